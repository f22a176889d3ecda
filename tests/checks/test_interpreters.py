"""What stands under `interpreter`: a name, or only that there is one, or for which languages."""

import pytest

from itinerary.checks.interpreters import names_somebody


@pytest.mark.parametrize(
    "text",
    [
        "yes", "Oui", "はい", "あり", "要", "no", "tbc", "à confirmer", "未定",
        "French–Japanese", "FR/JA", "Japanese and French", "anglais-français", "en ↔ ja",
        "日仏", "日本語・フランス語", "フランス語から日本語へ", "日仏逐次通訳あり",
        "スペイン語通訳", "provided by the host", "interprétation simultanée (3 langues)", "?",
    ],
)  # fmt: skip
def test_languages_and_a_mere_yes_are_nobody(text: str) -> None:
    """Who could be in two places at once."""
    assert not names_somebody(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ayumi Kōno", "ren kono", "河野 蓮", "山田花子", "中西さん", "日野あゆみ", "Anna English",
        "Ren Kōno (French)", "河野（日仏）", "Мария Иванова", "محمد", "Interpreter A. Roux",
    ],
)  # fmt: skip
def test_a_name_is_somebody(text: str) -> None:
    """Whatever is said with it."""
    assert names_somebody(text)
