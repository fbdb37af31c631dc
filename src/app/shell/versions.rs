//! The earlier versions of an outline: when each was saved, how much is in it, and how it differs from now.

use chrono::{DateTime, Local, NaiveDate, TimeDelta};
use egui::{EventFilter, Id, Key, Modifiers, Role, ScrollArea, Ui, Vec2, WidgetInfo};

use super::questions::{Answer, button, heading, main_button_if, soft};
use crate::{
    app::{
        theme::{Theme, Type, measures},
        widgets::Row,
        window::App,
        words::Words,
    },
    outline::Extent,
    session::{Contents, FileCommand, Version, Versions},
    store::Fault,
};

/// What the list leaves free of the window for what stands above and below it.
const ROUND_THE_LIST: f32 = 300.0;

impl App {
    /// The list of versions, or why there is none; `cursor` is the place of the one that Enter opens.
    pub(super) fn versions_ui(&self, ui: &mut Ui, cursor: &mut usize, is_new: &mut bool) -> Option<Answer> {
        let words = &self.words;
        heading(ui, &words.text("versions-heading"));
        let active = self.document().map(crate::session::Document::id);
        let versions = self.workspace.versions().filter(|versions| Some(versions.of) == active);
        let Some(versions) = versions.filter(|versions| !versions.kept.is_empty()) else {
            let is_known = versions.is_some() || self.workspace.backups().is_none();
            soft(ui, &words.text(if is_known { "versions-none" } else { "versions-reading" }));
            self.versions_place_ui(ui);
            return self.close_ui(ui);
        };
        soft(ui, &words.text("versions-what"));
        let entered = list_ui(ui, versions, cursor, is_new, words, self.workspace.clock().into());
        self.versions_place_ui(ui);
        ui.add_space(measures().space.small);
        let version = versions.kept.get(*cursor)?;
        let opened = ui.horizontal(|ui| {
            let open = main_button_if(ui, &words.text("versions-open"), version.can_be_opened());
            match button(ui, &words.text("question-close")).clicked() {
                true => Some(Answer::Leave),
                false => open.clicked().then(|| self.open_version(*cursor, version)),
            }
        });
        let entered = entered.and_then(|place| Some((place, versions.kept.get(place)?)));
        let entered = entered.filter(|(_, version)| version.can_be_opened());
        opened.inner.or(entered.map(|(place, version)| self.open_version(place, version)))
    }

    /// Where the versions lie, for whoever wants to keep them elsewhere too.
    fn versions_place_ui(&self, ui: &mut Ui) {
        let Some(folder) = self.workspace.backups() else { return };
        let text = self.words.with("versions-place", &[("folder", folder.display().to_string().into())]);
        let ink = Theme::of(ui.ctx()).faint;
        ui.add(egui::Label::new(Type::Note.text(text).color(ink)).wrap());
    }

    fn open_version(&self, place: usize, version: &Version) -> Answer {
        let saved = version.backup.time.with_timezone(&Local);
        let title = self.document().map(|document| super::document_name(document, &self.words));
        let name = self.words.with(
            "versions-name",
            &[
                ("name", title.unwrap_or_default().into()),
                ("day", self.words.date(saved.date_naive()).into()),
                ("time", Words::time(saved.time()).into()),
            ],
        );
        Answer::Command(FileCommand::OpenVersion { place, name })
    }
}

/// The versions, a row each; the place of the one that is to be opened. The row at the cursor has the focus, and the
/// arrow keys, Home and End take it along.
fn list_ui(
    ui: &mut Ui,
    versions: &Versions,
    cursor: &mut usize,
    is_new: &mut bool,
    words: &Words,
    now: DateTime<Local>,
) -> Option<usize> {
    let last = versions.kept.len() - 1;
    *cursor = (*cursor).min(last);
    let has_moved = take_keys(ui, cursor, last) || std::mem::take(is_new);
    let has_focus = ui.memory(|memory| memory.has_focus(row_id(*cursor)));
    let mut entered = None;
    if has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        entered = Some(*cursor);
    }
    let most = (ui.ctx().content_rect().height() - ROUND_THE_LIST).max(measures().row * 4.0);
    let area = ScrollArea::vertical().max_height(most).min_scrolled_height(most).auto_shrink([false, true]);
    let list = area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, version) in versions.kept.iter().enumerate() {
            let line = Line::new(version, versions.now, words, now);
            let response = line.show(ui, place, place == *cursor);
            if place == *cursor && (has_moved || ui.memory(|memory| memory.focused().is_none())) {
                response.request_focus();
                response.scroll_to_me(None);
            }
            if response.gained_focus() || response.clicked() {
                *cursor = place;
            }
            if response.double_clicked() {
                entered = Some(place);
            }
        }
    });
    let name = words.text("versions-heading");
    let id = Id::unique("versions");
    let list = ui.interact(list.inner_rect, id, egui::Sense::hover());
    list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, &name));
    entered
}

/// Moves the cursor by the keys while its row has the focus; whether it has moved.
fn take_keys(ui: &Ui, cursor: &mut usize, last: usize) -> bool {
    let id = row_id(*cursor);
    if !ui.memory(|memory| memory.has_focus(id)) {
        return false;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let before = *cursor;
    ui.input_mut(|input| {
        let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key);
        *cursor += pressed(Key::ArrowDown) + 10 * pressed(Key::PageDown) + last * pressed(Key::End).min(1);
        let up = pressed(Key::ArrowUp) + 10 * pressed(Key::PageUp) + last * pressed(Key::Home).min(1);
        *cursor = (*cursor).min(last).saturating_sub(up);
    });
    *cursor != before
}

fn row_id(place: usize) -> Id {
    Id::unique(("version", place))
}

