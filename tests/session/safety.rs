//! That nothing is lost: unsaved work, saves that overlap, locks that change hands.

use std::{
    fs,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use bogen::{
    session::{Command, Failure, FileCommand, Job, Notice, Running, Setup, Workspace},
    store::{self, Folders},
};

use super::{active, add_scene, after, carry_out, new, open, with_folders};

#[test]
fn what_was_saved_just_before_a_crash_is_not_offered() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    let mut crashed = with_folders(folder.path());
    carry_out(&mut crashed, [new(), add_scene("eins"), FileCommand::SaveAs(file.clone()).into()]);
    let keep = |crashed: &mut Workspace, second| {
        crashed.tend(Duration::from_secs(second));
        crashed.tend(Duration::from_secs(second + 9));
    };
    carry_out(&mut crashed, [add_scene("zwei")]);
    keep(&mut crashed, 10);
    carry_out(&mut crashed, [FileCommand::Save.into()]);
    assert!(!active(&crashed).has_unsaved_changes());
    drop(crashed);
    assert_eq!(with_folders(folder.path()).left_behind(), []);

    let mut crashed = with_folders(folder.path());
    carry_out(&mut crashed, [open(&file), add_scene("drei")]);
    keep(&mut crashed, 30);
    drop(crashed);
    assert_eq!(with_folders(folder.path()).left_behind().len(), 1, "what is not in the file is");
}

#[test]
fn an_outline_saved_under_another_name_leaves_its_old_file_free() {
    let folder = tempfile::tempdir().unwrap();
    let [a, b] = ["a.ron", "b.ron"].map(|name| folder.path().join(name));
    let mut other = after([new(), add_scene("b"), FileCommand::SaveAs(b.clone()).into()]);
    let mut moved = after([new(), add_scene("a"), FileCommand::SaveAs(a.clone()).into()]);
    moved.take_notices();
    carry_out(&mut moved, [FileCommand::Replace(b.clone()).into()]);
    assert!(matches!(&moved.take_notices()[..], [Notice::OpenElsewhere { .. }, Notice::Saved { .. }]));

    let mut third = after([open(&a)]);
    assert_eq!(third.take_notices().len(), 0, "nobody has the old file");
    let id = active(&other).id();
    carry_out(&mut other, [FileCommand::Close(id).into()]);
    drop(other);
    carry_out(&mut moved, [FileCommand::Replace(b.clone()).into()]);
    let mut fourth = after([open(&b)]);
    assert!(
        matches!(&fourth.take_notices()[..], [Notice::OpenElsewhere { .. }]),
        "it is claimed when it is free"
    );
    assert!(fs::exists(&b).unwrap());
}

/// Jobs that are under way; the test ends them.
#[derive(Clone, Default)]
struct Jobs(Arc<Mutex<Vec<Job>>>);

impl Jobs {
    fn workspace(&self, folders: Option<Folders>) -> Workspace {
        let jobs = Arc::clone(&self.0);
        let running = Running::Handed(Arc::new(move |job| jobs.lock().unwrap().push(job)));
        Workspace::new(Setup { running, folders, ..Setup::still() })
    }

    fn count(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    /// Ends all that are under way, those that were started last first.
    fn end_those_under_way(&self, workspace: &mut Workspace) {
        let jobs = std::mem::take(&mut *self.0.lock().unwrap());
        jobs.into_iter().rev().for_each(|job| job());
        workspace.collect();
    }

    /// The same, and all that they lead to.
    fn end(&self, workspace: &mut Workspace) {
        while self.count() > 0 {
            self.end_those_under_way(workspace);
        }
    }
}

fn save() -> Command {
    FileCommand::Save.into()
}

fn in_file(path: &Path) -> Vec<String> {
    store::open(path).unwrap().outline.scenes.iter().map(|scene| scene.title.clone()).collect()
}

fn faults(workspace: &mut Workspace) -> Vec<String> {
    let notices = workspace.take_notices();
    let is_saved = |notice: &Notice| matches!(notice, Notice::Saved { .. });
    notices.iter().filter(|notice| !is_saved(notice)).map(|notice| format!("{notice:?}")).collect()
}

#[test]
fn saves_that_overlap_come_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    let jobs = Jobs::default();
    let mut workspace = jobs.workspace(None);
    carry_out(&mut workspace, [new(), add_scene("eins"), FileCommand::SaveAs(file.clone()).into()]);
    for title in ["zwei", "drei"] {
        carry_out(&mut workspace, [add_scene(title), save()]);
    }
    assert_eq!(jobs.count(), 1, "the next begins when this one has ended");
    jobs.end(&mut workspace);
    assert_eq!(faults(&mut workspace), [""; 0], "one's own save is nobody else's change");
    assert_eq!(in_file(&file), ["eins", "zwei", "drei"]);
    assert!(!active(&workspace).has_unsaved_changes());
}

