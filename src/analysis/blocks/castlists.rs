//! Where a cast list begins and which lines belong to it: below its head, in a sentence, or without any head.

use std::ops::Range;

use super::Reader;
use crate::analysis::entries::{self, Layout, sentences};
use crate::analysis::lexicon;
use crate::analysis::lines::{self, Lead, Line};

/// A part is looked for so far round the sentence that tells who plays it, in bytes.
const ROUND: usize = 20_000;
/// No line of a list that gives an age behind the name has more characters.
const LONGEST_DESCRIBED: usize = 200;

impl Reader<'_, '_> {
    /// Whether line `at` opens a cast list, and whether the list stands on the same line.
    pub(super) fn cast_head(&self, at: usize) -> Option<bool> {
        let line = &self.lines[at];
        let (_, skip) = lines::lead(line.text);
        let body = line.text[skip..].trim_matches(['*', '_', '#', ' ']);
        let heads = lexicon::cast_heads(self.language);
        let lower = lines::folded(heads.beginning_of(body));
        let Some(head) = heads.prefix_of(&lower) else {
            return self.is_cast_sentence(at).then_some(true);
        };
        let rest = body[head.len()..].trim_start_matches(['*', '_', ' ']);
        let rest = entries::without_gloss(rest);
        let list = rest.trim_start_matches([':', '–', '-', ' ', '*']);
        if list.is_empty() {
            // A head by itself, with something below.
            return self.lines[at + 1..].iter().any(|line| !line.is_blank()).then_some(false);
        }
        let end = self.paragraph_end(at);
        let body_start = body.as_ptr() as usize - self.text.as_ptr() as usize;
        let from = body_start + body.len() - list.len();
        let whole = &self.text[from..self.lines[end - 1].range.end];
        (self.is_inline_list(whole, rest.starts_with(':')) || self.is_cast_sentence(at)).then_some(true)
    }

    /// Whether the paragraph at `at` is a sentence that names actors and their parts.
    fn is_cast_sentence(&self, at: usize) -> bool {
        let range = self.lines[at].range.start..self.lines[self.paragraph_end(at) - 1].range.end;
        let whole = &self.text[range.clone()];
        sentences::list_start(whole, self.language)
            .is_some_and(|from| self.is_inline_list(&whole[from..], false))
            || !sentences::read(whole, self.language, |part| self.tells_of(part, &range)).is_empty()
            || self.is_bare_list(whole)
    }

    /// Whether the text round `paragraph` speaks of `part`, by one of its longer words.
    fn tells_of(&self, part: &str, paragraph: &Range<usize>) -> bool {
        let from = self.text.floor_char_boundary(paragraph.start.saturating_sub(ROUND));
        let to = self.text.floor_char_boundary((paragraph.end + ROUND).min(self.text.len()));
        let round = [&self.text[from..paragraph.start], &self.text[paragraph.end.min(to)..to]];
        let mut names = part.split(' ').filter(|word| word.len() > 2 && word.starts_with(char::is_uppercase));
        names.any(|name| round.iter().any(|text| text.contains(name)))
    }

    /// Whether `text` is nothing but entries of one form: `Ann Lee - Mae Fox; Ben Roth - Kaya Su; …`.
    fn is_bare_list(&self, text: &str) -> bool {
        if !text.contains([';', ',', '/', '·', '•', ':']) {
            return false;
        }
        let mut layouts = entries::items(text, self.language).map(|item| {
            let entry = entries::entry(text[item].trim(), self.language)?;
            entry.right.map(|_| entry.layout)
        });
        let Some(Some(first @ (Layout::Columns | Layout::As))) = layouts.next() else { return false };
        let mut others = 0;
        layouts.all(|layout| {
            others += 1;
            layout == Some(first)
        }) && others >= 2
    }

    /// Whether `text` is a cast list set as running text.
    fn is_inline_list(&self, text: &str, has_colon: bool) -> bool {
        let items: Vec<Range<usize>> = entries::items(text, self.language).collect();
        let pairs = items
            .iter()
            .filter(|item| {
                entries::entry(text[(*item).clone()].trim(), self.language)
                    .is_some_and(|entry| entry.right.is_some())
            })
            .count();
        let names =
            items.iter().filter(|item| lines::is_nameish(&text[(*item).clone()], self.language)).count();
        // `With Rita Falk, Kaya Su and Mia Roth.`
        let full = |item: &Range<usize>| text[item.clone()].trim().contains(' ');
        let full_names = items.len() > 1 && items.iter().all(full);
        // `Figuren: Anna (32), Ärztin; Ben, ihr Mann`
        let described = has_colon && items.iter().any(|item| text[item.clone()].contains('('));
        pairs > 0 && pairs * 3 >= items.len() * 2
            || (has_colon || full_names) && names == items.len()
            || described && !lines::ends_sentence(text)
    }

