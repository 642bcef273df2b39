"""What a rule finds."""

from dataclasses import dataclass

from generator.errors import Problem, Severity
from generator.model import Article
from generator.text.forms.marks import Mark, Path


@dataclass(frozen=True, slots=True)
class Better:
    """What stands at a place and what should, where no editor has to decide."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault at a place of one file, with what would mend it where that is mechanical."""

    mark: Mark
    severity: Severity
    message: str
    better: Better | None = None

    def problem(self, file: str) -> Problem:
        """Name the file as well."""
        return Problem(file, self.mark.line, self.mark.column, self.severity, self.message)


def error(article: Article, path: Path, message: str) -> Finding:
    """Find what stops a merge, at the value of the head that stands at `path`."""
    return Finding(article.marks.value(*path), Severity.ERROR, message)


def warning(article: Article, path: Path, message: str, better: Better | None = None) -> Finding:
    """Find what an editor should know, at the value of the head that stands at `path`."""
    return Finding(article.marks.value(*path), Severity.WARNING, message, better)
