//! The annotated corpus as the stages would see it if everything before them had been read without a mistake.

use std::{cell::OnceCell, collections::BTreeMap, fs, io, ops::Range, path::PathBuf};

use serde::Deserialize;

use crate::{
    analysis::{
        Language, lexicon,
        people::{Gender, Mention, MentionKind, People, Person, Tie},
        places::Place,
        prose::{Block, BlockKind, Prose, Sentence, Token, TokenKind},
    },
    outline::{CharacterKind, RelationKind},
};

/// A gold outline, as it stands in the corpus.
#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs, reason = "the guidelines of the annotation say what each is")]
pub struct Gold {
    pub id: String,
    pub language: String,
    pub sentences: Vec<String>,
    pub characters: Vec<GoldCharacter>,
    pub locations: Vec<GoldLocation>,
    pub strands: Vec<GoldStrand>,
    pub scenes: Vec<GoldScene>,
    pub dilemmas: Vec<GoldDilemma>,
    pub relations: Vec<GoldRelation>,
    pub quotes: Vec<GoldQuote>,
}

#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs, reason = "the guidelines of the annotation say what each is")]
pub struct GoldRelation {
    pub a: String,
    pub b: String,
    pub kind: String,
}

#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs, reason = "the guidelines of the annotation say what each is")]
pub struct GoldCharacter {
    pub id: String,
    pub name: String,
    pub title: Option<String>,
    pub aliases: Vec<String>,
    pub kind: String,
    pub role: Option<String>,
    pub age: Option<String>,
    pub actor: Option<String>,
    pub sentences: Vec<usize>,
}

#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs, reason = "the guidelines of the annotation say what each is")]
pub struct GoldLocation {
    pub id: String,
    pub name: String,
    pub aliases: Vec<String>,
    pub sentences: Vec<usize>,
}

#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs, reason = "the guidelines of the annotation say what each is")]
pub struct GoldStrand {
    pub id: String,
    pub title: String,
}

#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs, reason = "the guidelines of the annotation say what each is")]
pub struct GoldScene {
    pub sentences: Vec<usize>,
    pub strand: String,
    pub location: Option<String>,
    pub characters: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs, reason = "the guidelines of the annotation say what each is")]
pub struct GoldDilemma {
    pub kind: String,
    pub holders: Vec<String>,
    pub evidence: Vec<usize>,
    pub options: Vec<String>,
    pub outcome: String,
    pub decided_in: Vec<usize>,
}

#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs, reason = "the guidelines of the annotation say what each is")]
pub struct GoldQuote {
    pub text: String,
    pub speaker: Option<String>,
}

/// A text of the corpus with its gold outline.
#[derive(Clone, Debug)]
pub struct Document {
    /// The synopsis.
    pub text: String,
    /// What two careful readers found in it.
    pub gold: Gold,
}

/// All documents of the folders, by name in each.
pub fn read_corpus(folders: &[PathBuf]) -> io::Result<Vec<Document>> {
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in folders {
        let from = files.len();
        for entry in fs::read_dir(folder)? {
            files.push(entry?.path());
        }
        files[from..].sort();
    }
    files
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let gold = serde_json::from_str(&fs::read_to_string(path)?)?;
            Ok(Document { text: fs::read_to_string(path.with_extension("txt"))?, gold })
        })
        .collect()
}

impl Document {
    /// The text's language.
    pub fn language(&self) -> Language {
        if self.gold.language == "en" { Language::English } else { Language::German }
    }

    /// How much it counts in learning: what two readers agreed on counts more than what one wrote down.
    pub fn worth(&self) -> u8 {
        if self.twice_read() { 3 } else { 1 }
    }

    /// Whether two readers agreed on its annotation; these documents are the ones that the goals are set for.
    pub fn twice_read(&self) -> bool {
        ["dev", "seed"].iter().any(|series| self.gold.id.starts_with(series))
    }

