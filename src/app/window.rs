//! The window as a whole: draws the shell and the panels, and carries out between two frames what was asked for.

use std::{collections::VecDeque, path::PathBuf, sync::Arc, time::Duration};

use eframe::Frame;
use egui::{Context, Id, Ui, ViewportCommand};

use super::{
    actions,
    context::{Asked, Commands, PanelContext},
    dialogs::{Dialogs, FilePicker, SystemPicker},
    early_keys::EarlyKeys,
    inspector::InspectorState,
    library::LibraryState,
    middle::MiddleState,
    narrow::Narrow,
    pointing::Pointing,
    preferences::Preferences,
    refused::Refused,
    search::SearchState,
    shell::{self, Notices, Palette, Pending, Question, Told},
    theme::{self, Theme},
    timeline::TimelineState,
    widgets::is_typing_apart,
    words::{Language, Words},
};
use crate::session::{self, Document, FileCommand, Panel, Running, ViewCommand, Workspace};
use crate::store::Folders;

/// Work that takes no longer than this is not worth a word.
const NOTICEABLE: Duration = Duration::from_millis(400);

/// What the system's title bar, frame and task bar take of a screen.
const SYSTEM_BARS: egui::Vec2 = egui::vec2(0.0, 72.0);

/// What the window is handed from outside.
pub struct Setup {
    /// The system's language.
    pub language: Language,
    /// Files to open at the start.
    pub files: Vec<PathBuf>,
    /// Whom to ask for files.
    pub picker: Arc<dyn FilePicker>,
    /// The program's own places on the disk; without them there are no backups and no recovery.
    pub folders: Option<Folders>,
    /// Whether jobs end before the next line and the clock stands still, for tests.
    pub still: bool,
}

impl Setup {
    /// As the program itself starts.
    pub fn for_system(files: Vec<PathBuf>) -> Self {
        let locale = sys_locale::get_locale().unwrap_or_default();
        let language = Language::for_locale(&locale);
        Self {
            language,
            files,
            picker: Arc::new(SystemPicker::default()),
            folders: Folders::of_system(),
            still: false,
        }
    }
}

/// The window.
pub struct App {
    pub(super) workspace: Workspace,
    pub(super) words: Words,
    pub(super) preferences: Preferences,
    /// As they were last written.
    kept_preferences: Preferences,
    pub(super) system_language: Language,
    pub(super) commands: Commands,
    pub(super) asked: Asked,
    pub(super) palette: Option<Palette>,
    early_keys: EarlyKeys,
    pub(super) notices: Notices,
    pub(super) question: Option<Question>,
    /// What is asked as soon as that is answered.
    waiting: VecDeque<Question>,
    pub(super) pending: Option<Pending>,
    pub(super) dialogs: Dialogs,
    pub(super) refused: Option<Refused>,
    pub(super) panels: Panels,
    pub(super) pointing: Pointing,
    /// Whether a text field had the focus at the end of the last frame.
    pub(super) was_typing: bool,
    /// Nothing stands in the way of closing any more.
    pub(super) may_close: bool,
    busy_since: Option<Duration>,
    has_offered_recovery: bool,
    has_fitted_the_screen: bool,
    title: String,
}

/// What the panels remember from frame to frame.
#[derive(Default)]
pub(super) struct Panels {
    pub(super) middle: MiddleState,
    pub(super) library: LibraryState,
    pub(super) inspector: InspectorState,
    pub(super) timeline: TimelineState,
    pub(super) search: SearchState,
    pub(super) narrow: Narrow,
}

impl Panels {
    /// The keyboard goes to this panel as soon as it is drawn.
    pub(super) const fn send_keyboard(&mut self, panel: Panel) {
        self.narrow.ask_for(panel);
        match panel {
            Panel::Library => self.library.take_keyboard(),
            Panel::Inspector => self.inspector.take_keyboard(),
            Panel::Timeline => self.timeline.take_keyboard(),
        }
    }
}

