//! Every example of every help, run as it stands there, where the files it names are.

use std::path::Path;
use std::process::Command;

use crate::hand::{Desk, TRAVAUX, copy};

/// What of an example is not run as it stands, and why.
enum Bound {
    /// It opens the window.
    Window,
    /// It asks for a password, which is given beforehand.
    Password,
    /// It names what is different in every dossier: the words in it, and how those of this dossier are found.
    Own(&'static str, fn(&Desk) -> String),
}

const BOUND: &[(&str, Bound)] = &[
    ("travaux", Bound::Window),
    ("travaux Draft.docx replies/KAZ.docx replies/ARM.docx", Bound::Window),
    ("travaux key new sec.key", Bound::Password),
    ("travaux withdraw Agreement.dossier 3f2a9c --by ARM", Bound::Own("3f2a9c", reply)),
    (
        "travaux key confirm Agreement.dossier --office KAZ --fingerprint \"3f2a 9c41 0b7e 55d2 81aa 6c03 e9f4 17b8\"",
        Bound::Own("3f2a 9c41 0b7e 55d2 81aa 6c03 e9f4 17b8", fingerprint),
    ),
];

/// The beginnings of those that make a file or folder, which must not be there yet.
const MAKES: &[(&str, &str)] = &[
    ("travaux new ", "Agreement.dossier"),
    ("travaux sample ", "Agreement.dossier"),
    ("travaux demo ", "Agreement.dossier"),
    ("travaux key new ", "sec.key"),
];

/// The beginning of the id of the current reply of ARM.
fn reply(desk: &Desk) -> String {
    let stands = desk.run(["status", "Agreement.dossier", "--json"]).text();
    let stands: serde_json::Value = serde_json::from_str(&stands).unwrap();
    let replies = stands["replies"].as_array().unwrap();
    let of = replies.iter().find(|reply| reply["voices"][0] == "ARM").unwrap();
    of["id"].as_str().unwrap()[..12].to_owned()
}

/// The fingerprint of the key of KAZ.
fn fingerprint(desk: &Desk) -> String {
    desk.run(["key", "show", "kaz.pub"]).text().lines().nth(1).unwrap().to_owned()
}

/// A draft of fourteen articles: how many days a term has in it, and what is done in each second paragraph.
fn draft(days: &str, done: &str) -> String {
    let articles = (1..=14).map(|n| {
        format!(
            "\n### Статья {n}. Предмет\n\n1. Орган номер {n} рассматривает запрос в течение {days} дней.\n\n\
             2. Стороны номер {n} {done}.\n"
        )
    });
    format!("# Соглашение\n\nСтороны согласились о нижеследующем:\n{}", articles.collect::<String>())
}

/// A folder with everything the examples name.
fn prepared() -> Desk {
    let texts = [
        ("base.md", draft("тридцати", "сотрудничают")),
        ("kaz.md", draft("сорока", "сотрудничают")),
        ("arm.md", draft("пятидесяти", "сотрудничают")),
        ("rus.md", draft("шестидесяти", "сотрудничают")),
        ("blr.md", draft("девяноста", "содействуют")),
        ("joint.md", "### Статья 3. Предмет\n\n2. Стороны номер 3 взаимодействуют.\n".to_owned()),
        ("en.md", "# Agreement\n\n### Article 1. Subject\n\nThe Parties cooperate.\n".to_owned()),
        ("letter.md", "Замечаний к проекту не имеется.\n".to_owned()),
    ];
    let desk = Desk::new();
    for (name, text) in &texts {
        desk.put(name, text.as_bytes());
    }
    // As Word files, what a delegation would send as one.
    for name in ["base", "kaz", "arm", "joint", "en", "letter"] {
        let (from, to) = (format!("{name}.md"), format!("{name}.docx"));
        desk.run(["compare", &from, &from, "-o", &to]).text();
    }
    for (from, to) in [
        ("base.docx", "draft.docx"),
        ("base.docx", "draft-1.docx"),
        ("kaz.docx", "draft-2.docx"),
        ("kaz.docx", "reply.docx"),
        ("en.docx", "draft-en.docx"),
        ("en.docx", "kaz-en.docx"),
    ] {
        desk.put(to, &desk.bytes(from));
    }
    desk.put("scan.pdf", b"%PDF-1.4 a scan");
    let replies = ["base.md", "KAZ=kaz.docx", "ARM=arm.docx"];
    for output in ["rolling.json", "consolidated.docx"] {
        desk.run(["consolidate"].into_iter().chain(replies).chain(["-o", output])).text();
    }
    let run = |words: &str| desk.run(words.split(' ')).text();
    run(
        "new Agreement.dossier --title Agreement --base ru=base.md --delegations ARM,BLR,KAZ,KGZ,RUS,TJK --office BKB",
    );
    run("publish Agreement.dossier --text ru=base.md");
    run("publish Agreement.dossier --text ru=base.md");
    for (code, file) in [("KAZ", "kaz.md"), ("ARM", "arm.md"), ("BLR", "blr.md")] {
        run(&format!("submit Agreement.dossier {code} {file}"));
    }
    // Too late: draft 3 is out.
    run("submit Agreement.dossier RUS rus.md --about 2");
    run("meeting Agreement.dossier --place Минск --from 2026-04-07 --present KAZ,ARM,BLR");
    run("key new sec.key --no-password");
    run("key new kaz.key --no-password");
    run("key announce Agreement.dossier --key kaz.key --office KAZ");
    run("transfer Agreement.dossier --for KAZ -o for-kaz.travaux");
    desk
}

/// The lines behind a heading, up to an empty one.
fn section<'h>(help: &'h str, heading: &str) -> Vec<&'h str> {
    let lines = help.lines().skip_while(|line| *line != heading).skip(1);
    lines.take_while(|line| !line.is_empty()).map(|line| line.strip_prefix("  ").unwrap()).collect()
}

