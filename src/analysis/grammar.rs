//! What a mention is in its clause: subject, object, owner, or behind a preposition.
//!
//! No parser: articles, case endings, prepositions and the order of the words tell enough for asking whom a
//! pronoun means, who speaks, and who belongs to whom.

use std::{collections::BTreeMap, ops::Range};

use serde::Deserialize;

use super::{
    Language,
    lexicon::{Words, closed, function_words, lists, role as role_noun, title},
    lore, morphology,
    people::{Gender, Mention, MentionKind, People},
    prose::{Prose, Token, TokenKind},
};

lists! {
    /// What shows an object.
    grammar_words: GrammarWords = "grammar";
}

/// What shows an object beside its form. The file says what each list is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs)]
pub struct GrammarWords {
    pub behind_object: Words,
    pub before_object: Words,
}

/// What a mention is in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Does or is something.
    Subject,
    /// Has something done to them, or is given something.
    Object,
    /// Owns something: `Bens Elternzeit`.
    Owner,
    /// Stands behind a preposition.
    Prepositional,
}

/// The clauses of a text: for each token the number of its clause, counted through.
pub fn clauses<'a>(prose: &'a Prose<'_>) -> &'a [usize] {
    prose.clauses.get_or_init(|| number_clauses(prose))
}

fn number_clauses(prose: &Prose<'_>) -> Vec<usize> {
    let mut clause = 0;
    let mut sentence = 0;
    let mut clauses = Vec::with_capacity(prose.tokens.len());
    for token in &prose.tokens {
        if token.sentence != sentence {
            sentence = token.sentence;
            clause += 1;
        }
        clauses.push(clause);
        let cuts = || matches!(token.text, "," | ";" | ":" | "–" | "—" | "(" | ")" | "?" | "!" | "…" | "-");
        clause += usize::from(token.kind == TokenKind::Mark && cuts());
    }
    clauses
}

/// For each token whether somebody says it.
pub fn spoken(prose: &Prose<'_>) -> Vec<bool> {
    let mut speeches = prose.quotations.iter().filter(|quotation| quotation.spoken).peekable();
    let spoken = |token: &Token<'_>| {
        while speeches.next_if(|speech| speech.inner.end <= token.range.start).is_some() {}
        speeches.peek().is_some_and(|speech| speech.inner.start <= token.range.start)
    };
    prose.tokens.iter().map(spoken).collect()
}

/// The role of each of [`People::mentions`]. A clause has one subject: of two that could be, the first, unless
/// they are named together; where a pronoun is the subject, nobody behind it.
pub fn roles(prose: &Prose<'_>, people: &People) -> Vec<Role> {
    let clauses = clauses(prose);
    let joiners = Joiners::of(prose);
    let mut taken = taken_subjects(prose, clauses);
    let mut roles: Vec<Role> = people.mentions.iter().map(|mention| role(prose, people, mention)).collect();
    taken.extend(resumed_subjects(prose, people, clauses, &roles));
    let mut subject: Option<usize> = None;
    for (index, mention) in people.mentions.iter().enumerate() {
        if roles[index] != Role::Subject || mention.kind == MentionKind::Pronoun {
            continue;
        }
        let rival = subject.filter(|&first| {
            let first = &people.mentions[first];
            clauses.get(first.tokens.start) == clauses.get(mention.tokens.start)
                && !joiners.join(first, mention)
        });
        let start = mention.tokens.start;
        let pronoun = clauses
            .get(start)
            .and_then(|clause| taken.get(clause))
            .is_some_and(|&pronoun| pronoun < start && joiners.count(pronoun) == joiners.count(start));
        if (rival.is_some() || pronoun) && prose.language == Language::German {
            roles[index] = Role::Object;
        } else {
            subject = Some(index);
        }
    }
    roles
}

