//! The source: its marks, what is lit, and what is made of selected text.

use bogen::{
    app::Language,
    outline::{ItemId, Outline, Span},
};
use egui::{Key, Modifiers, Role};

use crate::{harness::Window, storm};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

fn outline() -> Outline {
    let mut outline = storm::outline();
    let mut give = |words: &str, to: &str| {
        let start = outline.sources[0].text.find(words).unwrap();
        let span = Span::new(&outline.sources[0].id, start..start + words.len());
        for character in outline.characters.iter_mut().filter(|character| character.id.as_str() == to) {
            std::sync::Arc::make_mut(character).spans.push(span.clone());
        }
        for scene in outline.scenes.iter_mut().filter(|scene| scene.id.as_str() == to) {
            std::sync::Arc::make_mut(scene).spans.push(span.clone());
        }
    };
    give("Uwe Kern", "uwe");
    give("Tom", "tom");
    give("Uwe Kern steht am Hafen.", "sc-1");
    give("Idas Sohn Tom läuft davon.", "sc-2");
    outline
}

/// What things are called in a language.
struct Says {
    language: Language,
    tom: &'static str,
    ida: &'static str,
    malte: &'static str,
    flight: &'static str,
    harbour: &'static str,
    dilemma: &'static str,
    characters: &'static str,
    character: &'static str,
    scene: &'static str,
    evidence: &'static str,
    no_source: &'static str,
}

const BOTH: [Says; 2] = [
    Says {
        language: Language::German,
        tom: "Tom, Figur",
        ida: "Ida Lühr, Figur",
        malte: "Malte, Figur",
        flight: "Tom läuft davon, Szene",
        harbour: "Am Hafen, Szene",
        dilemma: "Den Deich öffnen?, Dilemma",
        characters: "Figuren",
        character: "Figur",
        scene: "Szene",
        evidence: "Beleg für „Den Deich öffnen?“",
        no_source: "Keine Vorlage",
    },
    Says {
        language: Language::English,
        tom: "Tom, character",
        ida: "Ida Lühr, character",
        malte: "Malte, character",
        flight: "Tom läuft davon, scene",
        harbour: "Am Hafen, scene",
        dilemma: "Den Deich öffnen?, dilemma",
        characters: "Characters",
        character: "Character",
        scene: "Scene",
        evidence: "Evidence for “Den Deich öffnen?”",
        no_source: "No source",
    },
];

fn window(says: &Says) -> Window {
    let mut window = Window::with_outline(says.language, &outline());
    for key in [Key::B, Key::I, Key::T, Key::Num3] {
        window.press(CTRL, key);
    }
    window
}

#[test]
fn a_click_on_a_mark_selects_its_item() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(Role::Link, says.tom);
        assert_eq!(window.document().selected(), Some(&ItemId::Character("tom".into())));
        // The same place again: what lies round it.
        window.click(Role::Link, says.tom);
        assert_eq!(window.document().selected(), Some(&ItemId::Scene("sc-2".into())));
        window.click(Role::Link, says.dilemma);
        assert_eq!(window.document().selected(), Some(&ItemId::Dilemma("di-1".into())));
        window.click(Role::Link, says.flight);
        assert_eq!(window.document().selected(), Some(&ItemId::Scene("sc-2".into())));
    }
}

#[test]
fn kinds_of_marks_are_hidden_and_shown() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(Role::Switch, says.characters);
        assert!(!window.has(Role::Link, says.tom));
        assert!(window.has(Role::Link, says.harbour));
        window.click(Role::Switch, says.characters);
        assert!(window.has(Role::Link, says.tom));
    }
}

#[test]
fn text_is_selected_and_copied_word_for_word() {
    for says in BOTH {
        let mut window = window(&says);
        window.press(CTRL, Key::A);
        assert_eq!(window.copy().as_ref(), Some(&outline().sources[0].text));
    }
}

#[test]
fn a_name_in_the_text_becomes_a_character() {
    for says in BOTH {
        let mut window = window(&says);
        let mark = window.rect(Role::Link, says.ida);
        // A little more than the mark: from before `Idas` to behind it.
        let (from, to) = (mark.left_center() + egui::vec2(1.0, 0.0), mark.right_center());
        window.drag(from, to, NONE);
        assert_eq!(window.copy().as_deref(), Some("Idas"));
        window.click(Role::Button, says.character);
        let new = window.outline().characters.last().unwrap();
        assert_eq!(new.name, "Idas");
        assert_eq!(new.spans.len(), 1);
        assert_eq!(window.document().selected(), Some(&ItemId::Character(new.id.clone())));
    }
}

#[test]
fn a_passage_becomes_a_scene_or_evidence() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(Role::Link, says.dilemma);
        window.press(CTRL, Key::A);
        window.click(Role::Button, says.evidence);
        assert_eq!(window.outline().dilemmas[0].spans.len(), 2);
        window.press(CTRL, Key::A);
        window.click(Role::Button, says.scene);
        assert_eq!(window.outline().scenes.len(), 5);
        let scene =
            window.outline().scenes.iter().find(|scene| scene.summary.starts_with("Uwe Kern steht")).unwrap();
        assert_eq!(scene.characters.len(), 3, "those who are marked in the passage");
    }
}

#[test]
fn keys_go_from_mark_to_mark() {
    for says in BOTH {
        let mut window = window(&says);
        window.press(NONE, Key::ArrowRight);
        let first = window.document().selected().cloned();
        window.press(NONE, Key::ArrowRight);
        assert_ne!(window.document().selected().cloned(), first);
        window.press(NONE, Key::ArrowLeft);
        assert!(window.document().selected().is_some());
    }
}

#[test]
fn an_item_selected_elsewhere_is_brought_into_sight() {
    let mut outline = outline();
    let filler = "Der Wind dreht, und niemand weiß, was nun geschieht. ".repeat(8) + "\n";
    let source = std::sync::Arc::make_mut(&mut outline.sources[0]);
    source.text.push('\n');
    source.text.push_str(&filler.repeat(400));
    let start = source.text.len();
    source.text.push_str("Zuletzt kommt Malte.");
    let span = Span::new(&source.id, start + 14..start + 19);
    let malte = bogen::outline::Character {
        id: "malte".into(),
        name: "Malte".into(),
        spans: vec![span],
        ..Default::default()
    };
    outline.characters.push(std::sync::Arc::new(malte));
    for says in BOTH {
        let mut window = Window::with_outline(says.language, &outline);
        window.press(CTRL, Key::T);
        window.press(CTRL, Key::Num3);
        assert!(!window.has(Role::Link, says.malte), "far below");
        assert!(window.count(Role::Paragraph) < 40, "only what is in sight is laid out");
        window.click(Role::ListBoxOption, "Malte");
        assert!(window.has(Role::Link, says.malte));
        assert_eq!(window.run(), 1);
    }
}

#[test]
fn an_outline_without_a_source_says_so() {
    let outline = Outline { title: "Ebbe".into(), ..Outline::default() };
    for says in BOTH {
        let mut window = Window::with_outline(says.language, &outline);
        window.press(CTRL, Key::Num3);
        assert!(window.reads(says.no_source));
    }
}
