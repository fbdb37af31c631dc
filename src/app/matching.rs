//! How a few typed letters find a name, in the palette and in every picker.

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
    fits_beginnings(typed, name).then_some(4_000 + length)
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

/// `text` without case and with umlauts written plainly, so that `kuhne` and `kuehne` both find `Kühne`.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for ch in text.trim().chars().flat_map(char::to_lowercase) {
        match ch {
            'ä' | 'à' | 'á' | 'â' => folded.push('a'),
            'ö' | 'ò' | 'ó' | 'ô' => folded.push('o'),
            'ü' | 'ù' | 'ú' | 'û' => folded.push('u'),
            'é' | 'è' | 'ê' => folded.push('e'),
            'ß' => folded.push_str("ss"),
            _ => folded.push(ch),
        }
    }
    for (long, short) in [("ae", "a"), ("oe", "o"), ("ue", "u")] {
        folded = folded.replace(long, short);
    }
    folded
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
