//! Carrying out the actions of the command table, and the ways into the program: dropped files, pasted text,
//! answers of dialogues, the window's close button.

use std::path::{Path, PathBuf};

use egui::{Context, Event, ViewportCommand};

use super::{
    actions::{Action, InOutline, Stretch},
    dialogs::{Answer, Purpose, Wanted},
    hints,
    inspector::{self, first_field},
    merging::merged,
    middle::is_long_enough,
    shell::{Notice, Palette, Pending, Question, Then, document_name},
    window::App,
};
use crate::{
    formats::{read, write::timeline::Drawing},
    outline::{Character, Dilemma, Edit, Item, ItemId, Location, Outline, Scene, SceneId, Strand},
    session::{Command, Document, DocumentId, FileCommand, Middle, OldName, Panel, Synopsis, ViewCommand},
    store::{self, disk::Existing},
};

/// How much one step of zoom makes everything larger.
const ZOOM_STEP: f32 = 1.1;

impl App {
    /// Carries out an action.
    pub(super) fn perform(&mut self, action: Action, ctx: &Context) {
        match action {
            Action::New => {
                // At once, so that what is typed next goes into its title.
                self.workspace.carry_out(FileCommand::New.into(), Self::now(ctx));
                self.panels.send_keyboard(Panel::Inspector);
            }
            Action::Open => self.ask_for_file(Purpose::Open, ctx),
            Action::Paste => {
                // Whatever has the focus would take the text for itself.
                let_go(ctx);
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
            }
            Action::UpdateSource => {
                if let Some(id) = self.document().map(Document::id) {
                    self.ask_for_file(Purpose::Update(id), ctx);
                }
            }
            Action::Save => self.save_active(ctx),
            Action::SaveAs if self.document().is_some() => self.ask_for_file(Purpose::SaveAs, ctx),
            Action::Export if self.document().is_some() => self.ask_for_file(Purpose::Export, ctx),
            Action::Versions => {
                self.commands.push(FileCommand::LookUpVersions);
                self.question = Some(Question::VERSIONS);
            }
            Action::CloseTab => self.close_active(),
            Action::NextTab | Action::PreviousTab => {
                let_go(ctx);
                self.step_tab(if action == Action::NextTab { 1 } else { -1 });
            }
            Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Action::Undo => self.commands.push(Command::Undo),
            Action::Redo => self.commands.push(Command::Redo),
            Action::Palette => self.palette = Some(Palette::opened(ctx)),
            Action::FindReplace if self.document().is_some() => self.panels.search.open(ctx),
            Action::Show(middle) => {
                // Where nothing has the focus, the keys go to the middle.
                let_go(ctx);
                self.commands.push(ViewCommand::Show(middle));
            }
            // The search stands in its place.
            Action::Toggle(Panel::Timeline) if self.panels.search.is_open() => {
                self.panels.search.close(ctx);
                if !self.workspace.view().timeline {
                    self.commands.push(ViewCommand::Toggle(Panel::Timeline));
                }
            }
            Action::Toggle(panel) => {
                if !self.workspace.view().shows(panel) {
                    self.panels.send_keyboard(panel);
                }
                self.commands.push(ViewCommand::Toggle(panel));
            }
            Action::ZoomIn => self.zoom(self.preferences.zoom * ZOOM_STEP, ctx),
            Action::ZoomOut => self.zoom(self.preferences.zoom / ZOOM_STEP, ctx),
            Action::ZoomReset => self.zoom(1.0, ctx),
            Action::Look(look) => {
                self.preferences.look = look;
                ctx.set_theme(look);
            }
            Action::Speak(language) => self.speak(language),
            Action::Keys => self.question = Some(Question::Keys),
            Action::About => self.question = Some(Question::About),
            Action::AddScene
            | Action::AddCharacter
            | Action::AddLocation
            | Action::AddStrand
            | Action::AddDilemma
            | Action::Rename
            | Action::Check
            | Action::Duplicate
            | Action::Merge
            | Action::Delete => self.edit_selection(action),
            Action::Cut | Action::Copy => self.copy_scenes(ctx, action == Action::Cut),
            Action::NextHint => self.show_next_hint(),
            Action::Picture(stretch) => self.ask_for_picture(stretch, ctx),
            Action::Outline(wish) if self.answers_find(wish) => {}
            Action::Outline(wish) => {
                self.commands.push(ViewCommand::Show(Middle::Outline));
                self.panels.middle.ask(wish);
            }
            Action::Timeline(command) => {
                self.panels.search.close(ctx);
                self.panels.timeline.ask(command);
            }
            Action::SaveAs | Action::Export | Action::FindReplace => {}
        }
    }

