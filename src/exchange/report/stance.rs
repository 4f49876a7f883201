//! What a comment says of the wording it stands at, where it clearly says it: «KAZ: cannot accept», «РФ: поддерживает».
//!
//! Only the first sentence is read, and only where it is about the words at that place and nothing else: who supports
//! a deletion, another's proposal or an idea takes no position on the wording. What is not clear stays a remark.

use crate::negotiation::position::Stance;

/// What is said, and why or on what condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The position.
    pub stance: Stance,
    /// The reason or the condition, as written.
    pub reason: String,
}

/// Ways to say something.
const WAYS: [(Stance, &str); 5] = [
    (
        Stance::Opposes,
        "cannot accept|can not accept|can't accept|cannot support|can not support|can't support|\
         cannot agree to|cannot agree with|cannot agree|can not agree|does not support|\
         do not support|doesn't support|don't support|does not accept|do not accept|\
         does not agree with|do not agree with|does not agree|do not agree|not acceptable|\
         unacceptable|opposed to|opposes|oppose|objects to|object to|objects|rejects|reject|\
         is against|are against|against|не можем согласиться|не может согласиться|\
         не могут согласиться|не можем поддержать|не может поддержать|не могут поддержать|\
         не поддерживает|не поддерживаем|не поддерживают|не согласна|не согласны|не согласен|\
         не согласно|не соглашается|не приемлет|неприемлемо|неприемлема|неприемлем|возражает|\
         возражаем|возражают|выступает против|выступаем против|против",
    ),
    (
        Stance::Accepts,
        "can live with|could live with|can go along with|could go along with|can accept|\
         could accept|can agree to|can agree with|can agree|could agree|no objections to|\
         no objections|no objection to|no objection|does not object to|do not object to|\
         does not object|do not object|does not oppose|do not oppose|is acceptable|acceptable|\
         agrees to|agrees with|agrees|agree to|agree with|agree|accepts|accept|может согласиться|\
         можем согласиться|могут согласиться|могла бы согласиться|мог бы согласиться|\
         готова согласиться|готовы согласиться|готов согласиться|не возражает|не возражаем|\
         не возражают|возражений не имеется|возражений не имеет|возражений нет|нет возражений|\
         согласна|согласны|согласен|соглашается|приемлемо|приемлема|приемлем",
    ),
    (
        Stance::Supports,
        "can support|could support|supports|support|is in favour of|in favour of|in favor of|\
         in favour|in favor|может поддержать|можем поддержать|поддерживает|поддерживаем|\
         поддерживают",
    ),
    (
        Stance::Reserves,
        "places a scrutiny reservation|enters a scrutiny reservation|\
         maintains a scrutiny reservation|scrutiny reservation|parliamentary reservation|\
         reserves its position|reserve our position|reserves position|reserve position|\
         reservation|оговорка о рассмотрении|оговорка об изучении|оговорку о рассмотрении|\
         оговорку об изучении|резервирует позицию|резервирует свою позицию|резервируем позицию|\
         резервируем свою позицию",
    ),
    (
        Stance::Studies,
        "is studying|are studying|still studying|studying|is considering|are considering|\
         is still considering|under study|under consideration|to be studied|изучает|изучаем|\
         изучают|изучается|прорабатывает|прорабатываем|рассматривает|рассматриваем|\
         вопрос изучается|находится на рассмотрении|на рассмотрении",
    ),
];

/// Words that may stand before what is said.
const BEFORE: &str = "we it also fully strongly firmly generally would still has have a the my our delegation \
    side is are this text wording proposal paragraph мы также полностью решительно \
    категорически в целом пока вносит имеет имеется делегация сторона наша данная эта \
    предложенная редакция формулировка предложение поддержание для нас";

/// Words that name what stands at the place, and no other thing.
const HERE: &str = "this that the a it text wording proposal proposed language paragraph article provision \
    sentence clause formulation version amendment here as is drafted to with such on of in \
    its current present form insertion change these words эту этот это этой эти этих этого \
    данную данный данной данное данные данного предложенную предложенной предложенный \
    предлагаемую предлагаемой редакцию редакции редакцией текст текста тексту текстом \
    формулировку формулировки формулировкой предложение предложения предложению \
    предложением пункт пункта пунктом абзац абзаца абзацем статью статьи статьей с со \
    против по на в такой таком виде такую изменение изменением дополнение дополнением свою \
    слова слов";

