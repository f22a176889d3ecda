"""The words that people use for what has a code in a programme, in English, French and
Japanese."""

from collections.abc import Mapping
from functools import cache

from itinerary.languages import _
from itinerary.languages.meanings.unclear import Unclear, shown
from itinerary.names import folded

KINDS = {
    "travel": "journey, trip, transfer, flight, train, voyage, trajet, déplacement, transfert, "
    "vol, 移動, 旅行, フライト, 列車",
    "conference": "talk, lecture, keynote, forum, congress, seminar, conférence, colloque, "
    "congrès, séminaire, 会議, 講演, 講演会, フォーラム, セミナー",
    "round-table": "round table, panel, panel discussion, table ronde, 円卓会議, パネル討論, "
    "パネルディスカッション",
    "visit": "tour, site visit, visite, visite de site, 視察, 見学, 視察・見学, 訪問",
    "b2b": "b to b, btob, business meeting, rendez-vous d'affaires, rdv b2b, 商談, 商談会",
    "meeting": "briefing, interview, workshop, réunion, rendez-vous, rdv, entretien, atelier, "
    "打ち合わせ, 打合せ, 会談・会合, 会合, 会談, 面談, ミーティング, ワークショップ",
    "promotion": "showcase, exhibition, stand, opération de promotion, exposition, "
    "プロモーション, 展示, 展示会, 物産展",
    "reception": "dinner, lunch, breakfast, cocktail, banquet, réception, dîner, déjeuner, "
    "petit déjeuner, レセプション, 会食・レセプション, 会食, 夕食会, 昼食会, 昼食, 夕食, 朝食, "
    "懇親会",
    "ceremony": "signing, signing ceremony, cérémonie, signature, inauguration, 式典, "
    "調印式, 開会式",
    "free": "free time, rest, temps libre, libre, repos, 自由時間, 自由行動, 休憩",
    "other": "autre, その他",
}
STATUSES = {
    "confirmed": "ok, definite, confirmé, confirmée, 確定, 決定",
    # `optional` is another thing: whoever wishes takes part.
    "tentative": "option, to be confirmed, tbc, tba, tbd, unconfirmed, not confirmed, "
    "not yet confirmed, provisional, provisoire, à confirmer, non confirmé, non confirmée, "
    "pas confirmé, pas encore confirmé, en option, sous réserve, 仮, 未定, 未確定, 調整中, 予定",
    "cancelled": "canceled, called off, annulé, annulée, supprimé, supprimée, 中止, キャンセル, "
    "取消, 取り消し, 取りやめ",
}
MODES = {
    "flight": "plane, air, avion, vol, 飛行機, 航空機, フライト, 空路",
    "train": "rail, tgv, shinkansen, 電車, 列車, 新幹線, 鉄道",
    "coach": "bus, car de tourisme, autocar, バス, 貸切バス",
    "car": "taxi, voiture, van, minibus, 車, 自動車, タクシー",
    "boat": "ship, ferry, bateau, navette fluviale, 船, フェリー",
    "walk": "on foot, foot, à pied, marche, 徒歩",
}
PRESS = {
    "open": "open to the press, press invited, press welcome, ouvert, ouverte, ouvert à la presse, "
    "ouverte à la presse, séance ouverte à la presse, presse admise, 取材可, 全部公開, 公開",
    "photo": "photo call, photo opportunity, photo only, photos only, photographs only, "
    "photographers only, photos, photo seulement, photos seulement, photographes, tour d'images, "
    "冒頭撮影のみ可, 冒頭撮影のみ, 頭撮り, 撮影のみ可, 撮影のみ, 写真のみ",
    "closed": "closed to the press, no press, fermé, fermée, fermé à la presse, "
    "fermée à la presse, séance fermée à la presse, sans presse, huis clos, à huis clos, 取材不可, "
    "非公開",
}
FLAGS = {
    "true": "yes, y, x, 1, vrai, oui, o, はい, 有, ○, ✓, ✔",
    "false": "no, n, 0, faux, non, -, いいえ, 無, ×",
}
EVERYONE = {
    "everyone": "everybody, all, all delegates, whole delegation, the whole delegation, tous, "
    "toutes, tout le monde, toute la délégation, la délégation, ensemble de la délégation, "
    "全員, 代表団, 代表団全員, 団員全員, 全団員, 一同, 団員一同",
}
# Of an hour, a day or a place: that it is not known yet.
UNKNOWN = {
    "tbc": "tba, tbd, to be confirmed, to be announced, to be decided, not known, unknown, "
    "à confirmer, à préciser, à définir, à déterminer, non connu, inconnu, "
    "未定, 調整中, 確認中, 後日",
}
# Of an event that does not take place when it was to, and has no other day yet.
POSTPONED = {"postponed": "put off, reporté, reportée, ajourné, ajournée, 延期, 順延"}
PRECISIONS = {"hours": "", "all-day": "all day", "day": "", "none": ""}

