"""Drives a development node with tronpy, as it comes from PyPI. Usage: tronpy_client.py URL"""

import json
import sys
import time
import urllib.request

from tronpy import Tron
from tronpy.exceptions import (
    AddressNotFound,
    BadSignature,
    TransactionNotFound,
    TvmError,
    UnknownError,
    ValidationError,
)
from tronpy.keys import PrivateKey
from tronpy.providers import HTTPProvider

URL = sys.argv[1]
client = Tron(HTTPProvider(URL))
passed = 0


def control(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data=data, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def mine(blocks=1):
    control("/devnet/mine", {"blocks": blocks})


def check(name, truth, told=""):
    global passed
    if not truth:
        sys.exit(f"FAILED: {name} {told}")
    passed += 1
    print(f"ok: {name}")


def refuses(name, error, action):
    try:
        action()
    except error as found:
        check(name, True, found)
    else:
        sys.exit(f"FAILED: {name}: nothing was raised")


def fresh(builder):
    """tronpy reckons from its own clock; the chain's may be elsewhere, as it moves with blocks."""
    head = client.get_latest_block()["block_header"]["raw_data"]["timestamp"]
    return builder.expiration(head - int(time.time() * 1000) + 600_000)


def sent(builder, *keys):
    transaction = fresh(builder).build()
    for key in keys:
        transaction = transaction.sign(key)
    answer = transaction.broadcast()
    mine()
    return answer


description = control("/devnet")
keys = [PrivateKey(bytes.fromhex(account["private_key"])) for account in description["accounts"]]
names = [account["address"] for account in description["accounts"]]
usdt_address = description["usdt_contract"]
mine(4)

# Accounts and blocks.
check("balance", client.get_account_balance(names[0]) == 1_000_000)
check("bandwidth", client.get_bandwidth(names[0]) == 600)
check("resources", client.get_account_resource(names[0])["freeNetLimit"] == 600)
check("block", client.get_block(1)["block_header"]["raw_data"]["number"] == 1)
check("solid block", client.get_latest_solid_block_number() == client.get_latest_block_number() - 2)
check("parameters", any(p["key"] == "getEnergyFee" and p["value"] == 100 for p in client.get_chain_parameters()))
check("witnesses", len(client.list_witnesses()) == 27)
stranger = PrivateKey(bytes([9]) * 32)
stranger_name = stranger.public_key.to_base58check_address()
refuses("an account that is not there", AddressNotFound, lambda: client.get_account(stranger_name))

# TRX.
answer = sent(client.trx.transfer(names[0], names[1], 1_500_000).memo("hello"), keys[0])
receipt = answer.wait(timeout=5)
check("transfer", receipt["fee"] == 1_000_000 and receipt["receipt"]["net_usage"] > 0, receipt)
answer = sent(client.trx.transfer(names[0], stranger_name, 2_000_000), keys[0])
check("activation", answer.wait(timeout=5)["fee"] == 1_100_000)
check("activated", client.get_account_balance(stranger_name) == 2)
mine(3)
check("solid receipt", client.get_solid_transaction_info(answer.txid)["id"] == answer.txid)

# TRC-20.
usdt = client.get_contract(usdt_address)
check("symbol", usdt.functions.symbol() == "USDT")
check("decimals", usdt.functions.decimals() == 6)
before = usdt.functions.balanceOf(names[1])
answer = sent(usdt.functions.transfer(names[1], 2_500_000).with_owner(names[0]).fee_limit(100_000_000), keys[0])
receipt = answer.wait(timeout=5)
check("TRC-20 transfer", receipt["receipt"]["energy_usage_total"] == 64_285, receipt)
check("TRC-20 balance", usdt.functions.balanceOf(names[1]) == before + 2_500_000)
check("TRC-20 result", answer.result(timeout=5) is False)
answer = sent(usdt.functions.approve(names[2], 7).with_owner(names[0]).fee_limit(100_000_000), keys[0])
check("allowance", usdt.functions.allowance(names[0], names[2]) == 7)
energy = client.get_estimated_energy(
    names[0], usdt_address, "transfer(address,uint256)", "00" * 12 + "11" * 20 + "00" * 31 + "01")
check("estimate", energy >= 130_285, energy)
answer = sent(usdt.functions.transfer(names[1], 10**15).with_owner(names[0]).fee_limit(100_000_000), keys[0])
refuses("TRC-20 revert", TvmError, lambda: answer.result(timeout=5))

# Another TRC-20, with a plain return value and two decimals.
eurx_address = next(token["contract"] for token in description["tokens"] if token["symbol"] == "EURX")
eurx = client.get_contract(eurx_address)
check("token symbol", eurx.functions.symbol() == "EURX" and eurx.functions.name() == "Euro X")
check("token decimals", eurx.functions.decimals() == 2)
check("token balance", eurx.functions.balanceOf(names[0]) == 100_000_000)
answer = sent(eurx.functions.transfer(names[1], 1250).with_owner(names[0]).fee_limit(100_000_000), keys[0])
check("token transfer", answer.wait(timeout=5)["receipt"]["energy_usage_total"] == 12_437)
check("token result", answer.result(timeout=5) is True)
answer = sent(eurx.functions.approve(names[2], 700).with_owner(names[0]).fee_limit(100_000_000), keys[0])
check("token approval", answer.result(timeout=5) is True)
answer = sent(
    eurx.functions.transferFrom(names[0], names[3], 500).with_owner(names[2]).fee_limit(100_000_000), keys[2])
check("token transferFrom", answer.result(timeout=5) is True)
check("token allowance", eurx.functions.allowance(names[0], names[2]) == 200)
control(f"/devnet/accounts/{names[1]}", {"tokens": {"EURX": "12.50"}})
check("token balance that was set", eurx.functions.balanceOf(names[1]) == 1250)

# Stake.
sent(client.trx.freeze_balance(names[3], 5_000_000_000, "ENERGY"), keys[3]).wait(timeout=5)
check("stake", client.get_energy(names[3]) > 40_000, client.get_account_resource(names[3]))
check("can be delegated", client.get_can_delegated_max_size(names[3], "ENERGY")["max_size"] == 5_000_000_000)
sent(client.trx.delegate_resource(names[3], names[4], 1_000_000_000, "ENERGY"), keys[3]).wait(timeout=5)
lent = client.get_delegated_resource_v2(names[3], names[4])["delegatedResource"]
check("delegation", lent[0]["frozen_balance_for_energy"] == 1_000_000_000)
sent(client.trx.undelegate_resource(names[3], names[4], 1_000_000_000, "ENERGY"), keys[3]).wait(timeout=5)
check("delegation taken back", "delegatedResource" not in client.get_delegated_resource_v2(names[3], names[4]))
witness = client.list_witnesses()[0]["address"]
sent(client.trx.vote_witness(names[3], (witness, 1000)), keys[3]).wait(timeout=5)
check("vote", client.get_account(names[3])["votes"][0]["vote_count"] == 1000)
sent(client.trx.unfreeze_balance(names[3], "ENERGY", unfreeze_balance=1_000_000_000), keys[3]).wait(timeout=5)
control("/devnet/clock", {"advance_seconds": 14 * 86_400 + 60})
answer = sent(client.trx.withdraw_stake_balance(names[3]), keys[3])
check("unstaked", answer.wait(timeout=5)["withdraw_expire_amount"] == 1_000_000_000)
# Votes count from the next maintenance on, and what they earn is closed by the one after.
mine(3)
control("/devnet/clock", {"advance_seconds": 6 * 3600})
answer = sent(client.trx.withdraw_rewards(names[3]), keys[3])
check("reward", answer.wait(timeout=5)["withdraw_amount"] > 0)

# Several signatures.
permissions = client.get_account_permission(names[5])
permissions["actives"][0]["threshold"] = 2
permissions["actives"][0]["keys"] = [
    {"address": names[5], "weight": 1}, {"address": names[6], "weight": 1}]
sent(client.trx.account_permission_update(names[5], permissions), keys[5]).wait(timeout=5)
builder = client.trx.transfer(names[5], names[0], 1).permission_id(2)
transaction = fresh(builder).build().sign(keys[5])
weight = client.get_sign_weight(transaction)
check("sign weight", weight["current_weight"] == 1 and weight["result"]["code"] == "NOT_ENOUGH_PERMISSION", weight)
refuses("one signature of two", BadSignature, transaction.broadcast)
answer = transaction.sign(keys[6]).broadcast()
mine()
receipt = answer.wait(timeout=5)
check("two signatures", receipt["fee"] - receipt["receipt"].get("net_fee", 0) == 1_000_000, receipt)

# Errors.
refuses(
    "more than there is", ValidationError, lambda: sent(client.trx.transfer(names[0], names[1], 10**15), keys[0]))
twice = fresh(client.trx.transfer(names[0], names[1], 3)).build().sign(keys[0])
twice.broadcast()
refuses("a duplicate", UnknownError, twice.broadcast)
refuses("an unknown transaction", TransactionNotFound, lambda: client.get_transaction("ab" * 32))
print(f"{passed} checks passed")
