//! Who says what is said, and to whom.
//!
//! The subject of the verb of saying behind the speech, else of the clause before it; a speech without either is
//! the last speaker's who went on, or the other one's.

mod persons;

use std::ops::Range;

use super::{
    Cue, Language,
    grammar::{self, Role},
    lexicon::closed,
    lines, lore,
    people::{Gender, MentionKind, People},
    prose::{Prose, Token, TokenKind},
    quotes::{Speech, SpeechWords, speech_words},
};

/// Finds the speakers of `speeches`, and adds to `people` whom `ich` and `du` mean in them.
pub fn find(prose: &Prose<'_>, people: &mut People, speeches: &mut [Speech]) {
    let finder = Finder::new(prose, people);
    let mut addressees = Vec::with_capacity(speeches.len());
    for index in 0..speeches.len() {
        let frame = finder.frame(speeches, index);
        let told = finder.speaker(&frame, speeches, index);
        let speaker = told.as_ref().map(|(speaker, _)| *speaker);
        addressees.push(finder.addressee(&frame, speaker, speeches, &addressees, index));
        speeches[index].speaker = speaker;
        speeches[index].cue = told.map(|(_, cue)| cue);
    }
    let found = finder.meant(speeches, &addressees);
    people.mentions.extend(found);
    people.mentions.sort_by_key(|mention| (mention.tokens.start, mention.tokens.end, mention.person));
    people.mentions.dedup();
}

/// So many tokens before a pronoun somebody may stand whom it means.
const REACH: usize = 120;

/// So many tokens behind an utterance the name of its speaker begins: `die Stimme der jungen Pilotin Astrid Falk`.
const OWNER: usize = 6;

/// So many tokens from the verb of saying a noun stands for whoever it is that speaks: `ruft eine laute Stimme`.
const STRANGER: usize = 5;

/// What stands about a speech in its sentence, as tokens.
struct Frame {
    before: Range<usize>,
    after: Range<usize>,
    /// Whether the sentence before the speech's holds no narration of its own: it is a speech as well.
    follows_speech: bool,
}

/// Somebody in a frame.
#[derive(Clone, Copy)]
struct Figure {
    person: usize,
    role: Role,
    token: usize,
    /// By what.
    kind: MentionKind,
}

struct Finder<'a, 'p> {
    prose: &'a Prose<'p>,
    words: &'static SpeechWords,
    genders: Vec<Gender>,
    /// Everybody outside of speech, by token.
    figures: Vec<Figure>,
}

impl<'a, 'p> Finder<'a, 'p> {
    fn new(prose: &'a Prose<'p>, people: &People) -> Self {
        let roles = grammar::roles(prose, people);
        let genders = people.persons.iter().map(|person| person.gender).collect();
        let spoken = grammar::spoken(prose);
        let figures = people
            .mentions
            .iter()
            .zip(roles)
            .filter(|(m, _)| !spoken.get(m.tokens.start).copied().unwrap_or(true));
        let figures = figures.map(|(mention, role)| {
            let token = mention.tokens.start;
            let role = match mention.kind {
                MentionKind::Pronoun => grammar::pronoun_role(prose, token),
                _ => role,
            };
            Figure { person: mention.person, role, token, kind: mention.kind }
        });
        Self { prose, words: speech_words(prose.language), figures: figures.collect(), genders }
    }

    fn figures_in(&self, tokens: Range<usize>) -> impl DoubleEndedIterator<Item = &Figure> {
        let from = self.figures.partition_point(|figure| figure.token < tokens.start);
        let to = self.figures.partition_point(|figure| figure.token < tokens.end);
        self.figures[from..to.max(from)].iter()
    }

