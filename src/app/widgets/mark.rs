//! A passage that was looked for and lies in a field: marked there, and scrolled to, until the field is typed in.

use std::{ops::Range, sync::Arc};

use egui::{
    Context, FontId, Galley, Id, Rect, TextFormat, Ui,
    text::{CCursor, LayoutJob},
    text_edit::TextEditOutput,
};

use crate::app::theme::Theme;

/// Where it is kept which passage is marked.
const KEY: &str = "marked passage";

#[derive(Clone)]
struct Mark {
    field: Id,
    at: Range<usize>,
    /// Whether it has been scrolled to.
    is_seen: bool,
}

/// Marks these bytes of the field's text, and no others.
pub(crate) fn mark(ctx: &Context, field: Id, at: Range<usize>) {
    ctx.data_mut(|data| data.insert_temp(Id::unique(KEY), Mark { field, at, is_seen: false }));
}

/// Marks nothing any more.
pub(crate) fn unmark(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<Mark>(Id::unique(KEY)));
}

/// The bytes that are marked in this field, if they are some of its text.
pub(super) fn marked_in(ctx: &Context, field: Id, text: &str) -> Option<Range<usize>> {
    let mark = ctx.data(|data| data.get_temp::<Mark>(Id::unique(KEY)))?;
    (mark.field == field && text.get(mark.at.clone()).is_some()).then_some(mark.at)
}

/// Brings the mark of a field that was drawn into view, once, and lets it go when something was typed.
pub(super) fn show(ui: &Ui, field: Id, text: &str, shown: &TextEditOutput) {
    let Some(at) = marked_in(ui.ctx(), field, text) else { return };
    if shown.response.response.changed() {
        return unmark(ui.ctx());
    }
    let key = Id::unique(KEY);
    let is_seen = ui.data_mut(|data| {
        let mark = data.get_temp_mut_or_insert_with(key, || Mark { field, at: at.clone(), is_seen: true });
        std::mem::replace(&mut mark.is_seen, true)
    });
    if !is_seen {
        let ends = [at.start, at.end].map(|byte| {
            let cursor = CCursor::new(text[..byte].chars().count());
            shown.galley.pos_from_cursor(cursor).translate(shown.galley_pos.to_vec2())
        });
        let [begin, end] = ends;
        ui.scroll_to_rect(Rect::union(begin, end), Some(egui::Align::Center));
    }
}

/// The text of a field with a passage of it marked.
pub(super) fn lay_out(ui: &Ui, text: &str, wrap_width: f32, font: &FontId, at: &Range<usize>) -> Arc<Galley> {
    let theme = Theme::of(ui.ctx());
    let row = ui.fonts_mut(|fonts| fonts.row_height(font)) + ui.spacing().extra_text_line_spacing;
    let plain = TextFormat { line_height: Some(row), ..TextFormat::simple(font.clone(), *theme.ink) };
    let lit = TextFormat { background: *theme.mark, ..plain.clone() };
    let mut job = LayoutJob { keep_trailing_whitespace: true, ..LayoutJob::default() };
    job.wrap.max_width = wrap_width;
    job.append(&text[..at.start], 0.0, plain.clone());
    job.append(&text[at.clone()], 0.0, lit);
    job.append(&text[at.end..], 0.0, plain);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
