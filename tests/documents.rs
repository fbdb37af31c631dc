//! Documents as word processors write them: what is read of them, and that no damage does more than a refusal.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
    time::{Duration, Instant},
};

use bogen::{
    analysis::{self, Request},
    formats::read::{FileKind, Form, Part, Refusal, Text, Warning, decode},
    outline::{Outline, check},
};
use proptest::{collection::vec, prelude::*, sample::Index};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents").join(name)).unwrap()
}

fn text(name: &str) -> String {
    String::from_utf8(fixture(name)).unwrap()
}

fn read(name: &str) -> Text {
    decode(&fixture(name)).unwrap()
}

fn outline(text: &Text, name: &str) -> Outline {
    analysis::propose(&Request { text: &text.text, name, ..Request::default() }).outline
}

#[test]
fn a_press_text_is_the_same_from_every_writer() {
    let left_out = [Part::Deletions, Part::Comments, Part::Notes, Part::Margins, Part::Hidden];
    for (name, form) in
        [("press.docx", Form::Word), ("press.odt", Form::OpenDocument), ("press.rtf", Form::Rtf)]
    {
        let read = read(name);
        // RTF has no heading above the others: the title is its first line there.
        let title = if form == Form::Rtf {
            text("press.txt").replacen("# Am Deich\n\n", "Am Deich\n", 1)
        } else {
            text("press.txt")
        };
        assert_eq!((read.text.as_str(), read.form), (title.as_str(), form));
        assert_eq!(read.warnings, [Warning::LeftOut(left_out.into())], "{name}");
    }
}

#[test]
fn a_treatment_is_the_same_from_every_writer() {
    for (name, form) in
        [("treatment.docx", Form::Word), ("treatment.odt", Form::OpenDocument), ("treatment.rtf", Form::Rtf)]
    {
        let read = read(name);
        let expected = text("treatment.txt");
        if form == Form::Rtf {
            // Pandoc writes the numbers of lists as text.
            let words = |text: &str| text.replace('#', "").split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(words(&read.text), words(&expected));
        } else {
            assert_eq!(read.text, expected);
        }
        assert_eq!((read.form, read.warnings), (form, Vec::new()), "{name}");
    }
}

#[test]
fn word_s_own_template_is_read() {
    let read = read("beats.docx");
    assert_eq!((read.text, read.form), (text("beats.txt"), Form::Word));
    assert_eq!(read.warnings, [Warning::LeftOut([Part::Deletions, Part::Comments].into())]);
}

