"""The drawings on the labels. Each is a function that draws on an ink and a foil mask of the label's canvas (millimetres,
origin at its upper left) above the name; some return a painting (an RGBA picture) as well.

Everything keeps inside an ellipse of the canvas, so that it fits every shape of paper. Add a function and list it in
`DRAWINGS`, and it is made into textures; the catalog then names them.
"""
import math
import numpy as np
from PIL import Image
from scipy import ndimage
from .drawing import Mask, arc, noise, swell
from .frame import CANVAS_H, CANVAS_W

CX = CANVAS_W / 2
SCALE = 9.0            # pixels for each millimetre


def vines(ink, foil):
    """An engraved hillside with rows of vines under a half moon."""
    rng = np.random.default_rng(5)
    x0, x1, y0, y1 = 5.0, CANVAS_W - 5.0, 14.0, 53.0
    x = np.linspace(x0, x1, 500)
    u, h = (x - x0) / (x1 - x0), y1 - y0
    curtain = lambda y: ink.polygon([(x0, y1)] + list(zip(x, y)) + [(x1, y1)], 0)

    def hatch(y, depth, lines, width, light, slope):
        for k in range(lines):
            t = (k + 0.5) / lines
            d = depth * t**1.35
            yy = y + d + slope * d * (u - 0.5)
            w = width * (1 - t) ** 0.6 * np.clip(0.35 + light(u, t), 0, 1.3)
            for i in np.flatnonzero(np.diff(np.r_[0, (w > 0.03).astype(int)]) == 1):
                j = i
                while j + 1 < len(w) and w[j + 1] > 0.03:
                    j += 1
                if j - i > 4:
                    ends = np.minimum(1, np.minimum(np.arange(j - i + 1), np.arange(j - i + 1)[::-1]) / 9)
                    ink.stroke(np.stack([x[i : j + 1], yy[i : j + 1]], -1), w[i : j + 1] * ends)

    for k in range(13):     # the sky: rules that break round the moon
        y = y0 - 4 + h * 0.028 * k
        dx = math.sqrt(max(0.0, 8.4**2 - (y - 11.0) ** 2))
        for s in (-1, 1):
            a, b = CX + s * (dx + 1.0 + rng.uniform(0, 1)), CX + s * (30.5 - rng.uniform(0, 3) - 0.8 * (12 - k))
            if abs(b - CX) > abs(a - CX) + 1:
                q = np.linspace(a, b, 40)
                ink.stroke(np.stack([q, np.full(40, y)], -1), swell(40, 0.05 + 0.009 * k, 0.01))
    r1 = y0 + h * (0.38 - 0.12 * np.exp(-(((u - 0.22) / 0.17) ** 2)) - 0.09 * np.exp(-(((u - 0.80) / 0.2) ** 2)) + 0.01 * np.sin(31 * u))
    r2 = y0 + h * (0.47 - 0.11 * np.exp(-(((u - 0.63) / 0.26) ** 2)) + 0.05 * u)
    r3 = y0 + h * (0.56 - 0.14 * np.exp(-(((u - 0.08) / 0.30) ** 2)) + 0.03 * np.sin(5 * u))
    for ridge, lines, width, light, slope in (
        (r1, 13, 0.17, lambda u, t: 0.75 * np.sin(11 * u + 1.2 + t) ** 2, 0.2),
        (r2, 14, 0.20, lambda u, t: 0.8 * np.cos(6.5 * u - 0.6 + 1.5 * t) ** 2, -0.5),
        (r3, 14, 0.22, lambda u, t: 0.9 * np.cos(4.6 * u + 0.9 - t) ** 2, 0.6),
    ):
        curtain(ridge)
        ink.stroke(np.stack([x, ridge], -1), 0.2)
        hatch(ridge, h * 0.2, lines, width, light, slope)
    at = lambda ridge, f: float(np.interp(f, u, ridge))
    hx, hy, s = x0 + (x1 - x0) * 0.655, at(r2, 0.655) + 0.5, 1.9      # a house with cypresses
    ink.polygon([(hx - 1.3 * s, hy), (hx - 1.3 * s, hy - s), (hx + 2.3 * s, hy - s), (hx + 2.3 * s, hy)], 0)
    ink.polygon([(hx - 1.45 * s, hy - 0.95 * s), (hx - 0.5 * s, hy - 1.85 * s), (hx + 1.65 * s, hy - 1.85 * s), (hx + 2.45 * s, hy - 0.95 * s)])
    for q in (-1.3, 2.3):
        ink.line([(hx + q * s, hy), (hx + q * s, hy - s)], 0.16)
    for k in range(3):
        ink.polygon([(hx + (1.05 * k - 0.9) * s, hy - 0.66 * s), (hx + (1.05 * k - 0.58) * s, hy - 0.66 * s), (hx + (1.05 * k - 0.58) * s, hy - 0.2 * s), (hx + (1.05 * k - 0.9) * s, hy - 0.2 * s)])
    for f, tall, ridge in ((0.60, 0.17, r2), (0.575, 0.13, r2), (0.775, 0.16, r2), (0.80, 0.12, r2), (0.825, 0.145, r2), (0.12, 0.15, r3), (0.155, 0.115, r3), (0.33, 0.075, r1), (0.345, 0.06, r1)):
        tx, ty, tall = x0 + (x1 - x0) * f, at(ridge, f) + 0.3, h * tall
        q = np.linspace(0, 1, 30)
        w = tall * 0.17 * np.sin(np.pi * q**0.62) ** 0.8
        ink.polygon(list(zip(tx - w, ty - tall * q)) + list(zip(tx + w[::-1], ty - tall * q[::-1])))
    r4 = y0 + h * (0.66 - 0.05 * np.sin(2.6 * u + 0.2))               # the vineyard in front, in perspective
    curtain(r4)
    ink.stroke(np.stack([x, r4], -1), 0.24)
    vx, vy, base = x0 + (x1 - x0) * 0.46, y0 + h * 0.57, y1 + 2.0
    for k in range(-13, 15):
        foot = vx + k * (x1 - x0) * 0.105
        hidden = [q for q in np.linspace(0.2, 1, 200) if vy + (base - vy) * q <= at(r4, np.clip((vx + (foot - vx) * q - x0) / (x1 - x0), 0, 1)) + 0.1]
        t = start = (hidden[-1] if hidden else 0.2) + 0.005
        while t < 1:
            px, py, size = vx + (foot - vx) * t, vy + (base - vy) * t, h * 0.062 * t**1.25
            if x0 - size < px < x1 + size:
                ink.line([(px, py + 0.25 * size), (px, py - 0.5 * size)], max(0.08, 0.1 * size))
                for _ in range(9):
                    a, r = rng.uniform(0, 6.28), 0.48 * size * math.sqrt(rng.random())
                    qx, qy, leaf = px + 1.05 * r * math.cos(a), py - 0.55 * size + 0.75 * r * math.sin(a), size * rng.uniform(0.12, 0.22)
                    ink.stroke([(qx - leaf, qy), (qx, qy - 0.55 * leaf), (qx + leaf, qy)], [0.03, max(0.09, 0.13 * size), 0.03], 255 if rng.random() < 0.8 else 0)
            t += 0.03 * t**0.9
        q = np.linspace(start, 1, 30)
        row = np.stack([vx + (foot + (x1 - x0) * 0.052 - vx) * q, vy + (base - vy) * q], -1)
        ink.stroke(row, np.linspace(0.04, 0.14, 30))
    edge = 400
    for box in ([(0, y1), (edge, y1), (edge, edge), (0, edge)], [(0, 0), (x0, 0), (x0, edge), (0, edge)], [(x1, 0), (edge, 0), (edge, edge), (x1, edge)]):
        ink.polygon(box, 0)
    ink.line([(x0, y1), (x1, y1)], 0.22)
    _crescent(foil, CX, 11.0, 4.8, 24)
    for k in range(24):
        a = 2 * math.pi * (k + 0.5) / 24
        foil.stroke([(CX + r * math.cos(a), 11 + r * math.sin(a)) for r in (6.0, 7.9 if k % 2 else 7.0)], [0.28, 0.10])


