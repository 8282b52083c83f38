"""The copy of the package in which every chosen mutant is planted, each behind a switch."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field

from .mutant import MutantError

SWITCH = """\
internal import Foundation

/// The number of the mutant that is in force, 0 for none.
let mutantInForce = Int(ProcessInfo.processInfo.environment["MUTANT"] ?? "") ?? 0
"""
SWITCH_FILE = "MutantInForce.swift"
STATEMENT = re.compile(r"(return|guard|throw|if|for|while|switch|let|var)\b|[\w.\[\]]+ [-+]?= |\([\w, ]+\) = ")


@dataclass
class Span:
    """Where in a file's text a hunk's original stands, and the mutants that change exactly this."""

    start: int
    end: int
    changes: list = field(default_factory=list)
    inner: list = field(default_factory=list)


class Source:
    """A source file: its text, the same without white space, and where each character of that stands."""

    def __init__(self, path, text):
        self.path, self.text, self.spans = path, text, []
        self.places = [index for index, character in enumerate(text) if not character.isspace()]
        self.dense = "".join(text[index] for index in self.places)

    def find(self, hunk):
        """The spans that `hunk` fits. White space does not count, so reformatted code is still found."""
        before, original, after = (_dense(part) for part in (hunk.before, hunk.original, hunk.after))
        whole, found, at = before + original + after, [], -1
        while (at := self.dense.find(whole, at + 1)) >= 0:
            first = at + len(before)
            if original:
                found.append((self.places[first], self.places[first + len(original) - 1] + 1))
            else:
                # An insertion stands right behind what comes before it.
                place = self.places[first - 1] + 1 if before else self.places[first]
                found.append((place, place))
        return found


def _dense(text):
    return "".join(text.split())


class Tree:
    """A copy of the package below `folder`."""

    def __init__(self, package, folder):
        self.package, self.folder = package, folder
        self.sources = {}
        for path in self._files():
            if path.startswith("Sources/") and path.endswith(".swift"):
                self.sources[path] = Source(path, (package / path).read_text())
        # By file of the copy: ranges of lines, and the mutant that put them there.
        self.lines = {}

    def _files(self):
        """What git would commit, as it is now."""
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=self.package, check=True, capture_output=True, text=True).stdout
        return [path for path in listed.split("\0") if path and (self.package / path).is_file()]

    def place(self, mutant):
        """Where each place of `mutant` is; sets its module."""
        places = []
        for hunk in mutant.hunks:
            found = [
                (source, span) for source in self.sources.values()
                if mutant.within in source.path for span in source.find(hunk)]
            if len(found) != 1:
                fits = "nowhere" if not found else "at several places: " + ", ".join(
                    source.path for source, _ in found)
                raise MutantError(f"{mutant.origin}: {mutant.name} fits {fits}")
            places.append((hunk, *found[0]))
        mutant.module = places[0][1].path.split("/")[1]
        return places

    def fitting(self, mutants):
        """Those of `mutants` that can be planted, and why the others can't, or not beside the ones before them."""
        fitting, faults = [], []
        for source in self.sources.values():
            source.spans = []
        for mutant in mutants:
            try:
                for hunk, source, (start, end) in self.place(mutant):
                    _insert(source.spans, start, end, (mutant, hunk))
                fitting.append(mutant)
            except MutantError as error:
                faults.append(str(error))
        return fitting, faults

    def plant(self, mutants):
        """Makes the copy with all of `mutants` in it. Files that come out as they were are not touched."""
        _, faults = self.fitting(mutants)
        if faults:
            raise MutantError("; ".join(faults))
        wanted = set()
        self.lines = {}
        for path in self._files():
            wanted.add(path)
            source = self.sources.get(path)
            if source and source.spans:
                text, ranges = _render(source)
                self.lines[path] = ranges
                self._write(path, text.encode())
            elif path == "Package.swift":
                text = (self.package / path).read_text()
                # A mutant may leave a variable unused or code unreached; that is not what is judged.
                text = re.sub(r"\.treatAllWarnings\(as: \.error\),?", "", text)
                self._write(path, text.encode())
            else:
                self._write(path, (self.package / path).read_bytes(), like=self.package / path)
        for module in {path.split("/")[1] for path in self.lines}:
            wanted.add(f"Sources/{module}/{SWITCH_FILE}")
            self._write(f"Sources/{module}/{SWITCH_FILE}", SWITCH.encode())
        self._remove_others(wanted)

    def _write(self, path, content, like=None):
        target = self.folder / path
        if target.is_file() and target.read_bytes() == content:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        if like:
            shutil.copymode(like, target)

    def _remove_others(self, wanted):
        for directory, _, names in os.walk(self.folder):
            for name in names:
                path = os.path.join(directory, name)
                if os.path.relpath(path, self.folder) not in wanted:
                    os.remove(path)

    def at(self, path, line):
        """The mutants that wrote `line` of a file of the copy."""
        return {name for first, last, name in self.lines.get(path, []) if first <= line <= last}

    def before(self, path, line):
        """The mutants that wrote the last lines before `line` of a file of the copy."""
        ends = [last for _, last, _ in self.lines.get(path, []) if last < line]
        return {name for _, last, name in self.lines.get(path, []) if ends and last == max(ends)}


