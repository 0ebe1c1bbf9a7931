//! Animations of nodes: keyframes, where they take a node, and in which shape.
//!
//! Invariant: a track can be asked for any share and always answers with finite numbers: its times increase, and nothing in it is
//! far out of this world. What is animated but neither place nor shape of a node (materials) stays as it is.

use super::{Flaw, accessor, file::File, json};
use bevy::math::{Quat, Vec3};

/// Most animations of a file, most channels of all of them, and most keyframes.
const MOST_ANIMATIONS: usize = 1_000;
const MOST_CHANNELS: usize = 10_000;
const MOST_KEYS: usize = 1 << 20;
/// Latest keyframe, in seconds, and largest number in one: beyond, sums of their products would not be finite.
const MOST_SECS: f32 = 1e5;
const LARGEST: f32 = 1e6;

/// One animation of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Animation {
    pub name: String,
    /// By number of the node. All of them last equally long.
    pub tracks: Vec<(usize, Track)>,
}

/// How an animation moves one node; what it does not move is `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Track {
    translation: Option<Curve<3>>,
    rotation: Option<Curve<4>>,
    scale: Option<Curve<3>>,
    /// One for each morph target of its mesh, if they are moved.
    weights: Vec<Curve<1>>,
    /// Begin and end of the whole animation, in seconds.
    span: (f32, f32),
}

/// Where a track takes its node; what it does not move is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    pub translation: Option<Vec3>,
    pub rotation: Option<Quat>,
    pub scale: Option<Vec3>,
}

/// Values over time: at least one, at times in seconds that increase.
#[derive(Clone, Debug, PartialEq)]
struct Curve<const N: usize> {
    times: Vec<f32>,
    values: Values<N>,
}

/// The keyframes' values, and what is between them.
#[derive(Clone, Debug, PartialEq)]
enum Values<const N: usize> {
    Step(Vec<[f32; N]>),
    Linear(Vec<[f32; N]>),
    /// With the tangents that come in and go out, in units a second.
    Cubic(Vec<[[f32; N]; 3]>),
}

impl Animation {
    /// Puts the nodes of its file where they are when this share of it has passed.
    pub fn pose(&self, nodes: &mut [json::Node], share: f32) {
        for (at, track) in &self.tracks {
            let Some(node) = nodes.get_mut(*at) else { continue };
            let place = track.at(share);
            node.translation = place.translation.map(Vec3::into).or(node.translation);
            node.rotation = place.rotation.map(Quat::into).or(node.rotation);
            node.scale = place.scale.map(Vec3::into).or(node.scale);
            node.weights = track.weights(share).or(node.weights.take());
        }
    }
}

impl Track {
    /// Where the node is when this share of the animation has passed, from 0 to 1.
    pub fn at(&self, share: f32) -> Place {
        let secs = self.secs(share);
        let turned = |curve: &Curve<4>| {
            let turn = curve.at(secs, |a, b, t| upright(a).slerp(upright(b), t).to_array());
            upright(turn)
        };
        let moved = |curve: &Curve<3>| {
            Vec3::from_array(curve.at(secs, |a, b, t| Vec3::from_array(a).lerp(Vec3::from_array(b), t).to_array()))
        };
        Place {
            translation: self.translation.as_ref().map(moved),
            rotation: self.rotation.as_ref().map(turned),
            scale: self.scale.as_ref().map(moved),
        }
    }

    /// How much of each morph target its mesh has by then; `None` if that is not moved.
    pub fn weights(&self, share: f32) -> Option<Vec<f32>> {
        let secs = self.secs(share);
        let weight = |curve: &Curve<1>| curve.at(secs, |[a], [b], t| [a + (b - a) * t])[0];
        (!self.weights.is_empty()).then(|| self.weights.iter().map(weight).collect())
    }

    fn secs(&self, share: f32) -> f32 {
        let (begin, end) = self.span;
        begin + (end - begin) * share.clamp(0.0, 1.0)
    }
}

#[cfg(test)]
impl Track {
    /// One that goes evenly from where it turns by nothing to `place`, for tests.
    pub fn to(place: Place) -> Self {
        let line = |from: [f32; 3], to: Vec3| Curve {
            times: vec![0.0, 1.0],
            values: Values::Linear(vec![from, to.to_array()]),
        };
        Self {
            translation: place.translation.map(|to| line([0.0; 3], to)),
            rotation: place.rotation.map(|to| Curve {
                times: vec![0.0, 1.0],
                values: Values::Linear(vec![Quat::IDENTITY.to_array(), to.to_array()]),
            }),
            scale: place.scale.map(|to| line([1.0; 3], to)),
            weights: Vec::new(),
            span: (0.0, 1.0),
        }
    }

