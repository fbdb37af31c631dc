//! What somebody is by trade or function, in the text's own noun: before the name (`Assistenzarzt Ben`), behind
//! it (`Ben, ein junger Arzt,`), or said of it (`Ben ist Arzt`).

mod pronouns;
mod told;

use crate::analysis::Language;
use crate::analysis::lexicon::{self, KinTie, TitleKind};
use crate::analysis::morphology;
use crate::analysis::nouns::noun_words;
use crate::analysis::prose::TokenKind;

use super::aliases::{Bearer, Owners};
use super::candidates::{Scan, is_capital, is_shouted};
use super::castnames::CastName;
use super::nouns::{NounPhrase, Opening};
use super::persons::range_of;
use super::spans::Span;
use super::{Cue, Gender, Person};
use told::{Told, told_of};

/// How plainly a list of the cast tells a role.
const LISTED: f32 = 2.0;

/// Gives each person the role that the text tells most plainly.
pub(super) fn tell(
    scan: &Scan<'_, '_>,
    persons: &mut [Person],
    bearers: &[Bearer],
    spans: &[Span],
    owners: &Owners,
    phrases: &[NounPhrase],
    listed: &[CastName],
) {
    tell_phrases(scan, persons, spans, owners, phrases);
    tell_trades(scan, persons, spans, owners);
    tell_ranks(persons, bearers, listed, scan.language);
}

/// Roles told by a noun phrase.
fn tell_phrases(
    scan: &Scan<'_, '_>,
    persons: &mut [Person],
    spans: &[Span],
    owners: &Owners,
    phrases: &[NounPhrase],
) {
    let words = lexicon::person_nouns(scan.language);
    // A list of the cast says it on purpose.
    let listed = |person: &Person| if person.role.is_empty() { 0.0 } else { LISTED };
    let mut best: Vec<f32> = persons.iter().map(listed).collect();
    for phrase in phrases.iter().filter(|phrase| phrase.group && phrase.name.is_some()) {
        tell_members(scan, phrase, persons, spans, owners);
    }
    for phrase in phrases.iter().filter(|phrase| !phrase.group) {
        let by_pronoun = || {
            let person = pronouns::told_of_pronoun(scan, phrase, persons, spans, owners)?;
            Some(Told { person, weight: 1.0, rule: "role/said-of" })
        };
        let Some(told) = told_of(scan, phrase, spans, owners).or_else(by_pronoun) else { continue };
        // `his wife Hilary`: the noun knows better than the list of names.
        let by_kin = phrase.name.is_some() && phrase.kin.is_some() && phrase.gender != Gender::Unknown;
        if by_kin && matches!(phrase.opening, Opening::Possessive(_) | Opening::Owner(_)) {
            persons[told.person].gender = phrase.gender;
        }
        if !fits(&persons[told.person], phrase.gender) {
            continue;
        }
        learn_gender(&mut persons[told.person], phrase.gender);
        // `Kanzleipartner` says less than `Anwalt`.
        let tie = words.ties.has_end(&phrase.lemma);
        let told = Told { weight: if tie { (told.weight - 2.0).max(0.1) } else { told.weight }, ..told };
        // `Der Mörder ist Ben` names no trade.
        let revealed =
            told.weight < 0.5 && (words.doers.has_end(&phrase.lemma) || words.states.has_end(&phrase.lemma));
        let kin = is_kin_only(scan, phrase);
        if phrase.plural && !kin && told.weight >= 3.0 {
            tell_all(scan, phrase, persons, spans, owners);
        }
        if kin
            || revealed
            || phrase.plural
            || words.mere.has(&phrase.lemma) && !is_service(scan, phrase)
            || told.weight <= best[told.person]
        {
            continue;
        }
        best[told.person] = told.weight;
        let person = &mut persons[told.person];
        person.role = text_of(scan, phrase);
        person.cues.retain(|cue| !cue.rule.starts_with("role/"));
        person.cues.push(Cue {
            rule: told.rule,
            weight: told.weight,
            range: Some(range_of(scan, &phrase.tokens)),
        });
    }
}

