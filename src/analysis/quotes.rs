//! Direct speech: which words stand in quotation marks, and which of those somebody says.
//!
//! Marks are paired in raw text, before there are sentences, because a speech and its reporting clause are one
//! sentence. A mark that is missing is put where a reader would put it. Who speaks is asked in
//! [`speakers`](super::speakers).

use std::ops::Range;

use serde::Deserialize;

use super::{
    Cue, Language,
    lexicon::{self, WordSet, lists},
    lore,
    prose::Prose,
};

lists! {
    /// What direct speech is known by.
    speech_words: SpeechWords = "speech";
}

/// Direct speech, repaired where a mark is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Speech {
    /// The words without their marks.
    pub range: Range<usize>,
    /// The sentence in `Prose::sentences`.
    pub sentence: usize,
    /// The speaker in `People::persons`.
    pub speaker: Option<usize>,
    /// What told who speaks.
    pub cue: Option<Cue>,
}

/// Words in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words with those of their marks that the text has.
    pub outer: Range<usize>,
    /// The words without marks and outer blanks.
    pub inner: Range<usize>,
    /// Whether somebody says them; otherwise they are a title, a name or a hackneyed word.
    pub spoken: bool,
}

/// What a language's direct speech is known by.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct SpeechWords {
    /// Verbs of saying, third person.
    pub say: WordSet,
    /// Words of the first and second person.
    pub persons: WordSet,
    /// Those that mean the speaker, alone or among others.
    pub me: WordSet,
    /// Those that mean the one spoken to.
    pub you: WordSet,
    /// Those that only speak with a capital.
    pub polite: WordSet,
    /// Nouns that stand for what somebody says.
    pub utterances: WordSet,
    /// What makes a quotation a name or a hackneyed word when it stands before it.
    pub determiners: WordSet,
    /// What stands between a verb of saying and a noun that may be its subject.
    pub before_speaker: WordSet,
    /// A pronoun for whom the story does not know.
    pub nobody: WordSet,
    /// Between an utterance and whose it is: `the voice of Astrid Falk`.
    pub of_speaker: WordSet,
    /// Verbs of saying that only tell what an utterance is.
    pub of_utterances: WordSet,
    /// English subjects between what is said and the verb of saying.
    pub before_saying: WordSet,
}

/// What is said in `prose`, in order, without speakers.
pub fn speeches(prose: &Prose<'_>) -> Vec<Speech> {
    let spoken = prose.quotations.iter().filter(|quotation| quotation.spoken && !quotation.inner.is_empty());
    spoken
        .filter_map(|quotation| {
            let after = prose.sentences.partition_point(|s| s.range.start <= quotation.inner.start);
            let sentence = after.checked_sub(1)?;
            Some(Speech { range: quotation.inner.clone(), sentence, speaker: None, cue: None })
        })
        .collect()
}

/// The quotations in the paragraph `range` of `text`, in order; none lies within another.
pub fn quotations(text: &str, range: Range<usize>, language: Language) -> Vec<Quotation> {
    let Some(paragraph) = text.get(range.clone()) else { return Vec::new() };
    let words = speech_words(language);
    let marks = marks(paragraph);
    let mut found = pair(paragraph, &marks, words);
    if let Some(speech) = dashed(text, &range, words).filter(|_| found.is_empty()) {
        found.push(speech);
    }
    judge(paragraph, &mut found, language);
    for quotation in &mut found {
        for side in [&mut quotation.outer, &mut quotation.inner] {
            *side = side.start + range.start..side.end + range.start;
        }
    }
    found
}

/// A quotation mark and what it can be by what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    at: usize,
    end: usize,
    side: Side,
    single: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

fn marks(paragraph: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut before: Option<char> = None;
    let mut chars = paragraph.char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        let after = chars.peek().map(|&(_, next)| next);
        let end = at + ch.len_utf8();
        if let Some((side, single)) = side(ch, before, after) {
            // Two single marks in a row are one double mark of a typewriter.
            marks.push(Mark { at, end, side, single });
        }
        before = Some(ch);
    }
    drop_apostrophes(paragraph, &mut marks);
    marks
}

