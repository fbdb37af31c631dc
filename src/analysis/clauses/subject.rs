//! Which group of a clause's words is its subject.

use super::{Clause, ClauseKind};
use crate::analysis::{
    Language,
    chunks::{Chunk, ChunkKind},
    people::MentionKind,
    reading::Reading,
};

/// The subject among the groups.
pub(super) fn subject(reading: &Reading<'_>, clause: &Clause) -> Option<usize> {
    let verb = clause.verb?;
    let german = reading.prose.language == Language::German;
    let can = |index: &usize| {
        let chunk = &clause.chunks[*index];
        match chunk.kind {
            ChunkKind::Noun => !german || !oblique(reading, clause, chunk),
            ChunkKind::Pronoun => {
                let lower = &reading.prose.tokens[clause.words[chunk.words.start]].lower;
                reading.lore.words.subject_pronouns.contains(lower)
            }
            _ => false,
        }
    };
    let before: Vec<usize> =
        (0..clause.chunks.len()).filter(|&i| clause.chunks[i].words.start < verb).collect();
    let after: Vec<usize> =
        (0..clause.chunks.len()).filter(|&i| clause.chunks[i].words.start > verb).collect();
    if !german {
        return if clause.kind == ClauseKind::Question && before.iter().all(|i| !can(i)) {
            after.into_iter().find(can)
        } else {
            // `On Sunday Grace …`: the group nearest to the verb.
            before
                .into_iter()
                .rev()
                .find(can)
                .or_else(|| after.into_iter().find(can).filter(|_| clause.kind == ClauseKind::Question))
        };
    }
    // `er` and its like cannot be anything else.
    let certain = |index: &usize| {
        let chunk = &clause.chunks[*index];
        chunk.kind == ChunkKind::Pronoun
            && reading
                .lore
                .words
                .sure_subjects
                .contains(&reading.prose.tokens[clause.words[chunk.words.start]].lower)
    };
    let all = before.iter().chain(&after);
    if let Some(&sure) = all.clone().find(|i| certain(i)) {
        return Some(sure);
    }
    if clause.shares_subject && before.is_empty() {
        return None;
    }
    all.copied().find(can)
}

/// Whether a German noun phrase begins with an article that no nominative has.
fn oblique(reading: &Reading<'_>, clause: &Clause, chunk: &Chunk) -> bool {
    let token = &reading.prose.tokens[clause.words[chunk.words.start]];
    if reading.mention_at(clause.words[chunk.words.start]).is_some_and(|m| m.kind == MentionKind::Name) {
        return false;
    }
    reading.lore.words.oblique.contains(&token.lower) || time_accusative(reading, clause, chunk)
}

/// `jede Nacht`, `eine Stunde lang`, `drei Tage`: a time, not somebody who acts.
fn time_accusative(reading: &Reading<'_>, clause: &Clause, chunk: &Chunk) -> bool {
    let last = &reading.prose.tokens[clause.words[chunk.words.end - 1]].lower;
    chunk.persons.is_empty() && reading.lore.moments.lasting.contains(last)
}