def _crescent(mask, x, y, r, tilt):
    mask.disc(x, y, r)
    a = math.radians(tilt)
    mask.disc(x - 0.42 * r * math.cos(a), y - 0.42 * r * math.sin(a), 0.86 * r, 0)


def old_vine(ink, foil):
    """One old vine: a knotted trunk, canes, leaves and roots."""
    rng = np.random.default_rng(21)

    def grow(x, y, angle, width, length, depth):
        n = 14
        pts, a = [(x, y)], angle
        for _ in range(n):
            a += rng.normal(0, 0.10 + 0.03 * depth) - 0.012 * math.cos(a) * depth
            x, y = x + math.cos(a) * length / n, y - math.sin(a) * length / n
            pts.append((x, y))
        ink.stroke(pts, np.linspace(width, width * 0.62, n + 1))
        if depth >= 3:
            for k in range(4, n + 1, 2):
                leaf(pts[k][0] + rng.normal(0, 0.8), pts[k][1] + rng.normal(0, 0.8), rng.uniform(0.9, 1.7), rng.uniform(0, 6.3))
        if depth < 5 and width > 0.12:
            spread = (0.55, -0.5) if depth < 2 else (0.45, -0.42, 0.05)
            for s in spread[: 3 if depth > 1 else 2]:
                grow(x, y, a + s + rng.normal(0, 0.16), width * 0.60, length * rng.uniform(0.62, 0.78), depth + 1)

    def leaf(x, y, size, turn):
        a = np.linspace(0, 2 * np.pi, 26)
        r = size * (0.62 + 0.38 * np.abs(np.cos(2.5 * a)) ** 0.7)
        p = np.stack([x + r * np.cos(a + turn), y + r * np.sin(a + turn)], -1)
        ink.polygon(p, 255 if rng.random() < 0.62 else 0)
        ink.stroke(p, 0.11)

    for s in (-1, 1):
        for k in range(4):
            q = np.linspace(0, 1, 16)
            ink.stroke(np.stack([CX + s * (1.2 + (4 + 3.4 * k) * q), 49.5 + (3.6 - 0.5 * k) * q**1.3 + 0.5 * np.sin(7 * q + k)], -1), np.linspace(1.5, 0.1, 16))
    q = np.linspace(0, 1, 40)
    trunk = np.stack([CX + 1.6 * np.sin(6.2 * q) * (1 - 0.4 * q) - 0.8 * q, 50.5 - 18 * q], -1)
    ink.stroke(trunk, 4.6 - 1.5 * q + 0.5 * np.sin(19 * q))
    for k in range(9):       # bark: light cuts along the trunk
        o = (k - 4) * 0.42
        ink.stroke(trunk[3:37] + np.array([o, 0]), 0.10 + 0.08 * np.sin(np.linspace(0, 9 + k, 34)) ** 2, 0)
    grow(*trunk[-1], math.radians(128), 2.3, 11, 1)
    grow(*trunk[-1], math.radians(54), 2.2, 12, 1)
    grow(*trunk[-1], math.radians(92), 1.6, 9, 2)
    for k in range(5):
        y = 51.6 + 0.55 * k
        half = 24 - 3.5 * k
        xs = np.linspace(CX - half, CX + half, 90)
        ink.stroke(np.stack([xs, y + 0.12 * np.sin(xs * 1.3 + k)], -1), swell(90, 0.16, 0.02))
    _laurel(foil, CX, 29, 25.5, 200, 340, 17, 0.0)


