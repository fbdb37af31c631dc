//! Where the parts of a scene's row stand. Lays out text, draws nothing.

use std::sync::Arc;

use egui::{
    Galley, Painter, Pos2, Rect, Vec2,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};

use super::cast::{ADD_WIDTH, Cast, LEADING};
use crate::{
    app::{
        context::PanelContext,
        middle::overview::{Overview, Phase, Turn},
        theme::{Type, measures},
        widgets::found_mark_widths,
    },
    outline::{CharacterId, Scene},
};

/// How many lines of the summary show while the scene is not the selected one.
const SUMMARY_LINES: usize = 2;

/// The height of the line with place, persons and minutes.
pub(super) const FACTS_HEIGHT: f32 = 20.0;

/// Between a title and the mark behind it.
pub(super) const MARK_GAP: f32 = 10.0;

/// The columns of a row: x from its left edge, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// Where the number ends.
    pub(super) number_right: f32,
    /// Where the strand's badge begins.
    pub(super) badge: f32,
    /// Where the text begins.
    pub(super) text: f32,
    /// Where the text ends.
    pub(super) right: f32,
}

impl Columns {
    /// The columns of a row of this width; a narrow one keeps its margins small.
    pub(super) fn of(width: f32) -> Self {
        if width < 480.0 {
            Self { number_right: 32.0, badge: 38.0, text: 64.0, right: width - 14.0 }
        } else {
            Self { number_right: 40.0, badge: 52.0, text: 82.0, right: width - measures().space.page }
        }
    }

    /// How wide title and summary are: a line longer than this is hard to follow back to the next.
    fn text_width(self) -> f32 {
        const MOST: f32 = 880.0;
        (self.right - self.text).clamp(60.0, MOST)
    }
}

/// How much of the scene is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent {
    /// All of it: it is the scene that is shown everywhere.
    pub(super) is_whole: bool,
    /// The title is being edited: it stays on one line.
    pub(super) edits_title: bool,
    /// The summary is being edited: there is room for at least two lines, and for a hint below.
    pub(super) edits_summary: bool,
}

/// The parts of a row; places are from its upper left corner.
pub(super) struct RowLayout {
    /// The columns.
    pub(super) columns: Columns,
    /// The title, or what stands in its place.
    pub(super) title: Arc<Galley>,
    /// How wide the title may be, in points: the mark of what is not checked yet stands behind it.
    pub(super) title_room: f32,
    /// Where the title stands.
    pub(super) title_at: Vec2,
    /// The summary, or what stands in its place.
    pub(super) summary: Option<Arc<Galley>>,
    /// Where the summary stands.
    pub(super) summary_at: Vec2,
    /// How high the summary is, in points.
    pub(super) summary_height: f32,
    /// Place, persons, dilemmas, minutes.
    pub(super) facts: Facts,
    /// Where the facts begin, from the row's top.
    pub(super) facts_top: f32,
    /// How high the row is, in points.
    pub(super) height: f32,
}

/// A part of the row that holds text to be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The title.
    Title,
    /// The summary.
    Summary,
}

/// Place, persons, dilemmas, minutes of a scene.
pub(super) struct Facts {
    /// The place's name; `None` when it is open.
    pub(super) place: Option<String>,
    /// Where the place stands.
    pub(super) place_rect: Rect,
    /// The persons that are shown, and where.
    pub(super) persons: Vec<(CharacterId, String, Rect)>,
    /// The persons that did not fit, and where their number stands.
    pub(super) more: Option<(Vec<String>, Rect)>,
    /// Where the button stands that takes further persons in.
    pub(super) add_person: Rect,
    /// The dilemmas, what is written beside each, and where.
    pub(super) turns: Vec<(Turn, String, Rect)>,
    /// Where the minutes stand.
    pub(super) minutes_rect: Rect,
    /// The minutes as text.
    pub(super) minutes: String,
    lines: usize,
}

