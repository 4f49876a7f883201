//! Rolling texts as JSON: saved, loaded, verified, spoilt.

use proptest::prelude::*;
use travaux::consolidate::certificate::{Broken, verify};
use travaux::exchange::json::{self, JsonError};
use travaux::text::{Text, markdown};

use crate::often::cases;
use crate::revise::{CODES, case, roll};

proptest! {
    #![proptest_config(cases(2000))]

    /// P24: what is saved and loaded still gives every voice back, to the byte.
    #[test]
    fn saved_and_loaded_every_voice_comes_back((base, voices) in case(), partial in any::<bool>()) {
        let rolling = roll(&base, &voices, partial);
        let bytes = json::save(&rolling);
        let loaded = json::load(&bytes).map_err(|error| TestCaseError::fail(format!("{error}\n{}", String::from_utf8_lossy(&bytes))))?;
        for (index, (code, text)) in CODES.into_iter().zip(&voices).enumerate() {
            let found = loaded.voice(code).and_then(|voice| loaded.project(voice));
            let written = found.map(|text| markdown::write(&text));
            prop_assert_eq!(written, Some(markdown::write(text)), "voice {}", index);
        }
        prop_assert_eq!(markdown::write(&loaded.base), markdown::write(&base));
        prop_assert_eq!(&loaded, &rolling);
        prop_assert_eq!(json::save(&loaded), bytes);
    }

    #[test]
    fn the_certificate_holds((base, voices) in case()) {
        let rolling = roll(&base, &voices, false);
        let bytes = json::save(&rolling);
        let hash = json::own_hash(&bytes).unwrap_or_default();
        prop_assert_eq!(verify(&rolling, &hash), vec![]);
    }

    /// Whatever is done to a file, reading it gives a rolling text or an error; and where it still is one, either
    /// the certificate breaks or nothing was changed.
    #[test]
    fn spoilt_files_are_refused_or_found_out((base, voices) in case(), blows in prop::collection::vec(blow(), 1..4)) {
        let bytes = json::save(&roll(&base, &voices, false));
        let mut spoilt = bytes.clone();
        for blow in &blows {
            blow.strike(&mut spoilt);
        }
        prop_assume!(spoilt != bytes);
        if let Ok(loaded) = json::load(&spoilt) {
            let hash = json::own_hash(&spoilt).unwrap_or_default();
            prop_assert!(verify(&loaded, &hash).contains(&Broken::Rolling));
            let _ = loaded.project(0);
            let _ = json::save(&loaded);
        }
    }

    /// Values of the right shape and the wrong size: a number or word in place of another, anywhere.
    #[test]
    fn wrong_values_never_panic((base, voices) in case(), at in any::<usize>(), new in value()) {
        let bytes = json::save(&roll(&base, &voices, false));
        let mut tree: serde_json::Value = serde_json::from_slice(&bytes).map_err(|e| TestCaseError::fail(e.to_string()))?;
        let mut left = at % leaves(&tree).max(1);
        replace(&mut tree, &mut left, &new);
        let spoilt = tree.to_string().into_bytes();
        if let Ok(loaded) = json::load(&spoilt) {
            for voice in 0..loaded.voices.len() {
                let _ = loaded.project(voice);
            }
            let choices = (0..loaded.passages.len()).map(|it| (it, travaux::consolidate::compose::Choice::Take(1))).collect();
            let _ = loaded.compose(&choices);
        }
    }
}

/// Damage to a file.
#[derive(Debug, Clone)]
enum Blow {
    Byte(usize, u8),
    Cut(usize),
    Remove(usize, usize),
    Double(usize, usize),
    Digit(usize, u8),
}

fn blow() -> impl Strategy<Value = Blow> {
    prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Blow::Byte(at, byte)),
        any::<usize>().prop_map(Blow::Cut),
        (any::<usize>(), 1usize..40).prop_map(|(at, count)| Blow::Remove(at, count)),
        (any::<usize>(), 1usize..40).prop_map(|(at, count)| Blow::Double(at, count)),
        (any::<usize>(), b'0'..=b'9').prop_map(|(at, digit)| Blow::Digit(at, digit)),
    ]
}

impl Blow {
    fn strike(&self, bytes: &mut Vec<u8>) {
        let length = bytes.len().max(1);
        match *self {
            Blow::Byte(at, byte) => bytes.iter_mut().skip(at % length).take(1).for_each(|it| *it = byte),
            Blow::Cut(at) => bytes.truncate(at % length),
            Blow::Remove(at, count) => {
                let at = (at % length).min(bytes.len());
                bytes.drain(at..(at + count).min(bytes.len()));
            }
            Blow::Double(at, count) => {
                let at = (at % length).min(bytes.len());
                let twice = bytes[at..(at + count).min(bytes.len())].to_vec();
                bytes.splice(at..at, twice);
            }
            Blow::Digit(at, digit) => {
                let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
                if let Some(place) = digits.get(at % digits.len().max(1)) {
                    bytes[*place] = digit;
                }
            }
        }
    }
}

fn value() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        prop::sample::select(vec![0u64, 1, 2, 3, 7, 4_294_967_295, 4_294_967_296, u64::MAX])
            .prop_map(Into::into),
        prop::sample::select(vec![-1i64, i64::MIN]).prop_map(Into::into),
        Just(1e300.into()),
        prop::sample::select(vec![
            "",
            "base",
            "ALT",
            "heading-2",
            "heading-200",
            "words",
            "order",
            "provision",
            "\n5."
        ])
        .prop_map(Into::into),
        any::<bool>().prop_map(Into::into),
        Just(serde_json::Value::Null),
        Just(serde_json::json!([])),
        Just(serde_json::json!([3, 1])),
        Just(serde_json::json!({})),
    ]
}

