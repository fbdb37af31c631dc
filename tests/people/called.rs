//! How people are called: by several names, by a trade behind the name, within the family.

use super::{english, german};

#[test]
fn kin_before_a_name_is_no_title() {
    german(
        "⟦Ida⟧ sucht ihren Bruder ⟦Kaspar⟧. Schwester ⟦Agnes⟧ hat ⟦Kaspar⟧ gesehen.",
        &["Ida", "Kaspar", "Agnes | Schwester |  | Schwester"],
    );
}

#[test]
fn other_names_are_joined() {
    german(
        "Der Fälscher ⟦Theo Brandis⟧, genannt ⟦Teddy⟧, lacht. ⟦Teddy⟧ hilft ⟦Kasimir⟧, den alle ⟦Kas⟧ nennen.",
        &["Theo Brandis |  | Teddy | Fälscher", "Kasimir |  | Kas"],
    );
    german("Ein junger Statiker namens ⟦Joscha Wendt⟧ wird überfahren.", &["Joscha Wendt |  |  | Statiker"]);
}

#[test]
fn another_name_may_stand_in_brackets_or_between_commas() {
    english(
        "⟦Lolly⟧ (or ⟦Dolores McTavish⟧, as the council calls her) has two days. ⟦Lolly⟧ waits.",
        &["Dolores McTavish |  | Lolly"],
    );
    german(
        "⟦Mohammed Khalaf⟧, unser ⟦Mo⟧, hütet den Hamster. ⟦Mo⟧ nimmt ihn mit zum Kiosk.",
        &["Mohammed Khalaf |  | Mo"],
    );
}

#[test]
fn a_trade_behind_the_name_is_no_second_person() {
    english(
        "⟦Oruen⟧ the ferryman finds a girl on the beach. The ferryman hides her.",
        &["Oruen |  |  | ferryman"],
    );
    // To whom something is told.
    english(
        "⟦Mike⟧ waits. ⟦Ben⟧ tells ⟦Mike⟧ the driver is dead.",
        &["Mike", "Ben", "- the driver |  |  | driver"],
    );
}

#[test]
fn whoever_is_called_something_by_all_has_that_name() {
    german(
        "Der Hausmeister, den alle nur ⟦Kalle⟧ nennen, findet den Schlüssel.",
        &["Kalle |  |  | Hausmeister"],
    );
    english(
        "The cleaner, an old man everyone calls ⟦Prof⟧, takes a photo. ⟦Prof⟧ sits down.",
        &["Prof |  |  | cleaner"],
    );
}

#[test]
fn a_word_of_the_family_means_who_was_told_of_by_the_plain_one() {
    german(
        "⟦Violas⟧ Großmutter ist verreist. Oma kommt zurück und lacht.",
        &["Viola", "- Violas Großmutter"],
    );
    english("⟦Pim's⟧ grandmother is away. Gran comes home and laughs.", &["Pim", "- Pim's grandmother"]);
}

#[test]
fn feasts_and_whereabouts_are_no_part_of_a_name() {
    english("On Christmas Eve ⟦Marlon⟧ sighs. ⟦Marlon⟧ goes home.", &["Marlon"]);
    german("Das gehört Herrn ⟦Kuhlmann⟧ vom Fitnessstudio. ⟦Kuhlmann⟧ lacht.", &["Kuhlmann"]);
}

#[test]
fn a_name_in_capitals_keeps_its_small_words() {
    german(
        "Ein Reiter tränkt sein Pferd. Er heißt ⟦MELCHIOR VON STAUDACH⟧ und friert.",
        &["Melchior von Staudach |  |  | Reiter"],
    );
}

#[test]
fn the_old_one_of_that_name_is_another() {
    german(
        "Landärztin ⟦Johanna Seidel⟧ kehrt heim. Der alte ⟦Seidel⟧ sperrt die Tür zu. ⟦Seidel⟧ schweigt.",
        &["Johanna Seidel |  |  | Landärztin", "Seidel"],
    );
    german(
        "⟦Lena Thieme⟧ besucht ihren Vater ⟦Gerd⟧. Vor Jahren hat der alte ⟦Thieme⟧ gelogen.",
        &["Lena Thieme", "Gerd |  | Thieme"],
    );
}

#[test]
fn a_noun_that_the_story_writes_as_a_name_is_one() {
    english(
        "⟦Rex⟧ calls ⟦Beau⟧, but it was not ⟦Beau⟧ at the wheel.\n\nStarring Ann Lee as Rex and Dex Monroe as Beau.",
        &["Rex |  |  |  |  | Ann Lee", "Beau |  |  |  |  | Dex Monroe"],
    );
}
