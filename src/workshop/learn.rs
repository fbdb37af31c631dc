//! Learns the weights of the stages about the story from the annotated corpus, leaving each document out once
//! for an honest figure.

use std::{fs, io, ops::Range, path::Path};

use super::{
    gold::{self, Document},
    logistic::{Example, learn},
};
use crate::{
    analysis::{
        dilemmas::{self, Conflict, Signs},
        lore::Weights,
        people::People,
        places::Place,
        prose::Prose,
        reading::Reading,
        scenes::{self, Passage},
        segments, strands, titles,
    },
    outline::DilemmaKind,
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

    /// How many of those found are right.
    fn share(self) -> f64 {
        self.right / (self.right + self.wrong).max(1.0)
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
    passages: Vec<Passage>,
    boundaries: Vec<Example>,
    pairs: Vec<Example>,
    choices: Vec<Example>,
    outcomes: Vec<Example>,
    holders: Vec<Example>,
}

/// The weights of one learning.
#[derive(Clone, Debug, Default)]
struct Learned {
    boundaries: Weights,
    strands: Weights,
    choices: Weights,
    outcomes: Weights,
    holders: Weights,
}

/// Figures of one way to weigh.
#[derive(Clone, Copy, Debug, Default)]
struct Figures {
    boundaries: Tally,
    strands: Bcubed,
    dilemmas: Tally,
    kinds: Tally,
    outcomes: Tally,
    holders: Tally,
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
            let passages = gold_passages(document, &starts, &strand);
            let signs = dilemmas::signs(&reading, &passages);
            let choices = choice_examples(&reading, &signs, document);
            let outcomes = outcome_examples(&reading, &signs, document);
            let holders = holder_examples(&reading, &signs, document);
            Case {
                document,
                reading,
                starts,
                strand,
                passages,
                boundaries,
                pairs,
                choices,
                outcomes,
                holders,
            }
        })
        .collect();
    job(&cases)
}

