//! The sheet of a dilemma: who must choose, between what and what, at which price, and where it ends.

use egui::{Align, Id, Layout, Ui, UiBuilder, vec2};

use super::{
    dilemma_kind_word,
    fields::{
        self, Setting, Shown, changed, choice_button, choose, field_id, labelled, side_by_side, word_button,
        word_button_of_list,
    },
    people::{self, chip_line, show},
    references::{Chosen, choose_under, scenes},
};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        theme::measures,
        widgets::{Chip, IconButton, enters},
    },
    outline::{Dilemma, DilemmaKind, DilemmaOption, Edit, Field, ItemId, Outcome, SceneId, TextPlace},
    session::Command,
};

/// Draws the fields that say what the dilemma is; the evidence follows them.
pub(super) fn dilemma_ui(ui: &mut Ui, cx: &PanelContext<'_>, dilemma: &Dilemma) {
    let words = cx.words;
    let item = ItemId::from(&dilemma.id);
    let title = words.text("inspector-title");
    let id = field_id(Some(&item), Field::Title, 0);
    fields::text(ui, cx, id, (&title, &dilemma.title, Setting::Title), |text| {
        changed(dilemma, Field::Title, |dilemma| dilemma.title = text)
    });
    side_by_side(ui, |ui| kind_ui(ui, cx, dilemma), |ui| outcome_ui(ui, cx, dilemma));
    people::people_ui(ui, cx, &words.text("inspector-holders"), &dilemma.holders, |holders| {
        changed(dilemma, Field::Holders, |dilemma| dilemma.holders = holders)
    });
    options_ui(ui, cx, dilemma);
    let stakes = words.text("inspector-stakes");
    let id = field_id(Some(&item), Field::Stakes, 0);
    fields::text(ui, cx, id, (&stakes, &dilemma.stakes, Setting::Prose(2)), |text| {
        changed(dilemma, Field::Stakes, |dilemma| dilemma.stakes = text)
    });
    course_ui(ui, cx, dilemma);
}

/// Draws the rest, after the evidence.
pub(super) fn more_ui(ui: &mut Ui, cx: &PanelContext<'_>, dilemma: &Dilemma) {
    let item = ItemId::from(&dilemma.id);
    let notes = cx.words.text("inspector-notes");
    let id = field_id(Some(&item), Field::Notes, 0);
    fields::text(ui, cx, id, (&notes, &dilemma.notes, Setting::Prose(2)), |text| {
        changed(dilemma, Field::Notes, |dilemma| dilemma.notes = text)
    });
}

fn kind_ui(ui: &mut Ui, cx: &PanelContext<'_>, dilemma: &Dilemma) {
    let name = cx.words.text("inspector-kind");
    let values =
        [DilemmaKind::Choice, DilemmaKind::Question].map(|kind| (kind, dilemma_kind_word(cx.words, kind)));
    let chosen = labelled(ui, &name, |ui| choose(ui, cx, &name, &values, Some(dilemma.kind), ""));
    if let Some(kind) = chosen {
        cx.push(changed(dilemma, Field::Kind, |dilemma| dilemma.kind = kind));
    }
}

fn outcome_ui(ui: &mut Ui, cx: &PanelContext<'_>, dilemma: &Dilemma) {
    let words = cx.words;
    let name = words.text("inspector-outcome");
    let is_decided = dilemma.outcome != Outcome::Open;
    let values = [(false, words.text("outcome-open")), (true, words.text("outcome-decided"))];
    let chosen = labelled(ui, &name, |ui| choose(ui, cx, &name, &values, Some(is_decided), ""));
    if let Some(is_decided) = chosen {
        let outcome = if is_decided { Outcome::Decided { option: None, scene: None } } else { Outcome::Open };
        cx.push(changed(dilemma, Field::Outcome, |dilemma| dilemma.outcome = outcome));
    }
}

/// What is done to the list of options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Up,
    Down,
    Remove,
}

