//! Which names are the same person's: full names, the parts of them that stand alone, nicknames, other spellings.
//!
//! A form that is part of a longer one refers to its bearer. Where several bear it, the one named last is meant.
//! Shared surnames never join two people.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Language;
use crate::analysis::lexicon::{self, KinTie, TitleKind};
use crate::analysis::morphology;

use super::Gender;
use super::address::Address;
use super::candidates::Scan;
use super::castnames::CastName;
use super::nicknames;
use super::spans::Span;

/// Somebody with a name, and where it stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Bearer {
    /// The words of the fullest name.
    pub(super) parts: Vec<String>,
    /// Every other form that stands in the text.
    pub(super) forms: BTreeSet<String>,
    /// In the list of spans, in order.
    pub(super) spans: Vec<usize>,
    /// In the cast list.
    pub(super) cast: Option<usize>,
    /// The titles that stood before the name, as written in the nominative.
    pub(super) titles: Vec<Vec<Address>>,
    /// As far as title and first name tell.
    pub(super) gender: Gender,
}

impl Bearer {
    pub(super) fn name(&self) -> String {
        self.parts.join(" ")
    }
}

/// Whose name each span is: an index into the bearers, none for families.
pub(super) type Owners = Vec<Option<usize>>;

/// Everybody with a name, in order of first mention, those of the cast list alone last; and for each span its bearer.
pub(super) fn group(scan: &Scan<'_, '_>, spans: &mut [Span], cast: &[CastName]) -> (Vec<Bearer>, Owners) {
    complete_couples(scan, spans, cast);
    let mut bearers = bearers(spans, cast);
    join_spellings(scan, spans, &mut bearers);
    let mut owners = assign(scan, spans, &mut bearers);
    nicknames::join(scan, spans, &mut bearers, &mut owners);
    for (index, owner) in owners.iter().enumerate() {
        if let Some(owner) = owner {
            bearers[*owner].spans.push(index);
        }
    }
    let (bearers, owners) = finish(scan, spans, cast, &bearers, owners);
    for bearer in &bearers {
        bearer.spans.iter().skip(1).for_each(|&span| spans[span].again = true);
    }
    (bearers, owners)
}

/// `Nurettin und Fatma Öztürk` are two full names, if the first was not met before.
fn complete_couples(scan: &Scan<'_, '_>, spans: &mut [Span], cast: &[CastName]) {
    let known: BTreeSet<String> = spans
        .iter()
        .filter(|span| span.parts.len() > 1)
        .map(|span| span.parts[0].clone())
        .chain(cast.iter().filter(|name| name.parts.len() > 1).map(|name| name.parts[0].clone()))
        .collect();
    let mut met: BTreeSet<String> = BTreeSet::new();
    // Names as they stand; those of one word are not asked for.
    let mut whole: BTreeSet<Vec<String>> =
        spans.iter().filter(|span| span.parts.len() > 1).map(|span| span.parts.clone()).collect();
    for index in 0..spans.len() {
        let first = spans[index].parts[0].clone();
        let alone = spans[index].parts.len() == 1 && !spans[index].genitive && !spans[index].family;
        if let Some(next) = spans.get(index + 1)
            && alone
            && next.sentence == spans[index].sentence
            && next.tokens.start == spans[index].tokens.end + 1
            && lexicon::closed(scan.language).and.contains(&scan.token(spans[index].tokens.end).lower)
            && next.parts.len() >= 2
            && next.titles.is_empty()
            && scan.forms.get(&first).is_some_and(|form| form.first.is_some())
            && !known.contains(&first)
            && !met.contains(&first)
        {
            let surname = next.parts[1..].to_vec();
            spans[index].parts.extend(surname);
            let full = &spans[index].parts;
            if !whole.contains(full) {
                spans[index].nickname = Some(first.clone());
            }
            whole.insert(full.clone());
        }
        met.insert(first);
    }
}

/// Whether `short` is a part of the name `long`, beginning or ending as it does.
fn is_part(short: &[String], long: &[String]) -> bool {
    if short.len() >= long.len() || short.is_empty() {
        return false;
    }
    let mut rest = long.iter();
    let inside = short.iter().all(|word| rest.any(|other| other == word));
    let anchored = long.first() == short.first()
        || long.last() == short.last()
        || short.len() == 1
            && long
                .iter()
                .take(long.len() - 1)
                .any(|word| *word == short[0] && word.starts_with(char::is_uppercase));
    inside && anchored && short.iter().any(|word| word.chars().any(char::is_uppercase))
}

