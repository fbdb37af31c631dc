//! The outline as a [Fountain](https://fountain.io) script, for programs that scripts are written in.
//!
//! Holds what every [`script`] holds, and leaves out the same. Acts are sections; every scene heading is forced by a
//! full stop, since Fountain knows `INT.` only, and numbered; what happens is its synopsis; everything else about
//! a scene stands in notes, which are not printed. What would be taken for a mark has a backslash before it; the
//! signs that begin and end a note or a comment, for which Fountain has none, are parted by a space.

use super::{
    document::head_facts,
    script::{self, Shot, Step},
    sheet::Sheet,
    xml::is_fit,
};
use crate::outline::{DividerKind, Outline};

/// The script of `outline`.
pub fn outline(outline: &Outline) -> String {
    let sheet = Sheet::new(outline);
    let mut script = Script { text: String::new() };
    script.head(&sheet);
    for step in script::steps(&sheet) {
        match step {
            Step::Divider(DividerKind::Act, name) => script.paragraph([format!("# {}", marked(&name))]),
            Step::Divider(_, name) => script.notes([name]),
            Step::Scene(shot) => script.scene(&shot, &sheet),
        }
    }
    let mut text = script.text;
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

struct Script {
    text: String,
}

impl Script {
    /// Lines that stand together, and an empty one behind them.
    fn paragraph(&mut self, lines: impl IntoIterator<Item = String>) {
        let before = self.text.len();
        for line in lines {
            self.text.extend(line.chars().map(|ch| if is_fit(ch) { ch } else { ' ' }));
            self.text.push('\n');
        }
        if self.text.len() > before {
            self.text.push('\n');
        }
    }

    /// A note for each line, so that none reaches beyond the end of its own.
    fn notes(&mut self, lines: impl IntoIterator<Item = String>) {
        let mut together = Vec::new();
        for line in lines {
            // In capitals and above another line it would be taken for the name of somebody who speaks.
            let is_shouted = together.is_empty() && !line.contains(char::is_lowercase);
            together.push(note(&line));
            if is_shouted {
                self.paragraph(together.drain(..));
            }
        }
        self.paragraph(together);
    }

    /// What happens, in lines.
    fn synopsis(&mut self, lines: impl IntoIterator<Item = String>) {
        self.paragraph(lines.into_iter().map(|line| format!("= {}", marked(&line))));
    }

    /// The title page, and what is said of the episode as a whole.
    fn head(&mut self, sheet: &Sheet<'_>) {
        let outline = sheet.outline;
        let title = marked(&sheet.title(&outline.title));
        let facts = marked(&head_facts(sheet).join(" · "));
        let facts = (!facts.is_empty()).then(|| format!("    {facts}"));
        self.paragraph(["Title:".to_owned(), format!("    {title}")].into_iter().chain(facts));
        self.synopsis(script::lines(&outline.logline));
        self.notes(script::lines(&outline.notes));
    }

    fn scene(&mut self, shot: &Shot<'_>, sheet: &Sheet<'_>) {
        let mut heading = marked(&shot.heading);
        // A full stop makes a heading only of what begins with a letter or number.
        if !heading.starts_with(char::is_alphanumeric) {
            heading = format!("{} {heading}", sheet.words.scene.to_uppercase());
        }
        self.paragraph([format!(".{heading} #{}#", shot.number)]);
        let title = Some(shot.title.clone()).filter(|title| !title.is_empty());
        self.synopsis(title.into_iter().chain(shot.summary.iter().cloned()));
        let cast = sheet.listed(&shot.scene.characters);
        let cast = (!cast.is_empty()).then(|| format!("{}: {cast}", sheet.words.with));
        self.notes(
            shot.remarks.iter().take(1).cloned().chain(cast).chain(shot.remarks.iter().skip(1).cloned()),
        );
        for (speaker, text) in &shot.speeches {
            match speaker {
                // At its end the sign would set two speeches side by side.
                Some(name) => {
                    let name = marked(name.trim_end_matches(['^', ' ']));
                    self.paragraph([format!("@{name}"), marked(text)]);
                }
                None => self.paragraph([format!("!{}", marked(text))]),
            }
        }
    }
}

/// A line in which nothing is taken for a mark.
fn marked(line: &str) -> String {
    let mut marked = String::with_capacity(line.len());
    for ch in parted(line).chars() {
        if matches!(ch, '\\' | '*' | '_') {
            marked.push('\\');
        }
        marked.push(ch);
    }
    marked
}

/// A line that is not printed.
fn note(line: &str) -> String {
    let before = if line.starts_with('[') { " " } else { "" };
    let after = if line.ends_with(']') { " " } else { "" };
    format!("[[{before}{}{after}]]", parted(line))
}

/// A line in which nothing begins or ends a note or a comment.
fn parted(line: &str) -> String {
    let mut parted = String::with_capacity(line.len());
    for ch in line.chars() {
        if matches!(
            (parted.chars().last(), ch),
            (Some('['), '[') | (Some(']'), ']') | (Some('/'), '*') | (Some('*'), '/')
        ) {
            parted.push(' ');
        }
        parted.push(ch);
    }
    parted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_a_text() {
        for (text, expected) in [
            ("Kai – „schon wieder“", "Kai – „schon wieder“"),
            ("ein *Stern* und_ein_Strich", "ein \\*Stern\\* und\\_ein\\_Strich"),
            ("C:\\", "C:\\\\"),
            ("[[Notiz]] /* fort */", "[ [Notiz] ] / \\* fort \\* /"),
            ("[[[", "[ [ ["),
        ] {
            assert_eq!(marked(text), expected);
        }
        assert_eq!(note("[1] siehe *[3]*"), "[[ [1] siehe *[3]*]]");
        assert_eq!(note("siehe [3]"), "[[siehe [3] ]]");
    }
}
