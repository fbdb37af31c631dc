//! Trade and age in what a cast list says of somebody: `61, Vorsitzende des Vereins`, `night manager, early 40s`.

use crate::analysis::Language;
use crate::analysis::lexicon;

/// So many words before an English noun belong to it: `special needs assistant`.
const COMPOUND: usize = 2;

/// The trade that `about`, what a cast list says of somebody beside the name, tells; empty where it tells none.
pub(super) fn trade(about: &str, language: Language) -> String {
    let pieces = || {
        about
            .split([',', ';', '(', ')', ':', '–'])
            .map(str::trim)
            .filter(|piece| piece.contains(char::is_alphabetic))
    };
    pieces()
        .find_map(|piece| known(piece, language))
        .or_else(|| pieces().next().filter(|_| language == Language::German).and_then(alone))
        .unwrap_or_default()
        .to_owned()
}

/// The age that `about` tells, one of the things that it lists: `61`, `Mitte 60`, `neun Jahre`, `40s`; empty where it
/// tells none.
pub(super) fn age(about: &str, language: Language) -> String {
    let numbers = lexicon::numbers(language);
    let told = |piece: &str| {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let about = usize::from(lower.first().is_some_and(|word| numbers.about.has(word)));
        // `82. Weint nie.`
        let number = lower.get(about)?.trim_end_matches('.');
        let ends = lower[about].ends_with('.');
        let digits = number.trim_end_matches('s');
        let counts = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
            || lexicon::number_value(number, language).is_some()
            || numbers.decades.has(number.rsplit('-').next().unwrap_or(number));
        let years = |word: &String| numbers.years.has(word) || numbers.old.has(word) || word == "j";
        let whole = ends || lower[about + 1..].iter().all(years);
        (counts && whole).then(|| words[..=about].join(" ").trim_end_matches('.').to_owned())
    };
    about
        .split([',', '(', ')', ';', ':', '–', '—', '|', '\t'])
        .flat_map(|piece| piece.split("  "))
        .find_map(told)
        .unwrap_or_default()
}

/// Whether `about` says what somebody is, and names nobody.
pub(super) fn is_told(about: &str, language: Language) -> bool {
    let first = about.split_whitespace().next().unwrap_or_default();
    let aged = first.bytes().all(|byte| byte.is_ascii_digit()) && first.len() < 3;
    aged || lexicon::function_words(language).has(first) || !trade(about, language).is_empty()
}

/// The first noun for a person by what they do in `piece`, in English with what stands before it.
fn known(piece: &str, language: Language) -> Option<&str> {
    let words: Vec<&str> = piece
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '.')
        .filter(|word| !word.is_empty())
        .collect();
    let at = words.iter().position(|word| {
        let lower = word.trim_end_matches('.').to_lowercase();
        lexicon::kin(&lower, language).is_none()
            && lexicon::role(&lower, language).is_some_and(|role| !role.group)
    })?;
    let modifies = |word: &&&str| {
        let lower = word.to_lowercase();
        let describes = ["ly", "ed", "ing", "est"].iter().any(|end| lower.ends_with(end))
            || lexicon::person_nouns(Language::English).strange.has(&lower)
            || lexicon::role_list(Language::English).plain.contains(&lower);
        lexicon::is_word(&lower, Language::English)
            && !describes
            && !lexicon::function_words(Language::English).has(&lower)
    };
    let before = match language {
        Language::German => 0,
        Language::English => words[..at].iter().rev().take(COMPOUND).take_while(modifies).count(),
    };
    let (first, last) = (words[at - before], words[at].trim_end_matches('.'));
    let start = first.as_ptr() as usize - piece.as_ptr() as usize;
    let end = last.as_ptr() as usize - piece.as_ptr() as usize + last.len();
    Some(&piece[start..end])
}

/// A German noun that stands alone where a trade stands, whatever noun it is: `Korrepetitor`.
fn alone(piece: &str) -> Option<&str> {
    let lower = piece.to_lowercase();
    let noun = piece.starts_with(char::is_uppercase)
        && piece.chars().count() > 3
        && piece.chars().all(|c| c.is_alphabetic() || c == '-')
        && piece.contains(char::is_lowercase);
    let other = lexicon::kin(&lower, Language::German).is_some()
        || lexicon::first_name(&lower, Language::German).is_some()
        || lexicon::is_town(&lower, Language::German);
    (noun && !other).then_some(piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_tells_ages() {
        for (language, about, told) in [
            (Language::German, "61, Vorsitzende. Seit 12 Jahren im Amt.", "61"),
            (Language::German, "Vorsitzende, Mitte 60, streng", "Mitte 60"),
            (Language::German, "61   Vorsitzende", "61"),
            (Language::German, "82. Weint nie.", "82"),
            (Language::German, "neun Jahre, ihre Tochter", "neun"),
            (Language::German, "Dramaturg (erst ab Ep. 5)", ""),
            (Language::German, "leitet 20 Leute", ""),
            (Language::English, "manager, early 40s", "early 40s"),
            (Language::English, "24, captain", "24"),
        ] {
            assert_eq!(age(about, language), told, "{about}");
        }
    }

    #[test]
    fn a_list_tells_trades() {
        for (language, about, told) in [
            (Language::German, "(54), Vorsitzende des Kleingartenvereins „Morgentau“", "Vorsitzende"),
            (Language::German, "Korrepetitor", "Korrepetitor"),
            (Language::German, "(61), Frühpächter, Parzelle zwölf", "Frühpächter"),
            (Language::German, "seine Frau, führt die Kasse", ""),
            (Language::German, "vom Landesverband", ""),
            (Language::German, "Dresden", ""),
            (Language::German, ": 61, Vorsitzende. Streng.", "Vorsitzende"),
            (Language::English, "owner of the shop", "owner"),
            (Language::English, "the night manager of the hotel", "night manager"),
            (Language::English, "their tutor", "tutor"),
            (Language::English, "his mother", ""),
        ] {
            assert_eq!(trade(about, language), told, "{about}");
        }
    }
}
