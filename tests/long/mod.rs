//! Long stories, the same on every run: strands that come and go, flashbacks, days and hours, dilemmas.

// Several tests use it, and none of them all of it.
#![allow(dead_code, unreachable_pub)]

use std::sync::Arc;

use bogen::outline::{
    Character, Dilemma, DilemmaKind, DilemmaOption, Divider, DividerKind, Location, Minutes, Moment, Outcome,
    Outline, Scene, StoryDay, Strand,
};
use chrono::NaiveTime;

const STRANDS: [&str; 6] = [
    "Das Erbe der Mühle",
    "Annas Prüfung",
    "Die Klinik am Rand",
    "Onkel Ruprecht",
    "Der Brandstifter",
    "Tanzstunde",
];
const PEOPLE: usize = 24;
const PLACES: usize = 12;

/// The next of a row of numbers that looks like chance.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize
}

/// A story of so many scenes.
pub fn long(scenes: usize) -> Outline {
    let mut state = 7;
    let scenes: Vec<Arc<Scene>> = (0..scenes).map(|index| Arc::new(scene(index, &mut state))).collect();
    let dilemmas =
        (0..scenes.len() / 12).map(|index| Arc::new(dilemma(index, &scenes, &mut state))).collect();
    let dividers = scenes.iter().step_by(30).skip(1).enumerate().map(|(index, scene)| {
        let kind = if index % 3 == 2 { DividerKind::AdBreak } else { DividerKind::Act };
        Arc::new(Divider { kind, title: String::new(), before: Some(scene.id.clone()) })
    });
    Outline {
        title: "Eine lange Geschichte".into(),
        language: "de".into(),
        runtime_minutes: Some((scenes.len() * 2) as u32),
        strands: (STRANDS.iter().enumerate()).map(|(index, title)| Arc::new(strand(index, title))).collect(),
        characters: (0..PEOPLE).map(|index| Arc::new(character(index))).collect(),
        locations: (0..PLACES).map(|index| Arc::new(location(index))).collect(),
        dividers: dividers.collect(),
        dilemmas,
        scenes,
        ..Outline::default()
    }
}

fn scene(index: usize, state: &mut u64) -> Scene {
    let flashback = next(state).is_multiple_of(23);
    let day = if flashback { -(next(state) as i32 % 900) } else { 1 + (index / 14) as i32 };
    let time = (next(state).is_multiple_of(3) && !flashback)
        .then(|| NaiveTime::from_hms_opt(6 + (index % 14) as u32, 15 * (next(state) % 4) as u32, 0))
        .flatten();
    let first = next(state) % PEOPLE;
    let mut characters: Vec<usize> =
        (0..1 + next(state) % 3).map(|more| (first + more * 5) % PEOPLE).collect();
    characters.dedup();
    Scene {
        id: format!("sc-{index}").as_str().into(),
        title: format!("Was in der {}. Nacht geschah", index + 1),
        summary: "Sie findet den Brief, den niemand finden sollte, und verbrennt ihn nicht.".into(),
        strand: (!next(state).is_multiple_of(17))
            .then(|| format!("s{}", next(state) % STRANDS.len()).as_str().into()),
        location: (!next(state).is_multiple_of(4))
            .then(|| format!("ort-{}", next(state) % PLACES).as_str().into()),
        characters: characters.into_iter().map(|index| format!("figur-{index}").as_str().into()).collect(),
        length: (!next(state).is_multiple_of(9))
            .then(|| Minutes::from_f64(0.5 + (next(state) % 8) as f64 / 2.0).into()),
        moment: (!next(state).is_multiple_of(5) || flashback).then(|| Moment {
            day: StoryDay::Day(day),
            time,
            words: String::new(),
            found: None,
        }),
        ..Scene::default()
    }
}

fn dilemma(index: usize, scenes: &[Arc<Scene>], state: &mut u64) -> Dilemma {
    let opens = (index * 12 + next(state) % 6).min(scenes.len() - 1);
    let presses = (opens + 3 + next(state) % 4).min(scenes.len() - 1);
    let decided = (presses + 2 + next(state) % 6).min(scenes.len() - 1);
    let outcome = match next(state) % 9 {
        0 => Outcome::Open,
        _ => Outcome::Decided { option: Some(0), scene: Some(scenes[decided].id.clone()) },
    };
    Dilemma {
        id: format!("di-{index}").as_str().into(),
        title: format!("Den {}. Brief zeigen?", index + 1),
        kind: if next(state).is_multiple_of(2) { DilemmaKind::Choice } else { DilemmaKind::Question },
        options: vec![
            DilemmaOption { text: "zeigen".into(), price: String::new() },
            DilemmaOption { text: "verbrennen".into(), price: String::new() },
        ],
        opens: Some(scenes[opens].id.clone()),
        presses: vec![scenes[presses].id.clone()],
        outcome,
        ..Dilemma::default()
    }
}

fn strand(index: usize, title: &str) -> Strand {
    Strand { id: format!("s{index}").as_str().into(), title: title.into(), ..Strand::default() }
}

fn character(index: usize) -> Character {
    Character {
        id: format!("figur-{index}").as_str().into(),
        name: format!("Figur {}", index + 1),
        ..Character::default()
    }
}

fn location(index: usize) -> Location {
    Location {
        id: format!("ort-{index}").as_str().into(),
        name: format!("Schauplatz {}", index + 1),
        ..Location::default()
    }
}
