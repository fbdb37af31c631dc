//! A sentence in clauses: which is a statement, which hangs on another, what its verb is and who its subject.

mod fields;
mod group;
mod subject;

use std::ops::Range;

use self::{
    fields::{bare, fields, finite_at, follows_speech, form_at, split},
    subject::subject,
};
use super::{
    Language,
    chunks::{Chunk, ChunkKind, chunks},
    reading::Reading,
};

/// What a clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// A statement.
    Main,
    /// A question.
    Question,
    /// A condition told by word order or `if`: `Verrät sie Jette, …`, `If she talks, …`.
    Condition,
    /// Any other subordinate clause.
    Subordinate,
    /// A relative clause.
    Relative,
    /// `um … zu …`, `to …`.
    Infinitive,
    /// Words without a verb.
    Fragment,
}

/// A clause.
#[derive(Clone, Debug)]
pub struct Clause {
    /// What it is.
    pub kind: ClauseKind,
    /// Its words, as token numbers in the text, clauses inside it left out.
    pub words: Vec<usize>,
    /// The position of its finite verb among its words.
    pub verb: Option<usize>,
    /// The finite verb's infinitive, its split-off prefix included.
    pub lemma: String,
    /// The infinitive of the verb that carries the meaning: of `hat gestanden` it is `gestehen`.
    pub content: String,
    /// Whether the finite verb is told as past.
    pub past: bool,
    /// Its groups of words, the finite verb aside, in order.
    pub chunks: Vec<Chunk>,
    /// Its subject among the groups.
    pub subject: Option<usize>,
    /// Whether it leans on the subject of the clause before it.
    pub shares_subject: bool,
    /// Whether something is done to its subject: `has been offered`, `wird gebeten`.
    pub passive: bool,
}

impl Clause {
    /// Whom its subject speaks of.
    pub fn subject_persons(&self) -> &[usize] {
        self.subject
            .and_then(|subject| self.chunks.get(subject))
            .map_or(&[], |chunk| chunk.persons.as_slice())
    }

    /// Whether it can be a condition, by its kind or its opener: `Verrät sie Jette, …`, `Wenn sie redet, …`.
    pub fn is_condition(&self, reading: &Reading<'_>) -> bool {
        let first = self.words.first().map_or("", |&word| reading.prose.tokens[word].lower.as_str());
        self.kind == ClauseKind::Condition
            || self.kind == ClauseKind::Subordinate && reading.lore.dilemmas.conditions.contains(first)
    }

    /// Whether it says that something is not so.
    pub fn is_negated(&self, reading: &Reading<'_>) -> bool {
        let verb = self.verb.map_or("", |verb| reading.prose.tokens[self.words[verb]].lower.as_str());
        self.chunks.iter().any(|chunk| chunk.kind == ChunkKind::Negation)
            || reading.lore.words.negated_verbs.has_end(verb)
    }
}

/// The clauses of `sentence`, words inside quotation marks left out.
pub fn clauses(reading: &Reading<'_>, sentence: usize) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    // Words that wait for their verb: `Ihr Vater jedoch, der …, betrachtet …`.
    let mut waiting: Vec<usize> = Vec::new();
    // The clause that the first of them stand in.
    let mut first_waiting = 0;
    let mut told = false;
    for field in fields(reading, sentence) {
        for (part, (words, coordinated)) in split(reading, &field.words).into_iter().enumerate() {
            let after_comma = part > 0 || field.mark == ",";
            let clause = clause(reading, sentence, words, after_comma, coordinated, clauses.last());
            let goes_on = !waiting.is_empty()
                && after_comma
                && matches!(clause.kind, ClauseKind::Main | ClauseKind::Condition | ClauseKind::Question)
                && clause.verb.is_some_and(|verb| verb <= 1)
                && clause.subject.is_none_or(|subject| {
                    clause.verb.is_some_and(|verb| clause.chunks[subject].words.start > verb)
                });
            match clause.kind {
                ClauseKind::Fragment => {
                    if !after_comma {
                        waiting.clear();
                        told = false;
                    }
                    // Behind a statement it only adds to that.
                    if !told {
                        if waiting.is_empty() {
                            first_waiting = clauses.len();
                        }
                        waiting.extend(&clause.words);
                    }
                    clauses.push(clause);
                }
                _ if goes_on => {
                    let mut words = std::mem::take(&mut waiting);
                    let since = clauses.split_off(first_waiting.min(clauses.len()));
                    clauses.extend(since.into_iter().filter(|c| {
                        c.kind != ClauseKind::Fragment
                            || !c.words.iter().all(|word| words.binary_search(word).is_ok())
                    }));
                    words.extend(&clause.words);
                    let whole =
                        self::clause(reading, sentence, words, after_comma, coordinated, clauses.last());
                    clauses.push(whole);
                }
                _ => {
                    if matches!(clause.kind, ClauseKind::Main | ClauseKind::Question) {
                        waiting.clear();
                        told = true;
                    }
                    clauses.push(clause);
                }
            }
        }
    }
    if reading.prose.language == Language::German {
        go_on(reading, &mut clauses);
    }
    clauses
}

