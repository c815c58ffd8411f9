"""What each kind of message says, in one sentence: it is the subject too. No word of any text, and nobody's name."""

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from engine.procedure.notices import NoticeKind

_ = lazy_gettext

SAYS: Mapping[NoticeKind, LazyString] = {
    NoticeKind.ISSUED: _("Draft no. %(number)s of the paper was issued"),
    NoticeKind.CERTIFIED: _("The paper was certified"),
    NoticeKind.ADDENDUM: _("Add.%(number)s of the paper was issued"),
    NoticeKind.CORRECTION_ASKED: _("A correction of the paper was asked for"),
    NoticeKind.CORRECTION_CIRCULATED: _("A correction of the paper is circulated: objections until %(when)s"),
    NoticeKind.CORRECTION_OBJECTED: _("A correction of the paper was objected to, and is over"),
    NoticeKind.CORRECTION_ISSUED: _("Corr.%(number)s of the paper was issued"),
    NoticeKind.COMMENTS_HOUR: _("Comments are taken until %(when)s"),
    NoticeKind.SILENCE_OPENED: _("Silence until %(when)s: %(items)s"),
    NoticeKind.SILENCE_EXTENDED: _("Silence extended until %(when)s: %(items)s"),
    NoticeKind.SILENCE_REFUSED: _("Silence procedure refused: %(items)s"),
    NoticeKind.SILENCE_BROKEN: _("Silence broken: %(items)s"),
    NoticeKind.SILENCE_OVERTAKEN: _("Silence overtaken by another text or another decision: %(items)s"),
    NoticeKind.SILENCE_EXPIRED: _("Silence ended unbroken, its outcome is not announced yet: %(items)s"),
    NoticeKind.SILENCE_ANNOUNCED: _("Outcome of the silence announced, agreed: %(items)s"),
    NoticeKind.SILENCE_CALLED_OFF: _("Silence called off: %(items)s"),
    NoticeKind.OUTSIDE_TO_CONFIRM: _("A filing that came by another way awaits a second person: %(items)s"),
    NoticeKind.OUTSIDE_ENTERED: _(
        "A filing of your delegation that came by another way was entered: %(items)s"
    ),
    NoticeKind.MOVE_TO_CONFIRM: _("An extraordinary move awaits a second person: %(items)s"),
    NoticeKind.CONSENSUS: _("Positions are sought: %(items)s"),
    NoticeKind.REOPENED: _("Open for comments again: %(items)s"),
    NoticeKind.AMENDMENT_FILED: _("An amendment was filed: %(items)s"),
    NoticeKind.ENTRY_TO_CONFIRM: _(
        "An amendment was entered on behalf of your delegation, say whether it is yours: %(items)s"
    ),
    NoticeKind.DECIDED: _("Your amendment was decided on: %(items)s"),
    NoticeKind.MERGE_ASKED: _("A merged text would replace your amendment, say whether you agree: %(items)s"),
    NoticeKind.COUNTERPART: _(
        "Your amendment has a counterpart in the original language, confirm it: %(items)s"
    ),
    NoticeKind.COUNTERPART_RETURNED: _("The counterpart of an amendment was sent back: %(items)s"),
    NoticeKind.SHARED: _("A draft amendment was shared with you: %(items)s"),
    NoticeKind.SPONSORSHIP: _("An amendment that you sponsor has other words, confirm it or not: %(items)s"),
    NoticeKind.JOIN_OFFERED: _("Another amendment is offered to join yours: %(items)s"),
    NoticeKind.COMMENTS_END: _("Reminder: comments end on %(when)s"),
    NoticeKind.MAINTAIN_ENDS: _("Reminder: you may maintain your amendment until %(when)s: %(items)s"),
    NoticeKind.CHALLENGE_ENDS: _(
        "Reminder: the last change may be called material until %(when)s: %(items)s"
    ),
    NoticeKind.HOLD_ENDS: _("Reminder: your scrutiny hold ends on %(when)s: %(items)s"),
    NoticeKind.SILENCE_ENDS: _("Reminder: the silence ends on %(when)s: %(items)s"),
    NoticeKind.STATEMENTS_END: _("Reminder: statements are taken until %(when)s"),
    NoticeKind.CORRECTION_ENDS: _("Reminder: objections to a correction are taken until %(when)s"),
}

# Where it is read; every other kind where its item is, or on the board.
PAGES: Mapping[NoticeKind, str] = {
    **{kind: "silence.show" for kind in NoticeKind if kind.value.startswith(("silence", "outside"))},
    **{
        kind: "after.show"
        for kind in NoticeKind
        if kind.value.startswith(("correction", "addendum", "statements"))
    },
    NoticeKind.CERTIFIED: "after.show",
    NoticeKind.ISSUED: "issues.index",
    NoticeKind.COMMENTS_HOUR: "hours.show",
    NoticeKind.COMMENTS_END: "hours.show",
}
