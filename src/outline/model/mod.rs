//! The outline of one episode as plain data. Field order here is field order in the file.
//!
//! Items stand behind [`Arc`], so that a whole outline is copied in microseconds and each version of the
//! history shares what did not change. What must hold between the items is in
//! [`check`](super::check()).

mod scene;

use std::{ops::Range, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use self::scene::{Moment, Quote, Scene, SceneStatus, StoryDay};
use super::{
    Case, Confidence, Weight,
    ids::{CharacterId, DilemmaId, LocationId, SceneId, SourceId, StrandId},
};

/// The file format that this program writes. Older ones are read for ever, newer ones are refused.
pub const FORMAT: u32 = 1;

/// Items of one kind, in the order in which they are shown.
pub type List<T> = Vec<Arc<T>>;

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// One episode, structured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The file format, [`FORMAT`].
    pub format: u32,
    /// The episode's title; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The series' title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub series: String,
    /// The season's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub season: Option<u32>,
    /// The episode's number within its season.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub episode: Option<u32>,
    /// The language of the texts: `de`, `en`, or another ISO 639-1 code; empty when not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// The episode in a sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub logline: String,
    /// The day of the first broadcast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub air_date: Option<NaiveDate>,
    /// The length of the slot in minutes, such as 48.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runtime_minutes: Option<u32>,
    /// When the outline was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<DateTime<Utc>>,
    /// When the outline was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<DateTime<Utc>>,
    /// The writer's notes on the episode as a whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// How many ids have been made in this outline; ids of new items come from it, so none is used twice.
    #[serde(default, skip_serializing_if = "is_default")]
    pub minted: u32,
    /// The imported synopses, word for word.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: List<Source>,
    /// Who takes part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub characters: List<Character>,
    /// Where scenes play.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub locations: List<Location>,
    /// The storylines; the first is A.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strands: List<Strand>,
    /// The scenes in telling order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenes: List<Scene>,
    /// Act ends, ad breaks and the like, between the scenes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dividers: List<Divider>,
    /// The scenes in story order, where somebody has set it: all of them, or none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chronology: Vec<SceneId>,
    /// The forced choices and open dramatic questions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dilemmas: List<Dilemma>,
    /// Who is what to whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: List<Relation>,
    /// What the story checker need not mention any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dismissed: Vec<Case>,
}

impl Default for Outline {
    fn default() -> Self {
        Self {
            format: FORMAT,
            title: String::new(),
            series: String::new(),
            season: None,
            episode: None,
            language: String::new(),
            logline: String::new(),
            air_date: None,
            runtime_minutes: None,
            created: None,
            modified: None,
            notes: String::new(),
            minted: 0,
            sources: Vec::new(),
            characters: Vec::new(),
            locations: Vec::new(),
            strands: Vec::new(),
            scenes: Vec::new(),
            dividers: Vec::new(),
            chronology: Vec::new(),
            dilemmas: Vec::new(),
            relations: Vec::new(),
            dismissed: Vec::new(),
        }
    }
}

/// An imported text, kept word for word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id, such as `src-1`.
    pub id: SourceId,
    /// The name of the file that it came from, or what the writer calls it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// When it was imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<DateTime<Utc>>,
    /// The text; spans are byte offsets into it.
    pub text: String,
}

/// A range of a source's text: the evidence for an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The source that it lies in.
    pub source: SourceId,
    /// The offset of its first byte.
    pub start: usize,
    /// The offset after its last byte.
    pub end: usize,
}

impl Span {
    /// The span of `range` in `source`.
    pub fn new(source: &SourceId, range: Range<usize>) -> Self {
        Self { source: source.clone(), start: range.start, end: range.end }
    }

    /// Its bytes.
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// What the importer says of an item that it found. Items that a writer made have none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// How sure the importer is.
    pub confidence: Confidence,
    /// Whether the writer has looked at the item and agreed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub checked: bool,
    /// The rules that spoke for the item, the weightiest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

/// One rule that spoke for or against an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The rule's id, such as `name/genitive-without-article`; the interface has words for it.
    pub rule: String,
    /// How much it counted.
    #[serde(default, skip_serializing_if = "is_default")]
    pub weight: Weight,
    /// The words that it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// Somebody whom the story concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Character {
    /// Its id, such as `kai-krause`.
    pub id: CharacterId,
    /// The fullest name, without a title.
    pub name: String,
    /// An academic or professional form of address: `Dr.`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Every other form of the name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Whether the text names them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: CharacterKind,
    /// The occupation or function: `Assistenzarzt`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// The age, as the text has it: `acht Jahre`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub age: String,
    /// Who plays the part.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub actor: String,
    /// Who this is, in a few sentences.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The writer's notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// What the importer says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Found>,
    /// Where the text speaks of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
}

