"""After the gavel, and out of the ordinary."""

from datetime import timedelta

from engine.procedure import commands as ask
from engine.procedure.commands import Role, StatementKind
from engine.procedure.terms import Printing
from tests.procedure.model.model import Model, may, then
from tests.procedure.model.things import CHAIR, SEAT, STAFF, ModelCorrection, ModelStatement, Words
from tests.procedure.model.translation import official

WAYS = {("agreed", "comments"), ("agreed", "deferred"), ("consensus", "proposal")}


def voiced(m: Model, c: ask.Command) -> bool:
    return m.takes_part(c.actor) and m.speaks(c.actor)


def statements_open(m: Model) -> bool:
    hours = timedelta(hours=m.terms.statement_hours)
    return m.certified_at is not None and m.now < m.certified_at + hours


@may(ask.MakeStatement)
def _(m: Model, c: ask.MakeStatement) -> bool:
    about = c.item is None or c.item in m.standing()
    said = bool(c.text) and c.kind != StatementKind.AD_REFERENDUM
    return m.by(c, SEAT) and voiced(m, c) and statements_open(m) and about and said


@then(ask.MakeStatement)
def _(m: Model, c: ask.MakeStatement, _: Words) -> None:
    m.statements[c.id] = ModelStatement(str(c.actor.delegation))


@may(ask.WithdrawStatement)
def _(m: Model, c: ask.WithdrawStatement) -> bool:
    found = m.statements.get(c.statement)
    own = found is not None and not found.withdrawn and found.by == c.actor.delegation
    return m.by(c, SEAT) and m.speaks(c.actor) and statements_open(m) and own


@then(ask.WithdrawStatement)
def _(m: Model, c: ask.WithdrawStatement, _: Words) -> None:
    m.statements[c.statement].withdrawn = True


@may(ask.IssueAddendum)
def _(m: Model, c: ask.IssueAddendum) -> bool:
    """Once, when no more statements can come, with those that stand."""
    some = any(not one.withdrawn for one in m.statements.values())
    prints = m.terms.statements != Printing.RECORD and some
    closed = m.certified and not statements_open(m)
    return m.by(c, STAFF, CHAIR) and closed and prints and not m.added


@then(ask.IssueAddendum)
def _(m: Model, _c: ask.IssueAddendum, _: Words) -> None:
    m.added = True
    m.ordered.append("addendum-1")


def reads(m: Model, item: str | None, language: str) -> list[str]:
    """The words of an item, or of title and preamble, with what was put right in that language; none, if there are
    none."""
    if item is None:
        words = list(m.frame if language == "en" else m.frame_es)
    else:
        numbers = m.items[item].numbers
        last = m.items[item].wording if language == "en" else numbers[-1].wording if numbers else None
        words = [one.text for one in last.paragraphs] if last else []
    for one in sorted(m.corrections.values(), key=lambda one: one.state):
        if one.state.startswith("issued") and (one.item, one.language) == (item, language):
            words = [text.replace(one.wrong, one.right) for text in words]
    return words


def fits(m: Model, item: str | None, language: str, wrong: str, right: str) -> bool:
    """The wrong words stand there once, and no paragraph loses all its words."""
    words = reads(m, item, language)
    once = sum(text.count(wrong) for text in words) == 1
    return once and all(text.replace(wrong, right).strip() for text in words)


def final_in(m: Model, language: str) -> bool:
    """The original, or what was adopted with it, or is official by now."""
    if language == "en":
        return True
    both = m.terms.adopts == "both" or all(official(m, item) for item in m.standing().values())
    return language in m.terms.translated and both


@may(ask.AskForCorrection)
def _(m: Model, c: ask.AskForCorrection) -> bool:
    there = m.certified and (c.item is None or c.item in m.standing()) and final_in(m, c.language)
    changes = bool(c.wrong) and c.wrong != c.right and bool(c.reason)
    asked = m.by(c, SEAT, STAFF) and voiced(m, c)
    return asked and there and changes and fits(m, c.item, c.language, c.wrong, c.right)


@then(ask.AskForCorrection)
def _(m: Model, c: ask.AskForCorrection, _: Words) -> None:
    m.corrections[c.id] = ModelCorrection(c.item, c.language, c.wrong, c.right)


def still_fits(m: Model, found: ModelCorrection) -> bool:
    return fits(m, found.item, found.language, found.wrong, found.right)


