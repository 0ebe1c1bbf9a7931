"""The photo studio light: an analytic, colour-neutral set of softboxes, prefiltered for Bevy's `EnvironmentMapLight`.

Writes two KTX2 cube maps (E5B9G9R9, zstd) into the folder given as the only argument:

* `studio_specular.ktx2`: GGX-prefiltered radiance, 256 px, 7 levels (256..4 px). Level l holds perceptual
  roughness l / 6, because Bevy samples `perceptual_roughness * (levels - 1)`.
* `studio_diffuse.ktx2`: 32 px, cosine-weighted *mean* radiance (irradiance / pi), which Bevy multiplies by albedo.

Cube maps are left-handed: Bevy looks a world direction (x, y, z) up at (x, y, -z). So the texel that the usual
face convention (+X,-X,+Y,-Y,+Z,-Z, rows from the top) gives the direction c holds the world direction (cx, cy, -cz).
World axes: +Y up, the product faces +Z, the viewer stands at +Z. The mean radiance over the sphere is 1 for each of
R, G and B (white balanced), so the light's `intensity` is the mean luminance in cd/m2.
"""
import struct
import sys
import numpy as np
import zstandard
from scipy import ndimage

LEVELS, SIZE, DIFFUSE = 7, 256, 32
# name, direction (x, y, z), half width, half height (tangents), radiance, colour, roll degrees, edge softness, falloff
BOXES = [
    ("overhead_bank", (0.00, 1.00, 0.10), 0.62, 0.40, 7.5, (1.0, 0.99, 0.975), 0, 0.08, 0.35),
    ("key_left", (-1.00, 0.62, 0.62), 0.34, 0.44, 24.0, (1.0, 0.985, 0.96), 6, 0.07, 0.30),
    ("fill_right", (1.00, 0.45, 0.48), 0.20, 0.52, 9.0, (0.97, 0.985, 1.0), -4, 0.08, 0.30),
    ("strip_right", (1.00, 0.18, 0.95), 0.045, 0.62, 20.0, (1.0, 1.0, 1.0), -3, 0.10, 0.10),
    ("strip_left", (-0.72, 0.20, 1.00), 0.035, 0.55, 15.0, (1.0, 1.0, 1.0), 4, 0.10, 0.10),
    ("brow_strip", (0.00, 0.92, 1.00), 0.80, 0.055, 14.0, (1.0, 0.99, 0.98), 0, 0.10, 0.10),
    ("rim_back_left", (-0.75, 0.42, -1.00), 0.15, 0.55, 15.0, (0.98, 0.99, 1.0), 10, 0.06, 0.20),
    ("rim_back_right", (0.80, 0.48, -1.00), 0.28, 0.45, 10.0, (0.97, 0.985, 1.0), -10, 0.06, 0.25),
    ("front_scrim", (0.05, 0.80, 1.00), 0.85, 0.33, 0.55, (1.0, 1.0, 1.0), 0, 0.45, 0.40),
    ("front_card", (0.42, 0.22, 1.00), 0.20, 0.11, 3.0, (1.0, 0.99, 0.98), -8, 0.14, 0.20),
]


def step(a, b, x):
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def raw_radiance(d):
    """Linear RGB radiance from world directions (..., 3), before white balance."""
    up = d[..., 1]
    base = 0.13 + 0.33 * step(-0.1, 0.9, up)                       # dark walls, lighter ceiling
    base = np.where(up < 0, 0.17 + 0.40 * step(0, -0.9, up), base)  # bounce from a pale table
    base = base * (1 - 0.40 * np.exp(-((up / 0.07) ** 2)))          # a darker horizon gives gloss something to bend
    col = base[..., None] * np.ones(3)
    for _, c, hw, hh, power, rgb, roll, soft, fall in BOXES:
        c = np.array(c) / np.linalg.norm(c)
        top = np.array([0, 1.0, 0]) if abs(c[1]) < 0.95 else np.array([0, 0, -1.0])
        r = np.cross(top, c)
        r /= np.linalg.norm(r)
        u = np.cross(c, r)
        a = np.radians(roll)
        r, u = r * np.cos(a) + u * np.sin(a), u * np.cos(a) - r * np.sin(a)
        w = d @ c
        ok = w > 1e-3
        w = np.where(ok, w, 1)
        x, y = (d @ r) / w / hw, (d @ u) / w / hh
        k, cr = min(hw, hh), 0.18
        qx, qy = np.abs(x) * hw / k - (hw / k - cr), np.abs(y) * hh / k - (hh / k - cr)
        sd = np.minimum(np.maximum(qx, qy), 0) + np.hypot(np.maximum(qx, 0), np.maximum(qy, 0)) - cr
        m = np.where(ok, 1 - step(-soft, soft, sd), 0)
        hot = 1 - fall * np.clip(x * x + y * y, 0, 1.5) / 1.5
        col = col + (m * power * hot)[..., None] * np.array(rgb)
    return col


