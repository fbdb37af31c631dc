//! What to call a dilemma.

use super::super::{
    Language,
    dilemmas::{Conflict, Signs},
    naming::capitalized,
    retell::{self, Teller},
};
use super::{asked, contrary::negated, course::is_base_form, gaps, taken::is_negated};
use crate::outline::DilemmaKind;

/// The longest title that tells two courses, in words.
const LONGEST: usize = 7;

/// What to call a dilemma: its courses in two to seven words, or its question in two to six.
pub fn title(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> String {
    let fits = |text: &String| (2..=LONGEST).contains(&text.split_whitespace().count());
    let words = &teller.reading.lore.dilemmas;
    if conflict.kind == DilemmaKind::Question
        && let Some(title) =
            conflict.evidence.iter().find_map(|&sentence| asked(teller, &signs[sentence], &conflict.holders))
    {
        return title;
    }
    let told =
        if conflict.options.first() == Some(&words.consent) { None } else { by_courses(teller, conflict) };
    told.filter(fits)
        .or_else(|| by_holders(teller, conflict).filter(fits))
        .unwrap_or_else(|| words.nameless.clone())
}

/// `Speak up or keep quiet?`, `Das Angebot annehmen?`
fn by_courses(teller: &Teller<'_, '_>, conflict: &Conflict) -> Option<String> {
    let words = &teller.reading.lore.dilemmas;
    let [first, second, ..] = conflict.options.as_slice() else { return None };
    // `Nicht unterschreiben oder unterschreiben?`
    let denied = *first == negated(teller, second);
    let (first, second) = if denied { (second, first) } else { (first, second) };
    let contrary = *second == negated(teller, first);
    // `Talk or not?`
    if contrary && !first.contains(' ') {
        return Some(capitalized(&format!("{first} {} {}?", words.or, words.or_not)));
    }
    let question = |first: &str, second: &str, longest: usize| {
        let both = gaps::joined(teller, first, second, &words.or, retell::LONGEST);
        (both.split_whitespace().count() <= longest).then(|| capitalized(&format!("{both}?")))
    };
    // That somebody may refuse what is asked goes without saying.
    let longest = if *second == words.resist { retell::LONGEST } else { LONGEST };
    if !is_negated(teller.reading, second)
        && let Some(both) = question(first, second, longest)
    {
        return Some(both);
    }
    let deed = match teller.reading.prose.language {
        Language::German => gaps::verb(teller, first).is_some(),
        Language::English => first.split(' ').next().is_some_and(|verb| is_base_form(teller, verb)),
    };
    // Of two things one alone is no question.
    if !deed {
        let brief = |thing: &str| gaps::without_phrases(teller, thing);
        return gaps::are_things(teller, [first, second])
            .then(|| question(&brief(first), &brief(second), LONGEST))
            .flatten();
    }
    let alone = format!("{first}?");
    let fits = alone.split_whitespace().count() <= retell::LONGEST;
    (fits && (contrary || conflict.kind == DilemmaKind::Choice)).then(|| capitalized(&alone))
}

/// `Anna vor der Wahl`
fn by_holders(teller: &Teller<'_, '_>, conflict: &Conflict) -> Option<String> {
    let lore = teller.reading.lore;
    let pattern = match conflict.kind {
        DilemmaKind::Choice if conflict.holders.len() > 1 => &lore.dilemmas.choice_of_several,
        DilemmaKind::Choice => &lore.dilemmas.choice_of_one,
        DilemmaKind::Question => &lore.dilemmas.question_of,
    };
    let names = teller.names.joined(&conflict.holders[..conflict.holders.len().min(2)], &lore.titles.and);
    // `Was wird aus die Polizei?`: an article would need another case.
    let article = names.split(' ').next().is_some_and(|first| lore.words.is_article(&first.to_lowercase()));
    let case = conflict.kind == DilemmaKind::Question
        && article
        && teller.reading.prose.language == Language::German;
    (!names.is_empty() && !case).then(|| capitalized(&pattern.replace("{}", &names)))
}
