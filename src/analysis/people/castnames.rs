//! The name, the titles and the trade in an entry of a cast list: `Hauptkommissarin Vera Klages`, `Elifs Vater`.

use crate::analysis::Language;
use crate::analysis::lexicon;
use crate::analysis::lines;

use super::spans::Address;

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
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| {
            word.trim_matches(|c: char| {
                matches!(c, ',' | ';' | '"' | '„' | '“' | '”' | '»' | '«' | '*' | '_')
            })
        })
        .filter(|word| !word.is_empty())
        .collect();
    let mut name = CastName::default();
    let mut at = 0;
    let mut trade: Vec<&str> = Vec::new();
    while at < words.len() {
        let left = words.len() - at;
        let two = words[at..].get(..2).map(|two| two.join(" ")).unwrap_or_default();
        if left > 2
            && let Some(title) = lexicon::title(&two, language)
        {
            name.titles.push(Address::new(&two, title));
            at += 2;
            continue;
        }
        let word = words[at];
        let lower = word.to_lowercase();
        let first = lexicon::first_name(&lower, language).is_some();
        // `ihr Bruder Jonas`
        let owned = !trade.is_empty() && lexicon::kin(&lower, language).is_some();
        if left > 1
            && !owned
            && let Some(title) = lexicon::title(word, language)
            && !is_surname_of(&words[..at])
        {
            name.titles.push(Address::new(word, title));
            at += 1;
            continue;
        }
        let noun = lexicon::role(&lower, language).is_some() || lexicon::kin(&lower, language).is_some();
        let article = lexicon::determiners(language).has(&lower);
        // `Stimme von ODA`
        let of = at > 0 && matches!(lower.as_str(), "von" | "of") && !trade.is_empty() && left > 1;
        if (noun && !first || article || of || matches!(lower.as_str(), "stimme" | "voice"))
            && (left > 1 || trade_only(&words[..at], language))
        {
            trade.push(word);
            at += 1;
            continue;
        }
        break;
    }
    let rest = &words[at..];
    // `Elifs Vater`, `Ambulance driver`: the last word says that it is no name.
    let last = rest.last().map(|word| word.to_lowercase()).unwrap_or_default();
    let ends_in_noun = lexicon::kin(&last, language).is_some()
        || language == Language::English
            && rest.len() > 1
            && lexicon::role(&last, language).is_some()
            && rest.last().is_some_and(|word| word.starts_with(char::is_lowercase))
        || language == Language::German
            && rest.len() == 1
            && lexicon::role(&last, language).is_some()
            && !lexicon::is_surname(&last);
    let small = rest.iter().any(|word| {
        word.chars().all(|c| !c.is_uppercase()) && !lines::is_particle(word) && language == Language::English
    });
    if rest.is_empty() || ends_in_noun || small {
        name.role = words.join(" ");
        return name;
    }
    name.parts = rest
        .iter()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .map(|word| (*word).to_owned())
        .collect();
    name.role = trade
        .iter()
        .filter(|word| {
            lexicon::role(&word.to_lowercase(), language).is_some() && !matches!(**word, "Stimme" | "Voice")
        })
        .copied()
        .collect::<Vec<_>>()
        .join(" ");
    name
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
        check("Kai Petersen", "Kai Petersen", "", "");
        check("Bernd Vogel", "Bernd Vogel", "", "");
        check("Rosa König", "Rosa König", "", "");
    }
}
