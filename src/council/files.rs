//! Whose file is whose: guessed from names of files and their authors, for people to correct.

use std::path::{Path, PathBuf};

use super::RosterEntry;
use super::guess::likeliest;

/// A file with the name of its author, where it carries one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Where it is.
    pub path: PathBuf,
    /// Who wrote it, as far as the file says.
    pub author: Option<String>,
}

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The draft everyone answers.
    Base,
    /// A reply; the code may still be empty.
    Reply(String),
    /// Neither: left out.
    Left,
}

/// Why a file was taken for what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// Its name says so.
    Name,
    /// Its author says so.
    Author(String),
    /// It is the file that names no delegation.
    Rest,
    /// A person said so.
    Hand,
    /// Nothing says anything.
    None,
}

/// A guess about one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// What it is.
    pub part: Part,
    /// Why.
    pub ground: Ground,
}

/// Words that name the draft itself.
const DRAFT: &[&str] =
    &["base", "draft", "original", "проект", "проекта", "исходный", "исходная", "базовый", "основа"];

/// Guesses what every file is. Exactly one file becomes the base if any can.
pub fn guess(files: &[Candidate], known: &[RosterEntry]) -> Vec<Guess> {
    let mut guesses: Vec<Guess> = files.iter().map(|file| of_one(file, known)).collect();
    let draft = |file: &Candidate| words(&stem(&file.path)).iter().any(|word| DRAFT.contains(&word.as_str()));
    let nameless: Vec<usize> =
        (0..files.len()).filter(|index| guesses[*index].ground == Ground::None).collect();
    // Among the files that name nobody the one that calls itself a draft, else the first; when every file names
    // somebody («Проект KAZ.docx» is a reply), nobody is chosen for the person.
    let base = nameless.iter().copied().find(|index| draft(&files[*index]));
    let chosen = base.or_else(|| nameless.first().copied());
    if let Some(index) = chosen {
        let ground = if base.is_some() { Ground::Name } else { Ground::Rest };
        guesses[index] = Guess { part: Part::Base, ground };
    }
    // Two files of one delegation: the first keeps the name.
    let mut seen: Vec<String> = Vec::new();
    for guess in &mut guesses {
        if let Part::Reply(code) = &mut guess.part
            && !code.is_empty()
        {
            if seen.contains(code) {
                *guess = Guess { part: Part::Left, ground: guess.ground.clone() };
            } else {
                seen.push(code.clone());
            }
        }
    }
    guesses
}

fn of_one(file: &Candidate, known: &[RosterEntry]) -> Guess {
    let find = |hint: &str| likeliest(known, hint).map(|code| code.as_str().to_owned());
    if let Some(code) = find(&stem(&file.path)) {
        return Guess { part: Part::Reply(code), ground: Ground::Name };
    }
    if let Some(author) = &file.author
        && let Some(code) = find(author)
    {
        return Guess { part: Part::Reply(code), ground: Ground::Author(author.clone()) };
    }
    // A file called «ALT» can only be the reply of a delegation with that code, on whatever roster it is.
    let stem = stem(&file.path);
    let is_code = (2..=6).contains(&stem.len()) && stem.bytes().all(|byte| byte.is_ascii_uppercase());
    if is_code && !DRAFT.contains(&stem.to_lowercase().as_str()) {
        return Guess { part: Part::Reply(stem), ground: Ground::Name };
    }
    Guess { part: Part::Reply(String::new()), ground: Ground::None }
}

/// The words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    without_language(&stem).to_owned()
}

/// A name without the language at its end: «ALT.ru» is a file of ALT in Russian, not of Russia.
pub fn without_language(stem: &str) -> &str {
    const LANGUAGES: [&str; 11] = ["ru", "en", "kk", "ky", "tg", "uz", "be", "hy", "az", "ro", "uk"];
    match stem.rsplit_once('.') {
        Some((name, tag)) if LANGUAGES.contains(&tag) && !name.is_empty() => name,
        _ => stem,
    }
}

/// A code made of a file's name, for a reply nobody recognised: capital letters and digits, never empty.
pub fn code_from_name(path: &Path, taken: &[String]) -> String {
    // Of several words the first that says more than that it is a reply.
    let latin = |word: &str| -> String { word.chars().map(latin).collect() };
    let whole = stem(path).to_lowercase();
    let words = whole.split(|c: char| !c.is_alphanumeric()).filter(|word| !SAYS_REPLY.contains(word));
    let mut code: String = match whole.is_ascii() {
        true => whole.chars().filter(char::is_ascii_alphanumeric).collect(),
        false => words.map(latin).find(|word| !word.is_empty()).unwrap_or_default(),
    };
    code = code.to_ascii_uppercase().chars().take(8).collect();
    if code.is_empty() || code == "BASE" {
        code = "REPLY".into();
    }
    let mut number = 1;
    let mut own = code.clone();
    while taken.contains(&own) {
        number += 1;
        own = format!("{code}-{number}");
    }
    own
}

