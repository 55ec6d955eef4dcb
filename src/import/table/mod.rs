//! A table on its way to items: grid → columns → rows → items.
//!
//! | to | go to |
//! |---|---|
//! | know which cells a merged one covers | `grid` |
//! | join several rows of headings | `header` |
//! | tell columns apart, and plans from other tables | `claims`, settled in `columns` |
//! | understand a row | `rows`; signs and sections in it: `signs`, `numbers` |
//! | understand lists side by side in one row | `items`, `whens`, `aligned` |
//! | read months over columns, programmes of a day, marks of what was done | `months`, `agenda`, `marks` |
//! | make words whole that narrow columns break | `hyphens` |

pub(super) mod agenda;
pub(super) mod aligned;
pub(super) mod claims;
pub(super) mod columns;
pub(super) mod grid;
pub(super) mod header;
pub(super) mod hyphens;
pub(super) mod items;
pub(super) mod marks;
pub(super) mod months;
pub(super) mod numbers;
pub(super) mod rows;
pub(super) mod signs;
pub(super) mod whens;
