//! Cue sheets and weights of the stages about the story, one set for each language, read once.

use std::{collections::BTreeMap, sync::OnceLock};

use serde::Deserialize;

pub use super::votes::Weights;
use super::{
    Language,
    lexicon::{self, ClosedClasses, WordSet, Words, built_in},
    moment::MomentWords,
    phrases::Sheet,
    verbs::Verbs,
};

/// What a language's files say.
#[derive(Debug)]
pub struct Lore {
    /// What opens or binds scenes and strands.
    pub scene_cues: Sheet,
    /// What states, presses or answers a choice.
    pub dilemma_cues: Sheet,
    /// Closed word classes.
    pub words: &'static ClosedClasses,
    /// What makes a good title.
    pub titles: TitleWords,
    /// What dilemmas are called.
    pub dilemmas: DilemmaWords,
    /// What the text says of time.
    pub moment_cues: Sheet,
    /// Words for time.
    pub moments: MomentWords,
    /// The language's verbs.
    pub verbs: Verbs,
    /// The votes on where scenes begin.
    pub boundary_weights: Weights,
    /// The votes on what speaks of a choice.
    pub choice_weights: Weights,
    /// The votes on who holds a dilemma.
    pub holder_weights: Weights,
    /// The votes on whether a dilemma is decided.
    pub outcome_weights: Weights,
    /// The votes on what belongs to one strand.
    pub strand_weights: Weights,
    /// The votes on where a scene plays.
    pub place_weights: Weights,
    /// The votes on who takes part in a scene.
    pub cast_weights: Weights,
}

/// What makes a good title, as it stands in its file. Verbs by their infinitives, all in lower case.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TitleWords {
    /// Verbs that carry a step of the action.
    pub steps: WordSet,
    /// Verbs that hardly tell anything.
    pub weak: WordSet,
    /// Verbs that say enough alone.
    pub alone: WordSet,
    /// Prepositions that a verb governs.
    pub governs: BTreeMap<String, Vec<String>>,
    /// Prepositional phrases that belong to the verb's sense.
    pub fixed: WordSet,
    /// Nouns that a strand's title is good with.
    pub themes: WordSet,
    /// Nouns too pale for a title.
    pub pale: WordSet,
    /// Verbs with a person and a clause for objects: `beschuldigt ihn, … zu haben`.
    pub person_and_clause: WordSet,
    /// Forms that report what somebody says.
    pub reported: WordSet,
    /// Verbs that say what somebody is or becomes.
    pub copulas: WordSet,
    /// Pronouns that stand for nobody known, and stand in a title as they are.
    pub standing: WordSet,
    /// Prepositions that say where somebody goes or comes from, whatever follows.
    pub moving: WordSet,
    /// Prepositions that say so before an accusative and where somebody is before a dative.
    pub two_way: WordSet,
    /// Verbs that say little without where something is put.
    pub placing: WordSet,
    /// Prepositions that begin a phrase for where something is.
    pub places: WordSet,
    /// Verbs that have enough with a dative.
    pub datives: WordSet,
    /// Verbs that want to know what is said or given beside to whom.
    pub with_hearer: WordSet,
    /// Forms that tell what somebody would or could do.
    pub unreal: WordSet,
    /// What opens a clause that tells nothing that happens.
    pub supposing: WordSet,
    /// Begin with whom or what somebody is seen.
    pub beside: WordSet,
    /// Words that no phrase of a title may end in; behind them its sense would follow.
    pub pale_ends: WordSet,
    /// Conjunctions of a clause that the verb before it may need.
    pub completing: WordSet,
    /// Pronouns of a relative clause that stands for such a one.
    pub free_relatives: WordSet,
    /// Question words and relatives that stand for an object or a subject of their own clause.
    pub objects: WordSet,
    /// What opens an infinitive that the verb before it does not need.
    pub loose_infinitives: WordSet,
    /// The words that a summary can begin without.
    pub openers: WordSet,
    /// Around what somebody says.
    pub quotation_marks: [String; 2],
    /// German endings of nouns, and the article that these have as a subject.
    pub articles_by_ending: Vec<(String, String)>,
    /// Articles of a text, and the one that their noun has as a subject.
    pub nominatives: Vec<(String, String)>,
    /// The same for articles that tell so of a noun in the singular only.
    pub masculine: Vec<(String, String)>,
    /// Joins two names.
    pub and: String,
    /// Words that open a sentence and frame it.
    pub framing: Vec<String>,
    /// Adverbs that say nothing behind `sein` or `be`.
    pub empty: WordSet,
}