impl App {
    /// A window that shows what `setup` says and what was remembered.
    pub fn new(creation: &eframe::CreationContext<'_>, setup: Setup) -> Self {
        let Setup { language, files, picker, folders, still } = setup;
        let ctx = &creation.egui_ctx;
        theme::install(ctx);
        forget_scrolling(ctx);
        let preferences = Preferences::load(creation.storage);
        ctx.set_theme(preferences.look);
        ctx.set_zoom_factor(preferences.zoom);
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            // Paper is light where the system does not say.
            options.fallback_theme = egui::Theme::Light;
        });

        let session = if still {
            session::Setup { folders, ..session::Setup::still() }
        } else {
            let ctx = ctx.clone();
            let wake: session::Wake = Arc::new(move || ctx.request_repaint());
            session::Setup { clock: chrono::Utc::now, running: Running::InBackground(wake), folders }
        };
        let mut app = Self {
            workspace: Workspace::new(session),
            words: Words::new(preferences.language.unwrap_or(language)),
            system_language: language,
            commands: Commands::default(),
            asked: Asked::default(),
            palette: None,
            early_keys: EarlyKeys::default(),
            notices: Notices::default(),
            question: None,
            waiting: VecDeque::new(),
            pending: None,
            dialogs: Dialogs::new(picker, still),
            refused: None,
            panels: Panels::default(),
            pointing: Pointing::default(),
            was_typing: false,
            may_close: false,
            busy_since: None,
            has_offered_recovery: false,
            has_fitted_the_screen: false,
            title: String::new(),
            kept_preferences: preferences.clone(),
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

    /// The clock of the frames.
    pub(super) fn now(ctx: &Context) -> Duration {
        Duration::from_secs_f64(ctx.input(|input| input.time).max(0.0))
    }

    /// Takes in what was done in the background, and notes how long work has been under way.
    fn tend(&mut self, ctx: &Context) {
        let now = Self::now(ctx);
        if let Some(wait) = self.workspace.tend(now) {
            ctx.request_repaint_after(wait);
        }
        // What is said anew moves what stands below it: not under a button that is held down.
        let is_held = ctx.input(|input| input.pointer.any_down());
        if self.was_typing || !is_held {
            self.workspace.hold_hints(self.was_typing);
        }
        self.busy_since = self.workspace.is_busy().then(|| self.busy_since.unwrap_or(now));
        if self.busy_since.is_some_and(|since| now < since + NOTICEABLE) {
            ctx.request_repaint_after(NOTICEABLE);
        }
        let left_behind = !self.workspace.left_behind().is_empty();
        if left_behind && !std::mem::replace(&mut self.has_offered_recovery, left_behind) {
            self.question.get_or_insert(Question::RECOVERY);
        }
    }

    /// Whether work has been under way for so long that one wonders.
    pub(super) fn is_busy(&self, ctx: &Context) -> bool {
        self.busy_since.is_some_and(|since| Self::now(ctx) >= since + NOTICEABLE)
    }

    fn carry_out(&mut self, ctx: &Context) {
        let now = Self::now(ctx);
        self.workspace.end_frame();
        for command in self.commands.take() {
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

    /// Makes a window smaller that is larger than the screen has room for, before it is seen for the first time.
    fn fit_the_screen(&mut self, ctx: &Context) {
        if self.has_fitted_the_screen {
            return;
        }
        let (screen, size, fills_it) = ctx.input(|input| {
            let window = input.viewport();
            let fills_it = window.maximized == Some(true) || window.fullscreen == Some(true);
            (window.monitor_size, window.inner_rect.map(|rect| rect.size()), fills_it)
        });
        let (Some(screen), Some(size)) = (screen, size) else { return };
        self.has_fitted_the_screen = true;
        let fitting = size.min(screen - SYSTEM_BARS);
        if !fills_it && screen.min_elem() > 0.0 && fitting != size {
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(fitting));
        }
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
            let look = shell::Invitation {
                words: &self.words,
                recent: self.workspace.recent(),
                left_behind: self.workspace.left_behind(),
            };
            shell::invitation_ui(ui, &look, &self.commands, &self.asked);
            return;
        };
        let view = self.panels.narrow.seen(self.workspace.view());
        let cx = PanelContext {
            document,
            view: &view,
            theme: Theme::of(ui.ctx()),
            words: &self.words,
            commands: &self.commands,
            asked: &self.asked,
        };
        shell::panels_ui(ui, &mut self.panels, &cx);
    }

    /// Writes what the window remembers as soon as it is another, for the program may be killed.
    fn keep_preferences(&mut self, frame: &mut Frame) {
        if self.preferences != self.kept_preferences
            && let Some(storage) = frame.storage_mut()
        {
            self.preferences.save(storage);
            storage.flush();
            self.kept_preferences = self.preferences.clone();
        }
    }

    /// What stands for the field that is to have the keyboard as soon as it is drawn.
    fn awaited_field(&self, ctx: &Context) -> Option<Id> {
        if self.palette.is_some() {
            return Some(Id::unique("palette"));
        }
        if self.panels.search.is_opening() {
            return Some(Id::unique("search"));
        }
        let renamed = self.workspace.view().renaming.as_ref();
        // What was chosen in the search is carried out at the end of the frame after it has closed.
        let chosen = Palette::has_keyboard(ctx).then(|| Id::unique("chosen"));
        renamed.map(|item| Id::unique(("renaming", item))).or(chosen)
    }

    /// The outline that is shown.
    pub(super) fn document(&self) -> Option<&Document> {
        self.workspace.active()
    }
}

