//! Paragraphs that say something of the programme, and nothing of its story.

use serde::Deserialize;

use super::{
    Language,
    lexicon::{self, Words, lists},
};

lists! {
    /// How texts speak of the making.
    productions: Productions = "productions";
}

/// What a sentence about the making begins with, and what it has.
#[derive(Default, Deserialize)]
pub(super) struct Productions {
    works: Words,
    made: Words,
}

/// Whether the paragraph, before the story, only says what is broadcast: `“Low Tide” is the third episode of “Harbour”.
/// It was written by Ann Lee.`
pub(super) fn is_lead(paragraph: &str, language: Language) -> bool {
    let lower = paragraph.to_lowercase();
    let about = lexicon::about_episodes(language);
    let says = |sentence: &str| {
        about.iter().chain(lexicon::broadcast(language).iter()).any(|phrase| sentence.contains(phrase))
    };
    about.iter().any(|phrase| lower.contains(phrase)) && sentences(&lower).all(says)
}

/// Whether the paragraph only says how it was made: `Die Serie wird auf Pellworm gedreht.`
pub(super) fn is_of_making(paragraph: &str, language: Language) -> bool {
    // Who tells a story that begins so goes on for longer.
    const LONGEST: usize = 400;
    if paragraph.len() > LONGEST {
        return false;
    }
    let productions = productions(language);
    let lower = paragraph.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let says = |sentence: &str| {
        productions.works.prefix_of(sentence.trim_start()).is_some()
            && productions.made.iter().any(|made| sentence.contains(made))
    };
    sentences(&lower).next().is_some() && sentences(&lower).all(says)
}

/// The sentences, what follows on an abbreviation aside: `Filmed in Co. Leitrim.`
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ").filter(|sentence| sentence.trim().contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_the_making_is_no_story() {
        for (language, text, expected) in [
            (Language::German, "Die Serie wird auf Pellworm gedreht.", true),
            (Language::German, "Gedreht wurde in Bremen. Das Drehbuch schrieb Ida Roth.", true),
            (Language::German, "Der Film zeigt Idas Weg nach Bremen.", false),
            (Language::German, "Ida sieht, was in Bremen gedreht wird.", false),
            (Language::English, "The series is filmed on location in Cornwall.", true),
            (Language::English, "Filmed on location in Co. Kerry. Produced and directed by Ida Roth.", true),
            (Language::German, "Produziert von Ida Roth und in Bremen gedreht.", true),
            (Language::English, "The film is lost. Ida looks for it in Cornwall.", false),
        ] {
            assert_eq!(is_of_making(text, language), expected, "{text}");
        }
    }
}