/// The examples of the program and of every command.
fn examples(desk: &Desk) -> Vec<String> {
    let whole = desk.run(["--help"]).text();
    let names = section(&whole, "Commands:").into_iter().filter(|line| !line.starts_with(' '));
    let mut found: Vec<String> = section(&whole, "Examples:").into_iter().map(str::to_owned).collect();
    for name in names.filter_map(|line| line.split(' ').next()) {
        let help = desk.run([name, "--help"]).text();
        let own = section(&help, "Examples:");
        assert!(!own.is_empty(), "{name} has no example");
        let russian = desk.run(["--interface", "ru", name, "--help"]).text();
        assert_eq!(section(&russian, "Примеры:"), own, "{name}");
        found.extend(own.into_iter().map(str::to_owned));
    }
    found
}

/// Runs an example as a person would type it.
fn typed(desk: &Desk, example: &str) -> Result<String, String> {
    let folder = Path::new(TRAVAUX).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let ran = desk.here(Command::new("sh")).env("PATH", path).args(["-c", example]).output().unwrap();
    match ran.status.success() {
        true => Ok(String::from_utf8(ran.stdout).unwrap()),
        false => Err(format!("{example}: {}", String::from_utf8_lossy(&ran.stderr))),
    }
}

#[cfg(unix)]
#[test]
fn every_example_of_every_help_runs_as_it_stands() {
    let prepared = prepared();
    let examples = examples(&prepared);
    for (bound, _) in BOUND {
        assert!(examples.iter().any(|example| example == bound), "no help has the example “{bound}”");
    }
    let mut wrong = Vec::new();
    for example in examples {
        let desk = Desk::new();
        copy(&prepared.path(""), &desk.path(""));
        for (_, made) in MAKES.iter().filter(|(beginning, _)| example.starts_with(beginning)) {
            let made = desk.path(made);
            match made.is_dir() {
                true => std::fs::remove_dir_all(made).unwrap(),
                false => std::fs::remove_file(made).unwrap(),
            }
            drop(std::fs::remove_file(desk.path("sec.pub")));
        }
        let bound = BOUND.iter().find(|(bound, _)| *bound == example).map(|(_, bound)| bound);
        let ran = match bound {
            Some(Bound::Window) => continue,
            Some(Bound::Password) => typed(&desk, &format!("TRAVAUX_KEY_PASSWORD=secret {example}")),
            Some(Bound::Own(theirs, own)) => typed(&desk, &example.replace(theirs, &own(&desk))),
            None => typed(&desk, &example),
        };
        wrong.extend(ran.err());
        let written = example.split_once(" -o ").and_then(|(_, behind)| behind.split(' ').next());
        if let Some(written) = written.filter(|written| !desk.path(written).exists()) {
            wrong.push(format!("{example}: {written} was not written"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
