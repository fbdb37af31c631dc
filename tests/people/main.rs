//! Who is in a text. Each case is a text with its names marked ⟦so⟧, and the persons that it speaks of, a line each:
//! `name | title | other forms | role | age | actor`, those without a name after `-`.

#![allow(clippy::unwrap_used)]

mod called;
mod named_later;

use std::path::Path;

use bogen::analysis::people::{MentionKind, People};
use bogen::analysis::prose::Prose;
use bogen::analysis::{self, Language, Request};
use bogen::outline::CharacterKind;
use bogen::workshop::{gold, score::Board};

/// Reads `marked` without its marks; the names found must be those marked, the persons those of `persons`.
#[track_caller]
fn check(language: Language, marked: &str, persons: &[&str]) {
    let text: String = marked.chars().filter(|c| !matches!(c, '⟦' | '⟧')).collect();
    let prose = Prose::read(&text, Some(language));
    let people = People::read(&prose);
    let mut shown = String::new();
    let mut at = 0;
    for mention in people.mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
        let start = prose.tokens[mention.tokens.start].range.start;
        let end = prose.tokens[mention.tokens.end - 1].range.end;
        shown.push_str(&text[at..start]);
        shown.push('⟦');
        shown.push_str(&text[start..end]);
        shown.push('⟧');
        at = end;
    }
    shown.push_str(&text[at..]);
    assert_eq!(shown, marked);
    let found: Vec<String> = people
        .persons
        .iter()
        .filter(|person| person.kind != CharacterKind::Group)
        .map(|person| {
            let dash = if person.kind == CharacterKind::Unnamed { "- " } else { "" };
            let aliases = if dash.is_empty() { person.aliases.join(", ") } else { String::new() };
            let line = format!(
                "{dash}{} | {} | {aliases} | {} | {} | {}",
                person.name, person.title, person.role, person.age, person.actor
            );
            line.trim_end_matches([' ', '|']).to_owned()
        })
        .collect();
    assert_eq!(found, persons, "{text}");
}

#[track_caller]
fn german(marked: &str, persons: &[&str]) {
    check(Language::German, marked, persons);
}

#[track_caller]
fn english(marked: &str, persons: &[&str]) {
    check(Language::English, marked, persons);
}

#[test]
fn a_genitive_loses_its_ending_and_a_name_in_s_keeps_it() {
    german(
        "⟦Runas⟧ Zustand ist ernst. ⟦Runa⟧ schläft, und ⟦Hans⟧ wacht. Dr. ⟦Peters⟧ untersucht sie.",
        &["Runa", "Hans", "Peters | Dr."],
    );
    // Nobody owns what is no word but a surname.
    german(
        "Auf den Hof kam ⟦Ambros Feichtl⟧. ⟦Ambros⟧ brachte ein Blatt Papier.",
        &["Ambros Feichtl |  | Ambros"],
    );
    german("⟦Markus'⟧ Wagen steht vor ⟦Olis⟧ Haus. ⟦Markus⟧ lacht, ⟦Oli⟧ nicht.", &["Markus", "Oli"]);
}

#[test]
fn whom_somebody_speaks_of_is_no_surname() {
    german(
        "⟦Gernot Pohl⟧ misst die Hecke. Jedes Mal redet ⟦Gernot⟧ von Rosenrost. ⟦Gernot Pohl⟧ geht.",
        &["Gernot Pohl |  | Gernot"],
    );
}

#[test]
fn the_pilot_may_be_an_episode() {
    german("⟦Enno Tjaden⟧ liebt Akten. Im Piloten ist jemand gestorben.", &["Enno Tjaden"]);
}

#[test]
fn a_surname_that_is_no_word_is_known_wherever_it_stands() {
    german("⟦Ida⟧ liebt ⟦Egidio Sponza⟧. Am Abend lacht ⟦Sponza⟧.", &["Ida", "Egidio Sponza |  | Sponza"]);
}

