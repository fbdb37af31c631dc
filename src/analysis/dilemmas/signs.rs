//! What a sentence says of choices and questions: its cues, its conditions, what it asks.

use std::{ops::Range, rc::Rc};

use super::super::{
    Language,
    clauses::{Clause, ClauseKind},
    keyed::Keyed,
    lexicon::{self, KinTie},
    lore::Lore,
    people::MentionKind,
    phrases::Hit,
    prose::{Token, TokenKind},
    reading::Reading,
    scenes::Passage,
};
use super::courses::{PRESSING, asks_deeds, at_odds, sets_courses, threatens, weighs};
use crate::outline::RelationKind;

/// How many sentences back whoever has kin may have been named.
const KIN_REACH: usize = 4;

/// What a sentence says of dilemmas.
#[derive(Debug)]
pub struct Signs {
    /// Its clauses.
    pub clauses: Rc<[Clause]>,
    /// Its cues; tokens counted from the sentence's first.
    pub cues: Vec<Hit>,
    /// How many tokens the longest cue has.
    longest_cue: usize,
    /// Two conditions side by side: `Schweigt sie, …; redet sie, …`.
    pub either_way: bool,
    /// Asks which of two to do: `Soll sie A oder B?`.
    pub asks_which: bool,
    /// Tells that somebody has to decide which: `steht vor der Frage, ob sie A oder B`, `decides whether to A or B`.
    pub weighs: bool,
    /// Two persons want what cannot both be: `Tom wants to sell; Laura wants to keep it.`
    pub at_odds: bool,
    /// It or the next sentence tells what comes of refusing: `Er soll sie heiraten. Andernfalls wird er enterbt.`
    pub ultimatum: bool,
    /// The next sentence tells what is done instead: `Er müsste den Fall abgeben. Stattdessen …`
    pub forgoes: bool,
    /// Tells what comes of the contrary of the condition before: `Wenn sie redet, …. Wenn nicht, …`
    pub contrary: bool,
    /// Asks about something that was told before: `Wird er unterschreiben?`.
    pub asks_back: bool,
    /// Asks whether somebody will do what is theirs to choose: `Wird sie das Angebot annehmen?`.
    pub asks_will: bool,
    /// Asks anything.
    pub asks: bool,
    /// Kin whom it speaks of without naming them: `beide Elternteile`.
    pub kin: Vec<usize>,
    /// Whom a question in the plural means without naming them: `Werden sie …?`.
    pub pair: Vec<usize>,
    /// Its strand.
    pub strand: usize,
    /// Its scene.
    pub scene: usize,
}

impl Signs {
    /// Whether the sentence sets two courses against each other.
    pub fn says_either_or(&self) -> bool {
        self.has("dilemma/either-or")
    }

    /// Whether a cue of `rule` stands in `clause`, one of this sentence's.
    pub fn cue_in(&self, reading: &Reading<'_>, sentence: usize, clause: &Clause, rule: &str) -> bool {
        let start = reading.prose.sentences[sentence].tokens.start;
        let (Some(first), Some(last)) = (clause.words.first(), clause.words.last()) else { return false };
        // Cues stand in the order of their beginnings, a clause's words in that of the text.
        let until = self.cues.partition_point(|hit| start + hit.tokens.start <= *last);
        let near = self.cues[..until].iter().rev();
        near.take_while(|hit| *first < start + hit.tokens.start + self.longest_cue).any(|hit| {
            hit.rule == rule
                && hit.tokens.clone().any(|token| clause.words.binary_search(&(start + token)).is_ok())
        })
    }

    pub(super) fn has(&self, rule: &str) -> bool {
        self.cues.iter().any(|hit| hit.rule == rule)
    }
}

