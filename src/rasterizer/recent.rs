//! What was made last is kept, what was made before is made again.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The last few values by key, each made by the first that asks while others wait for it. For what takes milliseconds
/// to make and megabytes to keep, and is asked for by one key at a time: one zoom, seldom two.
#[derive(Debug)]
pub struct Recent<K, V> {
    capacity: usize,
    /// The latest first.
    entries: Mutex<Vec<(K, Arc<OnceLock<V>>)>>,
}

impl<K: Copy + PartialEq, V: Clone> Recent<K, V> {
    /// Nothing yet, and never more than so many.
    pub fn new(capacity: usize) -> Self {
        Self {
            capacity,
            entries: Mutex::new(Vec::new()),
        }
    }

    /// The value of a key.
    pub fn get_or_make(&self, key: K, make: impl FnOnce() -> V) -> V {
        let cell = {
            // Nothing that panics runs under this lock, so a poisoned one holds a sound list.
            let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
            let found = entries.iter().position(|(kept, _)| *kept == key);
            let entry = found.map_or_else(|| (key, Arc::default()), |i| entries.remove(i));
            entries.insert(0, entry.clone());
            entries.truncate(self.capacity);
            entry.1
        };
        cell.get_or_init(make).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_last_is_not_made_again() {
        let recent = Recent::new(2);
        let mut made = Vec::new();
        for key in [1, 2, 1, 2, 3, 2, 1] {
            let value = recent.get_or_make(key, || {
                made.push(key);
                key * 10
            });
            assert_eq!(value, key * 10);
        }
        assert_eq!(made, [1, 2, 3, 1]);
    }
}
