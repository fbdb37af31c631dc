//! A new version of a source, and what it means for the outline that a writer has made of the old one.
//!
//! Three outlines are laid side by side: hers, what is read from the old text, and what is read from the new one. The
//! same text always gives the same outline, so the second tells what she has changed; that stays as it is. Passages
//! that stand in both texts move along; what rests on new ones is proposed; what rested on those that are gone loses
//! its passage, and a hint tells of it. Nothing is deleted.
//!
//! What comes out is an [`Edit`] of one step, made of others.

mod dilemmas;
mod edits;
mod evidence;
mod likeness;
mod named;
mod passages;
mod people;
mod scenes;
mod strands;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

pub use likeness::{is_version, likeness};

use super::{Language, OwnWords, Request, Warning, propose};
use crate::outline::{
    CharacterId, Edit, Found, Header, ItemId, LocationId, Outline, SceneId, Source, SourceId, Span, StrandId,
};
use passages::Passages;

/// A new version of a source.
#[derive(Clone, Copy, Debug)]
pub struct NewVersion<'a> {
    /// The source of the outline that it is a version of.
    pub of: &'a SourceId,
    /// The new text.
    pub text: &'a str,
    /// The name of the file that it came from.
    pub name: &'a str,
    /// When it is imported; goes into the outline.
    pub imported: Option<DateTime<Utc>>,
    /// What the writer has said about words.
    pub own: Option<&'a OwnWords>,
}

/// What a new version of a source means for an outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// What brings the outline up to date in one step; nothing where the text is the same.
    pub edit: Option<Edit>,
    /// What comes with it.
    pub came: Came,
    /// What the reader could not make sense of.
    pub warnings: Vec<Warning>,
}

/// What came with a new version of a source, each kind by kind, in the order of the outline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// Found in new passages, and to be checked.
    pub new: Vec<ItemId>,
    /// Not changed by the writer, and told anew as the new text has it.
    pub renewed: Vec<ItemId>,
    /// Changed or checked by the writer and left as they are, though their passages have changed.
    pub kept: Vec<ItemId>,
    /// Found in passages that are gone.
    pub gone: Vec<ItemId>,
}

/// Reads a new version of a source of `outline`. The same text, the same outline: the same revision. Nothing if there
/// is no such source.
pub fn revise(outline: &Outline, version: &NewVersion<'_>) -> Option<Revision> {
    let source = outline.source(version.of)?;
    if source.text == version.text {
        return Some(Revision { edit: None, came: Came::default(), warnings: Vec::new() });
    }
    let read = |text: &str| {
        let language = language_of(outline);
        propose(&Request { text, name: &source.name, imported: None, language, own: version.own })
    };
    // Reading is nearly all of the work; neither knows of the other.
    let (base, theirs) = std::thread::scope(|scope| {
        let base = scope.spawn(|| read(&source.text).outline);
        let theirs = read(version.text);
        (base.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), theirs)
    });
    let versions = Versions {
        source: &source.id,
        mine: outline,
        base: &base,
        theirs: &theirs.outline,
        passages: Passages::between(&source.text, version.text),
    };
    let mut came = Came::default();
    let next = versions.merged(version, source, &mut came);
    came.sort(&next);
    let edit = Some(edits::between(outline, &next, &source.id));
    Some(Revision { edit, came, warnings: theirs.warnings })
}

/// The source of `outline` of which `text` is plainly a new version: the one that is most like it.
pub fn source_like<'o>(outline: &'o Outline, text: &str) -> Option<&'o Source> {
    most_like(outline, text).filter(|(_, likeness)| *likeness >= likeness::VERSION).map(|(source, _)| source)
}

/// The source of `outline` that is most like `text`, and how much so; the first of several.
pub fn most_like<'o>(outline: &'o Outline, text: &str) -> Option<(&'o Source, f32)> {
    let mut best: Option<(&Source, f32)> = None;
    for source in &outline.sources {
        let likeness = if source.text == text { 1.0 } else { likeness(&source.text, text) };
        if best.is_none_or(|(_, known)| likeness > known) {
            best = Some((source, likeness));
        }
    }
    best
}

