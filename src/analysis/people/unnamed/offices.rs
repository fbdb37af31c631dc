//! Whom a noun for a trade, a rank or a state means: `der Gouverneur`, `die Ärztin`, `the stranger`.

use crate::analysis::Language;
use crate::analysis::lexicon::{self, KinTie, person_nouns, role_list};
use crate::analysis::prose::TokenKind;
use crate::analysis::{lines, quotes, settings};

use super::super::nouns::{NounPhrase, Opening};
use super::super::{Gender, Person, roles};
use super::Resolver;

impl Resolver<'_, '_, '_, '_> {
    pub(super) fn role(&mut self, phrase: &NounPhrase) {
        let words = person_nouns(self.scan.language);
        let mere = words.mere.has(&phrase.lemma) || phrase.kin.is_some_and(|kin| kin.tie != KinTie::Other);
        let text = roles::text_of(self.scan, phrase);
        let noble = lexicon::title(self.scan.token(phrase.head).text, self.scan.language)
            .is_some_and(|title| title.kind == lexicon::TitleKind::Noble);
        if let Some(person) = self.bearer_of_role(phrase) {
            // `Dr. Tomma Ahlers … die Ärztin`: the noun says what the title meant.
            if self.persons[person].role.is_empty() && !mere && !noble {
                self.persons[person].role = text;
            }
            self.note(phrase, person);
            return;
        }
        let mut key = text.to_lowercase();
        // `ein Unbekannter … der Unbekannte`
        if role_list(self.scan.language).adjectival_strangers.has_end(key.trim_end_matches('r')) {
            key.truncate(key.trim_end_matches('r').len());
        }
        let definite =
            matches!(phrase.opening, Opening::Definite | Opening::Possessive(_) | Opening::Owner(_));
        if noble && !definite {
            return;
        }
        let mere = mere || words.states.has_end(&phrase.lemma);
        let fresh = definite && !self.by_key.contains_key(&key);
        if fresh
            && !mere
            && let Some(person) = self.newly_described(phrase)
        {
            if self.persons[person].role.is_empty() || self.is_tie_noun(&self.persons[person].role) {
                self.persons[person].role = text;
            }
            self.note(phrase, person);
            return;
        }
        // `Gran` stands for a name.
        if self.called_by_role(phrase) && phrase.opening == Opening::Bare {
            let name = lexicon::capitalised(&phrase.lemma);
            let index = self.candidate(phrase, &phrase.lemma.clone(), &name, "");
            self.candidates[index].role = String::new();
            self.candidates[index].settled = Some(true);
            return;
        }
        let same_trade = if fresh { self.of_same_trade(phrase) } else { None };
        if let Some(person) = same_trade {
            self.note(phrase, person);
            return;
        }
        // `Sie bekommt ein Kind`
        if phrase.opening == Opening::Indefinite && phrase.kin.is_some_and(|kin| kin.tie == KinTie::Child) {
            return;
        }
        if mere
            && fresh
            && !self.is_played(phrase)
            && let Some(person) = self.of_that_age(phrase).or_else(|| self.nameable_lately(phrase))
        {
            self.note(phrase, person);
            return;
        }
        let name = with_article(&text, phrase.gender, definite, self.scan.language);
        let index = self.candidate(phrase, &key, &name, &text);
        // Whoever speaks is in the story; but `der Junge` may be somebody named.
        if (!mere || phrase.opening == Opening::Indefinite)
            && self.says_something(phrase)
            && self.candidates[index].settled.is_none()
        {
            self.candidates[index].settled = Some(true);
        }
    }

