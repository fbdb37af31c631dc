//! Closed word classes: articles, pronouns, prepositions, conjunctions, auxiliaries. Who needs to know whether a word
//! is one of a class asks here; what only one room wants to know of words stands in that room's own list.

use serde::Deserialize;

use super::{WordMap, WordSet, Words, lists};
use crate::analysis::people::Gender;

lists! {
    /// The closed word classes of a language.
    closed: ClosedClasses = "closed_classes";
}

/// The articles of a subject by the gender of whoever or whatever it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Articles {
    /// Of a man.
    pub male: String,
    /// Of a woman.
    pub female: String,
    /// Of anything else.
    pub other: String,
}

impl Articles {
    /// The one for a noun of `gender`.
    pub fn of(&self, gender: Gender) -> &str {
        match gender {
            Gender::Male => &self.male,
            Gender::Female => &self.female,
            Gender::Unknown => &self.other,
        }
    }
}

/// Closed word classes, in lower case, as they stand in their file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosedClasses {
    /// Definite articles.
    pub definite: WordSet,
    /// The article of a subject that is known.
    pub known: Articles,
    /// The article of a subject that is not known.
    pub unknown: Articles,
    /// Indefinite articles of a subject.
    pub indefinite_nominatives: WordSet,
    /// Indefinite articles.
    pub indefinite: WordSet,
    /// Possessives of all persons.
    pub possessives: WordSet,
    /// Demonstratives and what else is declined like an article.
    pub demonstratives: WordSet,
    /// Prepositions run together with an article.
    pub contracted: WordSet,
    /// What points at somebody known, prepositions that hold an article included.
    pub pointing: WordSet,
    /// What stands before a plural whose noun does not show it.
    pub plural: WordSet,
    /// How many of a kind are spoken of.
    pub quantifiers: WordSet,
    /// Forms of articles and possessives that no nominative has.
    pub oblique: WordSet,
    /// Forms of articles and possessives that an accusative has.
    pub accusative: WordSet,
    /// Articles, possessives, and prepositions that hold one.
    pub articles: WordSet,
    /// Prepositions of a place that somebody comes from or goes to.
    pub away_prepositions: WordSet,
    /// Articles, possessives, numerals and the like, in every form.
    pub determiners: WordSet,
    /// German determiners before a second determiner.
    pub before_determiners: WordSet,
    /// German adjectives without an ending.
    pub undeclined: WordSet,
    /// Determiners that begin a genitive right after a noun; in English the preposition that stands for it.
    pub genitives: WordSet,
    /// Prepositions, contracted ones included.
    pub prepositions: WordSet,
    /// What begins a phrase as prepositions do, and is a conjunction or an adverb as well.
    pub loose_prepositions: WordSet,
    /// What opens a subordinate clause.
    pub subordinators: WordSet,
    /// Those of them that are hardly ever anything else.
    pub sure_subordinators: WordSet,
    /// What opens a question about something unknown.
    pub question_words: WordSet,
    /// Relative pronouns.
    pub relatives: WordSet,
    /// Relative pronouns of whom something belongs to.
    pub relative_owners: WordSet,
    /// Relative pronouns of a place or of what is told.
    pub impersonal_relatives: WordSet,
    /// German relative pronouns that can be the object of their clause.
    pub relative_objects: WordSet,
    /// Relative pronouns that can be a person as the subject of their clause.
    pub relative_subjects: WordSet,
    /// What joins clauses of one rank.
    pub coordinators: WordSet,
    /// What joins two of a kind within a clause as well.
    pub joiners: WordSet,
    /// Those of them that set nothing against the other.
    pub adders: WordSet,
    /// What adds one to another of its kind: `und`, and signs for it.
    pub and: WordSet,
    /// What names one in the place of another: `oder`.
    pub or: WordSet,
    /// What stands before an owner or a whole: `von`.
    pub of: WordSet,
    /// What stands before whoever does what is told in the passive.
    pub by: WordSet,
    /// German definite articles of a genitive, behind the noun that it belongs to.
    pub genitive_articles: WordSet,
    /// Possessives and relative pronouns by the gender of the one whose something is.
    pub owners: WordMap<Gender>,
    /// English possessives of several.
    pub their: WordSet,
    /// German determiners by the gender that they tell of one person.
    pub genders: WordMap<Gender>,
    /// German determiners that are the nominative of a man and no other case of one.
    pub nominatives: WordSet,
    /// German determiners without an ending: nominatives, whatever stands before them.
    pub undeclined_articles: WordSet,
    /// German determiners that are nominative and accusative alike.
    pub open_cases: WordSet,
    /// German articles before a feminine noun in a case that is no nominative.
    pub feminine_obliques: WordSet,
    /// German articles before a masculine or neuter noun in a case that is no nominative.
    pub masculine_obliques: WordSet,
    /// German determiners that are the dative of several and the accusative of one man.
    pub dative_plurals: WordSet,
    /// German words before what is meant of all others.
    pub focusers: WordSet,
    /// Definite articles that can stand before several.
    pub plural_articles: WordSet,
    /// What stands before what somebody is taken for, called or serves as: `als`.
    pub in_role: WordSet,
    /// What stands before what somebody or something is likened to.
    pub compared: WordSet,
    /// What stands before where or whom something is from.
    pub from: WordSet,
    /// Pronouns for a man as the subject.
    pub he: WordSet,
    /// Pronouns for a woman as the subject.
    pub she: WordSet,
    /// German pronouns for a child or a girl as the subject.
    pub it: WordSet,
    /// What opens a clause that somebody says or thinks.
    pub that: WordSet,
    /// What stands before an infinitive.
    pub to: WordSet,
    /// What stands before the time when something began.
    pub since: WordSet,
    /// Behind these a clause begins, its subject first.
    pub clause_openers: WordSet,
    /// Behind these mostly, in English.
    pub subordinate_openers: WordSet,
    /// Pronouns that can be subjects.
    pub subject_pronouns: WordSet,
    /// Behind these an English verb in its base form is finite: `they come`.
    pub before_base_form: WordSet,
    /// What stands between a copula and what somebody is.
    pub beside_copula: WordSet,
    /// Pronouns that can be objects.
    pub object_pronouns: WordSet,
    /// Pronouns of the third person that are subjects.
    pub personal_subjects: WordSet,
    /// English words that stand for a subject that comes later.
    pub expletives: WordSet,
    /// Pronouns of the third person that are objects and nothing else, or owners.
    pub personal_objects: WordSet,
    /// Owners before a noun, else objects: `ihr`, `her`.
    pub owner_or_object: WordSet,
    /// German pronouns that can be nothing but subjects.
    pub sure_subjects: WordSet,
    /// Pronouns for several who were spoken of.
    pub they: WordSet,
    /// English determiners that stand for a noun as well as before one.
    pub standing_alone: WordSet,
    /// Ends of English verbs that are negations.
    pub negated_verbs: Words,
    /// German determiners that say of a noun that there is none.
    pub none: WordSet,
    /// Reflexive pronouns.
    pub reflexives: WordSet,
    /// Negations.
    pub negations: WordSet,
    /// English adverbs that a sentence keeps its sense without, beside those in -ly.
    pub spare_adverbs: WordSet,
    /// English adverbs of degree and manner that stand before nouns as well.
    pub degree_adverbs: WordSet,
    /// Function words that stand between an article and its noun: `her own`, `the only`.
    pub attributive: WordSet,
    /// English particles that belong to the verb before them.
    pub verb_particles: WordSet,
    /// Auxiliaries' infinitives.
    pub auxiliaries: WordSet,
    /// Modal verbs' infinitives.
    pub modals: WordSet,
    /// Forms of verbs that say what somebody is.
    pub copulas: WordSet,
    /// Finite forms of auxiliaries and modal verbs, in the singular.
    pub finite_auxiliaries: WordSet,
    /// English auxiliaries that show the noun right before them to be the subject.
    pub behind_subject: WordSet,
    /// German verbs that no ending or no list of nouns tells from other words.
    pub known_verbs: WordSet,
    /// Forms of auxiliaries that are finite in the plural and that no ending tells so.
    pub plural_forms: WordSet,
    /// Forms of the auxiliary of the passive.
    pub passive: WordSet,
}

