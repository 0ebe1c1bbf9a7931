//! The known name that an unknown one was probably meant to be.
//!
//! Invariant: bounded work, whatever the length of the unknown name.

/// Names longer than this, in characters, are not compared.
const LONGEST: usize = 64;

/// The candidate closest to `name`, if one is close enough to be a typing error; the earlier one of two equally close.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().take(LONGEST + 1).count();
    if length > LONGEST {
        return None;
    }
    let limit = 1 + length / 4;
    let name = name.to_lowercase();
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= limit)
        .map(|candidate| (strsim::damerau_levenshtein(&name, &candidate.to_lowercase()), candidate))
        .filter(|&(distance, candidate)| distance <= limit && distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// ` Did you mean “…”?` with the nearest candidate, else nothing.
pub fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(name, candidates).map_or_else(String::new, |candidate| format!(" Did you mean “{candidate}”?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_names_are_offered() {
        let check = |name: &str, expect: Option<&str>| {
            assert_eq!(nearest(name, ["eyewear", "lounge-chair", "wine"]), expect, "{name}");
        };
        check("eyewaer", Some("eyewear"));
        check("EYEWEAR", Some("eyewear"));
        check("win", Some("wine"));
        check("lounge_chair", Some("lounge-chair"));
        check("bicycle", None);
        check("", None);
        check(&"e".repeat(100_000), None);
    }
}
