"""Drawing masks for print: strokes that swell like an engraver's, spaced type, and how a mask is saved.

A mask is one printed colour. It is saved as grey + alpha with white grey: the catalog's material gives the colour, so one
drawing can be printed in any ink or foil.
"""
import math
import os
import numpy as np
from PIL import Image, ImageDraw, ImageFont

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../fonts")
FONTS = dict(
    roman="EBGaramond-Medium", italic="EBGaramond-MediumItalic", didone="PlayfairDisplay-Bold", script="PinyonScript-Regular",
    sans="Inter-Medium", bold="Inter-SemiBold",
)


class Mask:
    """One colour on a sheet of w x h millimetres, `scale` pixels for each millimetre."""

    def __init__(self, w, h, scale, over=3):
        self.w, self.h, self.scale, self.k = w, h, scale, scale * over
        self.image = Image.new("L", (round(w * self.k), round(h * self.k)), 0)
        self.draw = ImageDraw.Draw(self.image)

    def _px(self, points):
        return [(float(x) * self.k, float(y) * self.k) for x, y in points]

    def polygon(self, points, ink=255):
        self.draw.polygon(self._px(points), fill=ink)

    def line(self, points, width, ink=255):
        self.draw.line(self._px(points), fill=ink, width=max(1, round(width * self.k)), joint="curve")

    def disc(self, x, y, r, ink=255):
        self.draw.ellipse(self._px([(x - r, y - r), (x + r, y + r)]), fill=ink)

    def circle(self, x, y, r, width):
        a = np.linspace(0, 2 * np.pi, 181)
        self.stroke(np.stack([x + r * np.cos(a), y + r * np.sin(a)], -1), np.full(181, width))

    def stroke(self, points, widths, ink=255):
        """A line whose width changes along it."""
        p = np.asarray(points, float)
        t = np.gradient(p, axis=0)
        t /= np.linalg.norm(t, axis=1, keepdims=True) + 1e-9
        n = np.stack([-t[:, 1], t[:, 0]], -1) * np.broadcast_to(np.asarray(widths, float), len(p))[:, None] / 2
        self.polygon(np.concatenate([p + n, (p - n)[::-1]]), ink)

    def text(self, x, y, words, font, size, track=0.0, anchor="middle", squeeze=None):
        """`words` on the baseline y; `size` is the em in millimetres, `track` a share of it. `squeeze` is the widest it may get."""
        face = ImageFont.truetype(os.path.join(FOLDER, f"{FONTS[font]}.ttf"), round(size * self.k))
        gap = track * size * self.k
        if gap == 0:
            width = face.getlength(words)
        else:
            width = sum(face.getlength(c) for c in words) + gap * (len(words) - 1)
        if squeeze and width > squeeze * self.k:
            return self.text(x, y, words, font, size * squeeze * self.k / width * 0.998, track, anchor)
        at = x * self.k - {"middle": width / 2, "left": 0, "right": width}[anchor]
        if gap == 0:
            self.draw.text((at, y * self.k), words, font=face, fill=255, anchor="ls")
            return
        for c in words:
            self.draw.text((at, y * self.k), c, font=face, fill=255, anchor="ls")
            at += face.getlength(c) + gap

    def array(self):
        """Coverage 0..1 at the final size."""
        return np.asarray(self.image.resize((round(self.w * self.scale), round(self.h * self.scale)), Image.LANCZOS), float) / 255


def save_mask(path, mask, levels=24):
    """Write a coverage array; few levels keep the file small and cannot be seen in print."""
    a = np.round(np.clip(mask, 0, 1) * levels) / levels * 255
    image = np.stack([np.full(a.shape, 255), a], -1).round().astype(np.uint8)
    Image.fromarray(image, "LA").save(path, optimize=True)


def noise(shape, seed, f0, beta=1.8, ax=1.0, ay=1.0):
    """Tileable noise, zero mean and unit deviation: flat below `f0` cycles, falling with `beta`."""
    h, w = shape
    k = np.hypot(np.fft.fftfreq(w)[None] * w * ax, np.fft.fftfreq(h)[:, None] * h * ay)
    s = np.where(k > 0, (1 + (k / f0) ** 2) ** (-beta), 0)
    r = np.fft.ifft2(np.fft.fft2(np.random.default_rng(seed).standard_normal(shape)) * s).real
    return r / r.std()


def arc(x, y, rx, ry, a0, a1, n=40):
    """Points of an ellipse from a0 to a1 degrees (0 is right, 90 is down)."""
    a = np.radians(np.linspace(a0, a1, n))
    return np.stack([x + rx * np.cos(a), y + ry * np.sin(a)], -1)


def swell(n, most, least=0.05):
    """Widths of a stroke that starts and ends thin."""
    return least + (most - least) * np.sin(np.linspace(0, math.pi, n)) ** 0.7
