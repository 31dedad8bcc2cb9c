"""The five sections of a progress report, drawn from the records of one day.

Every figure is a run that knows its rows. What is not known is written （待补）, never left out or guessed.
"""

from gongzhi.papers.reports.sections import basics, done, goals, next_steps, problems
from gongzhi.papers.reports.sections.figures import Figures

SECTIONS = {
    "basics": basics.section,
    "done": done.section,
    "goals": goals.section,
    "problems": problems.section,
    "next": next_steps.section,
}

__all__ = ["SECTIONS", "Figures"]
