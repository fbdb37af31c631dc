//! Who is what to whom: tests as data over all stages that link.
//!
//! The texts are of no genre in particular; each is there for a rule of the language.

mod told;

use super::{Language, linking_tests::read};
use crate::outline::RelationKind::{
    self, ChildOf, Colleague, ExPartner, Friend, Partner, PatientOf, Relative, Rival, Sibling, SuperiorOf,
};

#[track_caller]
fn tied(language: Language, text: &str, expected: &[(&str, RelationKind, &str)]) {
    let (_, people) = read(language, text);
    let name = |person: usize| people.persons[person].name.as_str();
    let found: Vec<(&str, RelationKind, &str)> =
        people.ties.iter().map(|tie| (name(tie.a), tie.kind, name(tie.b))).collect();
    let same = |a: &(&str, RelationKind, &str), b: &(&str, RelationKind, &str)| {
        a == b || !a.1.is_directed() && (a.2, a.1, a.0) == *b
    };
    let missing: Vec<_> = expected.iter().filter(|e| !found.iter().any(|f| same(f, e))).collect();
    let invented: Vec<_> = found.iter().filter(|f| !expected.iter().any(|e| same(f, e))).collect();
    assert!(missing.is_empty() && invented.is_empty(), "{text}\nmissing {missing:?}, invented {invented:?}");
}

