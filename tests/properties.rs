//! What must hold for every outline and every edit.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used)]

mod generate;

use std::time::Duration;

use bogen::{
    analysis::{self, Request},
    formats::{
        read,
        write::{csv, fdx, fountain, json, md, word},
    },
    outline::{History, Selection, check},
    store::{Decoded, decode, encode},
};
use proptest::{collection::vec, prelude::*};

proptest! {
    #[test]
    fn what_is_written_is_read_again(outline in generate::outline()) {
        let text = encode(&outline);
        let read = decode(text.as_bytes());
        prop_assert_eq!(read, Ok(Decoded { outline: outline.clone(), findings: Vec::new() }), "{}", text);
    }

    #[test]
    fn the_same_outline_gives_the_same_bytes(outline in generate::outline()) {
        let text = encode(&outline);
        let again = decode(text.as_bytes()).map(|decoded| encode(&decoded.outline));
        prop_assert_eq!(again, Ok(text));
    }

    #[test]
    fn other_line_ends_change_nothing(outline in generate::outline()) {
        let with_crlf = encode(&outline).replace('\n', "\r\n");
        prop_assert_eq!(decode(with_crlf.as_bytes()).map(|decoded| decoded.outline), Ok(outline));
    }

    #[test]
    fn an_unsound_file_gives_a_sound_outline(outline in generate::unsound_outline()) {
        let decoded = decode(encode(&outline).as_bytes()).unwrap();
        prop_assert_eq!(check(&decoded.outline), []);
        prop_assert_eq!(decoded.findings.len(), check(&outline).len());
    }

    #[test]
    fn edits_keep_the_invariants(outline in generate::outline(), edits in vec(generate::edit(), 1..6)) {
        let mut present = outline;
        for edit in edits {
            if let Ok(applied) = edit.apply(&present) {
                present = applied.outline;
                prop_assert_eq!(check(&present), [], "{:?}", edit);
            }
        }
    }

    #[test]
    fn undo_then_redo_is_equal(outline in generate::outline(), edits in vec(generate::edit(), 1..6)) {
        let mut history = History::new(outline.clone());
        let mut selection = Selection::new();
        for (second, edit) in (0..).zip(&edits) {
            if let Ok(after) = history.carry_out(edit, &selection, Duration::from_secs(second)) {
                selection = after;
            }
        }
        let last = history.outline().clone();
        while history.undo().is_some() {}
        prop_assert_eq!(&**history.outline(), &outline);
        while history.redo().is_some() {}
        prop_assert_eq!(history.outline(), &last);
    }

    #[test]
    fn every_export_carries_every_scene(outline in generate::outline()) {
        let table = csv::outline(&outline);
        let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
        prop_assert_eq!(reader.records().filter(Result::is_ok).count(), outline.scenes.len());
        let value: serde_json::Value = serde_json::from_str(&json::outline(&outline)).unwrap();
        prop_assert_eq!(value["scenes"].as_array().map(Vec::len), Some(outline.scenes.len()));
        let headings = md::outline(&outline).lines().filter(|line| line.starts_with("### ")).count();
        prop_assert_eq!(headings, outline.scenes.len() + outline.dilemmas.len());
        let script = fountain::outline(&outline);
        let headings = script.lines().filter(|line| line.starts_with('.') && line.ends_with('#')).count();
        prop_assert_eq!(headings, outline.scenes.len());
        let script = String::from_utf8(fdx::outline(&outline)).unwrap();
        let script = roxmltree::Document::parse(&script).unwrap();
        let headings = script.descendants().filter(|it| it.attribute("Type") == Some("Scene Heading")).count();
        prop_assert_eq!(headings, outline.scenes.len());
        prop_assert!(read::decode(&word::outline(&outline)).is_ok());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200), prefix in generate::text()) {
        for bytes in [bytes.clone(), [prefix.as_bytes(), &bytes].concat()] {
            if let Ok(read) = read::decode(&bytes) {
                let is_plain = !read.text.contains(['\r', '\u{2028}', '\0']);
                prop_assert!(is_plain);
                prop_assert_eq!(read::decode(read.text.as_bytes()).map(|again| again.text), Ok(read.text));
            }
            if let Ok(decoded) = decode(&bytes) {
                prop_assert_eq!(check(&decoded.outline), []);
            }
        }
    }

    #[test]
    fn an_import_is_sound_and_survives_its_file(pieces in vec(generate::text(), 0..8)) {
        let text = pieces.join(" Kai Krause ringt mit dem Tod. ");
        let outline = analysis::propose(&Request { text: &text, name: "folge.txt", ..Request::default() }).outline;
        prop_assert_eq!(check(&outline), []);
        let again = decode(encode(&outline).as_bytes());
        prop_assert_eq!(again, Ok(Decoded { outline, findings: Vec::new() }));
    }
}
