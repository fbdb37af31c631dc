//! The importer's rules in words. The words stand in `rules.ftl` under `rule-` and the rule's id with hyphens; a
//! rule that has none there is still readable.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    app::words::Words,
    outline::{Outline, Reason, Span},
};

/// Words of a passage that are longer than this are not repeated among the reasons, in characters.
const LONGEST_QUOTE: usize = 42;

/// How many places of one rule are named.
const MOST_QUOTES: usize = 3;

/// Why an item was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reasons {
    /// What spoke for it, by what it decides.
    pub(super) pro: Vec<Decision>,
    /// What spoke against it, the weightiest first.
    pub(super) contra: Vec<String>,
}

/// One of the things that were decided about an item: where a scene begins, who is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Decision {
    /// What it is; nothing where there is only one.
    pub(super) title: Option<String>,
    /// The rules, the weightiest first.
    pub(super) rules: Vec<String>,
}

/// The reasons in words, one for each rule, with the words of the text that each rests on.
pub(super) fn reasons(words: &Words, outline: &Outline, reasons: &[Reason]) -> Reasons {
    let mut rules: Vec<&Reason> = Vec::new();
    let mut places: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    // Words are quoted with the first rule that rests on them; with each they would drown the rules.
    let mut quoted: BTreeSet<(&str, &str)> = BTreeSet::new();
    for reason in reasons {
        if rules.iter().all(|rule| rule.rule != reason.rule) {
            rules.push(reason);
        }
        let quotes = places.entry(&reason.rule).or_default();
        if let Some(text) = reason.span.as_ref().and_then(|span| short_text(outline, span))
            && quotes.len() < MOST_QUOTES
            && quoted.insert((decided(reason), text))
        {
            quotes.push(text);
        }
    }
    let (mut contra, pro): (Vec<_>, Vec<_>) =
        rules.into_iter().partition(|reason| reason.weight.as_f64() < 0.0);
    contra.sort_by_key(|reason| reason.weight);
    let said = |reason: &Reason| {
        let rule = rule(words, &reason.rule);
        match places.get(reason.rule.as_str()).map(Vec::as_slice) {
            None | Some([]) => rule,
            Some(quotes) => {
                let quotes: Vec<_> = quotes.iter().map(|quote| words.quoted(quote)).collect();
                format!("{rule}: {}", quotes.join(", "))
            }
        }
    };
    Reasons { pro: by_decision(words, &pro, said), contra: contra.into_iter().map(said).collect() }
}

/// The rules by what they decide, in the order of an item's fields.
fn by_decision(words: &Words, rules: &[&Reason], said: impl Fn(&Reason) -> String) -> Vec<Decision> {
    let mut kinds: Vec<&str> = Vec::new();
    for kind in rules.iter().map(|reason| decided(reason)) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds.sort_by_key(|kind| ORDER.iter().position(|known| known == kind).unwrap_or(ORDER.len()));
    let single = kinds.len() == 1;
    let decision = |kind: &str| Decision {
        title: words.find(&format!("reasons-{kind}"), &[]).filter(|_| !single),
        rules: rules.iter().filter(|reason| decided(reason) == kind).map(|reason| said(reason)).collect(),
    };
    kinds.into_iter().map(decision).collect()
}

/// The kinds of decisions, in the order in which an item's fields stand.
const ORDER: [&str; 12] = [
    "scene", "strand", "where", "cast", "speaker", "name", "unnamed", "role", "age", "dilemma", "holder",
    "outcome",
];

/// What the rule decides, by the first part of its id. Whom a pronoun means decides who takes part.
fn decided(reason: &Reason) -> &str {
    match reason.rule.split_once('/').map_or("", |(kind, _)| kind) {
        "pronoun" => "cast",
        kind => kind,
    }
}

fn short_text<'o>(outline: &'o Outline, span: &Span) -> Option<&'o str> {
    let text = outline.source(&span.source)?.text.get(span.range())?.trim();
    let fits = !text.is_empty() && !text.contains('\n') && text.chars().count() <= LONGEST_QUOTE;
    fits.then_some(text)
}

/// The rule in words.
pub(super) fn rule(words: &Words, id: &str) -> String {
    words.find(&format!("rule-{}", id.replace('/', "-")), &[]).unwrap_or_else(|| plain(id))
}

