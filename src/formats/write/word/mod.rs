//! The outline as a Word document that a person would hand on: on A4, with headings that Word knows as such.
//!
//! Holds what every [`document`] holds, and leaves out the same. The same outline always gives the same bytes: no
//! time is written that does not stand in the outline, and nothing is made by chance.

mod body;
mod package;

use super::{document, sheet::Sheet, xml::Xml};
use crate::outline::Outline;

/// The document of `outline` as a file.
pub fn outline(outline: &Outline) -> Vec<u8> {
    let sheet = Sheet::new(outline);
    let title = sheet.title(&outline.title);
    let language = language(&outline.language);
    package::packed(&[
        ("[Content_Types].xml", include_bytes!("parts/content_types.xml")),
        ("_rels/.rels", include_bytes!("parts/package_relations.xml")),
        ("docProps/core.xml", &properties(outline, &title, &language)),
        ("word/document.xml", &body::written(&document::blocks(&sheet), sheet.words)),
        ("word/_rels/document.xml.rels", include_bytes!("parts/document_relations.xml")),
        ("word/styles.xml", include_str!("parts/styles.xml").replace("LANGUAGE", &language).as_bytes()),
        ("word/numbering.xml", include_bytes!("parts/numbering.xml")),
        ("word/settings.xml", include_bytes!("parts/settings.xml")),
        ("word/footer.xml", &body::footer(&title)),
    ])
}

/// The language that Word checks the spelling in. Where an outline does not say, its words are German ones.
fn language(of_outline: &str) -> String {
    match of_outline {
        "" | "de" => "de-DE".to_owned(),
        "en" => "en-GB".to_owned(),
        // What is no code of a language would make the document a damaged one.
        other if other.chars().all(|ch| ch.is_ascii_alphanumeric() || ch == '-') => other.to_owned(),
        _ => "de-DE".to_owned(),
    }
}

/// What the system says of the file: title, language and times of the outline.
fn properties(outline: &Outline, title: &str, language: &str) -> Vec<u8> {
    let spaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let mut xml = Xml::new();
    xml.element("cp:coreProperties", &spaces, |xml| {
        for (name, time) in [("dcterms:created", outline.created), ("dcterms:modified", outline.modified)] {
            if let Some(time) = time {
                let time = time.format("%Y-%m-%dT%H:%M:%SZ").to_string();
                xml.element(name, &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&time));
            }
        }
        xml.element("dc:language", &[], |xml| xml.text(language));
        xml.element("dc:title", &[], |xml| xml.text(title));
    });
    xml.finished()
}
