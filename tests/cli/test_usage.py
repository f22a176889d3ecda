"""Wrong usage: what is wrong with the words of a command, and where help is to be found."""

import pytest
from conftest import Ask


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("agenda --formt json", "There is no option --formt. Did you mean --format?"),
        ("agenda --lang fr", "--lang stands before the command: itinerary --lang … agenda"),
        ("show -p x", "-p stands before the command: itinerary -p … show"),
        ("agenda --zzz", "There is no option --zzz."),
        ("agenda -x", "There is no option -x."),
        ("agenda --format", "--format needs a value."),
        ("export --split=3", "--split takes no value."),
        ("agenda --format xml", "--format is one of: table, json, csv, markdown."),
        ("show", "EVENT is missing."),
        (
            "list",
            "REGISTER is missing. It is one of: "
            "delegates, organisations, groups, cities, places, themes, events, contacts.",
        ),
        ("agenda 14 15", "“15” is more than this command takes."),
        ("-p rehearsal", "A command is missing."),
        ("--progamme x agenda", "There is no option --progamme. Did you mean --programme?"),
    ],
)
def test_wrong_usage_is_a_sentence_and_a_hint(ask: Ask, typed: str, sentence: str) -> None:
    """One sentence says what is wrong, a second line where to read on; status 2."""
    answer = ask(*typed.split())
    said, hint = answer.err.splitlines()
    assert (answer.status, answer.out, said) == (2, "", f"Error: {sentence}")
    assert hint.endswith(" --help says more.")


def test_what_is_mistyped_cannot_act_on_a_terminal(ask: Ask) -> None:
    """An escape sequence in an option is printed as a replacement character."""
    assert "\x1b" not in ask("agenda", "--\x1b[31m").err
    assert "\x1b" not in ask("agenda", "1", "\x1b[31m").err
