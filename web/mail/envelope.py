"""A message as it travels (RFC 5322): headers that nothing typed can break out of, and the same bytes each time."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
DOMAIN = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
LONGEST_ADDRESS = 254  # RFC 5321, with its erratum 1690
LONGEST_NAME = 60
ADDRESS = re.compile(rf"({LOCAL})@({DOMAIN})")
# Line ends of every kind and other controls: in a header they are a space.
UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

SPECIAL = re.compile(r"""[][()<>@,;:\\".=?]""")


def address_of(login: str, domain: str) -> str | None:
    """The address that a login is, or becomes with the domain of the house; None where it can be none."""
    whole = login if "@" in login else f"{login}@{domain}"
    return whole if ADDRESS.fullmatch(whole) and len(whole) <= LONGEST_ADDRESS else None


@dataclass(frozen=True, slots=True)
class Envelope:
    """From whom, to whom, about what. `address` and `sender` are as `address_of` lets them pass; `id` names the message
    wherever it goes."""

    id: str
    sender: str
    name: str
    address: str
    subject: str
    language: str
    at: datetime

    def around(self, text: str) -> bytes:
        """The whole message, with line ends as they travel."""
        message = EmailMessage(policy=SMTP)
        message["From"] = Address("Acuerdo", addr_spec=self.sender)
        message["To"] = Address(bare(self.name), addr_spec=self.address)
        message["Subject"] = one_line(self.subject)
        message["Date"] = self.at.replace(microsecond=0)
        message["Message-ID"] = f"<{self.id}@{self.sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text, cte="quoted-printable")
        message["Content-Language"] = (
            self.language
        )  # set_content takes away every header of an earlier content
        return message.as_bytes()


def one_line(text: str) -> str:
    """As a header holds it. What looks like an encoded word is taken apart: Python's `email` would decode it before it
    folds the line, and write the line ends that it hides."""
    return UNPRINTED.sub(" ", text).replace("=?", "= ?").strip()


def bare(name: str) -> str:
    """A name without what has a meaning in an address, and not too long for one line: `email` loses quotes, and breaks
    headers, when it folds a name."""
    return " ".join(SPECIAL.sub(" ", one_line(name)).split())[:LONGEST_NAME].strip()
