//! Find and replace, and the offer to replace an old name, as a writer uses them.

use std::sync::Arc;

use bogen::{
    app::Language,
    outline::{Character, CharacterKind, ItemId, Outline},
};
use egui::{Key, Modifiers, Role};

use crate::{harness::Window, storm};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;
const ROW: Role = Role::ListBoxOption;
const FIELD: Role = Role::TextInput;

/// What things are called in a language.
struct Named {
    language: Language,
    edit: &'static str,
    command: &'static str,
    find: &'static str,
    by: &'static str,
    all: &'static str,
    close: &'static str,
}

const NAMES: [Named; 2] = [
    Named {
        language: Language::German,
        edit: "Bearbeiten",
        command: "Suchen und ersetzen …",
        find: "Suchen nach",
        by: "Ersetzen durch",
        all: "Alle ersetzen",
        close: "Suche schließen",
    },
    Named {
        language: Language::English,
        edit: "Edit",
        command: "Find and replace …",
        find: "Find",
        by: "Replace with",
        all: "Replace all",
        close: "Close search",
    },
];

/// The storm, in which Tom is spoken of in several texts.
fn outline() -> Outline {
    let mut outline = storm::outline();
    Arc::make_mut(&mut outline.scenes[2]).notes = "Toms Mutter sucht Tom.".into();
    Arc::make_mut(&mut outline.dilemmas[0]).options[1].price = "Tom ist verloren".into();
    outline
}

fn window(language: Language) -> Window {
    Window::with_outline(language, &outline())
}

fn status(window: &Window, says: &str) -> bool {
    window.has(Role::Status, says)
}

#[test]
fn it_is_opened_by_menu_key_and_palette_and_closed_by_escape_and_button() {
    for names in NAMES {
        let mut window = window(names.language);
        window.choose(names.edit, names.command);
        assert!(window.is_at(FIELD, names.find));
        window.press(NONE, Key::Escape);
        assert!(!window.has(FIELD, names.find));

        window.press(CTRL, Key::K);
        window.type_text(names.command);
        window.press(NONE, Key::Enter);
        assert!(window.is_at(FIELD, names.find));
        window.click(Role::Button, names.close);
        assert!(!window.has(FIELD, names.find));

        window.press(CTRL, Key::H);
        assert!(window.is_at(FIELD, names.find));
        window.press(NONE, Key::Tab);
        assert!(window.is_at(FIELD, names.by));
        window.press(NONE, Key::Escape);
        assert!(!window.has(FIELD, names.by));
    }
}

#[test]
fn what_is_typed_right_behind_its_keys_goes_into_it() {
    for names in NAMES {
        for at_once in [0, 1, 3] {
            let mut window = window(names.language);
            window.click(ROW, "2, Tom läuft davon");
            let before = window.outline().clone();
            window.press_and_type(CTRL, Key::H, "scjnx", at_once);
            assert_eq!(window.value(FIELD, names.find), "scjnx", "{at_once} at once");
            assert_eq!(*window.outline(), before, "no letter is a command");
        }
    }
}

#[test]
fn enter_steps_through_the_places_and_shows_each() {
    for (names, found, second, last) in [
        (
            &NAMES[0],
            "7 Stellen in 5 Einträgen",
            "2 von 7 Stellen in 5 Einträgen",
            "7 von 7 Stellen in 5 Einträgen",
        ),
        (&NAMES[1], "7 places in 5 entries", "2 of 7 places in 5 entries", "7 of 7 places in 5 entries"),
    ] {
        let mut window = window(names.language);
        window.press(CTRL, Key::H);
        window.type_text("tom");
        assert!(status(&window, found), "{:?}", window.names_beginning(Role::Status, ""));
        window.press(NONE, Key::Enter);
        window.press(NONE, Key::Enter);
        assert!(status(&window, second));
        assert_eq!(window.document().selected(), Some(&bogen::outline::ItemId::Scene("sc-2".into())));
        assert_eq!(window.marked().map(|(text, _)| text).as_deref(), Some("Tom"));
        window.press(SHIFT, Key::Enter);
        window.press(SHIFT, Key::Enter);
        assert!(status(&window, last), "round and round");
        assert_eq!(window.document().selected(), Some(&bogen::outline::ItemId::Character("tom".into())));
        window.type_letters("s");
        assert_eq!(window.value(FIELD, names.find), "toms", "the field has the keyboard all the time");
    }
}

