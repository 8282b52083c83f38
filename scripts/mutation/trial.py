"""Runs suites with one mutant in force, and judges it."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from .mutant import MutantError

FAILED = re.compile(r"Test (.*?) (?:with .* )?recorded an issue")
# How the test program ends where there is nothing to run.
EX_UNAVAILABLE = 69


@dataclass
class Outcome:
    """How one run of some suites ended."""

    passed: bool
    seconds: float
    reason: str
    # Whether the time ran out before the run had ended or a test had failed.
    is_late: bool = False


class Trials:
    """The test program, and how long its suites take with no mutant in force."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.usual = {}
        self.running = set()

    def end(self):
        """Ends what runs now."""
        for process in list(self.running):
            _end(process)

    def learn(self, filters, say):
        """Measures the suites of `filters`, which have to pass. Returns those that do not."""
        bad = []
        for name in filters:
            outcome = self._run(name, 0, limit=900, ends_early=False)
            if not outcome.passed:
                say(f"Without a mutant: {name} fails ({outcome.reason}); it runs once more.")
                outcome = self._run(name, 0, limit=900, ends_early=False)
            if outcome.passed:
                self.usual[name] = outcome.seconds
                say(f"Without a mutant: {name} passes in {outcome.seconds:.1f} s.")
            else:
                bad.append(f"{name}: {outcome.reason}")
        return bad

    def judge(self, mutant, suites):
        """Runs `suites` in turn until one notices the mutant."""
        begin = time.monotonic()
        for name in suites:
            # Several runs share the machine, so a slow one is not a hanging one yet: it runs again, with more time.
            limit = 30 + 5 * self.usual[name]
            outcome = self._run(name, mutant.number, limit, ends_early=True)
            if outcome.is_late:
                outcome = self._run(name, mutant.number, 3 * limit, ends_early=True)
            if not outcome.passed:
                return Outcome(False, time.monotonic() - begin, outcome.reason, outcome.is_late)
        return Outcome(True, time.monotonic() - begin, "")

    def _run(self, name, number, limit, ends_early):
        """Runs the tests that match `name`; with `ends_early` only until the first issue."""
        begin = time.monotonic()
        scratch = tempfile.mkdtemp(prefix="lucid-mutant-")
        process = subprocess.Popen(
            [str(self.program), "--testing-library", "swift-testing", "--filter", name],
            cwd=self.folder, env={**os.environ, "MUTANT": str(number), "TMPDIR": scratch + "/"},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        self.running.add(process)
        timer = threading.Timer(limit, _end, [process])
        timer.start()
        reason = ""
        for line in process.stdout:
            text = line[:400].decode(errors="replace").strip()
            if found := FAILED.search(text):
                reason = reason or found[1]
                if ends_early:
                    break
            elif "Fatal error" in text:
                reason = reason or text
        is_late = not timer.is_alive() and not reason
        timer.cancel()
        _end(process)
        code = process.wait()
        self.running.discard(process)
        process.stdout.close()
        shutil.rmtree(scratch, ignore_errors=True)
        seconds = time.monotonic() - begin
        if code == EX_UNAVAILABLE:
            raise MutantError(f"no test matches {name}")
        if is_late:
            return Outcome(False, seconds, f"{name} did not end within {limit:.0f} s", is_late=True)
        if reason or code != 0:
            return Outcome(False, seconds, reason or f"{name} ended with {code}")
        return Outcome(True, seconds, "")


def _end(process):
    """Ends the run and whatever programs it started: those have process groups of their own, and its session."""
    for pid in _session(process.pid):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def _session(leader):
    """The processes in the session of `leader`, that one first."""
    found = [leader]
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # pid (name) state ppid pgrp session …; the name may have spaces.
            fields = stat.read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader and int(stat.parent.name) != leader:
            found.append(int(stat.parent.name))
    return found
