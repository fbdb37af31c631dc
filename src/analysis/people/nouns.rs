//! Phrases that speak of people by a noun: `der Gouverneur`, `Violas Vater`, `ihr neuer Chef`, `the night manager`.
//!
//! Finds them and tells their words apart; whom they mean is asked in `unnamed`, what they say of the person
//! named beside them in `roles`.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::analysis::Language;
use crate::analysis::grammar;
use crate::analysis::lexicon::{self, Kin, TitleKind};
use crate::analysis::morphology;
use crate::analysis::prose::{Token, TokenKind};

use super::Gender;
use super::ages::years_old;
use super::candidates::{Scan, is_capital, is_determiner, is_shouted, strip_apostrophe};
use super::spans::Span;

/// What stands before the noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// Nothing.
    Bare,
    /// `der`, `the`, `dieser`.
    Definite,
    /// `ein`, `a`.
    Indefinite,
    /// `sein`, `his`: somebody's, by the gender of whose.
    Possessive(Gender),
    /// `Violas`: whose name, in the list of spans.
    Owner(usize),
    /// `kein`, `jeder`, a number: nobody in particular.
    Counted,
}

/// A phrase that speaks of people by a noun.
#[derive(Clone, Debug)]
pub(super) struct NounPhrase {
    /// In `Prose::sentences`.
    pub(super) sentence: usize,
    /// From what opens it to the noun.
    pub(super) tokens: Range<usize>,
    /// The noun.
    pub(super) head: usize,
    /// The noun in lower case and in the nominative singular, as far as can be told.
    pub(super) lemma: String,
    /// As far as noun and article tell.
    pub(super) gender: Gender,
    /// Whether it speaks of several.
    pub(super) plural: bool,
    /// Whether they act as one.
    pub(super) group: bool,
    /// What kin it names.
    pub(super) kin: Option<&'static Kin>,
    /// What stands before it.
    pub(super) opening: Opening,
    /// Whether it can be the subject.
    pub(super) nominative: bool,
    /// A name right behind it, in the list of spans.
    pub(super) name: Option<usize>,
}

/// All such phrases, in order.
pub(super) fn find(scan: &Scan<'_, '_>, spans: &[Span]) -> Vec<NounPhrase> {
    let starts: BTreeMap<usize, usize> =
        spans.iter().enumerate().map(|(index, span)| (span.tokens.start, index)).collect();
    let ends: BTreeMap<usize, usize> =
        spans.iter().enumerate().map(|(index, span)| (span.tokens.end, index)).collect();
    let mut inside = vec![false; scan.prose.tokens.len()];
    for span in spans {
        inside[span.tokens.clone()].fill(true);
    }
    let finder = Finder { scan, starts, ends, inside };
    (0..scan.prose.tokens.len()).filter_map(|token| finder.phrase(token)).collect()
}

struct Finder<'s, 'p, 't> {
    scan: &'s Scan<'p, 't>,
    starts: BTreeMap<usize, usize>,
    ends: BTreeMap<usize, usize>,
    /// Whether a token belongs to a name.
    inside: Vec<bool>,
}

