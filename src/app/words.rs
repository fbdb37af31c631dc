//! The words of the interface, in German and English, and how each language writes numbers, times and dates.
//!
//! The words stand in `assets/words/LANGUAGE/*.ftl` (Fluent), a file per panel. An id that is missing there
//! shows as `‹id›`, so that nobody overlooks it; a test compares the languages with each other and with the ids
//! that the code uses.

use chrono::{NaiveDate, NaiveTime};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, types::FluentNumber};
use serde::{Deserialize, Serialize};
use unic_langid::{LanguageIdentifier, langid};

use crate::outline::{Confidence, Length, Minutes};

pub(crate) use fluent_bundle::FluentValue as Value;

/// The languages of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// German.
    #[default]
    German,
    /// English.
    English,
}

macro_rules! ftl {
    ($language:literal: $($file:literal),+) => {
        &[$(($file, include_str!(concat!("../../assets/words/", $language, "/", $file, ".ftl")))),+]
    };
}

impl Language {
    /// All of them.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 2] = [Self::German, Self::English];

    /// The language for a locale as the system names it (`de-AT`, `de_DE.UTF-8`): English unless it is German.
    pub fn for_locale(locale: &str) -> Self {
        let tag = locale.split(['-', '_', '.', '@']).next().unwrap_or_default();
        if tag.eq_ignore_ascii_case("de") { Self::German } else { Self::English }
    }

    /// Its code: `de`, `en`.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
        }
    }

    fn id(self) -> LanguageIdentifier {
        match self {
            Self::German => langid!("de"),
            Self::English => langid!("en"),
        }
    }

    fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::German => {
                ftl!("de": "shell", "commands", "middle", "library", "hints", "inspector", "timeline", "search", "rules")
            }
            Self::English => {
                ftl!("en": "shell", "commands", "middle", "library", "hints", "inspector", "timeline", "search", "rules")
            }
        }
    }
}

/// The interface's words in one language.
pub(crate) struct Words {
    language: Language,
    system: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The words of `language`.
    pub(crate) fn new(language: Language) -> Self {
        Self::on(language, std::env::consts::OS)
    }

