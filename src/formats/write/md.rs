//! The outline as a Markdown document that a person would hand on.
//!
//! Holds what every [`document`] holds, and leaves out the same.

use super::{
    document::{self, Block, Fact, Named},
    sheet::Sheet,
};
use crate::outline::Outline;

/// The document of `outline`.
pub fn outline(outline: &Outline) -> String {
    let sheet = Sheet::new(outline);
    let mut text = String::new();
    for block in document::blocks(&sheet) {
        text.push_str(&set(&block, sheet.words.notes));
        text.push_str("\n\n");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Ends a line within a paragraph.
const BREAK: &str = "  \n";

/// A block, without the empty line behind it. Notes begin with the word for them.
fn set(block: &Block<'_>, word_for_notes: &str) -> String {
    match block {
        Block::Title(title) => format!("# {}", escaped(title)),
        Block::Part(heading) => format!("## {heading}"),
        Block::Item(Some(number), title) => format!("### {number}. {}", escaped(title)),
        Block::Item(None, title) => format!("### {}", escaped(title)),
        Block::Facts(facts) => facts.iter().map(fact).collect::<Vec<_>>().join(" · "),
        Block::Logline(text) | Block::Prose(text) => escaped(text),
        Block::Notes(notes) => format!("*{word_for_notes}:* {}", escaped(notes)),
        Block::Quote(speaker, text) => {
            let speaker = speaker.as_ref().map(|name| format!("{}: ", escaped(name)));
            format!("> {}{}", speaker.unwrap_or_default(), escaped(text).replace('\n', "\n> "))
        }
        Block::Divider(_, name) => format!("---\n\n**{}**", escaped(name)),
        Block::Names(names) => list(names.iter().map(named)),
        Block::List(entries) => list(entries.iter().map(|(text, note)| with_texts(escaped(text), [*note]))),
    }
}

fn fact(fact: &Fact) -> String {
    let label = fact.label.map(|label| format!("*{label}:* "));
    format!("{}{}", label.unwrap_or_default(), escaped(&fact.text))
}

fn named(named: &Named<'_>) -> String {
    let mut entry = format!("**{}**", escaped(&named.name));
    if !named.aliases.is_empty() {
        entry.push_str(&format!(" ({})", escaped(&named.aliases)));
    }
    if !named.facts.is_empty() {
        entry.push_str(named.joint);
        entry.push_str(&escaped(&named.facts.join(", ")));
    }
    with_texts(entry, named.texts.iter().copied())
}

/// `entry`, and each text on lines of its own below it.
fn with_texts<'a>(mut entry: String, texts: impl IntoIterator<Item = &'a str>) -> String {
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        entry.push_str(BREAK);
        entry.push_str(&escaped(text));
    }
    entry
}

/// Entries of a list. Lines of an entry after the first are set in, or they would end it.
fn list(entries: impl Iterator<Item = String>) -> String {
    let entries = entries.map(|entry| format!("- {}", entry.replace('\n', "\n  ")));
    entries.collect::<Vec<_>>().join("\n")
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
    let is_number = (1..=9).contains(&digits)
        && line[digits..]
            .strip_prefix(['.', ')'])
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
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
            ("26.11.2026", "26.11.2026"),
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
