//! Find and replace: a panel in the place of the timeline, for its list of places is wide and low. What is found is
//! shown where it stands, in the outline and in the inspector.
//!
//! What is looked for is kept here; [`Search`] finds it, the session replaces it.

mod fields;
mod list;
mod places;

use egui::{Context, Id, Modifiers, Ui};

use super::{
    context::PanelContext,
    widgets::{select_all, unmark},
};
use crate::{
    outline::{Edit, Field, ItemId, TextPlace},
    session::{Command, InText, OldName, Pair, Search, SearchHit, Select, VersionId, ViewCommand},
};

/// What the panel remembers from frame to frame.
#[derive(Default)]
pub(super) struct SearchState {
    is_open: bool,
    search: Search,
    found: Option<Found>,
    /// The place that was stepped to last.
    at: Option<usize>,
    /// Whether the list is to be scrolled to it.
    scrolls: bool,
    /// Until the field has the keyboard.
    is_opening: bool,
    /// Whether what is looked for came with a name that was changed: the next time begins anew.
    is_offered: bool,
    /// Whether something in the panel had the keyboard at the end of the last frame.
    had_focus: bool,
    /// What had the keyboard before the panel was opened.
    back: Option<Id>,
}

/// Where the words stand in one version of an outline.
struct Found {
    version: VersionId,
    hits: Vec<SearchHit>,
    /// In how many items, of which the episode is one.
    items: usize,
}

/// The field with the words that are looked for.
fn find_id() -> Id {
    Id::unique("search-find")
}

/// The field with those that are to stand in their place.
fn replace_id() -> Id {
    Id::unique("search-replace")
}

impl SearchState {
    /// Whether the panel is shown.
    pub(super) const fn is_open(&self) -> bool {
        self.is_open
    }

    /// Shows the panel, and gives the keyboard to its first field from the next frame on.
    pub(super) fn open(&mut self, ctx: &Context) {
        if !self.is_open {
            self.back = ctx.memory(egui::Memory::focused);
        }
        if self.search.pairs.is_empty() {
            self.search.pairs.push(Pair::default());
        }
        self.is_open = true;
        self.is_opening = true;
    }

    /// Shows where an old name stands, to be replaced.
    pub(super) fn look_at(&mut self, left: OldName, ctx: &Context) {
        self.search = left.search;
        self.is_offered = true;
        self.found = None;
        self.at = None;
        self.open(ctx);
    }

    /// Puts the panel away and gives the keyboard back.
    pub(super) fn close(&mut self, ctx: &Context) {
        if !std::mem::take(&mut self.is_open) {
            return;
        }
        if std::mem::take(&mut self.is_offered) {
            self.search = Search::default();
        }
        self.found = None;
        self.at = None;
        self.is_opening = false;
        unmark(ctx);
        ctx.memory_mut(|memory| match self.back.take() {
            Some(back) => memory.request_focus(back),
            None => [find_id(), replace_id()].into_iter().for_each(|id| memory.surrender_focus(id)),
        });
        ctx.request_repaint();
    }

    /// Whether Esc is meant for the panel: it has the keyboard, or nobody has and nothing else waits for the key.
    pub(super) fn takes_escape(&self, is_free: bool) -> bool {
        self.is_open && (self.had_focus || is_free)
    }

    /// Whether its field is still to be given the keyboard.
    pub(super) const fn is_opening(&self) -> bool {
        self.is_opening
    }

    /// Other words are looked for: what came with a name goes.
    fn type_words(&mut self, from: String) {
        let to = self.replacement().to_owned();
        let Search { matches_case, whole_words, with_genitive, .. } = self.search;
        let pairs = vec![Pair { from, to }];
        self.change(Search { pairs, matches_case, whole_words, with_genitive, ..Search::default() });
        self.at = None;
    }

    /// Something else is to stand in their place.
    fn type_replacement(&mut self, to: &str) {
        let mut search = self.search.clone();
        search.pairs.truncate(1);
        search.pairs.iter_mut().for_each(|pair| to.clone_into(&mut pair.to));
        self.change(search);
    }

    fn change(&mut self, search: Search) {
        self.search = search;
        self.found = None;
    }

    fn words(&self) -> &str {
        self.search.pairs.first().map_or("", |pair| &pair.from)
    }

    fn replacement(&self) -> &str {
        self.search.pairs.first().map_or("", |pair| &pair.to)
    }

