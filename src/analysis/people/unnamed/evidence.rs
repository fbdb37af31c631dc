//! What speaks for somebody without a name, and what the cast list says of them.

use crate::analysis::Language;
use crate::analysis::lexicon::{self, KinTie, person_nouns};
use crate::analysis::prose::TokenKind;
use crate::outline::CharacterKind;

use super::super::nouns::{NounPhrase, Opening};
use super::super::persons::range_of;
use super::super::{Cue, Gender, Mention, MentionKind, roles};
use super::kin::owned;
use super::{ENOUGH, Resolver};

/// Somebody without a name, while the evidence is gathered.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) lemma: String,
    pub(super) kind: CharacterKind,
    pub(super) gender: Gender,
    pub(super) role: String,
    pub(super) actor: String,
    pub(super) age: String,
    pub(super) score: f32,
    pub(super) cues: Vec<Cue>,
    pub(super) phrases: Vec<Mention>,
}

impl Resolver<'_, '_, '_, '_> {
    pub(super) fn group(&mut self, phrase: &NounPhrase) {
        let known = self.known_together(phrase);
        if !known.is_empty() {
            for person in known {
                self.note(phrase, person);
            }
            return;
        }
        if !phrase.nominative || matches!(phrase.opening, Opening::Indefinite) {
            return;
        }
        let text = roles::text_of(self.scan, phrase);
        let shown = self.scan.token(phrase.head).text;
        let name = match (self.owner(phrase), self.scan.language) {
            (Some(owner), language) => owned(&self.persons[owner].name, shown, language),
            (None, Language::English) => format!("the {shown}"),
            (None, Language::German) => {
                let article = self.scan.token(phrase.tokens.start).lower.clone();
                let article =
                    if matches!(article.as_str(), "das" | "der") { article } else { "die".to_owned() };
                format!("{article} {shown}")
            }
        };
        let key = format!("group {}", text.to_lowercase());
        let index = self.candidate(phrase, &key, &name, ENOUGH, "unnamed/group", "");
        self.candidates[index].kind = CharacterKind::Group;
    }

    /// `die Geschwister`, `the brothers`, `the couple`: two who were told of as such, else the only two of the last
    /// sentences.
    fn known_together(&self, phrase: &NounPhrase) -> Vec<usize> {
        let tie = phrase.kin.map(|kin| kin.tie);
        let together = matches!(tie, Some(KinTie::Sibling | KinTie::Partner));
        let counted = (phrase.tokens.start..phrase.head)
            .any(|at| matches!(self.scan.token(at).lower.as_str(), "beiden" | "two" | "zwei"));
        if phrase.opening != Opening::Definite || !together && !counted {
            return Vec::new();
        }
        let until = self.names.partition_point(|mention| mention.tokens.start < phrase.tokens.start);
        let fits = |person: usize| {
            let own = self.persons[person].gender;
            phrase.gender == Gender::Unknown || own == Gender::Unknown || own == phrase.gender
        };
        let last = |back: usize| {
            let mut persons: Vec<usize> = self.names[..until]
                .iter()
                .rev()
                .take(40)
                .take_while(|mention| mention.sentence + back >= phrase.sentence)
                .map(|mention| mention.person)
                .filter(|&person| fits(person))
                .collect();
            persons.sort_unstable();
            persons.dedup();
            persons
        };
        let near = last(8);
        let tied = self
            .ties
            .iter()
            .rev()
            .find(|&&(a, told, b)| Some(told) == tie && near.contains(&a) && near.contains(&b));
        if let Some(&(a, _, b)) = tied {
            return vec![a, b];
        }
        // Two of one surname.
        let surname = |person: usize| self.persons[person].name.rsplit_once(' ').map(|(_, name)| name);
        let namesakes: Vec<usize> = near
            .iter()
            .copied()
            .filter(|&a| surname(a).is_some() && near.iter().any(|&b| a != b && surname(a) == surname(b)))
            .collect();
        if namesakes.len() == 2 {
            return namesakes;
        }
        let two = [1, 2, 3].into_iter().map(last).find(|persons| persons.len() >= 2).unwrap_or_default();
        if two.len() == 2 { two } else { Vec::new() }
    }

    /// Adds the evidence of `phrase` for the candidate known by `key`.
    pub(super) fn candidate(
        &mut self,
        phrase: &NounPhrase,
        key: &str,
        name: &str,
        score: f32,
        rule: &'static str,
        alias: &str,
    ) -> usize {
        let role = if phrase.kin.is_none() && !person_nouns(self.scan.language).mere.has(&phrase.lemma) {
            alias.to_owned()
        } else {
            String::new()
        };
        let index = *self.by_key.entry(key.to_owned()).or_insert_with(|| {
            self.candidates.push(Candidate {
                name: name.to_owned(),
                aliases: Vec::new(),
                lemma: phrase.lemma.clone(),
                kind: CharacterKind::Unnamed,
                gender: phrase.gender,
                role,
                actor: String::new(),
                age: String::new(),
                score,
                cues: vec![Cue { rule, weight: score, range: Some(range_of(self.scan, &phrase.tokens)) }],
                phrases: Vec::new(),
            });
            self.candidates.len() - 1
        });
        if phrase.kin.is_some() && !self.candidates[index].aliases.iter().any(|other| other == alias) {
            self.candidates[index].aliases.push(alias.to_owned());
        }
        self.mention(index, phrase);
        index
    }

