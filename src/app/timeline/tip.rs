//! What the pointer learns when it rests: a scene, a dilemma, a lane in a few lines.

use egui::{Response, Tooltip, Ui};

use super::{names, report};
use crate::{
    app::{context::PanelContext, theme::Type},
    timeline::{Hit, Plan, StopKind, Turn},
};

/// So many characters of a summary are shown.
const SUMMARY: usize = 260;

/// Shows what is known of what lies under the pointer.
pub(super) fn tip(response: &Response, hit: Hit, plan: &Plan, cx: &PanelContext<'_>) {
    if matches!(hit, Hit::Lane(_) | Hit::Ruler | Hit::Story | Hit::Empty | Hit::Mark(_)) {
        return;
    }
    Tooltip::for_enabled(response).at_pointer().show(|ui| {
        ui.set_max_width(300.0);
        match hit {
            Hit::Block { scene, .. } | Hit::Moment(scene) => scene_tip(ui, scene, plan, cx),
            Hit::Arc(arc) => arc_tip(ui, arc, plan, cx),
            Hit::Label(lane) => {
                let lane = &plan.lanes[lane];
                ui.label(Type::List.text(names::lane_name(cx, lane)));
                if let Some(absence) = report::absence_of(&lane.key, plan, cx) {
                    ui.label(Type::Note.text(absence).color(*cx.theme.soft));
                }
            }
            _ => {}
        }
    });
}

fn scene_tip(ui: &mut Ui, scene: usize, plan: &Plan, cx: &PanelContext<'_>) {
    let slot = &plan.slots[scene];
    ui.label(
        Type::Title.text(names::scene_title(cx, plan, scene).replacen(", ", " ", 1)).color(*cx.theme.ink),
    );
    if !slot.scene.summary.is_empty() {
        let mut summary: String = slot.scene.summary.chars().take(SUMMARY).collect();
        if summary.len() < slot.scene.summary.len() {
            summary.push('…');
        }
        ui.label(Type::Prose.text(summary).color(*cx.theme.soft));
    }
    let outline = cx.outline();
    let place =
        slot.scene.location.as_ref().and_then(|id| outline.location(id)).map(|place| place.name.clone());
    let people: Vec<_> = slot
        .scene
        .characters
        .iter()
        .filter_map(|id| outline.character(id))
        .map(|person| person.name.clone())
        .collect();
    let length = slot
        .scene
        .length
        .map_or_else(|| cx.words.text("timeline-no-length"), |length| cx.words.length(length));
    let turn = match plan.story.turn[scene] {
        Turn::InTurn => None,
        Turn::Flashback => Some(cx.words.text("timeline-flashback")),
        Turn::FlashForward => Some(cx.words.text("timeline-flash-forward")),
    };
    let people = Some(people.join(", ")).filter(|people| !people.is_empty());
    let when = names::moment_text(cx.words, &slot.scene);
    let facts: Vec<String> = [Some(length), place, people, when, turn].into_iter().flatten().collect();
    ui.label(Type::Note.text(facts.join(" · ")).color(*cx.theme.faint));
    let hint = match slot.scene.length {
        Some(length) if length.is_estimate => cx.words.text("estimated-hint"),
        None => cx.words.text("timeline-guess-hint"),
        Some(_) => return,
    };
    ui.label(Type::Note.text(hint).color(*cx.theme.faint));
}

fn arc_tip(ui: &mut Ui, arc: usize, plan: &Plan, cx: &PanelContext<'_>) {
    let arc = &plan.arcs[arc];
    ui.label(Type::Title.text(arc.title.as_str()).color(*cx.theme.ink));
    for stop in &arc.stops {
        let args = [("scene", names::scene_title(cx, plan, stop.scene).replacen(", ", " ", 1).into())];
        let line = match stop.kind {
            StopKind::Opens => cx.words.with("timeline-opens-in", &args),
            StopKind::Presses => cx.words.with("timeline-presses-in", &args),
            StopKind::Decided => cx.words.with("timeline-decided-in", &args),
        };
        ui.label(Type::List.text(line).color(*cx.theme.soft));
    }
    let state = match (arc.is_open, arc.taken.as_str()) {
        (true, _) => cx.words.text("timeline-open"),
        (false, "") => cx.words.text("timeline-decided"),
        (false, taken) => cx.words.with("timeline-decided-for", &[("option", taken.into())]),
    };
    let ink = if arc.is_open { *cx.theme.warn } else { *cx.theme.faint };
    ui.label(Type::Note.text(state).color(ink));
}