/// Learns, writes the weights into `weights`, and reports in-sample and left-out figures.
pub fn run(folder: &Path, weights: &Path, out: &mut impl io::Write) -> io::Result<()> {
    with_cases(folder, |cases| {
        let learned = weigh(cases, None);
        for (name, about, weights_of) in [
            ("boundaries", "Votes on whether a scene begins with a sentence.", &learned.boundaries),
            ("strands", "Votes on whether two stretches belong to one strand.", &learned.strands),
            ("choices", "Votes on whether a sentence speaks of a choice.", &learned.choices),
            ("holders", "Votes on who holds a dilemma.", &learned.holders),
            ("outcomes", "Votes on whether a dilemma is decided in the text.", &learned.outcomes),
        ] {
            write_weights(&weights.join(format!("{name}.ron")), about, weights_of)?;
        }
        let mut in_sample = Figures::default();
        let [mut all, mut german, mut english, mut seeds] = [Figures::default(); 4];
        for (index, case) in cases.iter().enumerate() {
            measure(case, &learned, &mut [&mut in_sample], None);
            let without = weigh(cases, Some(index));
            let own = if case.document.gold.language == "en" { &mut english } else { &mut german };
            measure(case, &without, &mut [&mut all, own], Some(out));
            if case.document.gold.id.starts_with("seed") {
                measure(case, &without, &mut [&mut seeds], None);
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
        writeln!(out, "{}", row("strands", &|f| f.strands.f1()))?;
        writeln!(out, "{}", row("dilemmas", &|f| f.dilemmas.f1()))?;
        writeln!(
            out,
            "{}",
            row("  precision", &|f| f.dilemmas.right / (f.dilemmas.right + f.dilemmas.wrong))
        )?;
        writeln!(out, "{}", row("their kind", &|f| f.kinds.share()))?;
        writeln!(out, "{}", row("their outcome", &|f| f.outcomes.share()))?;
        writeln!(out, "{}", row("their holders", &|f| f.holders.f1()))
    })
}

/// The weights learned from all cases but the one at `without`.
fn weigh(cases: &[Case<'_>], without: Option<usize>) -> Learned {
    let used: Vec<&Case<'_>> =
        cases.iter().enumerate().filter(|(index, _)| Some(*index) != without).map(|(_, case)| case).collect();
    let all = |of: &dyn Fn(&Case<'_>) -> Vec<Example>| {
        let examples: Vec<Example> = used.iter().flat_map(|case| of(case)).collect();
        learn(examples.iter(), RIDGE)
    };
    let mut learned = Learned {
        boundaries: all(&|case| case.boundaries.clone()),
        strands: all(&|case| case.pairs.clone()),
        choices: all(&|case| case.choices.clone()),
        outcomes: all(&|case| case.outcomes.clone()),
        holders: all(&|case| case.holders.clone()),
    };
    learned.boundaries.insert("scene/leaning".to_owned(), LEANING);
    learned.strands.insert("strand/threshold".to_owned(), THRESHOLD);
    learned
}

fn measure(
    case: &Case<'_>,
    learned: &Learned,
    figures: &mut [&mut Figures],
    mut out: Option<&mut dyn io::Write>,
) {
    let passages = scenes::read_with(&case.reading, &learned.boundaries, &learned.strands);
    let mut strand = vec![0; case.strand.len()];
    for passage in &passages {
        strand[passage.sentences.clone()].fill(passage.strand);
    }
    let signs = dilemmas::signs(&case.reading, &passages);
    let conflicts =
        dilemmas::read_with(&case.reading, &signs, [&learned.choices, &learned.holders, &learned.outcomes]);
    for figures in figures {
        for i in 1..case.starts.len() {
            figures
                .boundaries
                .add(passages.iter().any(|passage| passage.sentences.start == i), case.starts[i]);
        }
        figures.strands.add(&strand, &case.strand);
        compare_dilemmas(case, &conflicts, figures, &mut out);
    }
    let _ = &case.passages;
}

/// Pairs the found dilemmas with the gold ones by their evidence, best first, and compares them.
fn compare_dilemmas(
    case: &Case<'_>,
    found: &[Conflict],
    figures: &mut Figures,
    out: &mut Option<&mut dyn io::Write>,
) {
    let gold = &case.document.gold;
    let index = gold::person_index(gold);
    let group = |person: &usize| gold.characters[*person].kind == "group";
    let mut ranked: Vec<(f64, usize, usize)> = Vec::new();
    for (i, g) in gold.dilemmas.iter().enumerate() {
        for (j, f) in found.iter().enumerate() {
            let both = f.evidence.iter().filter(|sentence| g.evidence.contains(sentence)).count();
            #[allow(clippy::cast_precision_loss)]
            let jaccard = both as f64 / (f.evidence.len() + g.evidence.len() - both) as f64;
            if both > 0 {
                ranked.push((jaccard, i, j));
            }
        }
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut say = |line: String| {
        if let Some(out) = out.as_mut() {
            let _ = writeln!(out, "{} {line}", gold.id);
        }
    };
    let (mut used_gold, mut used_found) = (Vec::new(), Vec::new());
    for (_, i, j) in ranked {
        if used_gold.contains(&i) || used_found.contains(&j) {
            continue;
        }
        used_gold.push(i);
        used_found.push(j);
        let (g, f) = (&gold.dilemmas[i], &found[j]);
        figures.dilemmas.right += 1.0;
        let kind = (f.kind == DilemmaKind::Choice) == (g.kind == "choice");
        figures.kinds.add(true, kind);
        let outcome = f.decided_in.is_empty() == (g.outcome == "open");
        figures.outcomes.add(true, outcome);
        let want: Vec<usize> =
            g.holders.iter().filter_map(|id| index.get(id.as_str()).copied()).filter(|p| !group(p)).collect();
        let got: Vec<usize> = f.holders.iter().copied().filter(|p| !group(p)).collect();
        let right = got.iter().filter(|person| want.contains(person)).count();
        #[allow(clippy::cast_precision_loss)]
        {
            figures.holders.right += right as f64;
            figures.holders.wrong += (got.len() - right) as f64;
            figures.holders.missed += (want.len() - right) as f64;
        }
        let who = |persons: &[usize]| {
            persons.iter().map(|&p| gold.characters[p].name.as_str()).collect::<Vec<_>>().join("+")
        };
        if !kind || !outcome || right < want.len().max(got.len()) {
            say(format!(
                "{} {:?}/{:?} {} gold {} {} | holders {} gold {}",
                f.kind as u8,
                f.evidence,
                g.evidence,
                f.decided_in.len(),
                g.kind,
                g.outcome,
                who(&got),
                who(&want)
            ));
        }
    }
    for i in (0..gold.dilemmas.len()).filter(|i| !used_gold.contains(i)) {
        figures.dilemmas.missed += 1.0;
        say(format!(
            "MISSED {} {:?} {}",
            gold.dilemmas[i].kind, gold.dilemmas[i].evidence, gold.sentences[gold.dilemmas[i].evidence[0]]
        ));
    }
    for j in (0..found.len()).filter(|j| !used_found.contains(j)) {
        figures.dilemmas.wrong += 1.0;
        let cues: Vec<&str> = found[j].cues.iter().map(|cue| cue.rule).collect();
        say(format!(
            "INVENTED {:?} {:?} {} {cues:?}",
            found[j].kind, found[j].evidence, gold.sentences[found[j].evidence[0]]
        ));
    }
}

/// The gold scenes as the later stages see them.
fn gold_passages(document: &Document, starts: &[bool], strand: &[usize]) -> Vec<Passage> {
    let index = gold::person_index(&document.gold);
    ranges(starts)
        .into_iter()
        .map(|sentences| {
            let scene = document.gold.scenes.iter().find(|scene| scene.sentences.contains(&sentences.start));
            let persons = scene.map(|scene| {
                scene.characters.iter().filter_map(|id| index.get(id.as_str()).copied()).collect()
            });
            Passage {
                strand: strand[sentences.start],
                sentences,
                place: None,
                persons: persons.unwrap_or_default(),
                confidence: 1.0,
                cues: Vec::new(),
            }
        })
        .collect()
}

/// For each sentence whether it is evidence of a choice.
fn choice_examples(reading: &Reading<'_>, signs: &[Signs], document: &Document) -> Vec<Example> {
    let choice = |sentence: &usize| {
        document.gold.dilemmas.iter().any(|d| d.kind == "choice" && d.evidence.contains(sentence))
    };
    let decided = |sentence: &usize| {
        document.gold.dilemmas.iter().any(|d| d.kind == "choice" && d.decided_in.contains(sentence))
    };
    (0..signs.len())
        .map(|sentence| Example {
            features: dilemmas::features(reading, signs, sentence),
            answer: choice(&sentence),
            weight: if decided(&sentence) && !choice(&sentence) { 0.5 } else { 1.0 },
        })
        .collect()
}

/// For each gold dilemma and each person near it whether they hold it.
fn holder_examples(reading: &Reading<'_>, signs: &[Signs], document: &Document) -> Vec<Example> {
    let index = gold::person_index(&document.gold);
    let mut examples = Vec::new();
    for dilemma in &document.gold.dilemmas {
        let kind = if dilemma.kind == "choice" { DilemmaKind::Choice } else { DilemmaKind::Question };
        let holders: Vec<usize> =
            dilemma.holders.iter().filter_map(|id| index.get(id.as_str()).copied()).collect();
        for person in dilemmas::candidates(reading, &dilemma.evidence) {
            let features = dilemmas::holder_features(reading, signs, kind, &dilemma.evidence, person);
            examples.push(Example { features, answer: holders.contains(&person), weight: 1.0 });
        }
    }
    examples
}

/// For each gold dilemma whether it is decided.
fn outcome_examples(reading: &Reading<'_>, signs: &[Signs], document: &Document) -> Vec<Example> {
    let index = gold::person_index(&document.gold);
    document
        .gold
        .dilemmas
        .iter()
        .map(|dilemma| {
            let conflict = Conflict {
                kind: if dilemma.kind == "choice" { DilemmaKind::Choice } else { DilemmaKind::Question },
                holders: dilemma.holders.iter().filter_map(|id| index.get(id.as_str()).copied()).collect(),
                evidence: dilemma.evidence.clone(),
                options: Vec::new(),
                stakes: String::new(),
                decided_in: Vec::new(),
                taken: None,
                confidence: 1.0,
                cues: Vec::new(),
            };
            Example {
                features: dilemmas::outcome_features(reading, signs, &conflict),
                answer: dilemma.outcome == "decided",
                weight: 1.0,
            }
        })
        .collect()
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
                let holders: Vec<&str> = conflict
                    .holders
                    .iter()
                    .map(|&p| case.document.gold.characters[p].name.as_str())
                    .collect();
                writeln!(
                    out,
                    "   {:?}: {title} | {} | {:?} | stakes {:?} | decided {:?} taken {:?}",
                    conflict.kind,
                    holders.join(", "),
                    conflict.options,
                    conflict.stakes,
                    conflict.decided_in,
                    conflict.taken
                )?;
            }
        }
        Ok(())
    })
}
