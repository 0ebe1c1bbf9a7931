//! Words that offend, in English and German, for texts that others will see or the workshop will write.
//!
//! English is judged by a crate that knows how words are disguised and which innocent ones contain others. German is judged here,
//! word by word and never across words: compounds are told by those of their parts that no innocent word contains. Invariant: a
//! judgement depends on the text alone.

use rustrict::{Censor, Type};

/// Whole words, as [`folded`] makes them.
const WORDS: [&str; 38] = [
    "arsch", "arsche", "fick", "ficke", "ficken", "fickt", "fickst", "ficker", "gefickt", "fotze", "fotzen", "hure", "huren",
    "hitler", "kacke", "kacken", "kanake", "kanaken", "nazi", "nazis", "neger", "negerin", "nigger", "nutte", "nutten",
    "pimmel", "pisse", "pisser", "schwuchtel", "spast", "spasten", "spasti", "spastis", "titten", "votze", "wichsen",
    "wichser", "wixer",
];
/// Parts of words, in no innocent one.
const PARTS: [&str; 16] = [
    "arschgeige", "arschgesicht", "arschl", "beschiss", "dreckfotze", "drecksau", "heilhitler", "hurensohn", "judensau",
    "missgeburt", "scheiss", "schlampe", "schwanzlutsch", "siegheil", "verfick", "verpiss",
];

/// Whether the text may offend.
pub fn offends(text: &str) -> bool {
    Censor::from_str(text).analyze().is(Type::INAPPROPRIATE) || is_german(text)
}

fn is_german(text: &str) -> bool {
    let words: Vec<String> = text.split(|c: char| c.is_whitespace() || "-.,_'’&/".contains(c)).map(folded).collect();
    // Letters that stand apart are one word.
    let spaced: String = words.iter().filter(|word| word.chars().count() == 1).map(String::as_str).collect();
    let pairs = words.windows(2).map(|pair| pair.concat());
    let is_bad = |word: &str| WORDS.contains(&word) || PARTS.iter().any(|part| word.contains(part));
    words.iter().any(|word| is_bad(word)) || is_bad(&spaced) || pairs.into_iter().any(|pair| pair == "siegheil")
}

/// Lower case without accents, with letters for the signs that stand for them, and no letter more than twice in a row.
fn folded(word: &str) -> String {
    let mut folded = String::new();
    for c in word.chars().flat_map(char::to_lowercase) {
        let letter = match c {
            'ß' => 's',
            'ä' | 'à' | 'á' | 'â' | '4' | '@' => 'a',
            'ö' | 'ó' | 'ò' | '0' => 'o',
            'ü' | 'ú' | 'ù' => 'u',
            'é' | 'è' | 'ê' | '3' => 'e',
            'í' | 'ì' | '1' | '!' | '|' => 'i',
            '5' | '$' => 's',
            '7' => 't',
            c => c,
        };
        let is_third = folded.ends_with(letter) && folded.strip_suffix(letter).is_some_and(|rest| rest.ends_with(letter));
        if letter.is_alphabetic() && !is_third {
            folded.push(letter);
            if c == 'ß' {
                folded.push('s');
            }
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::offends;

    #[test]
    fn what_offends_is_told_in_both_languages() {
        for text in [
            "fuck you", "F.u.c.k", "sh1t", "you bitch", "asshole", "Scheiße", "So eine Scheisse", "SCHEISSE!", "Arschloch",
            "du Arsch", "Fick dich", "f i c k", "F1ck dich", "Hurensohn", "Du Hurensöhnchen und Hurensohn", "Wichser", "Fotze",
            "Du Schlampe", "Sieg Heil", "Adolf Hitler", "Nazi", "Verpiss dich", "verfickte Welt",
        ] {
            assert!(offends(text), "{text}");
        }
    }

    #[test]
    fn innocent_words_are_not_taken_for_others() {
        for text in [
            "Scunthorpe", "Penistone", "Cockburn", "Dickens", "Essex", "Sussex", "assassin", "Class of 1999", "Analyst",
            "Shiitake", "Hancock", "Grape", "Ada & Émile 1852", "For Grandma", "push it", "Arsenal", "Barsch", "Marsch", "Harsch",
            "Fickert", "Minute", "Nutzen", "Negev", "Spastik", "Titisee", "Tittling", "Wichsenstein", "Assmann", "Dickmann",
            "Der Weg ist das Ziel", "Für Oma", "Alles Gute zum Geburtstag", "Sechzig Jahre", "Dicke Freunde", "Fahrt ins Blaue",
            "In Liebe, Kai", "Moin Moin", "Glück auf", "Schweinfurt", "Wien 1873", "Das Wasser des Lebens", "Château Margaux", "",
        ] {
            assert!(!offends(text), "{text}");
        }
    }
}
