"""Writes the files of an export that was packed into one, and does nothing else."""

import pickle
import sys
from pathlib import Path

packed, folder = Path(sys.argv[1]), Path(sys.argv[2])
files: dict[str, bytes] = pickle.loads(packed.read_bytes())
folder.mkdir()
for name, data in files.items():
    with open(folder / name, "wb") as opened:
        opened.write(data)
