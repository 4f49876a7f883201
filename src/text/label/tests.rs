use super::*;

fn point(line: &str) -> Option<String> {
    let (label, taken) = Label::point(line)?;
    let numbers: Vec<String> = label
        .numbers
        .iter()
        .map(|n| if n.suffix > 0 { format!("{}~{}", n.value, n.suffix) } else { n.value.to_string() })
        .collect();
    Some(format!("{:?} {} {:?} +{taken}", label.scheme, numbers.join("."), label.surface))
}

fn heading(line: &str) -> Option<String> {
    let (kind, label, taken) = Label::heading(line)?;
    let numbers: Vec<String> = label
        .numbers
        .iter()
        .map(|n| if n.suffix > 0 { format!("{}~{}", n.value, n.suffix) } else { n.value.to_string() })
        .collect();
    Some(format!("{kind:?} {} {:?} | {}", numbers.join("."), label.surface, &line[taken..]))
}

#[test]
fn points_are_labels() {
    for (line, expected) in [
        ("1. The Parties", "Decimal 1 \"1.\" +3"),
        ("12.\u{A0}Стороны", "Decimal 12 \"12.\" +5"),
        ("1.1. Стороны", "Decimal 1.1 \"1.1.\" +5"),
        ("1.2.3. Стороны", "Decimal 1.2.3 \"1.2.3.\" +7"),
        ("1.2 The Parties", "Decimal 1.2 \"1.2\" +4"),
        ("1986. года", "Decimal 1986 \"1986.\" +6"),
        ("3 bis. Text", "Decimal 3~2 \"3 bis.\" +7"),
        ("3\u{A0}бис. Текст", "Decimal 3~2 \"3 бис.\" +11"),
        ("2¹. Текст", "Decimal 2~1 \"2¹.\" +5"),
        ("1.Стороны", "Decimal 1 \"1.\" +2"),
        ("I. General provisions", "Decimal 1 \"I.\" +3"),
        ("IV. Отчётность", "Decimal 4 \"IV.\" +4"),
        ("1) text", "Bracketed 1 \"1)\" +3"),
        ("1)текст", "Bracketed 1 \"1)\" +2"),
        ("(1) text", "Bracketed 1 \"(1)\" +4"),
        ("а) текст", "Letter 1 \"а)\" +4"),
        ("д) текст", "Letter 5 \"д)\" +4"),
        ("a) text", "Letter 1 \"a)\" +3"),
        ("(a) text", "Letter 1 \"(a)\" +4"),
        ("(a)(i) text", "Letter 1 \"(a)\" +3"),
        ("(c bis) text", "Letter 3~2 \"(c bis)\" +8"),
        ("(aa) text", "Letter 34 \"(aa)\" +5"),
        ("(d) text", "Letter 4 \"(d)\" +4"),
        ("i) text", "Roman 1 \"i)\" +3"),
        ("(iv) text", "Roman 4 \"(iv)\" +5"),
        ("xii) text", "Roman 12 \"xii)\" +5"),
        ("a. text", "Letter 1 \"a.\" +3"),
        ("ii. text", "Roman 2 \"ii.\" +4"),
        ("- item", "Dash  \"-\" +2"),
        ("– пункт", "Dash  \"–\" +4"),
        ("— пункт", "Dash  \"—\" +4"),
        ("• item", "Dash  \"•\" +4"),
        ("-", "Dash  \"-\" +1"),
    ] {
        assert_eq!(point(line).as_deref(), Some(expected), "{line}");
    }
}

#[test]
fn other_lines_are_not() {
    for line in [
        "",
        "1.5 млн рублей",
        "12.03.2026 г. Москва",
        "12.03.2026. Москва",
        "12.30 Opening of the session",
        "г. Москва",
        "п. 2 статьи 5",
        "А. Иванов",
        "V. Putin",
        "I. V. Petrov",
        "V. Petrov, Minister",
        "A. General",
        "The Parties shall",
        "(see annex) the",
        "(2026) the year",
        "-5 degrees",
        "1986 года",
        "e. g. this",
        "p. 5 of the report",
        "в целях",
        "(programme)s",
    ] {
        assert_eq!(point(line), None, "{line}");
    }
}

