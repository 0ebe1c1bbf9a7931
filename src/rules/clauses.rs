//! A network as clauses for a satisfiability solver.
//!
//! One variable a value, exactly one of them true for each network variable; these clauses are always on. What a constraint
//! demands hangs on its selector. Tables and sums are written along their small diagrams, one variable a node: a node that is
//! true makes one of its values true and, with the value, its child (Abío and Stuckey, Encoding Linear Constraints into SAT, CP
//! 2014). A constraint whose diagram would be too large is written row by row or as binary adders, which are always small.
//!
//! Invariant: with a constraint's selector true the clauses allow exactly the assignments that the constraint allows; once every
//! network variable has its value, propagation finds what contradicts, and without a contradiction all other variables can be
//! completed. So only values need be tried.

use super::{
    diagram::{FALSE, Mix, Node, Smalls, TRUE},
    network::{Cell, Constraint, Linear, Network, Table},
};
use std::{collections::HashMap, hash::BuildHasherDefault, ops::Range};

/// A variable with a sign; twice the variable, plus one if it is negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Literal(pub u32);

impl std::ops::Not for Literal {
    type Output = Self;

    fn not(self) -> Self {
        Self(self.0 ^ 1)
    }
}

/// What the solver does with a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It tries it as true: that settles the value of a network variable.
    Value,
    /// It tries it: bits of a sum say more than the values they come from.
    Bit,
    /// It waits until others say what it is.
    Derived,
}

/// Clauses one after the other.
pub struct Clauses {
    /// By network variable, the solver's variables of its values.
    values: Vec<Range<u32>>,
    /// True in no assignment.
    pub never: Literal,
    /// By constraint.
    pub selectors: Vec<Literal>,
    /// By variable.
    pub roles: Vec<Role>,
    literals: Vec<Literal>,
    /// By clause, where it ends.
    ends: Vec<usize>,
}

impl Clauses {
    pub fn new(network: &Network, smalls: &Smalls) -> Self {
        let mut new = Self {
            values: Vec::new(),
            never: Literal(0),
            selectors: Vec::new(),
            roles: Vec::new(),
            literals: Vec::new(),
            ends: Vec::new(),
        };
        for &size in network.sizes() {
            let start = new.roles.len() as u32;
            let values: Vec<_> = (0..size).map(|_| new.fresh(Role::Value)).collect();
            new.values.push(start..new.roles.len() as u32);
            new.add(&values);
            new.at_most_one(values);
        }
        new.never = new.fresh(Role::Derived);
        new.add(&[!new.never]);
        new.selectors = network.constraints().iter().map(|_| new.fresh(Role::Derived)).collect();
        let mut nodes = Nodes { smalls, known: HashMap::default() };
        for (i, constraint) in network.constraints().iter().enumerate() {
            let selector = new.selectors[i];
            match (constraint, smalls.roots[i]) {
                (Constraint::Clauses(clauses), _) => {
                    for clause in clauses {
                        let of = |is: &super::network::Literal| new.cell(is.variable, &is.values);
                        let mut clause: Vec<_> = clause.iter().flat_map(of).collect();
                        clause.push(!selector);
                        new.add(&clause);
                    }
                }
                (_, Ok(TRUE)) => (),
                (_, Ok(FALSE)) => new.add(&[!selector]),
                (_, Ok(root)) => {
                    let root = nodes.literal(&mut new, root);
                    new.add(&[!selector, root]);
                }
                (Constraint::Table(table), Err(_)) => new.rows(selector, table),
                (Constraint::Linear(linear), Err(_)) => new.sum(selector, linear),
            }
        }
        new
    }

