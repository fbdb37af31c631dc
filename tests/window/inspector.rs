//! The inspector: every field of every kind of item, references, evidence, review, as a user would.

use bogen::{
    app::Language,
    outline::{ItemId, Minutes, Outcome, RelationKind, Scene, SceneStatus, StoryDay},
    session::Middle,
};
use egui::{Key, Modifiers, PointerButton, Role};
use egui_kittest::kittest::NodeT;

use crate::{harness::Window, storm};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const ROW: Role = Role::ListBoxOption;
const FIELD: Role = Role::TextInput;
const TEXT: Role = Role::MultilineTextInput;
const LIST: Role = Role::ComboBox;

/// The window with this item selected, found by its name.
fn showing(language: Language, name: &str) -> Window {
    let mut window = Window::with_outline(language, &storm::outline());
    show(&mut window, name);
    window
}

fn show(window: &mut Window, name: &str) {
    window.press(CTRL, Key::K);
    window.type_text(name);
    window.press(NONE, Key::Enter);
}

fn scene(window: &Window, index: usize) -> &Scene {
    &window.outline().scenes[index]
}

/// Opens a list, types what is looked for, and takes the first that is found.
#[track_caller]
fn pick(window: &mut Window, role: Role, list: &str, typed: &str) {
    window.activate(role, list);
    window.type_text(typed);
    window.press(NONE, Key::Enter);
}

/// Opens a short list and takes a value.
#[track_caller]
fn choose(window: &mut Window, list: &str, value: &str) {
    window.activate(LIST, list);
    window.activate(ROW, value);
}

#[test]
fn the_fields_have_names_in_both_languages() {
    for (language, fields, lists) in [
        (Language::German, ["Titel", "Dauer"], ["Schauplatz", "Strang", "Stand"]),
        (Language::English, ["Title", "Length"], ["Location", "Strand", "Status"]),
    ] {
        let window = showing(language, "Der Deich hält");
        for field in fields {
            assert!(window.has(FIELD, field), "{field}");
        }
        for list in lists {
            assert!(window.has(LIST, list), "{list}");
        }
    }
}

#[test]
fn typing_is_one_step() {
    let mut window = showing(Language::German, "Am Hafen");
    window.click(FIELD, "Titel");
    window.press(NONE, Key::End);
    window.type_letters(" an");
    assert_eq!(scene(&window, 0).title, "Am Hafen an");
    window.press(CTRL, Key::Z);
    assert_eq!(*window.outline(), storm::outline());
}

#[test]
fn minutes_are_read_in_either_way_of_writing_and_nothing_is_lost() {
    let mut window = showing(Language::German, "Am Hafen");
    for (typed, minutes, shown) in
        [("4,5", Some(4.5), "4,5\u{a0}min"), ("6.5", Some(6.5), "6,5\u{a0}min"), ("", None, "")]
    {
        window.fill(FIELD, "Dauer", typed);
        if typed.is_empty() {
            window.press(NONE, Key::Backspace);
        }
        window.press(NONE, Key::Enter);
        assert_eq!(scene(&window, 0).minutes(), minutes.map(Minutes::from_f64), "{typed}");
        assert_eq!(window.value(FIELD, "Dauer"), shown);
    }
    window.fill(FIELD, "Dauer", "lang");
    window.press(NONE, Key::Enter);
    assert_eq!(scene(&window, 0).minutes(), None);
    assert_eq!(window.value(FIELD, "Dauer"), "lang");
    assert!(window.reads("Das ist keine Dauer. Zum Beispiel: 4,5 oder 4:30"));
    window.fill(FIELD, "Dauer", "3");
    window.press(NONE, Key::Enter);
    assert_eq!(scene(&window, 0).minutes(), Some(Minutes::whole(3)));
}

#[test]
fn a_scene_has_a_moment() {
    let mut window = showing(Language::German, "Der Deich hält");
    window.fill(FIELD, "Spieltag", "Tag 2");
    window.press(NONE, Key::Enter);
    window.fill(FIELD, "Uhrzeit", "14.30");
    window.press(NONE, Key::Enter);
    window.fill(FIELD, "Zeitangabe", "bei Ebbe");
    let moment = scene(&window, 2).moment.clone().unwrap();
    assert_eq!((moment.day, moment.words.as_str()), (StoryDay::Day(2), "bei Ebbe"));
    assert_eq!(window.value(FIELD, "Uhrzeit"), "14:30");
    window.activate(Role::Button, "Zeitpunkt entfernen");
    assert_eq!(scene(&window, 2).moment, None);
}

