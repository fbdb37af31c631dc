//! The outline as a Markdown document that a person would hand on.
//!
//! Not in it: the sources and where in them something was found, ids, colours and the state of each scene.

use std::fmt::Write;

use super::sheet::Sheet;
use crate::outline::{Character, Dilemma, DividerKind, Length, Minutes, Outcome, Outline, Scene, letter};

/// The document of `outline`.
pub fn outline(outline: &Outline) -> String {
    let sheet = Sheet::new(outline);
    let mut document = Document { sheet: &sheet, text: String::new() };
    document.head();
    document.strands();
    document.scenes();
    document.dilemmas();
    document.characters();
    document.relations();
    document.locations();
    let mut text = document.text;
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Ends a line within a paragraph.
const BREAK: &str = "  \n";

struct Document<'a> {
    sheet: &'a Sheet<'a>,
    text: String,
}

impl Document<'_> {
    /// A paragraph; nothing where there is no text.
    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.text.push_str("\n\n");
        }
    }

    /// A paragraph of the writer's own words.
    fn prose(&mut self, text: &str) {
        self.paragraph(&escaped(text.trim()));
    }

    fn notes(&mut self, notes: &str) {
        if !notes.is_empty() {
            let notes = format!("*{}:* {}", self.sheet.words.notes, escaped(notes.trim()));
            self.paragraph(&notes);
        }
    }

    /// An entry of a list, whatever its length.
    fn entry(&mut self, text: &str) {
        // Lines of an entry after the first are set in, or they would end it.
        let text = text.replace('\n', "\n  ");
        self.text.push_str("- ");
        self.text.push_str(&text);
        self.text.push('\n');
    }

    fn head(&mut self) {
        let (outline, words) = (self.sheet.outline, self.sheet.words);
        let title = if outline.title.is_empty() { words.untitled } else { &outline.title };
        self.paragraph(&format!("# {}", in_line(title)));
        let facts = [
            (!outline.series.is_empty()).then(|| in_line(&outline.series)),
            outline.season.map(|number| format!("{} {number}", words.season)),
            outline.episode.map(|number| format!("{} {number}", words.episode)),
            outline.air_date.map(|date| words.date(date)),
            outline.runtime_minutes.map(|minutes| format!("{minutes} {}", words.minutes)),
        ];
        self.paragraph(&facts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
        self.prose(&outline.logline);
        self.notes(&outline.notes);
    }

    fn strands(&mut self) {
        let (outline, words) = (self.sheet.outline, self.sheet.words);
        if outline.strands.is_empty() {
            return;
        }
        self.paragraph(&format!("## {}", words.strands));
        for (index, strand) in outline.strands.iter().enumerate() {
            let scenes: Vec<_> =
                outline.scenes.iter().filter(|scene| scene.strand.as_ref() == Some(&strand.id)).collect();
            let length: Length = scenes.iter().filter_map(|scene| scene.length()).sum();
            let title = format!("{} {}", letter(index), in_line(&strand.title));
            let mut entry = format!("**{}**", title.trim_end());
            let count = if scenes.len() == 1 { words.scene } else { words.scenes };
            let _ = write!(entry, ": {} {count}", scenes.len());
            if length.minutes > Minutes::ZERO {
                let _ = write!(entry, ", {} {}", words.length(length), words.minutes);
            }
            append_notes(&mut entry, &strand.notes);
            self.entry(&entry);
        }
        self.text.push('\n');
    }

    fn scenes(&mut self) {
        let outline = self.sheet.outline;
        if outline.scenes.is_empty() {
            return;
        }
        self.paragraph(&format!("## {}", self.sheet.words.scenes));
        let mut acts = 0;
        for (index, scene) in outline.scenes.iter().enumerate() {
            self.dividers(Some(scene), &mut acts);
            self.scene(index + 1, scene);
        }
        self.dividers(None, &mut acts);
    }

    fn dividers(&mut self, before: Option<&Scene>, acts: &mut usize) {
        for divider in self.sheet.dividers(before.map(|scene| &scene.id)) {
            *acts += usize::from(divider.kind == DividerKind::Act);
            self.paragraph(&format!("---\n\n**{}**", in_line(&self.sheet.divider_name(divider, *acts))));
        }
    }

    fn scene(&mut self, number: usize, scene: &Scene) {
        let words = self.sheet.words;
        let title = if scene.title.is_empty() { words.untitled } else { &scene.title };
        self.paragraph(&format!("### {number}. {}", in_line(title)));
        let facts = [
            self.sheet.letter(scene).map(str::to_owned),
            self.sheet.place(scene).map(in_line),
            scene.moment.as_ref().map(|moment| words.moment(moment)),
            scene.length().map(|length| format!("{} {}", words.length(length), words.minutes)),
        ];
        self.paragraph(&facts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
        if !scene.characters.is_empty() {
            let names: Vec<_> = self.sheet.names(&scene.characters).into_iter().map(in_line).collect();
            self.paragraph(&format!("*{}:* {}", words.with, names.join(", ")));
        }
        self.prose(&scene.summary);
        for quote in &scene.quotes {
            let speaker = quote.speaker.as_ref().map(|id| format!("{}: ", in_line(self.sheet.name(id))));
            let words = escaped(&quote.text).replace('\n', "\n> ");
            self.paragraph(&format!("> {}{}", speaker.unwrap_or_default(), words));
        }
        for (turn, dilemma) in self.sheet.turns(&scene.id) {
            self.paragraph(&format!("*{}:* {}", self.sheet.turn(*turn), in_line(&dilemma.title)));
        }
        self.notes(&scene.notes);
    }

    fn dilemmas(&mut self) {
        if self.sheet.outline.dilemmas.is_empty() {
            return;
        }
        self.paragraph(&format!("## {}", self.sheet.words.dilemmas));
        for dilemma in &self.sheet.outline.dilemmas {
            self.dilemma(dilemma);
        }
    }

    fn dilemma(&mut self, dilemma: &Dilemma) {
        let words = self.sheet.words;
        let title = if dilemma.title.is_empty() { words.untitled } else { &dilemma.title };
        self.paragraph(&format!("### {}", in_line(title)));
        let outcome = match &dilemma.outcome {
            Outcome::Open => words.open.to_owned(),
            Outcome::Decided { option, .. } => {
                let taken = option.and_then(|index| dilemma.options.get(index));
                let taken = taken.map(|option| format!(": {}", in_line(&option.text)));
                format!("{}{}", words.decided, taken.unwrap_or_default())
            }
        };
        self.paragraph(&format!("{} · {outcome}", words.kind(dilemma.kind)));
        let mut has_list = false;
        if !dilemma.holders.is_empty() {
            let names: Vec<_> = self.sheet.names(&dilemma.holders).into_iter().map(in_line).collect();
            self.paragraph(&format!("*{}:* {}", words.holders, names.join(", ")));
        }
        for option in &dilemma.options {
            let price =
                (!option.price.is_empty()).then(|| format!(" ({}: {})", words.price, in_line(&option.price)));
            self.entry(&format!("{}{}", in_line(&option.text), price.unwrap_or_default()));
            has_list = true;
        }
        if has_list {
            self.text.push('\n');
        }
        if !dilemma.stakes.is_empty() {
            self.paragraph(&format!("*{}:* {}", words.stakes, in_line(&dilemma.stakes)));
        }
        self.arc(dilemma);
        self.notes(&dilemma.notes);
    }

    /// In which scenes a dilemma opens, presses and is decided.
    fn arc(&mut self, dilemma: &Dilemma) {
        let words = self.sheet.words;
        let decided = match &dilemma.outcome {
            Outcome::Decided { scene, .. } => scene.as_slice(),
            Outcome::Open => &[],
        };
        let stations = [
            (words.opens, dilemma.opens.as_slice()),
            (words.presses, dilemma.presses.as_slice()),
            (words.decides, decided),
        ];
        let stations: Vec<_> = stations
            .into_iter()
            .map(|(word, scenes)| (word, scenes.iter().filter_map(|scene| self.sheet.number(scene))))
            .map(|(word, numbers)| (word, numbers.map(|number| number.to_string()).collect::<Vec<_>>()))
            .filter(|(_, numbers)| !numbers.is_empty())
            .map(|(word, numbers)| format!("*{word}:* {} {}", words.scene, numbers.join(", ")))
            .collect();
        self.paragraph(&stations.join(" · "));
    }

    fn characters(&mut self) {
        if self.sheet.outline.characters.is_empty() {
            return;
        }
        self.paragraph(&format!("## {}", self.sheet.words.characters));
        for character in &self.sheet.outline.characters {
            let entry = self.character(character);
            self.entry(&entry);
        }
        self.text.push('\n');
    }

    fn character(&self, character: &Character) -> String {
        let words = self.sheet.words;
        let mut entry = format!("**{}**", in_line(self.sheet.name(&character.id)));
        if !character.aliases.is_empty() {
            let _ = write!(entry, " ({})", in_line(&character.aliases.join(", ")));
        }
        let actor = (!character.actor.is_empty()).then(|| format!("{} {}", words.played_by, character.actor));
        let facts =
            [words.group(character.kind), Some(&character.role), Some(&character.age), actor.as_deref()];
        for fact in facts.into_iter().flatten().filter(|fact| !fact.is_empty()) {
            let _ = write!(entry, ", {}", in_line(fact));
        }
        if !character.description.is_empty() {
            let _ = write!(entry, "{BREAK}{}", escaped(character.description.trim()));
        }
        append_notes(&mut entry, &character.notes);
        entry
    }

    fn relations(&mut self) {
        let (outline, words) = (self.sheet.outline, self.sheet.words);
        if outline.relations.is_empty() {
            return;
        }
        self.paragraph(&format!("## {}", words.relations));
        for relation in &outline.relations {
            let (a, b) = (in_line(self.sheet.name(&relation.a)), in_line(self.sheet.name(&relation.b)));
            let kind = words.relation(relation.kind);
            let mut entry = if relation.kind.is_directed() {
                format!("{a}: {kind} {b}")
            } else {
                format!("{a} {} {b}: {kind}", words.and)
            };
            append_notes(&mut entry, &relation.note);
            self.entry(&entry);
        }
        self.text.push('\n');
    }

    fn locations(&mut self) {
        let (outline, words) = (self.sheet.outline, self.sheet.words);
        if outline.locations.is_empty() {
            return;
        }
        self.paragraph(&format!("## {}", words.locations));
        for place in &outline.locations {
            let scenes = outline.scenes.iter().enumerate();
            let scenes = scenes.filter(|(_, scene)| scene.location.as_ref() == Some(&place.id));
            let numbers: Vec<_> = scenes.map(|(index, _)| (index + 1).to_string()).collect();
            let mut entry = format!("**{}**", in_line(&place.name));
            if !place.aliases.is_empty() {
                let _ = write!(entry, " ({})", in_line(&place.aliases.join(", ")));
            }
            if !numbers.is_empty() {
                let count = if numbers.len() == 1 { words.scene } else { words.scenes };
                let _ = write!(entry, ": {count} {}", numbers.join(", "));
            }
            append_notes(&mut entry, &place.notes);
            self.entry(&entry);
        }
    }
}

fn append_notes(entry: &mut String, notes: &str) {
    if !notes.trim().is_empty() {
        let _ = write!(entry, "{BREAK}{}", escaped(notes.trim()));
    }
}

/// `text` on one line.
fn in_line(text: &str) -> String {
    escaped(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// `text` with a backslash before everything that Markdown would take for a mark, and its lines kept apart.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut is_after_text = false;
    for (index, line) in text.lines().map(str::trim).enumerate() {
        if index > 0 {
            escaped.push_str(if is_after_text && !line.is_empty() { BREAK } else { "\n" });
        }
        is_after_text = !line.is_empty();
        escape_line(line, &mut escaped);
    }
    escaped
}

fn escape_line(line: &str, escaped: &mut String) {
    let digits = line.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(line.len());
    let is_number = (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']);
    for (at, ch) in line.char_indices() {
        let is_mark = matches!(ch, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~')
            || (at == 0 && matches!(ch, '#' | '+' | '-' | '='))
            || (is_number && at == digits)
            || (ch == '&' && line[at..].contains(';'));
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(ch);
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_text_stays_a_text() {
        for (text, expected) in [
            ("Kai – „schon wieder“", "Kai – „schon wieder“"),
            ("1. Akt\n- leise\n\n# laut", "1\\. Akt  \n\\- leise\n\n\\# laut"),
            ("ein *Stern* und <b>", "ein \\*Stern\\* und \\<b\\>"),
            ("A & B", "A & B"),
            ("A &amp; B", "A \\&amp; B"),
            ("    eingerückt", "eingerückt"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