#[test]
fn german_ties() {
    for (text, expected) in [
        ("Uwe Brandt wartet mit seiner Tochter Merle am Kai.", &[("Merle", ChildOf, "Uwe Brandt")][..]),
        ("Karla Kern ruft Uwes Mutter Petra an. Uwe Brandt schweigt.", &[("Uwe Brandt", ChildOf, "Petra")]),
        (
            "Jonas Voss, der Bruder der Bäckerin Karla Kern, kommt heim.",
            &[("Jonas Voss", Sibling, "Karla Kern")],
        ),
        ("Karla Kern will zu ihrem Ex-Mann Uwe Brandt.", &[("Uwe Brandt", ExPartner, "Karla Kern")]),
        ("Karla Kern vertraut ihrer besten Freundin Petra Falk.", &[("Petra Falk", Friend, "Karla Kern")]),
        ("Karla Kern stellt ihren neuen Freund Uwe Brandt vor.", &[("Uwe Brandt", Partner, "Karla Kern")]),
        ("Uwe Brandt und sein Kollege Jonas Voss fahren los.", &[("Jonas Voss", Colleague, "Uwe Brandt")]),
        ("Karla Kern entlässt ihren Lehrling Jonas Voss.", &[("Karla Kern", SuperiorOf, "Jonas Voss")]),
        ("Karla Kern streitet mit ihrem Chef Uwe Brandt.", &[("Uwe Brandt", SuperiorOf, "Karla Kern")]),
        ("Karla Kern besucht ihren Stiefvater Uwe Brandt.", &[("Uwe Brandt", Relative, "Karla Kern")]),
        ("Uwe Brandt und Jonas Voss sind seit Jahren verfeindet.", &[("Uwe Brandt", Rival, "Jonas Voss")]),
        (
            "Jonas Voss, von dem Karla Kern seit Jahren geschieden ist, steht vor der Tür.",
            &[("Jonas Voss", ExPartner, "Karla Kern")],
        ),
        ("Die Kommissare Karla Kern und Uwe Brandt ermitteln.", &[("Karla Kern", Colleague, "Uwe Brandt")]),
        (
            "Karla Kern und ihr Partner Kommissar Uwe Brandt ermitteln.",
            &[("Uwe Brandt", Colleague, "Karla Kern")],
        ),
        (
            "Depotleiter Uwe Brandt hat dem Fahrer Jonas Voss gekündigt.",
            &[("Uwe Brandt", SuperiorOf, "Jonas Voss")],
        ),
        ("Karla Kern arbeitet für den Unternehmer Uwe Brandt.", &[("Uwe Brandt", SuperiorOf, "Karla Kern")]),
        (
            "Karla Kern bittet ihren Assistenten Uwe Brandt um Hilfe.",
            &[("Karla Kern", SuperiorOf, "Uwe Brandt")],
        ),
        ("Ihre Chefin Karla Kern bittet Petra Falk um Hilfe.", &[("Karla Kern", SuperiorOf, "Petra Falk")]),
        ("Karla Kern erwartet ein Kind von Uwe Brandt.", &[("Karla Kern", Partner, "Uwe Brandt")]),
        ("Uwe Brandt, verheiratet mit Karla Kern, schweigt.", &[("Karla Kern", Partner, "Uwe Brandt")]),
        (
            "Karla Kern hat eine Affäre mit ihrem Chef Uwe Brandt.",
            &[("Uwe Brandt", SuperiorOf, "Karla Kern"), ("Karla Kern", Partner, "Uwe Brandt")],
        ),
        (
            "Das Ehepaar Uwe und Karla Brandt steht vor der Trennung.",
            &[("Uwe Brandt", Partner, "Karla Brandt")],
        ),
        (
            "Die Freundinnen Karla, Petra und Merle feiern.",
            &[("Karla", Friend, "Petra"), ("Karla", Friend, "Merle"), ("Petra", Friend, "Merle")],
        ),
        (
            "Uwe Brandt, Vater von zwei Töchtern, Merle und Petra, verliert seine Arbeit.",
            &[
                ("Merle", ChildOf, "Uwe Brandt"),
                ("Petra", ChildOf, "Uwe Brandt"),
                ("Merle", Sibling, "Petra"),
            ],
        ),
        (
            "Merle, die Tochter von Karla Kern und Uwe Brandt, kommt heim.",
            &[("Merle", ChildOf, "Karla Kern"), ("Merle", ChildOf, "Uwe Brandt")],
        ),
        ("Karla Kern ahnt, dass auch Jonas Voss ihr Sohn ist.", &[("Jonas Voss", ChildOf, "Karla Kern")]),
        ("Karla Kern lässt ihren Pförtner Uwe Brandt rufen.", &[("Karla Kern", SuperiorOf, "Uwe Brandt")]),
        // An article owns nobody.
        ("Der Wirt schweigt. Da kommt der Fahrer Jonas Voss.", &[]),
        (
            "Figuren: Karla Kern, Pilotin / Jonas Voss, 17, Schüler / der Mann von der Fähre\n\nKarla Kern sieht Jonas Voss. Der Mann von der Fähre kommt.",
            &[],
        ),
        // Whoever is married to a daughter-in-law is the child.
        (
            "Karla Kern besucht Hanno Voss. Hannos Schwiegertochter Ilse lacht. Ilses Mann Tom ist müde.",
            &[("Ilse", Relative, "Hanno Voss"), ("Tom", ChildOf, "Hanno Voss"), ("Ilse", Partner, "Tom")],
        ),
        ("Karla Kern hat eine Sekretärin. Frau Falk kommt heute später.", &[]),
    ] {
        tied(Language::German, text, expected);
    }
}

