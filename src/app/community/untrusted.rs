//! What a hub says, made fit to be shown and kept.
//!
//! Invariant: nothing leaves here with a control or direction-changing character, a text longer than the wire format allows,
//! or an id that could be mistaken for a path. An item that cannot be mended is dropped; the others stay.

use crate::{
    service::files::is_plain,
    wire::{
        CommunityDesign, MAX_AUTHOR_CHARS, MAX_REVIEW_CHARS, MAX_STARS, MAX_TITLE_CHARS, Rating, Reason, Review,
        VendorSuggestion,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Most items of a list that are kept.
pub const MAX_ITEMS: usize = 240;
/// Longest explanation (a staff note, the reason of a suggestion, the detail of a refusal), in characters.
pub const MAX_NOTE_CHARS: usize = 280;
/// Longest cursor, in bytes.
const MAX_CURSOR_BYTES: usize = 256;
/// Longest design code, in bytes.
const MAX_CODE_BYTES: usize = crate::design::code::MAX_LENGTH;
/// Counts above this are shown as this.
const MAX_COUNT: u32 = 9_999_999;
/// Most entries of a map or a list inside a suggestion.
const MAX_ENTRIES: usize = 64;

/// One line of visible text: control and direction-changing characters are gone, runs of white space are one space, and what
/// is longer than `max_chars` is cut.
pub fn line_of_text(text: &str, max_chars: usize) -> String {
    let mut line = String::new();
    let mut chars = 0;
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let mut visible = word.chars().filter(|c| !is_deceptive(*c)).peekable();
        if visible.peek().is_none() {
            continue;
        }
        if chars > 0 {
            line.push(' ');
            chars += 1;
        }
        for c in visible {
            if chars >= max_chars {
                return line.trim_end().to_owned();
            }
            line.push(c);
            chars += 1;
        }
    }
    line
}

/// Characters that show nothing and change how others are read: bidirectional controls, invisible separators, tags.
/// Joiners stay; scripts and emoji need them.
fn is_deceptive(c: char) -> bool {
    matches!(c,
        '\u{00ad}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The reason of a refusal, if all it names is plain.
pub fn reason(reason: Reason) -> Option<Reason> {
    let are_plain = |names: &[String]| names.len() <= MAX_ENTRIES && names.iter().all(|name| is_plain(name));
    let fits = match &reason {
        Reason::NotYet { day } | Reason::Ended { day } => is_plain(day),
        Reason::Open { groups } | Reason::Unfit { groups } => are_plain(groups),
        Reason::Withdrawn { values } => {
            values.len() <= MAX_ENTRIES && values.iter().all(|(group, value)| is_plain(group) && is_plain(value))
        }
        Reason::Forbidden { rules } => are_plain(rules),
        _ => true,
    };
    fits.then_some(reason)
}

/// The design if it can be shown: it belongs to `line`, its id is plain and `is_code` takes its code.
pub fn design(item: CommunityDesign, line: &str, now: i64, is_code: &dyn Fn(&str) -> bool) -> Option<CommunityDesign> {
    let title = line_of_text(&item.title, MAX_TITLE_CHARS);
    let code_fits = item.code.len() <= MAX_CODE_BYTES && item.code.is_ascii();
    if item.line != line || !is_plain(&item.id) || title.is_empty() || !code_fits || !is_code(&item.code) {
        return None;
    }
    Some(CommunityDesign {
        title,
        author: line_of_text(&item.author, MAX_AUTHOR_CHARS),
        likes: item.likes.min(MAX_COUNT),
        orders: item.orders.min(MAX_COUNT),
        created_at: item.created_at.clamp(0, now.max(0)),
        staff_note: item.staff_note.map(|note| line_of_text(&note, MAX_NOTE_CHARS)).filter(|note| !note.is_empty()),
        rating: item.rating.and_then(rating),
        ..item
    })
}

/// The rating if it is one that reviews can give.
pub fn rating(item: Rating) -> Option<Rating> {
    let can_be = (100..=100 * u16::from(MAX_STARS)).contains(&item.mean_hundredths) && item.count > 0;
    can_be.then_some(Rating { count: item.count.min(MAX_COUNT), ..item })
}

/// The review if it can be shown: its id is plain and its stars can be given.
pub fn review(item: Review, now: i64) -> Option<Review> {
    if !is_plain(&item.id) || !(1..=MAX_STARS).contains(&item.stars) {
        return None;
    }
    Some(Review {
        text: line_of_text(&item.text, MAX_REVIEW_CHARS),
        author: line_of_text(&item.author, MAX_AUTHOR_CHARS),
        created_at: item.created_at.clamp(0, now.max(0)),
        ..item
    })
}

/// How many reviews gave how many stars.
pub fn stars(counts: [u32; MAX_STARS as usize]) -> [u32; MAX_STARS as usize] {
    counts.map(|count| count.min(MAX_COUNT))
}

/// The suggestion if it can be shown: it belongs to `line`, says something and changes something.
pub fn suggestion(item: VendorSuggestion, line: &str) -> Option<VendorSuggestion> {
    let title = texts(item.title, MAX_TITLE_CHARS);
    let too_big = item.change.len() > MAX_ENTRIES
        || item.when.len() > MAX_ENTRIES
        || item.when.values().any(|values| values.len() > MAX_ENTRIES);
    let plain = is_plain(&item.id)
        && item.change.iter().all(|(group, value)| is_plain(group) && is_plain(value))
        && item.when.iter().all(|(group, values)| is_plain(group) && values.iter().all(|value| is_plain(value)));
    if item.line != line || title.is_empty() || item.change.is_empty() || too_big || !plain {
        return None;
    }
    Some(VendorSuggestion {
        title,
        why: texts(item.why, MAX_NOTE_CHARS),
        author: line_of_text(&item.author, MAX_AUTHOR_CHARS),
        ..item
    })
}

fn texts(texts: BTreeMap<String, String>, max_chars: usize) -> BTreeMap<String, String> {
    texts
        .into_iter()
        .filter(|(lang, _)| is_plain(lang))
        .take(MAX_ENTRIES)
        .map(|(lang, text)| (lang, line_of_text(&text, max_chars)))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// A cursor that can be sent back, or none.
pub fn cursor(next: Option<String>) -> Option<String> {
    next.filter(|cursor| (1..=MAX_CURSOR_BYTES).contains(&cursor.len()) && cursor.bytes().all(|b| b.is_ascii_graphic()))
}

/// Adds what is new to `known`, up to [`MAX_ITEMS`]; says how many were added.
pub fn extend<T>(known: &mut Vec<T>, items: Vec<T>, id: impl Fn(&T) -> &str) -> usize {
    let before = known.len();
    let mut ids: BTreeSet<String> = known.iter().map(|item| id(item).to_owned()).collect();
    known.extend(items.into_iter().filter(|item| ids.insert(id(item).to_owned())));
    known.truncate(MAX_ITEMS);
    known.len() - before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_one_visible_line() {
        for (text, expect) in [
            ("plain", "plain"),
            ("  two \t\n\r words ", "two words"),
            ("\u{0}\u{1b}[31mred", "[31mred"),
            ("evil\u{202e}xt.exe", "evilxt.exe"),
            ("a\u{2066}b\u{2069} \u{200f} c\u{feff}", "ab c"),
            ("tag\u{e0041}\u{e007f}", "tag"),
            ("\u{2028}\u{2029}\u{85}", ""),
            ("1234567890123", "1234567890"),
            ("123456789 123", "123456789"),
            ("ünïcödé 你好", "ünïcödé 你好"),
            ("👩\u{200d}🔧", "👩\u{200d}🔧"),
        ] {
            assert_eq!(line_of_text(text, 10), expect, "{text:?}");
        }
    }

    fn item() -> CommunityDesign {
        CommunityDesign {
            id: "abc-1".into(),
            line: "eyewear".into(),
            code: "GOOD".into(),
            title: "Round".into(),
            author: "Ada".into(),
            likes: 3,
            orders: 1,
            created_at: 50,
            sample: true,
            staff_note: None,
            rating: Some(Rating { mean_hundredths: 450, count: 2, sample: true }),
        }
    }

    fn check(change: impl FnOnce(&mut CommunityDesign)) -> Option<CommunityDesign> {
        let mut item = item();
        change(&mut item);
        design(item, "eyewear", 100, &|code| code == "GOOD")
    }

    #[test]
    fn a_good_design_passes_unchanged() {
        assert_eq!(check(|_| ()), Some(item()));
    }

    #[test]
    fn a_design_that_cannot_be_shown_is_dropped() {
        assert_eq!(check(|d| d.line = "wine".into()), None);
        assert_eq!(check(|d| d.code = "BAD".into()), None);
        assert_eq!(check(|d| d.id = "../x".into()), None);
        assert_eq!(check(|d| d.id.clear()), None);
        assert_eq!(check(|d| d.title = "\u{202e}\n".into()), None);
    }

    #[test]
    fn absurd_values_are_clamped() {
        let mended = check(|d| {
            d.title = "x".repeat(10_000);
            d.author = "y".repeat(10_000);
            d.likes = u32::MAX;
            d.orders = u32::MAX;
            d.created_at = i64::MAX;
            d.staff_note = Some("\u{7}".into());
        })
        .unwrap();
        assert_eq!(mended.title.len(), MAX_TITLE_CHARS);
        assert_eq!(mended.author.len(), MAX_AUTHOR_CHARS);
        assert_eq!((mended.likes, mended.orders, mended.created_at), (MAX_COUNT, MAX_COUNT, 100));
        assert_eq!(mended.staff_note, None);
        assert_eq!(check(|d| d.created_at = i64::MIN).unwrap().created_at, 0);
    }

    #[test]
    fn a_review_and_a_rating_are_shown_if_they_can_be() {
        let item = Review {
            id: "r1".into(),
            stars: 4,
            text: "Light".into(),
            author: "ana".into(),
            created_at: 50,
            sample: false,
        };
        let check = |change: fn(&mut Review)| {
            let mut item = item.clone();
            change(&mut item);
            review(item, 100)
        };
        assert_eq!(check(|_| ()), Some(item.clone()));
        assert_eq!(check(|r| r.stars = 0), None);
        assert_eq!(check(|r| r.stars = 6), None);
        assert_eq!(check(|r| r.id = "../x".into()), None);
        let mended =
            check(|r| (r.text, r.created_at) = (format!("a\u{202e}\n{}", "x".repeat(9999)), i64::MAX)).unwrap();
        assert!(mended.text.starts_with("a xx") && mended.text.chars().count() == MAX_REVIEW_CHARS);
        assert_eq!(mended.created_at, 100);

        let said = |mean_hundredths: u16, count: u32| {
            rating(Rating { mean_hundredths, count, sample: false }).map(|rating| rating.count)
        };
        assert_eq!(said(100, 1), Some(1));
        assert_eq!(said(500, u32::MAX), Some(MAX_COUNT));
        assert_eq!((said(99, 1), said(501, 1), said(u16::MAX, 1), said(300, 0)), (None, None, None, None));
        assert_eq!(check_rating(600), None);
        assert_eq!(stars([u32::MAX; 5]), [MAX_COUNT; 5]);
    }

    /// What becomes of the rating of a design.
    fn check_rating(mean_hundredths: u16) -> Option<Rating> {
        let wrong = Rating { mean_hundredths, count: 3, sample: false };
        design(CommunityDesign { rating: Some(wrong), ..item() }, "eyewear", 100, &|_| true).unwrap().rating
    }

    fn advice() -> VendorSuggestion {
        let pair = |key: &str, value: &str| BTreeMap::from([(key.to_owned(), value.to_owned())]);
        VendorSuggestion {
            id: "s1".into(),
            line: "eyewear".into(),
            author: "House".into(),
            title: pair("en", "Lighter"),
            why: pair("en", "It weighs less"),
            when: BTreeMap::from([("frame".to_owned(), vec!["round".to_owned()])]),
            change: pair("lens", "thin"),
            sample: false,
        }
    }

    #[test]
    fn a_suggestion_that_cannot_be_shown_is_dropped() {
        let check = |change: fn(&mut VendorSuggestion)| {
            let mut item = advice();
            change(&mut item);
            suggestion(item, "eyewear")
        };
        assert_eq!(check(|_| ()), Some(advice()));
        assert_eq!(check(|s| s.line = "wine".into()), None);
        assert_eq!(check(|s| s.change.clear()), None);
        assert_eq!(check(|s| s.title = BTreeMap::from([("en".into(), " \u{202e}".into())])), None);
        assert_eq!(check(|s| drop(s.when.insert("a/b".into(), vec![]))), None);
        assert_eq!(check(|s| drop(s.when.insert("x".into(), vec!["y".into(); 65]))), None);
        let long = check(|s| drop(s.why.insert("de".into(), "z".repeat(9999)))).unwrap();
        assert_eq!(long.why["de"].len(), MAX_NOTE_CHARS);
    }

    #[test]
    fn a_cursor_is_short_and_plain() {
        for (text, expect) in [("abc=", true), ("", false), ("a b", false), ("a\n", false), (&"x".repeat(257), false)] {
            assert_eq!(cursor(Some(text.to_owned())).is_some(), expect, "{text:?}");
        }
    }

    #[test]
    fn a_list_holds_each_item_once_and_ends() {
        let mut known = vec!["a".to_owned()];
        assert_eq!(extend(&mut known, vec!["a".into(), "b".into(), "b".into()], |s| s), 1);
        assert_eq!(known, ["a", "b"]);
        let many = (0..1000).map(|n| n.to_string()).collect();
        extend(&mut known, many, |s| s);
        assert_eq!(known.len(), MAX_ITEMS);
    }
}