/// One bearer for each name that is no part of another.
fn bearers(spans: &[Span], cast: &[CastName]) -> Vec<Bearer> {
    let mut names: Vec<(Vec<String>, Option<usize>)> = Vec::new();
    let mut seen: BTreeSet<Vec<String>> = BTreeSet::new();
    for (index, name) in cast.iter().enumerate().filter(|(_, name)| !name.parts.is_empty()) {
        if seen.insert(name.parts.clone()) {
            names.push((name.parts.clone(), Some(index)));
        }
    }
    for span in spans.iter().filter(|span| !span.family) {
        if seen.insert(span.parts.clone()) {
            names.push((span.parts.clone(), None));
        }
    }
    // Longer names by each of their words, so that every form looks only at those that share a word with it.
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, (parts, _)) in names.iter().enumerate().filter(|(_, (parts, _))| parts.len() > 1) {
        for word in parts {
            by_word.entry(word).or_default().push(index);
        }
    }
    let longer = |parts: &[String]| -> Vec<usize> {
        // All of the words are in a longer name, so the rarest tells.
        let sharing = parts.iter().map(|word| by_word.get(word.as_str()).map_or(&[][..], Vec::as_slice));
        let rarest = sharing.min_by_key(|names| names.len()).unwrap_or_default();
        let mut found: Vec<usize> =
            rarest.iter().copied().filter(|&other| is_part(parts, &names[other].0)).collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let index_of: BTreeMap<&[String], usize> =
        names.iter().enumerate().map(|(index, (parts, _))| (parts.as_slice(), index)).collect();
    let nicknames: BTreeMap<&str, &[String]> =
        spans.iter().filter_map(|span| Some((span.nickname.as_deref()?, span.parts.as_slice()))).collect();
    let mut forms_of: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (nickname, name) in &nicknames {
        let same = index_of.get(*name).copied();
        for index in longer(name).into_iter().chain(same) {
            forms_of.entry(index).or_default().insert((*nickname).to_owned());
        }
    }
    let mut cast_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut kept = Vec::new();
    for (index, (parts, in_cast)) in names.iter().enumerate() {
        let longer = longer(parts);
        let nickname = parts.len() == 1 && nicknames.contains_key(parts[0].as_str());
        match (in_cast, &longer[..]) {
            // The list says less than the text: `Dr. Berg` where the text has `Anna Berg`.
            (Some(cast), [one]) if names[*one].1.is_none() => {
                cast_of.insert(*one, *cast);
            }
            (Some(_), _) => kept.push(index),
            (None, []) if !nickname => kept.push(index),
            (None, _) => {}
        }
    }
    kept.into_iter()
        .map(|index| {
            let (parts, in_cast) = &names[index];
            let forms = forms_of.remove(&index).unwrap_or_default();
            Bearer {
                parts: parts.clone(),
                cast: in_cast.or(cast_of.get(&index).copied()),
                forms,
                ..Bearer::default()
            }
        })
        .collect()
}

/// Joins a bearer known from the cast list alone with one that the text calls almost the same.
fn join_spellings(scan: &Scan<'_, '_>, spans: &[Span], bearers: &mut Vec<Bearer>) {
    if bearers.iter().all(|bearer| bearer.cast.is_none()) {
        return;
    }
    let told = Told::new(spans);
    let is_told = |bearer: &Bearer| told.tells(&bearer.parts);
    let silent: Vec<usize> =
        (0..bearers.len()).filter(|&i| bearers[i].cast.is_some() && !is_told(&bearers[i])).collect();
    let unlisted: Vec<usize> = (0..bearers.len()).filter(|&i| bearers[i].cast.is_none()).collect();
    let mut gone = BTreeSet::new();
    for index in silent {
        let fits: Vec<usize> = unlisted
            .iter()
            .copied()
            .filter(|other| !gone.contains(other))
            .filter(|&other| similar_names(&bearers[other].parts, &bearers[index].parts))
            .filter(|&other| {
                let gender = |parts: &[String]| {
                    scan.forms
                        .get(&parts[0])
                        .and_then(|form| form.first)
                        .map_or(Gender::Unknown, |first| first.gender)
                };
                let own = lexicon::first_name(&bearers[index].parts[0].to_lowercase(), scan.language)
                    .map_or(Gender::Unknown, |first| first.gender);
                let (a, b) = (gender(&bearers[other].parts), own);
                a == Gender::Unknown || b == Gender::Unknown || a == b
            })
            .collect();
        if let [other] = fits[..] {
            let form = bearers[other].name();
            bearers[index].forms.insert(form);
            gone.insert(other);
        }
    }
    let mut index = 0;
    bearers.retain(|_| {
        index += 1;
        !gone.contains(&(index - 1))
    });
}

