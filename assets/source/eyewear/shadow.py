"""Contact shadow of standing glasses (panto front, classic temples). Usage: python -m eyewear.shadow GLB_FOLDER OUT.png [FOLDED]

FOLDED says how far the temples are folded, from 0 to 1. 512 x 512 grey + alpha, black, alpha = occlusion; covers 0.30 x 0.30 m of ground centred on the origin.
u grows with +X; v = 0 (the first image row) lies at -Z, v = 1 at +Z.
"""
import sys
import numpy as np
from PIL import Image
from scipy import ndimage
from preview import load_glb

N, SPAN, TOP = 512, 0.30, 0.040


def main(folder, out, folded=0.0):
    rng = np.random.default_rng(1)
    points = []
    for name in ("front_panto", "temple_classic"):
        whole = {}      # both sheets of a part together
        for part in load_glb(f"{folder}/{name}.glb", {"Fold": float(folded)}):
            if part["slot"].split("_")[0] in ("front", "temple"):
                whole.setdefault(part["name"].replace("_Lining", ""), []).append(part)
        for sheets in whole.values():
            p = np.concatenate([part["positions"] for part in sheets])
            start = np.cumsum([0] + [len(part["positions"]) for part in sheets])
            t = np.concatenate([part["indices"] + first for part, first in zip(sheets, start)])
            a, b, c = p[t[:, 0]], p[t[:, 1]], p[t[:, 2]]
            area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
            pick = rng.choice(len(t), 160000, p=area / area.sum())
            u, v = rng.random((2, len(pick)))
            u, v = np.where(u + v > 1, 1 - u, u), np.where(u + v > 1, 1 - v, v)
            points.append(a[pick] + u[:, None] * (b - a)[pick] + v[:, None] * (c - a)[pick])
    p = np.concatenate(points)
    p = p[p[:, 1] < TOP]
    clear = np.ones((N, N))
    # Thin layers: each covers the ground below it, blurred by its height and weaker the higher it hangs.
    edges = np.r_[0, 0.0004, 0.001, 0.002, 0.0035, 0.0055, 0.008, 0.011, 0.015, 0.020, 0.026, 0.033, TOP]
    for lo, hi in zip(edges[:-1], edges[1:]):
        q = p[(p[:, 1] >= lo) & (p[:, 1] < hi)]
        h = (lo + hi) / 2
        grid = np.zeros((N, N))
        i = ((q[:, [0, 2]] / SPAN + 0.5) * N).astype(int)
        np.add.at(grid, (i[:, 1].clip(0, N - 1), i[:, 0].clip(0, N - 1)), 1.0)
        cover = np.clip(ndimage.gaussian_filter(np.minimum(grid, 1.0), 1.0) * 1.6, 0, 1)
        sigma = (0.0007 + 0.95 * h) / SPAN * N
        clear *= 1 - np.clip(ndimage.gaussian_filter(cover, sigma), 0, 1) * (0.78 * np.exp(-h / 0.010) + 0.24 * np.exp(-h / 0.035))
    a = 1 - clear
    r = np.maximum(*np.abs(np.meshgrid(np.linspace(-1, 1, N), np.linspace(-1, 1, N))))
    a *= np.clip((1 - r) / 0.05, 0, 1)        # nothing at the border
    img = np.zeros((N, N, 2), np.uint8)
    img[..., 1] = np.clip(a * 255 + rng.random((N, N)) - 0.0, 0, 255) * (a > 0.002)
    Image.fromarray(img, "LA").save(out, optimize=True)
    print("contact shadow: greatest", round(float(a.max()), 3), "mean", round(float(a.mean()), 4))


if __name__ == "__main__":
    main(*sys.argv[1:4])
