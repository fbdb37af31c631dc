//! Learns the weights of the stages about the story from the annotated corpus, and measures them on documents
//! that they were not learned from.

mod cases;

use std::{fs, io, path::Path};

use self::cases::{Examples, Found};
use super::{
    gold::{self, Document},
    logistic::{Example, learn},
    score::Board,
};
use crate::{
    analysis::{
        Findings, assemble, dilemmas,
        lore::Weights,
        moment,
        reading::Reading,
        scenes,
        titles::{self, Titles},
    },
    outline::Outline,
};

/// How strongly rare features are held near 0; more strongly where there are many of them for few examples.
const RIDGE: f64 = 3.0;
/// The same for holders of dilemmas.
const STRONG_RIDGE: f64 = 9.0;
/// How far a boundary is favoured over none: F1 asks for more of them than the likeliest answer has.
const LEANING: f32 = 0.3;
/// How alike groups of segments must be to be one strand.
const THRESHOLD: f32 = 0.1;

/// The weights of one learning.
#[derive(Clone, Debug, Default)]
struct Learned {
    boundaries: Weights,
    strands: Weights,
    choices: Weights,
    outcomes: Weights,
    holders: Weights,
}

/// Learns, writes the weights into `folder`, and reports in-sample and left-out figures.
pub fn run(corpus: &Path, folder: &Path, out: &mut impl io::Write) -> io::Result<()> {
    let documents = gold::read_corpus(corpus)?;
    let found: Vec<Found<'_>> = documents.iter().map(Found::of_text).collect();
    // Each document twice: as the gold has it, and as it is read.
    let examples: Vec<[Examples; 2]> = documents
        .iter()
        .zip(&found)
        .map(|(document, found)| [Examples::of(&Found::of_gold(document)), Examples::of(found)])
        .collect();
    let learned = weigh(&examples, None);
    for (name, about, weights) in [
        ("boundaries", "Votes on whether a scene begins with a sentence.", &learned.boundaries),
        ("strands", "Votes on whether two stretches belong to one strand.", &learned.strands),
        ("choices", "Votes on whether a sentence speaks of a choice.", &learned.choices),
        ("holders", "Votes on who holds a dilemma.", &learned.holders),
        ("outcomes", "Votes on whether a dilemma is decided in the text.", &learned.outcomes),
    ] {
        write_weights(&folder.join(format!("{name}.ron")), about, weights)?;
    }
    let mut in_sample = Board::default();
    let (mut all, mut german, mut english, mut seeds) =
        (Board::default(), Board::default(), Board::default(), Board::default());
    for (index, (document, found)) in documents.iter().zip(&found).enumerate() {
        in_sample.add(&document.gold, &outline(document, found, &learned));
        let left_out = outline(document, found, &weigh(&examples, Some(index)));
        all.add(&document.gold, &left_out);
        if document.gold.language == "en" { &mut english } else { &mut german }
            .add(&document.gold, &left_out);
        if document.gold.id.starts_with("seed") {
            seeds.add(&document.gold, &left_out);
        }
    }
    let about = ["boundar", "scene", "strand", "dilemma"];
    let miss = |line: &&String| about.iter().any(|word| line.contains(word));
    all.misses.iter().filter(miss).try_for_each(|line| writeln!(out, "{line}"))?;
    writeln!(
        out,
        "{:24}{:>10}{:>10}{:>10}{:>10}{:>10}",
        "", "in-sample", "left-out", "German", "English", "seeds"
    )?;
    let columns = [in_sample.rows(), all.rows(), german.rows(), english.rows(), seeds.rows()];
    for (at, row) in
        columns[0].iter().enumerate().filter(|(_, row)| about.iter().any(|word| row.name.contains(word)))
    {
        let figures: String = columns.iter().map(|rows| format!("{:>10.3}", rows[at].value)).collect();
        writeln!(out, "{:24}{figures}", row.name)?;
    }
    Ok(())
}

/// The outline that these weights make.
fn outline(document: &Document, found: &Found<'_>, learned: &Learned) -> Outline {
    let reading = found.reading();
    let passages = scenes::read_with(&reading, &learned.boundaries, &learned.strands);
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

/// The weights learned from all documents but the one at `without`.
fn weigh(examples: &[[Examples; 2]], without: Option<usize>) -> Learned {
    let used: Vec<&Examples> = examples
        .iter()
        .enumerate()
        .filter(|(index, _)| Some(*index) != without)
        .flat_map(|(_, both)| both)
        .collect();
    let all = |of: fn(&Examples) -> &Vec<Example>, ridge: f64| {
        let examples: Vec<&Example> = used.iter().flat_map(|examples| of(examples)).collect();
        learn(examples.into_iter(), ridge)
    };
    let mut learned = Learned {
        boundaries: all(|examples| &examples.boundaries, RIDGE),
        strands: all(|examples| &examples.strands, RIDGE),
        choices: all(|examples| &examples.choices, RIDGE),
        outcomes: all(|examples| &examples.outcomes, RIDGE),
        holders: all(|examples| &examples.holders, STRONG_RIDGE),
    };
    learned.boundaries.insert("scene/leaning".to_owned(), LEANING);
    learned.strands.insert("strand/threshold".to_owned(), THRESHOLD);
    learned
}

fn write_weights(path: &Path, about: &str, weights: &Weights) -> io::Result<()> {
    let mut text = format!(
        "// {about}\n// Learned from tests/corpus by `workshop learn`; not to be edited by hand.\n{{\n"
    );
    for (name, weight) in weights {
        text.push_str(&format!("    {name:?}: {weight:.2},\n"));
    }
    text.push_str("}\n");
    fs::write(path, text)
}

/// Shows the titles of the corpus, for judging by eye: every scene's with the beginning of its summary.
pub fn show(corpus: &Path, out: &mut impl io::Write) -> io::Result<()> {
    for document in gold::read_corpus(corpus)? {
        let found = Found::of_text(&document);
        let reading = found.reading();
        let passages = scenes::read(&reading);
        let conflicts = dilemmas::read(&reading, &passages);
        let titles = titles::read(&reading, &passages, &conflicts);
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
