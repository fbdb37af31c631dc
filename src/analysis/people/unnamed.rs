//! People without a name, and people with one called by a noun: `Violas Vater`, `der Gouverneur`, `die Ärztin`.
//!
//! A noun that fits somebody named means them. What fits nobody is somebody of their own, if enough speaks for
//! their acting in the story: a noun in passing is nobody.

use std::collections::BTreeMap;

use crate::analysis::Language;
use crate::analysis::lexicon::{self, KinTie};
use crate::outline::CharacterKind;

use super::aliases::Owners;
use super::candidates::Scan;
use super::castnames::CastName;
use super::nouns::{NounPhrase, Opening};
use super::persons::range_of;
use super::roles;
use super::spans::Span;
use super::{Cue, Gender, Mention, MentionKind, Person, brackets, cast::Part};

/// What must speak for somebody without a name.
const ENOUGH: f32 = 1.2;

/// Everything that is asked of while phrases are resolved.
pub(super) struct Cast<'a> {
    pub(super) spans: &'a [Span],
    pub(super) owners: &'a Owners,
    pub(super) parts: &'a [Part],
    pub(super) listed: &'a [CastName],
}

/// Adds those without a name to `persons`, and every mention by a noun to `mentions`.
pub(super) fn find(
    scan: &Scan<'_, '_>,
    cast: &Cast<'_>,
    phrases: &[NounPhrase],
    persons: &mut Vec<Person>,
    mentions: &mut Vec<Mention>,
) {
    let mut resolver = Resolver {
        scan,
        cast,
        persons,
        names: mentions.clone(),
        ties: Vec::new(),
        candidates: Vec::new(),
        by_key: BTreeMap::new(),
        nouns: Vec::new(),
    };
    let told: Vec<Option<usize>> = phrases
        .iter()
        .map(|phrase| {
            roles::person_told_of(scan, phrase, cast.spans, cast.owners)
                .filter(|&person| roles::fits(&resolver.persons[person], phrase.gender))
        })
        .collect();
    for (phrase, told) in phrases.iter().zip(&told) {
        resolver.learn_tie(phrase, *told);
    }
    // `Der Überbringer, ein Statiker namens Wendt,`: both are the one named.
    let mut told = told;
    for index in 0..phrases.len().saturating_sub(1) {
        let (phrase, next) = (&phrases[index], &phrases[index + 1]);
        let beside = next.tokens.start == phrase.head + 2 && scan.token(phrase.head + 1).text == ",";
        if told[index].is_none() && beside && phrase.opening != Opening::Bare {
            told[index] = told[index + 1];
        }
    }
    for (phrase, told) in phrases.iter().zip(&told) {
        match told {
            Some(person) => resolver.note(phrase, *person),
            None => resolver.resolve(phrase),
        }
    }
    resolver.list_parts();
    resolver.finish(mentions);
}

/// Somebody without a name, while the evidence is gathered.
#[derive(Clone, Debug)]
struct Candidate {
    name: String,
    aliases: Vec<String>,
    lemma: String,
    kind: CharacterKind,
    gender: Gender,
    role: String,
    actor: String,
    age: String,
    score: f32,
    cues: Vec<Cue>,
    phrases: Vec<Mention>,
}

struct Resolver<'a, 's, 'p, 't> {
    scan: &'s Scan<'p, 't>,
    cast: &'a Cast<'a>,
    persons: &'a mut Vec<Person>,
    /// Mentions by name, in order.
    names: Vec<Mention>,
    /// Who is whose kin: the kin, what they are, whose.
    ties: Vec<(usize, KinTie, usize)>,
    candidates: Vec<Candidate>,
    by_key: BTreeMap<String, usize>,
    /// Mentions of named persons by a noun.
    nouns: Vec<Mention>,
}

impl Resolver<'_, '_, '_, '_> {
    /// `ihr Bruder Ilie` tells whose brother Ilie is.
    fn learn_tie(&mut self, phrase: &NounPhrase, told: Option<usize>) {
        let (Some(kin), Some(person)) = (phrase.kin, told) else { return };
        if let Some(owner) = self.owner(phrase).filter(|owner| *owner != person) {
            self.ties.push((person, kin.tie, owner));
        }
    }

    fn note(&mut self, phrase: &NounPhrase, person: usize) {
        self.nouns.push(Mention {
            person,
            sentence: phrase.sentence,
            tokens: phrase.tokens.clone(),
            kind: MentionKind::Noun,
        });
    }