#[test]
fn headings_are_labels() {
    for (line, expected) in [
        ("Статья 5", "Article 5 \"Статья 5\" | "),
        ("Статья 5. Обязательства", "Article 5 \"Статья 5.\" | Обязательства"),
        ("Статья\u{A0}5", "Article 5 \"Статья 5\" | "),
        ("Статья 5 бис", "Article 5~2 \"Статья 5 бис\" | "),
        ("Статья 12¹", "Article 12~1 \"Статья 12¹\" | "),
        ("Статья 12.1. Название", "Article 12.1 \"Статья 12.1.\" | Название"),
        ("Article 5 bis Scope", "Article 5~2 \"Article 5 bis\" | Scope"),
        ("ARTICLE IV", "Article 4 \"ARTICLE IV\" | "),
        ("Art. 5", "Article 5 \"Art. 5\" | "),
        ("РАЗДЕЛ III", "Section 3 \"РАЗДЕЛ III\" | "),
        ("Раздел 1. Общие", "Section 1 \"Раздел 1.\" | Общие"),
        ("ГЛАВА 1", "Chapter 1 \"ГЛАВА 1\" | "),
        ("Глава I", "Chapter 1 \"Глава I\" | "),
        ("Часть II", "Part 2 \"Часть II\" | "),
        ("Часть первая", "Part 1 \"Часть первая\" | "),
        ("PART ONE", "Part 1 \"PART ONE\" | "),
        ("Параграф 1", "Subchapter 1 \"Параграф 1\" | "),
        ("§ 1. Текст", "Subchapter 1 \"§ 1.\" | Текст"),
        ("PART I", "Part 1 \"PART I\" | "),
        ("Section 2", "Section 2 \"Section 2\" | "),
        ("CHAPTER V Final", "Chapter 5 \"CHAPTER V\" | Final"),
        ("Annex I", "Annex 1 \"Annex I\" | "),
        ("Annex B", "Annex 2 \"Annex B\" | "),
        ("Приложение", "Annex  \"Приложение\" | "),
        ("Приложение № 1", "Annex 1 \"Приложение № 1\" | "),
        ("Приложение к Соглашению", "Annex  \"Приложение\" | к Соглашению"),
        ("Annex to the Agreement", "Annex  \"Annex\" | to the Agreement"),
        ("1 бап", "Article 1 \"1 бап\" | "),
        ("1-бап. Ұғымдар", "Article 1 \"1-бап.\" | Ұғымдар"),
        ("1‐статья", "Article 1 \"1‐статья\" | "),
        ("1-modda", "Article 1 \"1-modda\" | "),
        ("29‐нҗы МАДДА", "Article 29 \"29‐нҗы МАДДА\" | "),
        ("1‐nji madda:", "Article 1 \"1‐nji madda:\" | "),
        ("Моддаи 1.", "Article 1 \"Моддаи 1.\" | "),
        ("Հոդված 1", "Article 1 \"Հոդված 1\" | "),
        ("მუხლი 1.", "Article 1 \"მუხლი 1.\" | "),
        ("Madde 1", "Article 1 \"Madde 1\" | "),
        ("I. Общие положения", "Section 1 \"I.\" | Общие положения"),
        ("1. General", "Section 1 \"1.\" | General"),
        ("1.1 Background", "Chapter 1.1 \"1.1\" | Background"),
        ("Article premier", "Article 1 \"Article premier\" | "),
        ("Artículo 1-01 Ámbito", "Article 1.1 \"Artículo 1-01\" | Ámbito"),
    ] {
        assert_eq!(heading(line).as_deref(), Some(expected), "{line}");
    }
    for line in
        ["Статьями 5", "Part of it", "Articles 2 and 3", "Section", "2015 Report", "Particle 5", "Статья"]
    {
        assert_eq!(heading(line), None, "{line}");
    }
}

#[test]
fn a_sentence_is_no_heading() {
    for line in [
        "Article 5 of the Convention shall apply.",
        "Article 5, paragraph 2",
        "Часть 1 статьи 5 изложить в следующей редакции:",
        "Приложение 1 к настоящему Соглашению является его неотъемлемой частью.",
        "Глава 1 Кодекса применяется.",
        "Annexes to this Agreement",
        "V. Putin",
    ] {
        assert!(Label::heading_line(line).is_none(), "{line}");
    }
    for line in [
        "Article 5",
        "Article 1 Use of terms and scope",
        "Статья 5. Стороны сотрудничают.",
        "PART II GENERAL PROVISIONS",
        "Приложение № 1 к Соглашению",
        "I. Общие положения",
        "II. ОТЧЁТНОСТЬ",
    ] {
        assert!(Label::heading_line(line).is_some(), "{line}");
    }
}

#[test]
fn the_same_place_written_differently() {
    let label = |line| Label::heading(line).unwrap().1;
    assert!(label("Статья 5.").same_number(&label("Статья 5")));
    assert!(!label("Статья 5").same_number(&label("Статья 5 бис")));
    assert!(!Label::point("5.").unwrap().0.same_number(&Label::point("5)").unwrap().0));
}
