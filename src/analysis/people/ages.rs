//! How old somebody is, as the text has it.

mod clauses;
mod forms;
mod phrase;
mod said;

use crate::analysis::Language;
use crate::analysis::lexicon;
use crate::analysis::morphology::ADJECTIVE_ENDINGS;
use crate::analysis::prose::{Token, TokenKind};
use crate::outline::CharacterKind;

use super::candidates::Scan;
use super::persons::range_of;
use super::{Cue, Gender, Mention, Person};
pub(super) use phrase::is_decade_noun;

/// Gives each person the age that stands beside their name or is said of them.
pub(super) fn tell(scan: &Scan<'_, '_>, persons: &mut [Person], mentions: &[Mention]) {
    for (index, mention) in mentions.iter().enumerate() {
        let person = &persons[mention.person];
        if !person.age.is_empty() || person.kind == CharacterKind::Group {
            continue;
        }
        if let Some((age, tokens)) = behind(scan, mention)
            .or_else(|| before(scan, mention))
            .or_else(|| apposed(scan, mention))
            .or_else(|| birthday(scan, mention))
            .or_else(|| said::behind(scan, mention))
            .or_else(|| said::ahead(scan, mention))
            .or_else(|| said::turned(scan, mention))
            .or_else(|| forms::told_of(scan, mention))
            .or_else(|| clauses::told_of(scan, mention))
        {
            if let Some(other) = shared(scan, mentions, index, tokens.start) {
                set(scan, &mut persons[other], age.clone(), tokens.clone());
            }
            set(scan, &mut persons[mention.person], age, tokens);
        }
    }
    let told = said::of_pronouns(scan, persons, mentions);
    for (person, age, tokens) in told.into_iter().chain(forms::of_those_named(scan, persons, mentions)) {
        if persons[person].age.is_empty() {
            set(scan, &mut persons[person], age, tokens);
        }
    }
    of_the_aged(scan, persons, mentions);
}

/// `Otis and Della, both twelve,`: the one before whose age it is as well.
fn shared(scan: &Scan<'_, '_>, mentions: &[Mention], index: usize, age: usize) -> Option<usize> {
    let words = lexicon::numbers(scan.language);
    let both = scan.beside(age, -1).is_some_and(|token| words.both.has(&token.lower));
    let other = &mentions[index.checked_sub(1).filter(|_| both)?];
    let joined = other.tokens.end + 1 == mentions[index].tokens.start
        && lexicon::closed(scan.language).and.contains(&scan.token(other.tokens.end).lower);
    joined.then_some(other.person)
}

/// Who of those mentioned before token `at` it can be that is spoken of, the one mentioned last.
fn fitting_before(persons: &[Person], mentions: &[Mention], at: usize, gender: Gender) -> Option<usize> {
    let until = mentions.partition_point(|mention| mention.tokens.start < at);
    let fits = |person: &Person| {
        person.age.is_empty()
            && person.kind != CharacterKind::Group
            && (person.gender == gender || person.gender == Gender::Unknown || gender == Gender::Unknown)
    };
    let near = mentions[..until].iter().rev().take(6);
    near.map(|mention| mention.person).find(|&person| fits(&persons[person]))
}

/// `der 19-Jährige`: the one named last whom the article fits.
fn of_the_aged(scan: &Scan<'_, '_>, persons: &mut [Person], mentions: &[Mention]) {
    for token in 0..scan.prose.tokens.len() {
        let word = scan.token(token);
        let weak = word.lower.ends_with(['e', 'n']) && scan.language == Language::German;
        let age = weak.then(|| years_old(&word.lower, scan.language)).flatten();
        let Some(age) = age else { continue };
        let age = age.trim_end_matches('-');
        // `19-Jährige`
        let capital = word.text.get(age.len()..).is_some_and(|end| end.contains(char::is_uppercase));
        if !capital && !word.text.starts_with(char::is_uppercase)
            || age.is_empty()
            || mentions.binary_search_by_key(&(token + 1), |mention| mention.tokens.start).is_ok()
        {
            continue;
        }
        let article = scan.beside(token, -1).map_or("", |token| token.lower.as_str());
        let gender = gender_by_article(article, word.lower.ends_with('n'));
        if let Some(who) = fitting_before(persons, mentions, token, gender) {
            set(scan, &mut persons[who], age.to_owned(), token..token + 1);
        }
    }
}

