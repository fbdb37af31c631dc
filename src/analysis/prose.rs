//! A text cut up: blocks, narrative sentences, tokens. Everything later refers to it by index.

use std::ops::Range;

use super::Language;

/// A text cut up.
#[derive(Clone, Debug)]
pub struct Prose<'t> {
    /// The whole text; every range is a byte range in it.
    pub text: &'t str,
    /// Its language.
    pub language: Language,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Its narrative sentences, in order. Headings, cast lists and credits have none.
    pub sentences: Vec<Sentence>,
    /// The tokens of its narrative sentences, in order.
    pub tokens: Vec<Token<'t>>,
}

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What they are.
    pub kind: BlockKind,
    /// Where they stand.
    pub range: Range<usize>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph that tells the story.
    Narrative,
    /// A heading or episode title.
    Heading,
    /// A list of characters, with or without actors.
    Cast,
    /// Crew, broadcaster, air date, picture credit: nothing of the story.
    Credits,
}

/// A narrative sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, quotation marks included.
    pub range: Range<usize>,
    /// Its tokens in [`Prose::tokens`].
    pub tokens: Range<usize>,
    /// Its block in [`Prose::blocks`].
    pub block: usize,
}

/// A word, number or punctuation mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    /// As it stands in the text.
    pub text: &'t str,
    /// In lower case.
    pub lower: String,
    /// Where it stands.
    pub range: Range<usize>,
    /// Its sentence in [`Prose::sentences`].
    pub sentence: usize,
    /// What it is.
    pub kind: TokenKind,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word; hyphens and apostrophes within it belong to it.
    Word,
    /// Digits.
    Number,
    /// Anything else.
    Mark,
}
