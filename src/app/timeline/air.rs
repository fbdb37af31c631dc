//! What the mouse holds, painted over the timeline: the drop line, a card with what it will become, the rubber band.

use egui::{Color32, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, vec2};

use super::{
    gesture::{Gesture, SceneDrag, Target},
    names, paint,
};
use crate::{
    app::{
        context::PanelContext,
        theme::{Type, measures},
        words::Words,
    },
    timeline::{Area, Chart, Minute, Picture, Plan, Px, Spot},
};

/// From the pointer to the card.
const BESIDE: Vec2 = vec2(14.0, 16.0);
/// So far round the line of the story rail its dots reach.
const AROUND: Px = Px(13.0);

/// Over which chart it is painted.
pub(super) struct Stage<'a> {
    /// The chart that is shown.
    pub(super) chart: &'a Chart<'a>,
    /// Where its upper left corner stands.
    pub(super) origin: Pos2,
    /// Words and colours.
    pub(super) cx: &'a PanelContext<'a>,
}

/// Paints it.
pub(super) fn in_the_air(
    ui: &Ui,
    painter: &egui::Painter,
    stage: &Stage<'_>,
    plan: &Plan,
    picture: &Picture,
    gesture: &Gesture,
) {
    let theme = stage.cx.theme;
    let Some(at) = ui.input(|input| input.pointer.latest_pos()) else { return };
    let spot = Spot::new(at.x - stage.origin.x, at.y - stage.origin.y);
    match gesture {
        Gesture::Band(band) => {
            let rect = paint::rect(stage.origin, band.area(picture, spot));
            painter.rect(
                rect,
                2.0,
                theme.accent.gamma_multiply(0.1),
                (1.0, *theme.accent),
                StrokeKind::Inside,
            );
        }
        Gesture::Scenes(drag) => {
            if let Some(target) = &drag.target {
                drop_line(painter, stage, picture, target, landed(stage, plan, drag));
                let clear = drop_places(stage, picture, target);
                let (title, note) = ghost(stage, plan, drag, target);
                card(painter, stage, &title, &note, tone_of(stage, plan, drag.grabbed), at, &clear);
            }
        }
        Gesture::Mark(drag) => {
            if let Some(drop) = drag.drop {
                let before = plan.slots.get(drop.boundary).map(|_| drop.boundary);
                let note = names::boundary_text(stage.cx, plan, before);
                let label = names::mark_label(stage.cx.words, &drag.mark);
                let clear = [paint::rect(stage.origin, picture.areas.marks)];
                card(painter, stage, &label, &note, *theme.accent, at, &clear);
            }
        }
        Gesture::Label(drag) => {
            let before =
                drag.before.as_ref().and_then(|key| plan.lanes.iter().position(|lane| lane.key == *key));
            let row = before.and_then(|lane| picture.rows.iter().find(|row| row.lane == lane));
            let y = row.map_or(picture.areas.lanes.bottom, |row| row.area.top);
            let left = stage.origin.x + measures().space.small;
            let right = stage.origin.x + picture.areas.axis_left.0;
            painter.hline(left..=right, stage.origin.y + y.0, (2.0, *theme.accent));
        }
        Gesture::Idle | Gesture::Pan => {}
    }
}

/// Where the scenes stand in the preview; nothing where it is not known, or where nothing would change.
fn landed(stage: &Stage<'_>, plan: &Plan, drag: &SceneDrag) -> Option<Px> {
    drag.preview.as_ref()?;
    let shown = stage.chart.plan;
    let at = match &drag.target {
        Some(Target::Lanes(_, false)) => {
            let ids = drag.scenes.iter().map(|scene| plan.id(*scene));
            let starts = ids.filter_map(|id| shown.place(id)).map(|scene| shown.start(scene));
            starts.reduce(Minute::min)?
        }
        Some(Target::Story(_, None)) => shown.story_center(shown.place(plan.id(drag.grabbed))?),
        _ => return None,
    };
    Some(stage.chart.picture.x(at))
}

