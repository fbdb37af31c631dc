//! The figures behind the runtime: the slot, each strand's share, and who is absent for how long.

use egui::{
    Align, Align2, Color32, Id, Layout, Margin, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

use super::header;
use crate::{
    app::{
        context::{PanelContext, StrandLook},
        icons::Icon,
        theme::{Type, measures},
        widgets::{ValueField, paint_badge, section_heading},
    },
    outline::{CharacterId, Edit, Field, Header, ItemId, Length, Minutes, StrandId},
    session::Select,
    timeline::{Absence, Absentee, LaneKey, Minute, Plan, Runtime, Share, absences, shares},
};

/// The slots that broadcasters give most.
const SLOTS: [u32; 4] = [25, 45, 48, 90];
/// So many absences are named.
const ABSENCES: usize = 8;
/// The width of all of it.
const WIDTH: f32 = 460.0;
/// The height of a row.
const ROW: f32 = 24.0;
/// From the right edge: where the last figure ends, where the bar ends, where the figure before it ends, where the
/// one before that ends, and where the name ends.
const COLUMNS: [f32; 5] = [0.0, 84.0, 170.0, 214.0, 284.0];
/// The width of a bar.
const BAR: f32 = 76.0;

/// The figures.
pub(super) fn report_ui(ui: &mut Ui, plan: &Plan, runtime: &Runtime, cx: &PanelContext<'_>) {
    egui::Frame::NONE.inner_margin(Margin::symmetric(10, 6)).show(ui, |ui| {
        // A menu would stretch everything to its width.
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            section_heading(ui, &cx.words.text("timeline-slot"), None);
            slot(ui, cx);
            balance(ui, plan, runtime, cx);
            ui.add_space(measures().space.medium);
            section_heading(ui, &cx.words.text("timeline-shares"), None);
            for share in shares(cx.outline()) {
                share_row(ui, &share, cx);
            }
            absent(ui, plan, cx);
        });
    });
}

fn absent(ui: &mut Ui, plan: &Plan, cx: &PanelContext<'_>) {
    let mut absences = absences(cx.outline(), plan);
    absences.sort_by(|a, b| (b.to - b.from).0.total_cmp(&(a.to - a.from).0));
    if absences.is_empty() {
        return;
    }
    ui.add_space(measures().space.medium);
    section_heading(ui, &cx.words.text("timeline-absences"), None);
    for absence in absences.iter().take(ABSENCES) {
        absence_row(ui, absence, plan.total, cx);
    }
}