    /// `“, behauptet die Äbtissin`, `,” grunts the warder`: whatever verb stands between a speech and the noun.
    fn says_something(&self, phrase: &NounPhrase) -> bool {
        let scan = self.scan;
        let start = phrase.tokens.start;
        let text = |at: usize, by: isize| scan.beside(at, by).map_or("", |token| token.text);
        // A speech ends in a comma before its mark or behind it, a title does not.
        let speech_ends = |by: isize| {
            let quote =
                |by: isize| !text(start, by).is_empty() && text(start, by).chars().all(lines::is_quote);
            text(start, by) == "," && quote(by - 1)
                || quote(by) && matches!(text(start, by - 1), "," | "?" | "!" | "." | "…")
        };
        let verb = |at: usize, by: isize| {
            scan.beside(at, by).is_some_and(|token| {
                token.kind == TokenKind::Word
                    && token.text == token.lower
                    && !token.quoted
                    && !lexicon::function_words(scan.language).has(&token.lower)
                    && !lexicon::closed(scan.language).copulas.contains(&token.lower)
                    && match scan.language {
                        Language::German => token.lower.ends_with('t') || token.lower.ends_with("te"),
                        Language::English => token.lower.ends_with('s') || token.lower.ends_with("ed"),
                    }
            })
        };
        !phrase.plural
            && !scan.token(start).quoted
            && (verb(start, -1) && speech_ends(-2)
                || scan.language == Language::English && verb(phrase.head, 1) && speech_ends(-1))
    }

    /// The one of that gender told of last, where the noun can stand for a name.
    fn nameable_lately(&self, phrase: &NounPhrase) -> Option<usize> {
        // `die Tante` is somebody's, and nobody says that she was named.
        let may_be_named =
            phrase.kin.is_none_or(|kin| matches!(kin.tie, KinTie::Parent | KinTie::Child | KinTie::Partner));
        self.recent(phrase, phrase.gender, 2)
            .filter(|person| may_be_named && self.persons[*person].gender == phrase.gender)
    }

    /// `der Junge`, `the old man`: the one named last whose age or trade says as much.
    fn of_that_age(&self, phrase: &NounPhrase) -> Option<usize> {
        let language = self.scan.language;
        let words = person_nouns(language);
        let old = words.old.has(&phrase.lemma)
            || (phrase.tokens.start..phrase.head).any(|at| words.aged.has(&self.scan.token(at).lower));
        let young = words.young.has(&phrase.lemma);
        if !old && !young {
            return None;
        }
        let until = self.names.partition_point(|mention| mention.tokens.start < phrase.tokens.start);
        let fits = |person: usize| {
            let own = &self.persons[person];
            let years = own.age.split([' ', '-']).find_map(|word| {
                let word = word.to_lowercase();
                word.parse::<u32>().ok().or_else(|| lexicon::number_value(&word, language))
            });
            let role = own.role.to_lowercase();
            match years {
                Some(years) if young => years < 20,
                Some(years) => years >= 58,
                None => young && (words.pupils.has_end(&role) || words.young.has_end(&role)),
            }
        };
        self.names[..until]
            .iter()
            .rev()
            .take(40)
            .take_while(|mention| mention.sentence + 5 >= phrase.sentence)
            .map(|mention| mention.person)
            .find(|&person| roles::fits(&self.persons[person], phrase.gender) && fits(person))
    }

    /// The one named in the last sentences whose role can be called by the noun as well: `Chirurgin … die Ärztin`.
    fn of_same_trade(&self, phrase: &NounPhrase) -> Option<usize> {
        if phrase.opening != Opening::Definite || self.is_played(phrase) {
            return None;
        }
        let language = self.scan.language;
        let until = self.names.partition_point(|mention| mention.tokens.start < phrase.tokens.start);
        let mut fits: Vec<usize> = self.names[..until]
            .iter()
            .rev()
            .take_while(|mention| mention.sentence + 12 >= phrase.sentence)
            .map(|mention| mention.person)
            .filter(|&person| {
                let own = &self.persons[person];
                roles::fits(own, phrase.gender) && !own.role.is_empty()
            })
            .collect();
        fits.sort_unstable();
        fits.dedup();
        fits.retain(|&person| {
            let role = self.persons[person].role.to_lowercase();
            let role = role.rsplit(' ').next().unwrap_or(&role);
            let lemma =
                lexicon::role(role, language).map_or_else(|| role.to_owned(), |role| role.lemma.clone());
            !role.is_empty() && lexicon::same_trade(&lemma, &phrase.lemma, language)
        });
        if let [one] = fits[..] { Some(one) } else { None }
    }

