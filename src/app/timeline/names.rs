//! What things of the timeline are called, on screen and by a screen reader.

use chrono::Datelike;

use crate::{
    app::{context::PanelContext, words::Words},
    outline::{DividerKind, Scene, StoryDay},
    timeline::{DilemmaArc, Lane, LaneKey, Mark, OnLane, Plan, StopKind, Turn},
};

/// What stands in the lane's label.
pub(super) fn lane_label(cx: &PanelContext<'_>, lane: &Lane) -> String {
    let words = cx.words;
    match &lane.key {
        LaneKey::All => words.text("timeline-all-scenes"),
        LaneKey::Without => match cx.outline().strands.is_empty() && lane.scenes.is_empty() {
            true => words.text("timeline-no-lanes"),
            false => words.text("timeline-without"),
        },
        _ if lane.name.is_empty() => lane.strand.map_or_else(
            || words.text("untitled"),
            |strand| words.with("strand-letter", &[("letter", crate::outline::letter(strand).into())]),
        ),
        _ => lane.name.clone(),
    }
}

/// What a screen reader says of a lane: name, scenes, minutes, and whether it is folded or highlighted.
pub(super) fn lane_name(cx: &PanelContext<'_>, lane: &Lane) -> String {
    let name = match &lane.key {
        LaneKey::Strand(id) => cx.strand(id).map_or_else(|| lane_label(cx, lane), |strand| strand.name),
        _ => lane_label(cx, lane),
    };
    let args = [
        ("name", name.into()),
        ("n", lane.scenes.len().into()),
        ("minutes", cx.words.length(lane.length).into()),
    ];
    let mut name = cx.words.with("timeline-lane-name", &args);
    for (is_so, state) in
        [(lane.is_folded, word("timeline-folded")), (lane.is_highlighted, word("timeline-highlighted"))]
    {
        if is_so {
            name = format!("{name}, {}", cx.words.find(state, &[]).unwrap_or_default());
        }
    }
    name
}

/// Marks the message id as one, for the test that looks for all of them.
const fn word(word: &str) -> &str {
    word
}

/// A scene as it is named in the outline: `7, Die gemeinsame Entscheidung`.
pub(super) fn scene_title(cx: &PanelContext<'_>, plan: &Plan, scene: usize) -> String {
    let title = &plan.slots[scene].scene.title;
    let title = if title.is_empty() { cx.words.text("untitled") } else { title.clone() };
    format!("{}, {title}", scene + 1)
}

/// What a screen reader says of a scene on a lane: number, title, length, beginning, place on the lane.
pub(super) fn block_name(cx: &PanelContext<'_>, plan: &Plan, place: OnLane) -> String {
    let slot = &plan.slots[place.scene];
    let length = match slot.scene.length {
        Some(length) => cx.words.length(length),
        None => cx.words.text("timeline-no-length"),
    };
    let (position, count) = plan.position(place);
    let args = [
        ("scene", scene_title(cx, plan, place.scene).into()),
        ("length", length.into()),
        ("start", cx.words.number(plan.start(place.scene).0, 1).into()),
        ("position", position.into()),
        ("count", count.into()),
    ];
    let name = cx.words.with("timeline-block-name", &args);
    match plan.dimmed[place.scene] {
        true => format!("{name}, {}", cx.words.text("timeline-dimmed")),
        false => name,
    }
}

/// A day: `Tag 2`, `Mi 26.11.2026`.
pub(super) fn day_label(words: &Words, day: StoryDay) -> String {
    match day {
        StoryDay::Day(day) => words.with("timeline-day", &[("n", day_number(day).into())]),
        StoryDay::Date(date) => {
            let weekday =
                words.find(&format!("timeline-weekday-{}", date.weekday().number_from_monday()), &[]);
            format!("{} {}", weekday.unwrap_or_default(), words.date(date))
        }
    }
}