/// The signs of every sentence.
pub fn signs(reading: &Reading<'_>, passages: &[Passage]) -> Vec<Signs> {
    let mut places = vec![(0, 0); reading.len()];
    for (scene, passage) in passages.iter().enumerate() {
        places[passage.sentences.clone()].fill((passage.strand, scene));
    }
    let parents = parents(reading);
    let mut signs: Vec<Signs> = places
        .into_iter()
        .enumerate()
        .map(|(sentence, place)| of(reading, sentence, place, &parents))
        .collect();
    pair_courses(reading, &mut signs);
    follow(reading, &mut signs);
    for sentence in 0..signs.len() {
        let meant = |clause: &Clause| {
            asks_of_several(reading, clause)
                && clause.subject_persons().is_empty()
                && says_they(reading, clause)
        };
        if signs[sentence].asks && signs[sentence].clauses.iter().any(meant) {
            signs[sentence].pair = last_pair(&signs, sentence).to_vec();
        }
    }
    signs
}

/// The signs of one sentence, by itself.
fn of(
    reading: &Reading<'_>,
    sentence: usize,
    (strand, scene): (usize, usize),
    parents: &Keyed<usize, Vec<usize>>,
) -> Signs {
    let tokens = reading.tokens(sentence);
    let cues = reading.lore.dilemma_cues.search(tokens);
    let clauses = reading.clauses(sentence);
    let conditions = clauses.iter().filter(|clause| clause.kind == ClauseKind::Condition).count();
    let asks = reading.facts[sentence].asks;
    let lore = reading.lore;
    let or = tokens.iter().any(|token| lore.words.or.contains(&token.lower) && !token.quoted);
    let negated = refuses_so(lore, tokens)
        || tokens.windows(2).any(|two| {
            lore.dilemmas.conditions.contains(&two[0].lower) && lore.words.negations.contains(&two[1].lower)
        });
    let should = cues.iter().any(|hit| hit.rule == "dilemma/should");
    let rather = tokens.iter().any(|token| lore.dilemmas.rather.contains(&token.lower));
    let words = reading.facts[sentence].words;
    let to = |token: &&Token<'_>| lore.words.to.contains(&token.lower);
    let english = reading.prose.language == Language::English;
    let to_or = english && asks && or && tokens.iter().filter(to).count() >= 2;
    Signs {
        either_way: !asks
            && (conditions >= 2
                || conditions == 1 && negated
                || or && sets_courses(reading, tokens, &cues)
                || commands_twice(reading, tokens)
                || weighs_deeds(reading, tokens)),
        asks_which: asks
            && or
            && !opens_with_or(reading, tokens)
            && (should || rather || to_or || words < 6 || asks_deeds(reading, tokens)),
        weighs: !asks && weighs(lore, tokens, &cues),
        ultimatum: !asks && threatens(lore, tokens, &cues),
        at_odds: !asks && at_odds(reading, &clauses),
        forgoes: false,
        contrary: false,
        asks_back: asks && words <= 7 && refers_back(reading, sentence, &cues),
        asks_will: asks && clauses.iter().any(|clause| wills(reading, clause)),
        asks,
        kin: kin(reading, sentence, parents),
        pair: Vec::new(),
        strand,
        scene,
        clauses,
        longest_cue: cues.iter().map(|hit| hit.tokens.len()).max().unwrap_or(0),
        cues,
    }
}

