//! Every text that a writer writes, and where it stands. What is quoted from a source is none of them: sources are
//! kept word for word.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

use super::{
    Character, Dilemma, EditError, Field, ItemId, List, Location, Outline, Quote, Relation, Scene, Strand,
};

/// Where a text stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextPlace {
    /// The item; none for the episode.
    pub item: Option<ItemId>,
    /// Which of its texts.
    pub field: Field,
    /// Which of several in the same field: of aliases, quotes, dividers. An option has two, [`TextPlace::course`] and
    /// [`TextPlace::price`].
    pub index: usize,
}

impl TextPlace {
    /// A text of the episode, or of an item, that is alone in its field.
    pub const fn new(item: Option<ItemId>, field: Field) -> Self {
        Self { item, field, index: 0 }
    }

    /// The index of the [words](super::Moment) among the fields of a scene's moment.
    pub const MOMENT_WORDS: usize = 2;

    /// The index of what a dilemma's option at `option` is.
    pub const fn course(option: usize) -> usize {
        2 * option
    }

    /// The index of what the option at `option` costs.
    pub const fn price(option: usize) -> usize {
        2 * option + 1
    }

    /// The option whose course or price is at `index`.
    pub const fn option(index: usize) -> usize {
        index / 2
    }
}

/// Other words for a stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewording {
    /// Which text.
    pub place: TextPlace,
    /// Which bytes of it.
    pub at: Range<usize>,
    /// What is to stand there.
    pub by: String,
}

/// Goes through the texts of an item: once to read, once to change them.
macro_rules! texts_of {
    ($module:ident $(, $mut:ident)?) => {
        mod $module {
            use super::*;

            pub(super) fn scene<'t>(item: &'t $($mut)? Scene, mut each: impl FnMut(Field, usize, &'t $($mut)? String)) {
                each(Field::Title, 0, &$($mut)? item.title);
                each(Field::Summary, 0, &$($mut)? item.summary);
                for (index, quote) in (&$($mut)? item.quotes).into_iter().enumerate() {
                    each(Field::Quotes, index, &$($mut)? quote.text);
                }
                if let Some(moment) = &$($mut)? item.moment {
                    each(Field::Moment, TextPlace::MOMENT_WORDS, &$($mut)? moment.words);
                }
                each(Field::Notes, 0, &$($mut)? item.notes);
            }

            pub(super) fn dilemma<'t>(item: &'t $($mut)? Dilemma, mut each: impl FnMut(Field, usize, &'t $($mut)? String)) {
                each(Field::Title, 0, &$($mut)? item.title);
                for (index, option) in (&$($mut)? item.options).into_iter().enumerate() {
                    each(Field::Options, TextPlace::course(index), &$($mut)? option.text);
                    each(Field::Options, TextPlace::price(index), &$($mut)? option.price);
                }
                each(Field::Stakes, 0, &$($mut)? item.stakes);
                each(Field::Notes, 0, &$($mut)? item.notes);
            }

            pub(super) fn strand<'t>(item: &'t $($mut)? Strand, mut each: impl FnMut(Field, usize, &'t $($mut)? String)) {
                each(Field::Title, 0, &$($mut)? item.title);
                each(Field::Notes, 0, &$($mut)? item.notes);
            }

            pub(super) fn character<'t>(item: &'t $($mut)? Character, mut each: impl FnMut(Field, usize, &'t $($mut)? String)) {
                each(Field::Name, 0, &$($mut)? item.name);
                each(Field::Title, 0, &$($mut)? item.title);
                for (index, alias) in (&$($mut)? item.aliases).into_iter().enumerate() {
                    each(Field::Aliases, index, alias);
                }
                each(Field::Role, 0, &$($mut)? item.role);
                each(Field::Age, 0, &$($mut)? item.age);
                each(Field::Actor, 0, &$($mut)? item.actor);
                each(Field::Description, 0, &$($mut)? item.description);
                each(Field::Notes, 0, &$($mut)? item.notes);
            }

            pub(super) fn location<'t>(item: &'t $($mut)? Location, mut each: impl FnMut(Field, usize, &'t $($mut)? String)) {
                each(Field::Name, 0, &$($mut)? item.name);
                for (index, alias) in (&$($mut)? item.aliases).into_iter().enumerate() {
                    each(Field::Aliases, index, alias);
                }
                each(Field::Notes, 0, &$($mut)? item.notes);
            }

            pub(super) fn relation<'t>(item: &'t $($mut)? Relation, mut each: impl FnMut(Field, usize, &'t $($mut)? String)) {
                each(Field::Notes, 0, &$($mut)? item.note);
            }
        }
    };
}

