//! How old somebody is, as the text has it.

use crate::analysis::Language;
use crate::analysis::prose::TokenKind;

use super::candidates::Scan;
use super::persons::range_of;
use super::{Cue, Gender, Mention, Person};

/// Gives each person the age that stands beside their name or is said of them.
pub(super) fn tell(scan: &Scan<'_, '_>, persons: &mut [Person], mentions: &[Mention]) {
    for (index, mention) in mentions.iter().enumerate() {
        if !persons[mention.person].age.is_empty() {
            continue;
        }
        if let Some((age, tokens)) = behind(scan, mention).or_else(|| before(scan, mention)) {
            set(scan, &mut persons[mention.person], age, tokens);
        }
        let _ = index;
    }
    // `der 19-Jährige`: the one named last whom the article fits.
    for token in 0..scan.prose.tokens.len() {
        let word = scan.token(token);
        let Some(age) = word
            .lower
            .strip_suffix("jährigen")
            .or_else(|| word.lower.strip_suffix("jährige"))
            .map(|age| age.trim_end_matches('-'))
        else {
            continue;
        };
        if !word.text.contains("Jährig") && !word.text.starts_with(char::is_uppercase)
            || age.is_empty()
            || mentions.iter().any(|mention| mention.tokens.start == token + 1)
        {
            continue;
        }
        let article = scan.beside(token, -1).map_or("", |token| token.lower.as_str());
        let gender = match (article, word.lower.ends_with('n')) {
            ("der", false) | ("den" | "dem" | "des", true) => Gender::Male,
            ("die", false) | ("der", true) => Gender::Female,
            _ => Gender::Unknown,
        };
        let until = mentions.partition_point(|mention| mention.tokens.start < token);
        let fits = |person: &Person| {
            person.age.is_empty()
                && (person.gender == gender || person.gender == Gender::Unknown || gender == Gender::Unknown)
        };
        let who = mentions[..until]
            .iter()
            .rev()
            .take(6)
            .map(|mention| mention.person)
            .find(|&person| fits(&persons[person]));
        if let Some(who) = who {
            set(scan, &mut persons[who], age.to_owned(), token..token + 1);
        }
    }
}

fn set(scan: &Scan<'_, '_>, person: &mut Person, age: String, tokens: std::ops::Range<usize>) {
    person.age = age;
    person.cues.push(Cue { rule: "age/beside-name", weight: 2.0, range: Some(range_of(scan, &tokens)) });
}

/// The age behind a name: `, acht Jahre alt`, `(16)`, `, 17,`, `ist sechzig`.
fn behind(scan: &Scan<'_, '_>, mention: &Mention) -> Option<(String, std::ops::Range<usize>)> {
    let last = mention.tokens.end - 1;
    let mut by = 1;
    // `Max (Rita Falk, 30), 58,`
    if scan.beside(last, 1)?.text == "("
        && scan
            .beside(last, 2)
            .is_some_and(|token| token.kind == TokenKind::Word && token.text.starts_with(char::is_uppercase))
    {
        by = (2..14).find(|&by| scan.beside(last, by).is_some_and(|token| token.text == ")"))? + 1;
    }
    let open = scan.beside(last, by)?;
    let copula = matches!(open.lower.as_str(), "ist" | "war" | "is" | "was" | "wird" | "turns");
    if !copula && !matches!(open.text, "," | "(") {
        return None;
    }
    let at = last.checked_add_signed(by + 1)?;
    let word = scan.beside(last, by + 1)?;
    let numeral = word.kind == TokenKind::Number
        && word.text.len() <= 2
        && word.text.chars().all(|c| c.is_ascii_digit())
        || number(&word.lower, scan.language).is_some();
    if !numeral {
        return None;
    }
    let next = scan.beside(last, by + 2);
    if next.is_some_and(|next| is_year(&next.lower)) {
        let old =
            scan.beside(last, by + 3).is_some_and(|token| matches!(token.lower.as_str(), "alt" | "old"));
        let years = next.is_some_and(|next| next.lower.starts_with("jahr") || next.lower.starts_with("year"));
        return (old || !copula && years)
            .then(|| (scan.prose.text[range_of(scan, &(at..at + 2))].to_owned(), at..at + 2));
    }
    // `ten and three quarters`
    let closes = next.is_none_or(|next| {
        matches!(next.text, ")" | "," | "." | ":" | ";") || matches!(next.lower.as_str(), "und" | "and")
    });
    if !closes {
        return None;
    }
    let quarters = scan
        .beside(last, by + 4)
        .is_some_and(|token| token.lower.starts_with("quarter") || token.lower.starts_with("hal"));
    let end = if quarters { at + 4 } else { at + 1 };
    Some((scan.prose.text[range_of(scan, &(at..end))].to_owned(), at..end))
}

/// The age before a name: `die 17-jährige Anna`, `ten-year-old Anna`, titles and trades between them aside.
fn before(scan: &Scan<'_, '_>, mention: &Mention) -> Option<(String, std::ops::Range<usize>)> {
    for by in (-4..0).rev() {
        let word = scan.beside(mention.tokens.start, by)?;
        if word.kind == TokenKind::Mark {
            return None;
        }
        let stem = ["jährige", "jähriger", "jährigen", "jährigem", "jähriges"]
            .iter()
            .find_map(|end| word.lower.strip_suffix(end))
            .or_else(|| word.lower.strip_suffix("-year-old"));
        if let Some(stem) = stem {
            let stem = stem.trim_end_matches('-');
            let at = mention.tokens.start.checked_add_signed(by)?;
            let shown: String = word.text.chars().take(stem.chars().count()).collect();
            return (!stem.is_empty()).then_some((shown, at..at + 1));
        }
    }
    None
}

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
