//! What somebody is by trade or function, in the text's own noun: before the name (`Assistenzarzt Ben`), behind
//! it (`Ben, ein junger Arzt,`), or said of it (`Ben ist Arzt`).

use crate::analysis::Language;
use crate::analysis::lexicon::{self, KinTie, TitleKind};
use crate::analysis::morphology;
use crate::analysis::prose::TokenKind;

use super::aliases::{Bearer, Owners};
use super::candidates::{Scan, is_capital};
use super::castnames::CastName;
use super::nouns::NounPhrase;
use super::persons::range_of;
use super::spans::Span;
use super::{Cue, Gender, Person};

/// How plainly a role is told.
struct Told {
    person: usize,
    weight: f32,
    rule: &'static str,
}

/// Gives each person the role that the text tells most plainly.
pub(super) fn tell(
    scan: &Scan<'_, '_>,
    persons: &mut [Person],
    bearers: &[Bearer],
    spans: &[Span],
    owners: &Owners,
    phrases: &[NounPhrase],
    listed: &[CastName],
) {
    let mut best = vec![0.0f32; persons.len()];
    for phrase in phrases.iter().filter(|phrase| !phrase.group) {
        let Some(told) = told_of(scan, phrase, spans, owners) else { continue };
        if !fits(&persons[told.person], phrase.gender) {
            continue;
        }
        learn_gender(&mut persons[told.person], phrase.gender);
        let kin = phrase.kin.is_some_and(|kin| !matches!(kin.tie, KinTie::Superior | KinTie::Other));
        if kin || phrase.plural || is_mere_person(&phrase.lemma) || told.weight <= best[told.person] {
            continue;
        }
        best[told.person] = told.weight;
        let person = &mut persons[told.person];
        person.role = text_of(scan, phrase);
        person.cues.retain(|cue| !cue.rule.starts_with("role/"));
        person.cues.push(Cue {
            rule: told.rule,
            weight: told.weight,
            range: Some(range_of(scan, &phrase.tokens)),
        });
    }
    for (span, owner) in spans.iter().zip(owners) {
        let Some(person) = owner.map(|owner| &mut persons[owner]).filter(|person| person.role.is_empty())
        else {
            continue;
        };
        if let Some(noun) = trade_before(scan, span) {
            person.role = scan.token(noun).text.to_owned();
            let range = Some(range_of(scan, &(noun..noun + 1)));
            person.cues.push(Cue { rule: "role/noun-before-name", weight: 1.1, range });
        }
    }
    for (person, bearer) in persons.iter_mut().zip(bearers) {
        if !person.role.is_empty() && best_is_trade(&person.role) {
            continue;
        }
        let rank = bearer.titles.iter().find_map(|titles| {
            let run: Vec<&str> = titles
                .iter()
                .filter(|address| {
                    matches!(address.title.kind, TitleKind::Rank | TitleKind::Clergy | TitleKind::Job)
                })
                .map(|address| address.word.as_str())
                .collect();
            (!run.is_empty()).then(|| run.join(" "))
        });
        let trade = bearer.cast.map(|cast| listed[cast].role.clone()).filter(|role| !role.is_empty());
        if let Some(role) = rank.or(trade) {
            person.role = role;
        }
    }
}

fn best_is_trade(role: &str) -> bool {
    !role.is_empty()
}

/// Nouns that say no more than that somebody is one: no role.
pub(super) fn is_mere_person(lemma: &str) -> bool {
    matches!(
        lemma,
        "mann"
            | "frau"
            | "mädchen"
            | "junge"
            | "kind"
            | "bub"
            | "kerl"
            | "dame"
            | "baby"
            | "alter"
            | "alte"
            | "person"
            | "greis"
            | "fremder"
            | "fremde"
            | "unbekannter"
            | "unbekannte"
            | "toter"
            | "tote"
            | "witwe"
            | "witwer"
            | "bursche"
            | "man"
            | "woman"
            | "boy"
            | "girl"
            | "child"
            | "kid"
            | "lady"
            | "gentleman"
            | "stranger"
            | "youngster"
            | "widow"
            | "widower"
            | "toddler"
            | "teenager"
    )
}

