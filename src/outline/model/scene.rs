//! A scene, and what belongs to it alone.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Found, Span, is_default};
use crate::outline::{CharacterId, Length, LocationId, Minutes, SceneId, StrandId};

/// A unit of place and time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// Its id, such as `sc-7f3k2q`.
    pub id: SceneId,
    /// A few words: `Kai zwischen Leben und Tod`.
    pub title: String,
    /// What happens.
    pub summary: String,
    /// The storyline that it belongs to.
    pub strand: Option<StrandId>,
    /// Where it plays.
    pub location: Option<LocationId>,
    /// Who takes part or is at stake in it.
    pub characters: Vec<CharacterId>,
    /// How long it is on screen; not known when not set.
    pub length: Option<Length>,
    /// When it happens in the story.
    pub moment: Option<Moment>,
    /// How far the writer has come with it.
    pub status: SceneStatus,
    /// What is said in it.
    pub quotes: Vec<Quote>,
    /// The writer's notes.
    pub notes: String,
    /// What the importer says of it.
    pub found: Option<Found>,
    /// The passages that it was made from.
    pub spans: Vec<Span>,
}

impl Scene {
    /// How many minutes it is on screen, where that is known or estimated.
    pub fn minutes(&self) -> Option<Minutes> {
        self.length.map(|length| length.minutes)
    }

    /// Whether it has a length that nobody has set.
    pub fn is_estimated(&self) -> bool {
        self.length.is_some_and(|length| length.is_estimate)
    }
}

/// How far the writer has come with a scene.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SceneStatus {
    /// An idea, no more.
    #[default]
    Planned,
    /// Written down once.
    Drafted,
    /// Gone over again.
    Revised,
    /// Done.
    Finished,
}

/// When a scene happens in the story: a day, and the hour where it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The day.
    pub day: StoryDay,
    /// The time of day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<NaiveTime>,
    /// How the text puts it: `drei Wochen später`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// What the importer says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Found>,
}

/// A day of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StoryDay {
    /// Counted from the day on which the episode begins, which is 1; before it 0, -1 …
    Day(i32),
    /// A day of the calendar.
    Date(NaiveDate),
}

/// Direct speech in a scene.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words, without quotation marks.
    pub text: String,
    /// Who says them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<CharacterId>,
    /// Where they stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// A scene as the file has it: a length is two fields there.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Scene", remote = "Scene")]
struct SceneInFile {
    id: SceneId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    summary: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    strand: Option<StrandId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    location: Option<LocationId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    characters: Vec<CharacterId>,
    #[serde(default, skip_serializing_if = "Option::is_none", getter = "Scene::minutes")]
    minutes: Option<Minutes>,
    /// Says nothing without minutes.
    #[serde(default, skip_serializing_if = "is_default", getter = "Scene::is_estimated")]
    estimated: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    moment: Option<Moment>,
    #[serde(default, skip_serializing_if = "is_default")]
    status: SceneStatus,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    quotes: Vec<Quote>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    notes: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    found: Option<Found>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    spans: Vec<Span>,
}

impl From<SceneInFile> for Scene {
    fn from(scene: SceneInFile) -> Self {
        Self {
            id: scene.id,
            title: scene.title,
            summary: scene.summary,
            strand: scene.strand,
            location: scene.location,
            characters: scene.characters,
            length: scene.minutes.map(|minutes| Length { minutes, is_estimate: scene.estimated }),
            moment: scene.moment,
            status: scene.status,
            quotes: scene.quotes,
            notes: scene.notes,
            found: scene.found,
            spans: scene.spans,
        }
    }
}

impl Serialize for Scene {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SceneInFile::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Scene {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        SceneInFile::deserialize(deserializer)
    }
}