fn day_number(day: i32) -> String {
    day.to_string().replacen('-', "−", 1)
}

/// When a scene happens: `Tag 2, 14:30`.
pub(super) fn moment_text(words: &Words, scene: &Scene) -> Option<String> {
    let moment = scene.moment.as_ref()?;
    let day = day_label(words, moment.day);
    let text = moment.time.map_or(day.clone(), |time| format!("{day}, {}", Words::time(time)));
    Some(if moment.words.is_empty() { text } else { format!("{text} · {}", words.quoted(&moment.words)) })
}

/// What a screen reader says of a dilemma: `Kai die riskante Rettung erlauben? öffnet in Szene 4, drückt in Szene 7, offen`.
pub(super) fn arc_name(words: &Words, arc: &DilemmaArc) -> String {
    let stops = arc.stops.iter().map(|stop| {
        let args = [("scene", (stop.scene + 1).into())];
        match stop.kind {
            StopKind::Opens => words.with("timeline-opens-in", &args),
            StopKind::Presses => words.with("timeline-presses-in", &args),
            StopKind::Decided => words.with("timeline-decided-in", &args),
        }
    });
    let state = match (arc.is_open, arc.taken.as_str()) {
        (true, _) => words.text("timeline-open"),
        (false, "") => words.text("timeline-decided"),
        (false, taken) => words.with("timeline-decided-for", &[("option", taken.into())]),
    };
    let title = if arc.title.is_empty() { words.text("untitled") } else { arc.title.clone() };
    std::iter::once(title).chain(stops).chain([state]).collect::<Vec<_>>().join(", ")
}
/// What a screen reader says of a scene on the story rail: `Tag 1, 14:30: 6, Sarah beschuldigt Jasper, Rückblende`.
pub(super) fn moment_name(cx: &PanelContext<'_>, plan: &Plan, scene: usize) -> String {
    let words = cx.words;
    let title = scene_title(cx, plan, scene);
    let when = moment_text(words, &plan.slots[scene].scene);
    let turn = match plan.story.turn[scene] {
        Turn::InTurn => None,
        Turn::Flashback => Some(words.text("timeline-flashback")),
        Turn::FlashForward => Some(words.text("timeline-flash-forward")),
    };
    let when = when.unwrap_or_else(|| words.text("timeline-no-time"));
    let name = format!("{when}: {title}");
    turn.map_or(name.clone(), |turn| format!("{name}, {turn}"))
}

/// A mark between scenes: its own name, else what it is: `Akt 2`.
pub(crate) fn mark_label(words: &Words, mark: &Mark) -> String {
    if mark.title.is_empty() { kind_label(words, mark.kind, mark.number) } else { mark.title.clone() }
}

/// Where a mark stands: `vor 4, Die experimentelle Behandlung`, `am Ende`.
pub(super) fn boundary_text(cx: &PanelContext<'_>, plan: &Plan, before: Option<usize>) -> String {
    match before {
        Some(scene) => cx.words.with("timeline-before", &[("scene", scene_title(cx, plan, scene).into())]),
        None => cx.words.text("timeline-at-the-end"),
    }
}

/// What a screen reader says of a mark: `Akt 2, vor 4, Die experimentelle Behandlung`.
pub(super) fn mark_name(cx: &PanelContext<'_>, plan: &Plan, mark: &Mark) -> String {
    let before = Some(mark.boundary).filter(|scene| *scene < plan.slots.len());
    format!("{}, {}", mark_label(cx.words, mark), boundary_text(cx, plan, before))
}

fn kind_label(words: &Words, kind: DividerKind, number: usize) -> String {
    match kind {
        DividerKind::Act => words.with("timeline-act", &[("n", number.into())]),
        DividerKind::Teaser => words.text("timeline-teaser"),
        DividerKind::AdBreak => words.text("timeline-ad-break"),
        DividerKind::Cliffhanger => words.text("timeline-cliffhanger"),
    }
}
