//! A row of the library, and the field in its place while its item is being renamed.

use egui::{Align2, Id, Painter, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, pos2};

use super::{
    presence,
    rows::{Entry, Note, State},
};
use crate::{
    app::{
        context::PanelContext,
        inspector::relation_word,
        theme::{Type, measures},
        widgets::{Row, ValueField, paint_badge, paint_diamond, select_all},
    },
    outline::{Edit, Field, Item, ItemId},
    session::ViewCommand,
};

/// The least width in which a note says anything, in points.
const LEAST_NOTE: f32 = 30.0;

/// The id of the item's row; the keyboard's focus is on it.
pub(super) fn row_id(item: &ItemId) -> Id {
    Id::unique(("library-row", item))
}

/// Whether the item has a name of its own.
pub(super) const fn can_rename(item: &ItemId) -> bool {
    !matches!(item, ItemId::Relation(_))
}

/// Draws the row.
pub(super) fn row_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    entry: &Entry,
    index: usize,
    is_tab_stop: bool,
) -> Response {
    let label = label(cx, entry);
    let note = note(cx, &entry.note);
    let row = Row::new(row_id(&entry.item), &label)
        .selected(cx.is_selected(&entry.item))
        .sense(if is_tab_stop { Sense::click_and_drag() } else { Sense::CLICK | Sense::DRAG });
    let mut is_cut = false;
    let response = row.show(ui, |ui| is_cut = contents_ui(ui, cx, entry, index, (&label, &note)));
    let doubt = entry
        .doubt
        .map(|doubt| cx.words.with("library-doubt", &[("confidence", cx.words.confidence(doubt).into())]));
    let whole = is_cut.then(|| [label, note].into_iter().filter(|text| !text.is_empty()));
    let whole = whole.map(|texts| texts.collect::<Vec<_>>().join(" · "));
    let hint: Vec<String> = whole.into_iter().chain(doubt).collect();
    if hint.is_empty() {
        return response;
    }
    response.on_hover_text(Type::List.text(hint.join("\n")))
}

/// What is inside: mark, name, note, presence. The name has the first right to the space. Whether something had to
/// be cut.
fn contents_ui(
    ui: &Ui,
    cx: &PanelContext<'_>,
    entry: &Entry,
    index: usize,
    (label, note): (&str, &str),
) -> bool {
    let space = &measures().space;
    let rect = ui.max_rect().with_min_x(ui.max_rect().left() + 10.0).with_max_x(ui.max_rect().right() - 6.0);
    let (mut left, mut right, middle) = (rect.left(), rect.right(), rect.center().y);
    let painter = ui.painter();
    if let Some(doubt) = entry.doubt {
        let ink = if doubt.as_f64() < 0.6 { cx.theme.warn } else { cx.theme.edge };
        paint_doubt(painter, pos2(rect.left() - 9.0, middle), Stroke::new(1.0, ink));
    }
    left += mark_ui(painter, cx, entry, index, pos2(left, middle));
    if !entry.presence.is_empty() {
        let bars = Rect::from_min_max(
            pos2(right - presence::width(entry.presence.len()), rect.top()),
            pos2(right, rect.bottom()),
        );
        presence::paint(painter, bars, cx.theme, &entry.presence);
        right = bars.left() - space.small;
    }
    let truncated = |text: &str, role: Type, ink, width: f32| {
        let text = egui::WidgetText::from(role.text(text).color(ink));
        text.into_galley(ui, Some(egui::TextWrapMode::Truncate), width, role.font())
    };
    let (role, ink) =
        if entry.label.is_empty() { (Type::Missing, cx.theme.faint) } else { (Type::List, cx.theme.ink) };
    // What a dilemma or strand is like is said in a word or two, which the title leaves room for.
    let is_short = !matches!(entry.note, Note::Text(_));
    let wanted = painter.layout_no_wrap(note.to_owned(), Type::Note.font(), *cx.theme.soft).size().x;
    let reserved = if is_short && !note.is_empty() { wanted + space.small } else { 0.0 };
    // A relation is its two people before it is anything else.
    let most = if matches!(entry.note, Note::Relation(_)) { (right - left) * 0.3 } else { f32::INFINITY };
    let reserved = reserved.min(most);
    let name = truncated(label, role, *ink, (right - left - reserved).max(0.0));
    let after = left + name.size().x + space.small;
    let mut is_cut = name.elided;
    painter.galley(Align2::LEFT_CENTER.anchor_size(pos2(left, middle), name.size()).min, name, *ink);

    // Half a point for rounding: what was reserved is there.
    let room = right - after + 0.5;
    if !note.is_empty() && room >= LEAST_NOTE.min(wanted) {
        let is_unfinished = matches!(entry.note, Note::State(state) if state.is_unfinished());
        let ink = if is_unfinished { cx.theme.warn } else { cx.theme.soft };
        let galley = truncated(note, Type::Note, *ink, room);
        is_cut |= galley.elided;
        painter.galley(
            Align2::RIGHT_CENTER.anchor_size(pos2(right, middle), galley.size()).min,
            galley,
            *ink,
        );
    } else {
        is_cut |= !note.is_empty();
    }
    is_cut
}

