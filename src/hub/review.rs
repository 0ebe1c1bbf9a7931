//! What a review must be to be shown to others, and who may change it.
//!
//! Invariant: the key of a writer goes no further than here; what is stored and shown is made from it and does not lead back.

use super::{problem::Problem, publish::checked_text};
use crate::{
    catalog::offence::offends,
    wire::{Field, MAX_AUTHOR_CHARS, MAX_REVIEW_CHARS, MAX_STARS, NewReview, REVIEW_KEY_BYTES, Reason, Review},
};
use axum::http::{HeaderMap, StatusCode, header};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// Bytes of the hash in an id.
const ID_BYTES: usize = 16;

/// The review as it will be stored, written at `now` (seconds since 1970-01-01 UTC), or why it is refused.
pub fn check(id: String, new: &NewReview, now: i64) -> Result<Review, Problem> {
    if !(1..=MAX_STARS).contains(&new.stars) {
        let detail = format!("A review gives 1 to {MAX_STARS} stars; this one gives {}.", new.stars);
        return Err(Problem::review(detail).because(Reason::BadStars));
    }
    let text = match new.text.trim() {
        "" => String::new(),
        text => polite(Field::Review, text, MAX_REVIEW_CHARS)?,
    };
    let author = polite(Field::Author, &new.author, MAX_AUTHOR_CHARS)?;
    Ok(Review { id, stars: new.stars, text, author, created_at: now, sample: false })
}

fn polite(field: Field, text: &str, longest: usize) -> Result<String, Problem> {
    let text = checked_text(field, text, longest).map_err(Problem::of_review)?;
    if offends(&text) {
        let detail = "What is written may offend others. Say it in other words.";
        return Err(Problem::review(detail).because(Reason::TextOffends { field }));
    }
    Ok(text)
}

/// The id of what the writer in `headers` says of `design`: the key is the bearer token (RFC 6750) of the request. `None`
/// without one.
pub fn writer(headers: &HeaderMap, design: &str) -> Result<Option<String>, Problem> {
    let Some(given) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let key = given.to_str().ok().and_then(|given| given.strip_prefix("Bearer ")).unwrap_or_default();
    if !REVIEW_KEY_BYTES.contains(&key.len()) || !key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        return Err(no_key());
    }
    let hash = Sha256::new().chain_update("atelier review\n").chain_update(design).chain_update("\n").chain_update(key);
    Ok(Some(HEXLOWER.encode(&hash.finalize()[..ID_BYTES])))
}

/// The problem of not knowing who writes.
pub fn no_key() -> Problem {
    let detail = format!(
        "Send a key of {} to {} random letters and digits as “Authorization: Bearer …”; it is what lets you change the review.",
        REVIEW_KEY_BYTES.start(),
        REVIEW_KEY_BYTES.end()
    );
    Problem::new(StatusCode::UNAUTHORIZED, "no-key", "A review needs the key of its writer", detail)
        .because(Reason::BadKey)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_is_bounded_polite_and_undisguised() {
        let check = |stars: u8, text: &str, author: &str, expect: Result<&str, Reason>| {
            let new = NewReview { stars, text: text.into(), author: author.into() };
            let found = check("id".into(), &new, 7);
            let found = found.map(|review| review.text).map_err(|problem| problem.reason.unwrap());
            assert_eq!(found.as_deref().map_err(Clone::clone), expect, "{stars}, {text:.20}, {author}");
        };
        let field = Field::Review;
        check(5, "  Sits well. ", "kim", Ok("Sits well."));
        check(1, "", "kim", Ok(""));
        check(5, &"ü".repeat(600), "kim", Ok(&"ü".repeat(600)));
        check(5, &"x".repeat(601), "kim", Err(Reason::TextLong { field, most: 600 }));
        check(0, "", "kim", Err(Reason::BadStars));
        check(6, "", "kim", Err(Reason::BadStars));
        check(5, "a\u{202e}b", "kim", Err(Reason::TextUnfit { field }));
        check(5, "\u{200b}", "kim", Err(Reason::TextUnfit { field }));
        check(5, "Was für eine Scheisse", "kim", Err(Reason::TextOffends { field }));
        check(5, "Fine", " ", Err(Reason::TextEmpty { field: Field::Author }));
    }

    #[test]
    fn a_key_means_one_writer_of_one_design() {
        let of = |key: &str, design: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, key.parse().unwrap());
            writer(&headers, design).map_err(|problem| problem.status.as_u16())
        };
        let key = "Bearer 3f1c0e5a9a524b0c8a55";
        assert_eq!(of(key, "one"), of(key, "one"));
        assert_ne!(of(key, "one"), of(key, "two"));
        assert_ne!(of(key, "one"), of("Bearer 3f1c0e5a9a524b0c8a56", "one"));
        let id = of(key, "one").unwrap().unwrap();
        assert!(id.len() == 2 * ID_BYTES && !key.contains(&id));
        for bad in ["Bearer short", "Bearer ", "", "Basic 3f1c0e5a9a524b0c8a55", "Bearer 3f1c0e5a9a52 4b0c8a55"] {
            assert_eq!(of(bad, "one"), Err(401), "{bad}");
        }
        assert_eq!(of(&format!("Bearer {}", "a".repeat(65)), "one"), Err(401));
        assert_eq!(writer(&HeaderMap::new(), "one").unwrap(), None);
    }
}
