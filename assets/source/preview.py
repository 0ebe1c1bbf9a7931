"""A small software rasteriser that shades like Bevy's image-based light. For looking at parts without a GPU.

Usage: preview.py ASSETS OUT.png FRONT TEMPLE PADS ACETATE METAL LENS [VIEW] [WIDTHxHEIGHT]
ACETATE is a texture name or #rrggbb; METAL gold, silver or black; LENS clear, sun, gradient or none; VIEW a key of VIEWS.
"""
import json
import math
import struct
import sys
import numpy as np
import zstandard
from PIL import Image

VIEWS = dict(  # eye (m), target (m), vertical field of view (degrees)
    hero=((0.23, 0.17, 0.44), (0.0, 0.022, 0.0), 20),
    front=((0, 0.05, 0.62), (0, 0.025, 0.06), 9.5),
    side=((0.62, 0.05, 0.0), (0, 0.022, 0.0), 14),
    back=((-0.27, 0.22, -0.42), (0, 0.022, 0.0), 20),
    top=((0.0, 0.55, 0.12), (0, 0.0, 0.0), 18),
    hinge=((-0.03, 0.10, -0.12), (0.063, 0.034, 0.060), 6.5),
    corner=((0.13, 0.07, 0.17), (0.062, 0.033, 0.058), 10),
    nose=((-0.05, 0.13, -0.16), (0.0, 0.024, 0.064), 10),
    print=((-0.10, 0.09, -0.12), (0.068, 0.034, 0.012), 9),
    tip=((0.18, 0.06, -0.16), (0.066, 0.012, -0.06), 14),
)
HIDDEN = ("Clip_", "Temple_Three", "Temple_Spring", "Temple_Letters", "Temple_Loop")     # what the default design leaves out
METALS = dict(gold=(0.93, 0.72, 0.40), silver=(0.86, 0.86, 0.87), black=(0.05, 0.05, 0.055))


def slerp(a, b, t):
    """From one unit quaternion to another, the short way."""
    dot = float(np.dot(a, b))
    b, angle = (b if dot >= 0 else -b), math.acos(min(abs(dot), 1.0))
    if angle < 1e-6:
        return a
    return (a * math.sin((1 - t) * angle) + b * math.sin(t * angle)) / math.sin(angle)


def turned(points, quaternion):
    """`points` turned about the origin by a quaternion x, y, z, w."""
    axis, w = np.asarray(quaternion[:3], float), float(quaternion[3])
    cross = np.cross(axis, points)
    return points + 2 * (w * cross + np.cross(axis, cross))


def load_glb(path, poses={}):
    """Positions, normals, uv, triangles, slot and name of each node, as `poses` says: how far each animation has played, from 0 to
    1, by name. Transforms are identity but for what an animation turns (see `atelier_mesh/glb.py`)."""
    data = open(path, "rb").read()
    n = struct.unpack_from("<I", data, 12)[0]
    doc, blob = json.loads(data[20 : 20 + n]), data[28 + n :]

    def read(i):
        a = doc["accessors"][i]
        v = doc["bufferViews"][a["bufferView"]]
        k = dict(SCALAR=1, VEC2=2, VEC3=3, VEC4=4)[a["type"]]
        t = {5126: "<f4", 5125: "<u4", 5123: "<u2"}[a["componentType"]]
        x = np.frombuffer(blob, t, a["count"] * k, v["byteOffset"])
        return x.reshape(-1, k) if k > 1 else x

    moves = {}
    for animation in doc.get("animations", []):
        for channel in animation["channels"]:
            sampler, target = animation["samplers"][channel["sampler"]], channel["target"]
            node = doc["nodes"][target["node"]]
            times, keys = read(sampler["input"]).astype(float), read(sampler["output"]).astype(float)
            now = poses.get(animation["name"], 0.0) * times[-1]
            at = min(max(int(np.searchsorted(times, now, "right")) - 1, 0), len(times) - 2)
            share = (now - times[at]) / (times[at + 1] - times[at])
            turns = target["path"] == "rotation"
            place = slerp(keys[at], keys[at + 1], share) if turns else keys[at] + (keys[at + 1] - keys[at]) * share
            for child in node["children"]:
                about = np.array(node["translation"])
                moves.setdefault(child, dict(about=about, rotation=np.array([0, 0, 0, 1.0]), translation=about, scale=1.0))[target["path"]] = place
    out = []
    for number, node in enumerate(doc["nodes"]):
        if "mesh" not in node:
            continue        # where parts turn
        p = doc["meshes"][node["mesh"]]["primitives"][0]
        at = p["attributes"]
        out.append(dict(name=node["name"], slot=doc["materials"][p["material"]]["name"], positions=read(at["POSITION"]).astype(float), normals=read(at["NORMAL"]).astype(float),
                        uv=read(at["TEXCOORD_0"]).astype(float) if "TEXCOORD_0" in at else None, indices=read(p["indices"]).astype(int).reshape(-1, 3)))
        if number in moves:
            move = moves[number]
            around = (out[-1]["positions"] - move["about"]) * move["scale"]
            out[-1].update(positions=turned(around, move["rotation"]) + move["translation"], normals=turned(out[-1]["normals"], move["rotation"]))
    return out


