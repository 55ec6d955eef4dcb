//! Import: readers of documents, the shapes in which real plans come, and imports over an existing plan.

mod again;
mod around;
mod beside;
mod bounds;
mod columns;
mod doubts;
mod executors;
mod formats;
mod kinds;
mod layouts;
mod lists;
pub(crate) mod make;
pub(crate) mod ours;
mod passport;
mod plan;
mod producers;
mod properties;
mod random;
mod readers;
mod returned;
mod rows;
mod several;
mod shapes;
mod sheets;
mod whole;
mod wild;
mod word;
