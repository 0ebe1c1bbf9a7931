"""The photo studio: softboxes, colour-neutral."""
import numpy as np
from .panorama import softbox, step

NEUTRAL = True
# direction (x, y, z), half width, half height (tangents), radiance, colour, roll degrees, edge softness, falloff
BOXES = {
    "overhead_bank": ((0.00, 1.00, 0.10), 0.62, 0.40, 7.5, (1.0, 0.99, 0.975), 0, 0.08, 0.35),
    "key_left": ((-1.00, 0.62, 0.62), 0.34, 0.44, 24.0, (1.0, 0.985, 0.96), 6, 0.07, 0.30),
    "fill_right": ((1.00, 0.45, 0.48), 0.20, 0.52, 9.0, (0.97, 0.985, 1.0), -4, 0.08, 0.30),
    "strip_right": ((1.00, 0.18, 0.95), 0.045, 0.62, 20.0, (1.0, 1.0, 1.0), -3, 0.10, 0.10),
    "strip_left": ((-0.72, 0.20, 1.00), 0.035, 0.55, 15.0, (1.0, 1.0, 1.0), 4, 0.10, 0.10),
    "brow_strip": ((0.00, 0.92, 1.00), 0.80, 0.055, 14.0, (1.0, 0.99, 0.98), 0, 0.10, 0.10),
    "rim_back_left": ((-0.75, 0.42, -1.00), 0.15, 0.55, 15.0, (0.98, 0.99, 1.0), 10, 0.06, 0.20),
    "rim_back_right": ((0.80, 0.48, -1.00), 0.28, 0.45, 10.0, (0.97, 0.985, 1.0), -10, 0.06, 0.25),
    "front_scrim": ((0.05, 0.80, 1.00), 0.85, 0.33, 0.55, (1.0, 1.0, 1.0), 0, 0.45, 0.40),
    "front_card": ((0.42, 0.22, 1.00), 0.20, 0.11, 3.0, (1.0, 0.99, 0.98), -8, 0.14, 0.20),
}


def radiance(d):
    up = d[..., 1]
    base = 0.13 + 0.33 * step(-0.1, 0.9, up)  # dark walls, lighter ceiling
    base = np.where(up < 0, 0.17 + 0.40 * step(0, -0.9, up), base)  # bounce from a pale table
    base = base * (1 - 0.40 * np.exp(-((up / 0.07) ** 2)))  # a darker horizon gives gloss something to bend
    return base[..., None] * np.ones(3) + sum(softbox(d, *box) for box in BOXES.values())