def _laurel(mask, x, y, r, a0, a1, count, lift):
    """Leaves along an arc, from both ends to its top."""
    mask.stroke(arc(x, y, r, r, a0, a1, 90), 0.18)
    for k in range(count):
        for s in (0, 1):
            t = (k + 0.5) / count * 0.46
            a = math.radians(a0 + (a1 - a0) * (t if s == 0 else 1 - t))
            for side in (-1, 1):
                dirn = a + (math.pi / 2) * (1 if s == 0 else -1) + side * 0.55
                px, py = x + r * math.cos(a), y + r * math.sin(a)
                q = np.linspace(0, 1, 12)
                mask.stroke(np.stack([px + 2.0 * q * math.cos(dirn), py + 2.0 * q * math.sin(dirn)], -1), 0.85 * np.sin(np.pi * q**0.8) + 0.02)


def leaf(ink, foil):
    """A vine leaf as in a herbal: outline, veins in foil, and hatching on its shaded half."""
    x, y, size = CX, 40.5, 27.0
    lobes = [(90, 1.0, 20), (38, 0.92, 17), (142, 0.92, 17), (-14, 0.66, 17), (194, 0.66, 17)]
    a = np.linspace(-62, 242, 900)
    r = 0.40 + sum((s - 0.40) * np.exp(-(((a - c) / w) ** 2)) for c, s, w in lobes)
    r *= 1 + 0.045 * (np.abs((a / 6.2) % 2 - 1) - 0.5)
    r *= np.clip(1 - np.abs(np.clip(np.abs(a - 90) - 128, 0, 40)) / 46, 0.35, 1)
    ar = np.radians(a)
    edge = np.stack([x + size * r * np.cos(ar), y - size * r * np.sin(ar)], -1)
    ink.polygon(edge)
    inner = np.stack([x + (edge[:, 0] - x) * 0.985, y + (edge[:, 1] - y) * 0.985], -1)
    ink.polygon(inner, 0)
    stencil = Mask(CANVAS_W, CANVAS_H, ink.scale)
    stencil.polygon(inner)
    lines = Mask(CANVAS_W, CANVAS_H, ink.scale)
    for k, (c, s, _) in enumerate(lobes):
        c = math.radians(c)
        tip = np.array([x + size * s * 0.95 * math.cos(c), y - size * s * 0.95 * math.sin(c)])
        foot = np.array([x, y])
        foil.stroke(foot + np.linspace(0, 1, 30)[:, None] * (tip - foot), np.linspace(0.75, 0.12, 30))
        d = (tip - foot) / np.linalg.norm(tip - foot)
        n = np.array([-d[1], d[0]])
        length = np.linalg.norm(tip - foot)
        for j in range(5):
            at = foot + d * length * (0.24 + 0.15 * j)
            for side in (-1, 1):
                out = length * 0.27 * (1 - 0.13 * j)
                q = np.linspace(0, 1, 14)[:, None]
                vein = at + q * (d * 0.75 + n * side) * out * 0.8 + d * q**2 * out * 0.1
                foil.stroke(vein, np.linspace(0.32, 0.08, 14))
        for j in range(46):
            at = foot + d * length * (0.06 + 0.021 * j)
            side = 1 if d[0] < 0.2 else -1
            q = np.linspace(0.03, 1, 24)[:, None]
            hatch = at + q * (d * 0.8 + n * -side) * length * 0.26 * (1 - 0.012 * j)
            lines.stroke(hatch, np.linspace(0.16, 0.02, 24))
    ink.image.paste(Image.composite(lines.image, ink.image, stencil.image.point(lambda p: 255 if p > 127 else 0)))
    ink.stroke(np.concatenate([edge, edge[:1]]), 0.26)
    q = np.linspace(0, 1, 30)
    foil.stroke(np.stack([x + 2.4 * q**2, y + 12 * q], -1), 1.0 - 0.35 * q)
    foil_area = np.asarray(foil.image)
    ink.image.paste(0, mask=Image.fromarray(ndimage.maximum_filter(foil_area, 5)))   # knock the veins out of the hatching


