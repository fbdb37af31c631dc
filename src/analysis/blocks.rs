//! What each paragraph is: narration, a heading, a cast list, credits.
//!
//! Decides by form, place and a few cue words, before anything is known of the language's grammar. Does not
//! look into a cast list; `cast` does.

mod castlists;

use std::{
    cell::{Cell, OnceCell},
    ops::Range,
};

use super::entries::{Layout, tables};
use super::letters;
use super::lexicon;
use super::lines::{self, Lead, Line};
use super::prose::{Block, BlockKind};
use super::sluglines;
use super::{Language, asides};

/// Cuts `text` into blocks, in order.
pub(super) fn cut(text: &str, language: Language) -> Vec<Block> {
    let lines = lines::lines(text);
    let mut reader = Reader {
        text,
        language,
        width: lines::wrap_width(&lines),
        lines: &lines,
        blocks: Vec::new(),
        tells: false,
        state: State::Open,
        twin: Twin::None,
        twins: Vec::new(),
        wrapped: Cell::new((0, 0)),
        paragraph_widths: paragraph_widths(&lines),
        last_of_story: OnceCell::new(),
    };
    let mut at = 0;
    while at < lines.len() {
        at = reader.step(at);
    }
    let mut blocks = reader.finish();
    letters::unfold(text, language, &mut blocks);
    blocks
}

/// Which list the reader stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Cast,
    /// Below a heading such as `Trivia`.
    Aside,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Twin {
    None,
    Short,
    Long,
}

struct Reader<'l, 't> {
    text: &'t str,
    language: Language,
    width: Option<usize>,
    lines: &'l [Line<'t>],
    blocks: Vec<Block>,
    /// Whether one of them tells the story.
    tells: bool,
    state: State,
    twin: Twin,
    /// For each block, which twin it belongs to.
    twins: Vec<Twin>,
    /// The last paragraph that wraps, in lines.
    wrapped: Cell<(usize, usize)>,
    /// For each line the width of the paragraph around it, if all its lines but the last are full.
    paragraph_widths: Vec<Option<usize>>,
    /// The last line that is no credits, once it has been asked for.
    last_of_story: OnceCell<Option<usize>>,
}

impl Reader<'_, '_> {
    /// Reads the paragraph that begins at line `at`; returns the line after it.
    fn step(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        if line.is_blank() {
            if self.state == State::Cast && !self.next_is_cast(at) {
                self.state = State::Open;
            }
            // What follows a run of blank lines follows each of them.
            let blank = self.lines[at..].iter().take_while(|line| line.is_blank()).count();
            return at + blank;
        }
        if let Some((twin, rest)) = self.twin_head(line) {
            self.twin = twin;
            self.state = State::Open;
            if rest.is_empty() {
                self.push(BlockKind::Heading, line.range.clone());
                return at + 1;
            }
            let end = self.paragraph_end(at);
            self.narrative(rest.start..self.lines[end - 1].range.end);
            return end;
        }
        if !self.tells && letters::is_header(line.text, self.language) {
            self.push(BlockKind::Credits, line.range.clone());
            return at + 1;
        }
        if sluglines::parse(line.text, self.language).is_some() {
            self.state = State::Open;
            self.push(BlockKind::Slugline, line.range.clone());
            return at + 1;
        }
        if let Some((_, len)) = tables::read(&self.text[line.range.start..], self.language) {
            let end = line.range.start + len;
            self.state = State::Cast;
            self.push(BlockKind::Cast, line.range.start..end);
            return at + self.lines[at..].iter().take_while(|line| line.range.start < end).count();
        }
        if let Some(inline) = self.cast_head(at) {
            self.state = State::Cast;
            let end = if inline { self.paragraph_end(at) } else { at + 1 };
            self.push(BlockKind::Cast, line.range.start..self.lines[end - 1].range.end);
            return end;
        }
        if lines::is_crew(line.text, self.language) {
            self.push(BlockKind::Credits, line.range.clone());
            return self.crew_end(at);
        }
        if self.is_aside(at) {
            let end = self.paragraph_end(at);
            self.push(BlockKind::Credits, line.range.start..self.lines[end - 1].range.end);
            return end;
        }
        if self.state == State::Cast && self.is_cast_line(line) || self.opens_bare_cast(at) {
            self.state = State::Cast;
            self.push(BlockKind::Cast, line.range.clone());
            return at + 1;
        }
        self.story_line(at)
    }

