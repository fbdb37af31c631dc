//! Saving an outline: what must never be lost, and what is said when it cannot be saved.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use bogen::{
    outline::Outline,
    store::{self, Backups, Expected, Fault},
};
use chrono::DateTime;

struct Desk {
    home: tempfile::TempDir,
    path: PathBuf,
}

fn desk() -> Desk {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("work")).unwrap();
    Desk { path: home.path().join("work/folge.ron"), home }
}

impl Desk {
    fn save(&self, title: &str, expected: Expected) -> Result<store::Stamp, store::Error> {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let folder = self.home.path().join("backups");
        let saved =
            store::save(&self.path, &outline(title), expected, Some(Backups { folder: &folder, now }))?;
        Ok(saved.stamp)
    }

    fn title(&self) -> String {
        store::open(&self.path).unwrap().outline.title.clone()
    }

    fn backups(&self) -> Vec<String> {
        let backups = store::backups_of(&self.home.path().join("backups"), &self.path);
        backups.iter().map(|backup| store::open(&backup.path).unwrap().outline.title.clone()).collect()
    }

    fn beside(&self) -> usize {
        fs::read_dir(self.path.parent().unwrap()).unwrap().count()
    }
}

fn outline(title: &str) -> Outline {
    Outline { title: title.into(), ..Outline::default() }
}

fn fault(result: Result<store::Stamp, store::Error>) -> Fault {
    result.unwrap_err().fault
}

#[test]
fn what_is_saved_is_opened_again_and_what_it_replaced_is_kept() {
    let desk = desk();
    let first = desk.save("one", Expected::Nothing).unwrap();
    assert_eq!(store::open(&desk.path).unwrap().stamp, first);
    let second = desk.save("two", Expected::Unchanged(first)).unwrap();
    assert_eq!(desk.save("two", Expected::Unchanged(second)).unwrap(), second);
    desk.save("three", Expected::Unchanged(second)).unwrap();
    assert_eq!(desk.title(), "three");
    assert_eq!(desk.backups(), ["two", "one"]);
    assert_eq!(desk.beside(), 1);
}

#[test]
fn what_somebody_else_changed_is_not_overwritten_unasked() {
    let desk = desk();
    let stamp = desk.save("mine", Expected::Nothing).unwrap();
    assert!(!store::has_changed(&desk.path, &stamp));
    fs::write(&desk.path, store::encode(&outline("theirs, longer"))).unwrap();
    assert!(store::has_changed(&desk.path, &stamp));
    assert!(matches!(fault(desk.save("mine 2", Expected::Unchanged(stamp))), Fault::Changed));
    assert!(matches!(fault(desk.save("mine 2", Expected::Nothing)), Fault::Exists));
    assert_eq!(desk.title(), "theirs, longer");
    desk.save("mine 2", Expected::Anything).unwrap();
    assert_eq!(desk.title(), "mine 2");
    assert_eq!(desk.backups(), ["theirs, longer"]);
}

#[test]
fn a_change_of_the_same_length_at_the_same_time_is_seen_on_saving() {
    let desk = desk();
    let stamp = desk.save("mine", Expected::Nothing).unwrap();
    let modified = fs::metadata(&desk.path).unwrap().modified().unwrap();
    fs::write(&desk.path, store::encode(&outline("your"))).unwrap();
    fs::File::options().write(true).open(&desk.path).unwrap().set_modified(modified).unwrap();
    assert!(matches!(fault(desk.save("new!", Expected::Unchanged(stamp))), Fault::Changed));
}

#[test]
fn a_file_touched_but_not_changed_is_no_conflict() {
    let desk = desk();
    let stamp = desk.save("mine", Expected::Nothing).unwrap();
    let text = fs::read(&desk.path).unwrap();
    fs::remove_file(&desk.path).unwrap();
    assert!(store::has_changed(&desk.path, &stamp));
    fs::write(&desk.path, text).unwrap();
    assert!(!store::has_changed(&desk.path, &stamp));
    desk.save("mine 2", Expected::Unchanged(stamp)).unwrap();
}

#[test]
fn a_file_that_was_removed_is_written_again() {
    let desk = desk();
    let stamp = desk.save("mine", Expected::Nothing).unwrap();
    fs::remove_file(&desk.path).unwrap();
    desk.save("mine 2", Expected::Unchanged(stamp)).unwrap();
    assert_eq!(desk.title(), "mine 2");
}

#[test]
fn a_newer_file_is_never_overwritten() {
    let desk = desk();
    fs::write(&desk.path, "Outline(format: 2, hologram: true)").unwrap();
    assert!(matches!(fault(desk.save("mine", Expected::Anything)), Fault::Newer(2)));
    assert!(matches!(store::open(&desk.path).unwrap_err().fault, Fault::Damaged(store::Damage::Newer(2))));
    assert_eq!(fs::read_to_string(&desk.path).unwrap(), "Outline(format: 2, hologram: true)");
}

#[test]
fn a_damaged_file_is_kept_when_it_is_saved_over() {
    let desk = desk();
    fs::write(&desk.path, "Outline(format: 1, scenes: [Scene(id: \"a\"), Sce").unwrap();
    let opened = store::open(&desk.path).unwrap();
    assert!(opened.is_partial);
    desk.save("mended", Expected::Unchanged(opened.stamp)).unwrap();
    let backups = store::backups_of(&desk.home.path().join("backups"), &desk.path);
    assert_eq!(
        fs::read_to_string(&backups[0].path).unwrap(),
        "Outline(format: 1, scenes: [Scene(id: \"a\"), Sce"
    );
}

#[test]
fn a_place_that_cannot_be_written_to_is_called_what_it_is() {
    let desk = desk();
    let save = |path: &Path| {
        fault(store::save(path, &outline("x"), Expected::Anything, None).map(|saved| saved.stamp))
    };
    assert!(matches!(save(desk.path.parent().unwrap()), Fault::IsFolder));
    assert!(matches!(save(&desk.home.path().join("absent/folge.ron")), Fault::NoFolder));
    desk.save("mine", Expected::Nothing).unwrap();
    assert!(matches!(save(&desk.path.join("folge.ron")), Fault::NotAFolder));
    let mut permissions = fs::metadata(&desk.path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&desk.path, permissions).unwrap();
    assert!(matches!(save(&desk.path), Fault::WriteProtected));
    assert_eq!(desk.title(), "mine");
    assert_eq!(desk.beside(), 1);
}

#[test]
fn backups_that_cannot_be_kept_do_not_prevent_saving() {
    let desk = desk();
    let stamp = desk.save("one", Expected::Nothing).unwrap();
    fs::write(desk.home.path().join("backups"), "a file where a folder should be").unwrap();
    desk.save("two", Expected::Unchanged(stamp)).unwrap();
    assert_eq!(desk.title(), "two");
}