    fn tokens(&self, range: &Range<usize>) -> &'a [Token<'p>] {
        self.prose.tokens.get(range.clone()).unwrap_or(&[])
    }

    /// The tokens of the speech and of the narration on both sides of it.
    fn frame(&self, speeches: &[Speech], index: usize) -> Frame {
        let speech = &speeches[index];
        let at = |byte: usize| self.prose.tokens.partition_point(|token| token.range.start < byte);
        let own = at(speech.range.start)..at(speech.range.end);
        let sentence = self.prose.sentences[speech.sentence].tokens.clone();
        let ends = |other: &Speech| at(other.range.end);
        let from = index.checked_sub(1).map_or(0, |previous| ends(&speeches[previous]));
        let to = speeches.get(index + 1).map_or(usize::MAX, |next| at(next.range.start));
        // A speech of several sentences may end in another sentence than it begins in.
        let last = self
            .prose
            .tokens
            .get(own.end.saturating_sub(1))
            .map_or(sentence.end, |token| self.prose.sentences[token.sentence].tokens.end);
        let before = from.max(sentence.start).min(own.start)..own.start;
        let follows_speech =
            index > 0 && !self.tokens(&(from..own.start)).iter().any(|t| t.kind == TokenKind::Word);
        Frame { before, after: own.end..last.max(own.end).min(to), follows_speech }
    }

    fn says(&self, token: &Token<'_>) -> bool {
        token.kind == TokenKind::Word && self.words.say.contains(&token.lower)
    }

    /// Who speaks, and what tells so.
    fn speaker(&self, frame: &Frame, speeches: &[Speech], index: usize) -> Option<(usize, Cue)> {
        let behind = || {
            let told = self.tagged_behind(frame).or_else(|| self.interrupts(&frame.after));
            Some((told?, self.cue("speaker/behind", &frame.after)))
        };
        let between = || {
            // `„…“, sagt Uwe, „…“`
            let own = speeches.get(index.checked_sub(1)?)?;
            let tagged = self.tokens(&frame.before).iter().any(|token| self.says(token))
                || self.interrupts(&frame.before).is_some();
            let goes_on = own.sentence == speeches[index].sentence && tagged && !self.announces(frame);
            Some((own.speaker.filter(|_| goes_on)?, self.cue("speaker/between", &frame.before)))
        };
        let before = || Some((self.tagged_before(frame)?, self.cue("speaker/before", &frame.before)));
        // `The bride says “three hundred”, and Dorota says …`
        if self.leads_in(frame) {
            return before();
        }
        if self.is_strangers(frame) {
            return None;
        }
        behind().or_else(between).or_else(before).or_else(|| self.untagged(frame, speeches, index))
    }

    /// Whether a verb of saying is the last word before the speech.
    fn leads_in(&self, frame: &Frame) -> bool {
        let tokens = self.tokens(&frame.before);
        let last = tokens.iter().rfind(|token| token.kind == TokenKind::Word);
        last.is_some_and(|token| self.says(token))
            && tokens
                .iter()
                .rev()
                .take_while(|token| token.kind == TokenKind::Mark)
                .all(|mark| mark.text != ",")
    }

    /// `” says her dad`, `“, ruft eine laute Stimme`, `” it said`: the speech is somebody's of whom nothing is known.
    fn is_strangers(&self, frame: &Frame) -> bool {
        let words = closed(self.prose.language);
        let from = frame.after.start;
        let marks =
            self.tokens(&frame.after).iter().take_while(|token| token.kind == TokenKind::Mark).count();
        let word = |at: usize| self.prose.tokens.get(at).map_or("", |token| token.lower.as_str());
        let says = |at: usize| self.prose.tokens.get(at).is_some_and(|token| self.says(token));
        let first = from + marks;
        if self.words.nobody.contains(word(first)) && says(first + 1) {
            return true;
        }
        let article = word(first + 1);
        let noun = words.indefinite.contains(article)
            || self.words.nobody.contains(article)
            || grammar::is_possessive(article, self.prose.language);
        let end = self.clause_end(first, frame.after.end).min(first + STRANGER);
        let known = self.figures_in(first..end).any(|figure| figure.kind != MentionKind::Pronoun);
        // `sagt die nur`
        let told = (first + 2..end).any(|at| {
            self.prose.tokens.get(at).is_some_and(|noun| match self.prose.language {
                Language::German => noun.text.starts_with(char::is_uppercase),
                Language::English => noun.kind == TokenKind::Word,
            })
        });
        says(first) && noun && told && !known
    }

    /// The rule, and the words of the narration that it rests on, as far as the clause goes.
    fn cue(&self, rule: &'static str, narration: &Range<usize>) -> Cue {
        let words = self.tokens(narration).iter().skip_while(|token| token.kind == TokenKind::Mark);
        let clause: Vec<&Token<'_>> = words.take_while(|token| token.kind != TokenKind::Mark).collect();
        let range = clause.first().zip(clause.last()).map(|(a, b)| a.range.start..b.range.end);
        Cue { rule, weight: 1.0, range }
    }

    /// Whether a colon stands right before the speech.
    fn announces(&self, frame: &Frame) -> bool {
        let marks = self.tokens(&frame.before).iter().rev().take_while(|token| token.kind == TokenKind::Mark);
        marks.into_iter().any(|mark| mark.text == ":")
    }

    /// `…“, sagt Uwe leise`, `…,” she tells Hugh`.
    fn tagged_behind(&self, frame: &Frame) -> Option<usize> {
        let words = || {
            self.tokens(&frame.after).iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word)
        };
        let (verb, _) =
            words().take(5).find(|(_, token)| self.says(token)).or_else(|| self.reports(frame, words()))?;
        let verb = frame.after.start + verb;
        // In German the subject stands behind the verb, in English on either side.
        if let Some(person) = self.unresolved(verb) {
            return Some(person);
        }
        let opens = words().next().is_some_and(|(at, _)| frame.after.start + at == verb);
        if let Some(person) = self.right_behind(verb).filter(|_| opens) {
            return Some(person);
        }
        let before = self.figures_in(frame.after.start..verb).find(|figure| figure.role == Role::Subject);
        let end = self.clause_end(verb, frame.after.end);
        let english = self.prose.language == Language::English;
        // `says Hugh`: behind the verb an English subject looks like an object.
        let can_speak =
            |figure: &&Figure| figure.role == Role::Subject || english && figure.role == Role::Object;
        let behind = || self.figures_in(verb..end).find(can_speak);
        before.or_else(behind).map(|figure| figure.person)
    }

    /// The verb that stands where a verb of saying does, right behind the comma of a speech: `“, schnarrt er`, `,” grunts the
    /// warder`.
    fn reports<'t>(
        &self,
        frame: &Frame,
        mut words: impl Iterator<Item = (usize, &'t Token<'p>)>,
    ) -> Option<(usize, &'t Token<'p>)>
    where
        'p: 't,
    {
        let ends = |mark: &Token<'_>| matches!(mark.text, "," | "!" | "?" | "…");
        let marks = self.tokens(&frame.after).iter().take_while(|token| token.kind == TokenKind::Mark);
        let within = frame.after.start.checked_sub(1).and_then(|last| self.prose.tokens.get(last));
        let parted = match self.prose.language {
            Language::German => marks.into_iter().any(|mark| mark.text == ","),
            Language::English => within.is_some_and(ends),
        };
        let (at, verb) = words.next()?;
        let behind = self.prose.tokens.get(frame.after.start + at + 1)?;
        let closed = closed(self.prose.language);
        let speaks = behind.text.starts_with(char::is_uppercase)
            || closed.personal_subjects.contains(&behind.lower)
            || self.words.before_speaker.contains(&behind.lower);
        (parted && speaks && lore::of(self.prose.language).verbs.acts(&verb.lower)).then_some((at, verb))
    }

    /// Who acts in the narration on one side of a speech, if that stands between dashes: `“That” – she turns it in the light –
    /// “is no coin.”`
    fn interrupts(&self, narration: &Range<usize>) -> Option<usize> {
        let dash = |token: Option<&Token<'_>>| token.is_some_and(|token| matches!(token.text, "–" | "—"));
        let tokens = self.tokens(narration);
        let quotes = |token: &&Token<'_>| token.text.chars().all(lines::is_quote);
        let dashed = dash(tokens.iter().find(|token| !quotes(token)))
            && dash(tokens.iter().rfind(|token| !quotes(token)));
        let mut subjects = self.figures_in(narration.clone()).filter(|figure| figure.role == Role::Subject);
        subjects.next().filter(|_| dashed).map(|figure| figure.person)
    }

    /// `sagt die Hermi`: whoever stands right behind the verb, unless the article is another case's.
    fn right_behind(&self, verb: usize) -> Option<usize> {
        let article = self.prose.tokens.get(verb + 1)?.lower.as_str();
        let at = if self.words.before_speaker.contains(article) { verb + 2 } else { verb + 1 };
        let figure = *self
            .figures_in(verb + 1..at + 1)
            .find(|figure| figure.kind == MentionKind::Name && figure.role != Role::Owner)?;
        let words = closed(self.prose.language);
        let woman = self.genders[figure.person] == Gender::Female;
        let dative = woman && words.feminine_obliques.contains(article);
        let end = self.clause_end(verb, verb + 9);
        let subject = self.figures_in(verb..end).any(|other| {
            other.person != figure.person && other.role == Role::Subject && figure.role == Role::Object
        });
        (!dative && !subject && !words.personal_objects.contains(article)).then_some(figure.person)
    }

    /// `sagt sie`: whoever of that gender acted last before the speech; where it stayed open whom `sie` means, the last
    /// one of it.
    fn unresolved(&self, verb: usize) -> Option<usize> {
        let beside = [verb + 1, verb.checked_sub(1)?];
        let (pronoun, wanted) = beside.into_iter().find_map(|at| {
            let token = self.prose.tokens.get(at)?;
            Some((at, Gender::of_subject(&token.lower, self.prose.language)?))
        })?;
        let known = self.figures_in(pronoun..pronoun + 1).next().map(|figure| figure.person);
        // Who was named last in the sentence before, of that gender if anybody was.
        let sentence = self.prose.tokens[pronoun].sentence;
        let near = |from: usize| {
            let start = self.prose.sentences[from].tokens.start.max(pronoun.saturating_sub(REACH));
            let mut fits: Vec<Figure> = self
                .figures_in(start..pronoun)
                .filter(|figure| {
                    matches!(self.genders[figure.person], own if own == wanted || own == Gender::Unknown)
                })
                .copied()
                .collect();
            fits.retain(|figure| figure.token != pronoun);
            fits
        };
        let last = near(sentence.saturating_sub(1));
        let of_gender = |figure: &&Figure| self.genders[figure.person] == wanted;
        if let Some(known) = known {
            // `Marek stellt den Alten zur Rede, und Schorsch zieht den Ring vom Finger. „…“, sagt er.`
            let before = &self.prose.sentences[sentence.saturating_sub(1)].tokens;
            let acts = |figure: &&Figure| figure.role == Role::Subject && !self.hangs(figure.token, before);
            if let Some(actor) = last.iter().filter(of_gender).rfind(acts) {
                return Some(actor.person);
            }
            // Somebody further back was taken, though one of the last sentence fits.
            let stands = last.is_empty() || last.iter().any(|figure| figure.person == known);
            let only = last.iter().all(|figure| figure.person == last[0].person);
            return (!stands && only).then(|| last[0].person);
        }
        let subject = last.iter().rfind(|figure| of_gender(figure) && figure.role == Role::Subject);
        let sure = subject.or_else(|| last.iter().rfind(of_gender));
        if let Some(figure) = sure.or(last.last()) {
            return Some(figure.person);
        }
        self.figures_in(pronoun.saturating_sub(REACH)..pronoun)
            .rfind(|figure| self.genders[figure.person] == wanted)
            .map(|figure| figure.person)
    }

    /// Whether the clause of the token at `at` hangs on another one, as a relative clause does.
    fn hangs(&self, at: usize, frame: &Range<usize>) -> bool {
        let before = self.tokens(&(frame.start..at));
        let Some(comma) = before.iter().rposition(|t| matches!(t.text, "," | ";" | ":" | "–" | "—" | "("))
        else {
            return false;
        };
        let first = frame.start + comma + 1;
        let words = closed(self.prose.language);
        let opener = |at: usize| self.prose.tokens.get(at).map_or("", |t| t.lower.as_str());
        let relative = |at: usize| {
            let noun = self.prose.tokens.get(at + 1).is_some_and(|t| t.text.starts_with(char::is_uppercase));
            let word = opener(at);
            words.relatives.contains(word) && !noun || words.subordinators.contains(word)
        };
        relative(first) || grammar::is_preposition(opener(first), self.prose.language) && relative(first + 1)
    }

    fn clause_end(&self, from: usize, limit: usize) -> usize {
        let rest = self.tokens(&(from..limit));
        rest.iter()
            .position(|token| matches!(token.text, "," | ";" | ":" | "." | "–" | "—"))
            .map_or(limit, |at| from + at)
    }

    /// `Uwe fragt: „…“`, `Finjas Antwort lässt sie erstarren: „…“`
    fn tagged_before(&self, frame: &Frame) -> Option<usize> {
        let tokens = self.tokens(&frame.before);
        if !self.announces(frame) && !tokens.iter().any(|token| self.says(token)) {
            return None;
        }
        // The owner of an utterance speaks.
        let utterance = tokens.iter().rposition(|token| self.words.utterances.contains(token.text));
        if let Some(at) = utterance.map(|at| frame.before.start + at) {
            let owner = self.figures_in(at.saturating_sub(3)..at).rfind(|figure| figure.role == Role::Owner);
            let saying = tokens
                .iter()
                .any(|token| self.says(token) && !self.words.of_utterances.contains(&token.lower));
            if let Some(owner) = owner.filter(|_| !saying) {
                return Some(owner.person);
            }
            // `Over the radio comes the voice of pilot Astrid Falk: “…”`
            let of = self
                .prose
                .tokens
                .get(at + 1)
                .is_some_and(|token| self.words.of_speaker.contains(&token.lower));
            let mut named =
                self.figures_in(at + 1..at + OWNER).filter(|figure| figure.kind == MentionKind::Name);
            let told = named.next().filter(|_| of);
            if let Some(told) = told {
                return Some(told.person);
            }
        }
        let subjects = || self.figures_in(frame.before.clone()).filter(|figure| figure.role == Role::Subject);
        let main = subjects().rfind(|figure| !self.hangs(figure.token, &frame.before));
        main.or_else(|| subjects().next_back()).map(|figure| figure.person)
    }

    /// Without a reporting clause: the one who just spoke goes on after it, the other one answers a bare speech.
    fn untagged(&self, frame: &Frame, speeches: &[Speech], index: usize) -> Option<(usize, Cue)> {
        let cue = |rule, range| Cue { rule, weight: 0.5, range };
        let previous = index.checked_sub(1).map(|previous| &speeches[previous]);
        let near = previous.filter(|previous| previous.sentence + 1 >= speeches[index].sentence);
        if let Some(near) = near {
            if !frame.follows_speech {
                return Some((near.speaker?, cue("speaker/goes-on", Some(near.range.clone()))));
            }
            let earlier = speeches[..index - 1].iter().rev().take(4).filter_map(|speech| speech.speaker);
            let other = earlier.into_iter().find(|speaker| Some(*speaker) != near.speaker)?;
            return Some((other, cue("speaker/answers", Some(near.range.clone()))));
        }
        let acted = |sentence: usize, rule, last: bool| {
            let narration = self.prose.sentences.get(sentence)?;
            let same_block = self.prose.sentences[speeches[index].sentence].block == narration.block;
            let mut subjects =
                self.figures_in(narration.tokens.clone()).filter(|figure| figure.role == Role::Subject);
            let figure = if last { subjects.next_back() } else { subjects.next() };
            let figure = figure.filter(|_| same_block)?;
            let token = self.prose.tokens.get(figure.token).map(|token| token.range.clone());
            Some((figure.person, cue(rule, token)))
        };
        let sentence = speeches[index].sentence;
        let before = || acted(sentence.checked_sub(1)?, "speaker/acted-last", true);
        // `“Objection!” Phoebe is on her feet.` Whoever acts behind a question hears it.
        let asks = self.prose.text[speeches[index].range.clone()].ends_with('?');
        let told = [&frame.before, &frame.after];
        let alone = !told.iter().any(|side| self.tokens(side).iter().any(|t| t.kind == TokenKind::Word));
        let behind = || acted(sentence + 1, "speaker/acts-next", false).filter(|_| alone && !asks);
        before().or_else(behind)
    }

    /// Whom the speech is said to: an object of the reporting clause, else the one who spoke before.
    fn addressee(
        &self,
        frame: &Frame,
        speaker: Option<usize>,
        speeches: &[Speech],
        addressees: &[Option<usize>],
        index: usize,
    ) -> Option<usize> {
        let after_end = self.clause_end(frame.after.start, frame.after.end);
        let reported = self
            .figures_in(frame.before.clone())
            .chain(self.figures_in(frame.after.start..after_end.max(frame.after.end)));
        let object = reported
            .filter(|figure| Some(figure.person) != speaker && figure.role == Role::Object)
            .map(|f| f.person)
            .next_back();
        let previous = index.checked_sub(1).filter(|&p| speeches[p].sentence + 2 >= speeches[index].sentence);
        let answered = || {
            let previous = previous?;
            if speeches[previous].speaker == speaker {
                addressees[previous]
            } else {
                speeches[previous].speaker
            }
        };
        object.or_else(answered).or_else(|| self.listener(speaker, speeches[index].sentence))
    }

    /// The only other one who is there: in the speech's own sentence or the one before.
    fn listener(&self, speaker: Option<usize>, sentence: usize) -> Option<usize> {
        let block = |at: usize| self.prose.sentences.get(at).map(|sentence| sentence.block);
        let last = sentence.checked_sub(1).filter(|&last| block(last) == block(sentence));
        let from = self.prose.sentences.get(last.unwrap_or(sentence))?.tokens.start;
        let to = self.prose.sentences.get(sentence)?.tokens.end;
        let mut others: Vec<usize> = self.figures_in(from..to).map(|figure| figure.person).collect();
        others.retain(|person| Some(*person) != speaker);
        others.sort_unstable();
        others.dedup();
        match (speaker, others.as_slice()) {
            (Some(_), [only]) => Some(*only),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{
        Language,
        people::{Mention, Person},
        pronouns, quotes,
    };

    /// Checks who says each speech in `text`; the persons are those of `names`.
    fn check(language: Language, names: &[(&str, Gender)], text: &str, expected: &[&str]) {
        // One line alone could be a heading.
        let text = &format!("{text} So geht es weiter, bis alle schlafen.");
        let prose = Prose::read(text, Some(language));
        let mut people = People::default();
        for (name, gender) in names {
            let person = people.persons.len();
            people.persons.push(Person { name: (*name).to_owned(), gender: *gender, ..Person::default() });
            for (at, token) in prose.tokens.iter().enumerate() {
                let genitive =
                    token.text.strip_suffix('s') == Some(name) || token.text.strip_suffix("'s") == Some(name);
                if token.text == *name || genitive {
                    let tokens = at..at + 1;
                    people.mentions.push(Mention {
                        person,
                        sentence: token.sentence,
                        tokens,
                        kind: MentionKind::Name,
                    });
                }
            }
        }
        people.mentions.sort_by_key(|mention| mention.tokens.start);
        pronouns::resolve(&prose, &mut people);
        let mut speeches = quotes::speeches(&prose);
        find(&prose, &mut people, &mut speeches);
        let found: Vec<&str> = speeches
            .iter()
            .map(|s| s.speaker.map_or("?", |person| people.persons[person].name.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn german_speakers() {
        let cast = [("Uwe", Gender::Male), ("Karla", Gender::Female), ("Finja", Gender::Female)];
        for (text, expected) in [
            ("„Ich komme mit“, sagt Uwe.", &["Uwe"][..]),
            ("„Ich komme mit“, verspricht ihm Karla.", &["Karla"]),
            ("Karla fragt leise: „Kommst du mit?“", &["Karla"]),
            ("„Wenn du gehst“, sagt Uwe, „gehe ich auch.“", &["Uwe", "Uwe"]),
            ("Uwe steht auf. Er lacht: „Ich gehe jetzt.“", &["Uwe"]),
            ("Finjas Antwort lässt Karla erstarren: „Dann will ich nicht.“", &["Finja"]),
            (
                "„Ich schicke dein Geld zurück“, sagt Finja. „Aber zusehen, das will ich.“",
                &["Finja", "Finja"],
            ),
            (
                "Karla nimmt die Hand ihres Bruders und sagt unter Tränen: „Ich weiß, was du willst.“",
                &["Karla"],
            ),
            (
                "Am Abend schickt Uwe Karla ein Foto und schreibt darunter: „Ist der Platz neben dir frei?“",
                &["Uwe"],
            ),
            ("Uwe wartet auf seine Frau. „Der Herr Papa ist auf Reisen“, sagt die Karla.", &["Karla"]),
            ("„Kein Empfang“, funkt Karla.", &["Karla"]),
            ("„Das“ – Karla dreht die Pinzette – „stammt aus einer Pistole.“", &["Karla", "Karla"]),
            ("Über Funk kommt die Stimme von Karla: „Ich sehe Land.“", &["Karla"]),
            ("„Die Löwen sind los!“ Keuchend steht Uwe in der Tür.", &["Uwe"]),
            ("„Was kostet das?“ Uwe zuckt die Achseln.", &["?"]),
            ("Uwe wartet. „Kommst du?“, ruft eine laute Stimme.", &["?"]),
            ("Karla wartet. „Da bin ich“, sagt die Finja, ohne rot zu werden. Da hat ihn Uwe.", &["Finja"]),
            ("Karla stellt Finja zur Rede. „Wenn du mich verpfeifst, ist es aus“, sagt die nur.", &["Finja"]),
        ] {
            check(Language::German, &cast, text, expected);
        }
    }

    #[test]
    fn english_speakers() {
        let cast = [("Hugh", Gender::Male), ("Tess", Gender::Female)];
        for (text, expected) in [
            ("“I am coming,” says Hugh.", &["Hugh"][..]),
            ("“I am coming,” Tess tells Hugh at the door.", &["Tess"]),
            ("Hugh is waiting for Tess. “Are you coming?” she asks Hugh.", &["Tess"]),
            ("Tess looks up. “I am coming,” she says, “but not with you.”", &["Tess", "Tess"]),
            ("“Visitor,” grunts Hugh.", &["Hugh"]),
            ("Over the radio comes the voice of Tess: “I can see the runway.”", &["Tess"]),
            ("“Objection!” Tess is on her feet.", &["Tess"]),
            ("Tess looks up. “Homework,” says her dad.", &["?"]),
            ("Hugh picks up. “You will drive off first,” it said.", &["?"]),
            ("Hugh says “three hundred”, and Tess says she will have a look.", &["Hugh"]),
            ("“You have no vote,” Tess snaps at Hugh. “I only wanted to ask.”", &["Tess", "Tess"]),
        ] {
            check(Language::English, &cast, text, expected);
        }
    }
}
