"""Loads a file with PyYAML's fastest safe loader, and does nothing with it."""

import sys

import yaml

with open(sys.argv[1], "rb") as opened:
    yaml.load(opened, Loader=yaml.CSafeLoader)
