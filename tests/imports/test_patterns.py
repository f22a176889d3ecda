"""Regular expressions that meet what others wrote: none takes a time quadratic in it."""

import ast
import re
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from conftest import ROOT

_WINGS = ("imports", "languages/meanings", "programme")
_METHODS = ("fullmatch", "match", "search", "split", "sub", "finditer", "findall")
_LENGTH = 100_000
_SECONDS = 0.5  # of processor time: a quadratic pattern takes ten times as long, and more
# What is not among a pattern's own letters, and often is what it stumbles over.
_OTHERS = " \t\n0a-.é月\u0301"


class Use(NamedTuple):
    """A pattern, the method by which it is used, and where."""

    where: str
    method: str
    pattern: re.Pattern[Any]


def _modules() -> Iterator[tuple[ModuleType, ast.Module]]:
    for wing in _WINGS:
        for path in sorted((ROOT / "itinerary" / wing).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield import_module(name.removesuffix(".__init__")), ast.parse(path.read_text("utf-8"))


def _value(node: ast.expr, module: ModuleType) -> Any:
    """What an expression is, in the names of its module; None where these do not say it."""
    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    if not names <= set(vars(module)):
        return None
    return eval(compile(ast.Expression(node), "", "eval"), vars(module))  # noqa: S307 - our own code


def _is_pattern(node: ast.expr) -> bool:
    """Whether an expression could be a pattern: a name, or what is called without arguments."""
    call = isinstance(node, ast.Call) and not node.args and isinstance(node.func, ast.Name)
    return isinstance(node, (ast.Name, ast.Attribute)) or call


def _uses() -> list[Use]:
    """Each pattern of the source with each method; all of them where its method is not seen."""
    uses: list[Use] = []
    made: list[tuple[str, re.Pattern[Any]]] = []
    for module, tree in _modules():
        here = Path(str(module.__file__)).stem
        made += [
            (f"{here}.{name}", value)
            for name, value in vars(module).items()
            if isinstance(value, re.Pattern)
        ]
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            called, method = node.func.value, node.func.attr
            where = f"{here}:{node.lineno}"
            if isinstance(called, ast.Name) and called.id == "re" and node.args:
                pattern = _value(node if method == "compile" else node.args[0], module)
                assert pattern is not None, f"{where}: a pattern that is not known"
                if method == "compile":
                    made.append((where, pattern))
                else:
                    assert method in _METHODS, where
                    uses.append(Use(where, method, re.compile(pattern)))
            elif method in _METHODS and _is_pattern(called):
                value = _value(called, module)
                if isinstance(value, re.Pattern):
                    uses.append(Use(where, method, value))
    seen = {(use.pattern.pattern, use.pattern.flags) for use in uses}
    for where, pattern in made:
        if (pattern.pattern, pattern.flags) not in seen:
            uses += [Use(where, method, pattern) for method in ("fullmatch", "search")]
    unique = {(use.pattern.pattern, use.pattern.flags, use.method): use for use in uses}
    return list(unique.values())


def _letters(pattern: re.Pattern[Any]) -> list[str]:
    """The letters that a pattern names, those at the ends of its ranges, and a few others."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin")
    own = {each for each in text if not each.isalnum() and each not in "\ud800\udfff"}
    words = set(re.findall(r"[^\W_]", re.sub(r"\\.", "", text)))
    return sorted({*own, *_OTHERS, *sorted(words)[:12]})


def _beginnings(pattern: re.Pattern[Any]) -> list[str]:
    """Texts that a pattern matches, and their beginnings, so far as samples give any."""
    found = [""]
    for sample in _SAMPLES:
        text = sample if isinstance(pattern.pattern, str) else sample.encode()
        match = pattern.match(text)  # type: ignore[arg-type]
        if match and match.end():
            found += [sample[:end] for end in range(1, min(match.end(), 12) + 1)]
    return list(dict.fromkeys(found))


_SAMPLES = (
    "15 April 2025", "April 15, 2025", "2025-04-15t09:30", "15/04/2025", "2025年4月15日(火)",
    "tuesday 15 april", "9h30 - 10h30", "1h30", "90 min", "1:30", "a.b@c-d.org", "+33 1 23 45 67",
    "https://a.org/b?c", "forum@2025-04-16", "B7", "Osaka", "- name: a", "language: fr", "{a",
    "# a\n# b\n{", "2025-04-15 09:30 +02:00", "12.5", "fr-FR", "name:a", "\\n", "a-b-c",
    "FREQ=YEARLY;", "<a", "-\u00a0a", "\u00a0 ", "+02:00", "1h 30m", "2025-04-15..2025-04-16",
)  # fmt: skip


def _attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """Beginnings, and what is repeated after them: each letter, and pairs of the likely ones."""
    letters = _letters(pattern)
    repeated = [*letters, *(f"{a}{b}" for a in letters[:10] for b in letters[:10] if a != b)]
    for beginning in _beginnings(pattern):
        for each in repeated if not beginning else letters:
            yield beginning, each


def _seconds(use: Use, attack: tuple[str, str], length: int) -> float:
    beginning, repeated = attack
    text: Any = beginning + repeated * (length // len(repeated)) + "\x01"
    if isinstance(use.pattern.pattern, bytes):
        text = text.encode()
    arguments = ("-", text) if use.method == "sub" else (text,)
    begun = time.process_time()
    found = getattr(use.pattern, use.method)(*arguments)
    if use.method == "finditer":
        list(found)
    return time.process_time() - begun


def _is_done(use: Use, attack: tuple[str, str], length: int, seconds: float) -> bool:
    """Whether it takes less than so long, on a machine that others slow down now and then."""
    return any(_seconds(use, attack, length) < seconds for _ in range(3))


@pytest.mark.parametrize("use", _uses(), ids=lambda use: f"{use.where}-{use.method}")
def test_no_pattern_is_quadratic_in_what_it_reads(use: Use) -> None:
    """The worst of many short texts, as long as a large cell, takes less than half a second."""
    timed = sorted((_seconds(use, attack, 1_000), attack) for attack in _attacks(use.pattern))
    for _short, attack in timed[-3:]:
        assert _is_done(use, attack, _LENGTH // 10, _SECONDS / 5), attack
        assert _is_done(use, attack, _LENGTH, _SECONDS), attack


def test_all_patterns_are_timed() -> None:
    """The walk through the source finds patterns of all wings, compiled ahead and in place."""
    found = {use.where.partition(":")[0] for use in _uses()}
    assert {"dates", "hours", "texts", "archives", "forms", "written_language", "writing"} <= found
