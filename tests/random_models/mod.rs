//! Small random models as texts, with the number of their designs by trying all sets of features.

use crate::random::Random;
use std::fmt::Write;

/// Whether a set of features, by position, meets a demand of the model.
type Demand = Box<dyn Fn(&dyn Fn(usize) -> bool) -> bool>;

struct Model {
    text: String,
    features: usize,
    demands: Vec<Demand>,
}

/// Most features of a random model.
const MAX_FEATURES: usize = 13;

/// A model in UVL and how many designs it has.
pub fn uvl(random: &mut Random) -> (String, u32) {
    let mut model = Model { text: "features\n\tF0\n".to_owned(), features: 1, demands: Vec::new() };
    model.demands.push(Box::new(|has| has(0)));
    model.below(0, 2, random);
    let constraints = random.below(4);
    if constraints > 0 {
        model.text.push_str("constraints\n");
    }
    for _ in 0..constraints {
        let (text, demand) = formula(model.features, 3, random);
        let _ = writeln!(model.text, "\t{text}");
        model.demands.push(demand);
    }
    let designs = (0_u32..1 << model.features)
        .filter(|set| model.demands.iter().all(|demand| demand(&|feature| set >> feature & 1 == 1)))
        .count();
    (model.text, designs as u32)
}

impl Model {
    /// Some groups below a feature that stands at `depth` tabs less one.
    fn below(&mut self, parent: usize, depth: usize, random: &mut Random) {
        for _ in 0..random.below(3) {
            let room = MAX_FEATURES - self.features;
            let members = (1 + random.below(3)).min(room);
            if members == 0 || depth > 10 {
                return;
            }
            let least = random.below(members + 1);
            let most = least + random.below(members - least + 1);
            let (name, least, most) = match random.below(5) {
                0 => ("mandatory".to_owned(), members, members),
                1 => ("optional".to_owned(), 0, members),
                2 => ("or".to_owned(), 1, members),
                3 => ("alternative".to_owned(), 1, 1),
                _ => (format!("[{least}..{most}]"), least, most),
            };
            let _ = writeln!(self.text, "{}{name}", "\t".repeat(depth));
            let all: Vec<usize> = (self.features..self.features + members).collect();
            self.features += members;
            for &member in &all {
                let _ = writeln!(self.text, "{}F{member}", "\t".repeat(depth + 1));
                self.demands.push(Box::new(move |has| !has(member) || has(parent)));
                self.below(member, depth + 2, random);
            }
            self.demands.push(Box::new(move |has| {
                !has(parent) || (least..=most).contains(&all.iter().filter(|member| has(**member)).count())
            }));
        }
    }
}

fn formula(features: usize, depth: usize, random: &mut Random) -> (String, Demand) {
    if depth == 0 || random.below(4) == 0 {
        let feature = random.below(features);
        return (format!("F{feature}"), Box::new(move |has| has(feature)));
    }
    let (left, l) = formula(features, depth - 1, random);
    let (right, r) = formula(features, depth - 1, random);
    match random.below(5) {
        0 => (format!("!({left})"), Box::new(move |has| !l(has))),
        1 => (format!("({left}) & ({right})"), Box::new(move |has| l(has) && r(has))),
        2 => (format!("({left}) | ({right})"), Box::new(move |has| l(has) || r(has))),
        3 => (format!("({left}) => ({right})"), Box::new(move |has| !l(has) || r(has))),
        _ => (format!("({left}) <=> ({right})"), Box::new(move |has| l(has) == r(has))),
    }
}

/// Clauses in DIMACS and how many assignments satisfy them.
pub fn dimacs(random: &mut Random) -> (String, u32) {
    let variables = 1 + random.below(10);
    let clauses: Vec<Vec<i32>> = (0..random.below(14))
        .map(|_| {
            let literal = |random: &mut Random| (1 + random.below(variables)) as i32 * [1, -1][random.below(2)];
            (0..=random.below(4)).map(|_| literal(random)).collect()
        })
        .collect();
    let mut text = format!("c made up\np cnf {variables} {}\n", clauses.len());
    for clause in &clauses {
        for literal in clause {
            let _ = write!(text, "{literal} ");
        }
        text.push_str("0\n");
    }
    let holds = |set: u32, literal: i32| (set >> (literal.unsigned_abs() - 1) & 1 == 1) == (literal > 0);
    let satisfied = |set: &u32| clauses.iter().all(|clause| clause.iter().any(|literal| holds(*set, *literal)));
    (text, (0_u32..1 << variables).filter(satisfied).count() as u32)
}
