//! Work that the window does not wait for: one thread a job, its result collected between two frames.
//!
//! A panic in a job ends the job and nothing else; it comes back as a result like any other. Tests run jobs
//! at once, so that nothing in them depends on time.

use std::{
    any::Any,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

/// Called when a job has ended, from the job's thread: the window asks for a frame.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// How jobs run.
#[derive(Clone)]
pub enum Running {
    /// On threads of their own.
    InBackground(Wake),
    /// Before [`Jobs::start`] returns.
    AtOnce,
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InBackground(_) => "InBackground",
            Self::AtOnce => "AtOnce",
        })
    }
}

/// A job that panicked, and what it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panicked(pub String);

/// The jobs that are under way, each with a result of type `T`.
#[derive(Debug)]
pub(super) struct Jobs<T> {
    running: Running,
    under_way: usize,
    sender: Sender<Result<T, Panicked>>,
    receiver: Receiver<Result<T, Panicked>>,
}

impl<T: Send + 'static> Jobs<T> {
    pub(super) fn new(running: Running) -> Self {
        let (sender, receiver) = channel();
        Self { running, under_way: 0, sender, receiver }
    }

    /// How many jobs have been started and not been collected.
    pub(super) const fn under_way(&self) -> usize {
        self.under_way
    }

    /// Starts a job.
    pub(super) fn start(&mut self, work: impl FnOnce() -> T + Send + 'static) {
        self.under_way += 1;
        let sender = self.sender.clone();
        // Whoever started the job may be gone by the time it ends; then nobody wants its result.
        let run = move || drop(sender.send(caught(work)));
        match &self.running {
            Running::AtOnce => run(),
            Running::InBackground(wake) => {
                let wake = Arc::clone(wake);
                thread::spawn(move || {
                    run();
                    wake();
                });
            }
        }
    }

    /// The result of a job that has ended.
    pub(super) fn ended(&mut self) -> Option<Result<T, Panicked>> {
        let result = self.receiver.try_recv().ok()?;
        self.under_way -= 1;
        Some(result)
    }

    /// The result of the next job to end; waits for it. `None` when nothing is under way.
    pub(super) fn wait(&mut self) -> Option<Result<T, Panicked>> {
        if self.under_way == 0 {
            return None;
        }
        let result = self.receiver.recv().ok()?;
        self.under_way -= 1;
        Some(result)
    }
}

fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|cause| Panicked(words(&*cause)))
}

fn words(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_result() {
        let mut jobs = Jobs::new(Running::AtOnce);
        jobs.start(|| 1);
        jobs.start(|| panic!("no"));
        assert_eq!(jobs.ended(), Some(Ok(1)));
        assert_eq!(jobs.ended(), Some(Err(Panicked("no".into()))));
        assert_eq!((jobs.ended(), jobs.under_way()), (None, 0));
    }

    #[test]
    fn the_end_of_a_background_job_wakes_the_window() {
        let (woken, wakes) = channel();
        let wake = move || woken.send(()).unwrap();
        let mut jobs = Jobs::new(Running::InBackground(Arc::new(wake)));
        jobs.start(|| 7);
        wakes.recv().unwrap();
        assert_eq!(jobs.wait(), Some(Ok(7)));
        assert_eq!(jobs.wait(), None);
    }
}
