//! How an OpenDocument text counts its lists: the number or bullet in front of each item.

use std::collections::BTreeMap;

use super::{super::xml::Element, styles::Styles};

/// A list has so many levels.
const LEVELS: usize = 10;

/// The lists that are open, and how far those that have ended were counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The innermost last.
    open: Vec<List>,
    counted: BTreeMap<(String, usize), u32>,
}

/// A list that is open.
#[derive(Debug)]
struct List {
    style: String,
    /// The number of the last item.
    last: Option<u32>,
    /// Whether an item has begun that no paragraph has been written of.
    is_waiting: bool,
    /// Where the item begins to count anew.
    start: Option<u32>,
}

impl Lists {
    /// A list begins. One without a style has that of the list around it.
    pub(super) fn open(&mut self, element: &Element<'_>) {
        let around = self.open.last().map(|list| list.style.clone());
        let style = element.attribute("style-name").or(around).unwrap_or_default();
        let goes_on = element.attribute("continue-numbering").is_some_and(|value| value == "true")
            || element.attribute("continue-list").is_some();
        let last = self.counted.get(&(style.clone(), self.open.len())).copied().filter(|_| goes_on);
        self.open.push(List { style, last, is_waiting: false, start: None });
    }

    /// How many lists the innermost one stands in.
    pub(super) fn depth(&self) -> usize {
        self.open.len().saturating_sub(1)
    }

    /// A list ends.
    pub(super) fn close(&mut self) {
        if let Some(List { style, last: Some(last), .. }) = self.open.pop() {
            self.counted.insert((style, self.open.len()), last);
        }
    }

    /// An item begins, and perhaps counts from `start`.
    pub(super) fn open_item(&mut self, start: Option<u32>) {
        if let Some(list) = self.open.last_mut() {
            list.is_waiting = true;
            list.start = start;
        }
    }

    /// What stands in front of the paragraph that is written now; none where nothing does.
    pub(super) fn mark(&mut self, styles: &Styles) -> Option<String> {
        let depth = self.open.len().min(LEVELS);
        let list = self.open.last_mut().filter(|list| list.is_waiting)?;
        list.is_waiting = false;
        let level = styles.level(&list.style, depth)?;
        let next = list.last.map_or(level.start, |last| last.saturating_add(1));
        list.last = Some(list.start.take().unwrap_or(next));
        let outer = self.open.len() - level.shown_levels.clamp(1, self.open.len());
        let numbers: Vec<String> = (outer..self.open.len())
            .filter_map(|at| {
                let list = &self.open[at];
                styles
                    .level(&list.style, at + 1)
                    .and_then(|level| level.number(list.last.unwrap_or(level.start)))
            })
            .collect();
        level.mark(&numbers.join("."))
    }
}
