//! Texts, colours and numbers at their limits.

use super::*;

fn rule(max_chars: u16, sets: &[&str]) -> TextRule {
    let characters = Characters {
        latin: sets.contains(&"latin"),
        digits: sets.contains(&"digits"),
        printable: sets.contains(&"printable"),
        others: ['♥'].into(),
    };
    TextRule { max_chars, characters, check_profanity: false, written: ValueIx(1) }
}

#[test]
fn texts_are_refused_for_a_reason() {
    use TextProblem::*;
    for (sets, text, expect) in [
        (&["latin"][..], "Ada & Émile", Ok(())),
        (&["latin"], "Ada 7", Err(Character('7'))),
        (&["latin", "digits"], "Ada 7♥", Ok(())),
        (&["digits"], "7a", Err(Character('a'))),
        (&["latin"], "Łukasz Őțẞ", Ok(())),
        (&["latin"], "Nguyễn", Err(Character('ễ'))),
        (&["latin"], "Ада", Err(Character('А'))),
        (&["printable"], "Ада 愛 🎉", Ok(())),
        (&["printable"], "a\u{202e}b", Err(Character('\u{202e}'))),
        (&["printable"], "a\u{2066}b", Err(Character('\u{2066}'))),
        (&["printable"], "a\nb", Err(Character('\n'))),
        (&["printable"], "a\u{7f}", Err(Character('\u{7f}'))),
        (&["printable"], "a\u{200b}", Err(Character('\u{200b}'))),
        (&["printable"], "a\u{1ffff}", Err(Character('\u{1ffff}'))),
        (&["printable"], "", Err(Empty)),
        (&["printable"], " a", Err(NotNormal)),
        (&["printable"], "e\u{301}", Err(NotNormal)),
        (&["printable"], "exactly twelve", Err(TooLong { length: 14, max: 12 })),
        (&["latin"], "twelve chars", Ok(())),
    ] {
        assert_eq!(rule(12, sets).check(text), expect, "{text:?}");
    }
    let flood = "x".repeat(1_000_000);
    assert_eq!(rule(12, &["latin"]).check(&flood), Err(TooLong { length: 1_000_000, max: 12 }));
    assert_eq!(TextProblem::Character('\u{202e}').to_string(), "U+202E cannot be written here");
}

#[test]
fn normalising_makes_texts_that_pass() {
    for (text, expect) in [("  Ada ", "Ada"), ("Zoe\u{308}", "Zoë"), ("\u{a0}x\u{a0}", "x"), ("   ", "")] {
        assert_eq!(TextRule::normalise(text), expect);
        assert_eq!(TextRule::normalise(expect), expect);
    }
}

#[test]
fn no_character_of_a_set_takes_more_bytes_than_it_says() {
    for (sets, others, expect) in [
        (&["latin"][..], "", 3),
        (&["digits"], "", 1),
        (&["printable"], "x", 4),
        (&["digits", "latin"], "", 3),
        (&[], "x€", 3),
        (&["digits"], "👍", 4),
        (&[], "", 0),
    ] {
        let characters = Characters { others: others.chars().collect(), ..rule(1, sets).characters };
        let most = (0..=char::MAX as u32).filter_map(char::from_u32).filter(|&c| characters.allow(c));
        assert_eq!(most.map(char::len_utf8).max().unwrap_or_default(), expect, "{sets:?} {others}");
        assert_eq!(characters.most_bytes(), expect, "{sets:?} {others}");
    }
}

#[test]
fn colours_outside_the_gamut_are_refused() {
    use ColorProblem::*;
    let rule = ColorRule { custom: Some((ValueIx(2), Gamut { lightness: (20, 80), chroma: (10, 60) })) };
    for (color, expect) in [
        ([0x80, 0x60, 0x40], Ok(())),
        ([0x10, 0x20, 0x10], Err(TooDark)),
        ([0xf0, 0xff, 0xf0], Err(TooLight)),
        ([0x80, 0x80, 0x80], Err(TooGrey)),
        ([0xff, 0x00, 0x00], Err(TooStrong)),
        // The ends are included: 20 % of lightness is 51, 60 % of chroma is 153.
        ([64, 38, 38], Ok(())),
        ([64, 37, 38], Err(TooDark)),
        ([204, 51, 51], Ok(())),
        ([205, 51, 51], Err(TooStrong)),
    ] {
        assert_eq!(rule.check(color), expect, "{color:?}");
    }
    assert_eq!(ColorRule::default().check([128; 3]), Err(PaletteOnly));
}

#[test]
fn prices_per_unit_are_exact() {
    let number = |decimals, price_per_unit| Number { decimals, price_per_unit, ..Number::default() };
    for (decimals, per_unit, amount, expect) in [
        (0, 150, 12, 1800),
        (1, 150, 125, 1875),
        (1, 5, 1, 1),
        (1, 4, 1, 0),
        (1, 5, -1, -1),
        (0, 150, -2, -300),
        (6, Minor::MAX, 2_000_000, Minor::MAX),
        (0, Minor::MIN, 2, Minor::MIN),
    ] {
        assert_eq!(number(decimals, per_unit).price(amount), expect, "{amount} at {per_unit}");
    }
}
