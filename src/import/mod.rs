//! A plan as it lies on a coordinator's disk — Word, Excel, a web page, plain text — on its way to a plan file.

pub mod read;
pub mod source;
