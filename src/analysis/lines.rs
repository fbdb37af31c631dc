//! The lines of a text, and what their form alone tells: how wide they are set, which marks lead them, which
//! layout of a cast list they follow. Knows nothing of a line's neighbours beyond where it wraps.

use std::ops::Range;

use crate::analysis::Language;
use crate::analysis::{acting, lexicon};

/// A line without the white space round it.
#[derive(Clone, Debug)]
pub(super) struct Line<'t> {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// The same as text.
    pub(super) text: &'t str,
    /// Its length in characters.
    pub(super) chars: usize,
    /// How much white space stands before it, in bytes.
    pub(super) indent: usize,
}

impl Line<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// Cuts `text` into lines.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        let body = raw.trim_matches(is_space);
        let lead = raw.len() - raw.trim_start_matches(is_space).len();
        let from = start + lead.min(raw.len());
        lines.push(Line {
            range: from..from + body.len(),
            text: body,
            chars: body.chars().count(),
            indent: lead,
        });
        start += raw.len();
    }
    lines
}

/// White space, and the marks of byte order and direction that editors leave behind.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\0')
}

/// The width at which the text was wrapped by hand, if it was: then lines end where the next word would have
/// passed that width, in the middle of sentences.
pub(super) fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let widest = lines.iter().map(|line| line.chars).filter(|chars| *chars <= 130).max().unwrap_or(0);
    if widest < 40 {
        return None;
    }
    let beyond = lines.iter().filter(|line| line.chars > 130).count();
    // Full lines that stop mid-sentence and go on below; the rows of a table do so, too, but each with a capital.
    let (mut wrapped, mut running) = (0, 0);
    for pair in lines.windows(2) {
        if !pair[1].is_blank() && !ends_sentence(pair[0].text) && wraps_into(&pair[0], &pair[1], widest) {
            wrapped += 1;
            running += usize::from(pair[1].text.starts_with(char::is_lowercase));
        }
    }
    let full = lines.iter().filter(|line| line.chars * 4 > widest * 3).count();
    (wrapped >= 2 && running * 4 >= wrapped && wrapped > beyond && wrapped * 2 >= full.saturating_sub(2))
        .then_some(widest)
}

/// Whether `line` goes on in `next`: the next word would not have fitted into `width`.
pub(super) fn wraps_into(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let word = next.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    !line.is_blank() && !next.is_blank() && line.chars + 1 + word > width.saturating_sub(2)
}

/// Whether `text` ends as a sentence does, quotation marks and brackets after the stop aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|c: char| is_quote(c) || matches!(c, ')' | ']' | '*' | '_' | ' '))
        .ends_with(['.', '!', '?', '…'])
}

/// Quotation marks of any style.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '„' | '“' | '”' | '‟' | '»' | '«' | '›' | '‹' | '‚' | '‘' | '’' | '\'')
}

/// The length of the bullet, number or heading mark that leads `text`, with the white space after it.
pub(super) fn lead(text: &str) -> (Lead, usize) {
    let after = |at: usize| at + (text[at..].len() - text[at..].trim_start().len());
    let hashes = text.len() - text.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) && text[hashes..].starts_with(' ') {
        return (Lead::Heading, after(hashes));
    }
    // `=== Handlung ===`, as wikis have it.
    let equals = text.len() - text.trim_start_matches('=').len();
    if (1..=6).contains(&equals) && text.len() > 2 * equals && text.ends_with(&text[..equals]) {
        return (Lead::Heading, after(equals));
    }
    if let Some(rest) = text.strip_prefix('>') {
        return (Lead::Quote, text.len() - rest.trim_start().len());
    }
    let Some(first) = text.chars().next() else { return (Lead::None, 0) };
    let spaced = |at: usize| text[at..].starts_with([' ', '\t', '\u{a0}']);
    if matches!(
        first,
        '-' | '–' | '—' | '•' | '*' | '‣' | '·' | '◦' | '▪' | '●' | '■' | '►' | '→' | '+' | '○'
    ) && spaced(first.len_utf8())
    {
        let at = after(first.len_utf8());
        // `- [ ] item`
        let at = if text[at..].starts_with("[ ] ") || text[at..].starts_with("[x] ") { at + 4 } else { at };
        return (Lead::Bullet, at);
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (open, digits) = match digits {
        0 if text.starts_with('(') => {
            let rest = &text[1..];
            (1, rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len())
        }
        _ => (0, digits),
    };
    let stop = open + digits;
    if (1..=3).contains(&digits) && text[stop..].starts_with(['.', ')', ':']) && spaced(stop + 1) {
        return (Lead::Number, after(stop + 1));
    }
    // `01  Der Hafen`: set apart like a number in a table.
    let apart = ["  ", "\t", " – ", " - ", " — ", " | "].iter().any(|gap| text[stop..].starts_with(gap));
    if open == 0 && (1..=3).contains(&digits) && apart {
        let gap = &text[stop..];
        return (
            Lead::Number,
            stop + gap.len() - gap.trim_start_matches([' ', '\t', '–', '-', '—', '|']).len(),
        );
    }
    (Lead::None, 0)
}

