//! Cutting a scene in two: which half keeps what.

use std::sync::Arc;

use super::{
    EditError,
    mint::mint,
    scenes::{place_in_chronology, place_of},
};
use crate::outline::{Character, CharacterId, ItemId, Length, Outcome, Outline, Scene, SceneId, Span};

/// Cuts a scene in two at byte `at` of its summary. A passage that holds the summary word for word is cut
/// there too; minutes are shared by length, which is an estimate. Place and strand stay with both, persons with the
/// half that names them, a dilemma with the half that its passages lie in.
pub(super) fn split(outline: &mut Outline, id: &SceneId, at: usize) -> Result<Vec<ItemId>, EditError> {
    let place = place_of(outline, id)?;
    let nothing = || EditError::NothingThere(id.into());
    let whole = Arc::clone(&outline.scenes[place]);
    let (head, tail) = whole.summary.split_at_checked(at).ok_or_else(nothing)?;
    if head.trim().is_empty() || tail.trim().is_empty() {
        return Err(nothing());
    }
    let cut = cut_passages(outline, &whole, head.trim(), tail.trim_start());
    let (spans_before, spans_after) =
        cut.clone().unwrap_or_else(|| (whole.spans.clone(), whole.spans.clone()));
    let (quotes_before, quotes_after) =
        whole.quotes.iter().cloned().partition(|quote| !tail.contains(quote.text.as_str()));
    let share = whole.minutes().map(|minutes| minutes.share(head.len(), whole.summary.len()));
    let mut second = Scene {
        id: mint::<Scene>(outline),
        title: String::new(),
        summary: tail.trim_start().to_owned(),
        length: share.map(|(_, rest)| Length::estimate(rest)),
        quotes: quotes_after,
        spans: spans_after,
        ..Scene::clone(&whole)
    };
    let mut first = Scene {
        summary: head.trim_end().to_owned(),
        length: share.map(|(part, _)| Length::estimate(part)),
        quotes: quotes_before,
        spans: spans_before,
        ..Scene::clone(&whole)
    };
    share_persons(outline, &whole, &mut first, &mut second, cut.is_some());
    let second_id = second.id.clone();
    outline.scenes[place] = Arc::new(first);
    outline.scenes.insert(place + 1, Arc::new(second));
    if !outline.chronology.is_empty() {
        place_in_chronology(outline, &second_id);
    }
    if let Some((before, after)) = cut {
        share_dilemmas(outline, (id, &before), (&second_id, &after));
    }
    // The writer goes on with what was cut off; both selected, the next key would mean both.
    Ok(vec![second_id.into()])
}

/// The passages before and after the place where the one that holds the summary is cut: behind the head, at what
/// begins the tail.
fn cut_passages(outline: &Outline, scene: &Scene, head: &str, tail: &str) -> Option<(Vec<Span>, Vec<Span>)> {
    let opening: String = tail.chars().take(40).collect();
    let passages = || {
        scene.spans.iter().enumerate().filter_map(|(index, span)| {
            let text = outline.source(&span.source)?.text.get(span.range())?;
            Some((index, span.start, text, text.find(head).map(|at| at + head.len())))
        })
    };
    let behind_head = passages().find_map(|(index, start, text, end)| {
        let end = end?;
        text[end..].find(&opening).map(|at| (index, start + end + at))
    });
    // Where the writer has put the head otherwise, the tail must stand in one place only.
    let alone = || {
        passages().filter(|(.., end)| end.is_none()).find_map(|(index, start, text, _)| {
            let at = text.find(&opening)?;
            (text.rfind(&opening) == Some(at)).then_some((index, start + at))
        })
    };
    let (index, at) = behind_head.or_else(alone)?;
    let (mut before, mut after) = (scene.spans[..index].to_vec(), scene.spans[index + 1..].to_vec());
    let Span { source, start, end } = &scene.spans[index];
    if *start < at {
        before.push(Span::new(source, *start..at));
    }
    after.insert(0, Span::new(source, at..*end));
    Some((before, after))
}

/// Who is named in one half alone is in that one alone. A half that names nobody is about the same people.
fn share_persons(
    outline: &Outline,
    whole: &Scene,
    first: &mut Scene,
    second: &mut Scene,
    passages_tell: bool,
) {
    let present = |id: &CharacterId| {
        let character = outline.character(id)?;
        let is_in = |scene: &Scene| {
            passages_tell && lie_in(&character.spans, &scene.spans)
                || scene.quotes.iter().any(|quote| quote.speaker.as_ref() == Some(id))
                || names(outline, character).iter().any(|name| stands_in(name, &scene.summary))
        };
        Some((is_in(first), is_in(second)))
    };
    let named: Vec<(bool, bool)> =
        whole.characters.iter().map(|id| present(id).unwrap_or_default()).collect();
    let (names_in_first, names_in_second) =
        (named.iter().any(|(first, _)| *first), named.iter().any(|(_, second)| *second));
    let with = |is_in: &dyn Fn(&(bool, bool)) -> bool| {
        let kept = whole.characters.iter().zip(&named).filter(|(_, named)| is_in(named));
        kept.map(|(id, _)| id.clone()).collect()
    };
    first.characters = with(&|&(first, second)| first || !second || !names_in_first);
    second.characters = with(&|&(first, second)| second || !first || !names_in_second);
}

/// A dilemma all of whose passages lie in the second half turns there; with some in both, it is decided there.
fn share_dilemmas(
    outline: &mut Outline,
    (first, before): (&SceneId, &[Span]),
    (second, after): (&SceneId, &[Span]),
) {
    for dilemma in &mut outline.dilemmas {
        if !lie_in(&dilemma.spans, after) {
            continue;
        }
        let has_begun = lie_in(&dilemma.spans, before);
        let turned = |scene: &SceneId| if scene == first { second.clone() } else { scene.clone() };
        let dilemma = Arc::make_mut(dilemma);
        if let Outcome::Decided { scene: Some(scene), .. } = &mut dilemma.outcome {
            *scene = turned(scene);
        }
        if !has_begun {
            dilemma.opens = dilemma.opens.as_ref().map(turned);
            dilemma.presses = dilemma.presses.iter().map(turned).collect();
        }
    }
}

fn lie_in(spans: &[Span], passages: &[Span]) -> bool {
    let is_in = |span: &Span, passage: &Span| {
        span.source == passage.source && span.start >= passage.start && span.start < passage.end
    };
    spans.iter().any(|span| passages.iter().any(|passage| is_in(span, passage)))
}

/// What a character is called: all of their names, and the words of these that nobody else is called by.
fn names<'o>(outline: &'o Outline, character: &'o Character) -> Vec<&'o str> {
    let all = |character: &'o Character| {
        std::iter::once(&character.name).chain(&character.aliases).map(String::as_str)
    };
    let others: Vec<&str> = outline
        .characters
        .iter()
        .filter(|other| other.id != character.id)
        .flat_map(|other| all(other))
        .collect();
    let is_own = |word: &&str| !others.iter().any(|other| stands_in(word, other));
    let is_name = |word: &&str| word.chars().count() > 2 && word.starts_with(char::is_uppercase);
    let words = all(character).flat_map(str::split_whitespace).filter(is_name).filter(is_own);
    all(character).filter(|name| !name.is_empty()).chain(words).collect()
}

/// Whether a name stands in a text, perhaps in the genitive.
fn stands_in(name: &str, text: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let after = after.strip_prefix('s').unwrap_or(after);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}
