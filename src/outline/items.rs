//! Items of every kind under one name: which item ([`ItemId`]), what kind ([`ItemKind`]), its value
//! ([`Item`]), and finding it in an [`Outline`].

use std::{borrow::Cow, fmt, sync::Arc};

use chrono::NaiveDate;

use super::{
    Character, CharacterId, Confidence, Dilemma, DilemmaId, Found, List, Location, LocationId, Outline,
    Relation, RelationKind, Scene, SceneId, Source, SourceId, Span, Strand, StrandId,
};

/// Which item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemId {
    /// A scene.
    Scene(SceneId),
    /// A character.
    Character(CharacterId),
    /// A location.
    Location(LocationId),
    /// A strand.
    Strand(StrandId),
    /// A dilemma.
    Dilemma(DilemmaId),
    /// A relation.
    Relation(RelationId),
    /// A source.
    Source(SourceId),
}

/// Which relation: the two characters and the kind. In an undirected one the smaller id comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelationId {
    /// Who is.
    pub a: CharacterId,
    /// To whom.
    pub b: CharacterId,
    /// What.
    pub kind: RelationKind,
}

impl RelationId {
    /// Between these two.
    pub fn new(a: CharacterId, b: CharacterId, kind: RelationKind) -> Self {
        if kind.is_directed() || a <= b { Self { a, b, kind } } else { Self { a: b, b: a, kind } }
    }
}

/// What kind of item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// The episode itself: title, dates, runtime.
    Header,
    /// A scene.
    Scene,
    /// A character.
    Character,
    /// A location.
    Location,
    /// A strand.
    Strand,
    /// A dilemma.
    Dilemma,
    /// A relation.
    Relation,
    /// A source.
    Source,
}

impl ItemId {
    /// What kind of item it is.
    pub const fn kind(&self) -> ItemKind {
        match self {
            Self::Scene(_) => ItemKind::Scene,
            Self::Character(_) => ItemKind::Character,
            Self::Location(_) => ItemKind::Location,
            Self::Strand(_) => ItemKind::Strand,
            Self::Dilemma(_) => ItemKind::Dilemma,
            Self::Relation(_) => ItemKind::Relation,
            Self::Source(_) => ItemKind::Source,
        }
    }

    /// The scene's id, if it is a scene.
    pub const fn as_scene(&self) -> Option<&SceneId> {
        if let Self::Scene(id) = self { Some(id) } else { None }
    }
}

impl fmt::Display for ItemKind {
    /// In a word, for messages and for the interface's words to choose by: `scene`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Header => "episode",
            Self::Scene => "scene",
            Self::Character => "character",
            Self::Location => "location",
            Self::Strand => "strand",
            Self::Dilemma => "dilemma",
            Self::Relation => "relation",
            Self::Source => "source",
        })
    }
}

impl fmt::Display for ItemId {
    /// The item in words: `scene sc-7f3k2q`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = match self {
            Self::Scene(id) => id.as_str(),
            Self::Character(id) => id.as_str(),
            Self::Location(id) => id.as_str(),
            Self::Strand(id) => id.as_str(),
            Self::Dilemma(id) => id.as_str(),
            Self::Source(id) => id.as_str(),
            Self::Relation(id) => return write!(f, "relation {} {:?} {}", id.a, id.kind, id.b),
        };
        write!(f, "{} {id}", self.kind())
    }
}

macro_rules! item_ids {
    ($($kind:ident($id:ident)),+ $(,)?) => {$(
        impl From<$id> for ItemId {
            fn from(id: $id) -> Self { Self::$kind(id) }
        }
        impl From<&$id> for ItemId {
            fn from(id: &$id) -> Self { Self::$kind(id.clone()) }
        }
    )+};
}

item_ids! {
    Scene(SceneId), Character(CharacterId), Location(LocationId), Strand(StrandId), Dilemma(DilemmaId),
    Relation(RelationId), Source(SourceId),
}

/// An item's whole value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A scene.
    Scene(Scene),
    /// A character.
    Character(Character),
    /// A location.
    Location(Location),
    /// A strand.
    Strand(Strand),
    /// A dilemma.
    Dilemma(Dilemma),
    /// A relation.
    Relation(Relation),
    /// A source.
    Source(Source),
}

impl Item {
    /// Which item it is.
    pub fn id(&self) -> ItemId {
        match self {
            Self::Scene(item) => (&item.id).into(),
            Self::Character(item) => (&item.id).into(),
            Self::Location(item) => (&item.id).into(),
            Self::Strand(item) => (&item.id).into(),
            Self::Dilemma(item) => (&item.id).into(),
            Self::Relation(item) => item.id().into(),
            Self::Source(item) => (&item.id).into(),
        }
    }

    /// What kind of item it is.
    pub fn kind(&self) -> ItemKind {
        self.id().kind()
    }
}

macro_rules! items {
    ($($kind:ident),+ $(,)?) => {$(
        impl From<$kind> for Item {
            fn from(item: $kind) -> Self { Self::$kind(item) }
        }
    )+};
}

items! { Scene, Character, Location, Strand, Dilemma, Relation, Source }

