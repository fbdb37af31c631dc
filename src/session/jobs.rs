//! Work that the window does not wait for, on threads; its results are collected between two frames.
//!
//! A panic in a job ends the job and nothing else; it comes back as a result like any other. Tests run jobs
//! at once, or in an order of their own, so that nothing in them depends on time.

use std::{
    any::Any,
    cell::RefCell,
    collections::VecDeque,
    fmt,
    panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use super::DocumentId;

/// So many texts are read at once, each of which may be large, when a whole folder is dropped on the window.
const MOST: usize = 4;

/// Called when a job has ended, from the job's thread: the window asks for a frame.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// A job as it is handed to whoever runs it.
pub type Job = Box<dyn FnOnce() + Send>;

/// How jobs run.
#[derive(Clone)]
pub enum Running {
    /// On threads of their own.
    InBackground(Wake),
    /// Before the command that starts them is carried out.
    AtOnce,
    /// When whoever is handed them sees fit: so tests have several under way, and end them in any order.
    Handed(Arc<dyn Fn(Job) + Send + Sync>),
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InBackground(_) => "InBackground",
            Self::AtOnce => "AtOnce",
            Self::Handed(_) => "Handed",
        })
    }
}

/// A job that panicked: what it said, and where in the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panicked(pub String);

/// What a job is for: who waits for its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// To read a file that is to be opened as this document.
    Open(DocumentId),
    /// To save this document.
    Save(DocumentId),
    /// To keep what is unsaved.
    Keep,
    /// To remember which files were opened last.
    Remember,
    /// Anything else, for which nothing waits.
    Other,
}

impl Task {
    /// Whether it may have to wait until others have ended. What keeps work safe never has: there is one at a time of each.
    const fn can_wait(self) -> bool {
        matches!(self, Self::Open(_) | Self::Other)
    }
}

/// The jobs that are under way, each with a result of type `T`.
pub(super) struct Jobs<T> {
    running: Running,
    /// Started and not collected.
    under_way: usize,
    /// Those of them that can wait, and run.
    busy: usize,
    /// Those that wait.
    waiting: VecDeque<Job>,
    sender: Sender<(Task, Result<T, Panicked>)>,
    receiver: Receiver<(Task, Result<T, Panicked>)>,
}

impl<T> fmt::Debug for Jobs<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Jobs").field("under_way", &self.under_way).finish_non_exhaustive()
    }
}

impl<T: Send + 'static> Jobs<T> {
    pub(super) fn new(running: Running) -> Self {
        let (sender, receiver) = channel();
        Self { running, under_way: 0, busy: 0, waiting: VecDeque::new(), sender, receiver }
    }

    /// How many jobs have been started and not been collected.
    pub(super) const fn under_way(&self) -> usize {
        self.under_way
    }

    /// Starts a job, or lets it wait for its turn.
    pub(super) fn start(&mut self, task: Task, work: impl FnOnce() -> T + Send + 'static) {
        self.under_way += 1;
        let sender = self.sender.clone();
        // Whoever started the job may be gone by the time it ends; then nobody wants its result.
        let job: Job = Box::new(move || drop(sender.send((task, caught(work)))));
        if !task.can_wait() {
            self.run(job);
        } else if self.busy < MOST {
            self.busy += 1;
            self.run(job);
        } else {
            self.waiting.push_back(job);
        }
    }

    fn run(&self, job: Job) {
        match &self.running {
            Running::AtOnce => job(),
            Running::Handed(hand_on) => hand_on(job),
            Running::InBackground(wake) => in_background(job, Arc::clone(wake)),
        }
    }

    /// What a job that has ended was for, and its result.
    pub(super) fn ended(&mut self) -> Option<(Task, Result<T, Panicked>)> {
        let ended = self.receiver.try_recv().ok()?;
        self.note_end(ended.0);
        Some(ended)
    }

    /// The same of the next job to end; waits for it. `None` when nothing is under way.
    pub(super) fn wait(&mut self) -> Option<(Task, Result<T, Panicked>)> {
        if self.under_way == 0 {
            return None;
        }
        let ended = self.receiver.recv().ok()?;
        self.note_end(ended.0);
        Some(ended)
    }

    fn note_end(&mut self, task: Task) {
        self.under_way -= 1;
        if task.can_wait() {
            match self.waiting.pop_front() {
                Some(next) => self.run(next),
                None => self.busy -= 1,
            }
        }
    }
}

