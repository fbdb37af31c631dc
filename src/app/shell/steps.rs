//! What a step is called: `Szene hinzufügen`, `Titel ändern`; what came of it, and why it could not be made.

use std::collections::BTreeMap;

use crate::{
    app::words::Words,
    outline::{Action, EditError, Field, ItemKind, StepLabel},
    session::{Apart, Deleted, Merged, OldName},
};

/// The step in words.
pub(super) fn step(label: StepLabel, words: &Words) -> String {
    let item = || item(label.kind, label.count, words);
    match label.action {
        Action::Change(Field::Text) if label.kind == ItemKind::Source => words.text("step-update-source"),
        Action::Change(field) => words.with("step-change", &[("field", field_name(field, words).into())]),
        Action::Add => words.with("step-add", &[("item", item().into())]),
        Action::Delete => words.with("step-delete", &[("item", item().into())]),
        Action::Duplicate => words.with("step-duplicate", &[("item", item().into())]),
        Action::Move => words.with("step-move", &[("item", item().into())]),
        Action::Merge => words.with("step-merge", &[("item", item().into())]),
        Action::Split => words.with("step-split", &[("item", item().into())]),
        Action::Check => words.with("step-check", &[("item", item().into())]),
        Action::Uncheck => words.with("step-uncheck", &[("item", item().into())]),
        Action::Dismiss => words.text("step-dismiss"),
        Action::Recall => words.text("step-recall"),
        Action::Reword => words.with("step-reword", &[("n", label.count.into())]),
    }
}