    /// The words of `language` as they are on a system: its keys have names of their own.
    pub(super) fn on(language: Language, system: &'static str) -> Self {
        let mut bundle = FluentBundle::new(vec![language.id()]);
        // Isolation marks round arguments are for mixed directions of writing, which we do not have.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::German => |value, _| german_number(value),
            Language::English => |_, _| None,
        }));
        // Fails only where there is such a function already.
        bundle.add_function("PLATFORM", move |_, _| system.into()).unwrap_or_default();
        for (_, text) in language.files() {
            // A faulty entry costs that entry alone; the tests see that there is none.
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { language, system, bundle }
    }

    /// Which language they are of.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// Whether keys are those of a Mac.
    pub(crate) fn is_on_mac(&self) -> bool {
        self.system == "macos"
    }

    /// The words with this id.
    pub(crate) fn text(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The words with this id, with arguments: `words.with("scene-count", &[("n", n.into())])`.
    pub(crate) fn with(&self, id: &str, args: &[(&str, Value<'_>)]) -> String {
        self.find(id, args).unwrap_or_else(|| format!("‹{id}›"))
    }

    /// The words with this id, if there are any; for ids that come from data, such as the importer's rules.
    pub(crate) fn find(&self, id: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }

    /// A number with at most `decimals` decimals: `4,5` or `4.5`.
    pub(crate) fn number(&self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        let text = match text.split_once('.') {
            Some(_) => text.trim_end_matches('0').trim_end_matches('.'),
            None => &text,
        };
        let text = text.replacen('-', "−", 1);
        match self.language {
            Language::German => text.replace('.', ","),
            Language::English => text,
        }
    }

    /// A length with its unit: `4,5 min`.
    pub(crate) fn minutes(&self, minutes: Minutes) -> String {
        format!("{}\u{a0}min", self.number(minutes.as_f64(), 1))
    }

    /// A length in the small: `4,5′`.
    pub(crate) fn minutes_short(&self, minutes: Minutes) -> String {
        format!("{}′", self.number(minutes.as_f64(), 1))
    }

    /// A length with its unit, marked where it is an estimate: `≈ 4,5 min`.
    pub(crate) fn length(&self, length: Length) -> String {
        format!("{}{}", about(length), self.minutes(length.minutes))
    }

    /// The same in the small: `≈ 4,5′`.
    pub(crate) fn length_short(&self, length: Length) -> String {
        format!("{}{}", about(length), self.minutes_short(length.minutes))
    }

    /// What somebody typed as a length, in either way of writing: `4,5`, `4.5 min`, `5'`, `1:30` (minutes and
    /// seconds). `None` when it is no length.
    pub(crate) fn read_minutes(text: &str) -> Option<Minutes> {
        let text = text
            .trim()
            .trim_start_matches('≈')
            .trim_end_matches("min")
            .trim_end_matches(['\'', '′', '.'])
            .trim();
        let minutes = match text.split_once(':') {
            Some((minutes, seconds)) => {
                let seconds: u32 = seconds.parse().ok().filter(|seconds| *seconds < 60)?;
                f64::from(minutes.parse::<u32>().ok()?) + f64::from(seconds) / 60.0
            }
            None => text.replace(',', ".").parse().ok()?,
        };
        (0.0..=10_000.0).contains(&minutes).then(|| Minutes::from_f64(minutes))
    }

    /// How sure the importer is: `0,71`.
    pub(crate) fn confidence(&self, confidence: Confidence) -> String {
        let text = format!("{:.2}", confidence.as_f64());
        match self.language {
            Language::German => text.replace('.', ","),
            Language::English => text,
        }
    }

    /// A day: `26.11.2026` or `26 Nov 2026`.
    pub(crate) fn date(&self, date: NaiveDate) -> String {
        match self.language {
            Language::German => date.format("%d.%m.%Y").to_string(),
            Language::English => date.format("%-d %b %Y").to_string(),
        }
    }

    /// What somebody typed as a day: `26.11.2026`, `26.11.26`, `2026-11-26`, `26 Nov 2026`.
    pub(crate) fn read_date(text: &str) -> Option<NaiveDate> {
        ["%d.%m.%y", "%d.%m.%Y", "%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%d/%m/%Y"]
            .into_iter()
            .find_map(|format| NaiveDate::parse_from_str(text.trim(), format).ok())
    }

    /// A time of day: `14:30`.
    pub(crate) fn time(time: NaiveTime) -> String {
        time.format("%H:%M").to_string()
    }

    /// `text` in the language's quotation marks: `„…“` or `“…”`.
    pub(crate) fn quoted(&self, text: &str) -> String {
        match self.language {
            Language::German => format!("„{text}“"),
            Language::English => format!("“{text}”"),
        }
    }

    /// `words` as a list in a sentence: `Kai, Ben und Leyla`.
    pub(crate) fn listed(&self, words: &[impl AsRef<str>]) -> String {
        let (and, comma) = match self.language {
            Language::German => (" und ", ", "),
            Language::English => (" and ", ", "),
        };
        match words {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [init @ .., last] => {
                let init: Vec<_> = init.iter().map(AsRef::as_ref).collect();
                format!("{}{and}{}", init.join(comma), last.as_ref())
            }
        }
    }
}

/// The mark of an estimate.
const fn about(length: Length) -> &'static str {
    if length.is_estimate { "≈\u{a0}" } else { "" }
}

fn german_number(value: &Value<'_>) -> Option<String> {
    match value {
        Value::Number(FluentNumber { value, .. }) => Some(value.to_string().replace('.', ",")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        collections::{BTreeMap, BTreeSet},
        fs,
        path::Path,
    };

    /// The ids of a language's files with the arguments that each uses.
    fn entries(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut entries: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (file, text) in language.files() {
            if let Err((_, errors)) = FluentResource::try_new((*text).to_owned()) {
                panic!("{language:?}/{file}.ftl: {errors:?}");
            }
            let mut current = String::new();
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                if let Some((id, _)) = line.split_once(" =").filter(|(id, _)| !id.contains(' ')) {
                    assert!(!entries.contains_key(id), "{language:?}/{file}.ftl: {id} is there twice");
                    id.clone_into(&mut current);
                    entries.insert(current.clone(), BTreeSet::new());
                }
                for argument in line.split('$').skip(1) {
                    let end = argument.find(|ch: char| !ch.is_ascii_alphanumeric()).unwrap_or(argument.len());
                    entries.get_mut(&current).unwrap().insert(argument[..end].to_owned());
                }
            }
        }
        entries
    }

    /// The ids that the code asks for by name: `words.text("ID")`, `words.with("ID", …)`, `word: "ID"`.
    fn ids_in_code(folder: &Path, found: &mut BTreeMap<String, String>) {
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                ids_in_code(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.ends_with("words.rs")
            {
                let code: String =
                    fs::read_to_string(&path).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
                for call in ["words.text(", "words.with(", "word: ", "word("] {
                    for rest in code.split(call).skip(1) {
                        if let Some(id) =
                            rest.trim_start().strip_prefix('"').and_then(|id| id.split('"').next())
                        {
                            found.insert(id.to_owned(), path.display().to_string());
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let (german, english) = (entries(Language::German), entries(Language::English));
        for (id, arguments) in &german {
            assert_eq!(english.get(id), Some(arguments), "English {id}");
        }
        for id in english.keys() {
            assert!(german.contains_key(id), "German {id}");
        }
    }

    #[test]
    fn every_id_in_the_code_has_words() {
        let mut used = BTreeMap::new();
        ids_in_code(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/app")), &mut used);
        assert!(used.contains_key("found-mark-hint"), "the search finds the calls: {used:?}");
        let known = entries(Language::German);
        let missing: Vec<_> = used.iter().filter(|(id, _)| !known.contains_key(*id)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn a_missing_id_is_seen() {
        assert_eq!(Words::new(Language::German).text("no-such-thing"), "‹no-such-thing›");
    }

    #[test]
    fn numbers_times_and_dates() {
        let (german, english) = (Words::new(Language::German), Words::new(Language::English));
        assert_eq!(german.minutes(Minutes::from_f64(4.5)), "4,5\u{a0}min");
        assert_eq!(english.minutes_short(Minutes::whole(25)), "25′");
        assert_eq!(german.confidence(Confidence::from_f64(0.7)), "0,70");
        assert_eq!(german.number(-1.25, 1), "−1,2");
        let date = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        assert_eq!(german.date(date), "26.11.2026");
        assert_eq!(english.date(date), "26 Nov 2026");
        for written in ["26.11.2026", "26.11.26", "2026-11-26", " 26 Nov 2026"] {
            assert_eq!(Words::read_date(written), Some(date), "{written}");
        }
        assert_eq!(Words::read_date("morgen"), None);
    }

    #[test]
    fn a_length_can_be_typed_in_many_ways() {
        for (typed, tenths) in
            [("4,5", 45), ("4.5 min", 45), ("5'", 50), ("5′", 50), ("1:30", 15), ("3", 30), (" 2 min", 20)]
        {
            assert_eq!(Words::read_minutes(typed).map(Minutes::tenths), Some(tenths), "{typed}");
        }
        for typed in ["", "lang", "-3", "1:75", "NaN", "1e9"] {
            assert_eq!(Words::read_minutes(typed), None, "{typed}");
        }
    }

    #[test]
    fn locales() {
        for (locale, language) in [
            ("de-AT", Language::German),
            ("de_DE.UTF-8", Language::German),
            ("en-GB", Language::English),
            ("C", Language::English),
            ("dev", Language::English),
        ] {
            assert_eq!(Language::for_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn lists_in_sentences() {
        let words = Words::new(Language::German);
        assert_eq!(words.listed(&["Kai", "Ben", "Leyla"]), "Kai, Ben und Leyla");
        assert_eq!(words.listed(&["Kai"]), "Kai");
    }
}