/// An id that has no words: `name/after-title` is read as `name: after title`.
fn plain(id: &str) -> String {
    id.replace('/', ": ").replace(['-', '_'], " ")
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path, sync::Arc};

    use super::*;
    use crate::{
        app::words::Language,
        outline::{Source, Weight},
    };

    const TEXT: &str = "Kais Zustand verschlechtert sich.";

    fn reason(rule: &str, weight: f64, words: Option<&str>) -> Reason {
        let span = words.map(|words| {
            let start = TEXT.find(words).unwrap();
            Span::new(&"src-1".into(), start..start + words.len())
        });
        Reason { rule: rule.into(), weight: Weight::from_f64(weight), span }
    }

    #[test]
    fn each_rule_is_said_once_with_the_words_it_rests_on() {
        let source = Source { id: "src-1".into(), text: TEXT.into(), ..Source::default() };
        let outline = Outline { sources: vec![Arc::new(source)], ..Outline::default() };
        let found = [
            reason("x/genitive", 2.0, Some("Kais Zustand")),
            reason("x/genitive", 1.0, Some("Zustand")),
            reason("x/other", 0.5, Some("Zustand")),
            reason("x/contra", -0.5, None),
            reason("x/more-contra", -1.5, None),
        ];
        let said = reasons(&Words::new(Language::German), &outline, &found);
        let rules = ["x: genitive: „Kais Zustand“, „Zustand“", "x: other"].map(String::from).to_vec();
        assert_eq!(said.pro, [Decision { title: None, rules }]);
        assert_eq!(said.contra, ["x: more contra", "x: contra"]);
    }

    #[test]
    fn reasons_stand_by_what_they_decide() {
        let source = Source { id: "src-1".into(), text: TEXT.into(), ..Source::default() };
        let outline = Outline { sources: vec![Arc::new(source)], ..Outline::default() };
        let found = [
            reason("cast/by-name", 2.0, Some("Kais")),
            reason("scene/new-paragraph", 1.0, Some("Kais")),
            reason("cast/subject", 0.5, Some("Zustand")),
            reason("pronoun/only-one", 0.4, Some("sich")),
        ];
        let words = Words::new(Language::German);
        let said = reasons(&words, &outline, &found).pro;
        let titles: Vec<_> = said.iter().map(|decision| decision.title.clone().unwrap()).collect();
        assert_eq!(titles, [words.text("reasons-scene"), words.text("reasons-cast")]);
        assert_eq!(said[1].rules.len(), 3);
        assert!(said[0].rules[0].ends_with("„Kais“") && said[1].rules[0].ends_with("„Kais“"));
    }

    /// The rule ids that stand in the reader's code and data: in code every literal that looks like one, in data
    /// what stands after `rule:` or has a weight.
    fn rule_ids(folder: &Path, ids: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                rule_ids(&path, ids);
                continue;
            }
            let is_code = path.extension().is_some_and(|extension| extension == "rs");
            let is_data = path.extension().is_some_and(|extension| extension == "ron");
            if !is_code && !is_data {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
                let parts: Vec<&str> = line.split('"').collect();
                let literals = parts.windows(3).step_by(2);
                let meant = literals.filter(|part| {
                    let is_file = part[0].ends_with("built_in!(");
                    is_code && !is_file || part[0].trim_end().ends_with("rule:") || part[2].starts_with(':')
                });
                ids.extend(meant.map(|part| part[1]).filter(|word| is_rule(word)).map(String::from));
            }
        }
    }

    fn is_rule(word: &str) -> bool {
        let is_word = |part: &str| {
            part.starts_with(|ch: char| ch.is_ascii_lowercase())
                && part.chars().all(|ch| ch.is_ascii_lowercase() || ch.is_ascii_digit() || ch == '-')
        };
        word.split_once('/').is_some_and(|(kind, rule)| is_word(kind) && is_word(rule))
    }

    #[test]
    fn every_rule_has_words_in_both_languages() {
        let mut ids = BTreeSet::new();
        for folder in ["src/analysis", "assets/lexicons"] {
            rule_ids(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut ids);
        }
        assert!(ids.contains("scene/flashback"), "the search finds the rules: {ids:?}");
        for language in Language::ALL {
            let words = Words::new(language);
            let missing: Vec<_> = ids.iter().filter(|id| rule(&words, id) == plain(id)).collect();
            assert!(missing.is_empty(), "{language:?} has no words for {missing:?}");
        }
    }

    #[test]
    fn a_rule_without_words_is_readable() {
        let words = Words::new(Language::English);
        assert_eq!(rule(&words, "name/no-such-rule"), "name: no such rule");
    }
}
