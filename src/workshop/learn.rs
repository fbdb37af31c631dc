//! Learns the weights of the stages about the story from the annotated corpus, leaving each document out once
//! for an honest figure.

use std::{fs, io, ops::Range, path::Path};

use super::{
    gold::{self, Document},
    logistic::{Example, learn},
};
use crate::analysis::{
    dilemmas, lore::Weights, people::People, places::Place, prose::Prose, reading::Reading, scenes, segments,
    strands, titles,
};

/// How strongly rare features are held near 0.
const RIDGE: f64 = 2.0;
/// How far a boundary is favoured over none: F1 asks for more of them than the likeliest answer has.
const LEANING: f32 = 0.6;
/// How alike groups of segments must be to be one strand.
const THRESHOLD: f32 = 0.5;

/// Right, too many, too few.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Found and right.
    pub right: f64,
    /// Found and wrong.
    pub wrong: f64,
    /// Not found.
    pub missed: f64,
}

impl Tally {
    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        let all = 2.0 * self.right + self.wrong + self.missed;
        if all == 0.0 { 1.0 } else { 2.0 * self.right / all }
    }

    fn add(&mut self, found: bool, gold: bool) {
        match (found, gold) {
            (true, true) => self.right += 1.0,
            (true, false) => self.wrong += 1.0,
            (false, true) => self.missed += 1.0,
            (false, false) => {}
        }
    }
}

/// Sums of B-cubed precision and recall over sentences.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bcubed {
    precision: f64,
    recall: f64,
    sentences: f64,
}

impl Bcubed {
    #[allow(clippy::cast_precision_loss)]
    fn add(&mut self, found: &[usize], gold: &[usize]) {
        for i in 0..gold.len() {
            let same_found = (0..gold.len()).filter(|&j| found[j] == found[i]).count() as f64;
            let same_gold = (0..gold.len()).filter(|&j| gold[j] == gold[i]).count() as f64;
            let both = (0..gold.len()).filter(|&j| found[j] == found[i] && gold[j] == gold[i]).count() as f64;
            self.precision += both / same_found;
            self.recall += both / same_gold;
            self.sentences += 1.0;
        }
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision / self.sentences, self.recall / self.sentences);
        2.0 * p * r / (p + r)
    }
}

/// A document with what the stages see of it.
struct Case<'a> {
    document: &'a Document,
    reading: Reading<'a>,
    starts: Vec<bool>,
    strand: Vec<usize>,
    boundaries: Vec<Example>,
    pairs: Vec<Example>,
}

/// Figures of one way to weigh.
#[derive(Clone, Copy, Debug, Default)]
struct Figures {
    boundaries: Tally,
    strands: Bcubed,
}

