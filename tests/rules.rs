//! The rule book on known problems and in long random use: exact counts, no dead ends, minimal repairs and explanations.
//!
//! Random sessions are as many as fit into a few seconds; `ATELIER_SESSIONS=10000` runs so many of each kind.

mod networks;

use atelier::{
    catalog::{Choice, Design, GroupIx, Selection, ValueIx},
    design::edit,
    rules::{
        Kind, Rulebook, Status,
        diagram::Limits,
        network::{Literal, Network},
        sums::by_value,
    },
};
use networks::{LINES, SEARCH, book, feature_model, instance, known_counts, megane, shipped, shop};
use num_bigint::BigUint;

struct Random(u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        self.0.rotate_left(32)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.bits() >> 8) as usize % limit
    }

    fn choice(&mut self, network: &Network) -> Choice {
        let group = self.below(network.sizes().len());
        let value = self.below(network.sizes()[group]);
        Choice { group: GroupIx(group as u16), value: ValueIx(value as u16) }
    }

    /// The start design after so many clicks that it allowed.
    fn design(&mut self, book: &Rulebook, network: &Network, clicks: usize) -> Design {
        let mut design = start(book, network);
        for _ in 0..clicks {
            if let Some(outcome) = edit::choose(book, &design, self.choice(network)) {
                design = outcome.design;
            }
        }
        design
    }
}

fn start(book: &Rulebook, network: &Network) -> Design {
    let zeros = Selection::new(vec![ValueIx(0); network.sizes().len()]);
    Design { selection: book.complete(&[], &zeros).unwrap(), own: vec![false; network.sizes().len()] }
}

#[test]
fn counts_are_the_known_ones() {
    let Some(known) = known_counts() else { return };
    for name in ["printer.dimacs", "e_shop.dimacs", "pc-richmond.dimacs", "renault-megane.tcsp"] {
        let Some(network) = instance(name) else { continue };
        let book = book(&network, Limits::default());
        assert_eq!(Some(&book.count().unwrap()), known.get(name), "{name}");
    }
}

#[test]
fn the_megane_is_compiled_small_and_counted_by_value() {
    let Some(network) = megane() else { return };
    let book = book(&network, Limits::default());
    let count = BigUint::from(2_835_456_006_272_u64);
    assert_eq!(book.count().unwrap(), count);
    assert!(book.compiled().unwrap().nodes() <= 26_000, "{} nodes", book.compiled().unwrap().nodes());
    let by_value = book.counts().unwrap();
    assert_eq!(by_value.iter().map(Vec::len).sum::<usize>(), 396);
    for values in by_value {
        assert_eq!(values.into_iter().sum::<BigUint>(), count);
    }
}

/// Random clicks; after each the design is valid and every value did what the panel said. Every so many clicks all answers about
/// one design are compared: panel, statuses, free values, completions, and the solver. `default` sessions unless the environment
/// says otherwise.
fn sessions(network: &Network, default: usize, clicks: usize) {
    let sessions = std::env::var("ATELIER_SESSIONS").map_or(default, |number| number.parse().unwrap());
    let (book, searched) = (book(network, Limits::default()), book(network, SEARCH));
    assert!(book.compiled().is_ok() && searched.compiled().is_err());
    let random = &mut Random(sessions as u64);
    let amounts: Vec<Vec<i64>> =
        network.sizes().iter().map(|&size| (0..size).map(|_| random.below(1000) as i64 - 200).collect()).collect();
    let adds = by_value(&amounts);
    let sum = |s: &Selection| s.choices().map(|c| amounts[usize::from(c.group.0)][usize::from(c.value.0)]).sum::<i64>();
    let first = start(&book, network);
    for session in 0..sessions {
        let mut design = first.clone();
        for _ in 0..clicks {
            let choice = random.choice(network);
            let (group, value) = (usize::from(choice.group.0), usize::from(choice.value.0));
            let standing = book.standings(&design)[group][value];
            let range = book.sums().unwrap().ranges(&design, &adds)[group][value];
            let Some(outcome) = edit::choose(&book, &design, choice) else {
                assert_eq!(standing.kind, Kind::Never, "a dead end");
                continue;
            };
            assert_ne!(standing.kind, Kind::Never);
            assert!(book.is_valid(&outcome.design.selection), "{choice:?} in {design:?} leads to what is not valid");
            assert!(outcome.design.selection.has(choice));
            let changed = outcome.changes.iter().filter(|change| change.was_own).count();
            assert_eq!(standing.changes as usize, changed);
            let range = range.unwrap();
            assert_eq!(range.changes, standing.changes);
            let price = sum(&outcome.design.selection);
            assert!((range.least..=range.most).contains(&price), "{price} is not within {range:?}");
            design = outcome.design;
        }
        if session % 100 == 0 {
            all_answers_agree(&book, &searched, &design, random);
        }
    }
    println!("{sessions} sessions of {clicks} clicks");
}

