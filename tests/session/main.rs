//! The program as its commands: what is open, selected, saved and undone, without a window.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::panic)]

mod safety;

use std::{fs, path::Path, time::Duration};

use bogen::{
    formats::write::{Format, timeline::Drawing},
    outline::{Edit, Field, Header, ItemId, Scene},
    session::{
        Command, Document, Failure, FileCommand, Notice, Offer, Panel, Reveal, Select, Setup, Synopsis,
        ViewCommand, Workspace,
    },
    store::{Fault, Folders, disk::Existing},
};

/// A workspace that has carried out `commands`, one a second.
fn after(commands: impl IntoIterator<Item = Command>) -> Workspace {
    let mut workspace = Workspace::new(Setup::still());
    carry_out(&mut workspace, commands);
    workspace
}

fn carry_out(workspace: &mut Workspace, commands: impl IntoIterator<Item = Command>) {
    for (second, command) in (0..).zip(commands) {
        workspace.carry_out(command, Duration::from_secs(second));
    }
}

fn active(workspace: &Workspace) -> &Document {
    workspace.active().expect("an outline is open")
}

fn new() -> Command {
    FileCommand::New.into()
}

fn open(path: &Path) -> Command {
    FileCommand::Open(path.to_owned()).into()
}

fn export(path: &Path, existing: Existing) -> Command {
    FileCommand::Export { path: path.to_owned(), drawing: Drawing::default(), existing }.into()
}

fn add_scene(title: &str) -> Command {
    Edit::add(Scene { title: title.into(), ..Scene::default() }).into()
}

fn titles(workspace: &Workspace) -> Vec<String> {
    active(workspace).outline().scenes.iter().map(|scene| scene.title.clone()).collect()
}

fn seed() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/000_0e5b8b838041829b.txt")
}

#[test]
fn a_synopsis_becomes_an_outline_is_edited_saved_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("folge.ron");
    let mut workspace = after([open(&seed())]);
    let document = active(&workspace);
    assert!(document.has_unsaved_changes() && document.path().is_none());
    assert!(document.outline().scenes.len() > 5);
    let title = Header { title: "Kais Rettung – Äöüß".into(), ..document.outline().header() };
    carry_out(
        &mut workspace,
        [Edit::PutHeader(title, Field::Title).into(), FileCommand::SaveAs(file.clone()).into()],
    );
    assert!(!active(&workspace).has_unsaved_changes());
    assert!(matches!(&workspace.take_notices()[..], [.., Notice::Saved { path, .. }] if *path == file));

    let again = after([open(&file)]);
    assert_eq!(active(&again).name(), "Kais Rettung – Äöüß");
    assert_eq!(active(&again).outline().scenes, active(&workspace).outline().scenes);
    assert!(!active(&again).has_unsaved_changes());
}

#[test]
fn undo_and_redo_bring_selection_and_saved_state_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    let mut workspace =
        after([new(), add_scene("eins"), FileCommand::SaveAs(file).into(), add_scene("zwei")]);
    assert_eq!(titles(&workspace), ["eins", "zwei"]);
    assert!(active(&workspace).has_unsaved_changes());
    let second = active(&workspace).selected().cloned();
    carry_out(&mut workspace, [Command::Undo]);
    assert_eq!(titles(&workspace), ["eins"]);
    assert!(!active(&workspace).has_unsaved_changes(), "back at what is in the file");
    carry_out(&mut workspace, [Command::Redo]);
    assert_eq!(titles(&workspace), ["eins", "zwei"]);
    assert_eq!(active(&workspace).selected().cloned(), second);
}

