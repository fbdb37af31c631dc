//! A German thing that somebody chooses, in the nominative: `zwischen dem Laden und ihrem Bruder` is between `der Laden`
//! and `ihr Bruder`.

use std::ops::Range;

use super::super::{
    Language,
    dilemmas::Conflict,
    lexicon::{self, is_number},
    naming::capitalized,
    people::Gender,
    prose::TokenKind,
    retell::Teller,
};
use super::demanded::named;

/// The case that a thing stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Dative,
    Accusative,
}

/// What a noun is for the words before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Masculine,
    Feminine,
    Neuter,
    Plural,
}

/// How the word before a noun is declined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Declined {
    /// `der`, `die`, `das`.
    Article,
    /// As that: `dieser`.
    LikeArticle,
    /// `ein`, `ihr`: without an ending in the nominative of a man or a thing.
    Possessive,
}

/// A thing as it is told between two.
pub(super) struct Thing {
    /// With its article in the nominative. None where that cannot be told.
    pub(super) whole: Option<String>,
    /// Without one.
    pub(super) bare: String,
}

/// The longest thing, in words.
const LONGEST: usize = 7;

/// The thing that the words at `tokens` begin with; a phrase that hangs on it is told where nothing but a mark follows.
/// None if there is no noun, or it speaks of somebody who cannot be named.
pub(super) fn thing(
    teller: &Teller<'_, '_>,
    conflict: &Conflict,
    tokens: Range<usize>,
    case: Case,
) -> Option<Thing> {
    let range = noun_phrase(teller, tokens)?;
    let start = range.start;
    let mut words = range.map(|at| named(teller, at, conflict)).collect::<Option<Vec<String>>>()?;
    let first = &teller.reading.prose.tokens[start].lower;
    if teller.reading.lore.words.determiners.contains(first) {
        words[0].clone_from(first);
    }
    let noun = words.iter().position(|word| word.starts_with(char::is_uppercase))?;
    let whole = in_nominative(teller, &words, noun, case).map(|words| words.join(" "));
    (words.len() <= LONGEST).then(|| Thing { whole, bare: words[noun..].join(" ") })
}

/// The words of the first noun phrase in `tokens`, with the phrases that hang on it.
fn noun_phrase(teller: &Teller<'_, '_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let words = teller.reading.lore.words;
    let token = |at: usize| &teller.reading.prose.tokens[at];
    let lower = |at: usize| token(at).lower.as_str();
    let capital =
        |at: usize| token(at).text.starts_with(char::is_uppercase) && !words.determiners.contains(lower(at));
    let start = tokens.clone().find(|&at| token(at).kind != TokenKind::Mark)?;
    let ends = |at: usize| token(at).kind == TokenKind::Mark || words.coordinators.contains(lower(at));
    let limit = (start..tokens.end).find(|&at| ends(at)).unwrap_or(tokens.end);
    let noun = (start..limit).find(|&at| capital(at))?;
    // `zwischen dem, was er weiß`, `zwischen hier und Kiel`
    let modifies = |at: usize| {
        words.determiners.contains(lower(at))
            || is_number(lower(at), Language::German)
            || lower(at).ends_with(['e', 'n', 'r', 's', 'm'])
    };
    if words.opens_phrase(lower(start)) || !(start..noun).all(modifies) {
        return None;
    }
    let mut end = noun + 1;
    while end < limit && (capital(end) || is_owner(teller, end, limit)) {
        // `der Bäckerei ihres Vaters`
        end = (end..limit).find(|&at| capital(at)).map_or(end, |at| at + 1);
    }
    // `der Stelle in London`; but `ihrem Bruder in einen Streit geraten`.
    let last =
        limit.checked_sub(1).filter(|&last| last >= end && words.opens_phrase(lower(end)) && capital(last));
    Some(start..last.map_or(end, |last| last + 1))
}

