//! What stands in the library: which rows, in which order, found by which letters. Plain data made from an
//! outline; nothing here draws or knows words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::presence;
use crate::{
    app::matching,
    outline::{
        Character, CharacterId, Confidence, Dilemma, DilemmaKind, Found, ItemId, ItemKind, Length, Location,
        LocationId, Outcome, Outline, Relation, RelationKind, Source, Strand, StrandId,
    },
};

/// The items of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) enum Section {
    /// Who takes part.
    Characters,
    /// The storylines.
    Strands,
    /// Choices and questions.
    Dilemmas,
    /// Where scenes play.
    Locations,
    /// Who is what to whom.
    Relations,
    /// The imported texts.
    Sources,
}

impl Section {
    /// All of them, from top to bottom.
    pub(super) const ALL: [Self; 6] =
        [Self::Characters, Self::Strands, Self::Dilemmas, Self::Locations, Self::Relations, Self::Sources];

    /// The section that lists items of this kind.
    pub(super) const fn of(kind: ItemKind) -> Option<Self> {
        match kind {
            ItemKind::Character => Some(Self::Characters),
            ItemKind::Strand => Some(Self::Strands),
            ItemKind::Dilemma => Some(Self::Dilemmas),
            ItemKind::Location => Some(Self::Locations),
            ItemKind::Relation => Some(Self::Relations),
            ItemKind::Source => Some(Self::Sources),
            ItemKind::Header | ItemKind::Scene => None,
        }
    }

    /// Whether the writer decides the order of its items.
    pub(super) const fn has_order(self) -> bool {
        !matches!(self, Self::Relations | Self::Sources)
    }
}

/// A section with its rows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// Which section.
    pub(super) section: Section,
    /// The rows that the filter leaves.
    pub(super) entries: Vec<Entry>,
    /// How many items there are without the filter.
    pub(super) total: usize,
}

/// One item as the library shows it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// Which item.
    pub(super) item: ItemId,
    /// Its name or title; may be empty.
    pub(super) label: String,
    /// What stands small beside it.
    pub(super) note: Note,
    /// How sure the importer was, where nobody has checked the item.
    pub(super) doubt: Option<Confidence>,
    /// A character's presence in each stretch of the episode, 0 to 1.
    pub(super) presence: Vec<f32>,
    /// Which diamond a dilemma has.
    pub(super) diamond: Option<DilemmaKind>,
}

/// How far a dilemma is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Open,
    Decided,
    /// Decided, and no scene shows it.
    DecidedNowhere,
}

impl State {
    const fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Open => Self::Open,
            Outcome::Decided { scene: Some(_), .. } => Self::Decided,
            Outcome::Decided { scene: None, .. } => Self::DecidedNowhere,
        }
    }

    /// Whether something is still to be done about it.
    pub(super) const fn is_unfinished(self) -> bool {
        matches!(self, Self::Open | Self::DecidedNowhere)
    }
}

/// What stands small beside an item's name.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Note {
    /// Nothing.
    Nothing,
    /// A character's role or age.
    Text(String),
    /// How long the scenes of a strand are together.
    Length(Length),
    /// How far a dilemma is.
    State(State),
    /// In how many scenes.
    Scenes(usize),
    /// What one is to the other.
    Relation(RelationKind),
}

/// How the rows of a section are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// As in the outline.
    #[default]
    Outline,
    /// What nobody has checked first, the least certain at the top.
    DoubtfulFirst,
}

/// All sections: of their rows those that `filter` finds, in this order.
pub(super) fn groups(outline: &Outline, filter: &str, order: Order) -> Vec<Group> {
    let scenes = Scenes::of(outline);
    let filter = matching::fold(filter);
    Section::ALL
        .into_iter()
        .map(|section| {
            let all = entries(outline, section, &scenes);
            let total = all.len();
            let is_found = |text: &str| {
                let text = matching::fold(text);
                filter.split_whitespace().all(|word| text.contains(word))
            };
            let found = all.into_iter().filter(|(_, texts)| filter.is_empty() || is_found(texts));
            let mut entries: Vec<_> = found.map(|(entry, _)| entry).collect();
            if order == Order::DoubtfulFirst {
                entries.sort_by_key(|entry| (entry.doubt.is_none(), entry.doubt));
            }
            Group { section, entries, total }
        })
        .collect()
}

