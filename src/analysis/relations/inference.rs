//! What follows from ties that were found, and which of two that contradict each other stays.

use std::collections::{BTreeMap, BTreeSet};

use super::TieWords;
use crate::{
    analysis::{
        Cue,
        lexicon::WordSet,
        people::{People, Tie},
        prose::Prose,
    },
    outline::RelationKind,
};

/// Adds what follows: the child of one parent is a sibling's parent's child, and children of one parent are
/// siblings; then of two that say the same keeps the surer.
pub(super) fn infer(people: &mut People, said: &KinSaid) {
    let known: BTreeSet<(usize, usize, RelationKind)> =
        people.ties.iter().map(|tie| (tie.a, tie.b, tie.kind)).collect();
    let pairs: BTreeSet<(usize, usize)> = known.iter().map(|&(a, b, _)| (a.min(b), a.max(b))).collect();
    let related = |a: usize, b: usize| pairs.contains(&(a.min(b), a.max(b)));
    let mut parents: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut children: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(child, parent, _) in known.iter().filter(|(_, _, kind)| *kind == RelationKind::ChildOf) {
        parents.entry(child).or_default().push(parent);
        children.entry(parent).or_default().push(child);
    }
    let mut drawn: Vec<(usize, usize, RelationKind)> = Vec::new();
    for &(a, b, _) in known.iter().filter(|(_, _, kind)| *kind == RelationKind::Sibling) {
        for (from, to) in [(a, b), (b, a)] {
            // One known parent passes on; of two, one may be another's.
            let [parent] = parents.get(&from).map_or(&[][..], Vec::as_slice) else { continue };
            if !related(to, *parent) && to != *parent && !parents.contains_key(&to) {
                drawn.push((to, *parent, RelationKind::ChildOf));
            }
        }
    }
    for siblings in children.values().filter(|siblings| siblings.len() <= 6) {
        for (index, &a) in siblings.iter().enumerate() {
            for &b in &siblings[index + 1..] {
                if !related(a, b) {
                    drawn.push((a, b, RelationKind::Sibling));
                }
            }
        }
    }
    let sure = people.ties.iter().filter(|tie| tie.confidence >= SURE);
    let sure: BTreeSet<(usize, usize, RelationKind)> = sure.map(|tie| (tie.a, tie.b, tie.kind)).collect();
    drawn.extend(other_parents(&spouses(people), &parents, said, &related));
    drawn.extend(relatives(&sure, said, &related));
    drawn.extend(at_work(&known, &related));
    for (a, b, kind) in drawn {
        let cues = vec![Cue { rule: "tie/follows", weight: 0.6, range: None }];
        people.ties.push(Tie { a, b, kind, confidence: 0.6, cues });
    }
    settle(people);
}

/// Whoever is married to a `daughter-in-law` is the child of her parents-in-law: `in_law` holds each with one of those.
pub(super) fn by_marriage(people: &mut People, in_law: &[(usize, usize)]) {
    let spouses = spouses(people);
    for &(own, parent) in in_law {
        let mut married =
            spouses.iter().filter_map(|&(a, b)| if a == own { Some(b) } else { (b == own).then_some(a) });
        let (Some(child), None) = (married.next(), married.next()) else { continue };
        let of_both = |tie: &Tie| (tie.a, tie.b) == (child, parent) || (tie.a, tie.b) == (parent, child);
        if child != parent && !people.ties.iter().any(of_both) {
            let cues = vec![Cue { rule: "tie/follows", weight: 0.6, range: None }];
            let kind = RelationKind::ChildOf;
            people.ties.push(Tie { a: child, b: parent, kind, confidence: 0.6, cues });
        }
    }
}

/// Who is told to be married to whom, by a noun; `has married` says too little: who marries a parent is another's.
fn spouses(people: &People) -> BTreeSet<(usize, usize)> {
    let by_noun = |tie: &&Tie| tie.cues.iter().any(|cue| matches!(cue.rule, "tie/spouse" | "tie/row"));
    let couples = people.ties.iter().filter(|tie| tie.kind == RelationKind::Partner).filter(by_noun);
    couples.map(|tie| (tie.a, tie.b)).collect()
}

/// The wife of a child's father is the mother, where the text does not speak of steps and second marriages.
fn other_parents(
    spouses: &BTreeSet<(usize, usize)>,
    parents: &BTreeMap<usize, Vec<usize>>,
    said: &KinSaid,
    related: &dyn Fn(usize, usize) -> bool,
) -> Vec<(usize, usize, RelationKind)> {
    if said.steps {
        return Vec::new();
    }
    let mut drawn = Vec::new();
    for (&child, own) in parents {
        let &[parent] = own.as_slice() else { continue };
        let mut spouses = spouses
            .iter()
            .filter_map(|&(a, b)| if a == parent { Some(b) } else { (b == parent).then_some(a) });
        if let (Some(spouse), None) = (spouses.next(), spouses.next())
            && spouse != child
            && !related(child, spouse)
        {
            drawn.push((child, spouse, RelationKind::ChildOf));
        }
    }
    drawn
}

/// What is said this surely may pass on to kin at one remove.
const SURE: f32 = 0.75;

/// Which kin beyond parents, children and couples the text speaks of.
#[derive(Clone, Copy, Debug)]
pub(super) struct KinSaid {
    /// `Oma`, `grandson`
    grands: bool,
    /// `Schwiegervater`
    in_laws: bool,
    /// `Onkel`, `niece`
    uncles: bool,
    /// `Stiefmutter`, `aus erster Ehe`, `second wife`
    steps: bool,
}