/// Whether the phrase says only whose somebody is.
fn is_kin_only(scan: &Scan<'_, '_>, phrase: &NounPhrase) -> bool {
    // `Sozius`, `Kanzleipartner`: a function as well, unlike `Kollege`.
    let function = |kin: &lexicon::Kin| {
        kin.tie == KinTie::Colleague
            && lexicon::role(&phrase.lemma, scan.language).is_some()
            && !lexicon::person_nouns(scan.language).ties.has(&phrase.lemma)
    };
    // `senior partner`
    let firm = scan
        .beside(phrase.head, -1)
        .is_some_and(|token| lexicon::role_list(scan.language).of_firm.contains(&token.lower));
    !firm
        && phrase
            .kin
            .is_some_and(|kin| !matches!(kin.tie, KinTie::Superior | KinTie::Other) && !function(kin))
}

/// Trades that stand bare beside the name of somebody who has no role yet.
fn tell_trades(scan: &Scan<'_, '_>, persons: &mut [Person], spans: &[Span], owners: &Owners) {
    for (span, owner) in spans.iter().zip(owners) {
        let Some(person) = owner.map(|owner| &mut persons[owner]).filter(|person| person.role.is_empty())
        else {
            continue;
        };
        if let Some(noun) = trade_behind(scan, span) {
            person.role = scan.token(noun).text.to_owned();
            let range = Some(range_of(scan, &(noun..noun + 1)));
            person.cues.push(Cue { rule: "role/noun-behind-name", weight: 1.1, range });
        } else if let Some(noun) = trade_before(scan, span) {
            person.role = match scan.language {
                Language::German => scan.token(noun).text.to_owned(),
                Language::English => scan.prose.text[range_of(scan, &(noun - 1..noun + 1))].to_owned(),
            };
            let range = Some(range_of(scan, &(noun..noun + 1)));
            person.cues.push(Cue { rule: "role/noun-before-name", weight: 1.1, range });
        }
    }
}

/// Ranks that stand before names, and trades of the cast list.
fn tell_ranks(persons: &mut [Person], bearers: &[Bearer], listed: &[CastName], language: Language) {
    for (person, bearer) in persons.iter_mut().zip(bearers) {
        let rank = bearer.titles.iter().find_map(|titles| {
            let run: Vec<&str> = titles
                .iter()
                .filter(|address| {
                    matches!(address.title.kind, TitleKind::Rank | TitleKind::Clergy | TitleKind::Job)
                })
                .map(|address| address.word.as_str())
                .collect();
            (!run.is_empty()).then(|| run.join(" "))
        });
        // `Detective Chief Inspector` says more than `Detective`.
        // `Kriminalrätin Voss, die Vorgesetzte der beiden`: the rank says what she is.
        let merely_superior = lexicon::kin(&person.role.to_lowercase(), language)
            .is_some_and(|(kin, _)| kin.tie == KinTie::Superior);
        if person.role.is_empty()
            || merely_superior && rank.is_some()
            || rank.as_ref().is_some_and(|rank| rank.contains(person.role.as_str()))
        {
            let trade = || bearer.cast.map(|cast| listed[cast].role.clone()).filter(|role| !role.is_empty());
            if let Some(role) = rank.or_else(trade) {
                person.role = role;
            }
        }
    }
}

/// `the kitchen boy`, `a delivery man`: what kind of boy he is makes it a trade.
fn is_service(scan: &Scan<'_, '_>, phrase: &NounPhrase) -> bool {
    scan.beside(phrase.head, -1)
        .is_some_and(|token| lexicon::person_nouns(scan.language).service.has(&token.lower))
}