/// Where the scenes would go: where they have `landed`, else where they were let go.
fn drop_line(
    painter: &egui::Painter,
    stage: &Stage<'_>,
    picture: &Picture,
    target: &Target,
    landed: Option<Px>,
) {
    let areas = &picture.areas;
    let lane_area = |lane: usize| picture.rows.iter().find(|row| row.lane == lane).map(|row| row.area);
    let (at, area) = match target {
        Target::Lanes(drop, _) => (drop.at, lane_area(drop.lane)),
        Target::Story(drop, Some(lane)) => (drop.at, lane_area(*lane)),
        Target::Story(drop, None) => {
            let y = areas.story_line();
            // The hour stands below it.
            (drop.at, Some(Area::new(Px::ZERO, y - AROUND, Px::ZERO, y + Px(7.0))))
        }
        Target::Length(_) => return,
    };
    let Some(area) = area else { return };
    let x = (stage.origin.x + landed.unwrap_or(picture.x(at)).0).round();
    let (top, bottom) = (stage.origin.y + area.top.0, stage.origin.y + area.bottom.0);
    let ink: Color32 = *stage.cx.theme.accent;
    painter.vline(x, top..=bottom, Stroke::new(2.5, ink));
    for y in [top, bottom] {
        painter.circle_filled(Pos2::new(x, y), 3.0, ink);
    }
}

/// What is in the air, and what it will become.
fn ghost(stage: &Stage<'_>, plan: &Plan, drag: &SceneDrag, target: &Target) -> (String, String) {
    let cx = stage.cx;
    let title = match drag.scenes.len() {
        1 => names::scene_title(cx, plan, drag.grabbed).replacen(", ", " ", 1),
        n => cx.words.with("timeline-scenes", &[("n", n.into())]),
    };
    (title, target_text(stage, plan, drag.grabbed, target))
}

/// What must be seen while one aims: the lane, and the dots of the story rail.
fn drop_places(stage: &Stage<'_>, picture: &Picture, target: &Target) -> Vec<Rect> {
    let areas = &picture.areas;
    let y = areas.story_line();
    let rail = Area::new(areas.axis_left, y - AROUND, areas.axis_right, y + AROUND);
    let rail = (areas.story.height() > Px::ZERO).then_some(rail);
    let lane = match target {
        Target::Lanes(drop, _) => Some(drop.lane),
        Target::Story(_, lane) => *lane,
        Target::Length(_) => None,
    };
    let row = lane.and_then(|lane| picture.rows.iter().find(|row| row.lane == lane)).map(|row| row.area);
    rail.into_iter().chain(row).map(|area| paint::rect(stage.origin, area)).collect()
}

/// Where a card of this size stands: beside the pointer, where it covers nothing that must stay `clear`.
fn place_of_card(bounds: Rect, size: Vec2, at: Pos2, clear: &[Rect]) -> Rect {
    let in_row = |rect: &&Rect| rect.y_range().contains(at.y);
    let below = clear.iter().filter(in_row).fold(at.y + BESIDE.y, |y, rect| y.max(rect.bottom() + 4.0));
    let above = clear.iter().filter(in_row).fold(at.y - BESIDE.y, |y, rect| y.min(rect.top() - 4.0));
    let (right, left) = (at.x + BESIDE.x, at.x - BESIDE.x - size.x);
    let places = [(right, below), (right, above - size.y), (left, below), (left, above - size.y)];
    let places = places.map(|(x, y)| Rect::from_min_size(Pos2::new(x, y), size));
    let is_free =
        |rect: &Rect| bounds.contains_rect(*rect) && !clear.iter().any(|clear| clear.intersects(*rect));
    places.into_iter().find(is_free).unwrap_or_else(|| {
        let room = Rect::from_min_max(bounds.min, (bounds.max - size).max(bounds.min));
        Rect::from_min_size(places[0].min.clamp(room.min, room.max), size)
    })
}

/// The colour of a scene, by its place in a plan that need not be the one shown.
fn tone_of(stage: &Stage<'_>, plan: &Plan, scene: usize) -> Color32 {
    let shown = stage.chart.plan.place(plan.id(scene));
    shown.map_or(*stage.cx.theme.no_strand.ink, |scene| stage.chart.tone(scene).ink.into())
}

