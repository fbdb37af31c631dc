//! The contrary of a course: `not sell the farm`, `den Hof nicht verkaufen`, `keinen Ausweg finden`.

use super::super::{Language, retell::Teller};

/// The course with a negation.
pub(super) fn negated(teller: &Teller<'_, '_>, course: &str) -> String {
    let lore = teller.reading.lore;
    if teller.reading.prose.language == Language::English {
        return format!("{} {course}", lore.dilemmas.not);
    }
    let mut words: Vec<&str> = course.split(' ').collect();
    // `verlegen lassen`
    let two = words.len() > 1
        && words.last().is_some_and(|last| lore.words.modals.contains(last))
        && lore.verbs.infinitive(words[words.len() - 2]);
    let verb = words.len() - if two { 2 } else { 1 };
    // `keinen Mann opfern`
    let indefinite = (0..verb).find(|&at| {
        lore.words.indefinite.contains(words[at])
            && (at == 0 || !lore.words.opens_phrase(words[at - 1]))
            && !lore.moments.times.contains(&words[at + 1].to_lowercase())
    });
    if let Some(at) = indefinite {
        let none = format!("k{}", words[at]);
        words[at] = none.as_str();
        return words.join(" ");
    }
    // `Tom nicht alles sagen`
    if verb > 0 && lore.words.determiners.contains(words[verb - 1]) {
        words.insert(verb - 1, lore.dilemmas.not.as_str());
        return words.join(" ");
    }
    words.insert(before_phrases(teller, &words[..verb]), lore.dilemmas.not.as_str());
    words.join(" ")
}

/// Where the phrases begin that stand right before a German verb and belong to it: `nicht in die Akte schreiben`; but
/// `die Einwilligung zur Operation nicht geben`, `am nächsten Morgen nicht unterschreiben`.
fn before_phrases(teller: &Teller<'_, '_>, words: &[&str]) -> usize {
    let lore = teller.reading.lore;
    let mut end = words.len();
    while let Some(start) = (0..end).rev().find(|&at| lore.words.opens_phrase(words[at])) {
        let phrase = &words[start + 1..end];
        let one =
            !phrase.is_empty() && phrase.iter().skip(1).all(|word| !lore.words.determiners.contains(word));
        let time = phrase.last().is_some_and(|last| lore.moments.times.contains(&last.to_lowercase()));
        if !one || time {
            break;
        }
        end = start;
    }
    // Behind an object a phrase belongs to that, unless it says where something goes.
    let object = words[..end].iter().any(|word| lore.words.determiners.contains(word));
    let goes = |at: usize| {
        lore.titles.two_way.contains(words[at])
            && words.get(at + 1).is_some_and(|next| lore.words.accusative.contains(next))
    };
    if end < words.len() && object && !goes(end) { words.len() } else { end }
}
