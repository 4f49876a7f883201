//! Numbers as Word writes them: 1, I, i, A, а …

/// The letters Word counts with in Russian: the standard's set, without ё, й, ъ and ь.
const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";
/// The letters Word counts with in Latin script.
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

/// A number in one of Word's formats; nothing where the format is not known.
pub fn format(number: u32, format: &str) -> Option<String> {
    Some(match format {
        "decimal" | "decimalHalfWidth" => number.to_string(),
        "decimalZero" => format!("{number:02}"),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letters(number, LATIN).to_uppercase(),
        "lowerLetter" => letters(number, LATIN),
        "russianLower" => letters(number, RUSSIAN),
        "russianUpper" => letters(number, RUSSIAN).to_uppercase(),
        "ordinal" => ordinal(number),
        "cardinalText" => in_words(number, &CARDINALS, "", "hundred"),
        "ordinalText" => in_words(number, &ORDINALS, "th", "hundredth"),
        "decimalFullWidth" | "decimalFullWidth2" => {
            number.to_string().chars().map(|digit| shifted(digit, '0', '\u{FF10}')).collect()
        }
        "decimalEnclosedParen" => enclosed(number, '\u{2474}'),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, '\u{2460}'),
        "decimalEnclosedFullstop" => enclosed(number, '\u{2488}'),
        "numberInDash" => format!("- {number} -"),
        "hex" => format!("{number:X}"),
        "chicago" => chicago(number),
        "none" => String::new(),
        _ => return None,
    })
}

/// Roman numerals; Word goes on with M for thousands.
fn roman(number: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    // A start number of millions is an attack or a slip, not a heading.
    if number > 32_767 {
        return number.to_string();
    }
    let mut rest = number;
    let mut written = String::new();
    for (step, letters) in STEPS {
        while rest >= step {
            written.push_str(letters);
            rest -= step;
        }
    }
    written
}

/// Letters, then letters doubled, tripled …: z, aa, bb; я, аа, бб.
fn letters(number: u32, alphabet: &str) -> String {
    let count = alphabet.chars().count() as u32;
    let Some(index) = number.checked_sub(1) else { return String::new() };
    let times = index / count + 1;
    if times > 30 {
        return number.to_string();
    }
    let letter = alphabet.chars().nth((index % count) as usize).unwrap_or('?');
    std::iter::repeat_n(letter, times as usize).collect()
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// *, †, ‡, §, then doubled.
fn chicago(number: u32) -> String {
    let Some(index) = number.checked_sub(1).filter(|index| *index < 40) else { return number.to_string() };
    let sign = ['*', '†', '‡', '§'][(index % 4) as usize];
    std::iter::repeat_n(sign, (index / 4 + 1) as usize).collect()
}

/// 1 to 20 as one character, counted from this one.
fn enclosed(number: u32, first: char) -> String {
    match number {
        1..=20 => char::from_u32(first as u32 + number - 1).map_or_else(String::new, String::from),
        _ => number.to_string(),
    }
}

fn shifted(digit: char, from: char, to: char) -> char {
    char::from_u32(digit as u32 - from as u32 + to as u32).unwrap_or(digit)
}

const CARDINALS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const ORDINALS: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// English words, up to 999, with a capital.
fn in_words(number: u32, last: &[&str; 20], ending: &str, hundred: &str) -> String {
    let below_hundred = |number: u32| match (number / 10, number % 10) {
        (0 | 1, _) => last[(number % 20) as usize].to_owned(),
        (tens, 0) if ending.is_empty() => TENS[(tens % 10) as usize].to_owned(),
        (tens, 0) => format!("{}ieth", TENS[(tens % 10) as usize].trim_end_matches('y')),
        (tens, ones) => format!("{}-{}", TENS[(tens % 10) as usize], last[ones as usize]),
    };
    let words = match (number / 100, number % 100) {
        (0, rest) => below_hundred(rest),
        (hundreds @ 1..=9, 0) => format!("{} {hundred}", CARDINALS[hundreds as usize]),
        (hundreds @ 1..=9, rest) => {
            format!("{} hundred {}", CARDINALS[hundreds as usize], below_hundred(rest))
        }
        _ => return number.to_string(),
    };
    let mut characters = words.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + characters.as_str())
}

#[cfg(test)]
mod tests {
    fn row(name: &str, numbers: &[u32]) -> String {
        let written: Vec<String> =
            numbers.iter().map(|number| super::format(*number, name).expect("a known format")).collect();
        written.join(" ")
    }

    #[test]
    fn russian_letters_leave_out_what_cannot_be_said() {
        assert_eq!(row("russianLower", &[1, 6, 7, 9, 10, 25, 26, 27, 29]), "а е ж и к щ ы э я");
        assert_eq!(row("russianUpper", &[1, 10, 29, 30, 31, 59]), "А К Я АА ББ ААА");
    }

    #[test]
    fn latin_letters_double_after_z() {
        assert_eq!(row("lowerLetter", &[1, 26, 27, 28, 53]), "a z aa bb aaa");
        assert_eq!(row("upperLetter", &[2, 52]), "B ZZ");
    }

    #[test]
    fn roman_and_the_rest() {
        assert_eq!(row("upperRoman", &[1, 4, 9, 14, 40, 90, 1994, 4000]), "I IV IX XIV XL XC MCMXCIV MMMM");
        assert_eq!(row("lowerRoman", &[3, 8]), "iii viii");
        assert_eq!(row("decimalZero", &[7, 12]), "07 12");
        assert_eq!(
            row("ordinal", &[1, 2, 3, 4, 11, 12, 13, 21, 112]),
            "1st 2nd 3rd 4th 11th 12th 13th 21st 112th"
        );
        assert_eq!(row("chicago", &[1, 2, 3, 4, 5]), "* † ‡ § **");
        assert_eq!(
            row("cardinalText", &[1, 20, 42, 100, 115]),
            "One Twenty Forty-two One hundred One hundred fifteen"
        );
        assert_eq!(row("ordinalText", &[1, 20, 42, 100]), "First Twentieth Forty-second One hundredth");
        assert_eq!(row("decimalEnclosedParen", &[1, 21]), "⑴ 21");
        assert_eq!(super::format(1, "koreanDigital"), None);
    }

    #[test]
    fn absurd_numbers_do_not_fill_the_memory() {
        assert_eq!(row("upperRoman", &[4_000_000_000]), "4000000000");
        assert_eq!(row("russianLower", &[4_000_000_000, 0]), "4000000000 ");
    }
}
