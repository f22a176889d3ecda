"""The texts of foreign files: whatever they were saved in, nobody reads other letters."""

import pytest

from itinerary.errors import FileError
from itinerary.imports.meanings.texts import decoded

_FRENCH = "Date;Début;Intitulé\n15/04/2025;9h30;Réunion à l’hôtel, déjeuner près du château\n"
_SHORT = "Titre\nFête\n"
_KANJI = "Date,Start,Title,Venue\n2025-04-15,10:00,会議,東京都庁\n"
_JAPANESE = "日付,件名\n4月15日,ホテル見学\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((_FRENCH, each) for each in ("utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16")),
        *((_SHORT, each) for each in ("utf-8", "cp1252", "mac_roman")),
        *((_FRENCH, each) for each in ("utf-16-le", "utf-16-be")),
        *((_JAPANESE, each) for each in ("utf-8", "cp932", "utf-16")),
        *((_KANJI, each) for each in ("utf-8", "cp932", "utf-16")),
        *(("Date,Title\n2025-04-15,Forum\n", each) for each in ("ascii", "utf-16", "utf-16-le")),
    ],
)
def test_an_encoding_is_told_by_what_it_decodes_to(text: str, encoding: str) -> None:
    """UTF-8, UTF-16, Windows-1252, Shift-JIS and Mac Roman, with a mark or without."""
    assert decoded("a.csv", text.encode(encoding)) == text


@pytest.mark.parametrize("data", [b"\x81", b"\xff\xfe\x00", b"a\xd0\xd1\xd2\xd3\xff\xfd\xf0"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Rather one sentence than other letters."""
    with pytest.raises(FileError):
        decoded("a.csv", data)
