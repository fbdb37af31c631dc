//! Asking the system which file is meant, without stopping a frame, and knowing when it cannot be asked.

use std::{
    fmt,
    path::PathBuf,
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use super::actions::Stretch;
use crate::session::DocumentId;

/// What a file is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be opened or imported; there may be several.
    Open,
    /// To be taken into this outline as the new version of its source.
    Update(DocumentId),
    /// To be written as an outline.
    SaveAs,
    /// To be written in another format.
    Export,
    /// To be written as a picture of the timeline.
    Picture(Stretch),
}

/// Which file is asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What it is wanted for.
    pub purpose: Purpose,
    /// The dialogue's title.
    pub title: String,
    /// The name that is offered when writing.
    pub name: String,
    /// The folder to begin in.
    pub folder: Option<PathBuf>,
    /// Kinds of files with their endings.
    pub kinds: Vec<(String, Vec<&'static str>)>,
}

/// The system has no dialogue to ask with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoDialog;

/// Somebody who can be asked for a file: the system, or a test.
pub trait FilePicker: Send + Sync {
    /// The files chosen; none when the dialogue was left. May take as long as a person takes.
    fn pick(&self, wanted: &Wanted) -> Result<Vec<PathBuf>, NoDialog>;
}

/// The system's own dialogues.
#[derive(Clone, Debug, Default)]
pub struct SystemPicker {
    blank: rfd::FileDialog,
}

impl SystemPicker {
    /// Dialogues that stay in front of the window that is being made.
    pub(super) fn in_front_of(window: &eframe::CreationContext<'_>) -> Self {
        Self { blank: rfd::FileDialog::new().set_parent(window) }
    }
}

impl FilePicker for SystemPicker {
    fn pick(&self, wanted: &Wanted) -> Result<Vec<PathBuf>, NoDialog> {
        let mut dialog = self.blank.clone().set_title(&wanted.title);
        for (label, endings) in &wanted.kinds {
            dialog = dialog.add_filter(label, endings);
        }
        if let Some(folder) = &wanted.folder {
            dialog = dialog.set_directory(folder);
        }
        if !wanted.name.is_empty() {
            dialog = dialog.set_file_name(&wanted.name);
        }
        dialog_log::forget();
        let picked = match wanted.purpose {
            Purpose::Open => dialog.pick_files(),
            Purpose::Update(_) => dialog.pick_file().map(|path| vec![path]),
            Purpose::SaveAs | Purpose::Export | Purpose::Picture(_) => {
                dialog.save_file().map(|path| vec![path])
            }
        };
        match picked {
            Some(paths) => Ok(paths),
            None if dialog_log::said_that_there_is_none() => Err(NoDialog),
            None => Ok(Vec::new()),
        }
    }
}

/// Where there is no dialogue, `rfd` answers as if it had been left, and only says so in its log.
pub(super) mod dialog_log {
    use std::sync::atomic::{AtomicBool, Ordering};

    static NO_DIALOG: AtomicBool = AtomicBool::new(false);

    /// Takes in a line of the log.
    pub(in crate::app) fn note(record: &log::Record<'_>) {
        if record.level() == log::Level::Error
            && record.target().starts_with("rfd")
            && record.args().to_string().contains("zenity")
        {
            NO_DIALOG.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn forget() {
        NO_DIALOG.store(false, Ordering::Relaxed);
    }

    pub(super) fn said_that_there_is_none() -> bool {
        NO_DIALOG.load(Ordering::Relaxed)
    }
}

/// An answered question.
#[derive(Debug)]
pub(super) struct Answer {
    /// What the file is wanted for.
    pub(super) purpose: Purpose,
    /// The files, or that nobody could be asked.
    pub(super) picked: Result<Vec<PathBuf>, NoDialog>,
}

/// The dialogue that is open, if one is.
pub(super) struct Dialogs {
    picker: Arc<dyn FilePicker>,
    at_once: bool,
    is_open: bool,
    sender: Sender<Answer>,
    receiver: Mutex<Receiver<Answer>>,
}

impl fmt::Debug for Dialogs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dialogs").field("is_open", &self.is_open).finish_non_exhaustive()
    }
}

impl Dialogs {
    /// Asks `picker`; `at_once` in tests, else on a thread of its own.
    pub(super) fn new(picker: Arc<dyn FilePicker>, at_once: bool) -> Self {
        let (sender, receiver) = channel();
        Self { picker, at_once, is_open: false, sender, receiver: Mutex::new(receiver) }
    }

    /// Asks, unless a dialogue is open already.
    pub(super) fn ask(&mut self, ctx: &egui::Context, wanted: Wanted) {
        if std::mem::replace(&mut self.is_open, true) {
            return;
        }
        let (picker, sender, ctx) = (Arc::clone(&self.picker), self.sender.clone(), ctx.clone());
        let ask = move || {
            // A fault in a foreign dialogue is as good as no dialogue.
            let asked = std::panic::AssertUnwindSafe(|| picker.pick(&wanted));
            let picked = std::panic::catch_unwind(asked).unwrap_or(Err(NoDialog));
            drop(sender.send(Answer { purpose: wanted.purpose, picked }));
            ctx.request_repaint();
        };
        if self.at_once {
            ask();
        } else {
            thread::spawn(ask);
        }
    }

    /// The answer, once there is one.
    pub(super) fn answer(&mut self) -> Option<Answer> {
        let answer = self.receiver.lock().ok()?.try_recv().ok()?;
        self.is_open = false;
        Some(answer)
    }
}
