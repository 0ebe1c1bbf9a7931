"""Arm rests that grow out of the chair: a paddle on posts, a bent hoop, a steel loop with a pad.

Each comes in two ways. On a wooden frame posts are let into the outer face of its rails, and the blade of the paddle ends in
the post of the back. On a moulded shell they stand on outriggers of solid wood below the deck, where the legs are fixed as
well. A table says what all shells show and what only frames and only shells do; the catalog hides the other one.
"""
import math
import numpy as np
from atelier_mesh.bars import bar, fillet, slab, rounded, tube, turned
from atelier_mesh.surface import Surface
from .frame import ARM_X, BACK, FABRIC_TILE, HALF, MOUNT, SEAT
from .joinery import wood, screw
from .stitching import stitches
from .wooden import RAIL

PLACES = (190.0, 428.0)     # along the deck, between the beams of the legs
FRONT_POST = 158.0          # of a paddle on a frame
RAIL_FACE = HALF + RAIL     # outer face of the rails
HOUSED = 4.0                # how deep a post is let into a rail
OUTRIGGER = 30.0            # height of an outrigger


def _both(one):
    return Surface().join(one, one.mirrored())


def _round_end(t, share):
    """1 in the middle, falling to 0 like a quarter circle within `share` of an end."""
    e = min(1.0, t / share)
    return math.sqrt(max(0.0, 1 - (1 - e) ** 2))


def _outrigger(b, end):
    """A beam that reaches out from under the deck to `end` and carries a post on its round head."""
    stops = [168, 230, 300, 350, *(end - np.array([30.0, 24, 18, 12, 7, 3, 1, 0]))]
    neck = lambda x: 44 - 6 * math.sin(math.pi * min(1, max(0, (x - 230) / (end - 250)))) ** 2
    head = lambda x: _round_end(max(0.0, end - x) + 1.2, 24)
    length = end - stops[0]
    place = lambda t: stops[0] + length * t
    height = lambda x: OUTRIGGER - 7 * min(1, max(0, (x - 250) / (end - 260)))
    path = [SEAT.at(x, b, MOUNT - height(x) / 2) for x in stops]
    out = wood(path, lambda t: (neck(place(t)) * head(place(t)), height(place(t))), SEAT.normal, 6, 0)
    for x in (180, 218):
        out.join(screw(SEAT.at(x, b, MOUNT - OUTRIGGER + 0.6), -SEAT.normal, 6.5))
    return out


def _through(top, thick):
    """The end of a round tenon in the top of a blade, split by its wedge."""
    surface = top + np.array([0, 0, thick / 2])
    out = wood([surface - [0, 0, 6], surface + [0, 0, 1.1]], (18, 18), (0, 1, 0), ease=0.7, round_=True, n=14).in_slot("wood_end")
    return out.join(wood([surface - [0, 0, 2], surface + [0, 0, 1.6]], (1.9, 17.2), (0, 1, 0), 0.3, 0.2, seg=1))


class _Blade:
    """A broad arm rest, widest in front; `line` and `width` are functions of 0 (front) to 1 (rear)."""

    def __init__(self, line, width):
        self.line, self.width = line, width
        self.size = lambda t: (width(t), 23 - 4.5 * t)

    def wood(self, ease):
        t = np.unique(np.r_[np.linspace(0, 1, 17), 0.01, 0.025, 0.045, 0.08, 0.93, 0.955, 0.975, 0.99])
        return wood(self.line(t), self.size, (0, 0, 1), 8.5, ease, seg=3)

    def above(self, d):
        """Middle of the blade, and its thickness, at the depth `d`."""
        t = np.linspace(0, 1, 400)
        k = float(np.interp(d, self.line(t)[:, 1], t))
        return self.line(np.array(k)), self.size(k)[1]


