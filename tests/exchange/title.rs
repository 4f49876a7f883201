//! What a text is called where a page has its head.

use travaux::exchange::paper::title;
use travaux::text::markdown;

#[test]
fn a_text_is_called_by_words_not_by_its_emblem_or_a_note() {
    let called = |source: &str| title(&markdown::read(source).0);
    assert_eq!(called("# Agreement[^1]\n\n[^1]: Draft.\n"), "Agreement");
    assert_eq!(called("![](object:da77)\n\nProgramme of cooperation\n"), "Programme of cooperation");
    assert_eq!(called("Words\n\n# The title\n"), "The title");
    assert_eq!(called(""), "");
}
