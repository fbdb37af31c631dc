//! Ids of new items.

use crate::outline::{
    Character, CharacterId, Location, LocationId, Outline, Strand, StrandId, items::Listed, short_hash,
};

/// A new id, such as `sc-7f3k2q`, that no item of the outline ever had.
pub(super) fn mint<T: Listed>(outline: &mut Outline) -> T::Id {
    let (minted, id) = next_id::<T>(outline);
    outline.minted = minted;
    id
}

/// What [`mint`] would give, and how many ids have been made then.
fn next_id<T: Listed>(outline: &Outline) -> (u32, T::Id) {
    let mut minted = outline.minted;
    loop {
        minted += 1;
        let id = format!("{}-{}", T::PREFIX, short_hash(&format!("{}{minted}", T::PREFIX)));
        if T::list(outline).iter().all(|item| item.id().as_ref() != id) {
            return (minted, id.as_str().into());
        }
    }
}

/// The ids that the next item gets which is added without one, so that the same step can refer to it.
impl Outline {
    /// The next new character's.
    pub fn next_character_id(&self) -> CharacterId {
        next_id::<Character>(self).1
    }

    /// The next new location's.
    pub fn next_location_id(&self) -> LocationId {
        next_id::<Location>(self).1
    }

    /// The next new strand's.
    pub fn next_strand_id(&self) -> StrandId {
        next_id::<Strand>(self).1
    }
}
