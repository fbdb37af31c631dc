//! Names as they stand in the text: which neighbouring words make one name, and what stands before it.

mod particles;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::analysis::Language;
use crate::analysis::keyed::Keyed;
use crate::analysis::lexicon;
use crate::analysis::lines;
use crate::analysis::morphology::{self, Known};
use crate::analysis::nouns::noun_words;
use crate::analysis::prose::{Token, TokenKind};
use crate::analysis::settings::place_words;

use super::address::Address;
use super::candidates::{Scan, is_capital, is_determiner, is_shouted};
use super::features::age_follows;
use super::names::{BARRED, Verdict};
use particles::is_noble_particle;

/// A name where it stands.
#[derive(Clone, Debug)]
pub(super) struct Span {
    /// In `Prose::sentences`.
    pub(super) sentence: usize,
    /// The words of the name, without title, in `Prose::tokens`.
    pub(super) tokens: Range<usize>,
    /// The words of the name in the nominative, particles included.
    pub(super) parts: Vec<String>,
    /// The titles before it, the first first.
    pub(super) titles: Vec<Address>,
    /// A nickname set inside the name: `Marguerite "Mags" Doyle`.
    pub(super) nickname: Option<String>,
    /// Whether it stands in the genitive.
    pub(super) genitive: bool,
    /// Whether it means a family: `die Bergs`.
    pub(super) family: bool,
    /// Whether its bearer was named before.
    pub(super) again: bool,
    /// The best verdict among its words: score and candidate.
    pub(super) best: (f32, usize),
}

/// All names in the text, in order.
pub(super) fn find(scan: &Scan<'_, '_>, verdicts: &mut [Verdict], cast: &[Vec<String>]) -> Vec<Span> {
    let spans = pass(scan, verdicts, cast);
    // A nickname set inside a name is a name wherever it stands, and so is a surname that is no word: `lacht Sponza`.
    let mut more = false;
    let surname = |span: &Span| span.parts.get(1..)?.last().filter(|part| is_no_word(scan, part)).cloned();
    let names = spans.iter().flat_map(|span| [span.nickname.clone(), surname(span)]).flatten();
    for name in names.collect::<BTreeSet<String>>() {
        for &candidate in scan.with_base(&name) {
            let verdict = &mut verdicts[candidate];
            if verdict.score <= 0.0 && verdict.score > BARRED {
                verdict.score = 0.5;
                more = true;
            }
        }
    }
    if more { pass(scan, verdicts, cast) } else { spans }
}

fn is_no_word(scan: &Scan<'_, '_>, part: &str) -> bool {
    scan.forms.get(part).is_some_and(|form| form.known == Known::No)
}

fn pass(scan: &Scan<'_, '_>, verdicts: &[Verdict], cast: &[Vec<String>]) -> Vec<Span> {
    let cast_pairs = cast_pairs(cast);
    let (pairs, takers) = pairs(scan, verdicts, &cast_pairs);
    let finder = Finder {
        scan,
        verdicts,
        pairs,
        takers,
        cast_pairs,
        alone: alone(scan, verdicts),
        sure: sure(scan, verdicts),
        led: led(scan, verdicts),
    };
    let mut spans = Vec::new();
    for sentence in &scan.prose.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if let Some(span) = finder.span(at, sentence.tokens.end) {
                at = span.tokens.end.max(at + 1);
                // A word right behind a name that is no part of it is what somebody does something to.
                let object = scan.candidate_of.get(at).copied().flatten().is_some_and(|candidate| {
                    let form = scan.form(&scan.candidates[candidate]);
                    form.known == Known::Listed
                        && form.first.is_none()
                        && scan.groups[scan.candidates[candidate].group].len() == 1
                        && !scan.cast.contains(&scan.candidates[candidate].base)
                });
                if object && !span.genitive && at < sentence.tokens.end {
                    at += 1;
                }
                spans.push(span);
            } else {
                at += 1;
            }
        }
    }
    spans
}

struct Finder<'s, 'p, 't> {
    scan: &'s Scan<'p, 't>,
    verdicts: &'s [Verdict],
    /// How often two names stand side by side, by the groups of both.
    pairs: Keyed<(usize, usize), usize>,
    /// By a first name, the surnames behind it.
    takers: Keyed<&'s str, Takers<'s>>,
    cast_pairs: BTreeSet<(&'s str, &'s str)>,
    /// For each group whether the name also stands alone.
    alone: Vec<bool>,
    /// For each group whether it is surely a name somewhere.
    sure: Vec<bool>,
    /// By a group and the particle before the name, where the particle stands inside a full name: two places at most.
    led: Keyed<(usize, &'s str), Vec<usize>>,
}

