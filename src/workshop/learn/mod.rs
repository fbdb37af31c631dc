//! Learns the weights of the stages about the story from the annotated corpus, and measures them on documents
//! that they were not learned from.

mod cases;
mod dials;

use std::{
    io,
    path::{Path, PathBuf},
};

use self::{
    cases::{Examples, Found},
    dials::Dials,
};
use super::{
    gold::{self, Document},
    logistic::{Example, learn, write},
    score::Board,
};
use crate::{
    analysis::{
        Findings, Language, assemble, dilemmas,
        lore::Weights,
        moment,
        reading::Reading,
        scenes::{self, SceneWeights},
        titles::{self, Titles},
    },
    outline::Outline,
};

/// How strongly rare features are held near 0; more strongly where there are many of them for few examples.
const RIDGE: f64 = 3.0;
/// The same for holders of dilemmas.
const STRONG_RIDGE: f64 = 9.0;

/// The weights of one learning.
#[derive(Clone, Debug, Default)]
struct Learned {
    boundaries: Weights,
    strands: Weights,
    choices: Weights,
    outcomes: Weights,
    holders: Weights,
    places: Weights,
    cast: Weights,
}

impl Learned {
    fn of_scenes(&self) -> SceneWeights<'_> {
        SceneWeights {
            boundaries: &self.boundaries,
            strands: &self.strands,
            places: &self.places,
            cast: &self.cast,
        }
    }
}

/// Learns, writes the weights into `folder`, and reports in-sample and left-out figures, and those of documents in
/// `unseen` that nothing was learned from.
pub fn run(
    corpus: &[PathBuf],
    unseen: &[PathBuf],
    folder: &Path,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let documents = gold::read_corpus(corpus)?;
    let found: Vec<Found<'_>> = documents.iter().map(Found::of_text).collect();
    // Each document twice: as the gold has it, and as it is read.
    let mut examples: Vec<[Examples; 2]> = documents
        .iter()
        .zip(&found)
        .map(|(document, found)| {
            let both = [Examples::of(&Found::of_gold(document)), Examples::of(found)];
            both.map(|examples| examples.worth(document.worth().into()))
        })
        .collect();
    // Who holds a dilemma is learned from what is found of it in a text that the finding was not learned from.
    let choices: Vec<Weights> = (0..documents.len())
        .map(|index| learn_from(&examples, Some(index), |examples| &examples.choices, RIDGE))
        .collect();
    for (index, [gold, read]) in examples.iter_mut().enumerate() {
        let worth = documents[index].worth().into();
        gold.add_holders(&Found::of_gold(&documents[index]), &choices[index], worth);
        read.add_holders(&found[index], &choices[index], worth);
    }
    // Whether one is decided, too, and with the scenes, the strands and the holders as they are found.
    for index in 0..documents.len() {
        let mut learned = weigh(&examples, Some(index));
        Dials::default().set(&mut learned);
        examples[index][1].add_outcomes(&found[index], &learned, documents[index].worth().into());
    }
    let mut left_out: Vec<Learned> =
        (0..documents.len()).map(|index| weigh(&examples, Some(index))).collect();
    let dials = Dials::fitted(|dials| {
        let mut board = Board::default();
        for ((document, found), weights) in documents.iter().zip(&found).zip(&mut left_out) {
            dials.set(weights);
            let outline = outline(document, found, weights);
            (0..document.worth()).for_each(|_| board.add(&document.gold, &outline));
        }
        board
    });
    let mut learned = weigh(&examples, None);
    dials.set(&mut learned);
    left_out.iter_mut().for_each(|weights| dials.set(weights));
    write_all(folder, &learned)?;

    let mut in_sample = Board::default();
    let mut left = Parts::default();
    let mut left_twice_read = Parts::default();
    for ((document, found), weights) in documents.iter().zip(&found).zip(&left_out) {
        in_sample.add(&document.gold, &outline(document, found, &learned));
        let outline = outline(document, found, weights);
        left.add(document, &outline);
        if document.twice_read() {
            left_twice_read.add(document, &outline);
        }
    }
    let mut new = Board::default();
    for document in gold::read_corpus(unseen)? {
        new.add(&document.gold, &outline(&document, &Found::of_text(&document), &learned));
    }
    let miss = |line: &&String| ABOUT.iter().any(|word| line.contains(word));
    left.all.misses.iter().filter(miss).try_for_each(|line| writeln!(out, "{line}"))?;
    let columns = [
        ("in-sample", in_sample),
        ("left-out", left.all),
        ("German", left.german),
        ("English", left.english),
        ("2 readers", left_twice_read.all),
        ("German", left_twice_read.german),
        ("English", left_twice_read.english),
        ("unseen", new),
    ];
    report(&columns, out)
}

/// The figures of documents, and of those in each language.
#[derive(Default)]
struct Parts {
    all: Board,
    german: Board,
    english: Board,
}

impl Parts {
    fn add(&mut self, document: &Document, outline: &Outline) {
        let part = match document.language() {
            Language::German => &mut self.german,
            Language::English => &mut self.english,
        };
        part.add(&document.gold, outline);
        self.all.add(&document.gold, outline);
    }
}

/// The rows that these stages answer for.
const ABOUT: [&str; 4] = ["boundar", "scene", "strand", "dilemma"];