#[test]
fn ties_without_a_plain_owner() {
    for (text, expected) in [
        ("Sabine Kern streitet mit Tochter Lena um das Erbe.", &[("Lena", ChildOf, "Sabine Kern")][..]),
        (
            "Werner Lohmann stirbt im Schlaf. Sein Sohn Max und seine Tochter Ida sitzen beim Notar.",
            &[
                ("Max", ChildOf, "Werner Lohmann"),
                ("Ida", ChildOf, "Werner Lohmann"),
                ("Ida", Sibling, "Max"),
            ],
        ),
        (
            "Vera Thal, die ausgerechnet Olafs Verflossene ist, übernimmt den Fall. Olaf schweigt.",
            &[("Vera Thal", ExPartner, "Olaf")],
        ),
        (
            "Nach dem Tod ihres Mannes Georg führt Karla Kern den Hof allein.",
            &[("Georg", Partner, "Karla Kern")],
        ),
        (
            "Da taucht ihr Bruder Marc auf. Karla Kern traut ihren Augen nicht.",
            &[("Marc", Sibling, "Karla Kern")],
        ),
        (
            "Uwe Kern und seine Frau Resi haben eine Tochter, Ida.",
            &[("Ida", ChildOf, "Uwe Kern"), ("Ida", ChildOf, "Resi"), ("Uwe Kern", Partner, "Resi")],
        ),
        (
            "Idas Eltern, Katja und Uwe Kern, schweigen. Ida weint.",
            &[
                ("Ida", ChildOf, "Katja Kern"),
                ("Ida", ChildOf, "Uwe Kern"),
                ("Katja Kern", Partner, "Uwe Kern"),
            ],
        ),
        ("Karla Kern ahnt nicht, dass Ida ihre Tochter ist.", &[("Ida", ChildOf, "Karla Kern")]),
        ("Bernd Falk wird Karla Kerns neuer Chef.", &[("Bernd Falk", SuperiorOf, "Karla Kern")]),
        ("Karla Kern ertappt ihren Verlobten Nils mit Petra Falk.", &[("Nils", Partner, "Karla Kern")]),
        (
            "Die beiden Schwestern Ida und Ella Berg streiten um das Erbe ihrer Tante Agathe.",
            &[
                ("Agathe", Relative, "Ella Berg"),
                ("Agathe", Relative, "Ida Berg"),
                ("Ella Berg", Sibling, "Ida Berg"),
            ],
        ),
        (
            "Die Witwe des Toten, Karla Kern, schweigt. Uwe Kern wurde erschossen.",
            &[("Karla Kern", Partner, "Uwe Kern")],
        ),
        (
            "Der Bruder der Ministerin, Paul Lang, hat Schulden. Ministerin Eva Voss ahnt nichts.",
            &[("Paul Lang", Sibling, "Eva Voss")],
        ),
        ("Fritz entpuppt sich als Saras Halbbruder.", &[("Fritz", Sibling, "Sara")]),
        ("Jutta Berg liegt mit Rosi Klein seit Jahren im Streit.", &[("Jutta Berg", Rival, "Rosi Klein")]),
        ("Nina Falk trennt sich von Oskar.", &[("Nina Falk", ExPartner, "Oskar")]),
        ("Nina Falk, Oskar Kern und Uwe Brandt sind geschieden.", &[]),
        ("Olga und ihr Gerd streiten um die Fernbedienung.", &[("Gerd", Partner, "Olga")]),
        // Love that only one of them feels is no couple.
        ("Simon Kern liebt Jana Voss.", &[]),
    ] {
        tied(Language::German, text, expected);
    }
    for (text, expected) in [
        (
            "Quinn Adler refuses. His fiancé, Dale, begs him. His father Ezra turns up with a lawyer.",
            &[("Dale", Partner, "Quinn Adler"), ("Quinn Adler", ChildOf, "Ezra")][..],
        ),
        ("Since his divorce from Nora, Hugh Marsden drinks.", &[("Hugh Marsden", ExPartner, "Nora")]),
        (
            "Hugh Marsden's mother Alice hates his marriage to Nora.",
            &[("Hugh Marsden", ChildOf, "Alice"), ("Hugh Marsden", Partner, "Nora")],
        ),
        (
            "The victim's daughter, Nora Pike, weeps. Walter Pike died in his bed.",
            &[("Nora Pike", ChildOf, "Walter Pike")],
        ),
        (
            "Money went to Guy Lane (Tom Ash), the Prime Minister's brother. Prime Minister Nora Pike resigns.",
            &[("Guy Lane", Sibling, "Nora Pike")],
        ),
        ("Detectives Ray Tibbs and Cora Vance arrive.", &[("Ray Tibbs", Colleague, "Cora Vance")]),
        ("Faith Pappas breaks up with Tyler Brandt.", &[("Faith Pappas", ExPartner, "Tyler Brandt")]),
        ("Grace Hartley is at war with Hugh Marsden.", &[("Grace Hartley", Rival, "Hugh Marsden")]),
        ("Nora Pike has a son, Emil.", &[("Emil", ChildOf, "Nora Pike")]),
        // The neighbour's sister is not his.
        ("Peter Cole is in love with his neighbour's sister, Nora.", &[]),
    ] {
        tied(Language::English, text, expected);
    }
}

