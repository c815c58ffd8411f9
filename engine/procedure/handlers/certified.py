"""What follows once the paper is certified: statements, corrections, and the files of everything that is issued.

Source: reservations, explanations of position and disassociations are recorded beside an adopted text, in their
authors' words; Corr. and Add. mark an error that is put right and an addition (marks of United Nations documents). The
hours and days, and that an objection ends a correction, are our own rules.
"""

from datetime import timedelta
from hashlib import sha256

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.events import Event
from engine.procedure.handlers.matter import Matter
from engine.procedure.handlers.translation import said_in_others
from engine.procedure.instants import spelled


def make_statement(command: ask.MakeStatement, matter: Matter) -> tuple[Event, ...]:
    return (
        did.StatementMade(
            meeting=command.meeting,
            statement=command.id,
            item=command.item,
            delegation=str(command.actor.delegation),
            kind=command.kind,
            text=matter.prose(command.text),
        ),
    )


def withdraw_statement(command: ask.WithdrawStatement, _: Matter) -> tuple[Event, ...]:
    return (did.StatementWithdrawn(command.meeting, command.statement),)


def issue_addendum(command: ask.IssueAddendum, matter: Matter) -> tuple[Event, ...]:
    """Every statement that stands; those of the certified paper itself are printed again with them. In the order of
    their ids: two statements of one instant have no other that is the same wherever it is asked."""
    standing = tuple(sorted(one.id for one in matter.states.statements if not one.withdrawn))
    number = matter.case.meeting.addenda + 1
    return (did.AddendumIssued(command.meeting, number, standing, said_in_others(matter)),)


def ask_for_correction(command: ask.AskForCorrection, matter: Matter) -> tuple[Event, ...]:
    return (
        did.CorrectionAsked(
            meeting=command.meeting,
            correction=command.id,
            item=command.item,
            language=command.language,
            wrong=matter.seal(command.wrong),
            right=matter.seal(command.right),
            reason=matter.prose(command.reason),
            delegation=command.actor.delegation,
        ),
    )


def circulate_correction(command: ask.CirculateCorrection, matter: Matter) -> tuple[Event, ...]:
    until = matter.now + timedelta(days=matter.case.meeting.terms.correction_days)
    return (did.CorrectionCirculated(command.meeting, command.correction, spelled(until)),)


def object_to_correction(command: ask.ObjectToCorrection, matter: Matter) -> tuple[Event, ...]:
    delegation, reason = str(command.actor.delegation), matter.prose(command.reason)
    return (did.CorrectionObjected(command.meeting, command.correction, delegation, reason),)


def issue_correction(command: ask.IssueCorrection, matter: Matter) -> tuple[Event, ...]:
    number = matter.case.meeting.corrections + 1
    return (did.CorrectionIssued(command.meeting, command.correction, number),)


def keep_files(command: ask.KeepFiles, _: Matter) -> tuple[Event, ...]:
    kept = tuple(
        did.KeptPart(each.part, each.name, sha256(each.content).hexdigest(), len(each.content))
        for each in command.files
    )
    return (did.FilesKept(command.meeting, command.work, kept),)