fn set(scan: &Scan<'_, '_>, person: &mut Person, age: String, tokens: std::ops::Range<usize>) {
    person.age = age;
    person.cues.push(Cue { rule: "age/beside-name", weight: 2.0, range: Some(range_of(scan, &tokens)) });
}

/// The age behind a name: `, acht Jahre alt`, `(16)`, `, 17,`, `ist sechzig`.
fn behind(scan: &Scan<'_, '_>, mention: &Mention) -> Option<(String, std::ops::Range<usize>)> {
    let last = mention.tokens.end - 1;
    let mut by = behind_actor(scan, last)?;
    let open = scan.beside(last, by)?;
    let words = lexicon::numbers(scan.language);
    let at_age = words.at_age.has(&open.lower) && is_at_age(scan, last, by + 1);
    let copula =
        lexicon::closed(scan.language).copulas.contains(&open.lower) || words.turning.has(&open.lower);
    if !copula && !at_age && !matches!(open.text, "," | "(") {
        return None;
    }
    // `Lenny, inzwischen sieben,`
    let nearly = |token: &Token<'_>| words.nearly.has(&token.lower);
    // `Ben ist gerade mal sechs.`
    while !at_age && by < 4 && scan.beside(last, by + 1).is_some_and(nearly) {
        by += 1;
    }
    let at = last.checked_add_signed(by + 1)?;
    let word = scan.beside(last, by + 1)?;
    let told =
        |tokens: std::ops::Range<usize>| Some((scan.prose.text[range_of(scan, &tokens)].to_owned(), tokens));
    let within = words.within.has(&word.lower);
    if let Some(count) = vague(scan, at).filter(|_| !copula || within) {
        let closes = scan
            .beside(at + count - 1, 1)
            .is_none_or(|next| matches!(next.text, ")" | "," | "." | ";" | ":"));
        if closes {
            // `in her sixties`: the number alone.
            return told(if within { at + 2 } else { at }..at + count);
        }
    }
    let numeral = word.kind == TokenKind::Number
        && word.text.len() <= 2
        && word.text.chars().all(|c| c.is_ascii_digit())
        || number(&word.lower, scan.language).is_some();
    if !numeral {
        return None;
    }
    let next = scan.beside(last, by + 2);
    if let Some(next) = next.filter(|next| is_year(&next.lower)) {
        let old = scan.beside(last, by + 3).is_some_and(|token| words.old.has(&token.lower));
        let years = !words.spans.has(&next.lower);
        return if old || !copula && years { told(at..at + 2) } else { None };
    }
    // `ten and three quarters`
    let closes = next.is_none_or(|next| {
        matches!(next.text, ")" | "," | "." | ":" | ";")
            || lexicon::closed(scan.language).and.contains(&next.lower)
            || words.behind.has(&next.lower) && (words.turning.has(&open.lower) || open.text == ",")
    });
    if !closes {
        return None;
    }
    let quarters = scan.beside(last, by + 4).is_some_and(|token| words.parts.has_start(&token.lower));
    told(at..at + if quarters { 4 } else { 1 })
}

/// Whether the word at `at` is an ordinal before a birthday: `siebzigsten Geburtstag`, `70. Geburtstag`.
fn is_birthday(scan: &Scan<'_, '_>, at: usize) -> bool {
    let words = lexicon::numbers(scan.language);
    let Some(ordinal) = scan.prose.tokens.get(at) else { return false };
    let stop = usize::from(scan.prose.tokens.get(at + 1).is_some_and(|token| token.text == "."));
    let digits = ordinal.lower.starts_with(|c: char| c.is_ascii_digit());
    let counts = || {
        words.ordinals.iter().any(|end| {
            ordinal.lower.strip_suffix(end).is_some_and(|stem| {
                let ten = format!("{stem}y");
                number(stem, scan.language).is_some()
                    || number(&ten, scan.language).is_some()
                    || number(stem.trim_end_matches('s'), scan.language).is_some()
                    // `seventy-third`
                    || stem.split_once('-').is_some_and(|(tens, _)| number(tens, scan.language).is_some())
            })
        })
    };
    let day = scan.prose.tokens.get(at + 1 + stop);
    day.is_some_and(|day| words.birthdays.has(&day.lower)) && (digits || counts())
}

