"""What every eyewear part agrees on, so that any front, temple and pads fit without moving.

Bench axes in millimetres: x right (viewer's), d depth behind the front plane, h height. The front is bent about the
vertical axis (`bow`), hinged at `HINGE_H`, and all fronts share the nose curve and the end piece.
"""
import math
import numpy as np

THICK = 4.3            # sheet thickness of a front
WRAP = 290.0           # radius of the front's bow
HINGE_H = 9.3          # height of the hinge's middle
JOINT_H = 11.0         # height of a temple at the joint
OUTER_X = 69.45        # outer side of the end piece and the temple at the joint
HINGE_X = OUTER_X - 6.1
GAP = 0.04             # clearance of flush joints
TILT = math.radians(3.2)   # how far the product leans back when it stands on its rims and temple tips
REST = 26.45           # bench height of the ground below the bench origin, after the tilt
CENTRE = 72.0          # depth that lands on z=0
TILE = 80.0            # acetate texture tile
SHEAR = 0.45           # planar UVs are sheared with depth, so side walls show no streaks

# Shared side of every end piece, clockwise from the top; the joint of a temple covers it.
END_PIECE = [(65.6, 15.05), (69.6, 14.75), (69.6, 3.95), (66.4, 3.7)]
# Shared nose: a cubic from the middle of the bridge down to the pad's height.
NOSE = np.array([(0.0, 6.0), (5.7, 6.0), (7.5, -0.6), (8.9, -6.0)])


def nose_curve(n=60):
    """The shared nose, from the middle of the bridge downwards, (n, 2)."""
    t = np.linspace(0, 1, n)[:, None]
    a, b, c, d = NOSE
    return (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t * t * (1 - t) * c + t**3 * d


_ACETATE = dict(pbrMetallicRoughness=dict(baseColorFactor=[0.04, 0.02, 0.012, 1], metallicFactor=0, roughnessFactor=0.1))


def _plain(r, g, b, roughness=0.6, metallic=0, alpha=1):
    more = dict(alphaMode="BLEND") if alpha < 1 else {}
    return dict(pbrMetallicRoughness=dict(baseColorFactor=[r, g, b, alpha], metallicFactor=metallic, roughnessFactor=roughness), **more)


MATERIALS = dict(
    front_lining=_ACETATE, temple_lining=_ACETATE,
    clip=_plain(0.05, 0.05, 0.06, 0.05, alpha=0.8), loop=_plain(0.03, 0.03, 0.03, 0.7), cord=_plain(0.05, 0.05, 0.06, 0.85), chain=_plain(0.9, 0.72, 0.42, 0.2, 1),
    case=_plain(0.35, 0.18, 0.09, 0.55), case_trim=_plain(0.25, 0.12, 0.06, 0.6), case_lining=_plain(0.55, 0.5, 0.42, 0.9), case_metal=_plain(0.9, 0.72, 0.42, 0.25, 1), thread=_plain(0.85, 0.78, 0.62, 0.8),
    cloth=_plain(0.6, 0.6, 0.62, 0.95), shade=_plain(0, 0, 0, 1, alpha=0.5), shade_low=_plain(0, 0, 0, 1, alpha=0.3),
    front=dict(pbrMetallicRoughness=dict(baseColorFactor=[0.04, 0.02, 0.012, 1], metallicFactor=0, roughnessFactor=0.1)),
    temple=dict(pbrMetallicRoughness=dict(baseColorFactor=[0.04, 0.02, 0.012, 1], metallicFactor=0, roughnessFactor=0.1)),
    lens=dict(pbrMetallicRoughness=dict(baseColorFactor=[0.9, 0.95, 1, 0.12], metallicFactor=0, roughnessFactor=0.05), alphaMode="BLEND"),
    metal=dict(pbrMetallicRoughness=dict(baseColorFactor=[0.9, 0.72, 0.42, 1], metallicFactor=1, roughnessFactor=0.2)),
    print=dict(pbrMetallicRoughness=dict(baseColorFactor=[0.8, 0.66, 0.4, 1], metallicFactor=0, roughnessFactor=0.5)),
    engraving=_plain(0.8, 0.66, 0.4, 0.5, alpha=0.9),
    pad=dict(pbrMetallicRoughness=dict(baseColorFactor=[0.86, 0.84, 0.8, 0.6], metallicFactor=0, roughnessFactor=0.3), alphaMode="BLEND"),
)


def bow(x):
    """Depth of the front plane at x: how far the bow carries it back."""
    return np.asarray(x, float) ** 2 / (2 * WRAP)


JOINT_D = float(bow(OUTER_X - 2)) + THICK + 0.1      # depth from which temples are measured
BARREL_R = 1.28
HINGE_D = float(bow(61.2)) + THICK + 0.62 + BARREL_R + 0.03   # depth of the hinge pin


def to_world(points, directions=None):
    """Bench millimetres -> glTF metres, standing on y=0; unit directions are turned alike."""
    c, s = math.cos(TILT), math.sin(TILT)

    def turn(v):
        v = np.asarray(v, float)
        return np.stack([v[:, 0], v[:, 2] * c - v[:, 1] * s, -(v[:, 1] * c + v[:, 2] * s)], -1)

    p = (turn(points) + [0, REST, CENTRE]) * 0.001
    return p if directions is None else (p, turn(directions))


def sheet_uv(v, axis="front"):
    """Planar UVs in texture tiles: fronts are projected along depth, temples along x."""
    v = np.asarray(v, float)
    if axis == "front":
        a, b = v[:, 0] + SHEAR * v[:, 1], v[:, 2] + SHEAR * v[:, 1]
    else:
        a, b = v[:, 1] + SHEAR * v[:, 0], v[:, 2] + SHEAR * v[:, 0]
    return np.stack([a / TILE + 0.37, 0.5 - b / TILE], -1)
