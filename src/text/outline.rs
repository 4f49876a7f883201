//! The tree over a flat text: what stands under what, what role a paragraph plays, and how it is cited.

use std::ops::Range;

use super::{Body, Kind, Provision, Scheme, Text};
use crate::language::{Language, Phrase};

/// The tree of a text, derived from the depths of its provisions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// For each provision the one it stands under.
    parents: Vec<Option<usize>>,
    /// For each provision the index behind the last one that stands under it.
    ends: Vec<usize>,
    /// For each provision its role.
    roles: Vec<Role>,
}

/// What part of a document a provision is, apart from its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A paragraph of the preamble.
    Recital,
    /// The words that end the preamble: «согласились о нижеследующем:», "Have agreed as follows:".
    Enacting,
    /// Words that introduce the points under them and end with a colon.
    Chapeau,
    /// The closing formula: «Совершено в городе …», "Done at …".
    Closing,
    /// A line of the signature block.
    Signature,
    /// Everything else.
    Body,
}

/// An entry of the list of headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Index of the provision.
    pub provision: usize,
    /// How deep it stands among the headings, 0 for the outermost.
    pub level: usize,
    /// Label and words as one line.
    pub line: String,
}

impl Outline {
    /// The outline of a text.
    pub fn new(text: &Text) -> Self {
        let provisions = text.provisions();
        let mut outline = Self {
            parents: Vec::with_capacity(provisions.len()),
            ends: vec![provisions.len(); provisions.len()],
            roles: roles(provisions),
        };
        // Open provisions, outermost first.
        let mut open: Vec<(usize, u8)> = Vec::new();
        let mut anchor = None;
        for (index, provision) in provisions.iter().enumerate() {
            if provision.form.kind == Kind::Footnote {
                // A footnote stands under the provision it is anchored in.
                outline.parents.push(anchor);
                if let Some(end) = outline.ends.get_mut(index) {
                    *end = index + 1;
                }
                continue;
            }
            anchor = Some(index);
            // The end of a treaty is no part of its last article.
            let depth = match outline.role(index) {
                Role::Closing | Role::Signature => 1,
                // Nothing stands under a dash item.
                _ if is_dash(text, index) => Kind::Unnumbered.depth(),
                _ => provision.form.depth(),
            };
            while open.last().is_some_and(|(_, outer)| *outer >= depth) {
                if let Some((closed, _)) = open.pop()
                    && let Some(end) = outline.ends.get_mut(closed)
                {
                    *end = index;
                }
            }
            outline.parents.push(open.last().map(|(parent, _)| *parent));
            open.push((index, depth));
        }
        outline
    }

    /// What the provision stands under.
    pub fn parent(&self, provision: usize) -> Option<usize> {
        self.parents.get(provision).copied().flatten()
    }

    /// Everything under the provision, at any depth.
    pub fn descendants(&self, provision: usize) -> Range<usize> {
        provision + 1..self.ends.get(provision).copied().unwrap_or(provision + 1).max(provision + 1)
    }

    /// The provision with everything under it.
    pub fn subtree(&self, provision: usize) -> Range<usize> {
        provision..self.descendants(provision).end
    }

    /// What stands directly under the provision, or at the top for `None`.
    pub fn children(&self, provision: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        let range = provision.map_or(0..self.parents.len(), |provision| self.descendants(provision));
        range.filter(move |child| self.parent(*child) == provision)
    }

    /// What part of the document the provision is.
    pub fn role(&self, provision: usize) -> Role {
        self.roles.get(provision).copied().unwrap_or(Role::Body)
    }

    /// The provision and what it stands under, innermost first.
    pub fn path(&self, provision: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(provision), |index| self.parent(*index))
    }
}

/// The headings of a text with their levels.
pub fn headings(text: &Text) -> Vec<Heading> {
    let mut open: Vec<u8> = Vec::new();
    let headings = text.provisions().iter().enumerate().filter(|(_, p)| p.form.kind.is_heading());
    headings
        .map(|(provision, heading)| {
            let depth = heading.form.depth();
            while open.last().is_some_and(|outer| *outer >= depth) {
                open.pop();
            }
            let level = open.len();
            open.push(depth);
            let words = heading.line();
            let line = match &heading.form.label {
                Some(label) if words.is_empty() => label.surface.to_string(),
                Some(label) => format!("{} {words}", label.surface),
                None => words,
            };
            Heading { provision, level, line }
        })
        .collect()
}