/// How far behind the name's last token its age may begin: behind the actor in brackets, `Max (Rita Falk, 30), 58,`.
fn behind_actor(scan: &Scan<'_, '_>, last: usize) -> Option<isize> {
    let actor = scan.beside(last, 1)?.text == "("
        && scan
            .beside(last, 2)
            .is_some_and(|token| token.kind == TokenKind::Word && token.text.starts_with(char::is_uppercase))
        && vague(scan, last + 2).is_none();
    if !actor {
        return Some(1);
    }
    Some((2..14).find(|&by| scan.beside(last, by).is_some_and(|token| token.text == ")"))? + 1)
}

/// `we meet Stavros at nineteen`; up to twelve it may be the hour.
fn is_at_age(scan: &Scan<'_, '_>, last: usize, by: isize) -> bool {
    scan.language == Language::English
        && scan.beside(last, by).is_some_and(|token| {
            lexicon::number_value(&token.lower, scan.language)
                .or_else(|| token.text.parse().ok())
                .is_some_and(|years| (13..100).contains(&years))
        })
}

/// The age before a name: `die 17-jährige Anna`, `ten-year-old Anna`, titles and trades between them aside.
fn before(scan: &Scan<'_, '_>, mention: &Mention) -> Option<(String, std::ops::Range<usize>)> {
    for by in (-4..0).rev() {
        let word = scan.beside(mention.tokens.start, by)?;
        if word.kind == TokenKind::Mark {
            // `his sixty-year-old gran, Inge, …`
            let kin = scan
                .beside(mention.tokens.start, by - 1)
                .is_some_and(|noun| lexicon::kin(&noun.lower, scan.language).is_some());
            // `They share a ten-year-old, Josie,`
            let aged = scan
                .beside(mention.tokens.start, by - 1)
                .is_some_and(|noun| years_old(&noun.lower, scan.language).is_some());
            if by == -1 && word.text == "," && (kin || aged) {
                continue;
            }
            return None;
        }
        let stem = years_old(&word.lower, scan.language);
        if let Some(stem) = stem {
            let stem = stem.trim_end_matches('-');
            let at = mention.tokens.start.checked_add_signed(by)?;
            let shown: String = word.text.chars().take(stem.chars().count()).collect();
            return (!stem.is_empty()).then_some((shown, at..at + 1));
        }
    }
    None
}

/// What stands before `-jährige` or `-year-old`.
pub(super) fn years_old(lower: &str, language: Language) -> Option<&str> {
    let ends: &[&str] = if language == Language::German { &ADJECTIVE_ENDINGS } else { &[""] };
    let adjectives = &lexicon::numbers(language).years_old;
    ends.iter()
        .filter_map(|end| lower.strip_suffix(end))
        .find_map(|stem| adjectives.iter().find_map(|adjective| stem.strip_suffix(adjective.as_str())))
}

/// The gender of the one whose age is told as `der 19-Jährige` or, with the weak ending, `den 19-Jährigen`.
fn gender_by_article(article: &str, weak: bool) -> Gender {
    let words = lexicon::closed(Language::German);
    let nominative = words.nominatives.contains(article);
    match words.genders.get(article) {
        _ if !words.definite.contains(article) => Gender::Unknown,
        Some(Gender::Female) if !weak => Gender::Female,
        Some(Gender::Male) if weak != nominative => Gender::Male,
        Some(Gender::Male) if nominative => Gender::Female,
        None if weak && words.genitive_articles.contains(article) => Gender::Male,
        _ => Gender::Unknown,
    }
}

/// Whether what begins with `lower` behind a name tells of somebody else: `deren zehnjähriger Sohn`.
fn opens_another(lower: &str, language: Language) -> bool {
    let words = lexicon::closed(language);
    words.relative_owners.contains(lower) || words.and.contains(lower)
}

/// The age in what stands behind a name: `Noah, Finks sechzehnjährigen Sohn,`, `Lily, his twelve-year-old sister,`.
fn apposed(scan: &Scan<'_, '_>, mention: &Mention) -> Option<(String, std::ops::Range<usize>)> {
    let last = mention.tokens.end - 1;
    // `Greta ist eine zweiundvierzigjährige Tierärztin`
    let open = scan.beside(last, 1)?;
    if open.text != "," && !lexicon::closed(scan.language).copulas.contains(&open.lower)
        || opens_another(&scan.beside(last, 2)?.lower, scan.language)
    {
        return None;
    }
    let (by, stem) = (2..7).find_map(|by| {
        let word = scan.beside(last, by)?;
        let stem = years_old(&word.lower, scan.language)?;
        let plain =
            (2..by).all(|by| scan.beside(last, by).is_some_and(|token| token.kind == TokenKind::Word));
        plain.then(|| (by, stem.trim_end_matches('-').to_owned()))
    })?;
    // `Ida, ihre siebenjährige Tochter und Ben` may be three.
    let and = &lexicon::closed(scan.language).and;
    let closes = !scan.beside(last, by + 2).is_some_and(|token| and.contains(&token.lower));
    let at = last.checked_add_signed(by)?;
    let shown: String = scan.token(at).text.chars().take(stem.chars().count()).collect();
    (closes && !stem.is_empty()).then_some((shown, at..at + 1))
}

