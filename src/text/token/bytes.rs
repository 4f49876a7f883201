//! Words as bytes: where one ends, and what it hashes to, eight bytes at a time.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

/// Where the run of bytes ends that go on with a word of ASCII and basic Cyrillic letters: those, and the bytes behind
/// the first of a letter. The first byte of any other letter does not, so what stands behind it is never asked for.
/// Eight bytes are looked at together: most words are no longer, and none of their letters is asked for alone.
pub(super) fn simple_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(eight) = eight(bytes, at) {
        let others = !simple(eight) & HIGH;
        if others != 0 {
            return at + others.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let mut rest = [0; 8];
    let end = bytes.len();
    for (byte, one) in rest.iter_mut().zip(&bytes[at..end]) {
        *byte = *one;
    }
    // The nought behind the last byte is no letter.
    at + (!simple(u64::from_le_bytes(rest)) & HIGH).trailing_zeros() as usize / 8
}

/// The next word and its [`hash`], where it is as most are: behind at most one space, of ASCII and basic Cyrillic
/// letters, and before another space, or a mark that joins no words.
pub(super) fn common_word(bytes: &[u8], at: usize) -> Option<(Range<usize>, u64)> {
    let start = at + usize::from(*bytes.get(at)? == b' ');
    let word = eight(bytes, start)?;
    let others = !simple(word) & HIGH;
    let (end, key) = match others.trailing_zeros() as usize / 8 {
        0 => return None,
        8 => {
            let end = simple_end(bytes, start + 8);
            (end, hash_within(bytes, start..end))
        }
        length => (start + length, short(word, length)),
    };
    let joins_none = match *bytes.get(end)? {
        b' ' | b';' | b':' | b')' => true,
        // "12.03" is one word.
        b'.' | b',' => !bytes[end - 1].is_ascii_digit(),
        _ => false,
    };
    joins_none.then_some((start..end, key))
}

/// The eight bytes from a place on, the first of them lowest.
fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

/// The highest bit of each of eight bytes.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Sets the highest bit of each of eight bytes that goes on with a word, see [`simple_end`]; other bits mean nothing.
fn simple(eight: u64) -> u64 {
    let each = |byte: u8| u64::from_ne_bytes([byte; 8]);
    let high = eight & HIGH;
    let low = eight & !HIGH;
    // The highest bit of each byte of `of` (all below 0x80) that lies between two values.
    let between = |of: u64, from: u8, to: u8| (of + each(0x80 - from)) & !(of + each(0x7F - to));
    let ascii = between(low, b'0', b'9') | between(low | each(0x20), b'a', b'z');
    // What follows the first byte of a letter, and the first bytes 0xD0 and 0xD1.
    let other = !(low + each(0x40)) | between(low, 0x50, 0x51);
    (ascii & !high) | (other & high)
}

/// Hash of bytes; a constant is set on top so that no word shares a key with a boundary.
pub fn hash(bytes: &[u8]) -> u64 {
    hash_within(bytes, 0..bytes.len())
}

/// [`hash`] of a part of some bytes; where more follow behind a short word it need not be copied.
pub(super) fn hash_within(bytes: &[u8], part: Range<usize>) -> u64 {
    let length = part.len();
    match length {
        0..=8 => match eight(bytes, part.start) {
            Some(eight) => short(eight, length),
            None => {
                short(bytes[part].iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)), length)
            }
        },
        9..=16 => {
            let ends = (eight(bytes, part.start), eight(bytes, part.end - 8));
            mix(ends.0.unwrap_or_default(), mix(ends.1.unwrap_or_default(), length as u64)) | WORD
        }
        _ => {
            let mut hasher = FxHasher::default();
            hasher.write(&bytes[part]);
            length.hash(&mut hasher);
            hasher.finish() | WORD
        }
    }
}

/// Set in the hash of every word, and in the key of no boundary.
const WORD: u64 = 1 << 63;

/// [`hash`] of the first of eight bytes.
fn short(eight: u64, length: usize) -> u64 {
    let word = eight & !u64::MAX.checked_shl(8 * length as u32).unwrap_or(0);
    mix(word, length as u64) | WORD
}

/// One number of two: the halves of a long product, as "wyhash" and its kin do it.
fn mix(one: u64, other: u64) -> u64 {
    let product = u128::from(one ^ 0xA076_1D64_78BD_642F) * u128::from(other ^ 0xE703_7ED1_A0B4_28DB);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_at_once_say_what_each_says() {
        let goes_on = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, 0xD0 | 0xD1 | 0x80..=0xBF);
        for byte in 0..=u8::MAX {
            for place in 0..20 {
                let mut bytes = [b'a'; 20];
                bytes[place] = byte;
                let end = if goes_on(byte) { 20 } else { place };
                assert_eq!(simple_end(&bytes, 0), end, "{byte:#x} at {place}");
            }
        }
    }

    #[test]
    fn a_word_has_one_key_wherever_it_stands() {
        for length in 0..40 {
            let word = "слово и word".repeat(4).into_bytes()[..length].to_vec();
            let within = [b"before ".as_slice(), &word, b" and behind"].concat();
            assert_eq!(hash_within(&within, 7..7 + length), hash(&word));
            assert_ne!(hash(&[word.as_slice(), b"\0"].concat()), hash(&word));
        }
    }
}
