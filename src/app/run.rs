//! Opening the window, and saying in one plain sentence why it could not be opened.

use std::{
    fmt,
    io::{self, Write},
    panic::{self, AssertUnwindSafe},
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use eframe::NativeOptions;
use egui::ViewportBuilder;

use super::{
    dialogs::{SystemPicker, dialog_log},
    emblem,
    window::{App, Setup},
    words::Words,
};
use crate::session::note_panic;

/// The window when it is opened for the first time: for most screens with room for the system's own bars.
const FIRST: [f32; 2] = [1360.0, 800.0];
/// The smallest window in which everything can be reached.
const SMALLEST: [f32; 2] = [720.0, 480.0];

/// The window could not be opened, or ended in a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoWindow {
    sentence: String,
}

impl fmt::Display for NoWindow {
    /// One sentence with the remedy, in the system's language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for NoWindow {}

/// What kept the window from opening.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cause {
    /// There is no screen that the program could reach.
    NoDisplay,
    /// `WAYLAND_DISPLAY` names a screen that is not there.
    StaleWayland,
    /// This library is not installed.
    Library(String),
    /// There is no OpenGL 2.0 or later.
    NoOpenGl(String),
    /// The program itself has a fault; the window had been open.
    Fault(String),
    /// Anything else, as the system puts it.
    Other(String),
}

/// Opens the window with `files` and comes back when it is closed.
pub fn run(files: Vec<PathBuf>) -> Result<(), NoWindow> {
    let setup = Setup::for_system(files);
    let words = Words::new(setup.language);
    drop(log::set_logger(&LOG).map(|()| log::set_max_level(log::LevelFilter::Warn)));
    open(setup).map_err(|cause| {
        let sentence = sentence(&cause, &words);
        show(&sentence);
        NoWindow { sentence }
    })
}

/// Shows why there is no window, where there is no terminal either to say it in.
#[cfg(windows)]
fn show(sentence: &str) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Bogen")
        .set_description(sentence)
        .show();
}

/// Elsewhere the terminal, or the system's log, is where it is looked for.
#[cfg(not(windows))]
fn show(_sentence: &str) {}

fn open(setup: Setup) -> Result<(), Cause> {
    let was_open = Arc::new(AtomicBool::new(false));
    let opened = Arc::clone(&was_open);
    let said = Arc::new(Mutex::new(String::new()));
    let heard = Arc::clone(&said);
    // A missing library is reported by a panic somewhere below; its message is all there is to go by. Once the window is
    // open, a panic is a fault of the program, of which the place matters.
    let before: Arc<dyn Fn(&panic::PanicHookInfo<'_>) + Send + Sync> = Arc::from(panic::take_hook());
    let (printed, is_open) = (Arc::clone(&before), Arc::clone(&was_open));
    panic::set_hook(Box::new(move |info| {
        note_panic(info);
        if let Ok(mut heard) = heard.lock() {
            *heard = info.to_string();
        }
        if is_open.load(Ordering::Relaxed) {
            printed(info);
        }
    }));
    let viewport = ViewportBuilder::default()
        .with_app_id("bogen")
        .with_title("Bogen")
        .with_icon(emblem::icon())
        .with_inner_size(FIRST)
        .with_min_inner_size(SMALLEST)
        .with_drag_and_drop(true);
    let options = NativeOptions { viewport, centered: true, ..NativeOptions::default() };
    let create = move |creation: &eframe::CreationContext<'_>| {
        let mut setup = setup;
        // Elsewhere dialogues stay in front by themselves.
        if cfg!(windows) {
            setup.picker = Arc::new(SystemPicker::in_front_of(creation));
        }
        opened.store(true, Ordering::Relaxed);
        Ok(Box::new(App::new(creation, setup)) as Box<dyn eframe::App>)
    };
    let ended =
        panic::catch_unwind(AssertUnwindSafe(|| eframe::run_native("bogen", options, Box::new(create))));
    panic::set_hook(Box::new(move |info| before(info)));
    let words = said.lock().map(|said| said.clone()).unwrap_or_default();
    match ended {
        Ok(Ok(())) => Ok(()),
        // Which library is missing stands only in the details.
        Ok(Err(error)) => Err(cause_of(&error.to_string(), &format!("{error:?}"), &Surroundings::here())),
        Err(_) if was_open.load(Ordering::Relaxed) => Err(Cause::Fault(words)),
        Err(_) => Err(cause_of(&words, &words, &Surroundings::here())),
    }
}

/// Which screens the system says there are.
struct Surroundings {
    /// Whether there is a screen only where one of these is named.
    names_screens: bool,
    has_wayland: bool,
    has_x11: bool,
}

impl Surroundings {
    fn here() -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        Self {
            names_screens: cfg!(target_os = "linux"),
            has_wayland: is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET"),
            has_x11: is_set("DISPLAY"),
        }
    }
}

/// Reads a cause out of what the layers below said, in short and in all details.
fn cause_of(said: &str, details: &str, here: &Surroundings) -> Cause {
    let lower = said.to_lowercase();
    if let Some(library) = library_named(details) {
        return Cause::Library(library.to_owned());
    }
    if here.names_screens && !here.has_wayland && !here.has_x11 {
        return Cause::NoDisplay;
    }
    if lower.contains("gl")
        && (lower.contains("config") || lower.contains("opengl") || lower.contains("glutin"))
    {
        return Cause::NoOpenGl(one_line(said));
    }
    if here.has_wayland && (lower.contains("wayland") || lower.contains("os error")) {
        return Cause::StaleWayland;
    }
    if here.has_x11 && (lower.contains("display") || lower.contains("x server") || lower.contains("x11")) {
        return Cause::NoDisplay;
    }
    Cause::Other(one_line(said))
}

