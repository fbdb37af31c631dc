//! What to call scenes, strands and dilemmas, and what a scene's summary is.
//!
//! A scene is called by the clause that carries its step, retold in two to six words; where none can be retold,
//! by its persons and its place. A strand is called by its main person and what they are after.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Language,
    chunks::ChunkKind,
    clauses::{Clause, ClauseKind},
    dilemmas::{Conflict, Signs},
    lexicon,
    lore::Lore,
    morphology::has_adjective_ending,
    naming::{Names, capitalized},
    prose::TokenKind,
    reading::Reading,
    retell::{self, Teller, Telling},
    scenes::Passage,
};

/// Names for what was found, each list in the order of its findings.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    /// A title for each scene.
    pub scenes: Vec<String>,
    /// What happens in each scene.
    pub summaries: Vec<String>,
    /// A title for each strand.
    pub strands: Vec<String>,
    /// A title for each dilemma.
    pub conflicts: Vec<String>,
}

/// Titles and summaries for everything that was found.
pub fn read(reading: &Reading<'_>, passages: &[Passage], signs: &[Signs], conflicts: &[Conflict]) -> Titles {
    let names = Names::new(reading);
    let teller = Teller { reading, names: &names };
    let mut used = BTreeSet::new();
    Titles {
        scenes: passages.iter().map(|passage| scene_title(&teller, signs, passage, &mut used)).collect(),
        summaries: passages.iter().map(|passage| summary(&teller, passage)).collect(),
        strands: strand_titles(&teller, passages),
        conflicts: conflicts.iter().map(|conflict| super::options::title(&teller, signs, conflict)).collect(),
    }
}

/// The best title of a scene that no scene before it has.
fn scene_title(
    teller: &Teller<'_, '_>,
    signs: &[Signs],
    passage: &Passage,
    used: &mut BTreeSet<String>,
) -> String {
    let mut tellings = scene_tellings(teller, passage);
    tellings.extend(nominal_tellings(teller, passage));
    // A scene that only asks is called by its question.
    let asks = |sentence: &usize| teller.reading.facts[*sentence].asks;
    if passage.sentences.clone().all(|sentence| asks(&sentence)) {
        let questions = passage
            .sentences
            .clone()
            .filter_map(|sentence| super::options::asked(teller, &signs[sentence], &[]));
        let fits = |text: &String| (2..=6).contains(&text.split_whitespace().count());
        tellings.extend(questions.filter(fits).map(|text| Telling {
            text,
            worth: 1.0,
            rule: "title/question",
        }));
    }
    tellings.sort_by(|a, b| b.worth.total_cmp(&a.worth));
    let fresh = tellings.iter().find(|telling| !used.contains(&telling.text));
    let told = fresh.or(tellings.first()).map(|telling| without_joint(teller.reading, &telling.text));
    let title = told.or_else(|| bare_title(teller.reading, passage)).unwrap_or_default();
    used.insert(title.clone());
    title
}

/// `Toomey is on death row because`: what joins on a clause that was left out goes with it.
fn without_joint(reading: &Reading<'_>, title: &str) -> String {
    let words = &reading.lore.words;
    let mut kept = title;
    while let Some((rest, last)) = kept.rsplit_once(' ') {
        let lower = last.to_lowercase();
        let joins = words.coordinators.contains(&lower)
            || words.subordinators.contains(&lower)
                && !words.opens_phrase(&lower)
                && !words.verb_particles.contains(&lower);
        if !joins || !rest.contains(' ') {
            break;
        }
        kept = rest.trim_end_matches(',');
    }
    kept.to_owned()
}

