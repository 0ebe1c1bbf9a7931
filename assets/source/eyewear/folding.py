"""How the temples fold: first the left one, then the right one over it.

A temple turns about its hinge pin until it comes to the front. The left one sinks a little on the second half of its way, until
its tip nearly touches the ground, so that the right one passes over it. `fold_clearances.py` looks whether anything is in the way.
"""
import math
import numpy as np
from atelier_mesh.glb import Turn
from .frame import HINGE_D, HINGE_H, HINGE_X, TILT, to_world

NAME = "Fold"
LEFT, SINKS = 89.5, 3.0                    # degrees
RIGHT = dict(bold=77.0, classic=77.0, slim=77.0, wire=86.0, cable=86.0)     # marks go on any temple of acetate
LEFT_SECS, RIGHT_SECS = (0.0, 0.31, 0.62), (0.38, 1.0)     # the left one has half of its turn in the middle
REST = np.array([0, 0, 0, 1.0])


def turned(axis, degrees):
    """A quaternion x, y, z, w."""
    half = math.radians(degrees) / 2
    return np.append(np.asarray(axis, float) * math.sin(half), math.cos(half))


def after(a, b):
    """The turn `a` after the turn `b`."""
    (ax, ay, az, aw), (bx, by, bz, bw) = a, b
    return np.array([aw * bx + ax * bw + ay * bz - az * by, aw * by - ax * bz + ay * bw + az * bx,
                     aw * bz + ax * by - ay * bx + az * bw, aw * bw - ax * bx - ay * by - az * bz])


def turns(temple):
    """Both temples' turns, for the files of the temple called `temple`."""
    pin = (0.0, math.cos(TILT), -math.sin(TILT))
    at = to_world(np.array([[HINGE_X, HINGE_D, HINGE_H], [-HINGE_X, HINGE_D, HINGE_H]]))
    left = after(turned(pin, LEFT), turned((-1, 0, 0), SINKS))
    right = turned(pin, -RIGHT[temple])
    left_keys = list(zip(LEFT_SECS, (REST, turned(pin, LEFT / 2), left)))
    return [Turn("Fold_L", ("_L", "_Words"), at[0], NAME, left_keys), Turn("Fold_R", "_R", at[1], NAME, list(zip(RIGHT_SECS, (REST, right))))]
