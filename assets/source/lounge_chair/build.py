"""Builds every GLB of the lounge chair and its contact shadows. Run from assets/source: python -m lounge_chair.build OUT_FOLDER [NAME...]

With names only those files are made; `shadow` stands for the contact shadows."""
import os
import sys
import numpy as np
from atelier_mesh import occlusion
from atelier_mesh.bars import BOARD
from atelier_mesh.glb import write_glb
from atelier_mesh.surface import finish_surface
from . import arms, bases, cushions, headrest, moulded, ottoman, shadow, wooden
from .frame import BACK, SEAT, SLOTS, WITHOUT_UV, to_world

SEAT_AT = np.array([0, -6.0, 0.0])
SHARP = 40      # wood and metal: edges above this angle are shaded sharp
SOFT = 75       # cloth
ARM_BOARDS = 13    # of the grain that arm rests take: what is made after them keeps its own, however many they need
SOFT_SLOTS = ("fabric", "outer", "head")


def shells():
    """Name -> surface and, for the straps of a head rest, its top edge: (up the back, front, rear)."""
    crest = wooden.crest_at(headrest.STRAP_X)
    edge = (crest[1] + 38.5, crest[2] + 10.5, crest[2] - 10.5)
    out = {"frame": (wooden.back(), edge), "spindle": (wooden.back(spindles=True), edge)}
    for name, make, sheet in (("tub", moulded.upholstered, moulded.TUB), ("wing", moulded.upholstered, moulded.WING), ("ply", moulded.plywood, moulded.PLY)):
        surface, m = make(sheet)
        top, front, rear = m.top(headrest.STRAP_X)
        grow = sheet.thickness / 2 - 0.8 if make is moulded.upholstered else 0.4
        out[name] = surface, (top + grow, front, rear)
    return out


def back_cushion(style):
    """Stands on the seat cushion, lower by its piping where it has none."""
    up = 89.0 if style in ("piped", "buttoned") else 81.0
    return cushions.cushion(cushions.BACK, style).moved(lambda v: BACK(v + [0, up, 1.0]))


def products():
    """What is made: name -> (node prefix, surface, crease, names of what stands around it).

    What comes after a slash goes into the file of what stands before it: nodes that exclude each other."""
    out = {}
    strap_of = {"frame": "frame", "spindle": "frame", "tub": "tub", "wing": "wing", "ply": "ply"}
    around = ("seat_piped", "back_piped", "deck")
    out["deck"] = "Deck", wooden.deck(), SHARP, ("seat_piped", "shell_frame")
    for name, (surface, edge) in shells().items():
        out[f"shell_{name}"] = "Shell", surface, SHARP if name in ("frame", "spindle", "ply") else SOFT, around if name in ("frame", "spindle") else around[:2]
        if strap_of[name] == name:
            out[f"straps_{name}"] = "Straps", headrest.straps(*edge), SHARP, ("head_piped",)
    for style in cushions.STYLES:
        out[f"seat_{style}"] = "Seat", cushions.cushion(cushions.SEAT, style).moved(lambda v: SEAT(v + SEAT_AT)), 180, ("deck", "shell_frame", "back_piped")
        out[f"back_{style}"] = "Back", back_cushion(style), 180, ("deck", "shell_frame", "seat_piped")
        if style in ("piped", "channel"):
            out[f"head_{style}"] = "Head", headrest.cushion(style), 180, ("back_piped",)
        out[f"ottoman_{style}"] = "Footstool", ottoman.cushion(style), 180, ("ottoman_frame",)
    out["head_roll"] = "Head", headrest.roll(), SOFT, ("back_piped",)
    for name, make in bases.BASES.items():
        out[f"base_{name}"] = "Base", make(bases.CHAIR), SHARP, ("shell_tub",)
        if name != "rocker":
            out[f"ottoman_base_{name}"] = "FootstoolBase", make(bases.FOOTSTOOL), SHARP, ("ottoman_tray",)
    board = BOARD.count
    for name, (always, on_frame, on_shell) in arms.ARMS.items():
        if always:
            out[f"arms_{name}"] = "Arms", always(), SHARP, ("seat_piped",)
        out[f"arms_{name}/frame"] = "ArmsFrame", on_frame(), SHARP, ("deck", "shell_frame", "seat_piped")
        out[f"arms_{name}/shell"] = "ArmsShell", on_shell(), SHARP, ("shell_tub", "seat_piped")
    BOARD.count = board + ARM_BOARDS
    for name, make in ottoman.TOPS.items():
        out[f"ottoman_{name}"] = "FootstoolTop", make(), SOFT if name == "tray" else SHARP, ("ottoman_piped",)
    return out


def main(out, *wanted):
    made = products()
    finished = {}

    def get(name):
        if name not in finished:
            prefix, surface, crease, _ = made[name]
            finished[name] = finish_surface(prefix, surface, crease, smooth=("thread",), without_uv=WITHOUT_UV)
        return finished[name]

    def shaded(name):
        """The parts of one entry with the light that reaches them."""
        parts = get(name)
        blockers = occlusion.samples(parts + [p for n in made[name][3] for p in get(n)], 6.0)
        for part in parts:
            light = occlusion.smoothed(occlusion.light(part.positions, part.normals, blockers), part.indices)
            part.light = 0.14 + 0.86 * light**1.15
            if part.slot in SOFT_SLOTS:
                part.light *= 1 - np.minimum(1.5 * occlusion.hollows(part.positions, part.normals, part.indices), 0.6)
            if part.slot == "thread":      # a stitch stands on the cloth that shades it: its colour is what was chosen
                part.light = 0.5 + 0.5 * part.light
        return parts

    bad = total = triangles = 0
    for name in dict.fromkeys(entry.split("/")[0] for entry in made):
        if wanted and not any(w in name for w in wanted):
            continue
        parts = [part for entry in made if entry.split("/")[0] == name for part in shaded(entry)]
        if "base_" in name:
            parts = parts + [shadow.sheet("ottoman" if name.startswith("ottoman") else "chair")]
        path = os.path.join(out, name + ".glb")
        reports = write_glb(path, parts, to_world, SLOTS)
        size = os.path.getsize(path)
        low = np.min([r["min"] for r in reports], 0)
        open_edges = max(r["open_edges"] for r in reports)
        bad += open_edges > 0
        total += size
        triangles += sum(r["triangles"] for r in reports)
        flaw = f"  <-- {open_edges} OPEN EDGES" if open_edges else ""
        print(f"{name:22} {size:7} bytes {sum(r['triangles'] for r in reports):6} triangles, lowest {low[1] * 1000:7.1f} mm  " + " ".join(f"{r['slot']}:{r['triangles']}" for r in reports) + flaw, flush=True)
    print(f"{total} bytes, {triangles} triangles")
    if not wanted or "shadow" in wanted:
        textures, chairs = os.path.join(out, "textures"), {}
        for name in bases.BASES:
            under = "legs" if name == "rocker" else name     # an ottoman does not rock
            chairs[name] = shadow.darkness(get(f"base_{name}") + get("shell_tub"), "chair")
            stool = shadow.darkness(get(f"ottoman_base_{under}") + get("ottoman_tray"), "ottoman")
            rims = (shadow.below_rim("chair"), shadow.below_rim("ottoman")) if name == "disc" else (0.0, 0.0)
            shadow.write_sheet(os.path.join(textures, f"ground_{name}.png"), chairs[name], stool, rims)
        shadow.write_stage(os.path.join(textures, "ground.png"), list(chairs.values()))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