    /// The line after the credits at line `at`: below a head such as `Stab` whoever did what, in two columns.
    fn crew_end(&mut self, at: usize) -> usize {
        let end = at + 1;
        if !lexicon::crew_keys(self.language).has(&self.lines[at].text.to_lowercase()) {
            return end;
        }
        let blank = self.lines[end..].iter().take_while(|line| line.is_blank()).count();
        let columns = |line: &&Line<'_>| self.pair_layout(line) == Some(Layout::Columns);
        let rows = self.lines[end + blank..].iter().take_while(columns).count();
        if rows == 0 {
            return end;
        }
        for row in end + blank..end + blank + rows {
            self.push(BlockKind::Credits, self.lines[row].range.clone());
        }
        end + blank + rows
    }

    /// Whether the paragraph at line `at` says something of the programme and nothing of its story.
    fn is_aside(&self, at: usize) -> bool {
        let range = self.lines[at].range.start..self.lines[self.paragraph_end(at) - 1].range.end;
        let paragraph = &self.text[range];
        !self.tells && asides::is_lead(paragraph, self.language)
            || asides::is_of_making(paragraph, self.language)
    }

    /// Reads the paragraph that begins at line `at`, which is a heading, a note or a part of the story.
    fn story_line(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        let (lead, skip) = lines::lead(line.text);
        let marked = lead == Lead::Heading;
        if self.state == State::Aside && !marked {
            self.push(BlockKind::Credits, line.range.clone());
            return at + 1;
        }
        self.state = State::Open;
        // `[B-Story, hier evtl. früher??]`: a note between the lines.
        let note = [('[', ']'), ('(', ')')].iter().any(|&(open, close)| {
            let body = &line.text[skip..];
            body.starts_with(open) && body.ends_with(close) && body.matches(close).count() == 1
        });
        if note && (lead != Lead::None || self.lines.get(at + 1).is_none_or(Line::is_blank)) {
            self.push(BlockKind::Credits, line.range.clone());
            return at + 1;
        }
        if self.is_heading(at, lead, skip) {
            let title = line.text[skip..].trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            if lexicon::aside_heads(self.language).has(&title) {
                self.state = State::Aside;
            }
            self.push(BlockKind::Heading, line.range.clone());
            return at + 1;
        }
        let end = self.paragraph_end(at);
        self.narrative(line.range.start + skip..self.lines[end - 1].range.end);
        end
    }

    /// The line after the paragraph that begins at `at`: the lines below that it wraps into.
    fn paragraph_end(&self, at: usize) -> usize {
        let (from, known) = self.wrapped.get();
        if (from..known).contains(&at) {
            return known;
        }
        let mut end = at + 1;
        let item = matches!(lines::lead(self.lines[at].text).0, Lead::Number | Lead::Bullet);
        while let Some(next) = self.lines.get(end) {
            // Below `01  Der Hafen` what is set in stands under the text of the item and belongs to it.
            let hangs = item && next.indent > self.lines[at].indent + 1;
            let wraps = hangs || self.wraps(end - 1);
            let list = lines::lead(next.text).0 != Lead::None;
            if next.is_blank() || !wraps || list {
                break;
            }
            end += 1;
        }
        if !item {
            self.wrapped.set((at, end));
        }
        end
    }

