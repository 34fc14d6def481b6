//! Randomness from a given seed: the same everywhere, always.

use crate::math::{cos, ln, real, sqrt};

/// Where randomness comes from: the caller. The same seed gives the same numbers on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Seed(pub u64);

impl Seed {
    /// Another seed, as good as unrelated, for part `part` of a task.
    #[must_use]
    pub const fn part(self, part: u64) -> Self {
        let mut state = self.0 ^ part.wrapping_mul(0xd134_2543_de82_ef95);
        Self(split_mix(&mut state))
    }
}

/// Standard normal numbers from a seed.
pub fn normals(seed: Seed, count: usize) -> Vec<f64> {
    let mut random = Random::new(seed);
    (0..count).map(|_| random.normal()).collect()
}

/// xoshiro256++ (Blackman and Vigna 2021), seeded by `SplitMix64`.
#[derive(Clone, Debug)]
pub(crate) struct Random {
    state: [u64; 4],
}

impl Random {
    pub(crate) const fn new(seed: Seed) -> Self {
        let mut mix = seed.0;
        Self { state: [split_mix(&mut mix), split_mix(&mut mix), split_mix(&mut mix), split_mix(&mut mix)] }
    }

    const fn next(&mut self) -> u64 {
        let s = &mut self.state;
        let result = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let shifted = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= shifted;
        s[3] = s[3].rotate_left(45);
        result
    }

    /// Uniform in (0, 1): never 0, so that its logarithm is finite.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit exactly")]
    pub(crate) const fn uniform(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    }

    /// Uniform among `0..count`; 0 where `count` is 0.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "below `count`, and not negative"
    )]
    pub(crate) const fn below(&mut self, count: usize) -> usize {
        let place = (self.uniform() * real(count)) as usize;
        if place < count { place } else { count.saturating_sub(1) }
    }

    /// Standard normal (Box and Muller 1958).
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = sqrt(-2.0 * ln(self.uniform()));
        radius * cos(core::f64::consts::TAU * self.uniform())
    }

    /// Chi-squared with six degrees of freedom: minus twice the logarithm of three uniforms' product.
    pub(crate) fn chi_squared_6(&mut self) -> f64 {
        -2.0 * ln(self.uniform() * self.uniform() * self.uniform())
    }
}

const fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
