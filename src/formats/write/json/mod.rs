//! The structured export: the outline as JSON, and the JSON Schema that describes it.
//!
//! The types here are the promise to other programs, apart from the model: every field is always there,
//! names of kinds are in snake case, spans are byte offsets into `sources[].text` as UTF-8. Everything
//! in an outline is carried over.

mod convert;

use schemars::{JsonSchema, generate::SchemaSettings};
use serde::Serialize;

use crate::outline as model;

/// `outline` as indented JSON with a trailing newline; the same outline gives the same bytes.
pub fn outline(outline: &model::Outline) -> String {
    pretty(&Outline::from(outline))
}

/// The JSON Schema of what [`outline()`] writes.
pub fn schema() -> String {
    let settings = SchemaSettings::default().for_serialize();
    pretty(&settings.into_generator().into_root_schema_for::<Outline<'static>>())
}

fn pretty(value: &impl Serialize) -> String {
    // Only maps with keys that are no strings can fail, and there are none.
    let mut json = serde_json::to_string_pretty(value).unwrap_or_default();
    json.push('\n');
    json
}

/// One episode, structured.
#[derive(Serialize, JsonSchema)]
struct Outline<'a> {
    /// The version of this format.
    format: u32,
    /// The episode's title.
    title: &'a str,
    /// The series' title.
    series: &'a str,
    season: Option<u32>,
    /// The episode's number within its season.
    episode: Option<u32>,
    /// ISO 639-1 code of the texts' language; empty when not known.
    language: &'a str,
    /// The episode in a sentence.
    logline: &'a str,
    /// The day of the first broadcast.
    #[schemars(extend("format" = "date"))]
    air_date: Option<String>,
    /// The length of the slot.
    runtime_minutes: Option<u32>,
    #[schemars(extend("format" = "date-time"))]
    created: Option<String>,
    #[schemars(extend("format" = "date-time"))]
    modified: Option<String>,
    notes: &'a str,
    /// The imported texts.
    sources: Vec<Source<'a>>,
    characters: Vec<Character<'a>>,
    locations: Vec<Location<'a>>,
    /// The storylines; the first is A.
    strands: Vec<Strand<'a>>,
    /// In telling order.
    scenes: Vec<Scene<'a>>,
    /// Act ends, ad breaks and the like.
    dividers: Vec<Divider<'a>>,
    /// Ids of all scenes in story order; empty where nobody has set it.
    chronology: Vec<&'a str>,
    dilemmas: Vec<Dilemma<'a>>,
    relations: Vec<Relation<'a>>,
    /// What the story checker need not mention any more.
    dismissed: Vec<Dismissed>,
}

/// An imported text, kept word for word; its line ends are `\n`.
#[derive(Serialize, JsonSchema)]
struct Source<'a> {
    id: &'a str,
    /// The name of the file that it came from.
    name: &'a str,
    #[schemars(extend("format" = "date-time"))]
    imported: Option<String>,
    text: &'a str,
}

/// A range of a source's text, in bytes of its UTF-8.
#[derive(Serialize, JsonSchema)]
struct Span<'a> {
    /// Id of the source.
    source: &'a str,
    /// Offset of the first byte.
    start: usize,
    /// Offset after the last byte.
    end: usize,
}

/// What the importer says of an item that it found.
#[derive(Serialize, JsonSchema)]
struct Found<'a> {
    /// 0 (a guess) to 1 (certain).
    #[schemars(range(min = 0.0, max = 1.0))]
    confidence: f64,
    /// Whether the writer has agreed.
    checked: bool,
    /// The weightiest first.
    reasons: Vec<Reason<'a>>,
}

/// A rule that spoke for (or, below 0, against) an item.
#[derive(Serialize, JsonSchema)]
struct Reason<'a> {
    rule: &'a str,
    weight: f64,
    span: Option<Span<'a>>,
}

/// Somebody whom the story concerns.
#[derive(Serialize, JsonSchema)]
struct Character<'a> {
    id: &'a str,
    /// The fullest name, without a title.
    name: &'a str,
    /// A form of address: `Dr.`.
    title: &'a str,
    /// Every other form of the name.
    aliases: &'a [String],
    kind: CharacterKind,
    /// Occupation or function.
    role: &'a str,
    /// As the text has it.
    age: &'a str,
    actor: &'a str,
    description: &'a str,
    notes: &'a str,
    /// Null for what a writer made.
    found: Option<Found<'a>>,
    spans: Vec<Span<'a>>,
}

/// A place where scenes play.
#[derive(Serialize, JsonSchema)]
struct Location<'a> {
    id: &'a str,
    name: &'a str,
    /// Every other form of the name.
    aliases: &'a [String],
    notes: &'a str,
    /// Null for what a writer made.
    found: Option<Found<'a>>,
    spans: Vec<Span<'a>>,
}

/// A storyline round one problem.
#[derive(Serialize, JsonSchema)]
struct Strand<'a> {
    id: &'a str,
    title: &'a str,
    /// Which of the theme's strand colours, counted from 0; null: by place in the list.
    color: Option<u8>,
    notes: &'a str,
    /// Null for what a writer made.
    found: Option<Found<'a>>,
}

/// A unit of place and time.
#[derive(Serialize, JsonSchema)]
struct Scene<'a> {
    id: &'a str,
    title: &'a str,
    /// What happens.
    summary: &'a str,
    /// Id of the strand.
    strand: Option<&'a str>,
    /// Id of the location.
    location: Option<&'a str>,
    /// Ids of those who take part or are at stake.
    characters: Vec<&'a str>,
    /// Length on screen.
    minutes: Option<f64>,
    /// Whether the minutes are only estimated, from the length of the text that the scene was read from.
    estimated: bool,
    /// When it happens in the story.
    moment: Option<Moment<'a>>,
    status: SceneStatus,
    quotes: Vec<Quote<'a>>,
    notes: &'a str,
    /// Null for what a writer made.
    found: Option<Found<'a>>,
    spans: Vec<Span<'a>>,
}

