//! Ids of provisions, places as people cite them, and lists of points.

use proptest::prelude::*;
use travaux::negotiation::edition::IdRef;
use travaux::negotiation::identity::{Earlier, concord, identify, inherit, inherit_named};
use travaux::negotiation::place::{self, NotFound, Side};
use travaux::negotiation::point::{Why, apply_points};
use travaux::negotiation::submission::{Action, Point};
use travaux::negotiation::{Digest, ProvisionId};
use travaux::text::{Text, markdown};

use crate::folder::text;

const BASE: &str = "# Соглашение\n\nПравительства,\n\nжелая сотрудничать,\n\n## Глава I. Общие положения\n\n### Статья 1. Термины\n\n\
    Для целей Соглашения:\n\nа) группа — объединение должностных лиц двух и более Сторон для расследования;\n\n\
    б) запрос — письменное обращение одного органа к другому о создании группы.\n\n### Статья 2. Сроки\n\n\
    1. Орган рассматривает запрос в течение тридцати дней со дня его получения.\n\n\
    2. Отказ оформляется в письменной форме с указанием причин и приложением копий всех материалов дела.\n\n\
    Отказ не препятствует повторному обращению.\n\n### Статья 2 бис. Расходы\n\nРасходы несёт каждая Сторона сама.\n\n\
    ## Раздел III. Меры\n\n| № | Мера | Исполнители |\n| --- | --- | --- |\n| 1. | Операция «Транзит» | полиция |\n\
    | 2. | Учения | полиция, таможня |\n";

fn kept(old: &str, new: &str) -> Vec<Option<usize>> {
    inherit(&text(old), &text(new))
}

#[test]
fn the_larger_part_of_a_split_and_the_first_of_a_join_keep_the_id() {
    let whole = "1. Орган рассматривает запрос в течение тридцати дней со дня получения. Об отказе он уведомляет сразу.\n";
    let split = "1. Орган рассматривает запрос в течение тридцати дней со дня получения.\n\n2. Об отказе он уведомляет сразу.\n";
    assert_eq!(kept(whole, split), [Some(0), None]);
    assert_eq!(kept(split, whole), [Some(0)]);
    let smaller_first = "1. Об отказе он уведомляет сразу.\n\n2. Орган рассматривает запрос в течение тридцати дней со дня получения.\n";
    assert_eq!(kept(whole, smaller_first), [None, Some(0)]);
    assert_eq!(kept(smaller_first, whole), [Some(0)]);
}

#[test]
fn ids_survive_moving_renumbering_and_rewriting() {
    let old = "1. Стороны обмениваются сведениями о похищенных автомобилях и их владельцах.\n\n2. Заседания проводятся дважды в год.\n\n\
        3. Рабочим языком является русский язык.\n";
    let moved = "1. Заседания проводятся дважды в год.\n\n2. Рабочим языком является русский язык.\n\n\
        3. Стороны обмениваются сведениями о похищенных автомобилях, их владельцах и покупателях.\n";
    assert_eq!(kept(old, moved), [Some(1), Some(2), Some(0)]);
    let rewritten = old.replace("Заседания проводятся дважды в год.", "Совет собирается по мере надобности.");
    assert_eq!(kept(old, &rewritten), [Some(0), Some(1), Some(2)]);
    let inserted = old
        .replace("2. Заседания", "2. Совет создаёт секретариат.\n\n3. Заседания")
        .replace("3. Рабочим", "4. Рабочим");
    assert_eq!(kept(old, &inserted), [Some(0), None, Some(1), Some(2)]);
    assert_eq!(kept("Первый абзац.\n\nВторой.\n", "Первый абзац.\n\nНечто иное.\n"), [Some(0), Some(1)]);
    // Words alone do not make a heading of running text.
    assert_eq!(
        kept("### Статья 1. Общие положения и цели\n", "Статья говорит: общие положения и цели.\n"),
        [None]
    );
}

#[test]
fn languages_share_ids_where_their_structure_agrees() {
    let english = "# Agreement\n\nThe Governments,\n\ndesiring to cooperate,\n\n## Chapter I. General\n\n### Article 1. Terms\n\n\
        For the purposes of the Agreement:\n\n(a) “group” means officials;\n\n(b) “request” means a letter.\n\n\
        ### Article 2. Terms\n\n1. The authority considers a request.\n\n2. A refusal is in writing.\n\n";
    let pairs = concord(&text(BASE), &text(english));
    assert_eq!(pairs, (0..11).map(Some).collect::<Vec<_>>());
    let ids = identify(&[(&text(BASE), None), (&text(english), None)]);
    assert_eq!(ids[0][..11], ids[1][..]);
    let more = identify(&[(&text(BASE), None), (&text(&format!("{english}3. A third one.\n")), None)]);
    assert!(!more[0].contains(&more[1][11]));
}

