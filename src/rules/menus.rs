//! All ways out of a clash, as independent menus: one a conflict, from each of which one way is picked.
//!
//! Minimal conflicts among the own choices are found one by one, each by halving; the minimal sets that hit all known conflicts
//! are the candidates for repairs, and one that does not help uncovers a further conflict (R. Reiter, A Theory of Diagnosis from
//! First Principles, 1987; C. Berge's sequential method for hitting sets). Conflicts that share a choice share a menu, so
//! menus are independent. Invariant: unless the result says it was cut short, any way of each menu together repairs the
//! clash, none is larger than it needs to be, and every minimal repair is such a combination.

use super::{Rulebook, answer, book::own_besides, effort::NotKnown};
use crate::catalog::{Choice, Design, Selection};
use std::collections::BTreeSet;

/// Ways kept of one menu.
const MAX_WAYS: usize = 64;
/// Combinations of ways that are tried.
const MAX_TRIED: usize = 512;

/// How a choice can be had in spite of the own choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Menus {
    /// None if nothing has to change.
    pub menus: Vec<Menu>,
    /// There may be more ways, and ways that do not go together: the search for them was cut short. The first way of every menu
    /// still goes together and is a minimal repair.
    pub is_cut_short: bool,
}

/// One conflict, or several that share own choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menu {
    /// The own choices in conflict, in order of the groups.
    pub choices: Vec<Choice>,
    /// Smallest first; among equally small ones those first that keep the earlier groups. Where the search was cut short only
    /// the first is known to go together with those of other menus.
    pub ways: Vec<Way>,
}

/// One way out of a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Own choices to give up, in order of the groups.
    pub drop: Vec<Choice>,
    /// The valid design nearest to the present one with the wish and without these, where the first way of each other menu is
    /// taken.
    pub after: Selection,
}

impl Rulebook {
    /// The ways to have `wish` in `design`; `None` if no valid design has it, or if the ways are not known.
    pub fn menus(&self, design: &Design, wish: Choice) -> Option<Menus> {
        self.try_menus(design, wish).ok().flatten()
    }

    /// Like [`Self::menus`], where `None` says that no valid design has the wish.
    ///
    /// # Errors
    /// The rules are not compiled, and the search was given up.
    pub fn try_menus(&self, design: &Design, wish: Choice) -> Result<Option<Menus>, NotKnown> {
        let own = own_besides(design, wish.group);
        let kept = |dropped: &[usize]| -> Vec<Choice> {
            let kept = own.iter().enumerate().filter(|(i, _)| !dropped.contains(i)).map(|(_, own)| *own);
            kept.chain([wish]).collect()
        };
        let mut search = match self.compiled() {
            Ok(diagram) => Conflicts::new(own.len(), |kept: &[usize]| {
                let choices: Vec<_> = kept.iter().map(|&i| own[i]).chain([wish]).collect();
                Ok(answer::is_possible(diagram, &choices))
            }),
            Err(_) => {
                let (mut question, own) = (self.question(), &own);
                Conflicts::new(own.len(), move |kept: &[usize]| {
                    question.is_possible(kept.iter().map(|&i| own[i]).chain([wish]))
                })
            }
        };
        let Some(is_cut_short) = search.run()? else { return Ok(None) };
        let components = search.components;
        let firsts: Vec<&[usize]> = components.iter().map(|component| component.ways[0].as_slice()).collect();
        let mut menus = Vec::with_capacity(components.len());
        for (at, component) in components.iter().enumerate() {
            let others: Vec<usize> =
                (0..).zip(&firsts).filter(|(i, _)| *i != at).flat_map(|(_, way)| *way).copied().collect();
            let way = |way: &Vec<usize>| {
                let dropped: Vec<usize> = way.iter().chain(&others).copied().collect();
                let after = self.try_complete(&kept(&dropped), &design.selection)?;
                Ok(after.map(|after| Way { drop: way.iter().map(|&i| own[i]).collect(), after }))
            };
            let choices: BTreeSet<usize> = component.conflicts.iter().flatten().copied().collect();
            let ways: Vec<Way> =
                component.ways.iter().filter_map(|it| way(it).transpose()).collect::<Result<_, NotKnown>>()?;
            menus.push(Menu { choices: choices.into_iter().map(|i| own[i]).collect(), ways });
        }
        Ok(Some(Menus { menus, is_cut_short }))
    }
}

