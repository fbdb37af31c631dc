use super::super::{Part, Refusal, Text, Warning, decode, testing::packed};

const STYLES: &str = r#"
    <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:styleId="Szene"><w:name w:val="Szene"/><w:basedOn w:val="berschrift1"/></w:style>
    <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
    <w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
    <w:style w:styleId="Kreis"><w:name w:val="Kreis"/><w:basedOn w:val="Kreis"/></w:style>
    <w:style w:styleId="Aufzhlung"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>"#;

const LISTS: &str = r#"
    <w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
    </w:abstractNum>
    <w:abstractNum w:abstractNumId="8">
        <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
    </w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="7"/>
        <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>"#;

fn part(name: &str, inner: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:{name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
            xmlns:v="urn:schemas-microsoft-com:vml">{inner}</w:{name}>"#
    )
}

/// A Word document with this body.
fn document(body: &str) -> Vec<u8> {
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &part("document", &format!("<w:body>{body}</w:body>"))),
        ("word/styles.xml", &part("styles", STYLES)),
        ("word/numbering.xml", &part("numbering", LISTS)),
    ])
}

fn read(body: &str) -> Text {
    decode(&document(body)).unwrap()
}

/// What is read of a body, and what is told to be left out.
fn check(body: &str, expected: &str, left_out: &[Part]) {
    let read = read(body);
    assert_eq!(read.text, expected);
    let warnings: Vec<_> = (!left_out.is_empty())
        .then(|| Warning::LeftOut(left_out.iter().copied().collect()))
        .into_iter()
        .collect();
    assert_eq!(read.warnings, warnings, "{expected}");
}

