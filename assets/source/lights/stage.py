"""A dark stage: one spot from above, strips from behind that draw the outline, next to nothing else."""
import numpy as np
from .panorama import softbox, step

NEUTRAL = False
COOL, PLAIN, WARM = (0.86, 0.93, 1.0), (1.0, 0.98, 0.95), (1.0, 0.90, 0.76)
BOXES = {
    "spot": ((-0.45, 1.00, 0.62), 0.24, 0.24, 52.0, PLAIN, 0, 0.12, 0.4, 0.9),
    "rim_left": ((-1.00, 0.40, -0.85), 0.10, 0.85, 52.0, COOL, 6, 0.15, 0.2),
    "rim_right": ((1.00, 0.42, -0.80), 0.10, 0.85, 52.0, WARM, -6, 0.15, 0.2),
    "hair": ((0.00, 1.00, -0.85), 0.75, 0.06, 30.0, PLAIN, 0, 0.2, 0.2),
    "edge_right": ((1.00, 0.16, 0.62), 0.035, 0.70, 22.0, PLAIN, -3, 0.2, 0.2),
    "edge_left": ((-1.00, 0.18, 0.50), 0.03, 0.60, 14.0, COOL, 3, 0.2, 0.2),
    "fill": ((0.10, 0.45, 1.00), 0.80, 0.34, 0.95, PLAIN, 0, 0.6, 0.4),
}


def radiance(d):
    up = d[..., 1]
    dark = 0.02 + 0.10 * step(-0.15, -0.9, up)
    return dark[..., None] * np.array(PLAIN) + sum(softbox(d, *box) for box in BOXES.values())
