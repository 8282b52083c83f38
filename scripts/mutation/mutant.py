"""A mutant: a small bug, described beside the tests that have to find it."""

import re
import zlib
from dataclasses import dataclass, field
from pathlib import Path


class MutantError(Exception):
    """A mutant that can't be planted as it is written."""


@dataclass
class Hunk:
    """One place of a source file, and what the mutant makes of it."""

    before: str = ""
    original: str = ""
    mutated: str = ""
    after: str = ""


@dataclass
class Mutant:
    """What a `mutant:` block says."""

    name: str
    origin: str
    breaks: str = ""
    suites: list = field(default_factory=list)
    form: str = ""
    within: str = ""
    equivalent: str = ""
    hunks: list = field(default_factory=list)
    module: str = "?"

    @property
    def number(self):
        """Names the mutant to the running program. It depends on the name alone, so that other mutants' files stay built."""
        return zlib.crc32(self.name.encode()) & 0x7FFFFFFF


HEADERS = {"breaks", "suites", "form", "in", "equivalent"}
FORMS = {"expression", "statements", "string", "text"}


def read_folder(folder):
    """All mutants below `folder`, and the suites by module that its file `suites` names."""
    mutants = []
    for path in sorted(Path(folder).rglob("*.mutants")):
        mutants += read_file(path)
    names = [mutant.name for mutant in mutants]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise MutantError("named twice: " + ", ".join(sorted(twice)))
    suites = {}
    for line in (Path(folder) / "suites").read_text().splitlines():
        module, colon, filters = line.partition(":")
        if colon and not line.startswith("#"):
            suites[module.strip()] = filters.split()
    return mutants, suites


def read_file(path):
    """The mutants of one file. The format stands in docs/testing.md."""
    mutants, common, hunk = [], {}, None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        where = f"{path}:{number}"
        header = re.match(r"([a-z]+): *(.*)", line)
        if header and header[1] == "mutant":
            mutants.append(Mutant(header[2], where, **common))
            hunk = None
        elif header and header[1] in HEADERS:
            key = {"in": "within"}.get(header[1], header[1])
            value = header[2].split() if key == "suites" else header[2]
            if mutants:
                setattr(mutants[-1], key, value)
            else:
                common[key] = value
        elif line == "...":
            hunk = None
        elif line[:1] in (" ", "-", "+") and mutants:
            if hunk is None:
                hunk = Hunk()
                mutants[-1].hunks.append(hunk)
            _add(hunk, line, where)
        elif line and not line.startswith("#"):
            raise MutantError(f"{where}: neither a header nor a line of a patch: {line}")
    for mutant in mutants:
        _check(mutant)
    return mutants


def _add(hunk, line, where):
    text = line[1:] + "\n"
    if line[0] == " " and not hunk.original and not hunk.mutated:
        hunk.before += text
    elif line[0] == " ":
        hunk.after += text
    elif hunk.after:
        raise MutantError(f"{where}: one place changes one run of lines; separate two places by a line `...`")
    elif line[0] == "-":
        hunk.original += text
    else:
        hunk.mutated += text


def _check(mutant):
    if not mutant.breaks:
        raise MutantError(f"{mutant.origin}: {mutant.name} does not say what it breaks")
    if not mutant.hunks:
        raise MutantError(f"{mutant.origin}: {mutant.name} changes nothing")
    if mutant.form and mutant.form not in FORMS:
        raise MutantError(f"{mutant.origin}: {mutant.form} is not a form")
    for hunk in mutant.hunks:
        if not hunk.original.strip() and not hunk.mutated.strip():
            raise MutantError(f"{mutant.origin}: {mutant.name} has a place without a change")
        if mutant.form == "text" and "MUTATED" not in hunk.mutated:
            raise MutantError(f"{mutant.origin}: {mutant.name} is not switched: its text does not ask MUTATED")
