//! What an outline becomes for other people and programs, from the same fixture as the file's tests.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path, sync::Arc};

use bogen::{
    formats::write::{csv, json, md},
    outline::{Outline, Scene},
    store,
};

fn fixture(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

fn outline() -> Outline {
    store::decode(fixture("format-1.ron").as_bytes()).unwrap().outline
}

#[test]
fn the_document_can_be_handed_on() {
    assert_eq!(md::outline(&outline()), fixture("format-1.md"));
}

#[test]
fn the_table_is_what_a_german_spreadsheet_wants() {
    let expected = "\u{feff}Folge;Szene;Akt;Titel;Schauplatz;Spieltag;Uhrzeit;Strang;Figuren;Zusammenfassung;Minuten;\
                    Dilemma;Stand;Notizen\r\n\
                    12;1;;Kai ringt mit dem Tod;Johannes-Thal-Klinikum;1;21:05;A;Kai Krause, Dr. Sarah Krause;\
                    Kai Krause ringt mit dem Tod.;4,5;Öffnet: Die riskante Rettung erlauben?;Entwurf;Kurz halten\r\n\
                    12;2;Akt 2;Jahre zuvor;;01.05.2019;;B;;;;\"Drückt: Die riskante Rettung erlauben?\n\
                    Entscheidet: Die riskante Rettung erlauben?\";geplant;\r\n";
    assert_eq!(csv::outline(&outline()), expected);
}

#[test]
fn no_cell_is_a_formula() {
    for (text, cell) in [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-leise", "'-leise"),
        ("@alle", "'@alle"),
        (" =1+1", "' =1+1"),
        ("\t=1+1", "'\t=1+1"),
        ("\n=1+1", "\"'\n=1+1\""),
        ("=1;2", "\"'=1;2\""),
        ("a=1", "a=1"),
        ("– leise", "– leise"),
    ] {
        let mut outline = Outline::default();
        let scene = outline_scene(text);
        outline.scenes.push(Arc::new(scene));
        let table = csv::outline(&outline);
        assert!(table.contains(&format!("\r\n;1;;{cell};;")), "{text:?}: {table}");
    }
}

fn outline_scene(title: &str) -> Scene {
    Scene { title: title.into(), ..Scene::clone(&outline().scenes[1]) }
}

#[test]
fn english_outlines_have_english_words() {
    let english = Outline { language: "en".into(), ..outline() };
    let table = csv::outline(&english);
    assert!(table.starts_with("\u{feff}Episode;Scene;Act;"), "{table}");
    assert!(table.contains(";4.5;Opens: "), "{table}");
    let document = md::outline(&english);
    for words in [
        "Season 7 · Episode 12",
        "## Strands",
        "A · Johannes-Thal-Klinikum · Day 1, 21:05 · 4.5 min",
        "## Relations",
    ] {
        assert!(document.contains(words), "{words}: {document}");
    }
}

#[test]
fn json_has_every_field_under_its_name() {
    let value: serde_json::Value = serde_json::from_str(&json::outline(&outline())).unwrap();
    for (pointer, expected) in [
        ("/format", serde_json::json!(1)),
        ("/air_date", serde_json::json!("2026-11-26")),
        ("/sources/0/imported", serde_json::json!("2026-11-20T08:30:00Z")),
        ("/characters/0/kind", serde_json::json!("named")),
        ("/characters/0/found/confidence", serde_json::json!(0.97)),
        ("/characters/0/found/reasons/0/span", serde_json::json!({"source": "src-1", "start": 0, "end": 10})),
        ("/characters/1/found", serde_json::Value::Null),
        ("/scenes/0/moment/day", serde_json::json!(1)),
        ("/scenes/0/moment/time", serde_json::json!("21:05:00")),
        ("/scenes/1/moment/date", serde_json::json!("2019-05-01")),
        ("/scenes/0/quotes/0/speaker", serde_json::json!("sarah")),
        ("/dividers/0/kind", serde_json::json!("act")),
        ("/chronology", serde_json::json!(["sc-2", "sc-1"])),
        ("/dilemmas/0/outcome", serde_json::json!({"kind": "decided", "option": 0, "scene": "sc-2"})),
        ("/dilemmas/1/outcome", serde_json::json!({"kind": "open"})),
        ("/relations/0/kind", serde_json::json!("child_of")),
    ] {
        assert_eq!(value.pointer(pointer), Some(&expected), "{pointer}");
    }
}
