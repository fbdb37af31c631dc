//! Patterns of words and cue sheets made of them: the form in which the lexicons say what to look for.
//!
//! A pattern is a line of pieces, each matching one token: `word`, `stem~` (a beginning), `~tail` (an end),
//! `a|b~` (either), `*` (any word), `#` (a number). `…` skips up to six tokens within the sentence, and a
//! leading `^` ties the pattern to the sentence's beginning. All in lower case.

use std::{collections::BTreeMap, ops::Range};

use serde::Deserialize;

use super::lexicon::WordMap;
use super::prose::{Token, TokenKind};

/// How many tokens `…` may skip.
const GAP: usize = 6;

/// Patterns that belong to one rule.
#[derive(Clone, Debug, Deserialize)]
pub struct Group {
    /// The rule's id, such as `scene/strand-marker`.
    pub rule: String,
    /// The match must begin among so many first words of the sentence; anywhere when 0.
    #[serde(default)]
    pub within: usize,
    /// Whether words inside quotation marks count.
    #[serde(default)]
    pub quoted: bool,
    /// The patterns.
    pub patterns: Vec<String>,
}

/// Groups of patterns, ready to be searched for.
#[derive(Debug, Default)]
pub struct Sheet {
    groups: Vec<Group>,
    patterns: Vec<Pattern>,
    /// Patterns by their first word, where that is one whole word.
    by_word: WordMap<Vec<usize>>,
    /// For each first byte of a word all others that could begin there.
    by_byte: Vec<Vec<usize>>,
}

/// Where a rule's pattern was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The rule.
    pub rule: &'static str,
    /// The tokens in the slice that was searched.
    pub tokens: Range<usize>,
}

#[derive(Debug)]
struct Pattern {
    group: usize,
    anchored: bool,
    pieces: Vec<Piece>,
}

#[derive(Debug)]
enum Piece {
    Any,
    Number,
    Gap,
    Either(Vec<Form>),
}

#[derive(Debug)]
enum Form {
    Whole(String),
    Beginning(String),
    End(String),
}

impl Form {
    fn read(text: &str) -> Self {
        if let Some(stem) = text.strip_suffix('~') {
            Self::Beginning(stem.to_owned())
        } else if let Some(tail) = text.strip_prefix('~') {
            Self::End(tail.to_owned())
        } else {
            Self::Whole(text.to_owned())
        }
    }

    /// Whether a word that begins with `byte` could fit.
    fn can_begin_with(&self, byte: u8) -> bool {
        match self {
            Self::Whole(start) | Self::Beginning(start) => {
                start.bytes().next().is_none_or(|first| first == byte)
            }
            Self::End(_) => true,
        }
    }

    fn fits(&self, word: &str) -> bool {
        match self {
            Self::Whole(whole) => word == whole,
            Self::Beginning(stem) => word.starts_with(stem.as_str()),
            Self::End(tail) => word.ends_with(tail.as_str()),
        }
    }
}

impl Piece {
    fn read(text: &str) -> Self {
        match text {
            "*" => Self::Any,
            "#" => Self::Number,
            "…" => Self::Gap,
            forms => Self::Either(forms.split('|').map(Form::read).collect()),
        }
    }

    /// Whether a word that begins with `byte` could fit.
    fn can_begin_with(&self, byte: u8) -> bool {
        match self {
            Self::Any | Self::Number | Self::Gap => true,
            Self::Either(forms) => forms.iter().any(|form| form.can_begin_with(byte)),
        }
    }

    fn fits(&self, token: &Token<'_>) -> bool {
        match self {
            Self::Any => token.kind != TokenKind::Mark,
            Self::Number => token.kind == TokenKind::Number,
            Self::Gap => false,
            Self::Either(forms) => forms.iter().any(|form| form.fits(&token.lower)),
        }
    }
}

impl Sheet {
    /// The sheet of `groups`. Groups live as long as the program, so that their rules can be named in cues.
    pub fn new(groups: Vec<Group>) -> Self {
        let mut sheet = Self::default();
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut by_byte = vec![Vec::new(); 256];
        for (index, group) in groups.iter().enumerate() {
            for text in &group.patterns {
                let (anchored, rest) =
                    text.strip_prefix('^').map_or((false, text.as_str()), |rest| (true, rest));
                let pieces: Vec<Piece> = rest.split_whitespace().map(Piece::read).collect();
                let number = sheet.patterns.len();
                match pieces.first() {
                    Some(Piece::Either(forms)) if forms.iter().all(|form| matches!(form, Form::Whole(_))) => {
                        for form in forms {
                            if let Form::Whole(word) = form {
                                by_word.entry(word.clone()).or_default().push(number);
                            }
                        }
                    }
                    Some(piece) => {
                        for (byte, patterns) in (0..=u8::MAX).zip(&mut by_byte) {
                            if piece.can_begin_with(byte) {
                                patterns.push(number);
                            }
                        }
                    }
                    None => continue,
                }
                sheet.patterns.push(Pattern { group: index, anchored, pieces });
            }
        }
        sheet.by_word = by_word.into();
        sheet.by_byte = by_byte;
        sheet.groups = groups;
        sheet
    }

    /// The rules' ids.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().map(|group| group.rule.as_str())
    }

    /// Every place in the sentence `tokens` where a pattern fits; of one rule's overlapping ones the first.
    pub fn search(&'static self, tokens: &[Token<'_>]) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let first = tokens.iter().position(|token| token.kind != TokenKind::Mark).unwrap_or(0);
        let mut words = 0;
        let mut longest = 0;
        for (at, token) in tokens.iter().enumerate() {
            let listed = self.by_word.get(token.lower.as_str()).into_iter().flatten();
            let byte = token.lower.bytes().next();
            let loose = byte.and_then(|byte| self.by_byte.get(usize::from(byte))).into_iter().flatten();
            for &number in listed.chain(loose) {
                let pattern = &self.patterns[number];
                let group = &self.groups[pattern.group];
                if (pattern.anchored && at != first)
                    || (group.within > 0 && words >= group.within)
                    || (token.quoted && !group.quoted)
                {
                    continue;
                }
                let Some(end) = fit(&pattern.pieces, tokens, at) else { continue };
                // They stand in the order of their beginnings.
                let known = hits
                    .iter()
                    .rev()
                    .take_while(|hit| at < hit.tokens.start + longest)
                    .any(|hit| hit.rule == group.rule && hit.tokens.start < end && at < hit.tokens.end);
                if !known {
                    longest = longest.max(end - at);
                    hits.push(Hit { rule: group.rule.as_str(), tokens: at..end });
                }
            }
            words += usize::from(token.kind != TokenKind::Mark);
        }
        hits
    }
}

/// The end of the match of `pieces` that begins at `at`.
fn fit(pieces: &[Piece], tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let Some((piece, rest)) = pieces.split_first() else { return Some(at) };
    if matches!(piece, Piece::Gap) {
        return (at..=(at + GAP).min(tokens.len())).find_map(|next| fit(rest, tokens, next));
    }
    let token = tokens.get(at)?;
    if piece.fits(token) { fit(rest, tokens, at + 1) } else { None }
}
