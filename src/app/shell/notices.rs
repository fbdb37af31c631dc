//! What is to be said and needs no answer: it comes up at the foot of the window, with a remedy where there is
//! one, and goes by itself unless something failed. What offers to undo a step goes when that is no longer the last
//! step, and is seen with its own outline only.

use std::time::Duration;

use egui::{Align2, Area, Button, Context, Frame, Id, Order, Rect, Role, Ui, Vec2, WidgetInfo};

use super::{
    Question, Replacing,
    findings::finding,
    trouble::{named, refusal, trouble},
};
use crate::{
    analysis,
    app::{
        actions::{self, Action},
        context::Asked,
        icons::Icon,
        theme::{Theme, Type},
        widgets::IconButton,
        words::Words,
    },
    formats::read,
    session::{self, Document, DocumentId, Failure, OldName, VersionId, Workspace},
    store::{self, Fault},
};

/// How long a notice stays, in seconds.
const STAY: f64 = 7.0;
/// How long one stays that offers to undo a step or to replace a name: there is more to think about.
const STAY_WITH_UNDO: f64 = 20.0;

/// What can be done about a notice.
#[derive(Clone, Debug, PartialEq)]
enum Remedy {
    /// This.
    Do(Action),
    /// Read more about it.
    Tell(Question),
    /// Replace an old name.
    Replace(OldName),
    /// Look where it stands first.
    Look(OldName),
}

/// What a notice was answered with, beyond an action.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) enum Told {
    /// There is more to read.
    More(Question),
    /// An old name is to be replaced.
    Replace(OldName),
    /// The places of an old name are to be shown.
    Look(OldName),
}

/// What a notice is about, and so where and how long it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    /// No outline that is open.
    Anything,
    /// This outline; it is not seen with others.
    Outline(DocumentId),
    /// The step that made this version, while it is the last one.
    Step(VersionId),
}

impl About {
    /// The outline that it is about.
    const fn outline(self) -> Option<DocumentId> {
        match self {
            Self::Anything => None,
            Self::Outline(id) => Some(id),
            Self::Step(made) => Some(made.document),
        }
    }
}

/// Something to be said.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Notice {
    text: String,
    is_error: bool,
    /// What can be done about it, in the order of its buttons.
    remedies: Vec<Remedy>,
    about: About,
    /// When it goes by itself, in the clock of the frames.
    until: Option<f64>,
    stand: Stand,
}

/// Where a notice stands.
#[derive(Clone, Debug, Default, PartialEq)]
struct Stand {
    /// Later notices have higher numbers.
    number: u64,
    /// Where it was drawn last.
    rect: Option<Rect>,
    /// Whether it is over and only its place is kept, until the pointer is elsewhere.
    is_gone: bool,
}

impl Notice {
    /// Something worth knowing.
    pub(in crate::app) fn info(text: String) -> Self {
        let stand = Stand::default();
        Self { text, is_error: false, remedies: Vec::new(), about: About::Anything, until: None, stand }
    }

    /// Something failed; it stays until it is put away.
    pub(in crate::app) fn error(text: String) -> Self {
        Self { is_error: true, ..Self::info(text) }
    }

    /// With something to do about it.
    pub(in crate::app) fn with_remedy(mut self, remedy: Action) -> Self {
        self.remedies.push(Remedy::Do(remedy));
        self
    }

    /// About this outline.
    pub(in crate::app) fn about(self, id: DocumentId) -> Self {
        Self { about: About::Outline(id), ..self }
    }

    /// About the step that made this version, with the offer to undo it.
    fn about_step(self, made: VersionId) -> Self {
        Self { about: About::Step(made), ..self }.with_remedy(Action::Undo)
    }

    /// The offer to replace an old name.
    fn offer(left: &OldName, words: &Words) -> Self {
        let remedies = vec![Remedy::Replace(left.clone()), Remedy::Look(left.clone())];
        let about = About::Outline(left.document);
        Self { remedies, about, ..Self::info(super::steps::old_name(left, words)) }
    }

    /// The old name that it offers to replace.
    fn old_name(&self) -> Option<&OldName> {
        self.remedies.iter().find_map(|remedy| match remedy {
            Remedy::Replace(left) => Some(left),
            Remedy::Do(_) | Remedy::Tell(_) | Remedy::Look(_) => None,
        })
    }

