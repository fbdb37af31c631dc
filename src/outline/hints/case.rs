//! What a hint is about: which kind of thing, in which items.

use serde::{Deserialize, Serialize};

use crate::outline::{CharacterId, DilemmaId, ItemId, LocationId, SceneId, StrandId};

/// What a hint is about. Other scenes or persons are another case, so a hint that was put away is told again when the
/// story has changed there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Case {
    /// A dilemma opens and is never decided.
    Undecided { dilemma: DilemmaId },
    /// A dilemma lacks something that makes it one.
    Unfinished { dilemma: DilemmaId },
    /// A dilemma is decided before it opens.
    DecidedTooEarly { dilemma: DilemmaId, opens: SceneId, decided: SceneId },
    /// None of those who must choose is in the scene where they do.
    DecidedInAbsence { dilemma: DilemmaId, decided: SceneId },
    /// No scene belongs to a strand.
    EmptyStrand { strand: StrandId },
    /// A single scene belongs to a strand.
    SingleScene { strand: StrandId, scene: SceneId },
    /// A strand is away for a long time between two of its scenes.
    StrandAway { strand: StrandId, after: SceneId, until: SceneId },
    /// A strand ends long before the episode does.
    StrandEnds { strand: StrandId, after: SceneId },
    /// A named character is in no scene.
    NoScene { character: CharacterId },
    /// Somebody who is in many scenes is gone long before the episode ends.
    CharacterGone { character: CharacterId, after: SceneId },
    /// Two characters may be one.
    PerhapsOne { one: CharacterId, other: CharacterId },
    /// Somebody is at two places at the same time.
    TwoPlaces { character: CharacterId, one: SceneId, other: SceneId },
    /// Nobody is in a scene.
    Nobody { scene: SceneId },
    /// A scene belongs to no strand.
    NoStrand { scene: SceneId },
    /// The passage that a scene was found in is gone from its source.
    SceneNotInSource { scene: SceneId },
    /// The passages that a dilemma was found in are gone.
    DilemmaNotInSource { dilemma: DilemmaId },
    /// The source does not speak of a character any more that was found in it.
    CharacterNotInSource { character: CharacterId },
    /// The source does not speak of a location any more that was found in it.
    LocationNotInSource { location: LocationId },
}

impl Case {
    /// The item that it is about before all: the one to look at.
    pub fn subject(&self) -> ItemId {
        match self {
            Self::Undecided { dilemma }
            | Self::Unfinished { dilemma }
            | Self::DecidedTooEarly { dilemma, .. }
            | Self::DecidedInAbsence { dilemma, .. }
            | Self::DilemmaNotInSource { dilemma } => dilemma.into(),
            Self::EmptyStrand { strand }
            | Self::SingleScene { strand, .. }
            | Self::StrandAway { strand, .. }
            | Self::StrandEnds { strand, .. } => strand.into(),
            Self::NoScene { character }
            | Self::CharacterGone { character, .. }
            | Self::PerhapsOne { one: character, .. }
            | Self::TwoPlaces { character, .. }
            | Self::CharacterNotInSource { character } => character.into(),
            Self::Nobody { scene } | Self::NoStrand { scene } | Self::SceneNotInSource { scene } => {
                scene.into()
            }
            Self::LocationNotInSource { location } => location.into(),
        }
    }

    /// Everything that it names, the subject first.
    pub fn items(&self) -> Vec<ItemId> {
        let others: [Option<ItemId>; 2] = match self {
            Self::DecidedTooEarly { opens, decided, .. } => [Some(opens.into()), Some(decided.into())],
            Self::DecidedInAbsence { decided, .. } => [Some(decided.into()), None],
            Self::SingleScene { scene, .. } => [Some(scene.into()), None],
            Self::StrandAway { after, until, .. } => [Some(after.into()), Some(until.into())],
            Self::StrandEnds { after, .. } | Self::CharacterGone { after, .. } => [Some(after.into()), None],
            Self::PerhapsOne { other, .. } => [Some(other.into()), None],
            Self::TwoPlaces { one, other, .. } => [Some(one.into()), Some(other.into())],
            Self::Undecided { .. }
            | Self::Unfinished { .. }
            | Self::EmptyStrand { .. }
            | Self::NoScene { .. }
            | Self::Nobody { .. }
            | Self::NoStrand { .. }
            | Self::SceneNotInSource { .. }
            | Self::DilemmaNotInSource { .. }
            | Self::CharacterNotInSource { .. }
            | Self::LocationNotInSource { .. } => [None, None],
        };
        std::iter::once(self.subject()).chain(others.into_iter().flatten()).collect()
    }

    /// Whether it is a matter of this item: the subject, and what would have to change as well. A scene at the edge of
    /// a strand's absence is fine as it is.
    pub fn concerns(&self, item: &ItemId) -> bool {
        match self {
            Self::DecidedTooEarly { .. }
            | Self::DecidedInAbsence { .. }
            | Self::PerhapsOne { .. }
            | Self::TwoPlaces { .. } => self.items().contains(item),
            _ => self.subject() == *item,
        }
    }
}
