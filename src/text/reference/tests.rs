use super::*;
use crate::text::{markdown, plain};

/// The references of one paragraph, as short words.
fn found(paragraph: &str) -> Vec<String> {
    // Not at the start of the line, where «статья 5» would be a heading.
    parse(&plain::read(&format!("… {paragraph}")).0).iter().map(short).collect()
}

fn short(reference: &Reference) -> String {
    let steps: Vec<String> = reference
        .steps
        .iter()
        .map(|step| {
            let numbers: Vec<String> = step
                .numbers
                .iter()
                .map(|n| if n.suffix > 0 { format!("{}~{}", n.value, n.suffix) } else { n.value.to_string() })
                .collect();
            format!("{:?} {}", step.level, numbers.join("."))
        })
        .collect();
    format!("{}{}", steps.join(" > "), if reference.elsewhere { " elsewhere" } else { "" })
}

#[test]
fn russian_runs_from_the_inside_out() {
    for (words, expected) in [
        ("по подпункту «а» пункта 2 статьи 5", &["Article 5 > Paragraph 2 > Subparagraph 1"][..]),
        ("подпунктом б) пункта 1", &["Paragraph 1 > Subparagraph 2"]),
        ("пункты 2 и 3 статьи 5", &["Article 5 > Paragraph 2", "Article 5 > Paragraph 3"]),
        ("в статьях 2, 3 и 4", &["Article 2", "Article 3", "Article 4"]),
        ("статьи 5–7", &["Article 5", "Article 6", "Article 7"]),
        ("абзац второй пункта 1 статьи 3", &["Article 3 > Paragraph 1 > Unnumbered 2"]),
        ("в абзаце шестом", &["Unnumbered 6"]),
        ("часть 1 статьи 12¹", &["Article 12~1 > Paragraph 1"]),
        ("статья 5 бис", &["Article 5~2"]),
        ("в пункте 1.2 раздела III", &["Section 3 > Paragraph 1.2"]),
        ("приложение № 1", &["Annex 1"]),
        ("п. 2 ст. 5", &["Article 5 > Paragraph 2"]),
        ("статьи 5 Конвенции 1993 года", &["Article 5 elsewhere"]),
        ("пунктом 2 статьи 5 настоящего Соглашения", &["Article 5 > Paragraph 2"]),
        ("пункт 2 настоящей статьи", &["Paragraph 2"]),
        (
            "подпункт «а» пункта 2, пункт 3 статьи 5",
            &["Article 5 > Paragraph 2 > Subparagraph 1", "Article 5 > Paragraph 3"],
        ),
        ("статья 5, пункт 1, подпункт а)", &["Article 5 > Paragraph 1 > Subparagraph 1"]),
        ("пункт отправления, часть территории, глава государства", &[]),
        ("статья расходов 5", &[]),
    ] {
        assert_eq!(found(words), expected, "{words}");
    }
}

#[test]
fn english_runs_from_the_outside_in() {
    for (words, expected) in [
        ("under article 5, paragraph 2 (a), shall", &["Article 5 > Paragraph 2 > Subparagraph 1"][..]),
        ("paragraph 2 (a) of article 5", &["Article 5 > Paragraph 2 > Subparagraph 1"]),
        ("see Articles 2, 3 and 4", &["Article 2", "Article 3", "Article 4"]),
        (
            "Article 1(2), first subparagraph, point (a)(i)",
            &["Article 1 > Paragraph 2 > Unnumbered 1 > Subparagraph 1 > Subparagraph 1"],
        ),
        ("article 5 bis", &["Article 5~2"]),
        ("paragraphs 1 and 2 above", &["Paragraph 1", "Paragraph 2"]),
        ("in article 5 of the Convention", &["Article 5 elsewhere"]),
        ("in article 5 of this Agreement", &["Article 5"]),
        ("in article 5 of the present Convention", &["Article 5"]),
        ("Article 101 TFEU", &["Article 101 elsewhere"]),
        ("Part II and annex I", &["Part 2", "Annex 1"]),
        ("a point of order, in part, the section shall", &[]),
    ] {
        assert_eq!(found(words), expected, "{words}");
    }
}

#[test]
fn numbers_know_their_place() {
    let words = "согласно пунктам 2 и 3 статьи 15";
    let references = parse(&plain::read(words).0);
    let numbers: Vec<Vec<&str>> = references
        .iter()
        .map(|r| r.steps.iter().filter_map(|step| words.get(step.range.clone()?)).collect())
        .collect();
    assert_eq!(numbers, [["15", "2"], ["15", "3"]]);
    assert_eq!(&words[references[0].range.clone()], "пунктам 2 и 3 статьи 15");
}

#[test]
fn references_find_their_provisions() {
    let source = "# Соглашение\n\n### Статья 5\n\n1. Первый:\n\nа) раз;\n\nб) по подпункту «а»;\n\n2. По пункту 1 настоящей статьи.\n\n\
        ### Статья 6\n\n1. По подпункту «б» пункта 1 статьи 5 и статье 7.\n\n2. По статье 5 Конвенции. Абзац второй пункта 2.\n\n\
        Ещё абзац.\n";
    let (text, _) = markdown::read(source);
    let outline = Outline::new(&text);
    let resolved: Vec<Option<usize>> =
        parse(&text).iter().map(|reference| resolve(&text, &outline, reference)).collect();
    assert_eq!(resolved, [Some(3), Some(2), Some(4), None, None, Some(9)]);
}
