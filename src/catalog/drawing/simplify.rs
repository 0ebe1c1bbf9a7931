//! Lines with fewer points.
//!
//! Invariant: no point of the line is farther from the simplified one than the tolerance, and its ends stay.

/// The points of `line` that it needs to stay within `tolerance` of itself: the algorithm of Ramer (“An iterative procedure for
/// the polygonal approximation of plane curves”, 1972) and of Douglas and Peucker (1973).
pub fn simplified(line: &[[f32; 2]], tolerance: f32) -> Vec<[f32; 2]> {
    let mut is_kept = vec![false; line.len()];
    let last = line.len().saturating_sub(1);
    for end in [0, last] {
        if let Some(kept) = is_kept.get_mut(end) {
            *kept = true;
        }
    }
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let between = (from + 1)..to.max(from + 1);
        let far = |at: &usize| distance(line[*at], line[from], line[to]);
        let Some(farthest) = between.max_by(|a, b| far(a).total_cmp(&far(b))) else { continue };
        if far(&farthest) > tolerance {
            is_kept[farthest] = true;
            open.extend([(from, farthest), (farthest, to)]);
        }
    }
    line.iter().zip(is_kept).filter_map(|(point, kept)| kept.then_some(*point)).collect()
}

/// How far `point` is from the straight line between two others.
fn distance(point: [f32; 2], from: [f32; 2], to: [f32; 2]) -> f32 {
    let way = [to[0] - from[0], to[1] - from[1]];
    let off = [point[0] - from[0], point[1] - from[1]];
    let length = way[0] * way[0] + way[1] * way[1];
    let share = if length > 0.0 { ((off[0] * way[0] + off[1] * way[1]) / length).clamp(0.0, 1.0) } else { 0.0 };
    (off[0] - way[0] * share).hypot(off[1] - way[1] * share)
}