    /// Whether it still holds: its outline is open, the step that it speaks of is the last one.
    fn holds(&self, documents: &[Document]) -> bool {
        if let Some(left) = self.old_name() {
            return documents.iter().any(|document| left.holds(document));
        }
        match self.about {
            About::Anything => true,
            About::Outline(id) => documents.iter().any(|document| document.id() == id),
            About::Step(made) => documents.iter().any(|document| document.version_id() == made),
        }
    }

    /// Whether it is seen while this outline is.
    fn belongs_to(&self, shown: Option<&Document>) -> bool {
        !self.stand.is_gone && self.has_place(shown)
    }

    /// Whether it has a place while this outline is seen.
    fn has_place(&self, shown: Option<&Document>) -> bool {
        self.about.outline().is_none_or(|id| shown.is_some_and(|document| document.id() == id))
    }

    /// How long it stays, in seconds.
    fn stay(&self) -> f64 {
        match self.about {
            About::Step(_) => STAY_WITH_UNDO,
            _ if self.old_name().is_some() => STAY_WITH_UNDO,
            About::Anything | About::Outline(_) => STAY,
        }
    }

    /// Whether it speaks of the same trouble: the same thing failed for the same outline, in whatever way.
    fn is_like(&self, other: &Self) -> bool {
        let is_same_trouble = self.is_error && other.is_error && !self.remedies.is_empty();
        self.about == other.about
            && (self.text == other.text || is_same_trouble && self.remedies == other.remedies)
    }

    /// With more to read about it; stays until it is put away.
    fn with_details(mut self, heading: String, lines: Vec<String>) -> Self {
        self.until = Some(f64::INFINITY);
        self.with_more(heading, lines)
    }

    /// With more to read about it.
    fn with_more(mut self, heading: String, lines: Vec<String>) -> Self {
        self.remedies.insert(0, Remedy::Tell(Question::Report { heading, lines }));
        self
    }
}

/// What is being said.
#[derive(Debug, Default)]
pub(in crate::app) struct Notices {
    shown: Vec<Notice>,
    /// Whether the pointer rested among them in the last frame: then no time goes by for them, and none moves, so that a
    /// click meant for one hits no other.
    is_pointed_at: bool,
    /// When the last frame was, in the clock of the frames.
    last: f64,
    /// How many there have been.
    count: u64,
}

impl Notices {
    /// Says something; the same thing is not said twice at once.
    pub(in crate::app) fn say(&mut self, notice: Notice) {
        self.let_go(|shown| shown.is_like(&notice));
        self.count += 1;
        let notice = Notice { stand: Stand { number: self.count, ..Stand::default() }, ..notice };
        // They stand on each other: the lowest moves nothing when one comes above it.
        let place = if self.is_pointed_at { 0 } else { self.shown.len() };
        self.shown.insert(place, notice);
    }

    /// Lets notices go; their places are kept as long as the pointer is among them.
    fn let_go(&mut self, is_over: impl Fn(&Notice) -> bool) {
        self.shown.iter_mut().filter(|notice| is_over(notice)).for_each(|notice| notice.stand.is_gone = true);
        if !self.is_pointed_at {
            self.shown.retain(|notice| !notice.stand.is_gone);
        }
    }

    /// Whether something failed and has not been put away.
    pub(in crate::app) fn has_error(&self) -> bool {
        self.shown.iter().any(|notice| notice.is_error && !notice.stand.is_gone)
    }

    /// Puts away everything that failed so far.
    pub(in crate::app) fn put_errors_away(&mut self) {
        self.let_go(|notice| notice.is_error);
    }

    /// Whether anything is seen with this outline.
    pub(in crate::app) fn has_any(&self, shown: Option<&Document>) -> bool {
        self.shown.iter().any(|notice| notice.belongs_to(shown))
    }

    /// Puts away the newest of those that are seen with this outline; whether there was one.
    pub(in crate::app) fn put_newest_away(&mut self, shown: Option<&Document>) -> bool {
        let seen = self.shown.iter().filter(|notice| notice.belongs_to(shown));
        let newest = seen.map(|notice| notice.stand.number).max();
        newest.map(|newest| self.let_go(|notice| notice.stand.number == newest)).is_some()
    }

