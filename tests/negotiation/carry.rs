//! Replies in the numbers of the text they are about, and carried to later ones.

use travaux::negotiation::carry::in_numbers_of;
use travaux::text::{Text, markdown};

fn text(source: &str) -> Text {
    markdown::read(source).0
}

#[test]
fn a_reply_that_only_renumbers_differs_in_nothing_but_numbers() {
    let base = text(include_str!("../../templates/samples/agreement/draft.ru.md"));
    let reply = text(include_str!("../../templates/samples/agreement/replies/VLN.ru.md"));
    let made = markdown::write(&in_numbers_of(&base, &reply));
    for line in made.lines().filter(|line| line.contains("стат") || line.starts_with("###")) {
        println!("{line}");
    }
    assert!(made.contains("осуществляющий руководство ею в соответствии со статьёй 9"));
}