#[test]
fn places_are_found_however_they_are_cited() {
    let base = text(BASE);
    let line = |citation: &str| {
        let found = place::find(&base, citation).unwrap_or_else(|why| panic!("{citation}: {why:?}"));
        let provision = &base.provisions()[found.provision];
        let label = provision.form.label.as_ref().map_or("", |label| &label.surface);
        format!("{label} {}", provision.line())
            .trim()
            .chars()
            .take(24)
            .collect::<String>()
            .trim_end()
            .to_owned()
    };
    for (citation, expected) in [
        ("Статья 2, пункт 1", "1. Орган рассматривает з"),
        ("пункт 1 статьи 2", "1. Орган рассматривает з"),
        ("в пункте 1 Статьи 2", "1. Орган рассматривает з"),
        ("article 2, paragraph 1", "1. Орган рассматривает з"),
        ("Article 2(1)", "1. Орган рассматривает з"),
        ("статье 2 бис", "Статья 2 бис. Расходы"),
        ("Статья 1, подпункт «б»", "б) запрос — письменное о"),
        ("подпункт б) статьи 1", "б) запрос — письменное о"),
        ("абзац второй пункта 2 статьи 2", "Отказ не препятствует по"),
        ("абзац первый пункта 2 статьи 2", "2. Отказ оформляется в п"),
        ("в первом абзаце статьи 1", "Для целей Соглашения:"),
        ("преамбула", "Правительства,"),
        ("абзац второй преамбулы", "желая сотрудничать,"),
        ("наименование", "Соглашение"),
        ("глава I", "Глава I. Общие положения"),
        ("Chapter I", "Глава I. Общие положения"),
        ("строка 2 раздела III", "2. | Учения | полиция, т"),
        ("Раздел III, строка 2, графа «Исполнители»", "2. | Учения | полиция, т"),
        ("раздел «Меры», строка 1", "1. | Операция «Транзит»"),
    ] {
        assert_eq!(line(citation), expected, "{citation}");
    }
    let cell = place::find(&base, "Раздел III, строка 2, графа «исполнители»").unwrap();
    assert_eq!(cell.cell, Some(2));
    assert_eq!(place::find(&base, "строка 2, графа 2").unwrap().cell, Some(1));
    assert_eq!(place::find(&base, "после статьи 2").unwrap().side, Side::After);
    for (citation, why) in [
        ("", NotFound::Unread),
        ("там, где о сроках", NotFound::Unread),
        ("статья 9", NotFound::NoPlace),
        ("пункт 7 статьи 2", NotFound::NoPlace),
        ("пункт 1 статьи 1", NotFound::NoPlace),
        ("строка 2, графа «Срок»", NotFound::NoPlace),
        ("абзац сороковой статьи 2", NotFound::NoPlace),
    ] {
        let found = place::find(&base, citation);
        assert_eq!(found.map(|found| found.provision), Err(why), "{citation}");
    }
}

fn point(at: &str, action: Action, find: &str, text: &str) -> Point {
    let number = String::new();
    Point {
        number,
        at: at.to_owned(),
        action,
        find: find.to_owned(),
        text: text.to_owned(),
        reason: String::new(),
    }
}

/// What one point makes of the base: the lines that went and those that came.
fn carried_out(point: Point) -> (Vec<String>, Vec<String>) {
    let base = text(BASE);
    let applied = apply_points(&base, &[point]);
    assert_eq!(applied.unapplied, []);
    assert!(!applied.answered.is_empty());
    let (before, after) = (markdown::write(&base), markdown::write(&applied.text));
    let differ = |a: &str, b: &str| -> Vec<String> {
        a.lines()
            .filter(|line| !line.is_empty() && !b.lines().any(|other| other == *line))
            .map(str::to_owned)
            .collect()
    };
    (differ(&before, &after), differ(&after, &before))
}