#[test]
fn a_place_is_picked_or_made() {
    let mut window = showing(Language::German, "Am Hafen");
    pick(&mut window, LIST, "Schauplatz", "haf");
    assert_eq!(scene(&window, 0).location, Some("hafen".into()));
    pick(&mut window, LIST, "Schauplatz", "Leuchtturm");
    let location = window.outline().locations.last().unwrap().clone();
    assert_eq!(location.name, "Leuchtturm");
    assert_eq!(scene(&window, 0).location.as_ref(), Some(&location.id));
    assert_eq!(window.document().selected(), Some(&ItemId::Scene("sc-1".into())), "the scene stays selected");
    window.press(CTRL, Key::Z);
    assert_eq!(window.outline().locations.len(), 2, "the new place and its use are one step");
}

#[test]
fn f2_names_in_the_inspector_what_no_other_panel_shows() {
    let mut window = showing(Language::German, "Uwe Kern");
    window.press(CTRL, Key::B);
    window.press(NONE, Key::F2);
    window.press(NONE, Key::End);
    window.type_text("mann");
    assert_eq!(window.outline().characters[0].name, "Uwe Kernmann");
}

#[test]
fn strand_and_status_are_picked() {
    let mut window = showing(Language::German, "Am Hafen");
    pick(&mut window, LIST, "Strang", "flucht");
    assert_eq!(scene(&window, 0).strand, Some("b".into()));
    choose(&mut window, "Stand", "überarbeitet");
    assert_eq!(scene(&window, 0).status, SceneStatus::Revised);
}

#[test]
fn characters_are_added_and_taken_away() {
    let mut window = showing(Language::German, "Am Hafen");
    pick(&mut window, Role::Button, "Figuren: Figur hinzufügen", "tom");
    assert_eq!(scene(&window, 0).characters, ["uwe".into(), "tom".into()]);
    window.activate(Role::Button, "Uwe Kern entfernen");
    assert_eq!(scene(&window, 0).characters, ["tom".into()]);
    window.activate(Role::Button, "Zu Tom");
    assert_eq!(window.document().selected(), Some(&ItemId::Character("tom".into())));
}

#[test]
fn a_scene_opens_presses_and_decides_dilemmas() {
    let mut window = showing(Language::German, "Die Entscheidung");
    pick(&mut window, Role::Button, "Dilemma", "deich");
    assert_eq!(window.outline().dilemmas[0].presses, ["sc-4".into()], "it opens elsewhere already");
    window.activate(Role::CheckBox, "Wird hier entschieden: Den Deich öffnen?");
    let decided = Outcome::Decided { option: None, scene: Some("sc-4".into()) };
    assert_eq!(window.outline().dilemmas[0].outcome, decided);
    assert_eq!(window.document().selected(), Some(&ItemId::Scene("sc-4".into())));
    pick(&mut window, Role::Button, "Dilemma", "Kommt Tom zurück?");
    let new = &window.outline().dilemmas[1];
    assert_eq!((new.title.as_str(), new.opens.clone()), ("Kommt Tom zurück?", Some("sc-4".into())));
}

#[test]
fn quotes_have_speakers() {
    let mut window = showing(Language::German, "Am Hafen");
    window.activate(Role::Button, "Zitat");
    window.fill(TEXT, "Zitat 1", "Das Wasser kommt.");
    pick(&mut window, LIST, "Wer spricht Zitat 1", "uwe");
    let quote = &scene(&window, 0).quotes[0];
    assert_eq!((quote.text.as_str(), quote.speaker.clone()), ("Das Wasser kommt.", Some("uwe".into())));
    window.activate(Role::Button, "Zitat 1 entfernen");
    assert!(scene(&window, 0).quotes.is_empty());
}