/// Surnames behind one first name.
struct Takers<'s> {
    /// One of them.
    one: &'s str,
    /// Whether there is another.
    several: bool,
}

fn is_name(scan: &Scan<'_, '_>, verdicts: &[Verdict], token: usize) -> bool {
    scan.candidate_of.get(token).copied().flatten().is_some_and(|candidate| verdicts[candidate].score > 0.0)
}

type Pairs<'s> = (Keyed<(usize, usize), usize>, Keyed<&'s str, Takers<'s>>);

fn pairs<'s>(
    scan: &'s Scan<'_, '_>,
    verdicts: &[Verdict],
    cast_pairs: &BTreeSet<(&'s str, &'s str)>,
) -> Pairs<'s> {
    let mut pairs = Keyed::default();
    let mut takers = Keyed::default();
    let mut take = |first: &'s str, second: &'s str| {
        if scan.forms.get(second).is_none_or(|form| form.known == Known::No || form.surname) {
            let takers = takers.entry(first, || Takers { one: second, several: false });
            takers.several |= takers.one != second;
        }
    };
    for two in scan.candidates.windows(2) {
        let [a, b] = two else { continue };
        if a.token + 1 == b.token && !a.genitive && is_name(scan, verdicts, a.token) {
            *pairs.entry((a.group, b.group), || 0) += 1;
            take(&a.base, &b.base);
        }
    }
    cast_pairs.iter().for_each(|&(first, second)| take(first, second));
    (pairs, takers)
}

fn sure(scan: &Scan<'_, '_>, verdicts: &[Verdict]) -> Vec<bool> {
    let is_sure = |group: &Vec<usize>| group.iter().any(|&candidate| verdicts[candidate].score > 0.5);
    scan.groups.iter().map(is_sure).collect()
}

fn led<'s>(scan: &'s Scan<'_, '_>, verdicts: &[Verdict]) -> Keyed<(usize, &'s str), Vec<usize>> {
    let mut led = Keyed::default();
    for candidate in &scan.candidates {
        let at = candidate.token;
        let Some(particle) = scan.beside(at, -1).filter(|token| is_noble_particle(&token.lower)) else {
            continue;
        };
        let inside = (-3..=-2).any(|by| {
            scan.candidate_beside(at, by).is_some_and(|name| is_name(scan, verdicts, name.token))
                || scan.beside(at, by).is_some_and(|t| lexicon::title(t.text, scan.language).is_some())
        });
        if inside {
            let places: &mut Vec<usize> = led.entry((candidate.group, particle.lower.as_str()), Vec::new);
            if places.len() < 2 {
                places.push(at);
            }
        }
    }
    led
}

fn cast_pairs(cast: &[Vec<String>]) -> BTreeSet<(&str, &str)> {
    cast.iter().flat_map(|parts| parts.windows(2)).map(|two| (two[0].as_str(), two[1].as_str())).collect()
}

fn alone(scan: &Scan<'_, '_>, verdicts: &[Verdict]) -> Vec<bool> {
    let closed = lexicon::closed(scan.language);
    let mut alone = vec![false; scan.groups.len()];
    for candidate in &scan.candidates {
        alone[candidate.group] |= {
            let at = candidate.token;
            let before = at
                .checked_sub(1)
                .is_some_and(|before| scan.beside(at, -1).is_some() && is_name(scan, verdicts, before));
            let after =
                !candidate.genitive && scan.beside(at, 1).is_some() && is_name(scan, verdicts, at + 1);
            // `Frau Falk` is a surname.
            let addressed =
                scan.beside(at, -1).is_some_and(|token| lexicon::title(token.text, scan.language).is_some());
            // `die Krasniqis` are a family.
            let family = candidate.genitive
                && scan.beside(at, -1).is_some_and(|token| closed.plural_articles.contains(&token.lower));
            !before && !after && !addressed && !family && is_name(scan, verdicts, at)
        };
    }
    alone
}