#[test]
fn surnames_that_are_words_are_known_by_what_stands_before() {
    german(
        "Kommissar ⟦Ernst König⟧ sucht Richterin ⟦Vera Sommer⟧. ⟦König⟧ friert, denn im Sommer ist er selten dort.",
        &["Ernst König | Kommissar | König | Kommissar", "Vera Sommer |  |  | Richterin"],
    );
}

#[test]
fn two_people_side_by_side_stay_two() {
    german(
        "⟦Paula⟧ liebt ⟦Martin⟧. Am Abend gesteht ⟦Paula⟧ ⟦Martin⟧ alles. ⟦Martin⟧ schweigt.",
        &["Paula", "Martin"],
    );
    german("⟦Nora⟧ und ⟦Jan Petersen⟧ streiten.", &["Nora Petersen |  | Nora", "Jan Petersen"]);
}

#[test]
fn particles_belong_to_a_name_and_prepositions_do_not() {
    german(
        "Gräfin ⟦Elsa von Rabenau⟧ trifft ⟦Luis de Soto⟧. ⟦Von Rabenau⟧ bekommt einen Brief von ⟦Luis⟧ aus Berlin.",
        &["Elsa von Rabenau | Gräfin | von Rabenau", "Luis de Soto |  | Luis"],
    );
}

#[test]
fn ships_saints_companies_and_days_are_nobody() {
    german(
        "⟦Hanna⟧ arbeitet auf der „Rosa“ für Lindner & Söhne. Am Sonntag geht sie nach Sankt Barbara.",
        &["Hanna"],
    );
}

#[test]
fn actors_in_brackets_are_no_characters() {
    german(
        "⟦Lena Thieme⟧ (Judith Rehwald, 41) vernimmt die Garderobenfrau (Erna Pohl).",
        &[
            "Lena Thieme |  |  |  |  | Judith Rehwald",
            "- die Garderobenfrau |  |  | Garderobenfrau |  | Erna Pohl",
        ],
    );
}

#[test]
fn roles_stand_beside_what_they_govern_and_beside_kin() {
    english(
        "Chief of surgery ⟦Marcus Thorn⟧ waits. ⟦Rafiq Ali⟧, a ship's fireman stranded on the docks, sings. \
         A watchman, ⟦Rafiq's⟧ nephew ⟦Benny⟧ (19), sleeps.",
        &["Marcus Thorn |  |  | Chief", "Rafiq Ali |  | Rafiq | fireman", "Benny |  |  | watchman | 19"],
    );
    german(
        "Der Chef der Mordkommission, ⟦Karl Bode⟧, ruft Dr. ⟦Ina Rausch⟧ an. Die Ärztin schweigt.",
        &["Karl Bode |  |  | Chef", "Ina Rausch | Dr. |  | Ärztin"],
    );
}

#[test]
fn another_word_for_the_same_trade_is_nobody_new() {
    german(
        "Die Chirurgin ⟦Vera Lund⟧ operiert die ganze Nacht. Am Morgen geht die Ärztin nach Hause.",
        &["Vera Lund |  |  | Chirurgin"],
    );
    english(
        "Solicitor ⟦Beth Moran⟧ visits the prison. Nobody lets the lawyer in.",
        &["Beth Moran |  |  | Solicitor"],
    );
    german(
        "⟦Arne⟧ besucht ⟦Luca⟧ in dessen Lokal. „Ich weiß von nichts“, sagt der Wirt.",
        &["Arne", "Luca |  |  | Wirt"],
    );
}

#[test]
fn somebody_without_a_name_acts_or_is_acted_on() {
    german(
        "⟦Käthe Wolf⟧ will ihren Untermieter heiraten. Ihr Neffe verlangt Geld von ⟦Emil Lade⟧. Ist der charmante \
         Untermieter ehrlich?",
        &["Käthe Wolf", "- der Untermieter |  |  | Untermieter", "- Käthes Neffe", "Emil Lade"],
    );
    german(
        "In der Nacht fährt ⟦Goran⟧ eine alte Dame (Vesna Kolar) ins Krankenhaus.",
        &["Goran", "- eine Dame |  |  |  |  | Vesna Kolar"],
    );
    german(
        "Auf dem Heimweg wird ⟦Jonas⟧ von einem maskierten Mann niedergeschlagen.",
        &["Jonas", "- ein Mann"],
    );
}

