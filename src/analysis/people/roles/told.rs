//! Of which named person a noun says what they are: right before the name, behind it, by a verb.

mod made;
mod revealed;
mod said;

use std::ops::Range;

use crate::analysis::Language;
use crate::analysis::lexicon::{self, KinTie, TitleKind};
use crate::analysis::prose::TokenKind;

use super::super::ages::years_old;
use super::super::aliases::Owners;
use super::super::candidates::{Scan, is_capital, strip_apostrophe};
use super::super::nouns::{NounPhrase, Opening};
use super::super::spans::Span;
use super::is_modifier;

/// How plainly a role is told.
pub(super) struct Told {
    pub(super) person: usize,
    pub(super) weight: f32,
    pub(super) rule: &'static str,
}

/// Of which named person the phrase says what they are, and how plainly.
pub(super) fn told_of(
    scan: &Scan<'_, '_>,
    phrase: &NounPhrase,
    spans: &[Span],
    owners: &Owners,
) -> Option<Told> {
    // `Baron Henri`: the title says it.
    if lexicon::title(scan.token(phrase.head).text, scan.language)
        .is_some_and(|title| title.kind == TitleKind::Noble)
    {
        return None;
    }
    // `a lighthouse keeper's daughter` is no keeper.
    if scan.language == Language::English && strip_apostrophe(scan.token(phrase.head).text).is_some() {
        return None;
    }
    let first = spans.partition_point(|span| span.sentence < phrase.sentence);
    let past = spans.partition_point(|span| span.sentence <= phrase.sentence);
    let sentence = scan.prose.sentences[phrase.sentence].tokens.clone();
    let around = Around { scan, phrase, spans, here: first..past, sentence };
    let (span, weight, rule) = around.tell()?;
    Some(Told { person: owners.get(span).copied().flatten()?, weight, rule })
}

/// So many tokens from the bracket that opens may stand what is said of somebody in it.
const LONGEST_BRACKET: usize = 24;

/// So many tokens has an apposition before another one at most, its comma with it.
const APPOSITION: usize = 5;
/// More adjectives and adverbs stand before nobody's trade.
const MODIFIERS: usize = 4;
/// A relative clause between a noun and what is said of it has at most so many tokens.
const CLAUSE: usize = 12;

/// A span, how plainly the phrase tells of it, and the rule.
type Found = (usize, f32, &'static str);

/// The phrase among the names of its sentence.
struct Around<'a, 'p, 't> {
    scan: &'a Scan<'p, 't>,
    phrase: &'a NounPhrase,
    spans: &'a [Span],
    /// The names of the sentence, in `spans`.
    here: Range<usize>,
    sentence: Range<usize>,
}

