//! Asking for files: which kinds, where they are proposed and under which names, and what is done with those chosen.

use std::path::{Path, PathBuf};

use egui::Context;

use super::{
    actions::Stretch,
    dialogs::{Answer, Purpose, Wanted},
    shell::{Question, document_name},
    window::App,
};
use crate::{
    formats::{read, write::timeline::Drawing},
    session::{Document, FileCommand, Synopsis},
    store::{self, disk::Existing},
};

impl App {
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

    /// The timeline as it is on screen.
    pub(super) fn drawing(&self, stretch: Stretch) -> Option<Drawing> {
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
