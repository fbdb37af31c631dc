//! Where the text may speak of a place: the words of a setting with what belongs to its name, and bare names.

use std::ops::Range;

use crate::analysis::{
    Cue, Language, grammar, lexicon,
    morphology::{self, Known},
    people::{MentionKind, People},
    prose::{Prose, Token, TokenKind},
    settings::{PlaceWords, Setting, place_words},
};

/// A place where the text may speak of a place.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    pub(super) name: String,
    /// Other forms that the same words give: `Kopfsache` of `Friseursalon „Kopfsache“`.
    pub(super) aliases: Vec<String>,
    /// The noun of the setting, where it is one.
    pub(super) head: Option<String>,
    /// Whether it has a name of its own.
    pub(super) named: bool,
    pub(super) tokens: Range<usize>,
    pub(super) cue: Cue,
}

/// What is asked of single words, made once for a text.
pub(super) struct Scan<'a> {
    pub(super) prose: &'a Prose<'a>,
    pub(super) words: &'static PlaceWords,
    /// For each token: whether it belongs to the mention of a person, by name or noun.
    pub(super) person: Vec<Option<MentionKind>>,
    /// For each token: whether somebody says it.
    spoken: Vec<bool>,
    /// Whether the text speaks of ships.
    sails: bool,
}

impl<'a> Scan<'a> {
    pub(super) fn new(prose: &'a Prose<'a>, people: &People) -> Self {
        let mut person = vec![None; prose.tokens.len()];
        for mention in &people.mentions {
            for slot in person.get_mut(mention.tokens.clone()).into_iter().flatten() {
                *slot = Some(mention.kind);
            }
        }
        let spoken = grammar::spoken(prose);
        let words = place_words(prose.language);
        let sails = prose.tokens.iter().any(|token| words.vessels.contains(token.text));
        Self { prose, words, person, spoken, sails }
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token<'a>> {
        self.prose.tokens.get(at)
    }