#[test]
fn a_trade_that_no_list_has_is_known_by_its_ending_and_place() {
    german(
        "Dort begegnet ihr ⟦Witold⟧, ein polnischer Klavierstimmer. ⟦Pavel⟧ arbeitet als Windradputzer.",
        &["Witold |  |  | Klavierstimmer", "Pavel |  |  | Windradputzer"],
    );
    english(
        "⟦Danny's⟧ agent, ⟦Marv⟧, laughs. A reporter from the Chronicle, ⟦Sam Oakes⟧, writes it down.",
        &["Danny", "Marv |  |  | agent", "Sam Oakes |  |  | reporter"],
    );
}

#[test]
fn a_title_of_the_other_sex_is_another_person() {
    english(
        "⟦Isobel Grant⟧ climbs over the wall. Mr ⟦Grant⟧ coughs, and old ⟦Grant⟧ watches ⟦Isobel⟧.",
        &["Isobel Grant |  | Isobel", "Grant"],
    );
}

#[test]
fn whoever_is_revealed_is_nobody_new() {
    english(
        "⟦Ike⟧ learns that a witness is lying. The woman is ⟦Lorraine Hale⟧. The killer is ⟦Hugo Bell⟧.",
        &["Ike", "Lorraine Hale", "Hugo Bell"],
    );
}

#[test]
fn whoever_was_met_without_a_name_can_get_one() {
    english(
        "A boy on a quad bike follows ⟦Ruth⟧. The boy, ⟦Ewan Hale⟧, is hiding something.",
        &["Ewan Hale", "Ruth"],
    );
    german("⟦Jule⟧ bekommt einen Anruf von einem Unbekannten.", &["Jule", "- ein Unbekannter"]);
}

#[test]
fn an_age_can_be_vague_or_a_birthday() {
    english(
        "⟦GRANT LATHAM⟧ (40s), a lawyer, waits for ⟦Ida Lund⟧, in her late sixties. It is ⟦Ruth's⟧ seventieth birthday.",
        &[
            "Grant Latham |  |  | lawyer | 40s",
            "Ida Lund |  |  |  | late sixties",
            "Ruth |  |  |  | seventieth",
        ],
    );
    german(
        "⟦ANNA BERG⟧ (Mitte 40) feiert ⟦Gerdas⟧ 80. Geburtstag mit ⟦Uwe Kern⟧ (Ende dreißig).",
        &["Anna Berg |  |  |  | Mitte 40", "Gerda |  |  |  | 80", "Uwe Kern |  |  |  | Ende dreißig"],
    );
}

#[test]
fn things_and_houses_have_names_and_are_nobody() {
    german(
        "Auf dem Kreuzfahrtschiff Aurora feiert ⟦Gerda Maibaum⟧. Die Reederei Atlantica schweigt. Ein gewisser \
         ⟦Schlüter⟧ trifft Major ⟦von Salis⟧.",
        &["Gerda Maibaum", "Schlüter", "von Salis | Major |  | Major"],
    );
    english(
        "The Youth Orchestra plays on the planet Keth. ⟦April Munroe⟧ listens in April, and ⟦April⟧ weeps.",
        &["April Munroe |  | April"],
    );
}

#[test]
fn capitals_with_an_age_bring_somebody_in() {
    english(
        "In a dry creek bed ⟦JUNE TOLLIVER⟧ (58) digs a calf out of the mud while ⟦WADE⟧ (34) counts his money. \
         ⟦June⟧ says nothing.",
        &["June Tolliver |  | June |  | 58", "WADE |  |  |  | 34"],
    );
}

