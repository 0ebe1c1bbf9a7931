"""Every texture of the wine. Run from assets/source: python -m wine.textures OUT_FOLDER SHADOW.png"""
import os
import sys
from concurrent.futures import ProcessPoolExecutor
import numpy as np
from PIL import Image
from scipy import ndimage
from reliefs import save_relief
from . import art, prints
from .drawing import noise, save_mask
from .frame import DEPTH


def _rgb(c):
    return np.array([int(c[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def _step(a, b, x):
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def laid():
    """Paper from a mould: fine laid lines across, chain lines every 20 mm. Near white: the material colours it."""
    n = (512, 512)
    y, x = np.mgrid[0:512, 0:512] / 512
    wob = 0.0009 * noise(n, 11, 8, 1.4)
    lines = np.sin(2 * np.pi * 44 * (y + wob)) * (0.8 + 0.2 * noise(n, 3, 8, 1.3).clip(-1, 1))
    chain = np.exp(-((((x + wob) * 2 % 1 - 0.5) / 0.02) ** 2))
    grit = noise(n, 5, 70, 1.0)
    v = 0.945 + 0.014 * lines - 0.035 * chain + 0.012 * grit + 0.010 * noise(n, 6, 5, 1.6)
    return np.repeat(v[..., None], 3, -1), 0.022 * lines - 0.05 * chain + 0.010 * grit


def felt():
    """Heavy felt-marked paper."""
    n = (512, 512)
    g = np.tanh(noise(n, 9, 42, 2.0))
    grit = noise(n, 10, 120, 1.0)
    v = 0.94 + 0.020 * (g - np.roll(g, 2, 0)) * 2.2 + 0.010 * grit + 0.006 * noise(n, 12, 4, 1.6)
    return np.repeat(v[..., None], 3, -1), 0.045 * g + 0.006 * grit


def kraft():
    """Long brown fibres, some dark, some pale; grey here, coloured by the material."""
    n = (512, 512)
    fibres = noise(n, 1, 90, 1.1, ax=3.2) + 0.9 * noise(n, 2, 110, 1.1, ay=3.2)
    v = 0.90 * (1 + 0.020 * fibres + 0.008 * noise(n, 3, 5, 1.4))
    v *= 1 - 0.16 * _step(2.4, 3.1, noise(n, 5, 170, 0.7, ax=3)) + 0.08 * _step(2.6, 3.2, noise(n, 6, 150, 0.7, ay=3))
    return np.repeat(v[..., None], 3, -1), 0.012 * fibres


def pine():
    """Plain-sawn pine, grain along u; tiles in both directions."""
    h, w = 512, 1024
    n = (h, w)
    y, x = np.mgrid[0:h, 0:w]
    x, y = x / w, y / h
    d = 1.05 * np.cos(2 * np.pi * (y + 0.03 * noise(n, 3, 1.6, 2.2, ax=1.4)))
    ring = np.sqrt(d**2 + (0.42 + 0.14 * np.sin(2 * np.pi * x + 1) + 0.03 * noise(n, 4, 2, 2.0)) ** 2) * 9 + 0.05 * noise(n, 5, 6, 1.3, ax=7)
    for kx, ky, r in ((0.22, 0.34, 0.024), (0.71, 0.68, 0.018)):
        q = np.hypot((x - kx) * w / h * 0.8, y - ky)
        ring += 1.5 * np.exp(-((q / (r * 3.2)) ** 2))
    knot = np.max([_step(r * 1.15, r * 0.75, np.hypot((x - kx) * w / h * 0.8, y - ky) + 0.004 * noise(n, 9, 20, 1.0)) for kx, ky, r in ((0.22, 0.34, 0.024), (0.71, 0.68, 0.018))], 0)
    phase = ring % 1
    late = _step(0.45, 0.93, phase) * _step(1.0, 0.955, phase)
    fibre, tone = noise(n, 6, 200, 0.7, ax=40), noise(n, 7, 2, 1.7, ax=2.5)
    t = np.clip(0.06 + 0.42 * late + 0.05 * tone + 0.04 * fibre, 0, 1)[..., None]
    c = _rgb("#f3e2c2") * (1 - t) + _rgb("#c99a66") * t
    c *= (1 + 0.02 * fibre + 0.02 * tone - 0.10 * _step(2.4, 3.0, noise(n, 8, 230, 0.7, ax=16)))[..., None]
    k = knot[..., None]
    return c * (1 - k) + _rgb("#8a5a35") * (1 + 0.1 * noise(n, 12, 40, 1.0))[..., None] * k, 0.16 * late + 0.05 * fibre + 0.1 * knot


def cork():
    n = (512, 512)
    c = _rgb("#d8b184") * (1 + 0.06 * noise(n, 3, 14, 1.3) + 0.05 * noise(n, 4, 90, 0.9))[..., None]
    lens = _step(1.35, 2.1, noise(n, 6, 16, 1.1, ax=2.6) + 0.5 * noise(n, 7, 60, 1.0))
    crack = _step(2.1, 2.7, noise(n, 8, 30, 0.9, ax=0.5) + 0.3 * noise(n, 9, 90, 1.0))
    pits = np.clip(0.75 * lens + 0.5 * crack, 0, 1)
    return c * (1 - pits[..., None] * np.array([0.50, 0.60, 0.68])), -0.2 * pits + 0.02 * noise(n, 4, 90, 0.9)


def agglomerate():
    """Cork granules glued together."""
    rng = np.random.default_rng(2)
    n = 512
    seeds = rng.random((1500, 2)) * n
    from scipy.spatial import cKDTree
    y, x = np.mgrid[0:n, 0:n]
    d, i = cKDTree(seeds, boxsize=n).query(np.stack([x, y], -1).reshape(-1, 2), k=2)
    shade = rng.normal(1, 0.10, 1500)[i[:, 0]].reshape(n, n)
    gap = _step(0.4, 1.8, (d[:, 1] - d[:, 0]).reshape(n, n))
    grit = noise((n, n), 5, 90, 1.0)
    return _rgb("#d9b98f") * (shade * (0.84 + 0.16 * gap) * (1 + 0.03 * grit))[..., None], 0.09 * gap + 0.02 * grit


# Pale wines by the colour that comes through a body of 38 mm radius.
WINES = dict(rose="#fbbfab", white="#f8e9a2", orange="#e2934a", sweet="#e9b145", sparkling="#f9eeb4", sparkling_rose="#fccbba")


def depth_ramp(colour, full=38.0):
    """What comes through the wine against its radius (v): each layer takes the same share, so thin parts are paler."""
    linear = ((_rgb(colour) + 0.055) / 1.055) ** 2.4
    r = ((np.arange(64) + 0.5) / 64 * DEPTH)[:, None]
    through = 0.97 * (linear / 0.97) ** ((0.9 * r / full) ** 1.15)
    srgb = 1.055 * through ** (1 / 2.4) - 0.055
    return Image.fromarray((np.clip(np.repeat(srgb[:, None], 8, 1), 0, 1) * 255 + 0.5).astype(np.uint8))


# name -> (maker of colours and of heights in mm, mm of a tile)
SURFACES = dict(laid=(laid, 40), felt=(felt, 40), kraft=(kraft, 40), pine=(pine, (300, 150)), cork=(cork, 58), agglomerate=(agglomerate, 58))


def shade(size=128, foot=97.0, reach=34.0, round_=False):
    """Contact shadow of a box: dark under its edges, fading outwards. The foot itself is covered by the box."""
    span = foot + 2 * reach
    y, x = (np.mgrid[0:size, 0:size] + 0.5) / size * span - span / 2
    q = np.hypot(np.maximum(np.abs(x) - foot / 2 + 2, 0), np.maximum(np.abs(y) - foot / 2 + 2, 0))
    if round_:
        q = np.maximum(np.hypot(x, y) - foot / 2 + 3, 0)
    a = 0.62 * np.exp(-q / 3.0) + 0.30 * np.exp(-((q / 15.0) ** 2))
    return a * np.clip((span / 2 - np.maximum(np.abs(x), np.abs(y))) / 8, 0, 1)


def contact_shadow(size=512, span=300.0, foot=33.5):
    """Under a bottle: dark where the foot meets the ground, and a soft halo; made for feet of 31 to 44 mm radius. Covers 0.30 x 0.30 m."""
    y, x = (np.mgrid[0:size, 0:size] + 0.5) / size * span - span / 2
    r = np.hypot(x, y)
    out = np.maximum(r - (foot - 3.5), 0)
    a = 0.66 * np.exp(-out / 5.0) + 0.26 * np.exp(-((out / 17) ** 2)) + 0.10 * np.exp(-((out / 42) ** 2))
    a *= 0.35 + 0.65 * _step(foot - 20, foot - 5, r)       # through a clear foot light reaches the ground below it
    a = np.clip(a, 0, 0.92) * np.clip((span / 2 - np.maximum(np.abs(x), np.abs(y))) / 8, 0, 1)
    image = np.zeros((size, size, 2), np.uint8)
    image[..., 1] = np.clip(a * 255 + np.random.default_rng(1).random((size, size)), 0, 255) * (a > 0.002)
    return Image.fromarray(image, "LA")


def save_art(name, out):
    ink, foil, painting = art.drawn(name)
    if ink is not None:
        save_mask(f"{out}/art_{name}.png", ink)
    if foil is not None:
        save_mask(f"{out}/foil_{name}.png", foil, 16)
    if painting is not None:
        # Colour only inside the picture: pixels of no alpha keep the mean, so that blurring does not darken the rim.
        a = np.asarray(painting)
        image = np.where(a[..., 3:] > 0, a, np.r_[a[a[..., 3] > 0][:, :3].mean(0), 0].astype(np.uint8))
        Image.fromarray(image, "RGBA").quantize(255, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.FLOYDSTEINBERG).save(f"{out}/paint_{name}.png", optimize=True)


def main(out, shadow):
    with ProcessPoolExecutor(2) as pool:
        work = [pool.submit(save_art, name, out) for name in art.DRAWINGS]
        for group, make in (("title", prints.title), ("place", prints.place), ("year", prints.year)):
            for key in getattr(prints, group.upper() + "S"):
                save_mask(f"{out}/{group}_{key}.png", make(key), 16)
        save_mask(f"{out}/back.png", prints.back(), 16)
        save_mask(f"{out}/story.png", prints.story(), 16)
        save_mask(f"{out}/shade.png", shade(), 64)
        save_mask(f"{out}/shade_round.png", shade(round_=True), 64)
        for name, (make, tile) in SURFACES.items():
            colour, height = make()
            image = Image.fromarray((np.clip(colour, 0, 1) * 255 + 0.5).astype(np.uint8))
            image.save(f"{out}/{name}.jpg", quality=80 if name == "pine" else 72, subsampling=2)
            save_relief(f"{out}/{name}_relief.jpg", height, tile, image.size, 80)
        for name, colour in WINES.items():
            depth_ramp(colour).save(f"{out}/wine_{name}.png", optimize=True)
        contact_shadow().save(shadow, optimize=True)
        for job in work:
            job.result()
    sizes = {f: os.path.getsize(f"{out}/{f}") for f in sorted(os.listdir(out))}
    print("\n".join(f"{f:28} {s // 1024:4} KB" for f, s in sizes.items()), "\ntextures total", sum(sizes.values()))


if __name__ == "__main__":
    main(*sys.argv[1:3])
