//! What is not for everyone is in nothing that goes to everyone: not a word of it, in no byte of a paper, an export, a
//! transfer file or a signature.

use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;
use travaux::dossier::entry::{Received, Reply};
use travaux::dossier::{Disk, Dossier, Occasion};
use travaux::negotiation::submission::{About, Kind, Letter, Part};
use travaux::negotiation::{Audience, LanguageTag};
use travaux::text::markdown;

use crate::hand::{BASE, Desk};
use crate::round::founded;

/// Words that stand in what is for one office alone.
const OWN: [&str; 8] =
    ["БУРЕЛОМ", "ПРИЗРАЧНО", "ОТМЫЧКА", "ТАЙНОПИСЬ", "КРАСНОЛЕСЬЕ", "ОТСТУПАЕМ", "УСЛОВИМСЯ", "СХОРОН"];
/// A word that stands in what is for the secretariat.
const LINE: &str = "РУБИКОН";

/// Everything in some bytes: what is packed in them unpacked, whatever is packed in that, too.
fn unpacked(bytes: Vec<u8>) -> Vec<Vec<u8>> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&bytes)) else { return vec![bytes] };
    let mut all = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        all.push(entry.name().unwrap().as_bytes().to_vec());
        let mut inner = Vec::new();
        entry.read_to_end(&mut inner).unwrap();
        all.extend(unpacked(inner));
    }
    all
}

/// Which of the words stand in some bytes.
fn told(bytes: Vec<u8>, words: &[&'static str]) -> Vec<&'static str> {
    let pieces = unpacked(bytes);
    let within = |word: &&&str| {
        let lower = word.to_lowercase();
        pieces.iter().any(|piece| {
            let piece = String::from_utf8_lossy(piece).to_lowercase();
            piece.contains(&lower)
        })
    };
    words.iter().filter(within).copied().collect()
}

fn everything(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => all.extend(everything(&path)),
            false => all.push((path.display().to_string(), std::fs::read(&path).unwrap())),
        }
    }
    all
}

/// A round in which a good deal was entered that is not for everyone.
fn secretive() -> Desk {
    let desk = founded();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md", "--date", "2026-03-18"]).text();
    desk.run(["submit", "a.dossier", "ARM", "arm.md", "--date", "2026-03-19"]).text();
    let approved = BASE.replace("преступностью", "преступностью и ТАЙНОПИСЬЮ");
    desk.put("approved.md", approved.as_bytes());
    desk.run(["submit", "a.dossier", "KAZ", "approved.md", "--kind", "approved"]).text();
    // A reply nobody is to see yet, with its file and letter.
    let mut dossier = Dossier::open(&desk.path("a.dossier"), Arc::new(Disk)).unwrap();
    let edition = dossier.state().current.unwrap();
    let russian: LanguageTag = "ru".parse().unwrap();
    let mut reply = Reply::new(Kind::Full, vec!["BLR".parse().unwrap()], About::Edition(edition));
    let text = BASE.replace("самостоятельно", "БУРЕЛОМОМ");
    reply.texts.insert(russian.clone(), markdown::read(&text).0);
    reply.reasons.push(("статья 2".to_owned(), "ПРИЗРАЧНО".to_owned()));
    reply.letter = Some(Letter { number: "ОТМЫЧКА-7".to_owned(), ..Letter::default() });
    reply.files.push(Received {
        name: "СХОРОН.md".to_owned(),
        bytes: text.into_bytes(),
        part: Part::Text,
        language: Some(russian),
    });
    let office = dossier.genesis().office.clone();
    let mut occasion = Occasion::new(office, Timestamp::from_second(1_790_000_000).unwrap());
    occasion.audience = Audience::OwnOffice;
    dossier.submit(reply, &occasion).unwrap();
    // What is said of its words without a thought is kept from everyone, too.
    let number = of_belarus(&desk);
    desk.run(["position", "a.dossier", "KGZ", &number, "opposes", "--on", "BLR"]).text();
    desk.run(["remark", "a.dossier", "странно", "--passage", &number, "--on", "BLR"]).text();
    desk.run(["link", "a.dossier", "KGZ", &format!("{number}=BLR"), "1"]).text();
    for said in [
        &[
            "position",
            "a.dossier",
            "ARM",
            "1",
            "opposes",
            "--on",
            "KAZ",
            "--reason",
            "КРАСНОЛЕСЬЕ",
            "--for",
            "own",
        ][..],
        &[
            "position",
            "a.dossier",
            "BLR",
            "1",
            "accepts-if",
            "--on",
            "KAZ",
            "--reason",
            LINE,
            "--for",
            "secretariat",
        ],
        &["remark", "a.dossier", "ОТСТУПАЕМ", "--passage", "1", "--for", "own"],
        &["link", "a.dossier", "ARM", "1", "2", "--condition", "УСЛОВИМСЯ", "--for", "own"],
    ] {
        desk.run(said).text();
    }
    desk
}

/// The number of the passage in which BLR proposes something.
fn of_belarus(desk: &Desk) -> String {
    let status: Value = serde_json::from_str(&desk.run(["status", "a.dossier", "--json"]).text()).unwrap();
    let passages = status["passages"].as_array().unwrap();
    let holds = |passage: &&Value| passage["proposers"].as_array().unwrap().contains(&"BLR".into());
    passages.iter().find(holds).unwrap()["number"].to_string()
}

