//! The ruler, the marks between scenes and the story rail.

use super::{Hand, on_pixel};
use crate::{
    outline::DividerKind,
    timeline::{
        Area, DayMark, MarkLine, Minute, Px, Rails, StoryDot, Turn,
        chart::{Face, Ink, Line, Pen},
    },
};

/// Marks that stand closer together than this on average are quieter.
const CROWDED: f32 = 16.0;

impl<P: Pen> Hand<'_, P> {
    /// Minutes at the top and hairlines down the lanes; the end of the slot.
    pub(super) fn ruler(&mut self) {
        let (picture, tones) = (self.chart.picture, self.chart.tones);
        let areas = &picture.areas;
        let bottom = areas.story.bottom.max(areas.lanes.bottom);
        for tick in &picture.ticks {
            self.upright(tick.x, areas.ruler.top, bottom, Line::new(1.0, tones.line));
            let label = format!("{}′", self.chart.words.number(tick.minute.0));
            let ink = Ink::new(Face::Regular, 11.0, tones.faint);
            let left = tick.x + Px(5.0);
            // Half a number is a wrong one.
            if left + self.pen.width(&label, ink.face, ink.size) <= areas.axis_right {
                self.pen.text(left, areas.ruler.center().y, Px(f32::INFINITY), &label, ink);
            }
        }
        if self.chart.plan.rails == Rails::Story {
            self.story_ruler();
        } else if let Some(x) = picture.slot_end {
            let is_over = self.chart.plan.total > self.chart.plan.slot_end.unwrap_or_default();
            let tone = if is_over { tones.warn } else { tones.edge };
            if is_over {
                let beyond = Area::new(x, areas.ruler.top, areas.axis_right, bottom);
                self.pen.rect(beyond, 0.0, Some(tone.faded(0.07)), None);
            }
            self.upright(x, areas.ruler.top, bottom, Line::new(1.0, tone));
        }
    }

    /// Days at the top, where the lanes stand in story order.
    fn story_ruler(&mut self) {
        let (picture, tones) = (self.chart.picture, self.chart.tones);
        let areas = &picture.areas;
        for day in &picture.days {
            self.upright(day.x, areas.ruler.top, areas.lanes.bottom, Line::new(1.0, tones.line));
            self.day_name(day, areas.ruler.center().y, 11.0);
        }
        for x in &picture.breaks {
            self.skip(*x, areas.ruler.bottom - Px(6.0));
        }
        for hour in &picture.hours {
            let text = format!("{:02}:{:02}", hour.minute / 60, hour.minute % 60);
            let ink = Ink::new(Face::Regular, 10.0, tones.faint);
            self.pen.text(hour.x + Px(1.0), areas.marks.center().y, Px(40.0), &text, ink);
        }
    }

    /// The day and the words of the text, where there is room for the day at least: half a number is a wrong one.
    fn day_name(&mut self, mark: &DayMark, middle: Px, size: f32) {
        let day = &self.chart.plan.story.days[mark.day];
        let label = self.chart.words.day(day.shown());
        let room = mark.end - mark.label_x - Px(8.0);
        let ink = Ink::new(Face::Regular, size, self.chart.tones.soft);
        if room >= self.pen.width(&label, ink.face, size) {
            let heading = if day.words.is_empty() { label } else { format!("{label} · {}", day.words) };
            self.pen.text(mark.label_x + Px(4.0), middle, room, &heading, ink);
        }
    }

    /// Acts and breaks: a line through the lanes, each kind of its own make, and a name in a row of its own.
    pub(super) fn marks(&mut self) {
        let (picture, tones) = (self.chart.picture, self.chart.tones);
        let (top, bottom) = (picture.areas.marks.top, picture.areas.lanes.bottom);
        // Hundreds of them are a pattern, no places.
        let is_crowded = picture.marks.len() as f32 * CROWDED > picture.areas.axis().width().0;
        for line in &picture.marks {
            let mark = &self.chart.plan.dividers[line.mark];
            let is_held = self.chart.standing.marked == Some(mark.divider);
            let tone = match mark.kind {
                _ if is_held => tones.accent,
                _ if is_crowded => tones.soft.faded(0.3),
                DividerKind::Cliffhanger => tones.warn,
                DividerKind::Act | DividerKind::Teaser | DividerKind::AdBreak => tones.soft,
            };
            let more = if is_held { 0.8 } else { 0.0 };
            match mark.kind {
                DividerKind::Act => self.upright(line.x, top, bottom, Line::new(1.4 + more, tone)),
                DividerKind::Teaser => self.upright(line.x, top, bottom, Line::new(1.0 + more, tone)),
                DividerKind::AdBreak => {
                    for side in [Px(-1.5), Px(1.5)] {
                        self.upright(line.x + side, top, bottom, Line::new(1.0, tone.faded(0.7)));
                    }
                }
                DividerKind::Cliffhanger => {
                    let x = on_pixel(line.x);
                    self.pen.dashed(&[(x, top), (x, bottom)], (4.0, 3.0), Line::new(1.2 + more, tone));
                }
            }
            if line.room > Px(24.0) {
                self.mark_name(line, Ink::new(Face::SemiBold, 10.5, tone), is_held);
            }
        }
    }

    fn mark_name(&mut self, line: &MarkLine, ink: Ink, is_held: bool) {
        let tones = self.chart.tones;
        let label = self.chart.words.mark(&self.chart.plan.dividers[line.mark]);
        let width = self.pen.width(&label, ink.face, ink.size).min(line.room);
        let left = if line.is_last { line.label_x - width } else { line.label_x };
        let middle = self.chart.picture.areas.marks.center().y;
        // The line of a mark close by gives way to it.
        let ground = if is_held { tones.selected } else { tones.page };
        let back = Area::new(left - Px(4.0), middle - Px(8.0), left + width + Px(4.0), middle + Px(8.0));
        self.pen.rect(back, 3.0, Some(ground), None);
        self.pen.text(left, middle, line.room, &label, ink);
    }

    /// The story rail: its line, the days, the scenes as dots.
    pub(super) fn story(&mut self) {
        let (picture, tones) = (self.chart.picture, self.chart.tones);
        let areas = &picture.areas;
        if areas.story.height() <= Px::ZERO {
            return;
        }
        let y = on_pixel(areas.story_line());
        let (from, to) = (picture.x(Minute::ZERO), picture.x(self.chart.plan.total));
        let strong = Line::new(1.4, tones.faint);
        self.pen.line((from, y), (to, y), strong);
        let has_hours = picture.moments.iter().any(|moment| moment.has_hour);
        let names_at = areas.story_line() + if has_hours { Px(25.0) } else { Px(15.0) };
        for day in &picture.days {
            self.upright(day.x, y - Px(6.0), y + Px(7.0), strong);
            self.day_name(day, names_at, 10.5);
        }
        for hour in &picture.hours {
            self.upright(hour.x, y, y + Px(4.0), Line::new(1.0, tones.faint));
        }
        for x in &picture.breaks {
            self.skip(*x, y);
        }
        for moment in &picture.moments {
            self.moment(moment, y);
        }
    }

    /// A break in the line: time goes by that is not shown.
    fn skip(&mut self, x: Px, y: Px) {
        let tones = self.chart.tones;
        let gap = Area::new(x - Px(3.0), y - Px(2.0), x + Px(3.0), y + Px(2.0));
        self.pen.rect(gap, 0.0, Some(tones.page), None);
        for side in [Px(-3.0), Px(2.0)] {
            let (low, high) = ((x + side - Px(1.5), y + Px(4.5)), (x + side + Px(1.5), y - Px(4.5)));
            self.pen.line(low, high, Line::new(1.2, tones.faint));
        }
    }

    fn moment(&mut self, moment: &StoryDot, y: Px) {
        let tones = self.chart.tones;
        let tone = self.chart.tone(moment.scene).ink.faded(if moment.is_dimmed { 0.3 } else { 1.0 });
        let at = (moment.x, y);
        let is_loud = self.is_lit(moment.scene) || self.is_selected(moment.scene);
        if self.chart.standing.is_marked(moment.scene) {
            self.pen.circle(at, 7.0, None, Some(Line::new(2.0, tones.accent)));
        }
        let radius = if is_loud { 5.0 } else { 4.0 };
        if moment.is_close {
            self.pen.circle(at, radius + 1.2, Some(tones.page), None);
        }
        match moment.turn {
            Turn::FlashForward => {
                self.pen.circle(at, radius - 0.5, Some(tones.page), Some(Line::new(1.8, tone)));
            }
            Turn::InTurn | Turn::Flashback => self.pen.circle(at, radius, Some(tone), None),
        }
        let time = self.chart.plan.slots[moment.scene].scene.moment.as_ref().and_then(|moment| moment.time);
        if let Some(time) = time.filter(|_| moment.has_hour) {
            let ink = Ink::new(Face::Regular, 10.0, tones.faint);
            let below = self.chart.picture.areas.story_line() + Px(13.0);
            self.pen.text_at(moment.x, below, &time.format("%H:%M").to_string(), ink);
        }
    }
}
