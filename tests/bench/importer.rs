//! How long the importer takes: `cargo bench --no-default-features --bench importer`.
//!
//! Goals: 20 MB/s on one core, time that grows with the text and not faster, and word lists that are there in
//! 5 ms.

#![allow(clippy::unwrap_used)] // A bench may fail loudly.

use std::{fs, path::Path};

use bogen::analysis::{
    self, Language, Proposal, Request,
    revision::{NewVersion, revise},
};
use divan::{Bencher, black_box, counter::BytesCount};

fn main() {
    divan::main();
}

/// The documents of the corpus, in the order of their names.
fn documents() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// The documents in German, then those in English, again and again until there are so many bytes.
fn long_text(kilobytes: usize) -> String {
    let language = |text: &String| propose(text).outline.language != "de";
    let mut documents = documents();
    documents.sort_by_cached_key(language);
    let mut text = String::new();
    for document in documents.iter().cycle() {
        if text.len() >= kilobytes * 1_000 {
            break;
        }
        text.push_str(document.trim_end());
        text.push_str("\n\n");
    }
    text
}

fn propose(text: &str) -> Proposal {
    analysis::propose(&Request { text, ..Request::default() })
}

/// All documents, one after the other.
#[divan::bench]
fn corpus(bencher: Bencher<'_, '_>) {
    let documents = documents();
    let bytes: usize = documents.iter().map(String::len).sum();
    let read = || documents.iter().map(|text| propose(black_box(text))).collect::<Vec<_>>();
    bencher.counter(BytesCount::new(bytes)).bench_local(read);
}

/// One text of so many kilobytes: the throughput must not fall as it grows.
#[divan::bench(args = [100, 250, 500, 1_000], sample_count = 10)]
fn long(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let text = long_text(kilobytes);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| propose(black_box(&text)));
}

/// A new version of such a text, in which every fifth paragraph is gone and every seventh has other words.
#[divan::bench(args = [10, 100, 1_000], sample_count = 5, sample_size = 1)]
fn update(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let old = long_text(kilobytes);
    let outline = propose(&old).outline;
    let paragraphs = old.split("\n\n").enumerate().filter(|(place, _)| place % 5 != 3);
    let changed = |(place, text): (usize, &str)| match place % 7 {
        2 => text.replace(" und ", " oder ").replace(" the ", " a "),
        _ => text.to_owned(),
    };
    let text = paragraphs.map(changed).collect::<Vec<_>>().join("\n\n");
    let of = outline.sources[0].id.clone();
    let version = NewVersion { of: &of, text: &text, name: "neu", imported: None, own: None };
    let apply = || revise(&outline, &version).and_then(|it| it.edit?.apply(&outline).ok());
    bencher.counter(BytesCount::of_str(&text)).bench_local(apply);
}

/// Texts that nobody writes, by what they are made of.
const ODD: [&str; 12] = [
    "names in one sentence",
    "one name",
    "no full stop",
    "a list of parts",
    "brackets",
    "quotes",
    "digits",
    "newlines",
    "letters",
    "a row of kin",
    "a row of pairs",
    "a row of places",
];

/// So many kilobytes of one of them.
fn odd_text(kind: &str, kilobytes: usize) -> String {
    let letters = |number: usize| -> String {
        number.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect()
    };
    let name = |number: usize| format!("K{}", letters(number));
    let mut text = String::new();
    for number in 1_000.. {
        if text.len() >= kilobytes * 1_000 {
            break;
        }
        match kind {
            "names in one sentence" => text.push_str(&format!("{}, ", name(number))),
            "one name" => text.push_str("Uwe "),
            "no full stop" => text.push_str("Uwe geht mit seiner Schwester Karla zum Hafen und dann "),
            "a list of parts" => text.push_str(&format!("Anna als {} und ", name(number))),
            "brackets" => text.push_str("Uwe (Rita Falk) "),
            "quotes" => text.push_str("„Uwe geht.“ "),
            "digits" => text.push_str("12.3 "),
            "newlines" => text.push('\n'),
            "a row of kin" => text.push_str("sein Bruder Tom, "),
            "a row of pairs" => text.push_str("Uwe liebt Karla und "),
            "a row of places" => text.push_str("in der Küche "),
            _ => text.push('A'),
        }
    }
    text
}

/// Twice the length must take twice the time.
#[divan::bench(consts = [100, 200], args = ODD, sample_count = 3, sample_size = 1)]
fn odd<const KILOBYTES: usize>(bencher: Bencher<'_, '_>, kind: &str) {
    let text = odd_text(kind, KILOBYTES);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| propose(black_box(&text)));
}

/// The smallest story: what it takes the first time in a process is the word lists' loading, so this one is run
/// alone: `cargo bench --no-default-features --bench importer -- lists`.
#[divan::bench(args = ["de", "de again", "en", "en again"], sample_count = 1, sample_size = 1)]
fn lists(bencher: Bencher<'_, '_>, language: &str) {
    let (text, language) = match &language[..2] {
        "de" => ("Uwe Kern steht am Hafen. „Ich warte“, sagt er zu seiner Schwester Ute.", Language::German),
        _ => ("Martha Cole waits at the harbour. 'Come,' she tells her sister Grace.", Language::English),
    };
    let request = Request { text, language: Some(language), ..Request::default() };
    bencher.bench_local(|| analysis::propose(black_box(&request)));
}
