//! What `diff` tells of revisions: of real plans, revised at random, and of revisions told word by word.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]

mod act;
mod oracle;
mod plan;
mod random;
mod revise;
mod told;
