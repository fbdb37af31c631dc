//! What must hold in every outline, and how an outline from elsewhere is brought to hold it.
//!
//! Invariants: ids are unique and not empty; every reference resolves; a list of references names nobody
//! twice; at most one relation of a kind between two characters, and none with oneself; the chronology is
//! empty or holds every scene once; spans lie within their source, on character boundaries; an option taken
//! exists; hints that were put away are about items that are there, each once. Edits keep them; a file may break them.

use std::{collections::BTreeSet, fmt, sync::Arc};

use super::{
    Character, Dilemma, Divider, Found, ItemId, ItemKind, List, Location, Outcome, Outline, Relation, Scene,
    Source, Span, Strand, TakenIds, items::Listed,
};

/// A way in which an outline breaks its invariants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// Two items of a kind have this id.
    DoubleId(ItemKind, String),
    /// An item has no id; its place in its list, counted from 0.
    NoId(ItemKind, usize),
    /// `item` refers to something that is not there.
    Dangling {
        /// Where the reference stands; the episode itself when not set.
        item: Option<ItemId>,
        /// What it should refer to.
        to: ItemId,
    },
    /// `item` names the same thing twice.
    NamedTwice {
        /// Where.
        item: Option<ItemId>,
        /// What.
        what: ItemId,
    },
    /// A relation stands twice.
    DoubleRelation(ItemId),
    /// A relation of somebody with themselves.
    SelfRelation(ItemId),
    /// The chronology holds some scenes, but not all.
    PartialChronology,
    /// A passage does not lie in its source, or cuts a character in two.
    SpanOutside(ItemId, Span),
    /// A dilemma is decided for an option that it does not have.
    NoSuchOption(ItemId, usize),
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place =
            |item: &Option<ItemId>| item.as_ref().map_or("the episode".to_owned(), ToString::to_string);
        match self {
            Self::DoubleId(kind, id) => write!(f, "two {kind}s have the id {id:?}"),
            Self::NoId(kind, index) => write!(f, "{kind} number {} has no id", index + 1),
            Self::Dangling { item, to } => {
                write!(f, "{} refers to {}, which is not there", place(item), to)
            }
            Self::NamedTwice { item, what } => write!(f, "{} names {} twice", place(item), what),
            Self::DoubleRelation(id) => write!(f, "{id} stands twice"),
            Self::SelfRelation(id) => write!(f, "{id} joins a character with itself"),
            Self::PartialChronology => write!(f, "the chronology does not hold every scene once"),
            Self::SpanOutside(item, span) => write!(
                f,
                "{} rests on bytes {} to {} of source {}, which are not there",
                item, span.start, span.end, span.source
            ),
            Self::NoSuchOption(item, option) => {
                write!(f, "{} is decided for option {}, which it does not have", item, option + 1)
            }
        }
    }
}

/// Everything that does not hold in `outline`; empty for every outline that an edit made.
pub fn check(outline: &Outline) -> Vec<Violation> {
    repair(&mut outline.clone())
}

/// Makes `outline` hold its invariants with the least change: a double id is numbered, a reference to
/// nothing is dropped. Gives what was wrong.
pub fn repair(outline: &mut Outline) -> Vec<Violation> {
    let mut violations = Vec::new();
    let out = &mut violations;
    number_double_ids::<Source>(outline, ItemKind::Source, out);
    number_double_ids::<Character>(outline, ItemKind::Character, out);
    number_double_ids::<Location>(outline, ItemKind::Location, out);
    number_double_ids::<Strand>(outline, ItemKind::Strand, out);
    number_double_ids::<Scene>(outline, ItemKind::Scene, out);
    number_double_ids::<Dilemma>(outline, ItemKind::Dilemma, out);

    let ids: BTreeSet<ItemId> = outline.item_ids().collect();
    let sources = outline.sources.clone();
    let around = Surroundings { exists: &|id| ids.contains(id), sources: &sources };
    mend_all(&mut outline.characters, &around, out);
    mend_all(&mut outline.locations, &around, out);
    mend_all(&mut outline.strands, &around, out);
    mend_all(&mut outline.scenes, &around, out);
    mend_all(&mut outline.dilemmas, &around, out);
    mend_all(&mut outline.relations, &around, out);
    mend_all(&mut outline.dividers, &around, out);
    mend_relations(outline, &around, out);
    mend_chronology(outline, &around, out);
    mend_dismissed(outline, &around, out);
    violations
}

