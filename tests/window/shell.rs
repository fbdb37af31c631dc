//! Start, open, palette, tabs, undo, save, close, drop and paste.

use std::fs;

use bogen::app::Language;
use egui::{Key, Modifiers, Role};

use crate::harness::{SEED, Window};

const CTRL: Modifiers = Modifiers::COMMAND;
const SYNOPSIS: &str = "Emma will das Haus verkaufen. Ihr Bruder Jan ist dagegen. Als Emma den Käufer trifft, \
                        steht Jan vor der Tür und fordert sie auf, es sich noch einmal zu überlegen.";

#[test]
fn an_empty_window_invites_in_both_languages() {
    for (language, open, example) in [
        (Language::German, "Öffnen …", "Beispiel: Viola Kersting"),
        (Language::English, "Open …", "Example: Viola Kersting"),
    ] {
        let mut window = Window::open(language, &[]);
        assert!(window.has(Role::Button, open));
        window.click(Role::ListBoxOption, example);
        assert!(!window.outline().scenes.is_empty());
        assert_eq!(window.outline().sources.len(), 1);
    }
}

#[test]
fn a_file_on_the_command_line_is_read() {
    let window = Window::with_seed();
    assert_eq!(window.documents().len(), 1);
    assert!(window.outline().scenes.len() > 1);
    assert!(window.has(Role::Status, "nicht gesichert"));
}

#[test]
fn nothing_is_drawn_while_nothing_changes() {
    let mut window = Window::with_seed();
    assert_eq!(window.run(), 1);
}

#[test]
fn the_palette_finds_commands_and_items() {
    let mut window = Window::with_seed();
    window.press(CTRL, Key::K);
    window.type_text("vorlage");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.is_on(Role::Tab, "Vorlage"));

    window.choose("Bearbeiten", "Neuer Handlungsstrang");
    let strand = window.document().selected().cloned();
    window.choose("Bearbeiten", "Neue Figur");
    window.press(CTRL, Key::K);
    window.type_text("neuer strang");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.document().selected().cloned(), strand);
}

#[test]
fn the_palette_finds_words_of_texts() {
    for (language, text) in [(Language::German, "Vorlage"), (Language::English, "Source")] {
        let mut window = Window::open(language, &[SEED]);
        window.press(CTRL, Key::F);
        window.type_text("BRANDVERLETZUNGEN");
        window.press(Modifiers::NONE, Key::Enter);
        let first = window.outline().scenes[0].id.clone();
        assert_eq!(window.document().selected(), Some(&(&first).into()));

        window.press(CTRL, Key::F);
        window.type_text("Brandverletzungen sind");
        window.press(Modifiers::NONE, Key::ArrowDown);
        window.press(Modifiers::NONE, Key::Enter);
        assert!(window.is_on(Role::Tab, text), "the second is the passage of the source");
    }
}

#[test]
fn what_is_typed_before_a_question_does_nothing_after_it() {
    let mut window = Window::open(Language::German, &[SEED]);
    window.press(Modifiers::NONE, Key::ArrowDown);
    let before = window.outline().clone();
    window.press(CTRL, Key::K);
    window.type_text("Über Bogen");
    // J would join two scenes.
    window.press_and_type(Modifiers::NONE, Key::Enter, "jcj", 3);
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(*window.outline(), before);
}

#[test]
fn what_is_typed_right_behind_its_keys_goes_into_the_palette() {
    let open = [(Language::German, "Suchen oder Befehl …"), (Language::English, "Search or command …")];
    for (language, field) in open {
        for at_once in [0, 1, 2, 5] {
            let mut window = Window::open(language, &[SEED]);
            window.choose(
                if language == Language::German { "Bearbeiten" } else { "Edit" },
                if language == Language::German { "Neue Szene" } else { "New scene" },
            );
            window.press(Modifiers::NONE, Key::Escape);
            window.press(Modifiers::NONE, Key::Escape);
            let before = window.outline().clone();
            window.press_and_type(CTRL, Key::K, "josie", at_once);
            assert_eq!(window.value(Role::TextInput, field), "josie", "{at_once} at once");
            assert_eq!(*window.outline(), before, "J joins no scenes, S splits none");
        }
    }
}

