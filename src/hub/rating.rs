//! What the reviews of a design say together.
//!
//! Invariant: made-up reviews are never counted with real ones: as soon as there is a real one, they count for nothing; and in
//! the order of the best rated every design with real reviews stands above all others.

use crate::wire::{MAX_STARS, Rating};

/// A count for each number of stars.
pub type Stars = [u32; MAX_STARS as usize];

/// Reviews that every design is taken to have besides its own: so many, of so many stars each.
///
/// With them few reviews cannot win: one of five stars stands below thirty of 4.8. This is the Bayesian average with a prior
/// that does not depend on other designs, so that a rank can be stored (E. Miller, "How Not To Sort By Average Rating", 2009,
/// has the problem; <https://en.wikipedia.org/wiki/Bayesian_average> the formula).
const PRIOR: (u64, u64) = (5, 3);
/// Ranks are stored as whole millionths of a star.
const STEPS: u64 = 1_000_000;
/// What lifts real reviews above made-up ones.
const REAL: i64 = 1 << 40;

/// The rating of a design from its real and its made-up reviews, with the place in the order of the best rated: larger first.
/// `None` where nobody said anything.
pub fn of(real: &Stars, sample: &Stars) -> Option<(Rating, i64)> {
    let is_made_up = count(real) == 0;
    let stars = if is_made_up { sample } else { real };
    let count = count(stars);
    let sum: u64 = stars.iter().zip(1_u64..).map(|(n, stars)| u64::from(*n) * stars).sum();
    let mean = (sum * 100 + count / 2).checked_div(count)?;
    let rating = Rating {
        mean_hundredths: u16::try_from(mean).unwrap_or(u16::MAX),
        count: u32::try_from(count).unwrap_or(u32::MAX),
        sample: is_made_up,
    };
    let (n, each) = PRIOR;
    let rank = (sum + n * each) * STEPS / (count + n);
    let lift = if is_made_up { 0 } else { REAL };
    Some((rating, i64::try_from(rank).unwrap_or(i64::MAX >> 1) + lift))
}

fn count(stars: &Stars) -> u64 {
    stars.iter().copied().map(u64::from).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Stars = [0; 5];

    #[test]
    fn the_mean_is_that_of_real_reviews_as_soon_as_there_is_one() {
        let check = |real: Stars, sample: Stars, expect: Option<(u16, u32, bool)>| {
            let found = of(&real, &sample).map(|(it, _)| (it.mean_hundredths, it.count, it.sample));
            assert_eq!(found, expect, "{real:?}, {sample:?}");
        };
        check(NONE, NONE, None);
        check(NONE, [0, 0, 0, 1, 1], Some((450, 2, true)));
        check([1, 0, 0, 0, 0], [0, 0, 0, 0, 9], Some((100, 1, false)));
        check([1, 1, 1, 0, 0], NONE, Some((200, 3, false)));
        check([0, 0, 0, 2, 1], NONE, Some((433, 3, false)));
        check([0, 0, 0, 1, 2], NONE, Some((467, 3, false)));
        check([u32::MAX; 5], NONE, Some((300, u32::MAX, false)));
    }

    #[test]
    fn few_votes_do_not_win() {
        let rank = |real: Stars, sample: Stars| of(&real, &sample).unwrap().1;
        assert!(rank([0, 0, 0, 6, 24], NONE) > rank([0, 0, 0, 0, 1], NONE), "4.8 of thirty stands above one of five");
        assert!(rank([0, 0, 0, 0, 2], NONE) > rank([0, 0, 0, 0, 1], NONE));
        assert!(rank([0, 0, 0, 0, 1], NONE) > rank([1, 0, 0, 0, 0], NONE));
        assert!(rank([30, 0, 0, 0, 0], NONE) < rank([1, 0, 0, 0, 0], NONE), "many bad ones are worse than one");
        assert!(rank([9, 0, 0, 0, 0], NONE) > rank(NONE, [0, 0, 0, 0, 4_000_000_000]), "made-up figures stand below");
    }
}
