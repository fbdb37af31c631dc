//! The one table of what can be asked for by name: it feeds the menus, the palette, the shortcuts, the tooltips
//! and the list of keys.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{
    icons::Icon,
    words::{Language, Words},
};
use crate::session::{Middle, Panel};

/// Something that can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    New,
    Open,
    Paste,
    UpdateSource,
    Save,
    SaveAs,
    Export,
    Versions,
    CloseTab,
    NextTab,
    PreviousTab,
    Quit,
    Undo,
    Redo,
    FindReplace,
    AddScene,
    AddCharacter,
    AddLocation,
    AddStrand,
    AddDilemma,
    Rename,
    Check,
    /// Put the selected scenes on the clipboard and take them out. The system tells the keys apart from others, and the
    /// menu bar has no room for them.
    Cut,
    /// Put them there.
    Copy,
    Duplicate,
    Merge,
    Delete,
    NextHint,
    Palette,
    Show(Middle),
    Toggle(Panel),
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Look(egui::ThemePreference),
    Speak(Option<Language>),
    Keys,
    About,
    Picture(Stretch),
    Outline(InOutline),
    Timeline(InTimeline),
}

/// Which part of the timeline a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// The whole episode.
    Whole,
    /// What is on screen, on the same scale.
    Visible,
    /// From the first to the last of the selected scenes.
    Selected,
}

impl Stretch {
    /// All of them, in the order in which they are offered.
    pub(crate) const ALL: [Self; 3] = [Self::Whole, Self::Visible, Self::Selected];
}

/// What can be asked of the scenes in the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InOutline {
    NextUnchecked,
    PreviousUnchecked,
    Accept,
    Reject,
    EditSummary,
    Split,
    Join,
    MoveUp,
    MoveDown,
}

/// What can be asked of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InTimeline {
    FitAll,
    FitSelection,
    Closer,
    Farther,
    Fold,
    Highlight,
    LaneUp,
    LaneDown,
}

/// Who takes an action's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taker {
    /// The window, whatever has the focus.
    Window,
    /// The scenes in the middle.
    Outline,
    /// The timeline, when it has the focus.
    Timeline,
}

impl Action {
    /// Who takes its keys.
    pub(crate) const fn taker(self) -> Taker {
        match self {
            Self::Outline(_) | Self::Cut | Self::Copy => Taker::Outline,
            Self::Timeline(_) => Taker::Timeline,
            _ => Taker::Window,
        }
    }
}

/// Where an action stands in the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Menu {
    /// Outlines and files.
    File,
    /// Changes of the outline.
    Edit,
    /// What is shown.
    View,
    /// What explains.
    Help,
}

impl Menu {
    /// In the order of the bar.
    pub(crate) const ALL: [Self; 4] = [Self::File, Self::Edit, Self::View, Self::Help];

    /// What it is called.
    pub(crate) fn label(self, words: &Words) -> String {
        match self {
            Self::File => words.text("menu-file"),
            Self::Edit => words.text("menu-edit"),
            Self::View => words.text("menu-view"),
            Self::Help => words.text("menu-help"),
        }
    }
}

/// A line of the table.
pub(crate) struct Entry {
    /// What is done.
    pub(crate) action: Action,
    /// The id of its name.
    pub(crate) word: &'static str,
    /// Its picture.
    pub(crate) icon: Option<Icon>,
    /// Its menu, and the group in it; groups are set apart by lines.
    pub(crate) menu: (Menu, u8),
    /// The keys for it; the first is shown.
    pub(crate) keys: &'static [KeyboardShortcut],
}

const fn keys(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

/// `Cmd` on a Mac.
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
/// For a Mac alone: elsewhere these together type a third letter on a key.
const CTRL_ALT: Modifiers = Modifiers { alt: true, ..Modifiers::COMMAND };
/// `Ctrl` on a Mac as well: there the system keeps `Cmd+Tab` for itself.
const TRUE_CTRL: Modifiers = Modifiers::CTRL;
const TRUE_CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::CTRL };
const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;

macro_rules! table {
    ($($action:expr, word: $word:literal, $icon:expr, $menu:ident $group:literal $(, $modifiers:ident + $key:ident)*;)+) => {
        &[$(Entry {
            action: $action,
            word: $word,
            icon: $icon,
            menu: (Menu::$menu, $group),
            keys: &[$(keys($modifiers, Key::$key)),*],
        }),+]
    };
}