/// Makes one item fit for `outline`, in which the others hold their invariants. Gives what was wrong.
pub(super) fn mend(item: &mut impl Mend, outline: &Outline) -> Vec<Violation> {
    let around = Surroundings { exists: &|id| outline.contains(id), sources: &outline.sources };
    let mut violations = Vec::new();
    item.mend(&around, &mut violations);
    violations
}

fn mend_all<T: Clone + PartialEq + Mend>(
    list: &mut List<T>,
    around: &Surroundings<'_>,
    out: &mut Vec<Violation>,
) {
    for item in list {
        let mut mended = T::clone(item);
        mended.mend(around, out);
        if mended != **item {
            *item = Arc::new(mended);
        }
    }
}

fn number_double_ids<T: Listed>(outline: &mut Outline, kind: ItemKind, out: &mut Vec<Violation>) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut all: TakenIds = T::list(outline).iter().map(|item| item.id().as_ref().to_owned()).collect();
    for (index, item) in T::list_mut(outline).iter_mut().enumerate() {
        let id = item.id().as_ref().to_owned();
        let fresh = if id.is_empty() {
            out.push(Violation::NoId(kind, index));
            all.free(T::PREFIX)
        } else if taken.contains(&id) {
            out.push(Violation::DoubleId(kind, id.clone()));
            all.free(&id)
        } else {
            taken.insert(id);
            continue;
        };
        Arc::make_mut(item).set_id(fresh.as_str().into());
        taken.insert(fresh);
    }
}

fn mend_relations(outline: &mut Outline, around: &Surroundings<'_>, out: &mut Vec<Violation>) {
    let mut seen = BTreeSet::new();
    outline.relations.retain(|relation| {
        let id = relation.id();
        let item = ItemId::from(id.clone());
        let mut ends = [&relation.a, &relation.b].into_iter();
        if !ends.all(|end| around.resolves(Some(&item), &end.into(), out)) {
            return false;
        }
        if relation.a == relation.b {
            out.push(Violation::SelfRelation(item));
            return false;
        }
        if !seen.insert(id) {
            out.push(Violation::DoubleRelation(item));
            return false;
        }
        true
    });
}

fn mend_chronology(outline: &mut Outline, around: &Surroundings<'_>, out: &mut Vec<Violation>) {
    around.mend_list(None, &mut outline.chronology, out);
    if !outline.chronology.is_empty() && outline.chronology.len() != outline.scenes.len() {
        out.push(Violation::PartialChronology);
        let placed: BTreeSet<_> = outline.chronology.iter().cloned().collect();
        let rest = outline.scenes.iter().map(|scene| scene.id.clone()).filter(|id| !placed.contains(id));
        outline.chronology.extend(rest);
    }
}

/// A hint that was put away names items of the outline; that it was put away twice is nothing to mention.
fn mend_dismissed(outline: &mut Outline, around: &Surroundings<'_>, out: &mut Vec<Violation>) {
    let mut seen = BTreeSet::new();
    outline.dismissed.retain(|case| {
        case.items().iter().all(|item| around.resolves(None, item, out)) && seen.insert(case.clone())
    });
}

/// What can be made fit for what stands around it.
pub(super) trait Mend {
    /// Drops what refers to nothing, and says what that was.
    fn mend(&mut self, around: &Surroundings<'_>, out: &mut Vec<Violation>);
}

/// What an item can refer to.
pub(super) struct Surroundings<'a> {
    exists: &'a dyn Fn(&ItemId) -> bool,
    sources: &'a List<Source>,
}

