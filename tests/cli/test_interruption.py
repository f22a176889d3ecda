"""Signals that come while half of something would be left."""

import signal

import pytest

from itinerary.cli.interruption import held_back


def test_a_signal_waits_until_it_is_over() -> None:
    """Then it acts as ever."""
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        _interrupted(1, done)
    assert done == ["all of it"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_second_signal_does_not_wait() -> None:
    """Whoever insists is not kept by a server that does not answer."""
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        _interrupted(2, done)
    assert done == []
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_without_a_signal_nothing_happens() -> None:
    """And what goes wrong inside comes out as it is."""
    with held_back():
        pass
    with pytest.raises(ValueError, match="wrong"), held_back():
        raise ValueError("wrong")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def _interrupted(times: int, done: list[str]) -> None:
    with held_back():
        for _time in range(times):
            signal.raise_signal(signal.SIGINT)
        done.append("all of it")