/// What sets a condition off from what is said.
const CONDITIONS: &str = "provided that|provided|on condition that|on the condition that|subject to|if|\
    при условии, что|при условии|если|при том понимании, что";

/// What sets a reason off.
const REASONS: &str = "because|since|as it|due to|in view of|так как|поскольку|ввиду|потому что|в связи с|\
    исходя из";

/// What a comment says of the wording at its place; the names it opens with are left out before.
pub fn said(comment: &str) -> Option<Said> {
    let comment = comment.trim();
    let words = Words::of(comment);
    let from = (0..=words.0.len().min(8)).find(|at| {
        let before = words.0.get(..*at).unwrap_or_default();
        before.iter().all(|word| is_one_of(&word.lower, BEFORE)) && words.way(*at).is_some()
    })?;
    let (stance, length) = words.way(from)?;
    let mut at = from + length;
    // What follows up to a reason, a condition or the end of the sentence names the place and nothing else.
    loop {
        let Some(word) = words.0.get(at) else { return Some(Said { stance, reason: String::new() }) };
        if let Some(length) = words.one_of(at, CONDITIONS) {
            let connector = words.0.get(at + length - 1)?;
            let on = comment.get(connector.end..)?;
            let conditional = match stance {
                Stance::Accepts | Stance::Supports => Stance::AcceptsIf,
                other => other,
            };
            let reason = if conditional == Stance::AcceptsIf { on } else { comment.get(word.start..)? };
            // A condition nobody named is none.
            return (!trimmed(on).is_empty()).then(|| Said { stance: conditional, reason: trimmed(reason) });
        }
        if words.one_of(at, BUT).is_some() {
            return None;
        }
        if words.one_of(at, REASONS).is_some() || word.parted {
            return Some(Said { stance, reason: trimmed(comment.get(word.start..)?) });
        }
        if !is_one_of(&word.lower, HERE) {
            return None;
        }
        at += 1;
    }
}

/// What takes back a part of what was said: no position is clear any more.
const BUT: &str = "but|however|although|except|with|но|однако|хотя|кроме|за исключением";

/// A reason as it is recorded: without the marks around it.
fn trimmed(words: &str) -> String {
    words.trim_start_matches([',', ':', ' ']).trim_end_matches(['.', ';', ' ']).to_owned()
}

/// Whether a word is among these.
fn is_one_of(word: &str, words: &str) -> bool {
    words.split_whitespace().any(|own| own == word)
}

/// The words of a comment.
struct Words(Vec<Word>);

struct Word {
    lower: String,
    /// Where it begins and ends in the comment.
    start: usize,
    end: usize,
    /// Whether a mark stands before it that ends what was said: a comma, a dash, a colon, a full stop, a line's end.
    parted: bool,
}

impl Words {
    fn of(comment: &str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let (mut parted, mut inside) = (false, false);
        let mut letters = comment.char_indices().peekable();
        while let Some((start, letter)) = letters.next() {
            let joins = matches!(letter, '\'' | '’' | '-')
                && inside
                && letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            if letter.is_alphanumeric() || joins {
                let folded = letter.to_lowercase().map(|c| match c {
                    'ё' => 'е',
                    '’' => '\'',
                    c => c,
                });
                match words.last_mut() {
                    Some(word) if inside => {
                        word.lower.extend(folded);
                        word.end = start + letter.len_utf8();
                    }
                    _ => {
                        let end = start + letter.len_utf8();
                        words.push(Word { lower: folded.collect(), start, end, parted });
                        parted = false;
                    }
                }
                inside = true;
            } else {
                inside = false;
                parted |= matches!(letter, ',' | '.' | ':' | ';' | '—' | '–' | '-' | '(' | '!' | '\n');
            }
        }
        Self(words)
    }

    /// How many words of the longest of some phrases that stands at a place.
    fn one_of(&self, at: usize, phrases: &str) -> Option<usize> {
        let found = phrases.split('|').filter_map(|phrase| {
            let said: Vec<&str> = phrase.split([' ', ',']).filter(|word| !word.is_empty()).collect();
            let here = self.0.get(at..at + said.len())?;
            here.iter().map(|word| word.lower.as_str()).eq(said.iter().copied()).then_some(said.len())
        });
        found.max()
    }

