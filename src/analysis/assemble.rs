//! What the stages found → the proposed [`Outline`].
//!
//! Decides nothing about the story: it gives ids, turns indices into references and token ranges into spans,
//! and shares out the running time. It knows no rule of any language.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

use chrono::{DateTime, Utc};

use super::{
    Cue,
    dilemmas::Conflict,
    header::Header,
    moment::StoryTime,
    people::{Mention, People, Person, Tie},
    places::Place,
    prose::Prose,
    quotes::Speech,
    scenes::Passage,
    titles::Titles,
};
use crate::outline::{
    Character, CharacterId, Confidence, Dilemma, DilemmaId, DilemmaOption, Found, Length, Location,
    LocationId, Minutes, Moment, Outcome, Outline, Quote, Reason, Relation, Scene, SceneId, Source, SourceId,
    Span, Strand, StrandId, TakenIds, Weight, short_hash, slug,
};

/// The slot that scene lengths are shared out from where the text names none: an hour's slot without its
/// advertising. Only the proportions carry meaning then, so the outline itself claims no running time.
const USUAL_SLOT: u32 = 48;

/// No scene of an episode is estimated to be longer on average, in minutes: a few sentences do not fill a slot.
const LONGEST_AVERAGE: u64 = 5;

/// Everything that the stages found in one text.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    /// The text, cut up.
    pub prose: &'a Prose<'a>,
    /// Title, series, numbers, date.
    pub header: &'a Header,
    /// Who takes part.
    pub people: &'a People,
    /// Where it plays.
    pub places: &'a [Place],
    /// What is said.
    pub speeches: &'a [Speech],
    /// The scenes, in order.
    pub passages: &'a [Passage],
    /// The dilemmas.
    pub conflicts: &'a [Conflict],
    /// What to call scenes, strands and dilemmas.
    pub titles: &'a Titles,
    /// When it happens.
    pub time: &'a StoryTime,
}

/// The outline of `findings`. `name` is the file's name, `imported` the time that the outline is dated with.
pub fn assemble(findings: &Findings<'_>, name: &str, imported: Option<DateTime<Utc>>) -> Outline {
    let source = SourceId::new("src-1");
    let header = findings.header;
    let ids = Ids::new(findings);
    let scenes = scenes(findings, &ids, &source);
    Outline {
        title: header.title.clone(),
        series: header.series.clone(),
        season: header.season,
        episode: header.episode,
        language: findings.prose.language.code().to_owned(),
        air_date: header.air_date,
        runtime_minutes: header.runtime_minutes,
        created: imported,
        modified: imported,
        characters: characters(findings, &ids, &source),
        locations: locations(findings, &ids, &source),
        strands: strands(findings, &ids),
        dilemmas: dilemmas(findings, &ids, &source),
        relations: relations(&findings.people.ties, &ids, &source),
        chronology: findings
            .time
            .chronology
            .iter()
            .filter_map(|&scene| ids.scenes.get(scene).cloned())
            .collect(),
        scenes,
        sources: vec![Arc::new(Source {
            id: source,
            name: name.to_owned(),
            imported,
            text: findings.prose.text.to_owned(),
        })],
        ..Outline::default()
    }
}

/// The ids of all items, in the order of the findings, and which scene each sentence lies in.
struct Ids {
    scene_of: Vec<Option<usize>>,
    characters: Vec<CharacterId>,
    locations: Vec<LocationId>,
    strands: Vec<StrandId>,
    scenes: Vec<SceneId>,
    dilemmas: Vec<DilemmaId>,
}

impl Ids {
    fn new(findings: &Findings<'_>) -> Self {
        let prose = findings.prose;
        let mut taken = TakenIds::default();
        let mut unique = |wanted: &str| taken.free(wanted);
        let strands = findings.passages.iter().map(|passage| passage.strand + 1).max().unwrap_or(0);
        let mut scene_of = vec![None; prose.sentences.len()];
        for (scene, passage) in findings.passages.iter().enumerate() {
            for slot in scene_of.get_mut(passage.sentences.clone()).into_iter().flatten() {
                *slot = Some(scene);
            }
        }
        Self {
            scene_of,
            strands: (0..strands).map(|n| StrandId::new(unique(&letters(n)))).collect(),
            characters: findings
                .people
                .persons
                .iter()
                .map(|person| CharacterId::new(unique(&named(&person.name))))
                .collect(),
            locations: findings.places.iter().map(|p| LocationId::new(unique(&named(&p.name)))).collect(),
            scenes: findings
                .passages
                .iter()
                .map(|passage| {
                    let text = text_of(prose, passage.sentences.clone());
                    SceneId::new(unique(&format!("sc-{}", short_hash(text))))
                })
                .collect(),
            dilemmas: findings
                .conflicts
                .iter()
                .map(|conflict| {
                    let text: String = conflict
                        .evidence
                        .iter()
                        .map(|&s| text_of(prose, s..s + 1))
                        .collect::<Vec<_>>()
                        .join(" ");
                    DilemmaId::new(unique(&format!("di-{}", short_hash(&text))))
                })
                .collect(),
        }
    }
}

