//! Which words are verbs, of which infinitive, in which form. Knows words one by one; where they stand is the
//! clauses' business.

use std::{collections::BTreeMap, rc::Rc};

use serde::Deserialize;

use super::{
    Language,
    lexicon::{self, WordMap, WordSet, remembered},
};

/// A finite form of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The infinitive, or base form.
    pub lemma: String,
    /// Whether it is told as past.
    pub past: bool,
    /// Whether the form is also an infinitive (`kommen`, `come`), so that only its place tells.
    pub bare: bool,
}

/// The verbs of a language.
#[derive(Debug, Default)]
pub struct Verbs {
    german: bool,
    finite: WordMap<Form>,
    participles: WordMap<String>,
    infinitives: WordSet,
    not_verbs: WordSet,
    prefixes: WordSet,
    inseparable: Vec<String>,
}

/// The verbs as they stand in their file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct VerbList {
    strong: Vec<(String, String, String, String)>,
    irregular: Vec<(String, String, String)>,
    regular: Vec<String>,
    forms: BTreeMap<String, String>,
    past_forms: WordSet,
    not_verbs: WordSet,
    prefixes: WordSet,
    inseparable: Vec<String>,
}

impl Verbs {
    /// The verbs of which `file` has the parts.
    pub fn new(file: VerbList, language: Language) -> Self {
        let german = language == Language::German;
        let mut verbs = Forms { inseparable: file.inseparable, ..Forms::default() };
        for lemma in file.regular {
            if german { verbs.german_regular(&lemma) } else { verbs.english(&lemma, None) }
        }
        for (lemma, present, past, participle) in file.strong {
            verbs.add(&present, &lemma, false, false);
            verbs.add(&lemma, &lemma, false, true);
            let plural = if past.ends_with('e') { format!("{past}n") } else { format!("{past}en") };
            verbs.add(&past, &lemma, true, false);
            verbs.add(&plural, &lemma, true, false);
            verbs.participles.push((participle, lemma));
        }
        for (lemma, past, participle) in file.irregular {
            verbs.english(&lemma, Some((past, participle)));
        }
        for (form, lemma) in file.forms {
            let past = file.past_forms.contains(&form);
            verbs.add(&form, &lemma, past, form == lemma);
        }
        Self {
            german,
            finite: verbs.finite.into_iter().collect(),
            participles: verbs.participles.into_iter().collect(),
            infinitives: verbs.infinitives.into_iter().collect(),
            not_verbs: file.not_verbs,
            prefixes: file.prefixes,
            inseparable: verbs.inseparable,
        }
    }
}

/// The forms of verbs while they are gathered; of two verbs with the same form the later has it.
#[derive(Default)]
struct Forms {
    finite: Vec<(String, Form)>,
    participles: Vec<(String, String)>,
    infinitives: Vec<String>,
    inseparable: Vec<String>,
}

impl Forms {
    fn add(&mut self, form: &str, lemma: &str, past: bool, bare: bool) {
        if bare {
            self.infinitives.push(lemma.to_owned());
        }
        self.finite.push((form.to_owned(), Form { lemma: lemma.to_owned(), past, bare }));
    }

    fn german_regular(&mut self, lemma: &str) {
        let stem = lemma.strip_suffix("en").or_else(|| lemma.strip_suffix('n')).unwrap_or(lemma).to_owned();
        let link = if needs_link(&stem) { "e" } else { "" };
        self.add(&format!("{stem}{link}t"), lemma, false, false);
        self.add(&format!("{stem}{link}te"), lemma, true, false);
        self.add(&format!("{stem}{link}ten"), lemma, true, false);
        self.add(lemma, lemma, false, true);
        let inseparable = self.inseparable.iter().any(|prefix| lemma.starts_with(prefix.as_str()));
        let ge = if inseparable || lemma.ends_with("ieren") { "" } else { "ge" };
        self.participles.push((format!("{ge}{stem}{link}t"), lemma.to_owned()));
    }

