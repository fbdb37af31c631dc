//! What needs an answer before anything else: unsaved changes, and a path where the system has no dialogue. Also
//! the two pages of the help menu, which want nothing but to be read.

use std::path::PathBuf;

use egui::{Button, Context, Frame, Grid, Id, Key, Modal, Response, Ui, Vec2};

use crate::{
    app::{
        actions::{self, Action, Menu, Taker},
        dialogs::Purpose,
        theme::{Theme, Type, measures},
        widgets::TextField,
        window::App,
        words::Words,
    },
    formats::write::timeline::Drawing,
    session::{DocumentId, FileCommand, Offer},
    store::{disk::Existing, recovery::LeftBehind},
};

/// The width of a question.
const NARROW: f32 = 440.0;
/// The width of the list of versions, which say how they differ.
const MIDDLING: f32 = 560.0;
/// The width of the list of keys, which has two columns.
const WIDE: f32 = 690.0;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) enum Question {
    /// There are unsaved changes: save, discard, or stay?
    Unsaved(Then),
    /// Which path? The system has no dialogue.
    Path {
        /// What the file is wanted for.
        purpose: Purpose,
        /// What has been typed.
        typed: String,
        /// Whether it is asked in this frame for the first time.
        is_new: bool,
    },
    /// There is a file already, or somebody else has changed it: replace it?
    Replace {
        /// The outline that is to be in it.
        id: DocumentId,
        /// Which file.
        path: PathBuf,
        /// What would replace it.
        by: Replacing,
        /// What is the matter, in words.
        text: String,
    },
    /// More about a notice.
    Report {
        /// What it is about.
        heading: String,
        /// What there is to say.
        lines: Vec<String>,
    },
    /// An earlier program ended without saving: open what it left?
    Recovery {
        /// What is about to be discarded for good, by its place in the list.
        doubted: Option<usize>,
        /// Whether it is asked in this frame for the first time.
        is_new: bool,
    },
    /// Which earlier version is to be opened?
    Versions {
        /// The place of the one that would be opened.
        cursor: usize,
        /// Whether none has had the focus yet.
        is_new: bool,
    },
    /// A text is a new version of what an open outline was made from: update that outline?
    NewVersion {
        /// The text, and the outline.
        offer: Offer,
        /// Whether it is asked in this frame for the first time.
        is_new: bool,
    },
    /// The keys.
    Keys,
    /// What this program is.
    About,
}

impl Question {
    /// What an earlier program left, as it is first asked.
    pub(in crate::app) const RECOVERY: Self = Self::Recovery { doubted: None, is_new: true };

    /// The earlier versions, as they are first shown.
    pub(in crate::app) const VERSIONS: Self = Self::Versions { cursor: 0, is_new: true };

    /// How wide it is.
    const fn width(&self) -> f32 {
        match self {
            Self::Keys => WIDE,
            Self::Versions { .. } | Self::NewVersion { .. } => MIDDLING,
            _ => NARROW,
        }
    }
}

/// What would replace a file.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) enum Replacing {
    /// The outline itself.
    Save,
    /// The outline in another format; a picture shows this.
    Export(Drawing),
}

/// What follows when nothing can be lost any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Then {
    /// Close the tab.
    Close(DocumentId),
    /// Close the window.
    Quit,
}

/// Outlines that are being saved before something is closed.
#[derive(Clone, Debug)]
pub(in crate::app) struct Pending {
    /// What follows.
    pub(in crate::app) then: Then,
    /// What is still to be saved.
    pub(in crate::app) queue: Vec<DocumentId>,
    /// The one that is being saved.
    pub(in crate::app) current: Option<DocumentId>,
}

/// What was answered.
pub(super) enum Answer {
    Leave,
    Save,
    Discard,
    Replace,
    Elsewhere,
    Doubt(Option<usize>),
    Path(String),
    Commands(Vec<FileCommand>),
    Command(FileCommand),
}

