//! What the stages about the story ask of each sentence, gathered once: who is in it, where it plays, which
//! cues it holds. Knows persons and places as they were found, and decides nothing.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    rc::Rc,
};

use super::{
    Language,
    clauses::{self, Clause},
    keyed::Keyed,
    lore::{self, Lore},
    people::{Mention, MentionKind, People},
    phrases::Hit,
    places::Place,
    prose::{BlockKind, Prose, Token, TokenKind},
    quotes::Speech,
    settings,
};

/// A text with everything that was found in it before its scenes.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The text, cut up.
    pub prose: &'a Prose<'a>,
    /// Who takes part.
    pub people: &'a People,
    /// Where it plays.
    pub places: &'a [Place],
    /// What is said.
    pub speeches: &'a [Speech],
    /// The language's cue sheets and weights.
    pub lore: &'static Lore,
    /// What is known of each sentence.
    pub facts: Vec<Facts>,
    /// In how many sentences each person is.
    pub presence: Vec<usize>,
    /// The sentence in which each person is first.
    pub first_seen: Vec<usize>,
    /// The mention that each token belongs to.
    by_token: Vec<Option<usize>>,
    /// How many tokens the longest mention has.
    longest_mention: usize,
    /// By place and first token, which of the place's mentions begins there.
    sightings: Keyed<(usize, usize), usize>,
    /// For each token whether it is part of direct speech.
    spoken: Vec<bool>,
    /// The marks that part clauses, as tokens.
    cuts: Vec<usize>,
    /// The clauses of each sentence that has been asked for them.
    clauses: Vec<OnceCell<Rc<[Clause]>>>,
}

/// What is known of a sentence.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Its mentions in [`People::mentions`].
    pub mentions: Range<usize>,
    /// Who is in it, in order of mention, each once.
    pub persons: Vec<usize>,
    /// The places that it names and where, as tokens of the text.
    pub places: Vec<(usize, Range<usize>)>,
    /// The scene cues that it holds; tokens counted from the sentence's first.
    pub cues: Vec<Hit>,
    /// Its content words, cut to stems, sorted.
    pub stems: Vec<String>,
    /// Whether a scene heading stands right above it.
    pub opens_scene: bool,
    /// Where the last scene heading above it says that it plays.
    pub heading_place: Option<usize>,
    /// Whether it asks something outside quotation marks.
    pub asks: bool,
    /// Whether it begins with direct speech.
    pub speaks_first: bool,
    /// Whether it holds direct speech.
    pub speaks: bool,
    /// Whether more than three words of it stand in quotation marks.
    pub speaks_long: bool,
    /// Its words.
    pub words: usize,
}

impl Facts {
    /// Whether a cue of `rule` stands in the sentence.
    pub fn has(&self, rule: &str) -> bool {
        self.cues.iter().any(|hit| hit.rule == rule)
    }
}

impl<'a> Reading<'a> {
    /// Gathers what is known of each sentence.
    pub fn new(
        prose: &'a Prose<'a>,
        people: &'a People,
        places: &'a [Place],
        speeches: &'a [Speech],
    ) -> Self {
        let lore = lore::of(prose.language);
        let mut facts = all_facts(prose, people, lore);
        let mut sightings = Keyed::default();
        for (place, found) in places.iter().enumerate() {
            for (index, (sentence, tokens)) in found.mentions.iter().enumerate() {
                sightings.entry((place, tokens.start), || index);
                if let Some(facts) = facts.get_mut(*sentence) {
                    facts.places.push((place, tokens.clone()));
                }
            }
        }
        mark_headings(prose, places, &mut facts);
        let mut presence = vec![0; people.persons.len()];
        let mut first_seen = vec![usize::MAX; people.persons.len()];
        for (sentence, facts) in facts.iter_mut().enumerate() {
            facts.places.sort_by_key(|(_, tokens)| tokens.start);
            for &person in &facts.persons {
                presence[person] += 1;
                first_seen[person] = first_seen[person].min(sentence);
            }
        }
        let clauses = vec![OnceCell::new(); facts.len()];
        let longest_mention = people.mentions.iter().map(|mention| mention.tokens.len()).max().unwrap_or(0);
        Self {
            prose,
            people,
            places,
            speeches,
            lore,
            facts,
            presence,
            first_seen,
            by_token: by_token(prose, people),
            longest_mention,
            sightings,
            clauses,
            spoken: spoken(prose, speeches),
            cuts: cuts(prose),
        }
    }

