//! Simulated people answer adaptively, by true parameters that the experts do not know.

use cairn_measure::calibrate::{Design, Expert, Given, Person, Question, Round, Solved, Statistics};
use cairn_measure::{Belief, Grid, Item, Normal, Prob, Seed, Space, Theta, normals};

/// Standard deviation by which experts are off, and what they say of it, in logits.
pub(crate) const OFF: f64 = 0.5;
pub(crate) const SAID: f64 = 0.4;
/// Chance of a lucky guess, and the habit of admitting.
const GUESS: f64 = 0.25;
const ADMITS: f64 = 0.5;
/// Standard deviation by which everybody alike misreads the rating of a skill, in logits.
const MISREAD: f64 = 0.3;
/// Dates are spread over so many years.
const YEARS: f64 = 2.0;

/// What is true of a question.
pub(crate) struct Truth {
    pub(crate) skill: usize,
    pub(crate) b: f64,
    a: f64,
    /// Distances of a scene's steps from their mean; empty for a question with one right answer.
    steps: Vec<f64>,
    believed: f64,
}

impl Truth {
    pub(crate) const fn is_scene(&self) -> bool {
        !self.steps.is_empty()
    }
}

/// Questions of some skills, and people who rate themselves with a bias and answer some questions of each skill.
pub(crate) struct World {
    pub(crate) skills: usize,
    pub(crate) questions: Vec<Truth>,
    /// Questions that a person answers in each skill.
    pub(crate) asked: usize,
    /// The mean ability of everybody, in logits.
    pub(crate) mean: f64,
    /// The question at this place is harder by so much for the second group.
    pub(crate) harder_for_second: Option<(usize, f64)>,
    /// The question at this place grows harder by so much a year.
    pub(crate) harder_by_year: Option<(usize, f64)>,
    /// The question of which another option than the right one is taken for the key.
    pub(crate) wrong_key: Option<usize>,
}

impl World {
    pub(crate) fn new(skills: usize, each: usize, asked: usize) -> Self {
        let luck = normals(Seed(11), 3 * skills * each);
        let question = |at: usize| {
            let spread = luck[3 * at];
            let scene = at % 3 == 2;
            Truth {
                skill: at % skills,
                b: 1.1 * spread + OFF * luck[3 * at + 1],
                a: 1.1 * (1.0 + 0.2 * luck[3 * at + 2].clamp(-2.0, 2.0)),
                steps: if scene { vec![-1.2, 0.1, 1.1] } else { Vec::new() },
                believed: 1.1 * spread,
            }
        };
        Self {
            skills,
            questions: (0..skills * each).map(question).collect(),
            asked,
            mean: 0.0,
            harder_for_second: None,
            harder_by_year: None,
            wrong_key: None,
        }
    }

    /// Skills, the shared bias, a bias for each skill.
    pub(crate) fn space(&self) -> Space {
        let size = 2 * self.skills + 1;
        let mut cells = vec![0.0; size * size];
        for row in 0..size {
            for column in 0..size {
                cells[row * size + column] = match (row == column, row.max(column)) {
                    (false, at) if at < self.skills => 0.45,
                    (true, at) if at <= self.skills => 1.0,
                    (true, _) => 0.16,
                    _ => 0.0,
                };
            }
        }
        Space::new(&vec![0.0; size], &cells).unwrap()
    }

    fn rating_loads(&self, skill: usize) -> Vec<usize> {
        vec![skill, self.skills, self.skills + 1 + skill]
    }

    fn rating() -> Item {
        Item::graded(1.6, &[-1.5, -0.5, 0.5, 1.5, 2.5]).unwrap()
    }

    pub(crate) fn design(&self) -> Design {
        let questions = self.questions.iter().map(|one| {
            let expert = Expert { a: one.a, ln_a_sd: 0.3, b: one.believed, b_sd: SAID };
            if one.steps.is_empty() {
                Question::knowledge(&[one.skill], expert, GUESS).unwrap()
            } else {
                let steps: Vec<f64> = one.steps.iter().map(|step| step + one.believed).collect();
                Question::scene(&[one.skill], expert, &steps, &[1, 1, 1, 1]).unwrap()
            }
        });
        let ratings = (0..self.skills).map(|skill| (Self::rating(), self.rating_loads(skill)));
        let mut mean_sd = vec![0.0; 2 * self.skills + 1];
        mean_sd[..self.skills].fill(1.0);
        mean_sd[self.skills] = 0.5;
        mean_sd[self.skills + 1..].fill(MISREAD);
        Design::new(&self.space(), &mean_sd, questions.collect(), ratings.collect()).unwrap()
    }

