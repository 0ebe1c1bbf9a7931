"""Packs the levels of KTX2 files as small as they get, in place: `atelier bake-environment` packs them quickly.

The levels are independent Zstandard frames, the smallest level first; what is in them stays as it is.
"""
import struct
import sys
import zstandard

INDEX, ENTRY = 80, struct.Struct("<QQQ")  # offset, packed size and size of each level, the largest level first


def pack(path):
    with open(path, "rb") as f:
        file = f.read()
    count = struct.unpack_from("<I", file, 40)[0]
    entries = [ENTRY.unpack_from(file, INDEX + i * ENTRY.size) for i in range(count)]
    at = min(start for start, _, _ in entries)
    index, levels = b"", b""
    for start, packed, size in reversed(entries):
        raw = zstandard.ZstdDecompressor().decompress(file[start : start + packed], max_output_size=size)
        level = zstandard.ZstdCompressor(level=19).compress(raw)
        index = ENTRY.pack(at + len(levels), len(level), size) + index
        levels += level
    with open(path, "wb") as f:
        f.write(file[:INDEX] + index + file[INDEX + len(index) : at] + levels)


if __name__ == "__main__":
    for path in sys.argv[1:]:
        pack(path)
