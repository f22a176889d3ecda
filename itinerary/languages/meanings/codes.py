"""The words that people use for what has a code in a programme, in English, French and
Japanese."""

from collections.abc import Mapping

from itinerary.languages import _
from itinerary.languages.meanings.unclear import Unclear, shown
from itinerary.names import folded

_KINDS = {
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
_STATUSES = {
    "confirmed": "ok, definite, confirmé, confirmée, 確定, 決定",
    "tentative": "option, optional, to be confirmed, tbc, provisional, provisoire, à confirmer, "
    "en option, 仮, 未定, 調整中, 予定",
    "cancelled": "canceled, annulé, annulée, 中止, キャンセル, 取消",
}
_MODES = {
    "flight": "plane, air, avion, vol, 飛行機, 航空機, フライト, 空路",
    "train": "rail, tgv, shinkansen, 電車, 列車, 新幹線, 鉄道",
    "coach": "bus, car de tourisme, autocar, バス, 貸切バス",
    "car": "taxi, voiture, van, minibus, 車, 自動車, タクシー",
    "boat": "ship, ferry, bateau, navette fluviale, 船, フェリー",
    "walk": "on foot, foot, à pied, marche, 徒歩",
}
_PRESS = {
    "open": "open to the press, press invited, ouvert, ouverte, ouverte à la presse, "
    "séance ouverte à la presse, presse admise, 取材可, 全部公開, 公開",
    "photo": "photo call, photo opportunity, photographs only, photographers only, photos, "
    "tour d'images, 冒頭撮影のみ可, 冒頭撮影のみ, 頭撮り, 撮影のみ可, 撮影のみ",
    "closed": "closed to the press, no press, fermé, fermée, fermée à la presse, "
    "séance fermée à la presse, huis clos, à huis clos, 取材不可, 非公開",
}
_FLAGS = {
    "true": "yes, y, x, 1, vrai, oui, o, はい, 有, ○, ✓, ✔",
    "false": "no, n, 0, faux, non, -, いいえ, 無, ×",
}
_EVERYONE = {
    "everyone": "everybody, all, all delegates, whole delegation, the whole delegation, tous, "
    "toutes, tout le monde, toute la délégation, la délégation, ensemble de la délégation, "
    "全員, 代表団, 代表団全員, 団員全員, 全団員, 一同, 団員一同",
}
_PRECISIONS = {"hours": "", "all-day": "all day", "day": "", "none": ""}


def _known(words: Mapping[str, str]) -> dict[str, str]:
    """Each word as it compares, with its code; a code is a word for itself."""
    return {
        folded(word): code
        for code, several in words.items()
        for word in (code, *several.split(","))
        if word.strip()
    }


_KIND_WORDS = _known(_KINDS)
_STATUS_WORDS = _known(_STATUSES)
_MODE_WORDS = _known(_MODES)
_PRESS_WORDS = _known(_PRESS)
_FLAG_WORDS = _known(_FLAGS)
_EVERYONE_WORDS = _known(_EVERYONE)
_PRECISION_WORDS = _known(_PRECISIONS)


def kind(word: str) -> str:
    """The kind of event that a word means; Unclear when it means none."""
    return _meant(word, _KIND_WORDS, _("{name} is no kind of event that the programme knows."))


def status(word: str) -> str:
    """The status that a word means; Unclear when it means none."""
    return _meant(word, _STATUS_WORDS, _("{name} does not say whether the event is certain."))


def mode(word: str) -> str:
    """The means of transport that a word means; Unclear when it means none."""
    return _meant(word, _MODE_WORDS, _("{name} is no means of transport that is known here."))


def press(word: str) -> str:
    """What a word lets the press see; Unclear when it says nothing of that."""
    return _meant(word, _PRESS_WORDS, _("{name} does not say what the press may see."))


def flag(word: str) -> bool:
    """Whether a word says yes; Unclear when it says neither yes nor no."""
    return _meant(word, _FLAG_WORDS, _("{name} is neither yes nor no.")) == "true"


def precision(word: str) -> str:
    """What a word says of how exactly a time is known; Unclear when it says nothing."""
    return _meant(word, _PRECISION_WORDS, _("{name} is no precision: hours, all-day, day or none."))


def is_everyone(word: str) -> bool:
    """Whether a word means the whole delegation."""
    return folded(word) in _EVERYONE_WORDS


def _meant(word: str, known: Mapping[str, str], sentence: str) -> str:
    code = known.get(folded(word))
    if code is None:
        raise Unclear(sentence.format(name=shown(word)))
    return code