impl Finder<'_, '_, '_> {
    /// The name that begins at token `at`.
    fn span(&self, at: usize, end: usize) -> Option<Span> {
        let scan = self.scan;
        let particles = self.leading_particles(at, end);
        let first = at + particles;
        if first >= end || !is_name(scan, self.verdicts, first) && !self.is_given(first, end) {
            return None;
        }
        let candidate_index = scan.candidate_of[first]?;
        if self.ends_a_place(first) {
            return None;
        }
        let candidate = &scan.candidates[candidate_index];
        let token = scan.token(at);
        let mut span = Span {
            sentence: token.sentence,
            tokens: at..first + 1,
            parts: (at..first).map(|token| scan.token(token).text.to_lowercase()).collect(),
            titles: Vec::new(),
            nickname: None,
            genitive: candidate.genitive,
            family: false,
            again: false,
            best: (self.verdicts[candidate_index].score, candidate_index),
        };
        if particles == 0
            && let Some(nickname) = self.nickname_before(at)
        {
            span.parts.push(nickname.to_owned());
            span.tokens.start = at - 1;
        }
        span.parts.push(candidate.base.clone());
        while !span.genitive && span.parts.len() < 6 && self.extend(&mut span, end) {}
        if self.is_firm(&span, at) || self.is_place(&span, at) {
            return None;
        }
        span.titles = self.titles(at);
        span.family = self.is_family(&span, at, first);
        Some(span)
    }

    /// `Upstairs, Chip Delgado starts`: a word with a capital of its own right before a name, whatever word it is.
    fn is_given(&self, at: usize, end: usize) -> bool {
        let scan = self.scan;
        let Some(index) = scan.candidate_of[at].filter(|_| scan.language == Language::English) else {
            return false;
        };
        let candidate = &scan.candidates[index];
        let form = scan.form(candidate);
        let token = scan.token(at);
        let other = form.title.is_some()
            || form.role
            || form.kin
            || lexicon::calendar(scan.language).has(&form.lower)
            || lexicon::company_words(scan.language).has(&form.lower)
            || lexicon::is_town(&form.lower, scan.language)
            || place_words(scan.language).names.contains(&candidate.base)
            || self.is_setting(token);
        let alone = !candidate.genitive && !candidate.opens && !is_shouted(token);
        let before = scan
            .beside(at, -1)
            .is_some_and(|before| is_capital(before) || is_determiner(&before.lower, scan.language));
        let surname = at + 1 < end
            && scan.candidate_of[at + 1].is_some_and(|next| {
                let own = &scan.candidates[next];
                let form = scan.form(own);
                self.verdicts[next].score > 0.0
                    && form.first.is_none()
                    && (form.surname || form.known == Known::No)
            });
        alone && !other && !before && surname && self.verdicts[index].score > BARRED
    }

    /// `Big Jim`, `Mad Meg`: what stands before the name at `at` and belongs to it.
    fn nickname_before(&self, at: usize) -> Option<&str> {
        let before = self.scan.beside(at, -1)?.text;
        let nicknames = &lexicon::calling(self.scan.language).nicknames;
        let describes = at.checked_sub(1).is_some_and(|before| self.scan.describes_full_name(before));
        (nicknames.contains(before) && !describes).then_some(before)
    }

    /// `Winter & Söhne`; but `Anna & Ben` are two.
    fn is_firm(&self, span: &Span, at: usize) -> bool {
        let scan = self.scan;
        let from = |by: isize| if by > 0 { span.tokens.end - 1 } else { at };
        let joined = |by: isize| scan.beside(from(by), by).is_some_and(|token| token.text == "&");
        let couple = |by: isize| {
            scan.beside(from(by), by * 2)
                .is_some_and(|token| lexicon::first_name(&token.lower, scan.language).is_some())
        };
        [1, -1].into_iter().any(|by| joined(by) && !couple(by))
    }

    /// `Lyle House`, `at Grace Hall`: a place named after somebody; `Penny Marsh` is somebody.
    fn is_place(&self, span: &Span, at: usize) -> bool {
        let scan = self.scan;
        let last = scan.token(span.tokens.end - 1);
        let setting = |token: &Token<'_>| is_capital(token) && self.is_setting(token);
        let before = scan.beside(at, -1).map_or("", |token| token.lower.as_str());
        let local = lexicon::local_prepositions(scan.language).has(before)
            || scan.language == Language::English && lexicon::closed(scan.language).definite.contains(before);
        let person = lexicon::is_surname(&last.lower)
            && scan.forms.get(&span.parts[0]).is_some_and(|form| form.first.is_some())
            && !local;
        span.parts.len() > 1 && setting(last) && !person && self.titles(at).is_empty()
            || !span.genitive && scan.beside(span.tokens.end - 1, 1).is_some_and(setting)
    }

    /// Whether an English word names a setting, and nobody of the cast.
    fn is_setting(&self, token: &Token<'_>) -> bool {
        let scan = self.scan;
        scan.language == Language::English
            && !scan.cast.contains(token.text)
            && place_words(scan.language).setting(&token.lower, scan.language).is_some()
    }

    /// `Familie Kern`, `die Kerns`: whether the surname at `first` means all who bear it.
    fn is_family(&self, span: &Span, at: usize, first: usize) -> bool {
        let scan = self.scan;
        let bearers = &noun_words(scan.language).bearers;
        let closed = lexicon::closed(scan.language);
        let of_family = scan.beside(at, -1).is_some_and(|token| bearers.contains(&token.lower));
        let couple =
            scan.beside(span.tokens.end - 1, 1).is_some_and(|token| closed.and.contains(&token.lower));
        let article = |token: &Token<'_>| {
            closed.plural_articles.contains(&token.lower) || closed.before_determiners.contains(&token.lower)
        };
        of_family && !couple && span.parts.len() == 1
            || span.parts.len() == 1
                && span.tokens.len() == 1
                && scan.token(first).text.ends_with('s')
                && span.genitive
                && scan.beside(first, -1).is_some_and(article)
                && scan.beside(first, 1).is_none_or(|token| !is_capital(token))
                && span.titles.is_empty()
    }

    /// `Lyle House`: the second word of a place's name is nobody either.
    fn ends_a_place(&self, at: usize) -> bool {
        let scan = self.scan;
        self.is_setting(scan.token(at))
            && scan.beside(at, -1).is_some_and(|before| {
                is_capital(before) && lexicon::title(before.text, scan.language).is_none()
            })
    }

    /// Takes one more word into the name; `false` where it ends.
    fn extend(&self, span: &mut Span, end: usize) -> bool {
        let scan = self.scan;
        let at = span.tokens.end;
        if at >= end {
            return false;
        }
        let token = scan.token(at);
        let candidate_at =
            |token: usize| scan.candidate_of.get(token).copied().flatten().filter(|_| token < end);
        // `Clark G. Flipper`
        if token.kind == TokenKind::Word
            && token.text.chars().count() == 2
            && token.text.ends_with('.')
            && is_capital(token)
            && candidate_at(at + 1).is_some()
        {
            span.parts.push(token.text.to_owned());
            self.take(span, at + 1);
            return true;
        }
        // `Marguerite "Mags" Doyle`
        if token.text.chars().all(lines::is_quote) && token.kind == TokenKind::Mark {
            let close = (at + 2..end.min(at + 4)).find(|&other| {
                scan.token(other).text.chars().all(lines::is_quote)
                    && scan.token(other).kind == TokenKind::Mark
            });
            if let Some(close) = close
                && close + 1 < end
                && candidate_at(close + 1).is_some()
                && (at + 1..close).all(|other| is_capital(scan.token(other)))
            {
                let words: Vec<&str> = (at + 1..close).map(|other| scan.token(other).text).collect();
                span.nickname = Some(words.join(" "));
                self.take(span, close + 1);
                return true;
            }
            return false;
        }
        let particles = (at..end.min(at + 3))
            .take_while(|&other| lines::is_particle(scan.quiet(other)) && !is_joining(scan.quiet(other)))
            .count();
        if particles > 0 {
            return self.extend_over_particles(span, at, particles, end);
        }
        let name =
            candidate_at(at).is_some() && (is_name(scan, self.verdicts, at) || self.is_surname(span, at));
        if !name || !self.joins(span, at, end) {
            return false;
        }
        self.take(span, at);
        true
    }

    /// Whether the first name `first` stands before another surname than `second` elsewhere.
    fn is_taken(&self, first: &str, second: &str) -> bool {
        self.takers.get(first).is_some_and(|takers| takers.several || takers.one != second)
    }

    /// Whether the word at `at`, by itself no name, is one behind the first name before it.
    fn is_surname(&self, span: &Span, at: usize) -> bool {
        let scan = self.scan;
        let Some(index) = scan.candidate_of[at] else { return false };
        let candidate = &scan.candidates[index];
        let form = scan.form(candidate);
        let after_first = span.parts.last().is_some_and(|part| {
            scan.forms.get(part).is_some_and(|form| form.first.is_some() || form.known == Known::No)
        });
        let names = span.parts.iter().filter(|part| part.starts_with(char::is_uppercase)).count();
        let taken = span.parts.last().is_some_and(|first| self.is_taken(first, &candidate.base));
        // `Ash Wetherby is ten`: a word that is none takes its capital from the name before it.
        let strange = scan.language == Language::English && form.known == Known::No && !span.genitive;
        if taken || !after_first && !strange || names > 1 || lexicon::calendar(scan.language).has(&form.lower)
        {
            return false;
        }
        let known_elsewhere = self.sure[candidate.group];
        match scan.language {
            Language::German => {
                form.known == Known::No && form.title.is_none()
                    || form.surname
                        && (known_elsewhere || form.known != Known::Listed || age_follows(scan, at))
            }
            Language::English => !form.kin,
        }
    }

    /// Takes the word at `token` as the next part.
    fn take(&self, span: &mut Span, token: usize) {
        let scan = self.scan;
        if let Some(index) = scan.candidate_of[token] {
            let candidate = &scan.candidates[index];
            span.parts.push(candidate.base.clone());
            span.genitive = candidate.genitive;
            if self.verdicts[index].score > span.best.0 {
                span.best = (self.verdicts[index].score, index);
            }
        }
        span.tokens.end = token + 1;
    }

    /// Whether the name at token `at` is one with the words before it, or another person's.
    fn joins(&self, span: &Span, at: usize, end: usize) -> bool {
        let scan = self.scan;
        let (Some(a), Some(b)) = (scan.candidate_of[at - 1], scan.candidate_of[at]) else { return false };
        let (a, b) = (&scan.candidates[a], &scan.candidates[b]);
        let pair = (a.base.as_str(), b.base.as_str());
        if self.cast_pairs.contains(&pair)
            || self.pairs.get(&(a.group, b.group)).is_some_and(|&pairs| pairs >= 2)
        {
            return true;
        }
        // `weil Uwe Ketchup bestellt hat`: Uwe has another surname, and the word is a word.
        if self.is_taken(&a.base, &b.base) && scan.form(b).known != Known::No && scan.form(b).first.is_none()
        {
            return false;
        }
        let (first_a, first_b) = (scan.form(a).first.is_some(), scan.form(b).is_first());
        let names = span.parts.iter().filter(|part| part.starts_with(char::is_uppercase)).count();
        let surname_next = !b.genitive && at + 1 < end && is_name(scan, self.verdicts, at + 1);
        // `setzt Kramer Jockel unter Druck`: a surname behind which somebody else is named, both met alone.
        let both_alone = self.alone[a.group] && self.alone[b.group] && !age_follows(scan, at);
        if both_alone && !first_a && names == 1 && scan.language == Language::German {
            return false;
        }
        if first_b {
            let alone_a = self.alone[a.group];
            // `Marisol Vega`: the first never stands alone, so the two are one name.
            if names >= 2 || alone_a && !first_a || alone_a && self.alone[b.group] {
                return false;
            }
            // `gesteht Peter Meinrad Martin`: the first has been met alone, the second has a surname.
            if surname_next && self.alone[a.group] {
                return false;
            }
        }
        // `Anna Berg Cem`: a full name is not followed by a third that stands alone elsewhere; `Kai Uwe König`.
        let all_first =
            span.parts.iter().all(|part| scan.forms.get(part).is_some_and(|form| form.first.is_some()));
        all_first || !(names >= 2 && self.alone[b.group] && !self.cast_pairs.contains(&pair))
    }

    /// The titles right before token `at`, the first first.
    fn titles(&self, at: usize) -> Vec<Address> {
        let scan = self.scan;
        let mut titles = Vec::new();
        let mut by = -1;
        while let Some(token) = scan.beside(at, by) {
            // `Mutter Oberin Theodora`
            let two = scan.beside(at, by - 1).map(|before| format!("{} {}", before.text, token.text));
            if let Some(two) = two
                && let Some(title) = lexicon::title(&two, scan.language)
            {
                titles.push(Address::new(&two, title));
                by -= 2;
                continue;
            }
            let Some(title) = lexicon::title(token.text, scan.language).filter(|_| is_capital(token)) else {
                break;
            };
            // `ihr Bruder Ilie` is kin, `Bruder Ilie` a monk.
            let kin = lexicon::kin(&token.lower, scan.language).is_some();
            let before = scan.beside(at, by - 1);
            let owned = before.is_some_and(|before| {
                is_determiner(&before.lower, scan.language)
                    || before.kind == TokenKind::Word
                        && !is_capital(before)
                        && morphology::is_adjective_form(&before.lower)
                        && !lexicon::function_words(scan.language).has(&before.lower)
                    || is_capital(before)
                        && before.text.ends_with(['s', '\'', '’'])
                        && lexicon::title(before.text, scan.language).is_none()
            });
            if kin && owned {
                break;
            }
            titles.push(Address::new(token.text, title));
            by -= 1;
        }
        titles.reverse();
        titles
    }
}

fn is_joining(word: &str) -> bool {
    lexicon::particles().joining.has(word)
}
