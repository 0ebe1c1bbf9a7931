"""What a joiner does to a board: through tenons with wedges, pegs, screws."""
import numpy as np
from atelier_mesh.bars import bar, turned
from .frame import END_TILE, WOOD_TILE


def wood(path, size, up=(0, 0, 1), r=4.0, ease=3.0, **more):
    """A bar of wood with end grain on its ends."""
    return bar(path, size, "wood", up, r, ease, end="wood_end", tile=WOOD_TILE, end_tile=END_TILE, **more)


def tenon(at, axis, up, w, h, proud=1.2, depth=12.0):
    """The end of a through tenon standing `proud` of the surface at `at`, split by a wedge."""
    at, axis, up = (np.array(v, float) for v in (at, axis, up))
    axis /= np.linalg.norm(axis)
    out = wood([at - axis * depth, at + axis * proud], (w, h), up, 2.2, 0.7, seg=1).in_slot("wood_end")
    return out.join(wood([at - axis * 4, at + axis * (proud + 0.35)], (1.9, h * 0.94), up, 0.3, 0.2, seg=1))


def peg(at, axis, r=4.2, proud=0.8):
    """A round peg across a joint."""
    at, axis = np.array(at, float), np.array(axis, float)
    axis /= np.linalg.norm(axis)
    up = (0, 0, 1) if abs(axis[2]) < 0.7 else (0, 1, 0)
    return wood([at - axis * 6, at + axis * proud], (2 * r, 2 * r), up, ease=0.7, round_=True, n=10).in_slot("wood_end")


def screw(at, axis, r=6.5):
    """A domed screw head; `axis` points out of the surface."""
    return turned([(r, -1.0), (r, 1.8), (r * 0.77, 3.4), (0.2, 3.8)], "metal", 12, at, axis)
