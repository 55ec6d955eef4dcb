//! A table on its way to items: grid → columns → rows → items.
//!
//! | to | go to |
//! |---|---|
//! | know which cells a merged one covers | `grid` |
//! | teach a heading | the table in `headings`; several rows of them: `header`; parts of the year: `scale` |
//! | tell columns apart, and plans from other tables | `claims`, settled in `columns` |
//! | understand a row | `rows`; signs and sections in it: `signs`, `numbers` |
//! | understand lists side by side in one row | `items`, `whens`, `aligned` |
//! | read months over columns, programmes of a day, marks of what was done | `months`, `agenda`, `marks` |
//! | know what a cell holds | `cell` |
//! | keep links and mail out of values | `addresses` |
//! | make words whole that narrow columns break | `hyphens` |

pub(super) mod addresses;
pub(super) mod agenda;
pub(super) mod aligned;
pub(super) mod cell;
pub(super) mod claims;
pub(super) mod columns;
pub(super) mod grid;
pub(super) mod header;
pub(super) mod headings;
pub(super) mod hyphens;
pub(super) mod items;
pub(super) mod marks;
pub(super) mod months;
pub(super) mod numbers;
pub(super) mod rows;
pub(super) mod scale;
pub(super) mod signs;
pub(super) mod whens;