#[test]
fn a_row_of_the_list_shows_its_item() {
    let mut window = window(Language::German);
    window.press(CTRL, Key::H);
    window.type_text("verloren");
    window.click(ROW, "Den Deich öffnen?, Preis 2: Tom ist verloren");
    assert_eq!(window.document().selected(), Some(&bogen::outline::ItemId::Dilemma("di-1".into())));
}

#[test]
fn one_is_replaced_after_the_other() {
    let mut window = window(Language::German);
    window.press(CTRL, Key::H);
    window.type_text("Tom");
    window.press(NONE, Key::Tab);
    window.type_text("Tomás");
    window.press(NONE, Key::Enter);
    assert_eq!(window.outline().scenes[1].title, "Tom läuft davon", "it is looked at first");
    window.press(NONE, Key::Enter);
    assert_eq!(window.outline().scenes[1].title, "Tomás läuft davon");
    assert_eq!(window.outline().scenes[1].summary, "Tom läuft davon.");
    window.press(NONE, Key::Enter);
    assert_eq!(window.outline().scenes[1].title, "Tomás läuft davon", "what has been replaced is done with");
    assert_eq!(window.outline().scenes[1].summary, "Tomás läuft davon.");
    assert!(window.is_at(FIELD, "Ersetzen durch"));
}

#[test]
fn all_are_replaced_in_one_step_which_is_told_and_undone() {
    for (names, told) in
        [(&NAMES[0], "7 Stellen in 5 Einträgen ersetzt."), (&NAMES[1], "Replaced in 7 places of 5 entries.")]
    {
        let mut window = window(names.language);
        let before = window.outline().clone();
        window.press(CTRL, Key::H);
        window.type_text("Tom");
        window.press(NONE, Key::Tab);
        window.type_text("Jan");
        window.click(Role::Button, names.all);
        assert!(window.has(Role::Alert, told), "{:?}", window.names_beginning(Role::Alert, ""));
        let outline = window.outline();
        assert_eq!(outline.scenes[1].title, "Jan läuft davon");
        assert_eq!(outline.scenes[2].notes, "Jans Mutter sucht Jan.");
        assert_eq!(outline.strands[1].title, "Jans Flucht");
        assert_eq!(outline.dilemmas[0].options[1].price, "Jan ist verloren");
        assert_eq!(outline.characters[2].name, "Jan");
        assert_eq!(outline.sources, before.sources, "a source is kept word for word");
        window.press(NONE, Key::Escape);
        window.press(CTRL, Key::Z);
        assert_eq!(*window.outline(), before);
    }
}

#[test]
fn nobody_is_left_without_a_name() {
    for names in NAMES {
        let mut window = window(names.language);
        window.press(CTRL, Key::H);
        window.type_text("Tom");
        window.click(Role::Button, names.all);
        assert_eq!(window.outline().characters[2].name, "Tom");
        assert_eq!(window.outline().scenes[2].notes, "s Mutter sucht .");
    }
}

#[test]
fn the_options_say_what_counts() {
    let mut window = window(Language::German);
    window.press(CTRL, Key::H);
    window.type_text("tom");
    assert!(status(&window, "7 Stellen in 5 Einträgen"));
    window.click(Role::CheckBox, "Ganze Wörter");
    assert!(status(&window, "5 Stellen in 4 Einträgen"), "{:?}", window.names_beginning(Role::Status, ""));
    window.click(Role::CheckBox, "Auch im Genitiv");
    assert!(status(&window, "7 Stellen in 5 Einträgen"));
    window.click(Role::CheckBox, "Groß/klein beachten");
    assert!(status(&window, "Nichts gefunden"));
}

#[test]
fn the_keyboard_goes_back_to_where_it_was() {
    let mut window = window(Language::German);
    window.click(ROW, "Tom");
    window.find(FIELD, "Rolle").focus();
    window.run();
    window.press(CTRL, Key::H);
    window.press(NONE, Key::Escape);
    window.type_letters("Koch");
    assert_eq!(window.outline().characters[2].role, "Koch");
}

/// Renames Tom in the inspector, and leaves the field.
fn rename(window: &mut Window, field: &str, name: &str) {
    window.click(ROW, "Tom");
    window.fill(FIELD, field, name);
    window.press(NONE, Key::Enter);
}

