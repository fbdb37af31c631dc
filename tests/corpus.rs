//! What the importer reads out of the corpus, measured against what careful readers found. A floor lies
//! just below what is reached; it is raised when the reading gets better, never lowered.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use bogen::{
    analysis::{self, Request},
    outline, store,
    workshop::{
        gold,
        score::{Board, measure},
    },
};

/// The board of the documents whose id fits.
fn board(fits: impl Fn(&str) -> bool) -> Board {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let documents = gold::read_corpus(&folder).unwrap();
    measure(documents.iter().filter(|document| fits(&document.gold.id)))
}

/// Fails with the whole board and what was missed where a row lies below its floor.
fn check(board: &Board, floors: &[(&str, f64)]) {
    let rows = board.rows();
    for (name, floor) in floors {
        let row = rows.iter().find(|row| row.name == *name).unwrap();
        assert!(row.value >= *floor, "{name} below {floor}\n{board}\n{}", board.misses.join("\n"));
    }
}

#[test]
fn the_seeds_are_read_as_an_editor_would() {
    let floors = [
        ("sentence found", 1.0),
        ("named characters", 1.0),
        ("full name", 1.0),
        ("aliases", 1.0),
        ("role", 1.0),
        ("age", 1.0),
        ("locations", 1.0),
        ("quotes", 1.0),
        ("strands (B-cubed)", 0.85),
        ("scene boundaries", 0.75),
        ("scene characters", 0.75),
        ("dilemmas", 0.70),
        ("dilemma outcome", 1.0),
        ("dilemma options >= 2", 1.0),
    ];
    check(&board(|id| id.starts_with("seed")), &floors);
}

#[test]
fn the_corpus_is_read_well() {
    let floors = [
        ("sentence found", 1.0),
        ("named characters", 0.96),
        ("full name", 0.94),
        ("aliases", 0.89),
        ("role", 0.75),
        ("age", 0.80),
        ("actor", 0.83),
        ("relations", 0.55),
        ("locations", 0.92),
        ("quotes", 0.99),
        ("quote speaker", 0.80),
        ("scene boundaries", 0.77),
        ("scene characters", 0.78),
        ("scene location", 0.65),
        ("strands (B-cubed)", 0.79),
        ("dilemmas", 0.85),
        ("dilemma kind", 0.90),
        ("dilemma outcome", 0.76),
        ("dilemma holders", 0.62),
    ];
    check(&board(|_| true), &floors);
}

#[test]
fn every_outline_is_sound_and_survives_its_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for document in gold::read_corpus(&folder).unwrap() {
        let request = Request { text: &document.text, name: "folge.txt", ..Request::default() };
        let outline = analysis::propose(&request).outline;
        assert_eq!(outline::check(&outline), [], "{}", document.gold.id);
        let again = store::decode(store::encode(&outline).as_bytes()).unwrap();
        assert_eq!((again.outline, again.findings), (outline, Vec::new()), "{}", document.gold.id);
    }
}
