//! Whose a noun is by what stands beside it: a possessive or a genitive before it, an office, `von Ben` behind it.

use std::ops::Range;

use super::Finder;
use crate::analysis::{
    Language,
    grammar::{self, Role},
    lexicon::{self, KinTie},
    morphology,
    people::{Gender, MentionKind},
};

/// So many tokens before a relative pronoun stands whoever it means, at most.
const ANTECEDENT: usize = 12;

impl Finder<'_, '_> {
    /// The owner before the noun at `at`, across adjectives: a possessive or a name in the genitive.
    pub(super) fn owner_before(&self, at: usize, sentence: &Range<usize>) -> Option<(Vec<usize>, usize)> {
        for back in 1..=4 {
            let token = at.checked_sub(back).filter(|&token| token >= sentence.start)?;
            // `the matron shows her a boy`
            if self.closed().indefinite.contains(self.lower(token)) {
                return None;
            }
            // `his neighbour's sister` is not his.
            if back > 1 && self.is_nested(token + 1..at) {
                return None;
            }
            if grammar::is_possessive(self.lower(token), self.prose.language)
                && let Some(persons) = self.possessors(token, sentence)
            {
                return Some((persons, token));
            }
            if self.closed().relative_owners.contains(self.lower(token)) {
                return self.antecedent(token, sentence).map(|owner| (vec![owner], token));
            }
            if let Some(mention) = self.cover[token] {
                // The noun's own mention may begin before it: `Violas Vater`, `ihre Mutter`.
                let own = self.cover[at] == Some(mention);
                let start = self.people.mentions[mention].tokens.start;
                if own {
                    if let Some(owner) = self.owner_within(mention, at) {
                        return Some(self.owners_together(owner, start, at, sentence));
                    }
                    continue;
                }
                let owner = self.people.mentions[mention].person;
                let owners = || self.owners_together(owner, start, at, sentence);
                return (self.roles[mention] == Role::Owner).then(owners);
            }
            // `her business partner and brother-in-law`
            if self.is_and(token)
                && let Some(first) = token.checked_sub(1).filter(|&first| first > sentence.start)
                && self.cover[first].is_none()
                && self.kin_at(first).is_some()
            {
                return self.owner_before(first, sentence);
            }
            if !self.is_word(token) || self.is_verbal(token) {
                return None;
            }
        }
        None
    }

    /// `mit ihrer Frau Lena und der kleinen Tochter Mia`: the owner of the kin named before `und` and an article.
    pub(super) fn owner_beside(&self, at: usize, sentence: &Range<usize>) -> Option<(Vec<usize>, usize)> {
        let article = (at.saturating_sub(2).max(sentence.start + 1)..at)
            .find(|&token| self.closed().definite.contains(self.lower(token)))?;
        let named = self.cover.get(at + 1).copied().flatten()?;
        if !self.is_and(article - 1) || self.people.mentions[named].kind != MentionKind::Name {
            return None;
        }
        let before = &self.people.mentions[self.mention_before(article - 1)?];
        let noun = (before.tokens.start.saturating_sub(2).max(sentence.start)..before.tokens.end)
            .find(|&token| self.kin_at(token).is_some())?;
        let (owners, _) = self.owner_before(noun, sentence)?;
        Some((owners, article))
    }

    /// `Simone, Walter and Denise's daughter`: the owner, named from `start` on, of the noun at `at`, for a child both parents,
    /// and where they begin; in `Tess meets Walter and Denise's daughter` they may be two to meet.
    fn owners_together(
        &self,
        owner: usize,
        start: usize,
        at: usize,
        sentence: &Range<usize>,
    ) -> (Vec<usize>, usize) {
        let other = || {
            let last =
                start.checked_sub(2).filter(|&last| last >= sentence.start && self.is_and(last + 1))?;
            let other = &self.people.mentions[self.cover[last]?];
            let before = other.tokens.start.checked_sub(1).filter(|&before| before >= sentence.start);
            let told = before.is_none_or(|before| !self.is_word(before) || self.is_copula_at(before));
            (told && other.kind == MentionKind::Name).then_some(other)
        };
        let child = self.kin_at(at).is_some_and(|(kin, _)| kin.tie == KinTie::Child);
        match other().filter(|_| child) {
            Some(other) => (vec![other.person, owner], other.tokens.start),
            None => (vec![owner], start),
        }
    }

    /// The owner who is named by their office, and where the phrase begins: `the Prime Minister's brother`.
    pub(super) fn office_before(&self, at: usize, sentence: &Range<usize>) -> Option<(usize, usize)> {
        // `the Queen's own son`
        let last = at.checked_sub(1)?;
        let noun = if self.words.between.contains(self.lower(last)) { last.checked_sub(1)? } else { last };
        if noun < sentence.start {
            return None;
        }
        let lower = self.lower(noun);
        let office = morphology::without_genitive(lower)?;
        let start = (sentence.start..noun)
            .rev()
            .take(3)
            .find(|&token| self.closed().definite.contains(self.lower(token)))?;
        Some((self.in_office(office)?, start))
    }

    /// The same behind the noun: `der Bruder der Ministerin`, `die Tochter des Richters`.
    pub(super) fn office_behind(&self, at: usize) -> Option<usize> {
        if !self.closed().genitive_articles.contains(self.lower(at + 1)) {
            return None;
        }
        let noun = self.token(at + 2).filter(|token| token.text.starts_with(char::is_uppercase))?;
        self.in_office(&lexicon::role(&noun.lower, Language::German)?.lemma)
    }

