//! What the palette looks through: names of commands and items, and the texts of scenes, notes and sources, folded
//! once so that each letter typed costs one pass.
//!
//! Pure: knows the outline and words, and not egui.

use std::ops::Range;

use crate::{
    app::{actions::Action, excerpt::excerpt, icons::Icon, matching, timeline::mark_label, words::Words},
    outline::{DividerKind, Field, ItemId, Outline, Source, SourceId, Span, TextPlace},
    session::InText,
    timeline::{Plan, View},
};

/// How many names, and how many passages, are found at most.
const MOST: usize = 40;

/// So many letters are looked for in texts; fewer are in every one.
const LEAST_LETTERS: usize = 2;

/// Where a find leads.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// A command.
    Action(Action),
    /// What holds for the whole episode.
    Episode,
    /// An item.
    Item(ItemId),
    /// An act, a break and the like, by its place in the outline.
    Divider(usize),
    /// A passage of a source.
    Passage(Span),
    /// A passage of an item's text, or of the episode's.
    Text(InText),
}

/// Something with a name.
pub(super) struct Named {
    /// The name.
    pub(super) label: String,
    /// What it is.
    pub(super) detail: String,
    /// Its picture.
    pub(super) icon: Option<Icon>,
    /// Where it leads.
    pub(super) target: Target,
    /// Other words for it, parted by commas: what somebody may look for who knows other programs.
    pub(super) also: String,
}

/// A text that belongs to something with a name.
struct Text {
    /// Which of the names.
    of: usize,
    text: String,
    folded: String,
    home: Home,
}

/// Where a text stands.
enum Home {
    /// In a source, from this byte on.
    Source(SourceId, usize),
    /// In a field of an item, or of the episode.
    Field(Option<ItemId>, Field, usize),
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Find {
    /// One of the [names](Index::named).
    Name(usize),
    /// A passage in which the words occur.
    Passage {
        /// Which of the names it belongs to.
        of: usize,
        /// What stands round the hit.
        excerpt: String,
        /// The bytes of the excerpt that are the hit.
        hit: Range<usize>,
        /// Where it leads.
        passage: Target,
    },
}

impl Find {
    /// Which of the names it is or belongs to.
    pub(super) const fn of(&self) -> usize {
        match self {
            Self::Name(of) | Self::Passage { of, .. } => *of,
        }
    }

    /// Where it leads.
    pub(super) fn target<'a>(&'a self, index: &'a Index) -> &'a Target {
        match self {
            Self::Passage { passage, .. } => passage,
            Self::Name(of) => &index.named(*of).target,
        }
    }
}

/// Everything that can be found in one version of an outline.
pub(super) struct Index {
    named: Vec<Named>,
    folded: Vec<String>,
    /// What each of them is, or may be called too.
    kinds: Vec<Vec<String>>,
    texts: Vec<Text>,
}

impl Index {
    /// Items of the outline, if there is one, then `commands`.
    pub(super) fn new(outline: Option<&Outline>, commands: Vec<Named>, words: &Words) -> Self {
        let mut index = Self { named: Vec::new(), folded: Vec::new(), kinds: Vec::new(), texts: Vec::new() };
        if let Some(outline) = outline {
            index.add_items(outline, words);
            index.add_sources(outline, words);
        }
        index.named.extend(commands);
        index.folded = index.named.iter().map(|named| matching::fold(&named.label)).collect();
        let kind = |named: &Named| match named.target {
            Target::Action(_) => named.also.split(", ").map(matching::fold).collect(),
            _ => vec![matching::fold(&named.detail)],
        };
        index.kinds = index.named.iter().map(kind).collect();
        index
    }

    /// The name with this number.
    pub(super) fn named(&self, at: usize) -> &Named {
        &self.named[at]
    }

    /// What was typed finds: good names, what is of the kind that was typed, then passages, then names that it fits by
    /// a few letters only.
    pub(super) fn find(&self, typed: &str) -> Vec<Find> {
        let typed = matching::fold(typed);
        let scored = self.folded.iter().enumerate();
        let mut names: Vec<(u32, usize)> =
            scored.filter_map(|(at, name)| Some((self.score(&typed, at, name)?, at))).collect();
        names.sort_unstable();
        names.truncate(MOST);
        let good = names.partition_point(|(score, _)| *score < matching::BY_BEGINNINGS);
        let passages = self.passages(&typed, &names[..good]);
        let name = |(_, at): &(u32, usize)| Find::Name(*at);
        names[..good].iter().map(name).chain(passages).chain(names[good..].iter().map(name)).collect()
    }

    fn score(&self, typed: &str, at: usize, name: &str) -> Option<u32> {
        /// Behind every good name.
        const BY_KIND: u32 = matching::BY_BEGINNINGS - 1;
        let by_name = matching::score(typed, name);
        let is_kind = typed.chars().count() > LEAST_LETTERS
            && self.kinds[at].iter().any(|kind| kind.starts_with(typed));
        let by_kind = is_kind.then_some(BY_KIND);
        by_name.into_iter().chain(by_kind).min()
    }

