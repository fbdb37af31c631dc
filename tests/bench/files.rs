//! How long the outline's file takes, and the importer: `cargo bench --no-default-features --bench files`.
//!
//! Goals: an outline with a thousand scenes is saved and opened without being felt (20 ms), one with ten
//! thousand in a fifth of a second; the corpus is imported in milliseconds a document.

#![allow(clippy::unwrap_used)] // A bench may fail loudly.

use std::{fs, path::Path, sync::Arc};

use bogen::{
    analysis::{self, Request},
    outline::{
        Character, CharacterKind, Confidence, Found, Minutes, Outline, Reason, Scene, SceneStatus, Source,
        Span, Strand,
    },
    store,
};
use divan::{Bencher, counter::BytesCount};

fn main() {
    divan::main();
}

/// An outline of this many scenes, each as rich as the importer makes them.
fn outline(scenes: usize) -> Outline {
    let sentence =
        "Sarah beschuldigt Jasper, den Unfall verursacht zu haben – mit Kai auf dem Beifahrersitz. ";
    let span =
        |index: usize| Span::new(&"src-1".into(), index * sentence.len()..(index + 1) * sentence.len());
    let found = |index| Found {
        confidence: Confidence::from_f64(0.87),
        checked: false,
        reasons: vec![
            Reason {
                rule: "scene/new-persons".into(),
                weight: bogen::outline::Weight::from_f64(1.25),
                span: None,
            },
            Reason {
                rule: "scene/arrival".into(),
                weight: bogen::outline::Weight::from_f64(0.5),
                span: Some(span(index)),
            },
        ],
    };
    let character = |index: usize| Character {
        id: format!("figur-{index}").as_str().into(),
        name: format!("Figur {index}"),
        title: String::new(),
        aliases: vec![format!("F{index}")],
        kind: CharacterKind::Named,
        role: "Assistenzarzt".into(),
        age: String::new(),
        actor: String::new(),
        description: String::new(),
        notes: String::new(),
        found: Some(found(0)),
        spans: (0..20).map(span).collect(),
    };
    let scene = |index: usize| Scene {
        id: format!("sc-{index}").as_str().into(),
        title: "Sarah beschuldigt Jasper".into(),
        summary: sentence.repeat(2),
        strand: Some("a".into()),
        location: None,
        characters: (0..3).map(|nth| format!("figur-{}", (index + nth) % 50).as_str().into()).collect(),
        length: Some(Minutes::whole(2).into()),
        moment: None,
        status: SceneStatus::Drafted,
        quotes: Vec::new(),
        notes: String::new(),
        found: Some(found(index)),
        spans: vec![span(index)],
    };
    Outline {
        sources: vec![Arc::new(Source {
            id: "src-1".into(),
            name: "folge.txt".into(),
            imported: None,
            text: sentence.repeat(scenes.max(20)),
        })],
        characters: (0..50).map(|index| Arc::new(character(index))).collect(),
        strands: vec![Arc::new(Strand {
            id: "a".into(),
            title: "Kais Rettung".into(),
            color: None,
            notes: String::new(),
            found: None,
        })],
        scenes: (0..scenes).map(|index| Arc::new(scene(index))).collect(),
        ..Outline::default()
    }
}

#[divan::bench(args = [1_000, 10_000])]
fn encode(bencher: Bencher<'_, '_>, scenes: usize) {
    let outline = outline(scenes);
    bencher.counter(BytesCount::of_str(&store::encode(&outline))).bench(|| store::encode(&outline));
}

#[divan::bench(args = [1_000, 10_000])]
fn decode(bencher: Bencher<'_, '_>, scenes: usize) {
    let text = store::encode(&outline(scenes));
    bencher.counter(BytesCount::of_str(&text)).bench(|| store::decode(text.as_bytes()));
}

#[divan::bench(args = [1_000, 10_000])]
fn save_and_open(bencher: Bencher<'_, '_>, scenes: usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("folge.ron");
    let versions = [outline(scenes), Outline { title: "Neu".into(), ..outline(scenes) }];
    let mut turn = 0;
    bencher.bench_local(|| {
        turn = 1 - turn;
        store::save(&path, &versions[turn], store::Expected::Anything, None).unwrap();
        store::open(&path).unwrap()
    });
}

#[divan::bench]
fn import_the_corpus(bencher: Bencher<'_, '_>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut texts: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap()))
        .collect();
    texts.sort();
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let read = |(_, text): &(String, String)| analysis::propose(&Request { text, ..Request::default() });
        texts.iter().map(read).collect::<Vec<_>>()
    });
}
