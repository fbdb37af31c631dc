//! What must hold of every new version, whatever has been done with the outline.

use std::time::Duration;

use bogen::{
    analysis::revision::{NewVersion, revise},
    outline::{Edit, Field, Found, History, Item, ItemId, Outline, Scene, Selection, SourceId, Span, check},
    store::encode,
};
use proptest::{collection::vec, prelude::*};

use crate::{DIKE, HARBOUR, HOSPITAL, KITCHEN, SCHOOL, generate, imported, revision, sentences, updated};

/// What a writer sees of an item that is hers: made, changed or checked. Where it stands and rests may change.
fn hers(outline: &Outline, id: &ItemId) -> Option<Item> {
    let no_evidence = |found: Option<Found>| found.map(|found| Found { reasons: vec![], ..found });
    Some(match outline.item(id)? {
        Item::Scene(mut scene) => {
            scene.spans.clear();
            scene.quotes.iter_mut().for_each(|quote| quote.span = None);
            scene.found = no_evidence(scene.found);
            if let Some(moment) = &mut scene.moment {
                moment.found = no_evidence(moment.found.take());
            }
            scene.into()
        }
        Item::Character(mut character) => {
            character.spans.clear();
            character.found = no_evidence(character.found);
            character.into()
        }
        Item::Location(mut location) => {
            location.spans.clear();
            location.found = no_evidence(location.found);
            location.into()
        }
        Item::Dilemma(mut dilemma) => {
            dilemma.spans.clear();
            dilemma.found = no_evidence(dilemma.found);
            dilemma.into()
        }
        Item::Strand(mut strand) => {
            strand.found = no_evidence(strand.found);
            strand.into()
        }
        Item::Relation(mut relation) => {
            relation.found = no_evidence(relation.found);
            relation.into()
        }
        Item::Source(source) => source.into(),
    })
}

/// A synopsis made of paragraphs of the corpus and of this file, and another one with some of them.
fn two_versions() -> impl Strategy<Value = (String, String)> {
    const PARAGRAPHS: [&str; 7] = [
        HARBOUR,
        HOSPITAL,
        KITCHEN,
        DIKE,
        SCHOOL,
        "Ida Falk gesteht Uwe am Telefon, dass sie kündigt. „Ich kann nicht mehr“, sagt sie.",
        "Soll Karla zur Polizei gehen oder ihren Bruder decken? Sie muss sich zwischen Uwe und der Wahrheit entscheiden.",
    ];
    let paragraph = (0..PARAGRAPHS.len(), 0..4_usize).prop_map(|(place, change)| {
        let text = PARAGRAPHS[place];
        match change {
            0 => text.replace("Karla", "Karen"),
            1 => sentences(text).into_iter().rev().collect(),
            2 => text.replace(" und ", " oder ") + " Da geht das Licht aus.",
            _ => text.to_owned(),
        }
    });
    let version = || vec(paragraph.clone(), 0..6).prop_map(|paragraphs| paragraphs.join("\n\n"));
    (version(), version())
}

