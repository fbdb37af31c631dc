//! The outline as a Final Draft script (`.fdx`).
//!
//! Holds what every [`script`] holds, and leaves out the same; the logline and the notes on the episode as a whole, too. What is known of a
//! scene is its summary, as the index card shows it, in the pale colour of its strand. The names of all characters and
//! places are among those that the program proposes while somebody types. Lengths in eighths are for the program to
//! measure. The actors of a cast in such a file are voices that read aloud, so nobody is written down as one.

use std::collections::BTreeSet;

use super::{
    document::head_facts,
    script::{self, Shot, Step, cue},
    sheet::{Sheet, one_line},
    timeline::light_tones,
    xml::Xml,
};
use crate::{
    outline::{DividerKind, Outline},
    timeline::Tones,
};

/// The script of `outline`.
pub fn outline(outline: &Outline) -> Vec<u8> {
    let sheet = Sheet::new(outline);
    let mut script = Script { xml: Xml::in_lines(), sheet: &sheet, tones: light_tones() };
    let root = [("DocumentType", "Script"), ("Template", "No"), ("Version", "4")];
    script.xml.open("FinalDraft", &root);
    script.content();
    script.title_page();
    script.proposals();
    script.xml.close("FinalDraft");
    let mut file = script.xml.finished();
    file.push(b'\n');
    file
}

struct Script<'a> {
    xml: Xml,
    sheet: &'a Sheet<'a>,
    tones: Tones,
}

impl Script<'_> {
    fn content(&mut self) {
        self.xml.open("Content", &[]);
        let steps = script::steps(self.sheet);
        for step in &steps {
            match step {
                Step::Divider(DividerKind::Act, name) => self.centred("New Act", name),
                Step::Divider(DividerKind::Teaser, name) => self.centred("End of Act", name),
                Step::Divider(_, name) => self.centred("General", name),
                Step::Scene(shot) => self.scene(shot),
            }
        }
        // A script without a paragraph has no place to type in.
        if steps.is_empty() {
            paragraph(&mut self.xml, &[("Type", "Action")], "");
        }
        self.xml.close("Content");
    }

    fn centred(&mut self, kind: &str, text: &str) {
        paragraph(&mut self.xml, &[("Alignment", "Center"), ("Type", kind)], &text.to_uppercase());
    }

    fn scene(&mut self, shot: &Shot<'_>) {
        let number = shot.number.to_string();
        self.xml.open("Paragraph", &[("Number", &number), ("Type", "Scene Heading")]);
        self.properties(shot);
        self.xml.element("Text", &[], |xml| xml.text(&shot.heading));
        self.xml.close("Paragraph");
        for (speaker, text) in &shot.speeches {
            match speaker {
                Some(name) => {
                    paragraph(&mut self.xml, &[("Type", "Character")], name);
                    paragraph(&mut self.xml, &[("Type", "Dialogue")], text);
                }
                None => paragraph(&mut self.xml, &[("Type", "Action")], text),
            }
        }
    }

    /// The scene's index card: title, colour, what happens and who is in it.
    fn properties(&mut self, shot: &Shot<'_>) {
        let color = self.color(shot);
        let color = color.iter().map(|color| ("Color", color.as_str()));
        let title = one_line(&shot.scene.title);
        let attributes: Vec<_> = color.chain([("Title", title.as_str())]).collect();
        self.xml.element("SceneProperties", &attributes, |xml| {
            let card: Vec<_> = shot.summary.iter().chain(&shot.remarks).collect();
            if !card.is_empty() {
                xml.element("Summary", &[], |xml| {
                    for line in card {
                        paragraph(xml, &[], line);
                    }
                });
            }
            if !shot.cast.is_empty() {
                xml.element("SceneArcBeats", &[], |xml| {
                    for name in &shot.cast {
                        xml.empty("CharacterArcBeat", &[("Name", name)]);
                    }
                });
            }
        });
    }

    /// The colour of the scene's strand, as pale as the ground of a card is; with sixteen bits for each part.
    fn color(&self, shot: &Shot<'_>) -> Option<String> {
        let mut strands = self.sheet.outline.strands.iter().enumerate();
        let (place, strand) = strands.find(|(_, strand)| shot.scene.strand.as_ref() == Some(&strand.id))?;
        let tone = self.tones.strand(strand.color, place).block.over(self.tones.page);
        let [red, green, blue] = tone.rgb;
        Some(format!("#{red:02X}{red:02X}{green:02X}{green:02X}{blue:02X}{blue:02X}"))
    }

    /// Title and series in one group of lines: programs take what stands below for those who have written it.
    fn title_page(&mut self) {
        let lines = [self.sheet.title(&self.sheet.outline.title), head_facts(self.sheet).join(" · ")];
        self.xml.element("TitlePage", &[], |xml| {
            xml.element("Content", &[], |xml| {
                for line in lines.iter().filter(|line| !line.is_empty()) {
                    paragraph(xml, &[("Alignment", "Center")], line);
                }
            });
        });
    }

    /// What the program proposes while a name or a scene heading is typed.
    fn proposals(&mut self) {
        let (outline, words) = (self.sheet.outline, self.sheet.words);
        let characters = outline.characters.iter().map(|character| cue(self.sheet.name(&character.id)));
        let places = outline.locations.iter().map(|place| cue(&place.name));
        let (characters, places) = (distinct(characters), distinct(places));
        let list = |xml: &mut Xml, name: &str, attributes: &[(&str, &str)], entry: &str, texts: &[String]| {
            xml.element(name, attributes, |xml| {
                for text in texts {
                    xml.element(entry, &[], |xml| xml.text(text));
                }
            });
        };
        let (sides, times) = (words.sides.map(str::to_owned), words.parts_of_day.map(str::to_owned));
        self.xml.element("SmartType", &[], |xml| {
            list(xml, "Characters", &[], "Character", &characters);
            list(xml, "SceneIntros", &[("Separator", ". ")], "SceneIntro", &sides);
            list(xml, "Locations", &[], "Location", &places);
            list(xml, "TimesOfDay", &[("Separator", " - ")], "TimeOfDay", &times);
        });
    }
}

/// Each text once, in alphabetical order, without empty ones.
fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let texts: BTreeSet<_> = texts.filter(|text| !text.is_empty()).collect();
    texts.into_iter().collect()
}

fn paragraph(xml: &mut Xml, attributes: &[(&str, &str)], text: &str) {
    xml.element("Paragraph", attributes, |xml| xml.element("Text", &[], |xml| xml.text(text)));
}