fn report(columns: &[(&str, Board)], out: &mut impl io::Write) -> io::Result<()> {
    let head: String = columns.iter().map(|(name, _)| format!("{name:>10}")).collect();
    writeln!(out, "{:24}{head}", "")?;
    let rows: Vec<_> = columns.iter().map(|(_, board)| board.rows()).collect();
    for (at, row) in
        rows[0].iter().enumerate().filter(|(_, row)| ABOUT.iter().any(|word| row.name.contains(word)))
    {
        let figures: String = rows.iter().map(|rows| format!("{:>10.3}", rows[at].value)).collect();
        writeln!(out, "{:24}{figures}", row.name)?;
    }
    let placed: String = columns.iter().map(|(_, board)| format!("{:>10.3}", board.placed())).collect();
    writeln!(out, "{:24}{placed}", "scenes placed or rightly not")?;
    Ok(())
}

fn write_all(folder: &Path, learned: &Learned) -> io::Result<()> {
    for (name, about, weights) in [
        ("boundaries", "Votes on whether a scene begins with a sentence.", &learned.boundaries),
        ("strands", "Votes on whether two stretches belong to one strand.", &learned.strands),
        ("choices", "Votes on whether a sentence speaks of a choice.", &learned.choices),
        ("holders", "Votes on who holds a dilemma.", &learned.holders),
        ("outcomes", "Votes on whether a dilemma is decided in the text.", &learned.outcomes),
        ("places", "Votes on whether a scene plays at a place.", &learned.places),
        ("cast", "Votes on whether somebody takes part in a scene.", &learned.cast),
    ] {
        write(&folder.join(format!("{name}.ron")), about, "learn", weights)?;
    }
    Ok(())
}

/// The outline that these weights make.
fn outline(document: &Document, found: &Found<'_>, learned: &Learned) -> Outline {
    let reading = found.reading();
    let passages = scenes::read_with(&reading, learned.of_scenes());
    let signs = dilemmas::signs(&reading, &passages);
    let conflicts =
        dilemmas::read_with(&reading, &signs, [&learned.choices, &learned.holders, &learned.outcomes]);
    let findings = Findings {
        prose: &found.prose,
        header: &found.header,
        people: &found.people,
        places: &found.places,
        speeches: &found.speeches,
        passages: &passages,
        conflicts: &conflicts,
        titles: &Titles::default(),
        time: &moment::StoryTime::default(),
    };
    assemble(&findings, &document.gold.id, None)
}

/// The weights learned from the decisions `of` all documents but the one at `without`.
fn learn_from(
    examples: &[[Examples; 2]],
    without: Option<usize>,
    of: fn(&Examples) -> &Vec<Example>,
    ridge: f64,
) -> Weights {
    let used = examples.iter().enumerate().filter(|(index, _)| Some(*index) != without);
    let examples: Vec<&Example> = used.flat_map(|(_, both)| both.iter().flat_map(of)).collect();
    learn(examples.into_iter(), ridge)
}

/// All weights, learned from all documents but the one at `without`.
fn weigh(examples: &[[Examples; 2]], without: Option<usize>) -> Learned {
    let all = |of, ridge| learn_from(examples, without, of, ridge);
    Learned {
        boundaries: all(|examples| &examples.boundaries, RIDGE),
        strands: all(|examples| &examples.strands, RIDGE),
        choices: all(|examples| &examples.choices, RIDGE),
        outcomes: all(|examples| &examples.outcomes, RIDGE),
        holders: all(|examples| &examples.holders, STRONG_RIDGE),
        places: all(|examples| &examples.places, RIDGE),
        cast: all(|examples| &examples.cast, RIDGE),
    }
}

/// Shows the titles of the corpus, for judging by eye: every scene's with the beginning of its summary.
pub fn show(corpus: &[PathBuf], out: &mut impl io::Write) -> io::Result<()> {
    for document in gold::read_corpus(corpus)? {
        let found = Found::of_text(&document);
        let reading = found.reading();
        let passages = scenes::read(&reading);
        let signs = dilemmas::signs(&reading, &passages);
        let conflicts = dilemmas::read(&reading, &signs);
        let titles = titles::read(&reading, &passages, &signs, &conflicts);
        writeln!(out, "== {}: {}", document.gold.id, titles.strands.join(" | "))?;
        for ((passage, title), summary) in passages.iter().zip(&titles.scenes).zip(&titles.summaries) {
            let letter = char::from(b'A' + u8::try_from(passage.strand).unwrap_or(25).min(25));
            writeln!(out, "{letter} {title:45} <- {}", summary.chars().take(150).collect::<String>())?;
        }
        for (conflict, title) in conflicts.iter().zip(&titles.conflicts) {
            writeln!(out, "   {:?}: {title} | {}", conflict.kind, told(&reading, conflict))?;
        }
    }
    Ok(())
}

fn told(reading: &Reading<'_>, conflict: &dilemmas::Conflict) -> String {
    let holders: Vec<&str> =
        conflict.holders.iter().map(|&p| reading.people.persons[p].name.as_str()).collect();
    format!(
        "{} | {:?} | stakes {:?} | {:?} decided {:?} taken {:?}",
        holders.join(", "),
        conflict.options,
        conflict.stakes,
        conflict.evidence,
        conflict.decided_in,
        conflict.taken
    )
}
