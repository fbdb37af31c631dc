//! What is to be said and needs no answer: it comes up at the foot of the window, with a remedy where there is
//! one, and goes by itself unless something failed.

use std::time::Duration;

use egui::{Align2, Area, Button, Context, Frame, Id, Order, Role, Ui, Vec2, WidgetInfo};

use super::{
    Question,
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
    session::{self, Failure},
    store::Fault,
};

/// How long a notice stays, in seconds.
const STAY: f64 = 7.0;

/// What can be done about a notice.
#[derive(Clone, Debug, PartialEq)]
enum Remedy {
    /// This.
    Do(Action),
    /// Read more about it.
    Tell(Question),
}

/// Something to be said.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Notice {
    text: String,
    is_error: bool,
    remedy: Option<Remedy>,
    /// When it goes by itself, in the clock of the frames.
    until: Option<f64>,
}

impl Notice {
    /// Something worth knowing.
    pub(in crate::app) fn info(text: String) -> Self {
        Self { text, is_error: false, remedy: None, until: None }
    }

    /// Something failed; it stays until it is put away.
    pub(in crate::app) fn error(text: String) -> Self {
        Self { is_error: true, ..Self::info(text) }
    }

    /// With something to do about it.
    pub(in crate::app) fn with_remedy(mut self, remedy: Action) -> Self {
        self.remedy = Some(Remedy::Do(remedy));
        self
    }

    /// With more to read about it; stays until it is put away.
    fn with_details(mut self, heading: String, lines: Vec<String>) -> Self {
        self.remedy = Some(Remedy::Tell(Question::Report { heading, lines }));
        self.until = Some(f64::INFINITY);
        self
    }
}

/// What is being said.
#[derive(Debug, Default)]
pub(in crate::app) struct Notices {
    shown: Vec<Notice>,
}

impl Notices {
    /// Says something; the same thing is not said twice at once.
    pub(in crate::app) fn say(&mut self, notice: Notice) {
        self.shown.retain(|shown| shown.text != notice.text);
        self.shown.push(notice);
    }

    /// Whether something failed and has not been put away.
    pub(in crate::app) fn has_error(&self) -> bool {
        self.shown.iter().any(|notice| notice.is_error)
    }

    /// Finds words for what the session has to say; what of it must be answered comes back.
    pub(in crate::app) fn take_in(
        &mut self,
        said: Vec<session::Notice>,
        words: &Words,
        ctx: &Context,
    ) -> Option<Question> {
        let mut question = None;
        for notice in said {
            ctx.request_repaint();
            match in_words(&notice, words) {
                Said::Notice(notice) => self.say(notice),
                Said::Question(asked) => question = Some(asked),
                Said::Nothing => {}
            }
        }
        question
    }

