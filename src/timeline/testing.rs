//! Outlines in a line, for tests: `A:4 B:2.5@1` is a scene of strand A, four minutes long, then one of
//! strand B that happens on day 1.
//!
//! A scene is `STRAND[:MINUTES][@DAY[/HH:MM]][+CHARACTER…][=LOCATION]`; `-` for a scene without a strand.
//! Scenes get the ids `1`, `2` … in order.

use std::{collections::BTreeSet, sync::Arc};

use chrono::NaiveTime;

use crate::outline::{
    Character, Dilemma, DilemmaOption, Location, Minutes, Moment, Outcome, Outline, Scene, SceneId, StoryDay,
    Strand,
};

/// The outline that `text` describes.
pub(super) fn story(text: &str) -> Outline {
    let scenes: Vec<Scene> = text
        .split_whitespace()
        .enumerate()
        .map(|(index, word)| scene(&(index + 1).to_string(), word))
        .collect();
    let strands: BTreeSet<_> = scenes.iter().filter_map(|scene| scene.strand.clone()).collect();
    let people: BTreeSet<_> = scenes.iter().flat_map(|scene| scene.characters.clone()).collect();
    let places: BTreeSet<_> = scenes.iter().filter_map(|scene| scene.location.clone()).collect();
    Outline {
        scenes: scenes.into_iter().map(Arc::new).collect(),
        strands: strands
            .into_iter()
            .map(|id| {
                let title = format!("Strand {id}");
                Arc::new(Strand { id, title, ..Strand::default() })
            })
            .collect(),
        characters: people.into_iter().map(|id| Arc::new(character(id.as_str()))).collect(),
        locations: places
            .into_iter()
            .map(|id| {
                let name = id.to_string();
                Arc::new(Location { id, name, ..Location::default() })
            })
            .collect(),
        ..Outline::default()
    }
}

/// The text of a story whose scenes of two minutes each happen at these days and hours, as far as they are known.
pub(super) fn told_at(times: &[Option<(i32, Option<u32>)>]) -> String {
    let scene = |time: &Option<(i32, Option<u32>)>| match time {
        Some((day, Some(hour))) => format!("A:2@{day}/{hour:02}:00"),
        Some((day, None)) => format!("A:2@{day}"),
        None => "A:2".to_owned(),
    };
    times.iter().map(scene).collect::<Vec<_>>().join(" ")
}

fn character(id: &str) -> Character {
    Character { id: id.into(), name: id.to_owned(), ..Character::default() }
}

fn scene(id: &str, word: &str) -> Scene {
    let (word, location) =
        word.split_once('=').map_or((word, None), |(word, place)| (word, Some(place.into())));
    let mut parts = word.split('+');
    let word = parts.next().unwrap_or_default();
    let (word, moment) = word.split_once('@').map_or((word, None), |(word, time)| (word, Some(moment(time))));
    let (strand, minutes) = word.split_once(':').map_or((word, None), |(strand, minutes)| {
        (strand, Some(Minutes::from_f64(minutes.parse().unwrap())))
    });
    Scene {
        id: id.into(),
        title: format!("Scene {id}"),
        strand: (strand != "-").then(|| strand.into()),
        location,
        characters: parts.map(Into::into).collect(),
        length: minutes.map(Into::into),
        moment,
        ..Scene::default()
    }
}

fn moment(text: &str) -> Moment {
    let (day, time) = text.split_once('/').map_or((text, None), |(day, time)| (day, Some(time)));
    let day = day.parse().map_or_else(|_| StoryDay::Date(day.parse().unwrap()), StoryDay::Day);
    let time = time.map(|time| NaiveTime::parse_from_str(time, "%H:%M").unwrap());
    Moment { day, time, words: String::new(), found: None }
}

/// A dilemma that opens in the first of `scenes`, presses in those between and, where `decided`, is decided
/// in the last.
pub(super) fn dilemma(id: &str, scenes: &[&str], decided: bool) -> Arc<Dilemma> {
    let mut scenes: Vec<SceneId> = scenes.iter().map(|id| SceneId::from(*id)).collect();
    let outcome = match decided {
        true => Outcome::Decided { option: Some(0), scene: scenes.pop() },
        false => Outcome::Open,
    };
    Arc::new(Dilemma {
        id: id.into(),
        title: format!("Dilemma {id}"),
        options: vec![DilemmaOption { text: "stay".into(), price: String::new() }],
        opens: scenes.first().cloned(),
        presses: scenes.iter().skip(1).cloned().collect(),
        outcome,
        ..Dilemma::default()
    })
}
