//! The timeline in numbers: where each scene, lane, arc and crossing stands. The window paints what is laid
//! out here, the formats write the same as a picture.
//!
//! Pure: knows the outline and no window. Only the [`Chart`] has words and colours, and they are handed in.

mod arcs;
mod chart;
mod clock;
mod drops;
mod lanes;
mod marks;
mod numbers;
mod picture;
mod plan;
mod story;
mod story_drops;
mod story_steps;
mod telling;
#[cfg(test)]
mod testing;
mod units;
mod view;
mod viewport;
mod walk;

pub use arcs::{DilemmaArc, Stop, StopKind};
pub use chart::{
    Chart, ChartWords, Dash, Face, Ink, LABEL, Line, Pen, Standing, StrandTone, Tone, Tones, cut,
};
pub use clock::{Clock, KnownHour};
pub use drops::{
    LaneDrop, copy_edit, drop_on_lanes, lane_edits, move_edit, one_or_all, resize_edit, scene_on_lane,
    step_edit,
};
pub use lanes::{Lane, reordered};
pub use marks::{Mark, MarkDrop, drop_mark, mark_edit, step_mark, without_mark};
pub use numbers::{Absence, Absentee, Runtime, Share, absences, main_characters, shares, shares_text};
pub use picture::{
    ArcPath, ArcStop, Areas, Block, Crowd, Curve, DayMark, Frame, Gap, Hit, HourTick, Join, MarkLine,
    Metrics, OverviewBar, Picture, Row, StoryDot, Tick, TitleRoom, stretch,
};
pub use plan::Plan;
pub use story::{Calendar, Day, StoryRail, Turn};
pub use story_drops::{DropTime, StoryDrop, drop_on_story, story_edit};
pub use story_steps::{StoryStep, story_step};
pub use telling::{Places, Slot};
pub use units::{Area, Minute, Px, Spot, StoryTime};
pub use view::{Grouping, LaneKey, Rails, View, Widths};
pub use viewport::{CLOSEST, Viewport};
pub use walk::{Focus, Go, OnLane, Related};
