//! The window: panels, timeline, widgets, theme, words.
//!
//! Draws what it is given and answers with commands; the session carries them out after the frame. No panel
//! changes the document itself, and nothing here touches the disk.
//!
//! Reading order: [`run`] opens the window, `window` draws a frame and carries out what was asked for, `shell` is
//! what stands round the panels, `library`, `middle`, `inspector`, `timeline` and `search` are the panels, `widgets` what they share.

mod actions;
mod alone;
mod closing;
mod context;
mod dialogs;
mod early_keys;
mod emblem;
mod escape;
mod excerpt;
mod files;
mod fonts;
mod hints;
mod icons;
mod inspector;
mod library;
mod matching;
mod merging;
mod middle;
mod narrow;
mod perform;
mod pointing;
mod preferences;
mod refused;
mod run;
mod search;
mod shell;
mod theme;
mod timeline;
mod ways_in;
mod widgets;
mod window;
mod words;

pub use actions::Stretch;
pub use alone::TimelineAlone;
pub use dialogs::{FilePicker, NoDialog, Purpose, SystemPicker, Wanted};
pub use run::{NoWindow, run};
pub use window::{App, Setup};
pub use words::Language;
