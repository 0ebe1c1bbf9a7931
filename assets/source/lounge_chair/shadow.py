"""Contact shadows: how much less light reaches the ground below the chair and the ottoman.

The picture of the stage has what all bases have in common: the soft shadow of the chair's body. Every base adds what is its
own by a sheet just below the ground (slot `ground`): the dark spots at its feet, and a breath of the ottoman's body. A sheet
throws a shadow of the key light where its alpha is above 0.05, so its soft parts stay below that.
"""
import numpy as np
from PIL import Image
from scipy import ndimage
from atelier_mesh import occlusion
from atelier_mesh.curves import smoothstep
from atelier_mesh.surface import Finished
from .bases import CHAIR, FOOTSTOOL
from .frame import AXIS_D, MOUNT

PIXELS = 224
SPAN = {"chair": 1560.0, "ottoman": 1200.0}
STAGE = 2600.0     # width of the picture of the stage
STAGE_PIXELS = 384
HEIGHT = -0.6
FAINT = 0.054      # most alpha of the soft parts of a sheet
FOOT = 0.34        # darkness where a foot begins
RIM, RIM_FADES = 0.36, 15.0     # darkness below the rim of a plate, and the millimetres in which it fades to a third


def middle(deck):
    return float(deck.plane.at(0, deck.length / 2, 0)[1])


def sheet(who):
    """The sheet of a base as a finished part; the chair's picture is the left half, the ottoman's the right."""
    deck = CHAIR if who == "chair" else FOOTSTOOL
    a, m = SPAN[who] / 2, middle(deck)
    p = np.array([(-a, m - a, HEIGHT), (a, m - a, HEIGHT), (a, m + a, HEIGHT), (-a, m + a, HEIGHT)])
    u0 = 0.0 if who == "chair" else 0.5
    uv = np.array([(u0, 1), (u0 + 0.5, 1), (u0 + 0.5, 0), (u0, 0)], float)
    name = "Ground" if who == "chair" else "FootstoolGround"
    report = dict(components=1, open_edges=0, min_volume=0.0, triangles=2, vertices=4)
    return Finished(name, "ground", p, np.tile([0.0, 0, 1], (4, 1)), uv, np.array([0, 1, 2, 0, 2, 3]), report)


def darkness(parts, who):
    """Share of light that `parts` keep from the ground of their sheet, first row at the rear: (as it is, without its feet)."""
    a, m = SPAN[who] / 2, middle(CHAIR if who == "chair" else FOOTSTOOL)
    t = ((np.arange(PIXELS) + 0.5) / PIXELS * 2 - 1) * a
    x, d = np.meshgrid(t, m - t)
    ground = np.stack([x.ravel(), d.ravel(), np.zeros(x.size)], -1)
    up = np.tile([0.0, 0, 1], (len(ground), 1))
    light = occlusion.light(ground, up, occlusion.samples(parts, 5.0), count=360, cell=7.0, lift=0.5)
    dark = 1 - light.reshape(PIXELS, PIXELS)
    r = np.hypot(*np.meshgrid(*[np.linspace(-1, 1, PIXELS)] * 2))
    # The many shadows that this is made of show where they end: blur them, more so further out.
    far = smoothstep(0.2, 0.55, r)
    soft = ndimage.gaussian_filter(dark, 9.0) * (1 - far) + ndimage.gaussian_filter(dark, 16.0) * far
    return dark, soft**2 / (soft + 0.06) * smoothstep(0, 0.7, 1 - r)


def below_rim(who):
    """Darkness around a plate that all but lies on the ground: a gap that is lower than a pixel of the picture is wide."""
    deck, a = CHAIR if who == "chair" else FOOTSTOOL, SPAN[who] / 2
    column = deck.plane.at(0, deck.length / 2, MOUNT)[1]
    t = ((np.arange(PIXELS) + 0.5) / PIXELS * 2 - 1) * a
    x, d = np.meshgrid(t, middle(deck) - t)
    return RIM * np.exp(-np.maximum(np.hypot(x, d - column) - deck.disc + 4, 0) / RIM_FADES)


def write_sheet(path, chair, stool, rims=(0.0, 0.0)):
    """The picture of a base's sheets; `chair` and `stool` are results of `darkness`, `rims` what is below the rim of a plate."""
    halves = []
    for (dark, soft), body, rim in ((chair, 0.0, rims[0]), (stool, 1.0, rims[1])):
        foot = np.clip((dark - soft - FOOT) / (1 - FOOT), 0, 1)
        foot = ndimage.gaussian_filter(foot, 0.9) * 0.95
        halves.append(np.maximum(np.maximum(foot, rim), np.minimum(soft * body, FAINT)))
    _save(path, np.concatenate(halves, 1))


def write_stage(path, chairs):
    """The picture of the stage: what the soft shadows of all `chairs` have in common, in the middle of a wide ground."""
    common = np.min([soft for _, soft in chairs], 0)
    size = round(STAGE_PIXELS * SPAN["chair"] / STAGE)
    small = np.asarray(Image.fromarray(common.astype(np.float32)).resize((size, size), Image.BILINEAR))
    out = np.zeros((STAGE_PIXELS, STAGE_PIXELS))
    top = round((STAGE_PIXELS - size) / 2 + (AXIS_D - middle(CHAIR)) / STAGE * STAGE_PIXELS)
    left = (STAGE_PIXELS - size) // 2
    out[top : top + size, left : left + size] = small
    _save(path, out)


def _save(path, alpha):
    image = np.zeros((*alpha.shape, 2), np.uint8)
    image[..., 1] = np.round(np.clip(alpha, 0, 1) * 255)
    Image.fromarray(image, "LA").save(path, optimize=True)
