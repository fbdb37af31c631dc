//! When a scene happens in the story.

use egui::Ui;

use super::{
    InspectorState, evidence,
    fields::{self, Setting, changed, field_id, word_button},
    reading, reasons,
};
use crate::{
    app::{context::PanelContext, icons::Icon, theme::measures, words::Words},
    outline::{Edit, Field, ItemId, Moment, Outline, Scene, StoryDay, TextPlace},
};

/// Draws day, hour and the text's words for it.
pub(super) fn moment_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>, scene: &Scene) {
    let words = cx.words;
    let item = ItemId::from(&scene.id);
    let id = |index| field_id(Some(&item), Field::Moment, index);
    let moment = scene.moment.as_ref();
    let unread = &mut state.unread;
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        let shown = moment.map(|moment| day_words(words, moment.day)).unwrap_or_default();
        let (label, problem) = (words.text("inspector-day"), words.text("inspector-day-problem"));
        let hint = words.text("inspector-open");
        let read = |text: &str| reading::read(text, reading::story_day);
        fields::value(left, (cx, &mut *unread), id(0), (&label, &shown, &hint, &problem), read, |day| {
            put(scene, day.map(|day| with(cx.outline(), scene, |moment| moment.day = day)))
        });
        let shown = moment.and_then(|moment| moment.time).map(Words::time).unwrap_or_default();
        let (label, problem) = (words.text("inspector-time"), words.text("inspector-time-problem"));
        let read = |text: &str| reading::read(text, reading::time);
        fields::value(right, (cx, unread), id(1), (&label, &shown, &hint, &problem), read, |time| {
            put(scene, Some(with(cx.outline(), scene, |moment| moment.time = time)))
        });
    });
    let (label, hint) = (words.text("inspector-moment-words"), words.text("inspector-moment-words-hint"));
    let value = moment.map(|moment| moment.words.clone()).unwrap_or_default();
    fields::labelled(ui, &label, |ui| {
        fields::bare_text(
            ui,
            cx,
            id(TextPlace::MOMENT_WORDS),
            (&label, &hint, &value, Setting::Line),
            |text| put(scene, Some(with(cx.outline(), scene, |moment| moment.words = text))),
        )
    });
    if let Some(moment) = moment {
        if let Some(found) = &moment.found {
            evidence::reasons_ui(ui, cx, &reasons::reasons(words, cx.outline(), &found.reasons));
        }
        ui.add_space(measures().space.hair);
        if word_button(ui, cx, Icon::Close, &words.text("inspector-remove-moment")).clicked() {
            cx.push(put(scene, None));
        }
    }
}

fn put(scene: &Scene, moment: Option<Moment>) -> Edit {
    changed(scene, Field::Moment, |scene| scene.moment = moment)
}

/// The scene's moment, changed. A scene that had none is on the day of the scene told before it.
fn with(outline: &Outline, scene: &Scene, change: impl FnOnce(&mut Moment)) -> Moment {
    let day_before = || {
        let before = outline.scenes.iter().take_while(|other| other.id != scene.id);
        before.filter_map(|other| other.moment.as_ref()).last().map_or(StoryDay::Day(1), |moment| moment.day)
    };
    let mut moment = scene.moment.clone().unwrap_or_else(|| Moment {
        day: day_before(),
        time: None,
        words: String::new(),
        found: None,
    });
    change(&mut moment);
    moment
}

/// A day of the story: `Tag 2`, or its date.
fn day_words(words: &Words, day: StoryDay) -> String {
    match day {
        StoryDay::Day(day) => words.with("inspector-story-day", &[("n", words.number(day.into(), 0).into())]),
        StoryDay::Date(date) => words.date(date),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::words::Language;

    #[test]
    fn a_scene_without_moment_is_on_the_day_before_it() {
        let scene = |id: &str, day: Option<i32>| Scene {
            id: id.into(),
            moment: day.map(|day| Moment {
                day: StoryDay::Day(day),
                time: None,
                words: String::new(),
                found: None,
            }),
            ..Scene::default()
        };
        let new = scene("b", None);
        let scenes = [scene("a", Some(3)), new.clone(), scene("c", Some(9))].map(Arc::new).into();
        let outline = Outline { scenes, ..Outline::default() };
        let moment = with(&outline, &new, |moment| moment.words = "abends".into());
        assert_eq!((moment.day, moment.words.as_str()), (StoryDay::Day(3), "abends"));
        assert_eq!(with(&Outline::default(), &new, |_| ()).day, StoryDay::Day(1));
    }

    #[test]
    fn what_is_shown_for_a_day_can_be_read_again() {
        for language in Language::ALL {
            let words = Words::new(language);
            for day in [StoryDay::Day(2), StoryDay::Day(-1)] {
                assert_eq!(reading::story_day(&day_words(&words, day)), Some(day), "{language:?}");
            }
        }
    }
}