/// The dilemma with its option at `index` moved or removed; the option taken stays the option taken.
fn with_options(dilemma: &Dilemma, index: usize, change: Change) -> Edit {
    changed(dilemma, Field::Options, |dilemma| {
        let last = dilemma.options.len().saturating_sub(1);
        let to = match change {
            Change::Up => Some(index.saturating_sub(1)),
            Change::Down => Some((index + 1).min(last)),
            Change::Remove => None,
        };
        if index > last {
            return;
        }
        match to {
            Some(to) => dilemma.options.swap(index, to),
            None => drop(dilemma.options.remove(index)),
        }
        if let Outcome::Decided { option: taken @ Some(_), .. } = &mut dilemma.outcome {
            *taken = taken.and_then(|taken| match to {
                Some(to) if taken == index => Some(to),
                Some(to) if taken == to => Some(index),
                None if taken == index => None,
                None if taken > index => Some(taken - 1),
                _ => Some(taken),
            });
        }
    })
}

fn options_ui(ui: &mut Ui, cx: &PanelContext<'_>, dilemma: &Dilemma) {
    let words = cx.words;
    let label = match dilemma.kind {
        DilemmaKind::Choice => words.text("inspector-options"),
        DilemmaKind::Question => words.text("inspector-answers"),
    };
    labelled(ui, &label, |ui| {
        for (index, option) in dilemma.options.iter().enumerate() {
            option_ui(ui, cx, dilemma, index, option);
            ui.add_space(measures().space.tight);
        }
        if word_button(ui, cx, Icon::Plus, &words.text("inspector-add-option")).clicked() {
            add_option(ui, cx, dilemma);
        }
    });
}

/// Adds an option; what is typed next says what it is.
fn add_option(ui: &Ui, cx: &PanelContext<'_>, dilemma: &Dilemma) {
    cx.push(changed(dilemma, Field::Options, |dilemma| dilemma.options.push(DilemmaOption::default())));
    let added = option_field_id(dilemma, dilemma.options.len());
    ui.memory_mut(|memory| memory.request_focus(added));
}

/// Enter leads to the next option; behind the last one it begins another.
fn go_on_behind(ui: &Ui, cx: &PanelContext<'_>, dilemma: &Dilemma, index: usize) {
    if index + 1 < dilemma.options.len() {
        ui.memory_mut(|memory| memory.request_focus(option_field_id(dilemma, index + 1)));
    } else if !dilemma.options[index].text.trim().is_empty() {
        cx.push(Command::EndStep);
        add_option(ui, cx, dilemma);
    }
}

/// The id of the field that says what the option at `index` is; that of its price follows it.
fn option_field_id(dilemma: &Dilemma, index: usize) -> Id {
    field_id(Some(&ItemId::from(&dilemma.id)), Field::Options, TextPlace::course(index))
}

fn option_ui(ui: &mut Ui, cx: &PanelContext<'_>, dilemma: &Dilemma, index: usize, option: &DilemmaOption) {
    let words = cx.words;
    let item = ItemId::from(&dilemma.id);
    let number = [("number", (index + 1).into())];
    let id = option_field_id(dilemma, index);
    let is_entered = enters(ui, id);
    let mut typed = None;
    let side = measures().row;
    let width = ui.available_width() - 3.0 * side - measures().space.tight;
    let name = words.with("inspector-option", &number);
    let hint = words.text("inspector-option-hint");
    let right = ui.max_rect().right();
    let field = ui.allocate_ui(vec2(width, measures().field), |ui| {
        fields::bare_text(ui, cx, id, (&name, &hint, &option.text, Setting::Title), |text| {
            typed = Some(text.clone());
            changed(dilemma, Field::Options, |dilemma| dilemma.options[index].text = text)
        });
    });
    if is_entered {
        // What was typed in one breath before Enter belongs to it.
        let mut dilemma = dilemma.clone();
        typed.into_iter().for_each(|text| dilemma.options[index].text = text);
        go_on_behind(ui, cx, &dilemma, index);
    }
    let beside = field.response.rect.with_min_x(right - 3.0 * side).with_max_x(right);
    let name = words.with("inspector-price", &number);
    let hint = words.text("inspector-price-hint");
    let id = field_id(Some(&item), Field::Options, TextPlace::price(index));
    fields::bare_text(ui, cx, id, (&name, &hint, &option.price, Setting::Words), |text| {
        changed(dilemma, Field::Options, |dilemma| dilemma.options[index].price = text)
    });
    // Behind the fields, so that Tab leads from the option to its price.
    let layout = Layout::left_to_right(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(beside).layout(layout));
    ui.spacing_mut().item_spacing.x = 0.0;
    option_buttons_ui(&mut ui, cx, dilemma, index);
}