impl Finder<'_, '_, '_> {
    fn phrase(&self, head: usize) -> Option<NounPhrase> {
        let scan = self.scan;
        let token = scan.token(head);
        let language = scan.language;
        if token.kind != TokenKind::Word
            || self.inside[head]
            || language == Language::German && !is_capital(token)
        {
            return None;
        }
        let lower = strip_apostrophe(&token.lower).unwrap_or(&token.lower);
        let kin = lexicon::kin(lower, language);
        let roles = lexicon::role_list(language);
        let role = lexicon::role(lower, language)
            .or_else(|| self.is_head_of(head).then(|| lexicon::role(&roles.leader, language))?);
        if kin.is_none() && role.is_none() || lexicon::function_words(language).has(lower) {
            return None;
        }
        let name = self.name_behind(head);
        if self.is_no_head(head, lower) || name.is_some() && self.is_address(head) {
            return None;
        }
        let (start, opening) = self.opening(head);
        // `is accused of`: a participle, unlike `the accused`.
        if language == Language::English
            && opening == Opening::Bare
            && lower.ends_with("ed")
            && name.is_none()
        {
            return None;
        }
        // `who suspects Brandt`: a verb, though there are suspects.
        let words = lexicon::closed(language);
        let verb = language == Language::English
            && opening == Opening::Bare
            && lower.ends_with('s')
            && scan.beside(start, -1).is_some_and(|before| words.acts(&before.lower));
        if verb && name.is_some() {
            return None;
        }
        let article = scan.token(start).lower.as_str();
        let kin = kin.filter(|(kin, _)| {
            !kin.owned
                || matches!(opening, Opening::Possessive(_) | Opening::Owner(_))
                || self.owner_behind(head).is_some()
        });
        let noun_gender = kin
            .map(|(kin, _)| kin.gender)
            .filter(|gender| *gender != Gender::Unknown)
            .or(role.as_ref().map(|role| role.gender))
            .unwrap_or_default();
        let neuter = language == Language::German && lexicon::person_nouns(language).neuter.has_end(lower);
        let gender = if neuter {
            Gender::Unknown
        } else if noun_gender == Gender::Unknown && language == Language::German {
            gender_of_article(article, &token.lower)
        } else {
            noun_gender
        };
        let mut plural =
            kin.map_or_else(|| role.as_ref().is_some_and(|role| role.plural), |(_, plural)| plural);
        if language == Language::German && is_plural_article(article, noun_gender, &token.lower) {
            plural = true;
        }
        let group = kin.is_some_and(|(kin, _)| kin.group) || role.as_ref().is_some_and(|role| role.group);
        let lemma = kin.map_or_else(
            || role.as_ref().map_or_else(|| lower.to_owned(), |role| role.lemma.clone()),
            |(kin, _)| kin.word.to_lowercase(),
        );
        let nominative =
            strip_apostrophe(token.text).is_none() && self.is_nominative(start, head, gender, opening);
        Some(NounPhrase {
            sentence: token.sentence,
            tokens: start..head + 1,
            head,
            lemma,
            gender,
            plural,
            group,
            kin: kin.map(|(kin, _)| kin),
            opening,
            nominative,
            name,
        })
    }

    /// `der Hamburger Kaufmann`, `night manager`: whether the noun at `head` only qualifies the next.
    fn is_no_head(&self, head: usize, lower: &str) -> bool {
        match self.scan.language {
            Language::English => self.next_is_person_noun(head) || self.is_toy(head),
            Language::German => {
                let role = |next: &Token<'_>| {
                    is_capital(next) && lexicon::role(&next.lower, Language::German).is_some()
                };
                // `die Vorsitzende Richterin`
                let adjectival = lower.ends_with("ende") || lower.ends_with("enden");
                (lower.ends_with("er") || adjectival)
                    && self.scan.beside(head, 1).is_some_and(role)
                    && !self.inside[head + 1]
            }
        }
    }

    /// `Head of chambers Hilary Strand`
    fn is_head_of(&self, head: usize) -> bool {
        let scan = self.scan;
        let lower = |by: isize| scan.beside(head, by).map_or("", |token| token.lower.as_str());
        lexicon::role_list(scan.language).leading.contains(&scan.token(head).lower)
            && lexicon::closed(scan.language).of.contains(lower(1))
            && !is_determiner(lower(2), scan.language)
            && (head + 3..head + 6).any(|at| self.starts.contains_key(&at))
    }

    /// `a toy horse`: nobody.
    fn is_toy(&self, head: usize) -> bool {
        let lifeless = &lexicon::person_nouns(self.scan.language).lifeless;
        self.scan.beside(head, -1).is_some_and(|token| lifeless.has(&token.lower))
    }

    /// `Herr`, `Dr.`: before a name no noun for somebody.
    fn is_address(&self, head: usize) -> bool {
        lexicon::title(self.scan.token(head).text, self.scan.language)
            .is_some_and(|title| matches!(title.kind, TitleKind::Address | TitleKind::Academic))
    }

    fn next_is_person_noun(&self, head: usize) -> bool {
        let scan = self.scan;
        scan.beside(head, 1).is_some_and(|next| {
            next.kind == TokenKind::Word
                && !is_capital(next)
                && !lexicon::function_words(scan.language).has(&next.lower)
                && !morphology::bears_genitive(&next.lower)
                && (lexicon::role(&next.lower, scan.language).is_some()
                    || lexicon::kin(&next.lower, scan.language).is_some())
                && strip_apostrophe(scan.token(head).text).is_none()
        })
    }

    /// The name right behind the noun, its titles aside.
    fn name_behind(&self, head: usize) -> Option<usize> {
        if strip_apostrophe(self.scan.token(head).text).is_some() {
            return None;
        }
        for at in head + 1..head + 5 {
            if let Some(&span) = self.starts.get(&at) {
                return (self.scan.token(at).sentence == self.scan.token(head).sentence).then_some(span);
            }
            let token = self.scan.prose.tokens.get(at)?;
            lexicon::title(token.text, self.scan.language)?;
        }
        None
    }

    /// The genitive or the `von` behind the noun that says whose: `der Vater des Jungen`.
    fn owner_behind(&self, head: usize) -> Option<usize> {
        let next = self.scan.beside(head, 1)?;
        let of = lexicon::closed(self.scan.language).of.contains(&next.lower);
        self.starts.get(&(head + 2)).copied().filter(|_| of)
    }

    /// Where the phrase begins, and with what.
    fn opening(&self, head: usize) -> (usize, Opening) {
        let scan = self.scan;
        let language = scan.language;
        let mut at = head;
        for _ in 0..5 {
            if at == 0 || scan.beside(at, -1).is_none() {
                break;
            }
            let before = at - 1;
            if let Some(&span) = self.ends.get(&at) {
                let genitive = strip_apostrophe(scan.token(before).text).is_some()
                    || language == Language::German
                        && scan.token(before).text.ends_with(['s', 'x', 'z', 'ß']);
                return if genitive { (before, Opening::Owner(span)) } else { (at, Opening::Bare) };
            }
            let token = scan.token(before);
            let lower = token.lower.as_str();
            // `Saffron, whose dad …`
            if lexicon::closed(language).relative_owners.contains(lower)
                && let Some(&span) = before.checked_sub(1).and_then(|comma| self.ends.get(&comma))
                && scan.token(before - 1).text == ","
            {
                return (before, Opening::Owner(span));
            }
            if let Some(opening) = opening_of(lower, language) {
                return (before, opening);
            }
            // `a ship's fireman`: the article before the owner is the phrase's.
            if language == Language::English && strip_apostrophe(token.text).is_some() {
                let (start, opening) = self.opening(before);
                return match opening {
                    Opening::Definite | Opening::Indefinite if start < before => (start, opening),
                    // `her father's foreman`
                    Opening::Possessive(_) if start < before => (start, Opening::Definite),
                    _ => (before, Opening::Definite),
                };
            }
            let attributive = lexicon::closed(language).attributive.contains(lower);
            let modifier = token.kind == TokenKind::Word
                && (!lexicon::function_words(language).has(lower) || attributive)
                && match language {
                    Language::German => {
                        is_capital(token) && lexicon::numbers(language).ranks.has(lower)
                            || !is_capital(token)
                                && (morphology::is_adjective_form(lower)
                                    || years_old(lower, language).is_some())
                    }
                    Language::English => {
                        // `An OLD WOMAN`, as treatments bring people in.
                        let plain = !is_capital(token) || is_shouted(token);
                        !self.inside[before] && (plain || scan.beside(before, -1).is_none())
                    }
                }
                || token.kind == TokenKind::Number;
            if !modifier {
                break;
            }
            if let Some(start) = self.participle_phrase(before) {
                at = start;
                continue;
            }
            at = before;
        }
        (if language == Language::German || at == head { at } else { head }, Opening::Bare)
    }

    /// `seinen an Demenz erkrankten Vater`: where what hangs on the participle at `at` begins, if a determiner stands
    /// before that.
    fn participle_phrase(&self, at: usize) -> Option<usize> {
        let scan = self.scan;
        let noun = at.checked_sub(1)?;
        let ends = [
            "te", "ten", "ter", "tem", "tes", "ene", "enen", "ener", "enem", "enes", "nde", "nden", "nder",
            "ndem",
        ];
        let lower = scan.token(at).lower.as_str();
        let participle = scan.language == Language::German
            && lower.len() > 6
            && ends.iter().any(|end| lower.ends_with(end));
        if !participle || !is_capital(scan.token(noun)) || scan.beside(at, -1).is_none() {
            return None;
        }
        (1..=3).find_map(|back| {
            let preposition = noun.checked_sub(back)?;
            scan.beside(noun, -(isize::try_from(back).ok()?) - 1)?;
            let governs = grammar::is_preposition(&scan.token(preposition).lower, scan.language);
            let determiner = preposition.checked_sub(1)?;
            (governs && opening_of(&scan.token(determiner).lower, scan.language).is_some())
                .then_some(preposition)
        })
    }

    /// Whether the phrase can be the subject of its clause.
    fn is_nominative(&self, start: usize, head: usize, gender: Gender, opening: Opening) -> bool {
        let scan = self.scan;
        let before = scan.beside(start, -1).map_or("", |token| token.lower.as_str());
        // `die Lobbyistin der Drucker`: a genitive.
        let noun_before = scan.language == Language::German
            && matches!(opening, Opening::Definite)
            && scan.beside(start, -1).is_some_and(is_capital)
            && scan.candidate_beside(start, -1).is_some_and(|candidate| {
                let form = scan.form(candidate);
                form.first.is_none() && !lexicon::calendar(scan.language).has(&form.lower)
            });
        if noun_before {
            return false;
        }
        if lexicon::prepositions(scan.language).has(before)
            || lexicon::local_prepositions(scan.language).has(before)
            || lexicon::closed(scan.language).compared.contains(before)
        {
            return false;
        }
        match scan.language {
            Language::German => {
                let article = scan.token(start).lower.as_str();
                let words = lexicon::closed(scan.language);
                if words.nominatives.contains(article) {
                    gender == Gender::Male || scan.token(head).lower.ends_with('e')
                } else if words.undeclined_articles.contains(article) {
                    true
                } else {
                    (words.open_cases.contains(article) || matches!(opening, Opening::Owner(_)))
                        && self.opens_clause(start)
                }
            }
            Language::English => {
                self.acts(head)
                    || self.opens_clause(start)
                    || lexicon::closed(scan.language).subordinate_openers.contains(before)
            }
        }
    }

    /// Whether a verb follows: `a dog walker finds`.
    fn acts(&self, head: usize) -> bool {
        let words = lexicon::closed(Language::English);
        self.scan.beside(head, 1).is_some_and(|next| {
            next.kind == TokenKind::Word
                && !is_capital(next)
                && (words.behind_subject.contains(&next.lower)
                    || words.relative_subjects.contains(&next.lower)
                    || !lexicon::function_words(Language::English).has(&next.lower)
                        && lexicon::is_word(&next.lower, Language::English)
                        && next.lower.len() > 3
                        && (next.lower.ends_with('s') || next.lower.ends_with("ed")))
        })
    }

    /// Whether a clause begins at token `start`, or its verb stands right before.
    fn opens_clause(&self, start: usize) -> bool {
        let scan = self.scan;
        let Some(before) = scan.beside(start, -1) else { return true };
        let lower = before.lower.as_str();
        let words = lexicon::closed(scan.language);
        if before.kind == TokenKind::Mark {
            return !matches!(before.text, ")" | "–");
        }
        // `rät ihr die Mutter`
        let dative = scan.language == Language::German
            && (words.personal_objects.contains(lower) || words.reflexives.contains(lower))
            && scan.beside(start, -2).is_some_and(|verb| {
                !is_capital(verb)
                    && !lexicon::function_words(scan.language).has(&verb.lower)
                    && (verb.lower.ends_with('t') || verb.lower.ends_with("te"))
            });
        if dative {
            return true;
        }
        if words.clause_openers.contains(lower) || words.focusers.contains(lower) {
            return true;
        }
        scan.language == Language::German
            && (words.finite_auxiliaries.contains(lower)
                || !is_capital(before)
                    && !lexicon::function_words(scan.language).has(lower)
                    && (lower.ends_with('t') || lower.ends_with("te")))
    }
}

