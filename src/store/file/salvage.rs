//! What can still be read of a file that is damaged somewhere: every field and item by itself; and where
//! even its brackets do not fit, everything before the damage.

use std::sync::Arc;

use ron::error::SpannedError;
use serde::Deserialize;

use super::{
    Damage, Finding, LineColumn,
    find::{Fields, fields, items, offset, with_unknown_fields},
    format,
    marks::marks,
};
use crate::outline::{List, Outline};

type Salvaged = (Outline, Vec<Finding>);

/// The readable rest of `text`, which could not be read as a whole because of `error`.
pub(super) fn outline(text: &str, error: &SpannedError) -> Result<Salvaged, Damage> {
    if !format::is_outline(text) {
        return Err(syntax(error));
    }
    if let Ok(fields) = fields(text) {
        return by_parts(&fields, text).ok_or_else(|| syntax(error));
    }
    let end = last_whole_item(text, byte_offset(error, text)).ok_or_else(|| syntax(error))?;
    let closed = format!("{}])", &text[..end]);
    let beginning = fields(&closed).map_err(|_| syntax(error))?;
    let (outline, mut findings) = by_parts(&beginning, &closed).ok_or_else(|| syntax(error))?;
    let last = LineColumn::after(&text[..end]);
    findings.insert(0, Finding::Rest { place: place(error), expected: expected(error), last });
    Ok((outline, findings))
}

fn syntax(error: &SpannedError) -> Damage {
    Damage::Syntax { place: place(error), expected: expected(error) }
}

fn place(error: &SpannedError) -> LineColumn {
    LineColumn { line: error.span.end.line, column: error.span.end.col }
}

/// What should stand where reading failed, in words that a sentence can go on with.
fn expected(error: &SpannedError) -> String {
    let words = match &error.code {
        ron::Error::ExceededRecursionLimit => return "nested deeper than any outline".to_owned(),
        ron::Error::MissingStructField { field, .. } => return format!("the field `{field}` is missing"),
        code => code.to_string().replace("end of RON", "end of the file"),
    };
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn byte_offset(error: &SpannedError, text: &str) -> usize {
    let LineColumn { line, column } = place(error);
    let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let in_line: usize = text[line_start..].chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    line_start + in_line
}

/// The outline made of every field and item that can be read by itself; none where there is nothing of it.
fn by_parts(fields: &Fields<'_>, text: &str) -> Option<Salvaged> {
    let mut parts = Parts { text, outline: Outline::default(), findings: Vec::new(), known: 0 };
    for (name, value) in &fields.0 {
        parts.take(name, value.get_ron());
    }
    (parts.known > 0).then_some((parts.outline, parts.findings))
}

struct Parts<'t> {
    text: &'t str,
    outline: Outline,
    findings: Vec<Finding>,
    /// How many fields were those of an outline.
    known: usize,
}

impl<'t> Parts<'t> {
    fn take(&mut self, name: &str, value: &'t str) {
        self.known += 1;
        match name {
            "format" => {}
            "title" => self.outline.title = self.one(name, value),
            "series" => self.outline.series = self.one(name, value),
            "season" => self.outline.season = self.one(name, value),
            "episode" => self.outline.episode = self.one(name, value),
            "language" => self.outline.language = self.one(name, value),
            "logline" => self.outline.logline = self.one(name, value),
            "air_date" => self.outline.air_date = self.one(name, value),
            "runtime_minutes" => self.outline.runtime_minutes = self.one(name, value),
            "created" => self.outline.created = self.one(name, value),
            "modified" => self.outline.modified = self.one(name, value),
            "notes" => self.outline.notes = self.one(name, value),
            "minted" => self.outline.minted = self.one(name, value),
            "sources" => self.outline.sources = self.list(name, value),
            "characters" => self.outline.characters = self.list(name, value),
            "locations" => self.outline.locations = self.list(name, value),
            "strands" => self.outline.strands = self.list(name, value),
            "scenes" => self.outline.scenes = self.list(name, value),
            "dividers" => self.outline.dividers = self.list(name, value),
            "chronology" => self.outline.chronology = self.one(name, value),
            "dilemmas" => self.outline.dilemmas = self.list(name, value),
            "relations" => self.outline.relations = self.list(name, value),
            "dismissed" => self.outline.dismissed = self.items(name, value),
            _ => {
                self.known -= 1;
                let place = self.start_of(value);
                self.findings.push(Finding::UnknownField { place, name: name.to_owned() });
            }
        }
    }

    /// A field's value, or its default where it cannot be read.
    fn one<T: Deserialize<'t> + Default>(&mut self, what: &str, value: &'t str) -> T {
        self.read(what, value).unwrap_or_default()
    }

    /// The items of a list that can be read, to be shared between versions.
    fn list<T: Deserialize<'t>>(&mut self, what: &str, value: &'t str) -> List<T> {
        self.items(what, value).into_iter().map(Arc::new).collect()
    }

    /// The items of a list that can be read.
    fn items<T: Deserialize<'t>>(&mut self, what: &str, value: &'t str) -> Vec<T> {
        match items(value) {
            Ok(items) => {
                let read = |(index, item): (usize, &&'t ron::value::RawValue)| {
                    self.read(&format!("{what}[{index}]"), item.get_ron())
                };
                items.iter().enumerate().filter_map(read).collect()
            }
            Err(error) => {
                self.leave_out(what, value, &error);
                Vec::new()
            }
        }
    }

    fn read<T: Deserialize<'t>>(&mut self, what: &str, value: &'t str) -> Option<T> {
        match with_unknown_fields(value) {
            Ok((part, unknown)) => {
                let start = self.start_of(value);
                self.findings.extend(unknown.into_iter().map(|field| field.within(start)));
                Some(part)
            }
            Err(error) => {
                self.leave_out(what, value, &error);
                None
            }
        }
    }

    /// Where `value` stands in the whole text.
    fn start_of(&self, value: &str) -> LineColumn {
        LineColumn::after(&self.text[..offset(value, self.text)])
    }

    fn leave_out(&mut self, what: &str, value: &str, error: &SpannedError) {
        self.findings.push(Finding::LeftOut {
            place: place(error).within(self.start_of(value)),
            expected: expected(error),
            what: what.to_owned(),
        });
    }
}

/// Where, before `limit`, the last item of one of the outline's lists ends.
fn last_whole_item(text: &str, limit: usize) -> Option<usize> {
    const ITEM: [u8; 2] = *b"([";
    let mut open = Vec::new();
    let mut end = None;
    for (at, mark) in marks(&text[..limit]) {
        match mark {
            b'(' | b'[' | b'{' => open.push(mark),
            b',' => {}
            _ => {
                open.pop();
                if mark == b')' && open == ITEM {
                    end = Some(at + 1);
                }
            }
        }
    }
    end
}
