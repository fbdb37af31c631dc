//! Rich Text Format: what a mail program, an old Word or a Mac hands over as a document.
//!
//! Limitations: tables within tables are read as lines of the cell around them, and a table of contents is text.

mod letters;
#[cfg(test)]
mod tests;
mod tokens;

use std::collections::BTreeSet;

use letters::Letters;
use tokens::{Token, Tokens};

use super::{
    Form, Part, Refusal, Text, document,
    paper::{Mark, Paper},
    signs,
};

/// Groups within groups beyond this no program writes.
const DEEPEST: usize = 1_000;

/// Text boxes within text boxes beyond this are no longer read.
const MOST_BOXES: usize = 8;

/// The text of an RTF document.
pub(super) fn read(bytes: &[u8]) -> Result<Text, Refusal> {
    let mut reader = Reader::default();
    let mut tokens = Tokens::new(bytes);
    while let Some(token) = tokens.next() {
        match token {
            Token::Open if reader.around.len() >= DEEPEST => return Err(Refusal::Damaged),
            Token::Open => reader.open(),
            // What stands behind the document's own group is no part of it.
            Token::Close if reader.around.len() <= 1 => {
                reader.close();
                reader.is_whole = true;
                break;
            }
            Token::Close => reader.close(),
            Token::Word("bin", length) => {
                tokens.pass_over(usize::try_from(length.unwrap_or(0)).unwrap_or(0));
            }
            Token::Word(word, number) => reader.word(word, number),
            Token::Symbol(symbol) => reader.symbol(symbol),
            Token::Byte(byte) => reader.letters(&[byte]),
            Token::Text(bytes) => reader.letters(bytes),
        }
    }
    if !reader.is_whole {
        return Err(Refusal::Damaged);
    }
    document(reader.paper, Form::Rtf, reader.left_out)
}

/// What the text of a group is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// The document's text.
    #[default]
    Body,
    /// A bullet or a number.
    Mark,
    /// The table of fonts.
    Fonts,
    /// A header or a footer.
    Margin,
    /// Nothing that is read.
    Nowhere,
}

/// What holds up to the end of a group.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    place: Place,
    font: Option<i32>,
    /// How many letters stand in for one that is told by its number.
    stand_ins: Option<u8>,
    is_hidden: bool,
    is_deleted: bool,
    is_in_table: bool,
    outline: Option<usize>,
    /// How many lists the list of the paragraph stands in.
    depth: usize,
    /// Whether a text box ends with it.
    is_box: bool,
}

#[derive(Default)]
struct Reader {
    paper: Paper,
    letters: Letters,
    group: Group,
    /// The groups around it.
    around: Vec<Group>,
    /// Whether `\*` stands before what comes: it is to be passed over by who does not know it.
    is_starred: bool,
    /// How many letters stand in for one that has been read.
    to_skip: usize,
    /// The font that holds where none is named.
    usual_font: Option<i32>,
    mark: String,
    is_whole: bool,
    left_out: BTreeSet<Part>,
}

impl Reader {
    fn open(&mut self) {
        self.flush();
        self.to_skip = 0;
        self.around.push(self.group);
        self.group.is_box = false;
    }

    fn close(&mut self) {
        self.flush();
        self.to_skip = 0;
        if self.group.is_box {
            self.paper.close_box();
        }
        self.group = self.around.pop().unwrap_or_default();
    }

    /// Bytes of text.
    fn letters(&mut self, bytes: &[u8]) {
        self.is_starred = false;
        let skipped = self.to_skip.min(bytes.len());
        self.to_skip -= skipped;
        if skipped == bytes.len() {
            return;
        }
        if let Some(before) = self.letters.take_bytes(&bytes[skipped..]) {
            self.write(&before);
        }
    }

    fn flush(&mut self) {
        if let Some(text) = self.letters.written(self.group.font.or(self.usual_font)) {
            self.write(&text);
        }
    }

    fn write(&mut self, text: &str) {
        match self.group.place {
            Place::Body if self.group.is_deleted => {
                self.left_out.insert(Part::Deletions);
            }
            Place::Body if self.group.is_hidden => {
                self.left_out.insert(Part::Hidden);
            }
            Place::Body => self.paper.write(text),
            Place::Mark => self.mark.push_str(text),
            Place::Margin if text.contains(char::is_alphabetic) => {
                self.left_out.insert(Part::Margins);
            }
            Place::Margin | Place::Fonts | Place::Nowhere => {}
        }
    }

    fn symbol(&mut self, symbol: u8) {
        if symbol == b'*' {
            self.is_starred = true;
            return;
        }
        if self.is_stand_in() {
            return;
        }
        self.flush();
        match symbol {
            b'~' => self.write("\u{a0}"),
            b'_' => self.write("-"),
            b'\\' | b'{' | b'}' => self.letters(&[symbol]),
            b'\n' | b'\r' => self.end_paragraph(),
            _ => {}
        }
    }

