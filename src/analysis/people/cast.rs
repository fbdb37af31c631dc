//! Cast lists: who plays whom, and names and ages that only the list tells.
//!
//! Works on the text of cast blocks. Which side of an entry is the part is voted on by the whole list: the
//! side that shares more words with the narration.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::analysis::Language;
use crate::analysis::entries::{self, Layout, sentences, tables};
use crate::analysis::prose::{BlockKind, Prose, TokenKind};
use crate::analysis::{lexicon, lines};

use super::described;

/// A part, as a cast list gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The part as it stands: `Dr. Viola von Arnsberg`, `Elifs Vater`.
    pub(super) text: String,
    /// Who plays it, if the list says so.
    pub(super) actor: String,
    /// The part's age, if the list says so.
    pub(super) age: String,
    /// What else the list says of the part.
    pub(super) about: String,
    /// Where the entry stands.
    pub(super) range: Range<usize>,
}

/// One entry before it is known which side is the part.
struct Raw {
    left: Range<usize>,
    right: Option<Range<usize>>,
    layout: Layout,
}

/// The parts of all cast lists of the text.
pub(super) fn read(prose: &Prose<'_>) -> Vec<Part> {
    let told: BTreeSet<&str> = prose
        .tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word && token.text.starts_with(char::is_uppercase))
        .map(|token| stem(token.text))
        .collect();
    let mut parts = Vec::new();
    for block in prose.blocks.iter().filter(|block| block.kind == BlockKind::Cast) {
        parts.extend(tabled(prose, block.range.clone()));
        let raws = entries(prose.text, block.range.clone(), prose.language);
        let votes: i32 = raws.iter().map(|raw| vote(prose.text, raw, &told)).sum();
        let head = prose.text[block.range.clone()].to_lowercase();
        let actors_first =
            lexicon::acting(prose.language).actors_first.iter().any(|key| head.starts_with(key.as_str()))
                || sentences::list_start(&head, prose.language).is_some();
        // `Mit Rita Falk und Kaya Su`: actors of whom the story knows nothing.
        let unknown = |raw: &Raw| raw.right.is_none() && shared(&prose.text[raw.left.clone()], &told) == 0;
        let of_actors = lexicon::acting(prose.language)
            .of_actors
            .prefix_of(head.trim_start_matches(['*', '_', '#', ' ']));
        if of_actors.is_some() && raws.len() > 1 && !told.is_empty() && raws.iter().all(unknown) {
            continue;
        }
        let swapped = votes < 0 || votes == 0 && actors_first;
        parts.extend(raws.iter().flat_map(|raw| each(part(prose, raw, swapped, &told), prose.language)));
    }
    for part in &mut parts {
        if lexicon::acting(prose.language).nobody.has(&part.actor.to_lowercase()) {
            part.actor.clear();
        }
        part.text = part
            .text
            .split(' ')
            .map(|word| lowered(word, &told, prose.language))
            .collect::<Vec<_>>()
            .join(" ");
    }
    parts.retain(|part| part.text.chars().any(char::is_alphabetic));
    parts
}

/// `LANDAU` as `Landau`, unless the narration writes it so too, or it is a rank such as `DS`.
fn lowered(word: &str, told: &BTreeSet<&str>, language: Language) -> String {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2
        || word.chars().any(char::is_lowercase)
        || told.contains(stem(word))
        || lexicon::title(word, language).is_some()
    {
        return word.to_owned();
    }
    super::candidates::titlecase(word)
}

/// A word without the ending of a genitive, for comparison only.
fn stem(word: &str) -> &str {
    let word = word.split(['\'', '’']).next().unwrap_or(word);
    if word.chars().count() > 4 { word.strip_suffix('s').unwrap_or(word) } else { word }
}

fn shared(text: &str, told: &BTreeSet<&str>) -> i32 {
    text.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'')
        .filter(|word| word.starts_with(char::is_uppercase) && told.contains(stem(word)))
        .fold(0, |sum, _| sum + 1)
}

/// Above 0 where the left side is the part.
fn vote(text: &str, raw: &Raw, told: &BTreeSet<&str>) -> i32 {
    let Some(right) = &raw.right else { return 0 };
    (shared(&text[raw.left.clone()], told) - shared(&text[right.clone()], told)).signum()
}

