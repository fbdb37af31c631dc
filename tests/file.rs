//! The outline's file: as it is written, as it is found after years, and damaged in every way.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use bogen::{
    outline::{Length, Minutes, Outcome, Outline, check, repair},
    store::{Damage, Decoded, Finding, LineColumn, decode, encode},
};

fn fixture(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

fn whole() -> Outline {
    decode(fixture("format-1.ron").as_bytes()).unwrap().outline
}

/// The text of a small file: little enough to be damaged at every byte.
fn small() -> String {
    let mut outline = whole();
    outline.sources.clear();
    outline.characters.truncate(1);
    outline.scenes.truncate(1);
    outline.dividers.clear();
    outline.dilemmas.truncate(1);
    repair(&mut outline);
    encode(&outline)
}

/// The findings about the first fixture with `from` replaced by `to`, and what is left of it. The first finding
/// must stand where `to` has its mark ⟦; it is given without its place.
fn changed(from: &str, to: &str) -> (Vec<String>, Outline) {
    let text = fixture("format-1.ron");
    assert!(text.contains(from), "{from}");
    let text = text.replacen(from, to, 1);
    let place = text.split_once('⟦').map(|(before, _)| LineColumn::after(before));
    let decoded = decode(text.replace('⟦', "").as_bytes()).unwrap();
    assert_eq!(check(&decoded.outline), []);
    let mut findings: Vec<_> = decoded.findings.iter().map(ToString::to_string).collect();
    if let Some(place) = place {
        let (found, what) = findings[0].split_once(": ").unwrap();
        assert_eq!(found, place.to_string(), "{what}");
        findings[0] = what.to_owned();
    }
    (findings, decoded.outline)
}

#[test]
fn every_field_of_a_file_of_this_version_is_read_and_written_again() {
    let text = fixture("format-1.ron");
    let Decoded { outline, findings } = decode(text.as_bytes()).unwrap();
    assert_eq!(findings, []);
    assert_eq!(encode(&outline), text);
    assert_eq!(outline.characters[0].found.as_ref().unwrap().reasons[0].weight.as_f64(), 1.25);
    assert_eq!(outline.scenes[0].minutes().unwrap().as_f64(), 4.5);
    assert_eq!(outline.sources[0].text[61..70], *"Warum er?");
}

#[test]
fn a_length_is_minutes_and_whether_they_are_estimated() {
    let text = fixture("format-1.ron");
    let minutes = Minutes::from_f64(4.5);
    for (fields, length, written) in [
        ("minutes: 4.5,", Some(Length::from(minutes)), "minutes: 4.5,"),
        (
            "estimated: true, minutes: 4.5,",
            Some(Length::estimate(minutes)),
            "minutes: 4.5,\n            estimated: true,",
        ),
        ("minutes: 4.5, estimated: false,", Some(Length::from(minutes)), "minutes: 4.5,"),
        ("estimated: true,", None, ""),
    ] {
        let Decoded { outline, findings } = decode(text.replace("minutes: 4.5,", fields).as_bytes()).unwrap();
        assert_eq!((findings, outline.scenes[0].length), (Vec::new(), length), "{fields}");
        let expected = match written {
            "" => text.replace("            minutes: 4.5,\n", ""),
            written => text.replace("minutes: 4.5,", written),
        };
        assert_eq!(encode(&outline), expected, "{fields}");
    }
}

#[test]
fn the_example_in_the_readme_is_a_file_as_it_is_written() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let readme = readme.replace("\r\n", "\n");
    let example = readme.split_once("```ron\n").and_then(|(_, rest)| rest.split_once("```")).unwrap().0;
    let Decoded { outline, findings } = decode(example.as_bytes()).unwrap();
    assert_eq!((findings, encode(&outline)), (Vec::new(), example.to_owned()));
}

#[test]
fn a_file_written_by_hand_is_read() {
    let Decoded { outline, findings } = decode(fixture("format-1-by-hand.ron").as_bytes()).unwrap();
    assert_eq!(findings, []);
    assert_eq!(
        (outline.title.as_str(), outline.runtime_minutes, outline.scenes.len()),
        ("Von Hand", Some(90), 2)
    );
    assert_eq!(outline.dilemmas[0].outcome, Outcome::Decided { option: None, scene: None });
}

#[test]
fn the_way_to_the_disk_may_change_line_ends_and_add_a_mark() {
    let text = fixture("format-1.ron");
    let changed = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(decode(changed.as_bytes()).unwrap().outline, whole());
}

#[test]
fn what_is_unknown_is_named_with_its_place() {
    let (findings, outline) = changed("age: \"acht Jahre\"", "age: \"acht Jahre\", eyes: ⟦[(1, 2)]");
    assert_eq!(findings, ["unknown field `eyes`"]);
    assert_eq!(outline, whole());
    let (findings, _) = changed("speaker: \"sarah\"", "speaker: \"sarah\", voice: ⟦Off");
    assert_eq!(findings, ["unknown field `voice`"]);
    let (findings, outline) = changed("season: 7", "saison: ⟦7");
    assert_eq!(findings, ["unknown field `saison`"]);
    assert_eq!(outline.season, None);
}

#[test]
fn references_to_nothing_and_double_ids_are_named_one_by_one() {
    let (findings, outline) = changed("location: \"klinik\"", "location: \"strand\"");
    assert_eq!(findings, ["scene sc-1 refers to location strand, which is not there"]);
    assert_eq!(outline.scenes[0].location, None);
    let (findings, outline) = changed("id: \"sc-2\"", "id: \"sc-1\"");
    assert_eq!(findings[0], "two scenes have the id \"sc-1\"");
    assert_eq!(outline.scenes.len(), 2);
    assert_ne!(outline.scenes[0].id, outline.scenes[1].id);
}

