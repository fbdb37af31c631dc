//! What the courses of a dilemma are called, what is at stake, which course is taken, and what the dilemma
//! itself is called.

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

/// The longest course, in words.
const LONGEST: usize = 7;

/// Verbs whose object is what is at stake.
const LOSING: [&str; 12] = [
    "verlieren",
    "riskieren",
    "gefährden",
    "opfern",
    "verpassen",
    "ruinieren",
    "lose",
    "risk",
    "ruin",
    "sacrifice",
    "destroy",
    "endanger",
];

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
        if here.either_way {
            let conditions = here.clauses.iter().filter(|clause| clause.kind == ClauseKind::Condition);
            // The second course speaks of what the first has named.
            let mut courses: Vec<String> = conditions
                .enumerate()
                .filter_map(|(index, clause)| course(teller, clause, conflict, index > 0))
                .collect();
            courses.dedup();
            if courses.len() == 1 {
                courses.push(words.otherwise.clone());
            }
            if courses.len() >= 2 {
                courses.truncate(3);
                return courses;
            }
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
        if here.says_either_or() && courses.len() == 2 {
            return courses;
        }
    }
    // What the holder is asked to do, or is said to have to do.
    for &sentence in conflict.evidence.iter().rev() {
        for clause in &signs[sentence].clauses {
            let asked = clause.kind == ClauseKind::Question;
            let condition = clause.words.first().is_some_and(|&word| {
                matches!(teller.reading.prose.tokens[word].lower.as_str(), "wenn" | "falls" | "if")
            });
            let holds = clause.subject_persons().iter().any(|person| conflict.holders.contains(person));
            let negated_clause = clause.chunks.iter().any(|chunk| chunk.kind == ChunkKind::Negation);
            if !negated_clause
                && (asked || condition || teller.reading.lore.words.modals.contains(&clause.lemma))
                && holds
                && let Some(yes) = course(teller, clause, conflict, false)
                && yes.split_whitespace().count() >= 2
            {
                let no = negated(teller.reading.prose.language, &yes);
                return vec![yes, no];
            }
        }
    }
    vec![words.consent.clone(), words.refuse.clone()]
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
    let clause = signs.clauses.iter().find(|clause| {
        clause.words.iter().any(|&word| matches!(reading.prose.tokens[word].lower.as_str(), "oder" | "or"))
    });
    let split_at = |words: &[usize]| {
        words.iter().position(|&word| matches!(reading.prose.tokens[word].lower.as_str(), "oder" | "or"))
    };
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
    let (first, second) = (side(&words[start..at]), side(&words[at + 1..]));
    let fits = |text: &str| (1..=LONGEST + 2).contains(&text.split_whitespace().count());
    (fits(&first) && fits(&second)).then(|| vec![first, second])
}

/// What the clause's subject does, as an infinitive: `Jette verraten`, `speak up`.
pub fn course(
    teller: &Teller<'_, '_>,
    clause: &Clause,
    conflict: &Conflict,
    literal: bool,
) -> Option<String> {
    let verb = clause.verb?;
    if teller.reading.prose.language == Language::English {
        return english_course(teller, clause, conflict);
    }
    let first = clause.words.first().map_or("", |&word| teller.reading.prose.tokens[word].lower.as_str());
    let asks_what = teller.reading.lore.words.question_words.contains(first);
    if clause.kind == ClauseKind::Question && (asks_what || clause.lemma == "stellen") {
        return None;
    }
    let reading = teller.reading;
    let german = reading.prose.language == Language::German;
    let holder = conflict.holders.first().copied();
    let empty = clause.chunks.len() <= 1 || clause.chunks.iter().all(|chunk| chunk.kind != ChunkKind::Noun);
    let prefix = clause.chunks.iter().any(|chunk| {
        chunk.kind == ChunkKind::Bracket && reading.lore.verbs.is_prefix(&teller.text(clause, chunk))
    });
    let infinitive = clause.chunks.iter().any(|chunk| {
        chunk.kind == ChunkKind::Bracket
            && chunk
                .words
                .clone()
                .any(|at| reading.lore.verbs.infinitive(&reading.prose.tokens[clause.words[at]].lower))
    });
    let lets = clause.lemma == "lassen" && infinitive;
    let helped = !prefix
        && !lets
        && (reading.lore.words.modals.contains(&clause.lemma) || (clause.lemma == "werden" && german));
    if (helped && german && !infinitive)
        || (empty && reading.lore.titles.weak.contains(&clause.content) && clause.content != "bleiben")
    {
        return None;
    }
    if matches!(clause.lemma.as_str(), "sein" | "be") || (clause.lemma == "haben" && german) {
        return None;
    }
    if !german && helped && clause.kind != ClauseKind::Question {
        return None;
    }
    let mut parts: Vec<String> = Vec::new();
    let mut bracket: Vec<String> = Vec::new();
    for (index, chunk) in clause.chunks.iter().enumerate() {
        if Some(index) == clause.subject {
            continue;
        }
        match chunk.kind {
            ChunkKind::Bracket => bracket.push(teller.text(clause, chunk)),
            ChunkKind::Noun => parts.push(teller.phrase(clause, chunk, holder)?),
            ChunkKind::Prepositional => {
                if let Some(text) = teller.phrase(clause, chunk, holder)
                    && clause.chunks.len() <= 4
                {
                    parts.push(text);
                }
            }
            ChunkKind::Pronoun => {
                let word = reading.prose.tokens[clause.words[chunk.words.start]].lower.clone();
                match chunk.persons.first() {
                    Some(_) if literal => parts.push(word),
                    Some(&person) if teller.names.is_named(person) && Some(person) != holder => {
                        parts.push(teller.names.short(person).to_owned());
                    }
                    Some(_) => return None,
                    None => parts.push(word),
                }
            }
            ChunkKind::Reflexive | ChunkKind::Negation => parts.push(teller.text(clause, chunk)),
            ChunkKind::Adverb if !german => {
                let word = reading.prose.tokens[clause.words[chunk.words.start]].lower.clone();
                let skipped = word.ends_with("ly")
                    || matches!(word.as_str(), "if" | "whether" | "and" | "or" | "really" | "ever");
                if !skipped {
                    parts.push(word);
                }
            }
            ChunkKind::Adverb => {}
        }
    }
    let _ = verb;
    if german {
        if helped {
            parts.extend(bracket);
        } else if lets {
            parts.extend(bracket);
            parts.push(clause.lemma.clone());
        } else if bracket.is_empty() || prefix {
            parts.push(clause.lemma.clone());
        } else {
            return None;
        }
    } else if helped {
        // English keeps the verb among the words behind the modal.
    } else {
        parts.insert(0, clause.lemma.clone());
    }
    let text = parts.join(" ");
    (1..=LONGEST).contains(&text.split_whitespace().count()).then_some(text).filter(|text| !text.is_empty())
}

