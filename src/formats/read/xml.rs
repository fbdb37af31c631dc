//! XML as documents have it, event by event: names by their namespace, references resolved, nothing else.
//!
//! Entities that a file declares itself are not known, so none can grow. Nothing here descends by recursion, and nothing
//! looks back, so a file costs no more than its bytes.

use std::{borrow::Cow, collections::BTreeMap, str};

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event, attributes::Attribute},
    name::PrefixDeclaration,
};

/// A vocabulary that some element belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// Word's text.
    Word,
    /// What Word offers to programs that know less.
    Compat,
    /// How the parts of a package belong together.
    Relations,
    /// OpenDocument: the frame of a document.
    Office,
    /// OpenDocument: text.
    Text,
    /// OpenDocument: tables.
    Table,
    /// OpenDocument: styles.
    Style,
    /// OpenDocument: frames and boxes.
    Draw,
    /// OpenDocument: how text is set.
    Set,
    /// OpenDocument: what is in the package.
    Manifest,
    /// Anything else.
    Other,
}

/// The namespaces that are known.
const SPACES: [(&str, Space); 12] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space::Word),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", Space::Word),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", Space::Compat),
    ("http://schemas.openxmlformats.org/package/2006/relationships", Space::Relations),
    ("http://purl.oclc.org/ooxml/package/relationships", Space::Relations),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", Space::Office),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", Space::Text),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", Space::Table),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", Space::Style),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", Space::Draw),
    ("urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", Space::Set),
    ("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", Space::Manifest),
];

/// Elements within elements beyond this no document has.
const DEEPEST: usize = 1_000;

/// A file that is no XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// What comes next in a file. An element without content opens and closes.
#[derive(Debug)]
pub(super) enum Node<'t> {
    /// An element begins.
    Open(Element<'t>),
    /// An element ends.
    Close(Space, Cow<'t, str>),
    /// Text.
    Text(Cow<'t, str>),
}

/// The beginning of an element.
#[derive(Debug)]
pub(super) struct Element<'t> {
    /// The vocabulary of its name.
    pub(super) space: Space,
    start: BytesStart<'t>,
}

impl Element<'_> {
    /// Its name within its vocabulary.
    pub(super) fn name(&self) -> &str {
        str::from_utf8(self.start.local_name().into_inner()).unwrap_or_default()
    }

    /// An attribute, by its name within its vocabulary.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let is_named = |found: &Attribute<'_>| found.key.local_name().as_ref() == name.as_bytes();
        let found = attributes.with_checks(false).flatten().find(is_named)?;
        found.normalized_value(XmlVersion::Explicit1_0).ok().map(Cow::into_owned)
    }

    /// An attribute that is a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether a property that is named to be switched on is on: `<w:vanish/>`, but not `<w:vanish w:val="0"/>`.
    pub(super) fn is_on(&self) -> bool {
        !self.attribute("val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// The text of a part of a package. XML is in UTF-8, or in UTF-16 with a byte order mark.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let encoding = match bytes {
        [0xFF, 0xFE, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] => UTF_16BE,
        _ => UTF_8,
    };
    encoding.decode_with_bom_removal(bytes).0
}

/// A file that is being read.
pub(super) struct Xml<'t> {
    reader: Reader<&'t [u8]>,
    /// The prefixes of names. Writers of documents declare each once, at the top.
    prefixes: BTreeMap<Vec<u8>, Space>,
    depth: usize,
}

impl<'t> Xml<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, prefixes: BTreeMap::new(), depth: 0 }
    }

    /// What comes next; nothing at the end of the file.
    pub(super) fn next(&mut self) -> Result<Option<Node<'t>>, Broken> {
        loop {
            return Ok(Some(match self.reader.read_event().map_err(|_| Broken)? {
                Event::Start(start) | Event::Empty(start) => {
                    self.declare(&start);
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Broken);
                    }
                    let space = self.space(start.name().prefix().as_ref().map(AsRef::as_ref));
                    Node::Open(Element { space, start })
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    let space = self.space(end.name().prefix().as_ref().map(AsRef::as_ref));
                    let name = String::from_utf8_lossy(end.local_name().into_inner()).into_owned();
                    Node::Close(space, name.into())
                }
                Event::Text(text) => Node::Text(text.xml10_content().map_err(|_| Broken)?),
                Event::CData(text) => Node::Text(text.xml10_content().map_err(|_| Broken)?),
                Event::GeneralRef(reference) => Node::Text(resolved(&reference)),
                Event::Eof if self.depth > 0 => return Err(Broken),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            }));
        }
    }

    /// Passes over the rest of the element that was opened last.
    pub(super) fn skip(&mut self) -> Result<(), Broken> {
        self.within(|_| {})
    }

    /// Hands every element within the one that was opened last to `seen`, up to its end.
    pub(super) fn within(&mut self, mut seen: impl FnMut(&Element<'_>)) -> Result<(), Broken> {
        let mut depth = 0_usize;
        while let Some(node) = self.next()? {
            match node {
                Node::Open(element) => {
                    seen(&element);
                    depth += 1;
                }
                Node::Close(..) if depth == 0 => return Ok(()),
                Node::Close(..) => depth -= 1,
                Node::Text(_) => {}
            }
        }
        Err(Broken)
    }

    fn declare(&mut self, start: &BytesStart<'_>) {
        for attribute in start.attributes().with_checks(false).flatten() {
            let prefix = match attribute.key.as_namespace_binding() {
                None => continue,
                Some(PrefixDeclaration::Default) => &[][..],
                Some(PrefixDeclaration::Named(prefix)) => prefix,
            };
            let space = SPACES.iter().find(|(name, _)| name.as_bytes() == attribute.value.as_ref());
            match space {
                Some((_, space)) => {
                    self.prefixes.insert(prefix.to_vec(), *space);
                }
                None => {
                    self.prefixes.remove(prefix);
                }
            }
        }
    }

    fn space(&self, prefix: Option<&[u8]>) -> Space {
        self.prefixes.get(prefix.unwrap_or_default()).copied().unwrap_or(Space::Other)
    }
}

/// What a reference stands for. One to something that only the file knows cannot be read.
fn resolved<'t>(reference: &BytesRef<'_>) -> Cow<'t, str> {
    if let Ok(Some(ch)) = reference.resolve_char_ref() {
        return ch.to_string().into();
    }
    let name = reference.decode().unwrap_or_default();
    quick_xml::escape::resolve_predefined_entity(&name).unwrap_or("\u{fffd}").into()
}
