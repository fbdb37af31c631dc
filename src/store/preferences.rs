//! What a writer has set: names with values, in a file that may be edited by hand.
//!
//! Reading never fails: what cannot be read is a warning and counts as not set. Names that this version does
//! not know are kept. Which names there are, and what they mean, is no business of this room.

use std::{collections::BTreeMap, path::Path};

use ron::{Value, ser::PrettyConfig};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    Error, Fault, Place,
    disk::{self, Existing},
};

/// No settings are larger, in bytes.
const LARGEST: u64 = 1 << 20;

/// Names with values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    values: BTreeMap<String, Value>,
}

/// Something in the preferences that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PreferenceWarning {
    /// The file could not be read at all.
    #[error("the preferences could not be read, so nothing is set: {0}")]
    File(String),
    /// The file is damaged.
    #[error("the preferences are damaged at {0}, so nothing is set")]
    Damaged(Place),
    /// A value is not what its name stands for.
    #[error("the preference `{0}` has a value that makes no sense and counts as not set")]
    Value(String),
}

impl Preferences {
    /// The preferences in `file`; none where there is no such file.
    pub fn read(file: &Path) -> (Self, Vec<PreferenceWarning>) {
        let bytes = match disk::read(file, LARGEST) {
            Ok(bytes) => bytes,
            Err(Error { fault: Fault::Missing, .. }) => return Self::default().with(None),
            Err(error) => return Self::default().with(Some(PreferenceWarning::File(error.to_string()))),
        };
        match ron::de::from_bytes(&bytes) {
            Ok(values) => Self { values }.with(None),
            Err(error) => {
                let place = Place { line: error.span.end.line, column: error.span.end.col };
                Self::default().with(Some(PreferenceWarning::Damaged(place)))
            }
        }
    }

    fn with(self, warning: Option<PreferenceWarning>) -> (Self, Vec<PreferenceWarning>) {
        (self, warning.into_iter().collect())
    }

    /// The value of `name`; none where it is not set. A value of another kind is a warning.
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, PreferenceWarning> {
        let value = self.values.get(name).cloned();
        value.map(Value::into_rust).transpose().map_err(|_| PreferenceWarning::Value(name.to_owned()))
    }

    /// Sets `name` to a truth value, number, text, or list of these. Anything else is not kept.
    pub fn set<T: Serialize>(&mut self, name: &str, value: &T) {
        match ron::to_string(value).ok().and_then(|text| ron::from_str(&text).ok()) {
            Some(value) => drop(self.values.insert(name.to_owned(), value)),
            None => log::error!("the preference `{name}` cannot be written"),
        }
    }

    /// Writes the preferences to `file`. A damaged file is put aside first.
    pub fn write(&self, file: &Path) -> Result<(), Error> {
        disk::create_folder(disk::folder_of(file))?;
        if matches!(Self::read(file).1[..], [PreferenceWarning::Damaged(_)]) {
            let aside = file.with_extension("damaged.ron");
            disk::write(&aside, &disk::read(file, LARGEST)?, Existing::Replace)?;
        }
        // Names and plain values can always be written.
        let mut text =
            ron::ser::to_string_pretty(&self.values, PrettyConfig::new().new_line("\n")).unwrap_or_default();
        text.push('\n');
        disk::write(file, text.as_bytes(), Existing::Replace)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn values_come_back_and_unknown_names_stay() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("new/preferences.ron");
        assert_eq!(Preferences::read(&file), (Preferences::default(), Vec::new()));
        let mut preferences = Preferences::default();
        preferences.set("language", &"de");
        preferences.set("text_size", &1.25_f32);
        preferences.set("panels", &[true, false]);
        preferences.set("lanes", &7_u32);
        preferences.write(&file).unwrap();
        let from_future = fs::read_to_string(&file).unwrap().replace('{', "{ \"future\": (1, \"x\"),");
        fs::write(&file, from_future).unwrap();

        let (mut read, warnings) = Preferences::read(&file);
        assert_eq!(warnings, []);
        assert_eq!(read.get("language"), Ok(Some("de".to_owned())));
        assert_eq!(read.get("text_size"), Ok(Some(1.25_f32)));
        assert_eq!(read.get("panels"), Ok(Some(vec![true, false])));
        assert_eq!(read.get("lanes"), Ok(Some(7_u32)));
        assert_eq!(read.get::<bool>("absent"), Ok(None));
        assert_eq!(read.get::<bool>("language"), Err(PreferenceWarning::Value("language".into())));
        read.set("language", &"en");
        read.write(&file).unwrap();
        assert!(fs::read_to_string(&file).unwrap().contains("future"));
    }

    #[test]
    fn damage_is_a_warning_and_put_aside() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("preferences.ron");
        fs::write(&file, "{\n  \"language\": \"de\n").unwrap();
        let (read, warnings) = Preferences::read(&file);
        assert_eq!(read, Preferences::default());
        assert!(matches!(warnings[..], [PreferenceWarning::Damaged(Place { line: 2, .. })]), "{warnings:?}");
        read.write(&file).unwrap();
        assert_eq!(Preferences::read(&file), (Preferences::default(), Vec::new()));
        assert!(home.path().join("preferences.damaged.ron").exists());
    }
}
