//! What the story checker says, in the words of the terminal.

use crate::outline::{Case, CharacterId, DilemmaId, DilemmaKind, Hint, Lack, Outline, StrandId};

/// The hint in a sentence.
pub(super) fn sentence(outline: &Outline, hint: &Hint) -> String {
    let scene = |index: usize| hint.scenes.get(index).copied().unwrap_or_default();
    let dilemma = |id: &DilemmaId| quoted(&outline.name_of(&id.into()));
    let strand = |id: &StrandId| {
        let letter = outline.strand_letter(id).unwrap_or_default();
        format!("strand {letter} {}", quoted(&outline.name_of(&id.into())))
    };
    let person = |id: &CharacterId| outline.name_of(&id.into()).into_owned();
    match &hint.case {
        Case::Undecided { dilemma: id } => match outline.dilemma(id).map(|dilemma| dilemma.kind) {
            Some(DilemmaKind::Question) => format!("is {} to stay open?", dilemma(id)),
            _ => format!("nobody decides {}", dilemma(id)),
        },
        Case::Unfinished { dilemma: id } => {
            let lacks: Vec<_> = hint.lacks.iter().map(|lack| lacking(*lack)).collect();
            format!("{} still lacks {}", dilemma(id), lacks.join(", "))
        }
        Case::DecidedTooEarly { dilemma: id, .. } => {
            format!("{} is decided in scene {}, before it opens in scene {}", dilemma(id), scene(1), scene(0))
        }
        Case::DecidedInAbsence { dilemma: id, .. } => {
            format!("whoever decides {} is not in scene {}", dilemma(id), scene(0))
        }
        Case::EmptyStrand { strand: id } => format!("{} has no scene yet", strand(id)),
        Case::SingleScene { strand: id, .. } => format!("{} has only scene {}", strand(id), scene(0)),
        Case::StrandAway { strand: id, .. } => {
            format!("{} is away from scene {} to {}", strand(id), scene(0), scene(1))
        }
        Case::StrandEnds { strand: id, .. } => format!("{} is not seen after scene {}", strand(id), scene(0)),
        Case::NoScene { character } => format!("{} is in no scene", person(character)),
        Case::CharacterGone { character, .. } => {
            format!("{} is not seen after scene {}", person(character), scene(0))
        }
        Case::PerhapsOne { one, other } => {
            format!("are {} and {} the same person?", person(one), person(other))
        }
        Case::TwoPlaces { character, .. } => {
            format!("{} is in scenes {} and {} at the same time", person(character), scene(0), scene(1))
        }
        Case::Nobody { .. } => format!("nobody is in scene {}", scene(0)),
        Case::NoStrand { .. } => format!("scene {} belongs to no strand", scene(0)),
        Case::SceneNotInSource { .. } => format!("scene {} is not in the source any more", scene(0)),
        Case::DilemmaNotInSource { dilemma: id } => format!("{} is not in the source any more", dilemma(id)),
        Case::CharacterNotInSource { character } => {
            format!("{} is not in the source any more", person(character))
        }
        Case::LocationNotInSource { location } => {
            format!("{} is not in the source any more", outline.name_of(&location.into()))
        }
    }
}

const fn lacking(lack: Lack) -> &'static str {
    match lack {
        Lack::Holder => "somebody who must choose",
        Lack::Options => "two options",
        Lack::Option => "a second option",
        Lack::Opening => "the scene where it opens",
        Lack::Decision => "the scene where it is decided",
    }
}

fn quoted(title: &str) -> String {
    if title.is_empty() { "(untitled)".to_owned() } else { format!("\"{title}\"") }
}
