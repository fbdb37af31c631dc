//! Any bytes whatever: decoded as a text, read as a synopsis. Whatever comes out holds its invariants.
#![no_main]

use bogen::{analysis::{Request, propose}, formats::read, outline::check};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = read::decode(bytes) {
        let proposal = propose(&Request { text: &text.text, name: "fuzz", ..Request::default() });
        assert_eq!(check(&proposal.outline), []);
    }
});
