"""Who is written to about what, and who is not: what is said of it before anything goes."""

from collections.abc import Iterable

from itinerary.cli.boundary import say
from itinerary.delivery.mail.knowledge import Knowledge
from itinerary.delivery.mail.outbox import by_delegate
from itinerary.languages import _, plural
from itinerary.programme.model import Delegate, Programme
from itinerary.releases.news import News
from itinerary.releases.versions import Versions
from itinerary.views.calendars import Choices, is_held
from itinerary.views.readers import Reader
from itinerary.views.words import name


def say_who_gets_nothing(news: Iterable[News], reader: Reader) -> None:
    """Says who has no address."""
    people = by_delegate(news)
    without = [each for each in people if not each.email]
    if without:
        sentence = plural(
            "{number} person has no e-mail address, and gets nothing",
            "{number} people have no e-mail address, and get nothing",
            len(without),
        )
        say(_("{sentence}: {names}.").format(sentence=sentence, names=_names(without, reader)))
    if people and len(without) == len(people):
        say(_("There is no news for anybody else."))


def say_who_gets_everything(
    news: Iterable[News], knowledge: Knowledge, versions: Versions, reader: Reader
) -> None:
    """Says to whom nothing was sent before, where others were sent something, or much changed."""
    people = [each for each in by_delegate(news) if knowledge.is_first(each)]
    releases = versions.record.releases if versions.record else ()
    if not people or (knowledge.is_empty and len(releases) < 2):
        return
    if knowledge.is_empty:
        say(
            _(
                "Nothing was sent before, so everybody gets everything; "
                "`--since {number}` says what is new since release {number}."
            ).format(number=len(releases) - 1)
        )
        return
    sentence = plural(
        "{number} person was sent nothing at this address before, and gets everything",
        "{number} people were sent nothing at their address before, and get everything",
        len(people),
    )
    say(_("{sentence}: {names}.").format(sentence=sentence, names=_names(people, reader)))


def say_who_is_untold(knowledge: Knowledge, reader: Reader) -> None:
    """Says who left the delegation with events that were sent, and cannot be written to."""
    for each in knowledge.untold():
        if each.is_read:
            sentence = plural(
                "{{name}} left the delegation, and was sent {number} event. "
                "Somebody else has their address now: tell them yourself.",
                "{{name}} left the delegation, and was sent {number} events. "
                "Somebody else has their address now: tell them yourself.",
                each.number,
            )
        else:
            sentence = plural(
                "{{name}} left the delegation, and was sent {number} event. "
                "Their address left with them: tell them yourself.",
                "{{name}} left the delegation, and was sent {number} events. "
                "Their address left with them: tell them yourself.",
                each.number,
            )
        say(sentence.format(name=each.name.read(reader.language)))


def say_what_nobody_gets(programme: Programme) -> None:
    """Says which events name nobody, and so are in no message."""
    alone = [
        event.id
        for event in programme.events
        if event.is_for_nobody and event.status != "cancelled" and is_held(event, Choices())
    ]
    if alone:
        events = plural(
            "{number} event names nobody, and is in no message",
            "{number} events name nobody, and are in no message",
            len(alone),
        )
        say(_("{events}: {ids}.").format(events=events, ids=_(", ").join(alone)))


def _names(people: Iterable[Delegate], reader: Reader) -> str:
    return _(", ").join(name(each, reader) for each in people)
