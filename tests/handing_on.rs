//! Outlines that travel on: as a Word document, as Fountain and as a Final Draft script.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    io::{Cursor, Read},
    path::Path,
    sync::Arc,
};

use bogen::{
    formats::{
        read::{self, Form, Part, Warning},
        write::{fdx, fountain, word},
    },
    outline::{Character, Outline, Scene},
    store,
};
use zip::ZipArchive;

fn fixture(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

fn outline() -> Outline {
    store::decode(fixture("format-1.ron").as_bytes()).unwrap().outline
}

/// An outline of these scenes and nothing else.
fn of_scenes(scenes: impl IntoIterator<Item = Scene>) -> Outline {
    Outline { scenes: scenes.into_iter().map(Arc::new).collect(), ..Outline::default() }
}

/// A part of a Word document, which must be XML.
fn part(document: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut archive = ZipArchive::new(Cursor::new(document)).unwrap();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    roxmltree::Document::parse(&text).unwrap();
    text
}

#[test]
fn a_word_document_is_read_again() {
    let read = read::decode(&word::outline(&outline())).unwrap();
    assert_eq!(read.text, fixture("format-1.docx.txt"));
    assert_eq!(read.form, Form::Word);
    assert_eq!(
        read.warnings,
        [Warning::LeftOut([Part::Margins].into())],
        "the title at the foot of each page"
    );
}

#[test]
fn a_word_document_says_what_it_is() {
    let document = word::outline(&outline());
    let properties = part(&document, "docProps/core.xml");
    for said in [
        "<dc:title>Zwischen Leben und Tod</dc:title>",
        "<dc:language>de-DE</dc:language>",
        "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">2026-11-21T21:05:00Z</dcterms:modified>",
    ] {
        assert!(properties.contains(said), "{said}: {properties}");
    }
    assert!(part(&document, "word/styles.xml").contains("<w:lang w:val=\"de-DE\""));
    let english = word::outline(&Outline { language: "en".into(), ..outline() });
    assert!(part(&english, "word/styles.xml").contains("<w:lang w:val=\"en-GB\""));
    assert!(part(&english, "word/document.xml").contains(">Strands<"));
}

#[test]
fn every_part_of_a_word_document_is_announced_and_every_style_is_there() {
    let document = word::outline(&outline());
    let types = part(&document, "[Content_Types].xml");
    let names: Vec<String> = ZipArchive::new(Cursor::new(&document))
        .unwrap()
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    for name in &names {
        part(&document, name);
        assert!(types.contains(&format!("\"/{name}\"")) || name.ends_with(".rels") || name.starts_with('['));
    }
    assert!(types.matches("PartName=\"/").count() + 3 == names.len(), "{names:?}");
    let styles = part(&document, "word/styles.xml");
    let pages = part(&document, "word/document.xml") + &part(&document, "word/footer.xml");
    let used = pages.split("Style w:val=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    for style in used {
        assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style}");
    }
}

#[test]
fn the_script_for_other_programs() {
    assert_eq!(fountain::outline(&outline()), fixture("format-1.fountain"));
}

#[test]
fn the_script_for_final_draft() {
    let script = String::from_utf8(fdx::outline(&outline())).unwrap();
    roxmltree::Document::parse(&script).unwrap();
    assert_eq!(script, fixture("format-1.fdx"));
}

#[test]
fn scripts_speak_the_language_of_the_outline() {
    let english = Outline { language: "en".into(), ..outline() };
    let script = fountain::outline(&english);
    assert!(script.contains("\n.JOHANNES-THAL-KLINIKUM - EVENING #1#\n"), "{script}");
    assert!(script.contains("\n[[Opens: Die riskante Rettung erlauben?]]\n"), "{script}");
    let script = String::from_utf8(fdx::outline(&english)).unwrap();
    assert!(script.contains("<SceneIntro>INT</SceneIntro>"), "{script}");
}

#[test]
fn a_scene_heading_is_one_whatever_the_title_begins_with() {
    for (title, heading) in [
        ("Ärger im Dock", ".ÄRGER IM DOCK #1#"),
        ("„Warum er?“", ".SZENE „WARUM ER?“ #1#"),
        ("🎬 Klappe", ".SZENE 🎬 KLAPPE #1#"),
        ("... und Schluss", ".SZENE ... UND SCHLUSS #1#"),
        ("*laut*", ".SZENE \\*LAUT\\* #1#"),
        ("3. Versuch", ".3. VERSUCH #1#"),
        ("Zimmer #12#", ".ZIMMER #12# #1#"),
        (" ein\nUmbruch ", ".EIN UMBRUCH #1#"),
        ("", ".OHNE TITEL #1#"),
    ] {
        let script = fountain::outline(&of_scenes([Scene { title: title.into(), ..Scene::default() }]));
        assert_eq!(script, format!("Title:\n    Ohne Titel\n\n{heading}\n"));
    }
}

#[test]
fn a_note_in_capitals_is_nobody_who_speaks() {
    let scene = Scene { title: "Dock".into(), notes: "kurz\nLAUT".into(), ..Scene::default() };
    let outline = Outline { notes: "ACHTUNG!\nDRINGEND\nzweite Fassung".into(), ..of_scenes([scene]) };
    assert_eq!(
        fountain::outline(&outline),
        "Title:\n    Ohne Titel\n\n[[ACHTUNG!]]\n\n[[DRINGEND]]\n\n[[zweite Fassung]]\n\n.DOCK #1#\n\n\
         [[Notizen: kurz]]\n[[LAUT]]\n"
    );
}

#[test]
fn nothing_that_a_writer_types_damages_a_file() {
    let odd = "<b> & \"Co\" ]]> \u{0}\u{1b}\u{b}\u{ffff}\u{2028}🎬\n\n\tEnde";
    let scene = Scene { title: odd.into(), summary: odd.into(), notes: odd.into(), ..Scene::default() };
    let character = Character { name: odd.into(), description: odd.into(), ..Character::default() };
    let odd = Outline {
        title: odd.into(),
        language: odd.into(),
        characters: vec![Arc::new(character)],
        ..of_scenes([scene])
    };
    for outline in [odd, Outline::default()] {
        let document = word::outline(&outline);
        for name in ["word/document.xml", "word/styles.xml", "word/footer.xml", "docProps/core.xml"] {
            part(&document, name);
        }
        assert!(read::decode(&document).is_ok());
        let script = String::from_utf8(fdx::outline(&outline)).unwrap();
        let script = roxmltree::Document::parse(&script).unwrap();
        assert_eq!(script.root_element().tag_name().name(), "FinalDraft");
        let script = fountain::outline(&outline);
        assert!(!script.contains(|ch: char| ch.is_control() && ch != '\n'), "{script:?}");
        assert!(read::decode(script.as_bytes()).is_ok());
    }
}

#[test]
fn a_thousand_scenes_are_all_there_and_the_same_every_time() {
    let scenes = (1..=1_000).map(|number| Scene { title: format!("Szene {number}"), ..Scene::default() });
    let outline = of_scenes(scenes);
    let document = word::outline(&outline);
    assert_eq!(document, word::outline(&outline));
    let read = read::decode(&document).unwrap().text;
    assert!(read.contains("\n## 1000. Szene 1000\n"), "{read}");
    let script = fountain::outline(&outline);
    assert_eq!(script.lines().filter(|line| line.starts_with(".SZENE")).count(), 1_000);
    let script = String::from_utf8(fdx::outline(&outline)).unwrap();
    assert_eq!(script.matches("Type=\"Scene Heading\"").count(), 1_000);
}
