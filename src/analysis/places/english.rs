//! Places of English phrases: a setting written small with what stands before it, and capitals in a row.

use std::ops::Range;

use super::sightings::{Scan, Sighting, is_genitive, plain};
use crate::analysis::{
    Language,
    lexicon::{self, closed},
    prose::TokenKind,
    settings::Setting,
};

impl Scan<'_> {
    pub(super) fn english_setting(&self, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
        // The phrase runs to its last noun: find where the setting ends, from its first word on.
        let first = self.token(at)?;
        // `A&E`
        let three = self
            .token(at + 2)
            .filter(|_| at + 2 < sentence.end && self.token(at + 1).is_some_and(|t| t.text == "&"));
        if let Some(last) = three {
            let name = &self.prose.text[first.range.start..last.range.end];
            if self.words.settings.contains(name) {
                return Some(plain(name.to_owned(), Some(name.to_owned()), at..at + 3));
            }
        }
        let capital = first.text.starts_with(char::is_uppercase);
        if capital && at > sentence.start {
            return self.english_proper(at, sentence);
        }
        let two = self
            .token(at + 1)
            .filter(|_| at + 1 < sentence.end)
            .map(|next| format!("{} {}", first.lower, next.lower));
        let (setting, end) = match two {
            Some(two) if self.words.settings.contains(&two) => {
                (Setting { name: two.clone(), head: two }, at + 2)
            }
            _ => {
                let word = if capital && self.heads_scene(at, sentence) { &first.lower } else { first.text };
                (Setting::clone(&*self.words.setting(word, Language::English)?), at + 1)
            }
        };
        // `hospital code`, `bakery owner`: the setting only qualifies another noun.
        if self.qualifies(end, sentence) {
            return None;
        }
        if let Some(named) = self.borne(&setting, end, sentence) {
            return Some(named);
        }
        let (setting, end) = self.compound(setting, end, sentence);
        let mut sighting = plain(setting.name, Some(setting.head), at..end);
        // `Bay 9`
        if end < sentence.end && self.is_numbered(end, sentence) {
            let plain = std::mem::take(&mut sighting.name);
            let number = self.text(end..end + 1);
            sighting = self.extended(Sighting { name: plain.clone(), ..sighting }, end + 1);
            sighting.name = format!("{plain} {number}");
            return Some(sighting);
        }
        self.take_modifiers(&mut sighting, sentence);
        Some(sighting)
    }

    /// `Bar. A man buys her a whiskey.`, `Pier, 10 p.m.`: whether the word at `at` stands alone or before a place or a time.
    fn heads_scene(&self, at: usize, sentence: &Range<usize>) -> bool {
        let moments = &crate::analysis::lore::of(Language::English).moments;
        let behind = |at: usize| {
            let number = self.token(at).is_some_and(|token| token.kind == TokenKind::Number);
            let lower = self.lower(at);
            number || self.is_capital(at) || moments.times.contains(lower) || self.words.later.contains(lower)
        };
        // `Hospital corridor, later.`
        let at = match self.words.settings.contains(self.lower(at + 1)) && self.is_cut(at + 2, sentence) {
            true if at == sentence.start => at + 1,
            _ => at,
        };
        !self.named_person(at)
            && self.is_cut(at + 1, sentence)
            && (matches!(self.lower(at + 1), "." | ":")
                || self.lower(at + 1) == "," && behind(at + 2) && !self.named_person(at + 2))
    }

    /// `the hospital corridor`, `the school cafeteria`: the setting with those behind it, and where it ends.
    fn compound(&self, mut setting: Setting, mut end: usize, sentence: &Range<usize>) -> (Setting, usize) {
        while end < sentence.end
            && self.words.settings.contains(self.lower(end))
            && self.token(end).is_some_and(|t| t.text.starts_with(char::is_lowercase))
            && !self.words.verbs.contains(self.lower(end))
        {
            setting.head = self.lower(end).to_owned();
            setting.name = format!("{} {}", setting.name, setting.head);
            end += 1;
        }
        let two = format!("{} {}", self.lower(end), self.lower(end + 1));
        if end + 1 < sentence.end && self.words.settings.contains(&two) {
            setting = Setting { name: format!("{} {two}", setting.name), head: two };
            end += 2;
        }
        (setting, end)
    }

    /// `dispatch office`, `Gus's garage`: nouns and an owner before the setting are part of its name.
    fn take_modifiers(&self, sighting: &mut Sighting, sentence: &Range<usize>) {
        let at = sighting.tokens.start;
        let mut start = at;
        // `Car deck, 4 a.m.`
        let opens = self.is_cut(sighting.tokens.end, sentence);
        let first = if opens { sentence.start } else { sentence.start + 1 };
        while start > first && at - start < 2 && self.is_modifier(start - 1) {
            start -= 1;
        }
        if start < at {
            sighting.aliases.push(sighting.name.clone());
            let mut modifiers = self.text(start..at);
            // The capital of a sentence is nobody's.
            if start == sentence.start {
                modifiers = modifiers.to_lowercase();
            }
            sighting.name = format!("{modifiers} {}", sighting.name);
            sighting.named = start > sentence.start && self.is_capital(start);
            sighting.tokens.start = start;
        }
        let owner = sighting.tokens.start.checked_sub(1).and_then(|o| self.token(o));
        if let Some(owner) = owner.filter(|o| is_genitive(o.text) && o.text.starts_with(char::is_uppercase)) {
            if start == at {
                sighting.aliases.push(sighting.name.clone());
            }
            sighting.name = format!("{} {}", owner.text, sighting.name);
            sighting.tokens.start -= 1;
        }
    }

    /// `the village of Penrow`, `the planet Oriel`: the name that the setting before `end` bears.
    fn borne(&self, setting: &Setting, end: usize, sentence: &Range<usize>) -> Option<Sighting> {
        if !self.words.bearers.contains(&setting.name) {
            return None;
        }
        let names = lexicon::calling(Language::English).before_name.has(self.lower(end));
        let of = closed(Language::English).of.contains(self.lower(end));
        let start = end + usize::from(of || names);
        let vessel = self.words.vessels.contains(&setting.name);
        let called = names && self.is_capital(start);
        let proper = called || self.is_proper(start, sentence);
        if start >= sentence.end || vessel && start > end && !called || !proper {
            return None;
        }
        let behind = self.proper_end(start, sentence);
        let mut sighting = plain(self.text(start..behind), Some(setting.head.clone()), end - 1..behind);
        sighting.aliases.push(setting.name.clone());
        sighting.named = true;
        Some(sighting)
    }

    /// The end and the noun of a name that goes on with a setting written small: `the Ashgrove care home`.
    pub(super) fn named_setting(
        &self,
        at: usize,
        end: usize,
        sentence: &Range<usize>,
    ) -> (usize, Option<String>) {
        if end >= sentence.end
            || self.is_capital(end)
            || is_genitive(self.token(end - 1).map_or("", |t| t.text))
            || at + 3 < end
        {
            return (end, None);
        }
        let two = format!("{} {}", self.lower(end), self.lower(end + 1));
        if end + 1 < sentence.end && self.words.settings.contains(&two) {
            return (end + 2, Some(two));
        }
        let one = self.lower(end);
        if self.words.settings.contains(one) { (end + 1, Some(one.to_owned())) } else { (end, None) }
    }

    /// Whether the word at `at` is a noun that a setting before it only qualifies. Verbs are told by their
    /// endings, so that only singular nouns are found.
    fn qualifies(&self, at: usize, sentence: &Range<usize>) -> bool {
        let Some(token) = self.token(at).filter(|t| t.kind == TokenKind::Word && at < sentence.end) else {
            return false;
        };
        // `at the kitchen table` plays in the kitchen.
        self.words.never_before.contains(&token.lower)
            || lexicon::role(&token.lower, Language::English).is_some_and(|role| !role.group)
                && token.text.starts_with(char::is_lowercase)
    }

    /// A noun that stands before a setting as part of its name: `dispatch office`, `Parcelway depot`. The
    /// adjectives that could stand there too are told by their endings.
    fn is_modifier(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let word = token.lower.as_str();
        let ends = [
            "ed", "y", "ous", "ful", "al", "ish", "less", "ic", "ble", "ive", "ant", "ent", "est", "er",
            "ly", "s",
        ];
        token.kind == TokenKind::Word
            && !self.words.determiners.contains(word)
            && !self.words.inside.contains(word)
            && !self.words.towards.contains(word)
            && !is_genitive(token.text)
            && !self.named_person(at)
            && !ends.iter().any(|end| word.ends_with(end))
            && !lexicon::function_words(Language::English).has(word)
            && !self.words.adjectives.contains(word)
            && word.len() > 2
    }

    /// Capitals in a row with a setting among them: `Harbour Bridge`, `Tower of Wicks`, `Kingsmere General`.
    fn english_proper(&self, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
        let mut end = at;
        while end < sentence.end
            && (self.is_capital(end) || end > at && self.token(end)?.kind == TokenKind::Number)
            // `On Platform 2 Rosalind waits`
            && !(end > at && self.token(end - 1)?.kind == TokenKind::Number && self.named_person(end))
        {
            end += 1;
        }
        let words = closed(Language::English);
        if end < sentence.end
            && words.of.contains(self.lower(end))
            && self.is_capital(end + 1)
            && end + 1 < sentence.end
        {
            let head = self.words.setting(self.lower(end - 1), Language::English);
            if head.is_some() {
                end += 2;
            }
        }
        // `the Rose and Crown`
        let joined = words.and.contains(self.lower(end))
            && end + 1 < sentence.end
            && self.is_capital(end + 1)
            && !self.named_person(end + 1)
            && at.checked_sub(2).is_some_and(|before| {
                let led = self.lower(before);
                words.definite.contains(self.lower(at - 1))
                    && (self.words.inside.contains(led) || self.words.towards.contains(led))
            });
        if joined && end == at + 1 && !self.named_person(at) {
            let mut sighting = plain(self.text(at..end + 2), Some(self.words.inn.clone()), at..end + 2);
            sighting.named = true;
            return Some(sighting);
        }
        let ordinal = at > sentence.start
            && self.token(at - 1).is_some_and(|t| t.text.starts_with(|c: char| c.is_ascii_digit()));
        let at = if ordinal { at - 1 } else { at };
        let range = at..end;
        let head = range.clone().rev().find_map(|token| {
            self.words.setting(self.lower(token), Language::English).map(|s| s.head.clone())
        });
        let last = self.prose.tokens.get(end.checked_sub(1)?).map_or("", |t| t.text);
        let general = self.words.general.contains(last) && end > at + 1;
        // `the Red Lion`
        let inn = end > at + 1
            && self.token(end - 1).is_some_and(|t| self.words.inns.contains(t.text))
            && at.checked_sub(1).is_some_and(|before| words.definite.contains(self.lower(before)));
        let head = head.or_else(|| inn.then(|| self.words.inn.clone()));
        let head = head.or_else(|| general.then(|| last.to_owned()))?;
        if range.clone().all(|token| self.named_person(token)) || self.token(at)?.quoted {
            return None;
        }
        if self.is_somebody(&range) || range.len() == 1 && self.words.institutions.contains(&head) {
            return None;
        }
        let mut sighting = plain(self.text(range.clone()), Some(head), range);
        sighting.named = true;
        Some(sighting)
    }

    /// Whether capitals that end in a setting rather name a person: `Sergeant Penny Marsh`, `Pastor Joe
    /// Whitfield`; and `Dale` alone is a place only as `the Dale`.
    fn is_somebody(&self, range: &Range<usize>) -> bool {
        let office = |at: usize| {
            lexicon::title(self.token(at).map_or("", |t| t.text), Language::English).is_some()
                || lexicon::role(self.lower(at), Language::English).is_some_and(|role| !role.group)
        };
        let before = range.start.checked_sub(1);
        let word = before.map_or("", |before| self.lower(before));
        if range.len() == 1 {
            return !self.words.determiners.contains(word);
        }
        let last = range.end - 1;
        let whole = self.words.settings.contains(self.lower(last)) && !self.named_person(last);
        let placed = closed(Language::English).definite.contains(word)
            || self.words.inside.contains(word)
            || self.words.towards.contains(word);
        let first = lexicon::first_name(self.lower(range.start), Language::English).is_some();
        office(range.start)
            || before.is_some_and(office)
            || first && (!whole || !placed)
            || self.named_person(last - 1) && !whole
    }
}