impl App {
    /// The question that is asked, if one is.
    pub(in crate::app) fn question_ui(&mut self, ctx: &Context) {
        let Some(mut question) = self.question.take() else { return };
        let theme = Theme::of(ctx);
        let frame = Frame::popup(&ctx.global_style()).inner_margin(24).corner_radius(measures().radius.card);
        let modal = Modal::new(Id::unique("question")).frame(frame).backdrop_color(*theme.scrim);
        let shown = modal.show(ctx, |ui| {
            ui.set_width(question.width());
            ui.spacing_mut().item_spacing.y = measures().space.small;
            match &mut question {
                Question::Unsaved(then) => self.unsaved_ui(ui, *then),
                Question::Path { purpose, typed, is_new } => self.path_ui(ui, *purpose, typed, is_new),
                Question::Replace { text, by, .. } => self.replace_ui(ui, text, by),
                Question::Report { heading, lines } => self.report_ui(ui, heading, lines),
                Question::Recovery { doubted: None, is_new } => self.recovery_ui(ui, is_new),
                Question::Recovery { doubted: Some(index), is_new } => self.doubt_ui(ui, *index, is_new),
                Question::NewVersion { offer, is_new } => self.new_version_ui(ui, offer, is_new),
                Question::Versions { cursor, is_new } => self.versions_ui(ui, cursor, is_new),
                Question::Keys => self.keys_ui(ui),
                Question::About => self.about_ui(ui),
            }
        });
        super::settle(ctx, Id::unique("question"), shown.response.rect);
        let answer = match shown.inner {
            None if shown.should_close() => Some(Answer::Leave),
            answer => answer,
        };
        if answer.is_some() {
            ctx.request_repaint();
        }
        match (answer, question) {
            (None, question) => self.question = Some(question),
            (Some(Answer::Save), Question::Unsaved(then)) => self.save_then(then),
            (Some(Answer::Discard), Question::Unsaved(then)) => self.discard_then(then, ctx),
            (Some(Answer::Doubt(doubted)), _) => {
                self.question = Some(Question::Recovery { doubted, is_new: true });
            }
            (Some(Answer::Leave), Question::Recovery { doubted: Some(_), .. }) => {
                self.question = Some(Question::RECOVERY);
            }
            (Some(Answer::Commands(commands)), _) => {
                let commands_len = commands.len();
                commands.into_iter().for_each(|command| self.commands.push(command));
                let is_done = commands_len >= self.workspace.left_behind().len();
                self.question = (!is_done).then_some(Question::RECOVERY);
            }
            (Some(Answer::Command(command)), _) => self.commands.push(command),
            (Some(Answer::Path(path)), Question::Path { purpose, .. }) => {
                self.take_typed(purpose, &path);
            }
            (Some(Answer::Replace), Question::Replace { id, path, by, .. }) => {
                self.commands.push(FileCommand::Activate(id));
                self.commands.push(match by {
                    Replacing::Save => FileCommand::Replace(path),
                    Replacing::Export(drawing) => {
                        FileCommand::Export { path, drawing, existing: Existing::Replace }
                    }
                });
            }
            (Some(Answer::Elsewhere), Question::Replace { id, by, .. }) => {
                self.commands.push(FileCommand::Activate(id));
                self.asked.push(by.elsewhere());
            }
            (Some(_), Question::Path { .. } | Question::Replace { .. } | Question::Unsaved(_)) => {
                self.pending = None;
            }
            (Some(_), _) => {}
        }
    }

    fn unsaved_ui(&self, ui: &mut Ui, then: Then) -> Option<Answer> {
        let words = &self.words;
        let names: Vec<String> = self
            .workspace
            .documents()
            .iter()
            .filter(|document| match then {
                Then::Close(id) => document.id() == id,
                Then::Quit => document.has_unsaved_changes(),
            })
            .map(|document| words.quoted(&super::document_name(document, words)))
            .collect();
        let names = words.listed(&names);
        heading(ui, &words.text("unsaved-heading"));
        soft(ui, &words.with("unsaved-which", &[("names", names.into())]));
        ui.add_space(measures().space.small);
        ui.horizontal(|ui| {
            let save = main_button(ui, &words.text("unsaved-save"));
            let discard = button(ui, &words.text("unsaved-discard"));
            let stay = button(ui, &words.text("unsaved-stay"));
            if save.clicked() || enter_pressed(ui, &[&discard, &stay]) {
                Some(Answer::Save)
            } else if discard.clicked() {
                Some(Answer::Discard)
            } else {
                stay.clicked().then_some(Answer::Leave)
            }
        })
        .inner
    }