    /// Whether line `at` goes on in the one below it: the text is set to a width that the next word would have passed,
    /// or this paragraph is.
    fn wraps(&self, at: usize) -> bool {
        let Some(next) = self.lines.get(at + 1) else { return false };
        // A line that stops in the middle of a sentence goes on, however wide it is.
        let line = &self.lines[at];
        let open =
            line.chars >= 40 && !lines::ends_sentence(line.text) && next.text.starts_with(char::is_lowercase);
        if open && lines::lead(next.text).0 == Lead::None {
            return true;
        }
        // Where lines are wrapped, one that is not short and stops mid-sentence goes on, though a word more had fitted.
        let ragged = |width: usize| {
            lines::is_long(line, width)
                && !lines::ends_sentence(line.text)
                && !next.is_blank()
                && lines::lead(next.text).0 == Lead::None
        };
        self.width.is_some_and(|width| lines::wraps_into(line, next, width) || ragged(width))
            || self.paragraph_widths[at].is_some_and(|width| lines::wraps_into(line, next, width))
    }

    fn push(&mut self, kind: BlockKind, range: Range<usize>) {
        // Cast lines that follow one another are one list.
        if kind == BlockKind::Cast
            && let Some(last) = self.blocks.last_mut()
            && last.kind == BlockKind::Cast
        {
            last.range.end = range.end;
            return;
        }
        self.tells |= kind == BlockKind::Narrative;
        self.blocks.push(Block { kind, range });
        self.twins.push(self.twin);
    }

    /// A paragraph of narration, parted where a dash between two sentences parts two strands.
    fn narrative(&mut self, range: Range<usize>) {
        let mut start = range.start;
        let body = &self.text[range.clone()];
        for (at, _) in body.match_indices([' ', '\n']) {
            let rest = &body[at + 1..];
            let Some(mark) = rest
                .chars()
                .next()
                .filter(|c| matches!(c, '-' | '–' | '—' | '•' | '●' | '+' | '/' | '|' | '*'))
            else {
                continue;
            };
            let after = rest.trim_start_matches(mark);
            let gap = after.len() - after.trim_start().len();
            let opens = after.trim_start().trim_start_matches(lines::is_quote).chars().next();
            if gap > 0
                && lines::ends_sentence(&body[..at])
                && opens.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
                && range.start + at > start
            {
                self.push(BlockKind::Narrative, start..range.start + at);
                start = range.start + body.len() - after.len() + gap;
            }
        }
        if start < range.end {
            self.push(BlockKind::Narrative, start..range.end);
        }
    }

    fn twin_head(&self, line: &Line<'_>) -> Option<(Twin, Range<usize>)> {
        let body = match lines::lead(line.text) {
            (Lead::Heading, skip) => &line.text[skip..],
            _ => line.text,
        };
        let marks = lexicon::twins(self.language);
        for (list, twin) in [(&marks.short, Twin::Short), (&marks.long, Twin::Long)] {
            let lower = lines::folded(list.beginning_of(body));
            let Some(head) = list.prefix_of(&lower) else { continue };
            let rest = body[head.len()..].trim_start_matches([':', ' ', '–', '-']);
            let bracketed = head.starts_with(['[', '(']);
            if rest.is_empty() || bracketed || body[head.len()..].starts_with(':') {
                return Some((twin, line.range.end - rest.len()..line.range.end));
            }
        }
        None
    }

    fn is_heading(&self, at: usize, lead: Lead, skip: usize) -> bool {
        let line = &self.lines[at];
        let body = line.text[skip..].trim_end_matches(['*', '_', ' ']);
        let next = self.lines.get(at + 1);
        if lead == Lead::Heading || !body.chars().any(char::is_alphanumeric) {
            return true;
        }
        // A line that runs on below is a paragraph.
        let runs_on = self.wraps(at);
        if runs_on || line.chars > 110 {
            // Several such phrases in one paragraph at the end are nothing but credits.
            return !runs_on && self.ends_story(at) && self.broadcast_phrases(line.text) > 1;
        }
        let words = body.split_whitespace().count();
        let ends = lines::ends_sentence(body) && !is_list_stop(body, self.language);
        let last = self.ends_story(at);
        if ends {
            let first = self.blocks.is_empty() && !last;
            let alone =
                next.is_none_or(Line::is_blank) || next.is_some_and(|next| !lines::ends_sentence(next.text));
            let title =
                first && alone && words <= 9 && !body.trim_end_matches(lines::is_quote).ends_with('.');
            let emoji = line.text.chars().next().is_some_and(is_emoji)
                && next.is_some_and(|next| next.chars > line.chars);
            return title || emoji || self.is_broadcast(line, last);
        }
        match lead {
            // A beat without its stop is still told; `1. Akt: Das Gutachten` is a heading.
            Lead::Bullet => words < 4,
            Lead::Number => words < 6 || body.contains(':'),
            _ => true,
        }
    }