#[test]
fn the_selection_follows_what_is_there() {
    let mut workspace = after([new(), add_scene("eins"), add_scene("zwei")]);
    let ids: Vec<ItemId> = active(&workspace).outline().item_ids().collect();
    carry_out(&mut workspace, [Select::Only(ids.clone()).into(), Edit::Delete(vec![ids[1].clone()]).into()]);
    assert_eq!(*active(&workspace).selection(), ids[..1]);
    carry_out(&mut workspace, [Select::Toggle(ids[0].clone()).into()]);
    assert!(active(&workspace).selection().is_empty());
    carry_out(&mut workspace, [Select::one(ids[1].clone()).into()]);
    assert!(active(&workspace).selection().is_empty(), "what is gone cannot be selected");
}

#[test]
fn tabs_open_once_and_close() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    let mut workspace =
        after([new(), add_scene("eins"), FileCommand::SaveAs(file.clone()).into(), new(), open(&file)]);
    assert_eq!(workspace.documents().len(), 2);
    assert_eq!(active(&workspace).name(), "a");
    let id = active(&workspace).id();
    carry_out(&mut workspace, [FileCommand::Close(id).into()]);
    assert_eq!(workspace.documents().len(), 1);
    let last = active(&workspace).id();
    carry_out(&mut workspace, [FileCommand::Close(last).into(), Command::Undo, add_scene("nirgends")]);
    assert!(workspace.active().is_none());
}

#[test]
fn what_cannot_be_read_is_said_and_opens_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let cases = [
        (folder.path().join("none.txt"), "Read"),
        (path("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "NoText"),
        (path("broken.ron", b"Outline(format: 1, title: "), "Read"),
        (path("newer.ron", b"Outline(format: 99)"), "Read"),
    ];
    for (file, expected) in cases {
        let mut workspace = after([open(&file)]);
        let notices = workspace.take_notices();
        let failed = matches!(
            (&notices[..], expected),
            ([Notice::Failed(Failure::Read(_))], "Read") | ([Notice::Failed(Failure::NoText(..))], "NoText")
        );
        assert!(failed, "{}: {notices:?}", file.display());
        assert!(workspace.active().is_none());
    }
}

#[test]
fn a_file_of_which_a_part_is_lost_is_not_saved_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("half.ron");
    let text = "Outline(format: 1, title: \"T\", scenes: [Scene(id: \"a\"), Scene(id: 7)])\n";
    fs::write(&file, text).unwrap();
    let mut workspace = after([open(&file)]);
    assert!(matches!(&workspace.take_notices()[..], [Notice::OpenedWithFindings { partial: true, .. }]));
    assert_eq!(active(&workspace).outline().scenes.len(), 1);
    carry_out(&mut workspace, [FileCommand::Save.into()]);
    assert!(matches!(&workspace.take_notices()[..], [Notice::NoFileYet(_)]));
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn a_file_that_somebody_else_changed_is_not_saved_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    let mut workspace = after([new(), add_scene("eins"), FileCommand::SaveAs(file.clone()).into()]);
    let other = "Outline(format: 1, title: \"by hand\")\n";
    fs::write(&file, other).unwrap();
    workspace.take_notices();
    let again = FileCommand::SaveAs(file.clone());
    carry_out(&mut workspace, [add_scene("zwei"), FileCommand::Save.into(), again.into()]);
    let faults: Vec<String> = workspace.take_notices().iter().map(fault).collect();
    assert_eq!(faults, ["Changed", "Exists"]);
    assert!(active(&workspace).has_unsaved_changes());
    assert_eq!(fs::read_to_string(&file).unwrap(), other);
    carry_out(&mut workspace, [FileCommand::Replace(file.clone()).into()]);
    assert!(!active(&workspace).has_unsaved_changes());
    assert!(fs::read_to_string(&file).unwrap().contains("zwei"));
}

fn fault(notice: &Notice) -> String {
    match notice {
        Notice::Failed(Failure::Save { error, .. }) => format!("{:?}", error.fault),
        other => panic!("{other:?}"),
    }
}

/// A workspace that keeps what is unsaved under `folder`.
fn with_folders(folder: &Path) -> Workspace {
    Workspace::new(Setup { folders: Some(Folders::under(folder, folder)), ..Setup::still() })
}

