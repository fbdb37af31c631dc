//! A window in a temporary folder, with a picker that answers what the test says.

mod stand_ins;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use self::stand_ins::{Dropped, LaidOut};
use bogen::{
    app::{App, FilePicker, Language, Setup, Wanted},
    outline::Outline,
    session::{Document, Middle},
    store::{self, Folders},
};
use egui::{Event, Key, Modifiers, PointerButton, Role};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT, Queryable},
};

/// The first example.
pub(crate) const SEED: &str = "seeds/000_0e5b8b838041829b.txt";

/// A window.
pub(crate) struct Window {
    harness: Harness<'static, App>,
    picker: Arc<LaidOut>,
    folder: tempfile::TempDir,
}

impl Window {
    /// A window that speaks `language`, with `files` on the command line.
    pub(crate) fn open(language: Language, files: &[&str]) -> Self {
        let files = files.iter().map(PathBuf::from).collect();
        Self::begin(language, files, tempfile::tempdir().unwrap(), false)
    }

    /// A window whose program keeps recovery, backups and recent files in its own folder.
    pub(crate) fn with_memory(folder: tempfile::TempDir, files: &[&str]) -> Self {
        let files = files.iter().map(PathBuf::from).collect();
        Self::begin(Language::German, files, folder, true)
    }

