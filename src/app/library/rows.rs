//! What stands in the library: which rows, in which order, found by which letters. Plain data taken from an
//! outline; nothing here draws or knows words.

use std::borrow::Cow;

use crate::{
    app::matching,
    outline::{
        Character, Confidence, Dilemma, ItemId, ItemKind, Location, Minutes, Outcome, Outline, Relation,
        RelationKind, Source, Strand,
    },
};

/// The items of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

    /// The kind of its items.
    pub(super) const fn kind(self) -> ItemKind {
        match self {
            Self::Characters => ItemKind::Character,
            Self::Strands => ItemKind::Strand,
            Self::Dilemmas => ItemKind::Dilemma,
            Self::Locations => ItemKind::Location,
            Self::Relations => ItemKind::Relation,
            Self::Sources => ItemKind::Source,
        }
    }

    /// Whether the writer decides the order of its items.
    pub(super) const fn has_order(self) -> bool {
        !matches!(self, Self::Relations | Self::Sources)
    }
}

/// One item as the library shows it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry<'o> {
    /// Which item.
    pub(super) item: ItemId,
    /// Its name or title; may be empty.
    pub(super) label: Cow<'o, str>,
    /// What stands small beside it.
    pub(super) note: Note<'o>,
    /// How sure the importer was, where nobody has checked the item.
    pub(super) doubt: Option<Confidence>,
}

/// What stands small beside an item's name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Note<'o> {
    /// Nothing.
    Nothing,
    /// A character's role or age.
    Text(&'o str),
    /// How long the scenes of a strand are together.
    Minutes(Minutes),
    /// Whether a dilemma is still open at the end.
    IsOpen(bool),
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

/// The rows of a section: those that `filter` finds, in this order.
pub(super) fn entries<'o>(
    outline: &'o Outline,
    section: Section,
    filter: &str,
    order: Order,
) -> Vec<Entry<'o>> {
    let filter = matching::fold(filter);
    let finds = |texts: &[&str]| {
        let text = matching::fold(&texts.join(" "));
        filter.split_whitespace().all(|word| text.contains(word))
    };
    let mut entries: Vec<_> = match section {
        Section::Characters => {
            let found = outline.characters.iter().filter(|character| finds(&character_texts(character)));
            found.map(|character| of_character(character)).collect()
        }
        Section::Strands => {
            let found = outline.strands.iter().filter(|strand| finds(&[&strand.title]));
            found.map(|strand| of_strand(outline, strand)).collect()
        }
        Section::Dilemmas => {
            let found = outline.dilemmas.iter().filter(|dilemma| finds(&[&dilemma.title]));
            found.map(|dilemma| of_dilemma(dilemma)).collect()
        }
        Section::Locations => {
            let found = outline
                .locations
                .iter()
                .filter(|location| finds(&[&location.name, &location.aliases.join(" ")]));
            found.map(|location| of_location(outline, location)).collect()
        }
        Section::Relations => {
            let all = outline.relations.iter().map(|relation| of_relation(outline, relation));
            all.filter(|entry| finds(&[&entry.label])).collect()
        }
        Section::Sources => {
            let found = outline.sources.iter().filter(|source| finds(&[&source.name]));
            found.map(|source| of_source(source)).collect()
        }
    };
    if order == Order::DoubtfulFirst {
        entries.sort_by_key(|entry| (entry.doubt.is_none(), entry.doubt));
    }
    entries
}

/// How many items of the section nobody has checked.
pub(super) fn unchecked(outline: &Outline, section: Section) -> usize {
    fn count<T>(list: &[T], found: impl Fn(&T) -> Option<&crate::outline::Found>) -> usize {
        list.iter().filter_map(found).filter(|found| !found.checked).count()
    }
    match section {
        Section::Characters => count(&outline.characters, |item| item.found.as_ref()),
        Section::Strands => count(&outline.strands, |item| item.found.as_ref()),
        Section::Dilemmas => count(&outline.dilemmas, |item| item.found.as_ref()),
        Section::Locations => count(&outline.locations, |item| item.found.as_ref()),
        Section::Relations => count(&outline.relations, |item| item.found.as_ref()),
        Section::Sources => 0,
    }
}

/// How many items the section has, filter or not.
pub(super) fn total(outline: &Outline, section: Section) -> usize {
    match section {
        Section::Characters => outline.characters.len(),
        Section::Strands => outline.strands.len(),
        Section::Dilemmas => outline.dilemmas.len(),
        Section::Locations => outline.locations.len(),
        Section::Relations => outline.relations.len(),
        Section::Sources => outline.sources.len(),
    }
}

