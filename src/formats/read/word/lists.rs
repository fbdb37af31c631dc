//! How a Word document counts its lists: the number or bullet in front of each item.
//!
//! Limitations: numbers of another list within one (`%1` of a level that has not been counted) are written as 1, and
//! pictures as bullets are bullets.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{
    signs::{self, Figures},
    xml::{Element, Node, Space, Xml},
};

/// A list has so many levels.
const LEVELS: usize = 9;

/// What stands in front of an item has no more characters.
const LONGEST_MARK: usize = 40;

/// How one level of a list is counted.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    is_bullet: bool,
    figures: Figures,
    /// `%1.`: what is written, with the numbers of the levels in it.
    pattern: String,
}

type Levels = [Level; LEVELS];

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    kinds: BTreeMap<u32, Levels>,
    /// For each list its kind. Lists of a kind go on counting where another has stopped.
    lists: BTreeMap<u32, u32>,
    /// Where a list begins anew.
    starts: BTreeMap<(u32, usize), u32>,
    counted: BTreeMap<u32, [Option<u32>; LEVELS]>,
    seen: BTreeSet<(u32, usize)>,
}

impl Lists {
    /// Reads the part of the lists, as far as it goes.
    pub(super) fn read(text: &str) -> Self {
        let mut lists = Self::default();
        let mut xml = Xml::new(text);
        let mut open = Open::default();
        while let Ok(Some(node)) = xml.next() {
            match node {
                Node::Open(element) if element.space == Space::Word => lists.take(&element, &mut open),
                Node::Close(Space::Word, name) => match name.as_ref() {
                    "abstractNum" => open.kind = None,
                    "num" => open.list = None,
                    "lvl" => open.level = None,
                    _ => {}
                },
                _ => {}
            }
        }
        lists
    }

    fn take(&mut self, element: &Element<'_>, open: &mut Open) {
        let level = || element.number("ilvl").map(|level| level as usize).filter(|level| *level < LEVELS);
        match element.name() {
            "abstractNum" => open.kind = element.number("abstractNumId"),
            "num" => open.list = element.number("numId"),
            "abstractNumId" => {
                if let (Some(list), Some(kind)) = (open.list, element.number("val")) {
                    self.lists.insert(list, kind);
                }
            }
            "lvlOverride" => open.changed = level(),
            "startOverride" => {
                if let (Some(list), Some(level), Some(start)) =
                    (open.list, open.changed, element.number("val"))
                {
                    self.starts.insert((list, level), start);
                }
            }
            "lvl" => open.level = level(),
            name => {
                let Some(level) = open
                    .kind
                    .zip(open.level)
                    .map(|(kind, level)| &mut self.kinds.entry(kind).or_default()[level])
                else {
                    return;
                };
                match name {
                    "start" => level.start = element.number("val").unwrap_or(1),
                    "numFmt" => level.take_figures(&element.attribute("val").unwrap_or_default()),
                    "lvlText" => level.pattern = element.attribute("val").unwrap_or_default(),
                    _ => {}
                }
            }
        }
    }

    /// What stands in front of the next item at `level` of `list`; none where nothing does.
    pub(super) fn mark(&mut self, list: u32, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let kind = *self.lists.get(&list)?;
        let levels = self.kinds.get(&kind)?;
        let counted = self.counted.entry(kind).or_default();
        let start = self.starts.get(&(list, level)).filter(|_| self.seen.insert((list, level)));
        let next = match (start, counted[level]) {
            (Some(start), _) => *start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => levels[level].start,
        };
        counted[level] = Some(next);
        counted[level + 1..].fill(None);
        if levels[level].is_bullet {
            return Some(signs::bullet(&levels[level].pattern));
        }
        let number = |level: usize| {
            let number = counted[level].unwrap_or(levels[level].start);
            signs::written(number, levels[level].figures)
        };
        let mark = filled(&levels[level].pattern, number);
        (!mark.is_empty()).then_some(mark)
    }
}

/// `%1.%2`, with the numbers of the levels in it.
fn filled(pattern: &str, number: impl Fn(usize) -> String) -> String {
    let mut mark = String::new();
    let mut signs = pattern.chars().take(LONGEST_MARK).peekable();
    while let Some(sign) = signs.next() {
        let level = signs.peek().and_then(|sign| sign.to_digit(10)).filter(|level| *level > 0);
        match level.filter(|_| sign == '%') {
            Some(level) => {
                signs.next();
                mark.push_str(&number(level as usize - 1));
            }
            None => mark.push(sign),
        }
    }
    mark.trim().to_owned()
}

/// What is being read of the lists.
#[derive(Default)]
struct Open {
    kind: Option<u32>,
    list: Option<u32>,
    level: Option<usize>,
    /// The level that a list changes.
    changed: Option<usize>,
}

impl Level {
    fn take_figures(&mut self, format: &str) {
        self.is_bullet = format == "bullet";
        self.figures = match format {
            "none" => Figures::None,
            "decimalZero" => Figures::Padded,
            "lowerLetter" => Figures::Small,
            "upperLetter" => Figures::Capital,
            "lowerRoman" => Figures::SmallRoman,
            "upperRoman" => Figures::Roman,
            _ => Figures::Decimal,
        };
    }
}