/// `Sie fuhr hinaus, setzte sich zu ihr und …`: what looks like a condition behind a statement, and has no consequence,
/// is a statement about the same subject.
fn go_on(reading: &Reading<'_>, clauses: &mut [Clause]) {
    for at in 1..clauses.len() {
        let follows = clauses[at - 1].kind == ClauseKind::Main;
        let consequence = clauses.get(at + 1).is_some_and(|next| {
            // `Ging Veit, so verlor er …`
            next.kind == ClauseKind::Main && !next.shares_subject && next.verb.is_some_and(|verb| verb <= 1)
        });
        let clause = &mut clauses[at];
        if clause.kind == ClauseKind::Condition
            && follows
            && !consequence
            && clause.verb == Some(0)
            && !pronoun_behind(reading, &clause.words, 0)
        {
            clause.kind = ClauseKind::Main;
            clause.subject = None;
            clause.shares_subject = true;
        }
    }
}

/// Whether a pronoun that can be a subject stands right behind the verb at `verb`: `gibt sie es zu, …`.
fn pronoun_behind(reading: &Reading<'_>, words: &[usize], verb: usize) -> bool {
    let closed = reading.lore.words;
    words.get(verb + 1).is_some_and(|&word| {
        let lower = &reading.prose.tokens[word].lower;
        closed.subject_pronouns.contains(lower) && !closed.definite.contains(lower)
    })
}

/// Makes a clause of `words`.
fn clause(
    reading: &Reading<'_>,
    sentence: usize,
    words: Vec<usize>,
    after_comma: bool,
    coordinated: bool,
    before: Option<&Clause>,
) -> Clause {
    let german = reading.prose.language == Language::German;
    let asks = reading.facts[sentence].asks;
    let lore = reading.lore;
    let lower = |at: usize| reading.prose.tokens[words[at]].lower.as_str();
    // A coordinator at the head takes no part.
    let mut head = 0;
    while head + 1 < words.len()
        && lore.words.coordinators.contains(lower(head))
        && reading.mention_at(words[head]).is_none()
    {
        head += 1;
    }
    let opener = lower(head);
    let relative = german && after_comma && is_german_relative(reading, &words, head);
    let subordinate = lore.words.subordinators.contains(opener)
        && !(asks && lore.words.question_words.contains(opener) && !after_comma)
        && (!german
            || (finite_last(reading, &words) && !verb_second(reading, &words, head))
            || lore.words.sure_subordinators.contains(opener));
    let verb = if german && (relative || subordinate) {
        (head + 1..words.len()).rev().find(|&at| finite_at(reading, &words, at))
    } else {
        (head..words.len()).find(|&at| {
            finite_at(reading, &words, at)
                && !(german && bare(reading, &words, at) && at + 1 == words.len() && at > head + 1)
        })
    };
    // `…, und ruft Junas Eltern an`
    let goes_on = german
        && (after_comma || before.is_some())
        && head > 0
        && verb == Some(head)
        && !pronoun_behind(reading, &words, head);
    let coordinated = coordinated || goes_on;
    let verb_first = verb == Some(head) && !coordinated;
    let fronted = after_comma
        && before.is_some_and(|before| {
            matches!(
                before.kind,
                ClauseKind::Subordinate
                    | ClauseKind::Condition
                    | ClauseKind::Infinitive
                    | ClauseKind::Relative
            )
        });
    let english_relative = !german
        && after_comma
        && lore.words.relatives.contains(opener)
        && !lore.words.that.contains(opener)
        && !asks;
    let kind = match verb {
        None if has_infinitive(reading, &words) => ClauseKind::Infinitive,
        None => ClauseKind::Fragment,
        Some(_) if relative || english_relative => ClauseKind::Relative,
        Some(_) if !german && opens_condition(reading, opener) => ClauseKind::Condition,
        Some(_) if subordinate => ClauseKind::Subordinate,
        Some(_) if verb_first && (fronted || follows_speech(reading, sentence, words[0])) => ClauseKind::Main,
        Some(_) if asks && (verb_first || lore.words.question_words.contains(opener)) => ClauseKind::Question,
        Some(_) if verb_first && german => ClauseKind::Condition,
        Some(verb) if asks && !german && is_auxiliary_first(reading, &words, verb, head) => {
            ClauseKind::Question
        }
        Some(_) => ClauseKind::Main,
    };
    build(reading, kind, words, verb, head, coordinated)
}