    /// Whose the kin noun says somebody is.
    fn owner(&self, phrase: &NounPhrase) -> Option<usize> {
        match phrase.opening {
            Opening::Owner(span) => self.cast.owners.get(span).copied().flatten(),
            Opening::Possessive(gender) => self.recent(phrase, gender, 2),
            _ => None,
        }
    }

    /// The person that the phrase most likely looks back to: the first named before it in its sentence whom the
    /// gender fits, else the first of the sentences before.
    fn recent(&self, phrase: &NounPhrase, gender: Gender, sentences: usize) -> Option<usize> {
        let until = self.names.partition_point(|mention| mention.tokens.start < phrase.tokens.start);
        let fits = |mention: &&Mention| {
            let own = self.persons[mention.person].gender;
            own == gender || gender == Gender::Unknown || own == Gender::Unknown
        };
        (0..=sentences).find_map(|back| {
            let sentence = phrase.sentence.checked_sub(back)?;
            self.names[..until]
                .iter()
                .rev()
                .take(40)
                .filter(|mention| mention.sentence == sentence)
                .rfind(fits)
                .map(|mention| mention.person)
        })
    }

    fn resolve(&mut self, phrase: &NounPhrase) {
        let scan = self.scan;
        if phrase.opening == Opening::Counted || self.is_predicate(phrase) {
            return;
        }
        if phrase.plural || phrase.group {
            self.group(phrase);
        } else if phrase.kin.is_some() && !matches!(phrase.opening, Opening::Bare | Opening::Indefinite) {
            self.kin(phrase);
        } else if phrase.opening != Opening::Bare
            || scan.language == Language::English && self.called_by_role(phrase)
        {
            self.role(phrase);
        }
    }

    /// Whether the phrase says what somebody is: `Wer ist der Mörder?`, `er ist ein Hochstapler`.
    fn is_predicate(&self, phrase: &NounPhrase) -> bool {
        let start = phrase.tokens.start;
        let word = |by: isize| self.scan.beside(start, by).map_or("", |token| token.lower.as_str());
        let copula = |lower: &str| {
            matches!(
                lower,
                "ist"
                    | "war"
                    | "sei"
                    | "bleibt"
                    | "wird"
                    | "wurde"
                    | "is"
                    | "was"
                    | "becomes"
                    | "be"
                    | "being"
            )
        };
        // The verb right before, with its subject or a question word before that.
        copula(word(-1)) && !matches!(word(-2), "" | "da" | "dann" | "there")
            || copula(word(-2))
                && matches!(word(-1), "nicht" | "auch" | "nur" | "selbst" | "not" | "also" | "doch" | "kein")
            || matches!(word(-1), "als" | "wie" | "as" | "like")
    }

    /// `Gran` stands for a name.
    fn called_by_role(&self, phrase: &NounPhrase) -> bool {
        let address = matches!(
            phrase.lemma.as_str(),
            "gran"
                | "granny"
                | "grandma"
                | "grandpa"
                | "granddad"
                | "mum"
                | "mom"
                | "dad"
                | "mama"
                | "papa"
                | "oma"
                | "opa"
        );
        address && self.scan.token(phrase.head).text.starts_with(char::is_uppercase)
    }

    fn kin(&mut self, phrase: &NounPhrase) {
        let Some(kin) = phrase.kin else { return };
        let owner = self.owner(phrase);
        if let Some(owner) = owner {
            if let Some(person) = self
                .relative(owner, kin.tie, phrase.gender)
                .or_else(|| self.namesake(owner, kin.tie, phrase.gender))
            {
                self.note(phrase, person);
                return;
            }
            let name = owned(&self.persons[owner].name, &kin.word, self.scan.language);
            let key = format!("{owner} {}", kin.word.to_lowercase());
            let anchored = matches!(phrase.opening, Opening::Owner(_));
            let distant =
                matches!(kin.tie, KinTie::Friend | KinTie::Colleague | KinTie::Superior | KinTie::Rival);
            let score = if distant { -0.8 } else { -0.5 };
            let index = self.candidate(phrase, &key, &name, score, "unnamed/whose-kin", &kin.word);
            if anchored && !self.candidates[index].cues.iter().any(|cue| cue.rule == "unnamed/owner-named") {
                let range = Some(range_of(self.scan, &phrase.tokens));
                self.candidates[index].score += 1.8;
                self.candidates[index].cues.push(Cue { rule: "unnamed/owner-named", weight: 1.8, range });
            }
            return;
        }
        // `der Vater`: the only one of that word.
        let end = format!(" {}", kin.word.to_lowercase());
        let mut known =
            self.by_key.iter().filter(|(key, _)| key.ends_with(&end)).map(|(_, &candidate)| candidate);
        if let (Some(candidate), None) = (known.next(), known.next()) {
            self.mention(candidate, phrase);
            return;
        }
        let mut named = self
            .ties
            .iter()
            .filter(|(person, tie, _)| {
                *tie == kin.tie
                    && (self.persons[*person].gender == phrase.gender || phrase.gender == Gender::Unknown)
            })
            .map(|(person, ..)| *person);
        if let (Some(person), None) = (named.next(), named.next()) {
            self.note(phrase, person);
        }
    }

