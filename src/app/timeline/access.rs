//! The timeline for those who do not see it: each lane, the dilemmas, the marks and the story rail as a list, each
//! scene in it with its name, place and state, in view or not.
//!
//! A list of many hundred entries is read in parts: the one round the place where one is, with the places counted
//! over all of it, and an entry before and behind it that says how many more there are and leads on to them.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use egui::{
    Event, Id, Pos2, Role, Sense, Ui, UiBuilder, WidgetInfo,
    accesskit::{Action, ActionRequest},
};

use super::{names, paint};
use crate::{
    app::{context::PanelContext, words::Language},
    outline::{DilemmaId, ItemId, SceneId},
    session::{Select, ViewCommand},
    timeline::{Area, OnLane, Picture, Plan, Px, stretch},
};

/// So many entries the lists have together: what a frame costs grows with them.
const MOST: usize = 1_500;
/// A list has at least so many, if it is that long.
const LEAST: usize = 24;

/// What is told, and where the writer is.
pub(super) struct Told<'a> {
    /// Where the picture's upper left corner lies.
    pub(super) origin: Pos2,
    /// What is shown.
    pub(super) plan: &'a Plan,
    /// Where it lies.
    pub(super) picture: &'a Picture,
    /// The scenes that are selected.
    pub(super) selected: &'a BTreeSet<usize>,
    /// The mark that the keyboard is on, by its place in the outline.
    pub(super) on_mark: Option<usize>,
    /// Where the keyboard stands, if not on a mark.
    pub(super) place: Option<OnLane>,
}

/// The names of one plan's entries, made once.
#[derive(Default)]
pub(super) struct Names {
    language: Option<Language>,
    made: HashMap<(Row, usize), String>,
}

/// A list.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Row {
    Marks,
    Dilemmas,
    Lane(usize),
    Story,
}

/// Tells the timeline. Costs nothing where nobody listens. Gives the mark, by its place in the outline, that was
/// chosen. The keyboard's place is the active one of `canvas`.
pub(super) fn tell(
    ui: &mut Ui,
    canvas: Id,
    told: &Told<'_>,
    names: &mut Names,
    cx: &PanelContext<'_>,
) -> Option<usize> {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |_| ())?;
    if names.language != Some(cx.words.language()) {
        *names = Names { language: Some(cx.words.language()), ..Names::default() };
    }
    let clicked = ui.input(|input| {
        let requests = input.events.iter().filter_map(|event| match event {
            Event::AccessKitActionRequest(ActionRequest { action: Action::Click, target_node, .. }) => {
                Some(*target_node)
            }
            _ => None,
        });
        requests.collect()
    });
    let most = (MOST / (told.plan.lanes.len() + 3)).max(LEAST);
    let mut teller = Teller { told, names, most, clicked, active: None, cx };
    let chosen = teller.marks(ui);
    teller.dilemmas(ui);
    for (lane, area) in told.picture.lane_areas(told.plan).into_iter().enumerate() {
        teller.lane(ui, lane, area);
    }
    teller.story(ui);
    if let Some(active) = teller.active {
        ui.ctx().accesskit_node_builder(canvas, |node| node.set_active_descendant(active.accesskit_id()));
    }
    chosen
}

struct Teller<'a> {
    told: &'a Told<'a>,
    names: &'a mut Names,
    /// So many entries a list has at most.
    most: usize,
    /// What was clicked on.
    clicked: Vec<egui::accesskit::NodeId>,
    /// The entry that the keyboard is on.
    active: Option<Id>,
    cx: &'a PanelContext<'a>,
}

/// An entry: which it is, where it stands in its list, where it lies, and whether it is selected.
struct Entry {
    id: Id,
    position: usize,
    area: Area,
    is_selected: bool,
}

