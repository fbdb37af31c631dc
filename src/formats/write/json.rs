//! The structured export: the outline as JSON, and the JSON Schema that describes it.
//!
//! The types here are the promise to other programs, apart from the model: every field is always there,
//! names of kinds are in snake case, spans are byte offsets into `sources[].text` as UTF-8. Everything
//! in an outline is carried over.

use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::outline as model;

/// `outline` as indented JSON with a trailing newline; the same outline gives the same bytes.
pub fn outline(outline: &model::Outline) -> String {
    pretty(&Outline::from(outline))
}

/// The JSON Schema of what [`outline()`] writes.
pub fn schema() -> String {
    pretty(&schemars::schema_for!(Outline<'static>))
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

/// The model's kinds under the names that the export promises.
macro_rules! kinds {
    ($($name:ident { $($variant:ident),+ })+) => {$(
        #[derive(Serialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        enum $name { $($variant),+ }

        impl From<model::$name> for $name {
            fn from(kind: model::$name) -> Self {
                match kind { $(model::$name::$variant => Self::$variant),+ }
            }
        }
    )+};
}

kinds! {
    CharacterKind { Named, Unnamed, Group }
    SceneStatus { Planned, Drafted, Revised, Finished }
    DividerKind { Teaser, Act, AdBreak, Cliffhanger }
    DilemmaKind { Choice, Question }
    RelationKind {
        ChildOf, SuperiorOf, PatientOf, Sibling, Partner, ExPartner, Friend, Colleague, Rival, Relative
    }
}

/// The export's form of each item of a list.
fn all<'a, M: 'a, E: From<&'a M>>(items: impl IntoIterator<Item = &'a M>) -> Vec<E> {
    items.into_iter().map(E::from).collect()
}

fn list<'a, M, E: From<&'a M>>(items: &'a model::List<M>) -> Vec<E> {
    all(items.iter().map(|item| &**item))
}

fn stamp(time: &DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

impl<'a> From<&'a model::Outline> for Outline<'a> {
    fn from(outline: &'a model::Outline) -> Self {
        Self {
            format: outline.format,
            title: &outline.title,
            series: &outline.series,
            season: outline.season,
            episode: outline.episode,
            language: &outline.language,
            logline: &outline.logline,
            air_date: outline.air_date.as_ref().map(NaiveDate::to_string),
            runtime_minutes: outline.runtime_minutes,
            created: outline.created.as_ref().map(stamp),
            modified: outline.modified.as_ref().map(stamp),
            notes: &outline.notes,
            sources: list(&outline.sources),
            characters: list(&outline.characters),
            locations: list(&outline.locations),
            strands: list(&outline.strands),
            scenes: list(&outline.scenes),
            dividers: list(&outline.dividers),
            chronology: outline.chronology.iter().map(model::SceneId::as_str).collect(),
            dilemmas: list(&outline.dilemmas),
            relations: list(&outline.relations),
        }
    }
}

impl<'a> From<&'a model::Source> for Source<'a> {
    fn from(source: &'a model::Source) -> Self {
        Self {
            id: source.id.as_str(),
            name: &source.name,
            imported: source.imported.as_ref().map(stamp),
            text: &source.text,
        }
    }
}

impl<'a> From<&'a model::Span> for Span<'a> {
    fn from(span: &'a model::Span) -> Self {
        Self { source: span.source.as_str(), start: span.start, end: span.end }
    }
}

impl<'a> From<&'a model::Found> for Found<'a> {
    fn from(found: &'a model::Found) -> Self {
        Self { confidence: found.confidence.as_f64(), checked: found.checked, reasons: all(&found.reasons) }
    }
}

impl<'a> From<&'a model::Reason> for Reason<'a> {
    fn from(reason: &'a model::Reason) -> Self {
        Self {
            rule: &reason.rule,
            weight: reason.weight.as_f64(),
            span: reason.span.as_ref().map(Span::from),
        }
    }
}

impl<'a> From<&'a model::Character> for Character<'a> {
    fn from(character: &'a model::Character) -> Self {
        Self {
            id: character.id.as_str(),
            name: &character.name,
            title: &character.title,
            aliases: &character.aliases,
            kind: character.kind.into(),
            role: &character.role,
            age: &character.age,
            actor: &character.actor,
            description: &character.description,
            notes: &character.notes,
            found: character.found.as_ref().map(Found::from),
            spans: all(&character.spans),
        }
    }
}

