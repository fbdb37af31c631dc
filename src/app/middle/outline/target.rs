//! What of a row is being edited.

use super::layout::Part;
use crate::{app::middle::field, outline::SceneId};

/// What is being edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A part of a scene.
    Scene(SceneId, Part),
    /// A scene's length.
    Minutes(SceneId),
    /// A divider's title.
    Divider(usize),
}

impl Target {
    /// The scene that it belongs to.
    pub(super) const fn scene(&self) -> Option<&SceneId> {
        match self {
            Self::Scene(scene, _) | Self::Minutes(scene) => Some(scene),
            Self::Divider(_) => None,
        }
    }
}

/// A part of a row that is being edited where it stands.
#[derive(Clone, Debug)]
pub(super) struct Editing {
    /// What.
    pub(super) target: Target,
    /// Its field.
    pub(super) field: field::Editing,
}

impl Editing {
    /// Begins to edit it, with the text cursor there.
    pub(super) const fn new(target: Target, caret: field::Caret) -> Self {
        Self { target, field: field::Editing::new(caret) }
    }
}
