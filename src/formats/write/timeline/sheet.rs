//! The timeline laid out on a sheet: a heading with the figures, and below it the chart that is on screen.

use super::{
    super::words::{Words, words},
    Drawing, DrawnPart, WIDTHS,
};
use crate::{
    outline::{Length, Minutes, Outline, StoryDay, letter},
    timeline::{
        Chart, ChartWords, Face, Frame, Ink, LABEL, Lane, LaneKey, Line, Mark, Metrics, Minute, Pen, Picture,
        Plan, Px, Runtime, Tone, Tones, shares, shares_text,
    },
};

/// A minute is at least so wide where the picture's width is left open: titles can be read.
const MINUTE: f64 = 26.0;
/// How wide a picture is that has little to show.
const LEAST_OPEN_WIDTH: Px = Px(1_280.0);
/// The height of the heading; on screen a line of the same height stands in its place.
pub const HEADING: Px = Px(36.0);
/// The space below the chart.
const EDGE: Px = Px(6.0);

/// What a sheet is drawn with.
pub(super) trait Paper: Pen {
    /// Begins a group, moved down by `down`.
    fn moved(&mut self, down: Px);
}

/// The colours of the light theme.
pub(in super::super) fn light_tones() -> Tones {
    ron::from_str(include_str!("../../../../assets/theme/light.ron")).expect("the themes are tested")
}

/// The timeline of `outline`, laid out and ready to be drawn.
pub(super) struct Sheet<'a> {
    outline: &'a Outline,
    plan: Plan,
    picture: Picture,
    speech: Speech<'a>,
    tones: Tones,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(outline: &'a Outline, drawing: &Drawing) -> Self {
        let plan = Plan::of(outline, &drawing.view);
        let picture = Picture::of(&plan, frame(&plan, drawing));
        let tones = light_tones();
        let language = drawing.language.as_deref().unwrap_or(&outline.language);
        let speech = Speech { outline, words: words(language) };
        Self { outline, plan, picture, speech, tones }
    }

    pub(super) fn title(&self) -> &str {
        if self.outline.title.is_empty() { self.speech.words.untitled } else { &self.outline.title }
    }

    pub(super) fn ground(&self) -> Tone {
        self.tones.page
    }

    /// Width and height.
    pub(super) fn size(&self) -> (Px, Px) {
        (self.picture.frame.size.x, HEADING + self.picture.areas.axis().bottom + EDGE)
    }

    /// Draws it.
    pub(super) fn draw(&self, pen: &mut impl Paper) {
        self.heading(pen);
        pen.moved(HEADING);
        Chart::new(self.outline, &self.plan, &self.picture, &self.tones, &self.speech).draw(pen);
        pen.end();
    }

    fn heading(&self, pen: &mut impl Paper) {
        let (width, middle) = (self.picture.frame.size.x, HEADING / 2.0);
        let rule = HEADING - Px(0.5);
        pen.line((Px::ZERO, rule), (width, rule), Line::new(1.0, self.tones.line));
        let runtime = Runtime::of(self.outline);
        let tone = if runtime.over().is_some() { self.tones.warn } else { self.tones.soft };
        let right = width - LABEL;
        let ink = Ink::new(Face::Regular, 12.5, tone);
        let mut taken = pen.text_to(right, middle, &runtime.text(&self.speech), ink) + Px(24.0);
        let (title, strong) = (self.heading_text(), Ink::new(Face::SemiBold, 14.0, self.tones.ink));
        let shares = shares_text(self.outline, &shares(self.outline), &self.speech);
        let soft = Ink::new(Face::Regular, 12.5, self.tones.soft);
        let needed = pen.width(&shares, soft.face, soft.size);
        // The title comes before the shares.
        if LABEL + pen.width(&title, strong.face, strong.size) + Px(24.0) + needed <= right - taken {
            pen.text_to(right - taken, middle, &shares, soft);
            taken += needed + Px(24.0);
        }
        pen.text(LABEL, middle, right - taken - LABEL, &title, strong);
    }

    fn heading_text(&self) -> String {
        match self.outline.series.as_str() {
            "" => self.title().to_owned(),
            series => format!("{series} · {}", self.title()),
        }
    }
}

/// Through which frame the drawing is seen.
fn frame(plan: &Plan, drawing: &Drawing) -> Frame {
    let (from, to) = match drawing.part {
        DrawnPart::Seen(frame) => return frame,
        DrawnPart::Whole => (Minute::ZERO, plan.extent()),
        DrawnPart::Minutes(from, to) => (from, to),
    };
    let metrics = Metrics::default();
    let open = metrics.labels + (to - from).to_px(MINUTE) + LABEL;
    let width = drawing.width.unwrap_or(open.max(LEAST_OPEN_WIDTH)).within(WIDTHS.0, WIDTHS.1);
    Frame::of_range(plan, from, to, width, metrics)
}

/// What the sheet says in words that are not the writer's.
struct Speech<'a> {
    outline: &'a Outline,
    words: &'static Words,
}

impl ChartWords for Speech<'_> {
    fn dilemmas(&self) -> String {
        self.words.dilemmas.to_owned()
    }

    fn acts(&self) -> String {
        self.words.acts.to_owned()
    }

    fn story_time(&self) -> String {
        self.words.story_time.to_owned()
    }

    fn number(&self, value: f64) -> String {
        self.words.decimal(value)
    }

    fn day(&self, day: StoryDay) -> String {
        self.words.day_label(day)
    }

    fn mark(&self, mark: &Mark) -> String {
        self.words.mark(mark.kind, &mark.title, mark.number)
    }

    fn lane(&self, lane: &Lane) -> String {
        let words = self.words;
        match (&lane.key, lane.name.as_str(), lane.strand) {
            (LaneKey::All, ..) => words.all_scenes.to_owned(),
            (LaneKey::Without, ..) if self.outline.strands.is_empty() && lane.scenes.is_empty() => {
                words.no_lanes.to_owned()
            }
            (LaneKey::Without, ..) => words.without.to_owned(),
            (_, "", Some(strand)) => format!("{} {}", words.strand, letter(strand)),
            (_, "", None) => words.untitled.to_owned(),
            (_, name, _) => name.to_owned(),
        }
    }
    fn length(&self, length: Length) -> String {
        format!("{}\u{a0}min", self.words.length(length))
    }

    fn short_length(&self, length: Length) -> String {
        format!("{}′", self.words.length(length))
    }

    fn length_in_slot(&self, known: Length, slot: Minutes) -> String {
        let words = self.words;
        format!("{} {} {} min", words.length(known), words.of, words.number(slot))
    }

    fn over(&self, over: Minutes) -> String {
        format!("{}\u{a0}min {}", self.words.number(over), self.words.too_long)
    }

    fn without_length(&self, scenes: usize) -> String {
        let words = self.words;
        let noun = if scenes == 1 { words.scene } else { words.scenes };
        format!("{scenes} {noun} {}", words.without_length)
    }
}
