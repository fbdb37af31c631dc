//! What the importer reads out of the corpus, measured against what careful readers found. A floor lies
//! just below what is reached; it is raised when the reading gets better, and lowered only where the same change
//! reads other texts better.

// Helpers of tests may fail like tests.
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

/// The board of the documents in `folder` whose id fits.
fn board(folder: &str, fits: impl Fn(&str) -> bool) -> Board {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let documents = gold::read_corpus(&[folder]).unwrap();
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
        ("unnamed characters", 1.0),
        ("full name", 1.0),
        ("aliases", 1.0),
        ("role", 1.0),
        ("age", 1.0),
        ("locations", 1.0),
        ("relations", 1.0),
        ("quotes", 1.0),
        ("quote speaker", 1.0),
        ("strands (B-cubed)", 0.86),
        ("scene boundaries", 0.80),
        ("scene characters", 0.89),
        ("dilemmas", 1.0),
        ("dilemma kind", 1.0),
        ("dilemma outcome", 1.0),
        ("dilemma options >= 2", 1.0),
        ("dilemma holders", 1.0),
    ];
    check(&board("tests/corpus", |id| id.starts_with("seed")), &floors);
}

#[test]
fn the_corpus_is_read_well() {
    let floors = [
        ("sentence found", 1.0),
        ("named characters", 0.98),
        ("unnamed characters", 0.76),
        ("full name", 0.99),
        ("aliases", 0.97),
        ("role", 0.89),
        ("age", 0.95),
        ("actor", 1.0),
        ("relations", 0.73),
        ("locations", 0.95),
        ("quotes", 1.0),
        ("quote speaker", 0.93),
        ("scene boundaries", 0.79),
        ("scene characters", 0.83),
        ("scene location", 0.69),
        ("strands (B-cubed)", 0.82),
        ("dilemmas", 0.92),
        ("dilemma kind", 0.95),
        ("dilemma outcome", 0.87),
        ("dilemma options >= 2", 0.96),
        ("dilemma holders", 0.81),
    ];
    check(&board("tests/corpus", |_| true), &floors);
}

#[test]
fn texts_by_other_hands_are_read_well() {
    let floors = [
        ("sentence found", 1.0),
        ("named characters", 0.96),
        ("unnamed characters", 0.50),
        ("full name", 0.98),
        ("aliases", 0.94),
        ("role", 0.84),
        ("age", 0.89),
        ("actor", 0.95),
        ("relations", 0.53),
        ("locations", 0.82),
        ("quotes", 0.99),
        ("quote speaker", 0.82),
        ("scene boundaries", 0.78),
        ("scene characters", 0.77),
        ("scene location", 0.61),
        ("strands (B-cubed)", 0.80),
        ("dilemmas", 0.76),
        ("dilemma kind", 0.92),
        ("dilemma outcome", 0.77),
        ("dilemma options >= 2", 0.95),
        ("dilemma holders", 0.71),
    ];
    check(&board("tests/corpus/more", |_| true), &floors);
}

#[test]
fn every_outline_is_sound_and_survives_its_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for document in gold::read_corpus(&[folder]).unwrap() {
        let request = Request { text: &document.text, name: "folge.txt", ..Request::default() };
        let outline = analysis::propose(&request).outline;
        assert_eq!(outline::check(&outline), [], "{}", document.gold.id);
        let again = store::decode(store::encode(&outline).as_bytes()).unwrap();
        assert_eq!((again.outline, again.findings), (outline, Vec::new()), "{}", document.gold.id);
    }
}
