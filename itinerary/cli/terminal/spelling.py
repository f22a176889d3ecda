"""What stands for a character that an output cannot carry: lines, dots and letters in ASCII."""

import unicodedata

from itinerary.names import ascii_letters

# What the tool writes itself, and what people write, where ASCII has no letter for it.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–−―─━┄┈·•", "-"),
        **dict.fromkeys("│┃┆┇┊▏▎", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼┏┓┗┛┠┨", "+"),
        **dict.fromkeys("“”„«»「」『』″", '"'),
        **dict.fromkeys("‘’‚‹›′", "'"),
        "—": "--",
        "…": "...",
        "→": "->",
        "←": "<-",
        "↔": "<->",
        "↑": "^",
        "↓": "v",
        "▲": "^",
        "▼": "v",
        "×": "x",
        "╳": "x",
        "║": "#",
        "°": " deg",
        "¼": "1/4",
        "½": "1/2",
        "¾": "3/4",
        "⁄": "/",
        "€": "EUR",
        "£": "GBP",
        "¥": "JPY",
        "、": ",",
        "。": ".",
        "・": "-",
        "〜": "-",
        "¿": "",
        "¡": "",
    }
)
_UNSEEN = {"Mn", "Me", "Cf"}  # marks on the letter before, and what only joins or directs


def spelt(characters: str) -> str:
    """The characters in ASCII: – is -, é is e, → is ->; ? for what has no likeness."""
    return "".join(map(_spelt, characters))


def _spelt(character: str) -> str:
    if unicodedata.category(character) in _UNSEEN:
        return ""
    if unicodedata.category(character) == "Zs":
        return " "
    sign = character.translate(_SIGNS)
    if sign.isascii():
        return sign
    return ascii_letters(character) or "?"
