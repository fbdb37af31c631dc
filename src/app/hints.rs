//! What the story checker says, in the writer's words, and how one goes to it.

use crate::{
    app::words::Words,
    outline::{Case, CharacterId, DilemmaId, DilemmaKind, Hint, ItemId, Lack, Outline, StrandId},
    session::{Command, Document, Select, ViewCommand},
};

/// The hint in a sentence.
pub(crate) fn sentence(words: &Words, outline: &Outline, hint: &Hint) -> String {
    let names = Names { words, outline };
    let scene = |index: usize| hint.scenes.get(index).copied().unwrap_or_default().into();
    match &hint.case {
        Case::Undecided { dilemma: id } => {
            let dilemma = [("dilemma", names.dilemma(id).into())];
            match outline.dilemma(id).map(|dilemma| dilemma.kind) {
                Some(DilemmaKind::Question) => words.with("hint-unanswered", &dilemma),
                _ => words.with("hint-undecided", &dilemma),
            }
        }
        Case::Unfinished { dilemma } => {
            let lacks: Vec<_> = hint.lacks.iter().map(|lack| lacking(words, *lack)).collect();
            let lacks = words.listed(&lacks);
            words.with(
                "hint-unfinished",
                &[("dilemma", names.dilemma(dilemma).into()), ("lacks", lacks.into())],
            )
        }
        Case::DecidedTooEarly { dilemma, .. } => words.with(
            "hint-decided-too-early",
            &[("dilemma", names.dilemma(dilemma).into()), ("opens", scene(0)), ("decided", scene(1))],
        ),
        Case::DecidedInAbsence { dilemma, .. } => words.with(
            "hint-decided-in-absence",
            &[("dilemma", names.dilemma(dilemma).into()), ("scene", scene(0))],
        ),
        Case::EmptyStrand { strand } => {
            words.with("hint-empty-strand", &[("strand", names.strand(strand).into())])
        }
        Case::SingleScene { strand, .. } => {
            words.with("hint-single-scene", &[("strand", names.strand(strand).into()), ("scene", scene(0))])
        }
        Case::StrandAway { strand, .. } => words.with(
            "hint-strand-away",
            &[("strand", names.strand(strand).into()), ("from", scene(0)), ("to", scene(1))],
        ),
        Case::StrandEnds { strand, .. } => {
            words.with("hint-strand-ends", &[("strand", names.strand(strand).into()), ("scene", scene(0))])
        }
        Case::NoScene { character } => {
            words.with("hint-no-scene", &[("character", names.person(character).into())])
        }
        Case::CharacterGone { character, .. } => words.with(
            "hint-character-gone",
            &[("character", names.person(character).into()), ("scene", scene(0))],
        ),
        Case::PerhapsOne { one, other } => words.with(
            "hint-perhaps-one",
            &[("one", names.person(one).into()), ("other", names.person(other).into())],
        ),
        Case::TwoPlaces { character, .. } => words.with(
            "hint-two-places",
            &[("character", names.person(character).into()), ("one", scene(0)), ("other", scene(1))],
        ),
        Case::Nobody { .. } => words.with("hint-nobody", &[("scene", scene(0))]),
        Case::NoStrand { .. } => words.with("hint-no-strand", &[("scene", scene(0))]),
        Case::SceneNotInSource { .. } => words.with("hint-scene-not-in-source", &[("scene", scene(0))]),
        Case::DilemmaNotInSource { dilemma } => {
            words.with("hint-not-in-source", &[("what", names.dilemma(dilemma).into())])
        }
        Case::CharacterNotInSource { character } => {
            words.with("hint-not-in-source", &[("what", names.of(&character.into()).into())])
        }
        Case::LocationNotInSource { location } => {
            words.with("hint-not-in-source", &[("what", names.of(&location.into()).into())])
        }
    }
}

fn lacking(words: &Words, lack: Lack) -> String {
    match lack {
        Lack::Holder => words.text("hint-lacks-holder"),
        Lack::Options => words.text("hint-lacks-options"),
        Lack::Option => words.text("hint-lacks-option"),
        Lack::Opening => words.text("hint-lacks-opening"),
        Lack::Decision => words.text("hint-lacks-decision"),
    }
}

/// What items are called in a sentence.
struct Names<'a> {
    words: &'a Words,
    outline: &'a Outline,
}