/// The same in English, where everything stands behind the verb in order.
fn english_course(teller: &Teller<'_, '_>, clause: &Clause, conflict: &Conflict) -> Option<String> {
    let reading = teller.reading;
    let lower = |at: usize| reading.prose.tokens[clause.words[at]].lower.as_str();
    let verb = clause.verb?;
    let helped = reading.lore.words.modals.contains(&clause.lemma) || clause.lemma == "do";
    let mut at = verb + 1;
    let mut parts: Vec<String> = Vec::new();
    if helped {
        // `Will she hand it in?`: behind subject, `not` and adverbs.
        at = (at..clause.words.len())
            .find(|&at| reading.lore.verbs.finite(lower(at)).is_some_and(|form| form.bare))?;
    } else if clause.lemma == "be" || clause.lemma == "have" {
        return None;
    } else {
        parts.push(clause.lemma.clone());
    }
    for at in at..clause.words.len() {
        if parts.len() >= 3 && (matches!(lower(at), "and" | "or" | "but") || parts.len() >= LONGEST) {
            break;
        }
        let person = reading
            .mention_at(clause.words[at])
            .filter(|m| m.kind == super::people::MentionKind::Pronoun)
            .map(|m| m.person);
        let possessive = matches!(lower(at), "his" | "their" | "its")
            || lower(at) == "her"
                && at + 1 < clause.words.len()
                && !reading.lore.words.prepositions.contains(lower(at + 1));
        match person.filter(|person| {
            !possessive && !conflict.holders.contains(person) && teller.names.is_named(*person)
        }) {
            Some(person) => parts.push(teller.names.short(person).to_owned()),
            None => parts.push(reading.prose.tokens[clause.words[at]].text.to_owned()),
        }
    }
    while parts.last().is_some_and(|last| {
        reading.lore.words.prepositions.contains(last) && !reading.lore.words.verb_particles.contains(last)
            || (reading.lore.words.determiners.contains(last) && last != "her")
    }) {
        parts.pop();
    }
    (1..=LONGEST).contains(&parts.len()).then(|| parts.join(" "))
}

/// The course with a negation.
fn negated(language: Language, course: &str) -> String {
    match language {
        Language::English => format!("not {course}"),
        Language::German => match course.rsplit_once(' ') {
            Some((rest, verb)) => format!("{rest} nicht {verb}"),
            None => format!("nicht {course}"),
        },
    }
}

