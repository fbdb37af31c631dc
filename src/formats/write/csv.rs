//! The scene breakdown as a table: a line per scene, for Excel and its kin.
//!
//! Separated by semicolons, UTF-8 with byte order mark, as a German Excel wants it. A text that a spreadsheet
//! would take for a formula gets an apostrophe before it. Not in the table: sources, evidence, quotations,
//! relations, and what is known of characters and locations besides their names.

use super::sheet::Sheet;
use crate::outline::{DividerKind, Outline, Scene};

/// The breakdown of `outline`.
pub fn outline(outline: &Outline) -> String {
    let sheet = Sheet::new(outline);
    let mut table = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    // Writing into memory cannot fail.
    table.write_record(sheet.words.columns).unwrap_or_default();
    let (mut act, mut acts) = (String::new(), 0);
    for scene in &outline.scenes {
        let dividers = sheet.named_dividers(Some(scene), &mut acts);
        act = dividers.into_iter().rfind(|(kind, _)| *kind == DividerKind::Act).map_or(act, |(_, name)| name);
        table.write_record(row(&sheet, scene, &act)).unwrap_or_default();
    }
    String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn row(sheet: &Sheet<'_>, scene: &Scene, act: &str) -> [String; 14] {
    let words = sheet.words;
    let moment = scene.moment.as_ref();
    let dilemmas = sheet.turns(&scene.id).iter();
    let dilemmas: Vec<_> =
        dilemmas.map(|(turn, dilemma)| format!("{}: {}", sheet.turn(*turn), dilemma.title)).collect();
    [
        sheet.outline.episode.map(|number| number.to_string()).unwrap_or_default(),
        sheet.number(&scene.id).map(|number| number.to_string()).unwrap_or_default(),
        safe(act),
        safe(&scene.title),
        safe(sheet.place(scene).unwrap_or_default()),
        moment.map(|moment| words.story_day(moment)).unwrap_or_default(),
        moment
            .and_then(|moment| moment.time)
            .map(|time| time.format("%H:%M").to_string())
            .unwrap_or_default(),
        sheet.letter(scene).unwrap_or_default().to_owned(),
        safe(&sheet.names(&scene.characters).join(", ")),
        safe(&scene.summary),
        scene.minutes().map(|minutes| words.number(minutes)).unwrap_or_default(),
        safe(&dilemmas.join("\n")),
        words.status(scene.status).to_owned(),
        safe(&scene.notes),
    ]
}

/// `text`, with an apostrophe before it where a spreadsheet would calculate.
fn safe(text: &str) -> String {
    let is_formula = text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}
