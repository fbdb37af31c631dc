//! Where a sentence is cut: at its marks, and before what joins a clause on.

use std::rc::Rc;

use crate::analysis::{
    Language, morphology::bears_genitive, people::MentionKind, prose::TokenKind, reading::Reading,
    verbs::Form,
};

/// A stretch of words between marks.
pub(super) struct Field {
    pub(super) words: Vec<usize>,
    /// The mark before it.
    pub(super) mark: String,
}

/// The stretches between marks, outside quotation marks.
pub(super) fn fields(reading: &Reading<'_>, sentence: usize) -> Vec<Field> {
    let range = reading.prose.sentences[sentence].tokens.clone();
    let mut fields = vec![Field { words: Vec::new(), mark: String::new() }];
    let mut bracket = 0_usize;
    for at in range {
        let token = &reading.prose.tokens[at];
        match token.text {
            "(" | "[" => bracket += 1,
            ")" | "]" => bracket = bracket.saturating_sub(1),
            _ if bracket > 0 => {}
            _ if token.quoted && reading.is_speech(sentence, at) => {}
            _ if token.kind == TokenKind::Mark => {
                let breaks =
                    matches!(token.text, "," | ";" | ":" | "–" | "—" | "-" | "..." | "…" | "!" | "?");
                if breaks && fields.last().is_some_and(|field| !field.words.is_empty()) {
                    fields.push(Field { words: Vec::new(), mark: token.text.to_owned() });
                }
            }
            _ => {
                if let Some(field) = fields.last_mut() {
                    field.words.push(at);
                }
            }
        }
    }
    fields.retain(|field| !field.words.is_empty());
    fields
}

/// Cuts a field where a second clause begins without a mark: `und` before a verb; in English also before
/// subordinate clauses. With each part whether it is coordinated to the one before.
pub(super) fn split(reading: &Reading<'_>, words: &[usize]) -> Vec<(Vec<usize>, bool)> {
    let lower = |at: usize| reading.prose.tokens[words[at]].lower.as_str();
    let lore = reading.lore;
    let german = reading.prose.language == Language::German;
    let mut parts = Vec::new();
    let mut start = 0;
    let mut coordinated = false;
    // Whether a finite verb stands between `start` and `looked_at`.
    let (mut verb_before, mut looked_at) = (false, 0);
    for at in 1..words.len().saturating_sub(1) {
        let coordinator = lore.words.coordinators.contains(lower(at));
        if coordinator {
            verb_before = looked_at > start && verb_before
                || (looked_at.max(start)..at).any(|i| finite_at(reading, words, i));
            looked_at = at;
        }
        if coordinator && verb_before {
            let limit = (at + 8).min(words.len());
            let verb = (at + 1..limit).find(|&i| {
                finite_at(reading, words, i) && !(german && bare(reading, words, i) && i + 1 == words.len())
            });
            let verb_next = verb == Some(at + 1);
            let own_subject = verb.is_some_and(|verb| {
                (at + 1..verb).any(|i| {
                    reading.mention_at(words[i]).is_some() || lore.words.subject_pronouns.contains(lower(i))
                }) || lore.words.determiners.contains(lower(at + 1))
            });
            if verb_next || own_subject {
                parts.push((words[start..at].to_vec(), coordinated));
                start = at + 1;
                coordinated = verb_next;
            }
        } else if !german
            && at > start
            && (lore.words.subordinators.contains(lower(at)) || lore.words.relatives.contains(lower(at)))
            && opens_english_clause(reading, words, at)
        {
            parts.push((words[start..at].to_vec(), coordinated));
            start = at;
            coordinated = false;
        }
    }
    parts.push((words[start..].to_vec(), coordinated));
    parts
}

/// Whether a subordinate clause with its own verb begins at the English word `at`.
fn opens_english_clause(reading: &Reading<'_>, words: &[usize], at: usize) -> bool {
    let token = |i: usize| &reading.prose.tokens[words[i]];
    let lore = reading.lore;
    let lower = token(at).lower.as_str();
    let Some(next) = (at + 1 < words.len()).then(|| token(at + 1)) else { return false };
    let relative = lore.words.relatives.contains(lower);
    let subject = lore.words.subject_pronouns.contains(&next.lower)
        || lore.words.determiners.contains(&next.lower)
        || reading.mention_at(words[at + 1]).is_some();
    let verb = (at + 1..(at + 10).min(words.len())).any(|i| finite_at(reading, words, i));
    verb && (subject
        || (relative && lore.verbs.finite(&next.lower).is_some())
        || lore.words.sure_subordinators.contains(lower))
}

pub(super) fn bare(reading: &Reading<'_>, words: &[usize], at: usize) -> bool {
    reading.lore.verbs.finite(&reading.prose.tokens[words[at]].lower).is_some_and(|form| form.bare)
}

