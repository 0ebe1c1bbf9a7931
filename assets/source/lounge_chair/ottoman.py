"""The top of the ottoman: a wooden frame, an upholstered tray or a plywood tray; its cushion lies on the deck `OTTOMAN`."""
import numpy as np
from atelier_mesh.bars import lofted, rounded, slab, tube
from atelier_mesh.curves import resample
from . import cushions, wooden
from .bases import FOOTSTOOL
from .frame import END_TILE, FABRIC_TILE, MOUNT, OTTOMAN, OTTOMAN_LENGTH, WOOD_TILE


def cushion(style):
    inset = (OTTOMAN_LENGTH - cushions.OTTOMAN.length) / 2
    return cushions.cushion(cushions.OTTOMAN, style).moved(lambda v: OTTOMAN(v + [0, inset, 0.0]))


def frame():
    return wooden.box_frame(OTTOMAN, OTTOMAN_LENGTH, FOOTSTOOL.beams, 18)


def _outline(width, length, corner):
    return rounded(width, length, corner, 7) + [0, OTTOMAN_LENGTH / 2]


def tray():
    """Padded, with a raised rim and two rows of piping, like the rim of the upholstered shells."""
    outline = _outline(640, OTTOMAN_LENGTH + 54, 78)
    levels = [(MOUNT + 4, 60), (MOUNT + 4.5, 18), (-24, 5), (-16, 0.6), (-8, 0), (12, 0), (18, 2), (22, 7), (23.5, 12), (22, 17), (17, 21.5), (6, 25), (1.5, 31), (0, 40), (0, 90)]
    out = slab(outline, levels, "outer", OTTOMAN, FABRIC_TILE)
    for height, inset in ((18.6, 1.8), (20.2, 19.8)):
        loop = _inset(outline, inset)
        path = OTTOMAN(np.c_[resample(loop, 150, True), np.full(150, height)])
        out.join(tube(path, 3.8, "piping", 7, closed=True, tile=FABRIC_TILE))
    return out.join(_board(430, 360, MOUNT + 4.2))


def plywood():
    """A flat plate of seven layers with a soft edge."""
    outline = _outline(624, OTTOMAN_LENGTH + 44, 96)
    rows = [(-12, 0.9, "wood"), (-11.6, 0.1, "wood")] + [(-12 + 12 * k / 7, -0.3, "wood_end" if k % 2 == 0 else "wood") for k in range(1, 7)] + [(-0.4, 0.1, "wood"), (0, 0.9, "wood")]
    rings = [OTTOMAN(np.c_[_inset(outline, i), np.full(len(outline), h)]) for h, i, _ in rows]
    out = lofted([rings[0], rings[1]], "wood", tile=WOOD_TILE, caps=(True, False), offset=(0.3, 0.1), turned=True)
    for a, b, (_, _, slot) in zip(rings[1:-2], rings[2:-1], rows[2:-1]):
        out.join(lofted([a, b], slot, tile=END_TILE, caps=(False, False), offset=(0, 0), turned=True))
    out.join(lofted([rings[-2], rings[-1]], "wood", tile=WOOD_TILE, caps=(False, True), offset=(0.6, 0.2), turned=True))
    return out.join(_board(400, 360, -11.5))


def _board(width, length, top):
    levels = ((MOUNT, 12), (MOUNT + 1.5, 10.5), (MOUNT + 6, 0), (max(top, MOUNT + 7), 0))
    return slab(_outline(width, length, 50), levels, "wood", OTTOMAN, WOOD_TILE)


def _inset(outline, by):
    d = np.roll(outline, -1, 0) - np.roll(outline, 1, 0)
    return outline + np.stack([-d[:, 1], d[:, 0]], -1) / np.linalg.norm(d, axis=1, keepdims=True) * by


TOPS = dict(frame=frame, tray=tray, plywood=plywood)
