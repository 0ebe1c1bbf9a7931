//! What the customer may move on the stage.
//!
//! Invariant: what leaves here is few enough for buttons on the stage, and named in a few words.

use super::{
    Problems, Work,
    problems::{instead, quoted},
    syntax,
};
use crate::catalog::{
    Diagnostic, Motion, Sources,
    raw::{RawCatalog, RawEffect, RawMotion},
    spans::Place,
};
use std::collections::BTreeSet;

/// Most motions of a line, and most sockets that one waits for.
const MAX_MOTIONS: usize = 3;
const MAX_SOCKETS: usize = 16;
/// Longest name of a motion, in characters.
const MAX_TEXT: usize = 40;

impl<'s> Work<'s> {
    /// All motions; those beyond the limits are left out after an error.
    pub fn motions(&mut self, place: Place<'s>, raw: &'s RawCatalog) -> Vec<Motion> {
        let motions = &raw.stage.motions;
        if motions.len() > MAX_MOTIONS {
            let message = format!("there are {} motions; at most {MAX_MOTIONS} are shown", motions.len());
            self.problems.error(place.item(MAX_MOTIONS), "too-many", message, "keep those that show most");
        }
        let (mut ids, mut animations) = (BTreeSet::new(), BTreeSet::new());
        let mut found = Vec::new();
        for (i, motion) in motions.iter().take(MAX_MOTIONS).enumerate() {
            let at = place.item(i);
            if !ids.insert(&motion.id) {
                let message = format!("there are two motions {}", quoted(&motion.id));
                self.problems.error(at.field("id"), "duplicate-id", message, "rename one of them");
            }
            if !animations.insert(&motion.animation) {
                let message = format!("two motions play the animation {}", quoted(&motion.animation));
                self.problems.error(at.field("animation"), "duplicate-id", message, "remove one of them");
            }
            found.push(self.motion(&at, motion, raw));
        }
        found
    }

    fn motion(&mut self, at: &Place<'s>, raw: &'s RawMotion, all: &RawCatalog) -> Motion {
        self.check_id(at.field("id"), "motion", &raw.id);
        if raw.unless.len() > MAX_SOCKETS {
            let message = format!("{} sockets are named; at most {MAX_SOCKETS} may be", raw.unless.len());
            self.problems.error(at.field("unless").item(MAX_SOCKETS), "too-many", message, "name those in the way");
        }
        let sockets = &all.stage.sockets;
        for (i, socket) in raw.unless.iter().enumerate().filter(|(_, socket)| !sockets.contains_key(*socket)) {
            if self.problems.is_full() {
                break;
            }
            let message = format!("there is no socket {}", quoted(socket));
            let remedy = instead(socket, sockets.keys().map(String::as_str));
            self.problems.error(at.field("unless").item(i), "unknown-socket", message, remedy);
        }
        let key = format!("motion-{}", raw.id);
        Motion {
            id: raw.id.clone(),
            go: self.texts.short(&key, MAX_TEXT, at.field("id"), &mut self.problems),
            back: self.texts.short(&format!("{key}.back"), MAX_TEXT, at.field("id"), &mut self.problems),
            animation: raw.animation.clone(),
            unless: raw.unless.iter().take(MAX_SOCKETS).cloned().collect(),
            contact_shadow: raw
                .contact_shadow
                .as_ref()
                .map(|image| self.check_asset(at.field("contact_shadow"), image)),
        }
    }
}

