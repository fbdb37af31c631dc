//! Finding and replacing words in all that a writer has written. What is quoted from a source is left alone.
//!
//! Pure: an outline and what is looked for in, where it stands out.

use std::{ops::Range, sync::Arc};

use super::genitive::Genitive;
use crate::outline::{Field, ItemId, Outline, Rewording, TextPlace, for_each_text, text_at};

/// What is looked for, and what is to stand in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The words and those in their place; the first pair is the one that the writer types, others come from names.
    pub pairs: Vec<Pair>,
    /// Whether capitals and small letters differ.
    pub matches_case: bool,
    /// Whether it is found only where no other letter stands beside it.
    pub whole_words: bool,
    /// Whether a name is found in the genitive too, and put into the genitive there.
    pub with_genitive: bool,
    /// Names of others that have the words in them, and in which they are not looked for.
    pub others: Vec<String>,
    /// The item whose names are left as they are.
    pub spared: Option<ItemId>,
}

/// Words, and what is to stand in their place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// The words that are looked for.
    pub from: String,
    /// What is to stand there.
    pub to: String,
}

impl Pair {
    /// `to` for `from`.
    pub fn new(from: &str, to: &str) -> Self {
        Self { from: from.to_owned(), to: to.to_owned() }
    }
}

/// A place where the words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchHit {
    /// In which text; the hits of a text share it.
    pub place: Arc<TextPlace>,
    /// In which bytes of it.
    pub at: Range<usize>,
    /// Which of the pairs it is.
    pub pair: usize,
    genitive: Option<Genitive>,
}

impl Search {
    /// Where the words stand, in the order of [`for_each_text`].
    pub fn hits(&self, outline: &Outline) -> Vec<SearchHit> {
        let needles: Vec<(usize, Needle<'_>)> = self
            .pairs
            .iter()
            .enumerate()
            .filter_map(|(at, pair)| Some((at, self.needle(&pair.from)?)))
            .collect();
        let others: Vec<Needle<'_>> = self.others.iter().filter_map(|name| Needle::new(name, true)).collect();
        let mut hits = Vec::new();
        if needles.is_empty() {
            return hits;
        }
        let mut here = Vec::new();
        for_each_text(outline, |item, field, index, text| {
            if matches!(field, Field::Name | Field::Aliases) && item.is_some() && item == self.spared.as_ref()
            {
                return;
            }
            for (pair, needle) in &needles {
                self.search_text(needle, text, &outline.language, |at, genitive| {
                    here.push((at, *pair, genitive));
                });
            }
            if here.is_empty() {
                return;
            }
            tidy(&mut here, &others, text);
            let place = Arc::new(TextPlace { item: item.cloned(), field, index });
            hits.extend(here.drain(..).map(|(at, pair, genitive)| SearchHit {
                place: Arc::clone(&place),
                at,
                pair,
                genitive,
            }));
        });
        hits
    }

    /// How many items `hits` stand in; the episode counts as one.
    pub fn items(hits: &[SearchHit]) -> usize {
        let (mut items, mut has_episode, mut last) = (0, false, None);
        for hit in hits {
            let item = hit.place.item.as_ref();
            if item.is_some() && item != last {
                items += 1;
            }
            has_episode |= item.is_none();
            last = item;
        }
        items + usize::from(has_episode)
    }

    /// What is to be done to replace it.
    pub fn rewording(&self, hit: &SearchHit) -> Rewording {
        let to = self.pairs.get(hit.pair).map_or("", |pair| pair.to.as_str());
        let by = hit.genitive.map_or_else(|| to.to_owned(), |genitive| genitive.of(to));
        Rewording { place: TextPlace::clone(&hit.place), at: hit.at.clone(), by }
    }

    /// Whether replacing it would leave somebody or something without a name.
    pub fn unnames(&self, outline: &Outline, hit: &SearchHit) -> bool {
        let is_name = matches!(
            (&hit.place.item, hit.place.field),
            (Some(_), Field::Name) | (Some(ItemId::Strand(_)), Field::Title)
        );
        let text = text_at(outline, &hit.place).filter(|_| is_name).unwrap_or_default();
        let rest = [text.get(..hit.at.start), text.get(hit.at.end..)].into_iter().flatten();
        is_name && self.rewording(hit).by.trim().is_empty() && rest.map(str::trim).all(str::is_empty)
    }

    fn needle<'s>(&self, from: &'s str) -> Option<Needle<'s>> {
        Needle::new(from, self.matches_case)
    }

    /// Calls `found` for each place in the text, from its beginning.
    fn search_text(
        &self,
        needle: &Needle<'_>,
        text: &str,
        language: &str,
        mut found: impl FnMut(Range<usize>, Option<Genitive>),
    ) {
        let mut from = 0;
        while let Some(at) = needle.next_in(text, from) {
            let before = text[..at.start].chars().next_back();
            let begins = !needle.begins_word || !before.is_some_and(is_in_word);
            let genitive = (self.with_genitive && begins)
                .then(|| Genitive::met(needle.text, before, &text[at.end..], language))
                .flatten();
            let end = at.end + genitive.map_or(0, |genitive| genitive.ending);
            let ends = || !needle.ends_word || !text[at.end..].starts_with(is_in_word);
            if genitive.is_some() || !self.whole_words || begins && ends() {
                found(at.start..end, genitive);
                from = end;
            } else {
                from = at.start + text[at.start..].chars().next().map_or(1, char::len_utf8);
            }
        }
    }
}

