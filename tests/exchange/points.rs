//! Letters of points in the manner of real ones: every point is carried out as it says, or stays a remark in its own
//! words.

use std::collections::BTreeSet;

use proptest::prelude::*;
use travaux::exchange::report::point::{Letter, read_letter};
use travaux::language::Language;
use travaux::negotiation::place::Reading;
use travaux::negotiation::point::apply_points;
use travaux::text::{Text, markdown, plain};

const RUSSIAN: &str = "# Соглашение о совместном обучении кадров

Правительства, именуемые далее Сторонами,

признавая важность подготовки кадров,

согласились о нижеследующем:

### Статья 1. Предмет

1. Стороны сотрудничают в подготовке кадров.[^1]

2. Для целей настоящего Соглашения:

а) «обучающийся» означает лицо;

б) «организация» означает учреждение Стороны.

### Статья 2. Порядок направления

1. Сторона уведомляет другую Сторону не позднее чем за тридцать дней. Уведомление направляется письменно.

2. Расходы на проезд несёт направляющая Сторона.

3. Принимающая Сторона обеспечивает проживание.

### Статья 3. Финансирование

1. Стороны распределяют расходы согласно таблице:

| № | Мероприятие | Сумма |
|---|---|---|
| 1 | Обучение | 100 000 |
| 2 | Проезд | 20 000 |

2. Ежегодно Стороны обмениваются отчётами.

### Статья 4. Заключительные положения

1. Соглашение вступает в силу через 30 дней.

2. Соглашение может быть изменено протоколом.

[^1]: Под кадрами понимаются сотрудники органов.
";

const ENGLISH: &str = "# Agreement on joint training

The Governments,

recognizing the importance of training,

have agreed as follows:

### Article 1. Subject

1. The Parties cooperate in training.

2. For the purposes of this Agreement:

(a) “trainee” means a person;

(b) “body” means an institution.

### Article 2. Notice

1. A Party gives notice within thirty days. The notice is in writing.

2. The competent authority answers. The competent authorities meet yearly.

### Article 3. Costs

1. Each Party bears its urgent costs.

2. The Parties shall share other costs.
";

/// What a letter of one point makes of a draft: what goes, what comes, and what stays a remark.
fn said(base: &Text, letter: &str) -> String {
    let (list, _) = plain::read(letter);
    let read: Letter = read_letter(&list);
    let points: Vec<_> = read.points.iter().map(|found| found.point.clone()).collect();
    let applied = apply_points(base, &points);
    let mut said = Vec::new();
    let (before, after) = (markdown::write(base), markdown::write(&applied.text));
    let new = |a: &str, b: &str| -> Vec<String> {
        let lines = a.lines().filter(|line| !line.is_empty() && !b.lines().any(|other| other == *line));
        lines.map(str::to_owned).collect()
    };
    said.extend(new(&before, &after).into_iter().map(|line| format!("- {line}")));
    said.extend(new(&after, &before).into_iter().map(|line| format!("+ {line}")));
    if said.is_empty() && before != after {
        said.push("moved".to_owned());
    }
    said.extend(applied.unapplied.iter().map(|left| format!("! {:?}", left.why)));
    said.extend(applied.left.iter().map(|left| format!("left: {}", left.words)));
    let unread = read.unread.iter();
    said.extend(unread.map(|it| if it.asks { "? asks".to_owned() } else { "? remark".to_owned() }));
    said.join("\n")
}

