//! When scenes happen in the story: what the text says of days and hours, counted from its first day.
//!
//! One clock runs through the telling. `Three weeks later` sets it on; `two years earlier` tells a flashback,
//! after which it stands where it stood. A scene of whose time nothing is said has none.

use std::ops::Range;

mod dates;
mod hours;

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime};
use serde::Deserialize;

use super::{
    Cue,
    lexicon::{WordMap, WordSet},
    phrases::{Group, Hit},
    reading::Reading,
    scenes::Passage,
};
use crate::outline::StoryDay;

/// When a scene happens.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// The day.
    pub day: StoryDay,
    /// The time of day, or the hour that stands for `in the evening`.
    pub time: Option<NaiveTime>,
    /// How the text puts it: a phrase, or one for the day and one for the hour.
    pub words: Vec<Range<usize>>,
    /// What spoke for it.
    pub cue: Cue,
}

/// Story time in a text.
#[derive(Clone, Debug, Default)]
pub struct StoryTime {
    /// For each scene when it happens, as far as the text says.
    pub moments: Vec<Option<When>>,
    /// The scenes in story order, where that is another than the telling order; else empty.
    pub chronology: Vec<usize>,
}

/// A language's words for time, as they stand in their file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MomentWords {
    /// Patterns, by rule.
    pub cues: Vec<Group>,
    /// Numerals and ordinals.
    pub numbers: WordMap<i32>,
    /// Spans of time in days.
    pub units: WordMap<i32>,
    /// The hour that stands for a part of the day.
    pub hours: WordMap<u32>,
    /// Nouns that end a phrase for a time rather than for a thing.
    pub times: WordSet,
    /// Nouns that end a phrase in the accusative for how long or how often.
    pub lasting: WordSet,
    /// Before a month or a weekday that is a name as well.
    pub before_months: WordSet,
    /// Before an hour of the clock.
    pub before_hours: WordSet,
    /// Behind an hour of the clock.
    pub of_clock: WordSet,
    /// Behind an hour of the first half of the day.
    pub before_noon: WordSet,
    /// Behind an hour of the second half of the day, in German behind [`MomentWords::of_clock`].
    pub after_noon: WordSet,
    /// Names but for the feast before them.
    pub eves: WordSet,
    /// From Monday.
    pub weekdays: Vec<String>,
    /// From January.
    pub months: Vec<String>,
}

/// The clock that runs through the telling.
#[derive(Debug)]
struct Clock {
    day: i32,
    hour: Option<u32>,
    /// A weekday, from 0, and the day that it is.
    weekday: Option<(i32, i32)>,
    /// A date and the day that it is.
    date: Option<(NaiveDate, i32)>,
    /// A date without a year, in a year of its own, and the day that it is.
    calendar: Option<(NaiveDate, i32)>,
}

/// A day, an hour, the words that tell them, and the cue.
type Told = (i32, Option<NaiveTime>, Vec<Range<usize>>, Cue);

/// Reads the story time of `passages`.
pub fn read(reading: &Reading<'_>, passages: &[Passage]) -> StoryTime {
    let mut clock = Clock { day: 1, hour: None, weekday: None, date: None, calendar: None };
    let mut days = Vec::with_capacity(passages.len());
    let mut found: Vec<Option<Told>> = Vec::with_capacity(passages.len());
    for (scene, passage) in passages.iter().enumerate() {
        let sentence = passage.sentences.start;
        let date = dates::date_in(reading, sentence);
        if let Some(date) = &date {
            clock.turn_to(date);
        }
        let hits = reading.lore.moment_cues.search(reading.tokens(sentence));
        let hit = ORDER.iter().find_map(|rule| hits.iter().find(|hit| hit.rule == *rule));
        let clock_time = hours::time_in(reading, sentence);
        let full = |hour: Option<u32>| hour.and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0));
        let told = match (hit, date) {
            (_, Some(date)) => Some((clock.day, None, vec![date.words], "moment/date")),
            (Some(hit), None) => {
                let (day, hour) = clock.set(reading, sentence, hit, &hits, scene == 0);
                reading.bytes(sentence, &hit.tokens).map(|words| (day, full(hour), vec![words], hit.rule))
            }
            (None, None) => None,
        };
        // The hour by the clock says more than the part of the day.
        let told = match (told, clock_time) {
            (Some((day, _, words, rule)), Some((time, said))) => {
                Some((day, Some(time), phrases(reading, words, said), rule))
            }
            (None, Some((time, said))) => Some((clock.day, Some(time), vec![said], "moment/clock")),
            (told, None) => told,
        };
        days.push(told.as_ref().map_or(clock.day, |told| told.0));
        found.push(told.map(|(day, time, words, rule)| {
            let cue = Cue { rule, weight: 1.0, range: words.first().cloned() };
            (day, time, words, cue)
        }));
    }
    let moments = found
        .into_iter()
        .map(|told| {
            let (day, time, words, cue) = told?;
            Some(When { day: clock.story_day(day), time, words, cue })
        })
        .collect();
    StoryTime { moments, chronology: chronology(&days) }
}

