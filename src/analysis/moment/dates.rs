//! Dates at the beginning of a sentence: `Am 12. August 1961`, `On May 3`, `Am 24. Dezember`.

use std::ops::Range;

use chrono::NaiveDate;

use super::super::{prose::Token, reading::Reading};

/// The year in which dates without one are counted; not a leap year.
const NO_YEAR: i32 = 2001;

/// A date, and how the text puts it.
#[derive(Debug)]
pub(super) struct Told {
    /// The date; in a year of convention where the text names none.
    pub(super) date: NaiveDate,
    /// Whether the text names the year.
    pub(super) has_year: bool,
    /// Where it stands in the text.
    pub(super) words: Range<usize>,
}

/// The first date among the first words of the sentence.
pub(super) fn date_in(reading: &Reading<'_>, sentence: usize) -> Option<Told> {
    let months = &reading.lore.moments.months;
    let tokens: Vec<_> = reading
        .tokens(sentence)
        .iter()
        .take(12)
        .filter(|token| token.text != "." && token.text != ",")
        .collect();
    let number = |text: &str| text.trim_end_matches(['.', 't', 'h', 's', 'n', 'd', 'r']).parse::<u32>().ok();
    // Only a capital tells `May` from `may`.
    let month = |token: &Token<'_>| {
        let named = months.iter().position(|month| *month == token.lower);
        named.filter(|_| token.text.starts_with(char::is_uppercase)).and_then(|at| u32::try_from(at + 1).ok())
    };
    (1..tokens.len()).find_map(|at| {
        let (day, month) = match (number(tokens[at - 1].text), month(tokens[at])) {
            (Some(day), Some(month)) => (day, month),
            _ => (number(tokens[at].text)?, month(tokens[at - 1])?),
        };
        let year = tokens
            .get(at + 1)
            .and_then(|token| token.text.parse::<i32>().ok())
            .filter(|year| (1000..3000).contains(year));
        let last = if year.is_some() { at + 1 } else { at };
        Some(Told {
            date: NaiveDate::from_ymd_opt(year.unwrap_or(NO_YEAR), month, day)?,
            has_year: year.is_some(),
            words: tokens[at - 1].range.start..tokens[last].range.end,
        })
    })
}
