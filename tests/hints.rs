//! The story checker: small outlines in, what it says of them out; and what becomes of a hint that is put away.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use bogen::{
    outline::{
        Applied, Case, Character, CharacterKind, Dilemma, DilemmaKind, DilemmaOption, Edit, Field, Item,
        ItemId, List, Location, Minutes, Moment, Outcome, Outline, Relation, RelationKind, Scene, StoryDay,
        Strand, check, hints,
    },
    store::{Decoded, Finding, decode, encode},
};
use chrono::NaiveTime;

/// An outline told in a line: a word a scene, its strand before and its persons (a letter each) behind a colon, `-` for
/// no strand. Scenes are called `s1`, `s2` …; strands and persons are those that are named.
fn told(line: &str) -> Outline {
    let mut outline = Outline::default();
    for (index, word) in line.split_whitespace().enumerate() {
        let (strand, persons) = word.split_once(':').unwrap_or((word, ""));
        let strand = (strand != "-").then_some(strand);
        if let Some(id) = strand
            && outline.strand(&id.into()).is_none()
        {
            outline.strands.push(Arc::new(Strand { id: id.into(), ..Strand::default() }));
        }
        let persons: Vec<_> = persons.chars().map(String::from).collect();
        for name in &persons {
            if outline.character(&name.as_str().into()).is_none() {
                outline.characters.push(person(name, name));
            }
        }
        outline.scenes.push(Arc::new(Scene {
            id: format!("s{}", index + 1).as_str().into(),
            summary: "Etwas geschieht.".into(),
            strand: strand.map(Into::into),
            characters: persons.iter().map(|name| name.as_str().into()).collect(),
            ..Scene::default()
        }));
    }
    outline
}

fn person(id: &str, name: &str) -> Arc<Character> {
    Arc::new(Character { id: id.into(), name: name.into(), ..Character::default() })
}

fn change<T: Clone>(list: &mut List<T>, index: usize, change: impl FnOnce(&mut T)) {
    change(Arc::make_mut(&mut list[index]));
}

/// What is said: the kind of case, the ids in it, and in brackets the numbers of scenes and what is lacking.
fn said(outline: &Outline) -> Vec<String> {
    hints(outline)
        .iter()
        .map(|hint| format!("{} {:?}{:?}", name(&hint.case), hint.scenes, hint.lacks))
        .collect()
}

fn name(case: &Case) -> String {
    let kind = format!("{case:?}");
    let ids = case.items().into_iter().map(|item| match item {
        ItemId::Scene(id) => id.to_string(),
        ItemId::Character(id) => id.to_string(),
        ItemId::Strand(id) => id.to_string(),
        ItemId::Dilemma(id) => id.to_string(),
        other => format!("{other:?}"),
    });
    format!("{} {}", kind.split(' ').next().unwrap(), ids.collect::<Vec<_>>().join(" "))
}

/// Ten scenes in two strands, in which two persons are seen to the end.
const WHOLE: &str = "a:kb b:i a:k a:kb b:i a:k b:ki a:k b:ib a:k";

/// The whole outline with one dilemma of `k`, complete but for what `change` does to it.
fn with_dilemma(change: impl FnOnce(&mut Dilemma)) -> Outline {
    let option = |text: &str| DilemmaOption { text: text.into(), price: String::new() };
    let mut dilemma = Dilemma {
        id: "di".into(),
        holders: vec!["k".into()],
        options: vec![option("gehen"), option("bleiben")],
        opens: Some("s3".into()),
        outcome: Outcome::Decided { option: Some(0), scene: Some("s8".into()) },
        ..Dilemma::default()
    };
    change(&mut dilemma);
    Outline { dilemmas: vec![Arc::new(dilemma)], ..told(WHOLE) }
}

fn decided(scene: &str) -> Outcome {
    Outcome::Decided { option: None, scene: Some(scene.into()) }
}