    pub(super) fn lower(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| token.lower.as_str())
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Word && t.text.starts_with(char::is_uppercase))
    }

    pub(super) fn named_person(&self, at: usize) -> bool {
        self.person.get(at).copied().flatten() == Some(MentionKind::Name)
    }

    /// What the tokens from `at` on say of a place.
    pub(super) fn sighting(&self, at: usize, sentence: Range<usize>) -> Option<Sighting> {
        if self.spoken[at] {
            return None;
        }
        if self.token(at)?.kind == TokenKind::Mark {
            return self.quoted_place(at, &sentence);
        }
        let mut sighting = self.phrase(at, &sentence)?;
        let (rule, weight) = self.standing(&sighting, &sentence)?;
        let ends =
            self.token(sighting.tokens.start)?.range.start..self.token(sighting.tokens.end - 1)?.range.end;
        sighting.cue = Cue { rule, weight, range: Some(ends) };
        Some(sighting)
    }

    /// The place that the words from `at` on name, wherever they stand.
    fn phrase(&self, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
        match self.prose.language {
            Language::German => self.german_setting(at, sentence),
            Language::English => self.english_setting(at, sentence),
        }
        .or_else(|| self.name(at, sentence))
    }

    fn german_setting(&self, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
        if self.named_person(at) {
            return None;
        }
        let Setting { name, head } = self.words.setting(self.token(at)?.text, Language::German)?;
        let capital_end = at + 1;
        let mut sighting = plain(name.clone(), Some(head.clone()), at..capital_end);
        // A first name before a surname: `Kai Lemke`.
        let first_name = lexicon::first_name(&name.to_lowercase(), Language::German).is_some();
        if first_name && self.is_capital(at + 1) && !self.is_common(at + 1) {
            return None;
        }
        // `Marien-Klinikum`; and what no dictionary holds is a name as well: `Zarnwiese`.
        let unknown = name != head && morphology::known(&name.to_lowercase(), Language::German) == Known::No;
        sighting.named = name.contains('-') || unknown;
        // `Station 3`
        if self.token(at + 1).is_some_and(|t| t.kind == TokenKind::Number)
            && at + 1 < sentence.end
            && matches!(head.as_str(), "Station" | "Zimmer" | "Gleis" | "Halle" | "Saal")
        {
            return Some(self.extended(sighting, at + 2));
        }
        // `Frachter „Abendstern“`, `Friseursalon "Kopfsache"`
        if let Some((inner, end)) = self.quoted_name(at + 1, sentence) {
            let vessel = self.words.vessels.contains(&name) || self.words.vessels.contains(&head);
            let inner = inner.to_owned();
            sighting = self.extended(sighting, end);
            sighting.aliases.push(inner.clone());
            if vessel {
                sighting.aliases = vec![name];
                sighting.name = inner;
            }
            return Some(sighting);
        }
        // `Bucht von Calheta`, `Küste von Pico`; but `Marktplatz von Husum` is two places.
        let in_town = self.words.in_town.contains(&name);
        if self.lower(at + 1) == "von" && !in_town && self.is_proper(at + 2, sentence) {
            let end = self.proper_end(at + 2, sentence);
            if self.words.outskirts.contains(&name) {
                let mut sighting = plain(self.text(at + 2..end), Some(head), at..end);
                sighting.named = true;
                return Some(sighting);
            }
            return Some(self.extended(sighting, end));
        }
        // `Konditorei am Markt`
        let beyond = self.token(at + 2).filter(|_| self.lower(at + 1) == "am" && at + 2 < sentence.end);
        if beyond.is_some_and(|b| self.words.settings.contains(b.text) && !self.named_person(at + 2))
            && !sighting.named
            && (self.words.trades.contains(&name) || self.words.trades.contains(&head))
        {
            return Some(self.extended(sighting, at + 3));
        }
        // `Krankenhaus Leipzig`, `Hotel Seeblick`, `Kloster Sankt Notburga`
        let namer = self.words.namers.contains(&head);
        if self.is_capital(at + 1) && at + 1 < sentence.end {
            let next = self.token(at + 1)?.text;
            let known = self.words.names.contains(next) || matches!(next, "Sankt" | "St.");
            let own = !self.named_person(at + 1) && !self.is_common(at + 1);
            if known || own || namer && !self.first_of_name(at + 1) {
                return Some(self.extended(sighting, self.proper_end(at + 1, sentence).max(at + 2)));
            }
        }
        self.own_adjective(at, &mut sighting);
        Some(sighting)
    }

    /// `auf der Langen Brücke`: a capital within the sentence makes the adjective part of the name.
    fn own_adjective(&self, at: usize, sighting: &mut Sighting) {
        let Some(before) = at.checked_sub(1) else { return };
        let Some(token) = self.token(before).filter(|_| self.is_capital(before)) else { return };
        let inside = before > 0 && self.token(before - 1).is_some_and(|t| t.kind == TokenKind::Word);
        let stem = token.text.strip_suffix("en").or_else(|| token.text.strip_suffix("er"));
        let adjective = stem.is_some_and(|stem| stem.len() >= 3)
            && self.words.setting(token.text, Language::German).is_none();
        // A noun cannot stand between an article and its noun: `auf der Langen Brücke`.
        let article = before > 0 && {
            let first = self.lower(before - 1);
            matches!(first, "im" | "am" | "zum" | "zur" | "vom" | "beim" | "ins")
                || self.words.determiners.contains(first)
        };
        if inside
            && adjective
            && !self.named_person(before)
            && (article || !self.is_common(before))
            && !token.text.ends_with("er")
        {
            sighting.aliases.push(sighting.name.clone());
            sighting.name = format!("{}e {}", stem.unwrap_or(""), sighting.name);
            sighting.named = true;
            sighting.tokens.start = before;
        } else if self.person.get(before).copied().flatten().is_some()
            && is_genitive(token.text)
            && !self.words.determiners.contains(&token.lower)
        {
            sighting.aliases.push(sighting.name.clone());
            sighting.name = format!("{} {}", token.text, sighting.name);
            sighting.tokens.start = before;
        }
    }

    fn english_setting(&self, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
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
            _ => (self.words.setting(first.text, Language::English)?, at + 1),
        };
        // `hospital code`, `bakery owner`: the setting only qualifies another noun.
        if self.qualifies(end, sentence) {
            return None;
        }
        let mut sighting = plain(setting.name, Some(setting.head), at..end);
        // `Bay 9`
        if self.token(end).is_some_and(|t| t.kind == TokenKind::Number) && end < sentence.end {
            return Some(self.extended(sighting, end + 1));
        }
        let mut start = at;
        while start > sentence.start + 1 && at - start < 2 && self.is_modifier(start - 1) {
            start -= 1;
        }
        if start < at {
            sighting.aliases.push(sighting.name.clone());
            sighting.name = format!("{} {}", self.text(start..at), sighting.name);
            sighting.named = self.is_capital(start);
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
        Some(sighting)
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
        let participle =
            ["freezing", "burning", "crumbling", "following", "nearby", "rising", "neighbouring"];
        token.kind == TokenKind::Word
            && !self.words.determiners.contains(word)
            && !self.words.inside.contains(word)
            && !self.words.towards.contains(word)
            && !is_genitive(token.text)
            && !self.named_person(at)
            && !ends.iter().any(|end| word.ends_with(end))
            && !participle.contains(&word)
            && !lexicon::function_words(Language::English).has(word)
            && !ENGLISH_ADJECTIVES.contains(&word)
            && word.len() > 2
    }

    /// Capitals in a row with a setting among them: `Harbour Bridge`, `Tower of Wicks`, `Kingsmere General`.
    fn english_proper(&self, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
        let mut end = at;
        while end < sentence.end
            && (self.is_capital(end) || end > at && self.token(end)?.kind == TokenKind::Number)
        {
            end += 1;
        }
        if end < sentence.end && self.lower(end) == "of" && self.is_capital(end + 1) && end + 1 < sentence.end
        {
            let head = self.words.setting(self.lower(end - 1), Language::English);
            if head.is_some() {
                end += 2;
            }
        }
        let range = at..end;
        let head = range
            .clone()
            .rev()
            .find_map(|token| self.words.setting(self.lower(token), Language::English).map(|s| s.head));
        let general =
            self.prose.tokens.get(end.checked_sub(1)?).is_some_and(|t| t.text == "General" && end > at + 1);
        let head = head.or_else(|| general.then(|| "General".to_owned()))?;
        if range.clone().all(|token| self.named_person(token)) || self.token(at)?.quoted {
            return None;
        }
        // `Sergeant Penny Marsh`, `Pastor Joe Whitfield`; `Dale` alone is a place only as `the Dale`.
        let title = lexicon::title(self.token(at)?.text, Language::English).is_some()
            || lexicon::role(self.lower(at), Language::English).is_some()
            || lexicon::first_name(self.lower(at), Language::English).is_some();
        let whole = self.words.settings.contains(self.lower(end - 1)) && !self.named_person(end - 1);
        let bare = !self.words.determiners.contains(at.checked_sub(1).map_or("", |b| self.lower(b)));
        let alone = range.len() == 1 && (bare || self.words.institutions.contains(&head));
        if alone || title && range.len() > 1 && (!whole || self.named_person(end - 2)) {
            return None;
        }
        let mut sighting = plain(self.text(range.clone()), Some(head), range);
        sighting.named = true;
        Some(sighting)
    }

    /// A town, a country, or a name that a preposition makes a place.
    fn name(&self, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
        if !self.is_capital(at) || self.token(at)?.quoted {
            return None;
        }
        let two = (at + 1 < sentence.end).then(|| self.text(at..at + 2));
        let end = match two {
            Some(two) if self.words.names.contains(&two) => at + 2,
            _ if self.words.names.contains(self.token(at)?.text) => at + 1,
            _ if self.is_proper(at, sentence) => self.proper_end(at, sentence),
            _ => return None,
        };
        let mut sighting = plain(self.text(at..end), None, at..end);
        sighting.named = true;
        Some(sighting)
    }

    /// Whether a name stands at `at` that is nobody's and no word.
    fn is_proper(&self, at: usize, sentence: &Range<usize>) -> bool {
        at < sentence.end
            && self.is_capital(at)
            && self.token(at).is_some_and(|token| {
                !self.words.not_names.contains(token.text)
                    && (self.words.names.contains(token.text)
                        || matches!(
                            token.text,
                            "Bad" | "Sankt" | "St." | "San" | "São" | "New" | "Neu" | "Port" | "El" | "La"
                        ) && self.is_capital(at + 1)
                        || !self.is_common(at)
                        || self.sounds_like_town(at)
                        || self.of_town(at))
            })
            && (!self.named_person(at) || self.names_place(at))
    }

    /// `auf dem Marktplatz von Husum`: whatever it means elsewhere, behind such a place it is a town.
    pub(super) fn of_town(&self, at: usize) -> bool {
        let Some(owner) = at.checked_sub(2) else { return false };
        let link = self.lower(at - 1);
        let noun = self.token(owner).map_or("", |token| token.text);
        matches!(link, "von" | "of") && self.words.in_town.contains(noun) && !self.named_person(at)
    }

    /// `nach Hinterfelden`: a preposition without an article, and an ending of towns.
    fn sounds_like_town(&self, at: usize) -> bool {
        let bare = at.checked_sub(1).is_some_and(|before| self.words.naming.contains(self.lower(before)));
        let word = self.lower(at);
        bare && !lexicon::is_word(word, self.prose.language)
            && self
                .words
                .towns_end
                .iter()
                .any(|end| word.ends_with(end.as_str()) && word.len() > end.len() + 2)
    }

    /// `at Penhallow`: a bare surname behind a preposition that no person follows.
    pub(super) fn names_place(&self, at: usize) -> bool {
        let alone = !self.named_person(at + 1) && (at == 0 || !self.named_person(at - 1));
        let before = at.checked_sub(1).map_or("", |before| self.lower(before));
        alone
            && matches!(before, "at" | "in" | "into" | "near")
            && !self.token(at).is_some_and(|t| is_genitive(t.text))
    }

    fn proper_end(&self, at: usize, sentence: &Range<usize>) -> usize {
        let mut end = at + 1;
        while end < sentence.end
            && self.is_capital(end)
            && !self.named_person(end)
            && (!self.is_common(end) || self.prose.language == Language::English)
        {
            end += 1;
        }
        end
    }

    /// Whether a person's name of several words begins here.
    fn first_of_name(&self, at: usize) -> bool {
        self.named_person(at) && self.named_person(at + 1)
    }

    /// Whether the word at `at` is an ordinary word of the language.
    pub(super) fn is_common(&self, at: usize) -> bool {
        let lower = self.lower(at);
        lexicon::function_words(self.prose.language).has(lower)
            || morphology::known(lower, self.prose.language) != Known::No
            || self.words.setting(self.token(at).map_or("", |t| t.text), self.prose.language).is_some()
    }

    /// The words in quotation marks right at `at`, and the token behind them.
    fn quoted_name(&self, at: usize, sentence: &Range<usize>) -> Option<(&'a str, usize)> {
        let mark = self.token(at).filter(|t| t.kind == TokenKind::Mark && at < sentence.end)?;
        let after = self.prose.quotations.partition_point(|q| q.outer.start < mark.range.start);
        let quotation = self.prose.quotations.get(after).filter(|q| q.outer.start == mark.range.start)?;
        let mut end = at;
        while end < sentence.end && self.prose.tokens[end].range.start < quotation.outer.end {
            end += 1;
        }
        Some((&self.prose.text[quotation.inner.clone()], end))
    }

    /// `auf der „Seeschwalbe“`, `die Terrasse des „Lindenhofs“`: a name in quotation marks that the words before
    /// it make a place.
    fn quoted_place(&self, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
        let (inner, end) = self.quoted_name(at, sentence)?;
        if !inner.starts_with(char::is_uppercase) || inner.split(' ').count() > 4 {
            return None;
        }
        let article = at.checked_sub(1).filter(|&before| before >= sentence.start)?;
        let before = article.checked_sub(1).filter(|&before| before >= sentence.start);
        let of_place = before
            .and_then(|noun| self.token(noun))
            .is_some_and(|noun| self.words.setting(noun.text, self.prose.language).is_some());
        let first = inner.split(' ').next().unwrap_or("");
        let vessel = self.words.vessels.contains(first);
        let (rule, weight) = match self.lower(article) {
            _ if vessel => ("place/vessel", 0.9),
            "des" | "der" if of_place => ("place/of-place", 0.8),
            "der" | "dem" | "the" if before.is_some_and(|p| self.words.inside.contains(self.lower(p))) => {
                ("place/inside", 0.8)
            }
            // Ships are feminine.
            "die" if self.sails => ("place/vessel", 0.65),
            "aboard" => ("place/vessel", 0.9),
            _ => return None,
        };
        let setting = self.words.setting(inner, self.prose.language);
        let name = setting.as_ref().map_or_else(|| inner.to_owned(), |setting| setting.name.clone());
        let head = setting.map(|setting| setting.head).or_else(|| vessel.then(|| self.vessel()).flatten());
        let head = head.or_else(|| (rule == "place/vessel").then(|| self.vessel()).flatten());
        let bytes = self.token(at)?.range.start..self.token(end - 1)?.range.end;
        let cue = Cue { rule, weight, range: Some(bytes) };
        Some(Sighting { name, aliases: Vec::new(), head, named: true, tokens: at..end, cue })
    }

    /// Some noun that means a vessel, so that `das Schiff` can be the one with a name.
    fn vessel(&self) -> Option<String> {
        self.words.vessels.iter().find(|vessel| self.words.settings.contains(*vessel)).cloned()
    }

    fn text(&self, tokens: Range<usize>) -> String {
        let texts: Vec<&str> = self.prose.tokens.get(tokens).into_iter().flatten().map(|t| t.text).collect();
        texts.join(" ")
    }

    /// `sighting` with the words up to `end` as part of its name.
    fn extended(&self, mut sighting: Sighting, end: usize) -> Sighting {
        let from = self.prose.tokens[sighting.tokens.start].range.start;
        let to = self.prose.tokens[end - 1].range.end;
        sighting.aliases.push(sighting.name.clone());
        sighting.name = self.prose.text[from..to].split_whitespace().collect::<Vec<_>>().join(" ");
        sighting.tokens.end = end;
        sighting.named = true;
        sighting
    }
}

/// Adjectives that no ending betrays.
const ENGLISH_ADJECTIVES: [&str; 44] = [
    "old",
    "new",
    "small",
    "big",
    "great",
    "little",
    "large",
    "dark",
    "cold",
    "hot",
    "warm",
    "long",
    "short",
    "high",
    "low",
    "deep",
    "wide",
    "whole",
    "half",
    "same",
    "next",
    "last",
    "first",
    "second",
    "third",
    "own",
    "far",
    "near",
    "red",
    "blue",
    "green",
    "white",
    "black",
    "grey",
    "back",
    "front",
    "open",
    "abandoned",
    "wrong",
    "right",
    "left",
    "main",
    "local",
    "quiet",
];

fn plain(name: String, head: Option<String>, tokens: Range<usize>) -> Sighting {
    let cue = Cue { rule: "place/bare", weight: 0.0, range: None };
    Sighting { name, aliases: Vec::new(), head, named: false, tokens, cue }
}

/// `Bens`, `Markus'`, `Gran's`
pub(super) fn is_genitive(word: &str) -> bool {
    word.ends_with(['s', '\'', '’'])
}
