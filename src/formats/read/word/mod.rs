//! Word documents (`.docx`): the text of the body as its pages say it, with tracked insertions and without deletions.
//!
//! Knows of styles only what makes a paragraph a heading or an item of a list, and of lists only how they are counted.

mod lists;
mod parts;
mod properties;
mod styles;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use lists::Lists;
use parts::Parts;
use properties::{Content, Paragraph};
use styles::{Role, Styles};

use super::{
    Form, Part, Refusal, Text, document,
    package::{Fault, Package},
    paper::{Mark, Paper},
    xml::{Broken, Element, Node, Space, Xml},
};

/// Text boxes within text boxes beyond this are no longer read; Word makes none.
const DEEPEST: usize = 8;

/// The text of a Word document.
pub(super) fn read(mut package: Package<'_>) -> Result<Text, Refusal> {
    let parts = Parts::find(&mut package)?;
    let body = package.part(&parts.main)?.ok_or(Fault::Broken)?;
    // A document says how it looks in parts of their own; without them its text is still there.
    let styles = package.part(&parts.styles)?.map(|text| Styles::read(&text)).unwrap_or_default();
    let lists = package.part(&parts.lists)?.map(|text| Lists::read(&text)).unwrap_or_default();
    let mut reader = Reader {
        xml: Xml::new(&body),
        styles,
        lists,
        paper: Paper::default(),
        paragraphs: Vec::new(),
        alternatives: Vec::new(),
        rows: Vec::new(),
        content: Content::Shown,
        is_hidden: false,
        is_text: false,
        left_out: BTreeSet::new(),
    };
    reader.body().map_err(Fault::from)?;
    let Reader { paper, mut left_out, .. } = reader;
    for margin in &parts.margins {
        if let Some(text) = package.part(margin)?
            && parts::says_something(&text)
        {
            left_out.insert(Part::Margins);
        }
    }
    document(paper, Form::Word, left_out)
}

struct Reader<'t> {
    xml: Xml<'t>,
    styles: Styles,
    lists: Lists,
    paper: Paper,
    /// The paragraphs that are open: those of text boxes stand within another.
    paragraphs: Vec<Paragraph>,
    /// For each open choice between alternatives, whether it has been made.
    alternatives: Vec<bool>,
    /// For each open row, whether it is kept.
    rows: Vec<bool>,
    /// What the content control that was opened last holds.
    content: Content,
    is_hidden: bool,
    is_text: bool,
    left_out: BTreeSet<Part>,
}

impl Reader<'_> {
    /// Reads the main part.
    fn body(&mut self) -> Result<(), Broken> {
        let mut is_document = false;
        while let Some(node) = self.xml.next()? {
            match node {
                Node::Open(element) if element.space == Space::Word => {
                    is_document |= element.name() == "document";
                    self.open(&element)?;
                }
                Node::Open(element) if element.space == Space::Compat => self.alternative(element.name())?,
                Node::Close(Space::Word, name) => self.close(&name),
                Node::Close(Space::Compat, name) if name == "AlternateContent" => {
                    self.alternatives.pop();
                }
                Node::Text(text) if self.is_text => {
                    if !self.is_hidden {
                        self.paper.write(&text);
                    } else if !text.trim().is_empty() {
                        self.left_out.insert(Part::Hidden);
                    }
                }
                _ => {}
            }
        }
        if is_document { Ok(()) } else { Err(Broken) }
    }

    fn open(&mut self, element: &Element<'_>) -> Result<(), Broken> {
        match element.name() {
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => {
                let properties = properties::paragraph(&mut self.xml)?;
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    *paragraph = properties;
                }
            }
            "r" => self.is_hidden = false,
            "rPr" => self.is_hidden = properties::is_hidden(&mut self.xml)?,
            "t" => self.is_text = true,
            "tab" | "ptab" => self.write("\t"),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "sym" => {
                let sign = properties::symbol(element);
                self.write(sign);
            }
            "tbl" => self.paper.open_table(),
            "tr" => self.rows.push(true),
            "trPr" => {
                let is_deleted = properties::is_row_deleted(&mut self.xml)?;
                if let Some(row) = self.rows.last_mut().filter(|_| is_deleted) {
                    *row = false;
                    self.left_out.insert(Part::Deletions);
                }
            }
            "sdtPr" => self.content = properties::content(&mut self.xml)?,
            "sdtContent" => self.controlled()?,
            "txbxContent" if self.paper.boxes() < DEEPEST => self.paper.open_box(),
            "del" => self.leave_out(Part::Deletions)?,
            "footnoteReference" | "endnoteReference" => self.leave_out(Part::Notes)?,
            "commentReference" => self.leave_out(Part::Comments)?,
            // Moved text is read where it stands now.
            "moveFrom" | "txbxContent" | "sectPr" | "tblPr" | "tcPr" | "rt" | "sdtEndPr" => {
                self.xml.skip()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "r" => self.is_hidden = false,
            "t" => self.is_text = false,
            "tc" => self.paper.close_cell(),
            "tr" => {
                let is_kept = self.rows.pop().unwrap_or(true);
                self.paper.close_row(is_kept);
            }
            "tbl" => self.paper.close_table(),
            "txbxContent" => self.paper.close_box(),
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        if !self.is_hidden {
            self.paper.write(text);
        }
    }

    fn leave_out(&mut self, part: Part) -> Result<(), Broken> {
        self.left_out.insert(part);
        self.xml.skip()
    }

    /// Of alternatives the first is read; what comes after it says the same for other programs.
    fn alternative(&mut self, name: &str) -> Result<(), Broken> {
        match (name, self.alternatives.last_mut()) {
            ("AlternateContent", _) => self.alternatives.push(false),
            ("Choice" | "Fallback", Some(is_made)) if *is_made => self.xml.skip()?,
            ("Choice" | "Fallback", Some(is_made)) => *is_made = true,
            _ => {}
        }
        Ok(())
    }

    /// What a content control holds.
    fn controlled(&mut self) -> Result<(), Broken> {
        match std::mem::take(&mut self.content) {
            Content::Shown => Ok(()),
            Content::Placeholder => self.xml.skip(),
            Content::Index => self.leave_out(Part::Contents),
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = self.paragraphs.pop().unwrap_or_default();
        let style = self.styles.get(&paragraph.style);
        // A paragraph whose end was deleted goes on in the next one.
        if paragraph.is_end_deleted {
            self.left_out.insert(Part::Deletions);
            return;
        }
        if style.role == Role::Contents {
            if !self.paper.take_line().trim().is_empty() {
                self.left_out.insert(Part::Contents);
            }
            return;
        }
        let list = paragraph.list.or(style.list).filter(|_| !self.paper.line().trim().is_empty());
        let mark = list.and_then(|(list, depth)| Some(Mark { sign: self.lists.mark(list, depth)?, depth }));
        self.paper.end_paragraph(paragraph.outline.or(style.outline), mark.as_ref());
    }
}
