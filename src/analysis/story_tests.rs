//! The stages about the story on synopses of our own: a scene begins at each ⟦ and its strand's letter stands
//! behind it; `titles` and `dilemmas` hold what a script editor would accept.

use super::{Language, Request, propose};
use crate::outline::{DilemmaKind, Outcome, Outline};

pub(super) fn outline(text: &str, language: Language) -> Outline {
    propose(&Request { text, language: Some(language), ..Request::default() }).outline
}

/// The text without its marks, and the scenes' beginnings with their strands' letters.
fn unmarked(marked: &str) -> (String, Vec<(usize, char)>) {
    let mut text = String::new();
    let mut scenes = Vec::new();
    let mut chars = marked.chars();
    while let Some(c) = chars.next() {
        if c == '⟦' {
            let letter = chars.next().unwrap_or('A');
            scenes.push((text.len(), letter));
            assert_eq!(chars.next(), Some('⟧'), "a mark is ⟦ letter ⟧");
        } else {
            text.push(c);
        }
    }
    (text, scenes)
}

fn check_scenes(marked: &str, language: Language) {
    let (text, expected) = unmarked(marked);
    let outline = outline(&text, language);
    let found: Vec<(usize, String)> = outline
        .scenes
        .iter()
        .map(|scene| {
            (scene.spans[0].start, scene.strand.as_ref().map(ToString::to_string).unwrap_or_default())
        })
        .collect();
    let expected: Vec<(usize, String)> =
        expected.into_iter().map(|(at, letter)| (at, letter.to_lowercase().to_string())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn scenes_begin_with_places_times_and_strands() {
    check_scenes(
        "⟦A⟧Im Hafen von Emden wartet Reederin Wiebke Lührs auf die „Johanna“. ⟦A⟧Am nächsten Morgen findet sie im \
         Funkraum ihren Bruder Onno gefesselt.\n\n⟦B⟧Unterdessen bereitet Bäcker Henk Visser seine Hochzeit mit Lisa \
         Brandt vor. Lisa zweifelt.",
        Language::German,
    );
    check_scenes(
        "⟦A⟧At the lighthouse, Martha Cole waits for the mail boat. ⟦A⟧The next morning she finds her brother Daniel \
         in the cellar.\n\n⟦B⟧Meanwhile baker Henry Walsh prepares his wedding to Clara Finch. Clara has doubts.",
        Language::English,
    );
}

#[test]
fn whose_wedding_or_brother_it_is_ties_no_strands() {
    check_scenes(
        "⟦A⟧Wiebke Lührs wartet im Hafen auf die „Johanna“. Onno Lührs streitet mit ihr.\n\n⟦B⟧In der Backstube bereitet \
         derweil Henk Visser die Hochzeit seiner Tochter vor. Wiebkes Kuchen misslingt ihm, und Onnos Torte fällt ihm \
         herunter.\n\n⟦A⟧Wiebke stellt Onno im Hafen zur Rede.\n\n⟦B⟧Henk backt in der Backstube die Torte neu und \
         denkt an Wiebkes Hochzeit.",
        Language::German,
    );
}

#[test]
fn of_two_versions_the_long_one_is_read_however_its_heading_is_marked() {
    for mark in ["", "## "] {
        check_scenes(
            &format!(
                "{mark}Kurzinhalt\n\nIda rettet den Deich. Tom läuft davon.\n\n{mark}Langinhalt\n\n⟦A⟧In der Küche liest Ida \
                 die Warnung. Sie ruft ihren Sohn Tom an.\n\n⟦A⟧Am Abend steht Ida mit Tom auf dem Deich."
            ),
            Language::German,
        );
    }
}

#[test]
fn a_question_belongs_to_the_scene_before_it() {
    check_scenes(
        "⟦A⟧Auf dem Mars verliert Pilotin Sonja Brehm den Kontakt zur Station. Wird Sonja den Rückweg finden?",
        Language::German,
    );
}

/// What each text's first scene is called.
fn first_title(text: &str, language: Language) -> String {
    outline(text, language).scenes[0].title.clone()
}

#[test]
fn german_titles_tell_the_step() {
    for (text, title) in [
        (
            "Nach langem Zögern gesteht Förster Anton Rieger der Polizei den Diebstahl.",
            "Anton Rieger gesteht den Diebstahl",
        ),
        ("Als Pilotin Sonja Brehm aufwacht, ist es Nacht.", "Sonja Brehm wacht auf"),
        (
            "Pilotin Sonja Brehm, die seit Jahren nicht geflogen ist, lehnt den Auftrag entschieden ab.",
            "Sonja Brehm lehnt den Auftrag ab",
        ),
        (
            "In der Kantine stellt Sonja am Abend ihren Bruder zur Rede. Sonja Brehm ist wütend.",
            "Sonja stellt ihren Bruder zur Rede",
        ),
        ("Anton Rieger kämpft auf hoher See um das Schiff.", "Anton Rieger kämpft um das Schiff"),
        // A circumstance is told where the text has nothing more.
        ("Sonja Brehm telefoniert mit einem Jugendamt.", "Sonja Brehm telefoniert mit einem Jugendamt"),
        ("Sonja Brehm begann auf eigene Faust zu suchen.", "Sonja Brehm begann zu suchen"),
        ("Sonja Brehm zögert keine Sekunde.", "Sonja Brehm zögert keine Sekunde"),
        // Supposed is not told; what goes on behind `und` has the same subject.
        (
            "Sonja Brehm glaubt, das Mädchen sei ausgerissen, und ruft die Eltern an.",
            "Sonja Brehm ruft die Eltern an",
        ),
        // A name in quotation marks belongs to what is called so.
        (
            "Im Salon „Kopfsache“ ertappt Sonja Brehm ihren Lehrling Elias beim Griff in die Kasse. Elias schweigt.",
            "Sonja Brehm ertappt Elias beim Griff",
        ),
        (
            "Leipzig 1928: Mitten in ihrem Lied bricht Sonja Brehm auf der Bühne des Varietés „Blaue Laterne“ zusammen.",
            "Sonja Brehm bricht zusammen",
        ),
        // A fixed phrase in front carries the verb's sense, if that has none without it.
        (
            "Pilot Anton ist müde. Zur Seite steht ihm neuerdings Försterin Sonja Brehm.",
            "Sonja Brehm steht Anton zur Seite",
        ),
        ("Vor Gericht lehnt Sonja Brehm den Vergleich ab.", "Sonja Brehm lehnt den Vergleich ab"),
        ("In der 29. Woche bricht Sonja Brehm auf dem Markt zusammen.", "Sonja Brehm bricht zusammen"),
        // Where something is put belongs to the verb, and so does what is found.
        ("Pilotin Sonja legt Anton den Arm um die Schulter. Anton weint.", "Anton weint"),
        (
            "Sonja Brehm entdeckt auf dem Video, das Anton geschickt hat, ihre Hand. Anton weint.",
            "Anton weint",
        ),
        // An adjective is told where there is room for it, a number always.
        ("Anton Rieger drängt auf eine zweite Meinung.", "Anton Rieger drängt auf eine Meinung"),
        (
            "Förster Rieger ist müde. Rieger drängt auf eine zweite Meinung.",
            "Rieger drängt auf eine zweite Meinung",
        ),
        // What stands for somebody in its own clause does not tell what is done to whom.
        ("Sonja Brehm weiß nicht, wem sie das Herz brechen soll. Sonja weint.", "Sonja weint"),
    ] {
        let found = first_title(text, Language::German);
        let words = found.split_whitespace().count();
        assert!((2..=6).contains(&words), "{found}");
        assert_eq!(found, title, "{text}");
    }
}

#[test]
fn english_titles_tell_the_step() {
    for (text, title) in [
        (
            "After midnight Martha Cole finds the hidden letter in the cellar.",
            "Martha Cole finds the hidden letter",
        ),
        ("Daniel Cole, who has lied for years, confesses.", "Daniel Cole confesses"),
        ("Martha Cole slowly tears up the contract.", "Martha Cole tears up the contract"),
        ("Martha has been offered a fellowship in Lisbon.", "Martha has been offered a fellowship"),
        ("Daniel Cole cleaned out his locker.", "Daniel Cole cleaned out his locker"),
        ("Martha Cole pats his hand.", "Martha Cole pats his hand"),
        ("Constable Martha Cole, meanwhile, is being followed.", "Martha Cole is being followed"),
        // An infinitive belongs to its verb; behind some objects it can go.
        (
            "Martha Cole refuses to sign it. Martha refuses to sign the deed.",
            "Martha refuses to sign the deed",
        ),
        ("Martha Cole begs her brother Daniel not to touch the money.", "Martha Cole begs Daniel"),
        // `her` before an article owns nothing.
        ("Daniel Cole shows her a video. Martha Cole laughs.", "Martha Cole laughs"),
        // `says` has a clause for its object, `puts` wants to know where.
        ("Daniel Cole says the party was lovely. Daniel confesses.", "Daniel confesses"),
        (
            "Des Cole puts the milk in the toolbox before anybody can stop him. Des confesses.",
            "Des confesses",
        ),
        ("Daniel Cole would have to hand over the other. Daniel confesses.", "Daniel confesses"),
        ("Martha Cole breaks up with Daniel without giving a reason.", "Martha Cole breaks up with Daniel"),
    ] {
        assert_eq!(first_title(text, Language::English), title, "{text}");
    }
}

/// The dilemmas as `kind: title | options | decided or open`.
pub(super) fn dilemmas(text: &str, language: Language) -> Vec<String> {
    outline(text, language)
        .dilemmas
        .iter()
        .map(|dilemma| {
            let kind = if dilemma.kind == DilemmaKind::Choice { "choice" } else { "question" };
            let options: Vec<&str> = dilemma.options.iter().map(|option| option.text.as_str()).collect();
            let end = if dilemma.outcome == Outcome::Open { "open" } else { "decided" };
            format!("{kind}: {} | {} | {end}", dilemma.title, options.join(" / "))
        })
        .collect()
}

#[test]
fn who_is_torn_holds_the_dilemma_whoever_else_its_options_name() {
    for text in [
        "Uwe Brandt steht vor der Wahl: Karla verraten oder ins Gefängnis gehen.",
        "Ein Angebot von Karla liegt auf dem Tisch. Uwe Brandt steht vor der Wahl: den Hof verkaufen oder Karlas Angebot annehmen. Karla wartet.",
    ] {
        let outline = outline(text, Language::German);
        let holders = outline.dilemmas.iter().flat_map(|dilemma| &dilemma.holders);
        let names: Vec<_> = holders.map(|holder| outline.name_of(&holder.into()).into_owned()).collect();
        assert_eq!(names, ["Uwe Brandt"], "{text}");
    }
}

#[test]
fn who_has_to_choose_is_told_in_many_ways() {
    for (lead, language, texts) in [
        (
            "Uwe Brandt führt eine Bäckerei. Sein Bruder Jens fährt aus. ",
            Language::German,
            &[
                "Er steckt in der Zwickmühle.",
                "Er steht vor einer unmöglichen Entscheidung.",
                "Er kann mit der Lüge leben oder seinen Bruder mit der Wahrheit ruinieren.",
                "Es liegt an Uwe, ob der Laden schließt.",
                "Uwe ringt mit der Frage, ob er ihm verzeihen kann.",
                "Um den Laden zu retten, müsste er seinen Bruder verraten.",
                "Jens verlangt eine Falschaussage von ihm, sonst erzählt er allen von dem Brand.",
                "Jens will den Laden verkaufen, Uwe will ihn behalten.",
                "Jens will den Laden verkaufen. Uwe denkt nicht daran.",
                "Entweder er geht zur Polizei, oder Jens kommt frei.",
                "Zur Polizei zu gehen hieße, den Bruder zu verraten.",
                "Die Bank gibt ihm bis Freitag Zeit, den Laden zu verkaufen oder das Haus zu verlieren.",
            ][..],
        ),
        (
            "Grace Hartley runs a bakery. Her brother Davey drives the van. ",
            Language::English,
            &[
                "She faces an impossible choice.",
                "She can report her brother or bury the evidence.",
                "It is up to Grace whether the shop closes.",
                "One of them has to go, and it is Grace who has to say which.",
                "Telling the police would mean betraying her brother.",
                "She could tell the truth and lose the shop. She could keep quiet and lose Davey.",
                "Davey wants to sell the shop; Grace wants to keep it.",
                "Davey wants to sell the shop. Grace won't hear of it.",
                "She can't have both, the shop and Davey.",
                "The bank gives her until Friday to sell the shop or lose the house.",
                "Would she rather be poor or alone?",
            ],
        ),
    ] {
        for text in texts {
            let outline = outline(&format!("{lead}{text}"), language);
            let kinds: Vec<DilemmaKind> = outline.dilemmas.iter().map(|dilemma| dilemma.kind).collect();
            assert_eq!(kinds, [DilemmaKind::Choice], "{text}");
        }
    }
    // Neither sets a course against another.
    for (text, language) in [
        ("Uwe Brandt kann weder schlafen noch essen. Er wartet auf den Morgen.", Language::German),
        ("Um den Zug zu erreichen, müsste Uwe Brandt jetzt laufen.", Language::German),
        ("Hugh Marsden can neither eat nor sleep. He waits for the morning.", Language::English),
        ("Hugh Marsden wants a pint and wants it now.", Language::English),
    ] {
        assert!(outline(text, language).dilemmas.is_empty(), "{text}");
    }
}

#[test]
fn who_leaves_things_as_they_are_decides_nothing() {
    let (letter, note) = (
        "Carla Kern findet einen Brief an ihren Verlobten Ben. Gibt sie ihn ab, platzt die Hochzeit, behält sie ihn, heiratet \
         sie mit einer Lüge. ",
        "Carla Kern finds a note. If she hands it in, her brother Ben goes to prison; if she keeps it, she is guilty herself. ",
    );
    for (lead, language, end, expected) in [
        (letter, Language::German, "Am Abend sitzt Carla am Fenster und wartet.", "open"),
        (letter, Language::German, "Am Abend verbrennt Carla den Brief. Die Glocken läuten.", "decided"),
        (note, Language::English, "At dusk Carla stands by the window and waits.", "open"),
        (note, Language::English, "At dusk Carla burns the note. Ben never learns of it.", "decided"),
    ] {
        let found = dilemmas(&format!("{lead}{end}"), language);
        assert!(found.len() == 1 && found[0].ends_with(expected), "{end}: {found:?}");
    }
}

#[test]
fn german_dilemmas() {
    for (text, expected) in [
        // One condition and what is done then; an ultimatum; what is done instead; what was asked before.
        (
            "Petra Wolf hat den Unfall verursacht. Wenn sie die Wahrheit sagt, verliert sie ihre Zulassung. Petra schweigt.",
            "choice: Die Wahrheit sagen? | die Wahrheit sagen / die Wahrheit nicht sagen | decided",
        ),
        (
            "Ben Lutz weiß, dass seine Schwester lügt. Er müsste den Fall abgeben. Stattdessen vernichtet er das Protokoll.",
            "choice: Den Fall abgeben? | den Fall abgeben / den Fall nicht abgeben | decided",
        ),
        (
            "Heike Roth muss sich zwischen ihrem Mann Dirk und ihrer Jugendliebe Tom entscheiden.",
            "choice: Dirk oder Tom? | Dirk / Tom | open",
        ),
        (
            "Ute Kern bittet ihren Bruder Jens, den Mann zu warnen. Tut er es, verliert er seine Stelle; lehnt er ab, \
             verliert Ute den Hof.",
            "choice: Den Mann warnen oder ablehnen? | den Mann warnen / ablehnen | open",
        ),
        (
            "Förster Anton Rieger kennt den Wilderer. Verrät Anton seinen Sohn, verliert er ihn für immer; schweigt er, \
             wird ein Unschuldiger verurteilt.",
            "choice: Seinen Sohn verraten oder schweigen? | seinen Sohn verraten / schweigen | open",
        ),
        (
            "Lena hat den Brief. Gibt Lena ihn ab, verliert Tom seine Stelle. Behält Lena ihn, verliert sie ihre Ehre.",
            "choice: Den Brief abgeben oder ihn behalten? | den Brief abgeben / ihn behalten | open",
        ),
        (
            "Die Meuterer bieten Kapitänin Wiebke Lührs das Schiff an. Wird Wiebke das Angebot annehmen?",
            "choice: Das Angebot annehmen? | das Angebot annehmen / das Angebot nicht annehmen | open",
        ),
        (
            "Sonja Brehm treibt im All. Kann Sonja die Station noch erreichen?",
            "question: Kann Sonja die Station noch erreichen? | die Station erreichen / die Station nicht erreichen | open",
        ),
        (
            "Sonja Brehm steht vor der Frage, ob sie nach Kiel zieht oder bei ihrer kranken Mutter bleibt.",
            "choice: Nach Kiel ziehen? | nach Kiel ziehen / bei ihrer kranken Mutter bleiben | open",
        ),
        (
            "Sonja Brehm muss wählen: die Bühne oder das Kind.",
            "choice: Die Bühne oder das Kind? | die Bühne / das Kind | open",
        ),
        // A course of its own sentence; the contrary of the condition before.
        (
            "Hanne Roth könnte den Wirt melden. Hanne könnte aber auch schweigen. Der Wirt wartet.",
            "choice: Den Wirt melden oder schweigen? | den Wirt melden / schweigen | open",
        ),
        (
            "Wenn Paula Roth den Wirt anzeigt, verliert sie die Wohnung. Wenn nicht, stirbt der Hamster.",
            "choice: Den Wirt anzeigen? | den Wirt anzeigen / den Wirt nicht anzeigen | open",
        ),
        // Either side of `oder` is a course, whatever form its verb has.
        (
            "Anton Rieger könnte den Jungen laufen lassen, dann verliert er seine Stelle; oder er nimmt Uwe fest. Uwe Kern \
             ist siebzehn.",
            "choice: Den Jungen laufen lassen oder Uwe festnehmen? | den Jungen laufen lassen / Uwe festnehmen | open",
        ),
        (
            "Sonja Brehm hat den Brief. Opfert Sonja einen Mann, den niemand kennt, oder bleibt sie an Bord?",
            "choice: Einen Mann opfern oder an Bord bleiben? | einen Mann opfern / an Bord bleiben | open",
        ),
        (
            "Der Minister drängt Sonja Brehm: Entweder verhaftet Sonja bis Freitag die Witwe, oder sie ist den Fall los.",
            "choice: Die Witwe verhaften? | die Witwe verhaften / die Witwe nicht verhaften | open",
        ),
        // What is asked for stands behind the comma.
        (
            "Sonja Brehm zögert. Soll Sonja ihrem Vater sagen, wer das Geld genommen hat?",
            "choice: Es ihrem Vater sagen? | es ihrem Vater sagen / es ihrem Vater nicht sagen | open",
        ),
        // `nicht` stands before a phrase that belongs to the verb, and none of an indefinite thing is `kein`.
        (
            "Sonja Brehm treibt im All. Wird Sonja auf die Stimme hören?",
            "question: Wird Sonja auf die Stimme hören? | auf die Stimme hören / nicht auf die Stimme hören | open",
        ),
        (
            "Sonja Brehm ist allein. Wird Sonja einen Ausweg finden?",
            "question: Wird Sonja einen Ausweg finden? | einen Ausweg finden / keinen Ausweg finden | open",
        ),
    ] {
        assert_eq!(dilemmas(text, Language::German), [expected], "{text}");
    }
}

#[test]
fn english_dilemmas() {
    for (text, expected) in [
        (
            "Martha Cole begs her brother Tom to hide the gun. If he does, he is finished as a policeman; if he refuses, \
             Martha goes to prison.",
            "choice: Hide the gun or refuse? | hide the gun / refuse | open",
        ),
        (
            "Blackmailer Victor Sand gives Clara White an ultimatum: pay up, or leave the country.",
            "choice: Pay up or leave the country? | pay up / leave the country | open",
        ),
        (
            "Martha Cole has found the gold. If Martha speaks up, she loses her brother; if she keeps quiet, the village starves.",
            "choice: Speak up or keep quiet? | speak up / keep quiet | open",
        ),
        (
            "If Martha Cole talks, her brother goes to prison; if she doesn't, the village starves.",
            "choice: Talk or not? | talk / not talk | open",
        ),
        (
            "Martha Cole must decide by Monday whether to sell the farm or let her brother run it.",
            "choice: Sell the farm? | sell the farm / let her brother run it | open",
        ),
        (
            "Martha Cole can take the blame and lose her licence, or tell the truth and lose her friend.",
            "choice: Take the blame or tell the truth? | take the blame / tell the truth | open",
        ),
        (
            "Martha Cole has to choose between her band and her family.",
            "choice: Her band or her family? | her band / her family | open",
        ),
        (
            "Ruth Bell could report Tom to the council. Ruth could also keep quiet. Tom waits.",
            "choice: Report Tom to the council? | report Tom to the council / keep quiet | open",
        ),
        (
            "Ruth Bell finds a letter. If Ruth burns it, Tom goes free; if she keeps it, her son goes to prison.",
            "choice: Burn the letter or keep it? | burn the letter / keep it | open",
        ),
        // A condition without a comma ends where what hangs on it begins.
        (
            "If Martha Cole spoke she would be finished as a priest; if she held her tongue an innocent gardener would be \
             charged.",
            "choice: Speak or hold her tongue? | speak / hold her tongue | open",
        ),
        // No course is cut off in a phrase.
        (
            "If Martha Cole gives him the names of the strike committee, her father keeps his house; if she does not, he \
             goes to prison.",
            "choice: Give him the names? | give him the names / not give him the names | open",
        ),
        (
            "Does Martha Cole defy her boss and risk her license, or does she hand the scalpel to a beginner?",
            "choice: Defy her boss? | defy her boss / hand the scalpel to a beginner | open",
        ),
        // What there will be is no course.
        (
            "Martha Cole has lost the farm. Will there still be a job for Martha on Monday?",
            "question: Will there be a job? |  | open",
        ),
    ] {
        assert_eq!(dilemmas(text, Language::English), [expected], "{text}");
    }
}

#[test]
fn a_name_alone_is_no_title() {
    for (text, language, title) in [
        ("„Das ist keine Vase“, sagt Wirtin Moni.", Language::German, "Moni: „Das ist keine Vase“"),
        ("Frost stands before Frost.", Language::English, "Frost stands before Frost"),
    ] {
        assert_eq!(first_title(text, language), title, "{text}");
    }
}

#[test]
fn a_speech_or_a_figure_of_speech_is_no_dilemma() {
    for (text, language) in [
        ("„Wo warst du?“, fragt Anton Rieger. Sein Sohn lacht.", Language::German),
        ("Die Jury fällt ihre Entscheidung. Lisa Brandt jubelt.", Language::German),
        ("“Where were you?” asks Martha Cole. Her brother laughs.", Language::English),
    ] {
        assert_eq!(dilemmas(text, language), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_long_text_takes_time_in_proportion() {
    let part = "Förster Anton Rieger findet im Wald einen Verletzten. Am nächsten Morgen ist der Mann verschwunden. \
                Unterdessen sucht Wirtin Lisa Brandt ihren Bruder. Soll sie die Polizei rufen oder schweigen?\n\n";
    let outline = outline(&part.repeat(400), Language::German);
    assert!(outline.scenes.len() > 400);
}

#[test]
fn the_course_taken_is_not_its_contrary() {
    let text = "Pilotin Sonja Brehm muss sich entscheiden, ob sie der Operation ihres Sohnes zustimmt. Der Arzt Anton Rieger \
                drängt sie. Schließlich stimmt Sonja der Operation zu, auch wenn ihre Angst nicht verschwindet.";
    let outline = outline(text, Language::German);
    let dilemma = outline.dilemmas.first().unwrap();
    let Outcome::Decided { option: Some(option), .. } = &dilemma.outcome else {
        panic!("decided for a course: {dilemma:?}")
    };
    let taken = &dilemma.options[*option];
    assert!(taken.text.contains("zustimmen") && !taken.text.contains("nicht"), "{dilemma:?}");
}