fn side(ch: char, before: Option<char>, after: Option<char>) -> Option<(Side, bool)> {
    let single = matches!(ch, '‚' | '‘' | '’' | '\'' | '›' | '‹');
    if !single && !matches!(ch, '"' | '„' | '“' | '”' | '‟' | '»' | '«' | '＂') {
        return None;
    }
    let open_space =
        |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '–' | '—' | '/'));
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let tight_end = |c: Option<char>| {
        c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '!' | '?' | '…' | ';' | '%' | ')'))
    };
    let loose_after = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    if matches!(ch, '„' | '‚' | '‟') {
        return Some((Side::Opens, single));
    }
    let side = if word(before) && word(after) {
        // Within a word: an apostrophe, or a closing mark whose blank was lost.
        if single { return None } else { Side::Either }
    } else if open_space(before)
        && after.is_some_and(|c| !c.is_whitespace() && !matches!(c, '.' | ',' | ';' | ')' | '!' | '?'))
    {
        Side::Opens
    } else if tight_end(before) && loose_after(after) {
        Side::Closes
    } else {
        Side::Either
    };
    Some((side, single))
}

/// A single mark is an apostrophe unless it opens before a word and one that closes follows before the next
/// that opens.
fn drop_apostrophes(paragraph: &str, marks: &mut Vec<Mark>) {
    let mut keep = vec![true; marks.len()];
    let mut open: Option<usize> = None;
    for (index, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.single) {
        keep[index] = false;
        let glyph = &paragraph[mark.at..mark.end];
        match (mark.side, open) {
            (Side::Opens, _) if glyph != "’" => open = Some(index),
            (Side::Closes | Side::Either, Some(start)) => {
                let words = &paragraph[marks[start].end..mark.at];
                let ended = words.ends_with(['.', ',', '!', '?', '…', '—', '–']);
                // `‘the dogs’ bowls’`: after a bare s the mark may be a genitive's; look further.
                let genitive = words.ends_with('s')
                    && paragraph[mark.end..].starts_with(' ')
                    && closes_later(paragraph, marks, index);
                if ended || !genitive {
                    keep[start] = true;
                    keep[index] = true;
                    open = None;
                }
            }
            _ => {}
        }
    }
    let mut keep = keep.iter();
    marks.retain(|mark| keep.next().copied().unwrap_or(false) || !mark.single);
}

/// Whether a single mark after `index` closes behind punctuation before another one opens.
fn closes_later(paragraph: &str, marks: &[Mark], index: usize) -> bool {
    let rest = marks[index + 1..].iter().filter(|mark| mark.single).take(6);
    let mut rest = rest.take_while(|mark| mark.side != Side::Opens);
    rest.any(|mark| paragraph[..mark.at].ends_with(['.', ',', '!', '?', '…']))
}

fn pair(paragraph: &str, marks: &[Mark], words: &SpeechWords) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut open: Option<Mark> = None;
    for (index, mark) in marks.iter().enumerate() {
        match (mark.side, open) {
            // Quotation within a quotation.
            (_, Some(outer)) if mark.single && !outer.single => {}
            (Side::Opens, Some(outer)) => {
                found.push(unclosed(paragraph, outer, mark.at, words));
                open = Some(*mark);
            }
            (Side::Opens, None) => open = Some(*mark),
            (Side::Closes | Side::Either, Some(outer)) => {
                found.push(quotation(paragraph, outer.at..mark.end, outer.end..mark.at));
                open = None;
            }
            (Side::Either, None) => {
                let closes = marks[index + 1..].iter().any(|m| m.side != Side::Opens && !m.single);
                if closes {
                    open = Some(*mark);
                }
            }
            (Side::Closes, None) => {
                let from = found.last().map_or(0, |q| q.outer.end);
                found.extend(unopened(paragraph, from, *mark));
            }
        }
    }
    if let Some(outer) = open {
        found.push(unclosed(paragraph, outer, paragraph.len(), words));
    }
    found
}