def grapes(ink, foil):
    """A bunch of grapes, each modelled with curved hatching."""
    rng = np.random.default_rng(8)
    berries = []
    for row, count in enumerate((5, 6, 6, 5, 5, 4, 3, 2, 1)):
        for k in range(count):
            berries.append((CX + (k - (count - 1) / 2) * 5.6 + rng.normal(0, 0.35) + (0.6 if row % 2 else -0.4), 19.0 + row * 4.1 + rng.normal(0, 0.3), 3.05 + rng.normal(0, 0.12)))
    order = rng.permutation(len(berries))
    for i in sorted(order, key=lambda i: berries[i][1] * 0.4 + rng.uniform(0, 3)):
        x, y, r = berries[i]
        ink.disc(x, y, r + 0.12)
        ink.disc(x, y, r - 0.12, 0)
        for k in range(11):
            t = k / 10
            a0, a1 = -60 + 22 * t, 128 - 18 * t
            rr = r * (0.95 - 0.085 * k)
            ink.stroke(arc(x - 0.05 * k * 0.5, y - 0.06 * k * 0.5, rr, rr, a0, a1, 26), swell(26, 0.26 * (1 - 0.07 * k), 0.02))
        ink.stroke(arc(x, y, r * 0.62, r * 0.62, 205, 250, 10), swell(10, 0.16))
    q = np.linspace(0, 1, 30)
    foil.stroke(np.stack([CX + 1.5 * np.sin(3 * q), 18.5 - 11 * q], -1), 1.3 - 0.4 * q)
    foil.stroke([(CX - 4.5, 6.2), (CX + 1, 7.4), (CX + 6.5, 6.4)], [1.0, 1.6, 0.9])
    t = np.linspace(0, 1, 160)
    curl = 5.2 * (1 - t) ** 0.9
    a = 1.2 + 15.5 * t
    foil.stroke(np.stack([CX + 8.5 + 8 * t + curl * np.cos(a) * 0.8, 8.5 + 4.5 * t + curl * np.sin(a) * 0.75], -1), 0.42 - 0.2 * t)
    for s in (-1,):
        p = arc(CX - 9.5, 11.5, 8.0, 6.0, 0, 360, 200)
        ang = np.radians(np.linspace(0, 360, 200))
        r = 0.66 + 0.30 * np.abs(np.cos(2.5 * ang + 0.5)) ** 0.8 + 0.03 * np.sin(38 * ang)
        p = np.stack([CX - 10.5 + 8.6 * r * np.cos(ang), 11.8 + 6.6 * r * np.sin(ang)], -1)
        ink.polygon(p, 0)
        foil.stroke(p, 0.34)
        for d in (20, 95, 165, 235, 305):
            b = math.radians(d)
            foil.stroke([(CX - 10.5, 11.8), (CX - 10.5 + 6.4 * math.cos(b), 11.8 + 4.8 * math.sin(b))], [0.34, 0.1])
    area = ndimage.maximum_filter(np.asarray(foil.image), 7)
    ink.image.paste(0, mask=Image.fromarray(area))


