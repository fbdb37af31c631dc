//! Several at once: `sie` of two who were named together, `die beiden`; and the odd `der` that points back.

use std::ops::Range;

use super::{CROWD, Past, Resolver};
use crate::{
    analysis::{
        Language,
        lexicon::{closed, function_words},
        people::Mention,
        prose::TokenKind,
        quotes::speech_words,
    },
    outline::CharacterKind,
};

impl Resolver<'_, '_> {
    /// People who are named together: `Sarah und Jasper`, `Juna, Emre und Lotte`.
    pub(super) fn collect_sets(&self, mentions: Range<usize>, now: &mut Past) {
        let all = &self.people.mentions[mentions];
        let mut set: Vec<usize> = Vec::new();
        for (index, mention) in all.iter().enumerate() {
            if set.last() != Some(&mention.person) && !set.contains(&mention.person) {
                set.push(mention.person);
            }
            let joined = all.get(index + 1).is_some_and(|next| self.joined(mention, next));
            if !joined {
                if set.len() > 1 && set.len() <= CROWD {
                    now.sets.push(std::mem::take(&mut set));
                }
                set.clear();
            }
        }
        for mention in all {
            if self.people.persons[mention.person].kind == CharacterKind::Group {
                now.sets.push(vec![mention.person]);
            }
        }
    }

    /// Whether only `und`, a comma, titles and the like stand between two mentions.
    fn joined(&self, a: &Mention, b: &Mention) -> bool {
        let between = a.tokens.end..b.tokens.start.max(a.tokens.end);
        let mut linked = false;
        for token in &self.prose.tokens[between.clone()] {
            match token.lower.as_str() {
                word if closed(self.prose.language).parts_row(word) => linked = true,
                _ if token.kind == TokenKind::Mark => return false,
                word if function_words(self.prose.language).has(word)
                    && !is_determiner(word, self.prose.language) =>
                {
                    return false;
                }
                _ => {}
            }
        }
        linked && between.len() <= 4
    }

    /// `die beiden`, `both`: how many persons the word at `token` counts, where it counts persons.
    pub(super) fn counted(&self, token: usize, sentence: usize) -> Option<usize> {
        let count = *self.words.counts.get(self.lower(token))?;
        let after = self.word_in(token + 1, sentence);
        let noun = after.is_some_and(|after| match self.prose.language {
            Language::German => after.text.starts_with(char::is_uppercase),
            Language::English => {
                after.kind == TokenKind::Word
                    && !function_words(Language::English).has(&after.lower)
                    && !after.lower.ends_with('s')
            }
        });
        let article = token.checked_sub(1).and_then(|before| self.word_in(before, sentence));
        let article = article.is_some_and(|before| self.words.count_articles.contains(&before.lower));
        let word = self.lower(token);
        let free = self.words.free_counts.contains(word);
        (count > 1 && (article || free) && (!noun || self.words.count_nouns.contains(word))).then_some(count)
    }

    /// Whom a plural means: people named together, else as many as were there last. `count` is 0 where the word
    /// does not tell how many.
    pub(super) fn several(&self, token: usize, now: &Past, count: usize) -> Vec<usize> {
        let clause = self.clauses[token];
        let fits = |set: &&Vec<usize>| count == 0 || set.len() == count;
        let own = |set: &&Vec<usize>| {
            now.traces.iter().all(|t| t.clause != clause || t.token >= token || !set.contains(&t.person))
        };
        let is_named_before = |set: &&Vec<usize>| {
            set.iter().all(|p| now.traces.iter().any(|t| t.person == *p && t.token < token))
        };
        let here = now.sets.iter().rev().filter(is_named_before).filter(own).find(fits);
        let earlier = || self.past.iter().flat_map(|past| past.sets.iter().rev()).find(fits);
        if let Some(set) = here.or_else(earlier) {
            return set.clone();
        }
        self.last_persons(now, token, if count == 0 { 2 } else { count })
    }

    /// The last `count` persons, if just as many were there in the last two sentences.
    fn last_persons(&self, now: &Past, token: usize, count: usize) -> Vec<usize> {
        let mut persons: Vec<usize> = Vec::new();
        let here = now.traces.iter().rev().filter(|trace| trace.token < token);
        let earlier = self.past.iter().take(2).flat_map(|past| past.traces.iter().rev());
        for trace in here.chain(earlier) {
            let group = self.people.persons[trace.person].kind == CharacterKind::Group;
            if !group && !persons.contains(&trace.person) {
                persons.push(trace.person);
            }
        }
        if persons.len() == count { persons } else { Vec::new() }
    }

    /// `Der lächelt nur.`, `sagt die nur`: the last one who was not the subject.
    pub(super) fn demonstrative(&self, token: usize, sentence: usize, now: &Past) -> Vec<usize> {
        let Some(&gender) = self.words.demonstratives.get(self.lower(token)) else { return Vec::new() };
        let before = token.checked_sub(1).and_then(|before| self.word_in(before, sentence));
        let after = self.word_in(token + 1, sentence);
        let opens = before.is_none()
            && after.is_some_and(|after| {
                after.text.starts_with(char::is_lowercase)
                    && (self.words.singular_verbs.contains(&after.lower)
                        || after.lower.ends_with('t') && !function_words(Language::German).has(&after.lower))
            });
        let says = before.is_some_and(|before| speech_words(self.prose.language).say.contains(&before.lower))
            && after.is_none_or(|after| {
                after.kind == TokenKind::Mark || self.words.behind_demonstrative.contains(&after.lower)
            });
        if self.prose.language != Language::German || !opens && !says {
            return Vec::new();
        }
        let earlier = self.past.front().into_iter().flat_map(|past| past.traces.iter().rev());
        let mut candidates =
            now.traces.iter().rev().chain(earlier).filter(|t| self.genders[t.person] == gender);
        candidates.next().map(|trace| vec![trace.person]).unwrap_or_default()
    }
}

fn is_determiner(word: &str, language: Language) -> bool {
    let words = closed(language);
    words.is_article(word) || words.possessives.contains(word)
}
