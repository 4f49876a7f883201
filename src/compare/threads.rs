//! Work on all cores. What comes out depends on the work alone, never on how many threads did it.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Below this many provisions in all, starting threads costs more than it saves.
const WORTH_THREADS: usize = 1_000;

/// How many threads pay for so many provisions on this machine.
pub(crate) fn worth(provisions: usize) -> usize {
    if provisions < WORTH_THREADS { 1 } else { std::thread::available_parallelism().map_or(1, usize::from) }
}

/// Applies a function to all items on so many threads; results in the order of the items.
pub(crate) fn in_parallel<T: Sync, R: Send>(
    threads: usize,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let threads = threads.min(items.len());
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let (next, work) = (&next, &work);
    let share = move || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return done };
            done.push((index, work(item)));
        }
    };
    let mut results: Vec<(usize, R)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(share)).collect();
        let mut results = share();
        for other in others {
            results.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        results
    });
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}
