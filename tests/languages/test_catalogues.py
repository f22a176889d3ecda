"""The catalogues say everything that the code says, and nothing else."""

import re
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from catalogues import FOLDER, LANGUAGES, extracted, read, written

# What each language is written with: spaces before : ; ! ? and inside « », and no plural forms.
_FRENCH_MARK = re.compile(r"[^\s\u00a0\u202f:/?!;«](?:[:;!?](?=\s|$)|»)|«[^\u00a0\u202f]| [:;!?»]")
_CODE = re.compile(r"`[^`]*`|https?://\S+|\{[^}]*\}|--?\w[\w-]*(?: [A-Z]+)?|\w+: ?\{.*?\}")


@pytest.fixture(scope="module")
def code() -> Catalog:
    """Every sentence that the code says."""
    return extracted()


@pytest.fixture(scope="module", params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    """The catalogue of one language."""
    return read(FOLDER / f"{request.param}.po")


def _ids(catalogue: Catalog) -> set[object]:
    return {(message.context, message.id) for message in catalogue if message.id}


def _translations(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_a_catalogue_has_every_sentence_of_the_code_and_no_other(
    code: Catalog, catalogue: Catalog
) -> None:
    """`make catalogues` brings it up to date: nothing is missing, nothing is left over."""
    assert _ids(catalogue) == _ids(code)


def test_every_sentence_is_translated(catalogue: Catalog) -> None:
    """None is empty in any of its forms, and none is marked as doubtful."""
    missing = [
        message.id
        for message in catalogue
        if message.id and (message.fuzzy or not all(_translations(message)))
    ]
    assert missing == []


def test_a_translation_takes_the_words_that_the_sentence_gives(catalogue: Catalog) -> None:
    """Placeholders are those of the English sentence; patterns of dates may leave some out."""
    for message in catalogue:
        for translation in _translations(message) if message.id else ():
            source = message.id if isinstance(message.id, str) else message.id[-1]
            given = _names(source)
            if "dates.py" in str(message.locations):
                given |= {"month_number", "first_month_number", "weekday", "first_weekday"}
                assert _names(translation) <= given, message.id
            else:
                assert _names(translation) == given, message.id


def test_french_has_its_spaces(catalogue: Catalog) -> None:
    """A no-break space before : ; ! ? and inside of « »; English quotation marks are not left."""
    if str(catalogue.locale) != "fr":
        return
    for message in catalogue:
        for translation in _translations(message) if message.id else ():
            said = _CODE.sub("x", translation)
            assert not _FRENCH_MARK.search(said), translation
            assert not re.search("[“”]", said), translation


def test_japanese_has_its_punctuation(catalogue: Catalog) -> None:
    """Full-width 。 and 、 between Japanese words, 「」 for quotations, one plural form."""
    if str(catalogue.locale) != "ja":
        return
    assert catalogue.num_plurals == 1
    for message in catalogue:
        for translation in _translations(message) if message.id else ():
            said = _CODE.sub("x", translation)
            assert not re.search(r"[\u3040-\u9fff][.,!?](\s|$)|[“”]", said), translation


def test_a_catalogue_is_written_as_the_script_writes_it(catalogue: Catalog) -> None:
    """The file is what `make catalogues` makes of it, so that two people's changes merge."""
    path = FOLDER / f"{catalogue.locale}.po"
    assert path.read_bytes() == written(read(path))