/// A noun without an article right before the name says what somebody is, whatever noun it is: `Impresario Max
/// Adler`.
fn trade_before(scan: &Scan<'_, '_>, span: &Span) -> Option<usize> {
    let noun = scan.candidate_beside(span.tokens.start, -1)?;
    let form = scan.form(noun);
    let word = scan.token(noun.token);
    let before = scan.beside(noun.token, -1).map_or("", |token| token.lower.as_str());
    let is_adjective =
        morphology::is_adjective_form(before) && !lexicon::function_words(scan.language).has(before);
    let bare = !super::candidates::is_determiner(before, scan.language)
        && !is_adjective
        && !scan.beside(noun.token, -1).is_some_and(is_capital);
    let common =
        form.known != morphology::Known::No && form.first.is_none() && !noun.genitive && form.title.is_none();
    let place =
        crate::analysis::settings::place_words(scan.language).setting(word.text, scan.language).is_some();
    let other = place
        || form.kin
        || morphology::is_abstract(&form.lower, scan.language)
        || lexicon::calendar(scan.language).has(&form.lower)
        || lexicon::company_words(scan.language).has(&form.lower);
    let fits = scan.language == Language::German
        && bare
        && common
        && !other
        && word.text != "Familie"
        && span.titles.is_empty()
        && lexicon::is_noun(&form.lower, scan.language);
    fits.then_some(noun.token)
}

/// Whether nothing speaks against the person's being of the noun's gender.
pub(super) fn fits(person: &Person, gender: Gender) -> bool {
    person.gender == Gender::Unknown || gender == Gender::Unknown || person.gender == gender
}

fn learn_gender(person: &mut Person, gender: Gender) {
    if person.gender == Gender::Unknown {
        person.gender = gender;
    }
}

/// The named person of whom the phrase says what they are.
pub(super) fn person_told_of(
    scan: &Scan<'_, '_>,
    phrase: &NounPhrase,
    spans: &[Span],
    owners: &Owners,
) -> Option<usize> {
    told_of(scan, phrase, spans, owners).map(|told| told.person)
}

