//! Edits as data: an outline in one line, an edit, the line afterwards.
//!
//! In a line, scenes stand in telling order; `|` is a divider before the next scene.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{sync::Arc, time::Duration};

use bogen::outline::{
    Character, CharacterId, CharacterKind, Dilemma, DilemmaOption, Divider, DividerKind, Edit, EditError,
    Field, Found, History, Item, ItemId, Length, Location, Minutes, Outcome, Outline, Quote, Relation,
    RelationKind, Scene, SceneId, Source, Span, Strand, check, uses,
};

/// The outline of a line, with Kai and Sarah in every scene, in strand `a`, at the clinic.
fn outline(line: &str) -> Outline {
    let mut outline = Outline {
        characters: ["kai", "sarah", "ben"].map(|id| Arc::new(character(id))).to_vec(),
        locations: vec![Arc::new(Location {
            id: "clinic".into(),
            name: "Klinik".into(),
            ..Location::default()
        })],
        strands: ["a", "b"].map(|id| Arc::new(Strand { id: id.into(), ..Strand::default() })).to_vec(),
        ..Outline::default()
    };
    let mut waiting = 0;
    for word in line.split_whitespace() {
        if word == "|" {
            waiting += 1;
            continue;
        }
        outline.scenes.push(Arc::new(scene(word)));
        for _ in 0..std::mem::take(&mut waiting) {
            outline.dividers.push(divider(Some(word)));
        }
    }
    outline.dividers.extend((0..waiting).map(|_| divider(None)));
    outline
}

fn divider(before: Option<&str>) -> Arc<Divider> {
    Arc::new(Divider { kind: DividerKind::Act, title: String::new(), before: before.map(SceneId::new) })
}

fn character(id: &str) -> Character {
    Character { id: id.into(), name: id.into(), ..Character::default() }
}

fn scene(id: &str) -> Scene {
    Scene {
        id: id.into(),
        title: id.into(),
        strand: Some("a".into()),
        location: Some("clinic".into()),
        characters: vec!["kai".into(), "sarah".into()],
        ..Scene::default()
    }
}

fn line(outline: &Outline) -> String {
    let mut words = Vec::new();
    let dividers = |before: Option<&SceneId>| {
        outline.dividers.iter().filter(move |d| d.before.as_ref() == before).count()
    };
    for scene in &outline.scenes {
        words.extend(std::iter::repeat_n("|", dividers(Some(&scene.id))));
        words.push(&scene.title);
    }
    words.extend(std::iter::repeat_n("|", dividers(None)));
    words.join(" ")
}

fn after(before: &Outline, edit: &Edit) -> Outline {
    let applied = edit.apply(before).unwrap_or_else(|error| panic!("{edit:?}: {error}"));
    assert_eq!(check(&applied.outline), [], "{edit:?}");
    applied.outline
}

fn ids(line: &str) -> Vec<SceneId> {
    line.split_whitespace().map(SceneId::new).collect()
}

#[test]
fn scenes_move_and_dividers_stay_between_the_others() {
    for (before, moved, target, expected) in [
        ("s1 s2 s3", "s3", Some("s1"), "s3 s1 s2"),
        ("s1 s2 s3", "s1", None, "s2 s3 s1"),
        ("s1 s2 s3 s4", "s3 s1", Some("s4"), "s2 s1 s3 s4"),
        ("s1 s2 s3", "s2", Some("s2"), "s1 s2 s3"),
        ("s1 s2 s3 s4", "s2 s3", Some("s3"), "s1 s2 s3 s4"),
        ("s1 | s2 s3", "s2", None, "s1 | s3 s2"),
        ("s1 | s2 | s3", "s2 s3", Some("s1"), "s2 s3 s1 | |"),
        ("s1 s2 |", "s1", None, "s2 s1 |"),
    ] {
        let edit = Edit::MoveScenes { scenes: ids(moved), before: target.map(SceneId::new) };
        assert_eq!(line(&after(&outline(before), &edit)), expected, "{before}: {moved} before {target:?}");
    }
}

