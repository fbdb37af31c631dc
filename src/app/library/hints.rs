//! The story checker's part of the library, at its foot: a sentence a row, to go to, to put away and to fetch back.

use egui::{Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::heading::fold_ui;
use crate::{
    app::{
        context::PanelContext,
        hints::{sentence, show},
        icons::Icon,
        theme::{Type, measures},
        widgets::{IconButton, Row, context_menu, menu_line, take_menu_key},
        words::Language,
    },
    outline::{Case, Edit, Hint},
    session::VersionId,
};

/// How much of the library's height the foot may take, so that the items keep the better part.
const MOST: f32 = 0.4;
/// The space left of a sentence, for its mark; and right of it, for the button.
const INSET: Vec2 = vec2(26.0, 24.0);
/// The space above and below a sentence.
const LEADING: f32 = 4.0;

/// What the foot remembers from frame to frame.
#[derive(Default)]
pub(super) struct HintsState {
    /// The rows of a version, and for what they were made.
    made: Option<(Made, Vec<Line>)>,
    /// Whether what was put away is shown too.
    shows_dismissed: bool,
    /// The row that the keyboard has reached.
    reached: Option<Case>,
}

/// What the rows depend on.
#[derive(Clone, Copy, PartialEq)]
struct Made {
    version: VersionId,
    is_held: bool,
    language: Language,
    width: f32,
}

/// A hint as the library shows it.
struct Line {
    hint: Hint,
    sentence: String,
    is_dismissed: bool,
    height: f32,
}

impl HintsState {
    /// Whether the heading or one of the rows has the focus: then the key for deleting is about hints, not about what is
    /// selected.
    pub(super) fn has_focus(&self, ctx: &egui::Context) -> bool {
        let focused = ctx.memory(egui::Memory::focused);
        let lines = self.made.iter().flat_map(|(_, lines)| lines);
        focused.is_some_and(|focused| {
            let mut rows = lines.into_iter().map(|line| row_id(&line.hint.case));
            [heading_id(), dismissed_id()].contains(&focused) || rows.any(|row| row == focused)
        })
    }
}

fn heading_id() -> Id {
    Id::unique("library-hints")
}

fn dismissed_id() -> Id {
    Id::unique("library-hints-dismissed")
}

fn row_id(case: &Case) -> Id {
    Id::unique(("library-hint", case))
}

/// The foot as it is to be drawn in this frame.
pub(super) struct Foot {
    lines: Vec<Line>,
    made: Made,
    is_folded: bool,
    /// How high it is; nothing where there is nothing to say.
    pub(super) height: f32,
}

impl Foot {
    /// What stands there, in a library of this width and height.
    pub(super) fn of(ui: &Ui, state: &mut HintsState, cx: &PanelContext<'_>, size: Vec2) -> Self {
        let (version, is_held) = (cx.document.version_id(), cx.document.holds_hints());
        let made = Made { version, is_held, language: cx.words.language(), width: size.x };
        let lines = match state.made.take() {
            Some((old, lines)) if old == made => lines,
            _ => lines(ui, cx, size.x),
        };
        let is_folded = ui.data_mut(|data| data.get_persisted(open_id())) != Some(true);
        let mut foot = Self { lines, made, is_folded, height: 0.0 };
        if foot.lines.is_empty() {
            return foot;
        }
        let heading = measures().row + 2.0 + 2.0 * measures().space.tight;
        let rows = if is_folded { 0.0 } else { foot.rows_height(state) };
        foot.height = (heading + rows).min((size.y * MOST).max(heading));
        foot
    }

    fn rows_height(&self, state: &HintsState) -> f32 {
        let told = self.lines.iter().filter(|line| state.shows_dismissed || !line.is_dismissed);
        let rows: f32 = told.map(|line| line.height).sum();
        let has_dismissed = self.lines.iter().any(|line| line.is_dismissed);
        rows + if has_dismissed { measures().row } else { 0.0 } + measures().space.tight
    }
}

/// Folded until the writer asks: who has just brought a text in is not to be met with questions.
fn open_id() -> Id {
    Id::unique("library-hints-open")
}

fn lines(ui: &Ui, cx: &PanelContext<'_>, width: f32) -> Vec<Line> {
    let line = |hint: &Hint| {
        let sentence = sentence(cx.words, cx.outline(), hint);
        let height = galley(ui, &sentence, width, egui::Color32::PLACEHOLDER).size().y + 2.0 * LEADING;
        let (is_dismissed, height) = (cx.outline().has_dismissed(hint), height.max(measures().row));
        Line { sentence, is_dismissed, height, hint: hint.clone() }
    };
    cx.document.hints().iter().map(line).collect()
}

/// Draws the foot.
pub(super) fn hints_ui(ui: &mut Ui, state: &mut HintsState, cx: &PanelContext<'_>, foot: Foot) {
    let Foot { lines, made, is_folded, height } = foot;
    if height > 0.0 {
        let top = ui.max_rect().top();
        ui.painter().hline(ui.max_rect().x_range(), top, cx.theme.hairline());
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(measures().space.tight);
        let told = lines.iter().filter(|line| !line.is_dismissed).count();
        let name = cx.words.text("hints");
        if fold_ui(ui, cx, heading_id(), (&name, told), is_folded, 0.0).is_toggled {
            ui.data_mut(|data| data.insert_persisted(open_id(), is_folded));
        }
        if !is_folded {
            ScrollArea::vertical().auto_shrink(false).id_salt("hints").show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                rows_ui(ui, state, cx, &lines);
            });
        }
    }
    state.made = Some((made, lines));
}