/// Up, down and away with it.
fn option_buttons_ui(ui: &mut Ui, cx: &PanelContext<'_>, dilemma: &Dilemma, index: usize) {
    let words = cx.words;
    let number = [("number", (index + 1).into())];
    let last = dilemma.options.len() - 1;
    for (icon, name, change, enabled) in [
        (Icon::ArrowUp, words.with("inspector-option-up", &number), Change::Up, index > 0),
        (Icon::ArrowDown, words.with("inspector-option-down", &number), Change::Down, index < last),
        (Icon::Close, words.with("inspector-remove-option", &number), Change::Remove, true),
    ] {
        if IconButton::new(icon, &name).enabled(enabled).side(measures().row).show(ui).clicked() {
            cx.push(with_options(dilemma, index, change));
        }
    }
}

/// Where it opens, presses and is decided.
fn course_ui(ui: &mut Ui, cx: &PanelContext<'_>, dilemma: &Dilemma) {
    let words = cx.words;
    let opens = words.text("inspector-opens");
    scene_ui(ui, cx, &opens, dilemma.opens.as_ref(), |scene| {
        changed(dilemma, Field::Opens, |dilemma| dilemma.opens = scene)
    });
    presses_ui(ui, cx, dilemma);
    if let Outcome::Decided { option, scene } = &dilemma.outcome {
        decided_ui(ui, cx, dilemma, *option, scene.as_ref());
    }
}

fn decided_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    dilemma: &Dilemma,
    option: Option<usize>,
    scene: Option<&SceneId>,
) {
    let words = cx.words;
    let put = |option: Option<usize>, scene: Option<SceneId>| {
        changed(dilemma, Field::Outcome, |dilemma| dilemma.outcome = Outcome::Decided { option, scene })
    };
    side_by_side(
        ui,
        |ui| {
            let name = words.text("inspector-option-taken");
            let neither = words.text("inspector-option-none");
            let options = dilemma.options.iter().enumerate();
            let mut values: Vec<_> =
                options.map(|(index, option)| (Some(index), option.text.clone())).collect();
            values.insert(0, (None, neither));
            let chosen = labelled(ui, &name, |ui| choose(ui, cx, &name, &values, Some(option), ""));
            if let Some(option) = chosen {
                cx.push(put(option, scene.cloned()));
            }
        },
        |ui| scene_ui(ui, cx, &words.text("inspector-decided-in"), scene, |scene| put(option, scene)),
    );
}

/// A scene, from the list of scenes.
fn scene_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    name: &str,
    present: Option<&SceneId>,
    edit: impl FnOnce(Option<SceneId>) -> Edit,
) {
    labelled(ui, name, |ui| {
        let none = cx.words.text("inspector-open");
        let label = present.and_then(|id| scene_label(cx, id));
        let strand = present.and_then(|id| cx.outline().scene(id)).and_then(|scene| scene.strand.as_ref());
        let shown = Shown {
            label: label.as_deref().unwrap_or(&none),
            is_missing: label.is_none(),
            strand: strand.and_then(|id| cx.strand(id)).map(|look| look.badge()),
        };
        let button = choice_button(ui, cx, name, shown);
        let chosen = choose_under(ui, cx, &button, (Some(&none), None), || {
            scenes(cx, present.map(std::slice::from_ref).unwrap_or_default())
        });
        match chosen {
            Some(Chosen::One(id)) => cx.push(edit(Some(id))),
            Some(Chosen::Nothing) => cx.push(edit(None)),
            Some(Chosen::New(_)) | None => {}
        }
    });
}