def sunrise(ink, foil):
    """Half a sun in foil over horizon lines that thin out towards the viewer."""
    y = 35.0
    foil.polygon(arc(CX, y, 11.5, 11.5, 180, 360, 90))
    for k in range(41):
        a = math.radians(180 + 180 * (k + 0.5) / 41)
        r0, r1 = 13.6, (25.5, 19.0, 22.0, 19.0)[k % 4]
        foil.stroke([(CX + r * math.cos(a), y + r * math.sin(a)) for r in (r0, r1)], [0.62, 0.16])
    for k in range(12):
        yy = y + 1.0 + 1.35 * k + 0.03 * k * k
        half = 29 - 0.10 * k * k
        xs = np.linspace(CX - half, CX + half, 120)
        gap = np.exp(-(((xs - CX) / (10.5 - 0.6 * k)) ** 2)) if k < 10 else 0
        ink.stroke(np.stack([xs, yy + 0.28 * np.sin(xs * 0.42 + 1.9 * k)], -1), swell(120, 0.75 - 0.05 * k, 0.04) * (1 - 0.75 * gap))


def contours(ink, foil):
    """The hill as a surveyor draws it; the parcel is marked in foil."""
    h, w = round(CANVAS_H * SCALE), round(CANVAS_W * SCALE)
    y, x = np.mgrid[0:h, 0:w] / SCALE
    f = 1.0 * noise((h, w), 14, 1.7, 2.4) + 1.4 * np.exp(-(((x - 44) / 20) ** 2) - (((y - 24) / 17) ** 2)) - 0.9 * np.exp(-(((x - 16) / 18) ** 2) - (((y - 40) / 14) ** 2))
    f = ndimage.gaussian_filter(f, 12) * 7.0
    slope = np.maximum(np.hypot(*np.gradient(f)), 1e-4)
    line = lambda step, width: np.clip(width - np.abs((f / step + 0.5) % 1 - 0.5) * step / slope + 0.5, 0, 1)
    mask = np.maximum(line(1.0, 0.75), line(5.0, 1.5))
    r = np.hypot((x - CX) / 29.5, (y - 29.0) / 25.5)
    mask *= np.clip((1 - r) * 240, 0, 1)
    parcel = [(38, 16), (49, 19), (46.5, 30), (35, 26.5)]
    area = Mask(CANVAS_W, CANVAS_H, SCALE)
    area.polygon(parcel)
    for k in range(13):
        t = (k + 0.5) / 13
        a = np.array(parcel[0]) + (np.array(parcel[1]) - parcel[0]) * t
        b = np.array(parcel[3]) + (np.array(parcel[2]) - parcel[3]) * t
        foil.line([tuple(a), tuple(b)], 0.30)
    foil.line(parcel + parcel[:1], 0.42)
    foil.stroke(arc(CX, 29.0, 29.5, 25.5, 0, 360, 200), 0.4)
    mask *= 1 - area.array()[: mask.shape[0], : mask.shape[1]]
    big = Image.fromarray((mask * 255).astype(np.uint8)).resize(ink.image.size, Image.BICUBIC)
    ink.image.paste(big)
    for k, words in enumerate(("214", "228")):
        ink.text((22, 52)[k], (20, 42)[k], words, "sans", 1.9)