fn rows_ui(ui: &mut Ui, state: &mut HintsState, cx: &PanelContext<'_>, lines: &[Line]) {
    let (away, told): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.is_dismissed);
    let mut rows = told;
    let told = rows.len();
    if state.shows_dismissed {
        rows.extend(&away);
    }
    keys_ui(ui, state, cx, &rows);
    let stop = rows.iter().position(|line| ui.memory(|memory| memory.has_focus(row_id(&line.hint.case))));
    for (index, line) in rows.iter().enumerate() {
        if index == told {
            dismissed_ui(ui, state, cx, away.len());
        }
        row_ui(ui, state, cx, line, index == stop.unwrap_or(0));
    }
    if rows.len() == told && !away.is_empty() {
        dismissed_ui(ui, state, cx, away.len());
    }
}

fn galley(ui: &Ui, sentence: &str, width: f32, ink: egui::Color32) -> std::sync::Arc<egui::Galley> {
    let room = (width - INSET.x - INSET.y).max(40.0);
    ui.painter().layout(sentence.to_owned(), Type::List.font(), ink, room)
}

fn row_ui(ui: &mut Ui, state: &mut HintsState, cx: &PanelContext<'_>, line: &Line, is_tab_stop: bool) {
    let Line { hint, sentence, is_dismissed, height } = line;
    let width = ui.available_width();
    let rect = Rect::from_min_size(ui.cursor().min, vec2(width, *height));
    let is_reached = state.reached.as_ref() == Some(&hint.case);
    // What is out of sight costs its space and nothing else; but what the keyboard is on must be there to stay so.
    if !(ui.is_rect_visible(rect) || is_tab_stop || is_reached) {
        ui.allocate_space(rect.size());
        return;
    }
    let ink = if *is_dismissed { cx.theme.faint } else { cx.theme.ink };
    let is_shown = matches!(cx.document.selection().as_slice(), [item] if *item == hint.case.subject());
    let row = Row::new(row_id(&hint.case), sentence)
        .height(*height)
        .selected(is_shown && !is_dismissed)
        .sense(if is_tab_stop { Sense::click() } else { Sense::CLICK });
    let response = row.show(ui, |ui| {
        let rect = ui.max_rect();
        let left = rect.left() - measures().space.small;
        let galley = galley(ui, sentence, width, *ink);
        let top = rect.center().y - galley.size().y / 2.0;
        let first = top + measures().row / 2.0 - LEADING;
        let mark = Type::Icon.font_at(13.0);
        let icon = if *is_dismissed { Icon::EyeOff } else { Icon::CircleQuestionMark };
        let at = pos2(left + 15.0, first);
        ui.painter().text(at, egui::Align2::CENTER_CENTER, icon.char(), mark, *cx.theme.soft);
        ui.painter().galley(pos2(left + INSET.x, top), galley, *ink);
    });
    if is_reached {
        state.reached = None;
        response.request_focus();
        // At once: what is added up while the list still moves would carry it too far.
        ui.scroll_to_rect_animation(response.rect, None, egui::style::ScrollAnimation::none());
    }
    if response.clicked() {
        state.reached = Some(hint.case.clone());
        show(hint, |command| cx.push(command));
    }
    answer_ui(ui, cx, line, response.rect);
    let asks = response.has_focus() && take_menu_key(ui.ctx());
    let by_key = asks.then(|| response.rect.center());
    context_menu(&response, by_key, |ui| menu_ui(ui, cx, line));
}

