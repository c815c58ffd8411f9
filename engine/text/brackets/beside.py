"""A text that already has alternatives in brackets, and one more delegation that wants other words in their place."""

from collections.abc import Sequence

from engine.text.brackets.compiling import compilation
from engine.text.brackets.reading import open_brackets
from engine.text.brackets.settling import resolved
from engine.text.merge import Outcome, carry
from engine.text.wording import Wording


def laid_beside(
    text: Wording, base: Wording, amended: Wording, by: Sequence[str], order: Sequence[str]
) -> Wording | None:
    """`text` with what `by` made of `base` in brackets beside those that stand there: `[May] [Mexico: June] [Panama:
    July]`. The base's words and every delegation's are read out of the brackets, and all are laid over the base anew.

    None where that would not be exact: a bracket in `text` is nobody's or is not whole, the readings do not give the
    text back or cannot be read out of the new one, `by` stand in it already, or the amendment does not fit the base.
    """
    names = {name for one in open_brackets(text, order) for name in one.by}
    if names & set(by):
        return None
    plain = resolved(text, None)
    versions = {name: resolved(text, name) for name in names}
    carried = carry(base, plain, amended)
    if carried.outcome is not Outcome.EXACT or carried.wording is None:
        return None
    if compilation(plain, versions, order) != text:
        return None
    wanted = versions | dict.fromkeys(by, carried.wording)
    laid = compilation(plain, wanted, order)
    readable = all(resolved(laid, name) == version for name, version in wanted.items())
    return laid if readable and resolved(laid, None) == plain else None
