//! Titles, nouns for kin and nouns for people by what they do: what they look like in a text.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    WordMap, WordSet, Words, is_noun, is_person, is_word, kin_list, remembered, role_list, title_list,
};
use crate::analysis::Language;
use crate::analysis::morphology::AGENT_ENDINGS;
use crate::analysis::people::Gender;
use std::{rc::Rc, sync::LazyLock};

/// What a title counts as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum TitleKind {
    /// `Herr`: neither title nor role.
    #[default]
    Address,
    /// `Oma`: part of what somebody is called, no title.
    Kin,
    /// `Dr.`: a title.
    Academic,
    /// `Gräfin`: a title.
    Noble,
    /// `Pfarrer`: title and role.
    Clergy,
    /// `Hauptkommissarin`: title and role.
    Rank,
    /// A role and no title.
    Job,
}

/// A form of address before a name.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Title {
    /// In the nominative; empty where `ends` tell.
    pub title: String,
    /// Its other forms.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Compounds with one of these ends, in lower case, are such titles.
    #[serde(default)]
    pub ends: Vec<String>,
    /// What it counts as.
    pub kind: TitleKind,
    /// Whose title it is.
    #[serde(default)]
    pub gender: Gender,
}

/// What the one named by a kin noun is to the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum KinTie {
    /// Father or mother of the other.
    Parent,
    /// Child of the other.
    Child,
    /// Brother or sister.
    Sibling,
    /// Related in another way.
    Relative,
    /// In love, engaged, married.
    Partner,
    /// No longer so.
    ExPartner,
    /// Friend.
    Friend,
    /// Colleague.
    Colleague,
    /// Rival.
    Rival,
    /// Superior of the other.
    Superior,
    /// Known by the other in a way that is no relation: neighbour, creditor.
    #[default]
    Other,
}

/// A noun that names somebody by somebody else.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Kin {
    /// In the nominative singular; German with its capital.
    pub word: String,
    /// In the nominative plural.
    pub plural: String,
    /// The plain word, where this one is said within the family and may stand for a name: `Großmutter` for `Oma`.
    #[serde(default)]
    pub formal: String,
    /// Of the one so named.
    #[serde(default)]
    pub gender: Gender,
    /// What they are to the other.
    pub tie: KinTie,
    /// What several of them are to their owner, where that is something else: somebody's twins are their children.
    #[serde(default)]
    pub plural_tie: Option<KinTie>,
    /// Whether it only names kin with an owner: `ihr Mann`.
    #[serde(default)]
    pub owned: bool,
    /// Whether it names several.
    #[serde(default)]
    pub group: bool,
}

impl Kin {
    /// The plain word for it.
    pub fn plain(&self) -> &str {
        if self.is_familiar() { &self.formal } else { &self.word }
    }

    /// Whether it is said within the family and may stand for a name: `Oma`.
    pub fn is_familiar(&self) -> bool {
        !self.formal.is_empty()
    }
}

