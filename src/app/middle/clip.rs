//! Scenes on the clipboard: readable text for other programs, whole scenes for this one.
//!
//! Pure: what a length looks like in the interface's language is passed in.

use std::sync::Arc;

use super::overview::Overview;
use crate::outline::{
    Character, CharacterId, Edit, Item, ItemId, Location, LocationId, Minutes, Outline, Quote, Scene,
    SceneId, Span, StrandId, free_id,
};

/// Scenes that were copied, and the text that stands for them on the clipboard.
#[derive(Clone, Debug)]
pub(crate) struct Clip {
    text: String,
    scenes: Vec<Arc<Scene>>,
    from: Arc<Outline>,
}

impl Clip {
    /// Copies these scenes, in telling order.
    pub(crate) fn of(overview: &Overview, scenes: &[SceneId], length: impl Fn(Minutes) -> String) -> Self {
        let mut places: Vec<usize> = scenes.iter().filter_map(|scene| overview.place_of(scene)).collect();
        places.sort_unstable();
        let from = Arc::clone(overview.outline());
        let scenes: Vec<_> = places.iter().map(|&place| Arc::clone(&from.scenes[place])).collect();
        let texts: Vec<_> = scenes
            .iter()
            .zip(&places)
            .map(|(scene, place)| text_of(overview, scene, *place, &length))
            .collect();
        Self { text: texts.join("\n\n"), scenes, from }
    }

    /// Whether this is the text that stands for them.
    pub(crate) fn is_text(&self, text: &str) -> bool {
        same_text(&self.text, text)
    }

    /// The scenes as text: number and title, summary, and in brackets the facts.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

fn text_of(overview: &Overview, scene: &Scene, place: usize, length: impl Fn(Minutes) -> String) -> String {
    let mut text = format!("{}. {}", place + 1, scene.title);
    if !scene.summary.is_empty() {
        text.push('\n');
        text.push_str(&scene.summary);
    }
    let outline = overview.outline();
    let names: Vec<&str> = scene
        .characters
        .iter()
        .filter_map(|id| outline.character(id))
        .map(|character| character.name.as_str())
        .collect();
    let place_name = overview.place_name(scene).unwrap_or_default().to_owned();
    let minutes = scene.minutes().map(length).unwrap_or_default();
    let facts: Vec<String> =
        [place_name, names.join(", "), minutes].into_iter().filter(|fact| !fact.is_empty()).collect();
    if !facts.is_empty() {
        text.push_str(&format!("\n[{}]", facts.join(" · ")));
    }
    text
}

/// A pasted text shorter than this (in bytes) is no synopsis.
const SHORTEST_SYNOPSIS: usize = 80;

/// Whether a text is long enough to be read as a synopsis.
pub(crate) fn is_long_enough(text: &str) -> bool {
    text.trim().len() >= SHORTEST_SYNOPSIS
}

/// Whether a text that was not copied here is meant as scenes, where it is pasted among scenes: a few words, or
/// paragraphs with a number each, as they are copied here. Anything longer is a synopsis.
pub(crate) fn is_meant_as_scenes(text: &str) -> bool {
    let is_numbered = |block: &Vec<&str>| block.first().is_some_and(|line| without_number(line).1);
    !is_long_enough(text) || blocks(text).iter().all(is_numbered)
}

/// Puts what is on the clipboard before a scene, or last: the scenes of `clip` if its text still is there, else
/// what can be read out of `text`, in the strand of the scene above. `None` when there is nothing in it.
pub(crate) fn paste(
    text: &str,
    clip: Option<&Clip>,
    outline: &Outline,
    before: Option<&SceneId>,
    read_length: impl Fn(&str) -> Option<Minutes>,
) -> Option<Edit> {
    let mut edits = Vec::new();
    let scenes: Vec<Scene> = match clip.filter(|clip| clip.is_text(text)) {
        Some(clip) => {
            let mut mover = Mover { from: &clip.from, to: outline, edits: &mut edits };
            clip.scenes.iter().map(|scene| mover.scene(scene)).collect()
        }
        None => {
            let place = before.and_then(|id| outline.scenes.iter().position(|scene| scene.id == *id));
            let above = place.unwrap_or(outline.scenes.len()).checked_sub(1).map(|at| &outline.scenes[at]);
            let strand = above.and_then(|scene| scene.strand.clone());
            let read = read_scenes(text, outline, read_length);
            read.into_iter().map(|scene| Scene { strand: strand.clone(), ..scene }).collect()
        }
    };
    if scenes.is_empty() {
        return None;
    }
    let before = before.map(ItemId::from);
    edits.extend(scenes.into_iter().map(|scene| Edit::Add { item: scene.into(), before: before.clone() }));
    Some(Edit::All(edits))
}

fn same_text(a: &str, b: &str) -> bool {
    a.lines().map(str::trim_end).eq(b.trim_end().lines().map(str::trim_end))
}

/// Takes scenes from one outline to another, with the characters and places that they need.
struct Mover<'a> {
    from: &'a Outline,
    to: &'a Outline,
    edits: &'a mut Vec<Edit>,
}

