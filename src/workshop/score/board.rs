//! All figures of a measurement, and how they are shown.

use std::fmt;

use super::{BCubed, Share, Tally};

/// All figures.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "the figures are called what they are printed as")]
pub struct Board {
    pub named: Tally,
    pub unnamed: Tally,
    pub aliases: Tally,
    pub locations: Tally,
    pub boundaries: Tally,
    pub scene_characters: Tally,
    pub dilemmas: Tally,
    pub holders: Tally,
    pub relations: Tally,
    pub quotes: Tally,
    pub strands: BCubed,
    pub full_name: Share,
    pub role: Share,
    pub age: Share,
    pub actor: Share,
    pub scene_location: Share,
    pub dilemma_kind: Share,
    pub dilemma_outcome: Share,
    pub dilemma_options: Share,
    pub speaker: Share,
    pub sentence_found: Share,
    /// Of the sentences that play nowhere in particular those that were given no place. `score.py` has no such row.
    pub placeless: Share,
    /// What went wrong, a line each.
    pub misses: Vec<String>,
}

/// One line of the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What was measured.
    pub name: &'static str,
    /// Where something can be invented: how much of what was found is right.
    pub precision: Option<f64>,
    /// Where something can be invented: how much of what is there was found.
    pub recall: Option<f64>,
    /// F1, or the share of right answers.
    pub value: f64,
    /// How many answers there are.
    pub count: usize,
}

impl Board {
    /// The share of sentences whose scene has the right place, or rightly none; a place missed weighs three times.
    pub fn placed(&self) -> f64 {
        let (right, all) = (
            3 * self.scene_location.right + self.placeless.right,
            3 * self.scene_location.all + self.placeless.all,
        );
        Share { right, all }.value()
    }

    /// The figures in a fixed order.
    pub fn rows(&self) -> Vec<Row> {
        let tallies = [
            ("named characters", &self.named),
            ("unnamed characters", &self.unnamed),
            ("aliases", &self.aliases),
            ("locations", &self.locations),
            ("scene boundaries", &self.boundaries),
            ("scene characters", &self.scene_characters),
            ("dilemmas", &self.dilemmas),
            ("dilemma holders", &self.holders),
            ("relations", &self.relations),
            ("quotes", &self.quotes),
        ];
        let shares = [
            ("full name", &self.full_name),
            ("role", &self.role),
            ("age", &self.age),
            ("actor", &self.actor),
            ("scene location", &self.scene_location),
            ("dilemma kind", &self.dilemma_kind),
            ("dilemma outcome", &self.dilemma_outcome),
            ("dilemma options >= 2", &self.dilemma_options),
            ("quote speaker", &self.speaker),
            ("sentence found", &self.sentence_found),
        ];
        let strands = Row {
            name: "strands (B-cubed)",
            precision: Some(self.strands.precision()),
            recall: Some(self.strands.recall()),
            value: self.strands.f1(),
            count: self.strands.items(),
        };
        tallies
            .iter()
            .map(|(name, tally)| Row {
                name,
                precision: Some(tally.precision()),
                recall: Some(tally.recall()),
                value: tally.f1(),
                count: tally.right + tally.missed,
            })
            .chain([strands])
            .chain(shares.iter().map(|(name, share)| Row {
                name,
                precision: None,
                recall: None,
                value: share.value(),
                count: share.all,
            }))
            .collect()
    }
}

/// As a table.
impl fmt::Display for Board {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:24}{:>10}{:>8}{:>10}{:>7}", "", "precision", "recall", "F1/share", "n")?;
        for row in self.rows() {
            write!(f, "{:24}", row.name)?;
            match (row.precision, row.recall) {
                (Some(precision), Some(recall)) => write!(f, "{precision:>10.3}{recall:>8.3}")?,
                _ => write!(f, "{:18}", "")?,
            }
            writeln!(f, "{:>10.3}{:>7}", row.value, row.count)?;
        }
        Ok(())
    }
}