#[test]
fn what_makes_no_sense_is_left_out_and_the_rest_is_read() {
    for (from, to, finding, left) in [
        ("minutes: 4.5", "minutes: ⟦\"lang\"", "expected float; scenes[0] is left out", (3, 1)),
        (
            "kind: Group",
            "kind: Gruppe⟦",
            "unexpected variant named `Gruppe` in enum `CharacterKind`, expected one of `Named`, `Unnamed`, or \
             `Group` instead; characters[2] is left out",
            (2, 2),
        ),
        ("season: 7", "season: ⟦sieben", "expected integer; season is left out", (3, 2)),
        (
            "\"2026-11-26\"",
            "\"26.11.2026\"⟦",
            "input contains invalid characters; air_date is left out",
            (3, 2),
        ),
        ("            id: \"sc-2\",\n", "", "the field `id` is missing; scenes[1] is left out", (3, 1)),
    ] {
        let (findings, outline) = changed(from, to);
        assert!(findings[0].ends_with(finding), "{}", findings[0]);
        assert_eq!((outline.characters.len(), outline.scenes.len()), left);
        assert_eq!(outline.title, whole().title);
    }
}

#[test]
fn where_the_brackets_do_not_fit_everything_before_is_read() {
    for (from, to, finding, left) in [
        (
            "    locations: [\n",
            "⟦<<<<<<< HEAD\n    locations: [\n",
            "expected identifier; what follows line ",
            (3, 0),
        ),
        (
            "title: \"Jahre zuvor\",\n            strand: \"b",
            "title: \"Jahre zuvor,\n            strand: \"⟦b",
            "expected comma; what follows line ",
            (3, 1),
        ),
    ] {
        let (findings, outline) = changed(from, to);
        assert!(findings[0].starts_with(finding), "{}", findings[0]);
        assert_eq!((outline.characters.len(), outline.scenes.len()), left);
    }
}

#[test]
fn a_file_that_ends_too_early_gives_what_stands_before() {
    let text = small();
    let mut most = 0;
    for length in (0..text.trim_end().len()).filter(|length| text.is_char_boundary(*length)) {
        match decode(&text.as_bytes()[..length]) {
            Ok(decoded) => {
                assert!(decoded.is_partial(), "{length} bytes");
                assert_eq!(check(&decoded.outline), [], "{length} bytes");
                let items = decoded.outline.item_ids().count();
                assert!(items >= most, "{length} bytes give less than fewer");
                most = items;
            }
            Err(damage) => assert_eq!(most, 0, "{length} bytes: {damage}"),
        }
    }
    assert_eq!(most, decode(text.as_bytes()).unwrap().outline.item_ids().count());
}

#[test]
fn no_damaged_byte_brings_the_reader_down() {
    let text = small().into_bytes();
    let marks = [0, b'"', b'(', b']', b'\\', b'#', 0xFF];
    for (at, mark) in (0..text.len()).zip(marks.into_iter().cycle()) {
        let mut damaged = text.clone();
        damaged[at] = mark;
        if let Ok(decoded) = decode(&damaged) {
            assert_eq!(check(&decoded.outline), [], "byte {at} is {mark}");
        }
    }
}

#[test]
fn what_is_no_outline_is_refused_with_its_place() {
    let refusal = |bytes: &[u8]| decode(bytes).unwrap_err().to_string();
    for (bytes, words) in [
        (b"".as_slice(), "this file is empty"),
        (b"\0\0\0\0", "this file is empty"),
        (b"Kai ringt mit dem Tod.", "line 1, column 4: expected struct `Outline` but found `Kai`"),
        (b"Outline(\n    format: 1,\n    title", "line 3, column 10: expected colon"),
        (
            b"Outline(format: 1, t\xFFtle: 1)",
            "line 1, column 21: this is not a text in UTF-8, so not an outline",
        ),
        (b"{\"format\": 1}", "line 1, column 1: expected opening `(` for struct `Outline`"),
    ] {
        assert_eq!(refusal(bytes), words);
    }
}

#[test]
fn a_newer_file_is_refused_whatever_else_it_says() {
    for text in [
        "Outline(format: 2)",
        "Outline(format: 2, scenes: {\"new\": (1, 2)}, ...",
        "// a note\nOutline( /* x */ format : 4294967299, ",
    ] {
        assert!(matches!(decode(text.as_bytes()), Err(Damage::Newer(version)) if version > 1), "{text}");
    }
}

#[test]
fn depth_and_length_are_no_danger() {
    for open in ["[", "(", "(a:", "{", "[(", "Some(", "/*"] {
        let deep = format!("Outline(format: 1, title: \"x\", other: {}", open.repeat(10_000));
        assert!(decode(deep.as_bytes()).is_err(), "{open}");
        let deep = format!("Outline(format: 1, scenes: [Scene(id: \"a\"), {}", open.repeat(10_000));
        let decoded = decode(deep.as_bytes()).unwrap();
        assert!(decoded.is_partial() && decoded.outline.scenes.len() == 1, "{open}");
    }
    let long = format!("Outline(format: 1, title: \"{}\")", "ä".repeat(3_000_000));
    assert_eq!(decode(long.as_bytes()).unwrap().outline.title.len(), 6_000_000);
}

#[test]
fn findings_have_places_that_a_program_can_use() {
    let decoded = decode(b"Outline(\n  format: 1,\n  colour: 3,\n)").unwrap();
    let place = LineColumn { line: 3, column: 11 };
    assert_eq!(decoded.findings, [Finding::UnknownField { place, name: "colour".into() }]);
    assert!(!decoded.is_partial());
}
