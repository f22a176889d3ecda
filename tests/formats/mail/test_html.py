"""HTML that a mail program shows: complete, in its language, and moved by no text."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from itinerary.formats.mail.html import write_letter
from itinerary.views.pages import Item, Letter

ITEM = Item("New", "Forum", (("Tuesday", "09:30 Osaka"), ("https://example.org/a?b=1&c=2",)))
LETTER = Letter("fr", "Invitation: Forum", "Mission", "This is new.", (ITEM,), "Draft\nSecret")

texts = st.lists(
    st.one_of(
        st.text(st.characters(codec="utf-8"), min_size=1),
        st.sampled_from(["<script>", "</p>", "{{ 7*7 }}", "{% raw %}", "&lt;", '"', "https://x/"]),
    ),
    min_size=1,
).map("".join)


class _Seen(HTMLParser):
    """The elements of a document, and its text."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def names(self) -> set[str]:
        return {tag for tag, _attributes in self.elements}


def test_a_letter_says_its_language_and_all_of_its_words() -> None:
    """Title, what about it, the event, its paragraphs and the notice, and links that open."""
    seen = _Seen(write_letter(LETTER))
    assert dict(seen.elements)["html"] == {"lang": "fr"}
    words = " ".join(seen.text.split())
    assert words.endswith(
        "Mission This is new. New Forum Tuesday 09:30 Osaka "
        "https://example.org/a?b=1&c=2 Draft Secret"
    )
    (link,) = [attributes for tag, attributes in seen.elements if tag == "a"]
    assert link["href"] == "https://example.org/a?b=1&c=2"


def test_nothing_is_fetched() -> None:
    """No image, no script, no style sheet: opening a message tells nobody."""
    seen = _Seen(write_letter(LETTER))
    assert seen.names() == {
        "html", "head", "meta", "style", "title", "body", "div", "h1", "h2", "p", "br", "a",
    }  # fmt: skip
    assert not any("src" in attributes for _tag, attributes in seen.elements)


def test_only_what_is_different_is_bold() -> None:
    """After when it is, under its heading; nothing is bold in what is new."""
    assert "bold" not in write_letter(LETTER)
    assert "<b>" not in write_letter(LETTER)
    different = ("What is different:", "Place: Villa <1> (was: Hall)", "Dress: Kimono")
    html = write_letter(LETTER._replace(items=(ITEM._replace(different=different),)))
    bold = html[html.index("<b>") : html.index("</b>")]
    assert _Seen(bold).text.strip().split("\n") == [*different[1:]]
    words = " ".join(_Seen(html).text.split())
    assert "09:30 Osaka What is different: Place: Villa <1> (was: Hall)" in words


def test_what_is_cancelled_is_struck_out() -> None:
    """And says so in words too."""
    letter = LETTER._replace(items=(ITEM._replace(mark="Cancelled", cancelled=True),))
    html = write_letter(letter)
    assert html.count("line-through") == 1
    assert "Cancelled" in html


@given(texts, texts)
def test_no_text_acts_as_markup(title: str, line: str) -> None:
    """Whatever stands in a programme, the elements are the same, and links lead where they say."""
    items = (ITEM._replace(mark=title, title=title, paragraphs=((line, title), (title,))),)
    letter = Letter("en", title, title, title, items, line)
    seen = _Seen(write_letter(letter))
    plain = _Seen(write_letter(LETTER))
    assert seen.names() - {"br"} <= plain.names()
    assert all(
        str(attributes["href"]).startswith(("https://", "http://"))
        and set(attributes) == {"href", "style"}
        for tag, attributes in seen.elements
        if tag == "a"
    )


def test_an_address_with_an_apostrophe_is_one_link() -> None:
    """A quotation mark around an address is none of it; one inside of it is."""
    words = "https://example.org/l'avenir?q='a' or 'https://example.org/b'."
    item = Item("New", "Forum", ((words,),))
    seen = _Seen(write_letter(LETTER._replace(items=(item,))))
    links = [attributes["href"] for tag, attributes in seen.elements if tag == "a"]
    assert links == ["https://example.org/l'avenir?q='a", "https://example.org/b"]
