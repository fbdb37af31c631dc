//! Fits how the candidates of a pronoun are weighed: until the sentences that speak of each person are told best.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use super::gold::{self, Document, sentences_as_found};
use super::score::{Tally, people_pairs};
use crate::analysis::link_with;
use crate::analysis::people::People;
use crate::analysis::pronouns::{Leanings, leanings};
use crate::analysis::prose::Prose;
use crate::analysis::quotes::{self, Speech};

/// A text before its pronouns are read, and who of it is whom in the gold: the person and the sentences of theirs.
struct Case<'t> {
    prose: Prose<'t>,
    people: People,
    speeches: Vec<Speech>,
    told: Vec<(usize, BTreeSet<usize>)>,
}

type Knob = (fn(&mut Leanings) -> &mut f32, &'static [f32]);

/// What is turned, and how far.
const KNOBS: [Knob; 14] = [
    (|lean| &mut lean.reach, &[2.0, 3.0, 4.0, 6.0, 8.0]),
    (|lean| &mut lean.fading, &[0.3, 0.4, 0.5, 0.6, 0.7]),
    (|lean| &mut lean.last, &[0.6, 0.7, 0.8, 0.9]),
    (|lean| &mut lean.here, &[1.0, 1.2, 1.4, 1.6]),
    (|lean| &mut lean.new_block, &[0.4, 0.6, 0.8, 1.0]),
    (|lean| &mut lean.enough, &[0.05, 0.1, 0.2, 0.4, 0.7]),
    (|lean| &mut lean.margin, &[0.05, 0.1, 0.2, 0.3, 0.4, 0.6]),
    (|lean| &mut lean.parallel, &[0.0, 0.3, 0.6, 1.0, 1.5]),
    (|lean| &mut lean.repeated, &[0.0, 0.1, 0.2, 0.3, 0.5]),
    (|lean| &mut lean.unsure, &[0.3, 0.45, 0.6, 0.8]),
    (|lean| &mut lean.subject, &[2.5, 3.0, 3.5, 4.0]),
    (|lean| &mut lean.object, &[1.2, 1.5, 1.7, 2.0, 2.4]),
    (|lean| &mut lean.owner, &[0.8, 1.1, 1.3, 1.6, 2.0]),
    (|lean| &mut lean.prepositional, &[0.7, 0.9, 1.1, 1.4, 1.8]),
];

/// Fits, writes the leanings into `folder`, reports before and after; and each half fitted to the other.
pub fn run(corpus: &[PathBuf], folder: &Path, out: &mut impl io::Write) -> io::Result<()> {
    let documents = gold::read_corpus(corpus)?;
    let cases: Vec<Case<'_>> = documents.iter().map(case).collect();
    let (even, odd): (Vec<_>, Vec<_>) = cases.iter().enumerate().partition(|(index, _)| index % 2 == 0);
    let half = |half: Vec<(usize, _)>| half.into_iter().map(|(_, case)| case).collect::<Vec<&Case<'_>>>();
    let (even, odd) = (half(even), half(odd));
    let all: Vec<&Case<'_>> = cases.iter().collect();
    let start = *leanings();
    writeln!(out, "as shipped: {:.4}", figure(&all, &start))?;
    for (learned, left_out) in [(&even, &odd), (&odd, &even)] {
        let fitted = fit(learned, start);
        writeln!(
            out,
            "one half: {:.4} to {:.4}; the other, left out: {:.4} to {:.4}",
            figure(learned, &start),
            figure(learned, &fitted),
            figure(left_out, &start),
            figure(left_out, &fitted)
        )?;
    }
    let fitted = fit(&all, start);
    writeln!(out, "fitted to all: {:.4}: {fitted:?}", figure(&all, &fitted))?;
    let text =
        ron::ser::to_string_pretty(&fitted, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
    fs::write(
        folder.join("pronouns.ron"),
        format!(
            "// How the candidates of a pronoun are weighed; `Leanings` in src/analysis/pronouns.rs says what each means.\n// Fitted to tests/corpus by `workshop pronouns`; not to be edited by hand.\n{text}\n"
        ),
    )
}

fn case(document: &Document) -> Case<'_> {
    let prose = Prose::read(&document.text, Some(document.language()));
    let people = People::read(&prose);
    let speeches = quotes::speeches(&prose);
    let sentence_of = sentences_as_found(document, &prose);
    let told = people_pairs(&document.gold, &people)
        .into_iter()
        .map(|(character, person)| {
            let own = &document.gold.characters[character].sentences;
            let found = (0..sentence_of.len())
                .filter(|&found| sentence_of[found].is_some_and(|gold| own.contains(&gold)))
                .collect();
            (person, found)
        })
        .collect();
    Case { prose, people, speeches, told }
}

/// Turns one knob after the other, twice, to where the figure is best.
fn fit(cases: &[&Case<'_>], start: Leanings) -> Leanings {
    let mut best = (figure(cases, &start), start);
    for _ in 0..2 {
        for (knob, tried) in KNOBS {
            for &value in tried {
                let mut lean = best.1;
                *knob(&mut lean) = value;
                let figure = figure(cases, &lean);
                if figure > best.0 + 1e-9 {
                    best = (figure, lean);
                }
            }
        }
    }
    best.1
}

/// How well the sentences that speak of each person are told: F1 over all pairs of person and sentence.
fn figure(cases: &[&Case<'_>], lean: &Leanings) -> f64 {
    let mut tally = Tally::default();
    for case in cases {
        let mut people = case.people.clone();
        let mut speeches = case.speeches.clone();
        link_with(&case.prose, &mut people, &mut speeches, lean);
        let told: BTreeSet<(usize, usize)> =
            case.told.iter().flat_map(|(person, own)| own.iter().map(|&s| (*person, s))).collect();
        let known: BTreeSet<usize> = case.told.iter().map(|(person, _)| *person).collect();
        let found: BTreeSet<(usize, usize)> = people
            .mentions
            .iter()
            .filter(|mention| known.contains(&mention.person))
            .map(|mention| (mention.person, mention.sentence))
            .collect();
        let right = told.intersection(&found).count();
        tally.right += right;
        tally.invented += found.len() - right;
        tally.missed += told.len() - right;
    }
    tally.f1()
}