impl Mover<'_> {
    fn scene(&mut self, scene: &Scene) -> Scene {
        let strand = scene.strand.clone().filter(|id| self.to.strand(id).is_some());
        Scene {
            id: SceneId::default(),
            strand: strand.or_else(|| self.strand_of_same_title(scene.strand.as_ref()?)),
            location: scene.location.as_ref().and_then(|id| self.location(id)),
            characters: scene.characters.iter().filter_map(|id| self.character(id)).collect(),
            quotes: scene.quotes.iter().map(|quote| self.quote(quote)).collect(),
            spans: scene.spans.iter().filter(|span| self.has(span)).cloned().collect(),
            ..scene.clone()
        }
    }

    fn strand_of_same_title(&self, id: &StrandId) -> Option<StrandId> {
        let title = &self.from.strand(id)?.title;
        self.to.strands.iter().find(|strand| strand.title == *title).map(|strand| strand.id.clone())
    }

    fn quote(&mut self, quote: &Quote) -> Quote {
        Quote {
            speaker: quote.speaker.as_ref().and_then(|id| self.character(id)),
            span: quote.span.clone().filter(|span| self.has(span)),
            ..quote.clone()
        }
    }

    fn character(&mut self, id: &CharacterId) -> Option<CharacterId> {
        let mine = self.from.character(id)?;
        if let Some(same) = self.to.characters.iter().find(|other| other.name == mine.name) {
            return Some(same.id.clone());
        }
        let taken = |id: &str| self.to.character(&id.into()).is_some();
        let id = CharacterId::new(free_id(mine.id.as_str(), taken));
        self.add_once(Character { id: id.clone(), spans: Vec::new(), ..Character::clone(mine) });
        Some(id)
    }

    fn location(&mut self, id: &LocationId) -> Option<LocationId> {
        let mine = self.from.location(id)?;
        if let Some(same) = self.to.locations.iter().find(|other| other.name == mine.name) {
            return Some(same.id.clone());
        }
        let taken = |id: &str| self.to.location(&id.into()).is_some();
        let id = LocationId::new(free_id(mine.id.as_str(), taken));
        self.add_once(Location { id: id.clone(), spans: Vec::new(), ..Location::clone(mine) });
        Some(id)
    }

    fn add_once(&mut self, item: impl Into<Item>) {
        let edit = Edit::add(item);
        if !self.edits.contains(&edit) {
            self.edits.push(edit);
        }
    }

    fn has(&self, span: &Span) -> bool {
        self.to.source(&span.source).map(|source| &source.text)
            == self.from.source(&span.source).map(|source| &source.text)
    }
}

/// Scenes out of any text, a block each.
fn read_scenes(text: &str, outline: &Outline, read_length: impl Fn(&str) -> Option<Minutes>) -> Vec<Scene> {
    blocks(text).iter().map(|block| read_scene(block, outline, &read_length)).collect()
}