/// The shared library that `said` names, such as `libxkbcommon-x11.so.0`.
fn library_named(said: &str) -> Option<&str> {
    let named = said
        .split(|ch: char| !(ch.is_ascii_alphanumeric() || "-_.+".contains(ch)))
        .find(|word| word.starts_with("lib") && word.contains(".so"));
    let spoken = [("xkbcommon-x11", "libxkbcommon-x11.so.0"), ("xkbcommon", "libxkbcommon.so.0")];
    named.or_else(|| {
        let is_missing =
            said.contains("could not be loaded") || said.contains("NotFound") || said.contains("open");
        spoken.iter().find(|(name, _)| is_missing && said.contains(name)).map(|(_, library)| *library)
    })
}

/// The Debian package that holds a library.
fn package_of(library: &str) -> &str {
    match library.split(".so").next().unwrap_or(library) {
        "libxkbcommon-x11" => "libxkbcommon-x11-0",
        "libxkbcommon" => "libxkbcommon0",
        "libXcursor" => "libxcursor1",
        "libXi" => "libxi6",
        "libX11" | "libX11-xcb" => "libx11-xcb1",
        "libGL" => "libgl1",
        "libEGL" => "libegl1",
        "libwayland-client" => "libwayland-client0",
        "libwayland-egl" => "libwayland-egl1",
        other => other,
    }
}

fn one_line(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sentence(cause: &Cause, words: &Words) -> String {
    match cause {
        Cause::NoDisplay => words.text("start-no-display"),
        Cause::StaleWayland => words.text("start-stale-wayland"),
        Cause::Library(library) => words.with(
            "start-library",
            &[("library", library.as_str().into()), ("package", package_of(library).into())],
        ),
        Cause::NoOpenGl(said) => words.with("start-no-opengl", &[("said", said.as_str().into())]),
        Cause::Fault(said) => words.with("start-fault", &[("said", one_line(said).into())]),
        Cause::Other(said) => words.with("start-other", &[("said", said.as_str().into())]),
    }
}

/// Listens to what is logged: of libraries only whether there was a file dialogue matters here; what the program itself
/// has to say goes to the terminal.
struct Log;

static LOG: Log = Log;

impl log::Log for Log {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.level() <= log::Level::Warn
    }

    fn log(&self, record: &log::Record<'_>) {
        dialog_log::note(record);
        if record.target().starts_with(env!("CARGO_CRATE_NAME")) {
            // Where there is no terminal, nobody reads it.
            drop(writeln!(io::stderr(), "Bogen: {}", record.args()));
        }
    }

    fn flush(&self) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::words::Language;

    const NOWHERE: Surroundings = Surroundings { names_screens: true, has_wayland: false, has_x11: false };
    const X11: Surroundings = Surroundings { names_screens: true, has_wayland: false, has_x11: true };
    const WAYLAND: Surroundings = Surroundings { names_screens: true, has_wayland: true, has_x11: false };

    const ELSEWHERE: Surroundings = Surroundings { names_screens: false, has_wayland: false, has_x11: false };

    #[test]
    fn causes_are_told_apart() {
        for (said, here, expected) in [
            ("neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.", NOWHERE, Cause::NoDisplay),
            ("os error at linux/mod.rs:788: Failed to open connection to X server", X11, Cause::NoDisplay),
            (
                "Library libxkbcommon-x11.so could not be loaded",
                X11,
                Cause::Library("libxkbcommon-x11.so".to_owned()),
            ),
            ("os error at wayland: NoCompositor", WAYLAND, Cause::StaleWayland),
            (
                "Found no glutin configs matching",
                X11,
                Cause::NoOpenGl("Found no glutin configs matching".to_owned()),
            ),
            (
                "Found no glutin configs matching",
                ELSEWHERE,
                Cause::NoOpenGl("Found no glutin configs matching".to_owned()),
            ),
            ("something  else", X11, Cause::Other("something else".to_owned())),
        ] {
            assert_eq!(cause_of(said, said, &here), expected, "{said}");
        }
    }

    #[test]
    fn the_remedy_names_the_package() {
        let words = Words::new(Language::English);
        let sentence = sentence(&Cause::Library("libxkbcommon-x11.so.0".to_owned()), &words);
        assert!(sentence.contains("apt install libxkbcommon-x11-0"), "{sentence}");
        assert_eq!(sentence.lines().count(), 1);
    }

    #[test]
    fn the_remedy_is_one_for_the_system() {
        let no_opengl = Cause::NoOpenGl("nothing".to_owned());
        for (system, remedy) in [("linux", "apt install libgl1 "), ("windows", "driver"), ("macos", "driver")]
        {
            let sentence = sentence(&no_opengl, &Words::on(Language::English, system));
            assert!(sentence.contains(remedy) && sentence.ends_with(". (nothing)"), "{sentence}");
            assert_eq!(sentence.lines().count(), 1);
        }
    }
}