impl ClosedClasses {
    /// Whether `lower` is an article, definite or not.
    pub fn is_article(&self, lower: &str) -> bool {
        self.definite.contains(lower) || self.indefinite.contains(lower)
    }

    /// Whether `lower` can stand between two that are named in a row: `und`, a comma.
    pub fn parts_row(&self, lower: &str) -> bool {
        lower == "," || self.and.contains(lower)
    }

    /// Whether `lower` stands between an owned noun and its owner: `von Ben`, `des Richters`.
    pub fn leads_to_owner(&self, lower: &str) -> bool {
        self.of.contains(lower) || self.genitive_articles.contains(lower)
    }

    /// Whether `lower` can stand between two of a kind, both or one of whom are meant: `und`, a comma, `oder`.
    pub fn sets_beside(&self, lower: &str) -> bool {
        self.parts_row(lower) || self.or.contains(lower)
    }

    /// Whether an English verb behind `lower` tells what somebody does: `who suspects Brandt`.
    pub fn acts(&self, lower: &str) -> bool {
        self.personal_subjects.contains(lower)
            || self.relative_subjects.contains(lower)
            || self.that.contains(lower)
    }

    /// Whether `lower` is a possessive of somebody who was spoken of, and not of the one that a relative clause tells of.
    pub fn is_personal_possessive(&self, lower: &str) -> bool {
        (self.owner_gender(lower).is_some() || self.their.contains(lower))
            && !self.relative_owners.contains(lower)
    }

