//! Strands: which of the writer's the new scenes belong to.

use std::{collections::BTreeMap, sync::Arc};

use super::{Came, Known, Versions, scenes::Matches};
use crate::outline::{Outline, Strand, StrandId, TakenIds};

/// Finds for each strand of the new text the writer's: the one that most of its scenes belong to which she has. A strand
/// all of whose scenes are new is new.
pub(super) fn merge(
    versions: &Versions<'_>,
    matches: &Matches,
    next: &mut Outline,
    known: &mut Known,
    came: &mut Came,
) {
    let mut votes: BTreeMap<&StrandId, Vec<Option<&StrandId>>> = BTreeMap::new();
    let mut has_new: BTreeMap<&StrandId, bool> = BTreeMap::new();
    for (scene, there) in versions.theirs.scenes.iter().zip(&matches.theirs) {
        let Some(strand) = &scene.strand else { continue };
        *has_new.entry(strand).or_default() |= there.is_new;
        if let Some(owner) = there.owners.first() {
            votes.entry(strand).or_default().push(versions.mine.scenes[*owner].strand.as_ref());
        }
    }
    let mut taken: TakenIds = next.strands.iter().map(|strand| strand.id.as_str().to_owned()).collect();
    for strand in &versions.theirs.strands {
        match votes.get(&strand.id) {
            Some(votes) => {
                let count = |id: &StrandId| votes.iter().filter(|vote| **vote == Some(id)).count();
                // Of several the first, as they stand in the outline.
                let best = versions.mine.strands.iter().rev().max_by_key(|mine| count(&mine.id));
                if let Some(best) = best.filter(|best| count(&best.id) > 0) {
                    known.strands.insert(strand.id.clone(), best.id.clone());
                }
            }
            None if has_new.get(&strand.id) == Some(&true) => {
                let id = StrandId::new(taken.free(strand.id.as_str()));
                came.new.push((&id).into());
                known.strands.insert(strand.id.clone(), id.clone());
                let found = versions.adopted_found(strand.found.as_ref());
                next.strands.push(Arc::new(Strand { id, found, ..Strand::clone(strand) }));
            }
            None => {}
        }
    }
}
