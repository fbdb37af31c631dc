//! The library: find, choose, rename, order, check, add and delete, as a user would.

use std::sync::Arc;

use bogen::{
    app::Language,
    outline::{Character, CharacterKind, ItemId, Outline},
};
use egui::{Key, Modifiers, PointerButton, Role};

use crate::{harness::Window, storm};

const NONE: Modifiers = Modifiers::NONE;
const ROW: Role = Role::ListBoxOption;

/// What things are called in a language.
struct Says {
    language: Language,
    headings: [&'static str; 4],
    filter: &'static str,
    new_character: &'static str,
    new_relation: &'static str,
    check: &'static str,
    merge: &'static str,
    undo: &'static str,
    doubtful_first: &'static str,
}

const BOTH: [Says; 2] = [
    Says {
        language: Language::German,
        headings: ["Figuren", "Handlungsstränge", "Dilemmata", "Schauplätze"],
        filter: "Bibliothek filtern",
        new_character: "Neue Figur",
        new_relation: "Neue Beziehung",
        check: "Als geprüft markieren",
        merge: "Zusammenlegen",
        undo: "Rückgängig",
        doubtful_first: "Ungeprüftes zuerst",
    },
    Says {
        language: Language::English,
        headings: ["Characters", "Strands", "Dilemmas", "Locations"],
        filter: "Filter library",
        new_character: "New character",
        new_relation: "New relation",
        check: "Mark as checked",
        merge: "Merge",
        undo: "Undo",
        doubtful_first: "Unchecked first",
    },
];

fn window(says: &Says) -> Window {
    Window::with_outline(says.language, &storm::outline())
}

fn names(outline: &Outline) -> Vec<&str> {
    outline.characters.iter().map(|character| character.name.as_str()).collect()
}

fn character(id: &str) -> ItemId {
    ItemId::Character(id.into())
}

#[test]
fn it_lists_the_items_by_kind() {
    for says in BOTH {
        let window = window(&says);
        for heading in says.headings {
            assert!(window.has(Role::DisclosureTriangle, heading), "{heading}");
        }
        for row in ["Uwe Kern", "Dr. Ida Lühr", "Der Deich", "Den Deich öffnen?", "Hafen"] {
            assert!(window.has(ROW, row), "{row}");
        }
    }
}

#[test]
fn the_filter_finds_by_name_and_role() {
    for says in BOTH {
        let mut window = window(&says);
        window.fill(Role::TextInput, says.filter, "fischer");
        assert!(window.has(ROW, "Uwe Kern"));
        assert!(!window.has(ROW, "Tom"));
        assert!(!window.has(ROW, "Hafen"));
        window.press(NONE, Key::Escape);
        assert!(window.has(ROW, "Tom"));
    }
}

#[test]
fn a_folded_section_hides_its_rows() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(Role::DisclosureTriangle, says.headings[0]);
        assert!(!window.has(ROW, "Tom"));
        assert!(window.has(ROW, "Hafen"));
        window.click(Role::DisclosureTriangle, says.headings[0]);
        assert!(window.has(ROW, "Tom"));
    }
}

#[test]
fn clicks_and_arrows_choose() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(ROW, "Uwe Kern");
        assert_eq!(*window.document().selection(), [character("uwe")]);
        window.press(NONE, Key::ArrowDown);
        assert_eq!(*window.document().selection(), [character("ida")]);
        window.press(Modifiers::SHIFT, Key::ArrowDown);
        assert_eq!(*window.document().selection(), [character("ida"), character("tom")]);
        window.click_with(PointerButton::Primary, Modifiers::COMMAND, ROW, "Uwe Kern");
        assert_eq!(*window.document().selection(), [character("ida"), character("tom"), character("uwe")]);
        window.click(ROW, "Uwe Kern");
        window.click_with(PointerButton::Primary, Modifiers::SHIFT, ROW, "Tom");
        assert_eq!(*window.document().selection(), [character("uwe"), character("ida"), character("tom")]);
        window.press(NONE, Key::Home);
        assert_eq!(*window.document().selection(), [character("uwe")]);
    }
}

#[test]
fn a_new_dilemma_is_named_at_once_however_far_down_or_filtered_its_row_is() {
    for (says, add) in BOTH.iter().zip(["Neues Dilemma", "New dilemma"]) {
        for (filter, at_once) in [("", 0), ("", 2), ("", 4), ("uwe", 0)] {
            let mut outline = storm::outline();
            outline.characters.extend((0..60).map(|number| {
                let (id, name) = (format!("extra-{number}").as_str().into(), format!("Statist {number}"));
                std::sync::Arc::new(bogen::outline::Character { id, name, ..Default::default() })
            }));
            let mut window = Window::with_outline(says.language, &outline);
            window.fill(Role::TextInput, says.filter, filter);
            window.press(NONE, Key::Enter);
            let scenes = window.outline().scenes.clone();
            window.press(Modifiers::COMMAND, Key::K);
            window.type_text(add);
            // S would split a scene and J join two.
            window.press_and_type(NONE, Key::Enter, "sjon", at_once);
            window.press(NONE, Key::Enter);
            assert_eq!(window.outline().scenes, scenes, "{add} {filter}");
            assert_eq!(window.outline().dilemmas[1].title, "sjon", "{add} {filter}");
            assert!(window.has(ROW, "sjon"), "{add} {filter}");
        }
    }
}