    /// The named person who is `tie` of `owner`.
    fn relative(&self, owner: usize, tie: KinTie, gender: Gender) -> Option<usize> {
        let inverse = match tie {
            KinTie::Parent => KinTie::Child,
            KinTie::Child => KinTie::Parent,
            other => other,
        };
        let fits = |person: usize| {
            gender == Gender::Unknown
                || self.persons[person].gender == gender
                || self.persons[person].gender == Gender::Unknown
        };
        self.ties.iter().rev().find_map(|&(person, told, whose)| {
            if whose == owner && told == tie && fits(person) {
                return Some(person);
            }
            (person == owner
                && told == inverse
                && tie != KinTie::Other
                && tie != KinTie::Superior
                && fits(whose))
            .then_some(whose)
        })
    }

    /// The one person of that gender who shares the owner's surname.
    fn namesake(&self, owner: usize, tie: KinTie, gender: Gender) -> Option<usize> {
        let surname =
            |person: usize| self.persons[person].name.split_once(' ').map(|(_, surname)| surname.to_owned());
        let own = surname(owner)?;
        let near = matches!(tie, KinTie::Parent | KinTie::Child | KinTie::Sibling | KinTie::Partner);
        if !near || gender == Gender::Unknown {
            return None;
        }
        let mut fits = (0..self.persons.len()).filter(|&person| {
            let tied =
                self.ties.iter().any(|&(a, _, b)| (a, b) == (person, owner) || (a, b) == (owner, person));
            person != owner
                && !tied
                && self.persons[person].gender == gender
                && surname(person).as_deref() == Some(own.as_str())
        });
        let one = fits.next()?;
        fits.next().is_none().then_some(one)
    }

    fn role(&mut self, phrase: &NounPhrase) {
        let mere = roles::is_mere_person(&phrase.lemma);
        if let Some(person) = self.bearer_of_role(phrase) {
            self.note(phrase, person);
            return;
        }
        let text = roles::text_of(self.scan, phrase);
        let key = text.to_lowercase();
        let known = self.by_key.get(&key).copied();
        let definite =
            matches!(phrase.opening, Opening::Definite | Opening::Possessive(_) | Opening::Owner(_));
        let noble = lexicon::title(self.scan.token(phrase.head).text, self.scan.language)
            .is_some_and(|title| title.kind == lexicon::TitleKind::Noble);
        if noble && !definite {
            return;
        }
        let mere = mere || is_description(&phrase.lemma);
        if known.is_none()
            && definite
            && !mere
            && let Some(person) = self.newly_described(phrase)
        {
            if self.persons[person].role.is_empty() {
                self.persons[person].role = text;
            }
            self.note(phrase, person);
            return;
        }
        // `Gran` stands for a name.
        if self.called_by_role(phrase) && phrase.opening == Opening::Bare {
            let name = capitalised(&phrase.lemma);
            let index =
                self.candidate(phrase, &phrase.lemma.clone(), &name, 0.6, "unnamed/called-by-kin", "");
            self.candidates[index].role = String::new();
            return;
        }
        if mere
            && phrase.opening == Opening::Indefinite
            && !matches!(
                phrase.lemma.as_str(),
                "fremder" | "fremde" | "unbekannter" | "unbekannte" | "stranger"
            )
        {
            return;
        }
        if phrase.kin.is_some() && phrase.opening == Opening::Indefinite {
            return;
        }
        if mere && definite && known.is_none() {
            if let Some(person) = self
                .recent(phrase, phrase.gender, 2)
                .filter(|person| self.persons[*person].gender == phrase.gender)
            {
                self.note(phrase, person);
            }
            return;
        }
        let name = with_article(&text, phrase.gender, definite, self.scan.language);
        let animal = if is_animal(&phrase.lemma) || is_unknown_doer(&phrase.lemma) { -0.4 } else { 0.0 };
        let score = match phrase.opening {
            Opening::Definite => 0.3,
            Opening::Indefinite => 0.2,
            _ => -0.2,
        } + animal;
        self.candidate(phrase, &key, &name, score, "unnamed/acts", &text);
    }