/// Runs the job on a thread of its own; where the system has none left, the window waits for it.
fn in_background(job: Job, wake: Wake) {
    // A thread that cannot be started takes what it was given with it.
    let job = Arc::new(Mutex::new(Some(job)));
    let taken = Arc::clone(&job);
    let run = move || {
        run_once(&taken);
        wake();
    };
    if let Err(error) = thread::Builder::new().spawn(run) {
        log::warn!("no thread: {error}");
        run_once(&job);
    }
}

fn run_once(job: &Mutex<Option<Job>>) {
    let job = job.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(job) = job {
        job();
    }
}

thread_local! {
    /// Where this thread panicked last.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Notes where a thread panics, for what is then said of its job; to be called by the program's panic hook.
pub fn note_panic(info: &PanicHookInfo<'_>) {
    PLACE.set(info.location().map(ToString::to_string));
}

fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    PLACE.set(None);
    catch_unwind(AssertUnwindSafe(work)).map_err(|cause| {
        let said = words(&*cause);
        Panicked(PLACE.take().map_or_else(|| said.clone(), |place| format!("{said}, {place}")))
    })
}

fn words(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_result_with_its_place() {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            note_panic(info);
            before(info);
        }));
        let mut jobs = Jobs::new(Running::AtOnce);
        jobs.start(Task::Other, || 1);
        jobs.start(Task::Keep, || panic!("no"));
        assert_eq!(jobs.ended(), Some((Task::Other, Ok(1))));
        let Some((Task::Keep, Err(Panicked(said)))) = jobs.ended() else { panic!("no panic") };
        assert!(said.starts_with("no, ") && said.contains("jobs.rs:"), "{said}");
        assert_eq!((jobs.ended(), jobs.under_way()), (None, 0));
    }

    #[test]
    fn the_end_of_a_background_job_wakes_the_window() {
        let (woken, wakes) = channel();
        let wake = move || woken.send(()).unwrap();
        let mut jobs = Jobs::new(Running::InBackground(Arc::new(wake)));
        jobs.start(Task::Other, || 7);
        wakes.recv().unwrap();
        assert_eq!(jobs.wait(), Some((Task::Other, Ok(7))));
        assert_eq!(jobs.wait(), None);
    }

    #[test]
    fn many_texts_wait_for_their_turn_and_what_is_unsaved_does_not() {
        let (hand_on, handed) = channel();
        let mut jobs = Jobs::new(Running::Handed(Arc::new(move |job| hand_on.send(job).unwrap())));
        for number in 0..MOST + 2 {
            jobs.start(Task::Other, move || number);
        }
        jobs.start(Task::Keep, || 100);
        let mut now: Vec<Job> = handed.try_iter().collect();
        assert_eq!(now.len(), MOST + 1);
        now.remove(0)();
        assert_eq!(jobs.ended(), Some((Task::Other, Ok(0))));
        now.extend(handed.try_iter());
        assert_eq!(now.len(), MOST + 1, "the next had its turn");
        now.into_iter().for_each(|job| job());
        let mut ended: Vec<_> = std::iter::from_fn(|| jobs.ended()).collect();
        assert_eq!(ended.len(), MOST + 1);
        handed.try_iter().for_each(|job| job());
        ended.extend(jobs.wait());
        assert_eq!(ended.last(), Some(&(Task::Other, Ok(MOST + 1))));
        assert_eq!(jobs.wait(), None);
    }
}