#[test]
fn escape_closes_the_palette() {
    let mut window = Window::with_seed();
    window.press(CTRL, Key::K);
    assert!(window.has(Role::TextInput, "Suchen oder Befehl …"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.has(Role::TextInput, "Suchen oder Befehl …"));
}

#[test]
fn adding_is_undone_and_redone_by_menu_and_key() {
    let mut window = Window::with_seed();
    let before = window.outline().clone();
    window.choose("Bearbeiten", "Neue Figur");
    assert_eq!(window.outline().characters.len(), before.characters.len() + 1);
    window.choose("Bearbeiten", "Rückgängig: Figur hinzufügen");
    assert_eq!(*window.outline(), before);
    window.press(CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.outline().characters.len(), before.characters.len() + 1);
    window.press(CTRL, Key::Z);
    assert_eq!(*window.outline(), before);
}

#[test]
fn outlines_stand_in_tabs() {
    let mut window = Window::with_seed();
    window.press(CTRL, Key::N);
    assert_eq!(window.documents().len(), 2);
    assert!(window.has(Role::Tab, "Ohne Titel"));
    window.press(Modifiers::CTRL, Key::Tab);
    assert!(!window.outline().scenes.is_empty());
    window.press(CTRL, Key::PageUp);
    assert!(window.outline().scenes.is_empty());
    window.press(CTRL, Key::W);
    assert_eq!(window.documents().len(), 1);
}

#[test]
fn dropped_files_and_pasted_text_are_read() {
    let mut window = Window::open(Language::German, &[]);
    let path = window.path("synopse.txt");
    fs::write(&path, SYNOPSIS).unwrap();
    window.drop_files(&[&path]);
    assert_eq!(window.outline().sources[0].text, SYNOPSIS);

    window.paste(SYNOPSIS);
    window.click(Role::Button, "Als eigene Outline öffnen");
    assert_eq!(window.documents().len(), 2);
    assert!(window.has(Role::Tab, "Eingefügter Text, nicht gesichert"));
}

#[test]
fn a_synopsis_is_read_wherever_it_is_pasted_but_into_a_field() {
    for (language, row, pasted) in [
        (Language::German, "1, Am Hafen", "Eingefügter Text, nicht gesichert"),
        (Language::English, "1, Am Hafen", "Pasted text, not saved"),
    ] {
        let outline = crate::storm::outline();
        let mut window = Window::with_outline(language, &outline);
        window.click(Role::ListBoxOption, row);
        window.paste(SYNOPSIS);
        assert!(window.has(Role::Tab, pasted));
        assert_eq!(window.outline().sources[0].text, SYNOPSIS);
        assert_eq!(window.documents()[0].outline().scenes, outline.scenes);
    }
}

#[test]
fn a_numbered_list_pasted_on_a_scene_becomes_scenes() {
    let mut window = Window::with_outline(Language::German, &crate::storm::outline());
    window.click(Role::ListBoxOption, "1, Am Hafen");
    window.paste(
        "1. Die Sirene\nUwe hört die Sirene und läuft zum Deich hinauf.\n\n2. Die Lücke\nIda findet die Lücke im Deich.",
    );
    assert_eq!(window.documents().len(), 1);
    assert_eq!(window.outline().scenes[1].title, "Die Sirene");
    assert_eq!(window.outline().scenes[2].title, "Die Lücke");
}

#[test]
fn the_menu_names_the_keys_that_paste() {
    let mut window = Window::with_seed();
    window.press(Modifiers::NONE, Key::F1);
    assert!(window.reads("Strg+V"));
}

#[test]
fn a_word_that_is_pasted_is_no_synopsis() {
    let mut window = Window::open(Language::English, &[]);
    window.paste("Emma");
    assert!(window.documents().is_empty());
    let said = "This is too short for a synopsis. A text is read from about two sentences on.";
    assert!(window.has(Role::Alert, said));
}

#[test]
fn language_and_look_are_switched_in_the_menu() {
    let mut window = Window::with_seed();
    window.choose("Ansicht", "English");
    assert!(window.has(Role::Button, "View"));
    window.choose("View", "Dark");
    window.choose("View", "Deutsch");
    assert!(window.has(Role::Button, "Ansicht"));
}

#[test]
fn panels_are_hidden_and_shown() {
    let mut window = Window::with_seed();
    window.press(CTRL, Key::B);
    window.press(CTRL, Key::I);
    window.press(CTRL, Key::T);
    window.choose("Ansicht", "Bibliothek");
    window.press(CTRL, Key::I);
    window.press(CTRL, Key::T);
}

#[test]
fn the_help_menu_lists_the_keys() {
    let mut window = Window::open(Language::English, &[]);
    window.press(Modifiers::NONE, Key::F1);
    assert!(window.reads("Ctrl+Shift+S"));
    window.click(Role::Button, "Close");
    window.choose("Help", "About Bogen");
}

#[test]
fn the_whole_way_once_in_both_languages() {
    for language in [Language::German, Language::English] {
        let mut window = Window::open(language, &[SEED]);
        let row = |window: &Window, at: usize| format!("{}, {}", at + 1, window.outline().scenes[at].title);
        let first = row(&window, 0);
        window.click(Role::ListBoxOption, &first);
        window.press(Modifiers::NONE, Key::F2);
        window.press(CTRL, Key::A);
        window.type_letters("Kais Kampf");
        window.press(Modifiers::NONE, Key::Enter);
        assert_eq!(window.outline().scenes[0].title, "Kais Kampf");

        let edited = window.outline().clone();
        let from = window.rect(Role::ListBoxOption, &row(&window, 2)).center();
        let to = window.rect(Role::ListBoxOption, &row(&window, 0)).center_top() + egui::vec2(0.0, 5.0);
        window.drag(from, to, Modifiers::NONE);
        assert_eq!(window.outline().scenes[0].id, edited.scenes[2].id);
        window.press(CTRL, Key::Z);
        assert_eq!(*window.outline(), edited);

        let path = window.path("folge.ron");
        window.will_pick(&[&path]);
        window.press(CTRL, Key::S);
        let again = Window::open(language, &[path.to_str().unwrap()]);
        assert_eq!(again.outline().scenes, edited.scenes);
    }
}

#[test]
fn of_many_tabs_the_one_in_front_is_in_view_and_a_list_names_them_all() {
    for (language, help, palette, all, untitled, apart) in [
        (
            Language::German,
            "Hilfe",
            "Suchen oder Befehl …",
            "Alle offenen Outlines",
            "Ohne Titel",
            "Als eigene Outline öffnen",
        ),
        (
            Language::English,
            "Help",
            "Search or command …",
            "All open outlines",
            "Untitled",
            "Open as an outline of its own",
        ),
    ] {
        let mut window = Window::open(language, &[]);
        let long = "Eine Folge mit einem Namen, der länger ist als jeder Reiter";
        for number in 1..=9 {
            let path = window.path(&format!("{number} {long}.txt"));
            fs::write(&path, SYNOPSIS).unwrap();
            window.drop_files(&[&path]);
            if number > 1 {
                window.click(Role::Button, apart);
            }
        }
        let tab = |window: &Window, begins: &str| window.find_beginning(Role::Tab, begins);
        let is_in_view = |window: &Window, begins: &str| {
            let rect = tab(window, begins);
            let strip = window.rect(Role::Button, palette);
            rect.right() < strip.left() && rect.left() > window.rect(Role::Button, help).right()
        };
        assert!(is_in_view(&window, "9 "), "{:?}", tab(&window, "9 "));
        assert!(!is_in_view(&window, "1 "));

        let before = tab(&window, "9 ").center_bottom() - egui::vec2(0.0, 3.0);
        window.wheel_at(before, 90.0, Modifiers::NONE);
        assert!(is_in_view(&window, "1 "), "{:?}: the wheel scrolls sideways", tab(&window, "1 "));
        let at = tab(&window, "1 ").center_bottom() - egui::vec2(0.0, 3.0);
        window.click_at(at, Modifiers::NONE);
        assert!(window.document().name().starts_with("1 "));

        window.press(CTRL, Key::PageUp);
        assert!(is_in_view(&window, "9 "));
        window.click(Role::Button, all);
        let fifth = window.names_beginning(Role::MenuItemRadio, "5 ");
        window.activate(Role::MenuItemRadio, &fifth[0]);
        assert!(window.document().name().starts_with("5 ") && is_in_view(&window, "5 "));

        let mut few = Window::open(language, &[SEED]);
        few.press(CTRL, Key::N);
        assert!(few.has(Role::Tab, untitled) && !few.has(Role::Button, all), "two tabs need no list");
    }
}

#[test]
fn the_menus_are_opened_by_f10_and_walked_with_the_arrow_keys() {
    let mut window = Window::with_seed();
    window.press(Modifiers::NONE, Key::F10);
    assert!(window.is_at(Role::MenuItem, "Neue Outline"));
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert!(window.has(Role::MenuItem, "Neue Figur") && !window.has(Role::MenuItem, "Sichern als …"));
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    assert!(window.is_at(Role::MenuItem, "Tasten"), "left of the first is the last");
    window.press(Modifiers::NONE, Key::F10);
    assert!(!window.has(Role::MenuItem, "Tasten"));
    window.press(Modifiers::NONE, Key::F10);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowUp);
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.documents().len(), 2, "the first entry is a new outline");
}

