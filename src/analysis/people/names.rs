//! Which words are names of persons: a weighted vote of what `features` observes.

use std::ops::Range;

use super::candidates::Scan;
use super::features::{self, Feature};
use super::settled;
use crate::analysis::lexicon::lists;
use crate::analysis::lore::Weights;
use crate::analysis::{Cue, Language, OwnWords, votes};

lists! {
    /// How much each observation counts for a name.
    name_weights: Weights = "name_weights";
}

/// How likely a candidate is a name, and why.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    /// Above 0 where it is.
    pub(super) score: f32,
    /// What was observed.
    pub(super) features: Vec<Feature>,
}

/// A verdict for each candidate, in order.
pub(super) fn judge(scan: &Scan<'_, '_>, weights: &Weights, own: Option<&OwnWords>) -> Vec<Verdict> {
    let mut verdicts: Vec<Verdict> = features::observe(scan)
        .into_iter()
        .map(|features| {
            let sum = votes::vote(weights, &features);
            let score = if is_barred(&features) { sum.min(BARRED) } else { sum };
            Verdict { score, features }
        })
        .collect();
    settled::raise(scan, &mut verdicts);
    if let Some(own) = own.filter(|own| !own.is_empty()) {
        settled::obey(scan, own, &mut verdicts);
    }
    verdicts
}

/// The score of what cannot be a person's name where it stands.
pub(super) const BARRED: f32 = -5.0;

/// Whether grammar leaves no doubt, whatever else speaks for a name: the `„Rosa“` is a ship, `Sankt Barbara` a
/// church, `des Winters` a season.
fn is_barred(features: &[Feature]) -> bool {
    let has = |rule: &str| features.iter().any(|(name, _)| *name == rule);
    let article = has("name/after-article") || has("name/after-the");
    let cast = has("name/in-cast");
    has("name/whole-quotation") && !has("name/called") && !cast
        || has("name/saint") && !cast
        || article && has("name/word") && !has("name/before-actor") && !has("name/before-age")
        || has("name/calendar")
            && !cast
            && !has("name/after-first-name")
            && !has("name/after-title")
            && !has("name/after-rank")
            && !has("name/after-role")
            && !has("name/called")
}

/// The weights of `language`.
pub(super) fn weights(language: Language) -> &'static Weights {
    name_weights(language)
}

/// The strongest of what spoke for a name, at `range`.
pub(super) fn cues(verdict: &Verdict, weights: &Weights, range: &Range<usize>) -> Vec<Cue> {
    let cues = verdict
        .features
        .iter()
        .map(|(rule, value)| Cue {
            rule,
            weight: votes::weight(weights, rule) * value,
            range: Some(range.clone()),
        })
        .collect();
    votes::strongest(cues)
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Language, people::People, prose::Prose};
    use crate::outline::CharacterKind;

    /// Who has a name in `text`.
    fn named(language: Language, text: &str) -> Vec<String> {
        let people = People::read(&Prose::read(text, Some(language)));
        let named = people.persons.into_iter().filter(|person| person.kind == CharacterKind::Named);
        named.map(|person| person.name).collect()
    }

    #[test]
    fn words_with_a_capital_are_told_from_names() {
        for (text, names) in [
            ("“It’s mine,” Nora Pike says, “and I’ll keep it. I’m sure.”", &["Nora Pike"][..]),
            ("Chief Engineer Oyelaran is on watch. Oyelaran opens the door.", &["Oyelaran"]),
            ("Upstairs, Chip Delgado starts a podcast. Nora Pike listens.", &["Chip Delgado", "Nora Pike"]),
            ("Nora Pike has to close St Attracta's, the smaller one.", &["Nora Pike"]),
            ("Nora Pike has not paid rent since Michaelmas, or Mardi Gras.", &["Nora Pike"]),
            ("He offers Nora Pike a passage to Port Phillip.", &["Nora Pike"]),
            ("Their tutor, old Mossgrave, lays down the law. Nora Pike nods.", &["Mossgrave", "Nora Pike"]),
            (
                "But WARDEN, the machine that runs it, has other worries. Nora Pike nods.",
                &["WARDEN", "Nora Pike"],
            ),
        ] {
            assert_eq!(named(Language::English, text), names, "{text}");
        }
        for (text, names) in [
            ("Ida Kern, die von allen nur Rike genannt wird, wartet. Rike lacht.", &["Ida Kern"][..]),
            ("Ein Mann hält: Ronnie, Monis Ex. Moni Kern winkt ihm zu.", &["Ronnie", "Moni Kern"]),
            (
                "Nachbar Kowalski kauft die Fahrschule Kern. Ida Kern lacht. Kern bleibt.",
                &["Kowalski", "Ida Kern"],
            ),
            (
                "Am Abend kommt Herr Kern zu Besuch. Onkel Schorsch zu Gast, Ida Voss zu Hause.",
                &["Kern", "Schorsch", "Ida Voss"],
            ),
            ("Ida Kern ist an Bord der MS Isolde. Sie verlässt die Isolde.", &["Ida Kern"]),
            ("„Generationenübergreifendes Biotop“, notiert Ida Kern.", &["Ida Kern"]),
            ("Um das Muster reißen sich die Pariser Häuser, weiß Ida Kern.", &["Ida Kern"]),
            ("Ida Kern fragt LUMEN, die Stimme des Schiffs.", &["Ida Kern", "LUMEN"]),
        ] {
            assert_eq!(named(Language::German, text), names, "{text}");
        }
    }
}