#[test]
fn a_sound_story_gets_no_hint() {
    assert_eq!(said(&told(WHOLE)), [""; 0]);
    assert_eq!(said(&with_dilemma(|_| ())), [""; 0]);
    assert_eq!(said(&Outline::default()), [""; 0]);
}

#[test]
fn dilemmas() {
    type Change = fn(&mut Dilemma);
    let cases: [(Change, &[&str]); 11] = [
        (|it| it.outcome = Outcome::Open, &["Undecided di [3][]"]),
        (|it| it.outcome = decided("s1"), &["DecidedTooEarly di s3 s1 [3, 1][]"]),
        (|it| it.outcome = decided("s3"), &[]),
        (|it| it.outcome = decided("s5"), &["DecidedInAbsence di s5 [5][]"]),
        (|it| it.holders.push("i".into()), &[]),
        (|it| it.holders.clear(), &["Unfinished di [][Holder]"]),
        (|it| drop(it.options.pop()), &["Unfinished di [][Option]"]),
        (|it| it.opens = None, &["Unfinished di [][Opening]"]),
        (|it| it.outcome = Outcome::Decided { option: None, scene: None }, &["Unfinished di [][Decision]"]),
        (
            |it| *it = Dilemma { id: "di".into(), ..Dilemma::default() },
            &["Unfinished di [][Holder, Options, Opening]"],
        ),
        // The answer to a question need not be known, and those whose question it is need not be there.
        (
            |it| {
                it.kind = DilemmaKind::Question;
                it.options.clear();
                it.outcome = decided("s5");
            },
            &[],
        ),
    ];
    for (index, (change, expected)) in cases.into_iter().enumerate() {
        assert_eq!(said(&with_dilemma(change)), expected, "case {index}");
    }
}

#[test]
fn a_decision_that_is_told_first_and_happens_later_is_a_flashback() {
    let mut outline = with_dilemma(|dilemma| dilemma.outcome = decided("s1"));
    let mut order: Vec<_> = outline.scenes.iter().map(|scene| scene.id.clone()).collect();
    order.rotate_left(1);
    outline.chronology = order.clone();
    assert_eq!(said(&outline), [""; 0]);
    change(&mut outline.dilemmas, 0, |dilemma| dilemma.outcome = decided("s8"));
    order.rotate_right(4);
    outline.chronology = order;
    assert_eq!(said(&outline), [""; 0], "the other way round");
}

#[test]
fn strands() {
    for (line, expected) in [
        ("a a b b b b a b a a", &["StrandAway a s2 s7 [3, 6][]"][..]),
        ("a a b b b a b a a a", &[]),
        ("a b a b a b b b b b", &["StrandEnds a s5 [5][]"]),
        ("a b a b a b a b b b", &[]),
        ("b b b b b b a b a b", &[]),
        ("a b a b a c a b b a", &["SingleScene c s6 [6][]"]),
        ("a b b b b b a", &[]),
    ] {
        assert_eq!(said_of_strands(&told(line)), expected, "{line}");
    }
    let mut outline = told(WHOLE);
    outline.strands.push(Arc::new(Strand { id: "c".into(), ..Strand::default() }));
    assert_eq!(said(&outline), ["EmptyStrand c [][]"]);
    outline.scenes.truncate(7);
    assert_eq!(said(&outline), [""; 0], "a sketch");
}

/// Without persons, whom nobody misses in these scenes as none of them has any.
fn said_of_strands(outline: &Outline) -> Vec<String> {
    assert!(outline.characters.is_empty());
    said(outline)
}

#[test]
fn minutes_tell_how_long_a_strand_is_away() {
    let mut outline = told("a a b b b b a b a a");
    for index in 0..10 {
        let minutes = if (2..6).contains(&index) { 1 } else { 5 };
        change(&mut outline.scenes, index, |scene| scene.length = Some(Minutes::whole(minutes).into()));
    }
    assert_eq!(said(&outline), [""; 0], "four short scenes");
    change(&mut outline.scenes, 9, |scene| scene.length = None);
    assert_eq!(said(&outline), ["StrandAway a s2 s7 [3, 6][]"], "scenes count where not all have minutes");
}

