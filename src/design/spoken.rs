//! Sentences in words, for tests.
//!
//! Invariant: a sentence without words, or with a variable that is not given, is a mistake.

use super::Said;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

/// The sentence in words, which are there.
pub fn in_words(said: &Said, lang: &str) -> String {
    let source = match lang {
        "de" => include_str!("../../assets/i18n/de.ftl"),
        _ => include_str!("../../assets/i18n/en.ftl"),
    };
    let mut bundle = FluentBundle::new(vec![lang.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(source.to_owned()).unwrap()).unwrap();
    let mut args = FluentArgs::new();
    said.names.iter().for_each(|(name, value)| args.set(*name, value.clone()));
    if let Some(count) = said.count {
        args.set("n", count);
    }
    let pattern = bundle.get_message(said.key).and_then(|message| message.value()).expect(said.key);
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    assert!(errors.is_empty(), "{said:?}: {errors:?}");
    words
}

#[test]
fn sentences_that_are_said_seldom_have_words_too() {
    let lost = |count| Said::counted("opened-free-lost", count);
    let added = Said::new("opened-added", [("now", "Bell: Brass".to_owned()), ("price", String::new())]);
    let seldom = [Said::new("why-unknown", []), Said::new("opened-gone", []), lost(1), lost(2), added];
    for said in seldom {
        for lang in ["en", "de"] {
            assert!(!in_words(&said, lang).contains('{'), "{said:?}");
        }
    }
}
