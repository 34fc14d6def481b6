//! What is found is what is true.

use crate::world::{World, calibrated};

/// Half-width of a 90% interval in standard errors.
const WIDTH: f64 = 1.645;

#[test]
fn true_difficulties_are_recovered_and_intervals_hold() {
    let world = World { mean: 0.4, ..World::new(3, 60, 8) };
    let design = world.design();
    let people = world.people(2500);
    let (solved, _, _) = calibrated(&design, &people);
    let often: Vec<(f64, f64)> = world
        .questions
        .iter()
        .zip(&solved.questions)
        .filter(|(_, found)| found.answers >= 300)
        .map(|(truth, found)| (found.b - truth.b, found.b_error))
        .collect();
    let rmse = (often.iter().map(|(error, _)| error * error).sum::<f64>() / often.len() as f64).sqrt();
    let all: Vec<(f64, f64)> = world
        .questions
        .iter()
        .zip(&solved.questions)
        .map(|(truth, found)| (found.b - truth.b, found.b_error))
        .collect();
    let held = all.iter().filter(|(error, sd)| error.abs() <= WIDTH * sd).count() as f64 / all.len() as f64;
    let z = (all.iter().map(|(error, sd)| error * error / sd / sd).sum::<f64>() / all.len() as f64).sqrt();
    let bias = all.iter().map(|(error, _)| error).sum::<f64>() / all.len() as f64;
    assert!(often.len() > 80, "{}", often.len());
    assert!(rmse <= 0.2, "{rmse}");
    // 180 questions: three standard errors of a share of 90% are 6.7 points.
    assert!((0.833..=0.967).contains(&held), "{held}");
    assert!((0.85..=1.15).contains(&z), "{z}");
    assert!(bias.abs() < 0.1, "{bias}");
    // Experts said 0.4 and are off by 0.5.
    assert!((1.1..=1.4).contains(&solved.next.kappa), "{}", solved.next.kappa);
}