/// What a deletion took with it: `Gelöscht: „Kai“, auch aus 3 Szenen und Dilemma.`
pub(super) fn deletion(deleted: &Deleted, words: &Words) -> String {
    let what = match deleted.name.as_str() {
        name if deleted.count == 1 && !name.is_empty() => words.quoted(name),
        _ => item(deleted.kind, deleted.count, words),
    };
    let mut counts: BTreeMap<ItemKind, usize> = BTreeMap::new();
    for user in &deleted.uses {
        *counts.entry(user.kind()).or_default() += 1;
    }
    let users: Vec<String> =
        counts.into_iter().map(|(kind, count)| item_after_from(kind, count, words)).collect();
    let args = [("what", what.into()), ("users", words.listed(&users).into())];
    let said = match (deleted.is_cut, users.is_empty()) {
        (false, true) => words.with("deleted", &args[..1]),
        (false, false) => words.with("deleted-from", &args),
        (true, true) => words.with("cut", &args[..1]),
        (true, false) => words.with("cut-from", &args),
    };
    let about = |word: &str, titles: &[String]| {
        let names: Vec<String> = titles.iter().map(|title| item_name(title, words)).collect();
        let args = [("names", words.listed(&names).into()), ("n", names.len().into())];
        (!names.is_empty()).then(|| words.with(word, &args))
    };
    let reopened = about(word("deleted-reopens"), &deleted.reopened);
    let unshown = about(word("deleted-leaves-unshown"), &deleted.unshown);
    let moves = deleted.letters.iter().map(|(before, now)| {
        words.with("letter-moves", &[("before", before.as_str().into()), ("now", now.as_str().into())])
    });
    let moves: Vec<String> = moves.collect();
    let letters =
        (!moves.is_empty()).then(|| words.with("deleted-letters", &[("moves", words.listed(&moves).into())]));
    [Some(said), reopened, unshown, letters].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Marks the message id as one, for the test that looks for all of them.
const fn word(word: &str) -> &str {
    word
}

/// A dilemma's title, or what it is where it has none.
fn item_name(title: &str, words: &Words) -> String {
    if title.is_empty() { item(ItemKind::Dilemma, 1, words) } else { words.quoted(title) }
}

/// Who is gone, and in whom: `„Tom“ ist in „Ida“ aufgegangen.`
pub(super) fn merging(merged: &Merged, words: &Words) -> String {
    let gone = match merged.gone.as_slice() {
        names if names.iter().any(String::is_empty) => item(merged.kind, names.len(), words),
        names => words.listed(&names.iter().map(|name| words.quoted(name)).collect::<Vec<_>>()),
    };
    let kept = match merged.kept.as_str() {
        "" => item(merged.kind, 1, words),
        name => words.quoted(name),
    };
    let args = [("gone", gone.into()), ("n", merged.gone.len().into()), ("kept", kept.into())];
    let said = words.with("merged", &args);
    let apart = merged.apart.map(|Apart { number, between }| {
        words.with("merged-apart", &[("number", number.into()), ("between", between.into())])
    });
    let lost: Vec<String> = merged.lost.iter().map(|name| words.quoted(name)).collect();
    let lost =
        (!lost.is_empty()).then(|| words.with("merged-lost", &[("names", words.listed(&lost).into())]));
    [Some(said), apart, lost].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What is left of an old name: `„Josie“ steht noch an 7 Stellen.`
pub(super) fn old_name(left: &OldName, words: &Words) -> String {
    let names: Vec<String> = left.found.iter().map(|name| words.quoted(name)).collect();
    let args =
        [("names", words.listed(&names).into()), ("n", names.len().into()), ("places", left.count.into())];
    words.with("old-name", &args)
}

/// Why a change could not be made, as it stands behind a colon.
pub(super) fn refusal(error: &EditError, words: &Words) -> String {
    match error {
        EditError::NoSuchItem(_) | EditError::NoSuchText => words.text("refused-gone"),
        EditError::AlreadyThere(_) => words.text("refused-there"),
        EditError::Unfit(_) => words.text("refused-unfit"),
        EditError::Mismatch(..) => words.text("refused-mismatch"),
        EditError::NothingThere(_) => words.text("refused-nothing"),
    }
}

/// So many items, as they stand after `aus`.
fn item_after_from(kind: ItemKind, count: usize, words: &Words) -> String {
    let n = [("n", count.into())];
    match kind {
        ItemKind::Header => words.with("from-header", &n),
        ItemKind::Scene => words.with("from-scenes", &n),
        ItemKind::Character => words.with("from-characters", &n),
        ItemKind::Location => words.with("from-locations", &n),
        ItemKind::Strand => words.with("from-strands", &n),
        ItemKind::Dilemma => words.with("from-dilemmas", &n),
        ItemKind::Relation => words.with("from-relations", &n),
        ItemKind::Source => words.with("from-sources", &n),
    }
}

/// So many items.
pub(super) fn item(kind: ItemKind, count: usize, words: &Words) -> String {
    let n = [("n", count.into())];
    match kind {
        ItemKind::Header => words.with("item-header", &n),
        ItemKind::Scene => words.with("item-scene", &n),
        ItemKind::Character => words.with("item-character", &n),
        ItemKind::Location => words.with("item-location", &n),
        ItemKind::Strand => words.with("item-strand", &n),
        ItemKind::Dilemma => words.with("item-dilemma", &n),
        ItemKind::Relation => words.with("item-relation", &n),
        ItemKind::Source => words.with("item-source", &n),
    }
}

/// What a text or fact of an item is called.
pub(in crate::app) fn field_name(field: Field, words: &Words) -> String {
    match field {
        Field::Title => words.text("field-title"),
        Field::Name => words.text("field-name"),
        Field::Aliases => words.text("field-aliases"),
        Field::Kind => words.text("field-kind"),
        Field::Role => words.text("field-role"),
        Field::Age => words.text("field-age"),
        Field::Actor => words.text("field-actor"),
        Field::Description => words.text("field-description"),
        Field::Notes => words.text("field-notes"),
        Field::Summary => words.text("field-summary"),
        Field::Strand => words.text("field-strand"),
        Field::Location => words.text("field-location"),
        Field::Characters => words.text("field-characters"),
        Field::Minutes => words.text("field-minutes"),
        Field::Moment => words.text("field-moment"),
        Field::Status => words.text("field-status"),
        Field::Quotes => words.text("field-quotes"),
        Field::Color => words.text("field-color"),
        Field::Holders => words.text("field-holders"),
        Field::Options => words.text("field-options"),
        Field::Stakes => words.text("field-stakes"),
        Field::Opens => words.text("field-opens"),
        Field::Presses => words.text("field-presses"),
        Field::Outcome => words.text("field-outcome"),
        Field::Ends => words.text("field-ends"),
        Field::Series => words.text("field-series"),
        Field::Season => words.text("field-season"),
        Field::Episode => words.text("field-episode"),
        Field::Language => words.text("field-language"),
        Field::Logline => words.text("field-logline"),
        Field::AirDate => words.text("field-air-date"),
        Field::Runtime => words.text("field-runtime"),
        Field::Dividers => words.text("field-dividers"),
        Field::Text => words.text("field-text"),
    }
}
