//! Whoever is spoken of by a noun before the text names them: `Ein Fremder steigt aus. Es ist Sam Dorn, …`.

use super::super::{Gender, Mention, roles, spans::Span};
use super::Resolver;
use crate::analysis::grammar;
use crate::analysis::lexicon::{self, KinTie};
use crate::analysis::prose::TokenKind;
use crate::outline::CharacterKind;

/// So many sentences behind the noun a pronoun still brings somebody back, to be named.
const BROUGHT_BACK: usize = 2;
/// So many tokens a clause has at most behind the noun.
const CLAUSE: usize = 40;
/// Nobody names more in one sentence.
const FEW: usize = 40;
/// A name in the first words of a sentence opens it, an address or a trade before it.
const OPENING: usize = 3;

impl Resolver<'_, '_, '_, '_> {
    /// Those of the candidates who turn out to be somebody named are nobody of their own.
    pub(super) fn join_named(&mut self) {
        let mut times = vec![0_u32; self.persons.len()];
        for name in &self.names {
            times[name.person] += 1;
        }
        let often_named = |person: usize| times[person] > 1;
        for index in 0..self.candidates.len() {
            let candidate = &self.candidates[index];
            let open = candidate.kind == CharacterKind::Unnamed
                && candidate.actor.is_empty()
                && candidate.settled != Some(false);
            if !open {
                continue;
            }
            let named = self
                .named_beside(index, &often_named)
                .or_else(|| self.opens_clause(index))
                .or_else(|| self.opens_next(index));
            if let Some(person) = named {
                self.is_named(index, person);
            }
        }
        self.join_called();
    }

    /// Gives what was gathered of the candidate to the person who they are.
    fn is_named(&mut self, index: usize, person: usize) {
        let candidate = &mut self.candidates[index];
        candidate.settled = Some(false);
        let met = std::mem::take(&mut candidate.phrases);
        self.nouns.extend(met.into_iter().map(|mention| Mention { person, ..mention }));
        let candidate = &self.candidates[index];
        let own = &mut self.persons[person];
        // `the curate … Fr Obi`: the noun says what the title stands for.
        if own.role.is_empty() || own.role == own.title && !candidate.role.is_empty() {
            own.role.clone_from(&candidate.role);
        }
        if own.gender == Gender::Unknown {
            own.gender = candidate.gender;
        }
    }

    /// `eine alte Frau (FRAU SEIDEL, 79)`, `Mum — Yinka, a nurse — has reasons`: the name of somebody who is told of
    /// elsewhere stands right behind the noun.
    fn named_beside(&self, index: usize, often_named: &dyn Fn(usize) -> bool) -> Option<usize> {
        let candidate = &self.candidates[index];
        candidate.phrases.iter().find_map(|mention| {
            let mark = self.scan.beside(mention.tokens.end - 1, 1)?;
            if !matches!(mark.text, "(" | "–" | "—" | "-") {
                return None;
            }
            let name = mention.tokens.end + 1;
            let place = self.cast.spans.partition_point(|span| first_token(span) < name);
            self.cast.spans.get(place).filter(|span| first_token(span) == name)?;
            let person = self.cast.owners.get(place).copied().flatten()?;
            (often_named(person) && self.may_be(index, person)).then_some(person)
        })
    }

    /// `Ida stellt ihre Schwester zur Rede, und Clara gibt alles zu.`: whoever is named for the first time where the next
    /// clause begins.
    fn opens_clause(&self, index: usize) -> Option<usize> {
        let candidate = &self.candidates[index];
        let mention = candidate.phrases.first()?;
        let sentence = &self.scan.prose.sentences[mention.sentence].tokens;
        let near = mention.tokens.end..sentence.end.min(mention.tokens.end + CLAUSE);
        let comma = near.into_iter().find(|&at| self.scan.token(at).text == ",")?;
        let and = self.scan.beside(comma, 1)?;
        let place = self.names.partition_point(|name| name.tokens.start < comma);
        let name = self.names.get(place).filter(|name| name.tokens.start == comma + 2)?;
        let kin = self.is_kin(index);
        let before = self.names[..place].iter().rev().take(FEW);
        let mut before = before.take_while(|other| other.sentence == mention.sentence);
        let new = self.first_named[name.person] == mention.sentence
            && !before.any(|other| other.person == name.person);
        (kin && new
            && lexicon::closed(self.scan.language).and.contains(&and.lower)
            && self.persons[name.person].role.is_empty()
            && self.may_be(index, name.person))
        .then_some(name.person)
    }