    pub fn iter(&self) -> impl Iterator<Item = &[Literal]> {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.literals[start..end])
    }

    /// Whether the network variable has the value; [`Self::never`] if there is no such value.
    pub fn value(&self, variable: usize, value: u16) -> Literal {
        let variable = self.values.get(variable).and_then(|values| values.clone().nth(value.into()));
        variable.map_or(self.never, |variable| Literal(variable * 2))
    }

    fn fresh(&mut self, role: Role) -> Literal {
        self.roles.push(role);
        Literal((self.roles.len() as u32 - 1) * 2)
    }

    fn add(&mut self, clause: &[Literal]) {
        self.literals.extend_from_slice(clause);
        self.ends.push(self.literals.len());
    }

    fn cell(&self, variable: usize, values: &[u16]) -> Vec<Literal> {
        values.iter().map(|&value| self.value(variable, value)).collect()
    }

    /// At most one of `literals`: pairs of a few at a time, chained by variables that say "none of those before".
    fn at_most_one(&mut self, mut literals: Vec<Literal>) {
        const FEW: usize = 6;
        while literals.len() > FEW {
            let mut tail = literals.split_off(FEW - 2);
            let later = self.fresh(Role::Derived);
            literals.push(later);
            self.pairs(&literals);
            tail.push(!later);
            literals = tail;
        }
        self.pairs(&literals);
    }

    fn pairs(&mut self, literals: &[Literal]) {
        for (i, &a) in literals.iter().enumerate() {
            for &b in &literals[..i] {
                self.add(&[!a, !b]);
            }
        }
    }

    /// One variable a row: it has the row's values. Of forbidden rows each is a clause.
    fn rows(&mut self, selector: Literal, table: &Table) {
        let mut any = vec![!selector];
        for row in table.rows() {
            let cells = table.scope().iter().zip(row).map(|(&variable, &cell)| match table.cell(cell) {
                Cell::One(value) => (variable, vec![value]),
                Cell::Set(values) => (variable, values.to_vec()),
            });
            if table.is_forbidden() {
                let mut clause = vec![!selector];
                for (variable, values) in cells {
                    let all = 0..self.values[variable].len() as u16;
                    let others: Vec<_> = all.filter(|value| values.binary_search(value).is_err()).collect();
                    clause.extend(self.cell(variable, &others));
                }
                self.add(&clause);
                continue;
            }
            let this = self.fresh(Role::Derived);
            any.push(this);
            for (variable, values) in cells {
                let mut clause = self.cell(variable, &values);
                clause.push(!this);
                self.add(&clause);
            }
        }
        if !table.is_forbidden() {
            self.add(&any);
        }
    }

    /// The sum in binary, term by term, then its bounds.
    fn sum(&mut self, selector: Literal, linear: &Linear) {
        let mut sum: Vec<Literal> = Vec::new();
        let mut least_sum = 0;
        for (variable, amounts) in &linear.terms {
            let least = amounts.iter().copied().min().map_or(0, i128::from);
            let most = amounts.iter().copied().max().map_or(0, i128::from);
            least_sum += least;
            let bits = i128::BITS - (most - least).leading_zeros();
            let mut term = Vec::new();
            for bit in 0..bits {
                let this = self.fresh(Role::Bit);
                for (&amount, value) in amounts.iter().zip(0..) {
                    let has_bit = (i128::from(amount) - least) >> bit & 1 == 1;
                    let value = self.value(*variable, value);
                    self.add(&[!value, if has_bit { this } else { !this }]);
                }
                term.push(this);
            }
            sum = self.plus(&sum, &term);
        }
        // Bits of a bound above the sum's own are 0 in the sum.
        let bound = |bound: i64| i128::from(bound) - least_sum;
        let all_ones = (1_i128 << sum.len()) - 1;
        match linear.max.map(bound) {
            Some(max) if max < 0 => self.add(&[!selector]),
            Some(max) if max < all_ones => {
                for i in (0..sum.len()).filter(|i| max >> i & 1 == 0) {
                    let above = (i + 1..sum.len()).filter(|j| max >> j & 1 == 1).map(|j| !sum[j]);
                    let clause: Vec<_> = above.chain([!selector, !sum[i]]).collect();
                    self.add(&clause);
                }
            }
            _ => (),
        }
        match linear.min.map(bound) {
            Some(min) if min > all_ones => self.add(&[!selector]),
            Some(min) if min > 0 => {
                for i in (0..sum.len()).filter(|i| min >> i & 1 == 1) {
                    let above = (i + 1..sum.len()).filter(|j| min >> j & 1 == 0).map(|j| sum[j]);
                    let clause: Vec<_> = above.chain([!selector, sum[i]]).collect();
                    self.add(&clause);
                }
            }
            _ => (),
        }
    }

    /// A ripple-carry adder; the lowest bits first.
    fn plus(&mut self, a: &[Literal], b: &[Literal]) -> Vec<Literal> {
        let mut sum = Vec::new();
        let mut carry = self.never;
        for i in 0..a.len().max(b.len()) {
            let bit = |number: &[Literal]| number.get(i).copied().unwrap_or(self.never);
            let (x, y) = (bit(a), bit(b));
            let (out, next) = (self.fresh(Role::Bit), self.fresh(Role::Bit));
            for signs in 0..8 {
                let sign = |literal: Literal, at: u32| if signs >> at & 1 == 1 { !literal } else { literal };
                let inputs = [sign(x, 0), sign(y, 1), sign(carry, 2)];
                let ones = u32::count_ones(signs);
                // With the inputs as in `signs` none of these literals is true, so the output must be.
                self.add(&[inputs[0], inputs[1], inputs[2], if ones % 2 == 1 { out } else { !out }]);
                self.add(&[inputs[0], inputs[1], inputs[2], if ones >= 2 { next } else { !next }]);
            }
            sum.push(out);
            carry = next;
        }
        sum.push(carry);
        sum
    }
}

/// The variables of nodes that are written already.
struct Nodes<'a> {
    smalls: &'a Smalls,
    known: HashMap<Node, Literal, BuildHasherDefault<Mix>>,
}

impl Nodes<'_> {
    /// The variable of a node that is no terminal.
    fn literal(&mut self, to: &mut Clauses, node: Node) -> Literal {
        if let Some(&known) = self.known.get(&node) {
            return known;
        }
        let this = to.fresh(Role::Derived);
        self.known.insert(node, this);
        let arena = &self.smalls.arena;
        let variable = self.smalls.order[arena.level(node)];
        let children = arena.children(node);
        let mut distinct = children.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        for child in distinct.into_iter().filter(|&child| child != TRUE) {
            let to_child = match child {
                FALSE => to.never,
                _ => self.literal(to, child),
            };
            let (same, others): (Vec<_>, Vec<_>) = (0..).zip(children).partition(|(_, own)| **own == child);
            if 3 * same.len() < others.len() {
                for (value, _) in same {
                    let value = to.value(variable, value);
                    to.add(&[!this, !value, to_child]);
                }
            } else {
                let mut clause: Vec<_> = others.into_iter().map(|(value, _)| to.value(variable, value)).collect();
                clause.extend([!this, to_child]);
                to.add(&clause);
            }
        }
        this
    }
}