/// Whether `zu` or `to` stands before an infinitive, or `zu` within the last one: `aufzuhören`.
fn has_infinitive(reading: &Reading<'_>, words: &[usize]) -> bool {
    let verbs = &reading.lore.verbs;
    let lower = |at: usize| reading.prose.tokens[words[at]].lower.as_str();
    let german = reading.prose.language == Language::German;
    // `zu sanieren`, which no list has
    let unlisted = |at: usize| {
        german
            && at + 1 == words.len()
            && reading.prose.tokens[words[at]].text.starts_with(char::is_lowercase)
            && verbs.looks_verbal(lower(at), false)
    };
    let behind_to = (1..words.len()).any(|at| {
        reading.lore.words.to.contains(lower(at - 1)) && (verbs.infinitive(lower(at)) || unlisted(at))
    });
    let within = german
        && words
            .len()
            .checked_sub(1)
            .is_some_and(|last| contains_zu(lower(last)) && verbs.infinitive(lower(last)));
    behind_to || within
}

fn is_auxiliary_first(reading: &Reading<'_>, words: &[usize], verb: usize, head: usize) -> bool {
    let form = reading.lore.verbs.finite(&reading.prose.tokens[words[verb]].lower);
    verb == head
        && form.is_some_and(|form| {
            reading.lore.words.auxiliaries.contains(&form.lemma)
                || reading.lore.words.modals.contains(&form.lemma)
        })
}

/// Whether `opener` opens a condition and is hardly ever anything else: `if`, but not `provided`.
fn opens_condition(reading: &Reading<'_>, opener: &str) -> bool {
    let lore = reading.lore;
    lore.words.sure_subordinators.contains(opener) && lore.dilemmas.conditions.contains(opener)
}

fn contains_zu(lower: &str) -> bool {
    lower.get(1..).is_some_and(|rest| rest.contains("zu")) && lower.ends_with('n')
}

fn finite_last(reading: &Reading<'_>, words: &[usize]) -> bool {
    (words.len().saturating_sub(2)..words.len()).any(|at| finite_at(reading, words, at))
}

/// Whether a finite verb that is nothing else stands early, as in `Bis Freitag muss sie …`.
fn verb_second(reading: &Reading<'_>, words: &[usize], head: usize) -> bool {
    let end = words.len().saturating_sub(1);
    (head + 1..(head + 5).min(end)).any(|at| finite_at(reading, words, at) && !bare(reading, words, at))
        && finite_last(reading, words)
        && bare(reading, words, words.len() - 1)
}

/// Whether a German relative clause begins at `head`: a relative pronoun, the verb last.
fn is_german_relative(reading: &Reading<'_>, words: &[usize], head: usize) -> bool {
    let lore = reading.lore;
    let lower = |at: usize| reading.prose.tokens[words[at]].lower.as_str();
    let pronoun = if lore.words.opens_phrase(lower(head)) { head + 1 } else { head };
    pronoun + 1 < words.len()
        && lore.words.relatives.contains(lower(pronoun))
        && !finite_at(reading, words, pronoun + 1)
        && finite_last(reading, words)
        || pronoun + 2 == words.len()
            && lore.words.relatives.contains(lower(pronoun))
            && finite_at(reading, words, pronoun + 1)
}

