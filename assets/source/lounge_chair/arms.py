"""Arm rests, screwed under the deck on both sides: turned posts with a paddle, a bent hoop, a steel loop with a pad."""
import math
import numpy as np
from atelier_mesh.bars import bar, fillet, slab, rounded, tube, turned
from atelier_mesh.surface import Surface
from .frame import ARM_X, FABRIC_TILE, MOUNT, SEAT
from .joinery import wood, screw
from .stitching import stitches

PLACES = (190.0, 430.0)     # of the brackets along the deck


def _bracket(b):
    """A flat steel that reaches out from under the deck."""
    path = [SEAT.at(150, b, MOUNT - 3), SEAT.at(ARM_X + 14, b, MOUNT - 3)]
    out = bar(path, (32, 6), "metal", SEAT.normal, 2.2, 2)
    for x in (172, 205):
        out.join(screw(SEAT.at(x, b, MOUNT - 6), -SEAT.normal, 6))
    return out


def _both(one):
    return Surface().join(one, one.mirrored())


def _round_end(t, share):
    """1 in the middle, falling to 0 like a quarter circle within `share` of an end."""
    e = min(1.0, t / share)
    return math.sqrt(max(0.0, 1 - (1 - e) ** 2))


def paddle():
    """A broad wooden blade, widest in front, on two turned posts whose tenons come through."""
    out = Surface()
    front, rear = (-262.0, 585.0), (292.0, 562.0)
    t = np.unique(np.r_[np.linspace(0, 1, 17), 0.01, 0.025, 0.045, 0.08, 0.93, 0.955, 0.975, 0.99])
    line = lambda t: np.stack([ARM_X + 10 * np.sin(math.pi * t) - 4, front[0] + (rear[0] - front[0]) * t, front[1] + (rear[1] - front[1]) * t + 6 * np.cos(math.pi * t) ** 2], -1)
    width = lambda t: (64 + 20 * math.sin(math.pi * min(1, t * 1.15)) ** 1.2) * (0.55 + 0.45 * _round_end(t, 0.10)) * (0.5 + 0.5 * _round_end(1 - t, 0.16))
    size = lambda t: (width(t), 22 - 5 * t)
    out.join(wood(line(t), size, (0, 0, 1), 8.5, 6, seg=3))
    for b in PLACES:
        foot = SEAT.at(ARM_X, b, MOUNT)
        k = (foot[1] + 12 - front[0]) / (rear[0] - front[0])
        top = line(np.array(k))
        axis = top - foot
        length = np.linalg.norm(axis)
        post = [foot + axis * q for q in np.linspace(0, 1, 8)]
        out.join(wood(post, lambda q: (19 + 10 * math.sin(math.pi * min(1, q * 0.9 + 0.1)),) * 2, (0, 1, 0), ease=2, round_=True, n=12))
        surface = top + np.array([0, 0, size(k)[1] / 2])
        out.join(wood([surface - [0, 0, 6], surface + [0, 0, 1.1]], (18, 18), (0, 1, 0), ease=0.7, round_=True, n=14).in_slot("wood_end"))
        out.join(wood([surface - [0, 0, 2], surface + [0, 0, 1.6]], (1.9, 17.2), (0, 1, 0), 0.3, 0.2, seg=1))
        out.join(_bracket(b), turned([(12.5, 0), (12.5, 4), (10.8, 6)], "metal", 16, foot, axis / length))
    return _both(out)


def hoop():
    """One bent lath of laminated wood: up in front, back along the arm, down behind."""
    out = Surface()
    f, r = SEAT.at(ARM_X, PLACES[0], MOUNT), SEAT.at(ARM_X, PLACES[1], MOUNT)
    corners = [f, (ARM_X, f[1] - 78, 556), (ARM_X, r[1] + 92, 534), r]
    path = fillet(corners, [0, 78, 78, 0], 10)
    dense = []
    for p, q in zip(path[:-1], path[1:]):
        n = max(1, int(np.linalg.norm(q - p) / 40))
        dense += [p + (q - p) * k / n for k in range(n)]
    dense.append(path[-1])
    rise = lambda p: min(1.0, max(0.0, (p - 300) / 230))
    dense = np.array(dense)
    heights = dense[:, 2]
    s = np.r_[0, np.cumsum(np.linalg.norm(np.diff(dense, axis=0), axis=1))]
    size = lambda t: (34 + 24 * rise(np.interp(t * s[-1], s, heights)) ** 2, 17.0)
    out.join(wood(dense, size, (0, -1, 0.2), 6.5, 1.5, seg=3))
    for b in PLACES:
        out.join(_bracket(b))
        out.join(screw(SEAT.at(ARM_X, b, MOUNT - 6), -SEAT.normal, 6.5))
    return _both(out)


def loop():
    """A bent steel tube with a leather pad, sewn together underneath."""
    out, r = Surface(), 8.0
    f, b = SEAT.at(ARM_X, 160, MOUNT - 3), SEAT.at(ARM_X, 430, MOUNT - 3)
    c, top = MOUNT - 10.5, 546.0
    corners = [SEAT.at(168, 190, c), SEAT.at(ARM_X, 190, c), (ARM_X, f[1] - 80, top), (ARM_X, b[1] + 75, top - 22), SEAT.at(ARM_X, 430, c), SEAT.at(168, 430, c)]
    out.join(tube(fillet(corners, [0, 36, 52, 52, 36, 0], 8), r, "metal", 14))
    for place in PLACES:
        out.join(slab(rounded(62, 34, 7, 3) + [192, place], ((MOUNT - 3.4, 1), (MOUNT - 2.6, 0), (MOUNT, 0)), "metal", SEAT))
    d0, d1 = f[1] - 50, b[1] + 55
    t = np.unique(np.r_[np.linspace(0, 1, 15), 0.012, 0.03, 0.05, 0.95, 0.97, 0.988])
    line = np.stack([np.full(len(t), ARM_X), d0 + (d1 - d0) * t, top - 22 * t + 8], -1)
    end = lambda t: _round_end(min(t, 1 - t), 0.06)
    out.join(bar(line, lambda t: (54 * (0.55 + 0.45 * end(t)), 34 * (0.45 + 0.55 * end(t))), "pad", (0, 0, 1), 15.5, 4, tile=FABRIC_TILE, seg=4))
    for side in (-1, 1):
        inner = (t > 0.05) & (t < 0.95)
        p = line[inner] + [side * 22.4, 0, 10.8]
        n = np.tile(np.array([side * 0.7, 0, 0.7]), (len(p), 1))
        out.join(stitches(p, n))
    return _both(out)


ARMS = dict(paddle=paddle, hoop=hoop, loop=loop)