#[test]
fn characters() {
    let mut outline = told(WHOLE);
    outline.characters.push(person("tom", "Tom"));
    assert_eq!(said(&outline), ["NoScene tom [][]"]);
    change(&mut outline.characters, 3, |tom| tom.kind = CharacterKind::Unnamed);
    assert_eq!(said(&outline), [""; 0], "somebody unnamed may be spoken of only");

    for (line, expected) in [
        ("a:k b:k a:k b:k a:i b:i a:i b:i a:i b:i", &["CharacterGone k s4 [4][]"][..]),
        ("a:k b:k a:k b:i a:i b:i a:i b:i a:i b:i", &[]),
        ("a:k b:i a:k b:i a:k b:i a:k b:i a:i b:i", &[]),
        // Who ends with a strand is told with it.
        ("a:k b:i a:k b:i a:k b:i a:k b:i b:i b:i b:i b:i", &["StrandEnds a s7 [7][]"]),
    ] {
        assert_eq!(said(&told(line)), expected, "{line}");
    }
}

#[test]
fn characters_who_may_be_one() {
    for (names, expected) in [
        (&["Ole Brandt", "Brandt"][..], &["PerhapsOne p1 p0 [][]"][..]),
        (&["Ole Brandt", "ole"], &["PerhapsOne p1 p0 [][]"]),
        (&["Ida Kern", "Ida Kern"], &["PerhapsOne p0 p1 [][]"]),
        (&["Ole Brandt", "Eva Brandt"], &[]),
        (&["Ole Brandt", "Eva Brandt", "Brandt"], &[]),
        (&["Maria", "Marie"], &[]),
    ] {
        let mut outline = Outline::default();
        for (index, name) in names.iter().enumerate() {
            outline.characters.push(person(&format!("p{index}"), name));
        }
        assert_eq!(said(&outline), expected, "{names:?}");
        outline.relations.push(Arc::new(Relation {
            a: "p1".into(),
            b: "p0".into(),
            kind: RelationKind::ChildOf,
            note: String::new(),
            found: None,
        }));
        assert_eq!(said(&outline), [""; 0], "father and son");
    }
}

#[test]
fn scenes_that_are_not_as_the_others_are() {
    let mut outline = told("a:kb b:i a:k a:kb b:i a:k - a:k b:ib a:k");
    assert_eq!(said(&outline), ["Nobody s7 [7][]", "NoStrand s7 [7][]"]);
    change(&mut outline.scenes, 6, |scene| scene.summary.clear());
    assert_eq!(said(&outline), [""; 0], "not thought of yet");
    assert_eq!(said(&told("a:kb b:i - - a:k b:i - a:kb b:i a:ki")), [""; 0], "not filled in yet");
}

#[test]
fn two_places_at_once() {
    let at = |outline: &mut Outline, index: usize, place: &str, hour: u32, words: &str| {
        change(&mut outline.scenes, index, |scene| {
            scene.location = Some(place.into());
            let time = NaiveTime::from_hms_opt(hour, 0, 0);
            scene.moment = Some(Moment { day: StoryDay::Day(1), time, words: words.into(), found: None });
        });
    };
    for (second_place, hour, words, expected) in [
        ("pier", 8, "", &["TwoPlaces k s1 s3 [1, 3][]"][..]),
        ("deich", 8, "", &[]),
        ("pier", 9, "", &[]),
        ("pier", 8, "am Morgen", &[]),
    ] {
        let mut outline = told(WHOLE);
        for id in ["deich", "pier"] {
            outline.locations.push(Arc::new(Location { id: id.into(), ..Location::default() }));
        }
        at(&mut outline, 0, "deich", 8, "");
        at(&mut outline, 2, second_place, hour, words);
        // Other people at the same time are elsewhere.
        at(&mut outline, 1, "pier", 8, "");
        assert_eq!(said(&outline), expected, "{second_place} {hour} {words}");
    }
}