/// Panel, statuses and free values of one design, and for some values completions and the solver.
fn all_answers_agree(book: &Rulebook, searched: &Rulebook, design: &Design, random: &mut Random) {
    let (panel, statuses, free) = (book.standings(design), book.statuses(design), book.free(design));
    for (group, panel) in (0..).map(GroupIx).zip(&panel) {
        for (value, standing) in (0..).map(ValueIx).zip(panel) {
            let choice = Choice { group, value };
            let (group, value) = (usize::from(group.0), usize::from(value.0));
            let kinds: &[Kind] = match &statuses[group][value] {
                Status::Selected => &[Kind::Chosen, Kind::Implied, Kind::Followed],
                Status::Free => &[Kind::Free],
                Status::AfterChanges(changes) => {
                    assert_eq!(changes.len(), standing.changes as usize, "{choice:?} in {design:?}");
                    &[Kind::AfterChanges]
                }
                Status::Never => &[Kind::Never],
            };
            assert!(kinds.contains(&standing.kind), "{choice:?}: {standing:?} is not of {kinds:?}");
            let can_stay = matches!(statuses[group][value], Status::Selected | Status::Free);
            assert_eq!(free[group][value], can_stay, "{choice:?} in {design:?}");
            if random.below(panel.len() * 20) != 0 {
                continue;
            }
            let own = design.own_choices().into_iter().filter(|own| own.group != choice.group);
            let fixed: Vec<Choice> = own.chain([choice]).collect();
            let found = book.complete(&fixed, &design.selection);
            assert_eq!(found.is_some(), can_stay, "{choice:?} in {design:?}");
            assert!(found.is_none_or(|found| book.is_valid(&found) && fixed.iter().all(|&choice| found.has(choice))));
            assert_eq!(searched.try_is_possible(&fixed), Ok(can_stay), "{choice:?} in {design:?}");
            let is_never = statuses[group][value] == Status::Never;
            assert_eq!(searched.try_is_possible(&[choice]), Ok(!is_never), "{choice:?}");
        }
    }
}

#[test]
fn sessions_in_a_shop_have_no_dead_end() {
    sessions(&shop(), 10_000, 4);
}

#[test]
fn sessions_on_the_shipped_lines_have_no_dead_end() {
    for line in LINES {
        sessions(&shipped(line), 10_000, 4);
    }
}

#[test]
fn sessions_on_the_printer_have_no_dead_end() {
    let Some(network) = feature_model("printer.dimacs") else { return };
    sessions(&network, 10_000, 4);
}

#[test]
fn sessions_on_the_e_shop_have_no_dead_end() {
    let Some(network) = feature_model("e_shop.dimacs") else { return };
    sessions(&network, 10_000, 4);
}

#[test]
fn sessions_on_the_richmond_have_no_dead_end() {
    let Some(network) = feature_model("pc-richmond.dimacs") else { return };
    sessions(&network, 3_000, 4);
}

#[test]
fn sessions_on_the_megane_have_no_dead_end() {
    let Some(network) = megane() else { return };
    sessions(&network, 60, 12);
}

/// Whatever is free by the diagram is free by search, on every value.
fn free_values_agree(network: &Network, designs: usize, clicks: usize) {
    let (compiled, searched) = (book(network, Limits::default()), book(network, SEARCH));
    assert!(compiled.compiled().is_ok() && searched.compiled().is_err());
    let random = &mut Random(5);
    for _ in 0..designs {
        let clicks = random.below(clicks + 1);
        let design = random.design(&compiled, network, clicks);
        assert_eq!(compiled.free(&design), searched.free(&design));
    }
}

#[test]
fn free_values_are_those_of_the_solver() {
    free_values_agree(&shop(), 300, 8);
    for line in LINES {
        free_values_agree(&shipped(line), 300, 12);
    }
    for (name, designs) in [("e_shop.dimacs", 300), ("printer.dimacs", 300), ("pc-richmond.dimacs", 30)] {
        if let Some(network) = feature_model(name) {
            free_values_agree(&network, designs, 30);
        }
    }
}

#[test]
fn free_values_of_the_megane_are_those_of_the_solver() {
    let Some(network) = megane() else { return };
    free_values_agree(&network, 4, 12);
}

/// Repairs by the diagram against the search by clashes, which knows nothing of diagrams and is exact up to five drops; so many
/// random cases in which own choices must go, and those in between in which none must.
fn repairs_agree(network: &Network, cases: usize, clicks: usize) {
    let (compiled, searched) = (book(network, Limits::default()), book(network, SEARCH));
    let random = &mut Random(7);
    let (mut repaired, mut tried) = (0, 0);
    while repaired < cases {
        tried += 1;
        assert!(tried < 40 * cases, "only {repaired} of {tried} wishes needed a repair");
        let design = random.design(&compiled, network, clicks);
        let wish = random.choice(network);
        let own: Vec<Choice> = design.own_choices().into_iter().filter(|own| own.group != wish.group).collect();
        let found = compiled.repair(&[wish], &own);
        let expected = searched.repair(&[wish], &own);
        if found.as_ref().is_some_and(|(_, lost)| lost.len() > 5) {
            assert!(expected.unwrap().1.len() >= found.unwrap().1.len());
            continue;
        }
        repaired += usize::from(found.as_ref().is_some_and(|(_, lost)| !lost.is_empty()));
        assert_eq!(found, expected, "{wish:?} with {own:?}");
    }
}

