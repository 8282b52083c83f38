#!/usr/bin/env python3
"""How fast the service takes in and pays payouts, load generator and node on the same cores.

Everything is measured in one run: bare SQLite commits first, then the service, so that a slow machine is slow for both.
"""

import argparse
import hashlib
import json
import os
import pathlib
import re
import secrets
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).parent
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
UNLIMITED = {
    route: {"minimum": "0.01", "per_payout": None, "per_recipient_per_day": None, "per_day": None}
    for route in ("v0", "kyc", "direct")
} | {"all": {"per_hour": None, "per_day": None}, "approval": {"above": "1000000000", "required": 1}}


def base58check(payload: bytes) -> str:
    payload += hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number, text = int.from_bytes(payload, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = ALPHABET[digit] + text
    return text


def ask(method: str, url: str, body=None, token=None, key=None):
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = "Bearer " + token
    if key:
        headers["Idempotency-Key"] = key
    request = urllib.request.Request(
        url, method=method, data=None if body is None else json.dumps(body).encode(), headers=headers)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)


class Program:
    """A started program that says where it listens."""

    def __init__(self, folder, name, arguments, environment=None, log=None):
        self.log = open(log, "wb+")
        self.process = subprocess.Popen(
            [str(folder / name), *arguments], stdout=subprocess.DEVNULL, stderr=self.log,
            env={"PATH": "/usr/bin:/bin", **(environment or {})})
        self.url = self._url(log)

    def _url(self, log):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            match = re.search(rb"listening on (http://[0-9.]+:[0-9]+)", pathlib.Path(log).read_bytes())
            if match:
                return match[1].decode()
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        sys.exit(f"{log}: not started:\n" + pathlib.Path(log).read_text())

    def memory(self):
        """The most resident memory so far, in MiB."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", text)[1]) / 1024

    def seconds(self):
        """Processor time so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)


def bare_commits(folder, seconds=2.0):
    """Single-row commits a second, each waited for until it is on disk."""
    path = pathlib.Path(folder) / "bare.sqlite"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, document TEXT)")
    text, count, start = "x" * 500, 0, time.monotonic()
    while time.monotonic() - start < seconds:
        db.execute("INSERT INTO bare (document) VALUES (?)", (text,))
        count += 1
    elapsed = time.monotonic() - start
    db.close()
    for suffix in ("", "-wal", "-shm"):
        pathlib.Path(str(path) + suffix).unlink(missing_ok=True)
    return count / elapsed


class World:
    """A node, the service over it, a wallet with money."""

    def __init__(self, programs, folder, block_interval, recipients=1000, solidify_after=2):
        self.programs, self.folder = programs, pathlib.Path(folder)
        self.node = Program(
            programs, "tron-devnet",
            ["--port", "0", "--block-interval", block_interval, "--solidify-after", str(solidify_after)],
            log=self.folder / "devnet.log")
        self.recipients = self.folder / "recipients"
        self.recipients.write_text(
            "".join(base58check(b"\x41" + secrets.token_bytes(20)) + "\n" for _ in range(recipients)))
        self.service = None
        self.start()
        made = ask("POST", self.service.url + "/tron/wallets/create", {"name": "payer"}, self.token)
        self.wallet = made["id"]
        ask("POST", f"{self.node.url}/devnet/accounts/{made['address']}",
            {"trx": "1000000000", "usdt": "1000000000"})

    def start(self):
        environment = {
            "LUCID_DATA_DIR": str(self.folder / "data"), "LUCID_NODE_URLS": self.node.url,
            "LUCID_HTTP_PORT": "0", "LUCID_METRICS_PORT": "0", "LUCID_RATE_LIMIT": "1000000/1s",
            "LUCID_POLICY": json.dumps(UNLIMITED),
        }
        self.service = Program(self.programs, "lucid", ["serve"], environment, self.folder / "lucid.log")
        token = subprocess.run(
            [str(self.programs / "lucid"), "token", "--subject", "load", "--role", "admin", "--ttl", "24h"],
            env={"PATH": "/usr/bin", **environment}, capture_output=True, text=True, check=True)
        self.token = token.stdout.strip()
        (self.folder / "token").write_text(self.token + "\n")

    @property
    def database(self):
        return self.folder / "data" / "lucid.sqlite"

    def load(self, seconds, clients=64, scheduled=None):
        """Orders for so long; what wrk found."""
        arguments = [str(self.folder / "token"), str(self.recipients), secrets.token_hex(4)]
        if scheduled:
            arguments.append(scheduled)
        before, start = self.service.seconds(), self.stored()
        output = subprocess.run(
            ["wrk", "-t2", f"-c{clients}", f"-d{seconds}s", "--latency", "-s", str(HERE / "payouts.lua"),
             self.service.url, "--", *arguments], stdout=subprocess.PIPE, text=True, check=True).stdout
        count = self.stored() - start
        latency = {name: milliseconds(value) for name, value in re.findall(r"(\d\d)%\s+([\d.]+\w+)", output)}
        refused = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
        return {
            "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), "p50": latency["50"],
            "p99": latency["99"], "accepted": count, "refused": int(refused[1]) if refused else 0,
            "cpu_us": (self.service.seconds() - before) / max(count, 1) * 1e6,
        }

    def stored(self):
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as db:
            return db.execute("SELECT count(*) FROM payouts").fetchone()[0]

    def open_payouts(self):
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as db:
            return db.execute(
                "SELECT count(*) FROM payouts WHERE status IN ('pending', 'processing')").fetchone()[0]

    def failed(self):
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as db:
            return db.execute("SELECT count(*) FROM payouts WHERE status = 'failed'").fetchone()[0]

    def node_requests(self):
        return ask("GET", self.node.url + "/devnet/requests?since=999999999999")["by_path"]

    def stop(self):
        self.service.stop()
        self.node.stop()