    /// Answers what is selected where it is a find, but no scene: those are the outline's.
    fn answers_find(&self, wish: InOutline) -> bool {
        let answer = match wish {
            InOutline::Accept => inspector::Answer::Accept,
            InOutline::Reject => inspector::Answer::Reject,
            InOutline::NextUnchecked => inspector::Answer::Skip,
            _ => return false,
        };
        let Some(document) = self.document() else { return false };
        let [item] = document.selection().as_slice() else { return false };
        let is_find = item.as_scene().is_none() && document.outline().unchecked(item).is_some();
        if is_find {
            let commands = answer.commands(document.outline(), item);
            commands.into_iter().for_each(|command| self.commands.push(command));
        }
        is_find
    }

    /// Replaces an old name wherever it stands by now.
    pub(super) fn replace_old_name(&self, left: &OldName) {
        if let Some(document) = self.document().filter(|document| left.holds(document)) {
            let hits = left.search.hits(document.outline());
            let rewordings = hits.iter().map(|hit| left.search.rewording(hit)).collect();
            self.commands.push(Command::Reword(rewordings));
        }
    }

    fn show_next_hint(&self) {
        if let Some(document) = self.document()
            && let Some(hint) = hints::next(document)
        {
            hints::show(hint, |command| self.commands.push(command));
        }
    }

    fn ask_for_picture(&mut self, stretch: Stretch, ctx: &Context) {
        if self.drawing(stretch).is_some() {
            self.ask_for_file(Purpose::Picture(stretch), ctx);
        }
    }

    fn zoom(&mut self, zoom: f32, ctx: &Context) {
        self.preferences.zoom = zoom.clamp(0.5, 3.0);
        ctx.set_zoom_factor(self.preferences.zoom);
    }

    /// What changes the outline at its selection.
    fn edit_selection(&mut self, action: Action) {
        let Some(document) = self.workspace.active() else { return };
        let selection = document.selection();
        let words = &self.words;
        let add = |item: Item| {
            self.commands.push(Edit::add(item));
            self.commands.push(ViewCommand::RenameSelected);
        };
        match action {
            Action::AddScene => {
                let after = selection.iter().rev().find_map(ItemId::as_scene);
                self.commands.push(add_scene(document.outline(), after));
                self.commands.push(ViewCommand::RenameSelected);
            }
            Action::AddCharacter => {
                add(Character { name: words.text("new-character"), ..Character::default() }.into());
            }
            Action::AddLocation => {
                add(Location { name: words.text("new-location"), ..Location::default() }.into());
            }
            Action::AddStrand => add(Strand { title: words.text("new-strand"), ..Strand::default() }.into()),
            Action::AddDilemma => {
                let mut scenes = document.outline().scenes.iter().enumerate();
                let opens = scenes.find(|(_, scene)| document.is_selected(&(&scene.id).into()));
                let title = words.text("new-dilemma");
                let opens_in = opens.map(|(_, scene)| scene.id.clone());
                add(Dilemma { title, opens: opens_in, ..Dilemma::default() }.into());
                if let Some((place, _)) = opens {
                    let args = [("number", (place + 1).into())];
                    self.notices
                        .say(Notice::info(words.with("new-dilemma-opens", &args)).about(document.id()));
                }
            }
            _ if selection.is_empty() => {}
            Action::Rename => self.commands.push(ViewCommand::RenameSelected),
            Action::Check => {
                let all_checked = selection.iter().all(|item| document.outline().unchecked(item).is_none());
                self.commands.push(Edit::Check(selection.clone(), !all_checked));
            }
            Action::Duplicate => {
                let scenes: Vec<SceneId> = selection.iter().filter_map(ItemId::as_scene).cloned().collect();
                if !scenes.is_empty() {
                    self.commands.push(Edit::Duplicate(scenes));
                }
            }
            // One alone is merged with nothing; scenes that follow each other are joined by a command of their own.
            Action::Merge if selection.len() > 1 => {
                let merge = merged(document.outline(), selection);
                merge.into_iter().for_each(|edit| self.commands.push(edit));
            }
            Action::Delete => self.commands.push(Edit::Delete(selection.clone())),
            _ => {}
        }
    }

