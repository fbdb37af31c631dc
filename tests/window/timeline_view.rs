//! How the timeline is looked at and what it gives away: zoom, folding, filter, acts and breaks, pictures.

use std::{fs, sync::Arc};

use bogen::{
    app::Language,
    outline::{Divider, DividerKind, Outline, SceneId, StrandId},
};
use egui::{Key, Modifiers, PointerButton, Pos2, Rect, Role, vec2};
use egui_kittest::kittest::NodeT;

use crate::harness::Window;

const EPISODE: &str = "tests/outlines/episode.ron";

/// What things are called in a language.
struct Says {
    language: Language,
    timeline: &'static str,
    fit_all: &'static str,
    zoom: &'static str,
    fit_selection: &'static str,
    lane_b: &'static str,
    folded: &'static str,
    highlighted: &'static str,
    dimmed: &'static str,
    fold: &'static str,
    highlight: &'static str,
    clear: &'static str,
    act_2: &'static str,
    ad_break: &'static str,
    before: &'static str,
    at_the_end: &'static str,
    remove: &'static str,
    file: &'static str,
    picture: [&'static str; 3],
}

const BOTH: [Says; 2] = [
    Says {
        language: Language::German,
        timeline: "Zeitleiste",
        fit_all: "Alles zeigen",
        zoom: "Vergrößerung",
        fit_selection: "Auswahl einpassen",
        lane_b: "Strang B, Ben zwischen Klinik und Vaterrolle: 3 Szenen, 10\u{a0}min",
        folded: "eingeklappt",
        highlighted: "hervorgehoben",
        dimmed: "gedimmt",
        fold: "Spur einklappen",
        highlight: "Hervorheben",
        clear: "Alle wieder gleich hell",
        act_2: "Akt 2",
        ad_break: "Werbung",
        before: "vor",
        at_the_end: "am Ende",
        remove: "Einschnitt entfernen",
        file: "Datei",
        picture: [
            "Bild der Zeitleiste: ganze Folge …",
            "Bild der Zeitleiste: sichtbarer Teil …",
            "Bild der Zeitleiste: ausgewählte Szenen …",
        ],
    },
    Says {
        language: Language::English,
        timeline: "Timeline",
        fit_all: "Show all",
        zoom: "Zoom",
        fit_selection: "Fit selection",
        lane_b: "Strand B, Ben zwischen Klinik und Vaterrolle: 3 scenes, 10\u{a0}min",
        folded: "folded",
        highlighted: "highlighted",
        dimmed: "dimmed",
        fold: "Fold lane",
        highlight: "Highlight",
        clear: "All equally bright again",
        act_2: "Act 2",
        ad_break: "Ad break",
        before: "before",
        at_the_end: "at the end",
        remove: "Remove the mark",
        file: "File",
        picture: [
            "Picture of the timeline: whole episode …",
            "Picture of the timeline: visible part …",
            "Picture of the timeline: selected scenes …",
        ],
    },
];

fn scene(window: &Window, begins: &str) -> Rect {
    window.find_beginning(Role::ListItem, begins)
}

/// The episode with a second act before scene 4 and an ad break before scene 8.
fn with_breaks() -> Outline {
    let mut outline = bogen::store::open(std::path::Path::new(EPISODE)).unwrap().outline;
    let divider =
        |kind, before: &str| Arc::new(Divider { kind, title: String::new(), before: Some(before.into()) });
    outline.dividers = vec![divider(DividerKind::Act, "sc-4"), divider(DividerKind::AdBreak, "sc-8")];
    outline
}

/// Before which scenes act and break stand.
fn breaks(window: &Window) -> Vec<String> {
    let before = |divider: &Arc<Divider>| divider.before.as_ref().map_or("end".into(), ToString::to_string);
    window.outline().dividers.iter().map(before).collect()
}

#[test]
fn the_wheel_zooms_about_the_pointer_and_a_button_shows_all_again() {
    for says in BOTH {
        let mut window = Window::open(says.language, &[EPISODE]);
        let before = scene(&window, "6, Sarah beschuldigt");
        let at = before.left_center() + vec2(20.0, 0.0);
        window.wheel_at(at, 3.0, Modifiers::COMMAND);
        let after = scene(&window, "6, Sarah beschuldigt");
        assert!(
            after.width() > before.width() * 1.2,
            "{} is no closer than {}",
            after.width(),
            before.width()
        );
        let part = |rect: Rect| (at.x - rect.left()) / rect.width();
        assert!((part(after) - part(before)).abs() < 0.01, "the place under the pointer stays");
        window.click(Role::Button, says.fit_all);
        let again = scene(&window, "6, Sarah beschuldigt");
        assert!((again.left() - before.left()).abs() < 1.0 && (again.width() - before.width()).abs() < 1.0);
    }
}

#[test]
fn a_closer_view_follows_the_selection_but_not_a_click() {
    for says in BOTH {
        let mut window = Window::open(says.language, &[EPISODE]);
        let whole = scene(&window, "1, Autounfall");
        for _ in 0..4 {
            window.wheel_at(whole.left_center() + vec2(4.0, 0.0), 4.0, Modifiers::COMMAND);
        }
        let shown = window.find_beginning(Role::Group, says.timeline);
        let is_in_view = |window: &Window, begins: &str| {
            let block = scene(window, begins);
            let labels = whole.left() - 20.0;
            block.left() >= labels && block.left() < shown.right()
        };
        assert!(!is_in_view(&window, "11, Bens Frage"), "it is far to the right");
        window.press(Modifiers::NONE, Key::End);
        assert!(is_in_view(&window, "11, Bens Frage"));
        window.press(Modifiers::NONE, Key::ArrowUp);
        window.press(Modifiers::NONE, Key::ArrowUp);
        assert!(is_in_view(&window, "9, Koshka"));
        window.press(Modifiers::NONE, Key::Home);
        assert!(is_in_view(&window, "1, Autounfall"));

        let cut = ["1, Autounfall", "2, Ben", "3, Leyla", "4, Die exp", "5, Sarah"].map(|begins| {
            let block = scene(&window, begins);
            (begins, block, block.left() < shown.right() - 12.0 && block.right() > shown.right())
        });
        let (begins, before, _) = cut.into_iter().find(|(_, _, is_cut)| *is_cut).expect("the edge cuts one");
        window.click_at(before.left_center() + vec2(9.0, 0.0), Modifiers::NONE);
        let clicked = SceneId::new(format!("sc-{}", &begins[..1]));
        assert!(window.document().is_selected(&clicked.into()), "{begins} is selected");
        assert_eq!(scene(&window, begins), before, "a click moves nothing");
    }
}

#[test]
fn a_pinch_zooms_about_the_pointer() {
    for says in BOTH {
        let mut window = Window::open(says.language, &[EPISODE]);
        let before = scene(&window, "6, Sarah beschuldigt");
        let at = before.left_center() + vec2(20.0, 0.0);
        window.pinch_at(at, 1.5);
        let after = scene(&window, "6, Sarah beschuldigt");
        assert!(
            (after.width() / before.width() - 1.5).abs() < 0.05,
            "{} of {}",
            after.width(),
            before.width()
        );
        let part = |rect: Rect| (at.x - rect.left()) / rect.width();
        assert!((part(after) - part(before)).abs() < 0.01, "the place under the pointer stays");
        window.pinch_at(at, 0.1);
        let again = scene(&window, "6, Sarah beschuldigt");
        assert!(again.width() <= before.width(), "and back");
    }
}

#[test]
fn two_fingers_zoom_and_move_no_scene() {
    for says in BOTH {
        let mut window = Window::open(says.language, &[EPISODE]);
        let before = scene(&window, "6, Sarah beschuldigt");
        let (left, right) = (before.left_center() + vec2(20.0, 0.0), before.right_center() - vec2(20.0, 0.0));
        window.two_fingers([left, right], [left - vec2(120.0, 0.0), right + vec2(120.0, 0.0)]);
        let after = scene(&window, "6, Sarah beschuldigt");
        assert!(after.width() > before.width() * 1.8, "{} of {}", after.width(), before.width());
        assert!(window.document().undo_label().is_none(), "nothing was dragged");
    }
}

#[test]
fn the_figures_say_what_is_too_long_whose_the_minutes_are_and_who_is_long_absent() {
    for says in BOTH {
        let german = says.language == Language::German;
        let either = |german_text: &'static str, english| if german { german_text } else { english };
        let mut window = Window::open(says.language, &[EPISODE]);
        window.click(Role::Button, either("48 von 48 min", "48 of 48 min"));
        window.click(Role::RadioButton, "45′");
        assert_eq!(window.outline().runtime_minutes, Some(45));
        assert!(window.has(
            Role::Button,
            either("48 von 45 min · 3\u{a0}min zu lang", "48 of 45 min · 3\u{a0}min over")
        ));
        let share = either(
            "Strang A, Kais Rettung: 5 Szenen, 25\u{a0}min, 52\u{a0}%",
            "Strand A, Kais Rettung: 5 scenes, 25\u{a0}min, 52\u{a0}%",
        );
        assert!(window.has(Role::Button, share));
        let strand = either(
            "Strang B, Ben zwischen Klinik und Vaterrolle: 33 min (12′ bis 45′)",
            "Strand B, Ben zwischen Klinik und Vaterrolle: 33 min (12′ to 45′)",
        );
        assert!(window.has(Role::Button, strand));
        assert!(window.has(
            Role::Button,
            either("Ben Ahlbeck: 27 min (18′ bis 45′)", "Ben Ahlbeck: 27 min (18′ to 45′)")
        ));
        window.fill(Role::TextInput, either("Sendeplatz in Minuten", "Slot in minutes"), "52");
        window.press(Modifiers::NONE, Key::Enter);
        assert_eq!(window.outline().runtime_minutes, Some(52));
        assert!(window.reads(either("48\u{a0}min, 4\u{a0}min frei", "48\u{a0}min, 4\u{a0}min to spare")));
        window.click(Role::Button, strand);
        assert!(window.document().is_selected(&StrandId::from("b").into()));
    }
}

#[test]
fn the_selection_fills_the_view_by_button_and_by_key() {
    for says in BOTH {
        let mut window = Window::open(says.language, &[EPISODE]);
        window.click_at(scene(&window, "5, Sarah und").center(), Modifiers::NONE);
        window.click_at(scene(&window, "6, Sarah beschuldigt").center(), Modifiers::COMMAND);
        window.click(Role::Button, says.fit_selection);
        let width = scene(&window, "5, Sarah und").width() + scene(&window, "6, Sarah beschuldigt").width();
        assert!(width > 1_200.0, "9 minutes take {width}");
        window.click_at(scene(&window, "5, Sarah und").center(), Modifiers::NONE);
        window.press(Modifiers::NONE, Key::Num0);
        window.press(Modifiers::NONE, Key::Plus);
        let closer = scene(&window, "6, Sarah beschuldigt").width();
        window.press(Modifiers::NONE, Key::Minus);
        assert!(closer > scene(&window, "6, Sarah beschuldigt").width() * 1.2);
    }
}

#[test]
fn the_episode_fills_the_view_however_one_turns_the_wheel() {
    for says in BOTH {
        let mut window = Window::open(says.language, &[EPISODE]);
        let place = |window: &Window| {
            window.find(Role::Slider, says.zoom).accesskit_node().numeric_value().unwrap_or(f64::NAN)
        };
        assert!(place(&window) < 0.001, "all is shown, so one cannot go farther");
        let whole = [scene(&window, "1, Autounfall").left(), scene(&window, "11, Bens Frage").right()];
        let at = scene(&window, "6, Sarah beschuldigt").center();
        window.wheel_at(at, 6.0, Modifiers::COMMAND);
        assert!(place(&window) > 0.1);
        window.wheel_at(at, 200.0, Modifiers::NONE);
        assert!((scene(&window, "1, Autounfall").left() - whole[0]).abs() < 1.0, "not beyond the beginning");
        window.wheel_at(at, -400.0, Modifiers::NONE);
        assert!((scene(&window, "11, Bens Frage").right() - whole[1]).abs() < 1.0, "not beyond the end");
        window.wheel_at(at, -60.0, Modifiers::COMMAND);
        assert!(place(&window) < 0.001);
        assert!((scene(&window, "1, Autounfall").left() - whole[0]).abs() < 0.1, "all is shown again");
    }
}

#[test]
fn a_lane_is_folded_by_menu_and_by_key() {
    for says in BOTH {
        let mut window = Window::open(says.language, &[EPISODE]);
        let lane = window.rect(Role::List, says.lane_b);
        window.click_button_at(lane.left_center() + vec2(60.0, 0.0), PointerButton::Secondary);
        window.click(Role::MenuItem, says.fold);
        let folded = format!("{}, {}", says.lane_b, says.folded);
        assert!(window.rect(Role::List, &folded).height() < lane.height() / 2.0);
        window.click_at(scene(&window, "2, Ben gerät").center(), Modifiers::NONE);
        window.press(Modifiers::NONE, Key::L);
        assert!((window.rect(Role::List, says.lane_b).height() - lane.height()).abs() < 0.5);
    }
}

#[test]
fn a_filter_dims_the_other_scenes_and_hides_none() {
    for says in BOTH {
        let mut window = Window::open(says.language, &[EPISODE]);
        let lane = window.rect(Role::List, says.lane_b);
        window.click_button_at(lane.left_center() + vec2(60.0, 0.0), PointerButton::Secondary);
        window.click(Role::MenuItem, says.highlight);
        assert!(window.has(Role::List, &format!("{}, {}", says.lane_b, says.highlighted)));
        let names = window.names_beginning(Role::ListItem, "");
        let scenes = names.iter().filter(|name| name.starts_with(|first: char| first.is_ascii_digit()));
        let dimmed = scenes.clone().filter(|name| name.ends_with(says.dimmed)).count();
        assert_eq!((scenes.count(), dimmed), (11, 8));
        window.click(Role::Switch, says.clear);
        assert!(window.has(Role::List, says.lane_b));
    }
}

#[test]
fn lanes_change_places_by_key() {
    for says in BOTH {
        let mut window = Window::open(says.language, &[EPISODE]);
        let top = window.rect(Role::List, says.lane_b).top();
        window.click_at(scene(&window, "2, Ben gerät").center(), Modifiers::NONE);
        window.press(Modifiers::ALT, Key::ArrowUp);
        assert!(window.rect(Role::List, says.lane_b).top() < top);
        window.press(Modifiers::ALT, Key::ArrowDown);
        assert!((window.rect(Role::List, says.lane_b).top() - top).abs() < 0.5);
    }
}

#[test]
fn an_act_is_dragged_to_another_place_in_one_step() {
    for says in BOTH {
        let mut window = Window::with_outline(says.language, &with_breaks());
        let from = window.find_beginning(Role::ListItem, says.act_2).center();
        let to = Pos2::new(scene(&window, "6, Sarah beschuldigt").left() + 8.0, from.y);
        window.drag(from, to, Modifiers::NONE);
        assert_eq!(breaks(&window), ["sc-6", "sc-8"]);
        let name = format!("{}, {} 6, Sarah beschuldigt Jasper", says.act_2, says.before);
        assert!(window.has(Role::ListItem, &name), "{name}");
        window.press(Modifiers::COMMAND, Key::Z);
        assert_eq!(breaks(&window), ["sc-4", "sc-8"]);
        assert!(window.document().undo_label().is_none());
    }
}

#[test]
fn escape_lets_a_break_go_where_it_was() {
    for says in BOTH {
        let mut window = Window::with_outline(says.language, &with_breaks());
        let from = window.find_beginning(Role::ListItem, says.ad_break).center();
        let to = from - vec2(300.0, 0.0);
        window.hold(from, to, Modifiers::NONE);
        let beginning = format!("{}, {} 8", says.ad_break, says.before);
        assert!(
            window.names_beginning(Role::ListItem, &beginning).is_empty(),
            "the preview shows it elsewhere"
        );
        window.press(Modifiers::NONE, Key::Escape);
        window.let_go(to, Modifiers::NONE);
        assert_eq!(breaks(&window), ["sc-4", "sc-8"]);
        assert_eq!(window.names_beginning(Role::ListItem, &beginning).len(), 1);
    }
}

#[test]
fn acts_and_breaks_are_moved_and_removed_by_keyboard() {
    for says in BOTH {
        let mut window = Window::with_outline(says.language, &with_breaks());
        window.click_at(scene(&window, "7, Die gemeinsame").center(), Modifiers::NONE);
        // Above the uppermost lane stands the nearest break.
        window.press(Modifiers::NONE, Key::ArrowUp);
        for _ in 0..4 {
            window.press(Modifiers::SHIFT, Key::ArrowRight);
        }
        assert_eq!(breaks(&window), ["sc-4", "end"]);
        assert!(window.has(Role::ListItem, &format!("{}, {}", says.ad_break, says.at_the_end)));
        window.press(Modifiers::NONE, Key::ArrowLeft);
        window.press(Modifiers::SHIFT, Key::ArrowLeft);
        assert_eq!(breaks(&window), ["sc-3", "end"]);
        window.press(Modifiers::NONE, Key::Delete);
        assert_eq!(breaks(&window), ["end"]);
        assert_eq!(window.outline().scenes.len(), 11, "no scene has been deleted");
    }
}

#[test]
fn a_break_is_removed_by_its_menu() {
    for says in BOTH {
        let mut window = Window::with_outline(says.language, &with_breaks());
        let at = window.find_beginning(Role::ListItem, says.act_2).center();
        window.click_button_at(at, PointerButton::Secondary);
        window.click(Role::MenuItem, says.remove);
        assert_eq!(breaks(&window), ["sc-8"]);
    }
}

#[test]
fn the_whole_the_visible_and_the_selected_are_written_as_pictures() {
    for says in BOTH {
        let mut window = Window::open(says.language, &[EPISODE]);
        let picture = |window: &mut Window, which: usize, name: &str| {
            let path = window.path(name);
            window.will_pick(&[&path]);
            window.choose(says.file, says.picture[which]);
            fs::read(&path).unwrap()
        };
        let svg = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let titles = ["Autounfall", "Sarah beschuldigt", "Claudias neue", "Bens Frage"];
        let shown = |svg: &str| titles.map(|title| svg.contains(&format!("<title>{}", number(title))));
        let whole = svg(picture(&mut window, 0, "whole.svg"));
        assert_eq!(shown(&whole), [true, true, true, true]);

        window.click_at(scene(&window, "5, Sarah und").center(), Modifiers::NONE);
        window.click_at(scene(&window, "6, Sarah beschuldigt").center(), Modifiers::COMMAND);
        let selected = svg(picture(&mut window, 2, "selected.svg"));
        assert_eq!(shown(&selected), [false, true, false, false]);

        window.click(Role::Button, says.fit_selection);
        let width = scene(&window, "6, Sarah beschuldigt").width();
        let visible = svg(picture(&mut window, 1, "visible.svg"));
        assert_eq!(shown(&visible), [false, true, false, false]);
        // The edges of a block stand on whole pixels.
        let as_wide = [width.floor(), width.ceil()].map(|width| format!("width=\"{width}\""));
        assert!(
            as_wide.iter().any(|width| visible.contains(width)),
            "no block is as wide as on screen: {width}"
        );

        assert_eq!(&picture(&mut window, 0, "whole.png")[1..4], b"PNG");
    }
}

/// The scene's number and title.
fn number(title: &str) -> String {
    let numbers = [("Autounfall", 1), ("Sarah beschuldigt", 6), ("Claudias neue", 8), ("Bens Frage", 11)];
    let number = numbers.iter().find(|(begins, _)| *begins == title).map_or(0, |(_, number)| *number);
    format!("{number} {title}")
}

#[test]
fn the_panels_keys_are_found_in_the_palette_and_in_the_list_of_keys() {
    for (language, keys, timeline, next, help) in [
        (Language::German, "Tasten", "Zeitleiste: Auswahl einpassen", "Nächsten Fund prüfen", "Hilfe"),
        (Language::English, "Keys", "Timeline: fit selection", "Next find to check", "Help"),
    ] {
        let mut window = Window::open(language, &[EPISODE]);
        window.choose(help, keys);
        assert!(window.reads(timeline) && window.reads(next));
        window.press(Modifiers::NONE, Key::Escape);
        window.click_at(scene(&window, "5, Sarah und").center(), Modifiers::NONE);
        window.press(Modifiers::COMMAND, Key::K);
        window.type_text(timeline);
        window.press(Modifiers::NONE, Key::Enter);
        assert!(scene(&window, "5, Sarah und").width() > 1_000.0, "three minutes fill the view");
    }
}
