"""Names and addresses as people type them, and as mail servers take them."""

import pytest

from itinerary.formats.mailboxes import Mailbox, mailbox, typed_mailbox


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("anne@example.org", "anne@example.org"),
        ("Anne.D+x@Example.ORG", "Anne.D+x@example.org"),
        ("anne@exämple.org", "anne@xn--exmple-cua.org"),
        ("anne@例え.jp", "anne@xn--r8jz45g.jp"),
        ("anne@xn--r8jz45g.jp", "anne@xn--r8jz45g.jp"),
        ("anne@straße.de", None),
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
        ("anne@example.org\r\nBcc: b@example.org", None),
        ("anne@example.org>, <b@example.org", None),
    ],
)
def test_an_address_is_one_that_servers_take_or_none(address: str, taken: str | None) -> None:
    """A domain in other letters gets its form in ASCII, if there is only one."""
    assert mailbox("Anne", address) == (Mailbox("Anne", taken) if taken else None)


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