    /// Puts the selected scenes on the clipboard.
    fn copy_scenes(&mut self, ctx: &Context, cuts: bool) {
        let Some(document) = self.workspace.active() else { return };
        let scenes: Vec<SceneId> =
            document.selection().iter().filter_map(ItemId::as_scene).cloned().collect();
        if scenes.is_empty() {
            return;
        }
        ctx.copy_text(self.panels.middle.copy(&scenes, &self.words));
        if cuts {
            self.commands.push(Command::Cut(scenes));
        }
    }

    fn save_active(&mut self, ctx: &Context) {
        match self.document().map(|document| document.path().is_some()) {
            Some(true) => self.commands.push(FileCommand::Save),
            Some(false) => self.ask_for_file(Purpose::SaveAs, ctx),
            None => {}
        }
    }

    fn close_active(&mut self) {
        if let Some(id) = self.document().map(Document::id) {
            self.close(id);
        }
    }

    /// Closes a tab, after a question if something would be lost.
    pub(super) fn close(&mut self, id: DocumentId) {
        let document = self.workspace.documents().iter().find(|document| document.id() == id);
        match document {
            Some(document) if document.has_unsaved_changes() => {
                self.commands.push(FileCommand::Activate(id));
                self.question = Some(Question::Unsaved(Then::Close(id)));
            }
            Some(_) => self.commands.push(FileCommand::Close(id)),
            None => {}
        }
    }

    fn step_tab(&mut self, step: isize) {
        let documents = self.workspace.documents();
        let Some(active) = self.document().map(Document::id) else { return };
        if let Some(place) = documents.iter().position(|document| document.id() == active) {
            let count = documents.len().cast_signed();
            let next = (place.cast_signed() + step).rem_euclid(count).cast_unsigned();
            self.commands.push(FileCommand::Activate(documents[next].id()));
        }
    }

    /// Asks the system for a file.
    pub(super) fn ask_for_file(&mut self, purpose: Purpose, ctx: &Context) {
        let words = &self.words;
        let document = self.document();
        let name = document.map(|document| file_name(&document_name(document, words))).unwrap_or_default();
        let folder = self.folder_for(purpose);
        let pictures = [(words.text("files-svg"), vec!["svg"]), (words.text("files-png"), vec!["png"])];
        let outline = || (words.text("files-outline"), vec!["ron"]);
        let (title, name, kinds) = match purpose {
            Purpose::Open => {
                let all = (words.text("files-readable"), [&["ron"], &read::ENDINGS[..]].concat());
                let text = (words.text("files-text"), read::ENDINGS.to_vec());
                (words.text("files-open"), String::new(), vec![all, outline(), text])
            }
            Purpose::Update(_) => {
                let text = (words.text("files-text"), read::ENDINGS.to_vec());
                (words.text("files-update"), String::new(), vec![text])
            }
            Purpose::SaveAs => (words.text("files-save-as"), format!("{name}.ron"), vec![outline()]),
            Purpose::Export => {
                let mut kinds = vec![
                    (words.text("files-word"), vec!["docx"]),
                    (words.text("files-markdown"), vec!["md"]),
                    (words.text("files-fdx"), vec!["fdx"]),
                    (words.text("files-fountain"), vec!["fountain"]),
                    (words.text("files-csv"), vec!["csv"]),
                    (words.text("files-json"), vec!["json"]),
                ];
                kinds.extend(pictures);
                (words.text("files-export"), format!("{name}.docx"), kinds)
            }
            Purpose::Picture(_) => {
                let name = words.with("files-picture-name", &[("name", name.into())]);
                (words.text("files-picture"), format!("{name}.svg"), pictures.into())
            }
        };
        let name = self.refused_name(purpose).unwrap_or(name);
        self.dialogs.ask(ctx, Wanted { purpose, title, name, folder, kinds });
    }

