//! What somebody weighs or is given to choose: `whether to sell`, `ob sie den Laden oder das Haus verkauft`, `until Friday to
//! sell the shop or lose the house`.

use std::ops::Range;

use super::{
    super::super::clauses::Clause,
    super::{contrary::negated, course::is_base_form, demanded::without_zu, gaps},
    Cutter,
};

impl<'r> Cutter<'r, '_, '_> {
    /// `ob sie A oder B`: a course in each of two clauses, two in one, or one and its contrary.
    pub(super) fn weighed(&self) -> Option<Vec<String>> {
        let (at, clause) = self.weighing()?;
        let joint = self.or(clause.words[0] + 1);
        if let Some(joint) = joint.filter(|joint| clause.words.contains(joint)) {
            return self.within(clause, joint);
        }
        let first = self.told(clause, false)?;
        if !self.german() {
            return self.two(first, joint?, true);
        }
        let next = self.signs.clauses.get(at + 1);
        let second = next.and_then(|next| self.told(next, true)).filter(|text| *text != first);
        let second = second.unwrap_or_else(|| negated(self.teller, &first));
        Some(vec![first, second])
    }

    /// The clause that tells what somebody weighs, and its place.
    fn weighing(&self) -> Option<(usize, &'r Clause)> {
        let whether = &self.teller.reading.lore.dilemmas.whether;
        let opens = |clause: &Clause| {
            clause.verb.is_some()
                && clause.words.first().is_some_and(|&word| whether.contains(self.lower(word)))
        };
        let at = self.signs.clauses.iter().position(opens)?;
        Some((at, &self.signs.clauses[at]))
    }

    /// The course that somebody weighs by itself, and its contrary: `whether to sell`, `ob sie verkauft`.
    pub(in super::super) fn alone(&self) -> Option<Vec<String>> {
        if self.or(self.tokens.start).is_some() {
            return None;
        }
        let first = if let Some((_, clause)) = self.weighing() {
            let holders = &self.conflict.holders;
            let own = clause.subject_persons().iter().any(|person| holders.contains(person));
            let helps = self.teller.reading.lore.words.auxiliaries.contains(&clause.lemma)
                && clause.lemma != "werden";
            if !own || helps || clause.is_negated(self.teller.reading) {
                return None;
            }
            self.told(clause, false)?
        } else {
            let at = self.whether_to()?;
            let end = self.find(at + 1, |at| self.is_mark(at)).unwrap_or(self.tokens.end);
            self.side(at + 1..end, true).filter(|course| self.is_course(course))?
        };
        let contrary = negated(self.teller, &first);
        Some(vec![first, contrary])
    }

    /// Where `whether to` stands.
    pub(super) fn whether_to(&self) -> Option<usize> {
        let lore = self.teller.reading.lore;
        let opens = |at: usize| {
            !self.german()
                && lore.dilemmas.whether.contains(self.lower(at))
                && at + 1 < self.tokens.end
                && lore.words.to.contains(self.lower(at + 1))
        };
        self.find(self.tokens.start, opens)
    }

    /// Whether the word is a verb in a form that no infinitive has.
    fn is_finite(&self, at: usize) -> bool {
        let token = self.token(at);
        token.text == token.lower
            && self.teller.reading.lore.verbs.finite(&token.lower).is_some_and(|form| !form.bare)
    }

