//! Learns which nouns bring in somebody without a name from the annotated corpus, leaving each document out once for
//! an honest figure.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::gold::{self, Document, sentences_as_found};
use super::logistic::{Example, learn, write};
use super::score::{Tally, unnamed_pairs};
use crate::analysis::people::{UnnamedDecision, unnamed_decisions};
use crate::analysis::prose::Prose;
use crate::analysis::votes::{BIAS, Weights, vote, weight};

/// How strongly rare features are held near 0.
const RIDGE: f64 = 2.0;

/// A noun that may bring in somebody, and what the gold says of it.
struct Decision {
    name: String,
    example: Example,
}

/// Learns the weights, writes them into `folder`, reports in-sample and left-out figures and each mistake of the
/// latter.
pub fn run(corpus: &[PathBuf], folder: &Path, out: &mut impl io::Write) -> io::Result<()> {
    let documents = gold::read_corpus(corpus)?;
    let cases: Vec<(Vec<Decision>, usize)> = documents.iter().map(decisions).collect();
    let examples = |without: usize| {
        let used = cases.iter().enumerate().filter(move |(index, _)| *index != without);
        used.flat_map(|(_, (decisions, _))| decisions.iter().map(|decision| &decision.example))
    };
    let lessons = lessons();
    let mut all = learn(examples(usize::MAX).chain(&lessons), RIDGE);
    let mut left_out: Vec<Weights> =
        (0..cases.len()).map(|index| learn(examples(index).chain(&lessons), RIDGE)).collect();
    let lean = leaning(&cases, &left_out);
    std::iter::once(&mut all)
        .chain(&mut left_out)
        .for_each(|weights| weights.insert(BIAS, weight(weights, BIAS) + lean));
    let (mut inside, mut outside) = (Tally::default(), Tally::default());
    let mut unmet = 0;
    for ((document, (decisions, missing)), without) in documents.iter().zip(&cases).zip(&left_out) {
        for decision in decisions {
            count(&mut inside, &all, decision, 0.0);
            let vote = count(&mut outside, without, decision, 0.0);
            if (vote > 0.0) != decision.example.answer {
                let signs: Vec<&str> = decision.example.features.iter().map(|(sign, _)| &sign[8..]).collect();
                let kind = if decision.example.answer { "missed" } else { "invented" };
                writeln!(
                    out,
                    "  {} {kind} {} {vote:.2} {}",
                    document.gold.id,
                    decision.name,
                    signs.join(" ")
                )?;
            }
        }
        unmet += missing;
        inside.missed += missing;
        outside.missed += missing;
    }
    writeln!(
        out,
        "{} decisions, {unmet} never met; F1 in-sample {:.3}, left-out {:.3}",
        cases.iter().map(|(decisions, _)| decisions.len()).sum::<usize>(),
        inside.f1(),
        outside.f1()
    )?;
    write(
        &folder.join("unnamed.ron"),
        "Votes on whether a noun brings in somebody without a name.",
        "unnamed",
        &all,
    )
}

/// What the language tells where the corpus has too few examples: each counts like some documents' worth.
fn lessons() -> Vec<Example> {
    let lesson = |answer, signs: &[&'static str]| Example {
        features: signs.iter().map(|sign| (*sign, 1.0)).collect(),
        answer,
        weight: 6.0,
    };
    vec![
        // `Der Gouverneur verlangt einen Namen.`
        lesson(true, &["unnamed/definite", "unnamed/subject", "unnamed/trade"]),
        // `Käthe will ihren Untermieter heiraten. … Ist der Untermieter ehrlich?`
        lesson(
            true,
            &[
                "unnamed/possessive",
                "unnamed/object",
                "unnamed/trade",
                "unnamed/again",
                "unnamed/asked-about",
                "unnamed/subject",
            ],
        ),
        // `Imke erfährt vom Tierarzt, …`; `ein Anruf von einem Unbekannten`
        lesson(true, &["unnamed/definite", "unnamed/agent", "unnamed/from", "unnamed/trade"]),
        lesson(
            true,
            &["unnamed/indefinite", "unnamed/agent", "unnamed/from", "unnamed/mere", "unnamed/stranger"],
        ),
        // `Da rät ihr die Mutter zu.`
        lesson(
            true,
            &["unnamed/definite", "unnamed/subject", "unnamed/does", "unnamed/parent", "unnamed/mere"],
        ),
        // `The thief is Paul.`; `The Youth Orchestra plays.`; `ihr Hund ist krank`; `a witness is lying`
        lesson(false, &["unnamed/definite", "unnamed/subject", "unnamed/trade", "unnamed/doer"]),
        lesson(false, &["unnamed/definite", "unnamed/subject", "unnamed/mere"]),
        lesson(false, &["unnamed/possessive", "unnamed/subject", "unnamed/trade", "unnamed/animal"]),
        lesson(false, &["unnamed/indefinite", "unnamed/subject", "unnamed/trade", "unnamed/state"]),
    ]
}

/// By how much the votes should lean to yes: where left-out documents are read best.
fn leaning(cases: &[(Vec<Decision>, usize)], left_out: &[Weights]) -> f32 {
    let figure = |lean: f32| {
        let mut tally = Tally::default();
        for ((decisions, missing), weights) in cases.iter().zip(left_out) {
            tally.missed += missing;
            decisions.iter().for_each(|decision| {
                count(&mut tally, weights, decision, lean);
            });
        }
        tally.f1()
    };
    let leans = (-10..=20i8).map(|tenths| f32::from(tenths) / 10.0);
    leans.max_by(|a, b| figure(*a).total_cmp(&figure(*b)).then(b.total_cmp(a))).unwrap_or_default()
}

/// Adds the decision by `weights`; its vote.
fn count(tally: &mut Tally, weights: &Weights, decision: &Decision, lean: f32) -> f32 {
    let vote = vote(weights, &decision.example.features) + lean;
    match (vote > 0.0, decision.example.answer) {
        (true, true) => tally.right += 1,
        (true, false) => tally.invented += 1,
        (false, true) => tally.missed += 1,
        (false, false) => {}
    }
    vote
}

/// The nouns of `document` with the gold's answers, and how many of the gold's people no noun was met for.
fn decisions(document: &Document) -> (Vec<Decision>, usize) {
    let prose = Prose::read(&document.text, Some(document.language()));
    let sentence_of = sentences_as_found(document, &prose);
    let mut met: Vec<UnnamedDecision> = unnamed_decisions(&prose);
    for decision in &mut met {
        decision.sentences = decision.sentences.iter().filter_map(|&found| sentence_of[found]).collect();
    }
    let (answers, missing) = unnamed_pairs(&document.gold, &met);
    let decisions = met
        .iter()
        .zip(answers)
        .filter(|(decision, _)| !decision.settled)
        .map(|(decision, answer)| Decision {
            name: decision.name.clone(),
            example: Example { features: decision.features.clone(), answer, weight: document.worth().into() },
        })
        .collect();
    (decisions, missing)
}