    fn path_ui(
        &self,
        ui: &mut Ui,
        purpose: Purpose,
        typed: &mut String,
        is_new: &mut bool,
    ) -> Option<Answer> {
        let words = &self.words;
        heading(
            ui,
            &match purpose {
                Purpose::Open => words.text("files-open"),
                Purpose::Update(_) => words.text("files-update"),
                Purpose::SaveAs => words.text("files-save-as"),
                Purpose::Export => words.text("files-export"),
                Purpose::Picture(_) => words.text("files-picture"),
            },
        );
        soft(ui, &words.text("path-why"));
        match purpose {
            Purpose::Export => soft(ui, &words.text("path-formats")),
            Purpose::Picture(_) => soft(ui, &words.text("path-formats-picture")),
            Purpose::Open | Purpose::Update(_) | Purpose::SaveAs => {}
        }
        let label = words.text("path-field");
        let id = Id::unique("path-field");
        let field = TextField::new(id, &label, typed).hint(&label).show(ui);
        if let Some(text) = field.changed {
            *typed = text;
        }
        if std::mem::take(is_new) {
            field.response.request_focus();
            select_name(ui, id, typed);
        }
        if ui.memory(egui::Memory::focused).is_none() && !field.response.lost_focus() {
            field.response.request_focus();
        }
        let entered = field.entered;
        ui.add_space(measures().space.small);
        ui.horizontal(|ui| {
            let go = main_button(
                ui,
                &match purpose {
                    Purpose::Open => words.text("path-open"),
                    Purpose::Update(_) => words.text("path-update"),
                    Purpose::SaveAs => words.text("path-save"),
                    Purpose::Export | Purpose::Picture(_) => words.text("path-export"),
                },
            );
            let stay = button(ui, &words.text("unsaved-stay"));
            if (go.clicked() || entered) && !typed.trim().is_empty() {
                Some(Answer::Path(typed.trim().to_owned()))
            } else {
                stay.clicked().then_some(Answer::Leave)
            }
        })
        .inner
    }

    fn replace_ui(&self, ui: &mut Ui, text: &str, by: &Replacing) -> Option<Answer> {
        let words = &self.words;
        heading(ui, &words.text("replace-heading"));
        soft(ui, text);
        ui.add_space(measures().space.small);
        ui.horizontal(|ui| {
            let elsewhere = main_button(ui, &words.text(by.elsewhere_word()));
            let replace = button(ui, &words.text("replace-replace"));
            let stay = button(ui, &words.text("unsaved-stay"));
            if elsewhere.clicked() {
                Some(Answer::Elsewhere)
            } else if replace.clicked() {
                Some(Answer::Replace)
            } else {
                stay.clicked().then_some(Answer::Leave)
            }
        })
        .inner
    }

