//! Making one of several items: what the command means for what is selected, wherever it is asked for.
//!
//! Pure: knows the outline alone.

use crate::outline::{CharacterKind, Edit, ItemId, ItemKind, Outline, SceneId};

/// The edit that makes one of the `selected`: of a kind, the first of them stays, of characters the first who has a name;
/// scenes move together and are joined, a single one with the scene that follows. `None` where there is nothing to put
/// together.
pub(super) fn merged(outline: &Outline, selected: &[ItemId]) -> Option<Edit> {
    let kept = selected.iter().find(|item| has_name(outline, item)).or(selected.first())?;
    let gone: Vec<&ItemId> = selected.iter().filter(|item| *item != kept).collect();
    let kind = kept.kind();
    if gone.iter().any(|item| item.kind() != kind) {
        return None;
    }
    match kind {
        ItemKind::Scene => joined(outline, selected),
        ItemKind::Character | ItemKind::Location | ItemKind::Strand | ItemKind::Dilemma
            if !gone.is_empty() =>
        {
            let merge = |gone: &ItemId| Edit::Merge { kept: kept.clone(), gone: gone.clone() };
            Some(Edit::All(gone.into_iter().map(merge).collect()))
        }
        _ => None,
    }
}

/// Whether somebody is called by a name: who turns out to be `der Mann` is not called so from then on.
fn has_name(outline: &Outline, item: &ItemId) -> bool {
    let ItemId::Character(id) = item else { return false };
    outline.character(id).is_some_and(|character| character.kind == CharacterKind::Named)
}

/// The first in telling order keeps its place.
fn joined(outline: &Outline, selected: &[ItemId]) -> Option<Edit> {
    let in_order = outline.scenes.iter().map(|scene| &scene.id);
    let ids: Vec<SceneId> = in_order.filter(|id| selected.contains(&ItemId::from(*id))).cloned().collect();
    let (first, others) = ids.split_first()?;
    let place = outline.scenes.iter().position(|scene| scene.id == *first)?;
    if others.is_empty() {
        return (place + 1 < outline.scenes.len()).then(|| Edit::JoinScenes(first.clone()));
    }
    Some(Edit::MergeScenes(ids))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::{Character, Scene};

    fn outline() -> Outline {
        let scene = |id: &str| Arc::new(Scene { id: id.into(), summary: id.into(), ..Scene::default() });
        let character =
            |id: &str| Arc::new(Character { id: id.into(), name: id.into(), ..Character::default() });
        Outline {
            scenes: ["a", "b", "c", "d"].map(scene).into(),
            characters: ["kai", "ben"].map(character).into(),
            ..Outline::default()
        }
    }

    fn scenes(ids: &str) -> Vec<ItemId> {
        ids.split_whitespace().map(|id| ItemId::Scene(id.into())).collect()
    }

    fn scenes_after(selected: &str) -> Vec<String> {
        let merge = merged(&outline(), &scenes(selected)).unwrap();
        let applied = merge.apply(&outline()).unwrap();
        applied.outline.scenes.iter().map(|scene| scene.summary.clone()).collect()
    }

    #[test]
    fn scenes_are_joined_in_the_order_of_the_telling() {
        assert_eq!(scenes_after("b a"), ["a b", "c", "d"]);
        assert_eq!(scenes_after("a c"), ["a c", "b", "d"]);
        assert_eq!(scenes_after("d b c"), ["a", "b c d"]);
        assert_eq!(scenes_after("d a"), ["a d", "b", "c"]);
    }

    #[test]
    fn a_single_scene_is_joined_with_the_next() {
        assert_eq!(scenes_after("b"), ["a", "b c", "d"]);
        assert_eq!(merged(&outline(), &scenes("d")), None, "nothing follows");
    }

    #[test]
    fn the_first_selected_of_a_kind_stays() {
        let selection = [ItemId::Scene("a".into()), ItemId::Character("kai".into())];
        assert_eq!(merged(&outline(), &selection), None);
        let both = [ItemId::Character("ben".into()), ItemId::Character("kai".into())];
        assert_eq!(merged(&outline(), &both[..1]), None);
        let applied = merged(&outline(), &both).unwrap().apply(&outline()).unwrap();
        assert_eq!(applied.outline.characters[0].name, "ben");
        assert_eq!(applied.outline.characters.len(), 1);
    }

    #[test]
    fn of_characters_the_first_with_a_name_stays() {
        let mut outline = outline();
        let stranger = Character {
            id: "stranger".into(),
            name: "der Mann".into(),
            kind: CharacterKind::Unnamed,
            ..Character::default()
        };
        outline.characters.insert(0, Arc::new(stranger));
        let all = ["stranger", "ben", "kai"].map(|id| ItemId::Character(id.into()));
        let applied = merged(&outline, &all).unwrap().apply(&outline).unwrap();
        let [one] = applied.outline.characters.as_slice() else { panic!("they are one") };
        assert_eq!((one.name.as_str(), one.kind), ("ben", CharacterKind::Named));
        assert_eq!(one.aliases, ["kai"], "what a passage says of him is no name");
    }
}
