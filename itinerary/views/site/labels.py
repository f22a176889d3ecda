"""What a page says of itself: its headings, its buttons, and the words of its clock."""

from collections.abc import Mapping
from datetime import date, timedelta

from itinerary.languages import _, _p
from itinerary.languages import deferred as d
from itinerary.languages import deferred_p as d_p

# In braces without a name stands what the script puts there, while the page is looked at.
_WORDS: dict[str, str] = {
    "skip": d("Go to the programme"),
    "now": d_p("page", "Now"),
    "next": d_p("page", "Next"),
    "today": d_p("page", "Today"),
    "left": d("{} left"),
    "in": d("in {}"),
    "until": d("until {}"),
    "in_days": d("in {} days"),
    "past_day": d("{} day past"),
    "past_days": d("{} days past"),
    "hours_minutes": d("{h} h {mm}"),
    "hours": d("{h} h"),
    "minutes": d("{m} min"),
    "changed": d("What changed"),
    "was": d("was:"),
    "is": d("now:"),
    "my_hotel": d("My hotel"),
    "call": d("Call"),
    "calendar": d_p("page", "Calendar"),
    "quick": d("Quick links"),
    "days": d("Days"),
    "programme": d("Programme"),
    "nothing": d("Nothing is planned."),
    "meet": d("Meet"),
    "for_you": d("For you"),
    "details": d("Details"),
    "taxi": d("Taxi"),
    "map": d("Map"),
    "web": d("Web page"),
    "close": d("Close"),
    "undated": d("To be scheduled"),
    "hotels": d("Hotels"),
    "room": d_p("hotel", "Room"),
    "who_to_call": d("Who to call"),
    "documents": d("Documents"),
    "my_calendar": d("In my calendar"),
    "subscribe": d("Subscribe (iPhone, Mac)"),
    "elsewhere": d("Elsewhere, this address:"),
    "copy_it": d("Copy"),
    "copied": d("Copied"),
    "download": d("Download once"),
    "google": d("on a computer: Other calendars → From URL"),
    "outlook": d("Add calendar → Subscribe from web"),
    "slow": d("No calendar is fast enough for a change today: look here."),
    "no_address": d("The address to subscribe to is not known yet: ask the secretariat."),
    "week": d("The week"),
    "kept": d("Kept on this phone: it opens without a network too."),
    "home_screen": d("Put it on the home screen, and open it there once."),
    "private": d("This page is yours alone: whoever has its address can read it."),
    "draft": d("Draft, not released"),
    "taxis": d("To show to the driver"),
    "foot": d("About this page"),
    "who_is_where": d("Who is where, hour by hour"),
    "where": d("Where everybody is"),
    "to_check": d("To check"),
}
_WEEKDAYS = (
    d_p("short", "Mon"),
    d_p("short", "Tue"),
    d_p("short", "Wed"),
    d_p("short", "Thu"),
    d_p("short", "Fri"),
    d_p("short", "Sat"),
    d_p("short", "Sun"),
)


def labels() -> Mapping[str, str]:
    """The words of a page in the language in use, by their keys."""
    return {key: _(words) for key, words in _WORDS.items()}


def short_weekday(day: date) -> str:
    """Tue."""
    return _(_WEEKDAYS[day.weekday()])


def short_length(duration: timedelta) -> str:
    """12 h 55, 2 h, 50 min."""
    hours, minutes = divmod(int(duration.total_seconds()) // 60, 60)
    words = _("{h} h {mm}") if hours and minutes else _("{h} h") if hours else _("{m} min")
    return words.format(h=hours, m=minutes, mm=f"{minutes:02d}")


def sentence_to_the_driver() -> str:
    """What one says to whom one shows an address."""
    return _p("taxi", "Please take me to this address.")