    /// The text cut up along the gold sentences, without headings, lists and credits.
    pub fn prose(&self) -> Prose<'_> {
        let mut prose = Prose {
            text: &self.text,
            language: self.language(),
            blocks: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::new(),
            quotations: Vec::new(),
            clauses: OnceCell::new(),
        };
        let mut last_end = 0;
        // Where lines are wrapped within sentences, a single line break means nothing between them either.
        let ranges = sentence_ranges(&self.gold.sentences, &self.text);
        let wrapped = ranges.iter().any(|range| self.text[range.clone()].contains('\n'));
        for range in ranges {
            let gap = self.text.get(last_end..range.start).unwrap_or("");
            if prose.blocks.is_empty()
                || gap.matches('\n').count() > usize::from(wrapped)
                || gap.chars().any(|c| !c.is_whitespace())
            {
                prose.blocks.push(Block { kind: BlockKind::Narrative, range: range.clone() });
            }
            if let Some(block) = prose.blocks.last_mut() {
                block.range.end = range.end;
            }
            let sentence = prose.sentences.len();
            let first = prose.tokens.len();
            tokenize(&self.text, range.clone(), sentence, &mut prose.tokens);
            let tokens = first..prose.tokens.len();
            prose.sentences.push(Sentence { range: range.clone(), tokens, block: prose.blocks.len() - 1 });
            last_end = range.end;
        }
        prose
    }

    /// The gold persons, in the order of the gold; names where they stand, nouns and pronouns where they may.
    pub fn people(&self, prose: &Prose<'_>) -> People {
        let mut people = People::default();
        for character in &self.gold.characters {
            people.persons.push(Person {
                name: character.name.clone(),
                title: character.title.clone().unwrap_or_default(),
                aliases: character.aliases.clone(),
                kind: match character.kind.as_str() {
                    "named" => CharacterKind::Named,
                    "unnamed" => CharacterKind::Unnamed,
                    _ => CharacterKind::Group,
                },
                gender: gender(character, self.language()),
                role: character.role.clone().unwrap_or_default(),
                age: String::new(),
                actor: String::new(),
                confidence: 1.0,
                cues: Vec::new(),
            });
        }
        let index = person_index(&self.gold);
        for relation in &self.gold.relations {
            let (Some(&a), Some(&b)) = (index.get(relation.a.as_str()), index.get(relation.b.as_str()))
            else {
                continue;
            };
            let kind = match relation.kind.as_str() {
                "child_of" => RelationKind::ChildOf,
                "superior_of" => RelationKind::SuperiorOf,
                "patient_of" => RelationKind::PatientOf,
                "sibling" => RelationKind::Sibling,
                "partner" => RelationKind::Partner,
                "ex_partner" => RelationKind::ExPartner,
                "friend" => RelationKind::Friend,
                "colleague" => RelationKind::Colleague,
                "rival" => RelationKind::Rival,
                _ => RelationKind::Relative,
            };
            people.ties.push(Tie { a, b, kind, confidence: 1.0, cues: Vec::new() });
        }
        for (index, sentence) in prose.sentences.iter().enumerate() {
            self.mentions_in(prose, index, sentence, &mut people);
        }
        people.mentions.sort_by_key(|mention| (mention.tokens.start, mention.tokens.end, mention.person));
        people
    }

    fn mentions_in(&self, prose: &Prose<'_>, index: usize, sentence: &Sentence, people: &mut People) {
        let mut taken = vec![false; sentence.tokens.len()];
        let mut unplaced = Vec::new();
        let mut present: Vec<usize> = (0..self.gold.characters.len())
            .filter(|&person| self.gold.characters[person].sentences.contains(&index))
            .collect();
        present.sort_by_key(|&person| std::cmp::Reverse(self.gold.characters[person].name.len()));
        for person in present {
            let character = &self.gold.characters[person];
            let mut forms: Vec<&String> = character.aliases.iter().chain([&character.name]).collect();
            forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
            let places: Vec<Range<usize>> =
                forms.iter().flat_map(|form| occurrences(form, prose, sentence, &mut taken)).collect();
            if places.is_empty() {
                unplaced.push(person);
            }
            for tokens in places {
                people.mentions.push(Mention { person, sentence: index, tokens, kind: MentionKind::Name });
            }
        }
        // Whoever was spoken of first a sentence ago is likelier the subject.
        let order = |person: &usize| {
            let before = people.mentions.iter().filter(|mention| mention.sentence + 1 == index);
            let named = before.clone().filter(|mention| !mention.tokens.is_empty());
            named
                .filter(|mention| mention.person == *person)
                .map(|mention| mention.tokens.start)
                .min()
                .unwrap_or(usize::MAX)
        };
        unplaced.sort_by_key(|person| (order(person), *person));
        let pronouns: Vec<usize> = sentence
            .tokens
            .clone()
            .filter(|&token| {
                !taken[token - sentence.tokens.start]
                    && PRONOUNS.contains(&prose.tokens[token].lower.as_str())
            })
            .collect();
        let mut free = vec![true; pronouns.len()];
        // A subject pronoun means whoever of its gender was named before it, in this sentence or as first of the last.
        for (at, &token) in pronouns.iter().enumerate() {
            let lower = prose.tokens[token].lower.as_str();
            if !matches!(lower, "er" | "sie" | "he" | "she") {
                continue;
            }
            let earlier = |mention: &&Mention| {
                let near = mention.sentence == index && mention.tokens.start < token
                    || mention.sentence + 1 == index;
                let person = mention.person;
                near && !mention.tokens.is_empty()
                    && people.persons[person].gender != Gender::Unknown
                    && agrees(lower, people.persons[person].gender)
                    && self.gold.characters[person].sentences.contains(&index)
            };
            let mention = people
                .mentions
                .iter()
                .filter(earlier)
                .min_by_key(|m| (std::cmp::Reverse(m.sentence), m.tokens.start));
            if let Some(person) = mention.map(|mention| mention.person) {
                free[at] = false;
                unplaced.retain(|other| *other != person);
                people.mentions.push(Mention {
                    person,
                    sentence: index,
                    tokens: token..token + 1,
                    kind: MentionKind::Pronoun,
                });
            }
        }
        for person in unplaced {
            let gender = people.persons[person].gender;
            let fits = |at: &usize| agrees(&prose.tokens[pronouns[*at]].lower, gender);
            let own = (0..pronouns.len()).find(|at| free[*at] && fits(at));
            let shared = || {
                (0..pronouns.len()).find(|&at| PLURAL.contains(&prose.tokens[pronouns[at]].lower.as_str()))
            };
            let at = own.or_else(shared);
            if let Some(at) = at {
                free[at] = false;
            }
            let tokens =
                at.map_or(sentence.tokens.start..sentence.tokens.start, |at| pronouns[at]..pronouns[at] + 1);
            people.mentions.push(Mention { person, sentence: index, tokens, kind: MentionKind::Pronoun });
        }
    }

    /// The gold places.
    pub fn places(&self, prose: &Prose<'_>) -> Vec<Place> {
        self.gold
            .locations
            .iter()
            .map(|location| {
                let mut mentions = Vec::new();
                for &index in &location.sentences {
                    let Some(sentence) = prose.sentences.get(index) else { continue };
                    let mut taken = vec![false; sentence.tokens.len()];
                    let place = location
                        .aliases
                        .iter()
                        .chain([&location.name])
                        .find_map(|form| occurrences(form, prose, sentence, &mut taken).into_iter().next())
                        .unwrap_or(sentence.tokens.start..sentence.tokens.start);
                    mentions.push((index, place));
                }
                Place {
                    name: location.name.clone(),
                    aliases: location.aliases.clone(),
                    mentions,
                    headings: Vec::new(),
                    confidence: 1.0,
                    cues: Vec::new(),
                }
            })
            .collect()
    }
}