/// The names that stand in the text, each by the rarest of its words.
struct Told<'s>(BTreeMap<&'s str, BTreeSet<&'s [String]>>);

impl<'s> Told<'s> {
    fn new(spans: &'s [Span]) -> Self {
        let names: BTreeSet<&[String]> = spans.iter().map(|span| span.parts.as_slice()).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for word in names.iter().copied().flatten() {
            *counts.entry(word).or_default() += 1;
        }
        let mut by_word: BTreeMap<&str, BTreeSet<&[String]>> = BTreeMap::new();
        for name in names {
            if let Some(word) = name.iter().min_by_key(|word| counts[word.as_str()]) {
                by_word.entry(word).or_default().insert(name);
            }
        }
        Self(by_word)
    }

    /// Whether the text has the name or a part of it.
    fn tells(&self, parts: &[String]) -> bool {
        let mut sharing = parts.iter().filter_map(|word| self.0.get(word.as_str())).flatten();
        sharing.any(|name| **name == *parts || is_part(name, parts))
    }
}

/// Whether the text's `told` can be the cast list's `listed`: the same surname or none, and first names that
/// sound alike.
fn similar_names(told: &[String], listed: &[String]) -> bool {
    let (Some(a), Some(b)) = (told.first(), listed.first()) else { return false };
    if told.len() > 1 && listed.len() > 1 && told.last() != listed.last() {
        return a == b && nicknames::is_misspelt(told.last().unwrap_or(a), listed.last().unwrap_or(b));
    }
    nicknames::is_misspelt(a, b)
        || nicknames::is_short_for(a, b)
        || told.len() == 1 && listed.last().is_some_and(|last| nicknames::is_misspelt(a, last))
}

/// Gives each span to its bearer; of several who bear the same form, to the one named last with the surname, else at all.
fn assign(scan: &Scan<'_, '_>, spans: &[Span], bearers: &mut Vec<Bearer>) -> Owners {
    let mut forms = Forms::of(bearers);
    for bearer in bearers.iter_mut() {
        bearer.gender = gender(scan, bearer);
    }
    let mut last_named: Vec<usize> = vec![0; bearers.len()];
    // The surname alone means the one whom the text calls so, not his wife, of whom it tells the first name.
    let mut last_in_full: Vec<usize> = vec![0; bearers.len()];
    let mut owners = Vec::with_capacity(spans.len());
    for (at, span) in spans.iter().enumerate() {
        if span.family {
            owners.push(None);
            continue;
        }
        let form = span.parts.join(" ");
        let owner = forms
            .whole
            .get(&form)
            .copied()
            .filter(|&owner| {
                span.parts.len() > 1
                    || bearers[owner].parts.len() == 1
                    || bearers[owner].forms.contains(&form)
            })
            .or_else(|| {
                choose(scan, span, &forms.fitting(span, bearers), bearers, [&last_in_full, &last_named])
            });
        let owner = owner.map(|owner| {
            if !is_another(scan, span, &bearers[owner]) {
                return owner;
            }
            if let Some(kin) = kin_before(scan, &spans[..at], &owners, span, bearers) {
                return kin;
            }
            forms.whole.insert(form.clone(), bearers.len());
            forms.by_word.entry(form.clone()).or_default().push(bearers.len());
            last_named.push(0);
            last_in_full.push(0);
            bearers.push(Bearer {
                parts: span.parts.clone(),
                gender: titled_gender(span).or_else(|| gender_of_adjective(scan, span)).unwrap_or_default(),
                ..Bearer::default()
            });
            bearers.len() - 1
        });
        if let Some(owner) = owner {
            last_named[owner] = at + 1;
            if span.parts.last() == bearers[owner].parts.last() {
                last_in_full[owner] = at + 1;
            }
            bearers[owner].titles.push(span.titles.clone());
        }
        owners.push(owner);
    }
    owners
}

/// Which bearers have a form of a name, and which a word of it.
struct Forms {
    whole: BTreeMap<String, usize>,
    by_word: BTreeMap<String, Vec<usize>>,
}

