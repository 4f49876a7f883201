//! Partial replies, and headings that say nothing but their number.

use proptest::prelude::*;
use travaux::consolidate::{Layer, Passage, Revision, RollingText, consolidate};
use travaux::text::{Text, markdown};

use crate::check::{recoverable, roll, well_formed};
use crate::often::cases;

fn read(draft: &str) -> Text {
    markdown::read(draft).0
}

/// A provision of a treaty: how it opens, and its words.
#[derive(Debug, Clone)]
struct Line {
    opens: String,
    words: Vec<String>,
}

fn written(lines: &[Line]) -> Text {
    let lines: Vec<String> =
        lines.iter().map(|line| format!("{}{}", line.opens, line.words.join(" "))).collect();
    read(&lines.join("\n\n"))
}

const WORDS: &str = "exchange request evidence member competent authority within thirty days written consent protect \
     information joint group investigation measure costs language dispute territory officer report annual session";

/// The words of a paragraph: they begin as everywhere, and go on with some of their own.
fn sentence() -> impl Strategy<Value = Vec<String>> {
    let pool: Vec<&str> = WORDS.split(' ').collect();
    (prop::collection::vec(prop::sample::select(pool), 6..14), 0usize..900).prop_map(|(words, own)| {
        let mut said = vec!["The".to_owned(), "Parties".to_owned()];
        said.extend(words.into_iter().map(str::to_owned));
        for nth in (3..said.len()).step_by(2) {
            said[nth] = format!("{}{own}", said[nth]);
        }
        said.push(format!("{own}."));
        said
    })
}

/// Articles under bare numbers, or under a number and a title, some of one paragraph, some of numbered ones.
fn treaty() -> impl Strategy<Value = Vec<Line>> {
    let article = (any::<bool>(), any::<bool>(), prop::collection::vec(sentence(), 1..4));
    (any::<bool>(), prop::collection::vec(article, 1..7)).prop_map(|(russian, articles)| {
        let mut lines = Vec::new();
        for (nth, (titled, numbered, paragraphs)) in articles.into_iter().enumerate() {
            let word = if russian { "Статья" } else { "Article" };
            let words = if titled { vec![format!("Title{nth}"), "Matters".to_owned()] } else { Vec::new() };
            let stop = if titled { "." } else { "" };
            lines.push(Line { opens: format!("### {word} {}{stop} ", nth + 1), words });
            for (point, words) in paragraphs.into_iter().enumerate() {
                let opens = if numbered { format!("{}. ", point + 1) } else { String::new() };
                lines.push(Line { opens, words });
            }
        }
        lines
    })
}

fn partial(base: &Text, reply: &Text) -> RollingText {
    consolidate(base, &[Revision { voice: "AAA", text: reply, partial: true }], &[])
}