#[test]
fn a_decision_goes_with_its_scene_unless_the_option_is_known() {
    let decided = |option, scene: Option<&str>| Outcome::Decided { option, scene: scene.map(SceneId::new) };
    for (outcome, expected) in [
        (decided(None, Some("s2")), Outcome::Open),
        (decided(Some(1), Some("s2")), decided(Some(1), None)),
        (decided(None, Some("s1")), decided(None, Some("s1"))),
        (decided(None, None), decided(None, None)),
    ] {
        let mut before = with_dilemma();
        Arc::make_mut(&mut before.dilemmas[0]).outcome = outcome;
        let deleted = after(&before, &Edit::Delete(vec![ItemId::Scene("s2".into())]));
        assert_eq!(deleted.dilemmas[0].outcome, expected);
    }
}

#[test]
fn scenes_are_merged_where_the_first_stands() {
    for (before, merged, expected) in [
        ("s1 s2 s3", "s3 s1", "s1 s2"),
        ("s1 s2 s3 s4", "s2 s4 s3", "s1 s2"),
        ("s1 | s2 s3", "s1 s2", "s1 | s3"),
        ("s1 | s2 | s3 s4", "s1 s3", "s1 | s2 | s4"),
        ("s1 s2", "s2", "s1 s2"),
    ] {
        assert_eq!(line(&after(&outline(before), &Edit::MergeScenes(ids(merged)))), expected, "{before}");
    }
    let missing = Edit::MergeScenes(ids("s1 s9"));
    assert!(matches!(missing.apply(&outline("s1 s2")), Err(EditError::NoSuchItem(_))));
}

#[test]
fn scenes_come_and_go() {
    let before = outline("s1 | s2 s3");
    let copies = after(&before, &Edit::Duplicate(ids("s1 s3")));
    assert_eq!(line(&copies), "s1 s1 | s2 s3 s3");
    assert_eq!(line(&after(&before, &Edit::Delete(vec![ItemId::Scene("s2".into())]))), "s1 | s3");
    assert_eq!(line(&after(&before, &Edit::Delete(vec![ItemId::Scene("s3".into())]))), "s1 | s2");
    let added = Edit::Add {
        item: Item::Scene(Scene { title: "new".into(), ..Scene::default() }),
        before: Some(ItemId::Scene("s2".into())),
    };
    assert_eq!(line(&after(&before, &added)), "s1 new | s2 s3");
}

#[test]
fn a_scene_is_cut_in_two_and_joined_again() {
    let text = "Kai stirbt fast. Ben zweifelt.";
    let mut before = outline("s1 s2");
    before.sources.push(Arc::new(Source { id: "src-1".into(), text: text.into(), ..Source::default() }));
    before.scenes[0] = Arc::new(Scene {
        summary: text.into(),
        length: Some(Minutes::whole(3).into()),
        spans: vec![Span::new(&"src-1".into(), 0..text.len())],
        ..scene("s1")
    });
    let split = Edit::SplitScene("s1".into(), 17).apply(&before).unwrap();
    let cut = split.outline;
    assert_eq!(split.touched, [ItemId::from(&cut.scenes[1].id)], "the writer goes on with what was cut off");
    let parts: Vec<_> =
        cut.scenes.iter().take(2).map(|scene| (scene.summary.as_str(), scene.spans[0].range())).collect();
    assert_eq!(parts, [("Kai stirbt fast.", 0..17), ("Ben zweifelt.", 17..30)]);
    let minutes: Minutes = cut.scenes.iter().filter_map(|scene| scene.minutes()).sum();
    assert_eq!(minutes, Minutes::whole(3));
    let lengths: Vec<_> = cut.scenes.iter().take(2).map(|scene| scene.length).collect();
    assert_eq!(lengths, [1.5, 1.5].map(|half| Some(Length::estimate(Minutes::from_f64(half)))));
    let joined = after(&cut, &Edit::JoinScenes("s1".into()));
    assert_eq!(joined.scenes[0].summary, text);
    assert_eq!(joined.scenes[0].minutes(), Some(Minutes::whole(3)));
    assert_eq!(line(&joined), "s1 s2");
    assert!(matches!(Edit::JoinScenes("s2".into()).apply(&joined), Err(EditError::NothingThere(_))));
    assert!(matches!(Edit::SplitScene("s1".into(), 0).apply(&joined), Err(EditError::NothingThere(_))));
    assert!(matches!(Edit::SplitScene("s1".into(), 999).apply(&joined), Err(EditError::NothingThere(_))));
}

