//! The help of every command and option: the part of the catalogue that clap shows.
