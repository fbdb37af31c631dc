//! That nothing is lost: unsaved work, saves that overlap, locks that change hands.

use std::{fs, time::Duration};

use bogen::session::{FileCommand, Notice};

use super::{active, add_scene, after, carry_out, new, open, with_folders};

#[test]
fn what_was_saved_just_before_a_crash_is_not_offered() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    let mut crashed = with_folders(folder.path());
    carry_out(&mut crashed, [new(), add_scene("eins"), FileCommand::SaveAs(file.clone()).into()]);
    let keep = |crashed: &mut bogen::session::Workspace, second| {
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
