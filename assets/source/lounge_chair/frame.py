"""What every part of the chair agrees on, so that any shell, base, arm rest and cushion fit without moving.

Bench axes in millimetres: x right (the viewer's), d depth away from the viewer, h height; the ground is h=0. Everything hangs
on two planes: `SEAT`, the deck, tilted back, and `BACK`, reclined. The underside of every shell is `MOUNT` below the deck.
"""
import math
import numpy as np

TILT, RECLINE = math.radians(7.0), math.radians(22.0)
DECK_D, DECK_H = -310.0, 325.0     # front edge of the deck
SEAT_LENGTH = 600.0
HALF = 295.0                       # half the clear width of the wooden frame
SHELL_HALF = 338.0                 # half the width of the moulded and the upholstered shells
MOUNT = -32.0                      # underside of every shell, along the normal of the deck
BEAMS = (120.0, 480.0)             # where bases are screwed to a shell, along the deck
ARM_X = 386.0                      # middle of an arm rest
OTTOMAN_LENGTH = 470.0
OTTOMAN_GAP = 190.0                # between the deck of the chair and that of the ottoman

FABRIC_TILE = 320.0
WOOD_TILE = 560.0
END_TILE = 120.0


class Plane:
    """Local (across, along, above) to bench axes; `along` rises with `tilt` downwards to the back."""

    def __init__(self, d, h, tilt):
        self.d, self.h, self.tilt = d, h, tilt

    def __call__(self, p):
        p = np.asarray(p, float)
        c, s = math.cos(self.tilt), math.sin(self.tilt)
        a, b, n = p[..., 0], p[..., 1], p[..., 2]
        return np.stack([a, self.d + b * c + n * s, self.h - b * s + n * c], -1)

    def at(self, a, b, c):
        return self(np.array([a, b, c], float))

    @property
    def normal(self):
        return self.at(0, 0, 1) - self.at(0, 0, 0)

    @property
    def along(self):
        return self.at(0, 1, 0) - self.at(0, 0, 0)


class Back(Plane):
    """Local (across, up the back, towards the sitter) to bench axes."""

    def __call__(self, p):
        p = np.asarray(p, float)
        c, s = math.cos(self.tilt), math.sin(self.tilt)
        a, b, n = p[..., 0], p[..., 1], p[..., 2]
        return np.stack([a, self.d + b * s - n * c, self.h + b * c + n * s], -1)


SEAT = Plane(DECK_D, DECK_H, TILT)
_corner = SEAT.at(0, SEAT_LENGTH, 0)
BACK = Back(_corner[1], _corner[2], RECLINE)
AXIS_D = float(SEAT.at(0, SEAT_LENGTH / 2, 0)[1])     # the column of a swivel base stands here; z=0 of the product

# The ottoman stands in front and tilts the other way; the middle of its deck is as high as that of the chair.
_middle = SEAT.at(0, SEAT_LENGTH / 2, 0)
OTTOMAN = Plane(
    DECK_D - OTTOMAN_GAP - OTTOMAN_LENGTH * math.cos(TILT),
    _middle[2] - OTTOMAN_LENGTH / 2 * math.sin(TILT),
    -TILT,
)

SLOTS = {
    slot: dict(pbrMetallicRoughness=dict(baseColorFactor=[*color, 1], metallicFactor=metal, roughnessFactor=rough))
    for slot, color, metal, rough in (
        ("fabric", (0.55, 0.5, 0.44), 0, 0.9),
        ("outer", (0.55, 0.5, 0.44), 0, 0.9),
        ("head", (0.55, 0.5, 0.44), 0, 0.9),
        ("piping", (0.35, 0.32, 0.28), 0, 0.9),
        ("button", (0.35, 0.32, 0.28), 0, 0.8),
        ("thread", (0.7, 0.66, 0.58), 0, 0.7),
        ("strap", (0.28, 0.13, 0.06), 0, 0.55),
        ("pad", (0.28, 0.13, 0.06), 0, 0.55),
        ("wood", (0.25, 0.14, 0.08), 0, 0.45),
        ("wood_end", (0.16, 0.09, 0.05), 0, 0.6),
        ("metal", (0.75, 0.74, 0.72), 1, 0.2),
        ("glide", (0.02, 0.02, 0.02), 0, 0.6),
        ("ground", (0, 0, 0), 0, 1),
    )
}
WITHOUT_UV = ("metal", "glide", "thread", "piping", "button")


def to_world(points, directions=None):
    """Bench millimetres -> glTF metres, +Y up, facing +Z; unit directions are turned alike."""

    def turn(v):
        v = np.asarray(v, float)
        return np.stack([v[:, 0], v[:, 2], -v[:, 1]], -1)

    p = turn(np.asarray(points, float) - [0, AXIS_D, 0]) * 0.001
    return p if directions is None else (p, turn(directions))