    fn recovery_ui(&self, ui: &mut Ui, is_new: &mut bool) -> Option<Answer> {
        let words = &self.words;
        heading(ui, &words.text("recovery-heading"));
        soft(ui, &words.text("recovery-what"));
        let mut answer = None;
        let is_only = self.workspace.left_behind().len() == 1;
        for (index, left) in self.workspace.left_behind().iter().enumerate() {
            let name = self.left_name(left);
            let kept = left.belongs.kept.with_timezone(&chrono::Local);
            let (day, time) = (words.date(kept.date_naive()), Words::time(kept.time()));
            let label = words.with(
                "recovery-item",
                &[("name", name.as_str().into()), ("day", day.into()), ("time", time.into())],
            );
            let (open, discard) = (words.text("recovery-open"), words.text("recovery-discard"));
            let strong = Type::ControlStrong.text(&open);
            let buttons = button_width(ui, strong) + button_width(ui, Type::Control.text(&discard));
            ui.horizontal(|ui| {
                let named = [("name", name.as_str().into())];
                // What there is room for; the rest is told where one points.
                let room = ui.available_width() - buttons - 2.0 * ui.spacing().item_spacing.x;
                let line = Vec2::new(room, measures().field);
                ui.allocate_ui_with_layout(line, egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.set_min_width(room);
                    ui.add(egui::Label::new(Type::Control.text(label)).truncate());
                });
                // What opens comes first, for the Tab key as well.
                let open = if is_only { main_button(ui, &open) } else { button(ui, &open) };
                if is_only {
                    hold_focus(ui, &open, is_new);
                }
                let open = button_for(open, &words.with("recovery-open-item", &named));
                let discard = button_for(button(ui, &discard), &words.with("recovery-discard-item", &named));
                if open.clicked() {
                    answer = Some(Answer::Commands(vec![FileCommand::Recover(index)]));
                } else if discard.clicked() {
                    answer = Some(Answer::Doubt(Some(index)));
                }
            });
        }
        ui.add_space(measures().space.small);
        ui.horizontal(|ui| {
            let count = self.workspace.left_behind().len();
            if count > 1 {
                let all = main_button(ui, &words.text("recovery-open-all"));
                hold_focus(ui, &all, is_new);
                if all.clicked() {
                    // From the last to the first, so that the places of the others stay.
                    answer = Some(Answer::Commands((0..count).rev().map(FileCommand::Recover).collect()));
                }
            }
            if button(ui, &words.text("recovery-later")).clicked() {
                answer = Some(Answer::Leave);
            }
        });
        answer
    }

    /// Asks once more before something that was left is discarded; what keeps it is at hand.
    fn doubt_ui(&self, ui: &mut Ui, index: usize, is_new: &mut bool) -> Option<Answer> {
        let words = &self.words;
        let Some(left) = self.workspace.left_behind().get(index) else { return Some(Answer::Doubt(None)) };
        let name = words.quoted(&self.left_name(left));
        heading(ui, &words.with("recovery-doubt", &[("name", name.into())]));
        soft(ui, &words.text("recovery-doubt-what"));
        ui.add_space(measures().space.small);
        ui.horizontal(|ui| {
            let keep = main_button(ui, &words.text("recovery-keep"));
            hold_focus(ui, &keep, is_new);
            let discard = button(ui, &words.text("recovery-discard-for-good"));
            if keep.clicked() {
                Some(Answer::Doubt(None))
            } else {
                discard.clicked().then(|| Answer::Commands(vec![FileCommand::Discard(index)]))
            }
        })
        .inner
    }

    /// What an outline that was left is called.
    fn left_name(&self, left: &LeftBehind) -> String {
        match left.belongs.name.as_str() {
            "" => self.words.text("untitled"),
            name => name.to_owned(),
        }
    }

    fn report_ui(&self, ui: &mut Ui, text: &str, lines: &[String]) -> Option<Answer> {
        heading(ui, &self.words.text("notice-details"));
        soft(ui, text);
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for line in lines {
                ui.add(egui::Label::new(Type::List.text(line)).wrap().selectable(true));
            }
        });
        self.close_ui(ui)
    }

    fn keys_ui(&self, ui: &mut Ui) -> Option<Answer> {
        let theme = Theme::of(ui.ctx());
        heading(ui, &self.words.text("command-keys"));
        let room = ui.ctx().content_rect().height() - 180.0;
        // All of its height at once: else it would grow a little in each frame.
        let area = egui::ScrollArea::vertical().min_scrolled_height(room).max_height(room);
        // The bar stands at the edge of the window and not at that of the text.
        area.auto_shrink([false, true]).show(ui, |ui| {
            Grid::new("keys").num_columns(2).spacing(Vec2::new(28.0, 5.0)).show(ui, |ui| {
                let line = |ui: &mut Ui, keys: String, what: String| {
                    ui.label(Type::ListStrong.text(keys).color(theme.ink));
                    ui.label(Type::List.text(what).color(theme.soft));
                    ui.end_row();
                };
                for taker in [Taker::Window, Taker::Outline, Taker::Timeline] {
                    if let Some(heading) = taker.heading(&self.words) {
                        ui.label(Type::Section.text(heading).color(theme.faint));
                        ui.end_row();
                    }
                    let entries = Menu::ALL.into_iter().flat_map(actions::in_menu_order);
                    for entry in entries.filter(|entry| entry.action.taker() == taker) {
                        if let Some(keys) = entry.shown_keys(&self.words) {
                            line(ui, keys, entry.label(&self.words));
                        }
                    }
                    for habit in actions::HABITS.iter().filter(|habit| habit.taker == taker) {
                        line(ui, habit.keys(&self.words), habit.label(&self.words));
                    }
                }
            });
        });
        self.close_ui(ui)
    }

    fn about_ui(&self, ui: &mut Ui) -> Option<Answer> {
        heading(ui, &self.words.text("app-name"));
        soft(ui, &self.words.text("about-what"));
        soft(ui, &self.words.with("about-version", &[("version", env!("CARGO_PKG_VERSION").into())]));
        soft(ui, &self.words.text("about-where"));
        soft(ui, &self.words.text("about-licences"));
        self.close_ui(ui)
    }

    pub(super) fn close_ui(&self, ui: &mut Ui) -> Option<Answer> {
        ui.add_space(measures().space.small);
        main_button(ui, &self.words.text("question-close")).clicked().then_some(Answer::Leave)
    }
}