/// The words for the day and those for the hour: one phrase where nothing else is said between them.
fn phrases(reading: &Reading<'_>, mut words: Vec<Range<usize>>, hour: Range<usize>) -> Vec<Range<usize>> {
    words.push(hour);
    words.sort_by_key(|phrase| phrase.start);
    let text = &reading.prose.text;
    let says_nothing = |between: Range<usize>| {
        text.get(between).is_none_or(|between| !between.contains(char::is_alphanumeric))
    };
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(words.len());
    for phrase in words {
        match joined.last_mut() {
            Some(last) if says_nothing(last.end..phrase.start) => last.end = last.end.max(phrase.end),
            _ => joined.push(phrase),
        }
    }
    joined
}

/// Which rule counts where several fit.
const ORDER: [&str; 8] = [
    "moment/earlier",
    "moment/later",
    "moment/next-day",
    "moment/same-day",
    "moment/nth-day",
    "moment/weekday",
    "moment/part-of-day",
    "moment/clock",
];

/// The scenes by their days, if that is not the order in which they are told.
fn chronology(days: &[i32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..days.len()).collect();
    order.sort_by_key(|&scene| (days[scene], scene));
    if order.windows(2).all(|pair| pair[0] < pair[1]) { Vec::new() } else { order }
}

impl Clock {
    /// Sets the clock by `hit`, and says what it shows; of a flashback the time of that.
    fn set(
        &mut self,
        reading: &Reading<'_>,
        sentence: usize,
        hit: &Hit,
        hits: &[Hit],
        first: bool,
    ) -> (i32, Option<u32>) {
        let words = &reading.lore.moments;
        let tokens = &reading.tokens(sentence)[hit.tokens.clone()];
        let lowers = || tokens.iter().map(|token| token.lower.as_str());
        let number = lowers().find_map(|word| words.numbers.get(word).copied().or_else(|| word.parse().ok()));
        let unit = lowers().find_map(|word| words.units.get(word).copied());
        let all = hits.iter().flat_map(|hit| reading.tokens(sentence)[hit.tokens.clone()].iter());
        let hour = all.filter_map(|token| hour_of(words, &token.lower)).next();
        match hit.rule {
            "moment/earlier" => {
                let back = number.unwrap_or(1).max(1).saturating_mul(unit.unwrap_or(365));
                return (self.day.saturating_sub(back.max(1)), hour);
            }
            "moment/later" => self.forward(number.unwrap_or(2).max(1).saturating_mul(unit.unwrap_or(1))),
            "moment/next-day" => self.forward(1),
            "moment/nth-day" => {
                // The count starts with the first day; it does not run backwards.
                self.day = number.unwrap_or(self.day).max(self.day);
            }
            "moment/weekday" => {
                let named = lowers()
                    .find_map(|word| words.weekdays.iter().position(|day| word.starts_with(day.as_str())));
                let named = named.and_then(|named| i32::try_from(named).ok());
                match named {
                    Some(named) if self.weekday.is_some() => self.forward_to(named),
                    Some(_) if !first => self.forward(1),
                    _ => {}
                }
                self.weekday = named.map(|named| (named, self.day)).or(self.weekday);
            }
            "moment/part-of-day" => {
                // A morning after an evening is the next one.
                let past = matches!((hour, self.hour), (Some(new), Some(old)) if new < old);
                let dawn = hour.is_some_and(|hour| hour <= 8) && self.hour.is_none() && !first;
                self.forward(i32::from(past || dawn));
            }
            _ => {}
        }
        self.hour = hour.or(if hit.rule == "moment/same-day" { self.hour } else { None });
        (self.day, hour)
    }

