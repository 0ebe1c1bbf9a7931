//! The thread that reads and writes: saved designs, the current one, settings.
//!
//! Invariant: jobs are done in order, one at a time; a newer current design replaces one that still waits, the newest is
//! always written, and dropping the [`Keeper`] waits until it is.

use super::{
    settings::{self, Settings},
    store::{Current, Kept, SavedDesign, Store},
};
use crate::{
    app::session::FileTrouble,
    catalog::Catalog,
    design::Quotation,
    service::{
        files::FileError,
        refusals::{self, Record},
    },
};
use std::{
    collections::VecDeque,
    io,
    path::PathBuf,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::JoinHandle,
};

/// Most jobs that wait.
const CAPACITY: usize = 256;

/// Something to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Save a design; `announce` where the customer asked for just that.
    Save {
        design: SavedDesign,
        announce: bool,
    },
    Delete(SavedDesign),
    /// The design of the last time.
    Current(Current),
    Settings(Settings),
    /// Read what is kept of the line of this catalog.
    Open(Opening),
    /// A refused choice for the vendor's log of this line.
    Refusal(String, Box<Record>),
    /// A quotation for other programs.
    Quotation(Box<Quotation>),
}

/// The catalog of a line to read; its codes must be codes of that catalog.
#[derive(Clone, Debug)]
pub struct Opening(pub Arc<Catalog>);

impl PartialEq for Opening {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Opening {}

impl Job {
    /// Whether this job makes `other`, which still waits, needless.
    fn supersedes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Current(current), Self::Current(other)) => current.line == other.line,
            (Self::Settings(_), Self::Settings(_)) => true,
            _ => false,
        }
    }
}

/// What became of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    Saved {
        name: String,
    },
    Deleted {
        name: String,
    },
    /// A quotation was written into this folder.
    Quoted {
        folder: PathBuf,
    },
    /// What was kept of a line.
    Opened {
        line: String,
        kept: Box<Kept>,
    },
    /// Something the customer did not ask for was written, such as the current design.
    Kept,
    /// A file could not be written. `asked` where the customer waits for it.
    Trouble {
        file: FileTrouble,
        asked: bool,
    },
    /// This design is still there.
    NotDeleted {
        file: FileTrouble,
        design: SavedDesign,
    },
}

#[derive(Default)]
struct Desk {
    jobs: VecDeque<Job>,
    written: Vec<Written>,
    closed: bool,
}

#[derive(Default)]
struct Shared {
    desk: Mutex<Desk>,
    work: Condvar,
}

