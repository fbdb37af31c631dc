//! A source's text as paragraphs to be set: where each begins and ends, and what goes between them.
//!
//! Pure. Ranges are bytes of the source's text; a paragraph never holds the line break that ends it.

use std::{iter, ops::Range, sync::Arc};

use super::columns::columns;

/// A paragraph as it is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its bytes in the source.
    pub(super) range: Range<usize>,
    /// How far it stands from the one before.
    pub(super) gap: Gap,
    /// Whether it is the text's title, or a heading that the text marks as one.
    pub(super) is_heading: bool,
    /// How wide its columns are, in letters, where tabs part it; all but the last.
    pub(super) columns: Arc<[usize]>,
}

/// What is between a paragraph and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// It is the first.
    None,
    /// A line of a list, a verse, or the rest of a paragraph too long to be set at once.
    Line,
    /// A new paragraph.
    Paragraph,
}

/// A line up to this long, in characters, is a line of a list or header rather than a paragraph.
const SHORT: usize = 60;

/// What was wrapped by hand has no line longer than this.
const WRAPPED: usize = 100;

/// A paragraph is cut near this many bytes, so that setting one never takes long.
const LONGEST: usize = 4_000;

/// The text's paragraphs. Lines that were wrapped by hand belong together; empty lines only separate.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    for block in blocks(text) {
        let is_one = is_wrapped(text, &block);
        let lines = if is_one { vec![joined(&block)] } else { block };
        let mut before: Option<Range<usize>> = None;
        let columns = if is_one { vec![Arc::default()] } else { columns(text, &lines) };
        for (line, columns) in lines.into_iter().zip(columns) {
            let is_listed = |line: &Range<usize>| text[line.clone()].chars().count() < SHORT;
            let gap = match &before {
                _ if found.is_empty() => Gap::None,
                Some(_) if !columns.is_empty() => Gap::Line,
                Some(before) if is_listed(before) && is_listed(&line) => Gap::Line,
                _ => Gap::Paragraph,
            };
            before = Some(line.clone());
            let is_title = found.is_empty() && is_listed(&line) && reads_as_title(&text[line.clone()]);
            let mark = heading_mark(&text[line.clone()]);
            let range = line.start + mark..line.end;
            push_cut(&mut found, text, Paragraph { range, gap, is_heading: is_title || mark > 0, columns });
        }
    }
    found
}

/// The text of a paragraph as it is set: line breaks are spaces. As long in bytes as in the source.
pub(super) fn set_text(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

/// Lines without an empty line between them; each trimmed.
fn blocks(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut blocks = vec![Vec::new()];
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let begin = start + (line.len() - line.trim_start().len());
        let end = start + line.trim_end().len();
        start += line.len();
        if heading_mark(&text[begin..end.max(begin)]) > 0 {
            blocks.push(iter::once(begin..end).collect());
            blocks.push(Vec::new());
            continue;
        }
        match blocks.last_mut() {
            Some(block) if begin < end => block.push(begin..end),
            Some(block) if !block.is_empty() => blocks.push(Vec::new()),
            _ => {}
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn joined(block: &[Range<usize>]) -> Range<usize> {
    let start = block.first().map_or(0, |line| line.start);
    start..block.last().map_or(start, |line| line.end)
}

/// Whether the lines were one paragraph before somebody wrapped it by hand: all but the last are about equally
/// long, none is as long as only a whole paragraph can be, and some sentence goes on in the next line.
fn is_wrapped(text: &str, block: &[Range<usize>]) -> bool {
    let lengths: Vec<usize> = block.iter().map(|line| text[line.clone()].chars().count()).collect();
    let Some((last, full)) = lengths.split_last().filter(|(_, full)| !full.is_empty()) else { return false };
    let longest = full.iter().copied().max().unwrap_or_default().max(*last);
    let shortest = full.iter().copied().min().unwrap_or_default();
    let goes_on = block.iter().rev().skip(1).any(|line| !ends_a_sentence(&text[line.clone()]));
    let begins_items = block.iter().skip(1).any(|line| begins_an_item(&text[line.clone()]));
    longest <= WRAPPED
        && shortest * 10 >= longest * 6
        && shortest > SHORT / 2 + 15
        && goes_on
        && !begins_items
}

/// How long the mark is that makes `line` a heading, as Markdown has it; what is set is the words behind it.
fn heading_mark(line: &str) -> usize {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let gap = words.len() - words.trim_start().len();
    if (1..=6).contains(&level) && gap > 0 { level + gap } else { 0 }
}

fn begins_an_item(line: &str) -> bool {
    let after_digits = line.trim_start_matches(|ch: char| ch.is_ascii_digit());
    line.starts_with(['-', '–', '•', '*', '#'])
        || after_digits.len() < line.len() && after_digits.starts_with(['.', ')'])
}

fn reads_as_title(line: &str) -> bool {
    line.contains(char::is_alphanumeric) && !ends_a_sentence(line)
}

fn ends_a_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '…', ':', '“', '”', '"', '«', '»'])
}