/// The language that the outline's sources were read in, where it can be read.
fn language_of(outline: &Outline) -> Option<Language> {
    [Language::German, Language::English].into_iter().find(|language| language.code() == outline.language)
}

/// The outlines that are laid side by side.
struct Versions<'a> {
    /// The source of `mine` that there is a new version of.
    source: &'a SourceId,
    /// The writer's.
    mine: &'a Outline,
    /// What is read from the old text.
    base: &'a Outline,
    /// What is read from the new text.
    theirs: &'a Outline,
    /// The old text and the new one.
    passages: Passages<'a>,
}

/// What the items of the other two outlines are in the writer's.
#[derive(Debug, Default)]
struct Known {
    characters: BTreeMap<CharacterId, CharacterId>,
    locations: BTreeMap<LocationId, LocationId>,
    strands: BTreeMap<StrandId, StrandId>,
    scenes: BTreeMap<SceneId, SceneId>,
    /// The same for those that were read from the old text.
    base_characters: BTreeMap<CharacterId, CharacterId>,
    base_locations: BTreeMap<LocationId, LocationId>,
}

impl Versions<'_> {
    /// The writer's outline brought up to date.
    fn merged(&self, version: &NewVersion<'_>, source: &Source, came: &mut Came) -> Outline {
        let mut next = self.mine.clone();
        let mut known = Known::default();
        for place in &mut next.sources {
            if place.id == source.id {
                let (name, text) = (version.name.to_owned(), version.text.to_owned());
                *place = Source { id: source.id.clone(), name, imported: version.imported, text }.into();
            }
        }
        next.set_header(self.header());
        self.carry_reasons(&mut next);
        people::merge(self, &mut next, &mut known, came);
        let matches = scenes::Matches::new(self);
        strands::merge(self, &matches, &mut next, &mut known, came);
        scenes::merge(self, &matches, &mut next, &mut known, came);
        dilemmas::merge(self, &mut next, &known, came);
        people::merge_relations(self, &mut next, &known, came);
        next
    }

    /// What a scene of these sentences alone would be called.
    fn title_of(&self, text: &str) -> String {
        let read = propose(&Request { text, language: language_of(self.mine), ..Request::default() });
        read.outline.scenes.first().map(|scene| scene.title.clone()).unwrap_or_default()
    }

    /// What describes the episode: what the new text says of it where the writer has left it as the old one had it.
    fn header(&self) -> Header {
        fn take<T: Clone + PartialEq + Default>(mine: &mut T, base: &T, theirs: T) {
            if mine == base && theirs != T::default() {
                *mine = theirs;
            }
        }
        let (mut mine, base, theirs) = (self.mine.header(), self.base.header(), self.theirs.header());
        take(&mut mine.title, &base.title, theirs.title);
        take(&mut mine.series, &base.series, theirs.series);
        take(&mut mine.season, &base.season, theirs.season);
        take(&mut mine.episode, &base.episode, theirs.episode);
        take(&mut mine.air_date, &base.air_date, theirs.air_date);
        take(&mut mine.runtime_minutes, &base.runtime_minutes, theirs.runtime_minutes);
        mine
    }
}

impl Came {
    /// Whether nothing in the outline is other than before, but for the text of the source.
    pub fn is_nothing(&self) -> bool {
        self.new.is_empty() && self.renewed.is_empty() && self.kept.is_empty() && self.gone.is_empty()
    }

    /// Puts everything in the order of the kinds and of `outline`.
    fn sort(&mut self, outline: &Outline) {
        let places: BTreeMap<ItemId, usize> =
            outline.item_ids().enumerate().map(|(place, id)| (id, place)).collect();
        for items in [&mut self.new, &mut self.renewed, &mut self.kept, &mut self.gone] {
            items.sort_by_key(|id| (id.kind(), places.get(id).copied()));
            items.dedup();
        }
    }
}

/// Whether an item is as the importer left it, as far as that can be seen from here: found, and not checked.
fn is_open(found: Option<&Found>) -> bool {
    found.is_some_and(|found| !found.checked)
}

/// The spans of `theirs`, which have a source of their own, in the source of the writer's outline.
fn adopted(span: &Span, source: &SourceId) -> Span {
    Span::new(source, span.range())
}
