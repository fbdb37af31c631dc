//! One course of the holder's, told by itself, and its contrary: what they are asked, have to do, could do, or do.

use super::super::{
    Language,
    clauses::{Clause, ClauseKind},
    dilemmas::{Conflict, Signs},
    lexicon,
    prose::TokenKind,
    retell::Teller,
};
use super::{
    contrary::negated,
    course::{LONGEST, course},
    demanded::{infinitive, named, told_to, without_zu},
};

/// What the holder does where the choice is decided, and its contrary.
pub(super) fn done(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Option<Vec<String>> {
    let clauses = conflict.decided_in.iter().flat_map(|&sentence| &*signs[sentence].clauses);
    let will = &teller.reading.lore.dilemmas.will;
    let own = clauses.filter(|clause| {
        clause.kind == ClauseKind::Main
            && (will.contains(&clause.content) || will.contains(&clause.lemma))
            && clause.subject_persons().iter().any(|person| conflict.holders.contains(person))
    });
    own.filter_map(|clause| with_contrary(teller, clause, conflict)).next()
}

/// What the holder could do, and its contrary: `Sie könnte ihn melden, aber …`.
pub(super) fn possible(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Option<Vec<String>> {
    let clauses = conflict.evidence.iter().flat_map(|&sentence| &*signs[sentence].clauses);
    let able = |clause: &&Clause| {
        teller.reading.lore.dilemmas.able.contains(&clause.lemma)
            && clause.kind == ClauseKind::Main
            && !clause.is_negated(teller.reading)
            && clause.subject_persons().iter().any(|person| conflict.holders.contains(person))
    };
    clauses.filter(able).filter_map(|clause| with_contrary(teller, clause, conflict)).next()
}

/// What the holder is asked or might do: `Will she sign?`, `if she signs`.
pub(super) fn asked(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Option<Vec<String>> {
    held(teller, signs, conflict, |clause| {
        clause.kind == ClauseKind::Question || clause.is_condition(teller.reading)
    })
}

/// What the holder is said to have to do.
pub(super) fn demanded(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Option<Vec<String>> {
    let lore = teller.reading.lore;
    held(teller, signs, conflict, |clause| {
        lore.words.modals.contains(&clause.lemma) && !lore.dilemmas.able.contains(&clause.lemma)
    })
}

/// What the holder hesitates or considers to do, and the contrary: `hesitates to sign`, `überlegt, den Brief zu öffnen`.
pub(super) fn weighed(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Option<Vec<String>> {
    let reading = teller.reading;
    for &sentence in conflict.evidence.iter().filter(|&&sentence| !signs[sentence].asks) {
        let here = &signs[sentence];
        let weighs = |clause: &Clause| {
            ["dilemma/decide", "dilemma/torn"].iter().any(|rule| here.cue_in(reading, sentence, clause, rule))
        };
        for (at, clause) in here.clauses.iter().enumerate() {
            let own = clause.kind == ClauseKind::Main
                && clause.subject_persons().iter().any(|person| conflict.holders.contains(person));
            if !own || !weighs(clause) {
                continue;
            }
            let course = match reading.prose.language {
                Language::German => {
                    let next = here.clauses.get(at + 1);
                    let next = next.filter(|next| !weighs(next) && follows(teller, clause, next));
                    let told = next.and_then(|next| infinitive(teller, next, conflict));
                    told.or_else(|| hesitates(teller, here, sentence, clause, conflict))
                }
                Language::English if decides_behind_to(teller, here, sentence, clause) => None,
                Language::English => told_to(teller, clause, conflict),
            };
            let denies =
                |course: &Vec<String>| course.iter().any(|word| reading.lore.words.negations.contains(word));
            if let Some(course) = course.filter(|course| !denies(course)) {
                let told = course.join(" ");
                let contrary = negated(teller, &told);
                return Some(vec![told, contrary]);
            }
        }
    }
    None
}

/// `zögert zu unterschreiben`: the words of a German infinitive that no comma sets apart.
fn hesitates(
    teller: &Teller<'_, '_>,
    here: &Signs,
    sentence: usize,
    clause: &Clause,
    conflict: &Conflict,
) -> Option<Vec<String>> {
    let reading = teller.reading;
    let start = reading.prose.sentences[sentence].tokens.start;
    let (&last, before) = clause.words.split_last()?;
    let lower = |at: usize| reading.prose.tokens[at].lower.as_str();
    let &to = before.last().filter(|&&to| reading.lore.words.to.contains(lower(to)))?;
    let mut hits = here.cues.iter().filter(|hit| matches!(hit.rule, "dilemma/decide" | "dilemma/torn"));
    let end = hits.rfind(|hit| clause.words.contains(&(start + hit.tokens.start)))?.tokens.end + start;
    let objects = (end..to).map(|at| named(teller, at, conflict));
    let told: Vec<String> = objects.chain([Some(lower(last).to_owned())]).collect::<Option<_>>()?;
    (reading.lore.verbs.infinitive(lower(last)) && end <= to && told.len() <= LONGEST).then_some(told)
}

/// What is said to mean a loss, and the contrary: `Telling the police would mean …`, `Zur Polizei zu gehen hieße, …`.
pub(super) fn costly(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Option<Vec<String>> {
    let reading = teller.reading;
    let lore = reading.lore;
    conflict.evidence.iter().find_map(|&sentence| {
        let here = &signs[sentence];
        let start = reading.prose.sentences[sentence].tokens.start;
        let hit = here.cues.iter().find(|hit| hit.rule == "dilemma/trade")?;
        let told = match reading.prose.language {
            Language::German => {
                let lower = |at: usize| reading.prose.tokens[at].lower.as_str();
                let end = start + hit.tokens.start.max(1);
                let verb = (start + 1..=end).find(|&at| {
                    lore.verbs.infinitive(lower(at))
                        && (lore.words.to.contains(lower(at - 1))
                            || without_zu(teller, lower(at)) != lower(at))
                })?;
                let words = (start..verb).filter(|&at| !lore.words.to.contains(lower(at)));
                let mut told =
                    words.map(|at| named(teller, at, conflict)).collect::<Option<Vec<String>>>()?;
                told.push(without_zu(teller, lower(verb)));
                if reading.mention_at(start).is_none() && !lexicon::is_noun(lower(start), Language::German) {
                    told[0] = lower(start).to_owned();
                }
                told
            }
            Language::English => {
                let verb = lore.verbs.progressive(&reading.prose.tokens[start].lower)?;
                let rest = (start + 1..start + hit.tokens.start).map(|at| named(teller, at, conflict));
                std::iter::once(Some(verb)).chain(rest).collect::<Option<Vec<String>>>()?
            }
        };
        let told = (2..=LONGEST).contains(&told.len()).then(|| told.join(" "))?;
        let contrary = negated(teller, &told);
        Some(vec![told, contrary])
    })
}

/// Whether `next` begins right behind the clause and its comma.
fn follows(teller: &Teller<'_, '_>, clause: &Clause, next: &Clause) -> bool {
    let (Some(&last), Some(&first)) = (clause.words.last(), next.words.first()) else { return false };
    first == last + 1 || first == last + 2 && teller.reading.prose.tokens[last + 1].kind == TokenKind::Mark
}

/// `has to decide`, `needs time to choose`: what stands behind `to` is the deciding.
fn decides_behind_to(teller: &Teller<'_, '_>, here: &Signs, sentence: usize, clause: &Clause) -> bool {
    let reading = teller.reading;
    let start = reading.prose.sentences[sentence].tokens.start;
    let to = clause
        .words
        .iter()
        .position(|&word| reading.lore.words.to.contains(&reading.prose.tokens[word].lower));
    let Some(to) = to else { return true };
    let asks = clause.words[..to]
        .iter()
        .any(|&word| reading.lore.words.question_words.contains(&reading.prose.tokens[word].lower));
    let decides = |rule: &str| matches!(rule, "dilemma/decide" | "dilemma/torn");
    asks || here.cues.iter().any(|hit| decides(hit.rule) && start + hit.tokens.end > clause.words[to])
}

/// The last course of the holder's in a clause that `tells` one, and its contrary.
fn held(
    teller: &Teller<'_, '_>,
    signs: &[Signs],
    conflict: &Conflict,
    tells: impl Fn(&Clause) -> bool,
) -> Option<Vec<String>> {
    let reading = teller.reading;
    for &sentence in conflict.evidence.iter().rev() {
        for clause in &*signs[sentence].clauses {
            let holds = clause.subject_persons().iter().any(|person| conflict.holders.contains(person));
            // `wenn er keine Entscheidung trifft` names no course.
            let decides = signs[sentence].cue_in(reading, sentence, clause, "dilemma/decide");
            if holds
                && !decides
                && tells(clause)
                && !clause.is_negated(reading)
                && let Some(courses) = with_contrary(teller, clause, conflict)
            {
                return Some(courses);
            }
        }
    }
    None
}

/// The course that the clause tells in two words or more, and its contrary.
fn with_contrary(teller: &Teller<'_, '_>, clause: &Clause, conflict: &Conflict) -> Option<Vec<String>> {
    // `Laura muss sagen, wer ihn bekommt`: what she says is no course.
    let asks = || {
        let next = clause.words.last().and_then(|last| teller.reading.prose.tokens.get(last + 2));
        let words = teller.reading.lore.words;
        next.is_some_and(|next| {
            words.question_words.contains(&next.lower) && !words.impersonal_relatives.contains(&next.lower)
        })
    };
    let stand_in = &teller.reading.lore.dilemmas.stand_in;
    let bare = |told: &String| {
        !stand_in.is_empty() && told.split(' ').count() == 2 && told.starts_with(stand_in.as_str())
    };
    let yes = course(teller, clause, conflict, false).filter(|told| !(bare(told) && asks()))?;
    let no = negated(teller, &yes);
    (yes.split_whitespace().count() >= 2).then(|| vec![yes, no])
}
