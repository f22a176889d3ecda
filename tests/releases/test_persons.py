"""Whether an id stands for the same human being as before."""

import pytest

from itinerary.releases.persons import Known, Told, all_folded, is_nearly_same, same

SAME = [
    ("Anne Durand", "ANNE DURAND"),
    ("Anne Durand", "Durand Anne"),
    ("Anne Durand", "Dr Anne Durand"),
    ("Mme Anne Durand", "Prof. Dr. Anne Durand"),
    ("Anne Durand", "Anne Durant"),
    ("Anne Durand", "Anne Durand-Martin"),
    ("Anne Durand", "Anne Marie Durand"),
    ("Anne Marie Durand", "Anne Durand"),
    ("François Lefèvre", "Francois Lefevre"),
    ("Nicolas Soret", "Nicholas Soret"),
    ("Jean-Pierre Roux", "Jean Pierre Roux"),
    ("Łukasz Nowak", "Lukasz Nowak"),
    ("Анна Дюранова", "АННА ДЮРАНОВА"),
    ("Анна Дюранова", "Дюранова Анна"),
    ("Анна Дюранова", "г-жа Анна Дюранова"),
    ("Анна Дюранова", "Анна Ивановна Дюранова"),
    ("Анна Дюранова", "Анна Дюрандва"),
    ("山田花子", "山田 花子"),
    ("山田花子", "山田花子様"),
    ("山田 花子", "山田 花子 教授"),
    ("山田花子", "山田\u3000花子"),
    ("やまだはなこ", "やまだ はなこ さん"),
]
OTHERS = [
    ("Anne Durand", "Carla Novak"),
    ("Anne Durand", "Anna Durand"),
    ("Anne Durand", "Paul Durand"),
    ("Anne Durand", "Anne Martin"),
    ("Anne Durand", "Anne Durand Martin Roux"),
    ("Anne Durand", "Anna Durant"),
    ("Anne Durand", "Anne Dorant"),
    ("Marie Petit", "Mario Petiz"),
    ("Dr Anne Durand", "Dr Paul Roux"),
    ("M. Roux", "Mme Petit"),
    ("Jean", "Joan"),
    ("Anne", "Carla"),
    ("Анна Дюранова", "Анна Петрова"),
    ("Анна Дюранова", "Инна Дюранова"),
    ("Иван Петров", "Пётр Иванов"),
    ("г-жа Анна Дюранова", "г-жа Инна Петрова"),
    ("山田花子", "山田華子"),
    ("山田花子", "山田太郎"),
    ("山田花子様", "田中一郎様"),
    ("鈴木 一郎", "佐藤 一郎"),
]
ANNE = {"en": "Anne Durand"}


def key(now: Known, *before: Known, together: tuple[tuple[str, ...], ...] = ()) -> str | None:
    """The key that an entry gets after those that had its id, the first of whom has `chair`."""
    told = [
        Told("people", "chair" if number == 1 else f"chair~{number}", (each,))
        for number, each in enumerate(before, 1)
    ]
    folded = [[*all_folded(dict(enumerate(names)))] for names in together]  # type: ignore[arg-type]
    return same(now, told[::-1], lambda: folded)


@pytest.mark.parametrize(("before", "now"), SAME)
def test_a_corrected_name_or_a_title_is_the_same_person(before: str, now: str) -> None:
    """Both ways: whatever was added may be left out again."""
    assert is_nearly_same({"en": before}, {"en": now})
    assert is_nearly_same({"en": now}, {"en": before})
    assert key(Known({"en": now}), Known({"en": before})) == "chair"


@pytest.mark.parametrize(("before", "now"), OTHERS)
def test_another_name_is_somebody_else_unless_it_is_said(before: str, now: str) -> None:
    """In doubt too; with `formerly` it is the same."""
    assert key(Known({"en": now}), Known({"en": before})) is None
    assert key(Known({"en": before}), Known({"en": now})) is None
    assert key(Known({"en": now}, formerly=before), Known({"en": before})) == "chair"
    assert key(Known({"en": before}, formerly=now), Known({"en": now})) == "chair"


@pytest.mark.parametrize(("before", "now"), [*SAME, ("Anne Durand", "Anne Durand")])
def test_formerly_nobody_says_that_it_is_another(before: str, now: str) -> None:
    """Once: at the next release, whoever it was said of is the same."""
    nobody = Known({"en": now}, formerly="nobody")
    assert key(nobody, Known({"en": before})) is None
    assert key(nobody, Known({"en": before}), nobody) == "chair~2"


def test_an_address_and_a_word_of_the_name_are_enough() -> None:
    """A married name; but not the address of an office, or of a couple."""
    before = Known(ANNE, "digest")
    assert key(Known({"en": "Anne Martin"}, "digest"), before) == "chair"
    assert key(Known({"en": "Anne Martin"}, "other"), before) is None
    assert key(Known({"en": "Anne Martin"}), Known(ANNE)) is None
    assert (
        key(Known({"en": "Dr Carla Novak"}, "digest"), Known({"en": "Dr Anne"}, "digest")) is None
    )
    couple = (("Anne Durand", "Paul Durand"),)
    assert key(Known({"en": "Paul Durand"}, "digest"), before, together=couple) is None


def test_two_names_that_stand_together_are_of_two() -> None:
    """In the file or in a release, however alike they are."""
    now, before = Known({"en": "Maria Durand"}), Known({"en": "Marie Durand"})
    assert key(now, before) == "chair"
    assert key(now, before, together=(("Maria Durand", "Marie Durand"),)) is None
    assert key(now, before, together=(("Maria Durand", "X"), ("Marie Durand", "Y"))) == "chair"
    homonym = (("Marie Durand", "Marie Durand"),)
    assert key(before, before, together=homonym) == "chair"


def test_a_name_is_compared_in_each_language() -> None:
    """One that was left as it was does not make somebody the same."""
    both = {"en": "Anne Durand", "ja": "アンヌ・デュラン"}
    assert key(Known({"en": "Anne Durant", "ja": both["ja"]}), Known(both)) == "chair"
    assert key(Known({"en": "Carla Novak", "ja": both["ja"]}), Known(both)) is None
    assert key(Known({"en": "Anne Durant"}), Known(both)) == "chair"
    assert key(Known({"fr": "Anne Durand"}), Known({"en": "Anne Durand"})) == "chair"


def test_who_comes_back_is_who_they_were() -> None:
    """If it is said: after somebody else, the same name may be another's."""
    anne, carla = Known(ANNE), Known({"en": "Carla Novak"})
    assert key(anne, anne, carla) is None
    assert key(Known(ANNE, formerly="Anne Durand"), anne, carla) == "chair"
    assert key(Known({"en": "Anne Roux"}, formerly="Anne Durand"), anne, carla) == "chair"
    mistaken = Known({"en": "Anne Roux"})
    assert key(mistaken, anne, mistaken) == "chair~2"
    assert key(Known({"en": "Anne Roux"}, formerly="Anne Durand"), anne, mistaken) == "chair"