/// The words of a provision, empty for a row.
fn words(provision: &Provision) -> &str {
    match &provision.body {
        Body::Prose(content) => content.text.as_str(),
        Body::Cells(_) => "",
    }
}

/// The role of every provision.
fn roles(provisions: &[Provision]) -> Vec<Role> {
    let mut roles = vec![Role::Body; provisions.len()];
    preamble(provisions, &mut roles);
    for index in 0..provisions.len() {
        let introduces = || {
            let next = provisions.get(index + 1..)?.iter().find(|next| next.form.kind != Kind::Footnote)?;
            Some(next.form.label.is_some() && !next.form.kind.is_heading())
        };
        let Some(provision) = provisions.get(index) else { continue };
        let running = matches!(provision.form.kind, Kind::Paragraph | Kind::Subparagraph | Kind::Unnumbered);
        if running
            && roles.get(index) == Some(&Role::Body)
            && words(provision).ends_with([':', '—', '–'])
            && introduces() == Some(true)
            && let Some(role) = roles.get_mut(index)
        {
            *role = Role::Chapeau;
        }
    }
    signatures(provisions, &mut roles);
    roles
}

/// The paragraphs before the first numbered provision or heading of a structure.
fn preamble(provisions: &[Provision], roles: &mut [Role]) {
    let starts = |p: &Provision| p.form.label.is_some() || matches!(p.form.kind, Kind::Head | Kind::Row);
    let Some(first) = provisions.iter().position(starts) else { return };
    let before = provisions.get(..first).unwrap_or_default();
    // A list of points without an article or a formula before it is no treaty.
    let formula =
        before.iter().rposition(|p| p.form.kind == Kind::Unnumbered && words(p).ends_with([':', ',']));
    let article = provisions.get(first).is_some_and(|p| p.form.kind.is_heading());
    if formula.is_none() && !article {
        return;
    }
    for (index, provision) in before.iter().enumerate() {
        if provision.form.kind == Kind::Unnumbered
            && let Some(role) = roles.get_mut(index)
        {
            *role = if words(provision).ends_with(':') && Some(index) == formula {
                Role::Enacting
            } else {
                Role::Recital
            };
        }
    }
}

/// The closing formula and the lines below it, up to the next annex.
fn signatures(provisions: &[Provision], roles: &mut [Role]) {
    let mut signing = false;
    for (index, provision) in provisions.iter().enumerate() {
        let Some(role) = roles.get_mut(index) else { continue };
        match provision.form.kind {
            kind if kind.is_heading() => signing = false,
            Kind::Unnumbered if *role != Role::Recital => {
                let words = words(provision);
                let closing = [
                    "Совершено ",
                    "СОВЕРШЕНО ",
                    "Done ",
                    "DONE ",
                    "In witness whereof",
                    "IN WITNESS WHEREOF",
                ];
                if closing.iter().any(|start| words.starts_with(start)) {
                    *role = Role::Closing;
                    signing = true;
                } else if signing && signs(words) {
                    *role = Role::Signature;
                }
            }
            _ => {}
        }
    }
}

/// Whether words stand for a party's signature.
fn signs(words: &str) -> bool {
    let starts =
        ["За ", "От ", "ЗА ", "ОТ ", "For ", "FOR ", "On behalf", "(подпись", "(signed", "[подпись", "М.П."];
    starts.iter().any(|start| words.starts_with(start))
        || words.contains("___")
        || words.chars().count() <= 60
}

/// How a provision is cited: «статья 5, пункт 1, подпункт а)», "Article 5, paragraph 1 (a)".
///
/// Unnumbered paragraphs are counted within what they stand under; a numbered provision's own words are its
/// first paragraph, so that the next line is the second. With `chapeau_counts` false they are not counted.
pub fn citation(
    text: &Text,
    outline: &Outline,
    provision: usize,
    language: Language,
    chapeau_counts: bool,
) -> String {
    let provisions = text.provisions();
    let mut parts: Vec<String> = Vec::new();
    let mut path: Vec<usize> = outline.path(provision).collect();
    path.reverse();
    for (place, index) in path.iter().enumerate() {
        let Some(step) = provisions.get(*index) else { continue };
        // Parts, sections and chapters are named only for themselves: articles count through the document.
        let last = place + 1 == path.len();
        let kind = step.form.kind;
        let wide = matches!(kind, Kind::Part | Kind::Section | Kind::Chapter | Kind::Subchapter);
        let inside_article =
            path.iter().any(|i| provisions.get(*i).is_some_and(|p| p.form.kind == Kind::Article));
        if wide && !last && inside_article {
            continue;
        }
        if let Some(part) = part(text, outline, *index, last, chapeau_counts, language) {
            let said = language.say(part);
            let glued = language == Language::English
                && step.form.label.as_ref().is_some_and(|label| label.depth() >= 9)
                && !parts.is_empty();
            match parts.last_mut() {
                // "paragraph 1 (a)(i)".
                Some(before) if glued => {
                    if !before.ends_with(')') {
                        before.push(' ');
                    }
                    before.push_str(&said);
                }
                _ => parts.push(said),
            }
        }
    }
    parts.join(", ")
}