    /// The clauses of a sentence, words inside quotation marks left out.
    pub fn clauses(&self, sentence: usize) -> Rc<[Clause]> {
        self.clauses[sentence].get_or_init(|| clauses::clauses(self, sentence).into()).clone()
    }

    /// How many sentences there are.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether the text holds no sentence.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// The tokens of a sentence.
    pub fn tokens(&self, sentence: usize) -> &'a [Token<'a>] {
        &self.prose.tokens[self.prose.sentences[sentence].tokens.clone()]
    }

    /// The mentions in a sentence, in order.
    pub fn mentions(&self, sentence: usize) -> &'a [Mention] {
        &self.people.mentions[self.facts[sentence].mentions.clone()]
    }

    /// The rule that told whom the pronoun at `token` means; none for other words, and in speech.
    pub fn pronoun_reason(&self, token: usize) -> Option<&'static str> {
        let reasons = &self.people.pronoun_reasons;
        let index = reasons.binary_search_by_key(&token, |(pronoun, _)| *pronoun).ok()?;
        Some(reasons[index].1)
    }

    /// The mention that the token (counted in the text) belongs to; of several the longest.
    pub fn mention_at(&self, token: usize) -> Option<&'a Mention> {
        let index = self.by_token.get(token).copied().flatten()?;
        self.people.mentions.get(index)
    }

    /// Which of the place's mentions is the one of `tokens`.
    pub fn sighting(&self, place: usize, tokens: &Range<usize>) -> Option<usize> {
        let index = *self.sightings.get(&(place, tokens.start))?;
        self.places[place].mentions.get(index).filter(|(_, own)| own == tokens).map(|_| index)
    }

    /// The mention by a pronoun or a possessive that the token (counted in the text) is, whatever else covers it: in
    /// `ihren Bruder` hers.
    pub fn pronoun_at(&self, token: usize) -> Option<&'a Mention> {
        let sentence = self.prose.tokens.get(token)?.sentence;
        let is_own =
            |mention: &&Mention| mention.kind == MentionKind::Pronoun && mention.tokens == (token..token + 1);
        let mentions = self.mentions(sentence);
        let from = mentions.partition_point(|mention| mention.tokens.start < token);
        mentions[from..].iter().take_while(|mention| mention.tokens.start == token).find(is_own)
    }

    /// The name that the token (counted in the text) is part of, whatever else covers it: in `Kais Bruder` his.
    pub fn name_at(&self, token: usize) -> Option<&'a Mention> {
        let sentence = self.prose.tokens.get(token)?.sentence;
        let covers =
            |mention: &&Mention| mention.kind == MentionKind::Name && mention.tokens.contains(&token);
        let mentions = self.mentions(sentence);
        let from = mentions.partition_point(|mention| mention.tokens.start + self.longest_mention <= token);
        mentions[from..].iter().take_while(|mention| mention.tokens.start <= token).find(covers)
    }

    /// Everybody whom the token speaks of: several where `sie` or `beide` means several.
    pub fn persons_at(&self, token: usize) -> impl Iterator<Item = usize> {
        let sentence = self.prose.tokens.get(token).map(|token| token.sentence);
        let mentions = sentence.map_or(&[][..], |sentence| self.mentions(sentence));
        // They are sorted by their beginning, and none is longer than the longest.
        let from = mentions.partition_point(|mention| mention.tokens.start + self.longest_mention <= token);
        let until = mentions.partition_point(|mention| mention.tokens.start <= token).max(from);
        mentions[from..until]
            .iter()
            .filter(move |mention| mention.tokens.contains(&token))
            .map(|mention| mention.person)
    }

    /// Whether `text` is a form of the person's name as it stands, so that its last `s` is no case ending.
    pub fn is_base_form(&self, person: usize, text: &str) -> bool {
        let person = &self.people.persons[person];
        [&person.name]
            .into_iter()
            .chain(&person.aliases)
            .any(|form| form.split_whitespace().any(|word| word == text))
    }

    /// Whether the quoted token is part of direct speech rather than a title or a scare quote.
    pub fn is_speech(&self, sentence: usize, token: usize) -> bool {
        if self.speeches.is_empty() {
            return self.facts[sentence].speaks_long;
        }
        self.spoken[token]
    }

    /// The last and the first mark round `tokens` that part clauses, wherever they stand.
    pub fn cuts_around(&self, tokens: &Range<usize>) -> (Option<usize>, Option<usize>) {
        let before = self.cuts.partition_point(|&cut| cut < tokens.start);
        let behind = self.cuts.partition_point(|&cut| cut < tokens.end);
        (before.checked_sub(1).map(|before| self.cuts[before]), self.cuts.get(behind).copied())
    }

    /// The bytes of `tokens`, counted from the first of `sentence`.
    pub fn bytes(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let tokens = self.tokens(sentence).get(tokens.clone())?;
        Some(tokens.first()?.range.start..tokens.last()?.range.end)
    }

    /// Everybody in `sentences`, with how often.
    pub fn persons_in(&self, sentences: Range<usize>) -> BTreeMap<usize, usize> {
        let mut persons = BTreeMap::new();
        for facts in &self.facts[sentences] {
            facts.persons.iter().for_each(|&person| *persons.entry(person).or_insert(0) += 1);
        }
        persons
    }
}