impl Teller<'_> {
    fn list(&self, ui: &mut Ui, id: Id, area: Area, name: String, count: usize) -> Ui {
        let rect = paint::rect(self.told.origin, area);
        let builder = UiBuilder::new().scope_id(id).max_rect(rect);
        let list = ui.new_child(builder.accessibility_role(Role::List).accessibility_label(name));
        let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
        ui.ctx().accesskit_node_builder(list.unique_id(), |node| {
            node.set_bounds(egui::accesskit::Rect { x0, y0, x1, y1 });
            node.set_size_of_set(count);
        });
        list
    }

    /// Whether it was chosen.
    fn entry(&self, list: &Ui, entry: &Entry, name: &str) -> bool {
        let Entry { id, position, area, is_selected } = *entry;
        let response = list.interact(paint::rect(self.told.origin, area), id, Sense::hover());
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_selected, name));
        list.ctx().accesskit_node_builder(id, |node| {
            node.add_action(Action::Click);
            node.set_position_in_set(position);
            // An entry is selected or not; it is no box with a tick.
            node.clear_toggled();
            node.set_selected(is_selected);
        });
        self.clicked.contains(&id.accesskit_id())
    }

    fn choose(&self, item: impl Into<ItemId>) {
        let item = item.into();
        self.cx.push(Select::Only(vec![item.clone()]));
        self.cx.push(ViewCommand::Reveal(item));
    }

    fn marks(&mut self, ui: &mut Ui) -> Option<usize> {
        let Told { plan, picture, on_mark, .. } = *self.told;
        let marks = picture.areas.marks;
        if plan.dividers.is_empty() {
            return None;
        }
        let id = Id::unique("timeline marks");
        let count = plan.dividers.len();
        let list = self.list(ui, id, marks, self.cx.words.text("timeline-marks"), count);
        let here = plan.dividers.iter().position(|mark| Some(mark.divider) == on_mark);
        let mut chosen = None;
        for position in stretch(count, here.unwrap_or(0), self.most) {
            let mark = &plan.dividers[position];
            let x = picture.x(mark.at);
            let area = Area::new(x, marks.top, x, marks.bottom).grown(Px(5.0));
            let is_selected = here == Some(position);
            let entry = Entry { id: id.with(mark.divider), position, area, is_selected };
            let name = self.names.of(Row::Marks, position, || names::mark_name(self.cx, plan, mark));
            if is_selected {
                self.active = Some(entry.id);
            }
            if self.entry(&list, &entry, &name) {
                chosen = Some(mark.divider);
            }
        }
        chosen
    }

    fn lane(&mut self, ui: &mut Ui, lane: usize, area: Area) {
        let Told { plan, picture, .. } = *self.told;
        let row = &plan.lanes[lane];
        let id = Id::unique(("timeline lane", format!("{:?}", row.key)));
        let list = self.list(ui, id, area, names::lane_name(self.cx, row), row.scenes.len());
        let seen = picture.blocks.iter().filter(|block| block.lane == lane);
        let seen: HashMap<usize, Area> = seen.map(|block| (block.scene, block.area)).collect();
        let on_it = self.told.place.filter(|place| place.lane == lane);
        let around = match on_it {
            Some(place) => plan.position(place).0 - 1,
            None => {
                let view = picture.frame.viewport.start;
                row.scenes.partition_point(|scene| plan.end(*scene) <= view)
            }
        };
        let part = stretch(row.scenes.len(), around.min(row.scenes.len().saturating_sub(1)), self.most);
        let scene_id = |scene: usize| id.with(plan.id(scene).as_str());
        self.more(&list, id, area, &row.scenes, 0..part.start);
        for position in part.clone() {
            let scene = row.scenes[position];
            let place = OnLane { lane, scene };
            let area = seen.get(&scene).copied().unwrap_or_else(|| picture.block_area(plan, place, area));
            let name = self.names.of(Row::Lane(lane), scene, || names::block_name(self.cx, plan, place));
            let is_selected = self.told.selected.contains(&scene);
            let entry = Entry { id: scene_id(scene), position, area, is_selected };
            if on_it.is_some_and(|place| place.scene == scene) {
                self.active = Some(entry.id);
            }
            if self.entry(&list, &entry, &name) {
                self.choose(plan.id(scene));
            }
        }
        self.more(&list, id, area, &row.scenes, part.end..row.scenes.len());
    }

    /// What is not read of a list, as one entry that leads there: `40 Szenen ab 12, Leyla zweifelt`.
    fn more(&self, list: &Ui, id: Id, area: Area, scenes: &[usize], part: Range<usize>) {
        let Some(first) = scenes.get(part.start).filter(|_| !part.is_empty()) else { return };
        let plan = self.told.plan;
        let args = [("n", part.len().into()), ("first", names::scene_title(self.cx, plan, *first).into())];
        let name = self.cx.words.with("timeline-crowd", &args);
        let entry =
            Entry { id: id.with(("more", part.start)), position: part.start, area, is_selected: false };
        if self.entry(list, &entry, &name) {
            // Before the part one goes back step by step, behind it on.
            let next = if part.start == 0 { scenes[part.end - 1] } else { *first };
            self.choose(plan.id(next));
        }
    }

    fn dilemmas(&mut self, ui: &mut Ui) {
        let Told { plan, picture, .. } = *self.told;
        if plan.arcs.is_empty() {
            return;
        }
        let id = Id::unique("timeline dilemmas");
        let (rows, count) = (picture.areas.arcs, plan.arcs.len());
        let list = self.list(ui, id, rows, self.cx.words.text("timeline-dilemmas"), count);
        let selected = |dilemma: &DilemmaId| self.cx.is_selected(&dilemma.into());
        let here = plan.arcs.iter().position(|arc| selected(&arc.dilemma));
        let seen = picture.arcs.first().map(|path| path.arc);
        for position in stretch(count, here.or(seen).unwrap_or(0), self.most) {
            let arc = &plan.arcs[position];
            let is_selected = selected(&arc.dilemma);
            let area = self.arc_area(position, rows);
            let entry = Entry { id: id.with(arc.dilemma.as_str()), position, area, is_selected };
            let name = self.names.of(Row::Dilemmas, position, || names::arc_name(self.cx.words, arc));
            if self.entry(&list, &entry, &name) {
                self.choose(&arc.dilemma);
            }
        }
    }

    fn arc_area(&self, arc: usize, rows: Area) -> Area {
        let Told { plan, picture, .. } = *self.told;
        let path = picture.arcs.iter().find(|path| path.arc == arc);
        match path.and_then(|path| path.stops.first().zip(path.stops.last())) {
            Some((first, last)) => Area::spanned(first.spot, last.spot).grown(Px(6.0)),
            None => {
                let xs = plan.arcs[arc].stops.iter().map(|stop| picture.x(plan.center(stop.scene)));
                let (left, right) =
                    xs.fold((rows.right, rows.left), |(left, right), x| (left.min(x), right.max(x)));
                Area::new(left, rows.top, right, rows.bottom)
            }
        }
    }

    fn story(&mut self, ui: &mut Ui) {
        let Told { plan, picture, place, .. } = *self.told;
        let area = picture.areas.story;
        if area.height() <= Px::ZERO {
            return;
        }
        let id = Id::unique("timeline story");
        let order = &plan.story.order;
        let list = self.list(ui, id, area, self.cx.words.text("timeline-story-time"), order.len());
        let view = picture.frame.viewport.start;
        let around = match place {
            Some(place) => plan.story.rank[place.scene],
            None => order.partition_point(|scene| plan.story_center(*scene) <= view),
        };
        let part = stretch(order.len(), around.min(order.len().saturating_sub(1)), self.most);
        self.more(&list, id, area, order, 0..part.start);
        for position in part.clone() {
            let scene = order[position];
            let area = picture.moment_area(plan, scene, Px(5.0));
            let is_selected = self.told.selected.contains(&scene);
            let scene_id: &SceneId = plan.id(scene);
            let entry = Entry { id: id.with(scene_id.as_str()), position, area, is_selected };
            let name = self.names.of(Row::Story, scene, || names::moment_name(self.cx, plan, scene));
            if self.entry(&list, &entry, &name) {
                self.choose(scene_id);
            }
        }
        self.more(&list, id, area, order, part.end..order.len());
    }
}

impl Names {
    /// The name of an entry.
    fn of(&mut self, row: Row, entry: usize, make: impl FnOnce() -> String) -> String {
        self.made.entry((row, entry)).or_insert_with(make).clone()
    }
}
