//! How a few typed letters find a name, in the palette and in every picker.

use std::ops::Range;

/// The indices of the `items` that `typed` finds, the best first; all, in their order, when nothing is typed.
pub(crate) fn ranked<'a, T>(
    typed: &str,
    items: &'a [T],
    name: impl Fn(&'a T) -> &'a str,
) -> impl Iterator<Item = usize> {
    let typed = fold(typed);
    let mut found: Vec<(u32, usize)> = items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| Some((score(&typed, &fold(name(item)))?, index)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, index)| index)
}

/// From this score on the letters typed are only beginnings of words.
pub(crate) const BY_BEGINNINGS: u32 = 4_000;

/// How well `typed` fits `name`, both [folded](fold): 0 is best, `None` is not at all. Begins with it, a word
/// begins with it, has it in it, has every typed word in it, has words that begin with its
/// letters.
pub(crate) fn score(typed: &str, name: &str) -> Option<u32> {
    if typed.is_empty() {
        return Some(0);
    }
    let length = u32::try_from(name.chars().count()).unwrap_or(u32::MAX).min(999);
    let starts_word =
        |at: usize| name[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
    match name.find(typed) {
        Some(0) => return Some(length),
        Some(_) if name.match_indices(typed).any(|(at, _)| starts_word(at)) => return Some(1_000 + length),
        Some(_) => return Some(2_000 + length),
        None => {}
    }
    if typed.split_whitespace().all(|word| name.contains(word)) {
        return Some(3_000 + length);
    }
    fits_beginnings(typed, name).then_some(BY_BEGINNINGS + length)
}

/// Whether the letters typed are beginnings of words of the name, in order: `mra` fits `Mikko Rantala`.
fn fits_beginnings(typed: &str, name: &str) -> bool {
    let name: Vec<char> = name.chars().collect();
    let begins_word = |at: usize| at == 0 || !name[at - 1].is_alphanumeric();
    let mut typed = typed.chars().filter(|ch| !ch.is_whitespace());
    let Some(first) = typed.next() else { return false };
    // Where the letter matched last may stand.
    let mut ends: Vec<usize> = (0..name.len()).filter(|at| begins_word(*at) && name[*at] == first).collect();
    for ch in typed {
        let Some(earliest) = ends.first().copied() else { return false };
        ends = (earliest + 1..name.len())
            .filter(|at| name[*at] == ch && (begins_word(*at) || ends.contains(&(at - 1))))
            .collect();
    }
    !ends.is_empty()
}

/// The bytes of `text` in which `typed`, which is [folded](fold), stands first.
pub(crate) fn place_of(typed: &str, text: &str) -> Option<Range<usize>> {
    let letters: Vec<(char, usize)> = letters(text).collect();
    let folded: String = letters.iter().map(|(letter, _)| letter).collect();
    let at = folded.find(typed)?;
    let first = folded[..at].chars().count();
    let after = first + typed.chars().count();
    let end = letters.get(after).map_or(text.len(), |(_, place)| *place);
    Some(letters.get(first)?.1..end)
}

/// `text` without case and with umlauts written plainly, so that `kuhne` and `kuehne` both find `Kühne`.
pub(crate) fn fold(text: &str) -> String {
    letters(text.trim()).map(|(letter, _)| letter).collect()
}

/// The letters of the folded text, each with the byte of the letter that it comes from. Of `ae`, `oe` and `ue` the
/// second belongs to the first.
fn letters(text: &str) -> impl Iterator<Item = (char, usize)> {
    let mut before = ' ';
    let cased = text.char_indices().flat_map(|(at, ch)| ch.to_lowercase().map(move |ch| (ch, at)));
    cased.flat_map(move |(ch, at)| {
        let [first, second] = match ch {
            'ä' | 'à' | 'á' | 'â' => [Some('a'), None],
            'ö' | 'ò' | 'ó' | 'ô' => [Some('o'), None],
            'ü' | 'ù' | 'ú' | 'û' => [Some('u'), None],
            'é' | 'è' | 'ê' => [Some('e'), None],
            'ß' => [Some('s'), Some('s')],
            _ => [Some(ch), None],
        };
        let is_second = first == Some('e') && matches!(before, 'a' | 'o' | 'u');
        before = if is_second { ' ' } else { first.unwrap_or(' ') };
        let first = first.filter(|_| !is_second);
        first.into_iter().chain(second).map(move |letter| (letter, at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found() {
        let names = ["Claudia Kühne", "Kai Krause", "Dr. Theresa Koshka", "Mikko Rantala"];
        for (typed, expected) in [
            ("k", &["Kai Krause", "Claudia Kühne", "Dr. Theresa Koshka", "Mikko Rantala"][..]),
            ("kuhne", &["Claudia Kühne"]),
            ("Kuehne", &["Claudia Kühne"]),
            ("koshka theresa", &["Dr. Theresa Koshka"]),
            ("mra", &["Mikko Rantala"]),
            ("ckü", &["Claudia Kühne"]),
            ("kra", &["Kai Krause"]),
            ("cae", &[]),
            ("xyz", &[]),
            ("", &names[..]),
        ] {
            let found: Vec<_> = ranked(typed, &names, |name| name).map(|index| names[index]).collect();
            assert_eq!(found, expected, "{typed}");
        }
    }
}