/// Nouns for people by what they do or are, in lower case.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Roles {
    /// Compounds that end so.
    pub ends: Vec<String>,
    /// What ends so and is nobody.
    pub never: WordSet,
    /// Whole words beyond these.
    pub words: WordSet,
    /// Ends of compounds written as one word, in English.
    #[serde(default)]
    pub heads: Vec<String>,
    /// Ends of nouns for women.
    pub female: Words,
    /// Ends of nouns for men where nothing else tells; in German those in -e.
    pub male: Words,
    /// Ends of nouns for women and men alike, in German.
    #[serde(default)]
    pub of_any: Words,
    /// Adjectives that are no part of an office, in English.
    pub plain: WordSet,
    /// Words between a name and a role, in German.
    pub once: WordSet,
    /// Ends of roles that are declined as adjectives, in German.
    pub adjectival: Words,
    /// Those with which somebody unknown comes in.
    pub adjectival_strangers: Words,
    /// What leads from a role to what belongs to it.
    pub complements: WordSet,
    /// Ends of nouns for somebody addressed as a doctor.
    pub doctors: Words,
    /// Ends of nouns that stand before a name and tell no trade.
    pub fames: Words,
    /// Ends of plurals with another vowel, and of their singulars; in English whole words.
    #[serde(default)]
    pub plurals: Vec<(String, String)>,
    /// Groups that act as one.
    pub groups: WordSet,
    /// Ends of German compounds for such groups.
    pub group_ends: Words,
    /// Ends of German nouns for men that look like those for women.
    pub not_female: Words,
    /// German kin nouns that end in -en in every case but the nominative, beside those in -e.
    pub weak: WordSet,
    /// Nouns that with `of` and whatever it is name somebody's office: `head of chambers`.
    pub leading: WordSet,
    /// What makes a partner one of a firm: `senior partner`.
    pub of_firm: WordSet,
    /// The role that such an office is.
    pub leader: String,
    /// German nouns for girls, which are neuter.
    pub girls: Words,
    /// Parts of German verbs at the end of a clause.
    pub prefixes: WordSet,
    /// German verbs behind which a trade is told as behind a copula.
    pub works_as: WordSet,
    /// Verbs by which somebody becomes what they are.
    pub making: WordSet,
    /// Before what somebody so becomes.
    pub made: WordSet,
    /// What stands between a name and its bearer's trade.
    pub by_trade: WordSet,
    /// What stands for the copula behind an auxiliary: `has been a nurse`.
    pub been: WordSet,
    /// What stands between an English subject and the verb that says what they do, beside auxiliaries.
    pub beside_verb: WordSet,
    /// Titles, in lower case, of those whom [`Roles::doctors`] name.
    pub doctor_titles: WordSet,
    /// The title with which doctors are named.
    pub doctor: String,
    /// Titles, in lower case, of professors.
    pub professor_titles: WordSet,
    /// What professors are called.
    pub professors: Words,
}

struct Index {
    titles: WordMap<&'static Title>,
    title_ends: Vec<(&'static str, &'static Title)>,
    /// By each form in lower case, with whether it is a plural.
    kin: WordMap<(&'static Kin, bool)>,
    ends: WordSet,
    longest_end: usize,
}

fn index(language: Language) -> &'static Index {
    static GERMAN: LazyLock<Index> = LazyLock::new(|| build(Language::German));
    static ENGLISH: LazyLock<Index> = LazyLock::new(|| build(Language::English));
    match language {
        Language::German => &GERMAN,
        Language::English => &ENGLISH,
    }
}

fn build(language: Language) -> Index {
    let mut titles = BTreeMap::new();
    let mut title_ends = Vec::new();
    for title in title_list(language) {
        for form in std::iter::once(&title.title).chain(&title.forms).filter(|form| !form.is_empty()) {
            titles.insert(form.clone(), title);
        }
        title_ends.extend(title.ends.iter().map(|end| (end.as_str(), title)));
    }
    let mut kin = BTreeMap::new();
    for noun in kin_list(language) {
        kin.entry(noun.plural.to_lowercase()).or_insert((noun, true));
        // The dative plural: `ihren Söhnen`.
        if language == Language::German && !noun.plural.ends_with(['n', 's']) {
            kin.entry(format!("{}n", noun.plural.to_lowercase())).or_insert((noun, true));
        }
    }
    for noun in kin_list(language) {
        let word = noun.word.to_lowercase();
        if language == Language::German {
            for end in ["s", "es"] {
                kin.entry(format!("{word}{end}")).or_insert((noun, false));
            }
            if word.ends_with('e') || role_list(language).weak.contains(&word) {
                kin.insert(format!("{}en", word.trim_end_matches('e')), (noun, false));
            }
        }
        kin.insert(word, (noun, noun.group));
    }
    let ends: WordSet = role_list(language).ends.iter().cloned().collect();
    let longest_end = ends.iter().map(|end| end.chars().count()).max().unwrap_or(0);
    Index { titles: titles.into(), title_ends, kin: kin.into(), ends, longest_end }
}

/// The title that `word` is a form of.
pub fn title(word: &str, language: Language) -> Option<&'static Title> {
    remembered!(Option<&'static Title>, word, language, || look_up_title(word, language))
}