fn quotation(paragraph: &str, outer: Range<usize>, inner: Range<usize>) -> Quotation {
    let words = &paragraph[inner.clone()];
    let start = inner.start + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    Quotation { outer, inner: start..end, spoken: false }
}

/// A quotation whose closing mark is missing: up to its reporting clause, or on while somebody speaks of
/// themselves or to somebody; at most to `limit`.
fn unclosed(paragraph: &str, mark: Mark, limit: usize, words: &SpeechWords) -> Quotation {
    let mut end = mark.end;
    for (number, sentence) in sentences(paragraph, mark.end..limit).into_iter().enumerate() {
        let text = &paragraph[sentence.clone()];
        if number > 0 && !speaks(text, words) {
            break;
        }
        if let Some(comma) = reported_at(text, words) {
            end = sentence.start + comma;
            break;
        }
        end = sentence.end;
    }
    quotation(paragraph, mark.at..end, mark.end..end)
}

/// A quotation whose opening mark is missing: after the last colon, else from the beginning of its sentence.
fn unopened(paragraph: &str, from: usize, mark: Mark) -> Option<Quotation> {
    let before = &paragraph[from..mark.at];
    // Inches and seconds.
    if before.ends_with(|c: char| c.is_ascii_digit()) || before.trim().is_empty() {
        return None;
    }
    let start = match before.rfind(": ") {
        Some(colon) => from + colon + 1,
        None => sentences(paragraph, from..mark.at).last()?.start,
    };
    Some(quotation(paragraph, start..mark.end, start..mark.at))
}

/// `range` cut after each `.`, `!`, `?`, `…` that blanks and a capital follow.
fn sentences(paragraph: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut cut = Vec::new();
    let mut start = range.start;
    let text = &paragraph[range.clone()];
    let mut ended = false;
    for (at, ch) in text.char_indices() {
        if ended && ch.is_whitespace() {
            let rest = text[at..].trim_start();
            if rest.chars().next().is_some_and(|c| !c.is_lowercase()) {
                cut.push(start..range.start + at);
                start = range.end - rest.len();
            }
        }
        ended = matches!(ch, '.' | '!' | '?' | '…');
    }
    if start < range.end {
        cut.push(start..range.end);
    }
    cut
}

/// Whether `text` speaks of me or to you.
fn speaks(text: &str, words: &SpeechWords) -> bool {
    let mut tokens = plain_words(text).enumerate();
    tokens.any(|(index, word)| {
        let lower = word.to_lowercase().replace('’', "'");
        words.persons.contains(&lower) || index > 0 && words.polite.contains(word)
    })
}

/// Where a reporting clause begins in `text`: at the comma (or after the `?` or `!`) before a verb of saying.
fn reported_at(text: &str, words: &SpeechWords) -> Option<usize> {
    for (at, ch) in text.char_indices().filter(|(_, ch)| matches!(ch, ',' | '?' | '!')) {
        let clause = &text[at + ch.len_utf8()..];
        let mut next = plain_words(clause);
        let first = next.next().unwrap_or("").to_lowercase();
        let second = next.next().unwrap_or("").to_lowercase();
        let says = |word: &String| words.say.contains(word.as_str());
        let pronoun = words.before_saying.contains(&first);
        // `…, dachte ich` goes on speaking.
        if says(&first) && !words.persons.contains(&second) || pronoun && says(&second) {
            return Some(if ch == ',' { at } else { at + ch.len_utf8() });
        }
    }
    None
}

fn plain_words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'))
        .filter(|word| !word.is_empty())
}