/// Cuts a cast block into entries.
fn entries(text: &str, block: Range<usize>, language: Language) -> Vec<Raw> {
    let mut raws = Vec::new();
    let body = &text[block.clone()];
    let mut pieces = Vec::new();
    for paragraph in paragraphs(body) {
        let lines = &body[paragraph.clone()];
        if table_in(lines, language).is_some() {
            continue;
        }
        let played = sentences::read(lines, language, |_| true);
        if !played.is_empty() {
            let from = block.start + paragraph.start;
            let shift = |range: Range<usize>| from + range.start..from + range.end;
            raws.extend(played.into_iter().map(|entry| Raw {
                left: shift(entry.left),
                right: entry.right.map(shift),
                layout: entry.layout,
            }));
            continue;
        }
        // A list set as running text may be wrapped: read it as one line.
        let first = lines.lines().next().unwrap_or_default();
        let head = head_len(first, language);
        if lines.contains('\n') && head > 0 && head < first.trim_end().len() {
            pieces.push(paragraph);
        } else {
            let shift = |line: Range<usize>| line.start + paragraph.start..line.end + paragraph.start;
            pieces.extend(line_ranges(lines).into_iter().map(shift));
        }
    }
    for piece in pieces {
        let (_, skip) = lines::lead(&body[piece.clone()]);
        for sentence in sentences_of(&body[piece.start + skip..piece.end], language) {
            let lead = piece.start + skip + sentence.start;
            let end = piece.start + skip + sentence.end;
            let from = lead + head_len(&body[lead..end], language);
            for item in parted(&body[from..end], language) {
                let start = block.start + from;
                push(&mut raws, text, start + item.start..start + item.end, language);
            }
        }
    }
    raws
}

/// `Starring Ann Lee as Mae. With Ben Roth as Dr. Fox.`: a list may begin anew behind a stop.
fn sentences_of(list: &str, language: Language) -> Vec<Range<usize>> {
    const LONGEST_HEAD: usize = 60;
    let mut starts = vec![0];
    starts.extend(list.match_indices(". ").map(|(at, stop)| at + stop.len()).filter(|&start| {
        let rest = &list[start..];
        let near = rest.char_indices().nth(LONGEST_HEAD).map_or(rest, |(end, _)| &rest[..end]);
        head_len(near, language) > 0
    }));
    let ends = starts[1..].iter().copied().chain(std::iter::once(list.len()));
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// The parts that tables in a cast block tell.
fn tabled(prose: &Prose<'_>, block: Range<usize>) -> Vec<Part> {
    let body = &prose.text[block.clone()];
    let mut parts = Vec::new();
    for paragraph in paragraphs(body) {
        let Some((rows, start)) = table_in(&body[paragraph.clone()], prose.language) else { continue };
        let start = block.start + paragraph.start + start;
        let cell = |range: &Range<usize>| &prose.text[start + range.start..start + range.end];
        parts.extend(rows.iter().map(|row| {
            let ends = [&row.actor, &row.age].into_iter().flatten().chain(&row.about).map(|cell| cell.end);
            let mut part = Part {
                text: cell(&row.part).to_owned(),
                actor: row.actor.as_ref().map(cell).unwrap_or_default().to_owned(),
                age: String::new(),
                about: row.about.iter().map(cell).collect::<Vec<_>>().join(", "),
                range: start + row.part.start..start + ends.fold(row.part.end, usize::max),
            };
            read_name(&mut part, prose.language);
            if let Some(age) = &row.age {
                part.age = described::age(cell(age), prose.language);
            }
            part
        }));
    }
    parts
}

/// The rows of a table in `paragraph`, which may begin with the head of the list, and where the table begins.
fn table_in(paragraph: &str, language: Language) -> Option<(Vec<tables::Row>, usize)> {
    let second = paragraph.find('\n').map(|at| at + 1);
    std::iter::once(0)
        .chain(second)
        .find_map(|start| Some((tables::read(&paragraph[start..], language)?.0, start)))
}

/// The entries of one line: all of it, or the items of which it is a list.
fn parted(line: &str, language: Language) -> Vec<Range<usize>> {
    if line.trim().is_empty() {
        return Vec::new();
    }
    let items: Vec<Range<usize>> = entries::items(line, language).collect();
    let is_pair = |item: &&Range<usize>| {
        entries::entry(line[(*item).clone()].trim(), language).is_some_and(|entry| entry.right.is_some())
    };
    let pairs = items.iter().filter(is_pair).count();
    let is_name = |item: &Range<usize>| {
        lines::is_nameish(&line[item.clone()], language)
            && !is_description(line[item.clone()].trim(), language)
    };
    let names = items.iter().all(is_name)
        && !items.iter().skip(1).any(|item| tells_of(line[item.clone()].trim(), language));
    // `Madame Quéré, Bäckerin – Gitta Wollschläger` is one.
    let whole = pairs == 1
        && entries::entry(line.trim(), language).is_some_and(|entry| entry.layout == Layout::Columns);
    // `Ole Brandt, Korrepetitor`, `Dr. Ida Lenz, vom Amt`
    let told = |item: &Range<usize>| described::is_told(&line[item.clone()], language);
    // `Ida Lenz (46) – Inhaberin, Fahrschule Lenz`
    let aged = line.split_once(')').is_some_and(|(_, rest)| rest.trim_start().starts_with(['–', '—', '-']));
    let one = pairs == 0 && items[1..].iter().all(told) || aged && pairs < items.len();
    let listed = line.contains([';', '·', '•'])
        || pairs == items.len()
        || pairs == 0 && items.len() > 2 && line.contains(" / ")
        || pairs * 2 >= items.len()
        || names;
    if items.len() > 1 && !whole && !one && listed { items } else { std::iter::once(0..line.len()).collect() }
}

/// Runs of lines without a blank one.
fn paragraphs(body: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let blank = line.trim().is_empty();
        match found.last_mut().filter(|_| open && !blank) {
            Some(last) => last.end = at + line.trim_end().len(),
            None if !blank => found.push(at..at + line.trim_end().len()),
            None => {}
        }
        open = !blank;
        at += line.len();
    }
    found
}