#[test]
fn a_form_of_address_goes_with_the_name_that_it_belongs_to() {
    for (kept, gone, expected) in [
        (("", "Moreau"), ("Dr.", "Matteo Moreau"), ("Dr. Moreau", "Matteo Moreau")),
        (("", "Matteo Moreau"), ("Dr.", "Moreau"), ("Dr. Matteo Moreau", "Moreau")),
        (("", "Annika"), ("Frau", "Sommerfeld"), ("Annika", "Frau Sommerfeld")),
        (("Dr.", "Koshka"), ("", "Theresa"), ("Dr. Koshka", "Theresa")),
        (("Dr.", "Koshka"), ("Prof.", "Koshka"), ("Dr. Koshka", "")),
    ] {
        let mut before = outline("s1");
        let of = |id: &str, (title, name): (&str, &str)| {
            Arc::new(Character { title: title.into(), name: name.into(), ..character(id) })
        };
        before.characters = vec![of("kept", kept), of("gone", gone)];
        before.scenes[0] = Arc::new(Scene { characters: vec!["gone".into()], ..scene("s1") });
        let merge =
            Edit::Merge { kept: ItemId::Character("kept".into()), gone: ItemId::Character("gone".into()) };
        let one = after(&before, &merge).characters[0].clone();
        assert_eq!((&*one.full_name(), &*one.aliases.join(", ")), expected);
    }
}

#[test]
fn a_name_stays_among_the_other_names_and_a_description_does_not() {
    use CharacterKind::{Group, Named, Unnamed};
    for (kept, gone, kind, aliases, expected) in [
        ("Kai Krause", "der Mann", Unnamed, &["Kalle", "ein Polizist"][..], &["Kalle"][..]),
        ("Kai Krause", "Violas Vater", Unnamed, &[], &[]),
        ("Kai Krause", "der Mann", Named, &["the man"], &[]),
        ("Kai Krause", "Der Alte", Named, &["Kalle"], &["Der Alte", "Kalle"]),
        ("Kai Krause", "Krauses", Group, &[], &["Krauses"]),
        ("", "der Mann", Unnamed, &["ein Polizist"], &["der Mann", "ein Polizist"]),
    ] {
        let mut before = outline("s1");
        let kind_kept = if kept.is_empty() { Unnamed } else { Named };
        let of = |id: &str, name: &str, kind| Character { name: name.into(), kind, ..character(id) };
        let gone = of("ben", gone, kind);
        let aliases: Vec<String> = aliases.iter().map(ToString::to_string).collect();
        before.characters =
            vec![Arc::new(of("kai", kept, kind_kept)), Arc::new(Character { aliases, ..gone.clone() })];
        before.scenes[0] = Arc::new(Scene { characters: vec!["ben".into()], ..scene("s1") });
        let merge =
            Edit::Merge { kept: ItemId::Character("kai".into()), gone: ItemId::Character("ben".into()) };
        assert_eq!(after(&before, &merge).characters[0].aliases, expected, "{} in {kept}", gone.name);
    }
}