fn check(base: &str, cases: &[(&str, &str)]) {
    let base = markdown::read(base).0;
    let mut wrong = Vec::new();
    for (letter, expected) in cases {
        let said = said(&base, &format!("1. {letter}\n"));
        if said != *expected {
            wrong.push(format!("{letter}\n  is      {said:?}\n  should  {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn russian_points_are_carried_out_as_they_say() {
    check(
        RUSSIAN,
        &[
            (
                "В абзаце первом преамбулы слово «именуемые» исключить.",
                "- Правительства, именуемые далее Сторонами,\n+ Правительства, далее Сторонами,",
            ),
            (
                "В преамбуле слова «важность подготовки» заменить словами «значение подготовки».",
                "- признавая важность подготовки кадров,\n+ признавая значение подготовки кадров,",
            ),
            (
                "Преамбулу дополнить абзацем следующего содержания: «желая сотрудничать,».",
                "+ желая сотрудничать,",
            ),
            (
                "Абзац второй преамбулы изложить в следующей редакции: «признавая значение кадров,».",
                "- признавая важность подготовки кадров,\n+ признавая значение кадров,",
            ),
            (
                "В наименовании слова «совместном обучении» заменить словами «подготовке».",
                "- # Соглашение о совместном обучении кадров\n+ # Соглашение о подготовке кадров",
            ),
            (
                "Наименование статьи 3 изложить в следующей редакции: «Статья 3. Расходы».",
                "- ### Статья 3. Финансирование\n+ ### Статья 3. Расходы",
            ),
            (
                "В наименовании статьи 2 слово «Порядок» заменить словом «Условия».",
                "- ### Статья 2. Порядок направления\n+ ### Статья 2. Условия направления",
            ),
            ("Пункт 2 статьи 2 исключить.", "- 2. Расходы на проезд несёт направляющая Сторона."),
            ("Исключить пункт 2 статьи 2.", "- 2. Расходы на проезд несёт направляющая Сторона."),
            ("Предлагаем исключить пункт 2 статьи 2.", "- 2. Расходы на проезд несёт направляющая Сторона."),
            (
                "Просим пункт 2 статьи 2 проекта Соглашения исключить полностью.",
                "- 2. Расходы на проезд несёт направляющая Сторона.",
            ),
            (
                "Армянская Сторона предлагает пункт 2 статьи 2 исключить.",
                "- 2. Расходы на проезд несёт направляющая Сторона.",
            ),
            ("Статья 2, пункт 2 — исключить.", "- 2. Расходы на проезд несёт направляющая Сторона."),
            ("П. 2 ст. 2 исключить.", "- 2. Расходы на проезд несёт направляющая Сторона."),
            (
                "Пункты 2 и 3 статьи 2 исключить.",
                "- 2. Расходы на проезд несёт направляющая Сторона.\n- 3. Принимающая Сторона обеспечивает проживание.",
            ),
            (
                "Пункт 2 статьи 2 и пункт 2 статьи 4 исключить.",
                "- 2. Расходы на проезд несёт направляющая Сторона.\n- 2. Соглашение может быть изменено протоколом.",
            ),
            (
                "В пунктах 1 и 2 статьи 4 слово «Соглашение» заменить словом «Договор».",
                "- 1. Соглашение вступает в силу через 30 дней.\n- 2. Соглашение может быть изменено протоколом.\n+ 1. Договор вступает в силу через 30 дней.\n+ 2. Договор может быть изменено протоколом.",
            ),
            (
                "В пункте 1 статьи 2 слова «тридцать дней» заменить словами «сорок дней».",
                "- 1. Сторона уведомляет другую Сторону не позднее чем за тридцать дней. Уведомление направляется письменно.\n+ 1. Сторона уведомляет другую Сторону не позднее чем за сорок дней. Уведомление направляется письменно.",
            ),
            (
                "Пункт 1 статьи 4: вместо «30» читать «60».",
                "- 1. Соглашение вступает в силу через 30 дней.\n+ 1. Соглашение вступает в силу через 60 дней.",
            ),
            (
                "Пункт 1 статьи 4: вместо цифр «30» указать цифры «60».",
                "- 1. Соглашение вступает в силу через 30 дней.\n+ 1. Соглашение вступает в силу через 60 дней.",
            ),
            (
                "Пункт 1 статьи 2 после слов «тридцать дней» дополнить словами «, но не позднее срока».",
                "- 1. Сторона уведомляет другую Сторону не позднее чем за тридцать дней. Уведомление направляется письменно.\n+ 1. Сторона уведомляет другую Сторону не позднее чем за тридцать дней, но не позднее срока. Уведомление направляется письменно.",
            ),
            (
                "В пункте 2 статьи 2 перед словом «проезд» дополнить словом «обратный».",
                "- 2. Расходы на проезд несёт направляющая Сторона.\n+ 2. Расходы на обратный проезд несёт направляющая Сторона.",
            ),
            (
                "В пункте 2 статьи 4 после слова «протоколом» добавить слово «Сторон».",
                "- 2. Соглашение может быть изменено протоколом.\n+ 2. Соглашение может быть изменено протоколом Сторон.",
            ),
            (
                "Подпункт «б» пункта 2 статьи 1 изложить в следующей редакции: «б) «организация» означает учреждение.».",
                "- б) «организация» означает учреждение Стороны.\n+ б) «организация» означает учреждение.",
            ),
            (
                "Пункт 2 статьи 4 изложить в редакции: «2. Соглашение изменяется протоколом.»",
                "- 2. Соглашение может быть изменено протоколом.\n+ 2. Соглашение изменяется протоколом.",
            ),
            (
                "Изложить пункт 2 статьи 4 в следующей редакции: «Соглашение изменяется протоколом.»",
                "- 2. Соглашение может быть изменено протоколом.\n+ 2. Соглашение изменяется протоколом.",
            ),
            (
                "Пункт 2 статьи 4 заменить следующим текстом: «2. Соглашение изменяется протоколом.»",
                "- 2. Соглашение может быть изменено протоколом.\n+ 2. Соглашение изменяется протоколом.",
            ),
            (
                "Дополнить статью 3 пунктом 3 следующего содержания: «3. Стороны уточняют расходы.».",
                "+ 3. Стороны уточняют расходы.",
            ),
            (
                "Статью 3 дополнить пунктом 3 следующего содержания: «Стороны уточняют расходы.»",
                "+ 3. Стороны уточняют расходы.",
            ),
            (
                "Статью 3 дополнить новым пунктом 3: «3. Стороны уточняют расходы.»",
                "+ 3. Стороны уточняют расходы.",
            ),
            (
                "Добавить в статью 3 пункт 3 следующего содержания: «3. Стороны уточняют расходы.»",
                "+ 3. Стороны уточняют расходы.",
            ),
            (
                "Включить в статью 3 новый пункт 3: «3. Стороны уточняют расходы.»",
                "+ 3. Стороны уточняют расходы.",
            ),
            (
                "Статью 4 дополнить новым пунктом следующего содержания: «Споры разрешаются Сторонами.»",
                "+ Споры разрешаются Сторонами.",
            ),
            (
                "Пункт 3 статьи 2 дополнить абзацем следующего содержания: «Питание оплачивается отдельно.»",
                "+ Питание оплачивается отдельно.",
            ),
            (
                "Пункт 3 статьи 2 дополнить предложением следующего содержания: «Питание оплачивается отдельно.»",
                "- 3. Принимающая Сторона обеспечивает проживание.\n+ 3. Принимающая Сторона обеспечивает проживание. Питание оплачивается отдельно.",
            ),
            (
                "Пункт 2 статьи 1 дополнить подпунктом «в» следующего содержания: «в) «срок» означает год.»",
                "+ в) «срок» означает год.",
            ),
            (
                "После статьи 3 дополнить статьёй 3¹ следующего содержания: «Статья 3¹. Язык».",
                "+ ### Статья 3¹. Язык",
            ),
            ("Дополнить проект статьёй 5 следующего содержания: «Статья 5. Язык».", "+ ### Статья 5. Язык"),
            (
                "Второе предложение пункта 1 статьи 2 исключить.",
                "- 1. Сторона уведомляет другую Сторону не позднее чем за тридцать дней. Уведомление направляется письменно.\n+ 1. Сторона уведомляет другую Сторону не позднее чем за тридцать дней.",
            ),
            (
                "В пункте 1 статьи 2 последнее предложение исключить.",
                "- 1. Сторона уведомляет другую Сторону не позднее чем за тридцать дней. Уведомление направляется письменно.\n+ 1. Сторона уведомляет другую Сторону не позднее чем за тридцать дней.",
            ),
            (
                "В первом предложении пункта 1 статьи 2 слово «другую» исключить.",
                "- 1. Сторона уведомляет другую Сторону не позднее чем за тридцать дней. Уведомление направляется письменно.\n+ 1. Сторона уведомляет Сторону не позднее чем за тридцать дней. Уведомление направляется письменно.",
            ),
            (
                "В сноске к пункту 1 статьи 1 слово «сотрудники» заменить словом «работники».",
                "- [^1]: Под кадрами понимаются сотрудники органов.\n+ [^1]: Под кадрами понимаются работники органов.",
            ),
            (
                "Сноску 1 изложить в следующей редакции: «Кадры — работники органов.»",
                "- [^1]: Под кадрами понимаются сотрудники органов.\n+ [^1]: Кадры — работники органов.",
            ),
            ("Сноску исключить.", "! Anchored"),
            (
                "В позиции 2 таблицы цифры «20 000» заменить цифрами «25 000».",
                "- | 2 | Проезд | 20 000 |\n+ | 2 | Проезд | 25 000 |",
            ),
            ("Позицию 2 таблицы исключить.", "- | 2 | Проезд | 20 000 |"),
            (
                "В графе «Сумма» строки 1 цифры «100 000» заменить цифрами «90 000».",
                "- | 1 | Обучение | 100 000 |\n+ | 1 | Обучение | 90 000 |",
            ),
            ("Пункты 2 и 3 статьи 2 поменять местами.", "moved"),
            ("Пункт 3 статьи 2 переместить в статью 3.", "moved"),
            (
                "По тексту проекта слова «направляющая Сторона» заменить словами «Сторона отправления».",
                "- 2. Расходы на проезд несёт направляющая Сторона.\n+ 2. Расходы на проезд несёт Сторона отправления.",
            ),
            (
                "По всему тексту слова «Принимающая Сторона» в соответствующем падеже заменить словами «Сторона обучения» в соответствующем падеже.",
                "- 3. Принимающая Сторона обеспечивает проживание.\n+ 3. Сторона обучения обеспечивает проживание.",
            ),
            (
                "Статью 3 исключить, поскольку она повторяет статью 2.",
                "- ### Статья 3. Финансирование\n- 1. Стороны распределяют расходы согласно таблице:\n- | № | Мероприятие | Сумма |\n- | --- | --- | --- |\n- | 1 | Обучение | 100 000 |\n- | 2 | Проезд | 20 000 |\n- 2. Ежегодно Стороны обмениваются отчётами.",
            ),
            (
                "Пункт 2 статьи 2 исключить. Расходы несут обе Стороны.",
                "- 2. Расходы на проезд несёт направляющая Сторона.",
            ),
        ],
    );
}

proptest! {
    /// Whatever a letter says under its numbers, every number is a point, or a remark in its own words; and words of a
    /// remark are words of the letter.
    #[test]
    fn every_number_of_a_letter_is_heard(lines in prop::collection::vec(line(), 1..6)) {
        let letter: Vec<String> = lines.iter().enumerate().map(|(at, line)| format!("{}. {line}", at + 1)).collect();
        let letter = letter.join("\n\n");
        let (list, _) = plain::read(&letter);
        let read = read_letter(&list);
        let numbers: BTreeSet<&str> = read
            .points
            .iter()
            .map(|it| it.point.number.as_str())
            .chain(read.unread.iter().map(|it| it.number.as_str()))
            .collect();
        for (at, line) in lines.iter().enumerate() {
            let number = (at + 1).to_string();
            // A reason is no point, and a quotation left open may run on.
            let reason = line.trim_start().starts_with("Обоснование");
            let even = |line: &String| {
                line.matches('«').count() == line.matches('»').count() && line.matches('"').count().is_multiple_of(2)
            };
            let open = !lines.iter().all(even);
            let says = line.contains(char::is_alphabetic) && !reason && !open;
            prop_assert!(!says || numbers.contains(number.as_str()), "{number} of {letter}: {read:?}");
        }
        let bare = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        for it in &read.unread {
            prop_assert!(bare(&letter).contains(&bare(&it.words)), "{it:?} of {letter}");
        }
        let base = markdown::read(RUSSIAN).0;
        let points: Vec<_> = read.points.into_iter().map(|found| found.point).collect();
        let applied = apply_points(&base, &points);
        prop_assert_eq!(markdown::read(&markdown::write(&applied.text)).0, applied.text);
    }

    /// A place is cited by its name as by the words it was read from.
    #[test]
    fn a_place_is_read_from_its_name(cited in place()) {
        for language in [Language::Russian, Language::English] {
            for place in Reading::of(&cited).places {
                let name = place.name(language);
                let again = Reading::of(&name);
                prop_assert_eq!(&again.places, &vec![place], "{} as {}", cited, name);
                prop_assert!(again.rest.is_empty(), "{name}: {:?}", again.rest);
            }
        }
    }
}

/// A citation as people write it.
fn place() -> impl Strategy<Value = String> {
    let unit = prop::sample::select(vec![
        "статье 2",
        "статьи 4",
        "статьи 3 и 4",
        "пункте 1",
        "пунктах 1 и 2",
        "пункты 1–3",
        "подпункте «б»",
        "абзаце первом",
        "втором абзаце",
        "преамбуле",
        "наименовании",
        "сноске",
        "сноске 1",
        "позиции 2",
        "строке 1",
        "графе «Сумма»",
        "первом предложении",
        "последнем абзаце",
        "после пункта 1",
        "перед статьёй 3",
        "приложении 1",
        "article 2",
        "paragraph 1",
        "paragraphs 1 and 2",
        "(a)",
        "the second sentence",
        "разделе II",
        "главе 1",
        "статье 3¹",
        "статье 2 бис",
    ]);
    prop::collection::vec(unit, 0..4).prop_map(|units| units.join(" "))
}

/// A line of a letter: of the pieces that points are made of, in any order.
fn line() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "слово «Сторона»",
        "слова «кадров»",
        "заменить словом «Х»",
        "заменить",
        "исключить",
        "дополнить словами «и Х»",
        "дополнить пунктом 3 следующего содержания: «3. Х.»",
        "изложить в следующей редакции: «Х.»",
        "после слова «Стороны»",
        "поменять местами",
        "переместить в статью 3",
        "Просим уточнить",
        ";",
        ".",
        ",",
        "и",
        "не",
        "если",
        "Обоснование: Х",
        "по всему тексту",
        "в соответствующем падеже",
        "в конце",
        "соответственно",
        "«Х",
        "Х»",
        "\"",
        "replace “X” by “Y”",
        "delete",
        "insert",
        "as follows:",
        "add a new paragraph 3: “3. X.”",
        "because",
        ":",
    ]);
    let piece = prop_oneof![2 => piece.prop_map(str::to_owned), 1 => place()];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.join(" "))
}

