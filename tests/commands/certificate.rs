//! What a certificate proves.

use crate::hand::{BASE, Desk};

fn certified() -> Desk {
    let desk = Desk::with(&[
        ("base.md", BASE),
        ("kaz.md", &BASE.replace("тридцати", "шестидесяти")),
        ("rus.md", &BASE.replace("самостоятельно", "совместно")),
    ]);
    desk.run(["consolidate", "base.md", "KAZ=kaz.md", "RUS=rus.md", "-o", "rolling.json"]).text();
    desk
}

#[test]
fn a_whole_file_is_verified_with_and_without_its_sources() {
    let desk = certified();
    let said = desk.run(["verify", "rolling.json"]).text();
    assert_eq!(said.lines().count(), 4, "{said}");
    assert!(said.lines().all(|line| line.starts_with("✓ ")), "{said}");
    let said =
        desk.run(["verify", "rolling.json", "base.md", "RUS=rus.md", "KAZ=kaz.md", "--rederive"]).text();
    assert_eq!(said.lines().count(), 8, "{said}");
    assert!(said.lines().all(|line| line.starts_with("✓ ")), "{said}");
}

#[test]
fn tampering_is_found_out() {
    let desk = certified();
    let right = String::from_utf8(desk.bytes("rolling.json")).unwrap();
    // A word of a proposal, altered: it does not come out as certified, nor is the file the same.
    desk.put("altered.json", right.replace("шестидесяти", "девяноста").as_bytes());
    let ran = desk.run(["verify", "altered.json"]);
    assert_eq!(ran.status, 1);
    let said = String::from_utf8(ran.out).unwrap();
    let wrong: Vec<&str> = said.lines().filter(|line| line.starts_with('✗')).collect();
    assert_eq!(
        wrong,
        [
            "✗ The file was altered after it was made, or did not arrive whole.",
            "✗ KAZ does not come out as certified."
        ]
    );
    assert!(ran.said.contains("Do not rely on this file"), "{}", ran.said);
    // The holder, altered.
    desk.put("holder.json", right.replacen("\"holders\":[\"KAZ\"]", "\"holders\":[\"RUS\"]", 1).as_bytes());
    assert_eq!(desk.run(["verify", "holder.json"]).status, 1);
    // Both words and certificate, altered: whoever has the reply finds it out.
    let forged = forge(&right);
    desk.put("forged.json", forged.as_bytes());
    let said = desk.run(["verify", "forged.json"]);
    assert_eq!(said.status, 0, "a forged certificate is consistent in itself: {}", said.said);
    let ran = desk.run(["verify", "forged.json", "base.md", "KAZ=kaz.md", "RUS=rus.md"]);
    assert_eq!(ran.status, 1);
    assert!(String::from_utf8_lossy(&ran.out).contains("✗ kaz.md is not the reply of KAZ in this file."));
    // The base is not the one that was consolidated.
    let ran = desk.run(["verify", "rolling.json", "kaz.md"]);
    assert_eq!(ran.status, 1);
    assert!(String::from_utf8_lossy(&ran.out).contains("✗ kaz.md is not the base of this file."));
}

/// The file with another word, and a certificate made to fit by whoever changed it.
fn forge(right: &str) -> String {
    let other = BASE.replace("тридцати", "девяноста");
    let desk = Desk::with(&[
        ("base.md", BASE),
        ("kaz.md", &other),
        ("rus.md", &BASE.replace("самостоятельно", "совместно")),
    ]);
    desk.run(["consolidate", "base.md", "KAZ=kaz.md", "RUS=rus.md", "-o", "rolling.json"]).text();
    let forged = String::from_utf8(desk.bytes("rolling.json")).unwrap();
    assert_ne!(forged, right);
    forged
}

#[test]
fn a_rederived_file_must_be_the_same_to_the_byte() {
    let desk = certified();
    let right = String::from_utf8(desk.bytes("rolling.json")).unwrap();
    // The same data laid out otherwise is not the same file.
    let value: serde_json::Value = serde_json::from_str(&right).unwrap();
    desk.put("pretty.json", serde_json::to_string_pretty(&value).unwrap().as_bytes());
    let ran = desk.run(["verify", "pretty.json", "--rederive"]);
    assert_eq!(ran.status, 1);
    let said = String::from_utf8(ran.out).unwrap();
    assert!(said.contains("✗ Set out again with this version, the same texts give another file."), "{said}");
    assert!(said.contains("✓ KAZ comes out exactly as certified."), "{said}");
    // Another algorithm cannot be set out again, which is said.
    desk.put(
        "older.json",
        right.replace(&format!("{}\"", travaux::consolidate::ALGORITHM), "travaux-0\"").as_bytes(),
    );
    let said = String::from_utf8(desk.run(["verify", "older.json", "--rederive"]).out).unwrap();
    assert!(said.contains("travaux-0") && said.contains("✓ RUS comes out exactly as certified."), "{said}");
}