#[test]
fn whoever_says_a_speech_is_somebody() {
    german(
        "Sie fragt die Maschine. „Ich darf es dir nicht sagen“, antwortet ⟦MIRA7⟧, „aber ich träume.“",
        &["MIRA7"],
    );
}

#[test]
fn a_name_behind_a_rank_is_no_verb_and_no_place() {
    english(
        "Later Officer ⟦Will Pham⟧ meets Sergeant ⟦Penny Marsh⟧ at Grace Hall. Will ⟦Hugo⟧ tell ⟦Penny⟧ the truth?",
        &["Will Pham | Officer |  | Officer", "Penny Marsh | Sergeant | Penny | Sergeant", "Hugo"],
    );
}

#[test]
fn a_sentence_can_be_the_cast_list() {
    english(
        "⟦Hope Castellan⟧ runs, and ⟦Will Tran⟧ adopts a dog.\n\n“Harbour” stars Dana Lock as Lieutenant Hope \
         Castellan and Jason Pham as Officer Will Tran.\n\nGuest cast includes Kit Avery as Father Mark Dunne.\n\n\
         “Harbour” was written by Paula Ferrow and directed by Glenn Ostley. It is rated TV-14.",
        &[
            "Hope Castellan | Lieutenant |  | Lieutenant |  | Dana Lock",
            "Will Tran | Officer |  | Officer |  | Jason Pham",
            "Mark Dunne | Father |  | Father |  | Kit Avery",
        ],
    );
    german(
        "Als ⟦Lena Berg⟧ ihren Bruder ⟦Jonas⟧ trifft, kommt Kommissar ⟦Ruhl⟧ dazu.\n\nUnter der Regie von Max Muster \
         spielen Anna Amsel als Lena Berg, Uwe Reh als ihr Bruder Jonas sowie Ben Dachs als Kommissar Ruhl.",
        &[
            "Lena Berg |  |  |  |  | Anna Amsel",
            "Jonas |  |  |  |  | Uwe Reh",
            "Ruhl | Kommissar |  | Kommissar |  | Ben Dachs",
        ],
    );
}

#[test]
fn a_cast_list_completes_names() {
    german(
        "⟦Mirela⟧ stürzt ab. Ihr Bruder ⟦Ilie⟧ wacht am Bett.\n\nBesetzung:\nMirela Dragan – Oana Lupescu\nIlie Dragan – Radu Weinrich\nProf. Dr. Albrecht Wieland – Hans Amend",
        &[
            "Mirela Dragan |  | Mirela |  |  | Oana Lupescu",
            "Ilie Dragan |  | Ilie |  |  | Radu Weinrich",
            "Albrecht Wieland | Prof. Dr. |  |  |  | Hans Amend",
        ],
    );
}

#[test]
fn capitals_at_the_first_mention_are_a_name_like_another() {
    german("⟦MARIA LANDAU⟧ (38) kehrt heim. ⟦Maria⟧ sucht ihren Sohn.", &["Maria Landau |  | Maria |  | 38"]);
}

#[test]
fn somebody_without_a_name_is_called_by_whose_they_are() {
    german("⟦Violas⟧ Vater lehnt ab. ⟦Viola⟧ bittet ihn. Ihr Vater schweigt.", &["Viola", "- Violas Vater"]);
    german(
        "Der Gouverneur verlangt einen Namen. ⟦Dorothea⟧ zögert.",
        &["- der Gouverneur |  |  | Gouverneur", "Dorothea"],
    );
}

#[test]
fn a_noun_that_fits_somebody_named_is_nobody_new() {
    german(
        "Die Artistin ⟦Mirela⟧ stürzt ab. Am Morgen erwacht die Artistin aus der Narkose.",
        &["Mirela |  |  | Artistin"],
    );
}