/// The usual slots, and a field for any other.
fn slot(ui: &mut Ui, cx: &PanelContext<'_>) {
    let now = cx.outline().runtime_minutes;
    ui.horizontal(|ui| {
        ui.set_min_height(measures().field);
        ui.spacing_mut().item_spacing.x = measures().space.hair;
        // In a menu a field would have no frame.
        ui.visuals_mut().widgets.inactive.bg_stroke = cx.theme.hairline();
        for minutes in SLOTS {
            let label = cx.words.minutes_short(Minutes::whole(minutes));
            if header::choice(ui, &label, now == Some(minutes), cx).clicked() {
                put_slot(Some(minutes), cx);
            }
        }
        ui.add_space(measures().space.small);
        let value = now.map(|minutes| minutes.to_string()).unwrap_or_default();
        let (name, hint) = (cx.words.text("timeline-slot-own"), cx.words.text("timeline-slot-hint"));
        let field = ValueField::new(Id::unique("timeline slot"), &name, &value).hint(&hint).width(84.0);
        let field = field.show(ui);
        field.stay();
        if let Some(text) = field.changed {
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

/// What is too much or left: `48 min, 3 min Luft. 2 Szenen ohne Länge.`
fn balance(ui: &mut Ui, plan: &Plan, runtime: &Runtime, cx: &PanelContext<'_>) {
    let theme = cx.theme;
    let known = cx.words.length(runtime.known);
    let (text, ink) = match (runtime.over(), runtime.left()) {
        (Some(over), _) => {
            let args = [("known", known.into()), ("minutes", cx.words.minutes(over).into())];
            (cx.words.with("timeline-balance-over", &args), *theme.warn)
        }
        (None, Some(left)) => {
            let args = [("known", known.into()), ("minutes", cx.words.minutes(left).into())];
            (cx.words.with("timeline-balance-left", &args), *theme.soft)
        }
        (None, None) => (cx.words.with("timeline-balance-none", &[("known", known.into())]), *theme.soft),
    };
    let unknown = match runtime.unknown_scenes {
        0 => String::new(),
        n => {
            let drawn = plan.slots.iter().find(|slot| slot.is_guess).map(|slot| slot.length.0);
            let minutes = cx.words.number(drawn.unwrap_or_default(), 1).into();
            let args = [("n", n.into()), ("minutes", minutes)];
            format!(" · {}", cx.words.with("timeline-unknown-drawn", &args))
        }
    };
    ui.add_space(measures().space.tight);
    ui.label(Type::List.text(text + &unknown).color(ink));
}

/// A row's place and its answer. `name` is all that it says.
fn row(ui: &mut Ui, name: &str) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, ROW), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    (rect, response)
}

fn ground(ui: &Ui, rect: Rect, response: &Response, cx: &PanelContext<'_>) {
    if response.hovered() || response.has_focus() {
        let ground = rect.expand2(vec2(6.0, 0.0));
        ui.painter().rect_filled(ground, measures().radius.field, *cx.theme.hover);
    }
}

/// Who it is, at the left, in the room that the figures leave.
fn who(
    ui: &Ui,
    rect: Rect,
    strand: Option<&StrandLook>,
    title: &str,
    is_person: bool,
    cx: &PanelContext<'_>,
) {
    let side = measures().badge;
    let badge = Rect::from_center_size(pos2(rect.left() + side / 2.0, rect.center().y), vec2(side, side));
    if is_person {
        let font = Type::Icon.font_at(13.0);
        ui.painter().text(badge.center(), Align2::CENTER_CENTER, Icon::User.char(), font, *cx.theme.soft);
    } else {
        paint_badge(ui.painter(), badge, cx.theme, strand.map(StrandLook::badge));
    }
    let left = badge.right() + 8.0;
    let room = rect.right() - COLUMNS[4] - left;
    let text = egui::WidgetText::from(Type::List.text(title).color(*cx.theme.ink));
    let galley = text.into_galley(ui, Some(egui::TextWrapMode::Truncate), room, egui::FontSelection::Default);
    let at = pos2(left, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, *cx.theme.ink);
}

/// A figure that ends at this column.
fn figure(ui: &Ui, rect: Rect, column: f32, text: &str, ink: Color32) {
    let at = pos2(rect.right() - column, rect.center().y);
    ui.painter().text(at, Align2::RIGHT_CENTER, text, Type::List.font(), ink);
}

/// A bar from one part of the whole to another.
fn bar(ui: &Ui, rect: Rect, (from, to): (f64, f64), ink: Color32, cx: &PanelContext<'_>) {
    let right = rect.right() - COLUMNS[1];
    let all =
        Rect::from_min_max(pos2(right - BAR, rect.center().y - 3.5), pos2(right, rect.center().y + 3.5));
    ui.painter().rect(all, 2.0, *cx.theme.panel, Stroke::new(1.0, cx.theme.line), egui::StrokeKind::Inside);
    let x = |part: f64| all.left() + BAR * part.clamp(0.0, 1.0) as f32;
    let part = Rect::from_x_y_ranges(x(from)..=x(to).max(x(from) + 2.0), all.y_range());
    ui.painter().rect_filled(part, 2.0, ink);
}

fn share_row(ui: &mut Ui, share: &Share, cx: &PanelContext<'_>) {
    let words = cx.words;
    let strand = share.strand.as_ref().and_then(|id| cx.strand(id));
    let name = strand.as_ref().map_or_else(|| words.text("no-strand"), |strand| strand.name.clone());
    let scenes = words.with("timeline-scenes", &[("n", share.scenes.into())]);
    let percent = format!("{}\u{a0}%", share.percent);
    let is_known = share.length != Length::ZERO;
    let length = if is_known { words.length(share.length) } else { words.text("timeline-no-length") };
    let label = format!("{name}: {scenes}, {length}, {percent}");
    let (rect, response) = row(ui, &label);
    ground(ui, rect, &response, cx);
    let title = share.strand.as_ref().and_then(|id| cx.outline().strand(id));
    let title = title.map(|strand| strand.title.clone()).filter(|title| !title.is_empty()).unwrap_or(name);
    who(ui, rect, strand.as_ref(), &title, false, cx);
    figure(ui, rect, COLUMNS[3], &scenes, *cx.theme.soft);
    let length = if is_known { words.length_short(share.length) } else { "–".to_owned() };
    figure(ui, rect, COLUMNS[2], &length, *cx.theme.ink);
    let ink = strand.map_or(cx.theme.no_strand.ink, |strand| strand.color.ink);
    bar(ui, rect, (0.0, f64::from(share.percent) / 100.0), *ink, cx);
    figure(ui, rect, COLUMNS[0], &percent, *cx.theme.soft);
    if response.clicked()
        && let Some(id) = &share.strand
    {
        cx.push(Select::one(id));
    }
}

fn absence_row(ui: &mut Ui, absence: &Absence, total: Minute, cx: &PanelContext<'_>) {
    let words = cx.words;
    let (rect, response) = row(ui, &absence_text(absence, absentee(absence, cx), cx));
    ground(ui, rect, &response, cx);
    let (item, ink) = match &absence.who {
        Absentee::Strand(id) => strand_absent(ui, rect, id, cx),
        Absentee::Character(id) => character_absent(ui, rect, id, cx),
    };
    let minutes = |minute: Minute| words.number(minute.0.round(), 0);
    figure(ui, rect, COLUMNS[2], &format!("{}′", words.number(rounded(absence), 0)), *cx.theme.ink);
    let part = |minute: Minute| minute.0 / total.0.max(f64::MIN_POSITIVE);
    bar(ui, rect, (part(absence.from), part(absence.to)), ink, cx);
    let (from, to) = (minutes(absence.from).into(), minutes(absence.to).into());
    let when = if absence.comes_back {
        words.with("timeline-absent-range", &[("from", from), ("to", to)])
    } else {
        words.with("timeline-absent-from", &[("from", from)])
    };
    figure(ui, rect, COLUMNS[0], &when, *cx.theme.soft);
    if response.clicked() {
        cx.push(Select::one(item));
    }
}

fn strand_absent(ui: &Ui, rect: Rect, id: &StrandId, cx: &PanelContext<'_>) -> (ItemId, Color32) {
    let look = cx.strand(id);
    let title = cx.outline().strand(id).map(|strand| strand.title.clone()).filter(|title| !title.is_empty());
    let title = title.or_else(|| look.as_ref().map(|look| look.name.clone())).unwrap_or_default();
    who(ui, rect, look.as_ref(), &title, false, cx);
    (id.into(), *look.map_or(cx.theme.no_strand.ink, |look| look.color.ink))
}

fn character_absent(ui: &Ui, rect: Rect, id: &CharacterId, cx: &PanelContext<'_>) -> (ItemId, Color32) {
    let name = cx.outline().character(id).map(|character| character.name.clone()).unwrap_or_default();
    who(ui, rect, None, &name, true, cx);
    (id.into(), *cx.theme.faint)
}

fn absentee(absence: &Absence, cx: &PanelContext<'_>) -> String {
    let who = match &absence.who {
        Absentee::Strand(id) => cx.strand(id).map(|strand| strand.name),
        Absentee::Character(id) => cx.outline().character(id).map(|character| character.name.clone()),
    };
    who.unwrap_or_default()
}

/// For how long who or what a lane stands for is absent: `Längste Abwesenheit: 12 min (8′ bis 20′)`.
pub(super) fn absence_of(lane: &LaneKey, plan: &Plan, cx: &PanelContext<'_>) -> Option<String> {
    let absence = absences(cx.outline(), plan).into_iter().find(|absence| match (&absence.who, lane) {
        (Absentee::Strand(who), LaneKey::Strand(lane)) => who == lane,
        (Absentee::Character(who), LaneKey::Character(lane)) => who == lane,
        _ => false,
    })?;
    Some(absence_text(&absence, cx.words.text("timeline-absence"), cx))
}

/// How long the absence is, as its rounded beginning and end have it.
fn rounded(absence: &Absence) -> f64 {
    absence.to.0.round() - absence.from.0.round()
}

/// `Kai Krause: 12 min (8′ bis 20′)`.
fn absence_text(absence: &Absence, who: String, cx: &PanelContext<'_>) -> String {
    let minutes = |minute: f64| cx.words.number(minute.round(), 0);
    let args = [
        ("who", who.into()),
        ("minutes", cx.words.number(rounded(absence), 0).into()),
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
