//! Which scenes of the new text are which of the writer's.

use std::{collections::BTreeMap, ops::Range};

use super::SAME;
use crate::{
    analysis::revision::{Versions, is_open, passages::Carried},
    outline::{Outline, SceneId, Span},
};

/// A passage is new where half of its words are.
const NEW: usize = 2;

/// So many new words in whole sentences are worth a scene of their own.
const SENTENCE: usize = 8;

/// How the scenes of the new text and the writer's belong together.
pub(in crate::analysis::revision) struct Matches {
    /// In the order of the new text.
    pub(in crate::analysis::revision) theirs: Vec<There>,
    /// In the order of the writer's.
    pub(super) mine: Vec<Here>,
    /// For each of the writer's the one that was read from the old text.
    pub(super) base: Vec<Option<usize>>,
}

/// A scene that was read from the new text.
#[derive(Debug, Default)]
pub(in crate::analysis::revision) struct There {
    /// Its passages, as tokens.
    tokens: Vec<Range<usize>>,
    /// How many words it has, and how many of them are new.
    words: usize,
    added: usize,
    /// The places of the writer's scenes that it is, that with most of its words first.
    pub(in crate::analysis::revision) owners: Vec<usize>,
    /// The one of them whose passage ends last.
    pub(super) last: Option<usize>,
    /// Whether it is to be proposed.
    pub(in crate::analysis::revision) is_new: bool,
    /// What of it is to be proposed where the rest is in a scene of the writer's.
    pub(super) part: Vec<Range<usize>>,
}

/// A scene of the writer's.
#[derive(Debug, Default)]
pub(super) struct Here {
    /// What has become of each of its passages in this source.
    pub(super) carried: Vec<Carried>,
    /// Whether the writer has left it as it was read: not checked, not retold, no work begun.
    pub(super) is_untouched: bool,
    /// Which scenes of the new text it is, in their order.
    pub(super) is: Vec<usize>,
}

impl Here {
    pub(super) fn had(&self) -> usize {
        self.carried.iter().map(|carried| carried.had).sum()
    }

    pub(super) fn has(&self) -> usize {
        self.carried.iter().map(|carried| carried.words.len()).sum()
    }
}

impl There {
    /// Whether it is all of one scene and nothing of another.
    pub(super) fn is_alone(&self) -> bool {
        self.owners.len() == 1
    }

    fn is_mostly_new(&self) -> bool {
        self.words > 0 && self.added * NEW >= self.words
    }
}

impl Matches {
    pub(in crate::analysis::revision) fn new(versions: &Versions<'_>) -> Self {
        let text = &versions.passages.new;
        let mut scene_at: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let mut theirs: Vec<There> = Vec::new();
        for (place, scene) in versions.theirs.scenes.iter().enumerate() {
            let tokens: Vec<_> = scene.spans.iter().map(|span| text.tokens_in(&span.range())).collect();
            scene_at.extend(tokens.iter().map(|tokens| (tokens.start, (tokens.end, place))));
            let words = tokens.iter().map(|tokens| text.words(tokens.clone())).sum();
            let added = tokens.iter().map(|tokens| versions.passages.added_words(tokens.clone())).sum();
            theirs.push(There { tokens, words, added, ..There::default() });
        }
        let mut shared: Vec<BTreeMap<usize, Share>> = vec![BTreeMap::new(); theirs.len()];
        fn all(outline: &Outline) -> Vec<(&SceneId, &[Span])> {
            outline.scenes.iter().map(|scene| (&scene.id, scene.spans.as_slice())).collect()
        }
        let base = versions.read_as(&all(versions.mine), &all(versions.base));
        let mut mine: Vec<Here> = Vec::new();
        for (place, scene) in versions.mine.scenes.iter().enumerate() {
            let here = scene.spans.iter().filter(|span| versions.is_here(span));
            let carried: Vec<_> = here.map(|span| versions.passages.carry(&span.range())).collect();
            for word in carried.iter().flat_map(|carried| &carried.words) {
                let scene = scene_at.range(..=*word).next_back().filter(|(_, (end, _))| word < end);
                if let Some((_, (_, there))) = scene {
                    let share = shared[*there].entry(place).or_default();
                    (share.words, share.end) = (share.words + 1, share.end.max(*word));
                }
            }
            let base = base[place].map(|place| &versions.base.scenes[place]);
            let is_as_read =
                base.is_some_and(|base| scene.summary == base.summary && scene.status == base.status);
            let is_untouched = is_as_read && is_open(scene.found.as_ref());
            mine.push(Here { carried, is_untouched, is: Vec::new() });
        }
        let gone = versions.mine.scenes.iter().enumerate().filter(|(_, scene)| scene.spans.is_empty());
        let gone: BTreeMap<&SceneId, usize> = gone.map(|(place, scene)| (&scene.id, place)).collect();
        for (place, (there, shared)) in theirs.iter_mut().zip(shared).enumerate() {
            there.settle(&shared, &mine, versions);
            // What was gone in a version between has come back.
            if let Some(owner) =
                gone.get(&versions.theirs.scenes[place].id).filter(|_| there.owners.is_empty())
            {
                (there.owners, there.last, there.is_new) = (vec![*owner], Some(*owner), false);
            }
            for owner in &there.owners {
                mine[*owner].is.push(place);
            }
        }
        Self { theirs, mine, base }
    }
}