fn look_up_title(word: &str, language: Language) -> Option<&'static Title> {
    let index = index(language);
    if let Some(title) = index.titles.get(word) {
        return Some(title);
    }
    let lower = word.to_lowercase();
    // `MR TAVARES`
    if word.len() > 1 && word == word.to_uppercase() {
        let title = index.titles.get(capitalised(&lower).as_str());
        if let Some(title) = title.filter(|title| title.kind == TitleKind::Address) {
            return Some(title);
        }
    }
    // `Kollege Oberkommissar` is no rank of its own.
    let capital = word.starts_with(char::is_uppercase) && !word.contains(' ');
    index.title_ends.iter().find(|(end, _)| capital && lower.ends_with(end)).map(|(_, title)| *title)
}

/// `word` with a capital first letter.
pub fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The kin noun that `lower`, in lower case, is a form of, and whether that is a plural.
pub fn kin(lower: &str, language: Language) -> Option<(&'static Kin, bool)> {
    index(language).kin.get(lower).copied()
}

/// Whether `lower`, in lower case, is a noun for a person: what they are to somebody, or what they do.
pub fn is_person_noun(lower: &str, language: Language) -> bool {
    kin(lower, language).is_some() || role(lower, language).is_some()
}

/// What a noun for a person tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The noun in lower case and in the nominative singular, as far as its form tells.
    pub lemma: String,
    /// Of the one so named, as far as the noun tells.
    pub gender: Gender,
    /// Whether the form can only be a plural.
    pub plural: bool,
    /// Whether it names a group that acts as one.
    pub group: bool,
}

/// What `lower`, in lower case, tells where it is a noun for a person by what they do or are.
pub fn role(lower: &str, language: Language) -> Option<Rc<Role>> {
    let work_out = || match language {
        Language::German => german_role(lower).map(Rc::new),
        Language::English => english_role(lower).map(Rc::new),
    };
    remembered!(Option<Rc<Role>>, lower, language, work_out)
}

fn english_role(lower: &str) -> Option<Role> {
    let roles = role_list(Language::English);
    let ends = &index(Language::English).ends;
    let listed = |word: &str| ends.contains(word) || roles.words.contains(word);
    let found = |word: &str| listed(word) || is_person(word) && !roles.never.contains(word);
    // `ferrywoman` of `ferryman`
    let woman = |word: &str| word.strip_suffix("woman").is_some_and(|front| found(&format!("{front}man")));
    let compound = |word: &str| {
        found(word)
            || woman(word)
            || word.rsplit('-').next().is_some_and(found)
            || is_english_compound(word, roles)
    };
    if roles.groups.contains(lower) {
        return Some(Role { lemma: lower.to_owned(), gender: Gender::Unknown, plural: false, group: true });
    }
    let singular = if compound(lower) {
        None
    } else {
        Some(plural_stems(lower).into_iter().find(|stem| compound(stem))?)
    };
    let lemma = singular.clone().unwrap_or_else(|| lower.to_owned());
    let gender = if roles.female.has_end(&lemma) {
        Gender::Female
    } else if roles.male.has_end(&lemma) {
        Gender::Male
    } else {
        Gender::Unknown
    };
    Some(Role { lemma, gender, plural: singular.is_some(), group: false })
}

/// Whether `word` is a compound of a word and a noun for people: `ghostwriter`, `signalman`.
fn is_english_compound(word: &str, roles: &Roles) -> bool {
    !roles.never.contains(word)
        && is_word(word, Language::English)
        && roles.heads.iter().any(|head| {
            word.strip_suffix(head.as_str())
                .is_some_and(|front| front.len() > 2 && is_word(front, Language::English))
        })
}

fn plural_stems(lower: &str) -> Vec<String> {
    let mut stems = Vec::new();
    if let Some(stem) = lower.strip_suffix("men") {
        stems.push(format!("{stem}man"));
    }
    if let Some(stem) = lower.strip_suffix("ies") {
        stems.push(format!("{stem}y"));
    }
    if let Some(stem) = lower.strip_suffix("es") {
        stems.push(stem.to_owned());
    }
    if let Some(stem) = lower.strip_suffix('s') {
        stems.push(stem.to_owned());
    }
    let others = role_list(Language::English).plurals.iter().filter(|(plural, _)| plural == lower);
    stems.extend(others.map(|(_, singular)| singular.clone()));
    stems
}

