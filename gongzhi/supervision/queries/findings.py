"""Findings: what they repeat, and which rules they may bear on."""

from dataclasses import dataclass
from datetime import date

from gongzhi.programmes.queries import RuleValue, rules_for
from gongzhi.supervision import rules
from gongzhi.supervision.models import Finding
from gongzhi.supervision.rules import FindingStatus
from gongzhi.supervision.rules.repeats import Trace, a_year_before, earlier


def repeated_by(finding: Finding) -> Finding | None:
    """The latest finding of the last twelve months that this one says again; None where it is the first."""
    since = a_year_before(finding.found_on)
    known = Finding.objects.filter(division=finding.division, found_on__range=(since, finding.found_on))
    known = known.exclude(status=FindingStatus.WITHDRAWN.value).exclude(pk=finding.pk)
    before = {row.pk: row for row in known.select_related("lead", "from_check")}
    found = earlier(trace_of(finding), map(trace_of, before.values()))
    return before[found.number] if found else None


def trace_of(finding: Finding) -> Trace:
    item = finding.from_check.item if finding.from_check else ""
    return Trace(finding.pk or 0, finding.lead_name, finding.link, item, finding.text, finding.found_on)


@dataclass(frozen=True)
class Touched:
    """A rule that a finding may bear on, as it stands in its place."""

    code: str
    key: str
    rule: RuleValue


def touched_by(finding: Finding, today: date) -> list[Touched]:
    """One question for each rule set."""
    asked: dict[str, list[str]] = {}
    for code, key in rules.touches(finding.link, finding.severity):
        asked.setdefault(code, []).append(key)
    return [
        Touched(code, key, rule)
        for code, keys in asked.items()
        for key, rule in rules_for(finding.division, code, keys, today).items()
    ]
