//! A paragraph as it is set: its lines, and where its marks lie on them. Paints, but reads no pointer.

use std::{ops::Range, sync::Arc};

use egui::{
    Align2, Color32, Galley, Painter, Pos2, Rect, Shape, Stroke, pos2,
    text::{LayoutJob, TextFormat},
    vec2,
};

use super::{
    marks::{MarkKind, Marks, Shown},
    paragraphs::{Paragraph, set_text},
};
use crate::app::theme::{Theme, Type, measures};

/// How many letters a line holds at most, about.
const MEASURE: f32 = 68.0;

/// How wide a letter of a name or a number is, in times its size: a little more than in running text.
const LETTER: f32 = 0.5;

/// From line to line, in times the size of the letters.
const LEADING: f32 = 1.62;

/// The least room left of the text, for the marks of scenes, in points.
const MARGIN: f32 = 66.0;

/// Where the text stands: x from the left edge, and the width of its lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Column {
    /// Where lines begin.
    pub(super) left: f32,
    /// How wide they are.
    pub(super) width: f32,
}

impl Column {
    /// The column in a panel of this width: a comfortable measure, in the middle.
    pub(super) fn of(painter: &Painter, width: f32) -> Self {
        let sample = "Die Atmosphäre im Klinikum ist angespannt wie selten zuvor. ";
        let letters = sample.chars().count() as f32;
        let set = painter.layout_no_wrap(sample.to_owned(), font(), Color32::PLACEHOLDER).size().x;
        let measure = (set / letters * MEASURE).round();
        let text = measure.min(width - MARGIN - measures().space.large).max(80.0);
        Self { left: ((width - text) / 2.0).max(MARGIN).round(), width: text }
    }
}

/// The face of the prose: a little larger than in the outline, for it is read at length.
pub(super) fn font() -> egui::FontId {
    Type::Prose.font_at(Type::Title.font().size)
}

/// A paragraph, laid out.
pub(super) struct Set {
    /// Its lines.
    pub(super) galley: Arc<Galley>,
    /// Its bytes in the source.
    range: Range<usize>,
    text: String,
}

impl Set {
    /// Sets a paragraph. What somebody says is set in italics.
    pub(super) fn new(
        painter: &Painter,
        theme: &Theme,
        source: &str,
        paragraph: &Paragraph,
        marks: &Marks,
        shown: Shown,
        width: f32,
    ) -> Self {
        let range = paragraph.range.clone();
        let text = set_text(&source[range.clone()]);
        let face = if paragraph.is_heading { Type::Heading.font() } else { font() };
        let leading = (face.size * LEADING).round();
        let format = |font| TextFormat { line_height: Some(leading), ..TextFormat::simple(font, *theme.ink) };
        let mut job = LayoutJob::default();
        job.wrap.max_width = width;
        let mut tabs = Tabs { columns: &paragraph.columns, column: 0, x: 0.0, lead: 0.0 };
        for run in marks.runs(range.clone(), shown) {
            let is_spoken = run.marks.iter().any(|&mark| marks.get(mark).kind == MarkKind::Quote);
            let font = if is_spoken { Type::ProseItalic.font_at(face.size) } else { face.clone() };
            let mut at = run.range.start - range.start;
            for piece in source[run.range].split_inclusive('\t') {
                let words = &text[at..at + piece.len()];
                at += piece.len();
                job.append(words, std::mem::take(&mut tabs.lead), format(font.clone()));
                if !tabs.columns.is_empty() {
                    tabs.pass(painter, piece, &font);
                }
            }
        }
        Self { galley: painter.layout_job(job), range, text }
    }

    /// How high it is, in points.
    pub(super) fn height(&self) -> f32 {
        self.galley.size().y
    }

    /// The byte of the source that stands nearest to `pos`, from the upper left corner of the lines.
    pub(super) fn byte_at(&self, pos: egui::Vec2) -> usize {
        let character = self.galley.cursor_from_pos(pos).index.0;
        let byte = self.text.char_indices().nth(character).map_or(self.text.len(), |(byte, _)| byte);
        self.range.start + byte
    }

