//! The dilemmas of a scene: which open, press or are decided here.

use egui::{Align2, CornerRadius, Id, Rect, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::{
    dilemma_kind_word,
    fields::{changed, labelled, word_button_of_list},
    people::show,
    references::{Chosen, choose_under, dilemmas},
};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        theme::{Type, measures},
        widgets::dilemma_mark,
    },
    outline::{Dilemma, DilemmaId, Edit, Field, ItemId, Outcome, Scene, SceneId},
    session::Select,
};

/// What a scene does to a dilemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Opens,
    Presses,
    Decides,
}

impl Part {
    const ALL: [Self; 3] = [Self::Opens, Self::Presses, Self::Decides];

    fn is_played(self, dilemma: &Dilemma, scene: &SceneId) -> bool {
        match self {
            Self::Opens => dilemma.opens.as_ref() == Some(scene),
            Self::Presses => dilemma.presses.contains(scene),
            Self::Decides => {
                matches!(&dilemma.outcome, Outcome::Decided { scene: Some(decides), .. } if decides == scene)
            }
        }
    }

    fn field(self) -> Field {
        match self {
            Self::Opens => Field::Opens,
            Self::Presses => Field::Presses,
            Self::Decides => Field::Outcome,
        }
    }

    /// The dilemma with this part of the scene given, or taken back.
    fn turned(self, dilemma: &Dilemma, scene: &SceneId) -> Edit {
        let is_played = self.is_played(dilemma, scene);
        changed(dilemma, self.field(), |dilemma| match self {
            Self::Opens => dilemma.opens = (!is_played).then(|| scene.clone()),
            Self::Presses if is_played => dilemma.presses.retain(|presses| presses != scene),
            Self::Presses => dilemma.presses.push(scene.clone()),
            Self::Decides => {
                dilemma.outcome = match &dilemma.outcome {
                    // Decided all the same, but not here.
                    Outcome::Decided { option: Some(option), .. } if is_played => {
                        Outcome::Decided { option: Some(*option), scene: None }
                    }
                    _ if is_played => Outcome::Open,
                    Outcome::Decided { option, .. } => {
                        Outcome::Decided { option: *option, scene: Some(scene.clone()) }
                    }
                    Outcome::Open => Outcome::Decided { option: None, scene: Some(scene.clone()) },
                }
            }
        })
    }
}

/// Draws the scene's dilemmas as cards, and the button that adds one.
pub(super) fn dilemmas_ui(ui: &mut Ui, cx: &PanelContext<'_>, scene: &Scene) {
    let words = cx.words;
    labelled(ui, &words.text("inspector-dilemmas"), |ui| {
        ui.spacing_mut().item_spacing.y = measures().space.tight + 2.0;
        let here = |dilemma: &Dilemma| Part::ALL.iter().any(|part| part.is_played(dilemma, &scene.id));
        let mut shown: Vec<DilemmaId> = Vec::new();
        for dilemma in cx.outline().dilemmas.iter().filter(|dilemma| here(dilemma)) {
            card_ui(ui, cx, scene, dilemma);
            shown.push(dilemma.id.clone());
        }
        let add = words.text("inspector-add-dilemma");
        let button = word_button_of_list(ui, cx, Icon::Plus, (&add, &add));
        let new = words.text("inspector-new-dilemma");
        match choose_under(ui, cx, &button, (None, Some(&new)), || dilemmas(cx, &shown)) {
            Some(Chosen::One(id)) => {
                if let Some(dilemma) = cx.outline().dilemma(&id).filter(|dilemma| !here(dilemma)) {
                    let part = if dilemma.opens.is_none() { Part::Opens } else { Part::Presses };
                    cx.push(part.turned(dilemma, &scene.id));
                }
            }
            Some(Chosen::New(title)) => {
                let opens = Some(scene.id.clone());
                cx.push(Edit::add(Dilemma { title, opens, ..Dilemma::default() }));
                cx.push(Select::one(&scene.id));
            }
            Some(Chosen::Nothing) | None => {}
        }
    });
}

/// A dilemma: its diamond and title, who chooses between what, and what this scene does to it.
fn card_ui(ui: &mut Ui, cx: &PanelContext<'_>, scene: &Scene, dilemma: &Dilemma) {
    let theme = cx.theme;
    egui::Frame::NONE
        .fill(*theme.raised)
        .stroke(theme.hairline())
        .corner_radius(measures().radius.field)
        .inner_margin(egui::Margin { left: 10, right: 10, top: 7, bottom: 7 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = measures().space.tight;
            title_ui(ui, cx, dilemma);
            let note = note(cx, dilemma);
            if !note.is_empty() {
                ui.add(egui::Label::new(Type::Note.text(note).color(theme.soft)).wrap());
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(measures().space.tight);
                for part in Part::ALL {
                    if part_ui(ui, cx, part, scene, dilemma) {
                        cx.push(part.turned(dilemma, &scene.id));
                    }
                }
            });
        });
}