/// Where nothing can be retold: the place, or what stands between two marks if it is no longer than a title.
fn bare_title(reading: &Reading<'_>, passage: &Passage) -> Option<String> {
    let place = passage.place.map(|place| reading.places[place].name.clone());
    place.or_else(|| {
        let sentences = &reading.prose.sentences[passage.sentences.clone()];
        let texts: Vec<&str> = sentences.iter().map(|s| reading.prose.text[s.range.clone()].trim()).collect();
        let parts = texts.iter().flat_map(|text| text.split([',', ';', ':', '(', ')', '–', '—']));
        texts.iter().copied().chain(parts).find_map(|text| {
            // A closing bracket or exclamation mark belongs to it, Markdown's asterisks do not.
            let title = text.trim_matches(|c: char| !c.is_alphanumeric() && !"!?)“”\"»«„".contains(c));
            let short = (1..=retell::LONGEST).contains(&title.split_whitespace().count());
            (short && title.chars().any(char::is_alphabetic)).then(|| capitalized(title))
        })
    })
}

/// The clauses of the scene, retold.
pub fn scene_tellings(teller: &Teller<'_, '_>, passage: &Passage) -> Vec<Telling> {
    let reading = teller.reading;
    let mut tellings = Vec::new();
    for (offset, sentence) in passage.sentences.clone().enumerate() {
        if reading.facts[sentence].asks {
            continue;
        }
        let clauses = reading.clauses(sentence);
        let mut subject: Option<(String, Option<usize>)> = None;
        for (index, clause) in clauses.iter().enumerate() {
            let hangs = clauses.get(index + 1).is_some_and(|next| completes(reading, next));
            if let Some(mut telling) =
                teller.retell(clause, subject.as_ref().map(|(text, person)| (text.as_str(), *person)), hangs)
            {
                #[allow(clippy::cast_precision_loss)]
                let late = offset as f32;
                telling.worth -= 0.12 * late;
                // `Meldet sie Bogdan, verliert er seinen Beruf`: nobody has lost anything yet.
                let supposed =
                    index.checked_sub(1).is_some_and(|before| clauses[before].kind == ClauseKind::Condition);
                telling.worth -= if supposed { 2.0 } else { 0.0 };
                if !clause.subject_persons().iter().any(|person| passage.persons.contains(person))
                    && !clause.shares_subject
                {
                    telling.worth -= 0.5;
                }
                tellings.push(telling);
            }
            if matches!(clause.kind, ClauseKind::Main) && clause.subject.is_some() {
                let person = !clause.subject_persons().is_empty();
                subject = teller
                    .subject(clause, None)
                    .filter(|_| person)
                    .map(|(text, _)| (text, clause.subject_persons().first().copied()));
            }
        }
    }
    tellings
}

/// Whether the clause is one that the verb before it may need: `dass …`, `ob …`, `zu …`.
fn completes(reading: &Reading<'_>, clause: &Clause) -> bool {
    let first = clause.words.first().map_or("", |&word| reading.prose.tokens[word].lower.as_str());
    let words = &reading.lore.titles;
    clause.kind == ClauseKind::Relative && words.free_relatives.contains(first)
        || clause.kind == ClauseKind::Infinitive && !words.loose_infinitives.contains(first)
        // `glaubt, das Mädchen sei ausgerissen`
        || clause.verb.is_some_and(|verb| {
            let form = &reading.prose.tokens[clause.words[verb]].lower;
            clause.kind == ClauseKind::Main && words.reported.contains(form)
        })
        || clause.kind == ClauseKind::Subordinate
            && (words.completing.contains(first)
                || reading.lore.words.question_words.contains(first))
}

