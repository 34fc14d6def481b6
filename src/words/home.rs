//! Words of the first page, and of an address that leads nowhere.

pub const HOME_SAFE: &str = "Nothing to sign up for; nothing leaves this device.";
pub const HOME_TITLE: &str = "Where do you stand on the path to AI strategist?";
pub const HOME_FOR_WHOM: &str = "Who it is for";
pub const HOME_BECOME: &str = "If you want to become an AI strategist";
pub const HOME_BECOME_MORE: &str = "Find out where you stand, how certain that is, and what holds you back most on the way to the next stage. You rate yourself on what you have done, answer questions that adapt to you, and can stop and come back whenever you like.";
pub const HOME_HIRE: &str = "If you are hiring an AI strategist";
pub const HOME_HIRE_MORE: &str = "Ask candidates for a full assessment. You see which skills are strong, which claims the answers do not bear out, and how uncertain each level is, so that you know what to ask in the interview. The result is guidance, never a decision.";
pub const COMPARE_CANDIDATES: &str = "Compare candidates";
pub const START: &str = "Start";
pub const SEE_YOUR_RESULT: &str = "See your result";
pub const CONTINUE_WHERE: &str = "Continue where you left off";
pub const TO_PATH: &str = "Path";
pub const TO_PLAN: &str = "Plan";
pub const START_NEW: &str = "Start a new attempt";
pub const START_NEW_IS: &str = "A new attempt does not delete any earlier answers.";
pub const HERE_BEFORE: &str = "You have been here before: ";
pub const PROMISES: &str = "What you can rely on";
pub const ADDRESS_BEFORE: &str = "The address “";
pub const ADDRESS_AFTER: &str = "” leads nowhere. A letter may be missing, or the page may have moved. Your answers are still where they were.";
pub const NO_SUCH_PAGE: &str = "There is no such page";

/// What every visitor is promised: a title, and what it means.
pub const KEPT_PROMISES: [(&str, &str); 3] = [
    (
        "Honest numbers",
        "Every estimate comes with its interval, and with what it rests on. Where too little is known, the page says so.",
    ),
    (
        "Your answers stay yours",
        "No account, no server, no tracking. Answers are saved in this browser the moment you give them, and stay until you delete them.",
    ),
    (
        "Skills and experience stay separate",
        "What your skills show and what you have done are never merged into one score.",
    ),
];

/// What Cairn does; `skills` are the names of the skills, as in a list.
pub fn home_lead(skills: &str) -> String {
    let skills = skills.to_lowercase().replace("python", "Python");
    format!(
        "Working between an organisation’s leaders and its technical teams, an AI strategist plans and guides how AI is put to work. Cairn measures seven skills ({skills}), shows which of the path’s ten stages they reach, and says how certain that is. "
    )
}

/// How much of an attempt is answered, behind its name and [`HERE_BEFORE`].
pub fn before_answered(answered: &str) -> String {
    format!(", {answered}.")
}
