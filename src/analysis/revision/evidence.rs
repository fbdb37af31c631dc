//! Where the evidence of items stands in the new text.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::{Versions, adopted};
use crate::outline::{Found, List, Outline, Span};

impl Versions<'_> {
    /// Whether the span lies in the source that there is a new version of.
    pub(super) fn is_here(&self, span: &Span) -> bool {
        span.source == *self.source
    }

    /// Where these passages stand now. Those of other sources stay.
    pub(super) fn carry_spans(&self, spans: &[Span]) -> Vec<Span> {
        let carry = |span: &Span| match self.is_here(span) {
            true => self.carry_range(span),
            false => vec![span.clone()],
        };
        spans.iter().flat_map(carry).collect()
    }

    fn carry_range(&self, span: &Span) -> Vec<Span> {
        let carried = self.passages.carry(&span.range());
        carried.ranges.into_iter().map(|range| Span::new(self.source, range)).collect()
    }

    /// Where the words now stand that something rests on; nothing if they are torn apart or gone.
    pub(super) fn carry_words(&self, span: &mut Option<Span>) {
        if let Some(here) = span.take_if(|span| self.is_here(span)) {
            let mut carried = self.carry_range(&here);
            *span = if carried.len() == 1 { carried.pop() } else { None };
        }
    }

    pub(super) fn carry_found(&self, found: &mut Option<Found>) {
        for reason in found.iter_mut().flat_map(|found| &mut found.reasons) {
            self.carry_words(&mut reason.span);
        }
    }

    /// What the importer says of an item of `theirs`, with its words in the writer's source.
    pub(super) fn adopted_found(&self, found: Option<&Found>) -> Option<Found> {
        let mut found = found.cloned()?;
        for span in found.reasons.iter_mut().filter_map(|reason| reason.span.as_mut()) {
            *span = adopted(span, self.source);
        }
        Some(found)
    }

    pub(super) fn adopted_spans(&self, spans: &[Span]) -> Vec<Span> {
        spans.iter().map(|span| adopted(span, self.source)).collect()
    }

    /// Whether any word of a passage of the new text is new.
    pub(super) fn has_new(&self, span: &Span) -> bool {
        self.passages.added_words(self.passages.new.tokens_in(&span.range())) > 0
    }

    /// For each of the passages the place of the one that was read from the same words of the old text, else of the one
    /// with the same id: an id comes from the text that an item was first found in.
    pub(super) fn read_as<Id: Ord>(
        &self,
        mine: &[(&Id, &[Span])],
        base: &[(&Id, &[Span])],
    ) -> Vec<Option<usize>> {
        let ranges = |spans: &[Span]| -> Vec<(usize, usize)> {
            let mut ranges: Vec<Range<usize>> = spans.iter().map(Span::range).collect();
            ranges.sort_by_key(|range| range.start);
            ranges.iter().map(|range| (range.start, range.end)).collect()
        };
        let by_id: BTreeMap<&Id, usize> =
            base.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
        let with_spans = base.iter().enumerate().filter(|(_, (_, spans))| !spans.is_empty());
        let by_passage: BTreeMap<_, usize> =
            with_spans.map(|(place, (_, spans))| (ranges(spans), place)).collect();
        let same = |(id, spans): &(&Id, &[Span])| {
            let is_all_here = spans.iter().all(|span| self.is_here(span));
            let same = by_passage.get(&ranges(spans)).filter(|_| is_all_here);
            same.or_else(|| by_id.get(id)).copied()
        };
        mine.iter().map(same).collect()
    }

    /// Carries the words along that strands and relations rest on, and what else stands outside the lists of passages.
    pub(super) fn carry_reasons(&self, next: &mut Outline) {
        fn each<T: Clone + PartialEq>(list: &mut List<T>, carry: impl Fn(&mut T)) {
            for item in list {
                let mut carried = T::clone(item);
                carry(&mut carried);
                if carried != **item {
                    *item = Arc::new(carried);
                }
            }
        }
        each(&mut next.characters, |item| self.carry_found(&mut item.found));
        each(&mut next.locations, |item| self.carry_found(&mut item.found));
        each(&mut next.strands, |item| self.carry_found(&mut item.found));
        each(&mut next.dilemmas, |item| self.carry_found(&mut item.found));
        each(&mut next.relations, |item| self.carry_found(&mut item.found));
        each(&mut next.scenes, |item| {
            self.carry_found(&mut item.found);
            if let Some(moment) = &mut item.moment {
                self.carry_found(&mut moment.found);
            }
            for quote in &mut item.quotes {
                self.carry_words(&mut quote.span);
            }
        });
    }
}