/// For each token whether it lies in one of `speeches`.
fn spoken(prose: &Prose<'_>, speeches: &[Speech]) -> Vec<bool> {
    let mut spoken = vec![false; prose.tokens.len()];
    for speech in speeches {
        let first = prose.tokens.partition_point(|token| token.range.start < speech.range.start);
        let inside = prose.tokens[first..].iter().take_while(|token| token.range.end <= speech.range.end);
        spoken[first..first + inside.count()].fill(true);
    }
    spoken
}

/// The marks that part clauses.
fn cuts(prose: &Prose<'_>) -> Vec<usize> {
    let cuts = |(_, token): &(usize, &Token<'_>)| {
        token.kind == TokenKind::Mark && matches!(token.text, "," | ";" | ":" | "–" | "—" | "(" | ")")
    };
    prose.tokens.iter().enumerate().filter(cuts).map(|(at, _)| at).collect()
}

/// Says of each sentence which scene heading it stands under.
fn mark_headings(prose: &Prose<'_>, places: &[Place], facts: &mut [Facts]) {
    let mut place = None;
    let mut next_block = 0;
    let mut headings: Vec<(usize, usize)> = Vec::new();
    for (index, place) in places.iter().enumerate() {
        headings.extend(place.headings.iter().map(|heading| (heading.start, index)));
    }
    headings.sort_unstable();
    for (sentence, facts) in prose.sentences.iter().zip(facts) {
        for block in prose.blocks.get(next_block..sentence.block).unwrap_or(&[]) {
            if block.kind == BlockKind::Slugline {
                facts.opens_scene = true;
                // Of several places in one heading the nearest: `HOTEL RUSTAVELI, ROOM 9`; of equals the first.
                let from = headings.partition_point(|(start, _)| *start < block.range.start);
                let named = headings[from..].iter().take_while(|(start, _)| block.range.contains(start));
                place = named
                    .map(|&(start, index)| {
                        (settings::extent(&places[index].name, prose.language), start, index)
                    })
                    .min()
                    .map(|(.., index)| index);
            }
        }
        next_block = next_block.max(sentence.block);
        facts.heading_place = place;
    }
}