TABLES: Mapping[str, Mapping[str, str]] = {
    "kinds": KINDS,
    "statuses": STATUSES,
    "modes": MODES,
    "press": PRESS,
    "flags": FLAGS,
    "everyone": EVERYONE,
    "unknown": UNKNOWN,
    "postponed": POSTPONED,
    "precisions": PRECISIONS,
}

_STEM = 4  # letters
_ALIKE = 0.75  # how much two words are, of which the one may be meant for the other


def kind(word: str) -> str:
    """The kind of event that a word means; Unclear when it means none."""
    return _meant(word, "kinds", _("{name} is no kind of event that the programme knows."))


def status(word: str) -> str:
    """The status that a word means; Unclear when it means none."""
    if is_postponed(word):
        return "tentative"
    return _meant(word, "statuses", _("{name} does not say whether the event is certain."))


def mode(word: str) -> str:
    """The means of transport that a word means; Unclear when it means none."""
    return _meant(word, "modes", _("{name} is no means of transport that is known here."))


def press(word: str) -> str:
    """What a word lets the press see; Unclear when it says nothing of that."""
    return _meant(word, "press", _("{name} does not say what the press may see."))


def flag(word: str) -> bool:
    """Whether a word says yes; Unclear when it says neither yes nor no."""
    return _meant(word, "flags", _("{name} is neither yes nor no.")) == "true"


def precision(word: str) -> str:
    """What a word says of how exactly a time is known; Unclear when it says nothing."""
    return _meant(word, "precisions", _("{name} is no precision: hours, all-day, day or none."))


def is_everyone(word: str) -> bool:
    """Whether a word means the whole delegation."""
    return meaning("everyone", word) is not None


def is_postponed(word: str) -> bool:
    """Whether a word says that an event is put off."""
    return meaning("postponed", word) is not None


def is_to_be_confirmed(word: str) -> bool:
    """Whether a word says that an hour, a day or a place is not known yet."""
    return meaning("unknown", word) is not None


def meaning(table: str, word: str) -> str | None:
    """The code that a word means by one of TABLES; None when it means none."""
    return _known(table).get(folded(word))


def near(table: str, word: str) -> tuple[str, ...]:
    """The codes that a misspelt word was probably meant for.

    None for a word of another table, or for one that may say the opposite: with a word more, or
    with more before it, as in "not confirmed" and "unconfirmed".
    """
    wanted = folded(word)
    if any(wanted in _known(other) for other in TABLES):
        return ()
    from difflib import SequenceMatcher, get_close_matches  # costs 3 ms to load

    known = _known(table)
    candidates = [each for each in known if not _may_deny(each, wanted)]
    alike = get_close_matches(wanted, candidates, n=3, cutoff=_ALIKE)
    ratios = {each: SequenceMatcher(None, each, wanted).ratio() for each in alike}
    close = (each for each in alike if ratios[each] >= ratios[alike[0]] - 0.1)
    return tuple(dict.fromkeys(known[each] for each in close))


def _may_deny(one: str, other: str) -> bool:
    """Whether one of two words may be the other with a "not" to it."""
    has_more_words = one.count(" ") != other.count(" ")
    return has_more_words or one.find(other[:_STEM]) > 0 or other.find(one[:_STEM]) > 0


def pattern(table: str) -> str:
    """A regular expression for the words of a table, in capitals or not (ECMA 262)."""
    words = (
        word.strip() for several in TABLES[table].items() for word in ",".join(several).split(",")
    )
    return f"^({'|'.join(_any_case(word) for word in dict.fromkeys(words) if word)})$"


def _any_case(word: str) -> str:
    return "".join(
        f"[{letter.lower()}{letter.upper()}]"
        if len(letter.upper()) == 1 and letter.lower() != letter.upper()
        else (letter if letter.isalnum() or letter in " '-" else f"[{letter}]")
        for letter in word
    )


@cache
def _known(table: str) -> Mapping[str, str]:
    """Each word of a table as it compares, with its code; a code is a word for itself."""
    return {
        folded(word): code
        for code, several in TABLES[table].items()
        for word in (code, *several.split(","))
        if word.strip()
    }


def _meant(word: str, table: str, sentence: str) -> str:
    code = meaning(table, word)
    if code is None:
        raise Unclear(sentence.format(name=shown(word)))
    return code
