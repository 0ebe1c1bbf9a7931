"""What every part of the wine agrees on: axes, slots, the label's canvas, and how a bottle's neck ends.

Bench axes in millimetres: x right (viewer's), d depth away from the viewer, h height above the ground. The bottle stands
at the origin and its label looks at the viewer; boxes stand to its right, a little behind.
"""
import numpy as np

# A label is printed on one canvas whatever the shape of its paper. Millimetres at label scale 1; textures are 3:4.
CANVAS_W, CANVAS_H = 72.0, 96.0
# Zones of the canvas, as (top, bottom) in millimetres below its upper edge: what the customer's words are printed in.
ZONES = dict(title=(56.25, 74.25), place=(74.25, 81.75), year=(81.75, 91.125))

# The back label, and what the house says on it: the customer's words take that place.
BACK_W, BACK_H = 48.0, 72.0
STORY = (12.5, 36.5)

PAPER = 0.12           # thickness of label paper
GLUE = 0.07            # from the glass to the paper: more than the facets of either can cut off
INK = 0.035            # from the paper to what is printed on it

HEIGHT = 315.0         # of every bottle
# Still bottles end alike, so one cork, cap or capsule fits all of them; heights are below the mouth.
MOUTH_R, BORE_R = 14.75, 9.3
BAND = (0.0, 6.9)      # the ring under the lip
SPARKLING_R, SPARKLING_BORE = 13.4, 8.9

DEPTH = 46.0           # radius at the end of the ramps that colour the wine
SEGMENTS = 80          # around a bottle
BOX_AT = (112.0, 42.0) # where boxes stand (x, d)


def _plain(rgb, rough=0.5, metal=0.0, alpha=None):
    look = dict(pbrMetallicRoughness=dict(baseColorFactor=[*rgb, 1 if alpha is None else alpha], metallicFactor=metal, roughnessFactor=rough))
    return look if alpha is None else dict(look, alphaMode="BLEND")


MATERIALS = dict(
    glass=_plain((0.2, 0.3, 0.15), 0.05, alpha=0.5), wine=_plain((0.1, 0.01, 0.02), 0.05),
    cork=_plain((0.6, 0.4, 0.25), 0.8), capsule=_plain((0.2, 0.02, 0.04), 0.35, 0.5), wax=_plain((0.3, 0.02, 0.03), 0.3),
    stopper=_plain((0.9, 0.95, 0.95), 0.05, alpha=0.5), steel=_plain((0.7, 0.7, 0.7), 0.28, 1.0), plaque=_plain((0.8, 0.6, 0.3), 0.3, 1.0),
    crown=_plain((0.7, 0.6, 0.35), 0.3, 1.0), paper=_plain((0.85, 0.8, 0.7), 0.8), ink=_plain((0.1, 0.1, 0.1), 0.7, alpha=0.9),
    foil=_plain((0.8, 0.6, 0.3), 0.3, 1.0, alpha=0.9), border=_plain((0.8, 0.6, 0.3), 0.3, 1.0), paint=_plain((1, 1, 1), 0.7, alpha=0.9),
    title=_plain((0.1, 0.1, 0.1), 0.7, alpha=0.9), place=_plain((0.1, 0.1, 0.1), 0.7, alpha=0.9), year=_plain((0.1, 0.1, 0.1), 0.7, alpha=0.9),
    back=_plain((0.1, 0.1, 0.1), 0.7, alpha=0.9), story=_plain((0.1, 0.1, 0.1), 0.7, alpha=0.9), seal=_plain((0.3, 0.02, 0.03), 0.35), ribbon=_plain((0.4, 0.03, 0.06), 0.45),
    wood=_plain((0.75, 0.6, 0.4), 0.65), board=_plain((0.6, 0.45, 0.3), 0.75), trim=_plain((0.8, 0.6, 0.3), 0.3, 1.0),
    box_lining=_plain((0.8, 0.74, 0.64), 0.9), rope=_plain((0.55, 0.42, 0.25), 0.9), boxprint=_plain((0.1, 0.06, 0.03), 0.8, alpha=0.9),
    shade=_plain((0, 0, 0), 1.0, alpha=0.5), shade_round=_plain((0, 0, 0), 1.0, alpha=0.5),
)


def to_world(points, directions=None):
    """Bench millimetres -> glTF metres; unit directions are turned alike."""
    turn = lambda v: np.asarray(v, float)[:, [0, 2, 1]] * [1, 1, -1]
    p = turn(points) * 0.001
    return p if directions is None else (p, turn(directions))
