//! Names of which grammar or the conventions of writing leave no doubt, whatever the votes of `names` say.
//!
//! A screenplay brings somebody in by capitals with an age in brackets; whoever says a speech is somebody; a first
//! name between a rank and a surname is no word. What is sure in one place holds for the word everywhere.

use crate::analysis::lexicon;
use crate::analysis::morphology::{self, Known};
use crate::analysis::prose::{Token, TokenKind};
use crate::analysis::quotes::speech_words;
use crate::analysis::{Language, OwnWords, lines, lore};

use super::Gender;
use super::candidates::{Candidate, Form, Scan, is_capital, is_determiner, strip_apostrophe};
use super::names::{BARRED, Verdict};

/// So many letters stand before a ship's name at most: `MS`, `USS`.
const SHIP_PREFIX: usize = 3;

/// Raises the verdicts that leave no doubt.
pub(super) fn raise(scan: &Scan<'_, '_>, verdicts: &mut [Verdict]) {
    let quiet = quiet_sentences(scan);
    let mut sure = vec![false; scan.candidates.len()];
    for (index, candidate) in scan.candidates.iter().enumerate() {
        sure[index] = quiet[scan.token(candidate.token).sentence]
            && (is_introduced(scan, candidate.token) || is_explained(scan, candidate.token))
            || is_aged(scan, candidate)
            || speaks(scan, candidate.token)
                && (!is_generic(scan.form(candidate)) || is_shouted(scan.token(candidate.token)));
    }
    let mut raised = vec![false; scan.groups.len()];
    for index in 0..sure.len() {
        if sure[index] {
            verdicts[index].score = verdicts[index].score.max(2.0);
            // Once is enough for a word.
            if std::mem::replace(&mut raised[scan.candidates[index].group], true) {
                continue;
            }
            for &other in &scan.groups[scan.candidates[index].group] {
                if !after_local_preposition(scan, other) {
                    verdicts[other].score = verdicts[other].score.max(0.6);
                }
            }
        }
    }
    bar_houses_and_ranks(scan, verdicts);
    bar_days_and_saints(scan, verdicts);
    bar_things(scan, verdicts);
    bar_wrong_articles(scan, verdicts);
    bar_verbs(scan, verdicts);
    raise_months(scan, verdicts);
    // From the last to the first, so that each knows what stands behind it.
    for index in (0..scan.candidates.len()).rev() {
        let candidate = &scan.candidates[index];
        let form = scan.form(candidate);
        let known = form.first.is_some() || form.surname || form.known == Known::No;
        let plain_place =
            crate::analysis::settings::place_words(scan.language).names.contains(&candidate.base);
        if verdicts[index].score > 0.0 || verdicts[index].score <= BARRED || !known || plain_place {
            continue;
        }
        let next = scan.candidate_beside(candidate.token, 1).filter(|_| !candidate.genitive);
        let before_name = next.is_some_and(|next| {
            let own = scan.form(next);
            scan.candidate_of[next.token].is_some_and(|next| verdicts[next].score > 0.0)
                && (own.surname || own.known == Known::No || own.first.is_some())
        });
        let titled = is_titled(scan, candidate.token)
            || has_epithet(scan, candidate.token)
            || is_apposed(scan, candidate.token)
            || form.first.is_some() && before_name && follows_person_noun(scan, candidate.token)
            || scan
                .beside(candidate.token, -1)
                .is_some_and(|before| lexicon::calling(scan.language).certain.has(&before.lower));
        let unknown_behind = next.is_some_and(|next| scan.form(next).known == Known::No);
        // `Arbnora Krasniqi (41)`
        let aged = form.known == Known::No && next.is_some_and(|next| is_aged(scan, next));
        // In English a capital within a sentence is a name's already.
        let capital = scan.language == Language::English && !candidate.opens && form.first.is_some();
        if aged
            || (form.is_first() || capital) && before_name
            || titled && form.first.is_some() && (before_name || unknown_behind)
            || titled && form.first.is_none() && form.known == Known::No
        {
            verdicts[index].score = 0.5;
        }
    }
}