def moons(ink, foil):
    """A month of moons over a sky of fine stars: a label for wine made by the calendar."""
    rng = np.random.default_rng(4)
    for k, phase in enumerate((-2, -1, 0, 1, 2)):
        x, y, r = CX + 12.6 * phase, 31.0 - 3.6 * (2 - abs(phase)) ** 1.2, (3.6, 4.6, 6.0)[2 - abs(phase)]
        if phase == 0:
            foil.disc(x, y, r)
        else:
            foil.disc(x, y, r)
            foil.disc(x + (0.62 if phase < 0 else -0.62) * r * -abs(phase) * 0.75, y, r * 1.02, 0) if abs(phase) == 2 else foil.polygon(np.concatenate([arc(x, y, r * 0.25, r, 90, -90, 40), arc(x, y, r * 1.1, r * 1.1, -90 if phase < 0 else 270, 90, 40)]), 0)
        ink.circle(x, y, r + 0.8, 0.14)
    for k in range(61):
        a = math.radians(180 + 180 * k / 60)
        ink.stroke([(CX + r * math.cos(a), 36 + r * 0.92 * math.sin(a)) for r in (29.0, 30.6 if k % 5 else 32.0)], [0.14, 0.14])
    ink.stroke(arc(CX, 36, 28.6, 28.6 * 0.92, 180, 360, 120), 0.16)
    for _ in range(70):
        a, r = rng.uniform(math.pi, 2 * math.pi), 26 * math.sqrt(rng.random())
        x, y = CX + r * math.cos(a), 37 + r * 0.92 * math.sin(a)
        if all(math.hypot(x - CX - 12.6 * p, y - 26) > 9.5 for p in (-2, -1, 0, 1, 2)) or y < 16:
            s = rng.uniform(0.14, 0.5)
            ink.stroke([(x - s, y), (x, y), (x + s, y)], [0.02, 0.15, 0.02])
            ink.stroke([(x, y - s), (x, y), (x, y + s)], [0.02, 0.15, 0.02])
    for k in range(7):
        xs = np.linspace(CX - 27 + 2.6 * k, CX + 27 - 2.6 * k, 100)
        ink.stroke(np.stack([xs, 41.5 + 1.7 * k + 0.5 * np.sin(0.30 * xs + 0.9 * k)], -1), swell(100, 0.34 - 0.03 * k, 0.03))