impl Ids {
    /// The scene that `sentence` lies in.
    fn scene_at(&self, sentence: usize) -> Option<&SceneId> {
        self.scenes.get((*self.scene_of.get(sentence)?)?)
    }
}

/// The slug of `name`, or a hash of it where nothing of it can be written in ASCII.
fn named(name: &str) -> String {
    let slug = slug(name);
    if slug.is_empty() { short_hash(name) } else { slug }
}

/// a, b … z, aa, ab …
fn letters(mut n: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'a' + u8::try_from(n % 26).unwrap_or(0));
        if n < 26 {
            break;
        }
        n = n / 26 - 1;
    }
    letters.iter().rev().map(|&letter| char::from(letter)).collect()
}

/// The text from the first to the last of `sentences`.
fn text_of<'t>(prose: &Prose<'t>, sentences: Range<usize>) -> &'t str {
    let Some(all) = prose.sentences.get(sentences) else { return "" };
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return "" };
    prose.text.get(first.range.start..last.range.end).unwrap_or("")
}

/// One span for each run of `sentences` within one block.
fn sentence_spans(
    prose: &Prose<'_>,
    source: &SourceId,
    sentences: impl IntoIterator<Item = usize>,
) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut previous = None;
    for index in sentences {
        let Some(sentence) = prose.sentences.get(index) else { continue };
        let runs_on =
            previous.is_some_and(|p: usize| p + 1 == index && prose.sentences[p].block == sentence.block);
        match spans.last_mut() {
            Some(span) if runs_on => span.end = sentence.range.end,
            _ => spans.push(Span::new(source, sentence.range.clone())),
        }
        previous = Some(index);
    }
    spans
}

/// The bytes from the first to the last of `tokens`.
fn token_bytes(prose: &Prose<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let tokens = prose.tokens.get(tokens.clone())?;
    Some(tokens.first()?.range.start..tokens.last()?.range.end)
}

fn found(confidence: f32, cues: &[Cue], source: &SourceId) -> Option<Found> {
    let mut reasons: Vec<Reason> = cues
        .iter()
        .map(|cue| Reason {
            rule: cue.rule.to_owned(),
            weight: Weight::from_f64(f64::from(cue.weight)),
            span: cue.range.clone().map(|range| Span::new(source, range)),
        })
        .collect();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.weight));
    reasons.dedup();
    let confidence = Confidence::from_f64(f64::from(confidence.clamp(0.0, 1.0)));
    Some(Found { confidence, checked: false, reasons })
}

fn characters(findings: &Findings<'_>, ids: &Ids, source: &SourceId) -> Vec<Arc<Character>> {
    let mut spans: Vec<Vec<Span>> = vec![Vec::new(); findings.people.persons.len()];
    for Mention { person, tokens, .. } in &findings.people.mentions {
        let bytes = token_bytes(findings.prose, tokens);
        if let (Some(spans), Some(bytes)) = (spans.get_mut(*person), bytes) {
            spans.push(Span::new(source, bytes));
        }
    }
    let character = |((person, id), mut spans): ((&Person, &CharacterId), Vec<Span>)| {
        spans.sort();
        spans.dedup();
        Arc::new(Character {
            id: id.clone(),
            name: person.name.clone(),
            title: person.title.clone(),
            aliases: person.aliases.clone(),
            kind: person.kind,
            role: person.role.clone(),
            age: person.age.clone(),
            actor: person.actor.clone(),
            description: String::new(),
            notes: String::new(),
            found: found(person.confidence, &person.cues, source),
            spans,
        })
    };
    findings.people.persons.iter().zip(&ids.characters).zip(spans).map(character).collect()
}

fn locations(findings: &Findings<'_>, ids: &Ids, source: &SourceId) -> Vec<Arc<Location>> {
    let location = |(place, id): (&Place, &LocationId)| {
        let named = place.mentions.iter().filter_map(|(_, tokens)| token_bytes(findings.prose, tokens));
        let mut spans: Vec<_> = named.chain(place.headings.iter().cloned()).collect();
        spans.sort_by_key(|span| span.start);
        Arc::new(Location {
            id: id.clone(),
            name: place.name.clone(),
            aliases: place.aliases.clone(),
            notes: String::new(),
            found: found(place.confidence, &place.cues, source),
            spans: spans.into_iter().map(|bytes| Span::new(source, bytes)).collect(),
        })
    };
    findings.places.iter().zip(&ids.locations).map(location).collect()
}