#[test]
fn panels_keep_the_size_that_was_chosen() {
    let mut window = Window::with_seed();
    window.resize(1_440.0, 880.0);
    let edges = |window: &Window| {
        let library = window.rect(Role::Tab, "Outline").left();
        let timeline = window.rect(Role::RadioButton, "Stränge").top();
        (library, timeline)
    };
    let before = edges(&window);
    let at = egui::pos2(before.0 - 29.0, 500.0);
    window.drag(at, at + egui::vec2(60.0, 0.0), Modifiers::NONE);
    let at = egui::pos2(700.0, before.1 - 6.0);
    window.drag(at, at - egui::vec2(0.0, 40.0), Modifiers::NONE);
    let chosen = edges(&window);
    assert!(chosen.0 > before.0 + 50.0 && chosen.1 < before.1 - 30.0, "{before:?} {chosen:?}");

    window.resize(900.0, 640.0);
    assert!(edges(&window).0 < chosen.0);
    window.resize(1_440.0, 880.0);
    assert_eq!(edges(&window), chosen);

    for _ in 0..4 {
        window.press(CTRL, Key::Plus);
    }
    window.press(CTRL, Key::Num0);
    assert_eq!(edges(&window), chosen);
}

#[test]
fn lengths_that_were_estimated_are_marked_until_one_is_entered() {
    for (language, minutes, length) in
        [(Language::German, "Dauer", "≈\u{a0}5\u{a0}min"), (Language::English, "Length", "≈\u{a0}5\u{a0}min")]
    {
        let mut window = Window::open(language, &[]);
        window.paste(
            "Emma verkauft das Haus am See, in dem sie mit ihrem Bruder aufgewachsen ist, an einen Fremden.",
        );
        assert_eq!(window.outline().scenes.len(), 1);
        assert!(window.outline().scenes[0].is_estimated());
        let row = format!("1, {}", window.outline().scenes[0].title);
        window.click(Role::ListBoxOption, &row);
        assert_eq!(window.value(Role::TextInput, minutes), length, "a sentence does not fill a slot");
        assert!(
            !window.names_beginning(Role::Button, "≈\u{a0}5\u{a0}min").is_empty(),
            "the sum is an estimate too"
        );

        window.fill(Role::TextInput, minutes, "≈ 7");
        window.press(Modifiers::NONE, Key::Enter);
        assert_eq!(window.value(Role::TextInput, minutes), "7\u{a0}min");
        assert!(!window.outline().scenes[0].is_estimated());
        window.press(CTRL, Key::Z);
        assert!(window.outline().scenes[0].is_estimated());
    }
}