#[test]
fn each_half_of_a_scene_keeps_who_is_named_in_it() {
    let named = |id: &str, name: &str| Arc::new(Character { name: name.into(), ..character(id) });
    let people = [named("kai", "Kai Krause"), named("sarah", "Sarah Krause"), named("ben", "der Mann")];
    // `/` is the cut.
    for (summary, first, second) in [
        ("Kai läuft. / Sarah wartet.", "kai ben", "sarah ben"),
        ("Kais Mutter läuft. / Sarah sieht den Mann und Kai.", "kai", "kai sarah ben"),
        ("Frau Krause läuft. / Es regnet.", "kai sarah ben", "kai sarah ben"),
        ("Kai läuft. / Er wartet.", "kai sarah ben", "kai sarah ben"),
        ("Es regnet. / Sarah Krause wartet.", "kai sarah ben", "kai sarah ben"),
        ("Kaiser und Sarah. / Dem Mann ist kalt.", "sarah kai", "kai ben"),
    ] {
        let (head, tail) = summary.split_once(" / ").unwrap();
        let mut before = outline("s1 s2");
        before.characters = people.to_vec();
        let characters = ["kai", "sarah", "ben"].map(CharacterId::new).to_vec();
        before.scenes[0] = Arc::new(Scene { summary: format!("{head} {tail}"), characters, ..scene("s1") });
        let cut = after(&before, &Edit::SplitScene("s1".into(), head.len() + 1));
        for (scene, expected) in cut.scenes.iter().zip([first, second]) {
            let mut expected: Vec<&str> = expected.split(' ').collect();
            expected.sort_by_key(|id| ["kai", "sarah", "ben"].iter().position(|other| other == id));
            let kept: Vec<&str> = scene.characters.iter().map(CharacterId::as_str).collect();
            assert_eq!(kept, expected, "{summary}: {}", scene.summary);
        }
    }
}

#[test]
fn a_dilemma_goes_with_its_passage_when_a_scene_is_cut() {
    let text = "Kai stirbt fast. Darf er gehen? Er geht.";
    let place = |words: &str| {
        let start = text.find(words).unwrap();
        Span::new(&"src-1".into(), start..start + words.len())
    };
    for (passages, opens, decided) in [
        (&["Kai stirbt"][..], "first", "first"),
        (&["Darf er gehen?", "Er geht."], "second", "second"),
        (&["Kai stirbt", "Er geht."], "first", "second"),
        (&[], "first", "first"),
    ] {
        let mut before = outline("s1 s2");
        before.sources.push(Arc::new(Source { id: "src-1".into(), text: text.into(), ..Source::default() }));
        before.scenes[0] = Arc::new(Scene { summary: text.into(), spans: vec![place(text)], ..scene("s1") });
        before.dilemmas.push(Arc::new(Dilemma {
            id: "di".into(),
            opens: Some("s1".into()),
            outcome: Outcome::Decided { option: None, scene: Some("s1".into()) },
            spans: passages.iter().map(|words| place(words)).collect(),
            ..Dilemma::default()
        }));
        let cut = after(&before, &Edit::SplitScene("s1".into(), "Kai stirbt fast. ".len()));
        let half =
            |scene: Option<&SceneId>| if scene == Some(&cut.scenes[1].id) { "second" } else { "first" };
        let Outcome::Decided { scene, .. } = &cut.dilemmas[0].outcome else { panic!("it is decided") };
        assert_eq!(
            (half(cut.dilemmas[0].opens.as_ref()), half(scene.as_ref())),
            (opens, decided),
            "{passages:?}"
        );
    }
}

#[test]
fn a_passage_is_cut_where_the_summary_is_not_at_the_first_look_alike() {
    let text = "Nein. Kai geht. Nein.";
    let cut = |spans: &[(usize, usize)], summary: &str, at: usize| {
        let mut before = outline("s1");
        before.sources.push(Arc::new(Source { id: "src-1".into(), text: text.into(), ..Source::default() }));
        let spans = spans.iter().map(|(start, end)| Span::new(&"src-1".into(), *start..*end)).collect();
        before.scenes[0] = Arc::new(Scene { summary: summary.into(), spans, ..scene("s1") });
        let after = after(&before, &Edit::SplitScene("s1".into(), at));
        let ranges =
            |scene: &Scene| scene.spans.iter().map(|span| (span.start, span.end)).collect::<Vec<_>>();
        [ranges(&after.scenes[0]), ranges(&after.scenes[1])]
    };
    assert_eq!(cut(&[(0, 21)], text, 16), [[(0, 16)], [(16, 21)]]);
    // Two passages: the cut lies between them, for the head stands in the first.
    assert_eq!(cut(&[(0, 15), (16, 21)], text, 16), [[(0, 15)], [(16, 21)]]);
    assert_eq!(cut(&[(6, 15), (16, 21)], "Kai geht. Nein.", 10), [[(6, 15)], [(16, 21)]]);
    // The writer begins otherwise: what cannot be told apart stays with both.
    assert_eq!(cut(&[(0, 21)], "Ja. Nein.", 4), [[(0, 21)], [(0, 21)]]);
    assert_eq!(cut(&[(0, 21)], "Ja. Kai geht.", 4), [[(0, 6)], [(6, 21)]]);
}

