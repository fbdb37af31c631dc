//! Who of a scene's persons is named beside its place, and who is only counted.
//!
//! Pure: widths in, places out.

use egui::{Vec2, vec2};

use super::flow::{fitting, flow};
use crate::app::theme::measures;

/// The height of a line with place, persons and minutes, from top to top.
pub(super) const LEADING: f32 = 24.0;
/// How wide the button is that takes further persons in.
pub(super) const ADD_WIDTH: f32 = 22.0;

const CHIP_GAP: f32 = 6.0;
const CHIP_INSET: f32 = 18.0;
/// A name cut shorter than this tells nobody who is meant.
const LEAST_CHIP: f32 = 48.0;
/// The place gives way to persons, but no further than this.
const LEAST_PLACE: f32 = 60.0;

/// Place and persons: all places are from where the text of the row begins.
pub(super) struct Cast<Who> {
    /// How wide the place is.
    pub(super) place_width: f32,
    /// The persons that are named: who, what is written, where, and how wide.
    pub(super) persons: Vec<(Who, String, (Vec2, f32))>,
    /// The names of the others, and where their number stands.
    pub(super) more: Option<(Vec<String>, (Vec2, f32))>,
    /// Where the button stands that takes further persons in.
    pub(super) add: Vec2,
    /// How many lines they take.
    pub(super) lines: usize,
}

impl<Who> Cast<Who> {
    /// All of them, on as many lines as they need.
    pub(super) fn on_lines(
        names: Vec<(Who, String)>,
        place_width: f32,
        line_width: f32,
        width_of: impl Fn(&str) -> f32,
    ) -> Self {
        let place_width = place_width.min(most_for_place(line_width));
        let first = place_width + measures().space.medium - CHIP_GAP;
        let widths: Vec<f32> = names.iter().map(|(_, name)| width_of(name) + CHIP_INSET).collect();
        let all: Vec<f32> = [first].into_iter().chain(widths.iter().copied()).chain([ADD_WIDTH]).collect();
        let places = flow(&all, line_width, CHIP_GAP, LEADING);
        let add = places.last().copied().unwrap_or_default();
        let persons = names.into_iter().zip(widths).zip(&places[1..]);
        Self {
            place_width,
            persons: persons.map(|(((who, name), width), place)| (who, name, (*place, width))).collect(),
            more: None,
            add,
            lines: 1 + (add.y / LEADING).round() as usize,
        }
    }

    /// As many as one line has room for, and the number of the others. The place gives way to the first person, and
    /// where that is not enough, the name is cut; where nothing would be left of it, persons have a line of their own:
    /// a mere number would say of nobody that they are there. The first line ends before dilemmas and minutes, the
    /// other one does not.
    pub(super) fn on_a_line(
        names: Vec<(Who, String)>,
        place_width: f32,
        (line_width, own_line_width): (f32, f32),
        width_of: impl Fn(&str) -> f32,
    ) -> Self {
        let widths: Vec<f32> = names.iter().map(|(_, name)| width_of(name) + CHIP_INSET).collect();
        let more_width = width_of(&format!("+{}", names.len())) + 4.0;
        let beside_first = if names.len() > 1 { CHIP_GAP + more_width } else { 0.0 };
        let place_gap = measures().space.medium;
        let room = line_width - CHIP_GAP - ADD_WIDTH;
        let wanted = widths.first().map_or(0.0, |first| first + beside_first);
        let beside_persons = (room - place_gap - wanted).max(LEAST_PLACE);
        let narrow = place_width.min(most_for_place(line_width)).min(beside_persons);
        let left = room - place_gap - narrow;
        let has_line = names.is_empty() || left - beside_first >= LEAST_CHIP.min(widths[0]);
        let (place_width, from, room) = if has_line {
            (narrow, vec2(narrow + place_gap, 0.0), left)
        } else {
            (place_width.min(line_width), vec2(0.0, LEADING), own_line_width - CHIP_GAP - ADD_WIDTH)
        };

        // Half a point for rounding.
        let count = fitting(&widths, room + 0.5, CHIP_GAP, more_width);
        let mut x = from.x;
        let mut persons = Vec::with_capacity(count.max(1));
        let mut names = names.into_iter();
        for ((who, name), width) in names.by_ref().take(count.max(1)).zip(widths) {
            let (name, width) = if count == 0 {
                let name = cut(&name, room - beside_first - CHIP_INSET, &width_of);
                let width = width_of(&name) + CHIP_INSET;
                (name, width)
            } else {
                (name, width)
            };
            persons.push((who, name, (vec2(x, from.y), width)));
            x += width + CHIP_GAP;
        }
        let others: Vec<String> = names.map(|(_, name)| name).collect();
        let more = (!others.is_empty()).then(|| (others, (vec2(x, from.y), more_width)));
        let x = if more.is_some() { x + more_width + CHIP_GAP } else { x };
        Self { place_width, persons, more, add: vec2(x, from.y), lines: if has_line { 1 } else { 2 } }
    }
}

