//! What the importer reads out of the corpus, measured against what careful readers found. A floor lies
//! just below what is reached; it is raised when the reading gets better, never lowered.

use std::path::Path;

use bogen::{
    analysis::{self, Request},
    formats::read,
    workshop::{gold, score::Board},
};

/// The board of the documents whose id fits.
fn board(fits: impl Fn(&str) -> bool) -> Board {
    let mut board = Board::default();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for document in gold::read_corpus(&folder).unwrap().iter().filter(|document| fits(&document.gold.id)) {
        let text = read::decode(document.text.as_bytes()).unwrap().text;
        let proposal = analysis::propose(&Request { text: &text, ..Request::default() });
        board.add(&document.gold, &proposal.outline);
    }
    board
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
    check(&board(|id| id.starts_with("seed")), &[("sentence found", 1.0)]);
}

#[test]
fn the_corpus_is_read_well() {
    check(&board(|_| true), &[("sentence found", 1.0)]);
}