#[test]
fn a_save_that_waits_is_carried_out_even_if_its_outline_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    let jobs = Jobs::default();
    let mut workspace = jobs.workspace(None);
    carry_out(&mut workspace, [new(), add_scene("eins"), FileCommand::SaveAs(file.clone()).into()]);
    carry_out(&mut workspace, [add_scene("zwei"), save(), add_scene("drei")]);
    let id = active(&workspace).id();
    carry_out(&mut workspace, [FileCommand::Close(id).into()]);
    jobs.end(&mut workspace);
    assert_eq!(faults(&mut workspace), [""; 0]);
    assert_eq!(in_file(&file), ["eins", "zwei"]);
    assert!(matches!(&after([open(&file)]).take_notices()[..], []), "its lock is gone with it");
}

#[test]
fn a_save_behind_one_that_failed_says_nothing_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    let jobs = Jobs::default();
    let mut workspace = jobs.workspace(None);
    carry_out(&mut workspace, [new(), add_scene("eins"), FileCommand::SaveAs(file.clone()).into()]);
    jobs.end(&mut workspace);
    fs::write(&file, "somebody else's").unwrap();
    carry_out(&mut workspace, [add_scene("zwei"), save(), add_scene("drei"), save()]);
    jobs.end(&mut workspace);
    let faults = faults(&mut workspace);
    assert!(matches!(&faults[..], [changed] if changed.contains("Changed")), "{faults:?}");
    assert!(active(&workspace).has_unsaved_changes());
    assert_eq!(fs::read_to_string(&file).unwrap(), "somebody else's");
}

#[test]
fn files_opened_together_are_all_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["a.ron", "b.ron", "c.ron"];
    for name in names {
        after([new(), add_scene(name), FileCommand::SaveAs(folder.path().join(name)).into()]);
    }
    let jobs = Jobs::default();
    let mut workspace = jobs.workspace(Some(Folders::under(folder.path(), folder.path())));
    jobs.end(&mut workspace);
    carry_out(&mut workspace, names.map(|name| open(&folder.path().join(name))));
    jobs.end_those_under_way(&mut workspace);
    assert_eq!(workspace.documents().len(), 3);
    assert_eq!(jobs.count(), 1, "two would read the same list, and one would write it without the other's");
    jobs.end(&mut workspace);
    let again = with_folders(folder.path());
    for list in [workspace.recent(), again.recent()] {
        let mut found: Vec<_> =
            list.iter().map(|recent| Path::new(&recent.path).file_name().unwrap()).collect();
        found.sort();
        assert_eq!(found, names);
    }
}

#[test]
fn a_file_has_one_tab_however_its_path_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    let detour = folder.path().join("b/../a.ron");
    fs::create_dir(folder.path().join("b")).unwrap();
    after([new(), add_scene("a"), FileCommand::SaveAs(file.clone()).into()]);
    let jobs = Jobs::default();
    let mut workspace = jobs.workspace(None);
    carry_out(&mut workspace, [&file, &file, &detour].map(|path| open(path)));
    assert_eq!(jobs.count(), 2, "what is about to be opened is not opened twice");
    jobs.end(&mut workspace);
    assert_eq!(faults(&mut workspace), [""; 0]);
    assert_eq!(workspace.documents().len(), 1);
    carry_out(&mut workspace, [new(), open(&detour)]);
    jobs.end(&mut workspace);
    assert_eq!((workspace.documents().len(), active(&workspace).path().is_some()), (2, true));
    assert_eq!(faults(&mut workspace), [""; 0]);
    let elsewhere = after([open(&file)]).take_notices();
    assert!(matches!(&elsewhere[..], [Notice::OpenElsewhere { .. }]), "it is locked: {elsewhere:?}");
}

