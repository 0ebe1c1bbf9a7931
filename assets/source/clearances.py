"""Looks for parts that float or that run into each other, in designs that can be ordered.

Usage: clearances.py [LINE...] [--designs N] [--seed S]      exits with 1 if there is something to mend

Reads the catalogs and the GLBs as they are shipped. Start, presets, samples and N random designs of each line are put
together, with what opens closed and open (`fold_clearances.py` looks at what folds); what looks alike is looked at once.
A part is a connected piece of a node. Invariant: what is let pass stands in
`WANTED`, with its depth and why.
"""
import argparse
import random
import re
import sys
from collections import defaultdict
from functools import lru_cache
import fcl
import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree
from catalogs import ROOT, Catalog
from preview import load_glb

GAP_MM = 1.0          # a part that is further from everything that stands floats
DEPTH_MM = {"eyewear": 0.5, "lounge-chair": 2.0, "wine": 0.4}        # what no entry of WANTED lets pass
SPACING_MM = {"eyewear": 0.4, "lounge-chair": 4.0, "wine": 0.8}      # between the points that stand for a surface
REACH_MM = 25.0       # a part that is deeper in another is found where it goes in
OPENS = ("Open", "Lift", "Slide")     # animations at the end of which everything stands as well as before
RAY = np.array([0.3146, 0.2713, 0.9097])

# Sheets without a thickness: shades on the ground, and print a hair above what it is printed on.
SHEETS = re.compile(r"(.*_)?(Ground|FootstoolGround|Shade|Print|Words|Story|Stripe)(_.*)?|Print_.*|Border_.*|.*_Print")

# Line, one part, the other, millimetres, why. The first that fits counts.
WANTED = [
    ("eyewear", "Temple_Core_.", "Temple_.", 2.5, "the wire in the acetate"),
    ("eyewear", "Temple_Rod_.", "Temple_.", 1.6, "a tip is pushed over its rod"),
    ("eyewear", "Temple_Loop_.", "Temple_.", 1.4, "a loop goes through the tip"),
    ("eyewear", "Cord.*", "Cord.*|Temple_.*", 1.2, "a cord ends in its ferrules, and they hold the loop at the tip"),
    ("eyewear", "Front(_Rims)?", "Front(_Rims)?|Clip_Rim", 1.5, "rims are let into the bars, a clip hooks behind the front"),
    ("eyewear", ".*_(Hinge|Three|Spring|Rivets|Mark).*|Front_Hinges", "Front|Temple_.", 0.8, "the foot of metal is sunk into the acetate"),
    ("eyewear", "Case.*", "Case.*", 1.8, "flap, button, snap and waist are let into their case"),
    ("lounge-chair", "(Seat|Back|Head|Footstool)_.*", "(Seat|Back|Head|Footstool)_(Piping|Button)", 9.5, "piping is sewn in, buttons are drawn in"),
    ("lounge-chair", "(Seat|Back)_.*", "(Seat|Back)_.*", 5.5, "the cushion of the back stands on that of the seat"),
    ("lounge-chair", "(Seat|Back|Footstool)_.*", "(Shell|FootstoolTop)_(Outer|Piping|Wood)", 6.0, "cushions are pressed into the curled sides"),
    ("lounge-chair", "Seat_Fabric", "Shell_Metal", 4.0, "a cushion lies on the heads of screws"),
    ("lounge-chair", "Head_Head", "Straps_Strap", 10.5, "straps are sewn to the cushion"),
    ("lounge-chair", "(Shell|FootstoolTop)_Outer", "(Shell|FootstoolTop)_(Piping|Wood)", 4.7, "seam and block of a moulded shell"),
    ("lounge-chair", "Arms.*_(Wood|Pad)", "Arms.*_Metal", 17.5, "screws in wood, a tube in its pad"),
    ("lounge-chair", "ArmsFrame_.*", "Deck_Wood|Shell_Wood", 7.5, "posts are let into the rails, a blade into the post of the back"),
    ("lounge-chair", "Deck_Wood", "Shell_Wood", 18.0, "jointed"),
    ("lounge-chair", "Base_Wood", "Deck_Wood", 6.0, "legs and rockers are let into the deck"),
    ("lounge-chair", "(Footstool)?Base_Metal", "(Footstool)?Base_Glide", 8.6, "glides are pushed into tubes and feet"),
    ("wine", "Liquid", "Glass", 6.0, "the wine is drawn as far out as refraction makes it appear"),
    ("wine", "Neck_Seal|Ribbon", "Glass|Liquid", 1.2, "wax and knot lie flat on the round glass"),
    ("wine", "Wax|Crown|Sleeve|Muselet", "Glass|Spark_Cork|Plaque", 1.0, "what is cast or crimped on grips the glass"),
    ("wine", "Crate_(Rope|Screws)", "Crate", 3.6, "rope and screws go into the wood"),
]


