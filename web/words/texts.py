"""What is said of a text: positions on it, proposals for it, changes of it, and its translations."""

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

_ = lazy_gettext

POSITIONS: Mapping[str, LazyString] = {
    "joins": _("Joins consensus"),
    "ad_referendum": _("Joins ad referendum (pending the capital)"),
    "scrutiny_hold": _("Scrutiny hold (blocks, for a time)"),
    "reservation": _("Reservation (recorded, does not block)"),
    "objection": _("Objection (blocks)"),
    "disassociation": _("Disassociation (consensus stands without it)"),
}

DISPOSITIONS: Mapping[str, LazyString] = {
    "accepted": _("Accept"),
    "accepted_in_part": _("Accept in part"),
    "merged": _("Merge into a compromise"),
    "not_accepted": _("Not accept"),
    "overtaken": _("Overtaken"),
}

KINDS: Mapping[str, LazyString] = {
    "modify": _("Modify the wording"),
    "suppress": _("Suppress this item"),
}

NATURES: Mapping[str, LazyString] = {
    "material": _("A change of substance: positions on the revision before no longer stand"),
    "editorial": _("Editorial: positions are kept, unless a delegation calls it material"),
    "language": _("A language remark: positions are kept, unless a delegation calls it material"),
}

# The same in a word or two, beside a revision.
NATURES_SHORT: Mapping[str, LazyString] = {
    "editorial": _("declared editorial"),
    "language": _("declared a language remark"),
}

# Why an amendment could not be carried over to a new wording.
AGAINST: Mapping[str, LazyString] = {
    "overlap": _("The wording and the amendment changed the same words."),
    "sentence_replaced": _("A sentence that it changes was itself mostly replaced."),
    "item_divided": _("The item was divided or joined, and its words cannot be told apart."),
    "item_revised": _("It proposes to suppress the item, and the item says something else now."),
}

# What is proposed about the structure of the paper, and what became of it.
CHANGES: Mapping[str, LazyString] = {
    "split": _("Split an item"),
    "join": _("Join two items"),
    "move": _("Move an item"),
    "take_out": _("Make paragraphs an item of their own"),
    "title": _("Other title lines"),
    "preamble": _("Another preamble"),
}

STRUCTURES: Mapping[str, LazyString] = {
    "accepted": _("Accepted"),
    "not_accepted": _("Not accepted"),
    "withdrawn": _("Withdrawn"),
}

# Where a translation stands beside its original.
STANDINGS: Mapping[str, LazyString] = {
    "missing": _("missing"),
    "stale": _("stale"),
    "aligned": _("aligned"),
    "remark": _("a language remark is open"),
    "brackets": _("something stands in brackets"),
}

# What a meeting of several languages adopts.
ADOPTS: Mapping[str, LazyString] = {
    "both": _("The original and its translations, together"),
    "original": _("The original; a translation follows, and is unofficial for some days"),
}

OUTCOMES: Mapping[str, LazyString] = {
    "agreed": _("agreed"),
    "bracketed": _("bracketed"),
    "floated": _("floated"),
}
