//! The sheet of the episode itself, shown while nothing is selected.

use egui::{Ui, vec2};

use super::{
    InspectorState,
    fields::{self, Setting, choose, field_id, labelled, word_button},
    header::{go_on_from, title_ui},
    reading::{self, Read},
    review::unchecked,
};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        theme::{Type, measures},
        words::Words,
    },
    outline::{Edit, Field, Header, Length, Minutes, Outline},
};

/// Draws the sheet.
pub(super) fn episode_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>) {
    let words = cx.words;
    let outline = cx.outline();
    title_ui(
        ui,
        cx,
        &words.text("inspector-kind-episode"),
        |ui| {
            ui.label(Icon::Clapperboard.text().color(cx.theme.soft));
        },
        |_| (),
    );
    review_ui(ui, cx);
    line_ui(
        ui,
        cx,
        (Field::Title, &words.text("inspector-title"), &outline.title, Setting::Title),
        |header, text| {
            header.title = text;
        },
    );
    line_ui(
        ui,
        cx,
        (Field::Series, &words.text("inspector-series"), &outline.series, Setting::Line),
        |header, text| {
            header.series = text;
        },
    );
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            number_ui(left, state, cx, Field::Season);
            number_ui(right, state, cx, Field::Episode);
        }
    });
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            air_date_ui(left, state, cx);
            number_ui(right, state, cx, Field::Runtime);
        }
    });
    length_ui(ui, cx);
    line_ui(
        ui,
        cx,
        (Field::Logline, &words.text("inspector-logline"), &outline.logline, Setting::Prose(2)),
        |header, text| {
            header.logline = text;
        },
    );
    language_ui(ui, cx);
    line_ui(
        ui,
        cx,
        (Field::Notes, &words.text("inspector-notes"), &outline.notes, Setting::Prose(3)),
        |header, text| {
            header.notes = text;
        },
    );
    ui.add_space(measures().space.large);
}

fn put(outline: &Outline, field: Field, change: impl FnOnce(&mut Header)) -> Edit {
    let mut header = outline.header();
    change(&mut header);
    Edit::PutHeader(header, field)
}

fn line_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    (field, label, value, setting): (Field, &str, &str, Setting),
    change: impl FnOnce(&mut Header, String),
) {
    fields::text(ui, cx, field_id(None, field, 0), (label, value, setting), |text| {
        put(cx.outline(), field, |header| change(header, text))
    });
}

fn number_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>, field: Field) {
    let words = cx.words;
    let header = cx.outline().header();
    let (label, present, problem) = match field {
        Field::Season => {
            (words.text("inspector-season"), header.season, words.text("inspector-number-problem"))
        }
        Field::Episode => {
            (words.text("inspector-episode"), header.episode, words.text("inspector-number-problem"))
        }
        _ => {
            (words.text("inspector-runtime"), header.runtime_minutes, words.text("inspector-runtime-problem"))
        }
    };
    let is_runtime = field == Field::Runtime;
    let shown = present
        .map(|number| if is_runtime { words.minutes(Minutes::whole(number)) } else { number.to_string() });
    let read = |text: &str| -> Read<u32> {
        reading::read(text, if is_runtime { reading::whole_minutes } else { reading::number })
    };
    let texts = (label.as_str(), shown.as_deref().unwrap_or_default(), "", problem.as_str());
    fields::value(ui, (cx, &mut state.unread), field_id(None, field, 0), texts, read, |number| {
        put(cx.outline(), field, |header| match field {
            Field::Season => header.season = number,
            Field::Episode => header.episode = number,
            _ => header.runtime_minutes = number,
        })
    });
}

fn air_date_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>) {
    let words = cx.words;
    let shown = cx.outline().air_date.map(|date| words.date(date)).unwrap_or_default();
    let (label, problem) = (words.text("inspector-air-date"), words.text("inspector-air-date-problem"));
    let read = |text: &str| reading::read(text, Words::read_date);
    let id = field_id(None, Field::AirDate, 0);
    fields::value(ui, (cx, &mut state.unread), id, (&label, &shown, "", &problem), read, |date| {
        put(cx.outline(), Field::AirDate, |header| header.air_date = date)
    });
}

/// How long the scenes are together, against the slot.
fn length_ui(ui: &mut Ui, cx: &PanelContext<'_>) {
    if cx.outline().scenes.is_empty() {
        return;
    }
    let words = cx.words;
    let total: Length = cx.outline().scenes.iter().filter_map(|scene| scene.length).sum();
    let open = cx.outline().scenes.iter().filter(|scene| scene.length.is_none()).count();
    let mut sentence = words.with(
        "inspector-length",
        &[("scenes", cx.outline().scenes.len().into()), ("minutes", words.length(total).into())],
    );
    if open > 0 && total.minutes != Minutes::ZERO {
        let without = words.with("inspector-length-open", &[("n", open.into())]);
        sentence = format!("{sentence} {without}");
    }
    let is_over = cx.outline().runtime_minutes.is_some_and(|slot| total.minutes > Minutes::whole(slot));
    let ink = if is_over { cx.theme.warn } else { cx.theme.soft };
    ui.add_space(measures().space.tight);
    ui.add(egui::Label::new(Type::Note.text(sentence).color(ink)).wrap());
}

fn language_ui(ui: &mut Ui, cx: &PanelContext<'_>) {
    let words = cx.words;
    let name = words.text("inspector-language");
    let mut values = vec![
        ("de", words.text("language-german")),
        ("en", words.text("language-english")),
        ("", words.text("language-unknown")),
    ];
    let present = cx.outline().language.as_str();
    if values.iter().all(|(code, _)| *code != present) {
        values.push((present, present.to_owned()));
    }
    let chosen = labelled(ui, &name, |ui| choose(ui, cx, &name, &values, Some(present), ""));
    if let Some(code) = chosen {
        cx.push(put(cx.outline(), Field::Language, |header| code.clone_into(&mut header.language)));
    }
}

/// What is left to be checked, and the ways to do so.
fn review_ui(ui: &mut Ui, cx: &PanelContext<'_>) {
    let left = unchecked(cx.outline());
    if left.is_empty() {
        return;
    }
    let words = cx.words;
    ui.add_space(measures().space.tight);
    let sentence = words.with("inspector-review", &[("n", left.len().into())]);
    ui.add(egui::Label::new(Type::Note.text(sentence).color(cx.theme.warn)).wrap());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measures().space.tight, measures().space.tight);
        if word_button(ui, cx, Icon::ArrowDown, &words.text("inspector-review-begin")).clicked() {
            go_on_from(cx, None);
        }
        if word_button(ui, cx, Icon::CheckCheck, &words.text("inspector-check-all")).clicked() {
            cx.push(Edit::Check(left, true));
        }
    });
}