/// `Detectives Ray Novak and Cora Vance`, `die Kommissare Lenz und Ott`: all of them are.
fn tell_all(
    scan: &Scan<'_, '_>,
    phrase: &NounPhrase,
    persons: &mut [Person],
    spans: &[Span],
    owners: &Owners,
) {
    let Some(first) = phrase.name else { return };
    let mut letters = phrase.lemma.chars();
    let noun = match letters.next() {
        Some(first) if scan.language == Language::German => first.to_uppercase().chain(letters).collect(),
        _ => phrase.lemma.clone(),
    };
    for span in first..spans.len() {
        let person = owners[span].map(|owner| &mut persons[owner]);
        if let Some(person) = person.filter(|person| person.role.is_empty() && fits(person, phrase.gender)) {
            person.role.clone_from(&noun);
        }
        let end = spans[span].tokens.end;
        let next = spans
            .get(span + 1)
            .map_or(usize::MAX, |next| next.tokens.start.saturating_sub(next.titles.len()));
        let joined = scan
            .prose
            .tokens
            .get(end)
            .is_some_and(|token| lexicon::closed(scan.language).parts_row(&token.lower));
        if !joined || next != end + 1 {
            break;
        }
    }
}

/// `Detectives Ray Novak and Cora Vance`, whom the noun alone would make one group.
fn tell_members(
    scan: &Scan<'_, '_>,
    phrase: &NounPhrase,
    persons: &mut [Person],
    spans: &[Span],
    owners: &Owners,
) {
    let one = phrase.lemma.strip_suffix('s').filter(|_| scan.language == Language::English);
    if let Some(one) = one.filter(|one| lexicon::role(one, scan.language).is_some_and(|role| !role.group)) {
        tell_all(scan, &NounPhrase { lemma: one.to_owned(), ..phrase.clone() }, persons, spans, owners);
    }
}

/// A noun without an article right before the name says what somebody is, whatever noun it is: `Impresario Max
/// Adler`.
fn trade_before(scan: &Scan<'_, '_>, span: &Span) -> Option<usize> {
    if scan.language == Language::English {
        return compound_before(scan, span);
    }
    let noun = scan.candidate_beside(span.tokens.start, -1)?;
    let form = scan.form(noun);
    let word = scan.token(noun.token);
    let before = scan.beside(noun.token, -1).map_or("", |token| token.lower.as_str());
    let is_adjective =
        morphology::is_adjective_form(before) && !lexicon::function_words(scan.language).has(before);
    let bare = !super::candidates::is_determiner(before, scan.language)
        && !is_adjective
        && !scan.beside(noun.token, -1).is_some_and(is_capital);
    let common =
        form.known != morphology::Known::No && form.first.is_none() && !noun.genitive && form.title.is_none();
    let place =
        crate::analysis::settings::place_words(scan.language).setting(word.text, scan.language).is_some();
    let other = place
        || form.kin
        || morphology::is_abstract(&form.lower, scan.language)
        || lexicon::calendar(scan.language).has(&form.lower)
        || lexicon::company_words(scan.language).has(&form.lower);
    let fits = bare
        && common
        && !other
        && !noun_words(scan.language).families.contains(&word.lower)
        && span.titles.is_empty()
        && lexicon::is_noun(&form.lower, scan.language);
    fits.then_some(noun.token)
}

/// `loan shark Mr Pike`, `and lab tech Mina Sato`: two nouns between a clause's beginning and the name. The second.
fn compound_before(scan: &Scan<'_, '_>, span: &Span) -> Option<usize> {
    let start = span.tokens.start.checked_sub(span.titles.len())?;
    let words = lexicon::function_words(Language::English);
    let noun = |by: isize| {
        scan.beside(start, by).is_some_and(|token| {
            let lower = token.lower.as_str();
            token.kind == TokenKind::Word
                && token.text == lower
                && lower.len() > 2
                && !words.has(lower)
                && !["ed", "ing", "ly", "s", "ful", "ous"].iter().any(|end| lower.ends_with(end))
                && !lexicon::person_nouns(Language::English).strange.has(lower)
                && (by == -1 || !lexicon::person_nouns(Language::English).mere.has(lower))
                && !lexicon::role_list(Language::English).plain.contains(lower)
                && lexicon::is_word(lower, Language::English)
                && lexicon::kin(lower, Language::English).is_none_or(|(kin, _)| kin.owned)
        })
    };
    let closed = lexicon::closed(Language::English);
    let opens = scan.beside(start, -3).is_none_or(|token| {
        token.kind == TokenKind::Mark
            || closed.coordinators.contains(&token.lower)
            || closed.subordinators.contains(&token.lower)
    });
    // `At dawn Ann …` and `That night Ann …` open with a time.
    let capital =
        |by: isize| scan.beside(start, by).is_some_and(|token| is_capital(token) && !words.has(&token.lower));
    (opens && noun(-1) && (noun(-2) || scan.beside(start, -3).is_none() && capital(-2) && noun(-1)))
        .then(|| start - 1)
}

