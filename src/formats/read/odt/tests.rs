use super::super::{FileKind, Form, Part, Refusal, Warning, decode, testing::packed};

const NAMES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0""#;

const STYLES: &str = r#"
    <style:style style:name="P1" style:parent-style-name="Title"/>
    <style:style style:name="T1"><style:text-properties text:display="none"/></style:style>
    <style:style style:name="T2" style:parent-style-name="T2"/>
    <text:list-style style:name="L1">
        <text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
        <text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a" text:display-levels="2"/>
    </text:list-style>
    <text:list-style style:name="L2">
        <text:list-level-style-bullet text:level="1" text:bullet-char="✗"/>
        <text:list-level-style-bullet text:level="2" text:bullet-char="–"/>
    </text:list-style>"#;

const MIMETYPE: (&str, &str) = ("mimetype", "application/vnd.oasis.opendocument.text");

/// The main part with this text.
fn content(text: &str) -> String {
    format!(
        "<office:document-content {NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>\
         <office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
}

/// What is read of a text, and what is told to be left out.
fn check(text: &str, expected: &str, left_out: &[Part]) {
    let read = decode(&packed(&[MIMETYPE, ("content.xml", &content(text))])).unwrap();
    assert_eq!((read.text.as_str(), read.form), (expected, Form::OpenDocument));
    let warnings: Vec<_> = (!left_out.is_empty())
        .then(|| Warning::LeftOut(left_out.iter().copied().collect()))
        .into_iter()
        .collect();
    assert_eq!(read.warnings, warnings, "{expected}");
}

#[test]
fn white_space_is_one_space_unless_it_is_told() {
    let text = "<text:p>  Kai\n   <text:span>und</text:span> Ben<text:s text:c=\"3\"/>x<text:tab/>y<text:line-break/>z &amp;
        <text:s/></text:p>";
    check(text, "Kai und Ben   x\ty\nz &\n", &[]);
}

#[test]
fn headings_and_titles_are_headings() {
    let text = r#"<text:p text:style-name="P1">Am Deich</text:p><text:h text:outline-level="2">Kommt er?</text:h>
        <text:p text:style-name="T2">Text.</text:p>"#;
    check(text, "# Am Deich\n\n## Kommt er?\n\nText.\n", &[]);
}

#[test]
fn lists_are_counted() {
    let item = |text: &str| format!("<text:list-item><text:p>{text}</text:p></text:list-item>");
    let inner = format!(
        "<text:list-item><text:p>Zwei.</text:p><text:p>Noch zwei.</text:p><text:list>{}{}</text:list></text:list-item>",
        item("Zwei a."),
        item("Zwei b.")
    );
    let text = format!(
        r#"<text:list text:style-name="L1">{}{inner}</text:list><text:p>Dazwischen.</text:p>
        <text:list text:style-name="L1" text:continue-numbering="true">{}</text:list>
        <text:list text:style-name="L1">{}<text:list-item text:start-value="7"><text:p>Sieben.</text:p></text:list-item></text:list>
        <text:list text:style-name="L2">{}<text:list-header><text:p>Kopf.</text:p></text:list-header></text:list>
        <text:list text:style-name="Fehlt">{}</text:list>"#,
        item("Eins."),
        item("Drei."),
        item("Eins."),
        item("Punkt."),
        item("Text."),
    );
    check(
        &text,
        "1. Eins.\n2. Zwei.\n\nNoch zwei.\n\n   2.a) Zwei a.\n   2.b) Zwei b.\n\nDazwischen.\n\n3. Drei.\n1. Eins.\n7. Sieben.\n• \
         Punkt.\n\nKopf.\nText.\n",
        &[],
    );
}

#[test]
fn tables_are_rows_with_tabs() {
    let text = r#"<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Rolle</text:p></table:table-cell>
        <table:table-cell><text:p>Darsteller</text:p></table:table-cell></table:table-row></table:table-header-rows>
        <table:table-row><table:table-cell><text:p>Kai</text:p><text:p>(32)</text:p></table:table-cell>
        <table:table-cell><text:p>Leo</text:p></table:table-cell><table:table-cell table:number-columns-repeated="9999999"/>
        </table:table-row></table:table>"#;
    check(text, "Rolle\tDarsteller\nKai (32)\tLeo\n", &[]);
}

#[test]
fn text_boxes_follow_their_paragraph() {
    let held = "<draw:frame><draw:text-box><text:p>Kasten.</text:p></draw:text-box><svg:desc>Ein Bild</svg:desc></draw:frame>";
    check(&format!("<text:p>{held}Kai.</text:p><text:p>Ben.</text:p>"), "Kai.\nKasten.\nBen.\n", &[]);
    check(&format!("{held}<text:p>Ben.</text:p>"), "Kasten.\nBen.\n", &[]);
}

#[test]
fn what_is_not_read_is_told() {
    check(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Weg.</text:p></text:deletion></text:changed-region>
        </text:tracked-changes><text:p>Kai<text:change/>.</text:p>",
        "Kai.\n",
        &[Part::Deletions],
    );
    check(
        "<text:tracked-changes><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>
        <text:p>Kai<text:change-start/> kommt<text:change-end/>.</text:p>",
        "Kai kommt.\n",
        &[],
    );
    check(
        r#"<text:p>Kai<office:annotation><text:p>Nein!</text:p></office:annotation><text:note><text:note-citation>1</text:note-citation>
        <text:note-body><text:p>Fuß.</text:p></text:note-body></text:note><text:span text:style-name="T1"> Geheim</text:span>.</text:p>
        <text:section text:display="none"><text:p>Geheim.</text:p></text:section>
        <text:table-of-content><text:index-body><text:p>Akt 1</text:p></text:index-body></text:table-of-content>"#,
        "Kai.\n",
        &[Part::Comments, Part::Notes, Part::Contents, Part::Hidden],
    );
    let styles = format!(
        "<office:document-styles {NAMES}><office:master-styles><style:master-page><style:footer><text:p>Seite 3</text:p>
        </style:footer></style:master-page></office:master-styles></office:document-styles>"
    );
    let bytes =
        packed(&[MIMETYPE, ("content.xml", &content("<text:p>Kai.</text:p>")), ("styles.xml", &styles)]);
    assert_eq!(decode(&bytes).unwrap().warnings, [Warning::LeftOut([Part::Margins].into())]);
}

#[test]
fn what_cannot_be_read_is_refused() {
    let manifest = r#"<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>
        <m:encryption-data/></m:file-entry></m:manifest>"#;
    let sheet = content("").replace("office:text", "office:spreadsheet");
    let broken = content("<text:p>");
    for (parts, refusal) in [
        (vec![MIMETYPE, ("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}\u{2}")], Refusal::Locked),
        (vec![MIMETYPE], Refusal::Damaged),
        (vec![MIMETYPE, ("content.xml", &broken)], Refusal::Damaged),
        (vec![MIMETYPE, ("content.xml", &sheet)], Refusal::Kind(FileKind::Office)),
        (
            vec![("mimetype", "application/vnd.oasis.opendocument.spreadsheet")],
            Refusal::Kind(FileKind::Office),
        ),
    ] {
        assert_eq!(decode(&packed(&parts)), Err(refusal), "{parts:?}");
    }
}
