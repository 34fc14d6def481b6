//! How long study and practice take beside a job that practises some skills.

use super::hours::Split;
use super::learn::SKILLS;

/// The time of a week: own hours for anything, hours at work that practise one skill each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Week {
    /// Own hours.
    pub(super) own: f64,
    /// Hours at work in which each skill is practised.
    pub(super) work: [f64; SKILLS],
}

impl Week {
    /// The fewest weeks in which all is done, if own time goes to study and to the practice that work does not give, and so many own
    /// hours of it are done `ahead`; infinite where it never is.
    ///
    /// The weeks t are least with: study + sum over skills of max(0, practice - work t) = ahead + own t. What lacks practice at
    /// the end is found by starting from all skills and leaving out those that turn out to have enough.
    pub(super) fn needed(&self, hours: &[Split; SKILLS], ahead: f64) -> f64 {
        let study: f64 = hours.iter().map(|one| one.study).sum();
        let practice: f64 = hours.iter().map(|one| one.practice).sum();
        if study + practice <= 0.0 {
            return 0.0;
        }
        let mut lacking = hours.map(|one| one.practice > 0.0);
        loop {
            let over = || (0..SKILLS).filter(|skill| lacking[*skill]);
            let rate = self.own + over().map(|skill| self.work[skill]).sum::<f64>();
            let load = study + over().map(|skill| hours[skill].practice).sum::<f64>();
            let left = (load - ahead).max(0.0);
            if rate <= 0.0 {
                return if left > 0.0 { f64::INFINITY } else { 0.0 };
            }
            let weeks = left / rate;
            let enough: Vec<usize> =
                over().filter(|skill| hours[*skill].practice < self.work[*skill] * weeks - 1e-9).collect();
            if enough.is_empty() {
                return weeks;
            }
            for skill in enough {
                lacking[skill] = false;
            }
        }
    }

    /// Own hours that are left over when all is done in `weeks`, of which so many came from before.
    pub(super) fn left_over(&self, hours: &[Split; SKILLS], weeks: f64, ahead: f64) -> f64 {
        if weeks.is_infinite() {
            return 0.0;
        }
        let study: f64 = hours.iter().map(|one| one.study).sum();
        let practice: f64 = self.own_practice(hours, weeks).iter().sum();
        (ahead + self.own * weeks - study - practice).max(0.0)
    }

    /// Own hours that the practice of each skill takes when all is done in `weeks`.
    pub(super) fn own_practice(&self, hours: &[Split; SKILLS], weeks: f64) -> [f64; SKILLS] {
        std::array::from_fn(|skill| {
            if weeks.is_finite() { (hours[skill].practice - self.work[skill] * weeks).max(0.0) } else { 0.0 }
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Whether all can be done in so many weeks.
    fn done(week: &Week, hours: &[Split; SKILLS], weeks: f64, ahead: f64) -> bool {
        let own: f64 = week.own_practice(hours, weeks).iter().sum();
        hours.iter().map(|one| one.study).sum::<f64>() + own <= ahead + week.own * weeks + 1e-6
    }

    #[test]
    fn without_own_time_study_is_never_done_and_a_job_that_practises_nothing_takes_own_time() {
        let hours = [Split { study: 10.0, practice: 50.0 }; SKILLS];
        let work = [3.0; SKILLS];
        assert!(Week { own: 0.0, work }.needed(&hours, 0.0).is_infinite());
        let practice = hours.map(|one| Split { study: 0.0, ..one });
        assert!((Week { own: 0.0, work }.needed(&practice, 0.0) - 50.0 / 3.0).abs() < 1e-9);
        assert!((Week { own: 5.0, work: [0.0; SKILLS] }.needed(&hours, 0.0) - 84.0).abs() < 1e-9);
        let nothing = [Split::default(); SKILLS];
        assert!(Week { own: 0.0, work: [0.0; SKILLS] }.needed(&nothing, 0.0).abs() < 1e-12);
    }

    #[test]
    fn what_is_done_ahead_is_not_done_again_and_what_is_left_over_goes_on() {
        let hours = [Split { study: 10.0, practice: 50.0 }; SKILLS];
        let week = Week { own: 5.0, work: [0.0; SKILLS] };
        assert!((week.needed(&hours, 100.0) - 64.0).abs() < 1e-9, "420 hours, 100 of them done");
        assert!(week.needed(&hours, 500.0).abs() < 1e-9, "all is done ahead");
        assert!((week.left_over(&hours, 100.0, 20.0) - 100.0).abs() < 1e-9, "520 hours for 420");
        assert!((week.left_over(&hours, 0.0, 500.0) - 80.0).abs() < 1e-9, "what no leg took goes on");
        assert!(Week { own: 0.0, work: [0.0; SKILLS] }.needed(&hours, 500.0).abs() < 1e-9);
        assert!(
            week.left_over(&hours, f64::INFINITY, 20.0).abs() < 1e-9,
            "a way without an end leaves nothing"
        );
    }

    proptest! {
        #[test]
        fn all_is_done_in_the_weeks_needed_and_not_sooner(
            study in prop::array::uniform7(0.0f64..80.0),
            practice in prop::array::uniform7(0.0f64..400.0),
            work in prop::array::uniform7(0.0f64..20.0),
            own in 0.5f64..60.0,
            ahead in 0.0f64..400.0,
        ) {
            let hours = std::array::from_fn(|at| Split { study: study[at], practice: practice[at] });
            let week = Week { own, work };
            let weeks = week.needed(&hours, ahead);
            prop_assert!(done(&week, &hours, weeks, ahead), "{weeks}");
            prop_assert!(weeks <= 1.0 || !done(&week, &hours, weeks * 0.999 - 1e-3, ahead), "{weeks}");
        }
    }
}