    /// Takes in what was chosen in a dialogue.
    pub(super) fn take_answers(&mut self, ctx: &Context) {
        while let Some(Answer { purpose, picked }) = self.dialogs.answer() {
            ctx.request_repaint();
            match picked {
                Ok(paths) if paths.is_empty() => self.pending = None,
                Ok(paths) => self.take_chosen(purpose, paths),
                Err(_) => {
                    let name = match (purpose, self.refused_path(purpose)) {
                        (Purpose::Open | Purpose::Update(_), _) => String::new(),
                        (_, Some(refused)) => refused.display().to_string(),
                        (Purpose::SaveAs, None) => self.suggested_path("ron"),
                        (Purpose::Export, None) => self.suggested_path("docx"),
                        (Purpose::Picture(_), None) => self.suggested_path("svg"),
                    };
                    self.question = Some(Question::Path { purpose, typed: name, is_new: true });
                }
            }
        }
    }

    /// The system's dialogue has asked before it let a file be replaced, unless we have changed its name.
    fn take_chosen(&mut self, purpose: Purpose, paths: Vec<PathBuf>) {
        let has_asked = match (purpose, paths.as_slice()) {
            (Purpose::SaveAs, [path]) => outline_path(path.clone()) == *path,
            (_, [path]) => path.extension().is_some(),
            _ => false,
        };
        self.take_files(purpose, paths, if has_asked { Existing::Replace } else { Existing::Keep });
    }

    /// Does with the files what they were asked for.
    pub(super) fn take_files(&mut self, purpose: Purpose, paths: Vec<PathBuf>, existing: Existing) {
        for path in paths {
            self.commands.push(match (purpose, existing) {
                (Purpose::Open, _) => FileCommand::Open(path),
                (Purpose::Update(of), _) => FileCommand::Update { of, text: Synopsis::File(path) },
                (Purpose::SaveAs, Existing::Keep) => FileCommand::SaveAs(outline_path(path)),
                (Purpose::SaveAs, Existing::Replace) => FileCommand::Replace(outline_path(path)),
                (Purpose::Export, _) => self.export(with_ending(path, "docx"), Stretch::Whole, existing),
                (Purpose::Picture(stretch), _) => self.export(with_ending(path, "svg"), stretch, existing),
            });
        }
    }

    /// Does the same with a path that was typed. A name alone belongs into the folder that was proposed.
    pub(super) fn take_typed(&mut self, purpose: Purpose, typed: &str) {
        let path = store::typed_path(typed);
        let path = match (purpose, self.usual_folder()) {
            (Purpose::SaveAs | Purpose::Export | Purpose::Picture(_), Some(folder)) => folder.join(path),
            _ => path,
        };
        self.take_files(purpose, vec![path], Existing::Keep);
    }

    /// A picture shows the timeline as it is on screen.
    fn export(&self, path: PathBuf, stretch: Stretch, existing: Existing) -> FileCommand {
        let drawing = self.drawing(stretch).unwrap_or_default();
        FileCommand::Export { path, drawing, existing }
    }

    fn drawing(&self, stretch: Stretch) -> Option<Drawing> {
        self.panels.timeline.drawing(stretch, self.document()?, self.words.language())
    }

    fn suggested_path(&self, ending: &str) -> String {
        let name = self.document().map(|document| file_name(&document_name(document, &self.words)));
        let path = self.usual_folder().unwrap_or_default();
        path.join(format!("{}.{ending}", name.unwrap_or_default())).display().to_string()
    }

