//! The dilemmas as arcs over the lanes: where each opens, where it presses, where it is decided.

use super::{telling::Places, units::Minute};
use crate::outline::{Dilemma, DilemmaId, DilemmaKind, Outcome, Outline, SceneId};

/// So many rows of arcs lie over each other at most; what overlaps beyond that shares a row.
pub(super) const MOST_LEVELS: usize = 4;

/// Between two arcs in one row at least this share of the episode is free, and no more than so many minutes: their
/// marks must not touch.
const APART: (f64, Minute) = (0.02, Minute(1.5));

/// A dilemma's way through the episode.
#[derive(Clone, Debug, PartialEq)]
pub struct DilemmaArc {
    /// The dilemma.
    pub dilemma: DilemmaId,
    /// Its title.
    pub title: String,
    /// Choice or question.
    pub kind: DilemmaKind,
    /// Where it stops, from left to right; at least once.
    pub stops: Vec<Stop>,
    /// Whether it stays open: then it fades out at the end of the episode.
    pub is_open: bool,
    /// The option taken, in the dilemma's words; empty where none is known.
    pub taken: String,
    /// The row that it lies in, the lowest being 0.
    pub level: usize,
}

/// A scene at which an arc stops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// The scene, by its place in telling order.
    pub scene: usize,
    /// What happens to the dilemma there.
    pub kind: StopKind,
    /// The middle of the scene on the rail.
    pub at: Minute,
}

/// What happens to a dilemma in a scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StopKind {
    /// It opens.
    Opens,
    /// It presses.
    Presses,
    /// It is decided.
    Decided,
}

/// The scenes that a dilemma names, and what happens there: opening, pressure, decision.
pub(super) fn stops(dilemma: &Dilemma) -> impl Iterator<Item = (&SceneId, StopKind)> {
    let decided = match &dilemma.outcome {
        Outcome::Decided { scene, .. } => scene.as_ref(),
        Outcome::Open => None,
    };
    let opens = dilemma.opens.iter().map(|scene| (scene, StopKind::Opens));
    let presses = dilemma.presses.iter().map(|scene| (scene, StopKind::Presses));
    opens.chain(presses).chain(decided.map(|scene| (scene, StopKind::Decided)))
}

/// The arcs of all dilemmas that name a scene. `center` gives the middle of a scene on the rail, `end` the
/// rail's end.
pub(super) fn arcs(
    outline: &Outline,
    places: &Places,
    center: impl Fn(usize) -> Minute,
    end: Minute,
) -> Vec<DilemmaArc> {
    let mut arcs: Vec<DilemmaArc> = outline
        .dilemmas
        .iter()
        .filter_map(|dilemma| {
            let mut stops: Vec<Stop> = stops(dilemma)
                .filter_map(|(scene, kind)| {
                    let scene = places.get(scene)?;
                    Some(Stop { scene, kind, at: center(scene) })
                })
                .collect();
            stops.sort_by(|a, b| a.at.0.total_cmp(&b.at.0).then(a.kind.cmp(&b.kind)));
            (!stops.is_empty()).then(|| DilemmaArc {
                dilemma: dilemma.id.clone(),
                title: dilemma.title.clone(),
                kind: dilemma.kind,
                stops,
                is_open: dilemma.outcome == Outcome::Open,
                taken: taken(dilemma).to_owned(),
                level: 0,
            })
        })
        .collect();
    arcs.sort_by(|a, b| a.stops[0].at.0.total_cmp(&b.stops[0].at.0));
    set_levels(&mut arcs, end);
    arcs
}

fn taken(dilemma: &Dilemma) -> &str {
    match &dilemma.outcome {
        Outcome::Decided { option: Some(option), .. } => {
            dilemma.options.get(*option).map_or("", |option| option.text.as_str())
        }
        _ => "",
    }
}