/// Everything that can be asked for by name, in the order of the menus. Longer shortcuts stand before those
/// that they contain.
pub(crate) const TABLE: &[Entry] = table! {
    Action::New, word: "command-new", Some(Icon::FilePlus), File 0, CTRL + N;
    Action::Open, word: "command-open", Some(Icon::FolderOpen), File 0, CTRL + O;
    Action::Paste, word: "command-paste", Some(Icon::ClipboardPaste), File 0, CTRL + V;
    Action::UpdateSource, word: "command-update-source", Some(Icon::RefreshCw), File 0;
    Action::SaveAs, word: "command-save-as", None, File 1, CTRL_SHIFT + S;
    Action::Save, word: "command-save", Some(Icon::Save), File 1, CTRL + S;
    Action::Export, word: "command-export", Some(Icon::FileOutput), File 1, CTRL + E;
    Action::Versions, word: "command-versions", Some(Icon::History), File 1;
    Action::Picture(Stretch::Whole), word: "command-picture-whole", Some(Icon::Image), File 2;
    Action::Picture(Stretch::Visible), word: "command-picture-visible", None, File 2;
    Action::Picture(Stretch::Selected), word: "command-picture-selected", None, File 2;
    Action::PreviousTab, word: "command-previous-tab", None, File 3, TRUE_CTRL_SHIFT + Tab, CTRL + PageUp;
    Action::NextTab, word: "command-next-tab", None, File 3, TRUE_CTRL + Tab, CTRL + PageDown;
    Action::CloseTab, word: "command-close-tab", Some(Icon::Close), File 3, CTRL + W;
    Action::Quit, word: "command-quit", Some(Icon::LogOut), File 4, CTRL + Q;

    Action::Redo, word: "command-redo", Some(Icon::Redo), Edit 0, CTRL_SHIFT + Z, CTRL + Y;
    Action::Undo, word: "command-undo", Some(Icon::Undo), Edit 0, CTRL + Z;
    Action::FindReplace, word: "command-find-replace", Some(Icon::ArrowLeftRight), Edit 1, CTRL + H, CTRL_ALT + F;
    Action::AddScene, word: "command-add-scene", Some(Icon::ListPlus), Edit 2, CTRL + Enter;
    Action::AddCharacter, word: "command-add-character", Some(Icon::UserPlus), Edit 2;
    Action::AddLocation, word: "command-add-location", Some(Icon::MapPinPlus), Edit 2;
    Action::AddStrand, word: "command-add-strand", Some(Icon::Spline), Edit 2;
    Action::AddDilemma, word: "command-add-dilemma", Some(Icon::DiamondPlus), Edit 2;
    Action::Rename, word: "command-rename", Some(Icon::Pencil), Edit 3, NONE + F2;
    Action::Check, word: "command-check", Some(Icon::Check), Edit 3, NONE + C;
    Action::Duplicate, word: "command-duplicate", Some(Icon::Copy), Edit 3, CTRL + D;
    Action::Merge, word: "command-merge", Some(Icon::Merge), Edit 3, NONE + M;
    Action::Delete, word: "command-delete", Some(Icon::Trash), Edit 3, NONE + Delete;

    Action::Outline(InOutline::PreviousUnchecked), word: "command-previous-unchecked", None, Edit 4, SHIFT + N;
    Action::Outline(InOutline::NextUnchecked), word: "command-next-unchecked", Some(Icon::ListChecks), Edit 4, NONE + N;
    Action::Outline(InOutline::Accept), word: "command-accept", Some(Icon::ThumbsUp), Edit 4, NONE + Space;
    Action::Outline(InOutline::Reject), word: "command-reject", Some(Icon::ThumbsDown), Edit 4, NONE + X;
    Action::Outline(InOutline::Split), word: "command-split", Some(Icon::Split), Edit 5, NONE + S;
    Action::Outline(InOutline::Join), word: "command-join", None, Edit 5, NONE + J;
    Action::Outline(InOutline::MoveUp), word: "command-move-up", Some(Icon::ArrowUp), Edit 5, ALT + ArrowUp;
    Action::Outline(InOutline::MoveDown), word: "command-move-down", Some(Icon::ArrowDown), Edit 5, ALT + ArrowDown;

    Action::Palette, word: "command-palette", Some(Icon::Search), View 0, CTRL + K, CTRL + F;
    Action::NextHint, word: "command-next-hint", Some(Icon::CircleQuestionMark), View 0;
    Action::Show(Middle::Outline), word: "command-show-outline", Some(Icon::List), View 1, CTRL + Num1;
    Action::Show(Middle::Cards), word: "command-show-cards", Some(Icon::LayoutGrid), View 1, CTRL + Num2;
    Action::Show(Middle::Source), word: "command-show-source", Some(Icon::BookOpen), View 1, CTRL + Num3;
    Action::Toggle(Panel::Library), word: "command-toggle-library", Some(Icon::PanelLeft), View 2, CTRL + B;
    Action::Toggle(Panel::Inspector), word: "command-toggle-inspector", Some(Icon::PanelRight), View 2, CTRL + I;
    Action::Toggle(Panel::Timeline), word: "command-toggle-timeline", Some(Icon::PanelBottom), View 2, CTRL + T;
    Action::Timeline(InTimeline::FitAll), word: "command-timeline-fit-all", Some(Icon::ChartGantt), View 3, NONE + Num0;
    Action::Timeline(InTimeline::FitSelection), word: "command-timeline-fit-selection", Some(Icon::Scan), View 3, NONE + F;
    Action::Timeline(InTimeline::Closer), word: "command-timeline-closer", None, View 3, NONE + Plus;
    Action::Timeline(InTimeline::Farther), word: "command-timeline-farther", None, View 3, NONE + Minus;
    Action::Timeline(InTimeline::Fold), word: "command-timeline-fold", Some(Icon::FoldVertical), View 4, NONE + L;
    Action::Timeline(InTimeline::Highlight), word: "command-timeline-highlight", Some(Icon::ListFilter), View 4, NONE + H;
    Action::Timeline(InTimeline::LaneUp), word: "command-timeline-lane-up", None, View 4, ALT + ArrowUp;
    Action::Timeline(InTimeline::LaneDown), word: "command-timeline-lane-down", None, View 4, ALT + ArrowDown;
    Action::ZoomIn, word: "command-zoom-in", Some(Icon::ZoomIn), View 5, CTRL + Plus, CTRL + Equals;
    Action::ZoomOut, word: "command-zoom-out", Some(Icon::ZoomOut), View 5, CTRL + Minus;
    Action::ZoomReset, word: "command-zoom-reset", None, View 5, CTRL + Num0;
    Action::Look(egui::ThemePreference::System), word: "command-look-system", Some(Icon::Monitor), View 6;
    Action::Look(egui::ThemePreference::Light), word: "command-look-light", Some(Icon::Sun), View 6;
    Action::Look(egui::ThemePreference::Dark), word: "command-look-dark", Some(Icon::Moon), View 6;
    Action::Speak(None), word: "command-speak-system", Some(Icon::Languages), View 7;
    Action::Speak(Some(Language::German)), word: "command-speak-german", None, View 7;
    Action::Speak(Some(Language::English)), word: "command-speak-english", None, View 7;

    Action::Keys, word: "command-keys", Some(Icon::Keyboard), Help 0, NONE + F1;
    Action::About, word: "command-about", Some(Icon::Info), Help 0;
};