impl Surroundings<'_> {
    fn resolves(&self, item: Option<&ItemId>, to: &ItemId, out: &mut Vec<Violation>) -> bool {
        let resolves = (self.exists)(to);
        if !resolves {
            out.push(Violation::Dangling { item: item.cloned(), to: to.clone() });
        }
        resolves
    }

    fn mend_list<T>(&self, item: Option<&ItemId>, list: &mut Vec<T>, out: &mut Vec<Violation>)
    where
        T: Clone + Ord,
        for<'a> ItemId: From<&'a T>,
    {
        let mut seen = BTreeSet::new();
        list.retain(|id| {
            let what = ItemId::from(id);
            if !self.resolves(item, &what, out) {
                return false;
            }
            let first = seen.insert(id.clone());
            if !first {
                out.push(Violation::NamedTwice { item: item.cloned(), what });
            }
            first
        });
    }

    fn mend_option<T>(&self, item: &ItemId, reference: &mut Option<T>, out: &mut Vec<Violation>)
    where
        for<'a> ItemId: From<&'a T>,
    {
        reference.take_if(|id| !self.resolves(Some(item), &ItemId::from(&*id), out));
    }

    fn holds(&self, span: &Span) -> bool {
        self.sources.iter().any(|source| source.id == span.source && source.text.get(span.range()).is_some())
    }

    fn mend_spans(&self, item: &ItemId, spans: &mut Vec<Span>, out: &mut Vec<Violation>) {
        spans.retain(|span| {
            let holds = self.holds(span);
            if !holds {
                out.push(Violation::SpanOutside(item.clone(), span.clone()));
            }
            holds
        });
    }

    fn mend_span(&self, item: &ItemId, span: &mut Option<Span>, out: &mut Vec<Violation>) {
        if let Some(outside) = span.take_if(|span| !self.holds(span)) {
            out.push(Violation::SpanOutside(item.clone(), outside));
        }
    }

    fn mend_reasons(&self, item: &ItemId, found: &mut Option<Found>, out: &mut Vec<Violation>) {
        for reason in found.iter_mut().flat_map(|found| &mut found.reasons) {
            self.mend_span(item, &mut reason.span, out);
        }
    }
}

impl Mend for Character {
    fn mend(&mut self, around: &Surroundings<'_>, out: &mut Vec<Violation>) {
        let id = ItemId::from(&self.id);
        around.mend_spans(&id, &mut self.spans, out);
        around.mend_reasons(&id, &mut self.found, out);
    }
}

impl Mend for Location {
    fn mend(&mut self, around: &Surroundings<'_>, out: &mut Vec<Violation>) {
        let id = ItemId::from(&self.id);
        around.mend_spans(&id, &mut self.spans, out);
        around.mend_reasons(&id, &mut self.found, out);
    }
}

impl Mend for Strand {
    fn mend(&mut self, around: &Surroundings<'_>, out: &mut Vec<Violation>) {
        around.mend_reasons(&ItemId::from(&self.id), &mut self.found, out);
    }
}

impl Mend for Scene {
    fn mend(&mut self, around: &Surroundings<'_>, out: &mut Vec<Violation>) {
        let id = ItemId::from(&self.id);
        around.mend_option(&id, &mut self.strand, out);
        around.mend_option(&id, &mut self.location, out);
        around.mend_list(Some(&id), &mut self.characters, out);
        for quote in &mut self.quotes {
            around.mend_option(&id, &mut quote.speaker, out);
            around.mend_span(&id, &mut quote.span, out);
        }
        if let Some(moment) = &mut self.moment {
            around.mend_reasons(&id, &mut moment.found, out);
        }
        around.mend_spans(&id, &mut self.spans, out);
        around.mend_reasons(&id, &mut self.found, out);
    }
}

impl Mend for Dilemma {
    fn mend(&mut self, around: &Surroundings<'_>, out: &mut Vec<Violation>) {
        let id = ItemId::from(&self.id);
        around.mend_list(Some(&id), &mut self.holders, out);
        around.mend_option(&id, &mut self.opens, out);
        around.mend_list(Some(&id), &mut self.presses, out);
        if let Outcome::Decided { option, scene } = &mut self.outcome {
            if let Some(missing) = option.take_if(|option| *option >= self.options.len()) {
                out.push(Violation::NoSuchOption(id.clone(), missing));
            }
            around.mend_option(&id, scene, out);
        }
        around.mend_spans(&id, &mut self.spans, out);
        around.mend_reasons(&id, &mut self.found, out);
    }
}

impl Mend for Source {
    /// A source refers to nothing.
    fn mend(&mut self, _: &Surroundings<'_>, _: &mut Vec<Violation>) {}
}

impl Mend for Relation {
    /// One of whose ends is not there cannot be mended.
    fn mend(&mut self, around: &Surroundings<'_>, out: &mut Vec<Violation>) {
        around.mend_reasons(&self.id().into(), &mut self.found, out);
    }
}

impl Mend for Divider {
    fn mend(&mut self, around: &Surroundings<'_>, out: &mut Vec<Violation>) {
        self.before.take_if(|scene| !around.resolves(None, &ItemId::from(&*scene), out));
    }
}
