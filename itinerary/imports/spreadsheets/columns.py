"""Which column of a sheet holds what: recognised by its name, or mapped to a key by the user."""

from collections.abc import Mapping
from typing import NamedTuple

from itinerary.imports.spreadsheets.sheets import Sheet, plain_text
from itinerary.names import folded

SEARCHED = 30  # rows at the top of a sheet, among which the names of the columns are looked for
_LONGEST = 60  # characters of the name of a column
_FEWEST = 2  # columns that a row needs to know before it is taken for that of the names

# Each key with the names that its column has elsewhere, in English, French and Japanese, and in
# what Outlook, Google Calendar, Sched, pretalx, Indico, Eventbrite and Airtable export. The keys
# are those of the programme file and of `agenda --format csv`, and names for themselves.
_NAMES = {
    "id": "identifier, identifiant, event id, event key, session id, code, 識別子",
    "title": "event, name, subject, activity, session, summary, programme, program, event name, "
    "event title, session title, proposal title, session name, what, item, titre, événement, nom, "
    "intitulé, objet, activité, libellé, intitulé de l'événement, nom de l'événement, quoi, 件名, "
    "名称, タイトル, 題名, 行事, 行事名, 内容, イベント, イベント名, 予定, 用件, 項目, プログラム",
    "kind": "type, category, categories, event type, event category, session type, nature, "
    "catégorie, catégories, type d'événement, 種類, 種別, 区分, カテゴリ, 分類, 分類項目",
    "status": "state, statut, état, confirmed, confirmation, 状態, 状況, ステータス, 確定",
    "precision": "",
    "date": "day, start date, event date, event start date, date de début, jour, date début, "
    "début le, commence le, quand, when, 日付, 日, 月日, 日程, 開始日, 年月日, 日付 (開始), 期日",
    "end_date": "end date, event end date, last day, date de fin, date fin, dernier jour, "
    "fin le, 終了日",
    "start": "start time, begin, begins, from time, start (local), starts at, start at, "
    "begin time, event start time, event start, starts, début, heure de début, heure début, "
    "commence à, début à, date et heure, date et heure de début, date/heure, date and time, "
    "date time, datetime, date/time, start date and time, 開始, 開始時刻, 開始時間, 日時, "
    "開始日時, 開催日時, 日付と時刻",
    "end": "end time, ends, until, finish, ends at, end at, event end time, event end, "
    "end date and time, fin, heure de fin, heure fin, jusqu'à, fin à, date et heure de fin, 終了, "
    "終了時刻, 終了時間, 終了日時",
    "hours": "time, times, hour, hours, schedule, slot, time slot, heure, heures, horaire, "
    "horaires, créneau, plage horaire, 時間, 時刻, 時間帯",
    "duration": "length, duration (minutes), durée, 所要時間",
    "all_day": "all day, all day event, journée entière, toute la journée, "
    "événement d'une journée, journée complète, 終日, 終日イベント",
    "timezone": "start_timezone, time zone, start time zone, event timezone, fuseau, "
    "fuseau horaire, タイムゾーン",
    "end_timezone": "arrival time zone, end time zone",
    "city": "town, venue city, ville, 都市, 市, 開催都市, 開催地, 市町村",
    "country": "venue country, pays, 国",
    "place": "venue, location, where, venue name, site, hotel, lieu, endroit, où, emplacement, "
    "lieu de rendez-vous, hôtel, 場所, 会場, 開催場所, 施設, 会場名",
    "room": "room name, session room, meeting room, hall, salle, pièce, 部屋, 会議室, 室",
    "address": "venue address, street, adresse, 住所, 所在地",
    "from": "from_city, departure city, origin, ville de départ, au départ de, 出発地",
    "to": "to_city, arrival city, destination, ville d'arrivée, à destination de, 到着地, 行き先, "
    "目的地",
    "mode": "transport, means of transport, moyen de transport, 交通手段, 移動手段",
    "number": "flight, flight number, train number, numéro, numéro de vol, n° de vol, vol, 便名, "
    "列車番号",
    "who": "participants, attendees, delegates, people, invitees, required attendees, "
    "optional attendees, qui, participant, délégués, personnes, invités, participants "
    "obligatoires, participants facultatifs, présence obligatoire, présence facultative, 参加者, "
    "出席者, 対象者, 対象, 必須出席者, 任意出席者",
    "speakers": "speaker, speaker names, speaker name, speaker(s), presenters, presenter, "
    "moderator, moderators, panelists, chairperson, intervenant, intervenants, orateur, orateurs, "
    "conférencier, conférenciers, animateur, modérateur, 登壇者, 講演者, 発表者, 講師, 司会",
    "theme": "topic, track, track title, event track, thème, thématique, sujet, テーマ, 分野, "
    "トラック",
    "meet_at": "meeting time, heure de rendez-vous, 集合時刻, 集合時間",
    "check_in_at": "check-in, check-in time, enregistrement, heure d'enregistrement, チェックイン",
    "meet_place": "meeting point, point de rencontre, 集合場所",
    "meet_note": "",
    "about": "approximate, approximatif, horaire approximatif, 頃, 概算",
    "place_tbc": "",
    "optional": "facultatif, participation facultative, 任意, 任意参加, 自由参加",
    "seats": "capacity, number of seats, capacité, nombre de places, places assises, 定員, 席数",
    "guests": "number of guests, personnes invitées, nombre d'invités, 来賓数, 招待者数",
    "press": "media, presse, médias, 報道, 取材",
    "confidential": "private, confidentiel, privé, 非公開, 機密, プライベート",
    "description": "details, détails, abstract, descriptif, présentation, content, agenda, "
    "event description, body, 説明, 詳細, 概要, 内容説明, 本文",
    "note": "notes, comment, comments, remarks, internal notes, remarques, remarque, commentaire, "
    "commentaires, observations, 備考, メモ, 注記, コメント",
    "with": "counterpart, partner, avec, interlocuteur, partenaire, 相手, 相手先, 面会者",
    "table": "テーブル",
    "interpreter": "interprète, 通訳",
    "language": "session language, locale, langue, 言語, 使用言語",
    "dress": "dress code, tenue, code vestimentaire, 服装",
    "url": "link, website, web, web page, event url, session url, lien, site web, page web, "
    "リンク, ウェブサイト",
    "source": "出典",
    "documents": "papers, attachments, pièces jointes, dossiers, 資料, 添付資料",
    "steps": "order of business, running order, déroulé, déroulement, 次第, 式次第",
    "follows": "after, comes after, suit, après, à la suite de, 前の予定, 直前の予定",
    # Nothing: `agenda --format csv` derives some of these from its other columns, and the others
    # are what calendar programs keep for themselves.
    "ignore": "home_start, home_end, reminder on/off, reminder date, reminder time, "
    "show time as, billing information, mileage, priority, sensitivity, meeting organizer, "
    "meeting resources, rappel actif/inactif, rappel, date du rappel, heure du rappel, "
    "afficher la disponibilité, informations facturation, kilométrage, priorité, critère de "
    "diffusion, organisateur d'une réunion, ressources de la réunion, アラーム オン/オフ, "
    "アラーム日付, アラーム時刻, 公開する時間帯の種類, 経費情報, 支払い条件, 優先度, 秘密度, "
    "会議の開催者, リソース, n, no, #, n°, 番号",
}
KEYS = tuple(_NAMES)
# "From" and "to" stand above hours as often as above cities.
_NO_NAMES = frozenset({"from", "to", "ignore"})


