//! Which stretches of the telling belong to one storyline: stretches that share persons, families, places and
//! words grow together, the likeliest first.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    Cue,
    grammar::{self, Role},
    reading::Reading,
    votes::{BIAS, Feature, Weights, strongest, weight},
};
use crate::outline::CharacterKind;

/// Texts with more segments are clustered piece by piece, so that time grows with the length of the text.
const WINDOW: usize = 120;

/// How much the likeliest pair of two groups counts beside the mean of all: with 0.5, scenes that two storylines share
/// tied them into one.
const CLOSEST: f32 = 0.3;

/// What is compared of a segment.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its sentences.
    pub sentences: Range<usize>,
    /// Who is in it, and in how many of its sentences.
    pub persons: BTreeMap<usize, usize>,
    /// How much each of them makes of it.
    prominence: BTreeMap<usize, f32>,
    /// Who is in most of them, the first named of several.
    pub main: Option<usize>,
    places: Vec<usize>,
    /// Its words cut to stems, each the place of the stem in the alphabetical list of all.
    stems: Vec<usize>,
    marked: bool,
    /// Everybody who is tied to somebody in it.
    kin: BTreeSet<usize>,
    /// The surnames of those in it.
    surnames: BTreeSet<String>,
    /// Whom the text names here for the first time.
    fresh: Vec<usize>,
    block: usize,
    last_block: usize,
}

/// How rare persons and words are among the units.
#[derive(Debug, Default)]
pub struct Rarity {
    persons: BTreeMap<usize, f32>,
    /// The share of units that each person is in.
    shares: BTreeMap<usize, f32>,
    /// In how many units each stem is.
    stems: Vec<usize>,
}

impl Rarity {
    fn share(&self, person: usize) -> f32 {
        self.shares.get(&person).copied().unwrap_or(0.0)
    }
}

/// The units of `segments`; `roles` are those of the mentions.
pub fn units(reading: &Reading<'_>, roles: &[Role], segments: &[Range<usize>]) -> Vec<Unit> {
    let mut stems: Vec<&str> =
        reading.facts.iter().flat_map(|facts| &facts.stems).map(String::as_str).collect();
    stems.sort_unstable();
    stems.dedup();
    let mut units: Vec<Unit> =
        segments.iter().map(|sentences| unit(reading, roles, sentences.clone(), &stems)).collect();
    let mut ties: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for tie in &reading.people.ties {
        ties.entry(tie.a).or_default().push(tie.b);
        ties.entry(tie.b).or_default().push(tie.a);
    }
    let surname = |person: &usize| {
        let name = reading.people.persons[*person].name.as_str();
        name.rsplit_once(' ').map(|(_, surname)| surname.to_owned())
    };
    let mut seen = BTreeSet::new();
    for unit in &mut units {
        unit.kin = unit.persons.keys().filter_map(|person| ties.get(person)).flatten().copied().collect();
        unit.surnames = unit.persons.keys().filter_map(surname).collect();
        unit.fresh = unit.persons.keys().copied().filter(|&person| seen.insert(person)).collect();
    }
    units
}

fn unit(reading: &Reading<'_>, roles: &[Role], sentences: Range<usize>, all_stems: &[&str]) -> Unit {
    let persons = reading.persons_in(sentences.clone());
    let facts = &reading.facts[sentences.clone()];
    let most = persons.values().max();
    // The first named of those who are in most.
    let mut order = facts.iter().flat_map(|facts| facts.persons.iter().copied());
    let main = order.find(|person| persons.get(person) == most);
    let stems = facts.iter().flat_map(|facts| &facts.stems);
    let mut stems: Vec<usize> =
        stems.filter_map(|stem| all_stems.binary_search(&stem.as_str()).ok()).collect();
    stems.sort_unstable();
    stems.dedup();
    Unit {
        main,
        fresh: Vec::new(),
        kin: BTreeSet::new(),
        surnames: BTreeSet::new(),
        persons,
        prominence: prominence(reading, roles, sentences.clone()),
        places: facts.iter().flat_map(|facts| facts.places.iter().map(|(place, _)| *place)).collect(),
        stems,
        marked: facts.first().is_some_and(|facts| facts.has("scene/strand-marker")),
        block: reading.prose.sentences[sentences.start].block,
        last_block: reading.prose.sentences[sentences.end - 1].block,
        sentences,
    }
}

/// How much each person makes of `sentences`: whoever acts in one more than whose brother, house or name it speaks of.
fn prominence(reading: &Reading<'_>, roles: &[Role], sentences: Range<usize>) -> BTreeMap<usize, f32> {
    let mut all = BTreeMap::new();
    for sentence in sentences {
        let mut here: BTreeMap<usize, f32> = BTreeMap::new();
        for index in reading.facts[sentence].mentions.clone() {
            let mention = &reading.people.mentions[index];
            let role = match grammar::role_of(reading.prose, reading.people, roles, index) {
                Role::Subject => 1.0,
                Role::Object => 0.7,
                Role::Prepositional => 0.4,
                Role::Owner => 0.3,
            };
            let said = if reading.prose.tokens[mention.tokens.start].quoted { 0.5 } else { 1.0 };
            let is_group = reading.people.persons[mention.person].kind == CharacterKind::Group;
            let makes = role * said * if is_group { 0.3 } else { 1.0 };
            let most = here.entry(mention.person).or_insert(0.0);
            *most = most.max(makes);
        }
        here.into_iter().for_each(|(person, makes)| *all.entry(person).or_insert(0.0) += makes);
    }
    all
}