impl Replacing {
    /// The word for the way to another file.
    const fn elsewhere_word(&self) -> &'static str {
        match self {
            Self::Save => "command-save-as",
            Self::Export(_) => "replace-elsewhere",
        }
    }

    /// What leads to another file.
    const fn elsewhere(&self) -> Action {
        match self {
            Self::Save => Action::SaveAs,
            Self::Export(_) => Action::Export,
        }
    }
}

pub(super) fn heading(ui: &mut Ui, text: &str) {
    let heading = ui.label(Type::Heading.text(text));
    heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, text));
}

pub(super) fn soft(ui: &mut Ui, text: &str) {
    let ink = Theme::of(ui.ctx()).soft;
    ui.add(egui::Label::new(Type::Control.text(text).color(ink)).wrap());
}

pub(super) fn button(ui: &mut Ui, label: &str) -> Response {
    ui.add(Button::new(Type::Control.text(label)).min_size(Vec2::new(0.0, measures().field)))
}

/// How wide a button with this text is.
fn button_width(ui: &Ui, text: egui::RichText) -> f32 {
    let wrap = Some(egui::TextWrapMode::Extend);
    let galley = egui::WidgetText::from(text).into_galley(ui, wrap, f32::INFINITY, egui::TextStyle::Button);
    galley.size().x + 2.0 * ui.spacing().button_padding.x
}

/// Gives a button the focus where its question is new, or where nothing has it: Enter means this button.
pub(super) fn hold_focus(ui: &Ui, button: &Response, is_new: &mut bool) {
    if std::mem::take(is_new) || ui.memory(egui::Memory::focused).is_none() {
        button.request_focus();
    }
}

/// Selects the file's name in a path, so that it is typed over and the folder and the ending stay.
fn select_name(ui: &Ui, id: Id, path: &str) {
    let begins = path.rfind(['/', '\\']).map_or(0, |at| at + 1);
    let ends = path[begins..].rfind('.').map_or(path.len(), |at| begins + at);
    let at = |byte: usize| egui::text::CCursor::new(path[..byte].chars().count());
    let mut state = egui::TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(egui::text::CCursorRange::two(at(begins), at(ends))));
    state.store(ui.ctx(), id);
}

/// A button with a name that says more than its label.
fn button_for(response: Response, name: &str) -> Response {
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response
}

pub(super) fn main_button(ui: &mut Ui, label: &str) -> Response {
    main_button_if(ui, label, true)
}

/// The main button, where what it does may not be possible.
pub(super) fn main_button_if(ui: &mut Ui, label: &str, is_possible: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let text = Type::ControlStrong.text(label).color(theme.on_accent);
    let button = Button::new(text).fill(*theme.accent).stroke(egui::Stroke::NONE);
    ui.add_enabled(is_possible, button.min_size(Vec2::new(0.0, measures().field)))
}

/// Enter means the main button, unless another has the focus.
fn enter_pressed(ui: &Ui, others: &[&Response]) -> bool {
    !others.iter().any(|other| other.has_focus()) && ui.input(|input| input.key_pressed(Key::Enter))
}