/// For each German clause with a pronoun that can be nothing but its subject the token of that: `Er will Arno
/// zuvorkommen`, `Sie will Arno zuvorkommen`.
fn taken_subjects(prose: &Prose<'_>, clauses: &[usize]) -> BTreeMap<usize, usize> {
    let mut taken = BTreeMap::new();
    if prose.language != Language::German {
        return taken;
    }
    let words = closed(Language::German);
    let verbs = &lore::of(Language::German).verbs;
    let mut last = None;
    for (at, (token, &clause)) in prose.tokens.iter().zip(clauses).enumerate() {
        let opens = last.replace(clause) != Some(clause);
        let acts = || {
            prose.tokens.get(at + 1).is_some_and(|verb| {
                verb.sentence == token.sentence && verbs.finite(&verb.lower).is_some_and(|form| !form.bare)
            })
        };
        let leads = opens && words.personal_subjects.contains(&token.lower) && acts();
        if words.sure_subjects.contains(&token.lower) || leads {
            taken.entry(clause).or_insert(at);
        }
    }
    taken
}

/// `Ida Kern, der der Laden gehört, zitiert Tom zu sich.`: the German clauses that go on, with their verb, where a
/// sentence was broken off behind its subject; each with the token before it.
fn resumed_subjects(
    prose: &Prose<'_>,
    people: &People,
    clauses: &[usize],
    roles: &[Role],
) -> Vec<(usize, usize)> {
    if prose.language != Language::German {
        return Vec::new();
    }
    let verbs = &lore::of(Language::German).verbs;
    let acts = |at: usize| verbs.finite(&prose.tokens[at].lower).is_some_and(|form| !form.bare);
    let mut found = Vec::new();
    let mut subjects =
        people.mentions.iter().zip(roles).filter(|(_, role)| **role == Role::Subject).peekable();
    for sentence in prose.sentences.iter().map(|sentence| &sentence.tokens) {
        while subjects.next_if(|(mention, _)| mention.tokens.start < sentence.start).is_some() {}
        let Some((subject, _)) = subjects.peek().filter(|(mention, _)| mention.tokens.start < sentence.end)
        else {
            continue;
        };
        let first = clauses[sentence.start];
        let lead = sentence.clone().take_while(|&at| clauses[at] == first);
        let spoken = prose.tokens[subject.tokens.start].quoted;
        if spoken || clauses[subject.tokens.start] != first || lead.clone().any(acts) {
            continue;
        }
        let behind = sentence.start + lead.count();
        let goes_on = (behind..sentence.end).find(|&at| clauses[at] != clauses[at - 1] && acts(at));
        found.extend(goes_on.map(|at| (clauses[at], at - 1)));
    }
    found
}

/// The role of one of [`People::mentions`], of which `roles` are those of names and nouns.
pub fn role_of(prose: &Prose<'_>, people: &People, roles: &[Role], index: usize) -> Role {
    let mention = &people.mentions[index];
    match mention.kind {
        MentionKind::Pronoun => pronoun_role(prose, mention.tokens.start),
        MentionKind::Name | MentionKind::Noun => roles.get(index).copied().unwrap_or(Role::Object),
    }
}

/// How many conjunctions stand before each token, and before the text's end.
pub fn conjunctions(prose: &Prose<'_>) -> Vec<usize> {
    let words = closed(prose.language);
    let mut count = 0;
    let counted = prose.tokens.iter().map(|token| {
        count += usize::from(words.joiners.contains(&token.lower));
        count
    });
    std::iter::once(0).chain(counted).collect()
}

/// Where `und` and its like stand.
struct Joiners {
    /// How many stand before each token, and before the text's end.
    before: Vec<usize>,
}

impl Joiners {
    fn of(prose: &Prose<'_>) -> Self {
        Self { before: conjunctions(prose) }
    }

    /// How many stand before `token`.
    fn count(&self, token: usize) -> Option<&usize> {
        self.before.get(token).or(self.before.last())
    }

    /// Whether one of them stands between two mentions.
    fn join(&self, first: &Mention, second: &Mention) -> bool {
        second.tokens.start < first.tokens.end
            || self.count(first.tokens.end) < self.count(second.tokens.start)
    }
}