/// Keys and ways with the mouse that are no commands: they depend on what the keyboard or the pointer is on.
pub(crate) struct Habit {
    /// Who takes them.
    pub(crate) taker: Taker,
    keys: &'static str,
    word: &'static str,
}

impl Habit {
    /// The keys: `Pfeiltasten`.
    pub(crate) fn keys(&self, words: &Words) -> String {
        words.text(self.keys)
    }

    /// What they do.
    pub(crate) fn label(&self, words: &Words) -> String {
        words.text(self.word)
    }
}

macro_rules! habits {
    ($($taker:ident, word: $keys:literal, word: $word:literal;)+) => {
        &[$(Habit { taker: Taker::$taker, keys: $keys, word: $word }),+]
    };
}

/// What the panels do with keys besides their commands.
pub(crate) const HABITS: &[Habit] = habits! {
    Window, word: "keys-escape", word: "habit-escape";
    Window, word: "keys-find", word: "habit-find";
    Window, word: "keys-f10", word: "habit-menus";
    Window, word: "keys-shift-f10", word: "habit-context-menu";
    Outline, word: "keys-arrows", word: "habit-outline-walk";
    Outline, word: "keys-enter", word: "habit-outline-edit";
    Outline, word: "keys-cut-copy", word: "habit-outline-cut";
    Timeline, word: "keys-arrows", word: "habit-timeline-walk";
    Timeline, word: "keys-shift-arrows", word: "habit-timeline-move";
    Timeline, word: "keys-alt-shift-arrows", word: "habit-timeline-story";
    Timeline, word: "keys-home-end", word: "habit-timeline-ends";
    Timeline, word: "keys-enter-double-click", word: "habit-timeline-open";
    Timeline, word: "keys-alt-drag", word: "habit-timeline-copy";
    Timeline, word: "keys-wheel", word: "habit-timeline-zoom";
    Timeline, word: "keys-space-drag", word: "habit-timeline-pan";
};