    pub(super) fn mention(&mut self, index: usize, phrase: &NounPhrase) {
        let range = Some(range_of(self.scan, &phrase.tokens));
        let scan = self.scan;
        let quoted = scan.token(phrase.head).quoted;
        let owned = phrase.kin.is_some() || matches!(phrase.opening, Opening::Possessive(_));
        let active = phrase.nominative && owned && self.is_active(phrase);
        let agent = self.is_agent(phrase);
        let candidate = &mut self.candidates[index];
        // `ein Mann … ein Mann` are two; and whoever is a mere `Mann` is not told from others for long.
        let mere = person_nouns(scan.language).mere.has(&phrase.lemma);
        let again = phrase.opening != Opening::Indefinite
            && candidate.phrases.last().is_some_and(|last| !mere || last.sentence + 4 >= phrase.sentence);
        let mut add = |rule, weight| {
            candidate.score += weight;
            candidate.cues.push(Cue { rule, weight, range: range.clone() });
        };
        if again {
            add("unnamed/again", 0.8);
        }
        if phrase.nominative {
            add("unnamed/subject", 1.0);
        }
        if active {
            add("unnamed/does", 0.8);
        }
        if agent && !phrase.nominative {
            add("unnamed/agent", 1.0);
        }
        if quoted {
            add("unnamed/only-spoken-of", -1.2);
        }
        let gone = (phrase.tokens.start..phrase.head).any(|token| {
            let lower = &scan.token(token).lower;
            let gone = &person_nouns(scan.language).gone;
            match scan.language {
                Language::German => gone.has_start(lower),
                Language::English => gone.has(lower),
            }
        });
        if gone {
            add("unnamed/dead", -1.5);
        }
        let relative = scan.beside(phrase.head, 1).is_some_and(|token| token.text == ",")
            && scan.beside(phrase.head, 2).is_some_and(|token| {
                matches!(token.lower.as_str(), "der" | "die" | "das" | "dem" | "den" | "who")
            })
            || scan.beside(phrase.head, 1).is_some_and(|token| token.lower == "who");
        if relative {
            add("unnamed/told-of", 0.4);
        }
        candidate.phrases.push(Mention {
            person: index,
            sentence: phrase.sentence,
            tokens: phrase.tokens.start..phrase.head + 1,
            kind: MentionKind::Noun,
        });
    }

    /// Parts of the cast list without a name are in the story, whatever the text says of them.
    pub(super) fn list_parts(&mut self) {
        for (name, part) in self
            .cast
            .listed
            .iter()
            .zip(self.cast.parts)
            .filter(|(name, _)| name.parts.is_empty() && !name.role.is_empty())
        {
            let last = name.role.split_whitespace().next_back().unwrap_or_default().to_lowercase();
            let lemma = lexicon::kin(&last, self.scan.language)
                .map(|(kin, _)| kin.word.to_lowercase())
                .or_else(|| lexicon::role(&last, self.scan.language).map(|role| role.lemma))
                .unwrap_or(last);
            let fits: Vec<usize> = (0..self.candidates.len())
                .filter(|&i| {
                    self.candidates[i].lemma == lemma && self.candidates[i].kind == CharacterKind::Unnamed
                })
                .collect();
            let own = name.role.to_lowercase();
            let index = fits
                .iter()
                .copied()
                .find(|&i| self.candidates[i].name.to_lowercase().ends_with(&own))
                .or(fits.first().copied())
                .unwrap_or_else(|| {
                    self.candidates.push(Candidate {
                        name: name.role.clone(),
                        aliases: Vec::new(),
                        lemma: lemma.clone(),
                        kind: CharacterKind::Unnamed,
                        gender: Gender::Unknown,
                        role: if lexicon::kin(&lemma, self.scan.language).is_some() {
                            String::new()
                        } else {
                            name.role.clone()
                        },
                        actor: String::new(),
                        age: String::new(),
                        score: 0.0,
                        cues: Vec::new(),
                        phrases: Vec::new(),
                    });
                    self.candidates.len() - 1
                });
            let candidate = &mut self.candidates[index];
            candidate.score += 4.0;
            candidate.actor.clone_from(&part.actor);
            candidate.age.clone_from(&part.age);
            candidate.cues.push(Cue {
                rule: "unnamed/cast-list",
                weight: 4.0,
                range: Some(part.range.clone()),
            });
        }
    }

