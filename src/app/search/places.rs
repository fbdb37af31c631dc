//! What a place is called: the item, and which of its texts.

use crate::{
    app::{context::PanelContext, inspector::kind_word, shell::field_name},
    outline::{Field, ItemId, ItemKind, TextPlace},
};

/// The item's name: `3 Am Hafen`.
pub(super) fn item_name(cx: &PanelContext<'_>, item: Option<&ItemId>) -> String {
    let Some(item) = item else { return kind_word(cx, ItemKind::Header) };
    let outline = cx.outline();
    let name = outline.name_of(item);
    let name = if name.is_empty() { cx.words.text("library-untitled") } else { name.into_owned() };
    match item {
        ItemId::Scene(id) => {
            let place = outline.scenes.iter().position(|scene| scene.id == *id).unwrap_or_default();
            format!("{}  {name}", place + 1)
        }
        _ => name,
    }
}

/// The text's name: `Zusammenfassung`, `Möglichkeit 2`.
pub(super) fn text_name(cx: &PanelContext<'_>, place: &TextPlace) -> String {
    let words = cx.words;
    let kind = place.item.as_ref().map(ItemId::kind);
    let number = |index: usize| [("number", (index + 1).into())];
    let name = match (kind, place.field) {
        (Some(ItemKind::Character), Field::Title) => words.text("inspector-form-of-address"),
        (Some(ItemKind::Scene), Field::Moment) => words.text("inspector-moment-words"),
        (_, Field::Quotes) => words.with("inspector-quote", &number(place.index)),
        (_, Field::Options) => {
            let option = TextPlace::option(place.index);
            let is_course = place.index == TextPlace::course(option);
            words.with(if is_course { "inspector-option" } else { "inspector-price" }, &number(option))
        }
        (_, field) => capital(&field_name(field, words)),
    };
    // The scenes refer to it, and show what it is called.
    let is_linked = matches!(kind, Some(ItemKind::Character | ItemKind::Location))
        && place.field == Field::Name
        || kind == Some(ItemKind::Strand) && place.field == Field::Title;
    if is_linked { words.with("search-everywhere", &[("field", name.into())]) } else { name }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