/// Paints a strand's badge or a dilemma's diamond at `at`; gives the space that it takes.
fn mark_ui(painter: &Painter, cx: &PanelContext<'_>, entry: &Entry, index: usize, at: egui::Pos2) -> f32 {
    if let ItemId::Strand(id) = &entry.item {
        let side = measures().badge;
        let rect = Rect::from_min_size(pos2(at.x, at.y - side / 2.0), Vec2::splat(side));
        let color = cx.strand(id).map(|look| (look.index, look.color));
        paint_badge(painter, rect, cx.theme, color.or(Some((index, cx.theme.no_strand))));
        return side + measures().space.small;
    }
    if let Some(kind) = entry.diamond {
        let side = 14.0;
        paint_diamond(painter, pos2(at.x + side / 2.0, at.y), 5.5, kind, *cx.theme.ink);
        return side + measures().space.small;
    }
    0.0
}

/// The mark of what nobody has checked: a small dashed ring.
fn paint_doubt(painter: &Painter, center: egui::Pos2, stroke: Stroke) {
    const RADIUS: f32 = 3.2;
    const STEPS: u8 = 24;
    let ring: Vec<_> = (0..=STEPS)
        .map(|step| {
            let angle = std::f32::consts::TAU * f32::from(step) / f32::from(STEPS);
            center + RADIUS * egui::vec2(angle.cos(), angle.sin())
        })
        .collect();
    painter.extend(Shape::dashed_line(&ring, stroke, 1.8, 1.55));
}

fn label(cx: &PanelContext<'_>, entry: &Entry) -> String {
    if entry.label.is_empty() { cx.words.text("library-untitled") } else { entry.label.clone() }
}

fn note(cx: &PanelContext<'_>, note: &Note) -> String {
    match note {
        Note::Nothing => String::new(),
        Note::Text(text) => text.clone(),
        Note::Length(length) => cx.words.length_short(*length),
        Note::State(State::Open) => cx.words.text("library-open"),
        Note::State(State::Decided) => cx.words.text("library-decided"),
        Note::State(State::DecidedNowhere) => cx.words.text("library-decided-nowhere"),
        Note::Scenes(count) => cx.words.with("library-scene-count", &[("n", (*count).into())]),
        Note::Relation(kind) => relation_word(cx.words, *kind),
    }
}

fn name_field_id(item: &ItemId) -> Id {
    Id::unique(("library-rename", item))
}

/// Whether the field of the item's name is still to be given the keyboard.
pub(super) fn is_first_frame_of_name(ui: &Ui, item: &ItemId) -> bool {
    ui.data(|data| data.get_temp::<bool>(name_field_id(item).with("begun"))).is_none()
}

/// The field in the row's place. However it is left, the new name is taken; one undo brings the old one back.
pub(super) fn rename_ui(ui: &mut Ui, cx: &PanelContext<'_>, entry: &Entry, index: usize) {
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), measures().field));
    let mut left = rect.left() + 12.0;
    left += mark_ui(ui.painter(), cx, entry, index, pos2(rect.left() + 18.0, rect.center().y));
    let inside = rect.with_min_x(left).with_max_x(rect.right() - 8.0);
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inside));
    let id = name_field_id(&entry.item);
    let value = own_name(cx, &entry.item);
    let name = cx.words.text("library-name");
    let is_new = is_first_frame_of_name(&ui, &entry.item);
    let field = ValueField::new(id, &name, &value).keeping_words().show(&mut ui);
    if is_new {
        field.response.request_focus();
        select_all(ui.ctx(), id, &value);
        ui.data_mut(|data| data.insert_temp(id.with("begun"), true));
        return;
    }
    if let Some(edit) =
        field.changed.filter(|text| !text.trim().is_empty()).and_then(|text| rename(cx, entry, &text))
    {
        cx.push(edit);
    }
    if field.response.lost_focus() || !field.response.has_focus() {
        ui.data_mut(|data| data.remove::<bool>(id.with("begun")));
        cx.push(ViewCommand::EndRename);
        ui.memory_mut(|memory| memory.request_focus(row_id(&entry.item)));
    }
}

/// The name alone, without the form of address.
fn own_name(cx: &PanelContext<'_>, item: &ItemId) -> String {
    match item {
        ItemId::Character(id) => cx.outline().character(id).map(|item| item.name.clone()).unwrap_or_default(),
        other => cx.outline().name_of(other).into_owned(),
    }
}

fn rename(cx: &PanelContext<'_>, entry: &Entry, text: &str) -> Option<Edit> {
    let text = text.trim().to_owned();
    let (item, field): (Item, Field) = match cx.outline().item(&entry.item)? {
        Item::Character(item) => (crate::outline::Character { name: text, ..item }.into(), Field::Name),
        Item::Location(item) => (crate::outline::Location { name: text, ..item }.into(), Field::Name),
        Item::Strand(item) => (crate::outline::Strand { title: text, ..item }.into(), Field::Title),
        Item::Dilemma(item) => (crate::outline::Dilemma { title: text, ..item }.into(), Field::Title),
        Item::Source(item) => (crate::outline::Source { name: text, ..item }.into(), Field::Name),
        Item::Scene(_) | Item::Relation(_) => return None,
    };
    Some(Edit::put(item, field))
}