/// Whether a genitive begins at `at`.
fn is_owner(teller: &Teller<'_, '_>, at: usize, limit: usize) -> bool {
    let words = teller.reading.lore.words;
    let token = |at: usize| &teller.reading.prose.tokens[at];
    let noun = (at + 1..limit.min(at + 4)).find(|&at| token(at).text.starts_with(char::is_uppercase));
    words.genitives.contains(&token(at).lower) && noun.is_some()
}

/// The phrase in the nominative; its noun is at `noun`. None where it cannot be told whether `dem` becomes `der` or `das`.
fn in_nominative(teller: &Teller<'_, '_>, words: &[String], noun: usize, case: Case) -> Option<Vec<String>> {
    let lower = words[noun].to_lowercase();
    let first = words[0].to_lowercase();
    let determiner = if noun == 0 { None } else { declined(&first) };
    let ending = determiner.map_or_else(|| strong_ending(&words[..noun]), |(_, _, ending)| ending);
    let form = match (case, ending) {
        // Names and nouns by themselves have one form.
        (Case::Accusative, "en") => Form::Masculine,
        (Case::Accusative, _) | (_, "") => return Some(words.to_vec()),
        (Case::Dative, "er") => Form::Feminine,
        (Case::Dative, "en") => Form::Plural,
        (Case::Dative, "em") => {
            // `ihr`, whatever the noun is.
            let open = determiner.is_some_and(|(kind, ..)| kind == Declined::Possessive) && noun == 1;
            gender(teller, &lower).or(open.then_some(Form::Masculine))?
        }
        (Case::Dative, _) => return None,
    };
    let mut told = words.to_vec();
    let kind = determiner.map(|(kind, ..)| kind);
    if let Some((kind, stem, _)) = determiner {
        told[0] = article(kind, stem, form);
    }
    for word in &mut told[usize::from(determiner.is_some())..noun] {
        if declined(word).is_none() && !is_number(word, Language::German) {
            *word = adjective(word, kind, form);
        } else if let Some((kind, stem, _)) = declined(word) {
            *word = article(kind, stem, form);
        }
    }
    told[noun] = noun_form(teller, &words[noun], kind, form);
    Some(told)
}

/// How the determiner is declined, its stem and its ending.
fn declined(lower: &str) -> Option<(Declined, &str, &str)> {
    const POSSESSIVES: [&str; 9] = ["ein", "kein", "sein", "ihr", "mein", "dein", "unser", "euer", "eur"];
    const LIKE_ARTICLES: [&str; 4] = ["dies", "jen", "jed", "welch"];
    if matches!(lower, "der" | "die" | "das" | "dem" | "den") {
        let ending = if lower == "die" { "e" } else { &lower[1..] };
        return Some((Declined::Article, "d", ending));
    }
    ["em", "en", "er", "es", "e"].iter().find_map(|ending| {
        let stem = lower.strip_suffix(ending)?;
        let kind = if POSSESSIVES.contains(&stem) {
            Declined::Possessive
        } else if LIKE_ARTICLES.contains(&stem) {
            Declined::LikeArticle
        } else {
            return None;
        };
        Some((kind, stem, *ending))
    })
}

/// The ending of the first adjective where no article stands before it: `alter Liebe`.
fn strong_ending(adjectives: &[String]) -> &str {
    let first = adjectives.iter().find(|word| !is_number(word, Language::German));
    let Some(first) = first else { return if adjectives.is_empty() { "" } else { "en" } };
    ["em", "en", "er"].into_iter().find(|ending| first.ends_with(ending)).unwrap_or("")
}

fn article(kind: Declined, stem: &str, form: Form) -> String {
    let ending = match (kind, form) {
        (Declined::Article, Form::Feminine | Form::Plural) => "ie",
        (Declined::Article, Form::Neuter) => "as",
        (Declined::Possessive, Form::Masculine | Form::Neuter) => "",
        (Declined::LikeArticle, Form::Neuter) => "es",
        (_, Form::Masculine) => "er",
        (_, Form::Feminine | Form::Plural) => "e",
    };
    format!("{stem}{ending}")
}