texts_of!(read);
texts_of!(write, mut);

/// Calls `each` for every text that is not empty, in the order in which a writer reads: the episode, the scenes, what
/// stands between them, dilemmas, strands, characters, locations, relations. The item is none for the episode's own.
pub fn for_each_text<'o>(outline: &'o Outline, mut each: impl FnMut(Option<&ItemId>, Field, usize, &'o str)) {
    let mut text = |item: Option<&ItemId>, field, index, text: &'o String| {
        if !text.is_empty() {
            each(item, field, index, text);
        }
    };
    text(None, Field::Title, 0, &outline.title);
    text(None, Field::Series, 0, &outline.series);
    text(None, Field::Logline, 0, &outline.logline);
    text(None, Field::Notes, 0, &outline.notes);
    for scene in &outline.scenes {
        let item = ItemId::from(&scene.id);
        read::scene(scene, |field, index, value| {
            if field != Field::Quotes || !is_evidence(outline, &scene.quotes[index]) {
                text(Some(&item), field, index, value);
            }
        });
    }
    for (index, divider) in outline.dividers.iter().enumerate() {
        text(None, Field::Dividers, index, &divider.title);
    }
    macro_rules! lists {
        ($($list:ident: $read:ident),+) => {
            $(for value in &outline.$list {
                let item = ItemId::from(value.id.clone());
                read::$read(value, |field, index, value| text(Some(&item), field, index, value));
            })+
        };
    }
    lists! { dilemmas: dilemma, strands: strand, characters: character, locations: location }
    for relation in &outline.relations {
        let item = ItemId::from(relation.id());
        read::relation(relation, |field, index, value| text(Some(&item), field, index, value));
    }
}

/// The text at a place, if it is there.
pub fn text_at<'o>(outline: &'o Outline, place: &TextPlace) -> Option<&'o str> {
    let mut found = None;
    let look = |field, index, text: &'o String| {
        if (field, index) == (place.field, place.index) {
            found = Some(text.as_str());
        }
    };
    match place.item.as_ref() {
        None => {
            return match place.field {
                Field::Title => Some(&outline.title),
                Field::Series => Some(&outline.series),
                Field::Logline => Some(&outline.logline),
                Field::Notes => Some(&outline.notes),
                Field::Dividers => outline.dividers.get(place.index).map(|divider| divider.title.as_str()),
                _ => None,
            };
        }
        Some(ItemId::Scene(id)) => read::scene(outline.scene(id)?, look),
        Some(ItemId::Dilemma(id)) => read::dilemma(outline.dilemma(id)?, look),
        Some(ItemId::Strand(id)) => read::strand(outline.strand(id)?, look),
        Some(ItemId::Character(id)) => read::character(outline.character(id)?, look),
        Some(ItemId::Location(id)) => read::location(outline.location(id)?, look),
        Some(ItemId::Relation(id)) => read::relation(outline.relation(id)?, look),
        Some(ItemId::Source(_)) => {}
    }
    found
}

/// Whether the words of a quote still stand so in its source.
fn is_evidence(outline: &Outline, quote: &Quote) -> bool {
    let Some(span) = &quote.span else { return false };
    let source = outline.source(&span.source);
    let passage = source.and_then(|source| source.text.get(span.range()));
    passage.is_some_and(|passage| passage.contains(&quote.text))
}