/// The lines of a text by paragraphs, or a line each where no line is empty.
fn blocks(text: &str) -> Vec<Vec<&str>> {
    let mut blocks: Vec<Vec<&str>> = vec![Vec::new()];
    let has_paragraphs = text.trim().lines().any(|line| line.trim().is_empty());
    for line in text.lines().map(str::trim) {
        if line.is_empty() || !has_paragraphs {
            blocks.push(Vec::new());
        }
        if let (false, Some(block)) = (line.is_empty(), blocks.last_mut()) {
            block.push(line);
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn read_scene(lines: &[&str], outline: &Outline, read_length: impl Fn(&str) -> Option<Minutes>) -> Scene {
    let mut scene = Scene::default();
    let facts = lines.last().and_then(|line| line.strip_prefix('[')?.strip_suffix(']'));
    let has_facts = facts.is_some_and(|facts| read_facts(facts, outline, read_length, &mut scene));
    let lines = &lines[..lines.len() - usize::from(has_facts)];
    let Some((&first, rest)) = lines.split_first() else { return scene };
    let (first, was_numbered) = without_number(first);
    let is_title = first.chars().count() <= 80 && !first.ends_with(['.', '…', '"', '“', '”']);
    if is_title || was_numbered && !rest.is_empty() {
        first.clone_into(&mut scene.title);
        scene.summary = rest.join("\n");
    } else {
        scene.summary = [&[first], rest].concat().join("\n");
    }
    scene
}

/// Reads `place · names · length`; whether all of it could be understood.
fn read_facts(
    facts: &str,
    outline: &Outline,
    read_length: impl Fn(&str) -> Option<Minutes>,
    scene: &mut Scene,
) -> bool {
    let mut read = Scene::default();
    for fact in facts.split('·').map(str::trim) {
        if let Some(minutes) = read_length(fact) {
            read.length = Some(minutes.into());
        } else if let Some(place) = outline.locations.iter().find(|place| place.name == fact) {
            read.location = Some(place.id.clone());
        } else {
            for name in fact.split(',').map(str::trim) {
                let Some(person) = outline.characters.iter().find(|person| person.name == name) else {
                    return false;
                };
                read.characters.push(person.id.clone());
            }
        }
    }
    *scene = read;
    true
}

/// The line without `12.`, `12)`, `-`, `•`, `*` or `#` before it, and whether there was a number.
fn without_number(line: &str) -> (&str, bool) {
    let after_digits = line.trim_start_matches(|ch: char| ch.is_ascii_digit());
    if after_digits.len() < line.len()
        && let Some(rest) = after_digits.strip_prefix(['.', ')', ':'])
        && (rest.is_empty() || rest.starts_with(char::is_whitespace))
    {
        return (rest.trim_start(), true);
    }
    let bare = line.trim_start_matches(['-', '–', '•', '*', '#']);
    let is_bullet = bare.len() < line.len() && bare.starts_with(char::is_whitespace);
    (if is_bullet { bare.trim_start() } else { line }, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline() -> Outline {
        let scene = |id: &str, title: &str, summary: &str| Scene {
            id: id.into(),
            title: title.to_owned(),
            summary: summary.to_owned(),
            ..Default::default()
        };
        let first = Scene {
            characters: vec!["kai".into()],
            location: Some("op".into()),
            length: Some(Minutes::whole(4).into()),
            ..scene("s1", "Kai ringt mit dem Tod", "Die OP scheitert. Und nun?")
        };
        Outline {
            characters: vec![Arc::new(Character {
                id: "kai".into(),
                name: "Kai Krause".to_owned(),
                ..Default::default()
            })],
            locations: vec![Arc::new(Location {
                id: "op".into(),
                name: "OP".to_owned(),
                ..Default::default()
            })],
            scenes: vec![Arc::new(first), Arc::new(scene("s2", "Ben hilft", ""))],
            ..Default::default()
        }
    }

    fn length(minutes: Minutes) -> String {
        format!("{} min", minutes.as_f64())
    }

    fn read_length(text: &str) -> Option<Minutes> {
        text.strip_suffix(" min")?.parse().ok().map(Minutes::from_f64)
    }

    fn copied(outline: &Outline) -> Clip {
        let overview = Overview::new(&Arc::new(outline.clone()));
        Clip::of(&overview, &["s2".into(), "s1".into()], length)
    }

    #[test]
    fn other_programs_get_readable_text() {
        assert_eq!(
            copied(&outline()).text(),
            "1. Kai ringt mit dem Tod\nDie OP scheitert. Und nun?\n[OP · Kai Krause · 4 min]\n\n2. Ben hilft"
        );
    }

    #[test]
    fn copied_scenes_come_back_whole() {
        let outline = outline();
        let clip = copied(&outline);
        let edit = paste(clip.text(), Some(&clip), &outline, Some(&"s2".into()), read_length).unwrap();
        let pasted = edit.apply(&outline).unwrap().outline;
        let titles: Vec<_> = pasted.scenes.iter().map(|scene| scene.title.as_str()).collect();
        assert_eq!(titles, ["Kai ringt mit dem Tod", "Kai ringt mit dem Tod", "Ben hilft", "Ben hilft"]);
        let copy = Scene { id: "s1".into(), ..Scene::clone(&pasted.scenes[1]) };
        assert_eq!(copy, *outline.scenes[0]);
        assert_eq!(pasted.characters.len(), 1);
    }

    #[test]
    fn another_outline_gets_the_persons_and_places_too() {
        let clip = copied(&outline());
        let other = Outline {
            locations: vec![Arc::new(Location {
                id: "saal".into(),
                name: "OP".to_owned(),
                ..Default::default()
            })],
            ..Default::default()
        };
        let edit = paste(clip.text(), Some(&clip), &other, None, read_length).unwrap();
        let pasted = edit.apply(&other).unwrap().outline;
        assert_eq!(pasted.scenes[0].location, Some("saal".into()));
        assert_eq!(pasted.scenes[0].characters, ["kai".into()]);
        assert_eq!(pasted.characters[0].name, "Kai Krause");
    }

    #[test]
    fn any_text_becomes_scenes() {
        for (text, expected) in [
            ("", &[][..]),
            ("  \n ", &[]),
            (
                "Ben hilft\n- Leyla zweifelt\n3. Raya wartet",
                &[("Ben hilft", ""), ("Leyla zweifelt", ""), ("Raya wartet", "")],
            ),
            ("Ben hilft Kai.", &[("", "Ben hilft Kai.")]),
            (
                "Ben hilft\nEr ist im Team.\nEr bleibt.\n\nLeyla zweifelt.",
                &[("Ben hilft", "Er ist im Team.\nEr bleibt."), ("", "Leyla zweifelt.")],
            ),
            ("7. Ben hilft.\r\nEr bleibt.\r\n\r\nEnde", &[("Ben hilft.", "Er bleibt."), ("Ende", "")]),
            ("1995 war alles anders.", &[("", "1995 war alles anders.")]),
            ("Ende\n[niemand]\n\n", &[("Ende", ""), ("[niemand]", "")]),
        ] {
            let scenes = read_scenes(text, &outline(), read_length);
            let read: Vec<_> =
                scenes.iter().map(|scene| (scene.title.as_str(), scene.summary.as_str())).collect();
            assert_eq!(read, expected, "{text:?}");
        }
    }

    #[test]
    fn facts_are_read_again_from_text() {
        let outline = outline();
        let text = format!("{} ", copied(&outline).text());
        let scenes = read_scenes(&text, &outline, read_length);
        assert_eq!(Scene { id: "s1".into(), ..scenes[0].clone() }, *outline.scenes[0]);
    }
}
