//! The figures behind the runtime: the slot, each strand's share, and who is absent for how long.

use egui::{Grid, Id, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::{
    app::{
        context::PanelContext,
        theme::{Type, measures},
        widgets::{ValueField, section_heading, strand_badge},
    },
    outline::{Edit, Field, Header, Minutes},
    timeline::{Absence, Absentee, Plan, Share, absences, shares},
};

/// The slots that broadcasters give most.
const SLOTS: [u32; 4] = [25, 45, 48, 90];
/// So many absences are named.
const ABSENCES: usize = 8;

/// The figures.
pub(super) fn report_ui(ui: &mut Ui, plan: &Plan, cx: &PanelContext<'_>) {
    ui.set_width(340.0);
    section_heading(ui, &cx.words.text("timeline-slot"), None);
    slot(ui, cx);
    ui.add_space(measures().space.small);
    section_heading(ui, &cx.words.text("timeline-shares"), None);
    Grid::new("timeline shares").num_columns(5).spacing(vec2(12.0, 4.0)).show(ui, |ui| {
        for share in shares(cx.outline(), plan) {
            share_row(ui, &share, cx);
            ui.end_row();
        }
    });
    let mut absences = absences(cx.outline(), plan);
    absences.sort_by(|a, b| (b.to - b.from).0.total_cmp(&(a.to - a.from).0));
    if absences.is_empty() {
        return;
    }
    ui.add_space(measures().space.small);
    section_heading(ui, &cx.words.text("timeline-absences"), None);
    for absence in absences.iter().take(ABSENCES) {
        ui.label(Type::List.text(absence_text(absence, cx)).color(*cx.theme.soft));
    }
}

fn slot(ui: &mut Ui, cx: &PanelContext<'_>) {
    let now = cx.outline().runtime_minutes;
    ui.horizontal(|ui| {
        for minutes in SLOTS {
            let label = cx.words.minutes_short(Minutes::whole(minutes));
            if ui.selectable_label(now == Some(minutes), Type::Control.text(label)).clicked() {
                put_slot(Some(minutes), cx);
            }
        }
        ui.add_space(measures().space.small);
        ui.set_max_width(ui.available_width().min(90.0));
        let value = now.map(|minutes| minutes.to_string()).unwrap_or_default();
        let name = cx.words.text("timeline-slot-own");
        let field = ValueField::new(Id::unique("timeline slot"), &name, &value);
        if let Some(text) = field.show(ui).changed {
            match text.trim() {
                "" => put_slot(None, cx),
                text => {
                    if let Ok(minutes) = text.trim_end_matches(['\'', '′']).parse() {
                        put_slot(Some(minutes), cx);
                    }
                }
            }
        }
    });
}

fn put_slot(runtime_minutes: Option<u32>, cx: &PanelContext<'_>) {
    let header = Header { runtime_minutes, ..cx.outline().header() };
    cx.push(Edit::PutHeader(header, Field::Runtime));
}

fn share_row(ui: &mut Ui, share: &Share, cx: &PanelContext<'_>) {
    let strand = share.strand.as_ref().and_then(|id| cx.strand(id));
    let name = strand.as_ref().map_or_else(|| cx.words.text("no-strand"), |strand| strand.name.clone());
    strand_badge(ui, strand.as_ref().map(crate::app::context::StrandLook::badge), &name);
    let title =
        share.strand.as_ref().and_then(|id| cx.outline().strand(id)).map(|strand| strand.title.clone());
    ui.scope(|ui| {
        ui.set_max_width(130.0);
        ui.add(egui::Label::new(Type::List.text(title.unwrap_or(name.clone()))).truncate());
    });
    let scenes = cx.words.with("timeline-scenes", &[("n", share.scenes.into())]);
    ui.label(Type::List.text(scenes).color(*cx.theme.soft));
    ui.label(Type::List.text(cx.words.minutes_short(share.minutes)).color(*cx.theme.soft));
    let (rect, response) = ui.allocate_exact_size(vec2(64.0, 8.0), Sense::hover());
    let percent = format!("{}\u{a0}%", cx.words.number(share.part * 100.0, 0));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("{name}: {percent}")));
    let ink = strand.map_or(cx.theme.no_strand.ink, |strand| strand.color.ink);
    ui.painter().rect_filled(rect, 2.0, *cx.theme.panel);
    let part = rect.width() * share.part.clamp(0.0, 1.0) as f32;
    ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(part, rect.height())), 2.0, *ink);
    response.on_hover_text(Type::List.text(percent));
}

/// `Kai Krause: 12 min, 4 Szenen (von 8′ bis 20′)`.
fn absence_text(absence: &Absence, cx: &PanelContext<'_>) -> String {
    let outline = cx.outline();
    let who = match &absence.who {
        Absentee::Strand(id) => cx.strand(id).map(|strand| strand.name),
        Absentee::Character(id) => outline.character(id).map(|character| character.name.clone()),
    };
    let minutes = |minute: f64| cx.words.number(minute.round(), 0);
    let args = [
        ("who", who.unwrap_or_default().into()),
        ("minutes", minutes((absence.to - absence.from).0).into()),
        ("n", absence.scenes.into()),
        ("from", minutes(absence.from.0).into()),
        ("to", minutes(absence.to.0).into()),
    ];
    if absence.comes_back {
        cx.words.with("timeline-absent", &args)
    } else {
        cx.words.with("timeline-absent-to-the-end", &args)
    }
}