    /// Sets the clock to the day of a date.
    fn turn_to(&mut self, date: &dates::Told) {
        match if date.has_year { self.date } else { self.calendar } {
            Some((first, day)) => {
                let apart = i32::try_from((date.date - first).num_days()).unwrap_or(0);
                // Of dates without years the one that lies far back is next year's.
                let apart = if !date.has_year && apart < -180 { apart + 365 } else { apart };
                self.day = day.saturating_add(apart);
            }
            None => {
                if date.has_year {
                    self.forward_to(weekday_of(date.date));
                }
                let known = if date.has_year { &mut self.date } else { &mut self.calendar };
                *known = Some((date.date, self.day));
            }
        }
        if date.has_year {
            self.weekday = Some((weekday_of(date.date), self.day));
        }
        self.hour = None;
    }

    /// Goes on to the next such weekday, from 0, as far as the clock knows what weekday it is.
    fn forward_to(&mut self, weekday: i32) {
        if let Some((known, day)) = self.weekday {
            let today = known.saturating_add(self.day.saturating_sub(day)).rem_euclid(7);
            self.forward((weekday - today).rem_euclid(7));
        }
    }

    fn forward(&mut self, days: i32) {
        self.day = self.day.saturating_add(days);
        if days > 0 {
            self.hour = None;
        }
    }

    fn story_day(&self, day: i32) -> StoryDay {
        let dated = self.date.and_then(|(date, known)| {
            let apart = day.saturating_sub(known);
            let by = Days::new(u64::from(apart.unsigned_abs()));
            if apart < 0 { date.checked_sub_days(by) } else { date.checked_add_days(by) }
        });
        dated.map_or(StoryDay::Day(day), StoryDay::Date)
    }
}

/// The weekday of a date, from Monday as 0.
fn weekday_of(date: NaiveDate) -> i32 {
    i32::try_from(date.weekday().num_days_from_monday()).unwrap_or(0)
}