    /// `Ein Privatdetektiv reist nach Triest. Martin Kroll soll dort …`, `Ihre Schwester heiratet. Carla plant es seit
    /// Jahren.`: whoever is named for the first time where the next sentence begins.
    fn opens_next(&self, index: usize) -> Option<usize> {
        let candidate = &self.candidates[index];
        let named_behind = |mention: &Mention| {
            let next = self.scan.prose.sentences.get(mention.sentence + 1)?;
            let first = self.names.partition_point(|name| name.sentence <= mention.sentence);
            let name =
                self.names.get(first).filter(|name| name.tokens.start < next.tokens.start + OPENING)?;
            let own = &self.persons[name.person];
            let unknown = own.role.is_empty()
                || lexicon::same_trade(&own.role.to_lowercase(), &candidate.lemma, self.scan.language);
            let met = self.first_named[name.person] <= mention.sentence;
            // `Ihr Mann Henning …`: already told of as somebody.
            let described = (next.tokens.start..name.tokens.start).any(|at| {
                let lower = &self.scan.token(at).lower;
                grammar::is_possessive(lower, self.scan.language)
                    || lexicon::kin(lower, self.scan.language).is_some()
            });
            // `Ihr Bruder … . Dr. Rød …`: nobody calls their kin so.
            let formal = self.is_kin(index) && !own.title.is_empty();
            let told = !met && !described && !formal && unknown && self.may_be(index, name.person);
            (told && self.announces(index, mention) && !self.has_object(name, candidate.gender))
                .then_some(name.person)
        };
        candidate.phrases.iter().find_map(named_behind)
    }

    /// Whether a noun makes one wait for the name: somebody new, or somebody's kin; a known one only where others have
    /// been named before (`Die Vermieterin will ihr Geld. Ida Kern hat keins.`).
    fn announces(&self, index: usize, mention: &Mention) -> bool {
        let candidate = &self.candidates[index];
        let words = lexicon::closed(self.scan.language);
        let article = &self.scan.token(mention.tokens.start).lower;
        let kin = self.is_kin(index);
        candidate.phrases.len() == 1 && words.indefinite_nominatives.contains(article)
            || kin && !words.indefinite.contains(article)
            || candidate.phrases.len() == 1
                && words.definite.contains(article)
                && self.names.first().is_some_and(|name| name.sentence <= mention.sentence)
    }

    /// Whether the candidate is somebody's kin, friend or superior.
    fn is_kin(&self, index: usize) -> bool {
        lexicon::kin(&self.candidates[index].lemma, self.scan.language)
            .is_some_and(|(kin, _)| kin.tie != KinTie::Other)
    }

    /// Whether nothing of the person's own speaks against their being the candidate.
    fn may_be(&self, index: usize, person: usize) -> bool {
        let candidate = &self.candidates[index];
        roles::fits(&self.persons[person], candidate.gender)
            && self.persons[person].kind != CharacterKind::Group
    }

    /// `Carla searches for her.`: whether the clause behind the name has an object of that gender, which is somebody else.
    fn has_object(&self, name: &Mention, gender: Gender) -> bool {
        let words = lexicon::closed(self.scan.language);
        let end = self.scan.prose.sentences[name.sentence].tokens.end;
        (name.tokens.end..end).take_while(|&at| self.scan.token(at).kind == TokenKind::Word).any(|at| {
            let lower = self.scan.token(at).lower.as_str();
            words.personal_objects.contains(lower)
                && words.owner_gender(lower) == Some(gender)
                && self.scan.beside(at, 1).is_none_or(|next| next.kind == TokenKind::Mark)
        })
    }

    /// `Er heißt Brodersen.`, `It is Sam Doyle.`: the one whom the pronoun brings back.
    fn join_called(&mut self) {
        let mut met: Vec<(usize, usize)> = Vec::new();
        for (index, candidate) in self.candidates.iter().enumerate() {
            if candidate.kind == CharacterKind::Unnamed && candidate.settled != Some(false) {
                met.extend(candidate.phrases.iter().map(|mention| (mention.tokens.start, index)));
            }
        }
        met.sort_unstable();
        let called = |span: usize| self.called(span, &met);
        let told: Vec<(usize, usize)> = (0..self.cast.spans.len()).filter_map(called).collect();
        for (index, person) in told {
            if self.candidates[index].settled != Some(false) {
                self.is_named(index, person);
            }
        }
    }

    /// Which of those `met`, each with the first token of a phrase, the words before the name at `span` say to be its
    /// bearer, and who that is.
    fn called(&self, span: usize, met: &[(usize, usize)]) -> Option<(usize, usize)> {
        let own = &self.cast.spans[span];
        let person = self.cast.owners.get(span).copied().flatten()?;
        let first = first_token(own);
        let phrases = &lexicon::calling(self.scan.language).is_named;
        let start = phrases.iter().find_map(|phrase| {
            let start = first.checked_sub(phrase.split(' ').count())?;
            (self.scan.phrase_at(start, phrase).is_some() && self.scan.token(start).sentence == own.sentence)
                .then_some(start)
        })?;
        if self.first_named[person] < own.sentence {
            return None;
        }
        let before = met.partition_point(|&(token, _)| token < start);
        let near = |token: usize| self.scan.token(token).sentence + BROUGHT_BACK >= own.sentence;
        let index = met[..before]
            .iter()
            .rev()
            .take_while(|&&(token, _)| near(token))
            .map(|&(_, index)| index)
            .find(|&index| self.may_be(index, person))?;
        Some((index, person))
    }
}

/// Where a name begins, its titles included.
fn first_token(span: &Span) -> usize {
    span.tokens.start - span.titles.len().min(span.tokens.start)
}