def crest(ink, foil):
    """A shield with a bunch of grapes and a chevron between two sprays."""
    shield = lambda s: np.concatenate([[(CX - 13 * s, 29 - 17 * s)], [(CX + 13 * s, 29 - 17 * s)], [(CX + 13 * s, 29)], arc(CX - 13 * s, 29, 26 * s, 24 * s, 0, 58, 24), arc(CX + 13 * s, 29, 26 * s, 24 * s, 122, 180, 24)])
    foil.polygon(shield(1.0))
    foil.polygon(shield(0.94), 0)
    foil.stroke(np.concatenate([shield(0.88), shield(0.88)[:1]]), 0.22)
    ink.polygon(shield(0.84))
    ink.polygon([(CX - 12, 29), (CX, 20.5), (CX + 12, 29), (CX + 12, 33.2), (CX, 24.7), (CX - 12, 33.2)], 0)
    foil.polygon([(CX - 10.6, 29.4), (CX, 21.9), (CX + 10.6, 29.4), (CX + 10.4, 31.4), (CX, 23.9), (CX - 10.4, 31.4)])
    for row, xs in enumerate(((-3.2, -1.07, 1.07, 3.2), (-2.13, 0, 2.13), (-1.07, 1.07), (0,))):
        for x in xs:
            ink.disc(CX + x, 33.2 + 1.9 * row, 0.98, 0)
    ink.stroke([(CX, 31.8), (CX + 0.4, 30.6)], [0.4, 0.3], 0)
    for x in (-6, 6):
        a = np.linspace(0, 2 * np.pi, 11)[:-1]
        r = np.where(np.arange(10) % 2, 1.0, 2.3)
        ink.polygon(np.stack([CX + x + r * np.sin(a), 17.5 - r * np.cos(a)], -1), 0)
    for side in (-1, 1):
        a0, a1 = (100, 214) if side < 0 else (80, -34)
        stem = arc(CX, 28, 23.5, 23.5, a0, a1, 60)
        ink.stroke(stem, 0.26)
        for k in range(13):
            p = stem[4 + 4 * k]
            d = stem[min(59, 5 + 4 * k)] - stem[3 + 4 * k]
            base = math.atan2(d[1], d[0])
            for turn in (-0.6, 0.6):
                q = np.linspace(0, 1, 14)
                ink.stroke(np.stack([p[0] + 4.0 * q * math.cos(base + turn), p[1] + 4.0 * q * math.sin(base + turn)], -1), 1.35 * np.sin(np.pi * q**0.85) + 0.02)
    for k in range(5):
        x = CX + (k - 2) * 4.4
        foil.polygon([(x - 1.5, 8.8), (x, 3.6 + 0.5 * abs(k - 2)), (x + 1.5, 8.8)])
        foil.disc(x, 3.2 + 0.5 * abs(k - 2), 0.62)
    foil.polygon([(CX - 11, 9.2), (CX + 11, 9.2), (CX + 11, 10.4), (CX - 11, 10.4)])


