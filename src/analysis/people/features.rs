//! What speaks for and against a word's being a person's name: in the word itself, where it stands, and
//! elsewhere in the document. Only observes; `names` weighs.

mod before;

use crate::analysis::Language;
use crate::analysis::keyed::Keyed;
use crate::analysis::lexicon;
use crate::analysis::lines;
use crate::analysis::morphology::{self, Known};
use crate::analysis::prose::TokenKind;
use crate::analysis::settings::place_words;

use super::ages::years_old;
use super::brackets;
use super::candidates::{Candidate, Form, Scan, is_capital, is_determiner};
use before::before;

/// An observation; its name is a rule's id.
pub(super) use crate::analysis::votes::Feature;

/// What is observed of each candidate, in order.
pub(super) fn observe(scan: &Scan<'_, '_>) -> Vec<Vec<Feature>> {
    let mut all: Vec<Vec<Feature>> = vec![Vec::new(); scan.candidates.len()];
    for places in &scan.groups {
        // What the word tells is the same everywhere, but for its opening a sentence.
        let mut words: [Option<Vec<Feature>>; 2] = [None, None];
        for &place in places {
            let candidate = &scan.candidates[place];
            let of_word = words[usize::from(candidate.opens)].get_or_insert_with(|| of_word(scan, candidate));
            let found = &mut all[place];
            found.reserve(of_word.len() + 16);
            found.extend_from_slice(of_word);
            of_place(scan, candidate, found);
        }
    }
    of_document(scan, &mut all);
    all
}

/// What the word itself tells.
fn of_word(scan: &Scan<'_, '_>, candidate: &Candidate) -> Vec<Feature> {
    let mut found = Vec::with_capacity(16);
    let form = scan.form(candidate);
    let mut note = |rule: &'static str, holds: bool| {
        if holds {
            found.push((rule, 1.0));
        }
    };
    note("name/first-name", form.is_first());
    note("name/first-name-or-word", form.first.is_some_and(|first| first.ambiguous));
    let common = form.known == Known::Listed;
    note("name/surname", form.surname && !common && form.first.is_none());
    note("name/surname-or-word", form.surname && common && form.first.is_none());
    let other = form.first.is_none() && !form.surname;
    note("name/no-word", form.known == Known::No && other);
    note("name/word", common && form.first.is_none());
    note("name/rare-word", form.rare);
    note("name/compound", form.known == Known::Compound && form.first.is_none());
    note(
        "name/inflected-word",
        matches!(form.known, Known::Inflected | Known::Formed) && form.first.is_none(),
    );
    note("name/abstract-ending", form.first.is_none() && morphology::is_abstract(&form.lower, scan.language));
    note("name/role-noun", form.role && form.first.is_none());
    note("name/kin-noun", form.kin);
    note("name/title-noun", form.title.is_some());
    let letters = candidate.base.chars().count();
    note("name/all-capitals", letters > 1 && candidate.base.chars().all(|c| !c.is_lowercase()));
    note("name/with-hyphen", candidate.base.contains('-') && form.first.is_none());
    let places = place_words(scan.language);
    let setting = match scan.language {
        Language::German => places.setting(&candidate.base, scan.language),
        Language::English => places.setting(&form.lower, scan.language),
    };
    note("name/setting-noun", setting.is_some() && form.first.is_none());
    note(
        "name/place-name",
        places.names.contains(&candidate.base) && !places.doubtful.contains(&candidate.base),
    );
    note("name/calendar", lexicon::calendar(scan.language).has(&form.lower));
    note("name/digits", candidate.base.chars().any(|c| c.is_ascii_digit()));
    note("name/in-cast", scan.cast.contains(&candidate.base));
    note("name/in-cast-and-no-word", scan.cast.contains(&candidate.base) && form.known == Known::No);
    note(
        "name/capital-inside",
        scan.language == Language::English
            && !candidate.opens
            && letters > 1
            && candidate.base.chars().any(char::is_lowercase),
    );
    note("name/actor", scan.actors.contains(&candidate.base));
    note(
        "name/foreign-letter",
        candidate.base.chars().any(|c| c.is_alphabetic() && !c.is_ascii() && !"äöüßÄÖÜ".contains(c)),
    );
    note("name/lower-elsewhere", scan.lower.contains(form.lower.as_str()));
    found
}

