//! An outline in other programs' formats, one file each. What a format cannot carry, its file says.

pub mod csv;
pub mod json;
pub mod md;
mod sheet;
mod words;
