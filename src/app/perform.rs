//! Carrying out the actions of the command table.

use egui::{Context, ViewportCommand};

use super::{
    actions::{Action, InOutline, Stretch},
    dialogs::Purpose,
    hints, inspector,
    merging::merged,
    shell::{Notice, Palette, Question},
    window::App,
};
use crate::{
    outline::{Character, Dilemma, Edit, Item, ItemId, Location, Scene, SceneId, Strand},
    session::{Command, Document, FileCommand, Middle, OldName, Panel, ViewCommand},
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
            // It is shown already, where there is room for it.
            Action::Toggle(panel) if self.panels.narrow.has_given_way(panel) => {
                self.panels.send_keyboard(panel);
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

    fn step_tab(&mut self, step: isize) {
        let documents = self.workspace.documents();
        let Some(active) = self.document().map(Document::id) else { return };
        if let Some(place) = documents.iter().position(|document| document.id() == active) {
            let count = documents.len().cast_signed();
            let next = (place.cast_signed() + step).rem_euclid(count).cast_unsigned();
            self.commands.push(FileCommand::Activate(documents[next].id()));
        }
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
