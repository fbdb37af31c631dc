//! Whether a text is a new version of another one: how much of both is the same, three words at a time.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

/// Texts of which so much is the same are versions of one. Of two texts of the corpus that are about different episodes
/// no more than a twentieth is the same; of versions nearly always more than half.
pub(super) const VERSION: f32 = 0.3;

/// A line of fewer words is no prose: cast lists and credits are alike in every episode of a series.
const PROSE: usize = 7;

/// A text with fewer words in prose is compared as a whole.
const ENOUGH: usize = 30;

/// How much of two texts is the same, from 0 to 1: the share of rows of three words that both have.
pub fn likeness(one: &str, other: &str) -> f32 {
    let (one, other) = (Rows::of(one), Rows::of(other));
    let is_prose = one.has_prose && other.has_prose;
    let (one, other) = if is_prose { (one.prose, other.prose) } else { (one.all, other.all) };
    let sum = one.len() + other.len();
    if sum == 0 { 0.0 } else { 2.0 * shared(&one, &other) as f32 / sum as f32 }
}

/// Whether two texts are plainly versions of one.
pub fn is_version(one: &str, other: &str) -> bool {
    likeness(one, other) >= VERSION
}

/// The rows of three words in a text, each as a number, sorted.
struct Rows {
    all: Vec<u64>,
    prose: Vec<u64>,
    has_prose: bool,
}

impl Rows {
    fn of(text: &str) -> Self {
        let (mut all, mut prose): (Vec<u64>, Vec<u64>) = (Vec::new(), Vec::new());
        for line in text.lines() {
            let words = line.split(|ch: char| !ch.is_alphanumeric()).filter(|word| !word.is_empty());
            let words: Vec<u64> = words.map(|word| hash(word.to_lowercase())).collect();
            if words.len() >= PROSE {
                prose.extend(&words);
            }
            all.extend(words);
        }
        let has_prose = prose.len() >= ENOUGH;
        Self { all: rows(&all), prose: rows(&prose), has_prose }
    }
}

fn rows(words: &[u64]) -> Vec<u64> {
    let mut rows: Vec<u64> = words.windows(3).map(hash).collect();
    rows.sort_unstable();
    rows
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// How many numbers two sorted lists have in common.
fn shared(one: &[u64], other: &[u64]) -> usize {
    let (mut at, mut shared) = (0, 0);
    for number in one {
        while other.get(at).is_some_and(|there| there < number) {
            at += 1;
        }
        if other.get(at) == Some(number) {
            (at, shared) = (at + 1, shared + 1);
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_like_itself_and_not_like_nothing() {
        let text = "Kai Krause ringt mit dem Tod. Seine Mutter Sarah muss sich entscheiden.";
        assert!((likeness(text, text) - 1.0).abs() < f32::EPSILON);
        for (one, other) in [(text, ""), ("", text), ("", ""), ("Kai", "Kai")] {
            assert!(likeness(one, other) < f32::EPSILON, "{one:?} {other:?}");
        }
    }

    #[test]
    fn the_same_cast_makes_no_version() {
        let cast =
            "Dr. Martin Stein – Bernhard Bettermann\nDr. Roland Heilmann – Thomas Rühmann\n".repeat(12);
        let story = |names: [&str; 3]| {
            let [one, two, three] = names;
            format!(
                "{one} kommt nach einem schweren Unfall in die Klinik und weigert sich, behandelt zu werden. {two} \
                 will das nicht hinnehmen und sucht nach einem Ausweg. {three} weiß etwas, das alles ändern könnte.\n\n{cast}"
            )
        };
        let first = story(["Ida", "Roland", "Otto"]);
        let second = format!(
            "Ein Feuer bricht im Keller aus, und niemand weiß, wer noch im Haus ist. Martin rennt hinein. Draußen \
             wartet seine Tochter, die ihm nie verziehen hat, und zählt die Minuten, bis endlich die Sirenen kommen.\n\n{cast}"
        );
        assert!(!is_version(&first, &second), "{}", likeness(&first, &second));
        assert!(is_version(&first, &story(["Ida", "Roland", "Bernd"])));
    }
}
