//! What a strand is called: its main person and what they are after.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{
    Language, lexicon, lore::TitleWords, morphology::has_adjective_ending, naming::capitalized,
    prose::TokenKind, reading::Reading, retell::Teller, scenes::Passage,
};

/// A title for each strand.
pub(super) fn strand_titles(teller: &Teller<'_, '_>, passages: &[Passage]) -> Vec<String> {
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
            let possessive = words.possessives.contains(&word.lower)
                && !words.oblique.contains(&word.lower)
                && !words.genitives.contains(&word.lower);
            let named = genitive && back + 1 == at && !reading.is_base_form(mention.person, word.text);
            if possessive || named {
                theme.owner = theme.owner.or(Some(mention.person));
            }
        }
        if determiner {
            let noun = tokens[at].text;
            theme.article = theme.article.or(nominative_article(&reading.lore.titles, &word.lower, noun));
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

/// The article that `noun` has as a subject, by the one that it has in the text. An ending tells more than the article.
pub(super) fn nominative_article(
    words: &'static TitleWords,
    article: &str,
    noun: &str,
) -> Option<&'static str> {
    let by_ending = words.articles_by_ending.iter().find(|(end, _)| noun.ends_with(end.as_str()));
    let masculine = || {
        words
            .masculine
            .iter()
            .find(|(accusative, _)| accusative == article)
            .filter(|_| !noun.ends_with("en") && !noun.ends_with("ern"))
    };
    let told = words.nominatives.iter().find(|(form, _)| form == article);
    by_ending.or(told).or_else(masculine).map(|(_, article)| article.as_str())
}