/// Titles out of persons, places and possessions.
fn nominal_tellings(teller: &Teller<'_, '_>, passage: &Passage) -> Vec<Telling> {
    let reading = teller.reading;
    let names = teller.names;
    let mut tellings = Vec::new();
    let mut say = |text: String, worth: f32, rule: &'static str| {
        if (2..=6).contains(&text.split_whitespace().count()) {
            tellings.push(Telling { text: capitalized(&text), worth, rule });
        }
    };
    let counts = reading.persons_in(passage.sentences.clone());
    let mut persons: Vec<usize> = passage.persons.clone();
    persons.sort_by_key(|person| {
        (
            std::cmp::Reverse(names.is_named(*person)),
            std::cmp::Reverse(counts.get(person).copied().unwrap_or(0)),
        )
    });
    let and = reading.lore.titles.and.as_str();
    if let Some(phrase) = passage.place.and_then(|place| place_phrase(reading, passage, place)) {
        for take in [2, 1] {
            let who = names.joined(&persons[..persons.len().min(take)], and);
            if who.is_empty() {
                continue;
            }
            say(format!("{who} {phrase}"), if who.is_empty() { 0.2 } else { 0.9 }, "title/place");
        }
    }
    for sentence in passage.sentences.clone() {
        for clause in &*reading.clauses(sentence) {
            for chunk in clause.chunks.iter().filter(|chunk| chunk.kind == ChunkKind::Noun) {
                let first = &reading.prose.tokens[clause.words[chunk.words.start]];
                let owned = chunk.persons.is_empty()
                    && chunk.words.len() <= 3
                    && first.text.ends_with('s')
                    && reading.mention_at(clause.words[chunk.words.start]).is_some();
                if owned && let Some(text) = teller.phrase(clause, chunk, None) {
                    say(text, 0.8, "title/possession");
                }
            }
        }
    }
    if persons.len() >= 2 {
        say(names.joined(&persons[..2], and), 0.6, "title/persons");
    }
    let bare = persons.first().map(|&person| names.short(person).to_owned());
    if tellings.is_empty() {
        let noun = passage.sentences.clone().find_map(|sentence| first_noun_phrase(teller, sentence));
        let circumstance =
            passage.sentences.clone().find_map(|sentence| first_circumstance(teller, sentence));
        let text = match (bare, noun) {
            (Some(name), _) if circumstance.is_some() => {
                format!("{name} {}", circumstance.unwrap_or_default())
            }
            (Some(name), Some(noun)) if !noun.contains(&name) => format!("{name} {and} {noun}"),
            (Some(name), None) => name,
            (_, Some(noun)) => noun,
            (None, None) => String::new(),
        };
        if !text.is_empty() {
            tellings.push(Telling { text: capitalized(&text), worth: 0.1, rule: "title/noun" });
        }
    }
    tellings
}

/// `im Behandlungszimmer`: the place as the text puts it, with its preposition.
fn place_phrase(reading: &Reading<'_>, passage: &Passage, place: usize) -> Option<String> {
    for sentence in passage.sentences.clone() {
        let start = reading.prose.sentences[sentence].tokens.start;
        for (_, tokens) in reading.facts[sentence].places.iter().filter(|(found, _)| *found == place) {
            let begin = (tokens.start.saturating_sub(4).max(start)..tokens.start)
                .rev()
                .take_while(|&at| reading.prose.tokens[at].kind == TokenKind::Word)
                .find(|&at| reading.lore.words.opens_phrase(&reading.prose.tokens[at].lower));
            let Some(begin) = begin else { continue };
            let words = &reading.prose.tokens[begin..tokens.end];
            let between = &reading.prose.tokens[begin + 1..tokens.start.max(begin + 1)];
            if between.iter().any(|token| token.text.starts_with(char::is_uppercase))
                || moves(reading.lore, words[0].lower.as_str(), words.get(1))
            {
                continue;
            }
            if words.len() > 5
                || !reading.lore.titles.places.contains(&words[0].lower)
                || reading.lore.words.away_prepositions.contains(&words[0].lower)
            {
                continue;
            }
            let text: Vec<&str> = words
                .iter()
                .enumerate()
                .map(|(i, token)| if i == 0 { token.lower.as_str() } else { token.text })
                .collect();
            return Some(text.join(" "));
        }
    }
    None
}

/// Whether a German phrase tells where somebody goes (`in die Stadt`) rather than where they are.
fn moves(lore: &Lore, preposition: &str, next: Option<&super::prose::Token<'_>>) -> bool {
    lore.titles.moving.contains(preposition)
        || lore.titles.two_way.contains(preposition)
            && next.is_some_and(|next| lore.words.accusative.contains(&next.lower))
}

