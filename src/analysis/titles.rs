//! What to call scenes, strands and dilemmas.

/// Names for what was found, each list in the order of its findings.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    /// A title for each scene.
    pub scenes: Vec<String>,
    /// What happens in each scene.
    pub summaries: Vec<String>,
    /// A title for each strand.
    pub strands: Vec<String>,
    /// A title for each dilemma.
    pub conflicts: Vec<String>,
}
