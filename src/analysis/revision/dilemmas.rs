//! Dilemmas: which of those in the new text the writer has, which are new, and what becomes of hers.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Came, Known, Versions, is_open, named::key, scenes::each_once};
use crate::outline::{
    CharacterId, Dilemma, DilemmaId, DilemmaKind, DilemmaOption, Outcome, Outline, SceneId, Span, TakenIds,
};

/// One that shares a third of its words with another is the same.
const SAME: usize = 3;

/// Brings the dilemmas up to date and adds the new ones.
pub(super) fn merge(versions: &Versions<'_>, next: &mut Outline, known: &Known, came: &mut Came) {
    let left_of = |dilemma: &Arc<Dilemma>| left(versions, &dilemma.spans);
    let mine = Resting::new(versions.mine.dilemmas.iter().map(left_of));
    let base = read_as(versions);
    let wanted: BTreeSet<usize> = base.iter().flatten().copied().collect();
    let rejected = versions.base.dilemmas.iter().enumerate().filter(|(place, _)| !wanted.contains(place));
    let rejected =
        Resting::new(rejected.map(|(_, dilemma)| left(versions, &versions.adopted_spans(&dilemma.spans))));
    let theirs: Vec<Dilemma> =
        versions.theirs.dilemmas.iter().map(|dilemma| told(versions, known, dilemma)).collect();
    let words: Vec<BTreeSet<usize>> = theirs.iter().map(|dilemma| words(versions, dilemma)).collect();
    let of_mine = pairs(versions, &mine, &theirs, &words);
    let met: BTreeSet<usize> = of_mine.iter().flatten().copied().collect();

    for (place, dilemma) in next.dilemmas.iter_mut().enumerate() {
        let mut updated = Dilemma::clone(dilemma);
        updated.spans = versions.carry_spans(&dilemma.spans);
        let there = of_mine[place].map(|there| &theirs[there]);
        let id = &dilemma.id;
        if let Some(there) = there.filter(|_| dilemma.spans.is_empty() && dilemma.found.is_some()) {
            // What was gone in a version between has come back.
            updated.spans.clone_from(&there.spans);
            came.new.push(id.into());
        } else if let Some(there) = there.filter(|there| is_changed(versions, dilemma, there)) {
            let spans = there.spans.iter().filter(|span| !updated.spans.contains(span));
            let new: Vec<Span> = spans.filter(|span| versions.has_new(span)).cloned().collect();
            updated.spans.retain(|span| !new.iter().any(|new| covers(new, span)));
            updated.spans.extend(new);
            updated.spans.sort();
            let base = base[place].map(|place| &*versions.base.dilemmas[place]);
            let list = match retell(base, known, &mut updated, there) {
                true => &mut came.renewed,
                false => &mut came.kept,
            };
            list.push(id.into());
        } else if !dilemma.spans.is_empty() && updated.spans.is_empty() && dilemma.found.is_some() {
            came.gone.push(id.into());
        }
        if updated != **dilemma {
            *dilemma = Arc::new(updated);
        }
    }
    let mut taken: TakenIds = next.dilemmas.iter().map(|dilemma| dilemma.id.as_str().to_owned()).collect();
    for (place, dilemma) in theirs.into_iter().enumerate() {
        let added = words[place].iter().filter(|word| versions.passages.is_added(**word)).count();
        let is_met =
            met.contains(&place) || [&mine, &rejected].into_iter().any(|known| known.any_like(&words[place]));
        if added * 2 < words[place].len() || added == 0 || is_met {
            continue;
        }
        let id = DilemmaId::new(taken.free(dilemma.id.as_str()));
        came.new.push((&id).into());
        next.dilemmas.push(Arc::new(Dilemma { id, ..dilemma }));
    }
}

/// For each of the writer's the one that was read from the old text: from the same passage, or else of the same title.
fn read_as(versions: &Versions<'_>) -> Vec<Option<usize>> {
    fn all(outline: &Outline) -> Vec<(&DilemmaId, &[Span])> {
        outline.dilemmas.iter().map(|dilemma| (&dilemma.id, dilemma.spans.as_slice())).collect()
    }
    let base = versions.base.dilemmas.iter().enumerate();
    let by_title: BTreeMap<String, usize> =
        base.map(|(place, dilemma)| (key(&dilemma.title), place)).collect();
    let read = versions.read_as(&all(versions.mine), &all(versions.base));
    let same = |(dilemma, read): (&Arc<Dilemma>, Option<usize>)| {
        read.or_else(|| by_title.get(&key(&dilemma.title)).copied())
    };
    versions.mine.dilemmas.iter().zip(read).map(same).collect()
}

fn covers(one: &Span, other: &Span) -> bool {
    one.source == other.source && one.start <= other.start && other.end <= one.end
}

/// The words that are left of these passages, as tokens of the new text.
fn left(versions: &Versions<'_>, spans: &[Span]) -> BTreeSet<usize> {
    let here = spans.iter().filter(|span| versions.is_here(span));
    here.flat_map(|span| versions.passages.carry(&span.range()).words).collect()
}

/// The words that it rests on.
fn words(versions: &Versions<'_>, dilemma: &Dilemma) -> BTreeSet<usize> {
    let text = &versions.passages.new;
    let tokens = dilemma.spans.iter().flat_map(|span| text.tokens_in(&span.range()));
    tokens.filter(|token| text.is_word(*token)).collect()
}

fn is_same(one: &BTreeSet<usize>, other: &BTreeSet<usize>) -> bool {
    let shared = one.intersection(other).count();
    shared > 0 && (shared * SAME >= one.len() || shared * SAME >= other.len())
}

/// Dilemmas by the words of the new text that they rest on.
struct Resting {
    words: Vec<BTreeSet<usize>>,
    on: BTreeMap<usize, Vec<usize>>,
}

