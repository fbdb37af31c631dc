//! Other names for the same person: said to be one (`genannt Teddy`), short for one, or misspelt.

use crate::analysis::lexicon;

use super::aliases::{Bearer, Owners};
use super::candidates::Scan;
use super::spans::Span;

/// Joins bearers whose names the text says to be the same person's, or one of which is short for the other.
pub(super) fn join(scan: &Scan<'_, '_>, spans: &[Span], bearers: &mut [Bearer], owners: &mut Owners) {
    for index in 1..spans.len() {
        let (Some(own), Some(other)) = (owners[index], said_of(scan, spans, owners, bearers, index)) else {
            continue;
        };
        if own != other && bearers[own].cast.is_none() {
            merge(bearers, owners, own, other);
        }
    }
    shorten(spans, bearers, owners);
}

/// Gives everything of `from` to `into`, whose name stays the fullest.
fn merge(bearers: &mut [Bearer], owners: &mut Owners, from: usize, into: usize) {
    for owner in owners.iter_mut().filter(|owner| **owner == Some(from)) {
        *owner = Some(into);
    }
    let titles = std::mem::take(&mut bearers[from].titles);
    bearers[into].titles.extend(titles);
    if bearers[into].parts.len() < bearers[from].parts.len() {
        bearers[into].parts = bearers[from].parts.clone();
    }
}

/// Whose other name the span `index` is said to be.
fn said_of(
    scan: &Scan<'_, '_>,
    spans: &[Span],
    owners: &Owners,
    bearers: &[Bearer],
    index: usize,
) -> Option<usize> {
    let span = &spans[index];
    let at = span.tokens.start;
    let before = |by: isize| scan.beside(at, by).map_or("", |token| token.lower.as_str());
    let calling = lexicon::calling(scan.language);
    let previous = (0..index)
        .rev()
        .take_while(|&other| spans[other].sentence == span.sentence)
        .find(|&other| owners[other].is_some());
    // `Theodor Fuchs, genannt Teddy`, `Elisabeth Jäger (…), genannt Lissy`
    let known_as =
        || lexicon::closed(scan.language).in_role.contains(before(-1)) && calling.known.has(before(-2));
    if calling.nicknamed.has(before(-1)) && before(-2) == "," || calling.alias.has(before(-1)) || known_as() {
        let previous = previous?;
        return (at - spans[previous].tokens.end < 14).then_some(owners[previous]?);
    }
    // `Lolly (or Dolores McTavish, as …)`, `Mohammed Khalaf, unser Mo, …`
    let right_behind = |gap: usize| previous.filter(|&other| spans[other].tokens.end + gap == at);
    let bracketed = before(-2) == "(" && calling.bracketed.has(before(-1));
    let ours = before(-2) == "," && calling.ours.has(before(-1));
    if let Some(previous) = right_behind(2).filter(|_| bracketed || ours) {
        return owners[previous];
    }
    // `Kasimir, den alle Kas nennen`, `whom everyone calls Kas`
    let named_after = scan
        .beside(span.tokens.end - 1, 1)
        .is_some_and(|token| calling.calls_so.has(&token.lower) || calling.nicknamed.has(&token.lower));
    let everyone = (-3..0).any(|by| calling.callers.has(before(by)));
    if (named_after || calling.calls.has(before(-1))) && everyone {
        // `Ruben's investigator, a retired ranger everybody calls Pops` is not Ruben.
        return owners[previous.filter(|&other| !spans[other].genitive)?];
    }
    // `Der Baron heißt in Wahrheit Heinz Koch`
    let truth = (-6..0).any(|by| calling.truly.has(before(by)));
    let is_called = (-8..0).any(|by| calling.is_called.has(before(by)));
    if truth && is_called {
        if let Some(previous) = previous {
            return owners[previous];
        }
        let sentence = scan.prose.sentences[span.sentence].tokens.clone();
        return (sentence.start..at).find_map(|token| {
            let title = lexicon::title(scan.token(token).text, scan.language)?;
            bearers.iter().position(|bearer| {
                bearer.titles.iter().flatten().any(|address| address.title.title == title.title)
            })
        });
    }
    None
}

