"""Silence, certification and what follows it."""

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

_ = lazy_gettext

# How a silence procedure went.
SILENCES: Mapping[str, LazyString] = {
    "SilenceOpened": _("Opened"),
    "SilenceExtended": _("Extended"),
    "SilenceRefused": _("The procedure was refused"),
    "SilenceBroken": _("Broken"),
    "SilenceSuperseded": _("Overtaken: the item has another text or another state"),
    "SilenceExpired": _("Ended unbroken; the outcome is not announced yet"),
    "SilenceAnnounced": _("Outcome announced: agreed"),
    "SilenceCalledOff": _("Called off"),
    "FilingWasLate": _("A filing came too late; it does not count"),
    "OutsideFilingEntered": _("A filing that came by another way was entered"),
    "OutsideFilingConfirmed": _("A second person confirmed it"),
    "OutsideFilingDismissed": _("A second person dismissed it"),
}

FILINGS: Mapping[str, LazyString] = {"position": _("Objection"), "amendment": _("Amendment")}

# What a receipt is for.
FILED: Mapping[str, LazyString] = {
    "PositionTaken": _("Position"),
    "AmendmentFiled": _("Amendment"),
    "CommentWritten": _("Comment"),
}

PROGRESS: Mapping[str, LazyString] = {
    "open": _("Open"),
    "under_way": _("Under way"),
    "done": _("Done"),
    "deferred": _("Deferred"),
    "dropped": _("Dropped"),
}

STATEMENTS: Mapping[str, LazyString] = {
    "reservation": _("reservation"),
    "explanation": _("explanation of position"),
    "disassociation": _("disassociation"),
    "ad_referendum": _("joins ad referendum"),
}

CORRECTIONS: Mapping[str, LazyString] = {
    "asked": _("asked for"),
    "circulated": _("circulated"),
    "objected": _("ended by an objection"),
    "issued": _("issued"),
}

PRINTINGS: Mapping[str, LazyString] = {
    "footnote": _("They are printed as footnotes."),
    "annex": _("They are printed in an annex."),
    "record": _("They stand in the record only; what is pending a capital is a footnote."),
}

AD_REFERENDUM: Mapping[str, LazyString] = {
    "stated": _("the paper states it"),
    "waits": _("the paper waits for its confirmation"),
}

PARTS: Mapping[str, LazyString] = {
    "sheet": _("correction sheet"),
    "consolidated": _("consolidated copy"),
    "paper": _("the paper with its statements"),
    "certified": _("The certified paper"),
    "beside": _("The certified paper, side by side with the original"),
}