/// The name of one step of a citation.
fn part(
    text: &Text,
    outline: &Outline,
    index: usize,
    last: bool,
    chapeau_counts: bool,
    language: Language,
) -> Option<Phrase> {
    let provision = text.provisions().get(index)?;
    let count = |same: &dyn Fn(&Provision) -> bool| {
        let before = text.provisions().get(..index).unwrap_or_default();
        before.iter().filter(|p| same(p)).count() + 1
    };
    if let Some(label) = &provision.form.label {
        let key = match label.scheme {
            Scheme::Part => "text-cite-part",
            Scheme::Section => "text-cite-section",
            Scheme::Chapter => "text-cite-chapter",
            Scheme::Subchapter => "text-cite-subchapter",
            Scheme::Article => "text-cite-article",
            Scheme::Annex if label.numbers.is_empty() => "text-cite-only-annex",
            Scheme::Annex => "text-cite-annex",
            Scheme::Decimal => "text-cite-paragraph",
            Scheme::Bracketed | Scheme::Letter | Scheme::Roman => "text-cite-subparagraph",
            // In Russian a dash item is one of the paragraphs; the European Union counts its indents apart.
            Scheme::Dash if language == Language::Russian => {
                return Some(abzac(text, outline, index, chapeau_counts, true));
            }
            Scheme::Dash => {
                let siblings = outline.children(outline.parent(index));
                let nth = siblings.filter(|i| *i <= index && is_dash(text, *i)).count();
                return Some(Phrase::new("text-cite-indent").count("ordinal", nth));
            }
        };
        return Some(Phrase::new(key).with("number", label.number()));
    }
    if !last {
        // A heading without a number says nothing about the place of what stands under it.
        return None;
    }
    Some(match provision.form.kind {
        Kind::Meta => Phrase::new("text-cite-meta"),
        Kind::Title => Phrase::new("text-cite-title"),
        kind if kind.is_heading() => Phrase::new("text-cite-heading").with("words", provision.line()),
        Kind::Head | Kind::Row => {
            let table = count(&|p| p.form.kind == Kind::Head) - usize::from(provision.form.kind == Kind::Row);
            let rows = text.provisions().get(..index).unwrap_or_default().iter().rev();
            let row =
                rows.take_while(|p| p.form.kind != Kind::Head).filter(|p| p.form.kind == Kind::Row).count();
            if provision.form.kind == Kind::Head {
                Phrase::new("text-cite-head").with("table", table)
            } else if let Some(name) = row_name(provision) {
                let numbered = name.chars().all(|c| c.is_ascii_digit() || c == '.');
                let key = if numbered { "text-cite-row-number" } else { "text-cite-row-name" };
                Phrase::new(key).with("name", name)
            } else {
                Phrase::new("text-cite-row").with("table", table).with("row", row + 1)
            }
        }
        Kind::Footnote => {
            Phrase::new("text-cite-footnote").with("number", count(&|p| p.form.kind == Kind::Footnote))
        }
        _ => match outline.role(index) {
            Role::Enacting => Phrase::new("text-cite-enacting"),
            Role::Closing => Phrase::new("text-cite-closing"),
            Role::Signature => Phrase::new("text-cite-signature"),
            Role::Recital => {
                let siblings = outline.children(outline.parent(index));
                let nth = siblings.filter(|i| *i <= index && outline.role(*i) == Role::Recital).count();
                Phrase::new("text-cite-recital").count("ordinal", nth)
            }
            _ => abzac(text, outline, index, chapeau_counts, language == Language::Russian),
        },
    })
}

/// What a row is called: its number, or the name its first cell gives, where there is something to name.
fn row_name(row: &Provision) -> Option<String> {
    const LONGEST: usize = 40;
    let Body::Cells(cells) = &row.body else { return None };
    let mut words = cells.first()?.paragraphs.iter().map(|content| content.text.trim());
    let name = words.find(|words| !words.is_empty())?.trim_end_matches(['.', ':']);
    (cells.len() > 1 && !name.is_empty() && name.chars().count() <= LONGEST).then(|| name.to_owned())
}