/// `text` in lower case, byte for byte: a letter that would become longer or shorter stays as it is (`İ`), so that what
/// is found in the one stands at the same place in the other.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        let lower = letter.to_lowercase();
        if lower.clone().map(char::len_utf8).sum::<usize>() == letter.len_utf8() {
            folded.extend(lower);
        } else {
            folded.push(letter);
        }
    }
    folded
}

/// What leads a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    None,
    /// `- `, `• `
    Bullet,
    /// `1. `, `2) `, `(3) `
    Number,
    /// `## `
    Heading,
    /// `> `
    Quote,
}

/// Whether `text` reads as a name or the naming of a part: few words, nearly all with a capital, no sentence.
pub(super) fn is_nameish(text: &str, language: Language) -> bool {
    let text = text.trim().trim_end_matches([',', ';']);
    if text.is_empty() || text.len() > 80 || text.ends_with(['!', '?', ':']) {
        return false;
    }
    let (mut words, mut capitals, mut small) = (0, 0, 0);
    for word in text.split(|c: char| c.is_whitespace() || c == '/').filter(|word| !word.is_empty()) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let Some(first) = word.chars().next() else { continue };
        if !word.chars().any(char::is_alphabetic) {
            continue;
        }
        words += 1;
        if first.is_uppercase() || word.contains('-') && word.chars().any(char::is_uppercase) {
            capitals += 1;
        } else if !is_particle(word) && !lexicon::particles().anchors.has(word) {
            small += 1;
        }
    }
    let small_allowed = if language == Language::English { 2 } else { 0 };
    (1..=7).contains(&words) && capitals > 0 && small <= small_allowed
}

/// Small words inside names: `von`, `de la`; and the words that anchor a part: `Stimme von`, `der Wirt`.
pub(super) fn is_particle(word: &str) -> bool {
    let particles = lexicon::particles();
    [&particles.noble, &particles.joining, &particles.behind].iter().any(|list| list.has(word))
}

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
pub(super) fn without_others(text: &str) -> &str {
    let mut text = text.trim_end();
    for end in [
        "u. a.",
        "u.a.",
        "u. v. a.",
        "u.v.a.",
        "u. v. m.",
        "uvm.",
        "uva.",
        "et al.",
        "und andere",
        "and others",
    ] {
        text = text.strip_suffix(end).map_or(text, str::trim_end);
    }
    text
}

/// `text` without brackets that say at its beginning what the list below gives: `(Darsteller): …`.
pub(super) fn without_gloss(text: &str) -> &str {
    let behind = text.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(_, behind)| behind);
    behind.filter(|behind| behind.trim_start().starts_with([':', '\n']) || behind.is_empty()).unwrap_or(text)
}