/// `wenn er es nicht tut`, `if he doesn't`: the contrary of what somebody ought to do.
fn refuses_so(lore: &Lore, tokens: &[Token<'_>]) -> bool {
    let condition = |token: &Token<'_>| !token.quoted && lore.dilemmas.conditions.contains(&token.lower);
    tokens.iter().enumerate().filter(|(_, token)| condition(token)).any(|(at, _)| {
        let clause = tokens[at + 1..].iter().take(5).take_while(|token| token.kind == TokenKind::Word);
        let mut refuses = false;
        let mut last = "";
        for token in clause {
            refuses |= lore.words.negations.contains(&token.lower) || token.lower.contains(['\'', '’']);
            last = &token.lower;
        }
        refuses && lore.dilemmas.does_so.contains(last)
    })
}

/// Marks neighbours that tell one course each with what it brings: `If she signs, the house is his. If she does not, …`,
/// `Open the gates and the valley floods. Leave them shut and the wall goes.`; or what the same person could do and could
/// do as well: `She could report him. She could also keep quiet.`
fn pair_courses(reading: &Reading<'_>, signs: &mut [Signs]) {
    let course = |at: usize, signs: &[Signs]| {
        let sign = &signs[at];
        let opens = sign.clauses.first().is_some_and(|clause| clause.kind == ClauseKind::Condition);
        !sign.asks && !sign.either_way && (opens || commands(reading, at))
    };
    for at in 1..signs.len() {
        let beside = signs[at].strand == signs[at - 1].strand
            && reading.prose.sentences[at].block == reading.prose.sentences[at - 1].block;
        let paired = course(at - 1, signs) && course(at, signs);
        let condition = || signs[at - 1].clauses.first().is_some_and(|clause| clause.is_condition(reading));
        let contrary = opens_contrary(reading, at) && !signs[at - 1].asks && condition();
        signs[at].contrary = beside && contrary;
        if beside && (paired || contrary || could_as_well(reading, signs, at)) {
            for sentence in [at - 1, at] {
                signs[sentence].either_way = true;
            }
        }
    }
}

/// `If not, …`, `Wenn nicht, …`: the contrary of a condition that was told.
fn opens_contrary(reading: &Reading<'_>, sentence: usize) -> bool {
    let [first, second, third, ..] = reading.tokens(sentence) else { return false };
    reading.lore.dilemmas.conditions.contains(&first.lower)
        && reading.lore.words.negations.contains(&second.lower)
        && third.kind == TokenKind::Mark
}

/// Whether the sentence adds a course to the one that the same person could take in the sentence before.
fn could_as_well(reading: &Reading<'_>, signs: &[Signs], sentence: usize) -> bool {
    let free = |at: usize| {
        let able = |clause: &&Clause| {
            clause.kind == ClauseKind::Main && reading.lore.dilemmas.able.contains(&clause.lemma)
        };
        signs[at].clauses.iter().find(able).map(Clause::subject_persons).filter(|persons| !persons.is_empty())
    };
    let adds = |token: &Token<'_>| !token.quoted && reading.lore.dilemmas.as_well.contains(&token.lower);
    let plain = |at: usize| !signs[at].asks && !signs[at].either_way;
    // `She could tell. She could keep quiet.`
    let (before, here) = (reading.tokens(sentence - 1), reading.tokens(sentence));
    let again =
        |at: usize| before.get(at).zip(here.get(at)).is_some_and(|(a, b)| a.lower == b.lower && !b.quoted);
    let could = here.get(1).is_some_and(|token| reading.lore.dilemmas.may.contains(&token.lower));
    if plain(sentence - 1) && plain(sentence) && again(0) && again(1) && could {
        return true;
    }
    plain(sentence - 1)
        && plain(sentence)
        && reading.tokens(sentence).iter().take(ADDED).any(adds)
        && free(sentence).is_some_and(|persons| free(sentence - 1) == Some(persons))
}

/// What adds a course stands among so many first tokens of its sentence.
const ADDED: usize = 6;

/// Marks sentences after which the next one tells the contrary course, or somebody else's refusal.
fn follow(reading: &Reading<'_>, signs: &mut [Signs]) {
    let words = &reading.lore.dilemmas;
    for at in 1..signs.len() {
        let (before, here) = (&signs[at - 1], &signs[at]);
        let opens = reading.tokens(at).first().map_or("", |token| token.lower.as_str());
        if before.strand != here.strand || before.asks || here.asks {
            continue;
        }
        let ultimatum = words.otherwise_opens.contains(opens) && PRESSING.iter().any(|rule| before.has(rule));
        let must = |clause: &Clause| {
            let ought = |&word: &usize| words.ought.contains(&reading.prose.tokens[word].lower);
            clause.words.iter().any(ought)
        };
        let forgoes = words.instead.contains(opens)
            && before.clauses.iter().any(must)
            && !reading.facts[at - 1].persons.is_empty();
        // `Tom will verkaufen. Laura denkt nicht daran.`
        let wish = before.clauses.iter().filter(|clause| words.wants.contains(&clause.lemma));
        let wishing: Vec<usize> = wish.flat_map(Clause::subject_persons).copied().collect();
        let denies = |clause: &Clause| {
            let who = clause.subject_persons();
            clause.kind == ClauseKind::Main
                && !who.is_empty()
                && !who.iter().any(|person| wishing.contains(person))
                && here.cue_in(reading, at, clause, "dilemma/refuse")
        };
        let denied = !wishing.is_empty() && here.clauses.iter().any(denies);
        signs[at - 1].at_odds |= denied;
        signs[at - 1].ultimatum |= ultimatum;
        signs[at - 1].forgoes = forgoes;
    }
}

/// Whether the sentence commands a course and tells what it brings: `Leave them shut and the wall goes.`
fn commands(reading: &Reading<'_>, sentence: usize) -> bool {
    let tokens = reading.tokens(sentence);
    // `The math: open all five gates and …`
    let start = tokens.iter().take(5).position(|token| token.text == ":").map_or(0, |colon| colon + 1);
    is_command(reading, &tokens[start..])
}

/// Whether `tokens` begin with a command and go on with what it brings.
fn is_command(reading: &Reading<'_>, tokens: &[Token<'_>]) -> bool {
    let Some(verb) = tokens.first().filter(|token| !token.quoted) else { return false };
    let words = reading.lore.words;
    let brings = tokens[1..].windows(2).any(|two| {
        words.and.contains(&two[0].lower)
            && (words.definite.contains(&two[1].lower)
                || words.possessives.contains(&two[1].lower)
                || words.subject_pronouns.contains(&two[1].lower)
                || two[1].text.starts_with(char::is_uppercase))
    });
    reading.prose.language == Language::English && brings && reading.lore.verbs.infinitive(&verb.lower)
}

