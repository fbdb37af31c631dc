//! An old name that still stands in the outline's own words after somebody was renamed, or became a part of somebody
//! else: offered to be replaced, never replaced unasked.

use super::{Document, DocumentId, Pair, Search};
use crate::outline::{Character, CharacterKind, Edit, Field, Item, ItemId, Outline};

/// An old name that still stands in texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldName {
    /// In which outline.
    pub document: DocumentId,
    /// Whose name it was, or whose name stands for it now.
    pub item: ItemId,
    /// What the item is called now; while it is, the offer holds.
    pub now: String,
    /// How it is found and replaced.
    pub search: Search,
    /// The old names that were found.
    pub found: Vec<String>,
    /// In how many places.
    pub count: usize,
}

impl OldName {
    /// What is left of these old names of an item, or of those that became a part of it. Names may be used `in_parts`.
    fn left(
        document: &Document,
        item: &ItemId,
        old: &[String],
        (in_parts, was_merged): (bool, bool),
    ) -> Option<Self> {
        let outline = document.outline();
        let now = own_name(outline, item)?;
        let is_anothers = |word: &str| others(outline, item).any(|name| has_word(name, word));
        let mut pairs: Vec<Pair> =
            old.iter().flat_map(|old| pairs(old, now, in_parts, is_anothers)).collect();
        let plain = pairs.len();
        pairs.extend(pairs.iter().filter_map(shouted).collect::<Vec<_>>());
        let has_one =
            |name: &&str| pairs.iter().any(|pair| pair.from != **name && has_word(name, &pair.from));
        let mut search = Search {
            others: others(outline, item).filter(has_one).map(str::to_owned).collect(),
            matches_case: true,
            whole_words: true,
            with_genitive: true,
            spared: was_merged.then(|| item.clone()),
            pairs,
        };
        let hits = search.hits(outline);
        let is_found = |at: usize| hits.iter().any(|hit| hit.pair == at);
        let found = search.pairs.iter().enumerate().filter(|(at, _)| is_found(*at));
        let found = found.map(|(_, pair)| pair.from.clone()).collect();
        // Capitals are said where there are some.
        let mut at = 0..;
        search.pairs.retain(|_| at.next().is_some_and(|at| at < plain || is_found(at)));
        Some(Self {
            document: document.id(),
            item: item.clone(),
            now: now.to_owned(),
            found,
            count: hits.len(),
            search,
        })
        .filter(|left| left.count > 0)
    }

    /// Whether the item is still called so.
    pub fn holds(&self, document: &Document) -> bool {
        document.id() == self.document && own_name(document.outline(), &self.item) == Some(&*self.now)
    }
}

/// Who was renamed, and how they were called before the writer began to type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Renaming {
    document: DocumentId,
    item: ItemId,
    before: String,
    /// Whether it is somebody who had no name then.
    was_unnamed: bool,
}

impl Renaming {
    /// What begins with this edit, if it is of a name.
    pub(super) fn by(edit: &Edit, document: &Document) -> Option<Self> {
        let Edit::Put { of, item, field } = edit else { return None };
        match (item, field) {
            (Item::Character(_) | Item::Location(_), Field::Name) | (Item::Strand(_), Field::Title) => {}
            _ => return None,
        }
        let outline = document.outline();
        let before = own_name(outline, of)?.to_owned();
        let was_unnamed = kind(outline, of) == Some(CharacterKind::Unnamed);
        Some(Self { document: document.id(), item: of.clone(), before, was_unnamed })
    }

    /// Whether it is of somebody who had no name before.
    pub(super) const fn was_unnamed(&self) -> bool {
        self.was_unnamed
    }

    /// Whether it is of the same name.
    pub(super) fn goes_on(&self, other: &Self) -> bool {
        (self.document, &self.item) == (other.document, &other.item)
    }

    /// What is left of the name before.
    pub(super) fn left(&self, documents: &[Document]) -> Option<OldName> {
        let document = documents.iter().find(|document| document.id() == self.document)?;
        // Of `Violas Vater` neither word is his name.
        let in_parts = !self.was_unnamed && is_named(document.outline(), &self.item);
        OldName::left(document, &self.item, std::slice::from_ref(&self.before), (in_parts, false))
    }
}

/// Characters that are about to become a part of another one.
pub(super) struct Joining {
    kept: ItemId,
    gone: Vec<String>,
}

impl Joining {
    /// Those that have names of their own; nothing if `edit` does something else.
    pub(super) fn by(edit: &Edit, outline: &Outline) -> Option<Self> {
        let edits = match edit {
            Edit::All(edits) => edits.as_slice(),
            edit => std::slice::from_ref(edit),
        };
        let mut joining: Option<Self> = None;
        for edit in edits {
            let Edit::Merge { kept, gone } = edit else { return None };
            if is_named(outline, gone) {
                let joining = joining.get_or_insert_with(|| Self { kept: kept.clone(), gone: Vec::new() });
                joining.gone.extend(own_name(outline, gone).map(str::to_owned));
            }
        }
        joining
    }

    /// What is left of their names. The one that stays keeps them among its own.
    pub(super) fn left(&self, document: &Document) -> Option<OldName> {
        let in_parts = is_named(document.outline(), &self.kept);
        OldName::left(document, &self.kept, &self.gone, (in_parts, true))
    }
}