    /// `Ein Privatdetektiv reist nach Triest. Martin Kroll soll dort …`: whoever is named first in the sentence behind,
    /// for the first time, is the one announced.
    pub(super) fn join_announced(&mut self) {
        for index in 0..self.candidates.len() {
            let candidate = &self.candidates[index];
            let [mention] = &candidate.phrases[..] else { continue };
            let announced = lexicon::determiners(self.scan.language)
                .has(&self.scan.token(mention.tokens.start).lower)
                && matches!(
                    self.scan.token(mention.tokens.start).lower.as_str(),
                    "ein" | "eine" | "a" | "an"
                )
                && candidate.kind == CharacterKind::Unnamed
                && candidate.actor.is_empty();
            let Some(next) = self.scan.prose.sentences.get(mention.sentence + 1).filter(|_| announced) else {
                continue;
            };
            let first = self.names.iter().find(|name| name.sentence == mention.sentence + 1);
            let Some(name) = first.filter(|name| name.tokens.start < next.tokens.start + 3) else { continue };
            let person = name.person;
            let met =
                self.names.iter().any(|other| other.person == person && other.sentence <= mention.sentence);
            let own = &self.persons[person];
            let unknown = own.role.is_empty()
                || lexicon::same_trade(&own.role.to_lowercase(), &candidate.lemma, self.scan.language);
            if met || !unknown || !roles::fits(own, candidate.gender) {
                continue;
            }
            let role = candidate.role.clone();
            let found = Mention { person, ..mention.clone() };
            if self.persons[person].role.is_empty() {
                self.persons[person].role = role;
            }
            self.nouns.push(found);
            self.candidates[index].score = -1.0;
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
        let opens = scan.beside(phrase.tokens.start, -1).is_none_or(|before| {
            before.kind == TokenKind::Mark
                || matches!(
                    before.lower.as_str(),
                    "und"
                        | "doch"
                        | "aber"
                        | "and"
                        | "but"
                        | "that"
                        | "when"
                        | "while"
                        | "because"
                        | "until"
                        | "till"
                        | "before"
                        | "after"
                        | "if"
                        | "whether"
                        | "then"
                        | "so"
                        | "bis"
                        | "dass"
                        | "weil"
                        | "wenn"
                        | "als"
                        | "während"
                        | "ob"
                )
        });
        // `is selling the house`
        let going = scan.language == Language::English
            && scan.beside(phrase.head, 1).is_some_and(|token| matches!(token.lower.as_str(), "is" | "was"))
            && scan.beside(phrase.head, 2).is_some_and(|token| token.lower.ends_with("ing"));
        opens && (verb(1, phrase.head) || going)
            || scan.language == Language::German
                && phrase.kin.is_some()
                && (verb(-1, phrase.tokens.start)
                    || verb(-2, phrase.tokens.start)
                        && scan.beside(phrase.tokens.start, -1).is_some_and(|token| {
                            matches!(token.lower.as_str(), "ihr" | "ihm" | "ihnen" | "ihn" | "sich")
                        }))
    }

    /// `wird von einem Fremden überfallen`, `attacked by a masked man`: who does what is done.
    fn is_agent(&self, phrase: &NounPhrase) -> bool {
        let scan = self.scan;
        let word = |by: isize| scan.beside(phrase.tokens.start, by).map_or("", |token| token.lower.as_str());
        // `einen Anruf von einem Unbekannten`
        if person_nouns(scan.language).strangers.has(&phrase.lemma)
            && matches!(word(-1), "von" | "vom" | "by" | "from")
        {
            return true;
        }
        // `erfährt vom Frauenarzt`, `hears from the vet`
        let source = matches!(word(-1), "von" | "from") || scan.token(phrase.tokens.start).lower == "vom";
        let learns = |by: isize| person_nouns(scan.language).learns.has(word(by));
        if source && phrase.opening == Opening::Definite && (learns(-1) || learns(-2) || learns(-3)) {
            return true;
        }
        match scan.language {
            Language::English => word(-1) == "by" && word(-2).ends_with("ed"),
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
                let sentence = scan.prose.sentences[phrase.sentence].tokens.clone();
                let passive = sentence.clone().any(|at| {
                    matches!(scan.token(at).lower.as_str(), "wird" | "wurde" | "werden" | "worden" | "wurden")
                });
                let next = (phrase.head + 1..sentence.end.min(phrase.head + 8))
                    .take_while(|&at| scan.token(at).kind == TokenKind::Word)
                    .any(|at| {
                        scan.token(at).text == scan.token(at).lower && participle(&scan.token(at).lower)
                    });
                matches!(word(-1), "von" | "vom") && passive && next
            }
        }
    }
}
