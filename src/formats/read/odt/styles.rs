//! What the styles of an OpenDocument text make of a paragraph, and how they count its lists.

use std::collections::BTreeMap;

use super::super::{
    signs::{self, Figures},
    xml::{Element, Node, Space, Xml},
};

/// A style rests on others; a chain of more is a circle.
const LONGEST_CHAIN: usize = 20;

/// What stands before and behind a number has no more characters.
const LONGEST_AFFIX: usize = 20;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    levels: BTreeMap<(String, usize), Level>,
    /// Whether a header or footer has words.
    pub(super) has_margins: bool,
}

#[derive(Debug, Default)]
struct Style {
    rests_on: Option<String>,
    is_hidden: bool,
}

/// How one level of a list is counted.
#[derive(Debug, Default)]
pub(super) struct Level {
    /// The first number.
    pub(super) start: u32,
    /// How many levels a number shows.
    pub(super) shown_levels: usize,
    bullet: Option<String>,
    figures: Figures,
    before: String,
    behind: String,
}

impl Styles {
    /// Reads the styles of a part, as far as it goes; the text is passed over.
    pub(super) fn read(&mut self, text: &str) {
        let mut xml = Xml::new(text);
        let (mut style, mut list) = (String::new(), String::new());
        let mut is_margin = false;
        while let Ok(Some(node)) = xml.next() {
            match node {
                Node::Open(element) => match (element.space, element.name()) {
                    (Space::Office, "body") => break,
                    (Space::Style, "style") => {
                        style = element.attribute("name").unwrap_or_default();
                        let rests_on = element.attribute("parent-style-name");
                        self.styles.insert(style.clone(), Style { rests_on, is_hidden: false });
                    }
                    (Space::Style, "text-properties") => {
                        let is_hidden = element.attribute("display").is_some_and(|display| display == "none");
                        if let Some(style) = self.styles.get_mut(&style) {
                            style.is_hidden |= is_hidden;
                        }
                    }
                    (Space::Text, "list-style") => list = element.attribute("name").unwrap_or_default(),
                    (Space::Text, name @ ("list-level-style-number" | "list-level-style-bullet")) => {
                        let level = element.number("level").unwrap_or(1) as usize;
                        let is_bullet = name == "list-level-style-bullet";
                        self.levels.insert((list.clone(), level), Level::read(&element, is_bullet));
                    }
                    (Space::Style, name) if is_margin_name(name) => is_margin = true,
                    _ => {}
                },
                Node::Close(Space::Style, name) if is_margin_name(&name) => is_margin = false,
                Node::Close(Space::Style, name) if name == "style" => style.clear(),
                Node::Text(words) if is_margin => self.has_margins |= words.contains(char::is_alphabetic),
                _ => {}
            }
        }
    }

    /// The level as a heading that a paragraph has by its style alone.
    pub(super) fn title(&self, style: &str) -> Option<usize> {
        self.chain(style).find_map(|(name, _)| match name {
            "Title" => Some(1),
            "Subtitle" => Some(2),
            _ => None,
        })
    }

    /// Whether what has this style is shown on no page.
    pub(super) fn is_hidden(&self, style: &str) -> bool {
        self.chain(style).any(|(_, style)| style.is_some_and(|style| style.is_hidden))
    }

    /// How lists of this style count at a level, from 1.
    pub(super) fn level(&self, list: &str, level: usize) -> Option<&Level> {
        self.levels.get(&(list.to_owned(), level))
    }

    /// A style and those that it rests on.
    fn chain<'s>(&'s self, style: &'s str) -> impl Iterator<Item = (&'s str, Option<&'s Style>)> {
        let below = |(_, style): &(&'s str, Option<&'s Style>)| {
            let name = style.as_ref()?.rests_on.as_deref()?;
            Some((name, self.styles.get(name)))
        };
        std::iter::successors(Some((style, self.styles.get(style))), below).take(LONGEST_CHAIN)
    }
}

impl Level {
    fn read(element: &Element<'_>, is_bullet: bool) -> Self {
        let affix = |name: &str| {
            element.attribute(name).unwrap_or_default().chars().take(LONGEST_AFFIX).collect::<String>()
        };
        let bullet = is_bullet.then(|| signs::bullet(&element.attribute("bullet-char").unwrap_or_default()));
        Self {
            start: element.number("start-value").unwrap_or(1),
            shown_levels: element.number("display-levels").unwrap_or(1) as usize,
            bullet,
            figures: match element.attribute("num-format").as_deref() {
                Some("a") => Figures::Small,
                Some("A") => Figures::Capital,
                Some("i") => Figures::SmallRoman,
                Some("I") => Figures::Roman,
                Some("") | None => Figures::None,
                Some(_) => Figures::Decimal,
            },
            before: affix("num-prefix"),
            behind: affix("num-suffix"),
        }
    }

    /// An item's number by itself; none where it has none.
    pub(super) fn number(&self, number: u32) -> Option<String> {
        let number = signs::written(number, self.figures);
        (self.bullet.is_none() && !number.is_empty()).then_some(number)
    }

    /// What stands in front of an item with this number.
    pub(super) fn mark(&self, number: &str) -> Option<String> {
        if self.bullet.is_some() {
            return self.bullet.clone();
        }
        let mark = format!("{}{number}{}", self.before, self.behind);
        (!mark.trim().is_empty()).then(|| mark.trim().to_owned())
    }
}

fn is_margin_name(name: &str) -> bool {
    matches!(name, "header" | "header-left" | "header-first" | "footer" | "footer-left" | "footer-first")
}