    /// Where files are proposed: beside the outline's own, else where the last one was, else among the documents.
    fn usual_folder(&self) -> Option<PathBuf> {
        self.known_folders().next().or_else(store::documents_folder)
    }

    /// The folders in which files of the writer's are known to lie, the nearest first.
    pub(super) fn known_folders(&self) -> impl Iterator<Item = PathBuf> {
        let own = self.document().and_then(Document::neighbour);
        let last = self.workspace.recent().iter().map(|recent| Path::new(&recent.path));
        let beside = own.into_iter().chain(last).filter_map(Path::parent);
        beside.filter(|folder| !folder.as_os_str().is_empty()).map(PathBuf::from)
    }

    /// Files dropped on the window, and its close button.
    pub(super) fn take_ways_in(&mut self, ctx: &Context) {
        let dropped = ctx.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
        if !dropped.is_empty() {
            self.pointing.note_drop();
        }
        for file in dropped {
            self.commands.push(FileCommand::Open(file.path().to_owned()));
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.may_close {
            let is_unsaved = self.workspace.documents().iter().any(Document::has_unsaved_changes);
            if is_unsaved {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.question = Some(Question::Unsaved(Then::Quit));
            }
        }
    }

    /// Text pasted into the window that no panel took; to be called when all are drawn.
    pub(super) fn take_pasted(&mut self, ctx: &Context) {
        if self.question.is_none() && self.palette.is_none() && !ctx.text_edit_focused() {
            self.import_pasted(ctx, |_| true);
        }
    }

    /// A synopsis pasted while the title of a new outline waits for its first letter is no title; to be called before
    /// anything is drawn.
    pub(super) fn take_pasted_for_title(&mut self, ctx: &Context) {
        let is_new = |outline: &Outline| outline.title.is_empty() && outline.scenes.is_empty();
        let waits = ctx.memory(egui::Memory::focused) == Some(first_field(None))
            && self.document().is_some_and(|document| is_new(document.outline()));
        if waits {
            self.import_pasted(ctx, is_long_enough);
        }
    }

    /// Imports what is pasted in this frame, if it is `meant`.
    fn import_pasted(&mut self, ctx: &Context, meant: impl Fn(&str) -> bool) {
        let pasted = ctx.input_mut(|input| {
            let is_it = |event: &mut Event| matches!(event, Event::Paste(text) if meant(text));
            input.events.extract_if(.., is_it).next()
        });
        let Some(Event::Paste(text)) = pasted else { return };
        if !is_long_enough(&text) {
            let text = self.words.text("notice-paste-too-short");
            self.notices.say(Notice::info(text));
            return;
        }
        let name = self.words.text("pasted-text");
        self.commands.push(FileCommand::ImportText { name, text });
    }

    /// Goes on with saving what a question promised to save, then closes.
    pub(super) fn go_on_with_pending(&mut self, ctx: &Context) {
        let Some(pending) = &mut self.pending else { return };
        if self.notices.has_error() {
            self.pending = None;
            return;
        }
        let documents = self.workspace.documents();
        let still_unsaved =
            |id: &DocumentId| documents.iter().any(|one| one.id() == *id && one.has_unsaved_changes());
        pending.queue.retain(still_unsaved);
        match pending.queue.first().copied() {
            None => {
                let then = pending.then;
                self.pending = None;
                self.finish(then, ctx);
            }
            Some(next) if pending.current != Some(next) => {
                pending.current = Some(next);
                self.commands.push(FileCommand::Activate(next));
                self.asked.push(Action::Save);
                ctx.request_repaint();
            }
            Some(_) => {}
        }
    }

    /// Closes what was to be closed.
    pub(super) fn finish(&mut self, then: Then, ctx: &Context) {
        match then {
            Then::Close(id) => self.commands.push(FileCommand::Close(id)),
            Then::Quit => {
                self.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
        ctx.request_repaint();
    }

    /// Gives up what is not saved, then closes.
    pub(super) fn discard_then(&mut self, then: Then, ctx: &Context) {
        if then == Then::Quit {
            // What is closed is given up for good; what is open at the end would be offered at the next start.
            for document in self.workspace.documents() {
                self.commands.push(FileCommand::Close(document.id()));
            }
        }
        self.finish(then, ctx);
    }

    /// Saves what would be lost, then closes.
    pub(super) fn save_then(&mut self, then: Then) {
        // What fails from now on stands in the way of closing.
        self.notices.put_errors_away();
        let unsaved = self.workspace.documents().iter().filter(|document| document.has_unsaved_changes());
        let queue = match then {
            Then::Close(id) => vec![id],
            Then::Quit => unsaved.map(Document::id).collect(),
        };
        self.pending = Some(Pending { then, queue, current: None });
    }
}

/// Lets the focus go, whatever has it.
fn let_go(ctx: &Context) {
    ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
}

fn add_scene(outline: &crate::outline::Outline, after: Option<&SceneId>) -> Edit {
    let place = after.and_then(|after| outline.scenes.iter().position(|scene| scene.id == *after));
    let strand = place.and_then(|place| outline.scenes[place].strand.clone());
    let before = place.and_then(|place| outline.scenes.get(place + 1)).map(|next| ItemId::from(&next.id));
    Edit::Add { item: Scene { strand, ..Scene::default() }.into(), before }
}

fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(ending) }
}

/// Endings of what is read as a text or exported: under such a name an outline would be taken for that.
const FOREIGN: [&str; 8] = ["pdf", "html", "htm", "fdx", "csv", "json", "svg", "png"];

/// Where an outline is saved: with its own ending instead of that of another format, if one was typed.
fn outline_path(path: PathBuf) -> PathBuf {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending {
        Some(ending) if FOREIGN.contains(&&*ending) || read::ENDINGS.contains(&&*ending) => {
            path.with_extension("ron")
        }
        _ => with_ending(path, "ron"),
    }
}

/// `name` without what file systems refuse.
fn file_name(name: &str) -> String {
    let name: String =
        name.chars().map(|ch| if ch.is_control() || "/\\:*?\"<>|".contains(ch) { '-' } else { ch }).collect();
    let name = name.trim().trim_end_matches(['.', ' ']);
    if is_device(name) { format!("-{name}") } else { name.to_owned() }
}

/// Whether Windows takes a file of this name for a device, whatever its ending.
fn is_device(name: &str) -> bool {
    let name = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_port =
        |kind: &str| name.strip_prefix(kind).is_some_and(|it| matches!(it.as_bytes(), [b'1'..=b'9']));
    ["con", "prn", "aux", "nul"].contains(&name.as_str()) || is_port("com") || is_port("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_fit_for_every_system() {
        for (name, expected) in [
            ("Folge 12: Kai?", "Folge 12- Kai-"),
            (" Ende. ", "Ende"),
            ("a/b", "a-b"),
            ("Ende. .", "Ende"),
            ("Nul. Eins", "-Nul. Eins"),
            ("COM1", "-COM1"),
            ("Comeback", "Comeback"),
        ] {
            assert_eq!(file_name(name), expected);
        }
    }

    #[test]
    fn an_outline_never_bears_the_ending_of_another_format() {
        for (typed, expected) in [
            ("Gr.txt", "Gr.ron"),
            ("Gr.DOCX", "Gr.ron"),
            ("Gr.fdx", "Gr.ron"),
            ("Gr", "Gr.ron"),
            ("Gr.v2", "Gr.v2"),
            ("Gr.ron", "Gr.ron"),
        ] {
            assert_eq!(outline_path(typed.into()), PathBuf::from(expected));
        }
    }

    #[test]
    fn an_ending_is_added_where_there_is_none() {
        assert_eq!(with_ending("folge".into(), "ron"), PathBuf::from("folge.ron"));
        assert_eq!(with_ending("folge.csv".into(), "md"), PathBuf::from("folge.csv"));
    }
}
