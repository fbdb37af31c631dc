//! The words that could be names, each with what it is called without its case ending, and what the whole
//! document knows of words: in which forms they occur, which the cast list holds.

use crate::analysis::keyed::{Keyed, Members};
use std::collections::BTreeSet;

use crate::analysis::lexicon::{self, FirstName, TitleKind};
use crate::analysis::morphology::{self, Known};
use crate::analysis::prose::{Prose, Token, TokenKind};
use crate::analysis::{Language, lines};

use super::brackets;
use super::cast::Part;
use super::castnames::CastName;

/// A word that could be a name or a part of one.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// In `Prose::tokens`.
    pub(super) token: usize,
    /// Without the ending of a genitive.
    pub(super) base: String,
    /// Whether it stands in the genitive.
    pub(super) genitive: bool,
    /// Whether its sentence, or the speech in it, begins with it.
    pub(super) opens: bool,
    /// In [`Scan::groups`].
    pub(super) group: usize,
}

/// What the lexicons say of a word.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) known: Known,
    pub(super) rare: bool,
    pub(super) first: Option<FirstName>,
    pub(super) surname: bool,
    pub(super) role: bool,
    pub(super) kin: bool,
    pub(super) title: Option<TitleKind>,
    pub(super) lower: String,
}

impl Form {
    /// A first name that is no word.
    pub(super) fn is_first(&self) -> bool {
        self.first.is_some_and(|first| !first.ambiguous)
    }

    fn of(word: &str, language: Language) -> Self {
        let lower = word.to_lowercase();
        Self {
            known: morphology::known(&lower, language),
            rare: lexicon::is_rare(&lower, language),
            first: lexicon::first_name(&lower, language),
            surname: lexicon::is_surname(&lower),
            role: lexicon::role(&lower, language).is_some(),
            kin: lexicon::kin(&lower, language).is_some(),
            title: lexicon::title(word, language).map(|title| title.kind),
            lower,
        }
    }
}

/// What the lexicons say of the candidates' bases.
#[derive(Default)]
pub(super) struct Forms {
    /// By base, in [`Scan::groups`].
    groups: Keyed<String, usize>,
    /// For each group.
    of_groups: Vec<Form>,
}

impl Forms {
    /// What they say of `base`, if a candidate has it.
    pub(super) fn get(&self, base: &str) -> Option<&Form> {
        self.groups.get(base).map(|&group| &self.of_groups[group])
    }
}

/// The document, as the search for names sees it.
pub(super) struct Scan<'p, 't> {
    pub(super) prose: &'p Prose<'t>,
    pub(super) language: Language,
    /// For each token, the candidate that it is.
    pub(super) candidate_of: Vec<Option<usize>>,
    pub(super) candidates: Vec<Candidate>,
    /// By word, without case ending.
    pub(super) forms: Forms,
    /// Words of the parts in cast lists.
    pub(super) cast: Members<String>,
    /// Words of the actors in cast lists that are in no part.
    pub(super) actors: Members<String>,
    /// Words that also occur in lower case.
    pub(super) lower: Members<&'p str>,
    /// The candidates with one base, in order of the first.
    pub(super) groups: Vec<Vec<usize>>,
    /// The tokens that are colons.
    pub(super) colons: Vec<usize>,
    /// The tokens that open a bracket.
    pub(super) brackets: Vec<usize>,
}

/// The words of the text with a capital.
struct Capitals<'t> {
    all: Members<&'t str>,
    /// Those that stand somewhere before what is no word, as a first name before a surname: `Ambros Feichtl`. Nobody owns that.
    full: Members<&'t str>,
    /// Those in -s that stand somewhere before a word without a capital.
    lone: Members<&'t str>,
}

impl<'t> Capitals<'t> {
    fn of(prose: &Prose<'t>) -> Self {
        let capital = |token: &&Token<'t>| is_capital(token);
        let lone = prose
            .tokens
            .windows(2)
            .filter(|two| is_capital(&two[0]) && !is_capital(&two[1]) && two[0].text.ends_with('s'));
        let full = prose.tokens.windows(2).filter(|two| {
            is_capital(&two[0])
                && is_capital(&two[1])
                && two[0].text.ends_with('s')
                && two[0].sentence == two[1].sentence
                && morphology::known(&two[1].lower, prose.language) == Known::No
                && lexicon::first_name(&two[1].lower, prose.language).is_none()
        });
        Self {
            all: prose.tokens.iter().filter(capital).map(|token| token.text).collect(),
            full: full.map(|two| two[0].text).collect(),
            lone: lone.map(|two| two[0].text).collect(),
        }
    }
}

