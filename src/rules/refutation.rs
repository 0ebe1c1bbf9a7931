//! Which rules are needed to refute what is wished.
//!
//! Rules are left out from the last to the first, each if what remains still refutes the wish; the solver's cores say which can
//! be left out together (deletion with core skipping; see Marques-Silva and Lynce, On Improving MUS Extraction Algorithms, SAT
//! 2011). Rules after the last of a core would each be left out anyway. A rule that alone is broken by some assignment is needed,
//! and changing one value of such an assignment finds more of these (recursive model rotation; Belov and Marques-Silva,
//! Accelerating MUS Extraction with Recursive Model Rotation, FMCAD 2011). Neither changes what is left in the end. Invariant:
//! the result is the same whatever cores and witnesses the solver finds.

use super::{
    Rulebook,
    clauses::Clauses,
    diagram::Smalls,
    effort::NotKnown,
    network::Network,
    problem::{Engine, Member},
};

/// What is known of a rule while rules are left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Out,
    /// Perhaps needed.
    In,
    Needed,
}

/// Questions of one explanation: whether rules go with what is wished.
pub(super) struct Refutation<'a> {
    engine: &'a mut Engine,
    clauses: &'a Clauses,
    network: &'a Network,
    smalls: &'a Smalls,
    wish: &'a [Member],
}

/// Rules that refute a wish, in the order in which they were given.
pub(super) struct Core {
    pub rules: Vec<usize>,
    /// Not all of them may be needed: the effort did not suffice.
    pub is_cut_short: bool,
}

impl<'a> Refutation<'a> {
    pub(super) fn new(book: &'a Rulebook, engine: &'a mut Engine, wish: &'a [Member]) -> Self {
        Self { engine, clauses: book.clauses(), network: &book.network, smalls: &book.smalls, wish }
    }

    pub(super) fn is_possible(&mut self, rules: impl IntoIterator<Item = usize>) -> Result<bool, NotKnown> {
        // Values first: rules that propagation refutes then end the question.
        let wish = self.wish.iter().copied();
        self.engine.is_possible(self.clauses, wish.chain(rules.into_iter().map(Member::Constraint)))
    }

    /// After a yes: the values of the solver's witness, by variable.
    pub(super) fn witness(&self) -> Vec<u16> {
        self.engine.witness(self.clauses, self.network.sizes())
    }

    /// What is left of `rules`, in order, when those that are not needed are left out from the last to the first. `None` if all
    /// go with what is wished.
    ///
    /// # Errors
    /// It is not known whether they do.
    pub(super) fn minimal(&mut self, rules: &[usize]) -> Result<Option<Core>, NotKnown> {
        if self.is_possible(rules.iter().copied())? {
            return Ok(None);
        }
        let mut rotation = Rotation::new(self.network, self.smalls, self.wish, rules);
        let mut left = self.core(rules);
        // Rules at `end` and after it are needed or out.
        let mut end = rules.len();
        let mut is_cut_short = false;
        while let Some(last) = left.pop() {
            // Nothing between the core's last member and the end is needed.
            while end > 0 && rules[end - 1] != last {
                end -= 1;
                rotation.leave_out(rules[end]);
            }
            end = end.saturating_sub(1);
            if rotation.is_needed(last) {
                continue;
            }
            rotation.leave_out(last);
            match self.is_possible(rules.iter().copied().filter(|&rule| rotation.is_in(rule))) {
                Ok(true) => rotation.need(last, self.witness()),
                Ok(false) => left = self.core(&rules[..end]),
                Err(NotKnown) => {
                    rotation.put_back(last);
                    is_cut_short = true;
                    break;
                }
            }
        }
        let is_left = |rule: &usize| if is_cut_short { rotation.is_in(*rule) } else { rotation.is_needed(*rule) };
        Ok(Some(Core { rules: rules.iter().copied().filter(is_left).collect(), is_cut_short }))
    }

    /// The rules that the solver used for its last no.
    fn core(&self, rules: &[usize]) -> Vec<usize> {
        let has = |&rule: &usize| self.engine.refutation_has(self.clauses, Member::Constraint(rule));
        rules.iter().copied().filter(has).collect()
    }
}

/// Rules that refute the wish together, and what is known of each.
struct Rotation<'a> {
    network: &'a Network,
    smalls: &'a Smalls,
    /// By rule.
    parts: Vec<Part>,
    /// By rule that is in, its variables.
    scopes: Vec<Vec<usize>>,
    /// By variable, the rules about it that were in at first.
    rules_of: Vec<Vec<usize>>,
    is_wished: Vec<bool>,
}

impl<'a> Rotation<'a> {
    fn new(network: &'a Network, smalls: &'a Smalls, wish: &[Member], rules: &[usize]) -> Self {
        let variables = network.sizes().len();
        let mut new = Self {
            network,
            smalls,
            parts: vec![Part::Out; network.constraints().len()],
            scopes: vec![Vec::new(); network.constraints().len()],
            rules_of: vec![Vec::new(); variables],
            is_wished: vec![false; variables],
        };
        for member in wish {
            if let Member::Value(variable, _) = *member
                && let Some(is_wished) = new.is_wished.get_mut(variable)
            {
                *is_wished = true;
            }
        }
        for &rule in rules {
            new.parts[rule] = Part::In;
            new.scopes[rule] = network.constraints()[rule].scope();
            new.scopes[rule].iter().for_each(|&variable| new.rules_of[variable].push(rule));
        }
        new
    }

    fn is_in(&self, rule: usize) -> bool {
        self.parts[rule] != Part::Out
    }

    fn is_needed(&self, rule: usize) -> bool {
        self.parts[rule] == Part::Needed
    }

    fn leave_out(&mut self, rule: usize) {
        if self.parts[rule] == Part::In {
            self.parts[rule] = Part::Out;
        }
    }

    fn put_back(&mut self, rule: usize) {
        self.parts[rule] = Part::In;
    }

    /// `rule` is needed, for `values` have the wish and break it alone. Finds more rules of the kind.
    fn need(&mut self, rule: usize, values: Vec<u16>) {
        self.parts[rule] = Part::Needed;
        let mut found = vec![(rule, values)];
        while let Some((rule, mut values)) = found.pop() {
            for at in 0..self.scopes[rule].len() {
                let variable = self.scopes[rule][at];
                if self.is_wished[variable] {
                    continue;
                }
                let own = values[variable];
                for value in (0..self.network.sizes()[variable] as u16).filter(|&value| value != own) {
                    values[variable] = value;
                    if let Some(other) = self.only_broken(rule, variable, &values) {
                        self.parts[other] = Part::Needed;
                        found.push((other, values.clone()));
                    }
                }
                values[variable] = own;
            }
        }
    }

    /// The rule about `variable` that alone is broken, if `rule` holds and there is one that was not known to be needed.
    fn only_broken(&self, rule: usize, variable: usize, values: &[u16]) -> Option<usize> {
        if !self.holds(rule, values) {
            return None;
        }
        let others = self.rules_of[variable].iter().copied().filter(|&other| other != rule && self.is_in(other));
        let mut broken = others.filter(|&other| !self.holds(other, values));
        let first = broken.next()?;
        (broken.next().is_none() && !self.is_needed(first)).then_some(first)
    }

    fn holds(&self, rule: usize, values: &[u16]) -> bool {
        let value = |variable: usize| values[variable];
        self.smalls.holds(rule, value).unwrap_or_else(|| self.network.constraints()[rule].holds(value))
    }
}