/// Of which named person the phrase says what they are.
fn told_of(scan: &Scan<'_, '_>, phrase: &NounPhrase, spans: &[Span], owners: &Owners) -> Option<Told> {
    let owner = |span: usize| owners.get(span).copied().flatten();
    // `Baron Henri`: the title says it.
    if lexicon::title(scan.token(phrase.head).text, scan.language)
        .is_some_and(|title| title.kind == TitleKind::Noble)
    {
        return None;
    }
    if let Some(span) = phrase.name {
        // `legt die Hebamme Romy ihren Sohn in den Arm`: Romy was met before, without such a role.
        let met = owners[..span].iter().any(|other| other.is_some() && *other == owners[span]);
        let short = spans[span].parts.len() == 1 && spans[span].titles.is_empty();
        if met
            && short
            && phrase.opening == super::nouns::Opening::Definite
            && phrase.kin.is_none()
            && scan.language == Language::German
            && phrase.nominative
        {
            return None;
        }
        return Some(Told { person: owner(span)?, weight: 3.0, rule: "role/before-name" });
    }
    let start = phrase.tokens.start;
    let sentence = scan.prose.sentences[phrase.sentence].tokens.clone();
    let before = |by: isize| scan.beside(start, by).map_or("", |token| token.text);
    let first = spans.partition_point(|span| span.tokens.start < sentence.start);
    let here: Vec<usize> =
        (first..spans.len()).take_while(|&span| spans[span].sentence == phrase.sentence).collect();
    let ends_at = |token: usize| here.iter().copied().find(|&span| spans[span].tokens.end == token);
    let indefinite = phrase.opening == super::nouns::Opening::Indefinite;
    // `ein Statiker namens Joscha`; `einen Passagier: Rui`
    // A name at `token`, its titles and trades aside.
    let starts_at = |token: usize| {
        here.iter().copied().find(|&span| {
            let start = spans[span].tokens.start;
            start >= token
                && start - token <= 3
                && (token..start).all(|other| {
                    let word = scan.token(other);
                    lexicon::title(word.text, scan.language).is_some()
                        || lexicon::role(&word.lower, scan.language).is_some()
                        || is_modifier(scan, other) && scan.language == Language::German
                        || matches!(
                            word.lower.as_str(),
                            "der"
                                | "die"
                                | "den"
                                | "dem"
                                | "the"
                                | "her"
                                | "his"
                                | "ihr"
                                | "sein"
                                | "ihre"
                                | "seine"
                        )
                        || word.lower.contains("jährig")
                })
        })
    };
    // `ein Offizier, der sich Valcourt nannte`; `ein Junge, der Arvid heißt`
    let relative = scan.beside(phrase.head, 1).is_some_and(|token| token.text == ",")
        && scan
            .beside(phrase.head, 2)
            .is_some_and(|token| matches!(token.lower.as_str(), "der" | "die" | "das" | "who"));
    let named_behind = here.iter().copied().find(|&span| {
        spans[span].tokens.start > phrase.head && {
            let word = |at: usize, by: isize| scan.beside(at, by).map_or("", |token| token.lower.as_str());
            let first = spans[span].tokens.start - spans[span].titles.len().min(spans[span].tokens.start);
            // `who introduces himself as Mr Thimble`
            let as_himself = matches!(word(first, -1), "als" | "as")
                && matches!(word(first, -2), "sich" | "himself" | "herself" | "themselves");
            let title =
                lexicon::title(scan.token(spans[span].tokens.start.saturating_sub(1)).text, scan.language)
                    .is_some();
            let before = if title { spans[span].tokens.start - 1 } else { spans[span].tokens.start };
            let as_titled = title
                && matches!(word(before, -1), "als" | "as")
                && matches!(word(before, -2), "sich" | "himself" | "herself");
            as_himself
                || as_titled
                || lexicon::calling(scan.language).has(word(spans[span].tokens.start, -1))
                || lexicon::calling(scan.language).has(word(spans[span].tokens.end - 1, 1))
        }
    });
    if let Some(span) = named_behind
        && (relative || indefinite)
        && spans[span].tokens.start - phrase.head < 24
    {
        return Some(Told { person: owner(span)?, weight: 1.9, rule: "role/before-name" });
    }
    // `Ein Toter treibt im Hafen: der Lotse Enno Harms`
    if indefinite
        && let Some(colon) = (phrase.head + 1..sentence.end).find(|&token| scan.token(token).text == ":")
        && let Some(span) = starts_at(colon + 1)
    {
        return Some(Told { person: owner(span)?, weight: 1.4, rule: "role/before-name" });
    }
    let next = scan.beside(phrase.head, 1).map_or("", |token| token.lower.as_str());
    if (next == ":" || lexicon::calling(scan.language).has(next))
        && let Some(span) = starts_at(phrase.head + 2)
    {
        return Some(Told { person: owner(span)?, weight: 2.0, rule: "role/before-name" });
    }
    // `hat es weit gebracht: Küchenchefin in Hamburg`
    if before(-1) == ":"
        && phrase.opening == super::nouns::Opening::Bare
        && let Some(&span) = here.first()
        && spans[span].tokens.start == sentence.start
    {
        return Some(Told { person: owner(span)?, weight: 1.2, rule: "role/said-of" });
    }
    // `Ben, ein junger Arzt,`; `Ben (Rita Falk), Arzt`; adjectives without an article are part of it.
    let mut comma = start;
    let mut steps = 0;
    while comma > sentence.start
        && steps < 4
        && scan.token(comma - 1).text != ","
        && is_modifier(scan, comma - 1)
    {
        comma -= 1;
        steps += 1;
    }
    if comma > sentence.start && scan.token(comma - 1).text == "," {
        let mut end = comma - 1;
        if end > sentence.start && scan.token(end - 1).text == ")" {
            end = (sentence.start..end).rev().find(|&token| scan.token(token).text == "(").unwrap_or(end);
        }
        // `Ben, 17, Schüler`
        let number = (sentence.start + 2 <= end).then(|| scan.token(end - 1)).filter(|token| {
            token.kind == TokenKind::Number || super::ages::number(&token.lower, scan.language).is_some()
        });
        if number.is_some() && end >= 2 && scan.token(end - 2).text == "," {
            end -= 2;
        }
        // `stellt sich als Quist vor, Offizier`
        if end > sentence.start
            && matches!(scan.token(end - 1).lower.as_str(), "vor" | "an" | "ein" | "aus")
            && ends_at(end).is_none()
        {
            end -= 1;
        }
        if let Some(span) = ends_at(end)
            && !spans[span].genitive
        {
            return Some(Told { person: owner(span)?, weight: 2.5, rule: "role/behind-name" });
        }
        // `der Pförtner, ihr Eddi`; `Ihr Chef, Polizeirat Knoll,`
        if let Some(span) = here.iter().copied().find(|&span| {
            let gap = phrase.head + 1..spans[span].tokens.start;
            !gap.is_empty() && gap.len() <= 3 && scan.token(gap.start).text == ","
        }) && phrase.nominative
        {
            return Some(Told { person: owner(span)?, weight: 1.5, rule: "role/before-name" });
        }
    }
    if scan.beside(phrase.head, 1).is_some_and(|token| token.text == ",")
        && let Some(span) = starts_at(phrase.head + 2)
        && (phrase.nominative
            || matches!(phrase.opening, super::nouns::Opening::Possessive(_))
            || phrase.opening == super::nouns::Opening::Definite
                && scan
                    .beside(spans[span].tokens.end - 1, 1)
                    .is_some_and(|token| matches!(token.text, "," | ".")))
    {
        return Some(Told { person: owner(span)?, weight: 1.6, rule: "role/before-name" });
    }
    // `Ben ist Arzt`, `Ben arbeitet als Arzt`, `Käufer ist der Makler`
    let verb = (-3..0).rev().find(|&by| is_copula(&before(by).to_lowercase()));
    if let Some(by) = verb
        && let Some(at) = start.checked_add_signed(by)
        && let Some(span) = ends_at(at)
    {
        return Some(Told { person: owner(span)?, weight: 1.8, rule: "role/said-of" });
    }
    if matches!(before(-1), "als" | "as")
        && let Some(&span) = here.iter().rfind(|&&span| spans[span].tokens.end < start)
    {
        return Some(Told { person: owner(span)?, weight: 1.0, rule: "role/as" });
    }
    None
}

