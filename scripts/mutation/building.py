"""Builds the copy once, and finds out which mutants do not compile."""

import os
import re
import subprocess

from .mutant import MutantError

ERROR = re.compile(r"^(/.*?\.swift):(\d+):\d+: error: (.*)$", re.MULTILINE)


def build(tree, mutants, scratch, say):
    """Plants `mutants`, builds, and returns those that compile, with the others' errors by name."""
    left, broken = list(mutants), {}
    while True:
        tree.plant(left)
        say(f"Building with {len(left)} mutants, each behind a switch.")
        output = _swift_build(tree, scratch)
        if output is None:
            return left, broken
        blamed = {}
        root = os.path.realpath(tree.folder)
        errors = [(os.path.relpath(os.path.realpath(path), root), int(line), message)
                  for path, line, message in ERROR.findall(output)]
        for path, line, message in errors:
            for number in tree.at(path, line):
                blamed.setdefault(number, message)
        if not blamed:
            # What a mutant left out may be missing further down.
            for path, line, message in errors:
                for number in tree.before(path, line):
                    blamed.setdefault(number, message)
        if not blamed:
            lines = dict.fromkeys(line for line in output.splitlines() if "error:" in line)
            lines = lines or output.splitlines()[-20:]
            raise MutantError("\n".join(["the copy does not build, and no mutant is to blame:", *lines]))
        for mutant in left:
            if mutant.number in blamed:
                broken[mutant.name] = blamed[mutant.number]
                say(f"{mutant.name} does not compile: {blamed[mutant.number]}")
        left = [mutant for mutant in left if mutant.number not in blamed]


def _swift_build(tree, scratch):
    """What the compiler said where it failed, or None."""
    # Without debug information, which nobody reads here.
    command = ["swift", "build", "--build-tests", "--scratch-path", str(scratch), "-Xswiftc", "-gnone", "-Xcc", "-g0"]
    result = subprocess.run(command, cwd=tree.folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return None if result.returncode == 0 else result.stdout


def test_program(tree, scratch):
    """The program that holds every test."""
    found = list((scratch / "debug").glob("*PackageTests.xctest"))
    if len(found) != 1:
        raise MutantError(f"{scratch}/debug has {len(found)} test programs; build first")
    return found[0]