/// A noun for a doer behind the name, whatever noun it is: `Witold, ein polnischer Klavierstimmer`, `Pavel arbeitet
/// als Türsteher`, `Ann, a former wingwalker`.
fn trade_behind(scan: &Scan<'_, '_>, span: &Span) -> Option<usize> {
    let last = span.tokens.end - 1;
    let lower = |by: isize| scan.beside(last, by).map_or("", |token| token.lower.as_str());
    if span.genitive {
        return None;
    }
    let closed = lexicon::closed(scan.language);
    let mut by = 1;
    if lower(1) == "," {
        by += 1;
        if lexicon::role_list(scan.language).leading.contains(lower(2)) && closed.of.contains(lower(3)) {
            return span.tokens.end.checked_add(1);
        }
        if !closed.is_article(lower(by)) {
            return None;
        }
        by += 1;
    } else {
        let works = lexicon::person_nouns(scan.language).works.has(lower(1));
        // `arbeitet seit elf Jahren als`
        let reach = if scan.language == Language::German { 7 } else { 4 };
        let at = (1..reach).find(|&by| closed.in_role.contains(lower(by))).filter(|_| works)?;
        by = at + 1;
        if closed.indefinite.contains(lower(by)) {
            by += 1;
        }
    }
    // Adjectives between, then the noun.
    for by in by..by + 4 {
        let token = scan.beside(last, by)?;
        if token.kind != TokenKind::Word {
            return None;
        }
        let closes = scan.beside(last, by + 1).is_none_or(|next| {
            next.kind == TokenKind::Mark || lexicon::function_words(scan.language).has(&next.lower)
        });
        let doer = match scan.language {
            Language::German => is_capital(token) && is_doer(&token.lower, scan.language),
            Language::English => closes && is_doer(&token.lower, scan.language),
        };
        if doer {
            return last.checked_add_signed(by);
        }
        if scan.language == Language::German && is_capital(token) {
            return None;
        }
    }
    None
}

/// Whether the noun's ending is one of those who do something.
fn is_doer(lower: &str, language: Language) -> bool {
    let ends: &[&str] = match language {
        Language::German => &[
            "er", "erin", "ist", "istin", "ant", "antin", "ent", "entin", "eur", "eurin", "or", "orin",
            "loge", "login", "mann", "frau",
        ],
        Language::English => &["er", "or", "ist", "ian", "man", "woman", "eer", "ess", "smith"],
    };
    let never = &lexicon::role_list(language).never;
    let place = crate::analysis::settings::place_words(language).setting(lower, language).is_some();
    lower.chars().count() > 5
        && ends.iter().any(|end| lower.ends_with(end))
        && !never.contains(lower)
        && !super::ages::is_decade_noun(lower, language)
        && !place
        && lexicon::kin(lower, language).is_none()
        && !lexicon::person_nouns(language).mere.has(lower)
        && (language == Language::German || lexicon::is_word(lower, language))
}

/// Whether nothing speaks against the person's being of the noun's gender.
pub(super) fn fits(person: &Person, gender: Gender) -> bool {
    person.gender == Gender::Unknown || gender == Gender::Unknown || person.gender == gender
}

fn learn_gender(person: &mut Person, gender: Gender) {
    if person.gender == Gender::Unknown {
        person.gender = gender;
    }
}

