//! The timeline for those who do not see it: each lane, the dilemmas and the story rail as a list, each scene
//! in it with its name, place and state.

use egui::{Id, Role, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Action};

use super::{names, paint};
use crate::{
    app::{context::PanelContext, words::Words},
    outline::ItemId,
    session::{Select, ViewCommand},
    timeline::{Area, Picture, Place, Plan, Px, StopKind, Turn},
};

/// Tells what is in view. Costs nothing where nobody listens. Gives the mark, by its place in the outline, that was
/// chosen; the keyboard is on `on_mark`.
pub(super) fn tell(
    ui: &mut Ui,
    origin: egui::Pos2,
    plan: &Plan,
    picture: &Picture,
    on_mark: Option<usize>,
    cx: &PanelContext<'_>,
) -> Option<usize> {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |_| ())?;
    let teller = Teller { origin, plan, picture, cx };
    let chosen = teller.marks(ui, on_mark);
    teller.dilemmas(ui);
    for row in &picture.rows {
        teller.lane(ui, row.lane, row.area);
    }
    teller.story(ui);
    chosen
}

struct Teller<'a> {
    origin: egui::Pos2,
    plan: &'a Plan,
    picture: &'a Picture,
    cx: &'a PanelContext<'a>,
}

impl Teller<'_> {
    fn list(&self, ui: &mut Ui, id: Id, area: Area, name: String) -> Ui {
        let rect = paint::rect(self.origin, area);
        let builder = UiBuilder::new().scope_id(id).max_rect(rect);
        let list = ui.new_child(builder.accessibility_role(Role::List).accessibility_label(name));
        let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
        let bounds = egui::accesskit::Rect { x0, y0, x1, y1 };
        ui.ctx().accesskit_node_builder(list.unique_id(), |node| node.set_bounds(bounds));
        list
    }

    /// Whether it was chosen.
    fn entry(&self, list: &Ui, id: Id, area: Area, name: &str, is_selected: bool) -> bool {
        let response = list.interact(paint::rect(self.origin, area), id, Sense::hover());
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_selected, name));
        list.ctx().accesskit_node_builder(id, |node| node.add_action(Action::Click));
        list.input(|input| input.has_accesskit_action_request(id, Action::Click))
    }

    fn item(&self, list: &Ui, id: Id, area: Area, name: &str, is_selected: bool, item: impl Into<ItemId>) {
        if self.entry(list, id, area, name, is_selected) {
            let item = item.into();
            self.cx.push(Select::Only(vec![item.clone()]));
            self.cx.push(ViewCommand::Reveal(item));
        }
    }

    fn marks(&self, ui: &mut Ui, on_mark: Option<usize>) -> Option<usize> {
        let marks = self.picture.areas.marks;
        if self.picture.marks.is_empty() {
            return None;
        }
        let id = Id::unique("timeline marks");
        let list = self.list(ui, id, marks, self.cx.words.text("timeline-marks"));
        let mut chosen = None;
        for line in &self.picture.marks {
            let mark = &self.plan.dividers[line.mark];
            let area = Area::new(line.x, marks.top, line.x, marks.bottom).grown(Px(5.0));
            let name = names::mark_name(self.cx, self.plan, mark);
            if self.entry(&list, id.with(mark.divider), area, &name, on_mark == Some(mark.divider)) {
                chosen = Some(mark.divider);
            }
        }
        chosen
    }

    fn lane(&self, ui: &mut Ui, lane: usize, area: Area) {
        let row = &self.plan.lanes[lane];
        let id = Id::unique(("timeline lane", format!("{:?}", row.key)));
        let list = self.list(ui, id, area, names::lane_name(self.cx, row));
        for block in self.picture.blocks.iter().filter(|block| block.lane == lane) {
            let scene = self.plan.id(block.scene);
            let name = names::block_name(self.cx, self.plan, Place { lane, scene: block.scene });
            let is_selected = self.cx.is_selected(&scene.into());
            self.item(&list, id.with(scene.as_str()), block.area, &name, is_selected, scene);
        }
        self.crowds(&list, id, lane);
    }

    /// Scenes too narrow for a block each, as one: `40 Szenen ab 12, Leyla zweifelt`.
    fn crowds(&self, list: &Ui, id: Id, lane: usize) {
        for crowd in self.picture.crowds.iter().filter(|crowd| crowd.lane == lane) {
            let first = names::scene_title(self.cx, self.plan, crowd.first);
            let args = [("n", crowd.count.into()), ("first", first.into())];
            let name = self.cx.words.with("timeline-crowd", &args);
            let scene = self.plan.id(crowd.first);
            self.item(list, id.with(("crowd", scene.as_str())), crowd.area, &name, false, scene);
        }
    }

    fn dilemmas(&self, ui: &mut Ui) {
        if self.picture.arcs.is_empty() {
            return;
        }
        let id = Id::unique("timeline dilemmas");
        let list = self.list(ui, id, self.picture.areas.arcs, self.cx.words.text("timeline-dilemmas"));
        for path in &self.picture.arcs {
            let arc = &self.plan.arcs[path.arc];
            let (Some(first), Some(last)) = (path.stops.first(), path.stops.last()) else { continue };
            let area = Area::spanned(first.spot, last.spot).grown(Px(6.0));
            let is_selected = self.cx.is_selected(&(&arc.dilemma).into());
            self.item(
                &list,
                id.with(arc.dilemma.as_str()),
                area,
                &self.arc_name(path.arc),
                is_selected,
                &arc.dilemma,
            );
        }
    }

    /// `Kai die riskante Rettung erlauben? öffnet in Szene 4, drückt in Szene 7, offen`.
    fn arc_name(&self, arc: usize) -> String {
        let arc = &self.plan.arcs[arc];
        let words = self.cx.words;
        let stops = arc.stops.iter().map(|stop| {
            let args = [("scene", (stop.scene + 1).into())];
            match stop.kind {
                StopKind::Opens => words.with("timeline-opens-in", &args),
                StopKind::Presses => words.with("timeline-presses-in", &args),
                StopKind::Decided => words.with("timeline-decided-in", &args),
            }
        });
        let state = match (arc.is_open, arc.taken.as_str()) {
            (true, _) => words.text("timeline-open"),
            (false, "") => words.text("timeline-decided"),
            (false, taken) => words.with("timeline-decided-for", &[("option", taken.into())]),
        };
        let title = if arc.title.is_empty() { words.text("untitled") } else { arc.title.clone() };
        std::iter::once(title).chain(stops).chain([state]).collect::<Vec<_>>().join(", ")
    }

    fn story(&self, ui: &mut Ui) {
        let area = self.picture.areas.story;
        if area.height() <= Px::ZERO {
            return;
        }
        let id = Id::unique("timeline story");
        let list = self.list(ui, id, area, self.cx.words.text("timeline-story-time"));
        let line = self.picture.areas.story_line();
        for moment in self.picture.moments.iter().filter(|moment| moment.count == 1) {
            let scene = self.plan.id(moment.scene);
            let at = Area::new(moment.x, line, moment.x, line).grown(Px(5.0));
            let is_selected = self.cx.is_selected(&scene.into());
            self.item(
                &list,
                id.with(scene.as_str()),
                at,
                &self.moment_name(moment.scene),
                is_selected,
                scene,
            );
        }
    }

    /// `Tag 1, 14:30: 6, Sarah beschuldigt Jasper, Rückblende`.
    fn moment_name(&self, scene: usize) -> String {
        let words: &Words = self.cx.words;
        let title = names::scene_title(self.cx, self.plan, scene);
        let when = names::moment_text(words, &self.plan.slots[scene].scene);
        let turn = match self.plan.story.turn[scene] {
            Turn::InTurn => None,
            Turn::Flashback => Some(words.text("timeline-flashback")),
            Turn::FlashForward => Some(words.text("timeline-flash-forward")),
        };
        let when = when.unwrap_or_else(|| words.text("timeline-no-time"));
        let name = format!("{when}: {title}");
        turn.map_or(name.clone(), |turn| format!("{name}, {turn}"))
    }
}
