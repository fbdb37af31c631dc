//! OpenDocument texts (`.odt`), as LibreOffice writes them: the text of the body as its pages say it.
//!
//! Limitations: the numbers that LibreOffice puts in front of headings are not written, for they are in no list.

mod lists;
mod styles;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use lists::Lists;
use styles::Styles;

use super::{
    FileKind, Form, Part, Refusal, Text, document,
    package::{Fault, Package},
    paper::{Mark, Paper},
    xml::{Broken, Element, Node, Space, Xml},
};

/// Text boxes within text boxes beyond this are no longer read.
const DEEPEST: usize = 8;

/// More empty cells in a row, or spaces in a line, than this stand for nothing.
const MOST_REPEATED: u32 = 64;

/// The text of an OpenDocument text.
pub(super) fn read(mut package: Package<'_>) -> Result<Text, Refusal> {
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if is_locked(&manifest) {
        return Err(Refusal::Locked);
    }
    let content = package.part("content.xml")?.ok_or(Fault::Broken)?;
    let mut styles = Styles::default();
    if let Some(text) = package.part("styles.xml")? {
        styles.read(&text);
    }
    styles.read(&content);
    let mut reader = Reader {
        xml: Xml::new(&content),
        lists: Lists::default(),
        styles,
        paper: Paper::default(),
        paragraphs: Vec::new(),
        left_out: BTreeSet::new(),
    };
    if !reader.body().map_err(Fault::from)? {
        return Err(Refusal::Kind(FileKind::Office));
    }
    let Reader { paper, mut left_out, styles, .. } = reader;
    if styles.has_margins {
        left_out.insert(Part::Margins);
    }
    document(paper, Form::OpenDocument, left_out)
}

/// Whether the manifest says that parts of the package are encrypted.
fn is_locked(manifest: &str) -> bool {
    let mut xml = Xml::new(manifest);
    while let Ok(Some(node)) = xml.next() {
        if matches!(node, Node::Open(element) if element.space == Space::Manifest && element.name() == "encryption-data")
        {
            return true;
        }
    }
    false
}

struct Reader<'t> {
    xml: Xml<'t>,
    styles: Styles,
    lists: Lists,
    paper: Paper,
    /// The paragraphs that are open, each with its level as a heading: those of text boxes stand within another.
    paragraphs: Vec<Option<usize>>,
    left_out: BTreeSet<Part>,
}

impl Reader<'_> {
    /// Reads the main part; whether it is a text.
    fn body(&mut self) -> Result<bool, Broken> {
        let mut is_text = false;
        while let Some(node) = self.xml.next()? {
            match node {
                Node::Open(element) => {
                    is_text |= element.space == Space::Office && element.name() == "text";
                    self.open(&element)?;
                }
                Node::Close(space, name) => self.close(space, &name),
                Node::Text(text) if !self.paragraphs.is_empty() => self.write(&text),
                Node::Text(_) => {}
            }
        }
        Ok(is_text)
    }

    fn open(&mut self, element: &Element<'_>) -> Result<(), Broken> {
        match (element.space, element.name()) {
            (Space::Text, name) => self.open_text(name, element)?,
            (Space::Table, "table") => self.paper.open_table(),
            (Space::Office, "annotation") => self.leave_out(Part::Comments)?,
            (Space::Office, "automatic-styles" | "font-face-decls" | "scripts" | "forms") => {
                self.xml.skip()?;
            }
            (Space::Draw, name) if is_box(name) => {
                if self.paper.boxes() < DEEPEST {
                    self.paper.open_box();
                } else {
                    self.xml.skip()?;
                }
            }
            // Empty cells that stand for several are told at the beginning, and end as many cells.
            (Space::Table, "table-cell") => {
                let repeated = element.number("number-columns-repeated").unwrap_or(1);
                for _ in 1..repeated.min(MOST_REPEATED) {
                    self.paper.close_cell();
                }
            }
            // What a picture shows, and formulas.
            (Space::Other, "title" | "desc" | "math") => self.xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn open_text(&mut self, name: &str, element: &Element<'_>) -> Result<(), Broken> {
        let style = || element.attribute("style-name").unwrap_or_default();
        match name {
            "p" | "h" | "span" if self.styles.is_hidden(&style()) => self.leave_out(Part::Hidden)?,
            "p" => self.paragraphs.push(self.styles.title(&style())),
            "h" => self.paragraphs.push(Some(element.number("outline-level").unwrap_or(1) as usize)),
            "s" => {
                let spaces = element.number("c").unwrap_or(1).min(MOST_REPEATED);
                self.paper.write(&" ".repeat(spaces as usize));
            }
            "tab" => self.paper.write("\t"),
            "line-break" => self.paper.write("\n"),
            "note" => self.leave_out(Part::Notes)?,
            "list" => self.lists.open(element),
            "list-item" => self.lists.open_item(element.number("start-value")),
            "tracked-changes" => self.changes()?,
            "section" if element.attribute("display").is_some_and(|display| display == "none") => {
                self.leave_out(Part::Hidden)?;
            }
            "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index"
            | "object-index" | "user-index" | "bibliography" => self.leave_out(Part::Contents)?,
            "ruby-text" => self.xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, space: Space, name: &str) {
        match (space, name) {
            (Space::Text, "p" | "h") => self.end_paragraph(),
            (Space::Text, "list") => self.lists.close(),
            (Space::Table, "table-cell" | "covered-table-cell") => self.paper.close_cell(),
            (Space::Table, "table-row") => self.paper.close_row(true),
            (Space::Table, "table") => self.paper.close_table(),
            (Space::Draw, name) if is_box(name) => {
                self.paper.close_box();
                if self.paragraphs.is_empty() {
                    self.paper.put_down();
                }
            }
            _ => {}
        }
    }

    /// White space of any length is one space, and none at the beginning.
    fn write(&mut self, text: &str) {
        let mut words = String::with_capacity(text.len());
        let mut is_spaced = self.paper.is_at_start() || self.paper.line().ends_with(' ');
        for ch in text.chars() {
            let is_space = matches!(ch, ' ' | '\t' | '\r' | '\n');
            if !is_space {
                words.push(ch);
            } else if !is_spaced {
                words.push(' ');
            }
            is_spaced = is_space;
        }
        self.paper.write(&words);
    }

    fn leave_out(&mut self, part: Part) -> Result<(), Broken> {
        self.left_out.insert(part);
        self.xml.skip()
    }

    /// What was deleted while changes were tracked is kept apart from the text.
    fn changes(&mut self) -> Result<(), Broken> {
        let mut is_deleted = false;
        self.xml
            .within(|element| is_deleted |= element.space == Space::Text && element.name() == "deletion")?;
        if is_deleted {
            self.left_out.insert(Part::Deletions);
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        let level = self.paragraphs.pop().unwrap_or_default();
        let is_empty = self.paper.line().trim().is_empty();
        // A text box within an item has no number.
        let mark = if is_empty || !self.paragraphs.is_empty() { None } else { self.lists.mark(&self.styles) };
        let mark = mark.map(|sign| Mark { sign, depth: self.lists.depth() });
        self.paper.end_paragraph(level, mark.as_ref());
    }
}

/// Whether a drawn thing holds paragraphs of its own.
fn is_box(name: &str) -> bool {
    matches!(
        name,
        "text-box"
            | "custom-shape"
            | "rect"
            | "ellipse"
            | "circle"
            | "line"
            | "polyline"
            | "polygon"
            | "path"
            | "connector"
            | "caption"
    )
}
