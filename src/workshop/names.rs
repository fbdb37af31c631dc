//! Learns what counts for a person's name from the annotated corpus, leaving each document out once for an
//! honest figure.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::gold::{self, Document, sentences_as_found};
use super::logistic::{Example, learn, write};
use super::score::Board;
use crate::analysis::header::Header;
use crate::analysis::lore::Weights;
use crate::analysis::moment::StoryTime;
use crate::analysis::people::{People, name_decisions};
use crate::analysis::prose::Prose;
use crate::analysis::titles::Titles;
use crate::analysis::votes::{self, vote};
use crate::analysis::{Findings, Language, assemble};

/// How strongly rare features are held near 0.
const RIDGE: f64 = 1.0;

/// What a German decision counts for English.
const LENT: f32 = 0.2;

/// A word of a document and what is to be learned from it.
struct Decision {
    word: String,
    sentence: usize,
    example: Example,
}

/// Learns the weights for both languages, writes them into `to` (`assets/lexicons`), reports.
pub fn run(corpus: &[PathBuf], to: &Path, out: &mut impl io::Write) -> io::Result<()> {
    let documents = gold::read_corpus(corpus)?;
    for language in [Language::German, Language::English] {
        let cases: Vec<(&Document, Vec<Decision>)> = documents
            .iter()
            .filter(|document| document.language() == language)
            .map(|document| (document, decisions(document)))
            .collect();
        let examples = |without: usize| {
            cases
                .iter()
                .enumerate()
                .filter(move |(i, _)| *i != without)
                .flat_map(|(_, (_, d))| d.iter().map(|d| &d.example))
        };
        let mut known = lessons();
        known.extend(borrowed(&documents, language));
        let all = learn(examples(usize::MAX).chain(&known), RIDGE);
        let (mut inside, mut outside) = (Score::default(), Score::default());
        for (i, (document, decisions)) in cases.iter().enumerate() {
            let without = learn(examples(i).chain(&known), RIDGE);
            for decision in decisions {
                inside.add(&all, decision);
                if outside.add(&without, decision) {
                    let score = vote(&without, &decision.example.features);
                    let kind = if decision.example.answer { "missed" } else { "invented" };
                    writeln!(
                        out,
                        "  {} {} {kind} {} {score:.2}",
                        document.gold.id, decision.sentence, decision.word
                    )?;
                }
            }
        }
        writeln!(
            out,
            "{language:?}: {} words, {} names; F1 in-sample {:.3}, left-out {:.3}",
            inside.all,
            inside.right + inside.missed,
            inside.f1(),
            outside.f1()
        )?;
        write(
            &to.join(language.code()).join("name_weights.ron"),
            "How much each observation counts for a word's being a person's name.",
            "names",
            &all,
        )?;
    }
    Ok(())
}

/// Scores the persons of the corpus, with the weights that the program ships or, left out, with those learned
/// without the document; lists what was missed.
pub fn score(corpus: &[PathBuf], left_out: bool, out: &mut impl io::Write) -> io::Result<()> {
    let documents = gold::read_corpus(corpus)?;
    let mut known = lessons();
    let own = known.clone();
    known.extend(borrowed(&documents, Language::English));
    let learned: Vec<Vec<Decision>> = documents.iter().map(decisions).collect();
    let (mut all, mut german, mut english) = (Board::default(), Board::default(), Board::default());
    for (i, document) in documents.iter().enumerate() {
        let prose = Prose::read(&document.text, None);
        let people = if left_out {
            let others = documents
                .iter()
                .zip(&learned)
                .enumerate()
                .filter(|(j, (other, _))| *j != i && other.language() == document.language());
            let examples: Vec<&Example> =
                others.flat_map(|(_, (_, decisions))| decisions.iter().map(|d| &d.example)).collect();
            People::read_with(
                &prose,
                [
                    &learn(
                        examples.into_iter().chain(if document.language() == Language::German {
                            own.iter()
                        } else {
                            known.iter()
                        }),
                        RIDGE,
                    ),
                    votes::unnamed(),
                ],
                None,
            )
        } else {
            People::read(&prose)
        };
        let header = Header::read(&prose);
        let findings = Findings {
            prose: &prose,
            header: &header,
            people: &people,
            places: &[],
            speeches: &[],
            passages: &[],
            conflicts: &[],
            titles: &Titles::default(),
            time: &StoryTime::default(),
        };
        let outline = assemble(&findings, &document.gold.id, None);
        all.add(&document.gold, &outline);
        let own = if document.gold.language == "en" { &mut english } else { &mut german };
        own.add(&document.gold, &outline);
    }
    let about = ["character", "alias", "role", "age", "actor", "name"];
    for miss in all.misses.iter().filter(|miss| about.iter().any(|word| miss.contains(word))) {
        writeln!(out, "{miss}")?;
    }
    for (name, board) in [("all", &all), ("German", &german), ("English", &english)] {
        writeln!(out, "{name}")?;
        for row in board
            .rows()
            .iter()
            .filter(|row| about.iter().any(|word| row.name.contains(word)) && !row.name.contains("scene"))
        {
            let f = |v: Option<f64>| v.map_or(String::new(), |v| format!("{v:.3}"));
            writeln!(
                out,
                "{:22} {:>6} {:>6} {:>6.3} {:>5}",
                row.name,
                f(row.precision),
                f(row.recall),
                row.value,
                row.count
            )?;
        }
    }
    Ok(())
}

/// What is lent to a language with few documents: the other's decisions, at a small part of their weight.
fn borrowed(documents: &[Document], language: Language) -> Vec<Example> {
    if language == Language::German {
        return Vec::new();
    }
    documents
        .iter()
        .filter(|document| document.language() != language)
        .flat_map(decisions)
        .map(|decision| Example { weight: LENT, ..decision.example })
        .collect()
}

