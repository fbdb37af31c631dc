//! A clause as a course that somebody may take: `Jette verraten`, `speak up`.

use super::super::{
    Language,
    chunks::{Chunk, ChunkKind},
    clauses::{Clause, ClauseKind},
    dilemmas::Conflict,
    retell::Teller,
};

use super::{english::english_course, things};

/// The longest course, in words.
pub(super) const LONGEST: usize = 7;

/// What the clause's subject does, as an infinitive: `Jette verraten`, `speak up`. Where a course stands beside another
/// (`literal`), its pronouns may stay as they are.
pub(super) fn course(
    teller: &Teller<'_, '_>,
    clause: &Clause,
    conflict: &Conflict,
    literal: bool,
) -> Option<String> {
    clause.verb?;
    match teller.reading.prose.language {
        Language::English => english_course(teller, clause, conflict, literal),
        Language::German => german_course(teller, clause, conflict, literal),
    }
}

fn german_course(
    teller: &Teller<'_, '_>,
    clause: &Clause,
    conflict: &Conflict,
    literal: bool,
) -> Option<String> {
    let lore = teller.reading.lore;
    let lower = |at: usize| teller.reading.prose.tokens[clause.words[at]].lower.as_str();
    let first = if clause.words.is_empty() { "" } else { lower(0) };
    if clause.kind == ClauseKind::Question
        && (lore.words.question_words.contains(first) || lore.dilemmas.posing.contains(&clause.lemma))
    {
        return None;
    }
    let empty = clause.chunks.len() <= 1 || clause.chunks.iter().all(|chunk| chunk.kind != ChunkKind::Noun);
    let mut brackets = clause.chunks.iter().filter(|chunk| chunk.kind == ChunkKind::Bracket);
    let prefix = brackets.clone().any(|chunk| lore.verbs.is_prefix(&teller.text(clause, chunk)));
    let infinitive = brackets.any(|chunk| chunk.words.clone().any(|at| lore.verbs.infinitive(lower(at))));
    let lets = clause.lemma == "lassen" && infinitive;
    let helped = !prefix && !lets && (lore.words.modals.contains(&clause.lemma) || clause.lemma == "werden");
    if helped && !infinitive
        || empty && lore.titles.weak.contains(&clause.content) && clause.content != "bleiben"
        || lore.words.auxiliaries.contains(&clause.lemma) && clause.lemma != "werden"
        // `den Fall los sein`
        || prefix && clause.lemma.ends_with("sein")
    {
        return None;
    }
    let two = Some(()).filter(|()| helped).and_then(|()| first_of_two(teller, clause));
    let (mut parts, bracket) = german_parts(teller, clause, conflict, literal, two)?;
    let verb = if prefix {
        spaced(teller, clause, &bracket.concat())
    } else if lets || !helped && bracket.is_empty() {
        bracket.iter().chain([&clause.lemma]).map(String::as_str).collect::<Vec<_>>().join(" ")
    } else if helped {
        two.map_or_else(|| bracket.join(" "), |at| lower(at).to_owned())
    } else {
        return None;
    };
    shorten(&mut parts, LONGEST.checked_sub(count(&verb))?)?;
    let parts = parts.into_iter().map(|part| part.text);
    Some(parts.chain([verb]).collect::<Vec<_>>().join(" "))
}

/// The infinitive of a verb with its `prefix`: `abgeben`, `liegen lassen`.
fn spaced(teller: &Teller<'_, '_>, clause: &Clause, prefix: &str) -> String {
    match clause.lemma.strip_prefix(prefix) {
        Some(verb) if teller.reading.lore.verbs.infinitive(prefix) => format!("{prefix} {verb}"),
        _ => clause.lemma.clone(),
    }
}

