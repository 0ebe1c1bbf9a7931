"""Tileable acetate base colours (sRGB JPEG, 1024 px = 80 mm) and the lens tint ramp. Argument: the output folder."""
import sys
import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

N = 1024
Y, X = np.mgrid[0:N, 0:N]
U, V = (X + 0.5) / N, (Y + 0.5) / N
FX, FY = np.fft.fftfreq(N)[None, :] * N, np.fft.fftfreq(N)[:, None] * N  # cycles for each tile


def noise(seed, f0, f1=None, beta=1.8, ax=1.0, ay=1.0):
    """Tileable noise, zero mean and unit deviation: flat below `f0`, falling with `beta`, cut off near `f1`."""
    w = np.fft.fft2(np.random.default_rng(seed).standard_normal((N, N)))
    k = np.hypot(FX * ax, FY * ay)
    s = np.where(k > 0, (1 + (k / f0) ** 2) ** (-beta), 0)
    if f1:
        s = s * np.exp(-((k / f1) ** 2))
    r = np.fft.ifft2(w * s).real
    return r / r.std()


def warp(a, du, dv):
    """`a` looked up at (u + du, v + dv), periodic."""
    return ndimage.map_coordinates(a, [((V + dv) % 1) * N - 0.5, ((U + du) % 1) * N - 0.5], order=1, mode="grid-wrap")


def step(a, b, x):
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def ramp(t, stops):
    """Colours from [(position, '#rrggbb')] at `t`."""
    c = np.array([[int(h[i : i + 2], 16) / 255 for i in (1, 3, 5)] for _, h in stops])
    return np.stack([np.interp(np.clip(t, 0, 1), [s for s, _ in stops], c[:, i]) for i in range(3)], -1)


def tortoise(seed, stops, cover=0.0, scale=1.0, hard=1.0):
    """Soft dark blotches with sharper cores in a translucent ground. `cover` > 0 darkens more of the sheet."""
    wx, wy = 0.016 * noise(seed, 5, 14, 1.8), 0.016 * noise(seed + 1, 5, 14, 1.8)
    a = warp(noise(seed + 2, 6.0 * scale, 16 * scale, 1.9, ax=0.85, ay=1.35), wx, wy)
    b = warp(noise(seed + 3, 14 * scale, 44 * scale, 1.6), wx, wy)
    f = a * 0.88 + b * 0.22 + noise(seed + 4, 2, 8, 1.8) * 0.22 + cover
    core, halo = step(0.05, 0.05 + 1.1 / hard, f), step(-1.2, 0.85, f)
    t = 0.86 - 0.50 * halo - 0.38 * core + (0.06 * b + 0.012 * noise(seed + 5, 40, 160, 1.0)) * (1 - core)
    return ramp(t, stops)


def marble(seed, stops, flow=0.07, veins=0.5, scale=1.0):
    """Flowing layered sheet: domain-warped noise with soft veins, as in pearl and marbled acetate."""
    wx, wy = flow * noise(seed, 2, 9, 1.7), flow * noise(seed + 1, 2, 9, 1.7)
    w2x, w2y = wx + 0.014 * noise(seed + 6, 7, 18, 1.8), wy + 0.014 * noise(seed + 7, 7, 18, 1.8)
    a = warp(noise(seed + 2, 4 * scale, 12 * scale, 1.9, ax=0.7, ay=1.5), w2x, w2y)
    b = warp(noise(seed + 3, 10 * scale, 34 * scale, 1.6, ax=0.7, ay=1.6), w2x, w2y)
    v = np.exp(-((np.abs(warp(noise(seed + 4, 3 * scale, 20, 1.8), w2x, w2y)) / 0.28) ** 2))
    t = 0.46 + 0.20 * a + 0.07 * b + veins * 0.22 * v + 0.008 * noise(seed + 5, 60, 200, 0.9)
    return ramp(t, stops)