/// Does as the writer's own list says.
pub(super) fn obey(scan: &Scan<'_, '_>, own: &OwnWords, verdicts: &mut [Verdict]) {
    for (candidate, verdict) in scan.candidates.iter().zip(verdicts) {
        match own.says(scan.token(candidate.token), &candidate.base) {
            Some(true) => verdict.score = verdict.score.max(5.0),
            Some(false) => verdict.score = BARRED,
            None => {}
        }
    }
}

/// `durch die Luke`: a woman's article before a man's name that is a word as well.
fn bar_wrong_articles(scan: &Scan<'_, '_>, verdicts: &mut [Verdict]) {
    let genders = &lexicon::closed(scan.language).genders;
    for (index, candidate) in scan.candidates.iter().enumerate() {
        let form = scan.form(candidate);
        let man = form.first.is_some_and(|first| first.gender == Gender::Male);
        let womans = scan
            .beside(candidate.token, -1)
            .is_some_and(|before| genders.get(&before.lower) == Some(&Gender::Female));
        if man && womans && form.known != Known::No {
            verdicts[index].score = verdicts[index].score.min(BARRED);
        }
    }
}

/// `das Schiff Aurora`, `the planet Keth`: bars what stands nowhere but behind such a noun.
fn bar_things(scan: &Scan<'_, '_>, verdicts: &mut [Verdict]) {
    let namers = lexicon::thing_namers(scan.language);
    let named = |candidate: usize| {
        scan.beside(scan.candidates[candidate].token, -1).is_some_and(|before| match scan.language {
            // `Nachbar` is no bar.
            Language::German => {
                is_capital(before)
                    && namers.has_end(&before.lower)
                    && lexicon::role(&before.lower, scan.language).is_none()
                    && lexicon::kin(&before.lower, scan.language).is_none()
            }
            Language::English => namers.has(&before.lower),
        })
    };
    // `MS Isolde`: it is a ship, with the letters before it and without.
    let prefixed = |candidate: usize| {
        scan.beside(scan.candidates[candidate].token, -1).is_some_and(|before| {
            is_shouted(before) && before.text.len() <= SHIP_PREFIX && namers.has(&before.lower)
        })
    };
    // `die Fahrschule Lenz` is not Lenz, whoever that is; `trifft im Hotel Ida` may be.
    for (index, candidate) in scan.candidates.iter().enumerate() {
        let form = scan.form(candidate);
        if scan.language == Language::German && form.first.is_none() && named(index) {
            verdicts[index].score = verdicts[index].score.min(BARRED);
        }
    }
    for places in &scan.groups {
        let Some(&first) = places.first() else { continue };
        let base = &scan.candidates[first].base;
        let thing = places.iter().all(|&candidate| named(candidate))
            || places.iter().any(|&candidate| prefixed(candidate));
        if thing && !scan.cast.contains(base) {
            for &candidate in places {
                verdicts[candidate].score = verdicts[candidate].score.min(BARRED);
            }
        }
    }
}

/// `Übergibt er das Video, …`: a verb that opens the sentence, its subject behind it.
fn bar_verbs(scan: &Scan<'_, '_>, verdicts: &mut [Verdict]) {
    if scan.language != Language::German {
        return;
    }
    let words = lexicon::closed(scan.language);
    let subject = |lower: &str| words.subject_pronouns.contains(lower) && !words.definite.contains(lower);
    for (candidate, verdict) in scan.candidates.iter().zip(verdicts) {
        let form = scan.form(candidate);
        let named = form.first.is_some() || form.surname || scan.cast.contains(&candidate.base);
        let verb = candidate.opens
            && candidate.base.ends_with('t')
            && scan.beside(candidate.token, 1).is_some_and(|next| subject(&next.lower));
        if verb && !named {
            verdict.score = verdict.score.min(BARRED);
        }
    }
}

