//! Accepting and rejecting, against another tool's results on the same files: the same paragraphs, cells and
//! notes, word by word.

use travaux::exchange::word::{Reading, View};

use crate::corpus::corpus;

#[test]
fn accepting_and_rejecting_agree_with_another_tool() {
    let Some(folder) = corpus("openxml-powertools/TestFiles/RP") else { return };
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut asked, mut unexpected) = (0, Vec::new());
    for path in paths {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        for (ending, view) in [("Accepted", View::Accepted), ("Rejected", View::Original)] {
            let theirs = folder.join(format!("{name}-{ending}.docx"));
            let (Ok(tracked), Ok(theirs)) = (std::fs::read(&path), std::fs::read(theirs)) else { continue };
            let lines = |bytes: &[u8], view| -> Vec<String> {
                let import = Reading { view, numbers: false }.read(bytes).unwrap();
                import.text.provisions().iter().map(|provision| provision.line()).collect()
            };
            let (ours, theirs) = (lines(&tracked, view), lines(&theirs, View::Accepted));
            asked += 1;
            if ours != theirs {
                let at = ours.iter().zip(&theirs).take_while(|(ours, theirs)| ours == theirs).count();
                unexpected.push(format!("{name} {ending}:\n  {:?}\n  {:?}", ours.get(at), theirs.get(at)));
            }
        }
    }
    println!("{} of {asked} agree", asked - unexpected.len());
    assert!(asked > 40 && unexpected.is_empty(), "{}", unexpected.join("\n"));
}
