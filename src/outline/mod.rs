//! The story itself: one episode as plain data, what must hold in it, how it is changed, its history,
//! and what a script editor would ask about it.
//!
//! This room knows no file, no clock, no window and no language. Times and random choices are passed in.

mod check;
mod edit;
mod extent;
mod hints;
mod history;
mod ids;
mod items;
mod model;
mod quantity;
mod references;
mod texts;

pub use check::{Violation, check, repair};
pub use edit::{Action, Applied, Edit, EditError, Field, MergeKey, StepLabel};
pub use extent::{Extent, is_same_story};
pub use hints::{Case, Hint, Lack, hints};
pub use history::{History, Selection, Step};
pub use ids::{
    CharacterId, DilemmaId, LocationId, SceneId, SourceId, StrandId, TakenIds, free_id, short_hash, slug,
};
pub use items::{Header, Item, ItemId, ItemKind, RelationId, letter};
pub use model::{
    Character, CharacterKind, Dilemma, DilemmaKind, DilemmaOption, Divider, DividerKind, FORMAT, Found, List,
    Location, Moment, Outcome, Outline, Quote, Reason, Relation, RelationKind, Scene, SceneStatus, Source,
    Span, StoryDay, Strand,
};
pub use quantity::{Confidence, Length, Minutes, Weight};
pub use references::uses;
pub use texts::{Rewording, TextPlace, for_each_text, text_at};