#[test]
fn points_are_carried_out() {
    use Action::{Delete, Insert, InsertBefore, Replace};
    let came = |point: Point| carried_out(point).1;
    assert_eq!(
        carried_out(point("пункт 1 статьи 2", Replace, "тридцати дней", "двух месяцев")),
        (
            vec!["1. Орган рассматривает запрос в течение тридцати дней со дня его получения.".to_owned()],
            vec!["1. Орган рассматривает запрос в течение двух месяцев со дня его получения.".to_owned()]
        )
    );
    // Words are found under the place cited, too.
    assert_eq!(
        came(point("статья 2", Insert, "со дня его получения", "и всех приложений")),
        ["1. Орган рассматривает запрос в течение тридцати дней со дня его получения и всех приложений."]
    );
    assert_eq!(
        came(point("статья 2, пункт 2", InsertBefore, "с указанием причин", "всегда")),
        [
            "2. Отказ оформляется в письменной форме всегда с указанием причин и приложением копий всех материалов дела."
        ]
    );
    assert_eq!(
        came(point("статья 2, пункт 2", Delete, "и приложением копий всех материалов дела", "")),
        ["2. Отказ оформляется в письменной форме с указанием причин."]
    );
    assert_eq!(
        came(point("пункт 1 статьи 2", Replace, "", "Запрос рассматривается немедленно.")),
        ["1. Запрос рассматривается немедленно."]
    );
    assert_eq!(
        came(point(
            "статья 2 бис",
            Replace,
            "",
            "### Статья 2 бис. Расходы и вред\n\nСтороны делят расходы."
        )),
        ["### Статья 2 бис. Расходы и вред", "Стороны делят расходы."]
    );
    assert_eq!(
        carried_out(point("пункт 2 статьи 2", Delete, "", "")).0.len(),
        2,
        "a numbered paragraph goes with the paragraphs under it"
    );
    assert_eq!(
        came(point("после статьи 2", Insert, "", "### Статья 3. Языки\n\nРабочий язык — русский.")),
        ["### Статья 3. Языки", "Рабочий язык — русский."]
    );
    assert_eq!(
        came(point("пункт 1 статьи 2", Insert, "", "Срок может быть продлён.")),
        [
            "1. Орган рассматривает запрос в течение тридцати дней со дня его получения. Срок может быть продлён."
        ]
    );
    assert_eq!(
        came(point("Раздел III, строка 1, графа «Исполнители»", Replace, "", "полиция, пограничники")),
        ["| 1. | Операция «Транзит» | полиция, пограничники |"]
    );
    // What comes after the last article does not come after the signatures.
    let treaty = format!(
        "{BASE}\n### Статья 3. Сроки\n\nБессрочно.\n\nСовершено в городе Вельмаре 1 мая 2026 года.\n\nЗа Правительство\n"
    );
    let added = apply_points(&text(&treaty), &[point("после статьи 3", Insert, "", "### Статья 4. Языки")]);
    let written = markdown::write(&added.text);
    assert!(written.contains("Бессрочно.\n\n### Статья 4. Языки\n\nСовершено"), "{written}");
    // Quotation marks and spaces as the delegation typed them.
    assert_eq!(
        came(point("Раздел III, строка 1", Replace, "Операция \"Транзит\"", "Операция «Путь»")),
        ["| 1. | Операция «Путь» | полиция |"]
    );
    assert_eq!(
        came(point("строка 2 раздела III", Insert, "", "| 3. | Семинар | академия |")),
        ["| 3. | Семинар | академия |"]
    );
    assert_eq!(
        came(point("абзац второй преамбулы", Insert, "", "ссылаясь на прежние соглашения,")),
        ["желая сотрудничать, ссылаясь на прежние соглашения,"]
    );
}

#[test]
fn points_that_cannot_be_carried_out_are_named_and_change_nothing() {
    let base = text(BASE);
    let points = [
        point("статья 9", Action::Delete, "", ""),
        point("где-нибудь", Action::Delete, "", ""),
        point("пункт 1 статьи 2", Action::Replace, "сорока дней", "двух месяцев"),
        point("статья 2", Action::Replace, "Отказ", "Решение об отказе"),
        point("пункт 1 статьи 2", Action::Replace, "тридцати дней", " "),
        point("пункт 1 статьи 2", Action::Replace, "пол", "треть"),
    ];
    let applied = apply_points(&base, &points);
    assert_eq!(applied.text, base);
    assert_eq!(applied.answered, [0_usize; 0]);
    let why: Vec<(usize, Why)> = applied.unapplied.iter().map(|u| (u.point, u.why)).collect();
    let expected = [Why::NoPlace, Why::Unread, Why::NoWords, Why::Several, Why::Nothing, Why::NoWords]
        .into_iter()
        .enumerate();
    assert_eq!(why, expected.collect::<Vec<_>>());
    // A second point on a place that was taken out.
    let twice = [
        point("пункт 2 статьи 2", Action::Delete, "", ""),
        point("пункт 2 статьи 2", Action::Replace, "Отказ", "Ответ"),
    ];
    let applied = apply_points(&base, &twice);
    assert_eq!((applied.unapplied[0].point, applied.unapplied[0].why), (1, Why::NoWords));
    // Several points on one provision go together.
    let both = [
        point("пункт 1 статьи 2", Action::Replace, "тридцати", "сорока"),
        point("пункт 1 статьи 2", Action::Delete, "его", ""),
    ];
    let applied = apply_points(&base, &both);
    assert!(
        markdown::write(&applied.text)
            .contains("1. Орган рассматривает запрос в течение сорока дней со дня получения.")
    );
}

