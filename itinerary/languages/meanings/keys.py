"""The words that people use for a key of the file, in English, French and Japanese."""

from functools import cache

from itinerary.names import folded

_KEYS = {
    "access": "accès, アクセス, 行き方",
    "address": "adresse, 住所, 所在地",
    "city": "town, ville, 都市",
    "contacts": "numéros utiles, 連絡先",
    "country": "pays, 国",
    "date": "day, jour, 日, 日付",
    "days": "jours, journées",
    "delegates": "people, délégués, personnes, 団員",
    "diet": "régime, régime alimentaire, 食事",
    "documents": "papers, attachments, pièces jointes, 資料",
    "dress": "dress code, tenue, 服装",
    "duration": "length, durée, 所要時間",
    "end": "finish, fin, 終了",
    "events": "événements, programme, 予定, 行事",
    "from": "de, départ, 出発, 出発地",
    "gift": "cadeau, 贈り物, 記念品",
    "guests": "invités, personnes invitées, 招待者数",
    "hosts": "hôtes, 受け入れ先",
    "hotel": "hôtel, ホテル",
    "interpreter": "interprète, 通訳",
    "kind": "type, category, catégorie, genre, nature, 種類, 種別",
    "language": "langue, 言語",
    "meet": "meeting point, rendez-vous, rdv, 集合",
    "members": "membres, メンバー",
    "mode": "transport, moyen, moyen de transport, 交通手段",
    "name": "nom, 名前, 氏名, 名称",
    "note": "notes, comment, remark, remarque, commentaire, 備考",
    "number": "flight, numéro, vol, 便名, 番号",
    "organisation": "organization, organisme, 所属",
    "phone": "telephone, tel, téléphone, tél, 電話, 電話番号",
    "place": "venue, location, where, lieu, endroit, où, 場所, 会場",
    "press": "media, presse, médias, 取材, 報道",
    "role": "function, fonction, rôle, 役職",
    "room": "hall, salle, pièce, 部屋, 会議室",
    "rooms": "chambres, 部屋割り",
    "seats": "capacity, capacité, places, nombre de places, 定員, 席数",
    "speakers": "orateurs, intervenants, 講演者, 登壇者",
    "start": "time, hour, begin, heure, horaire, début, 開始, 時刻, 時間",
    "status": "state, statut, état, 状態, 状況",
    "steps": "agenda, déroulé, déroulement, 次第",
    "theme": "topic, thème, テーマ",
    "timezone": "fuseau, fuseau horaire, タイムゾーン",
    "title": "titre, intitulé, 題名, 件名, タイトル",
    "to": "à, vers, arrivée, 到着, 到着地",
    "who": "participants, attendees, people, qui, 参加者, 出席者",
    "with": "avec, interlocuteur, 相手",
}


def meant_keys(word: str) -> tuple[str, ...]:
    """The keys of which a word is another name, in any record."""
    return _by_word().get(_compared(word), ())


def _compared(word: str) -> str:
    return folded(word).replace("_", " ").replace("-", " ")


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, words in _KEYS.items():
        for word in words.split(", "):
            found[_compared(word)] = (*found.get(_compared(word), ()), key)
    return found