/// Speech after a dash at the beginning of a paragraph, as in novels.
fn dashed(text: &str, range: &Range<usize>, words: &SpeechWords) -> Option<Quotation> {
    let paragraph = &text[range.clone()];
    let before = text[..range.start].trim_end_matches([' ', '\t']);
    let own = paragraph.strip_prefix(['–', '—']);
    // A list's dashes are hyphens; a stripped dash stands before the paragraph.
    let rest = own.or_else(|| before.ends_with(['–', '—']).then_some(paragraph))?;
    let start = paragraph.len() - rest.len();
    let end = match rest
        .find([',', '–', '—', '?', '!'])
        .and_then(|_| reported_at(&rest.replace(['–', '—'], ","), words))
    {
        // Dashes are longer than commas, so places after one are taken from the text itself.
        Some(_) => start + reported_in(rest, words)?,
        None if speaks(rest, words) => paragraph.len(),
        None => return None,
    };
    Some(quotation(paragraph, start..end, start..end))
}

/// [`reported_at`], where dashes may stand for the comma.
fn reported_in(text: &str, words: &SpeechWords) -> Option<usize> {
    let dashes = text.match_indices([',', '–', '—', '?', '!']);
    let mut clauses = dashes.filter(|(at, mark)| {
        let first = plain_words(&text[at + mark.len()..]).next().unwrap_or("").to_lowercase();
        words.say.contains(&first)
    });
    clauses.next().map(|(at, mark)| if matches!(mark, "?" | "!") { at + mark.len() } else { at })
}

/// Tells speech from titles, names and hackneyed words.
fn judge(paragraph: &str, found: &mut [Quotation], language: Language) {
    let mut interrupted = false;
    for index in 0..found.len() {
        let from = index.checked_sub(1).map_or(0, |previous| found[previous].outer.end);
        let to = found.get(index + 1).map_or(paragraph.len(), |next| next.outer.start);
        let before = &paragraph[from.min(found[index].outer.start)..found[index].outer.start];
        let after = &paragraph[found[index].outer.end..to.max(found[index].outer.end)];
        let goes_on = index.checked_sub(1).is_some_and(|previous| found[previous].spoken)
            && before.trim_end().ends_with(',');
        let inner = &paragraph[found[index].inner.clone()];
        let continues = std::mem::replace(&mut interrupted, index + 1 < found.len() && interrupts(after));
        found[index].spoken =
            goes_on || continues || interrupted || spoken_weight(before, inner, after, language) >= 1.0;
    }
}

/// `“That” – she turns it in the light – “is no coin.”`: whether the words between two quotations stand between dashes.
fn interrupts(between: &str) -> bool {
    const DASHES: [char; 2] = ['–', '—'];
    let between = between.trim();
    let within = between.strip_prefix(DASHES).and_then(|rest| rest.strip_suffix(DASHES));
    within.is_some_and(|within| plain_words(within).nth(1).is_some() && !within.contains(DASHES))
}

/// Whether what follows tells who says it, whatever the verb: `“, schnarrt er`, `,” grunts the warder`.
fn is_reported(inner: &str, clause: &str, language: Language) -> bool {
    let ends = match language {
        Language::German => clause.starts_with(','),
        Language::English => inner.ends_with([',', '!', '?', '…', '—', '–']),
    };
    let mut words = plain_words(clause.trim_start_matches([',', ' ']));
    let (Some(verb), Some(subject)) = (words.next(), words.next()) else { return false };
    let closed = lexicon::closed(language);
    let lower = subject.to_lowercase();
    let speaks = subject.starts_with(char::is_uppercase)
        || closed.personal_subjects.contains(&lower)
        || speech_words(language).before_speaker.contains(&lower);
    let copula = language == Language::English && closed.finite_auxiliaries.contains(verb);
    ends && speaks && !copula && lore::of(language).verbs.acts(verb)
}

