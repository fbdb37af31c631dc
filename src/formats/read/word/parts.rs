//! Where the parts of a Word document are: each says in a list beside it which others belong to it.

use super::super::{
    package::{Fault, Package},
    xml::{Node, Space, Xml},
};

/// The names of the parts that are read.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) main: String,
    pub(super) styles: String,
    pub(super) lists: String,
    /// Headers and footers.
    pub(super) margins: Vec<String>,
}

/// More headers and footers than this are not looked into.
const MOST_MARGINS: usize = 60;

impl Parts {
    /// Finds the parts of a document; what it does not say is where it usually is.
    pub(super) fn find(package: &mut Package<'_>) -> Result<Self, Fault> {
        let main = related(package, "")?
            .into_iter()
            .find(|(kind, _)| kind == "officeDocument")
            .map_or_else(|| "word/document.xml".to_owned(), |(_, name)| name);
        let mut parts = Self {
            main: main.clone(),
            styles: "word/styles.xml".to_owned(),
            lists: "word/numbering.xml".to_owned(),
            margins: Vec::new(),
        };
        for (kind, name) in related(package, &main)? {
            match kind.as_str() {
                "styles" => parts.styles = name,
                "numbering" => parts.lists = name,
                "header" | "footer" if parts.margins.len() < MOST_MARGINS => parts.margins.push(name),
                _ => {}
            }
        }
        Ok(parts)
    }
}

/// The parts that belong to `part`, each with what it is to it; a damaged list is none.
fn related(package: &mut Package<'_>, part: &str) -> Result<Vec<(String, String)>, Fault> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let list = match package.part(&format!("{folder}_rels/{file}.rels")) {
        Ok(list) => list.unwrap_or_default(),
        Err(Fault::TooLarge) => return Err(Fault::TooLarge),
        Err(Fault::Broken) => String::new(),
    };
    let mut xml = Xml::new(&list);
    let mut found = Vec::new();
    while let Ok(Some(node)) = xml.next() {
        let Node::Open(element) = node else { continue };
        let is_inside = element.attribute("TargetMode").is_none_or(|mode| mode != "External");
        if element.space == Space::Relations && element.name() == "Relationship" && is_inside {
            let kind = element.attribute("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let target = element.attribute("Target").unwrap_or_default();
            let name = match target.strip_prefix('/') {
                Some(from_top) => from_top.to_owned(),
                None => format!("{folder}{target}"),
            };
            found.push((kind, name));
        }
    }
    Ok(found)
}

/// Whether a header or footer has words, and not only a number.
pub(super) fn says_something(text: &str) -> bool {
    let mut xml = Xml::new(text);
    let mut is_text = false;
    while let Ok(Some(node)) = xml.next() {
        match node {
            Node::Open(element) => is_text = element.space == Space::Word && element.name() == "t",
            Node::Close(..) => is_text = false,
            Node::Text(words) if is_text && words.contains(char::is_alphabetic) => return true,
            Node::Text(_) => {}
        }
    }
    false
}