def milliseconds(text):
    value, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def accepting(programs, rounds, seconds, scheduled):
    """Accepted payouts a second beside bare commits, alternating."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(programs, folder, "3s")
        results = []
        try:
            for number in range(rounds):
                bare = bare_commits(folder)
                found = world.load(seconds, scheduled=scheduled)
                found["bare"], found["ratio"] = bare, found["rate"] / bare
                found["memory"] = world.service.memory()
                results.append(found)
                print(f"  round {number + 1}: {shown(found)}", flush=True)
        finally:
            world.stop()
        return results


def end_to_end(programs, count, rounds, interval):
    """Payouts a second from the first order to the last confirmation."""
    results = []
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            world = World(programs, folder, interval)
            try:
                before, start = world.node_requests(), time.monotonic()
                cpu, node_cpu = world.service.seconds(), world.node.seconds()
                ordered = batches(world, count)
                accepted = time.monotonic()
                while (left := world.open_payouts()) > 0:
                    time.sleep(0.1)
                    if time.monotonic() - start > 600:
                        sys.exit(f"{left} payouts are still open after 600 s")
                end = time.monotonic()
                asked = {
                    path: found - before.get(path, 0) for path, found in world.node_requests().items()
                }
                result = {
                    "rate": count / (end - start), "accepted_in": accepted - start, "seconds": end - start,
                    "failed": world.failed(), "memory": world.service.memory(),
                    "cpu_us": (world.service.seconds() - cpu) / count * 1e6,
                    "node_cpu_us": (world.node.seconds() - node_cpu) / count * 1e6,
                    "requests": sum(v for k, v in asked.items() if k.startswith("/wallet")) / count,
                    "by_path": {k: v for k, v in sorted(asked.items()) if v and k.startswith("/wallet")},
                }
                results.append(result)
                print(f"  round {number + 1}: {ordered} payouts, {shown(result)}", flush=True)
                print(f"    {result['by_path']}", flush=True)
            finally:
                world.stop()
    return results


def copy(db, table, count, replaced):
    """Puts `count` copies of the newest row of `table` in, with some columns replaced by what SQL makes of `n`."""
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(replaced.get(name, f"t.{name}") for name in columns)
    order = "rowid" if table not in ("attempts", "movements") else "transaction_id"
    db.execute(f"""
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count})
        INSERT INTO {table} ({", ".join(columns)})
        SELECT {values} FROM numbers, (SELECT * FROM {table} ORDER BY {order} DESC LIMIT 1) AS t""")


def fill(path, count):
    """As many payouts as if they had been paid in the last 30 days: the rows that are looked up by random keys."""
    with sqlite3.connect(path, isolation_level=None) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA cache_size = -400000")
        db.execute("BEGIN")
        step = 2_592_000_000 // count
        ids = {"id": "substr(t.id, 1, 6) || substr(hex(randomblob(12)), 1, 24)"}
        times = {
            name: f"t.{name} - n * {step}" for name in ("created_at", "next_action_at", "completed_at")}
        tx = "lower(hex(randomblob(32)))"
        copy(db, "payouts", count, ids | times | {"transaction_id": "'txn_' || hex(randomblob(13))"})
        copy(db, "transactions", count, ids | times | {"tx_id": tx})
        copy(db, "attempts", count, {"tx_id": tx, "transaction_id": "'txn_' || hex(randomblob(13))"})
        copy(db, "movements", count, {"transaction_id": "'txn_' || hex(randomblob(13))", "block": "n"})
        copy(db, "idempotency", count, {"key": "hex(randomblob(12))", "body": "x'7b7d'"})
        db.execute("COMMIT")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def paying(world, count, name):
    """The service's processor time for each of `count` payouts, from its order to its confirmation."""
    others, cpu = world.open_payouts(), world.service.seconds()
    batches(world, count, name=name)
    end = time.monotonic() + 600
    while world.open_payouts() > others:
        time.sleep(0.2)
        if time.monotonic() > end:
            sys.exit("payouts are still open after 600 s")
    return (world.service.seconds() - cpu) / count * 1e6