def body(node):
    """Name of the solid that a node belongs to: an end of wood or a second sheet closes what another node leaves open."""
    return node.replace("WoodEnd", "Wood").replace("_Lining", "")


class Part:
    """A node as it stands in a design, in millimetres."""

    def __init__(self, line, path, nodes, stretches):
        positions = np.concatenate([node["positions"] for node in nodes]) * 1000.0
        offsets = np.cumsum([0] + [len(node["positions"]) for node in nodes])
        for axis, by, band in stretches:
            at = positions[:, {"X": 0, "Z": 2}[axis]]
            at += np.clip(at / band, -1, 1) * by / 2
        corners = np.concatenate([node["indices"] + offset for node, offset in zip(nodes, offsets)])
        welded, where = np.unique(np.round(positions * 200).astype(int), axis=0, return_inverse=True)
        self.line, self.path, self.name = line, path, body(nodes[0]["name"])
        self.points, self.corners = welded / 200.0, where.ravel()[corners]
        self.corners = self.corners[[len(set(corner)) == 3 for corner in self.corners]]
        edges = np.sort(np.concatenate([self.corners[:, pair] for pair in ([0, 1], [1, 2], [2, 0])]), axis=1)
        ones, size = np.ones(len(edges)), len(self.points)
        self.count, piece = connected_components(coo_matrix((ones, edges.T), shape=(size, size)), directed=False)
        self.piece = piece[self.corners[:, 0]]
        times = np.unique(edges, axis=0, return_counts=True)[1]
        self.closed = not SHEETS.fullmatch(self.name) and (times % 2 != 0).mean() < 0.02
        self.low, self.high = self.points.min(0), self.points.max(0)
        triangles = self.points[self.corners]
        self.normals = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
        self.samples, self.of = _samples(triangles, SPACING_MM[line])
        self.tree = cKDTree(self.samples)
        self.lows, self.highs, self.solids = map(list, zip(*map(self._solid, range(self.count))))
        self.lows, self.highs = np.array(self.lows), np.array(self.highs)

    def _solid(self, piece):
        corners = self.corners[self.piece == piece]
        used, local = np.unique(corners, return_inverse=True)
        model = fcl.BVHModel()
        model.beginModel(len(used), len(corners))
        model.addSubModel(self.points[used], local.reshape(-1, 3))
        model.endModel()
        return self.points[used].min(0), self.points[used].max(0), fcl.CollisionObject(model)


def _samples(triangles, spacing):
    """Points on triangles, about `spacing` apart, corners among them, and the triangle of each."""
    area = np.linalg.norm(np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]), axis=1) / 2
    pick = np.repeat(np.arange(len(triangles)), np.ceil(area / spacing**2).astype(int))
    u, v = np.random.default_rng(1).random((2, len(pick), 1))
    u, v = np.where(u + v > 1, 1 - u, u), np.where(u + v > 1, 1 - v, v)
    t = triangles[pick]
    inner = t[:, 0] + u * (t[:, 1] - t[:, 0]) + v * (t[:, 2] - t[:, 0])
    return np.concatenate([triangles.reshape(-1, 3), inner]), np.concatenate([np.repeat(np.arange(len(triangles)), 3), pick])


def inside(points, triangles):
    """Whether each point is inside the solids that `triangles` bound: signed crossings of a ray."""
    e1, e2 = triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    h = np.cross(RAY, e2)
    det = np.einsum("ij,ij->i", e1, h)
    keep = np.abs(det) > 1e-12
    e1, e2, h, det, origin = e1[keep], e2[keep], h[keep], det[keep], triangles[keep, 0]
    out = np.zeros(len(points), bool)
    for i in range(0, len(points), 256):
        s = points[i : i + 256, None] - origin
        u = np.einsum("pij,ij->pi", s, h) / det
        q = np.cross(s, e1)
        v = q @ RAY / det
        t = np.einsum("pij,ij->pi", q, e2) / det
        hit = (u >= 0) & (v >= 0) & (u + v <= 1) & (t > 0)
        out[i : i + 256] = (hit * -np.sign(det)).sum(1) != 0
    return out


