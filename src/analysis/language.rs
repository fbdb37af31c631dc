//! Which language a text is in.

use whatlang::Lang;

use super::Language;
use super::lexicon;

/// So many of a text's words are function words of its language, as a rule. No other language has nearly as many of
/// them, the nearest about a quarter, and whoever finds them need not compare all languages.
const SURE: f32 = 0.4;
/// In a text of fewer words they might stand by chance.
const FEW: u32 = 40;

/// The language to read `text` in, and the code of the one that it seems to be in where that is another.
pub fn recognise(text: &str) -> (Language, Option<&'static str>) {
    let sample = beginning(text);
    sure(sample).map_or_else(|| judge(sample, whatlang::detect(sample).as_ref()), |language| (language, None))
}

/// The language to read `text` in, and the other one that the whole of it surely is in.
pub fn recognise_whole(text: &str) -> (Language, Option<&'static str>) {
    let sample = beginning(text);
    let is_whole = sample.len() == text.len();
    if let Some(language) = sure(sample)
        && (is_whole || sure(text) == Some(language))
    {
        return (language, None);
    }
    let seen = whatlang::detect(sample);
    let (language, _) = judge(sample, seen.as_ref());
    let whole = if is_whole { seen } else { whatlang::detect(text) };
    let other = whole.filter(|seen| seen.is_reliable() && !matches!(seen.lang(), Lang::Deu | Lang::Eng));
    (language, other.map(|seen| seen.lang().code()))
}

/// The language that the function words of `text` show beyond doubt.
fn sure(text: &str) -> Option<Language> {
    let FunctionWords { language, share, words } = FunctionWords::count(text);
    (words >= FEW && share >= SURE).then_some(language)
}

/// The beginning tells; a whole book need not be counted.
fn beginning(text: &str) -> &str {
    &text[..text.char_indices().nth(4000).map_or(text.len(), |(at, _)| at)]
}

fn judge(sample: &str, seen: Option<&whatlang::Info>) -> (Language, Option<&'static str>) {
    match seen.map(whatlang::Info::lang) {
        Some(Lang::Deu) => return (Language::German, None),
        Some(Lang::Eng) => return (Language::English, None),
        _ => {}
    }
    let FunctionWords { language, share, .. } = FunctionWords::count(sample);
    let other = seen.filter(|info| info.is_reliable() && share < 0.15);
    (language, other.map(|info| info.lang().code()))
}

/// The function words in a text.
struct FunctionWords {
    /// The language with more of them.
    language: Language,
    /// What part of all words they are.
    share: f32,
    /// How many words there are.
    words: u32,
}

impl FunctionWords {
    fn count(text: &str) -> Self {
        let lists = [Language::German, Language::English].map(lexicon::function_words);
        let (mut words, mut german, mut english) = (0u32, 0u32, 0u32);
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let word = word.to_lowercase();
            words += 1;
            german += u32::from(lists[0].has(&word));
            english += u32::from(lists[1].has(&word));
        }
        let share = german.max(english) as f32 / words.max(1) as f32;
        let language = if english > german { Language::English } else { Language::German };
        Self { language, share, words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_english_and_others_are_told_apart() {
        assert_eq!(recognise("Kai ringt mit dem Tod, und die Ärzte sind ratlos.").0, Language::German);
        assert_eq!(recognise("Kai fights for his life, and the doctors are at a loss.").0, Language::English);
        assert_eq!(recognise("").0, Language::German);
        let french =
            "Les enfants jouent dans le jardin pendant que leur mère prépare le dîner pour toute la famille.";
        assert_eq!(recognise(french).1, Some("fra"));
    }

    #[test]
    fn only_german_and_english_are_recognised_by_their_function_words() {
        let german = "Er war in dem Haus und sah, dass niemand da war, aber als er die Tür öffnete, stand dort sein \
                      Bruder mit einem Brief in der Hand. Sie wusste nicht, was sie tun sollte, denn sie fürchtete, er \
                      werde sie verlassen.";
        let english = "He was in the house and saw that there was nobody, but when he opened the door, his brother \
                       stood there with a letter in his hand. She did not know what to do, for she was afraid that he \
                       would leave her.";
        let afrikaans = "Hy was in die huis en het gesien dat daar niemand was nie, maar toe hy die deur oopmaak, staan \
                         sy broer daar met 'n brief in sy hand. Sy het nie geweet wat sy moes doen nie, want sy was bang \
                         dat hy haar sou verlaat.";
        let dutch = "Hij was in het huis en zag dat er niemand was, maar toen hij de deur opende, stond daar zijn broer \
                     met een brief in zijn hand. Ze wist niet wat ze moest doen, want ze was bang dat hij haar zou \
                     verlaten als hij de waarheid hoorde.";
        let all = [german, english, afrikaans, dutch];
        assert_eq!(all.map(sure), [Some(Language::German), Some(Language::English), None, None]);
        assert_eq!(sure("Wer ist das?"), None, "too short to be sure");
        assert_eq!(recognise_whole(dutch).1, Some("nld"));
        let turns = format!("{}{}", format!("{german} ").repeat(20), format!("{dutch} ").repeat(60));
        assert_eq!(sure(&turns), None, "the rest is in another language");
    }
}