fn line_ranges(body: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    body.split_inclusive('\n')
        .map(|line| {
            let start = at + (line.len() - line.trim_start().len());
            let end = start.max(at + line.trim_end().len());
            at += line.len();
            start..end
        })
        .collect()
}

/// The length of a head such as `Besetzung:` or `Mit `, if the line begins with one.
fn head_len(line: &str, language: Language) -> usize {
    let marks = line.len() - line.trim_start_matches(['*', '_', '#', ' ']).len();
    let lower = lines::folded(&line[marks..]);
    let clause = sentences::list_start(line, language).unwrap_or(0);
    let Some(head) = lexicon::cast_heads(language).prefix_of(&lower) else { return clause };
    if clause > marks + head.len() {
        return clause;
    }
    let rest = entries::without_gloss(line[marks + head.len()..].trim_start_matches(['*', '_', ' ']));
    line.len() - rest.trim_start_matches([':', '*', '_', ' ', '–']).len()
}

fn push(raws: &mut Vec<Raw>, text: &str, range: Range<usize>, language: Language) {
    let body = &text[range.clone()];
    let start = range.start + (body.len() - body.trim_start().len());
    let body = entries::without_others(body.trim(), language);
    let lower = body.to_lowercase();
    let others = |words: &String| {
        let behind = lower.strip_prefix(words.trim_end_matches('.'));
        behind.is_some_and(|behind| !behind.starts_with(char::is_alphabetic))
    };
    if body.is_empty() || lexicon::acting(language).others.iter().any(others) {
        return;
    }
    let shift = |range: Range<usize>| range.start + start..range.end + start;
    if let Some(entry) = entries::entry(body, language) {
        raws.push(Raw { left: shift(entry.left), right: entry.right.map(shift), layout: entry.layout });
        return;
    }
    // `Anna Berg (32): Ärztin, die …`
    let end = body.find(['(', ':', ',', '–']).unwrap_or(body.len());
    if lines::is_nameish(&body[..end], language) {
        let rest = end..body.len();
        raws.push(Raw {
            left: shift(0..body[..end].trim_end().len()),
            right: Some(shift(rest)),
            layout: Layout::Plain,
        });
    }
}

