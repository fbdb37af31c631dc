//! The other forms of a name, as chips.

use egui::{Id, Ui};

use super::{fields::labelled, people::chip_line};
use crate::{
    app::{
        context::PanelContext,
        theme::measures,
        widgets::{Chip, ValueField},
    },
    outline::Edit,
};

/// Draws the aliases with a field for one more; `edit` puts the new list.
pub(super) fn aliases_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    id: Id,
    aliases: &[String],
    edit: impl FnOnce(Vec<String>) -> Edit,
) {
    let words = cx.words;
    labelled(ui, &words.text("inspector-aliases"), |ui| {
        let mut removed = None;
        if !aliases.is_empty() {
            chip_line(ui, |ui| {
                for (index, alias) in aliases.iter().enumerate() {
                    let remove = words.with("inspector-remove", &[("name", alias.as_str().into())]);
                    if Chip::new(alias).removable(&remove).show(ui).removed {
                        removed = Some(index);
                    }
                }
            });
            ui.add_space(measures().space.hair);
        }
        let name = words.text("inspector-add-alias");
        let field = ValueField::new(id, &name, "").hint(&name).show(ui);
        field.stay();
        let added = field.changed;
        let added = added.map(|alias| alias.trim().to_owned());
        let added = added.filter(|alias| !alias.is_empty() && !aliases.contains(alias));
        if let Some(gone) = removed {
            let kept = aliases.iter().enumerate().filter(|(index, _)| *index != gone);
            cx.push(edit(kept.map(|(_, alias)| alias.clone()).collect()));
        } else if let Some(alias) = added {
            cx.push(edit(aliases.iter().cloned().chain([alias]).collect()));
        }
    });
}