fn leaves(tree: &serde_json::Value) -> usize {
    match tree {
        serde_json::Value::Array(items) => 1 + items.iter().map(leaves).sum::<usize>(),
        serde_json::Value::Object(items) => 1 + items.values().map(leaves).sum::<usize>(),
        _ => 1,
    }
}

/// Replaces the node that is reached after `left` others.
fn replace(tree: &mut serde_json::Value, left: &mut usize, new: &serde_json::Value) -> bool {
    if *left == 0 {
        *tree = new.clone();
        return true;
    }
    *left -= 1;
    match tree {
        serde_json::Value::Array(items) => items.iter_mut().any(|item| replace(item, left, new)),
        serde_json::Value::Object(items) => items.values_mut().any(|item| replace(item, left, new)),
        _ => false,
    }
}

fn small() -> Vec<u8> {
    let base = markdown::read("# Договор\n\n1. Стороны сотрудничают.\n\n2. Срок — 30 дней.\n").0;
    let voice = markdown::read("# Договор\n\n1. Стороны активно сотрудничают.\n\n2. Срок — 60 дней.\n").0;
    json::save(&roll(&base, &[voice], false))
}

#[test]
fn a_file_reads_as_it_is_documented() {
    let text = String::from_utf8(small()).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["format"], "travaux-rolling/1");
    assert_eq!(value["base"], "# Договор\n\n1. Стороны сотрудничают.\n\n2. Срок — 30 дней.\n");
    assert_eq!(
        value["provisions"][1],
        serde_json::json!({"kind": "paragraph", "label": "1.", "depth": 6, "tokens": [2, 6]})
    );
    assert_eq!(
        value["passages"][0],
        serde_json::json!({"id": "w4-4", "layer": "words", "span": [4, 4], "wordings": [
            {"text": "", "base": true, "holders": [], "variants": []},
            {"text": " активно", "base": false, "holders": ["ALT"], "variants": []},
        ]})
    );
    assert_eq!(value["certificate"]["voices"]["ALT"].as_str().map(str::len), Some(64));
    // The recipe of the documentation.
    let (start, rest) = text.rsplit_once("\"rolling\":\"").unwrap();
    let bare = format!("{start}\"rolling\":\"{}", &rest[64..]);
    assert_eq!(rest[..64].to_owned(), travaux::consolidate::certificate::sha256(bare.as_bytes()));
}

#[test]
fn what_is_wrong_is_said() {
    let right = String::from_utf8(small()).unwrap();
    let spoilt = |from: &str, to: &str| {
        assert!(right.contains(from), "{from}");
        json::load(right.replacen(from, to, 1).as_bytes()).unwrap_err()
    };
    assert!(matches!(json::load(b""), Err(JsonError::Malformed { line: 1, .. })));
    assert!(matches!(json::load(b"{"), Err(JsonError::Malformed { .. })));
    assert_eq!(json::load(b"{}"), Err(JsonError::NotRolling));
    assert_eq!(json::load(b"{\"format\":\"travaux-text/1\"}"), Err(JsonError::NotRolling));
    assert_eq!(spoilt("rolling/1", "rolling/9"), JsonError::Unknown("travaux-rolling/9".to_owned()));
    assert!(matches!(spoilt("\"span\":[4,4]", "\"span\":[4,400]"), JsonError::Contradiction { .. }));
    assert!(matches!(spoilt("\"span\":[4,4]", "\"span\":[4,3]"), JsonError::Contradiction { .. }));
    assert!(matches!(spoilt("\"span\":[4,4]", "\"span\":[4,99999999999]"), JsonError::Malformed { .. }));
    assert!(matches!(spoilt("\"tokens\":[0,2]", "\"tokens\":[0,3]"), JsonError::Contradiction { .. }));
    assert_eq!(
        spoilt("\"holders\":[\"ALT\"]", "\"holders\":[\"NRD\"]"),
        JsonError::UnknownVoice("NRD".to_owned())
    );
    assert!(matches!(spoilt("\"layer\":\"words\"", "\"layer\":\"music\""), JsonError::Malformed { .. }));
    assert!(matches!(spoilt("# Договор\\n", "#   Договор\\n"), JsonError::Contradiction { .. }));
    let deep = format!("{{\"format\":\"travaux-rolling/1\",\"voices\":{}", "[".repeat(200_000));
    assert!(matches!(json::load(deep.as_bytes()), Err(JsonError::Malformed { .. })));
    for error in [spoilt("\"span\":[4,4]", "\"span\":[4,3]"), JsonError::NotRolling] {
        for language in travaux::language::Language::ALL {
            let sentence = language.say(error.phrase());
            assert!(sentence.ends_with('.') && sentence.contains(' '), "{sentence}");
        }
    }
}

#[test]
fn tampering_is_found_out() {
    let right = String::from_utf8(small()).unwrap();
    let other = right.replace(" 60", " 90");
    let loaded = json::load(other.as_bytes()).unwrap();
    let hash = json::own_hash(other.as_bytes()).unwrap();
    let broken = verify(&loaded, &hash);
    assert_eq!(broken, [Broken::Rolling, Broken::Voice("ALT".to_owned())]);
    assert!(json::own_hash(b"{}").is_none());
    let _: Option<Text> = loaded.project(0);
}