    /// The one person without a role who was named in this paragraph right before, whom the noun now describes:
    /// `Alois und Traudl sind spinnefeind. … verdächtigt der Gärtner die Köchin`.
    fn newly_described(&self, phrase: &NounPhrase) -> Option<usize> {
        let played = self.scan.beside(phrase.head, 1).is_some_and(|token| token.text == "(");
        if phrase.gender == Gender::Unknown || played || self.is_compound_of_setting(phrase) {
            return None;
        }
        let sentences = &self.scan.prose.sentences;
        let block = sentences[phrase.sentence].block;
        let until = self.names.partition_point(|mention| mention.tokens.start < phrase.tokens.start);
        let mut fits: Vec<usize> = self.names[..until]
            .iter()
            .rev()
            .take(30)
            .take_while(|mention| {
                mention.sentence + 2 >= phrase.sentence && sentences[mention.sentence].block == block
            })
            .filter(|mention| mention.sentence < phrase.sentence)
            .map(|mention| mention.person)
            .filter(|&person| {
                self.persons[person].gender == phrase.gender
                    && self.persons[person].role.is_empty()
                    && self.persons[person].title.is_empty()
            })
            .collect();
        fits.sort_unstable();
        fits.dedup();
        if let [one] = fits[..] { Some(one) } else { None }
    }

    /// Whether the noun is bound to a place of work that makes its bearer one of several: `Nachtschwester`.
    fn is_compound_of_setting(&self, phrase: &NounPhrase) -> bool {
        [
            "schwester",
            "pfleger",
            "kellner",
            "kellnerin",
            "hebamme",
            "wächter",
            "fahrer",
            "bote",
            "träger",
            "vollzieher",
            "portier",
            "wirt",
        ]
        .iter()
        .any(|end| phrase.lemma.ends_with(end))
    }