fn apply(outline: &Outline, edit: &Edit) -> Outline {
    let Applied { outline, .. } = edit.apply(outline).unwrap();
    assert_eq!(check(&outline), []);
    outline
}

#[test]
fn a_hint_that_was_put_away_stays_so_until_its_case_changes() {
    let open = with_dilemma(|dilemma| dilemma.outcome = Outcome::Open);
    let case = hints(&open)[0].case.clone();
    let away = apply(&open, &Edit::Dismiss(case.clone(), true));
    assert!(away.has_dismissed(&hints(&away)[0]));
    assert_eq!(apply(&away, &Edit::Dismiss(case.clone(), true)).dismissed.len(), 1, "once is enough");
    assert_eq!(apply(&away, &Edit::Dismiss(case, false)), open);

    let rename = |outline: &Outline, outcome: Outcome| {
        let dilemma = Dilemma { title: "Gehen?".into(), outcome, ..Dilemma::clone(&outline.dilemmas[0]) };
        apply(outline, &Edit::put(dilemma, Field::Outcome))
    };
    let renamed = rename(&away, Outcome::Open);
    assert_eq!(renamed.dismissed.len(), 1, "a title changes nothing");
    let decided = rename(&renamed, decided("s8"));
    assert_eq!((said(&decided), decided.dismissed.len()), (Vec::new(), 0));
    let again = rename(&decided, Outcome::Open);
    assert!(!again.has_dismissed(&hints(&again)[0]), "told again");
}

#[test]
fn what_was_put_away_goes_with_its_items() {
    let line = "a:k a:k b:k b:k b:k b:k a:k b:k a:k a:k";
    let outline = told(line);
    let away = apply(&outline, &Edit::Dismiss(hints(&outline)[0].case.clone(), true));
    assert_eq!(away.dismissed.iter().map(name).collect::<Vec<_>>(), ["StrandAway a s2 s7"]);
    for gone in [ItemId::Strand("a".into()), ItemId::Scene("s2".into()), ItemId::Scene("s4".into())] {
        assert_eq!(apply(&away, &Edit::Delete(vec![gone])).dismissed, []);
    }
    let strand = Strand { id: "b".into(), ..Strand::default() };
    let merge = Edit::Merge { kept: Item::from(strand).id(), gone: ItemId::Strand("a".into()) };
    assert_eq!(apply(&away, &merge).dismissed, []);
}

#[test]
fn the_file_keeps_what_was_put_away() {
    let outline = told("a:k a:k b:k b:k b:k b:k a:k b:k a:k a:k");
    assert!(!encode(&outline).contains("dismissed"), "what is empty is left out");
    let away = apply(&outline, &Edit::Dismiss(hints(&outline)[0].case.clone(), true));
    let text = encode(&away);
    let block = "    dismissed: [\n        StrandAway(\n            strand: \"a\",\n            after: \"s2\",\n            \
                 until: \"s7\",\n        ),\n    ],\n)\n";
    assert!(text.ends_with(block), "{text}");
    assert_eq!(decode(text.as_bytes()), Ok(Decoded { outline: away, findings: Vec::new() }));

    let dangling = decode(text.replace("until: \"s7\"", "until: \"s70\"").as_bytes()).unwrap();
    assert_eq!(dangling.outline.dismissed, []);
    assert_eq!(dangling.findings.len(), 1);
    let unknown = decode(text.replace("StrandAway", "StrandAwry").as_bytes()).unwrap();
    assert_eq!((unknown.outline.scenes.len(), unknown.outline.dismissed.len()), (10, 0));
    assert!(matches!(&unknown.findings[..], [Finding::LeftOut { what, .. }] if what == "dismissed[0]"));
}
