//! Scene headings of treatments and scripts: `INT. KÜCHE – NACHT`, `3. AUSSEN/TAG – HAFEN`, `EXT. SALT STAIRS – DAWN`.
//!
//! Knows one line at a time. A line is a scene heading if it says inside or outside; what else it says is where, and
//! when. The layout varies from house to house, so the parts are told by their words, not by their order.

use std::ops::Range;

use serde::Deserialize;

use super::{
    Language,
    lexicon::{self, Words, lists},
    lines,
};

lists! {
    /// The words of scene headings.
    slugline_words: SluglineWords = "slugline_words";
}

/// The words of scene headings, in lower case and without stops. The file says what each list is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs)]
pub struct SluglineWords {
    pub heads: Words,
    pub sides: Words,
    pub times: Words,
    pub abbreviations: Words,
    pub capitals: Words,
}

/// A scene heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slugline {
    /// Where it plays, the nearest place first: `SALT STAIRS`, `HALLOWTIDE`. Bytes of the line.
    pub places: Vec<Range<usize>>,
}

/// More characters than this no scene heading has.
const LONGEST: usize = 90;
/// More words than this no part of one has.
const MOST_WORDS: usize = 6;

/// What `line` says as a scene heading, if it is one.
pub fn parse(line: &str, language: Language) -> Option<Slugline> {
    if line.chars().count() > LONGEST {
        return None;
    }
    let words = slugline_words(language);
    let (_, skip) = lines::lead(line);
    let start = skip + head(&line[skip..], words);
    let shouted = is_shouted(&line[start..]);
    let mut slugline = Slugline::default();
    let (mut sided, mut parts) = (false, 0);
    let mut timed = false;
    for part in parts_of(line, start) {
        let text = &line[part.clone()];
        if text.split_whitespace().count() > MOST_WORDS {
            return None;
        }
        parts += 1;
        let (side, rest) = without_side(text, words);
        // Within a sentence inside and outside are adverbs: `Er flickt von außen, sie sieht zu.`
        sided |= side
            && (shouted
                || parts == 1
                || rest.is_empty()
                || without_time(&text[rest.clone()], words).is_empty());
        let place = without_time(&text[rest.clone()], words);
        if place.is_empty() {
            timed |= !text[rest].trim().is_empty();
        } else if !timed || slugline.places.is_empty() {
            let from = part.start + rest.start;
            slugline.places.push(from + place.start..from + place.end);
        }
    }
    // `Innen war es dunkel.` is a sentence.
    let told = !shouted
        && (parts < 2
            || line[start..].split_whitespace().count() > 9
            || line.trim_end().ends_with(['!', '?', '“', '”', '"']));
    (sided && !told && !slugline.places.is_empty()).then_some(slugline)
}

/// How long the counting at the beginning is: `SZENE 3:`, `Bild 12 –`, `4/2`.
fn head(line: &str, words: &SluglineWords) -> usize {
    let mut at = 0;
    for word in line.split_inclusive(' ') {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let counts = bare.starts_with(|c: char| c.is_ascii_digit())
            || bare.is_empty() && at > 0
            || words.heads.has(&bare);
        if !counts {
            break;
        }
        at += word.len();
    }
    at
}

/// The stretches between dashes, slashes, stops and commas.
fn parts_of(line: &str, start: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = start;
    let mut push = |range: Range<usize>| {
        let text = &line[range.clone()];
        let lead = text.len() - text.trim_start().len();
        let text = text.trim().trim_matches(['*', '_', '(', ')', '[', ']']);
        if !text.is_empty() {
            let at = range.start + lead;
            let at = at + line[at..range.end].find(text).unwrap_or(0);
            parts.push(at..at + text.len());
        }
    };
    for (at, c) in line[start..].char_indices().map(|(at, c)| (start + at, c)) {
        let after = line[at + c.len_utf8()..].chars().next();
        let before = line[..at].chars().next_back();
        let cuts = match c {
            '–' | '—' | '/' | '|' | ':' | ',' | ';' | '.' => true,
            '-' => before.is_none_or(char::is_whitespace) || after.is_none_or(char::is_whitespace),
            _ => false,
        };
        // `DR. KLEINS PRAXIS`, `ST. ANNA`: a stop behind a short word cuts only where it ends a mark.
        let abbreviates = c == '.' && !line[from..at].trim().is_empty() && {
            let word = line[from..at].rsplit(' ').next().unwrap_or("").to_lowercase();
            [Language::German, Language::English].iter().any(|&language| {
                lexicon::abbreviations(language).has(&word)
                    || slugline_words(language).abbreviations.has(&word)
            })
        };
        if cuts && !abbreviates {
            push(from..at);
            from = at + c.len_utf8();
        }
    }
    push(from..line.len());
    parts
}

/// Whether the part says inside or outside, and the bytes of the rest.
fn without_side(part: &str, words: &SluglineWords) -> (bool, Range<usize>) {
    let is_side = |word: &str| words.sides.has(&word.trim_matches('.').to_lowercase());
    if let Some((first, rest)) = part.split_once(' ')
        && is_side(first)
    {
        return (true, part.len() - rest.len()..part.len());
    }
    if let Some((rest, last)) = part.rsplit_once(' ')
        && is_side(last)
    {
        return (true, 0..rest.len());
    }
    if is_side(part) { (true, part.len()..part.len()) } else { (false, 0..part.len()) }
}