class Cube:
    """A KTX2 E5B9G9R9 cube map, sampled as Bevy samples it."""

    def __init__(self, path):
        b = open(path, "rb").read()
        n, _, _, _, faces, levels, _ = struct.unpack_from("<7I", b, 20)
        assert struct.unpack_from("<I", b, 12)[0] == 123 and faces == 6
        self.levels = []
        for i in range(levels):
            off, size, raw = struct.unpack_from("<QQQ", b, 80 + 24 * i)
            t = np.frombuffer(zstandard.ZstdDecompressor().decompress(b[off : off + size]), "<u4").reshape(6, n >> i, n >> i)
            s = 2.0 ** ((t >> 27).astype(float) - 24)
            self.levels.append(np.stack([(t & 511) * s, (t >> 9 & 511) * s, (t >> 18 & 511) * s], -1))

    def sample(self, d, lod):
        lod = np.clip(lod, 0, len(self.levels) - 1)
        lo = np.minimum(np.floor(lod).astype(int), max(len(self.levels) - 2, 0))
        f = (lod - lo)[:, None]
        hi = np.minimum(lo + 1, len(self.levels) - 1)
        return self._at(d, lo) * (1 - f) + self._at(d, hi) * f

    def _at(self, d, level):
        x, y, z = d[:, 0], d[:, 1], -d[:, 2]          # cube maps are left-handed
        ax, ay, az = np.abs(x), np.abs(y), np.abs(z)
        fx, fy = (ax >= ay) & (ax >= az), (ay > ax) & (ay >= az)
        face = np.where(fx, np.where(x > 0, 0, 1), np.where(fy, np.where(y > 0, 2, 3), np.where(z > 0, 4, 5)))
        m = np.where(fx, ax, np.where(fy, ay, az))
        s = np.where(fx, np.where(x > 0, -z, z), np.where(fy, x, np.where(z > 0, x, -x))) / m
        t = np.where(fx, -y, np.where(fy, np.where(y > 0, z, -z), -y)) / m
        out = np.zeros((len(d), 3))
        for l in np.unique(level):
            q = level == l
            img = self.levels[l]
            n = img.shape[1]
            u, v = np.clip((s[q] * 0.5 + 0.5) * n - 0.5, 0, n - 1), np.clip((t[q] * 0.5 + 0.5) * n - 0.5, 0, n - 1)
            a, b = np.minimum(u.astype(int), n - 2), np.minimum(v.astype(int), n - 2)
            fu, fv, fc = (u - a)[:, None], (v - b)[:, None], face[q]
            out[q] = (img[fc, b, a] * (1 - fu) + img[fc, b, a + 1] * fu) * (1 - fv) + (img[fc, b + 1, a] * (1 - fu) + img[fc, b + 1, a + 1] * fu) * fv
        return out


def linear(c):
    c = np.asarray(c, float)
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def shade(env, dif, n, v, base, metallic, rough):
    """Split-sum image-based light with Karis' fit of the environment BRDF."""
    nv = np.clip((n * v).sum(-1), 1e-3, 1)
    r = 2 * nv[:, None] * n - v
    r /= np.linalg.norm(r, axis=1, keepdims=True)
    rough = max(rough, 0.089)
    f0 = 0.04 * (1 - metallic) + base * metallic
    c0, c1 = np.array([-1, -0.0275, -0.572, 0.022]), np.array([1, 0.0425, 1.04, -0.04])
    q = rough * c0 + c1
    a004 = np.minimum(q[0] ** 2, 2.0 ** (-9.28 * nv)) * q[0] + q[1]
    spec = f0 * (-1.04 * a004 + q[2])[:, None] + (1.04 * a004 + q[3])[:, None]
    return base * (1 - metallic) * (1 - spec) * dif.sample(n, np.zeros(len(n))) + spec * env.sample(r, np.full(len(n), rough * (len(env.levels) - 1)))