#[test]
fn own_words_are_asked_if_there_are_any() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Wolke geht zum Hafen. Rosa weint. Wolke tröstet Rosa.";
    for (own, expected) in [
        (None, Some("Rosa")),
        (Some("(names: [\"Wolke\"], words: [\"Rosa\"])"), Some("Wolke")),
        (Some("(names: Wolke)"), None),
    ] {
        if let Some(own) = own {
            fs::write(folder.path().join("words.ron"), own).unwrap();
        }
        let mut workspace = with_folders(folder.path());
        carry_out(&mut workspace, [pasted("folge", text)]);
        let first = |document: &Document| document.outline().characters[0].name.clone();
        assert_eq!(workspace.active().map(first).as_deref(), expected, "{own:?}");
        let notices = workspace.take_notices();
        let is_refused = matches!(&notices[..], [Notice::Failed(Failure::Read(_))]);
        assert_eq!(is_refused, expected.is_none(), "{own:?}: {notices:?}");
    }
}

#[test]
fn unsaved_work_outlives_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let mut crashed = with_folders(folder.path());
    carry_out(&mut crashed, [new(), add_scene("fast verloren")]);
    let wait = crashed.tend(Duration::from_secs(10)).expect("there is something to keep");
    assert!(wait <= Duration::from_secs(3), "{wait:?}");
    assert_eq!(
        with_folders(folder.path()).left_behind().len(),
        0,
        "not kept yet, and that program still runs"
    );
    assert_eq!(crashed.tend(Duration::from_secs(10) + wait), None);
    drop(crashed);

    let mut next = with_folders(folder.path());
    let names: Vec<_> = next.left_behind().iter().map(|left| left.outline.scenes[0].title.as_str()).collect();
    assert_eq!(names, ["fast verloren"]);
    carry_out(&mut next, [FileCommand::Recover(0).into()]);
    assert_eq!(titles(&next), ["fast verloren"]);
    assert!(active(&next).has_unsaved_changes() && next.left_behind().is_empty());
    drop(next);
    assert_eq!(with_folders(folder.path()).left_behind().len(), 1, "recovered, not saved, crashed again");
}

#[test]
fn what_is_saved_or_given_up_is_not_offered_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    let mut workspace = with_folders(folder.path());
    carry_out(&mut workspace, [new(), add_scene("eins"), new(), add_scene("zwei")]);
    workspace.finish();
    let id = active(&workspace).id();
    carry_out(&mut workspace, [FileCommand::Close(id).into(), FileCommand::SaveAs(file).into()]);
    workspace.finish();
    assert!(!active(&workspace).has_unsaved_changes());
    drop(workspace);
    assert_eq!(with_folders(folder.path()).left_behind(), []);
}

#[test]
fn files_opened_last_are_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = with_folders(folder.path());
    for name in ["a.ron", "b.ron"] {
        let file = folder.path().join(name);
        carry_out(&mut workspace, [new(), add_scene(name), FileCommand::SaveAs(file).into()]);
    }
    workspace.finish();
    drop(workspace);
    let again = with_folders(folder.path());
    let names: Vec<_> =
        again.recent().iter().map(|recent| Path::new(&recent.path).file_name().unwrap()).collect();
    assert_eq!(names, ["b.ron", "a.ron"]);
}

#[test]
fn an_outline_that_is_open_elsewhere_is_opened_with_a_word_about_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    let first = after([new(), add_scene("eins"), FileCommand::SaveAs(file.clone()).into()]);
    let mut second = after([open(&file)]);
    assert!(matches!(&second.take_notices()[..], [Notice::OpenElsewhere { is_certain: true, .. }]));
    drop(first);
    let mut third = after([open(&file)]);
    assert_eq!(third.take_notices().len(), 0);
    carry_out(&mut third, [add_scene("zwei"), FileCommand::Replace(file).into()]);
    assert!(matches!(&third.take_notices()[..], [Notice::Saved { .. }]), "its own lock is no hindrance");
}

