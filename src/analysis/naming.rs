//! How to call a person in a title: the name that the text itself uses most.

use std::collections::BTreeMap;

use super::{Language, lexicon::role_list, people::MentionKind, reading::Reading};
use crate::outline::CharacterKind;

/// The short name of each person.
#[derive(Debug)]
pub struct Names {
    language: Language,
    short: Vec<String>,
    named: Vec<bool>,
}

impl Names {
    /// Reads the names out of the text.
    pub fn new(reading: &Reading<'_>) -> Self {
        let persons = &reading.people.persons;
        let mut uses: Vec<BTreeMap<&str, usize>> = vec![BTreeMap::new(); persons.len()];
        for mention in reading.people.mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
            let Some(tokens) = reading.prose.tokens.get(mention.tokens.clone()) else { continue };
            let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
            let text = &reading.prose.text[first.range.start..last.range.end];
            let person = &persons[mention.person];
            let forms = person.aliases.iter().chain([&person.name]);
            let fits = |form: &&String| {
                text == form.as_str()
                    || text
                        .strip_prefix(form.as_str())
                        .is_some_and(|end| matches!(end, "s" | "'s" | "’s" | "'" | "’"))
            };
            if let Some(form) = forms.filter(fits).max_by_key(|form| form.len()) {
                *uses[mention.person].entry(form.as_str()).or_insert(0) += 1;
            }
        }
        let short: Vec<String> = persons
            .iter()
            .zip(&uses)
            .map(|(person, uses)| {
                if person.kind != CharacterKind::Named {
                    return person.name.clone();
                }
                // One word said twice beats the full name said three times.
                let weight = |form: &str, count: usize| (if form.contains(' ') { 1 } else { 2 }) * count;
                let best = uses
                    .iter()
                    .max_by_key(|(form, count)| (weight(form, **count), std::cmp::Reverse(form.len())));
                best.map_or_else(|| person.name.clone(), |(form, _)| (*form).to_owned())
            })
            .collect();
        let named = persons.iter().map(|person| person.kind == CharacterKind::Named).collect();
        let mut names = Self { language: reading.prose.language, short, named };
        names.tell_apart(reading);
        names
    }

    /// Two persons of one short name get their full names; a lone surname its title.
    fn tell_apart(&mut self, reading: &Reading<'_>) {
        let roles = role_list(reading.prose.language);
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        self.short.iter().for_each(|name| *count.entry(name.clone()).or_insert(0) += 1);
        for (short, person) in self.short.iter_mut().zip(&reading.people.persons) {
            if count.get(short.as_str()).is_some_and(|&n| n > 1) {
                short.clone_from(&person.name);
            }
            let surname_only = !person.name.contains(' ') || person.name.ends_with(&format!(" {short}"));
            let doctor = person.title.starts_with(roles.doctor.trim_end_matches('.'));
            if doctor && surname_only && !short.contains(' ') {
                *short = format!("{} {short}", roles.doctor);
            }
        }
    }

    /// What to call the person.
    pub fn short(&self, person: usize) -> &str {
        self.short.get(person).map_or("", String::as_str)
    }

    /// Whether the person has a name.
    pub fn is_named(&self, person: usize) -> bool {
        self.named.get(person).copied().unwrap_or(false)
    }

    /// The name as an owner: `Kais`, `Jonas’`, `Kai's`. None where a description would have to be inflected.
    pub fn owner(&self, person: usize) -> Option<String> {
        let name = self.short(person);
        if name.is_empty()
            || (!self.is_named(person)
                && self.language == Language::German
                && name.starts_with(char::is_lowercase))
        {
            return None;
        }
        Some(match self.language {
            Language::German if name.ends_with(['s', 'x', 'z', 'ß']) => format!("{name}’"),
            Language::German => format!("{name}s"),
            Language::English if name.ends_with('s') => format!("{name}’"),
            Language::English => format!("{name}’s"),
        })
    }

    /// Several names as one subject.
    pub fn joined(&self, persons: &[usize], and: &str) -> String {
        let names: Vec<&str> = persons.iter().map(|&person| self.short(person)).collect();
        match names.split_last() {
            None => String::new(),
            Some((last, [])) => (*last).to_owned(),
            Some((last, others)) => format!("{} {and} {last}", others.join(", ")),
        }
    }
}

/// `text` with a capital first letter.
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}