/// A version in words.
struct Line {
    saved: String,
    holds: String,
    differs: String,
    can_be_opened: bool,
}

impl Line {
    fn new(version: &Version, now: Extent, words: &Words, clock: DateTime<Local>) -> Self {
        let saved = day_and_time(version.backup.time.into(), clock.date_naive(), words);
        let (holds, differs) = match &version.contents {
            Contents::Unread => (words.text("versions-reading"), String::new()),
            Contents::Unreadable(error) => match error.fault {
                Fault::Newer(_) | Fault::Damaged(crate::store::Damage::Newer(_)) => {
                    (words.text("versions-newer"), String::new())
                }
                _ => (words.text("versions-damaged"), String::new()),
            },
            Contents::Outline { extent, is_partial: true, .. } => {
                (holds(*extent, words), words.text("versions-partial"))
            }
            Contents::Outline { extent, is_as_now: true, .. } => {
                (holds(*extent, words), words.text("versions-as-now"))
            }
            Contents::Outline { extent, .. } => (holds(*extent, words), differs(*extent, now, words)),
        };
        Self { saved, holds, differs, can_be_opened: version.can_be_opened() }
    }

    /// What a screen reader says of it.
    fn name(&self) -> String {
        let parts = [&self.saved, &self.holds, &self.differs];
        let said: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        said.join("; ")
    }

    fn show(&self, ui: &mut Ui, place: usize, is_cursor: bool) -> egui::Response {
        let theme = Theme::of(ui.ctx());
        let name = self.name();
        let row = Row::new(row_id(place), &name).selected(is_cursor).height(2.0 * measures().row);
        let ink = if self.can_be_opened { theme.ink } else { theme.faint };
        row.show(ui, |ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(Type::List.text(&self.differs).color(theme.soft));
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing = Vec2::new(0.0, 1.0);
                        ui.add_space(measures().space.tight + 2.0);
                        ui.label(Type::ControlStrong.text(&self.saved).color(ink));
                        let holds = Type::List.text(&self.holds).color(theme.soft);
                        ui.add(egui::Label::new(holds).truncate());
                    });
                });
            });
        })
    }
}

/// When something was: `heute 14:32`, `gestern 9:05`, `12.03.2026 09:05`.
fn day_and_time(then: DateTime<Local>, today: NaiveDate, words: &Words) -> String {
    let day = then.date_naive();
    let time = [("time", Words::time(then.time()).into())];
    match today - day {
        ago if ago == TimeDelta::zero() => words.with("when-today", &time),
        ago if ago == TimeDelta::days(1) => words.with("when-yesterday", &time),
        _ => format!("{} {}", words.date(day), Words::time(then.time())),
    }
}

/// How much there is: `12 Szenen · 8 Figuren · 1240 Wörter`.
fn holds(extent: Extent, words: &Words) -> String {
    counts(extent, words).map(|(_, text)| text).join(" · ")
}

/// How a version differs from now: `3 Szenen mehr, 120 Wörter weniger`.
fn differs(extent: Extent, now: Extent, words: &Words) -> String {
    let more = Extent {
        scenes: extent.scenes.abs_diff(now.scenes),
        characters: extent.characters.abs_diff(now.characters),
        words: extent.words.abs_diff(now.words),
    };
    let are_more = [extent.scenes > now.scenes, extent.characters > now.characters, extent.words > now.words];
    let parts: Vec<String> = counts(more, words)
        .into_iter()
        .zip(are_more)
        .filter(|((count, _), _)| *count > 0)
        .map(|((_, what), is_more)| match is_more {
            true => words.with("versions-more", &[("what", what.into())]),
            false => words.with("versions-fewer", &[("what", what.into())]),
        })
        .collect();
    match parts.as_slice() {
        [] => words.text("versions-in-detail"),
        parts => parts.join(", "),
    }
}

fn counts(extent: Extent, words: &Words) -> [(usize, String); 3] {
    let counted = |n: usize, text: &str| (n, words.with(text, &[("n", n.into())]));
    [
        counted(extent.scenes, "summary-scenes"),
        counted(extent.characters, "count-characters"),
        counted(extent.words, "count-words"),
    ]
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;
    use crate::app::words::Language;

    #[test]
    fn today_and_yesterday_are_called_so() {
        let (german, english) = (Words::new(Language::German), Words::new(Language::English));
        let at = |day, hour| Local.with_ymd_and_hms(2026, 3, day, hour, 5, 0).unwrap();
        let today = at(12, 8).date_naive();
        for (then, in_german, in_english) in [
            (at(12, 0), "heute 00:05", "today 00:05"),
            (at(11, 23), "gestern 23:05", "yesterday 23:05"),
            (at(10, 23), "10.03.2026 23:05", "10 Mar 2026 23:05"),
            (at(13, 1), "13.03.2026 01:05", "13 Mar 2026 01:05"),
        ] {
            assert_eq!(day_and_time(then, today, &german), in_german);
            assert_eq!(day_and_time(then, today, &english), in_english);
        }
    }

    #[test]
    fn versions_are_told_apart_in_a_few_words() {
        let words = Words::new(Language::German);
        let extent = |scenes, characters, words| Extent { scenes, characters, words };
        let now = extent(9, 4, 800);
        assert_eq!(holds(extent(1, 1, 1), &words), "1 Szene · 1 Figur · 1 Wort");
        assert_eq!(differs(extent(12, 4, 799), now, &words), "3 Szenen mehr, 1 Wort weniger");
        assert_eq!(differs(extent(9, 3, 800), now, &words), "1 Figur weniger");
        assert_eq!(differs(now, now, &words), "in Einzelheiten anders");
    }
}
