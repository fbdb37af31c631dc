//! Where the text may speak of a place: the words of a setting with what belongs to its name, and bare names.

use std::{
    cell::{Cell, OnceCell},
    ops::Range,
};

use crate::analysis::{
    Cue, Language, grammar,
    keyed::Members,
    lexicon::{self, closed},
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
    pub(super) spoken: Vec<bool>,
    /// Whether the text speaks of ships.
    pub(super) sails: bool,
    /// Names that also stand where no place could be, once they are asked for.
    acting: OnceCell<Members<&'a str>>,
    /// The last run of words that may be one name, and where its sentence ends.
    run: Cell<(usize, usize, usize)>,
}

/// No name in a list has more words.
const LONGEST_LISTED: usize = 8;

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
        let (acting, run) = (OnceCell::new(), Cell::default());
        Self { prose, words, person, spoken, sails, acting, run }
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

    /// `in Wing Kingdom, a chicken shop`: whether `what` only says what place `named` is.
    pub(super) fn says_what(&self, named: &Sighting, what: &Sighting) -> bool {
        let between = named.tokens.end..what.tokens.start;
        let indefinite = &closed(self.prose.language).indefinite;
        let article = |at: usize| indefinite.contains(self.lower(at));
        named.named
            && !what.named
            && what.head.is_some()
            && (2..=4).contains(&between.len())
            && self.lower(between.start) == ","
            && article(between.start + 1)
            && between
                .clone()
                .skip(2)
                .all(|at| self.is_capital(at) || self.token(at).is_some_and(|t| t.kind == TokenKind::Word))
    }

    /// The place that the words from `at` on name, wherever they stand.
    fn phrase(&self, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
        match self.prose.language {
            Language::German => self.inn(at, sentence).or_else(|| self.german_setting(at, sentence)),
            Language::English => self.english_setting(at, sentence),
        }
        .or_else(|| self.name(at, sentence))
    }

    /// The ending of an adjective in the nominative, by the article before its oblique form and the noun behind it.
    pub(super) fn nominative_ending(&self, article: usize, noun: &str) -> Option<&'static str> {
        let words = closed(self.prose.language);
        let neuter = || self.words.neuter.has_end(&noun.to_lowercase());
        match self.lower(article) {
            article if words.feminine_obliques.contains(article) => Some("e"),
            article if words.masculine_obliques.contains(article) => Some(if neuter() { "es" } else { "er" }),
            _ => None,
        }
    }

    /// `im Goldenen Hirsch`, `in der Blauen Traube`: an inn by its sign.
    fn inn(&self, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
        let adjective = self.token(at).filter(|t| self.is_capital(at) && t.text.ends_with("en"))?;
        let sign =
            self.token(at + 1).filter(|t| at + 1 < sentence.end && self.words.inns.contains(t.text))?;
        let article = at.checked_sub(1).filter(|&article| article >= sentence.start)?;
        let stem = adjective.text.strip_suffix("en")?;
        let end = self.nominative_ending(article, sign.text)?;
        let inflected = format!("{} {}", adjective.text, sign.text);
        // `Ochsen`, `Bären`
        let strong = ["n", "en"].iter().filter_map(|ending| sign.text.strip_suffix(ending));
        let strong = strong.into_iter().find(|noun| self.words.inns.contains(noun) && end == "er");
        let name = format!("{stem}{end} {}", strong.unwrap_or(sign.text));
        let mut sighting = plain(name, Some(self.words.inn.clone()), at..at + 2);
        sighting.aliases.push(inflected);
        sighting.named = true;
        Some(sighting)
    }

    fn german_setting(&self, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
        if self.named_person(at) {
            return None;
        }
        let Setting { name, head } =
            Setting::clone(&*self.words.setting(self.token(at)?.text, Language::German)?);
        let text = self.token(at)?.text;
        // `in Bad Olmen` is a town, `im Bad` none.
        let bare = at.checked_sub(1).is_some_and(|before| {
            let before = self.lower(before);
            grammar::is_preposition(before, Language::German)
                && !closed(Language::German).contracted.contains(before)
        });
        let town = lexicon::particles().towns.has(text)
            && self.is_capital(at + 1)
            && (bare || !self.is_common(at + 1))
            && !self.named_person(at + 1);
        if self.words.never.contains(text) || town {
            return None;
        }
        let vessel = self.words.vessels.contains(&name);
        if vessel && text.strip_prefix(name.as_str()).is_some_and(|end| matches!(end, "n" | "en")) {
            return None;
        }
        // `hinter den Mauern des Internats`
        let only_part = text != name && self.words.parts.contains(&text.to_lowercase());
        if only_part && closed(self.prose.language).genitives.contains(self.lower(at + 1)) {
            return None;
        }
        // `die Kneipe Zum Anker`
        let sign =
            self.token(at + 1).is_some_and(|t| self.words.signs.contains(t.text)) && self.is_capital(at + 2);
        if sign && at + 2 < sentence.end {
            return Some(self.extended(sighting_of(&name, &head, at), at + 3));
        }
        let many = at
            .checked_sub(1)
            .is_some_and(|article| closed(self.prose.language).dative_plurals.contains(self.lower(article)));
        let shown = if many { plural(text, &name) } else { name.clone() };
        // `Gelsenkirchen` is no plural of a church.
        if !many && text != name && self.words.knows(text, Language::German) {
            return None;
        }
        let mut sighting = plain(shown, Some(head.clone()), at..at + 1);
        // A first name before a surname: `Kai Lemke`.
        let first_name = lexicon::first_name(&name.to_lowercase(), Language::German).is_some();
        if first_name && self.is_capital(at + 1) && !self.is_common(at + 1) {
            return None;
        }
        // `Marien-Klinikum`; and what no dictionary holds is a name as well: `Zarnwiese`.
        let unknown = name != head && morphology::known(&name.to_lowercase(), Language::German) == Known::No;
        sighting.named = name.contains('-') || unknown;
        // `Station 3`
        if at + 1 < sentence.end && self.is_numbered(at + 1, sentence) && self.words.numbered.contains(&head)
        {
            return Some(self.extended(sighting, at + 2));
        }
        if let Some(longer) = self.german_name_of_setting(at, sentence, &Setting { name, head }, &sighting) {
            return Some(longer);
        }
        self.own_adjective(at, &mut sighting);
        Some(sighting)
    }

    /// What the words behind the setting at `at` make of it, where they belong to its name.
    fn german_name_of_setting(
        &self,
        at: usize,
        sentence: &Range<usize>,
        setting: &Setting,
        sighting: &Sighting,
    ) -> Option<Sighting> {
        let Setting { name, head } = setting;
        let vessel = self.words.vessels.contains(name) || self.words.vessels.contains(head);
        // `Frachter „Abendstern“`, `Friseursalon "Kopfsache"`
        if let Some((inner, end)) = self.quoted_name(at + 1, sentence) {
            let inner = inner.to_owned();
            let mut sighting = self.extended(sighting.clone(), end);
            sighting.aliases.push(inner.clone());
            if vessel {
                sighting.aliases = vec![name.clone()];
                sighting.name = inner;
            }
            return Some(sighting);
        }
        // `Bucht von Calheta`, `Küste von Pico`; but `Marktplatz von Husum` is two places.
        let saint = |word: &str| lexicon::particles().saints.has(word.split('-').next().unwrap_or(word));
        let in_town = self.is_in_town(name) && !saint(self.lower(at + 2));
        if closed(self.prose.language).of.contains(self.lower(at + 1))
            && !in_town
            && self.is_proper(at + 2, sentence)
        {
            let end = self.proper_end(at + 2, sentence);
            if self.words.outskirts.contains(name) {
                let mut sighting = plain(self.text(at + 2..end), Some(head.clone()), at..end);
                sighting.named = true;
                return Some(sighting);
            }
            return Some(self.extended(sighting.clone(), end));
        }
        // `Konditorei am Markt`
        let beyond = self
            .token(at + 2)
            .filter(|_| self.words.at_the.contains(self.lower(at + 1)) && at + 2 < sentence.end);
        if beyond.is_some_and(|b| self.words.settings.contains(b.text) && !self.named_person(at + 2))
            && !sighting.named
            && (self.words.trades.contains(name) || self.words.trades.contains(head))
        {
            return Some(self.extended(sighting.clone(), at + 3));
        }
        self.german_proper_name(at, sentence, setting, sighting)
    }

    /// `das Dorf Hinterfelden`, `Krankenhaus Leipzig`, `Hotel Seeblick`, `Kloster Sankt Notburga`
    fn german_proper_name(
        &self,
        at: usize,
        sentence: &Range<usize>,
        Setting { name, head }: &Setting,
        sighting: &Sighting,
    ) -> Option<Sighting> {
        let bearer = self.words.bearers.contains(self.token(at)?.text) || self.words.bearers.contains(name);
        let called = lexicon::calling(self.prose.language).before_name.has(self.lower(at + 1));
        let own = at + 1 + usize::from(called);
        // `Ihr Heimatdorf Alt-Gries`: two nouns in a row, and no compound of the language.
        let hyphened = self.token(own).is_some_and(|token| token.text.contains('-')) && self.is_capital(own);
        let proper = own < sentence.end
            && (called && self.is_capital(own) || hyphened || self.is_proper(own, sentence));
        if bearer && proper {
            let end = self.proper_end(own, sentence);
            let mut sighting = plain(self.text(own..end), Some(head.clone()), at..end);
            sighting.aliases = vec![name.clone(), format!("{name} {}", sighting.name)];
            sighting.named = true;
            return Some(sighting);
        }
        let namer = self.words.namers.contains(head);
        if self.is_capital(at + 1) && at + 1 < sentence.end {
            let next = self.token(at + 1)?.text;
            let known =
                self.words.names.contains(next) || lexicon::particles().saints.has(self.lower(at + 1));
            let own = !self.named_person(at + 1) && (!self.is_common(at + 1) || self.ends_like_town(at + 1));
            // `Bäckerei Petersen`
            let trade = self.words.trades.contains(name) || self.words.trades.contains(head);
            let owner = trade && !self.named_person(at + 1) && lexicon::is_surname(self.lower(at + 1));
            if known || own || owner || namer && !self.first_of_name(at + 1) {
                return Some(self.extended(sighting.clone(), self.proper_end(at + 1, sentence).max(at + 2)));
            }
        }
        None
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
        let article = before > 0 && self.is_article(before - 1);
        if inside
            && adjective
            && !self.named_person(before)
            && (article || !self.is_common(before))
            && !token.text.ends_with("er")
        {
            sighting.aliases.push(sighting.name.clone());
            let end =
                before.checked_sub(1).and_then(|article| self.nominative_ending(article, &sighting.name));
            sighting.name = format!("{}{} {}", stem.unwrap_or(""), end.unwrap_or("e"), sighting.name);
            sighting.named = true;
            sighting.tokens.start = before;
        } else if inside && (self.is_origin(before) || self.names_street(before)) {
            // `am Hamburger Fischmarkt`, `in der Rotenhäuser Straße`
            sighting.aliases.push(sighting.name.clone());
            sighting.name = format!("{} {}", token.text, sighting.name);
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

    /// A town, a country, or a name that a preposition makes a place.
    fn name(&self, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
        if !self.is_capital(at) || self.token(at)?.quoted || self.names_street(at) {
            return None;
        }
        if let Some(road) = self.road(at, sentence) {
            return Some(road);
        }
        let two = (at + 1 < sentence.end).then(|| self.text(at..at + 2));
        let end = match two {
            Some(two) if self.words.names.contains(&two) => at + 2,
            _ if self.words.names.contains(self.token(at)?.text) => at + 1,
            _ if self.is_proper(at, sentence) => self.proper_end(at, sentence),
            _ => return None,
        };
        // `Orsola's kitchen` is hers.
        let owns = self.token(end - 1).is_some_and(|t| t.text.contains(['\'', '’']) && is_genitive(t.text));
        let owned = self.token(end).is_some_and(|t| {
            end < sentence.end && t.kind == TokenKind::Word && t.text.starts_with(char::is_lowercase)
        });
        if self.prose.language == Language::English
            && owns
            && owned
            && !lexicon::function_words(Language::English).has(self.lower(end))
        {
            return None;
        }
        // `at Harlow & Finch` works somebody.
        if self.lower(end) == "&" {
            return None;
        }
        let (end, head) = match self.prose.language {
            Language::English => self.named_setting(at, end, sentence),
            Language::German => (end, None),
        };
        let mut sighting = plain(String::new(), head, at..end);
        sighting.named = true;
        // Whether a run of capitals is meant as a place does not hang on what it is called.
        if end - at > LONGEST_LISTED && self.standing(&sighting, sentence).is_none() {
            return None;
        }
        sighting.name = self.text(at..end);
        Some(sighting)
    }

    /// Whether a name stands at `at` that is nobody's and no word.
    pub(super) fn is_proper(&self, at: usize, sentence: &Range<usize>) -> bool {
        at < sentence.end
            && self.is_capital(at)
            && self.token(at).is_some_and(|token| {
                !self.words.not_names.contains(token.text)
                    && (self.words.knows(token.text, self.prose.language)
                        || lexicon::particles().towns.has(token.text) && self.is_capital(at + 1)
                        || !self.is_common(at)
                        || self.is_english_name(at, sentence)
                        || self.sounds_like_town(at)
                        || self.of_town(at))
            })
            && (!self.named_person(at) || self.names_place(at) || self.aboard(at))
    }

    /// Within an English sentence a capital is a name, whatever the word means elsewhere: `Cedar Falls`.
    fn is_english_name(&self, at: usize, sentence: &Range<usize>) -> bool {
        let Some(token) = self.token(at).filter(|_| self.prose.language == Language::English) else {
            return false;
        };
        let shouted = token.text.len() > 1 && !token.text.chars().any(char::is_lowercase);
        let inside = at > sentence.start && self.token(at - 1).is_some_and(|t| t.kind == TokenKind::Word);
        let office = lexicon::title(token.text, Language::English).is_some()
            || lexicon::role(&token.lower, Language::English).is_some();
        let owner = is_genitive(token.text) && (token.text.contains('\'') || token.text.contains('’'));
        inside
            && !shouted
            && !office
            && !owner
            && !lexicon::function_words(Language::English).has(&token.lower)
    }

    /// `an Bord der Anneliese`, `aboard the Meridian`
    pub(super) fn aboard(&self, at: usize) -> bool {
        let back = |count: usize| at.checked_sub(count).map_or("", |before| self.lower(before));
        self.words.aboard.contains(back(2)) && closed(self.prose.language).definite.contains(back(1))
    }

    /// `auf dem Marktplatz von Husum`: whatever it means elsewhere, behind such a place it is a town.
    pub(super) fn of_town(&self, at: usize) -> bool {
        let Some(owner) = at.checked_sub(2) else { return false };
        let link = self.lower(at - 1);
        let noun = self.token(owner).map_or("", |token| token.text);
        closed(self.prose.language).of.contains(link) && self.is_in_town(noun) && !self.named_person(at)
    }

    /// Whether `noun` names what towns have, by itself or by the noun it ends in.
    fn is_in_town(&self, noun: &str) -> bool {
        let head = self.words.setting(noun, self.prose.language).map(|setting| setting.head.clone());
        self.words.in_town.contains(noun) || head.is_some_and(|head| self.words.in_town.contains(&head))
    }

    /// `nach Hinterfelden`: a preposition without an article, and an ending of towns.
    fn sounds_like_town(&self, at: usize) -> bool {
        let bare = at.checked_sub(1).is_some_and(|before| self.words.naming.contains(self.lower(before)));
        bare && self.ends_like_town(at)
    }

    /// Whether the word at `at` is in no dictionary and ends as towns do.
    pub(super) fn ends_like_town(&self, at: usize) -> bool {
        let word = self.lower(at);
        let end = |end: &str| word.ends_with(end) && word.len() > end.len() + 2;
        !lexicon::is_word(word, self.prose.language) && self.words.towns_end.iter().any(end)
    }

    /// `at Penhallow`: a bare surname behind a preposition that no person follows.
    pub(super) fn names_place(&self, at: usize) -> bool {
        let alone = !self.named_person(at + 1) && (at == 0 || !self.named_person(at - 1));
        let before = at.checked_sub(1).map_or("", |before| self.lower(before));
        alone
            && self.words.bare_town.contains(before)
            && !self.acts_elsewhere(at)
            && !self.token(at).is_some_and(|t| is_genitive(t.text))
    }

    /// Whether the person of the word at `at` is also named where no place could be: `Roxanne gets the sack`.
    fn acts_elsewhere(&self, at: usize) -> bool {
        self.acting.get_or_init(|| self.acting()).contains(self.lower(at))
    }

    /// The words of persons where no place could be.
    fn acting(&self) -> Members<&'a str> {
        let words = closed(self.prose.language);
        let english = self.prose.language == Language::English;
        let acts = |(at, _): &(usize, &Token<'a>)| {
            let before = at.checked_sub(1).map_or("", |before| self.lower(before));
            let alone = !self.named_person(at + 1) && (*at == 0 || !self.named_person(at - 1));
            alone
                && self.named_person(*at)
                && !self.words.inside.contains(before)
                && !self.words.towards.contains(before)
                && !(english && (words.of.contains(before) || words.definite.contains(before)))
        };
        let prose = self.prose;
        prose.tokens.iter().enumerate().filter(acts).map(|(_, token)| token.lower.as_str()).collect()
    }

    pub(super) fn proper_end(&self, at: usize, sentence: &Range<usize>) -> usize {
        // Within a run all words end where it does.
        let (start, end, limit) = self.run.get();
        if (start..end).contains(&at) && limit == sentence.end {
            return end;
        }
        let two = lexicon::particles().towns.has(self.token(at).map_or("", |token| token.text));
        let mut end = if two { (at + 2).min(sentence.end) } else { at + 1 };
        while end < sentence.end
            && self.is_capital(end)
            && !self.named_person(end)
            && (!self.is_common(end) || self.prose.language == Language::English)
        {
            end += 1;
        }
        self.run.set((at, end, sentence.end));
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

    pub(super) fn text(&self, tokens: Range<usize>) -> String {
        let texts: Vec<&str> = self.prose.tokens.get(tokens).into_iter().flatten().map(|t| t.text).collect();
        texts.join(" ")
    }

    /// `sighting` with the words up to `end` as part of its name.
    pub(super) fn extended(&self, mut sighting: Sighting, end: usize) -> Sighting {
        let from = self.prose.tokens[sighting.tokens.start].range.start;
        let to = self.prose.tokens[end - 1].range.end;
        sighting.aliases.push(sighting.name.clone());
        sighting.name = self.prose.text[from..to].split_whitespace().collect::<Vec<_>>().join(" ");
        sighting.tokens.end = end;
        sighting.named = true;
        sighting
    }
}

fn sighting_of(name: &str, head: &str, at: usize) -> Sighting {
    plain(name.to_owned(), Some(head.to_owned()), at..at + 1)
}

/// The nominative of a dative plural: `Bergen` gives `Berge`, `Hallen` itself.
fn plural(text: &str, singular: &str) -> String {
    let feminine = ["ung", "ion", "ik", "ei", "tät", "ur", "haft", "heit", "stadt", "burg", "bar"];
    match text.strip_prefix(singular) {
        Some("en") if !feminine.iter().any(|end| singular.ends_with(end)) => format!("{singular}e"),
        Some("n") if !["el", "er"].iter().any(|end| singular.ends_with(end)) => text.to_owned(),
        Some("en") => text.to_owned(),
        _ => singular.to_owned(),
    }
}

pub(super) fn plain(name: String, head: Option<String>, tokens: Range<usize>) -> Sighting {
    let cue = Cue { rule: "place/bare", weight: 0.0, range: None };
    Sighting { name, aliases: Vec::new(), head, named: false, tokens, cue }
}

/// `Bens`, `Markus'`, `Gran's`
pub(super) fn is_genitive(word: &str) -> bool {
    word.ends_with(['s', '\'', '’'])
}
