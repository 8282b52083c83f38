#!/usr/bin/env python3
"""This version beside another one, alternating in one run: pages of payouts, single payouts, and payouts accepted.

A speed alone says as much about the machine as about the program; what counts is the ratio of two that ran side by side.
"""

import argparse
import pathlib
import re
import statistics
import subprocess
import tempfile

from payouts_benchmark import World, ask

CLIENTS = 64


class Side:
    """One version with a store of its own, which has finished payouts."""

    def __init__(self, name, programs, folder, payouts):
        self.name = name
        self.world = World(programs, folder, "1s", solidify_after=1)
        self.url = self.world.service.url
        while self.world.stored() < payouts:
            self.world.load(1, clients=16)
        self.id = ask("GET", self.url + "/tron/payouts/history?limit=1", token=self.world.token)["items"][0]["id"]

    def read(self, path, seconds):
        output = subprocess.run(
            ["wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds}s", "-H", "Authorization: Bearer " + self.world.token,
             self.url + path], stdout=subprocess.PIPE, text=True, check=True).stdout
        if "Non-2xx" in output:
            raise SystemExit(f"{self.name}: {path} was refused:\n{output}")
        return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])

    def accept(self, seconds):
        return self.world.load(seconds)["rate"]


MEASURES = {
    "pages of 50 payouts a second": lambda side, seconds: side.read("/tron/payouts/history?limit=50", seconds),
    "payouts read a second": lambda side, seconds: side.read("/tron/payouts/" + side.id, seconds),
    "payouts accepted a second": lambda side, seconds: side.accept(seconds),
}


def spread(values):
    return f"{statistics.median(values):,.0f} ({min(values):,.0f}-{max(values):,.0f})"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=pathlib.Path, required=True, help="the folder of this version's programs")
    parser.add_argument("--against", type=pathlib.Path, required=True, help="the folder of the other version's programs")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5, help="of each measurement")
    parser.add_argument("--payouts", type=int, default=2000, help="stored before anything is measured")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        sides = [
            Side("other", options.against, first, options.payouts), Side("this", options.programs, second, options.payouts)]
        try:
            for title, measure in MEASURES.items():
                found = {side.name: [] for side in sides}
                for number in range(options.rounds):
                    for side in sides if number % 2 else reversed(sides):
                        found[side.name].append(measure(side, options.seconds))
                ratios = [new / old for new, old in zip(found["this"], found["other"])]
                print(
                    f"{title}: this {spread(found['this'])}, other {spread(found['other'])}, "
                    f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})", flush=True)
            memory = {side.name: side.world.service.memory() for side in sides}
            print(f"most memory, MiB: this {memory['this']:.0f}, other {memory['other']:.0f}")
        finally:
            for side in sides:
                side.world.stop()


if __name__ == "__main__":
    main()