def streaks(seed, stops, lean=0.028):
    """Long fibres, as in horn: noise drawn out along u, a little wavy, with a few pale flames."""
    drift = lean * noise(seed, 1.5, 4, 1.9)
    a = warp(noise(seed + 1, 5, 60, 1.1, ax=9.0, ay=1.0), 0 * drift, drift)
    b = warp(noise(seed + 2, 18, 200, 0.9, ax=12.0, ay=1.0), 0 * drift, drift)
    flame = step(0.4, 2.2, warp(noise(seed + 3, 2.5, 12, 1.6, ax=4.0, ay=1.0), 0 * drift, drift))
    return ramp(0.40 + 0.15 * a + 0.05 * b + 0.36 * flame, stops)


def dip(stops):
    """A sheet that goes over from one colour to another down the front, and back where the tile repeats."""
    wave = 0.006 * noise(17, 2, 8, 1.8)
    t = np.where(V < 0.86, step(0.24, 0.76, V + wave), 1 - step(0.88, 1.0, V))
    return ramp(t + 0.006 * noise(18, 40, 160, 1.0), stops)


SHEETS = dict(
    havana=lambda: tortoise(6, [(0, "#0d0503"), (0.25, "#210d05"), (0.45, "#4a1f09"), (0.62, "#7c4110"), (0.80, "#ab6d22"), (1, "#cf9a4a")], cover=0.30),
    honey=lambda: tortoise(31, [(0, "#5a2a0c"), (0.25, "#7d4515"), (0.45, "#a66a26"), (0.62, "#c68f43"), (0.80, "#dcb26b"), (1, "#eccf98")], cover=-0.45, hard=0.8),
    forest=lambda: marble(52, [(0, "#030605"), (0.30, "#081510"), (0.52, "#10291e"), (0.72, "#1e4632"), (0.9, "#3c6b4c"), (1, "#65906b")], veins=0.55),
    smoke=lambda: marble(77, [(0, "#2b2e32"), (0.30, "#4a4e53"), (0.52, "#70757a"), (0.72, "#949a9e"), (0.9, "#b6babc"), (1, "#d0d3d3")], flow=0.09, veins=0.25),
    rose=lambda: tortoise(95, [(0, "#2a060f"), (0.25, "#4a0f1e"), (0.45, "#761f35"), (0.62, "#a3445a"), (0.80, "#c6768a"), (1, "#dfa5b1")], cover=-0.10, hard=0.6),
    tokyo=lambda: tortoise(143, [(0, "#1d1108"), (0.25, "#3b220e"), (0.45, "#7a5124"), (0.62, "#b58a4c"), (0.80, "#d6b67c"), (1, "#e6d0a2")], cover=-0.75, scale=1.5, hard=1.7),
    horn=lambda: streaks(211, [(0, "#0f0a07"), (0.30, "#2a1d14"), (0.52, "#5a4431"), (0.74, "#947a5c"), (0.9, "#c2ab8a"), (1, "#dccdb2")]),
    dusk=lambda: dip([(0, "#14100f"), (0.35, "#3a2218"), (0.62, "#8a5530"), (0.85, "#cf9a5c"), (1, "#e2bd86")]),
    pearl=lambda: marble(303, [(0, "#b9b2a6"), (0.30, "#d3cdc2"), (0.52, "#e5e0d7"), (0.72, "#f0ece5"), (0.9, "#f7f4ef"), (1, "#fbf9f5")], flow=0.11, veins=0.35),
)


