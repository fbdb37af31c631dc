//! Edits of a scene that rows and cards have in common.
//!
//! Pure: an outline and what was chosen in, an edit out.

use crate::outline::{
    Character, CharacterId, Edit, Field, Item, Location, LocationId, Outline, Scene, SceneId, StrandId,
    free_id, slug,
};

/// Changes one field of a scene.
pub(crate) fn change(scene: &Scene, field: Field, change: impl FnOnce(&mut Scene)) -> Edit {
    let mut scene = scene.clone();
    change(&mut scene);
    Edit::put(scene, field)
}

/// Takes a character into the scene, or out of it.
pub(crate) fn toggle_person(scene: &Scene, person: &CharacterId) -> Edit {
    change(scene, Field::Characters, |scene| {
        match scene.characters.iter().position(|other| other == person) {
            Some(place) => {
                scene.characters.remove(place);
            }
            None => scene.characters.push(person.clone()),
        }
    })
}

/// Makes a character of this name and takes them into the scene. The new one is selected afterwards, unless the
/// selection is put back.
pub(crate) fn add_new_person(outline: &Outline, scene: &Scene, name: String) -> Edit {
    let id = CharacterId::new(free_id(&slug(&name), |id| outline.character(&id.into()).is_some()));
    let person = Character { id: id.clone(), name, ..Default::default() };
    with_new(person, toggle_person(scene, &id))
}

/// Lets the scene play somewhere, or leaves it open.
pub(crate) fn set_place(scene: &Scene, place: Option<LocationId>) -> Edit {
    change(scene, Field::Location, |scene| scene.location = place)
}

/// Makes a location of this name and lets the scene play there.
pub(crate) fn set_new_place(outline: &Outline, scene: &Scene, name: String) -> Edit {
    let id = LocationId::new(free_id(&slug(&name), |id| outline.location(&id.into()).is_some()));
    let place = Location { id: id.clone(), name, ..Default::default() };
    with_new(place, set_place(scene, Some(id)))
}

/// Moves the scenes to a strand, or to none.
pub(crate) fn set_strand(outline: &Outline, scenes: &[SceneId], strand: Option<&StrandId>) -> Option<Edit> {
    let changes = scenes
        .iter()
        .filter_map(|id| outline.scene(id))
        .filter(|scene| scene.strand.as_ref() != strand)
        .map(|scene| change(scene, Field::Strand, |scene| scene.strand = strand.cloned()));
    one_or_all(changes.collect())
}

/// A new scene before another one, or last. It belongs to the strand of the scene that it follows.
pub(crate) fn add_scene(outline: &Outline, before: Option<usize>) -> Edit {
    let at = before.unwrap_or(outline.scenes.len());
    let neighbour = at.checked_sub(1).or(Some(at)).and_then(|place| outline.scenes.get(place));
    let strand = neighbour.and_then(|scene| scene.strand.clone());
    let before = outline.scenes.get(at).map(|scene| (&scene.id).into());
    Edit::Add { item: Scene { strand, ..Default::default() }.into(), before }
}

/// Several edits as one step; none when there are none.
pub(crate) fn one_or_all(mut edits: Vec<Edit>) -> Option<Edit> {
    if edits.len() > 1 { Some(Edit::All(edits)) } else { edits.pop() }
}

/// Makes an item, then the change that it was made for.
fn with_new(item: impl Into<Item>, change: Edit) -> Edit {
    Edit::All(vec![Edit::add(item), change])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::Strand;

    fn outline() -> Outline {
        let strand = |id: &str| Arc::new(Strand { id: id.into(), ..Default::default() });
        let scene = |id: &str, strand: &str| {
            Arc::new(Scene { id: id.into(), strand: Some(strand.into()), ..Default::default() })
        };
        Outline {
            strands: vec![strand("a"), strand("b")],
            scenes: vec![scene("s1", "a"), scene("s2", "b")],
            ..Default::default()
        }
    }

    fn after(edit: &Edit) -> Outline {
        edit.apply(&outline()).unwrap().outline
    }

    #[test]
    fn a_person_and_a_place_can_be_made_on_the_way() {
        let mut outline = outline();
        let edit = add_new_person(&outline, &outline.scenes[0], "Kai Krause".to_owned());
        outline = edit.apply(&outline).unwrap().outline;
        assert_eq!(outline.characters[0].name, "Kai Krause");
        assert_eq!(outline.scenes[0].characters, ["kai-krause".into()]);
        let twin = add_new_person(&outline, &outline.scenes[0], "Kai Krause!".to_owned());
        assert_eq!(twin.apply(&outline).unwrap().outline.scenes[0].characters.len(), 2);
        let gone = toggle_person(&outline.scenes[0], &"kai-krause".into());
        assert!(gone.apply(&outline).unwrap().outline.scenes[0].characters.is_empty());
        let place = set_new_place(&outline, &outline.scenes[1], "OP".to_owned());
        assert_eq!(place.apply(&outline).unwrap().outline.scenes[1].location, Some("op".into()));
    }

    #[test]
    fn a_new_scene_goes_on_with_the_strand_before_it() {
        let strands = |edit: &Edit| -> Vec<String> {
            after(edit).scenes.iter().filter_map(|scene| Some(scene.strand.as_ref()?.to_string())).collect()
        };
        assert_eq!(strands(&add_scene(&outline(), Some(0))), ["a", "a", "b"]);
        assert_eq!(strands(&add_scene(&outline(), Some(1))), ["a", "a", "b"]);
        assert_eq!(strands(&add_scene(&outline(), None)), ["a", "b", "b"]);
        assert_eq!(add_scene(&Outline::default(), None), Edit::add(Scene::default()));
    }

    #[test]
    fn scenes_change_their_strand_in_one_step() {
        let both = ["s1".into(), "s2".into()];
        let edit = set_strand(&outline(), &both, Some(&"b".into())).unwrap();
        assert!(matches!(edit, Edit::Put { .. }), "one is there already");
        assert!(after(&edit).scenes.iter().all(|scene| scene.strand == Some("b".into())));
        assert!(matches!(set_strand(&outline(), &both, None), Some(Edit::All(edits)) if edits.len() == 2));
        assert_eq!(set_strand(&outline(), &both[..1], Some(&"a".into())), None);
    }
}
