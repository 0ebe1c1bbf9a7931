"""Tileable base colours and reliefs of the lounge chair (JPEG). Usage: python -m lounge_chair.textures OUT [NAME...]

Cloth and leather are nearly white and take their colour from the catalog; one tile is 320 mm, so yarns and grain are true to
scale. Woods have their own colour; one tile is 560 mm with the grain along u. End grain is 120 mm and nearly white.
A maker gives colours and the height of the surface in millimetres, which becomes a normal map, `NAME_relief.jpg`. A little of
its light and shade is painted into the colours as well, with low contrast: normal maps cast no shadows.
"""
import os
import sys
import time
import numpy as np
from PIL import Image
from scipy import ndimage
from scipy.spatial import cKDTree
from reliefs import save_relief
from textures import FX, FY, N, U, V, noise, ramp, step


def band(seed, f, width=0.35, ax=1.0, ay=1.0):
    """Tileable noise around the frequency `f`, zero mean and unit deviation."""
    w = np.fft.fft2(np.random.default_rng(seed).standard_normal((N, N)))
    k = np.hypot(FX * ax, FY * ay)
    r = np.fft.ifft2(w * np.exp(-((np.log(np.maximum(k, 1e-3) / f) / width) ** 2))).real
    return r / r.std()


def blur(a, s):
    return ndimage.gaussian_filter(a, s, mode="wrap")


def unit(a):
    return (a - a.min()) / max(a.max() - a.min(), 1e-9)


def sample(a, u, v):
    return ndimage.map_coordinates(a, [(v % 1) * N - 0.5, (u % 1) * N - 0.5], order=1, mode="grid-wrap")


def shaded(height, strength):
    """Light from the upper left on a relief, 1 on the flat."""
    dx = np.roll(height, -1, 1) - np.roll(height, 1, 1)
    dy = np.roll(height, -1, 0) - np.roll(height, 1, 0)
    return 1 + strength * np.clip((-dx - dy) / max(np.abs(dx).std() * 4, 1e-9), -1, 1)


def level(image, mean=0.90, deviation=None):
    """Grey levels with the given mean, softly limited."""
    image = image / image.mean()
    if deviation:
        image = 1 + (image - 1) * deviation / image.std()
    return np.clip(mean * image, 0, 1)


def tinted(grey, warm=0.0):
    """A nearly neutral grey as colour; dark places a little warmer."""
    return np.stack([grey, grey * (1 - warm * (1 - grey)), grey * (1 - 2 * warm * (1 - grey))], -1)


def evened(grey, mm):
    """`grey` without what is wider than `mm`, and without bands of neighbouring yarns: spots by which one tile is known again in the next."""
    grey = grey / blur(grey, mm / TILE * N)
    for axis in (0, 1):
        band = ndimage.gaussian_filter1d(grey.mean(axis), mm / 3 / TILE * N, mode="wrap")
        grey = grey / np.expand_dims(band, axis)
    return grey