    /// Whether a list without a head begins at `at`: one line of several entries, or several lines of one form.
    pub(super) fn opens_bare_cast(&self, at: usize) -> bool {
        let line = &self.lines[at];
        if line.text.ends_with(['!', '?']) {
            return false;
        }
        let bracketed = |item: Range<usize>| {
            entries::entry(line.text[item].trim(), self.language)
                .is_some_and(|entry| entry.layout == Layout::Brackets)
        };
        if line.text.contains('(') && !lines::ends_sentence(line.text) {
            let mut items = entries::items(line.text, self.language);
            if items.next().is_some_and(bracketed)
                && items.next().is_some_and(bracketed)
                && items.all(bracketed)
            {
                return true;
            }
        }
        if self.lines[at..].iter().take_while(|line| self.is_described(line)).take(3).count() >= 3 {
            return true;
        }
        let Some(layout) = self.pair_layout(line) else { return false };
        let run =
            self.lines[at..].iter().take_while(|line| self.pair_layout(line) == Some(layout)).take(3).count();
        run >= 3 || run == 2 && layout == Layout::As
    }

    /// Whether `line` says in a few words who somebody is: `- **Ann Lee**, 58, manager`, `Ann Lee (58) – manager`.
    fn is_described(&self, line: &Line<'_>) -> bool {
        let (lead, skip) = lines::lead(line.text);
        let body = line.text[skip..].trim();
        let dash = ["–", "—", " - "].iter().filter_map(|dash| body.find(dash)).min();
        let end = body.find([',', '(', ':']).into_iter().chain(dash).min();
        let Some(end) = end.filter(|end| *end < 50) else { return false };
        let (name, rest) = body.split_at(end);
        let bare = name.trim_matches(['*', '_', ' ']);
        if !matches!(lead, Lead::Bullet | Lead::None) || !lines::is_nameish(bare, self.language) {
            return false;
        }
        let is_age =
            |word: &str| (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
        // `Ann Lee (58) – manager who has never …`
        let aged =
            rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).is_some_and(|(age, behind)| {
                is_age(age)
                    && (behind.is_empty() || behind.trim_start().starts_with([',', ';', ':', '–', '—', '-']))
            });
        if aged && line.chars <= LONGEST_DESCRIBED {
            return true;
        }
        let emphasised = bare.len() < name.trim().len();
        let words = || rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let tells = words().any(|word| {
            let lower = word.to_lowercase();
            is_age(word)
                || lexicon::role(&lower, self.language).is_some()
                || lexicon::kin(&lower, self.language).is_some()
        });
        line.chars <= 90 && tells && (emphasised || words().count() <= 6) && !lines::ends_sentence(body)
    }

    /// The layout of a line that is a pair of part and actor.
    pub(super) fn pair_layout(&self, line: &Line<'_>) -> Option<Layout> {
        let (_, skip) = lines::lead(line.text);
        let entry = entries::entry(&line.text[skip..], self.language)?;
        entry.right.map(|_| entry.layout)
    }

    /// Whether `line`, standing in a cast list, still belongs to it.
    pub(super) fn is_cast_line(&self, line: &Line<'_>) -> bool {
        let (lead, skip) = lines::lead(line.text);
        let body = &line.text[skip..];
        if lead == Lead::Heading {
            return false;
        }
        let others = |words: &String| body.trim_end_matches('.') == words.trim_end_matches('.');
        if lexicon::acting(self.language).others.iter().any(others) {
            return true;
        }
        if entries::entry(body, self.language).is_some() && line.chars <= 90 {
            return true;
        }
        // `Anna Berg (32): Ärztin, die …`: a name, then its description.
        let name_end = body.find(['(', ':', ',', '–', '-']).unwrap_or(body.len());
        name_end < 50 && name_end < body.len() && lines::is_nameish(&body[..name_end], self.language)
    }

    /// Whether the cast list goes on after the blank line `at`.
    pub(super) fn next_is_cast(&self, at: usize) -> bool {
        let Some(line) = self.lines[at..].iter().find(|line| !line.is_blank()) else { return false };
        let pair = self.pair_layout(line).is_some_and(|layout| layout != Layout::Plain);
        // A head with a blank line below it: the list must still come.
        let only_head = self.blocks.last().is_some_and(|block| {
            let head = self.text[block.range.clone()].to_lowercase();
            let head = head.trim_matches(|c: char| !c.is_alphanumeric());
            lexicon::cast_heads(self.language).has(head)
        });
        (pair || only_head) && self.is_cast_line(line)
    }
}
