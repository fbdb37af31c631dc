//! What stands above a synopsis: title, series, season and episode, air date, length of the slot.
//!
//! Only headings and credits are read; a date in the story is no air date.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{
    Language,
    lexicon::lists,
    prose::{BlockKind, Prose},
};

lists! {
    /// What the lines above a synopsis are known by.
    header_words: HeaderWords = "header";
}

/// The words of all languages: papers mix them.
fn words() -> [&'static HeaderWords; 2] {
    [header_words(Language::German), header_words(Language::English)]
}

/// The facts of the lines above (and, for date and length, below) a synopsis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The episode's title; may be empty.
    pub title: String,
    /// The series' title; may be empty.
    pub series: String,
    /// The season's number.
    pub season: Option<u32>,
    /// The episode's number.
    pub episode: Option<u32>,
    /// The day of the first broadcast; only a date with a year is one.
    pub air_date: Option<NaiveDate>,
    /// The length of the slot in minutes.
    pub runtime_minutes: Option<u32>,
}

/// The words that the lines of a header are known by.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct HeaderWords {
    seasons: Vec<String>,
    episodes: Vec<String>,
    minutes: Vec<String>,
    kinds: Vec<String>,
    previews: Vec<String>,
    months: Vec<String>,
    counting: Vec<String>,
    hours: Vec<String>,
    half_days: Vec<String>,
}

impl Header {
    /// The header of `prose`.
    pub fn read(prose: &Prose<'_>) -> Self {
        let words = &words();
        let mut above = true;
        let mut lines = Vec::new();
        let mut header = Self::default();
        for block in &prose.blocks {
            above &= block.kind != BlockKind::Narrative;
            if !matches!(block.kind, BlockKind::Heading | BlockKind::Credits) {
                continue;
            }
            for line in prose.text.get(block.range.clone()).unwrap_or("").lines() {
                let line = bare(line);
                header.air_date = header.air_date.or_else(|| date(line, words));
                header.runtime_minutes = header.runtime_minutes.or_else(|| minutes(line, words));
                if above && block.kind == BlockKind::Heading && !line.is_empty() {
                    lines.push(line);
                }
            }
        }
        header.entitle(&lines, words);
        header
    }

    /// Finds title, series and numbers in the headings above the story.
    fn entitle(&mut self, lines: &[&str], words: &[&HeaderWords]) {
        let mut plain: Vec<&str> = Vec::new();
        let mut plain_above_number = 0;
        let mut preview = false;
        for line in lines {
            preview |= holds_any(line, words.iter().flat_map(|w| &w.previews));
            if let Some(numbered) = Numbered::read(line, words) {
                self.season = self.season.or(numbered.season);
                if self.episode.is_some() {
                    continue;
                }
                self.episode = numbered.episode;
                plain_above_number = plain.len();
                self.title = numbered.title.to_owned();
                self.series = numbered.series.to_owned();
            } else if date(line, words).is_none() && !is_time(line, words) {
                plain.push(without_kind(line, words));
            }
        }
        let is_title = |line: &&&str| !is_kind(line, words);
        if self.series.is_empty() && (!self.title.is_empty() || plain.len() > plain_above_number) {
            let above = plain.iter().take(plain_above_number).find(is_title);
            self.series = above.map(|line| bare(line).to_owned()).unwrap_or_default();
        }
        if preview {
            self.split_preview(lines);
        } else if self.title.is_empty() {
            let from = if self.series.is_empty() { 0 } else { plain_above_number };
            let own = plain.iter().skip(from).find(is_title).or_else(|| plain.iter().find(is_title));
            let own = own.or(plain.first()).copied().unwrap_or("");
            if own != self.series {
                self.title_with_series(own);
            }
        }
    }

    /// `Series: Title` is both, where the series is not known yet.
    fn title_with_series(&mut self, line: &str) {
        match line.split_once(": ") {
            Some((series, title)) if self.series.is_empty() && series.split_whitespace().count() <= 4 => {
                self.series = bare(series).to_owned();
                self.title = bare(title).to_owned();
            }
            _ => self.title = bare(line).to_owned(),
        }
    }

    /// A preview's heading advertises; what stands before its colon is the series.
    fn split_preview(&mut self, lines: &[&str]) {
        self.title.clear();
        let series = lines.first().and_then(|line| line.split_once(':')).map(|(series, _)| bare(series));
        if let Some(series) = series {
            self.series = series.to_owned();
        }
    }
}

/// A line with an episode's number.
#[derive(Debug, Default, PartialEq, Eq)]
struct Numbered<'a> {
    season: Option<u32>,
    episode: Option<u32>,
    series: &'a str,
    title: &'a str,
}

