//! Finding a name among known ones, with a suggestion when it is not there.

use crate::catalog::nearest::nearest;

/// A name that is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct UnknownName {
    kind: &'static str,
    name: String,
    near: Option<String>,
    known: Vec<String>,
}

impl std::fmt::Display for UnknownName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { kind, name, near, known } = self;
        write!(f, "there is no {kind} called “{name}”")?;
        match near {
            Some(near) => write!(f, "; did you mean “{near}”?"),
            None if known.is_empty() => write!(f, "; there is none at all"),
            None => write!(f, "; there is {}", known.join(", ")),
        }
    }
}

/// Checks that `name` is one of `known` and returns it, else says which known one it looks like.
pub fn find<'a>(
    kind: &'static str,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Result<&'a str, UnknownName> {
    let known: Vec<&str> = known.into_iter().collect();
    if let Some(found) = known.iter().find(|candidate| **candidate == name) {
        return Ok(found);
    }
    let near = nearest(name, known.iter().copied()).map(str::to_owned);
    Err(UnknownName { kind, name: name.to_owned(), near, known: known.into_iter().map(str::to_owned).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_miss_is_suggested_and_a_far_one_gets_the_list() {
        let known = ["panto", "square", "cat-eye"];
        assert_eq!(find("value", "square", known), Ok("square"));
        let near = find("value", "pantp", known).unwrap_err().to_string();
        assert_eq!(near, "there is no value called “pantp”; did you mean “panto”?");
        let far = find("value", "bicycle", known).unwrap_err().to_string();
        assert_eq!(far, "there is no value called “bicycle”; there is panto, square, cat-eye");
        let none = find("line", "x", []).unwrap_err().to_string();
        assert_eq!(none, "there is no line called “x”; there is none at all");
    }
}
