//! What says that a place is meant where a word stands: a preposition, a genitive, a verb; and what says no.

use std::ops::Range;

use super::sightings::{Scan, Sighting, is_genitive};
use crate::analysis::{
    Language,
    lexicon::{self, closed},
    lore,
    morphology::{is_adjective_form, without_genitive},
    people::MentionKind,
    prose::TokenKind,
};

/// A time before a place that opens a sentence has no more words.
const OPENING: usize = 4;

impl Scan<'_> {
    /// What says that a place is meant here: the rule and its weight.
    pub(super) fn standing(
        &self,
        sighting: &Sighting,
        sentence: &Range<usize>,
    ) -> Option<(&'static str, f32)> {
        let head = sighting.head.as_deref();
        let town = || {
            self.person[sighting.tokens.start].is_none()
                && self.words.knows(&sighting.name, self.prose.language)
                && !sentence.clone().any(|at| self.is_finite(at))
        };
        if self.sets_stage(sighting, sentence) && (head.is_some() || town()) {
            return Some(("place/sets-stage", 1.0));
        }
        let institution = head.is_some_and(|head| self.words.institutions.contains(head))
            && !sighting.named
            && !self.has_address(sighting.tokens.end);
        let (preposition, gap) = self.preposition(sighting.tokens.start, sentence);
        if self.is_phrase(preposition, &sighting.tokens) {
            return None;
        }
        if head.is_some_and(|head| self.words.cars.contains(head)) {
            return preposition.filter(|&at| self.is_within(at)).map(|_| ("place/inside", 0.8));
        }
        if preposition.is_none()
            && head.is_some()
            && self.words.ways.contains(self.lower(sighting.tokens.end))
        {
            return Some(("place/along", 0.8));
        }
        if let Some(at) = preposition
            && let Some(judged) = self.behind_preposition(sighting, at, gap, institution)
        {
            return judged;
        }
        if head.is_none() {
            let known =
                self.words.names.contains(&sighting.name) && !self.words.doubtful.contains(&sighting.name);
            let person = self.person[sighting.tokens.start].is_some();
            return (known && !person).then_some(("place/known-name", 0.6));
        }
        if sighting.named {
            return Some(("place/named-setting", 0.8));
        }
        if self.in_genitive(sighting.tokens.start) {
            let there = self.within_owner(sighting, sentence);
            return Some(("place/of-place", if institution && !there { 0.3 } else { 0.7 }));
        }
        // `Die Fähre fährt wieder` tells of no place; `boards the ferry` does.
        let start = sighting.tokens.start;
        let boards = || {
            (start.saturating_sub(5).max(sentence.start)..start)
                .any(|token| self.words.verbs.contains(self.lower(token)))
        };
        if head.is_some_and(|head| self.words.vessels.contains(head)) && !boards() {
            return None;
        }
        if self.is_found(sighting, sentence) {
            return Some(("place/as-found", 0.65));
        }
        if self.is_object(sighting.tokens.start, sentence) {
            // `visits the school` in person
            let arrives = self.is_reached(sighting.tokens.start, sentence);
            return Some(("place/object", if institution && !arrives { 0.4 } else { 0.7 }));
        }
        Some(("place/bare", 0.2))
    }

    /// `die Schule an der Rotenhäuser Straße`: whether a street is told behind a house that ends before `at`.
    fn has_address(&self, at: usize) -> bool {
        self.words.inside.contains(self.lower(at)) && (self.names_street(at + 1) || self.names_street(at + 2))
    }

    /// `in the van`, `in the back of a taxi`, but not `two men in a grey van`: whether somebody is in the vehicle behind
    /// the preposition at `at`.
    fn is_within(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.lower(before));
        self.words.within_of.contains(before)
            || self.words.within.contains(self.lower(at))
                && !closed(self.prose.language).indefinite.contains(self.lower(at + 1))
    }

    /// What the preposition at `at`, `gap` words before the place, says: None if it leaves it open, Some(None) if no place
    /// is meant.
    #[allow(clippy::option_option)]
    fn behind_preposition(
        &self,
        sighting: &Sighting,
        at: usize,
        gap: usize,
        institution: bool,
    ) -> Option<Option<(&'static str, f32)>> {
        let word = self.lower(at);
        let bare_name = sighting.head.is_none();
        // `kommt nicht zum Essen`: no town has an article.
        let meal = closed(self.prose.language).contracted.contains(word)
            && at + 1 == sighting.tokens.start
            && self.is_common(sighting.tokens.start);
        if bare_name && meal && self.words.knows(&sighting.name, self.prose.language) {
            return Some(None);
        }
        if bare_name && self.words.origin.contains(word) && self.attributes(at, bare_name) {
            return Some(Some(("place/attribute", 0.5)));
        }
        if self.is_mail(at) || self.is_circumposition(at, sighting) {
            return Some(Some(("place/attribute", 0.2)));
        }
        // `the King of France`
        let reigns = closed(self.prose.language).of.contains(word)
            && at.checked_sub(1).is_some_and(|crown| self.words.crowns.contains(self.lower(crown)));
        if bare_name && reigns {
            return Some(Some(("place/attribute", 0.3)));
        }
        if bare_name && self.of_town(sighting.tokens.start) {
            return Some(Some(("place/of-place", 0.75)));
        }
        if bare_name && !self.words.names.contains(&sighting.name) {
            return Some(self.unlisted_name(sighting, at, gap));
        }
        if self.aboard(sighting.tokens.start) {
            return Some(Some(("place/vessel", 0.9)));
        }
        if self.attributes(at, bare_name) {
            return Some(Some(("place/attribute", if bare_name { 0.5 } else { 0.2 })));
        }
        // `bewirbt sich bei der Oper`
        if institution && self.words.employers.contains(word) {
            return Some(Some(("place/employer", 0.4)));
        }
        if self.words.inside.contains(word) {
            return Some(Some(("place/inside", if institution { 0.8 } else { 1.0 })));
        }
        let towards = self.words.towards.contains(word) || self.words.up_to.contains(word);
        towards.then(|| Some(("place/towards", self.towards(at, sighting, institution))))
    }

    /// A name that no list knows needs its preposition right before it, or an article between for rivers and the like.
    fn unlisted_name(&self, sighting: &Sighting, at: usize, gap: usize) -> Option<(&'static str, f32)> {
        let (word, start) = (self.lower(at), sighting.tokens.start);
        let room_of = self.prose.language == Language::English
            && closed(Language::English).of.contains(word)
            && at > 0
            && self.words.setting(self.lower(at - 1), Language::English).is_some();
        let near = gap == 0 && (self.words.naming.contains(word) || room_of);
        let river = gap == 1
            && (room_of
                || self.aboard(start)
                || self.words.of_river.contains(word)
                || self.words.of_unheard.contains(word) && self.is_unheard(start))
            // `am Sonnjoch`, `im Schwarzatal`
            || gap == 0 && closed(self.prose.language).contracted.contains(word) && self.is_unheard(start);
        // `bei Sina`: a person, unless it ends as towns do.
        let near = near && (!self.words.beside_somebody.contains(word) || self.ends_like_town(start));
        let somebody = self.person[start].is_some() && !self.names_place(start) && !self.aboard(start);
        (near || river)
            .then_some(("place/name-after-preposition", if near { 0.7 } else { 0.6 }))
            .filter(|_| !somebody)
    }

    /// `hinter den Mauern des Internats`: whether the owner before the genitive is where something happens.
    fn within_owner(&self, sighting: &Sighting, sentence: &Range<usize>) -> bool {
        let owner = sighting.tokens.start.saturating_sub(2);
        let (governed, _) = self.preposition(owner, sentence);
        let inside = governed.is_some_and(|at| self.words.inside.contains(self.lower(at)));
        let room = self.token(owner).is_some_and(|t| self.words.setting(t.text, Language::German).is_some());
        inside && (room || self.words.parts.contains(self.lower(owner)))
    }

    /// `Duschraum, Panzer und Azra allein.`, `18 Uhr, Tor 4.`: a setting without an article and a preposition, at the
    /// head of a sentence and cut off from it.
    fn sets_stage(&self, sighting: &Sighting, sentence: &Range<usize>) -> bool {
        // `Der Garten des Kinderheims.`: with an article only where nothing happens in the sentence.
        let article = sighting.tokens.start.checked_sub(1).filter(|&article| {
            (sentence.start..=sentence.start + OPENING).contains(&article)
                && closed(self.prose.language).is_article(self.lower(article))
        });
        let start = article
            .filter(|_| !sentence.clone().any(|at| self.is_finite(at)))
            .unwrap_or(sighting.tokens.start);
        let Some(first) = self.token(start) else { return false };
        // `Back at the office`, `Am Abend,` aside, nothing may stand before it but a time.
        let before = sentence.start..start;
        let timed = before.is_empty()
            || before.len() <= OPENING
                && self.token(before.end - 1).is_some_and(|t| t.text == ",")
                && before.clone().any(|at| {
                    let lower = self.lower(at);
                    lexicon::calendar(self.prose.language).has(lower)
                        || self.token(at).is_some_and(|t| t.kind == TokenKind::Number)
                        || lore::of(self.prose.language).moments.times.contains(lower)
                        || self.words.later.contains(lower)
                });
        // A number belongs to it: `Tor 4`.
        let end = sighting.tokens.end;
        let numbered = end < sentence.end && self.is_numbered(end, sentence);
        // `Kirche und Staat` is no place to be: the setting stands alone, or says where it lies.
        let lies = || {
            self.token(end).is_some_and(|t| {
                end < sentence.end
                    && (self.words.inside.contains(t.lower.as_str())
                        || closed(self.prose.language).leads_to_owner(&t.lower))
            }) && !(sentence.start..sentence.end).any(|at| self.is_finite(at))
        };
        // `Night, the harbour.`
        let behind = !before.is_empty() && !sentence.clone().any(|at| self.is_finite(at));
        (first.text.starts_with(char::is_uppercase) || behind)
            && timed
            && (self.is_cut(end + usize::from(numbered), sentence) || lies())
    }

    /// `Tor 4`, `Interview room two.`: whether the word at `at` counts what stands before it; words do where they end.
    pub(super) fn is_numbered(&self, at: usize, sentence: &Range<usize>) -> bool {
        self.token(at).is_some_and(|token| {
            token.kind == TokenKind::Number
                || token.text == token.lower
                    && lexicon::number_value(&token.lower, self.prose.language)
                        .is_some_and(|number| number > 1)
                    && self.is_cut(at + 1, sentence)
        })
    }

    /// Whether nothing of the phrase before `at` stands there any more.
    pub(super) fn is_cut(&self, at: usize, sentence: &Range<usize>) -> bool {
        at >= sentence.end
            || self.token(at).is_some_and(|t| matches!(t.text, "." | "," | ":" | ";" | "–" | "—" | "-"))
    }

    /// Whether the word at `at` looks like a finite verb.
    fn is_finite(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|t| t.kind == TokenKind::Word && t.text == t.lower) else {
            return false;
        };
        let lower = token.lower.as_str();
        !lexicon::function_words(self.prose.language).has(lower)
            && lexicon::is_word(lower, self.prose.language)
            && match self.prose.language {
                Language::German => lower.ends_with('t') || lower.ends_with("te") || lower.ends_with("ten"),
                Language::English => lower.ends_with('s') || lower.ends_with("ed"),
            }
            || closed(self.prose.language).finite_auxiliaries.contains(lower)
            || closed(self.prose.language).plural_forms.contains(lower)
    }

    /// Whether the word at `at` stands alone and is in no dictionary and no name of anybody's: `auf der Kaltehofe`.
    fn is_unheard(&self, at: usize) -> bool {
        let text = self.token(at).map_or("", |t| t.text);
        self.prose.language == Language::German
            && text.chars().count() > 4
            && text.chars().skip(1).all(char::is_lowercase)
            && !self.is_capital(at + 1)
            && self.person[at].is_none()
            && !self.is_common(at)
    }

    /// How much a preposition of direction says.
    fn towards(&self, at: usize, sighting: &Sighting, institution: bool) -> f32 {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        // `von der Tribüne nickt ihm Karla zu`
        let words = closed(self.prose.language);
        let opens = before.is_none_or(|t| t.kind == TokenKind::Mark || words.and.contains(&t.lower));
        let word = self.lower(at);
        let english = self.prose.language == Language::English;
        let leads = if english { &words.of } else { &words.from };
        if !leads.contains(word) {
            return if institution && !self.words.entering.contains(word) { 0.4 } else { 0.9 };
        }
        if english {
            // `out of their tenement`, `in front of the gates`, `the lobby of a tower`
            if before.is_some_and(|t| self.words.front_of.contains(&t.lower)) {
                return 0.9;
            }
            if before.is_some_and(|t| self.is_part(&t.lower)) {
                return 0.75;
            }
            return if sighting.named { 0.7 } else { 0.4 };
        }
        // `von der Küche aus`
        if opens || self.words.origin.contains(self.lower(sighting.tokens.end)) {
            return 0.9;
        }
        let contracted = words.contracted.contains(word);
        // `im Hof von einem Supermarkt`
        let in_another = !contracted
            && words.indefinite.contains(self.lower(at + 1))
            && before.is_some_and(|t| self.words.setting(t.text, Language::German).is_some());
        match sighting.named {
            _ if contracted && !institution => 0.65,
            _ if in_another => 0.75,
            true => 0.7,
            false => 0.4,
        }
    }

    /// `dahinter liegt der Burghof`, `ihr Zimmer ist leer`, `Miriams Wohnung`
    fn is_found(&self, sighting: &Sighting, sentence: &Range<usize>) -> bool {
        let start = sighting.tokens.start;
        let owned = sighting.name.contains(' ') && self.person[start].is_some();
        let determined =
            start.checked_sub(1).is_some_and(|before| self.words.determiners.contains(self.lower(before)));
        let lies = start.checked_sub(2).filter(|&verb| verb >= sentence.start);
        let lies = determined && lies.is_some_and(|verb| self.words.lying.contains(self.lower(verb)));
        let after = sighting.tokens.end..(sighting.tokens.end + 5).min(sentence.end);
        owned || lies || after.into_iter().any(|token| self.words.found.contains(self.lower(token)))
    }

    /// The preposition that governs the noun at `at`, and how many words stand between.
    fn preposition(&self, at: usize, sentence: &Range<usize>) -> (Option<usize>, usize) {
        for gap in 0..5 {
            let Some(before) = at.checked_sub(gap + 1).filter(|&before| before >= sentence.start) else {
                break;
            };
            let word = self.lower(before);
            let text = self.token(before).map_or("", |t| t.text);
            let as_far_as = self.words.up_to.contains(word)
                && before > 0
                && self.words.as_far.contains(self.lower(before - 1));
            // `votes to close the library` has a verb behind `to`.
            let verb = self.prose.language == Language::English
                && closed(Language::English).to.contains(word)
                && gap > 0
                && !self.words.determiners.contains(self.lower(before + 1))
                && (before + 1..at).any(|token| self.words.determiners.contains(self.lower(token)));
            if verb {
                break;
            }
            if self.words.inside.contains(word) || self.words.towards.contains(word) || as_far_as {
                return (Some(before), gap);
            }
            let passes = self.words.determiners.contains(word)
                || is_genitive(text) && (self.person[before].is_some() || without_genitive(text).is_some())
                || self.token(before).is_some_and(|t| t.kind == TokenKind::Number)
                || self.is_adjective(before)
                || gap > 0 && self.qualifies_adjective(before);
            if !passes {
                break;
            }
        }
        (None, 0)
    }

    /// `in der halb wiedererrichteten Kirche`: an adverb between the article and a participle.
    fn qualifies_adjective(&self, at: usize) -> bool {
        let adverb = self.token(at).is_some_and(|token| {
            token.kind == TokenKind::Word
                && token.text == token.lower
                && !self.words.verbs.contains(&token.lower)
                && !closed(Language::German).opens_phrase(&token.lower)
        });
        let article = at.checked_sub(1).is_some_and(|first| {
            self.words.determiners.contains(self.lower(first))
                || self.words.inside.contains(self.lower(first))
        });
        self.prose.language == Language::German
            && adverb
            && article
            && self.is_adjective(at + 1)
            && !self.words.determiners.contains(self.lower(at + 1))
    }

    /// A word between an article and its noun.
    fn is_adjective(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|t| t.kind == TokenKind::Word) else { return false };
        let word = token.lower.as_str();
        match self.prose.language {
            Language::German => {
                // `Leopold von Stetten die Werkstatt`: a name, not an adjective.
                let small = !token.text.starts_with(char::is_uppercase)
                    || !self.is_common(at) && self.person[at].is_none();
                is_adjective_form(word) && (small || self.is_origin(at))
            }
            Language::English => {
                token.text.starts_with(char::is_lowercase)
                    && (!lexicon::function_words(Language::English).has(word)
                        || self.words.qualifiers.contains(word))
                    && !self.words.verbs.contains(word)
            }
        }
    }

    /// Whether the preposition at `at` only qualifies the person before it: `Polizist in Husum`.
    fn attributes(&self, at: usize, bare_name: bool) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let person = self.person.get(before).copied().flatten();
        // `ein Hochstapler aus Bottrop`
        let origin = self.words.origin.contains(self.lower(at))
            && self.is_capital(before)
            && (bare_name || person.is_some());
        // `führt die Ermittler in ein Bordell`: the accusative says where to.
        let goes = match self.prose.language {
            Language::German => closed(Language::German).accusative.contains(self.lower(at + 1)),
            Language::English => self.words.goes_into.contains(self.lower(at)),
        };
        // `verlas der Vogt auf dem Marktplatz`: somebody known does something there.
        let first = before.checked_sub(1).map_or("", |article| self.lower(article));
        let inner = self.lower(before.min(self.mention_start(before)));
        let article = |word: &str| !closed(self.prose.language).indefinite.contains(word);
        let known = [first, inner].iter().any(|word| self.words.determiners.contains(word) && article(word));
        if goes || known && !bare_name {
            return false;
        }
        origin
            || person == Some(MentionKind::Noun) && !self.words.in_office.contains(self.lower(at))
            || self.works_at(at, before)
    }

    /// The first token of the person's mention that ends at `at`.
    fn mention_start(&self, at: usize) -> usize {
        let mut start = at;
        while start > 0 && self.person[start - 1].is_some() && self.person[start - 1] == self.person[at] {
            start -= 1;
        }
        start
    }

    /// `Karla, Hebamme im Krankenhaus, …`: an office in apposition says where somebody works, not where they are.
    fn works_at(&self, at: usize, office: usize) -> bool {
        let place = self.words.works_at.contains(self.lower(at));
        let english = self.prose.language == Language::English;
        let article = |at: usize| english && closed(Language::English).is_article(self.lower(at));
        let noun = self.token(office).is_some_and(|token| {
            lexicon::role(&token.lower, self.prose.language).is_some_and(|role| !role.group && !role.plural)
        });
        let mut first = office;
        while first > 0 && (self.is_adjective(first - 1) || article(first - 1)) {
            first -= 1;
        }
        place && noun && first > 0 && self.lower(first - 1) == ","
    }

    /// Whether the words from the preposition on are a turn of phrase.
    fn is_phrase(&self, preposition: Option<usize>, tokens: &Range<usize>) -> bool {
        let at = tokens.start;
        let Some(from) = preposition else { return false };
        let words: Vec<&str> =
            (from..(at + 3).min(self.prose.tokens.len())).map(|at| self.lower(at)).collect();
        // `im Haus der Großeltern` is no turn of phrase.
        let owned = self.words.homes.contains(self.lower(at))
            && (closed(self.prose.language).of.contains(self.lower(at + 1))
                || closed(self.prose.language).genitives.contains(self.lower(at + 1)));
        let located = owned || self.has_address(tokens.end);
        let words = words.join(" ");
        let phrase = self.words.phrases.prefix_of(&words);
        // `in the post office` is not `in the post`.
        let end = if self.prose.language == Language::English { tokens.end } else { at + 1 };
        phrase.is_some_and(|phrase| phrase.split(' ').count() >= end - from) && !located
    }

    /// `die Terrasse des Lindenhofs`: the genitive of another place.
    fn in_genitive(&self, at: usize) -> bool {
        // `in der Auslage seines eigenen Geschäfts`
        let at = if at > 1
            && self.is_adjective(at - 1)
            && !self.is_capital(at - 1)
            && !self.words.determiners.contains(self.lower(at - 1))
        {
            at - 1
        } else {
            at
        };
        let article = at.checked_sub(1).map_or("", |before| self.lower(before));
        let Some(owner) = at.checked_sub(2).filter(|_| closed(Language::German).genitives.contains(article))
        else {
            return false;
        };
        let setting =
            self.token(owner).is_some_and(|t| self.words.setting(t.text, Language::German).is_some());
        // `am achten Loch des Golfplatzes`
        let sentence = owner.saturating_sub(6)..at;
        let (preposition, _) = self.preposition(owner, &sentence);
        let inside = preposition.is_some_and(|p| self.words.beside_whole.contains(self.lower(p)));
        // `des` and not `der`
        let genitive =
            closed(self.prose.language).genitive_articles.contains(article) && article.ends_with('s');
        let part = self.is_capital(owner) && self.is_part(self.lower(owner));
        setting || part || self.is_capital(owner) && inside && genitive
    }

    /// Whether `word`, in lower case, names a part of a place, or a place that may lie in another.
    fn is_part(&self, word: &str) -> bool {
        match self.prose.language {
            Language::German => self.words.parts.iter().any(|part| word.ends_with(part)),
            Language::English => {
                self.words.parts.contains(word) || self.words.setting(word, Language::English).is_some()
            }
        }
    }

    /// `ein Brief aus München`, `a ticket to Leeds`: whether the preposition at `at` only says where something
    /// comes from or goes to.
    fn is_mail(&self, at: usize) -> bool {
        let towards = self.words.mail_links.contains(self.lower(at));
        towards && at.checked_sub(1).is_some_and(|before| self.words.mail.contains(self.lower(before)))
    }

    /// `hinter ihrem Haus her`: who runs after something is not behind it.
    fn is_circumposition(&self, at: usize, sighting: &Sighting) -> bool {
        self.words.behind.contains(self.lower(at))
            && self.words.pursuing.contains(self.lower(sighting.tokens.end))
    }

    /// Whether a verb like `verlässt` stands in the clause.
    fn is_object(&self, at: usize, sentence: &Range<usize>) -> bool {
        let from = at.saturating_sub(7).max(sentence.start);
        let to = (at + 6).min(sentence.end);
        let article = at.checked_sub(1).is_some_and(|before| {
            self.words.determiners.contains(self.lower(before))
                || self.is_adjective(before)
                // `the strikers' soup kitchen`
                || self.prose.language == Language::English
                    && self.token(before).is_some_and(|token| is_genitive(token.text))
        });
        article && (from..to).any(|token| self.words.verbs.contains(self.lower(token)))
    }

    /// Whether a verb shortly before `at` says that somebody comes there: `betritt`, `visits`.
    fn is_reached(&self, at: usize, sentence: &Range<usize>) -> bool {
        let from = at.saturating_sub(7).max(sentence.start);
        (from..at).any(|token| self.words.arriving.contains(self.lower(token)))
    }
}