/// When a scene happens: a day of the story or of the calendar, and the hour where it is known.
#[derive(Serialize, JsonSchema)]
struct Moment<'a> {
    /// Counted from the episode's first day, which is 1; before it 0, -1 …; null where there is a date.
    day: Option<i32>,
    #[schemars(extend("format" = "date"))]
    date: Option<String>,
    /// Hours, minutes and seconds: `21:05:00`.
    time: Option<String>,
    /// How the text puts it.
    words: &'a str,
    /// Null for what a writer made.
    found: Option<Found<'a>>,
}

/// Direct speech.
#[derive(Serialize, JsonSchema)]
struct Quote<'a> {
    /// The words without quotation marks.
    text: &'a str,
    /// Id of the character who says them.
    speaker: Option<&'a str>,
    span: Option<Span<'a>>,
}

/// Something that stands between two scenes.
#[derive(Serialize, JsonSchema)]
struct Divider<'a> {
    kind: DividerKind,
    title: &'a str,
    /// Id of the scene that follows; null: the end of the episode.
    before: Option<&'a str>,
}

/// A forced choice, or an open dramatic question.
#[derive(Serialize, JsonSchema)]
struct Dilemma<'a> {
    id: &'a str,
    title: &'a str,
    kind: DilemmaKind,
    /// Ids of the characters who must choose, or whose question it is.
    holders: Vec<&'a str>,
    options: Vec<DilemmaOption<'a>>,
    /// What is lost on failure.
    stakes: &'a str,
    /// Id of the scene where it opens.
    opens: Option<&'a str>,
    /// Ids of the scenes where it presses.
    presses: Vec<&'a str>,
    outcome: Outcome<'a>,
    notes: &'a str,
    /// Null for what a writer made.
    found: Option<Found<'a>>,
    spans: Vec<Span<'a>>,
}

/// One course of a dilemma.
#[derive(Serialize, JsonSchema)]
struct DilemmaOption<'a> {
    text: &'a str,
    /// What it costs.
    price: &'a str,
}

/// How a dilemma ends.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Outcome<'a> {
    /// Not in this episode.
    Open,
    /// It is decided.
    Decided {
        /// The option taken, counted from 0; null: none of them, or not said.
        option: Option<usize>,
        /// Id of the scene where it is decided.
        scene: Option<&'a str>,
    },
}

/// What `a` is to `b`.
#[derive(Serialize, JsonSchema)]
struct Relation<'a> {
    /// Id of a character.
    a: &'a str,
    /// Id of a character.
    b: &'a str,
    kind: RelationKind,
    note: &'a str,
    /// Null for what a writer made.
    found: Option<Found<'a>>,
}

/// A hint of the story checker that the writer has put away.
#[derive(Serialize, JsonSchema)]
struct Dismissed {
    kind: Case,
    /// Ids of the items that it is about: first the dilemma, strand, character, location or scene that has the matter.
    items: Vec<String>,
}

/// The model's kinds under the names that the export promises.
macro_rules! kinds {
    ($($name:ident { $($(#[$doc:meta])* $variant:ident),+ $(,)? })+) => {$(
        #[derive(Serialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        enum $name { $($(#[$doc])* $variant),+ }

        impl From<model::$name> for $name {
            fn from(kind: model::$name) -> Self {
                match kind { $(model::$name::$variant { .. } => Self::$variant),+ }
            }
        }
    )+};
}

kinds! {
    CharacterKind {
        /// Has a name.
        Named,
        /// One person without a name.
        Unnamed,
        /// Several who act as one.
        Group,
    }
    SceneStatus {
        /// An idea, no more.
        Planned,
        /// Written down once.
        Drafted,
        /// Gone over again.
        Revised,
        /// Done.
        Finished,
    }
    DividerKind {
        /// The teaser ends here.
        Teaser,
        /// An act begins here.
        Act,
        /// A commercial break.
        AdBreak,
        /// The scene before it ends on a cliffhanger.
        Cliffhanger,
    }
    DilemmaKind {
        /// Courses that exclude each other, each at a price.
        Choice,
        /// An open dramatic question about somebody's fate, truth or ability.
        Question,
    }
    RelationKind {
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
    Case {
        /// A dilemma opens and is never decided.
        Undecided,
        /// A dilemma lacks something that makes it one.
        Unfinished,
        /// A dilemma is decided (in the second scene) before it opens (in the first).
        DecidedTooEarly,
        /// None of those who must choose is in the scene where they do.
        DecidedInAbsence,
        /// No scene belongs to a strand.
        EmptyStrand,
        /// A single scene belongs to a strand.
        SingleScene,
        /// A strand is away for a long time between two of its scenes.
        StrandAway,
        /// A strand ends long before the episode does.
        StrandEnds,
        /// A named character is in no scene.
        NoScene,
        /// Somebody who is in many scenes is gone long before the episode ends.
        CharacterGone,
        /// Two characters may be one.
        PerhapsOne,
        /// Somebody is at two places at the same time.
        TwoPlaces,
        /// Nobody is in a scene.
        Nobody,
        /// A scene belongs to no strand.
        NoStrand,
        /// The passage that a scene was found in is gone from its source.
        SceneNotInSource,
        /// The passages that a dilemma was found in are gone.
        DilemmaNotInSource,
        /// The source does not speak of a character any more that was found in it.
        CharacterNotInSource,
        /// The source does not speak of a location any more that was found in it.
        LocationNotInSource,
    }
}
