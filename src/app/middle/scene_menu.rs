//! The menu of a scene, the same wherever the scene is shown: everything that can be done with it, with the keys that
//! do it.

use std::collections::BTreeSet;

use egui::{Button, Key, KeyboardShortcut, Modifiers, Ui};

use super::{arrange, edits};
use crate::{
    app::{
        actions::{self, Action, InOutline},
        context::PanelContext,
        icons::Icon,
        theme::Type,
        widgets::{menu_line, paint_badge, submenu},
    },
    outline::{DividerKind, ItemId, Scene, SceneId},
    session::{Middle, Select, ViewCommand},
    timeline::{Plan, StoryStep, View, story_step},
};

/// Draws the lines of the menu that was opened on `scene`.
pub(crate) fn scene_menu_ui(ui: &mut Ui, cx: &PanelContext<'_>, scene: &Scene) {
    let Some(place) = cx.outline().scenes.iter().position(|other| other.id == scene.id) else { return };
    ui.set_min_width(240.0);
    let words = cx.words;
    let meant = scenes_meant(cx, scene);
    if meant.iter().any(|id| cx.outline().unchecked(&id.into()).is_some()) {
        let keys = words.text("outline-key-space");
        line(ui, (Icon::Check, &words.text("outline-accept")), Some(&keys), || ask(cx, InOutline::Accept));
        line(ui, (Icon::Ban, &words.text("outline-reject")), Some("X"), || ask(cx, InOutline::Reject));
        ui.separator();
    }
    line(ui, (Icon::Pencil, &words.text("outline-edit-title")), Some("F2"), || edit_title(cx, scene));
    line(ui, (Icon::Text, &words.text("outline-edit-summary")), None, || {
        ask_of(cx, scene, InOutline::EditSummary);
    });
    strands_ui(ui, cx, &meant);
    story_ui(ui, cx, &meant);
    ui.separator();
    let add = |place| {
        cx.push(edits::add_scene(cx.outline(), Some(place)));
        cx.push(ViewCommand::RenameSelected);
    };
    line(ui, (Icon::ArrowUp, &words.text("outline-add-above")), None, || add(place));
    let keys = actions::entry(Action::AddScene).shown_keys(words);
    line(ui, (Icon::ArrowDown, &words.text("outline-add-below")), keys.as_deref(), || add(place + 1));
    dividers_ui(ui, cx, place);
    ui.separator();
    line(ui, (Icon::Split, &words.text("outline-split")), Some("S"), || {
        ask_of(cx, scene, InOutline::Split);
    });
    if meant.len() > 1 {
        let several = || cx.asked.push(Action::Merge);
        line(ui, (Icon::Merge, &words.text("command-merge")), Some("M"), several);
    } else if place + 1 < cx.outline().scenes.len() {
        line(ui, (Icon::Merge, &words.text("outline-join")), Some("J"), || ask(cx, InOutline::Join));
    }
    ui.separator();
    let with_command = |key| Some(actions::shown(KeyboardShortcut::new(Modifiers::COMMAND, key), words));
    let keys_of = |action| actions::entry(action).shown_keys(words);
    for (action, icon, name, keys) in [
        (Action::Cut, Icon::Scissors, words.text("outline-cut"), with_command(Key::X)),
        (Action::Copy, Icon::Copy, words.text("outline-copy"), with_command(Key::C)),
        (Action::Duplicate, Icon::Files, words.text("command-duplicate"), keys_of(Action::Duplicate)),
        (Action::Delete, Icon::Trash, words.text("command-delete"), keys_of(Action::Delete)),
    ] {
        line(ui, (icon, &name), keys.as_deref(), || cx.asked.push(action));
    }
}

/// The scenes that a menu opened on `scene` is about: all selected ones, if it is one of them.
fn scenes_meant(cx: &PanelContext<'_>, scene: &Scene) -> Vec<SceneId> {
    if cx.is_selected(&(&scene.id).into()) {
        cx.document.selection().iter().filter_map(ItemId::as_scene).cloned().collect()
    } else {
        vec![scene.id.clone()]
    }
}

/// A line of the menu that does this.
fn line(ui: &mut Ui, name: (Icon, &str), keys: Option<&str>, act: impl FnOnce()) {
    if menu_line(ui, name, keys) {
        act();
    }
}

/// Has the list do it to what is selected.
fn ask(cx: &PanelContext<'_>, command: InOutline) {
    cx.asked.push(Action::Outline(command));
}

