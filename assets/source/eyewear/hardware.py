"""Metal parts: hinges of five or three barrels, their plates and screws, rivets and other ornaments. `side` +1 is x>0."""
import math
import numpy as np
from atelier_mesh import solids as so
from atelier_mesh.mesh import Part
from .frame import BARREL_R, HINGE_D, HINGE_H, HINGE_X, JOINT_D, OUTER_X, THICK, WRAP, bow

GAP_H = 0.06
FIVE, THREE = (5, 7.6), (3, 5.2)      # barrels of a hinge, and their height together
RIVET_X = 64.9
RIVET_H = (HINGE_H - 2.05, HINGE_H + 2.05)


def both(name, slot, part, **kw):
    """One node holding `part` (built at x>0) and its mirror image."""
    v, f = so.join([part, so.mirror_x(part)])
    return Part(name, slot, v, f, **kw)


def one(name, slot, part, side, **kw):
    """One node holding `part` on one side."""
    v, f = part if side > 0 else so.mirror_x(part)
    return Part(name, slot, v, f, **kw)


def dome(r, axis, n=16):
    """A domed rivet head with its foot sunk by 0.3 mm; the dome looks along +axis."""
    return so.revolve([(r, -0.3), (r, 0.10), (0.85 * r, 0.24), (0.48 * r, 0.33), (0, 0.36)], n, axis)


def knuckles(of_front, make=FIVE):
    """Barrels of one leaf, each with its lower and upper end."""
    count, tall = make
    parts, pitch, c, r = [], tall / count, 0.16, BARREL_R
    for i in range(count):
        if (i % 2 == 0) != of_front:
            continue
        lo, hi = HINGE_H - tall / 2 + i * pitch + GAP_H, HINGE_H - tall / 2 + (i + 1) * pitch - GAP_H
        parts.append((so.revolve([(r - c, lo), (r, lo + c), (r, hi - c), (r - c, hi)], 16, at=(HINGE_X, HINGE_D, 0)), lo, hi))
    return parts


def front_rivets():
    """`Front_Rivets`: two domed rivets on each end piece."""
    rivets = []
    for h in RIVET_H:
        v, f = dome(0.95, "d")
        v = v * [1, -1, 1]
        f = [tuple(reversed(q)) for q in f]
        x = RIVET_X
        rivets.append((so.rotate_h(v, math.atan(x / WRAP)) + [x, float(bow(x)) - 0.07, h], f))
    return [both("Front_Rivets", "metal", so.join(rivets), crease=40)]


def front_hinge(make=FIVE, plate=(5.6, 6.4)):
    """`Front_Hinges`: the leaf behind each end piece, with the barrels and the screw."""
    x = 61.2
    v, f = so.plate(*plate, 0.77, 0.8)
    leaf = [(so.rotate_h(v, math.atan(x / WRAP)) + [x, float(bow(x)) + THICK - 0.15, HINGE_H], f)]
    for barrel, lo, hi in knuckles(True, make):
        leaf += [barrel, so.box(HINGE_X - BARREL_R * 0.97, HINGE_X + 0.45, HINGE_D - BARREL_R - 0.1, HINGE_D, lo + 0.02, hi - 0.02)]
    # The screw: slotted head above, riveted end below.
    top = HINGE_H + make[1] / 2
    leaf.append(so.revolve([(0.80, top - 0.04), (0.98, top + 0.02), (1.0, top + 0.22), (0.86, top + 0.42), (0, top + 0.46)], 18, at=(HINGE_X, HINGE_D, 0)))
    low = HINGE_H - make[1] / 2
    leaf.append(so.revolve([(0, low - 0.3), (0.7, low - 0.28), (0.78, low), (0.6, low + 0.04)], 14, at=(HINGE_X, HINGE_D, 0)))
    return [both("Front_Hinges", "metal", so.join(leaf), crease=32)]


