//! Rows of differing heights, of which only those in sight are laid out.
//!
//! A row's height is estimated until it has been in sight once. When it turns out otherwise, what the reader
//! looks at stays where it is: [`Stack::settle`] says how far to scroll for that. Knows no egui and does not know
//! what the rows are.

use std::{collections::BTreeMap, ops::Range};

/// Rows under each other. `K` stands for what a row shows: rows with equal keys are equally high.
#[derive(Clone, Debug)]
pub(crate) struct Stack<K> {
    keys: Vec<K>,
    heights: Vec<f32>,
    is_measured: Vec<bool>,
    /// Where each row begins, and the end of the last one.
    tops: Vec<f32>,
    known: BTreeMap<K, f32>,
    width: f32,
}

impl<K> Default for Stack<K> {
    fn default() -> Self {
        Self {
            keys: Vec::new(),
            heights: Vec::new(),
            is_measured: Vec::new(),
            tops: vec![0.0],
            known: BTreeMap::new(),
            width: 0.0,
        }
    }
}

impl<K: Ord + Clone> Stack<K> {
    /// These rows at this width, in points. What has been measured at the same width stays known.
    pub(crate) fn set(&mut self, keys: Vec<K>, width: f32, estimate: impl Fn(&K) -> f32) {
        if width.to_bits() != self.width.to_bits() {
            self.width = width;
            self.known.clear();
        }
        // Rows that are gone are forgotten now and then, not each time.
        if self.known.len() > 2 * keys.len() + 64 {
            let known = std::mem::take(&mut self.known);
            self.known = keys.iter().filter_map(|key| known.get_key_value(key)).map(owned).collect();
        }
        self.heights.clear();
        self.is_measured.clear();
        for key in &keys {
            let known = self.known.get(key).copied();
            self.is_measured.push(known.is_some());
            self.heights.push(known.unwrap_or_else(|| estimate(key)));
        }
        self.keys = keys;
        self.add_up();
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The width that the rows were measured at.
    pub(crate) const fn width(&self) -> f32 {
        self.width
    }

    /// Where the row begins, in points from the top of the first.
    pub(crate) fn top(&self, row: usize) -> f32 {
        self.tops[row.min(self.keys.len())]
    }

    /// How high the row is, in points.
    pub(crate) fn height(&self, row: usize) -> f32 {
        self.heights.get(row).copied().unwrap_or_default()
    }

    /// How high all rows are together, in points.
    pub(crate) fn total(&self) -> f32 {
        self.top(self.keys.len())
    }

    /// The row at `y`; the first above all rows, the last below them.
    pub(crate) fn row_at(&self, y: f32) -> usize {
        self.tops.partition_point(|top| *top <= y).saturating_sub(1).min(self.keys.len().saturating_sub(1))
    }

    /// The gap between rows that is nearest to `y`: 0 before the first row, their number behind the last.
    pub(crate) fn gap_at(&self, y: f32) -> usize {
        let row = self.row_at(y);
        let is_lower_half = y > self.top(row) + self.height(row) / 2.0;
        (row + usize::from(is_lower_half)).min(self.keys.len())
    }

    /// The rows of which something lies between `from` and `to`.
    pub(crate) fn rows_in(&self, from: f32, to: f32) -> Range<usize> {
        if self.keys.is_empty() || to <= from {
            return 0..0;
        }
        self.row_at(from)..(self.row_at(to) + 1)
    }

    /// Measures the rows that are in sight when scrolled to `offset` in a window `height` points high, and some
    /// above and below. Gives the offset at which the reader sees what he saw before.
    pub(crate) fn settle(&mut self, offset: f32, height: f32, mut measure: impl FnMut(usize) -> f32) -> f32 {
        let mut offset = offset;
        // Measuring may bring further rows into sight; each round measures at least one.
        for _ in 0..=self.keys.len() {
            let margin = height / 2.0;
            let rows = self.rows_in(offset - margin, offset + height + margin);
            let anchor = self.anchor(offset);
            let kept = self.top(anchor) - offset;
            let mut is_changed = false;
            for row in rows {
                if !self.is_measured[row] {
                    self.put_height(row, measure(row));
                    is_changed = true;
                }
            }
            if !is_changed {
                break;
            }
            self.add_up();
            offset = (self.top(anchor) - kept).max(0.0);
        }
        offset
    }

    /// Forgets how high the row is, because it shows something else under the same key.
    pub(crate) fn forget(&mut self, row: usize) {
        if let Some(key) = self.keys.get(row) {
            self.known.remove(key);
            self.is_measured[row] = false;
        }
    }

    /// The row that is to stay where it is: the first that begins in sight, else the one that fills the window.
    fn anchor(&self, offset: f32) -> usize {
        let row = self.row_at(offset);
        let begins_above = self.top(row) < offset;
        if begins_above && !self.is_measured.get(row).copied().unwrap_or(true) { row + 1 } else { row }
    }

    fn put_height(&mut self, row: usize, height: f32) {
        self.heights[row] = height;
        self.is_measured[row] = true;
        self.known.insert(self.keys[row].clone(), height);
    }

    fn add_up(&mut self) {
        self.tops.clear();
        self.tops.push(0.0);
        let mut top = 0.0;
        for height in &self.heights {
            top += height;
            self.tops.push(top);
        }
    }
}

fn owned<K: Clone>((key, height): (&K, &f32)) -> (K, f32) {
    (key.clone(), *height)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack(rows: u32) -> Stack<u32> {
        let mut stack = Stack::default();
        stack.set((0..rows).collect(), 100.0, |_| 10.0);
        stack
    }

    #[test]
    fn only_what_is_near_is_measured() {
        let mut stack = stack(10_000);
        let mut measured = Vec::new();
        let offset = stack.settle(500.0, 100.0, |row| {
            measured.push(row);
            10.0
        });
        assert_eq!(offset, 500.0);
        assert_eq!(measured, (45..66).collect::<Vec<_>>());
        let again = stack.settle(500.0, 100.0, |row| panic!("{row} is measured twice"));
        assert_eq!(again, 500.0);
    }

    #[test]
    fn what_is_in_sight_stays_when_rows_above_turn_out_higher() {
        let mut stack = stack(100);
        let seen = stack.settle(500.0, 100.0, |_| 30.0);
        // Row 50 began at the window's top.
        assert_eq!(stack.top(50), seen);
        // Scrolling up brings in rows of estimated height; the first row that was seen whole does not move.
        let top_row = stack.row_at(seen - 100.0) + 1;
        let before = stack.top(top_row) - (seen - 100.0);
        let offset = stack.settle(seen - 100.0, 100.0, |_| 70.0);
        assert!((stack.top(top_row) - offset - before).abs() < 0.01);
    }

    #[test]
    fn heights_are_known_by_what_is_shown() {
        let mut stack = stack(3);
        stack.settle(0.0, 100.0, |row| [20.0, 30.0, 40.0][row]);
        stack.set(vec![2, 7, 0], 100.0, |_| 10.0);
        assert_eq!([stack.height(0), stack.height(1), stack.height(2)], [40.0, 10.0, 20.0]);
        stack.set(vec![2, 7, 0], 90.0, |_| 10.0);
        assert_eq!(stack.height(0), 10.0, "at another width nothing is known");
    }

    #[test]
    fn gaps_and_rows_by_position() {
        let stack = stack(3);
        for (y, row, gap) in
            [(-5.0, 0, 0), (4.0, 0, 0), (6.0, 0, 1), (16.0, 1, 2), (24.0, 2, 2), (99.0, 2, 3)]
        {
            assert_eq!((stack.row_at(y), stack.gap_at(y)), (row, gap), "{y}");
        }
        assert_eq!(stack.rows_in(5.0, 15.0), 0..2);
        assert_eq!(Stack::<u32>::default().rows_in(0.0, 100.0), 0..0);
        assert_eq!(Stack::<u32>::default().gap_at(5.0), 0);
    }

    #[test]
    fn a_row_that_shows_something_else_is_measured_again() {
        let mut stack = stack(2);
        stack.settle(0.0, 100.0, |_| 20.0);
        stack.forget(1);
        stack.settle(0.0, 100.0, |row| if row == 1 { 50.0 } else { panic!("row 0 is known") });
        assert_eq!(stack.total(), 70.0);
    }
}
