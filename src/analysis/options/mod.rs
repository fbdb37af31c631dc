//! What the courses of a dilemma are called, what is at stake, which course is taken, and what the dilemma
//! itself is called.

mod course;
mod demanded;
mod question;
mod sides;

pub use self::{course::course, question::asked};

use self::course::{LONGEST, negated};
use super::{
    Language,
    chunks::ChunkKind,
    clauses::{Clause, ClauseKind},
    dilemmas::{Conflict, Signs},
    naming::capitalized,
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
    conflict.taken = taken(teller.reading, signs, conflict);
}

/// The courses of a choice.
fn courses(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Vec<String> {
    let words = &teller.reading.lore.dilemmas;
    for &sentence in &conflict.evidence {
        let here = &signs[sentence];
        if here.either_way
            && let Some(courses) = set_apart(teller, signs, sentence, conflict)
        {
            return courses;
        }
        if here.weighs
            && let Some(courses) = sides::courses(teller, sentence, here, conflict)
        {
            return courses;
        }
        if here.asks_which
            && let Some(courses) = which(teller, sentence, here, conflict)
        {
            return courses;
        }
    }
    // `She can report him, or she can keep quiet.`
    for &sentence in &conflict.evidence {
        let here = &signs[sentence];
        let able = |clause: &&Clause| {
            matches!(clause.lemma.as_str(), "can" | "können") && clause.kind == ClauseKind::Main
        };
        let mut courses: Vec<String> = here
            .clauses
            .iter()
            .filter(able)
            .filter_map(|clause| course(teller, clause, conflict, false))
            .collect();
        courses.dedup();
        let joined = sets_apart(teller.reading, sentence);
        if (here.says_either_or() || joined) && courses.len() == 2 {
            return courses;
        }
        if here.either_way
            && let Some(courses) = sides::courses(teller, sentence, here, conflict)
        {
            return courses;
        }
    }
    // What the holder is asked: `Will she sign?`.
    if let Some(courses) = held(teller, signs, conflict, false) {
        return courses;
    }
    // What somebody else asks of the holder or offers.
    if let Some(courses) = demanded::courses(teller, signs, conflict) {
        return courses;
    }
    // What the holder has to do, or does in the end.
    held(teller, signs, conflict, true)
        .or_else(|| done(teller, signs, conflict))
        .or_else(|| possible(teller, signs, conflict))
        .unwrap_or_else(|| vec![words.consent.clone(), words.refuse.clone()])
}

/// Whether the sentence has an `or`.
fn sets_apart(reading: &Reading<'_>, sentence: usize) -> bool {
    reading.tokens(sentence).iter().any(|token| !token.quoted && is_or(&token.lower))
}

fn is_or(lower: &str) -> bool {
    matches!(lower, "oder" | "or")
}

/// The courses that conditions set against each other: `Schweigt sie, …; redet sie, …`.
fn set_apart(
    teller: &Teller<'_, '_>,
    signs: &[Signs],
    sentence: usize,
    conflict: &Conflict,
) -> Option<Vec<String>> {
    let is_condition = |clause: &&Clause| clause.kind == ClauseKind::Condition;
    let here = signs[sentence].clauses.iter().filter(is_condition);
    let alone = here.clone().count() == 1;
    // Either course may have a sentence of its own.
    let next = signs
        .get(sentence + 1)
        .filter(|next| alone && next.either_way && conflict.evidence.contains(&(sentence + 1)));
    let next = next.into_iter().flat_map(|next| next.clauses.iter().filter(is_condition));
    // The second course speaks of what the first has named.
    let mut courses: Vec<String> = Vec::new();
    for (index, clause) in here.chain(next).enumerate() {
        let told = course(teller, clause, conflict, index > 0);
        // `If she talks, …; if she does not, …`
        let denied = clause.is_negated(teller.reading);
        let contrary = courses.first().filter(|_| denied);
        courses.extend(told.or_else(|| contrary.map(|first| negated(teller.reading.prose.language, first))));
    }
    courses.dedup();
    if courses.len() == 1 {
        courses.push(teller.reading.lore.dilemmas.otherwise.clone());
    }
    courses.truncate(3);
    (courses.len() >= 2).then_some(courses)
}

/// What the holder does where the choice is decided, and its contrary.
fn done(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Option<Vec<String>> {
    let clauses = conflict.decided_in.iter().flat_map(|&sentence| &*signs[sentence].clauses);
    let will = &teller.reading.lore.dilemmas.will;
    let own = clauses.filter(|clause| {
        clause.kind == ClauseKind::Main
            && (will.contains(&clause.content) || will.contains(&clause.lemma))
            && clause.subject_persons().iter().any(|person| conflict.holders.contains(person))
    });
    let yes = own
        .filter_map(|clause| course(teller, clause, conflict, false))
        .find(|course| course.split_whitespace().count() >= 2)?;
    let no = negated(teller.reading.prose.language, &yes);
    Some(vec![yes, no])
}

/// What the holder could do, and its contrary: `Sie könnte ihn melden, aber …`.
fn possible(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Option<Vec<String>> {
    let clauses = conflict.evidence.iter().flat_map(|&sentence| &*signs[sentence].clauses);
    let able = |clause: &&Clause| {
        matches!(clause.lemma.as_str(), "können" | "can")
            && clause.kind == ClauseKind::Main
            && !clause.is_negated(teller.reading)
            && clause.subject_persons().iter().any(|person| conflict.holders.contains(person))
    };
    let yes = clauses
        .filter(able)
        .filter_map(|clause| course(teller, clause, conflict, false))
        .find(|course| course.split_whitespace().count() >= 2)?;
    let no = negated(teller.reading.prose.language, &yes);
    Some(vec![yes, no])
}

/// What the holder is asked or might do, or, if `must`, is said to have to do; and its contrary.
fn held(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict, must: bool) -> Option<Vec<String>> {
    let reading = teller.reading;
    for &sentence in conflict.evidence.iter().rev() {
        for clause in &*signs[sentence].clauses {
            let asked = clause.kind == ClauseKind::Question;
            let condition = clause.words.first().is_some_and(|&word| {
                matches!(reading.prose.tokens[word].lower.as_str(), "wenn" | "falls" | "if")
            });
            let able = matches!(clause.lemma.as_str(), "können" | "can" | "may" | "might");
            let has_to = !able && reading.lore.words.modals.contains(&clause.lemma);
            let holds = clause.subject_persons().iter().any(|person| conflict.holders.contains(person));
            let negated_clause = clause.is_negated(reading);
            // `wenn er keine Entscheidung trifft` names no course.
            let decides = signs[sentence].cue_in(reading, sentence, clause, "dilemma/decide");
            if !negated_clause
                && !decides
                && (if must { has_to } else { asked || condition })
                && holds
                && let Some(yes) = course(teller, clause, conflict, false)
                && yes.split_whitespace().count() >= 2
            {
                let no = negated(reading.prose.language, &yes);
                return Some(vec![yes, no]);
            }
        }
    }
    None
}

/// Yes and no of a question that can be answered so; the two sides of `A oder B?`.
fn answers(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Vec<String> {
    for &sentence in &conflict.evidence {
        for clause in signs[sentence].clauses.iter().filter(|clause| clause.kind == ClauseKind::Question) {
            let first =
                clause.words.first().map_or("", |&word| teller.reading.prose.tokens[word].lower.as_str());
            if clause.verb.is_none_or(|verb| verb > 1)
                || teller.reading.lore.words.question_words.contains(first)
            {
                continue;
            }
            if let Some(yes) =
                course(teller, clause, conflict, false).filter(|yes| yes.split_whitespace().count() >= 2)
            {
                let no = negated(teller.reading.prose.language, &yes);
                return vec![yes, no];
            }
        }
    }
    Vec::new()
}

/// The two sides of `Soll sie A oder B?`, `to A, or to B?`, `A oder B?`.
fn which(
    teller: &Teller<'_, '_>,
    sentence: usize,
    signs: &Signs,
    conflict: &Conflict,
) -> Option<Vec<String>> {
    let reading = teller.reading;
    let german = reading.prose.language == Language::German;
    let joins = |word: &usize| is_or(&reading.prose.tokens[*word].lower);
    let found = signs.clauses.iter().position(|clause| clause.words.iter().any(joins));
    let clause = found.map(|at| &signs.clauses[at]);
    // `…: to marry him, or to go?`: the first side is the clause before.
    let before = found
        .filter(|&at| signs.clauses[at].words.first().is_some_and(joins))
        .and_then(|at| signs.clauses.get(at.checked_sub(1)?));
    let split_at = |words: &[usize]| words.iter().position(joins);
    let words: Vec<usize> = match clause {
        Some(clause) => clause.words.clone(),
        None => reading.prose.sentences[sentence]
            .tokens
            .clone()
            .filter(|&at| reading.prose.tokens[at].kind != super::prose::TokenKind::Mark)
            .collect(),
    };
    let at = split_at(&words)?;
    let start = clause.map_or(0, |clause| {
        let subject = clause.subject.map_or(0, |subject| clause.chunks[subject].words.end);
        subject.max(clause.verb.map_or(0, |verb| verb + 1))
    });
    let start = if start < at { start } else { 0 };
    let side = |words: &[usize]| {
        let mut texts: Vec<String> = Vec::new();
        for &word in words {
            let token = &reading.prose.tokens[word];
            if (token.lower == "to" && texts.is_empty())
                || (!german && matches!(token.lower.as_str(), "should" | "will"))
            {
                continue;
            }
            let person = reading
                .mention_at(word)
                .filter(|mention| mention.kind == super::people::MentionKind::Pronoun)
                .map(|mention| mention.person);
            let possessive = reading.lore.words.determiners.contains(&token.lower);
            match person.filter(|person| {
                !possessive && !conflict.holders.contains(person) && teller.names.is_named(*person)
            }) {
                Some(person) => texts.push(teller.names.short(person).to_owned()),
                None => texts.push(token.text.to_owned()),
            }
        }
        texts.join(" ")
    };
    let goes_on = |clause: &Clause| {
        clause.words.first().is_some_and(|&word| {
            reading.lore.words.coordinators.contains(reading.prose.tokens[word].lower.as_str())
        })
    };
    let first = match before {
        Some(before) if goes_on(before) => return None,
        Some(before) => side(&before.words),
        None => side(&words[start..at]),
    };
    let second = side(&words[at + 1..]);
    let fits = |text: &str| (1..=LONGEST + 2).contains(&text.split_whitespace().count());
    (fits(&first) && fits(&second)).then(|| vec![first, second])
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

fn is_negation(word: &str) -> bool {
    matches!(word, "nicht" | "not" | "kein" | "keine" | "keinen")
}

fn is_negated(course: &str) -> bool {
    course.split_whitespace().any(is_negation)
}

/// Which course the deciding sentences speak of.
fn taken(reading: &Reading<'_>, signs: &[Signs], conflict: &Conflict) -> Option<usize> {
    let &sentence = conflict.decided_in.first()?;
    let stem = |word: &str| word.chars().take(5).collect::<String>().to_lowercase();
    let lemmas: Vec<String> = signs[sentence]
        .clauses
        .iter()
        .flat_map(|clause| [clause.content.clone(), clause.lemma.clone()])
        .collect();
    let tokens: Vec<String> = reading
        .tokens(sentence)
        .iter()
        .map(|token| stem(&token.lower))
        .chain(lemmas.iter().map(|lemma| stem(lemma)))
        .collect();
    let shared = |option: &String| {
        option
            .split_whitespace()
            .filter(|word| word.chars().count() > 3 && !is_negation(word) && tokens.contains(&stem(word)))
            .count()
    };
    let scores: Vec<usize> = conflict.options.iter().map(shared).collect();
    let best = scores.iter().copied().max().filter(|best| *best > 0)?;
    let winners: Vec<usize> = (0..scores.len()).filter(|&index| scores[index] == best).collect();
    if let [winner] = winners[..] {
        return Some(winner);
    }
    // A course and its contrary have their words in common: what the holder does or does not tells them apart.
    let own = signs[sentence].clauses.iter().find(|clause| {
        clause.kind == ClauseKind::Main
            && clause.subject_persons().iter().any(|person| conflict.holders.contains(person))
    })?;
    let denies = own.is_negated(reading);
    let mut fitting = winners.into_iter().filter(|&index| is_negated(&conflict.options[index]) == denies);
    let winner = fitting.next()?;
    fitting.next().is_none().then_some(winner)
}

/// What to call a dilemma: its courses, or its question, in two to six words.
pub fn title(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> String {
    let fits = |text: &str| (2..=6).contains(&text.split_whitespace().count());
    let words = &teller.reading.lore.dilemmas;
    if conflict.kind == DilemmaKind::Question
        && let Some(title) =
            conflict.evidence.iter().find_map(|&sentence| asked(teller, &signs[sentence], &conflict.holders))
    {
        return title;
    }
    let stated = conflict.options.first() != Some(&words.consent);
    if let ([first, second, ..], true) = (conflict.options.as_slice(), stated) {
        let or = &words.or;
        // `Talk or not?`
        let contrary = *second == negated(teller.reading.prose.language, first);
        if contrary && !first.contains(' ') {
            return capitalized(&format!("{first} {or} {}?", words.or_not));
        }
        for text in [format!("{first} {or} {second}?"), format!("{first}?")] {
            if fits(&text)
                && !second.starts_with("nicht ")
                && !second.starts_with("not ")
                && !second.contains(" nicht ")
                || fits(&text) && text.starts_with(first.as_str()) && !text.contains(&format!(" {or} "))
            {
                return capitalized(&text);
            }
        }
    }
    let names = teller
        .names
        .joined(&conflict.holders[..conflict.holders.len().min(2)], &teller.reading.lore.titles.and);
    let pattern = match conflict.kind {
        DilemmaKind::Choice if conflict.holders.len() > 1 => &words.choice_of_several,
        DilemmaKind::Choice => &words.choice_of_one,
        DilemmaKind::Question => &words.question_of,
    };
    let title = capitalized(&pattern.replace("{}", &names));
    if names.is_empty() || !fits(&title) { words.nameless.clone() } else { title }
}
