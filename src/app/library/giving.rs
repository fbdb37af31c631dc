//! Dragging an item of the library onto a scene: a character takes part in it, a place is its place, a strand its
//! strand. Pure.

use crate::outline::{Edit, Field, ItemId, Scene};

/// The edit that gives the dragged item to the scene; nothing where it has it already or cannot have it.
pub(crate) fn given_to_scene(scene: &Scene, item: &ItemId) -> Option<Edit> {
    let mut given = scene.clone();
    let field = match item {
        ItemId::Character(id) if !scene.characters.contains(id) => {
            given.characters.push(id.clone());
            Field::Characters
        }
        ItemId::Location(id) => {
            given.location = Some(id.clone());
            Field::Location
        }
        ItemId::Strand(id) => {
            given.strand = Some(id.clone());
            Field::Strand
        }
        _ => return None,
    };
    (given != *scene).then(|| Edit::put(given, field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scene_takes_characters_places_and_strands() {
        let scene = Scene { id: "sc".into(), characters: vec!["kai".into()], ..Scene::default() };
        let given = |item: ItemId| given_to_scene(&scene, &item).map(|edit| edit.label().action);
        use crate::outline::Action::Change;
        assert_eq!(given(ItemId::Character("ben".into())), Some(Change(Field::Characters)));
        assert_eq!(given(ItemId::Character("kai".into())), None, "is there already");
        assert_eq!(given(ItemId::Location("pier".into())), Some(Change(Field::Location)));
        assert_eq!(given(ItemId::Strand("b".into())), Some(Change(Field::Strand)));
        assert_eq!(given(ItemId::Dilemma("di".into())), None);
    }
}