impl Taker {
    /// What its keys stand under; nothing for those that work everywhere.
    pub(crate) fn heading(self, words: &Words) -> Option<String> {
        match self {
            Self::Window => None,
            Self::Outline => Some(words.text("keys-in-outline")),
            Self::Timeline => Some(words.text("keys-in-timeline")),
        }
    }
}

/// The lines of a menu in the order in which they are shown: undo before redo, save before save as, whatever
/// the order of their shortcuts demands.
pub(crate) fn in_menu_order(menu: Menu) -> Vec<&'static Entry> {
    let mut entries: Vec<_> = TABLE.iter().filter(|entry| entry.menu.0 == menu).collect();
    let rank = |action| match action {
        Action::Undo | Action::Save | Action::NextTab | Action::Outline(InOutline::NextUnchecked) => 0,
        Action::Redo
        | Action::SaveAs
        | Action::PreviousTab
        | Action::Outline(InOutline::PreviousUnchecked) => 1,
        _ => 2,
    };
    entries.sort_by_key(|entry| (entry.menu.1, rank(entry.action)));
    entries
}

/// The line of an action.
pub(crate) fn entry(action: Action) -> &'static Entry {
    TABLE.iter().find(|entry| entry.action == action).unwrap_or(&TABLE[0])
}

impl Entry {
    /// What it is called.
    pub(crate) fn label(&self, words: &Words) -> String {
        words.text(self.word)
    }

    /// The keys that are shown for it: `Strg+S`.
    pub(crate) fn shown_keys(&self, words: &Words) -> Option<String> {
        let is_taken = |keys: &&KeyboardShortcut| words.is_on_mac() && **keys == MAC_HIDE;
        self.keys.iter().find(|keys| !is_taken(keys)).map(|keys| shown(*keys, words))
    }
}

/// A shortcut as the language writes it on its keyboards: `Strg+Umschalt+Z`.
pub(crate) fn shown(shortcut: KeyboardShortcut, words: &Words) -> String {
    let KeyboardShortcut { modifiers, logical_key } = shortcut;
    let mut parts = Vec::new();
    if modifiers.command {
        parts.push(words.text("key-command"));
    } else if modifiers.ctrl {
        parts.push(words.text("key-ctrl"));
    }
    if modifiers.alt {
        parts.push(words.text("key-alt"));
    }
    if modifiers.shift {
        parts.push(words.text("key-shift"));
    }
    parts.push(match logical_key {
        Key::Delete => words.text("key-delete"),
        Key::Enter => words.text("key-enter"),
        Key::PageUp => words.text("key-page-up"),
        Key::PageDown => words.text("key-page-down"),
        Key::Tab => words.text("key-tab"),
        Key::Space => words.text("key-space"),
        Key::ArrowUp => words.text("key-up"),
        Key::ArrowDown => words.text("key-down"),
        Key::ArrowLeft => words.text("key-left"),
        Key::ArrowRight => words.text("key-right"),
        Key::Num0 => "0".to_owned(),
        // Between plus signs a plus is a word.
        Key::Plus if !parts.is_empty() => words.text("key-plus"),
        Key::Minus if !parts.is_empty() => words.text("key-minus"),
        Key::Plus => "+".to_owned(),
        Key::Minus => "−".to_owned(),
        key => key.name().to_owned(),
    });
    parts.join("+")
}

/// The key that a Mac's keyboard calls delete.
const MAC_DELETE: KeyboardShortcut = keys(NONE, Key::Backspace);

/// What hides a program on a Mac.
const MAC_HIDE: KeyboardShortcut = keys(CTRL, Key::H);

