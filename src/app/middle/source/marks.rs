//! Which passages of a source are marked, for which item, and what to do where they overlap.
//!
//! Pure: ranges are bytes of the source's text. A mark inside another one is drawn on top and is the first to be
//! picked; lines under the text get a level each, so that none hides another.

use std::ops::Range;

use crate::outline::{ItemId, Outline, SourceId, Span};

/// What a passage is marked as, from what holds most text to what holds least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum MarkKind {
    /// A scene was made of it.
    Scene,
    /// It states, presses or answers a dilemma.
    Dilemma,
    /// Somebody says it.
    Quote,
    /// A place is named.
    Location,
    /// A character is named.
    Character,
}

impl MarkKind {
    /// In the order of the legend.
    pub(super) const ALL: [Self; 5] =
        [Self::Character, Self::Location, Self::Quote, Self::Scene, Self::Dilemma];
}

/// The kinds that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown(u8);

impl Default for Shown {
    fn default() -> Self {
        Self(u8::MAX)
    }
}

impl Shown {
    /// All kinds but those in `hidden`, a bit each.
    pub(super) const fn hiding(hidden: u8) -> Self {
        Self(!hidden)
    }

    /// The kinds that are hidden, a bit each.
    pub(super) const fn hidden(self) -> u8 {
        !self.0
    }

    /// Whether marks of this kind are shown.
    pub(super) const fn has(self, kind: MarkKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// Shows marks of this kind, or hides them.
    pub(super) const fn toggle(&mut self, kind: MarkKind) {
        self.0 ^= 1 << kind as u8;
    }
}

/// A marked passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// As what.
    pub(super) kind: MarkKind,
    /// For which item.
    pub(super) item: ItemId,
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// How many lines lie between the text and its line: 0 for most, more for a passage round another one.
    pub(super) level: u8,
    /// Whether it is the first of its item in this source.
    pub(super) is_first: bool,
}

/// The marked passages of one source.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    /// By where they begin, the longer first.
    marks: Vec<Mark>,
    /// How far the marks up to each one reach.
    reach: Vec<usize>,
}

/// A stretch of text with the same marks throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Its marks, from the outermost to the innermost.
    pub(super) marks: Vec<usize>,
}

impl Marks {
    /// The passages of `source`.
    pub(super) fn new(outline: &Outline, source: &SourceId) -> Self {
        let mut found: Vec<(MarkKind, ItemId, &Span)> = Vec::new();
        for item in &outline.characters {
            found.extend(item.spans.iter().map(|span| (MarkKind::Character, (&item.id).into(), span)));
        }
        for item in &outline.locations {
            found.extend(item.spans.iter().map(|span| (MarkKind::Location, (&item.id).into(), span)));
        }
        for item in &outline.scenes {
            let quotes = item.quotes.iter().filter_map(|quote| quote.span.as_ref());
            found.extend(quotes.map(|span| (MarkKind::Quote, (&item.id).into(), span)));
            found.extend(item.spans.iter().map(|span| (MarkKind::Scene, (&item.id).into(), span)));
        }
        for item in &outline.dilemmas {
            found.extend(item.spans.iter().map(|span| (MarkKind::Dilemma, (&item.id).into(), span)));
        }
        let marks = found
            .into_iter()
            .filter(|(_, _, span)| span.source == *source && span.start < span.end)
            .map(|(kind, item, span)| Mark { kind, item, range: span.range(), level: 0, is_first: false });
        Self::from_marks(marks.collect())
    }

