//! Items made out of a selected passage.
//!
//! Pure: an outline and a passage in, an edit out. The passage becomes the new item's evidence.

use crate::outline::{
    Character, CharacterId, Dilemma, DilemmaKind, Edit, Field, Item, ItemId, Location, Outline, Scene,
    SceneId, Span,
};

/// A title is at most this long, in characters.
const TITLE: usize = 70;

/// The selected passage without the space round it; `None` when nothing is left.
pub(super) fn passage(outline: &Outline, span: &Span) -> Option<Span> {
    let text = outline.source(&span.source)?.text.get(span.range())?;
    let start = span.start + (text.len() - text.trim_start().len());
    let end = span.start + text.trim_end().len();
    (start < end).then(|| Span { source: span.source.clone(), start, end })
}

/// A scene of the passage, put where the passage stands among the others. Who and where is in it is taken from
/// the marks in the passage.
pub(super) fn scene(outline: &Outline, span: &Span) -> Option<Edit> {
    let text = words_of(outline, span)?;
    let (title, summary) = if is_title(&text) { (text, String::new()) } else { (String::new(), text) };
    let before = outline.scenes.iter().position(|scene| {
        let starts = scene.spans.iter().filter(|other| other.source == span.source).map(|other| other.start);
        starts.min().is_some_and(|start| start > span.start)
    });
    let follows = before.unwrap_or(outline.scenes.len()).checked_sub(1);
    let is_inside =
        |other: &Span| other.source == span.source && span.start <= other.start && other.end <= span.end;
    let scene = Scene {
        title,
        summary,
        strand: follows.and_then(|place| outline.scenes[place].strand.clone()),
        characters: mentioned(outline, is_inside),
        location: outline
            .locations
            .iter()
            .find(|location| location.spans.iter().any(is_inside))
            .map(|location| location.id.clone()),
        spans: vec![span.clone()],
        ..Default::default()
    };
    let before = before.map(|place| (&outline.scenes[place].id).into());
    Some(Edit::Add { item: scene.into(), before })
}

/// A character of the passage; one of that name gets the passage as a further mention.
pub(super) fn character(outline: &Outline, span: &Span) -> Option<Edit> {
    let name = words_of(outline, span)?;
    let same = |item: &Character| item.name == name || item.aliases.contains(&name);
    if let Some(known) = outline.characters.iter().find(|item| same(item)) {
        return evidence(outline, &(&known.id).into(), span);
    }
    Some(Edit::add(Character { name, spans: vec![span.clone()], ..Default::default() }))
}

/// A location of the passage; one of that name gets the passage as a further mention.
pub(super) fn location(outline: &Outline, span: &Span) -> Option<Edit> {
    let name = words_of(outline, span)?;
    let same = |item: &Location| item.name == name || item.aliases.contains(&name);
    if let Some(known) = outline.locations.iter().find(|item| same(item)) {
        return evidence(outline, &(&known.id).into(), span);
    }
    Some(Edit::add(Location { name, spans: vec![span.clone()], ..Default::default() }))
}

/// A dilemma of the passage; it opens in the scene that the passage belongs to. A passage that asks is a
/// question.
pub(super) fn dilemma(outline: &Outline, span: &Span) -> Option<Edit> {
    let text = words_of(outline, span)?;
    let kind = if text.contains('?') { DilemmaKind::Question } else { DilemmaKind::Choice };
    Some(Edit::add(Dilemma {
        title: shortened(&text),
        kind,
        opens: scene_at(outline, span),
        spans: vec![span.clone()],
        ..Default::default()
    }))
}

/// The passage as a further piece of evidence for an item; `None` for items that rest on no passages of their own.
pub(super) fn evidence(outline: &Outline, item: &ItemId, span: &Span) -> Option<Edit> {
    let mut item = outline.item(item)?;
    let spans = match &mut item {
        Item::Scene(item) => &mut item.spans,
        Item::Character(item) => &mut item.spans,
        Item::Location(item) => &mut item.spans,
        Item::Dilemma(item) => &mut item.spans,
        Item::Strand(_) | Item::Relation(_) | Item::Source(_) => return None,
    };
    spans.push(span.clone());
    spans.sort();
    spans.dedup();
    Some(Edit::put(item, Field::Text))
}

/// The scene that the passage belongs to.
fn scene_at(outline: &Outline, span: &Span) -> Option<SceneId> {
    let holds = |other: &Span| other.source == span.source && other.range().contains(&span.start);
    outline.scenes.iter().find(|scene| scene.spans.iter().any(holds)).map(|scene| scene.id.clone())
}

fn mentioned(outline: &Outline, is_inside: impl Fn(&Span) -> bool) -> Vec<CharacterId> {
    let is_mentioned = |character: &&std::sync::Arc<Character>| character.spans.iter().any(&is_inside);
    outline.characters.iter().filter(is_mentioned).map(|character| character.id.clone()).collect()
}

