//! What people are told beside what they asked for: what came too late, what gives way, what waits, and for what.

use crate::hand::{BASE, Desk, Ran};
use crate::round::founded;

/// What was said on either output.
fn all(ran: &Ran) -> String {
    format!("{}{}", String::from_utf8_lossy(&ran.out), ran.said)
}

/// Draft 1 was answered by ARM, draft 2 followed, and a second reply of ARM to draft 1 came after it.
fn belated() -> Desk {
    let desk = founded();
    desk.run(["submit", "a.dossier", "ARM", "arm.md"]).text();
    desk.run(["publish", "a.dossier", "--date", "2026-04-01"]).text();
    desk.put("late.md", BASE.replace("самостоятельно", "поровну").as_bytes());
    desk.run(["submit", "a.dossier", "ARM", "late.md", "--about", "1", "--letter", "7/1"]).text();
    desk
}

#[test]
fn a_reply_that_came_too_late_is_told_of_and_carried_over() {
    let desk = belated();
    let status = desk.run(["status", "a.dossier"]).text();
    assert!(status.contains("! ARM: reply No. 7/1 to draft No. 1 came after"), "{status}");
    let note = |desk: &Desk, names: &[&str]| {
        let note = desk.run(["export", "a.dossier", "--what", "information"].iter().chain(names)).text();
        note.replace('\u{a0}', " ")
    };
    assert!(note(&desk, &[]).contains("a reply to draft No. 1 came after this draft was out"));
    assert!(note(&desk, &["--no-names"]).contains("One reply to an earlier draft came after this one"));
    let said = desk.run(["carry", "a.dossier", "ARM"]).text();
    assert!(said.contains("ARM: the reply to draft No. 1 was carried over to draft No. 2."), "{said}");
    let own = desk.run(["export", "a.dossier", "--what", "voice:ARM"]).text();
    assert_eq!(own, BASE.replace("самостоятельно", "поровну"));
    assert!(!desk.run(["status", "a.dossier"]).text().contains("came after"));
    assert!(!note(&desk, &[]).contains("came after"));
    assert!(desk.run(["carry", "a.dossier"]).text().contains("No late reply"));
    desk.run(["carry", "a.dossier", "ARM"]).sentence(1);
}

#[test]
fn what_became_of_a_neighbour_is_not_said_of_a_proposal() {
    let desk = founded();
    desk.put("rus.md", BASE.replace("рассматривает запрос", "изучает обращение").as_bytes());
    desk.run(["submit", "a.dossier", "ARM", "arm.md"]).text();
    desk.run(["submit", "a.dossier", "BLR", "rus.md"]).text();
    desk.run(["decide", "a.dossier", "1", "--take", "ARM", "--status", "ad-referendum:ARM"]).text();
    let own = |of: &str| desk.run(["export", "a.dossier", "--what", &format!("proposals:{of}")]).text();
    let (decided, other) = (own("ARM"), own("BLR"));
    assert!(decided.contains("ad referendum") || other.contains("ad referendum"), "{decided}{other}");
    for paper in [decided, other] {
        assert_ne!(paper.contains("ad referendum"), paper.contains("Not dealt with"), "{paper}");
        // The newest draft has no column on how a newer one reads.
        assert!(!paper.contains("| — |"), "{paper}");
    }
}

#[test]
fn a_reply_that_gives_way_and_a_file_that_came_before_are_named() {
    let desk = founded();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md", "--letter", "12/1"]).text();
    let again = all(&desk.run(["submit", "a.dossier", "KAZ", "kaz.md", "--check"]));
    assert!(again.contains("The same file has been entered before: reply of KAZ"), "{again}");
    let later = all(&desk.run(["submit", "a.dossier", "KAZ", "arm.md"]));
    assert!(later.contains("An earlier reply gives way to it") && later.contains("12/1"), "{later}");
    let (letter, date) = (["--letter", "12/2"], ["--date", "2026-04-01"]);
    let reply = ["submit", "a.dossier", "KAZ", "kaz.md"].into_iter().chain(letter).chain(date);
    drop(desk.run(reply));
    let stop = all(&desk.run_in("ru_RU.UTF-8", ["withdraw", "a.dossier", "KAZ"]));
    assert!(stop.contains("12/2") && stop.contains("г.") && !stop.contains(".."), "{stop}");
    let other = all(&desk.run(["submit", "a.dossier", "ARM", "arm.md"]));
    assert!(!other.contains("gives way") && !other.contains("same file"), "{other}");
}

#[test]
fn what_waits_is_named_with_the_file_it_waits_for_and_no_word_of_a_program_is_said() {
    let desk = founded();
    // Other bytes than those of its text, which is kept beside it.
    desk.put("kaz.md", BASE.replace("тридцати", "сорока").replace("\n\n", "\n\n\n").as_bytes());
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    std::fs::remove_dir_all(desk.path("a.dossier/received")).unwrap();
    desk.put("a.dossier/records/junk.ron", b"\x01\x02\xff");
    let status = all(&desk.run_in("ru_RU.UTF-8", ["status", "a.dossier"]));
    assert!(
        status.contains("Запись участника KAZ (") && status.contains("файла «kaz.md» (received/"),
        "{status}"
    );
    let junk = status.lines().find(|line| line.contains("junk.ron")).unwrap();
    let latin = junk.replace("junk.ron", "").chars().any(|letter| letter.is_ascii_alphabetic());
    assert!(!latin, "{junk}");
}