proptest! {
    #![proptest_config(cases(600))]

    /// Whatever a partial reply leaves out reads as the base does, with no passage on it; whatever it holds
    /// lands where it belongs.
    #[test]
    fn what_a_partial_reply_holds_lands_on_its_own(
        base in treaty(),
        sent in prop::collection::vec(prop::bool::weighted(0.4), 40),
        edits in prop::collection::vec((prop::bool::weighted(0.5), any::<prop::sample::Index>(), 0u8..4), 40),
    ) {
        let mut reply = Vec::new();
        let mut edited = vec![false; base.len()];
        for (nth, line) in base.iter().enumerate().filter(|(nth, _)| sent[*nth]) {
            let mut line = line.clone();
            let (edit, at, how) = &edits[nth];
            if *edit && line.words.len() > 4 {
                edited[nth] = true;
                let at = at.index(line.words.len() - 1);
                match how {
                    0 => line.words[at] = "otherwise".to_owned(),
                    1 => line.words.insert(at, "duly and without delay".to_owned()),
                    2 => drop(line.words.remove(at)),
                    _ => {
                        let end = line.words.len() - 1;
                        line.words[end] = "thereafter, and upon request.".to_owned();
                    }
                }
            }
            reply.push(line);
        }
        let (base, reply) = (written(&base), written(&reply));
        let rolling = partial(&base, &reply);
        prop_assert_eq!(rolling.project(0), Some(reply));
        let tokens = |nth: usize| rolling.starts[nth]..rolling.starts[nth + 1];
        for (nth, sent) in sent.iter().enumerate().take(base.provisions().len()) {
            let silent = rolling.voices[0].unanswered.iter().any(|run| {
                run.start <= tokens(nth).start && tokens(nth).end <= run.end
            });
            prop_assert_eq!(silent, !sent, "provision {}: {:#?}", nth, rolling);
        }
        for passage in &rolling.passages {
            let home = (0..edited.len()).find(|nth| {
                tokens(*nth).start < passage.span.start && passage.span.end <= tokens(*nth).end
            });
            prop_assert!(passage.layer == Layer::Words && home.is_some_and(|home| edited[home]), "{:#?}", passage);
        }
        for (nth, _) in edited.iter().enumerate().filter(|(_, edited)| **edited) {
            let said = rolling.passages.iter().any(|it| {
                tokens(nth).start < it.span.start && it.span.end <= tokens(nth).end
            });
            prop_assert!(said, "nobody says that provision {nth} changed");
        }
    }

    /// In a full text, too, a heading that is only a number stands over what it stood over: articles added or
    /// left out are whole, and what is left is renumbered.
    #[test]
    fn bare_headings_stay_with_what_they_stand_over(
        articles in prop::collection::vec(sentence(), 2..7),
        acts in prop::collection::vec((0u8..5, any::<prop::sample::Index>()), 7),
        fresh in sentence(),
    ) {
        let laid = |articles: &[Vec<String>]| {
            let lines = articles.iter().enumerate().flat_map(|(nth, words)| [
                Line { opens: format!("### Статья {}", nth + 1), words: Vec::new() },
                Line { opens: String::new(), words: words.clone() },
            ]);
            written(&lines.collect::<Vec<_>>())
        };
        // No two articles say the same.
        let own = |words: &[String], nth: usize| -> Vec<String> {
            let said = words.iter().enumerate();
            said.map(|(at, word)| if at % 2 == 1 { format!("{word}n{nth}") } else { word.clone() }).collect()
        };
        let articles: Vec<Vec<String>> = articles.iter().enumerate().map(|(nth, it)| own(it, nth)).collect();
        let (mut revised, mut left) = (Vec::new(), Vec::new());
        let mut added = 0;
        for (nth, words) in articles.iter().enumerate() {
            let (act, at) = &acts[nth];
            let mut words = words.clone();
            match act {
                0 => { left.push(nth); continue }
                // A new article in the place of one left out is that one rewritten.
                1 if left.last().is_none_or(|last| last + 1 < nth) => {
                    added += 1;
                    revised.push(fresh.iter().map(|word| format!("{word}new{nth}")).collect());
                }
                2 => { let at = at.index(words.len()); words[at] = "otherwise".to_owned(); }
                3 => { let at = at.index(words.len()); words.insert(at, "duly".to_owned()); }
                _ => {}
            }
            revised.push(words);
        }
        let (base, revised) = (laid(&articles), laid(&revised));
        let rolling = roll(&base, std::slice::from_ref(&revised));
        prop_assert_eq!(recoverable(&base, std::slice::from_ref(&revised), &rolling), Ok(()));
        prop_assert_eq!(well_formed(&rolling), Ok(()));
        let article = |nth: usize| rolling.starts[2 * nth]..rolling.starts[2 * nth + 2];
        let mut gone = Vec::new();
        for passage in &rolling.passages {
            match passage.layer {
                Layer::Presence => gone.extend((0..articles.len()).filter(|nth| {
                    passage.span.start <= article(*nth).start && article(*nth).end <= passage.span.end
                })),
                Layer::Addition => {
                    prop_assert!(rolling.starts.iter().step_by(2).any(|start| *start == passage.span.start));
                    let opened = passage.wordings[1].fragments.iter().filter(|it| it.label().is_some_and(|it| it.starts_with("Статья")));
                    added -= opened.count();
                }
                Layer::Words => prop_assert!((0..articles.len()).any(|nth| {
                    article(nth).start + 1 < passage.span.start && passage.span.end <= article(nth).end
                }), "{:#?}", passage),
                Layer::Form => {}
                _ => prop_assert!(false, "{passage:#?}"),
            }
        }
        prop_assert_eq!(gone, left, "{:#?}", rolling.passages);
        prop_assert_eq!(added, 0);
    }
}

fn layer(rolling: &RollingText, layer: Layer) -> Vec<&Passage> {
    rolling.passages.iter().filter(|passage| passage.layer == layer).collect()
}