#[test]
fn english_names_are_told_from_other_capitals() {
    english(
        "When the ship runs aground off Port Averly, harbor master ⟦Nell Castellane⟧ finds a girl. ⟦Nell's⟧ brother ⟦Eli⟧ calls Sheriff ⟦Tobias Rourke⟧ on Friday.",
        &["Nell Castellane |  | Nell | harbor master", "Eli", "Tobias Rourke | Sheriff |  | Sheriff"],
    );
    english(
        "⟦Marguerite \"Mags\" Doyle⟧, night manager of the depot, smiles. ⟦Mags⟧ tells ⟦Wendell Pruitt⟧ about ⟦Wendell's⟧ truck.",
        &["Marguerite Doyle |  | Mags | night manager", "Wendell Pruitt |  | Wendell"],
    );
}

fn board(fits: impl Fn(&str) -> bool) -> Board {
    let mut board = Board::default();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for document in gold::read_corpus(&[folder]).unwrap().iter().filter(|document| fits(&document.gold.id)) {
        let proposal = analysis::propose(&Request { text: &document.text, ..Request::default() });
        board.add(&document.gold, &proposal.outline);
    }
    board
}

#[track_caller]
fn floors(board: &Board, floors: &[(&str, f64)]) {
    let rows = board.rows();
    for (name, floor) in floors {
        let row = rows.iter().find(|row| row.name == *name).unwrap();
        assert!(row.value >= *floor, "{name} {} below {floor}\n{}", row.value, board.misses.join("\n"));
    }
}

#[test]
fn the_seeds_persons_are_read_without_a_mistake() {
    let rows = ["named characters", "unnamed characters", "aliases", "full name", "role", "age", "actor"];
    floors(&board(|id| id.starts_with("seed")), &rows.map(|row| (row, 1.0)));
}

#[test]
fn the_corpus_persons_are_read_well() {
    let rows = [
        ("named characters", 0.98),
        ("unnamed characters", 0.76),
        ("aliases", 0.95),
        ("role", 0.87),
        ("actor", 0.98),
    ];
    floors(&board(|_| true), &rows);
}

#[test]
fn what_is_only_said_of_somebody_is_nobody() {
    german(
        "⟦Ida⟧ ahnt nicht, dass der Vater ein Wärter ist. ⟦Ole⟧, der ausgerechnet ihr Lehrer ist, schweigt.",
        &["Ida", "Ole |  |  | Lehrer"],
    );
    german("⟦Jan⟧ muss sich fragen, ob er ein Held ist oder ein Mörder.", &["Jan"]);
    english(
        "⟦Paul⟧ has to find out which of the two he is going to be, a soldier or a neighbour.",
        &["Paul"],
    );
    german("Man sagt, ein Orgelbauer höre mit den Händen. ⟦Veit⟧ hört schlecht.", &["Veit"]);
}

#[test]
fn names_stand_behind_kin_and_trade() {
    english(
        "⟦Hugh⟧ is late. ⟦Paul⟧ bumps into ⟦Hugh's⟧ wife, ⟦Tess⟧, in the post office.",
        &["Hugh", "Paul", "Tess"],
    );
    english(
        "The tenant, jazz singer ⟦Ruth Bell⟧, owes ⟦Hugh⟧ the rent.",
        &["Ruth Bell |  |  | jazz singer", "Hugh"],
    );
    english("The thief is ⟦Hugh's⟧ kid brother, ⟦Paul⟧.", &["Hugh", "Paul"]);
    german(
        "⟦Lukas⟧ gesteht, dass er ⟦Tessa⟧ liebt, ⟦Leopolds⟧ Tochter, und geht.",
        &["Lukas", "Tessa", "Leopold"],
    );
    german(
        "Vor dem Haus hockt die Diebin: ⟦Bennos⟧ kleine Schwester ⟦Mimi⟧.",
        &["Mimi |  |  | Diebin", "Benno"],
    );
}

#[test]
fn two_nouns_before_a_name_are_a_trade() {
    english(
        "The bank says no, and loan shark Mr ⟦Pike⟧ says yes. The kitchen boy ⟦Walt⟧ runs.",
        &["Pike |  |  | loan shark", "Walt |  |  | kitchen boy"],
    );
    german(
        "Die Kommissare ⟦Lenz⟧ und ⟦Ott⟧ ermitteln. ⟦Lenz⟧ fragt, ⟦Ott⟧ schreibt.",
        &["Lenz |  |  | Kommissar", "Ott |  |  | Kommissar"],
    );
}