/// Joins `Max` to `Maximilian`, if there is one and the two never stand in the same sentence.
fn shorten(spans: &[Span], bearers: &mut [Bearer], owners: &mut Owners) {
    // A text of many names is no story; the comparison of all pairs stays small.
    if bearers.len() > 400 {
        return;
    }
    // For each bearer the sentences that name them, in order.
    let mut sentences: Vec<Vec<usize>> = vec![Vec::new(); bearers.len()];
    for (owner, span) in owners.iter().zip(spans) {
        if let Some(owner) = owner {
            sentences[*owner].push(span.sentence);
        }
    }
    let sounds: Vec<String> = bearers.iter().map(|bearer| sound(&bearer.parts[0])).collect();
    for single in 0..bearers.len() {
        if bearers[single].parts.len() != 1 || bearers[single].cast.is_some() || sentences[single].is_empty()
        {
            continue;
        }
        let behind = lexicon::names_behind(&bearers[single].parts[0]);
        let letters = |who: usize| bearers[who].parts[0].chars().count();
        let apart =
            |other: usize| !sentences[other].iter().any(|own| sentences[single].binary_search(own).is_ok());
        let mut fits = (0..bearers.len())
            .filter(|&other| {
                other != single
                    && (sounds_short_for(&sounds[single], &sounds[other])
                        || behind.contains(&bearers[other].parts[0]))
            })
            .filter(|&other| letters(other) > letters(single) && apart(other));
        if let (Some(other), None) = (fits.next(), fits.next()) {
            let moved = std::mem::take(&mut sentences[single]);
            sentences[other].extend(moved);
            sentences[other].sort_unstable();
            merge(bearers, owners, single, other);
        }
    }
}

/// Whether `short` can be short for `long`: its beginning, or the beginning of both with an -i.
pub(super) fn is_short_for(short: &str, long: &str) -> bool {
    sounds_short_for(&sound(short), &sound(long))
        || lexicon::names_behind(short).iter().any(|name| name == long)
}

/// The same of two that [`sound`] has made.
fn sounds_short_for(short: &str, long: &str) -> bool {
    let letters = short.chars().count();
    if letters < 3 || long.chars().count() <= letters || short == long {
        return false;
    }
    if long.starts_with(short) && long.chars().count() >= letters + 2 {
        return true;
    }
    let stem = short.trim_end_matches(['i', 'e']);
    let stem: String =
        if stem.ends_with("ki") { stem.trim_end_matches("ki").to_owned() } else { stem.to_owned() };
    let shared = stem.chars().zip(long.chars()).take_while(|(a, b)| a == b).count();
    short.ends_with('i') && shared >= 3 && shared + 1 >= stem.chars().count()
}

/// Whether the two are the same but for one letter.
pub(super) fn is_misspelt(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) =
        (a.to_lowercase().chars().collect(), b.to_lowercase().chars().collect());
    if a == b || a.len() < 5 || b.len() < 5 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    // `Anna` and `Anne` are two names: the last letter may not be what differs.
    let inner = !a.is_empty() && !b.is_empty();
    inner && a.len().max(b.len()) > 1 && (a[1..] == *b || *a == b[1..] || a[1..] == b[1..])
}

/// `name` in letters that sound alike.
fn sound(name: &str) -> String {
    name.to_lowercase()
        .replace("ph", "f")
        .replace(['c', 'q'], "k")
        .replace('y', "i")
        .replace("th", "t")
        .replace("kk", "k")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_misspelt_names_are_told_from_others() {
        for (short, long) in [
            ("Max", "Maximilian"),
            ("Vicky", "Viktoria"),
            ("Vivi", "Vivienne"),
            ("Alex", "Alexander"),
            ("Steffi", "Stefanie"),
            ("Kati", "Katharina"),
            ("Burgl", "Walburga"),
            ("Peggy", "Margaret"),
        ] {
            assert!(is_short_for(short, long), "{short} {long}");
        }
        for (short, long) in
            [("Anna", "Anne"), ("Kai", "Karl"), ("Lena", "Leonore"), ("Mia", "Martha"), ("Eva", "Evan")]
        {
            assert!(!is_short_for(short, long), "{short} {long}");
        }
        assert!(is_misspelt("Phillipp", "Philipp") && is_misspelt("Meier", "Meyer"));
        assert!(!is_misspelt("Anna", "Anne") && !is_misspelt("Berger", "Berge"));
    }
}