    /// Whether an actor in brackets follows.
    fn is_played(&self, phrase: &NounPhrase) -> bool {
        super::super::features::actor_follows(self.scan, phrase.head)
    }

    /// Whether the role only says what somebody is to another: `Kanzleipartner`.
    fn is_tie_noun(&self, role: &str) -> bool {
        let lower = role.to_lowercase();
        person_nouns(self.scan.language).ties.has_end(lower.rsplit(' ').next().unwrap_or(&lower))
    }

    /// The one named person whom the noun now describes: the only one without a role who was named right before in
    /// this paragraph (`Alois und Traudl sind spinnefeind. … verdächtigt der Gärtner die Köchin`), or the one named
    /// last where the noun reports a speech (`besucht Luca in dessen Lokal. „…“, sagt der Wirt`).
    pub(super) fn newly_described(&self, phrase: &NounPhrase) -> Option<usize> {
        let played = self.scan.beside(phrase.head, 1).is_some_and(|token| token.text == "(");
        let words = person_nouns(self.scan.language);
        if played || words.passing.has_end(&phrase.lemma) || words.doers.has_end(&phrase.lemma) {
            return None;
        }
        if let Some(keeper) = self.keeper(phrase) {
            return Some(keeper);
        }
        let sentences = &self.scan.prose.sentences;
        let block = sentences[phrase.sentence].block;
        let until = self.names.partition_point(|mention| mention.tokens.start < phrase.tokens.start);
        // Whoever is new in this sentence has brought their own people.
        let mut here = self.names[..until].iter().rev().take_while(|m| m.sentence == phrase.sentence);
        if here.any(|mention| self.first_named[mention.person] == phrase.sentence) {
            return None;
        }
        let before: Vec<usize> = self.names[..until]
            .iter()
            .rev()
            .take(30)
            .take_while(|mention| {
                mention.sentence + 2 >= phrase.sentence && sentences[mention.sentence].block == block
            })
            .filter(|mention| mention.sentence < phrase.sentence)
            .map(|mention| mention.person)
            .filter(|&person| {
                let own = &self.persons[person];
                roles::fits(own, phrase.gender)
                    && own.title.is_empty()
                    && (own.role.is_empty() || self.is_tie_noun(&own.role))
            })
            .collect();
        if self.reports_speech(phrase) {
            return before.first().copied();
        }
        let mut fits: Vec<usize> = before
            .into_iter()
            .filter(|&person| {
                phrase.gender != Gender::Unknown
                    && self.persons[person].gender == phrase.gender
                    && self.persons[person].role.is_empty()
            })
            .collect();
        fits.sort_unstable();
        fits.dedup();
        if let [one] = fits[..] { Some(one) } else { None }
    }

    /// `in Peters Kneipe … der Wirt`: the one who was named as the house's owner.
    fn keeper(&self, phrase: &NounPhrase) -> Option<usize> {
        let language = self.scan.language;
        if phrase.opening != Opening::Definite || !person_nouns(language).keepers.has_end(&phrase.lemma) {
            return None;
        }
        let houses = settings::place_words(language);
        let until = self.cast.spans.partition_point(|span| span.tokens.end < phrase.tokens.start);
        let before = self.cast.spans[..until].iter().zip(self.cast.owners).rev();
        let mut near = before.take_while(|(span, _)| span.sentence + 1 >= phrase.sentence);
        let owned = near.find(|(span, _)| {
            span.genitive
                && (0..3).any(|by| {
                    self.scan
                        .beside(span.tokens.end - 1, by + 1)
                        .is_some_and(|token| houses.setting(token.text, language).is_some())
                })
        });
        owned.and_then(|(_, owner)| *owner).filter(|&person| {
            roles::fits(&self.persons[person], phrase.gender) && self.persons[person].role.is_empty()
        })
    }

