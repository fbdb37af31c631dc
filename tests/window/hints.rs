//! What the story checker says: to see, to go to, to put away and to fetch back, as a user would.

use bogen::{
    app::Language,
    outline::{Dilemma, DilemmaKind, ItemId, Outcome, Outline, Scene},
};
use egui::{Key, Modifiers, PointerButton, Role};

use crate::harness::{SEED, Window};

const NONE: Modifiers = Modifiers::NONE;
const ROW: Role = Role::ListBoxOption;

/// What things are called in a language.
struct Says {
    language: Language,
    hints: &'static str,
    undecided: &'static str,
    unanswered: &'static str,
    away: &'static str,
    hide: &'static str,
    hide_away: &'static str,
    one_hidden: &'static str,
    show_again: &'static str,
    undo: &'static str,
    edit: &'static str,
    view: &'static str,
    next: &'static str,
}

const BOTH: [Says; 2] = [
    Says {
        language: Language::German,
        hints: "Hinweise",
        undecided: "Niemand entscheidet „Kai die riskante Rettung erlauben?“.",
        unanswered: "Soll „Kann Ben wirklich allem gerecht werden?“ offen bleiben?",
        away: "Strang B „Ben und Raya“ ist von Szene 5 bis 8 nicht zu sehen.",
        hide: "Kein Problem, ausblenden",
        hide_away: "Ausblenden: Strang B „Ben und Raya“ ist von Szene 5 bis 8 nicht zu sehen.",
        one_hidden: "1 ausgeblendet",
        show_again: "Wieder zeigen: Strang B „Ben und Raya“ ist von Szene 5 bis 8 nicht zu sehen.",
        undo: "Rückgängig: Hinweis ausblenden",
        edit: "Bearbeiten",
        view: "Ansicht",
        next: "Nächster Hinweis",
    },
    Says {
        language: Language::English,
        hints: "Hints",
        undecided: "Nobody decides “Kai die riskante Rettung erlauben?”.",
        unanswered: "Is “Kann Ben wirklich allem gerecht werden?” to stay open?",
        away: "Strand B “Ben und Raya” is not seen from scene 5 to 8.",
        hide: "No problem, hide",
        hide_away: "Hide: Strand B “Ben und Raya” is not seen from scene 5 to 8.",
        one_hidden: "1 hidden",
        show_again: "Show again: Strand B “Ben und Raya” is not seen from scene 5 to 8.",
        undo: "Undo: hide hint",
        edit: "Edit",
        view: "View",
        next: "Next hint",
    },
];

fn window(says: &Says) -> Window {
    let mut window = Window::open(says.language, &[SEED]);
    window.click(Role::DisclosureTriangle, says.hints);
    window
}

fn strand_b(outline: &Outline) -> ItemId {
    (&outline.strands[1].id).into()
}

#[test]
fn they_stand_at_the_foot_of_the_library() {
    for says in BOTH {
        let mut window = Window::open(says.language, &[SEED]);
        assert!(!window.has(ROW, says.away), "folded until somebody asks");
        window.click(Role::DisclosureTriangle, says.hints);
        for hint in [says.undecided, says.unanswered, says.away] {
            assert!(window.has(ROW, hint), "{hint}");
        }
        window.click(Role::DisclosureTriangle, says.hints);
        assert!(!window.has(ROW, says.away));
    }
    let window = Window::with_outline(Language::German, &Outline::default());
    assert!(!window.has(Role::DisclosureTriangle, "Hinweise"), "nothing to say");
}

#[test]
fn a_click_goes_to_what_a_hint_is_about() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(ROW, says.away);
        assert_eq!(*window.document().selection(), [strand_b(window.outline())]);
        assert!(window.reads(says.away), "the inspector says it too");
        window.press(NONE, Key::ArrowUp);
        window.press(NONE, Key::Enter);
        let dilemma = ItemId::from(&window.outline().dilemmas[2].id);
        assert_eq!(*window.document().selection(), [dilemma]);
        assert!(window.reads(says.unanswered) && !window.reads(says.away));
    }
}

#[test]
fn a_hint_is_put_away_and_fetched_back() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(Role::Button, says.hide_away);
        assert!(!window.has(ROW, says.away));
        assert_eq!(window.outline().dismissed.len(), 1);
        window.click(Role::DisclosureTriangle, says.one_hidden);
        window.click(Role::Button, says.show_again);
        assert!(window.has(ROW, says.away) && !window.has(Role::DisclosureTriangle, says.one_hidden));
        assert_eq!(window.outline().dismissed, []);
    }
}