/// The ending of an adjective in the nominative, by the determiner before it.
fn adjective_ending(determiner: Option<Declined>, form: Form) -> &'static str {
    match (determiner, form) {
        (None | Some(Declined::Possessive), Form::Masculine) => "er",
        (None | Some(Declined::Possessive), Form::Neuter) => "es",
        (Some(_), Form::Plural) => "en",
        _ => "e",
    }
}

fn adjective(word: &str, determiner: Option<Declined>, form: Form) -> String {
    let stem = ["em", "en", "er"].iter().find_map(|ending| word.strip_suffix(ending));
    stem.map_or_else(|| word.to_owned(), |stem| format!("{stem}{}", adjective_ending(determiner, form)))
}

/// The noun in the nominative.
fn noun_form(teller: &Teller<'_, '_>, noun: &str, determiner: Option<Declined>, form: Form) -> String {
    let lore = &teller.reading.lore.dilemmas;
    let lower = noun.to_lowercase();
    if lore.adjectival_nouns.has(&lower) {
        return adjective(noun, determiner, form);
    }
    match form {
        Form::Feminine => noun.to_owned(),
        Form::Masculine | Form::Neuter => {
            weak(teller, &lower).map_or_else(|| noun.to_owned(), |told| capitalized(&told))
        }
        Form::Plural => plural(noun, &lower),
    }
}

/// What the noun is in the nominative if it has another ending there.
fn weak(teller: &Teller<'_, '_>, lower: &str) -> Option<String> {
    let ends = &teller.reading.lore.dilemmas.weak_nouns;
    ends.iter().find_map(|(end, told)| lower.strip_suffix(end.as_str()).map(|front| format!("{front}{told}")))
}

/// Several, without the ending of the dative: `den Freunden` are `die Freunde`, `den Frauen` stay.
fn plural(noun: &str, lower: &str) -> String {
    if let Some((kin, _)) = lexicon::kin(lower, Language::German)
        && !kin.plural.is_empty()
    {
        return kin.plural.clone();
    }
    let Some(stem) = noun.strip_suffix('n') else { return noun.to_owned() };
    let known = |word: &str| lexicon::is_word(word, Language::German);
    let short = stem.to_lowercase();
    // `Kindern`, `Töchtern`, `Titeln`; `Freunden`, whose one is a `Freund`.
    let liquid = (short.ends_with("er") || short.ends_with("el")) && known(&short);
    let vowel =
        short.strip_suffix('e').is_some_and(|one| lexicon::is_noun(one, Language::German)) && known(&short);
    if liquid || vowel { stem.to_owned() } else { noun.to_owned() }
}

/// The gender of a noun that is no feminine: by who it is, by what stands before it elsewhere, by its ending.
fn gender(teller: &Teller<'_, '_>, lower: &str) -> Option<Form> {
    let lore = teller.reading.lore;
    let people = |gender: Gender| (gender == Gender::Male).then_some(Form::Masculine);
    let kin = lexicon::kin(lower, Language::German).and_then(|(kin, _)| people(kin.gender));
    let told = || {
        let tokens = &teller.reading.prose.tokens;
        tokens.windows(2).filter(|two| two[1].lower == lower).find_map(|two| {
            let before = two[0].lower.as_str();
            match declined(before) {
                Some((Declined::Article, _, "as")) => Some(Form::Neuter),
                Some((_, _, "en")) => Some(Form::Masculine),
                _ => None,
            }
        })
    };
    let ending = || {
        lower.char_indices().map(|(at, _)| &lower[at..]).find_map(|end| {
            let neuter = lore.dilemmas.neuters.has(end).then_some(Form::Neuter);
            neuter.or(lore.dilemmas.masculines.has(end).then_some(Form::Masculine))
        })
    };
    let weak = || {
        let strong = weak(teller, lower)?;
        Some(if strong.ends_with("herz") { Form::Neuter } else { Form::Masculine })
    };
    let role = || lexicon::role(lower, Language::German).and_then(|role| people(role.gender));
    // `dem Schweigen`
    let infinitive = || lore.verbs.infinitive(lower).then_some(Form::Neuter);
    kin.or_else(told).or_else(weak).or_else(role).or_else(ending).or_else(infinitive)
}