/// What is known of each sentence, places aside.
fn all_facts(prose: &Prose<'_>, people: &People, lore: &'static Lore) -> Vec<Facts> {
    let mut next = 0;
    let sentences = prose.sentences.iter().enumerate();
    sentences
        .map(|(index, sentence)| {
            let mentions = &people.mentions;
            while mentions.get(next).is_some_and(|mention| mention.sentence < index) {
                next += 1;
            }
            let first = next;
            while mentions.get(next).is_some_and(|mention| mention.sentence == index) {
                next += 1;
            }
            let tokens = &prose.tokens[sentence.tokens.clone()];
            sentence_facts(tokens, &mentions[first..next], first..next, prose.language, lore)
        })
        .collect()
}

/// The mention of somebody at each token, of several the longest.
fn by_token(prose: &Prose<'_>, people: &People) -> Vec<Option<usize>> {
    let mut by_token: Vec<Option<usize>> = vec![None; prose.tokens.len()];
    for (index, mention) in people.mentions.iter().enumerate() {
        for token in mention.tokens.clone() {
            let Some(slot) = by_token.get_mut(token) else { continue };
            let longer = |&old: &usize| people.mentions[old].tokens.len() >= mention.tokens.len();
            if !slot.as_ref().is_some_and(longer) {
                *slot = Some(index);
            }
        }
    }
    by_token
}

fn sentence_facts(
    tokens: &[Token<'_>],
    mentions: &[Mention],
    range: Range<usize>,
    language: Language,
    lore: &'static Lore,
) -> Facts {
    // Each once, in order of mention.
    let mut by_person: Vec<(usize, usize)> = mentions.iter().map(|m| m.person).zip(0..).collect();
    by_person.sort_unstable();
    by_person.dedup_by_key(|(person, _)| *person);
    by_person.sort_unstable_by_key(|(_, first)| *first);
    let persons = by_person.into_iter().map(|(person, _)| person).collect();
    let last = tokens.iter().rev().find(|token| !is_closing(token.text));
    Facts {
        mentions: range,
        persons,
        places: Vec::new(),
        opens_scene: false,
        heading_place: None,
        cues: lore.scene_cues.search(tokens),
        stems: stems(tokens, language),
        asks: last.is_some_and(|token| token.text.contains('?') && !token.quoted),
        speaks_first: tokens.first().is_some_and(|token| token.quoted || is_opening(token.text)),
        speaks: tokens.iter().any(|token| token.quoted),
        speaks_long: tokens.iter().filter(|token| token.quoted && token.kind != TokenKind::Mark).count() > 3,
        words: tokens.iter().filter(|token| token.kind != TokenKind::Mark).count(),
    }
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "“" | "”" | "\"" | "«" | "»" | ")" | "'" | "’")
}

fn is_opening(mark: &str) -> bool {
    matches!(mark, "„" | "“" | "\"" | "»" | "«")
}

/// The sentence's content words, cut so that most inflected forms of a word agree; sorted, each once.
fn stems(tokens: &[Token<'_>], language: Language) -> Vec<String> {
    let content = |(index, token): &(usize, &Token<'_>)| {
        let long = token.text.chars().count() > 4;
        let noun =
            language == Language::English || (*index > 0 && token.text.starts_with(char::is_uppercase));
        token.kind == TokenKind::Word && long && noun
    };
    let stem = |word: &str| word.chars().take(6).collect::<String>();
    let stems: BTreeSet<String> =
        tokens.iter().enumerate().filter(content).map(|(_, token)| stem(&token.lower)).collect();
    stems.into_iter().collect()
}