/// How much speaks for `inner` being said, by what stands `before` and `after` it.
fn spoken_weight(before: &str, inner: &str, after: &str, language: Language) -> f32 {
    let words = speech_words(language);
    let count = plain_words(inner).count();
    let before = before.trim_end();
    let says = |word: &str| words.say.contains(&word.to_lowercase());
    let mut weight = match count {
        0 => return 0.0,
        1 | 2 => -0.5,
        3 | 4 => 0.0,
        _ => 0.4,
    };
    if before.ends_with(':') {
        weight += 1.6;
    }
    if speaks(inner, words) {
        weight += 0.8;
    }
    // A reporting clause follows: `“, sagt sie`, `,” she says`.
    let clause = after.trim_start();
    let comma = clause.starts_with(',') || inner.ends_with([',', '!', '?', '…']);
    let mut next = plain_words(clause);
    if comma && next.by_ref().take(4).any(says) || is_reported(inner, clause, language) {
        weight += 1.8;
    }
    // A verb of saying stands before, in the same sentence.
    let sentence = before.rsplit(['.', '!', '?']).next().unwrap_or("");
    if plain_words(sentence).rev().take(8).any(says) {
        weight += 0.7;
    }
    // A whole sentence of its own.
    let opens_sentence = before.is_empty() || before.ends_with(['.', '!', '?', '…', '“', '”', '"', '«', '»']);
    let alone = before.is_empty() && clause.is_empty();
    if inner.ends_with(['.', '!', '?', '…', ',']) {
        weight += if opens_sentence { 1.2 } else { 0.5 };
        // `“Objection!” Phoebe is on her feet.`
        if opens_sentence && !alone && !inner.ends_with(',') && !clause.starts_with(char::is_lowercase) {
            weight += 0.4;
        }
    } else if opens_sentence && clause.starts_with(',') {
        weight += 0.6;
    }
    // A name or title hangs on the noun or article before it.
    let last = plain_words(before).next_back().unwrap_or("");
    let hangs = !before.is_empty() && before.ends_with(char::is_alphanumeric);
    if hangs {
        let determined = words.determiners.contains(&last.to_lowercase());
        weight -= if determined || last.chars().next().is_some_and(char::is_uppercase) { 1.4 } else { 0.4 };
    }
    // …and its sentence runs on behind it.
    if clause.starts_with(|c: char| c.is_lowercase()) && !next_says(clause, &says) {
        weight -= 0.5;
    }
    weight
}

