"""The Japanese of the catalogue has one word for one thing: a glossary, held to as a table."""

import re
from collections.abc import Iterator

import pytest
from catalogues import FOLDER, read
from conftest import Ask

from itinerary.formats.measures import NOT_FIRST

# What no Japanese reader sees: code, placeholders, addresses and the names of files.
_CODE = re.compile(r"`[^`]*`|\{[^}]*\}|https?://\S+|smtps?://\S+|名前\.sent\.json")

# What an English sentence speaks of, the words for it (nothing where Japanese may leave it unsaid),
# and those that would be another thing.
_GLOSSARY = (
    (r"\breleased? |\brelease$|^RELEASE", "発行", "通知|リリース|公開"),
    (r"\bnot released\b", "未発行", "未通知"),
    (r"\bconfidential\b", "参加者限り", "非公開"),
    (r"\bdelegation\b", "代表団|団員|受入側", "訪問団|ミッション"),
    (r"\b[Dd]elegates?\b", "団員|参加者", "メンバー|代表者"),
    (r"\bwhole delegation\b", "全団員", "団員全員"),
    (r"\bsecretariat\b", "事務局", "秘書"),
    (r"\b[Pp]rogramme\b", "", "プログラム|行程表"),
    (r"\b[Ee]vents?\b", "", "行事|イベント"),
    (r"\ba places?\b|\bplace “|\bplaces\b(?! at once)", "場所", "会場[はのを]"),
    (r"\bvenues?\b", "会場|場所", "ベニュー"),
    (r"^Hosts?$|\ba host\b|^Who receives", "受入側", "ホスト|担当者"),
    (r"\b(?:[Gg]ift|is given)\b", "記念品", "贈呈品"),
    (r"\binterpret", "通訳", "翻訳"),
    (r"\bspeak(?:s|ers|ing)\b", "登壇", "スピーカー"),
    (r"\bclocks? (?:of .* )?(?:go|skip|show|are put)\b|^Clocks change", "夏時間", "切り替え"),
    (r"\bhome clock\b", "本国時間", "本国の時計"),
    (r"\b(?:own clocks?|local time)\b", "現地時間", "現地時刻"),
    (r"\btentative\b", "仮", "暫定"),
    (r"^(?:now )?confirmed$|^Only confirmed", "確定", "決定"),
    (r"\bto be scheduled\b", "日程調整中", "不明|未確定"),
    (r"\btime to be confirmed\b", "時刻未定", "未確定"),
    (r"^(?:[Cc]ancelled|now cancelled)\b", "中止", "キャンセル|取消|延期"),
    (r"^[Pp]ostponed\b", "延期", "順延|中止"),
    (r"^Not for you any more\b", "参加取消", "中止|削除"),
    (r"\bwithdrawn\b", "取りやめ", "削除|中止"),
    (r"^(?:no longer )?in it\b|^new in it\b", "団員", "加入|離脱"),
    (r"\bnot known\b(?=$)", "未定", "不明"),
    (r"\b(?:later|earlier)$", "繰下げ|繰上げ", "繰り"),
    (r"^Invitation", "案内", "招待"),
    (r"\bnotes?\b(?!.*sent)(?!.*released)", "連絡事項", "注記|覚え書き"),
    (r"(?<!-)\bids?\b", "識別名", "ＩＤ"),
    (r"\bfindings?\b", "指摘", "発見"),
    (r"\berrors?\b", "エラー", "誤謬"),
    (r"\bwarnings?\b", "警告", "注意"),
    (r"\bterminals?\b", "ターミナル", "端末"),
    (r"\bphones\b", "スマートフォン", "携帯"),
    (r"\btime zones?\b", "タイムゾーン", "時間帯"),
    (r"\bdress|to wear\b", "服装", "平服"),
)

# What is not said at all, and why; each with what may stand around it.
_NEVER = (
    ("わか[りるら]|すでに|すべて(?!追加)|おもな|いまある|はじめから",
     "one spelling: 分かる, 既に, 全て"),
    ("下さい|打ち合わせ|切り替え(?![まるてら])|切替(?!え)|繰り[上下]げ|手続き",
     "the spelling of officials"),
    ("宛(?![てた先])", "宛て"),
    ("端末|携帯電話|非公開|通知|行程表|予定表(?!を追加)|行事|現地時刻|団員全員|受入担当者|訪問団|贈呈品|出典|注記",
     "the glossary"),
    ("見えない文字|半角の空白|承認|覚え書き|再度|省き", "what nobody says of software"),
    ("[〜]|[–—]", "a span has ～"),
    ("名前(?!に|を付けて|が変わった)", "件名, 名称 or 氏名"),
)  # fmt: skip


def _sentences() -> Iterator[tuple[str, str]]:
    """Every sentence in English, with its Japanese."""
    for message in read(FOLDER / "ja.po"):
        if message.id:
            english = message.id if isinstance(message.id, str) else message.id[-1]
            said = message.string if isinstance(message.string, str) else message.string[0]
            yield f"{message.context or ''} {english}".strip(), said


@pytest.mark.parametrize(("english", "word", "other"), _GLOSSARY, ids=lambda each: each[:24])
def test_one_thing_has_one_word(english: str, word: str, other: str) -> None:
    """Wherever the English speaks of it, in every message."""
    about = [
        (source, said)
        for source, said in _sentences()
        if re.search(english, re.sub(_CODE, "", source))
    ]
    wrong = [
        (source, said)
        for source, said in about
        if not re.search(word, said) or re.search(other, re.sub(_CODE, "", said))
    ]
    assert about
    assert wrong == []


@pytest.mark.parametrize(("words", "why"), _NEVER, ids=lambda each: each[:24])
def test_what_is_never_said(words: str, why: str) -> None:
    """In no message, whatever its English is."""
    wrong = [said for _source, said in _sentences() if re.search(words, re.sub(_CODE, "", said))]
    assert (why, wrong) == (why, [])


@pytest.mark.parametrize("columns", [20, 27, 44, 61, 99, 140])
@pytest.mark.parametrize(
    "words", [("agenda", "15"), ("show", "courtesy-call"), ("export", "--help")], ids=" ".join
)
def test_no_line_on_a_screen_begins_with_what_ends_one(
    ask: Ask, words: tuple[str, ...], columns: int
) -> None:
    """Neither at the edge of the terminal nor in a column, however narrow it is."""
    screen = {"FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": str(columns)}
    said = ask("--lang", "ja", "-p", "rehearsal", *words, **screen).out
    lines = [each for line in said.splitlines() for each in line.split("  ") if each.strip()]
    assert lines
    assert [line for line in lines if line.strip()[0] in NOT_FIRST] == []


def test_no_line_of_a_message_begins_with_what_ends_one() -> None:
    """Texts that stand as they are break where Japanese may."""
    lines = [line.strip() for _source, said in _sentences() for line in said.split("\n")[1:]]
    assert [line for line in lines if line and line[0] in NOT_FIRST] == []