    fn english(&mut self, lemma: &str, past: Option<(String, String)>) {
        let third = third_person(lemma);
        let (past, participle) = past.unwrap_or_else(|| (regular_past(lemma), regular_past(lemma)));
        self.add(lemma, lemma, false, true);
        self.add(&third, lemma, false, false);
        if past != lemma {
            self.add(&past, lemma, true, false);
        }
        self.participles.push((participle, lemma.to_owned()));
    }
}

impl Verbs {
    /// The finite verb that `lower` can be.
    pub fn finite(&self, lower: &str) -> Option<Rc<Form>> {
        remembered!(Option<Rc<Form>>, lower, self.language(), || self.work_out_finite(lower).map(Rc::new))
    }

    /// Whether `lower` can be a finite verb behind or before its subject: `she hands`, too.
    pub fn acts(&self, lower: &str) -> bool {
        self.finite(lower).is_some() || self.third_person(lower).is_some()
    }

    fn language(&self) -> Language {
        if self.german { Language::German } else { Language::English }
    }

    fn work_out_finite(&self, lower: &str) -> Option<Form> {
        if self.not_verbs.contains(lower) && !self.finite.contains_key(lower) {
            return None;
        }
        if let Some(form) = self.finite.get(lower) {
            return Some(form.clone());
        }
        let prefixed = self.inseparable.iter().find_map(|prefix| {
            let base = lower.strip_prefix(prefix.as_str()).filter(|base| base.len() > 2)?;
            let form = self.finite.get(base)?;
            Some(Form { lemma: format!("{prefix}{}", form.lemma), ..form.clone() })
        });
        prefixed.or_else(|| if self.german { guessed(lower) } else { self.english_guessed(lower) })
    }

    /// The verb that an unlisted English word with an ending is, if the word list knows its base form as a verb:
    /// one with -s only where it is hardly anything else (`pats`, but not `hands`).
    fn english_guessed(&self, lower: &str) -> Option<Form> {
        let form = |lemma: String, past| Form { lemma, past, bare: false };
        if let Some(lemma) = english_base(lower, "ed") {
            return Some(form(lemma, true));
        }
        let lemma = english_base(lower, "s")?;
        lexicon::is_verb(&lemma, true).then(|| form(lemma, false))
    }

    /// The verb that an English word with an -s is where a subject stands before it: `she hands`.
    pub fn third_person(&self, lower: &str) -> Option<Form> {
        if self.german || self.not_verbs.contains(lower) {
            return None;
        }
        english_base(lower, "s").map(|lemma| Form { lemma, past: false, bare: false })
    }

    /// The verb whose -ing form `lower` is. English only.
    pub fn progressive(&self, lower: &str) -> Option<String> {
        remembered!(Option<String>, lower, self.language(), || {
            if self.german || self.not_verbs.contains(lower) {
                return None;
            }
            let listed = english_stems(lower, "ing").into_iter().find(|stem| self.infinitives.contains(stem));
            listed.or_else(|| english_base(lower, "ing"))
        })
    }

    /// Whether `lower` is a finite form of a listed verb.
    pub fn knows(&self, lower: &str) -> bool {
        self.finite(lower).is_some()
    }

    /// The infinitive whose participle `lower` can be.
    pub fn participle(&self, lower: &str) -> Option<String> {
        remembered!(Option<String>, lower, self.language(), || self.work_out_participle(lower))
    }

    fn work_out_participle(&self, lower: &str) -> Option<String> {
        if let Some(lemma) = self.participles.get(lower) {
            return Some(lemma.clone());
        }
        let prefixed = |prefix: &str| {
            let base = lower.strip_prefix(prefix)?;
            let lemma = self.participles.get(base).or_else(|| self.participles.get(&format!("ge{base}")))?;
            Some(format!("{prefix}{lemma}"))
        };
        if !self.german {
            let form = self.work_out_finite(lower).filter(|form| form.past)?;
            return lower.ends_with("ed").then_some(form.lemma);
        }
        self.all_prefixes().find_map(prefixed)
    }

    /// Whether `lower` can be an infinitive, also one with `zu` inside.
    pub fn infinitive(&self, lower: &str) -> bool {
        remembered!(bool, lower, self.language(), || self.work_out_infinitive(lower))
    }

