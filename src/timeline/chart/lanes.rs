//! Lanes: their labels, the scenes on them, and the dotted lines where a strand is absent.

use super::{DIM, Hand, LABEL, on_pixel, on_pixels};
use crate::{
    outline::{Minutes, letter},
    timeline::{
        Area, Block, Lane, LaneKey, Px, Row,
        chart::{Face, Ink, Line, Pen, Tone},
    },
};

/// The size of a title on a block.
const TITLE: f32 = 11.5;
/// The side of a strand's badge where there is room for it, and what is left free between two of them.
const BADGE: Px = Px(18.0);
const BETWEEN_BADGES: Px = Px(3.0);
/// The corners of blocks and badges.
const CORNER: f32 = 4.0;

impl<P: Pen> Hand<'_, P> {
    /// The dotted lines of absent strands.
    pub(super) fn gaps(&mut self) {
        for gap in &self.chart.picture.gaps {
            let lane = &self.chart.plan.lanes[gap.lane];
            let tone = match (&lane.key, lane.scenes.first()) {
                (LaneKey::Strand(_), Some(scene)) => self.chart.tone(*scene).ink,
                _ => self.chart.tones.faint,
            };
            let from = (gap.from + Px(4.0), on_pixel(gap.y));
            self.pen.dotted(from, gap.to - Px(3.0), 5.0, 0.8, tone.faded(0.55));
        }
    }

    /// The scenes.
    pub(super) fn blocks(&mut self) {
        let picture = self.chart.picture;
        let crowds = picture.crowds.iter().map(|crowd| {
            let light = if crowd.is_dimmed { DIM * 0.6 } else { 0.6 };
            (crowd.area, self.chart.tone(crowd.first).ink.faded(light))
        });
        let crowds: Vec<_> = crowds.collect();
        self.pen.bars(&crowds);
        // What stands out comes last, so that no neighbour covers its frame.
        for loud in [false, true] {
            let slivers = picture.blocks.iter().filter(|block| !block.is_rounded);
            let slivers: Vec<_> = slivers
                .filter(|block| self.stands_out(block) == loud)
                .flat_map(|block| self.sliver(block))
                .flatten()
                .collect();
            self.pen.bars(&slivers);
            for block in picture.blocks.iter().filter(|block| block.is_rounded) {
                if self.stands_out(block) == loud {
                    let title = &self.chart.plan.slots[block.scene].scene.title;
                    self.pen.named(&format_args!("{} {title}", block.scene + 1));
                    self.block(block);
                    self.pen.end();
                }
            }
        }
    }

    fn stands_out(&self, block: &Block) -> bool {
        self.chart.standing.is_marked(block.scene) || self.is_lit(block.scene)
    }

    /// A scene too narrow for round corners, framed as the others are, so that none looks heavier.
    fn sliver(&self, block: &Block) -> [Option<(Area, Tone)>; 2] {
        let page = self.chart.tones.page;
        let area = on_pixels(block.area);
        let light = if block.is_dimmed { DIM } else { 1.0 };
        let frame = self.frame(block, light);
        let inner = area.grown(Px(-1.0));
        let fill = self.chart.tone(block.scene).block.faded(light).over(page);
        let has_inner = inner.width() > Px::ZERO && inner.height() > Px::ZERO;
        [Some((area, frame.tone.over(page))), has_inner.then_some((inner, fill))]
    }

    fn block(&mut self, block: &Block) {
        let area = on_pixels(block.area);
        let light = if block.is_dimmed { DIM } else { 1.0 };
        let frame = self.frame(block, light);
        // No line that passes behind a scene strikes its title through, however faint the scene is.
        let fill = Some(self.chart.tone(block.scene).block.faded(light).over(self.chart.tones.page));
        // The length of a scene that nobody has set is a guess.
        let is_dashed =
            self.chart.plan.slots[block.scene].is_guess && block.is_labelled && frame.width <= 1.0;
        self.pen.rect(area, CORNER, fill, None);
        if is_dashed {
            let Area { left, top, right, bottom } = area.grown(Px(-0.5));
            let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
            self.pen.dashed(&corners, (3.5, 2.5), frame);
        } else {
            self.pen.rect(area, CORNER, None, Some(frame));
        }
        if self.chart.standing.focused == Some((block.lane, block.scene)) {
            let accent = Line::new(1.0, self.chart.tones.accent);
            self.pen.rect(area.grown(Px(2.5)), CORNER, None, Some(accent));
        }
        if block.is_labelled {
            self.title(block, light);
        }
    }

    fn frame(&self, block: &Block, light: f32) -> Line {
        let tone = self.chart.tone(block.scene).ink;
        if self.chart.standing.is_marked(block.scene) {
            Line::new(2.0, self.chart.tones.accent)
        } else if self.is_lit(block.scene) {
            Line::new(1.6, tone)
        } else {
            Line::new(1.0, tone.faded(0.72 * light))
        }
    }

    /// Number and title; where a block begins out of view, at the edge of the view. Half a number would be a wrong
    /// one.
    fn title(&mut self, block: &Block, light: f32) {
        let number = (block.scene + 1).to_string();
        let strong = Ink::new(Face::Medium, TITLE, self.chart.tone(block.scene).ink.faded(light));
        let width = self.pen.width(&number, strong.face, strong.size);
        let Some(left) = block.number_left(&self.chart.picture.areas, width) else { return };
        let middle = block.area.center().y;
        self.pen.text(left, middle, Px(f32::INFINITY), &number, strong);
        let taken = width + Px(5.0);
        let room = block.area.right - left - Px(3.0) - taken;
        if room > Px(14.0) {
            let title = &self.chart.plan.slots[block.scene].scene.title;
            let ink = Ink::new(Face::Regular, TITLE, self.chart.tones.ink.faded(light));
            self.pen.text(left + taken, middle, room, title, ink);
        }
    }

    /// The labels at the left: they stay when one pans.
    pub(super) fn labels(&mut self, all: Area) {
        let (areas, words, tones) = (&self.chart.picture.areas, self.chart.words, self.chart.tones);
        self.pen.rect(all, 0.0, Some(tones.page), None);
        let room = areas.axis_left - LABEL - Px(8.0);
        let plain = Ink::new(Face::Regular, 12.0, tones.soft);
        if areas.arcs.height() > Px::ZERO {
            self.pen.text(LABEL, areas.arcs.bottom - Px(9.0), room, &words.dilemmas(), plain);
        }
        if !self.chart.plan.dividers.is_empty() {
            self.pen.text(LABEL, areas.marks.center().y, room, &words.acts(), plain);
        }
        if areas.story.height() > Px::ZERO {
            self.pen.text(LABEL, areas.story_line(), room, &words.story_time(), plain);
        }
        let within = Area::new(Px::ZERO, areas.lanes.top, areas.axis_left, areas.lanes.bottom);
        self.within(within, |hand| {
            for row in &hand.chart.picture.rows {
                hand.label(row);
            }
        });
    }

    fn label(&mut self, row: &Row) {
        let tones = self.chart.tones;
        let lane = &self.chart.plan.lanes[row.lane];
        let middle = row.area.center().y;
        let is_hovered = self.chart.standing.hovered_label == Some(row.lane);
        if is_hovered || lane.is_folded {
            self.chevron((Px(9.0), middle), lane.is_folded, Line::new(1.0, tones.faint));
        }
        if lane.is_folded {
            let tone = lane.scenes.first().map_or(tones.no_strand.ink, |scene| self.chart.tone(*scene).ink);
            self.pen.line((LABEL, middle), (LABEL + Px(24.0), middle), Line::new(3.0, tone));
            return;
        }
        let side = BADGE.min(row.area.height() - BETWEEN_BADGES);
        let left = self.badge(lane, middle, side);
        let right = self.chart.picture.areas.axis_left - Px(10.0);
        let figures = match lane.length.minutes {
            Minutes::ZERO => lane.scenes.len().to_string(),
            minutes => {
                let about = if lane.length.is_estimate { "≈\u{a0}" } else { "" };
                format!("{} · {about}{}′", lane.scenes.len(), self.chart.words.number(minutes.as_f64()))
            }
        };
        let width = self.pen.text_to(right, middle, &figures, Ink::new(Face::Regular, 10.5, tones.faint));
        let tone = match (lane.is_highlighted, is_hovered) {
            (true, _) => tones.accent,
            (false, true) => tones.ink,
            (false, false) => tones.ink.faded(0.9),
        };
        let has_no_name = matches!(lane.key, LaneKey::Without | LaneKey::All);
        let face = if has_no_name { Face::Italic } else { Face::Regular };
        let name = self.chart.words.lane(lane);
        self.pen.text(left, middle, right - width - Px(8.0) - left, &name, Ink::new(face, 12.0, tone));
    }

    /// The letter of a strand's lane; where the name begins behind it.
    fn badge(&mut self, lane: &Lane, middle: Px, side: Px) -> Px {
        let (LaneKey::Strand(id), Some(place)) = (&lane.key, lane.strand) else { return LABEL };
        let tone = self.chart.strands.get(id).map_or(self.chart.tones.no_strand.ink, |strand| strand.ink);
        let (center, half) = (LABEL + BADGE / 2.0, side / 2.0);
        let area = on_pixels(Area::new(center - half, middle - half, center + half, middle + half));
        self.pen.rect(area, CORNER, Some(tone), None);
        let letter = letter(place);
        let size = side.0 * if letter.len() > 1 { 0.5 } else { 0.61 };
        let ink = Ink::new(Face::SemiBold, size, self.chart.tones.badge_ink);
        self.pen.text_at(area.center().x, area.center().y, &letter, ink);
        LABEL + BADGE + Px(7.0)
    }

    /// Points to the right at a folded lane, else down.
    fn chevron(&mut self, (x, y): (Px, Px), is_folded: bool, line: Line) {
        let corners = [(-3.0, -1.5), (0.0, 1.5), (3.0, -1.5)];
        let at = |(along, across): (f32, f32)| match is_folded {
            true => (x + Px(across), y + Px(along)),
            false => (x + Px(along), y + Px(across)),
        };
        for side in corners.windows(2) {
            self.pen.line(at(side[0]), at(side[1]), line);
        }
    }
}