    /// Whether the line speaks of the broadcast, at the edge of the text.
    fn is_broadcast(&self, line: &Line<'_>, last: bool) -> bool {
        let edge = last || !self.tells;
        edge && self.broadcast_phrases(line.text) > 0
    }

    /// Whether nothing but credits follows line `at`.
    fn ends_story(&self, at: usize) -> bool {
        let credits = |line: &Line<'_>| {
            line.is_blank()
                || lines::is_crew(line.text, self.language)
                || lexicon::cast_heads(self.language).prefix_of(&line.text.to_lowercase()).is_some()
                || self.broadcast_phrases(line.text) > 0
        };
        let last = self.last_of_story.get_or_init(|| self.lines.iter().rposition(|line| !credits(line)));
        last.is_none_or(|last| last <= at)
    }

    fn broadcast_phrases(&self, text: &str) -> usize {
        let lower = text.to_lowercase();
        lexicon::broadcast(self.language).iter().filter(|phrase| lower.contains(phrase)).count()
    }

    fn finish(mut self) -> Vec<Block> {
        let has = |twin| {
            self.twins
                .iter()
                .zip(&self.blocks)
                .any(|(t, block)| *t == twin && block.kind == BlockKind::Narrative)
        };
        if has(Twin::Short) && has(Twin::Long) {
            for (block, twin) in self.blocks.iter_mut().zip(&self.twins) {
                if *twin == Twin::Short && block.kind == BlockKind::Narrative {
                    block.kind = BlockKind::Twin;
                }
            }
        }
        self.blocks
    }
}

/// For each line the width of the paragraph around it, if all its lines but the last are full.
fn paragraph_widths(lines: &[Line<'_>]) -> Vec<Option<usize>> {
    let mut widths = Vec::with_capacity(lines.len());
    for paragraph in lines.split_inclusive(Line::is_blank) {
        let blanks = usize::from(paragraph.last().is_some_and(Line::is_blank));
        let (paragraph, blank) = paragraph.split_at(paragraph.len() - blanks);
        let width = full_width(paragraph);
        widths.extend(paragraph.iter().map(|_| width));
        widths.extend(blank.iter().map(|_| None));
    }
    widths
}

/// The width of a paragraph, if all its lines but the last are full.
fn full_width(paragraph: &[Line<'_>]) -> Option<usize> {
    let width = paragraph.iter().map(|line| line.chars).max()?;
    let full = paragraph.windows(2).all(|pair| lines::wraps_into(&pair[0], &pair[1], width));
    let running = paragraph
        .windows(2)
        .any(|pair| !lines::ends_sentence(pair[0].text) && pair[1].text.starts_with(char::is_lowercase));
    (paragraph.len() > 1 && (50..=130).contains(&width) && full && running).then_some(width)
}

/// Whether the final stop is an abbreviation's or an episode's count: `45 Min.`, `u. a.`
fn is_list_stop(text: &str, language: Language) -> bool {
    let lower = text.to_lowercase();
    let acting = lexicon::acting(language);
    text.ends_with('.')
        && acting.others.iter().chain(&acting.counts).any(|end| {
            lower.strip_suffix(end.as_str()).is_some_and(|before| before.ends_with(' ') || before.is_empty())
        })
}

fn is_emoji(c: char) -> bool {
    matches!(u32::from(c), 0x2600..=0x27BF | 0x1F000..=0x1FAFF | 0x2B00..=0x2BFF)
}
