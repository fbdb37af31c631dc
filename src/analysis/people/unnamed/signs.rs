//! What is observed of a noun for somebody without a name: what they do in their clause, how they are brought in, and
//! whether the text goes on about them.

use crate::analysis::Language;
use crate::analysis::lexicon::{self, KinTie, person_nouns};
use crate::analysis::prose::TokenKind;
use crate::analysis::{grammar, lore, morphology};

use super::super::nouns::{NounPhrase, Opening};
use super::super::{Gender, Mention};
use super::Resolver;

impl Resolver<'_, '_, '_, '_> {
    /// Everything that speaks for or against the phrase's bringing in somebody.
    pub(super) fn observe(&self, phrase: &NounPhrase) -> Vec<&'static str> {
        let scan = self.scan;
        let words = person_nouns(scan.language);
        let mut signs = vec![opening_sign(phrase.opening)];
        let mut say = |sign: &'static str, holds: bool| {
            if holds {
                signs.push(sign);
            }
        };
        let owned = phrase.kin.is_some() || matches!(phrase.opening, Opening::Possessive(_));
        say("unnamed/subject", phrase.nominative);
        say("unnamed/does", phrase.nominative && owned && self.is_active(phrase));
        say("unnamed/agent", !phrase.nominative && self.is_agent(phrase));
        say("unnamed/only-spoken-of", scan.token(phrase.head).quoted);
        say("unnamed/dead", self.is_gone(phrase));
        say("unnamed/told-of", self.is_told_of(phrase));
        say("unnamed/described", self.is_described(phrase));
        say("unnamed/goes-on", self.goes_on(phrase));
        say("unnamed/asked-about", self.is_asked_about(phrase));
        if !phrase.nominative {
            say(self.place_in_clause(phrase), true);
        }
        if let Some(kin) = phrase.kin {
            say(kin_sign(kin.tie), true);
        } else {
            say("unnamed/trade", !words.mere.has(&phrase.lemma));
        }
        say("unnamed/mere", words.mere.has(&phrase.lemma));
        say("unnamed/stranger", words.strangers.has(&phrase.lemma) || self.is_strange(phrase));
        say("unnamed/state", words.states.has_end(&phrase.lemma));
        say("unnamed/doer", words.doers.has_end(&phrase.lemma));
        say("unnamed/animal", words.animals.has_end(&phrase.lemma));
        say("unnamed/serves", words.passing.has_end(&phrase.lemma));
        signs
    }

    /// `ein maskierter Mann`: even a mere man is somebody.
    fn is_strange(&self, phrase: &NounPhrase) -> bool {
        let strange = &person_nouns(self.scan.language).strange;
        (phrase.tokens.start..phrase.head).any(|at| strange.has_start(&self.scan.token(at).lower))
    }

    /// `der verstorbene Vater`, `her late husband`
    fn is_gone(&self, phrase: &NounPhrase) -> bool {
        let gone = &person_nouns(self.scan.language).gone;
        (phrase.tokens.start..phrase.head).any(|token| {
            let lower = &self.scan.token(token).lower;
            match self.scan.language {
                Language::German => gone.has_start(lower),
                Language::English => gone.has(lower),
            }
        })
    }

    /// A relative clause follows: `ein Mann, der …`
    fn is_told_of(&self, phrase: &NounPhrase) -> bool {
        let behind = |by: isize| self.scan.beside(phrase.head, by);
        let words = lexicon::closed(self.scan.language);
        let english = self.scan.language == Language::English;
        behind(1).is_some_and(|token| token.text == ",")
            && behind(2).is_some_and(|token| words.relatives.contains(&token.lower))
            || english
                && behind(1).is_some_and(|token| {
                    words.relative_subjects.contains(&token.lower)
                        || words.relative_owners.contains(&token.lower)
                })
    }

    /// Something is said of the noun before it or behind it: `die alte Nachbarin`, `a man in a yellow oilskin`.
    fn is_described(&self, phrase: &NounPhrase) -> bool {
        let before = (phrase.tokens.start + 1..phrase.head).any(|at| {
            let token = self.scan.token(at);
            match self.scan.language {
                Language::German => morphology::is_adjective_form(&token.lower),
                Language::English => {
                    token.kind == TokenKind::Word
                        && !lexicon::function_words(Language::English).has(&token.lower)
                }
            }
        });
        let describing = &person_nouns(self.scan.language).describing;
        let behind = self.scan.beside(phrase.head, 1).is_some_and(|token| describing.has(&token.lower));
        before || behind && phrase.opening == Opening::Indefinite
    }

    /// The next sentence, or the next clause, goes on with a pronoun that fits nobody named in this one.
    fn goes_on(&self, phrase: &NounPhrase) -> bool {
        let scan = self.scan;
        let words = lexicon::closed(scan.language);
        let fits = |lower: &str| match phrase.gender {
            Gender::Male => words.he.contains(lower),
            Gender::Female => words.she.contains(lower),
            Gender::Unknown => [&words.he, &words.she, &words.it].iter().any(|list| list.contains(lower)),
        };
        let Some(next) = scan.prose.sentences.get(phrase.sentence + 1) else { return false };
        if !next.tokens.clone().take(3).any(|at| fits(&scan.token(at).lower)) {
            return false;
        }
        let first = self.names.partition_point(|mention| mention.sentence < phrase.sentence);
        let rival = |mention: &Mention| {
            phrase.gender != Gender::Unknown && self.persons[mention.person].gender == phrase.gender
        };
        !self.names[first..].iter().take_while(|mention| mention.sentence == phrase.sentence).any(rival)
    }

    /// Whether the sentence asks something.
    fn is_asked_about(&self, phrase: &NounPhrase) -> bool {
        let tokens = self.scan.prose.sentences[phrase.sentence].tokens.clone();
        tokens.rev().take(2).any(|at| self.scan.token(at).text.contains('?'))
    }

    /// What the phrase is, where it is no subject: behind a preposition, somebody's genitive, an object.
    fn place_in_clause(&self, phrase: &NounPhrase) -> &'static str {
        let scan = self.scan;
        let article = scan.token(phrase.tokens.start).lower.as_str();
        let before = scan.beside(phrase.tokens.start, -1).map_or("", |token| token.lower.as_str());
        let (words, nouns) = (lexicon::closed(scan.language), person_nouns(scan.language));
        let word = if words.contracted.contains(article) { article } else { before };
        match word {
            word if nouns.with.has(word) => "unnamed/with",
            word if words.from.contains(word) || words.by.contains(word) => "unnamed/from",
            word if nouns.to.has(word) => "unnamed/to",
            word if words.of.contains(word) => "unnamed/genitive",
            word if grammar::is_preposition(word, scan.language) => "unnamed/behind-preposition",
            // `des` is nothing else, `der` is behind a noun.
            _ if words.genitives.contains(article)
                && (article.ends_with('s')
                    || scan
                        .beside(phrase.tokens.start, -1)
                        .is_some_and(super::super::candidates::is_capital)) =>
            {
                "unnamed/genitive"
            }
            _ => "unnamed/object",
        }
    }

    /// Whether the verb of the clause that the phrase opens, or stands behind, tells something that somebody does.
    fn is_active(&self, phrase: &NounPhrase) -> bool {
        let scan = self.scan;
        let verb = |by: isize, from: usize| {
            scan.beside(from, by).is_some_and(|token| {
                token.kind == TokenKind::Word
                    && token.text == token.lower
                    && !lexicon::function_words(scan.language).has(&token.lower)
                    && !person_nouns(scan.language).still.has(&token.lower)
                    && lexicon::is_word(&token.lower, scan.language)
                    && match scan.language {
                        Language::German => token.lower.ends_with('t') || token.lower.ends_with("te"),
                        Language::English => token.lower.ends_with('s') || token.lower.ends_with("ed"),
                    }
            })
        };
        let words = lexicon::closed(scan.language);
        let opens = scan.beside(phrase.tokens.start, -1).is_none_or(|before| {
            before.kind == TokenKind::Mark
                || words.clause_openers.contains(&before.lower)
                || words.subordinate_openers.contains(&before.lower)
        });
        // `is selling the house`
        let going = scan.language == Language::English
            && scan.beside(phrase.head, 1).is_some_and(|token| words.copulas.contains(&token.lower))
            && scan.beside(phrase.head, 2).is_some_and(|token| token.lower.ends_with("ing"));
        opens && (verb(1, phrase.head) || going)
            || scan.language == Language::German
                && phrase.kin.is_some()
                && (verb(-1, phrase.tokens.start)
                    || verb(-2, phrase.tokens.start)
                        && scan.beside(phrase.tokens.start, -1).is_some_and(|token| {
                            words.personal_objects.contains(&token.lower)
                                || words.reflexives.contains(&token.lower)
                        }))
    }

    /// `wird von einem Fremden überfallen`, `attacked by a masked man`: who does what is done.
    fn is_agent(&self, phrase: &NounPhrase) -> bool {
        let scan = self.scan;
        let word = |by: isize| scan.beside(phrase.tokens.start, by).map_or("", |token| token.lower.as_str());
        let words = lexicon::closed(scan.language);
        // `einen Anruf von einem Unbekannten`
        if person_nouns(scan.language).strangers.has(&phrase.lemma)
            && (words.from.contains(word(-1)) || words.by.contains(word(-1)))
        {
            return true;
        }
        // `erfährt vom Frauenarzt`, `hears from the vet`
        let first = &scan.token(phrase.tokens.start).lower;
        let source = words.from.contains(word(-1)) || words.from.contains(first);
        let learns = |by: isize| person_nouns(scan.language).learns.has(word(by));
        if source && phrase.opening == Opening::Definite && (learns(-1) || learns(-2) || learns(-3)) {
            return true;
        }
        match scan.language {
            Language::English => {
                words.by.contains(word(-1))
                    && (word(-2).ends_with("ed")
                        || lore::of(scan.language).verbs.participle(word(-2)).is_some())
            }
            Language::German => {
                let participle = |lower: &str| {
                    lower.len() > 5
                        && (lower.ends_with('t') || lower.ends_with("en"))
                        && lexicon::is_word(lower, Language::German)
                        && (lower.starts_with("ge")
                            || ["ver", "be", "er", "ent", "zer", "über", "an", "auf", "aus", "nieder", "ab"]
                                .iter()
                                .any(|front| lower.starts_with(front)))
                };
                if !words.by.contains(word(-1)) {
                    return false;
                }
                let sentence = scan.prose.sentences[phrase.sentence].tokens.clone();
                let passive = || {
                    sentence
                        .clone()
                        .any(|at| lexicon::closed(scan.language).passive.contains(&scan.token(at).lower))
                };
                let next = (phrase.head + 1..sentence.end.min(phrase.head + 8))
                    .take_while(|&at| scan.token(at).kind == TokenKind::Word)
                    .any(|at| {
                        scan.token(at).text == scan.token(at).lower && participle(&scan.token(at).lower)
                    });
                next && passive()
            }
        }
    }
}

fn opening_sign(opening: Opening) -> &'static str {
    match opening {
        Opening::Definite => "unnamed/definite",
        Opening::Indefinite => "unnamed/indefinite",
        Opening::Owner(_) => "unnamed/owner-named",
        Opening::Possessive(_) => "unnamed/possessive",
        Opening::Bare | Opening::Counted => "unnamed/bare",
    }
}

fn kin_sign(tie: KinTie) -> &'static str {
    match tie {
        KinTie::Parent => "unnamed/parent",
        KinTie::Child => "unnamed/child",
        KinTie::Partner => "unnamed/partner",
        KinTie::Sibling => "unnamed/sibling",
        KinTie::Friend | KinTie::Colleague | KinTie::Superior | KinTie::Rival => "unnamed/companion",
        _ => "unnamed/kin",
    }
}