/// An error for each animation that the catalog names and that is not in `known`: the names in the meshes of the line, which are
/// not read here.
pub fn unknown_animations(sources: &Sources, known: &BTreeSet<String>) -> Vec<Diagnostic> {
    let mut problems = Problems::default();
    let doc = syntax::doc(sources, "catalog.ron");
    // What cannot be read was told by who resolved it.
    let Some(raw) = syntax::parse::<RawCatalog>(sources, "catalog.ron", &doc, &mut Problems::default()) else {
        return Vec::new();
    };
    let mut check = |at: Place, name: &str| {
        if problems.is_full() || known.contains(name) {
            return;
        }
        let message = format!("no mesh of the line has an animation {}", quoted(name));
        let remedy = match known.is_empty() {
            true => "give one of them an animation of that name".to_owned(),
            false => instead(name, known.iter().map(String::as_str)),
        };
        problems.error(at.field("animation"), "unknown-animation", message, remedy);
    };
    for (i, motion) in raw.stage.motions.iter().enumerate() {
        check(doc.root().field("stage").field("motions").item(i), &motion.animation);
    }
    for (g, group) in raw.groups.iter().enumerate() {
        for (v, value) in group.values.iter().enumerate() {
            let effects = doc.root().field("groups").item(g).field("values").item(v).field("effects");
            for (e, effect) in value.effects.iter().enumerate() {
                if let RawEffect::Pose { animation, .. } = effect {
                    check(effects.item(e), animation);
                }
            }
        }
    }
    problems.into_sorted()
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Docs, fixture, read},
        *,
    };
    use crate::catalog::{Effect, Severity};

    const MOTIONS: &str = "zoom_mm: (30, 200), motions: [\n\
        (id: \"fold\", animation: \"Fold\", unless: [\"case\"]),\n\
        (id: \"open\", animation: \"Open\"),\n],";

    /// The small line with two motions, and with `from` replaced by `to`.
    fn with(file: &str, from: &str, to: &str) -> Sources {
        let mut sources = fixture::with("catalog.ron", "zoom_mm: (30, 200),", MOTIONS);
        for file in ["texts/en.ftl", "texts/de.ftl"] {
            let text = sources.texts.get_mut(file).unwrap();
            for (id, back) in [("fold", "Unfold it"), ("open", "Shut it")] {
                text.push_str(&format!("motion-{id} = Try it\n    .back = {back}\n"));
            }
        }
        let text = sources.texts.get_mut(file).unwrap();
        assert!(text.contains(from), "{from}");
        *text = text.replacen(from, to, 1);
        sources
    }

    fn resolved(sources: &Sources) -> (Option<Vec<Motion>>, Vec<Diagnostic>) {
        let (draft, problems) = read(sources, &Docs::scan(sources));
        (draft.map(|draft| draft.catalog.stage.motions), problems.into_sorted())
    }

    #[test]
    fn motions_are_read_in_order() {
        let (motions, problems) = resolved(&with("texts/de.ftl", "Try it", "Klappen"));
        assert_eq!(problems, []);
        let motions = motions.unwrap();
        assert_eq!([&motions[0].id, &motions[1].id], ["fold", "open"]);
        let fold = &motions[0];
        assert_eq!((fold.go.get("de"), fold.back.get("de"), fold.go.get("en")), ("Klappen", "Unfold it", "Try it"));
        assert_eq!((fold.animation.as_str(), &fold.unless[..]), ("Fold", &["case".to_owned()][..]));
    }

    #[test]
    fn every_mistake_is_told_where_it_is() {
        let check = |file: &str, from: &str, to: &str, code: &str, mark: &str, remedy: &str| {
            let sources = with(file, from, to);
            let (_, problems) = resolved(&sources);
            let [problem] = &problems[..] else { panic!("{to}: {problems:#?}") };
            let is_error = problem.severity == Severity::Error;
            assert_eq!((problem.code, is_error), (code, !code.starts_with("missing")), "{problem}");
            let line = sources.text_named(&problem.file).unwrap().lines().nth(problem.line - 1).unwrap();
            let found = line.chars().skip(problem.column - 1).collect::<String>();
            assert!(found.starts_with(mark), "{problem}: {found}");
            assert!(problem.remedy.contains(remedy), "{problem}");
        };
        let cat = "catalog.ron";
        check(cat, "unless: [\"case\"]", "unless: [\"caes\"]", "unknown-socket", "\"caes\"", "`case`");
        check(cat, "animation: \"Open\"", "animation: \"Fold\"", "duplicate-id", "\"Fold\"", "remove");
        let long = format!("motion-open = {}", "x".repeat(41));
        check("texts/en.ftl", "motion-open = Try it", &long, "long-text", "motion-open", "shorten");
        check("texts/de.ftl", "\n    .back = Shut it", "", "missing-text", "\"open\"", "motion-open");
        let shadow = "animation: \"Open\", contact_shadow: \"../a.png\"";
        check(cat, "animation: \"Open\"", shadow, "bad-path", "\"../a.png\"", "");
        let many = format!("[{}", "(id: \"open\", animation: \"Open\"), ".repeat(2));
        let (_, problems) = resolved(&with(cat, "motions: [", &format!("motions: {many}")));
        assert!(problems.iter().any(|problem| problem.code == "too-many"), "{problems:#?}");
    }

    #[test]
    fn a_pose_is_a_share_of_an_animation() {
        let pose = |at: &str| {
            let effect = format!("effects: [Pose(animation: \"Fold\", at: {at}), ");
            let (draft, problems) = {
                let sources = with("catalog.ron", "effects: [", &effect);
                let (draft, problems) = read(&sources, &Docs::scan(&sources));
                (draft, problems.into_sorted())
            };
            (draft.map(|draft| draft.catalog), problems)
        };
        let (catalog, problems) = pose("0.5");
        assert_eq!(problems, []);
        let catalog = catalog.unwrap();
        let mut effects = catalog.groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects);
        assert!(
            effects.any(|effect| *effect == Effect::Pose { animation: "Fold".into(), at: 0.5, contact_shadow: None })
        );
        let (catalog, problems) = pose("0.5, contact_shadow: Some(\"studio/shadow.png\")");
        assert_eq!(problems, []);
        let groups = catalog.unwrap().groups;
        let shadows = groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects);
        let mut shadows = shadows.filter_map(|effect| match effect {
            Effect::Pose { contact_shadow, .. } => contact_shadow.as_deref(),
            _ => None,
        });
        assert_eq!(shadows.next(), Some("studio/shadow.png"));
        let (_, problems) = pose("0.5, contact_shadow: Some(\"../a.png\")");
        let [problem] = &problems[..] else { panic!("{problems:#?}") };
        assert_eq!((problem.code, problem.severity), ("bad-path", Severity::Error), "{problem}");
        for at in ["1.5", "-0.1", "inf", "NaN"] {
            let (_, problems) = pose(at);
            let [problem] = &problems[..] else { panic!("{at}: {problems:#?}") };
            assert_eq!((problem.code, problem.severity), ("out-of-range", Severity::Error), "{problem}");
        }
    }

    #[test]
    fn an_animation_that_no_mesh_has_is_told_where_it_is_named() {
        let sources = with("catalog.ron", "effects: [", "effects: [Pose(animation: \"Shut\", at: 1), ");
        let known = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(unknown_animations(&sources, &known(&["Fold", "Open", "Shut"])), []);
        let found = unknown_animations(&sources, &known(&["Fold", "Opn"]));
        let told: Vec<_> = found.iter().map(|problem| (problem.code, problem.message.as_str())).collect();
        let message = |name: &str| format!("no mesh of the line has an animation `{name}`");
        assert_eq!(told, ["Shut", "Open"].map(message).each_ref().map(|m| ("unknown-animation", m.as_str())));
        for problem in &found {
            let line = sources.text_named(&problem.file).unwrap().lines().nth(problem.line - 1).unwrap();
            let found: String = line.chars().skip(problem.column - 1).take(6).collect();
            assert!(["\"Shut\"", "\"Open\""].contains(&found.as_str()), "{problem}: {found}");
        }
        assert!(found[1].remedy.contains("`Opn`"), "{}", found[1]);
        assert!(unknown_animations(&sources, &known(&[]))[0].remedy.contains("give one"));
    }
}