    /// The named person whose role or title the noun gives.
    fn bearer_of_role(&self, phrase: &NounPhrase) -> Option<usize> {
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
                .map_or(role.clone(), |role| role.lemma);
            let same = !role.is_empty()
                && (role == phrase.lemma
                    || (role.ends_with(&phrase.lemma) || role.starts_with(&phrase.lemma))
                        && phrase.lemma.chars().count() > 3
                    || phrase.lemma.ends_with(&role) && role.chars().count() > 3);
            same || person.title.to_lowercase().split(' ').any(|title| stands_for(title, &phrase.lemma))
        };
        let silent = || {
            (0..self.persons.len())
                .filter(|person| !self.names.iter().any(|mention| mention.person == *person))
        };
        // The one named last, else one still to be named, else one of the cast list alone.
        self.names[..until]
            .iter()
            .rev()
            .take(60)
            .chain(self.names[until..].iter().take(20))
            .map(|mention| mention.person)
            .find(|&person| fits(&self.persons[person]))
            .or_else(|| silent().find(|&person| fits(&self.persons[person])))
    }

    fn group(&mut self, phrase: &NounPhrase) {
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

    /// Adds the evidence of `phrase` for the candidate known by `key`.
    fn candidate(
        &mut self,
        phrase: &NounPhrase,
        key: &str,
        name: &str,
        score: f32,
        rule: &'static str,
        alias: &str,
    ) -> usize {
        let role = if phrase.kin.is_none() && !roles::is_mere_person(&phrase.lemma) {
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

    fn mention(&mut self, index: usize, phrase: &NounPhrase) {
        let range = Some(range_of(self.scan, &phrase.tokens));
        let scan = self.scan;
        let quoted = scan.token(phrase.head).quoted;
        let candidate = &mut self.candidates[index];
        let again = !candidate.phrases.is_empty();
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
        if quoted {
            add("unnamed/only-spoken-of", -1.2);
        }
        let gone = (phrase.tokens.start..phrase.head).any(|token| {
            let lower = &scan.token(token).lower;
            ["tote", "verstorben", "ermordet", "dead", "late", "gefallen"]
                .iter()
                .any(|stem| lower.starts_with(stem))
                && !lower.starts_with("later")
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
    fn list_parts(&mut self) {
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

    fn finish(mut self, mentions: &mut Vec<Mention>) {
        // Somebody whom the text gives an actor is in the story.
        for actor in brackets::actors(self.scan.prose) {
            for candidate in &mut self.candidates {
                if candidate
                    .phrases
                    .iter()
                    .any(|mention| mention.tokens.end < actor.start && mention.tokens.end + 2 >= actor.start)
                {
                    candidate.score += 3.0;
                }
            }
        }
        mentions.append(&mut self.nouns);
        for candidate in self.candidates.into_iter().filter(|candidate| candidate.score >= ENOUGH) {
            let person = self.persons.len();
            mentions.extend(candidate.phrases.iter().cloned().map(|mention| Mention { person, ..mention }));
            self.persons.push(Person {
                name: candidate.name,
                title: String::new(),
                aliases: candidate.aliases,
                kind: candidate.kind,
                gender: candidate.gender,
                role: candidate.role,
                age: candidate.age,
                actor: candidate.actor,
                confidence: 1.0 / (1.0 + (-(candidate.score - ENOUGH) * 2.0).exp()),
                cues: candidate.cues,
            });
        }
    }
}

/// Nouns that describe somebody known rather than bring in somebody new.
fn is_description(lemma: &str) -> bool {
    const STATES: [&str; 30] = [
        "kranker",
        "kranke",
        "verletzter",
        "verletzte",
        "verdächtiger",
        "verdächtige",
        "angeklagter",
        "angeklagte",
        "gefangener",
        "gefangene",
        "patient",
        "patientin",
        "mandant",
        "mandantin",
        "opfer",
        "nigerianer",
        "italiener",
        "franzose",
        "französin",
        "engländer",
        "amerikaner",
        "amerikanerin",
        "pole",
        "polin",
        "russe",
        "russin",
        "türke",
        "türkin",
        "österreicher",
        "spanier",
    ];
    lemma == "namensvetter" || STATES.iter().any(|state| lemma.ends_with(state))
}

/// Whoever it was: a noun for somebody unknown.
fn is_unknown_doer(lemma: &str) -> bool {
    ["mörder", "täter", "killer", "dieb", "murderer", "thief", "verräter", "verehrer", "admirer"]
        .iter()
        .any(|end| lemma.ends_with(end))
}

fn is_animal(lemma: &str) -> bool {
    [
        "hund",
        "kater",
        "katze",
        "dackel",
        "welpe",
        "pferd",
        "rabe",
        "waschbär",
        "wolf",
        "bär",
        "fuchs",
        "bock",
        "papagei",
        "dog",
        "cat",
        "horse",
        "raccoon",
        "fox",
        "bear",
        "raven",
        "parrot",
    ]
    .iter()
    .any(|end| lemma.ends_with(end))
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Whether somebody with the title `title` can be called `lemma`.
fn stands_for(title: &str, lemma: &str) -> bool {
    if title.is_empty() {
        return false;
    }
    let doctor = matches!(title, "dr." | "dr" | "doktor")
        && ["arzt", "ärztin", "doktor", "mediziner", "medizinerin", "doctor", "physician"]
            .iter()
            .any(|end| lemma.ends_with(end));
    let professor = matches!(title, "prof." | "professor" | "prof") && lemma.starts_with("professor");
    doctor || professor || title == lemma || title.ends_with(lemma) && lemma.chars().count() > 4
}

/// `Violas Vater`, `Lou's daughter`.
fn owned(owner: &str, noun: &str, language: Language) -> String {
    let first = owner.split(' ').next().unwrap_or(owner);
    match language {
        Language::English => format!("{first}'s {noun}"),
        Language::German if first.ends_with(['s', 'x', 'z', 'ß']) => format!("{first}' {noun}"),
        Language::German => format!("{first}s {noun}"),
    }
}

fn with_article(noun: &str, gender: Gender, definite: bool, language: Language) -> String {
    let article = match (language, gender, definite) {
        (Language::English, ..) => "the",
        (_, Gender::Female, true) => "die",
        (_, Gender::Male, true) => "der",
        (_, Gender::Unknown, true) => "das",
        (_, Gender::Female, false) => "eine",
        (_, _, false) => "ein",
    };
    format!("{article} {noun}")
}
