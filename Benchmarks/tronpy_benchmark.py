"""Measures tronpy at what TronBenchmarks measures, and prints one table of both.

Usage: tronpy_benchmark.py FILE, with a line of JSON for each operation of TronBenchmarks.
"""

import json
import statistics
import sys
import time

from tronpy import Tron, keys
from tronpy.proto import tron_pb2
from tronpy.providers import HTTPProvider

SECRET = bytes(31) + b"\x01"
RECIPIENT = "TDvSsdrNM5eeXNL3czpa6AxLDHZA9nwe9K"
USDT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
BLOCK = "0000000003fe266bf6b6d392f654dc2e5011601546ed04623d9fcc4e9d439a25"
ROUNDS = 31


def operations():
    """Names as TronBenchmarks has them; only what tronpy does as well."""
    key = keys.PrivateKey(SECRET)
    owner = key.public_key.to_base58check_address()
    # Nothing is asked of this node: transactions are built without one.
    client = Tron(HTTPProvider("http://127.0.0.1:9"))
    call = "a9059cbb" + keys.to_tvm_address(RECIPIENT).hex().zfill(64) + f"{1_000_000:064x}"

    def trx():
        return client.trx.transfer(owner, RECIPIENT, 1_000_000)

    def usdt():
        return client.trx._build_transaction(
            "TriggerSmartContract",
            {
                "owner_address": keys.to_hex_address(owner),
                "contract_address": keys.to_hex_address(USDT),
                "data": call,
            },
        )

    def encoded(build):
        return build().build(offline=True, ref_block_id=BLOCK)

    yield "sign", lambda: key.sign_msg_hash(SECRET)
    yield "recover the signer", (
        lambda signature=key.sign_msg_hash(SECRET): signature.recover_public_key_from_msg_hash(
            SECRET
        ).to_base58check_address()
    )
    for length in (32, 64, 136, 1024, 16384):
        yield f"Keccak-256 of {length} bytes", lambda message=b"\xa5" * length: keys.keccak256(message)
    yield "address of a private key", lambda: keys.PrivateKey(SECRET).public_key.to_base58check_address()
    yield "read an address", lambda: keys.to_raw_address(RECIPIENT)
    yield "write an address", lambda raw=keys.to_raw_address(RECIPIENT): keys.to_base58check_address(raw)
    for name, build in (("TRX", trx), ("USDT", usdt)):
        raw = encoded(build)._raw_data
        yield f"encode a transfer of {name}", lambda raw=raw: raw_bytes(raw)
        message = tron_pb2.Transaction(raw_data=raw_bytes(raw, message=True), signature=[bytes(65)])
        wire = message.SerializeToString()
        yield f"decode a transfer of {name}", lambda wire=wire: decoded(wire)
        yield f"build, sign and check a transfer of {name}", lambda build=build: encoded(build).sign(key)


def raw_bytes(raw, message=False):
    """The bytes of a transaction that tronpy holds as a dictionary."""
    from tronpy.proto.transaction import _raw_data_to_protobuf

    built = _raw_data_to_protobuf(raw)
    return built if message else built.SerializeToString()


def decoded(wire):
    """The transaction and its one contract: tronpy itself reads only JSON."""
    transaction = tron_pb2.Transaction.FromString(wire)
    contract = transaction.raw_data.contract[0]
    name = tron_pb2.Transaction.Contract.ContractType.Name(contract.type)
    return getattr(tron_pb2, name).FromString(contract.parameter.value)


def measure(run):
    """The median nanoseconds of one run."""
    start = time.thread_time_ns()
    for _ in range(20):
        run()
    count = max(20, int(20_000_000 / max(1, (time.thread_time_ns() - start) / 20)))
    rounds = []
    for _ in range(ROUNDS):
        start = time.thread_time_ns()
        for _ in range(count):
            run()
        rounds.append((time.thread_time_ns() - start) / count)
    return statistics.median(rounds)


def shown(nanoseconds):
    return "-" if nanoseconds is None else f"{nanoseconds / 1000:,.2f}"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        measured = {line["name"]: line for line in map(json.loads, file)}
    python = {name: measure(run) for name, run in operations()}
    beside = {"sign": "sign, libsecp256k1 alone"}
    for other in (", C", ", BigInt"):
        beside.update({name: name + other for name in measured if name + other in measured})
    print("| operation | Tron, µs | middle half, µs | beside it, µs | ratio | tronpy, µs |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, line in measured.items():
        if name in beside.values():
            continue
        other = measured.get(beside.get(name, ""))
        median = line["median_ns"]
        ratio = f"{other['median_ns'] / median:.2f}" if other else "-"
        spread = f"{shown(line['low_ns'])} - {shown(line['high_ns'])}"
        beside_it = shown(other and other["median_ns"])
        cells = [name, shown(median), spread, beside_it, ratio, shown(python.get(name))]
        print("| " + " | ".join(cells) + " |")
    sign, bare = measured["sign"]["median_ns"], measured["sign, libsecp256k1 alone"]["median_ns"]
    slowest = max(
        measured[name]["median_ns"] / measured[name + ", C"]["median_ns"]
        for name in measured
        if name + ", C" in measured
    )
    print(f"\nSigning runs at {bare / sign:.2f} of libsecp256k1 alone (at least 0.80 is asked for);")
    print(f"Keccak-256 takes at most {slowest:.2f} of C's time (at most 1.50 is asked for).")
    sys.exit(0 if bare / sign >= 0.8 and slowest <= 1.5 else 1)


if __name__ == "__main__":
    main()
