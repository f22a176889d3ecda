"""Every mistake that a programme file can hold: its code, what is said of it, and the remedy.

This table is the only place where a mistake gets its words. `{name}` and the like are filled in
with what the file says; a remedy that is a near name is found when the mistake is put into words.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.names import nearest
from itinerary.problems import Problem, Where

MAX_SHOWN = 80  # characters


class Mistake(NamedTuple):
    """What is said of a mistake, and what to do about it."""

    message: str
    remedy: str = ""


# Names that may be meant, of which the nearest are offered; or what finds those that are.
Near = Iterable[str] | Callable[[], tuple[str, ...]]


class Located(NamedTuple):
    """A mistake at its address, not put into words yet; `near` are names that may be meant.

    A word that needs the language in use is a function, and several words are a tuple.
    """

    where: Where
    code: str
    near: Near
    words: Mapping[str, Any]


class Wrong(Exception):
    """A mistake found where its address is not known; whoever knows the address catches it."""

    def __init__(
        self, code: str, path: tuple[str | int, ...] = (), near: Near = (), **words: Any
    ) -> None:
        super().__init__(code)
        self.code = code
        self.path = path  # further inside of the value that is being read
        self.near = near
        self.words = words

    def within(self, key: str | int) -> "Wrong":
        """The same mistake, seen from the value that holds it under a key."""
        return Wrong(self.code, (key, *self.path), self.near, **self.words)


class NotKnown(Exception):
    """A value says that it is not known yet: as if it were not written."""


class Wrongs(Exception):
    """Several mistakes inside of one value."""

    def __init__(self, wrongs: list[Wrong]) -> None:
        super().__init__(*(wrong.code for wrong in wrongs))
        self.wrongs = wrongs


def mistake(where: Where, code: str, near: Near = (), **words: Any) -> Located:
    """The mistake of this code at this address."""
    return Located(where, code, near, words)


def problem(located: Located) -> Problem:
    """A mistake in words, in the language in use."""
    where, code, near, _words = located
    message, remedy = MISTAKES[code]
    words = {name: _worded(word) for name, word in located.words.items()}
    close = near() if callable(near) else nearest(str(words.get("name", "")), near)
    if "name" in words:
        words["name"] = _shown(str(words["name"]))
    if close:
        hint = _("Did you mean {names}?").format(names=quoted(close))
    else:
        hint = _(remedy).format(**words) if remedy else ""
    return Problem(where, code, "error", _(message).format(**words), hint)


def _worded(word: Any) -> Any:
    if callable(word):
        word = word()
    return _(", ").join(word) if isinstance(word, tuple) else word


def _shown(name: str) -> str:
    """What stands in the file, on one line and short enough for a sentence."""
    line = " ".join(name.split())
    return line if len(line) <= MAX_SHOWN else f"{line[: MAX_SHOWN - 1]}…"


def quoted(names: Iterable[str]) -> str:
    """The names in quotation marks, as alternatives."""
    return _(" or ").join(_("“{name}”").format(name=name) for name in names)


MISTAKES: dict[str, Mistake] = {
    # All that is not told one by one
    "more-mistakes": Mistake(
        d("And {number} more in this file."),
        d("Mend these first: one mistake can be behind many."),
    ),
    # The file as text
    "not-utf8": Mistake(
        d("This file is not UTF-8 text: the byte {byte} means nothing here."),
        d("Save the file anew with the encoding UTF-8, which “Save as” offers in most editors."),
    ),
    "too-large": Mistake(
        d("A programme has at most {limit} MB; this file has more."),
        d("Is it the right file?"),
    ),
    "too-many-values": Mistake(
        d("A file of a programme has at most {limit} keys and values; this one has more."),
        d("Is it the right file?"),
    ),
    "too-many-entries": Mistake(
        d("A list or a record has at most {limit} entries; this one has more."),
        d("Is it the right file?"),
    ),
    "empty-file": Mistake(
        d("This file is empty."), d("`title`, `start`, `end`, `home` and `cities` come first.")
    ),
    "control-character": Mistake(
        d("The invisible character {name} is not allowed here."),
        d("Delete it with what stands beside it, and type that again."),
    ),
    "odd-character": Mistake(
        d("The character {name} cannot be seen, and is not allowed in a name or a title."),
        d("Delete it with what stands beside it, and type that again."),
    ),
    # The file as YAML
    "tab": Mistake(d("A tab cannot be used for indentation."), d("Use spaces.")),
    "wrong-space": Mistake(
        d("A {space} ({name}) cannot stand for a plain space here."),
        d("Replace it with plain spaces, here and wherever else it stands."),
    ),
    "unclosed": Mistake(
        d("The “{opening}” opened here is not closed."),
        d("A comma or “{closing}” is missing before line {line}, column {column}."),
    ),
    "unclosed-quote": Mistake(
        d("The quotation opened here is not closed."),
        d("Put the same quotation mark at its end."),
    ),
    "after-quote": Mistake(
        d("Something follows a closing quotation mark or bracket."),
        d("Put the whole text in quotation marks; inside of single ones, write '' for '."),
    ),
    "stray-dash": Mistake(
        d("A list cannot begin on the line of its key."),
        d("Begin it on the next line, or write [a, b]."),
    ),
    "indentation": Mistake(
        d("This line does not fit the indentation of the lines above it."),
        d("Keys of one record begin in the same column."),
    ),
    "stray-colon": Mistake(
        d("A colon followed by a space cannot stand in a text without quotation marks."),
        d("Put the text in quotation marks, or check the indentation."),
    ),
    "missing-colon": Mistake(
        d("This line has no colon after its key."), d("Write `key: value`, with a space.")
    ),
    "missing-space": Mistake(
        d("There is no space after the colon of “{name}”."), d("Write `{name}: …`.")
    ),
    "reserved-character": Mistake(
        d("A text cannot begin with “{name}” without quotation marks."),
        d("Put the text in quotation marks."),
    ),
    "unknown-escape": Mistake(
        d("This backslash means nothing between double quotation marks."),
        d("Use single quotation marks, or write two backslashes."),
    ),
    "wrong-yaml": Mistake(
        d("This is not valid YAML: {problem}."),
        d("Check the quotation marks, brackets and indentation of this line."),
    ),
    "not-a-record": Mistake(
        d("A programme is written as keys and values; this is {found}."),
        d("Begin with `title: …`."),
    ),
    "second-document": Mistake(
        d("A second document begins here."), d("One file holds one programme: remove the `---`.")
    ),
    "key-not-text": Mistake(
        d("Before a colon stands a short text; this is {found}."),
        d("If it is not a key at all, put the whole text in quotation marks."),
    ),
    "duplicate-key": Mistake(
        d("The key “{name}” stands twice in one record; the first is on line {line}."),
        d("Remove one of the two, or give it another name."),
    ),
    "merge-key": Mistake(
        d("`<<` does not merge records here."), d("Write the keys of the record out.")
    ),
    "tag": Mistake(
        d("The tag “{name}” is not allowed."),
        d("Remove it; if it is a text, put it in quotation marks."),
    ),
    "unknown-anchor": Mistake(
        d("Nothing above is marked “&{name}”."), d("If it is a text, put it in quotation marks.")
    ),
    "self-containing": Mistake(
        d("“*{name}” stands inside of what it repeats."), d("Write the value out.")
    ),
    "too-deep": Mistake(
        d("Records and lists are nested deeper than {limit} here."),
        d("Is a bracket too many open?"),
    ),
    "too-many-aliases": Mistake(
        d("The repetitions by `*` come to more than {limit} values."), d("Write fewer of them.")
    ),
    # Several files
    "include-outside": Mistake(
        d("“{name}” is outside of this programme's folder."),
        d("Put the file beside this one, and write its name alone."),
    ),
    "include-twice": Mistake(d("“{name}” is included already."), d("Remove this line.")),
    "too-many-files": Mistake(
        d("A programme includes at most {limit} files."), d("Put several of them together.")
    ),
    "include-unreadable": Mistake(d("“{name}” cannot be included. {reason}"), d("Check its name.")),
    "main-only": Mistake(
        d("`{name}` belongs in the main file."), d("Move it there, or remove it.")
    ),
    # Keys
    "unknown-key": Mistake(
        d("“{name}” is no key of {record}."),
        d("Its keys are: {keys}. `itinerary keys` explains them."),
    ),
    "stray-comma": Mistake(
        d("“{name}” stands after a comma, as if it were a key of {record}."),
        d("Put a text with a comma in quotation marks, and several ids in [ ]."),
    ),
    "missing-key": Mistake(
        d("`{name}` is missing: {record} needs it."), d("For example: `{example}`.")
    ),
    "empty-value": Mistake(
        d("`{name}` has no value."), d("Write one after the colon, or remove the line.")
    ),
    "empty-colour": Mistake(
        d("`{name}` has no value: what follows a `#` is a remark."),
        d("Put quotation marks around it, such as '#7a1f2b'."),
    ),
    "not-a-list": Mistake(
        d("`{name}` takes a list; this is {found}."),
        d("Put it in [ ], or on lines of its own that begin with a dash."),
    ),
    "empty-item": Mistake(
        d("This item of `{name}` has no value."),
        d("Write one after the dash, or remove the dash."),
    ),
    "not-a-mapping": Mistake(
        d("This is {found}; {record} is written as keys and values."),
        d("For example: `{example}`."),
    ),
    # Values
    "wrong-id": Mistake(
        d("“{name}” cannot be an id."),
        d("An id has only a-z, 0-9 and hyphens between them, such as “{suggestion}”."),
    ),
    "wrong-text": Mistake(
        d("A text is expected here; this is {found}."),
        d("Write a text, or texts by language: {{fr: …, en: …}}."),
    ),
    "empty-text": Mistake(d("This text is empty."), d("Write something, or remove the key.")),
    "several-lines": Mistake(
        d("This text has several lines; here it can have only one."),
        d("Write it on one line. Addresses, descriptions, notes and notices may have several."),
    ),
    "not-a-value": Mistake(
        d("A single value is expected here; this is {found}."),
        d("Write it alone, without brackets, braces or a dash."),
    ),
    "wrong-references": Mistake(
        d("Ids are expected here; this is {found}."), d("Write a list: [first-id, second-id].")
    ),
    "ids-not-listed": Mistake(
        d("“{name}” looks like several ids in one text."), d("Write a list: `[{ids}]`.")
    ),
    "wrong-language": Mistake(
        d("“{name}” is not the code of a language."),
        d("Use a code of ISO 639, such as fr, en or ja."),
    ),
    "country-for-language": Mistake(
        d("“{name}” is the code of a country, not of a language."), d("Write “{language}”.")
    ),
    "wrong-choice": Mistake(d("“{name}” is not possible here."), d("Choose one of: {choices}.")),
    "french-car": Mistake(
        d("In French, “{name}” is a coach; among the codes, it is a motor car."),
        d("Write `coach` or `voiture`."),
    ),
    "wrong-flag": Mistake(d("“{name}” is neither true nor false."), d("Write true or false.")),
    "wrong-number": Mistake(
        d("“{name}” is not a whole number of minutes."), d("Write digits only, such as 210.")
    ),
    "wrong-count": Mistake(
        d("“{name}” is not a number of people."), d("Write digits only, such as 12.")
    ),
    "wrong-coordinates": Mistake(
        d("Coordinates are two numbers of degrees in brackets; this is {name}."),
        d("Write latitude and longitude, such as [34.694, 135.502]."),
    ),
    "coordinates-range": Mistake(
        d("The latitude {latitude} is beyond 90 degrees or the longitude {longitude} beyond 180."),
        d("Latitude comes first, then longitude, in degrees."),
    ),
    "coordinates-swapped": Mistake(
        d("The latitude {latitude} is beyond 90 degrees: latitude and longitude are swapped."),
        d("Write [{longitude}, {latitude}]."),
    ),
    "wrong-email": Mistake(
        d("“{name}” is not an e-mail address."), d("For example: name@example.org.")
    ),
    "wrong-phone": Mistake(
        d("“{name}” is not a telephone number."),
        d("Write it with its country code, such as +33 3 80 00 00 00."),
    ),
    "wrong-colour": Mistake(
        d("“{name}” is not a colour."), d("Write its six digits, such as '#7a1f2b'.")
    ),
    "wrong-url": Mistake(
        d("“{name}” is not a web address."),
        d("Write it in full and without spaces, such as https://example.org/page."),
    ),
    "unknown-zone": Mistake(
        d("“{name}” is not a time zone."), d("Use an IANA name such as Europe/Paris or Asia/Tokyo.")
    ),
    # Dates, hours and durations
    "wrong-date": Mistake(
        d("“{name}” is not a date."),
        d("Write year, month and day with all of their digits, such as 2025-04-05."),
    ),
    "no-such-year": Mistake(
        d("The year {year} of {name} is out of range."), d("Years run from 1900 to 2199.")
    ),
    "no-such-month": Mistake(
        d("There is no month {month}, as in {name}."),
        d("Write year, month and day, such as 2025-04-15."),
    ),
    "no-such-date": Mistake(
        d("There is no {name}: the month has {days} days."), d("Check day and month.")
    ),
    "two-days": Mistake(
        d("“{name}” can be more than one day: {days}."), d("Write the one that is meant.")
    ),
    "wrong-weekday": Mistake(
        d("“{name}” is another day of the week."), d("Check the day and its name.")
    ),
    "wrong-dates": Mistake(
        d("“{name}” is neither a date nor two dates."),
        d("Write 2025-04-15, or 2025-04-15..2025-04-17."),
    ),
    "dates-reversed": Mistake(
        d("The dates {name} end before they begin."), d("Write the earlier date first.")
    ),
    "too-many-days": Mistake(
        d("The dates {name} are more than {limit} days apart."), d("Check the years.")
    ),
    "wrong-start": Mistake(
        d("“{name}” is not a day and an hour."), d("Write both, such as 2025-04-15 09:30.")
    ),
    "wrong-end": Mistake(
        d("“{name}” is not an hour."), d("Write 12:00, or 2025-04-16 01:00 for another day.")
    ),
    "wrong-hour": Mistake(d("“{name}” is not an hour of a day."), d("For example: 15:00.")),
    "no-such-hour": Mistake(
        d("There is no hour {name}: a day runs from 00:00 to 23:59."),
        d("Midnight at the end of a day is 00:00 of the next."),
    ),
    "wrong-duration": Mistake(d("“{name}” is not a duration."), d("Write 45m, 2h or 2h30.")),
    "skipped-time": Mistake(
        d("{name} does not exist in {city}: the clocks go from {before} straight to {after}."),
        d("Choose a time before or after the change."),
    ),
    "repeated-time": Mistake(
        d("{name} happens twice in {city}, when the clocks are put back: {first} or {second}."),
        d("Add the offset of the one that is meant: `{first}` or `{second}`."),
    ),
    "wrong-offset": Mistake(
        d("At {name}, the clocks of {city} are at {offsets}, and at no other offset."),
        d("Write the hour on the city's own clock; an offset only where it happens twice."),
    ),
    "two-ends": Mistake(
        d("`start` says until when already; `{name}` says it again."), d("Remove one of the two.")
    ),
    "no-duration": Mistake(
        d("An event cannot last no time at all."), d("Write how long it lasts, such as 60m.")
    ),
    "end-before-start": Mistake(
        d("The end, {end}, is not after the start, {start}."),
        d("For an end on another day write its date too: `{suggestion}`."),
    ),
    "end-and-duration": Mistake(
        d("`end` and `duration` both say when it ends."), d("Remove one of the two.")
    ),
    "end-without-start": Mistake(
        d("`{name}` needs a `start`."), d("Add `start: 2025-04-15 09:30`, or remove `{name}`.")
    ),
    "start-without-hour": Mistake(
        d("The hour is missing after {name}."),
        d("Write `{name} 09:30`; of an event whose hours are not known yet, only `date: {name}`."),
    ),
    "about-without-start": Mistake(
        d("`about` is said of a start, and this event has none that is known."),
        d("Add `start: 2025-04-15 09:30`, or remove `about`."),
    ),
    "meet-after-start": Mistake(
        d("{name} is not before the start, {start}."),
        d("Write the hour by which one must be there."),
    ),
    "meet-of-a-journey": Mistake(
        d("`meet` is for other events than journeys."),
        d("Write `check_in: 60m`, or an hour."),
    ),
    "meet-without-start": Mistake(
        d("`{name}` counts from a start, and this event has none that is known."),
        d("Write the hour of the start, or remove `{name}`."),
    ),
    "step-before-start": Mistake(
        d("{name} is before the start, {start}."), d("Write an hour within the event.")
    ),
    "step-after-end": Mistake(
        d("{name} is after the end, {end}."), d("Write an hour within the event.")
    ),
    "step-without-start": Mistake(
        d("This step has an hour, and the event has no start that is known."),
        d("Write the hour of the start, or remove `at`."),
    ),
    "follows-on-another-day": Mistake(
        d("`{name}`, which this event follows, is not on that day."),
        d("Remove `date`, or let `follows` name an event of that day."),
    ),
    "follows-itself": Mistake(
        d("This event follows `{name}`, and that one follows it."), d("Remove one `follows`.")
    ),
    "former-id-of-itself": Mistake(
        d("`{name}` is the id of this event itself."),
        d("Write the id that it had before, or remove `formerly`."),
    ),
    "former-id-in-use": Mistake(
        d("There is an event `{name}` still; this one cannot go on in its place."),
        d("Remove `formerly`, or give that event another id."),
    ),
    "former-id-twice": Mistake(
        d("`{first}` says already that it had the id `{name}`."),
        d("Keep `formerly` in the one that goes on."),
    ),
    "two-whens": Mistake(
        d("`{first}` and `{second}` both say when it takes place."), d("Keep one of the two.")
    ),
    "all-day-without-date": Mistake(
        d("`all_day` needs a `date`."), d("Add `date: 2025-04-15`, or remove `all_day`.")
    ),
    "several-days-unconfirmed": Mistake(
        d("An event of several days needs `all_day: true`."),
        d("Add it; if the day is not known yet, write `between: {name}`."),
    ),
    "also-on-undated": Mistake(
        d("`also_on` repeats an event, and this one has no date yet."), d("Remove `also_on`.")
    ),
    "also-on-twice": Mistake(d("{name} is a day of this event already."), d("Remove it here.")),
    "arrival-before-departure": Mistake(
        d("The arrival, {arrival}, is not after the departure, {departure}."),
        d("Each end is on its own city's clock; check dates and cities."),
    ),
    "mission-reversed": Mistake(
        d("The mission ends ({end}) before it starts ({start})."), d("Exchange the two dates.")
    ),
    # References
    "unknown-city": Mistake(
        d("There is no city “{name}”."), d("Add it under `cities`; so far there are: {known}.")
    ),
    "unknown-place": Mistake(
        d("There is no place “{name}”."), d("Add it under `places`; so far there are: {known}.")
    ),
    "unknown-organisation": Mistake(
        d("There is no organisation “{name}”."),
        d("Add it under `organisations`; so far there are: {known}."),
    ),
    "unknown-delegate": Mistake(
        d("There is no delegate “{name}”."),
        d("Add them under `delegates`; so far there are: {known}."),
    ),
    "unknown-participant": Mistake(
        d("There is no delegate, organisation or group “{name}”."),
        d("Add it under `delegates`, `organisations` or `groups`, or write `everyone`."),
    ),
    "name-for-id": Mistake(
        d("An id is expected here; “{name}” is a name."), d("Write `{suggestion}`.")
    ),
    "unknown-member": Mistake(
        d("There is no delegate or organisation “{name}”."),
        d("Members of a group are delegates and organisations."),
    ),
    "unknown-theme": Mistake(
        d("There is no theme “{name}”."), d("Add it under `themes`; so far there are: {known}.")
    ),
    "unknown-event": Mistake(
        d("There is no other event “{name}”."), d("Add it under `events`, or check the id.")
    ),
    "unknown-end": Mistake(
        d("There is no city or place “{name}”."),
        d("Add it under `cities` or `places`."),
    ),
    "id-twice": Mistake(
        d("The id “{name}” is defined already, at {other}."), d("Give one of the two another id.")
    ),
    "reserved-id": Mistake(
        d("“everyone” already means the whole delegation."), d("Choose another id.")
    ),
    "reserved-place": Mistake(
        d("“tbc” already means that the place is to be confirmed."), d("Choose another id.")
    ),
    "tbc-without-city": Mistake(
        d("A place that is to be confirmed is in some city, which is missing here."),
        d("Add `city: …`."),
    ),
    "place-and-city": Mistake(
        d("`place` and `city` both say where; the place is in {city}."), d("Remove `city`.")
    ),
    "missing-city": Mistake(
        d("An event with a date needs to say where it is."), d("Add `city: …` or `place: …`.")
    ),
    "journey-with-place": Mistake(
        d("A journey says where it goes with `from` and `to`; `{name}` is one too many."),
        d("Remove `{name}`."),
    ),
    "journey-with-start": Mistake(
        d("A journey's hours stand in its `from` and `to`; `{name}` is one too many."),
        d("Write `from: {{city: …, at: …}}` and `to: {{city: …, at: …}}`."),
    ),
    "journey-without-ends": Mistake(
        d("`{name}` belongs to a journey, and this event has no `from` and no `to`."),
        d("Add both, or remove `{name}`."),
    ),
    "journey-one-end": Mistake(
        d("A journey needs both `from` and `to`."), d("Add `{name}: {{city: …, at: …}}`.")
    ),
    "journey-kind": Mistake(
        d("`{name}` belongs to a journey."), d("Add `kind: travel`, or remove `{name}`.")
    ),
    "end-without-place": Mistake(
        d("This end of the journey names no city and no place."), d("Add `city: …` or `place: …`.")
    ),
    "transfer-ends": Mistake(
        d("A transfer is between two cities or places; this names {number}."),
        d("For example: `between: [tokyo, osaka]`."),
    ),
    "notes-for-nobody": Mistake(
        d("“{name}” does not take part in this event, so nobody would read this note."),
        d("Add them to `who`, or remove the note."),
    ),
    "document-for-nobody": Mistake(
        d("Nobody who takes part in this event would get this document."),
        d("Add them to `who`, or let `for` name others."),
    ),
    "contact-for-nobody": Mistake(
        d("This contact would be shown to nobody."),
        d("Let `for` name somebody; without it, everyone sees it."),
    ),
    "room-for-nobody": Mistake(
        d("“{name}” does not stay here, so nobody would sleep in this room."),
        d("Add them to `who` of this stay, or remove the room."),
    ),
    "outside-the-mission": Mistake(
        d("{name} is not in the mission, which is from {start} to {end}."),
        d("Correct the date here, or the dates of the mission."),
    ),
    "untitled": Mistake(
        d("The event needs a title."),
        d("Add `title: …`; only a journey with `from` and `to` can do without."),
    ),
    "except-everyone": Mistake(
        d("`except: everyone` leaves nobody."), d("Write the ids of those who do not take part.")
    ),
    "stay-reversed": Mistake(
        d("The stay ends ({end}) before its first night ({start}) is over."),
        d("`from` is the first night, `to` the day of departure."),
    ),
    # Files beside the programme
    "file-outside": Mistake(
        d("“{name}” is outside of this programme's folder."),
        d("Put the file into that folder, and write its name alone."),
    ),
    "file-missing": Mistake(
        d("There is no file “{name}” beside the programme."),
        d("Put it into the programme's folder, or check its name."),
    ),
    "file-unreadable": Mistake(d("“{name}” cannot be read. {reason}"), d("Check its name.")),
    "not-a-file": Mistake(d("“{name}” is not a file."), d("Check its name.")),
    "file-too-large": Mistake(
        d("“{name}” has more than {limit}."), d("Make it smaller, and save it anew.")
    ),
    "wrong-file": Mistake(
        d("“{name}” is of a sort that cannot be used here."),
        d("What can be is called by one of these endings: {endings}."),
    ),
    "other-file": Mistake(
        d("“{name}” is no {ending} file, whatever its name says."),
        d("Save it anew as what it is to be."),
    ),
    "drawing-acts": Mistake(
        d("“{name}” has more in it than a drawing: a script, a movement, or what is elsewhere."),
        d("Save it anew as a plain SVG, or as PNG."),
    ),
}
