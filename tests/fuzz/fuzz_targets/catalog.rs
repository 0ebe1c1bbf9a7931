//! The files of a catalog folder, from a coverage-guided fuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| atelier_fuzz::catalog(data));
