// Made by scripts/generate-openapi from docs/problems; change those, and run the script.

/// The pages about problems, one behind the other; each begins with its code as a heading.
let problemPages = #"""
    # allowance_not_zero

    **409**: There is an allowance already.

    ## Cause

    The spender has an allowance that is not 0. Changing it directly lets a watchful spender spend both.

    ## Cure

    Set it to 0 first and wait until that is confirmed, or send `"replace": true` if you trust the spender.

    Does a repetition help? After a change.

    # backup_mismatch

    **409**: The backup is of another address.

    ## Cause

    The backup's key is of another address than the wallet that it is to be restored to.

    ## Cure

    Restore it to the wallet that the backup names in `wallet_id`; nothing was changed.

    Does a repetition help? Never.

    # batch_refused

    **422**: Some payouts of the batch are refused.

    ## Cause

    At least one payout of the batch would be refused, so none was accepted. `errors` has each of them, with the code that it alone would have got.

    ## Cure

    Take these out or mend them, and send the batch again with a new key.

    Does a repetition help? After a change.

    # body_too_large

    **413**: The body is too large.

    ## Cause

    The body has more than 1 MiB; of a batch of payouts, more than 16 MiB.

    ## Cure

    Send less at once: a batch has at most 1,000 payouts.

    Does a repetition help? After a change.

    # claim_too_early

    **409**: Rewards were claimed less than 24 hours ago.

    ## Cause

    Rewards were claimed less than 24 hours ago.

    ## Cure

    `GET /tron/staking/rewards/{address}` tells `next_claim_at`.

    Does a repetition help? The same request later.

    # duplicate_reference

    **409**: The reference is used already.

    ## Cause

    Another payout has this `reference`, which is unique for ever; `payout_id` names it.

    ## Cure

    If it is the same order, use that payout. If not, choose another reference.

    Does a repetition help? After a change.

    # forbidden

    **403**: The token does not allow this.

    ## Cause

    The token is valid, and its roles, narrowed by `scope` where it has one, do not give the permission that `detail` names.

    ## Cure

    Ask for a token with a role that has it; the table of roles is in docs/api.md. `GET /auth/session` tells what a token allows.

    Does a repetition help? After a change.

    # idempotency_in_flight

    **409**: The first request with this key is still in work.

    ## Cause

    The first request with this `Idempotency-Key` is still being answered.

    ## Cure

    Send it again after `Retry-After`: you will get the first answer.

    Does a repetition help? The same request later.

    # idempotency_key_required

    **400**: An Idempotency-Key header is required.

    ## Cause

    The operation can move money, and the request has no `Idempotency-Key`.

    ## Cure

    Send one: 1 to 255 visible ASCII characters, best a UUID that your own order keeps. Send the same one when you repeat the same order, and a new one for each new order.

    Does a repetition help? After a change.

    # idempotency_mismatch

    **422**: The key was used for another request.

    ## Cause

    The `Idempotency-Key` was used before, with another body or on another operation.

    ## Cure

    Use a new key for each new order. If you meant to repeat the first order, send exactly what you sent then.

    Does a repetition help? After a change.

    # insufficient_funds

    **422**: The wallet has not enough.

    ## Cause

    The wallet has less of the asset, or of TRX for the fee, than the order and everything that is reserved for others need.

    ## Cure

    `GET /tron/wallets/{wallet_id}/balance` tells total, reserved and available. Fund the wallet, or wait until others are settled. Payouts are not refused for this: they wait.

    Does a repetition help? The same request later.

    # insufficient_stake

    **422**: The stake does not suffice.

    ## Cause

    Staked, delegated, unlocked or voting power is less than the order needs.

    ## Cure

    `GET /tron/staking/balance/{address}` tells what there is.

    Does a repetition help? After a change.

    # internal_error

    **500**: A fault of this service.

    ## Cause

    A fault of this service. Nothing of it is told outside but `request_id`.

    ## Cure

    Give the `request_id` to the operator: the log has the reason under it. An order may or may not have been stored; repeat it with the same `Idempotency-Key`, which makes it once in any case.

    Does a repetition help? The same request later.

    # invalid_state

    **409**: Not possible in this state.

    ## Cause

    The record is in a state in which this is not possible; `detail` tells which.

    ## Cure

    Read the record again and decide anew.

    Does a repetition help? After a change.

    # kyc_attestation_invalid

    **422**: The KYC attestation is not valid.

    ## Cause

    The attestation is not a JWS of a configured issuer, is expired, is of another recipient, or its `max_amount` is exceeded.

    ## Cure

    Get a new one for exactly this address. `LUCID_KYC_ISSUERS` lists who is believed; `lucid kyc attest --public-keys` prints what belongs there.

    Does a repetition help? After a change.

    # malformed_request

    **400**: The request cannot be read.

    ## Cause

    What was sent is not HTTP or JSON that can be read: a body that ends early, a key that stands twice in an object, text that is not UTF-8, nesting deeper than 32, or a `%` in the address that is no escape.

    ## Cure

    `detail` says what is wrong and at which byte of the body. Let a JSON library write the body, and do not put texts together by hand.

    Does a repetition help? Never.

    # method_not_allowed

    **405**: The method is not allowed here.

    ## Cause

    The path is there, and the method is none of it.

    ## Cure

    `Allow` lists the methods. A path that is both an id's place and an operation's own name, such as `/tron/wallets/create`, belongs to the latter.

    Does a repetition help? Never.

    # node_error

    **502**: The TRON node answered with an error.

    ## Cause

    The TRON node answered with an error that is its own.

    ## Cure

    Try again; if it stays, look at `GET /tron/network/health` and the node's log.

    Does a repetition help? The same request later.

    # node_unavailable

    **503**: No TRON node can be used.

    ## Cause

    No TRON node can be used now: none answers in time, or all lag behind.

    ## Cure

    Try again after `Retry-After`. `GET /tron/network/health` tells of each node. Payouts are accepted all the same, and go on when a node is back.

    Does a repetition help? The same request later.

    # not_acceptable

    **406**: None of the accepted media types is offered.

    ## Cause

    The operation answers JSON or CSV, and `Accept` allows neither.

    ## Cure

    Send `Accept: application/json`, `text/csv` or `*/*`, or leave it out.

    Does a repetition help? After a change.

    # not_cancellable

    **409**: It cannot be cancelled any more.

    ## Cause

    Something was signed for it already: from then on it may take effect, and cannot be called back.

    ## Cure

    Wait for its final status. What was paid by mistake has to be paid back by the recipient.

    Does a repetition help? Never.

    # not_found

    **404**: Not found.

    ## Cause

    There is no such path, or no record with this id.

    ## Cure

    Compare the path with `/docs`; with a base path (`LUCID_HTTP_BASE_PATH`) everything is below it. For an id: it is of another installation, or it was mistyped.

    Does a repetition help? Never.

    # not_retryable

    **409**: It cannot be retried.

    ## Cause

    The payout is not failed, or its last transaction may have taken effect.

    ## Cure

    Look at `failure.retryable`. Where it is false, the payout was paid or may have been: do not order it again before you know.

    Does a repetition help? Never.

    # nothing_to_withdraw

    **409**: There is nothing to withdraw.

    ## Cause

    No withdrawal period is over, or there are no rewards.

    ## Cure

    `GET /tron/staking/balance/{address}` tells when which amount can be withdrawn; `rewards` what can be claimed.

    Does a repetition help? The same request later.

    # policy_violation

    **422**: The policy does not allow it.

    ## Cause

    A limit of the configured policy does not allow it; `rule` names which.

    ## Cure

    `GET /tron/payouts/policy` tells the limits and how much of them is used. Order less, wait for the next hour or day (UTC), or have the policy changed (`LUCID_POLICY`).

    Does a repetition help? After a change.

    # rate_limited

    **429**: Too many requests.

    ## Cause

    The token's subject has made more requests than `LUCID_RATE_LIMIT` allows.

    ## Cure

    Wait for `Retry-After` seconds. `RateLimit` in every answer tells how much is left. For following payouts use `Prefer: wait` or the feed in place of asking again and again.

    Does a repetition help? The same request later.

    # recipient_exists

    **409**: The recipient is trusted already.

    ## Cause

    The address is trusted already; `recipient_id` names the recipient.

    ## Cure

    Use that recipient, or end its trust first (`DELETE`).

    Does a repetition help? After a change.

    # recipient_not_trusted

    **422**: The recipient is not trusted.

    ## Cause

    There is no trusted recipient with this id, or the trust was ended.

    ## Cure

    Let somebody with `recipients:write` add the recipient, or take another route.

    Does a repetition help? After a change.

    # self_approval

    **403**: Nobody decides about an own payout.

    ## Cause

    Whoever ordered a payout can neither approve nor reject it, whatever the role.

    ## Cure

    Let somebody else decide: another `sub` in the token.

    Does a repetition help? After a change.

    # signature_invalid

    **422**: The signature is not the wallet's.

    ## Cause

    The signature does not recover to the wallet's address.

    ## Cure

    Sign exactly the 32 bytes of `unsigned.tx_id`, with the key of the wallet's address at `derivation_path`.

    Does a repetition help? After a change.

    # store_unavailable

    **503**: The store cannot be used.

    ## Cause

    The store cannot be used now, or the service is shutting down.

    ## Cure

    Try again after `Retry-After`, with the same `Idempotency-Key`. For the operator: disk full, file not writable, or a database that somebody else holds.

    Does a repetition help? The same request later.

    # transaction_expired

    **409**: The transaction has expired.

    ## Cause

    The time in which the transaction could be signed is over (`expires_at`).

    ## Cure

    Order it anew. `LUCID_HARDWARE_LIFETIME` says how long a device has.

    Does a repetition help? Never.

    # unauthenticated

    **401**: A valid bearer token is required.

    ## Cause

    There is no bearer token, or it is not valid: expired, not yet valid, of another issuer or audience, signed with another key or algorithm. The service does not tell which, so as not to help who guesses.

    ## Cure

    Send `Authorization: Bearer …` with a token that is still valid. `lucid token` makes one; compare `iss`, `aud` and `exp` with the configuration (`lucid config`), and the clocks of both machines: 30 seconds of difference are allowed for.

    Does a repetition help? After a change.

    # unstake_slots_exhausted

    **409**: All withdrawal periods are in use.

    ## Cause

    32 withdrawal periods run for this wallet, which is the most that the network allows.

    ## Cure

    Wait until one is over and withdraw, or cancel all of them (`cancel-unstake`).

    Does a repetition help? The same request later.

    # unsupported_media_type

    **415**: The body is of another media type.

    ## Cause

    The body is not declared as `application/json`, or as another charset than UTF-8.

    ## Cure

    Send `Content-Type: application/json`; for a batch `text/csv` is good too.

    Does a repetition help? After a change.

    # validation_failed

    **422**: Some values are not acceptable.

    ## Cause

    The request can be read, and some of its values are not acceptable: missing, unknown, of another type, out of range. `errors` lists all of them, each with its place.

    ## Cure

    Mend what `errors` names: `/amount` is a member of the body, `query:limit` a parameter, `path:address` a part of the path, `header:Idempotency-Key` a header. What it calls unknown is mistyped, or belongs to another operation.

    Does a repetition help? After a change.

    # wallet_exists

    **409**: The wallet is here already.

    ## Cause

    There is a wallet with this address already; `wallet_id` names it.

    ## Cure

    Use that wallet. If it is archived or its key cannot be opened, restore it from its backup.

    Does a repetition help? Never.

    # wallet_unusable

    **409**: The wallet cannot be used.

    ## Cause

    The wallet is frozen or archived, only watched, has no key here, or its key cannot be opened; or the order names no wallet and none is configured.

    ## Cure

    `GET /tron/wallets/{wallet_id}` tells its kind and status. Unfreeze it (`PATCH`), restore its key from a backup, or name another wallet.

    Does a repetition help? After a change.

    # would_revert

    **422**: The contract would refuse it.

    ## Cause

    The contract would refuse the transaction now: the token is paused, an address is on its black list, or a balance is short. `detail` has the reason. Nothing was signed.

    ## Cure

    `POST /tron/usdt/estimate-gas` tells whether it would succeed. Choose another recipient or wait.

    Does a repetition help? The same request later.

    # wrong_password

    **422**: The password is wrong.

    ## Cause

    The password does not open the keystore. Nothing was changed.

    ## Cure

    Try the password of that very backup: each has its own.

    Does a repetition help? After a change.

    """#
