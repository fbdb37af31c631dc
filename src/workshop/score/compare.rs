//! One outline against the gold outline of its text, question by question.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    ops::Range,
};

use super::{
    Board, Tally,
    names::{Named, fold_case, is_word, name_score, normal, pair_up, place_score, unnamed_score},
    ranges::{sentence_ranges, touched},
};
use crate::{
    outline::{Character, CharacterId, CharacterKind, Location, LocationId, Outcome, Outline},
    workshop::gold::{Gold, GoldCharacter, GoldLocation},
};

impl Board {
    /// Compares `outline`, read from a text, with that text's `gold` outline.
    pub fn add(&mut self, gold: &Gold, outline: &Outline) {
        Comparison::new(self, gold, outline).run();
    }
}
/// A person of the gold outline: the found character that is paired with them, or nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who<'a> {
    Found(&'a str),
    Missed(&'a str),
}

/// One document's comparison.
struct Comparison<'a> {
    board: &'a mut Board,
    gold: &'a Gold,
    outline: &'a Outline,
    /// Where the gold sentences stand.
    ranges: Vec<Option<Range<usize>>>,
    /// Found characters by gold id.
    who: BTreeMap<&'a str, &'a str>,
    /// Found locations by gold id.
    places: BTreeMap<&'a str, &'a str>,
    /// Groups are neither rewarded nor punished.
    gold_groups: BTreeSet<&'a str>,
    found_groups: BTreeSet<&'a str>,
}

impl<'a> Comparison<'a> {
    fn new(board: &'a mut Board, gold: &'a Gold, outline: &'a Outline) -> Self {
        let texts: Vec<&str> = outline.sources.iter().map(|source| source.text.as_str()).collect();
        let gold_groups = gold.characters.iter().filter(|character| character.kind == "group");
        let found_groups =
            outline.characters.iter().filter(|character| character.kind == CharacterKind::Group);
        Self {
            ranges: sentence_ranges(&gold.sentences, &texts.join("\n")),
            who: BTreeMap::new(),
            places: BTreeMap::new(),
            gold_groups: gold_groups.map(|character| character.id.as_str()).collect(),
            found_groups: found_groups.map(|character| character.id.as_str()).collect(),
            board,
            gold,
            outline,
        }
    }

    fn run(&mut self) {
        self.sentences();
        self.named_characters();
        self.unnamed_characters();
        self.locations();
        self.scenes();
        self.dilemmas();
        self.relations();
        self.quotes();
    }

    fn miss(&mut self, what: &str, which: &str) {
        self.board.misses.push(format!("{}  {what}  {which}", self.gold.id));
    }