fn german_role(lower: &str) -> Option<Role> {
    let roles = role_list(Language::German);
    let lower = lower.trim_end_matches(['\'', '’']);
    if roles.groups.contains(lower) || roles.group_ends.has_end(lower) {
        return Some(Role { lemma: lower.to_owned(), gender: Gender::Unknown, plural: false, group: true });
    }
    let role = |lemma: &str, gender, plural| Role { lemma: lemma.to_owned(), gender, plural, group: false };
    if let Some(stem) = lower.strip_suffix("innen") {
        let lemma = format!("{stem}in");
        return is_german_role(&lemma).then(|| role(&lemma, Gender::Female, true));
    }
    if is_german_role(lower) {
        return Some(role(lower, german_gender(lower), false));
    }
    // `Gutachten` is no form of `Gutachter`.
    if is_noun(lower, Language::German) {
        return None;
    }
    // Endings of case and number, the likelier first.
    for (end, add, plural) in [
        ("es", "", false),
        ("s", "", false),
        ("n", "", false),
        ("en", "", false),
        ("en", "er", false),
        ("er", "", true),
        ("e", "", true),
        ("en", "e", false),
    ] {
        let Some(stem) = lower.strip_suffix(end).filter(|stem| stem.chars().count() > 3) else { continue };
        let lemma = format!("{stem}{add}");
        // `Fremden` is of `Fremder` and `Fremde`; `Funken` is not of `Funker`.
        let adjectival = end != "en" || add != "er" || is_german_role(&format!("{stem}e"));
        if adjectival && is_german_role(&lemma) {
            return Some(role(&lemma, german_gender(&lemma), plural));
        }
    }
    for (plural, singular) in &roles.plurals {
        if let Some(stem) = lower.strip_suffix(plural.as_str()) {
            return Some(role(&format!("{stem}{singular}"), Gender::Unknown, true));
        }
    }
    None
}

/// Whether `lower` is or ends in a noun for a person, the feminine in -in included.
fn is_german_role(lower: &str) -> bool {
    let roles = role_list(Language::German);
    if roles.never.contains(lower) {
        return false;
    }
    if roles.words.contains(lower) || has_role_end(lower) || is_agent_noun(lower) {
        return true;
    }
    let masculine = lower.strip_suffix("in").filter(|stem| stem.chars().count() > 3);
    masculine.is_some_and(|stem| {
        !roles.never.contains(stem)
            && (roles.words.contains(stem) || has_role_end(stem) || has_role_end(&format!("{stem}e")))
    })
}

/// Whether `lower` names those who do something: such nouns have a feminine in -in that the list of words knows.
fn is_agent_noun(lower: &str) -> bool {
    let known = |feminine: &str| {
        is_noun(feminine, Language::German)
            || feminine.char_indices().skip(3).any(|(at, _)| {
                let (front, head) = feminine.split_at(at);
                head.chars().count() > 6 && is_noun(head, Language::German) && is_front(front)
            })
    };
    let agent = |stem: &str| {
        AGENT_ENDINGS.iter().chain(&["är", "at", "et", "it", "oge"]).any(|end| stem.ends_with(end))
            && stem.chars().count() > 3
    };
    if let Some(stem) = lower.strip_suffix("in").filter(|stem| agent(stem)) {
        // `Parfümeurin`: whatever no list has and ends so can hardly be anything else.
        let sure = ["eur", "ist", "loge", "log", "ierer", "graf", "er"].iter().any(|end| stem.ends_with(end))
            && stem.chars().count() > 5
            && super::first_name(lower, Language::German).is_none();
        return !role_list(Language::German).never.contains(stem) && (sure || known(lower));
    }
    // `Mineur`, `Masseur`
    if lower.ends_with("eur")
        && lower.chars().count() > 5
        && !role_list(Language::German).never.contains(lower)
    {
        return true;
    }
    agent(lower) && known(&format!("{}in", lower.strip_suffix('e').unwrap_or(lower)))
}