const PRONOUNS: [&str; 34] = [
    "er", "sie", "ihn", "ihm", "ihr", "ihre", "ihren", "ihrem", "ihrer", "sein", "seine", "seinen", "seinem",
    "seiner", "sich", "ich", "du", "beide", "beiden", "der", "die", "he", "she", "him", "her", "his", "they",
    "them", "their", "it", "its", "i", "you", "who",
];

const PLURAL: [&str; 9] = ["sie", "ihnen", "ihre", "beide", "beiden", "they", "them", "their", "both"];

/// Whether a pronoun can mean somebody of `gender`.
fn agrees(lower: &str, gender: Gender) -> bool {
    let female = matches!(lower, "sie" | "ihr" | "ihre" | "ihren" | "ihrem" | "ihrer" | "she" | "her");
    let male = matches!(
        lower,
        "er" | "ihn" | "ihm" | "sein" | "seine" | "seinen" | "seinem" | "seiner" | "he" | "him" | "his"
    );
    match gender {
        Gender::Female => !male,
        Gender::Male => !female,
        Gender::Unknown => true,
    }
}

fn gender(character: &GoldCharacter, language: Language) -> Gender {
    let first = character.name.split_whitespace().next().unwrap_or("").to_lowercase();
    lexicon::first_name(&first, language).map_or(Gender::Unknown, |name| name.gender)
}