impl Character {
    /// The name with the form of address: `Dr. Matteo Moreau`.
    pub fn full_name(&self) -> Cow<'_, str> {
        if self.title.is_empty() {
            Cow::Borrowed(&self.name)
        } else {
            Cow::Owned(format!("{} {}", self.title, self.name))
        }
    }
}

impl Relation {
    /// Which relation it is.
    pub fn id(&self) -> RelationId {
        RelationId::new(self.a.clone(), self.b.clone(), self.kind)
    }
}

/// What describes the episode as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// [`Outline::title`].
    pub title: String,
    /// [`Outline::series`].
    pub series: String,
    /// [`Outline::season`].
    pub season: Option<u32>,
    /// [`Outline::episode`].
    pub episode: Option<u32>,
    /// [`Outline::language`].
    pub language: String,
    /// [`Outline::logline`].
    pub logline: String,
    /// [`Outline::air_date`].
    pub air_date: Option<NaiveDate>,
    /// [`Outline::runtime_minutes`].
    pub runtime_minutes: Option<u32>,
    /// [`Outline::notes`].
    pub notes: String,
}

/// An item that is kept in a list of the outline under an id of its own.
pub(super) trait Listed: Clone {
    type Id: Clone + Ord + AsRef<str> + for<'a> From<&'a str> + Into<ItemId>;
    fn id(&self) -> &Self::Id;
    fn set_id(&mut self, id: Self::Id);
    fn list(outline: &Outline) -> &List<Self>;
    fn list_mut(outline: &mut Outline) -> &mut List<Self>;
    /// What ids of new items begin with.
    const PREFIX: &'static str;
}

macro_rules! listed {
    ($($kind:ident($id:ident) in $list:ident as $prefix:literal by $lookup:ident),+ $(,)?) => {
        $(impl Listed for $kind {
            type Id = $id;
            fn id(&self) -> &$id { &self.id }
            fn set_id(&mut self, id: $id) { self.id = id; }
            fn list(outline: &Outline) -> &List<Self> { &outline.$list }
            fn list_mut(outline: &mut Outline) -> &mut List<Self> { &mut outline.$list }
            const PREFIX: &'static str = $prefix;
        })+

        impl Outline {
            $(
                #[doc = concat!("The item of this id in [`Self::", stringify!($list), "`].")]
                pub fn $lookup(&self, id: &$id) -> Option<&Arc<$kind>> {
                    self.$list.iter().find(|item| item.id == *id)
                }
            )+
        }
    };
}

listed! {
    Scene(SceneId) in scenes as "sc" by scene,
    Character(CharacterId) in characters as "ch" by character,
    Location(LocationId) in locations as "lo" by location,
    Strand(StrandId) in strands as "st" by strand,
    Dilemma(DilemmaId) in dilemmas as "di" by dilemma,
    Source(SourceId) in sources as "src" by source,
}

impl Outline {
    /// The relation of this id.
    pub fn relation(&self, id: &RelationId) -> Option<&Arc<Relation>> {
        self.relations.iter().find(|relation| relation.id() == *id)
    }

    /// The item of this id, copied.
    pub fn item(&self, id: &ItemId) -> Option<Item> {
        fn value<T: Clone + Into<Item>>(item: &Arc<T>) -> Item {
            T::clone(item).into()
        }
        match id {
            ItemId::Scene(id) => self.scene(id).map(value),
            ItemId::Character(id) => self.character(id).map(value),
            ItemId::Location(id) => self.location(id).map(value),
            ItemId::Strand(id) => self.strand(id).map(value),
            ItemId::Dilemma(id) => self.dilemma(id).map(value),
            ItemId::Relation(id) => self.relation(id).map(value),
            ItemId::Source(id) => self.source(id).map(value),
        }
    }

    /// Whether the item is there.
    pub fn contains(&self, id: &ItemId) -> bool {
        match id {
            ItemId::Scene(id) => self.scene(id).is_some(),
            ItemId::Character(id) => self.character(id).is_some(),
            ItemId::Location(id) => self.location(id).is_some(),
            ItemId::Strand(id) => self.strand(id).is_some(),
            ItemId::Dilemma(id) => self.dilemma(id).is_some(),
            ItemId::Relation(id) => self.relation(id).is_some(),
            ItemId::Source(id) => self.source(id).is_some(),
        }
    }