#[test]
fn a_character_is_described() {
    let mut window = showing(Language::German, "Uwe Kern");
    window.fill(FIELD, "Alter", "50");
    window.fill(FIELD, "Rolle", "Deichgraf");
    window.fill(FIELD, "Besetzung", "Jan Held");
    window.fill(FIELD, "Weiterer Name", "Uwe");
    window.press(NONE, Key::Enter);
    choose(&mut window, "Art", "ohne Namen");
    let uwe = &window.outline().characters[0];
    assert_eq!((uwe.age.as_str(), uwe.role.as_str(), uwe.actor.as_str()), ("50", "Deichgraf", "Jan Held"));
    assert_eq!(uwe.aliases, ["Uwe"]);
    assert_eq!(uwe.kind, bogen::outline::CharacterKind::Unnamed);
    window.activate(Role::Button, "Uwe entfernen");
    assert!(window.outline().characters[0].aliases.is_empty());
}

#[test]
fn relations_are_told_from_either_end() {
    let mut window = showing(Language::German, "Ida Lühr");
    assert_eq!(window.value(LIST, "Beziehung zu Tom"), "Elternteil von");
    choose(&mut window, "Beziehung zu Tom", "Geschwister");
    assert_eq!(window.outline().relations[0].kind, RelationKind::Sibling);
    assert_eq!(window.document().selected(), Some(&ItemId::Character("ida".into())));
    pick(&mut window, Role::Button, "Beziehung", "uwe");
    assert_eq!(window.outline().relations.len(), 2);
    window.activate(Role::Button, "Beziehung zu Tom entfernen");
    assert_eq!(window.outline().relations.len(), 1);
}

#[test]
fn a_relation_can_be_turned_round() {
    let mut window = showing(Language::German, "Hafen");
    window.activate(ROW, "Tom – Ida Lühr");
    window.activate(Role::Button, "Richtung tauschen");
    let relation = &window.outline().relations[0];
    assert_eq!((relation.a.as_str(), relation.b.as_str()), ("ida", "tom"));
    pick(&mut window, LIST, "Mit wem", "uwe");
    choose(&mut window, "Beziehung", "Befreundet");
    let relation = &window.outline().relations[0];
    assert_eq!((relation.b.as_str(), relation.kind), ("uwe", RelationKind::Friend));
    assert!(!window.has(Role::Button, "Richtung tauschen"), "friends have no direction");
    window.activate(Role::Button, "Beziehung löschen");
    assert!(window.outline().relations.is_empty());
}

#[test]
fn a_dilemma_has_options_with_prices_and_an_outcome() {
    let mut window = showing(Language::German, "Den Deich öffnen?");
    window.fill(FIELD, "Preis 1", "Das Dorf versinkt");
    window.activate(Role::Button, "Möglichkeit");
    window.fill(FIELD, "Möglichkeit 3", "fliehen");
    window.activate(Role::Button, "Möglichkeit 3 nach oben");
    window.activate(Role::Button, "Möglichkeit 1 entfernen");
    choose(&mut window, "Ausgang", "entschieden");
    choose(&mut window, "Entscheidung", "fliehen");
    pick(&mut window, LIST, "Entschieden in", "Entscheidung");
    let dilemma = &window.outline().dilemmas[0];
    let options: Vec<_> = dilemma.options.iter().map(|option| option.text.as_str()).collect();
    assert_eq!(options, ["fliehen", "halten"]);
    assert_eq!(dilemma.outcome, Outcome::Decided { option: Some(0), scene: Some("sc-4".into()) });
    window.fill(TEXT, "Einsatz", "das Dorf");
    assert_eq!(window.outline().dilemmas[0].stakes, "das Dorf");
}

