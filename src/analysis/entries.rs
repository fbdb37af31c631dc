//! The entries of cast lists: two sides, of which one is the part.

pub(super) mod sentences;
pub(super) mod tables;

use std::ops::Range;

use crate::analysis::lexicon::{self, WordSet};
use crate::analysis::{Language, lines::is_nameish};

/// No entry has more characters than this, white space and leaders aside: two names and what stands between them.
const LONGEST_ENTRY: usize = 250;

/// One entry of a cast list, as byte ranges in the text given: two sides, of which one is the part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What stands first.
    pub(super) left: Range<usize>,
    /// What stands second; none in a list of mere names.
    pub(super) right: Option<Range<usize>>,
    /// What stands between them.
    pub(super) layout: Layout,
}

/// What stands between the two sides of a cast entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layout {
    /// `Actor als Part`
    As,
    /// `Part: Actor`, `Part – Actor`, `Part | Actor`, `Part ..... Actor`, or two columns.
    Columns,
    /// `Part (Actor)` or `Actor (Part)`
    Brackets,
    /// Nothing: one side, or two that only a lexicon can tell apart.
    Plain,
}

/// `text` without what says at its end that others play too.
pub(super) fn without_others(text: &str, language: Language) -> &str {
    let mut text = text.trim_end();
    for end in &lexicon::acting(language).others {
        text = text.strip_suffix(end.as_str()).map_or(text, str::trim_end);
    }
    text
}

/// `text` without brackets that say at its beginning what the list below gives: `(Darsteller): …`.
pub(super) fn without_gloss(text: &str) -> &str {
    let behind = text.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(_, behind)| behind);
    behind.filter(|behind| behind.trim_start().starts_with([':', '\n']) || behind.is_empty()).unwrap_or(text)
}

/// What stands in `text` before and behind one of `words`, with a space on either side of it.
pub(super) fn parted<'t>(text: &'t str, words: &WordSet) -> Option<(&'t str, &'t str)> {
    words.iter().find_map(|word| {
        let parts = text.match_indices(word).map(|(at, _)| (&text[..at], &text[at + word.len()..]));
        parts
            .into_iter()
            .find_map(|(before, behind)| Some((before.strip_suffix(' ')?, behind.strip_prefix(' ')?)))
    })
}

/// Reads `text` as an entry of a cast list.
pub(super) fn entry(text: &str, language: Language) -> Option<Entry> {
    // Whole paragraphs are asked for, too: what is far too long, its end about others aside, is not even looked at.
    if is_longer(text, 2 * LONGEST_ENTRY) {
        return None;
    }
    // As long as `text`, byte for byte; only what stands between the sides may be wrapped.
    let flat = text.replace('\n', " ");
    let mut text = without_others(&flat, language);
    for end in &lexicon::acting(language).closing {
        text = text.trim_end_matches(['.', ' ']).strip_suffix(end.as_str()).unwrap_or(text);
    }
    // Neither side is longer than a name.
    if is_longer(text, LONGEST_ENTRY) {
        return None;
    }
    let trim = |range: Range<usize>| {
        let part = &text[range.clone()];
        let from = range.start + (part.len() - part.trim_start_matches(is_trim).len());
        from..from.max(range.start + part.trim_end_matches(is_trim).len())
    };
    let both = |left: Range<usize>, right: Range<usize>, layout| {
        let (left, right) = (trim(left), trim(right));
        (is_nameish(&text[left.clone()], language) && is_nameish(&text[right.clone()], language))
            .then_some(Entry { left, right: Some(right), layout })
    };
    if let Some(entry) = sentences::entry(text, language) {
        return Some(entry);
    }
    if let Some((actor, part)) = parted(text, &lexicon::closed(language).in_role)
        && let Some(entry) = both(0..actor.len(), text.len() - part.len()..text.len(), Layout::As)
    {
        return Some(entry);
    }
    if let Some((at, len)) = separator(text)
        && let Some(entry) = both(0..at, at + len..text.len(), Layout::Columns)
    {
        return Some(entry);
    }
    let body = text.trim_end_matches([',', ';', '.', ' ']);
    if body.ends_with(')')
        && let Some(open) = body.find('(')
        && let Some(entry) = both(0..open, open + 1..body.len() - 1, Layout::Brackets)
    {
        return Some(entry);
    }
    let all = trim(0..text.len());
    let one = !text[all.clone()].contains(['(', ',', ';']);
    (one && is_nameish(&text[all.clone()], language)).then_some(Entry {
        left: all,
        right: None,
        layout: Layout::Plain,
    })
}

/// Whether `text` has more than so many characters, white space and leaders aside.
fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().filter(|c| !is_trim(*c)).nth(most).is_some()
}

fn is_trim(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '.' | '|' | '…' | '·' | '_')
}