/// What the neighbours tell.
fn of_place(scan: &Scan<'_, '_>, candidate: &Candidate, found: &mut Vec<Feature>) {
    let form = scan.form(candidate);
    let index = candidate.token;
    let before = before(scan, candidate);
    found.push((before, 1.0));
    let mut note = |rule: &'static str, holds: bool| {
        if holds {
            found.push((rule, 1.0));
        }
    };
    let next = scan.beside(index, 1);
    let next_candidate = scan.candidate_beside(index, 1);
    let next_form = next_candidate.map(|next| scan.form(next));
    let bare = matches!(before, "name/bare" | "name/after-preposition" | "name/listed");
    note(
        "name/genitive-without-article",
        candidate.genitive
            && bare
            && next.is_some_and(|next| is_capital(next) || next.kind == TokenKind::Word),
    );
    note("name/genitive", candidate.genitive);
    note("name/opens", candidate.opens && form.known != Known::No && !form.is_first());
    if !candidate.genitive {
        note(
            "name/before-surname",
            next_form.is_some_and(|form| form.surname || form.known == Known::No && form.first.is_none()),
        );
        note("name/before-first-name", next_form.is_some_and(Form::is_first));
        note(
            "name/before-noun",
            next_form.is_some_and(|form| form.known != Known::No && !form.surname && form.first.is_none()),
        );
    }
    note("name/before-verb", next.is_some_and(|next| is_verbal(scan, next)) && !candidate.genitive);
    note("name/before-actor", actor_follows(scan, index));
    note("name/before-age", age_follows(scan, index));
    note("name/apposed", apposed(scan, index));
    note("name/whole-quotation", whole_quotation(scan, candidate));
    of_neighbours(scan, index, found);
    beside(scan, candidate, before, found);
}

/// What the words on both sides tell: a company, a setting, other names, quotation marks.
fn of_neighbours(scan: &Scan<'_, '_>, index: usize, found: &mut Vec<Feature>) {
    let company = |by: isize| {
        scan.beside(index, by).is_some_and(|token| {
            token.text == "&" || is_capital(token) && lexicon::company_words(scan.language).has(&token.lower)
        })
    };
    let places = place_words(scan.language);
    let setting = |by: isize| {
        scan.beside(index, by).is_some_and(|token| {
            is_capital(token)
                && match scan.language {
                    Language::German => places.setting(token.text, scan.language).is_some(),
                    Language::English => places.setting(&token.lower, scan.language).is_some(),
                }
        })
    };
    let listed = |by: isize| {
        let joins = scan
            .beside(index, by)
            .is_some_and(|token| lexicon::closed(scan.language).sets_beside(&token.lower));
        joins && scan.candidate_beside(index, by * 2).is_some_and(|other| scan.form(other).is_first())
    };
    let quote =
        |by: isize| scan.beside(index, by).is_some_and(|token| token.text.chars().all(lines::is_quote));
    let signs = [
        ("name/company", company(1) || company(-1)),
        ("name/after-setting-noun", setting(-1)),
        ("name/before-setting-noun", setting(1) && scan.language == Language::English),
        ("name/beside-first-name", listed(1) || listed(-1)),
        ("name/quoted-inside", quote(1) && quote(3) && scan.candidate_beside(index, 4).is_some()),
    ];
    found.extend(signs.into_iter().filter(|(_, holds)| *holds).map(|(rule, _)| (rule, 1.0)));
}