#[test]
fn ties_of_service_and_of_second_families() {
    for (text, expected) in [
        (
            "Helga und Dieter Brandt, Julias Eltern, wollen den Hof nicht verlassen. Julia fährt zu ihnen hinaus.",
            &[
                ("Helga Brandt", Partner, "Dieter Brandt"),
                ("Julia", ChildOf, "Helga Brandt"),
                ("Julia", ChildOf, "Dieter Brandt"),
            ][..],
        ),
        (
            "Nebenan hört Jadwiga Nowak, seit zwei Jahren Luzis Haushälterin, alles mit. Luzi schläft.",
            &[("Luzi", SuperiorOf, "Jadwiga Nowak")],
        ),
        ("Für Lothar Berg arbeitet Bruno seit elf Jahren.", &[("Lothar Berg", SuperiorOf, "Bruno")]),
        ("Bruno Kern steht in Lothar Bergs Diensten.", &[("Lothar Berg", SuperiorOf, "Bruno Kern")]),
        (
            "Bjarne Falk (22, Treckerfahrer bei Mareike Berg) stiehlt die Mütze.",
            &[("Mareike Berg", SuperiorOf, "Bjarne Falk")],
        ),
        // Whoever treats somebody has a patient, kin aside.
        ("Dr. Vera Kern operiert Dieter Berg.", &[("Dieter Berg", PatientOf, "Vera Kern")]),
        (
            "Als Ilse Kern in die Halle kommt, liegt dort Viktor Maas, bis zum Frühjahr ihr Mann.",
            &[("Viktor Maas", ExPartner, "Ilse Kern")],
        ),
        ("Karla Kern tröstet ihren ersten Mann Rolf.", &[("Rolf", ExPartner, "Karla Kern")]),
        (
            "Seit zwei Jahren ist Karla Kern mit Uwe Brandt zusammen.",
            &[("Karla Kern", Partner, "Uwe Brandt")],
        ),
        // The wife of a child's father is the mother unless the text speaks of steps.
        (
            "Hans Kerns Frau Vera weint. Sein Sohn Jens packt.",
            &[("Vera", Partner, "Hans Kern"), ("Jens", ChildOf, "Hans Kern"), ("Jens", ChildOf, "Vera")],
        ),
        (
            "Hans Kerns zweite Frau Vera weint. Sein Sohn Jens packt.",
            &[("Vera", Partner, "Hans Kern"), ("Jens", ChildOf, "Hans Kern")],
        ),
        // The wedding is the daughter's.
        (
            "Hilde Kern näht das Kleid für die Hochzeit ihrer Tochter Romy.",
            &[("Romy", ChildOf, "Hilde Kern")],
        ),
    ] {
        tied(Language::German, text, expected);
    }
    for (text, expected) in [
        (
            "Bert Rand has been in Hugh Marsden's pay since May.",
            &[("Hugh Marsden", SuperiorOf, "Bert Rand")][..],
        ),
        (
            "Solicitor Esther Blum calls Hope Reed. Trainee Hope Reed wins the case.",
            &[("Esther Blum", SuperiorOf, "Hope Reed")],
        ),
        ("Nora Pike is expecting Hugh Marsden's child.", &[("Nora Pike", Partner, "Hugh Marsden")]),
        (
            "Nora Pike is about to marry Hugh Marsden when her first husband Rhys walks in.",
            &[("Nora Pike", Partner, "Hugh Marsden"), ("Rhys", ExPartner, "Nora Pike")],
        ),
        (
            "Hugh Marsden is dead. His ex-wife Nora fights for custody of their daughter Bea.",
            &[
                ("Nora", ExPartner, "Hugh Marsden"),
                ("Bea", ChildOf, "Hugh Marsden"),
                ("Bea", ChildOf, "Nora"),
            ],
        ),
        ("Clive Shaw is willing, but his wife Hilary refuses.", &[("Hilary", Partner, "Clive Shaw")]),
        (
            "Nora Pike, private secretary to Minister Hugh Marsden, finds a telephone.",
            &[("Hugh Marsden", SuperiorOf, "Nora Pike")],
        ),
        ("Billy Shaw's best friend is Kofi Mensah.", &[("Billy Shaw", Friend, "Kofi Mensah")]),
        (
            "Kofi Mensah has been Billy Shaw's best friend for years.",
            &[("Billy Shaw", Friend, "Kofi Mensah")],
        ),
        ("Nora Pike has a new boyfriend called Hugh.", &[("Nora Pike", Partner, "Hugh")]),
        // Who marries a mother is no father.
        (
            "Hugh Marsden has married Maggie's mother, Tess.",
            &[("Maggie", ChildOf, "Tess"), ("Hugh Marsden", Partner, "Tess")],
        ),
        (
            "Nora Pike lives with her husband, Hugh, and their two sons, Max and Leo.",
            &[
                ("Nora Pike", Partner, "Hugh"),
                ("Max", ChildOf, "Hugh"),
                ("Leo", ChildOf, "Hugh"),
                ("Max", ChildOf, "Nora Pike"),
                ("Leo", ChildOf, "Nora Pike"),
                ("Max", Sibling, "Leo"),
            ],
        ),
        (
            "Queen Maud waits. At the gate stands the Queen's own son, brooding, handsome Prince Rhys.",
            &[("Rhys", ChildOf, "Maud")],
        ),
    ] {
        tied(Language::English, text, expected);
    }
}