def _insert(spans, start, end, change):
    for span in spans:
        if (span.start, span.end) == (start, end):
            if "text" in (change[0].form, span.changes[0][0].form):
                raise MutantError(f"{change[0].name} changes the same text as {span.changes[0][0].name}")
            span.changes.append(change)
            return
        if span.start <= start and end <= span.end and (start < end or span.start < start < span.end):
            if span.changes[0][0].form == "text":
                raise MutantError(f"{change[0].name} lies within the text of {span.changes[0][0].name}")
            _insert(span.inner, start, end, change)
            return
        if start < span.end and span.start < end and not (start <= span.start and span.end <= end):
            raise MutantError(f"{change[0].name} overlaps {span.changes[0][0].name} in part")
    new = Span(start, end, [change])
    new.inner = [span for span in spans if start <= span.start and span.end <= end and start < end]
    if new.inner and change[0].form == "text":
        raise MutantError(f"{new.inner[0].changes[0][0].name} lies within the text of {change[0].name}")
    spans[:] = [span for span in spans if span not in new.inner] + [new]


def _render(source):
    """The text of the copy, and the ranges of lines that each mutant has a part in."""
    text = _with_spans(source.text, 0, len(source.text), source.spans)
    ranges, line, open_at, clean = [], 1, {}, []
    for piece in re.split(r"(\x01\d+\x02|\x03\d+\x02)", text):
        if piece.startswith("\x01"):
            open_at[piece[1:-1]] = line
        elif piece.startswith("\x03"):
            ranges.append((open_at[piece[1:-1]], line, int(piece[1:-1])))
        else:
            clean.append(piece)
            line += piece.count("\n")
    return "".join(clean), ranges


def _with_spans(text, start, end, spans):
    parts, at = [], start
    for span in sorted(spans, key=lambda span: span.start):
        parts.append(text[at:span.start])
        inner = _with_spans(text, span.start, span.end, span.inner)
        for mutant, hunk in span.changes:
            inner = f"\x01{mutant.number}\x02{_switched(mutant, hunk, inner)}\x03{mutant.number}\x02"
        parts.append(inner)
        at = span.end
    return "".join(parts + [text[at:end]])


def _form(original, mutated):
    """The form of a change that does not tell it: an expression unless it looks like a statement."""
    if not original or not mutated:
        return "statements"
    return "statements" if STATEMENT.match(original) else "expression"


def _switched(mutant, hunk, original):
    """Both texts, and a switch between them."""
    test, mutated = f"mutantInForce == {mutant.number}", hunk.mutated.strip()
    form = mutant.form or _form(original, mutated)
    if form == "text":
        return f" {mutated} ".replace("MUTATED", f"({test})")
    if form == "string":
        # Inside of a string's quotes, with white space as in SQL: it does not count.
        said, meant = (" ".join(text.split()) for text in (mutated, original))
        return f'\\({test} ? #" {said} "# : " {meant} ")'
    if form == "expression":
        return f"({test} ? ({mutated}) : ({original}))"
    if not original:
        return f"\nif {test} {{\n{mutated}\n}}\n"
    return f"if {test} {{\n{mutated}\n}} else {{\n{original}\n}}"