fn is_dash(text: &Text, index: usize) -> bool {
    let label = text.provisions().get(index).and_then(|p| p.form.label.as_ref());
    label.is_some_and(|label| label.scheme == Scheme::Dash)
}

/// The name of an unnumbered paragraph, counted among its siblings.
fn abzac(text: &Text, outline: &Outline, index: usize, chapeau_counts: bool, dashes: bool) -> Phrase {
    let parent = outline.parent(index);
    let counts = |i: &usize| {
        let plain = text.provisions().get(*i).is_some_and(|p| p.form.kind == Kind::Unnumbered);
        *i <= index && (plain || (dashes && is_dash(text, *i)))
    };
    let nth = outline.children(parent).filter(counts).count();
    let numbered = parent
        .and_then(|parent| text.provisions().get(parent))
        .is_some_and(|parent| !parent.form.kind.is_heading() && !words(parent).is_empty());
    let key = if numbered { "text-cite-abzac-within" } else { "text-cite-abzac" };
    Phrase::new(key).count("ordinal", nth + usize::from(numbered && chapeau_counts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown;

    const RUSSIAN: &str = "# Соглашение\n\nСтороны,\n\nсогласились о нижеследующем:\n\n## Глава 1\n\n### Статья 5 бис. Формы\n\n\
        1. Стороны:\n\nа) обмениваются сведениями;\n\nпо запросам;\n\n2. Стороны сотрудничают.\n\n### Статья 6\n\nПервое.\n\n\
        Второе:\n\n– одно;\n\n– другое.\n\nСовершено в городе Минске.\n\nЗа Республику\n\n\
        # Приложение № 1\n\n| № | Мера |\n| --- | --- |\n| 1 | Операция[^1] |\n\n[^1]: примечание\n";

    const ENGLISH: &str = "# Agreement\n\nThe Parties,\n\nHave agreed as follows:\n\n### Article 5\n\n1. The Parties:\n\n(a) shall:\n\n\
        (i) act;\n\nDone at Minsk.\n";

    fn citations(source: &str, language: Language) -> Vec<String> {
        let (text, _) = markdown::read(source);
        let outline = Outline::new(&text);
        (0..text.provisions().len()).map(|index| citation(&text, &outline, index, language, true)).collect()
    }

    #[test]
    fn places_are_cited_in_russian() {
        assert_eq!(
            citations(RUSSIAN, Language::Russian),
            [
                "название",
                "преамбула, абзац первый",
                "вступительная формула",
                "глава 1",
                "статья 5 бис",
                "статья 5 бис, пункт 1",
                "статья 5 бис, пункт 1, подпункт а)",
                "статья 5 бис, пункт 1, подпункт а), абзац второй",
                "статья 5 бис, пункт 2",
                "статья 6",
                "статья 6, абзац первый",
                "статья 6, абзац второй",
                "статья 6, абзац третий",
                "статья 6, абзац четвёртый",
                "заключительная формула",
                "строка подписи",
                "приложение № 1",
                "приложение № 1, таблица 1, заголовок",
                "приложение № 1, позиция 1",
                "приложение № 1, сноска 1",
            ]
        );
    }

    #[test]
    fn places_are_cited_in_english() {
        assert_eq!(
            citations(ENGLISH, Language::English),
            [
                "title",
                "preamble, first recital",
                "enacting formula",
                "Article 5",
                "Article 5, paragraph 1",
                "Article 5, paragraph 1 (a)",
                "Article 5, paragraph 1 (a)(i)",
                "closing formula",
            ]
        );
    }

    #[test]
    fn the_tree_follows_depth() {
        let (text, _) = markdown::read(RUSSIAN);
        let outline = Outline::new(&text);
        assert_eq!(outline.parent(6), Some(5));
        assert_eq!(outline.parent(7), Some(6));
        assert_eq!(outline.parent(8), Some(4));
        assert_eq!(outline.subtree(4), 4..9);
        assert_eq!(outline.children(Some(4)).collect::<Vec<_>>(), [5, 8]);
        assert_eq!(outline.role(5), Role::Chapeau);
        assert_eq!(outline.parent(19), Some(18));
        let lines: Vec<(usize, String)> = headings(&text).into_iter().map(|h| (h.level, h.line)).collect();
        assert_eq!(lines[2], (2, "Статья 5 бис. Формы".to_owned()));
        assert_eq!(lines[4], (0, "Приложение № 1".to_owned()));
    }
}