/// The named person of whom the phrase says what they are.
pub(super) fn person_told_of(
    scan: &Scan<'_, '_>,
    phrase: &NounPhrase,
    spans: &[Span],
    owners: &Owners,
) -> Option<usize> {
    told_of(scan, phrase, spans, owners).map(|told| told.person)
}

fn is_modifier(scan: &Scan<'_, '_>, token: usize) -> bool {
    let token = scan.token(token);
    token.kind == TokenKind::Word
        && match scan.language {
            Language::German => {
                !is_capital(token)
                    && morphology::is_adjective_form(&token.lower)
                    && !lexicon::function_words(scan.language).has(&token.lower)
                    || lexicon::role_list(scan.language).once.contains(&token.lower)
            }
            Language::English => !lexicon::function_words(scan.language).has(&token.lower),
        }
}

/// The phrase's noun in the nominative, with what an English noun carries before it: `night manager`.
pub(super) fn text_of(scan: &Scan<'_, '_>, phrase: &NounPhrase) -> String {
    let head = scan.token(phrase.head);
    match scan.language {
        Language::German => {
            let quiet;
            let shown = if is_shouted(head) {
                quiet = super::candidates::titlecase(head.text);
                quiet.as_str()
            } else {
                head.text
            };
            let text = nominative(shown, &phrase.lemma);
            // `der Bankbeamte` is a `Bankbeamter`.
            let roles = lexicon::role_list(scan.language);
            let adjectival = roles.adjectival.has_end(&phrase.lemma);
            let words = lexicon::closed(scan.language);
            let article = &scan.token(phrase.tokens.start).lower;
            let male = phrase.gender == Gender::Male
                || words.definite.contains(article) && words.genders.get(article) == Some(&Gender::Male);
            // `von einem Unbekannten` is `ein Unbekannter`.
            let indefinite = phrase.opening == Opening::Indefinite
                && phrase.gender == Gender::Male
                && roles.adjectival_strangers.has_end(&phrase.lemma);
            if adjectival && male || indefinite { format!("{text}r") } else { text }
        }
        Language::English => {
            let mut from = phrase.head;
            while from > 0 && phrase.head - from < 2 {
                let Some(before) = scan.beside(from, -1) else { break };
                let noun = before.kind == TokenKind::Word
                    && (!lexicon::function_words(scan.language).has(&before.lower)
                        || lexicon::numbers(scan.language).ranks.has(&before.lower))
                    && scan.candidate_of[from - 1].is_none_or(|candidate| scan.candidates[candidate].opens)
                    && lexicon::is_word(&before.lower, scan.language)
                    && !before.lower.ends_with("ly")
                    && !before.lower.ends_with("ed")
                    && !lexicon::person_nouns(scan.language).strange.has(&before.lower)
                    && !lexicon::role_list(scan.language).plain.contains(&before.lower);
                // `Nell calls Sheriff Rourke`: a verb.
                let verb = scan.beside(from, -2).is_some_and(|token| {
                    let words = lexicon::closed(scan.language);
                    is_capital(token)
                        || words.subject_pronouns.contains(&token.lower)
                            && !words.determiners.contains(&token.lower)
                });
                // `A stranger robs jeweller Karl Gold`
                let acts = before.lower.strip_suffix('s').is_some_and(|stem| lexicon::is_verb(stem, true));
                // `across the river Detective Bell`: a capital begins a rank.
                let rank = is_capital(head) && !is_capital(before) && !is_shouted(head);
                if !noun || acts || rank || verb && before.lower.ends_with('s') {
                    break;
                }
                from -= 1;
            }
            let text = &scan.prose.text[range_of(scan, &(from..phrase.head + 1))];
            let text = super::candidates::strip_apostrophe(text).unwrap_or(text);
            if is_shouted(head) { text.to_lowercase() } else { text.to_owned() }
        }
    }
}

/// `word` without the case ending that `lemma` lacks.
pub(super) fn nominative(word: &str, lemma: &str) -> String {
    let lower = word.to_lowercase();
    if lower == lemma {
        return word.to_owned();
    }
    let shared = lower.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
    let front: String = word.chars().take(shared).collect();
    let end: String = lemma.chars().skip(shared).collect();
    format!("{front}{end}")
}

