//! Ties that are told by who is of both, who comes next, and what somebody does.

use super::tied;
use crate::{
    analysis::Language,
    outline::RelationKind::{ChildOf, Colleague, ExPartner, Partner, Sibling, SuperiorOf},
};

#[test]
fn children_and_parents_of_two() {
    for (text, expected) in [
        (
            "Mehmet Kaya führt die Fahrschule mit seiner Ex-Frau Gudrun. Am Nachmittag steht die gemeinsame Tochter Selin \
             vor der Tür.",
            &[
                ("Gudrun", ExPartner, "Mehmet Kaya"),
                ("Selin", ChildOf, "Mehmet Kaya"),
                ("Selin", ChildOf, "Gudrun"),
            ][..],
        ),
        (
            "Fenja und ihr Bruder Tjark schleichen hinaus. Hinrich Paulsen, der Vater der beiden, hat es verboten.",
            &[
                ("Tjark", Sibling, "Fenja"),
                ("Fenja", ChildOf, "Hinrich Paulsen"),
                ("Tjark", ChildOf, "Hinrich Paulsen"),
            ],
        ),
        (
            "Leonhard Merian ruft seine Kinder ans Bett: Emanuel und Salome.",
            &[
                ("Emanuel", ChildOf, "Leonhard Merian"),
                ("Salome", ChildOf, "Leonhard Merian"),
                ("Emanuel", Sibling, "Salome"),
            ],
        ),
        (
            "Ida Kern hat Zwillinge: Paul und Max.",
            &[("Paul", ChildOf, "Ida Kern"), ("Max", ChildOf, "Ida Kern"), ("Paul", Sibling, "Max")],
        ),
        (
            "Ida Kern lebt mit ihrer Frau Lena und der kleinen Tochter Mia in Kiel.",
            &[("Ida Kern", Partner, "Lena"), ("Mia", ChildOf, "Ida Kern"), ("Mia", ChildOf, "Lena")],
        ),
        // Who runs is not who starts the engine.
        ("Während die Geschwister rennen, wirft Danuta Wilk mit Imke den Motor an.", &[]),
        ("Enno Berg fragt Paul Falk, ob er Geschwister hat.", &[]),
    ] {
        tied(Language::German, text, expected);
    }
    tied(
        Language::English,
        "Ruth Kern and Sam Doyle share a daughter, Bea.",
        &[("Bea", ChildOf, "Ruth Kern"), ("Bea", ChildOf, "Sam Doyle")],
    );
}

#[test]
fn whoever_opens_the_next_clause_was_spoken_of() {
    for (text, expected) in [
        (
            "Ida Kern stellt ihre Vorgesetzte zur Rede, und Ayo Bankole gibt alles zu.",
            &[("Ayo Bankole", SuperiorOf, "Ida Kern")][..],
        ),
        (
            "Ida Kern stellt ihre Schwester zur Rede, und Clara gibt alles zu.",
            &[("Clara", Sibling, "Ida Kern")],
        ),
        // Nobody calls their brother doctor.
        ("Ida Kern sucht ihren kleinen Bruder überall. Dr. Noa Rød hat andere Sorgen.", &[]),
    ] {
        tied(Language::German, text, expected);
    }
}

#[test]
fn work_and_love_are_told_by_deeds() {
    for (text, expected) in [
        (
            "Ida Kern, der der Laden gehört, zitiert Tom Dorn zu sich.",
            &[("Ida Kern", SuperiorOf, "Tom Dorn")][..],
        ),
        (
            "Tom Dorn arbeitet seit Jahren in der Werkstatt von Ida Kern.",
            &[("Ida Kern", SuperiorOf, "Tom Dorn")],
        ),
        ("Tom Dorn, angestellt bei Ida Kern, klaut Geld.", &[("Ida Kern", SuperiorOf, "Tom Dorn")]),
        ("Tom Dorn hat Ida Kern vor drei Jahren sitzen lassen.", &[("Tom Dorn", ExPartner, "Ida Kern")]),
        (
            "Ida Kern betrügt Tom Dorn mit Max Vogel.",
            &[("Ida Kern", Partner, "Tom Dorn"), ("Ida Kern", Partner, "Max Vogel")],
        ),
        ("Ida Kern betrügt Tom Dorn um sein Erbe.", &[]),
        (
            "Ida Kern führt das Café. Ihre Kellner hassen sich. Tom Dorn versteckt das Trinkgeld, Max Vogel zählt es.",
            &[
                ("Ida Kern", SuperiorOf, "Tom Dorn"),
                ("Ida Kern", SuperiorOf, "Max Vogel"),
                ("Tom Dorn", Colleague, "Max Vogel"),
            ],
        ),
    ] {
        tied(Language::German, text, expected);
    }
    for (text, expected) in [
        ("Ruth Kern summons Sam Doyle to her office.", &[("Ruth Kern", SuperiorOf, "Sam Doyle")][..]),
        ("Sam Doyle hands Ruth Kern his resignation.", &[("Ruth Kern", SuperiorOf, "Sam Doyle")]),
        (
            "Ruth Kern is cheating on Sam Doyle with Tom Hale.",
            &[("Ruth Kern", Partner, "Sam Doyle"), ("Ruth Kern", Partner, "Tom Hale")],
        ),
        (
            "Detective Ruth Kern begins at the house, where the widow, Imogen Lyle, is choosing flowers and her son, \
             Dominic, is choosing wine.",
            &[("Dominic", ChildOf, "Imogen Lyle")],
        ),
        (
            "Ruth Kern has sons to feed. Her two boys are not speaking. Colm wants the farm; Donnacha wants it sold.",
            &[
                ("Colm", ChildOf, "Ruth Kern"),
                ("Donnacha", ChildOf, "Ruth Kern"),
                ("Colm", Sibling, "Donnacha"),
            ],
        ),
        (
            "Ruth Kern owns the diner. Her two waiters hate each other. Colm Rade hides the tips; Sid Voss counts them.",
            &[
                ("Ruth Kern", SuperiorOf, "Colm Rade"),
                ("Ruth Kern", SuperiorOf, "Sid Voss"),
                ("Colm Rade", Colleague, "Sid Voss"),
            ],
        ),
        // A boy who is shown to somebody is nobody's by that.
        ("The matron shows Ruth Kern a boy named Francis.", &[]),
    ] {
        tied(Language::English, text, expected);
    }
}