/// What the scenes say of characters, strands and locations; gathered once for all rows.
struct Scenes<'o> {
    count: usize,
    of_character: BTreeMap<&'o CharacterId, Vec<usize>>,
    lengths: BTreeMap<&'o StrandId, Length>,
    at: BTreeMap<&'o LocationId, usize>,
}

impl<'o> Scenes<'o> {
    fn of(outline: &'o Outline) -> Self {
        let count = outline.scenes.len();
        let mut scenes =
            Self { count, of_character: BTreeMap::new(), lengths: BTreeMap::new(), at: BTreeMap::new() };
        for (index, scene) in outline.scenes.iter().enumerate() {
            for character in &scene.characters {
                scenes.of_character.entry(character).or_default().push(index);
            }
            if let Some(strand) = &scene.strand {
                let length = scenes.lengths.entry(strand).or_default();
                *length = *length + scene.length.unwrap_or_default();
            }
            if let Some(location) = &scene.location {
                *scenes.at.entry(location).or_default() += 1;
            }
        }
        scenes
    }
}

/// The rows of a section, each with the text that the filter looks at.
fn entries(outline: &Outline, section: Section, scenes: &Scenes<'_>) -> Vec<(Entry, String)> {
    match section {
        Section::Characters => outline.characters.iter().map(|item| of_character(item, scenes)).collect(),
        Section::Strands => outline.strands.iter().map(|item| of_strand(item, scenes)).collect(),
        Section::Dilemmas => outline.dilemmas.iter().map(|item| of_dilemma(item)).collect(),
        Section::Locations => outline.locations.iter().map(|item| of_location(item, scenes)).collect(),
        Section::Relations => outline.relations.iter().map(|item| of_relation(outline, item)).collect(),
        Section::Sources => outline.sources.iter().map(|item| of_source(item)).collect(),
    }
}

fn entry(item: impl Into<ItemId>, label: &str, note: Note, found: Option<&Found>) -> Entry {
    Entry {
        item: item.into(),
        label: label.to_owned(),
        note,
        doubt: found.filter(|found| !found.checked).map(|found| found.confidence),
        presence: Vec::new(),
        diamond: None,
    }
}

fn of_character(character: &Character, scenes: &Scenes<'_>) -> (Entry, String) {
    let Character { id, role, age, aliases, actor, found, .. } = character;
    let label = character.full_name();
    let note = [role, age].into_iter().find(|text| !text.is_empty());
    let note = note.map_or(Note::Nothing, |text| Note::Text(text.clone()));
    let texts = format!("{label} {role} {actor} {}", aliases.join(" "));
    let present = scenes.of_character.get(id).map_or(&[][..], Vec::as_slice);
    let entry = entry(id, &label, note, found.as_ref());
    (Entry { presence: presence::presence(scenes.count, present), ..entry }, texts)
}

fn of_strand(strand: &Strand, scenes: &Scenes<'_>) -> (Entry, String) {
    let length = scenes.lengths.get(&strand.id).copied().unwrap_or_default();
    (entry(&strand.id, &strand.title, Note::Length(length), strand.found.as_ref()), strand.title.clone())
}

fn of_dilemma(dilemma: &Dilemma) -> (Entry, String) {
    let note = Note::State(State::of(&dilemma.outcome));
    let entry = entry(&dilemma.id, &dilemma.title, note, dilemma.found.as_ref());
    (Entry { diamond: Some(dilemma.kind), ..entry }, dilemma.title.clone())
}

fn of_location(location: &Location, scenes: &Scenes<'_>) -> (Entry, String) {
    let note = Note::Scenes(scenes.at.get(&location.id).copied().unwrap_or_default());
    let texts = format!("{} {}", location.name, location.aliases.join(" "));
    (entry(&location.id, &location.name, note, location.found.as_ref()), texts)
}

fn of_relation(outline: &Outline, relation: &Relation) -> (Entry, String) {
    let label = outline.name_of(&relation.id().into()).into_owned();
    (entry(relation.id(), &label, Note::Relation(relation.kind), relation.found.as_ref()), label)
}