@may(ask.CirculateCorrection)
def _(m: Model, c: ask.CirculateCorrection) -> bool:
    found = m.corrections.get(c.correction)
    return m.by(c, STAFF, CHAIR) and found is not None and found.state == "asked" and still_fits(m, found)


@then(ask.CirculateCorrection)
def _(m: Model, c: ask.CirculateCorrection, _: Words) -> None:
    found = m.corrections[c.correction]
    found.state, found.until = "circulated", m.now + timedelta(days=m.terms.correction_days)


@may(ask.ObjectToCorrection)
def _(m: Model, c: ask.ObjectToCorrection) -> bool:
    found = m.corrections.get(c.correction)
    open_ = (
        found is not None and found.state == "circulated" and found.until is not None and m.now < found.until
    )
    return m.by(c, SEAT) and voiced(m, c) and open_ and bool(c.reason)


@then(ask.ObjectToCorrection)
def _(m: Model, c: ask.ObjectToCorrection, _: Words) -> None:
    m.corrections[c.correction].state = "objected"


@may(ask.IssueCorrection)
def _(m: Model, c: ask.IssueCorrection) -> bool:
    found = m.corrections.get(c.correction)
    if found is None or found.state != "circulated" or found.until is None:
        return False
    return m.by(c, CHAIR) and m.now >= found.until and still_fits(m, found)


@then(ask.IssueCorrection)
def _(m: Model, c: ask.IssueCorrection, _: Words) -> None:
    number = sum(one.state.startswith("issued") for one in m.corrections.values()) + 1
    m.corrections[c.correction].state = f"issued {number:03}"
    m.ordered.append(f"correction-{number}")


@may(ask.KeepFiles)
def _(m: Model, c: ask.KeepFiles) -> bool:
    """Those of the certified paper with the paper itself among them; what is kept is kept once."""
    if c.work == "certified_paper":
        whole = any(each.part == "paper" for each in c.files)
        return m.by(c, Role.WORKER) and m.certified and not m.kept and whole
    return m.by(c, Role.WORKER) and c.work in m.ordered and bool(c.files)


@then(ask.KeepFiles)
def _(m: Model, c: ask.KeepFiles, _: Words) -> None:
    if c.work == "certified_paper":
        m.kept = True
    else:
        m.ordered.remove(c.work)


# --- out of the ordinary ---------------------------------------------------------------------------------------------


@may(ask.DeferConclusion)
def _(m: Model, c: ask.DeferConclusion) -> bool:
    open_ = m.item(c).state in ("proposal", "comments", "consensus") and not m.lying(c.conclusion)
    return m.by(c, CHAIR) and open_ and bool(c.reason)


@then(ask.DeferConclusion)
def _(m: Model, c: ask.DeferConclusion, _: Words) -> None:
    m.item(c).state = "deferred"


@may(ask.ProposeExtraordinaryMove)
def _(m: Model, c: ask.ProposeExtraordinaryMove) -> bool:
    item = m.item(c)
    declared = (item.state, c.to) in WAYS and c.on_revision == item.revision
    return m.by(c, CHAIR, STAFF) and declared and bool(c.reason)


@then(ask.ProposeExtraordinaryMove)
def _(m: Model, c: ask.ProposeExtraordinaryMove, _: Words) -> None:
    m.item(c).move = (c.id, m.item(c).state, c.to, c.actor.person, c.actor.role)


@may(ask.ConfirmExtraordinaryMove)
def _(m: Model, c: ask.ConfirmExtraordinaryMove) -> bool:
    """Two people, and the Presidency is one of them."""
    item = m.item(c)
    if item.move is None or item.state not in ("proposal", "comments", "consensus", "agreed"):
        return False
    id_, source, _, person, role = item.move
    awaits = (id_, source) == (c.move, item.state) and c.on_revision == item.revision
    two = person != c.actor.person and CHAIR in (role, c.actor.role)
    return m.by(c, CHAIR, STAFF) and awaits and two


@then(ask.ConfirmExtraordinaryMove)
def _(m: Model, c: ask.ConfirmExtraordinaryMove, _: Words) -> None:
    item = m.item(c)
    assert item.move is not None
    item.state, item.move, item.by_gavel, item.by_silence = item.move[2], None, False, None