    fn work_out_infinitive(&self, lower: &str) -> bool {
        if self.infinitives.contains(lower) {
            return true;
        }
        let base = |prefix: &str| {
            let rest = lower.strip_prefix(prefix)?;
            Some(rest.strip_prefix("zu").unwrap_or(rest))
        };
        !self.german && !self.not_verbs.contains(lower) && lexicon::is_verb(lower, true)
            || self.german
                && self
                    .all_prefixes()
                    .filter_map(base)
                    .any(|rest| self.infinitives.contains(rest) || self.inseparable_infinitive(rest))
    }

    fn all_prefixes(&self) -> impl Iterator<Item = &str> {
        self.inseparable.iter().map(String::as_str).chain(self.prefixes.iter())
    }

    fn inseparable_infinitive(&self, lower: &str) -> bool {
        self.inseparable
            .iter()
            .any(|prefix| lower.strip_prefix(prefix.as_str()).is_some_and(|r| self.infinitives.contains(r)))
    }

    /// Whether an unlisted word at the end of a German clause is its verb's second half: a participle behind an
    /// auxiliary (`perfect`), an infinitive behind a modal.
    pub fn looks_verbal(&self, lower: &str, perfect: bool) -> bool {
        if self.not_verbs.contains(lower) || lower.len() < 5 {
            return false;
        }
        let participle = lower.contains("ge") && (lower.ends_with('t') || lower.ends_with("en"))
            || self.inseparable.iter().any(|prefix| lower.starts_with(prefix.as_str()))
                && (lower.ends_with('t') || lower.ends_with("en"))
            || lower.ends_with("iert")
            || self.prefixes.iter().any(|prefix| lower.starts_with(prefix))
                && lower.ends_with('t')
                && lower.len() > 7;
        let infinitive = lower.ends_with("en") || lower.ends_with("ern") || lower.ends_with("eln");
        let prefixed = lower.ends_with('t')
            && lower.len() > 7
            && self.prefixes.iter().any(|prefix| lower.starts_with(prefix));
        if perfect {
            // `gepanscht`, which no list has
            let regular = lower.starts_with("ge") && lower.ends_with('t') && lower.len() > 7;
            participle && (prefixed || regular || lexicon::is_word(lower, Language::German))
        } else {
            infinitive && lexicon::is_word(lower, Language::German)
        }
    }

    /// Whether `lower` can be split off a verb and stand at the clause's end.
    pub fn is_prefix(&self, lower: &str) -> bool {
        self.prefixes.contains(lower)
    }
}

/// The verb that an unlisted word is by its ending, if the word list has its infinitive.
fn guessed(lower: &str) -> Option<Form> {
    let stems = [("et", false), ("t", false), ("ete", true), ("te", true)];
    stems.into_iter().filter(|_| lower.len() > 4).find_map(|(end, past)| {
        let stem = lower.strip_suffix(end)?;
        let lemma = [format!("{stem}en"), format!("{stem}n")].into_iter().find(|lemma| {
            lemma.len() > 4
                && (lemma.ends_with("en") || lemma.ends_with("ern") || lemma.ends_with("eln"))
                && lexicon::is_word(lemma, Language::German)
        })?;
        Some(Form { lemma, past, bare: false })
    })
}

/// The verbs that an English word with `ending` can be a form of.
fn english_stems(lower: &str, ending: &str) -> Vec<String> {
    let Some(stem) = lower.strip_suffix(ending).filter(|stem| stem.len() > 1) else { return Vec::new() };
    let mut stems = vec![stem.to_owned()];
    match ending {
        "s" => {
            stems.extend(stem.strip_suffix("ie").map(|stem| format!("{stem}y")));
            stems.extend(
                stem.strip_suffix('e')
                    .filter(|stem| ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| stem.ends_with(end)))
                    .map(str::to_owned),
            );
        }
        _ => {
            stems.push(format!("{stem}e"));
            stems.extend(stem.strip_suffix('i').map(|stem| format!("{stem}y")));
            stems.extend(stem.strip_suffix('y').map(|stem| format!("{stem}ie")));
            let mut back = stem.chars().rev();
            if let (Some(last), Some(before)) = (back.next(), back.next())
                && last == before
                && !"aeiou".contains(last)
            {
                stems.extend(stem.strip_suffix(last).map(str::to_owned));
            }
        }
    }
    stems
}

