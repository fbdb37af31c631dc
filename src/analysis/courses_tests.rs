//! What the courses and titles of dilemmas are called, as a writer reads them; and who holds what is asked without a subject.

use super::{
    Language,
    story_tests::{dilemmas, outline},
};

/// Checks what the courses are called that `cases` tell of behind `lead`: sentence, title, options.
fn check(lead: &str, language: Language, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let expected = format!("choice: {expected} | open");
        assert_eq!(dilemmas(&format!("{lead}{text}"), language), [expected], "{text}");
    }
}

#[test]
fn german_courses_are_told_in_good_grammar() {
    check(
        "Laura Kern führt eine Bäckerei. Ihr Bruder Tom Voss fährt aus. Laura hat einen Brief gefunden. ",
        Language::German,
        &[
            // Things stand in the nominative, with their articles.
            (
                "Sie muss sich zwischen dem Laden und ihrem Bruder entscheiden.",
                "Der Laden oder ihr Bruder? | der Laden / ihr Bruder",
            ),
            (
                "Sie ist hin- und hergerissen zwischen der Stelle in London und ihrem Bruder.",
                "Die Stelle in London oder ihr Bruder? | die Stelle in London / ihr Bruder",
            ),
            (
                "Laura ist hin- und hergerissen zwischen dem kranken Vater und ihrem kleinen Kind.",
                "Der kranke Vater oder ihr kleines Kind? | der kranke Vater / ihr kleines Kind",
            ),
            (
                "Laura muss sich zwischen dem alten Bauern und den Freunden entscheiden.",
                "Der alte Bauer oder die Freunde? | der alte Bauer / die Freunde",
            ),
            (
                "Laura ist hin- und hergerissen zwischen ihrem Verlobten und einem Fremden.",
                "Ihr Verlobter oder ein Fremder? | ihr Verlobter / ein Fremder",
            ),
            (
                "Sie muss sich entscheiden: den Laden oder den Bruder.",
                "Der Laden oder der Bruder? | der Laden / der Bruder",
            ),
            // A verb that stands beside one of two courses is the other's as well.
            (
                "Sie überlegt, ob sie lieber den Laden verliert oder ihren Bruder.",
                "Den Laden oder ihren Bruder verlieren? | den Laden verlieren / ihren Bruder verlieren",
            ),
            (
                "Soll sie nach Kiel oder nach Bremen ziehen?",
                "Nach Kiel oder nach Bremen ziehen? | nach Kiel ziehen / nach Bremen ziehen",
            ),
            ("Will sie lieber arm sein oder allein?", "Arm oder allein sein? | arm sein / allein sein"),
            (
                "Soll sie den Laden verkaufen oder nicht?",
                "Den Laden verkaufen? | den Laden verkaufen / den Laden nicht verkaufen",
            ),
            // The first of two infinitives, before what comes of it.
            (
                "Sie könnte die Wahrheit sagen und den Laden verlieren. Sie könnte schweigen und Tom verlieren.",
                "Die Wahrheit sagen oder schweigen? | die Wahrheit sagen / schweigen",
            ),
            (
                "Jetzt verkaufen und den Laden verlieren oder warten und alles verlieren?",
                "Jetzt verkaufen oder warten? | jetzt verkaufen / warten",
            ),
            // Behind a question, behind a deadline, in either order of subject and verb.
            (
                "Was soll sie tun, dem Richter gehorchen oder zum Bruder halten?",
                "Dem Richter gehorchen oder zum Bruder halten? | dem Richter gehorchen / zum Bruder halten",
            ),
            (
                "Die Bank gibt ihr bis Freitag Zeit, den Laden zu verkaufen oder das Haus zu verlieren.",
                "Den Laden verkaufen oder das Haus verlieren? | den Laden verkaufen / das Haus verlieren",
            ),
            (
                "Geht sie zur Polizei oder schützt sie ihren Bruder?",
                "Zur Polizei gehen oder ihren Bruder schützen? | zur Polizei gehen / ihren Bruder schützen",
            ),
            (
                "Sie weiß nicht, ob sie den verletzten Bruder operieren lassen oder auf ein Wunder warten soll.",
                "Den verletzten Bruder operieren lassen? | den verletzten Bruder operieren lassen / auf ein Wunder warten",
            ),
            (
                "Sie muss zwischen ihrem Rang und dem Reitlehrer wählen, denn der Vater duldet keinen anderen.",
                "Ihr Rang oder der Reitlehrer? | ihr Rang / der Reitlehrer",
            ),
            (
                "Laura kann Tom verhaften lassen oder ihm den Wagen geben und damit den Bus gefährden.",
                "Tom verhaften lassen? | Tom verhaften lassen / Tom den Wagen geben",
            ),
            // One course that is weighed, wanted or asked for; what somebody else does is none.
            (
                "Laura ringt mit der Frage, ob sie den Brief verbrennt.",
                "Den Brief verbrennen? | den Brief verbrennen / den Brief nicht verbrennen",
            ),
            (
                "Tom will den Laden verkaufen, Laura will ihn behalten.",
                "Den Laden verkaufen oder ihn behalten? | den Laden verkaufen / ihn behalten",
            ),
            (
                "Tom fleht sie an, nicht zu unterschreiben, doch ohne das Geld ist der Laden am Ende.",
                "Unterschreiben oder nicht? | unterschreiben / nicht unterschreiben",
            ),
            (
                "Entweder sie geht zur Polizei, oder Tom kommt frei.",
                "Zur Polizei gehen? | zur Polizei gehen / nicht zur Polizei gehen",
            ),
            (
                "Einer von beiden muss gehen, und Laura soll sagen, wer.",
                "Laura vor der Wahl | zustimmen / ablehnen",
            ),
        ],
    );
}

