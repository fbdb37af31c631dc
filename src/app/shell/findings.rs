//! What was found amiss in an outline's file, in the writer's words. What the parser expected stands behind it in
//! brackets, in its own words, for those who edit the file by hand.

use super::steps::item;
use crate::{
    app::words::Words,
    outline::{ItemId, ItemKind, Violation},
    store::{Damage, Finding, LineColumn},
};

/// One finding in a sentence.
pub(super) fn finding(finding: &Finding, words: &Words) -> String {
    let at = |at: &LineColumn| place(*at, words).into();
    match finding {
        Finding::UnknownField { place, name } => {
            words.with("finding-unknown-field", &[("place", at(place)), ("name", name.as_str().into())])
        }
        Finding::LeftOut { place, expected, what } => {
            let args = [
                ("place", at(place)),
                ("what", what.as_str().into()),
                ("expected", expected.as_str().into()),
            ];
            words.with("finding-left-out", &args)
        }
        Finding::Rest { place, expected, last } => {
            let args = [("place", at(place)), ("last", at(last)), ("expected", expected.as_str().into())];
            words.with("finding-rest", &args)
        }
        Finding::Broken(violation) => broken(violation, words),
    }
}

/// Why nothing can be read in a file, as it stands in brackets.
pub(super) fn damage(damage: &Damage, words: &Words) -> String {
    match damage {
        Damage::Newer(format) => words.with("damage-newer", &[("format", (*format).to_string().into())]),
        Damage::Empty => words.text("damage-empty"),
        Damage::NotText(at) => words.with("damage-no-text", &[("place", place(*at, words).into())]),
        Damage::Syntax { place: at, expected } => format!("{}: {expected}", place(*at, words)),
    }
}

fn place(place: LineColumn, words: &Words) -> String {
    let (line, column) = (place.line.to_string(), place.column.to_string());
    words.with("finding-place", &[("line", line.into()), ("column", column.into())])
}

fn broken(violation: &Violation, words: &Words) -> String {
    let of = |id: &ItemId| named(id, words);
    match violation {
        Violation::DoubleId(_, id) => words.with("broken-double-id", &[("id", id.as_str().into())]),
        Violation::NoId(kind, _) => words.with("broken-no-id", &[("item", item(*kind, 1, words).into())]),
        Violation::Dangling { item, to } => words
            .with("broken-dangling", &[("item", holder(item.as_ref(), words).into()), ("to", of(to).into())]),
        Violation::NamedTwice { item, what } => words.with(
            "broken-named-twice",
            &[("item", holder(item.as_ref(), words).into()), ("what", of(what).into())],
        ),
        Violation::DoubleRelation(id) => words.with("broken-double-relation", &[("item", of(id).into())]),
        Violation::SelfRelation(id) => words.with("broken-self-relation", &[("item", of(id).into())]),
        Violation::PartialChronology => words.text("broken-chronology"),
        Violation::SpanOutside(id, _) => words.with("broken-span", &[("item", of(id).into())]),
        Violation::NoSuchOption(id, _) => words.with("broken-option", &[("item", of(id).into())]),
    }
}

/// What a reference stands in; the episode itself when not set.
fn holder(id: Option<&ItemId>, words: &Words) -> String {
    id.map_or_else(|| item(ItemKind::Header, 1, words), |id| named(id, words))
}

/// The item as it is found in the file: `Szene sc-7f3k2q`.
fn named(id: &ItemId, words: &Words) -> String {
    let kind = item(id.kind(), 1, words);
    match id {
        ItemId::Scene(id) => format!("{kind} {id}"),
        ItemId::Character(id) => format!("{kind} {id}"),
        ItemId::Location(id) => format!("{kind} {id}"),
        ItemId::Strand(id) => format!("{kind} {id}"),
        ItemId::Dilemma(id) => format!("{kind} {id}"),
        ItemId::Relation(id) => format!("{kind} {} – {}", id.a, id.b),
        ItemId::Source(id) => format!("{kind} {id}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::words::Language;

    #[test]
    fn findings_are_sentences_of_both_languages() {
        let at = LineColumn { line: 4, column: 2 };
        let left_out =
            Finding::LeftOut { place: at, expected: "expected `)`".into(), what: "scenes[4]".into() };
        let scene = ItemId::Scene("sc-1".into());
        let kai = ItemId::Character("kai".into());
        let dangling = Finding::Broken(Violation::Dangling { item: Some(scene), to: kai });
        let say = |language, found: &Finding| finding(found, &Words::new(language));
        assert_eq!(
            say(Language::German, &left_out),
            "Zeile 4, Zeichen 2: scenes[4] ist nicht zu lesen und bleibt weg (expected `)`)."
        );
        assert_eq!(
            say(Language::English, &left_out),
            "Line 4, character 2: scenes[4] cannot be read and is left out (expected `)`)."
        );
        assert_eq!(say(Language::German, &dangling), "Verweis ins Leere in Szene sc-1: Figur kai.");
        assert_eq!(say(Language::English, &dangling), "A reference to nothing in scene sc-1: character kai.");
    }
}
