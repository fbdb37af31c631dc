//! Reading what somebody typed into a field for a number, a time of day or a day of the story. `None` is "cannot
//! be read"; an empty field is read as nothing at all.

use chrono::NaiveTime;

use crate::{
    app::words::Words,
    outline::{Minutes, StoryDay},
};

/// What a field was left with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Read<T> {
    /// Nothing: the value is taken away.
    Empty,
    /// This value.
    Value(T),
    /// Something that is none.
    Unreadable,
}

impl<T> Read<T> {
    /// The value to put, if it can be read.
    pub(super) fn into_value(self) -> Option<Option<T>> {
        match self {
            Self::Empty => Some(None),
            Self::Value(value) => Some(Some(value)),
            Self::Unreadable => None,
        }
    }
}

/// Reads `text` by `read`; nothing but blanks is [`Read::Empty`].
pub(super) fn read<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Read<T> {
    match text.trim() {
        "" => Read::Empty,
        text => read(text).map_or(Read::Unreadable, Read::Value),
    }
}

/// A counting number, such as a season's: `12`.
pub(super) fn number(text: &str) -> Option<u32> {
    text.trim_end_matches('.').parse().ok().filter(|number| *number < 1_000_000)
}

/// A length in whole minutes: `48`, `48 min`.
pub(super) fn whole_minutes(text: &str) -> Option<u32> {
    let minutes = Words::read_minutes(text)?;
    (minutes == Minutes::whole(minutes.tenths() / 10)).then_some(minutes.tenths() / 10)
}

/// A time of day: `14:30`, `14.30`, `14 Uhr 30`, `8 Uhr`, `2:30 pm`.
pub(super) fn time(text: &str) -> Option<NaiveTime> {
    let lower = text.trim().to_lowercase();
    let (clock, afternoon) = match () {
        () if lower.ends_with("pm") => (lower.trim_end_matches("pm"), Some(true)),
        () if lower.ends_with("am") => (lower.trim_end_matches("am"), Some(false)),
        () => (lower.as_str(), None),
    };
    let clock = clock.replace("uhr", ":");
    let mut parts = clock.split([':', '.']).map(str::trim).filter(|part| !part.is_empty());
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = parts.next().map_or(Some(0), |minute| minute.parse().ok())?;
    let hour = match afternoon {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    if parts.next().is_some() { None } else { NaiveTime::from_hms_opt(hour, minute, 0) }
}

/// A day of the story: `2`, `Tag 2`, `day 2`, `-1`, or a day of the calendar.
pub(super) fn story_day(text: &str) -> Option<StoryDay> {
    let lower = text.to_lowercase();
    let counted = ["tag", "day"].into_iter().find_map(|word| lower.strip_prefix(word)).unwrap_or(&lower);
    let counted = counted.trim().trim_end_matches('.').replace('−', "-");
    match counted.parse::<i32>() {
        Ok(day) => (-100_000..100_000).contains(&day).then_some(StoryDay::Day(day)),
        Err(_) => Words::read_date(text).map(StoryDay::Date),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn an_empty_field_is_nothing_and_nonsense_is_kept_apart_from_it() {
        assert_eq!(read("  ", number), Read::Empty);
        assert_eq!(read(" 12 ", number), Read::Value(12));
        assert_eq!(read("zwölf", number), Read::Unreadable);
        assert_eq!(read("-3", number), Read::Unreadable);
    }

    #[test]
    fn whole_minutes_are_whole() {
        for (text, expected) in [("48", Some(48)), ("48 min", Some(48)), ("48,5", None), ("lang", None)] {
            assert_eq!(whole_minutes(text), expected, "{text}");
        }
    }

    #[test]
    fn times_of_day() {
        for (text, expected) in [
            ("14:30", Some((14, 30))),
            ("14.30", Some((14, 30))),
            ("14 Uhr 30", Some((14, 30))),
            ("8 Uhr", Some((8, 0))),
            ("7", Some((7, 0))),
            ("2:30 pm", Some((14, 30))),
            ("12 am", Some((0, 0))),
            ("25:00", None),
            ("13 pm", None),
            ("abends", None),
            ("1:2:3", None),
        ] {
            let expected = expected.and_then(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0));
            assert_eq!(time(text), expected, "{text}");
        }
    }

    #[test]
    fn story_days() {
        let date = StoryDay::Date(NaiveDate::from_ymd_opt(2026, 11, 26).unwrap());
        for (text, expected) in [
            ("3", Some(StoryDay::Day(3))),
            ("Tag 3", Some(StoryDay::Day(3))),
            ("day -1", Some(StoryDay::Day(-1))),
            ("−1", Some(StoryDay::Day(-1))),
            ("26.11.2026", Some(date)),
            ("2026-11-26", Some(date)),
            ("bald", None),
        ] {
            assert_eq!(story_day(text), expected, "{text}");
        }
    }
}