    fn from_marks(mut marks: Vec<Mark>) -> Self {
        marks.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.item.cmp(&b.item)));
        marks.dedup_by(|a, b| (a.kind, &a.item, &a.range) == (b.kind, &b.item, &b.range));
        set_levels(&mut marks);
        let mut seen = std::collections::BTreeSet::new();
        for mark in &mut marks {
            mark.is_first = seen.insert((mark.kind, mark.item.clone()));
        }
        let mut furthest = 0;
        let reach = marks.iter().map(|mark| {
            furthest = furthest.max(mark.range.end);
            furthest
        });
        Self { reach: reach.collect(), marks }
    }

    /// The mark with this number.
    pub(super) fn get(&self, mark: usize) -> &Mark {
        &self.marks[mark]
    }

    /// The marks of which something lies in `range`, by where they begin.
    pub(super) fn within(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let first = self.reach.partition_point(|reach| *reach <= range.start);
        let end = self.marks.partition_point(|mark| mark.range.start < range.end).max(first);
        let Range { start, end: stop } = *range;
        (first..end).filter(move |&mark| start < stop && self.marks[mark].range.end > start)
    }

    /// The shown marks at a byte, from the innermost to the outermost.
    pub(super) fn at(&self, byte: usize, shown: Shown) -> Vec<usize> {
        let mut marks: Vec<usize> =
            self.within(&(byte..byte + 1)).filter(|&mark| shown.has(self.marks[mark].kind)).collect();
        marks.sort_by_key(|&mark| (self.marks[mark].range.len(), std::cmp::Reverse(self.marks[mark].kind)));
        marks
    }

    /// `range` cut wherever a shown mark begins or ends.
    pub(super) fn runs(&self, range: Range<usize>, shown: Shown) -> Vec<Run> {
        let marks: Vec<usize> =
            self.within(&range).filter(|&mark| shown.has(self.marks[mark].kind)).collect();
        let mut cuts: Vec<usize> = marks
            .iter()
            .flat_map(|&mark| [self.marks[mark].range.start, self.marks[mark].range.end])
            .filter(|cut| range.start < *cut && *cut < range.end)
            .chain([range.start, range.end])
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        let covers = |mark: usize, byte| self.marks[mark].range.contains(&byte);
        cuts.windows(2)
            .map(|cut| {
                let mut here: Vec<usize> =
                    marks.iter().copied().filter(|&mark| covers(mark, cut[0])).collect();
                here.sort_by_key(|&mark| {
                    (std::cmp::Reverse(self.marks[mark].range.len()), self.marks[mark].kind)
                });
                Run { range: cut[0]..cut[1], marks: here }
            })
            .collect()
    }

    /// The item to select when the text at `byte` is clicked: the innermost; where that is selected already,
    /// the next one outwards, so that each can be reached by clicking on.
    pub(super) fn pick(&self, byte: usize, shown: Shown, selected: Option<&ItemId>) -> Option<&ItemId> {
        let marks = self.at(byte, shown);
        let items: Vec<&ItemId> = marks.iter().map(|&mark| &self.marks[mark].item).collect();
        let present = items.iter().rposition(|item| Some(*item) == selected);
        let next = present.map_or(0, |present| (present + 1) % items.len());
        items.get(next).copied()
    }

    /// The mark after `byte`, or before it; goes round at the ends.
    pub(super) fn beside(&self, byte: usize, is_forward: bool, shown: Shown) -> Option<&Mark> {
        let mut marks = self.marks.iter().filter(|mark| shown.has(mark.kind));
        if is_forward {
            marks.clone().find(|mark| mark.range.start > byte).or_else(|| marks.next())
        } else {
            let before = marks.clone().take_while(|mark| mark.range.start < byte).last();
            before.or_else(|| marks.next_back())
        }
    }
}

fn order(mark: &Mark) -> (usize, std::cmp::Reverse<usize>, MarkKind) {
    (mark.range.start, std::cmp::Reverse(mark.range.end), mark.kind)
}

/// Whether the mark is a line under the text.
const fn is_line(kind: MarkKind) -> bool {
    matches!(kind, MarkKind::Character | MarkKind::Location)
}