fn has_role_end(lower: &str) -> bool {
    let index = index(Language::German);
    let starts: Vec<usize> = lower.char_indices().map(|(at, _)| at).collect();
    let from = starts.len().saturating_sub(index.longest_end);
    starts[from..].iter().any(|&at| {
        let (front, end) = lower.split_at(at);
        if !index.ends.contains(end) {
            return false;
        }
        let short = end.chars().count() <= 5;
        front.is_empty()
            || front.ends_with('-')
            || !short && front.chars().count() >= 2
            || short && is_front(front)
    })
}

/// Whether `front` can be the first part of a German compound: a listed word, a letter or two between them aside.
pub fn is_front(front: &str) -> bool {
    let stem = |link: &&str| front.strip_suffix(link).filter(|stem| stem.chars().count() > 2);
    ["", "s", "n", "en", "es", "er", "e"].iter().filter_map(stem).any(|stem| is_word(stem, Language::German))
}

fn german_gender(lemma: &str) -> Gender {
    let roles = role_list(Language::German);
    if roles.of_any.has_end(lemma) {
        return Gender::Unknown;
    }
    if (lemma.ends_with("in") || roles.female.has_end(lemma)) && !roles.not_female.has_end(lemma) {
        return Gender::Female;
    }
    // `die Fremde`, `der Fremde`: the article tells.
    if lemma.ends_with('e') && !roles.male.has_end(lemma) {
        return Gender::Unknown;
    }
    Gender::Male
}

/// Whether somebody brought in as `one` can be called `other` later, both in lower case and in the nominative:
/// `chirurgin`, `ärztin`.
pub fn same_trade(one: &str, other: &str, language: Language) -> bool {
    let within = |words: &Words, noun: &str| match language {
        Language::English => words.has(noun.rsplit([' ', '-']).next().unwrap_or(noun)),
        Language::German => {
            words.has_end(noun)
                || noun
                    .strip_suffix("in")
                    .is_some_and(|stem| words.has_end(stem) || words.has_end(&format!("{stem}e")))
        }
    };
    super::trades(language).iter().any(|words| within(words, one) && within(words, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_nouns_for_people_are_known_in_every_form() {
        for (form, lemma, gender) in [
            ("assistenzarzt", "assistenzarzt", Gender::Male),
            ("oberärztin", "oberärztin", Gender::Female),
            ("pflegeschüler", "pflegeschüler", Gender::Male),
            ("hochseilartistin", "hochseilartistin", Gender::Female),
            ("gerichtsvollziehers", "gerichtsvollzieher", Gender::Male),
            ("kommissars", "kommissar", Gender::Male),
            ("studenten", "student", Gender::Male),
            ("fremden", "fremde", Gender::Unknown),
        ] {
            let found = role(form, Language::German);
            assert_eq!(found.as_ref().map_or("", |role| &role.lemma), lemma, "{form}");
            assert_eq!(found.map_or(Gender::Unknown, |role| role.gender), gender, "{form}");
        }
        for form in ["kaffee", "zimmer", "koffer", "computer", "gastfreundschaft"] {
            assert_eq!(role(form, Language::German), None, "{form}");
        }
        assert!(role("ärzte", Language::German).unwrap().plural);
        assert!(role("ärzteteam", Language::German).unwrap().group);
    }

    #[test]
    fn titles_and_kin_are_known_in_every_form() {
        assert_eq!(title("Herrn", Language::German).unwrap().title, "Herr");
        assert_eq!(title("Hauptkommissarin", Language::German).unwrap().kind, TitleKind::Rank);
        assert!(title("Haus", Language::German).is_none());
        assert_eq!(
            kin("vaters", Language::German).map(|(kin, plural)| (kin.word.as_str(), plural)),
            Some(("Vater", false))
        );
        assert_eq!(
            kin("söhne", Language::German).map(|(kin, plural)| (kin.word.as_str(), plural)),
            Some(("Sohn", true))
        );
        assert_eq!(kin("neffen", Language::German).map(|(kin, _)| kin.word.as_str()), Some("Neffe"));
        assert_eq!(
            kin("daughters", Language::English).map(|(kin, plural)| (kin.word.as_str(), plural)),
            Some(("daughter", true))
        );
    }
}