/// Words of file names that tell nothing of whose the file is.
const SAYS_REPLY: [&str; 16] = [
    "ответ",
    "ответы",
    "письмо",
    "замечания",
    "предложения",
    "замечание",
    "предложение",
    "и",
    "от",
    "делегации",
    "республики",
    "проект",
    "соглашения",
    "соглашение",
    "правки",
    "позиция",
];

/// A letter of the Russian alphabet in Latin ones, as passports write it.
fn latin(letter: char) -> String {
    const LETTERS: [(char, &str); 33] = [
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "g"),
        ('д', "d"),
        ('е', "e"),
        ('ё', "e"),
        ('ж', "zh"),
        ('з', "z"),
        ('и', "i"),
        ('й', "i"),
        ('к', "k"),
        ('л', "l"),
        ('м', "m"),
        ('н', "n"),
        ('о', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('у', "u"),
        ('ф', "f"),
        ('х', "kh"),
        ('ц', "ts"),
        ('ч', "ch"),
        ('ш', "sh"),
        ('щ', "shch"),
        ('ъ', "ie"),
        ('ы', "y"),
        ('ь', ""),
        ('э', "e"),
        ('ю', "iu"),
        ('я', "ia"),
    ];
    if letter.is_ascii_alphanumeric() {
        return letter.to_string();
    }
    LETTERS.iter().find(|(own, _)| *own == letter).map(|(_, latin)| (*latin).to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<RosterEntry> {
        let entry = |code: &str, name: &str, spellings: &[&str]| {
            let names = crate::council::Names { short: name.into(), ..Default::default() };
            RosterEntry {
                code: code.parse().unwrap(),
                kind: Default::default(),
                order: 0,
                names: [("ru".parse().unwrap(), names)].into(),
                aliases: spellings.iter().map(ToString::to_string).collect(),
            }
        };
        vec![
            entry("KAZ", "Казахстан", &["Республика Казахстан", "Kazakhstan", "РК"]),
            entry("KGZ", "Кыргызстан", &["Кыргызская Республика", "Kyrgyzstan", "Киргизия"]),
            entry("RUS", "Россия", &["Российская Федерация", "Russia", "РФ", "RU"]),
            entry("UZB", "Узбекистан", &["Uzbekistan"]),
        ]
    }

    fn files(names: &[&str]) -> Vec<Candidate> {
        names.iter().map(|name| Candidate { path: PathBuf::from(name), author: None }).collect()
    }

    fn parts(names: &[&str]) -> Vec<Part> {
        guess(&files(names), &known()).into_iter().map(|guess| guess.part).collect()
    }

    #[test]
    fn names_in_any_case_and_script_are_known() {
        assert_eq!(
            parts(&[
                "Проект соглашения.docx",
                "Предложения Казахстана.docx",
                "ответ_РФ (2).docx",
                "kgz-final.md",
                "Замечания Республики Узбекистан.docx",
            ]),
            vec![
                Part::Base,
                Part::Reply("KAZ".into()),
                Part::Reply("RUS".into()),
                Part::Reply("KGZ".into()),
                Part::Reply("UZB".into()),
            ]
        );
    }

    #[test]
    fn a_draft_with_a_delegations_name_is_a_reply() {
        assert_eq!(parts(&["text.docx", "Проект KAZ.docx"]), vec![Part::Base, Part::Reply("KAZ".into())]);
    }

    #[test]
    fn the_author_speaks_where_the_name_is_silent() {
        let mut files = files(&["base.docx", "document1.docx"]);
        files[1].author = Some("МВД Кыргызской Республики".into());
        let guesses = guess(&files, &known());
        assert_eq!(guesses[1].part, Part::Reply("KGZ".into()));
        assert!(matches!(guesses[1].ground, Ground::Author(_)));
    }

    #[test]
    fn a_second_file_of_one_delegation_is_left_out() {
        assert_eq!(
            parts(&["base.md", "KAZ.md", "KAZ (1).md"]),
            vec![Part::Base, Part::Reply("KAZ".into()), Part::Left]
        );
    }

    #[test]
    fn the_language_of_a_file_is_no_delegation() {
        assert_eq!(
            parts(&["draft.ru.md", "KAZ.ru.md", "UZB.en.docx", "RU.docx"]),
            vec![Part::Base, Part::Reply("KAZ".into()), Part::Reply("UZB".into()), Part::Reply("RUS".into()),]
        );
    }

    #[test]
    fn short_codes_are_whole_words() {
        assert_eq!(parts(&["base.md", "parking.md"])[1], Part::Reply(String::new()));
    }

    #[test]
    fn codes_made_of_names_are_codes() {
        assert_eq!(code_from_name(Path::new("ответ.docx"), &[]), "REPLY");
        assert_eq!(code_from_name(Path::new("Карсия ответ.docx"), &[]), "KARSIIA");
        assert_eq!(code_from_name(Path::new("Замечания Балнории.docx"), &[]), "BALNORII");
        assert_eq!(code_from_name(Path::new("ответ.docx"), &["REPLY".into()]), "REPLY-2");
        assert_eq!(code_from_name(Path::new("Delta Office reply.docx"), &[]), "DELTAOFF");
    }
}
