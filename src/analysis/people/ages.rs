//! How old somebody is, as the text has it.

use crate::analysis::Language;

const GERMAN: [&str; 20] = [
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
    "zwanzig",
];
const GERMAN_TENS: [&str; 8] =
    ["dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig", "hundert"];
const ENGLISH: [&str; 28] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
];

/// The number word that `lower` is or begins with: `acht`, `siebenundzwanzig`, `zehnjährige` gives `zehn`.
pub(super) fn number(lower: &str, language: Language) -> Option<&str> {
    match language {
        Language::German => {
            let tens = |word: &str| GERMAN_TENS.contains(&word) || word == "zwanzig";
            let whole = GERMAN.contains(&lower)
                || tens(lower)
                || lower.split_once("und").is_some_and(|(unit, ten)| GERMAN.contains(&unit) && tens(ten));
            whole.then_some(lower)
        }
        Language::English => {
            let whole = ENGLISH.contains(&lower)
                || lower
                    .split_once('-')
                    .is_some_and(|(ten, unit)| ENGLISH.contains(&ten) && ENGLISH.contains(&unit));
            whole.then_some(lower)
        }
    }
}

/// Whether `lower` counts years.
pub(super) fn is_year(lower: &str) -> bool {
    matches!(
        lower,
        "jahre" | "jahren" | "jahr" | "monate" | "monaten" | "wochen" | "years" | "year" | "months" | "weeks"
    )
}
