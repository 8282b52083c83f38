"""What schemathesis has to know about this service that its contract cannot say in JSON Schema.

- Generated requests go deep only with addresses and wallets that there are: `before_call` puts some in, where a request
  is meant to be valid.
- `filter_failure` tells which refusals of a request that fits the schemas are right: by the reason that the answer
  gives, each of them listed here. A refusal for any other reason stays a failure.
- `permissions` holds every answer against the role and the contract's `x-permission`, both ways.

It is told by SCHEMATHESIS_WORLD, a JSON object: `role`, `token`, `wallet_id`, `addresses`.
"""

import json
import os
import re
import zlib

import schemathesis
from schemathesis.openapi.checks import RejectedPositiveData

WORLD = json.loads(os.environ["SCHEMATHESIS_WORLD"])

# Longer waits are the same code and more time.
WAIT_SECONDS_MAX = 1

# ----------------------------------------------------------------------------------------------- deeper requests

ADDRESSES = {"to", "recipient_address", "spender", "receiver", "address", "witness", "owner"}


def _pick(case, options):
    """One of `options`, by the content of the request: the same one whenever the same request is made again."""
    text = repr((case.method, case.path, case.path_parameters, case.query, case.body))
    return options[zlib.crc32(text.encode()) % len(options)]


def _replaced(value, case, name=None):
    if isinstance(value, dict):
        # A keystore has an address too, and it is that of its own key.
        return {key: item if key == "keystore" else _replaced(item, case, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_replaced(item, case, name) for item in value]
    if not isinstance(value, str):
        return value
    if name in ADDRESSES:
        return _pick(case, WORLD["addresses"] + [value])
    if name == "wallet_id" or (name == "from" and value.startswith("wal_")):
        return _pick(case, [WORLD["wallet_id"], WORLD["wallet_id"], value])
    if name == "asset":
        # A token that is not configured is right now and then.
        return _pick(case, ["USDT", "USDT", "USDT", value])
    if name == "amount":
        return _pick(case, ["1", "0.25", "3.5", value])
    return value


@schemathesis.hook
def before_call(context, case, kwargs):
    prefer = (case.headers or {}).get("Prefer")
    if prefer:
        case.headers["Prefer"] = re.sub(
            r"(?i)(wait\s*=\s*)\d+", rf"\g<1>{WAIT_SECONDS_MAX}", prefer)
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    # What a wallet is changed into would spoil it for the requests that come after.
    if case.operation.definition.raw.get("operationId") in ("updateWallet", "restoreWallet"):
        return
    if isinstance(case.body, (dict, list)):
        case.body = _replaced(case.body, case)
    if case.path_parameters:
        case.path_parameters = _replaced(dict(case.path_parameters), case)
    if case.query:
        case.query = _replaced(dict(case.query), case)
    if "Idempotency-Key" in (case.headers or {}):
        # Another order, another key; the same one again is a replay.
        case.headers["Idempotency-Key"] = _pick(case, ["one-key-for-all"] + [f"key-{n}" for n in range(100_000)])


# ------------------------------------------------------------------------- refusals that a schema cannot foresee

# `code` of a problem whose rule is about the state of the world, not about the form of the request.
CODES = {
    "idempotency_mismatch",  # the generator uses the same key again
    "insufficient_funds",
    "insufficient_stake",
    "would_revert",
    "policy_violation",
    "batch_refused",
    "kyc_attestation_invalid",
    "recipient_not_trusted",
    "wrong_password",
    "signature_invalid",  # which 65 bytes are a signature of the key
    "not_acceptable",  # Accept is not part of a schema
}

# `detail` of an entry in `errors` of `validation_failed`, and what of it JSON Schema has no word for.
REASONS = [
    # Checksums, and forms that are told in prose.
    r"not a valid address: ",
    r"must be 12, 15, 18, 21 or 24 English BIP-39 words with a right checksum$",
    r"must be a private key: 64 hex digits, from 1 to below the curve's order$",
    r"must be a path such as m/44'/195'/0'/0/0$",
    r"must not have control characters$",
    r"^line \d+: ",  # of a table as text/csv
    r"(version|crypto|cipher|kdf|ciphertext|mac)\b",  # `Keystore` names its members, and not what is in them
    # 26 characters of base 32 may exceed 128 bits.
    r"must be an id that begins with [a-z]{3}_$",
    # What there is.
    r"There is no (wallet|recipient) with this id\.$",
    r"is not a witness$",
    r"is not activated on the chain$",
    r"is a contract$",
    r"not a cursor of this list with these filters$",
    r"no node has the index any more in which this history began$",
    # Who must not be paid, or lent to.
    r"is the (zero address|token's contract|paying wallet itself|wallet itself)$",
    r"is the black hole: anything sent there is burnt$",
    # One value against another.
    r"must be after from$",
    r"must be before to$",
    r"divides this range into more than 1,000 steps$",
    r"goes only with the form of JSON$",
    r"only for tokens$",
    # Which tokens are configured.
    r"must be one of USDT(, TRX)?$",
    # Sizes that the contract tells in prose beside `Amount`, or that are the chain's.
    r"must be more than 0$",
    r"must be at least (1\.000000|0\.000001)$",
    r"must be a number with up to 6 decimal places, such as 1234.50$",
    r"must be a multiple of the block interval, 3$",
    r"must be \d+ to \d+$",
    r"must be (at most )?\d+ here$",
]

# The members of `PayoutBatchItem` that belong to one route or another; which, is told in prose.
ROUTE_MEMBERS = ("/recipient_address", "/recipient_id", "/kyc_attestation")


def _is_expected(answer, case):
    code = answer.get("code")
    if code == "malformed_request":
        # A table is a text to the contract; what is in it, prose tells.
        return case.media_type == "text/csv"
    if code != "validation_failed":
        return code in CODES
    errors = answer.get("errors") or []
    return bool(errors) and all(_is_reason(entry) for entry in errors)


def _is_reason(entry):
    if entry["detail"] in ("required", "unknown field"):
        return entry["location"].endswith(ROUTE_MEMBERS)
    return any(re.search(reason, entry["detail"]) for reason in REASONS)


@schemathesis.hook
def filter_failure(context, failure, case, response):
    if not isinstance(failure, RejectedPositiveData):
        return True
    try:
        answer = response.json()
    except ValueError:
        return True
    return not (isinstance(answer, dict) and _is_expected(answer, case))


# ---------------------------------------------------------------------------------------------------- permissions


def _table(contract):
    """The permissions of each role, as the contract's own table tells them."""
    text = contract["components"]["securitySchemes"]["bearer"]["description"]
    everything = {
        item.get("x-permission") for path in contract["paths"].values() for item in path.values() if isinstance(item, dict)}
    table = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) < 4 or cells[1] in ("role", "---"):
            continue
        permissions = set()
        for word in cells[2].split():
            if word.endswith("'s"):
                permissions |= table[word[:-2]]
            elif word == "all":
                permissions |= everything
            elif ":" in word:
                permissions.add(word)
        table[cells[1]] = permissions
    return table


@schemathesis.check
def permissions(context, response, case):
    """403 exactly where the role lacks the operation's permission and the request can be read at all."""
    if case.method.upper() != case.operation.method.upper():
        return
    sent = {name.lower(): value for name, value in response.request.headers.items()}
    if sent.get("authorization") != "Bearer " + WORLD["token"]:
        return
    needed = case.operation.definition.raw.get("x-permission")
    allowed = needed is None or needed in _table(case.operation.schema.raw_schema)[WORLD["role"]]
    forbidden = response.status_code == 403 and response.json()["code"] == "forbidden"
    if allowed and forbidden:
        raise AssertionError(f"{WORLD['role']} has {needed} and is refused")
    # What cannot be read is refused before anybody asks who sent it.
    if not allowed and not forbidden and response.status_code not in (400, 404, 405, 413, 415):
        raise AssertionError(f"{WORLD['role']} lacks {needed} and is answered {response.status_code}")