#[test]
fn f2_renames_in_place_and_escape_keeps_the_new_name() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(ROW, "Uwe Kern");
        window.press(NONE, Key::F2);
        window.type_text("Uwe Kramer");
        window.press(NONE, Key::Enter);
        assert_eq!(names(window.outline()), ["Uwe Kramer", "Ida Lühr", "Tom"]);
        assert!(window.has(ROW, "Uwe Kramer"));
        window.press(NONE, Key::F2);
        window.type_text("Uwe Kranz");
        window.press(NONE, Key::Escape);
        assert_eq!(names(window.outline()), ["Uwe Kranz", "Ida Lühr", "Tom"]);
        window.press(Modifiers::COMMAND, Key::Z);
        assert_eq!(names(window.outline()), ["Uwe Kramer", "Ida Lühr", "Tom"]);
        window.press(Modifiers::COMMAND, Key::Z);
        assert_eq!(names(window.outline()), ["Uwe Kern", "Ida Lühr", "Tom"]);
    }
}

#[test]
fn who_is_given_a_name_has_one() {
    for (says, kind, named, unnamed, name) in
        [(&BOTH[0], "Art", "mit Namen", "ohne Namen", "Name"), (&BOTH[1], "Kind", "named", "unnamed", "Name")]
    {
        let mut outline = storm::outline();
        outline.language = if says.language == Language::German { "de" } else { "en" }.into();
        let stranger = Character {
            id: "stranger".into(),
            name: "der Mann".into(),
            kind: CharacterKind::Unnamed,
            ..Character::default()
        };
        outline.characters.push(Arc::new(stranger));
        let mut window = Window::with_outline(says.language, &outline);
        window.click(ROW, "der Mann");
        assert_eq!(window.value(Role::ComboBox, kind), unnamed);
        window.press(NONE, Key::F2);
        window.type_text("Jakob Brandt");
        window.press(NONE, Key::Enter);
        assert_eq!(window.value(Role::ComboBox, kind), named);
        window.press(Modifiers::COMMAND, Key::Z);
        assert_eq!(window.value(Role::ComboBox, kind), unnamed, "it is one step");
        // Letter by letter, over what is no name yet.
        window.fill(Role::TextInput, name, "d");
        window.type_letters(if says.language == Language::German { "er Kapitän" } else { "oorman" });
        assert_eq!(window.value(Role::ComboBox, kind), unnamed);
        window.fill(Role::TextInput, name, "J");
        window.type_letters("akob");
        assert_eq!(window.value(Role::ComboBox, kind), named);
    }
}

#[test]
fn who_turns_out_to_be_somebody_has_that_name() {
    for says in &BOTH {
        let mut outline = storm::outline();
        let stranger = Character {
            id: "stranger".into(),
            name: "der Mann".into(),
            kind: CharacterKind::Unnamed,
            ..Character::default()
        };
        outline.characters.insert(0, Arc::new(stranger));
        let mut window = Window::with_outline(says.language, &outline);
        window.click(ROW, "der Mann");
        window.click_with(PointerButton::Primary, Modifiers::COMMAND, ROW, "Uwe Kern");
        window.press(NONE, Key::M);
        assert_eq!(names(window.outline()), ["Uwe Kern", "Ida Lühr", "Tom"]);
        assert!(window.outline().characters[0].aliases.is_empty(), "what he was called by is no name");
    }
}

#[test]
fn a_new_item_is_named_at_once() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(Role::Button, says.new_character);
        window.type_text("Jette");
        window.press(NONE, Key::Enter);
        assert_eq!(names(window.outline()), ["Uwe Kern", "Ida Lühr", "Tom", "Jette"]);
        let new = &window.outline().characters[3];
        assert_eq!(window.document().selected(), Some(&ItemId::from(&new.id)));
    }
}

#[test]
fn a_new_relation_is_between_the_selected() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(ROW, "Uwe Kern");
        window.click_with(PointerButton::Primary, Modifiers::COMMAND, ROW, "Tom");
        window.activate(Role::Button, says.new_relation);
        let relation = window.outline().relations.last().unwrap();
        assert_eq!((relation.a.as_str(), relation.b.as_str()), ("uwe", "tom"));
    }
}

