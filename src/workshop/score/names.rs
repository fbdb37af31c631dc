//! When two names mean the same person or place.

use std::collections::BTreeSet;

/// Forms of address that are no part of a name.
const TITLES: [&str; 13] =
    ["prof", "dr", "med", "dipl", "ing", "herr", "frau", "mr", "mrs", "ms", "miss", "sir", "lady"];

/// A name, or its aliases, as they are compared.
pub(super) struct Named<'a> {
    pub(super) name: &'a str,
    pub(super) title: &'a str,
    pub(super) aliases: &'a [String],
}

/// Without case, title, surrounding marks and doubled spaces.
pub(super) fn normal(text: &str) -> String {
    let folded = fold_case(&text.replace('’', "'"));
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_title = |word: &&str| {
        let word = word.strip_suffix('.').unwrap_or(word);
        TITLES.contains(&word) || word == "lord"
    };
    // The last word is never taken for a title: it is all that there is.
    let titles = words.iter().take(words.len().saturating_sub(1)).take_while(|word| is_title(word)).count();
    let name = words[titles..].join(" ");
    name.trim_matches([' ', '.', ',', '\'', '"', '„', '“', '”', '»', '«']).to_owned()
}

/// Without the difference of case, as far as it matters for these languages.
pub(super) fn fold_case(text: &str) -> String {
    text.to_lowercase().replace('ß', "ss")
}

impl Named<'_> {
    /// Every form of the name, normal.
    pub(super) fn forms(&self) -> BTreeSet<String> {
        let mut forms: BTreeSet<String> = std::iter::once(self.name)
            .chain(self.aliases.iter().map(String::as_str))
            .map(normal)
            .filter(|form| !form.is_empty())
            .collect();
        if !self.title.is_empty() && !self.name.is_empty() {
            forms.insert(normal(&format!("{} {}", self.title, self.name)));
        }
        forms
    }
}

/// How well two names fit: 3 for the same, above 1 where forms are shared, 0 for strangers.
pub(super) fn name_score(gold: &Named<'_>, found: &Named<'_>) -> f64 {
    if normal(gold.name) == normal(found.name) {
        return 3.0;
    }
    let (gold, found) = (gold.forms(), found.forms());
    let shared = gold.intersection(&found).count();
    if shared == 0 { 0.0 } else { 1.0 + shared as f64 / gold.union(&found).count() as f64 }
}

/// Places fit a little also where the words of one name are among those of the other.
pub(super) fn place_score(gold: &Named<'_>, found: &Named<'_>) -> f64 {
    let score = name_score(gold, found);
    if score > 0.0 {
        return score;
    }
    let (gold, found) = (gold.forms(), found.forms());
    let fits = gold.iter().any(|a| {
        let a = words(a);
        found.iter().any(|b| {
            let b = words(b);
            !a.is_empty() && !b.is_empty() && (a.is_subset(&b) || b.is_subset(&a))
        })
    });
    if fits { 0.5 } else { 0.0 }
}

/// Persons without a name fit a little also where the last words are the same but for their endings.
pub(super) fn unnamed_score(gold: &Named<'_>, found: &Named<'_>) -> f64 {
    let score = name_score(gold, found);
    if score > 0.0 {
        return score;
    }
    let heads = |named: &Named<'_>| -> BTreeSet<String> {
        named.forms().iter().filter_map(|form| form.split_whitespace().last()).map(without_ending).collect()
    };
    if heads(gold).is_disjoint(&heads(found)) { 0.0 } else { 0.5 }
}

fn without_ending(word: &str) -> String {
    ["en", "es", "s", "n"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word).to_owned()
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|ch: char| !is_word(ch)).filter(|word| !word.is_empty()).collect()
}

/// Whether `ch` is part of a word.
pub(super) fn is_word(ch: char) -> bool {
    ch.is_alphanumeric() || ch == '_'
}

/// Pairs of `gold` and `found`, one to one, the best first.
pub(super) fn pair_up(gold: usize, found: usize, score: impl Fn(usize, usize) -> f64) -> Vec<(usize, usize)> {
    let mut ranked: Vec<(f64, usize, usize)> = (0..gold)
        .flat_map(|g| (0..found).map(move |f| (g, f)))
        .map(|(g, f)| (score(g, f), g, f))
        .filter(|(score, ..)| *score > 0.0)
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_gold, mut used_found) = (vec![false; gold], vec![false; found]);
    let mut pairs = Vec::new();
    for (_, g, f) in ranked {
        if !used_gold[g] && !used_found[f] {
            (used_gold[g], used_found[f]) = (true, true);
            pairs.push((g, f));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_is_no_name() {
        for (name, expected) in [
            ("Prof. Dr. med.  Jan Neumann", "jan neumann"),
            ("„Käpt’n“ Groß", "käpt'n“ gross"),
            ("Frau", "frau"),
            ("Dr. Kim.", "kim"),
        ] {
            assert_eq!(normal(name), expected, "{name}");
        }
    }
}