class Raster:
    """Depth-buffered triangles with perspective-correct attributes."""

    def __init__(self, w, h, eye, target, fov):
        self.w, self.h, self.eye = w, h, np.array(eye, float)
        f = np.array(target) - self.eye
        f /= np.linalg.norm(f)
        r = np.cross(f, [0, 1, 0])
        r /= np.linalg.norm(r)
        self.basis, self.k = np.stack([r, np.cross(r, f), f]), h / 2 / np.tan(np.radians(fov) / 2)
        self.depth = np.full((h, w), np.inf)

    def draw(self, p, tri):
        """Triangle index and barycentrics for each covered pixel that passes the depth test."""
        c = (p - self.eye) @ self.basis.T
        sx, sy, iz = self.w / 2 + self.k * c[:, 0] / c[:, 2], self.h / 2 - self.k * c[:, 1] / c[:, 2], 1 / c[:, 2]
        ids, bary = np.full((self.h, self.w), -1), np.zeros((self.h, self.w, 2))
        X, Y, Z = sx[tri], sy[tri], iz[tri]
        area = (X[:, 1] - X[:, 0]) * (Y[:, 2] - Y[:, 0]) - (X[:, 2] - X[:, 0]) * (Y[:, 1] - Y[:, 0])
        x0, x1 = np.maximum(np.ceil(X.min(1) - 0.5), 0).astype(int), np.minimum(np.floor(X.max(1) - 0.5), self.w - 1).astype(int)
        y0, y1 = np.maximum(np.ceil(Y.min(1) - 0.5), 0).astype(int), np.minimum(np.floor(Y.max(1) - 0.5), self.h - 1).astype(int)
        for i in np.flatnonzero((area < -1e-9) & (x1 >= x0) & (y1 >= y0)):      # back faces culled
            gx, gy = np.arange(x0[i], x1[i] + 1) + 0.5, (np.arange(y0[i], y1[i] + 1) + 0.5)[:, None]
            b1 = ((gx - X[i, 0]) * (Y[i, 2] - Y[i, 0]) - (X[i, 2] - X[i, 0]) * (gy - Y[i, 0])) / area[i]
            b2 = ((X[i, 1] - X[i, 0]) * (gy - Y[i, 0]) - (gx - X[i, 0]) * (Y[i, 1] - Y[i, 0])) / area[i]
            b0 = 1 - b1 - b2
            q0, q1, q2 = b0 * Z[i, 0], b1 * Z[i, 1], b2 * Z[i, 2]
            q = q0 + q1 + q2
            d = 1 / np.maximum(q, 1e-9)
            win = (slice(y0[i], y1[i] + 1), slice(x0[i], x1[i] + 1))
            ok = (b0 >= 0) & (b1 >= 0) & (b2 >= 0) & (d < self.depth[win])
            if ok.any():
                self.depth[win][ok] = d[ok]
                ids[win][ok] = i
                bary[win][ok] = np.stack([q1 * d, q2 * d], -1)[ok]
        return ids, bary


