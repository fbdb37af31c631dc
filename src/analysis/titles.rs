//! What to call scenes, strands and dilemmas, and what a scene's summary is.
//!
//! A scene is called by the clause that carries its step, retold in two to six words; where none can be retold,
//! by its persons and its place. A strand is called by its main person and what they are after.

mod nominal;
mod strands;
mod summary;

use std::collections::BTreeSet;

use self::{
    nominal::{nominal_tellings, place_phrase},
    strands::strand_titles,
    summary::summary,
};
use super::{
    clauses::{Clause, ClauseKind},
    dilemmas::{Conflict, Signs},
    naming::{Names, capitalized},
    reading::Reading,
    retell::{self, Teller, Telling},
    scenes::Passage,
};

/// Names for what was found, each list in the order of its findings.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    /// A title for each scene.
    pub scenes: Vec<String>,
    /// What happens in each scene.
    pub summaries: Vec<String>,
    /// A title for each strand.
    pub strands: Vec<String>,
    /// A title for each dilemma.
    pub conflicts: Vec<String>,
}

/// Titles and summaries for everything that was found.
pub fn read(reading: &Reading<'_>, passages: &[Passage], signs: &[Signs], conflicts: &[Conflict]) -> Titles {
    let names = Names::new(reading);
    let teller = Teller { reading, names: &names };
    let mut used = BTreeSet::new();
    Titles {
        scenes: passages.iter().map(|passage| scene_title(&teller, signs, passage, &mut used)).collect(),
        summaries: passages.iter().map(|passage| summary(&teller, passage)).collect(),
        strands: strand_titles(&teller, passages),
        conflicts: conflicts.iter().map(|conflict| super::options::title(&teller, signs, conflict)).collect(),
    }
}

/// The best title of a scene that no scene before it has.
fn scene_title(
    teller: &Teller<'_, '_>,
    signs: &[Signs],
    passage: &Passage,
    used: &mut BTreeSet<String>,
) -> String {
    let mut tellings = scene_tellings(teller, passage);
    tellings.extend(nominal_tellings(teller, passage));
    // A scene that only asks is called by its question.
    let asks = |sentence: &usize| teller.reading.facts[*sentence].asks;
    if passage.sentences.clone().all(|sentence| asks(&sentence)) {
        let questions = passage
            .sentences
            .clone()
            .filter_map(|sentence| super::options::asked(teller, &signs[sentence], &[]));
        let fits = |text: &String| (2..=6).contains(&text.split_whitespace().count());
        tellings.extend(questions.filter(fits).map(|text| Telling {
            text,
            worth: 1.0,
            rule: "title/question",
        }));
    }
    tellings.sort_by(|a, b| b.worth.total_cmp(&a.worth));
    let fresh = tellings.iter().find(|telling| !used.contains(&telling.text));
    let told = fresh.or(tellings.first()).map(|telling| without_joint(teller.reading, &telling.text));
    let title = told.or_else(|| bare_title(teller.reading, passage)).unwrap_or_default();
    used.insert(title.clone());
    title
}

/// `Toomey is on death row because`: what joins on a clause that was left out goes with it.
fn without_joint(reading: &Reading<'_>, title: &str) -> String {
    let words = &reading.lore.words;
    let mut kept = title;
    while let Some((rest, last)) = kept.rsplit_once(' ') {
        let lower = last.to_lowercase();
        let joins = words.coordinators.contains(&lower)
            || words.subordinators.contains(&lower)
                && !words.opens_phrase(&lower)
                && !words.verb_particles.contains(&lower);
        if !joins || !rest.contains(' ') {
            break;
        }
        kept = rest.trim_end_matches(',');
    }
    kept.to_owned()
}

/// Where nothing can be retold: the place, or what stands between two marks if it is no longer than a title.
fn bare_title(reading: &Reading<'_>, passage: &Passage) -> Option<String> {
    let place = passage.place.and_then(|place| {
        place_phrase(reading, passage, place).or_else(|| Some(reading.places[place].name.clone()))
    });
    place.map(|place| capitalized(&place)).or_else(|| {
        let sentences = &reading.prose.sentences[passage.sentences.clone()];
        let texts: Vec<&str> = sentences.iter().map(|s| reading.prose.text[s.range.clone()].trim()).collect();
        let parts = texts.iter().flat_map(|text| text.split([',', ';', ':', '(', ')', '–', '—']));
        texts.iter().copied().chain(parts).find_map(|text| {
            // A closing bracket or exclamation mark belongs to it, Markdown's asterisks do not.
            let title = text.trim_matches(|c: char| !c.is_alphanumeric() && !"!?)“”\"»«„".contains(c));
            let short = (1..=retell::LONGEST).contains(&title.split_whitespace().count());
            (short && title.chars().any(char::is_alphabetic)).then(|| capitalized(title))
        })
    })
}

/// The clauses of the scene, retold.
pub fn scene_tellings(teller: &Teller<'_, '_>, passage: &Passage) -> Vec<Telling> {
    let reading = teller.reading;
    let mut tellings = Vec::new();
    for (offset, sentence) in passage.sentences.clone().enumerate() {
        if reading.facts[sentence].asks {
            continue;
        }
        let clauses = reading.clauses(sentence);
        let mut subject: Option<(String, Option<usize>)> = None;
        for (index, clause) in clauses.iter().enumerate() {
            let hangs = clauses.get(index + 1).is_some_and(|next| completes(reading, next));
            if let Some(mut telling) =
                teller.retell(clause, subject.as_ref().map(|(text, person)| (text.as_str(), *person)), hangs)
            {
                #[allow(clippy::cast_precision_loss)]
                let late = offset as f32;
                telling.worth -= 0.12 * late;
                // `Meldet sie Bogdan, verliert er seinen Beruf`: nobody has lost anything yet.
                let supposed =
                    index.checked_sub(1).is_some_and(|before| clauses[before].kind == ClauseKind::Condition);
                telling.worth -= if supposed { 2.0 } else { 0.0 };
                if !clause.subject_persons().iter().any(|person| passage.persons.contains(person))
                    && !clause.shares_subject
                {
                    telling.worth -= 0.5;
                }
                tellings.push(telling);
            }
            if matches!(clause.kind, ClauseKind::Main) && clause.subject.is_some() {
                let person = !clause.subject_persons().is_empty();
                subject = teller
                    .subject(clause, None)
                    .filter(|_| person)
                    .map(|(text, _)| (text, clause.subject_persons().first().copied()));
            }
        }
    }
    tellings
}

/// Whether the clause is one that the verb before it may need: `dass …`, `ob …`, `zu …`.
fn completes(reading: &Reading<'_>, clause: &Clause) -> bool {
    let first = clause.words.first().map_or("", |&word| reading.prose.tokens[word].lower.as_str());
    let words = &reading.lore.titles;
    clause.kind == ClauseKind::Relative && words.free_relatives.contains(first)
        || clause.kind == ClauseKind::Infinitive && !words.loose_infinitives.contains(first)
        // `glaubt, das Mädchen sei ausgerissen`
        || clause.verb.is_some_and(|verb| {
            let form = &reading.prose.tokens[clause.words[verb]].lower;
            clause.kind == ClauseKind::Main && words.reported.contains(form)
        })
        || clause.kind == ClauseKind::Fragment && words.free_relatives.contains(first)
        || clause.kind == ClauseKind::Subordinate
            && (words.completing.contains(first)
                || reading.lore.words.question_words.contains(first))
}
