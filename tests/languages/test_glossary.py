"""The words that the French of the tool holds to: one word a thing, as its glossary has them.

Each row is of a term: what the English says of it, what the French says then, and the words that
it does not say. A row without a French word only forbids.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from catalogues import FOLDER, read


class Term(NamedTuple):
    """A term: patterns of its English, its French, and of the words that are not to stand there."""

    english: str
    french: str
    forbidden: str = ""


# What says none of its words although it is about the thing: a code, or a word for another thing.
_TERMS = (
    Term(r"\breleases?\b|\breleased\b|RELEASE", r"[Dd]iffus|DIFFUSION|`release`", "communi"),
    Term(r"\brecord of (the )?releases\b", "registre des diffusions", "historique"),
    Term(r"\bagendas?\b", r"\b[Aa]gendas?\b", "planning"),
    # One's own, on a telephone, is called as telephones call it, and other programs as they do.
    Term(
        r"\bcalendars?\b(?! of each)",
        r"\b[Cc]alendriers?\b|Agenda\b|mon agenda|Autres agendas",
        "",
    ),
    Term(r"\be-mails?\b(?! address)", r"\bcourriels?\b", "e-mail|mail |mél"),
    Term(r"\be-mail address", "adresse électronique", "e-mail|courriel"),
    Term(r"\bdelegates?\b", r"délégation|membre|personne|Participation|participation", "délégué"),
    Term(r"\border of protocol\b", "ordre protocolaire", "préséance"),
    Term(r"^Hosts?$|\ba host\b", "Accueil par|reçoit", "[Hh]ôte"),
    Term(r"[Ii]nterpret", "[Ii]nterpr", "traduct"),
    Term(r"\btime zones?\b", r"fuseaux? horaires?", "horloge"),
    Term(r"\bclocks?\b|CLOCK", "[Hh]eure|HEURES|fuseau|décalage", "horloge"),
    Term(r"\bjourneys?\b", r"\b[Tt]rajets?\b|en route|départ", "voyage|déplacement"),
    Term(r"\bmargin\b", r"\bmarge\b", "battement"),
    Term(r"\btentative\b", "sous réserve", "provisoire"),
    Term(r"\bto be confirmed\b", "à confirmer", ""),
    Term(r"\b[Tt]o be scheduled\b", "[Àà] programmer", ""),
    Term(r"\bstays?\b(?! (open|there))", r"hébergement", "rooming"),
    Term(r"\bfindings?\b", r"constats?\b", "problème"),
    Term(
        r"\brecords? (of keys|too many)|\ba record$|one record\b|Records and lists",
        "blocs?|clés",
        "fiche",
    ),
    Term(r"\bB-to-B\b", "rendez-vous d’affaires", "B-to-B"),
    Term(r"\b[Nn]otices?\b", r"\b[Mm]entions?\b", r"\bavis\b"),
    Term(r"\bcolon\b", "deux-points", "les deux-points|un deux-points.*manque"),
    Term(r"^Changed|\bchanged\b.*\{title\}", "Modification", "Modifié"),
    Term(r"^Postponed", "Report", "Reporté"),
    Term(r"^Cancelled", "Annulation", "Annulé"),
    Term(r"^Not for you any more", "Retrait", "[Aa]nnul|[Ss]uppr"),
    Term(r"\b(user|user name) (or|and) ", "nom d’utilisateur", "identifiant"),
    Term(r"\bleft out\b", "pas repris", "laissée? de côté"),
    Term(r"\bneeds?\b", "", r"demande\b"),
    Term(r"\bmeeting point\b", "point de rencontre"),
    Term(r"\b[Oo]pen to the press\b", "ouverte à la presse"),
    Term(r"\bguests\b", "personnes invitées", "handicap"),
    Term(r"\bbooklets?\b", "[Ll]ivrets?", "brochure"),
    Term(r"", "", r"[Pp]our la suite|\bhorloges?\b|\bdélégué|\brévoque|tableau de bord"),
)
_TO_COME = (
    Term(r"\bfeeds?\b", "flux d’agenda", r"\bfeed\b|\bfil\b"),
    Term(r"\bdelegate’s page\b|\bprivate page\b", "page privée", r"\bsite\b|espace"),
    Term(r"\bsecretariat’s page\b", "page du secrétariat", "tableau de bord"),
    Term(r"\bnew the address\b|(?<!--)\brenew\b", "[Rr]enouvel", "[Rr]évo"),
    Term(r"\baccess cards?\b", "cartes? d’accès", "badge"),
    Term(r"\bQR code\b", "code à scanner"),
    Term(r"\bcheck code\b", "code de vérification"),
    Term(r"\bstill true\b", "exact", "valide|à jour"),
    Term(r"\bdraft\b", "brouillon", "projet"),
    Term(r"\beditions?\b", "éditions?", "version"),
    Term(r"\brunning order\b", "ordre de passage"),
    Term(r"\bsteps of\b", "déroulé", "étapes"),
    Term(r"\btime to be there\b", "heure de rendez-vous", "RDV"),
    Term(r"\bcheck-in\b", "enregistrement|[Ss]e présenter", "check-in"),
    Term(r"\brunning late\b|\bdelays?\b", "retard", "décalage"),
    Term(r"\brooming list\b", "liste des chambres", "rooming"),
    Term(r"\bday sheets?\b", "feuilles? du jour", "fiche"),
    Term(r"\bbriefing sheets?\b", "fiche", "mémo"),
    Term(r"\bhead counts?\b", "effectifs", "manifeste"),
    Term(r"\btaxi cards?\b", "cartes? pour le taxi"),
    Term(r"\bphoto (call|opportunity)\b", "tour d’images"),
    Term(r"\bdeclined\b", "refusé"),
    Term(r"\bdiet\b", "régime alimentaire"),
    Term(r"\bseats\b", "nombre de places"),
)
# No name of a city can follow « à »: Le Caire, La Haye.
_CITY_AFTER_A = re.compile(r"\b[àÀ] \{(city|names|home|place)\}")
_CODE = re.compile(r"\{[^{}]*\}|`[^`]*`")
_ENGLISH_EXAMPLE = re.compile(r"Secretariat <|protocol@|France pavilion|Mobility forum|an-id\b")


class Saying(NamedTuple):
    """A sentence: in English, and in French, each form in a line of its own."""

    english: str
    french: str


def _sayings() -> Iterator[Saying]:
    for message in read(FOLDER / "fr.po"):
        if message.id:
            forms = (message.id, message.string)
            yield Saying(*(form if isinstance(form, str) else "\n".join(form) for form in forms))


def _said_of(term: Term) -> list[Saying]:
    """The sentences that say a term in English, other than in code."""
    return [
        each
        for each in _sayings()
        if re.search(term.english, _CODE.sub("", each.english), re.MULTILINE)
    ]


def _holds(term: Term, said: Saying) -> bool:
    """Whether the French of a sentence has the word of a term, and none that it forbids."""
    forbidden = term.forbidden and re.search(term.forbidden, said.french)
    return not forbidden and re.search(term.french, said.french) is not None


@pytest.mark.parametrize("term", _TERMS, ids=lambda term: term.english or term.forbidden)
def test_a_term_has_its_word(term: Term) -> None:
    """Where the English says the term, the French says its word, and none that it is not to say."""
    said = _said_of(term)
    assert said
    assert [each for each in said if not _holds(term, each)] == []


def test_a_term_that_nothing_says_yet_will_have_its_word() -> None:
    """So that whoever says it first finds out."""
    wrong = [each for term in _TO_COME for each in _said_of(term) if not _holds(term, each)]
    assert wrong == []


def test_no_example_is_english() -> None:
    """What people are to copy is said in their language."""
    assert [each for each in _sayings() if _ENGLISH_EXAMPLE.search(each.french)] == []


def test_no_city_follows_a_preposition() -> None:
    """« à Le Caire » is no French: a city stands in brackets."""
    assert [each for each in _sayings() if _CITY_AFTER_A.search(each.french)] == []
