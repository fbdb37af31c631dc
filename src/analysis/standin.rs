//! Plain answers to the questions that no stage answers yet, so that the whole way can be gone.

use std::ops::Range;

use super::{
    Language,
    dilemmas::Conflict,
    people::People,
    prose::{Block, BlockKind, Prose, Sentence, Token, TokenKind},
    scenes::Passage,
    titles::Titles,
};

/// Paragraphs; a short one without a full stop is a heading.
pub(super) fn prose(text: &str, language: Option<Language>) -> Prose<'_> {
    let language = language.unwrap_or_else(|| match whatlang::detect_lang(text) {
        Some(whatlang::Lang::Eng) => Language::English,
        _ => Language::German,
    });
    let mut prose = Prose { text, language, blocks: Vec::new(), sentences: Vec::new(), tokens: Vec::new() };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        if trimmed.is_empty() {
            continue;
        }
        let ends = trimmed.ends_with(['.', '!', '?', '…', '“', '"', '«', '”']);
        let kind = if trimmed.len() < 90 && !ends { BlockKind::Heading } else { BlockKind::Narrative };
        prose.blocks.push(Block { kind, range: start..start + trimmed.len() });
    }
    for (block, Block { kind, range }) in prose.blocks.clone().into_iter().enumerate() {
        if kind == BlockKind::Narrative {
            split(&mut prose, block, range);
        }
    }
    prose
}

fn split(prose: &mut Prose<'_>, block: usize, range: Range<usize>) {
    let mut start = range.start;
    let text = prose.text;
    let mut quoted = false;
    for (at, ch) in text[range.clone()].char_indices() {
        let end = range.start + at + ch.len_utf8();
        if matches!(ch, '„' | '»' | '“' | '«' | '”' | '"') {
            quoted = !quoted;
        }
        let rest = text[end..range.end].trim_start();
        let ends = matches!(ch, '.' | '!' | '?' | '…') && rest.chars().next().is_none_or(char::is_uppercase);
        if !quoted && ends && text[end..range.end].starts_with(char::is_whitespace) || end == range.end {
            sentence(prose, block, start..end);
            start = range.end - rest.len();
        }
    }
}

fn sentence(prose: &mut Prose<'_>, block: usize, range: Range<usize>) {
    use unicode_segmentation::UnicodeSegmentation;
    let first = prose.tokens.len();
    let text = prose.text;
    for (at, word) in text[range.clone()].split_word_bound_indices() {
        if word.trim().is_empty() {
            continue;
        }
        let kind = match word.chars().next() {
            Some(c) if c.is_alphabetic() => TokenKind::Word,
            Some(c) if c.is_numeric() => TokenKind::Number,
            _ => TokenKind::Mark,
        };
        prose.tokens.push(Token {
            text: word,
            lower: word.to_lowercase(),
            range: range.start + at..range.start + at + word.len(),
            sentence: prose.sentences.len(),
            kind,
            quoted: false,
        });
    }
    let tokens = first..prose.tokens.len();
    prose.sentences.push(Sentence { range, tokens, block });
}

/// A scene for each block, all in one strand.
pub(super) fn passages(prose: &Prose<'_>, people: &People) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for (index, sentence) in prose.sentences.iter().enumerate() {
        let same =
            passages.last().is_some_and(|p| prose.sentences[p.sentences.start].block == sentence.block);
        match passages.last_mut() {
            Some(passage) if same => passage.sentences.end = index + 1,
            _ => passages.push(Passage {
                sentences: index..index + 1,
                strand: 0,
                place: None,
                persons: Vec::new(),
                confidence: 0.5,
                cues: Vec::new(),
            }),
        }
    }
    let mut mentions = people.mentions.iter().peekable();
    for passage in &mut passages {
        while let Some(mention) = mentions.next_if(|m| m.sentence < passage.sentences.end) {
            if !passage.persons.contains(&mention.person) {
                passage.persons.push(mention.person);
            }
        }
    }
    passages
}

/// The names of those who take part, and the words of the text.
pub(super) fn titles(
    prose: &Prose<'_>,
    people: &People,
    passages: &[Passage],
    conflicts: &[Conflict],
) -> Titles {
    let names = |persons: &[usize]| {
        let names: Vec<&str> = persons.iter().take(3).map(|&p| people.persons[p].name.as_str()).collect();
        names.join(", ")
    };
    let summary = |passage: &Passage| {
        let sentences = &prose.sentences[passage.sentences.clone()];
        let words = sentences.iter().flat_map(|s| prose.text[s.range.clone()].split_whitespace());
        words.collect::<Vec<_>>().join(" ")
    };
    let strands = passages.iter().map(|passage| passage.strand + 1).max().unwrap_or(0);
    Titles {
        scenes: passages.iter().map(|passage| names(&passage.persons)).collect(),
        summaries: passages.iter().map(summary).collect(),
        strands: vec![String::new(); strands],
        conflicts: conflicts.iter().map(|conflict| names(&conflict.holders)).collect(),
    }
}
