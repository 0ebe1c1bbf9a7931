"""Builds every eyewear GLB. Run from assets/source: python -m eyewear.build OUT_FOLDER FONT.ttf"""
import os
import sys
from atelier_mesh.glb import write_glb
from . import fronts, pads, temples
from .frame import MATERIALS, to_world
from .hardware import front_hardware
from .shapes import SHAPES

# "lens width, bridge" as printed on the temple; the square stands for the usual boxing sign.
MARKS = ("48 \u25a1 22  145", "ATELIER")


def products(font):
    for key in SHAPES:
        k = fronts.fitted(key)
        yield f"front_{key}", [fronts.front_mesh(key, k), fronts.lens_mesh(key, k, "L"), fronts.lens_mesh(key, k, "R"), *front_hardware()]
    yield "temple_classic", temples.acetate_temple(temples.CLASSIC, font, MARKS)
    yield "temple_slim", temples.acetate_temple(temples.SLIM, font, MARKS)
    yield "temple_wire", temples.wire_temple()
    yield "pads_adjustable", pads.adjustable()
    yield "pads_saddle", pads.saddle()
    yield "pads_titanium", pads.titanium()


def main(out, font):
    bad = total = 0
    for name, parts in products(font):
        path = os.path.join(out, name + ".glb")
        reports = write_glb(path, parts, to_world, MATERIALS)
        lo = [min(r["min"][i] for r in reports) * 1000 for i in range(3)]
        hi = [max(r["max"][i] for r in reports) * 1000 for i in range(3)]
        size = os.path.getsize(path)
        total += size
        print(f"{name}: {size} bytes, {sum(r['triangles'] for r in reports)} triangles, mm", [f"{a:.2f}..{b:.2f}" for a, b in zip(lo, hi)])
        for r in reports:
            flaw = r["open_edges"] and r["slot"] != "print"
            bad += bool(flaw)
            print(f"   {r['name']:16} {r['slot']:7} {r['triangles']:6} tris {r['vertices']:6} verts  parts {r['components']:2}  open {r['open_edges']}  least volume {r['min_volume']:.4f}{'  <-- OPEN' if flaw else ''}")
    print("total bytes", total)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