/// Reads `text` as an entry of a cast list.
pub(super) fn entry(text: &str, language: Language) -> Option<Entry> {
    let mut text = without_others(text);
    for end in &lexicon::acting(language).closing {
        text = text.trim_end_matches(['.', ' ']).strip_suffix(end.as_str()).unwrap_or(text);
    }
    // Neither side is longer than a name.
    if text.chars().filter(|c| !is_trim(*c)).take(LONGEST_ENTRY + 1).count() > LONGEST_ENTRY {
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
    if let Some(entry) = acting::entry(text, language) {
        return Some(entry);
    }
    let as_word = if language == Language::German { " als " } else { " as " };
    if let Some(at) = text.find(as_word)
        && let Some(entry) = both(0..at, at + as_word.len()..text.len(), Layout::As)
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

fn is_trim(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '.' | '|' | '…' | '·' | '_')
}

/// Where two columns of a line part, and how wide the gap is.
fn separator(text: &str) -> Option<(usize, usize)> {
    for mark in [" – ", " — ", " - ", " | ", "|", "\t", ": ", " = ", " / ", " … ", "..", " . ."] {
        if let Some(at) = text.find(mark)
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

/// Cuts a line that holds a whole list into its items: at `;`, `/`, `|` or `,` outside brackets, and before `und`.
pub(super) fn items(text: &str, language: Language) -> Vec<Range<usize>> {
    let cut_at = |marks: &[char]| {
        let (mut cut, mut depth, mut start) = (Vec::new(), 0usize, 0);
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
        cut.push(start..text.len());
        cut
    };
    let mut cut = cut_at(&[';']);
    if cut.len() < 2 {
        cut = cut_at(&['·', '•']);
    }
    if cut.len() < 2 {
        cut = cut_at(&['/']);
    }
    if cut.len() < 2 {
        cut = cut_at(&[',']);
    }
    // Entries joined by `und`; only where both sides are entries by themselves.
    let joints: &[&str] = match language {
        Language::German => &[" und ", " sowie "],
        Language::English => &[" and ", " as well as "],
    };
    let mut at = 0;
    while at < cut.len() {
        let item = cut[at].clone();
        let joint = joints
            .iter()
            .flat_map(|joint| text[item.clone()].match_indices(joint).map(|(at, joint)| (at, joint.len())))
            .find(|&(joint, len)| {
                is_entry_like(&text[item.start..item.start + joint], language)
                    && (at + 1 == cut.len()
                        || is_entry_like(&text[item.start + joint + len..item.end], language))
            });
        if let Some((joint, len)) = joint {
            cut[at].end = item.start + joint;
            cut.insert(at + 1, item.start + joint + len..item.end);
        }
        at += 1;
    }
    cut.retain(|range| !text[range.clone()].trim().is_empty());
    cut
}

fn is_entry_like(text: &str, language: Language) -> bool {
    entry(text.trim(), language).is_some_and(|entry| entry.right.is_some())
}

/// Whether the line begins with crew credits: `Buch: …`, `Written by …`.
pub(super) fn is_crew(text: &str, language: Language) -> bool {
    let lower = text.to_lowercase();
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(key) = lexicon::crew_keys(language).prefix_of(lower) else {
        return lower.starts_with("©") || text.starts_with('©');
    };
    let rest = lower[key.len()..].trim_start();
    let by = key.ends_with(" by") || key.ends_with(" von") || key.ends_with(" der") || key.ends_with(" des");
    by || rest.is_empty()
        || rest.starts_with([':', '|', '–', '/'])
        // `Buch und Regie: …`, `Regie, Schnitt: …`
        || rest.split_once(':').is_some_and(|(keys, _)| {
            keys.chars().count() < 40
                && keys.split([' ', ',', '/', '&']).all(|word| {
                    word.is_empty() || word == "und" || word == "and" || lexicon::crew_keys(language).has(word)
                })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_stands_where_the_text_does() {
        assert_eq!(folded("İlkers KÜCHE, \u{1e9e} und \u{212a}"), "İlkers küche, \u{1e9e} und \u{212a}");
    }

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

    #[test]
    fn marks_that_lead_a_line_are_told_apart() {
        assert_eq!(lead("- item"), (Lead::Bullet, 2));
        assert_eq!(lead("12. Beat"), (Lead::Number, 4));
        assert_eq!(lead("(3) Beat"), (Lead::Number, 4));
        assert_eq!(lead("## Akt"), (Lead::Heading, 3));
        assert_eq!(lead("1946"), (Lead::None, 0));
        assert_eq!(lead("-"), (Lead::None, 0));
    }
}