/// Puts other words into texts. Where one of the places is not there, nothing is said of the others.
pub(super) fn reword(outline: &mut Outline, rewordings: &[Rewording]) -> Result<(), EditError> {
    let mut waiting: BTreeMap<Option<&ItemId>, Vec<&Rewording>> = BTreeMap::new();
    for rewording in rewordings {
        waiting.entry(rewording.place.item.as_ref()).or_default().push(rewording);
    }
    let mut done = 0;
    if let Some(all) = waiting.get(&None) {
        let texts = [
            (Field::Title, &mut outline.title),
            (Field::Series, &mut outline.series),
            (Field::Logline, &mut outline.logline),
            (Field::Notes, &mut outline.notes),
        ];
        for (field, text) in texts {
            done += reword_text(text, all, field, 0);
        }
        for (index, divider) in outline.dividers.iter_mut().enumerate() {
            if all.iter().any(|one| (one.place.field, one.place.index) == (Field::Dividers, index)) {
                done += reword_text(&mut Arc::make_mut(divider).title, all, Field::Dividers, index);
            }
        }
    }
    macro_rules! lists {
        ($($list:ident: $write:ident),+) => {
            $(done += reword_list(
                &mut outline.$list,
                &waiting,
                |value| value.id.clone().into(),
                |value, all, done| {
                    write::$write(value, |field, index, text| *done += reword_text(text, all, field, index));
                },
            );)+
        };
    }
    lists! {
        scenes: scene, dilemmas: dilemma, strands: strand, characters: character, locations: location
    }
    done += reword_list(
        &mut outline.relations,
        &waiting,
        |value| value.id().into(),
        |value, all, done| {
            write::relation(value, |field, index, text| *done += reword_text(text, all, field, index));
        },
    );
    tidy_aliases(outline, &waiting);
    if done == rewordings.len() { Ok(()) } else { Err(EditError::NoSuchText) }
}

fn reword_list<T: Clone>(
    list: &mut List<T>,
    waiting: &BTreeMap<Option<&ItemId>, Vec<&Rewording>>,
    id: impl Fn(&T) -> ItemId,
    change: impl Fn(&mut T, &[&Rewording], &mut usize),
) -> usize {
    let mut done = 0;
    for value in list.iter_mut() {
        if let Some(all) = waiting.get(&Some(&id(value))) {
            change(Arc::make_mut(value), all, &mut done);
        }
    }
    done
}

/// Carries out those that mean this text, the last first so that the bytes before stay where they are. How many
/// could be.
fn reword_text(text: &mut String, all: &[&Rewording], field: Field, index: usize) -> usize {
    let is_here = |one: &&&Rewording| one.place.field == field && one.place.index == index;
    let mut here: Vec<&Rewording> = all.iter().filter(is_here).copied().collect();
    here.sort_by_key(|one| std::cmp::Reverse(one.at.start));
    let mut done = 0;
    let mut rest = text.len();
    for one in here {
        if one.at.end <= rest && text.get(one.at.clone()).is_some() {
            text.replace_range(one.at.clone(), &one.by);
            rest = one.at.start;
            done += 1;
        }
    }
    done
}