/// The role of the pronoun at `token`, by its form.
pub fn pronoun_role(prose: &Prose<'_>, token: usize) -> Role {
    let word = prose.tokens.get(token).map_or("", |token| token.lower.as_str());
    let next = prose.tokens.get(token + 1).filter(|next| next.kind == TokenKind::Word);
    let words = closed(prose.language);
    let object = || match prose.language {
        Language::German => !next.is_some_and(|next| next.text.starts_with(char::is_uppercase)),
        Language::English => next.is_none_or(|next| follows_object(&next.lower)),
    };
    if words.owner_or_object.contains(word) {
        if object() { Role::Object } else { Role::Owner }
    } else if words.personal_objects.contains(word) {
        Role::Object
    } else if words.owner_gender(word).is_some() || words.their.contains(word) {
        Role::Owner
    } else if !words.sure_subjects.contains(word) && follows_joined_verb(prose, token) {
        Role::Object
    } else {
        Role::Subject
    }
}

/// `und stellt sie vor die Wahl`: whether the pronoun at `token` stands right behind a German verb that goes on with the
/// subject before it.
fn follows_joined_verb(prose: &Prose<'_>, token: usize) -> bool {
    let before = |by: usize| {
        let other = prose.tokens.get(token.checked_sub(by)?)?;
        (other.sentence == prose.tokens[token].sentence).then_some(other)
    };
    let verbs = &lore::of(Language::German).verbs;
    prose.language == Language::German
        && before(2).is_some_and(|joiner| closed(Language::German).and.contains(&joiner.lower))
        && before(1).is_some_and(|verb| verbs.finite(&verb.lower).is_some_and(|form| !form.bare))
}

/// The role of one mention by name or noun.
pub fn role(prose: &Prose<'_>, people: &People, mention: &Mention) -> Role {
    let Some(sentence) = prose.sentences.get(mention.sentence) else { return Role::Object };
    let owner = people.persons.get(mention.person);
    if is_owner(prose, &mention.tokens, owner.map_or("", |person| person.name.as_str())) {
        return Role::Owner;
    }
    let gender = owner.map_or(Gender::Unknown, |person| person.gender);
    match prose.language {
        Language::German => german(prose, &sentence.tokens, &mention.tokens, gender),
        Language::English => english(prose, &sentence.tokens, &mention.tokens),
    }
}

/// Whether the mention of `name` ends in a genitive: `Bens`, `Markus'`, `Gran's`.
fn is_owner(prose: &Prose<'_>, tokens: &Range<usize>, name: &str) -> bool {
    let Some(last) = tokens.end.checked_sub(1).and_then(|at| prose.tokens.get(at)) else { return false };
    let text = last.text;
    if morphology::bears_genitive(text) || text.ends_with(['\'', '’', '‘']) {
        return true;
    }
    let next = prose.tokens.get(tokens.end);
    let noun_follows =
        next.is_some_and(|next| next.sentence == last.sentence && next.kind == TokenKind::Word);
    prose.language == Language::German
        && noun_follows
        && text.strip_suffix('s').is_some_and(|stem| name.split(' ').any(|part| part == stem))
}

/// The words before `tokens` that belong to the same phrase, nearest first: articles, adjectives, titles.
fn before<'a, 'p>(
    prose: &'a Prose<'p>,
    sentence: &Range<usize>,
    start: usize,
) -> impl Iterator<Item = &'a Token<'p>> {
    prose.tokens[sentence.start..start.max(sentence.start)].iter().rev().take(6)
}

fn german(prose: &Prose<'_>, sentence: &Range<usize>, tokens: &Range<usize>, gender: Gender) -> Role {
    let mut article: Option<&str> = None;
    // The article may be part of the mention itself: `dem Arzt`.
    if let Some(first) = prose.tokens.get(tokens.start).filter(|first| is_german_article(&first.lower)) {
        article = Some(&first.lower);
    }
    for token in before(prose, sentence, tokens.start) {
        let word = token.lower.as_str();
        if token.kind != TokenKind::Word {
            break;
        }
        if is_preposition(word, Language::German) {
            return Role::Prepositional;
        }
        if article.is_some() {
            break;
        }
        if is_german_article(word) {
            article = Some(word);
            continue;
        }
        let adjective = morphology::is_adjective_form(word) || token.text.starts_with(char::is_uppercase);
        if !adjective || function_words(Language::German).has(word) {
            break;
        }
    }
    let ending = article.map_or("", |article| {
        morphology::ADJECTIVE_ENDINGS.into_iter().find(|end| article.ends_with(end)).unwrap_or("")
    });
    match ending {
        "em" | "en" => Role::Object,
        "es" => Role::Owner,
        "er" if gender == Gender::Female => Role::Object,
        _ => Role::Subject,
    }
}