/// The hour that a word stands for; of a compound (`Freitagmorgen`) the hour of its end.
fn hour_of(words: &MomentWords, lower: &str) -> Option<u32> {
    let own = words.hours.get(lower).copied();
    own.or_else(|| {
        let weekday = words.weekdays.iter().find_map(|day| lower.strip_prefix(day.as_str()))?;
        words.hours.get(weekday).copied()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Language, people::People, prose::Prose, scenes::Passage};

    /// The days of the text's sentences, each a scene of its own, and its story order.
    fn days(text: &str, language: Language) -> (Vec<Option<String>>, Vec<usize>) {
        let prose = Prose::read(text, Some(language));
        let people = People::default();
        let reading = Reading::new(&prose, &people, &[], &[]);
        let scene = |sentence: usize| Passage {
            sentences: sentence..sentence + 1,
            strand: 0,
            place: None,
            persons: Vec::new(),
            confidence: 1.0,
            cues: Vec::new(),
        };
        let passages: Vec<Passage> = (0..prose.sentences.len()).map(scene).collect();
        let time = read(&reading, &passages);
        let show = |when: &When| {
            let hour = when.time.map(|time| format!(" {}", time.format("%H:%M"))).unwrap_or_default();
            match when.day {
                StoryDay::Day(day) => format!("{day}{hour}"),
                StoryDay::Date(date) => format!("{date}{hour}"),
            }
        };
        (time.moments.iter().map(|when| when.as_ref().map(show)).collect(), time.chronology)
    }

    /// The words for the moment of the text's first sentence.
    fn words(text: &str, language: Language) -> Vec<String> {
        let prose = Prose::read(text, Some(language));
        let people = People::default();
        let reading = Reading::new(&prose, &people, &[], &[]);
        let passage = Passage {
            sentences: 0..1,
            strand: 0,
            place: None,
            persons: Vec::new(),
            confidence: 1.0,
            cues: Vec::new(),
        };
        let time = read(&reading, &[passage]);
        let when = time.moments[0].as_ref().map(|when| when.words.clone());
        when.unwrap_or_default().into_iter().map(|phrase| prose.text[phrase].to_owned()).collect()
    }

    #[test]
    fn the_words_of_a_moment_are_its_phrases_and_nothing_between_them() {
        for (text, expected) in [
            ("Am nächsten Morgen um 9 Uhr geht der Lehrer aufs Meer.", vec!["Am nächsten Morgen um 9 Uhr"]),
            (
                "Am nächsten Morgen, um 9 Uhr, geht der Lehrer aufs Meer.",
                vec!["Am nächsten Morgen, um 9 Uhr"],
            ),
            ("Um 14 Uhr geht der Lehrer am selben Tag aufs Meer.", vec!["Um 14 Uhr", "am selben Tag"]),
        ] {
            assert_eq!(words(text, Language::German), expected, "{text}");
        }
        for (text, expected) in [
            ("The next morning the baker packs at 9 a.m.", vec!["The next morning", "at 9 a.m."]),
            ("At 9 a.m. the next morning the baker packs.", vec!["At 9 a.m. the next morning"]),
        ] {
            assert_eq!(words(text, Language::English), expected, "{text}");
        }
    }

    #[test]
    fn german_times() {
        let text = "Der Lehrer findet am Strand eine Flasche. Am nächsten Morgen ist die Flasche fort. Noch am selben \
                    Abend klopft ein Fischer an seine Tür. Drei Wochen später fährt der Lehrer aufs Meer. Am Freitagmorgen \
                    kehrt er heim.";
        let (days, order) = days(text, Language::German);
        let told = [None, Some("2 08:00"), Some("2 20:00"), Some("23"), Some("24 08:00")];
        assert_eq!(days, told.map(|day| day.map(str::to_owned)));
        assert_eq!(order, Vec::<usize>::new());
    }

    #[test]
    fn weekdays_agree_with_the_dates_around_them() {
        let text = "Am Montag findet der Lehrer eine Flasche. Am 11. November 2026 ist die Flasche fort. Am Freitag \
                    fährt der Lehrer aufs Meer.";
        let (days, _) = days(text, Language::German);
        // 11 November 2026 is a Wednesday.
        let told = [Some("2026-11-09"), Some("2026-11-11"), Some("2026-11-13")];
        assert_eq!(days, told.map(|day| day.map(str::to_owned)));
    }

    #[test]
    fn flashbacks_come_first_in_the_story() {
        let text = "The baker counts the till. Two years earlier, the shop is full of people. On the third day the bank calls. \
                    The next morning the baker packs.";
        let (days, order) = days(text, Language::English);
        let told = [None, Some("-729"), Some("3"), Some("4 08:00")];
        assert_eq!(days, told.map(|day| day.map(str::to_owned)));
        assert_eq!(order, [1, 0, 2, 3]);
    }

    #[test]
    fn dates_are_dates() {
        let text = "Am 12. August 1961 kommt ein Brief. Am nächsten Tag ist die Grenze zu.";
        let (days, _) = days(text, Language::German);
        assert_eq!(days, [Some("1961-08-12".to_owned()), Some("1961-08-13".to_owned())]);
    }

    #[test]
    fn dates_without_a_year_are_counted_from_each_other() {
        let text = "Am 24. Dezember kommt ein Brief. Am 2. Januar ist die Grenze zu.";
        assert_eq!(days(text, Language::German).0, [Some("1".to_owned()), Some("10".to_owned())]);
        let text = "On December 24 a letter comes. On 26 December the border is closed.";
        assert_eq!(days(text, Language::English).0, [Some("1".to_owned()), Some("3".to_owned())]);
    }

    #[test]
    fn hours_are_told_by_the_clock() {
        for (text, hour) in [
            ("Um 14 Uhr beginnt die Sitzung.", Some("1 14:00")),
            ("Gegen 9.30 Uhr beginnt die Sitzung.", Some("1 09:30")),
            ("Um 7:45 Uhr beginnt die Sitzung.", Some("1 07:45")),
            ("Um acht Uhr abends beginnt die Sitzung.", Some("1 20:00")),
            ("Kurz vor halb neun beginnt die Sitzung.", None),
            ("Um 14 Stühle streiten zwei Schwestern.", None),
        ] {
            assert_eq!(days(text, Language::German).0, [hour.map(str::to_owned)], "{text}");
        }
        for (text, hour) in [
            ("At 9 a.m. the meeting begins.", Some("1 09:00")),
            ("At 9:30 pm the meeting begins.", Some("1 21:30")),
            ("At 12 p.m. the meeting begins.", Some("1 12:00")),
            ("At five o'clock the meeting begins.", Some("1 05:00")),
            ("At 14:15 the meeting begins.", Some("1 14:15")),
            ("At 30 he meets his wife.", None),
        ] {
            assert_eq!(days(text, Language::English).0, [hour.map(str::to_owned)], "{text}");
        }
    }
}
