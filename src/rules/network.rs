//! Rules as constraints over plain variables: what diagrams and solvers are built from.
//!
//! A variable is a group, a value its position; nothing here knows of catalogs. Invariant: every variable and value that a
//! constraint mentions exists, and no constraint mentions a variable twice in one clause, table or sum.

/// Variables with their constraints, which must all hold.
#[derive(Clone, Debug, Default)]
pub struct Network {
    sizes: Vec<usize>,
    constraints: Vec<Constraint>,
}

/// One rule.
#[derive(Clone, Debug)]
pub enum Constraint {
    /// Each clause has a literal that holds.
    Clauses(Vec<Vec<Literal>>),
    Table(Table),
    Linear(Linear),
}

/// "The variable has one of these values."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    pub variable: usize,
    /// Sorted.
    pub values: Vec<u16>,
}

/// The rows that are allowed, or that are forbidden.
#[derive(Clone, Debug)]
pub struct Table {
    scope: Vec<usize>,
    is_forbidden: bool,
    rows: usize,
    /// Row by row, one cell a variable of the scope: a value, or [`Table::SET`] plus a position in `sets`.
    cells: Vec<u32>,
    /// Sorted sets of values.
    sets: Vec<Vec<u16>>,
}

/// Bounds on a sum of amounts, one for each value of each term.
#[derive(Clone, Debug)]
pub struct Linear {
    /// Variables, each with the amount of every value.
    pub terms: Vec<(usize, Vec<i64>)>,
    pub min: Option<i64>,
    pub max: Option<i64>,
}

impl Network {
    /// Variables with so many values each, and no constraint.
    pub fn new(sizes: Vec<usize>) -> Self {
        Self { sizes, constraints: Vec::new() }
    }

    /// How many values each variable has.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    pub fn constraints(&self) -> &[Constraint] {
        &self.constraints
    }

    /// The same variables under those constraints alone that are listed by position.
    pub fn only(&self, kept: &[usize]) -> Self {
        let constraints = kept.iter().filter_map(|&i| self.constraints.get(i).cloned()).collect();
        Self { sizes: self.sizes.clone(), constraints }
    }

    /// The same constraints, with further variables of so many values behind the others.
    pub fn with(&self, more: impl IntoIterator<Item = usize>) -> Self {
        let sizes = self.sizes.iter().copied().chain(more).collect();
        Self { sizes, constraints: self.constraints.clone() }
    }

    /// All constraints by their distance from `variables`: those that mention one of them first, those with more of them before
    /// others, then those that mention a variable of these, and so on.
    pub fn nearest(&self, variables: &[usize]) -> Vec<usize> {
        let mut is_near = vec![false; self.sizes.len()];
        for &variable in variables {
            if let Some(is_near) = is_near.get_mut(variable) {
                *is_near = true;
            }
        }
        let mut left: Vec<(usize, Vec<usize>)> = self.constraints.iter().map(Constraint::scope).enumerate().collect();
        let mut all = Vec::with_capacity(left.len());
        loop {
            let near = |scope: &[usize]| scope.iter().filter(|&&variable| is_near[variable]).count();
            let (mut ring, beyond): (Vec<_>, Vec<_>) = left.into_iter().partition(|(_, scope)| near(scope) > 0);
            left = beyond;
            if ring.is_empty() {
                // What nothing ties to the others.
                all.extend(left.into_iter().map(|(constraint, _)| constraint));
                return all;
            }
            ring.sort_by_key(|(_, scope)| std::cmp::Reverse((near(scope), scope.len())));
            for (constraint, scope) in ring {
                all.push(constraint);
                scope.iter().for_each(|&variable| is_near[variable] = true);
            }
        }
    }

    /// Adds clauses. Literals about what does not exist never hold.
    pub fn add_clauses(&mut self, clauses: impl IntoIterator<Item = Vec<Literal>>) {
        let clauses = clauses.into_iter().map(|clause| self.tidy_clause(clause)).collect();
        self.constraints.push(Constraint::Clauses(clauses));
    }

    /// Adds a table of the rows that are allowed, or forbidden. A row with a cell about what does not exist never fits.
    pub fn add_table<R, C>(&mut self, scope: &[usize], is_forbidden: bool, rows: R)
    where
        R: IntoIterator,
        R::Item: IntoIterator<Item = C>,
        C: AsRef<[u16]>,
    {
        let mut table = Table { scope: Vec::new(), is_forbidden, rows: 0, cells: Vec::new(), sets: Vec::new() };
        for &variable in scope {
            if !table.scope.contains(&variable) {
                table.scope.push(variable);
            }
        }
        let columns: Vec<_> = scope.iter().filter_map(|v| table.scope.iter().position(|own| own == v)).collect();
        let sizes: Vec<_> = table.scope.iter().map(|&v| self.sizes.get(v).copied().unwrap_or(0)).collect();
        let is_plain = columns.len() == table.scope.len();
        for row in rows {
            let start = table.cells.len();
            if is_plain {
                let fits = row.into_iter().zip(&sizes).all(|(cell, &size)| table.push_cell(cell.as_ref(), size));
                if !fits || table.cells.len() - start < sizes.len() {
                    table.cells.truncate(start);
                    continue;
                }
            } else {
                let mut merged: Vec<Option<Vec<u16>>> = vec![None; sizes.len()];
                for (cell, &column) in row.into_iter().zip(&columns) {
                    let cell = cell.as_ref();
                    let both = |old: Vec<u16>| old.into_iter().filter(|value| cell.contains(value)).collect();
                    merged[column] = Some(merged[column].take().map_or_else(|| cell.to_vec(), both));
                }
                let mut cells = merged.iter().zip(&sizes);
                if !cells.all(|(cell, &size)| cell.as_ref().is_some_and(|cell| table.push_cell(cell, size))) {
                    table.cells.truncate(start);
                    continue;
                }
            }
            table.rows += 1;
        }
        table.scope.retain(|&variable| variable < self.sizes.len());
        if table.scope.len() < sizes.len() {
            (table.rows, table.cells) = (0, Vec::new());
        }
        self.constraints.push(Constraint::Table(table));
    }

    /// Adds bounds on a sum. Terms of variables that do not exist add nothing, nor do values without an amount.
    pub fn add_linear(&mut self, terms: &[(usize, &[i64])], min: Option<i64>, max: Option<i64>) {
        let mut sum: Vec<(usize, Vec<i64>)> = Vec::new();
        for &(variable, amounts) in terms {
            let Some(&size) = self.sizes.get(variable) else { continue };
            let at = sum.iter().position(|(own, _)| *own == variable).unwrap_or_else(|| {
                sum.push((variable, vec![0; size]));
                sum.len() - 1
            });
            for (total, amount) in sum[at].1.iter_mut().zip(amounts) {
                *total = total.saturating_add(*amount);
            }
        }
        self.constraints.push(Constraint::Linear(Linear { terms: sum, min, max }));
    }

    fn tidy_clause(&self, clause: Vec<Literal>) -> Vec<Literal> {
        let mut tidy: Vec<Literal> = Vec::new();
        for literal in clause {
            let size = self.sizes.get(literal.variable).copied().unwrap_or(0);
            let values = literal.values.into_iter().filter(|&value| usize::from(value) < size);
            match tidy.iter_mut().find(|own| own.variable == literal.variable) {
                Some(own) => own.values.extend(values),
                None => tidy.push(Literal { variable: literal.variable, values: values.collect() }),
            }
        }
        for literal in &mut tidy {
            literal.values.sort_unstable();
            literal.values.dedup();
        }
        tidy.retain(|literal| !literal.values.is_empty());
        tidy
    }
}