/// `7 Die gemeinsame Entscheidung`
fn scene_label(cx: &PanelContext<'_>, id: &SceneId) -> Option<String> {
    let place = cx.outline().scenes.iter().position(|scene| scene.id == *id)?;
    Some(format!("{} {}", place + 1, cx.outline().scenes[place].title))
}

fn presses_ui(ui: &mut Ui, cx: &PanelContext<'_>, dilemma: &Dilemma) {
    let words = cx.words;
    let label = words.text("inspector-presses");
    labelled(ui, &label, |ui| {
        chip_line(ui, |ui| {
            for id in &dilemma.presses {
                let name = scene_label(cx, id).unwrap_or_else(|| id.to_string());
                let remove = words.with("inspector-remove", &[("name", name.as_str().into())]);
                let chip = Chip::new(&short(&name)).name(&name).removable(&remove).show(ui);
                if chip.removed {
                    cx.push(changed(dilemma, Field::Presses, |dilemma| {
                        dilemma.presses.retain(|other| other != id);
                    }));
                } else if chip.response.clicked() {
                    show(cx, ItemId::from(id));
                }
            }
            let add = words.text("inspector-add-scene");
            let name = words
                .with("inspector-add-to", &[("list", label.as_str().into()), ("what", add.as_str().into())]);
            let button = word_button_of_list(ui, cx, Icon::Plus, (&add, &name));
            let chosen = choose_under(ui, cx, &button, (None, None), || scenes(cx, &dilemma.presses));
            if let Some(Chosen::One(id)) = chosen {
                cx.push(changed(dilemma, Field::Presses, |dilemma| {
                    match dilemma.presses.iter().position(|other| *other == id) {
                        Some(place) => drop(dilemma.presses.remove(place)),
                        None => dilemma.presses.push(id),
                    }
                }));
            }
        });
    });
}

/// A long name cut for a chip.
fn short(name: &str) -> String {
    const LONGEST: usize = 30;
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LONGEST - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Item;

    fn options(texts: &str, taken: Option<usize>) -> Dilemma {
        let option = |text: &str| DilemmaOption { text: text.into(), price: String::new() };
        Dilemma {
            options: texts.split_whitespace().map(option).collect(),
            outcome: Outcome::Decided { option: taken, scene: None },
            ..Dilemma::default()
        }
    }

    #[test]
    fn the_option_taken_stays_the_option_taken() {
        for (index, change, expected, taken) in [
            (1, Change::Up, "b a c", Some(0)),
            (0, Change::Down, "b a c", Some(0)),
            (1, Change::Down, "a c b", Some(2)),
            (0, Change::Up, "a b c", Some(1)),
            (2, Change::Down, "a b c", Some(1)),
            (0, Change::Remove, "b c", Some(0)),
            (1, Change::Remove, "a c", None),
            (2, Change::Remove, "a b", Some(1)),
            (7, Change::Remove, "a b c", Some(1)),
        ] {
            let Edit::Put { item: Item::Dilemma(dilemma), .. } =
                with_options(&options("a b c", Some(1)), index, change)
            else {
                panic!("an edit of the dilemma");
            };
            assert_eq!(dilemma, options(expected, taken), "{index} {change:?}");
        }
    }

    #[test]
    fn long_names_are_cut_between_letters() {
        assert_eq!(short("7 Die Lösung"), "7 Die Lösung");
        assert_eq!(short("7 Die gemeinsame Entscheidung über alles"), "7 Die gemeinsame Entscheidung…");
    }
}