#[test]
fn what_is_not_understood_stays_in_its_own_words() {
    check(
        RUSSIAN,
        &[
            ("Просим уточнить источник финансирования.", "? remark"),
            ("Считаем необходимым обсудить сроки на заседании экспертной группы.", "? remark"),
            ("По статье 2 считаем нужным обсудить сроки.", "? remark"),
            ("Не возражаем исключить пункт 2 статьи 2.", "? asks"),
            ("Пункт 2 статьи 2 исключить, если статья 3 останется.", "? asks"),
            ("Пункт 2 статьи 2 не исключать.", "? remark"),
            ("Полагаем преждевременным исключить пункт 2 статьи 2.", "? asks"),
            ("В пункте 1 статьи 2 слово «Сторона» во втором случае исключить.", "? asks"),
            ("Третье предложение пункта 1 статьи 2 исключить.", "! NoPlace"),
            ("В статье 2 слово «Сторона» исключить.", "! Several"),
            ("Пункт 2 исключить.", "! Places"),
            ("Статью 9 исключить.", "! NoPlace"),
            ("Нумерацию последующих статей изменить.", "? asks"),
            ("Пункт 2 статьи 2 исключить, нумерацию последующих пунктов изменить соответственно.", "? asks"),
            ("Пункт 2 статьи 2 объединить с пунктом 3.", "? asks"),
            ("В пункте 2 статьи 2 слово «проезд» заменить.", "? asks"),
            ("Заменить слово «проезд».", "? asks"),
            ("В конце пункта 1 статьи 4 слово «дней» заменить словом «суток».", "? asks"),
            ("Стороны могут заменить представителя.", "? asks"),
            ("Поддерживаем проект.", "? remark"),
        ],
    );
}