fn menu_ui(ui: &mut Ui, cx: &PanelContext<'_>, line: &Line) {
    let Line { hint, is_dismissed, .. } = line;
    ui.set_min_width(180.0);
    if menu_line(ui, (Icon::ArrowRight, &cx.words.text("hint-show")), None) {
        show(hint, |command| cx.push(command));
    }
    let (icon, name) = if *is_dismissed {
        (Icon::Eye, cx.words.text("hint-recall"))
    } else {
        (Icon::EyeOff, cx.words.text("hint-dismiss"))
    };
    if menu_line(ui, (icon, &name), None) {
        cx.push(Edit::Dismiss(hint.case.clone(), !is_dismissed));
    }
}

/// The button at the end of a row, seen while the pointer or the keyboard is there.
fn answer_ui(ui: &mut Ui, cx: &PanelContext<'_>, line: &Line, row: Rect) {
    let args = [("hint", line.sentence.as_str().into())];
    let (icon, name) = if line.is_dismissed {
        (Icon::Eye, cx.words.with("hint-recall-this", &args))
    } else {
        (Icon::EyeOff, cx.words.with("hint-dismiss-this", &args))
    };
    let side = 20.0;
    let place = Rect::from_center_size(pos2(row.right() - INSET.y / 2.0, row.center().y), Vec2::splat(side));
    let salt = ("answer", &line.hint.case);
    let mut corner = ui.new_child(UiBuilder::new().max_rect(place).id_salt(salt));
    let seen = corner.unique_id().with("seen");
    let had_focus = ui.data(|data| data.get_temp(seen)).unwrap_or(false);
    let row_has_focus = ui.memory(|memory| memory.has_focus(row_id(&line.hint.case)));
    if !(ui.rect_contains_pointer(row) || row_has_focus || had_focus) {
        corner.set_opacity(0.0);
    }
    let response = IconButton::new(icon, &name).side(side).show(&mut corner);
    if response.has_focus() != had_focus {
        ui.data_mut(|data| data.insert_temp(seen, response.has_focus()));
        ui.ctx().request_repaint();
    }
    if response.clicked() {
        cx.push(Edit::Dismiss(line.hint.case.clone(), !line.is_dismissed));
    }
}

/// How many hints were put away, which shows them.
fn dismissed_ui(ui: &mut Ui, state: &mut HintsState, cx: &PanelContext<'_>, count: usize) {
    let name = cx.words.with("hints-dismissed", &[("n", count.into())]);
    let response = Row::new(dismissed_id(), &name).show(ui, |ui| {
        let rect = ui.max_rect();
        let left = rect.left() - measures().space.small;
        let icon = if state.shows_dismissed { Icon::ChevronDown } else { Icon::ChevronRight };
        let font = Type::Icon.font_at(12.0);
        let at = pos2(left + 15.0, rect.center().y);
        ui.painter().text(at, egui::Align2::CENTER_CENTER, icon.char(), font, *cx.theme.faint);
        let at = pos2(left + INSET.x, rect.center().y);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, &name, Type::Note.font(), *cx.theme.soft);
    });
    let is_open = state.shows_dismissed;
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, is_open, &name));
    if response.clicked() {
        state.shows_dismissed = !is_open;
    }
}

/// Arrow keys, Home and End walk through the hints, Delete puts the one away that has the focus. Enter and Space go to
/// what it is about, as on every row.
fn keys_ui(ui: &Ui, state: &mut HintsState, cx: &PanelContext<'_>, rows: &[&Line]) {
    let Some(focused) = ui.memory(egui::Memory::focused) else { return };
    let Some(place) = rows.iter().position(|line| row_id(&line.hint.case) == focused) else { return };
    let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, filter));
    let last = rows.len() - 1;
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    let to = match (pressed(Key::Home) > 0, pressed(Key::End) > 0) {
        (true, _) => 0,
        (_, true) => last,
        _ => (place + down).saturating_sub(up).min(last),
    };
    if to != place {
        // The inspector shows what the keyboard is on.
        state.reached = Some(rows[to].hint.case.clone());
        show(&rows[to].hint, |command| cx.push(command));
    }
    let line = rows[place];
    if pressed(Key::Delete) + pressed(Key::Backspace) > 0 && !line.is_dismissed {
        // The next one, or the one before the last, has the focus then; after the only one the heading.
        let to = if place < last { Some(place + 1) } else { place.checked_sub(1) };
        state.reached = to.map(|to| rows[to].hint.case.clone());
        if let Some(to) = to {
            show(&rows[to].hint, |command| cx.push(command));
        } else {
            ui.memory_mut(|memory| memory.request_focus(heading_id()));
        }
        cx.push(Edit::Dismiss(line.hint.case.clone(), true));
    }
}
