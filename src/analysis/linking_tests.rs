//! Whom the words of a text mean: tests as data over all stages that link.
//!
//! The texts are of no genre in particular; each is there for a rule of the language.

use super::{
    Language, link,
    people::{MentionKind, People},
    prose::Prose,
    quotes,
};

pub(super) fn read(language: Language, text: &str) -> (Vec<Vec<String>>, People) {
    let prose = Prose::read(text, Some(language));
    let mut people = People::read(&prose);
    let mut speeches = quotes::speeches(&prose);
    link(&prose, &mut people, &mut speeches);
    let meant = (0..prose.sentences.len())
        .map(|sentence| {
            let here =
                people.mentions.iter().filter(|m| m.sentence == sentence && m.kind != MentionKind::Name);
            let mut names: Vec<String> = here.map(|m| people.persons[m.person].name.clone()).collect();
            names.sort();
            names.dedup();
            names
        })
        .collect();
    (meant, people)
}

/// Checks what told whom each pronoun of `text` means, speech aside.
#[track_caller]
fn told(language: Language, text: &str, expected: &[(&str, &str)]) {
    let prose = Prose::read(text, Some(language));
    let mut people = People::read(&prose);
    let mut speeches = quotes::speeches(&prose);
    link(&prose, &mut people, &mut speeches);
    let found: Vec<(&str, &str)> =
        people.pronoun_reasons.iter().map(|(token, rule)| (prose.tokens[*token].text, *rule)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn each_pronoun_says_what_told_whom_it_means() {
    for (text, expected) in [
        ("Karla Kern öffnet den Laden. Sie wartet.", &[("Sie", "pronoun/only-one")][..]),
        ("Karla Kern ruft Ute Brandt an. Sie wartet.", &[("Sie", "pronoun/subject-before")]),
        ("Karla Kern und Uwe Brandt erben ein Haus. Die beiden streiten.", &[("beiden", "pronoun/together")]),
    ] {
        told(Language::German, text, expected);
    }
    told(
        Language::English,
        "Hugh Marsden offers Davey Rand double pay. If he accepts, the strike is over.",
        &[("he", "pronoun/asked")],
    );
}

/// Checks whom the last sentence of `text` means otherwise than by name.
fn means(language: Language, text: &str, expected: &[&str]) {
    let (meant, _) = read(language, text);
    assert_eq!(meant.last().map(Vec::as_slice).unwrap_or_default(), expected, "{text}");
}

#[test]
fn german_pronouns() {
    for (text, expected) in [
        // The subject before stays in mind.
        ("Karla Kern öffnet den Laden. Sie wartet auf Kundschaft.", &["Karla Kern"][..]),
        ("Uwe Brandt bietet Jonas Voss Geld. Lehnt er ab, droht der Ruin.", &["Jonas Voss"]),
        ("Uwe Brandt hilft Karla Kern beim Umzug. Er trägt die Kisten.", &["Uwe Brandt"]),
        // Gender decides.
        ("Uwe Brandt streitet mit Karla Kern. Sie wirft einen Teller.", &["Karla Kern"]),
        // Nobody sees himself with `ihn`.
        ("Uwe Brandt besucht Jonas Voss am Abend. Uwe bittet ihn um Geld.", &["Jonas Voss"]),
        // The verb tells she from they.
        ("Karla Kern und Uwe Brandt erben ein Haus. Sie wollen es verkaufen.", &["Karla Kern", "Uwe Brandt"]),
        (
            "Karla Kern und Uwe Brandt erben ein Haus. Die beiden streiten darüber.",
            &["Karla Kern", "Uwe Brandt"],
        ),
        // A subordinate clause looks ahead.
        ("Es ist früh am Morgen. Als sie erwacht, greift Karla Kern zum Telefon.", &["Karla Kern"]),
        // A possessive before its noun means the subject of its own clause.
        ("Uwe Brandt kommt heim. Karla Kern packt ihren Koffer.", &["Karla Kern"]),
        // A thing is nobody.
        ("Uwe Brandt findet einen Knopf. Er stammt von einer Uniform.", &[]),
        // `der` points at the last one who was not the subject.
        ("Karla Kern stellt Uwe Brandt zur Rede. Der lächelt nur.", &["Uwe Brandt"]),
    ] {
        means(Language::German, text, expected);
    }
}

#[test]
fn english_pronouns() {
    for (text, expected) in [
        ("Grace Hartley opens the shop. She waits for customers.", &["Grace Hartley"][..]),
        ("Grace Hartley opens the shop. She’s late again.", &["Grace Hartley"]),
        ("Hugh Marsden quarrels with Grace Hartley. He’d like to leave.", &["Hugh Marsden"]),
        ("Hugh Marsden offers Peter Cole money. If he refuses, all is lost.", &["Peter Cole"]),
        ("Hugh Marsden quarrels with Grace Hartley. She throws a plate.", &["Grace Hartley"]),
        (
            "Grace Hartley and Hugh Marsden inherit a house. They want to sell it.",
            &["Grace Hartley", "Hugh Marsden"],
        ),
        (
            "Grace Hartley and Hugh Marsden inherit a house. Both of them need the money.",
            &["Grace Hartley", "Hugh Marsden"],
        ),
        (
            "It is early in the morning. When she wakes, Grace Hartley reaches for the phone.",
            &["Grace Hartley"],
        ),
    ] {
        means(Language::English, text, expected);
    }
}

#[test]
fn nouns_mean_persons_known_before() {
    for (language, text, expected) in [
        (
            Language::German,
            "Karla Kern wartet am Kai auf ihren Bruder Uwe Brandt. Am Abend verzeiht sie ihrem Bruder.",
            &["Karla Kern", "Uwe Brandt"][..],
        ),
        (
            Language::German,
            "Kommissarin Karla Kern befragt Jonas Voss. Jonas belügt die Kommissarin.",
            &["Karla Kern"],
        ),
        (
            Language::English,
            "Inspector Ruth Abara questions Hugh Marsden. Hugh lies to the inspector.",
            &["Ruth Abara"],
        ),
    ] {
        means(language, text, expected);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 64, ..Default::default() })]

    /// Words that the rules look for, in any order: nothing may go out of range.
    #[test]
    fn any_words_are_linked(picks in proptest::collection::vec(0..WORDS.len(), 0..120)) {
        let text: Vec<&str> = picks.iter().map(|&pick| WORDS[pick]).collect();
        let text = text.join(" ");
        for language in [Language::German, Language::English] {
            let (_, people) = read(language, &text);
            let count = people.persons.len();
            proptest::prop_assert!(people.mentions.iter().all(|mention| mention.person < count));
            proptest::prop_assert!(people.ties.iter().all(|tie| tie.a < count && tie.b < count && tie.a != tie.b));
        }
    }
}

const WORDS: [&str; 60] = [
    "Karla",
    "Kern",
    "Uwe",
    "Brandt",
    "Uwes",
    "er",
    "sie",
    "ihr",
    "ihre",
    "sein",
    "ihn",
    "Sie",
    "Er",
    "die",
    "der",
    "beiden",
    "und",
    ",",
    ".",
    "?",
    ":",
    "„",
    "“",
    "»",
    "«",
    "\"",
    "–",
    "(",
    ")",
    "Tochter",
    "Vater",
    "Eltern",
    "Freunde",
    "Witwe",
    "geschieden",
    "heiratet",
    "Chef",
    "Dr.",
    "Patient",
    "sagt",
    "fragt",
    "ich",
    "du",
    "in",
    "im",
    "am",
    "Klinik",
    "Küche",
    "„Stern“",
    "von",
    "des",
    "Hafen",
    "nach",
    "she",
    "her",
    "the",
    "of",
    "father",
    "says",
    "boathouse",
];