const BASE: &str = "### Article 1\n\nThe Parties cooperate.\n\n### Article 2\n\nReserved.\n\n### Article 3\n\nReserved.\n\n\
     ### Article 4\n\n1. The Council meets once a year.\n\n2. Its decisions bind the Parties.\n\n### Article 5\n\nReserved.\n";

#[test]
fn of_equal_provisions_the_label_tells_which() {
    let base = read(BASE);
    let rolling = partial(&base, &read("### Article 5\n\nReserved. See the Annex.\n"));
    assert_eq!(rolling.passages.len(), 1, "{:#?}", rolling.passages);
    assert_eq!(rolling.provision_at(rolling.passages[0].span.start), base.provisions().len() - 1);
    // In a full text, too.
    let shorter = read(&BASE.replace("### Article 2\n\nReserved.\n\n", ""));
    let rolling = roll(&base, std::slice::from_ref(&shorter));
    assert_eq!(rolling.passages.len(), 1);
    assert_eq!(rolling.passages[0].span, rolling.starts[2]..rolling.starts[4]);
    assert_eq!(layer(&rolling, Layer::Form), Vec::<&Passage>::new());
}

#[test]
fn a_rewritten_provision_lands_under_its_heading() {
    let base = read(BASE);
    let rolling =
        partial(&base, &read("### Article 1\n\nStates members help one another wherever they can.\n"));
    assert_eq!(layer(&rolling, Layer::Addition), Vec::<&Passage>::new());
    assert_eq!(layer(&rolling, Layer::Words).len(), 1, "{:#?}", rolling.passages);
    assert_eq!(rolling.provision_at(rolling.passages[0].span.start), 1);
}

#[test]
fn what_a_partial_reply_adds_stands_behind_what_it_follows() {
    let base = read(BASE);
    let reply = "### Article 4\n\n1. The Council meets twice a year.\n\n3. It adopts its rules.\n\n### Article 4 bis\n\nThe Bureau assists the Council.\n";
    let rolling = partial(&base, &read(reply));
    let added = layer(&rolling, Layer::Addition);
    assert_eq!(added.len(), 1, "{:#?}", rolling.passages);
    // Behind point 2, which was not answered.
    assert_eq!(added[0].span.start, rolling.starts[9]);
    assert_eq!(added[0].wordings[1].fragments.len(), 3);
    assert_eq!(layer(&rolling, Layer::Words).len(), 1);
}

#[test]
fn a_partial_reply_may_split_and_join_what_it_holds() {
    let base = read(
        "1. The Council meets once a year. Its decisions bind the Parties and their organs.\n\n2. Costs are shared equally.\n\n3. Nothing else matters here.\n",
    );
    let split =
        read("1. The Council meets once a year.\n\n2. Its decisions bind the Parties and their organs.\n");
    let rolling = partial(&base, &split);
    assert_eq!(rolling.project(0), Some(split));
    assert_eq!(layer(&rolling, Layer::Words).len(), 1, "{:#?}", rolling.passages);
    // The white space before the first word behind the new ¶ is gone with it.
    assert_eq!(layer(&rolling, Layer::Words)[0].span.len(), 1);
    assert_eq!(rolling.voices[0].unanswered.len(), 1);
    let joined = read(
        "1. The Council meets once a year. Its decisions bind the Parties and their organs. Costs are shared equally.\n",
    );
    let rolling = partial(&base, &joined);
    assert_eq!(rolling.project(0), Some(joined));
    assert_eq!(layer(&rolling, Layer::Words).len(), 1, "{:#?}", rolling.passages);
    assert_eq!(rolling.voices[0].unanswered.len(), 1);
    assert_eq!(rolling.voices[0].unanswered[0], rolling.starts[2]..rolling.starts[3]);
}

#[test]
fn a_partial_reply_in_another_order_lands_on_its_own() {
    let base = read(BASE);
    let reply = read(
        "### Article 4\n\n1. The Council meets twice a year.\n\n### Article 1\n\nThe Parties cooperate closely.\n",
    );
    let rolling = partial(&base, &reply);
    assert_eq!(rolling.project(0), Some(reply));
    let homes: Vec<usize> = rolling.passages.iter().map(|it| rolling.provision_at(it.span.start)).collect();
    assert_eq!(homes, [1, 7], "{:#?}", rolling.passages);
}
