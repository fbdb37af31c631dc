//! What the courses of a dilemma are called, what is at stake, which course is taken, and what the dilemma
//! itself is called.

mod contrary;
mod course;
mod demanded;
mod english;
mod gaps;
mod held;
mod nominative;
mod question;
mod sides;
mod taken;
mod things;
mod title;
mod wants;

pub use self::{question::asked, things::ThingPronoun, title::title};

use self::{contrary::negated, course::course, sides::Cutter};
use super::{
    chunks::{Chunk, ChunkKind},
    clauses::{Clause, ClauseKind},
    dilemmas::{Conflict, Signs},
    reading::Reading,
    retell::Teller,
};
use crate::outline::DilemmaKind;

/// Fills in options, stakes and the option taken.
pub fn fill(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &mut Conflict) {
    conflict.options = match conflict.kind {
        DilemmaKind::Choice => courses(teller, signs, conflict),
        DilemmaKind::Question => answers(teller, signs, conflict),
    };
    conflict.stakes = stakes(teller, signs, conflict);
    conflict.taken = taken::taken(teller.reading, signs, conflict);
}

/// The courses of a choice.
fn courses(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Vec<String> {
    let words = &teller.reading.lore.dilemmas;
    let told =
        |find: &dyn Fn(usize) -> Option<Vec<String>>| conflict.evidence.iter().find_map(|&at| find(at));
    // What the text sets side by side.
    told(&|sentence| set_side_by_side(teller, signs, sentence, conflict))
        .or_else(|| {
            let at_odds = |sentence: usize| {
                signs[sentence].at_odds.then(|| wants::courses(teller, &signs[sentence], conflict)).flatten()
            };
            told(&at_odds)
        })
        .or_else(|| told(&|sentence| able(teller, signs, sentence, conflict)))
        // `Opfert sie ihn, oder setzt sie alle aufs Spiel?`, `Warten oder selbst abschalten?`
        .or_else(|| told(&|sentence| asked_sides(teller, signs, sentence, conflict)))
        .or_else(|| told(&|sentence| Cutter::new(teller, sentence, &signs[sentence], conflict).bare()))
        .or_else(|| told(&|sentence| given(teller, signs, sentence, conflict)))
        .or_else(|| told(&|sentence| Cutter::new(teller, sentence, &signs[sentence], conflict).alone()))
        // What the holder is asked: `Will she sign?`.
        .or_else(|| held::asked(teller, signs, conflict))
        // What somebody else asks of the holder or offers.
        .or_else(|| demanded::courses(teller, signs, conflict))
        .or_else(|| held::weighed(teller, signs, conflict))
        .or_else(|| held::costly(teller, signs, conflict))
        // What the holder has to do, or does in the end.
        .or_else(|| held::demanded(teller, signs, conflict))
        .or_else(|| held::done(teller, signs, conflict))
        .or_else(|| held::possible(teller, signs, conflict))
        .unwrap_or_else(|| vec![words.consent.clone(), words.refuse.clone()])
}

/// The courses that the sentence's signs tell of: by conditions, by what somebody weighs, by what is asked.
fn set_side_by_side(
    teller: &Teller<'_, '_>,
    signs: &[Signs],
    sentence: usize,
    conflict: &Conflict,
) -> Option<Vec<String>> {
    let here = &signs[sentence];
    let conditions = || set_apart(teller, signs, sentence, conflict);
    let cutter = Cutter::new(teller, sentence, here, conflict);
    here.either_way
        .then(|| conditions().or_else(|| cutter.deeds()))
        .flatten()
        .or_else(|| here.weighs.then(|| cutter.courses()).flatten())
        .or_else(|| here.asks_which.then(|| cutter.asked()).flatten())
}

/// `She can report him, or she can keep quiet.`
fn able(
    teller: &Teller<'_, '_>,
    signs: &[Signs],
    sentence: usize,
    conflict: &Conflict,
) -> Option<Vec<String>> {
    let here = &signs[sentence];
    let able = |clause: &&Clause| {
        teller.reading.lore.dilemmas.able.contains(&clause.lemma) && clause.kind == ClauseKind::Main
    };
    let clauses = here.clauses.iter().filter(able);
    let mut courses: Vec<String> =
        clauses.filter_map(|clause| course(teller, clause, conflict, false)).collect();
    courses.dedup();
    // `She can report him. She can also keep quiet.`
    let next = signs.get(sentence + 1).filter(|next| {
        here.either_way
            && next.either_way
            && courses.len() == 1
            && conflict.evidence.contains(&(sentence + 1))
    });
    if let Some(other) = next
        .and_then(|next| next.clauses.iter().find(able))
        .and_then(|clause| course(teller, clause, conflict, true))
        .filter(|other| *other != courses[0])
    {
        courses.push(other);
        return Some(courses);
    }
    if (here.says_either_or() || sets_apart(teller.reading, sentence)) && courses.len() == 2 {
        return Some(courses);
    }
    let either = here.either_way || here.says_either_or() && sets_apart(teller.reading, sentence);
    either.then(|| Cutter::new(teller, sentence, here, conflict).courses()).flatten()
}

/// `gives her until Friday to sell the shop or lose the house.`
fn given(
    teller: &Teller<'_, '_>,
    signs: &[Signs],
    sentence: usize,
    conflict: &Conflict,
) -> Option<Vec<String>> {
    let here = &signs[sentence];
    (here.either_way || here.weighs).then(|| Cutter::new(teller, sentence, here, conflict).given()).flatten()
}

/// The sides of a question that asks for yes or no.
fn asked_sides(
    teller: &Teller<'_, '_>,
    signs: &[Signs],
    sentence: usize,
    conflict: &Conflict,
) -> Option<Vec<String>> {
    let here = &signs[sentence];
    let first = here.clauses.first().filter(|clause| asks_whether(teller.reading, clause))?;
    (here.asks && !first.shares_subject && sets_apart(teller.reading, sentence))
        .then(|| Cutter::new(teller, sentence, here, conflict).asked())
        .flatten()
}

/// Whether a question clause asks for yes or no.
fn asks_whether(reading: &Reading<'_>, clause: &Clause) -> bool {
    let first = clause.words.first().map_or("", |&word| reading.prose.tokens[word].lower.as_str());
    clause.kind == ClauseKind::Question
        && clause.verb.is_some_and(|verb| verb <= 1)
        && !reading.lore.words.question_words.contains(first)
}

/// Whether the sentence has an `or`.
fn sets_apart(reading: &Reading<'_>, sentence: usize) -> bool {
    reading.tokens(sentence).iter().any(|token| !token.quoted && token.lower == reading.lore.dilemmas.or)
}

/// The courses that conditions set against each other: `Schweigt sie, …; redet sie, …`.
fn set_apart(
    teller: &Teller<'_, '_>,
    signs: &[Signs],
    sentence: usize,
    conflict: &Conflict,
) -> Option<Vec<String>> {
    // A German `wenn` may tell when, but where nothing else is a condition.
    let sure = signs[sentence].clauses.iter().any(|clause| clause.kind == ClauseKind::Condition);
    let is_condition = |clause: &&Clause| {
        clause.kind == ClauseKind::Condition || !sure && clause.is_condition(teller.reading)
    };
    let here = signs[sentence].clauses.iter().filter(is_condition);
    let alone = here.clone().count() == 1;
    // Either course may have a sentence of its own.
    let next = signs
        .get(sentence + 1)
        .filter(|next| alone && next.either_way && conflict.evidence.contains(&(sentence + 1)));
    let contrary = next.is_some_and(|next| next.contrary);
    let next = next.filter(|next| !next.contrary);
    let next = next.into_iter().flat_map(|next| next.clauses.iter().filter(is_condition));
    // The second course speaks of what the first has named.
    let mut courses: Vec<String> = Vec::new();
    for (index, clause) in here.chain(next).enumerate() {
        let told = if does_it(teller.reading, clause) {
            // `Sie bittet ihn, den Mann zu warnen. Tut er es, …`
            demanded::courses(teller, signs, conflict).and_then(|asked| asked.into_iter().next())
        } else {
            course(teller, clause, conflict, index > 0)
        };
        // `If she talks, …; if she does not, …`
        let denied = clause.is_negated(teller.reading);
        let contrary = courses.first().filter(|_| denied);
        courses.extend(told.or_else(|| contrary.map(|first| negated(teller, first))));
    }
    courses.dedup();
    if let [only] = courses.as_slice()
        && contrary
    {
        courses.push(negated(teller, only));
    }
    if courses.len() == 1 {
        courses.push(teller.reading.lore.dilemmas.otherwise.clone());
    }
    courses.truncate(3);
    (courses.len() >= 2).then_some(courses)
}

/// Whether the clause only says that somebody does it: `tut er es`, `if she does`.
fn does_it(reading: &Reading<'_>, clause: &Clause) -> bool {
    let mentions = |chunk: &Chunk| !chunk.persons.is_empty() || chunk.kind == ChunkKind::Pronoun;
    reading.lore.dilemmas.does.contains(&clause.content)
        && !clause.is_negated(reading)
        && clause.chunks.iter().all(mentions)
}

/// Yes and no of a question that can be answered so; the two sides of `A oder B?`.
fn answers(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Vec<String> {
    for &sentence in &conflict.evidence {
        if let Some(sides) = asked_sides(teller, signs, sentence, conflict) {
            return sides;
        }
        let clauses = signs[sentence].clauses.iter().filter(|clause| clause.kind == ClauseKind::Question);
        for clause in clauses.filter(|clause| asks_whether(teller.reading, clause)) {
            // What a thing will do is not for a person to choose; what somebody did is chosen.
            let about = clause.subject.is_none_or(|subject| {
                let chunk = &clause.chunks[subject];
                chunk.kind == ChunkKind::Pronoun || !chunk.persons.is_empty()
            });
            let done = clause.past && teller.reading.lore.words.auxiliaries.contains(&clause.lemma);
            // Of `A, or B?` with a side that is no course the other alone is no answer.
            if !about || done || sets_apart(teller.reading, sentence) {
                continue;
            }
            if let Some(yes) =
                course(teller, clause, conflict, false).filter(|yes| yes.split_whitespace().count() >= 2)
            {
                let no = negated(teller, &yes);
                return vec![yes, no];
            }
        }
    }
    Vec::new()
}

/// What is lost on failure: what the sentences say that somebody loses or risks.
fn stakes(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> String {
    let mut stakes: Vec<String> = Vec::new();
    for &sentence in &conflict.evidence {
        for clause in &*signs[sentence].clauses {
            let losing = &teller.reading.lore.dilemmas.losing;
            if !losing.contains(&clause.content) && !losing.contains(&clause.lemma) {
                continue;
            }
            let objects = clause
                .chunks
                .iter()
                .enumerate()
                .filter(|(index, chunk)| Some(*index) != clause.subject && chunk.kind == ChunkKind::Noun);
            for (_, chunk) in objects {
                if let Some(text) = teller.phrase(clause, chunk, None)
                    && !stakes.contains(&text)
                {
                    stakes.push(text);
                }
            }
        }
    }
    stakes.truncate(2);
    stakes.join(&format!(" {} ", teller.reading.lore.titles.and))
}
