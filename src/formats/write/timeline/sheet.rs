//! The timeline's picture, part by part as it is painted on screen, by whatever pen.

use serde::Deserialize;

use super::{
    super::words::{Words, words},
    Drawing, WIDTHS,
    faces::Face,
    pen::{Ink, Line, Pen},
};
use crate::{
    outline::{DilemmaKind, DividerKind, Minutes, Outline, StoryDay, StrandId, letter},
    timeline::{
        ArcPath, Area, Block, DayMark, Frame, Lane, LaneKey, Mark, Metrics, Minute, Picture, Plan, Px, Rails,
        Row, Runtime, StopKind, Turn,
    },
};

/// A minute is at least so wide where the picture's width is left open: titles can be read.
const MINUTE: f64 = 26.0;
/// How wide a picture is that has little to show.
const LEAST_OPEN_WIDTH: Px = Px(1_280.0);
/// The height of the heading over the timeline.
const HEADING: Px = Px(44.0);
/// The space at the picture's edges.
const EDGE: Px = Px(16.0);
/// From the picture's edge to the labels of the lanes.
const LABEL: Px = Px(18.0);
/// No dilemma's title is wider than this.
const TITLE: Px = Px(260.0);
/// How bright what is filtered out remains.
const DIM: f32 = 0.28;

/// The light theme's colours, the same as on screen.
#[derive(Deserialize)]
struct Colors {
    page: String,
    ink: String,
    soft: String,
    faint: String,
    line: String,
    edge: String,
    warn: String,
    badge_ink: String,
    strands: Vec<StrandColor>,
    no_strand: StrandColor,
}

#[derive(Deserialize)]
struct StrandColor {
    ink: String,
    block: String,
}

/// The timeline of `outline`, laid out and ready to be drawn.
pub(super) struct Layout<'a> {
    outline: &'a Outline,
    plan: Plan,
    picture: Picture,
    words: &'static Words,
    colors: Colors,
}

impl<'a> Layout<'a> {
    pub(super) fn new(outline: &'a Outline, drawing: &Drawing) -> Self {
        let plan = Plan::of(outline, &drawing.view);
        let (from, to) = drawing.range.unwrap_or((Minute::ZERO, plan.extent()));
        let metrics = Metrics::default();
        let open = metrics.labels + (to - from).to_px(MINUTE) + EDGE;
        let width = drawing.width.unwrap_or(open.max(LEAST_OPEN_WIDTH)).within(WIDTHS.0, WIDTHS.1);
        let frame = Frame::of_range(&plan, from, to, width, metrics);
        let picture = Picture::of(&plan, frame);
        let theme = include_str!("../../../../assets/theme/light.ron");
        let colors = ron::from_str(theme).expect("the themes are tested");
        Self { outline, plan, picture, words: words(&outline.language), colors }
    }

    pub(super) fn title(&self) -> &str {
        if self.outline.title.is_empty() { self.words.untitled } else { &self.outline.title }
    }

    pub(super) fn ground(&self) -> &str {
        &self.colors.page
    }

    /// Width and height.
    pub(super) fn size(&self) -> (Px, Px) {
        (self.picture.frame.size.x, HEADING + self.picture.areas.axis().bottom + EDGE)
    }

    /// Draws it.
    pub(super) fn draw(&self, pen: &mut impl Pen) {
        let Self { outline, plan, picture, words, colors } = self;
        let mut sheet = Sheet { outline, plan, picture, words, colors, pen };
        sheet.heading(self.title());
        sheet.pen.moved(HEADING);
        sheet.timeline();
        sheet.pen.end();
    }
}

struct Sheet<'a, P> {
    outline: &'a Outline,
    plan: &'a Plan,
    picture: &'a Picture,
    words: &'static Words,
    colors: &'a Colors,
    pen: &'a mut P,
}

fn ink(face: Face, size: f32, color: &str) -> Ink<'_> {
    Ink { face, size, color }
}

