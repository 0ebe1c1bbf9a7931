"""Builds every wine GLB. Run from assets/source: python -m wine.build OUT_FOLDER"""
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from atelier_mesh.glb import write_glb
from . import closures, packaging, ribbon, sheets
from .bottles import SHAPES, Bottle
from .frame import MATERIALS, to_world

SHEETS = ("border", "trim", "paint", "ink", "foil", "title", "place", "year", "back", "boxprint", "shade", "shade_round")   # may be open


def bottle_parts(key):
    b = Bottle(key)
    return [b.glass(), b.liquid(), *sheets.front_labels(b), *sheets.back_label(b), *sheets.neck_labels(b), ribbon.bow(b)]


def write(name, out):
    if name.startswith("bottle_"):
        parts = bottle_parts(name[7:])
    elif name.startswith("box_"):
        parts = packaging.files()[name]
    else:
        parts = closures.files(Bottle("sparkling"))[name]
    turns = packaging.turns(name) if name.startswith("box_") else ()
    return name, write_glb(os.path.join(out, name + ".glb"), parts, to_world, MATERIALS, turns=turns)


def main(out, *only):
    names = [f"bottle_{key}" for key in SHAPES]
    names += ["closure_cork", "closure_screwcap", "closure_stopper", "closure_wired", "closure_crown", "cover_capsule", "cover_wax", "cover_sleeve"]
    names += ["box_tube", "box_carton", "box_crate"]
    names = [n for n in names if not only or n in only]
    bad = total = 0
    with ProcessPoolExecutor(2) as pool:
        for name, reports in pool.map(write, names, [out] * len(names)):
            size = os.path.getsize(os.path.join(out, name + ".glb"))
            total += size
            low = [min(r["min"][i] for r in reports) * 1000 for i in range(3)]
            high = [max(r["max"][i] for r in reports) * 1000 for i in range(3)]
            print(f"{name}: {size} bytes, {sum(r['triangles'] for r in reports)} triangles, mm", [f"{a:.1f}..{b:.1f}" for a, b in zip(low, high)])
            for r in reports:
                flaw = r["open_edges"] and r["slot"] not in SHEETS
                bad += bool(flaw)
                print(f"   {r['name']:18} {r['slot']:8} {r['triangles']:6} tris {r['vertices']:6} verts  parts {r['components']:2}  open {r['open_edges']}{'  <-- OPEN' if flaw else ''}")
    print("total bytes", total)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
