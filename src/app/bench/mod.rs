//! `atelier bench`: measures on this machine and prints tables and JSON: the running application, and the scene by itself.
//!
//! Invariant: it asserts nothing; what must hold is asserted by tests, and no time decides one.

pub mod scene;
pub mod window;

/// Median and 99th percentile.
fn spread(figures: &[f64]) -> (f64, f64) {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted.get(((sorted.len() as f64 - 1.0) * share).round() as usize).copied().unwrap_or(0.0);
    (at(0.5), at(0.99))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spread_is_median_and_99th_percentile() {
        let figures: Vec<f64> = (1..=101).map(f64::from).rev().collect();
        assert_eq!(spread(&figures), (51.0, 100.0));
        assert_eq!(spread(&[]), (0.0, 0.0));
    }
}
