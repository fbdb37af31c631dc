//! What stands right before a word that may be a name: a title, a trade, an article, a preposition.

use crate::analysis::Language;
use crate::analysis::lexicon::{self, TitleKind};
use crate::analysis::lines;
use crate::analysis::morphology::{self, AGENT_ENDINGS, Known};
use crate::analysis::prose::{Token, TokenKind};

use super::super::candidates::{Candidate, Form, Scan, is_capital, is_determiner, strip_apostrophe};

/// What stands before the candidate: exactly one of these holds.
pub(super) fn before(scan: &Scan<'_, '_>, candidate: &Candidate) -> &'static str {
    let Some(token) = scan.beside(candidate.token, -1) else { return "name/bare" };
    titled(scan, token)
        .or_else(|| {
            scan.candidate_beside(candidate.token, -1).map(|other| behind_noun(scan, candidate, other))
        })
        .or_else(|| behind_sign(scan, candidate, token))
        .or_else(|| behind_english_noun(scan, candidate, token))
        .or_else(|| behind_article(scan, candidate, token))
        .or_else(|| behind_adjective(scan, candidate, token))
        .or_else(|| behind_preposition(scan, candidate, token))
        .unwrap_or("name/bare")
}

/// `Dr. Kern`, `Captain Kern`
fn titled(scan: &Scan<'_, '_>, token: &Token<'_>) -> Option<&'static str> {
    let title = lexicon::title(token.text, scan.language)
        .filter(|_| token.text.ends_with('.') || is_capital(token))?;
    Some(match title.kind {
        TitleKind::Address | TitleKind::Academic => "name/after-title",
        _ => "name/after-rank",
    })
}

/// Behind another word with a capital.
fn behind_noun(scan: &Scan<'_, '_>, candidate: &Candidate, other: &Candidate) -> &'static str {
    let form = scan.form(other);
    // `die Pariser Häuser`
    let of_town = form.lower.strip_suffix("er").is_some_and(|town| lexicon::is_town(town, scan.language));
    let noun = || scan.form(candidate).known != Known::No && !scan.form(candidate).is_first();
    if scan.language == Language::German && of_town && noun() {
        return "name/after-noun";
    }
    if other.genitive && form.first.is_some() {
        "name/after-genitive"
    } else if form.is_first() {
        "name/after-first-name"
    } else if lexicon::kin(&form.lower, scan.language).is_some() {
        "name/after-kin"
    } else if form.role {
        "name/after-role"
    } else if form.first.is_some() {
        "name/after-first-name-or-word"
    } else if form.known == Known::No {
        "name/after-no-word"
    } else if is_agent(&form.lower, scan.language) {
        "name/after-agent"
    } else {
        "name/after-noun"
    }
}

/// Behind what announces a name, or stands within one: `namens Kai`, `die alle nur Juli nennen`, `von`, `J.`.
fn behind_sign(scan: &Scan<'_, '_>, candidate: &Candidate, token: &Token<'_>) -> Option<&'static str> {
    let (index, language, lower) = (candidate.token, scan.language, token.lower.as_str());
    let calling = lexicon::calling(language);
    let called_behind = calling.callers.has(lower)
        && scan
            .beside(index, 1)
            .is_some_and(|next| calling.before_name.has(&next.lower) || calling.calls_so.has(&next.lower));
    if calling.before_name.has(lower) || called_behind {
        return Some("name/called");
    }
    if lines::is_particle(token.text)
        && scan.candidate_beside(index, -2).is_some_and(|other| is_namelike(scan.form(other)))
        && !lexicon::particles().joining.has(token.text)
    {
        return Some("name/after-particle");
    }
    (token.text.chars().count() == 2 && token.text.ends_with('.')).then_some("name/after-initial")
}

/// `Eli's sponsor Hank`, `her mentor Hank`, `brother Hank`
fn behind_english_noun(
    scan: &Scan<'_, '_>,
    candidate: &Candidate,
    token: &Token<'_>,
) -> Option<&'static str> {
    let (language, lower) = (scan.language, token.lower.as_str());
    if language != Language::English || token.kind != TokenKind::Word {
        return None;
    }
    let owned = scan.beside(candidate.token, -2).is_some_and(|owner| {
        let words = lexicon::closed(language);
        words.is_personal_possessive(&owner.lower) || strip_apostrophe(owner.text).is_some()
    });
    if owned && !lexicon::function_words(language).has(lower) && lexicon::is_word(lower, language) {
        return Some("name/after-role");
    }
    if lexicon::kin(lower, language).is_some() {
        return Some("name/after-kin");
    }
    lexicon::role(lower, language).is_some().then_some("name/after-role")
}

/// `der`, `ein`, `ihr`, `the`; a relative pronoun is none: `den Satz, den Ben nie vergisst`.
fn behind_article(scan: &Scan<'_, '_>, candidate: &Candidate, token: &Token<'_>) -> Option<&'static str> {
    let (language, lower) = (scan.language, token.lower.as_str());
    let words = lexicon::closed(language);
    let relative = words.relative_objects.contains(lower)
        && scan.form(candidate).is_first()
        && scan.beside(candidate.token, -2).is_some_and(|comma| comma.text == ",");
    if relative {
        return Some("name/bare");
    }
    is_determiner(lower, language).then_some(if words.is_personal_possessive(lower) {
        "name/after-possessive"
    } else if language == Language::English && words.definite.contains(lower) {
        "name/after-the"
    } else {
        "name/after-article"
    })
}

/// `der kleine Ben`, `little Ben`
fn behind_adjective(scan: &Scan<'_, '_>, candidate: &Candidate, token: &Token<'_>) -> Option<&'static str> {
    let (language, lower) = (scan.language, token.lower.as_str());
    if token.kind != TokenKind::Word || lexicon::function_words(language).has(lower) {
        return None;
    }
    let article = scan.beside(candidate.token, -2).is_some_and(|token| is_determiner(&token.lower, language));
    match language {
        Language::German if morphology::is_adjective_form(lower) => {
            Some(if article { "name/after-article-adjective" } else { "name/after-adjective" })
        }
        Language::English if article => Some("name/after-article-adjective"),
        _ => None,
    }
}

/// `in`, `mit`, `und`; in `looks at Declan` the word says whom, not where.
fn behind_preposition(scan: &Scan<'_, '_>, candidate: &Candidate, token: &Token<'_>) -> Option<&'static str> {
    let (language, lower) = (scan.language, token.lower.as_str());
    let regarded = lexicon::person_nouns(language).regarded.has(lower)
        && scan
            .beside(candidate.token, -2)
            .is_some_and(|verb| lexicon::person_nouns(language).regarding.has(&verb.lower));
    // `bei Nora` is at her house, or with her.
    let beside = scan.form(candidate).is_first() && lexicon::person_nouns(language).beside.has(lower);
    if lexicon::local_prepositions(language).has(lower) && !regarded && !beside {
        Some("name/after-local-preposition")
    } else if lexicon::prepositions(language).has(lower) {
        Some("name/after-preposition")
    } else {
        lexicon::closed(language).sets_beside(lower).then_some("name/listed")
    }
}

fn is_namelike(form: &Form) -> bool {
    form.first.is_some() || form.known == Known::No || form.surname
}

/// Whether `lower` has an ending of nouns for those who do something.
fn is_agent(lower: &str, language: Language) -> bool {
    (lower.ends_with("in") || AGENT_ENDINGS.iter().any(|end| lower.ends_with(end)))
        && lower.chars().count() > 4
        || lexicon::role_list(language).fames.has_end(lower)
}
