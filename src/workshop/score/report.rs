//! The boards of the whole corpus and its parts, as the importer reads it now.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use super::Board;
use crate::{
    analysis::{self, Request},
    formats::read,
    workshop::gold::{self, Document},
};

/// The board of these documents, imported as the program imports them.
pub fn measure<'d>(documents: impl IntoIterator<Item = &'d Document>) -> Board {
    let mut board = Board::default();
    for document in documents {
        // A text of the corpus that cannot be read scores nothing.
        let text = read::decode(document.text.as_bytes()).map(|read| read.text).unwrap_or_default();
        let proposal = analysis::propose(&Request { text: &text, ..Request::default() });
        board.add(&document.gold, &proposal.outline);
    }
    board
}

/// Prints the boards of the two seeds, of each language and of all documents; with what went wrong.
pub fn run(corpus: &[PathBuf], with_misses: bool, out: &mut dyn Write) -> io::Result<()> {
    let documents = gold::read_corpus(corpus)?;
    let part = |fits: &dyn Fn(&Document) -> bool| measure(documents.iter().filter(|document| fits(document)));
    let all = part(&|_| true);
    if with_misses {
        all.misses.iter().try_for_each(|miss| writeln!(out, "{miss}"))?;
    }
    for (name, board) in [
        ("the two seeds", part(&|document| document.gold.id.starts_with("seed"))),
        ("German", part(&|document| document.gold.language == "de")),
        ("English", part(&|document| document.gold.language == "en")),
        ("all documents", all),
    ] {
        writeln!(out, "{name}\n{board}")?;
    }
    Ok(())
}