    /// What this could be done about has been done for this outline.
    fn remedied(&mut self, id: DocumentId, by: Action) {
        let remedy = Remedy::Do(by);
        let is_done =
            |notice: &Notice| notice.about == About::Outline(id) && notice.remedies.contains(&remedy);
        self.let_go(is_done);
    }

    fn forget_old_names(&mut self, id: DocumentId) {
        self.let_go(|notice| notice.old_name().is_some_and(|left| left.document == id));
    }

    /// Finds words for what the session has to say; what of it must be answered comes back.
    pub(in crate::app) fn take_in(
        &mut self,
        said: Vec<session::Notice>,
        words: &Words,
        ctx: &Context,
    ) -> Vec<Question> {
        let mut questions = Vec::new();
        for notice in said {
            ctx.request_repaint();
            match &notice {
                session::Notice::Saved { id, .. } => self.remedied(*id, Action::SaveAs),
                session::Notice::Exported { id, .. } => self.remedied(*id, Action::Export),
                // It has been counted before.
                session::Notice::Reworded { made, .. } => self.forget_old_names(made.document),
                _ => {}
            }
            match in_words(&notice, words) {
                Said::Notice(notice) => self.say(notice),
                Said::Question(asked) => questions.push(asked),
                Said::Nothing => {}
            }
        }
        questions
    }

    /// Lets go what no longer holds, and what has been seen long enough.
    fn tidy(&mut self, ctx: &Context, workspace: &Workspace) {
        let now = ctx.input(|input| input.time);
        let passed = now - std::mem::replace(&mut self.last, now);
        let held = if self.is_pointed_at { passed } else { 0.0 };
        self.let_go(|notice| !notice.holds(workspace.documents()));
        let active = workspace.active();
        let passing = |notice: &&mut Notice| !notice.is_error && notice.belongs_to(active);
        for notice in self.shown.iter_mut().filter(passing) {
            let stay = notice.stay();
            let until = notice.until.map_or(now + stay, |until| until + held);
            notice.until = Some(until);
            if until.is_finite() {
                ctx.request_repaint_after(Duration::from_secs_f64((until - now).max(0.05)));
            }
        }
        self.let_go(|notice| notice.until.is_some_and(|until| now >= until));
    }

    /// Shows those that belong to what is open in front.
    pub(in crate::app) fn ui(
        &mut self,
        ctx: &Context,
        workspace: &Workspace,
        words: &Words,
        asked: &Asked,
    ) -> Option<Told> {
        self.tidy(ctx, workspace);
        let active = workspace.active();
        if !self.has_any(active) {
            self.is_pointed_at = false;
            self.let_go(|_| false);
            return None;
        }
        if !self.is_pointed_at {
            self.let_go(|_| false);
        }
        let (mut put_away, mut told) = (None, None);
        // From the lowest up.
        let mut below = FOOT;
        for notice in self.shown.iter_mut().rev().filter(|notice| notice.has_place(active)) {
            if !notice.stand.is_gone {
                let (rect, done) = standing_ui(ctx, notice, below, words);
                notice.stand.rect = Some(rect);
                match done {
                    None => {}
                    Some(Done::PutAway) => put_away = Some(notice.stand.number),
                    Some(Done::Remedy(remedy)) => {
                        put_away = Some(notice.stand.number);
                        match remedy {
                            Remedy::Do(action) => asked.push(action),
                            Remedy::Tell(more) => told = Some(Told::More(more)),
                            Remedy::Replace(left) => told = Some(Told::Replace(left)),
                            Remedy::Look(left) => told = Some(Told::Look(left)),
                        }
                    }
                }
            }
            below += notice.stand.rect.map_or(0.0, |rect| rect.height() + BETWEEN);
        }
        let places = self.shown.iter().filter(|notice| notice.has_place(active));
        let whole = places.filter_map(|notice| notice.stand.rect).reduce(Rect::union);
        let pointer = ctx.pointer_hover_pos();
        self.is_pointed_at = pointer.zip(whole).is_some_and(|(at, whole)| whole.contains(at));
        if let Some(number) = put_away {
            ctx.request_repaint();
            self.let_go(|notice| notice.stand.number == number);
        }
        told
    }
}

/// The space below the lowest notice, and between two.
const FOOT: f32 = 20.0;
const BETWEEN: f32 = 4.0;