/// Gives every line the lowest level that no line which it shares text with has; shorter ones first, so that
/// they stay next to the text. Beyond the third level lines fall together.
fn set_levels(marks: &mut [Mark]) {
    let mut lines: Vec<usize> = (0..marks.len()).filter(|&mark| is_line(marks[mark].kind)).collect();
    let by_start = lines.clone();
    lines.sort_by_key(|&mark| marks[mark].range.len());
    let longest = lines.last().map_or(0, |&mark| marks[mark].range.len());
    let mut is_set = vec![false; marks.len()];
    for line in lines {
        let Range { start, end } = marks[line].range;
        let first = by_start.partition_point(|&other| marks[other].range.start + longest <= start);
        let mut taken = [false; 3];
        for &other in by_start[first..].iter().take_while(|&&other| marks[other].range.start < end) {
            if is_set[other] && marks[other].range.end > start {
                taken[usize::from(marks[other].level.min(2))] = true;
            }
        }
        marks[line].level = taken.iter().position(|taken| !taken).map_or(2, |level| level as u8);
        is_set[line] = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks written under their text: a letter for the kind (`s`, `d`, `q`, `l`, `c`), as long as the passage.
    fn marks(drawn: &[&str]) -> Marks {
        let mark = |line: &&str| {
            let passage = line.trim();
            let start = line.len() - line.trim_start().len();
            let (kind, item): (MarkKind, ItemId) = match passage.chars().next().unwrap() {
                's' => (MarkKind::Scene, ItemId::Scene(passage.into())),
                'd' => (MarkKind::Dilemma, ItemId::Dilemma(passage.into())),
                'q' => (MarkKind::Quote, ItemId::Scene(passage.into())),
                'l' => (MarkKind::Location, ItemId::Location(passage.into())),
                _ => (MarkKind::Character, ItemId::Character(passage.into())),
            };
            Mark { kind, item, range: start..start + passage.len(), level: 0, is_first: false }
        };
        Marks::from_marks(drawn.iter().map(mark).collect())
    }

    fn name(marks: &Marks, mark: usize) -> String {
        let Mark { kind, range, .. } = marks.get(mark);
        let letter = format!("{kind:?}").to_lowercase().chars().next().unwrap();
        format!("{letter}{}", range.len())
    }

    fn runs(drawn: &[&str], range: Range<usize>) -> Vec<String> {
        let marks = marks(drawn);
        let names = |run: &Run| -> Vec<String> { run.marks.iter().map(|&mark| name(&marks, mark)).collect() };
        marks
            .runs(range, Shown::default())
            .iter()
            .map(|run| format!("{}..{} {}", run.range.start, run.range.end, names(run).join(">")))
            .collect()
    }

    #[test]
    fn text_is_cut_where_marks_begin_and_end() {
        assert_eq!(runs(&[], 0..9), ["0..9 "]);
        assert_eq!(runs(&["  ccc    "], 0..9), ["0..2 ", "2..5 c3", "5..9 "]);
        // Nested: the longer one is outside.
        assert_eq!(
            runs(&["ssssssss", " qqqqq", "  cc"], 0..9),
            ["0..1 s8", "1..2 s8>q5", "2..4 s8>q5>c2", "4..6 s8>q5", "6..8 s8", "8..9 ",]
        );
        // Crossing: both where they cross.
        assert_eq!(runs(&["llll", "  cccc"], 0..6), ["0..2 l4", "2..4 l4>c4", "4..6 c4"]);
        // Equally long: the kind decides.
        assert_eq!(runs(&["cccc", "ssss", "dddd"], 0..4), ["0..4 s4>d4>c4"]);
        // Only a part is asked for.
        assert_eq!(runs(&["ssssssss", "cc"], 3..5), ["3..5 s8"]);
    }

    #[test]
    fn hidden_kinds_do_not_cut() {
        let marks = marks(&["ssssssss", "  cc"]);
        let mut shown = Shown::default();
        shown.toggle(MarkKind::Character);
        assert_eq!(marks.runs(0..8, shown), [Run { range: 0..8, marks: vec![0] }]);
        assert!(marks.at(2, shown).iter().all(|&mark| marks.get(mark).kind == MarkKind::Scene));
        shown.toggle(MarkKind::Character);
        assert_eq!(marks.runs(0..8, shown).len(), 3);
    }

    #[test]
    fn lines_get_levels_so_that_none_hides_another() {
        for (drawn, expected) in [
            (&["cccc", "    cc"][..], &[0, 0][..]),
            (&["cccccc", "  cc"], &[1, 0]),
            (&["llllll", "  cc"], &[1, 0]),
            (&["cccc", "  llll"], &[0, 1]),
            (&["cccccccc", "lllllll", " ccccc", "  cc"], &[2, 2, 1, 0]),
            // Scenes and dilemmas are no lines.
            (&["ssssss", "  cc"], &[0, 0]),
        ] {
            let levels: Vec<_> = marks(drawn).marks.iter().map(|mark| mark.level).collect();
            assert_eq!(levels, expected, "{drawn:?}");
        }
    }

    #[test]
    fn a_click_goes_from_the_inside_out_and_round() {
        let marks = marks(&["ssssssss", " qqqqq", "  cc"]);
        let mut selected = None;
        for expected in ["cc", "qqqqq", "ssssssss", "cc"] {
            let picked = marks.pick(2, Shown::default(), selected.as_ref()).unwrap();
            let id = match picked {
                ItemId::Scene(id) => id.as_str(),
                ItemId::Character(id) => id.as_str(),
                _ => "",
            };
            assert_eq!(id, expected);
            selected = Some(picked.clone());
        }
        assert_eq!(marks.pick(20, Shown::default(), None), None);
    }

    #[test]
    fn marks_in_a_part_of_the_text_are_found_however_long_they_are() {
        let marks = marks(&["ssssssssssssssssssss", "cc", "    cc", "                cc"]);
        let starts: Vec<_> = marks.within(&(10..17)).map(|mark| marks.get(mark).range.start).collect();
        assert_eq!(starts, [0, 16]);
        assert_eq!(marks.within(&(18..18)).count(), 0);
        assert_eq!(marks.within(&(20..30)).count(), 0);
    }

    #[test]
    fn from_mark_to_mark() {
        let marks = marks(&["cc", "    cc", "        ll"]);
        let at = |byte, is_forward| marks.beside(byte, is_forward, Shown::default()).unwrap().range.start;
        assert_eq!([at(0, true), at(5, true), at(8, true)], [4, 8, 0]);
        assert_eq!([at(8, false), at(5, false), at(0, false)], [4, 4, 8]);
    }

    #[test]
    fn the_same_passage_twice_is_one_mark() {
        let marks = marks(&["cc", "cc", "  cc"]);
        let firsts: Vec<_> = marks.marks.iter().map(|mark| (mark.range.start, mark.is_first)).collect();
        assert_eq!(firsts, [(0, true), (2, false)]);
    }
}
