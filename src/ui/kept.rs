//! What is worked out for a popover or a form while it is open: once for what it was worked out from, not once a frame.

use std::sync::Arc;

use eframe::egui::{Context, Id};

/// What was worked out last, where it was from the same `key`; else what is worked out now.
pub(super) fn kept<K, T>(ctx: &Context, id: Id, key: K, work: impl FnOnce(&K) -> T) -> Arc<(K, T)>
where
    K: PartialEq + Send + Sync + 'static,
    T: Send + Sync + 'static,
{
    let last = ctx.data(|data| data.get_temp::<Arc<(K, T)>>(id));
    if let Some(last) = last.filter(|last| last.0 == key) {
        return last;
    }
    let found = work(&key);
    let made = Arc::new((key, found));
    ctx.data_mut(|data| data.insert_temp(id, Arc::clone(&made)));
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_worked_out_again_for_another_key_alone() {
        let ctx = Context::default();
        let mut times = 0;
        for key in [1, 1, 2, 2, 1] {
            let both = kept(&ctx, Id::unique("kept"), key, |key| {
                times += 1;
                key * 10
            });
            assert_eq!(both.1, key * 10);
        }
        assert_eq!(times, 3);
    }
}
