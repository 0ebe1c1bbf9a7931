"""Head rests: a cushion or a roll in front of the back cushion, hung over the top of the shell on two leather straps."""
import math
import numpy as np
from atelier_mesh.bars import bar, fillet, tube, turned
from atelier_mesh.surface import Surface
from . import cushions
from .frame import BACK, FABRIC_TILE
from .stitching import stitches

BOTTOM, FRONT = 512.0, 97.0     # of the cushion: up the back, and its flat side in front of it
STRAP_X = 105.0
ROLL = 52.0                     # radius of the roll


def cushion(style):
    """The head cushion in the slot head (with its piping, thread and buttons)."""
    body = cushions.cushion(cushions.HEAD, style)
    placed = body.moved(lambda v: BACK(v + [0, BOTTOM, FRONT]))
    placed.pieces = [(v, t, uv, "head" if slot == "fabric" else slot) for v, t, uv, slot in placed.pieces]
    return placed


def roll():
    """A firm round bolster with piped ends."""
    centre = BACK.at(0, BOTTOM + 92, FRONT + ROLL - 12)
    half, out = 205.0, Surface()
    profile = [(0.2, -half - 6), (14, -half - 5.5), (34, -half - 3), (46, -half), (ROLL - 1.5, -half + 3), (ROLL, -half + 12)]
    profile += [(ROLL + 1.5 * math.cos(x / half * 1.4), x) for x in np.linspace(-half + 40, half - 40, 9)]
    profile += [(r, -x) for r, x in profile[5::-1]]
    out.join(turned(profile, "head", 36, centre, (1, 0, 0), tile=FABRIC_TILE))
    a = np.linspace(0, 2 * np.pi, 56, endpoint=False)
    for x in (-half + 1.0, half - 1.0):
        ring = centre + np.stack([np.full(56, x), np.cos(a) * (ROLL - 0.5), np.sin(a) * (ROLL - 0.5)], -1)
        out.join(tube(ring, 4.4, "piping", 8, closed=True, tile=FABRIC_TILE, up=(1, 0, 0)))
    for x in (-half - 6.5, half + 6.5):
        out.join(turned([(0.2, -3), (11, -2), (12.5, 0), (10, 2.2), (0.2, 3)], "button", 14, centre + [x, 0, 0], (1, 0, 0), tile=FABRIC_TILE))
    return out


def straps(top, front, rear):
    """Two straps from the cushion over the top edge of the shell, and the weight behind it that holds them.

    `top` is the height of that edge up the back, `front` and `rear` where it begins and ends towards the sitter.
    """
    out, ease = Surface(), 7.0
    over = [(632.0, 104.0), (max(650.0, top - 40), max(front + 34, 76.0)), (top + ease * 0.35, front - 3), (top + ease * 0.35, rear + 3)]
    edge = BACK.at(0, top, rear - ease * 0.5)
    hang = 205.0
    for side in (-1, 1):
        x = side * STRAP_X
        pts = [BACK.at(x, d, c) for d, c in over]
        pts += [np.array([x, edge[1] + 5, edge[2] - 16]), np.array([x, edge[1] + 6, edge[2] - hang * 0.5]), np.array([x, edge[1] + 6, edge[2] - hang])]
        path = _rounded_path(pts)
        t = np.gradient(path, axis=0)
        t /= np.linalg.norm(t, axis=1, keepdims=True)
        out.join(bar(path, (30, 3.0), "strap", np.cross([1.0, 0, 0], t[0]), 1.2, 0.8, tile=FABRIC_TILE, seg=0))
        n = np.cross(np.tile([1.0, 0, 0], (len(path), 1)), t)
        for k in (-11.5, 11.5):
            out.join(stitches(path[4:] + [k, 0, 0] + n[4:] * 1.5, n[4:]))
    at = np.array([0, edge[1] + 6, edge[2] - hang - 8])
    bag = [(0.2, -168), (9, -167), (13, -163), (14.5, -156), (15, -60), (15, 60), (14.5, 156), (13, 163), (9, 167), (0.2, 168)]
    return out.join(turned(bag, "strap", 14, at, (1, 0, 0), tile=FABRIC_TILE))


def _rounded_path(points):
    """The straps' way with its corners eased."""
    radius = [0, 18, 7, 7, 12, 30, 0]
    path = fillet(points, radius, 3)
    dense = []
    for p, q in zip(path[:-1], path[1:]):
        n = max(1, int(np.linalg.norm(q - p) / 55))
        dense += [p + (q - p) * k / n for k in range(n)]
    return np.array(dense + [path[-1]])
