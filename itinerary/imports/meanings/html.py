"""The words of texts that are written in HTML."""

import re
from html.parser import HTMLParser

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|&(?:[a-zA-Z]{2,8}|#\d{1,7});")
_BLOCKS = frozenset(
    ("p", "div", "br", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote")
)
_UNSEEN = frozenset(("script", "style", "head"))
_BLANKS = re.compile(r"[ \t]{0,99}\n[ \t]{0,99}")
_EMPTY_LINES = re.compile(r"\n{3,99}")


def plain_words(text: str) -> str:
    """The text as it is read, without tags; a link is followed by its address."""
    if not _TAG.search(text):
        return text
    reader = _Reader()
    reader.feed(text)
    reader.close()
    words = _BLANKS.sub("\n", "".join(reader.words))
    return _EMPTY_LINES.sub("\n\n", words).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._unseen = 0
        self._addresses: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a line, where a tag does."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "li":
            self.words.append("\n- ")
        elif tag in _BLOCKS:
            self.words.append("\n")
        elif tag == "a":
            self._addresses.append((len(self.words), dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Ends a line, or says the address of a link."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "p":
            self.words.append("\n\n")
        elif tag in _BLOCKS:
            self.words.append("\n")
        elif tag == "a" and self._addresses:
            start, address = self._addresses.pop()
            is_web = address.startswith(("https://", "http://"))
            if is_web and address != "".join(self.words[start:]).strip():
                self.words.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        """Takes the words themselves, on one line as HTML has them."""
        if not self._unseen:
            self.words.append(re.sub(r"[ \t\r\n]+", " ", data))