#[test]
fn cast_lists_tell_ties() {
    tied(
        Language::German,
        "Personen:\nMathilde Born, 24, Krankenwärterin\nLisbeth Born, neun, ihre Schwester\n\
         Dr. Julius Abend, 33, Arzt\nHenriette Abend, seine Frau\nSenator Hinrich Tesch, ihr Vater\n\n\
         Mathilde Born bringt eine Probe zu Julius Abend. Lisbeth wartet. Henriette Abend weint, und \
         Hinrich Tesch schweigt.",
        &[
            ("Lisbeth Born", Sibling, "Mathilde Born"),
            ("Henriette Abend", Partner, "Julius Abend"),
            ("Henriette Abend", ChildOf, "Hinrich Tesch"),
        ],
    );
    tied(
        Language::English,
        "Characters:\nHunter Nash (16), new at school\nLily Nash (12), his sister\n\
         Faith Pappas (17), school captain\nMarnie Cole (17), Faith's best friend\n\n\
         Hunter Nash has told eleven lies. Lily knows, and Faith and Marnie laugh.",
        &[("Lily Nash", Sibling, "Hunter Nash"), ("Marnie Cole", Friend, "Faith Pappas")],
    );
}

#[test]
fn english_ties() {
    for (text, expected) in [
        (
            "Hugh Marsden waits with his daughter Alice at the pier.",
            &[("Alice", ChildOf, "Hugh Marsden")][..],
        ),
        (
            "Alice is Hugh Marsden and Grace Hartley's daughter.",
            &[("Alice", ChildOf, "Hugh Marsden"), ("Alice", ChildOf, "Grace Hartley")],
        ),
        ("Hugh Marsden drives for Grace Hartley.", &[("Grace Hartley", SuperiorOf, "Hugh Marsden")]),
        (
            "Hugh Marsden, who used to be married to Grace Hartley, laughs.",
            &[("Hugh Marsden", ExPartner, "Grace Hartley")],
        ),
        (
            "Grace Hartley, the sister of Hugh Marsden, comes home.",
            &[("Grace Hartley", Sibling, "Hugh Marsden")],
        ),
        (
            "Grace Hartley avoids her ex-husband Hugh Marsden.",
            &[("Hugh Marsden", ExPartner, "Grace Hartley")],
        ),
        (
            "Alice Brown, Hugh's sister, has a plan. Hugh Marsden laughs.",
            &[("Alice Brown", Sibling, "Hugh Marsden")],
        ),
        (
            "Grace Hartley confides in her best friend Alice Brown.",
            &[("Alice Brown", Friend, "Grace Hartley")],
        ),
        (
            "Grace Hartley fights with her boss, Hugh Marsden.",
            &[("Hugh Marsden", SuperiorOf, "Grace Hartley")],
        ),
        (
            "Hugh Marsden, married to Grace Hartley, is leaving.",
            &[("Hugh Marsden", Partner, "Grace Hartley")],
        ),
        ("Captain Hugh Marsden fires Grace Hartley.", &[("Hugh Marsden", SuperiorOf, "Grace Hartley")]),
        ("Grace Hartley works for Hugh Marsden.", &[("Hugh Marsden", SuperiorOf, "Grace Hartley")]),
        ("Grace Hartley is pregnant by Hugh Marsden.", &[("Hugh Marsden", Partner, "Grace Hartley")]),
        ("Grace Hartley's nemesis Alice Brown wins.", &[("Alice Brown", Rival, "Grace Hartley")]),
        ("The twins Hugh and Grace Hartley run away.", &[("Hugh Hartley", Sibling, "Grace Hartley")]),
    ] {
        tied(Language::English, text, expected);
    }
}