    /// Shows them.
    pub(in crate::app) fn ui(&mut self, ctx: &Context, words: &Words, asked: &Asked) -> Option<Question> {
        let now = ctx.input(|input| input.time);
        for notice in self.shown.iter_mut().filter(|notice| !notice.is_error) {
            let until = *notice.until.get_or_insert(now + STAY);
            if until.is_finite() {
                ctx.request_repaint_after(Duration::from_secs_f64((until - now).max(0.05)));
            }
        }
        self.shown.retain(|notice| notice.until.is_none_or(|until| now < until));
        if self.shown.is_empty() {
            return None;
        }
        let (mut put_away, mut question) = (None, None);
        let area = Area::new(Id::unique("notices")).order(Order::Foreground);
        let shown = area.anchor(Align2::CENTER_BOTTOM, Vec2::new(0.0, -20.0)).show(ctx, |ui| {
            for (index, notice) in self.shown.iter().enumerate() {
                match notice_ui(ui, notice, words) {
                    None => continue,
                    Some(Done::PutAway) => {}
                    Some(Done::Remedy(Remedy::Do(action))) => asked.push(action),
                    Some(Done::Remedy(Remedy::Tell(asked))) => question = Some(asked),
                }
                put_away = Some(index);
            }
        });
        super::settle(ctx, Id::unique("notices"), shown.response.rect);
        if let Some(index) = put_away {
            ctx.request_repaint();
            self.shown.remove(index);
        }
        question
    }
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
            if let Some(remedy) = &notice.remedy {
                let label = match remedy {
                    Remedy::Do(action) => actions::entry(*action).label(words),
                    Remedy::Tell(_) => words.text("notice-details"),
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
        session::Notice::Saved(_) => return Said::Nothing,
        session::Notice::Exported(path) => {
            Notice::info(words.with("notice-exported", &[("file", named(path, words).into())]))
        }
        session::Notice::NoFileYet => {
            Notice::info(words.text("notice-no-file-yet")).with_remedy(Action::SaveAs)
        }
        session::Notice::OpenedWithFindings { path, findings, partial } => {
            let args = [("file", named(path, words).into()), ("n", findings.len().into())];
            let text = match partial {
                true => words.with("notice-opened-partly", &args),
                false => words.with("notice-opened-mended", &args),
            };
            let lines = findings.iter().map(ToString::to_string).collect();
            Notice::info(text.clone()).with_details(text, lines)
        }
        session::Notice::ReadWarning(read::Warning::Guessed(encoding)) => {
            Notice::info(words.with("notice-encoding-guessed", &[("encoding", encoding.to_string().into())]))
        }
        session::Notice::ReadWarning(read::Warning::Unreadable(n)) => {
            Notice::info(words.with("notice-unreadable", &[("n", (*n).into())]))
        }
        session::Notice::ImportWarning(analysis::Warning::Empty) => {
            Notice::info(words.text("notice-import-empty")).with_remedy(Action::Open)
        }
        session::Notice::ImportWarning(analysis::Warning::OtherLanguage(code)) => {
            Notice::info(words.with("notice-import-language", &[("code", code.as_str().into())]))
        }
        session::Notice::EditRefused(error) => {
            Notice::info(words.with("notice-edit-refused", &[("cause", error.to_string().into())]))
        }
        session::Notice::Deleted(deleted) => {
            Notice::info(super::steps::deletion(deleted, words)).with_remedy(Action::Undo)
        }
        session::Notice::OpenElsewhere { by, is_certain, .. } => {
            let who = by
                .as_ref()
                .map_or_else(|| words.text("somebody"), |by| format!("{} ({})", by.user, by.computer));
            let args = [("who", who.into())];
            Notice::info(match is_certain {
                true => words.with("notice-open-elsewhere", &args),
                false => words.with("notice-maybe-open-elsewhere", &args),
            })
        }
        session::Notice::Failed(failure) => return failed(failure, words),
        session::Notice::JobPanicked(session::Panicked(cause)) => {
            Notice::error(words.with("notice-panicked", &[("cause", cause.as_str().into())]))
        }
    })
}

fn failed(failure: &Failure, words: &Words) -> Said {
    Said::Notice(match failure {
        Failure::Read(error) => Notice::error(trouble(error, words)),
        Failure::NoText(path, why) => Notice::error(refusal(path, why, words)),
        Failure::Save { error, .. } if matches!(error.fault, Fault::Exists | Fault::Changed) => {
            let text = trouble(error, words);
            return Said::Question(Question::Replace { path: error.path.clone(), text });
        }
        Failure::Save { error, .. } => Notice::error(trouble(error, words)).with_remedy(Action::SaveAs),
        Failure::UnknownFormat(path) => {
            let file = named(path, words);
            Notice::error(words.with("notice-unknown-format", &[("file", file.into())]))
                .with_remedy(Action::Export)
        }
        Failure::Keep(error) => {
            let why = trouble(error, words);
            Notice::error(words.with("notice-not-kept", &[("why", why.into())])).with_remedy(Action::Save)
        }
        Failure::Export(error) => Notice::error(trouble(error, words)).with_remedy(Action::Export),
    })
}