#[test]
fn a_new_option_is_written_at_once() {
    for (language, add) in [(Language::German, "Möglichkeit"), (Language::English, "Option")] {
        let mut window = showing(language, "Den Deich öffnen?");
        let scenes = window.outline().scenes.clone();
        window.activate(Role::Button, add);
        window.type_letters("sj");
        // Enter behind the last one begins another, even in one breath with a letter; Tab leads on to its price.
        window.type_and_enter("n");
        assert_eq!(window.outline().dilemmas[0].options[2].text, "sjn", "{add}");
        window.type_letters("joins");
        window.press(NONE, Key::Tab);
        window.type_letters("much");
        let options = &window.outline().dilemmas[0].options;
        assert_eq!((options[3].text.as_str(), options[3].price.as_str()), ("joins", "much"), "{add}");
        window.press(NONE, Key::Enter);
        assert_eq!(window.outline().dilemmas[0].options.len(), 4, "{add}");
        let mut last = f32::NEG_INFINITY;
        for (option, price) in [(language, 1), (language, 2)].map(|(language, number)| match language {
            Language::German => (format!("Möglichkeit {number}"), format!("Preis {number}")),
            Language::English => (format!("Option {number}"), format!("Price {number}")),
        }) {
            for name in [option, price] {
                let rect = window.rect(FIELD, &name);
                assert!(rect.top() >= last, "{name} stands below what is before it");
                last = rect.bottom();
            }
        }
        assert_eq!(window.outline().scenes, scenes, "{add}");
    }
}

#[test]
fn a_strand_has_a_colour() {
    let mut window = showing(Language::German, "Toms Flucht");
    window.activate(Role::RadioButton, "Farbe 5");
    assert_eq!(window.outline().strands[1].color, Some(4));
    window.activate(Role::RadioButton, "Farbe 2");
    assert_eq!(window.outline().strands[1].color, None, "the colour of its place");
}

#[test]
fn the_episode_is_described_while_nothing_is_selected() {
    for (language, date, season, typed) in [
        (Language::German, "Sendetermin", "Staffel", "26.11.2026"),
        (Language::English, "Air date", "Season", "2026-11-26"),
    ] {
        let mut window = Window::with_outline(language, &storm::outline());
        window.fill(FIELD, date, typed);
        window.press(NONE, Key::Enter);
        window.fill(FIELD, season, "7");
        window.press(NONE, Key::Enter);
        let air_date = window.outline().air_date.map(|date| date.to_string());
        assert_eq!((air_date.as_deref(), window.outline().season), (Some("2026-11-26"), Some(7)));
        window.fill(FIELD, season, "sieben");
        window.press(NONE, Key::Enter);
        assert_eq!(window.outline().season, Some(7));
        assert_eq!(window.value(FIELD, season), "sieben");
        window.fill(FIELD, season, "");
        window.press(NONE, Key::Escape);
    }
}

#[test]
fn a_passage_leads_to_the_source() {
    let mut window = showing(Language::German, "Ida Lühr");
    assert!(window.reads("steht im Genitiv ohne Artikel: „Idas Sohn“"));
    window.activate(Role::Link, "Belegstelle: Idas Sohn Tom läuft davon.");
    assert_eq!(window.middle(), Middle::Source);
}

#[test]
fn found_items_are_accepted_and_rejected() {
    let mut window = showing(Language::German, "Ida Lühr");
    window.click(Role::Button, "Stimmt so, weiter (Leertaste)");
    assert_eq!(window.outline().unchecked(&ItemId::Character("ida".into())), None);
    assert_eq!(window.document().selected(), Some(&ItemId::Character("tom".into())), "on to the next");
    window.click(Role::Button, "Verwerfen und löschen, weiter (X)");
    assert!(window.outline().character(&"tom".into()).is_none());
    assert!(window.outline().relations.is_empty());
    window.press(CTRL, Key::Z);
    assert_eq!(window.outline().relations.len(), 1);
}