#[test]
fn panels_are_shown_and_hidden() {
    let mut workspace = after([]);
    for panel in Panel::ALL {
        assert!(workspace.view().shows(panel));
        carry_out(&mut workspace, [ViewCommand::Toggle(panel).into()]);
        assert!(!workspace.view().shows(panel));
    }
}

#[test]
fn an_export_is_in_the_format_of_its_ending() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = after([new(), add_scene("eins")]);
    let formats = [
        ("a.json", "{"),
        ("a.md", "#"),
        ("a.CSV", "\u{feff}"),
        ("a.fountain", "Title:"),
        ("a.FDX", "<?xml "),
    ];
    for (name, beginning) in formats {
        let file = folder.path().join(name);
        carry_out(&mut workspace, [export(&file, Existing::Keep)]);
        assert!(matches!(&workspace.take_notices()[..], [Notice::Exported { .. }]), "{name}");
        let text = fs::read_to_string(file).unwrap();
        assert!(text.starts_with(beginning) && text.to_lowercase().contains("eins"), "{name}: {text}");
    }
    carry_out(&mut workspace, [export(&folder.path().join("a.xyz"), Existing::Keep)]);
    assert!(matches!(&workspace.take_notices()[..], [Notice::Failed(Failure::UnknownFormat { .. })]));
}

#[test]
fn an_export_replaces_no_file_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.md");
    fs::write(&file, "alt").unwrap();
    let mut workspace = after([new(), add_scene("eins"), export(&file, Existing::Keep)]);
    let said = workspace.take_notices();
    let [Notice::Failed(Failure::Export { id, error, .. })] = &said[..] else { panic!("{said:?}") };
    assert_eq!((*id, &error.path), (active(&workspace).id(), &file));
    assert!(matches!(error.fault, Fault::Exists));
    assert_eq!(fs::read_to_string(&file).unwrap(), "alt");
    carry_out(&mut workspace, [export(&file, Existing::Replace)]);
    assert!(fs::read_to_string(&file).unwrap().contains("eins"));
}

#[test]
fn an_outline_without_a_title_is_exported_under_the_name_in_its_tab() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Kai Krause ringt mit dem Tod.".to_owned();
    let import = FileCommand::ImportText { name: "Kai Krause".to_owned(), text };
    let mut workspace = after([import.into()]);
    let header = Header { title: String::new(), ..active(&workspace).outline().header() };
    carry_out(&mut workspace, [Edit::PutHeader(header, Field::Title).into()]);
    let mut exported = |name: &str| {
        let file = folder.path().join(name);
        carry_out(&mut workspace, [export(&file, Existing::Keep)]);
        fs::read_to_string(file).unwrap()
    };
    assert!(exported("a.md").starts_with("# Kai Krause\n"));
    assert!(exported("a.svg").contains("<title>Kai Krause"));
    assert!(exported("a.fountain").starts_with("Title:\n    Kai Krause\n"));
    let json = exported("a.json");
    assert_eq!(json.as_bytes(), Format::Json.write(active(&workspace).outline()), "data are not named");
}

const OLD: &str = "Uwe Kern wartet am Hafen auf seine Schwester Karla. Er hat das Haus verkauft, ohne sie zu fragen.\n\n\
                   Karla findet in der Küche einen Brief ihres Vaters. Sie verbrennt ihn.\n";
const NEW: &str = "Uwe Kern wartet am Hafen auf seine Schwester Karla. Er hat das Haus verkauft, ohne sie zu fragen.\n\n\
                   Im Krankenhaus ringt der alte Fischer Hinnerk Voss mit dem Tod, und Ida Falk weint.\n\n\
                   Karla findet in der Küche einen Brief ihres Vaters. Sie verbrennt ihn.\n";

fn pasted(name: &str, text: &str) -> Command {
    FileCommand::ImportText { name: name.into(), text: text.into() }.into()
}

