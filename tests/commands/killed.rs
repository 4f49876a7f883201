//! Processes that are really killed, and disks that are really full: all of what was asked for is there afterwards, or
//! none of it, and asked again it works.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use travaux::dossier::{Disk, Dossier};
use travaux::negotiation::StateOfPlay;

use crate::hand::{BASE, Desk, TRAVAUX, copy};

/// What is asked for.
const DEEDS: [&[&str]; 4] = [
    &["submit", "b.dossier", "ARM", "arm.md", "--date", "2026-03-19"],
    &["decide", "b.dossier", "1", "--take", "KAZ"],
    &["publish", "b.dossier", "--date", "2026-04-01"],
    &["circulate", "b.dossier", "--to", "BLR", "--date", "2026-03-12"],
];

/// A desk with a dossier `a.dossier` that has a draft and a reply to two places of it.
fn desk() -> Desk {
    let kaz = BASE.replace("тридцати", "шестидесяти").replace("самостоятельно", "поровну");
    let desk =
        Desk::with(&[("base.md", BASE), ("kaz.md", &kaz), ("arm.md", &BASE.replace("тридцати", "сорока"))]);
    let new = ["new", "a.dossier", "--title", "Соглашение", "--base", "ru=base.md"];
    desk.run(new.into_iter().chain(["--delegations", "KAZ,ARM,BLR", "--date", "2026-03-12"])).text();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md", "--date", "2026-03-18"]).text();
    desk
}

fn open(path: &Path) -> Dossier {
    Dossier::open(path, Arc::new(Disk)).unwrap()
}

/// The names of everything in a dossier, drafts that nobody looks at included.
fn names(root: &Path) -> BTreeSet<PathBuf> {
    let folders = ["records", "texts", "received"].into_iter();
    folders
        .filter_map(|folder| std::fs::read_dir(root.join(folder)).ok())
        .flat_map(|entries| entries.flatten().map(|entry| entry.path()))
        .collect()
}

/// Looks at what is left of a run on `b.dossier` that may have been cut off; whether it is complete.
fn whole_or_nothing(desk: &Desk, before: &StateOfPlay, deed: &[&str], when: &str) -> bool {
    let (a, b) = (desk.path("a.dossier"), desk.path("b.dossier"));
    let left = open(&b);
    assert!(left.troubles().is_empty(), "{when}: {:?}", left.troubles());
    assert!(left.state().pending.is_empty() && left.state().without_effect.is_empty(), "{when}");
    let entered = left.records().len() - open(&a).records().len();
    assert!(entered <= 1, "{when}");
    assert!(entered == 1 || left.state() == before, "{when}");
    for path in names(&a) {
        let there = b.join(path.strip_prefix(&a).unwrap());
        assert_eq!(std::fs::read(&path).unwrap(), std::fs::read(&there).unwrap(), "{when}");
    }
    if entered == 0 {
        desk.run(deed).text();
        assert_eq!(open(&b).records().len(), open(&a).records().len() + 1, "{when}");
    }
    entered == 1
}

/// Lets a process run until this many new files were seen, or it ends; whether it ended by itself.
fn cut_off(mut child: Child, root: &Path, before: &BTreeSet<PathBuf>, after: usize) -> bool {
    let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
    loop {
        let ended = child.try_wait().unwrap();
        seen.extend(names(root).difference(before).cloned());
        if let Some(status) = ended {
            return status.success();
        }
        if seen.len() >= after {
            child.kill().unwrap();
            child.wait().unwrap();
            return false;
        }
    }
}

#[test]
fn a_killed_process_leaves_all_of_what_was_asked_or_none() {
    let desk = desk();
    let before = open(&desk.path("a.dossier"));
    for deed in DEEDS {
        for after in 0.. {
            let b = desk.path("b.dossier");
            copy(&desk.path("a.dossier"), &b);
            let mut program = desk.here(Command::new(TRAVAUX));
            let child = program.args(deed).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            let ended = cut_off(child, &b, &names(&b), after);
            let complete =
                whole_or_nothing(&desk, before.state(), deed, &format!("{deed:?} after {after} files"));
            assert!(complete || !ended);
            std::fs::remove_dir_all(&b).unwrap();
            if ended || after > 12 {
                break;
            }
        }
    }
}

