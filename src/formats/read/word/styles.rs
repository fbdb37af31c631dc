//! What a paragraph's style makes of it: a heading, an item of a list, a line of the table of contents.

use std::collections::BTreeMap;

use super::{
    super::xml::{Node, Space, Xml},
    properties,
};

/// A style rests on others; a chain of more is a circle.
const LONGEST_CHAIN: usize = 20;

/// What a style says.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// A heading's level, from 1.
    pub(super) outline: Option<usize>,
    /// The list of its paragraphs, and the level in it.
    pub(super) list: Option<(u32, usize)>,
    /// What its paragraphs are.
    pub(super) role: Role,
    rests_on: Option<String>,
}

/// What the paragraphs of a style are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Text or headings.
    #[default]
    Text,
    /// Lines of a table of contents.
    Contents,
}

/// The styles of a document by their keys.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// Reads the part of the styles, as far as it goes.
    pub(super) fn read(text: &str) -> Self {
        let mut styles = BTreeMap::new();
        let mut xml = Xml::new(text);
        let mut open: Option<(String, Style)> = None;
        while let Ok(Some(node)) = xml.next() {
            match node {
                Node::Open(element) if element.space == Space::Word => match (element.name(), &mut open) {
                    ("style", _) => {
                        open = element.attribute("styleId").map(|key| (key, Style::default()));
                    }
                    ("name", Some((_, style))) => {
                        style.take_name(&element.attribute("val").unwrap_or_default());
                    }
                    ("basedOn", Some((_, style))) => style.rests_on = element.attribute("val"),
                    ("pPr", Some((_, style))) => {
                        let Ok(paragraph) = properties::paragraph(&mut xml) else { break };
                        style.outline = paragraph.outline.or(style.outline);
                        style.list = paragraph.list;
                    }
                    _ => {}
                },
                Node::Close(Space::Word, name) if name == "style" => styles.extend(open.take()),
                _ => {}
            }
        }
        Self(styles)
    }

    /// What the style `key` says, with what it takes over from those that it rests on.
    pub(super) fn get(&self, key: &str) -> Style {
        let mut style = self.0.get(key).cloned().unwrap_or_default();
        for _ in 0..LONGEST_CHAIN {
            let Some(below) = style.rests_on.as_ref().and_then(|key| self.0.get(key)) else { break };
            style.outline = style.outline.or(below.outline);
            style.list = style.list.or(below.list);
            style.rests_on.clone_from(&below.rests_on);
        }
        style
    }
}

impl Style {
    /// Word keeps the English names of its own styles in every language.
    fn take_name(&mut self, name: &str) {
        let name = name.to_ascii_lowercase();
        let number = |kind: &str| name.strip_prefix(kind).and_then(|number| number.trim().parse().ok());
        self.outline = match name.as_str() {
            "title" => Some(1),
            "subtitle" => Some(2),
            _ => number("heading ").filter(|level| (1..10).contains(level)),
        };
        if name == "toc heading" || number("toc ").is_some() {
            self.role = Role::Contents;
        }
    }
}