def main(assets, out, front, temple, pads, acetate, metal, lens, view="hero", size="1200x800"):
    w, h = (int(v) * 2 for v in size.split("x"))
    env, dif = Cube(f"{assets}/environments/studio_specular.ktx2"), Cube(f"{assets}/environments/studio_diffuse.ktx2")
    tex = None if acetate.startswith("#") else linear(np.asarray(Image.open(f"{assets}/eyewear/textures/{acetate}.jpg"), float) / 255)
    flat = linear([int(acetate[i : i + 2], 16) / 255 for i in (1, 3, 5)]) if tex is None else None
    shadow = np.asarray(Image.open(f"{assets}/eyewear/contact_shadow.png"), float)[..., 1] / 255
    eye, target, fov = VIEWS[view]
    ras = Raster(w, h, eye, target, fov)
    # Ground: a pale table that fades into the background.
    jj, ii = np.meshgrid(np.arange(w) + 0.5, np.arange(h) + 0.5)
    ray = np.stack([(jj - w / 2) / ras.k, -(ii - h / 2) / ras.k, np.ones_like(jj)], -1) @ ras.basis
    back = linear([0.93, 0.925, 0.915])
    img = np.broadcast_to(back, (h, w, 3)).copy()
    with np.errstate(all="ignore"):
        hit = np.where(ray[..., 1] < 0, -ras.eye[1] / ray[..., 1], np.inf)
        g = ras.eye + ray * hit[..., None]
        u, v = g[..., 0] / 0.30 + 0.5, g[..., 2] / 0.30 + 0.5
        on = (u > 0) & (u < 1) & (v > 0) & (v < 1)
        s = np.where(on, shadow[(np.nan_to_num(v) * 512).astype(int).clip(0, 511), (np.nan_to_num(u) * 512).astype(int).clip(0, 511)], 0)
    img *= (1 - s)[..., None]
    parts = [q for n in (f"front_{front}", f"temple_{temple}", f"pads_{pads}", "rivets_dots", "hinge_five") for q in load_glb(f"{assets}/eyewear/{n}.glb")]
    parts = [q for q in parts if not q["name"].startswith(HIDDEN)]
    for q in sorted(parts, key=lambda q: q["slot"] in ("lens", "pad")):
        see = q["slot"] in ("lens", "pad")
        if q["slot"] == "lens" and lens == "none":
            continue
        keep = ras.depth.copy() if see else None
        ids, bary = ras.draw(q["positions"], q["indices"])
        y, x = np.nonzero(ids >= 0)
        if not len(y):
            continue
        t, b = q["indices"][ids[y, x]], bary[y, x]
        bb = np.stack([1 - b.sum(1), b[:, 0], b[:, 1]], -1)[..., None]
        n = (q["normals"][t] * bb).sum(1)
        n /= np.linalg.norm(n, axis=1, keepdims=True)
        to_eye = ras.eye - (q["positions"][t] * bb).sum(1)
        to_eye /= np.linalg.norm(to_eye, axis=1, keepdims=True)
        uv = (q["uv"][t] * bb[..., :1]).sum(1) if q["uv"] is not None else None
        ones = np.ones((len(y), 1))
        if q["slot"].split("_")[0] in ("front", "temple"):
            base = flat * ones if tex is None else tex[(uv[:, 1] % 1 * 1024).astype(int), (uv[:, 0] % 1 * 1024).astype(int)]
            img[y, x] = shade(env, dif, n, to_eye, base, 0, 0.09)
        elif q["slot"] in ("metal", "print"):
            img[y, x] = shade(env, dif, n, to_eye, np.array(METALS[metal]) * ones, 1, 0.2)
        else:
            if q["slot"] == "pad":
                tint, alpha = np.array([0.85, 0.84, 0.82]), 0.55 * ones
            else:
                tint = np.array([0.02, 0.022, 0.025])
                alpha = dict(clear=0.03, sun=0.86, gradient=0.9)[lens] * (np.clip(uv[:, 1:], 0, 1) if lens == "gradient" else ones)
            img[y, x] = img[y, x] * (1 - alpha) + shade(env, dif, n, to_eye, tint * ones, 0, 0.09) * (alpha if q["slot"] == "pad" else 1.0)
            ras.depth = keep
    img = img.reshape(h // 2, 2, w // 2, 2, 3).mean((1, 3))
    # Khronos PBR Neutral
    x = img.min(-1)
    img = img - np.where(x < 0.08, x - 6.25 * x * x, 0.04)[..., None]
    peak = img.max(-1)
    st, d = 0.76, 0.24
    new = 1 - d * d / np.maximum(peak + d - st, 1e-6)
    hot = peak > st
    tone = img * np.where(hot, new / np.maximum(peak, 1e-6), 1)[..., None]
    gq = np.where(hot, 1 - 1 / (0.15 * (peak - new) + 1), 0)[..., None]
    img = tone * (1 - gq) + new[..., None] * gq
    img = np.where(img <= 0.0031308, img * 12.92, 1.055 * np.clip(img, 0, None) ** (1 / 2.4) - 0.055)
    Image.fromarray((np.clip(img, 0, 1) * 255 + 0.5).astype(np.uint8)).save(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
