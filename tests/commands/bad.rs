//! Bad input: a sentence each, nothing damaged, no file left behind.

use crate::hand::{BASE, Desk, shared};

#[test]
fn wrong_files_are_named_and_nothing_is_left() {
    let desk = Desk::with(&[("base.md", BASE), ("empty.md", ""), ("blank.txt", " \n\n\t\n")]);
    desk.put("binary.md", &(0..=255u8).cycle().take(5_000).collect::<Vec<_>>());
    desk.put("noise.docx", &(0..=255u8).cycle().take(5_000).collect::<Vec<_>>());
    desk.put("paper.pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    desk.put("old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old");
    desk.put("folder/inside.md", BASE.as_bytes());
    let before = desk.contents();
    let wrong =
        ["empty.md", "blank.txt", "binary.md", "noise.docx", "paper.pdf", "old.doc", "folder", "missing.md"];
    for file in wrong {
        for arguments in [
            vec!["read", file, "-o", "out.md"],
            vec!["compare", "base.md", file, "-o", "out.html"],
            vec!["compare", file, "base.md"],
            vec!["consolidate", file, "KAZ=base.md", "-o", "out.json"],
        ] {
            let said = desk.run(&arguments).sentence(1);
            assert!(said.contains(file), "{arguments:?}: {said}");
        }
        let voice = format!("KAZ={file}");
        let said = desk.run(["consolidate", "base.md", &voice, "-o", "out.docx"]).sentence(1);
        assert!(said.contains(file), "{said}");
        let said = desk.run(["project", file, "KAZ"]);
        assert_eq!(said.status, 1, "{file}");
        assert_eq!(desk.contents(), before, "{file}");
    }
}

#[test]
fn the_same_is_said_in_russian() {
    let desk = Desk::with(&[("empty.md", "")]);
    let said = desk.run_in("ru_RU.UTF-8", ["read", "empty.md"]).sentence(1);
    assert!(said.contains("нет текста"), "{said}");
    let said = desk.run_in("ru_RU.UTF-8", ["read", "нет.md"]).sentence(1);
    assert!(said.starts_with("Файла нет.md нет."), "{said}");
    let said = desk.run_in("ru_RU.UTF-8", ["consolidate", "empty.md"]).sentence(2);
    assert!(said.contains("Не хватает"), "{said}");
}

#[test]
fn wrong_use_is_told_from_failure() {
    let desk = Desk::with(&[("base.md", BASE), ("kaz.md", BASE)]);
    let before = desk.contents();
    let twice = desk.run(["consolidate", "base.md", "KAZ=kaz.md", "KAZ=base.md", "-o", "o.md"]).sentence(2);
    assert!(twice.contains("KAZ"), "{twice}");
    for wrong in [
        vec!["consolidate", "base.md", "kaz.md"],
        vec!["consolidate", "base.md", "kaz=kaz.md"],
        vec!["consolidate", "base.md", "BASE=kaz.md"],
        vec!["consolidate", "base.md", "../X=kaz.md"],
        vec!["consolidate", "base.md", "CON=kaz.md"],
        vec!["consolidate", "base.md", "KAZ="],
        vec!["consolidate", "base.md"],
        vec!["read"],
        vec!["read", "base.md", "--format", "pdf"],
        vec!["read", "base.md", "--nonsense"],
        vec!["compare", "base.md"],
        vec!["export", "x.dossier", "--what", "everything"],
        vec!["base.md", "read", "base.md"],
        vec!["comapre", "base.md", "kaz.md"],
    ] {
        desk.run(&wrong).sentence(2);
    }
    let said = desk.run(["comapre", "base.md", "kaz.md"]).sentence(2);
    assert!(said.contains("travaux compare"), "{said}");
    let said = desk.run(["consolidate", "base.md", "KAZ=kaz.md", "--partial", "RUS"]).sentence(1);
    assert!(said.contains("RUS") && said.contains("KAZ"), "{said}");
    assert_eq!(desk.contents(), before);
}

#[test]
fn unknown_voices_are_named_with_those_there_are() {
    let desk = Desk::with(&[("base.md", BASE), ("kaz.md", &BASE.replace("тридцати", "сорока"))]);
    desk.run(["consolidate", "base.md", "KAZ=kaz.md", "-o", "r.json"]).text();
    let said = desk.run(["project", "r.json", "RUS", "-o", "rus.md"]).sentence(1);
    assert!(said.contains("RUS") && said.contains("KAZ"), "{said}");
    let said = desk.run(["verify", "r.json", "base.md", "RUS=kaz.md"]).sentence(1);
    assert!(said.contains("RUS"), "{said}");
    assert!(!desk.path("rus.md").exists());
}

#[test]
fn files_being_read_are_never_overwritten() {
    let desk = Desk::with(&[("base.md", BASE), ("kaz.md", &BASE.replace("тридцати", "сорока"))]);
    let before = desk.contents();
    desk.run(["read", "base.md", "-o", "base.md"]).sentence(1);
    desk.run(["compare", "base.md", "kaz.md", "-o", "./kaz.md", "--format", "html"]).sentence(1);
    desk.run(["consolidate", "base.md", "KAZ=kaz.md", "-o", "kaz.md"]).sentence(1);
    assert_eq!(desk.contents(), before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_leaves_nothing() {
    use std::os::unix::fs::FileTypeExt;
    let full = std::path::Path::new("/dev/full");
    // The device is the machine's: where somebody has taken it away, or put a file in its place, nothing is full.
    if !std::fs::metadata(full).is_ok_and(|found| found.file_type().is_char_device()) {
        eprintln!("skipped: {} is no device here", full.display());
        return;
    }
    let desk = Desk::with(&[("base.md", BASE), ("kaz.md", &BASE.replace("тридцати", "сорока"))]);
    // Through a link of its own, so that whoever replaces it replaces the link alone.
    std::os::unix::fs::symlink(full, desk.path("full")).unwrap();
    let before = desk.contents();
    for arguments in [
        vec!["read", "base.md", "-o", "full"],
        vec!["compare", "base.md", "kaz.md", "-o", "full"],
        vec!["consolidate", "base.md", "KAZ=kaz.md", "--format", "docx", "-o", "full"],
    ] {
        let said = desk.run(&arguments).sentence(1);
        assert!(said.contains("disk is full"), "{said}");
        assert!(desk.path("full").is_symlink(), "{arguments:?}");
    }
    assert_eq!(desk.contents(), before);
    let out = std::fs::OpenOptions::new().write(true).open(full).unwrap();
    let mut program = desk.here(std::process::Command::new(crate::hand::TRAVAUX));
    let ran = program.args(["read", "base.md"]).stdout(out).output().unwrap();
    assert_eq!(ran.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("disk is full"));
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_or_written_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with(&[("base.md", BASE), ("secret.md", BASE), ("locked/a.md", BASE)]);
    let mode = |name: &str, mode: u32| {
        std::fs::set_permissions(desk.path(name), std::fs::Permissions::from_mode(mode)).unwrap();
    };
    mode("secret.md", 0o000);
    mode("locked", 0o000);
    if std::fs::read(desk.path("secret.md")).is_ok() {
        eprintln!("skipped: whoever runs this test may read everything");
    } else {
        desk.run(["read", "secret.md"]).sentence(1);
        desk.run(["read", "locked/a.md"]).sentence(1);
        desk.run(["read", "base.md", "-o", "locked/b.md"]).sentence(1);
        desk.run(["status", "locked"]).sentence(1);
    }
    mode("locked", 0o755);
    mode("secret.md", 0o644);
    desk.run(["read", "base.md", "-o", "nowhere/b.md"]).sentence(1);
    desk.run(["read", "base.md", "-o", "locked"]).sentence(1);
    desk.run(["status", "nowhere"]).sentence(1);
    desk.run(["export", "locked", "--what", "clean"]).sentence(1);
}

#[test]
fn a_line_of_ten_megabytes_is_read_and_compared() {
    let line =
        "Стороны сотрудничают в борьбе с преступностью, и каждая из них несёт свои расходы. ".repeat(70_000);
    assert!(line.len() > 10_000_000);
    let desk = Desk::with(&[("long.txt", &line), ("base.md", BASE)]);
    desk.put("other.txt", line.replacen("каждая", "всякая", 40_000).as_bytes());
    let text = desk.run(["read", "long.txt", "--format", "text"]).text();
    assert_eq!(text.trim_end(), line.trim_end());
    let ran = desk.run(["compare", "long.txt", "other.txt", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}", ran.said);
    assert!(ran.out.len() > 40_000);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = Desk::new();
    let long = format!("{BASE}\n{}", "Стороны сотрудничают.\n\n".repeat(50_000));
    desk.put("long.md", long.as_bytes());
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(["read", "long.md"])
        .current_dir(desk.path(""))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = child.wait_with_output().unwrap();
    assert_eq!(ran.status.code(), Some(0));
    assert!(ran.stderr.is_empty(), "{}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn rolling_texts_that_are_none_are_refused() {
    let desk = Desk::with(&[
        ("empty.json", ""),
        ("other.json", "{\"a\":1}"),
        ("cut.json", "{\"format\":\"travaux-rolling/1\",\"voices\":["),
        ("newer.json", "{\"format\":\"travaux-rolling/7\"}"),
        ("list.json", "[1,2,3]"),
    ]);
    for file in ["empty.json", "other.json", "cut.json", "newer.json", "list.json"] {
        for arguments in [vec!["project", file, "KAZ"], vec!["verify", file]] {
            let said = desk.run(&arguments).sentence(1);
            assert!(said.contains(file), "{said}");
        }
    }
}

#[test]
fn hostile_word_files_are_refused_or_read_and_nothing_is_touched() {
    let Some(folder) = shared("corpus/hostile") else { return };
    let desk = Desk::with(&[("base.md", BASE)]);
    let before = desk.contents();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "docx") {
            continue;
        }
        let file = path.display().to_string();
        let ran = desk.run(["read", &file]);
        assert!(matches!(ran.status, 0 | 1), "{file}: {} {}", ran.status, ran.said);
        assert!(!ran.said.contains("panicked"), "{file}: {}", ran.said);
        if ran.status == 1 {
            assert!(ran.out.is_empty());
            let said = desk.run(["consolidate", "base.md", &format!("KAZ={file}"), "-o", "o.html"]);
            assert_eq!(said.status, 1);
        }
        assert_eq!(desk.contents(), before, "{file}");
        count += 1;
    }
    assert!(count > 15);
}

#[test]
fn a_draft_that_waits_for_its_text_and_a_damaged_beginning_are_said() {
    let desk = Desk::with(&[("base.md", BASE)]);
    let new =
        ["new", "a.dossier", "--title", "Соглашение", "--base", "ru=base.md", "--delegations", "KAZ,ARM"];
    desk.run(new).text();
    // What came in is the text itself where nothing had to be written otherwise.
    for folder in ["texts", "received"] {
        std::fs::rename(desk.path("a.dossier").join(folder), desk.path(folder)).unwrap();
    }
    for arguments in [vec!["blame", "a.dossier"], vec!["export", "a.dossier", "--what", "clean"]] {
        let said = desk.run_in("ru_RU.UTF-8", &arguments).sentence(1);
        assert!(said.contains("1 запись ожидает файлов"), "{said}");
        let said = desk.run(&arguments).sentence(1);
        assert!(said.contains("Nothing is lost"), "{said}");
    }
    desk.put("a.dossier/dossier.ron", b"garbage");
    let said = desk.run_in("ru_RU.UTF-8", ["status", "a.dossier"]).sentence(1);
    assert!(said.contains("повреждён") && !said.contains("record"), "{said}");
}