impl<'a> Numbered<'a> {
    fn read(line: &'a str, words: &[&HeaderWords]) -> Option<Self> {
        Self::in_brackets(line).or_else(|| Self::compact(line)).or_else(|| Self::in_words(line, words))
    }

    /// `(6) Title`, `Title (2)`.
    fn in_brackets(line: &'a str) -> Option<Self> {
        let number = |text: &str| text.trim().split('/').next().and_then(|n| n.trim().parse().ok());
        if let Some((inner, title)) = line.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            let episode = Some(number(inner)?);
            return Some(Self { episode, title: bare(title), ..Self::default() });
        }
        let (title, inner) = line.strip_suffix(')')?.rsplit_once('(')?;
        Some(Self { episode: Some(number(inner)?), title: bare(title), ..Self::default() })
    }

    /// `S02E05`, `S2 E5`.
    fn compact(line: &'a str) -> Option<Self> {
        let bytes = line.as_bytes();
        let number = |from: usize| {
            let to = bytes[from..].iter().position(|b| !b.is_ascii_digit()).map_or(bytes.len(), |n| from + n);
            line[from..to].parse::<u32>().ok().map(|n| (n, to))
        };
        for (start, _) in line.match_indices(['S', 's']) {
            let at_word = start == 0 || !bytes[start - 1].is_ascii_alphanumeric();
            let Some((season, end)) = at_word.then(|| number(start + 1)).flatten() else { continue };
            let gap = line[end..].len() - line[end..].trim_start().len();
            let letter = end + gap;
            if !matches!(bytes.get(letter), Some(b'E' | b'e')) {
                continue;
            }
            let Some((episode, end)) = number(letter + 1) else { continue };
            let (series, title) = (bare(&line[..start]), bare(&line[end..]));
            return Some(Self { season: Some(season), episode: Some(episode), series, title });
        }
        None
    }

    /// `Folge 12: Title`, `Season 2, Episode 3`, `2. Staffel, 3. Folge`, `Series, Folge 88`.
    fn in_words(line: &'a str, words: &[&HeaderWords]) -> Option<Self> {
        let tokens: Vec<(usize, &str)> = words_of(line).collect();
        let value = |index: usize| tokens.get(index).and_then(|(_, word)| word.parse::<u32>().ok());
        let (mut season, mut episode) = (None, None);
        let (mut from, mut to) = (line.len(), 0);
        for (index, (start, word)) in tokens.iter().enumerate() {
            let is = |list: fn(&HeaderWords) -> &Vec<String>| {
                words.iter().flat_map(|words| list(words)).any(|known| known.eq_ignore_ascii_case(word))
            };
            let slot = if is(|w| &w.seasons) {
                &mut season
            } else if is(|w| &w.episodes) {
                &mut episode
            } else {
                continue;
            };
            // `2. Staffel`, or `Staffel 2` with nothing between.
            let ordinal = index.checked_sub(1).filter(|&at| {
                let (start, word) = tokens[at];
                value(at).is_some() && line[start + word.len()..].starts_with('.')
            });
            let behind = tokens
                .get(index + 1)
                .filter(|(next, _)| line[start + word.len()..*next].trim_matches(['.', '#', ' ']).is_empty());
            let at = ordinal.or_else(|| behind.map(|_| index + 1));
            if let (Some(at), None) = (at, &slot)
                && let Some(number) = value(at)
            {
                *slot = Some(number);
                let (number_start, number_word) = tokens[at];
                from = from.min(*start).min(number_start);
                to = to.max(start + word.len()).max(number_start + number_word.len());
            }
        }
        if season.is_none() && episode.is_none() {
            return None;
        }
        let after = line[to..].trim_start_matches(['.', ' ']);
        // `Episode 3 of 6` counts; `Folge 9 der Serie „…“` names the series.
        let counting = |word: &str| words.iter().flat_map(|w| &w.counting).any(|of| of == word);
        let counts = after.split_whitespace().next().is_some_and(counting);
        let (series, title) =
            if counts { (quoted(after), "") } else { (opened(&line[..from]), closed(after)) };
        Some(Self { season, episode, series, title })
    }
}

/// What stands before the bracket that opens behind it: `Stone Court (series 4, …)`.
fn opened(before: &str) -> &str {
    let before = bare(before);
    if before.contains(')') { before } else { bare(before.trim_end_matches('(')) }
}

