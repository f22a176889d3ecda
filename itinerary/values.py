"""What values are made of: frozen records of typed fields.

They are msgspec's structures and no dataclasses: Python has one ready in a twentieth of the time,
which `today` feels, and makes a thousand of them in a fraction of it.
"""

from msgspec import Struct
from msgspec.structs import fields as fields
from msgspec.structs import replace as replace


class Value(Struct, frozen=True):
    """A frozen record. Two with equal fields are equal; with `eq=False`, each only to itself."""
