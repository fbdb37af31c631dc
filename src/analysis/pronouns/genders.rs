//! Who is a woman and who a man, by what stands behind a name.

use super::pronoun_words;
use crate::analysis::{
    Language,
    people::{Gender, MentionKind, People},
    prose::Prose,
};

/// The genders of all persons, as far as they are known or a relative pronoun or an article behind the name
/// tells: `Tomke, die …`.
pub(super) fn genders(prose: &Prose<'_>, people: &People) -> Vec<Gender> {
    let mut genders: Vec<Gender> = people.persons.iter().map(|person| person.gender).collect();
    let named = people.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
    let words = pronoun_words(prose.language);
    for mention in named.filter(|_| prose.language == Language::German) {
        if genders[mention.person] != Gender::Unknown {
            continue;
        }
        // `Dilan dagegen, die …`
        let adverb = prose
            .tokens
            .get(mention.tokens.end)
            .is_some_and(|token| words.contrasting.contains(&token.lower));
        let from = mention.tokens.end + usize::from(adverb);
        let word = |offset: usize| prose.tokens.get(from + offset);
        let lower = |offset: usize| word(offset).map_or("", |token| token.lower.as_str());
        let noun = word(2).is_some_and(|token| token.text.starts_with(char::is_uppercase));
        // `Walburga, der die Hälfte gehört`: only before a noun is it surely an article.
        let article = words.apposed_before_noun.get(lower(1)).filter(|_| noun);
        let told = words.apposed.get(lower(1)).or(article).filter(|_| lower(0) == ",");
        genders[mention.person] = told.copied().unwrap_or_default();
    }
    genders
}
