//! Earlier versions of an outline, kept apart from it when it is saved over.
//!
//! A folder per file, a file per version, named by the time at which it was saved. The newest ones are kept, and
//! before them the last of each hour and then of each day; nothing is dropped before the newest has been read back
//! and understood.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Timelike, Utc};

use super::{
    Error,
    disk::{self, Existing},
    file,
};
use crate::outline::{short_hash, slug};

/// So many of the newest versions are kept.
const NEWEST: usize = 10;
/// So many hours in which something was saved keep their last version: a day's work is more than its last minutes.
const HOURS: usize = 24;
/// So many days keep their last version.
const DAYS: usize = 30;
/// How a version's time stands in its name; sorts like the time.
const TIME: &str = "%Y-%m-%dT%H-%M-%S%.3f";

/// Where versions are kept, and what time it is.
#[derive(Clone, Copy, Debug)]
pub struct Backups<'a> {
    /// The folder for all backups.
    pub folder: &'a Path,
    /// What time it is; a version that does not say when it was saved is kept under it.
    pub now: DateTime<Utc>,
}

/// A version that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its file; it is opened like any outline.
    pub path: PathBuf,
    /// When it was saved.
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
        let saved = saved(old).map_or(self.now, |saved| saved.min(self.now));
        // Two versions of one moment do not overwrite each other.
        let after_newest = kept.first().map(|newest| newest.time + TimeDelta::milliseconds(1));
        let time = after_newest.map_or(saved, |after| after.max(saved));
        disk::write(&folder.join(format!("{}.ron", time.format(TIME))), old, Existing::Keep)?;
        drop_old(&folder);
        Ok(())
    }
}

/// When the outline in these bytes was saved, as it says itself: the file's own time is another after it was copied.
fn saved(bytes: &[u8]) -> Option<DateTime<Utc>> {
    file::decode(bytes).ok()?.outline.modified
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
    let (mut hours, mut days) = (BTreeSet::new(), BTreeSet::new());
    backups.iter().enumerate().filter_map(move |(index, backup)| {
        let day = backup.time.date_naive();
        let is_last_of_hour = hours.insert((day, backup.time.hour())) && hours.len() <= HOURS;
        let is_last_of_day = days.insert(day) && days.len() <= DAYS;
        (index >= NEWEST && !is_last_of_hour && !is_last_of_day).then_some(backup)
    })
}

#[cfg(test)]
mod tests {
    use chrono::{Duration, TimeZone};

    use super::*;
    use crate::outline::Outline;

    fn time(days: i64, minutes: i64) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 21, 9, 0, 0).unwrap()
            + Duration::days(days)
            + Duration::minutes(minutes)
    }

    /// Those that are kept of versions of these times, which are in order.
    fn kept(times: impl DoubleEndedIterator<Item = DateTime<Utc>>) -> Vec<DateTime<Utc>> {
        let backups: Vec<Backup> = times.rev().map(|time| Backup { path: PathBuf::new(), time }).collect();
        let dropped: BTreeSet<_> = superfluous(&backups).map(|backup| backup.time).collect();
        backups.iter().map(|backup| backup.time).filter(|time| !dropped.contains(time)).collect()
    }

    #[test]
    fn the_newest_and_one_a_day_are_kept() {
        let kept = kept((-60..=0).flat_map(|day| (0..20).map(move |minute| time(day, minute))));
        assert_eq!(kept.len(), NEWEST + DAYS - 1);
        assert_eq!(kept[0], time(0, 19));
        assert_eq!(kept[NEWEST], time(-1, 19));
    }

    #[test]
    fn saving_every_minute_leaves_a_version_of_each_hour() {
        let kept = kept((0..8 * 60).map(|minute| time(0, minute)));
        assert_eq!(kept[..NEWEST], std::array::from_fn::<_, NEWEST, _>(|at| time(0, 479 - at as i64)));
        let hours = (0..7).rev().map(|hour| time(0, 60 * hour + 59));
        assert_eq!(kept[NEWEST..], hours.collect::<Vec<_>>());
    }

    #[test]
    fn a_version_is_kept_under_the_time_at_which_it_was_saved() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("Folge 12.ron");
        let backups = Backups { folder: home.path(), now: time(1, 0) };
        for (minute, modified) in [(5, time(0, 5)), (6, time(0, 6)), (6, time(0, 6)), (9, time(2, 0))] {
            let title = format!("{minute} {modified}");
            let outline = Outline { title, modified: Some(modified), ..Outline::default() };
            backups.keep(&path, file::encode(&outline).as_bytes()).unwrap();
        }
        backups.keep(&path, b"Outline(format: 1)").unwrap();
        let times: Vec<_> = of(home.path(), &path).iter().map(|backup| backup.time).collect();
        // No version is of tomorrow, and none comes before one that was saved earlier.
        assert_eq!(times, [time(1, 0) + Duration::milliseconds(1), time(1, 0), time(0, 6), time(0, 5)]);
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
