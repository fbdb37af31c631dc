//! The lists that several files of the reader share.

use super::{Words, lists};

lists! {
    /// What stands before a list of characters or of actors: `Besetzung`.
    cast_heads: Words = "cast_heads";
    /// How texts say who plays whom.
    acting: super::words::Acting = "acting";
    /// What stands in a sentence before its list of actors: `the series stars`.
    cast_clauses: Words = "cast_clauses";
    /// What begins a line of crew credits: `Regie`.
    crew_keys: Words = "crew_keys";
    /// Phrases of a notice about the broadcast rather than the story: `montags bis freitags`.
    broadcast: Words = "broadcast";
    /// What a sentence above a synopsis has that tells of the episode as a broadcast.
    about_episodes: Words = "about_episodes";
    /// Headings below which nothing is told: `Trivia`.
    aside_heads: Words = "aside_heads";
    /// What stands before the short and the long twin of one text.
    twins: super::words::Twins = "twins";
    /// Words whose final stop ends no sentence: `dr`.
    abbreviations: Words = "abbreviations";
    /// Words that belong to no name even with a capital: articles, pronouns, prepositions, conjunctions, adverbs.
    function_words: Words = "function_words";
    /// First names that are words as well.
    ambiguous_names: Words = "ambiguous_names";
    /// First names beyond the list of names.
    more_names: super::names::MoreNames = "more_names";
    /// What the lists of first names hold but is none here.
    not_names: Words = "not_names";
    /// Forms of address before a name.
    title_list: Vec<super::persons::Title> = "titles";
    /// Nouns that name somebody by somebody else.
    kin_list: Vec<super::persons::Kin> = "kin";
    /// Nouns for people by what they do or are.
    role_list: super::persons::Roles = "roles";
    /// Nouns that can mean the same person.
    trades: Vec<super::Words> = "trades";
    /// How far a noun for people brings somebody into the story.
    person_nouns: super::words::PersonNouns = "person_nouns";
    /// Articles, demonstratives, possessives, quantifiers.
    determiners: Words = "determiners";
    /// How people are called.
    calling: super::words::Calling = "calling";
    /// Beside these a capital word is a company.
    company_words: Words = "company_words";
    /// The name right behind one of these is a thing's or a place's.
    thing_namers: Words = "thing_namers";
    /// After these a bare capital word is rather a place.
    local_prepositions: Words = "local_prepositions";
    /// After these a bare capital word is rather a name.
    prepositions: Words = "prepositions";
    /// Words for numbers and for ages.
    numbers: super::words::Numbers = "numbers";
    /// Days, months, feasts.
    calendar: Words = "calendar";
}