impl KinSaid {
    /// What `prose` speaks of.
    pub(super) fn read(prose: &Prose<'_>, words: &TieWords) -> Self {
        let said = |list: &WordSet| prose.tokens.iter().any(|token| list.contains(&token.lower));
        Self {
            grands: said(&words.grands),
            in_laws: said(&words.in_laws),
            uncles: said(&words.uncles),
            steps: said(&words.steps),
        }
    }
}

/// Kin at one remove, where the text has a word for them: a parent's parent, a spouse's parent, a parent's sibling.
fn relatives(
    known: &BTreeSet<(usize, usize, RelationKind)>,
    said: &KinSaid,
    related: &dyn Fn(usize, usize) -> bool,
) -> Vec<(usize, usize, RelationKind)> {
    let mut drawn = Vec::new();
    let of_child = |&&(_, _, kind): &&(usize, usize, RelationKind)| kind == RelationKind::ChildOf;
    for &(child, parent, _) in known.iter().filter(of_child) {
        let grand =
            known.iter().filter(of_child).filter(|tie| tie.0 == parent && said.grands).map(|tie| tie.1);
        let beside = |wanted: RelationKind, drawn: bool| {
            known
                .iter()
                .filter(move |tie| tie.2 == wanted && drawn)
                .filter_map(move |&(a, b, _)| if a == parent { Some(b) } else { (b == parent).then_some(a) })
        };
        let uncles = beside(RelationKind::Sibling, said.uncles);
        drawn.extend(grand.chain(uncles).map(|other| (child, other)));
        if said.in_laws {
            let spouses = known.iter().filter(|tie| tie.2 == RelationKind::Partner);
            drawn.extend(spouses.filter_map(|&(a, b, _)| {
                if a == child { Some((b, parent)) } else { (b == child).then_some((a, parent)) }
            }));
        }
    }
    drawn.retain(|&(a, b)| a != b && !related(a, b));
    drawn.into_iter().map(|(a, b)| (a, b, RelationKind::Relative)).collect()
}

/// Of ties of one kind between the same two keeps one with all cues; a couple that is no more is none.
fn settle(people: &mut People) {
    let mut kept: BTreeMap<(usize, usize, RelationKind), (usize, Tie)> = BTreeMap::new();
    for (place, tie) in std::mem::take(&mut people.ties).into_iter().enumerate() {
        let (a, b) = if tie.kind.is_directed() || tie.a < tie.b { (tie.a, tie.b) } else { (tie.b, tie.a) };
        match kept.entry((a, b, tie.kind)) {
            std::collections::btree_map::Entry::Vacant(slot) => {
                slot.insert((place, tie));
            }
            std::collections::btree_map::Entry::Occupied(mut slot) => {
                let (_, known) = slot.get_mut();
                known.confidence = (known.confidence.max(tie.confidence) + 0.05).min(0.97);
                known.cues.extend(tie.cues);
            }
        }
    }
    let past: Vec<(usize, usize)> =
        kept.keys().filter(|k| k.2 == RelationKind::ExPartner).map(|k| (k.0, k.1)).collect();
    for (a, b) in past {
        // `das Ehepaar … steht vor der Trennung`
        let couple = kept
            .get(&(a, b, RelationKind::Partner))
            .is_some_and(|(_, tie)| tie.cues.iter().any(|cue| matches!(cue.rule, "tie/spouse" | "tie/row")));
        let word = kept
            .get(&(a, b, RelationKind::ExPartner))
            .is_some_and(|(_, tie)| tie.cues.iter().all(|cue| cue.rule == "tie/pair-word"));
        if couple && word {
            kept.remove(&(a, b, RelationKind::ExPartner));
            continue;
        }
        kept.remove(&(a, b, RelationKind::Partner));
        kept.remove(&(a, b, RelationKind::Friend));
    }
    // Friends by their noun are no lovers by theirs, and who gives orders is no colleague.
    let keys: Vec<(usize, usize, RelationKind)> = kept.keys().copied().collect();
    for (a, b, kind) in keys {
        let only_lovers = |tie: &Tie| tie.cues.iter().all(|cue| cue.rule == "tie/lover-noun");
        match kind {
            RelationKind::Friend
                if kept.get(&(a, b, RelationKind::Partner)).is_some_and(|(_, tie)| only_lovers(tie)) =>
            {
                kept.remove(&(a, b, RelationKind::Partner));
            }
            RelationKind::SuperiorOf => {
                kept.remove(&(a.min(b), a.max(b), RelationKind::Colleague));
            }
            _ => {}
        }
    }
    let mut ties: Vec<(usize, Tie)> = kept.into_values().collect();
    ties.sort_by_key(|(place, _)| *place);
    people.ties = ties.into_iter().map(|(_, tie)| tie).collect();
}

/// Who gives orders to somebody gives them to the colleague at their side.
fn at_work(
    known: &BTreeSet<(usize, usize, RelationKind)>,
    related: &dyn Fn(usize, usize) -> bool,
) -> Vec<(usize, usize, RelationKind)> {
    let mut drawn = Vec::new();
    let of = |kind: RelationKind| known.iter().filter(move |tie| tie.2 == kind);
    for &(chief, staff, _) in of(RelationKind::SuperiorOf) {
        for &(a, b, _) in of(RelationKind::Colleague) {
            let beside = if a == staff { b } else { a };
            if (a == staff || b == staff) && beside != chief && !related(chief, beside) {
                drawn.push((chief, beside, RelationKind::SuperiorOf));
            }
        }
    }
    drawn
}