/// What somebody may do with an outline: numbers that choose an item and what is done with it.
fn work(outline: &mut Outline, doings: &[(usize, u8)]) {
    for (which, doing) in doings {
        let ids: Vec<ItemId> = outline.item_ids().filter(|id| !matches!(id, ItemId::Source(_))).collect();
        let Some(id) = ids.get(which % ids.len().max(1)).cloned() else { return };
        let scene = outline.scenes.get(which % outline.scenes.len().max(1)).map(|scene| (**scene).clone());
        let edit = match (doing, scene) {
            (0, _) => Edit::Check(vec![id], true),
            (1, _) => Edit::Delete(vec![id]),
            (2, Some(scene)) => Edit::put(Scene { title: "Meins".into(), ..scene }, Field::Title),
            (3, Some(scene)) => Edit::put(Scene { summary: "Anders.".into(), ..scene }, Field::Summary),
            (4, Some(scene)) => Edit::JoinScenes(scene.id),
            (5, Some(scene)) => Edit::MoveScenes { scenes: vec![scene.id], before: None },
            (6, Some(scene)) => Edit::SplitScene(scene.id, 20),
            (7, _) => Edit::add(Scene { title: "Neu".into(), ..Scene::default() }),
            (8, _) => {
                let people = &outline.characters;
                let (Some(kept), Some(gone)) = (people.first(), people.last()) else { continue };
                Edit::Merge { kept: (&kept.id).into(), gone: (&gone.id).into() }
            }
            _ => continue,
        };
        if let Ok(applied) = edit.apply(outline) {
            *outline = applied.outline;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_that_is_hers_is_lost(
        (old, new) in two_versions(),
        doings in vec((0..50_usize, 0..9_u8), 0..8),
    ) {
        let plain = imported(&old);
        let mut outline = plain.clone();
        work(&mut outline, &doings);
        let (next, came) = updated(&outline, &new);
        prop_assert_eq!(&updated(&outline, &new), &(next.clone(), came.clone()), "the same every time");
        for id in outline.item_ids().filter(|id| !matches!(id, ItemId::Source(_))) {
            prop_assert!(next.contains(&id), "{:?} is gone", id);
            let is_hers = outline.found(&id).is_none_or(|found| found.checked);
            if is_hers {
                prop_assert_eq!(hers(&next, &id), hers(&outline, &id));
            }
        }
        // What she has written over the reader's words stands as well, checked or not.
        for scene in &outline.scenes {
            let next = next.scene(&scene.id).unwrap();
            for (mine, words) in [(&scene.title, &next.title), (&scene.summary, &next.summary)] {
                if ["Meins", "Neu", "Anders."].contains(&mine.as_str()) {
                    prop_assert_eq!(words, mine);
                }
            }
        }
        let order = |outline: &Outline| -> Vec<_> {
            outline.scenes.iter().map(|scene| scene.id.clone()).collect()
        };
        let before = order(&outline);
        let after: Vec<_> = order(&next).into_iter().filter(|id| before.contains(id)).collect();
        prop_assert_eq!(after, before);
        for id in &came.new {
            let unchecked = next.unchecked(id).is_some();
            prop_assert!(unchecked || outline.contains(id), "{:?} is to be checked", id);
        }
    }

    #[test]
    fn it_is_one_step_and_undone_by_one(
        (old, new) in two_versions(),
        doings in vec((0..50_usize, 0..9_u8), 0..8),
    ) {
        let mut outline = imported(&old);
        work(&mut outline, &doings);
        let bytes = encode(&outline);
        let mut history = History::new(outline.clone());
        if let Some(edit) = revision(&outline, &new).edit {
            history.carry_out(&edit, &Selection::new(), Duration::ZERO).unwrap();
            history.undo();
            prop_assert!(history.undo_label().is_none());
        }
        prop_assert_eq!(encode(history.outline()), bytes);
    }

    #[test]
    fn any_outline_and_any_text_go_together(outline in generate::outline(), new in generate::text()) {
        let of = outline.sources.first().map_or_else(|| SourceId::new("none"), |source| source.id.clone());
        let version = NewVersion { of: &of, text: &new, name: "neu", imported: None, own: None };
        if let Some(edit) = revise(&outline, &version).and_then(|revision| revision.edit) {
            let next = edit.apply(&outline).map(|applied| applied.outline);
            prop_assert!(next.is_ok(), "{:?}", next);
            let next = next.unwrap();
            prop_assert_eq!(check(&next), []);
            let is_elsewhere = |span: &Span| span.source != of;
            let spans = |scene: &Scene| scene.spans.iter().filter(|span| is_elsewhere(span)).count();
            for before in &outline.scenes {
                prop_assert_eq!(next.scene(&before.id).map(|after| spans(after)), Some(spans(before)));
            }
        }
    }
}