/// The system kills whoever writes a file longer than is allowed, in the middle of it.
#[cfg(unix)]
#[test]
fn a_process_killed_in_the_middle_of_a_file_leaves_none_of_it() {
    let desk = desk();
    let before = open(&desk.path("a.dossier"));
    for deed in DEEDS {
        let mut cut = 0;
        for blocks in 0..64 {
            let b = desk.path("b.dossier");
            copy(&desk.path("a.dossier"), &b);
            let mut shell = desk.here(Command::new("sh"));
            shell.args(["-c", &format!("ulimit -f {blocks}; exec \"$@\" >/dev/null 2>&1"), "sh", TRAVAUX]);
            let ended = shell.args(deed).status().unwrap().success();
            let when = format!("{deed:?} with {blocks} blocks");
            let complete = whole_or_nothing(&desk, before.state(), deed, &when);
            assert!(complete == ended, "{when}");
            std::fs::remove_dir_all(&b).unwrap();
            if ended {
                break;
            }
            cut += 1;
        }
        assert!(cut > 0, "{deed:?}");
    }
}

/// A small disk, for as long as it is needed.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn new(at: &Path, kilobytes: usize) -> Option<Self> {
        std::fs::create_dir_all(at).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={kilobytes}k"), "tmpfs"]).arg(at);
        let mounted = mount.stderr(Stdio::null()).status().is_ok_and(|status| status.success());
        mounted.then(|| Self(at.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_costs_nothing() {
    let desk = desk();
    let a = desk.path("a.dossier");
    let before = open(&a);
    let page = 4;
    let pages = |path: &PathBuf| (std::fs::metadata(path).unwrap().len() as usize).div_ceil(page * 1024);
    let least: usize = page * names(&a).iter().map(pages).sum::<usize>();
    for deed in DEEDS {
        let mut refused = 0;
        for more in 0..32 {
            let Some(disk) = SmallDisk::new(&desk.path("small"), least + page * more) else {
                eprintln!("skipped: only an administrator can make a small disk");
                return;
            };
            let b = disk.0.join("b.dossier");
            if !Command::new("cp").arg("-r").args([&a, &b]).stderr(Stdio::null()).status().unwrap().success()
            {
                continue;
            }
            let deed: Vec<&str> =
                deed.iter().map(|word| if *word == "b.dossier" { "small/b.dossier" } else { word }).collect();
            let ran = desk.run(&deed);
            let left = open(&b);
            assert!(left.troubles().is_empty(), "{deed:?} {more}: {:?}", left.troubles());
            if ran.status == 0 {
                assert_eq!(left.records().len(), before.records().len() + 1);
                assert!(refused > 0, "{deed:?}: the disk was never full");
                break;
            }
            let said = ran.sentence(1);
            assert!(said.contains("disk is full"), "{said}");
            assert_eq!(left.state(), before.state());
            assert!(!names(&b).iter().any(|path| path.to_string_lossy().ends_with(".part")));
            refused += 1;
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_takes_nothing_is_said() {
    let desk = desk();
    // Through a link, so that whoever replaces it replaces the link alone.
    std::os::unix::fs::symlink("/dev/full", desk.path("link")).unwrap();
    let before = desk.contents();
    for deed in [
        &["export", "a.dossier", "--what", "comments", "-o", "link"][..],
        &["export", "a.dossier", "--what", "consolidated", "--format", "docx", "-o", "link"],
        &["transfer", "a.dossier", "-o", "link"],
        &["blame", "a.dossier", "-o", "link"],
    ] {
        let said = desk.run(deed).sentence(1);
        assert!(said.contains("disk is full"), "{said}");
        assert!(desk.path("link").is_symlink(), "{deed:?}");
    }
    let words = ["status", "history", "streamline"].map(|word| format!("\"$0\" {word} a.dossier >/dev/full"));
    for words in words {
        let ran = desk.here(Command::new("sh")).args(["-c", &words, TRAVAUX]).output().unwrap();
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(
            ran.status.code() == Some(1) && said.contains("full") && !said.contains("panicked"),
            "{said}"
        );
    }
    assert_eq!(desk.contents(), before);
}