/// How alike two units are in who makes them, 0 to 1: the cosine of their prominences.
fn company(a: &Unit, b: &Unit) -> f32 {
    let length = |unit: &Unit| unit.prominence.values().map(|makes| makes * makes).sum::<f32>().sqrt();
    let shared = a.prominence.iter().filter_map(|(person, makes)| Some(makes * b.prominence.get(person)?));
    shared.sum::<f32>() / (length(a) * length(b)).max(0.01)
}

/// How rare everything is among `units`.
pub fn rarity(units: &[Unit]) -> Rarity {
    let mut count: BTreeMap<usize, f32> = BTreeMap::new();
    let mut rarity = Rarity::default();
    for unit in units {
        unit.persons.keys().for_each(|&person| *count.entry(person).or_insert(0.0) += 1.0);
        for &stem in &unit.stems {
            if stem >= rarity.stems.len() {
                rarity.stems.resize(stem + 1, 0);
            }
            rarity.stems[stem] += 1;
        }
    }
    let all = as_f32(units.len().max(1));
    rarity.shares = count.iter().map(|(person, count)| (*person, count / all)).collect();
    rarity.persons = count.into_iter().map(|(person, count)| (person, count.powf(-0.7))).collect();
    rarity
}

/// What speaks for and against `a` and the later `b` belonging to one strand; `apart` is how many units b
/// stands behind a.
pub fn features(rarity: &Rarity, a: &Unit, b: &Unit, apart: usize) -> Vec<Feature> {
    let mut features: Vec<Feature> = Vec::new();
    let rare = |person: &usize| rarity.persons.get(person).copied().unwrap_or(1.0);
    let weight =
        |unit: &Unit| unit.persons.iter().map(|(p, n)| rare(p) * (1.0 + 0.3 * as_f32(*n))).sum::<f32>();
    let shared: Vec<usize> =
        a.persons.keys().filter(|person| b.persons.contains_key(person)).copied().collect();
    let common: f32 = shared
        .iter()
        .map(|person| rare(person) * (1.0 + 0.3 * as_f32(a.persons[person].min(b.persons[person]))))
        .sum();
    let nobody = a.persons.is_empty() || b.persons.is_empty();
    if nobody {
        features.push(("strand/nobody", 1.0));
    } else {
        features.push(("strand/shared-persons", common / weight(a).min(weight(b)).max(0.01)));
        features.push(("strand/shared-of-all", common / weight(a).max(weight(b)).max(0.01)));
        features.push(("strand/company", company(a, b)));
    }
    let mut say = |rule: &'static str, holds: bool| {
        if holds {
            features.push((rule, 1.0));
        }
    };
    let hub = |person: &&usize| rarity.share(**person) > 0.45;
    let few = |person: &&usize| rarity.share(**person) < 0.25;
    say("strand/hubs-only", !shared.is_empty() && shared.iter().all(|person| hub(&person)));
    say("strand/rare-shared", shared.iter().any(|person| few(&person)));
    // Whoever is fresh in it is in it.
    let fresh = b.fresh.len();
    say("strand/strangers-fresh", !nobody && shared.is_empty() && fresh > 0 && fresh == b.persons.len());
    say("strand/strangers-known", !nobody && shared.is_empty() && fresh == 0);
    say("strand/strangers", !nobody && shared.is_empty());
    say("strand/same-main", a.main.is_some() && a.main == b.main);
    say("strand/main-shared", a.main != b.main && main_in(a, b) && main_in(b, a));
    say("strand/main-one-way", a.main != b.main && (main_in(a, b) != main_in(b, a)));
    say("strand/family", shared.is_empty() && related(a, b));
    say("strand/same-place", a.places.iter().any(|place| b.places.contains(place)));
    let next = apart == 1;
    say("strand/next", next && !b.marked);
    say("strand/next-marked", next && b.marked);
    say("strand/next-same-paragraph", next && a.last_block == b.block);
    say("strand/near", apart == 2);
    let rare_words = common_stems(&a.stems, &b.stems);
    let words: f32 = rare_words.map(|stem| 1.0 / as_f32(rarity.stems.get(stem).copied().unwrap_or(1))).sum();
    features.push(("strand/shared-words", words.min(2.0)));
    features.push(("strand/apart", as_f32(apart).ln().min(3.0)));
    features
}

/// What is in both of two sorted lists, in order.
fn common_stems(a: &[usize], b: &[usize]) -> impl Iterator<Item = usize> {
    let mut rest = b;
    a.iter().copied().filter(move |stem| {
        while rest.first().is_some_and(|other| other < stem) {
            rest = &rest[1..];
        }
        rest.first() == Some(stem)
    })
}

fn main_in(a: &Unit, b: &Unit) -> bool {
    a.main.is_some_and(|person| b.persons.contains_key(&person))
}