class Columns(NamedTuple):
    """The row of a sheet that names its columns, the columns of each key, and the others."""

    row: int
    of: Mapping[str, tuple[int, ...]]
    unknown: tuple[int, ...]


def column_names(sheet: Sheet, keys: Mapping[str, str]) -> Columns | None:
    """Where the columns of a sheet are; None when no row at its top names them.

    `keys` gives keys to names, as `keys_of` does.
    """
    best: Columns | None = None
    for row in range(min(len(sheet.rows), SEARCHED)):
        columns = columns_at(sheet, row, keys)
        if len(columns.of) >= _FEWEST and (best is None or len(columns.of) > len(best.of)):
            best = columns
    return best


def keys_of(mapping: Mapping[str, str]) -> Mapping[str, str]:
    """The keys of columns by their names as they compare; those that the user typed come first."""
    return _KEYS_BY_NAME | {_as_compared(name): key for name, key in mapping.items()}


def is_known(text: str, keys: Mapping[str, str]) -> bool:
    """Whether a text is the name of a column."""
    return len(text) <= _LONGEST and _as_compared(text) in keys


def columns_at(sheet: Sheet, row: int, keys: Mapping[str, str]) -> Columns:
    """The columns that a row names, if it names any."""
    of: dict[str, tuple[int, ...]] = {}
    unknown = []
    for cell in sheet.filled(row):
        if key := keys.get(_as_compared(cell.text)):
            of[key] = (*of.get(key, ()), cell.column)
        else:
            unknown.append(cell.column)
    return Columns(row, of, tuple(unknown))


def names_at(sheet: Sheet) -> list[str]:
    """The texts among which the names of a sheet's columns would stand."""
    return [text for cells in sheet.rows[:SEARCHED] for cell in cells if (text := plain_text(cell))]


def is_name(typed: str, text: str) -> bool:
    """Whether a cell has the name that the user typed."""
    return _as_compared(typed) == _as_compared(text)


def _as_compared(name: str) -> str:
    """A column's name without case, accents, underscores and the punctuation around it."""
    return folded(name.replace("_", " ").replace("’", "'")).strip(" :*.?!") or name.strip()


_KEYS_BY_NAME = {
    _as_compared(name): key
    for key, names in _NAMES.items()
    for name in (*(() if key in _NO_NAMES else (key,)), *names.split(","))
    if name
}