    /// What is said at a place, in how many words. Of several ways the longest: «не поддерживает» is no «поддерживает».
    fn way(&self, at: usize) -> Option<(Stance, usize)> {
        let found = WAYS.iter().filter_map(|(stance, ways)| Some((*stance, self.one_of(at, ways)?)));
        found.max_by_key(|(_, length)| *length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(comment: &str) -> Option<(Stance, String)> {
        said(comment).map(|said| (said.stance, said.reason))
    }

    #[test]
    fn positions_are_read_in_both_languages() {
        use Stance::{Accepts, Opposes, Reserves, Studies, Supports};
        for (comment, stance) in [
            ("cannot accept", Opposes),
            ("Cannot accept this wording.", Opposes),
            ("can’t accept", Opposes),
            ("does not support the text as drafted", Opposes),
            ("opposes", Opposes),
            ("strongly opposes this proposal", Opposes),
            ("We support", Supports),
            ("fully supports the text", Supports),
            ("in favour", Supports),
            ("can accept", Accepts),
            ("could live with this language", Accepts),
            ("no objection", Accepts),
            ("scrutiny reservation", Reserves),
            ("places a scrutiny reservation on this paragraph", Reserves),
            ("reserves its position", Reserves),
            ("studying", Studies),
            ("is still considering this", Studies),
            ("поддерживает", Supports),
            ("Полностью поддерживаем данную редакцию.", Supports),
            ("не поддерживает", Opposes),
            ("Не поддерживаем предложенную формулировку", Opposes),
            ("возражает", Opposes),
            ("возражаем против этого предложения", Opposes),
            ("не может согласиться с такой редакцией", Opposes),
            ("может согласиться", Accepts),
            ("согласны", Accepts),
            ("не возражаем", Accepts),
            ("возражений нет", Accepts),
            ("оговорка о рассмотрении", Reserves),
            ("вносит оговорку об изучении", Reserves),
            ("резервирует свою позицию", Reserves),
            ("изучает", Studies),
            ("изучает данное предложение", Studies),
        ] {
            assert_eq!(read(comment), Some((stance, String::new())), "{comment}");
        }
    }

    #[test]
    fn conditions_and_reasons_are_kept_as_written() {
        use Stance::{AcceptsIf, Opposes, Supports};
        for (comment, stance, reason) in [
            ("can accept if “thirty” stays", AcceptsIf, "“thirty” stays"),
            ("could accept this text provided that Article 3 is kept.", AcceptsIf, "Article 3 is kept"),
            ("supports subject to translation", AcceptsIf, "translation"),
            ("может согласиться, если срок останется прежним.", AcceptsIf, "срок останется прежним"),
            ("Согласны при условии, что статья 3 сохраняется", AcceptsIf, "статья 3 сохраняется"),
            ("поддерживаем при условии уточнения срока", AcceptsIf, "уточнения срока"),
            ("cannot accept: contradicts Article 5", Opposes, "contradicts Article 5"),
            ("cannot accept because it contradicts Article 5.", Opposes, "because it contradicts Article 5"),
            ("возражает, так как это противоречит статье 5", Opposes, "так как это противоречит статье 5"),
            ("поддерживаем — срок реалистичен", Supports, "срок реалистичен"),
        ] {
            assert_eq!(read(comment), Some((stance, reason.to_owned())), "{comment}");
        }
    }

    #[test]
    fn what_is_not_clearly_about_the_wording_stays_a_remark() {
        for comment in [
            "",
            "delete",
            "уточнить",
            "supports the deletion",
            "supports KAZ",
            "support deleting this paragraph",
            "поддерживает исключение пункта",
            "поддерживаем предложение Казахстана",
            "согласно статье 5 срок составляет месяц",
            "the wording supports no such reading",
            "should this be accepted?",
            "can accept if",
            "противоречит статье 5",
            "supports, but proposes “forty”",
            "поддерживаем, однако предлагаем уточнить срок",
        ] {
            assert_eq!(read(comment), None, "{comment}");
        }
    }
}
