//! Hours by the clock at the beginning of a sentence: `Um 14 Uhr`, `gegen 9.30 Uhr`, `at 9 a.m.`, `at five o'clock`.

use std::ops::Range;

use chrono::NaiveTime;

use super::super::{Language, reading::Reading};

/// How many characters of a sentence are looked at.
const REACH: usize = 60;

/// The first hour in the sentence's beginning, and where it stands in the text.
pub(super) fn time_in(reading: &Reading<'_>, sentence: usize) -> Option<(NaiveTime, Range<usize>)> {
    let start = reading.prose.sentences[sentence].range.start;
    let text = &reading.prose.text[reading.prose.sentences[sentence].range.clone()];
    let words: Vec<(usize, &str)> = words(text).take_while(|(at, _)| *at < REACH).collect();
    let german = reading.prose.language == Language::German;
    let moments = &reading.lore.moments;
    (1..words.len()).find_map(|at| {
        let leads = words[at - 1].1.to_lowercase();
        let leads = moments.before_hours.contains(&leads);
        if !leads {
            return None;
        }
        let said = words[at].1.trim_end_matches(',');
        let next = |by: usize| {
            words.get(at + by).map(|(_, word)| word.trim_end_matches([',', '.', ':', ';']).to_lowercase())
        };
        let (hour, minute, exact) = number(reading, said)?;
        let (unit, after) = (next(1).unwrap_or_default(), next(2).unwrap_or_default());
        let (hour, last) = if german {
            let later = moments.after_noon.contains(&after) && hour < 12;
            moments
                .of_clock
                .contains(&unit)
                .then_some((if later { hour + 12 } else { hour }, if later { 2 } else { 1 }))?
        } else {
            match unit.as_str() {
                unit if moments.before_noon.contains(unit) => (hour % 12, 1),
                unit if moments.after_noon.contains(unit) => (hour % 12 + 12, 1),
                unit if moments.of_clock.contains(unit) => (hour, 1),
                _ if exact => (hour, 0),
                _ => return None,
            }
        };
        let time = NaiveTime::from_hms_opt(hour, minute, 0)?;
        let (end, word) = words[at + last];
        Some((time, start + words[at - 1].0..start + end + word.trim_end_matches([',', ';', ':']).len()))
    })
}

/// The words between spaces with where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

/// Hour and minute, and whether both are told: `14`, `9.30`, `7:45`, `acht`.
fn number(reading: &Reading<'_>, said: &str) -> Option<(u32, u32, bool)> {
    if let Some((hour, minute)) = said.split_once([':', '.']).filter(|(_, minute)| minute.len() == 2) {
        return Some((hour.parse().ok()?, minute.parse().ok()?, true));
    }
    let spelled = reading.lore.moments.numbers.get(&said.to_lowercase()).copied();
    let hour = said.parse().ok().or_else(|| spelled.and_then(|hour| u32::try_from(hour).ok()))?;
    (hour < 25).then_some((hour % 24, 0, false))
}