fn of_source(source: &Source) -> (Entry, String) {
    (entry(&source.id, &source.name, Note::Nothing, None), source.name.clone())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::{Minutes, Scene};

    fn found(confidence: f64, checked: bool) -> Option<Found> {
        Some(Found { confidence: Confidence::from_f64(confidence), checked, reasons: Vec::new() })
    }

    fn outline() -> Outline {
        let character = |id: &str, title: &str, name: &str, role: &str, age: &str, found| {
            let (title, name, role, age) = (title.into(), name.into(), role.into(), age.into());
            Arc::new(Character { id: id.into(), title, name, role, age, found, ..Character::default() })
        };
        let scene = |id: &str, minutes| {
            Arc::new(Scene {
                id: id.into(),
                strand: Some("a".into()),
                location: (id == "s1").then(|| "kai-kante".into()),
                length: Some(Minutes::from_f64(minutes).into()),
                ..Scene::default()
            })
        };
        Outline {
            characters: vec![
                character("uwe", "", "Uwe Kern", "Fischer", "50", found(0.9, false)),
                character("ida", "Dr.", "Ida Lühr", "", "42", found(0.4, true)),
                character("tom", "", "Tom", "", "", found(0.5, false)),
            ],
            strands: vec![Arc::new(Strand {
                id: "a".into(),
                title: "Der Deich".into(),
                ..Strand::default()
            })],
            locations: vec![Arc::new(Location {
                id: "kai-kante".into(),
                name: "Kaikante".into(),
                ..Location::default()
            })],
            scenes: vec![scene("s1", 2.5), scene("s2", 3.0)],
            dilemmas: vec![Arc::new(Dilemma {
                id: "di".into(),
                title: "Hält der Deich?".into(),
                kind: DilemmaKind::Question,
                ..Dilemma::default()
            })],
            relations: vec![Arc::new(Relation {
                a: "tom".into(),
                b: "ida".into(),
                kind: RelationKind::ChildOf,
                note: String::new(),
                found: None,
            })],
            ..Outline::default()
        }
    }

    fn rows(section: Section, filter: &str, order: Order) -> Vec<Entry> {
        let groups = groups(&outline(), filter, order);
        groups.into_iter().find(|group| group.section == section).unwrap().entries
    }

    fn labels(section: Section, filter: &str, order: Order) -> Vec<String> {
        rows(section, filter, order).into_iter().map(|entry| entry.label).collect()
    }

    #[test]
    fn each_section_says_what_matters_in_it() {
        let note = |section| format!("{:?}", rows(section, "", Order::Outline)[0].note);
        assert_eq!(note(Section::Characters), r#"Text("Fischer")"#);
        assert_eq!(note(Section::Strands), "Length(Length { minutes: Minutes(5.5), is_estimate: false })");
        assert_eq!(note(Section::Dilemmas), "State(Open)");
        assert_eq!(note(Section::Locations), "Scenes(1)");
        assert_eq!(note(Section::Relations), "Relation(ChildOf)");
        assert_eq!(rows(Section::Sources, "", Order::Outline), []);
    }

    #[test]
    fn a_character_without_role_is_told_by_age() {
        let notes = rows(Section::Characters, "", Order::Outline).into_iter().map(|entry| entry.note);
        let expected = [Note::Text("Fischer".into()), Note::Text("42".into()), Note::Nothing];
        assert_eq!(notes.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_filter_looks_at_names_roles_and_forms_of_address() {
        for (filter, expected) in [
            ("", &["Uwe Kern", "Dr. Ida Lühr", "Tom"][..]),
            ("luhr", &["Dr. Ida Lühr"]),
            ("fischer kern", &["Uwe Kern"]),
            ("dr", &["Dr. Ida Lühr"]),
            ("xyz", &[]),
        ] {
            assert_eq!(labels(Section::Characters, filter, Order::Outline), expected, "{filter}");
        }
        assert_eq!(labels(Section::Relations, "ida", Order::Outline), ["Tom – Ida Lühr"]);
        assert_eq!(groups(&outline(), "xyz", Order::Outline)[0].total, 3, "the filter does not count");
    }

    #[test]
    fn doubtful_ones_can_come_first() {
        let expected = ["Tom", "Uwe Kern", "Dr. Ida Lühr"];
        assert_eq!(labels(Section::Characters, "", Order::DoubtfulFirst), expected);
        let doubts = rows(Section::Characters, "", Order::DoubtfulFirst).into_iter().map(|entry| entry.doubt);
        assert_eq!(doubts.flatten().count(), 2, "what has been checked is no longer doubtful");
    }
}
