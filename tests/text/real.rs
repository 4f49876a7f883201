//! Real texts: treaties, declarations, a code, negotiating drafts. They are not part of the project; without them
//! these tests say that they skip.

use std::path::PathBuf;

use travaux::text::outline::Outline;
use travaux::text::{Kind, Provision, Text, Warnings, bracket, decode, markdown, plain};

use crate::laws::{nothing_lost, visible};

/// The folder of shared test material.
pub fn shared() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared")
}

/// A file of the corpus, if it is here.
pub fn corpus(path: &str) -> Option<String> {
    let path = shared().join("corpus").join(path);
    let Ok(bytes) = std::fs::read(&path) else {
        println!("skipped: {} is not here", path.display());
        return None;
    };
    decode::decode(&bytes).ok().map(|(text, _)| text.into_owned())
}

/// The names of the files in a folder of the corpus that end like this.
fn corpus_files(folder: &str, ending: &str) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(shared().join("corpus").join(folder))
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(ending))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    names.sort();
    if names.is_empty() {
        println!("skipped: no {folder}/*{ending} here");
    }
    names
}

/// What every text must stand: the laws of the written form.
fn stands(name: &str, text: &Text) {
    let written = markdown::write(text);
    let (again, warnings) = markdown::read(&written);
    for (one, other) in text.provisions().iter().zip(again.provisions()) {
        assert_eq!(one, other, "{name}: {}", markdown::write_provision(one));
    }
    assert_eq!(&again, text, "{name}");
    assert_eq!(warnings, Warnings::new(), "{name}");
    assert_eq!(markdown::write(&again), written, "{name}");
}

fn read_plain(name: &str, source: &str) -> Text {
    let (text, warnings) = plain::read(source);
    assert!(warnings.is_empty());
    assert_eq!(visible(&plain::write(&text, true)), visible(source), "{name}");
    stands(name, &text);
    text
}

fn read_markdown(name: &str, source: &str) -> Text {
    let (text, warnings) = markdown::read(source);
    assert_eq!(nothing_lost(source, &text, &warnings), Ok(()), "{name}");
    stands(name, &text);
    text
}

/// The cited numbers of the provisions of one kind.
fn numbers(text: &Text, kind: Kind) -> Vec<String> {
    let of_kind = |p: &&Provision| p.form.kind == kind;
    text.provisions()
        .iter()
        .filter(of_kind)
        .filter_map(|p| Some(p.form.label.as_ref()?.number().to_owned()))
        .collect()
}

#[test]
fn the_high_seas_treaty_has_its_articles() {
    for language in ["bbnj-agreement-2023", "bbnj-agreement-2023-fr"] {
        let path = format!("bbnj/authoritative/un/{language}/2023-06-19/text.txt");
        let (Some(source), Some(structure)) =
            (corpus(&path), corpus(&format!("bbnj/derived/un/{language}/2023-06-19/structure.json")))
        else {
            return;
        };
        let structure: serde_json::Value = serde_json::from_str(&structure).unwrap();
        let expected = |annex: bool| -> Vec<String> {
            structure["units"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|unit| unit["label"].as_str().unwrap().starts_with("ANNEX") == annex)
                .filter_map(|unit| Some(unit["number"].as_str()?.to_owned()))
                .collect()
        };
        let text = read_plain(language, &source);
        let mut articles = numbers(&text, Kind::Article);
        // The French structure leaves out «Article premier».
        if articles.first().is_some_and(|first| first == "premier") && expected(false)[0] == "2" {
            articles.remove(0);
        }
        assert_eq!(articles, expected(false), "{language}");
        assert_eq!(numbers(&text, Kind::Annex), expected(true), "{language}");
        assert_eq!(numbers(&text, Kind::Part).len(), 12, "{language}");
    }
}

#[test]
fn letters_go_on_after_h() {
    let Some(source) = corpus("bbnj/authoritative/un/bbnj-agreement-2023/2023-06-19/text.txt") else {
        return;
    };
    let (text, _) = plain::read(&source);
    let outline = Outline::new(&text);
    // Article 12, paragraph 2, has points (a) to (j).
    let article = text.provisions().iter().position(|p| {
        p.form.kind == Kind::Article && p.form.label.as_ref().is_some_and(|label| label.number() == "12")
    });
    let paragraph =
        outline.children(article).filter(|p| text.provisions()[*p].form.kind == Kind::Paragraph).nth(1);
    let points: Vec<&str> = outline
        .children(paragraph)
        .filter_map(|p| Some(text.provisions()[p].form.label.as_ref()?.number()))
        .collect();
    assert_eq!(points, ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]);
}