/// What the word tells together with its neighbours.
fn beside(scan: &Scan<'_, '_>, candidate: &Candidate, before: &'static str, found: &mut Vec<Feature>) {
    let form = scan.form(candidate);
    let index = candidate.token;
    let mut note = |rule: &'static str, holds: bool| {
        if holds {
            found.push((rule, 1.0));
        }
    };
    let article = matches!(before, "name/after-article" | "name/after-article-adjective" | "name/after-the");
    note("name/first-name-and-surname", before == "name/after-first-name" && form.surname);
    note("name/first-name-and-no-word", before == "name/after-first-name" && form.known == Known::No);
    note("name/article-and-word", article && form.known != Known::No && form.first.is_none());
    note(
        "name/role-and-no-word",
        matches!(before, "name/after-role" | "name/after-kin") && form.known == Known::No,
    );
    let preceded = |is: &dyn Fn(&str) -> bool| scan.beside(index, -1).is_some_and(|token| is(&token.lower));
    let of = &lexicon::closed(scan.language).of;
    note("name/saint", preceded(&|word| lexicon::particles().saints.has(word)));
    note("name/of-setting", preceded(&|word| of.contains(word)) && setting_before(scan, index, -2));
    note("name/after-age", preceded(&|word| years_old(word, scan.language).is_some()));
}

/// Whether the word `by` places from `index` is a noun of a setting: `Küste`.
fn setting_before(scan: &Scan<'_, '_>, index: usize, by: isize) -> bool {
    scan.beside(index, by).is_some_and(|token| {
        let word = if scan.language == Language::German { token.text } else { &token.lower };
        place_words(scan.language).setting(word, scan.language).is_some()
    })
}

/// Whether the word can be the verb of a sentence.
fn is_verbal(scan: &Scan<'_, '_>, token: &crate::analysis::prose::Token<'_>) -> bool {
    if token.kind != TokenKind::Word || is_capital(token) {
        return false;
    }
    let lower = token.lower.as_str();
    let closed = lexicon::closed(scan.language);
    let auxiliary = closed.finite_auxiliaries.contains(lower);
    match scan.language {
        Language::German => {
            auxiliary
                || closed.known_verbs.contains(lower)
                || !lexicon::function_words(Language::German).has(lower)
                    && (lower.ends_with('t') || lower.ends_with("te"))
                    && lexicon::is_word(lower, Language::German)
        }
        Language::English => {
            auxiliary
                || !lexicon::function_words(Language::English).has(lower)
                    && (lower.ends_with('s') || lower.ends_with("ed"))
                    && lexicon::is_word(lower, Language::English)
        }
    }
}

/// Whether an actor in brackets follows: `(Rita Falk, 40)`.
pub(super) fn actor_follows(scan: &Scan<'_, '_>, index: usize) -> bool {
    scan.beside(index, 1).is_some_and(|token| token.text == "(")
        && scan
            .beside(index, 2)
            .is_some_and(|first| is_capital(first) && !brackets::is_address(first.text, scan.language))
        && scan.beside(index, 3).is_some_and(|token| is_capital(token) || lines::is_particle(token.text))
}

/// Whether an age follows: `, 88,`, `(32)`, `, acht Jahre alt`.
pub(super) fn age_follows(scan: &Scan<'_, '_>, index: usize) -> bool {
    let Some(open) = scan.beside(index, 1) else { return false };
    let Some(number) = scan.beside(index, 2) else { return false };
    let closes = scan.beside(index, 3).is_none_or(|token| matches!(token.text, ")" | "," | "." | ":" | ";"));
    let numeral = number.kind == TokenKind::Number && number.text.len() <= 2
        || super::ages::number(&number.lower, scan.language).is_some();
    matches!(open.text, "(" | ",")
        && numeral
        && (closes || scan.beside(index, 3).is_some_and(|token| super::ages::is_year(&token.lower)))
}

/// Whether what follows says what somebody is: `, die junge Ärztin,`
fn apposed(scan: &Scan<'_, '_>, index: usize) -> bool {
    if scan.beside(index, 1).is_none_or(|token| token.text != ",") {
        return false;
    }
    let Some(article) = scan.beside(index, 2) else { return false };
    let article_like = is_determiner(&article.lower, scan.language);
    for by in if article_like { 3..8 } else { 2..5 } {
        let Some(token) = scan.beside(index, by) else { return false };
        if token.kind == TokenKind::Mark {
            return false;
        }
        let person = lexicon::role(&token.lower, scan.language).is_some()
            || lexicon::kin(&token.lower, scan.language).is_some();
        match scan.language {
            Language::German if is_capital(token) => return person,
            Language::English if person => return true,
            _ => {}
        }
    }
    false
}

