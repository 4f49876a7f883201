//! Keys from a terminal.

use crate::hand::{BASE, Desk};

fn founded() -> Desk {
    let desk = Desk::with(&[("base.md", BASE), ("kaz.md", &BASE.replace("тридцати", "сорока"))]);
    let new = ["new", "a.dossier", "--title", "Соглашение", "--base", "ru=base.md"];
    desk.run(new.into_iter().chain(["--delegations", "KAZ,ARM", "--date", "2026-03-12"])).text();
    desk
}

#[test]
fn a_key_is_made_announced_confirmed_and_signs() {
    let desk = founded();
    assert!(desk.run(["key", "show", "a.dossier"]).text().contains("Nobody has announced"));
    let said = desk.run(["key", "new", "sec.key", "--no-password"]).text();
    assert!(said.contains("sec.pub"), "{said}");
    let shown = desk.run(["key", "show", "sec.pub"]).text();
    assert_eq!(shown, desk.run(["key", "show", "sec.key"]).text());
    let print = shown.lines().nth(1).unwrap().to_owned();
    assert!(said.contains(&print), "{said}");
    let said = desk.run(["key", "announce", "a.dossier", "--key", "sec.key", "--only"]).text();
    assert!(said.contains(&print) && said.lines().count() == 2, "{said}");
    // From now on what is entered here is signed without a word.
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    let signed = |desk: &Desk| {
        let all = desk.contents();
        all.values().filter(|it| String::from_utf8_lossy(it).contains("-----SIGNATURE-----")).count()
    };
    assert_eq!(signed(&desk), 2);
    assert!(desk.run(["key", "show", "a.dossier"]).text().contains("(confirmed)"));
    // On another computer the key has to be named, and confirmed.
    std::fs::remove_dir_all(desk.path("config")).unwrap();
    let said = desk.run(["decide", "a.dossier", "1", "--take", "KAZ"]).sentence(1);
    assert!(said.contains("not signed"), "{said}");
    desk.run(["decide", "a.dossier", "1", "--take", "KAZ", "--sign", "sec.key"]).text();
    assert_eq!(signed(&desk), 3);
    assert!(desk.run(["key", "show", "a.dossier"]).text().contains("(not confirmed)"));
    let confirm = ["key", "confirm", "a.dossier", "--office", "SEC", "--fingerprint"];
    desk.run(confirm.iter().copied().chain(["dead beef"])).sentence(1);
    desk.run(confirm.iter().copied().chain([print.to_uppercase().as_str()])).text();
    assert!(desk.run(["key", "show", "a.dossier"]).text().contains("(confirmed)"));
}

#[test]
fn what_cannot_be_done_with_keys_is_said() {
    let desk = founded();
    // Nobody is there to type a password.
    desk.run(["key", "new", "sec.key"]).sentence(1);
    desk.run(["key", "new", "sec.key", "--no-password"]).text();
    desk.run(["key", "new", "sec.key", "--no-password"]).sentence(1);
    desk.run(["key", "announce", "a.dossier"]).sentence(2);
    desk.run(["key", "announce", "a.dossier", "--key", "base.md"]).sentence(1);
    desk.run(["key", "announce", "a.dossier", "--key", "sec.pub"]).sentence(1);
    desk.run(["key", "confirm", "a.dossier", "--office", "SEC"]).sentence(2);
    desk.run(["key", "confirm", "a.dossier", "--office", "KAZ", "--fingerprint", "x"]).sentence(1);
    desk.run(["key", "show", "nothing.pub"]).sentence(1);
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md", "--sign", "base.md"]).sentence(1);
    let said = desk.run_in("ru_RU.UTF-8", ["key", "announce", "a.dossier", "--key", "base.md"]).sentence(1);
    assert!(said.contains("не файл ключа"), "{said}");
}