def growing(programs, rounds, seconds, stored):
    """The same service with a thousand payouts stored and with `stored`, in turns."""
    later = "2036-01-01T00:00:00Z"
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        worlds = []
        for folder in (one, other):
            world = World(programs, folder, "300ms")
            batches(world, 1000)
            while world.open_payouts() > 0:
                time.sleep(0.2)
            worlds.append(world)
        few, many = worlds
        results = []
        try:
            many.service.stop()
            begin = time.monotonic()
            fill(many.database, stored)
            # What was put in is on disk before anything is measured.
            os.sync()
            print(f"  {stored} payouts put in within {time.monotonic() - begin:.0f} s", flush=True)
            many.start()
            for number in range(rounds):
                a, b = few.load(seconds, scheduled=later), many.load(seconds, scheduled=later)
                result = {
                    "cpu_few": a["cpu_us"], "cpu_many": b["cpu_us"], "cpu_ratio": b["cpu_us"] / a["cpu_us"],
                    "rate_few": a["rate"], "rate_many": b["rate"]}
                result["pay_few"] = paying(few, 2000, f"few-{number}")
                result["pay_many"] = paying(many, 2000, f"many-{number}")
                result["pay_ratio"] = result["pay_many"] / result["pay_few"]
                result["memory"] = many.service.memory()
                results.append(result)
                print(f"  round {number + 1}: {shown(result)}", flush=True)
        finally:
            for world in worlds:
                world.stop()
        return results


def batches(world, count, size=500, name="batch"):
    """Orders `count` payouts in batches; other orders need another name."""
    recipients = world.recipients.read_text().split()
    for first in range(0, count, size):
        items = [
            {"route": "v0", "recipient_address": recipients[index % len(recipients)], "amount": "0.01"}
            for index in range(first, min(first + size, count))
        ]
        ask("POST", world.service.url + "/tron/payouts/batch", {"payouts": items}, world.token,
            key=f"{name}-{first}")
    return count


def shown(result):
    return ", ".join(
        f"{name} {value:,.2f}" if isinstance(value, float) else f"{name} {value}"
        for name, value in result.items() if name != "by_path")


def median(results, name):
    values = [result[name] for result in results]
    return f"{statistics.median(values):,.2f} ({min(values):,.2f} - {max(values):,.2f})"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=["accept", "pay", "grow", "all"])
    parser.add_argument("--programs", required=True, type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--count", type=int, default=30_000)
    parser.add_argument("--stored", type=int, default=1_000_000)
    parser.add_argument("--block-interval", default="1s")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"load before: {load:.2f} on {os.cpu_count()} processors", flush=True)
    if options.part in ("accept", "all"):
        for name, scheduled in (("alone", "2036-01-01T00:00:00Z"), ("while paying", None)):
            print(f"accepting, {name}:")
            found = accepting(options.programs, options.rounds, options.seconds, scheduled)
            for key in ("rate", "bare", "ratio", "p50", "p99", "cpu_us", "memory"):
                print(f"  {key}: {median(found, key)}")
    if options.part in ("pay", "all"):
        print("from accepted to confirmed:")
        found = end_to_end(options.programs, options.count, options.rounds, options.block_interval)
        for key in ("rate", "cpu_us", "node_cpu_us", "requests", "memory"):
            print(f"  {key}: {median(found, key)}")
    if options.part in ("grow", "all"):
        print("accepting with few and with many payouts stored:")
        found = growing(options.programs, options.rounds, options.seconds, options.stored)
        for key in ("cpu_few", "cpu_many", "cpu_ratio", "rate_few", "rate_many", "pay_few", "pay_many",
                    "pay_ratio", "memory"):
            print(f"  {key}: {median(found, key)}")
    print(f"load after: {os.getloadavg()[0]:.2f}")


if __name__ == "__main__":
    main()