impl RowLayout {
    /// Lays out the row of `scene`.
    pub(super) fn new(
        painter: &Painter,
        cx: &PanelContext<'_>,
        overview: &Overview,
        scene: &Scene,
        extent: Extent,
        width: f32,
    ) -> Self {
        let columns = Columns::of(width);
        let text_width = columns.text_width();
        let title_at = vec2(columns.text, measures().space.small + 1.0);
        let (title, title_room) = title_galley(painter, cx, scene, extent, text_width);
        let title_bottom = title_at.y + title.size().y;

        let summary = summary_galley(painter, cx, scene, extent, text_width);
        let summary_at = vec2(columns.text, title_bottom + 1.0);
        let line = painter.ctx().fonts_mut(|fonts| fonts.row_height(&Type::Prose.font()));
        let least = if extent.edits_summary { 2.0 * line } else { 0.0 };
        let summary_height = summary.as_ref().map_or(0.0, |galley| galley.size().y).max(least);
        let hint = if extent.edits_summary { measures().space.large } else { 0.0 };

        let facts_top = summary_at.y + summary_height + hint + measures().space.tight + 2.0;
        let facts = Facts::new(painter, cx, overview, scene, extent.is_whole, &columns);
        let facts_height = FACTS_HEIGHT + (facts.lines - 1) as f32 * LEADING;
        let height = (facts_top + facts_height + measures().space.small + 2.0).round();
        Self {
            columns,
            title,
            title_room,
            title_at,
            summary,
            summary_at,
            summary_height,
            facts,
            facts_top,
            height,
        }
    }

    /// The part at `pos` in a row whose upper left corner is `corner`.
    pub(super) fn part_at(&self, corner: Pos2, pos: Pos2) -> Option<Part> {
        let title =
            Rect::from_min_size(corner + self.title_at, vec2(self.columns.text_width(), self.title.size().y));
        let summary = Rect::from_min_size(
            corner + self.summary_at,
            vec2(self.columns.text_width(), self.summary_height),
        );
        if title.contains(pos) {
            Some(Part::Title)
        } else if self.summary.is_some() && summary.contains(pos) {
            Some(Part::Summary)
        } else {
            None
        }
    }

    /// The character of the part's text at `pos`, counted from 0.
    pub(super) fn character_at(&self, part: Part, corner: Pos2, pos: Pos2) -> usize {
        let (galley, at) = match part {
            Part::Title => (Some(&self.title), self.title_at),
            Part::Summary => (self.summary.as_ref(), self.summary_at),
        };
        galley.map_or(0, |galley| galley.cursor_from_pos(pos - corner - at).index.0)
    }

    /// The width of title and summary, in points.
    pub(super) fn text_width(&self) -> f32 {
        self.columns.text_width()
    }
}

fn galley(painter: &Painter, text: &str, role: Type, ink: egui::Color32, wrap: TextWrapping) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(role.font(), ink));
    job.wrap = wrap;
    painter.layout_job(job)
}

fn lines(width: f32, max_rows: usize) -> TextWrapping {
    TextWrapping { max_width: width, max_rows, break_anywhere: false, overflow_character: Some('…') }
}

/// The title, and how wide it may be: where it has no room beside the mark of what is not checked yet, the mark goes
/// without its word.
fn title_galley(
    painter: &Painter,
    cx: &PanelContext<'_>,
    scene: &Scene,
    extent: Extent,
    width: f32,
) -> (Arc<Galley>, f32) {
    let rows = if extent.is_whole && !extent.edits_title { 4 } else { 1 };
    let hint = cx.words.text("outline-untitled");
    let (text, ink) =
        if scene.title.is_empty() { (&hint, cx.theme.faint) } else { (&scene.title, cx.theme.ink) };
    let in_room = |room: f32| (galley(painter, text, Type::Title, *ink, lines(room, rows)), room);
    let Some(found) = scene.found.as_ref().filter(|found| !found.checked) else { return in_room(width) };
    let [whole, figure] =
        found_mark_widths(painter, cx.words, found).map(|mark| in_room((width - mark - MARK_GAP).max(60.0)));
    if whole.0.elided || whole.0.rows.len() > 1 { figure } else { whole }
}

fn summary_galley(
    painter: &Painter,
    cx: &PanelContext<'_>,
    scene: &Scene,
    extent: Extent,
    width: f32,
) -> Option<Arc<Galley>> {
    let rows = if extent.is_whole || extent.edits_summary { usize::MAX } else { SUMMARY_LINES };
    if scene.summary.is_empty() {
        let hint =
            (extent.is_whole || extent.edits_summary).then(|| cx.words.text("outline-summary-hint"))?;
        return Some(galley(painter, &hint, Type::Prose, *cx.theme.faint, lines(width, rows)));
    }
    Some(galley(painter, &scene.summary, Type::Prose, *cx.theme.soft, lines(width, rows)))
}

