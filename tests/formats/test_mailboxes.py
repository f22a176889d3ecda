"""Names and addresses as people type them, and as mail servers take them."""

import pytest

from itinerary.formats.mailboxes import Mailbox, mailbox, typed_mailbox
from itinerary.programme.mistakes import Wrong


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("anne@example.org", "anne@example.org"),
        ("Anne.D+x@Example.ORG", "Anne.D+x@example.org"),
        ("anne@exämple.org", "anne@xn--exmple-cua.org"),
        ("anne@例え.jp", "anne@xn--r8jz45g.jp"),
        ("anne@xn--r8jz45g.jp", "anne@xn--r8jz45g.jp"),
        ("anne@straße.de", "anne@xn--strae-oqa.de"),
        ("anne@βόλος.com", "anne@xn--nxasmm1c.com"),
        ("anne@BÜRO.Example", "anne@xn--bro-hoa.example"),
        ("anne@exa\u0308mple.org", "anne@xn--exmple-cua.org"),
        ("anne@हिन्दी.com", "anne@xn--j2bd4cyah0f.com"),
        ("anne@mail_1.example.org", "anne@mail_1.example.org"),
        ("anne@xn--a.org", None),
        ("anne@exam\u00adple.org", None),
        ("anne@ｅｘａｍｐｌｅ.org", None),
        ("anne@例え。jp", None),
        ("anne@例え\u202e.jp", None),
        ("anne@é.org.", None),
        ("ánne@example.org", None),
        ("anne", None),
        ("anne@", None),
        ("@example.org", None),
        ("anne@localhost", None),
        ("anne@example..org", None),
        ("anne@-example.org", None),
        (".anne@example.org", None),
        ("anne..durand@example.org", None),
        (f"anne@{'é' * 70}.org", None),
        (f"anne@{'e' * 63}.org", f"anne@{'e' * 63}.org"),
        (f"anne@{'e' * 64}.org", None),
        ("anne@example.org\r\nBcc: b@example.org", None),
        ("anne@example.org>, <b@example.org", None),
    ],
)
def test_an_address_is_one_that_servers_take_or_none(address: str, taken: str | None) -> None:
    """A domain in other letters gets its form in ASCII, by the rules of 2008."""
    if taken:
        assert mailbox("Anne", address) == Mailbox("Anne", taken)
    else:
        with pytest.raises(Wrong):
            mailbox("Anne", address)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a@example.org", Mailbox("", "a@example.org")),
        ("<a@example.org>", Mailbox("", "a@example.org")),
        ("Anne <a@example.org>", Mailbox("Anne", "a@example.org")),
        ("  Anne Durand<a@example.org> ", Mailbox("Anne Durand", "a@example.org")),
        ('"Durand, Anne" <a@example.org>', Mailbox("Durand, Anne", "a@example.org")),
        ("Durand, Anne <a@example.org>", Mailbox("Durand, Anne", "a@example.org")),
        ("Secrétariat <a@example.org>", Mailbox("Secrétariat", "a@example.org")),
        ("Büro < a@straße.de >", Mailbox("Büro", "a@xn--strae-oqa.de")),
        ("Büro <büro@straße.de>", None),
        ("Anne", None),
        ("", None),
        ("Anne <a@example.org", None),
        ("Anne <a@example.org>, b@example.org", None),
        ("a@example.org, b@example.org", None),
        ("Anne <a@example.org>\n", None),
        ("Anne\r\nBcc: b@example.org <a@example.org>", None),
        ("An\x1bne <a@example.org>", None),
    ],
)
def test_a_typed_mailbox_is_a_name_and_an_address(typed: str, meant: Mailbox | None) -> None:
    """As mail programs show it; anything else, above all a second line, is none."""
    assert typed_mailbox(typed) == meant