/// A name that has become that of its own item, or is there already, or is empty, is no other form of the name.
fn tidy_aliases(outline: &mut Outline, waiting: &BTreeMap<Option<&ItemId>, Vec<&Rewording>>) {
    fn tidy(name: &str, aliases: &mut Vec<String>) {
        let mut known = BTreeSet::from([name.to_owned(), String::new()]);
        aliases.retain(|alias| known.insert(alias.clone()));
    }
    let is_reworded = |id: ItemId| waiting.contains_key(&Some(&id));
    for character in outline.characters.iter_mut().filter(|it| is_reworded((&it.id).into())) {
        let Character { name, aliases, .. } = Arc::make_mut(character);
        tidy(name, aliases);
    }
    for location in outline.locations.iter_mut().filter(|it| is_reworded((&it.id).into())) {
        let Location { name, aliases, .. } = Arc::make_mut(location);
        tidy(name, aliases);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::{
        DilemmaOption, Divider, DividerKind, Edit, Moment, RelationKind, Source, Span, StoryDay,
    };

    /// An outline in which every text that a writer writes is `Kai`, and so is a passage that is quoted.
    fn outline() -> Outline {
        let text = || "Kai".to_owned();
        let span = Some(Span { source: "src-1".into(), start: 0, end: 3 });
        let quote = |span| Quote { text: text(), speaker: None, span };
        let words = Moment { day: StoryDay::Day(1), time: None, words: text(), found: None };
        Outline {
            title: text(),
            series: text(),
            logline: text(),
            notes: text(),
            sources: vec![Arc::new(Source {
                id: "src-1".into(),
                name: text(),
                imported: None,
                text: text(),
            })],
            characters: vec![Arc::new(Character {
                id: "ch".into(),
                name: text(),
                title: text(),
                aliases: vec!["Kai I.".into(), "Kai II.".into()],
                role: text(),
                age: text(),
                actor: text(),
                description: text(),
                notes: text(),
                ..Character::default()
            })],
            locations: vec![Arc::new(Location {
                id: "lo".into(),
                name: text(),
                aliases: vec!["Kaimauer".into()],
                notes: text(),
                ..Location::default()
            })],
            strands: vec![Arc::new(Strand {
                id: "a".into(),
                title: text(),
                notes: text(),
                ..Strand::default()
            })],
            scenes: vec![Arc::new(Scene {
                id: "sc".into(),
                title: text(),
                summary: text(),
                quotes: vec![quote(None), quote(span)],
                moment: Some(words),
                notes: text(),
                ..Scene::default()
            })],
            dividers: vec![Arc::new(Divider { kind: DividerKind::Act, title: text(), before: None })],
            dilemmas: vec![Arc::new(Dilemma {
                id: "di".into(),
                title: text(),
                options: vec![DilemmaOption { text: text(), price: text() }],
                stakes: text(),
                notes: text(),
                ..Dilemma::default()
            })],
            relations: vec![Arc::new(Relation {
                a: "ch".into(),
                b: "ch-2".into(),
                kind: RelationKind::Friend,
                note: text(),
                found: None,
            })],
            ..Outline::default()
        }
    }

    fn rewordings(outline: &Outline, by: &str) -> Vec<Rewording> {
        let mut all = Vec::new();
        for_each_text(outline, |item, field, index, text| {
            let place = TextPlace { item: item.cloned(), field, index };
            assert_eq!(text_at(outline, &place), Some(text), "{place:?}");
            all.push(Rewording { place, at: 0..3, by: by.to_owned() });
        });
        all
    }

    #[test]
    fn every_text_is_read_and_reworded_but_what_is_quoted_from_a_source() {
        let outline = outline();
        let all = rewordings(&outline, "Ben");
        let next = Edit::Reword(all).apply(&outline).unwrap().outline;
        assert_eq!(next.sources, outline.sources);
        assert_eq!(next.scenes[0].quotes[1], outline.scenes[0].quotes[1]);
        let left = ron::to_string(&next).unwrap().matches("Kai").count();
        assert_eq!(left, 3, "the name and the text of the source, and the quote");
    }

    #[test]
    fn several_places_of_a_text_keep_their_bytes() {
        let outline = Outline { notes: "Kai, Kai und Kai".into(), ..Outline::default() };
        let place = TextPlace::new(None, Field::Notes);
        let at = |start: usize, by: &str| Rewording {
            place: place.clone(),
            at: start..start + 3,
            by: by.to_owned(),
        };
        let edit = Edit::Reword(vec![at(0, "Benedikt"), at(5, ""), at(13, "Jo")]);
        assert_eq!(edit.apply(&outline).unwrap().outline.notes, "Benedikt,  und Jo");
        assert_eq!(edit.label().count, 3);
    }

    #[test]
    fn an_alias_that_says_nothing_any_more_goes() {
        let mut outline = Outline::default();
        let aliases = ["Kai", "Kaia", "Ben"].map(str::to_owned).into();
        let character = Character { id: "ch".into(), name: "Ben".into(), aliases, ..Character::default() };
        outline.characters = vec![Arc::new(character)];
        let alias = |index, by: &str| Rewording {
            place: TextPlace { item: Some(ItemId::Character("ch".into())), field: Field::Aliases, index },
            at: 0..3,
            by: by.to_owned(),
        };
        let edit = Edit::Reword(vec![alias(0, "Ben"), alias(1, "Ben")]);
        assert_eq!(edit.apply(&outline).unwrap().outline.characters[0].aliases, ["Bena"]);
    }

    #[test]
    fn a_text_that_is_not_there_any_more_is_refused() {
        let outline = Outline { notes: "Kä".into(), ..Outline::default() };
        for (field, at) in [(Field::Notes, 0..4), (Field::Notes, 0..2), (Field::Logline, 0..1)] {
            let rewording = Rewording { place: TextPlace::new(None, field), at, by: String::new() };
            assert_eq!(Edit::Reword(vec![rewording]).apply(&outline), Err(EditError::NoSuchText));
        }
    }
}