    /// A window that speaks `language`, with this outline in a file.
    pub(crate) fn with_outline(language: Language, outline: &Outline) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("outline.ron");
        fs::write(&path, store::encode(outline)).unwrap();
        Self::begin(language, vec![path], folder, false)
    }

    fn begin(language: Language, files: Vec<PathBuf>, folder: tempfile::TempDir, has_memory: bool) -> Self {
        let picker = Arc::new(LaidOut::default());
        let folders = has_memory.then(|| Folders::under(folder.path(), folder.path()));
        let asked: Arc<dyn FilePicker> = Arc::clone(&picker) as _;
        let setup = Setup { language, files, picker: asked, folders, still: true };
        let mut harness = Harness::builder()
            .with_size([1440.0, 900.0])
            .with_theme(egui::Theme::Light)
            .with_max_steps(12)
            .build_eframe(move |creation| App::new(creation, setup));
        harness.run();
        Self { harness, picker, folder }
    }

    /// Ends the program as a crash does: nothing is asked, nothing is saved. The folder is what remains.
    pub(crate) fn crash(self) -> tempfile::TempDir {
        self.folder
    }

    /// Lets so many seconds go by.
    pub(crate) fn wait(&mut self, seconds: usize) {
        // Four frames are a second.
        self.harness.run_steps(seconds * 4);
    }

    /// The window in German with the first example.
    pub(crate) fn with_seed() -> Self {
        Self::open(Language::German, &[SEED])
    }

    /// A path in the window's own folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The picker's next answer.
    pub(crate) fn will_pick(&self, paths: &[&Path]) {
        self.picker.answers.lock().unwrap().push_back(paths.iter().map(|path| path.to_path_buf()).collect());
    }

    /// What the picker was asked for last.
    #[track_caller]
    pub(crate) fn asked(&self) -> Wanted {
        self.picker.asked.lock().unwrap().clone().expect("the picker was asked")
    }

    /// The only thing of this role with this name.
    #[track_caller]
    pub(crate) fn find<'a>(&'a self, role: Role, name: &'a str) -> Node<'a> {
        self.harness.get_by_role_and_label(role, name)
    }

    /// Where all things of this role with this name lie.
    pub(crate) fn rects(&self, role: Role, name: &str) -> Vec<egui::Rect> {
        self.harness.query_all_by_role_and_label(role, name).map(|node| node.rect()).collect()
    }

    /// Where the thing of this role lies whose name begins so.
    #[track_caller]
    pub(crate) fn find_beginning(&self, role: Role, begins: &str) -> egui::Rect {
        let is_it = |node: &Node<'_>| {
            let node = node.accesskit_node();
            node.role() == role && node.label().is_some_and(|label| label.starts_with(begins))
        };
        let found = self.harness.query_all(egui_kittest::kittest::by().predicate(move |_| true)).find(is_it);
        found.unwrap_or_else(|| panic!("no {role:?} is called {begins}…")).rect()
    }

    /// Moves the pointer there and clicks.
    pub(crate) fn click_at(&mut self, at: egui::Pos2, modifiers: Modifiers) {
        self.hold(at, at, modifiers);
        self.let_go(at, modifiers);
    }

    /// Moves the pointer there.
    pub(crate) fn point_at(&mut self, at: egui::Pos2) {
        self.harness.event(Event::PointerMoved(at));
        self.harness.run();
    }

    /// Clicks there with this button of the mouse.
    pub(crate) fn click_button_at(&mut self, pos: egui::Pos2, button: PointerButton) {
        self.harness.event(Event::PointerMoved(pos));
        self.harness.step();
        for pressed in [true, false] {
            let modifiers = Modifiers::NONE;
            self.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
        }
        self.harness.run();
    }

    /// Turns the wheel there by so many lines.
    pub(crate) fn wheel_at(&mut self, at: egui::Pos2, lines: f32, modifiers: Modifiers) {
        self.harness.event(Event::PointerMoved(at));
        self.harness.step();
        self.harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Line,
            delta: egui::vec2(0.0, lines),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers,
        });
        // The wheel's movement is smoothed over some frames.
        self.harness.run_steps(12);
    }

    /// Pinches there on a touchpad, which the system tells as a zoom.
    pub(crate) fn pinch_at(&mut self, at: egui::Pos2, factor: f32) {
        self.harness.event(Event::PointerMoved(at));
        self.harness.step();
        self.harness.event(Event::Zoom(factor));
        self.harness.run();
    }

    /// Puts two fingers on the screen and moves them. The system makes a mouse of the first one.
    pub(crate) fn two_fingers(&mut self, from: [egui::Pos2; 2], to: [egui::Pos2; 2]) {
        let touch = |finger: usize, phase, pos| Event::Touch {
            device_id: egui::TouchDeviceId(0),
            id: egui::TouchId(finger as u64),
            phase,
            pos,
            force: None,
        };
        for finger in 0..2 {
            self.harness.event(touch(finger, egui::TouchPhase::Start, from[finger]));
            if finger == 0 {
                self.harness.event(Event::PointerMoved(from[0]));
                self.button(from[0], true, Modifiers::NONE);
            }
            self.harness.step();
        }
        for part in 1..=4 {
            let at = |finger: usize| from[finger].lerp(to[finger], part as f32 / 4.0);
            for finger in 0..2 {
                self.harness.event(touch(finger, egui::TouchPhase::Move, at(finger)));
            }
            self.harness.event(Event::PointerMoved(at(0)));
            self.harness.step();
        }
        for (finger, at) in to.into_iter().enumerate() {
            self.harness.event(touch(finger, egui::TouchPhase::End, at));
        }
        self.button(to[0], false, Modifiers::NONE);
        self.harness.event(Event::PointerGone);
        self.harness.run();
    }

    /// The names of the entries of the list of this name, from the first to the last.
    #[track_caller]
    pub(crate) fn entries(&self, list: &str) -> Vec<String> {
        let list = self.find(Role::List, list);
        list.accesskit_node().children().filter_map(|entry| entry.label()).collect()
    }

    /// The place of an entry in its list, counted from 1, and how many the whole list has, as a screen reader is told.
    #[track_caller]
    pub(crate) fn place_in_list(&self, entry: &str) -> (Option<usize>, Option<usize>) {
        let entry = self.find(Role::ListItem, entry);
        let entry = entry.accesskit_node();
        let size = entry.parent().and_then(|list| list.size_of_set());
        (entry.position_in_set().map(|place| place + 1), size)
    }

    /// Whether this is what a screen reader is at.
    #[track_caller]
    pub(crate) fn is_at(&self, role: Role, name: &str) -> bool {
        self.find(role, name).accesskit_node().is_focused()
    }

    /// What a screen reader is at, by name.
    pub(crate) fn names_focused(&self) -> Vec<String> {
        let nodes = self.harness.query_all(egui_kittest::kittest::by().predicate(|_| true));
        nodes
            .filter(|node| node.accesskit_node().is_focused())
            .filter_map(|node| node.accesskit_node().label())
            .collect()
    }

    /// The names of the things of this role that begin so.
    pub(crate) fn names_beginning(&self, role: Role, begins: &str) -> Vec<String> {
        let nodes = self.harness.query_all(egui_kittest::kittest::by().predicate(move |_| true));
        nodes
            .filter(|node| node.accesskit_node().role() == role)
            .filter_map(|node| node.accesskit_node().label())
            .filter(|label| label.starts_with(begins))
            .collect()
    }

    /// Clicks twice in quick succession.
    pub(crate) fn double_click_at(&mut self, at: egui::Pos2) {
        self.harness.event(Event::PointerMoved(at));
        self.harness.step();
        // Each event has a frame of its own, and a frame of the test takes a quarter of a second.
        self.harness.ctx.options_mut(|options| options.input_options.max_double_click_delay = 2.0);
        for pressed in [true, false, true, false] {
            self.button(at, pressed, Modifiers::NONE);
        }
        self.harness.run();
    }

    /// Drags from one place to another, in several moves as a hand does.
    pub(crate) fn drag(&mut self, from: egui::Pos2, to: egui::Pos2, modifiers: Modifiers) {
        self.hold(from, to, modifiers);
        self.let_go(to, modifiers);
    }

    /// Presses the button at one place and moves to another.
    pub(crate) fn hold(&mut self, from: egui::Pos2, to: egui::Pos2, modifiers: Modifiers) {
        self.harness.event(Event::ModifiersChanged(modifiers));
        self.harness.event(Event::PointerMoved(from));
        self.harness.step();
        self.button(from, true, modifiers);
        self.harness.step();
        if from != to {
            for part in 1..=6 {
                self.harness.event(Event::PointerMoved(from + (to - from) * (part as f32 / 6.0)));
                self.harness.step();
            }
        }
    }

    /// Lets the button go.
    pub(crate) fn let_go(&mut self, at: egui::Pos2, modifiers: Modifiers) {
        self.button(at, false, modifiers);
        self.harness.step();
        self.harness.event(Event::ModifiersChanged(Modifiers::NONE));
        self.harness.run();
    }

    fn button(&mut self, pos: egui::Pos2, pressed: bool, modifiers: Modifiers) {
        let button = egui::PointerButton::Primary;
        self.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
    }

    /// Whether there is a thing of this role with this name.
    pub(crate) fn has(&self, role: Role, name: &str) -> bool {
        self.harness.query_all_by_role_and_label(role, name).next().is_some()
    }

    /// Whether the switch or tab is on.
    #[track_caller]
    pub(crate) fn is_on(&self, role: Role, name: &str) -> bool {
        let node = self.find(role, name);
        let node = node.accesskit_node();
        node.is_selected() == Some(true) || node.toggled() == Some(egui::accesskit::Toggled::True)
    }

    /// Whether this text is to be read somewhere.
    pub(crate) fn reads(&self, text: &str) -> bool {
        self.harness.query_all_by_value(text).next().is_some()
    }

    /// Whether a text that begins so is to be read somewhere.
    pub(crate) fn reads_beginning(&self, begins: &str) -> bool {
        let mut nodes = self.harness.query_all(egui_kittest::kittest::by().predicate(move |_| true));
        nodes.any(|node| node.value().is_some_and(|value| value.starts_with(begins)))
    }

    /// Clicks on it.
    #[track_caller]
    pub(crate) fn click(&mut self, role: Role, name: &str) {
        self.find(role, name).click();
        self.harness.run();
    }

    /// Clicks on it with keys held, or with another button.
    #[track_caller]
    pub(crate) fn click_with(&mut self, button: PointerButton, modifiers: Modifiers, role: Role, name: &str) {
        self.find(role, name).click_button_modifiers(button, modifiers);
        self.harness.run();
    }

    /// Does what a click does, wherever it is, even where it would have to be scrolled to.
    #[track_caller]
    pub(crate) fn activate(&mut self, role: Role, name: &str) {
        self.find(role, name).click_accesskit();
        self.harness.run();
    }

    /// Puts `text` in the place of what is in a field. The field keeps the focus.
    #[track_caller]
    pub(crate) fn fill(&mut self, role: Role, name: &str, text: &str) {
        self.find(role, name).focus();
        self.harness.run();
        self.press(Modifiers::COMMAND, Key::A);
        self.type_text(text);
    }

    /// The text in a field, or what a list shows as chosen.
    #[track_caller]
    pub(crate) fn value(&self, role: Role, name: &str) -> String {
        self.find(role, name).value().unwrap_or_default()
    }

    /// Takes hold of one thing and lets it go at the lower edge of another.
    #[track_caller]
    pub(crate) fn drag_under(&mut self, role: Role, name: &str, target: &str) {
        let from = self.find(role, name).rect().center();
        let to = self.find(role, target).rect().center_bottom() - egui::vec2(0.0, 2.0);
        self.harness.drag_at(from);
        self.harness.step();
        for part in [0.3, 0.7, 1.0] {
            self.harness.hover_at(from.lerp(to, part));
            self.harness.step();
        }
        self.harness.drop_at(to);
        self.harness.run();
    }

    /// Opens a menu and clicks on what is in it.
    #[track_caller]
    pub(crate) fn choose(&mut self, menu: &str, entry: &str) {
        self.click(Role::Button, menu);
        let role = if self.has(Role::MenuItem, entry) { Role::MenuItem } else { Role::MenuItemCheckBox };
        self.click(role, entry);
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    /// Presses a key several times, a frame each.
    pub(crate) fn press_quickly(&mut self, key: Key, times: usize) {
        let modifiers = Modifiers::NONE;
        for _ in 0..times {
            let press = Event::Key { key, physical_key: None, pressed: true, repeat: true, modifiers };
            self.harness.event(press);
            self.harness.step();
        }
        self.harness.event(Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers });
        self.harness.run();
    }

    /// Presses a key that types a letter, which the system tells in one breath.
    pub(crate) fn press_letter(&mut self, key: Key, letter: &str) {
        let modifiers = Modifiers::NONE;
        let press = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        self.harness.input_mut().events.extend([press, Event::Text(letter.to_owned())]);
        self.harness.run();
        self.harness.event(Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers });
        self.harness.run();
    }

    /// Types into what has the focus.
    pub(crate) fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run();
    }

    /// Types into what has the focus and presses Enter in the same breath.
    pub(crate) fn type_and_enter(&mut self, letters: &str) {
        let (key, modifiers) = (Key::Enter, Modifiers::NONE);
        let typed = letters.chars().flat_map(|letter| {
            let key = Key::from_name(&letter.to_string()).unwrap_or(Key::X);
            let press = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
            [press, Event::Text(letter.to_string())]
        });
        let enter = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        self.harness.input_mut().events.extend(typed.chain([enter]));
        self.harness.run();
    }

    /// Presses keys that open something and types on at once, a letter a frame; so many letters in the same breath.
    pub(crate) fn press_and_type(&mut self, modifiers: Modifiers, key: Key, letters: &str, at_once: usize) {
        let press =
            |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let mut frames = vec![vec![press(key, modifiers)]];
        for (place, letter) in letters.chars().enumerate() {
            if place >= at_once {
                frames.push(Vec::new());
            }
            let key = Key::from_name(&letter.to_uppercase().to_string()).expect("a letter");
            let events = [press(key, Modifiers::NONE), Event::Text(letter.to_string())];
            frames.last_mut().expect("the first").extend(events);
        }
        for events in frames {
            self.harness.input_mut().events.extend(events);
            self.harness.step();
        }
        self.harness.run();
    }

    /// Types letter by letter, quickly.
    pub(crate) fn type_letters(&mut self, text: &str) {
        for letter in text.chars() {
            self.harness.event(Event::Text(letter.to_string()));
            self.harness.step();
        }
        self.harness.run();
    }

    /// Pastes into what has the focus.
    pub(crate) fn paste(&mut self, text: &str) {
        self.harness.event(Event::Paste(text.to_owned()));
        self.harness.run();
    }

    /// Asks for what is selected to be put on the clipboard; what is put there.
    pub(crate) fn copy(&mut self) -> Option<String> {
        self.harness.event(Event::Copy);
        self.harness.step();
        let copied =
            self.harness.output().platform_output.commands.iter().find_map(|command| match command {
                egui::OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            });
        self.harness.run();
        copied
    }

    /// Asks for what is selected to be cut out.
    pub(crate) fn cut(&mut self) {
        self.harness.event(Event::Cut);
        self.harness.run();
    }

    /// How many things of this role there are.
    pub(crate) fn count(&self, role: Role) -> usize {
        self.harness.query_all_by_role(role).count()
    }

    /// Drops files on the window.
    pub(crate) fn drop_files(&mut self, paths: &[&Path]) {
        let files = paths.iter().map(|path| Arc::new(Dropped(path.to_path_buf())) as egui::DroppedFileHandle);
        self.harness.input_mut().dropped_files.extend(files);
        self.harness.run();
    }

    /// Clicks on the window's own close button; whether the window goes.
    pub(crate) fn close(&mut self) -> bool {
        let viewport = self.harness.input().viewport_id;
        let info = self.harness.input_mut().viewports.entry(viewport).or_default();
        info.events.push(egui::ViewportEvent::Close);
        self.harness.step();
        let commands = self.commands();
        self.harness.input_mut().viewports.entry(viewport).or_default().events.clear();
        self.harness.run();
        !commands.contains(&egui::ViewportCommand::CancelClose)
    }

    /// Says how large the screen is, and whether the window fills it.
    pub(crate) fn tell_screen(&mut self, screen: egui::Vec2, fills_it: bool) {
        let viewport = self.harness.input().viewport_id;
        let size = self.harness.ctx.content_rect();
        let info = self.harness.input_mut().viewports.entry(viewport).or_default();
        info.monitor_size = Some(screen);
        info.inner_rect = Some(size);
        info.maximized = Some(fills_it);
        self.harness.step();
    }

    /// What the last frame asked of the window.
    pub(crate) fn commands(&self) -> Vec<egui::ViewportCommand> {
        let viewports = self.harness.output().viewport_output.values();
        viewports.flat_map(|viewport| viewport.commands.iter().cloned()).collect()
    }

    /// What the last frame painted.
    pub(crate) fn shapes(&self) -> &[egui::epaint::ClippedShape] {
        &self.harness.output().shapes
    }

    /// The text that is marked in a field as what was looked for, and where it is in view.
    pub(crate) fn marked(&self) -> Option<(String, egui::Rect)> {
        self.shapes().iter().find_map(|clipped| {
            let egui::Shape::Text(text) = &clipped.shape else { return None };
            let job = &text.galley.job;
            let lit = job.sections.iter().find(|it| it.format.background != egui::Color32::TRANSPARENT)?;
            let [start, end] = [lit.byte_range.start.0, lit.byte_range.end.0];
            let place = |byte| {
                let cursor = egui::text::CCursor::new(job.text[..byte].chars().count());
                text.galley.pos_from_cursor(cursor).translate(text.pos.to_vec2())
            };
            let seen = place(start).union(place(end)).intersect(clipped.clip_rect);
            seen.is_positive().then(|| (job.text[start..end].to_owned(), seen))
        })
    }

    /// Lets frames go by until nothing changes.
    pub(crate) fn run(&mut self) -> u64 {
        self.harness.run()
    }

    /// Gives the window another size in points.
    pub(crate) fn resize(&mut self, width: f32, height: f32) {
        self.harness.set_size(egui::vec2(width, height));
        self.harness.run();
    }

    /// Where it is.
    #[track_caller]
    pub(crate) fn rect(&self, role: Role, name: &str) -> egui::Rect {
        self.find(role, name).rect()
    }

    /// What the middle shows.
    pub(crate) fn middle(&self) -> Middle {
        self.harness.state().workspace().view().middle
    }

    /// The open outlines.
    pub(crate) fn documents(&self) -> &[Document] {
        self.harness.state().workspace().documents()
    }

    /// The outline that is shown.
    #[track_caller]
    pub(crate) fn document(&self) -> &Document {
        self.harness.state().workspace().active().expect("an outline is open")
    }

    /// Its present version.
    pub(crate) fn outline(&self) -> &Outline {
        self.document().outline()
    }

    /// The outline in the file at `path`.
    pub(crate) fn saved(path: &Path) -> Outline {
        store::open(path).unwrap().outline
    }
}