/// Outlines are numbered anew in each run of the program: how far the panels of one were scrolled in an earlier run says
/// nothing about the one that has its number now.
fn forget_scrolling(ctx: &Context) {
    ctx.data_mut(egui::util::IdTypeMap::remove_by_type::<egui::scroll_area::State>);
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut Frame) {
        self.fit_the_screen(ctx);
        self.tend(ctx);
        self.take_answers(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        let ctx = ui.ctx().clone();
        let is_escape_free = self.is_escape_free(&ctx);
        self.panels.narrow.measure(ctx.content_rect().width(), self.workspace.view());
        if self.question.is_none() {
            // Before any widget: text fields keep an undo of their own, which must not see the keys.
            let is_on_hint = self.panels.library.is_on_hint(&ctx);
            let is_possible =
                |action| self.is_possible(action) && !(is_on_hint && action == actions::Action::Delete);
            let pressed = actions::pressed(&ctx, is_typing_apart(&ctx), is_possible);
            if let Some(action) = pressed {
                // What is typed on behind the keys of a search is its own already.
                match action {
                    actions::Action::Palette => self.palette = Some(Palette::opened(&ctx)),
                    actions::Action::FindReplace if self.document().is_some() => {
                        self.panels.search.open(&ctx);
                    }
                    action => self.asked.push(action),
                }
            }
            self.early_keys.keep(&ctx, self.awaited_field(&ctx));
            if self.palette.is_some() {
                self.early_keys.keep_behind_enter(&ctx);
            }
        } else {
            self.early_keys.forget();
        }
        self.take_ways_in(&ctx);
        self.take_pasted_for_title(&ctx);
        self.escape_search(&ctx, is_escape_free);
        let said = self.workspace.take_notices();
        self.note_refused(&said);
        self.waiting.extend(self.notices.take_in(said, &self.words, &ctx));
        if self.question.is_none() {
            self.question = self.waiting.pop_front();
        }

        let covered = self.hide_covered_pointer(&ctx);
        self.bar_ui(ui);
        let resting = self.hide_resting_pointer(&ctx);
        self.panels_ui(ui);
        resting.show(&ctx);
        covered.show(&ctx);
        self.take_pasted(&ctx);
        if is_escape_free {
            self.take_escape(&ctx);
        }
        // A question has the keyboard.
        if self.question.is_some() {
            self.palette = None;
        }
        self.palette_ui(&ctx);
        match self.notices.ui(&ctx, &self.workspace, &self.words, &self.asked) {
            Some(Told::More(question)) => self.question = Some(question),
            Some(Told::Replace(left)) => self.replace_old_name(&left),
            Some(Told::Look(left)) => self.panels.search.look_at(left, &ctx),
            None => {}
        }
        self.question_ui(&ctx);
        shell::held_files_ui(&ctx, &self.words);

        self.was_typing = ctx.text_edit_focused();
        self.carry_out(&ctx);
        self.go_on_with_pending(&ctx);
        self.show_title(&ctx);
        self.keep_preferences(frame);
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

#[cfg(test)]
mod tests {
    use egui::scroll_area::State;

    use super::*;

    #[test]
    fn what_was_scrolled_in_an_earlier_run_is_forgotten() {
        let (before, ctx) = (Context::default(), Context::default());
        let id = Id::unique("library");
        State::default().store(&before, id);
        let kept = before.memory(|memory| ron::to_string(&memory.data).unwrap());
        ctx.memory_mut(|memory| memory.data = ron::from_str(&kept).unwrap());
        assert!(State::load(&ctx, id).is_some(), "the toolkit keeps it over a restart");
        ctx.memory_mut(|memory| memory.data = ron::from_str(&kept).unwrap());
        forget_scrolling(&ctx);
        assert!(State::load(&ctx, id).is_none());
    }
}