#[test]
fn a_refusal_names_the_item_as_a_person_would() {
    let refused = Edit::Delete(vec![ItemId::Scene("s9".into())]).apply(&outline("s1")).unwrap_err();
    assert_eq!(refused.to_string(), "there is no such item: scene s9");
}

/// Kai is Sarah's child, and must be rescued or not in `s2`.
fn with_dilemma() -> Outline {
    let mut outline = outline("s1 s2");
    outline.relations.push(Arc::new(Relation {
        a: "kai".into(),
        b: "sarah".into(),
        kind: RelationKind::ChildOf,
        note: String::new(),
        found: None,
    }));
    let option = |text: &str| DilemmaOption { text: text.into(), price: String::new() };
    outline.dilemmas.push(Arc::new(Dilemma {
        id: "rescue".into(),
        holders: vec!["sarah".into()],
        options: vec![option("erlauben"), option("verweigern")],
        opens: Some("s1".into()),
        presses: vec!["s2".into()],
        outcome: Outcome::Decided { option: Some(1), scene: Some("s2".into()) },
        ..Dilemma::default()
    }));
    outline
}

#[test]
fn what_is_deleted_leaves_no_trace() {
    let before = with_dilemma();
    let sarah = ItemId::Character("sarah".into());
    let names: Vec<_> = uses(&before, &sarah).iter().map(ItemId::kind).collect();
    assert_eq!(format!("{names:?}"), "[Scene, Scene, Dilemma, Relation]");
    let without = after(&before, &Edit::Delete(vec![sarah]));
    assert!(without.relations.is_empty() && without.dilemmas[0].holders.is_empty());
    assert!(without.scenes.iter().all(|scene| scene.characters == [CharacterId::new("kai")]));

    let without = after(&before, &Edit::Delete(vec![ItemId::Scene("s2".into())]));
    assert_eq!(without.dilemmas[0].presses, []);
    assert_eq!(without.dilemmas[0].outcome, Outcome::Decided { option: Some(1), scene: None });
}

#[test]
fn two_characters_become_one() {
    let mut before = with_dilemma();
    before.scenes[0] = Arc::new(Scene {
        quotes: vec![Quote { text: "Nein".into(), speaker: Some("ben".into()), span: None }],
        ..Scene::clone(&before.scenes[0])
    });
    let merged = after(
        &before,
        &Edit::Merge { kept: ItemId::Character("sarah".into()), gone: ItemId::Character("ben".into()) },
    );
    assert_eq!(merged.characters[1].aliases, ["ben"]);
    assert_eq!(merged.scenes[0].quotes[0].speaker, Some("sarah".into()));
    assert!(uses(&merged, &ItemId::Character("ben".into())).is_empty());
    let one = after(
        &before,
        &Edit::Merge { kept: ItemId::Character("kai".into()), gone: ItemId::Character("sarah".into()) },
    );
    assert!(one.relations.is_empty(), "nobody is their own child");
    let odd = Edit::Merge { kept: ItemId::Character("kai".into()), gone: ItemId::Scene("s1".into()) };
    assert!(matches!(odd.apply(&before), Err(EditError::Mismatch(..))));
}

#[test]
fn a_value_that_does_not_fit_changes_nothing() {
    let before = with_dilemma();
    let nowhere = Scene { location: Some("moon".into()), ..scene("s1") };
    assert!(matches!(Edit::put(nowhere, Field::Location).apply(&before), Err(EditError::Unfit(_))));
    let unknown = Edit::put(scene("s9"), Field::Title);
    assert!(matches!(unknown.apply(&before), Err(EditError::NoSuchItem(_))));
    let alone = Dilemma { options: Vec::new(), ..Dilemma::clone(&before.dilemmas[0]) };
    let edited = after(&before, &Edit::put(alone, Field::Options));
    assert_eq!(edited.dilemmas[0].outcome, Outcome::Decided { option: None, scene: Some("s2".into()) });
}