/// `Marry the Duke and save the estate, or marry the gardener and save herself`, `Let him through and they will pay; stop
/// him and the surgeon is gone`: two commands and what each brings.
fn commands_twice(reading: &Reading<'_>, tokens: &[Token<'_>]) -> bool {
    let infinitive = |at: usize| {
        let token = tokens.get(at).filter(|token| !token.quoted && token.text == token.lower);
        token.is_some_and(|token| reading.lore.verbs.infinitive(&token.lower))
    };
    let opens = tokens.first().is_some_and(|first| {
        !first.quoted
            && reading.lore.verbs.infinitive(&first.lower)
            && !reading.lore.dilemmas.asking_deed.contains(&first.lower)
    });
    let and = |range: Range<usize>| {
        tokens[range].iter().any(|token| reading.lore.words.and.contains(&token.lower) && !token.quoted)
    };
    let parts = |at: usize| matches!(tokens[at].text, "," | ";" | "–" | "—");
    reading.prose.language == Language::English
        && opens
        && (2..tokens.len()).filter(|&at| parts(at) && and(1..at)).any(|mark| {
            let or = tokens.get(mark + 1).is_some_and(|token| reading.lore.words.or.contains(&token.lower));
            let start = mark + 1 + usize::from(or);
            infinitive(start) && (or || and(start..tokens.len()))
        })
}

/// `Going to the regulator would end her career; keeping quiet would make her guilty`: what each of two deeds would bring.
fn weighs_deeds(reading: &Reading<'_>, tokens: &[Token<'_>]) -> bool {
    let would = |at: usize| {
        let near = tokens[at + 1..].iter().take(DEED).take_while(|token| token.kind == TokenKind::Word);
        near.into_iter().any(|token| reading.lore.titles.unreal.contains(&token.lower))
    };
    let deed = |at: &usize| tokens[*at].lower.ends_with("ing") && !tokens[*at].quoted && would(*at);
    reading.prose.language == Language::English && (0..tokens.len()).filter(deed).count() >= 2
}

/// So many words behind the verb of a deed `would` stands at most.
const DEED: usize = 8;