#[test]
fn what_is_found_in_the_episode_s_notes_is_marked_there() {
    let outline = bogen::outline::Outline {
        notes: "Zuerst im Studio.\nPferdewurst im Finale.".into(),
        ..crate::storm::outline()
    };
    let mut window = Window::with_outline(Language::German, &outline);
    window.press(CTRL, Key::F);
    window.type_text("pferdewurst");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.marked().expect("it is marked").0, "Pferdewurst");
}

#[test]
fn what_is_found_in_a_note_is_marked_there_and_scrolled_to() {
    for (language, notes, field) in
        [(Language::German, "Notizen", "regie"), (Language::English, "Notes", "regie")]
    {
        let mut outline = crate::storm::outline();
        let scene = std::sync::Arc::make_mut(&mut outline.scenes[2]);
        scene.summary = "Es regnet. ".repeat(60);
        scene.notes = format!("{}Regie: Sandsäcke.", "Noch eine Zeile.\n".repeat(12));
        let mut window = Window::with_outline(language, &outline);
        window.resize(900.0, 640.0);
        // Without the inspector there would be nothing to show it in.
        window.press(CTRL, Key::I);
        window.press(CTRL, Key::F);
        window.type_text(field);
        window.press(Modifiers::NONE, Key::Enter);
        assert_eq!(window.document().selected(), Some(&bogen::outline::ItemId::Scene("sc-3".into())));
        let hit = window.marked().expect("it is marked");
        assert_eq!(hit.0, "Regie");
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(900.0, 640.0));
        assert!(screen.contains_rect(hit.1), "{hit:?}");
        window.fill(Role::MultilineTextInput, notes, "Anders.");
        assert_eq!(window.marked(), None);
    }
}