/// The form of a verb that the word at `at` can be.
pub(super) fn form_at(reading: &Reading<'_>, words: &[usize], at: usize) -> Option<Rc<Form>> {
    let verbs = &reading.lore.verbs;
    let lower = |at: usize| reading.prose.tokens[words[at]].lower.as_str();
    verbs.finite(lower(at)).or_else(|| {
        // `She pats his hand`, but not `his hands`.
        let before = at.checked_sub(1)?;
        let person = reading.mention_at(words[before]);
        let pronoun = person.is_some_and(|person| person.kind == MentionKind::Pronoun)
            && reading.lore.words.subject_pronouns.contains(lower(before))
            && !reading.lore.words.determiners.contains(lower(before));
        let name = person.is_some_and(|person| {
            person.kind == MentionKind::Name
                && !bears_genitive(lower(before))
                && words.get(at + 1).is_some_and(|&next| {
                    let next = &reading.prose.tokens[next];
                    reading.lore.words.determiners.contains(&next.lower)
                        || reading.lore.words.object_pronouns.contains(&next.lower)
                        || reading.lore.words.verb_particles.contains(&next.lower)
                        || next.text.starts_with(char::is_uppercase)
                })
        });
        (pronoun || name).then(|| verbs.third_person(lower(at))).flatten().map(Rc::new)
    })
}

/// Whether the word at `at` can be a finite verb where it stands.
pub(super) fn finite_at(reading: &Reading<'_>, words: &[usize], at: usize) -> bool {
    let token = |i: usize| &reading.prose.tokens[words[i]];
    let lore = reading.lore;
    let here = token(at);
    let first = words[at] == reading.prose.sentences[here.sentence].tokens.start;
    let Some(form) = form_at(reading, words, at) else { return false };
    // Capital behind a colon or a dash as well.
    let opens =
        at == 0 && words[at].checked_sub(1).is_some_and(|i| reading.prose.tokens[i].kind == TokenKind::Mark);
    if here.text.starts_with(char::is_uppercase) && !first && !opens {
        return false;
    }
    // `Will Martha notice?`: at the head of a question an auxiliary is no name.
    let helper = lore.words.auxiliaries.contains(&form.lemma) || lore.words.modals.contains(&form.lemma);
    if first && helper && reading.facts[here.sentence].asks {
        return true;
    }
    if reading.mention_at(words[at]).is_some_and(|m| m.kind == MentionKind::Name) {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |i| token(i).lower.as_str());
    let next = words.get(at + 1).map(|_| token(at + 1));
    if reading.prose.language == Language::German {
        let attributive = (here.lower.ends_with("te") || here.lower.ends_with("ten") || form.bare)
            && next.is_some_and(|next| next.text.starts_with(char::is_uppercase))
            && (lore.words.determiners.contains(before) || lore.words.articles.contains(before));
        let infinitive = lore.words.to.contains(before) || lore.words.opens_phrase(before) && form.bare;
        return !attributive && !infinitive;
    }
    let noun_place = lore.words.determiners.contains(before) && !lore.words.standing_alone.contains(before)
        || lore.words.opens_phrase(before)
        || bears_genitive(before);
    if noun_place || lore.words.to.contains(before) {
        return false;
    }
    // `can`, `must`: of these all persons are one.
    if form.bare && !lore.words.modals.contains(&form.lemma) {
        let helped = (at.saturating_sub(3)..at).any(|i| {
            lore.verbs
                .finite(&token(i).lower)
                .is_some_and(|form| lore.words.modals.contains(&form.lemma) || form.lemma == "do")
        });
        let plural = lore.words.before_base_form.contains(before)
            || reading
                .mention_at(words[at.saturating_sub(1)])
                .is_some_and(|m| m.kind != MentionKind::Pronoun)
                && at >= 3
                && (at.saturating_sub(4)..at).any(|i| lore.words.and.contains(&token(i).lower));
        return !helped && plural;
    }
    // An -ed form after a form of be or have, or behind a noun without one, is a participle.
    let after_auxiliary = (at.saturating_sub(2)..at).any(|i| {
        lore.verbs.finite(&token(i).lower).is_some_and(|form| lore.words.auxiliaries.contains(&form.lemma))
    });
    !(after_auxiliary && form.past)
}

/// Whether what somebody said stands right before the word: `„Nein“, sagt sie`.
pub(super) fn follows_speech(reading: &Reading<'_>, sentence: usize, word: usize) -> bool {
    let from = reading.prose.sentences[sentence].tokens.start;
    let before = (from..word).rev().find(|&at| {
        let token = &reading.prose.tokens[at];
        token.kind != TokenKind::Mark || token.quoted
    });
    before.is_some_and(|at| reading.prose.tokens[at].quoted && reading.is_speech(sentence, at))
}
