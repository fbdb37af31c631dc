//! Earlier versions of an outline, kept apart from it when it is saved over.
//!
//! A folder per file, a file per version, named by its time. The newest ones are kept, and of the days
//! before one each; nothing is dropped before the newest has been read back and understood.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use super::{
    Error,
    disk::{self, Existing},
    file,
};
use crate::outline::{short_hash, slug};

/// So many of the newest versions are kept.
const NEWEST: usize = 10;
/// So many days keep their last version.
const DAYS: usize = 30;
/// How a version's time stands in its name; sorts like the time.
const TIME: &str = "%Y-%m-%dT%H-%M-%S%.3f";

/// Where versions are kept, and what time it is.
#[derive(Clone, Copy, Debug)]
pub struct Backups<'a> {
    /// The folder for all backups.
    pub folder: &'a Path,
    /// The time under which a version is kept.
    pub now: DateTime<Utc>,
}

/// A version that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its file; it is opened like any outline.
    pub path: PathBuf,
    /// When it was replaced.
    pub time: DateTime<Utc>,
}

impl Backups<'_> {
    /// Keeps `old`, which is about to be replaced in the file at `path`, and drops what is too old.
    pub(super) fn keep(&self, path: &Path, old: &[u8]) -> Result<(), Error> {
        let folder = folder_for(self.folder, path);
        disk::create_folder(&folder)?;
        let kept = in_folder(&folder);
        let is_kept = |backup: &Backup| fs::read(&backup.path).is_ok_and(|bytes| bytes == old);
        if kept.first().is_some_and(is_kept) {
            return Ok(());
        }
        // Two versions of one moment do not overwrite each other.
        let after_newest = kept.first().map(|newest| newest.time + TimeDelta::milliseconds(1));
        let time = after_newest.map_or(self.now, |after| after.max(self.now));
        disk::write(&folder.join(format!("{}.ron", time.format(TIME))), old, Existing::Keep)?;
        drop_old(&folder);
        Ok(())
    }
}

/// The versions kept of the file at `path`, the newest first.
pub fn of(folder: &Path, path: &Path) -> Vec<Backup> {
    in_folder(&folder_for(folder, path))
}

/// A readable name that differs for every path.
fn folder_for(folder: &Path, path: &Path) -> PathBuf {
    let whole = disk::whole(path);
    let name = whole.file_stem().unwrap_or_default().to_string_lossy();
    folder.join(format!("{}-{}", slug(&name), short_hash(&whole.to_string_lossy())))
}

fn in_folder(folder: &Path) -> Vec<Backup> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut backups: Vec<Backup> = entries.filter_map(|entry| backup(entry.path())).collect();
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.time));
    backups
}

fn backup(path: PathBuf) -> Option<Backup> {
    let time = NaiveDateTime::parse_from_str(path.file_stem()?.to_str()?, TIME).ok()?.and_utc();
    (path.extension()? == "ron").then_some(Backup { path, time })
}

/// Drops what is no longer needed, unless the newest version itself is damaged.
fn drop_old(folder: &Path) {
    let backups = in_folder(folder);
    let is_sound = |backup: &Backup| {
        disk::read(&backup.path, file::LARGEST)
            .is_ok_and(|bytes| file::decode(&bytes).is_ok_and(|decoded| !decoded.is_partial()))
    };
    if !backups.first().is_some_and(is_sound) {
        return;
    }
    for backup in superfluous(&backups) {
        if let Err(error) = fs::remove_file(&backup.path) {
            log::debug!("{}: {error}", backup.path.display());
        }
    }
}

/// Of `backups`, the newest first, those that need not be kept.
fn superfluous(backups: &[Backup]) -> impl Iterator<Item = &Backup> {
    let mut days = BTreeSet::new();
    backups.iter().enumerate().filter_map(move |(index, backup)| {
        let is_last_of_day = days.insert(backup.time.date_naive()) && days.len() <= DAYS;
        (index >= NEWEST && !is_last_of_day).then_some(backup)
    })
}

#[cfg(test)]
mod tests {
    use chrono::{Duration, TimeZone};

    use super::*;

    fn time(days: i64, minutes: i64) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 21, 9, 0, 0).unwrap()
            + Duration::days(days)
            + Duration::minutes(minutes)
    }

    #[test]
    fn the_newest_and_one_a_day_are_kept() {
        let mut backups: Vec<Backup> = (-60..=0)
            .flat_map(|day| (0..20).map(move |minute| time(day, minute)))
            .map(|time| Backup { path: PathBuf::new(), time })
            .collect();
        backups.reverse();
        let dropped: BTreeSet<_> = superfluous(&backups).map(|backup| backup.time).collect();
        let kept: Vec<_> =
            backups.iter().map(|backup| backup.time).filter(|time| !dropped.contains(time)).collect();
        assert_eq!(kept.len(), NEWEST + DAYS - 1);
        assert_eq!(kept[0], time(0, 19));
        assert_eq!(kept[NEWEST], time(-1, 19));
    }

    #[test]
    fn the_same_content_is_kept_once_and_damage_drops_nothing() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("Folge 12.ron");
        let keep = |minute: i64, old: &str| {
            Backups { folder: home.path(), now: time(0, minute) }.keep(&path, old.as_bytes()).unwrap();
        };
        keep(0, "Outline(format: 1)");
        keep(1, "Outline(format: 1)");
        assert_eq!(of(home.path(), &path).len(), 1);
        for minute in 2..30 {
            keep(minute, &format!("damaged {minute}"));
        }
        assert_eq!(of(home.path(), &path).len(), 29);
        keep(30, "Outline(format: 1, season: 2)");
        assert_eq!(of(home.path(), &path).len(), NEWEST);
        assert_eq!(of(home.path(), &path)[0].time, time(0, 30));
    }
}