#[test]
fn what_was_agreed_and_taken_back_and_what_was_taken_out_later_are_told() {
    let base = "# Agreement on Lighthouses\n\n### Article 1. Lamps\n\n\
                1. Lamps are lit at dusk by the keepers of the towers.\n\n\
                2. Oil for the lamps is paid for by the ports along the whole coast.\n\n\
                3. Broken glass is replaced within thirty days of the notice.\n\n\
                ### Article 2. Keepers\n\n1. Keepers are appointed by the Council.\n";
    let kaz = base.replace("at dusk", "at sunset").replace("ports along the whole coast", "Council")
        + "\n2. Keepers wear a cap of blue wool.\n\n3. Keepers keep a book of all the ships.\n";
    let desk = Desk::with(&[("base.md", base), ("kaz.md", &kaz)]);
    let new = ["new", "a.dossier", "--title", "T", "--base", "en=base.md", "--delegations", "KAZ,BLR"];
    desk.run(new).text();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md", "--kind", "full"]).text();
    desk.run(["decide", "a.dossier", "1,2,3", "--take", "KAZ"]).text();
    desk.run(["withdraw", "a.dossier", "KAZ", "1", "--reason", "the ministry insists"]).text();
    desk.run(["publish", "a.dossier", "--date", "2026-04-01"]).text();
    let second = desk.run(["export", "a.dossier", "--what", "clean"]).text();
    let blr = second
        .replace("2. Oil for the lamps is paid for by the Council.\n\n", "")
        .replace("3. Broken", "2. Broken")
        .replace("2. Keepers wear a cap of blue wool.\n\n", "")
        .replace("3. Keepers keep a book", "2. Keepers keep a large book");
    assert!(second.contains("at sunset") && !blr.contains("Oil") && !blr.contains("wool"), "{second}");
    desk.put("blr.md", blr.as_bytes());
    desk.run(["submit", "a.dossier", "BLR", "blr.md", "--kind", "full"]).text();
    for passage in ["1", "2", "3"] {
        desk.run(["decide", "a.dossier", passage, "--take", "BLR"]).text();
    }
    desk.run(["publish", "a.dossier", "--date", "2026-05-01"]).text();
    let told = desk.run(["export", "a.dossier", "--what", "proposals:KAZ"]).text();
    let told = told.replace('\u{a0}', " ");
    let line =
        |words: &str| told.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{told}"));
    let withdrawn = line("sunset++");
    assert!(
        withdrawn.contains("**Withdrawn**") && withdrawn.contains("agreed in these words stands"),
        "{told}"
    );
    assert!(withdrawn.ends_with("| 1\\. Lamps are lit at sunset by the keepers of the towers. |"), "{told}");
    let out = "taken out of the text later, with draft No. 3.";
    assert!(
        line("Council++").contains("**Taken into account**") && line("Council++").contains(out),
        "{told}"
    );
    // What was added and reworded later is still found.
    let added = line("blue wool");
    assert!(added.contains(out) && added.contains("Keepers keep a large book of all the ships."), "{told}");
}

#[test]
fn measures_of_a_programme_are_cited_as_items_and_quoted_cell_by_cell() {
    let base = "# Programme\n\n## I. Lights\n\n| No. | Measure | Term |\n| --- | --- | --- |\n\
                | 1. | Survey of all lighthouses of the coast | 2027 |\n| 2. | Common signal book in three languages | 2028 |\n\n\
                ## II. Control\n\n1. The Council reviews the course of the Programme once a year.\n";
    let bbb = base.replace("| 2028 |\n", "| 2028 |\n| 3. | Common radio watch | 2029 |\n");
    let letter = "1. In item 2 of Section I replace “three” with “four”.\n\n2. Delete item 1 of Section I.\n";
    let desk = Desk::with(&[("base.md", base), ("bbb.md", &bbb), ("ccc.txt", letter)]);
    let new = ["new", "a.dossier", "--title", "T", "--base", "en=base.md", "--delegations", "BBB,CCC"];
    desk.run(new).text();
    desk.run(["submit", "a.dossier", "BBB", "bbb.md", "--kind", "full"]).text();
    let ran = desk.run(["submit", "a.dossier", "CCC", "ccc.txt", "--kind", "points"]);
    assert!(!ran.said.contains("could not be carried out"), "{}", ran.said);
    // A place is found as the papers cite it.
    desk.run(["remark", "a.dossier", "which?", "--at", "Section I, item 2"]).text();
    desk.run(["remark", "a.dossier", "which?", "--at", "Section I, item 9"]).sentence(1);
    let status: serde_json::Value =
        serde_json::from_str(&desk.run(["status", "a.dossier", "--json"]).text()).unwrap();
    let mut told = String::new();
    for passage in status["passages"].as_array().unwrap() {
        let number = passage["number"].to_string();
        told += &desk.run(["decide", "a.dossier", &number, "--take", "B"]).text();
    }
    assert!(told.contains("“1. — Survey of all lighthouses of the coast — 2027”"), "{told}");
    assert!(told.contains("Added: “3. — Common radio watch — 2029”"), "{told}");
    desk.run(["publish", "a.dossier", "--date", "2026-04-01"]).text();
    let proposals = desk.run(["export", "a.dossier", "--what", "proposals:CCC"]).text();
    assert!(proposals.contains("Common signal book in four languages — 2028 |"), "{proposals}");
}
