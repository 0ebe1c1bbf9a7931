"""Metal parts: five-barrel hinges, their plates and screws, and domed rivets. `side` +1 is x>0."""
import math
import numpy as np
from atelier_mesh import solids as so
from atelier_mesh.mesh import Part
from .frame import BARREL_R, HINGE_D, HINGE_H, HINGE_X, JOINT_D, OUTER_X, THICK, WRAP, bow

BARREL_H, KNUCKLES, GAP_H = 7.6, 5, 0.06
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


def knuckles(of_front):
    """Barrels of one leaf with the webs that carry them, and nothing of the other leaf."""
    parts, pitch, c, r = [], BARREL_H / KNUCKLES, 0.16, BARREL_R
    for i in range(KNUCKLES):
        if (i % 2 == 0) != of_front:
            continue
        lo, hi = HINGE_H - BARREL_H / 2 + i * pitch + GAP_H, HINGE_H - BARREL_H / 2 + (i + 1) * pitch - GAP_H
        parts.append((so.revolve([(r - c, lo), (r, lo + c), (r, hi - c), (r - c, hi)], 16, at=(HINGE_X, HINGE_D, 0)), lo, hi))
    return parts


def front_hardware():
    """`Front_Rivets` and `Front_Hinges` of every front."""
    rivets = []
    for h in RIVET_H:
        v, f = dome(0.95, "d")
        v = v * [1, -1, 1]
        f = [tuple(reversed(q)) for q in f]
        x = 64.9
        rivets.append((so.rotate_h(v, math.atan(x / WRAP)) + [x, float(bow(x)) - 0.07, h], f))
    x = 61.2
    v, f = so.plate(5.6, 6.4, 0.77, 0.8)
    leaf = [(so.rotate_h(v, math.atan(x / WRAP)) + [x, float(bow(x)) + THICK - 0.15, HINGE_H], f)]
    for barrel, lo, hi in knuckles(True):
        leaf += [barrel, so.box(HINGE_X - BARREL_R * 0.97, HINGE_X + 0.45, HINGE_D - BARREL_R - 0.1, HINGE_D, lo + 0.02, hi - 0.02)]
    # The screw: slotted head above, riveted end below.
    top = HINGE_H + BARREL_H / 2
    leaf.append(so.revolve([(0.80, top - 0.04), (0.98, top + 0.02), (1.0, top + 0.22), (0.86, top + 0.42), (0, top + 0.46)], 18, at=(HINGE_X, HINGE_D, 0)))
    low = HINGE_H - BARREL_H / 2
    leaf.append(so.revolve([(0, low - 0.3), (0.7, low - 0.28), (0.78, low), (0.6, low + 0.04)], 14, at=(HINGE_X, HINGE_D, 0)))
    return [both("Front_Rivets", "metal", so.join(rivets), crease=40), both("Front_Hinges", "metal", so.join(leaf), crease=32)]


def temple_hinge(inner, length=11.2, height=5.6, rivets=(4.6, 8.8)):
    """The temple's leaf: barrels, a plate let into the inner face and two rivets. `inner(s)` is that face's x at s mm."""
    leaf = []
    near = inner(1.0)
    for barrel, lo, hi in knuckles(False):
        leaf += [barrel, so.box(HINGE_X, near + 0.15, HINGE_D - 0.25, HINGE_D + BARREL_R * 0.96, lo + 0.02, hi - 0.02)]
    s0 = HINGE_D + 0.95 - JOINT_D
    mid = s0 + length / 2
    slope = (inner(s0 + length) - inner(s0)) / length
    v, f = so.plate(length, height, 0.62 + 0.12, 0.9)
    # Plate axes: its width runs along depth, its thickness towards -x.
    v = np.stack([-v[:, 1], v[:, 0], v[:, 2]], -1)
    v = so.rotate_h(v, -math.atan(slope)) + [inner(mid) + 0.12, JOINT_D + mid, HINGE_H]
    leaf.append((v, f))
    for s in rivets:
        v, f = so.revolve([(0.85, -0.1), (0.85, 0.10), (0.66, 0.20), (0, 0.24)], 16, "x")
        v = so.rotate_h(v * [-1, 1, 1], -math.atan(slope)) + [inner(s) - 0.62, JOINT_D + s, HINGE_H]
        leaf.append((v, [tuple(reversed(q)) for q in f]))
    return so.join(leaf)


def temple_rivets(outer, at=(7.2, 11.4)):
    """Two rivets on the outer face, whose x at s mm is `outer(s)`."""
    out = []
    for s in at:
        v, f = dome(0.9, "x")
        out.append((v + [outer(s) - 0.03, JOINT_D + s, HINGE_H], f))
    return so.join(out)
