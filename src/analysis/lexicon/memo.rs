//! What has been worked out of a word, kept for the next time that it is asked.
//!
//! A text says most of its words again and again, and a dozen stages ask the same of each. The answer hangs on
//! nothing but the word and the language, so it is kept from text to text as well.

use std::cell::RefCell;

use crate::analysis::{Language, keyed::Keyed};

/// So many words are kept of each language; with the next one all are forgotten.
const MOST: usize = 1 << 16;

/// Longer words are not kept.
const LONGEST: usize = 64;

/// The answers of one language, once there are any.
type Answers<V> = RefCell<Option<Keyed<Box<str>, V>>>;

/// Answers to one question about words. Each thread has its own.
pub(crate) struct Memo<V>([Answers<V>; 2]);

impl<V: Clone> Memo<V> {
    /// Without any answer.
    pub(crate) const fn new() -> Self {
        Self([const { RefCell::new(None) }; 2])
    }

    /// The answer about `word`; `work_out` is asked the first time.
    pub(crate) fn get(&self, word: &str, language: Language, work_out: impl FnOnce() -> V) -> V {
        if word.len() > LONGEST {
            return work_out();
        }
        let known = &self.0[language as usize];
        if let Some(answer) = known.borrow().as_ref().and_then(|known| known.get(word)) {
            return answer.clone();
        }
        let answer = work_out();
        let mut known = known.borrow_mut();
        let known = known.get_or_insert_with(Keyed::default);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(word.into(), answer.clone());
        answer
    }
}

/// The answer about a word, from what is kept or else worked out: a question of its own wherever it stands.
macro_rules! remembered {
    ($answer:ty, $word:expr, $language:expr, $work_out:expr) => {{
        thread_local! {
            static KNOWN: $crate::analysis::lexicon::Memo<$answer> = const { $crate::analysis::lexicon::Memo::new() };
        }
        let word: &str = $word;
        KNOWN.with(|known| known.get(word, $language, $work_out))
    }};
}
pub(crate) use remembered;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_answered_once_a_word_and_language() {
        let memo = Memo::new();
        let never = || unreachable!("it is known");
        assert_eq!(memo.get("haus", Language::German, || 1), 1);
        assert_eq!(memo.get("haus", Language::German, never), 1);
        assert_eq!(memo.get("haus", Language::English, || 2), 2);
        for number in 0..MOST {
            memo.get(&number.to_string(), Language::German, || 3);
        }
        assert_eq!(memo.get("haus", Language::German, || 4), 4, "all have been forgotten");
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(memo.get(&long, Language::German, || 5), 5);
        assert_eq!(memo.get(&long, Language::German, || 6), 6, "too long to be kept");
    }
}
