"""What the rooms are made of, and how they are written.

World axes: +Y up, the product faces +Z, the viewer stands at +Z. A room is a function from world directions (..., 3) of
length 1 to linear RGB radiance (..., 3).
"""
import numpy as np


def step(a, b, x):
    """From 0 at `a` smoothly to 1 at `b`, which may be the smaller one."""
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def towards(direction):
    """The direction with length 1."""
    d = np.array(direction, float)
    return d / np.linalg.norm(d)


def glow(d, direction, radius, radiance, colour):
    """A soft patch, such as a wall beside a lamp; `radius` in radians."""
    angle = np.arccos(np.clip(d @ towards(direction), -1, 1))
    return (radiance * np.exp(-((angle / radius) ** 2)))[..., None] * np.array(colour)


def panel(d, direction, half_width, half_height, roll=0.0):
    """Coordinates on a rectangle that faces the product, -1..1 from edge to edge, and which directions see its side of the
    room at all. Half sizes are tangents, `roll` is in degrees."""
    c = towards(direction)
    top = np.array([0, 1.0, 0]) if abs(c[1]) < 0.95 else np.array([0, 0, -1.0])
    right = np.cross(top, c)
    right /= np.linalg.norm(right)
    up = np.cross(c, right)
    a = np.radians(roll)
    right, up = right * np.cos(a) + up * np.sin(a), up * np.cos(a) - right * np.sin(a)
    w = d @ c
    seen = w > 1e-3
    w = np.where(seen, w, 1)
    return (d @ right) / w / half_width, (d @ up) / w / half_height, seen


def softbox(d, direction, half_width, half_height, radiance, colour, roll=0.0, soft=0.08, falloff=0.3, corner=0.18):
    """A lit rectangle with round corners, darker by `falloff` towards them; `soft` is the width of its edge and `corner` the
    radius of its corners in half sides of the shorter side."""
    x, y, seen = panel(d, direction, half_width, half_height, roll)
    k = min(half_width, half_height)
    qx, qy = np.abs(x) * half_width / k - (half_width / k - corner), np.abs(y) * half_height / k - (half_height / k - corner)
    outside = np.minimum(np.maximum(qx, qy), 0) + np.hypot(np.maximum(qx, 0), np.maximum(qy, 0)) - corner
    mask = np.where(seen, 1 - step(-soft, soft, outside), 0)
    hot = 1 - falloff * np.clip(x * x + y * y, 0, 1.5) / 1.5
    return (mask * radiance * hot)[..., None] * np.array(colour)


def window(d, direction, half_width, half_height, radiance, below, above, panes=(3, 2), bar=0.05, soft=0.03):
    """A window with bars; the sky in it runs from the colour `below` to the colour `above`."""
    x, y, seen = panel(d, direction, half_width, half_height)
    mask = np.where(seen, step(1 + soft, 1 - soft, np.abs(x)) * step(1 + soft, 1 - soft, np.abs(y)), 0)
    for at, count, half in ((x, panes[0], half_width), (y, panes[1], half_height)):
        nearest = np.round((at + 1) / 2 * count) / count * 2 - 1
        mask = mask * step(bar - 0.02, bar + 0.02, np.abs(at - nearest) * half)
    share = np.clip((y + 1) / 2, 0, 1)[..., None]
    return mask[..., None] * radiance * (np.array(below) * (1 - share) + np.array(above) * share)


def directions(width):
    """Directions and solid angles of an equirectangular picture, half as high: row 0 looks up, +X is in its middle and +Z
    right of it."""
    height = width // 2
    polar = (np.arange(height) + 0.5) / height * np.pi
    azimuth = ((np.arange(width) + 0.5) / width - 0.5) * 2 * np.pi
    a, p = np.meshgrid(azimuth, polar)
    d = np.stack([np.sin(p) * np.cos(a), np.cos(p), np.sin(p) * np.sin(a)], -1)
    return d, np.sin(p) * (np.pi / height) * (2 * np.pi / width)


def write_hdr(path, pixels):
    """A Radiance HDR from (height, width, 3) floats."""
    height, width, _ = pixels.shape
    most = np.maximum(pixels.max(-1), 1e-32)
    exponent = np.floor(np.log2(most)) + 1
    bytes_ = np.empty((height, width, 4), np.uint8)
    bytes_[..., :3] = np.clip(np.round(pixels / 2.0 ** (exponent[..., None] - 8)), 0, 255)
    bytes_[..., 3] = exponent + 128
    with open(path, "wb") as f:
        f.write(f"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y {height} +X {width}\n".encode())
        for row in bytes_:
            f.write(bytes([2, 2, width >> 8, width & 255]))
            for channel in row.T:
                for start in range(0, width, 128):
                    run = channel[start : start + 128].tobytes()
                    f.write(bytes([len(run)]) + run)