/// Where the first of two infinitives stands: `darf es abspielen und erfahren`, `könnte die Wahrheit sagen und den Laden
/// verlieren`.
fn first_of_two(teller: &Teller<'_, '_>, clause: &Clause) -> Option<usize> {
    let lore = teller.reading.lore;
    let token = |at: usize| &teller.reading.prose.tokens[clause.words[at]];
    let lower = |at: usize| token(at).lower.as_str();
    let infinitive = |at: usize| lore.verbs.infinitive(lower(at)) && token(at).text == token(at).lower;
    let bracket = clause.chunks.iter().rfind(|chunk| chunk.kind == ChunkKind::Bracket)?;
    let verb = clause.verb.filter(|&verb| verb < bracket.words.start).map_or(0, |verb| verb + 1);
    let joint = (verb + 1..bracket.words.start)
        .find(|&at| lore.words.joiners.contains(lower(at)) && infinitive(at - 1))?;
    Some(joint - 1)
}

/// What stands beside subject and verb in a German course.
struct Part {
    text: String,
    /// The same without its adjectives.
    brief: Option<String>,
    /// Whether it only tells when, where or how.
    spare: bool,
}

impl Part {
    fn needed(text: String) -> Self {
        Self { text, brief: None, spare: false }
    }
}

/// Makes the parts no longer than `longest` words. None if that cannot be.
fn shorten(parts: &mut Vec<Part>, longest: usize) -> Option<()> {
    while parts.iter().map(|part| count(&part.text)).sum::<usize>() > longest {
        if let Some((part, brief)) =
            parts.iter_mut().find_map(|part| part.brief.take().map(|brief| (part, brief)))
        {
            part.text = brief;
        } else {
            parts.remove(parts.iter().position(|part| part.spare)?);
        }
    }
    Some(())
}

/// What stands beside subject and verb, up to the word at `until`, and the verb's second half. None if it speaks of
/// somebody who cannot be named.
fn german_parts(
    teller: &Teller<'_, '_>,
    clause: &Clause,
    conflict: &Conflict,
    literal: bool,
    until: Option<usize>,
) -> Option<(Vec<Part>, Vec<String>)> {
    let holder = conflict.holders.first().copied();
    let mut parts: Vec<Part> = Vec::new();
    let mut times: Vec<Part> = Vec::new();
    let mut bracket: Vec<String> = Vec::new();
    let end = until.unwrap_or_else(|| second_statement(teller, clause));
    if lacks_clause(teller, clause) {
        parts.push(Part::needed(teller.reading.lore.dilemmas.stand_in.clone()));
    }
    for (index, chunk) in clause.chunks.iter().enumerate() {
        // `oder seine Schuld begleicht`: a thing takes no course, and who does was told before.
        let object = clause.shares_subject && chunk.kind == ChunkKind::Noun && chunk.persons.is_empty();
        if Some(index) == clause.subject && !object
            || chunk.words.start >= end
            || is_subject_behind(teller, clause, chunk)
        {
            continue;
        }
        match chunk.kind {
            ChunkKind::Bracket => bracket.push(teller.text(clause, chunk)),
            ChunkKind::Noun | ChunkKind::Prepositional if teller.is_time(clause, chunk) => {
                let text = teller.phrase_in_full(clause, chunk, holder);
                times.extend(text.map(|text| Part { text, brief: None, spare: true }));
            }
            ChunkKind::Noun => {
                let brief = teller.phrase(clause, chunk, holder)?;
                parts.push(part(teller.phrase_in_full(clause, chunk, holder), brief, false));
            }
            ChunkKind::Prepositional => {
                if let Some(brief) = teller.phrase(clause, chunk, holder) {
                    parts.push(part(teller.phrase_in_full(clause, chunk, holder), brief, true));
                }
            }
            ChunkKind::Pronoun => {
                let thing = || things::meant(teller, clause, chunk.words.start);
                let thing = Some(()).filter(|()| !literal && chunk.persons.is_empty()).and_then(|()| thing());
                let told = thing.or_else(|| pronoun(teller, clause, chunk, holder, literal))?;
                parts.push(Part::needed(told));
            }
            ChunkKind::Reflexive | ChunkKind::Negation => {
                parts.push(Part::needed(teller.text(clause, chunk)));
            }
            // `ob sie Tom alles sagt`
            ChunkKind::Adverb => {
                let text = teller.text(clause, chunk);
                if teller.reading.lore.words.determiners.contains(text.as_str()) {
                    parts.push(Part::needed(text));
                }
            }
        }
    }
    // When something is done is told where nothing else is.
    Some((if parts.is_empty() { times } else { parts }, bracket))
}