#[test]
fn english_points_are_carried_out_as_they_say() {
    check(
        ENGLISH,
        &[
            (
                "In article 2, paragraph 1, replace \"thirty days\" with \"forty-five days\".",
                "- 1. A Party gives notice within thirty days. The notice is in writing.\n+ 1. A Party gives notice within forty-five days. The notice is in writing.",
            ),
            (
                "In article 2, paragraph 1, substitute “sixty” for “thirty”.",
                "- 1. A Party gives notice within thirty days. The notice is in writing.\n+ 1. A Party gives notice within sixty days. The notice is in writing.",
            ),
            (
                "In article 3, paragraph 1, delete the word \"urgent\".",
                "- 1. Each Party bears its urgent costs.\n+ 1. Each Party bears its costs.",
            ),
            (
                "Article 3, paragraph 1: strike \"urgent\".",
                "- 1. Each Party bears its urgent costs.\n+ 1. Each Party bears its costs.",
            ),
            ("Delete article 3, paragraph 2.", "- 2. The Parties shall share other costs."),
            ("Article 3, paragraph 2, should be deleted.", "- 2. The Parties shall share other costs."),
            ("We propose to delete paragraph 2 of article 3.", "- 2. The Parties shall share other costs."),
            (
                "Delete paragraph 2 of article 3 because it repeats article 2.",
                "- 2. The Parties shall share other costs.",
            ),
            (
                "Article 2, paragraph 1: after \"Party\" insert \"concerned\".",
                "- 1. A Party gives notice within thirty days. The notice is in writing.\n+ 1. A Party concerned gives notice within thirty days. The notice is in writing.",
            ),
            (
                "In article 3, paragraph 2, insert “equally” after “share”.",
                "- 2. The Parties shall share other costs.\n+ 2. The Parties shall share equally other costs.",
            ),
            (
                "Article 3, paragraph 2 should read: \"2. The Parties share other costs.\"",
                "- 2. The Parties shall share other costs.\n+ 2. The Parties share other costs.",
            ),
            (
                "We propose to reformulate article 3, paragraph 2, as follows: “The Parties share other costs.”",
                "- 2. The Parties shall share other costs.\n+ 2. The Parties share other costs.",
            ),
            (
                "Replace paragraph 2 of article 3 with the following: “2. The Parties share other costs.”",
                "- 2. The Parties shall share other costs.\n+ 2. The Parties share other costs.",
            ),
            (
                "Add a new paragraph 3 to article 3: \"3. Data shall be destroyed.\"",
                "+ 3. Data shall be destroyed.",
            ),
            ("Article 3: add a new paragraph 3: “Data shall be destroyed.”", "+ 3. Data shall be destroyed."),
            (
                "Insert after article 2 a new article: “Article 2 bis. Language”.",
                "+ ### Article 2 bis. Language",
            ),
            (
                "Paragraphs 1 and 2 of article 3: replace \"costs\" by \"expenses\".",
                "- 1. Each Party bears its urgent costs.\n- 2. The Parties shall share other costs.\n+ 1. Each Party bears its urgent expenses.\n+ 2. The Parties shall share other expenses.",
            ),
            (
                "Delete the second sentence of article 2, paragraph 1.",
                "- 1. A Party gives notice within thirty days. The notice is in writing.\n+ 1. A Party gives notice within thirty days.",
            ),
            (
                "In the chapeau of article 1, paragraph 2, replace “purposes” with “purpose”.",
                "- 2. For the purposes of this Agreement:\n+ 2. For the purpose of this Agreement:",
            ),
            (
                "In the second preambular paragraph, replace “importance” with “value”.",
                "- recognizing the importance of training,\n+ recognizing the value of training,",
            ),
            (
                "Throughout the text, \"competent authority\" should be replaced by \"designated authority\".",
                "- 2. The competent authority answers. The competent authorities meet yearly.\n+ 2. The designated authority answers. The competent authorities meet yearly.\nleft: competent authorities",
            ),
            (
                "Throughout the text, replace \"competent authority\" by \"designated authority\", in the appropriate form.",
                "- 2. The competent authority answers. The competent authorities meet yearly.\n+ 2. The designated authority answers. The designated authorities meet yearly.",
            ),
            ("Move article 3 before article 2.", "moved"),
            ("We reserve our position on article 3.", "? remark"),
            ("Renumber the subsequent articles accordingly.", "? asks"),
            ("We cannot agree to delete article 3.", "? asks"),
            ("Delete article 3 if article 2 is retained.", "? asks"),
            ("Article 3 could be deleted in part.", "? asks"),
            ("Please clarify article 2.", "? remark"),
        ],
    );
}

