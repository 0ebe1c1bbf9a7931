"""Heights as normal maps: linear, +x right and +y up, as glTF has them."""
import os
import numpy as np
from PIL import Image


def save_relief(path, height, tile, size, quality=84):
    """Write the normals of a tileable `height` in mm over `tile` mm (a number, or width and height) as a JPEG of `size` pixels.

    Normals are averaged and left shorter where they differ: the renderer makes roughness of what is missing.
    """
    wide, high = tile if isinstance(tile, tuple) else (tile, tile)
    dx = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) * (height.shape[1] / wide / 2)
    dv = (np.roll(height, -1, 0) - np.roll(height, 1, 0)) * (height.shape[0] / high / 2)
    normal = np.stack([-dx, dv, np.ones_like(dx)], -1)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    planes = [Image.fromarray(normal[..., i].astype(np.float32)) for i in range(3)]
    if planes[0].size != tuple(size):
        planes = [plane.resize(size, Image.BOX if plane.width % size[0] == 0 else Image.LANCZOS) for plane in planes]
    image = np.stack([np.asarray(plane) for plane in planes], -1)
    slopes = np.degrees(np.arctan(np.hypot(dx, dv)))
    Image.fromarray((np.clip(image * 0.5 + 0.5, 0, 1) * 255 + 0.5).astype(np.uint8)).save(path, quality=quality, subsampling=0, optimize=True)
    print(f"{os.path.basename(path):22} {os.path.getsize(path) // 1024} KB, slopes {slopes.mean():.0f}, at most {np.percentile(slopes, 99):.0f} degrees", flush=True)