#[test]
fn the_keyboard_goes_where_a_shortcut_leads() {
    for (language, title, timeline) in
        [(Language::German, "Titel", "Zeitleiste"), (Language::English, "Title", "Timeline")]
    {
        let mut window = Window::with_outline(language, &crate::storm::outline());
        window.click(Role::ListBoxOption, "2, Tom läuft davon");
        window.fill(Role::TextInput, title, "Tom rennt");
        window.press(CTRL, Key::Num1);
        window.press(Modifiers::NONE, Key::ArrowDown);
        let third = bogen::outline::ItemId::Scene("sc-3".into());
        assert!(window.document().is_selected(&third), "the arrow key is the list's");
        assert_eq!(window.outline().scenes[1].title, "Tom rennt");

        window.click(Role::ListBoxOption, "Uwe Kern");
        window.press(CTRL, Key::B);
        window.press(CTRL, Key::B);
        assert!(window.is_at(Role::ListBoxOption, "Uwe Kern"));
        window.press(CTRL, Key::T);
        window.press(CTRL, Key::T);
        assert!(window.is_at(Role::Group, timeline));
        window.press(CTRL, Key::I);
        window.press(CTRL, Key::I);
        window.type_text("Uwe");
        assert_eq!(window.outline().characters[0].name, "Uwe KernUwe");

        window.press_and_type(CTRL, Key::N, "ida", 0);
        assert_eq!(window.outline().title, "ida", "the title of a new outline");
        window.press(CTRL, Key::N);
        window.paste("Die Flut");
        assert_eq!(window.outline().title, "Die Flut", "a few words are its title");
    }
}

#[test]
fn a_name_is_edited_even_where_no_panel_shows_it() {
    for (language, name) in [(Language::German, "Name"), (Language::English, "Name")] {
        let mut window = Window::with_outline(language, &crate::storm::outline());
        window.press(CTRL, Key::B);
        window.press(CTRL, Key::I);
        window.press(CTRL, Key::K);
        window.type_text("Uwe Kern");
        window.press(Modifiers::NONE, Key::Enter);
        window.press(Modifiers::NONE, Key::F2);
        assert_eq!(window.names_focused(), [name], "the inspector comes for it");
        window.press(CTRL, Key::A);
        window.type_text("Uwe Kramer");
        assert_eq!(window.outline().characters[0].name, "Uwe Kramer");
    }
}

#[test]
fn commands_are_found_by_the_words_of_other_programs() {
    for (language, looked_for) in [
        (Language::German, [("import", "Öffnen …"), ("speichern", "Sichern"), ("word", "Exportieren …")]),
        (Language::English, [("import", "Open …"), ("exit", "Quit"), ("print", "Export …")]),
    ] {
        for (typed, command) in looked_for {
            let mut window = Window::with_outline(language, &crate::storm::outline());
            window.press(CTRL, Key::K);
            window.type_text(typed);
            let found = window.names_beginning(Role::ListBoxOption, command);
            assert!(!found.is_empty(), "{typed} finds {command}");
        }
    }
}
