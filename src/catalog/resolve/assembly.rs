//! The steps in which the product goes together.
//!
//! Invariant: what leaves here moves what there is, and not out of this world.

use super::{
    Work,
    problems::{instead, quoted},
    spots::named_nodes,
};
use crate::catalog::{
    Assembly, Move, Step,
    raw::{RawCatalog, RawMove, RawStep},
    spans::Place,
};
use std::collections::BTreeSet;

/// Most steps; most moves of a step, and most sockets of a move.
const MAX_STEPS: usize = 24;
const MAX_MOVES: usize = 16;
/// Longest sentence, in characters.
const MAX_TEXT: usize = 160;
/// Farthest that a part is moved, in millimetres.
const FARTHEST_MM: f32 = 10_000.0;

impl Work<'_> {
    /// The assembly of the line, if it has one.
    pub fn assembly(&mut self, at: Place, raw: &RawCatalog) -> Option<Assembly> {
        let assembly = raw.stage.assembly.as_ref()?;
        if !raw.stage.cameras.contains_key(&assembly.camera) {
            let message = format!("there is no camera {}", quoted(&assembly.camera));
            let remedy = instead(&assembly.camera, raw.stage.cameras.keys().map(String::as_str));
            self.problems.error(at.field("camera"), "unknown-camera", message, remedy);
        }
        let (place, steps) = (at.field("steps"), &assembly.steps);
        if steps.len() > MAX_STEPS {
            let message = format!("there are {} steps; at most {MAX_STEPS} are shown", steps.len());
            self.problems.error(place.item(MAX_STEPS), "too-many", message, "take some of them together");
        }
        let (nodes, mut known) = (named_nodes(raw), BTreeSet::new());
        let steps = steps.iter().take(MAX_STEPS).enumerate();
        let steps = steps.map(|(i, step)| self.step(place.item(i), step, raw, &nodes, &mut known)).collect();
        Some(Assembly { camera: assembly.camera.clone(), steps })
    }

    fn step<'r>(
        &mut self,
        at: Place,
        step: &'r RawStep,
        raw: &RawCatalog,
        nodes: &BTreeSet<&str>,
        known: &mut BTreeSet<&'r str>,
    ) -> Step {
        self.check_id(at.field("id"), "step", &step.id);
        if !known.insert(&step.id) {
            let message = format!("there are two steps {}", quoted(&step.id));
            self.problems.error(at.field("id"), "duplicate-id", message, "rename one of them");
        }
        let moves = at.field("moves");
        if step.moves.is_empty() {
            let remedy = "say what moves: `(sockets: [\"…\"], by_mm: (0, 100, 0))`";
            self.problems.error(moves.clone(), "empty-step", "nothing moves in this step", remedy);
        }
        if step.moves.len() > MAX_MOVES {
            let message = format!("there are {} moves; at most {MAX_MOVES} are shown", step.moves.len());
            self.problems.error(moves.item(MAX_MOVES), "too-many", message, "make another step of them");
        }
        Step {
            id: step.id.clone(),
            text: self.texts.short(&format!("step-{}", step.id), MAX_TEXT, at.field("id"), &mut self.problems),
            moves: (step.moves.iter().take(MAX_MOVES).enumerate())
                .map(|(i, one)| self.one_move(&moves.item(i), one, raw, nodes))
                .collect(),
        }
    }

    fn one_move(&mut self, at: &Place, raw: &RawMove, all: &RawCatalog, nodes: &BTreeSet<&str>) -> Move {
        if raw.sockets.is_empty() && raw.nodes.is_empty() {
            let remedy = "name `sockets` of the stage, or `nodes` of the meshes in them";
            self.problems.error(at.clone(), "empty-step", "no part is named that moves", remedy);
        }
        if raw.sockets.len() > MAX_MOVES {
            let message = format!("{} sockets are named; at most {MAX_MOVES} may be", raw.sockets.len());
            self.problems.error(at.field("sockets").item(MAX_MOVES), "too-many", message, "make another move of them");
        }
        let sockets = &all.stage.sockets;
        for (i, socket) in raw.sockets.iter().enumerate().filter(|(_, socket)| !sockets.contains_key(*socket)) {
            if self.problems.is_full() {
                break;
            }
            let message = format!("there is no socket {}", quoted(socket));
            let remedy = instead(socket, sockets.keys().map(String::as_str));
            self.problems.error(at.field("sockets").item(i), "unknown-socket", message, remedy);
        }
        self.check_nodes(&at.field("nodes"), &raw.nodes, nodes);
        let by = at.field("by_mm");
        let mut axis = |i, value| self.check_number(by.item(i), "the way", value, -FARTHEST_MM..=FARTHEST_MM);
        let by_mm = [axis(0, raw.by_mm.0), axis(1, raw.by_mm.1), axis(2, raw.by_mm.2)];
        Move { sockets: raw.sockets.clone(), nodes: raw.nodes.clone(), by_mm }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Docs, fixture, read};
    use crate::catalog::{Assembly, Diagnostic, Severity, Sources};

    const ASSEMBLY: &str = "zoom_mm: (30, 200), assembly: (camera: \"side\", steps: [\n\
        (id: \"rim\", moves: [(sockets: [\"frame\"], by_mm: (0, 40, 0)), (nodes: [\"bridge\"], by_mm: (0, 9, 0))]),\n\
        (id: \"box\", moves: [(sockets: [\"case\"], by_mm: (0, 0, 80))]),\n]),";

    /// The small line with two steps, and with `from` replaced by `to`.
    fn with(file: &str, from: &str, to: &str) -> Sources {
        let mut sources = fixture::with("catalog.ron", "zoom_mm: (30, 200),", ASSEMBLY);
        for file in ["texts/en.ftl", "texts/de.ftl"] {
            sources.texts.get_mut(file).unwrap().push_str("step-rim = Lift it.\nstep-box = Put it away.\n");
        }
        let text = sources.texts.get_mut(file).unwrap();
        assert!(text.contains(from), "{from}");
        *text = text.replacen(from, to, 1);
        sources
    }

    fn resolved(sources: &Sources) -> (Option<Assembly>, Vec<Diagnostic>) {
        let (draft, problems) = read(sources, &Docs::scan(sources));
        (draft.and_then(|draft| draft.catalog.stage.assembly), problems.into_sorted())
    }

    #[test]
    fn steps_are_read_in_order() {
        let (assembly, problems) = resolved(&with("catalog.ron", "(0, 40, 0)", "(1, 40, 0)"));
        assert_eq!(problems, []);
        let assembly = assembly.unwrap();
        assert_eq!((assembly.camera.as_str(), assembly.steps.len()), ("side", 2));
        let rim = &assembly.steps[0];
        assert_eq!((rim.text.get("de"), rim.moves[0].by_mm), ("Lift it.", [1.0, 40.0, 0.0]));
        assert_eq!(
            (&rim.moves[0].sockets[..], &rim.moves[1].nodes[..]),
            (&["frame".into()][..], &["bridge".into()][..])
        );
    }

    #[test]
    fn every_mistake_is_told_where_it_is() {
        let check = |file: &str, from: &str, to: &str, code: &str, mark: &str, remedy: &str, is_error: bool| {
            let sources = with(file, from, to);
            let (_, problems) = resolved(&sources);
            let [problem] = &problems[..] else { panic!("{to}: {problems:#?}") };
            assert_eq!((problem.code, problem.severity == Severity::Error), (code, is_error), "{problem}");
            let line = sources.text_named(&problem.file).unwrap().lines().nth(problem.line - 1).unwrap();
            let found = line.chars().skip(problem.column - 1).collect::<String>();
            assert!(found.starts_with(mark), "{problem}: {found}");
            assert!(problem.remedy.contains(remedy), "{problem}");
        };
        let cat = "catalog.ron";
        check(cat, "camera: \"side\"", "camera: \"sied\"", "unknown-camera", "\"sied\"", "`side`", true);
        check(cat, "sockets: [\"case\"]", "sockets: [\"caes\"]", "unknown-socket", "\"caes\"", "`case`", true);
        check(cat, "[\"bridge\"], by", "[\"brigde\"], by", "unknown-node", "\"brigde\"", "`bridge`", false);
        check(cat, "sockets: [\"case\"], ", "", "empty-step", "(by_mm", "`sockets`", true);
        check(cat, "[(sockets: [\"case\"], by_mm: (0, 0, 80))]", "[]", "empty-step", "[]", "`(sockets", true);
        check(cat, "(0, 0, 80)", "(0, 0, inf)", "out-of-range", "inf", "10000", true);
        let long = format!("step-rim = {}", "x".repeat(161));
        check("texts/de.ftl", "step-rim = Lift it.", &long, "long-text", "step-rim", "shorten", true);
        check("texts/de.ftl", "step-box = Put it away.\n", "", "missing-text", "\"box\"", "`step-box = …`", false);
    }

    #[test]
    fn ids_are_names_and_stand_once() {
        for (to, code) in [("id: \"rim\"", "duplicate-id"), ("id: \"The Box\"", "bad-id")] {
            let (_, problems) = resolved(&with("catalog.ron", "id: \"box\"", to));
            assert!(problems.iter().any(|problem| problem.code == code), "{problems:#?}");
        }
    }

    #[test]
    fn too_many_are_refused() {
        let step = "(id: \"box\", moves: [(sockets: [\"case\"], by_mm: (0, 0, 0))]), ";
        for (before, one) in [
            ("steps: [", step),
            ("moves: [", "(sockets: [\"case\"], by_mm: (0, 0, 0)), "),
            ("[(sockets: [", "\"case\", "),
            (", (nodes: [", "\"bridge\", "),
        ] {
            let many = format!("{before}{}", one.repeat(9_000));
            let (_, problems) = resolved(&with("catalog.ron", before, &many));
            assert!(problems.iter().any(|problem| problem.code == "too-many"), "{before}");
        }
    }
}
