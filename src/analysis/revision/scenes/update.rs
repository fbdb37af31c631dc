//! What becomes of a scene that the writer has.

use std::ops::Range;

use super::{
    SAME, each_once,
    matches::{Here, Matches, There},
    tidy, told,
};
use crate::{
    analysis::revision::{Came, Known, Versions, is_open},
    outline::{CharacterId, Moment, Quote, Scene, Span},
};

/// Bringing one of the writer's scenes up to date.
pub(super) struct Update<'a> {
    pub(super) versions: &'a Versions<'a>,
    pub(super) matches: &'a Matches,
    pub(super) known: &'a Known,
    /// Its place in the writer's outline.
    pub(super) place: usize,
    pub(super) here: &'a Here,
}

impl Update<'_> {
    /// The scene as it is to be; what that means is noted.
    pub(super) fn scene(&self, scene: &Scene, came: &mut Came) -> Scene {
        let had = self.here.had();
        let mut updated = scene.clone();
        if had == 0 {
            updated.spans = match self.here.is.first() {
                Some(place) => {
                    came.new.push((&scene.id).into());
                    self.versions.adopted_spans(&self.versions.theirs.scenes[*place].spans)
                }
                // A passage without a word may lie behind the end of the new text.
                None => self.versions.carry_spans(&scene.spans),
            };
            return updated;
        }
        let is_gone = self.here.is.is_empty() && self.here.has() * SAME < had;
        if is_gone && scene.found.is_some() {
            updated.spans.retain(|span| !self.versions.is_here(span));
            if updated.spans.is_empty() {
                came.gone.push((&scene.id).into());
            }
            return updated;
        }
        updated.spans = self.spans(scene);
        if self.reads_as_before(scene, &updated) {
            return updated;
        }
        let is_told_anew = self.retell(scene, &mut updated);
        let list = if is_told_anew { &mut came.renewed } else { &mut came.kept };
        list.push((&scene.id).into());
        updated
    }

    /// Where its passages stand now, with what has been added to them.
    fn spans(&self, scene: &Scene) -> Vec<Span> {
        let text = &self.versions.passages.new;
        let is_owner = |there: &&There| there.owners.first() == Some(&self.place);
        let there = self.here.is.iter().map(|place| &self.matches.theirs[*place]).filter(is_owner);
        let added = there.flat_map(|there| {
            let ranges = there.added(self.versions).into_iter().filter_map(|run| text.bytes(&run));
            ranges.filter(|range| !there.part.contains(range)).collect::<Vec<_>>()
        });
        let added: Vec<Range<usize>> = added.collect();
        if added.is_empty() {
            return self.versions.carry_spans(&scene.spans);
        }
        let others = scene.spans.iter().filter(|span| !self.versions.is_here(span)).cloned();
        let mut ranges: Vec<_> =
            self.here.carried.iter().flat_map(|carried| carried.ranges.iter().cloned()).collect();
        ranges.extend(added);
        let here = tidy(self.versions, ranges).into_iter();
        others.chain(here.map(|range| Span::new(self.versions.source, range))).collect()
    }

    /// Whether its passages say what they said, whatever the white space.
    fn reads_as_before(&self, scene: &Scene, updated: &Scene) -> bool {
        let words = |text: &str, spans: &[Span]| {
            let here = spans.iter().filter(|span| self.versions.is_here(span));
            let parts = here.filter_map(|span| text.get(span.range()));
            parts.flat_map(str::split_whitespace).map(str::to_owned).collect::<Vec<_>>()
        };
        let passages = &self.versions.passages;
        words(passages.old.text, &scene.spans) == words(passages.new.text, &updated.spans)
    }

    /// Takes what the new text tells, field by field, where the writer has left the scene as the old text had it.
    /// Whether its summary was one of them.
    fn retell(&self, scene: &Scene, updated: &mut Scene) -> bool {
        let base = self.matches.base[self.place].map(|place| &self.versions.base.scenes[place]);
        let is_open = is_open(scene.found.as_ref());
        let Some(base) = base.filter(|base| is_open && scene.status == base.status) else { return false };
        let only = match self.here.is.as_slice() {
            [place] if self.matches.theirs[*place].is_alone() => Some(*place),
            _ => None,
        };
        let is_summary_hers = !self.here.is_untouched;
        if let Some(place) = only {
            let (theirs, base) = (self.told(place), self.as_before(base));
            take(&mut updated.title, &scene.title, &base.title, theirs.title);
            take(&mut updated.summary, &scene.summary, &base.summary, theirs.summary);
            take(&mut updated.characters, &scene.characters, &base.characters, theirs.characters);
            take(&mut updated.location, &scene.location, &base.location, theirs.location);
            let texts = |quotes: &[Quote]| -> Vec<(String, Option<CharacterId>)> {
                quotes.iter().map(|quote| (quote.text.clone(), quote.speaker.clone())).collect()
            };
            if texts(&scene.quotes) == texts(&base.quotes) {
                updated.quotes = theirs.quotes;
            }
            let when = |moment: &Option<Moment>| {
                moment.as_ref().map(|moment| (moment.day, moment.time, moment.words.clone()))
            };
            if when(&scene.moment) == when(&base.moment) {
                updated.moment = theirs.moment;
            }
            if !is_summary_hers {
                let there = &self.versions.theirs.scenes[place];
                updated.found = self.versions.adopted_found(there.found.as_ref());
                updated.spans.retain(|span| !self.versions.is_here(span));
                updated.spans.extend(self.versions.adopted_spans(&there.spans));
            }
        } else if !is_summary_hers {
            updated.summary = self.words_of(&updated.spans);
        }
        !is_summary_hers
    }

    fn told(&self, place: usize) -> Scene {
        let mut theirs = told(self.versions, self.known, &self.versions.theirs.scenes[place]);
        if let Some(moment) = &mut theirs.moment {
            moment.found = self.versions.adopted_found(moment.found.as_ref());
        }
        theirs
    }

    /// A scene of the old text, in terms of the writer's outline.
    fn as_before(&self, base: &Scene) -> Scene {
        let character = |id: &CharacterId| self.known.base_characters.get(id).cloned();
        let mut base = base.clone();
        base.characters = each_once(base.characters.iter().filter_map(character));
        base.location = base.location.and_then(|id| self.known.base_locations.get(&id).cloned());
        for quote in &mut base.quotes {
            quote.speaker = quote.speaker.as_ref().and_then(character);
        }
        base
    }

    /// What stands in these passages of the new text.
    fn words_of(&self, spans: &[Span]) -> String {
        let here = spans.iter().filter(|span| self.versions.is_here(span));
        let texts = here.filter_map(|span| self.versions.passages.new.text.get(span.range()));
        texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }
}

/// Takes what is new where `mine` is as it was.
fn take<T: PartialEq>(updated: &mut T, mine: &T, base: &T, theirs: T) {
    if mine == base {
        *updated = theirs;
    }
}