/// A title and a note beside the pointer.
fn card(
    painter: &egui::Painter,
    stage: &Stage<'_>,
    title: &str,
    note: &str,
    frame: Color32,
    at: Pos2,
    clear: &[Rect],
) {
    let theme = stage.cx.theme;
    let (title, note) = (title.to_owned(), note.to_owned());
    let title = painter.layout(title, Type::ListStrong.font(), *theme.ink, 220.0);
    let note = (!note.is_empty()).then(|| painter.layout(note, Type::Note.font(), *theme.soft, 220.0));
    let note_size = note.as_ref().map_or(egui::Vec2::ZERO, |note| note.size() + vec2(0.0, 2.0));
    let size = vec2(title.size().x.max(note_size.x), title.size().y + note_size.y) + vec2(18.0, 12.0);
    let rect = place_of_card(painter.clip_rect().shrink(4.0), size, at, clear);
    let radius = measures().radius.field;
    painter.rect(rect, radius, theme.raised.gamma_multiply(0.96), (1.0, frame), StrokeKind::Inside);
    let text_at = rect.min + vec2(9.0, 6.0);
    let below = text_at + vec2(0.0, title.size().y + 2.0);
    painter.galley(text_at, title, *theme.ink);
    if let Some(note) = note {
        painter.galley(below, note, *theme.soft);
    }
}

/// What a drop would change: `Strang B`, `Tag 2, 14:30`, `4,5 min`.
fn target_text(stage: &Stage<'_>, plan: &Plan, grabbed: usize, target: &Target) -> String {
    let cx = stage.cx;
    match target {
        Target::Lanes(drop, is_copy) => {
            let lane = plan.lanes.get(drop.lane).map(|lane| names::lane_label(cx, lane)).unwrap_or_default();
            if *is_copy { cx.words.with("timeline-copy-to", &[("lane", lane.into())]) } else { lane }
        }
        Target::Story(drop, _) => match drop.time {
            Some(time) => {
                let day = time.day.map(|day| names::day_label(cx.words, day));
                let day = day.unwrap_or_else(|| cx.words.text("timeline-no-time"));
                let own = plan.slots[grabbed].scene.moment.as_ref().and_then(|moment| moment.time);
                time.hour_for(own).map_or(day.clone(), |hour| format!("{day}, {}", Words::time(hour)))
            }
            None => cx.words.text("timeline-story-order"),
        },
        Target::Length(_) => {
            let id = plan.id(grabbed);
            let minutes =
                stage.chart.plan.place(id).and_then(|scene| stage.chart.plan.slots[scene].scene.minutes());
            minutes.map(|minutes| cx.words.minutes(minutes)).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Vec2 = vec2(200.0, 40.0);

    fn place(at: (f32, f32), clear: &[Rect]) -> Rect {
        let bounds = Rect::from_min_size(Pos2::ZERO, vec2(1_000.0, 300.0));
        place_of_card(bounds, SIZE, Pos2::new(at.0, at.1), clear)
    }

    #[test]
    fn a_card_stands_beside_the_pointer() {
        assert_eq!(place((100.0, 100.0), &[]).min, Pos2::new(114.0, 116.0));
        assert_eq!(place((900.0, 100.0), &[]).right_top(), Pos2::new(886.0, 116.0));
        assert_eq!(place((100.0, 280.0), &[]).left_bottom(), Pos2::new(114.0, 264.0));
    }

    #[test]
    fn a_card_covers_neither_the_lane_nor_the_rail() {
        let lane = Rect::from_min_max(Pos2::new(0.0, 150.0), Pos2::new(1_000.0, 180.0));
        let rail = Rect::from_min_max(Pos2::new(0.0, 210.0), Pos2::new(1_000.0, 236.0));
        for y in [152.0, 165.0, 178.0, 215.0, 230.0] {
            let card = place((500.0, y), &[lane, rail]);
            assert!(!card.intersects(lane) && !card.intersects(rail), "at {y} it stands at {card}");
        }
    }

    #[test]
    fn a_card_without_a_free_place_stays_in_view() {
        let all = Rect::from_min_size(Pos2::ZERO, vec2(1_000.0, 300.0));
        assert!(all.contains_rect(place((990.0, 290.0), &[all])));
    }
}
