"""The worker that keeps a page on a phone: its bytes are the same from build to build."""

from pathlib import Path

WORKER = (Path(__file__).parent / "static" / "sw.js").read_bytes()