/// The bytes of the part without a word for time at its end, or its letter at the beginning (`I/T`); none where it is
/// only of time.
fn without_time(part: &str, words: &SluglineWords) -> Range<usize> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_time = |word: &&str| {
        let lower = bare(word);
        words.times.has(&lower) || lower.chars().all(|c| c.is_ascii_digit())
    };
    if part.split_whitespace().all(|word| is_time(&word)) {
        return 0..0;
    }
    let letter = part.split_once(' ').filter(|(first, _)| first.len() == 1 && is_time(first));
    let start = letter.map_or(0, |(_, rest)| part.len() - rest.len());
    let last = part.rsplit_once(' ').filter(|(_, last)| words.times.has(&bare(last)));
    start..last.map_or(part.len(), |(rest, _)| rest.trim_end().len()).max(start)
}

fn is_shouted(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().filter(|c| c.is_uppercase()).count() * 10 >= letters.count() * 7
}

/// The text under the headings, in which their places may be named.
pub struct Narration<'t> {
    text: &'t str,
    /// In lower case, byte for byte.
    folded: String,
}

impl<'t> Narration<'t> {
    /// That of `text`.
    pub fn new(text: &'t str) -> Self {
        Self { text, folded: lines::folded(text) }
    }

    /// The place's name as the heading means it: `EEL CELLAR` is an `Eel Cellar`, unless the text has it otherwise.
    pub fn name_of(&self, heading: &str) -> String {
        let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        if !is_shouted(&heading) {
            return heading;
        }
        let lower = lines::folded(&heading);
        let mut told = self.folded.match_indices(&lower);
        let told = told.find_map(|(at, found)| {
            let found = &self.text[at..at + found.len()];
            (!is_shouted(found)).then_some(found)
        });
        told.map_or_else(|| heading.split(' ').map(capitalised).collect::<Vec<_>>().join(" "), str::to_owned)
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    let capitals = |language| slugline_words(language).capitals.has(&word.to_lowercase());
    // `OP` and `WG` stay.
    if word.chars().count() <= 2 && !word.contains(['A', 'E', 'I', 'U'])
        || [Language::German, Language::English].into_iter().any(capitals)
    {
        return word.to_owned();
    }
    first + &chars.as_str().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scene_headings_of_many_houses() {
        for (language, line, expected) in [
            (
                Language::English,
                "EXT. SALT STAIRS, HALLOWTIDE – DAWN",
                Some(&["SALT STAIRS", "HALLOWTIDE"][..]),
            ),
            (Language::English, "INT. EEL CELLAR – NIGHT", Some(&["EEL CELLAR"])),
            (Language::English, "EXT. CAUSEWAY – NEXT DAY, TIDE COMING IN", Some(&["CAUSEWAY"])),
            (Language::English, "12 INT./EXT. DINER - CONTINUOUS", Some(&["DINER"])),
            (Language::English, "Scene 4: Int. Diner - Night", Some(&["Diner"])),
            (Language::German, "INT. KÜCHE – TAG", Some(&["KÜCHE"])),
            (Language::German, "1. INNEN/TAG – KÜCHE FAMILIE MEIER", Some(&["KÜCHE FAMILIE MEIER"])),
            (Language::German, "BILD 3: HAFEN – AUSSEN/NACHT", Some(&["HAFEN"])),
            (Language::German, "Außen. Hof. Nacht.", Some(&["Hof"])),
            (Language::German, "## 7. Innen Küche Tag / Vorratskammer", Some(&["Küche", "Vorratskammer"])),
            (Language::German, "I/T PRAXIS DR. KLEIN", Some(&["PRAXIS DR. KLEIN"])),
            (Language::German, "Innen war es dunkel, und außen schneite es seit drei Tagen.", None),
            (Language::German, "Außen hui, innen pfui!", None),
            (Language::German, "DIE NACHT AM HAFEN", None),
            (Language::German, "12  Außenbild. Der Kapitän flickt von außen, die Sonne geht über", None),
            (Language::English, "Outside. She waits for the bus and nobody comes for her at all.", None),
        ] {
            let found = parse(line, language)
                .map(|slugline| slugline.places.iter().map(|range| &line[range.clone()]).collect::<Vec<_>>());
            assert_eq!(found.as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn names_are_not_shouted() {
        let name_of = |heading: &str, narration: &str| Narration::new(narration).name_of(heading);
        assert_eq!(name_of("KÜCHE", "In der İküche\u{1e9e} brennt Licht."), "küche");
        assert_eq!(name_of("EEL CELLAR", "They hide in the cellar."), "Eel Cellar");
        assert_eq!(name_of("SALT STAIRS", "She waits on the salt stairs."), "salt stairs");
        assert_eq!(name_of("KÜCHE", "In der Küche brennt Licht."), "Küche");
        assert_eq!(name_of("OP", ""), "OP");
    }
}