#[test]
fn after_a_rename_the_old_name_is_offered_to_be_replaced() {
    for (language, field, offer, replace, told) in [
        (
            Language::German,
            "Name",
            "„Tom“ kommt noch an 6 Stellen vor.",
            "Ersetzen",
            "6 Stellen in 4 Einträgen ersetzt.",
        ),
        (
            Language::English,
            "Name",
            "“Tom” is still used in 6 places.",
            "Replace",
            "Replaced in 6 places of 4 entries.",
        ),
    ] {
        let mut window = window(language);
        rename(&mut window, field, "Max");
        assert!(window.has(Role::Alert, offer), "{:?}", window.names_beginning(Role::Alert, ""));
        assert_eq!(window.outline().scenes[1].title, "Tom läuft davon", "nothing is replaced unasked");
        window.click(Role::Button, replace);
        assert!(window.has(Role::Alert, told), "{:?}", window.names_beginning(Role::Alert, ""));
        assert_eq!(window.outline().scenes[1].title, "Max läuft davon");
        assert_eq!(window.outline().scenes[2].notes, "Max’ Mutter sucht Max.");
        assert_eq!(window.outline().strands[1].title, "Max’ Flucht");
        window.press(NONE, Key::Escape);
        window.press(CTRL, Key::Z);
        assert_eq!(window.outline().strands[1].title, "Toms Flucht");
        assert_eq!(window.outline().characters[2].name, "Max", "the rename stays");
    }
}

#[test]
fn what_somebody_without_a_name_was_called_is_replaced_as_a_whole() {
    for (language, field, offer, replace, called) in [
        (Language::German, "Name", "„Idas Vater“ kommt noch an einer Stelle vor.", "Ersetzen", "Idas Vater"),
        (Language::English, "Name", "“Ida’s father” is still used in one place.", "Replace", "Ida’s father"),
    ] {
        let mut outline = storm::outline();
        let father = Character {
            id: "father".into(),
            name: called.into(),
            kind: CharacterKind::Unnamed,
            ..Character::default()
        };
        outline.characters.push(Arc::new(father));
        outline.language = if language == Language::German { "de" } else { "en" }.into();
        Arc::make_mut(&mut outline.scenes[0]).notes = format!("{called} kommt. Idas Boot.");
        let mut window = Window::with_outline(language, &outline);
        window.click(ROW, called);
        window.fill(FIELD, field, "Jakob Lühr");
        window.press(NONE, Key::Enter);
        assert!(window.has(Role::Alert, offer), "{:?}", window.names_beginning(Role::Alert, ""));
        window.click(Role::Button, replace);
        assert_eq!(window.outline().scenes[0].notes, "Jakob Lühr kommt. Idas Boot.");
    }
}

#[test]
fn the_old_name_can_be_looked_at_first() {
    for (language, look, find, by) in [
        (Language::German, "Ansehen …", "Suchen nach", "Ersetzen durch"),
        (Language::English, "Show …", "Find", "Replace with"),
    ] {
        let mut window = window(language);
        rename(&mut window, "Name", "Jette");
        window.click(Role::Button, look);
        assert_eq!(window.value(FIELD, find), "Tom");
        assert_eq!(window.value(FIELD, by), "Jette");
        assert!(window.is_at(FIELD, find));
        window.press(NONE, Key::Escape);
        window.press(CTRL, Key::H);
        assert_eq!(window.value(FIELD, find), "", "the next search is one of its own");
    }
}

#[test]
fn the_offer_goes_when_the_rename_is_undone() {
    let mut window = window(Language::German);
    rename(&mut window, "Name", "Jette");
    assert!(window.has(Role::Alert, "„Tom“ kommt noch an 6 Stellen vor."));
    window.press(CTRL, Key::Z);
    assert_eq!(window.outline().characters[2].name, "Tom");
    assert!(!window.has(Role::Alert, "„Tom“ kommt noch an 6 Stellen vor."));
}

#[test]
fn a_rename_in_the_library_offers_the_same() {
    let mut window = window(Language::German);
    window.click(ROW, "Tom");
    window.press(NONE, Key::F2);
    window.type_text("Jan");
    window.press(NONE, Key::Enter);
    assert!(window.has(Role::Alert, "„Tom“ kommt noch an 6 Stellen vor."));
}

