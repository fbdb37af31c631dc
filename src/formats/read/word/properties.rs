//! What a Word document says of a paragraph, a run, a row: only that which decides what is read.

use super::super::{
    signs,
    xml::{Broken, Element, Node, Space, Xml},
};

/// What is said of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    /// The key of its style; empty for the default.
    pub(super) style: String,
    /// Its list and the level in it. List 0 takes it out of the list of its style.
    pub(super) list: Option<(u32, usize)>,
    /// Its level as a heading, from 1.
    pub(super) outline: Option<usize>,
    /// Whether somebody deleted its end.
    pub(super) is_end_deleted: bool,
}

/// What a content control holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Content {
    /// Text.
    #[default]
    Shown,
    /// An invitation to enter something.
    Placeholder,
    /// A table of contents.
    Index,
}

/// Reads `w:pPr` to its end.
pub(super) fn paragraph(xml: &mut Xml<'_>) -> Result<Paragraph, Broken> {
    let mut paragraph = Paragraph::default();
    let mut list = None;
    let mut level = 0;
    // What stands in `w:rPr` is said of the paragraph's end.
    each(xml, |element, within| match (within, element.name()) {
        (None, "pStyle") => paragraph.style = element.attribute("val").unwrap_or_default(),
        (None, "outlineLvl") => paragraph.outline = outline(element),
        (Some("numPr"), "numId") => list = element.number("val"),
        (Some("numPr"), "ilvl") => level = element.number("val").unwrap_or(0) as usize,
        (Some("rPr"), "del" | "moveFrom") => paragraph.is_end_deleted = true,
        _ => {}
    })?;
    paragraph.list = list.map(|list| (list, level));
    Ok(paragraph)
}

/// A level as a heading, from 1; Word counts from 0, and 9 is text.
pub(super) fn outline(element: &Element<'_>) -> Option<usize> {
    element.number("val").filter(|level| *level < 9).map(|level| level as usize + 1)
}

/// Reads `w:rPr` to its end: whether the run is hidden.
pub(super) fn is_hidden(xml: &mut Xml<'_>) -> Result<bool, Broken> {
    let mut is_hidden = false;
    each(xml, |element, within| {
        if within.is_none() && element.name() == "vanish" {
            is_hidden = element.is_on();
        }
    })?;
    Ok(is_hidden)
}

/// Reads `w:trPr` to its end: whether somebody deleted the row.
pub(super) fn is_row_deleted(xml: &mut Xml<'_>) -> Result<bool, Broken> {
    let mut is_deleted = false;
    each(xml, |element, within| is_deleted |= within.is_none() && element.name() == "del")?;
    Ok(is_deleted)
}

/// Reads `w:sdtPr` to its end: what the control holds.
pub(super) fn content(xml: &mut Xml<'_>) -> Result<Content, Broken> {
    let mut content = Content::Shown;
    each(xml, |element, _| match element.name() {
        "showingPlcHdr" if element.is_on() => content = Content::Placeholder,
        "docPartGallery" if element.attribute("val").is_some_and(|name| name == "Table of Contents") => {
            content = Content::Index;
        }
        _ => {}
    })?;
    Ok(content)
}

/// A sign from a font of symbols.
pub(super) fn symbol(element: &Element<'_>) -> &'static str {
    let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or(0);
    signs::symbol(&element.attribute("font").unwrap_or_default(), code)
}

/// Reads the element that was opened last to its end. Each of Word's elements in it, and in those, is handed on with the
/// name of the one that it stands in below the first; what was so before a tracked change is passed over.
fn each(xml: &mut Xml<'_>, mut seen: impl FnMut(&Element<'_>, Option<&str>)) -> Result<(), Broken> {
    let mut depth = 0_usize;
    let mut around = String::new();
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) if element.name().ends_with("Change") => xml.skip()?,
            Node::Open(element) => {
                if element.space == Space::Word && depth < 2 {
                    seen(&element, (depth == 1).then_some(around.as_str()));
                }
                if depth == 0 {
                    element.name().clone_into(&mut around);
                }
                depth += 1;
            }
            Node::Close(..) if depth == 0 => return Ok(()),
            Node::Close(..) => depth -= 1,
            Node::Text(_) => {}
        }
    }
    Err(Broken)
}