fn title_ui(ui: &mut Ui, cx: &PanelContext<'_>, dilemma: &Dilemma) {
    let kind = dilemma_kind_word(cx.words, dilemma.kind);
    let untitled = cx.words.text("library-untitled");
    let title = if dilemma.title.is_empty() { &untitled } else { &dilemma.title };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = measures().space.tight + 2.0;
        dilemma_mark(ui, dilemma.kind, *cx.theme.ink, &kind);
        let label = egui::Label::new(Type::Control.text(title)).sense(Sense::click()).wrap();
        let response = ui.add(label);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, title));
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            show(cx, ItemId::from(&dilemma.id));
        }
    });
}

/// `Sarah, Jasper · erlauben oder verweigern · offen`
fn note(cx: &PanelContext<'_>, dilemma: &Dilemma) -> String {
    let name = |id| cx.outline().character(id).map(|character| character.name.clone());
    let holders: Vec<_> = dilemma.holders.iter().filter_map(name).collect();
    let options: Vec<_> = dilemma.options.iter().map(|option| option.text.as_str()).collect();
    let or = cx.words.text("inspector-or");
    let outcome = match dilemma.outcome {
        Outcome::Open => cx.words.text("library-open"),
        Outcome::Decided { .. } => cx.words.text("library-decided"),
    };
    let parts = [holders.join(", "), options.join(&format!(" {or} ")), outcome];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A small switch for one part; gives whether it was turned.
fn part_ui(ui: &mut Ui, cx: &PanelContext<'_>, part: Part, scene: &Scene, dilemma: &Dilemma) -> bool {
    let words = cx.words;
    let (label, name) = match part {
        Part::Opens => (words.text("part-opens"), words.text("part-opens-here")),
        Part::Presses => (words.text("part-presses"), words.text("part-presses-here")),
        Part::Decides => (words.text("part-decides"), words.text("part-decides-here")),
    };
    let name = format!("{name}: {}", dilemma.title);
    let id = Id::unique(("inspector-part", &scene.id, &dilemma.id, part.field()));
    switch_ui(ui, cx, id, (&label, &name), part.is_played(dilemma, &scene.id))
}

fn switch_ui(ui: &mut Ui, cx: &PanelContext<'_>, id: Id, (label, name): (&str, &str), is_on: bool) -> bool {
    let theme = cx.theme;
    let galley = ui.painter().layout_no_wrap(label.to_owned(), Type::Note.font(), *theme.ink);
    let (_, rect): (Id, Rect) = ui.allocate_space(Vec2::new(galley.size().x + 16.0, 20.0));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, name));
    let is_lit = response.hovered() || response.has_focus();
    let fill = if is_on {
        theme.selected
    } else if is_lit {
        theme.hover
    } else {
        theme.raised
    };
    let stroke = if is_on || response.has_focus() { theme.accent } else { theme.line };
    let radius = CornerRadius::same(measures().radius.field);
    ui.painter().rect(rect, radius, *fill, (1.0, *stroke), StrokeKind::Inside);
    let ink = if is_on { theme.accent } else { theme.soft };
    let at = Align2::CENTER_CENTER.anchor_size(pos2(rect.center().x, rect.center().y), galley.size()).min;
    ui.painter().galley_with_override_text_color(at, galley, *ink);
    response.on_hover_text(Type::List.text(name)).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Item;

    fn turned(part: Part, dilemma: &Dilemma) -> Dilemma {
        match part.turned(dilemma, &"sc".into()) {
            Edit::Put { item: Item::Dilemma(dilemma), .. } => dilemma,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_part_is_given_and_taken_back() {
        let scene = SceneId::from("sc");
        for part in Part::ALL {
            let dilemma = turned(part, &Dilemma::default());
            assert!(part.is_played(&dilemma, &scene), "{part:?}");
            assert_eq!(turned(part, &dilemma), Dilemma::default(), "{part:?}");
        }
    }

    #[test]
    fn the_option_taken_stays_when_the_scene_goes() {
        let outcome = Outcome::Decided { option: Some(1), scene: Some("sc".into()) };
        let dilemma = turned(Part::Decides, &Dilemma { outcome, ..Dilemma::default() });
        assert_eq!(dilemma.outcome, Outcome::Decided { option: Some(1), scene: None });
    }
}
