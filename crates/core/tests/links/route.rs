//! Addresses of the pages.

use cairn_core::path::Aim;
use cairn_core::route::{Example, ModeRoute, Route, Sheet};
use cairn_core::{AttemptId, CandidateId, PoolId, Skill};

#[test]
fn every_place_survives_printing_and_parsing() {
    let mut routes = vec![
        Route::Home,
        Route::Choose,
        Route::Before(ModeRoute::Quick),
        Route::Before(ModeRoute::Full),
        Route::Assess,
        Route::About,
        Route::Result,
        Route::Review,
        Route::Carry,
        Route::Open,
        Route::Shared("AQ-_".to_owned()),
        Route::Roles,
        Route::Job,
        Route::History,
        Route::Attempt(AttemptId::parse("full-00ab").unwrap()),
        Route::Example(Example::Result),
        Route::Example(Example::Pool),
        Route::Rate("AQ-_".to_owned()),
        Route::Invitation("AQ-_".to_owned()),
        Route::Lawful,
        Route::Sheet(Sheet::Applicants),
        Route::Sheet(Sheet::Council),
        Route::Path,
        Route::Plan,
        Route::Method,
        Route::Settings,
        Route::Pools,
        Route::Privacy,
        Route::Unknown("/nowhere/at/all".to_owned()),
    ];
    let pool = PoolId::parse("pool-1a2b").unwrap();
    routes.extend([
        Route::Decision(pool.clone()),
        Route::Shortlist(pool.clone()),
        Route::Noted(pool.clone(), 12),
    ]);
    routes.extend(
        [Route::Pool, Route::Position, Route::Invite, Route::Compare, Route::Team].map(|to| to(pool.clone())),
    );
    let candidate = CandidateId::parse("full-00a/b-7").unwrap();
    routes
        .extend([Route::Candidate, Route::Kit, Route::Confirm].map(|to| to(pool.clone(), candidate.clone())));
    let aims = || ["stage/4", "role/cto", "role/head-of-ai"].map(|aim| Aim::parse(aim).unwrap());
    routes.extend(aims().map(Route::PlanTo));
    routes.extend(aims().map(Some).into_iter().chain([None]).map(Route::PlanAnew));
    routes.extend(Skill::ALL.map(|skill| Route::Before(ModeRoute::Skill(skill))));
    for route in routes {
        assert_eq!(Route::parse(&route.to_path()), route);
    }
}

#[test]
fn an_address_that_was_rewritten_on_its_way_leads_to_its_place() {
    let shared = Route::Shared("AQ-_".to_owned());
    for address in ["#p/AQ-_", "#!/p/AQ-_", "#!p/AQ-_", "#%2Fp%2FAQ-_", "#%2fp%2fAQ%2D%5f", "#%21/p/AQ-_"] {
        assert_eq!(Route::parse(address), shared, "{address}");
    }
    for address in ["#rate/AQ-_", "#!/rate/AQ-_", "#%2Frate%2FAQ-_"] {
        assert_eq!(Route::parse(address), Route::Rate("AQ-_".to_owned()), "{address}");
    }
    for address in ["#i/AQ-_", "#!/i/AQ-_", "#%2Fi%2FAQ-_"] {
        assert_eq!(Route::parse(address), Route::Invitation("AQ-_".to_owned()), "{address}");
    }
    for address in ["#result", "#!/result", "#!result", "#%2Fresult"] {
        assert_eq!(Route::parse(address), Route::Result, "{address}");
    }
    for address in [
        "#%252Fp%252FAQ-_",
        "#%25252Fp%25252FAQ-_",
        "#//p/AQ-_",
        "#/P/AQ-_",
        "#&#x2F;p&#x2F;AQ-_",
        "#&#47;p&#47;AQ-_",
    ] {
        assert_eq!(Route::parse(address), shared, "{address}");
    }
    for (address, place) in [
        ("#/Rate/AQ-_", Route::Rate("AQ-_".to_owned())),
        ("#/I/AQ-_", Route::Invitation("AQ-_".to_owned())),
        ("#/pools?fbclid=x", Route::Pools),
        ("#/method&utm_source=a", Route::Method),
        ("#/method%20", Route::Method),
        ("#/path.", Route::Path),
        ("#/Start/Quick", Route::Before(ModeRoute::Quick)),
        ("#/lawful/applicants?x=1/2", Route::Sheet(Sheet::Applicants)),
        ("#/?fbclid=x", Route::Home),
        ("#/pool/pool-1a2b?fbclid=x", Route::Pool(PoolId::parse("pool-1a2b").unwrap())),
    ] {
        assert_eq!(Route::parse(address), place, "{address}");
    }
    let pool = PoolId::parse("pool-1a2b").unwrap();
    for address in ["#pool/pool-1a2b/team", "#!/pool/pool-1a2b/team", "#%2Fpool%2Fpool-1a2b%2Fteam"] {
        assert_eq!(Route::parse(address), Route::Team(pool.clone()), "{address}");
    }
}

#[test]
fn an_address_nobody_made_is_a_place_of_its_own() {
    for bad in [
        "#/asess",
        "#/result/7",
        "#/attempt",
        "#/attempt/a%20b",
        "#/pool",
        "#/pool/a/b/c",
        "#/pool/a%20b",
        "#/pool/a/c",
        "#/pool/a/c/b/cook",
        "#/pool/a/team/b",
        "#/pool/a/invite/b",
        "#/pool/a/shortlist/0",
        "#/pool/a/shortlist/x",
        "#/pool/a/shortlist/1/2",
        "#/start/skill/cooking",
        "#/start/full/x",
        "#/plan/stage/11",
        "#/plan/role",
        "#/plan/role/cto/x",
        "#javascript:alert(1)",
    ] {
        assert!(matches!(Route::parse(bad), Route::Unknown(_)), "{bad}");
    }
}
