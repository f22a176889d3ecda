"""A subscriber over nine releases: what a program fetches again and again, as others read it."""

from itertools import pairwise

import pytest
from readers import READERS
from story import DELEGATES, story
from test_story import programme, takes_place

from itinerary.formats.calendar.ics import read_events, read_versions

every_delegate = pytest.mark.parametrize("delegate", DELEGATES)


@every_delegate
@pytest.mark.parametrize("reader", READERS)
def test_each_fetch_is_what_export_gives(delegate: str, reader: str) -> None:
    """Whichever reader: what it sees in the feed is what it sees in the calendar of that day."""
    for chapter in story():
        feed, calendar = (each[delegate].decode() for each in (chapter.feeds, chapter.calendars))
        seen = sorted(READERS[reader](feed))
        assert seen == sorted(READERS[reader](calendar)), chapter.title
        assert takes_place({each.uid: each for each in seen}) == programme(chapter, delegate)


@every_delegate
def test_a_subscriber_has_the_versions_of_whoever_imports(delegate: str) -> None:
    """Event by event the same bytes, and the same numbers, whichever way they came."""
    for chapter in story():
        feed, calendar = chapter.feeds[delegate], chapter.calendars[delegate]
        assert read_events(feed) == read_events(calendar), chapter.title
        assert read_versions(feed) == read_versions(calendar), chapter.title


@every_delegate
def test_a_feed_is_another_only_where_its_calendar_is(delegate: str) -> None:
    """What is not theirs wakes nobody's phone."""
    for before, now in pairwise(story()):
        feeds, calendars = ([each[delegate] for each in pair] for pair in (
            (before.feeds, now.feeds), (before.calendars, now.calendars)
        ))  # fmt: skip
        assert (feeds[0] == feeds[1]) == (calendars[0] == calendars[1]), now.title