#[test]
fn the_declaration_has_thirty_articles_in_sixteen_languages() {
    let files = corpus_files("udhr", ".txt");
    let mut languages = 0;
    for name in files.iter().filter(|name| !name.ends_with("SOURCE.txt")) {
        let Some(source) = corpus(name) else { continue };
        languages += 1;
        let text = read_plain(name, &source);
        let articles: Vec<u32> = text
            .provisions()
            .iter()
            .filter(|p| p.form.kind == Kind::Article)
            .filter_map(|p| Some(p.form.label.as_ref()?.numbers.first()?.value))
            .collect();
        let expected: Vec<u32> = if name.contains("/ukr.") {
            // The source misspells «Стаття 3» as «таття 3».
            (1..=30).filter(|number| *number != 3).collect()
        } else {
            (1..=30).collect()
        };
        assert_eq!(articles, expected, "{name}");
        assert_eq!(text.provisions()[0].form.kind, Kind::Title, "{name}");
    }
    assert!(files.is_empty() || languages == 16, "{languages}");
}

#[test]
fn articles_of_a_code_keep_title_points_and_front_matter() {
    for name in corpus_files("kz-code-ru", ".md") {
        let Some(source) = corpus(&name) else { continue };
        let text = read_markdown(&name, &source);
        let number = name.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_end_matches(".md");
        let number = number.trim_start_matches('0');
        assert_eq!(numbers(&text, Kind::Article), [number], "{name}");
        assert!(text.provisions()[0].form.kind == Kind::Meta, "{name}");
        // Points begin behind a place to link to.
        let points = numbers(&text, Kind::Paragraph);
        let expected = source.matches("<a id=\"p-").count();
        assert_eq!(points.len(), expected, "{name}");
        assert!(points.iter().enumerate().all(|(nth, number)| *number == (nth + 1).to_string()), "{name}");
    }
}

#[test]
fn aligned_treaties_have_all_articles() {
    for name in corpus_files("open-treaties", ".json") {
        let Some(source) = corpus(&name) else { continue };
        let treaty: serde_json::Value = serde_json::from_str(&source).unwrap();
        let articles = treaty["articles"].as_array().unwrap();
        let mut written = format!("{}\n\n", treaty["treaty_en"].as_str().unwrap_or("Treaty"));
        let mut bodies = Vec::new();
        for (nth, article) in articles.iter().enumerate() {
            let title = article["title_en"].as_str().unwrap_or("").trim();
            let content = article["content_en"].as_str().unwrap_or("");
            written.push_str(&format!("Article {}\n\n{title}\n\n{content}\n\n", nth + 1));
            bodies.push(visible(&format!("{title}{content}")));
        }
        let text = read_plain(&name, &written);
        let outline = Outline::new(&text);
        let found: Vec<usize> = (0..text.provisions().len())
            .filter(|index| text.provisions()[*index].form.kind == Kind::Article)
            .collect();
        assert_eq!(found.len(), articles.len(), "{name}");
        // What stands under each article is exactly its title and content.
        for (nth, body) in bodies.into_iter().enumerate() {
            let article = found[nth];
            let end = found.get(nth + 1).copied().unwrap_or(text.provisions().len());
            assert!(outline.descendants(article).end <= end, "{name}");
            let under = Text::new(text.provisions()[article + 1..end].to_vec());
            assert_eq!(visible(&plain::write(&under, true)), body, "{name}");
        }
        read_markdown(&name, &written);
    }
}

#[test]
fn trade_treaties_out_of_xml_stand_the_laws() {
    for name in corpus_files("tota", ".xml") {
        let Some(source) = corpus(&name) else { continue };
        let document = roxmltree::Document::parse(&source).unwrap();
        let mut written = String::new();
        let mut expected = 0;
        for article in document.descendants().filter(|node| node.has_tag_name("article")) {
            let number = article.attribute("number").or(article.attribute("name")).unwrap_or("");
            let words = article.text().unwrap_or("");
            let heading = number.split_whitespace().collect::<Vec<_>>().join(" ");
            let lower = heading.to_lowercase();
            let counts = ["article ", "artículo ", "articulo "].iter().any(|word| {
                lower.strip_prefix(word).is_some_and(|rest| {
                    !rest.is_empty()
                        && rest.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '.')
                        && rest.starts_with(|c: char| c.is_ascii_digit())
                        && rest.ends_with(|c: char| c.is_ascii_digit())
                })
            });
            expected += usize::from(counts);
            written.push_str(&format!("{heading}\n\n{words}\n\n"));
        }
        let text = read_plain(&name, &written);
        assert!(numbers(&text, Kind::Article).len() >= expected, "{name}: {expected}");
        read_markdown(&name, &written);
    }
}

