"""Texts of the programme as a page has them: with their language where it is another."""

from itinerary.programme.model import Text
from itinerary.views.readers import Reader
from itinerary.views.site.pages import Said


def said(text: Text, reader: Reader) -> Said:
    """A text as its reader has it."""
    words = text.read(reader.language)
    if reader.language in text.by_language:
        return Said(words)
    language = next(each for each, there in text.by_language.items() if there is words)
    return Said(words, "" if language.partition("-")[0] == reader.language else language)


def maybe_said(text: Text | None, reader: Reader) -> Said | None:
    """The same of a text that may not be there."""
    return said(text, reader) if text else None


def local(text: Text, language: str | None, reader: Reader) -> Said:
    """A text in the language of a place, where it has it, else as its reader has it."""
    words = text.only(language)
    if words is None or language is None:
        return said(text, reader)
    return Said(words, "" if language == reader.language else language)


def in_script(text: Text, language: str | None, reader: Reader) -> Said:
    """A text that is in the language of a place, whatever language the file is in."""
    words = text.only(language) or text.read(reader.language)
    return Said(words, "" if language in {None, reader.language} else language or "")