    /// Every item, kind by kind, in the order of the file.
    pub fn item_ids(&self) -> impl Iterator<Item = ItemId> + '_ {
        let sources = self.sources.iter().map(|item| ItemId::from(&item.id));
        let characters = self.characters.iter().map(|item| ItemId::from(&item.id));
        let locations = self.locations.iter().map(|item| ItemId::from(&item.id));
        let strands = self.strands.iter().map(|item| ItemId::from(&item.id));
        let scenes = self.scenes.iter().map(|item| ItemId::from(&item.id));
        let dilemmas = self.dilemmas.iter().map(|item| ItemId::from(&item.id));
        let relations = self.relations.iter().map(|item| ItemId::from(item.id()));
        sources
            .chain(characters)
            .chain(locations)
            .chain(strands)
            .chain(scenes)
            .chain(dilemmas)
            .chain(relations)
    }

    /// What people call the item: its title or name, a character's with the form of address, a relation's both
    /// ends. Empty where it has none, or is not there.
    pub fn name_of(&self, id: &ItemId) -> Cow<'_, str> {
        let name = match id {
            ItemId::Scene(id) => self.scene(id).map(|item| item.title.as_str()),
            ItemId::Character(id) => {
                return self.character(id).map_or(Cow::Borrowed(""), |item| item.full_name());
            }
            ItemId::Location(id) => self.location(id).map(|item| item.name.as_str()),
            ItemId::Strand(id) => self.strand(id).map(|item| item.title.as_str()),
            ItemId::Dilemma(id) => self.dilemma(id).map(|item| item.title.as_str()),
            ItemId::Source(id) => self.source(id).map(|item| item.name.as_str()),
            ItemId::Relation(RelationId { a, b, .. }) => {
                let name = |id| self.character(id).map_or("", |item| item.name.as_str());
                return Cow::Owned(format!("{} – {}", name(a), name(b)));
            }
        };
        Cow::Borrowed(name.unwrap_or_default())
    }

    /// What the importer says of the item; `None` for what a writer made.
    pub fn found(&self, id: &ItemId) -> Option<&Found> {
        match id {
            ItemId::Scene(id) => self.scene(id)?.found.as_ref(),
            ItemId::Character(id) => self.character(id)?.found.as_ref(),
            ItemId::Location(id) => self.location(id)?.found.as_ref(),
            ItemId::Strand(id) => self.strand(id)?.found.as_ref(),
            ItemId::Dilemma(id) => self.dilemma(id)?.found.as_ref(),
            ItemId::Relation(id) => self.relation(id)?.found.as_ref(),
            ItemId::Source(_) => None,
        }
    }

    /// The passages that the item rests on. A relation's are those of its reasons, a strand's those of its
    /// scenes.
    pub fn spans(&self, id: &ItemId) -> Vec<Span> {
        match id {
            ItemId::Scene(id) => self.scene(id).map(|item| item.spans.clone()),
            ItemId::Character(id) => self.character(id).map(|item| item.spans.clone()),
            ItemId::Location(id) => self.location(id).map(|item| item.spans.clone()),
            ItemId::Dilemma(id) => self.dilemma(id).map(|item| item.spans.clone()),
            ItemId::Strand(id) => Some(
                self.scenes
                    .iter()
                    .filter(|scene| scene.strand.as_ref() == Some(id))
                    .flat_map(|scene| scene.spans.iter().cloned())
                    .collect(),
            ),
            ItemId::Relation(_) => self
                .found(id)
                .map(|found| found.reasons.iter().filter_map(|reason| reason.span.clone()).collect()),
            ItemId::Source(_) => None,
        }
        .unwrap_or_default()
    }

    /// What describes the episode as a whole, copied.
    pub fn header(&self) -> Header {
        Header {
            title: self.title.clone(),
            series: self.series.clone(),
            season: self.season,
            episode: self.episode,
            language: self.language.clone(),
            logline: self.logline.clone(),
            air_date: self.air_date,
            runtime_minutes: self.runtime_minutes,
            notes: self.notes.clone(),
        }
    }

    /// Puts `header` in the place of today's.
    pub fn set_header(&mut self, header: Header) {
        let Header { title, series, season, episode, language, logline, air_date, runtime_minutes, notes } =
            header;
        self.title = title;
        self.series = series;
        self.season = season;
        self.episode = episode;
        self.language = language;
        self.logline = logline;
        self.air_date = air_date;
        self.runtime_minutes = runtime_minutes;
        self.notes = notes;
    }

    /// The strand's letter: A for the first, then B … Z, AA, AB ….
    pub fn strand_letter(&self, id: &StrandId) -> Option<String> {
        self.strands.iter().position(|strand| strand.id == *id).map(letter)
    }

    /// Whether the importer found the item and nobody has checked it, and how sure it was.
    pub fn unchecked(&self, id: &ItemId) -> Option<Confidence> {
        self.found(id).filter(|found| !found.checked).map(|found| found.confidence)
    }
}

/// The letter of the strand at `index`: A, B … Z, AA, AB ….
pub fn letter(index: usize) -> String {
    let digit = char::from(b'A' + (index % 26) as u8);
    if index < 26 { digit.to_string() } else { letter(index / 26 - 1) + &digit.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strands_have_letters() {
        let letters: Vec<_> = [0, 1, 25, 26, 27, 701, 702].into_iter().map(letter).collect();
        assert_eq!(letters, ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn an_undirected_relation_is_the_same_both_ways() {
        let id = |a: &str, b: &str, kind| RelationId::new(a.into(), b.into(), kind);
        assert_eq!(id("a", "b", RelationKind::Friend), id("b", "a", RelationKind::Friend));
        assert_ne!(id("a", "b", RelationKind::ChildOf), id("b", "a", RelationKind::ChildOf));
    }
}