#[test]
fn what_is_kept_says_where_it_belongs_from_wherever() {
    let folder = tempfile::tempdir_in(".").unwrap();
    let home = tempfile::tempdir().unwrap();
    let relative = Path::new(folder.path().file_name().unwrap()).join("a.ron");
    let mut workspace = with_folders(home.path());
    carry_out(&mut workspace, [new(), add_scene("a"), FileCommand::SaveAs(relative).into(), add_scene("b")]);
    workspace.finish();
    drop(workspace);
    let next = with_folders(home.path());
    let path = next.left_behind()[0].belongs.path.clone().unwrap();
    assert!(Path::new(&path).is_absolute(), "{path}");
}

#[test]
fn work_that_was_recovered_is_left_behind_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut crashed = with_folders(folder.path());
    carry_out(&mut crashed, [new(), add_scene("fast verloren")]);
    crashed.finish();
    drop(crashed);
    let mut next = with_folders(folder.path());
    carry_out(&mut next, [FileCommand::Recover(0).into()]);
    next.tend(Duration::from_secs(10));
    drop(next);
    let mut next = with_folders(folder.path());
    assert_eq!(next.left_behind().len(), 1);
    let file = folder.path().join("a.ron");
    carry_out(&mut next, [FileCommand::Recover(0).into(), FileCommand::SaveAs(file).into()]);
    next.tend(Duration::from_secs(1));
    drop(next);
    assert_eq!(with_folders(folder.path()).left_behind(), []);
}

#[test]
fn two_rounds_of_keeping_are_never_under_way_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut crashed = with_folders(folder.path());
    carry_out(&mut crashed, [new(), add_scene("fast verloren")]);
    crashed.finish();
    drop(crashed);
    let jobs = Jobs::default();
    let mut workspace = jobs.workspace(Some(Folders::under(folder.path(), folder.path())));
    jobs.end(&mut workspace);
    carry_out(&mut workspace, [new(), add_scene("neu")]);
    for second in [10, 20] {
        workspace.tend(Duration::from_secs(second));
    }
    assert_eq!(jobs.count(), 1);
    carry_out(&mut workspace, [FileCommand::Recover(0).into(), add_scene("mehr")]);
    workspace.tend(Duration::from_secs(40));
    assert_eq!(jobs.count(), 1);
    jobs.end(&mut workspace);
    workspace.tend(Duration::from_secs(50));
    assert_eq!(jobs.count(), 1, "then comes what waited");
}

#[test]
fn a_version_that_could_not_be_kept_is_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    fs::write(folder.path().join("backups"), "a file where a folder should be").unwrap();
    let mut workspace = with_folders(folder.path());
    carry_out(&mut workspace, [new(), add_scene("eins"), FileCommand::SaveAs(file).into()]);
    workspace.take_notices();
    for expected in [1, 0] {
        carry_out(&mut workspace, [add_scene("noch eine"), save()]);
        let notices = workspace.take_notices();
        let is_said = |notice: &&Notice| matches!(notice, Notice::Failed(Failure::Backup { .. }));
        assert_eq!(notices.iter().filter(is_said).count(), expected, "{notices:?}");
        assert!(matches!(notices.last(), Some(Notice::Saved { .. })));
    }
}

#[test]
fn work_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let left = folder.path().join("recovery/session-1");
    fs::create_dir_all(&left).unwrap();
    fs::write(left.join("1.ron"), [0xFF, 0xFE, 0xFD]).unwrap();
    let notices = with_folders(folder.path()).take_notices();
    assert!(matches!(&notices[..], [Notice::Failed(Failure::LeftBehind(_))]), "{notices:?}");
}