/// Calls `job` with every document of the corpus, its persons and places those of the gold.
fn with_cases(folder: &Path, job: impl FnOnce(&[Case<'_>]) -> io::Result<()>) -> io::Result<()> {
    let documents = gold::read_corpus(folder)?;
    let prose: Vec<Prose<'_>> = documents.iter().map(Document::prose).collect();
    let people: Vec<People> = documents.iter().zip(&prose).map(|(d, prose)| d.people(prose)).collect();
    let places: Vec<Vec<Place>> = documents.iter().zip(&prose).map(|(d, prose)| d.places(prose)).collect();
    let cases: Vec<Case<'_>> = documents
        .iter()
        .enumerate()
        .map(|(i, document)| {
            let reading = Reading::new(&prose[i], &people[i], &places[i], &[]);
            let (starts, strand) = (gold_starts(document), gold_strands(document));
            let boundaries = boundary_examples(&reading, &starts);
            let pairs = strand_examples(&reading, &ranges(&starts), &strand);
            Case { document, reading, starts, strand, boundaries, pairs }
        })
        .collect();
    job(&cases)
}

/// Learns, writes the weights into `weights`, and reports in-sample and left-out figures.
pub fn run(folder: &Path, weights: &Path, out: &mut impl io::Write) -> io::Result<()> {
    with_cases(folder, |cases| {
        let (boundaries, strands) = weigh(cases, None);
        write_weights(
            &weights.join("boundaries.ron"),
            "Votes on whether a scene begins with a sentence.",
            &boundaries,
        )?;
        write_weights(
            &weights.join("strands.ron"),
            "Votes on whether two stretches belong to one strand.",
            &strands,
        )?;
        let mut in_sample = Figures::default();
        let [mut all, mut german, mut english, mut seeds] = [Figures::default(); 4];
        for (index, case) in cases.iter().enumerate() {
            measure(case, &boundaries, &strands, &mut [&mut in_sample]);
            let (boundaries, strands) = weigh(cases, Some(index));
            let own = if case.document.gold.language == "en" { &mut english } else { &mut german };
            measure(case, &boundaries, &strands, &mut [&mut all, own]);
            if case.document.gold.id.starts_with("seed") {
                measure(case, &boundaries, &strands, &mut [&mut seeds]);
            }
        }
        writeln!(
            out,
            "{:20}{:>10}{:>10}{:>10}{:>10}{:>10}",
            "", "in-sample", "left-out", "German", "English", "seeds"
        )?;
        let columns = [in_sample, all, german, english, seeds];
        let row = |name: &str, figure: &dyn Fn(&Figures) -> f64| {
            let figures: String = columns.iter().map(|column| format!("{:>10.3}", figure(column))).collect();
            format!("{name:20}{figures}")
        };
        writeln!(out, "{}", row("scene boundaries", &|f| f.boundaries.f1()))?;
        writeln!(out, "{}", row("strands", &|f| f.strands.f1()))
    })
}

/// The weights learned from all cases but the one at `without`.
fn weigh(cases: &[Case<'_>], without: Option<usize>) -> (Weights, Weights) {
    let used: Vec<&Case<'_>> =
        cases.iter().enumerate().filter(|(index, _)| Some(*index) != without).map(|(_, case)| case).collect();
    let boundaries: Vec<&Example> = used.iter().flat_map(|case| &case.boundaries).collect();
    let pairs: Vec<&Example> = used.iter().flat_map(|case| &case.pairs).collect();
    let mut boundaries = learn(boundaries.into_iter(), RIDGE);
    let mut pairs = learn(pairs.into_iter(), RIDGE);
    boundaries.insert("scene/leaning".to_owned(), LEANING);
    pairs.insert("strand/threshold".to_owned(), THRESHOLD);
    (boundaries, pairs)
}

fn measure(case: &Case<'_>, boundaries: &Weights, weights: &Weights, figures: &mut [&mut Figures]) {
    let segments = segments::read(&case.reading, boundaries);
    let ranges = scenes::ranges(&segments, case.reading.len());
    let labels = strands::read(&case.reading, &ranges, weights);
    let mut strand = vec![0; case.strand.len()];
    for (range, label) in ranges.iter().zip(labels) {
        strand[range.clone()].fill(label);
    }
    for figures in figures {
        for i in 1..case.starts.len() {
            figures.boundaries.add(ranges.iter().any(|range| range.start == i), case.starts[i]);
        }
        figures.strands.add(&strand, &case.strand);
    }
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

/// For each sentence of the gold whether a scene begins with it.
fn gold_starts(document: &Document) -> Vec<bool> {
    let mut scene = vec![usize::MAX; document.gold.sentences.len()];
    for (index, gold) in document.gold.scenes.iter().enumerate() {
        gold.sentences.iter().for_each(|&sentence| scene[sentence] = index);
    }
    (0..scene.len()).map(|i| i == 0 || scene[i] != scene[i - 1]).collect()
}

/// The strand of each sentence of the gold.
fn gold_strands(document: &Document) -> Vec<usize> {
    let mut strand = vec![0; document.gold.sentences.len()];
    for scene in &document.gold.scenes {
        let index = document.gold.strands.iter().position(|s| s.id == scene.strand).unwrap_or(0);
        scene.sentences.iter().for_each(|&sentence| strand[sentence] = index);
    }
    strand
}

/// Ranges of sentences that begin where `starts` says.
fn ranges(starts: &[bool]) -> Vec<Range<usize>> {
    let firsts: Vec<usize> = (0..starts.len()).filter(|&i| starts[i]).collect();
    firsts.iter().enumerate().map(|(k, &a)| a..firsts.get(k + 1).copied().unwrap_or(starts.len())).collect()
}

/// The boundary decisions of a document.
fn boundary_examples(reading: &Reading<'_>, starts: &[bool]) -> Vec<Example> {
    let mut length = 1;
    let mut examples = Vec::new();
    for (i, &answer) in starts.iter().enumerate().skip(1) {
        let mut features = segments::features(reading, i);
        features.push(segments::length_feature(length));
        examples.push(Example { features, answer, weight: 1.0 });
        length = if answer { 1 } else { length + 1 };
    }
    examples
}

/// The pairs of segments of a document; every document counts alike.
fn strand_examples(reading: &Reading<'_>, segments: &[Range<usize>], strand: &[usize]) -> Vec<Example> {
    let units = strands::units(reading, segments);
    let rarity = strands::rarity(&units);
    let label = |unit: &strands::Unit| strand[unit.sentences.start];
    let mut examples = Vec::new();
    for b in 0..units.len() {
        for a in 0..b {
            examples.push(Example {
                features: strands::features(reading, &rarity, &units[a], &units[b], b - a),
                answer: label(&units[a]) == label(&units[b]),
                weight: 1.0,
            });
        }
    }
    #[allow(clippy::cast_precision_loss)]
    let share = 40.0 / (examples.len().max(1) as f32);
    examples.iter_mut().for_each(|example| example.weight = share);
    examples
}

/// Shows what is read out of the corpus, for judging by eye.
pub fn show(folder: &Path, out: &mut impl io::Write) -> io::Result<()> {
    with_cases(folder, |cases| {
        for case in cases {
            let passages = scenes::read(&case.reading);
            let conflicts = dilemmas::read(&case.reading, &passages);
            let titles = titles::read(&case.reading, &passages, &conflicts);
            writeln!(out, "== {}: {}", case.document.gold.id, titles.strands.join(" | "))?;
            for ((passage, title), summary) in passages.iter().zip(&titles.scenes).zip(&titles.summaries) {
                let letter = char::from(b'A' + u8::try_from(passage.strand).unwrap_or(25));
                writeln!(out, "{letter} {title:45} <- {}", summary.chars().take(150).collect::<String>())?;
            }
            for (conflict, title) in conflicts.iter().zip(&titles.conflicts) {
                writeln!(out, "? {title} {conflict:?}")?;
            }
        }
        Ok(())
    })
}
