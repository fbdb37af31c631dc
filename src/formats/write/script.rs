//! The outline as the beginning of a script: acts, scene headings, and what is known of each scene before it is written.
//!
//! Knows no file format: Fountain and Final Draft set the same steps, each in its way. Not in it: what is known of
//! characters, places, strands and dilemmas besides the scenes that they are in, relations, sources, evidence, and the
//! state of each scene. Whether a scene plays inside or outside no outline says, so its heading does not either.

use super::sheet::{Sheet, one_line};
use crate::outline::{DividerKind, Scene, letter};

/// What comes next in the script.
#[derive(Debug)]
pub(super) enum Step<'a> {
    /// What stands between two scenes, by its name.
    Divider(DividerKind, String),
    Scene(Shot<'a>),
}

/// A scene that is to be written.
#[derive(Debug)]
pub(super) struct Shot<'a> {
    pub(super) scene: &'a Scene,
    /// Its number, from 1.
    pub(super) number: usize,
    /// `KÜCHE - NACHT`; where no place is known its title, in capitals.
    pub(super) heading: String,
    /// What it is called; nothing where the heading says it.
    pub(super) title: String,
    /// What happens, a line for each that the writer has made.
    pub(super) summary: Vec<String>,
    /// Who is in it: names as they stand above what somebody says.
    pub(super) cast: Vec<String>,
    /// What is said in it, and by whom.
    pub(super) speeches: Vec<(Option<String>, String)>,
    /// What else is known of it: strand, story time and length; what it means for dilemmas; the writer's notes.
    pub(super) remarks: Vec<String>,
}

/// The script of the outline on `sheet`.
pub(super) fn steps<'a>(sheet: &'a Sheet<'a>) -> Vec<Step<'a>> {
    let (mut steps, mut acts) = (Vec::new(), 0);
    let dividers = |before: Option<&'a Scene>, acts: &mut usize| {
        sheet.named_dividers(before, acts).into_iter().map(|(kind, name)| Step::Divider(kind, name))
    };
    for (index, scene) in sheet.outline.scenes.iter().enumerate() {
        steps.extend(dividers(Some(scene), &mut acts));
        steps.push(Step::Scene(shot(sheet, index + 1, scene)));
    }
    steps.extend(dividers(None, &mut acts));
    steps
}

fn shot<'a>(sheet: &'a Sheet<'a>, number: usize, scene: &'a Scene) -> Shot<'a> {
    let place = sheet.place(scene).map(one_line).filter(|place| !place.is_empty());
    let time = scene.moment.as_ref().and_then(|moment| moment.time);
    let (heading, title) = match &place {
        Some(place) => (place.clone(), one_line(&scene.title)),
        None => (sheet.title(&scene.title), String::new()),
    };
    let time = time.map(|time| format!(" - {}", sheet.words.part_of_day(time)));
    Shot {
        scene,
        number,
        heading: heading.to_uppercase() + &time.unwrap_or_default(),
        title,
        summary: lines(&scene.summary),
        cast: scene.characters.iter().map(|id| cue(sheet.name(id))).collect(),
        speeches: scene
            .quotes
            .iter()
            .filter_map(|quote| {
                let text = one_line(&quote.text);
                let speaker = quote.speaker.as_ref().map(|id| cue(sheet.name(id)));
                (!text.is_empty()).then_some((speaker.filter(|name| !name.is_empty()), text))
            })
            .collect(),
        remarks: remarks(sheet, scene),
    }
}

/// A name as it stands above what somebody says.
pub(super) fn cue(name: &str) -> String {
    one_line(name).to_uppercase()
}

fn remarks(sheet: &Sheet<'_>, scene: &Scene) -> Vec<String> {
    let words = sheet.words;
    let strands = &sheet.outline.strands;
    let strand = strands.iter().position(|strand| scene.strand.as_ref() == Some(&strand.id));
    let facts = [
        strand.map(|place| {
            let title = one_line(&strands[place].title);
            let title = if title.is_empty() { title } else { format!(": {title}") };
            format!("{} {}{title}", words.strand, letter(place))
        }),
        scene.moment.as_ref().map(|moment| words.moment(moment)),
        scene.length.map(|length| format!("{} {}", words.length(length), words.minutes)),
    ];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let turns = sheet.turns(&scene.id).iter();
    let turns =
        turns.map(|(turn, dilemma)| format!("{}: {}", sheet.turn(*turn), sheet.title(&dilemma.title)));
    let mut notes = lines(&scene.notes);
    if let Some(first) = notes.first_mut() {
        *first = format!("{}: {first}", words.notes);
    }
    Some(facts).filter(|facts| !facts.is_empty()).into_iter().chain(turns).chain(notes).collect()
}

/// The lines of `text` that say something.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(one_line).filter(|line| !line.is_empty()).collect()
}