#[test]
fn dragging_orders_strands() {
    for says in BOTH {
        let mut window = window(&says);
        window.drag_under(ROW, "Der Deich", "Toms Flucht");
        let titles: Vec<_> = window.outline().strands.iter().map(|strand| strand.title.clone()).collect();
        assert_eq!(titles, ["Toms Flucht", "Der Deich"]);
        window.press(Modifiers::COMMAND, Key::Z);
        assert_eq!(*window.outline(), storm::outline());
    }
}

#[test]
fn a_character_dropped_on_a_scene_takes_part_in_it() {
    for says in BOTH {
        let mut window = window(&says);
        window.drag_under(ROW, "Tom", "1, Am Hafen");
        assert_eq!(window.outline().scenes[0].characters, ["uwe".into(), "tom".into()]);
        assert_eq!(names(window.outline()), ["Uwe Kern", "Ida Lühr", "Tom"], "their order stays");
    }
}

#[test]
fn the_context_menu_checks_and_merges() {
    for says in BOTH {
        let mut window = window(&says);
        window.click_with(PointerButton::Secondary, NONE, ROW, "Tom");
        window.click(Role::MenuItem, says.check);
        assert_eq!(window.outline().unchecked(&character("tom")), None);

        window.click(ROW, "Uwe Kern");
        window.click_with(PointerButton::Primary, Modifiers::COMMAND, ROW, "Tom");
        window.click_with(PointerButton::Secondary, NONE, ROW, "Uwe Kern");
        window.click(Role::MenuItem, says.merge);
        assert_eq!(names(window.outline()), ["Uwe Kern", "Ida Lühr"]);
        assert_eq!(window.outline().characters[0].aliases, ["Tom"]);
    }
}

#[test]
fn deleting_says_where_it_was_used_and_can_be_undone() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(ROW, "Uwe Kern");
        window.press(NONE, Key::Delete);
        let outline = window.outline();
        assert!(outline.scenes.iter().all(|scene| !scene.characters.contains(&"uwe".into())));
        assert!(outline.dilemmas[0].holders.is_empty());
        window.click(Role::Button, says.undo);
        assert_eq!(*window.outline(), storm::outline());
    }
}

#[test]
fn what_is_doubtful_can_come_first() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(Role::Switch, says.doubtful_first);
        window.click(ROW, "Dr. Ida Lühr");
        window.press(NONE, Key::ArrowDown);
        assert_eq!(*window.document().selection(), [character("tom")], "the more certain one follows");
        window.press(NONE, Key::ArrowDown);
        assert_eq!(*window.document().selection(), [character("uwe")], "what a writer made comes last");
    }
}

#[test]
fn a_row_that_is_cut_is_told_whole_where_one_points() {
    let mut window = Window::with_seed();
    window.fill(Role::TextInput, "Bibliothek filtern", "Kai Krause – Ben");
    let row = window.names_beginning(Role::ListBoxOption, "Kai Krause – Ben").remove(0);
    let told = format!("{row} · In Behandlung bei");
    assert!(!window.reads_beginning(&told));
    let at = window.rect(Role::ListBoxOption, &row).center();
    window.point_at(at);
    window.wait(2);
    assert!(window.reads_beginning(&told));
}

#[test]
fn undo_in_the_filter_is_the_filters_own() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(ROW, "Dr. Ida Lühr");
        window.press(Modifiers::NONE, Key::Delete);
        let without = window.outline().clone();
        window.click(Role::TextInput, says.filter);
        window.type_text("tom");
        window.press(Modifiers::COMMAND, Key::Z);
        assert_eq!(*window.outline(), without);
        assert_ne!(window.value(Role::TextInput, says.filter), "tom");
    }
}

#[test]
fn a_new_dilemma_opens_in_the_selected_scene_and_says_so() {
    for (language, edit, new, said) in [
        (Language::German, "Bearbeiten", "Neues Dilemma", "Das neue Dilemma öffnet in Szene 3."),
        (Language::English, "Edit", "New dilemma", "The new dilemma opens in scene 3."),
    ] {
        let mut window = Window::with_outline(language, &storm::outline());
        window.click(ROW, "3, Der Deich hält");
        window.choose(edit, new);
        let made = window.outline().dilemmas.last().expect("it is made").clone();
        assert_eq!(made.opens, Some("sc-3".into()));
        assert!(window.has(Role::Alert, said));
        window.press(Modifiers::NONE, Key::Enter);
        window.press(Modifiers::NONE, Key::Escape);
        window.click(ROW, "Uwe Kern");
        window.choose(edit, new);
        assert_eq!(window.outline().dilemmas.last().expect("it is made").opens, None);
        assert!(!window.has(Role::Alert, said));
    }
}