/// What it is called, without the form of address.
fn own_name<'o>(outline: &'o Outline, item: &ItemId) -> Option<&'o str> {
    match item {
        ItemId::Character(id) => outline.character(id).map(|item| item.name.as_str()),
        ItemId::Location(id) => outline.location(id).map(|item| item.name.as_str()),
        ItemId::Strand(id) => outline.strand(id).map(|item| item.title.as_str()),
        _ => None,
    }
}

/// Whether it is somebody with a name, which may be used in parts.
fn is_named(outline: &Outline, item: &ItemId) -> bool {
    kind(outline, item) == Some(CharacterKind::Named)
}

fn kind(outline: &Outline, item: &ItemId) -> Option<CharacterKind> {
    let ItemId::Character(id) = item else { return None };
    Some(outline.character(id)?.kind)
}

/// The names of all others who have one.
fn others<'o>(outline: &'o Outline, item: &'o ItemId) -> impl Iterator<Item = &'o str> {
    let is_other = move |character: &&std::sync::Arc<Character>| {
        character.kind == CharacterKind::Named && ItemId::from(&character.id) != *item
    };
    let names = |character: &'o std::sync::Arc<Character>| {
        std::iter::once(&character.name).chain(&character.aliases).map(String::as_str)
    };
    outline.characters.iter().filter(is_other).flat_map(names)
}

/// Whether `words`, which may be several, stand in the name.
fn has_word(name: &str, words: &str) -> bool {
    let (name, words): (Vec<_>, Vec<_>) =
        (name.split_whitespace().collect(), words.split_whitespace().collect());
    !words.is_empty() && name.windows(words.len()).any(|window| window == words)
}

/// What is to stand for what after a name was changed. Of a name that may be used `in_parts`, a part that changed
/// counts alone, unless it `is_anothers` too. Nothing where the new name has all of the old one in it.
fn pairs(old: &str, new: &str, in_parts: bool, is_anothers: impl Fn(&str) -> bool) -> Vec<Pair> {
    let (before, now): (Vec<&str>, Vec<&str>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    if before.is_empty() || now.is_empty() || before.iter().all(|word| now.contains(word)) {
        return Vec::new();
    }
    let whole = Pair::new(&before.join(" "), &now.join(" "));
    if !in_parts {
        return vec![whole];
    }
    // Forms of address, initials and the `von` of a name do not stand alone.
    let stands_alone =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().count() > 1 && !word.ends_with('.');
    let parts = before.iter().zip(&now).filter(|(before, now)| before != now);
    let is_free = |before: &str, now: &str| {
        stands_alone(before) && stands_alone(now) && (before == whole.from || !is_anothers(before))
    };
    if before.len() == now.len() {
        let changed: Vec<(&&str, &&str)> = parts.collect();
        let free = changed.iter().filter(|(before, now)| is_free(before, now));
        let free: Vec<Pair> = free.map(|(before, now)| Pair::new(before, now)).collect();
        // One part says all: it is found within the whole name as well.
        return if free.len() == 1 && changed.len() == 1 { free } else { joined(whole, free) };
    }
    // Where words came or went, only the first name is sure to stand for the first.
    let first = parts.take(1).filter(|(word, _)| **word == before[0]);
    let first: Vec<Pair> = first
        .filter(|(before, now)| is_free(before, now))
        .map(|(before, now)| Pair::new(before, now))
        .collect();
    if before.len() == 1 && !first.is_empty() { first } else { joined(whole, first) }
}

/// The same in capitals, as a cast list or the first mention writes it.
fn shouted(pair: &Pair) -> Option<Pair> {
    let shouted = Pair::new(&pair.from.to_uppercase(), &pair.to.to_uppercase());
    (shouted.from != pair.from).then_some(shouted)
}

/// The whole name first; what is the same as it is not said twice.
fn joined(whole: Pair, parts: Vec<Pair>) -> Vec<Pair> {
    let parts = parts.into_iter().filter(|part| part.from != whole.from).collect::<Vec<_>>();
    std::iter::once(whole).chain(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_a_name_that_changed_counts_alone() {
        for (old, new, expected) in [
            ("Josie", "Jette", "Josie>Jette"),
            ("Josie Kern", "Jette Kern", "Josie>Jette"),
            ("Josie Kern", "Josie Baum", "Josie Kern>Josie Baum"),
            ("Josie Lamm", "Josie Baum", "Lamm>Baum"),
            ("Josie Lamm", "Maike Baum", "Josie Lamm>Maike Baum, Josie>Maike, Lamm>Baum"),
            ("Josie", "Josie Kern", ""),
            ("Josie", "Jette Kern", "Josie>Jette"),
            ("Josie", "Dr. Kern", "Josie>Dr. Kern"),
            ("Josie Kern", "Jette", "Josie Kern>Jette, Josie>Jette"),
            ("Josie Kern", "Jette Maria Kern", "Josie Kern>Jette Maria Kern, Josie>Jette"),
            ("Ulf von Lamm", "Ulf zu Lamm", "Ulf von Lamm>Ulf zu Lamm"),
            ("Josie", "Josie", ""),
            ("", "Josie", ""),
            ("Josie", "", ""),
        ] {
            let pairs = pairs(old, new, true, |word| word == "Kern");
            let told: Vec<_> = pairs.iter().map(|pair| format!("{}>{}", pair.from, pair.to)).collect();
            assert_eq!(told.join(", "), expected, "{old} → {new}");
        }
    }

    #[test]
    fn what_is_no_name_counts_as_a_whole() {
        let pairs = pairs("Violas Vater", "Violas Onkel", false, |_| false);
        assert_eq!(pairs, [Pair::new("Violas Vater", "Violas Onkel")]);
    }
}