/// The passage's words on one line.
fn words_of(outline: &Outline, span: &Span) -> Option<String> {
    let text = outline.source(&span.source)?.text.get(span.range())?;
    let words: Vec<_> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn is_title(text: &str) -> bool {
    text.chars().count() <= TITLE && !text.trim_end_matches(['"', '“', '”', '»', '«']).ends_with(['.', '…'])
}

/// The text's first sentence, cut behind a word where it is too long for a title.
fn shortened(text: &str) -> String {
    let sentence_end = text.find(['.', '?', '!']).map_or(text.len(), |at| at + 1);
    let sentence = text[..sentence_end].trim_end_matches('.');
    if sentence.chars().count() <= TITLE {
        return sentence.to_owned();
    }
    let limit = sentence.char_indices().nth(TITLE).map_or(sentence.len(), |(at, _)| at);
    let cut = sentence[..limit].rfind(' ').unwrap_or(limit);
    format!("{} …", sentence[..cut].trim_end_matches([',', ' ', '–', ';', ':']))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::{Source, SourceId};

    const TEXT: &str =
        "Kai ringt mit dem Tod. Im OP zögert Ben.\nWird Kai überleben? Sarah beschuldigt Jasper.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(&SourceId::new("src-1"), start..start + words.len())
    }

    fn outline() -> Outline {
        let scene = |id: &str, words: &str| {
            Arc::new(Scene {
                id: id.into(),
                strand: Some("a".into()),
                spans: vec![span(words)],
                ..Default::default()
            })
        };
        let strand = crate::outline::Strand { id: "a".into(), ..Default::default() };
        Outline {
            sources: vec![Arc::new(Source {
                id: "src-1".into(),
                text: TEXT.to_owned(),
                ..Default::default()
            })],
            characters: vec![Arc::new(Character {
                id: "ben".into(),
                name: "Ben Ahlbeck".to_owned(),
                aliases: vec!["Ben".to_owned()],
                spans: vec![span("Ben")],
                ..Default::default()
            })],
            locations: vec![Arc::new(Location {
                id: "op".into(),
                name: "OP".to_owned(),
                spans: vec![span("OP")],
                ..Default::default()
            })],
            strands: vec![Arc::new(strand)],
            scenes: vec![scene("s1", "Kai ringt mit dem Tod."), scene("s2", "Sarah beschuldigt Jasper.")],
            ..Default::default()
        }
    }

    fn after(edit: Option<Edit>) -> Outline {
        edit.unwrap().apply(&outline()).unwrap().outline
    }

    #[test]
    fn a_scene_stands_where_its_passage_does() {
        let outline = after(scene(&outline(), &span("Im OP zögert Ben.")));
        let new = &outline.scenes[1];
        assert_eq!((new.title.as_str(), new.summary.as_str()), ("", "Im OP zögert Ben."));
        assert_eq!(new.strand, Some("a".into()));
        assert_eq!(new.characters, ["ben".into()]);
        assert_eq!(new.location, Some("op".into()));
        assert_eq!(new.spans, [span("Im OP zögert Ben.")]);
    }

    #[test]
    fn a_few_words_are_a_title() {
        let outline = after(scene(&outline(), &span("Sarah beschuldigt Jasper")));
        assert_eq!(outline.scenes[2].title, "Sarah beschuldigt Jasper");
        assert_eq!(outline.scenes[2].summary, "");
    }

    #[test]
    fn a_name_is_a_new_character_unless_there_is_one() {
        let new = after(character(&outline(), &span("Jasper")));
        assert_eq!(new.characters[1].name, "Jasper");
        assert_eq!(new.characters[1].spans, [span("Jasper")]);
        let known = after(character(&outline(), &span("Ben")));
        assert_eq!(known.characters.len(), 1);
        let places = after(location(&outline(), &span("Im OP")));
        assert_eq!(places.locations[1].name, "Im OP");
    }

    #[test]
    fn a_dilemma_opens_in_the_scene_of_its_passage() {
        let outline_after = after(dilemma(&outline(), &span("Sarah beschuldigt Jasper.")));
        let new = &outline_after.dilemmas[0];
        assert_eq!((new.title.as_str(), new.kind), ("Sarah beschuldigt Jasper", DilemmaKind::Choice));
        assert_eq!(new.opens, Some("s2".into()));
        let question = after(dilemma(&outline(), &span("Wird Kai überleben?")));
        assert_eq!(question.dilemmas[0].kind, DilemmaKind::Question);
        assert_eq!(question.dilemmas[0].title, "Wird Kai überleben?");
        assert_eq!(question.dilemmas[0].opens, None);
    }

    #[test]
    fn titles_are_cut_behind_a_word() {
        let long =
            "Soll Ben seine Tochter Raya wirklich wieder bei Leyla lassen, obwohl er es ihr versprochen hat?";
        assert_eq!(shortened(long), "Soll Ben seine Tochter Raya wirklich wieder bei Leyla lassen, obwohl …");
        assert_eq!(shortened("Bleibt er? Oder geht er?"), "Bleibt er?");
    }

    #[test]
    fn evidence_is_added_once_and_in_order() {
        let outline_after = after(evidence(&outline(), &ItemId::Scene("s2".into()), &span("Wird Kai")));
        assert_eq!(outline_after.scenes[1].spans, [span("Wird Kai"), span("Sarah beschuldigt Jasper.")]);
        assert_eq!(evidence(&outline(), &ItemId::Strand("a".into()), &span("Kai")), None);
        let same =
            after(evidence(&outline(), &ItemId::Scene("s2".into()), &span("Sarah beschuldigt Jasper.")));
        assert_eq!(same, outline());
    }

    #[test]
    fn space_round_a_passage_does_not_count() {
        let outline = outline();
        let wide = Span { start: span("Tod.").start, end: span("Im OP").start, source: "src-1".into() };
        assert_eq!(passage(&outline, &wide), Some(span("Tod.")));
        let gap = Span { start: span("Tod.").end, end: span("Im OP").start, source: "src-1".into() };
        assert_eq!(passage(&outline, &gap), None);
    }
}
