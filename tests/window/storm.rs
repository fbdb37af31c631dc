//! A small outline for the tests of the side panels: four scenes on a dike, some of it found and unchecked.

use std::sync::Arc;

use bogen::outline::{
    Character, Confidence, Dilemma, DilemmaKind, DilemmaOption, Found, Location, Minutes, Outline, Reason,
    Relation, RelationKind, Scene, Source, Span, Strand, Weight,
};

const TEXT: &str = "Uwe Kern steht am Hafen. Idas Sohn Tom läuft davon.\nSoll Uwe den Deich öffnen?";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(&"src-1".into(), start..start + words.len())
}

fn found(confidence: f64, words: &str) -> Option<Found> {
    let rule = "name/genitive-without-article".into();
    let reason = Reason { rule, weight: Weight::from_f64(1.0), span: Some(span(words)) };
    Some(Found { confidence: Confidence::from_f64(confidence), checked: false, reasons: vec![reason] })
}

/// The outline.
pub(crate) fn outline() -> Outline {
    let mut outline = Outline {
        title: "Sturmflut".into(),
        language: "de".into(),
        runtime_minutes: Some(48),
        minted: 9,
        chronology: Vec::new(),
        ..Outline::default()
    };
    outline.sources = vec![Arc::new(Source {
        id: "src-1".into(),
        name: "sturmflut.txt".into(),
        imported: None,
        text: TEXT.into(),
    })];
    outline.characters = characters().map(Arc::new).into();
    outline.locations = ["Hafen", "Deich"].map(location).into();
    outline.strands = [("a", "Der Deich"), ("b", "Toms Flucht")].map(strand).into();
    outline.scenes = [
        ("sc-1", "Am Hafen", "a", 4.0, &["uwe"][..]),
        ("sc-2", "Tom läuft davon", "b", 2.5, &["tom", "ida"]),
        ("sc-3", "Der Deich hält", "a", 3.0, &["uwe", "ida"]),
        ("sc-4", "Die Entscheidung", "a", 5.0, &["uwe"]),
    ]
    .map(scene)
    .into();
    outline.dilemmas = vec![Arc::new(Dilemma {
        id: "di-1".into(),
        title: "Den Deich öffnen?".into(),
        kind: DilemmaKind::Choice,
        holders: vec!["uwe".into()],
        options: ["öffnen", "halten"]
            .map(|text| DilemmaOption { text: text.into(), price: String::new() })
            .into(),
        opens: Some("sc-1".into()),
        spans: vec![span("Soll Uwe den Deich öffnen?")],
        ..Dilemma::default()
    })];
    outline.relations = vec![Arc::new(Relation {
        a: "tom".into(),
        b: "ida".into(),
        kind: RelationKind::ChildOf,
        note: String::new(),
        found: None,
    })];
    outline
}

fn characters() -> [Character; 3] {
    let character = |id: &str, title: &str, name: &str, role: &str, found| {
        let (title, name, role) = (title.into(), name.into(), role.into());
        Character { id: id.into(), title, name, role, found, ..Character::default() }
    };
    let mut ida = character("ida", "Dr.", "Ida Lühr", "", found(0.45, "Idas Sohn"));
    ida.spans = vec![span("Idas")];
    [
        character("uwe", "", "Uwe Kern", "Fischer", None),
        ida,
        character("tom", "", "Tom", "", found(0.9, "Tom")),
    ]
}

fn location(name: &str) -> Arc<Location> {
    Arc::new(Location { id: name.to_lowercase().as_str().into(), name: name.into(), ..Location::default() })
}

fn strand((id, title): (&str, &str)) -> Arc<Strand> {
    Arc::new(Strand { id: id.into(), title: title.into(), ..Strand::default() })
}

fn scene((id, title, strand, minutes, characters): (&str, &str, &str, f64, &[&str])) -> Arc<Scene> {
    Arc::new(Scene {
        id: id.into(),
        title: title.into(),
        summary: format!("{title}."),
        strand: Some(strand.into()),
        length: Some(Minutes::from_f64(minutes).into()),
        characters: characters.iter().map(|id| (*id).into()).collect(),
        ..Scene::default()
    })
}