impl<'p, 't> Scan<'p, 't> {
    /// The word at `token`, in small letters within a name in capitals: `MELCHIOR VON STAUDACH`.
    pub(super) fn quiet(&self, token: usize) -> &str {
        let word = self.token(token);
        let shouted = is_shouted(word) && self.beside(token, -1).is_some_and(is_shouted);
        if shouted { &word.lower } else { word.text }
    }

    pub(super) fn new(prose: &'p Prose<'t>, parts: &[Part], listed: &[CastName]) -> Self {
        let language = prose.language;
        let words = |texts: &mut dyn Iterator<Item = &String>| -> BTreeSet<String> {
            texts
                .flat_map(|text| text.split(|c: char| c.is_whitespace() || c == '/'))
                .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
                .filter(|word| word.starts_with(char::is_uppercase) && word.chars().count() > 1)
                .map(str::to_owned)
                .collect()
        };
        let cast: BTreeSet<String> = listed
            .iter()
            .flat_map(|name| &name.parts)
            .filter(|word| word.chars().any(char::is_uppercase))
            .cloned()
            .collect();
        let mut actors = words(&mut parts.iter().map(|part| &part.actor));
        actors.retain(|word| !cast.contains(word));
        let capitals = Capitals::of(prose);
        let lower = prose
            .tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Word && token.text == token.lower)
            .map(|token| token.text)
            .collect();
        let mut scan = Self {
            prose,
            language,
            candidate_of: vec![None; prose.tokens.len()],
            candidates: Vec::new(),
            forms: Forms::default(),
            cast: cast.into_iter().collect(),
            actors: actors.into_iter().collect(),
            lower,
            groups: Vec::new(),
            colons: places_of(prose, ":"),
            brackets: places_of(prose, "("),
        };
        let mut bracketed = vec![false; prose.tokens.len()];
        for actor in brackets::actors(prose) {
            bracketed[actor].fill(true);
        }
        for sentence in &prose.sentences {
            let mut opens = true;
            for index in sentence.tokens.clone() {
                let token = &prose.tokens[index];
                if bracketed[index] {
                    continue;
                }
                if scan.is_candidate(index, opens) {
                    let (base, genitive) = scan.base(index, &capitals);
                    scan.candidate_of[index] = Some(scan.candidates.len());
                    let group = scan.group(&base);
                    scan.groups[group].push(scan.candidates.len());
                    scan.candidates.push(Candidate { token: index, base, genitive, opens, group });
                }
                opens = match token.kind {
                    TokenKind::Mark => opens || token.text == ":" || token.text.chars().all(lines::is_quote),
                    _ => false,
                };
            }
        }
        scan
    }

    /// The group of those with this base, a new one where there is none.
    fn group(&mut self, base: &str) -> usize {
        if let Some(&group) = self.forms.groups.get(base) {
            return group;
        }
        self.forms.groups.insert(base.to_owned(), self.groups.len());
        self.forms.of_groups.push(Form::of(base, self.language));
        self.groups.push(Vec::new());
        self.groups.len() - 1
    }

    /// The candidates whose base is `base`.
    pub(super) fn with_base(&self, base: &str) -> &[usize] {
        self.forms.groups.get(base).map_or(&[], |&group| &self.groups[group])
    }

    pub(super) fn form(&self, candidate: &Candidate) -> &Form {
        &self.forms.of_groups[candidate.group]
    }

    pub(super) fn token(&self, index: usize) -> &'p Token<'t> {
        &self.prose.tokens[index]
    }

    /// The token `by` places from `index`, if it lies in the same sentence.
    pub(super) fn beside(&self, index: usize, by: isize) -> Option<&'p Token<'t>> {
        let other = index.checked_add_signed(by)?;
        let token = self.prose.tokens.get(other)?;
        (token.sentence == self.prose.tokens[index].sentence).then_some(token)
    }

    /// How many tokens from `at` are the words of `phrase`, if they are.
    pub(super) fn phrase_at(&self, at: usize, phrase: &str) -> Option<usize> {
        // Most begin with another word, and need not be parted.
        self.prose.tokens.get(at).filter(|token| phrase.starts_with(&token.lower))?;
        let mut count = 0;
        for word in phrase.split(' ') {
            self.prose.tokens.get(at + count).filter(|token| token.lower == word)?;
            count += 1;
        }
        Some(count)
    }

    /// The candidate `by` places from token `index`, if it lies in the same sentence.
    pub(super) fn candidate_beside(&self, index: usize, by: isize) -> Option<&Candidate> {
        self.beside(index, by)?;
        let other = index.checked_add_signed(by)?;
        self.candidate_of[other].map(|candidate| &self.candidates[candidate])
    }

    /// `Old Martha Kerr waits.`: an adjective, its capital that of the sentence. `Old Tom` is called so.
    pub(super) fn describes_full_name(&self, index: usize) -> bool {
        let plain = &lexicon::role_list(Language::English).plain;
        let capital = |by: isize| self.beside(index, by).filter(|token| is_capital(token));
        self.language == Language::English
            && plain.contains(&self.token(index).lower)
            && capital(2).is_some()
            && capital(1).is_some_and(|next| lexicon::first_name(&next.lower, self.language).is_some())
            && self.beside(index, -1).is_none_or(|token| token.kind == TokenKind::Mark)
    }

    fn is_candidate(&self, index: usize, opens: bool) -> bool {
        let token = &self.prose.tokens[index];
        if !is_capital(token) || token.text.ends_with('.') || token.text.chars().count() < 2 {
            return false;
        }
        if let Some(title) = lexicon::title(token.text, self.language) {
            // `Frau`; and every title that a name follows: `Doktor Berg`, but `Ernst König schweigt`.
            let named = self.beside(index, 1).is_some_and(|next| {
                is_capital(next)
                    && !next.text.ends_with('.')
                    && (!lexicon::function_words(self.language).has(&next.lower)
                        || lexicon::first_name(&next.lower, self.language).is_some()
                            && self.beside(index, 2).is_some_and(is_capital))
                    && (morphology::known(&next.lower, self.language) == Known::No
                        || lexicon::first_name(&next.lower, self.language).is_some()
                        || self.cast.contains(next.text))
            });
            let after_first = self.beside(index, -1).is_some_and(|before| {
                is_capital(before) && lexicon::first_name(&before.lower, self.language).is_some()
            });
            if title.kind == TitleKind::Address || named && !after_first {
                return false;
            }
        }
        if self.is_met(index)
            || opens && self.describes_full_name(index)
            || self.language == Language::English
                && (is_contraction(&token.lower) || self.is_of_rank(index) || self.is_saint(index))
        {
            return false;
        }
        // `Gran` and `Papa` are called by what they are; they have no name.
        if lexicon::kin(&token.lower, self.language).is_some() && !self.cast.contains(token.text) {
            return false;
        }
        if !lexicon::function_words(self.language).has(&token.lower) {
            return true;
        }
        // `Will` within a sentence; `Ihr` is polite everywhere.
        let after_name = self.beside(index, -1).is_some_and(|before| {
            is_capital(before)
                && (lexicon::title(before.text, self.language).is_some()
                    || lexicon::first_name(&before.lower, self.language).is_some())
        });
        match self.language {
            Language::German => self.cast.contains(token.text) || after_name && !opens,
            Language::English => {
                // `Will Ike tell her?` asks; `Will Tran tells her` does not.
                let asks = opens && !after_name && {
                    let sentence = self.prose.sentences[token.sentence].tokens.clone();
                    sentence.clone().rev().take(3).any(|at| self.prose.tokens[at].text == "?")
                        || self.beside(index, 1).is_some_and(|next| {
                            lexicon::first_name(&next.lower, self.language)
                                .is_some_and(|name| !name.ambiguous)
                        })
                };
                lexicon::first_name(&token.lower, self.language).is_some()
                    && !asks
                    && (!opens || after_name || self.cast.contains(token.text) || self.next_is_capital(index))
            }
        }
    }

    /// `An OLD WOMAN`, `a BOY (7)`: treatments write a noun for people in capitals where they bring somebody in.
    fn is_met(&self, index: usize) -> bool {
        let person = |at: usize| {
            let lower = self.prose.tokens[at].lower.as_str();
            lexicon::role(lower, self.language).is_some() || lexicon::kin(lower, self.language).is_some()
        };
        // The noun, and the words in capitals between it and its article.
        let end = (index..index + 3).find(|&at| {
            self.prose.tokens.get(at).is_some_and(|token| is_shouted(token))
                && !self.beside(at, 1).is_some_and(is_shouted)
        });
        let start = (0..=2).find_map(|back| {
            let at = index.checked_sub(back)?;
            (is_shouted(&self.prose.tokens[at]) && !self.beside(at, -1).is_some_and(is_shouted)).then_some(at)
        });
        let (Some(start), Some(end)) = (start, end) else { return false };
        let article = self
            .beside(start, -1)
            .is_some_and(|token| lexicon::closed(self.language).is_article(&token.lower));
        article && end < start + 4 && !self.cast.contains(self.prose.tokens[end].text) && person(end)
    }

    /// `Chief Engineer Oyelaran`: the second word of a rank before a name.
    fn is_of_rank(&self, index: usize) -> bool {
        let token = &self.prose.tokens[index];
        lexicon::role(&token.lower, self.language).is_some()
            && lexicon::first_name(&token.lower, self.language).is_none()
            && self.next_is_capital(index)
            && self.beside(index, -1).is_some_and(|before| {
                is_capital(before)
                    && lexicon::title(before.text, self.language)
                        .is_some_and(|title| title.kind == TitleKind::Rank)
            })
    }

    /// `St Ita's`: no name of its own.
    fn is_saint(&self, index: usize) -> bool {
        lexicon::particles().saints.has(&self.prose.tokens[index].lower) && self.next_is_capital(index)
    }

    fn next_is_capital(&self, index: usize) -> bool {
        self.beside(index, 1).is_some_and(is_capital)
    }

    /// The word at `index` without its case ending, and whether it stands in the genitive.
    fn base(&self, index: usize, capitals: &Capitals<'_>) -> (String, bool) {
        let token = &self.prose.tokens[index];
        let text = token.text;
        if let Some(stem) = strip_apostrophe(text) {
            return (stem.to_owned(), true);
        }
        // Capitals at the first mention: `MARIA LANDAU`.
        let shouted = |text: &str| text.chars().count() > 2 && !text.chars().any(char::is_lowercase);
        if shouted(text) {
            let quiet = titlecase(text);
            let beside = [-1, 1].iter().any(|by| {
                self.beside(index, *by)
                    .is_some_and(|token| token.kind == TokenKind::Word && shouted(token.text))
            });
            if capitals.all.contains(quiet.as_str())
                || capitals.all.contains(format!("{quiet}s").as_str())
                || self.cast.contains(&quiet)
                || beside
            {
                return (quiet, false);
            }
        }
        let keep = (text.to_owned(), false);
        let Some(stem) =
            text.strip_suffix('s').filter(|stem| stem.chars().count() > 2 && !stem.ends_with(['s', 'S']))
        else {
            return keep;
        };
        if self.language == Language::English || self.cast.contains(text) {
            return keep;
        }
        let language = self.language;
        let lower = token.lower.as_str();
        let stem_lower = stem.to_lowercase();
        let owns = self.owns_what_follows(index);
        let before = self.beside(index, -1);
        let titled = before.is_some_and(|before| lexicon::title(before.text, language).is_some());
        let own_first = lexicon::first_name(lower, language).is_some_and(|first| !first.ambiguous);
        // `Dr. Peters kommt`, but `Dr. Bergs Diagnose`.
        if titled && (lexicon::is_surname(lower) || !owns) && !self.cast.contains(stem) {
            return keep;
        }
        // `Monis Ex`, where Moni is met as well
        let known_stem =
            || capitals.all.contains(stem) && lexicon::first_name(&stem_lower, language).is_some();
        if own_first && !self.cast.contains(stem) && !(owns && known_stem()) {
            return keep;
        }
        if self.cast.contains(stem) || capitals.all.contains(stem) && is_namelike(&stem_lower, language) {
            return (stem.to_owned(), true);
        }
        let stem_first = lexicon::first_name(&stem_lower, language).is_some();
        let determined = before.is_some_and(|before| is_determiner(&before.lower, language));
        let unknown = morphology::known(lower, language) == Known::No
            && morphology::known(&stem_lower, language) == Known::No;
        // `Ute Brands neuer Chef`, though some are called Brands.
        let first_before = || {
            before.is_some_and(|before| {
                is_capital(before) && lexicon::first_name(&before.lower, language).is_some()
            }) && !self.next_is_capital(index)
        };
        let surname = lexicon::is_surname(&stem_lower) && (!lexicon::is_surname(lower) || first_before());
        // `Antons Töffli`, once: his, though the lists do not know what.
        let full = capitals.full.contains(text) && (!stem_first || capitals.lone.contains(text));
        if (stem_first || unknown || surname) && owns && !determined && !full {
            return (stem.to_owned(), true);
        }
        keep
    }

    /// Whether a noun follows that the word at `index` can own: `Kais Zustand`, `Kais schlechter Zustand`.
    fn owns_what_follows(&self, index: usize) -> bool {
        let Some(next) = self.beside(index, 1) else { return false };
        if is_capital(next) {
            return true;
        }
        let adjective = next.kind == TokenKind::Word
            && morphology::is_adjective_form(&next.lower)
            && !lexicon::function_words(self.language).has(&next.lower);
        // `Gerdas 80. Geburtstag`
        let counted = next.text.starts_with(|c: char| c.is_ascii_digit());
        (adjective || counted) && (2..=3).any(|by| self.beside(index, by).is_some_and(is_capital))
    }
}

