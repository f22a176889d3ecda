"""Packs the files of an export into one, for `write_files` to have them at hand."""

import pickle
import sys
from pathlib import Path

folder, packed = Path(sys.argv[1]), Path(sys.argv[2])
packed.write_bytes(pickle.dumps({file.name: file.read_bytes() for file in folder.glob("*.ics")}))