    /// Looks up where the words stand, unless that is of this version already.
    fn look_up(&mut self, cx: &PanelContext<'_>) {
        let version = cx.document.version_id();
        if self.found.as_ref().is_none_or(|found| found.version != version) {
            let hits = self.search.hits(cx.outline());
            let items = Search::items(&hits);
            self.at = self.at.filter(|_| !hits.is_empty()).map(|at| at.min(hits.len() - 1));
            self.found = Some(Found { version, hits, items });
        }
    }

    fn hits(&self) -> &[SearchHit] {
        self.found.as_ref().map_or(&[], |found| &found.hits)
    }

    /// Goes to the next place, or to the one before; round and round.
    fn step(&mut self, cx: &PanelContext<'_>, is_forward: bool) {
        let count = self.hits().len();
        if count == 0 {
            return;
        }
        let next = match (self.at, is_forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        self.go_to(cx, next);
    }

    /// Shows a place where it stands.
    fn go_to(&mut self, cx: &PanelContext<'_>, at: usize) {
        let Some(hit) = self.hits().get(at).cloned() else { return };
        self.at = Some(at);
        self.scrolls = true;
        if hit.place.item.is_none() && hit.place.field == Field::Dividers {
            let divider = cx.outline().dividers.get(hit.place.index);
            let scene = divider.and_then(|divider| divider.before.as_ref()).map(ItemId::from);
            cx.push(Select::Clear);
            scene.into_iter().for_each(|scene| cx.push(ViewCommand::Reveal(scene)));
            return;
        }
        cx.push(hit.place.item.clone().map_or(Select::Clear, Select::one));
        cx.push(ViewCommand::RevealText(InText { place: TextPlace::clone(&hit.place), at: hit.at }));
    }

    /// Replaces the present place and goes on; goes to the first where there is no present one yet.
    fn replace_one(&mut self, cx: &PanelContext<'_>, ctx: &Context) {
        let Some((at, hit)) = self.at.and_then(|at| Some((at, self.hits().get(at)?))) else {
            return self.step(cx, true);
        };
        if self.search.unnames(cx.outline(), hit) {
            return self.step(cx, true);
        }
        let rewording = self.search.rewording(hit);
        let edit = Edit::Reword(vec![rewording.clone()]);
        let Ok(next) = edit.apply(cx.outline()) else { return };
        cx.push(edit);
        // The words may stand in those that took their place; these are done with.
        let hits = self.search.hits(&next.outline);
        let done = rewording.at.start + rewording.by.len();
        let is_done = |hit: &&SearchHit| *hit.place == rewording.place && hit.at.start < done;
        let behind = at + hits.iter().skip(at).take_while(is_done).count();
        if hits.is_empty() {
            self.at = None;
            unmark(ctx);
            return;
        }
        let (version, next) = (cx.document.version_id(), behind % hits.len());
        self.found = Some(Found { version, hits, items: 0 });
        self.go_to(cx, next);
        // The version that comes of it is looked up anew.
        self.found = None;
    }

    /// Replaces all of them as one step; nobody is left without a name.
    fn replace_all(&mut self, cx: &PanelContext<'_>, ctx: &Context) {
        let named = self.hits().iter().filter(|hit| !self.search.unnames(cx.outline(), hit));
        let rewordings: Vec<_> = named.map(|hit| self.search.rewording(hit)).collect();
        if !rewordings.is_empty() {
            self.at = None;
            unmark(ctx);
            cx.push(Command::Reword(rewordings));
        }
    }
}

/// The panel.
pub(super) fn search_ui(ui: &mut Ui, state: &mut SearchState, cx: &PanelContext<'_>) {
    state.look_up(cx);
    let margin = egui::Margin { left: 18, right: 12, top: 10, bottom: 0 };
    egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
        state.had_focus = fields::fields_ui(ui, state, cx);
    });
    let y = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), y, cx.theme.hairline());
    ui.add_space(1.0);
    state.look_up(cx);
    state.had_focus |= list::list_ui(ui, state, cx);
}

/// Gives the keyboard to the field of a panel that has just been opened.
fn settle(state: &mut SearchState, response: &egui::Response, ctx: &Context) {
    if !state.is_opening {
        return;
    }
    if response.has_focus() {
        state.is_opening = false;
        return;
    }
    response.request_focus();
    select_all(ctx, find_id(), state.words());
}

/// Whether Enter was pressed in the field, and whether with Shift; the press is used up.
fn entered(ui: &Ui, field: Id) -> Option<bool> {
    if !ui.memory(|memory| memory.has_focus(field)) {
        return None;
    }
    let pressed = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, egui::Key::Enter));
    if pressed(Modifiers::SHIFT) { Some(true) } else { pressed(Modifiers::NONE).then_some(false) }
}