/// Draws a notice so far above the foot of the window; where it stands, and what was done about it.
fn standing_ui(ctx: &Context, notice: &Notice, below: f32, words: &Words) -> (Rect, Option<Done>) {
    let id = Id::unique(("notice", notice.stand.number));
    let area = Area::new(id).order(Order::Foreground).anchor(Align2::CENTER_BOTTOM, Vec2::new(0.0, -below));
    let shown = area.show(ctx, |ui| notice_ui(ui, notice, words));
    super::settle(ctx, id, shown.response.rect);
    (shown.response.rect, shown.inner)
}

/// What was done about a notice.
enum Done {
    PutAway,
    Remedy(Remedy),
}

/// Draws a notice; what was done about it.
fn notice_ui(ui: &mut Ui, notice: &Notice, words: &Words) -> Option<Done> {
    let theme = Theme::of(ui.ctx());
    let (icon, ink) = match notice.is_error {
        true => (Icon::CircleAlert, theme.error),
        false => (Icon::Info, theme.accent),
    };
    let mut done = None;
    Frame::popup(ui.style()).inner_margin(egui::Margin::symmetric(14, 10)).show(ui, |ui| {
        ui.set_max_width(560.0);
        ui.horizontal(|ui| {
            icon.show(ui, 16.0, ink);
            ui.scope(|ui| {
                ui.set_max_width(400.0);
                let label = ui.add(egui::Label::new(Type::Control.text(&notice.text)).wrap());
                label.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &notice.text));
            });
            for remedy in &notice.remedies {
                let label = match remedy {
                    Remedy::Do(action) => actions::entry(*action).label(words),
                    Remedy::Tell(_) => words.text("notice-details"),
                    Remedy::Replace(_) => words.text("search-replace"),
                    Remedy::Look(_) => words.text("old-name-look"),
                };
                if ui.add(Button::new(Type::Control.text(label))).clicked() {
                    done = Some(Done::Remedy(remedy.clone()));
                }
            }
            if IconButton::new(Icon::Close, &words.text("notice-put-away")).show(ui).clicked() {
                done = Some(Done::PutAway);
            }
        });
    });
    done
}

/// How something is said.
enum Said {
    Notice(Notice),
    Question(Question),
    /// It is seen anyway.
    Nothing,
}

fn in_words(notice: &session::Notice, words: &Words) -> Said {
    Said::Notice(match notice {
        // The state in the bar says so.
        session::Notice::Saved { .. } => return Said::Nothing,
        session::Notice::Exported { path, .. } => {
            Notice::info(words.with("notice-exported", &[("file", named(path, words).into())]))
        }
        session::Notice::NoFileYet(id) => {
            Notice::info(words.text("notice-no-file-yet")).with_remedy(Action::SaveAs).about(*id)
        }
        session::Notice::OpenedWithFindings { id, path, findings, partial } => {
            let args = [("file", named(path, words).into()), ("n", findings.len().into())];
            let text = match partial {
                true => words.with("notice-opened-partly", &args),
                false => words.with("notice-opened-mended", &args),
            };
            let lines = findings.iter().map(|found| finding(found, words)).collect();
            Notice::info(text.clone()).with_details(text, lines).about(*id)
        }
        session::Notice::ReadWarning(id, warning) => read_warning(warning, words).about(*id),
        session::Notice::ImportWarning(id, warning) => import_warning(warning, words).about(*id),
        session::Notice::EditRefused(id, error) => {
            let cause = super::steps::refusal(error, words);
            Notice::info(words.with("notice-edit-refused", &[("cause", cause.into())])).about(*id)
        }
        session::Notice::Deleted { made, deleted } => {
            Notice::info(super::steps::deletion(deleted, words)).about_step(*made)
        }
        session::Notice::Merged { made, merged } => {
            Notice::info(super::steps::merging(merged, words)).about_step(*made)
        }
        session::Notice::OldName(left) => Notice::offer(left, words),
        session::Notice::Reworded { made, places, items } => {
            let args = [("n", (*places).into()), ("items", (*items).into())];
            Notice::info(words.with("replaced", &args)).about_step(*made)
        }
        session::Notice::NewVersion(offer) => {
            return Said::Question(Question::NewVersion { offer: offer.clone(), is_new: true });
        }
        session::Notice::Updated { made, updated } => {
            let notice = Notice::info(super::updated::in_short(updated, words)).about_step(*made);
            match super::updated::lines(updated, words) {
                lines if lines.is_empty() => notice,
                lines => notice.with_more(words.text("updated"), lines),
            }
        }
        session::Notice::SameSource(id) => Notice::info(words.text("notice-same-source")).about(*id),
        session::Notice::OpenElsewhere { id, by, is_certain } => {
            let who = by
                .as_ref()
                .map_or_else(|| words.text("somebody"), |by| format!("{} ({})", by.user, by.computer));
            let args = [("who", who.into())];
            Notice::info(match is_certain {
                true => words.with("notice-open-elsewhere", &args),
                false => words.with("notice-maybe-open-elsewhere", &args),
            })
            .about(*id)
        }
        session::Notice::Failed(failure) => return failed(failure, words),
        session::Notice::JobPanicked(session::Panicked(cause)) => {
            Notice::error(words.with("notice-panicked", &[("cause", cause.as_str().into())]))
        }
    })
}