#[test]
fn ages_stand_behind_names() {
    german(
        "⟦Lenny⟧, inzwischen sieben, malt. ⟦Noah⟧, ⟦Idas⟧ sechzehnjähriger Sohn, sieht zu.",
        &["Lenny |  |  |  | sieben", "Noah |  |  |  | sechzehn", "Ida"],
    );
    english(
        "In 1974 we meet ⟦Paul⟧ at nineteen, in love with ⟦Ruth⟧.",
        &["Paul |  |  |  | nineteen", "Ruth"],
    );
}

#[test]
fn whoever_lets_somebody_know_is_somebody() {
    german(
        "⟦Imke⟧ erfährt vom Tierarzt, dass ihr Hund krank ist.",
        &["Imke", "- der Tierarzt |  |  | Tierarzt"],
    );
    english("⟦Ruth⟧ finds out that her landlord is selling the house.", &["Ruth", "- Ruth's landlord"]);
    german("Daheim rät ⟦Ida⟧ nichts, und doch rät ihr die Mutter zu.", &["Ida", "- Idas Mutter"]);
}

#[test]
fn a_keeper_is_called_by_the_house() {
    german(
        "⟦Ida⟧ schenkt in ⟦Jensens⟧ Kneipe Wasser aus, bis der Wirt sie vor die Tür setzt. ⟦Jensen⟧ tobt.",
        &["Ida", "Jensen |  |  | Wirt"],
    );
}

#[test]
fn a_cast_list_says_what_somebody_is() {
    german(
        "Figuren:\nGitti Platt, 38, Hüttenwirtin\nJakob Platt, neun, ihr Sohn\nLuis Thal, Leiter der Wache, Gittis Jugendliebe\n\n\
         ⟦Gitti⟧ wartet auf der Hütte. ⟦Luis⟧ steigt hinauf und findet ⟦Jakob⟧.",
        &[
            "Gitti Platt |  | Gitti | Hüttenwirtin | 38",
            "Luis Thal |  | Luis | Leiter",
            "Jakob Platt |  | Jakob |  | neun",
        ],
    );
}

proptest::proptest! {
    #[test]
    fn no_text_whatever_makes_the_reader_stumble(text in "(?s).{0,300}") {
        let prose = Prose::read(&text, None);
        let people = People::read(&prose);
        for mention in &people.mentions {
            assert!(mention.person < people.persons.len() && mention.tokens.end <= prose.tokens.len());
            assert!(mention.tokens.start < mention.tokens.end);
        }
    }

    #[test]
    fn no_mixture_of_the_corpus_marks_makes_the_reader_stumble(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "Kai", "Dr.", "von", "der", "„", "“", "\"", "»", "«", "(", ")", ",", ".", "!", "?", ":", ";", "–", "-", "\n", "\n\n",
                "Besetzung:", "Frau", "König", "und", "genannt", "Violas", "Vater", "ihr", "17-jährige", "Ärzte", "…", "'", "’s", "Rosa", "A.", "12.", "als", "MARIA", "ß", "İ", "ſ", "[kurz]", "[lang]", "* ", "| ", "# ", "Mit", "Folge 3:",
            ]),
            0..60,
        )
    ) {
        let text = words.join(" ");
        for language in [Language::German, Language::English] {
            People::read(&Prose::read(&text, Some(language)));
        }
    }
}

#[test]
fn young_and_old_are_told_by_their_age() {
    let mentions = |language: Language, text: &str, name: &str| {
        let prose = Prose::read(text, Some(language));
        let people = People::read(&prose);
        let person = people.persons.iter().position(|person| person.name == name).unwrap();
        let nouns = people.mentions.iter().filter(|m| m.person == person && m.kind == MentionKind::Noun);
        nouns.map(|mention| mention.sentence).collect::<Vec<_>>()
    };
    let german =
        "Der neunjährige Ole wartet am Hafen. Jan und Kai streiten laut. Am Ende läuft der Junge davon.";
    assert_eq!(mentions(Language::German, german, "Ole"), [2]);
    let english =
        "Nine-year-old Otis waits by the lock. Paul and Hugh quarrel loudly. In the end the boy runs off.";
    assert_eq!(mentions(Language::English, english, "Otis"), [2]);
}

