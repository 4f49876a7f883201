//! Kind and label of a provision.

use super::clean;
use crate::text::{Content, Form, Kind, Label, Number, Provision, Scheme};

/// Makes kind and label agree.
pub(super) fn settle(form: &mut Form, content: &mut Content) {
    let Some(label) = form.label.take() else {
        form.kind = match form.kind {
            Kind::Title | Kind::Annex | Kind::Heading(0 | 1) => Kind::Title,
            Kind::Part | Kind::Section | Kind::Chapter => Kind::Heading(2),
            Kind::Subchapter | Kind::Article => Kind::Heading(3),
            Kind::Heading(level) => Kind::Heading(level.min(6)),
            _ => Kind::Unnumbered,
        };
        return;
    };
    let surface = &*label.surface;
    let heading = form.kind.is_heading() || label.scheme.is_heading();
    let read = if heading { Label::heading(surface) } else { None };
    let read = read.map(|(_, label, taken)| (label, taken)).or_else(|| Label::point(surface));
    // A label without white space behind it may read differently before words: «Приложение» before "5".
    match read {
        Some((read, taken)) if taken == surface.len() => {
            form.kind = read.scheme.kind();
            form.label = Some(read);
        }
        _ => {
            *content = words(surface, content);
            settle(form, content);
            return;
        }
    }
    // "I. General provisions" on a line of its own is a heading however it came.
    if let Some(label) = &form.label
        && label.scheme == Scheme::Decimal
        && label.surface.starts_with(char::is_uppercase)
    {
        let line = format!("{} {}", label.surface, content.text);
        if let Some((kind, label, taken)) = Label::heading_line(&line)
            && line.get(taken..) == Some(content.text.as_str())
        {
            form.kind = kind;
            form.label = Some(label);
        }
    }
}

/// Takes the label off and puts it before the words.
pub(super) fn into_words(form: &mut Form, content: Content) -> Content {
    match form.label.take() {
        Some(label) => words(&label.surface, &content),
        None => content,
    }
}

/// The label's surface, a space and the words.
fn words(surface: &str, content: &Content) -> Content {
    let mut all = Content::plain(format!("{surface} "));
    all.append(content);
    clean(&mut all);
    all
}

/// Tells "(i)", "(v)" and "(x)" as letters from the Roman numbers, by the labels before and behind.
///
/// It is a letter if the nearest label of letters in the same parent is its predecessor ("(h)" before "(i)") —
/// unless the label right behind is the next Roman number ("(ii)"), or the label right before is the previous
/// one ("(iv)" before "(v)").
pub(super) fn tell_letters(provisions: &mut [Provision]) {
    let mut letter: Option<u32> = None;
    let mut roman: Option<u32> = None;
    for index in 0..provisions.len() {
        let Some(label) = provisions.get(index).and_then(|provision| provision.form.label.as_ref()) else {
            if provisions.get(index).is_some_and(|provision| provision.form.kind.is_heading()) {
                (letter, roman) = (None, None);
            }
            continue;
        };
        match label.scheme {
            Scheme::Letter | Scheme::Roman => {}
            Scheme::Dash => continue,
            _ => {
                (letter, roman) = (None, None);
                continue;
            }
        }
        let number = |label: &Label| label.numbers.first().map(|number| number.value);
        let Some((as_roman, as_letter)) = label.two_readings() else {
            if label.scheme == Scheme::Letter {
                letter = number(label);
                roman = None;
            } else {
                roman = number(label);
            }
            continue;
        };
        let next = provisions.get(index + 1..).unwrap_or_default().iter().find_map(|p| p.form.label.as_ref());
        let roman_next = next.is_some_and(|next| {
            next.scheme == Scheme::Roman
                && number(next) == Some(as_roman + 1)
                && next.two_readings().is_none()
        });
        let roman_before = roman.is_some_and(|value| value + 1 == as_roman);
        let scheme = if !roman_before && !roman_next && letter.is_some_and(|value| value + 1 == as_letter) {
            letter = Some(as_letter);
            roman = None;
            Scheme::Letter
        } else {
            roman = Some(as_roman);
            Scheme::Roman
        };
        let value = if scheme == Scheme::Letter { as_letter } else { as_roman };
        if let Some(label) = provisions.get_mut(index).and_then(|provision| provision.form.label.as_mut())
            && (label.scheme != scheme || label.numbers.first().map(|number| number.value) != Some(value))
        {
            label.scheme = scheme;
            label.numbers = smallvec::smallvec![Number { value, suffix: 0 }];
        }
    }
}