impl Names<'_> {
    fn of(&self, item: &ItemId) -> String {
        match self.outline.name_of(item).as_ref() {
            "" => self.words.text("library-untitled"),
            name => name.to_owned(),
        }
    }

    fn dilemma(&self, id: &DilemmaId) -> String {
        self.words.quoted(&self.of(&id.into()))
    }

    fn strand(&self, id: &StrandId) -> String {
        let letter = self.outline.strand_letter(id).unwrap_or_default();
        match self.outline.name_of(&id.into()).as_ref() {
            "" => self.words.with("strand-letter", &[("letter", letter.into())]),
            title => self.words.with(
                "hint-strand",
                &[("letter", letter.into()), ("title", self.words.quoted(title).into())],
            ),
        }
    }

    fn person(&self, id: &CharacterId) -> String {
        self.of(&id.into())
    }
}

/// Goes to what the hint is about: its subject is selected, and where it has to do with scenes, the first is shown.
pub(crate) fn show(hint: &Hint, push: impl Fn(Command)) {
    let scene = hint.case.items().into_iter().find(|item| item.as_scene().is_some());
    push(Select::one(hint.case.subject()).into());
    push(ViewCommand::Reveal(scene.unwrap_or_else(|| hint.case.subject())).into());
}

/// The hint to look at after what is selected: the first on another item, or the first of all.
pub(crate) fn next(document: &Document) -> Option<&Hint> {
    let told: Vec<_> = document.told_hints().collect();
    let is_selected = |hint: &&Hint| document.selected() == Some(&hint.case.subject());
    let after = told.iter().rposition(is_selected).map_or(0, |place| place + 1);
    told.get(after).or(told.first()).copied()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        app::words::Language,
        outline::{Character, Dilemma, Strand},
    };

    fn outline() -> Outline {
        let dilemma = |id: &str, title: &str, kind| {
            Arc::new(Dilemma { id: id.into(), title: title.into(), kind, ..Dilemma::default() })
        };
        let character = |id: &str, name: &str| {
            Arc::new(Character { id: id.into(), name: name.into(), ..Character::default() })
        };
        Outline {
            dilemmas: vec![
                dilemma("leave", "Gehen?", DilemmaKind::Choice),
                dilemma("fate", "Was wird aus Kai?", DilemmaKind::Question),
                dilemma("new", "", DilemmaKind::Choice),
            ],
            characters: vec![character("kai", "Kai Krause"), character("k", "Krause")],
            strands: vec![
                Arc::new(Strand { id: "a".into(), title: "Rettung".into(), ..Strand::default() }),
                Arc::new(Strand { id: "b".into(), ..Strand::default() }),
            ],
            ..Outline::default()
        }
    }

    #[test]
    fn hints_are_sentences_of_both_languages() {
        type Said = (Case, &'static [usize], &'static [Lack], [&'static str; 2]);
        let hints: [Said; 7] = [
            (
                Case::Undecided { dilemma: "leave".into() },
                &[],
                &[],
                ["Niemand entscheidet „Gehen?“.", "Nobody decides “Gehen?”."],
            ),
            (
                Case::Undecided { dilemma: "fate".into() },
                &[],
                &[],
                ["Soll „Was wird aus Kai?“ offen bleiben?", "Is “Was wird aus Kai?” to stay open?"],
            ),
            (
                Case::Unfinished { dilemma: "new".into() },
                &[],
                &[Lack::Holder, Lack::Option],
                [
                    "Bei „ohne Titel“ fehlt noch: wer wählt und eine zweite Möglichkeit.",
                    "“untitled” still lacks: who must choose and a second option.",
                ],
            ),
            (
                Case::Unfinished { dilemma: "new".into() },
                &[],
                &[Lack::Options],
                ["Bei „ohne Titel“ fehlt noch: zwei Möglichkeiten.", "“untitled” still lacks: two options."],
            ),
            (
                Case::StrandAway { strand: "a".into(), after: "s1".into(), until: "s2".into() },
                &[4, 9],
                &[],
                [
                    "Strang A „Rettung“ ist von Szene 4 bis 9 nicht zu sehen.",
                    "Strand A “Rettung” is not seen from scene 4 to 9.",
                ],
            ),
            (
                Case::EmptyStrand { strand: "b".into() },
                &[],
                &[],
                ["Strang B hat noch keine Szene.", "Strand B has no scene yet."],
            ),
            (
                Case::PerhapsOne { one: "k".into(), other: "kai".into() },
                &[],
                &[],
                ["Sind Krause und Kai Krause dieselbe Person?", "Are Krause and Kai Krause the same person?"],
            ),
        ];
        for (case, scenes, lacks, expected) in hints {
            let hint = Hint { case, scenes: scenes.to_vec(), lacks: lacks.to_vec() };
            let said = Language::ALL.map(|language| sentence(&Words::new(language), &outline(), &hint));
            assert_eq!(said, expected);
        }
    }
}