impl<P: Pen> Sheet<'_, P> {
    fn heading(&mut self, title: &str) {
        let y = Px(26.0);
        let series = if self.outline.series.is_empty() {
            String::new()
        } else {
            format!("{} · ", self.outline.series)
        };
        let room = self.picture.frame.size.x - Px(240.0);
        self.pen.text(
            EDGE,
            y,
            room,
            &format!("{series}{title}"),
            ink(Face::SemiBold, 16.0, &self.colors.ink),
        );
        let runtime = Runtime::of(self.outline);
        let (known, min) = (self.words.number(runtime.known), self.words.minutes);
        let text = match runtime.slot {
            Some(slot) => format!("{known} / {} {min}", self.words.number(slot)),
            None => format!("{known} {min}"),
        };
        let color = if runtime.over().is_some() { &self.colors.warn } else { &self.colors.soft };
        self.pen.text_to(self.picture.frame.size.x - EDGE, y, &text, ink(Face::Regular, 12.5, color));
    }

    fn timeline(&mut self) {
        let areas = self.picture.areas;
        self.pen.clipped(areas.axis().grown(Px(1.0)));
        self.ruler();
        self.marks();
        self.gaps();
        self.joins();
        self.blocks();
        for path in &self.picture.arcs {
            self.arc(path);
        }
        self.story();
        self.pen.end();
        self.labels();
    }

    fn strand_color(&self, strand: Option<&StrandId>) -> &StrandColor {
        let place = strand.and_then(|id| self.outline.strands.iter().position(|strand| strand.id == *id));
        place.map_or(&self.colors.no_strand, |place| {
            let own = self.outline.strands[place].color.map_or(place, usize::from);
            &self.colors.strands[own % self.colors.strands.len()]
        })
    }

    fn color(&self, scene: usize) -> (String, String) {
        let color = self.strand_color(self.plan.slots[scene].scene.strand.as_ref());
        (color.ink.clone(), color.block.clone())
    }

    fn ruler(&mut self) {
        let areas = self.picture.areas;
        let bottom = areas.story.bottom.max(areas.lanes.bottom);
        for tick in &self.picture.ticks {
            self.pen.line((tick.x, areas.ruler.top), (tick.x, bottom), Line::new(&self.colors.line, 1.0));
            let label = format!("{}′", self.words.number(Minutes::from_f64(tick.minute.0)));
            let look = ink(Face::Regular, 11.0, &self.colors.faint);
            self.pen.text(tick.x + Px(5.0), areas.ruler.center().y, Px(60.0), &label, look);
        }
        if self.plan.rails == Rails::Story {
            for day in &self.picture.days {
                self.pen.line((day.x, areas.ruler.top), (day.x, bottom), Line::new(&self.colors.line, 1.0));
                self.day_name(day, areas.ruler.center().y, 11.0);
            }
            for x in &self.picture.breaks {
                self.skip(*x, areas.ruler.bottom - Px(6.0));
            }
            for hour in &self.picture.hours {
                let text = format!("{:02}:{:02}", hour.minute / 60, hour.minute % 60);
                let look = ink(Face::Regular, 10.0, &self.colors.faint);
                self.pen.text(hour.x + Px(1.0), areas.marks.center().y, Px(40.0), &text, look);
            }
        } else if let Some(x) = self.picture.slot_end {
            let is_over = self.plan.total > self.plan.slot_end.unwrap_or_default();
            let color = if is_over { &self.colors.warn } else { &self.colors.edge };
            if is_over {
                let beyond = Area::new(x, areas.ruler.top, areas.axis_right, bottom);
                self.pen.rect(beyond, 0.0, (color, 0.07), None);
            }
            self.pen.line((x, areas.ruler.top), (x, bottom), Line::new(color, 1.0));
        }
    }

    fn marks(&mut self) {
        let areas = self.picture.areas;
        let (top, bottom) = (areas.marks.top, areas.lanes.bottom);
        for line in &self.picture.marks {
            let mark = &self.plan.dividers[line.mark];
            let soft = Line::new(&self.colors.soft, 1.0);
            match mark.kind {
                DividerKind::Act => {
                    self.pen.line((line.x, top), (line.x, bottom), Line { width: 1.4, ..soft });
                }
                DividerKind::Teaser => self.pen.line((line.x, top), (line.x, bottom), soft),
                DividerKind::AdBreak => {
                    for side in [Px(-1.5), Px(1.5)] {
                        self.pen.line((line.x + side, top), (line.x + side, bottom), soft.opacity(0.7));
                    }
                }
                DividerKind::Cliffhanger => {
                    let dashed = Line::new(&self.colors.warn, 1.2).dashes(4.0, 3.0);
                    self.pen.line((line.x, top), (line.x, bottom), dashed);
                }
            }
            let label = self.mark(mark);
            let color =
                if mark.kind == DividerKind::Cliffhanger { &self.colors.warn } else { &self.colors.soft };
            let look = ink(Face::SemiBold, 10.5, color);
            let y = areas.marks.center().y;
            if line.room <= Px(24.0) {
                continue;
            }
            let label = self.pen.ruler().elided(&label, look.face, look.size, line.room.0);
            let width = Px(self.pen.ruler().width(&label, look.face, look.size));
            let left = if line.is_last { line.label_x - width } else { line.label_x };
            let back = Area::new(left - Px(4.0), y - Px(7.0), left + width + Px(4.0), y + Px(7.0));
            self.pen.rect(back, 3.0, (&self.colors.page, 1.0), None);
            self.pen.put(left, y, &label, look);
        }
    }

    fn mark(&self, mark: &Mark) -> String {
        match mark.kind {
            _ if !mark.title.is_empty() => mark.title.clone(),
            DividerKind::Act => format!("{} {}", self.words.divider(mark.kind), mark.number),
            kind => self.words.divider(kind).to_owned(),
        }
    }

    fn gaps(&mut self) {
        for gap in &self.picture.gaps {
            let lane = &self.plan.lanes[gap.lane];
            let color = match (&lane.key, lane.scenes.first()) {
                (LaneKey::Strand(_), Some(scene)) => self.color(*scene).0,
                _ => self.colors.faint.clone(),
            };
            let dotted = Line::new(&color, 1.6).opacity(0.5).dashes(1.6, 4.0);
            self.pen.line((gap.from + Px(4.0), gap.y), (gap.to - Px(3.0), gap.y), dotted);
        }
    }

    fn joins(&mut self) {
        for join in &self.picture.joins {
            let (color, _) = self.color(join.scene);
            let light = if join.is_dimmed { 0.3 } else { 1.0 };
            let line = match join.turn {
                Turn::InTurn => Line::new(&color, 1.0).opacity(0.38 * light),
                Turn::Flashback => Line::new(&color, 1.7).opacity(light),
                Turn::FlashForward => Line::new(&color, 1.7).opacity(light).dashes(5.0, 4.0),
            };
            self.pen.curve(&join.curve, line);
        }
    }

    fn blocks(&mut self) {
        for crowd in &self.picture.crowds {
            let (color, _) = self.color(crowd.first);
            let light = if crowd.is_dimmed { DIM } else { 1.0 };
            self.pen.rect(crowd.area, 0.0, (&color, 0.6 * light), None);
        }
        for block in &self.picture.blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        let (color, fill) = self.color(block.scene);
        let light = if block.is_dimmed { DIM } else { 1.0 };
        let slot = &self.plan.slots[block.scene];
        self.pen.named(&format!("{} {}", block.scene + 1, slot.scene.title));
        let frame = Line::new(&color, 1.0).opacity(0.72 * light);
        let frame = if slot.is_guess && block.is_labelled { frame.dashes(3.5, 2.5) } else { frame };
        let radius = if block.is_rounded { 4.0 } else { 0.0 };
        self.pen.rect(block.area, radius, (&fill, light), Some(frame));
        if block.is_labelled {
            self.title(block, &slot.scene.title, &color);
        }
        self.pen.end();
    }

    fn title(&mut self, block: &Block, title: &str, color: &str) {
        let number = (block.scene + 1).to_string();
        let look = ink(Face::Medium, 11.5, color);
        let width = Px(self.pen.ruler().width(&number, look.face, look.size));
        let Some(left) = block.number_left(&self.picture.areas, width) else { return };
        let middle = block.area.center().y;
        self.pen.put(left, middle, &number, look);
        let room = block.area.right - left - Px(3.0) - width - Px(5.0);
        if room > Px(14.0) {
            let look = ink(Face::Regular, 11.5, &self.colors.ink);
            self.pen.text(left + width + Px(5.0), middle, room, title, look);
        }
    }

    fn arc(&mut self, path: &ArcPath) {
        let arc = &self.plan.arcs[path.arc];
        let color = self.colors.ink.clone();
        self.pen.named(&arc.title);
        for bow in &path.bows {
            let line = Line::new(&color, 1.3).opacity(0.72);
            self.pen.curve(bow, if arc.is_open { line.dashes(4.5, 4.5) } else { line });
        }
        if let Some(tail) = &path.tail {
            self.pen.fading(tail, Line::new(&color, 1.3).opacity(0.72).dashes(4.5, 4.5));
        }
        if path.is_tiny {
            let at = path.stops[0].spot;
            self.pen.diamond((at.x, at.y), 3.5, &color, None);
            self.pen.end();
            return;
        }
        let page = self.colors.page.clone();
        for stop in &path.stops {
            let at = (stop.spot.x, stop.spot.y);
            let hollow = Some(Line::new(&color, 1.3));
            self.pen.circle(at, 5.5, &page, None);
            match (stop.kind, arc.kind) {
                (StopKind::Presses, _) => self.pen.circle(at, 3.6, &page, hollow),
                (StopKind::Opens, DilemmaKind::Question) => self.pen.diamond(at, 5.0, &page, hollow),
                (StopKind::Opens | StopKind::Decided, _) => self.pen.diamond(at, 5.0, &color, None),
            }
        }
        self.arc_names(path);
        self.pen.end();
    }

    fn arc_names(&mut self, path: &ArcPath) {
        let arc = &self.plan.arcs[path.arc];
        let soft = self.colors.soft.clone();
        let regular = ink(Face::Regular, 10.5, &soft);
        let title = path.title_room(self.picture.areas.axis_left);
        if let Some(room) = title {
            self.backed(room.from, room.y, (room.to - room.from).min(TITLE), &arc.title, regular);
        }
        let Some(last) = path.stops.last().filter(|_| path.tail.is_none()) else { return };
        let (face, text) = match (title, arc.taken.as_str()) {
            (Some(_), "") => return,
            (Some(_), taken) => (Face::Italic, taken.to_owned()),
            (None, "") => (Face::Regular, arc.title.clone()),
            (None, taken) => (Face::Regular, format!("{} – {taken}", arc.title)),
        };
        let left = last.spot.x + Px(9.0);
        let room = self.picture.free_after(path, left) - left - Px(10.0);
        if room > Px(30.0) {
            self.backed(left, last.spot.y, room.min(TITLE), &text, Ink { face, ..regular });
        }
    }

    /// Text that no line strikes through: what lies behind it gives way.
    fn backed(&mut self, left: Px, middle: Px, room: Px, text: &str, look: Ink<'_>) {
        let text = self.pen.ruler().elided(text, look.face, look.size, room.0);
        let right = left + Px(self.pen.ruler().width(&text, look.face, look.size));
        let back = Area::new(left - Px(4.0), middle - Px(6.5), right + Px(5.0), middle + Px(6.5));
        self.pen.rect(back, 0.0, (&self.colors.page, 1.0), None);
        self.pen.put(left, middle, &text, look);
    }

    fn story(&mut self) {
        let areas = self.picture.areas;
        if areas.story.height() <= Px::ZERO {
            return;
        }
        let y = areas.story_line();
        let faint = self.colors.faint.clone();
        let (from, to) = (self.picture.x(Minute::ZERO), self.picture.x(self.plan.total));
        self.pen.line((from, y), (to, y), Line::new(&faint, 1.4));
        let has_hours = self.picture.moments.iter().any(|moment| moment.has_hour);
        let names_at = y + if has_hours { Px(25.0) } else { Px(15.0) };
        for day in &self.picture.days {
            self.pen.line((day.x, y - Px(6.0)), (day.x, y + Px(7.0)), Line::new(&faint, 1.4));
            self.day_name(day, names_at, 10.5);
        }
        for hour in &self.picture.hours {
            self.pen.line((hour.x, y), (hour.x, y + Px(4.0)), Line::new(&faint, 1.0));
        }
        for x in &self.picture.breaks {
            self.skip(*x, y);
        }
        for moment in &self.picture.moments {
            let (color, _) = self.color(moment.scene);
            let at = (moment.x, y);
            if moment.is_close {
                self.pen.circle(at, 5.2, &self.colors.page, None);
            }
            match moment.turn {
                Turn::FlashForward => {
                    self.pen.circle(at, 3.5, &self.colors.page, Some(Line::new(&color, 1.8)));
                }
                Turn::InTurn | Turn::Flashback => self.pen.circle(at, 4.0, &color, None),
            }
            let time = self.plan.slots[moment.scene].scene.moment.as_ref().and_then(|moment| moment.time);
            if let Some(time) = time.filter(|_| moment.has_hour) {
                let look = ink(Face::Regular, 10.0, &self.colors.faint);
                self.pen.text_at(moment.x, y + Px(13.0), &time.format("%H:%M").to_string(), look);
            }
        }
    }

    /// A break in the line: time goes by that is not shown.
    fn skip(&mut self, x: Px, y: Px) {
        let gap = Area::new(x - Px(3.0), y - Px(2.0), x + Px(3.0), y + Px(2.0));
        self.pen.rect(gap, 0.0, (&self.colors.page, 1.0), None);
        for side in [Px(-3.0), Px(2.0)] {
            let ends = [(x + side - Px(1.5), y + Px(4.5)), (x + side + Px(1.5), y - Px(4.5))];
            self.pen.line(ends[0], ends[1], Line::new(&self.colors.faint, 1.2));
        }
    }

    /// The day and the words of the text, where there is room for the day at least: half a number is a wrong one.
    fn day_name(&mut self, mark: &DayMark, middle: Px, size: f32) {
        let day = &self.plan.story.days[mark.day];
        let label = match day.shown() {
            StoryDay::Day(number) => {
                format!("{} {}", self.words.day, number.to_string().replacen('-', "−", 1))
            }
            StoryDay::Date(date) => self.words.date(date),
        };
        let room = mark.end - mark.label_x - Px(8.0);
        let look = ink(Face::Regular, size, &self.colors.soft);
        if room.0 >= self.pen.ruler().width(&label, look.face, size) {
            let heading = if day.words.is_empty() { label } else { format!("{label} · {}", day.words) };
            self.pen.text(mark.label_x + Px(4.0), middle, room, &heading, look);
        }
    }

    fn labels(&mut self) {
        let areas = self.picture.areas;
        let room = areas.axis_left - LABEL - Px(8.0);
        let soft = self.colors.soft.clone();
        let plain = ink(Face::Regular, 12.0, &soft);
        if areas.arcs.height() > Px::ZERO {
            self.pen.text(LABEL, areas.arcs.bottom - Px(9.0), room, self.words.dilemmas, plain);
        }
        if !self.plan.dividers.is_empty() {
            self.pen.text(LABEL, areas.marks.center().y, room, self.words.acts, plain);
        }
        if areas.story.height() > Px::ZERO {
            self.pen.text(LABEL, areas.story_line(), room, self.words.story_time, plain);
        }
        for row in &self.picture.rows {
            self.label(row);
        }
    }

    fn label(&mut self, row: &Row) {
        let lane = &self.plan.lanes[row.lane];
        let middle = row.area.center().y;
        let mut left = LABEL;
        let first = lane.scenes.first().map(|scene| self.color(*scene).0);
        if lane.is_folded {
            let color = first.unwrap_or_else(|| self.colors.no_strand.ink.clone());
            self.pen.line((left, middle), (left + Px(24.0), middle), Line::new(&color, 3.0));
            return;
        }
        if let (LaneKey::Strand(id), Some(place)) = (&lane.key, lane.strand) {
            let color = self.strand_color(Some(id)).ink.clone();
            let badge = Area::new(left, middle - Px(9.0), left + Px(18.0), middle + Px(9.0));
            self.pen.rect(badge, 4.0, (&color, 1.0), None);
            let look = ink(Face::SemiBold, 11.0, &self.colors.badge_ink);
            self.pen.text_at(badge.center().x, middle, &letter(place), look);
            left += Px(25.0);
        }
        let right = self.picture.areas.axis_left - Px(10.0);
        let figures = match lane.minutes {
            Minutes::ZERO => lane.scenes.len().to_string(),
            minutes => format!("{} · {}′", lane.scenes.len(), self.words.number(minutes)),
        };
        let width = self.pen.text_to(right, middle, &figures, ink(Face::Regular, 10.5, &self.colors.faint));
        let name = self.lane_name(lane);
        let face = if lane.name.is_empty() { Face::Italic } else { Face::Regular };
        let look = ink(face, 12.0, &self.colors.ink);
        self.pen.text(left, middle, right - width - Px(8.0) - left, &name, look);
    }

    fn lane_name(&self, lane: &Lane) -> String {
        match &lane.key {
            LaneKey::Without => self.words.without.to_owned(),
            LaneKey::All => self.words.scenes.to_owned(),
            _ if lane.name.is_empty() => self.words.untitled.to_owned(),
            _ => lane.name.clone(),
        }
    }
}
