//! Hits and misses, and the figures that come of them.

/// Right, invented and missed items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found, and right.
    pub right: usize,
    /// Found, but not there.
    pub invented: usize,
    /// There, but not found.
    pub missed: usize,
}

impl Tally {
    pub(super) fn add(&mut self, right: usize, invented: usize, missed: usize) {
        self.right += right;
        self.invented += invented;
        self.missed += missed;
    }

    /// How much of what was found is right; 1 where nothing was found.
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.invented)
    }

    /// How much of what is there was found; 1 where nothing is there.
    pub fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of the two; 1 where there is nothing at all.
    pub fn f1(&self) -> f64 {
        share(2 * self.right, 2 * self.right + self.invented + self.missed)
    }
}

/// How often an answer was right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Right answers.
    pub right: usize,
    /// All answers.
    pub all: usize,
}

impl Share {
    pub(super) fn add(&mut self, is_right: bool) {
        self.right += usize::from(is_right);
        self.all += 1;
    }

    /// The right ones of all; 1 where nothing was asked.
    pub fn value(&self) -> f64 {
        share(self.right, self.all)
    }
}

fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 1.0 } else { part as f64 / all as f64 }
}

/// B-cubed precision and recall, summed over the items.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BCubed {
    precision: f64,
    recall: f64,
    items: usize,
}

impl BCubed {
    /// Adds items with their gold label and the label that was given. Items without a gold label do not
    /// count; one without a given label is alone.
    pub(super) fn add<G: PartialEq, P: PartialEq>(&mut self, items: &[(Option<G>, Option<P>)]) {
        let counted: Vec<_> = items.iter().filter(|(gold, _)| gold.is_some()).collect();
        for one in &counted {
            let (mut same_gold, mut same_given, mut both) = (0, 0, 0);
            for other in &counted {
                let is_gold = one.0 == other.0;
                let is_given = if one.1.is_some() { one.1 == other.1 } else { std::ptr::eq(*one, *other) };
                same_gold += usize::from(is_gold);
                same_given += usize::from(is_given);
                both += usize::from(is_gold && is_given);
            }
            self.precision += share(both, same_given);
            self.recall += share(both, same_gold);
        }
        self.items += counted.len();
    }

    /// How pure the given groups are.
    pub fn precision(&self) -> f64 {
        if self.items == 0 { 1.0 } else { self.precision / self.items as f64 }
    }

    /// How whole the gold groups stayed.
    pub fn recall(&self) -> f64 {
        if self.items == 0 { 1.0 } else { self.recall / self.items as f64 }
    }

    /// The harmonic mean of the two.
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    /// How many items counted.
    pub fn items(&self) -> usize {
        self.items
    }
}
