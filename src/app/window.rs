//! The window as a whole: draws the shell and the panels, and carries out between two frames what was asked for.

use std::{cell::RefCell, path::PathBuf, sync::Arc, time::Duration};

use eframe::Frame;
use egui::{Context, Ui, ViewportCommand};

use super::{
    actions::{self, Action},
    context::{Commands, PanelContext},
    dialogs::{Dialogs, FilePicker, SystemPicker},
    inspector::InspectorState,
    lanes::LanesState,
    library::LibraryState,
    list::ListState,
    preferences::Preferences,
    shell::{self, Notices, Palette, Pending, Question},
    theme::{self, Theme},
    words::{Language, Words},
};
use crate::session::{self, Command, Document, FileCommand, Running, ViewCommand, Workspace};

/// What the window is handed from outside.
pub struct Setup {
    /// The system's language.
    pub language: Language,
    /// Files to open at the start.
    pub files: Vec<PathBuf>,
    /// Whom to ask for files.
    pub picker: Arc<dyn FilePicker>,
    /// The program's own folder, for backups and recovery; without one there are none.
    pub data: Option<PathBuf>,
    /// Whether jobs end before the next line and the clock stands still, for tests.
    pub still: bool,
}

impl Setup {
    /// As the program itself starts.
    pub fn for_system(files: Vec<PathBuf>) -> Self {
        let locale = sys_locale::get_locale().unwrap_or_default();
        let language = Language::for_locale(&locale);
        let data = directories::ProjectDirs::from("", "", "bogen").map(|dirs| dirs.data_dir().to_owned());
        Self { language, files, picker: Arc::new(SystemPicker), data, still: false }
    }
}

/// The window.
pub struct App {
    pub(super) workspace: Workspace,
    pub(super) words: Words,
    pub(super) preferences: Preferences,
    pub(super) system_language: Language,
    pub(super) commands: Commands,
    pub(super) asked: Asked,
    pub(super) palette: Option<Palette>,
    pub(super) notices: Notices,
    pub(super) question: Option<Question>,
    pub(super) pending: Option<Pending>,
    pub(super) dialogs: Dialogs,
    pub(super) panels: Panels,
    /// Nothing stands in the way of closing any more.
    pub(super) may_close: bool,
    title: String,
}

/// What the panels remember from frame to frame.
#[derive(Default)]
pub(super) struct Panels {
    pub(super) list: ListState,
    pub(super) library: LibraryState,
    pub(super) inspector: InspectorState,
    pub(super) lanes: LanesState,
}

/// The actions that were asked for in this frame.
#[derive(Default)]
pub(super) struct Asked(RefCell<Vec<Action>>);

impl Asked {
    pub(super) fn push(&self, action: Action) {
        self.0.borrow_mut().push(action);
    }

    fn take(&self) -> Vec<Action> {
        std::mem::take(&mut self.0.borrow_mut())
    }
}

impl App {
    /// A window that shows what `setup` says and what was remembered.
    pub fn new(creation: &eframe::CreationContext<'_>, setup: Setup) -> Self {
        let Setup { language, files, picker, data, still } = setup;
        let ctx = &creation.egui_ctx;
        theme::install(ctx);
        let preferences = Preferences::load(creation.storage);
        ctx.set_theme(preferences.look);
        ctx.set_zoom_factor(preferences.zoom);
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            // Paper is light where the system does not say.
            options.fallback_theme = egui::Theme::Light;
        });

        let session = if still {
            session::Setup { data, ..session::Setup::still() }
        } else {
            let ctx = ctx.clone();
            let wake: session::Wake = Arc::new(move || ctx.request_repaint());
            session::Setup { clock: chrono::Utc::now, running: Running::InBackground(wake), data }
        };
        let mut app = Self {
            workspace: Workspace::new(session),
            words: Words::new(preferences.language.unwrap_or(language)),
            system_language: language,
            commands: Commands::default(),
            asked: Asked::default(),
            palette: None,
            notices: Notices::default(),
            question: None,
            pending: None,
            dialogs: Dialogs::new(picker, still),
            panels: Panels::default(),
            may_close: false,
            title: String::new(),
            preferences,
        };
        for panel in app.preferences.hidden() {
            app.commands.push(ViewCommand::Toggle(panel));
        }
        for file in files {
            app.commands.push(FileCommand::Open(file));
        }
        app.carry_out(ctx);
        app
    }

    /// What is open, for tests.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Speaks this language from now on; the system's when not set.
    pub(super) fn speak(&mut self, language: Option<Language>) {
        self.preferences.language = language;
        self.words = Words::new(language.unwrap_or(self.system_language));
    }

    fn carry_out(&mut self, ctx: &Context) {
        let now = Duration::from_secs_f64(ctx.input(|input| input.time).max(0.0));
        self.workspace.end_frame();
        for command in self.commands.take() {
            if let Command::File(
                FileCommand::Open(path) | FileCommand::SaveAs(path) | FileCommand::Replace(path),
            ) = &command
            {
                self.preferences.note_file(path);
            }
            self.workspace.carry_out(command, now);
            ctx.request_repaint();
        }
        for action in self.asked.take() {
            self.perform(action, ctx);
            ctx.request_repaint();
        }
        self.workspace.collect();
        self.preferences.note_view(self.workspace.view());
    }

    fn show_title(&mut self, ctx: &Context) {
        let program = self.words.text("app-name");
        let title = match self.workspace.active() {
            Some(document) => {
                let mark = if document.has_unsaved_changes() { "• " } else { "" };
                format!("{mark}{} – {program}", shell::document_name(document, &self.words))
            }
            None => program,
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn panels_ui(&mut self, ui: &mut Ui) {
        let Some(document) = self.workspace.active() else {
            let look = shell::Invitation { words: &self.words, recent: &self.preferences.recent };
            shell::invitation_ui(ui, &look, &self.commands, &self.asked);
            return;
        };
        let cx = PanelContext {
            document,
            view: self.workspace.view(),
            theme: Theme::of(ui.ctx()),
            words: &self.words,
            commands: &self.commands,
        };
        shell::panels_ui(ui, &mut self.panels, &cx);
    }

    /// The outline that is shown.
    pub(super) fn document(&self) -> Option<&Document> {
        self.workspace.active()
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut Frame) {
        self.workspace.collect();
        self.take_answers(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        let ctx = ui.ctx().clone();
        if self.question.is_none() {
            // Before any widget: text fields keep an undo of their own, which must not see the keys.
            self.asked.0.borrow_mut().extend(actions::pressed(&ctx));
        }
        self.take_ways_in(&ctx);
        let said = self.workspace.take_notices();
        if let Some(question) = self.notices.take_in(said, &self.words, &ctx) {
            self.question = Some(question);
        }

        self.bar_ui(ui);
        self.panels_ui(ui);
        self.palette_ui(&ctx);
        if let Some(question) = self.notices.ui(&ctx, &self.words, &self.asked) {
            self.question = Some(question);
        }
        self.question_ui(&ctx);

        self.carry_out(&ctx);
        self.go_on_with_pending(&ctx);
        self.show_title(&ctx);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.preferences.save(storage);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.workspace.finish();
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