    /// The gender of the one whose something is by `lower`, if it tells.
    pub fn owner_gender(&self, lower: &str) -> Option<Gender> {
        self.owners.get(lower).copied().filter(|gender| *gender != Gender::Unknown)
    }

    /// Whether `lower` begins a phrase as prepositions do.
    pub fn opens_phrase(&self, lower: &str) -> bool {
        self.prepositions.contains(lower) || self.loose_prepositions.contains(lower)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Language;

    #[test]
    fn classes_are_told_apart() {
        let (german, english) = (closed(Language::German), closed(Language::English));
        assert!(german.is_article("einem") && english.is_article("an") && !german.is_article("an"));
        assert!(german.prepositions.contains("wegen") && !german.prepositions.contains("als"));
        assert!(german.opens_phrase("als") && !english.opens_phrase("als"));
        assert!(german.copulas.contains("war") && !german.copulas.contains("was"));
        assert_eq!(german.owner_gender("seinem"), Some(Gender::Male));
        assert_eq!(german.genders.get("dieser"), Some(&Gender::Male));
        assert_eq!(
            (english.owner_gender("her"), english.owner_gender("their")),
            (Some(Gender::Female), None)
        );
        assert!(german.parts_row("sowie") && german.parts_row(",") && !german.parts_row("oder"));
        assert!(german.sets_beside("oder") && english.leads_to_owner("of") && german.leads_to_owner("des"));
        // Whoever adds a form to one class of articles adds it to all that hold it.
        for (word, _) in german.owners.iter().chain(german.genders.iter()) {
            assert!(german.determiners.contains(word), "{word}");
        }
        for word in german.accusative.iter().chain(german.oblique.iter()).chain(german.genitives.iter()) {
            let known = [&german.definite, &german.indefinite, &german.possessives, &german.demonstratives];
            let known = known.iter().any(|class| class.contains(word));
            assert!(known || german.determiners.contains(word), "{word}");
        }
    }
}