/// What stands before the bracket that closes behind it: `… 2: Duty of Care)`; `(Mo)` by itself is no title.
fn closed(after: &str) -> &str {
    // `"Two Clients" - beat sheet, blue revisions`
    let lead = after.trim_start_matches(|c: char| !c.is_alphanumeric() && !QUOTES.contains(&c) && c != '(');
    let inner = quoted(lead);
    let behind = lead.split_once(inner).map_or("", |(_, behind)| behind.trim_start_matches(QUOTES));
    if lead.starts_with(QUOTES) && !inner.is_empty() && behind.starts_with([' ', ',']) {
        return inner;
    }
    let after = bare(after);
    match (after.contains('('), after.ends_with(')')) {
        (false, true) => bare(after.trim_end_matches(')')),
        (true, true) if after.starts_with('(') => "",
        _ => after,
    }
}

/// `line` without the parts that only say what kind of paper it is: `Wege – Episodenguide, KW 23`.
fn without_kind<'a>(line: &'a str, words: &[&HeaderWords]) -> &'a str {
    let cut = [" – ", " — ", " - ", " | "].iter().find_map(|dash| line.split_once(dash));
    match cut {
        Some((first, rest)) if is_kind(rest, words) && !is_kind(first, words) => first,
        Some((first, rest)) if is_kind(first, words) && !is_kind(rest, words) => rest,
        _ => line,
    }
}

/// The words and numbers of `line` with their places.
fn words_of(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
}

/// `line` without markup, marks and quotation marks about it.
fn bare(line: &str) -> &str {
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(c, '#' | '*' | '_' | '=' | '-' | '–' | '—' | ':' | ',' | ';' | '|' | '•' | '>')
            || QUOTES.contains(&c)
            || is_pictograph(c)
    };
    let line = line.trim_matches(edge);
    // A single straight mark may also mean minutes, so only a pair of them quotes.
    line.strip_prefix('\'').and_then(|inner| inner.strip_suffix('\'')).unwrap_or(line)
}

const QUOTES: [char; 10] = ['"', '„', '“', '”', '»', '«', '›', '‹', '‚', '‘'];

/// Emoji and their joiners.
fn is_pictograph(c: char) -> bool {
    matches!(u32::from(c), 0x2600..=0x27BF | 0x1F000..=0x1FAFF | 0xFE0F | 0x200D)
}

/// What stands between the first pair of quotation marks.
fn quoted(text: &str) -> &str {
    let Some((_, rest)) = text.split_once(QUOTES) else { return "" };
    rest.split(QUOTES).next().unwrap_or("").trim()
}

fn holds_any<'w>(line: &str, words: impl IntoIterator<Item = &'w String>) -> bool {
    let line = line.to_lowercase();
    words.into_iter().any(|word| line.contains(word.as_str()))
}

/// Whether `line` names a genre or kind of paper.
fn is_kind(line: &str, words: &[&HeaderWords]) -> bool {
    let names = |word: &str| words.iter().flat_map(|w| &w.kinds).any(|kind| word.ends_with(kind.as_str()));
    minutes(line, words).is_some()
        || line.starts_with('(') && line.ends_with(')')
        || words_of(line).any(|(_, word)| names(&word.to_lowercase()))
}

/// Whether `line` is about a time of broadcast.
fn is_time(line: &str, words: &[&HeaderWords]) -> bool {
    // `9pm`
    let clock = |word: &str| {
        let hour = words.iter().flat_map(|w| &w.half_days).find_map(|half| word.strip_suffix(half.as_str()));
        hour.is_some_and(|hour| !hour.is_empty() && hour.bytes().all(|b| b.is_ascii_digit()))
    };
    let hours = |word: &str| words.iter().flat_map(|w| &w.hours).any(|unit| unit == word);
    words_of(line).any(|(_, word)| hours(word) || clock(&word.to_lowercase()))
        && line.bytes().any(|b| b.is_ascii_digit())
}

/// `90 Minuten`, `45 Min.`, `60 minutes`, `45'`.
fn minutes(line: &str, words: &[&HeaderWords]) -> Option<u32> {
    let tokens: Vec<(usize, &str)> = words_of(line).collect();
    tokens.iter().enumerate().find_map(|(index, (start, word))| {
        let number: u32 = word.parse().ok().filter(|n| (2..=400).contains(n))?;
        let unit = tokens.get(index + 1).is_some_and(|(_, next)| {
            words.iter().flat_map(|w| &w.minutes).any(|unit| unit.eq_ignore_ascii_case(next))
        });
        let prime = line[start + word.len()..].starts_with(['\'', '′', '’']);
        (unit || prime).then_some(number)
    })
}