fn is_modifier(scan: &Scan<'_, '_>, token: usize) -> bool {
    let token = scan.token(token);
    token.kind == TokenKind::Word
        && match scan.language {
            Language::German => {
                !is_capital(token) && morphology::is_adjective_form(&token.lower)
                    || matches!(
                        token.lower.as_str(),
                        "früher"
                            | "selbst"
                            | "einst"
                            | "ehemals"
                            | "eigentlich"
                            | "heute"
                            | "inzwischen"
                            | "zugleich"
                            | "lange"
                    )
            }
            Language::English => !lexicon::function_words(scan.language).has(&token.lower),
        }
}

fn is_copula(lower: &str) -> bool {
    matches!(lower, "ist" | "war" | "wird" | "wurde" | "bleibt" | "is" | "was" | "becomes" | "became")
}

/// The phrase's noun in the nominative, with what an English noun carries before it: `night manager`.
pub(super) fn text_of(scan: &Scan<'_, '_>, phrase: &NounPhrase) -> String {
    let head = scan.token(phrase.head);
    match scan.language {
        Language::German => {
            let text = nominative(head.text, &phrase.lemma);
            // `der Bankbeamte` is a `Bankbeamter`.
            let adjectival = ["beamte", "angestellte", "abgeordnete", "verwandte", "gesandte", "gelehrte"]
                .iter()
                .any(|end| phrase.lemma.ends_with(end));
            let male = phrase.gender == Gender::Male
                || matches!(scan.token(phrase.tokens.start).lower.as_str(), "der" | "den" | "dem");
            if adjectival && male { format!("{text}r") } else { text }
        }
        Language::English => {
            let mut from = phrase.head;
            while from > 0 && phrase.head - from < 2 {
                let Some(before) = scan.beside(from, -1) else { break };
                let noun = before.kind == TokenKind::Word
                    && !lexicon::function_words(scan.language).has(&before.lower)
                    && scan.candidate_of[from - 1].is_none_or(|candidate| scan.candidates[candidate].opens)
                    && lexicon::is_word(&before.lower, scan.language)
                    && !before.lower.ends_with("ly")
                    && !before.lower.ends_with("ed")
                    && !matches!(
                        before.lower.as_str(),
                        "new" | "old" | "young" | "own" | "local" | "best" | "little" | "former" | "late"
                    );
                // `Nell calls Sheriff Rourke`: a verb.
                let verb = scan.beside(from, -2).is_some_and(|token| {
                    is_capital(token) || matches!(token.lower.as_str(), "he" | "she" | "they" | "who" | "it")
                });
                if !noun || verb && before.lower.ends_with('s') {
                    break;
                }
                from -= 1;
            }
            scan.prose.text[range_of(scan, &(from..phrase.head + 1))].to_owned()
        }
    }
}

/// `word` without the case ending that `lemma` lacks.
pub(super) fn nominative(word: &str, lemma: &str) -> String {
    let lower = word.to_lowercase();
    if lower == lemma {
        return word.to_owned();
    }
    let shared = lower.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
    let front: String = word.chars().take(shared).collect();
    let end: String = lemma.chars().skip(shared).collect();
    format!("{front}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_endings_fall_off() {
        assert_eq!(nominative("Arztes", "arzt"), "Arzt");
        assert_eq!(nominative("Ärzten", "arzt"), "arzt");
        assert_eq!(nominative("Fremden", "fremder"), "Fremder");
    }
}