    /// Where bytes of the source stand: a rectangle for each line, from the upper left corner of the lines.
    pub(super) fn rects(&self, bytes: &Range<usize>) -> Vec<Rect> {
        let local = |byte: usize| {
            let byte = byte.clamp(self.range.start, self.range.end) - self.range.start;
            self.text.get(..byte).map_or(0, |before| before.chars().count())
        };
        let (start, end) = (local(bytes.start), local(bytes.end));
        let mut rects = Vec::new();
        let mut first = 0;
        for row in &self.galley.rows {
            let count = row.char_count_including_newline().0;
            let (from, to) = (start.max(first), end.min(first + count));
            if from < to {
                let x = |character: usize| row.pos.x + row.x_offset((character - first).into());
                rects.push(Rect::from_min_max(pos2(x(from), row.min_y()), pos2(x(to), row.max_y())));
            }
            first += count;
        }
        rects
    }
}

/// Where the next words of a line with columns stand.
struct Tabs<'c> {
    /// How wide the columns are, in letters.
    columns: &'c [usize],
    /// The column that is being set.
    column: usize,
    /// How far the line has been set, in points.
    x: f32,
    /// How far the next words stand from there.
    lead: f32,
}

impl Tabs<'_> {
    /// Goes past `piece`, and to the next column where a tab ends it.
    fn pass(&mut self, painter: &Painter, piece: &str, font: &egui::FontId) {
        let words = piece.trim_end_matches('\t');
        self.x += painter.layout_no_wrap(words.to_owned(), font.clone(), Color32::PLACEHOLDER).size().x;
        if words.len() < piece.len() {
            self.column += 1;
            let letters: usize = self.columns.iter().take(self.column).sum();
            let gap = 1.5 * font.size;
            let next = LETTER * font.size * letters as f32 + gap * self.column as f32;
            self.lead = (next - self.x).max(gap / 2.0);
            self.x += self.lead;
        }
    }
}

/// Paints the ground of lit or selected words.
pub(super) fn paint_ground(painter: &Painter, at: Pos2, rects: &[Rect], fill: Color32) {
    for rect in rects {
        painter.rect_filled(rect.translate(at.to_vec2()).expand2(vec2(1.5, -2.0)), 2.0, fill);
    }
}

/// Paints what stands under marked words: a line for a character, dots for a place, dashes for a dilemma.
pub(super) fn paint_line(
    painter: &Painter,
    theme: &Theme,
    at: Pos2,
    rects: &[Rect],
    kind: MarkKind,
    level: u8,
) {
    for rect in rects {
        let rect = rect.translate(at.to_vec2());
        let y = rect.bottom() - 3.0 + 2.5 * f32::from(level);
        let ends = [pos2(rect.left(), y), pos2(rect.right(), y)];
        match kind {
            MarkKind::Character => {
                painter.line_segment(ends, Stroke::new(1.2, theme.accent.gamma_multiply(0.75)));
            }
            MarkKind::Location => {
                painter.extend(Shape::dotted_line(&ends, *theme.soft, 3.5, 0.85));
            }
            MarkKind::Dilemma => {
                let y = rect.bottom() - 0.5;
                let ends = [pos2(rect.left(), y), pos2(rect.right(), y)];
                painter.extend(Shape::dashed_line(
                    &ends,
                    Stroke::new(1.0, theme.warn.gamma_multiply(0.55)),
                    4.0,
                    3.0,
                ));
            }
            MarkKind::Scene | MarkKind::Quote => {}
        }
    }
}

/// Paints where a scene begins in the text: a hair of its strand's colour before the first word.
pub(super) fn paint_start(painter: &Painter, at: Pos2, rect: Rect, ink: Color32) {
    let rect = rect.translate(at.to_vec2());
    painter.vline(rect.left() - 1.5, rect.top() + 4.0..=rect.bottom() - 3.0, (1.5, ink));
}

/// Paints a scene's number beside its badge.
pub(super) fn paint_number(painter: &Painter, right_middle: Pos2, number: usize, ink: Color32) {
    painter.text(right_middle, Align2::RIGHT_CENTER, number, Type::Note.font(), ink);
}