/// What is lost on failure: what the sentences say that somebody loses or risks.
fn stakes(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> String {
    let mut stakes: Vec<String> = Vec::new();
    for &sentence in &conflict.evidence {
        for clause in &signs[sentence].clauses {
            if !LOSING.contains(&clause.content.as_str()) && !LOSING.contains(&clause.lemma.as_str()) {
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
            .filter(|word| word.chars().count() > 3 && tokens.contains(&stem(word)))
            .count()
    };
    let scores: Vec<usize> = conflict.options.iter().map(shared).collect();
    let best = scores.iter().copied().max().filter(|best| *best > 0)?;
    let mut winners = (0..scores.len()).filter(|&index| scores[index] == best);
    let winner = winners.next()?;
    winners.next().is_none().then_some(winner)
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

/// The same in English, where the words can stay in their order.
fn english_asked(teller: &Teller<'_, '_>, signs: &Signs, holders: &[usize]) -> Option<String> {
    let reading = teller.reading;
    let asks = |clause: &&Clause| clause.kind == ClauseKind::Question;
    let about = |clause: &&Clause| clause.subject_persons().iter().any(|person| holders.contains(person));
    let clause = signs.clauses.iter().filter(asks).find(about).or_else(|| signs.clauses.iter().find(asks))?;
    let mut words: Vec<String> = Vec::new();
    for (at, &word) in clause.words.iter().enumerate() {
        let token = &reading.prose.tokens[word];
        if at == 0 && matches!(token.lower.as_str(), "so" | "and" | "but" | "or") {
            continue;
        }
        let mention =
            reading.mention_at(word).filter(|mention| mention.kind == super::people::MentionKind::Pronoun);
        let subject = matches!(token.lower.as_str(), "he" | "she" | "they");
        let object = matches!(token.lower.as_str(), "him" | "them")
            || token.lower == "her" && at + 1 == clause.words.len();
        match mention {
            Some(mention) if subject || object => {
                let named = teller.names.is_named(mention.person)
                    && !words.iter().any(|word| word == teller.names.short(mention.person));
                words.push(if named { teller.names.short(mention.person).to_owned() } else { return None });
            }
            None if subject => return None,
            _ => words.push(token.text.to_owned()),
        }
    }
    let count = |words: &[String]| words.iter().map(|word| word.split_whitespace().count()).sum::<usize>();
    let loose = ["ever", "really", "still", "finally", "just", "also", "always", "simply", "actually", "now"];
    if count(&words) > 6 {
        words.retain(|word| !loose.contains(&word.as_str()));
    }
    while count(&words) > 6 {
        let cut = (4..words.len()).rev().find(|&at| reading.lore.words.prepositions.contains(&words[at]))?;
        words.truncate(cut);
    }
    (words.len() >= 3).then(|| format!("{}?", capitalized(&words.join(" "))))
}

/// A question as it was asked, with names for pronouns.
pub fn asked(teller: &Teller<'_, '_>, signs: &Signs, holders: &[usize]) -> Option<String> {
    let reading = teller.reading;
    if teller.reading.prose.language == Language::English {
        return english_asked(teller, signs, holders);
    }
    let questions = signs.clauses.iter().filter(|clause| clause.kind == ClauseKind::Question);
    let about = |clause: &&Clause| clause.subject_persons().iter().any(|person| holders.contains(person));
    let clause = questions.clone().find(about).or_else(|| questions.clone().next())?;
    let verb = clause.verb?;
    if clause.lemma == "stellen" {
        return None;
    }
    let token = |at: usize| &reading.prose.tokens[clause.words[at]];
    let (who, _) = clause.subject.map_or(Some((String::new(), 0.0)), |_| teller.subject(clause, None))?;
    let mut parts: Vec<(String, bool)> = Vec::new();
    let head = (0..verb).find(|&at| reading.lore.words.question_words.contains(&token(at).lower));
    if let Some(head) = head {
        // `Welche Spur …`, `How long …`: everything up to the verb asks.
        parts.extend((head..verb).map(|at| (token(at).text.to_owned(), true)));
    }
    let asks_subject = clause.subject.is_some_and(|subject| clause.chunks[subject].words.start < verb);
    parts.push((token(verb).text.to_lowercase(), true));
    if !who.is_empty() && !asks_subject {
        parts.push((who, true));
    }
    let subject = clause.subject_persons().first().copied().or(holders.first().copied());
    for (index, chunk) in clause.chunks.iter().enumerate() {
        if Some(index) == clause.subject || chunk.words.start < verb {
            continue;
        }
        match chunk.kind {
            ChunkKind::Adverb if reading.prose.language == Language::German => {
                parts.push((teller.text(clause, chunk), false));
            }
            ChunkKind::Prepositional => parts.push((teller.phrase(clause, chunk, subject)?, false)),
            ChunkKind::Noun => parts.push((teller.phrase(clause, chunk, subject)?, true)),
            ChunkKind::Pronoun => {
                let person = chunk.persons.first().copied();
                match person {
                    Some(person) if teller.names.is_named(person) && Some(person) != subject => {
                        parts.push((teller.names.short(person).to_owned(), true));
                    }
                    Some(_) => return None,
                    None => parts.push((teller.text(clause, chunk), true)),
                }
            }
            _ => parts.push((teller.text(clause, chunk), true)),
        }
    }
    let count = |parts: &[(String, bool)]| {
        parts.iter().map(|(text, _)| text.split_whitespace().count()).sum::<usize>()
    };
    while count(&parts) > 6 {
        let loose = parts.iter().position(|(_, needed)| !needed)?;
        parts.remove(loose);
    }
    let text: Vec<String> = parts.into_iter().map(|(text, _)| text).collect();
    (text.len() >= 2).then(|| format!("{}?", capitalized(&text.join(" "))))
}