def _painting(palette, layers, sky, seed, wave):
    """A round picture of hills or sea in flat washes, with a little grain as of gouache."""
    n = 512
    h, w = round(n * CANVAS_H / CANVAS_W), n
    mm = n / CANVAS_W
    y, x = np.mgrid[0:h, 0:w] / mm
    rgb = lambda c: np.array([int(c[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    t = np.clip((y - 4) / 40, 0, 1)[..., None]
    img = rgb(sky[0]) * (1 - t) + rgb(sky[1]) * t
    rng = np.random.default_rng(seed)
    for k in range(layers):
        base = 24 + k * 28 / layers
        if wave:
            ridge = base + 0.9 * np.sin(x * (0.5 - 0.03 * k) + 1.7 * k) + 0.4 * np.sin(x * 1.1 + k)
        else:
            ridge = base + sum(rng.uniform(0.6, 2.8) * np.sin(x / CANVAS_W * 2 * np.pi * f + rng.uniform(0, 6.3)) for f in (0.7, 1.5, 2.6)) * (1 - 0.05 * k)
        c = rgb(palette[k % len(palette)])
        m = np.clip((y - ridge) * mm + 0.5, 0, 1)[..., None]
        tone = 1 + 0.07 * np.clip((y - ridge) / 8, 0, 1)[..., None] + 0.02 * noise((h, w), seed + k, 90, 1.0)[..., None]
        img = img * (1 - m) + c * tone * m
    img *= 1 + 0.018 * noise((h, w), seed + 40, 60, 1.0)[..., None]
    r = np.hypot(x - CX, y - 29.0) + 0.10 * noise((h, w), seed + 41, 24, 1.4)
    alpha = np.clip((25.5 - r) * mm + 0.5, 0, 1)
    return Image.fromarray((np.dstack([np.clip(img, 0, 1), alpha]) * 255 + 0.5).astype(np.uint8), "RGBA")


def hills(ink, foil):
    """Evening hills in washes of plum and clay, with a sun of foil."""
    foil.disc(CX + 6, 17.5, 5.0)
    picture = _painting(["#d98b6b", "#c2604f", "#98424a", "#6b2c40", "#431c31"], 5, ("#f6dcc0", "#eeb592"), 3, False)
    return _knocked(picture, foil)


def coast(ink, foil):
    """A bay at night in washes of blue, with a moon of foil."""
    _crescent(foil, CX - 5, 16.0, 5.2, 20)
    picture = _painting(["#7fa9bd", "#4f86a3", "#2f6486", "#1f4767", "#132f49"], 5, ("#dbe7ea", "#b4d0d8"), 9, True)
    return _knocked(picture, foil)


def _knocked(picture, foil):
    """`picture` without what foil covers, so that the order in which both are drawn does not matter."""
    hole = np.asarray(foil.image.resize(picture.size, Image.LANCZOS), float) / 255
    a = np.asarray(picture, float).copy()
    a[..., 3] *= 1 - hole
    return Image.fromarray(a.round().astype(np.uint8), "RGBA")


def brush(ink, foil):
    """One stroke of a dry brush, nearly closed."""
    h, w = round(CANVAS_H * SCALE), round(CANVAS_W * SCALE)
    y, x = np.mgrid[0:h, 0:w] / SCALE
    a = np.arctan2(y - 29, x - CX)
    t = ((a + math.pi * 0.62) % (2 * math.pi)) / (2 * math.pi)          # along the stroke
    r = np.hypot(x - CX, (y - 29) * 1.04) - 0.9 * np.sin(2 * a) - 1.2 * t
    streak = noise((256, 1024), 12, 60, 0.7, ax=30.0)
    across = (r - 19.2) / (4.6 - 2.0 * t)
    s = ndimage.map_coordinates(streak, [(across * 40 + 128), t * 1023], order=1, mode="wrap")
    dry = 0.9 + 1.4 * (1 - t) - 2.1 * t**2.2
    mask = np.clip((s + dry) * 2.2, 0, 1) * np.clip((1 - np.abs(across + 0.06 * s)) * 9, 0, 1) * np.clip(t * 90, 0, 1) * np.clip((0.955 - t + 0.02 * s) * 60, 0, 1)
    ink.image.paste(Image.fromarray((mask * 255).astype(np.uint8)).resize(ink.image.size, Image.BICUBIC))
    foil.disc(CX, 29, 3.0)


def plain(ink, foil):
    """Almost nothing: two rules and a lozenge. The name does the talking."""
    for y in (44.5, 45.6):
        foil.stroke([(CX - 22, y), (CX - 2.5, y)], 0.2 if y > 45 else 0.42)
        foil.stroke([(CX + 2.5, y), (CX + 22, y)], 0.2 if y > 45 else 0.42)
    foil.polygon([(CX - 1.5, 45), (CX, 42.6), (CX + 1.5, 45), (CX, 47.4)])
    ink.text(CX, 36, "V", "didone", 26)
    ink.text(CX, 10.0, "HAND-PICKED  ·  UNFILTERED", "roman", 2.7, 0.16)


DRAWINGS = dict(vines=vines, old_vine=old_vine, leaf=leaf, grapes=grapes, sunrise=sunrise, contours=contours, moons=moons, crest=crest, hills=hills, coast=coast, brush=brush, plain=plain)


def drawn(name):
    """(ink, foil, painting) of a drawing; a mask is None where nothing is printed."""
    ink, foil = Mask(CANVAS_W, CANVAS_H, SCALE), Mask(CANVAS_W, CANVAS_H, SCALE)
    painting = DRAWINGS[name](ink, foil)
    used = lambda m: m.array() if np.asarray(m.image).any() else None
    return used(ink), used(foil), painting