/// The number word that `lower` is: `acht`, `siebenundzwanzig`, `twenty-seven`.
pub(super) fn number(lower: &str, language: Language) -> Option<&str> {
    lexicon::number_value(lower, language).map(|_| lower)
}

/// Whether `lower` counts years, of either language.
pub(super) fn is_year(lower: &str) -> bool {
    [Language::German, Language::English].iter().any(|&language| lexicon::numbers(language).years.has(lower))
}

/// `Mitte 40`, `40s`, `mid-forties`, `in her late sixties`: how many tokens from `at` tell an age so, if they do.
fn vague(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let words = lexicon::numbers(scan.language);
    let token = |by: usize| scan.prose.tokens.get(at + by);
    let mut from = 0;
    if words.within.has(&token(0)?.lower)
        && (lexicon::closed(scan.language).possessives.contains(&token(1)?.lower)
            || words.before_decades.has(&token(1)?.lower))
    {
        from = 2;
    }
    if words.about.has(&token(from)?.lower) {
        from += 1;
    }
    let last = token(from)?;
    let bare = last.lower.rsplit('-').next().unwrap_or(&last.lower);
    let digits = bare.trim_end_matches('s');
    let decade = words.decades.has(bare)
        || digits.len() == 2 && digits.ends_with('0') && digits.starts_with(|c: char| c.is_ascii_digit());
    let number = from > 0
        && (last.kind == TokenKind::Number && last.text.len() == 2
            || number(&last.lower, scan.language).is_some());
    let plain = from == 0 && bare == digits && bare == last.lower;
    (decade && !plain || number).then_some(from + 1)
}