    /// Whether the noun is who says the speech beside it: `“, sagt der Wirt`, `” the landlord says`.
    fn reports_speech(&self, phrase: &NounPhrase) -> bool {
        let scan = self.scan;
        let says = |at: usize, by: isize| {
            scan.beside(at, by).is_some_and(|token| {
                !token.quoted && quotes::speech_words(scan.language).say.contains(token.lower.as_str())
            })
        };
        let closes = |at: usize, by: isize| {
            scan.beside(at, by).is_some_and(|token| token.text.chars().all(lines::is_quote))
        };
        let start = phrase.tokens.start;
        let behind = says(start, -1)
            && (closes(start, -2)
                || scan.beside(start, -2).is_some_and(|t| t.text == ",") && closes(start, -3));
        behind || closes(start, -1) && says(phrase.head, 1) && !scan.token(start).quoted
    }

    /// The named person whose role or title the noun gives.
    pub(super) fn bearer_of_role(&self, phrase: &NounPhrase) -> Option<usize> {
        if !matches!(phrase.opening, Opening::Definite | Opening::Possessive(_) | Opening::Owner(_)) {
            return None;
        }
        let until = self.names.partition_point(|mention| mention.tokens.start < phrase.tokens.start);
        let fits = |person: &Person| {
            if person.gender != Gender::Unknown
                && phrase.gender != Gender::Unknown
                && person.gender != phrase.gender
            {
                return false;
            }
            let role = person.role.to_lowercase();
            let role = lexicon::role(role.rsplit(' ').next().unwrap_or(&role), self.scan.language)
                .map_or(role.clone(), |role| role.lemma.clone());
            let same = !role.is_empty()
                && (role == phrase.lemma
                    || (role.ends_with(&phrase.lemma) || role.starts_with(&phrase.lemma))
                        && phrase.lemma.chars().count() > 3
                    || phrase.lemma.ends_with(&role) && role.chars().count() > 3);
            same || person
                .title
                .to_lowercase()
                .split(' ')
                .any(|title| stands_for(title, &phrase.lemma, self.scan.language))
        };
        let mut silent = self.silent.iter().copied();
        // The one named last, else one still to be named, else one of the cast list alone.
        let near = self.names[..until].iter().rev().take(60).chain(self.names[until..].iter().take(20));
        let mut asked: Vec<usize> = Vec::with_capacity(16);
        for person in near.map(|mention| mention.person) {
            if asked.contains(&person) {
                continue;
            }
            if fits(&self.persons[person]) {
                return Some(person);
            }
            asked.push(person);
        }
        silent.find(|&person| fits(&self.persons[person]))
    }

    /// `Gran` stands for a name.
    pub(super) fn called_by_role(&self, phrase: &NounPhrase) -> bool {
        person_nouns(self.scan.language).called.has(&phrase.lemma)
            && self.scan.token(phrase.head).text.starts_with(char::is_uppercase)
    }
}

/// Whether somebody with the title `title` can be called `lemma`.
fn stands_for(title: &str, lemma: &str, language: Language) -> bool {
    if title.is_empty() {
        return false;
    }
    let roles = role_list(language);
    let doctor = roles.doctor_titles.contains(title) && roles.doctors.has_end(lemma);
    let professor = roles.professor_titles.contains(title) && roles.professors.has_start(lemma);
    doctor || professor || title == lemma || title.ends_with(lemma) && lemma.chars().count() > 4
}

fn with_article(noun: &str, gender: Gender, definite: bool, language: Language) -> String {
    // `der Beamte`, though `ein Beamter`
    let weak = noun.strip_suffix('r').filter(|stem| {
        let roles = role_list(language);
        let lower = stem.to_lowercase();
        definite && (roles.adjectival.has_end(&lower) || roles.adjectival_strangers.has_end(&lower))
    });
    let noun = weak.unwrap_or(noun);
    let words = lexicon::closed(language);
    // In English whoever has an office is `the sheriff` from the beginning.
    let articles = if definite || language == Language::English { &words.known } else { &words.unknown };
    format!("{} {noun}", articles.of(gender))
}