#[test]
fn the_paris_drafts_keep_their_brackets() {
    for (name, opening, depth, strays) in [
        ("cop21/agreement/23-oct-2015/index.md", 1052, 7, true),
        ("cop21/agreement/12-dec-2015/index.md", 6, 0, false),
    ] {
        let Some(source) = corpus(name) else { continue };
        let text = read_markdown(name, &source);
        let found = bracket::parse(&text);
        let opened =
            text.provisions().iter().flat_map(|p| p.body.paragraphs()).map(|c| c.text.matches('[').count());
        // The file's own footnotes and its link are no brackets.
        let notes = text.provisions().iter().filter(|p| p.form.kind == Kind::Footnote).count();
        let link = |name: &&str| -> usize {
            source.matches(&format!("][{name}]")).count() * 2
                + source.matches(&format!("\n[{name}]: ")).count()
        };
        let links: usize = ["source", "12dec", "decision"].iter().map(link).sum();
        let opening = opening - 2 * notes - links;
        assert_eq!(opened.sum::<usize>(), opening, "{name}");
        let stray_openings = found.strays.iter().filter(|stray| stray.opening).count();
        assert_eq!(found.groups.len() + stray_openings, opening, "{name}");
        assert_eq!(found.depth(), depth, "{name}");
        assert_eq!(!found.strays.is_empty(), strays, "{name}: {:?}", found.strays);
        for stray in &found.strays {
            let content =
                text.provisions()[stray.place.provision].body.paragraphs().nth(stray.place.paragraph);
            let bracket = if stray.opening { '[' } else { ']' };
            assert!(content.unwrap().text[stray.place.offset..].starts_with(bracket), "{name}");
        }
        if strays {
            let branches: usize = found.choices.iter().map(|choice| choice.branches.len()).sum();
            assert!(branches > 100, "{branches}");
            assert!(found.alternatives.len() > 50, "{}", found.alternatives.len());
        }
    }
}

#[test]
fn a_plain_file_and_its_edited_copy_are_read_alike() {
    let Some(source) = corpus("udhr/rus.txt") else { return };
    // Wrapped at 80 columns, as terminals and mails do it.
    let mut wrapped = String::new();
    for line in source.lines() {
        let mut width = 0;
        for word in line.split_whitespace() {
            if width + word.chars().count() > 78 {
                wrapped.push('\n');
                width = 0;
            } else if width > 0 {
                wrapped.push(' ');
                width += 1;
            }
            wrapped.push_str(word);
            width += word.chars().count();
        }
        wrapped.push('\n');
    }
    let (text, _) = plain::read(&source);
    assert_eq!(plain::read(&wrapped).0, text);
    let edited = wrapped.replace("обязанности", "обязательства и обязанности");
    let (edited, _) = plain::read(&edited);
    assert_eq!(edited.provisions().len(), text.provisions().len());
    // One paragraph a line, without empty lines between.
    let dense: String =
        source.lines().filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect();
    assert_eq!(plain::read(&dense).0, text);
}

#[test]
fn unicode_files_decode_to_what_they_say() {
    let Some(manifest) = corpus("encodings/manifest.json") else { return };
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    for entry in manifest.as_array().unwrap() {
        let (file, expect) = (entry["file"].as_str().unwrap(), entry["expect"].as_str().unwrap());
        // Single-byte encodings of Western Europe other than Windows' are told apart by nobody.
        if ["cp850", "mac-roman", "iso8859"].iter().any(|name| file.contains(name)) {
            continue;
        }
        let (Some(found), Some(expected)) =
            (corpus(&format!("encodings/{file}")), corpus(&format!("encodings/{expect}")))
        else {
            continue;
        };
        assert_eq!(found, expected, "{file}");
    }
}