fn build(
    reading: &Reading<'_>,
    kind: ClauseKind,
    words: Vec<usize>,
    verb: Option<usize>,
    head: usize,
    coordinated: bool,
) -> Clause {
    let german = reading.prose.language == Language::German;
    let form = verb.and_then(|verb| form_at(reading, &words, verb));
    let mut clause = Clause {
        kind,
        verb,
        lemma: form.as_ref().map(|form| form.lemma.clone()).unwrap_or_default(),
        content: String::new(),
        past: form.as_ref().is_some_and(|form| form.past),
        chunks: Vec::new(),
        subject: None,
        shares_subject: coordinated,
        passive: false,
        words: Vec::new(),
    };
    let opened = matches!(kind, ClauseKind::Subordinate | ClauseKind::Condition) && verb != Some(head);
    let start = head + usize::from(opened || (kind == ClauseKind::Question && verb != Some(head) && german));
    let verb_at = verb.unwrap_or(words.len());
    let asks = kind == ClauseKind::Question;
    let half = verb
        .filter(|_| !german && !asks)
        .and_then(|verb| group::second_half(reading, &words, verb, &clause.lemma));
    let bracket = if german { bracket_start(reading, &words, verb, start) } else { None };
    let last = bracket.unwrap_or(words.len());
    if let Some(half) = &half {
        clause.chunks = chunks(reading, &words, start.min(verb_at)..verb_at);
        clause.chunks.extend(chunks(reading, &words, verb_at + 1..half.words.start));
        clause.chunks.push(second_half(half.words.clone()));
        clause.chunks.extend(chunks(reading, &words, half.words.end..words.len()));
    } else if verb_at < words.len() {
        clause.chunks = chunks(reading, &words, start.min(verb_at)..verb_at.min(last));
        if verb_at < last {
            clause.chunks.extend(chunks(reading, &words, verb_at + 1..last));
        }
    } else {
        clause.chunks = chunks(reading, &words, start..last);
    }
    clause.passive = half.as_ref().is_some_and(|half| half.passive);
    clause.content = half.map_or_else(|| clause.lemma.clone(), |half| half.content);
    if let Some(bracket) = bracket {
        let end = if verb_at > bracket { verb_at } else { words.len() };
        close(reading, &mut clause, &words, bracket..end);
    }
    clause.words = words;
    clause.subject = if kind == ClauseKind::Infinitive { None } else { subject(reading, &clause) };
    clause
}

fn second_half(words: Range<usize>) -> Chunk {
    Chunk { kind: ChunkKind::Bracket, words, persons: Vec::new(), pronoun: false }
}

/// Adds the verb's second half at `bracket` of `words`, and what the clause says by it: `hat … verlassen`, `wacht … auf`.
fn close(reading: &Reading<'_>, clause: &mut Clause, words: &[usize], bracket: Range<usize>) {
    let lore = reading.lore;
    let lower = |at: usize| reading.prose.tokens[words[at]].lower.as_str();
    clause.chunks.push(second_half(bracket.clone()));
    let content = &clause.content;
    let helped = lore.words.auxiliaries.contains(content) || lore.words.modals.contains(content);
    let first = lower(bracket.start);
    let split_off = reading.prose.language == Language::German
        && bracket.len() == 1
        && lore.verbs.is_prefix(first)
        && clause.verb.is_some();
    if (helped && !split_off) || clause.verb.is_none() {
        let infinitive =
            || bracket.clone().map(lower).find(|word| lore.verbs.infinitive(word)).map(str::to_owned);
        let participle = lore.verbs.participle(first);
        let becomes = content == "werden"
            || content == "sein" && bracket.clone().any(|at| lore.words.passive.contains(lower(at)));
        clause.passive = becomes && participle.is_some() && !lore.verbs.infinitive(first);
        if let Some(content) = participle.or_else(infinitive) {
            clause.content = content;
        }
    } else if split_off {
        clause.content = format!("{first}{content}");
        clause.lemma.clone_from(&clause.content);
    }
}

