//! The lines of a text, and what their form alone tells: how wide they are set, which marks lead them. Knows nothing of a
//! line's neighbours beyond where it wraps.

use std::ops::Range;

use crate::analysis::Language;
use crate::analysis::lexicon;

/// Who belongs to the crew and what they do stands within so many characters.
const CREW: usize = 300;

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
    let even =
        wrapped >= 2 && running * 4 >= wrapped && wrapped > beyond && wrapped * 2 >= full.saturating_sub(2);
    (even || is_ragged(lines, widest)).then_some(widest)
}

/// Whether most lines that have another below stop mid-sentence, and enough of those go on with a small letter: wrapped by
/// hand, each where it pleased.
fn is_ragged(lines: &[Line<'_>], widest: usize) -> bool {
    let (mut inner, mut open, mut running) = (0, 0, 0);
    for pair in lines.windows(2).filter(|pair| !pair[0].is_blank() && !pair[1].is_blank()) {
        inner += 1;
        if !ends_sentence(pair[0].text) && is_long(&pair[0], widest) {
            open += 1;
            running += usize::from(pair[1].text.starts_with(char::is_lowercase));
        }
    }
    open >= 4 && running * 3 >= open && open * 2 >= inner
}

/// Whether `line` is long enough to be one of wrapped prose.
pub(super) fn is_long(line: &Line<'_>, width: usize) -> bool {
    line.chars * 5 >= width * 3 && line.text.split_whitespace().count() > 4
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
    folded.extend(text.chars().map(|letter| match letter {
        '\0'..='\x7f' => letter.to_ascii_lowercase(),
        _ => {
            let mut lower = letter.to_lowercase();
            let one =
                lower.next().filter(|one| lower.next().is_none() && one.len_utf8() == letter.len_utf8());
            one.unwrap_or(letter)
        }
    }));
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

/// Whether the line begins with crew credits: `Buch: …`, `Written by …`.
pub(super) fn is_crew(text: &str, language: Language) -> bool {
    // Whole paragraphs are asked for, too, and only their beginning tells.
    let body = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let lower = body.char_indices().nth(CREW).map_or(body, |(end, _)| &body[..end]).to_lowercase();
    let Some(key) = lexicon::crew_keys(language).prefix_of(&lower) else {
        return text.starts_with('©');
    };
    let rest = lower[key.len()..].trim_start();
    let words = lexicon::closed(language);
    let by = key
        .rsplit_once(' ')
        .is_some_and(|(_, last)| words.by.contains(last) || words.genitive_articles.contains(last));
    // `Buch ............ Ann Lee`; `Regisseur ....... Ben Roth` may be a part.
    let dotted = rest.starts_with("..") && lexicon::role(key, language).is_none();
    by || dotted
        || rest.is_empty()
        || rest.starts_with([':', '|', '–', '/'])
        // `Buch und Regie: …`, `Regie, Schnitt: …`
        || rest.split_once(':').is_some_and(|(keys, _)| {
            keys.chars().count() < 40
                && keys.split([' ', ',', '/', '&']).all(|word| {
                    word.is_empty() || words.and.contains(word) || lexicon::crew_keys(language).has(word)
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

    #[test]
    fn marks_that_lead_a_line_are_told_apart() {
        assert_eq!(lead("- item"), (Lead::Bullet, 2));
        assert_eq!(lead("12. Beat"), (Lead::Number, 4));
        assert_eq!(lead("(3) Beat"), (Lead::Number, 4));
        assert_eq!(lead("## Akt"), (Lead::Heading, 3));
        assert_eq!(lead("1946"), (Lead::None, 0));
        assert_eq!(lead("-"), (Lead::None, 0));
    }

    #[test]
    fn lines_wrapped_where_it_pleased_are_wrapped() {
        let ragged = "Zeugin: seine Tochter Pia, neun. Salome\nTesfaye, Anwältin, besucht sie im Kinderheim.\n\
                      Pia malt. Auf dem Bild stehen drei auf dem Balkon und\nlachen in die Kamera. Salome fragt ihn in der\n\
                      Zelle, bekommt aber keine Antwort. Der Staatsanwalt\nriecht etwas.";
        assert_eq!(wrap_width(&lines(ragged)), Some(53));
        let list = "Anna Berg, die neue Ärztin der Station\nCem Kaya, ihr Mann und Leiter der Küche\n\
                    Mia Kaya, beider Tochter und Schülerin\nUwe Brandt, der alte Pförtner des Hauses\n";
        assert_eq!(wrap_width(&lines(list)), None);
    }
}
