"""A gallery by day: a window as large as the wall to the left, a skylight, white walls, a pale floor."""
import numpy as np
from .panorama import glow, softbox, step, window

NEUTRAL = False
SKY_LOW, SKY_HIGH = (1.0, 0.985, 0.955), (0.80, 0.90, 1.0)


def radiance(d):
    up, left = d[..., 1], -d[..., 0]
    walls = 0.34 + 0.16 * step(-1, 1, left) + 0.18 * step(0.1, 0.9, up)
    floor = 0.44 + 0.34 * step(-0.6, 0.8, left) * step(0, -0.5, up)
    room = np.where(up < 0, floor, walls)[..., None] * np.where(up[..., None] < 0, (1.0, 0.975, 0.94), (0.985, 0.99, 1.0))
    room = room * (1 - 0.45 * np.exp(-(((up + 0.02) / 0.05) ** 2)))[..., None]  # the skirting, a line for gloss to bend
    dark = softbox(d, (0.35, 0.05, 1.0), 0.22, 0.55, 0.75, (1, 1, 1), 0, 0.2, 0.0)  # the passage to the next room
    room = room * (1 - dark)
    return (
        room
        + window(d, (-1.0, 0.42, 0.42), 0.95, 0.52, 9.0, SKY_LOW, SKY_HIGH, panes=(4, 2))
        + softbox(d, (0.05, 1.0, 0.0), 0.55, 0.30, 5.0, (0.92, 0.965, 1.0), 0, 0.10, 0.2)
        + window(d, (0.75, 0.36, -1.0), 0.30, 0.50, 8.0, SKY_LOW, SKY_HIGH, panes=(2, 3))
        + glow(d, (0.9, -0.35, 0.2), 0.35, 1.1, (1.0, 0.95, 0.86))  # where the sun falls on the floor
    )
