//! The lanes: which there are, in which order they stand, and which scenes lie on each.

use std::collections::BTreeMap;

use super::{
    arcs::stops,
    telling::Places,
    view::{Grouping, LaneKey, View},
};
use crate::outline::{Length, Outline, Scene};

/// A lane of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// What it stands for.
    pub key: LaneKey,
    /// The name of what it stands for; empty for all scenes and for those without.
    pub name: String,
    /// A strand's place in the list, from which its letter comes.
    pub strand: Option<usize>,
    /// The scenes on it, by their place in telling order, ascending.
    pub scenes: Vec<usize>,
    /// How long they are together, as far as that is known.
    pub length: Length,
    /// Whether it is folded to a thin line.
    pub is_folded: bool,
    /// Whether the filter is set to it.
    pub is_highlighted: bool,
}

impl Lane {
    fn new(key: LaneKey, name: &str, strand: Option<usize>) -> Self {
        Self {
            key,
            name: name.to_owned(),
            strand,
            scenes: Vec::new(),
            length: Length::ZERO,
            is_folded: false,
            is_highlighted: false,
        }
    }
}

/// The lanes of `outline`, in the order in which they stand. The lane for scenes without comes last, and only
/// where there are such scenes or nothing else.
pub(super) fn lanes(outline: &Outline, view: &View) -> Vec<Lane> {
    let mut lanes = empty_lanes(outline, view.grouping);
    let mut rest = Lane::new(LaneKey::Without, "", None);
    if view.grouping == Grouping::Dilemmas {
        fill_by_dilemma(outline, &mut lanes, &mut rest);
    } else {
        fill_by_scene(outline, view.grouping, &mut lanes, &mut rest);
    }
    let order: BTreeMap<&LaneKey, usize> =
        view.order.iter().enumerate().map(|(place, key)| (key, place)).collect();
    lanes.sort_by_key(|lane| order.get(&lane.key).copied().unwrap_or(usize::MAX));
    if !rest.scenes.is_empty() || lanes.is_empty() {
        lanes.push(rest);
    }
    for lane in &mut lanes {
        lane.is_folded = view.folded.contains(&lane.key);
        lane.is_highlighted = view.filter.contains(&lane.key);
    }
    lanes
}

fn empty_lanes(outline: &Outline, grouping: Grouping) -> Vec<Lane> {
    match grouping {
        Grouping::Strands => (outline.strands.iter().enumerate())
            .map(|(place, strand)| Lane::new(LaneKey::Strand(strand.id.clone()), &strand.title, Some(place)))
            .collect(),
        Grouping::Characters => (outline.characters.iter())
            .map(|character| Lane::new(LaneKey::Character(character.id.clone()), &character.name, None))
            .collect(),
        Grouping::Locations => (outline.locations.iter())
            .map(|location| Lane::new(LaneKey::Location(location.id.clone()), &location.name, None))
            .collect(),
        Grouping::Dilemmas => (outline.dilemmas.iter())
            .map(|dilemma| Lane::new(LaneKey::Dilemma(dilemma.id.clone()), &dilemma.title, None))
            .collect(),
        Grouping::One => vec![Lane::new(LaneKey::All, "", None)],
    }
}

/// Puts each scene on the lanes that it names itself.
fn fill_by_scene(outline: &Outline, grouping: Grouping, lanes: &mut [Lane], rest: &mut Lane) {
    let keys: Vec<LaneKey> = lanes.iter().map(|lane| lane.key.clone()).collect();
    let places: BTreeMap<&str, usize> = keys.iter().map(id_of).zip(0..).collect();
    for (index, scene) in outline.scenes.iter().enumerate() {
        let mut is_placed = false;
        each_id(scene, grouping, |id| {
            if let Some(place) = places.get(id) {
                add(&mut lanes[*place], index, scene);
                is_placed = true;
            }
        });
        if !is_placed {
            add(rest, index, scene);
        }
    }
}

/// The id of what a lane stands for.
fn id_of(key: &LaneKey) -> &str {
    match key {
        LaneKey::Strand(id) => id.as_str(),
        LaneKey::Character(id) => id.as_str(),
        LaneKey::Location(id) => id.as_str(),
        LaneKey::Dilemma(id) => id.as_str(),
        LaneKey::All | LaneKey::Without => "",
    }
}

/// The ids of the lanes that `scene` itself names; none by dilemma, since dilemmas name scenes.
fn each_id(scene: &Scene, grouping: Grouping, mut take: impl FnMut(&str)) {
    match grouping {
        Grouping::Strands => scene.strand.iter().for_each(|id| take(id.as_str())),
        Grouping::Characters => scene.characters.iter().for_each(|id| take(id.as_str())),
        Grouping::Locations => scene.location.iter().for_each(|id| take(id.as_str())),
        Grouping::Dilemmas => {}
        Grouping::One => take(""),
    }
}