const LETTER: &str = "Исх. № 15/22 от 5 апреля 2026 г.

Замечания и предложения по проекту Соглашения

В целом проект поддерживаем.

1. В статье 2:

а) пункт 2 исключить;

б) пункт 3 изложить в новой редакции.

2. Слово «кадров» исключить.

3. Статью 3 дополнить пунктом 3 следующего содержания:
«3. Стороны уточняют расходы.».

Обоснование: расходы растут.

4. Просим уточнить срок; пункт 2 статьи 4 исключить.

Заместитель министра
";

#[test]
fn a_letter_is_read_by_its_own_numbers_and_nothing_of_it_is_dropped() {
    let (list, _) = plain::read(LETTER);
    let read = read_letter(&list);
    let points: Vec<(&str, &str)> =
        read.points.iter().map(|it| (it.point.number.as_str(), it.point.at.as_str())).collect();
    assert_eq!(points, [("1, а)", "статья 2, пункт 2"), ("3", "статья 3"), ("4", "статья 4, пункт 2")]);
    assert_eq!(read.points[1].point.reason, "расходы растут.");
    let unread: Vec<String> = read.unread.iter().map(|it| it.line()).collect();
    assert_eq!(
        unread,
        [
            "В целом проект поддерживаем.",
            "1, б) пункт 3 изложить в новой редакции.",
            "2. Слово «кадров» исключить.",
            "4. Просим уточнить срок",
        ]
    );
    assert_eq!(read.counts(), (3, 5));
}