/// `oder schützt sie ihren Bruder`: whether the group is a pronoun that can only be the clause's subject.
fn is_subject_behind(teller: &Teller<'_, '_>, clause: &Clause, chunk: &Chunk) -> bool {
    let word = &teller.reading.prose.tokens[clause.words[chunk.words.start]].lower;
    clause.shares_subject
        && chunk.kind == ChunkKind::Pronoun
        && clause.verb.is_some_and(|verb| verb + 1 == chunk.words.start)
        && teller.reading.lore.words.personal_subjects.contains(word)
}

/// Where another statement begins behind `und`: `schweigt und am Morgen weiß es die ganze Schule`.
fn second_statement(teller: &Teller<'_, '_>, clause: &Clause) -> usize {
    let lore = teller.reading.lore;
    let lower = |at: usize| teller.reading.prose.tokens[clause.words[at]].lower.as_str();
    let all = clause.words.len();
    let finite = |at: usize| lore.verbs.finite(lower(at)).is_some_and(|form| !form.bare);
    let verb = clause.verb.unwrap_or(all);
    let joint = (verb + 1..all).find(|&at| lore.words.joiners.contains(lower(at)));
    joint.filter(|&joint| (joint + 1..all).any(finite)).unwrap_or(all)
}

fn part(full: Option<String>, brief: String, spare: bool) -> Part {
    match full.filter(|full| *full != brief) {
        Some(text) => Part { text, brief: Some(brief), spare },
        None => Part { text: brief, brief: None, spare },
    }
}

fn pronoun(
    teller: &Teller<'_, '_>,
    clause: &Clause,
    chunk: &Chunk,
    holder: Option<usize>,
    literal: bool,
) -> Option<String> {
    let word = &teller.reading.prose.tokens[clause.words[chunk.words.start]].lower;
    // `die, die ihr vertrauen`
    let words = teller.reading.lore.words;
    if words.definite.contains(word) && words.genders.contains_key(word) {
        return None;
    }
    match chunk.persons.first() {
        Some(&person) if !literal => (teller.names.is_named(person) && Some(person) != holder)
            .then(|| teller.names.short(person).to_owned()),
        _ => Some(word.clone()),
    }
}

/// Whether the clause's object is a clause behind it: `soll sie ihrem Vater sagen, wer …`.
pub(super) fn lacks_clause(teller: &Teller<'_, '_>, clause: &Clause) -> bool {
    let words = teller.reading.lore.words;
    let lower = |at: usize| teller.reading.prose.tokens[clause.words[at]].lower.as_str();
    // `ihrem Vater`, `ihrer Mutter`: told something.
    let dative = |chunk: &Chunk| {
        let first = lower(chunk.words.start);
        chunk.words.len() > 1
            && words.determiners.contains(first)
            && (first.ends_with("em") || first.ends_with("er") && words.genitives.contains(first))
    };
    let things = clause.chunks.iter().enumerate().any(|(index, chunk)| {
        Some(index) != clause.subject
            && (chunk.kind == ChunkKind::Reflexive
                || chunk.kind == ChunkKind::Noun && chunk.persons.is_empty() && !dative(chunk)
                || chunk.kind == ChunkKind::Pronoun && chunk.persons.is_empty())
    });
    !things && !teller.reading.lore.titles.alone.contains(&clause.content) && teller.is_completed(clause)
}

/// Whether the English word can be an infinitive.
pub(super) fn is_base_form(teller: &Teller<'_, '_>, lower: &str) -> bool {
    let verbs = &teller.reading.lore.verbs;
    verbs.finite(lower).is_some_and(|form| form.bare) || verbs.infinitive(lower)
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}