fn given(name: &str, text: &str) -> Synopsis {
    Synopsis::Given { name: name.into(), text: text.into() }
}

#[test]
fn a_new_version_of_an_open_text_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("zwei.txt");
    fs::write(&file, NEW).unwrap();
    let mut workspace = after([pasted("eins", OLD)]);
    let of = active(&workspace).id();
    for (command, text, is_same) in [
        (pasted("zwei", NEW), given("zwei", NEW), false),
        (open(&file), Synopsis::File(file.clone()), false),
        (pasted("noch einmal", OLD), given("noch einmal", OLD), true),
    ] {
        carry_out(&mut workspace, [command]);
        assert_eq!(workspace.documents().len(), 1);
        let offered = Offer { of, text: text.clone(), is_same };
        let notices = workspace.take_notices();
        assert!(matches!(&notices[..], [Notice::NewVersion(offer)] if *offer == offered), "{notices:?}");
        assert_eq!(offered.text.name(), if is_same { "noch einmal" } else { "zwei" });
    }
    carry_out(&mut workspace, [FileCommand::OpenApart(given("zwei", NEW)).into()]);
    assert_eq!(workspace.documents().len(), 2);
    assert_eq!(active(&workspace).outline().sources[0].text, NEW);
    // The nearest is meant, even if it is not in front; another story is not asked about.
    carry_out(&mut workspace, [FileCommand::Activate(of).into(), pasted("zwei", NEW)]);
    assert!(
        matches!(&workspace.take_notices()[..], [Notice::NewVersion(offer)] if offer.of != of && offer.is_same)
    );
    carry_out(&mut workspace, [open(&seed())]);
    assert_eq!(workspace.documents().len(), 3);
}

#[test]
fn an_update_is_one_step_and_selects_what_is_new() {
    let mut workspace = after([pasted("eins", OLD)]);
    let (of, before) = (active(&workspace).id(), active(&workspace).outline().clone());
    let update = || Command::from(FileCommand::Update { of, text: given("zwei", NEW) });
    carry_out(&mut workspace, [new(), update()]);
    let document = active(&workspace);
    assert_eq!(document.id(), of, "it comes to the front");
    let (outline, scene) = (document.outline().clone(), document.selected().unwrap().clone());
    assert_eq!(outline.scenes.len(), before.scenes.len() + 1);
    assert!(outline.unchecked(&scene).is_some());
    assert_eq!(workspace.view().reveal, Some(Reveal::Item(scene.clone())));
    let notices = workspace.take_notices();
    let Some(Notice::Updated { made, updated }) = notices.last() else { panic!("{notices:?}") };
    assert_eq!(*made, active(&workspace).version_id());
    assert_eq!(updated.new[0].name, outline.name_of(&scene));
    assert_eq!(updated.new[0].number, Some(2));

    carry_out(&mut workspace, [Command::Undo]);
    assert_eq!(active(&workspace).outline(), &before);
    carry_out(&mut workspace, [Command::Redo, update()]);
    assert_eq!(active(&workspace).outline(), &outline);
    assert_eq!(active(&workspace).selection(), &[scene], "when it is done again as well");
    assert!(matches!(workspace.take_notices().last(), Some(Notice::SameSource(id)) if *id == of));
}

#[test]
fn what_cannot_be_updated_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = after([new()]);
    let of = active(&workspace).id();
    let missing = Synopsis::File(folder.path().join("fehlt.txt"));
    for text in [given("zwei", NEW), missing] {
        carry_out(&mut workspace, [FileCommand::Update { of, text }.into()]);
    }
    let notices = workspace.take_notices();
    let [Notice::Failed(Failure::NoSource(id)), Notice::Failed(Failure::Read(error))] = &notices[..] else {
        panic!("{notices:?}")
    };
    assert_eq!(*id, of);
    assert!(matches!(error.fault, Fault::Missing));
}