/// `Youth Orchestra`, `Detective Chief Inspector Bell`: bars what a house or a league is called by, and a rank before
/// another or before a first name.
fn bar_houses_and_ranks(scan: &Scan<'_, '_>, verdicts: &mut [Verdict]) {
    if scan.language != Language::English {
        return;
    }
    for (index, candidate) in scan.candidates.iter().enumerate() {
        let form = scan.form(candidate);
        let house = lexicon::company_words(scan.language).has(&form.lower)
            && form.first.is_none()
            && !form.surname
            && !scan.cast.contains(&candidate.base)
            && scan.beside(candidate.token, -1).is_some_and(is_capital);
        let first_before =
            scan.candidate_beside(candidate.token, -1).is_some_and(|before| scan.form(before).is_first());
        let rank = form.title.is_some()
            && form.first.is_none()
            && !first_before
            && !scan.cast.contains(&candidate.base)
            && scan.beside(candidate.token, 1).is_some_and(|next| {
                is_capital(next)
                    && (lexicon::title(next.text, scan.language).is_some()
                        || lexicon::first_name(&next.lower, scan.language).is_some())
            });
        // `Christmas Eve`, `New Year's Eve`
        let eve = lore::of(scan.language).moments.eves.contains(&form.lower)
            && scan.beside(candidate.token, -1).is_some_and(|feast| {
                is_capital(feast)
                    && (lexicon::calendar(scan.language).has(&feast.lower)
                        || strip_apostrophe(feast.text).is_some())
            });
        if house || rank || eve {
            verdicts[index].score = verdicts[index].score.min(BARRED);
        }
    }
}

/// `The auditor's coming Friday.`, `close St Attracta's`: bars days, and saints whose house is meant; and a word that is
/// written with a capital only where it opens a sentence: `They spend it on tea. Tea is …`
fn bar_days_and_saints(scan: &Scan<'_, '_>, verdicts: &mut [Verdict]) {
    if scan.language != Language::English {
        return;
    }
    // `JUNE (19), his granddaughter`
    let mut introduced = vec![false; scan.groups.len()];
    for candidate in &scan.candidates {
        introduced[candidate.group] |=
            scan.form(candidate).first.is_some() && is_introduced(scan, candidate.token);
    }
    for (index, candidate) in scan.candidates.iter().enumerate() {
        let form = scan.form(candidate);
        if scan.cast.contains(&candidate.base) {
            continue;
        }
        let before = scan.beside(candidate.token, -1);
        let day = lexicon::calendar(scan.language).has(&form.lower)
            && form.first.is_none_or(|first| first.ambiguous)
            && !introduced[candidate.group]
            && !before.is_some_and(is_capital);
        let saint =
            candidate.genitive && before.is_some_and(|token| lexicon::particles().saints.has(&token.lower));
        let opens = candidate.opens
            && form.known == Known::Listed
            && !form.is_first()
            && scan.groups[candidate.group].len() == 1
            && scan.lower.contains(form.lower.as_str())
            && scan.candidate_beside(candidate.token, 1).is_none();
        if day || saint || opens {
            verdicts[index].score = verdicts[index].score.min(BARRED);
        }
    }
}

/// `April Munroe`, `August Meier`: a month with a surname behind it is somebody, there and wherever no preposition
/// makes it a time.
fn raise_months(scan: &Scan<'_, '_>, verdicts: &mut [Verdict]) {
    for places in &scan.groups {
        let surname_behind = |candidate: usize| {
            let own = &scan.candidates[candidate];
            scan.candidate_beside(own.token, 1).filter(|_| !own.genitive).is_some_and(|next| {
                let form = scan.form(next);
                form.first.is_none() && (form.known == Known::No || form.surname)
            })
        };
        let Some(&first) = places.first() else { continue };
        let form = scan.form(&scan.candidates[first]);
        let month = lexicon::calendar(scan.language).has(&form.lower) && form.first.is_some();
        if !month || !places.iter().any(|&candidate| surname_behind(candidate)) {
            continue;
        }
        for &candidate in places {
            let before = scan.beside(scan.candidates[candidate].token, -1);
            let time = before.is_some_and(|before| {
                before.kind == TokenKind::Number
                    || lexicon::local_prepositions(scan.language).has(&before.lower)
                    || lexicon::determiners(scan.language).has(&before.lower)
                    || lore::of(scan.language).moments.before_months.contains(&before.lower)
            });
            if !time {
                verdicts[candidate].score = verdicts[candidate].score.max(0.6);
            }
        }
    }
}

