//! The outline as a document that a person would hand on: which parts it has, in which order, and what stands in each.
//!
//! Knows no file format: Markdown and Word set the same blocks, each in its way. Not in it: the sources and where
//! in them something was found, ids, colours and the state of each scene.

use super::sheet::{Sheet, one_line};
use crate::outline::{Character, Dilemma, DividerKind, Length, Minutes, Outcome, Outline, Scene, letter};

/// A paragraph of the document, or a few that belong together. Texts are the writer's own; only names and other
/// short ones have been brought into one line.
#[derive(Debug)]
pub(super) enum Block<'a> {
    /// What the episode is called.
    Title(String),
    /// The episode in a sentence.
    Logline(&'a str),
    /// The heading of a part.
    Part(&'static str),
    /// The heading of a scene, with its number, or of a dilemma.
    Item(Option<usize>, String),
    /// Short statements that stand side by side.
    Facts(Vec<Fact>),
    /// A text of some sentences.
    Prose(&'a str),
    /// A note to those who work on the outline.
    Notes(&'a str),
    /// What somebody says.
    Quote(Option<String>, &'a str),
    /// What stands between two scenes.
    Divider(DividerKind, String),
    /// A list of what has names.
    Names(Vec<Named<'a>>),
    /// A list of statements, each perhaps with a note.
    List(Vec<(String, &'a str)>),
}

/// A short statement: `Tag 1, 21:05`, or `Mit: Kai, Sarah`.
#[derive(Debug)]
pub(super) struct Fact {
    /// What it is about, where that does not go without saying.
    pub(super) label: Option<&'static str>,
    pub(super) text: String,
}

/// Somebody or something in a list.
#[derive(Debug)]
pub(super) struct Named<'a> {
    pub(super) name: String,
    /// Other names, parted by commas.
    pub(super) aliases: String,
    /// What parts the name from the facts where they stand in one line.
    pub(super) joint: &'static str,
    pub(super) facts: Vec<String>,
    /// Texts of some sentences, without empty ones.
    pub(super) texts: Vec<&'a str>,
}

impl Named<'_> {
    /// Whether nothing is known but its names.
    pub(super) fn is_bare(&self) -> bool {
        self.facts.is_empty() && self.texts.is_empty()
    }
}

/// The document of the outline on `sheet`.
pub(super) fn blocks<'a>(sheet: &'a Sheet<'a>) -> Vec<Block<'a>> {
    let mut document = Document { sheet, blocks: Vec::new() };
    document.head();
    document.strands();
    document.scenes();
    document.dilemmas();
    document.characters();
    document.relations();
    document.locations();
    document.blocks
}

/// What stands below the title: `Die jungen Ärzte`, `Staffel 7`, `Folge 12`, `26.11.2026`, `48 min`.
pub(super) fn head_facts(sheet: &Sheet<'_>) -> Vec<String> {
    let (outline, words) = (sheet.outline, sheet.words);
    let facts = [
        Some(one_line(&outline.series)).filter(|series| !series.is_empty()),
        outline.season.map(|number| format!("{} {number}", words.season)),
        outline.episode.map(|number| format!("{} {number}", words.episode)),
        outline.air_date.map(|date| words.date(date)),
        outline.runtime_minutes.map(|minutes| format!("{minutes} {}", words.minutes)),
    ];
    facts.into_iter().flatten().collect()
}

struct Document<'a> {
    sheet: &'a Sheet<'a>,
    blocks: Vec<Block<'a>>,
}

impl<'a> Document<'a> {
    fn outline(&self) -> &'a Outline {
        self.sheet.outline
    }

    fn facts(&mut self, facts: impl IntoIterator<Item = String>) {
        let facts: Vec<_> = facts.into_iter().map(|text| Fact { label: None, text }).collect();
        if !facts.is_empty() {
            self.blocks.push(Block::Facts(facts));
        }
    }

    /// A line that says what it is about; none where there is nothing to say.
    fn labelled(&mut self, label: &'static str, text: String) {
        if !text.is_empty() {
            self.blocks.push(Block::Facts(vec![Fact { label: Some(label), text }]));
        }
    }

    fn prose(&mut self, text: &'a str) {
        self.blocks.extend(said(text).map(Block::Prose));
    }

    fn notes(&mut self, notes: &'a str) {
        self.blocks.extend(said(notes).map(Block::Notes));
    }

    /// A list of what has names, under its heading.
    fn names(&mut self, heading: &'static str, names: Vec<Named<'a>>) {
        if !names.is_empty() {
            self.blocks.extend([Block::Part(heading), Block::Names(names)]);
        }
    }

    fn head(&mut self) {
        let outline = self.outline();
        self.blocks.push(Block::Title(self.sheet.title(&outline.title)));
        self.facts(head_facts(self.sheet));
        self.blocks.extend(said(&outline.logline).map(Block::Logline));
        self.notes(&outline.notes);
    }

    fn strands(&mut self) {
        let (outline, words) = (self.outline(), self.sheet.words);
        let strands = outline.strands.iter().enumerate().map(|(index, strand)| {
            let scenes: Vec<_> =
                outline.scenes.iter().filter(|scene| scene.strand.as_ref() == Some(&strand.id)).collect();
            let length: Length = scenes.iter().filter_map(|scene| scene.length).sum();
            let name = format!("{} {}", letter(index), one_line(&strand.title));
            let count = if scenes.len() == 1 { words.scene } else { words.scenes };
            let count = format!("{} {count}", scenes.len());
            let length = (length.minutes > Minutes::ZERO)
                .then(|| format!("{} {}", words.length(length), words.minutes));
            Named {
                name: name.trim_end().to_owned(),
                aliases: String::new(),
                joint: ": ",
                facts: [Some(count), length].into_iter().flatten().collect(),
                texts: said(&strand.notes).collect(),
            }
        });
        let strands = strands.collect();
        self.names(words.strands, strands);
    }

    fn scenes(&mut self) {
        let outline = self.outline();
        if outline.scenes.is_empty() {
            return;
        }
        self.blocks.push(Block::Part(self.sheet.words.scenes));
        let mut acts = 0;
        for (index, scene) in outline.scenes.iter().enumerate() {
            self.dividers(Some(scene), &mut acts);
            self.scene(index + 1, scene);
        }
        self.dividers(None, &mut acts);
    }

    fn dividers(&mut self, before: Option<&'a Scene>, acts: &mut usize) {
        for (kind, name) in self.sheet.named_dividers(before, acts) {
            self.blocks.push(Block::Divider(kind, name));
        }
    }

    fn scene(&mut self, number: usize, scene: &'a Scene) {
        let sheet = self.sheet;
        self.blocks.push(Block::Item(Some(number), sheet.title(&scene.title)));
        let facts = [
            sheet.letter(scene).map(str::to_owned),
            sheet.place(scene).map(one_line),
            scene.moment.as_ref().map(|moment| sheet.words.moment(moment)),
            scene.length.map(|length| format!("{} {}", sheet.words.length(length), sheet.words.minutes)),
        ];
        self.facts(facts.into_iter().flatten());
        self.labelled(sheet.words.with, sheet.listed(&scene.characters));
        self.prose(&scene.summary);
        for quote in &scene.quotes {
            let speaker = quote.speaker.as_ref().map(|id| one_line(sheet.name(id)));
            self.blocks.push(Block::Quote(speaker, &quote.text));
        }
        for (turn, dilemma) in sheet.turns(&scene.id) {
            self.labelled(sheet.turn(*turn), sheet.title(&dilemma.title));
        }
        self.notes(&scene.notes);
    }

    fn dilemmas(&mut self) {
        let dilemmas = &self.outline().dilemmas;
        if !dilemmas.is_empty() {
            self.blocks.push(Block::Part(self.sheet.words.dilemmas));
        }
        for dilemma in dilemmas {
            self.dilemma(dilemma);
        }
    }

    fn dilemma(&mut self, dilemma: &'a Dilemma) {
        let (sheet, words) = (self.sheet, self.sheet.words);
        self.blocks.push(Block::Item(None, sheet.title(&dilemma.title)));
        let outcome = match &dilemma.outcome {
            Outcome::Open => words.open.to_owned(),
            Outcome::Decided { option, .. } => {
                let taken = option.and_then(|index| dilemma.options.get(index));
                let taken = taken.map(|option| format!(": {}", one_line(&option.text)));
                format!("{}{}", words.decided, taken.unwrap_or_default())
            }
        };
        self.facts([words.kind(dilemma.kind).to_owned(), outcome]);
        self.labelled(words.holders, sheet.listed(&dilemma.holders));
        let options = dilemma.options.iter().map(|option| {
            let price = Some(one_line(&option.price)).filter(|price| !price.is_empty());
            let price = price.map(|price| format!(" ({}: {price})", words.price));
            (format!("{}{}", one_line(&option.text), price.unwrap_or_default()), "")
        });
        let options: Vec<_> = options.collect();
        if !options.is_empty() {
            self.blocks.push(Block::List(options));
        }
        self.labelled(words.stakes, one_line(&dilemma.stakes));
        self.arc(dilemma);
        self.notes(&dilemma.notes);
    }

    /// In which scenes a dilemma opens, presses and is decided.
    fn arc(&mut self, dilemma: &Dilemma) {
        let words = self.sheet.words;
        let decided = match &dilemma.outcome {
            Outcome::Decided { scene, .. } => scene.as_slice(),
            Outcome::Open => &[],
        };
        let stations = [
            (words.opens, dilemma.opens.as_slice()),
            (words.presses, dilemma.presses.as_slice()),
            (words.decides, decided),
        ];
        let stations: Vec<_> = stations
            .into_iter()
            .map(|(word, scenes)| (word, scenes.iter().filter_map(|scene| self.sheet.number(scene))))
            .map(|(word, numbers)| (word, numbers.map(|number| number.to_string()).collect::<Vec<_>>()))
            .filter(|(_, numbers)| !numbers.is_empty())
            .map(|(word, numbers)| Fact {
                label: Some(word),
                text: format!("{} {}", words.scene, numbers.join(", ")),
            })
            .collect();
        if !stations.is_empty() {
            self.blocks.push(Block::Facts(stations));
        }
    }

    fn characters(&mut self) {
        let characters = self.outline().characters.iter().map(|character| self.character(character));
        let characters = characters.collect();
        self.names(self.sheet.words.characters, characters);
    }

    fn character(&self, character: &'a Character) -> Named<'a> {
        let words = self.sheet.words;
        let actor = (!character.actor.is_empty()).then(|| format!("{} {}", words.played_by, character.actor));
        let facts =
            [words.group(character.kind), Some(&character.role), Some(&character.age), actor.as_deref()];
        Named {
            name: one_line(self.sheet.name(&character.id)),
            aliases: one_line(&character.aliases.join(", ")),
            joint: ", ",
            facts: facts.into_iter().flatten().map(one_line).filter(|fact| !fact.is_empty()).collect(),
            texts: said(&character.description).chain(said(&character.notes)).collect(),
        }
    }

    fn relations(&mut self) {
        let words = self.sheet.words;
        let relations = self.outline().relations.iter().map(|relation| {
            let (a, b) = (one_line(self.sheet.name(&relation.a)), one_line(self.sheet.name(&relation.b)));
            let kind = words.relation(relation.kind);
            let text = if relation.kind.is_directed() {
                format!("{a}: {kind} {b}")
            } else {
                format!("{a} {} {b}: {kind}", words.and)
            };
            (text, relation.note.trim())
        });
        let relations: Vec<_> = relations.collect();
        if !relations.is_empty() {
            self.blocks.extend([Block::Part(words.relations), Block::List(relations)]);
        }
    }

    fn locations(&mut self) {
        let (outline, words) = (self.outline(), self.sheet.words);
        let locations = outline.locations.iter().map(|place| {
            let scenes = outline.scenes.iter().enumerate();
            let scenes = scenes.filter(|(_, scene)| scene.location.as_ref() == Some(&place.id));
            let numbers: Vec<_> = scenes.map(|(index, _)| (index + 1).to_string()).collect();
            let count = if numbers.len() == 1 { words.scene } else { words.scenes };
            let scenes = (!numbers.is_empty()).then(|| format!("{count} {}", numbers.join(", ")));
            Named {
                name: one_line(&place.name),
                aliases: one_line(&place.aliases.join(", ")),
                joint: ": ",
                facts: scenes.into_iter().collect(),
                texts: said(&place.notes).collect(),
            }
        });
        let locations = locations.collect();
        self.names(words.locations, locations);
    }
}

/// `text` without white space round it, if it says anything.
fn said(text: &str) -> impl Iterator<Item = &str> {
    Some(text.trim()).filter(|text| !text.is_empty()).into_iter()
}