fn most_for_place(line_width: f32) -> f32 {
    (line_width * 0.6).max(LEAST_PLACE)
}

/// The beginning of the name that has room, with an ellipsis.
fn cut(name: &str, room: f32, width_of: impl Fn(&str) -> f32) -> String {
    let ends = name.char_indices().map(|(at, _)| at).rev();
    let mut shorter = ends.map(|end| format!("{}…", name[..end].trim_end()));
    shorter.find(|name| width_of(name) <= room).unwrap_or_else(|| "…".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a line so wide shows of three persons at a place: the place's width, names, the number of the others.
    fn line(names: &[&str], place_width: f32, line_width: f32) -> (f32, Vec<String>, usize) {
        let names = names.iter().enumerate().map(|(who, name)| (who, (*name).to_owned())).collect();
        let cast = Cast::on_a_line(names, place_width, (line_width, line_width + 60.0), |text| {
            text.chars().count() as f32 * 7.0
        });
        let ends = cast.persons.iter().map(|(_, _, (place, width))| place.x + width);
        let width = if cast.lines == 1 { line_width } else { line_width + 60.0 };
        assert!(ends.fold(cast.add.x + ADD_WIDTH, f32::max) <= width + 1.0, "nothing sticks out");
        let shown = cast.persons.into_iter().map(|(_, name, _)| name).collect();
        (cast.place_width.round(), shown, cast.more.map_or(0, |(others, _)| others.len()))
    }

    #[test]
    fn a_wide_line_names_everybody() {
        let (place, names, others) = line(&["Friederike", "Ilie", "Mirela"], 110.0, 400.0);
        assert_eq!((place, names.len(), others), (110.0, 3, 0));
    }

    #[test]
    fn the_place_gives_way_to_the_first_person() {
        let (place, names, others) = line(&["Friederike", "Ilie", "Mirela"], 110.0, 230.0);
        assert_eq!((names, others), (vec!["Friederike".to_owned()], 2));
        assert!((60.0..110.0).contains(&place), "{place}");
    }

    #[test]
    fn where_that_is_not_enough_the_name_is_cut() {
        let (place, names, others) = line(&["Kriminalrat König", "Ilie", "Mirela"], 110.0, 200.0);
        assert_eq!((place, names, others), (60.0, vec!["Krimina…".to_owned()], 2));
        assert_eq!(line(&["Friederike"], 110.0, 110.0).1, ["Friederike"], "or has a line of its own");
        assert_eq!(line(&[], 110.0, 200.0).1, Vec::<String>::new());
    }

    #[test]
    fn a_scene_shown_whole_names_everybody_on_further_lines() {
        let names = ["Friederike", "Ilie", "Mirela"].map(|name| (name, name.to_owned())).into();
        let cast = Cast::on_lines(names, 110.0, 200.0, |text| text.chars().count() as f32 * 7.0);
        assert_eq!((cast.persons.len(), cast.lines, cast.more.is_none()), (3, 3, true));
    }
}