#[cfg(test)]
mod tests {
    use crate::analysis::{people::People, prose::Prose};

    use super::*;

    #[test]
    fn case_endings_fall_off() {
        assert_eq!(nominative("Arztes", "arzt"), "Arzt");
        assert_eq!(nominative("Ärzten", "arzt"), "arzt");
        assert_eq!(nominative("Fremden", "fremder"), "Fremder");
    }

    #[track_caller]
    fn role_is(language: Language, text: &str, name: &str, role: &str) {
        let people = People::read(&Prose::read(text, Some(language)));
        let person = people.persons.iter().find(|person| person.name == name);
        assert_eq!(person.map(|person| person.role.as_str()), Some(role), "{text}");
    }

    #[test]
    fn german_roles_are_told_in_many_ways() {
        for (text, name, role) in [
            ("Lena liebt Cem Kaya (19), einen jungen Koch.", "Cem Kaya", "Koch"),
            ("Alma Reiter, 54, Bürgermeisterin, ist dagegen.", "Alma Reiter", "Bürgermeisterin"),
            ("Jelena Voss ist 16, Gymnasiastin und neugierig.", "Jelena Voss", "Gymnasiastin"),
            ("Jakob Kern, vierzehn und Lehrling beim Schreiner, holt Holz.", "Jakob Kern", "Lehrling"),
            ("Lea Brandt, von Beruf Tischlerin, baut ein Boot.", "Lea Brandt", "Tischlerin"),
            ("Als Tischlerin kennt Lea Brandt jedes Holz.", "Lea Brandt", "Tischlerin"),
            ("Lea Brandt, die eigentlich Hebamme ist, fährt Taxi.", "Lea Brandt", "Hebamme"),
            ("Lea Brandt fährt Taxi. Sie ist Hebamme.", "Lea Brandt", "Hebamme"),
            ("Karl Voss arbeitet seit elf Jahren als Bestatter und schweigt.", "Karl Voss", "Bestatter"),
            ("Als Tischlerin von Rang hat Lea Brandt viel zu tun.", "Lea Brandt", "Tischlerin"),
            ("Der Rat ernennt Lea Brandt zur Nachtwächterin.", "Lea Brandt", "Nachtwächterin"),
            ("Lea Brandt wird zur Bürgermeisterin gewählt.", "Lea Brandt", "Bürgermeisterin"),
            ("Eine Nachbarin, weiß Karl Voss, ist Imkerin.", "Karl Voss", ""),
            ("Der Gärtner entpuppt sich als Karl Voss.", "Karl Voss", "Gärtner"),
            (
                "Jan Voss, Leas Onkel und Hausmeister des Hauses, wartet. Lea Brandt auch.",
                "Jan Voss",
                "Hausmeister",
            ),
            ("KHK Lea Brandt übernimmt.", "Lea Brandt", "KHK"),
            ("Die Zettlerin Lea Brandt legt die Arbeit nieder.", "Lea Brandt", "Zettlerin"),
            ("Heute bekommt Pflegefachfrau Lea Brandt Besuch.", "Lea Brandt", "Pflegefachfrau"),
            ("Lea Brandt, die in Rostock Hebamme ist, kommt.", "Lea Brandt", "Hebamme"),
            ("Jan Voss, inzwischen 23 und Soldat, kommt.", "Jan Voss", "Soldat"),
            ("Die Frau heißt Lea Brandt, ist Floristin und lacht.", "Lea Brandt", "Floristin"),
            ("In ihrer Funktion als Intendantin muss Lea Brandt sparen.", "Lea Brandt", "Intendantin"),
            ("Neue Intendantin wird Lea Brandt.", "Lea Brandt", "Intendantin"),
            ("Die Zugbegleiterin – Lea Brandt – klopft.", "Lea Brandt", "Zugbegleiterin"),
            // Somebody else's trade.
            ("Lea Brandt fährt Taxi. Er ist Hausmeister.", "Lea Brandt", ""),
        ] {
            role_is(Language::German, text, name, role);
        }
    }