fn strands(findings: &Findings<'_>, ids: &Ids) -> Vec<Arc<Strand>> {
    let mut confidence = vec![(0.0, 0.0_f32); ids.strands.len()];
    for passage in findings.passages {
        let (sum, count) = &mut confidence[passage.strand];
        *sum += passage.confidence;
        *count += 1.0;
    }
    let strand = |(index, id): (usize, &StrandId)| {
        let (sum, count) = confidence[index];
        Arc::new(Strand {
            id: id.clone(),
            title: findings.titles.strands.get(index).cloned().unwrap_or_default(),
            color: None,
            notes: String::new(),
            found: found(sum / count.max(1.0), &strand_reasons(findings, index), &SourceId::new("src-1")),
        })
    };
    ids.strands.iter().enumerate().map(|(index, id)| strand((index, id))).collect()
}

/// What its scenes have in common, each reason once, as strong as it was anywhere.
fn strand_reasons(findings: &Findings<'_>, strand: usize) -> Vec<Cue> {
    let scenes = findings.passages.iter().filter(|passage| passage.strand == strand);
    let cues = scenes.flat_map(|passage| &passage.cues).filter(|cue| cue.rule.starts_with("strand/"));
    let mut strongest: BTreeMap<&str, &Cue> = BTreeMap::new();
    for cue in cues {
        let known = strongest.entry(cue.rule).or_insert(cue);
        if cue.weight > known.weight {
            *known = cue;
        }
    }
    strongest.into_values().cloned().collect()
}

fn scenes(findings: &Findings<'_>, ids: &Ids, source: &SourceId) -> Vec<Arc<Scene>> {
    let prose = findings.prose;
    let minutes = minutes(findings);
    let titles = findings.titles;
    let mut quotes: Vec<Vec<Quote>> = vec![Vec::new(); findings.passages.len()];
    let mut cues: Vec<Vec<Cue>> = findings.passages.iter().map(|passage| passage.cues.clone()).collect();
    for speech in findings.speeches {
        if let Some(&Some(scene)) = ids.scene_of.get(speech.sentence) {
            quotes[scene].push(quote(prose, speech, ids, source));
            cues[scene].extend(speech.cue.clone());
        }
    }
    let mut scene = |(index, passage): (usize, &Passage)| {
        Arc::new(Scene {
            id: ids.scenes[index].clone(),
            title: titles.scenes.get(index).cloned().unwrap_or_default(),
            summary: titles.summaries.get(index).cloned().unwrap_or_default(),
            strand: ids.strands.get(passage.strand).cloned(),
            location: passage.place.and_then(|place| ids.locations.get(place).cloned()),
            characters: references(&passage.persons, &ids.characters),
            length: minutes.get(index).copied().map(Length::estimate),
            moment: moment(findings, index, source),
            status: crate::outline::SceneStatus::default(),
            quotes: std::mem::take(&mut quotes[index]),
            notes: String::new(),
            found: found(passage.confidence, &cues[index], source),
            spans: sentence_spans(prose, source, passage.sentences.clone()),
        })
    };
    findings.passages.iter().enumerate().map(&mut scene).collect()
}

/// When the scene at `index` happens, as far as the text says.
fn moment(findings: &Findings<'_>, index: usize, source: &SourceId) -> Option<Moment> {
    let when = findings.time.moments.get(index)?.as_ref()?;
    let phrases = when.words.iter().filter_map(|phrase| findings.prose.text.get(phrase.clone()));
    Some(Moment {
        day: when.day,
        time: when.time,
        words: phrases.collect::<Vec<_>>().join(" … "),
        found: found(0.7, std::slice::from_ref(&when.cue), source),
    })
}

fn quote(prose: &Prose<'_>, speech: &Speech, ids: &Ids, source: &SourceId) -> Quote {
    let words = prose.text.get(speech.range.clone()).unwrap_or("");
    Quote {
        text: words.split_whitespace().collect::<Vec<_>>().join(" "),
        speaker: speech.speaker.and_then(|person| ids.characters.get(person).cloned()),
        span: Some(Span::new(source, speech.range.clone())),
    }
}

/// The ids at `indices`, each once, in order.
fn references<Id: Clone>(indices: &[usize], ids: &[Id]) -> Vec<Id> {
    // No two items have one id.
    let mut met = BTreeSet::new();
    indices.iter().filter(|&&index| met.insert(index)).filter_map(|&index| ids.get(index)).cloned().collect()
}