#[test]
fn a_table_of_points_keeps_its_reasons_and_whatever_else_it_says() {
    let table = "| № | Структурная единица | Предлагаемая редакция | Обоснование | Срок |
|---|---|---|---|---|
| 1 | Статья 2, пункт 2 | исключить | Дублирует статью 3 | |
| 2 | Статья 4, пункт 1 | слова «30 дней» заменить словами «60 дней» | Процедуры длительны | до мая |
| 3 | Статья 1 | дополнить пунктом 3 следующего содержания: «3. Прочее.» | | |
| 4 | Статья 4, пункт 2 | 2. Соглашение изменяется протоколом. | Короче | |
| 5 | Статья 2 | Просим пояснить срок | Неясно | |
| | Статья 3 | | Вопрос изучается | |
";
    let read = read_letter(&markdown::read(table).0);
    let points: Vec<(&str, &str, &str)> = read
        .points
        .iter()
        .map(|it| (it.point.number.as_str(), it.point.at.as_str(), it.point.reason.as_str()))
        .collect();
    assert_eq!(
        points,
        [
            ("1", "статья 2, пункт 2", "Дублирует статью 3"),
            ("2", "статья 4, пункт 1", "Процедуры длительны"),
            ("3", "статья 1", ""),
            ("4", "статья 4, пункт 2", "Короче"),
        ]
    );
    assert_eq!(read.points[3].point.text, "2. Соглашение изменяется протоколом.");
    let unread: Vec<String> = read.unread.iter().map(|it| it.line()).collect();
    assert_eq!(
        unread,
        [
            "2. Статья 4, пункт 1: Срок: до мая",
            "5. Статья 2: Просим пояснить срок — Неясно",
            "Статья 3: Вопрос изучается"
        ]
    );
}