/// A paragraph with these properties.
fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn style(key: &str, text: &str) -> String {
    p(&format!(r#"<w:pStyle w:val="{key}"/>"#), text)
}

fn item(list: u32, level: u32, text: &str) -> String {
    p(&format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#), text)
}

#[test]
fn runs_breaks_tabs_and_references_are_text() {
    let body = r#"<w:p><w:r><w:t>Kai</w:t></w:r><w:r><w:t xml:space="preserve"> &amp; Ben</w:t><w:br/><w:t>M&#252;ller</w:t>
        <w:tab/><w:t>x</w:t><w:noBreakHyphen/><w:t>y</w:t><w:softHyphen/><w:t>z</w:t>
        <w:sym w:font="Wingdings" w:char="F0E0"/></w:r></w:p>"#;
    check(body, "Kai & Ben\nMüller\tx-yz→\n", &[]);
    // A letter and its accent become one character, as in every text.
    check(&p("", "Mu\u{308}ller"), "Müller\n", &[]);
}

#[test]
fn headings_are_known_by_their_styles_in_every_language() {
    let body = [
        style("Titel", "Am Deich"),
        style("berschrift1", "Kommt er?"),
        style("Szene", "Küche"),
        p(r#"<w:outlineLvl w:val="2"/>"#, "Drei"),
        p(r#"<w:pStyle w:val="berschrift1"/><w:outlineLvl w:val="9"/>"#, "Vier"),
        style("Kreis", "Text."),
        style("Fehlt", "Text."),
    ];
    check(
        &body.concat(),
        "# Am Deich\n\n# Kommt er?\n\n# Küche\n\n### Drei\n\n# Vier\n\nText.\nText.\n",
        &[],
    );
}

#[test]
fn lists_are_counted_as_word_counts_them() {
    let body = [
        item(1, 0, "Eins."),
        item(1, 1, "Eins a."),
        item(1, 1, "Eins b."),
        item(1, 0, "Zwei."),
        item(1, 1, "Zwei a."),
        p("", "Dazwischen."),
        item(1, 0, "Drei."),
        item(1, 0, ""),
        item(2, 0, "Von vorn."),
        item(2, 0, "Weiter."),
        item(3, 0, "Punkt."),
        style("Aufzhlung", "Punkt."),
        p(r#"<w:pStyle w:val="Aufzhlung"/><w:numPr><w:numId w:val="0"/></w:numPr>"#, "Keiner."),
        item(9, 0, "Liste, die es nicht gibt."),
    ];
    check(
        &body.concat(),
        "1. Eins.\n   1.a) Eins a.\n   1.b) Eins b.\n2. Zwei.\n   2.a) Zwei a.\n\nDazwischen.\n\n3. Drei.\n\n\
         1. Von vorn.\n2. Weiter.\n• Punkt.\n• Punkt.\n\nKeiner.\nListe, die es nicht gibt.\n",
        &[],
    );
}

#[test]
fn tracked_changes_are_read_as_if_they_were_accepted() {
    let body = r#"<w:p><w:r><w:t>Kai </w:t></w:r><w:ins w:id="1"><w:r><w:t>lebt</w:t></w:r></w:ins>
        <w:del w:id="2"><w:r><w:delText>stirbt</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p>"#;
    check(body, "Kai lebt.\n", &[Part::Deletions]);
    let moved = r#"<w:p><w:moveFrom w:id="1"><w:r><w:t>Ben.</w:t></w:r></w:moveFrom></w:p>
        <w:p><w:moveTo w:id="1"><w:r><w:t>Ben.</w:t></w:r></w:moveTo></w:p>"#;
    check(moved, "Ben.\n", &[]);
    let joined = [p(r#"<w:rPr><w:del w:id="3"/></w:rPr>"#, "Kai lebt"), p("", ", noch.")].concat();
    check(&joined, "Kai lebt, noch.\n", &[Part::Deletions]);
    // How it was before the change is no longer so.
    let before = r#"<w:pPrChange><w:pPr><w:pStyle w:val="Titel"/></w:pPr></w:pPrChange>"#;
    check(&p(before, "Text."), "Text.\n", &[]);
    let row = |change: &str, text: &str| {
        format!(
            "<w:tr><w:trPr>{change}</w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            p("", text),
            p("", "x")
        )
    };
    let table = format!("<w:tbl>{}{}</w:tbl>", row("", "Kai"), row("<w:del/>", "Ben"));
    check(&table, "Kai\tx\n", &[Part::Deletions]);
}

#[test]
fn what_is_not_read_is_told() {
    let notes = r#"<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Kai.</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r>
        <w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#;
    check(notes, "Kai.\n", &[Part::Comments, Part::Notes]);
    let hidden = r#"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Geheim.</w:t></w:r>
        <w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Kai.</w:t></w:r></w:p>"#;
    check(hidden, "Kai.\n", &[Part::Hidden]);
    let contents = r#"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>
        <w:sdtContent><w:p><w:r><w:t>Erster Akt 3</w:t></w:r></w:p></w:sdtContent></w:sdt>"#;
    check(contents, "", &[Part::Contents]);
    check(&style("Verzeichnis1", "Erster Akt 3"), "", &[Part::Contents]);
}

#[test]
fn a_field_that_waits_for_its_text_says_nothing() {
    let control = |properties: &str| {
        format!(
            "<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            p("", "Titel")
        )
    };
    check(&control("<w:showingPlcHdr/>"), "", &[]);
    check(&control(""), "Titel\n", &[]);
    let field = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink><w:r><w:t>Seite</w:t></w:r></w:hyperlink></w:p>"#;
    check(field, "Seite\n", &[]);
}

#[test]
fn text_boxes_are_read_once_behind_their_paragraph() {
    let held = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p("", text));
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict>\
         </mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Kai kommt.</w:t></w:r></w:p>{}",
        held("Kasten."),
        held("Kasten."),
        p("", "Ben geht."),
    );
    check(&body, "Kai kommt.\nKasten.\nBen geht.\n", &[]);
    let old = format!("<w:p><w:r><w:pict><v:textbox>{}</v:textbox></w:pict></w:r></w:p>", held("Kasten."));
    check(&old, "Kasten.\n", &[]);
}

#[test]
fn names_are_known_by_their_namespace() {
    let body = r#"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:w="urn:else">
        <x:body><x:p><x:r><x:t>Kai</x:t><w:t>nein</w:t></x:r></x:p></x:body></x:document>"#;
    let bytes = packed(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", body)]);
    assert_eq!(decode(&bytes).unwrap().text, "Kai\n");
}

#[test]
fn the_parts_are_where_the_document_says() {
    let relations = |target: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{target}</Relationships>"#
        )
    };
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationship Id="x" Type="http://schemas.openxmlformats.org/r/{kind}" Target="{target}"/>"#
        )
    };
    let header = |text: &str| part("hdr", &p("", text));
    let bytes = packed(&[
        ("_rels/.rels", &relations(&relation("officeDocument", "/word/document2.xml"))),
        ("word\\document2.xml", &part("document", &style("X", "Kai"))),
        (
            "word/_rels/document2.xml.rels",
            &relations(&[relation("styles", "s.xml"), relation("header", "h.xml")].concat()),
        ),
        ("word/s.xml", &part("styles", r#"<w:style w:styleId="X"><w:name w:val="heading 2"/></w:style>"#)),
        ("word/h.xml", &header("Presse")),
    ]);
    let read = decode(&bytes).unwrap();
    assert_eq!(read.text, "## Kai\n");
    assert_eq!(read.warnings, [Warning::LeftOut([Part::Margins].into())]);
}

#[test]
fn entities_of_the_file_itself_are_not_known() {
    let body = r#"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r>
        <w:t>&b;&c;Kai</w:t></w:r></w:p></w:document>"#;
    let read = decode(&packed(&[("word/document.xml", body)])).unwrap();
    assert_eq!(read.text, "\u{fffd}\u{fffd}Kai\n");
    assert_eq!(read.warnings, [Warning::Unreadable(2)]);
}

#[test]
fn damaged_documents_are_refused() {
    let whole = part("document", &p("", "Kai"));
    for (parts, refusal) in [
        (vec![("word/styles.xml", "<x/>")], Refusal::Damaged),
        (vec![("word/document.xml", &whole[..whole.len() - 20])], Refusal::Damaged),
        (vec![("word/document.xml", "<x/>")], Refusal::Damaged),
        (vec![("word/document.xml", "")], Refusal::Damaged),
        (vec![("[Content_Types].xml", "<x/>")], Refusal::Damaged),
    ] {
        assert_eq!(decode(&packed(&parts)), Err(refusal), "{parts:?}");
    }
    let deep = format!("{}{}", "<w:tbl>".repeat(100_000), "</w:tbl>".repeat(100_000));
    assert_eq!(decode(&document(&deep)), Err(Refusal::Damaged));
    // Without its styles and lists a document still has its text.
    let bare = packed(&[
        ("word/document.xml", &part("document", &item(1, 0, "Kai"))),
        ("word/numbering.xml", "<w:num"),
        ("word/styles.xml", "&&&<<<"),
    ]);
    assert_eq!(decode(&bare).unwrap().text, "Kai\n");
}
