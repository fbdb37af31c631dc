//! `cargo run --no-default-features --bin workshop -- learn`: learns the weights of the stages about the story.

use std::{io::Write as _, path::Path, process::ExitCode};

use bogen::{
    analysis::reading::Reading,
    workshop::{
        gold,
        learn::{self, Tally},
    },
};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> std::io::Result<()> {
    let mut out = std::io::stdout();
    let docs = gold::read_corpus(Path::new("tests/corpus"))?;
    let prose: Vec<_> = docs.iter().map(|d| d.prose()).collect();
    for (d, p) in docs.iter().zip(&prose) {
        assert_eq!(d.gold.sentences.len(), p.sentences.len(), "{}", d.gold.id);
    }
    let people: Vec<_> = docs.iter().zip(&prose).map(|(d, p)| d.people(p)).collect();
    let places: Vec<_> = docs.iter().zip(&prose).map(|(d, p)| d.places(p)).collect();
    let readings: Vec<_> =
        (0..docs.len()).map(|i| Reading::new(&prose[i], &people[i], &places[i], &[])).collect();
    let starts: Vec<_> = docs.iter().map(learn::gold_starts).collect();
    let examples: Vec<_> =
        readings.iter().zip(&starts).map(|(r, s)| learn::boundary_examples(r, s)).collect();
    let mut all = learn::learn_boundaries(examples.iter().flatten());
    for leaning in [-0.2, 0.0, 0.2, 0.4, 0.6, 0.8] {
        all.insert("scene/leaning".into(), leaning);
        let (mut ins, mut lo, mut en, mut seed) =
            (Tally::default(), Tally::default(), Tally::default(), Tally::default());
        for i in 0..docs.len() {
            learn::boundary_tally(&readings[i], &starts[i], &all, &mut ins);
            let mut w = learn::learn_boundaries(
                examples
                    .iter()
                    .enumerate()
                    .filter(|(j, _)| *j != i)
                    .flat_map(|(_, e)| e)
                    .collect::<Vec<_>>()
                    .into_iter(),
            );
            w.insert("scene/leaning".into(), leaning);
            learn::boundary_tally(&readings[i], &starts[i], &w, &mut lo);
            if docs[i].gold.language == "en" {
                learn::boundary_tally(&readings[i], &starts[i], &w, &mut en);
            }
            if docs[i].gold.id.starts_with("seed") {
                learn::boundary_tally(&readings[i], &starts[i], &w, &mut seed);
            }
        }
        writeln!(
            out,
            "leaning {leaning} in {:.3} out {:.3} en {:.3} seeds {:.3}",
            ins.f1(),
            lo.f1(),
            en.f1(),
            seed.f1()
        )?;
    }
    let mut w: Vec<_> = all.iter().collect();
    w.sort_by(|a, b| b.1.total_cmp(a.1));
    for (k, v) in w {
        let n = examples.iter().flatten().filter(|e| e.features.iter().any(|f| f.0 == k)).count();
        writeln!(out, "{v:6.2} {n:4} {k}")?;
    }
    Ok(())
}