/// Whether the words in quotation marks are this one or a name's length round it: the `„Rosa“` is a ship.
fn whole_quotation(scan: &Scan<'_, '_>, candidate: &Candidate) -> bool {
    let token = scan.token(candidate.token);
    if !token.quoted {
        return false;
    }
    let quotations = &scan.prose.quotations;
    let at = quotations.partition_point(|quotation| quotation.inner.end <= token.range.start);
    quotations.get(at).is_some_and(|quotation| {
        let inner = &scan.prose.text[quotation.inner.clone()];
        !quotation.spoken && inner.split_whitespace().count() <= 4 && !inner.ends_with(['.', '!', '?', ','])
    })
}

/// What other places of the document tell.
fn of_document(scan: &Scan<'_, '_>, all: &mut [Vec<Feature>]) {
    // In two sentences nearly everybody is named once: what that tells of a strange word grows with the text.
    let once = f32::from(u8::try_from(scan.prose.tokens.len()).unwrap_or(u8::MAX)) / f32::from(u8::MAX);
    for places in &scan.groups {
        let Some(&first) = places.first() else { continue };
        let base = &scan.candidates[first].base;
        let mut counts: Keyed<&str, f32> = Keyed::default();
        for &(rule, _) in places.iter().flat_map(|&at| &all[at]) {
            *counts.entry(rule, || 0.0) += 1.0;
        }
        let count = |rule: &str| counts.get(rule).copied().unwrap_or(0.0);
        let form = scan.form(&scan.candidates[first]);
        let total = places.iter().fold(0.0f32, |sum, _| sum + 1.0);
        let mut found = Vec::new();
        for (rule, elsewhere) in [
            ("name/after-title", "name/titled-somewhere"),
            ("name/after-rank", "name/ranked-somewhere"),
            ("name/after-role", "name/role-somewhere"),
            ("name/after-kin", "name/kin-somewhere"),
            ("name/after-first-name", "name/surname-somewhere"),
            ("name/genitive-without-article", "name/owner-somewhere"),
            ("name/apposed", "name/apposed-somewhere"),
            ("name/before-actor", "name/played-somewhere"),
            ("name/before-age", "name/aged-somewhere"),
            ("name/called", "name/called-somewhere"),
            ("name/of-setting", "name/of-setting-somewhere"),
            ("name/before-verb", "name/acts-somewhere"),
            ("name/before-surname", "name/before-surname-somewhere"),
        ] {
            let doubtful =
                if rule == "name/after-first-name" { count("name/after-first-name-or-word") } else { 0.0 };
            if count(rule) + doubtful > 0.0 {
                found.push((elsewhere, 1.0));
            }
        }
        let article =
            count("name/after-article") + count("name/after-the") + count("name/after-article-adjective");
        let share = if form.is_first() { "name/first-name-with-article" } else { "name/share-with-article" };
        found.push((share, article / total));
        let free = count("name/bare") + count("name/listed");
        found.push(("name/share-bare", (free + count("name/after-preposition")) / total));
        found.push(("name/share-local", count("name/after-local-preposition") / total));
        let backed = form.is_first()
            || scan.cast.contains(base)
            || [
                "name/after-title",
                "name/after-rank",
                "name/after-role",
                "name/after-first-name",
                "name/called",
            ]
            .iter()
            .any(|rule| count(rule) > 0.0);
        if total < 2.0 && !backed {
            let unknown =
                free > 0.0 && form.known == Known::No && !form.role && form.title.is_none() && !form.kin;
            found.push(("name/once", if unknown { once } else { 1.0 }));
        }
        for &place in places {
            all[place].extend_from_slice(&found);
        }
    }
}