fn first_noun_phrase(teller: &Teller<'_, '_>, sentence: usize) -> Option<String> {
    teller.reading.clauses(sentence).iter().find_map(|clause| {
        clause
            .chunks
            .iter()
            .filter(|chunk| {
                chunk.kind == ChunkKind::Noun
                    && chunk.persons.is_empty()
                    && opens_with_determiner(teller, clause, chunk)
            })
            .find_map(|chunk| teller.phrase(clause, chunk, None))
    })
}

/// `auf dem Gerüst`, `in der dritten Runde`: where or how somebody is.
fn first_circumstance(teller: &Teller<'_, '_>, sentence: usize) -> Option<String> {
    let lore = teller.reading.lore;
    let token = |clause: &Clause, at: usize| &teller.reading.prose.tokens[clause.words[at]];
    let mut circumstances = Vec::new();
    for clause in teller.reading.clauses(sentence).iter().filter(|clause| clause.kind == ClauseKind::Main) {
        circumstances.extend(clause.chunks.iter().filter_map(|chunk| {
            let words = &chunk.words;
            if chunk.kind != ChunkKind::Prepositional || words.len() < 2 || teller.is_time(clause, chunk) {
                return None;
            }
            let first = token(clause, words.start).lower.as_str();
            let tells = lore.titles.places.contains(first) || lore.titles.beside.contains(first);
            // `at the other` says nothing.
            let pale = lore.words.determiners.contains(&token(clause, words.end - 1).lower)
                || lore.titles.pale_ends.contains(&token(clause, words.end - 1).lower);
            let moves = moves(lore, first, Some(token(clause, words.start + 1)));
            let text = teller.phrase(clause, chunk, None).filter(|_| tells && !pale && !moves)?;
            Some(format!("{first}{}", text.get(first.len()..).unwrap_or("")))
        }));
    }
    circumstances.into_iter().next()
}

fn opens_with_determiner(teller: &Teller<'_, '_>, clause: &Clause, chunk: &super::chunks::Chunk) -> bool {
    let token = &teller.reading.prose.tokens[clause.words[chunk.words.start]];
    let lower = token.lower.as_str();
    // A case that a title cannot stand in is no use.
    teller.reading.lore.words.determiners.contains(lower)
        && !teller.reading.lore.words.oblique.contains(lower)
}

/// What happens in the scene: its own words, the frame trimmed, a leading pronoun replaced by the name.
fn summary(teller: &Teller<'_, '_>, passage: &Passage) -> String {
    let reading = teller.reading;
    let sentences = &reading.prose.sentences[passage.sentences.clone()];
    let words =
        sentences.iter().flat_map(|sentence| reading.prose.text[sentence.range.clone()].split_whitespace());
    let text = words.collect::<Vec<_>>().join(" ");
    let trimmed = trim_frame(reading, &text);
    // A pronoun that now stands first becomes the name.
    let range = reading.prose.sentences[passage.sentences.start].tokens.clone();
    let word = trimmed.split_whitespace().next().unwrap_or("").to_lowercase();
    let lead = range.take(3).find(|&at| reading.prose.tokens[at].lower == word);
    let pronoun = matches!(word.as_str(), "er" | "sie" | "he" | "she");
    let mut persons = lead.filter(|_| pronoun).into_iter().flat_map(|at| reading.persons_at(at));
    match (persons.next(), persons.next()) {
        (Some(person), None) if teller.names.is_named(person) => {
            format!("{}{}", teller.names.short(person), trimmed.get(word.len()..).unwrap_or(""))
        }
        _ => trimmed,
    }
}

/// Cuts `Doch`, `Und` and their like off the beginning, where the sentence stands without them.
fn trim_frame(reading: &Reading<'_>, text: &str) -> String {
    let loose: &[&str] = match reading.prose.language {
        // Words before the first position of a German sentence can go; others would leave the verb first.
        Language::German => &["Doch", "Aber", "Und", "Denn"],
        Language::English => {
            &["But", "And", "So", "Yet", "Meanwhile,", "Elsewhere,", "However,", "Finally,", "Then"]
        }
    };
    for word in loose {
        let Some(rest) = text.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')) else { continue };
        // `Doch gelingt …`: the word holds the first position.
        let next = rest.split_whitespace().next().unwrap_or("").to_lowercase();
        if reading.prose.language == Language::German && reading.lore.verbs.knows(&next) {
            return text.to_owned();
        }
        return capitalized(rest);
    }
    text.to_owned()
}

