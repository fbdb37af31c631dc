//! `bogen export`: an outline in, another format out.

use std::io;

use super::{
    Console, FAILED, OK, USAGE,
    args::{Export, HowWide, Lanes, Picture, Range, WhichRails},
    complaint,
};
use crate::{
    formats::write::{
        Format,
        timeline::{Drawing, DrawnPart},
    },
    outline::Outline,
    store::{
        self,
        disk::{self, Existing},
    },
    timeline::{Grouping, Minute, Plan, Px, Rails, View, Widths},
};

/// Exports the outline of `task`; the exit status.
pub(super) fn run(task: &Export, console: &mut Console<'_>) -> io::Result<u8> {
    let format = Format::from(task.format);
    if let Some(option) = task.picture.given().filter(|_| !format.is_picture()) {
        writeln!(console.err, "bogen: {option} is for pictures of the timeline (--format svg or png)")?;
        return Ok(USAGE);
    }
    let opened = match store::open(&task.file) {
        Ok(opened) => opened,
        Err(error) => return failed(&error, console),
    };
    for finding in &opened.findings {
        writeln!(console.err, "bogen: {}: {finding}", task.file.display())?;
    }
    // What is left of a damaged outline is worth having; the status says that it is not all.
    let status = if opened.is_partial { FAILED } else { OK };
    let drawing = match drawing(&task.picture, &opened.outline) {
        Ok(drawing) => drawing,
        Err(complaint) => {
            writeln!(console.err, "bogen: {}: {complaint}", task.file.display())?;
            return Ok(FAILED);
        }
    };
    let name = task.file.file_stem().unwrap_or_default().to_string_lossy();
    let bytes = format.write_named(&opened.outline, &name, &drawing);
    let Some(path) = &task.output else {
        console.out.write_all(&bytes)?;
        console.out.flush()?;
        return Ok(status);
    };
    let existing = if task.force { Existing::Replace } else { Existing::Keep };
    match disk::write(path, &bytes, existing) {
        Ok(()) => Ok(status),
        Err(error) => failed(&error, console),
    }
}

/// What the picture shows; the error is the complaint about it.
fn drawing(picture: &Picture, outline: &Outline) -> Result<Drawing, String> {
    let view = View {
        grouping: match picture.lanes {
            None | Some(Lanes::Strands) => Grouping::Strands,
            Some(Lanes::Characters) => Grouping::Characters,
            Some(Lanes::Locations) => Grouping::Locations,
            Some(Lanes::Dilemmas) => Grouping::Dilemmas,
            Some(Lanes::One) => Grouping::One,
        },
        rails: match picture.rails {
            None | Some(WhichRails::Both) => Rails::Both,
            Some(WhichRails::Telling) => Rails::Telling,
            Some(WhichRails::Story) => Rails::Story,
        },
        widths: match picture.widths {
            None | Some(HowWide::Minutes) => Widths::Minutes,
            Some(HowWide::Equal) => Widths::Equal,
        },
        ..View::default()
    };
    let part = match picture.range {
        None => DrawnPart::Whole,
        Some(Range::Minutes(from, to)) => DrawnPart::Minutes(Minute(from), Minute(to)),
        Some(Range::Scenes(from, to)) => {
            let count = outline.scenes.len();
            if to > count {
                return Err(format!("there is no scene {to}; the last one is {count}"));
            }
            let span = Plan::of(outline, &view).span(from - 1..to);
            span.map_or(DrawnPart::Whole, |(from, to)| DrawnPart::Minutes(from, to))
        }
    };
    let width = picture.width.map(|width| Px(f32::from(width)));
    Ok(Drawing { view, part, width, language: None })
}

fn failed(error: &store::Error, console: &mut Console<'_>) -> io::Result<u8> {
    writeln!(console.err, "bogen: {}", complaint(error))?;
    Ok(FAILED)
}