#[test]
fn doctors_have_their_patients() {
    let text = "Dr. Karla Kern operiert Uwe Brandt nach einem Unfall. Uwe hat starke Schmerzen.";
    tied(Language::German, text, &[("Uwe Brandt", PatientOf, "Karla Kern")]);
}

#[test]
fn what_somebody_does_to_another_ties_them() {
    for (text, expected) in [
        ("Karla Kern zieht Merle allein groß.", &[("Merle", ChildOf, "Karla Kern")][..]),
        ("Karla Kern hat Uwe Brandt vor Jahren verlassen.", &[("Karla Kern", ExPartner, "Uwe Brandt")]),
        ("Karla Kern stellt Jonas Voss als Koch ein.", &[("Karla Kern", SuperiorOf, "Jonas Voss")]),
        ("Karla Kern nimmt Jonas Voss den Fall weg.", &[("Karla Kern", SuperiorOf, "Jonas Voss")]),
        ("Uwe Brandt tritt bei der Wahl gegen Jonas Voss an.", &[("Uwe Brandt", Rival, "Jonas Voss")]),
        // Whoever is only told of in the phrase is nobody's.
        ("Karla Kern stellt das Verfahren gegen Jonas Voss ein.", &[]),
    ] {
        tied(Language::German, text, expected);
    }
    for (text, expected) in [
        ("Grace Hartley has raised Alice on her own.", &[("Alice", ChildOf, "Grace Hartley")][..]),
        ("Alice was brought up by Grace Hartley.", &[("Alice", ChildOf, "Grace Hartley")]),
        ("Hugh Marsden answers to Grace Hartley.", &[("Grace Hartley", SuperiorOf, "Hugh Marsden")]),
        ("Grace Hartley takes Hugh Marsden off the case.", &[("Grace Hartley", SuperiorOf, "Hugh Marsden")]),
        ("Grace Hartley takes Hugh Marsden off to the sea in her old car.", &[]),
        ("Grace Hartley left Hugh Marsden two years ago.", &[("Grace Hartley", ExPartner, "Hugh Marsden")]),
        (
            "Hugh Marsden is running against Grace Hartley for mayor.",
            &[("Hugh Marsden", Rival, "Grace Hartley")],
        ),
    ] {
        tied(Language::English, text, expected);
    }
}

#[test]
fn a_row_twins_and_two_nouns_in_a_row() {
    tied(
        Language::German,
        "Karla, Uwe und Jonas sind seit der Schulzeit befreundet.",
        &[("Karla", Friend, "Uwe"), ("Karla", Friend, "Jonas"), ("Uwe", Friend, "Jonas")],
    );
    tied(
        Language::English,
        "Grace Hartley's twins, Alice and Davey, run away.",
        &[
            ("Alice", ChildOf, "Grace Hartley"),
            ("Davey", ChildOf, "Grace Hartley"),
            ("Alice", Sibling, "Davey"),
        ],
    );
    tied(
        Language::English,
        "Grace Hartley and her kid brother Davey run away.",
        &[("Davey", Sibling, "Grace Hartley")],
    );
    tied(
        Language::German,
        "Mutter und Tochter, Karla und Merle Kern, leben am Deich.",
        &[("Merle Kern", ChildOf, "Karla Kern")],
    );
    tied(
        Language::English,
        "Brother and sister Davey and Grace Hartley inherit the farm.",
        &[("Davey", Sibling, "Grace Hartley")],
    );
    tied(
        Language::English,
        "Grace Hartley's brother is called Davey.",
        &[("Davey", Sibling, "Grace Hartley")],
    );
    // The wife of Jonas is no noblewoman.
    tied(
        Language::German,
        "Karla Kern, die Schwester von Jonas Voss, schweigt.",
        &[("Karla Kern", Sibling, "Jonas Voss")],
    );
}

