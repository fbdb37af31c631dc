//! The evidence for an item: the passages themselves with the decisive words marked, and the reasons beneath.

use egui::{Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo, text::LayoutJob, text::TextFormat, vec2};

use super::{
    InspectorState,
    fields::{labelled, word_button},
    passages::{Passage, passages},
    reasons,
};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        theme::{Type, measures},
    },
    outline::ItemId,
    session::{Middle, ViewCommand},
};

/// How many passages are shown at first.
const FEW: usize = 3;

/// Draws the evidence; nothing where there is none.
pub(super) fn evidence_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>, item: &ItemId) {
    let passages = passages(cx.outline(), item);
    let found = cx.outline().found(item);
    if passages.is_empty() && found.is_none_or(|found| found.reasons.is_empty()) {
        return;
    }
    let all = Id::unique(("inspector-passages", item));
    let shows_all = state.unfolded.contains(&all) || passages.len() <= FEW + 1;
    let count = if shows_all { passages.len() } else { FEW };
    labelled(ui, &cx.words.text("inspector-evidence"), |ui| {
        ui.spacing_mut().item_spacing.y = measures().space.small;
        for passage in &passages[..count] {
            passage_ui(ui, cx, passage);
        }
        if !shows_all {
            let rest = cx.words.with("inspector-more-passages", &[("n", (passages.len() - count).into())]);
            if word_button(ui, cx, Icon::ChevronDown, &rest).clicked() {
                state.unfolded.insert(all);
            }
        }
        if let Some(found) = found {
            let said = reasons::reasons(cx.words, cx.outline(), &found.reasons);
            reasons_ui(ui, cx, &said);
        }
    });
}

/// A passage in serif beside a bar; a click shows it in the source.
fn passage_ui(ui: &mut Ui, cx: &PanelContext<'_>, passage: &Passage) {
    const BAR: f32 = 2.0;
    let Some(text) = passage.text(cx.outline()) else { return };
    let indent = measures().space.medium;
    let width = ui.available_width() - indent;
    let job = marked(cx, text, passage, width);
    let galley = ui.painter().layout_job(job);
    let size = Vec2::new(ui.available_width(), galley.size().y + 4.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = cx.words.with("inspector-passage", &[("text", text.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    if ui.is_rect_visible(rect) {
        let is_lit = response.hovered() || response.has_focus();
        if is_lit {
            ui.painter().rect_filled(rect.with_min_x(rect.left() + BAR), 0.0, cx.theme.hover);
        }
        let bar = Rect::from_min_size(rect.min, vec2(BAR, rect.height()));
        ui.painter().rect_filled(bar, 0.0, cx.theme.accent);
        ui.painter().galley(rect.min + vec2(indent, 2.0), galley, *cx.theme.ink);
    }
    let hint = Type::List.text(cx.words.text("inspector-show-in-source"));
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(hint).clicked() {
        cx.push(ViewCommand::Show(Middle::Source));
        cx.push(ViewCommand::RevealSpan(passage.span()));
    }
}

/// The passage's text with its marks; line breaks within it become spaces.
fn marked(cx: &PanelContext<'_>, text: &str, passage: &Passage, width: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let plain = TextFormat {
        font_id: Type::Prose.font(),
        color: *cx.theme.ink,
        line_height: Some(measures().row - 2.0),
        ..TextFormat::default()
    };
    let mark = TextFormat { background: *cx.theme.mark, ..plain.clone() };
    let mut append = |range: std::ops::Range<usize>, format: &TextFormat| {
        let piece = text.get(range).unwrap_or_default().replace(['\r', '\n'], " ");
        if !piece.is_empty() {
            job.append(&piece, 0.0, format.clone());
        }
    };
    let start = passage.range.start;
    let mut at = 0;
    for words in &passage.marks {
        append(at..words.start - start, &plain);
        append(words.start - start..words.end - start, &mark);
        at = words.end - start;
    }
    append(at..text.len(), &plain);
    job
}

/// The reasons in small type: what spoke for it, and what against it.
pub(super) fn reasons_ui(ui: &mut Ui, cx: &PanelContext<'_>, said: &reasons::Reasons) {
    const SEPARATOR: &str = " · ";
    for decision in &said.pro {
        let mut job = egui::text::LayoutJob::default();
        let mut append = |text: &str, color| {
            let style = egui::TextFormat { font_id: Type::Note.font(), color, ..Default::default() };
            job.append(text, 0.0, style);
        };
        if let Some(title) = &decision.title {
            append(&format!("{title}  "), cx.theme.ink.into());
        }
        append(&decision.rules.join(SEPARATOR), cx.theme.soft.into());
        ui.add(egui::Label::new(job).wrap());
    }
    if !said.contra.is_empty() {
        let contra = cx.words.with("inspector-contra", &[("reasons", said.contra.join(SEPARATOR).into())]);
        ui.add(egui::Label::new(Type::Note.text(contra).color(cx.theme.soft)).wrap());
    }
}