def linocut(size=768):
    """The print of the cleaning cloth: spectacles and files cut in lino, in two colours, on a cream ground. Tileable."""
    over = 3
    n = size * over
    img = Image.new("RGB", (n, n), "#e9dcc2")
    d = ImageDraw.Draw(img)
    red, blue, cell = "#b5523f", "#2f3f58", n // 4
    rng = np.random.default_rng(5)

    def spectacles(x, y, r, c):
        for k in (-1.25, 1.25):
            d.ellipse([x + k * r - r, y - r, x + k * r + r, y + r], outline=c, width=int(r * 0.30))
            d.ellipse([x + k * r - 0.42 * r, y - 0.5 * r, x + k * r - 0.1 * r, y - 0.18 * r], fill=c)
        d.arc([x - 0.5 * r, y - 0.75 * r, x + 0.5 * r, y + 0.25 * r], 200, 340, fill=c, width=int(r * 0.26))
        for k in (-1, 1):
            d.line([(x + k * 2.2 * r, y - 0.3 * r), (x + k * 2.75 * r, y - 0.55 * r)], fill=c, width=int(r * 0.28))

    def file(x, y, r, c):
        d.rounded_rectangle([x - 2.3 * r, y - 0.30 * r, x + 0.9 * r, y + 0.30 * r], int(0.15 * r), fill=c)
        for i in range(9):
            a = x - 2.1 * r + i * 0.33 * r
            d.line([(a, y + 0.22 * r), (a + 0.2 * r, y - 0.22 * r)], fill="#e9dcc2", width=max(2, int(0.05 * r)))
        d.rounded_rectangle([x + 1.0 * r, y - 0.42 * r, x + 2.5 * r, y + 0.42 * r], int(0.4 * r), fill=c)

    for row in range(4):
        for col in range(4):
            x, y = (col + 0.5) * cell, (row + 0.5) * cell
            if (row + col) % 2:
                file(x, y, cell * 0.155, blue)
            else:
                spectacles(x, y, cell * 0.135, red)
    # The gouge leaves small marks on the ground.
    for _ in range(420):
        x, y, a, r = rng.random() * n, rng.random() * n, rng.random() * 0.5 - 0.25, n * 0.006
        if img.getpixel((int(x), int(y))) == (233, 220, 194):
            d.line([(x - r * np.cos(a), y - r * np.sin(a)), (x + r * np.cos(a), y + r * np.sin(a))], fill="#d8b79d", width=over * 2)
    return img.resize((size, size), Image.LANCZOS)


def shade(width=168.0, depth=64.0, reach=26.0, n=128):
    """Alpha of the contact shadow of a box `width` x `depth` mm, reaching `reach` mm beyond its foot."""
    x = (np.arange(n) + 0.5) / n * (width + 2 * reach) - width / 2 - reach
    y = (np.arange(n) + 0.5) / n * (depth + 2 * reach) - depth / 2 - reach
    dx, dy = np.maximum(np.abs(x) - width / 2 + 6, 0), np.maximum(np.abs(y) - depth / 2 + 6, 0)
    far = np.hypot(dx[None, :], dy[:, None])
    near, wide = np.exp(-((far / 7.0) ** 1.3)), np.exp(-((far / 15.0) ** 2))
    edge = step(0, 8, reach + 6 - far)
    return (0.50 * near + 0.30 * wide) * edge


def main(out):
    for name, make in SHEETS.items():
        Image.fromarray((np.clip(make(), 0, 1) * 255 + 0.5).astype(np.uint8)).save(f"{out}/{name}.jpg", quality=88, subsampling=0)
    linocut().save(f"{out}/cloth_print.jpg", quality=86, subsampling=0)
    dark = np.zeros((128, 128, 4), np.uint8)
    dark[..., :3], dark[..., 3] = 255, np.clip(shade() * 255 + 0.5, 0, 255)
    Image.fromarray(dark, "RGBA").save(f"{out}/shade.png", optimize=True)
    # Tint ramp: the last image row (v = 1) is the top of the lens.
    a = step(0.06, 0.92, (np.arange(256) + 0.5) / 256)
    img = np.full((256, 64, 4), 255, np.uint8)
    img[..., 3] = (a * 255 + 0.5).astype(np.uint8)[:, None]
    Image.fromarray(img, "RGBA").save(f"{out}/lens_gradient.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1])
