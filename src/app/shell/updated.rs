//! What came with a new version of a source, in words: in short, and item by item.

use super::steps::item;
use crate::{
    app::words::Words,
    outline::ItemKind,
    session::{Updated, UpdatedItem},
};

/// What there is of each, and the message that names it.
const fn parts(updated: &Updated) -> [(&Vec<UpdatedItem>, &'static str); 4] {
    [
        (&updated.new, word("updated-new")),
        (&updated.renewed, word("updated-renewed")),
        (&updated.kept, word("updated-kept")),
        (&updated.gone, word("updated-gone")),
    ]
}

/// Marks the message id as one, for the test that looks for all of them.
const fn word(word: &str) -> &str {
    word
}

/// How much came: `Neu: 3 Szenen und 1 Figur. Nicht mehr in der Vorlage: 2 Szenen.`
pub(super) fn in_short(updated: &Updated, words: &Words) -> String {
    let filled = parts(updated).into_iter().filter(|(items, _)| !items.is_empty());
    let mut said: Vec<String> = filled
        .map(|(items, message)| words.with(message, &[("what", counted(items, words).into())]))
        .collect();
    if said.is_empty() {
        said.push(words.text("updated-nothing"));
    }
    said.insert(0, words.text("updated"));
    said.join(" ")
}

/// Each item on a line of its own.
pub(super) fn lines(updated: &Updated, words: &Words) -> Vec<String> {
    let lines = parts(updated).into_iter().flat_map(|(items, message)| {
        items.iter().map(move |item| words.with(message, &[("what", named(item, words).into())]))
    });
    lines.collect()
}

/// So many of each kind, in the order in which they come.
fn counted(items: &[UpdatedItem], words: &Words) -> String {
    let mut counts: Vec<(ItemKind, usize)> = Vec::new();
    for item in items {
        match counts.iter_mut().find(|(kind, _)| *kind == item.kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((item.kind, 1)),
        }
    }
    // What one looks for first.
    counts.sort_by_key(|(kind, _)| *kind);
    let counts: Vec<String> = counts.into_iter().map(|(kind, count)| count_of(kind, count, words)).collect();
    words.listed(&counts)
}

fn count_of(kind: ItemKind, count: usize, words: &Words) -> String {
    let n = [("n", count.into())];
    match kind {
        ItemKind::Scene => words.with("summary-scenes", &n),
        ItemKind::Character => words.with("count-characters", &n),
        ItemKind::Location => words.with("count-locations", &n),
        ItemKind::Strand => words.with("count-strands", &n),
        ItemKind::Dilemma => words.with("count-dilemmas", &n),
        ItemKind::Relation => words.with("count-relations", &n),
        ItemKind::Header | ItemKind::Source => item(kind, count, words),
    }
}

/// `Szene 4 „Am Hafen“`, `Figur „Kai Krause“`.
fn named(named: &UpdatedItem, words: &Words) -> String {
    let title = match named.name.as_str() {
        "" => String::new(),
        name => words.quoted(name),
    };
    let said = match named.number {
        Some(number) => words.with("updated-scene", &[("number", number.into()), ("title", title.into())]),
        None => {
            let kind = item(named.kind, 1, words);
            words.with("updated-item", &[("item", kind.into()), ("title", title.into())])
        }
    };
    said.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::words::Language;

    #[test]
    fn what_came_is_told_in_both_languages() {
        let scene = |number, name: &str| UpdatedItem {
            kind: ItemKind::Scene,
            number: Some(number),
            name: name.to_owned(),
        };
        let person = UpdatedItem { kind: ItemKind::Character, number: None, name: "Ida".to_owned() };
        let updated = Updated {
            new: vec![person, scene(2, "Am Hafen"), scene(3, "")],
            gone: vec![scene(5, "Der Brief")],
            ..Updated::default()
        };
        for (language, short, long) in [
            (
                Language::German,
                "Die neue Fassung ist eingearbeitet. Neu: 2 Szenen und 1 Figur. Nicht mehr in der Vorlage: 1 Szene.",
                [
                    "Neu: Figur „Ida“.",
                    "Neu: Szene 2 „Am Hafen“.",
                    "Neu: Szene 3.",
                    "Nicht mehr in der Vorlage: Szene 5 „Der Brief“.",
                ],
            ),
            (
                Language::English,
                "The new version is in. New: 2 scenes and 1 character. Not in the source any more: 1 scene.",
                [
                    "New: character “Ida”.",
                    "New: scene 2 “Am Hafen”.",
                    "New: scene 3.",
                    "Not in the source any more: scene 5 “Der Brief”.",
                ],
            ),
        ] {
            let words = Words::new(language);
            assert_eq!(in_short(&updated, &words), short);
            assert_eq!(lines(&updated, &words), long);
        }
        let nothing = in_short(&Updated::default(), &Words::new(Language::German));
        assert_eq!(nothing, "Die neue Fassung ist eingearbeitet. An der Outline ändert sich dadurch nichts.");
    }
}