    fn passages(&self, typed: &str, names: &[(u32, usize)]) -> Vec<Find> {
        if typed.chars().count() < LEAST_LETTERS {
            return Vec::new();
        }
        let words: Vec<&str> = typed.split_whitespace().collect();
        let has_all = |text: &&Text| words.iter().all(|word| text.folded.contains(word));
        let is_named =
            |text: &&Text| matches!(text.home, Home::Field(..)) && names.iter().any(|(_, at)| *at == text.of);
        let texts = self.texts.iter().filter(|text| !is_named(text)).filter(has_all);
        texts.take(MOST).map(|text| text.find(typed, words[0])).collect()
    }

    fn add(&mut self, label: &str, detail: String, icon: Icon, target: Target) -> usize {
        let (label, also) = (label.to_owned(), String::new());
        self.named.push(Named { label, detail, icon: Some(icon), target, also });
        self.named.len() - 1
    }

    fn add_texts<const N: usize>(&mut self, of: usize, texts: [(Field, &String); N]) {
        let item = match &self.named[of].target {
            Target::Item(item) => Some(item.clone()),
            Target::Episode => None,
            Target::Action(_) | Target::Divider(_) | Target::Passage(_) | Target::Text(_) => return,
        };
        for (field, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            let (text, folded) = (text.to_owned(), matching::fold(text));
            self.texts.push(Text { of, text, folded, home: Home::Field(item.clone(), field, 0) });
        }
    }

    fn add_items(&mut self, outline: &Outline, words: &Words) {
        let one = [("n", 1.into())];
        let untitled = words.text("untitled");
        let named = |name: &'_ str| if name.is_empty() { untitled.clone() } else { name.to_owned() };
        let episode = words.text("inspector-episode");
        let (label, detail) = match outline.title.as_str() {
            "" => (episode.as_str(), String::new()),
            title => (title, episode.clone()),
        };
        let of = self.add(label, detail, Icon::Clapperboard, Target::Episode);
        self.add_texts(of, [(Field::Logline, &outline.logline), (Field::Notes, &outline.notes)]);
        for (at, scene) in outline.scenes.iter().enumerate() {
            let number = format!("{} {}", words.with("item-scene", &one), at + 1);
            let (label, detail) = match scene.title.as_str() {
                "" => (number.as_str(), String::new()),
                title => (title, number.clone()),
            };
            let of = self.add(label, detail, Icon::Clapperboard, Target::Item((&scene.id).into()));
            self.add_texts(of, [(Field::Summary, &scene.summary), (Field::Notes, &scene.notes)]);
        }
        for character in &outline.characters {
            let detail = match character.role.as_str() {
                "" => words.with("item-character", &one),
                role => role.to_owned(),
            };
            let target = Target::Item((&character.id).into());
            let of = self.add(&named(&character.name), detail, Icon::User, target);
            let texts = [(Field::Description, &character.description), (Field::Notes, &character.notes)];
            self.add_texts(of, texts);
        }
        let kinds = ["item-location", "item-strand", "item-dilemma"].map(|kind| words.with(kind, &one));
        let [place, strand_kind, dilemma_kind] = kinds;
        for location in &outline.locations {
            let target = Target::Item((&location.id).into());
            let of = self.add(&named(&location.name), place.clone(), Icon::MapPin, target);
            self.add_texts(of, [(Field::Notes, &location.notes)]);
        }
        for strand in &outline.strands {
            let target = Target::Item((&strand.id).into());
            let of = self.add(&named(&strand.title), strand_kind.clone(), Icon::Spline, target);
            self.add_texts(of, [(Field::Notes, &strand.notes)]);
        }
        for dilemma in &outline.dilemmas {
            let target = Target::Item((&dilemma.id).into());
            let of = self.add(&named(&dilemma.title), dilemma_kind.clone(), Icon::Diamond, target);
            self.add_texts(of, [(Field::Stakes, &dilemma.stakes), (Field::Notes, &dilemma.notes)]);
            for (index, option) in dilemma.options.iter().enumerate().filter(|(_, it)| !it.text.is_empty()) {
                let home = Home::Field(Some((&dilemma.id).into()), Field::Options, 2 * index);
                let (text, folded) = (option.text.clone(), matching::fold(&option.text));
                self.texts.push(Text { of, text, folded, home });
            }
        }
        for mark in Plan::of(outline, &View::default()).dividers {
            let kind = match mark.kind {
                DividerKind::Act => words.text("outline-act"),
                DividerKind::Teaser => words.text("outline-teaser-end"),
                DividerKind::AdBreak => words.text("outline-ad-break"),
                DividerKind::Cliffhanger => words.text("outline-cliffhanger"),
            };
            self.add(&mark_label(words, &mark), kind, Icon::Rows, Target::Divider(mark.divider));
        }
    }