fn provisions() -> impl Strategy<Value = Text> {
    let line = prop_oneof![
        "[а-в]{1,2}( [а-в]{1,2}){0,8}",
        "[1-4]\\. [а-в]{1,2}( [а-в]{1,2}){0,8}",
        "### Статья [1-4]\\. [а-в]{1,3}",
        "[абв]\\) [а-в]{1,2}( [а-в]{1,2}){3,8}",
    ];
    prop::collection::vec(line, 0..14).prop_map(|lines| markdown::read(&lines.join("\n\n")).0)
}

proptest! {
    /// A text continues itself, and no provision is continued twice.
    #[test]
    fn every_provision_is_continued_at_most_once(old in provisions(), new in provisions()) {
        let itself: Vec<Option<usize>> = (0..old.provisions().len()).map(Some).collect();
        prop_assert_eq!(inherit(&old, &old), itself);
        let kept = inherit(&old, &new);
        prop_assert_eq!(kept.len(), new.provisions().len());
        let mut taken: Vec<usize> = kept.iter().flatten().copied().collect();
        let count = taken.len();
        taken.sort_unstable();
        taken.dedup();
        prop_assert_eq!(taken.len(), count);
        prop_assert!(taken.iter().all(|at| *at < old.provisions().len()));
    }

    /// Within one text of a record no two provisions have the same id.
    #[test]
    fn ids_are_unique_within_a_text(first in provisions(), second in provisions(), earlier in provisions()) {
        let record = Digest::of(b"record");
        let ids: Vec<ProvisionId> = (0..).take(earlier.provisions().len()).map(|n| ProvisionId::new(&record, n)).collect();
        let before = Earlier { text: &earlier, ids: &ids, named: &[] };
        for with in [[Some(before), None], [Some(before), Some(before)], [None, None]] {
            let identified = identify(&[(&first, with[0]), (&second, with[1])]);
            for ids in identified {
                let mut once: Vec<IdRef> = ids.clone();
                once.sort();
                once.dedup();
                prop_assert_eq!(once.len(), ids.len());
            }
        }
    }

    /// Whatever is cited, and whatever a list asks for, nothing breaks, and what is not carried out is named.
    #[test]
    fn any_citation_and_any_point_is_answered(
        at in "\\PC{0,30}|(пункт|статья|абзац|строка|графа|after|подпункт|раздел|преамбула| |,|\\(|\\)|«|»|[0-9]|[ivx]|бис|второй){0,8}",
        action in prop::sample::select(vec![Action::Replace, Action::Insert, Action::InsertBefore, Action::Delete]),
        find in "[а-в ]{0,4}",
        new in "\\PC{0,12}|[а-в| ]{0,8}",
        base in provisions(),
    ) {
        let asked = point(&at, action, &find, &new);
        let applied = apply_points(&base, std::slice::from_ref(&asked));
        prop_assert_eq!(applied.unapplied.is_empty(), !applied.answered.is_empty());
        if !applied.unapplied.is_empty() {
            prop_assert_eq!(&applied.text, &base);
        }
        prop_assert!(applied.answered.iter().all(|at| *at < base.provisions().len()));
        let full = text(BASE);
        let applied = apply_points(&full, &[asked]);
        prop_assert_eq!(markdown::read(&markdown::write(&applied.text)).0, applied.text);
    }
}

#[test]
fn what_is_named_after_a_provision_is_that_provision() {
    let old = text(
        "1. Стороны обмениваются сведениями.\n\n2. Расходы делятся поровну.\n\n3. Споры решаются переговорами.\n",
    );
    // Moved, renumbered and rewritten: words alone cannot tell.
    let new = text(
        "1. Разногласия улаживаются консультациями.\n\n2. Стороны обмениваются сведениями.\n\n3. Каждый платит сам.\n",
    );
    assert_ne!(inherit(&old, &new), [Some(2), Some(0), Some(1)]);
    let named = [Some(2), Some(0), Some(1)];
    assert_eq!(inherit_named(&old, &new, &named), named);
    // A name that slipped to another provision does not count against the words.
    let slipped = [None, Some(1), Some(1)];
    assert_eq!(inherit_named(&old, &new, &slipped)[1], Some(0));
}