def temple_hinge(inner, length=11.2, height=5.6, rivets=(4.6, 8.8), make=FIVE, thick=0.62, bevel=0.22):
    """The temple's leaf: barrels, a plate let into the inner face and two rivets. `inner(s)` is that face's x at s mm."""
    leaf = []
    near = inner(1.0)
    for barrel, lo, hi in knuckles(False, make):
        leaf += [barrel, so.box(HINGE_X, near + 0.15, HINGE_D - 0.25, HINGE_D + BARREL_R * 0.96, lo + 0.02, hi - 0.02)]
    s0 = HINGE_D + 0.95 - JOINT_D
    mid = s0 + length / 2
    slope = (inner(s0 + length) - inner(s0)) / length
    v, f = so.plate(length, height, thick + 0.12, 0.9, bevel)
    # Plate axes: its width runs along depth, its thickness towards -x.
    v = np.stack([-v[:, 1], v[:, 0], v[:, 2]], -1)
    v = so.rotate_h(v, -math.atan(slope)) + [inner(mid) + 0.12, JOINT_D + mid, HINGE_H]
    leaf.append((v, f))
    for s in rivets:
        v, f = so.revolve([(0.85, -0.1), (0.85, 0.10), (0.66, 0.20), (0, 0.24)], 16, "x")
        v = so.rotate_h(v * [-1, 1, 1], -math.atan(slope)) + [inner(s) - thick, JOINT_D + s, HINGE_H]
        leaf.append((v, [tuple(reversed(q)) for q in f]))
    return so.join(leaf)


def spring_hinge(inner):
    """The leaf of a spring hinge: a housing for the spring with a slide in it and one screw."""
    housing = temple_hinge(inner, length=15.5, height=4.8, rivets=(14.6,), thick=1.5, bevel=0.55)
    s0 = HINGE_D + 1.6 - JOINT_D
    mid = s0 + 4.0
    v, f = so.plate(8.0, 1.7, 0.5, 0.8, 0.2)
    v = np.stack([-v[:, 1], v[:, 0], v[:, 2]], -1)
    slope = (inner(s0 + 8) - inner(s0)) / 8
    return so.join([housing, (so.rotate_h(v, -math.atan(slope)) + [inner(mid) - 1.3, JOINT_D + mid, HINGE_H], f)])


def temple_rivets(outer, at=(7.2, 11.4)):
    """Two rivets on the outer face, whose x at s mm is `outer(s)`."""
    out = []
    for s in at:
        v, f = dome(0.9, "x")
        out.append((v + [outer(s) - 0.03, JOINT_D + s, HINGE_H], f))
    return so.join(out)


def _facet(size):
    """A square cut to four facets, standing on a corner, in the (x, h) plane and looking along +d; its foot is sunk."""
    ring = np.array([(1, 0), (0, 1), (-1, 0), (0, -1)]) * size
    rows = [np.stack([ring[:, 0] * k, np.full(4, d), ring[:, 1] * k], -1) for k, d in ((1, -0.3), (1, 0.12), (0.9, 0.22))]
    v, f = so.loft(rows, True, False)
    tip = len(v)
    return np.concatenate([v, [[0, 0.62, 0]]]), f + [(8 + j, 8 + (j + 1) % 4, tip) for j in range(4)]


def _on_front(shape, h):
    v, f = shape
    x = RIVET_X
    return so.rotate_h(v * [1, -1, 1], math.atan(x / WRAP)) + [x, float(bow(x)) - 0.07, h], [tuple(reversed(q)) for q in f]


def _on_temple(shape, outer, s):
    """A shape of the (x, h) plane laid on the outer face, its x along the temple."""
    v, f = shape
    return np.stack([v[:, 1] + outer(s) - 0.05, JOINT_D + s - v[:, 0], v[:, 2]], -1) + [0, 0, HINGE_H], f


def _sunk(w, h, t):
    """A rounded plate whose foot is sunk by 0.3 mm."""
    v, f = so.plate(w, h, t + 0.3, min(w, h) * 0.48, 0.24)
    return v - [0, 0.3, 0], f


def ornaments(kind, outer):
    """`Front_Mark` and `Temple_Mark_L/R` in place of rivets: `bars` or `facets`."""
    if kind == "bars":
        front, temple = _on_front(_sunk(1.6, 6.4, 0.34), HINGE_H), _on_temple(_sunk(7.0, 1.6, 0.34), outer, 9.4)
    else:
        front, temple = _on_front(_facet(1.75), HINGE_H), _on_temple(_facet(1.75), outer, 8.6)
    return [both("Front_Mark", "metal", front, crease=30), one("Temple_Mark_L", "metal", temple, 1, crease=30), one("Temple_Mark_R", "metal", temple, -1, crease=30)]