/// Where a German verb's second half begins: participles, infinitives and split-off prefixes at the end.
fn bracket_start(reading: &Reading<'_>, words: &[usize], verb: Option<usize>, start: usize) -> Option<usize> {
    let lore = reading.lore;
    let token = |at: usize| &reading.prose.tokens[words[at]];
    let end = match verb {
        Some(verb) if verb + 1 == words.len() => verb,
        _ => words.len(),
    };
    let lemma = verb
        .and_then(|verb| lore.verbs.finite(&token(verb).lower))
        .map(|form| form.lemma.clone())
        .unwrap_or_default();
    let perfect = lore.words.auxiliaries.contains(&lemma);
    let helped = perfect || lore.words.modals.contains(&lemma);
    let floor = verb.filter(|&verb| verb < end).map_or(start, |verb| verb + 1);
    let mut at = end;
    while at > floor {
        let here = token(at - 1);
        let small = here.text.starts_with(char::is_lowercase);
        // Without a helping verb a participle is an adverb: `öffnet ihnen gefasst`.
        let alone = verb.is_some() && !helped;
        let verbal = !alone
            && (lore.verbs.infinitive(&here.lower) || lore.verbs.participle(&here.lower).is_some())
            || lore.words.to.contains(&here.lower) && at < end
            // `Bastian begann zu suchen.`
            || at == end
                && at - 1 > floor
                && (alone || verb.is_none())
                && lore.words.to.contains(&token(at - 2).lower)
                && (lore.verbs.infinitive(&here.lower) || lore.verbs.looks_verbal(&here.lower, false))
            || at == end && helped && lore.verbs.looks_verbal(&here.lower, perfect);
        let prefix = at == end && lore.verbs.is_prefix(&here.lower);
        if !small || !(verbal || prefix) {
            break;
        }
        at -= 1;
        if prefix && !verbal {
            break;
        }
    }
    (at < end).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{people::People, prose::Prose};

    /// Each clause as `kind: lemma (subject)`.
    fn told(text: &str, language: Language) -> Vec<String> {
        let prose = Prose::read(text, Some(language));
        let people = People::read(&prose);
        let reading = Reading::new(&prose, &people, &[], &[]);
        (0..reading.len())
            .flat_map(|sentence| clauses(&reading, sentence))
            .map(|clause| {
                let subject = clause.subject.map_or(String::new(), |subject| {
                    let words = clause.chunks[subject].words.clone();
                    words.map(|at| prose.tokens[clause.words[at]].text).collect::<Vec<_>>().join(" ")
                });
                format!("{:?}: {} ({subject})", clause.kind, clause.content)
            })
            .collect()
    }

    #[test]
    fn german_clauses() {
        for (text, expected) in [
            (
                "Ute Wolters fuhr hinaus, setzte sich und nahm das Messer.",
                vec!["Main: hinausfahren (Ute Wolters)", "Main: setzen ()", "Main: nehmen ()"],
            ),
            (
                "Als der Regen aufhört, verlässt Ute Wolters die Scheune.",
                vec!["Subordinate: aufhören (der Regen)", "Main: verlassen (Ute Wolters)"],
            ),
            (
                "Schweigt Ute, verliert sie den Hof; redet sie, verliert sie den Bruder.",
                vec![
                    "Condition: schweigen (Ute)",
                    "Main: verlieren (sie)",
                    "Condition: reden (sie)",
                    "Main: verlieren (sie)",
                ],
            ),
            ("Wird Ute den Hof verkaufen?", vec!["Question: verkaufen (Ute)"]),
            (
                "Ihr Bruder Jens, der seit Jahren fort ist, hat den Vertrag unterschrieben.",
                vec!["Fragment:  ()", "Relative: fortsein (der)", "Main: unterschreiben (Ihr Bruder Jens)"],
            ),
        ] {
            let told = told(text, Language::German);
            let told: Vec<&str> =
                told.iter().map(String::as_str).filter(|line| !line.starts_with("Fragment")).collect();
            let expected: Vec<&str> =
                expected.into_iter().filter(|line| !line.starts_with("Fragment")).collect();
            assert_eq!(told, expected, "{text}");
        }
    }

    #[test]
    fn english_clauses() {
        for (text, expected) in [
            ("Will Martha ever notice?", vec!["Question: will (Martha)"]),
            ("If Martha talks, she loses the farm.", vec!["Condition: talk (Martha)", "Main: lose (she)"]),
            ("Martha Cole finds the letter and burns it.", vec!["Main: find (Martha Cole)", "Main: burn ()"]),
            ("Martha has never been told the truth.", vec!["Main: tell (Martha)"]),
            ("Martha would have to sell the farm.", vec!["Main: sell (Martha)"]),
            ("Martha is going to leave the farm.", vec!["Main: leave (Martha)"]),
            ("Martha pats his hand and scribbles a note.", vec!["Main: pat (Martha)", "Main: scribble ()"]),
        ] {
            assert_eq!(told(text, Language::English), expected, "{text}");
        }
    }
}
