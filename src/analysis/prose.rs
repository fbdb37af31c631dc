//! A text cut up: blocks, narrative sentences, tokens. Everything later refers to it by index.

use std::{cell::OnceCell, ops::Range};

use super::quotes::{self, Quotation};
use super::{Language, blocks, language, sentences, tokens};

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
    /// What stands in quotation marks in its narrative sentences, in order.
    pub quotations: Vec<Quotation>,
    /// For each token the number of its clause, once it is asked for.
    pub clauses: OnceCell<Vec<usize>>,
}

impl<'t> Prose<'t> {
    /// Cuts `text` up. Without a `language` it is recognised.
    pub fn read(text: &'t str, language: Option<Language>) -> Self {
        let language = language.unwrap_or_else(|| language::recognise(text).0);
        let mut prose = Prose {
            text,
            language,
            blocks: blocks::cut(text, language),
            sentences: Vec::new(),
            tokens: Vec::new(),
            quotations: Vec::new(),
            clauses: OnceCell::new(),
        };
        for (block, Block { kind, range }) in prose.blocks.iter().enumerate() {
            if *kind != BlockKind::Narrative {
                continue;
            }
            let quotations = quotes::quotations(text, range.clone(), language);
            let mut first_quotation = 0;
            for range in sentences::cut(text, range.clone(), &quotations, language) {
                while quotations.get(first_quotation).is_some_and(|q| q.inner.end <= range.start) {
                    first_quotation += 1;
                }
                let quotations = &quotations[first_quotation..];
                let from = prose.tokens.len();
                let sentence = prose.sentences.len();
                prose.tokens.extend(tokens::cut(text, range.clone(), sentence, quotations, language));
                prose.sentences.push(Sentence { range, tokens: from..prose.tokens.len(), block });
            }
            prose.quotations.extend(quotations);
        }
        prose
    }
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
    /// The heading of a scene: `INT. KITCHEN – NIGHT`.
    Slugline,
    /// A list of characters, with or without actors.
    Cast,
    /// Crew, broadcaster, air date, picture credit: nothing of the story.
    Credits,
    /// The short one of two versions of the same text; the long one is read.
    Twin,
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

/// A word, number or punctuation mark. An abbreviation and its stop are one: `Dr.`
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
