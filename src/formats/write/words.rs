//! The words that a document for people needs besides the writer's own, in the language of the outline.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use crate::outline::{
    CharacterKind, DilemmaKind, DividerKind, Length, Minutes, Moment, RelationKind, SceneStatus, StoryDay,
};

/// Words and habits of a language.
pub(super) struct Words {
    is_german: bool,
    pub(super) untitled: &'static str,
    pub(super) season: &'static str,
    pub(super) episode: &'static str,
    pub(super) minutes: &'static str,
    pub(super) strands: &'static str,
    pub(super) scene: &'static str,
    pub(super) scenes: &'static str,
    pub(super) dilemmas: &'static str,
    pub(super) characters: &'static str,
    pub(super) locations: &'static str,
    pub(super) relations: &'static str,
    pub(super) notes: &'static str,
    pub(super) with: &'static str,
    pub(super) and: &'static str,
    pub(super) opens: &'static str,
    pub(super) presses: &'static str,
    pub(super) decides: &'static str,
    pub(super) holders: &'static str,
    pub(super) stakes: &'static str,
    pub(super) price: &'static str,
    pub(super) open: &'static str,
    pub(super) decided: &'static str,
    pub(super) played_by: &'static str,
    pub(super) day: &'static str,
    pub(super) story_time: &'static str,
    pub(super) acts: &'static str,
    /// The lane of scenes that belong to nothing.
    pub(super) without: &'static str,
    pub(super) all_scenes: &'static str,
    pub(super) no_lanes: &'static str,
    pub(super) strand: &'static str,
    pub(super) of: &'static str,
    pub(super) too_long: &'static str,
    pub(super) without_length: &'static str,
    /// What scene headings say of the time: from 4, 9, 18 and 22 o'clock on.
    pub(super) parts_of_day: [&'static str; 4],
    /// What scene headings begin with in this language.
    pub(super) sides: [&'static str; 2],
    /// From Monday on.
    weekdays: [&'static str; 7],
    /// The headings of the scene breakdown's columns.
    pub(super) columns: [&'static str; 14],
}

const GERMAN: Words = Words {
    is_german: true,
    untitled: "Ohne Titel",
    season: "Staffel",
    episode: "Folge",
    minutes: "min",
    strands: "Handlungsstränge",
    scene: "Szene",
    scenes: "Szenen",
    dilemmas: "Dilemmata",
    characters: "Figuren",
    locations: "Schauplätze",
    relations: "Beziehungen",
    notes: "Notizen",
    with: "Mit",
    and: "und",
    opens: "Öffnet",
    presses: "Drückt",
    decides: "Entscheidet",
    holders: "Wer wählt",
    stakes: "Einsatz",
    price: "Preis",
    open: "offen",
    decided: "entschieden",
    played_by: "gespielt von",
    day: "Tag",
    story_time: "Erzählte Zeit",
    acts: "Akte",
    without: "Ohne Zuordnung",
    all_scenes: "Alle Szenen",
    no_lanes: "Keine Spuren",
    strand: "Strang",
    of: "von",
    too_long: "zu lang",
    without_length: "ohne Länge",
    parts_of_day: ["MORGEN", "TAG", "ABEND", "NACHT"],
    sides: ["INN", "AUSS"],
    weekdays: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    columns: [
        "Folge",
        "Szene",
        "Akt",
        "Titel",
        "Schauplatz",
        "Spieltag",
        "Uhrzeit",
        "Strang",
        "Figuren",
        "Zusammenfassung",
        "Minuten",
        "Dilemma",
        "Stand",
        "Notizen",
    ],
};

const ENGLISH: Words = Words {
    is_german: false,
    untitled: "Untitled",
    season: "Season",
    episode: "Episode",
    minutes: "min",
    strands: "Strands",
    scene: "Scene",
    scenes: "Scenes",
    dilemmas: "Dilemmas",
    characters: "Characters",
    locations: "Locations",
    relations: "Relations",
    notes: "Notes",
    with: "With",
    and: "and",
    opens: "Opens",
    presses: "Presses",
    decides: "Decides",
    holders: "Who must choose",
    stakes: "Stakes",
    price: "price",
    open: "open",
    decided: "decided",
    played_by: "played by",
    day: "Day",
    story_time: "Story time",
    acts: "Acts",
    without: "Unassigned",
    all_scenes: "All scenes",
    no_lanes: "No lanes",
    strand: "Strand",
    of: "of",
    too_long: "over",
    without_length: "without a length",
    parts_of_day: ["MORNING", "DAY", "EVENING", "NIGHT"],
    sides: ["INT", "EXT"],
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    columns: [
        "Episode",
        "Scene",
        "Act",
        "Title",
        "Location",
        "Story day",
        "Time",
        "Strand",
        "Characters",
        "Summary",
        "Minutes",
        "Dilemma",
        "Status",
        "Notes",
    ],
};

/// The words for an outline in `language`; German where nothing is said.
pub(super) fn words(language: &str) -> &'static Words {
    if language.is_empty() || language.starts_with("de") { &GERMAN } else { &ENGLISH }
}

impl Words {
    /// `7,5` or `7.5`.
    pub(super) fn number(&self, minutes: Minutes) -> String {
        let text = minutes.as_f64().to_string();
        if self.is_german { text.replace('.', ",") } else { text }
    }

    /// A length in minutes, marked where it is an estimate: `≈ 7,5`.
    pub(super) fn length(&self, length: Length) -> String {
        let about = if length.is_estimate { "≈\u{a0}" } else { "" };
        format!("{about}{}", self.number(length.minutes))
    }

    /// `26.11.2026`, or as every language reads it.
    pub(super) fn date(&self, date: NaiveDate) -> String {
        if self.is_german { date.format("%d.%m.%Y").to_string() } else { date.to_string() }
    }

    /// A number with at most one decimal.
    pub(super) fn decimal(&self, value: f64) -> String {
        let text = format!("{value:.1}");
        let text = text.strip_suffix(".0").unwrap_or(&text).replacen('-', "−", 1);
        if self.is_german { text.replace('.', ",") } else { text }
    }

    /// A day as the timeline names it: `Tag 2`, `Mi 26.11.2026`.
    pub(super) fn day_label(&self, day: StoryDay) -> String {
        match day {
            StoryDay::Day(number) => format!("{} {}", self.day, number.to_string().replacen('-', "−", 1)),
            StoryDay::Date(date) => {
                let weekday = self.weekdays[date.weekday().num_days_from_monday() as usize];
                let format = if self.is_german { "%d.%m.%Y" } else { "%-d %b %Y" };
                format!("{weekday} {}", date.format(format))
            }
        }
    }

    /// A mark between scenes: its own name, else what it is.
    pub(super) fn mark(&self, kind: DividerKind, title: &str, number: usize) -> String {
        match kind {
            _ if !title.is_empty() => title.to_owned(),
            DividerKind::Act => format!("{} {number}", self.divider(kind)),
            kind => self.divider(kind).to_owned(),
        }
    }

    /// The story day of a scene: its number or date.
    pub(super) fn story_day(&self, moment: &Moment) -> String {
        match moment.day {
            StoryDay::Day(day) => day.to_string(),
            StoryDay::Date(date) => self.date(date),
        }
    }

    /// When a scene plays, in a line.
    pub(super) fn moment(&self, moment: &Moment) -> String {
        let day = match moment.day {
            StoryDay::Day(day) => format!("{} {day}", self.day),
            StoryDay::Date(date) => self.date(date),
        };
        moment.time.map_or(day.clone(), |time| format!("{day}, {}", time.format("%H:%M")))
    }

    /// The part of the day as scene headings name it.
    pub(super) fn part_of_day(&self, time: NaiveTime) -> &'static str {
        let [morning, day, evening, night] = self.parts_of_day;
        match time.hour() {
            4..9 => morning,
            9..18 => day,
            18..22 => evening,
            _ => night,
        }
    }

    pub(super) fn kind(&self, kind: DilemmaKind) -> &'static str {
        match (kind, self.is_german) {
            (DilemmaKind::Choice, true) => "Wahl",
            (DilemmaKind::Choice, false) => "choice",
            (DilemmaKind::Question, true) => "offene Frage",
            (DilemmaKind::Question, false) => "dramatic question",
        }
    }

    pub(super) fn group(&self, kind: CharacterKind) -> Option<&'static str> {
        match (kind, self.is_german) {
            (CharacterKind::Group, true) => Some("Gruppe"),
            (CharacterKind::Group, false) => Some("group"),
            _ => None,
        }
    }