impl Constraint {
    /// The variables it speaks of, each once, in any order.
    pub fn scope(&self) -> Vec<usize> {
        match self {
            Self::Clauses(clauses) => {
                let mut scope: Vec<_> = clauses.iter().flatten().map(|literal| literal.variable).collect();
                scope.sort_unstable();
                scope.dedup();
                scope
            }
            Self::Table(table) => table.scope.clone(),
            Self::Linear(linear) => linear.terms.iter().map(|(variable, _)| *variable).collect(),
        }
    }

    /// Whether it holds where each variable has the value that `value` says.
    pub fn holds(&self, value: impl Fn(usize) -> u16) -> bool {
        match self {
            Self::Clauses(clauses) => {
                let holds = |literal: &Literal| literal.values.binary_search(&value(literal.variable)).is_ok();
                clauses.iter().all(|clause| clause.iter().any(holds))
            }
            Self::Table(table) => {
                let wanted: Vec<_> = table.scope.iter().map(|&variable| value(variable)).collect();
                let is_listed = table.rows().any(|row| {
                    row.iter().zip(&wanted).all(|(&cell, &value)| match table.cell(cell) {
                        Cell::One(own) => own == value,
                        Cell::Set(set) => set.binary_search(&value).is_ok(),
                    })
                });
                is_listed != table.is_forbidden
            }
            Self::Linear(linear) => {
                let amount = |(variable, amounts): &(usize, Vec<i64>)| {
                    amounts.get(usize::from(value(*variable))).copied().map_or(0, i128::from)
                };
                let sum: i128 = linear.terms.iter().map(amount).sum();
                linear.min.is_none_or(|min| sum >= min.into()) && linear.max.is_none_or(|max| sum <= max.into())
            }
        }
    }
}

/// One cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    One(u16),
    /// Sorted.
    Set(&'a [u16]),
}

impl Table {
    const SET: u32 = 1 << 16;

    pub fn scope(&self) -> &[usize] {
        &self.scope
    }

    pub fn is_forbidden(&self) -> bool {
        self.is_forbidden
    }

    /// Cells, to be read by [`Table::cell`], row by row.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        let width = self.scope.len();
        (0..self.rows).map(move |row| &self.cells[row * width..(row + 1) * width])
    }

    pub fn cell(&self, cell: u32) -> Cell<'_> {
        match u16::try_from(cell) {
            Ok(value) => Cell::One(value),
            Err(_) => Cell::Set(&self.sets[(cell - Self::SET) as usize]),
        }
    }

    /// Whether every cell is one value.
    pub fn is_plain(&self) -> bool {
        self.sets.is_empty()
    }

    /// Adds a cell to the last row; false if none of `values` exists.
    fn push_cell(&mut self, values: &[u16], size: usize) -> bool {
        if let &[value] = values {
            self.cells.push(value.into());
            return usize::from(value) < size;
        }
        let mut set: Vec<u16> = values.iter().copied().filter(|&value| usize::from(value) < size).collect();
        set.sort_unstable();
        set.dedup();
        match *set {
            [] => return false,
            [value] => self.cells.push(value.into()),
            _ => {
                let known = self.sets.iter().rev().take(64).position(|own| *own == set);
                let at = known.map_or(self.sets.len(), |back| self.sets.len() - 1 - back);
                if at == self.sets.len() {
                    self.sets.push(set);
                }
                self.cells.push(Self::SET + at as u32);
            }
        }
        true
    }
}

#[cfg(test)]
#[path = "network_tests.rs"]
mod tests;
