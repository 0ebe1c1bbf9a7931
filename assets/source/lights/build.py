"""Writes the panoramas of the lights that are named, `<name>.hdr`, into a folder: `python -m lights.build OUT NAME...`.

The mean radiance over the sphere is 1, so the light's `intensity` in a catalog compares lights; in a neutral one it is 1 for
each of R, G and B (white balanced), else for their luminance.
"""
import sys
import numpy as np
from . import daylight, evening, stage, studio
from .panorama import directions, write_hdr

WIDTH = 2048
LIGHTS = {"studio": studio, "daylight": daylight, "evening": evening, "stage": stage}


def main(out, names):
    d, solid = directions(WIDTH)
    for name in names:
        light = LIGHTS[name]
        pixels = light.radiance(d)
        mean = (pixels * solid[..., None]).sum((0, 1)) / (4 * np.pi)
        if not light.NEUTRAL:
            mean = mean @ [0.2126, 0.7152, 0.0722]
        write_hdr(f"{out}/{name}.hdr", pixels / mean)
        print(f"{name}: brightest {(pixels / mean).max():.1f}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
