//! The sheet of a strand.

use egui::{Id, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::{
    InspectorState,
    fields::{self, Setting, changed, field_id, labelled},
    scene_list,
};
use crate::{
    app::{
        context::PanelContext,
        theme::{Type, measures},
    },
    outline::{Field, ItemId, Minutes, Outline, Strand, StrandId},
};

/// Draws the fields that say what the strand is; the evidence follows them.
pub(super) fn strand_ui(ui: &mut Ui, cx: &PanelContext<'_>, strand: &Strand) {
    let words = cx.words;
    let item = ItemId::from(&strand.id);
    let title = words.text("inspector-title");
    let id = field_id(Some(&item), Field::Title, 0);
    fields::text(ui, cx, id, (&title, &strand.title, Setting::Title), |text| {
        changed(strand, Field::Title, |strand| strand.title = text)
    });
    labelled(ui, &words.text("inspector-color"), |ui| colors_ui(ui, cx, strand));
    labelled(ui, &words.text("inspector-share"), |ui| {
        let share = share(cx.outline(), &strand.id);
        let sentence = words.with(
            "inspector-share-of",
            &[
                ("minutes", words.minutes(share.minutes).into()),
                ("scenes", share.scenes.into()),
                ("percent", share.percent().into()),
            ],
        );
        ui.label(Type::Control.text(sentence).color(cx.theme.ink));
    });
}

/// Draws the rest, after the evidence.
pub(super) fn more_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>, strand: &Strand) {
    let words = cx.words;
    let item = ItemId::from(&strand.id);
    scene_list::scene_list_ui(ui, state, cx, (&words.text("inspector-scenes"), &item), |scene| {
        scene.strand.as_ref() == Some(&strand.id)
    });
    let notes = words.text("inspector-notes");
    let id = field_id(Some(&item), Field::Notes, 0);
    fields::text(ui, cx, id, (&notes, &strand.notes, Setting::Prose(2)), |text| {
        changed(strand, Field::Notes, |strand| strand.notes = text)
    });
}

/// How much of the episode a strand has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Share {
    scenes: usize,
    minutes: Minutes,
    of: Minutes,
}

impl Share {
    /// In hundredths of the whole.
    fn percent(self) -> u32 {
        let whole = u64::from(self.of.tenths());
        let percent = (u64::from(self.minutes.tenths()) * 100 + whole / 2).checked_div(whole);
        percent.and_then(|percent| u32::try_from(percent).ok()).unwrap_or_default()
    }
}

fn share(outline: &Outline, strand: &StrandId) -> Share {
    let own = || outline.scenes.iter().filter(|scene| scene.strand.as_ref() == Some(strand));
    Share {
        scenes: own().count(),
        minutes: own().filter_map(|scene| scene.minutes).sum(),
        of: outline.scenes.iter().filter_map(|scene| scene.minutes).sum(),
    }
}

/// The theme's strand colours to choose from. A number tells them apart too.
fn colors_ui(ui: &mut Ui, cx: &PanelContext<'_>, strand: &Strand) {
    let place = cx.outline().strands.iter().position(|other| other.id == strand.id).unwrap_or_default();
    let count = cx.theme.strand_count();
    let present = strand.color.map_or(place, usize::from) % count;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measures().space.tight + 2.0, measures().space.tight);
        for index in 0..count {
            let name = cx.words.with("inspector-color-number", &[("number", (index + 1).into())]);
            let (_, rect) = ui.allocate_space(Vec2::splat(measures().badge + 6.0));
            let id = Id::unique(("inspector-color", &strand.id, index));
            let response = ui.interact(rect, id, Sense::click());
            let is_present = index == present;
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_present, &name));
            let radius = measures().radius.small;
            ui.painter().rect_filled(rect.shrink(3.0), radius, cx.theme.strand(index).ink);
            let ring = match () {
                () if is_present => Some(cx.theme.ink),
                () if response.has_focus() => Some(cx.theme.accent),
                () if response.hovered() => Some(cx.theme.edge),
                () => None,
            };
            if let Some(ink) = ring {
                let stroke = (if is_present { 1.5 } else { 1.0 }, *ink);
                ui.painter().rect_stroke(rect.shrink(0.5), radius + 2, stroke, StrokeKind::Inside);
            }
            if response.clicked() && !is_present {
                let color = u8::try_from(index).ok().filter(|_| index != place % count);
                cx.push(changed(strand, Field::Color, |strand| strand.color = color));
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::Scene;

    #[test]
    fn a_strand_has_its_share_of_the_minutes() {
        let scene = |id: &str, strand: &str, minutes: f64| {
            Arc::new(Scene {
                id: id.into(),
                strand: Some(strand.into()),
                minutes: Some(Minutes::from_f64(minutes)),
                ..Scene::default()
            })
        };
        let scenes = vec![scene("1", "a", 2.0), scene("2", "b", 1.0), scene("3", "a", 0.5)];
        let outline = Outline { scenes, ..Outline::default() };
        let share = |strand: &str| {
            let share = share(&outline, &strand.into());
            (share.scenes, share.minutes.as_f64(), share.percent())
        };
        assert_eq!(share("a"), (2, 2.5, 71));
        assert_eq!(share("b"), (1, 1.0, 29));
        assert_eq!(super::share(&Outline::default(), &"a".into()).percent(), 0);
    }
}