#[test]
fn who_became_a_part_of_somebody_else_is_offered_too() {
    let mut window = window(Language::German);
    window.click(ROW, "Uwe Kern");
    window.click_with(egui::PointerButton::Primary, CTRL, ROW, "Tom");
    window.press(NONE, Key::M);
    assert!(window.has(Role::Alert, "„Tom“ kommt noch an 6 Stellen vor."));
    window.click(Role::Button, "Ersetzen");
    assert_eq!(window.outline().strands[1].title, "Uwes Flucht");
    assert_eq!(window.outline().characters[0].aliases, ["Tom"], "the sources still call him so");
}

#[test]
fn a_name_that_changed_in_both_its_parts_is_replaced_in_each() {
    for (language, look, all, also) in [
        (Language::German, "Ansehen …", "Alle ersetzen", "Außerdem „Uwe“ → „Jan“ und „Kern“ → „Baum“"),
        (Language::English, "Show …", "Replace all", "Also “Uwe” → “Jan” and “Kern” → “Baum”"),
    ] {
        let mut outline = outline();
        outline.notes = "Uwe Kern, Uwes Boot, Herr Kern".into();
        let mut window = Window::with_outline(language, &outline);
        window.click(ROW, "Uwe Kern");
        window.fill(FIELD, "Name", "Jan Baum");
        window.press(NONE, Key::Enter);
        window.click(Role::Button, look);
        assert!(window.reads(also));
        window.click(Role::Button, all);
        assert_eq!(window.outline().notes, "Jan Baum, Jans Boot, Herr Baum");
    }
}

#[test]
fn it_stands_in_the_place_of_the_timeline() {
    let mut window = window(Language::German);
    let timeline = (Role::Button, "Alles zeigen");
    assert!(window.has(timeline.0, timeline.1));
    window.press(CTRL, Key::H);
    assert!(!window.has(timeline.0, timeline.1));
    window.press(CTRL, Key::T);
    assert!(window.has(timeline.0, timeline.1));
    assert!(!window.has(FIELD, "Suchen nach"));
}

#[test]
fn it_begins_with_what_was_looked_for_last() {
    let mut window = window(Language::German);
    window.press(CTRL, Key::H);
    window.type_text("tom");
    window.press(NONE, Key::Escape);
    window.press(CTRL, Key::H);
    assert_eq!(window.value(FIELD, "Suchen nach"), "tom", "it is remembered");
    window.type_text("uwe");
    assert_eq!(window.value(FIELD, "Suchen nach"), "uwe", "and replaced by what is typed");
}

#[test]
fn it_is_as_high_as_before_when_the_window_is() {
    let mut window = window(Language::German);
    window.press(CTRL, Key::H);
    let before = window.rect(FIELD, "Suchen nach");
    window.resize(900.0, 480.0);
    window.type_text("tom");
    window.resize(1440.0, 900.0);
    assert_eq!(window.rect(FIELD, "Suchen nach"), before);
}

#[test]
fn what_was_typed_as_a_kind_finds_all_of_it_and_acts_are_gone_to() {
    for (language, kind, act, act_2) in
        [(Language::German, "dilemma", "Akt 2", "Akt 2"), (Language::English, "dilemma", "Act 2", "Act 2")]
    {
        let mut outline = storm::outline();
        let divider = bogen::outline::Divider {
            kind: bogen::outline::DividerKind::Act,
            title: String::new(),
            before: Some("sc-3".into()),
        };
        outline.dividers = vec![std::sync::Arc::new(divider)];
        let mut window = Window::with_outline(language, &outline);
        window.press(CTRL, Key::K);
        window.type_text(kind);
        assert!(window.has(Role::ListBoxOption, "Den Deich öffnen?"), "{language:?}");
        window.press(Modifiers::NONE, Key::Escape);
        window.press(CTRL, Key::K);
        window.type_text("halten");
        window.press(Modifiers::NONE, Key::Enter);
        assert_eq!(window.document().selected(), Some(&ItemId::Dilemma("di-1".into())));
        window.press(CTRL, Key::K);
        window.type_text(act);
        assert!(window.has(Role::ListBoxOption, act_2));
        window.press(Modifiers::NONE, Key::Enter);
        let row = if language == Language::German { "Akt" } else { "Act" };
        assert!(window.is_at(Role::ListBoxOption, row));
    }
}