#[test]
fn a_press_text_becomes_an_outline() {
    for name in ["press.docx", "press.odt", "press.rtf"] {
        let outline = outline(&read(name), name);
        assert_eq!(
            (outline.series.as_str(), outline.title.as_str(), outline.episode),
            ("Am Deich", "Zwei Briefe", Some(12))
        );
        let cast: Vec<_> = outline
            .characters
            .iter()
            .map(|character| (character.name.as_str(), character.actor.as_str()))
            .collect();
        assert_eq!(
            cast,
            [
                ("Wiebke Harms", "Lena Vogt"),
                ("Jörn Petersen", "Uwe Brandt"),
                ("Özlem Aydın", "Sibel Kaya"),
                ("Hauke Lüders", "Matthias Groß"),
            ],
            "{name}"
        );
        assert_eq!(outline.sources[0].name, name);
        assert_eq!(check(&outline), []);
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_its_kind() {
    for (bytes, refusal) in [
        (fixture("locked.docx"), Refusal::Locked),
        (fixture("old.doc"), Refusal::Kind(FileKind::OldWord)),
        (packed(&[("xl/workbook.xml", b"<x/>")]), Refusal::Kind(FileKind::Office)),
        (packed(&[("Index/Document.iwa", b"")]), Refusal::Kind(FileKind::Pages)),
        (packed(&[("folge.txt", b"Kai")]), Refusal::Kind(FileKind::Archive)),
        (packed(&[]), Refusal::Kind(FileKind::Archive)),
        (b"%PDF-1.7\n".to_vec(), Refusal::Kind(FileKind::Pdf)),
        (fixture("press.docx")[..4000].to_vec(), Refusal::Damaged),
        (fixture("press.odt")[..9000].to_vec(), Refusal::Damaged),
        (fixture("press.rtf")[..9000].to_vec(), Refusal::Damaged),
    ] {
        assert_eq!(decode(&bytes), Err(refusal));
    }
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const WORD: &str =
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

/// A Word document with this body.
fn word(body: &str) -> Vec<u8> {
    packed(&[("word/document.xml", format!("{WORD}{body}</w:body></w:document>").as_bytes())])
}

#[test]
fn a_bomb_is_not_unpacked() {
    let bomb = vec![b' '; 140 << 20];
    let bytes = packed(&[("word/document.xml", &bomb)]);
    assert!(bytes.len() < 1 << 20);
    assert_eq!(decode(&bytes), Err(Refusal::TooLarge));
    let long = "<w:p><w:r><w:t>".to_owned() + &"Kai ".repeat(9 << 20) + "</w:t></w:r></w:p>";
    assert_eq!(decode(&word(&long)), Err(Refusal::TooLarge));
}

/// Files that are made to cost much.
#[test]
fn no_document_takes_more_than_its_length() {
    let cell = "<w:tc><w:p><w:r><w:t>Kai</w:t></w:r></w:p></w:tc>";
    let nested = format!(
        "{}{}{}",
        "<w:tbl><w:tr><w:tc>".repeat(300),
        "<w:p/>".repeat(50_000),
        "</w:tc></w:tr></w:tbl>".repeat(300)
    );
    let boxes = "<w:p><w:r><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent></w:r></w:p>"
        .repeat(10_000);
    let declared: String = (0..20_000).map(|n| format!("<w:p xmlns:n{n}=\"urn:n{n}\"/>")).collect();
    let deleted =
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Kai </w:t></w:r></w:p>".repeat(20_000);
    for body in [
        format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell.repeat(20_000)),
        format!("<w:p>{}</w:p>", "<w:r><w:t>Kai </w:t></w:r>".repeat(50_000)),
        format!("<w:p {}/>", (0..20_000).map(|n| format!("a{n}=\"\" ")).collect::<String>()),
        nested,
        boxes,
        declared,
        deleted,
    ] {
        let bytes = word(&body);
        let start = Instant::now();
        decode(&bytes).unwrap();
        assert!(start.elapsed() < Duration::from_secs(5), "{}", &body[..60]);
    }
    for body in ["{\\b ", "\\cell ", "\\u8222?", "\\'e4", "{\\shptxt a}", "\\trowd\\row ", "\\par "] {
        let closing = "}".repeat(body.matches('{').count() * 900);
        let bytes = if closing.is_empty() {
            format!("{{\\rtf1 {}}}", body.repeat(100_000))
        } else {
            format!("{{\\rtf1 {}{closing}}}", body.repeat(900))
        };
        let start = Instant::now();
        drop(decode(bytes.as_bytes()));
        assert!(start.elapsed() < Duration::from_secs(5), "{body}");
    }
}

const DOCUMENTS: [&str; 7] = [
    "press.docx",
    "press.odt",
    "press.rtf",
    "treatment.docx",
    "treatment.odt",
    "treatment.rtf",
    "beats.docx",
];

/// The text in `bytes`, if there is one, keeps what every text keeps.
fn holds(bytes: &[u8]) -> Result<(), TestCaseError> {
    if let Ok(read) = decode(bytes) {
        prop_assert!(!read.text.contains(['\0', '\r']));
        // What was no letter before is none in a text, either.
        if read.text.contains(char::REPLACEMENT_CHARACTER) {
            return Ok(());
        }
        // A document may hold nothing but pictures; a text file that holds nothing is refused.
        if read.text.trim().is_empty() {
            return Ok(());
        }
        prop_assert_eq!(decode(read.text.as_bytes()).map(|again| again.text), Ok(read.text));
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_damaged_file_is_read_or_refused(
        document in 0..DOCUMENTS.len(),
        damage in vec((any::<Index>(), any::<u8>()), 1..12),
        end in any::<Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = fixture(DOCUMENTS[document]);
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(end.index(bytes.len()));
        }
        holds(&bytes)?;
    }

    /// Damage within a part that unpacks all the same: what a broken writer makes.
    #[test]
    fn a_damaged_part_is_read_or_refused(
        document in prop::sample::select(vec!["press.docx", "press.odt", "beats.docx"]),
        part in any::<Index>(),
        damage in vec((any::<Index>(), any::<Index>()), 1..6),
    ) {
        let bytes = fixture(document);
        let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
        let names: Vec<String> = (0..archive.len()).map(|at| archive.name_for_index(at).unwrap().unwrap().into_owned()).collect();
        let chosen = part.index(names.len());
        let mut parts = Vec::new();
        for (at, name) in names.iter().enumerate().filter(|(_, name)| !name.ends_with('/')) {
            let mut text = Vec::new();
            std::io::Read::read_to_end(&mut archive.by_index(at).unwrap(), &mut text).unwrap();
            if at == chosen && !text.is_empty() {
                // A piece of the part is written over another.
                for (from, to) in &damage {
                    let (from, to) = (from.index(text.len()), to.index(text.len()));
                    let length = 12.min(text.len() - from.max(to));
                    text.copy_within(from..from + length, to);
                }
            }
            parts.push((name.as_str(), text));
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_slice())).collect();
        holds(&packed(&parts))?;
    }

    #[test]
    fn any_rtf_is_read_or_refused(
        pieces in vec(prop::sample::select(vec![
            "{", "}", "\\par", "\\cell ", "\\row ", "\\trowd", "\\intbl ", "\\pard", "\\u8222", "\\u-10179?", "\\'e4", "\\uc0",
            "{\\shptxt ", "{\\listtext 1.}", "{\\fonttbl{\\f1\\fcharset2 x;}}", "\\f1 ", "{\\*\\x ", "\\deleted ", "\\bin3 ",
            "\\outlinelevel0 ", "\\", "Kai", "\u{e4}", "\\tab", "{\\footnote ",
        ]), 0..60),
    ) {
        holds(format!("{{\\rtf1 {}}}", pieces.concat()).as_bytes())?;
    }

    #[test]
    fn any_body_of_a_word_document_is_read_or_refused(
        pieces in vec(prop::sample::select(vec![
            "<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:txbxContent>",
            "</w:txbxContent>", "<w:r><w:t>Kai</w:t></w:r>", "<w:del>", "</w:del>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
            "<w:tab/>", "<w:br/>", "&amp;", "&x;", "&", "<![CDATA[x]]>", "<!-- -->", "<w:sdtPr/>", "<w:sdtContent>",
            "</w:sdtContent>", "<w:trPr><w:del/></w:trPr>",
        ]), 0..40),
    ) {
        holds(&word(&pieces.concat()))?;
    }
}
