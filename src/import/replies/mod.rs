//! The forms that came back: what they and the letters around them say of the rows of a plan.
//!
//! | to | go to |
//! |---|---|
//! | find a form in a document, hand on its answers | `forms`, `answer` |
//! | take the words of a letter apart from the form in it | `mail`, `letter` |
//! | understand the words of an answer | `reply` |

pub mod answer;
mod forms;
mod letter;
pub mod mail;
pub mod reply;