/// Adds the paragraph, in several pieces where it is too long to be set at once.
fn push_cut(found: &mut Vec<Paragraph>, text: &str, mut whole: Paragraph) {
    while whole.range.len() > LONGEST {
        let cut = cut_place(text, whole.range.start);
        let range = whole.range.start..cut;
        found.push(Paragraph { range, gap: whole.gap, is_heading: false, columns: Arc::default() });
        whole.range.start = cut;
        whole.gap = Gap::Line;
    }
    found.push(whole);
}

/// Where to cut a text that goes on for more than [`LONGEST`] bytes after `start`: behind the last sentence that
/// fits, else behind a word, else anywhere.
fn cut_place(text: &str, start: usize) -> usize {
    let mut limit = start + LONGEST;
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let window = &text[start..limit];
    let least = LONGEST / 2;
    let sentence = window.rmatch_indices(". ").map(|(at, _)| at + 2).find(|at| *at > least);
    let word = || window.rfind(' ').map(|at| at + 1).filter(|at| *at > least);
    sentence.or_else(word).map_or(limit, |at| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        paragraphs(text)
            .into_iter()
            .map(|paragraph| {
                let mark = match (paragraph.gap, paragraph.is_heading) {
                    (_, true) => "# ",
                    (Gap::None, _) => "",
                    (Gap::Line, _) => "- ",
                    (Gap::Paragraph, _) => "¶ ",
                };
                format!("{mark}{}", set_text(&text[paragraph.range]))
            })
            .collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        let long =
            "Die Atmosphäre im Klinikum ist angespannt wie selten zuvor, und niemand weiß, warum es so ist.";
        assert_eq!(shown(&format!("{long}\n{long}")), [long.to_owned(), format!("¶ {long}")]);
    }

    #[test]
    fn lines_wrapped_by_hand_belong_together() {
        let text = "Das letzte Heu\nHeimatfilm, 90 Minuten\n\n\
            Martina hat es weit gebracht: Küchenchefin in Hamburg, ein Stern in\n\
            Aussicht, eine Wohnung mit Blick auf die Elbe. Da ruft im heißen Juli\n\
            der Briefträger an.";
        let prose = "¶ Martina hat es weit gebracht: Küchenchefin in Hamburg, ein Stern in Aussicht, eine \
            Wohnung mit Blick auf die Elbe. Da ruft im heißen Juli der Briefträger an.";
        assert_eq!(shown(text), ["# Das letzte Heu", "- Heimatfilm, 90 Minuten", prose]);
    }

    #[test]
    fn lists_stay_lists() {
        let text = "Besetzung:\nKai – Leo Brandt\nBen – Max Reuter\n\n\
            1. Ben trifft Kai am Krankenbett und erschrickt über dessen Zustand\n\
            2. Leyla nimmt Raya mit und zweifelt an Bens Plänen für die Zukunft";
        assert_eq!(
            shown(text),
            [
                "Besetzung:",
                "- Kai – Leo Brandt",
                "- Ben – Max Reuter",
                "¶ 1. Ben trifft Kai am Krankenbett und erschrickt über dessen Zustand",
                "¶ 2. Leyla nimmt Raya mit und zweifelt an Bens Plänen für die Zukunft",
            ]
        );
    }

    #[test]
    fn headings_are_set_without_their_marks() {
        assert_eq!(
            shown("# Kommt er?\nKai – Leo Brandt\n## Besetzung\n#hashtag\n#\n####### x"),
            ["# Kommt er?", "¶ Kai – Leo Brandt", "# Besetzung", "¶ #hashtag", "- #", "- ####### x"]
        );
    }

    #[test]
    fn nothing_is_no_paragraph() {
        assert_eq!(shown(""), Vec::<String>::new());
        assert_eq!(shown(" \n\n\t\n"), Vec::<String>::new());
        assert_eq!(shown("\u{feff}\n Ein Satz. \n"), ["\u{feff}", "- Ein Satz."]);
    }

    #[test]
    fn a_text_without_breaks_is_cut_at_sentences() {
        let sentence = "Über den Dächern wird es Nacht. ";
        let text = sentence.repeat(400);
        let pieces = paragraphs(&text);
        assert!(pieces.iter().all(|piece| piece.range.len() <= LONGEST));
        assert!(pieces.windows(2).all(|pair| pair[0].range.end == pair[1].range.start));
        assert!(pieces[1..].iter().all(|piece| text[piece.range.clone()].starts_with("Über")));
        let unbroken = "ü".repeat(5_000);
        assert!(paragraphs(&unbroken).iter().all(|piece| unbroken.is_char_boundary(piece.range.end)));
    }
}
