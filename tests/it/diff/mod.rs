//! What `diff` tells of revisions: of real plans, revised at random, and of revisions told word by word.

mod act;
mod oracle;
mod order;
mod plan;
mod random;
mod revise;
mod told;
