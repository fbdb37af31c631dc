//! A document on its way to plain text: paragraphs, headings, lists and tables become lines that the importer knows.
//!
//! Every reader of documents writes on a [`Paper`] while it walks through its file. What it asks for may be out of
//! order in a damaged file: a cell that ends without a table is nothing, and a table that never ends is one.

use std::mem;

use super::LARGEST;

/// Tables within tables beyond this are read as paragraphs of the cell that they stand in.
const DEEPEST: usize = 8;

/// A paragraph of no more characters is a line of a list; with another it stands without an empty line between them.
const LINE: usize = 80;

/// What more cells of a row hold is read with the last of them.
const MOST_CELLS: usize = 64;

/// A list within a list is set in by so many spaces.
const INDENT: usize = 3;

/// A heading of more characters is prose that somebody has set as one.
const HEADING: usize = 150;

/// Cells of more characters hold prose, not what a column tells of a row.
const CELL: usize = 160;

/// What stands in front of a paragraph that is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The bullet or number.
    pub(super) sign: String,
    /// How many lists its own list stands in.
    pub(super) depth: usize,
}

/// What stands on the paper: a run of lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Block {
    Body(String),
    Heading(String),
    Item(String),
    /// A row of a table.
    Row(String),
    /// Where an empty paragraph stood, or a table ends.
    Gap,
}

/// A table that is being read.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Block>,
    row: Vec<Vec<Block>>,
    cell: Vec<Block>,
}

/// A text box interrupts a paragraph: what of it was there already.
#[derive(Debug)]
struct Interrupted {
    line: String,
    blocks: Vec<Block>,
    tables: Vec<Table>,
    deeper: usize,
}

/// The paper.
#[derive(Debug, Default)]
pub(super) struct Paper {
    blocks: Vec<Block>,
    /// The tables that are open, the innermost last.
    tables: Vec<Table>,
    /// How many open ones are beyond [`DEEPEST`].
    deeper: usize,
    line: String,
    /// How much has been written, in bytes.
    written: usize,
    /// What text boxes hold that hang on the open paragraph.
    hanging: Vec<Block>,
    interrupted: Vec<Interrupted>,
}

impl Paper {
    /// Writes words into the open paragraph. What no page shows is left out.
    pub(super) fn write(&mut self, text: &str) {
        self.written = self.written.saturating_add(text.len());
        if self.written > LARGEST {
            return;
        }
        let is_shown = |ch: &char| {
            !matches!(ch, '\u{ad}' | '\u{200b}' | '\u{feff}')
                && (!ch.is_control() || matches!(ch, '\n' | '\t'))
        };
        self.line.extend(text.chars().filter(is_shown));
    }

    /// Whether nothing is written in the open paragraph.
    pub(super) fn is_at_start(&self) -> bool {
        self.line.is_empty()
    }

    /// What is written in the open paragraph.
    pub(super) fn line(&self) -> &str {
        &self.line
    }

    /// Takes what is written in the open paragraph off the paper.
    pub(super) fn take_line(&mut self) -> String {
        mem::take(&mut self.line)
    }

    /// Ends the open paragraph: a heading if it has a level, from 1, an item if it has a mark, else text.
    pub(super) fn end_paragraph(&mut self, level: Option<usize>, mark: Option<&Mark>) {
        let line = mem::take(&mut self.line);
        let text = trimmed(&line);
        let is_short = text.chars().take(HEADING + 1).count() <= HEADING;
        let block = match (level.filter(|_| is_short), mark) {
            _ if text.is_empty() => Block::Gap,
            (Some(level), mark) => Block::Heading(heading(level, mark, &text)),
            (None, Some(mark)) => Block::Item(item(mark, &text)),
            (None, None) => Block::Body(text),
        };
        let hanging = mem::take(&mut self.hanging);
        let place = self.place();
        // One gap is as good as many.
        if block != Block::Gap || place.last() != Some(&Block::Gap) {
            place.push(block);
        }
        place.extend(hanging);
    }

    /// Opens a table.
    pub(super) fn open_table(&mut self) {
        self.end_open();
        if self.tables.len() < DEEPEST {
            self.tables.push(Table::default());
        } else {
            self.deeper += 1;
        }
    }

    /// Whether a table is open.
    pub(super) fn is_in_table(&self) -> bool {
        !self.tables.is_empty()
    }

    /// Ends a cell.
    pub(super) fn close_cell(&mut self) {
        self.end_open();
        if self.deeper == 0
            && let Some(table) = self.tables.last_mut()
        {
            let cell = mem::take(&mut table.cell);
            let is_full = table.row.len() >= MOST_CELLS;
            match table.row.last_mut().filter(|_| is_full) {
                Some(last) => last.extend(cell),
                None => table.row.push(cell),
            }
        }
    }

    /// Ends a row; one that somebody deleted is not kept.
    pub(super) fn close_row(&mut self, is_kept: bool) {
        self.end_open();
        if self.deeper == 0
            && let Some(table) = self.tables.last_mut()
        {
            let cells = mem::take(&mut table.row);
            let stray = mem::take(&mut table.cell);
            if is_kept {
                set_row(cells, &mut table.rows);
                table.rows.extend(stray);
            }
        }
    }

