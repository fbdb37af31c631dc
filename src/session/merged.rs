//! What became one: said to the writer afterwards, for who is gone is not seen.

use std::collections::BTreeSet;

use crate::outline::{Edit, ItemId, ItemKind, Outline, Scene, SceneId};

/// Items that became a part of another one. Scenes that follow each other and lose nothing are joined, which is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// What kind of items they are.
    pub kind: ItemKind,
    /// What the one is called that stays; may be empty.
    pub kept: String,
    /// What those are called that are gone; may be empty.
    pub gone: Vec<String>,
    /// Set for scenes that did not follow each other.
    pub apart: Option<Apart>,
    /// What the places and strands are called that scenes had which are gone; the one that stays has others.
    pub lost: Vec<String>,
}

/// Where the scene stands that was made of scenes which did not follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// Its number in the telling.
    pub number: usize,
    /// How many scenes stood between them, which follow it now.
    pub between: usize,
}

impl Merged {
    /// What `edit` would put together in `outline`; nothing if it does something else.
    pub fn by(edit: &Edit, outline: &Outline) -> Option<Self> {
        match edit {
            Edit::MergeScenes(scenes) => return Self::by_scenes(scenes, outline),
            Edit::JoinScenes(first) => {
                let mut behind = outline.scenes.iter().skip_while(|scene| scene.id != *first);
                let next = behind.nth(1)?.id.clone();
                return Self::by_scenes(&[first.clone(), next], outline);
            }
            _ => {}
        }
        let pairs: Vec<(&ItemId, &ItemId)> = match edit {
            Edit::All(edits) => edits.iter().map(pair).collect::<Option<_>>()?,
            edit => vec![pair(edit)?],
        };
        let (kept, _) = pairs.first()?;
        if pairs.iter().any(|(other, _)| other != kept) {
            return None;
        }
        let name = |item: &ItemId| outline.name_of(item).into_owned();
        Some(Self {
            kind: kept.kind(),
            kept: name(kept),
            gone: pairs.iter().map(|(_, gone)| name(gone)).collect(),
            apart: None,
            lost: Vec::new(),
        })
    }

    fn by_scenes(scenes: &[SceneId], outline: &Outline) -> Option<Self> {
        let places = outline.scenes.iter().enumerate().filter(|(_, scene)| scenes.contains(&scene.id));
        let places: Vec<usize> = places.map(|(place, _)| place).collect();
        let (first, others) = places.split_first()?;
        let between = others.last()? - first - others.len();
        let title = |place: &usize| outline.scenes[*place].title.clone();
        let lost = lost(places.iter().map(|place| &*outline.scenes[*place]), outline);
        (between > 0 || !lost.is_empty()).then(|| Self {
            kind: ItemKind::Scene,
            kept: title(first),
            gone: others.iter().map(title).collect(),
            apart: (between > 0).then_some(Apart { number: first + 1, between }),
            lost,
        })
    }
}

/// What the places and strands of `scenes` are called that the first of them with one has not.
fn lost<'s>(scenes: impl Iterator<Item = &'s Scene> + Clone, outline: &Outline) -> Vec<String> {
    let places = scenes.clone().filter_map(|scene| scene.location.as_ref()).map(ItemId::from);
    let strands = scenes.filter_map(|scene| scene.strand.as_ref()).map(ItemId::from);
    [places.collect::<Vec<_>>(), strands.collect()]
        .into_iter()
        .flat_map(|items| {
            let kept = items.first().cloned();
            let others: BTreeSet<ItemId> =
                items.into_iter().filter(|item| Some(item) != kept.as_ref()).collect();
            others.into_iter().map(|item| outline.name_of(&item).into_owned())
        })
        .filter(|name| !name.is_empty())
        .collect()
}

fn pair(edit: &Edit) -> Option<(&ItemId, &ItemId)> {
    if let Edit::Merge { kept, gone } = edit { Some((kept, gone)) } else { None }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::Character;

    #[test]
    fn who_stays_and_who_is_gone_is_told() {
        let character =
            |name: &str| Arc::new(Character { id: name.into(), name: name.into(), ..Character::default() });
        let outline =
            Outline { characters: ["kai", "ben", "tom"].map(character).into(), ..Outline::default() };
        let id = |name: &str| ItemId::Character(name.into());
        let merge = |kept: &str, gone: &str| Edit::Merge { kept: id(kept), gone: id(gone) };
        let names =
            |edit: &Edit| Merged::by(edit, &outline).map(|merged| (merged.kept, merged.gone.join(", ")));
        let told = |kept: &str, gone: &str| Some((kept.to_owned(), gone.to_owned()));
        assert_eq!(names(&merge("ben", "kai")), told("ben", "kai"));
        assert_eq!(
            names(&Edit::All(vec![merge("ben", "kai"), merge("ben", "tom")])),
            told("ben", "kai, tom")
        );
        assert_eq!(names(&Edit::All(vec![merge("ben", "kai"), merge("kai", "tom")])), None);
        assert_eq!(names(&Edit::Delete(vec![id("kai")])), None);
        assert_eq!(names(&Edit::All(Vec::new())), None);
    }
}