fn next_says(clause: &str, says: &impl Fn(&str) -> bool) -> bool {
    plain_words(clause).take(3).any(says)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that what is said in `text` stands between ⟦ and ⟧; the brackets are not part of the text.
    fn check(language: Language, marked: &str) {
        let text = marked.replace(['⟦', '⟧'], "");
        let mut expected = Vec::new();
        let mut rest = marked;
        while let Some((_, tail)) = rest.split_once('⟦') {
            let (inner, tail) = tail.split_once('⟧').unwrap();
            expected.push(inner);
            rest = tail;
        }
        let found = quotations(&text, 0..text.len(), language);
        let spoken: Vec<&str> = found.iter().filter(|q| q.spoken).map(|q| &text[q.inner.clone()]).collect();
        assert_eq!(spoken, expected, "{text}");
    }

    #[test]
    fn german_speech() {
        for marked in [
            // Marks of every style.
            "„⟦Ich komme mit⟧“, sagt Uwe.",
            "»⟦Ich komme mit⟧«, sagt Uwe.",
            "«⟦Ich komme mit⟧», sagt Uwe.",
            "« ⟦Ich komme mit⟧ », sagt Uwe.",
            "\"⟦Ich komme mit⟧\", sagt Uwe.",
            "“⟦Ich komme mit⟧”, sagt Uwe.",
            "‚⟦Ich komme mit⟧‘, sagt Uwe.",
            "›⟦Ich komme mit⟧‹, sagt Uwe.",
            // Interrupted speech is two quotes.
            "„⟦Wenn du gehst⟧“, sagt Uwe, „⟦dann gehe ich auch.⟧“",
            // Whatever verb stands where a verb of saying does.
            "„⟦Kein Empfang⟧“, funkt Aiko.",
            "Er dreht den Kopf. „⟦Befehl verweigert⟧“, schnarrt der Roboter.",
            "„⟦Dreißig Jahre⟧“, bringt er heraus, „⟦und keiner hat je gelacht.⟧“",
            "Das Stück „Insel der Ruhe“, hat einen Preis gewonnen.",
            // Interrupted by dashes, and a word that is a sentence.
            "Sie hebt es ins Licht. „⟦Das⟧“ – sie dreht die Pinzette – „⟦stammt aus einer Pistole.⟧“",
            "Uwe hebt die Hand. „⟦Feuer!⟧“ Im Tal verstummen die Glocken.",
            // After a colon two words are enough.
            "Uwe antwortet knapp: „⟦Mit Vincent.⟧“",
            // A missing opening mark.
            "Uwe fragt unter Tränen: ⟦Willst du wirklich gehen?⟧“ Karla nickt.",
            "Karla steht am Fenster. ⟦Ich gehe nie wieder fort⟧“, sagt sie.",
            // A missing closing mark: up to the reporting clause, or while somebody speaks.
            "»⟦Wenn ihr nicht zahlt, hole ich die Polizei⟧, droht die Wirtin.",
            "Uwe sagt leise: „⟦Ich hatte Angst. Aber jetzt bleibe ich bei dir.⟧ Am Morgen ist das Boot fort.",
            "„⟦Was wollt ihr von mir?⟧ Karla schweigt.",
            "„⟦Bleib bei mir,⟧ „⟦geh nicht!⟧“, fleht Uwe.",
            // Names, titles, hackneyed words.
            "Die Fähre „Stern von Husum“ legt ab.",
            "Er nennt es ein „Experiment“ und lehnt ab.",
            "Die Band „Ich und du“ spielt im Lokal „Zur Möwe“.",
            "Ihr Ziel heißt „Insel der Ruhe“, hat einen Hafen und liegt weit draußen.",
            "Unter dem Motto „Wir bleiben hier“ zieht der Ort vor das Rathaus.",
            // Apostrophes are no marks.
            "Markus' Boot liegt neben Fritz’ Kutter, und Karla geht's gut.",
            "Hans‘ Haus ist leer, Uwes auch.",
            // Quotation within a quotation.
            "„⟦Sie hat ‚niemals‘ gesagt, und ich glaube ihr⟧“, meint Uwe.",
        ] {
            check(Language::German, marked);
        }
    }

    #[test]
    fn english_speech() {
        for marked in [
            "“⟦I am coming⟧,” says Hugh.".replace("⟧,", ",⟧").as_str(),
            "\"⟦You are late,⟧\" he says, \"⟦by about an hour.⟧\"",
            "‘⟦Don’t go,⟧’ she says. The dogs’ bowls are empty.",
            "‘⟦The dogs’ bowls are empty, so I fed them,⟧’ she says.",
            "'⟦I won't,⟧' Hugh snaps.",
            "Hugh answers: “⟦With Vincent.⟧”",
            "\"⟦Recalculating,⟧\" she says, and he presses the button.",
            "She is desperate: ⟦I never wanted this!” Nobody answers.".replace("” N", "⟧” N").as_str(),
            "“⟦What are you hiding from me?⟧ Hugh looks away.",
            "Roberta \"Bobby\" Lane runs the ferry ‘Grey Gull’ and calls it “home”.",
            "The gang’s all here, and Hugh’s sister’s boat isn’t.",
            "The 12\" record is gone. Nobody took it.",
        ] {
            check(Language::English, marked);
        }
    }

    #[test]
    fn dialogue_dashes() {
        check(Language::German, "– ⟦Ich komme mit⟧, sagt Uwe.");
        check(Language::German, "— ⟦Kommst du mit?⟧ – fragt Uwe.");
        check(Language::German, "– Uwe fährt nach Husum und kauft ein Boot.");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "(?s)[„“”»«\"'‚‘’a-zA-Zäß .,:!?–\n]{0,200}") {
            let found = quotations(&text, 0..text.len(), Language::German);
            proptest::prop_assert!(found.windows(2).all(|two| two[0].outer.end <= two[1].outer.start));
        }
    }
}