    pub(super) fn status(&self, status: SceneStatus) -> &'static str {
        match (status, self.is_german) {
            (SceneStatus::Planned, true) => "geplant",
            (SceneStatus::Planned, false) => "planned",
            (SceneStatus::Drafted, true) => "Entwurf",
            (SceneStatus::Drafted, false) => "drafted",
            (SceneStatus::Revised, true) => "überarbeitet",
            (SceneStatus::Revised, false) => "revised",
            (SceneStatus::Finished, true) => "fertig",
            (SceneStatus::Finished, false) => "finished",
        }
    }

    pub(super) fn divider(&self, kind: DividerKind) -> &'static str {
        match (kind, self.is_german) {
            (DividerKind::Teaser, true) => "Ende des Teasers",
            (DividerKind::Teaser, false) => "End of teaser",
            (DividerKind::Act, true) => "Akt",
            (DividerKind::Act, false) => "Act",
            (DividerKind::AdBreak, true) => "Werbung",
            (DividerKind::AdBreak, false) => "Ad break",
            (DividerKind::Cliffhanger, _) => "Cliffhanger",
        }
    }

    pub(super) fn relation(&self, kind: RelationKind) -> &'static str {
        let (german, english) = match kind {
            RelationKind::ChildOf => ("Kind von", "child of"),
            RelationKind::SuperiorOf => ("vorgesetzt", "superior of"),
            RelationKind::PatientOf => ("in Behandlung bei", "patient of"),
            RelationKind::Sibling => ("Geschwister", "siblings"),
            RelationKind::Partner => ("Paar", "couple"),
            RelationKind::ExPartner => ("früher ein Paar", "formerly a couple"),
            RelationKind::Friend => ("befreundet", "friends"),
            RelationKind::Colleague => ("Kollegen", "colleagues"),
            RelationKind::Rival => ("Rivalen", "rivals"),
            RelationKind::Relative => ("verwandt", "relatives"),
        };
        if self.is_german { german } else { english }
    }
}