/// Writes everything that can be written for these readers.
fn written(desk: &Desk, readers: &str) -> Vec<(String, Vec<u8>)> {
    let out = desk.path("out");
    std::fs::create_dir(&out).unwrap();
    for (format, ending) in [
        ("docx", "docx"),
        ("docx-brackets", "docx"),
        ("html", "html"),
        ("markdown", "md"),
        ("xlsx", "xlsx"),
        ("json", "json"),
    ] {
        if format != "docx-brackets" {
            let folder = format!("out/papers-{format}");
            desk.run(["papers", "a.dossier", "-o", &folder, "--format", format, "--for", readers]).text();
        }
        for what in ["consolidated", "clean", "voice:KAZ", "changes:ARM", "approved"] {
            let path = format!("out/{}-{format}.{ending}", what.replace(':', "-"));
            let export =
                ["export", "a.dossier", "--what", what, "--format", format, "-o", &path, "--for", readers];
            let ran = desk.run(export);
            assert!(
                ran.status == 0 || format == "xlsx" || format == "json" || what == "approved",
                "{}",
                ran.said
            );
        }
    }
    desk.run(["transfer", "a.dossier", "--for", readers, "-o", "out/all.travaux"]).text();
    let all = everything(&out);
    std::fs::remove_dir_all(out).unwrap();
    assert!(all.len() > 60, "{}", all.len());
    all
}

#[test]
fn no_word_of_what_is_not_for_them_reaches_anyone() {
    let desk = secretive();
    let all: Vec<&'static str> = OWN.iter().copied().chain([LINE]).collect();
    // They are there: whoever may see them finds them.
    let own = written(&desk, "own");
    let found: Vec<&str> = own.into_iter().flat_map(|(_, bytes)| told(bytes, &all)).collect();
    for word in &all {
        assert!(found.contains(word), "{word}");
    }
    for readers in ["everyone", "ARM"] {
        for (name, bytes) in written(&desk, readers) {
            assert_eq!(told(bytes, &all), Vec::<&str>::new(), "{readers}: {name}");
        }
    }
    // Nor does the next draft, which is for everyone, tell any of it.
    desk.run(["publish", "a.dossier", "--date", "2026-04-01"]).text();
    for (name, bytes) in written(&desk, "everyone") {
        assert_eq!(told(bytes, &all), Vec::<&str>::new(), "{name}");
    }
    // For those who may see it, it goes on beside the draft.
    let status = desk.run(["status", "a.dossier", "--json"]).text();
    let read: Value = serde_json::from_str(&status).unwrap();
    assert!(status.contains(OWN[0]) && read["to_be_carried"] == serde_json::json!([]), "{status}");
    desk.run(["withdraw", "a.dossier", "BLR", &of_belarus(&desk)]).text();
    let transfer = ["transfer", "a.dossier", "-o", "all.travaux"];
    desk.run(transfer).text();
    assert_eq!(told(desk.bytes("all.travaux"), &all), Vec::<&str>::new());
}

#[test]
fn signatures_for_everyone_are_of_what_is_for_everyone() {
    let desk = founded();
    desk.run(["key", "new", "sec.key", "--no-password"]).text();
    desk.run(["key", "announce", "a.dossier", "--key", "sec.key"]).text();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    let position =
        ["position", "a.dossier", "ARM", "1", "opposes", "--on", "KAZ", "--reason", OWN[0], "--for", "own"];
    desk.run(position).text();
    let said = desk.run(["history", "a.dossier", "--signatures", "signatures"]).text();
    assert_eq!(said.matches("minisign -Vm").count(), 2, "{said}");
    for (name, bytes) in everything(&desk.path("signatures")) {
        assert_eq!(told(bytes, &OWN), Vec::<&str>::new(), "{name}");
    }
    let said = desk.run(["history", "a.dossier", "--signatures", "own", "--for", "own"]).text();
    assert_eq!(said.matches("minisign -Vm").count(), 3, "{said}");
    // A folder that is not empty is never written over.
    let refused = desk.run(["history", "a.dossier", "--signatures", "own"]).sentence(1);
    assert!(refused.contains("own"), "{refused}");
}

#[test]
fn without_names_nothing_says_who_proposes_what() {
    let desk = founded();
    for (code, file) in [("KAZ", "kaz.md"), ("ARM", "arm.md")] {
        desk.run(["submit", "a.dossier", code, file, "--reason", "статья 2=так короче"]).text();
    }
    desk.run(["position", "a.dossier", "KGZ", "1", "opposes", "--on", "KAZ", "--reason", "рано"]).text();
    desk.run(["remark", "a.dossier", "странно", "--passage", "1", "--by", "BLR"]).text();
    desk.run(["decide", "a.dossier", "1", "--take", "KAZ"]).text();
    let codes = ["KAZ", "ARM", "BLR", "KGZ"];
    for ending in ["docx", "html", "md", "xlsx", "json"] {
        let format = if ending == "md" { "markdown" } else { ending };
        desk.run(["papers", "a.dossier", "-o", ending, "--format", format, "--no-names"]).text();
        for (name, bytes) in everything(&desk.path(ending)) {
            assert_eq!(told(bytes, &codes), Vec::<&str>::new(), "{name}");
        }
        let path = format!("consolidated.{ending}");
        let ran = desk.run(["export", "a.dossier", "--what", "consolidated", "--no-names", "-o", &path]);
        if ending == "json" || ending == "xlsx" {
            ran.sentence(2);
            assert!(!desk.path(&path).exists());
        } else {
            ran.text();
            assert_eq!(told(desk.bytes(&path), &codes), Vec::<&str>::new(), "{path}");
        }
    }
}
