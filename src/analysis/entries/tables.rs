//! Tables of parts: `| Figur | Alter | Darsteller |`, with what each column holds told by its head.

use std::ops::Range;

use crate::analysis::{Language, lexicon, lines::is_nameish};

/// What one row tells of a part, as byte ranges in the text given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::analysis) struct Row {
    /// The part.
    pub(in crate::analysis) part: Range<usize>,
    /// Who plays it.
    pub(in crate::analysis) actor: Option<Range<usize>>,
    /// How old it is.
    pub(in crate::analysis) age: Option<Range<usize>>,
    /// What else the row says of it.
    pub(in crate::analysis) about: Vec<Range<usize>>,
}

/// What the cells below a head hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Part,
    Actor,
    Age,
    About,
}

/// The rows of the table that `text` begins with, and how far it goes; none where its first line is not the head
/// of a table of parts.
pub(in crate::analysis) fn read(text: &str, language: Language) -> Option<(Vec<Row>, usize)> {
    let mut lines = text.split_inclusive('\n');
    let head = lines.next()?;
    let columns = columns(&text[..head.len()], language)?;
    let mut rows = Vec::new();
    let mut at = head.len();
    for line in lines.take_while(|line| line.contains(MARKS)) {
        if !is_rule(line) {
            rows.extend(row(text, at..at + line.len(), &columns));
        }
        at += line.len();
    }
    let is_named = |row: &&Row| {
        let part = text[row.part.clone()].split(['(', ',']).next().unwrap_or_default();
        is_nameish(part, language)
    };
    let named = rows.iter().filter(is_named).count();
    (named > 0 && named * 3 >= rows.len() * 2).then(|| (rows, text[..at].trim_end().len()))
}

/// What stands between two cells.
const MARKS: [char; 2] = ['|', '\t'];

/// What each column of the table holds whose head is `line`; none where no cell is that of parts, or where one names
/// something that is told of none and nobody plays them.
fn columns(line: &str, language: Language) -> Option<Vec<Column>> {
    if !line.contains(MARKS) {
        return None;
    }
    let heads = &lexicon::acting(language).columns;
    let known = |cell: Range<usize>| {
        let word = line[cell].to_lowercase();
        [(&heads.part, Column::Part), (&heads.actor, Column::Actor), (&heads.age, Column::Age)]
            .into_iter()
            .find_map(|(words, column)| words.has(&word).then_some(column))
            .or_else(|| (word.is_empty() || heads.about.has(&word)).then_some(Column::About))
    };
    let known: Vec<Option<Column>> = cells(line, 0..line.len()).into_iter().map(known).collect();
    let of = |column| known.iter().filter(|found| **found == Some(column)).count();
    let sure = of(Column::Actor) > 0 || known.iter().all(Option::is_some);
    (of(Column::Part) == 1 && known.len() > 1 && sure)
        .then(|| known.into_iter().map(|column| column.unwrap_or(Column::About)).collect())
}

fn row(text: &str, line: Range<usize>, columns: &[Column]) -> Option<Row> {
    let mut row = Row::default();
    for (cell, column) in cells(text, line).into_iter().zip(columns).filter(|(cell, _)| !cell.is_empty()) {
        match column {
            Column::Part => row.part = cell,
            Column::Actor => row.actor = Some(cell),
            Column::Age => row.age = Some(cell),
            Column::About => row.about.push(cell),
        }
    }
    (!row.part.is_empty()).then_some(row)
}

/// The cells of one line, without the white space and the emphasis round what they hold.
fn cells(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let trimmed = |range: Range<usize>, drop: &dyn Fn(char) -> bool| {
        let body = &text[range.clone()];
        let from = range.start + (body.len() - body.trim_start_matches(drop).len());
        from..from.max(range.start + body.trim_end_matches(drop).len())
    };
    let space = |c: char| c.is_whitespace();
    let edge = trimmed(line, &space);
    let body = text[edge.clone()].strip_suffix('|').unwrap_or(&text[edge.clone()]);
    let from = edge.start + usize::from(body.starts_with('|'));
    let body = &text[from..edge.start + body.len()];
    let mut at = from;
    let mut found = Vec::new();
    for cell in body.split(MARKS) {
        found.push(trimmed(at..at + cell.len(), &|c| c.is_whitespace() || matches!(c, '*' | '_')));
        at += cell.len() + 1;
    }
    found
}

/// `|---|:--:|`
fn is_rule(line: &str) -> bool {
    line.contains('-') && line.trim().chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, language: Language) -> Vec<String> {
        let (rows, _) = read(text, language).unwrap_or_default();
        let cell = |range: &Range<usize>| text[range.clone()].to_owned();
        let side = |range: &Option<Range<usize>>| range.as_ref().map(cell).unwrap_or_default();
        let about = |row: &Row| row.about.iter().map(cell).collect::<Vec<_>>().join("; ");
        rows.iter()
            .map(|row| format!("{}={}={}={}", cell(&row.part), side(&row.actor), side(&row.age), about(row)))
            .collect()
    }

    #[test]
    fn heads_tell_what_a_column_holds() {
        let german = "| Figur | Alter | |\n|---|---|---|\n| Anna Berg | 44 | Ärztin, Witwe |\n| **Elif** | | ihre Nichte |\n\nText";
        assert_eq!(told(german, Language::German), ["Anna Berg==44=Ärztin, Witwe", "Elif===ihre Nichte"]);
        let english =
            "Actor | Character | Notes\n:--|:--|--\nMae Fox | Ann Lee | a nurse\nKaya Su | Ben Roth |";
        assert_eq!(told(english, Language::English), ["Ann Lee=Mae Fox==a nurse", "Ben Roth=Kaya Su=="]);
        assert_eq!(told("Rolle\tDarsteller\nAnna\tRita Falk\n", Language::German), ["Anna=Rita Falk=="]);
    }

    #[test]
    fn other_tables_are_none_of_parts() {
        for text in [
            "| Szene | Ort |\n|---|---|\n| 1 | Küche |",
            "| Figur | Szene |\n|---|---|\n| Anna | 1 |",
            "Figur: Anna | Ben",
            "| Figur | Alter |\n|---|---|",
        ] {
            assert_eq!(told(text, Language::German), Vec::<String>::new(), "{text}");
        }
    }
}