#[test]
fn putting_away_can_be_undone_from_the_menu() {
    for says in BOTH {
        let mut window = window(&says);
        window.click_with(PointerButton::Secondary, NONE, ROW, says.away);
        window.click(Role::MenuItem, says.hide);
        assert!(!window.has(ROW, says.away));
        window.choose(says.edit, says.undo);
        assert!(window.has(ROW, says.away));
    }
}

#[test]
fn the_key_for_deleting_puts_the_hint_away_and_not_the_strand() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(ROW, says.away);
        let strands = window.outline().strands.len();
        window.press(NONE, Key::Delete);
        assert!(!window.has(ROW, says.away));
        assert_eq!((window.outline().strands.len(), window.outline().dismissed.len()), (strands, 1));
        window.press(NONE, Key::Delete);
        assert!(!window.has(ROW, says.unanswered), "the row before it has the focus");
        let items = window.outline().item_ids().count();
        for _ in 0..3 {
            window.press(NONE, Key::Delete);
        }
        assert_eq!(window.outline().dismissed.len(), 3);
        assert_eq!(window.outline().item_ids().count(), items, "after the last hint nothing else goes");
    }
}

/// An outline with so many questions that nobody answers.
fn questions(count: usize) -> Outline {
    let question = |index: usize| Dilemma {
        id: format!("di-{index}").as_str().into(),
        title: format!("Frage {index}?"),
        kind: DilemmaKind::Question,
        opens: Some("s".into()),
        ..Dilemma::default()
    };
    Outline {
        scenes: vec![Scene { id: "s".into(), ..Scene::default() }.into()],
        dilemmas: (1..=count).map(|index| question(index).into()).collect(),
        ..Outline::default()
    }
}

#[test]
fn quick_keys_do_not_lose_their_row() {
    let mut window = Window::with_outline(Language::German, &questions(20));
    window.resize(900.0, 640.0);
    window.click(Role::DisclosureTriangle, "Hinweise");
    window.click(ROW, "Soll „Frage 1?“ offen bleiben?");
    for (key, row) in [(Key::ArrowDown, 12), (Key::ArrowUp, 1), (Key::ArrowDown, 12)] {
        window.press_quickly(key, 11);
        assert!(window.is_at(ROW, &format!("Soll „Frage {row}?“ offen bleiben?")), "{key:?}");
    }
    window.press_quickly(Key::Delete, 1);
    assert_eq!((window.outline().dilemmas.len(), window.outline().dismissed.len()), (20, 1));
    assert!(!window.has(ROW, "Soll „Frage 12?“ offen bleiben?"));
}

#[test]
fn the_inspector_says_it_and_takes_the_answer() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(Role::DisclosureTriangle, says.hints);
        window.click(ROW, "Ben und Raya");
        assert!(window.reads(says.away));
        window.click(Role::Button, says.hide_away);
        assert!(!window.reads(says.away));
        assert_eq!(window.outline().dismissed.len(), 1);
        window.press(Modifiers::COMMAND, Key::Z);
        assert!(window.reads(says.away));
    }
}

#[test]
fn the_command_goes_from_hint_to_hint() {
    for says in BOTH {
        let mut window = window(&says);
        let mut seen = Vec::new();
        for _ in 0..4 {
            window.choose(says.view, says.next);
            seen.extend(window.document().selection().clone());
        }
        let outline = window.outline();
        let (first, second) = ((&outline.dilemmas[0].id).into(), (&outline.dilemmas[2].id).into());
        assert_eq!(seen, [first, second, strand_b(outline), (&outline.dilemmas[0].id).into()]);
    }
}

#[test]
fn the_inspector_follows_the_keyboard_from_hint_to_hint() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(ROW, says.away);
        window.press(NONE, Key::ArrowUp);
        let outline = window.outline();
        assert_eq!(window.document().selection().as_slice(), [ItemId::from(&outline.dilemmas[2].id)]);
        assert!(window.is_at(ROW, says.unanswered));
    }
}

#[test]
fn a_hint_goes_when_the_story_is_mended() {
    let mut window = window(&BOTH[0]);
    let mut outline = window.outline().clone();
    let decided = Outcome::Decided { option: None, scene: Some(outline.scenes[8].id.clone()) };
    let dilemma = Dilemma { outcome: decided, ..Dilemma::clone(&outline.dilemmas[2]) };
    outline.dilemmas[2] = dilemma.into();
    assert!(window.has(ROW, BOTH[0].unanswered));
    window = Window::with_outline(Language::German, &outline);
    window.click(Role::DisclosureTriangle, BOTH[0].hints);
    assert!(!window.has(ROW, BOTH[0].unanswered) && window.has(ROW, BOTH[0].undecided));
}