/// Kin whom the sentence speaks of and who are named elsewhere: `beide Elternteile` of the child who was there last.
fn kin(reading: &Reading<'_>, sentence: usize, parents: &Keyed<usize, Vec<usize>>) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for token in reading.prose.sentences[sentence].tokens.clone() {
        let word = &reading.prose.tokens[token];
        let Some((kin, plural)) = lexicon::kin(&word.lower, reading.prose.language) else { continue };
        if kin.tie != KinTie::Parent || !(plural || kin.group) || reading.mention_at(token).is_some() {
            continue;
        }
        let parents = (sentence.saturating_sub(KIN_REACH)..=sentence)
            .rev()
            .flat_map(|earlier| reading.facts[earlier].persons.iter())
            .filter_map(|child| parents.get(child))
            .find(|parents| parents.len() > 1);
        found.extend(parents.into_iter().flatten());
    }
    found
}

/// The parents of each child.
fn parents(reading: &Reading<'_>) -> Keyed<usize, Vec<usize>> {
    let mut parents = Keyed::default();
    for tie in reading.people.ties.iter().filter(|tie| tie.kind == RelationKind::ChildOf) {
        let own: &mut Vec<usize> = parents.entry(tie.a, Vec::new);
        own.push(tie.b);
    }
    parents
}

/// Whether the clause asks if somebody will do what is theirs to choose.
fn wills(reading: &Reading<'_>, clause: &Clause) -> bool {
    let lore = reading.lore;
    let first = clause.words.first().map_or("", |&word| reading.prose.tokens[word].lower.as_str());
    // An English verb stands behind its modal, among the other words.
    let later = clause.verb.map_or(0, |verb| verb + 1);
    let said = |at: &usize| lore.dilemmas.will.contains(&reading.prose.tokens[clause.words[*at]].lower);
    let english =
        reading.prose.language == Language::English && (later..clause.words.len()).any(|at| said(&at));
    clause.kind == ClauseKind::Question
        && lore.dilemmas.asking_will.contains(&clause.lemma)
        && !lore.words.question_words.contains(first)
        && (lore.dilemmas.will.contains(&clause.content) || english)
        && !clause.subject_persons().is_empty()
}

/// `Oder …`: goes on with the question before.
pub(super) fn opens_with_or(reading: &Reading<'_>, tokens: &[Token<'_>]) -> bool {
    tokens.first().is_some_and(|token| reading.lore.words.or.contains(&token.lower))
}

/// Whether a short question leans on what was told: by a pronoun, or by a word of consent or decision.
fn refers_back(reading: &Reading<'_>, sentence: usize, cues: &[Hit]) -> bool {
    let pronoun = reading.mentions(sentence).iter().any(|mention| mention.kind == MentionKind::Pronoun)
        && reading.mentions(sentence).iter().all(|mention| mention.kind != MentionKind::Name);
    pronoun
        || cues.iter().any(|hit| matches!(hit.rule, "dilemma/consent" | "dilemma/decide" | "dilemma/offer"))
}

/// Whether the clause asks about several whom it does not name.
pub(super) fn asks_of_several(reading: &Reading<'_>, clause: &Clause) -> bool {
    let form = clause.verb.map_or("", |verb| reading.prose.tokens[clause.words[verb]].lower.as_str());
    clause.kind == ClauseKind::Question
        && clause.subject_persons().len() != 1
        && (form.ends_with("en") || reading.lore.words.plural_forms.contains(form))
}

/// The last persons before `sentence` who were one subject together, or stood side by side.
pub(super) fn last_pair(signs: &[Signs], sentence: usize) -> &[usize] {
    (sentence.saturating_sub(6)..sentence)
        .rev()
        .flat_map(|earlier| signs[earlier].clauses.iter().rev())
        .map(Clause::subject_persons)
        .find(|persons| persons.len() == 2 || persons.len() == 3)
        .unwrap_or(&[])
}

/// Whether the clause says `sie` or `they` without telling who that is.
fn says_they(reading: &Reading<'_>, clause: &Clause) -> bool {
    clause.words.iter().any(|&word| reading.lore.words.they.contains(&reading.prose.tokens[word].lower))
}