    fn add_sources(&mut self, outline: &Outline, words: &Words) {
        for source in &outline.sources {
            let detail = words.with("item-source", &[("n", 1.into())]);
            let whole = Target::Item((&source.id).into());
            let name = if source.name.is_empty() { words.text("untitled") } else { source.name.clone() };
            let of = self.add(&name, detail, Icon::BookOpen, whole);
            self.texts.extend(sentences(source).map(|(start, text)| Text {
                of,
                text: text.to_owned(),
                folded: matching::fold(text),
                home: Home::Source(source.id.clone(), start),
            }));
        }
    }
}

/// The lines of a source, each with the byte at which it begins. A line of prose is cut where a sentence ends.
fn sentences(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let lines = source.text.split_inclusive('\n');
    let cut = lines.flat_map(|line| {
        let mut rest = line;
        std::iter::from_fn(move || {
            let end = rest
                .match_indices(['.', '!', '?'])
                .map(|(at, _)| at + 1)
                .find(|&at| at >= SHORTEST && rest[at..].starts_with(' ') && !rest[at..].trim().is_empty());
            let (sentence, after) = rest.split_at(end.unwrap_or(rest.len()));
            rest = after;
            (!sentence.is_empty()).then_some(sentence)
        })
    });
    cut.map(move |sentence| {
        let begins = start + sentence.len() - sentence.trim_start().len();
        start += sentence.len();
        (begins, sentence.trim())
    })
    .filter(|(_, sentence)| !sentence.is_empty())
}

/// A stop before this byte ends an abbreviation rather than a sentence.
const SHORTEST: usize = 24;

impl Text {
    /// Where it has the words that are typed, of which `first` is one.
    fn find(&self, typed: &str, first: &str) -> Find {
        let hit = matching::place_of(typed, &self.text).or_else(|| matching::place_of(first, &self.text));
        let hit = hit.unwrap_or_default();
        let passage = match &self.home {
            Home::Source(source, start) => {
                Target::Passage(Span::new(source, start + hit.start..start + hit.end))
            }
            Home::Field(item, field, index) => {
                let place = TextPlace { item: item.clone(), field: *field, index: *index };
                Target::Text(InText { place, at: hit.clone() })
            }
        };
        let (excerpt, hit) = excerpt(&self.text, hit);
        Find::Passage { of: self.of, excerpt, hit, passage }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::words::Language;
    use crate::outline::Scene;

    fn index() -> Index {
        let scene = |title: &str, summary: &str, notes: &str| {
            std::sync::Arc::new(Scene {
                id: title.into(),
                title: title.into(),
                summary: summary.into(),
                notes: notes.into(),
                ..Scene::default()
            })
        };
        let text =
            "Kai liegt im Krankenhaus.\nDr. Koshka öffnet die Tür und zweifelt. Fremde Größe, aeußerlich.";
        let source =
            Source { id: "s".into(), name: "Folge 12".into(), text: text.into(), ..Source::default() };
        let outline = Outline {
            scenes: vec![
                scene("Autounfall", "Kai schwebt in Lebensgefahr, während es draußen regnet.", ""),
                scene("Der Streit", "Sarah beschuldigt Jasper.", "Regie: Türen schlagen"),
            ],
            sources: vec![std::sync::Arc::new(source)],
            ..Outline::default()
        };
        Index::new(Some(&outline), Vec::new(), &Words::new(Language::German))
    }

    #[test]
    fn words_of_texts_are_found_and_marked() {
        let index = index();
        for (typed, expected) in [
            ("LEBENSGEFAHR", &["Autounfall: Lebensgefahr"][..]),
            ("draussen", &["Autounfall: draußen"]),
            ("sarah jasper", &["Der Streit: Sarah"]),
            ("tür", &["Der Streit: Tür", "Folge 12: Tür"]),
            ("tuer", &["Der Streit: Tür", "Folge 12: Tür"]),
            ("koshka oeffnet", &["Folge 12: Koshka öffnet"]),
            ("äußerlich", &["Folge 12: aeußerlich"]),
            ("autounfall", &["Autounfall"]),
            ("xylophon", &[]),
        ] {
            let found: Vec<_> = index
                .find(typed)
                .iter()
                .map(|find| match find {
                    Find::Name(of) => index.named(*of).label.clone(),
                    Find::Passage { of, excerpt, hit, .. } => {
                        format!("{}: {}", index.named(*of).label, &excerpt[hit.clone()])
                    }
                })
                .collect();
            assert_eq!(found, expected, "{typed}");
        }
    }

    #[test]
    fn a_passage_of_a_source_leads_to_its_bytes() {
        let index = index();
        let find = index.find("zweifelt").remove(0);
        let Target::Passage(span) = find.target(&index) else { panic!("{:?}", find.target(&index)) };
        assert_eq!((span.start, span.end), (58, 66));
    }
}