def touching(a, b):
    """Pairs of pieces of two parts that are no further apart than `GAP_MM`, or of which one is inside the other."""
    if np.any(a.low > b.high + GAP_MM) or np.any(b.low > a.high + GAP_MM):
        return []
    near = np.all((a.lows[:, None] <= b.highs[None] + GAP_MM) & (b.lows[None] <= a.highs[:, None] + GAP_MM), axis=2)
    pairs = []
    for i, j in np.argwhere(np.triu(near, 1) if a is b else near):
        gap = fcl.distance(a.solids[i], b.solids[j], fcl.DistanceRequest(), fcl.DistanceResult())
        if gap <= GAP_MM or (a is not b and (_holds(a, i, b) or _holds(b, j, a))):
            pairs.append((i, j))
    return pairs


def _holds(part, piece, other):
    """Whether a piece of a part is inside the solid `other`."""
    return other.closed and inside(part.points[part.corners[np.argmax(part.piece == piece), :1]], other.points[other.corners])[0]


def depth(a, b):
    """How deep `a` is in the solid `b`, in millimetres, and where; 0 where it is not."""
    if not b.closed or SHEETS.fullmatch(a.name) or np.any(a.low > b.high) or np.any(b.low > a.high):
        return 0.0, None
    points = a.samples[np.all((a.samples > b.low) & (a.samples < b.high), axis=1)]
    if not len(points):
        return 0.0, None
    near, nearest = b.tree.query(points, distance_upper_bound=REACH_MM)
    points, nearest, near = points[near < REACH_MM], nearest[near < REACH_MM], near[near < REACH_MM]
    # Worth a closer look: what is deep enough, and behind the surface that is nearest to it.
    behind = np.einsum("ij,ij->i", points - b.samples[nearest], b.normals[b.of[nearest]]) < 0
    order = np.flatnonzero(behind & (near > DEPTH_MM[b.line]))
    order = order[np.argsort(-near[order])][:400]
    if not len(order):
        return 0.0, None
    points, triangles = points[order], b.points[b.corners]
    ahead = np.all(triangles.max(1) > points.min(0), axis=1)      # the ray runs towards growing coordinates
    points = points[inside(points, triangles[ahead])]
    if not len(points):
        return 0.0, None
    around = b.of[b.tree.query(points, 24)[1]]
    exact = _distances(np.repeat(points, around.shape[1], axis=0), triangles[around.ravel()]).reshape(around.shape).min(1)
    return exact.max(), points[exact.argmax()]


def _distances(points, triangles):
    """Distance of each point from its triangle (Ericson, Real-Time Collision Detection, 5.1.5)."""
    a, b, c = triangles[:, 0], triangles[:, 1], triangles[:, 2]
    dot = lambda x, y: np.einsum("ij,ij->i", x, y)
    normal = np.cross(b - a, c - a)
    normal = normal / np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    flat = points - normal * dot(points - a, normal)[:, None]
    over = np.all([dot(np.cross(q - p, flat - p), normal) >= 0 for p, q in ((a, b), (b, c), (c, a))], axis=0)
    out = np.abs(dot(points - a, normal))
    edges = []
    for p, q in ((a, b), (b, c), (c, a)):
        t = np.clip(dot(points - p, q - p) / np.maximum(dot(q - p, q - p), 1e-12), 0, 1)
        edges.append(np.linalg.norm(points - p - (q - p) * t[:, None], axis=1))
    return np.where(over, out, np.min(edges, axis=0))