fn is_german_article(word: &str) -> bool {
    let words = closed(Language::German);
    words.is_article(word) || words.possessives.contains(word) || words.demonstratives.contains(word)
}

/// Whether `word` behind `her` shows that she is an object: `tells her that …`, and not an owner.
pub fn follows_object(word: &str) -> bool {
    let language = Language::English;
    is_preposition(word, language) || grammar_words(language).behind_object.has(word)
}

/// Whether `word`, in lower case, is a possessive: `seine`, `her`.
pub fn is_possessive(word: &str, language: Language) -> bool {
    closed(language).possessives.contains(word)
}

/// Whether `word`, in lower case, is a preposition, one run together with an article included.
pub fn is_preposition(word: &str, language: Language) -> bool {
    closed(language).prepositions.contains(word)
}

fn english(prose: &Prose<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> Role {
    let words = closed(Language::English);
    let mut behind_verb = false;
    for token in before(prose, sentence, tokens.start) {
        let word = token.lower.as_str();
        if token.kind != TokenKind::Word {
            break;
        }
        if is_preposition(word, Language::English) && !words.in_role.contains(word) && !behind_verb {
            return Role::Prepositional;
        }
        if words.is_article(word)
            || words.possessives.contains(word)
            || words.and.contains(word)
            || morphology::bears_genitive(word)
        {
            continue;
        }
        if token.text.starts_with(char::is_uppercase) {
            // `On Thursday Captain Frost calls`: the day is a phrase of its own.
            let language = Language::English;
            if title(token.text, language).is_some() || role_noun(word, language).is_some() {
                continue;
            }
            break;
        }
        let verb = word.ends_with('s') && !word.ends_with("ss")
            || word.ends_with("ed")
            || word.ends_with("ing")
            || grammar_words(Language::English).before_object.has(word);
        if verb {
            return Role::Object;
        }
        behind_verb = true;
    }
    Role::Subject
}

/// Whether the third person plural is meant by a German finite verb form, as far as its ending tells.
pub fn german_plural(word: &str) -> Option<bool> {
    if word.ends_with("en") || word.ends_with("eln") || word.ends_with("ern") {
        return Some(true);
    }
    (word.ends_with('t') || word.ends_with("te")).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_number() {
        assert_eq!(german_plural("gehen"), Some(true));
        assert_eq!(german_plural("zögern"), Some(true));
        assert_eq!(german_plural("geht"), Some(false));
        assert_eq!(german_plural("sagte"), Some(false));
        assert_eq!(german_plural("kam"), None);
    }

    #[test]
    fn phrases_tell_roles() {
        for (text, name, expected) in [
            ("Uwe sieht Karla.", "Uwe", Role::Subject),
            ("Karla wartet mit ihrem Bruder Uwe am Kai.", "Uwe", Role::Prepositional),
            ("Karla liest Uwes Brief.", "Uwe", Role::Owner),
            ("Karla bringt den alten Lotsen Uwe nach Hause.", "Uwe", Role::Object),
            ("Da hilft dem Lotsen Uwe niemand.", "Uwe", Role::Object),
            ("Der Lotse Uwe schweigt.", "Uwe", Role::Subject),
        ] {
            // One line alone could be a heading.
            let text = format!("{text} So geht es weiter, bis alle schlafen.");
            let prose = Prose::read(&text, Some(Language::German));
            let at = prose.tokens.iter().position(|token| token.text.starts_with(name)).unwrap();
            let mention = Mention {
                person: 0,
                sentence: 0,
                tokens: at..at + 1,
                kind: super::super::people::MentionKind::Name,
            };
            let mut people = People::default();
            people
                .persons
                .push(crate::analysis::people::Person { name: name.to_owned(), ..Default::default() });
            assert_eq!(role(&prose, &people, &mention), expected, "{text}");
        }
    }
}