/// Each scene's share of the running time by the length of its text, in half minutes, at least one; together
/// they make up the running time wherever there are scenes enough to fill it.
fn minutes(findings: &Findings<'_>) -> Vec<Minutes> {
    let slot = findings.header.runtime_minutes.unwrap_or(USUAL_SLOT);
    let lengths: Vec<usize> = findings
        .passages
        .iter()
        .map(|p| text_of(findings.prose, p.sentences.clone()).chars().count())
        .collect();
    let halves = u64::from(slot).min(lengths.len() as u64 * LONGEST_AVERAGE) * 2;
    shares(&lengths, halves)
        .into_iter()
        .map(|halves| Minutes::from_f64(f64::from(u32::try_from(halves).unwrap_or(u32::MAX)) / 2.0))
        .collect()
}

/// `total` shared out in proportion to `lengths`, in whole units, each at least 1, the largest remainders
/// rounded up.
fn shares(lengths: &[usize], total: u64) -> Vec<u64> {
    let sum: u64 = lengths.iter().map(|&length| length as u64).sum::<u64>().max(1);
    let mut shares: Vec<u64> = lengths.iter().map(|&length| (length as u64 * total / sum).max(1)).collect();
    let given: u64 = shares.iter().sum();
    let mut order: Vec<usize> = (0..lengths.len()).collect();
    order.sort_by_key(|&index| {
        std::cmp::Reverse((lengths[index] as u64 * total % sum, lengths.len() - index))
    });
    let short = usize::try_from(total.saturating_sub(given)).unwrap_or(usize::MAX);
    for &index in order.iter().take(short) {
        shares[index] += 1;
    }
    shares
}

fn dilemmas(findings: &Findings<'_>, ids: &Ids, source: &SourceId) -> Vec<Arc<Dilemma>> {
    let scene_of = |sentence: &usize| ids.scene_at(*sentence).cloned();
    let dilemma = |(index, conflict): (usize, &Conflict)| {
        let mut met = BTreeSet::new();
        let scenes = conflict.evidence.iter().filter_map(scene_of);
        let stations: Vec<SceneId> = scenes.filter(|scene| met.insert(scene.clone())).collect();
        let outcome = if conflict.decided_in.is_empty() {
            Outcome::Open
        } else {
            let option = conflict.taken.filter(|&option| option < conflict.options.len());
            Outcome::Decided { option, scene: conflict.decided_in.iter().find_map(scene_of) }
        };
        let mut stations = stations.into_iter();
        let option = |text: &String| DilemmaOption { text: text.clone(), price: String::new() };
        Arc::new(Dilemma {
            id: ids.dilemmas[index].clone(),
            title: findings.titles.conflicts.get(index).cloned().unwrap_or_default(),
            kind: conflict.kind,
            holders: references(&conflict.holders, &ids.characters),
            options: conflict.options.iter().map(option).collect(),
            stakes: conflict.stakes.clone(),
            opens: stations.next(),
            presses: stations.collect(),
            outcome,
            notes: String::new(),
            found: found(conflict.confidence, &conflict.cues, source),
            spans: sentence_spans(findings.prose, source, conflict.evidence.iter().copied()),
        })
    };
    findings.conflicts.iter().enumerate().map(dilemma).collect()
}

/// The ties as relations; of two that say the same, the surer one.
fn relations(ties: &[Tie], ids: &Ids, source: &SourceId) -> Vec<Arc<Relation>> {
    let mut surest: BTreeMap<_, (usize, &Tie)> = BTreeMap::new();
    for (place, tie) in ties.iter().enumerate().filter(|(_, tie)| tie.a != tie.b) {
        let ends = if tie.kind.is_directed() || tie.a < tie.b { (tie.a, tie.b) } else { (tie.b, tie.a) };
        let known = surest.entry((ends, tie.kind)).or_insert((place, tie));
        if known.1.confidence < tie.confidence {
            known.1 = tie;
        }
    }
    let mut ties: Vec<(usize, &Tie)> = surest.into_values().collect();
    ties.sort_by_key(|(place, _)| *place);
    let relation = |(_, tie): (usize, &Tie)| {
        Some(Arc::new(Relation {
            a: ids.characters.get(tie.a)?.clone(),
            b: ids.characters.get(tie.b)?.clone(),
            kind: tie.kind,
            note: String::new(),
            found: found(tie.confidence, &tie.cues, source),
        }))
    };
    ties.into_iter().filter_map(relation).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_shared_out_whole() {
        assert_eq!(shares(&[10, 10, 10], 96), [32, 32, 32]);
        assert_eq!(shares(&[1, 1, 1], 10), [4, 3, 3]);
        assert_eq!(shares(&[1000, 1], 10), [9, 1], "a short scene still has a length");
        assert_eq!(shares(&[], 96), Vec::<u64>::new());
        assert_eq!(shares(&[1], 96), [96]);
    }

    #[test]
    fn strands_are_lettered_beyond_the_alphabet() {
        assert_eq!([0, 1, 25, 26, 27, 701, 702].map(letters), ["a", "b", "z", "aa", "ab", "zz", "aaa"]);
    }
}