    /// One that goes evenly from no weights to these, for tests.
    pub fn weighing(to: &[f32]) -> Self {
        let line = |to: &f32| Curve { times: vec![0.0, 1.0], values: Values::Linear(vec![[0.0], [*to]]) };
        Self { weights: to.iter().map(line).collect(), span: (0.0, 1.0), ..Self::default() }
    }
}

/// A quaternion of length one.
fn upright(turn: [f32; 4]) -> Quat {
    let turn = Quat::from_array(turn);
    let length = turn.length();
    // Normalizing would not notice that the square of a small number is nothing.
    if length.is_normal() { turn / length } else { Quat::IDENTITY }
}

impl<const N: usize> Curve<N> {
    /// The value at a time; `between` says how to go from one keyframe to the next where they are joined by a line.
    fn at(&self, secs: f32, between: impl Fn([f32; N], [f32; N], f32) -> [f32; N]) -> [f32; N] {
        let last = self.times.len() - 1;
        let next = self.times.partition_point(|time| *time <= secs);
        let from = next.saturating_sub(1);
        if next == 0 || next > last {
            return self.values.key(from.min(last));
        }
        let length = self.times[next] - self.times[from];
        let t = ((secs - self.times[from]) / length).clamp(0.0, 1.0);
        match &self.values {
            Values::Step(keys) => keys[from],
            Values::Linear(keys) => between(keys[from], keys[next], t),
            Values::Cubic(keys) => {
                let ([_, a, out], [into, b, _]) = (keys[from], keys[next]);
                let (t2, t3) = (t * t, t * t * t);
                // The cubic Hermite spline of the glTF 2.0 specification, appendix C.5.
                std::array::from_fn(|i| {
                    (2.0 * t3 - 3.0 * t2 + 1.0) * a[i]
                        + length * (t3 - 2.0 * t2 + t) * out[i]
                        + (3.0 * t2 - 2.0 * t3) * b[i]
                        + length * (t3 - t2) * into[i]
                })
            }
        }
    }
}

impl<const N: usize> Values<N> {
    fn key(&self, at: usize) -> [f32; N] {
        match self {
            Self::Step(keys) | Self::Linear(keys) => keys[at],
            Self::Cubic(keys) => keys[at][1],
        }
    }
}

/// The animations of a file that move nodes.
pub fn read(file: &File) -> Result<Vec<Animation>, Flaw> {
    let raw = &file.root.animations;
    let channels = raw.iter().map(|animation| animation.channels.len()).sum::<usize>();
    if raw.len() > MOST_ANIMATIONS || channels > MOST_CHANNELS {
        let message = format!("there are more than {MOST_ANIMATIONS} animations or {MOST_CHANNELS} channels");
        return Err(Flaw::too_large("animations", message));
    }
    let mut keys = 0;
    raw.iter().enumerate().map(|(at, animation)| one(file, at, animation, &mut keys)).collect()
}

fn one(file: &File, number: usize, raw: &json::Animation, keys: &mut usize) -> Result<Animation, Flaw> {
    let mut tracks: Vec<(usize, Track)> = Vec::new();
    let (mut begin, mut end) = (f32::INFINITY, 0.0_f32);
    for (at, channel) in raw.channels.iter().enumerate() {
        let place = format!("animations[{number}].channels[{at}]");
        let Some(sampler) = raw.samplers.get(channel.sampler) else {
            return Err(Flaw::new(place, format!("there is no sampler {}", channel.sampler)));
        };
        // Without a node it is meant for an extension.
        let Some(node) = channel.target.node else { continue };
        if node >= file.root.nodes.len() {
            return Err(Flaw::new(place, format!("there is no node {node}")));
        }
        let known = tracks.iter().position(|(known, _)| *known == node);
        let known = known.unwrap_or_else(|| {
            tracks.push((node, Track::default()));
            tracks.len() - 1
        });
        let track = &mut tracks[known].1;
        let taken = match channel.target.path.as_str() {
            "translation" => track.translation.replace(curve(file, sampler, &place, keys)?).is_some(),
            "rotation" => track.rotation.replace(curve(file, sampler, &place, keys)?).is_some(),
            "scale" => track.scale.replace(curve(file, sampler, &place, keys)?).is_some(),
            "weights" => {
                let weights = weights(file, sampler, node, &place, keys)?;
                !std::mem::replace(&mut track.weights, weights).is_empty()
            }
            _ => continue,
        };
        if taken {
            let path = &channel.target.path;
            return Err(Flaw::new(place, format!("the {path} of the node {node} is animated already")));
        }
        for times in [
            track.translation.as_ref().map(|curve| &curve.times),
            track.rotation.as_ref().map(|curve| &curve.times),
            track.scale.as_ref().map(|curve| &curve.times),
            track.weights.first().map(|curve| &curve.times),
        ] {
            let ends = times.and_then(|times| Some((*times.first()?, *times.last()?)));
            (begin, end) = ends.map_or((begin, end), |(first, last)| (begin.min(first), end.max(last)));
        }
    }
    for (_, track) in &mut tracks {
        track.span = (begin.min(end), end);
    }
    Ok(Animation { name: raw.name.clone(), tracks })
}