fn part(prose: &Prose<'_>, raw: &Raw, swapped: bool, told: &BTreeSet<&str>) -> Part {
    let text = prose.text;
    let side = |range: &Range<usize>| text[range.clone()].trim().to_owned();
    let range = raw.left.start..raw.right.as_ref().map_or(raw.left.end, |right| right.end.max(raw.left.end));
    let mut part =
        Part { text: side(&raw.left), actor: String::new(), age: String::new(), about: String::new(), range };
    let Some(right) = &raw.right else {
        let (name, actor) = unjoined(&part.text, told, prose.language);
        part.text = name;
        part.actor = actor;
        return part;
    };
    let mut other = side(right);
    if raw.layout == Layout::Plain {
        part.age = described::age(&other, prose.language);
        part.about = other;
        return part;
    }
    if raw.layout == Layout::As || swapped {
        std::mem::swap(&mut part.text, &mut other);
        if raw.layout == Layout::As && swapped && vote(text, raw, told) > 0 {
            std::mem::swap(&mut part.text, &mut other);
        }
    }
    read_name(&mut part, prose.language);
    // `(Gitti Huber, Alfons Lechner)`: two actors; `(Rita Falk, 40)`: one and an age.
    let actors = other.split_once(", ").is_some_and(|(one, two)| {
        [one, two].iter().all(|name| name.contains(' ') && lines::is_nameish(name, prose.language))
    });
    let name = if actors { other.as_str() } else { other.split([',', '(']).next().unwrap_or_default() };
    let name = name.trim();
    let told = !name.starts_with(char::is_alphabetic)
        || is_description(name, prose.language)
        || tells_of(name, prose.language);
    if told {
        let age = described::age(&other, prose.language);
        part.age = if age.is_empty() { part.age } else { age };
        part.about = other.clone();
    } else {
        part.actor = name.to_owned();
    }
    part
}

/// Takes out of what stands for the part's name whatever else it tells.
fn read_name(part: &mut Part, language: Language) {
    // `Uwe Hoppe (Rolf Dobbertin, Hausmeister)`
    if let Some((name, rest)) = part.text.split_once(',').filter(|(name, _)| !name.contains('(')) {
        part.age = described::age(rest, language);
        part.about = rest.trim().to_owned();
        part.text = name.trim().to_owned();
    }
    // `Anna (28): …`, `Anna Berg (Rita Falk, 40)`
    if let Some((name, rest)) = part.text.split_once('(') {
        part.age = described::age(rest, language);
        part.text = name.trim().to_owned();
    }
}

/// `Rosa und Ernst Winter (Gitti Huber, Alfons Lechner)` as two parts, any other as it is.
fn each(part: Part, language: Language) -> Vec<Part> {
    let and = &lexicon::closed(language).and;
    let two = entries::parted(&part.text, and).filter(|(first, _)| !first.contains(' '));
    let Some((first, (second, surname))) =
        two.and_then(|(first, second)| Some((first, second.split_once(' ')?)))
    else {
        return vec![part];
    };
    let given = |name: &str| lexicon::first_name(&name.to_lowercase(), language).is_some();
    if !given(first) || !given(second) {
        return vec![part];
    }
    let actors =
        part.actor.split_once(", ").or_else(|| entries::parted(&part.actor, and)).unwrap_or_default();
    [(first, actors.0), (second, actors.1)]
        .map(|(name, actor)| Part {
            text: format!("{name} {surname}"),
            actor: actor.to_owned(),
            ..part.clone()
        })
        .into()
}

/// Whether the words are what somebody is, not somebody's name: `Kommissarin`, `ihr Mann`.
fn is_description(text: &str, language: Language) -> bool {
    text.split_whitespace().all(|word| {
        let lower = word.to_lowercase();
        lexicon::role(&lower, language).is_some() && !lexicon::is_surname(&lower)
            || lexicon::kin(&lower, language).is_some()
            || lexicon::function_words(language).has(&lower)
    })
}