/// Where `form` stands in the sentence, case endings aside, on tokens not yet taken.
fn occurrences(form: &str, prose: &Prose<'_>, sentence: &Sentence, taken: &mut [bool]) -> Vec<Range<usize>> {
    let words: Vec<&str> = form.split([' ', '.']).filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    if words.is_empty() || words.len() > sentence.tokens.len() {
        return found;
    }
    for start in sentence.tokens.start..=sentence.tokens.end - words.len() {
        let range = start..start + words.len();
        let fits = range.clone().zip(&words).all(|(token, word)| same_word(prose.tokens[token].text, word));
        let local = range.start - sentence.tokens.start..range.end - sentence.tokens.start;
        if fits && !taken[local.clone()].iter().any(|&taken| taken) {
            taken[local].fill(true);
            found.push(range);
        }
    }
    found
}

fn same_word(text: &str, word: &str) -> bool {
    let text = text.trim_end_matches(['\'', '’']);
    let stem = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text);
    stem == word || stem.strip_suffix('s') == Some(word) || stem.strip_suffix('n') == Some(word)
}

/// The byte range of each sentence, white space and markup aside.
fn sentence_ranges(sentences: &[String], text: &str) -> Vec<Range<usize>> {
    let kept = |c: &char| !c.is_whitespace() && !"*_#`>|".contains(*c);
    let folded: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| kept(c)).collect();
    let mut at = 0;
    let mut ranges = Vec::new();
    for sentence in sentences {
        let key: Vec<char> = sentence.chars().filter(kept).collect();
        let fits = |start: &usize| folded[*start..].iter().zip(&key).all(|((_, a), b)| a == b);
        let Some(start) = (at..folded.len().saturating_sub(key.len()) + 1).find(fits) else { continue };
        at = start + key.len();
        let (last, c) = folded[at - 1];
        ranges.push(folded[start].0..last + c.len_utf8());
    }
    ranges
}

/// A plain cut into words, numbers and marks; words within quotation marks are told apart.
fn tokenize<'t>(text: &'t str, range: Range<usize>, sentence: usize, tokens: &mut Vec<Token<'t>>) {
    let part = &text[range.clone()];
    let mut quoted = false;
    let mut chars = part.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let word = c.is_alphanumeric();
        if word {
            while let Some(&(at, next)) = chars.peek() {
                let joins = matches!(next, '-' | '\'' | '’' | '&')
                    && part[at + next.len_utf8()..].starts_with(char::is_alphanumeric);
                if !next.is_alphanumeric() && !joins {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
        }
        let text = &part[start..end];
        match c {
            '„' | '»' => quoted = true,
            '«' => quoted = false,
            '“' | '"' | '”' => quoted = !quoted && !text_before_is_open(part, start),
            _ => {}
        }
        let kind = if !word {
            TokenKind::Mark
        } else if text.chars().all(|c| c.is_ascii_digit()) {
            TokenKind::Number
        } else {
            TokenKind::Word
        };
        let range = range.start + start..range.start + end;
        tokens.push(Token { text, lower: text.to_lowercase(), range, sentence, kind, quoted });
    }
}

/// Whether a mark at `at` can only close, as nothing follows it that it could open.
fn text_before_is_open(part: &str, at: usize) -> bool {
    part[at..].chars().skip(1).all(|c| !c.is_alphanumeric())
}

/// The documents' persons by id, for comparing with the gold.
pub fn person_index(gold: &Gold) -> BTreeMap<&str, usize> {
    gold.characters.iter().enumerate().map(|(index, character)| (character.id.as_str(), index)).collect()
}

/// For each sentence found in `prose` the gold sentence that it is most of.
pub fn sentences_as_found(document: &Document, prose: &Prose<'_>) -> Vec<Option<usize>> {
    let own = document.prose();
    prose
        .sentences
        .iter()
        .map(|sentence| {
            let overlap = |range: &Range<usize>| {
                range.end.min(sentence.range.end).saturating_sub(range.start.max(sentence.range.start))
            };
            let best = (0..own.sentences.len()).max_by_key(|&gold| overlap(&own.sentences[gold].range))?;
            (overlap(&own.sentences[best].range) > 0).then_some(best)
        })
        .collect()
}