impl Resting {
    fn new(words: impl Iterator<Item = BTreeSet<usize>>) -> Self {
        let words: Vec<BTreeSet<usize>> = words.collect();
        let mut on: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, words) in words.iter().enumerate() {
            words.iter().for_each(|word| on.entry(*word).or_default().push(place));
        }
        Self { words, on }
    }

    /// Those that rest on the same words, for the most part.
    fn like(&self, words: &BTreeSet<usize>) -> BTreeSet<usize> {
        let touched: BTreeSet<usize> =
            words.iter().filter_map(|word| self.on.get(word)).flatten().copied().collect();
        touched.into_iter().filter(|place| is_same(&self.words[*place], words)).collect()
    }

    fn any_like(&self, words: &BTreeSet<usize>) -> bool {
        !self.like(words).is_empty()
    }
}

/// For each of the writer's dilemmas which of `theirs` it is; nobody is two. The most alike find each other first: those
/// with the same title, then those that rest on the same words, then those in which the same persons have to choose
/// in the same scene.
fn pairs(
    versions: &Versions<'_>,
    mine: &Resting,
    theirs: &[Dilemma],
    words: &[BTreeSet<usize>],
) -> Vec<Option<usize>> {
    let mut by_title: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_choice: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (place, dilemma) in versions.mine.dilemmas.iter().enumerate() {
        by_title.entry(key(&dilemma.title)).or_default().push(place);
        by_choice.entry((&dilemma.holders, &dilemma.opens)).or_default().push(place);
    }
    by_title.remove("");
    let mut likely: Vec<(bool, usize, usize, usize)> = Vec::new();
    for (other, there) in theirs.iter().enumerate() {
        let named = by_title.get(&key(&there.title)).cloned().unwrap_or_default();
        let is_choice = !there.holders.is_empty() && there.opens.is_some();
        let choice = by_choice.get(&(&there.holders, &there.opens)).filter(|_| is_choice);
        let choice = choice.into_iter().flatten().copied();
        let choice = choice.filter(|one| versions.mine.dilemmas[*one].kind == there.kind);
        let ones: BTreeSet<usize> =
            mine.like(&words[other]).into_iter().chain(named.iter().copied()).chain(choice).collect();
        for one in ones {
            let shared = mine.words[one].intersection(&words[other]).count();
            likely.push((named.contains(&one), shared, one, other));
        }
    }
    likely.sort_by_key(|(is_named, shared, one, other)| {
        (std::cmp::Reverse((*is_named, *shared)), *one, *other)
    });
    let mut of_mine = vec![None; mine.words.len()];
    let mut met = BTreeSet::new();
    for (_, _, one, other) in likely {
        if of_mine[one].is_none() && met.insert(other) {
            of_mine[one] = Some(other);
        }
    }
    of_mine
}

/// A dilemma of the new text in terms of the writer's outline.
fn told(versions: &Versions<'_>, known: &Known, dilemma: &Dilemma) -> Dilemma {
    let scene = |id: &SceneId| known.scenes.get(id).cloned();
    let holders = dilemma.holders.iter().filter_map(|id| known.characters.get(id).cloned());
    Dilemma {
        holders: each_once(holders),
        opens: dilemma.opens.as_ref().and_then(scene),
        presses: each_once(dilemma.presses.iter().filter_map(scene)),
        outcome: outcome(&dilemma.outcome, scene),
        found: versions.adopted_found(dilemma.found.as_ref()),
        spans: versions.adopted_spans(&dilemma.spans),
        ..dilemma.clone()
    }
}

fn outcome(outcome: &Outcome, scene_of: impl Fn(&SceneId) -> Option<SceneId>) -> Outcome {
    match outcome {
        Outcome::Open => Outcome::Open,
        Outcome::Decided { option, scene } => {
            Outcome::Decided { option: *option, scene: scene.as_ref().and_then(scene_of) }
        }
    }
}

/// Whether what it rests on reads otherwise now.
fn is_changed(versions: &Versions<'_>, dilemma: &Dilemma, there: &Dilemma) -> bool {
    let here = dilemma.spans.iter().filter(|span| versions.is_here(span));
    let had: usize = here
        .clone()
        .map(|span| versions.passages.old.words(versions.passages.old.tokens_in(&span.range())))
        .sum();
    left(versions, &dilemma.spans).len() < had || there.spans.iter().any(|span| versions.has_new(span))
}

/// What a writer may have changed of a dilemma.
type Told<'a> = (&'a str, DilemmaKind, Vec<CharacterId>, &'a [DilemmaOption], &'a str, (bool, Option<usize>));

fn content(dilemma: &Dilemma, holders: Vec<CharacterId>) -> Told<'_> {
    let outcome = match &dilemma.outcome {
        Outcome::Open => (false, None),
        Outcome::Decided { option, .. } => (true, *option),
    };
    (&dilemma.title, dilemma.kind, holders, &dilemma.options, &dilemma.stakes, outcome)
}

/// Takes what the new text tells where the writer has left the dilemma as the old one had it; whether that is so.
fn retell(base: Option<&Dilemma>, known: &Known, dilemma: &mut Dilemma, there: &Dilemma) -> bool {
    let is_as_before = base.is_some_and(|base| {
        let holders = each_once(base.holders.iter().filter_map(|id| known.base_characters.get(id).cloned()));
        content(base, holders) == content(dilemma, dilemma.holders.clone())
    });
    if !is_as_before || !is_open(dilemma.found.as_ref()) {
        return false;
    }
    let (id, notes) = (dilemma.id.clone(), std::mem::take(&mut dilemma.notes));
    *dilemma = Dilemma { id, notes, ..there.clone() };
    true
}
