//! A condition among `?`s.

/// Goes on, before a `?`, only where something holds.
pub(super) fn only(holds: bool) -> Option<()> {
    holds.then_some(())
}
