"""Who is who, what each may see, and in whose name something stands."""

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

_ = lazy_gettext

ROLES: Mapping[str, LazyString] = {
    "secretariat": _("Technical Secretariat"),
    "presidency": _("Presidency Pro Tempore"),
    "delegation": _("Delegation"),
    "observer": _("Observer"),
    "operator": _("Operator of the server"),
    "worker": _("Background process"),
}

SEATS: Mapping[str, LazyString] = {
    "voice": _("Authorised voice"),
    "deputy": _("Deputy of the voice"),
    "member": _("Member (drafts, does not file)"),
    "reviewer": _("Reviewer (clears drafts)"),
}

STAGES: Mapping[str, LazyString] = {
    "any": _("at any time"),
    "writing": _("while no sitting is on"),
    "sitting": _("in sittings"),
}

AUDIENCES: Mapping[str, LazyString] = {
    "own": _("Only our own delegation"),
    "chair": _("The Presidency and the secretariat"),
    "members": _("All members"),
    "all": _("Everybody, observers too"),
}

ATTRIBUTIONS: Mapping[str, LazyString] = {
    "names": _("In the names of those who stand behind it"),
    "unattributed": _("In nobody's name"),
}

# Who stands before an amendment that was filed in nobody's name: on pages, in tables, in brackets, in Word.
NOBODYS: Mapping[str, LazyString] = {
    "unattributed": _("Unattributed"),
    "presidency": _("Presidency's text without prejudice"),
}

# What the Presidency opens to one observer.
SCOPES: Mapping[str, LazyString] = {
    "": _("Issued drafts only"),
    "working_text": _("The working text too"),
    "proposals": _("The working text with amendments and comments"),
}

DISCLOSURES: Mapping[str, LazyString] = {
    "on_filing": _("As soon as it is filed"),
    "at_the_deadline": _("All together, once the time for comments has ended"),
}

LANGUAGES: Mapping[str, LazyString] = {"en": _("English"), "es": _("Spanish")}