/// What a dilemma's courses and titles are made of, as it stands in its file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DilemmaWords {
    /// The course of saying yes.
    pub consent: String,
    /// The course of saying no.
    pub refuse: String,
    /// The contrary of a course that somebody else asks for.
    pub resist: String,
    /// Verbs of offering.
    pub offer: WordSet,
    /// The courses where something is offered; `{}` is the thing.
    pub take: Vec<String>,
    /// Articles of the unknown, and what they become once it is known.
    pub known: Vec<(String, String)>,
    /// The other course, where only one is told.
    pub otherwise: String,
    /// Joins two courses.
    pub or: String,
    /// Stands for the contrary of the one before it.
    pub or_not: String,
    /// A choice that one person has; `{}` is the name.
    pub choice_of_one: String,
    /// A choice that several have.
    pub choice_of_several: String,
    /// A question about somebody.
    pub question_of: String,
    /// A question about nobody.
    pub nameless: String,
    /// Verbs whose object is what is at stake.
    pub losing: WordSet,
    /// Words of one who has a choice, beside modal verbs: they wish or advise.
    pub wants: WordSet,
    /// Modal verbs of what somebody has to do.
    pub duties: WordSet,
    /// Before `oder` or `or`: two courses, not two things.
    pub may: WordSet,
    /// Opens a question about what somebody does, rather than about what is or was.
    pub asking_deed: WordSet,
    /// Stands for doing what was said before: `if he doesn't`.
    pub does_so: WordSet,
    /// Opens what comes of refusing.
    pub otherwise_opens: WordSet,
    /// In a question: which of two is dearer to somebody.
    pub rather: WordSet,
    /// Pronouns for things, and what they may stand for.
    pub things: Vec<super::options::ThingPronoun>,
    /// Verbs of which such a pronoun may stand for all that was said.
    pub of_clauses: WordSet,
    /// Adds a course that somebody could take to another.
    pub as_well: WordSet,
    /// Opens what is done rather than what ought to be.
    pub instead: WordSet,
    /// Verbs of what ought to be done.
    pub ought: WordSet,
    /// Verbs that stand for what was asked before.
    pub does: WordSet,
    /// Modal verbs of what somebody is free to do.
    pub able: WordSet,
    /// Infinitives of what somebody does who leaves things as they are.
    pub lingering: WordSet,
    /// Ends of German nouns that are neuter, and of those that are masculine, where `dem` stands before either.
    pub neuters: Words,
    /// See [`DilemmaWords::neuters`].
    pub masculines: Words,
    /// Ends of German nouns in all cases but the nominative, and what they are in that.
    pub weak_nouns: Vec<(String, String)>,
    /// German nouns that are declined as adjectives, in the dative.
    pub adjectival_nouns: Words,
    /// Before two between which somebody chooses.
    pub between: WordSet,
    /// What opens the first of two courses.
    pub either: WordSet,
    /// What opens that which somebody weighs.
    pub whether: WordSet,
    /// What sets a sentence against the one before.
    pub contrasts: WordSet,
    /// What opens a condition.
    pub conditions: WordSet,
    /// What a question can do without.
    pub loose: WordSet,
    /// Verbs of will: whether somebody does so is theirs to choose.
    pub will: WordSet,
    /// Makes the contrary of a course.
    pub not: String,
    /// Stands in a German course for a clause that is left out.
    pub stand_in: String,
    /// German verbs that pose a question.
    pub posing: WordSet,
    /// What stands before what somebody is asked for, where an infinitive says what it is for.
    pub for_what: WordSet,
    /// What stands between `or` and the other course.
    pub behind_or: WordSet,
    /// Modal verbs with which one asks whether somebody will do so.
    pub asking_will: WordSet,
}

/// The cue sheets of `language`.
pub fn of(language: Language) -> &'static Lore {
    static GERMAN: OnceLock<Lore> = OnceLock::new();
    static ENGLISH: OnceLock<Lore> = OnceLock::new();
    match language {
        Language::German => GERMAN.get_or_init(|| Lore {
            scene_cues: Sheet::new(built_in!("de/scene_cues")),
            dilemma_cues: Sheet::new(built_in!("de/dilemma_cues")),
            titles: built_in!("de/title_words"),
            dilemmas: built_in!("de/dilemma_words"),
            verbs: Verbs::new(built_in!("de/verbs"), language),
            ..lore(language, built_in!("de/moment_words"))
        }),
        Language::English => ENGLISH.get_or_init(|| Lore {
            scene_cues: Sheet::new(built_in!("en/scene_cues")),
            dilemma_cues: Sheet::new(built_in!("en/dilemma_cues")),
            titles: built_in!("en/title_words"),
            dilemmas: built_in!("en/dilemma_words"),
            verbs: Verbs::new(built_in!("en/verbs"), language),
            ..lore(language, built_in!("en/moment_words"))
        }),
    }
}

/// What is read in the same way in every language; the rest is empty.
fn lore(language: Language, moments: MomentWords) -> Lore {
    Lore {
        moment_cues: Sheet::new(moments.cues.clone()),
        moments,
        words: lexicon::closed(language),
        boundary_weights: built_in!("weights/boundaries"),
        choice_weights: built_in!("weights/choices"),
        holder_weights: built_in!("weights/holders"),
        outcome_weights: built_in!("weights/outcomes"),
        strand_weights: built_in!("weights/strands"),
        place_weights: built_in!("weights/places"),
        cast_weights: built_in!("weights/cast"),
        scene_cues: Sheet::default(),
        dilemma_cues: Sheet::default(),
        titles: TitleWords::default(),
        dilemmas: DilemmaWords::default(),
        verbs: Verbs::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read() {
        for language in [Language::German, Language::English] {
            let lore = of(language);
            assert!(lore.scene_cues.rules().count() > 5);
            assert!(!lore.boundary_weights.is_empty() && !lore.strand_weights.is_empty());
        }
    }
}