    /// Ends a table.
    pub(super) fn close_table(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        self.close_row(true);
        if let Some(table) = self.tables.pop() {
            let place = self.place();
            place.push(Block::Gap);
            place.extend(table.rows);
            place.push(Block::Gap);
        }
    }

    /// Opens a text box within a paragraph. What it holds follows that paragraph.
    pub(super) fn open_box(&mut self) {
        self.interrupted.push(Interrupted {
            line: mem::take(&mut self.line),
            blocks: mem::take(&mut self.blocks),
            tables: mem::take(&mut self.tables),
            deeper: mem::take(&mut self.deeper),
        });
    }

    /// How many text boxes are open.
    pub(super) fn boxes(&self) -> usize {
        self.interrupted.len()
    }

    /// Ends a text box.
    pub(super) fn close_box(&mut self) {
        let held = self.close_all();
        if let Some(before) = self.interrupted.pop() {
            self.line = before.line;
            self.blocks = before.blocks;
            self.tables = before.tables;
            self.deeper = before.deeper;
            self.hanging.extend(held);
        } else {
            self.blocks = held;
        }
    }

    /// Puts down what text boxes hold that hang on no paragraph.
    pub(super) fn put_down(&mut self) {
        let hanging = mem::take(&mut self.hanging);
        self.place().extend(hanging);
    }

    /// What is on the paper, as plain text; none where it is more than [`LARGEST`].
    pub(super) fn finish(mut self) -> Option<String> {
        while !self.interrupted.is_empty() {
            self.close_box();
        }
        let blocks = self.close_all();
        (self.written <= LARGEST).then(|| joined(&blocks))
    }

    /// Ends whatever is open, and takes everything off the paper that is no text box.
    fn close_all(&mut self) -> Vec<Block> {
        self.end_open();
        self.deeper = 0;
        while !self.tables.is_empty() {
            self.close_table();
        }
        mem::take(&mut self.blocks)
    }

    /// Ends a paragraph that nobody has ended.
    fn end_open(&mut self) {
        if !self.line.is_empty() || !self.hanging.is_empty() {
            self.end_paragraph(None, None);
        }
    }

    /// Where paragraphs go at the moment.
    fn place(&mut self) -> &mut Vec<Block> {
        match self.tables.last_mut() {
            Some(table) => &mut table.cell,
            None => &mut self.blocks,
        }
    }
}

/// A heading as Markdown has it. What it says is no sentence of the story, though it may end as one.
fn heading(level: usize, mark: Option<&Mark>, text: &str) -> String {
    let hashes = "#".repeat(level.clamp(1, 6));
    let number = mark.map(|mark| format!("{} ", mark.sign)).unwrap_or_default();
    format!("{hashes} {number}{}", text.replace('\n', &format!("\n{hashes} ")))
}

/// An item of a list. What is set in below it belongs to it.
fn item(mark: &Mark, text: &str) -> String {
    let indent = " ".repeat(mark.depth.min(DEEPEST) * INDENT);
    let hang = " ".repeat(mark.sign.chars().count() + 1);
    format!("{indent}{} {}", mark.sign, text.replace('\n', &format!("\n{indent}{hang}")))
}

/// `line` without white space round each of its lines.
fn trimmed(line: &str) -> String {
    let lines: Vec<&str> = line.trim().lines().map(str::trim).collect();
    lines.join("\n")
}

/// Sets a row: in one line with a tab between two cells where each holds a word or two, line by line where its cells hold
/// a line for each other, and one cell after another where they hold prose.
fn set_row(cells: Vec<Vec<Block>>, rows: &mut Vec<Block>) {
    let lines: Option<Vec<Vec<&str>>> = cells.iter().map(|cell| short_lines(cell)).collect();
    let Some(lines) = lines.filter(|lines| lines.len() > 1) else {
        for cell in cells {
            rows.push(Block::Gap);
            rows.extend(cell);
        }
        rows.push(Block::Gap);
        return;
    };
    let most = lines.iter().map(Vec::len).max().unwrap_or(0);
    let is_even = most > 1 && lines.iter().all(|cell| cell.len() == most || cell.is_empty());
    let several = lines.iter().filter(|cell| cell.len() > 1).count() > 1;
    let mut push = |row: Vec<String>| {
        if row.iter().any(|cell| !cell.is_empty()) {
            rows.push(Block::Row(row.join("\t").trim_end().to_owned()));
        }
    };
    if is_even && several {
        for at in 0..most {
            push(lines.iter().map(|cell| cell.get(at).copied().unwrap_or_default().to_owned()).collect());
        }
    } else {
        push(lines.iter().map(|cell| cell.join(" ")).collect());
    }
}

