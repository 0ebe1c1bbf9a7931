//! Currencies and their smallest parts.
//!
//! Invariant: every code is in the table once, and the table is that of ISO 4217, list one, as published on 2026-01-01, without
//! what has no parts (metals, units of account, codes for tests).

/// By the number of digits behind the decimal separator: the codes.
const CURRENCIES: [(u8, &str); 4] = [
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
    (
        2,
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE \
         CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD \
         HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK \
         MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD \
         RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH \
         USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

/// All codes.
pub fn codes() -> impl Iterator<Item = &'static str> + Clone {
    CURRENCIES.iter().flat_map(|(_, codes)| codes.split(' '))
}

/// Digits after the decimal separator of a known currency.
pub fn currency_digits(code: &str) -> Option<u8> {
    CURRENCIES.iter().find(|(_, codes)| codes.split(' ').any(|known| known == code)).map(|(digits, _)| *digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_currency_has_its_digits() {
        for (code, digits) in [
            ("EUR", Some(2)),
            ("JPY", Some(0)),
            ("ISK", Some(0)),
            ("INR", Some(2)),
            ("KWD", Some(3)),
            ("TND", Some(3)),
            ("CLF", Some(4)),
            ("XAU", None),
            ("DEM", None),
            ("eur", None),
            ("", None),
            ("USD EUR", None),
        ] {
            assert_eq!(currency_digits(code), digits, "{code}");
        }
        let known: BTreeSet<_> = codes().collect();
        assert_eq!((known.len(), codes().count()), (165, 165));
        assert!(known.iter().all(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())));
    }
}