def paddle_on_frame():
    """The blade ends in the post of the back; a post lapped onto the rail carries it in front, a slender one behind."""
    out = Surface()
    rear = BACK.at(HALF + 15, 330, 4.0)
    front = np.array([RAIL_FACE + 31, -246.0, 586.0])
    spread = lambda t: (front[0] - rear[0]) * (1 - t**2.4)
    line = lambda t: np.stack([rear[0] + spread(t) + 5 * np.sin(math.pi * t), front[1] + (rear[1] - front[1]) * t, rear[2] + (front[2] - rear[2]) * (1 - t) ** 1.3 - 5 * np.sin(math.pi * t) ** 2], -1)
    width = lambda t: (30 + 52 * (1 - t) ** 0.75 * (1 - 0.12 * (1 - t))) * (0.55 + 0.45 * _round_end(t, 0.09))
    blade = _Blade(line, width)
    out.join(blade.wood(6))
    for b, x, lean, low, high in ((FRONT_POST, RAIL_FACE + 13, -14, (34, 44), (23, 26)), (PLACES[1], RAIL_FACE + 10, 16, (28, 34), (19, 21))):
        foot, shoulder = SEAT.at(x, b, -39), SEAT.at(x, b, 44)
        top, thick = blade.above(shoulder[1] + lean)
        t = np.linspace(0, 1, 11)[:, None]
        # Straight along the rail, then in a slow bend up into the blade.
        upright = np.array([0, 0, np.linalg.norm(top - shoulder)])
        rise = (1 - t) ** 2 * shoulder + 2 * t * (1 - t) * (shoulder + upright * 0.45) + t**2 * top
        path = np.concatenate([[foot, SEAT.at(x, b, 0)], rise])
        s = np.r_[0, np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))] / np.linalg.norm(np.diff(path, axis=0), axis=1).sum()
        free = lambda q: float(np.clip((q - s[2]) / (1 - s[2]), 0, 1)) ** 0.7
        size = lambda q: tuple(l + (h - l) * free(q) for l, h in zip(low, high))
        out.join(wood(path, size, (0, 1, 0), 9, 5, seg=3))
        out.join(_through(top, thick))
        face = x + low[0] / 2
        for c in (-15, 15):
            out.join(screw(SEAT.at(face - 0.4, b, c), (1, 0, 0), 5.8))
    return _both(out)


def paddle_on_shell():
    """The blade on two turned posts that stand on outriggers; their tenons come through."""
    out = Surface()
    front, rear = (-262.0, 585.0), (292.0, 562.0)
    line = lambda t: np.stack([ARM_X + 10 * np.sin(math.pi * t) - 4, front[0] + (rear[0] - front[0]) * t, front[1] + (rear[1] - front[1]) * t + 6 * np.cos(math.pi * t) ** 2], -1)
    width = lambda t: (64 + 20 * math.sin(math.pi * min(1, t * 1.15)) ** 1.2) * (0.55 + 0.45 * _round_end(t, 0.10)) * (0.5 + 0.5 * _round_end(1 - t, 0.16))
    blade = _Blade(line, width)
    out.join(blade.wood(6))
    for b, lean in zip(PLACES, (-10, 10)):
        foot = SEAT.at(ARM_X, b, MOUNT - 1.0)
        top, thick = blade.above(foot[1] + lean)
        post = [foot + (top - foot) * q for q in np.linspace(0, 1, 10)]
        out.join(wood(post, lambda q: (34 - 14 * q**0.8 + 3 * math.sin(math.pi * q),) * 2, (0, 1, 0), ease=2, round_=True, n=14))
        out.join(_through(top, thick))
        out.join(_outrigger(b, ARM_X + 23))
    return _both(out)