/// Puts each arc into the lowest row that is free where it begins. Where all are taken, it shares that in which the
/// last mark lies farthest back: mostly the line of an open dilemma fades there.
fn set_levels(arcs: &mut [DilemmaArc], end: Minute) {
    /// Until where a row is taken, and where the last mark in it stands.
    struct Row {
        until: Minute,
        marked: Minute,
    }
    let mut rows: Vec<Row> = Vec::new();
    let apart = (end * APART.0).min(APART.1);
    for arc in arcs {
        let from = arc.stops[0].at;
        let marked = arc.stops.last().map_or(from, |stop| stop.at);
        let until = if arc.is_open { end } else { marked };
        let free = rows.iter().position(|row| row.until + apart <= from);
        let least_marked = || (0..rows.len()).min_by(|a, b| rows[*a].marked.0.total_cmp(&rows[*b].marked.0));
        arc.level = match free {
            Some(free) => free,
            None if rows.len() < MOST_LEVELS => rows.len(),
            None => least_marked().unwrap_or(0),
        };
        match rows.get_mut(arc.level) {
            Some(row) => *row = Row { until: row.until.max(until), marked: row.marked.max(marked) },
            None => rows.push(Row { until, marked }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::testing::{dilemma, story};

    /// Arcs over ten scenes of a minute each.
    fn over_ten(dilemmas: &[(&str, &[&str], bool)]) -> Vec<DilemmaArc> {
        let mut outline = story("A A A A A A A A A A");
        outline.dilemmas =
            dilemmas.iter().map(|(id, scenes, decided)| dilemma(id, scenes, *decided)).collect();
        arcs(&outline, &Places::of(&outline), |scene| Minute(scene as f64 + 0.5), Minute(10.0))
    }

    #[test]
    fn an_arc_stops_where_its_dilemma_does() {
        let arcs = over_ten(&[("d", &["2", "5", "7"], true)]);
        let stops: Vec<_> = arcs[0].stops.iter().map(|stop| (stop.scene, stop.kind, stop.at.0)).collect();
        assert_eq!(
            stops,
            [(1, StopKind::Opens, 1.5), (4, StopKind::Presses, 4.5), (6, StopKind::Decided, 6.5)]
        );
        assert_eq!((arcs[0].is_open, arcs[0].taken.as_str()), (false, "stay"));
    }

    #[test]
    fn an_undecided_one_stays_open() {
        let arcs = over_ten(&[("d", &["2"], false)]);
        assert!(arcs[0].is_open);
        assert_eq!(arcs[0].taken, "");
    }

    #[test]
    fn a_dilemma_without_a_known_scene_has_no_arc() {
        assert_eq!(over_ten(&[("d", &[], false), ("e", &["gone"], false)]), []);
    }

    #[test]
    fn arcs_that_overlap_lie_in_rows() {
        let rows = |dilemmas: &[(&str, &[&str], bool)]| -> Vec<(String, usize)> {
            over_ten(dilemmas).into_iter().map(|arc| (arc.dilemma.to_string(), arc.level)).collect()
        };
        let row = |id: &str, level| (id.to_owned(), level);
        assert_eq!(rows(&[("d", &["1", "3"], true), ("e", &["4", "6"], true)]), [row("d", 0), row("e", 0)]);
        assert_eq!(rows(&[("d", &["1", "5"], true), ("e", &["4", "6"], true)]), [row("d", 0), row("e", 1)]);
        assert_eq!(
            rows(&[("d", &["1"], false), ("e", &["2", "3"], true), ("f", &["5", "6"], true)]),
            [row("d", 0), row("e", 1), row("f", 1)],
            "an open one keeps its row to the end"
        );
    }

    #[test]
    fn there_are_never_too_many_rows() {
        let open: Vec<_> = ["1", "2", "3", "4", "5", "6"].iter().map(|scene| [*scene]).collect();
        let dilemmas: Vec<_> = open.iter().map(|scene| (scene[0], scene.as_slice(), false)).collect();
        let levels: Vec<_> = over_ten(&dilemmas).iter().map(|arc| arc.level).collect();
        assert_eq!(levels, [0, 1, 2, 3, 0, 1], "where the last mark lies farthest back");
    }
}
