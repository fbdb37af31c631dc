//! Selecting text across paragraphs, in bytes of the source.
//!
//! Pure: a text and where the pointer or a key leads in, a selection out.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Selected text of one source: from where it was begun to where it was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Selected {
    /// Which of the sources.
    pub(super) section: usize,
    /// The byte at which it was begun.
    pub(super) anchor: usize,
    /// The byte up to which it was drawn.
    pub(super) head: usize,
}

impl Selected {
    /// The selected bytes.
    pub(super) fn range(self) -> Range<usize> {
        self.anchor.min(self.head)..self.anchor.max(self.head)
    }

    /// Whether nothing is selected.
    pub(super) const fn is_empty(self) -> bool {
        self.anchor == self.head
    }
}

/// The word at a byte, or the character where there is no word.
pub(super) fn word_at(text: &str, byte: usize) -> Range<usize> {
    let byte = floor(text, byte.min(text.len()));
    // A line holds the word; the whole text may be long.
    let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
    let end = text[byte..].find('\n').map_or(text.len(), |at| byte + at);
    let words =
        text[start..end].split_word_bound_indices().map(|(at, word)| start + at..start + at + word.len());
    words.into_iter().find(|word| word.end > byte).unwrap_or(byte..byte)
}

/// One character onwards or back.
pub(super) fn character_beside(text: &str, byte: usize, is_forward: bool) -> usize {
    let byte = floor(text, byte.min(text.len()));
    if is_forward {
        text[byte..].graphemes(true).next().map_or(byte, |next| byte + next.len())
    } else {
        text[..byte].graphemes(true).next_back().map_or(byte, |last| byte - last.len())
    }
}

/// To the end of the word that follows, or to the beginning of the one before.
pub(super) fn word_beside(text: &str, byte: usize, is_forward: bool) -> usize {
    let byte = floor(text, byte.min(text.len()));
    if is_forward {
        let word = text[byte..].unicode_word_indices().next();
        word.map_or(text.len(), |(at, word)| byte + at + word.len())
    } else {
        text[..byte].unicode_word_indices().next_back().map_or(0, |(at, _)| at)
    }
}

fn floor(text: &str, mut byte: usize) -> usize {
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Süße Träume,\nO’Brien!";

    #[test]
    fn words_at_places() {
        let at_start = |at: &str| &TEXT[word_at(TEXT, TEXT.find(at).unwrap())];
        assert_eq!(at_start("ße"), "Süße");
        assert_eq!(at_start("T"), "Träume");
        assert_eq!(at_start(","), ",");
        assert_eq!(at_start("Brien"), "O’Brien");
        assert_eq!(word_at(TEXT, TEXT.len() + 9), TEXT.len()..TEXT.len());
        assert_eq!(word_at(TEXT, 2), word_at(TEXT, 0), "inside a character");
    }

    #[test]
    fn keys_go_by_character_and_word() {
        assert_eq!(character_beside(TEXT, 1, true), 3);
        assert_eq!(character_beside(TEXT, 3, false), 1);
        assert_eq!(character_beside(TEXT, 0, false), 0);
        assert_eq!(character_beside(TEXT, TEXT.len(), true), TEXT.len());
        assert_eq!(&TEXT[..word_beside(TEXT, 0, true)], "Süße");
        assert_eq!(&TEXT[word_beside(TEXT, TEXT.len(), false)..], "O’Brien!");
        assert_eq!(word_beside(TEXT, TEXT.len() - 1, true), TEXT.len());
    }

    #[test]
    fn a_selection_can_be_drawn_both_ways() {
        assert_eq!(Selected { section: 0, anchor: 7, head: 3 }.range(), 3..7);
        assert!(Selected { section: 0, anchor: 7, head: 7 }.is_empty());
    }
}
