"""The rules that the project comes with, for measurements that need a meeting."""

from pathlib import Path

from engine.desk import RuleBooks
from engine.procedure.actions import SUBJECTS
from engine.procedure.workflow import rules_text

WORKFLOWS = Path(__file__).parent.parent / "workflows"


def rule_books() -> RuleBooks:
    texts = {subject: (WORKFLOWS / f"{subject}.yaml").read_text(encoding="utf-8") for subject in SUBJECTS}
    format_ = (WORKFLOWS / "formats" / "rcgm.yaml").read_text(encoding="utf-8")
    return RuleBooks(rules_text(texts), format_)
