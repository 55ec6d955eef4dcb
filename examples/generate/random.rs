//! Random choices that are the same on every machine.

use std::ops::RangeInclusive;

/// `SplitMix64` (Steele, Lea, Flood 2014): small, and good enough for choosing words.
#[derive(Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// Returns the choices of one plan: a stream of its own, so that plans do not depend on each other.
    pub(crate) fn new(seed: u64, plan: usize) -> Self {
        let mut seeds = Random(seed);
        let plan = u64::try_from(plan).expect("a plan's number fits 64 bits");
        Random(seeds.next() ^ plan.wrapping_mul(0xd134_2543_de82_ef95))
    }

    /// Returns a number below `bound`, which is not zero.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let wide = (u128::from(self.next()) * bound as u128) >> 64;
        usize::try_from(wide).expect("it is below a usize")
    }

    /// Returns a number of the range.
    pub(crate) fn within(&mut self, range: RangeInclusive<usize>) -> usize {
        range.start() + self.below(range.end() - range.start() + 1)
    }

    /// Returns `true` this many times in a hundred.
    pub(crate) fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// Returns one of the choices.
    pub(crate) fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// Returns one of the choices, each as often as its weight says.
    pub(crate) fn weighted<T: Copy>(&mut self, choices: &[(usize, T)]) -> T {
        let total = choices.iter().map(|(weight, _)| weight).sum();
        let mut left = self.below(total);
        for &(weight, choice) in choices {
            if left < weight {
                return choice;
            }
            left -= weight;
        }
        unreachable!("the number is below the sum of the weights")
    }

    /// Returns `count` different choices, in their order.
    pub(crate) fn sample<T: Copy>(&mut self, choices: &[T], count: usize) -> Vec<T> {
        let mut left = count.min(choices.len());
        let mut taken = Vec::with_capacity(left);
        for (index, &choice) in choices.iter().enumerate() {
            if self.below(choices.len() - index) < left {
                taken.push(choice);
                left -= 1;
            }
        }
        taken
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
