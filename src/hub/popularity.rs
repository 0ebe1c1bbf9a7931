//! How a design stands in the popular feed.
//!
//! Invariant: figures made up for samples never move a real design: every real one stands above every sample. Within each of
//! the two, the order depends on likes, orders and age alone.

use crate::wire::CommunityDesign;

/// An order says as much as this many likes.
const LIKES_PER_ORDER: u64 = 5;
/// The age, in seconds, at which a design's weight has fallen to 1/e: 30 days.
const FADE_SECS: f64 = 30.0 * 24.0 * 3600.0;
/// Ranks are stored as whole thousandths.
const STEPS: f64 = 1000.0;
/// What lifts the real designs above the samples. Any rank is far smaller: `|i64| / FADE_SECS * STEPS` is below 2^52.
const REAL: i64 = 1 << 56;

/// The sort key in the popular feed, larger first.
///
/// The weight of a design fades exponentially: `w · exp(-(now - created) / fade)`. As `now` is the same for all of a feed, the
/// order is that of `ln w + created / fade`, which does not change while time passes: it is stored and indexed, and computed
/// here because SQLite has no logarithm.
pub fn rank(design: &CommunityDesign) -> i64 {
    let weight = 1 + u64::from(design.likes) + LIKES_PER_ORDER * u64::from(design.orders);
    let rank = ((weight as f64).ln() + design.created_at as f64 / FADE_SECS) * STEPS;
    let lift = if design.sample { 0 } else { REAL };
    rank.round() as i64 + lift
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 3600;

    fn design(likes: u32, orders: u32, created_at: i64, sample: bool) -> CommunityDesign {
        CommunityDesign {
            id: "some-design".into(),
            line: "hat".into(),
            code: "0".into(),
            title: "Title".into(),
            author: "Author".into(),
            likes,
            orders,
            created_at,
            sample,
            staff_note: None,
            rating: None,
        }
    }

    #[test]
    fn popular_is_much_liked_much_bought_or_new() {
        let check = |better: CommunityDesign, worse: CommunityDesign| {
            assert!(rank(&better) > rank(&worse), "{better:?} over {worse:?}");
        };
        check(design(10, 0, 0, false), design(9, 0, 0, false));
        check(design(0, 2, 0, false), design(9, 0, 0, false));
        check(design(0, 0, DAY, false), design(0, 0, 0, false));
        check(design(2, 0, 60 * DAY, false), design(9, 0, 0, false));
        check(design(99, 0, 0, false), design(2, 0, 60 * DAY, false));
        check(design(9, 0, 0, true), design(0, 0, 0, true));
    }

    #[test]
    fn made_up_figures_stand_below_every_real_design() {
        for now in [0, 20_000 * DAY, i64::MIN, i64::MAX] {
            let sample = design(u32::MAX, u32::MAX, i64::MAX, true);
            assert!(rank(&design(0, 0, now, false)) > rank(&sample), "{now}");
        }
    }
}
