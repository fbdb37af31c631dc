//! The corpus gives each document's narrative sentences; the reader must find exactly those.

use std::fs;
use std::path::Path;

use bogen::analysis::prose::Prose;

/// A text with its white space folded, and without the marks of markup.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_sentence_of_the_corpus_is_cut_as_an_editor_would() {
    let mut wrong = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for gold in names.into_iter().filter(|path| path.extension().is_some_and(|end| end == "json")) {
        let text = fs::read_to_string(gold.with_extension("txt")).unwrap();
        let gold_json: serde_json::Value = serde_json::from_str(&fs::read_to_string(&gold).unwrap()).unwrap();
        let want: Vec<String> =
            gold_json["sentences"].as_array().unwrap().iter().map(|s| folded(s.as_str().unwrap())).collect();
        let prose = Prose::read(&text, None);
        let got: Vec<String> = prose.sentences.iter().map(|s| folded(&text[s.range.clone()])).collect();
        let name = gold.file_stem().unwrap().to_string_lossy().into_owned();
        wrong.extend(want.iter().filter(|s| !got.contains(s)).map(|s| format!("{name} missed:   {s}")));
        wrong.extend(got.iter().filter(|s| !want.contains(s)).map(|s| format!("{name} invented: {s}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