#[test]
fn german_owners_are_found_in_clauses_compounds_and_lists() {
    for (text, expected) in [
        (
            "Für die Fabrikantin Irene Lodz beschattet Detektiv Adam Krug deren Ehemann Valentin.",
            &[("Valentin", Partner, "Irene Lodz")][..],
        ),
        (
            "Pfarrerstochter Gudrun tanzt in der Kirche. Da macht Pfarrer Ewald Lohmann das Licht an.",
            &[("Gudrun", ChildOf, "Ewald Lohmann")],
        ),
        (
            "Konsul Heinrich Overbeck wartet vor der Tür, bis die Konsulsgattin Amalie fertig ist.",
            &[("Amalie", Partner, "Heinrich Overbeck")],
        ),
        // No miller is told of.
        ("Müllerssohn Veit will zur See. Kaspar Rieß sperrt ihm die Stiefel weg.", &[]),
        (
            "Die drei Wirtskinder Toni, Resi und Vroni haben das Gasthaus geerbt.",
            &[("Toni", Sibling, "Resi"), ("Toni", Sibling, "Vroni"), ("Resi", Sibling, "Vroni")],
        ),
        (
            "Personen:\nOberst Kuno von Lasberg, Festungskommandant\nLeutnant Egmont Prill, dessen Adjutant",
            &[("Kuno von Lasberg", SuperiorOf, "Egmont Prill")],
        ),
        (
            "Bei Glasbläser Urban Haas geht die junge Ida Kern in die Lehre.",
            &[("Urban Haas", SuperiorOf, "Ida Kern")],
        ),
        (
            "Konditor Bruno Albers hat seinen Karl-Heinz geehelicht.",
            &[("Bruno Albers", Partner, "Karl-Heinz")],
        ),
        ("Die Agentin Petra Sand gibt sich als Ehefrau des Schmugglers Ivo Tadić aus.", &[]),
        ("Im Traum heiratet Lisa Engel den Sänger Roy Amadé.", &[]),
        ("Lisa Engel stellt ihren angeblichen Bruder Roy Amadé vor.", &[]),
    ] {
        tied(Language::German, text, expected);
    }
}

#[test]
fn english_couples_that_were_and_those_that_never_were() {
    for (text, expected) in [
        (
            "Stella Vasquez used to be Rico Vasquez's wife. The first thing she takes away is his car keys.",
            &[("Stella Vasquez", ExPartner, "Rico Vasquez")][..],
        ),
        (
            "Nobody can come between Wilf Aske and Cyril Dunn, not even Wilf's second wife, Doreen.",
            &[("Doreen", Partner, "Wilf Aske")],
        ),
        (
            "Callie Brand turns up at the church late and muddy, marries Gareth Ames in wellingtons and is back by four.",
            &[("Callie Brand", Partner, "Gareth Ames")],
        ),
        ("If Edmund Grey had married Lucinda Holt, they would own the valley.", &[]),
        ("Ruth Kern poses as the wife of Max Voss. Max plays along.", &[]),
        ("Ruth Kern introduces her fake husband, Max Voss, to the neighbours.", &[]),
        (
            "Captain Rhoda Lisle hands Trooper Sal Benedetto a spade.",
            &[("Rhoda Lisle", SuperiorOf, "Sal Benedetto")],
        ),
        (
            "Consultant Gwen Ashby has been changing the dressings on Mike Dolan's arm.",
            &[("Mike Dolan", PatientOf, "Gwen Ashby")],
        ),
    ] {
        tied(Language::English, text, expected);
    }
}
