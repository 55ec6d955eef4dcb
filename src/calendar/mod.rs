//! Civil time as plans count it: periods, months, quarters, working days.
