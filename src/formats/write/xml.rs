//! XML for other programs: well-formed, whatever a writer has typed.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

/// A file in the making.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A file that says of itself that it is XML.
    pub(super) fn new() -> Self {
        Self::begun(Writer::new(Vec::new()))
    }

    /// A file whose elements stand on lines of their own, for formats to which that makes no difference.
    pub(super) fn in_lines() -> Self {
        Self::begun(Writer::new_with_indent(Vec::new(), b' ', 2))
    }

    fn begun(writer: Writer<Vec<u8>>) -> Self {
        let mut xml = Self(writer);
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// An element and what is in it.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        inner(self);
        self.close(name);
    }

    /// Begins an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Start(start(name, attributes)));
    }

    /// Ends the element that was begun last.
    pub(super) fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        self.write(Event::Text(BytesText::new(&fit(text))));
    }

    /// The file.
    pub(super) fn finished(self) -> Vec<u8> {
        self.0.into_inner()
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing into memory cannot fail.
        self.0.write_event(event).unwrap_or_default();
    }
}

fn start<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, fit(value).as_str()));
    }
    start
}

/// `text` with a space for every character that must not stand in XML, not even written as a number.
fn fit(text: &str) -> String {
    text.chars().map(|ch| if is_fit(ch) { ch } else { ' ' }).collect()
}

/// Whether a character may stand in XML, and is no control character besides line end and tab.
pub(super) fn is_fit(ch: char) -> bool {
    matches!(ch, '\n' | '\t') || !(ch.is_control() || matches!(ch, '\u{fffe}' | '\u{ffff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_typed_is_read_again() {
        let mut xml = Xml::new();
        xml.element("a", &[("b", "\"<&>'\u{b}")], |xml| {
            xml.text("]]> <x> & \u{0}\u{1b}\u{ffff}🎬 \u{85}");
            xml.empty("c", &[]);
        });
        let text = String::from_utf8(xml.finished()).unwrap();
        let read = roxmltree::Document::parse(&text).unwrap();
        assert_eq!(read.root_element().attribute("b"), Some("\"<&>' "));
        assert_eq!(read.root_element().text(), Some("]]> <x> &    🎬  "));
    }
}
