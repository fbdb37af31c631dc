//! The pages of the document: its blocks in Word's markup.

use super::super::{
    document::{Block, Fact, Named},
    words::Words,
    xml::Xml,
};
use crate::outline::DividerKind;

const WORD: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
const RELATIONS: (&str, &str) =
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

/// How wide the columns of a list of names are, in twentieths of a point. Together as wide as the text.
const COLUMNS: [&str; 2] = ["2835", "6237"];

/// A list of no more entries stands on one page.
const SHORT: usize = 6;

/// The main part of the document.
pub(super) fn written(blocks: &[Block<'_>], words: &Words) -> Vec<u8> {
    let mut page = Page { xml: Xml::new(), notes: words.notes };
    page.element("w:document", &[WORD, RELATIONS], |page| {
        page.element("w:body", &[], |page| {
            for (index, block) in blocks.iter().enumerate() {
                page.block(block, blocks.get(index + 1));
            }
            // Word wants a paragraph behind a table, also at the end of a document.
            if matches!(blocks.last(), Some(Block::Names(_))) {
                page.line("Cell", "");
            }
            page.section();
        });
    });
    page.xml.finished()
}

/// What stands at the foot of each page: the title and the page's number.
pub(super) fn footer(title: &str) -> Vec<u8> {
    let mut page = Page { xml: Xml::new(), notes: "" };
    page.element("w:ftr", &[WORD], |page| {
        page.paragraph("Footer", |page| {
            page.run("", title);
            page.element("w:r", &[], |page| page.xml.empty("w:tab", &[]));
            for (field, before) in [("PAGE", ""), ("NUMPAGES", " / ")] {
                page.run("", before);
                page.element("w:fldSimple", &[("w:instr", field)], |page| page.run("", "1"));
            }
        });
    });
    page.xml.finished()
}

struct Page {
    xml: Xml,
    /// What notes begin with.
    notes: &'static str,
}

impl Page {
    fn block(&mut self, block: &Block<'_>, next: Option<&Block<'_>>) {
        match block {
            Block::Title(title) => self.line("Title", title),
            Block::Part(heading) => self.line("Heading1", heading),
            Block::Item(Some(number), title) => self.line("Heading2", &format!("{number}. {title}")),
            Block::Item(None, title) => self.line("Heading2", title),
            Block::Facts(facts) => self.facts(facts, next),
            Block::Logline(text) => self.texts("Logline", "", text),
            Block::Prose(text) => self.texts("Normal", "", text),
            Block::Notes(text) => self.texts("Notes", self.notes, text),
            Block::Quote(speaker, text) => self.texts("Quote", speaker.as_deref().unwrap_or_default(), text),
            Block::Divider(DividerKind::Act, name) => self.line("Act", name),
            Block::Divider(_, name) => self.line("Break", name),
            Block::Names(names) if names.iter().all(Named::is_bare) => {
                for named in names {
                    self.paragraph("ListBullet", |page| page.name("", named));
                }
            }
            Block::Names(names) => self.names(names),
            Block::List(entries) => self.list(entries),
        }
    }

    /// What a scene is at a glance stands in small letters below its heading. What has a label is a line of text: who
    /// is in a scene, or who chooses, stays on the page with what follows.
    fn facts(&mut self, facts: &[Fact], next: Option<&Block<'_>>) {
        let is_labelled = facts.iter().any(|fact| fact.label.is_some());
        let style = if is_labelled { "Details" } else { "Facts" };
        let is_kept = matches!(next, Some(Block::Prose(_) | Block::List(_)));
        self.kept(style, is_kept, |page| {
            for (index, fact) in facts.iter().enumerate() {
                if index > 0 {
                    page.run("", " · ");
                }
                page.label(fact.label.unwrap_or_default());
                page.run("", &fact.text);
            }
        });
    }

    /// A short list, such as the options of a dilemma, is not torn apart.
    fn list(&mut self, entries: &[(String, &str)]) {
        for (index, (text, note)) in entries.iter().enumerate() {
            let is_kept = entries.len() <= SHORT && index + 1 < entries.len();
            self.kept("ListBullet", is_kept, |page| page.run("", text));
            self.texts("ListContinue", "", note);
        }
    }

    /// A list of what has names: the names on the left, on the right what is said of each.
    fn names(&mut self, names: &[Named<'_>]) {
        self.element("w:tbl", &[], |page| {
            page.element("w:tblPr", &[], |page| {
                page.xml.empty("w:tblStyle", &[("w:val", "Names")]);
                page.xml.empty("w:tblW", &[("w:w", "9072"), ("w:type", "dxa")]);
                page.xml.empty("w:tblLayout", &[("w:type", "fixed")]);
                page.xml.empty("w:tblLook", &[("w:val", "0080"), ("w:firstColumn", "1")]);
            });
            page.element("w:tblGrid", &[], |page| {
                for width in COLUMNS {
                    page.xml.empty("w:gridCol", &[("w:w", width)]);
                }
            });
            for named in names {
                page.row(named);
            }
        });
    }

    fn row(&mut self, named: &Named<'_>) {
        self.element("w:tr", &[], |page| {
            page.element("w:trPr", &[], |page| page.xml.empty("w:cantSplit", &[]));
            page.cell(COLUMNS[0], |page| {
                page.paragraph("Cell", |page| page.name("Strong", named));
            });
            page.cell(COLUMNS[1], |page| {
                // A cell without a paragraph is a damaged one.
                if !named.facts.is_empty() || named.texts.is_empty() {
                    page.line("Cell", &named.facts.join(", "));
                }
                for text in &named.texts {
                    page.texts("Cell", "", text);
                }
            });
        });
    }

    /// A name in the style, and the other ones in brackets.
    fn name(&mut self, style: &str, named: &Named<'_>) {
        self.run(style, &named.name);
        if !named.aliases.is_empty() {
            self.run("", &format!(" ({})", named.aliases));
        }
    }

    fn cell(&mut self, width: &str, inner: impl FnOnce(&mut Self)) {
        self.element("w:tc", &[], |page| {
            page.element("w:tcPr", &[], |page| {
                page.xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
            });
            inner(page);
        });
    }

    /// A paragraph of one line.
    fn line(&mut self, style: &str, text: &str) {
        self.paragraph(style, |page| page.run("", text));
    }

    /// A text, which begins with a label if there is one. An empty line in it begins a new paragraph.
    fn texts(&mut self, style: &str, label: &str, text: &str) {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let paragraphs = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
        for (index, lines) in paragraphs.enumerate() {
            self.paragraph(style, |page| {
                page.label(if index == 0 { label } else { "" });
                for (index, line) in lines.iter().enumerate() {
                    if index > 0 {
                        page.element("w:r", &[], |page| page.xml.empty("w:br", &[]));
                    }
                    page.run("", line);
                }
            });
        }
    }

    fn label(&mut self, label: &str) {
        if !label.is_empty() {
            self.run("Label", &format!("{label}:"));
            self.run("", " ");
        }
    }

    fn paragraph(&mut self, style: &str, inner: impl FnOnce(&mut Self)) {
        self.kept(style, false, inner);
    }

    /// A paragraph, perhaps kept on the page of the next one.
    fn kept(&mut self, style: &str, is_kept: bool, inner: impl FnOnce(&mut Self)) {
        self.element("w:p", &[], |page| {
            page.element("w:pPr", &[], |page| {
                page.xml.empty("w:pStyle", &[("w:val", style)]);
                if is_kept {
                    page.xml.empty("w:keepNext", &[]);
                }
            });
            inner(page);
        });
    }

    /// Text in the style of its paragraph, or in one of its own.
    fn run(&mut self, style: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        self.element("w:r", &[], |page| {
            if !style.is_empty() {
                page.element("w:rPr", &[], |page| page.xml.empty("w:rStyle", &[("w:val", style)]));
            }
            page.element("w:t", &[("xml:space", "preserve")], |page| page.xml.text(text));
        });
    }

    /// The paper: A4.
    fn section(&mut self) {
        self.element("w:sectPr", &[], |page| {
            page.xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
            page.xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
            let margins = [
                ("w:top", "1417"),
                ("w:right", "1417"),
                ("w:bottom", "1417"),
                ("w:left", "1417"),
                ("w:header", "709"),
                ("w:footer", "709"),
                ("w:gutter", "0"),
            ];
            page.xml.empty("w:pgMar", &margins);
        });
    }

    fn element(&mut self, name: &str, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Self)) {
        self.xml.open(name, attributes);
        inner(self);
        self.xml.close(name);
    }
}