/// Words that speech verbs have for a subject without being a name.
fn is_generic(form: &Form) -> bool {
    form.role
        || form.kin
        || form.title.is_some()
        || form.known != Known::No && form.first.is_none() && !form.surname
}

fn after_local_preposition(scan: &Scan<'_, '_>, candidate: usize) -> bool {
    scan.beside(scan.candidates[candidate].token, -1)
        .is_some_and(|token| lexicon::local_prepositions(scan.language).has(&token.lower))
}

/// Whether a rank, an office of the church or an academic title stands before the word.
fn is_titled(scan: &Scan<'_, '_>, token: usize) -> bool {
    // `Major von Salis`
    let particle = |by: isize| {
        scan.beside(token, by).is_some_and(|before| lexicon::particles().noble.has(&before.lower))
    };
    let by = if particle(-1) && particle(-2) {
        -3
    } else if particle(-1) {
        -2
    } else {
        -1
    };
    scan.beside(token, by).is_some_and(|before| {
        is_capital(before)
            && lexicon::title(before.text, scan.language)
                .is_some_and(|title| title.kind != lexicon::TitleKind::Kin)
            && lexicon::kin(&before.lower, scan.language).is_none()
    })
}

/// Whether the word is written in capitals.
fn is_shouted(token: &Token<'_>) -> bool {
    token.kind == TokenKind::Word
        && token.text.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !token.text.chars().any(char::is_lowercase)
}

/// `Kanzleipartner Ernst Wagenknecht`: a noun for somebody stands right before.
fn follows_person_noun(scan: &Scan<'_, '_>, token: usize) -> bool {
    scan.beside(token, -1).is_some_and(|noun| {
        (scan.language == Language::German) == is_capital(noun)
            && (lexicon::role(&noun.lower, scan.language).is_some_and(|role| !role.plural)
                || lexicon::kin(&noun.lower, scan.language).is_some_and(|(_, plural)| !plural))
    })
}

/// `Oruen the ferryman`: what is no word, with somebody's trade behind it.
fn has_epithet(scan: &Scan<'_, '_>, token: usize) -> bool {
    let next = |by: isize| scan.beside(token, by);
    scan.language == Language::English
        && next(1).is_some_and(|the| lexicon::closed(scan.language).definite.contains(&the.lower))
        && next(2).is_some_and(|noun| {
            lexicon::role(&noun.lower, scan.language).is_some_and(|role| !role.plural && !role.group)
        })
}

/// `Danny's agent, Marv, has`: between commas behind a noun for somebody.
fn is_apposed(scan: &Scan<'_, '_>, token: usize) -> bool {
    let comma = |by: isize| scan.beside(token, by).is_some_and(|mark| mark.text == ",");
    // `Their tutor, old Mossgrave,`
    let plain = &lexicon::role_list(scan.language).plain;
    let adjective = scan.beside(token, -1).is_some_and(|before| plain.contains(&before.lower));
    let before = if adjective { -2 } else { -1 };
    comma(before)
        && comma(1)
        && scan.beside(token, before - 1).is_some_and(|noun| {
            (lexicon::role(&noun.lower, scan.language).is_some_and(|role| !role.plural && !role.group)
                || lexicon::kin(&noun.lower, scan.language).is_some_and(|(_, plural)| !plural))
                && (scan.language == Language::German) == is_capital(noun)
        })
        && scan.beside(token, 2).is_some_and(|next| !is_capital(next))
}

