//! The ids of an outline's items: short, readable, unique in their file and never reused.
//!
//! An id is made once, from the item's name ([`slug`]) or from a hash of its text ([`short_hash`]),
//! and stays when the name changes. Each kind of item has its own id type, so that a scene cannot be
//! looked up among the characters.

use std::{
    borrow::Borrow,
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id with this text.
            pub fn new(text: impl AsRef<str>) -> Self {
                Self(Arc::from(text.as_ref()))
            }

            /// The id's text, as it stands in the file.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?})", stringify!($name), &*self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )+};
}

ids! {
    /// A source's id, such as `src-1`.
    SourceId,
    /// A character's id, such as `kai-krause`.
    CharacterId,
    /// A location's id, such as `johannes-thal-klinikum`.
    LocationId,
    /// A strand's id, such as `a`.
    StrandId,
    /// A scene's id, such as `sc-7f3k2q`.
    SceneId,
    /// A dilemma's id, such as `di-4m8x1c`.
    DilemmaId,
}

/// Lower-case ASCII words of `name` joined by hyphens; umlauts are written out (`Claudia Kühne` gives
/// `claudia-kuehne`). Empty when nothing of the name can be written so.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for ch in name.chars().flat_map(char::to_lowercase) {
        match ch {
            'a'..='z' | '0'..='9' => slug.push(ch),
            'ä' | 'æ' => slug.push_str("ae"),
            'ö' | 'œ' | 'ø' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            'à' | 'á' | 'â' | 'ã' | 'å' => slug.push('a'),
            'ç' | 'č' | 'ć' => slug.push('c'),
            'è' | 'é' | 'ê' | 'ë' | 'ě' => slug.push('e'),
            'ì' | 'í' | 'î' | 'ï' | 'ı' => slug.push('i'),
            'ł' => slug.push('l'),
            'ñ' | 'ń' => slug.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' => slug.push('o'),
            'ş' | 'š' | 'ś' => slug.push('s'),
            'ù' | 'ú' | 'û' => slug.push('u'),
            'ý' => slug.push('y'),
            'ž' | 'ź' | 'ż' => slug.push('z'),
            '\'' | '’' => {}
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(40);
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Six characters of base 36 that depend on `text` alone (FNV-1a, 64 bit), for ids of items without a
/// name of their own.
pub fn short_hash(text: &str) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    (0..6)
        .map(|_| {
            let digit = DIGITS[(hash % 36) as usize];
            hash /= 36;
            char::from(digit)
        })
        .collect()
}

/// `wanted`, or `wanted-2`, `wanted-3` … : the first that is not `taken`.
pub fn free_id(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    let wanted = if wanted.is_empty() { "x" } else { wanted };
    if !taken(wanted) {
        return wanted.to_owned();
    }
    (2_u32..).map(|n| format!("{wanted}-{n}")).find(|id| !taken(id)).unwrap_or_else(|| wanted.to_owned())
}

/// Ids in use, for making many new ones.
#[derive(Clone, Debug, Default)]
pub struct TakenIds {
    ids: BTreeSet<String>,
    /// By what was wanted, the number that nobody asked for yet.
    numbers: BTreeMap<String, u32>,
}

impl TakenIds {
    /// The [`free_id`] for `wanted`, which is taken from now on.
    pub fn free(&mut self, wanted: &str) -> String {
        let wanted = if wanted.is_empty() { "x" } else { wanted };
        if self.ids.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        // Nothing is given back, so all numbers below are taken still.
        let number = self.numbers.entry(wanted.to_owned()).or_insert(2);
        loop {
            let id = format!("{wanted}-{number}");
            *number += 1;
            if self.ids.insert(id.clone()) {
                return id;
            }
        }
    }
}

impl FromIterator<String> for TakenIds {
    fn from_iter<T: IntoIterator<Item = String>>(ids: T) -> Self {
        Self { ids: ids.into_iter().collect(), numbers: BTreeMap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_readable() {
        for (name, expected) in [
            ("Kai Krause", "kai-krause"),
            ("Johannes-Thal-Klinikum", "johannes-thal-klinikum"),
            ("Claudia Kühne", "claudia-kuehne"),
            ("Violas Vater!", "violas-vater"),
            ("O’Brien", "obrien"),
            ("…", ""),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }

    #[test]
    fn an_id_in_use_is_numbered() {
        assert_eq!(free_id("kai", |id| id == "kai" || id == "kai-2"), "kai-3");
        assert_eq!(free_id("", |_| false), "x");
    }

    #[test]
    fn many_ids_are_numbered_alike() {
        let mut taken = TakenIds::default();
        let wanted = ["kai", "kai-3", "kai", "kai", "kai-3", "", "kai", ""];
        let one_by_one = wanted.iter().fold(Vec::new(), |mut ids: Vec<String>, wanted| {
            ids.push(free_id(wanted, |id| ids.iter().any(|known| known == id)));
            ids
        });
        assert_eq!(wanted.map(|wanted| taken.free(wanted)).as_slice(), one_by_one);
    }

    #[test]
    fn hashes_differ_and_stay() {
        assert_eq!(short_hash("a"), short_hash("a"));
        assert_ne!(short_hash("a"), short_hash("b"));
        assert_eq!(short_hash("").len(), 6);
    }
}