/// A title for each strand.
fn strand_titles(teller: &Teller<'_, '_>, passages: &[Passage]) -> Vec<String> {
    let strands = passages.iter().map(|passage| passage.strand + 1).max().unwrap_or(0);
    let mut used = BTreeSet::new();
    (0..strands)
        .map(|strand| {
            let own: Vec<&Passage> = passages.iter().filter(|passage| passage.strand == strand).collect();
            let title = strand_title(teller, &own, &used);
            used.insert(title.clone());
            title
        })
        .collect()
}

/// A noun of a strand that its title may be made of.
struct Theme {
    noun: String,
    worth: f32,
    owner: Option<usize>,
    article: Option<&'static str>,
}

fn strand_title(teller: &Teller<'_, '_>, passages: &[&Passage], used: &BTreeSet<String>) -> String {
    let (reading, names) = (teller.reading, teller.names);
    let and = reading.lore.titles.and.as_str();
    let mut weight: BTreeMap<usize, f32> = BTreeMap::new();
    for sentence in passages.iter().flat_map(|passage| passage.sentences.clone()) {
        for &person in &reading.facts[sentence].persons {
            #[allow(clippy::cast_precision_loss)]
            let rare = (reading.presence[person].max(1) as f32).powf(-0.4);
            *weight.entry(person).or_insert(0.0) += if names.is_named(person) { rare } else { 0.3 * rare };
        }
    }
    let mut persons: Vec<(usize, f32)> = weight.into_iter().collect();
    persons.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let main = persons.first().map(|(person, _)| *person);
    let second = persons
        .get(1)
        .filter(|(person, w)| names.is_named(*person) && *w > 0.5 * persons[0].1)
        .map(|(person, _)| *person);
    let themes = themes(teller, passages);
    let mut choices: Vec<(String, f32)> = Vec::new();
    for theme in &themes {
        if let Some(owner) = theme.owner.and_then(|owner| names.owner(owner).map(|name| (owner, name))) {
            let bonus = if Some(owner.0) == main { 1.0 } else { 0.0 };
            choices.push((format!("{} {}", owner.1, theme.noun), theme.worth + 0.6 + bonus));
        }
        if let (Some(main), Some(article)) = (main, theme.article) {
            choices
                .push((format!("{} {and} {article} {}", names.short(main), theme.noun), theme.worth - 0.2));
        }
    }
    if let (Some(main), Some(second)) = (main, second) {
        choices.push((format!("{} {and} {}", names.short(main), names.short(second)), 1.4));
    }
    if let Some(main) = main {
        choices.push((names.short(main).to_owned(), 0.0));
    }
    choices.sort_by(|a, b| b.1.total_cmp(&a.1));
    let fresh = choices.iter().find(|(title, _)| !used.contains(&capitalized(title)));
    fresh.or(choices.first()).map(|(title, _)| capitalized(title)).unwrap_or_default()
}

/// The nouns of a strand, the telling ones first.
fn themes(teller: &Teller<'_, '_>, passages: &[&Passage]) -> Vec<Theme> {
    let reading = teller.reading;
    let words = &reading.lore.titles;
    let german = reading.prose.language == Language::German;
    let mut themes: BTreeMap<String, Theme> = BTreeMap::new();
    for sentence in passages.iter().flat_map(|passage| passage.sentences.clone()) {
        for (at, token) in reading.tokens(sentence).iter().enumerate().skip(1) {
            if !can_be_theme(reading, sentence, at) {
                continue;
            }
            let theme = words.themes.contains(&token.lower)
                || words.themes.iter().any(|theme| german && theme.len() > 4 && token.lower.ends_with(theme));
            let entry = themes.entry(token.text.to_owned()).or_insert(Theme {
                noun: token.text.to_owned(),
                worth: if theme { 1.5 } else { 0.0 },
                owner: None,
                article: None,
            });
            entry.worth += 0.35;
            look_before(reading, sentence, at, theme, entry);
        }
    }
    let mut themes: Vec<Theme> = themes.into_values().collect();
    themes.sort_by(|a, b| b.worth.total_cmp(&a.worth).then_with(|| a.noun.cmp(&b.noun)));
    themes.truncate(12);
    themes
}