    /// Whether what comes only stands in for a letter that has been read.
    fn is_stand_in(&mut self) -> bool {
        let is_one = self.to_skip > 0;
        self.to_skip = self.to_skip.saturating_sub(1);
        is_one
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let is_starred = std::mem::take(&mut self.is_starred);
        if word == "u" {
            let font = self.group.font.or(self.usual_font);
            // Numbers above 32767 are written as negative ones.
            let unit = (number.unwrap_or(0) & 0xFFFF) as u16;
            if let Some(before) = self.letters.take_unit(unit, font) {
                self.write(&before);
            }
            self.to_skip = self.group.stand_ins.unwrap_or(1).into();
            return;
        }
        if self.is_stand_in() {
            return;
        }
        self.flush();
        if self.group.place == Place::Fonts {
            self.letters.describe(word, number);
            return;
        }
        if self.destination(word, is_starred) {
            return;
        }
        if let Some(text) = sign(word) {
            self.write(text);
        } else if self.group.place == Place::Body {
            self.set(word, number);
            self.layout(word);
        }
        match word {
            "uc" => self.group.stand_ins = Some(u8::try_from(number.unwrap_or(1)).unwrap_or(1)),
            "f" => self.group.font = number,
            "deff" => self.usual_font = number,
            "ansicpg" => self.letters.take_usual(number),
            "mac" => self.letters.take_usual(Some(10_000)),
            _ => {}
        }
    }

    /// Whether `word` says where the text of this group goes.
    fn destination(&mut self, word: &str, is_starred: bool) -> bool {
        let place =
            match word {
                "fonttbl" => Place::Fonts,
                "listtext" | "pntext" => Place::Mark,
                "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
                | "footerf" => Place::Margin,
                "footnote" => {
                    self.left_out.insert(Part::Notes);
                    Place::Nowhere
                }
                "annotation" => {
                    self.left_out.insert(Part::Comments);
                    Place::Nowhere
                }
                "shptxt" if self.group.place == Place::Body && self.paper.boxes() < MOST_BOXES => {
                    self.paper.open_box();
                    self.group = Group { is_box: true, ..Group::default() };
                    return true;
                }
                "colortbl" | "stylesheet" | "info" | "pict" | "fldinst" | "objdata" | "shprslt"
                | "shptxt" | "sp" | "do" | "tc" | "tcn" | "xe" | "ftnsep" | "ftnsepc" | "ftncn"
                | "aftnsep" | "aftnsepc" | "aftncn" | "atnid" | "atnauthor" | "filetbl" | "nonesttables"
                | "template" | "rxe" | "upr" => Place::Nowhere,
                "shpinst" => return true,
                _ if is_starred => Place::Nowhere,
                _ => return false,
            };
        // Within what is not read nothing is.
        if self.group.place != Place::Nowhere {
            self.group.place = place;
        }
        true
    }

    /// What is said of letters and paragraphs.
    fn set(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        let group = &mut self.group;
        match word {
            "plain" => {
                (group.font, group.is_hidden, group.is_deleted) = (None, false, false);
            }
            "v" => group.is_hidden = is_on,
            "deleted" => group.is_deleted = is_on,
            "pard" => {
                (group.is_in_table, group.outline, group.depth) = (false, None, 0);
                self.mark.clear();
            }
            "intbl" => group.is_in_table = is_on,
            "itap" => group.is_in_table = number.is_some_and(|depth| depth > 0),
            "ilvl" => group.depth = number.and_then(|depth| usize::try_from(depth).ok()).unwrap_or(0),
            "outlinelevel" => {
                let level = number.and_then(|level| usize::try_from(level).ok());
                group.outline = level.filter(|level| *level < 9).map(|level| level + 1);
            }
            _ => {}
        }
    }

    /// Where paragraphs, cells and rows end.
    fn layout(&mut self, word: &str) {
        match word {
            "par" if self.group.is_deleted => {
                self.left_out.insert(Part::Deletions);
            }
            "par" | "sect" | "nestcell" => self.end_paragraph(),
            "trowd" if !self.paper.is_in_table() && self.paper.is_at_start() => self.paper.open_table(),
            "cell" => {
                if !self.paper.is_in_table() {
                    self.paper.open_table();
                }
                if !self.paper.is_at_start() {
                    self.group.is_in_table = true;
                    self.end_paragraph();
                }
                self.paper.close_cell();
            }
            "row" => self.paper.close_row(true),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        if self.group.place != Place::Body {
            return;
        }
        if self.paper.is_in_table() && !self.group.is_in_table {
            let line = self.paper.take_line();
            self.paper.close_table();
            self.paper.write(&line);
        }
        let mark = std::mem::take(&mut self.mark);
        let sign = match mark.trim() {
            "" => None,
            number if number.contains(char::is_alphanumeric) => Some(number.to_owned()),
            sign => Some(signs::bullet(sign)),
        };
        let mark = sign.map(|sign| Mark { sign, depth: self.group.depth });
        self.paper.end_paragraph(self.group.outline, mark.as_ref());
    }
}

/// The sign that a control word stands for.
fn sign(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" => "\t",
        "line" | "page" | "softline" | "column" => "\n",
        "emdash" => "—",
        "endash" => "–",
        "bullet" => "•",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "emspace" | "enspace" | "qmspace" => " ",
        _ => return None,
    })
}