impl Facts {
    fn new(
        painter: &Painter,
        cx: &PanelContext<'_>,
        overview: &Overview,
        scene: &Scene,
        is_whole: bool,
        columns: &Columns,
    ) -> Self {
        let width_of = |text: &str, role: Type| {
            painter.layout_no_wrap(text.to_owned(), role.font(), egui::Color32::PLACEHOLDER).size().x
        };
        let minutes =
            scene.length.map_or_else(|| cx.words.text("outline-no-minutes"), |it| cx.words.length(it));
        let minutes_width = width_of(&minutes, Type::List).max(44.0);
        let mut right = columns.right - minutes_width;
        let minutes_rect = on_line(right, 0.0, minutes_width);
        let turns = turns(cx, overview, scene, width_of, &mut right, words_room(columns));

        let line_width = (right - measures().space.medium - columns.text).max(40.0);
        let place = overview.place_name(scene).map(str::to_owned);
        let open = || cx.words.text("outline-place-open");
        let place_role = if place.is_some() { Type::List } else { Type::Missing };
        let place_text = place.clone().unwrap_or_else(open);
        let place_width = width_of(&place_text, place_role);

        let names: Vec<(CharacterId, String)> = scene
            .characters
            .iter()
            .map(|id| (id.clone(), overview.short_name(id).to_owned()))
            .filter(|(_, name)| !name.is_empty())
            .collect();
        let width_of = |text: &str| width_of(text, Type::List);
        let cast = if is_whole {
            Cast::on_lines(names, place_width, line_width, width_of)
        } else {
            Cast::on_a_line(names, place_width, (line_width, columns.text_width()), width_of)
        };
        let at = |(place, width): (Vec2, f32)| on_line(columns.text + place.x, place.y, width);
        Self {
            place,
            place_rect: at((Vec2::ZERO, cast.place_width)),
            persons: cast.persons.into_iter().map(|(id, name, place)| (id, name, at(place))).collect(),
            more: cast.more.map(|(names, place)| (names, at(place))),
            add_person: at((cast.add, ADD_WIDTH)),
            lines: cast.lines,
            turns,
            minutes_rect,
            minutes,
        }
    }
}

/// How much room the words beside dilemmas may take, in points; in a narrow row persons are worth more.
fn words_room(columns: &Columns) -> f32 {
    let width = columns.text_width();
    if width < 420.0 { 0.0 } else { width * 0.4 }
}

fn on_line(x: f32, y: f32, width: f32) -> Rect {
    Rect::from_min_size(Pos2::new(x, y), vec2(width, FACTS_HEIGHT))
}

/// The dilemmas that turn in the scene, from right to left before `right`; with a word each where there is room.
fn turns(
    cx: &PanelContext<'_>,
    overview: &Overview,
    scene: &Scene,
    width_of: impl Fn(&str, Type) -> f32,
    right: &mut f32,
    room: f32,
) -> Vec<(Turn, String, Rect)> {
    const DIAMOND: f32 = 16.0;
    const APART: f32 = 12.0;
    let turns = overview.turns_in(&scene.id);
    let words: Vec<String> = turns.iter().map(|turn| phase_word(cx, turn.phase)).collect();
    let wide: f32 = words.iter().map(|word| DIAMOND + width_of(word, Type::List) + APART).sum();
    let has_words = wide <= room;
    let mut placed = Vec::with_capacity(turns.len());
    for (turn, word) in turns.iter().zip(words).rev() {
        let word = if has_words { word } else { String::new() };
        let width = DIAMOND + if has_words { width_of(&word, Type::List) } else { 0.0 };
        *right -= APART + width;
        placed.push((*turn, word, on_line(*right, 0.0, width)));
    }
    placed.reverse();
    placed
}

/// What happens to a dilemma, in a word.
pub(super) fn phase_word(cx: &PanelContext<'_>, phase: Phase) -> String {
    match phase {
        Phase::Opens => cx.words.text("outline-opens"),
        Phase::Presses => cx.words.text("outline-presses"),
        Phase::Decided => cx.words.text("outline-decided"),
    }
}