/// Whether the word at `at` of the sentence is a noun that a strand can be called by: nobody, no place and not pale.
fn can_be_theme(reading: &Reading<'_>, sentence: usize, at: usize) -> bool {
    let words = &reading.lore.titles;
    let language = reading.prose.language;
    let token = &reading.tokens(sentence)[at];
    let index = reading.prose.sentences[sentence].tokens.start + at;
    let noun = match language {
        Language::German => token.text.starts_with(char::is_uppercase),
        Language::English => words.themes.contains(&token.lower),
    };
    noun && token.kind == TokenKind::Word
        && !token.quoted
        && reading.mention_at(index).is_none()
        && token.text.chars().count() > 3
        && !words.pale.contains(&token.lower)
        && lexicon::role(&token.lower, language).is_none()
        && lexicon::kin(&token.lower, language).is_none()
        && !reading.facts[sentence].places.iter().any(|(_, place)| place.contains(&index))
}

/// Notes the owner and the article that stand before the theme at `at`.
fn look_before(reading: &Reading<'_>, sentence: usize, at: usize, telling: bool, theme: &mut Theme) {
    let tokens = reading.tokens(sentence);
    let start = reading.prose.sentences[sentence].tokens.start;
    let german = reading.prose.language == Language::German;
    let words = reading.lore.words;
    for back in (at.saturating_sub(3)..at).rev() {
        let word = &tokens[back];
        let mention = reading.mention_at(start + back);
        let determiner = words.determiners.contains(&word.lower) || words.articles.contains(&word.lower);
        let genitive = word.text.ends_with(['s', '\'', '’']);
        if let Some(mention) = mention.filter(|_| telling) {
            // A case ending on the possessive would need another form of the noun.
            let possessive =
                matches!(word.lower.as_str(), "sein" | "seine" | "ihr" | "ihre" | "his" | "her" | "their");
            let named = genitive && back + 1 == at && !reading.is_base_form(mention.person, word.text);
            if possessive || named {
                theme.owner = theme.owner.or(Some(mention.person));
            }
        }
        if determiner {
            let noun = tokens[at].text;
            theme.article = theme.article.or(nominative_article(&word.lower, noun, german));
        }
        // Only adjectives may stand between.
        let adjective = !german || has_adjective_ending(&word.lower);
        if mention.is_some()
            || determiner
            || !adjective
            || word.kind != TokenKind::Word
            || word.text.starts_with(char::is_uppercase)
            || words.opens_phrase(&word.lower)
        {
            break;
        }
    }
}

/// The article that `noun` has as a subject, by the one that it has in the text.
fn nominative_article(article: &str, noun: &str, german: bool) -> Option<&'static str> {
    if !german {
        let words = lexicon::closed(Language::English);
        return (words.is_article(article) || words.possessives.contains(article)).then_some("the");
    }
    let feminine = ["ung", "heit", "keit", "schaft", "ion", "tät", "ei", "ie", "enz", "anz", "ur"]
        .iter()
        .any(|end| noun.ends_with(end));
    let neuter = ["chen", "lein", "ment", "um", "nis"].iter().any(|end| noun.ends_with(end));
    match article {
        _ if feminine => Some("die"),
        _ if neuter => Some("das"),
        "das" | "ins" | "ans" | "aufs" | "ums" => Some("das"),
        "die" | "eine" | "keine" | "seine" | "ihre" | "zur" | "einer" => Some("die"),
        "den" | "einen" | "keinen" | "seinen" | "ihren"
            if !noun.ends_with("en") && !noun.ends_with("ern") =>
        {
            Some("der")
        }
        _ => None,
    }
}