/// Whether somebody of `a` is tied to, or bears the surname of, somebody of `b`.
fn related(a: &Unit, b: &Unit) -> bool {
    b.persons.keys().any(|person| a.kin.contains(person)) || !a.surnames.is_disjoint(&b.surnames)
}

#[allow(clippy::cast_precision_loss)]
fn as_f32(n: usize) -> f32 {
    n as f32
}

/// The strand of each segment, counted from 0 in order of first appearance, and what puts it there. `roles` are those of
/// the mentions.
pub fn read(
    reading: &Reading<'_>,
    roles: &[Role],
    segments: &[Range<usize>],
    weights: &Weights,
) -> (Vec<usize>, Vec<Vec<Cue>>) {
    let units = units(reading, roles, segments);
    let rarity = rarity(&units);
    let threshold = weight(weights, "strand/threshold");
    let mut labels = vec![0; units.len()];
    let mut known: Vec<Unit> = Vec::new();
    for start in (0..units.len()).step_by(WINDOW) {
        let end = (start + WINDOW).min(units.len());
        let groups = cluster(&rarity, &units[start..end], weights, threshold);
        for group in groups {
            let whole = merged(&units[start..end], &group);
            let old = known.iter().rposition(|other| other.main.is_some() && other.main == whole.main);
            let label = old.unwrap_or(known.len());
            if old.is_none() {
                known.push(whole);
            }
            group.iter().for_each(|&index| labels[start + index] = label);
        }
    }
    let reasons = reasons(&units, &rarity, &labels, weights);
    (labels, reasons)
}

/// For each unit what puts it into its strand: the strongest reasons for belonging with the last one before it there.
fn reasons(units: &[Unit], rarity: &Rarity, labels: &[usize], weights: &Weights) -> Vec<Vec<Cue>> {
    let mut last: BTreeMap<usize, usize> = BTreeMap::new();
    let of_unit = |(index, unit): (usize, &Unit)| {
        let Some(before) = last.insert(labels[index], index) else { return Vec::new() };
        let features = features(rarity, &units[before], unit, index - before);
        let cues = features.into_iter().map(|(rule, value)| Cue {
            rule,
            weight: weight(weights, rule) * value,
            range: None,
        });
        let mut cues = strongest(cues.filter(|cue| cue.weight > 0.0 && cue.rule != "strand/apart").collect());
        cues.truncate(2);
        cues
    };
    units.iter().enumerate().map(of_unit).collect()
}

/// One unit out of those of a group, as far as recognising its strand in a later window needs it.
fn merged(units: &[Unit], group: &[usize]) -> Unit {
    let mut whole = units[group[0]].clone();
    for &index in &group[1..] {
        units[index].persons.iter().for_each(|(&person, n)| *whole.persons.entry(person).or_insert(0) += n);
    }
    whole.main =
        whole.persons.iter().max_by_key(|(person, n)| (**n, std::cmp::Reverse(**person))).map(|(p, _)| *p);
    whole
}

/// Groups of units, each group sorted, the groups by their first unit.
fn cluster(rarity: &Rarity, units: &[Unit], weights: &Weights, threshold: f32) -> Vec<Vec<usize>> {
    let n = units.len();
    let bias = weight(weights, BIAS);
    let mut votes = vec![vec![0.0_f32; n]; n];
    for a in 0..n {
        for b in a + 1..n {
            let vote: f32 = features(rarity, &units[a], &units[b], b - a)
                .iter()
                .map(|(rule, value)| weight(weights, rule) * value)
                .sum();
            votes[a][b] = (vote + bias).clamp(-6.0, 6.0);
            votes[b][a] = votes[a][b];
        }
    }
    let mut groups: Vec<Vec<usize>> = (0..n).map(|index| vec![index]).collect();
    // Sums and maxima between groups, kept up as groups merge.
    let mut sums = votes.clone();
    let mut best = votes;
    loop {
        let mut choice: Option<(f32, usize, usize)> = None;
        for a in 0..groups.len() {
            for b in a + 1..groups.len() {
                let pairs = as_f32(groups[a].len() * groups[b].len());
                let link = CLOSEST * best[a][b] + (1.0 - CLOSEST) * sums[a][b] / pairs;
                if choice.is_none_or(|(most, ..)| link > most) {
                    choice = Some((link, a, b));
                }
            }
        }
        let Some((link, a, b)) = choice else { break };
        if link < threshold {
            break;
        }
        let gone = groups.remove(b);
        groups[a].extend(gone);
        let (sum_b, best_b) = (sums.remove(b), best.remove(b));
        for other in 0..sums.len() {
            sums[other].remove(b);
            best[other].remove(b);
        }
        let keep = |row: &[f32], index: usize| row[if index < b { index } else { index + 1 }];
        for other in 0..sums.len() {
            if other != a {
                sums[a][other] += keep(&sum_b, other);
                best[a][other] = best[a][other].max(keep(&best_b, other));
                sums[other][a] = sums[a][other];
                best[other][a] = best[a][other];
            }
        }
    }
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_by_key(|group| group[0]);
    groups
}