fn read_warning(warning: &read::Warning, words: &Words) -> Notice {
    Notice::info(match warning {
        read::Warning::Guessed(encoding) => {
            words.with("notice-encoding-guessed", &[("encoding", encoding.to_string().into())])
        }
        read::Warning::Unreadable(n) => words.with("notice-unreadable", &[("n", (*n).into())]),
        read::Warning::LeftOut(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| words.text(left_out(*part))).collect();
            words.with("notice-left-out", &[("parts", words.listed(&parts).into())])
        }
    })
}

const fn left_out(part: read::Part) -> &'static str {
    match part {
        read::Part::Deletions => "left-out-deletions",
        read::Part::Comments => "left-out-comments",
        read::Part::Notes => "left-out-notes",
        read::Part::Margins => "left-out-margins",
        read::Part::Contents => "left-out-contents",
        read::Part::Hidden => "left-out-hidden",
    }
}

fn import_warning(warning: &analysis::Warning, words: &Words) -> Notice {
    match warning {
        analysis::Warning::Empty => Notice::info(words.text("notice-import-empty")).with_remedy(Action::Open),
        analysis::Warning::OtherLanguage(code) => {
            Notice::info(words.with("notice-import-language", &[("code", code.as_str().into())]))
        }
    }
}

fn failed(failure: &Failure, words: &Words) -> Said {
    Said::Notice(match failure {
        Failure::Read(error) => Notice::error(trouble(error, words)),
        Failure::NoText(path, why) => Notice::error(refusal(path, why, words)),
        Failure::NoSource(id) => {
            Notice::error(words.text("notice-no-source")).with_remedy(Action::Open).about(*id)
        }
        Failure::Save { id, error } if matches!(error.fault, Fault::Exists | Fault::Changed) => {
            return replace(*id, error, Replacing::Save, words);
        }
        Failure::Export { id, error, drawing } if matches!(error.fault, Fault::Exists) => {
            return replace(*id, error, Replacing::Export(drawing.clone()), words);
        }
        Failure::Save { id, error } => {
            Notice::error(trouble(error, words)).with_remedy(Action::SaveAs).about(*id)
        }
        Failure::Export { id, error, .. } => {
            Notice::error(trouble(error, words)).with_remedy(Action::Export).about(*id)
        }
        Failure::UnknownFormat { id, path } => {
            let file = named(path, words);
            let text = words.with("notice-unknown-format", &[("file", file.into())]);
            Notice::error(text).with_remedy(Action::Export).about(*id)
        }
        Failure::Keep(error) => {
            let why = trouble(error, words);
            Notice::error(words.with("notice-not-kept", &[("why", why.into())])).with_remedy(Action::Save)
        }
        // It has been saved, so closing need not wait for it.
        Failure::Backup { id, error } => {
            let why = trouble(error, words);
            Notice::info(words.with("notice-no-backup", &[("why", why.into())])).about(*id)
        }
        Failure::LeftBehind(error) => {
            let (why, path) = (trouble(error, words), error.path.display().to_string());
            let args = [("why", why.into()), ("path", path.into())];
            Notice::error(words.with("notice-left-unreadable", &args))
        }
    })
}

/// Asks whether the file is to be replaced.
fn replace(id: DocumentId, error: &store::Error, by: Replacing, words: &Words) -> Said {
    let text = trouble(error, words);
    Said::Question(Question::Replace { id, path: error.path.clone(), by, text })
}