impl Forms {
    fn of(bearers: &[Bearer]) -> Self {
        let mut whole: BTreeMap<String, usize> = BTreeMap::new();
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, bearer) in bearers.iter().enumerate() {
            whole.insert(bearer.name(), index);
            for form in &bearer.forms {
                whole.insert(form.clone(), index);
            }
            for word in bearer.parts.iter().collect::<BTreeSet<_>>() {
                by_word.entry(word.clone()).or_default().push(index);
            }
        }
        // Forms of a joined spelling: `Vicky` where the cast list has `Viktoria von Treuenfels`.
        for (index, bearer) in bearers.iter().enumerate() {
            for form in &bearer.forms {
                for word in form.split(' ').filter(|word| word.starts_with(char::is_uppercase)) {
                    by_word.entry(word.to_owned()).or_default().push(index);
                }
            }
        }
        Self { whole, by_word }
    }

    /// All whose name or one of whose forms the span can be a part of.
    fn fitting(&self, span: &Span, bearers: &[Bearer]) -> Vec<usize> {
        let candidates = span.parts.last().and_then(|word| self.by_word.get(word));
        let within =
            |form: &String| is_part(&span.parts, &form.split(' ').map(str::to_owned).collect::<Vec<_>>());
        let mut fits: Vec<usize> = candidates
            .into_iter()
            .flatten()
            .copied()
            .filter(|&index| {
                is_part(&span.parts, &bearers[index].parts) || bearers[index].forms.iter().any(within)
            })
            .collect();
        fits.sort_unstable();
        fits.dedup();
        fits
    }
}

/// What the title tells: `Mr Geddes`.
fn titled_gender(span: &Span) -> Option<Gender> {
    span.titles.iter().map(|address| address.title.gender).find(|gender| *gender != Gender::Unknown)
}

/// `Mr Geddes` is not Isobel Geddes, but her father or her brother; nor is `der alte Geddes`.
fn is_another(scan: &Scan<'_, '_>, span: &Span, bearer: &Bearer) -> bool {
    let told = titled_gender(span).or_else(|| gender_of_adjective(scan, span));
    span.parts.len() == 1
        && bearer.parts.len() > 1
        && bearer.parts.last() == span.parts.last()
        && bearer.gender != Gender::Unknown
        && told.is_some_and(|gender| gender != bearer.gender)
}

/// So many sentences back somebody's kin may have been named of whom the surname now stands alone.
const KIN_REACH: usize = 8;

/// `Ihr Vater Gerd … der alte Merten`: the one of that gender who was named by a first name behind a kin noun.
fn kin_before(
    scan: &Scan<'_, '_>,
    before: &[Span],
    owners: &Owners,
    span: &Span,
    bearers: &[Bearer],
) -> Option<usize> {
    let gender = titled_gender(span).or_else(|| gender_of_adjective(scan, span))?;
    let near =
        before.iter().zip(owners).rev().take_while(|(other, _)| other.sentence + KIN_REACH >= span.sentence);
    let mut found: Vec<usize> = near
        .filter(|(other, _)| {
            other.parts.len() == 1
                && scan.beside(other.tokens.start, -1).is_some_and(|noun| {
                    lexicon::kin(&noun.lower, scan.language).is_some_and(|(kin, _)| {
                        matches!(kin.tie, KinTie::Parent | KinTie::Sibling | KinTie::Child | KinTie::Relative)
                    })
                })
        })
        .filter_map(|(_, owner)| *owner)
        .filter(|&owner| bearers[owner].parts.len() == 1 && bearers[owner].gender == gender)
        .collect();
    found.sort_unstable();
    found.dedup();
    if let [kin] = found[..] { Some(kin) } else { None }
}

/// What article and adjective before the name tell together: `der alte Merten`, `dem alten Merten`; `der alten Merten` may
/// be hers.
fn gender_of_adjective(scan: &Scan<'_, '_>, span: &Span) -> Option<Gender> {
    if scan.language != Language::German || !span.titles.is_empty() {
        return None;
    }
    let at = span.tokens.start;
    let adjective = scan
        .beside(at, -1)
        .filter(|word| word.text == word.lower && morphology::is_adjective_form(&word.lower))?;
    let article = scan.beside(at, -2)?;
    let words = lexicon::closed(scan.language);
    let nominative = adjective.lower.ends_with('e');
    if words.nominatives.contains(&article.lower) && nominative
        || words.masculine_obliques.contains(&article.lower) && !nominative
    {
        return Some(Gender::Male);
    }
    (words.definite.contains(&article.lower)
        && nominative
        && words.genders.get(&article.lower) == Some(&Gender::Female))
    .then_some(Gender::Female)
}