impl Around<'_, '_, '_> {
    fn tell(&self) -> Option<Found> {
        if let Some(span) = self.phrase.name {
            return (!self.is_met(span)).then_some((span, 3.0, "role/before-name"));
        }
        self.called_behind()
            .or_else(|| self.is_revealed())
            .or_else(|| self.behind_complement())
            .or_else(|| self.behind_colon())
            .or_else(|| self.begins_fragment())
            .or_else(|| self.bracketed())
            .or_else(|| self.epithet())
            .or_else(|| self.apposed())
            .or_else(|| self.before_comma())
            .or_else(|| self.said_by_verb())
            .or_else(|| self.made())
    }

    /// `legt die Hebamme Romy ihren Sohn in den Arm`: Romy was met before, without such a role.
    fn is_met(&self, span: usize) -> bool {
        let short = self.spans[span].parts.len() == 1 && self.spans[span].titles.is_empty();
        short
            && self.phrase.opening == Opening::Definite
            && self.phrase.kin.is_none()
            && self.scan.language == Language::German
            && self.phrase.nominative
            && self.spans[span].again
    }

    fn lower(&self, at: usize, by: isize) -> &str {
        self.scan.beside(at, by).map_or("", |token| token.lower.as_str())
    }

    fn ends_at(&self, token: usize) -> Option<usize> {
        let found = self.first(|span| span.tokens.end >= token);
        self.here.contains(&found).then_some(found).filter(|&found| self.spans[found].tokens.end == token)
    }

    /// The first name of the sentence that `is_there`, as all after it are; the end of the names where none is.
    fn first(&self, is_there: impl Fn(&Span) -> bool) -> usize {
        let here = &self.spans[self.here.clone()];
        self.here.start + here.partition_point(|span| !is_there(span))
    }

    /// The names that begin at `from` or after it, and before `until`.
    fn beginning(&self, from: usize, until: usize) -> Range<usize> {
        let first = self.first(|span| span.tokens.start >= from);
        first..self.first(|span| span.tokens.start >= until).max(first)
    }

    /// The name at `token`, its titles and trades aside.
    fn starts_at(&self, token: usize) -> Option<usize> {
        self.beginning(token, token + 4).find(|&span| {
            let start = self.spans[span].tokens.start;
            (token..start).all(|other| self.leads_to_name(other))
        })
    }

    fn leads_to_name(&self, token: usize) -> bool {
        let language = self.scan.language;
        let word = self.scan.token(token);
        // `jazz singer Lucille Bright`, `the proud Mrs Bell`
        let qualifies = language == Language::English
            && word.kind == TokenKind::Word
            && word.text == word.lower
            && lexicon::is_word(&word.lower, language)
            && !lexicon::function_words(language).has(&word.lower)
            && !word.lower.ends_with("ing")
            && !word.lower.ends_with('s');
        lexicon::title(word.text, language).is_some()
            || lexicon::role(&word.lower, language).is_some()
            || is_modifier(self.scan, token) && language == Language::German
            || lexicon::determiners(language).has(&word.lower)
            || years_old(&word.lower, language).is_some()
            // `the gardener, one Pierre Lacombe,`
            || language == Language::English && lexicon::numbers(language).one.has(&word.lower)
            || qualifies
    }

    /// `chief of surgery Marcus Thorne`, `Leiter der Klinik, Dr. Berg`: what the noun governs stands between.
    fn behind_complement(&self) -> Option<Found> {
        let (scan, head) = (self.scan, self.phrase.head);
        let governs = lexicon::role_list(scan.language).complements.contains(self.lower(head, 1));
        let kin = self.phrase.kin.is_some_and(|kin| !matches!(kin.tie, KinTie::Superior | KinTie::Other));
        if !governs {
            return None;
        }
        let mut at = head + 2;
        while at < self.sentence.end.min(head + 6) && scan.token(at).kind == TokenKind::Word {
            // At least one word is what the noun governs.
            if at > head + 2
                && (self.names_at(at).is_some()
                    || lexicon::title(scan.token(at).text, scan.language).is_some())
            {
                let bare = !lexicon::determiners(scan.language).has(&scan.token(at - 1).lower);
                let english = bare && scan.language == Language::English && !kin;
                let span = self.starts_at(at).filter(|_| english)?;
                return Some((span, 2.0, "role/before-name"));
            }
            at += 1;
        }
        if at == head + 2 || at >= self.sentence.end || scan.token(at).text != "," {
            return None;
        }
        let span = self.starts_at(at + 1)?;
        let closes = matches!(self.lower(self.spans[span].tokens.end - 1, 1), "," | "." | "(");
        closes.then_some((span, 1.6, "role/before-name"))
    }

    fn names_at(&self, token: usize) -> Option<usize> {
        self.beginning(token, token + 1).next()
    }

    /// `Ein Toter treibt im Hafen: der Lotse Enno Harms`; `einen Passagier: Rui`; `ein Statiker namens Joscha`
    fn behind_colon(&self) -> Option<Found> {
        let head = self.phrase.head;
        if self.phrase.opening == Opening::Indefinite
            && let Some(colon) = first_in(&self.scan.colons, head + 1..self.sentence.end)
            && let Some(span) = self.starts_at(colon + 1)
        {
            return Some((span, 1.4, "role/before-name"));
        }
        let next = self.lower(head, 1);
        let announced = next == ":" || lexicon::calling(self.scan.language).before_name.has(next);
        self.reveals_at(head + 2).filter(|_| announced).map(|span| (span, 2.0, "role/before-name"))
    }

    /// `Lissy hat es weit gebracht: Küchenchefin in Hamburg`
    fn begins_fragment(&self) -> Option<Found> {
        let first = self.here.clone().next()?;
        (self.lower(self.phrase.tokens.start, -1) == ":"
            && self.phrase.opening == Opening::Bare
            && self.spans[first].tokens.start == self.sentence.start)
            .then_some((first, 1.2, "role/said-of"))
    }

    /// `Ben (17, Lenas Zwilling, Klassensprecher)`: one of the things in brackets behind a name.
    fn bracketed(&self) -> Option<Found> {
        let (scan, start) = (self.scan, self.phrase.tokens.start);
        let open = (self.sentence.start..start).rev().take(LONGEST_BRACKET).find_map(|at| {
            match scan.token(at).text {
                "(" => Some(Some(at)),
                ")" => Some(None),
                _ => None,
            }
        })??;
        let first = (open + 1..start)
            .rev()
            .find(|&at| scan.token(at).text == ",")
            .map_or(open + 1, |comma| comma + 1);
        let leads = (first..start).all(|at| self.leads_to_name(at));
        let closes = scan.prose.tokens.get(self.phrase.head + 1).is_some_and(|next| {
            matches!(next.text, "," | ")") || next.kind == TokenKind::Word && !is_capital(next)
        });
        let span = self.ends_at(open).filter(|&span| !self.spans[span].genitive)?;
        (leads && closes).then_some((span, 2.4, "role/behind-name"))
    }

    /// `Oruen the ferryman`, `says Gaz the fitter`: right behind the name, which no verb before it makes somebody to whom
    /// something is given or told.
    fn epithet(&self) -> Option<Found> {
        let (scan, start) = (self.scan, self.phrase.tokens.start);
        if scan.language != Language::English || self.phrase.opening != Opening::Definite {
            return None;
        }
        let span = self.ends_at(start).filter(|&span| !self.spans[span].genitive)?;
        let words = lexicon::closed(scan.language);
        let from = self.spans[span].tokens.start;
        let before = scan.beside(from, -1);
        // `“Nobody,” says Gaz the fitter`, but `tells Gaz the fitter is dead`
        let said = || scan.beside(from, -2).is_none_or(|mark| mark.kind == TokenKind::Mark);
        let free = before.is_none_or(|before| {
            before.kind == TokenKind::Mark
                || words.prepositions.contains(&before.lower)
                || words.coordinators.contains(&before.lower)
                || said() && crate::analysis::quotes::speech_words(scan.language).say.contains(&before.lower)
        });
        (from == self.sentence.start || free).then_some((span, 2.0, "role/behind-name"))
    }

    /// `Ben, ein junger Arzt,`; `Ben (Rita Falk), Arzt`; `Ben, 17, Schüler`
    fn apposed(&self) -> Option<Found> {
        let scan = self.scan;
        let least = self.sentence.start;
        let mut comma = self.head_of_apposition();
        // `Ida, Ruth and Max's eldest,`
        let and = &lexicon::closed(scan.language).and;
        if comma > least + 1
            && matches!(self.phrase.opening, Opening::Owner(_))
            && and.contains(&scan.token(comma - 1).lower)
            && let Some(other) = self.ends_at(comma - 1)
        {
            comma = self.spans[other].tokens.start;
        }
        let comma = self.before_modifiers(comma);
        if comma == least || scan.token(comma - 1).text != "," {
            return None;
        }
        let mut end = comma - 1;
        if end > least && scan.token(end - 1).text == ")" {
            end = last_in(&scan.brackets, least..end).unwrap_or(end);
        }
        let aged = least + 2 <= end && self.is_age(end - 1);
        if aged && scan.token(end - 2).text == "," {
            end -= 2;
        }
        // `stellt sich als Quist vor, Offizier`
        let prefixes = &lexicon::role_list(scan.language).prefixes;
        let prefix = end > least && prefixes.contains(&scan.token(end - 1).lower);
        if prefix && self.ends_at(end).is_none() {
            end -= 1;
        }
        let beside = self.ends_at(end).or_else(|| self.before_apposition(end));
        if let Some(span) = beside.filter(|&span| !self.spans[span].genitive) {
            return Some((span, 2.5, "role/behind-name"));
        }
        // `dass er Tessa liebt, Leopolds Tochter,`: the verb stands between.
        let closes = matches!(self.lower(self.phrase.head, 1), "," | "." | "" | ";" | "–");
        let owned = matches!(self.phrase.opening, Opening::Owner(_) | Opening::Possessive(_));
        if scan.language == Language::German
            && closes
            && owned
            && end > least
            && !is_capital(scan.token(end - 1))
            && let Some(span) = self.ends_at(end - 1).filter(|&span| !self.spans[span].genitive)
        {
            return Some((span, 1.2, "role/behind-name"));
        }
        // `der Pförtner, ihr Eddi`; `Ihr Chef, Polizeirat Knoll,`
        let span = self.beginning(self.phrase.head + 2, self.phrase.head + 5).find(|&span| {
            let gap = self.phrase.head + 1..self.spans[span].tokens.start;
            !gap.is_empty() && gap.len() <= 3 && scan.token(gap.start).text == ","
        })?;
        self.phrase.nominative.then_some((span, 1.5, "role/before-name"))
    }

    /// Where the adjectives and adverbs begin that stand before the phrase at `start`: `Kern, einst gefeierte Sängerin`, `Kern,
    /// once a nurse`. In English an adjective stands behind the article: `Edith, 80, wants her nurse back` has a verb there.
    fn before_modifiers(&self, start: usize) -> usize {
        let scan = self.scan;
        let bare = self.phrase.opening == Opening::Bare || scan.language == Language::German;
        let attributive = &lexicon::closed(scan.language).attributive;
        let once = &lexicon::role_list(scan.language).once;
        let leads = |at: usize| {
            let lower = &scan.token(at).lower;
            bare && is_modifier(scan, at)
                || attributive.contains(lower)
                || once.contains(lower)
                || scan.language == Language::English && lower.ends_with("ly")
        };
        let mut first = start;
        while first > self.sentence.start
            && start - first < MODIFIERS
            && scan.token(first - 1).text != ","
            && leads(first - 1)
        {
            first -= 1;
        }
        first
    }

    /// `Ronnie, Monis Ex, Robins Vater,`: the name before another apposition, which ends at `end`.
    fn before_apposition(&self, end: usize) -> Option<usize> {
        let scan = self.scan;
        let told = lexicon::is_person_noun(&scan.token(end.checked_sub(1)?).lower, scan.language);
        let comma =
            (self.sentence.start..end).rev().take(APPOSITION).find(|&at| scan.token(at).text == ",")?;
        let words = (comma + 1..end).all(|at| scan.token(at).kind == TokenKind::Word);
        (told && words).then(|| self.ends_at(comma)).flatten()
    }

    /// Where the apposition begins of which the phrase is what somebody is: an age, another noun, a time stand before it.
    fn head_of_apposition(&self) -> usize {
        let mut comma = self.phrase.tokens.start;
        let words = lexicon::closed(self.scan.language);
        // `Jakob, vierzehn und Lehrling`, `Ida, widow and nurse`
        if comma >= self.sentence.start + 3
            && words.and.contains(self.lower(comma, -1))
            && (self.lower(comma, -3) == ","
                || self.lower(comma, -4) == ","
                    && lexicon::numbers(self.scan.language).nearly.has(self.lower(comma, -3)))
            && (self.is_age(comma - 2) || lexicon::is_person_noun(self.lower(comma, -2), self.scan.language))
        {
            comma -= if self.lower(comma, -3) == "," { 2 } else { 3 };
        }
        // `Kemal, Nilays Onkel und Hausmeister`, `Karl, ihr Onkel und Verwalter`
        if comma >= self.sentence.start + 4
            && words.and.contains(self.lower(comma, -1))
            && lexicon::kin(self.lower(comma, -2), self.scan.language).is_some()
            && self.lower(comma, -4) == ","
        {
            comma -= 3;
        }
        // `Jadwiga, seit zwei Jahren Luzis Haushälterin,`
        let since = (2..=4).find(|&by| words.since.contains(self.lower(comma, -by)));
        if let Some(open) =
            since.and_then(|by| comma.checked_add_signed(-by)).filter(|&open| open > self.sentence.start)
            && self.scan.token(open - 1).text == ","
        {
            comma = open;
        }
        // `Ida, von Beruf Tischlerin,`
        let by_trade = &lexicon::role_list(self.scan.language).by_trade;
        if comma >= self.sentence.start + 2 && by_trade.contains(self.lower(comma, -1)) {
            comma -= 2;
        }
        comma
    }

    /// `Ihr Chef, Polizeirat Knoll,`; `A watchman, Raul's nephew Benny,`
    fn before_comma(&self) -> Option<Found> {
        let (scan, phrase) = (self.scan, self.phrase);
        // `Her business partner and brother-in-law, Leonard Blum,`
        if lexicon::closed(scan.language).and.contains(self.lower(phrase.head, 1))
            && let Some(by) = (3..5).find(|&by| self.lower(phrase.head, by) == ",")
            && (2..by)
                .all(|by| scan.beside(phrase.head, by).is_some_and(|token| token.kind == TokenKind::Word))
            && lexicon::is_person_noun(self.lower(phrase.head, by - 1), scan.language)
            && let Some(span) = self.names_at(phrase.head.saturating_add_signed(by + 1))
        {
            return phrase.nominative.then_some((span, 1.6, "role/before-name"));
        }
        if let Some(found) = self.behind_clause() {
            return Some(found);
        }
        // `Die Zugbegleiterin – Ida Kern – klopft`
        if matches!(self.lower(phrase.head, 1), "–" | "—")
            && let Some(span) = self.names_at(phrase.head + 2)
            && self.lower(self.spans[span].tokens.end - 1, 1) == self.lower(phrase.head, 1)
        {
            return Some((span, 1.5, "role/before-name"));
        }
        if self.lower(phrase.head, 1) != "," {
            return None;
        }
        let named = |span: usize| matches!(self.lower(self.spans[span].tokens.end - 1, 1), "," | "." | "(");
        let kin = || {
            let owner = self.names_at(phrase.head + 2).filter(|&span| self.spans[span].genitive)?;
            let noun = self.spans[owner].tokens.end;
            lexicon::kin(&scan.prose.tokens.get(noun)?.lower, scan.language)?;
            self.names_at(noun + 1)
        };
        if let Some(span) = kin().filter(|&span| named(span) && phrase.nominative) {
            return Some((span, 1.6, "role/before-name"));
        }
        // `Der Pelzhändler, dem der alte Wiebe das Leben gerettet hat, …`
        let words = lexicon::closed(scan.language);
        if words.relatives.contains(self.lower(phrase.head, 2))
            && words.determiners.contains(self.lower(phrase.head, 3))
        {
            return None;
        }
        let span = self.starts_at(phrase.head + 2)?;
        (phrase.nominative
            || matches!(phrase.opening, Opening::Possessive(_))
            || matches!(phrase.opening, Opening::Owner(_)) && named(span)
            || phrase.opening == Opening::Definite && named(span))
        .then_some((span, 1.6, "role/before-name"))
    }

    /// `The actor whom he loves, Felix Darrow,`
    fn behind_clause(&self) -> Option<Found> {
        let (scan, from) = (self.scan, self.phrase.head + 1);
        let relative = lexicon::closed(scan.language).relatives.contains(self.lower(from, 0));
        if scan.language != Language::English || !relative || self.phrase.opening != Opening::Definite {
            return None;
        }
        let comma = (from + 1..self.sentence.end.min(from + CLAUSE))
            .find(|&at| scan.token(at).kind == TokenKind::Mark)
            .filter(|&at| scan.token(at).text == ",")?;
        let span = self.names_at(comma + 1)?;
        let closes = matches!(self.lower(self.spans[span].tokens.end - 1, 1), "," | "." | "(");
        closes.then_some((span, 1.3, "role/before-name"))
    }

    fn is_age(&self, at: usize) -> bool {
        let token = self.scan.token(at);
        token.kind == TokenKind::Number
            || super::super::ages::number(&token.lower, self.scan.language).is_some()
    }
}

/// The first of `places`, which are in order, in `range`.
fn first_in(places: &[usize], range: Range<usize>) -> Option<usize> {
    let first = *places.get(places.partition_point(|&place| place < range.start))?;
    range.contains(&first).then_some(first)
}

/// The last of `places`, which are in order, in `range`.
fn last_in(places: &[usize], range: Range<usize>) -> Option<usize> {
    let last = *places[..places.partition_point(|&place| place < range.end)].last()?;
    range.contains(&last).then_some(last)
}

fn is_copula(scan: &Scan<'_, '_>, lower: &str) -> bool {
    lexicon::closed(scan.language).copulas.contains(lower)
}
