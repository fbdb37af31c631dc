//! What the writer wants to see: which rails, which lanes, how wide a scene is. Where one looks is the
//! [viewport's](super::Viewport) matter.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::outline::{CharacterId, DilemmaId, LocationId, StrandId};

/// The choices that a timeline is built by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    /// What the lanes stand for.
    pub grouping: Grouping,
    /// Which rails are shown.
    pub rails: Rails,
    /// How wide a scene is.
    pub widths: Widths,
    /// Lanes in the order that the writer gave them; those not named follow in their natural order.
    pub order: Vec<LaneKey>,
    /// Lanes folded to a thin line.
    pub folded: BTreeSet<LaneKey>,
    /// Scenes that belong to none of these are dimmed; with none, no scene is.
    pub filter: BTreeSet<LaneKey>,
}

/// What the lanes stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grouping {
    /// A lane per strand.
    #[default]
    Strands,
    /// A lane per character, a block where they take part.
    Characters,
    /// A lane per location.
    Locations,
    /// A lane per dilemma, a block where it opens, presses or is decided.
    Dilemmas,
    /// All scenes on one lane.
    One,
}

impl Grouping {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Strands, Self::Characters, Self::Locations, Self::Dilemmas, Self::One];
}

/// Which rails are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rails {
    /// Telling order above, story time below, a line per scene between them.
    #[default]
    Both,
    /// Telling order alone.
    Telling,
    /// Story time alone: the lanes stand in the order in which things happen.
    Story,
}

impl Rails {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Both, Self::Telling, Self::Story];
}

/// How wide a scene is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Widths {
    /// As wide as its minutes.
    #[default]
    Minutes,
    /// All alike.
    Equal,
}

/// What a lane stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LaneKey {
    /// The scenes of a strand.
    Strand(StrandId),
    /// The scenes in which a character takes part.
    Character(CharacterId),
    /// The scenes that play at a location.
    Location(LocationId),
    /// The scenes that a dilemma goes through.
    Dilemma(DilemmaId),
    /// Every scene.
    All,
    /// The scenes that have none: no strand, no characters …
    Without,
}
