//! What several panels draw alike: badges, chips, marks, fields, rows, pickers. Each has an accessible name.
//!
//! Widgets take plain values and give back a [`Response`](egui::Response) or what was chosen; they know no
//! document and push no commands.

mod badge;
mod button;
mod chip;
mod diamond;
mod field;
mod found;
mod heading;
mod mark;
mod menu;
mod picker;
mod row;

pub(crate) use badge::{paint_badge, strand_badge};
pub(crate) use button::{IconButton, underlined_tab};
pub(crate) use chip::Chip;
pub(crate) use diamond::{dilemma_mark, paint_diamond};
pub(crate) use field::{TextField, ValueField, enters, is_typing_apart, select_all};
pub(crate) use found::{found_mark, found_mark_widths};
pub(crate) use heading::{field_label, section_heading};
pub(crate) use mark::{mark, unmark};
pub(crate) use menu::{
    choice_line, context_menu, enter_menu, focus_first_line, is_just_entered, menu_line, submenu,
    take_menu_key,
};
pub(crate) use picker::{Pick, Picked, PickerWords, picker};
pub(crate) use row::Row;