#[test]
fn english_courses_are_told_in_good_grammar() {
    check(
        "Laura Kern runs a bakery. Her brother Tom Voss drives the van. Laura has found a letter. ",
        Language::English,
        &[
            (
                "She is torn between the job in London and her brother.",
                "The job in London or her brother? | the job in London / her brother",
            ),
            ("Would she rather be poor or alone?", "Be poor or be alone? | be poor / be alone"),
            (
                "She considers whether she would rather lose the shop or her brother.",
                "Lose the shop or her brother? | lose the shop / lose her brother",
            ),
            (
                "Should she go to London or to Paris?",
                "Go to London or to Paris? | go to London / go to Paris",
            ),
            (
                "Sell now and lose the shop, or wait and lose everything?",
                "Sell now or wait? | sell now / wait",
            ),
            (
                "The bank gives her until Friday to sell the shop or lose the house.",
                "Sell the shop or lose the house? | sell the shop / lose the house",
            ),
            (
                "Laura must fire either Brenda Moss, who cannot type, or Tom, who will cry.",
                "Fire Brenda Moss or fire Tom? | fire Brenda Moss / fire Tom",
            ),
            (
                "Sell the shop and save the house, or keep the shop and lose the house: that is the whole of it.",
                "Sell the shop or keep the shop? | sell the shop / keep the shop",
            ),
            (
                "Going to the police would end her career; keeping quiet would make her as guilty as Tom.",
                "Go to the police or keep quiet? | go to the police / keep quiet",
            ),
            (
                "It falls to Laura to say whether they turn back or go on.",
                "Turn back or go on? | turn back / go on",
            ),
            ("She can't make up her mind whether to sell.", "Sell or not? | sell / not sell"),
            (
                "Tom wants to sell the shop; Laura wants to keep it.",
                "Sell the shop or keep it? | sell the shop / keep it",
            ),
            (
                "Either she tells the police, or Tom goes free.",
                "Tell the police? | tell the police / not tell the police",
            ),
            (
                "He asks her to perjure herself, or he will tell everyone about the fire.",
                "Perjure herself or refuse? | perjure herself / refuse",
            ),
            (
                "Tom begs her not to sign, but without the money the shop is finished.",
                "Sign or not? | sign / not sign",
            ),
            (
                "Telling the police would mean betraying her brother.",
                "Tell the police? | tell the police / not tell the police",
            ),
        ],
    );
}

#[test]
fn who_acts_before_a_question_without_a_subject_asks_it() {
    for (text, language) in [
        (
            "Laura Kern hat einen Bruder, Tom Voss. Laura starrt auf das Telefon. Die Polizei rufen oder Tom schützen?",
            Language::German,
        ),
        (
            "Laura Kern has a brother, Tom Voss. Laura stares at the phone. Call the police and lose Tom, or lie to the judge?",
            Language::English,
        ),
        (
            "Laura Kern has a brother, Tom Voss. He asks Laura to perjure herself, or he will tell everyone about the fire.",
            Language::English,
        ),
        (
            "Laura Kern has a brother, Tom Voss. Laura can warn Tom, or she can burn the letter.",
            Language::English,
        ),
    ] {
        let outline = outline(text, language);
        let holders = outline.dilemmas.iter().flat_map(|dilemma| &dilemma.holders);
        let names: Vec<_> = holders.map(|holder| outline.name_of(&holder.into()).into_owned()).collect();
        assert_eq!(names, ["Laura Kern"], "{text}");
    }
}