    /// The only person who holds an office of that name.
    pub(super) fn in_office(&self, office: &str) -> Option<usize> {
        let [offices, _] = self.of_name();
        offices.get(office).filter(|own| !office.is_empty() && own.len() == 1).map(|own| own[0])
    }

    /// Whether a noun in the genitive stands among `tokens`, between a possessive and its noun.
    fn is_nested(&self, tokens: Range<usize>) -> bool {
        self.prose.language == Language::English
            && tokens.into_iter().any(|at| morphology::bears_genitive(self.lower(at)))
    }

    /// The owner named within the mention of the owned: `Violas Vater`.
    fn owner_within(&self, mention: usize, at: usize) -> Option<usize> {
        let start = self.people.mentions[mention].tokens.start;
        // `der Fahrer`: an article owns nothing.
        self.token(start).filter(|token| token.text.starts_with(char::is_uppercase))?;
        if grammar::is_possessive(self.lower(start), self.prose.language) || self.is_verbal(start) {
            return None;
        }
        let stem = self.token(start)?.text.trim_end_matches(['\'', '’']);
        let stem = morphology::without_genitive(stem).unwrap_or(stem);
        let short = stem.strip_suffix('s').unwrap_or(stem);
        let bears = |name: &str| name.split(' ').any(|part| part == stem || part == short);
        let own = self.people.mentions[mention].person;
        (start < at).then_some(())?;
        self.people
            .persons
            .iter()
            .enumerate()
            .find(|(person, p)| {
                *person != own && (bears(&p.name) || p.aliases.iter().any(|alias| bears(alias)))
            })
            .map(|(person, _)| person)
    }

    /// The one before a relative pronoun at `at`: `Moritz …, dessen Halbbruder`; in `Im Auftrag von Karla beschattet Krug
    /// deren Mann` it is the one of the pronoun's gender, who may stand in the sentence before.
    fn antecedent(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let word = self.lower(at);
        let wrong = match (self.words.no_mans.contains(word), self.words.no_womans.contains(word)) {
            (true, _) => Some(Gender::Male),
            (_, true) => Some(Gender::Female),
            _ => None,
        };
        let last = |mut tokens: Range<usize>| {
            tokens.by_ref().rev().take(ANTECEDENT).find_map(|token| {
                let person = self.people.mentions[self.cover[token]?].person;
                wrong.is_none_or(|wrong| self.gender(person) != wrong).then_some(person)
            })
        };
        let opens = at <= sentence.start + 1 && wrong.is_some();
        last(sentence.start..at).or_else(|| self.sentence_before(at).filter(|_| opens).and_then(last))
    }

    /// The owner behind the noun: `Tochter von Ben`, `Mutter der Patientin`, `daughter of Ben`.
    pub(super) fn owner_behind(&self, at: usize, sentence: &Range<usize>) -> Option<Vec<usize>> {
        if !self.closed().leads_to_owner(self.lower(at + 1)) {
            return None;
        }
        if let Some(two) = self.the_two_behind(at, sentence) {
            return Some(two);
        }
        // The article may belong to the mention: `der Patientin`.
        let first = at + 2 - usize::from(self.cover.get(at + 1).is_some_and(Option::is_some));
        // `Vater von zwei Töchtern, Lena und Mia`
        let listed = (first..(first + 3).min(sentence.end)).find(|&token| {
            self.cover[token].is_none()
                && self.kin_at(token).is_some_and(|(kin, plural)| plural && kin.tie == KinTie::Child)
        });
        if let Some(noun) = listed {
            let start = noun + 1 + usize::from(matches!(self.lower(noun + 1), "," | ":" | "–" | "—"));
            let children = self.names_from(start, sentence);
            return (!children.is_empty()).then_some(children);
        }
        // An article and an adjective may stand before the name, or a trade; another's foe is somebody else.
        let german = self.prose.language == Language::German;
        let stranger = |token: usize| {
            german
                && self.token(token).is_some_and(|word| word.text.starts_with(char::is_uppercase))
                && !self.is_title_like(token)
        };
        let at = (first..(first + 3).min(sentence.end))
            .take_while(|&token| self.cover[token].is_some() || !stranger(token))
            .find(|&token| self.cover[token].is_some())?;
        let mention = self.cover[at]?;
        let start = self.people.mentions[mention].tokens.start;
        let row = self.names_from(start, sentence);
        let parent = self.kin_at(first.saturating_sub(2)).or_else(|| self.kin_at(first.saturating_sub(1)));
        // `Simone, die Tochter von Karla und Uwe,`; what follows in one breath may be of Uwe alone.
        let closed = || row.last().is_some_and(|&last| self.ends_at_mark(start, last, sentence));
        let many = row.len() > 1
            && parent.is_some_and(|(kin, _)| {
                kin.tie == KinTie::Parent || kin.tie == KinTie::Child && row.len() == 2 && closed()
            });
        (start <= first + 2).then(|| if many { row } else { vec![self.people.mentions[mention].person] })
    }

    /// Whether no word follows the name of `last` in the row of names from `start` on.
    fn ends_at_mark(&self, start: usize, last: usize, sentence: &Range<usize>) -> bool {
        let named = (start..(start + 8).min(sentence.end)).find_map(|token| {
            let mention = &self.people.mentions[self.cover[token]?];
            (mention.person == last).then_some(mention.tokens.end)
        });
        named.is_some_and(|end| end >= sentence.end || !self.is_word(end))
    }
}
