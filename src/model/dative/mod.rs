//! How a letter calls whom it goes to: in the dative where that is sure, «кому».
//!
//! Nothing is declined on a guess: what gives no sure dative gives `None`, and the letter takes a wording that needs no
//! case.

mod person;
mod post;
mod surname;

pub use person::Person;
pub use post::dative as post;
pub use surname::Gender;