fn curve<const N: usize>(file: &File, raw: &json::Keys, place: &str, keys: &mut usize) -> Result<Curve<N>, Flaw> {
    let times = times(file, raw, place, 1, keys)?;
    let values = numbers(file, raw, place)?;
    counted(values.len(), numbers_a_key(raw) * times.len(), place)?;
    joined(raw, times, values, place)
}

/// The weights of all morph targets of the mesh of a node, which stand one after the other in each keyframe; none if it has none.
fn weights(file: &File, raw: &json::Keys, node: usize, place: &str, keys: &mut usize) -> Result<Vec<Curve<1>>, Flaw> {
    let mesh = file.root.nodes[node].mesh.and_then(|mesh| file.root.meshes.get(mesh));
    let targets = mesh.and_then(|mesh| mesh.primitives.first()).map_or(0, |primitive| primitive.targets.len());
    if targets == 0 {
        return Ok(Vec::new());
    }
    let times = times(file, raw, place, targets, keys)?;
    let values = numbers::<1>(file, raw, place)?;
    counted(values.len(), numbers_a_key(raw) * times.len() * targets, place)?;
    let of = |target| values.iter().skip(target).step_by(targets).copied().collect();
    (0..targets).map(|target| joined(raw, times.clone(), of(target), place)).collect()
}

/// The times of keyframes that stand for `curves` curves.
fn times(file: &File, raw: &json::Keys, place: &str, curves: usize, keys: &mut usize) -> Result<Vec<f32>, Flaw> {
    let times: Vec<f32> = accessor::floats::<1>(file, raw.input, 0.0)?.into_iter().map(|[time]| time).collect();
    *keys = keys.saturating_add(times.len().saturating_mul(curves));
    if *keys > MOST_KEYS {
        return Err(Flaw::too_large(place, format!("all animations have more than {MOST_KEYS} keyframes")));
    }
    let is_in_order = times.windows(2).all(|pair| pair[0] < pair[1]);
    if times.is_empty() || !is_in_order || times.iter().any(|time| !(0.0..=MOST_SECS).contains(time)) {
        return Err(Flaw::new(place, format!("its times do not increase from 0 to at most {MOST_SECS} seconds")));
    }
    Ok(times)
}

fn numbers<const N: usize>(file: &File, raw: &json::Keys, place: &str) -> Result<Vec<[f32; N]>, Flaw> {
    let values = accessor::floats::<N>(file, raw.output, 0.0)?;
    match values.iter().flatten().any(|value| value.abs() > LARGEST) {
        true => Err(Flaw::new(place, format!("it holds numbers beyond {LARGEST}"))),
        false => Ok(values),
    }
}

/// With the tangents that come in and go out where a spline joins keyframes.
fn numbers_a_key(raw: &json::Keys) -> usize {
    if raw.interpolation.as_deref() == Some("CUBICSPLINE") { 3 } else { 1 }
}

fn counted(has: usize, needs: usize, place: &str) -> Result<(), Flaw> {
    match has == needs {
        true => Ok(()),
        false => Err(Flaw::new(place, format!("it has {has} values where its keyframes need {needs}"))),
    }
}

fn joined<const N: usize>(
    raw: &json::Keys,
    times: Vec<f32>,
    values: Vec<[f32; N]>,
    place: &str,
) -> Result<Curve<N>, Flaw> {
    let values = match raw.interpolation.as_deref().unwrap_or("LINEAR") {
        "LINEAR" => Values::Linear(values),
        "STEP" => Values::Step(values),
        "CUBICSPLINE" => Values::Cubic(values.chunks_exact(3).map(|key| [key[0], key[1], key[2]]).collect()),
        other => return Err(Flaw::new(place, format!("the interpolation “{other}” is unknown"))),
    };
    Ok(Curve { times, values })
}

#[cfg(test)]
#[path = "animation_tests.rs"]
mod tests;