/// What the language tells where the corpus has too few examples: each counts like some documents' worth.
fn lessons() -> Vec<Example> {
    let lesson = |features: &[&'static str], answer, weight| Example {
        features: features.iter().map(|rule| (*rule, 1.0)).collect(),
        answer,
        weight,
    };
    vec![
        // `ein Hund namens Baron`
        lesson(&["name/called", "name/word", "name/title-noun", "name/called-somewhere"], true, 6.0),
        lesson(&["name/called", "name/word", "name/once", "name/called-somewhere"], true, 6.0),
        // `Lillys Hamster Krümel`; `Krümel schläft`
        lesson(&["name/word", "name/after-role", "name/role-somewhere", "name/acts-somewhere"], true, 4.0),
        lesson(
            &["name/word", "name/bare", "name/role-somewhere", "name/before-verb", "name/acts-somewhere"],
            true,
            4.0,
        ),
        // `Hunderte Fans warten in Sofia`; `im Juni`; `die „Rosa“`; `Berg & Söhne`; `Sankt Barbara`; `die Küste von Pico`
        lesson(&["name/place-name", "name/bare", "name/no-word"], false, 5.0),
        lesson(
            &["name/place-name", "name/after-local-preposition", "name/no-word", "name/share-local"],
            false,
            8.0,
        ),
        lesson(&["name/calendar", "name/word", "name/bare", "name/share-bare"], false, 8.0),
        lesson(&["name/calendar", "name/first-name-or-word", "name/bare", "name/share-bare"], false, 6.0),
        lesson(&["name/calendar", "name/first-name-or-word", "name/after-article"], false, 6.0),
        lesson(
            &[
                "name/whole-quotation",
                "name/first-name",
                "name/after-article",
                "name/first-name-with-article",
            ],
            false,
            8.0,
        ),
        lesson(&["name/whole-quotation", "name/no-word", "name/bare"], false, 5.0),
        lesson(&["name/company", "name/no-word", "name/bare"], false, 6.0),
        lesson(&["name/company", "name/surname", "name/bare"], false, 4.0),
        lesson(&["name/saint", "name/first-name", "name/after-noun"], false, 6.0),
        lesson(&["name/saint", "name/no-word", "name/after-no-word"], false, 6.0),
        lesson(
            &["name/of-setting", "name/of-setting-somewhere", "name/no-word", "name/after-preposition"],
            false,
            6.0,
        ),
        lesson(&["name/of-setting-somewhere", "name/no-word", "name/bare"], false, 4.0),
        lesson(
            &[
                "name/capital-inside",
                "name/no-word",
                "name/after-local-preposition",
                "name/share-local",
                "name/once",
            ],
            false,
            6.0,
        ),
        lesson(&["name/all-capitals", "name/no-word", "name/bare"], false, 3.0),
        lesson(&["name/abstract-ending", "name/word", "name/bare", "name/share-bare"], false, 8.0),
        // Cast lists do not lie.
        lesson(&["name/in-cast", "name/in-cast-and-no-word", "name/no-word", "name/once"], true, 6.0),
        lesson(
            &["name/in-cast", "name/in-cast-and-no-word", "name/no-word", "name/after-possessive"],
            true,
            6.0,
        ),
        lesson(&["name/in-cast", "name/word", "name/after-first-name"], true, 4.0),
        // `Grace Hartley opens the shop.`; `His fiancé, Dale, begs him.`
        lesson(
            &[
                "name/first-name-or-word",
                "name/opens",
                "name/once",
                "name/before-surname",
                "name/before-surname-somewhere",
            ],
            true,
            8.0,
        ),
        lesson(
            &[
                "name/first-name-or-word",
                "name/once",
                "name/apposed",
                "name/apposed-somewhere",
                "name/capital-inside",
            ],
            true,
            8.0,
        ),
        lesson(
            &["name/first-name-or-word", "name/acts-somewhere", "name/share-bare", "name/bare"],
            true,
            8.0,
        ),
        // `die zehnjährige Mia`
        lesson(
            &[
                "name/after-age",
                "name/no-word",
                "name/once",
                "name/after-article-adjective",
                "name/share-with-article",
            ],
            true,
            5.0,
        ),
        lesson(&["name/after-age", "name/first-name", "name/after-article-adjective"], true, 5.0),
    ]
}

/// Each word of `document` that could be a name, with the gold's answer.
fn decisions(document: &Document) -> Vec<Decision> {
    let prose = Prose::read(&document.text, Some(document.language()));
    let sentence_of = sentences_as_found(document, &prose);
    name_decisions(&prose)
        .into_iter()
        .map(|(sentence, word, features)| {
            let answer = document.gold.characters.iter().any(|character| {
                character.kind == "named"
                    && sentence_of[sentence].is_some_and(|gold| character.sentences.contains(&gold))
                    && std::iter::once(&character.name)
                        .chain(&character.aliases)
                        .flat_map(|name| name.split_whitespace())
                        .any(|part| part.to_lowercase() == word.to_lowercase())
            });
            Decision { word, sentence, example: Example { features, answer, weight: 1.0 } }
        })
        .collect()
}

#[derive(Default)]
struct Score {
    all: usize,
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    /// Counts the decision by `weights`; whether it was wrong.
    fn add(&mut self, weights: &Weights, decision: &Decision) -> bool {
        let found = vote(weights, &decision.example.features) > 0.0;
        self.all += 1;
        match (found, decision.example.answer) {
            (true, true) => self.right += 1,
            (true, false) => self.wrong += 1,
            (false, true) => self.missed += 1,
            (false, false) => {}
        }
        found != decision.example.answer
    }

    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (2 * self.right + self.wrong + self.missed).max(1) as f64
    }
}
