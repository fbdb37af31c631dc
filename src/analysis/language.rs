//! Which language a text is in.

use whatlang::Lang;

use super::Language;
use super::lexicon;

/// The language to read `text` in, and the code of the one that it seems to be in where that is another.
pub fn recognise(text: &str) -> (Language, Option<&'static str>) {
    judge(beginning(text), whatlang::detect(beginning(text)).as_ref())
}

/// The language to read `text` in, and the other one that the whole of it surely is in.
pub fn recognise_whole(text: &str) -> (Language, Option<&'static str>) {
    let sample = beginning(text);
    let seen = whatlang::detect(sample);
    let (language, _) = judge(sample, seen.as_ref());
    let whole = if sample.len() == text.len() { seen } else { whatlang::detect(text) };
    let other = whole.filter(|seen| seen.is_reliable() && !matches!(seen.lang(), Lang::Deu | Lang::Eng));
    (language, other.map(|seen| seen.lang().code()))
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
    let (language, share) = by_function_words(sample);
    let other = seen.filter(|info| info.is_reliable() && share < 0.15);
    (language, other.map(|info| info.lang().code()))
}

/// The language with more function words among the words of `text`, and their share.
fn by_function_words(text: &str) -> (Language, f32) {
    let (mut words, mut german, mut english) = (0u32, 0u32, 0u32);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        words += 1;
        german += u32::from(lexicon::function_words(Language::German).has(&word));
        english += u32::from(lexicon::function_words(Language::English).has(&word));
    }
    let share = german.max(english) as f32 / words.max(1) as f32;
    (if english > german { Language::English } else { Language::German }, share)
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
}