/// `2026-11-26`, `26.11.2026`, `26. November 2026`, `November 26, 2026`.
fn date(line: &str, words: &[&HeaderWords]) -> Option<NaiveDate> {
    let tokens: Vec<&str> = words_of(line).map(|(_, word)| word).collect();
    let number = |word: &str| word.parse::<u32>().ok();
    let month = |word: &str| {
        let named = words.iter().find_map(|w| w.months.iter().position(|m| m.eq_ignore_ascii_case(word)));
        named.and_then(|index| u32::try_from(index + 1).ok())
    };
    let year = |word: &str| (word.len() == 4).then(|| word.parse::<i32>().ok()).flatten();
    tokens.windows(3).find_map(|window| {
        let [a, b, c] = window else { return None };
        let (day, month, year) = if let Some(year) = year(a) {
            (number(c)?, number(b)?, year)
        } else if let Some(named) = month(a) {
            (number(b)?, named, year(c)?)
        } else {
            (number(a)?, month(b).or_else(|| number(b))?, year(c)?)
        };
        NaiveDate::from_ymd_opt(year, month, day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(lines: &[&str]) -> Header {
        let words = &words();
        let lines: Vec<&str> = lines.iter().map(|line| bare(line)).collect();
        let mut header = Header {
            air_date: lines.iter().find_map(|line| date(line, words)),
            runtime_minutes: lines.iter().find_map(|line| minutes(line, words)),
            ..Header::default()
        };
        header.entitle(&lines, words);
        header
    }

    #[test]
    fn titles_stand_where_papers_put_them() {
        for (lines, series, title) in [
            (&["Sturm über Husum", "Folge 12: Das Boot"][..], "Sturm über Husum", "Das Boot"),
            (&["Sturm über Husum", "Folge 12 – Das Boot", "Serie, 45 Min."], "Sturm über Husum", "Das Boot"),
            (&["Husum: Das Boot"], "Husum", "Das Boot"),
            (&["Das Boot", "Fernsehfilm, 90 Minuten"], "", "Das Boot"),
            (&["Fernsehkrimi aus Husum", "Das Boot"], "", "Das Boot"),
            (&["HUSUM", "Staffel 3, Episode 4", "„Das Boot“"], "HUSUM", "Das Boot"),
            (&["Das Boot", "Folge 9 der Reihe „Küste“"], "Küste", "Das Boot"),
            (&["The Boat", "Episode 3 of 6"], "", "The Boat"),
            (&["COAST", "Season 2, Episode 5: The Boat"], "COAST", "The Boat"),
            (&["Coast S02E05 The Boat"], "Coast", "The Boat"),
            (&["Das Boot (2)"], "", "Das Boot"),
            (&["Der Deich", "(6) Das Boot"], "Der Deich", "Das Boot"),
            (&["Küste der Sehnsucht, Folge 88"], "Küste der Sehnsucht", ""),
            (&["Deichhof: Vorschau auf Folge 1503"], "Deichhof", ""),
            (&["# **Das Boot** 🚢"], "", "Das Boot"),
            (&["Das Boot", "1. Akt: Der Sturm"], "", "Das Boot"),
            (
                &["PRESSEINFORMATION", "Klinik am Deich", "Folge 18: „Das Boot“"],
                "Klinik am Deich",
                "Das Boot",
            ),
            (&["Wege – Episodenguide, KW 23", "Folge 1141 (Mo)"], "", "Wege"),
            (
                &["PRIVILEGE", "Ep. 103, \"Two Clients\" - beat sheet, blue revisions"],
                "PRIVILEGE",
                "Two Clients",
            ),
            (&["PRESS RELEASE", "COAST (series 4, episode 2: \"The Boat\")"], "COAST", "The Boat"),
            (&[], "", ""),
        ] {
            let found = header(lines);
            assert_eq!((found.series.as_str(), found.title.as_str()), (series, title), "{lines:?}");
        }
    }

    #[test]
    fn numbers_dates_lengths() {
        let found = header(&[
            "Coast",
            "Series 14, Episode 22: The Boat",
            "Thursday, November 26, 2026",
            "60 minutes",
        ]);
        assert_eq!((found.season, found.episode), (Some(14), Some(22)));
        assert_eq!(found.air_date, NaiveDate::from_ymd_opt(2026, 11, 26));
        assert_eq!(found.runtime_minutes, Some(60));
        let found = header(&["2. Staffel, 3. Folge", "Do, 26.11.2026, 20.15 Uhr, 45'"]);
        assert_eq!((found.season, found.episode), (Some(2), Some(3)));
        assert_eq!(found.air_date, NaiveDate::from_ymd_opt(2026, 11, 26));
        assert_eq!(found.runtime_minutes, Some(45));
        assert_eq!(header(&["Donnerstag, 14. Mai, 14.10 Uhr"]), Header::default(), "a date without a year");
    }
}
