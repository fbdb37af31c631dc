//! Whoever is spoken of by a noun and named only afterwards is one person, with what the noun says as a role.

use super::{english, german};

#[test]
fn whoever_is_announced_gets_the_name_behind() {
    german(
        "Ein Privatdetektiv reist nach Triest. ⟦Martin Kroll⟧ soll dort einen Sohn finden.",
        &["Martin Kroll |  |  | Privatdetektiv"],
    );
    german(
        "⟦Ida Kern⟧ versteckt den Brief. Da steht ihre Mutter vor der Tür. ⟦Shirin⟧ ist fast siebzig.",
        &["Ida Kern", "Shirin |  |  |  | siebzig"],
    );
    german("⟦Ida Kerns⟧ Ex taucht auf. ⟦Gerd⟧ will das Auto zurück.", &["Ida Kern", "Gerd"]);
    english(
        "⟦Ruth Kern's⟧ sister is getting married. ⟦Carla⟧ has been planning it since March.",
        &["Ruth Kern", "Carla"],
    );
    english(
        "⟦Ruth Kern⟧ waits. In the village, the curate has troubles of his own. Fr ⟦Emeka Obi⟧ has been asked to leave.",
        &["Ruth Kern", "Emeka Obi | Fr |  | curate"],
    );
}

#[test]
fn a_pronoun_brings_somebody_back_to_be_named() {
    german(
        "⟦Ida Kern⟧ klingelt. Die Tür geht auf, und der Mann weint. Er heißt Herr ⟦Brodersen⟧.",
        &["Ida Kern", "Brodersen"],
    );
    german(
        "Ein Fremder steigt aus dem Bus. Es ist ⟦Sam Dorn⟧, ein Soldat auf Urlaub. ⟦Ida Kern⟧ starrt ihn an.",
        &["Sam Dorn |  |  | Soldat", "Ida Kern"],
    );
    english(
        "The caller rings ⟦Ruth Kern⟧ back, and this time he has a name: ⟦BASTIEN⟧, a sailor.",
        &["BASTIEN |  |  | sailor", "Ruth Kern"],
    );
}

#[test]
fn a_name_in_brackets_or_behind_a_dash_is_whose_the_noun_is() {
    german(
        "⟦Ida Kern⟧ beobachtet eine alte Frau (FRAU ⟦SEIDEL⟧, 79), die friert. Frau ⟦Seidel⟧ dreht sich um.",
        &["Ida Kern", "Seidel |  |  |  | 79"],
    );
    english(
        "⟦Ruth Kern⟧ cries. Mum – ⟦Yinka⟧, a nurse, doing nights – has reasons. ⟦Yinka⟧ sells the house.",
        &["Ruth Kern", "Yinka |  |  | nurse"],
    );
}

#[test]
fn what_shows_who_somebody_is_names_them() {
    english(
        "⟦Ruth Kern⟧ is caught, and the guard who nabs her turns out to be her long-lost brother ⟦Dev⟧!",
        &["Ruth Kern", "Dev |  |  | guard"],
    );
    german(
        "Ihre einzige Hörerin entpuppt sich als Frau ⟦Obermaier⟧ aus dem zweiten Stock. ⟦Ida Kern⟧ lacht.",
        &["Obermaier |  |  | Hörerin", "Ida Kern"],
    );
}

#[test]
fn whoever_comes_next_may_be_somebody_else() {
    // Nobody was named before, so that the name brings in whom the story is about.
    german(
        "Die Vermieterin verlangt die Miete. ⟦Ida Kern⟧ zahlt mit einem Ring.",
        &["- die Vermieterin |  |  | Vermieterin", "Ida Kern"],
    );
    // A trade of their own, or another gender.
    english(
        "⟦Ruth Kern's⟧ sister is getting married. ⟦Carla Vance⟧, the vicar, has been planning it since March.",
        &["Ruth Kern", "- Ruth's sister", "Carla Vance |  |  | vicar"],
    );
    german(
        "⟦Ida Kerns⟧ Mutter lehnt ab. ⟦Jonas Vogel⟧ fleht sie an. Die Mutter schweigt.",
        &["Ida Kern", "- Idas Mutter", "Jonas Vogel"],
    );
    // Looked for by somebody, not by herself.
    english(
        "⟦Ruth Kern's⟧ sister has vanished. ⟦Carla⟧ searches for her. Nobody answers.",
        &["Ruth Kern", "- Ruth's sister", "Carla"],
    );
}