def _lath(x, low):
    """One bent lath of laminated wood at `x`: up in front, back along the arm, down behind, to `low` along the normal of the deck."""
    f, r = SEAT.at(x, PLACES[0], low), SEAT.at(x, PLACES[1], low)
    path = fillet([f, (x, f[1] - 78, 556), (x, r[1] + 92, 534), r], [0, 78, 78, 0], 10)
    dense = []
    for p, q in zip(path[:-1], path[1:]):
        n = max(1, int(np.linalg.norm(q - p) / 40))
        dense += [p + (q - p) * k / n for k in range(n)]
    dense.append(path[-1])
    rise = lambda p: min(1.0, max(0.0, (p - 330) / 200))
    dense = np.array(dense)
    heights = dense[:, 2]
    s = np.r_[0, np.cumsum(np.linalg.norm(np.diff(dense, axis=0), axis=1))]
    size = lambda t: (34 + 24 * rise(np.interp(t * s[-1], s, heights)) ** 2, 19.0)
    return wood(dense, size, (0, -1, 0.2), 6.5, 3.0, seg=3)


def hoop_on_frame():
    """Both ends of the lath lie in the outer face of the rail, held by two screws each."""
    x, low = RAIL_FACE + 17 - HOUSED, -38
    out = _lath(x, low)
    for b, lean, top in zip(PLACES, (-78, 92), (556, 534)):
        foot = SEAT.at(x, b, low)
        for h in (SEAT.at(x, b, c)[2] for c in (-16, 14)):
            out.join(screw((x + 16.6, foot[1] + lean * (h - foot[2]) / (top - foot[2]), h), (1, 0, 0), 5.4))
    return _both(out)


def hoop_on_shell():
    """The lath is slotted into outriggers and comes out below."""
    out = _lath(ARM_X, MOUNT - OUTRIGGER - 3)
    for b in PLACES:
        out.join(_outrigger(b, ARM_X + 34))
    return _both(out)


def _loop_path(low):
    """The steel tube from where it is fixed in front to where it is fixed behind; `low` are the corners at each end."""
    f, b = SEAT.at(ARM_X, 160, MOUNT - 3), SEAT.at(ARM_X, 430, MOUNT - 3)
    top = 546.0
    return f, b, top, [*low[0], (ARM_X, f[1] - 80, top), (ARM_X, b[1] + 75, top - 22), *low[1]]


def loop_pad():
    """The leather pad around the top of the loop, sewn together underneath."""
    out = Surface()
    f, b, top, _ = _loop_path(((), ()))
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


LOOP_R = 9.0


def loop_on_frame():
    """The tube bends inwards and ends in turned roses on the outer face of the rail."""
    low = [[SEAT.at(RAIL_FACE - 3, b, 2), SEAT.at(ARM_X, b, 2)] for b in PLACES]
    path = _loop_path((low[0], low[1][::-1]))[3]
    out = tube(fillet(path, [0, 30, 52, 52, 30, 0], 8), LOOP_R, "metal", 16)
    rose = [(21, 0), (21, 2.4), (19.6, 4), (14, 5.2), (11.6, 8), (LOOP_R + 0.4, 12)]
    for b in PLACES:
        out.join(turned(rose, "metal", 28, SEAT.at(RAIL_FACE - 0.3, b, 2), (1, 0, 0)))
    return _both(out)


def loop_on_shell():
    """The tube bends inwards below the deck and is welded to plates there."""
    c = MOUNT - LOOP_R - 2.5
    low = [[SEAT.at(164, b, c), SEAT.at(ARM_X, b, c)] for b in PLACES]
    path = _loop_path((low[0], low[1][::-1]))[3]
    out = tube(fillet(path, [0, 36, 52, 52, 36, 0], 8), LOOP_R, "metal", 16)
    for b in PLACES:
        out.join(slab(rounded(84, 44, 7, 3) + [188, b], ((MOUNT - 4.4, 1), (MOUNT - 3.6, 0), (MOUNT, 0)), "metal", SEAT))
        for k in (-15, 15):
            out.join(screw(SEAT.at(172, b + k, MOUNT - 3.6), -SEAT.normal, 5.0))
    return _both(out)


# Name -> what all shells show, what frames show, and what moulded shells show.
ARMS = dict(
    paddle=(None, paddle_on_frame, paddle_on_shell),
    hoop=(None, hoop_on_frame, hoop_on_shell),
    loop=(loop_pad, loop_on_frame, loop_on_shell),
)
