//! Maps and sets that can be asked for a key and nothing else: nobody can walk through them, so the order of hashes
//! never shows in what is read.

use std::{borrow::Borrow, hash::Hash, ops::Index};

use rustc_hash::{FxHashMap, FxHashSet};

/// What is known by each key.
#[derive(Clone, Debug)]
pub(super) struct Keyed<K, V>(FxHashMap<K, V>);

impl<K, V> Default for Keyed<K, V> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<K: Eq + Hash, V> Keyed<K, V> {
    /// What is known by `key`.
    pub(super) fn get<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.0.get(key)
    }

    /// Remembers `value`, and forgets what was known by `key`.
    pub(super) fn insert(&mut self, key: K, value: V) {
        self.0.insert(key, value);
    }

    /// What is known by `key`; made first where nothing is.
    pub(super) fn entry(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        self.0.entry(key).or_insert_with(make)
    }

    /// How many keys are known.
    #[allow(clippy::len_without_is_empty)] // Nobody asks.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

/// What is known by a key that was inserted before.
impl<K: Eq + Hash + Borrow<Q>, Q: Eq + Hash + ?Sized, V> Index<&Q> for Keyed<K, V> {
    type Output = V;

    fn index(&self, key: &Q) -> &V {
        &self.0[key]
    }
}

/// Members of a set, known by themselves.
#[derive(Clone, Debug)]
pub(super) struct Members<K>(FxHashSet<K>);

impl<K: Eq + Hash> Members<K> {
    /// Whether `key` is one of them.
    pub(super) fn contains<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains(key)
    }
}

impl<K: Eq + Hash> FromIterator<K> for Members<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        Self(keys.into_iter().collect())
    }
}