#[test]
fn space_and_x_answer_whatever_find_n_has_led_to() {
    type Way<'a> = &'a dyn Fn(&mut Window, Key);
    let character = |id: &str| ItemId::Character(id.into());
    for (language, edit, accept, reject) in [
        (Language::German, "Bearbeiten", "Fund stimmt, weiter", "Fund verwerfen, weiter"),
        (Language::English, "Edit", "Find is right, go on", "Reject the find, go on"),
    ] {
        let by_key = |window: &mut Window, key: Key| window.press(NONE, key);
        let by_menu = |window: &mut Window, key: Key| {
            window.choose(edit, if key == Key::Space { accept } else { reject });
        };
        let in_library = |window: &mut Window, key: Key| {
            window.click(Role::ListBoxOption, "Uwe Kern");
            window.press(NONE, Key::ArrowDown);
            assert!(window.is_at(Role::ListBoxOption, "Dr. Ida Lühr"), "the row has the keyboard");
            window.press(NONE, key);
        };
        let ways: [Way<'_>; 3] = [&by_key, &by_menu, &in_library];
        for (way, answer) in ways.into_iter().enumerate() {
            let mut window = Window::with_outline(language, &storm::outline());
            window.press(NONE, Key::N);
            assert_eq!(window.document().selected(), Some(&character("ida")), "the most doubtful");
            answer(&mut window, Key::Space);
            assert_eq!(window.outline().unchecked(&character("ida")), None, "{way}: agreed with");
            assert_eq!(window.document().selected(), Some(&character("tom")), "{way}: and on to the next");

            let mut window = Window::with_outline(language, &storm::outline());
            window.press(NONE, Key::N);
            answer(&mut window, Key::X);
            assert!(window.outline().character(&"ida".into()).is_none(), "{way}: rejected");
            assert_eq!(window.document().selected(), Some(&character("tom")), "{way}");
            window.press(CTRL, Key::Z);
            assert!(window.outline().character(&"ida".into()).is_some(), "{way}: one step");
        }
    }
}

#[test]
fn n_goes_on_to_the_next_unchecked() {
    let mut window = Window::with_outline(Language::German, &storm::outline());
    window.press(NONE, Key::N);
    assert_eq!(window.document().selected(), Some(&ItemId::Character("ida".into())), "the most doubtful");
    window.press(NONE, Key::C);
    window.press(NONE, Key::N);
    assert_eq!(window.document().selected(), Some(&ItemId::Character("tom".into())));
}

#[test]
fn several_items_are_checked_and_merged() {
    let mut window = Window::with_outline(Language::German, &storm::outline());
    window.click(ROW, "Dr. Ida Lühr");
    window.click_with(PointerButton::Primary, CTRL, ROW, "Tom");
    window.activate(Role::Button, "Ausgewählte sind geprüft");
    assert!(window.outline().item_ids().all(|item| window.outline().unchecked(&item).is_none()));
    window.activate(Role::Button, "Zusammenlegen");
    assert_eq!(window.outline().characters.len(), 2);
    assert_eq!(window.document().selected(), Some(&ItemId::Character("ida".into())));
}

#[test]
fn deleting_from_the_sheet_says_where_it_is_used() {
    let mut window = showing(Language::German, "Uwe Kern");
    assert!(window.reads("Kommt vor in 3 Szenen und 1 Dilemma."));
    window.activate(Role::Button, "Figur löschen");
    assert!(window.outline().character(&"uwe".into()).is_none());
    window.press(CTRL, Key::Z);
    assert_eq!(*window.outline(), storm::outline());
}

#[test]
fn the_sheets_fit_a_small_window() {
    let mut window = Window::with_outline(Language::German, &storm::outline());
    window.resize(900.0, 600.0);
    for (item, field) in [
        ("Am Hafen", "Titel"),
        ("Ida Lühr", "Name"),
        ("Den Deich öffnen?", "Titel"),
        ("Toms Flucht", "Titel"),
    ] {
        show(&mut window, item);
        let (field, search) = (window.rect(FIELD, field), window.rect(FIELD, "Bibliothek filtern"));
        assert!(field.right() <= 885.0, "{item}: {field:?}");
        assert!(field.left() >= 500.0 && field.width() > 150.0, "{item}: {field:?}");
        assert!(search.left() >= 0.0, "{search:?}");
    }
}

#[test]
fn long_titles_and_options_are_read_whole() {
    let long = "Kai die riskante Rettung erlauben, obwohl niemand weiß, ob er sie überleben wird";
    let mut outline = storm::outline();
    std::sync::Arc::make_mut(&mut outline.dilemmas[0]).options[0].text = long.to_owned();
    std::sync::Arc::make_mut(&mut outline.scenes[0]).title = long.to_owned();
    for (language, title, option, other) in [
        (Language::German, "Titel", "Möglichkeit 1", "Möglichkeit 2"),
        (Language::English, "Title", "Option 1", "Option 2"),
    ] {
        let mut window = Window::with_outline(language, &outline);
        show(&mut window, &outline.dilemmas[0].title);
        let (one_line, several) = (window.rect(FIELD, other).height(), window.rect(FIELD, option).height());
        assert!(several > 1.5 * one_line, "{several} {one_line}");

        window.press(NONE, Key::Escape);
        show(&mut window, long);
        assert!(window.rect(FIELD, title).height() > 1.5 * one_line);
        window.fill(FIELD, title, "Am\nHafen");
        window.press(NONE, Key::Enter);
        assert_eq!(scene(&window, 0).title, "Am Hafen", "a title has no line breaks");
    }
}

#[test]
fn enter_in_a_field_is_nothing_to_the_list_of_scenes() {
    for (language, length, label) in
        [(Language::German, "Dauer", "Rolle"), (Language::English, "Length", "Role")]
    {
        let mut window = showing(language, "Der Deich hält");
        let titles = |window: &Window| -> Vec<String> {
            window.outline().scenes.iter().map(|scene| scene.title.clone()).collect()
        };
        let before = titles(&window);
        window.click(FIELD, length);
        window.press(CTRL, Key::A);
        // As fast as the letters and Enter come in one frame.
        window.type_and_enter("9");
        window.press_letter(Key::X, "x");
        window.press(NONE, Key::Escape);
        assert_eq!(titles(&window), before);

        show(&mut window, "Ida Lühr");
        let selected = window.document().selection().clone();
        window.click(FIELD, label);
        window.press(NONE, Key::Enter);
        assert_eq!(*window.document().selection(), selected, "{label}");
        assert_eq!(titles(&window), before);
    }
}

#[test]
fn untitled_scenes_are_named_in_the_list_of_several() {
    let mut outline = storm::outline();
    outline.scenes.iter_mut().for_each(|scene| std::sync::Arc::make_mut(scene).title.clear());
    let mut window = Window::with_outline(Language::German, &outline);
    let first = window.names_beginning(ROW, "1, ")[0].clone();
    let second = window.names_beginning(ROW, "2, ")[0].clone();
    window.click(ROW, &first);
    window.click_with(PointerButton::Primary, CTRL, ROW, &second);
    assert_eq!(window.names_beginning(Role::Link, "Ohne Titel").len(), 2);
}

#[test]
fn several_scenes_get_one_length() {
    for (language, field, together, typed) in [
        (Language::German, "Dauer, je Szene", "zusammen 9,5\u{a0}min", "1,5"),
        (Language::English, "Length of each", "9.5\u{a0}min together", "1.5"),
    ] {
        let mut window = Window::with_outline(language, &storm::outline());
        window.click(Role::ListBoxOption, "1, Am Hafen");
        window.click_with(PointerButton::Primary, Modifiers::SHIFT, Role::ListBoxOption, "3, Der Deich hält");
        let hint = window.find(FIELD, field).accesskit_node().placeholder().map(str::to_owned);
        assert_eq!(hint.as_deref(), Some(together));
        window.fill(FIELD, field, typed);
        window.press(Modifiers::NONE, Key::Enter);
        let lengths: Vec<_> =
            window.outline().scenes.iter().map(|scene| scene.minutes().map(Minutes::as_f64)).collect();
        assert_eq!(lengths, [1.5, 1.5, 1.5, 5.0].map(Some));
        window.press(Modifiers::COMMAND, Key::Z);
        assert!(window.document().undo_label().is_none(), "it was one step");
    }
}

#[test]
fn several_are_added_by_key_one_after_the_other() {
    for (language, button) in [
        (Language::German, "Wer wählt: Figur hinzufügen"),
        (Language::English, "Who must choose: add Character"),
    ] {
        let mut window = Window::with_outline(language, &storm::outline());
        window.click(ROW, "Den Deich öffnen?");
        window.find(Role::Button, button).focus();
        window.run();
        for typed in ["ida", "tom"] {
            window.press(Modifiers::NONE, Key::Enter);
            window.type_text(typed);
            window.press(Modifiers::NONE, Key::Enter);
            assert_eq!(window.names_focused(), [button], "ready for the next");
        }
        let holders = &window.outline().dilemmas[0].holders;
        assert_eq!(*holders, ["uwe", "ida", "tom"].map(Into::into));
    }
}