    fn who(&self, gold: &'a str) -> Who<'a> {
        self.who.get(gold).map_or(Who::Missed(gold), |found| Who::Found(found))
    }

    /// The persons among gold ids, groups left out.
    fn gold_persons(&self, ids: &'a [String]) -> BTreeSet<Who<'a>> {
        let persons = ids.iter().filter(|id| !self.gold_groups.contains(id.as_str()));
        persons.map(|id| self.who(id)).collect()
    }

    /// The persons among found ids, groups left out.
    fn found_persons(&self, ids: &'a [CharacterId]) -> BTreeSet<Who<'a>> {
        let persons = ids.iter().filter(|id| !self.found_groups.contains(id.as_str()));
        persons.map(|id| Who::Found(id.as_str())).collect()
    }

    fn sentences(&mut self) {
        for index in 0..self.ranges.len() {
            let is_found = self.ranges[index].is_some();
            self.board.sentence_found.add(is_found);
            if !is_found {
                self.miss("sentence not in source", &self.gold.sentences[index]);
            }
        }
    }

    fn named_characters(&mut self) {
        let gold: Vec<_> =
            self.gold.characters.iter().filter(|character| character.kind == "named").collect();
        let found = self.outline.characters.iter().filter(|character| character.kind == CharacterKind::Named);
        let found: Vec<&'a Character> = found.map(|character| &**character).collect();
        let pairs =
            pair_up(gold.len(), found.len(), |g, f| name_score(&of_gold(gold[g]), &of_found(found[f])));
        add_pairs(&mut self.board.named, &pairs, gold.len(), found.len());
        for &(g, f) in &pairs {
            self.who.insert(&gold[g].id, found[f].id.as_str());
            self.facts(gold[g], found[f]);
        }
        for name in unpaired(&gold, pairs.iter().map(|pair| pair.0)).map(|character| &character.name) {
            self.miss("character missed", name);
        }
        for name in unpaired(&found, pairs.iter().map(|pair| pair.1)).map(|character| &character.name) {
            self.miss("character invented", name);
        }
    }

    /// What is said of a character who was found.
    fn facts(&mut self, gold: &GoldCharacter, found: &Character) {
        let (gold_name, found_name) = (normal(&gold.name), normal(&found.name));
        self.board.full_name.add(gold_name == found_name);
        let (mut gold_forms, mut found_forms) = (of_gold(gold).forms(), of_found(found).forms());
        gold_forms.remove(&gold_name);
        found_forms.remove(&gold_name);
        found_forms.remove(&found_name);
        let right = gold_forms.intersection(&found_forms).count();
        let missed = gold_forms.difference(&found_forms).filter(|form| **form != found_name).count();
        self.board.aliases.add(right, found_forms.len() - right, missed);

        let fits = |gold: &str, found: &str| {
            let (gold, found) = (normal(gold), normal(found));
            !found.is_empty() && (gold.contains(&found) || found.contains(&gold))
        };
        let board = &mut *self.board;
        for (share, gold, found) in [
            (&mut board.role, &gold.role, &found.role),
            (&mut board.age, &gold.age, &found.age),
            (&mut board.actor, &gold.actor, &found.actor),
        ] {
            if let Some(gold) = gold.as_deref().filter(|gold| !gold.is_empty()) {
                share.add(fits(gold, found));
            }
        }
    }

    fn unnamed_characters(&mut self) {
        let gold: Vec<_> =
            self.gold.characters.iter().filter(|character| character.kind == "unnamed").collect();
        let found = self.outline.characters.iter();
        let found: Vec<_> = found.filter(|character| character.kind == CharacterKind::Unnamed).collect();
        let pairs =
            pair_up(gold.len(), found.len(), |g, f| unnamed_score(&of_gold(gold[g]), &of_found(found[f])));
        add_pairs(&mut self.board.unnamed, &pairs, gold.len(), found.len());
        self.who.extend(pairs.iter().map(|&(g, f)| (gold[g].id.as_str(), found[f].id.as_str())));
    }

    fn locations(&mut self) {
        let (gold, found) = (&self.gold.locations, &self.outline.locations);
        let pairs = pair_up(gold.len(), found.len(), |g, f| {
            place_score(&of_gold_place(&gold[g]), &of_place(&found[f]))
        });
        add_pairs(&mut self.board.locations, &pairs, gold.len(), found.len());
        self.places.extend(pairs.iter().map(|&(g, f)| (gold[g].id.as_str(), found[f].id.as_str())));
        for name in unpaired(gold, pairs.iter().map(|pair| pair.0)).map(|place| &place.name) {
            self.miss("location missed", name);
        }
        for name in unpaired(found, pairs.iter().map(|pair| pair.1)).map(|place| &place.name) {
            self.miss("location invented", name);
        }
    }

    /// Scenes are compared sentence by sentence.
    fn scenes(&mut self) {
        let (gold_scenes, found_scenes) = (&self.gold.scenes, &self.outline.scenes);
        let mut gold: Vec<Option<usize>> = vec![None; self.gold.sentences.len()];
        for (index, scene) in gold_scenes.iter().enumerate() {
            scene
                .sentences
                .iter()
                .filter(|at| **at < self.ranges.len())
                .for_each(|at| gold[*at] = Some(index));
        }
        let mut found: Vec<Option<usize>> = vec![None; gold.len()];
        for (index, scene) in found_scenes.iter().enumerate() {
            for sentence in touched(&scene.spans, &self.ranges) {
                found[sentence].get_or_insert(index);
            }
        }
        let (gold_edges, found_edges) = (edges(&gold), edges(&found));
        add_sets(&mut self.board.boundaries, &gold_edges, &found_edges);
        for (gold, found) in gold.iter().zip(&found) {
            let Some(gold) = gold.map(|index| &gold_scenes[index]) else { continue };
            let found = found.map(|index| &found_scenes[index]);
            let persons = found.map(|scene| self.found_persons(&scene.characters)).unwrap_or_default();
            let wanted = self.gold_persons(&gold.characters);
            add_sets(&mut self.board.scene_characters, &wanted, &persons);
            let found = found.and_then(|scene| scene.location.as_ref()).map(LocationId::as_str);
            if let Some(location) = &gold.location {
                let is_right = found.is_some() && self.places.get(location.as_str()).copied() == found;
                self.board.scene_location.add(is_right);
            } else {
                self.board.placeless.add(found.is_none());
            }
        }
        let strands = gold.iter().zip(&found).map(|(gold, found)| {
            let found = found.and_then(|index| found_scenes[index].strand.as_ref());
            (gold.map(|index| &gold_scenes[index].strand), found)
        });
        self.board.strands.add(&strands.collect::<Vec<_>>());
    }

    /// Dilemmas are recognised by their evidence.
    fn dilemmas(&mut self) {
        let (gold, found) = (&self.gold.dilemmas, &self.outline.dilemmas);
        let evidence: Vec<_> = found.iter().map(|dilemma| touched(&dilemma.spans, &self.ranges)).collect();
        let pairs = pair_up(gold.len(), found.len(), |g, f| {
            let gold: BTreeSet<usize> = gold[g].evidence.iter().copied().collect();
            let all = gold.union(&evidence[f]).count();
            if all == 0 { 0.0 } else { gold.intersection(&evidence[f]).count() as f64 / all as f64 }
        });
        add_pairs(&mut self.board.dilemmas, &pairs, gold.len(), found.len());
        for &(g, f) in &pairs {
            let (gold, found) = (&gold[g], &found[f]);
            let is_decided = matches!(found.outcome, Outcome::Decided { .. });
            self.board.dilemma_kind.add(same_kind(&gold.kind, found.kind));
            self.board.dilemma_outcome.add(gold.outcome == if is_decided { "decided" } else { "open" });
            if gold.kind == "choice" {
                self.board.dilemma_options.add(found.options.len() >= 2);
            }
            let persons = self.found_persons(&found.holders);
            let wanted = self.gold_persons(&gold.holders);
            add_sets(&mut self.board.holders, &wanted, &persons);
        }
        for dilemma in unpaired(gold, pairs.iter().map(|pair| pair.0)) {
            let first = dilemma.evidence.first().and_then(|at| self.gold.sentences.get(*at));
            self.miss("dilemma missed", first.map_or("", String::as_str));
        }
        for dilemma in unpaired(found, pairs.iter().map(|pair| pair.1)) {
            self.miss("dilemma invented", &dilemma.title);
        }
    }

    fn relations(&mut self) {
        let gold = self.gold.relations.iter().filter(|relation| {
            !self.gold_groups.contains(relation.a.as_str()) && !self.gold_groups.contains(relation.b.as_str())
        });
        let gold: BTreeSet<_> = gold
            .map(|relation| tie(self.who(&relation.a), self.who(&relation.b), &letters(&relation.kind)))
            .collect();
        let found = self.outline.relations.iter().filter(|relation| {
            !self.found_groups.contains(relation.a.as_str())
                && !self.found_groups.contains(relation.b.as_str())
        });
        let found: BTreeSet<_> = found
            .map(|relation| {
                let kind = letters(&format!("{:?}", relation.kind));
                tie(Who::Found(relation.a.as_str()), Who::Found(relation.b.as_str()), &kind)
            })
            .collect();
        add_sets(&mut self.board.relations, &gold, &found);
    }

    fn quotes(&mut self) {
        let gold = &self.gold.quotes;
        let found: Vec<_> = self.outline.scenes.iter().flat_map(|scene| &scene.quotes).collect();
        let key = |text: &str| -> String { fold_case(text).chars().filter(|ch| is_word(*ch)).collect() };
        let gold_keys: Vec<_> = gold.iter().map(|quote| key(&quote.text)).collect();
        let found_keys: Vec<_> = found.iter().map(|quote| key(&quote.text)).collect();
        let pairs = pair_up(gold.len(), found.len(), |g, f| {
            let (gold, found) = (&gold_keys[g], &found_keys[f]);
            let is_part =
                !gold.is_empty() && !found.is_empty() && (gold.contains(found) || found.contains(gold));
            if gold == found {
                1.0
            } else if is_part {
                0.5
            } else {
                0.0
            }
        });
        add_pairs(&mut self.board.quotes, &pairs, gold.len(), found.len());
        for &(g, f) in &pairs {
            let speaker =
                gold[g].speaker.as_deref().filter(|id| !id.is_empty() && !self.gold_groups.contains(id));
            if let Some(speaker) = speaker {
                let found = found[f].speaker.as_ref().map(CharacterId::as_str);
                self.board.speaker.add(found.is_some() && self.who.get(speaker).copied() == found);
            }
        }
    }
}

fn add_pairs(tally: &mut Tally, pairs: &[(usize, usize)], gold: usize, found: usize) {
    tally.add(pairs.len(), found - pairs.len(), gold - pairs.len());
}

fn add_sets<T: Ord>(tally: &mut Tally, gold: &BTreeSet<T>, found: &BTreeSet<T>) {
    let right = gold.intersection(found).count();
    tally.add(right, found.len() - right, gold.len() - right);
}

fn unpaired<T>(items: &[T], paired: impl Iterator<Item = usize>) -> impl Iterator<Item = &T> {
    let paired: BTreeSet<usize> = paired.collect();
    items.iter().enumerate().filter(move |(index, _)| !paired.contains(index)).map(|(_, item)| item)
}

/// The sentences whose scene is another than that of the sentence before.
fn edges(scenes: &[Option<usize>]) -> BTreeSet<usize> {
    (1..scenes.len()).filter(|at| scenes[*at] != scenes[at - 1]).collect()
}

/// A relation in one spelling: directed the same way round, otherwise in order.
fn tie<'a>(a: Who<'a>, b: Who<'a>, kind: &str) -> (String, Who<'a>, Who<'a>) {
    const DIRECTED: [&str; 3] = ["childof", "superiorof", "patientof"];
    match kind {
        "parentof" => ("childof".to_owned(), b, a),
        _ if DIRECTED.contains(&kind) => (kind.to_owned(), a, b),
        _ => (kind.to_owned(), a.min(b), a.max(b)),
    }
}

/// The name of a kind without case and underscores.
fn letters(kind: &str) -> String {
    let letters: String = kind.chars().filter(char::is_ascii_alphabetic).collect();
    letters.to_ascii_lowercase()
}

fn same_kind(gold: &str, found: impl fmt::Debug) -> bool {
    letters(gold) == letters(&format!("{found:?}"))
}

fn of_gold(character: &GoldCharacter) -> Named<'_> {
    let title = character.title.as_deref().unwrap_or_default();
    Named { name: &character.name, title, aliases: &character.aliases }
}

fn of_found(character: &Character) -> Named<'_> {
    Named { name: &character.name, title: &character.title, aliases: &character.aliases }
}

fn of_gold_place(place: &GoldLocation) -> Named<'_> {
    Named { name: &place.name, title: "", aliases: &place.aliases }
}

fn of_place(place: &Location) -> Named<'_> {
    Named { name: &place.name, title: "", aliases: &place.aliases }
}