impl<'a> From<&'a model::Location> for Location<'a> {
    fn from(location: &'a model::Location) -> Self {
        Self {
            id: location.id.as_str(),
            name: &location.name,
            aliases: &location.aliases,
            notes: &location.notes,
            found: location.found.as_ref().map(Found::from),
            spans: all(&location.spans),
        }
    }
}

impl<'a> From<&'a model::Strand> for Strand<'a> {
    fn from(strand: &'a model::Strand) -> Self {
        Self {
            id: strand.id.as_str(),
            title: &strand.title,
            color: strand.color,
            notes: &strand.notes,
            found: strand.found.as_ref().map(Found::from),
        }
    }
}

impl<'a> From<&'a model::Scene> for Scene<'a> {
    fn from(scene: &'a model::Scene) -> Self {
        Self {
            id: scene.id.as_str(),
            title: &scene.title,
            summary: &scene.summary,
            strand: scene.strand.as_ref().map(model::StrandId::as_str),
            location: scene.location.as_ref().map(model::LocationId::as_str),
            characters: scene.characters.iter().map(model::CharacterId::as_str).collect(),
            minutes: scene.minutes.map(model::Minutes::as_f64),
            moment: scene.moment.as_ref().map(Moment::from),
            status: scene.status.into(),
            quotes: all(&scene.quotes),
            notes: &scene.notes,
            found: scene.found.as_ref().map(Found::from),
            spans: all(&scene.spans),
        }
    }
}

impl<'a> From<&'a model::Moment> for Moment<'a> {
    fn from(moment: &'a model::Moment) -> Self {
        let (day, date) = match moment.day {
            model::StoryDay::Day(day) => (Some(day), None),
            model::StoryDay::Date(date) => (None, Some(date.to_string())),
        };
        Self {
            day,
            date,
            time: moment.time.as_ref().map(NaiveTime::to_string),
            words: &moment.words,
            found: moment.found.as_ref().map(Found::from),
        }
    }
}

impl<'a> From<&'a model::Quote> for Quote<'a> {
    fn from(quote: &'a model::Quote) -> Self {
        Self {
            text: &quote.text,
            speaker: quote.speaker.as_ref().map(model::CharacterId::as_str),
            span: quote.span.as_ref().map(Span::from),
        }
    }
}

impl<'a> From<&'a model::Divider> for Divider<'a> {
    fn from(divider: &'a model::Divider) -> Self {
        Self {
            kind: divider.kind.into(),
            title: &divider.title,
            before: divider.before.as_ref().map(model::SceneId::as_str),
        }
    }
}

impl<'a> From<&'a model::Dilemma> for Dilemma<'a> {
    fn from(dilemma: &'a model::Dilemma) -> Self {
        Self {
            id: dilemma.id.as_str(),
            title: &dilemma.title,
            kind: dilemma.kind.into(),
            holders: dilemma.holders.iter().map(model::CharacterId::as_str).collect(),
            options: all(&dilemma.options),
            stakes: &dilemma.stakes,
            opens: dilemma.opens.as_ref().map(model::SceneId::as_str),
            presses: dilemma.presses.iter().map(model::SceneId::as_str).collect(),
            outcome: Outcome::from(&dilemma.outcome),
            notes: &dilemma.notes,
            found: dilemma.found.as_ref().map(Found::from),
            spans: all(&dilemma.spans),
        }
    }
}

impl<'a> From<&'a model::DilemmaOption> for DilemmaOption<'a> {
    fn from(option: &'a model::DilemmaOption) -> Self {
        Self { text: &option.text, price: &option.price }
    }
}

impl<'a> From<&'a model::Outcome> for Outcome<'a> {
    fn from(outcome: &'a model::Outcome) -> Self {
        match outcome {
            model::Outcome::Open => Self::Open,
            model::Outcome::Decided { option, scene } => {
                Self::Decided { option: *option, scene: scene.as_ref().map(model::SceneId::as_str) }
            }
        }
    }
}

impl<'a> From<&'a model::Relation> for Relation<'a> {
    fn from(relation: &'a model::Relation) -> Self {
        Self {
            a: relation.a.as_str(),
            b: relation.b.as_str(),
            kind: relation.kind.into(),
            note: &relation.note,
            found: relation.found.as_ref().map(Found::from),
        }
    }
}