/// Of the bearers `fits`, the one that `span` means.
fn choose(
    scan: &Scan<'_, '_>,
    span: &Span,
    fits: &[usize],
    bearers: &[Bearer],
    [last_in_full, last_named]: [&[usize]; 2],
) -> Option<usize> {
    if fits.len() < 2 {
        return fits.first().copied();
    }
    let gender = titled_gender(span)
        .or_else(|| gender_of_adjective(scan, span))
        .unwrap_or_else(|| gender_of_article(scan, span));
    let first_name = |index: usize| bearers[index].parts.first() == span.parts.first();
    let titled = |index: usize| {
        let formal: Vec<&str> = span
            .titles
            .iter()
            .filter(|address| address.title.kind != TitleKind::Address)
            .map(|address| address.word.as_str())
            .collect();
        !formal.is_empty()
            && bearers[index]
                .titles
                .iter()
                .any(|titles| titles.iter().any(|title| formal.contains(&title.word.as_str())))
    };
    fits.iter().copied().max_by_key(|&index| {
        let fitting_gender = gender != Gender::Unknown && bearers[index].gender == gender;
        (
            first_name(index),
            titled(index),
            fitting_gender,
            last_in_full[index],
            last_named[index],
            usize::MAX - index,
        )
    })
}

/// What an article before the name tells: `der alte Merten`.
fn gender_of_article(scan: &Scan<'_, '_>, span: &Span) -> Gender {
    let words = lexicon::closed(scan.language);
    (-2..0)
        .filter_map(|by| scan.beside(span.tokens.start, by))
        .filter(|token| words.definite.contains(&token.lower))
        .find_map(|token| words.genders.get(&token.lower).copied())
        .filter(|_| scan.language == Language::German && !span.genitive)
        .unwrap_or_default()
}

/// Puts the bearers into order of first mention, and tells forms and gender.
fn finish(
    scan: &Scan<'_, '_>,
    spans: &[Span],
    cast: &[CastName],
    bearers: &[Bearer],
    owners: Owners,
) -> (Vec<Bearer>, Owners) {
    let mut order: Vec<usize> =
        (0..bearers.len()).filter(|&i| !bearers[i].spans.is_empty() || bearers[i].cast.is_some()).collect();
    order.sort_by_key(|&i| (bearers[i].spans.first().copied().unwrap_or(usize::MAX), i));
    let mut place = vec![None; bearers.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = Some(new);
    }
    let owners = owners.into_iter().map(|owner| owner.and_then(|owner| place[owner])).collect();
    let listed = |index: &usize| cast[*index].parts.join(" ");
    let mut sorted: Vec<Bearer> = order.iter().map(|&i| bearers[i].clone()).collect();
    for bearer in &mut sorted {
        let name = bearer.name();
        bearer.forms.clear();
        for &span in &bearer.spans {
            let span = &spans[span];
            bearer.forms.insert(span.parts.join(" "));
            bearer.forms.extend(span.nickname.clone());
            if let Some(kin) = span.titles.iter().find(|address| address.title.kind == TitleKind::Kin) {
                bearer.forms.insert(format!("{} {}", kin.word, span.parts.join(" ")));
            }
        }
        if let Some(cast) = bearer.cast {
            bearer.forms.insert(listed(&cast));
        }
        bearer.forms.remove(&name);
        let cast_titles = bearer.cast.map(|index| cast[index].titles.clone());
        bearer.titles.extend(cast_titles);
        let told = gender(scan, bearer);
        // `der alte Seidel` is a man, though nothing else tells.
        bearer.gender = if told == Gender::Unknown { bearer.gender } else { told };
    }
    (sorted, owners)
}

fn gender(scan: &Scan<'_, '_>, bearer: &Bearer) -> Gender {
    let titled = bearer
        .titles
        .iter()
        .flatten()
        .map(|address| address.title.gender)
        .find(|gender| *gender != Gender::Unknown);
    titled.unwrap_or_else(|| {
        bearer
            .parts
            .first()
            .and_then(|word| lexicon::first_name(&word.to_lowercase(), scan.language))
            .filter(|_| {
                bearer.parts.len() > 1
                    || !lexicon::is_surname(&bearer.parts[0].to_lowercase())
                    || scan.forms.get(&bearer.parts[0]).is_some_and(super::candidates::Form::is_first)
            })
            .map_or(Gender::Unknown, |first| first.gender)
    })
}