#[test]
fn repairs_are_minimal() {
    repairs_agree(&shop(), 1_000, 9);
    for line in LINES {
        repairs_agree(&shipped(line), 1_000, 15);
    }
}

#[test]
fn repairs_of_known_instances_are_minimal() {
    for (name, cases) in [("e_shop.dimacs", 1_000), ("printer.dimacs", 1_000), ("pc-richmond.dimacs", 150)] {
        if let Some(network) = feature_model(name) {
            repairs_agree(&network, cases, 40);
        }
    }
}

#[test]
fn repairs_of_the_megane_are_minimal() {
    // A search takes a tenth of a second there.
    let Some(network) = megane() else { return };
    repairs_agree(&network, 20, 20);
}

/// Dropping any member of an explanation makes the choice possible; checked with books of these rules alone.
fn explanations_are_minimal(network: &Network, cases: usize, clicks: usize) {
    let book = self::book(network, Limits::default());
    let random = &mut Random(11);
    let mut explained = 0;
    for _ in 0..cases {
        let design = random.design(&book, network, clicks);
        let wish = random.choice(network);
        let why = book.explain(&design, wish);
        let is_free = book.free(&design)[usize::from(wish.group.0)][usize::from(wish.value.0)];
        assert_eq!(is_free, why.choices.is_empty() && why.rules.is_empty());
        assert!(!why.is_cut_short);
        let is_own = |choice: &Choice| choice.group != wish.group && design.own_choices().contains(choice);
        assert!(why.choices.iter().all(is_own), "{:?} was not chosen by anybody", why.choices);
        if is_free {
            continue;
        }
        explained += 1;
        let allows = |rules: &[usize], choices: &[Choice]| {
            let book = self::book(&network.only(rules), Limits::default());
            book.is_possible(&[choices, &[wish]].concat())
        };
        assert!(!allows(&why.rules, &why.choices));
        for i in 0..why.rules.len() {
            let fewer = [&why.rules[..i], &why.rules[i + 1..]].concat();
            assert!(allows(&fewer, &why.choices), "rule {} is not needed", why.rules[i]);
        }
        for i in 0..why.choices.len() {
            let fewer = [&why.choices[..i], &why.choices[i + 1..]].concat();
            assert!(allows(&why.rules, &fewer), "{:?} is not needed", why.choices[i]);
        }
    }
    assert!(explained > 0);
}

#[test]
fn explanations_lose_their_force_with_any_member() {
    explanations_are_minimal(&shop(), 150, 9);
    for line in LINES {
        explanations_are_minimal(&shipped(line), 60, 9);
    }
    for name in ["e_shop.dimacs", "printer.dimacs", "pc-richmond.dimacs"] {
        if let Some(network) = feature_model(name) {
            explanations_are_minimal(&network, 60, 20);
        }
    }
    if let Some(network) = megane() {
        explanations_are_minimal(&network, 20, 12);
    }
}

#[test]
fn a_void_megane_is_explained_by_few_rules() {
    let Some(network) = megane() else { return };
    let mut network = network;
    // The first country does not go with itself.
    let size = network.sizes()[4] as u16;
    network.add_clauses([vec![Literal { variable: 4, values: vec![0] }]]);
    network.add_clauses([vec![Literal { variable: 4, values: (1..size).collect() }]]);
    let book = book(&network, Limits::default());
    let core = book.void_core().unwrap();
    let rules = network.constraints().len();
    assert_eq!((core.rules, core.is_smallest), (vec![rules - 2, rules - 1], true));
}

#[test]
fn statuses_name_the_changes_that_come() {
    let network = shop();
    let (compiled, searched) = (book(&network, Limits::default()), book(&network, SEARCH));
    let random = &mut Random(3);
    for _ in 0..5 {
        let design = random.design(&compiled, &network, 7);
        let (found, expected) = (compiled.statuses(&design), searched.statuses(&design));
        let is_exact = |s: &Status| !matches!(s, Status::AfterChanges(changes) if changes.len() > 5);
        for (found, expected) in found.iter().flatten().zip(expected.iter().flatten()).filter(|(f, _)| is_exact(f)) {
            assert_eq!(found, expected);
        }
    }
}

#[test]
fn random_designs_are_valid() {
    let network = shop();
    let book = book(&network, Limits::default());
    let diagram = book.compiled().unwrap();
    let counts = atelier::rules::diagram::Counts::new(diagram);
    let random = &mut Random(13);
    for _ in 0..1_000 {
        let values = counts.draw(diagram, || random.bits()).unwrap();
        assert!(book.is_valid(&Selection::new(values.into_iter().map(ValueIx).collect())));
    }
    let mut stuck = || u64::MAX;
    assert!(counts.draw(diagram, &mut stuck).is_some(), "a generator that is none does no harm");
}