fn opening_of(lower: &str, language: Language) -> Option<Opening> {
    let words = lexicon::closed(language);
    let counts = || match language {
        Language::German => is_determiner(lower, language),
        Language::English => words.quantifiers.contains(lower),
    };
    // `our caretaker`, whosever that is
    let ours = lexicon::calling(language).ours.has(lower);
    if words.pointing.contains(lower) || ours {
        Some(Opening::Definite)
    } else if words.indefinite.contains(lower) {
        Some(Opening::Indefinite)
    } else if let Some(gender) = owner_of(lower, language) {
        Some(Opening::Possessive(gender))
    } else {
        counts().then_some(Opening::Counted)
    }
}

/// Whose something is by the possessive `lower`, if it is one of the third person.
fn owner_of(lower: &str, language: Language) -> Option<Gender> {
    lexicon::closed(language).owners.get(lower).copied()
}

/// What a German article tells where the noun does not: `der Fremde`, `die Fremde`, `das Mädchen`.
fn gender_of_article(article: &str, noun: &str) -> Gender {
    if lexicon::role_list(Language::German).girls.has_end(noun) {
        return Gender::Female;
    }
    let weak = noun.ends_with("en");
    let words = lexicon::closed(Language::German);
    match words.genders.get(article) {
        // `der Fremden`
        Some(Gender::Male) if weak && words.genitive_articles.contains(article) => Gender::Female,
        Some(Gender::Female) if weak => Gender::Unknown,
        told => told.copied().unwrap_or_default(),
    }
}

/// Whether the article makes a plural of a noun whose form does not tell: `die Ermittler`.
fn is_plural_article(article: &str, gender: Gender, noun: &str) -> bool {
    let words = lexicon::closed(Language::German);
    if words.plural.contains(article) {
        return gender == Gender::Male;
    }
    // `den Pferden`: a neuter has no other `den`.
    words.dative_plurals.contains(article)
        && (gender == Gender::Male && noun.ends_with("ern")
            || lexicon::person_nouns(Language::German).neuter.has_end(noun.trim_end_matches("en")))
}