#[test]
fn found_items_are_checked() {
    let mut before = outline("s1");
    before.scenes[0] = Arc::new(Scene { found: Some(Found::default()), ..scene("s1") });
    let id = ItemId::Scene("s1".into());
    assert!(before.unchecked(&id).is_some());
    let checked = after(&before, &Edit::Check(vec![id.clone()], true));
    assert!(checked.unchecked(&id).is_none() && checked.found(&id).is_some());
}

#[test]
fn typing_is_one_step_and_a_pause_ends_it() {
    let mut history = History::new(outline("s1"));
    let typed = |text: &str| Edit::put(Scene { title: text.into(), ..scene("s1") }, Field::Title);
    for (text, at) in [("K", 0), ("Ka", 200), ("Kai", 600), ("Kai k", 1_400)] {
        history.carry_out(&typed(text), &Vec::new(), Duration::from_millis(at)).unwrap();
    }
    let titles = |history: &History| history.outline().scenes[0].title.clone();
    assert!(history.undo().is_some());
    assert_eq!(titles(&history), "Kai");
    assert!(history.undo().is_some());
    assert_eq!(titles(&history), "s1");
    assert!(history.undo().is_none());
    history.redo();
    assert_eq!(titles(&history), "Kai");
    history.carry_out(&typed("Kain"), &Vec::new(), Duration::from_millis(700)).unwrap();
    history.undo();
    assert_eq!(titles(&history), "Kai", "a step that was undone and done again is closed");
}

#[test]
fn an_id_is_never_given_twice() {
    let mut outline = outline("");
    let mut seen = Vec::new();
    for _ in 0..50 {
        let applied = Edit::add(Scene::default()).apply(&outline).unwrap();
        let id = applied.touched[0].clone();
        assert!(!seen.contains(&id), "{id:?}");
        seen.push(id.clone());
        outline = after(&applied.outline, &Edit::Delete(vec![id]));
    }
}

#[test]
fn the_story_order_is_whole_or_none() {
    let before = outline("s1 s2 s3");
    let set = after(&before, &Edit::SetChronology(ids("s3 s1 s2")));
    assert_eq!(set.chronology, ids("s3 s1 s2"));
    assert!(Edit::SetChronology(ids("s3 s1")).apply(&before).is_err());
    assert_eq!(after(&set, &Edit::SetChronology(ids("s1 s2 s3"))).chronology, []);
    let longer = after(&set, &Edit::Duplicate(ids("s1")));
    assert_eq!(longer.chronology.len(), 4);
    let shorter = after(&set, &Edit::Delete(vec![ItemId::Scene("s1".into())]));
    assert_eq!(shorter.chronology, ids("s3 s2"));
}

#[test]
fn a_length_is_an_estimate_until_it_is_edited() {
    let mut before = outline("1 2 3");
    for scene in &mut before.scenes {
        let scene = Arc::make_mut(scene);
        scene.length = Some(Length { minutes: Minutes::whole(4), is_estimate: scene.id != "3".into() });
    }
    let estimated =
        |outline: &Outline| outline.scenes.iter().map(|scene| scene.is_estimated()).collect::<Vec<_>>();
    let first = |change: fn(&mut Scene)| {
        let mut scene = Scene::clone(&before.scenes[0]);
        change(&mut scene);
        scene
    };
    let retitled = first(|scene| scene.title = "Am Hafen".into());
    let measured = first(|scene| scene.length = Some(Minutes::whole(5).into()));
    for (edit, expected) in [
        (Edit::put(retitled, Field::Title), &[true, true, false][..]),
        (Edit::put(measured, Field::Minutes), &[false, true, false]),
        (Edit::JoinScenes("2".into()), &[true, true]),
        (Edit::Duplicate(ids("1")), &[true, true, true, false]),
    ] {
        assert_eq!(estimated(&after(&before, &edit)), expected, "{edit:?}");
    }
}
