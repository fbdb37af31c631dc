use super::super::{Form, Part, Refusal, Warning, decode};

/// What is read of the inside of a document, and what is told to be left out.
fn check(inside: &str, expected: &str, left_out: &[Part]) {
    let read = decode(format!("{{\\rtf1\\ansi\\ansicpg1252\\deff0 {inside}}}").as_bytes()).unwrap();
    assert_eq!((read.text.as_str(), read.form), (expected, Form::Rtf), "{inside}");
    let warnings: Vec<_> = (!left_out.is_empty())
        .then(|| Warning::LeftOut(left_out.iter().copied().collect()))
        .into_iter()
        .collect();
    assert_eq!(read.warnings, warnings, "{inside}");
}

#[test]
fn letters_are_read_in_every_way_in_which_they_are_written() {
    check(r"J\'fcrgen \'84ja\'93", "Jürgen „ja“\n", &[]);
    check(r"J\u252\'fcrgen \u8222?ja\u8220?", "Jürgen „ja“\n", &[]);
    check(r"\uc0 J\u252 rgen \uc2\u8222\'81\'67ja", "Jürgen „ja\n", &[]);
    check(r"{\uc0\u252 }b\u-10179?\u-8704?c", "üb😀c\n", &[]);
    check(
        r"\ldblquote Kai\rquote s\rdblquote  \endash  a\~b\_c\-d \\ \{x\}",
        "“Kai’s” – a\u{a0}b-cd \\ {x}\n",
        &[],
    );
    check("ein \r\nWort\\\r\nneu", "ein Wort\nneu\n", &[]);
    check(r"u\u776?", "ü\n", &[]);
}

#[test]
fn a_font_may_have_letters_of_its_own() {
    let fonts = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset238 Times CE;}{\f2\fcharset2 Wingdings;}{\f3\fcharset204 x;}}";
    check(&format!(r"{fonts}\f0 \'e8 {{\f1 \'e8}} \plain\'e8 \f3\'c4 {{\f2 \'e0\'b7}}"), "è č è Д →•\n", &[]);
    let read = decode(b"{\\rtf1\\mac J\\'9frgen}").unwrap();
    assert_eq!(read.text, "Jürgen\n");
    let read = decode(b"{\\rtf1\\ansi\\ansicpg1251 \\'c4}").unwrap();
    assert_eq!(read.text, "Д\n");
}

#[test]
fn paragraphs_headings_and_lists_are_known() {
    check(
        r"{\stylesheet{\s1\outlinelevel0 heading 1;}}\pard\outlinelevel0 Kommt er?\par\pard Kai kommt.\line Ben auch.\par
        {\listtext\pard\plain 1.\tab}\pard\plain{\listtext\pard\plain 1.\tab}\ls1\ilvl0 Eins.\par
        {\pntext\f1\'b7\tab}\ilvl1 Punkt.\par\pard Ende.",
        "# Kommt er?\n\nKai kommt.\nBen auch.\n\n1. Eins.\n   • Punkt.\n\nEnde.\n",
        &[],
    );
}

#[test]
fn a_mac_ends_its_paragraphs_with_the_line() {
    check(
        "{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;}{\\*\\expandedcolortbl;;}\\paperw11900\n\\pard\\tx566\\pardirnatural\n\
         \\f0\\fs24 \\cf0 J\\'fcrgen: \\'84ja\\'93\\\n\\\nEr geht.\\\n\\pard\\ls1\\ilvl0\n\\cf0 {\\listtext\t\\uc0\\u8226 \t}Kai\\\n",
        "Jürgen: „ja“\n\nEr geht.\n\n• Kai\n",
        &[],
    );
}

#[test]
fn tables_are_rows_with_tabs() {
    let rows = r"\trowd\cellx1\cellx2\pard\intbl Rolle\cell Darsteller\cell\row
        \trowd\cellx1\cellx2\pard\intbl Kai\par (32)\cell Leo\cell\row";
    check(
        &format!(r"Vorher.\par{rows}\pard Nachher.\par"),
        "Vorher.\n\nRolle\tDarsteller\nKai (32)\tLeo\n\nNachher.\n",
        &[],
    );
}

#[test]
fn what_is_not_read_is_told() {
    check(
        r"{\header Seite \chpgn\par}Kai {\deleted stirbt}{\revised lebt}{\deleted\par}.\par",
        "Kai lebt.\n",
        &[Part::Deletions, Part::Margins],
    );
    check(r"{\footer {\field{\*\fldinst PAGE}{\fldrslt 3}}\par}Kai{\v geheim}.", "Kai.\n", &[Part::Hidden]);
    check(
        r"Kai{\*\atnid X}{\*\annotation Nein!}{\super\chftn{\footnote\pard Fuß.}}.",
        "Kai.\n",
        &[Part::Comments, Part::Notes],
    );
}

#[test]
fn what_is_no_text_says_nothing() {
    check(
        r"{\info{\title Nein}}{\*\generator Word 16;}{\colortbl;\red0;}{\*\unbekannt nein {\b nein}}{\pict\pngblip 89504e47}
        {\field{\*\fldinst HYPERLINK x}{\fldrslt Seite}} Kai.",
        "Seite Kai.\n",
        &[],
    );
    let binary = b"{\\rtf1 a{\\pict\\bin5 }}}}}}b}".as_slice();
    assert_eq!(decode(binary).unwrap().text, "ab\n");
}

#[test]
fn text_boxes_are_read_once() {
    check(
        r"Kai{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt \pard Kasten.\par}}{\shprslt{\*\do{\dptxbxtext Kasten.\par}}}} kommt.\par Ben.",
        "Kai kommt.\nKasten.\nBen.\n",
        &[],
    );
}

#[test]
fn a_document_that_stops_is_damaged() {
    for bytes in ["{\\rtf1 Kai", "{\\rtf1 {\\b Kai}", "{\\rtf1\\bin99999 x}"] {
        assert_eq!(decode(bytes.as_bytes()), Err(Refusal::Damaged), "{bytes}");
    }
    let deep = format!("{{\\rtf1 {}{}}}", "{".repeat(100_000), "}".repeat(100_000));
    assert_eq!(decode(deep.as_bytes()), Err(Refusal::Damaged));
    assert_eq!(decode(b"{\\rtf1 Kai}}} \0\0 behind").unwrap().text, "Kai\n");
    assert_eq!(decode(b"{\\rtf1}").unwrap().text, "");
    let unread = decode(b"{\\rtf1 \\u-10179?x}").unwrap();
    assert_eq!((unread.text.as_str(), unread.warnings), ("\u{fffd}x\n", vec![Warning::Unreadable(1)]));
}