/// `Ruths siebzigster Geburtstag`, `Ruth's 70th birthday`: the age that the genitive's day tells.
fn birthday(scan: &Scan<'_, '_>, mention: &Mention) -> Option<(String, std::ops::Range<usize>)> {
    let at = mention.tokens.end;
    is_birthday(scan, at).then(|| (scan.token(at).text.to_owned(), at..at + 1))
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Language, people::People, prose::Prose};

    #[track_caller]
    fn ages(language: Language, text: &str) -> Vec<(String, String)> {
        let people = People::read(&Prose::read(text, Some(language)));
        let told = people.persons.into_iter().filter(|person| !person.age.is_empty());
        told.map(|person| (person.name, person.age)).collect()
    }

    #[test]
    fn german_ages_are_told_in_many_ways() {
        for (text, name, age) in [
            ("Die 17-jährige Lena liebt das Meer.", "Lena", "17"),
            ("Cem Kaya (19) liebt das Meer.", "Cem Kaya", "19"),
            ("Karl Voss wird am Freitag vierzig.", "Karl Voss", "vierzig"),
            ("Ida Kern hat alles gesehen. Sie ist erst neun.", "Ida Kern", "neun"),
            ("Emil Kern ist zehneinhalb und weiß alles.", "Emil Kern", "zehneinhalb"),
            ("An seinem 50. Geburtstag verlässt Karl Voss das Haus.", "Karl Voss", "50"),
            ("Fast achtzig ist Hilde Born und kein bisschen müde.", "Hilde Born", "achtzig"),
            ("Mit ihren siebzehn Jahren ist Lena Wolf die Jüngste.", "Lena Wolf", "siebzehn Jahren"),
            ("Jakob Wolf, vierzehn nun und Lehrling, wartet.", "Jakob Wolf", "vierzehn"),
            ("Greta Sand ist eine 42-jährige Tierärztin.", "Greta Sand", "42"),
            ("Greta Sand, Mitte vierzig und verwitwet, wartet.", "Greta Sand", "Mitte vierzig"),
            ("Karl Voss ist Ende dreißig, als er davon hört.", "Karl Voss", "Ende dreißig"),
            ("Mit Mitte sechzig entdeckt Karl Voss das Meer.", "Karl Voss", "Mitte sechzig"),
            ("Im Alter von 71 Jahren zieht Hilde Born um.", "Hilde Born", "71 Jahren"),
            ("Hilde Born, längst jenseits der sechzig, boxt wieder.", "Hilde Born", "jenseits der sechzig"),
            ("Hilde Born zählt achtzig Jahre, doch sie boxt.", "Hilde Born", "achtzig Jahre"),
            ("Karl Voss, der mit seinen 79 Jahren noch klettert, fällt.", "Karl Voss", "79 Jahren"),
            ("Der drei Jahre alte Emil Kern weint.", "Emil Kern", "drei Jahre"),
            ("Der Endvierziger Karl Voss wartet.", "Karl Voss", "Endvierziger"),
            ("Greta Sand, eine Mittdreißigerin mit Hund, wartet.", "Greta Sand", "Mittdreißigerin"),
            ("Ida Kern schweigt. Dass sie erst sechzehn ist, weiß niemand.", "Ida Kern", "sechzehn"),
            ("Obwohl sie schon über achtzig ist, läutet Hilde Born selbst.", "Hilde Born", "über achtzig"),
            ("Karl Voss gibt sein Alter mit 24 an.", "Karl Voss", "24"),
            ("Karl Voss ist gerade fünfzig geworden und schweigt.", "Karl Voss", "fünfzig"),
            ("Karl Voss geht auf die siebzig zu.", "Karl Voss", "auf die siebzig"),
            ("Auf dem Hof wird Hilde Born achtzig.", "Hilde Born", "achtzig"),
            ("Lena Wolf wird nächste Woche vierzig.", "Lena Wolf", "vierzig"),
            ("Am Deck lernt er Hilde Born kennen, 74, vermögend und allein.", "Hilde Born", "74"),
            ("Hilde Born, Idas Schwiegermutter, zweiundachtzig, boxt.", "Hilde Born", "zweiundachtzig"),
            ("Karl Voss, pensionierter Lehrer, 79, wartet.", "Karl Voss", "79"),
            ("Karl Voss wird in sechs Wochen achtzehn und wartet.", "Karl Voss", "achtzehn"),
            ("Hilde Born, im Frühjahr achtzig, boxt wieder.", "Hilde Born", "achtzig"),
            ("45, geschieden und pleite: Karl Voss zieht um.", "Karl Voss", "45"),
            ("Zwanzig Jahre alt ist Karl Voss und verliebt.", "Karl Voss", "Zwanzig Jahre"),
            ("Karl Voss geht in Rente, mit 73 Jahren.", "Karl Voss", "73 Jahren"),
            ("Karl Voss feiert seinen siebzigsten Geburtstag.", "Karl Voss", "siebzigsten"),
            ("Karl Voss liebt das Meer. Mit siebzehn verlässt er die Schule.", "Karl Voss", "siebzehn"),
            ("Karl Voss, ein Bergmann in den Sechzigern, wartet.", "Karl Voss", "Sechzigern"),
        ] {
            assert_eq!(ages(Language::German, text), [(name.to_owned(), age.to_owned())], "{text}");
        }
    }

    #[test]
    fn english_ages_are_told_in_many_ways() {
        for (text, name, age) in [
            ("There is a witness, and she is nine. Her name is Ida Kern.", "Ida Kern", "nine"),
            ("Nora Pike turns forty on Friday.", "Nora Pike", "forty"),
            ("Nora Pike, aged 42, moves house.", "Nora Pike", "42"),
            ("On her fiftieth birthday Nora Pike leaves the house.", "Nora Pike", "fiftieth"),
            ("Greta Sand is a forty-two-year-old vet.", "Greta Sand", "forty-two"),
            ("Nora Pike, in her mid-forties and tired, waits.", "Nora Pike", "mid-forties"),
            ("Nora Pike is in her late fifties when the boy calls.", "Nora Pike", "late fifties"),
            ("Nora Pike is not yet ten, but she knows.", "Nora Pike", "not yet ten"),
            ("Pushing seventy, Arthur Lowe goes to sea.", "Arthur Lowe", "seventy"),
            ("The octogenarian Nora Pike leaves the home.", "Nora Pike", "octogenarian"),
            ("Nora Pike is suspended. The 62-year-old has made a mistake.", "Nora Pike", "62"),
            ("Nora Pike, who at 24 was the youngest, is missing.", "Nora Pike", "24"),
            ("Nora Pike gives her age as 33.", "Nora Pike", "33"),
            ("Nora Pike has just turned fifty.", "Nora Pike", "fifty"),
            ("Nora Pike is about to turn eighty and hates it.", "Nora Pike", "eighty"),
            ("Nora Pike will be forty next week.", "Nora Pike", "forty"),
            ("Nora Pike, eleven going on forty, takes over.", "Nora Pike", "eleven"),
            ("Nora Pike, a sullen fifteen, takes over.", "Nora Pike", "fifteen"),
            ("Forty-five, divorced and broke, Nora Pike takes over.", "Nora Pike", "Forty-five"),
            ("At fourteen Nora Pike is the tallest of all.", "Nora Pike", "fourteen"),
            ("Nora Pike retires today, at seventy-three.", "Nora Pike", "seventy-three"),
            ("Nora Pike celebrates her seventy-third birthday.", "Nora Pike", "seventy-third"),
            ("Nora Pike loves the sea. At seventeen she buys a boat.", "Nora Pike", "seventeen"),
            ("They share a ten-year-old, Nora Pike, and a mortgage.", "Nora Pike", "ten"),
            ("Nora Pike, who's fourteen, takes over.", "Nora Pike", "fourteen"),
            ("Nora Pike loves the sea. She's nine.", "Nora Pike", "nine"),
            ("Nora Pike, who had turned eighteen the week before, takes over.", "Nora Pike", "eighteen"),
            ("Arthur Lowe, a widower of fifty with a dog, takes over.", "Arthur Lowe", "fifty"),
            ("Nora Pike is sixty-two years of age.", "Nora Pike", "sixty-two years"),
            ("Max waits. His sixty-year-old gran, Ines Pike, does not come.", "Ines Pike", "sixty"),
        ] {
            assert_eq!(ages(Language::English, text), [(name.to_owned(), age.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_list_without_a_head_tells_ages() {
        let text = "- **Ann Lee**, 24, captain\n- **Mae Fox**, 58, manager\n- **Olek Roth**, her son, 8\n\n\
                    Ann Lee wants to leave the team. Mae Fox refuses. Olek Roth waits outside.";
        let expected = [("Ann Lee", "24"), ("Mae Fox", "58"), ("Olek Roth", "8")];
        let expected = expected.map(|(name, age)| (name.to_owned(), age.to_owned()));
        assert_eq!(ages(Language::English, text), expected);
        let text = "Uta Lohr (61), Vorsitzende des Vereins\nGerd Lohr (64), ihr Mann\nFrau Emmel (82)\n\n\
                    1. Uta misst die Hecke. Gerd tanzt mit einem Besen.\n\n2. Frau Emmel lacht.";
        let expected = [("Uta Lohr", "61"), ("Gerd Lohr", "64"), ("Emmel", "82")];
        let expected = expected.map(|(name, age)| (name.to_owned(), age.to_owned()));
        assert_eq!(ages(Language::German, text), expected);
    }

    #[test]
    fn other_numbers_are_no_ages() {
        for text in [
            "Karl Voss wird um zehn abgeholt. Er ist um elf zurück.",
            "Karl Voss wird in Zimmer zwölf gebracht. Er ist die Nummer zwei.",
            "Karl Voss, mit zwanzig Jahren Haft bedroht, flieht. Er ist um zehn zurück.",
            "Seit dreißig Jahren führt Karl Voss die zwanzig Jahre alte Fabrik.",
            "Karl Voss ist über zwanzig Kilometer gelaufen.",
            "Heute wird Karl Voss um zehn erwartet. Er ist vierzig Meter tief, im Mai zehn.",
            "Mit vierzig verlorenen Spielen steht Karl Voss am Ende, mit zehn Punkten.",
        ] {
            assert_eq!(ages(Language::German, text), [], "{text}");
        }
        for text in [
            "Nora Pike is back by nine. She is one of ten.",
            "She is two weeks late. Nora Pike waits.",
            "At nine Nora Pike opens the shop. She has just lost forty dollars, at cards.",
            "Forty, fifty men, and Nora Pike waits for them.",
        ] {
            assert_eq!(ages(Language::English, text), [], "{text}");
        }
    }
}