/// Conflicts that share members, with the minimal sets that hit them all.
struct Component {
    conflicts: Vec<Vec<usize>>,
    /// Sorted by size, then by what they keep.
    ways: Vec<Vec<usize>>,
}

type Oracle<'a> = Box<dyn FnMut(&[usize]) -> Result<bool, NotKnown> + 'a>;

struct Conflicts<'a> {
    members: usize,
    /// Whether the members with these positions go together.
    goes: Oracle<'a>,
    components: Vec<Component>,
    is_cut_short: bool,
}

impl<'a> Conflicts<'a> {
    fn new(members: usize, goes: impl FnMut(&[usize]) -> Result<bool, NotKnown> + 'a) -> Self {
        Self { members, goes: Box::new(goes), components: Vec::new(), is_cut_short: false }
    }

    /// Finds all conflicts. Whether that was cut short; `None` if even without any member nothing goes.
    fn run(&mut self) -> Result<Option<bool>, NotKnown> {
        if !(self.goes)(&[])? {
            return Ok(None);
        }
        let mut tried = BTreeSet::new();
        while let Some(dropped) = self.untried(&tried) {
            if tried.len() >= MAX_TRIED {
                self.is_cut_short = true;
                self.settle(&tried);
                break;
            }
            let kept: Vec<usize> = (0..self.members).filter(|member| !dropped.contains(member)).collect();
            if (self.goes)(&kept)? {
                tried.insert(dropped);
            } else {
                let conflict = self.minimal_conflict(kept)?;
                self.add(conflict);
            }
        }
        if self.is_cut_short {
            self.mend_firsts()?;
        }
        Ok(Some(self.is_cut_short))
    }

    /// A combination of ways that was not tried: the firsts, then each way with the firsts, then all others.
    fn untried(&self, tried: &BTreeSet<Vec<usize>>) -> Option<Vec<usize>> {
        let sizes: Vec<usize> = self.components.iter().map(|component| component.ways.len()).collect();
        let union = |picks: &[usize]| {
            let ways = self.components.iter().zip(picks).flat_map(|(component, &pick)| &component.ways[pick]);
            let mut dropped: Vec<usize> = ways.copied().collect();
            dropped.sort_unstable();
            dropped
        };
        let firsts = vec![0; sizes.len()];
        let one_other = (0..sizes.len()).flat_map(|at| (1..sizes[at]).map(move |pick| (at, pick)));
        let near = [firsts.clone()].into_iter().chain(one_other.map(|(at, pick)| {
            let mut picks = firsts.clone();
            picks[at] = pick;
            picks
        }));
        if let Some(dropped) = near.map(|picks| union(&picks)).find(|dropped| !tried.contains(dropped)) {
            return Some(dropped);
        }
        // Not more than can have been tried are looked at.
        let mut picks = firsts;
        for _ in 0..=MAX_TRIED {
            let at = (0..sizes.len()).find(|&at| picks[at] + 1 < sizes[at])?;
            picks[at] += 1;
            picks[..at].fill(0);
            let dropped = union(&picks);
            if !tried.contains(&dropped) {
                return Some(dropped);
            }
        }
        None
    }

