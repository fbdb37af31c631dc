//! Synopses that come in a letter: mail headers, salutation, the writer's own words before and after the story, and
//! the close. None of it is told.

use serde::Deserialize;

use super::{
    Language,
    lexicon::{Words, lists},
    lines,
    prose::{Block, BlockKind},
};

lists! {
    /// The words of letters.
    letter_words: LetterWords = "letter_words";
}

/// The words of letters, in lower case. The file says what each list is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs)]
pub(super) struct LetterWords {
    pub(super) keys: Words,
    pub(super) salutations: Words,
    pub(super) closes: Words,
    pub(super) persons: Words,
}

/// More sentences than these are hardly all the letter's.
const MANY: usize = 3;

/// A salutation or a close has no more words than this.
const FEW: usize = 5;

/// Takes what is only the letter's out of the narration.
pub(super) fn unfold(text: &str, language: Language, blocks: &mut [Block]) {
    let words = letter_words(language);
    let told = |block: &Block| matches!(block.kind, BlockKind::Narrative | BlockKind::Heading);
    let lower = |block: &Block| text[block.range.clone()].trim().to_lowercase();
    let short = |block: &Block| {
        let line = text[block.range.clone()].trim();
        line.split_whitespace().nth(FEW).is_none() && !line.contains('\n')
    };
    let greets = |block: &Block| {
        told(block) && short(block) && {
            let line = lower(block);
            line.ends_with([',', '!', ':']) && words.salutations.prefix_of(&line).is_some()
        }
    };
    let closes = |block: &Block| {
        told(block) && short(block) && {
            let line = lower(block);
            let ends = line.ends_with('.') && line.split_whitespace().count() > 3;
            !ends && words.closes.prefix_of(&line).is_some()
        }
    };
    let opening = blocks.iter().position(greets);
    let close = blocks.iter().rposition(closes);
    let first = opening.map_or(0, |at| at + 1);
    let last = close.unwrap_or(blocks.len());
    if opening.is_none() && close.is_none() || first >= last {
        return;
    }
    // The salutation is not told, nor anything from the close on; a cast list there is still one.
    if let Some(at) = opening {
        blocks[at].kind = BlockKind::Credits;
    }
    let behind = blocks[last..].iter_mut().filter(|block| told(block));
    behind.for_each(|block| block.kind = BlockKind::Credits);
    let mut opens = opening.is_some();
    for block in blocks[first..last].iter_mut().filter(|block| block.kind == BlockKind::Narrative) {
        let paragraph = &text[block.range.clone()];
        // `Hi Steffi, / hier wie versprochen der Maibaum`: the salutation's sentence goes on.
        let goes_on = std::mem::take(&mut opens) && paragraph.starts_with(char::is_lowercase);
        if goes_on || is_personal(paragraph, words) {
            block.kind = BlockKind::Credits;
        }
    }
}

/// Whether `line` is a header of an e-mail: `Von: Moritz`.
pub(super) fn is_header(line: &str, language: Language) -> bool {
    let words = letter_words(language);
    let lower = line.to_lowercase();
    lower.split_once(':').is_some_and(|(key, _)| words.keys.has(key.trim_matches(['*', '_', ' '])))
}

/// Whether at least half of the sentences speak of the writer or to the reader, quotations aside; of many sentences it
/// takes two in three: who tells a story may say what they like in it.
fn is_personal(paragraph: &str, words: &LetterWords) -> bool {
    let (mut sentences, mut personal) = (0, 0);
    let mut quoted = false;
    let mut own = false;
    let mut seen = false;
    let mut word = String::new();
    for c in paragraph.chars().chain([' ']) {
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
            seen = true;
            continue;
        }
        own |= !quoted && words.persons.has(&word);
        word.clear();
        if lines::is_quote(c) && !matches!(c, '\'' | '’') {
            quoted = match c {
                '„' | '»' => true,
                '«' => false,
                _ => !quoted,
            };
        }
        if matches!(c, '.' | '!' | '?') && !quoted && seen {
            sentences += 1;
            personal += usize::from(own);
            (own, seen) = (false, false);
        }
    }
    sentences += usize::from(seen);
    personal += usize::from(seen && own);
    if sentences > MANY { personal * 3 >= sentences * 2 } else { personal * 2 >= sentences.max(1) }
}

#[cfg(test)]
mod tests {
    use crate::analysis::prose::Prose;

    #[test]
    fn only_the_story_of_a_letter_is_told() {
        for (text, expected) in [
            (
                "Von: Bastian\nBetreff: Kurztext\n\nHi Sanne,\n\nanbei wie versprochen, was wir haben. Lies es mit Nachsicht, ich bin müde.\n\nDer alte Meerbusch ist tot. Nele kommt wegen der Uhr.\n\n„Ich bleibe“, sagt sie. „Und du gehst.“ Dann weint sie.\n\nWas meinst du? Ruf mich an!\n\nLG Wiebke\n",
                &[
                    "Der alte Meerbusch ist tot.",
                    "Nele kommt wegen der Uhr.",
                    "„Ich bleibe“, sagt sie.",
                    "„Und du gehst.“",
                    "Dann weint sie.",
                ][..],
            ),
            (
                "Hey Tom,\n\nhere is what I have so far.\n\nJo finds the letter. She burns it.\n\nLet me know what you think!\n\nCheers,\nAmy\n",
                &["Jo finds the letter.", "She burns it."],
            ),
            (
                "Hallo Tine,\n\nAlso, Bosse wohnt in Greetsiel.\n\nLG Gesa\n\nPS: Fürs Casting:\n- Bosse Tjarks, 15\n- Enno Tjarks, 74\n- Ilir Berisha, 16\n",
                &["Also, Bosse wohnt in Greetsiel."],
            ),
            (
                "Liebe Frau Roth,\n\nIda fährt Bus. Sie hat keinen Schein.\n\nZweitens, und mein Favorit: Oma Lene geht zu Ida. Ida sieht nichts. Sagt sie es ihr? Da haben Sie Ihr Publikum.\n\nHerzlich\nIhre Uta\n",
                &[
                    "Ida fährt Bus.",
                    "Sie hat keinen Schein.",
                    "Zweitens, und mein Favorit: Oma Lene geht zu Ida.",
                    "Ida sieht nichts.",
                    "Sagt sie es ihr?",
                    "Da haben Sie Ihr Publikum.",
                ],
            ),
            (
                "Liebe ist kein Argument. Karla geht trotzdem.\n",
                &["Liebe ist kein Argument.", "Karla geht trotzdem."],
            ),
        ] {
            let prose = Prose::read(text, None);
            let found: Vec<&str> =
                prose.sentences.iter().map(|sentence| &text[sentence.range.clone()]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