/// Whether the words behind a name say what somebody is: `Leiter der Wache`, `Tyler's father`, `Gittis Jugendliebe`.
fn tells_of(text: &str, language: Language) -> bool {
    let person = |word: &str| {
        let lower = word.to_lowercase();
        lexicon::role(&lower, language).is_some() || lexicon::kin(&lower, language).is_some()
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let governs = words.len() > 2
        && person(first)
        && words[1..]
            .iter()
            .any(|word| word.chars().all(char::is_lowercase) && lexicon::function_words(language).has(word));
    let genitive = first.ends_with(['s', 'x', 'z', '\'', '’']);
    let lover = lexicon::acting(language).loves.has_end(&last.to_lowercase());
    governs || words.len() > 1 && genitive && (person(last) || lover) && !person(first)
}

/// Part and actor of a line without anything between them: the part is what the narration knows, else a title
/// and two words.
fn unjoined(line: &str, told: &BTreeSet<&str>, language: Language) -> (String, String) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let lead = words
        .iter()
        .take_while(|word| {
            lexicon::title(word, language).is_some()
                || lexicon::role(&word.to_lowercase(), language)
                    .is_some_and(|role| !lexicon::is_surname(&role.lemma))
        })
        .count();
    let known =
        words[lead..].iter().take_while(|word| told.contains(stem(word)) || lines::is_particle(word)).count();
    let cut = if words.len() - lead <= 2 {
        words.len()
    } else if known > 0 && lead + known < words.len() {
        // A part of which only the first name is told has its surname still to come.
        if known == 1 && words.len() - lead > 3 { lead + 2 } else { lead + known }
    } else {
        (lead + 2).min(words.len())
    };
    // `der Mann von der Zentrale`
    if words.len() - cut < 2 || !words[cut].starts_with(char::is_uppercase) {
        return (line.to_owned(), String::new());
    }
    (words[..cut].join(" "), words[cut..].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(list: &str, want: &[(&str, &str, &str)]) {
        let text = format!(
            "Anna Berg trifft Dr. Cem Demir am See. Berg schweigt, denn Elif weiß alles.\n\n{list}\n"
        );
        let prose = Prose::read(&text, Some(Language::German));
        let parts = read(&prose);
        let got: Vec<_> =
            parts.iter().map(|part| (part.text.as_str(), part.actor.as_str(), part.age.as_str())).collect();
        assert_eq!(got, want, "{list}");
    }

    #[test]
    fn lists_of_every_layout_are_read() {
        let want =
            [("Anna Berg", "Rita Falk", ""), ("Dr. Cem Demir", "Kaya Su", ""), ("Elif", "Mia Roth", "")];
        check("Besetzung:\nAnna Berg – Rita Falk\nDr. Cem Demir – Kaya Su\nElif – Mia Roth", &want);
        check("Besetzung\n\nAnna Berg: Rita Falk\nDr. Cem Demir: Kaya Su\nElif: Mia Roth", &want);
        check(
            "Rollen und Darsteller\nAnna Berg ..... Rita Falk\nDr. Cem Demir .. Kaya Su\nElif ...... Mia Roth",
            &want,
        );
        check("Darsteller:\n- Anna Berg (Rita Falk)\n- Dr. Cem Demir (Kaya Su)\n- Elif (Mia Roth)", &want);
        check("Es spielen: Rita Falk (Anna Berg), Kaya Su (Dr. Cem Demir) und Mia Roth (Elif)", &want);
        check("Mit Rita Falk als Anna Berg, Kaya Su als Dr. Cem Demir, Mia Roth als Elif u. a.", &want);
        check("Anna Berg (Rita Falk, 40) / Dr. Cem Demir (Kaya Su, 33) / Elif (Mia Roth, 12)", &want);
        check("| Anna Berg | Rita Falk |\n| Dr. Cem Demir | Kaya Su |\n| Elif | Mia Roth |", &want);
        check("Stimmen: Anna Berg: Rita Falk. Dr. Cem Demir: Kaya Su. Elif: Mia Roth.", &want);
        check("Rolle: Darsteller\nAnna Berg: Rita Falk\nDr. Cem Demir: Kaya Su\nElif: Mia Roth", &want);
        check("Besetzung\nAnna Berg Rita Falk\nDr. Cem Demir Kaya Su\nElif Mia Roth", &want);
    }

    #[test]
    fn tables_have_heads() {
        check(
            "| Figur | Alter | Darsteller | |\n|---|---|---|---|\n| Anna Berg | 44 | Rita Falk | Ärztin |\n| Elif (neun) | | n/a | ihre Nichte |",
            &[("Anna Berg", "Rita Falk", "44"), ("Elif", "", "neun")],
        );
    }

    #[test]
    fn the_crew_below_is_nobody() {
        check(
            "Besetzung\nAnna Berg ..... Rita Falk\nElif ..... Mia Roth\n\nStab\nBuch ...... Jan Mohr\nLicht ...... Eva Kunz",
            &[("Anna Berg", "Rita Falk", ""), ("Elif", "Mia Roth", "")],
        );
    }

    #[test]
    fn what_stands_right_below_the_crew_is_told() {
        let story = "Anna Berg fährt am Abend noch einmal hinaus an den See und findet dort niemanden vor.";
        let text = format!(
            "Regie: Jan Mohr, Kamera: Eva Kunz, Schnitt: Uwe Roth, Musik: Ida Lenz, Ton: Tom\n{story}\n"
        );
        let prose = Prose::read(&text, Some(Language::German));
        let told = prose.blocks.iter().filter(|block| block.kind == BlockKind::Narrative);
        assert_eq!(told.map(|block| &text[block.range.clone()]).collect::<Vec<_>>(), [story]);
    }

    #[test]
    fn a_sentence_says_who_plays_whom() {
        let want = [("Anna Berg", "Rita Falk", ""), ("Dr. Cem Demir", "Kaya Su", "")];
        check("Anna Berg wird gespielt von Rita Falk, Dr. Cem Demir von Kaya Su. Buch: Jan Mohr.", &want);
        check("Mit Rita Falk als Anna Berg, Kaya Su als Dr. Cem Demir u. v. a.", &want);
    }

    #[test]
    fn one_line_may_hold_the_whole_list() {
        let want =
            [("Anna Berg", "Rita Falk", ""), ("Dr. Cem Demir", "Kaya Su", ""), ("Elif", "Mia Roth", "")];
        check("Anna Berg - Rita Falk; Dr. Cem Demir - Kaya Su; Elif - Mia Roth", &want);
        check("Anna Berg: Rita Falk. Dr. Cem Demir: Kaya Su. Elif: Mia Roth.", &want);
        check("Mit Rita Falk als Anna Berg, Kaya Su\nals Dr. Cem Demir. Mit Mia Roth als Elif.", &want);
        check("Figur (Darsteller): Anna Berg (Rita Falk), Dr. Cem Demir (Kaya Su), Elif (Mia Roth)", &want);
        check(
            "In den Hauptrollen sind Rita Falk (Anna Berg), Kaya Su (Dr. Cem Demir) und Mia Roth (Elif) zu sehen.",
            &want,
        );
        check(
            "In den Hauptrollen sind Rita Falk als Anna Berg, Kaya Su als Dr. Cem Demir und Mia Roth als Elif zu sehen.",
            &want,
        );
    }

    #[test]
    fn a_couple_in_one_entry_is_two() {
        check(
            "Besetzung: Elif Nur (Mia Roth), Rosa und Ernst Winter (Gitti Huber, Alfons Lechner)",
            &[
                ("Elif Nur", "Mia Roth", ""),
                ("Rosa Winter", "Gitti Huber", ""),
                ("Ernst Winter", "Alfons Lechner", ""),
            ],
        );
    }

    #[test]
    fn actors_without_parts_are_nobody_in_the_story() {
        check("Besetzung: Rita Falk, Kaya Su, Mia Roth", &[]);
        check("Figuren: Rita Falk, Kaya Su", &[("Rita Falk", "", ""), ("Kaya Su", "", "")]);
    }

    #[test]
    fn a_line_may_list_names_and_trades_alike() {
        check(
            "Sprechrollen: Anna Berg / DR. Cem Demir / Elif / Wirtin",
            &[("Anna Berg", "", ""), ("Dr. Cem Demir", "", ""), ("Elif", "", ""), ("Wirtin", "", "")],
        );
        check(
            "Figuren: Anna Berg / Elif / der Mann von der Fähre",
            &[("Anna Berg", "", ""), ("Elif", "", ""), ("der Mann von der Fähre", "", "")],
        );
        check(
            "Figuren\nAnna Berg – Elifs Mutter\nElif (12), Schülerin",
            &[("Anna Berg", "", ""), ("Elif", "", "12")],
        );
    }

    #[test]
    fn lists_without_actors_tell_age_and_trade() {
        check(
            "Figuren:\nAnna Berg (28), Kommissarin\nElif (12): ihre Nichte",
            &[("Anna Berg", "", "28"), ("Elif", "", "12")],
        );
    }
}