/// Where two columns of a line part, and how wide the gap is.
fn separator(text: &str) -> Option<(usize, usize)> {
    // Each with the sign that tells at a glance where it is missing.
    let marks = [
        ('–', " – "),
        ('—', " — "),
        ('-', " - "),
        ('|', " | "),
        ('|', "|"),
        ('\t', "\t"),
        (':', ": "),
        ('=', " = "),
        ('/', " / "),
        ('…', " … "),
        ('.', ".."),
        ('.', " . "),
    ];
    for (sign, mark) in marks {
        if text.contains(sign)
            && let Some(at) = text.find(mark)
            && at > 0
        {
            let rest = &text[at + mark.len()..];
            let more = rest.len() - rest.trim_start_matches(is_trim).len();
            return Some((at, mark.len() + more));
        }
    }
    let wide = text.find("  ")?;
    let gap = text[wide..].len() - text[wide..].trim_start().len();
    Some((wide, gap))
}

/// `Ann Lee: Mae Fox. Ben Roth: Kaya Su. …`: the pieces between stops, if each has its colon; stops of titles aside.
fn stopped(text: &str) -> Option<Vec<Range<usize>>> {
    let mut cut = Vec::new();
    let (mut start, mut counted, mut colons) = (0, 0, 0);
    for (at, _) in text.match_indices(". ").chain(std::iter::once((text.len(), ""))) {
        colons += text[counted..at].matches(": ").count();
        counted = at;
        match colons {
            0 => {}
            1 => {
                cut.push(start..at);
                start = (at + 2).min(text.len());
                colons = 0;
            }
            _ => return None,
        }
    }
    (cut.len() > 2 && start == text.len()).then_some(cut)
}

/// The items of a line that holds a whole list, one after the other: cut at `;`, `/`, `|` or `,` outside brackets, between
/// sentences of a colon each, and before `und`.
pub(super) fn items(text: &str, language: Language) -> impl Iterator<Item = Range<usize>> {
    // The last of them first.
    let mut rest = cut(text);
    rest.reverse();
    let items = std::iter::from_fn(move || {
        let mut item = rest.pop()?;
        // Entries joined by `und`; only where both sides are entries by themselves.
        if let Some((joint, len)) = joint(&text[item.clone()], rest.is_empty(), language) {
            rest.push(item.start + joint + len..item.end);
            item.end = item.start + joint;
        }
        Some(item)
    });
    items.filter(move |item| !text[item.clone()].trim().is_empty())
}

/// Where in an item two of them are joined, and how long the word for that is; of the `last` one only what stands before
/// it must be an entry.
fn joint(item: &str, last: bool, language: Language) -> Option<(usize, usize)> {
    let joints = &lexicon::acting(language).joints;
    let places = joints.iter().flat_map(|joint| item.match_indices(joint.as_str()));
    places.map(|(at, joint)| (at, joint.len())).find(|&(at, len)| {
        is_entry_like(&item[..at], language) && (last || is_entry_like(&item[at + len..], language))
    })
}

/// `text` cut at the first kind of mark that parts it.
fn cut(text: &str) -> Vec<Range<usize>> {
    let kinds: [&[char]; 4] = [&[';'], &['·', '•'], &['/'], &[',']];
    stopped(text).unwrap_or_else(|| {
        let mut cuts = kinds.into_iter().map(|marks| cut_at(text, marks));
        cuts.find(|cut| cut.len() > 1).unwrap_or_else(|| std::iter::once(0..text.len()).collect())
    })
}

/// `text` cut at `marks` outside brackets.
fn cut_at(text: &str, marks: &[char]) -> Vec<Range<usize>> {
    let (mut cut, mut depth, mut start) = (Vec::new(), 0usize, 0);
    if marks.iter().any(|mark| text.contains(*mark)) {
        for (at, c) in text.char_indices() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ if depth == 0 && marks.contains(&c) => {
                    cut.push(start..at);
                    start = at + c.len_utf8();
                }
                _ => {}
            }
        }
    }
    cut.push(start..text.len());
    cut
}

fn is_entry_like(text: &str, language: Language) -> bool {
    entry(text.trim(), language).is_some_and(|entry| entry.right.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(String, String)> {
        let found = entry(text, Language::German)?;
        Some((text[found.left].to_owned(), found.right.map_or(String::new(), |right| text[right].to_owned())))
    }

    #[test]
    fn cast_entries_of_all_layouts_part() {
        for text in [
            "Dr. Anna Berg: Rita Falk",
            "Dr. Anna Berg – Rita Falk",
            "Dr. Anna Berg | Rita Falk",
            "Dr. Anna Berg ....... Rita Falk",
            "Dr. Anna Berg      Rita Falk",
            "Dr. Anna Berg\tRita Falk",
            "Dr. Anna Berg (Rita Falk)",
            "Dr. Anna Berg als Rita Falk",
        ] {
            assert_eq!(parts(text), Some(("Dr. Anna Berg".into(), "Rita Falk".into())), "{text}");
        }
        assert_eq!(parts("Anna Berg"), Some(("Anna Berg".into(), String::new())));
        assert_eq!(parts("Am Abend geht sie."), None);
    }
}
