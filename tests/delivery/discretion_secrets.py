"""What one of a delegation may not see, put into a programme at random.

Where its reader has a list of who the delegation is (`is_met`), nobody is a secret, nor is what
that list says of them.
"""

import random
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from itinerary.programme.model import Programme

Tree = dict[str, Any]

_DIETS, _NEEDS = ("Vegetarian", "No fish"), ("No stairs", "A chair")
_PLACES = {
    "hidden-house": {"name": "Hidden house", "address": "1 Hidden Street", "phone": "+81 9"},
    "hidden-hall": {"name": "Hidden hall", "access": "At the back"},
}


class Secrets:
    """Puts secrets into programmes, others each time."""

    def __init__(self, seed: str, reader: str, *, is_met: bool, has_files: bool) -> None:
        self._random = random.Random(seed)  # noqa: S311 - for stories
        self._reader = reader
        self.is_met = is_met
        self._has_files = has_files
        self._ever: set[str] = set()  # the events that were theirs

    def number(self) -> int:
        """How many releases there are of nothing but secrets."""
        return self._random.randrange(3)

    def hidden(self, tree: Tree, known: Programme) -> Tree:
        """A programme with secrets; `known` is the same without them."""
        made = deepcopy(tree)
        others = [id for id in tree["delegates"] if id != self._reader]
        for put in (
            self._of_people,
            self._in_events,
            self._among_events,
            self._in_events_of_others,
            self._in_stays,
            self._among_contacts,
            self._among_groups,
        ):
            put(made, known, others)
        return made

    def _is_so(self) -> bool:
        return self._random.random() < 0.5

    def _some(self, others: Sequence[str]) -> list[str]:
        return self._random.sample(others, self._random.randint(1, min(2, len(others))))

    def _insert(self, list_: list[Any], value: Any) -> None:
        list_.insert(self._random.randint(0, len(list_)), value)

    def _of_people(self, tree: Tree, _known: Programme, others: Sequence[str]) -> None:
        """What others eat and need, and how one calls and writes to them; who else comes."""
        choose = self._random.choice
        for id in self._some(others):
            made = tree["delegates"][id] = dict(tree["delegates"][id])
            kept: dict[str, Callable[[], object]] = {
                "diet": lambda: choose(_DIETS),
                "needs": lambda: choose(_NEEDS),
                "phone": lambda: f"+33 {choose('123')}",
                "email": lambda id=id: f"{id}@{choose(('a', 'b'))}.example.com",
            }
            if not self.is_met:
                kept |= {
                    "role": lambda: choose(("President", "Deputy")),
                    "biography": lambda: choose(("Born in Dijon.", "Born in Osaka.")),
                }
            for key, value in kept.items():
                if self._is_so():
                    made[key] = value()
        if not self.is_met and self._is_everybodys(tree) and self._is_so():
            people = [*tree["delegates"].items()]
            self._insert(people, ("dora", {"name": choose(("Dora Roux", "Dora Petit"))}))
            tree["delegates"] = dict(people)

    @staticmethod
    def _is_everybodys(tree: Tree) -> bool:
        """Whether nobody takes part whom no event names."""
        return all(event.get("who") != "everyone" for event in tree["events"].values())

    def _in_events(self, tree: Tree, known: Programme, others: Sequence[str]) -> None:
        """Notes and papers for others, and what is for the secretariat, in any event."""
        choose = self._random.choice
        for event in self._random.sample(known.events, min(4, len(known.events))):
            if event.part_of or event.id not in tree["events"]:
                continue
            made = tree["events"][event.id] = dict(tree["events"][event.id])
            if self._is_so():
                made["note"] = choose(("Order the coach", "Pay"))
            if self._is_so() and event.kind != "free":
                made["seats"], made["guests"] = choose("19"), choose("28")
            theirs = [each.id for each in event.delegates if each.id in others]
            if theirs and self._is_so():
                notes = {id: choose(("Speak", "Smile")) for id in self._some(theirs)}
                made["notes_for"] = {**made.get("notes_for", {}), **notes}
            if theirs and self._is_so():
                paper = {"title": choose(("Speech", "Draft")), "for": self._some(theirs)}
                papers = [*made.get("documents", [])]
                url = {"url": f"https://example.org/{choose('ab')}"}
                file = {"file": choose(("plan.pdf", "secret.pdf"))}
                self._insert(
                    papers, {**paper, **(file if self._has_files and self._is_so() else url)}
                )
                made["documents"] = papers

    def _among_events(self, tree: Tree, known: Programme, others: Sequence[str]) -> None:
        """Events of which the reader is no part: at their hours too, in any state."""
        choose, day = self._random.choice, known.days.first
        city = choose([*tree["cities"]])
        tree["places"] = {
            **{id: {**place, "city": city} for id, place in _PLACES.items() if self._is_so()},
            **tree.get("places", {}),
        }
        events, places = [*tree["events"].items()], [*tree["places"]]
        for number in range(self._random.randrange(3)):
            made = {
                "title": choose(("Dinner", "Call", "Secret")),
                "who": self._some(others),
                "start": f"{day} {choose(('08:00', '09:30', '20:00'))}",
                "status": choose(("confirmed", "tentative", "cancelled")),
                "confidential": choose(("true", "false")),
                "hosts": [{"name": choose(("Ren", "Kei")), "phone": f"+81 {choose('12')}"}],
            }
            where = {"place": choose(places)} if places and self._is_so() else {"city": city}
            if self._is_so() and len(tree["cities"]) > 1:
                first, second = self._random.sample([*tree["cities"]], 2)
                del made["start"]
                where = {
                    "kind": "travel",
                    "mode": choose(("boat", "train")),
                    "date": f"{day}",
                    "from": {"city": first},
                    "to": {"city": second},
                }
            self._insert(events, (f"hidden-{number}", {**made, **where}))
        tree["events"] = dict(events)

    def _in_events_of_others(self, tree: Tree, known: Programme, _others: Sequence[str]) -> None:
        """Events that the reader has no part in are called otherwise, or are off.

        Who leaves an event is told whether it takes place without them.
        """
        reader = known.delegates[self._reader]
        self._ever |= {each.id for each in known.events if reader in each.delegates}
        theirs = [
            each.id
            for each in known.events
            if reader not in each.delegates and each.delegates and each.id in tree["events"]
        ]
        for id in self._random.sample(theirs, min(2, len(theirs))):
            made = tree["events"][id] = dict(tree["events"][id])
            made["title"] = self._random.choice(("Another", "A third"))
            if id not in self._ever:
                made["status"] = self._random.choice(("confirmed", "cancelled"))

    def _in_stays(self, tree: Tree, known: Programme, others: Sequence[str]) -> None:
        """Others' rooms in any hotel, and hotels of theirs: in the same city, the same nights."""
        choose = self._random.choice
        stays = []
        for stay, resolved in zip(tree.get("stays", []), known.stays, strict=True):
            made = dict(stay)
            theirs = [each.id for each in resolved.delegates if each.id in others]
            if theirs and self._is_so():
                rooms = {id: choose(("1", "2")) for id in self._some(theirs)}
                made["rooms"] = {**made.get("rooms", {}), **rooms}
            stays.append(made)
        slept = {each for stay in known.stays for each in stay.delegates}
        free = [id for id in others if known.delegates[id] not in slept]
        for id in free:
            if self._is_so():
                first, city = known.days.first, choose([*tree["cities"]])
                for stay in known.stays:
                    if self._is_so():
                        first, city = stay.first, stay.city.id
                days = {"from": f"{first}", "to": f"{known.days.last}"}
                hotel = choose(("Lodge", "Ryokan", "Inn"))
                self._insert(stays, {"city": city, "hotel": hotel, "who": [id], **days})
        if stays:
            tree["stays"] = stays

    def _among_contacts(self, tree: Tree, _known: Programme, others: Sequence[str]) -> None:
        """Whom only others call, also under the name of one whom the reader calls."""
        contacts = [*tree.get("contacts", [])]
        names = [each["name"] for each in contacts] + ["Hidden"]
        for _number in range(self._random.randrange(3)):
            name, phone = self._random.choice(names), self._random.choice("12")
            self._insert(
                contacts, {"name": name, "phone": f"+33 {phone}", "for": self._some(others)}
            )
        if contacts:
            tree["contacts"] = contacts

    def _among_groups(self, tree: Tree, _known: Programme, others: Sequence[str]) -> None:
        """Groups and themes of which the reader knows nothing."""
        if self._is_so():
            group = {"name": self._random.choice(("Inner", "Outer")), "members": self._some(others)}
            tree["groups"] = {"hidden-group": group, **tree.get("groups", {})}