    /// Two courses in one clause that stands behind `ob` or `whether`: `den Laden verliert oder ihren Bruder`, `den Laden
    /// oder das Haus verkauft`, `would rather lose the shop or her brother`.
    fn within(&self, clause: &Clause, joint: usize) -> Option<Vec<String>> {
        let lore = self.teller.reading.lore;
        let verb = clause.verb.map(|verb| clause.words[verb])?;
        let behind = clause.subject.map(|subject| clause.words[clause.chunks[subject].words.start])?;
        let end = clause.words.last()? + 1;
        let form = lore.verbs.finite(self.lower(verb))?;
        // `ob das eine Kapitulation ist oder ein Erbe`
        if clause.subject_persons().is_empty() {
            return None;
        }
        let helps = lore.words.modals.contains(&form.lemma) || lore.words.auxiliaries.contains(&form.lemma);
        if !self.german() {
            let first = match (helps, form.bare) {
                (true, _) => self.side(verb + 1..joint, true),
                // `whether they turn back or go on`
                (false, true) => self.side(verb..joint, true),
                (false, false) => self.told(clause, false),
            };
            return self.two(first?, joint, true);
        }
        let side = |tokens: Range<usize>| {
            // A finite verb is told by its infinitive, or not at all where it helps another.
            let last = tokens.clone().rfind(|&at| !self.is_mark(at));
            let at = last.filter(|&at| self.is_finite(at)).or(Some(verb).filter(|at| tokens.contains(at)));
            let told = self.side(tokens.start..at.unwrap_or(tokens.end), false)?;
            Some(match at {
                Some(at) if at == verb && helps => told,
                Some(at) if at == verb => format!("{told} {}", clause.lemma),
                Some(at) => format!("{told} {}", lore.verbs.finite(self.lower(at))?.lemma),
                None => told,
            })
        };
        let (first, second) = (side(behind + 1..joint)?, side(joint + 1..end)?);
        let (first, second) = gaps::filled(self.teller, first, second);
        (first != second).then(|| vec![first, second])
    }

    /// Two English deeds, each before what it would bring: `Going to the police would end her career; keeping quiet would …`
    pub(in super::super) fn deeds(&self) -> Option<Vec<String>> {
        let lore = self.teller.reading.lore;
        let would = |at: &usize| lore.titles.unreal.contains(self.lower(*at));
        let starts: Vec<usize> = self.tokens.clone().filter(|&at| self.lower(at).ends_with("ing")).collect();
        let mut told: Vec<String> = Vec::new();
        for &start in &starts {
            let end = (start + 1..self.tokens.end).find(|at| would(at) || self.is_mark(*at));
            let Some(end) = end.filter(would) else { continue };
            let deed = lore.verbs.progressive(self.lower(start))?;
            let rest = (start + 1..end).map(|at| self.shown(at)).collect::<Option<Vec<String>>>()?;
            told.push([vec![deed], rest].concat().join(" "));
        }
        (told.len() == 2 && !self.german()).then_some(told)
    }

    /// Two courses that somebody is given or told to choose: `until Friday to sell the shop or lose the house`, `bis Freitag
    /// Zeit, zu zahlen oder auszuziehen`.
    pub(in super::super) fn given(&self) -> Option<Vec<String>> {
        let joint = self.or(self.tokens.start + 1)?;
        let to = |at: usize| self.teller.reading.lore.words.to.contains(self.lower(at));
        let start = if self.german() {
            let told = |tokens: Range<usize>| {
                let last = tokens.rev().find(|&at| !self.is_mark(at))?;
                let lower = self.lower(last);
                let within = without_zu(self.teller, lower) != lower;
                (within || to(last - 1) && self.teller.reading.lore.verbs.infinitive(lower))
                    .then_some(last - 1)
            };
            told(joint + 1..self.find(joint, |at| self.is_mark(at)).unwrap_or(self.tokens.end))?;
            let verb = told(self.tokens.start + 1..joint)?;
            (self.tokens.start..verb).rev().find(|&at| self.is_mark(at)).map_or(verb, |mark| mark + 1)
        } else {
            let base = |at: usize| at < self.tokens.end && is_base_form(self.teller, self.lower(at));
            let opens = |at: &usize| to(*at) && base(at + 1);
            let start = (self.tokens.start..joint).rev().find(opens)?;
            (base(joint + 1) || opens(&(joint + 1))).then_some(start)?
        };
        self.two(self.side(start..joint, true)?, joint, false)
    }
}
