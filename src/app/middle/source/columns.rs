//! The columns of lines whose parts stand apart by tabs, as the rows of a table and the credits do: how wide each is.
//!
//! Pure. Widths are letters; where that is in points, `prose` knows.

use std::{ops::Range, sync::Arc};

/// No column is wider than this, in letters: a longer cell pushes the next one on.
const WIDEST: usize = 32;

/// For each line the widths of its columns but the last; none for a line without a tab. Lines with tabs that follow one
/// another have the same columns.
pub(super) fn columns(text: &str, lines: &[Range<usize>]) -> Vec<Arc<[usize]>> {
    let has_tab = |line: &Range<usize>| text[line.clone()].contains('\t');
    let mut columns: Vec<Arc<[usize]>> = Vec::with_capacity(lines.len());
    for rows in lines.chunk_by(|line, next| has_tab(line) == has_tab(next)) {
        let mut widths: Vec<usize> = Vec::new();
        for row in rows {
            let cells: Vec<&str> = text[row.clone()].split('\t').collect();
            for (at, cell) in cells[..cells.len() - 1].iter().enumerate() {
                let width = cell.chars().count().min(WIDEST);
                match widths.get_mut(at) {
                    Some(widest) => *widest = width.max(*widest),
                    None => widths.push(width),
                }
            }
        }
        let widths: Arc<[usize]> = widths.into();
        columns.extend(rows.iter().map(|_| Arc::clone(&widths)));
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_follow_one_another_have_the_same_columns() {
        let text = "Rolle\tAlter\tDarsteller\nJörn\t61\tUwe\nText.\nBuch:\tAnna";
        let mut start = 0;
        let lines: Vec<Range<usize>> = text
            .split_inclusive('\n')
            .map(|line| {
                start += line.len();
                start - line.len()..start - line.len() + line.trim_end().len()
            })
            .collect();
        let columns = columns(text, &lines);
        let widths: Vec<&[usize]> = columns.iter().map(AsRef::as_ref).collect();
        assert_eq!(widths, [&[5, 5][..], &[5, 5], &[], &[5]]);
    }
}
