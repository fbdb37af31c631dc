//! The dilemmas' arcs, and the lines that join the rails.

use super::Hand;
use crate::{
    outline::DilemmaKind,
    timeline::{
        ArcPath, ArcStop, Area, Curve, Px, StopKind, Turn,
        chart::{Dash, Face, Ink, Line, Pen, Tone},
    },
};

/// No title is wider than this.
const TITLE: Px = Px(260.0);
/// From so many dilemmas on at once their dashes are long, so that there are fewer.
const CROWDED: usize = 60;
/// From the beginning of a dash to that of the next.
const DASH: f32 = 9.0;
/// A piece of line shorter than this is no line.
const STUMP: Px = Px(16.0);
/// Dashes are drawn so far out of view.
const BEYOND: Px = Px(12.0);

impl<P: Pen> Hand<'_, P> {
    /// The lines from blocks to moments. A scene told out of turn stands out: a flashback by a strong line, a
    /// flash-forward by a dashed one.
    pub(super) fn joins(&mut self) {
        for join in &self.chart.picture.joins {
            let tone = self.chart.tone(join.scene).ink;
            let light = if join.is_dimmed { 0.3 } else { 1.0 };
            let stands_out = self.is_lit(join.scene) || self.is_selected(join.scene);
            let strong = if stands_out { 2.4 } else { 1.7 };
            match join.turn {
                Turn::InTurn => {
                    let (width, opacity) = if stands_out { (1.6, 1.0) } else { (1.0, 0.38) };
                    self.pen.hanging(&join.curve, Line::new(width, tone.faded(opacity * light)));
                }
                Turn::Flashback => self.pen.hanging(&join.curve, Line::new(strong, tone.faded(light))),
                Turn::FlashForward => self.dash(&join.curve, false, Line::new(strong, tone.faded(light))),
            }
        }
    }

    /// The dilemmas.
    pub(super) fn arcs(&mut self) {
        // Where names stand: where dilemmas share a row, one name does not cover another.
        let mut names = Vec::new();
        for path in &self.chart.picture.arcs {
            self.pen.named(&self.chart.plan.arcs[path.arc].title);
            self.arc(path, &mut names);
            self.pen.end();
        }
    }

    fn arc(&mut self, path: &ArcPath, names: &mut Vec<Area>) {
        let (tones, standing) = (self.chart.tones, &self.chart.standing);
        let arc = &self.chart.plan.arcs[path.arc];
        let is_selected = standing.selected_arcs.contains(&path.arc);
        let is_loud = is_selected || standing.lit.arcs.contains(&path.arc);
        let tone = if is_selected { tones.accent } else { tones.ink };
        let (width, opacity) = if is_loud { (2.0, 1.0) } else { (1.3, 0.72) };
        let line = Line::new(width, tone.faded(opacity));
        for bow in &path.bows {
            if arc.is_open { self.dash(bow, false, line) } else { self.pen.curve(bow, line) }
        }
        if let Some(tail) = &path.tail {
            self.dash(tail, true, line);
        }
        if path.is_tiny {
            let at = path.stops[0].spot;
            self.pen.diamond((at.x, at.y), 3.5, Some(line.tone), None);
            return;
        }
        for stop in &path.stops {
            self.stop(stop, arc.kind, tone);
        }
        self.arc_names(path, if is_selected { tone } else { tones.soft }, names);
    }

    fn stop(&mut self, stop: &ArcStop, kind: DilemmaKind, tone: Tone) {
        let page = self.chart.tones.page;
        let at = (stop.spot.x, stop.spot.y);
        let hollow = Some(Line::new(1.3, tone));
        // The line behind a hollow mark would cross it.
        self.pen.circle(at, 5.5, Some(page), None);
        match (stop.kind, kind) {
            (StopKind::Presses, _) => self.pen.circle(at, 3.0, Some(page), hollow),
            (StopKind::Opens, DilemmaKind::Question) => self.pen.diamond(at, 5.0, None, hollow),
            (StopKind::Opens | StopKind::Decided, _) => self.pen.diamond(at, 5.0, Some(tone), None),
        }
    }

    /// The title under a bow or on the line that fades out, the option taken behind the decision; where there is
    /// room. A title without room of its own stands before the option.
    fn arc_names(&mut self, path: &ArcPath, tone: Tone, names: &mut Vec<Area>) {
        let arc = &self.chart.plan.arcs[path.arc];
        let ink = Ink::new(Face::Regular, 10.5, tone);
        let title = self.chart.picture.title_room(path);
        if let Some(room) = title {
            self.backed(room.from, room.y, (room.to - room.from).min(TITLE), &arc.title, ink, names);
        }
        let Some(last) = path.stops.last().filter(|_| path.tail.is_none()) else { return };
        let (face, text) = match (title, arc.taken.as_str()) {
            (Some(_), "") => return,
            (Some(_), taken) => (Face::Italic, taken.to_owned()),
            (None, "") => (Face::Regular, arc.title.clone()),
            (None, taken) => (Face::Regular, format!("{} – {taken}", arc.title)),
        };
        let left = last.spot.x + Px(9.0);
        let room = self.chart.picture.free_after(path, left) - left - Px(10.0);
        if room > Px(30.0) {
            self.backed(left, last.spot.y, room.min(TITLE), &text, Ink { face, ..ink }, names);
        }
    }

    /// Text that no line strikes through: what lies behind it gives way, except for another name.
    fn backed(&mut self, left: Px, middle: Px, room: Px, text: &str, ink: Ink, names: &mut Vec<Area>) {
        let right = left + self.pen.width(text, ink.face, ink.size).min(room);
        // At the edge of the view no stump of a line is left before it.
        let edge = self.chart.picture.areas.axis_left;
        let from = if left - edge < STUMP { edge.min(left - Px(4.0)) } else { left - Px(4.0) };
        let back = Area::new(from, middle - Px(6.5), right + Px(5.0), middle + Px(6.5));
        if names.iter().any(|name| name.overlaps(back)) {
            return;
        }
        names.push(back);
        self.pen.rect(back, 0.0, Some(self.chart.tones.page), None);
        self.pen.text(left, middle, room, text, ink);
    }

    /// A curve of dashes, those in view; they may fade towards its end.
    fn dash(&mut self, curve: &Curve, fades: bool, line: Line) {
        let areas = &self.chart.picture.areas;
        let view = (areas.axis_left - BEYOND, areas.axis_right + BEYOND);
        let (left, right) = (curve.from.x.min(curve.to.x), curve.from.x.max(curve.to.x));
        let seen = (right.min(view.1) - left.max(view.0)).max(Px::ZERO);
        let is_crowded = self.chart.picture.arcs.len() > CROWDED;
        let apart = if is_crowded { DASH.max(seen.0 / 24.0) } else { DASH };
        let steps = ((right - left).0 / apart).max(4.0).floor();
        // Of a curve far longer than the view only what is seen is walked along.
        let (mut first, mut last) = (0.0, steps);
        if left < view.0 || right > view.1 {
            let (a, b) = (curve.reaches(view.0) * steps, curve.reaches(view.1) * steps);
            (first, last) = (a.min(b).floor(), a.max(b).ceil().min(steps));
        }
        let dash = |step: usize| {
            let at = step as f32 / steps;
            Dash { from: curve.at(at), to: curve.at((step as f32 + 0.5) / steps), at }
        };
        let dashes: Vec<Dash> = (first as usize..last as usize).map(dash).collect();
        self.pen.dashes(curve, &dashes, fades, line);
    }
}