type Found = (Range<usize>, usize, Option<Genitive>);

/// Of those that overlap the first stays, of those that begin together the longest; none within the name of another.
fn tidy(found: &mut Vec<Found>, others: &[Needle<'_>], text: &str) {
    found.sort_by_key(|(at, _, _)| (at.start, std::cmp::Reverse(at.end)));
    let mut end = 0;
    found.retain(|(at, _, _)| {
        let is_free = at.start >= end;
        end = if is_free { at.end } else { end };
        is_free
    });
    for other in others {
        let mut from = 0;
        while let Some(name) = other.next_in(text, from) {
            let is_whole = !text[..name.start].ends_with(is_in_word);
            found.retain(|(at, _, _)| !(is_whole && name.start <= at.start && at.end <= name.end));
            from = name.end;
        }
    }
}

/// Words that are looked for, ready to be compared.
struct Needle<'t> {
    text: &'t str,
    letters: Vec<char>,
    matches_case: bool,
    begins_word: bool,
    ends_word: bool,
}

impl<'t> Needle<'t> {
    /// None where there is nothing to look for.
    fn new(text: &'t str, matches_case: bool) -> Option<Self> {
        let letters: Vec<char> = text.chars().map(|ch| fold(ch, matches_case)).collect();
        let (first, last) = (*letters.first()?, *letters.last()?);
        let (begins_word, ends_word) = (is_in_word(first), is_in_word(last));
        Some(Self { text, letters, matches_case, begins_word, ends_word })
    }

    /// The next place in `text`, from the byte `from` on.
    fn next_in(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let (first, others) = self.letters.split_first()?;
        let rest = text.get(from..)?;
        rest.char_indices().filter(|(_, ch)| fold(*ch, self.matches_case) == *first).find_map(|(at, ch)| {
            let behind = at + ch.len_utf8();
            let mut letters = rest[behind..].chars();
            let is_here = others
                .iter()
                .all(|wanted| letters.next().is_some_and(|ch| fold(ch, self.matches_case) == *wanted));
            is_here.then(|| from + at..text.len() - letters.as_str().len())
        })
    }
}

/// A letter as it is compared: apostrophes and spaces are written in several ways that nobody tells apart.
fn fold(ch: char, matches_case: bool) -> char {
    match ch {
        _ if ch.is_ascii() => {
            if matches_case {
                ch
            } else {
                ch.to_ascii_lowercase()
            }
        }
        '’' | 'ʼ' => '\'',
        '\u{a0}' | '\u{202f}' => ' ',
        _ if matches_case => ch,
        _ => {
            let mut lower = ch.to_lowercase();
            let first = lower.next().unwrap_or(ch);
            if lower.next().is_some() { ch } else { first }
        }
    }
}

