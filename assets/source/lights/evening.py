"""A living room in the evening: shaded lamps, warm walls, the last blue of the day in a window."""
import numpy as np
from .panorama import glow, softbox, step, window

NEUTRAL = False
LAMP, WALL, WOOD = (1.0, 0.84, 0.62), (1.0, 0.80, 0.60), (1.0, 0.72, 0.50)


def lamp(d, direction, half_width, half_height, radiance):
    """A shade, and its light on the wall behind it."""
    return softbox(d, direction, half_width, half_height, radiance, LAMP, 0, 0.25, 0.5, corner=0.4) + glow(
        d, direction, 0.55, radiance * 0.05, WALL
    )


def radiance(d):
    up = d[..., 1]
    walls = 0.13 + 0.12 * step(0.0, 0.9, up)
    floor = 0.09 + 0.10 * step(0, -0.8, up)
    room = np.where(up < 0, floor, walls)[..., None] * np.where(up[..., None] < 0, WOOD, WALL)
    return (
        room
        + lamp(d, (0.85, 0.50, 0.70), 0.20, 0.22, 34.0)
        + lamp(d, (-1.0, 0.30, -0.45), 0.15, 0.17, 30.0)
        + lamp(d, (0.15, 1.0, 0.35), 0.34, 0.26, 15.0)
        + window(d, (-1.0, 0.30, 0.75), 0.30, 0.50, 3.2, (0.80, 0.62, 0.62), (0.30, 0.46, 0.85), panes=(2, 3))
        + window(d, (0.80, 0.34, -1.0), 0.26, 0.50, 11.0, (0.80, 0.62, 0.62), (0.30, 0.46, 0.85), panes=(2, 3))
        + window(d, (-0.62, 0.34, -1.0), 0.20, 0.50, 9.0, (0.80, 0.62, 0.62), (0.30, 0.46, 0.85), panes=(2, 3))
        + softbox(d, (-0.5, 0.12, 1.0), 0.03, 0.40, 7.0, LAMP, 3, 0.3, 0.2)  # the gap of a door
        + glow(d, (0.25, -0.8, 0.6), 0.7, 0.35, WOOD)
    )
