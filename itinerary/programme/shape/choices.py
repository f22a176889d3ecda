"""Values that are one of a few codes, or a word that means one."""

from functools import partial
from typing import Any, ClassVar

from itinerary.languages.meanings.setting import Setting
from itinerary.programme.mistakes import Wrong
from itinerary.programme.shape.forms import Form
from itinerary.programme.text.source import found


class Choice(Form):
    """One of a few codes, or a word that means one of them: annulé, キャンセル."""

    __slots__ = ()

    codes: ClassVar[tuple[str, ...]]
    table: ClassVar[str]  # of the words that mean them, in `itinerary.languages.meanings.codes`

    @classmethod
    def described(cls) -> dict[str, Any]:
        from itinerary.languages.meanings.codes import pattern

        words = {"type": ["string", "number"], "pattern": pattern(cls.table)}
        return {"anyOf": [{"enum": list(cls.codes)}, words]}

    @classmethod
    def read_in(cls, written: object, setting: Setting) -> Any:
        if not isinstance(written, str):
            raise Wrong("not-a-value", found=partial(found, written))
        if written in cls.codes and not (written == "car" and setting.language[:2] == "fr"):
            return written
        from itinerary.languages.meanings.codes import meaning, near  # few say it so

        text, table = written.strip(), cls.table
        if text.lower() == "car" and setting.language[:2] == "fr":
            raise Wrong("french-car", name=text)
        said = meaning(table, text)
        if said is None:
            raise Wrong(
                "wrong-choice", near=partial(near, table, text), name=text, choices=cls.codes
            )
        return said