def sphere(w, h):
    """Directions and solid angles of a lat-long grid: row 0 looks up, column centre looks to -Z."""
    th, ph = (np.arange(h) + 0.5) / h * np.pi, ((np.arange(w) + 0.5) / w - 0.5) * 2 * np.pi
    p, t = np.meshgrid(ph, th)
    d = np.stack([np.sin(t) * np.sin(p), np.cos(t), -np.sin(t) * np.cos(p)], -1)
    return d, np.sin(t) * (np.pi / h) * (2 * np.pi / w)


def balance():
    """Gain for each channel that makes the mean radiance 1."""
    d, w = sphere(1024, 512)
    return 4 * np.pi / (raw_radiance(d) * w[..., None]).sum((0, 1))


def cube_directions(n, sub=1):
    """World directions of all texels, (6, n*sub, n*sub, 3), in the mirrored (left-handed) lookup convention."""
    a = (np.arange(n * sub) + 0.5) / (n * sub) * 2 - 1
    s, t = np.meshgrid(a, a)
    o = np.ones_like(s)
    faces = [(o, -t, -s), (-o, -t, s), (s, o, t), (s, -o, -t), (s, -t, o), (-s, -t, -o)]
    d = np.stack([np.stack([x, y, -z], -1) for x, y, z in faces])
    return d / np.linalg.norm(d, axis=-1, keepdims=True)