/// Whether it is a part of a word, also as an accent that stands alone.
fn is_in_word(ch: char) -> bool {
    ch.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&ch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::{Edit, Scene};

    /// The text after everything has been replaced, and how many places there were.
    fn replaced(search: &Search, language: &str, text: &str) -> (String, usize) {
        let outline = Outline { notes: text.into(), language: language.into(), ..Outline::default() };
        let hits = search.hits(&outline);
        let edit = Edit::Reword(hits.iter().map(|hit| search.rewording(hit)).collect());
        (edit.apply(&outline).unwrap().outline.notes, hits.len())
    }

    fn search(options: &str, from: &str, to: &str) -> Search {
        Search {
            pairs: vec![Pair::new(from, to)],
            matches_case: options.contains('c'),
            whole_words: options.contains('w'),
            with_genitive: options.contains('g'),
            ..Search::default()
        }
    }

    #[test]
    fn words_are_found_as_the_options_say() {
        for (options, from, to, text, expected, count) in [
            ("", "josie", "Jette", "Josie sieht JOSIES Hund", "Jette sieht JetteS Hund", 2),
            ("c", "Josie", "Jette", "josie und Josie", "josie und Jette", 1),
            (
                "w",
                "Josie",
                "Jette",
                "Josies, Josie, Josie-Plan, Josie",
                "Josies, Jette, Jette-Plan, Jette",
                3,
            ),
            ("", "ÖL", "Gas", "Öl, Altöl", "Gas, AltGas", 2),
            ("w", "é", "e", "é café", "e café", 1),
            ("", "aa", "b", "aaaaa", "bba", 2),
            ("", "sie's", "X", "sie’s", "X", 1),
            ("w", "…", "...", "Und dann…", "Und dann...", 1),
            ("", "Josie", "Josie-Marie", "Josie, Josie", "Josie-Marie, Josie-Marie", 2),
            ("", "weg ", "", "weg damit", "damit", 1),
            ("", "", "x", "nichts", "nichts", 0),
            ("", "i", "j", "İstanbul İ i", "İstanbul İ j", 1),
        ] {
            let found = replaced(&search(options, from, to), "de", text);
            assert_eq!(found, (expected.to_owned(), count), "{options} {from}");
        }
    }

    #[test]
    fn a_name_is_replaced_in_the_genitive_too() {
        for (language, from, to, text, expected, count) in [
            ("de", "Josie", "Jette", "Josies Plan, Josie, Josie's Rad", "Jettes Plan, Jette, Jettes Rad", 3),
            ("de", "Josie", "Max", "Josies Plan", "Max’ Plan", 1),
            ("en", "Josie", "Max", "Josie’s plan. The Josies.", "Max’s plan. The Josies.", 1),
            ("de", "Klaus", "Jette", "Klaus' Boot, ‚Klaus‘ – Klaus", "Jettes Boot, ‚Jette‘ – Jette", 3),
            ("de", "Josie", "Jette", "Josiesche Art, Rosies", "Josiesche Art, Rosies", 0),
        ] {
            let found = replaced(&search("cwg", from, to), language, text);
            assert_eq!(found, (expected.to_owned(), count), "{text}");
        }
    }

    #[test]
    fn of_several_names_the_longest_counts_and_other_peoples_names_are_left() {
        let search = Search {
            pairs: [("Josie Kern", "Maike Baum"), ("Josie", "Maike"), ("Kern", "Baum")]
                .map(|(from, to)| Pair::new(from, to))
                .into(),
            others: vec!["Josie Lamm".into()],
            ..search("cwg", "", "")
        };
        let (text, count) =
            replaced(&search, "de", "Josie Kerns Rad, Josie Lamms Hund, Josies Tür, Frau Kern");
        assert_eq!(text, "Maike Baums Rad, Josie Lamms Hund, Maikes Tür, Frau Baum");
        assert_eq!(count, 3);
    }

    #[test]
    fn hits_come_in_the_order_of_reading_and_say_where_they_stand() {
        let scene = |id: &str| {
            Arc::new(Scene {
                id: id.into(),
                title: "Kai".into(),
                notes: "mit Kai".into(),
                ..Scene::default()
            })
        };
        let outline =
            Outline { title: "Kais Tag".into(), scenes: vec![scene("a"), scene("b")], ..Outline::default() };
        let hits = search("", "kai", "").hits(&outline);
        let told = hits.iter().map(|hit| {
            let name = hit.place.item.as_ref().and_then(ItemId::as_scene).map_or("-", AsRef::as_ref);
            format!("{name} {:?} {:?}", hit.place.field, hit.at)
        });
        let expected = ["- Title 0..3", "a Title 0..3", "a Notes 4..7", "b Title 0..3", "b Notes 4..7"];
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }
}