/// The verb that an English word with `ending` is a form of, if the word list knows it as one.
fn english_base(lower: &str, ending: &str) -> Option<String> {
    english_stems(lower, ending).into_iter().find(|stem| lexicon::is_verb(stem, false))
}

/// Whether an ending that begins with t or s needs an e before it: `wart-e-t`, `öffn-e-t`.
fn needs_link(stem: &str) -> bool {
    let mut back = stem.chars().rev();
    let (last, before) = (back.next().unwrap_or(' '), back.next().unwrap_or('a'));
    matches!(last, 't' | 'd') || (matches!(last, 'm' | 'n') && !"aeiouäöülrhmny".contains(before))
}

fn third_person(lemma: &str) -> String {
    let vowel_before_y = |l: &str| l.chars().rev().nth(1).is_some_and(|c| "aeiou".contains(c));
    if lemma.ends_with('y') && !vowel_before_y(lemma) {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end)) {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

fn regular_past(lemma: &str) -> String {
    let chars: Vec<char> = lemma.chars().collect();
    let vowel = |c: char| "aeiou".contains(c);
    if lemma.ends_with('e') {
        return format!("{lemma}d");
    }
    if let [.., before, 'y'] = chars[..]
        && !vowel(before)
    {
        return format!("{}ied", &lemma[..lemma.len() - 1]);
    }
    if let [.., first, middle, last] = chars[..] {
        let doubles = !vowel(first) && vowel(middle) && !vowel(last) && !"wxy".contains(last);
        let one_syllable = chars.iter().filter(|&&c| vowel(c)).count() == 1;
        if doubles
            && (one_syllable
                || lemma.ends_with("mit")
                || lemma.ends_with("efer")
                || lemma.ends_with("gret")
                || lemma.ends_with("pel"))
        {
            return format!("{lemma}{last}ed");
        }
    }
    format!("{lemma}ed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::lore;

    #[test]
    fn german_forms() {
        let verbs = &lore::of(Language::German).verbs;
        for (form, lemma) in [
            ("kämpft", "kämpfen"),
            ("verrät", "verraten"),
            ("wartet", "warten"),
            ("öffnet", "öffnen"),
            ("zittert", "zittern"),
            ("ließ", "lassen"),
            ("verließen", "verlassen"),
            ("unterschreibt", "unterschreiben"),
            ("wäre", "sein"),
            ("gestand", "gestehen"),
        ] {
            assert_eq!(verbs.finite(form).map(|form| form.lemma.clone()).as_deref(), Some(lemma), "{form}");
        }
        for word in ["nicht", "bereit", "seit", "haus", "plötzlich"] {
            assert_eq!(verbs.finite(word), None, "{word}");
        }
        assert!(
            verbs.infinitive("aufzugeben") && verbs.infinitive("verraten") && verbs.infinitive("anzunehmen")
        );
        assert_eq!(verbs.participle("abgestürzt").as_deref(), Some("abstürzen"));
    }

    #[test]
    fn english_forms() {
        let verbs = &lore::of(Language::English).verbs;
        for (form, lemma) in [
            ("finds", "find"),
            ("carries", "carry"),
            ("admitted", "admit"),
            ("stopped", "stop"),
            ("offered", "offer"),
            ("confesses", "confess"),
            ("tore", "tear"),
            // Unlisted ones, by the word list.
            ("shrugged", "shrug"),
            ("scribbles", "scribble"),
            ("tidied", "tidy"),
        ] {
            assert_eq!(verbs.finite(form).map(|form| form.lemma.clone()).as_deref(), Some(lemma), "{form}");
        }
        assert_eq!(verbs.finite("pockets"), None, "only behind a subject");
        assert_eq!(verbs.third_person("pockets").map(|form| form.lemma).as_deref(), Some("pocket"));
        for (form, lemma) in [("lying", "lie"), ("running", "run"), ("waking", "wake"), ("telling", "tell")] {
            assert_eq!(verbs.progressive(form).as_deref(), Some(lemma), "{form}");
        }
    }
}
