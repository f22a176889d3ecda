"""Which column of a sheet holds what: recognised by its name, or mapped to a key by the user."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from itinerary.imports.spreadsheets.sheets import Sheet, plain_text
from itinerary.names import folded

SEARCHED = 30  # rows at the top of a sheet, among which the names of the columns are looked for
_FEWEST = 2  # columns that a row needs to know before it is taken for that of the names

# Each key with the names that its column has elsewhere, in English, French and Japanese. The keys
# are those of the programme file and of `agenda --format csv`, and names for themselves.
_NAMES = {
    "id": "identifier, identifiant, 識別子",
    "title": "event, name, subject, activity, session, summary, programme, program, titre, "
    "événement, nom, intitulé, objet, activité, libellé, 件名, 名称, タイトル, 題名, 行事, 行事名, "
    "内容, イベント",
    "kind": "type, category, event type, nature, catégorie, type d'événement, 種類, 種別, 区分, "
    "カテゴリ",
    "status": "state, statut, état, 状態, 状況, ステータス",
    "precision": "",
    "date": "day, start date, date de début, jour, date début, 日付, 日, 月日, 日程, 開始日, "
    "年月日",
    "end_date": "end date, last day, date de fin, date fin, dernier jour, 終了日",
    "start": "start time, begin, begins, from time, début, heure de début, heure début, "
    "commence à, 開始, 開始時刻, 開始時間, 日時, 開始日時, 開催日時",
    "end": "end time, ends, until, finish, fin, heure de fin, heure fin, jusqu'à, 終了, 終了時刻, "
    "終了時間, 終了日時",
    "hours": "time, times, hour, schedule, heure, heures, horaire, horaires, créneau, 時間, 時刻, "
    "時間帯",
    "duration": "length, durée, 所要時間",
    "all_day": "all day, all day event, journée entière, toute la journée, 終日",
    "timezone": "start_timezone, time zone, fuseau, fuseau horaire, タイムゾーン",
    "end_timezone": "arrival time zone",
    "city": "town, ville, 都市, 市, 開催都市, 開催地",
    "country": "pays, 国",
    "place": "venue, location, where, site, lieu, endroit, où, 場所, 会場, 開催場所, 施設",
    "room": "meeting room, hall, salle, pièce, 部屋, 会議室",
    "address": "adresse, 住所, 所在地",
    "from": "from_city, departure city, origin, ville de départ, au départ de, 出発地",
    "to": "to_city, arrival city, destination, ville d'arrivée, à destination de, 到着地, 行き先, "
    "目的地",
    "mode": "transport, means of transport, moyen de transport, 交通手段, 移動手段",
    "number": "flight, flight number, train number, numéro, numéro de vol, n° de vol, vol, 便名, "
    "列車番号",
    "who": "participants, attendees, delegates, people, invitees, qui, participant, délégués, "
    "personnes, invités, 参加者, 出席者, 対象者",
    "speakers": "speaker, intervenant, intervenants, orateur, orateurs, 登壇者, 講演者, 発表者",
    "theme": "topic, track, thème, thématique, sujet, テーマ, 分野",
    "about": "approximate, approximatif, horaire approximatif, 頃, 概算",
    "place_tbc": "",
    "optional": "facultatif, participation facultative, 任意, 任意参加, 自由参加",
    "seats": "capacity, number of seats, capacité, nombre de places, places assises, 定員, 席数",
    "guests": "number of guests, personnes invitées, nombre d'invités, 来賓数, 招待者数",
    "press": "media, presse, médias, 報道, 取材",
    "confidential": "private, confidentiel, privé, 非公開, 機密",
    "description": "details, détails, abstract, descriptif, présentation, 説明, 詳細, 概要",
    "note": "notes, comment, comments, remarks, remarques, remarque, commentaire, commentaires, "
    "observations, 備考, メモ, 注記, コメント",
    "with": "counterpart, partner, avec, interlocuteur, partenaire, 相手, 相手先, 面会者",
    "table": "テーブル",
    "interpreter": "interprète, 通訳",
    "dress": "dress code, tenue, code vestimentaire, 服装",
    "url": "link, website, web, web page, lien, site web, page web, リンク, ウェブサイト",
    "source": "出典",
    # Nothing; `agenda --format csv` derives these from its other columns.
    "ignore": "home_start, home_end",
}
KEYS = tuple(_NAMES)
# "From" and "to" stand above hours as often as above cities.
_NO_NAMES = frozenset({"from", "to", "ignore"})


class Columns(NamedTuple):
    """The row of a sheet that names its columns, the column of each key, and the others."""

    row: int
    of: Mapping[str, int]
    unknown: tuple[int, ...]
    repeated: tuple[int, ...]


def column_names(sheet: Sheet, mapping: Mapping[str, str]) -> Columns | None:
    """Where the columns of a sheet are; None when no row at its top names them.

    `mapping` gives keys to names as the user typed them, before those that are recognised.
    """
    keys = _KEYS_BY_NAME | {_as_compared(name): key for name, key in mapping.items()}
    best: Columns | None = None
    for row, cells in enumerate(sheet.rows[:SEARCHED]):
        columns = _columns(row, [plain_text(cell) for cell in cells], keys)
        if len(columns.of) >= _FEWEST and (best is None or len(columns.of) > len(best.of)):
            best = columns
    return best


def names_at(sheet: Sheet) -> list[str]:
    """The texts among which the names of a sheet's columns would stand."""
    return [text for cells in sheet.rows[:SEARCHED] for cell in cells if (text := plain_text(cell))]


def is_name(typed: str, text: str) -> bool:
    """Whether a cell has the name that the user typed."""
    return _as_compared(typed) == _as_compared(text)


def _columns(row: int, names: Sequence[str], keys: Mapping[str, str]) -> Columns:
    of: dict[str, int] = {}
    unknown, repeated = [], []
    for column, name in enumerate(names):
        key = keys.get(_as_compared(name))
        if key is None:
            unknown += [column] if name else []
        elif key != "ignore" and key in of:
            repeated.append(column)
        else:
            of[key] = column
    return Columns(row, of, tuple(unknown), tuple(repeated))


def _as_compared(name: str) -> str:
    """A column's name without case, accents, underscores and the punctuation around it."""
    return folded(name.replace("_", " ").replace("’", "'")).strip(" :*.#?!()")


_KEYS_BY_NAME = {
    _as_compared(name): key
    for key, names in _NAMES.items()
    for name in (*(() if key in _NO_NAMES else (key,)), *names.split(","))
    if name
}