/// All keys for an action on this system.
fn keys_here(entry: &Entry) -> impl Iterator<Item = &KeyboardShortcut> {
    let is_mac = cfg!(target_os = "macos");
    let is_here = move |keys: &&KeyboardShortcut| is_mac || keys.modifiers != CTRL_ALT;
    let has_other = is_mac && entry.action == Action::Delete;
    entry.keys.iter().filter(is_here).chain(has_other.then_some(&MAC_DELETE))
}

/// Whether a text field would take these keys for itself.
fn types(keys: KeyboardShortcut) -> bool {
    let is_function_key = matches!(keys.logical_key, Key::F1 | Key::F2);
    keys.logical_key == Key::V || keys.conflicts_with_text_editing() && !is_function_key
}

/// The action whose keys were pressed in this frame; the press is used up. Keys that type are left to the text
/// field that has the focus, those of undo where it is `typed_apart` from the outline; a key alone whose action is not
/// possible now is left to the panels.
pub(crate) fn pressed(
    ctx: &egui::Context,
    typed_apart: bool,
    is_possible: impl Fn(Action) -> bool,
) -> Option<Action> {
    let is_typing = ctx.text_edit_focused();
    ctx.input_mut(|input| {
        TABLE
            .iter()
            .filter(|entry| entry.action.taker() == Taker::Window)
            .filter(|entry| !(typed_apart && matches!(entry.action, Action::Undo | Action::Redo)))
            .find(|entry| {
                keys_here(entry).any(|keys| {
                    let is_ours = keys.modifiers.any() || is_possible(entry.action);
                    is_ours && (!is_typing || !types(*keys)) && input.consume_shortcut(keys)
                })
            })
            .map(|entry| entry.action)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things() {
        for (index, entry) in TABLE.iter().enumerate() {
            for other in &TABLE[..index] {
                assert_ne!(entry.action, other.action);
                if entry.action.taker() != other.action.taker() {
                    continue;
                }
                for keys in entry.keys {
                    assert!(!other.keys.contains(keys), "{:?} and {:?}", entry.action, other.action);
                }
            }
        }
    }

    #[test]
    fn the_readme_lists_every_shortcut() {
        let readme = include_str!("../../README.md");
        let keys = readme.split("## Keys").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
        for entry in TABLE {
            for shown in entry.keys.iter().take(1) {
                let written = format!("`{}`", shown.format(&egui::ModifierNames::NAMES, false));
                assert!(keys.contains(&written), "{written} for {:?}", entry.action);
            }
        }
    }

    #[test]
    fn keys_are_written_as_on_the_keyboard() {
        let german = Words::on(Language::German, "linux");
        assert_eq!(entry(Action::Redo).shown_keys(&german).as_deref(), Some("Strg+Umschalt+Z"));
        assert_eq!(entry(Action::Delete).shown_keys(&german).as_deref(), Some("Entf"));
        let english = Words::on(Language::English, "windows");
        assert_eq!(entry(Action::Redo).shown_keys(&english).as_deref(), Some("Ctrl+Shift+Z"));
        let mac = Words::on(Language::German, "macos");
        assert_eq!(entry(Action::Redo).shown_keys(&mac).as_deref(), Some("Cmd+Umschalt+Z"));
        assert_eq!(entry(Action::NextTab).shown_keys(&mac).as_deref(), Some("Ctrl+Tab"));
        assert_eq!(entry(Action::Outline(InOutline::MoveUp)).shown_keys(&mac).as_deref(), Some("Option+↑"));
        assert_eq!(entry(Action::FindReplace).shown_keys(&german).as_deref(), Some("Strg+H"));
        assert_eq!(entry(Action::FindReplace).shown_keys(&mac).as_deref(), Some("Cmd+Option+F"));
        assert!(mac.text("invitation-formats").ends_with("mit Cmd+V"));
    }

    #[test]
    fn a_longer_shortcut_stands_before_the_one_it_contains() {
        for (index, entry) in TABLE.iter().enumerate() {
            for keys in entry.keys.iter().filter(|keys| keys.modifiers.shift) {
                let plain = Modifiers { shift: false, ..keys.modifiers };
                let contained = KeyboardShortcut::new(plain, keys.logical_key);
                let place = TABLE.iter().position(|other| other.keys.contains(&contained));
                assert!(place.is_none_or(|place| place > index), "{:?}", entry.action);
            }
        }
    }
}