/// The lines of a cell, if it holds a few words as a column of a table does.
fn short_lines(cell: &[Block]) -> Option<Vec<&str>> {
    let mut lines = Vec::new();
    let mut chars = 0;
    for block in cell {
        match block {
            Block::Gap => {}
            Block::Body(text) | Block::Item(text) => {
                chars += text.chars().count();
                lines.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()));
            }
            Block::Heading(text) => {
                chars += text.chars().count();
                lines.extend(text.lines().map(|line| line.trim_start_matches(['#', ' '])));
            }
            Block::Row(_) => return None,
        }
    }
    let is_list = lines.len() > 2 && lines.iter().all(|line| line.chars().count() <= LINE);
    (chars <= CELL || is_list).then_some(lines)
}

/// Everything below each other, with an empty line where a reader expects one.
fn joined(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut before: Option<&Block> = None;
    let mut gap = false;
    for block in blocks {
        let body = match block {
            Block::Gap => {
                gap = true;
                continue;
            }
            Block::Body(body) | Block::Heading(body) | Block::Item(body) | Block::Row(body) => body,
        };
        if let Some(before) = before {
            text.push_str(if !gap && are_close(before, block) { "\n" } else { "\n\n" });
        }
        text.push_str(body);
        (before, gap) = (Some(block), false);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Whether two blocks stand below each other without an empty line.
fn are_close(before: &Block, after: &Block) -> bool {
    let is_line = |text: &str| !text.contains('\n') && text.chars().take(LINE + 1).count() <= LINE;
    match (before, after) {
        (Block::Item(_), Block::Item(_)) | (Block::Row(_), Block::Row(_)) => true,
        (Block::Body(before), Block::Body(after)) => is_line(before) && is_line(after),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&[&str]]]) -> String {
        let mut paper = Paper::default();
        paper.open_table();
        for row in rows {
            for cell in *row {
                for paragraph in *cell {
                    paper.write(paragraph);
                    paper.end_paragraph(None, None);
                }
                paper.close_cell();
            }
            paper.close_row(true);
        }
        paper.close_table();
        paper.finish().unwrap()
    }

    #[test]
    fn paragraphs_are_set_apart_and_lines_of_a_list_are_not() {
        let mut paper = Paper::default();
        let prose =
            "Kai ringt mit dem Tod, und seine Mutter muss sich entscheiden, ob sie der Operation zustimmt.";
        let mark = |sign: &str, depth| Some(Mark { sign: sign.into(), depth });
        for (text, level, mark) in [
            ("Folge 12", Some(1), None),
            (prose, None, None),
            (prose, None, None),
            ("Kai: Leo Brandt", None, None),
            ("Ben: Max Reuter", None, None),
            ("", None, None),
            ("  Buch:\tAnn Lee ", None, None),
            ("Ben kommt.", None, mark("1.", 0)),
            ("In der\nKlinik.", None, mark("a)", 1)),
            ("Kai geht.", None, mark("2.", 0)),
        ] {
            paper.write(text);
            paper.end_paragraph(level, mark.as_ref());
        }
        let expected = format!(
            "# Folge 12\n\n{prose}\n\n{prose}\n\nKai: Leo Brandt\nBen: Max Reuter\n\nBuch:\tAnn Lee\n\n1. Ben kommt.\n   a) In der\n      Klinik.\n2. Kai geht.\n"
        );
        assert_eq!(paper.finish(), Some(expected));
    }

    #[test]
    fn a_heading_may_have_lines_but_is_no_prose() {
        let mut paper = Paper::default();
        let prose = "Kai ringt mit dem Tod. ".repeat(8);
        for text in ["Am Deich\nFolge 12", prose.trim()] {
            paper.write(text);
            paper.end_paragraph(Some(1), None);
        }
        assert_eq!(paper.finish(), Some(format!("# Am Deich\n# Folge 12\n\n{}\n", prose.trim())));
    }

    #[test]
    fn rows_are_lines_with_tabs() {
        assert_eq!(
            table(&[
                &[&["Rolle"], &["Darsteller"]],
                &[&["Kai", "(32)"], &["Leo Brandt"]],
                &[&[], &["u. a."]]
            ]),
            "Rolle\tDarsteller\nKai (32)\tLeo Brandt\n\tu. a.\n"
        );
    }

    #[test]
    fn two_columns_in_one_row_are_read_line_by_line() {
        assert_eq!(
            table(&[&[&["Kai", "Ben"], &["Leo Brandt", "Max Reuter"]]]),
            "Kai\tLeo Brandt\nBen\tMax Reuter\n"
        );
    }

    #[test]
    fn a_table_that_only_places_prose_is_prose() {
        let prose = "Kai ringt mit dem Tod. ".repeat(10);
        let prose = prose.trim();
        assert_eq!(table(&[&[&["Montag"], &[prose, prose]]]), format!("Montag\n\n{prose}\n\n{prose}\n"));
        assert_eq!(table(&[&[&["Ein Rahmen"]]]), "Ein Rahmen\n");
    }

    #[test]
    fn what_is_out_of_order_is_read_all_the_same() {
        let mut paper = Paper::default();
        paper.close_cell();
        paper.close_table();
        paper.close_box();
        paper.write("a");
        paper.open_box();
        paper.write("b");
        for _ in 0..100 {
            paper.open_table();
        }
        paper.write("c");
        assert_eq!(paper.finish().as_deref(), Some("a\nb\n\nc\n"));
    }
}