/// The tokens that are `mark`.
fn places_of(prose: &Prose<'_>, mark: &str) -> Vec<usize> {
    prose.tokens.iter().enumerate().filter(|(_, token)| token.text == mark).map(|(at, _)| at).collect()
}

/// `ANNA-LENA` as `Anna-Lena`.
pub(super) fn titlecase(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut inside = false;
    for c in word.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphabetic();
    }
    out
}

/// Whether the word is written in capitals throughout.
pub(super) fn is_shouted(token: &Token<'_>) -> bool {
    token.kind == TokenKind::Word && token.text.len() > 1 && !token.text.chars().any(char::is_lowercase)
}

/// Whether `lower` is no common word, or a name all the same.
fn is_namelike(lower: &str, language: Language) -> bool {
    morphology::known(lower, language) == Known::No
        || lexicon::first_name(lower, language).is_some()
        || lexicon::is_surname(lower)
}

/// `word` without the apostrophe of a genitive, or with it and its s.
pub(super) fn strip_apostrophe(word: &str) -> Option<&str> {
    const MARKS: [char; 5] = ['\'', '’', '‘', '´', '`'];
    if let Some(stem) = word.strip_suffix(MARKS) {
        return Some(stem);
    }
    word.strip_suffix(['s', 'S']).and_then(|stem| stem.strip_suffix(MARKS)).filter(|stem| !stem.is_empty())
}

/// `she` of `she's`, in lower case, which is short for `she is`; in English alone.
pub(super) fn before_copula(lower: &str, language: Language) -> Option<&str> {
    lower.strip_suffix("'s").filter(|_| language == Language::English)
}

/// `i'll`, `he'd`, in lower case: a pronoun and a verb.
fn is_contraction(lower: &str) -> bool {
    lower.split_once('\'').is_some_and(|(_, verb)| matches!(verb, "ll" | "m" | "d" | "re" | "ve" | "t"))
}

/// Whether the token is a word with a capital.
pub(super) fn is_capital(token: &Token<'_>) -> bool {
    token.kind == TokenKind::Word && token.text.starts_with(char::is_uppercase)
        || token.kind == TokenKind::Word
            && token.text.contains('-')
            && token.text.chars().any(char::is_uppercase)
            && !token.text.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether `lower` is an article, a demonstrative or a possessive.
pub(super) fn is_determiner(lower: &str, language: Language) -> bool {
    lexicon::determiners(language).has(lower)
        || language == Language::English && morphology::bears_genitive(lower)
}
