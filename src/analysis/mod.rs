//! Text in, proposed outline out, each item with the passage it came from and the rules that spoke for it.
//!
//! Pure and deterministic: the same text gives the same proposal, byte for byte. This room knows the
//! [`outline`](crate::outline) and nothing else: no file, no clock, no locale, no window.
//!
//! One file per question, in the order in which they are asked; each takes what stands before it ([`propose`]):
//! blocks → sentences → tokens → header → names → aliases → roles, ages → unnamed → quotes → pronouns → relations → nouns →
//! speakers → places → segments → strands → scenes → dilemmas → titles → moment → assemble. Three of them need one another:
//! pronouns, relations and nouns are read twice over the same persons ([`link`]), for whoever is meant by a noun can be
//! meant by a pronoun after it. [`revision`] stands behind all of them: it reads a new version of a text for an outline that a
//! writer has worked on.

mod asides;
mod assemble;
mod blocks;
pub mod chunks;
pub mod clauses;
pub mod dilemmas;
mod entries;
pub mod grammar;
pub mod header;
mod keyed;
pub mod language;
mod letters;
pub mod lexicon;
mod lines;
#[cfg(test)]
mod linking_tests;
pub mod lore;
pub mod moment;
mod morphology;
pub mod naming;
pub mod nouns;
pub mod options;
mod own;
pub mod people;
pub mod phrases;
pub mod places;
pub mod pronouns;
pub mod prose;
pub mod quotes;
pub mod reading;
pub mod relations;
pub mod retell;
pub mod revision;
pub mod scenes;
pub mod segments;
mod sentences;
pub mod settings;
pub mod sluglines;
pub mod speakers;
pub mod strands;
pub mod titles;
mod tokens;
pub mod verbs;
pub mod votes;

use std::ops::Range;

use chrono::{DateTime, Utc};

pub use assemble::{Findings, assemble};
pub use own::OwnWords;

use crate::outline::Outline;

/// A text to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    /// The synopsis.
    pub text: &'a str,
    /// The name of the file that it came from.
    pub name: &'a str,
    /// When it is imported; goes into the outline.
    pub imported: Option<DateTime<Utc>>,
    /// Its language where the writer said so; otherwise it is recognised.
    pub language: Option<Language>,
    /// What the writer has said about words.
    pub own: Option<&'a OwnWords>,
}

/// Reads `request`'s text. Never fails: of a text that is no story little is found, with warnings.
pub fn propose(request: &Request<'_>) -> Proposal {
    let (language, other) = match request.language {
        Some(language) => (language, None),
        None => language::recognise_whole(request.text),
    };
    let prose = prose::Prose::read(request.text, Some(language));
    let header = header::Header::read(&prose);
    let mut people = people::People::read_for(&prose, request.own);
    let mut speeches = quotes::speeches(&prose);
    let places = link(&prose, &mut people, &mut speeches);
    let reading = reading::Reading::new(&prose, &people, &places, &speeches);
    let passages = scenes::read(&reading);
    let signs = dilemmas::signs(&reading, &passages);
    let conflicts = dilemmas::read(&reading, &signs);
    let titles = titles::read(&reading, &passages, &signs, &conflicts);
    let time = moment::read(&reading, &passages);
    let findings = Findings {
        prose: &prose,
        header: &header,
        people: &people,
        places: &places,
        speeches: &speeches,
        passages: &passages,
        conflicts: &conflicts,
        titles: &titles,
        time: &time,
    };
    let outline = assemble(&findings, request.name, request.imported);
    Proposal { outline, warnings: warnings(&prose, other) }
}

/// Finds out who is meant where, who is what to whom, who speaks, and where it plays.
pub fn link(
    prose: &prose::Prose<'_>,
    people: &mut people::People,
    speeches: &mut [quotes::Speech],
) -> Vec<places::Place> {
    link_with(prose, people, speeches, pronouns::leanings())
}

/// The same with other leanings for pronouns.
pub fn link_with(
    prose: &prose::Prose<'_>,
    people: &mut people::People,
    speeches: &mut [quotes::Speech],
    leanings: &pronouns::Leanings,
) -> Vec<places::Place> {
    pronouns::resolve_with(prose, people, leanings);
    relations::find(prose, people);
    nouns::resolve(prose, people);
    // Whoever is meant by a noun can be meant by a pronoun after it, so all pronouns are read anew.
    people.mentions.retain(|mention| mention.kind != people::MentionKind::Pronoun);
    pronouns::resolve_with(prose, people, leanings);
    relations::find(prose, people);
    speakers::find(prose, people, speeches);
    nouns::resolve(prose, people);
    places::find(prose, people)
}

fn warnings(prose: &prose::Prose<'_>, other: Option<&str>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if prose.sentences.is_empty() {
        warnings.push(Warning::Empty);
    }
    warnings.extend(other.map(|code| Warning::OtherLanguage(code.to_owned())));
    warnings
}

/// What was read out of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The outline; each item has its evidence.
    pub outline: Outline,
    /// What the reader could not make sense of.
    pub warnings: Vec<Warning>,
}

/// Something that a writer should know of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The text holds no sentence.
    Empty,
    /// The text is in neither German nor English; the code of what it seems to be.
    OtherLanguage(String),
}

/// A language that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// German.
    German,
    /// English.
    English,
}

impl Language {
    /// Its ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
        }
    }
}

/// One rule that spoke for (or, below 0, against) an item, with the words that it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// The rule's id, such as `name/genitive-without-article`.
    pub rule: &'static str,
    /// How much it counts.
    pub weight: f32,
    /// Byte range in the text.
    pub range: Option<Range<usize>>,
}

#[cfg(test)]
mod courses_tests;
#[cfg(test)]
mod story_tests;
#[cfg(test)]
mod ties_tests;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_gives_the_same_proposal() {
        let text = "Der Deich\nFolge 3: Sturm\n\nUwe Kern steht am Hafen. „Ich warte“, sagt er.\n";
        let request = Request { text, name: "sturm.txt", ..Request::default() };
        let proposal = propose(&request);
        assert_eq!(proposal, propose(&request));
        assert_eq!(proposal.outline.title, "Sturm");
        assert_eq!(proposal.outline.sources[0].text, text);
        assert_eq!(proposal.outline.created, None, "no clock but the caller's");
    }

    #[test]
    fn nothing_gives_a_warning() {
        assert_eq!(propose(&Request::default()).warnings, [Warning::Empty]);
    }
}