fn fill_by_dilemma(outline: &Outline, lanes: &mut [Lane], rest: &mut Lane) {
    let places = Places::of(outline);
    let mut is_placed = vec![false; outline.scenes.len()];
    for (dilemma, lane) in outline.dilemmas.iter().zip(lanes) {
        let mut on_it: Vec<usize> = stops(dilemma).filter_map(|(scene, _)| places.get(scene)).collect();
        on_it.sort_unstable();
        on_it.dedup();
        for index in on_it {
            is_placed[index] = true;
            add(lane, index, &outline.scenes[index]);
        }
    }
    for (index, scene) in outline.scenes.iter().enumerate().filter(|(index, _)| !is_placed[*index]) {
        add(rest, index, scene);
    }
}

fn add(lane: &mut Lane, index: usize, scene: &Scene) {
    lane.scenes.push(index);
    lane.length = lane.length + scene.length.unwrap_or_default();
}

/// The lanes' order after the lane `moved` has been put before `before` (at the end where not set): what
/// [`View::order`] becomes.
pub fn reordered(lanes: &[Lane], moved: &LaneKey, before: Option<&LaneKey>) -> Vec<LaneKey> {
    let movable = lanes.iter().map(|lane| &lane.key).filter(|key| **key != LaneKey::Without);
    let mut order: Vec<LaneKey> = movable.filter(|key| *key != moved).cloned().collect();
    let place = before.and_then(|before| order.iter().position(|key| key == before)).unwrap_or(order.len());
    if *moved != LaneKey::Without {
        order.insert(place, moved.clone());
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Minutes;
    use crate::timeline::testing::{dilemma, story};

    /// `NAME:SCENES` of every lane, scenes counted from 1.
    fn described(outline: &Outline, view: &View) -> Vec<String> {
        let name = |key: &LaneKey| match key {
            LaneKey::Strand(id) => id.to_string(),
            LaneKey::Character(id) => id.to_string(),
            LaneKey::Location(id) => id.to_string(),
            LaneKey::Dilemma(id) => id.to_string(),
            LaneKey::All => "all".to_owned(),
            LaneKey::Without => "without".to_owned(),
        };
        lanes(outline, view)
            .iter()
            .map(|lane| {
                let scenes: Vec<_> = lane.scenes.iter().map(|scene| (scene + 1).to_string()).collect();
                format!("{}:{}", name(&lane.key), scenes.join(","))
            })
            .collect()
    }

    fn by(grouping: Grouping) -> View {
        View { grouping, ..View::default() }
    }

    #[test]
    fn scenes_lie_on_the_lanes_they_name() {
        let outline = story("A+kai+sara B+kai=ward A=ward -+sara");
        for (grouping, expected) in [
            (Grouping::Strands, vec!["A:1,3", "B:2", "without:4"]),
            (Grouping::Characters, vec!["kai:1,2", "sara:1,4", "without:3"]),
            (Grouping::Locations, vec!["ward:2,3", "without:1,4"]),
            (Grouping::One, vec!["all:1,2,3,4"]),
            (Grouping::Dilemmas, vec!["without:1,2,3,4"]),
        ] {
            assert_eq!(described(&outline, &by(grouping)), expected, "{grouping:?}");
        }
    }

    #[test]
    fn a_dilemma_lies_on_the_scenes_it_goes_through() {
        let mut outline = story("A A A A A");
        outline.dilemmas = vec![dilemma("d", &["4", "2", "4"], true), dilemma("e", &["2"], false)];
        assert_eq!(described(&outline, &by(Grouping::Dilemmas)), ["d:2,4", "e:2", "without:1,3,5"]);
    }

    #[test]
    fn a_strand_without_scenes_keeps_its_lane() {
        let mut outline = story("A B");
        outline.scenes.truncate(1);
        assert_eq!(described(&outline, &View::default()), ["A:1", "B:"]);
    }

    #[test]
    fn lanes_stand_in_the_order_given_and_new_ones_after_it() {
        let outline = story("A B C -");
        let strand = |id: &str| LaneKey::Strand(id.into());
        let view = View { order: vec![strand("C"), strand("A")], ..View::default() };
        assert_eq!(described(&outline, &view), ["C:3", "A:1", "B:2", "without:4"]);
    }

    #[test]
    fn a_lane_is_moved_before_another() {
        let lanes = lanes(&story("A B C -"), &View::default());
        let strand = |id: &str| LaneKey::Strand(id.into());
        let order = |moved: &str, before: Option<&str>| {
            let order = reordered(&lanes, &strand(moved), before.map(strand).as_ref());
            order
                .iter()
                .map(|key| if let LaneKey::Strand(id) = key { id.as_str() } else { "?" })
                .collect::<String>()
        };
        assert_eq!(order("C", Some("A")), "CAB");
        assert_eq!(order("A", None), "BCA");
        assert_eq!(order("B", Some("B")), "ACB");
    }

    #[test]
    fn minutes_add_up() {
        let lanes = lanes(&story("A:4 A:2.5 A B:1"), &View::default());
        assert_eq!(lanes[0].length.minutes, Minutes::from_f64(6.5));
    }
}