    /// Leaves only ways that were tried with the firsts of the others.
    fn settle(&mut self, tried: &BTreeSet<Vec<usize>>) {
        let firsts: Vec<Vec<usize>> = self.components.iter().map(|component| component.ways[0].clone()).collect();
        for (at, component) in self.components.iter_mut().enumerate() {
            let others: Vec<usize> =
                (0..).zip(&firsts).filter(|(i, _)| *i != at).flat_map(|(_, way)| way).copied().collect();
            let mut position = 0;
            component.ways.retain(|way| {
                let mut dropped: Vec<usize> = way.iter().chain(&others).copied().collect();
                dropped.sort_unstable();
                position += 1;
                position == 1 || tried.contains(&dropped)
            });
        }
    }

    /// Makes the first ways of all components a minimal repair: a way that was lost may have been part of a first one, and
    /// the last conflict may have changed the first ways after they were tried.
    fn mend_firsts(&mut self) -> Result<(), NotKnown> {
        let firsts = self.components.iter().flat_map(|component| &component.ways[0]);
        let mut dropped: BTreeSet<usize> = firsts.copied().collect();
        let without = |members: usize, dropped: &BTreeSet<usize>| -> Vec<usize> {
            (0..members).filter(|member| !dropped.contains(member)).collect()
        };
        loop {
            let kept = without(self.members, &dropped);
            if (self.goes)(&kept)? {
                break;
            }
            let conflict = self.minimal_conflict(kept)?;
            dropped.extend(conflict.last());
            self.add(conflict);
        }
        for member in dropped.clone() {
            dropped.remove(&member);
            if !(self.goes)(&without(self.members, &dropped))? {
                dropped.insert(member);
            }
        }
        for component in &mut self.components {
            let members: BTreeSet<usize> = component.conflicts.iter().flatten().copied().collect();
            let first: Vec<usize> = members.intersection(&dropped).copied().collect();
            component.ways.retain(|way| !first.iter().all(|member| way.binary_search(member).is_ok()));
            component.ways.insert(0, first);
        }
        Ok(())
    }

    /// A minimal set of `members` that does not go; they do not.
    fn minimal_conflict(&mut self, mut members: Vec<usize>) -> Result<Vec<usize>, NotKnown> {
        let mut conflict = Vec::new();
        loop {
            // The shortest start of `members` that does not go with the conflict so far ends with a member of it.
            let (mut goes, mut fails) = (0, members.len());
            if !(self.goes)(&conflict)? {
                break;
            }
            while goes + 1 < fails {
                let middle = (goes + fails) / 2;
                let question: Vec<usize> = members[..middle].iter().chain(&conflict).copied().collect();
                *if (self.goes)(&question)? { &mut goes } else { &mut fails } = middle;
            }
            let Some(&last) = members.get(fails.wrapping_sub(1)) else { break };
            conflict.push(last);
            members.truncate(fails - 1);
        }
        conflict.sort_unstable();
        Ok(conflict)
    }

    fn add(&mut self, conflict: Vec<usize>) {
        let shares =
            |component: &Component| component.conflicts.iter().flatten().any(|member| conflict.contains(member));
        let (touched, apart): (Vec<_>, Vec<_>) = std::mem::take(&mut self.components).into_iter().partition(shares);
        let mut merged = Component { conflicts: Vec::new(), ways: vec![Vec::new()] };
        for component in touched {
            merged.conflicts.extend(component.conflicts);
            let join =
                |way: &Vec<usize>| component.ways.iter().map(|other| [&way[..], other].concat()).collect::<Vec<_>>();
            merged.ways = merged.ways.iter().flat_map(join).take(MAX_WAYS * MAX_WAYS).collect();
        }
        let hit = |way: Vec<usize>| {
            if way.iter().any(|member| conflict.contains(member)) {
                return vec![way];
            }
            conflict.iter().map(|&member| [&way[..], &[member]].concat()).collect()
        };
        let mut ways: Vec<Vec<usize>> = merged.ways.into_iter().flat_map(hit).collect();
        ways.iter_mut().for_each(|way| way.sort_unstable());
        ways.sort_unstable_by(|a, b| a.len().cmp(&b.len()).then_with(|| b.cmp(a)));
        ways.dedup();
        let mut minimal: Vec<Vec<usize>> = Vec::new();
        for way in ways {
            if minimal.len() == MAX_WAYS {
                self.is_cut_short = true;
                break;
            }
            if !minimal.iter().any(|less| less.iter().all(|member| way.binary_search(member).is_ok())) {
                minimal.push(way);
            }
        }
        merged.conflicts.push(conflict);
        merged.ways = minimal;
        self.components = apart;
        self.components.push(merged);
        self.components.sort_by_key(|component| component.conflicts.iter().flatten().copied().min());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers without a pattern, the same each time.
    fn numbers() -> impl FnMut(u64) -> u64 {
        let mut state = 1_u64;
        move |below| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        }
    }