impl Shared {
    /// No code that holds the desk can leave it half changed, so a panic elsewhere does not spoil it.
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// This end of the writing thread.
pub struct Keeper {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread. `wake` is called when something was written.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(store: Store, wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let theirs = shared.clone();
        let thread = std::thread::Builder::new().name("library".into()).spawn(move || work(&theirs, &store, &wake))?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Hands a job over; `false` if too many wait.
    pub fn give(&self, job: Job) -> bool {
        let mut desk = self.shared.desk();
        desk.jobs.retain(|waiting| !job.supersedes(waiting));
        if desk.closed || desk.jobs.len() >= CAPACITY {
            return false;
        }
        desk.jobs.push_back(job);
        self.shared.work.notify_one();
        true
    }

    /// What was written since the last call.
    pub fn written(&self) -> Vec<Written> {
        std::mem::take(&mut self.shared.desk().written)
    }

    /// Waits until everything is written; nothing is taken any more.
    pub fn finish(&mut self) {
        self.shared.desk().closed = true;
        self.shared.work.notify_one();
        if let Some(thread) = self.thread.take() {
            // A panic over there was printed over there.
            drop(thread.join());
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.finish();
    }
}

fn work(shared: &Shared, store: &Store, wake: &dyn Fn()) {
    let mut desk = shared.desk();
    loop {
        let Some(job) = desk.jobs.pop_front() else {
            if desk.closed {
                return;
            }
            desk = shared.work.wait(desk).unwrap_or_else(PoisonError::into_inner);
            continue;
        };
        drop(desk);
        let written = carry_out(job, store);
        desk = shared.desk();
        // Nobody may be reading (a test, a program about to end).
        if desk.written.len() < CAPACITY {
            desk.written.push(written);
        }
        drop(desk);
        wake();
        desk = shared.desk();
    }
}

fn carry_out(job: Job, store: &Store) -> Written {
    let told = |result: Result<(), FileError>, asked: bool, good: Written| match result {
        Ok(()) => good,
        Err(error) => Written::Trouble { file: error.into(), asked },
    };
    match job {
        Job::Save { design, announce } => {
            let good = if announce { Written::Saved { name: design.name.clone() } } else { Written::Kept };
            told(store.save(&design), true, good)
        }
        Job::Delete(design) => match store.delete(&design.id) {
            Ok(()) => Written::Deleted { name: design.name },
            Err(error) => Written::NotDeleted { file: error.into(), design },
        },
        Job::Current(current) => told(store.keep_current(&current), false, Written::Kept),
        Job::Quotation(quotation) => match store.keep_quotation(&quotation) {
            Ok(folder) => Written::Quoted { folder },
            Err(error) => Written::Trouble { file: error.into(), asked: true },
        },
        Job::Refusal(line, record) => {
            told(refusals::append(&refusals::path(store.root(), &line), &record), false, Written::Kept)
        }
        Job::Open(Opening(catalog)) => {
            let kept = Box::new(store.open(&catalog));
            Written::Opened { line: catalog.line.clone(), kept }
        }
        Job::Settings(settings) => told(settings::save(store.root(), &settings), false, Written::Kept),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn current(code: &str) -> Job {
        Job::Current(Current { line: "eyewear".into(), code: code.into(), costs: vec![] })
    }

    fn design() -> SavedDesign {
        SavedDesign {
            id: "a".into(),
            name: "A".into(),
            line: "eyewear".into(),
            code: "0".into(),
            costs: vec![],
            created_at: 0,
            changed_at: 0,
            published: None,
        }
    }

    #[test]
    fn the_last_current_design_is_on_disk_when_the_keeper_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::start(Store::new(folder.path()), || ()).unwrap();
        for number in 0..2000 {
            assert!(keeper.give(current(&number.to_string())), "waiting ones are replaced, so there is always room");
        }
        drop(keeper);
        let last = Store::new(folder.path()).current("eyewear").unwrap().unwrap();
        assert_eq!(last.code, "1999");
    }

    #[test]
    fn jobs_are_done_in_order_and_told() {
        let folder = tempfile::tempdir().unwrap();
        let mut keeper = Keeper::start(Store::new(folder.path()), || ()).unwrap();
        let design = design();
        keeper.give(Job::Save { design: design.clone(), announce: true });
        keeper.give(Job::Save { design: design.clone(), announce: false });
        keeper.give(Job::Delete(design));
        keeper.finish();
        let expect = [Written::Saved { name: "A".into() }, Written::Kept, Written::Deleted { name: "A".into() }];
        assert_eq!(keeper.written(), expect);
        assert!(Store::new(folder.path()).designs("eyewear").designs.is_empty());
        assert!(!keeper.give(current("0")), "nothing is taken after the end");
    }

    #[test]
    fn what_cannot_be_written_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "").unwrap();
        let mut keeper = Keeper::start(Store::new(&folder.path().join("file")), || ()).unwrap();
        keeper.give(current("0"));
        keeper.finish();
        let written = keeper.written();
        assert!(
            matches!(&written[..], [Written::Trouble { asked: false, file }] if file.path.ends_with("eyewear.ron")),
            "{written:?}"
        );
    }

    #[test]
    fn what_cannot_be_deleted_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        // A folder cannot be removed like a file.
        std::fs::create_dir_all(folder.path().join("designs/a.ron")).unwrap();
        let mut keeper = Keeper::start(Store::new(folder.path()), || ()).unwrap();
        let design = design();
        keeper.give(Job::Delete(design.clone()));
        keeper.finish();
        assert!(matches!(&keeper.written()[..], [Written::NotDeleted { design: same, .. }] if *same == design));
    }

    #[test]
    fn only_the_same_kind_is_superseded() {
        let other = Job::Current(Current { line: "wine".into(), code: "0".into(), costs: vec![] });
        for (job, waiting, expect) in [
            (current("1"), current("0"), true),
            (current("1"), other.clone(), false),
            (Job::Settings(Settings::default()), Job::Settings(Settings::default()), true),
            (Job::Settings(Settings::default()), other, false),
        ] {
            assert_eq!(job.supersedes(&waiting), expect, "{job:?}");
        }
    }
}