fn doubt(found: Option<&crate::outline::Found>) -> Option<Confidence> {
    found.filter(|found| !found.checked).map(|found| found.confidence)
}

fn character_texts(character: &Character) -> Vec<&str> {
    let Character { name, title, aliases, role, actor, .. } = character;
    let mut texts = vec![title.as_str(), name, role, actor];
    texts.extend(aliases.iter().map(String::as_str));
    texts
}

fn of_character(character: &Character) -> Entry<'_> {
    let note = [&character.role, &character.age].into_iter().find(|text| !text.is_empty());
    Entry {
        item: (&character.id).into(),
        label: character.full_name(),
        note: note.map_or(Note::Nothing, |text| Note::Text(text)),
        doubt: doubt(character.found.as_ref()),
    }
}

fn of_strand<'o>(outline: &Outline, strand: &'o Strand) -> Entry<'o> {
    let minutes = outline
        .scenes
        .iter()
        .filter(|scene| scene.strand.as_ref() == Some(&strand.id))
        .filter_map(|scene| scene.minutes)
        .sum();
    Entry {
        item: (&strand.id).into(),
        label: Cow::Borrowed(&strand.title),
        note: Note::Minutes(minutes),
        doubt: doubt(strand.found.as_ref()),
    }
}

fn of_dilemma(dilemma: &Dilemma) -> Entry<'_> {
    Entry {
        item: (&dilemma.id).into(),
        label: Cow::Borrowed(&dilemma.title),
        note: Note::IsOpen(dilemma.outcome == Outcome::Open),
        doubt: doubt(dilemma.found.as_ref()),
    }
}

fn of_location<'o>(outline: &Outline, location: &'o Location) -> Entry<'o> {
    let scenes = outline.scenes.iter().filter(|scene| scene.location.as_ref() == Some(&location.id)).count();
    Entry {
        item: (&location.id).into(),
        label: Cow::Borrowed(&location.name),
        note: Note::Scenes(scenes),
        doubt: doubt(location.found.as_ref()),
    }
}

fn of_relation<'o>(outline: &'o Outline, relation: &Relation) -> Entry<'o> {
    let item = relation.id().into();
    Entry {
        label: outline.name_of(&item),
        item,
        note: Note::Relation(relation.kind),
        doubt: doubt(relation.found.as_ref()),
    }
}

fn of_source(source: &Source) -> Entry<'_> {
    Entry { item: (&source.id).into(), label: Cow::Borrowed(&source.name), note: Note::Nothing, doubt: None }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::{DilemmaKind, Found, Scene};

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
                minutes: Some(Minutes::from_f64(minutes)),
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

    fn labels(section: Section, filter: &str, order: Order) -> Vec<String> {
        entries(&outline(), section, filter, order)
            .into_iter()
            .map(|entry| entry.label.into_owned())
            .collect()
    }

    #[test]
    fn each_section_says_what_matters_in_it() {
        let outline = outline();
        let note = |section| {
            let note = entries(&outline, section, "", Order::Outline)[0].note;
            format!("{note:?}")
        };
        assert_eq!(note(Section::Characters), r#"Text("Fischer")"#);
        assert_eq!(note(Section::Strands), "Minutes(Minutes(5.5))");
        assert_eq!(note(Section::Dilemmas), "IsOpen(true)");
        assert_eq!(note(Section::Locations), "Scenes(1)");
        assert_eq!(note(Section::Relations), "Relation(ChildOf)");
        assert_eq!(entries(&outline, Section::Sources, "", Order::Outline), []);
    }

    #[test]
    fn a_character_without_role_is_told_by_age() {
        let outline = outline();
        let notes: Vec<_> = entries(&outline, Section::Characters, "", Order::Outline)
            .into_iter()
            .map(|entry| entry.note)
            .collect();
        assert_eq!(notes, [Note::Text("Fischer"), Note::Text("42"), Note::Nothing]);
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
    }

    #[test]
    fn doubtful_ones_can_come_first() {
        let expected = ["Tom", "Uwe Kern", "Dr. Ida Lühr"];
        assert_eq!(labels(Section::Characters, "", Order::DoubtfulFirst), expected);
        assert_eq!(unchecked(&outline(), Section::Characters), 2);
    }
}