class Line:
    """The parts of a line, and what is known of pairs of them."""

    def __init__(self, line):
        self.line, self.catalog, self.parts, self.known = line, Catalog(line), {}, {}
        # What is made to measure is looked at as it is in its files, at its narrowest, and at its widest.
        self.ends = {end for id, group in self.catalog.groups.items() if isinstance(group.get("kind"), dict) and group["kind"][""] == "Number"
                     for end in (self.catalog.values[id][0], self.catalog.values[id][-1])}
        self.files = lru_cache(None)(lambda path, open: load_glb(ROOT / "assets" / path, dict.fromkeys(OPENS, 1.0) if open else {}))

    def shown(self, design, open):
        """Keys of the parts that a design shows, with what opens closed or open."""
        look, keys = self.catalog.look(design), []
        for socket, path in look["sockets"].items():
            bodies = defaultdict(list)
            for i, node in enumerate(self.files(path, open) if path else []):
                if node["name"] not in look["hidden"]:
                    bodies[body(node["name"])].append(i)
            stretches = tuple(stretch for stretch in look["stretches"].get(socket, []) if stretch[1] in self.ends and stretch[1])
            keys += [(path, open and socket in ("case", "box"), tuple(nodes), stretches) for nodes in bodies.values()]
        return tuple(sorted(keys))

    def part(self, key):
        if key not in self.parts:
            path, open, nodes, stretches = key
            self.parts[key] = Part(self.line, path, [self.files(path, open)[i] for i in nodes], stretches)
        return self.parts[key]

    def pair(self, a, b):
        """What touches, and both depths."""
        if (a, b) not in self.known:
            one, other = self.part(a), self.part(b)
            self.known[a, b] = touching(one, other), *((depth(one, other), depth(other, one)) if a != b else ((0.0, None),) * 2)
        return self.known[a, b]

    def floating(self, keys):
        """Groups of pieces that nothing carries: names of their parts, count, and how far from all else in millimetres."""
        first = dict(zip(keys, np.cumsum([0] + [self.part(key).count for key in keys])))
        total = sum(self.part(key).count for key in keys)
        edges = [(total, first[key] + i) for key in keys for i, low in enumerate(self.part(key).lows) if low[1] < GAP_MM]
        for n, a in enumerate(keys):
            for b in keys[n:]:
                edges += [(first[a] + i, first[b] + j) for i, j in self.pair(a, b)[0]]
        edges = np.array(edges).T
        _, group = connected_components(coo_matrix((np.ones(edges.shape[1]), edges), shape=(total + 1,) * 2), directed=False)
        of = {key: group[first[key] : first[key] + self.part(key).count] for key in keys}
        for one in set(group) - {group[total]}:
            inside, outside = (np.concatenate([part.samples[(of[key][part.piece[part.of]] == one) == which] for key in keys for part in [self.part(key)]])
                               for which in (True, False))
            names = tuple(f"{key[0]} {self.part(key).name}" for key in keys if np.any(of[key] == one))
            yield names, int((group == one).sum()), cKDTree(outside).query(inside)[0].min()


def allowed(line, a, b):
    """Millimetres that `a` and `b` may be in each other."""
    for of, one, other, most, _ in WANTED:
        if of == line and any(re.fullmatch(one, x) and re.fullmatch(other, y) for x, y in ((a, b), (b, a))):
            return most
    return DEPTH_MM[line]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("lines", nargs="*", default=["eyewear", "lounge-chair", "wine"])
    parser.add_argument("--designs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked, findings = parser.parse_args(), 0
    for name in asked.lines:
        line, floats, depths = Line(name), {}, {}
        designs = line.catalog.known_designs() + line.catalog.random_designs(asked.designs, random.Random(asked.seed))
        seen = sorted({line.shown(design, open) for design in designs for open in (False, True)})
        for keys in seen:
            for names, count, gap in line.floating(keys):
                floats[names] = count, max(gap, floats.get(names, (0, 0))[1])
            for n, a in enumerate(keys):
                for b in keys[n + 1 :]:
                    one, other = line.part(a), line.part(b)
                    for mm, at in line.pair(a, b)[1:]:
                        if mm > allowed(name, one.name, other.name) and mm > depths.get((a[0], one.name, b[0], other.name), (0,))[0]:
                            depths[a[0], one.name, b[0], other.name] = mm, at
        for names, (count, gap) in sorted(floats.items()):
            print(f"{', '.join(names)}: {count} pieces float, {gap:.1f} mm from all else")
        for (path, node, other_path, other), (mm, at) in sorted(depths.items()):
            print(f"{path} {node} and {other_path} {other}: {mm:.1f} mm in each other at x {at[0]:.1f} y {at[1]:.1f} z {at[2]:.1f}")
        print(f"{name}: {len(designs)} designs, {len(seen)} different, {len(floats)} floating, {len(depths)} too deep", flush=True)
        findings += len(floats) + len(depths)
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
