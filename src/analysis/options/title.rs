//! What to call a dilemma.

use super::super::{
    Language,
    dilemmas::{Conflict, Signs},
    naming::capitalized,
    retell::{self, Teller},
};
use super::{asked, contrary::negated, taken::is_negated};
use crate::outline::DilemmaKind;

/// What to call a dilemma: its courses, or its question, in two to six words.
pub fn title(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> String {
    let fits = |text: &String| (2..=retell::LONGEST).contains(&text.split_whitespace().count());
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
    let contrary = *second == negated(teller, first);
    // `Talk or not?`
    if contrary && !first.contains(' ') {
        return Some(capitalized(&format!("{first} {} {}?", words.or, words.or_not)));
    }
    let both = format!("{first} {} {second}?", words.or);
    if !is_negated(teller.reading, second) && both.split_whitespace().count() <= retell::LONGEST {
        return Some(capitalized(&both));
    }
    (contrary || conflict.kind == DilemmaKind::Choice).then(|| capitalized(&format!("{first}?")))
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
