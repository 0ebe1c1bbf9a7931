"""Contact shadows: how much less light reaches the ground below a chair and an ottoman on each base.

Every base brings a sheet that lies on the ground (slot `ground`) with its own picture: the chair in its left half, the ottoman
in its right half. The picture of the stage itself is empty: it only says how far the ground reaches.
"""
import numpy as np
from PIL import Image
from scipy import ndimage
from atelier_mesh import occlusion
from atelier_mesh.curves import smoothstep
from atelier_mesh.surface import Finished
from .bases import CHAIR, FOOTSTOOL

PIXELS = 176
SPAN = {"chair": 1560.0, "ottoman": 1200.0}
HEIGHT = 0.4     # of the sheet above the ground


def middle(deck):
    return float(deck.plane.at(0, deck.length / 2, 0)[1])


def sheet(who):
    """The sheet on the ground as a finished part."""
    deck = CHAIR if who == "chair" else FOOTSTOOL
    a, m = SPAN[who] / 2, middle(deck)
    p = np.array([(-a, m - a, HEIGHT), (a, m - a, HEIGHT), (a, m + a, HEIGHT), (-a, m + a, HEIGHT)])
    u0 = 0.0 if who == "chair" else 0.5
    uv = np.array([(u0, 1), (u0 + 0.5, 1), (u0 + 0.5, 0), (u0, 0)], float)
    name = "Ground" if who == "chair" else "FootstoolGround"
    report = dict(components=1, open_edges=0, min_volume=0.0, triangles=2, vertices=4)
    return Finished(name, "ground", p, np.tile([0.0, 0, 1], (4, 1)), uv, np.array([0, 1, 2, 0, 2, 3]), report)


def picture(path, chair, stool):
    """Write the shadows of `chair` and `stool` (lists of finished parts; either may be empty) to `path`."""
    halves = [_shadow(parts, who) for parts, who in ((chair, "chair"), (stool, "ottoman"))]
    alpha = np.concatenate(halves, 1)
    image = np.zeros((*alpha.shape, 2), np.uint8)
    image[..., 1] = np.round(alpha * 255)
    Image.fromarray(image, "LA").save(path, optimize=True)


def _shadow(parts, who):
    if not parts:
        return np.zeros((PIXELS, PIXELS))
    a, m = SPAN[who] / 2, middle(CHAIR if who == "chair" else FOOTSTOOL)
    t = ((np.arange(PIXELS) + 0.5) / PIXELS * 2 - 1) * a
    x, d = np.meshgrid(t, m - t)        # the first row is the rear
    ground = np.stack([x.ravel(), d.ravel(), np.zeros(x.size)], -1)
    up = np.tile([0.0, 0, 1], (len(ground), 1))
    light = occlusion.light(ground, up, occlusion.samples(parts, 5.0), count=420, cell=7.0, lift=0.5)
    dark = 1 - light.reshape(PIXELS, PIXELS)
    # The many shadows that this is made of show where they end: blur them, but not the feet.
    r = np.hypot(*np.meshgrid(*[np.linspace(-1, 1, PIXELS)] * 2))
    far = smoothstep(0.25, 0.6, r)
    soft = ndimage.gaussian_filter(dark, 5.0) * (1 - far) + ndimage.gaussian_filter(dark, 11.0) * far
    dark = np.maximum(soft, ndimage.gaussian_filter(np.where(dark > 0.55, dark, 0), 0.8))
    dark = dark**2 / (dark + 0.06) * smoothstep(0, 0.75, 1 - r)
    return np.clip(dark, 0, 0.92)


def empty(path):
    Image.fromarray(np.zeros((16, 16, 2), np.uint8), "LA").save(path, optimize=True)