class LatLong:
    """A lat-long mip chain with trilinear lookups."""

    def __init__(self, gain, w=2048):
        d, _ = sphere(w, w // 2)
        img = (raw_radiance(d) * gain).astype(np.float32)
        self.mips = [img]
        while self.mips[-1].shape[0] > 8:
            m = self.mips[-1]
            self.mips.append((m[0::2, 0::2] + m[1::2, 0::2] + m[0::2, 1::2] + m[1::2, 1::2]) / 4)
        self.texel = 4 * np.pi / (w * w / 2)

    def lookup(self, d, lod):
        lod = np.clip(lod, 0, len(self.mips) - 1.001)
        u = np.arctan2(d[..., 0], -d[..., 2]) / (2 * np.pi) + 0.5
        v = np.arccos(np.clip(d[..., 1], -1, 1)) / np.pi
        lo = np.floor(lod).astype(int)
        out = np.zeros(d.shape, np.float32)
        for k in np.unique(lo):
            sel = lo == k
            f = (lod[sel] - k)[..., None]
            acc = 0
            for level, weight in ((k, 1 - f), (k + 1, f)):
                m = self.mips[level]
                h, w = m.shape[:2]
                x, y = u[sel] * w - 0.5, np.clip(v[sel] * h - 0.5, 0, h - 1)
                x0, y0 = np.floor(x).astype(int), np.minimum(np.floor(y).astype(int), h - 2)
                fx, fy = (x - x0)[..., None], (y - y0)[..., None]
                a, b = x0 % w, (x0 + 1) % w
                acc = acc + weight * ((m[y0, a] * (1 - fx) + m[y0, b] * fx) * (1 - fy) + (m[y0 + 1, a] * (1 - fx) + m[y0 + 1, b] * fx) * fy)
            out[sel] = acc
        return out


def prefilter(env, n, perceptual, samples=160):
    """GGX-prefiltered radiance with N = V = R, importance sampled, with the source level chosen by sample density."""
    alpha = perceptual**2
    normal = cube_directions(n).reshape(-1, 3)
    i = np.arange(samples)
    u1 = (i + 0.5) / samples
    u2 = (i * 0.6180339887498949) % 1
    cos = np.sqrt((1 - u1) / (1 + (alpha**2 - 1) * u1))
    sin, phi = np.sqrt(1 - cos**2), 2 * np.pi * u2
    top = np.where(np.abs(normal[:, 1:2]) < 0.9, [[0, 1.0, 0]], [[1.0, 0, 0]])
    tx = np.cross(top, normal)
    tx /= np.linalg.norm(tx, axis=1, keepdims=True)
    ty = np.cross(normal, tx)
    total, weight = np.zeros_like(normal), 0.0
    for s in range(samples):
        half = (tx * (sin[s] * np.cos(phi[s])) + ty * (sin[s] * np.sin(phi[s])) + normal * cos[s])
        nl = 2 * cos[s] ** 2 - 1
        if nl <= 0:
            continue
        light = 2 * cos[s] * half - normal
        d = alpha**2 / (np.pi * (cos[s] ** 2 * (alpha**2 - 1) + 1) ** 2)
        lod = 0.5 * np.log2(1 / (samples * d / 4) / env.texel) + 0.7
        total += env.lookup(light, np.full(len(light), lod)) * nl
        weight += nl
    return (total / weight).reshape(6, n, n, 3)


def mirror_level(gain, n, sub=3):
    d = cube_directions(n, sub)
    c = raw_radiance(d) * gain
    return c.reshape(6, n, sub, n, sub, 3).mean((2, 4))


def diffuse(gain, n):
    d, w = sphere(256, 128)
    d, w = d.reshape(-1, 3), w.reshape(-1)
    c = raw_radiance(d) * gain * w[:, None]
    normals = cube_directions(n).reshape(-1, 3)
    out = np.concatenate([np.maximum(q @ d.T, 0) @ c for q in np.array_split(normals, 24)]) / np.pi
    return out.reshape(6, n, n, 3)


def rgb9e5(c):
    """Pack (..., 3) floats into shared-exponent 32-bit texels."""
    c = np.clip(c, 0, 65408)
    m = c.max(-1)
    e = np.maximum(-16, np.floor(np.log2(np.maximum(m, 1e-12)))) + 16
    scale = 2.0 ** (e - 24)
    over = np.floor(m / scale + 0.5) >= 512
    e = np.where(over, e + 1, e)
    scale = 2.0 ** (e - 24)
    q = np.floor(c / scale[..., None] + 0.5).astype(np.uint32)
    return (q[..., 0] | q[..., 1] << 9 | q[..., 2] << 18 | e.astype(np.uint32) << 27).astype("<u4")


def write_ktx2(path, levels):
    """A KTX2 cube map from [(6, n, n, 3) floats], largest level first. VK_FORMAT_E5B9G9R9_UFLOAT_PACK32, zstd."""
    n = levels[0].shape[1]
    sample = b""
    for ch, off in enumerate((0, 9, 18)):  # KHR data format: mantissa then shared exponent for each channel
        sample += struct.pack("<HBBIII", off, 8, ch, 0, 0, 8448)
        sample += struct.pack("<HBBIII", 27, 4, ch | 0x20, 0, 15, 31)
    block = struct.pack("<IHH", 0, 2, 24 + len(sample)) + bytes([1, 1, 1, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0]) + sample
    dfd = struct.pack("<I", 4 + len(block)) + block
    raw = [rgb9e5(l).tobytes() for l in levels]
    packed = [zstandard.ZstdCompressor(level=19).compress(r) for r in raw]
    kv = b"KTXwriter\0Atelier\0"
    kvd = struct.pack("<I", len(kv)) + kv
    kvd += b"\0" * (-len(kvd) % 4)
    dfo = 80 + 24 * len(levels)
    kvo = dfo + len(dfd)
    pos, index = kvo + len(kvd), [None] * len(levels)
    for i in reversed(range(len(levels))):  # smallest level first in the file
        index[i] = struct.pack("<QQQ", pos, len(packed[i]), len(raw[i]))
        pos += len(packed[i])
    head = b"\xabKTX 20\xbb\r\n\x1a\n" + struct.pack("<9I", 123, 4, n, n, 0, 0, 6, len(levels), 2)
    head += struct.pack("<IIIIQQ", dfo, len(dfd), kvo, len(kvd), 0, 0)
    with open(path, "wb") as f:
        f.write(head + b"".join(index) + dfd + kvd + b"".join(reversed(packed)))


def main(out):
    gain = balance()
    print("white balance gain", gain.round(4))
    env = LatLong(gain)
    levels = [mirror_level(gain, SIZE)]
    for l in range(1, LEVELS):
        levels.append(prefilter(env, SIZE >> l, l / (LEVELS - 1)))
    write_ktx2(f"{out}/studio_specular.ktx2", levels)
    d = diffuse(gain, DIFFUSE)
    write_ktx2(f"{out}/studio_diffuse.ktx2", [d])
    for l, c in enumerate(levels):
        print(f"specular level {l}: {c.shape[1]:3d} px mean {c.mean((0, 1, 2, 3)):.3f} max {c.max():.1f}")
    print("diffuse mean", d.mean((0, 1, 2)).round(3), "up", d[2].mean().round(3), "down", d[3].mean().round(3))
    print("front (+Z world = face 5)", d[5].mean().round(3), "back", d[4].mean().round(3), "left", d[1].mean().round(3), "right", d[0].mean().round(3))


if __name__ == "__main__":
    main(sys.argv[1])