/// `asks LUMEN, the ship's mind,`: in capitals where the others are not, with what it is behind it.
fn is_explained(scan: &Scan<'_, '_>, token: usize) -> bool {
    let closed = lexicon::closed(scan.language);
    let bare = scan.beside(token, -1).is_none_or(|before| {
        let noun = is_capital(before) && !lexicon::function_words(scan.language).has(&before.lower);
        !is_shouted(before) && !is_determiner(&before.lower, scan.language) && !noun
    });
    is_shouted(scan.token(token))
        && scan.token(token).text.chars().count() > 3
        && bare
        && scan.beside(token, 1).is_some_and(|mark| mark.text == ",")
        && scan.beside(token, 2).is_some_and(|article| closed.definite.contains(&article.lower))
        && scan.beside(token, 3).is_some_and(|noun| {
            scan.language == Language::English
                || is_capital(noun)
                || morphology::is_adjective_form(&noun.lower)
        })
}

/// `JUNE HOLLOWAY (58)`, `WALTER (Mitte 40)`: capitals with an age in brackets. Only where not all is in capitals.
fn is_introduced(scan: &Scan<'_, '_>, token: usize) -> bool {
    if !is_shouted(scan.token(token)) {
        return false;
    }
    let mut by = 1;
    while by < 5
        && scan.beside(token, by).is_some_and(|next| {
            is_shouted(next) || lines::is_particle(next.text) || next.text == "." || next.text.ends_with('.')
        })
    {
        by += 1;
    }
    scan.beside(token, by).is_some_and(|open| open.text == "(")
        && (1..=3).any(|more| {
            scan.beside(token, by + more).is_some_and(|inside| {
                inside.text.chars().next().is_some_and(|c| c.is_ascii_digit()) && inside.text.len() <= 5
                    || super::ages::number(&inside.lower, scan.language).is_some()
            })
        })
}

/// `Krasniqi (41)`, `Yeter Kaplan (41)`: an age in brackets behind what is no word, or no word behind a name.
fn is_aged(scan: &Scan<'_, '_>, candidate: &Candidate) -> bool {
    let at = candidate.token;
    let bracket = scan.beside(at, 1).is_some_and(|open| open.text == "(");
    if !bracket || candidate.genitive || !super::features::age_follows(scan, at) {
        return false;
    }
    let form = scan.form(candidate);
    let strange = form.known == Known::No || form.is_first();
    let behind_name = form.surname
        && scan.candidate_beside(at, -1).is_some_and(|before| {
            let before = scan.form(before);
            before.first.is_some() || before.known == Known::No
        });
    let determined =
        scan.beside(at, -1).is_some_and(|before| lexicon::determiners(scan.language).has(&before.lower));
    !determined && (strange && !form.role && !form.kin || behind_name)
}

/// For each sentence whether more than three of its words are not in capitals.
fn quiet_sentences(scan: &Scan<'_, '_>) -> Vec<bool> {
    let quiet = |token: &Token<'_>| token.kind == TokenKind::Word && !is_shouted(token);
    let tokens = &scan.prose.tokens;
    let sentences = scan.prose.sentences.iter().map(|sentence| &tokens[sentence.tokens.clone()]);
    sentences.map(|tokens| tokens.iter().filter(|token| quiet(token)).nth(3).is_some()).collect()
}

/// `“, sagt Kai`, `,” says Kai`, `” Kai says`: the word is who says the speech beside it.
fn speaks(scan: &Scan<'_, '_>, token: usize) -> bool {
    let words = speech_words(scan.language);
    let says = |by: isize| {
        scan.beside(token, by)
            .is_some_and(|verb| !is_capital(verb) && !verb.quoted && words.say.contains(verb.lower.as_str()))
    };
    let closes =
        |by: isize| scan.beside(token, by).is_some_and(|mark| mark.text.chars().all(lines::is_quote));
    if scan.token(token).quoted {
        return false;
    }
    let behind =
        says(-1) && (closes(-2) || scan.beside(token, -2).is_some_and(|mark| mark.text == ",") && closes(-3));
    let before = scan.language == Language::English && says(1) && closes(-1);
    behind || before
}