    /// Checks that the first ways of all components are a minimal repair, and gives them back.
    fn firsts(members: usize, clashes: &[Vec<usize>]) -> (bool, Vec<usize>) {
        let goes = |kept: &[usize]| !clashes.iter().any(|clash| clash.iter().all(|member| kept.contains(member)));
        let mut search = Conflicts::new(members, |kept: &[usize]| Ok(goes(kept)));
        let is_cut_short = search.run().unwrap().unwrap();
        let ways = search.components.iter().map(|component| &component.ways[0]);
        let dropped: BTreeSet<usize> = ways.flatten().copied().collect();
        let goes_without = |dropped: &BTreeSet<usize>| {
            goes(&(0..members).filter(|member| !dropped.contains(member)).collect::<Vec<_>>())
        };
        assert!(goes_without(&dropped), "{dropped:?} of {clashes:?}");
        for back in &dropped {
            let fewer = &dropped - &BTreeSet::from([*back]);
            assert!(!goes_without(&fewer), "{back} need not go: {dropped:?} of {clashes:?}");
        }
        (is_cut_short, dropped.into_iter().collect())
    }

    #[test]
    fn first_ways_are_mended_where_the_right_ones_were_lost() {
        let clashes = [vec![0, 1], vec![1, 2], vec![3, 4], vec![4, 5]];
        let check = |ways: [&[Vec<usize>]; 2], expect: [&[Vec<usize>]; 2]| {
            let goes = |kept: &[usize]| !clashes.iter().any(|clash| clash.iter().all(|member| kept.contains(member)));
            let mut search = Conflicts::new(6, |kept: &[usize]| Ok(goes(kept)));
            // The last conflict is not known yet.
            let known = [&clashes[..2], &clashes[2..3]].into_iter().zip(ways);
            search.components = known
                .map(|(conflicts, ways)| Component { conflicts: conflicts.to_vec(), ways: ways.to_vec() })
                .collect();
            search.mend_firsts().unwrap();
            let ways: Vec<_> = search.components.iter().map(|component| component.ways.as_slice()).collect();
            assert_eq!(ways, expect);
        };
        // 2 need not go, and what has more than the first way is none of its own.
        check([&[vec![1, 2], vec![0, 1], vec![0, 2]], &[vec![4]]], [&[vec![1], vec![0, 2]], &[vec![4]]]);
        // Without 3 alone it does not go.
        check([&[vec![1]], &[vec![3], vec![4]]], [&[vec![1]], &[vec![3, 5], vec![4]]]);
    }

    #[test]
    fn the_first_ways_are_a_minimal_repair_even_where_the_search_was_cut_short() {
        let mut below = numbers();
        let mut cut_short = 0;
        for _ in 0..200 {
            let members = 12 + below(6) as usize;
            let (count, size) = (6 + below(20), 3 + below(3));
            let clashes: Vec<Vec<usize>> =
                (0..count).map(|_| (0..size).map(|_| below(members as u64) as usize).collect()).collect();
            cut_short += usize::from(firsts(members, &clashes).0);
        }
        assert!(cut_short > 50, "{cut_short}");
    }
}