#[test]
fn ages_are_told_by_a_clause() {
    german(
        "Mit gerade einmal neunzehn übernimmt ⟦Anna Huber⟧ den Hof. Sohn ⟦Ben⟧ ist gerade mal sechs.",
        &["Anna Huber |  |  |  | neunzehn", "Ben |  |  |  | sechs"],
    );
    english(
        "⟦Moira Kilbride⟧, a retired midwife of 67, is on trial.",
        &["Moira Kilbride |  |  | midwife | 67"],
    );
    english(
        "Her brother ⟦Otis⟧, who is twelve and new to the team, has promised ⟦Minnie⟧ to keep goal.",
        &["Otis |  |  |  | twelve", "Minnie"],
    );
    english(
        "At sixty-three, ⟦Harold Finch⟧ thought he had seen everything.",
        &["Harold Finch |  |  |  | sixty-three"],
    );
    english(
        "⟦Katharine⟧ is eight-and-twenty, a widow of fourteen months.",
        &["Katharine |  |  |  | eight-and-twenty"],
    );
    german(
        "⟦Nora Brandt⟧, Kommissarin, Ende dreißig, findet die Leiche.",
        &["Nora Brandt |  |  | Kommissarin | Ende dreißig"],
    );
    german(
        "⟦Greta⟧, die letzte Woche vierzig geworden ist, versteckt den Brief.",
        &["Greta |  |  |  | vierzig"],
    );
}

#[test]
fn brackets_say_who_somebody_is() {
    german(
        "⟦Jasper⟧ (17, ⟦Heddas⟧ Zwilling, Klassensprecher) wird weiß wie die Wand. ⟦Hedda⟧ sieht es.",
        &["Jasper |  |  | Klassensprecher | 17", "Hedda"],
    );
    german(
        "⟦Leyla⟧ (41, Lehrerin) will nach Hause. Ihr Mann ⟦Ibrahim⟧ (45, Polier) bleibt.",
        &["Leyla |  |  | Lehrerin | 41", "Ibrahim |  |  | Polier | 45"],
    );
}

#[test]
fn one_sentence_is_enough_for_a_strange_name() {
    english("⟦Yinka⟧ sells the house.", &["Yinka"]);
    english("⟦Seun⟧ gets to his feet and looks at ⟦Declan⟧.", &["Seun", "Declan"]);
    german("⟦Fatou⟧ näht das Kostüm.", &["Fatou"]);
    german("Dann sagt ⟦Lena⟧ den Satz, den ⟦Ben⟧ nie vergessen wird.", &["Lena", "Ben"]);
    german(
        "Die Bürgermeisterin von Altenbrück schweigt.",
        &["- die Bürgermeisterin |  |  | Bürgermeisterin"],
    );
}

#[test]
fn whoever_comes_back_needs_no_name_and_no_kin() {
    german(
        "Die Witwe im ersten Stock schweigt. Der Hausmeister hat die Schlüssel. Die Witwe näht ihm die Hemden.",
        &["- die Witwe", "- der Hausmeister |  |  | Hausmeister"],
    );
}

#[test]
fn one_rank_after_the_other_is_one_role() {
    english(
        "Assistant District Attorney ⟦Rosa Diaz⟧ calls Detective Chief Inspector ⟦Tom Bell⟧. ⟦Diaz⟧ waits for him.",
        &[
            "Rosa Diaz | Assistant District Attorney | Diaz | Assistant District Attorney",
            "Tom Bell | Detective Chief Inspector |  | Detective Chief Inspector",
        ],
    );
}
