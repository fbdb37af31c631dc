//! The name, the titles and the trade in an entry of a cast list: `Hauptkommissarin Vera Klages`, `Elifs Vater`.

use crate::analysis::Language;
use crate::analysis::lexicon;
use crate::analysis::lines;

use super::address::Address;

/// A part of the cast list, its words told apart.
#[derive(Clone, Debug, Default)]
pub(super) struct CastName {
    /// The words of the name; none for somebody without one.
    pub(super) parts: Vec<String>,
    /// The titles before it.
    pub(super) titles: Vec<Address>,
    /// The trade before it, or what somebody without a name is called.
    pub(super) role: String,
}

/// Tells the words of `text` apart.
pub(super) fn tell(text: &str, language: Language) -> CastName {
    let marks = |c: char| matches!(c, ',' | ';' | '"' | '„' | '“' | '”' | '»' | '«' | '*' | '_');
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_matches(marks))
        .filter(|word| !word.is_empty())
        .collect();
    let mut name = CastName::default();
    let mut trade: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some(title) = title_at(&words, at, !trade.is_empty(), language) {
            at += title.word.split(' ').count();
            name.titles.push(title);
        } else if is_of_trade(&words, at, language) {
            trade.push(words[at]);
            at += 1;
        } else {
            break;
        }
    }
    let rest = &words[at..];
    let described = !trade.is_empty() && is_described(rest, language);
    if rest.is_empty() || described || is_no_name(rest, language) {
        name.role = words.join(" ");
        return name;
    }
    let parts = rest.iter().filter(|word| word.chars().any(char::is_alphabetic));
    name.parts = parts.map(|word| (*word).to_owned()).collect();
    let trade = trade.into_iter().filter(|word| {
        let lower = word.to_lowercase();
        lexicon::role(&lower, language).is_some() && !lexicon::acting(language).voices.has(&lower)
    });
    name.role = trade.collect::<Vec<_>>().join(" ");
    name
}

/// The title of one or two words at `at`, something behind it.
fn title_at(words: &[&str], at: usize, in_trade: bool, language: Language) -> Option<Address> {
    let left = words.len() - at;
    let two = words[at..].get(..2).map(|two| two.join(" ")).unwrap_or_default();
    if left > 2
        && let Some(title) = lexicon::title(&two, language)
    {
        return Some(Address::new(&two, title));
    }
    // `ihr Bruder Jonas`
    let owned = in_trade && lexicon::kin(&words[at].to_lowercase(), language).is_some();
    if left < 2 || owned {
        return None;
    }
    let title = lexicon::title(words[at], language)?;
    (!is_surname_of(&words[..at])).then(|| Address::new(words[at], title))
}

/// Whether the word at `at` belongs to a trade or to kin before the name.
fn is_of_trade(words: &[&str], at: usize, language: Language) -> bool {
    let left = words.len() - at;
    let lower = words[at].to_lowercase();
    let first = lexicon::first_name(&lower, language).is_some();
    let noun = lexicon::role(&lower, language).is_some() || lexicon::kin(&lower, language).is_some();
    // `die Frau im Regen`
    let inside = at > 0 && lexicon::closed(language).contracted.contains(&lower);
    let article = !inside && lexicon::determiners(language).has(&lower);
    let is_voice = |word: &str| lexicon::acting(language).voices.has(word);
    // `Stimme von ODA`
    let of = lexicon::closed(language).of.contains(&lower)
        && words[..at].last().is_some_and(|before| is_voice(&before.to_lowercase()))
        && left > 1;
    (noun && !first || article || of || is_voice(&lower)) && (left > 1 || trade_only(&words[..at], language))
}

/// `Elifs Vater`, `Ambulance driver`: whether the last word, or a small one, says that it is no name.
fn is_no_name(rest: &[&str], language: Language) -> bool {
    let Some(last) = rest.last() else { return true };
    let lower = last.to_lowercase();
    let role = || lexicon::role(&lower, language).is_some();
    let noun = match language {
        Language::English => rest.len() > 1 && role() && last.starts_with(char::is_lowercase),
        Language::German => rest.len() == 1 && role() && !lexicon::is_surname(&lower),
    };
    let small = |word: &&str| word.chars().all(|c| !c.is_uppercase()) && !lines::is_particle(word);
    lexicon::kin(&lower, language).is_some()
        || noun
        || language == Language::English && rest.iter().any(small)
}

/// `der Mann | von der Zentrale`, `die Frau | im Regen`: whether a noun's description goes on, and no name begins.
fn is_described(rest: &[&str], language: Language) -> bool {
    let words = lexicon::closed(language);
    let article = |word: &&str| words.definite.contains(word) || words.indefinite.contains(word);
    rest.first().is_some_and(|first| {
        let bare = words.prepositions.contains(first);
        words.contracted.contains(first)
            || bare && (!lines::is_particle(first) || rest.get(1).is_some_and(article))
    })
}

/// Whether a name has begun before: then a title is its surname.
fn is_surname_of(before: &[&str]) -> bool {
    before.last().is_some_and(|word| lexicon::first_name(&word.to_lowercase(), Language::German).is_some())
}

fn trade_only(before: &[&str], language: Language) -> bool {
    before.iter().all(|word| {
        let lower = word.to_lowercase();
        lexicon::determiners(language).has(&lower) || lexicon::role(&lower, language).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, parts: &str, titles: &str, role: &str) {
        let name = tell(text, Language::German);
        let found: Vec<&str> = name.titles.iter().map(|title| title.word.as_str()).collect();
        assert_eq!(
            (name.parts.join(" ").as_str(), found.join(" ").as_str(), name.role.as_str()),
            (parts, titles, role),
            "{text}"
        );
    }

    #[test]
    fn names_titles_and_trades_are_told_apart() {
        check("Dr. Viola von Arnsberg", "Viola von Arnsberg", "Dr.", "");
        check("Prof. Dr. Ansgar Reuss", "Ansgar Reuss", "Prof. Dr.", "");
        check("Hausmeister Pawlak", "Pawlak", "", "Hausmeister");
        check("Mutter Oberin Theodora", "Theodora", "Mutter Oberin", "");
        check("Baron Henri de Courtenay", "Henri de Courtenay", "Baron", "");
        check("Gerichtsvollzieher", "", "", "Gerichtsvollzieher");
        check("Elifs Vater", "", "", "Elifs Vater");
        check("Stimme von ODA", "ODA", "", "");
        check("der Mann von der Zentrale", "", "", "der Mann von der Zentrale");
        check("Die Frau im Regen", "", "", "Die Frau im Regen");
        check("Kai Petersen", "Kai Petersen", "", "");
        check("Bernd Vogel", "Bernd Vogel", "", "");
        check("Rosa König", "Rosa König", "", "");
    }
}
