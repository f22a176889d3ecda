"""Signals that come while half of something would be left."""

import signal

import pytest

from itinerary.cli.terminal.interruption import held_back


def test_a_signal_waits_until_it_is_over() -> None:
    """It is said that it waits; then it acts as ever."""
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        _interrupted(1, done)
    assert done == ["waits", "all of it"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_second_signal_does_not_wait() -> None:
    """Whoever insists is not kept by a server that does not answer."""
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        _interrupted(2, done)
    assert done == ["waits"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_without_a_signal_nothing_happens() -> None:
    """And what goes wrong inside comes out as it is."""
    done: list[str] = []
    with held_back(lambda: done.append("waits")):
        pass
    with pytest.raises(ValueError, match="wrong"), held_back(lambda: done.append("waits")):
        raise ValueError("wrong")
    assert done == []
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def _interrupted(times: int, done: list[str]) -> None:
    with held_back(lambda: done.append("waits")):
        for _time in range(times):
            signal.raise_signal(signal.SIGINT)
        done.append("all of it")


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no terminal is ever lost")
def test_a_terminal_that_is_lost_waits_too_unless_that_is_ignored() -> None:
    """As under `nohup`: there is nothing to wait for then, and nothing is said."""
    done: list[str] = []
    before = signal.getsignal(signal.SIGHUP)
    try:
        for handler in (lambda *_: done.append("ends"), signal.SIG_IGN):
            signal.signal(signal.SIGHUP, handler)
            with held_back(lambda: done.append("waits")):
                signal.raise_signal(signal.SIGHUP)
                done.append("all of it")
            assert signal.getsignal(signal.SIGHUP) is handler
    finally:
        signal.signal(signal.SIGHUP, before)
    assert done == ["waits", "all of it", "ends", "all of it"]
