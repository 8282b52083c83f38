// Made by scripts/generate-openapi from docs/problems; change those, and run the script.

/// The pages about problems, one behind the other; each begins with its code as a heading.
let problemPages = #"""
    # allowance_not_zero

    **409**: The spender already has an allowance.

    ## Cause

    The spender has an allowance that is not 0. A direct change from one amount to another would let a watchful spender spend both.

    ## Cure

    Set the allowance to 0 and wait until that is confirmed. If you trust the spender, send `"replace": true`.

    Retry: only after fixing the request.

    # backup_mismatch

    **409**: The backup belongs to another address.

    ## Cause

    The key in the backup belongs to another address than the wallet's.

    ## Cure

    Restore it to the wallet that the backup names in `wallet_id`. Nothing was changed.

    Retry: no.

    # batch_refused

    **422**: Some payouts of the batch were refused.

    ## Cause

    At least one payout of the batch would be refused, so none was accepted. `errors` lists the refused ones, each with the code that it would have got on its own.

    ## Cure

    Remove or fix these payouts, and send the batch with a new key.

    Retry: only after fixing the request.

    # body_too_large

    **413**: The body is too large.

    ## Cause

    The body has more than 1 MiB, or more than 16 MiB for a batch of payouts.

    ## Cure

    Send less at once: a batch has at most 1,000 payouts.

    Retry: only after fixing the request.

    # claim_too_early

    **409**: Rewards were claimed less than 24 hours ago.

    ## Cause

    The network allows one claim in 24 hours.

    ## Cure

    `GET /tron/staking/rewards/{address}` shows `next_claim_at`.

    Retry: yes, the same request later.

    # duplicate_reference

    **409**: The reference is already used.

    ## Cause

    Another payout has this `reference`. References are unique for ever; `payout_id` names the payout.

    ## Cure

    If it is the same order, use that payout. If it is not, choose another reference.

    Retry: only after fixing the request.

    # forbidden

    **403**: The token does not allow this.

    ## Cause

    The token is valid, but its roles do not grant the permission that `detail` names, or its `scope` leaves it out. Or the decision is reserved to admins: what an admin froze, only an admin unfreezes.

    ## Cure

    Ask for a token with a role that has the permission; docs/api.md has a table of roles. `GET /auth/session` shows what a token allows.

    Retry: only after fixing the request.

    # idempotency_in_flight

    **409**: The first request with this key is still being processed.

    ## Cause

    The first request with this `Idempotency-Key` has not been answered yet.

    ## Cure

    Send the request again after `Retry-After` seconds. You will get the first answer.

    Retry: yes, the same request later.

    # idempotency_key_required

    **400**: An Idempotency-Key header is required.

    ## Cause

    The operation can move money, and the request has no `Idempotency-Key`.

    ## Cure

    Send one: 1 to 255 visible ASCII characters, such as a UUID that you store with your order. Use the same key when you repeat an order, and a new key for each new order.

    Retry: only after fixing the request.

    # idempotency_mismatch

    **422**: The key was used for another request.

    ## Cause

    The `Idempotency-Key` was used before, with another body or for another operation.

    ## Cure

    Use a new key for each new order. To repeat the first order, send exactly what you sent then.

    Retry: only after fixing the request.

    # insufficient_funds

    **422**: Insufficient funds.

    ## Cause

    The wallet has less of the asset, or less TRX for the fee, than this order needs on top of what is reserved for other transactions and promised to accepted payouts. `detail` has the figures.

    ## Cure

    `GET /tron/wallets/{wallet_id}/balance` shows the total, what is reserved and promised, and what is available. Fund the wallet, or wait until other orders are settled. Payouts are never refused for this: they wait.

    Retry: yes, the same request later.

    # insufficient_stake

    **422**: Insufficient stake.

    ## Cause

    The order needs more than is staked, delegated or unlocked, or more voting power than there is.

    ## Cure

    `GET /tron/staking/balance/{address}` shows what there is.

    Retry: only after fixing the request.

    # internal_error

    **500**: Internal error.

    ## Cause

    Something went wrong inside the service. Callers see nothing of it but `request_id`.

    ## Cure

    Give the `request_id` to the operator, who finds the reason in the log. An order may have been stored or not. Repeat it with the same `Idempotency-Key`: it will be carried out once in any case.

    Retry: yes, the same request later.

    # invalid_state

    **409**: Not possible in this state.

    ## Cause

    The record is in a state in which this is not possible. `detail` says which.

    ## Cure

    Read the record again, and decide from there.

    Retry: only after fixing the request.

    # kyc_attestation_invalid

    **422**: The KYC attestation is not valid.

    ## Cause

    The attestation was not signed by a configured issuer, has expired, is for another recipient, or allows less than the amount (`max_amount`), or no further payout (`max_uses`, `max_total`).

    ## Cure

    Get a new one for exactly this address. `LUCID_KYC_ISSUERS` lists the issuers that are trusted; `lucid kyc attest --public-keys` prints what belongs there.

    Retry: only after fixing the request.

    # malformed_request

    **400**: The request cannot be read.

    ## Cause

    The request is not valid HTTP, or its body is not valid JSON: it ends early, has the same key twice in an object, is not UTF-8 or is nested deeper than 32 levels. Or the URL has a `%` that does not begin an escape.

    ## Cure

    `detail` says what is wrong, and at which byte of the body. Let a JSON library write the body instead of joining strings.

    Retry: no.

    # method_not_allowed

    **405**: The method is not allowed here.

    ## Cause

    The path exists, but not with this method.

    ## Cure

    `Allow` lists the methods. Where a path fits both an id and an operation's own name, such as `/tron/wallets/create`, it is the operation's.

    Retry: no.

    # node_error

    **502**: The TRON node answered with an error.

    ## Cause

    The TRON node answered with an error of its own.

    ## Cure

    Try again. If the error persists, look at `GET /tron/network/health` and the node's log.

    Retry: yes, the same request later.

    # node_unavailable

    **503**: No TRON node is available.

    ## Cause

    No TRON node responds in time, or all of them are behind.

    ## Cure

    Try again after `Retry-After` seconds. `GET /tron/network/health` shows the state of each node. Payouts are accepted all the same, and continue when a node is back.

    Retry: yes, the same request later.

    # not_acceptable

    **406**: None of the accepted media types is offered.

    ## Cause

    The operation answers with JSON or CSV, and `Accept` allows neither.

    ## Cure

    Send `Accept: application/json`, `text/csv` or `*/*`, or leave the field out.

    Retry: only after fixing the request.

    # not_cancellable

    **409**: It can no longer be cancelled.

    ## Cause

    Something was signed for it. From then on it may take effect and cannot be called back.

    ## Cure

    Wait for its final status. If it was paid by mistake, the recipient has to pay it back.

    Retry: no.

    # not_found

    **404**: Not found.

    ## Cause

    The path does not exist, or no record has this id.

    ## Cure

    Compare the path with `/docs`. With a base path (`LUCID_HTTP_BASE_PATH`), everything is below it. An id may be mistyped, or belong to another installation.

    Retry: no.

    # not_retryable

    **409**: It cannot be retried.

    ## Cause

    The payout has not failed, or its last transaction may have taken effect.

    ## Cure

    Look at `failure.retryable`. If it is false, the payout was paid or may have been: do not order it again before you know.

    Retry: no.

    # nothing_to_withdraw

    **409**: There is nothing to withdraw.

    ## Cause

    No withdrawal period has ended, or there are no rewards to claim.

    ## Cure

    `GET /tron/staking/balance/{address}` shows what can be withdrawn when, and `rewards` what can be claimed.

    Retry: yes, the same request later.

    # policy_violation

    **422**: The policy does not allow it.

    ## Cause

    A rule of the configured policy does not allow it. `rule` names it. The policy judges payouts, transfers, allowances, stakes and delegations.

    ## Cure

    `GET /tron/payouts/policy` shows the limits and how much of each is used. With the rule `approval_required`, order a payout instead of a transfer. Otherwise order less, wait for the next hour or day (UTC), or have the policy changed (`LUCID_POLICY`).

    Retry: only after fixing the request.

    # rate_limited

    **429**: Too many requests.

    ## Cause

    The token's subject has made more requests than `LUCID_RATE_LIMIT` allows.

    ## Cure

    Wait for `Retry-After` seconds. `RateLimit` in every answer shows how many requests are left. To follow payouts, use `Prefer: wait` or the feed instead of polling.

    Retry: yes, the same request later.

    # recipient_exists

    **409**: The recipient is already trusted.

    ## Cause

    The address is already trusted. `recipient_id` names the recipient.

    ## Cure

    Use that recipient, or revoke it first (`DELETE`).

    Retry: only after fixing the request.

    # recipient_not_trusted

    **422**: The recipient is not trusted.

    ## Cause

    No trusted recipient has this id, the recipient was revoked, or it waits for a second person's approval.

    ## Cure

    Ask someone with `recipients:write` to add or approve the recipient, or use another route.

    Retry: only after fixing the request.

    # self_approval

    **403**: You cannot approve or reject your own order.

    ## Cause

    Whoever ordered a payout can neither approve nor reject it, whatever their role. Whoever registered a recipient that needs a second person cannot approve it.

    ## Cure

    Ask someone else to decide. Their token must have another `sub`.

    Retry: only after fixing the request.

    # signature_invalid

    **422**: The signature is not the wallet's.

    ## Cause

    The signature was not made with the key of the wallet's address.

    ## Cure

    Sign exactly the 32 bytes of `unsigned.tx_id`, with the key at `derivation_path`.

    Retry: only after fixing the request.

    # store_unavailable

    **503**: The store is unavailable.

    ## Cause

    The store cannot be used now, or the service is shutting down.

    ## Cure

    Try again after `Retry-After` seconds, with the same `Idempotency-Key`. For the operator: the disk is full, the file cannot be written, or another program has locked the database.

    Retry: yes, the same request later.

    # transaction_expired

    **409**: The transaction has expired.

    ## Cause

    The time in which the transaction could be signed is over (`expires_at`).

    ## Cure

    Order it again. `LUCID_HARDWARE_LIFETIME` says how long a device has to sign.

    Retry: no.

    # unauthenticated

    **401**: A valid bearer token is required.

    ## Cause

    The bearer token is missing or invalid: expired, not valid yet, from another issuer, for another audience, or signed with another key or algorithm. The service does not say which, so as not to help whoever is guessing.

    ## Cure

    Send `Authorization: Bearer …` with a valid token. `lucid token` makes one. Compare `iss`, `aud` and `exp` with the configuration (`lucid config`), and the clocks of both machines: they may differ by 30 seconds.

    Retry: only after fixing the request.

    # unstake_slots_exhausted

    **409**: All withdrawal periods are in use.

    ## Cause

    The wallet has 32 withdrawal periods running, the most that the network allows.

    ## Cure

    Wait until one is over and withdraw, or cancel all of them (`cancel-unstake`).

    Retry: yes, the same request later.

    # unsupported_media_type

    **415**: Unsupported Content-Type.

    ## Cause

    `Content-Type` is not `application/json`, or names another charset than UTF-8.

    ## Cure

    Send `Content-Type: application/json`. A batch may also be `text/csv`.

    Retry: only after fixing the request.

    # validation_failed

    **422**: Some values are invalid.

    ## Cause

    The request can be read, but some of its values are missing, unknown, of the wrong type or out of range. `errors` lists them with their places, the first hundred if there are more.

    ## Cure

    Fix what `errors` lists. `/amount` is a field of the body, `query:limit` a parameter, `path:address` a part of the path, and `header:Idempotency-Key` a header. An unknown field is mistyped, or belongs to another operation.

    Retry: only after fixing the request.

    # wallet_exists

    **409**: The wallet already exists.

    ## Cause

    A wallet with this address already exists. `wallet_id` names it.

    ## Cure

    Use that wallet. If it is archived, or its key cannot be opened, restore it from its backup.

    Retry: no.

    # wallet_unusable

    **409**: The wallet cannot be used.

    ## Cause

    The wallet is frozen, archived or only watched, has no key here, or has a key that cannot be opened. Or the order names no wallet, none is configured, and the oldest local wallet is frozen, or there is none.

    ## Cure

    `GET /tron/wallets/{wallet_id}` shows its kind and status. Unfreeze it (`PATCH`), restore its key from a backup, or name another wallet.

    Retry: only after fixing the request.

    # would_revert

    **422**: The contract would refuse it.

    ## Cause

    The contract would refuse the transaction now: the token is paused, an address is blacklisted, or a balance is too low. `detail` has the reason. Nothing was signed.

    ## Cure

    `POST /tron/usdt/estimate-gas` shows whether it would succeed. Choose another recipient, or wait.

    Retry: yes, the same request later.

    # wrong_password

    **422**: The password is wrong.

    ## Cause

    The password does not open the keystore. Nothing was changed.

    ## Cure

    Use the password of this very backup: each backup has its own.

    Retry: only after fixing the request.

    """#
