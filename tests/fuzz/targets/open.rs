//! Any bytes whatever: decoded as an outline's file. What is offered holds its invariants, and is the same
//! when it is written and read again.
#![no_main]

use bogen::{outline::check, store};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(decoded) = store::decode(bytes) {
        assert_eq!(check(&decoded.outline), []);
        let again = store::decode(store::encode(&decoded.outline).as_bytes()).expect("what was written can be read");
        assert_eq!(again.outline, decoded.outline);
    }
});