/// Has the list do it to this scene alone.
fn ask_of(cx: &PanelContext<'_>, scene: &Scene, command: InOutline) {
    cx.push(Select::one(&scene.id));
    ask(cx, command);
}

fn edit_title(cx: &PanelContext<'_>, scene: &Scene) {
    cx.push(Select::one(&scene.id));
    cx.push(ViewCommand::Show(Middle::Outline));
    cx.push(ViewCommand::Reveal((&scene.id).into()));
    cx.push(ViewCommand::Rename((&scene.id).into()));
}

fn strands_ui(ui: &mut Ui, cx: &PanelContext<'_>, scenes: &[SceneId]) {
    if cx.outline().strands.is_empty() {
        return;
    }
    submenu(ui, (Icon::Route, &cx.words.text("inspector-strand-field")), |ui| {
        for strand in &cx.outline().strands {
            let Some(look) = cx.strand(&strand.id) else { continue };
            let button =
                ui.add(Button::new(Type::Control.text(format!("      {}", strand.title))).frame(false));
            let badge = egui::Rect::from_center_size(
                egui::pos2(button.rect.left() + 16.0, button.rect.center().y),
                egui::vec2(16.0, 16.0),
            );
            paint_badge(ui.painter(), badge, cx.theme, Some(look.badge()));
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::MenuItem, true, &look.name));
            if button.clicked() {
                if let Some(edit) = edits::set_strand(cx.outline(), scenes, Some(&strand.id)) {
                    cx.push(edit);
                }
                ui.close();
            }
        }
    });
}

/// Where the scenes are in the story, if not where they are told.
fn story_ui(ui: &mut Ui, cx: &PanelContext<'_>, scenes: &[SceneId]) {
    submenu(ui, (Icon::Clock, &cx.words.text("timeline-story-time")), |ui| {
        ui.set_min_width(240.0);
        for (icon, word, step) in [
            (Icon::History, word("scene-flashback"), StoryStep::First),
            (Icon::ArrowLeft, word("scene-earlier"), StoryStep::Earlier),
            (Icon::ArrowRight, word("scene-later"), StoryStep::Later),
            (Icon::List, word("scene-as-told"), StoryStep::AsTold),
        ] {
            let keys = match step {
                StoryStep::Earlier => Some(Key::ArrowLeft),
                StoryStep::Later => Some(Key::ArrowRight),
                StoryStep::First | StoryStep::AsTold => None,
            };
            let keys = keys.map(|key| KeyboardShortcut::new(Modifiers::ALT | Modifiers::SHIFT, key));
            let keys = keys.map(|keys| actions::shown(keys, cx.words));
            line(ui, (icon, &cx.words.text(word)), keys.as_deref(), || {
                let plan = Plan::of(cx.outline(), &View::default());
                let scenes: BTreeSet<usize> = scenes.iter().filter_map(|id| plan.place(id)).collect();
                story_step(cx.outline(), &plan, &scenes, step).into_iter().for_each(|edit| cx.push(edit));
            });
        }
    });
}

/// What can stand at the scene at `place`: a cliffhanger is its end, the others stand before it.
fn dividers_ui(ui: &mut Ui, cx: &PanelContext<'_>, place: usize) {
    submenu(ui, (Icon::Rows, &cx.words.text("outline-add-divider")), |ui| {
        for (kind, word) in [
            (DividerKind::Act, word("timeline-begin-act")),
            (DividerKind::Teaser, word("timeline-end-teaser")),
            (DividerKind::AdBreak, word("timeline-put-ad-break")),
            (DividerKind::Cliffhanger, word("timeline-put-cliffhanger")),
        ] {
            line(ui, (Icon::Rows, &cx.words.text(word)), None, || {
                let place = if kind == DividerKind::Cliffhanger { place + 1 } else { place };
                let outline = cx.outline();
                let before = outline.scenes.get(place).map(|scene| scene.id.clone());
                if outline.dividers.iter().any(|other| other.kind == kind && other.before == before) {
                    return;
                }
                let title = match kind {
                    DividerKind::Act => {
                        let number = arrange::act_number(outline, before.as_ref());
                        cx.words.with("outline-act-number", &[("n", number.into())])
                    }
                    _ => String::new(),
                };
                cx.push(arrange::with_divider(outline, kind, title, before));
            });
        }
    });
}

/// Marks the message id as one, for the test that looks for all of them.
const fn word(word: &str) -> &str {
    word
}
