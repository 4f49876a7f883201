//! Symbol fonts: characters that are only themselves in their font.

/// What a character of a symbol font is in Unicode; nothing where it is not known. The code is the font's
/// own, without the private-use offset U+F000.
pub fn unicode(font: &str, code: u32) -> Option<char> {
    let code = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let font = font.to_ascii_lowercase();
    if font == "symbol" {
        return symbol(code);
    }
    if font.starts_with("wingdings") {
        return if font == "wingdings 2" { wingdings_2(code) } else { wingdings(code) };
    }
    None
}

/// Adobe's Symbol encoding, from 0x20.
const LOW: &str =
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
/// Adobe's Symbol encoding, from 0xA0.
const HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{F8FF}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

fn symbol(code: u32) -> Option<char> {
    let (table, first) = if code < 0xA0 { (LOW, 0x20) } else { (HIGH, 0xA0) };
    table.chars().nth(code.checked_sub(first)? as usize)
}

/// The signs that occur in documents: boxes, ticks, arrows, bullets.
fn wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x28 => '☎',
        0x2A => '✉',
        0x46 => '☞',
        0x4A => '☺',
        0x6C => '●',
        0x6E => '■',
        0x6F | 0xA8 => '☐',
        0x71 => '❑',
        0x75 => '◆',
        0x76 => '❖',
        0x9F => '•',
        0xA1 => '○',
        0xA7 => '▪',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 => '→',
        0xE1 => '↑',
        0xE2 => '↓',
        0xE8 => '➔',
        0xF0 => '⇨',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => return None,
    })
}

fn wingdings_2(code: u32) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x4F => '✗',
        0x50 => '✓',
        0x51 => '☒',
        0x52 => '☑',
        0xA3 => '☐',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_known_by_their_codes() {
        assert_eq!(unicode("Symbol", 0xF061), Some('α'));
        assert_eq!(unicode("Symbol", 0x57), Some('Ω'));
        assert_eq!(unicode("Symbol", 0x7E), Some('∼'));
        assert_eq!(unicode("Symbol", 0xF0B7), Some('•'));
        assert_eq!(unicode("Symbol", 0xF0B3), Some('≥'));
        assert_eq!(unicode("Symbol", 0xF0DE), Some('⇒'));
        assert_eq!(unicode("Symbol", 0xF0E5), Some('∑'));
        assert_eq!(unicode("Wingdings", 0xF0FE), Some('☑'));
        assert_eq!(unicode("Wingdings", 0x01), None);
        assert_eq!(unicode("Arial", 0x41), None);
    }
}