    #[test]
    fn whoever_speaks_is_in_the_story() {
        for (language, text, name) in [
            (
                Language::German,
                "„Hier war niemand“, behauptet die Äbtissin. Karl Voss wartet.",
                "die Äbtissin",
            ),
            (Language::English, "“Nobody leaves,” grunts the warder. Nora Pike waits.", "the warder"),
        ] {
            let people = People::read(&Prose::read(text, Some(language)));
            assert!(people.persons.iter().any(|person| person.name == name), "{text}");
        }
    }

    #[test]
    fn english_roles_are_told_in_many_ways() {
        for (text, name, role) in [
            ("Nora Pike, who is a midwife and stubborn, moves in.", "Nora Pike", "midwife"),
            ("Nora Pike, nineteen, was a student in Vienna.", "Nora Pike", "student"),
            ("Arthur Lowe used to be a bus driver. Now he grows leeks.", "Arthur Lowe", "bus driver"),
            ("Trained as a nurse, Nora Pike knows what to do.", "Nora Pike", "nurse"),
            ("Nora Pike (41), widow and ferrywoman, hauls on the rope.", "Nora Pike", "ferrywoman"),
            ("The villagers elect Nora Pike mayor by one vote.", "Nora Pike", "mayor"),
            ("Since Nora Pike was appointed headmistress, nobody laughs.", "Nora Pike", "headmistress"),
            ("Old Martha Kerr, who is a midwife, waits.", "Martha Kerr", "midwife"),
            ("Her sister, Nora Pike, is a pilot.", "Nora Pike", "pilot"),
            ("The gardener, one Arthur Lowe, digs.", "Arthur Lowe", "gardener"),
            ("Nora Pike keeps the place. She is a midwife.", "Nora Pike", "midwife"),
            ("Detectives Nora Pike and Max Voss are late.", "Max Voss", "detective"),
            ("Back at work, senior partner Nora Pike has sold the lease.", "Nora Pike", "senior partner"),
            ("Her own gardener, Arthur Lowe, lies.", "Arthur Lowe", "gardener"),
            ("Arthur Lowe, best gardener in the county, lies.", "Arthur Lowe", "gardener"),
            ("Arthur Lowe, her first officer, lies.", "Arthur Lowe", "first officer"),
            ("The guard who nabs her turns out to be Arthur Lowe.", "Arthur Lowe", "guard"),
            ("The actor whom she loves, Arthur Lowe, lies.", "Arthur Lowe", "actor"),
            ("A gardener by the name of Arthur Lowe lies.", "Arthur Lowe", "gardener"),
            ("Nora Pike is the only midwife for miles.", "Nora Pike", "midwife"),
            ("Nora Pike keeps the place. She's a midwife.", "Nora Pike", "midwife"),
            ("Nora Pike, who's a midwife, waits.", "Nora Pike", "midwife"),
            ("Arthur Lowe, her father's foreman, waits.", "Arthur Lowe", "foreman"),
            ("There sits Arthur Lowe, our gardener, and waits.", "Arthur Lowe", "gardener"),
            ("Mess boy Arthur Lowe pours the coffee.", "Arthur Lowe", "Mess boy"),
            ("Edith Kern, once a nurse, waits.", "Edith Kern", "nurse"),
            ("Edith Kern, 80, needs a nurse.", "Edith Kern", ""),
            ("Edith Kern is found by the caretaker.", "Edith Kern", ""),
            // Whom it is told of stands elsewhere.
            ("The gardener who nabs Arthur Lowe lies.", "Arthur Lowe", ""),
            ("Her own partner, Arthur Lowe, lies.", "Arthur Lowe", ""),
            (
                "Across the river Detective Inspector Nora Pike closes the file.",
                "Nora Pike",
                "Detective Inspector",
            ),
        ] {
            role_is(Language::English, text, name, role);
        }
    }
}
