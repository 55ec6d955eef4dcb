//! A source on its way to tables of one plan each: what pages and sheets cut is joined, plans and annexes are parted.
//!
//! | to | go to |
//! |---|---|
//! | join a table that was pasted into a sheet line by line | `pasted` |
//! | join what the pages of a document cut | `pages` |
//! | tell the plans and sections of a document apart | `parts` |

pub(super) mod pages;
pub(super) mod parts;
pub(super) mod pasted;