/// What two scenes have in common.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    words: usize,
    /// The last word.
    end: usize,
}

impl There {
    /// Finds out whose it is, and whether it is new.
    fn settle(&mut self, shared: &BTreeMap<usize, Share>, mine: &[Here], versions: &Versions<'_>) {
        let is_same = |(place, share): &(&usize, &Share)| {
            share.words * SAME >= mine[**place].had() || share.words * SAME >= self.words
        };
        let mut owners: Vec<(&usize, &Share)> = shared.iter().filter(is_same).collect();
        owners.sort_by_key(|(place, share)| (std::cmp::Reverse(share.words), **place));
        self.last = owners.iter().max_by_key(|(_, share)| share.end).map(|(place, _)| **place);
        self.owners = owners.into_iter().map(|(place, _)| *place).collect();
        let Some(owner) = self.owners.first().map(|owner| &mine[*owner]) else {
            self.is_new = self.is_mostly_new();
            return;
        };
        // What a writer has changed or checked takes no sentence in: what is new beside it is a scene of its own.
        if !owner.is_untouched {
            let text = &versions.passages.new;
            let sentences = self.added(versions).into_iter().filter(|run| is_sentence(versions, run));
            let runs: Vec<Range<usize>> = sentences.collect();
            if runs.iter().map(|run| text.words(run.clone())).sum::<usize>() >= SENTENCE {
                self.part = runs.iter().filter_map(|run| text.bytes(run)).collect();
                self.is_new = true;
            }
        }
    }

    /// The runs of its tokens that are new, each with the marks behind it.
    pub(super) fn added(&self, versions: &Versions<'_>) -> Vec<Range<usize>> {
        let (passages, text) = (&versions.passages, &versions.passages.new);
        let mut runs: Vec<Range<usize>> = Vec::new();
        for tokens in &self.tokens {
            let mut run: Option<Range<usize>> = None;
            for token in tokens.clone() {
                let goes_on = run.as_ref().is_some_and(|run| run.end == token);
                if goes_on && (passages.is_added(token) || !text.is_word(token)) {
                    run = run.map(|run| run.start..token + 1);
                } else if passages.is_added(token) && text.is_word(token) {
                    runs.extend(run.replace(token..token + 1));
                }
            }
            runs.extend(run);
        }
        runs
    }
}

/// Whether a run of tokens is one sentence or several.
fn is_sentence(versions: &Versions<'_>, run: &Range<usize>) -> bool {
    let text = &versions.passages.new;
    let begins = run.start == 0
        || (1..=2).any(|back| {
            // An opening quotation mark may stand before it.
            let is_between =
                (run.start.saturating_sub(back - 1)..run.start).all(|token| !text.is_word(token));
            run.start >= back && is_between && text.ends_sentence(run.start - back)
        });
    begins && text.ends_sentence(run.end - 1)
}