/// Whether a character has a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CharacterKind {
    /// Has a name: `Kai Krause`.
    #[default]
    Named,
    /// One person without a name: `Violas Vater`.
    Unnamed,
    /// Several who act as one: `die Ärzte`.
    Group,
}

/// A place where scenes play.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    /// Its id, such as `johannes-thal-klinikum`.
    pub id: LocationId,
    /// Its name: `Johannes-Thal-Klinikum`, `Operationssaal`.
    pub name: String,
    /// Every other form of the name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The writer's notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// What the importer says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Found>,
    /// Where the text speaks of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
}

/// A storyline round one problem. Its letter is its place in the list: A, B, C …
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strand {
    /// Its id, such as `a`.
    pub id: StrandId,
    /// Its title: `Kais Rettung`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Which of the theme's strand colours it has, counted from 0; by its place in the list when not set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<u8>,
    /// The writer's notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// What the importer says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Found>,
}

/// Something that stands between two scenes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Divider {
    /// What it is.
    pub kind: DividerKind,
    /// Its name, such as `Akt 2`; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The scene that follows it; the end of the episode when not set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<SceneId>,
}

/// What stands between two scenes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DividerKind {
    /// The teaser ends here.
    Teaser,
    /// An act begins here.
    Act,
    /// A commercial break.
    AdBreak,
    /// The scene before it ends on a cliffhanger.
    Cliffhanger,
}

/// A forced choice, or an open dramatic question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dilemma {
    /// Its id, such as `di-4m8x1c`.
    pub id: DilemmaId,
    /// A few words: `Kai die riskante Rettung erlauben?`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Choice or question.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: DilemmaKind,
    /// Who must choose, or whose question it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holders: Vec<CharacterId>,
    /// The courses, or the possible answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<DilemmaOption>,
    /// What is lost on failure.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub stakes: String,
    /// The scene where it opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<SceneId>,
    /// The scenes where it presses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub presses: Vec<SceneId>,
    /// How it ends.
    #[serde(default, skip_serializing_if = "is_default")]
    pub outcome: Outcome,
    /// The writer's notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// What the importer says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Found>,
    /// Where the text states, presses or answers it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
}

/// Whether somebody must choose, or something is to be found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DilemmaKind {
    /// Courses that exclude each other, each at a price.
    #[default]
    Choice,
    /// An open dramatic question about somebody's fate, truth or ability.
    Question,
}

/// One course of a dilemma.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DilemmaOption {
    /// The course in a few words.
    pub text: String,
    /// What it costs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub price: String,
}

/// How a dilemma ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Not in this episode.
    #[default]
    Open,
    /// It is decided.
    Decided {
        /// The option taken, counted from 0, where it is one of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        option: Option<usize>,
        /// The scene where it is decided.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        scene: Option<SceneId>,
    },
}

/// What `a` is to `b`. There is at most one relation of a kind between two characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// Who is.
    pub a: CharacterId,
    /// To whom.
    pub b: CharacterId,
    /// What.
    pub kind: RelationKind,
    /// The writer's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What the importer says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Found>,
}

/// What one character is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RelationKind {
    /// `a` is the child of `b`.
    ChildOf,
    /// `a` gives `b` orders.
    SuperiorOf,
    /// `a` is treated by `b`.
    PatientOf,
    /// Brother or sister.
    Sibling,
    /// Married, or a couple.
    Partner,
    /// Once a couple.
    ExPartner,
    /// Friends.
    Friend,
    /// Work together.
    Colleague,
    /// Against each other.
    Rival,
    /// Of one family in another way.
    Relative,
}

impl RelationKind {
    /// All kinds, the directed ones first.
    pub const ALL: [Self; 10] = [
        Self::ChildOf,
        Self::SuperiorOf,
        Self::PatientOf,
        Self::Sibling,
        Self::Partner,
        Self::ExPartner,
        Self::Friend,
        Self::Colleague,
        Self::Rival,
        Self::Relative,
    ];

    /// Whether it matters who is `a` and who is `b`.
    pub const fn is_directed(self) -> bool {
        matches!(self, Self::ChildOf | Self::SuperiorOf | Self::PatientOf)
    }
}