    /// The item as it truly is, for somebody of this group at this time.
    fn item(&self, question: usize, second: bool, at: f64, admits: f64, believed: bool) -> Item {
        let one = &self.questions[question];
        let named = |planted: Option<(usize, f64)>| {
            planted.filter(|(place, _)| *place == question).map_or(0.0, |(_, by)| by)
        };
        let planted =
            named(self.harder_for_second) * f64::from(u8::from(second)) + at * named(self.harder_by_year);
        let b = if believed { one.believed } else { one.b + planted };
        if one.steps.is_empty() {
            Item::logistic(one.a, b, GUESS, 1.0).unwrap().for_habit(Prob::new(admits).unwrap())
        } else {
            let steps: Vec<f64> = one.steps.iter().map(|step| step + b).collect();
            Item::elimination(one.a, &steps, &[1, 1, 1, 1]).unwrap()
        }
    }

    pub(crate) fn person(&self, number: u64) -> Person {
        let seed = Seed(number).part(5);
        let mut theta = self.space().person(seed);
        theta[..self.skills].iter_mut().for_each(|ability| *ability += self.mean);
        let second = number % 2 == 1;
        let at = YEARS * Prob::new(0.5 + normals(seed.part(3), 1)[0].clamp(-2.0, 2.0) / 4.0).unwrap().get();
        let mut person = Person {
            answers: Vec::new(),
            ratings: Vec::new(),
            admits: Prob::new(ADMITS).unwrap(),
            group: Some(if second { "second" } else { "first" }.to_owned()),
            at: Some(at),
        };
        for skill in 0..self.skills {
            let own: f64 = self.rating_loads(skill).iter().map(|load| theta[*load]).sum();
            let claimed = own + MISREAD * normals(Seed(12), self.skills)[skill];
            let level = Self::rating().answer(Theta::new(claimed).unwrap(), seed.part(100 + skill as u64));
            person.ratings.push((u32::try_from(skill).unwrap(), u8::try_from(level).unwrap()));
            self.ask(skill, theta[skill], second, at, seed, &mut person.answers);
        }
        person
    }

    /// Always one of the five questions that are believed to be closest to the ability that is believed.
    fn ask(&self, skill: usize, theta: f64, second: bool, at: f64, seed: Seed, answers: &mut Vec<Given>) {
        let mut belief = Belief::new(Normal::STANDARD, Grid::new(33, -4.0, 4.0).unwrap());
        let mut open: Vec<usize> =
            (0..self.questions.len()).filter(|place| self.questions[*place].skill == skill).collect();
        for round in 0..self.asked {
            let here = belief.estimate().theta.logits();
            let away = |place: usize| (self.questions[place].believed - here).abs();
            open.sort_by(|one, other| away(*one).total_cmp(&away(*other)));
            let lucky = seed.part(1000 * (1 + skill as u64) + round as u64).0 % 5;
            let place = open.remove(usize::try_from(lucky).unwrap().min(open.len() - 1));
            let ability = Theta::new(theta).unwrap();
            let own = seed.part(50_000 + place as u64);
            let category = self.item(place, second, at, ADMITS, false).answer(ability, own);
            belief.update(&self.item(place, second, at, ADMITS, true), category).unwrap();
            answers.push(self.given(place, category, own));
        }
    }

    fn given(&self, place: usize, category: usize, seed: Seed) -> Given {
        let scene = !self.questions[place].steps.is_empty();
        let lucky = seed.part(9).0 % 100;
        // The right option is the first, whatever is taken for the key; half of those who do not know say so.
        let option = match (scene, category) {
            (true, points) => Some(points),
            (false, 1) => Some(0),
            (false, _) if lucky < 57 => None,
            (false, _) => Some(1 + usize::try_from(lucky % 3).unwrap()),
        };
        let wrong = self.wrong_key == Some(place) && !scene;
        let category = if wrong { usize::from(option == Some(2)) } else { category };
        Given {
            question: u32::try_from(place).unwrap(),
            category: u8::try_from(category).unwrap(),
            option: option.map(|option| u8::try_from(option).unwrap()),
        }
    }

    pub(crate) fn people(&self, count: u64) -> Vec<Person> {
        (0..count).map(|number| self.person(number)).collect()
    }
}

/// Rounds until the search has arrived, and the sums of the last one.
pub(crate) fn calibrated(design: &Design, people: &[Person]) -> (Solved, Statistics, Round) {
    let mut round = design.start();
    for _ in 0..40 {
        let statistics = design.statistics(&round.parameters, people).unwrap();
        let solved = design.solve(&round, &statistics).unwrap();
        if solved.arrived {
            return (solved, statistics, round);
        }
        round = solved.next;
    }
    panic!("it never arrives");
}