def weave(seed=1, yarns=116, pattern="plain", contrast=0.085, melange=0.055, wobble=0.10, even=None):
    """Warp and weft; `pattern` is plain, twill or basket. Yarns leave their way by `wobble` of their pitch; for `even` see `evened`."""
    wob = wobble * noise(seed, 3, 40, 1.2) / yarns
    u, v = (U + wob) * yarns, (V + wobble * noise(seed + 1, 3, 40, 1.2) / yarns) * yarns
    iu, iv, fu, fv = np.floor(u).astype(int) % yarns, np.floor(v).astype(int) % yarns, u % 1, v % 1
    i, j = np.meshgrid(np.arange(yarns), np.arange(yarns))
    over = {"plain": (i + j) % 2 == 0, "twill": (i + j) % 4 < 2, "basket": (i // 2 + j // 2) % 2 == 0}[pattern].astype(float)
    r = np.random.default_rng(seed)
    ease = lambda f: np.abs(f - 0.5) ** 2 * 4

    def height(before, here, after, f):
        return here * (1 - 0.5 * ease(f)) + np.where(f < 0.5, before, after) * 0.5 * ease(f)

    warp = height(over[(iv - 1) % yarns, iu], over[iv, iu], over[(iv + 1) % yarns, iu], fv)
    weft = 1 - height(over[iv, (iu - 1) % yarns], over[iv, iu], over[iv, (iu + 1) % yarns], fu)
    pw, pf = (np.sqrt(np.clip(1 - ((f - 0.5) / 0.56) ** 2, 0, 1)) for f in (fu, fv))
    hw, hf = warp * 0.9 + pw * 0.75, weft * 0.9 + pf * 0.75
    top = hw > hf
    h = np.where(top, hw, hf)
    slub = np.where(top, noise(seed + 9, 5, 50, 1.0, ax=1, ay=0.12), noise(seed + 10, 5, 50, 1.0, ax=0.12, ay=1))
    yarn = np.where(top, r.standard_normal(yarns)[iu], r.standard_normal(yarns)[iv])
    twist = np.where(top, np.sin(2 * np.pi * (fv * 2 + fu * 1.6)), np.sin(2 * np.pi * (fu * 2 - fv * 1.6)))
    g = 1 + contrast * (unit(h) - 0.7) * 2.2 + melange * (0.55 * yarn + 0.7 * slub) + 0.03 * twist + 0.025 * band(seed + 5, 300, 0.5)
    g *= np.where(top, 1.025, 0.975)
    if even:
        g = evened(g, even)
    return tinted(level(g, 0.88), 0.06), TILE / yarns * (0.24 * unit(h) + 0.012 * twist + 0.02 * slub)


def boucle(seed=21, loops=3000):
    """Loops of thick yarn, each a curl of 200 to 340 degrees, piled over each other.

    Nearly one colour: what is seen from afar are round nubs of 6 to 9 mm with soft shade between them. Gaps narrower than a
    yarn, and clouds wider than a hand, would look like dirt on a small picture; so both are left out.
    """
    h = np.full((N, N), -3.0)
    r = np.random.default_rng(seed)
    radius = N * 0.0072
    k = int(np.ceil(radius * 1.1))
    gy, gx = np.mgrid[-k : k + 1, -k : k + 1].astype(float)
    side = int(np.sqrt(loops))
    for q, place in enumerate(r.permutation(side * side)):
        cx, cy = (((place % side) + 0.5 + r.normal(0, 0.32)) / side * N, ((place // side) + 0.5 + r.normal(0, 0.32)) / side * N)
        size, a0, span = N * r.uniform(0.010, 0.016), r.random() * 6.283, np.radians(r.uniform(200, 340)) * r.choice((-1, 1))
        flat, turn = r.uniform(0.65, 1.0), r.random() * 3.14
        base = q / loops * 1.2 + r.normal(0, 0.2)
        n = int(size * abs(span) / (radius * 0.5))
        f = np.arange(n) / (n - 1)
        px, py = size * np.cos(a0 + span * f), size * flat * np.sin(a0 + span * f)
        x, y = cx + px * np.cos(turn) - py * np.sin(turn), cy + px * np.sin(turn) + py * np.cos(turn)
        for s in range(n):
            ix, iy = int(x[s] // 1), int(y[s] // 1)
            dome = np.sqrt(np.clip(1 - ((gx - (x[s] - ix)) ** 2 + (gy - (y[s] - iy)) ** 2) / radius**2, 0, 1))
            here = base + 1.0 * np.sin(np.pi * f[s]) ** 0.8 + dome * 1.7
            b = np.ix_((iy + np.arange(-k, k + 1)) % N, (ix + np.arange(-k, k + 1)) % N)
            h[b] = np.where((dome > 0.05) & (here > h[b]), here, h[b])
    h = np.maximum(h, np.percentile(h, 12))
    nubs = h - blur(h, radius * 3)
    hollow = blur(step(-1.2, 0.5, nubs), 1.2)
    g = (1 - 0.075 * (1 - hollow)) * shaded(blur(h, 2.0), 0.065) * (1 + 0.010 * band(seed + 3, 220, 0.5) + 0.010 * band(seed + 4, 34, 0.35))
    return tinted(level(1 + g - blur(g, N / 24), 0.88), 0.06), 0.52 * blur(h, 1.2) + 0.05 * band(seed + 3, 220, 0.5)


def felt(seed=41):
    """Pressed wool: fine fibres in all directions, slow clouds."""
    fibres = sum(noise(seed + i, 60, 260, 0.8, ax=a, ay=b) for i, (a, b) in enumerate(((1, 0.2), (0.2, 1), (0.6, 0.6))))
    g = 1 + 0.022 * fibres + 0.018 * noise(seed + 5, 4, 40, 1.4) + 0.018 * band(seed + 6, 330, 0.4)
    return tinted(level(g, 0.90), 0.04), 0.028 * fibres + 0.02 * band(seed + 6, 330, 0.4) + 0.10 * noise(seed + 5, 4, 40, 1.4)


def corduroy(seed=47, wales=44):
    """Wales of 7 mm that run up, with a soft pile."""
    f = (U * wales + 0.05 * noise(seed, 3, 30, 1.3)) % 1
    dome = np.sqrt(np.clip(1 - (2 * f - 1) ** 2, 0, 1))
    pile = noise(seed + 1, 40, 240, 0.8, ax=0.5, ay=1)
    g = 0.70 + 0.30 * dome**0.8 + 0.035 * (0.5 - f) + 0.018 * pile * dome + 0.012 * noise(seed + 2, 3, 20, 1.4)
    return tinted(level(g, 0.86), 0.10), blur(1.5 * dome**1.4, 2) + 0.07 * pile * dome


def leather(seed=3, cells=22000, grain=1.0, clouds=0.014, depth=0.36, fat=0.0):
    """Cells with creases between them, clouds of colour, some wrinkles; `fat` folds of a hide that nothing covers."""
    r = np.random.default_rng(seed)
    g = int(np.sqrt(cells))
    gx, gy = np.meshgrid(np.arange(g), np.arange(g))
    p = (np.stack([gx.ravel(), gy.ravel()], -1) + 0.5 + r.uniform(-0.46, 0.46, (g * g, 2))) / g
    near = cKDTree(np.concatenate([p + [i, j] for i in (-1, 0, 1) for j in (-1, 0, 1)]))
    wx = 0.006 * noise(seed + 1, 8, 80, 1.4) + 0.0014 * noise(seed + 11, 80, 260, 1.2)
    wy = 0.006 * noise(seed + 2, 8, 80, 1.4) + 0.0014 * noise(seed + 12, 80, 260, 1.2)
    d, which = near.query(np.stack([(U + wx).ravel(), (V + wy).ravel()], -1), k=2)
    d *= g
    crease = (d[:, 1] - d[:, 0]).reshape(N, N)
    tone = r.random(g * g)[which[:, 0] % (g * g)].reshape(N, N)
    pebble = blur(step(0, 0.42, crease), 0.8) * (0.55 + 0.45 * unit(noise(seed + 4, 4, 40, 1.5)))
    wrinkle = step(0, 0.10, np.abs(sample(noise(seed + 6, 4, 40, 1.3), U + wx * 2, V + wy * 2)) / 2.2)
    h = pebble * (0.8 + 0.35 * tone) + 0.25 * wrinkle
    g = 1 + grain * (0.10 * (unit(h) - 0.6) + 0.02 * (tone - 0.5)) + clouds * noise(seed + 9, 5, 24, 1.5) + 0.006 * band(seed + 7, 250, 0.45)
    folds = 0
    if fat:
        along = sample(noise(seed + 14, 9, 60, 1.5, ax=0.35, ay=1.0), U + wx * 4, V + wy * 4)
        folds = step(0.35, 0, np.abs(along)) * step(0.2, 1.4, noise(seed + 15, 2, 8, 1.6))
        g = g * (1 - 0.05 * folds) * (1 + 0.03 * noise(seed + 16, 2, 9, 1.5))
        h = h - fat * blur(folds, 1.5)
    return tinted(level(g * shaded(blur(h, 0.7), 0.035 * grain), 0.90), 0.10 + 0.5 * fat), depth * blur(h, 0.6)


def wood(seed, stops, rings=13, contrast=0.36, pore=0.5, streak=0.10, stretch=13, rays=0.0):
    """A flat-sawn board, grain along u: warped rings, fibres, streaks and pores."""
    low = noise(seed, 1.6, 14, 1.5, ax=3.2, ay=1.0) * 0.055 + noise(seed + 1, 6, 60, 1.4, ax=5, ay=1) * 0.006
    t, r = (np.arange(4096) + 0.5) / 4096, np.random.default_rng(seed + 2)
    uneven = sum(np.sin(2 * np.pi * (f * t + r.random())) * r.normal() / f**0.9 for f in range(1, 26))
    v = V + low
    v = v + np.interp(v % 1, t, uneven / np.abs(uneven).max() * 0.035, period=1)
    phase, strength = (v * rings) % 1, r.uniform(0.45, 1, rings)[np.floor(v * rings).astype(int) % rings]
    late = phase**1.7 * step(0, 0.12, 1 - phase) * strength
    fine = (v * (rings * 4 - 5)) % 1
    fine = fine**1.4 * step(0, 0.2, 1 - fine)
    tone = unit(noise(seed + 5, 1.5, 8, 1.6, ax=2.5, ay=1))
    x = 0.50 + 0.28 * (tone - 0.5) + streak * noise(seed + 4, 16, None, 0.95, ax=26, ay=1) + 0.045 * noise(seed + 3, 120, None, 0.7, ax=38, ay=1)
    x = x - contrast * (late - 0.25) - 0.08 * (fine - 0.3) + 0.028 * noise(seed + 7, 5, 18, 1.6, ax=1, ay=0.22)
    dense = step(0, 0.8, 0.9 - phase)
    pores = step(1.75 - 0.7 * dense, 2.5 - 0.7 * dense, noise(seed + 6, 150, None, 0.75, ax=stretch, ay=1))
    colour = ramp(x, stops) * (1 - pore * pores)[..., None]
    if rays:
        colour = colour * (1 + rays * step(1.9, 2.6, noise(seed + 8, 60, None, 0.9, ax=7, ay=1)))[..., None]
    return colour, -0.40 * pore**0.5 * pores - 0.06 * late + 0.025 * noise(seed + 3, 120, None, 0.7, ax=38, ay=1)


def end_grain(seed=70, rings=30):
    """Arcs of growth rings, vessels as dots, fine rays."""
    x, y = U + 0.35 + 0.006 * noise(seed, 3, 20, 1.4), V + 0.55 + 0.006 * noise(seed + 1, 3, 20, 1.4)
    r, angle = np.hypot(x, y), np.arctan2(y, x)
    phase = (r * rings + 0.35 * np.sin(r * 23) + 0.2 * np.sin(r * 51 + 1)) % 1
    late = phase**2.2 * step(0, 0.1, 1 - phase)
    dense = step(0, 0.5, 0.55 - phase)
    pores = step(1.9 - 0.9 * dense, 2.4 - 0.9 * dense, band(seed + 3, 150, 0.35))
    g = 1 - 0.20 * (late - 0.25) + 0.03 * np.clip(np.sin(angle * 420), 0, 1) - 0.22 * pores + 0.02 * noise(seed + 4, 2, 10, 1.4)
    return tinted(level(g, 0.80), 0.2), None


TILE, BOARD = 320.0, 560.0

WALNUT = [(0, "#2e2018"), (0.25, "#483328"), (0.5, "#6b4f3b"), (0.75, "#876952"), (1, "#a4876c")]
OAK = [(0, "#8d7252"), (0.25, "#a78a68"), (0.5, "#bda180"), (0.75, "#cdb496"), (1, "#dcc8ac")]
ASH = [(0, "#b79c78"), (0.3, "#cfb896"), (0.55, "#e2d0b3"), (0.8, "#eee0c8"), (1, "#f6ecda")]

# name -> (maker, pixels, JPEG quality, size of the relief); along the grain of wood there is little to see.
JOBS = dict(
    boucle=(boucle, 1024, 70, (768, 768)),
    weave=(lambda: weave(76, 104, "basket", 0.085, 0.028, 0.22, 11.0), 1024, 70, (768, 768)),
    twill=(lambda: weave(12, 176, "twill", 0.07, 0.04), 1024, 68, (1024, 1024)),
    felt=(felt, 512, 74, (512, 512)),
    corduroy=(corduroy, 768, 68, (512, 512)),
    leather=(leather, 1024, 68, (1024, 1024)),
    aniline=(lambda: leather(29, 42000, 0.7, 0.030, 0.30, 0.6), 1024, 68, (1024, 1024)),
    nubuck=(lambda: leather(17, 40000, 0.35, 0.011, 0.22), 512, 74, (512, 512)),
    walnut=(lambda: wood(4, WALNUT), 1024, 72, (512, 1024)),
    oak=(lambda: wood(34, OAK, 13, 0.36, 0.26, 0.10, 20, 0.05), 1024, 70, (512, 1024)),
    ash=(lambda: wood(54, ASH, 9, 0.50, 0.16, 0.10, 11), 1024, 70, (512, 1024)),
    end=(end_grain, 256, 76, None),
)


def main(out, *wanted):
    for name, (make, pixels, quality, relief) in JOBS.items():
        if wanted and name not in wanted:
            continue
        start = time.time()
        colour, height = make()
        image = Image.fromarray((np.clip(colour, 0, 1) * 255 + 0.5).astype(np.uint8))
        if pixels != N:
            image = image.resize((pixels, pixels), Image.BOX if N % pixels == 0 else Image.LANCZOS)
        image.save(f"{out}/{name}.jpg", quality=quality, subsampling=2, optimize=True)
        if relief:
            save_relief(f"{out}/{name}_relief.jpg", height, BOARD if name in ("walnut", "oak", "ash") else TILE, relief)
        print(f"{name:10} {pixels} px {os.path.getsize(f'{out}/{name}.jpg') // 1024} KB {time.time() - start:.1f} s, mean {np.asarray(image).mean((0, 1)).round()}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
