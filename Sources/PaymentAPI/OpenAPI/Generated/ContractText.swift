// Made by scripts/generate-openapi from docs/api/openapi.yaml; change that, and run the script.

/// The contract as JSON: what the service says of itself when it is asked.
let contractText = #"""
    {
     "openapi": "3.1.0",
     "info": {
      "title": "Lucid TRON Payments",
      "version": "1.0.0",
      "summary": "Self-hosted wallets, USDT-TRC20 transfers, payouts and staking on TRON.",
      "description": "These conventions apply to every operation:\n\n- **JSON** in and out: snake_case, UTF-8, `Content-Type: application/json` (415 otherwise). Unknown and duplicate fields and query\n  parameters are refused, never ignored (400 for duplicate JSON keys, 422 for the rest). A body has at most 1 MiB, a batch of payouts\n  16 MiB. The length of text is counted in Unicode scalars. Control characters are refused, except newline and tab in `description`\n  and `reason`.\n- **Amounts** are decimal strings such as \"12.5\", never JSON numbers, with at most as many decimals as the asset has (6 for TRX and\n  USDT). Answers always have all of them: \"12.500000\". An amount that does not fit the chain's integers is 422.\n- **Addresses** are accepted in base58check (\"T…\") or as 21 bytes of hex (\"41…\"), and returned in base58check.\n- **Times** are RFC 3339. They are accepted with any offset, and returned in UTC with milliseconds (\"2026-11-23T14:01:04.123Z\"). For\n  expirations and waiting periods on the chain, \"now\" is the time of the chain's head block.\n- **Ids** are a prefix and a ULID: `wal_`, `txn_`, `pay_`, `bat_`, `rcp_`, `bak_`, `evt_`. A well-formed but unknown id is 404 in a\n  path and 422 `validation_failed` in a body (for an unknown recipient, `recipient_not_trusted`). A malformed id is 422. If the last\n  part of a path is the name of another operation, such as `/tron/wallets/create`, it is not read as an id: a wrong method is 405.\n- **Errors** are RFC 9457 `application/problem+json` with a stable `code` (except health documents). 400: the HTTP or JSON cannot be\n  read. 422: it can be read, and a value in the path, query or body is invalid. 409: not possible in this state.\n- **Idempotency**: a POST that can move money needs an `Idempotency-Key` header. The same key with the same body (equal as JSON)\n  returns the first response again - status, `Location`, body - with `Idempotent-Replayed: true`. With another body, or for another\n  operation, it is refused (422 `idempotency_mismatch`). While the first request is being processed, it is 409\n  `idempotency_in_flight` with `Retry-After`. Keys belong to the token's subject and are kept as long as the record they created. A\n  request that created no record (any 4xx or 5xx) does not use up its key. A recovery phrase is not part of a replay. Where the\n  header is not declared, it is ignored.\n- **Waiting**: `Prefer: wait=N` (seconds, at most 60) on a POST that creates a transaction or payout, or on a GET of one, delays the\n  answer until its status is final or N seconds have passed (`Preference-Applied: wait=N`). More than 60 counts as 60. Other\n  preferences, and anything that is not a number from 1, are ignored.\n- **Lists** return `{items, next_cursor}`, newest first, with `limit` 1…200 (default 50). Pass `next_cursor` as `cursor`, with the\n  same filters (422 otherwise), until it is null. Newer records never make a page repeat or skip one. `Link` with `rel=\"next\"` leads\n  to the next page too. `from` is inclusive and `to` exclusive; `from` must be before `to` (422 otherwise).\n- **Rate limit**: a token bucket for each subject. Beyond it, 429 `rate_limited` with `Retry-After`. Every answer to an accepted token has\n  `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers, policy name \"default\").\n- `X-Request-ID` is used if you send it (1…128 visible ASCII characters), created otherwise, and always returned. `traceparent` is\n  accepted and passed on.\n- An unknown path is 404, and an unknown method 405 with `Allow`, with or without a token. `Accept` matters only where CSV is offered.\n- **Order of refusals**: path and method (404, 405), token, permission, rate, then the form of the body (400, 413, 415), idempotency,\n  values (`validation_failed`, all of them at once, the first 100 in words), state (409), then policy, funds, and last what the contract\n  would refuse. Nothing of a body is read before the token is accepted.\n- **HEAD** is answered wherever GET is, with the same header and no body.\n"
     },
     "servers": [
      {
       "url": "/",
       "description": "The API can be mounted below a base path, such as /api/v1."
      }
     ],
     "security": [
      {
       "bearer": []
      }
     ],
     "tags": [
      {
       "name": "network",
       "description": "State of the TRON network as this service sees it."
      },
      {
       "name": "wallets",
       "description": "Keys and addresses that this service holds or watches."
      },
      {
       "name": "usdt",
       "description": "USDT-TRC20."
      },
      {
       "name": "tokens",
       "description": "Configured TRC-20 tokens, with the operations of USDT."
      },
      {
       "name": "trx",
       "description": "TRX."
      },
      {
       "name": "transactions",
       "description": "Transactions that this service made, from queued to final."
      },
      {
       "name": "payouts",
       "description": "Payouts by three routes: v0 (without KYC), kyc (attested) and direct (trusted recipients)."
      },
      {
       "name": "events",
       "description": "Every change, in order."
      },
      {
       "name": "recipients",
       "description": "The registry of trusted recipients for direct payouts."
      },
      {
       "name": "staking",
       "description": "Stake 2.0."
      },
      {
       "name": "audit",
       "description": "Hash-chained audit trail."
      },
      {
       "name": "sessions",
       "description": "Token revocation."
      },
      {
       "name": "service",
       "description": "Health, and what the service says about itself."
      }
     ],
     "paths": {
      "/tron/network/status": {
       "get": {
        "operationId": "getNetworkStatus",
        "tags": [
         "network"
        ],
        "summary": "Get the network's status",
        "description": "The newest block, how far finality is behind it, and how many nodes can be used.",
        "x-permission": "network:read",
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/NetworkStatus"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/network/info": {
       "get": {
        "operationId": "getNetworkInfo",
        "tags": [
         "network"
        ],
        "summary": "Get the network's parameters",
        "description": "Prices, chain parameters and the configured token contracts.",
        "x-permission": "network:read",
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/NetworkInfo"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/network/health": {
       "get": {
        "operationId": "getNetworkHealth",
        "tags": [
         "network"
        ],
        "summary": "Check the nodes",
        "description": "One check for each configured node. 503 if no node can be used.",
        "x-permission": "network:read",
        "responses": {
         "200": {
          "description": "healthy or degraded",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/NetworkHealth"
            }
           }
          }
         },
         "503": {
          "description": "unhealthy",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/NetworkHealth"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/network/blocks/{block_number}": {
       "get": {
        "operationId": "getBlock",
        "tags": [
         "network"
        ],
        "summary": "Get a block",
        "description": "By number, or `latest`, or `solidified`.",
        "x-permission": "network:read",
        "parameters": [
         {
          "name": "block_number",
          "in": "path",
          "required": true,
          "schema": {
           "oneOf": [
            {
             "type": "integer",
             "format": "int64",
             "minimum": 0
            },
            {
             "type": "string",
             "enum": [
              "latest",
              "solidified"
             ]
            }
           ]
          }
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/BlockInfo"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/network/transactions/{tx_id}": {
       "get": {
        "operationId": "getNetworkTransaction",
        "tags": [
         "network"
        ],
        "summary": "Get any transaction on the chain",
        "description": "Decoded, with its receipt, whoever made it.",
        "x-permission": "network:read",
        "parameters": [
         {
          "name": "tx_id",
          "in": "path",
          "required": true,
          "schema": {
           "$ref": "#/components/schemas/TxID"
          }
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/NetworkTransaction"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/wallets": {
       "get": {
        "operationId": "listWallets",
        "tags": [
         "wallets"
        ],
        "summary": "List wallets",
        "x-permission": "wallets:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/Limit"
         },
         {
          "$ref": "#/components/parameters/Cursor"
         },
         {
          "name": "kind",
          "in": "query",
          "schema": {
           "$ref": "#/components/schemas/WalletKind"
          }
         },
         {
          "name": "status",
          "in": "query",
          "schema": {
           "$ref": "#/components/schemas/WalletStatus"
          }
         },
         {
          "name": "address",
          "in": "query",
          "schema": {
           "$ref": "#/components/schemas/Address"
          }
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/WalletPage"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/wallets/create": {
       "post": {
        "operationId": "createWallet",
        "tags": [
         "wallets"
        ],
        "summary": "Create a wallet",
        "description": "The service generates the key and stores it encrypted.",
        "x-permission": "wallets:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/OptionalIdempotencyKey"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/CreateWalletRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "description": "Created. `recovery_phrase` is present only if you asked for it, and is never shown again.",
          "headers": {
           "Location": {
            "$ref": "#/components/headers/Location"
           }
          },
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/CreatedWallet"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/wallets/import": {
       "post": {
        "operationId": "importWallet",
        "tags": [
         "wallets"
        ],
        "summary": "Import a wallet",
        "description": "From a private key, a recovery phrase or a keystore; or the address of a hardware wallet, or one to watch.",
        "x-permission": "wallets:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/OptionalIdempotencyKey"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/ImportWalletRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "description": "Created. If a wallet has the address already, 409 `wallet_exists` with `wallet_id`.",
          "headers": {
           "Location": {
            "$ref": "#/components/headers/Location"
           }
          },
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/WalletInfo"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/wallets/{wallet_id}": {
       "parameters": [
        {
         "$ref": "#/components/parameters/WalletID"
        }
       ],
       "get": {
        "operationId": "getWallet",
        "tags": [
         "wallets"
        ],
        "summary": "Get a wallet",
        "x-permission": "wallets:read",
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/WalletInfo"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       },
       "patch": {
        "operationId": "updateWallet",
        "tags": [
         "wallets"
        ],
        "summary": "Update a wallet",
        "description": "Renames, labels, freezes, unfreezes or archives it. A frozen or archived wallet signs nothing. What an admin froze, only an admin\nunfreezes (403 `forbidden`). Where unfreezing needs a second person, the first request is noted in `unfreeze_requested_by`, and\nthe wallet stays frozen until somebody else sends the same.\n",
        "x-permission": "wallets:write",
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/UpdateWalletRequest"
           }
          }
         }
        },
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/WalletInfo"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/wallets/{wallet_id}/balance": {
       "get": {
        "operationId": "getWalletBalance",
        "tags": [
         "wallets"
        ],
        "summary": "Get a wallet's balance",
        "description": "TRX and every configured token: what the chain has, what is reserved or promised, and what is left to spend.",
        "x-permission": "wallets:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/WalletID"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/WalletBalance"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/wallets/{wallet_id}/transactions": {
       "get": {
        "operationId": "listWalletTransactions",
        "tags": [
         "wallets"
        ],
        "summary": "List a wallet's transfers",
        "description": "TRX and configured tokens, in and out. Failed transactions, transfers of nothing and look-alike tokens are left out.",
        "x-permission": "wallets:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/WalletID"
         },
         {
          "$ref": "#/components/parameters/Limit"
         },
         {
          "$ref": "#/components/parameters/Cursor"
         },
         {
          "$ref": "#/components/parameters/Asset"
         },
         {
          "$ref": "#/components/parameters/Direction"
         },
         {
          "$ref": "#/components/parameters/From"
         },
         {
          "$ref": "#/components/parameters/To"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/WalletTransactionPage"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/wallets/{wallet_id}/backup": {
       "post": {
        "operationId": "backupWallet",
        "tags": [
         "wallets"
        ],
        "summary": "Back up a wallet",
        "description": "Returns the key as a keystore (web3 secret storage, version 3), encrypted under a password that you choose. Works for\nfrozen wallets too. 409 `wallet_unusable` if the service does not have the key.\n",
        "x-permission": "wallets:backup",
        "parameters": [
         {
          "$ref": "#/components/parameters/WalletID"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/BackupWalletRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "description": "Created",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/WalletBackup"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/wallets/{wallet_id}/restore": {
       "post": {
        "operationId": "restoreWallet",
        "tags": [
         "wallets"
        ],
        "summary": "Restore a wallet from its backup",
        "description": "If the id is unknown, the wallet is created with it (201); `name` (default \"restored\") is used only then. If a known\nwallet has no usable key - it is watched or archived, or its key can no longer be opened - it gets the key back. If it\nhas one, nothing changes (200). The wallet is local afterwards.\n\nA backup of another address is refused (409 `backup_mismatch`), and so is a wrong password (422 `wrong_password`).\nNothing changes then.\n",
        "x-permission": "wallets:backup",
        "parameters": [
         {
          "$ref": "#/components/parameters/WalletID"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/RestoreWalletRequest"
           }
          }
         }
        },
        "responses": {
         "200": {
          "description": "Restored",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/WalletInfo"
            }
           }
          }
         },
         "201": {
          "description": "Created from the backup",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/WalletInfo"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/usdt/balance/{address}": {
       "get": {
        "operationId": "getUsdtBalance",
        "tags": [
         "usdt"
        ],
        "summary": "Get an address's USDT balance",
        "x-permission": "network:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/AddressInPath"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/TokenBalance"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/usdt/transfer": {
       "post": {
        "operationId": "transferUsdt",
        "tags": [
         "usdt"
        ],
        "summary": "Transfer USDT",
        "x-permission": "transfers:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/TransferRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/TransactionMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/usdt/approve": {
       "post": {
        "operationId": "approveUsdt",
        "tags": [
         "usdt"
        ],
        "summary": "Set a spender's USDT allowance",
        "description": "If one non-zero allowance is changed directly into another, a watchful spender can spend both. Therefore the change is\nrefused (409 `allowance_not_zero`) unless `replace` is true. TRON's USDT contract itself would allow it.\n",
        "x-permission": "transfers:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/ApproveRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/TransactionMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/usdt/allowance/{owner}/{spender}": {
       "get": {
        "operationId": "getUsdtAllowance",
        "tags": [
         "usdt"
        ],
        "summary": "Get a spender's USDT allowance",
        "x-permission": "network:read",
        "parameters": [
         {
          "name": "owner",
          "in": "path",
          "required": true,
          "schema": {
           "$ref": "#/components/schemas/Address"
          }
         },
         {
          "name": "spender",
          "in": "path",
          "required": true,
          "schema": {
           "$ref": "#/components/schemas/Address"
          }
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/TokenAllowance"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/usdt/transactions/{address}": {
       "get": {
        "operationId": "listUsdtTransactions",
        "tags": [
         "usdt"
        ],
        "summary": "List an address's USDT transfers",
        "description": "Look-alike tokens and transfers of nothing never appear here.",
        "x-permission": "network:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/AddressInPath"
         },
         {
          "$ref": "#/components/parameters/Limit"
         },
         {
          "$ref": "#/components/parameters/Cursor"
         },
         {
          "$ref": "#/components/parameters/Direction"
         },
         {
          "$ref": "#/components/parameters/From"
         },
         {
          "$ref": "#/components/parameters/To"
         },
         {
          "name": "only_confirmed",
          "in": "query",
          "schema": {
           "type": "boolean",
           "default": false
          }
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/WalletTransactionPage"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/usdt/estimate-gas": {
       "post": {
        "operationId": "estimateUsdtGas",
        "tags": [
         "usdt"
        ],
        "summary": "Estimate what a USDT operation costs",
        "description": "Energy, bandwidth and TRX that it would cost right now, and whether it would succeed.",
        "x-permission": "network:read",
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/EstimateGasRequest"
           }
          }
         }
        },
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/GasEstimate"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/tokens": {
       "get": {
        "operationId": "listTokens",
        "tags": [
         "tokens"
        ],
        "summary": "List the configured tokens",
        "description": "USDT comes first.",
        "x-permission": "network:read",
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "type": "object",
             "required": [
              "items"
             ],
             "properties": {
              "items": {
               "type": "array",
               "items": {
                "type": "object",
                "required": [
                 "asset",
                 "name",
                 "contract",
                 "decimals"
                ],
                "properties": {
                 "asset": {
                  "$ref": "#/components/schemas/Asset"
                 },
                 "name": {
                  "type": "string",
                  "description": "The name that the contract returns."
                 },
                 "contract": {
                  "$ref": "#/components/schemas/Address"
                 },
                 "decimals": {
                  "type": "integer",
                  "minimum": 0,
                  "maximum": 8
                 }
                }
               }
              }
             }
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/tokens/{asset}/balance/{address}": {
       "get": {
        "operationId": "getTokenBalance",
        "tags": [
         "tokens"
        ],
        "summary": "Get an address's balance of a token",
        "x-permission": "network:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/AssetInPath"
         },
         {
          "$ref": "#/components/parameters/AddressInPath"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/TokenBalance"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/tokens/{asset}/transfer": {
       "post": {
        "operationId": "transferToken",
        "tags": [
         "tokens"
        ],
        "summary": "Transfer a token",
        "x-permission": "transfers:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/AssetInPath"
         },
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/TransferRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/TransactionMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/tokens/{asset}/approve": {
       "post": {
        "operationId": "approveToken",
        "tags": [
         "tokens"
        ],
        "summary": "Set a spender's allowance",
        "description": "If one non-zero allowance is changed directly into another, a watchful spender can spend both. Therefore the change is\nrefused (409 `allowance_not_zero`) unless `replace` is true. TRON's USDT contract itself would allow it.\n",
        "x-permission": "transfers:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/AssetInPath"
         },
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/ApproveRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/TransactionMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/tokens/{asset}/allowance/{owner}/{spender}": {
       "get": {
        "operationId": "getTokenAllowance",
        "tags": [
         "tokens"
        ],
        "summary": "Get a spender's allowance",
        "x-permission": "network:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/AssetInPath"
         },
         {
          "name": "owner",
          "in": "path",
          "required": true,
          "schema": {
           "$ref": "#/components/schemas/Address"
          }
         },
         {
          "name": "spender",
          "in": "path",
          "required": true,
          "schema": {
           "$ref": "#/components/schemas/Address"
          }
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/TokenAllowance"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/tokens/{asset}/transactions/{address}": {
       "get": {
        "operationId": "listTokenTransactions",
        "tags": [
         "tokens"
        ],
        "summary": "List an address's transfers of a token",
        "description": "Look-alike tokens and transfers of nothing never appear here.",
        "x-permission": "network:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/AssetInPath"
         },
         {
          "$ref": "#/components/parameters/AddressInPath"
         },
         {
          "$ref": "#/components/parameters/Limit"
         },
         {
          "$ref": "#/components/parameters/Cursor"
         },
         {
          "$ref": "#/components/parameters/Direction"
         },
         {
          "$ref": "#/components/parameters/From"
         },
         {
          "$ref": "#/components/parameters/To"
         },
         {
          "name": "only_confirmed",
          "in": "query",
          "schema": {
           "type": "boolean",
           "default": false
          }
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/WalletTransactionPage"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/tokens/{asset}/estimate": {
       "post": {
        "operationId": "estimateToken",
        "tags": [
         "tokens"
        ],
        "summary": "Estimate what a token operation costs",
        "description": "Energy, bandwidth and TRX that it would cost right now, and whether it would succeed.",
        "x-permission": "network:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/AssetInPath"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/EstimateGasRequest"
           }
          }
         }
        },
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/GasEstimate"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/trx/transfer": {
       "post": {
        "operationId": "transferTrx",
        "tags": [
         "trx"
        ],
        "summary": "Transfer TRX",
        "x-permission": "transfers:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/TransferRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/TransactionMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/transactions": {
       "get": {
        "operationId": "listTransactions",
        "tags": [
         "transactions"
        ],
        "summary": "List transactions",
        "description": "Those that this service made, newest first.",
        "x-permission": "wallets:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/Limit"
         },
         {
          "$ref": "#/components/parameters/Cursor"
         },
         {
          "name": "wallet_id",
          "in": "query",
          "schema": {
           "$ref": "#/components/schemas/WalletIDValue"
          }
         },
         {
          "name": "status",
          "in": "query",
          "schema": {
           "$ref": "#/components/schemas/TransactionStatus"
          }
         },
         {
          "name": "kind",
          "in": "query",
          "schema": {
           "$ref": "#/components/schemas/TransactionKind"
          }
         },
         {
          "$ref": "#/components/parameters/From"
         },
         {
          "$ref": "#/components/parameters/To"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/TransactionPage"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/transactions/{transaction_id}": {
       "get": {
        "operationId": "getTransaction",
        "tags": [
         "transactions"
        ],
        "summary": "Get a transaction",
        "x-permission": "wallets:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/TransactionID"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/TransactionInfo"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/transactions/{transaction_id}/signature": {
       "post": {
        "operationId": "submitSignature",
        "tags": [
         "transactions"
        ],
        "summary": "Submit a hardware wallet's signature",
        "description": "For a transaction in `awaiting_signature`.",
        "x-permission": "transfers:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/TransactionID"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/SignatureRequest"
           }
          }
         }
        },
        "responses": {
         "200": {
          "description": "Accepted; the same signature is accepted again. A signature that does not recover to the wallet's address is refused (422 `signature_invalid`). After `expires_at`, 409 `transaction_expired`.",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/TransactionInfo"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/transactions/{transaction_id}/cancel": {
       "post": {
        "operationId": "cancelTransaction",
        "tags": [
         "transactions"
        ],
        "summary": "Cancel a transaction",
        "description": "Possible until something is signed, and 409 `not_cancellable` after that. If it is already cancelled, the answer is 200.\nTo cancel a payout's transaction, cancel the payout (409 `invalid_state`).\n",
        "x-permission": "transfers:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/TransactionID"
         }
        ],
        "responses": {
         "200": {
          "description": "Cancelled",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/TransactionInfo"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/v0": {
       "post": {
        "operationId": "createPayoutV0",
        "tags": [
         "payouts"
        ],
        "summary": "Pay any address",
        "description": "Without KYC, within the limits of the v0 route.",
        "x-permission": "payouts:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/PayoutV0Request"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/PayoutMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/kyc": {
       "post": {
        "operationId": "createPayoutKyc",
        "tags": [
         "payouts"
        ],
        "summary": "Pay an attested address",
        "description": "The address must be attested by a configured KYC issuer.",
        "x-permission": "payouts:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/PayoutKycRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/PayoutMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/direct": {
       "post": {
        "operationId": "createPayoutDirect",
        "tags": [
         "payouts"
        ],
        "summary": "Pay a trusted recipient",
        "description": "The recipient must be registered and trusted.",
        "x-permission": "payouts:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/PayoutDirectRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/PayoutMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/batch": {
       "post": {
        "operationId": "createPayoutBatch",
        "tags": [
         "payouts"
        ],
        "summary": "Order up to 1,000 payouts",
        "description": "All are accepted, or none. If items are malformed, or a reference appears twice in the batch, the answer is\n`validation_failed` and lists all of them. Otherwise each item is judged as if those before it had been accepted. If any\nis refused, the answer is `batch_refused` and lists the refused items with their codes. Each payout has its own event.\n",
        "x-permission": "payouts:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/PayoutBatchRequest"
           }
          },
          "text/csv": {
           "schema": {
            "type": "string",
            "description": "A header line with the names of fields, then one payout on each line."
           }
          }
         }
        },
        "responses": {
         "201": {
          "description": "Accepted",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/PayoutBatch"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/batches/{batch_id}": {
       "get": {
        "operationId": "getPayoutBatch",
        "tags": [
         "payouts"
        ],
        "summary": "Get a batch",
        "x-permission": "payouts:read",
        "parameters": [
         {
          "name": "batch_id",
          "in": "path",
          "required": true,
          "schema": {
           "type": "string",
           "pattern": "^bat_[0-9A-HJKMNP-TV-Z]{26}$"
          }
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/PayoutBatchStatus"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/batches/{batch_id}/cancel": {
       "post": {
        "operationId": "cancelPayoutBatch",
        "tags": [
         "payouts"
        ],
        "summary": "Cancel a batch",
        "description": "Cancels the payouts that are still pending; signed ones continue. Returns the batch as it is afterwards. The request can\nbe repeated safely.\n",
        "x-permission": "payouts:write",
        "parameters": [
         {
          "name": "batch_id",
          "in": "path",
          "required": true,
          "schema": {
           "type": "string",
           "pattern": "^bat_[0-9A-HJKMNP-TV-Z]{26}$"
          }
         }
        ],
        "requestBody": {
         "required": false,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/ReasonRequest"
           }
          }
         }
        },
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/PayoutBatchStatus"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/evaluate": {
       "post": {
        "operationId": "evaluatePayout",
        "tags": [
         "payouts"
        ],
        "summary": "Evaluate a payout without ordering it",
        "description": "Runs the same checks as an order and stores nothing. The body is an item as in a batch.",
        "x-permission": "payouts:write",
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/PayoutBatchItem"
           }
          }
         }
        },
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/PayoutEvaluation"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/statement": {
       "get": {
        "operationId": "getStatement",
        "tags": [
         "payouts"
        ],
        "summary": "Get a wallet's statement",
        "description": "The opening balance, every movement of one asset with its fee, and the closing balance, as on the solidified chain. As\nJSON or `text/csv`. By default, of USDT, from the wallet's beginning to now. What the chain has and no transaction\nexplains is a `difference`.\n",
        "x-permission": "payouts:read",
        "parameters": [
         {
          "name": "wallet_id",
          "in": "query",
          "required": true,
          "schema": {
           "$ref": "#/components/schemas/WalletIDValue"
          }
         },
         {
          "$ref": "#/components/parameters/Asset"
         },
         {
          "$ref": "#/components/parameters/From"
         },
         {
          "$ref": "#/components/parameters/To"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/Statement"
            }
           },
           "text/csv": {
            "schema": {
             "type": "string"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/history": {
       "get": {
        "operationId": "listPayouts",
        "tags": [
         "payouts"
        ],
        "summary": "List payouts",
        "description": "Newest first. With `Accept: text/csv`, the whole selection is streamed as CSV.\n\nThe CSV follows RFC 4180 and has a header line: payout_id, created_at, completed_at, status, route, recipient_address,\nasset, amount, fee, reference, tx_id, wallet_id, batch_id, created_by. `limit` and `cursor` cannot be combined with it\n(422). 406 if `Accept` allows neither format.\n",
        "x-permission": "payouts:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/Limit"
         },
         {
          "$ref": "#/components/parameters/Cursor"
         },
         {
          "name": "route",
          "in": "query",
          "schema": {
           "$ref": "#/components/schemas/PayoutRoute"
          }
         },
         {
          "name": "status",
          "in": "query",
          "schema": {
           "$ref": "#/components/schemas/PayoutStatus"
          }
         },
         {
          "name": "wallet_id",
          "in": "query",
          "schema": {
           "$ref": "#/components/schemas/WalletIDValue"
          }
         },
         {
          "name": "batch_id",
          "in": "query",
          "schema": {
           "type": "string",
           "pattern": "^bat_[0-9A-HJKMNP-TV-Z]{26}$"
          }
         },
         {
          "name": "recipient_address",
          "in": "query",
          "schema": {
           "$ref": "#/components/schemas/Address"
          }
         },
         {
          "name": "reference",
          "in": "query",
          "schema": {
           "type": "string",
           "minLength": 1,
           "maxLength": 128
          }
         },
         {
          "$ref": "#/components/parameters/From"
         },
         {
          "$ref": "#/components/parameters/To"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/PayoutHistory"
            }
           },
           "text/csv": {
            "schema": {
             "type": "string"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/analytics": {
       "get": {
        "operationId": "getPayoutAnalytics",
        "tags": [
         "payouts"
        ],
        "summary": "Get payout analytics",
        "description": "Counts, volumes, fees, success rate and time to completion, in total and over time.",
        "x-permission": "payouts:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/From"
         },
         {
          "$ref": "#/components/parameters/To"
         },
         {
          "name": "interval",
          "in": "query",
          "schema": {
           "type": "string",
           "enum": [
            "hour",
            "day",
            "week",
            "month"
           ],
           "default": "day"
          }
         },
         {
          "name": "route",
          "in": "query",
          "schema": {
           "$ref": "#/components/schemas/PayoutRoute"
          }
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/PayoutAnalytics"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/policy": {
       "get": {
        "operationId": "getPayoutPolicy",
        "tags": [
         "payouts"
        ],
        "summary": "Get the payout policy",
        "description": "The limits in effect, and how much of the daily ones is used.",
        "x-permission": "payouts:read",
        "parameters": [
         {
          "name": "asset",
          "in": "query",
          "schema": {
           "$ref": "#/components/schemas/Asset",
           "default": "USDT"
          }
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/PayoutPolicy"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/{payout_id}": {
       "get": {
        "operationId": "getPayout",
        "tags": [
         "payouts"
        ],
        "summary": "Get a payout",
        "x-permission": "payouts:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/PayoutID"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/PayoutInfo"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/{payout_id}/cancel": {
       "post": {
        "operationId": "cancelPayout",
        "tags": [
         "payouts"
        ],
        "summary": "Cancel a payout",
        "description": "Possible until something is signed, and 409 `not_cancellable` after that. If it is already cancelled, the answer is 200.\n",
        "x-permission": "payouts:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/PayoutID"
         }
        ],
        "requestBody": {
         "required": false,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/ReasonRequest"
           }
          }
         }
        },
        "responses": {
         "200": {
          "description": "Cancelled",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/PayoutInfo"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/{payout_id}/approve": {
       "post": {
        "operationId": "approvePayout",
        "tags": [
         "payouts"
        ],
        "summary": "Approve a payout",
        "description": "Gives one of the approvals that the payout needs. You can neither approve nor reject your own payout, whatever your role\n(403 `self_approval`). Each approver votes once (409 `invalid_state`).\n",
        "x-permission": "payouts:approve",
        "parameters": [
         {
          "$ref": "#/components/parameters/PayoutID"
         }
        ],
        "requestBody": {
         "required": false,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/ReasonRequest"
           }
          }
         }
        },
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/PayoutInfo"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/{payout_id}/reject": {
       "post": {
        "operationId": "rejectPayout",
        "tags": [
         "payouts"
        ],
        "summary": "Reject a payout",
        "description": "Ends a payout in `pending_approval`. A single rejection is enough.",
        "x-permission": "payouts:approve",
        "parameters": [
         {
          "$ref": "#/components/parameters/PayoutID"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/RequiredReasonRequest"
           }
          }
         }
        },
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/PayoutInfo"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/payouts/{payout_id}/retry": {
       "post": {
        "operationId": "retryPayout",
        "tags": [
         "payouts"
        ],
        "summary": "Retry a failed payout",
        "description": "Possible only if `failure.retryable` is true, which means that its last transaction provably never took effect (409\n`not_retryable` otherwise). The payout is judged by the policy again.\n",
        "x-permission": "payouts:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/PayoutID"
         },
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/PayoutInfo"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/recipients": {
       "get": {
        "operationId": "listRecipients",
        "tags": [
         "recipients"
        ],
        "summary": "List trusted recipients",
        "description": "Newest first, revoked ones included.",
        "x-permission": "payouts:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/Limit"
         },
         {
          "$ref": "#/components/parameters/Cursor"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/RecipientPage"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       },
       "post": {
        "operationId": "createRecipient",
        "tags": [
         "recipients"
        ],
        "summary": "Trust a recipient",
        "description": "409 `recipient_exists` if the address is already trusted. Where trust needs a second person, the recipient is\n`pending_approval` at first, and cannot be paid.\n",
        "x-permission": "recipients:write",
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/RecipientRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "description": "Created",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/Recipient"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/recipients/{recipient_id}": {
       "parameters": [
        {
         "name": "recipient_id",
         "in": "path",
         "required": true,
         "schema": {
          "type": "string",
          "pattern": "^rcp_[0-9A-HJKMNP-TV-Z]{26}$"
         }
        }
       ],
       "get": {
        "operationId": "getRecipient",
        "tags": [
         "recipients"
        ],
        "summary": "Get a recipient",
        "x-permission": "payouts:read",
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/Recipient"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       },
       "delete": {
        "operationId": "revokeRecipient",
        "tags": [
         "recipients"
        ],
        "summary": "Revoke a recipient",
        "description": "Ends the trust. The record is kept for the audit trail. Revoking again changes nothing.",
        "x-permission": "recipients:write",
        "responses": {
         "200": {
          "description": "Revoked",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/Recipient"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/recipients/{recipient_id}/approve": {
       "parameters": [
        {
         "name": "recipient_id",
         "in": "path",
         "required": true,
         "schema": {
          "type": "string",
          "pattern": "^rcp_[0-9A-HJKMNP-TV-Z]{26}$"
         }
        }
       ],
       "post": {
        "operationId": "approveRecipient",
        "tags": [
         "recipients"
        ],
        "summary": "Approve a recipient",
        "description": "Trusts a recipient that is `pending_approval`. Whoever registered it cannot approve it (403 `self_approval`). A revoked one cannot\nbe approved (409 `invalid_state`). Approving a trusted one changes nothing.\n",
        "x-permission": "recipients:write",
        "responses": {
         "200": {
          "description": "Trusted",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/Recipient"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/staking/stake": {
       "post": {
        "operationId": "stake",
        "tags": [
         "staking"
        ],
        "summary": "Stake TRX",
        "description": "For this and the other staking operations: too little TRX is 422 `insufficient_funds`; too little stake, delegated stake\nor voting power is 422 `insufficient_stake`. Both are found before anything is signed.\n",
        "x-permission": "staking:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/StakeRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/TransactionMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/staking/unstake": {
       "post": {
        "operationId": "unstake",
        "tags": [
         "staking"
        ],
        "summary": "Unstake TRX",
        "description": "Starts the withdrawal period. At most 32 can run at once (409 `unstake_slots_exhausted`).",
        "x-permission": "staking:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/StakeRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/TransactionMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/staking/delegate": {
       "post": {
        "operationId": "delegate",
        "tags": [
         "staking"
        ],
        "summary": "Delegate a resource",
        "description": "Lends energy or bandwidth of your stake to another account.",
        "x-permission": "staking:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/DelegateRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/TransactionMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/staking/undelegate": {
       "post": {
        "operationId": "undelegate",
        "tags": [
         "staking"
        ],
        "summary": "Take back a delegation",
        "x-permission": "staking:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/UndelegateRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/TransactionMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/staking/withdraw": {
       "post": {
        "operationId": "withdrawUnstaked",
        "tags": [
         "staking"
        ],
        "summary": "Withdraw unstaked TRX",
        "description": "Withdraws everything whose withdrawal period has ended (409 `nothing_to_withdraw`).",
        "x-permission": "staking:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/WalletOnlyRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/TransactionMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/staking/cancel-unstake": {
       "post": {
        "operationId": "cancelUnstake",
        "tags": [
         "staking"
        ],
        "summary": "Cancel unstaking",
        "description": "Stakes everything again that is in its withdrawal period (409 `invalid_state` if nothing is).",
        "x-permission": "staking:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/WalletOnlyRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/TransactionMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/staking/vote": {
       "post": {
        "operationId": "vote",
        "tags": [
         "staking"
        ],
        "summary": "Vote for witnesses",
        "description": "Replaces all votes of the account.",
        "x-permission": "staking:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/VoteRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/TransactionMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/staking/claim-rewards": {
       "post": {
        "operationId": "claimRewards",
        "tags": [
         "staking"
        ],
        "summary": "Claim voting rewards",
        "description": "At most once in 24 hours (409 `claim_too_early`). 409 `nothing_to_withdraw` if there are no rewards.",
        "x-permission": "staking:write",
        "parameters": [
         {
          "$ref": "#/components/parameters/IdempotencyKey"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         }
        ],
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/WalletOnlyRequest"
           }
          }
         }
        },
        "responses": {
         "201": {
          "$ref": "#/components/responses/TransactionMade"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/staking/balance/{address}": {
       "get": {
        "operationId": "getStakingBalance",
        "tags": [
         "staking"
        ],
        "summary": "Get an address's stake",
        "x-permission": "network:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/AddressInPath"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/StakingBalance"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/staking/rewards/{address}": {
       "get": {
        "operationId": "getStakingRewards",
        "tags": [
         "staking"
        ],
        "summary": "Get an address's voting rewards",
        "x-permission": "network:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/AddressInPath"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/StakingRewards"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/staking/resources/{address}": {
       "get": {
        "operationId": "getStakingResources",
        "tags": [
         "staking"
        ],
        "summary": "Get an address's energy and bandwidth",
        "description": "With the delegations in both directions, up to 100 partners each.",
        "x-permission": "network:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/AddressInPath"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/ResourceAllocation"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/tron/events": {
       "get": {
        "operationId": "listEvents",
        "tags": [
         "events"
        ],
        "summary": "Follow the feed of events",
        "description": "Every change, oldest first, for callers that must not miss one. Keep asking with the newest `next_cursor`, which is\nnever null here. With `Prefer: wait=N`, an empty page waits up to N seconds for the next event. Every event is delivered\nat least once, in order. Without `cursor`, the feed starts at its beginning. Events about what the token may not read are left out:\nwallet, transaction and transfer events need wallets:read, reconciliation events audit:read.\n",
        "x-permission": "payouts:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/Limit"
         },
         {
          "$ref": "#/components/parameters/Cursor"
         },
         {
          "$ref": "#/components/parameters/PreferWait"
         },
         {
          "name": "type",
          "in": "query",
          "description": "Exact, or a prefix such as \"payout.\".",
          "schema": {
           "type": "string",
           "maxLength": 64
          }
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/EventPage"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/audit/reconciliations": {
       "get": {
        "operationId": "listReconciliations",
        "tags": [
         "audit"
        ],
        "summary": "List comparisons of the books with the chain",
        "description": "Newest first.",
        "x-permission": "audit:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/Limit"
         },
         {
          "$ref": "#/components/parameters/Cursor"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/ReconciliationPage"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/audit/events": {
       "get": {
        "operationId": "listAuditEvents",
        "tags": [
         "audit"
        ],
        "summary": "List audit events",
        "x-permission": "audit:read",
        "parameters": [
         {
          "$ref": "#/components/parameters/Limit"
         },
         {
          "$ref": "#/components/parameters/Cursor"
         },
         {
          "name": "actor",
          "in": "query",
          "schema": {
           "type": "string",
           "maxLength": 256
          }
         },
         {
          "name": "action",
          "in": "query",
          "schema": {
           "type": "string",
           "maxLength": 64
          }
         },
         {
          "name": "resource_id",
          "in": "query",
          "schema": {
           "type": "string",
           "maxLength": 64
          }
         },
         {
          "$ref": "#/components/parameters/From"
         },
         {
          "$ref": "#/components/parameters/To"
         }
        ],
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/AuditPage"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/audit/verify": {
       "get": {
        "operationId": "verifyAudit",
        "tags": [
         "audit"
        ],
        "summary": "Verify the audit trail",
        "description": "Recomputes the hash chain over every event, up to the head, which is stored separately: a missing end is found too.",
        "x-permission": "audit:read",
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/AuditVerification"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/auth/session": {
       "get": {
        "operationId": "getSession",
        "tags": [
         "sessions"
        ],
        "summary": "Get the caller's session",
        "description": "Who the token says you are, and what it allows.",
        "responses": {
         "200": {
          "description": "OK",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/Session"
            }
           }
          }
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/auth/revoke": {
       "post": {
        "operationId": "revokeToken",
        "tags": [
         "sessions"
        ],
        "summary": "Revoke tokens",
        "description": "One token by its `jti`, or every token of a subject that was issued before now. Takes effect on every instance at once.\n",
        "x-permission": "sessions:revoke",
        "requestBody": {
         "required": true,
         "content": {
          "application/json": {
           "schema": {
            "$ref": "#/components/schemas/RevokeRequest"
           }
          }
         }
        },
        "responses": {
         "204": {
          "description": "Revoked"
         },
         "default": {
          "$ref": "#/components/responses/Problem"
         }
        }
       }
      },
      "/health": {
       "get": {
        "operationId": "getHealth",
        "tags": [
         "service"
        ],
        "summary": "Check readiness",
        "description": "The same as /health/ready.",
        "security": [],
        "responses": {
         "200": {
          "description": "Ready",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/Health"
            }
           }
          }
         },
         "503": {
          "description": "Not ready",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/Health"
            }
           }
          }
         }
        }
       }
      },
      "/health/live": {
       "get": {
        "operationId": "getLiveness",
        "tags": [
         "service"
        ],
        "summary": "Check liveness",
        "security": [],
        "responses": {
         "200": {
          "description": "The process serves.",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/Health"
            }
           }
          }
         }
        }
       }
      },
      "/health/ready": {
       "get": {
        "operationId": "getReadiness",
        "tags": [
         "service"
        ],
        "summary": "Check readiness",
        "description": "The store, the cache and at least one node can be used. 503 otherwise.",
        "security": [],
        "responses": {
         "200": {
          "description": "Ready",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/Health"
            }
           }
          }
         },
         "503": {
          "description": "Not ready",
          "content": {
           "application/json": {
            "schema": {
             "$ref": "#/components/schemas/Health"
            }
           }
          }
         }
        }
       }
      },
      "/openapi.json": {
       "get": {
        "operationId": "getOpenAPI",
        "tags": [
         "service"
        ],
        "summary": "Get this document as JSON",
        "security": [],
        "responses": {
         "200": {
          "description": "This document.",
          "content": {
           "application/json": {
            "schema": {
             "type": "object"
            }
           }
          }
         }
        }
       }
      },
      "/docs": {
       "get": {
        "operationId": "getDocs",
        "tags": [
         "service"
        ],
        "summary": "Read this document as a page",
        "description": "With examples. The page loads nothing from other servers.",
        "security": [],
        "responses": {
         "200": {
          "description": "The page.",
          "content": {
           "text/html": {
            "schema": {
             "type": "string"
            }
           }
          }
         }
        }
       }
      }
     },
     "components": {
      "securitySchemes": {
       "bearer": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "HS256, ES256 or EdDSA. The key decides the algorithm, never the token; other algorithms are refused. Required claims: `iss`, `aud`\n(a string or a list), `sub`, `exp`. Optional: `nbf`, `iat`, `jti`, `kid` in the header; `roles`, a list; `scope`, permissions\nseparated by spaces, to which the roles are narrowed. The leeway is 30 s. Roles are compared without regard to case; unknown ones\ngrant nothing. An empty `scope` leaves nothing. A token without `iat` counts as issued before any revocation.\nAn invalid or missing token is 401 `unauthenticated` with `WWW-Authenticate`; a missing permission is 403 `forbidden`.\n| role | permissions |\n| --- | --- |\n| viewer | network:read wallets:read payouts:read |\n| operator | viewer's + payouts:write |\n| treasurer | operator's + wallets:write transfers:write staking:write |\n| approver | viewer's + payouts:approve recipients:write |\n| auditor | viewer's + audit:read |\n| admin | all of them, including wallets:backup and sessions:revoke, which no other role has |\n"
       }
      },
      "headers": {
       "Location": {
        "description": "Path of the new resource.",
        "schema": {
         "type": "string"
        }
       },
       "IdempotentReplayed": {
        "description": "\"true\" if the first answer is returned again.",
        "schema": {
         "type": "string",
         "enum": [
          "true"
         ]
        }
       }
      },
      "parameters": {
       "Limit": {
        "name": "limit",
        "in": "query",
        "schema": {
         "type": "integer",
         "minimum": 1,
         "maximum": 200,
         "default": 50
        }
       },
       "Cursor": {
        "name": "cursor",
        "in": "query",
        "description": "The `next_cursor` of the previous page. Opaque.",
        "schema": {
         "type": "string",
         "minLength": 1,
         "maxLength": 512
        }
       },
       "From": {
        "name": "from",
        "in": "query",
        "description": "Not before this time.",
        "schema": {
         "type": "string",
         "format": "date-time"
        }
       },
       "To": {
        "name": "to",
        "in": "query",
        "description": "Before this time.",
        "schema": {
         "type": "string",
         "format": "date-time"
        }
       },
       "Asset": {
        "name": "asset",
        "in": "query",
        "schema": {
         "$ref": "#/components/schemas/Asset"
        }
       },
       "Direction": {
        "name": "direction",
        "in": "query",
        "schema": {
         "type": "string",
         "enum": [
          "in",
          "out"
         ]
        }
       },
       "WalletID": {
        "name": "wallet_id",
        "in": "path",
        "required": true,
        "schema": {
         "$ref": "#/components/schemas/WalletIDValue"
        }
       },
       "TransactionID": {
        "name": "transaction_id",
        "in": "path",
        "required": true,
        "schema": {
         "$ref": "#/components/schemas/TransactionIDValue"
        }
       },
       "PayoutID": {
        "name": "payout_id",
        "in": "path",
        "required": true,
        "schema": {
         "$ref": "#/components/schemas/PayoutIDValue"
        }
       },
       "AssetInPath": {
        "name": "asset",
        "in": "path",
        "required": true,
        "schema": {
         "$ref": "#/components/schemas/Asset"
        }
       },
       "AddressInPath": {
        "name": "address",
        "in": "path",
        "required": true,
        "schema": {
         "$ref": "#/components/schemas/Address"
        }
       },
       "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "required": true,
        "description": "1…255 visible ASCII characters, such as a UUID. If it is missing, 400 `idempotency_key_required`.",
        "schema": {
         "type": "string",
         "minLength": 1,
         "maxLength": 255,
         "pattern": "^[!-~]+$"
        }
       },
       "OptionalIdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "required": false,
        "schema": {
         "type": "string",
         "minLength": 1,
         "maxLength": 255,
         "pattern": "^[!-~]+$"
        }
       },
       "PreferWait": {
        "name": "Prefer",
        "in": "header",
        "required": false,
        "schema": {
         "type": "string"
        },
        "example": "wait=30"
       }
      },
      "responses": {
       "Problem": {
        "description": "The request was refused or failed; see `code`.",
        "content": {
         "application/problem+json": {
          "schema": {
           "$ref": "#/components/schemas/Problem"
          }
         }
        }
       },
       "TransactionMade": {
        "description": "Accepted and stored. `status` says how far it is.",
        "headers": {
         "Location": {
          "$ref": "#/components/headers/Location"
         },
         "Idempotent-Replayed": {
          "$ref": "#/components/headers/IdempotentReplayed"
         }
        },
        "content": {
         "application/json": {
          "schema": {
           "$ref": "#/components/schemas/TransactionInfo"
          }
         }
        }
       },
       "PayoutMade": {
        "description": "Accepted and stored. `status` says how far it is.",
        "headers": {
         "Location": {
          "$ref": "#/components/headers/Location"
         },
         "Idempotent-Replayed": {
          "$ref": "#/components/headers/IdempotentReplayed"
         }
        },
        "content": {
         "application/json": {
          "schema": {
           "$ref": "#/components/schemas/PayoutInfo"
          }
         }
        }
       }
      },
      "schemas": {
       "Address": {
        "type": "string",
        "description": "TRON address.",
        "examples": [
         "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
        ],
        "minLength": 34,
        "maxLength": 42
       },
       "Amount": {
        "type": "string",
        "description": "A decimal string in units of the asset, 0 or more.",
        "pattern": "^(0|[1-9][0-9]{0,14})(\\.[0-9]{1,8})?$",
        "examples": [
         "12.500000"
        ]
       },
       "SignedAmount": {
        "type": "string",
        "pattern": "^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,8})?$"
       },
       "Asset": {
        "type": "string",
        "pattern": "^[A-Z][A-Z0-9]{1,11}$",
        "examples": [
         "USDT",
         "TRX"
        ],
        "description": "TRX, USDT or another configured token (GET /tron/tokens). An unknown one is 422."
       },
       "Timestamp": {
        "type": "string",
        "format": "date-time"
       },
       "TxID": {
        "type": "string",
        "description": "SHA-256 of the transaction's raw data.",
        "pattern": "^[0-9a-f]{64}$"
       },
       "WalletIDValue": {
        "type": "string",
        "pattern": "^wal_[0-9A-HJKMNP-TV-Z]{26}$"
       },
       "TransactionIDValue": {
        "type": "string",
        "pattern": "^txn_[0-9A-HJKMNP-TV-Z]{26}$"
       },
       "PayoutIDValue": {
        "type": "string",
        "pattern": "^pay_[0-9A-HJKMNP-TV-Z]{26}$"
       },
       "Metadata": {
        "type": "object",
        "description": "Your own key-value pairs, returned unchanged and never written to the chain. At most 32.",
        "maxProperties": 32,
        "propertyNames": {
         "maxLength": 64
        },
        "additionalProperties": {
         "type": "string",
         "maxLength": 512
        }
       },
       "Memo": {
        "type": "string",
        "description": "Written into the transaction, and public. Costs the network's memo fee.",
        "minLength": 1,
        "maxLength": 200
       },
       "Problem": {
        "type": "object",
        "required": [
         "type",
         "title",
         "status",
         "code",
         "request_id"
        ],
        "properties": {
         "type": {
          "type": "string",
          "description": "\"/problems/\" followed by the code."
         },
         "title": {
          "type": "string"
         },
         "status": {
          "type": "integer"
         },
         "code": {
          "$ref": "#/components/schemas/ProblemCode"
         },
         "detail": {
          "type": "string"
         },
         "request_id": {
          "type": "string"
         },
         "errors": {
          "type": "array",
          "description": "For `validation_failed`: one entry for each invalid value. For `batch_refused`: one for each refused item.",
          "items": {
           "type": "object",
           "required": [
            "location",
            "detail"
           ],
           "properties": {
            "location": {
             "type": "string",
             "description": "JSON pointer into the body (\"/amount\"), or \"path:address\", \"query:limit\", \"header:Idempotency-Key\"."
            },
            "code": {
             "type": "string",
             "description": "For `batch_refused`: the code that the item would have got on its own."
            },
            "detail": {
             "type": "string"
            }
           }
          }
         },
         "rule": {
          "type": "string",
          "description": "For `policy_violation`.",
          "enum": [
           "v0_minimum",
           "v0_per_payout",
           "v0_per_recipient_per_day",
           "v0_per_day",
           "kyc_minimum",
           "kyc_per_payout",
           "kyc_per_recipient_per_day",
           "kyc_per_day",
           "kyc_minimum_level",
           "direct_minimum",
           "direct_per_payout",
           "direct_per_recipient_per_day",
           "direct_per_day",
           "recipient_per_payout",
           "recipient_per_day",
           "new_recipient_wait",
           "recipient_is_contract",
           "all_per_hour",
           "all_per_day",
           "fee_limit_max",
           "transfers_minimum",
           "approval_required",
           "transfers_per_payout",
           "transfers_per_recipient_per_day",
           "transfers_per_day",
           "unlimited_allowance",
           "subject_per_hour",
           "subject_per_day"
          ]
         },
         "wallet_id": {
          "type": "string",
          "description": "For `wallet_exists`."
         },
         "payout_id": {
          "type": "string",
          "description": "For `duplicate_reference`."
         },
         "recipient_id": {
          "type": "string",
          "description": "For `recipient_exists`."
         },
         "retry_after": {
          "type": "integer",
          "description": "Seconds."
         }
        }
       },
       "ProblemCode": {
        "type": "string",
        "enum": [
         "malformed_request",
         "idempotency_key_required",
         "unauthenticated",
         "forbidden",
         "self_approval",
         "not_found",
         "method_not_allowed",
         "not_acceptable",
         "wallet_exists",
         "wallet_unusable",
         "backup_mismatch",
         "idempotency_in_flight",
         "not_cancellable",
         "not_retryable",
         "invalid_state",
         "duplicate_reference",
         "recipient_exists",
         "allowance_not_zero",
         "transaction_expired",
         "unstake_slots_exhausted",
         "nothing_to_withdraw",
         "claim_too_early",
         "body_too_large",
         "unsupported_media_type",
         "validation_failed",
         "idempotency_mismatch",
         "insufficient_funds",
         "insufficient_stake",
         "would_revert",
         "policy_violation",
         "batch_refused",
         "kyc_attestation_invalid",
         "recipient_not_trusted",
         "signature_invalid",
         "wrong_password",
         "rate_limited",
         "internal_error",
         "node_error",
         "node_unavailable",
         "store_unavailable"
        ]
       },
       "BlockRef": {
        "type": "object",
        "required": [
         "number",
         "id",
         "timestamp"
        ],
        "properties": {
         "number": {
          "type": "integer",
          "format": "int64"
         },
         "id": {
          "$ref": "#/components/schemas/TxID"
         },
         "timestamp": {
          "$ref": "#/components/schemas/Timestamp"
         }
        }
       },
       "NetworkStatus": {
        "type": "object",
        "required": [
         "network",
         "status",
         "head",
         "solidified",
         "head_age_seconds",
         "finality_lag_blocks",
         "nodes_usable",
         "nodes_total",
         "service_version"
        ],
        "properties": {
         "network": {
          "$ref": "#/components/schemas/NetworkName"
         },
         "status": {
          "type": "string",
          "enum": [
           "healthy",
           "degraded",
           "unhealthy"
          ]
         },
         "head": {
          "$ref": "#/components/schemas/BlockRef"
         },
         "solidified": {
          "$ref": "#/components/schemas/BlockRef"
         },
         "head_age_seconds": {
          "type": "number"
         },
         "finality_lag_blocks": {
          "type": "integer"
         },
         "nodes_usable": {
          "type": "integer"
         },
         "nodes_total": {
          "type": "integer"
         },
         "service_version": {
          "type": "string"
         }
        }
       },
       "NetworkName": {
        "type": "string",
        "enum": [
         "mainnet",
         "nile",
         "shasta",
         "devnet",
         "custom"
        ]
       },
       "NetworkInfo": {
        "type": "object",
        "required": [
         "network",
         "genesis_block_id",
         "block_interval_seconds",
         "tokens",
         "prices",
         "chain_parameters"
        ],
        "properties": {
         "network": {
          "$ref": "#/components/schemas/NetworkName"
         },
         "genesis_block_id": {
          "$ref": "#/components/schemas/TxID"
         },
         "block_interval_seconds": {
          "type": "integer"
         },
         "node_version": {
          "type": [
           "string",
           "null"
          ]
         },
         "tokens": {
          "type": "array",
          "items": {
           "type": "object",
           "required": [
            "asset",
            "contract",
            "decimals"
           ],
           "properties": {
            "asset": {
             "$ref": "#/components/schemas/Asset"
            },
            "contract": {
             "oneOf": [
              {
               "$ref": "#/components/schemas/Address"
              },
              {
               "type": "null"
              }
             ]
            },
            "decimals": {
             "type": "integer"
            }
           }
          }
         },
         "prices": {
          "type": "object",
          "description": "TRX for each unit, by the current chain parameters.",
          "required": [
           "energy",
           "bandwidth",
           "account_activation",
           "memo"
          ],
          "properties": {
           "energy": {
            "$ref": "#/components/schemas/Amount"
           },
           "bandwidth": {
            "$ref": "#/components/schemas/Amount"
           },
           "account_activation": {
            "$ref": "#/components/schemas/Amount"
           },
           "memo": {
            "$ref": "#/components/schemas/Amount"
           }
          }
         },
         "chain_parameters": {
          "type": "object",
          "additionalProperties": {
           "type": "integer",
           "format": "int64"
          }
         }
        }
       },
       "NetworkHealth": {
        "type": "object",
        "required": [
         "status",
         "checks"
        ],
        "properties": {
         "status": {
          "type": "string",
          "enum": [
           "healthy",
           "degraded",
           "unhealthy"
          ]
         },
         "checks": {
          "type": "array",
          "items": {
           "type": "object",
           "required": [
            "node",
            "status"
           ],
           "properties": {
            "node": {
             "type": "string",
             "description": "Host and port, without credentials."
            },
            "status": {
             "type": "string",
             "enum": [
              "up",
              "lagging",
              "down"
             ]
            },
            "latency_ms": {
             "type": [
              "number",
              "null"
             ]
            },
            "head_number": {
             "type": [
              "integer",
              "null"
             ]
            },
            "solidified_number": {
             "type": [
              "integer",
              "null"
             ]
            },
            "detail": {
             "type": [
              "string",
              "null"
             ]
            }
           }
          }
         },
         "trusted_block": {
          "description": "The block from which on blocks are believed; null before the first was read.",
          "oneOf": [
           {
            "type": "object",
            "required": [
             "number",
             "id",
             "configured"
            ],
            "properties": {
             "number": {
              "type": "integer",
              "format": "int64"
             },
             "id": {
              "$ref": "#/components/schemas/TxID"
             },
             "configured": {
              "type": "boolean",
              "description": "false - it is the first block that was seen."
             }
            }
           },
           {
            "type": "null"
           }
          ]
         },
         "alarms": {
          "description": "What nodes say about the chain that can't be true. Nothing is settled while there is one.",
          "type": "array",
          "items": {
           "type": "object",
           "required": [
            "name",
            "reason"
           ],
           "properties": {
            "name": {
             "type": "string",
             "enum": [
              "other_chain",
              "behind",
              "unknown_position",
              "not_final",
              "unproven"
             ]
            },
            "reason": {
             "type": "string"
            }
           }
          }
         }
        }
       },
       "BlockInfo": {
        "type": "object",
        "required": [
         "number",
         "id",
         "parent_id",
         "timestamp",
         "witness",
         "transaction_count",
         "transaction_ids",
         "solidified"
        ],
        "properties": {
         "number": {
          "type": "integer",
          "format": "int64"
         },
         "id": {
          "$ref": "#/components/schemas/TxID"
         },
         "parent_id": {
          "$ref": "#/components/schemas/TxID"
         },
         "timestamp": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "witness": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Address"
           },
           {
            "type": "null"
           }
          ]
         },
         "transaction_count": {
          "type": "integer"
         },
         "transaction_ids": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/TxID"
          }
         },
         "solidified": {
          "type": "boolean"
         }
        }
       },
       "NetworkTransaction": {
        "type": "object",
        "required": [
         "tx_id",
         "status",
         "contract_type",
         "from",
         "raw_data_hex"
        ],
        "properties": {
         "tx_id": {
          "$ref": "#/components/schemas/TxID"
         },
         "status": {
          "type": "string",
          "enum": [
           "pending",
           "included",
           "confirmed",
           "failed"
          ],
          "description": "`confirmed` and `failed` are solidified."
         },
         "contract_type": {
          "type": "string",
          "examples": [
           "TriggerSmartContract"
          ]
         },
         "from": {
          "$ref": "#/components/schemas/Address"
         },
         "to": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Address"
           },
           {
            "type": "null"
           }
          ]
         },
         "asset": {
          "type": [
           "string",
           "null"
          ],
          "description": "Set if it transfers TRX or a configured token."
         },
         "amount": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Amount"
           },
           {
            "type": "null"
           }
          ]
         },
         "memo": {
          "type": [
           "string",
           "null"
          ]
         },
         "expires_at": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "raw_data_hex": {
          "type": "string"
         },
         "receipt": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/TransactionReceipt"
           },
           {
            "type": "null"
           }
          ]
         }
        }
       },
       "WalletKind": {
        "type": "string",
        "enum": [
         "local",
         "watch",
         "hardware"
        ],
        "description": "`local`: the service has the key, encrypted. `watch`: only the address is known. `hardware`: the key is on a device, and transactions wait for its signature."
       },
       "WalletStatus": {
        "type": "string",
        "enum": [
         "active",
         "frozen",
         "archived"
        ]
       },
       "WalletInfo": {
        "type": "object",
        "required": [
         "id",
         "name",
         "kind",
         "status",
         "address",
         "address_hex",
         "network",
         "labels",
         "created_at",
         "updated_at"
        ],
        "properties": {
         "id": {
          "$ref": "#/components/schemas/WalletIDValue"
         },
         "name": {
          "type": "string"
         },
         "kind": {
          "$ref": "#/components/schemas/WalletKind"
         },
         "status": {
          "$ref": "#/components/schemas/WalletStatus"
         },
         "address": {
          "$ref": "#/components/schemas/Address"
         },
         "address_hex": {
          "type": "string",
          "pattern": "^41[0-9a-f]{40}$"
         },
         "network": {
          "$ref": "#/components/schemas/NetworkName"
         },
         "derivation_path": {
          "type": [
           "string",
           "null"
          ],
          "examples": [
           "m/44'/195'/0'/0/0"
          ]
         },
         "labels": {
          "$ref": "#/components/schemas/Metadata"
         },
         "unfreeze_requested_by": {
          "type": [
           "string",
           "null"
          ],
          "description": "Who asked to unfreeze it, while a second person has to."
         },
         "last_backup_at": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Timestamp"
           },
           {
            "type": "null"
           }
          ]
         },
         "created_at": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "updated_at": {
          "$ref": "#/components/schemas/Timestamp"
         }
        }
       },
       "CreatedWallet": {
        "allOf": [
         {
          "$ref": "#/components/schemas/WalletInfo"
         },
         {
          "type": "object",
          "properties": {
           "recovery_phrase": {
            "type": "string",
            "description": "BIP-39 words. Shown only once, and not stored."
           }
          }
         }
        ]
       },
       "CreateWalletRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "name"
        ],
        "properties": {
         "name": {
          "$ref": "#/components/schemas/Name"
         },
         "labels": {
          "$ref": "#/components/schemas/Metadata"
         },
         "recovery_phrase_words": {
          "type": "integer",
          "enum": [
           12,
           24
          ],
          "description": "Derives the key from a new recovery phrase of this many words, and returns the phrase."
         }
        }
       },
       "Name": {
        "type": "string",
        "minLength": 1,
        "maxLength": 100
       },
       "ImportWalletRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "name",
         "source"
        ],
        "properties": {
         "name": {
          "$ref": "#/components/schemas/Name"
         },
         "labels": {
          "$ref": "#/components/schemas/Metadata"
         },
         "source": {
          "oneOf": [
           {
            "type": "object",
            "additionalProperties": false,
            "required": [
             "type",
             "private_key"
            ],
            "properties": {
             "type": {
              "const": "private_key"
             },
             "private_key": {
              "type": "string",
              "pattern": "^[0-9a-fA-F]{64}$"
             }
            }
           },
           {
            "type": "object",
            "additionalProperties": false,
            "required": [
             "type",
             "words"
            ],
            "properties": {
             "type": {
              "const": "recovery_phrase"
             },
             "words": {
              "type": "string",
              "description": "12, 15, 18, 21 or 24 English BIP-39 words."
             },
             "passphrase": {
              "type": "string",
              "maxLength": 256
             },
             "path": {
              "type": "string",
              "description": "Default m/44'/195'/0'/0/0.",
              "maxLength": 64
             }
            }
           },
           {
            "type": "object",
            "additionalProperties": false,
            "required": [
             "type",
             "keystore",
             "password"
            ],
            "properties": {
             "type": {
              "const": "keystore"
             },
             "keystore": {
              "$ref": "#/components/schemas/Keystore"
             },
             "password": {
              "type": "string",
              "minLength": 1,
              "maxLength": 1024
             }
            }
           },
           {
            "type": "object",
            "additionalProperties": false,
            "required": [
             "type",
             "address"
            ],
            "properties": {
             "type": {
              "const": "watch"
             },
             "address": {
              "$ref": "#/components/schemas/Address"
             }
            }
           },
           {
            "type": "object",
            "additionalProperties": false,
            "required": [
             "type",
             "address"
            ],
            "properties": {
             "type": {
              "const": "hardware"
             },
             "address": {
              "$ref": "#/components/schemas/Address"
             },
             "path": {
              "type": "string",
              "maxLength": 64
             },
             "device": {
              "type": "string",
              "maxLength": 100
             }
            }
           }
          ]
         }
        }
       },
       "UpdateWalletRequest": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
         "name": {
          "$ref": "#/components/schemas/Name"
         },
         "labels": {
          "$ref": "#/components/schemas/Metadata"
         },
         "status": {
          "$ref": "#/components/schemas/WalletStatus"
         }
        }
       },
       "WalletPage": {
        "type": "object",
        "required": [
         "items",
         "next_cursor"
        ],
        "properties": {
         "items": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/WalletInfo"
          }
         },
         "next_cursor": {
          "type": [
           "string",
           "null"
          ]
         }
        }
       },
       "WalletBalance": {
        "type": "object",
        "required": [
         "wallet_id",
         "address",
         "activated",
         "balances",
         "staked",
         "resources",
         "as_of"
        ],
        "properties": {
         "wallet_id": {
          "$ref": "#/components/schemas/WalletIDValue"
         },
         "address": {
          "$ref": "#/components/schemas/Address"
         },
         "activated": {
          "type": "boolean",
          "description": "Whether the account exists on the chain."
         },
         "balances": {
          "type": "array",
          "items": {
           "type": "object",
           "required": [
            "asset",
            "total",
            "reserved",
            "promised",
            "available"
           ],
           "properties": {
            "asset": {
             "$ref": "#/components/schemas/Asset"
            },
            "total": {
             "$ref": "#/components/schemas/Amount",
             "description": "What the chain has at the head block, `as_of`."
            },
            "reserved": {
             "$ref": "#/components/schemas/Amount",
             "description": "Held by transactions that are signed or being signed."
            },
            "promised": {
             "$ref": "#/components/schemas/Amount",
             "description": "The amounts of payouts that are accepted and not signed yet, including scheduled ones and those awaiting approval. Can exceed the total: then they wait."
            },
            "available": {
             "$ref": "#/components/schemas/Amount",
             "description": "What a transfer can take: total - reserved - promised, never below 0. Beyond it, 422 `insufficient_funds`."
            }
           }
          }
         },
         "staked": {
          "$ref": "#/components/schemas/Amount",
          "description": "TRX staked for any resource, including what is delegated."
         },
         "resources": {
          "type": "object",
          "required": [
           "energy",
           "bandwidth"
          ],
          "properties": {
           "energy": {
            "$ref": "#/components/schemas/ResourceUse"
           },
           "bandwidth": {
            "$ref": "#/components/schemas/BandwidthUse"
           }
          }
         },
         "as_of": {
          "$ref": "#/components/schemas/BlockRef"
         }
        }
       },
       "ResourceUse": {
        "type": "object",
        "required": [
         "limit",
         "used",
         "available"
        ],
        "properties": {
         "limit": {
          "type": "integer",
          "format": "int64"
         },
         "used": {
          "type": "integer",
          "format": "int64"
         },
         "available": {
          "type": "integer",
          "format": "int64"
         }
        }
       },
       "BandwidthUse": {
        "type": "object",
        "description": "Bandwidth comes from two pools that the chain never adds up: a transaction is paid for by one of them, or burns TRX. `limit`,\n`used` and `available` are of the pool that has more left.\n",
        "required": [
         "limit",
         "used",
         "available",
         "pools"
        ],
        "properties": {
         "limit": {
          "type": "integer",
          "format": "int64"
         },
         "used": {
          "type": "integer",
          "format": "int64"
         },
         "available": {
          "type": "integer",
          "format": "int64",
          "description": "The most bytes that one transaction can have."
         },
         "pools": {
          "type": "object",
          "required": [
           "staked",
           "free"
          ],
          "properties": {
           "staked": {
            "$ref": "#/components/schemas/ResourceUse",
            "description": "Of stake, own and delegated."
           },
           "free": {
            "$ref": "#/components/schemas/ResourceUse",
            "description": "What every activated account has."
           }
          }
         }
        }
       },
       "WalletTransaction": {
        "type": "object",
        "required": [
         "tx_id",
         "asset",
         "amount",
         "direction",
         "from",
         "to",
         "status",
         "timestamp"
        ],
        "properties": {
         "tx_id": {
          "$ref": "#/components/schemas/TxID"
         },
         "asset": {
          "$ref": "#/components/schemas/Asset"
         },
         "amount": {
          "$ref": "#/components/schemas/Amount"
         },
         "direction": {
          "type": "string",
          "enum": [
           "in",
           "out"
          ]
         },
         "from": {
          "$ref": "#/components/schemas/Address"
         },
         "to": {
          "$ref": "#/components/schemas/Address"
         },
         "status": {
          "type": "string",
          "enum": [
           "included",
           "confirmed"
          ]
         },
         "block_number": {
          "type": [
           "integer",
           "null"
          ]
         },
         "timestamp": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "transaction_id": {
          "type": [
           "string",
           "null"
          ],
          "description": "The service's own record, if it made the transaction."
         }
        }
       },
       "WalletTransactionPage": {
        "type": "object",
        "required": [
         "items",
         "next_cursor"
        ],
        "properties": {
         "items": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/WalletTransaction"
          }
         },
         "next_cursor": {
          "type": [
           "string",
           "null"
          ]
         },
         "source": {
          "type": "string",
          "enum": [
           "index",
           "blocks"
          ],
          "description": "`index`: the index next to a TRON node, which includes unsolidified blocks. `blocks`: the solidified blocks that this service follows."
         },
         "complete_since": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Timestamp"
           },
           {
            "type": "null"
           }
          ],
          "description": "Nothing is missing from this time on. Null if only the index knows."
         }
        }
       },
       "Keystore": {
        "type": "object",
        "description": "Web3 secret storage, version 3 (scrypt or pbkdf2, aes-128-ctr).",
        "required": [
         "version",
         "crypto"
        ]
       },
       "BackupWalletRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "password"
        ],
        "properties": {
         "password": {
          "type": "string",
          "minLength": 12,
          "maxLength": 1024
         }
        }
       },
       "WalletBackup": {
        "type": "object",
        "required": [
         "id",
         "wallet_id",
         "address",
         "created_at",
         "keystore"
        ],
        "properties": {
         "id": {
          "type": "string",
          "pattern": "^bak_[0-9A-HJKMNP-TV-Z]{26}$"
         },
         "wallet_id": {
          "$ref": "#/components/schemas/WalletIDValue"
         },
         "address": {
          "$ref": "#/components/schemas/Address"
         },
         "created_at": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "keystore": {
          "$ref": "#/components/schemas/Keystore"
         }
        }
       },
       "RestoreWalletRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "keystore",
         "password"
        ],
        "properties": {
         "keystore": {
          "$ref": "#/components/schemas/Keystore"
         },
         "password": {
          "type": "string",
          "minLength": 1,
          "maxLength": 1024
         },
         "name": {
          "$ref": "#/components/schemas/Name"
         }
        }
       },
       "TokenBalance": {
        "type": "object",
        "required": [
         "address",
         "asset",
         "contract",
         "balance",
         "as_of"
        ],
        "properties": {
         "address": {
          "$ref": "#/components/schemas/Address"
         },
         "asset": {
          "$ref": "#/components/schemas/Asset"
         },
         "contract": {
          "$ref": "#/components/schemas/Address"
         },
         "balance": {
          "$ref": "#/components/schemas/Amount"
         },
         "as_of": {
          "$ref": "#/components/schemas/BlockRef"
         }
        }
       },
       "TokenAllowance": {
        "type": "object",
        "required": [
         "owner",
         "spender",
         "asset",
         "contract",
         "allowance",
         "unlimited"
        ],
        "properties": {
         "owner": {
          "$ref": "#/components/schemas/Address"
         },
         "spender": {
          "$ref": "#/components/schemas/Address"
         },
         "asset": {
          "$ref": "#/components/schemas/Asset"
         },
         "contract": {
          "$ref": "#/components/schemas/Address"
         },
         "allowance": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Amount"
           },
           {
            "type": "null"
           }
          ],
          "description": "Null if it is unlimited."
         },
         "unlimited": {
          "type": "boolean"
         }
        }
       },
       "TransferRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "wallet_id",
         "to",
         "amount"
        ],
        "properties": {
         "wallet_id": {
          "$ref": "#/components/schemas/WalletIDValue"
         },
         "to": {
          "$ref": "#/components/schemas/Address",
          "description": "Must not be the wallet itself, the zero address or a token's contract (422)."
         },
         "amount": {
          "$ref": "#/components/schemas/Amount",
          "description": "More than 0."
         },
         "memo": {
          "$ref": "#/components/schemas/Memo"
         },
         "fee_limit": {
          "$ref": "#/components/schemas/Amount",
          "description": "For tokens only (422 for TRX). The most TRX that may be burnt for energy; more than 0. By default, an estimate with a margin. Above the configured maximum, 422 `policy_violation`, rule fee_limit_max."
         },
         "metadata": {
          "$ref": "#/components/schemas/Metadata"
         }
        }
       },
       "ApproveRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "wallet_id",
         "spender",
         "amount"
        ],
        "properties": {
         "wallet_id": {
          "$ref": "#/components/schemas/WalletIDValue"
         },
         "spender": {
          "$ref": "#/components/schemas/Address"
         },
         "amount": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Amount"
           },
           {
            "const": "unlimited"
           }
          ],
          "description": "Counts as if all of it were spent. `unlimited` only if the policy allows it (422 `policy_violation`, rule unlimited_allowance, otherwise)."
         },
         "replace": {
          "type": "boolean",
          "default": false
         },
         "fee_limit": {
          "$ref": "#/components/schemas/Amount"
         },
         "metadata": {
          "$ref": "#/components/schemas/Metadata"
         }
        }
       },
       "EstimateGasRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "operation",
         "from",
         "to"
        ],
        "properties": {
         "operation": {
          "type": "string",
          "enum": [
           "transfer",
           "approve"
          ]
         },
         "from": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/WalletIDValue"
           },
           {
            "$ref": "#/components/schemas/Address"
           }
          ]
         },
         "to": {
          "$ref": "#/components/schemas/Address",
          "description": "The recipient or spender."
         },
         "amount": {
          "$ref": "#/components/schemas/Amount"
         }
        }
       },
       "GasEstimate": {
        "type": "object",
        "required": [
         "would_succeed",
         "energy",
         "energy_penalty",
         "bandwidth",
         "energy_available",
         "bandwidth_available",
         "fee",
         "recommended_fee_limit",
         "recipient_activated"
        ],
        "properties": {
         "would_succeed": {
          "type": "boolean"
         },
         "revert_reason": {
          "type": [
           "string",
           "null"
          ]
         },
         "energy": {
          "type": "integer",
          "description": "Including the penalty."
         },
         "energy_penalty": {
          "type": "integer"
         },
         "bandwidth": {
          "type": "integer"
         },
         "energy_available": {
          "type": "integer"
         },
         "bandwidth_available": {
          "type": "integer"
         },
         "fee": {
          "$ref": "#/components/schemas/Amount",
          "description": "TRX that would be burnt now, for what stake does not cover."
         },
         "recommended_fee_limit": {
          "$ref": "#/components/schemas/Amount"
         },
         "recipient_activated": {
          "type": "boolean"
         }
        }
       },
       "TransactionKind": {
        "type": "string",
        "enum": [
         "usdt_transfer",
         "usdt_approve",
         "token_transfer",
         "token_approve",
         "trx_transfer",
         "stake",
         "unstake",
         "delegate",
         "undelegate",
         "withdraw_unstaked",
         "cancel_unstake",
         "vote",
         "claim_rewards"
        ]
       },
       "TransactionStatus": {
        "type": "string",
        "description": "queued → [awaiting_signature] → signed → broadcast → included → confirmed | failed.\n`cancelled`: before anything was signed. If the newest attempt can provably never be included, another one is signed, up to the\nconfigured number; after the last one, and with a hardware wallet after the first, the transaction is `expired`. `included` can go\nback to `broadcast` after a fork, until its block is solidified. Final are `confirmed`, `failed`, `expired` and `cancelled`.\n",
        "enum": [
         "queued",
         "awaiting_signature",
         "signed",
         "broadcast",
         "included",
         "confirmed",
         "failed",
         "expired",
         "cancelled"
        ]
       },
       "TransactionInfo": {
        "type": "object",
        "required": [
         "id",
         "kind",
         "status",
         "wallet_id",
         "from",
         "attempts",
         "created_by",
         "created_at",
         "updated_at",
         "history"
        ],
        "properties": {
         "id": {
          "$ref": "#/components/schemas/TransactionIDValue"
         },
         "kind": {
          "$ref": "#/components/schemas/TransactionKind"
         },
         "status": {
          "$ref": "#/components/schemas/TransactionStatus"
         },
         "wallet_id": {
          "$ref": "#/components/schemas/WalletIDValue"
         },
         "from": {
          "$ref": "#/components/schemas/Address"
         },
         "to": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Address"
           },
           {
            "type": "null"
           }
          ]
         },
         "asset": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Asset"
           },
           {
            "type": "null"
           }
          ]
         },
         "amount": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Amount"
           },
           {
            "const": "unlimited"
           },
           {
            "type": "null"
           }
          ]
         },
         "resource": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Resource"
           },
           {
            "type": "null"
           }
          ]
         },
         "memo": {
          "type": [
           "string",
           "null"
          ]
         },
         "fee_limit": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Amount"
           },
           {
            "type": "null"
           }
          ]
         },
         "tx_id": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/TxID"
           },
           {
            "type": "null"
           }
          ],
          "description": "Of the newest attempt."
         },
         "attempts": {
          "type": "integer",
          "description": "How many transactions were signed for it. At most one of them can take effect."
         },
         "unsigned": {
          "description": "Set in `awaiting_signature`.",
          "oneOf": [
           {
            "type": "null"
           },
           {
            "type": "object",
            "required": [
             "tx_id",
             "raw_data_hex",
             "expires_at"
            ],
            "properties": {
             "tx_id": {
              "$ref": "#/components/schemas/TxID",
              "description": "The 32 bytes to sign."
             },
             "raw_data_hex": {
              "type": "string"
             },
             "derivation_path": {
              "type": [
               "string",
               "null"
              ]
             },
             "expires_at": {
              "$ref": "#/components/schemas/Timestamp"
             }
            }
           }
          ]
         },
         "receipt": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/TransactionReceipt"
           },
           {
            "type": "null"
           }
          ]
         },
         "failure": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Failure"
           },
           {
            "type": "null"
           }
          ]
         },
         "payout_id": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/PayoutIDValue"
           },
           {
            "type": "null"
           }
          ]
         },
         "metadata": {
          "$ref": "#/components/schemas/Metadata"
         },
         "created_by": {
          "type": "string",
          "description": "The token's subject."
         },
         "created_at": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "updated_at": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "history": {
          "type": "array",
          "items": {
           "type": "object",
           "required": [
            "status",
            "at"
           ],
           "properties": {
            "status": {
             "$ref": "#/components/schemas/TransactionStatus"
            },
            "at": {
             "$ref": "#/components/schemas/Timestamp"
            },
            "detail": {
             "type": [
              "string",
              "null"
             ]
            }
           }
          }
         }
        }
       },
       "TransactionReceipt": {
        "type": "object",
        "required": [
         "tx_id",
         "result",
         "block_number",
         "block_timestamp",
         "confirmations",
         "solidified",
         "fee",
         "energy_used",
         "energy_fee",
         "bandwidth_used",
         "bandwidth_fee"
        ],
        "properties": {
         "tx_id": {
          "$ref": "#/components/schemas/TxID"
         },
         "result": {
          "type": "string",
          "description": "SUCCESS (also if no contract was called), REVERT, OUT_OF_ENERGY, …"
         },
         "block_number": {
          "type": "integer",
          "format": "int64"
         },
         "block_timestamp": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "confirmations": {
          "type": "integer",
          "description": "1 if it is in the head block."
         },
         "solidified": {
          "type": "boolean"
         },
         "fee": {
          "$ref": "#/components/schemas/Amount",
          "description": "TRX burnt in all."
         },
         "energy_used": {
          "type": "integer"
         },
         "energy_fee": {
          "$ref": "#/components/schemas/Amount"
         },
         "bandwidth_used": {
          "type": "integer"
         },
         "bandwidth_fee": {
          "$ref": "#/components/schemas/Amount"
         }
        }
       },
       "Failure": {
        "type": "object",
        "required": [
         "code",
         "detail",
         "retryable"
        ],
        "properties": {
         "code": {
          "type": "string",
          "description": "All of the examples can be retried: nothing moved.",
          "examples": [
           "would_revert",
           "reverted",
           "out_of_energy",
           "rejected_by_node",
           "expired"
          ]
         },
         "detail": {
          "type": "string"
         },
         "retryable": {
          "type": "boolean"
         }
        }
       },
       "TransactionPage": {
        "type": "object",
        "required": [
         "items",
         "next_cursor"
        ],
        "properties": {
         "items": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/TransactionInfo"
          }
         },
         "next_cursor": {
          "type": [
           "string",
           "null"
          ]
         }
        }
       },
       "SignatureRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "signature"
        ],
        "properties": {
         "signature": {
          "type": "string",
          "description": "r, s and v: 65 bytes of hex. v is 0, 1, 27 or 28.",
          "pattern": "^[0-9a-fA-F]{130}$"
         }
        }
       },
       "PayoutRoute": {
        "type": "string",
        "enum": [
         "v0",
         "kyc",
         "direct"
        ]
       },
       "PayoutStatus": {
        "type": "string",
        "description": "pending_approval → pending → processing → completed | failed. `cancelled` and `rejected` end it before anything is signed.\nA payout is accepted even without funds or a node. Its amount is promised from then on, and reserved once it is signed. While it\nwaits, it stays `pending`, and `hold_reason` says why. Payouts are paid by priority, then age; one that cannot be paid yet is\npassed over. One that the contract would refuse is `failed` (`would_revert`), with nothing signed; while the token is paused, or\nthe wallet is on its blacklist, it waits.\n",
        "enum": [
         "pending_approval",
         "pending",
         "processing",
         "completed",
         "failed",
         "cancelled",
         "rejected"
        ]
       },
       "HoldReason": {
        "type": "string",
        "description": "The first that applies, in this order: scheduled, wallet_unusable, recipient_not_trusted, attestation_expired, limit_reached, node_unavailable, token_paused, wallet_blacklisted, insufficient_funds, insufficient_energy. limit_reached: a limit of the hour or day in which it would be paid is used up; it is paid in a later one.",
        "enum": [
         "scheduled",
         "wallet_unusable",
         "recipient_not_trusted",
         "attestation_expired",
         "limit_reached",
         "node_unavailable",
         "token_paused",
         "wallet_blacklisted",
         "insufficient_funds",
         "insufficient_energy"
        ]
       },
       "PayoutFields": {
        "type": "object",
        "required": [
         "amount"
        ],
        "properties": {
         "wallet_id": {
          "$ref": "#/components/schemas/WalletIDValue",
          "description": "An active local or hardware wallet (409 `wallet_unusable` otherwise). By default, the configured payout wallet; if none is configured, the oldest local wallet that is not archived, frozen or not."
         },
         "asset": {
          "$ref": "#/components/schemas/Asset",
          "default": "USDT"
         },
         "amount": {
          "$ref": "#/components/schemas/Amount",
          "description": "More than 0."
         },
         "reference": {
          "type": "string",
          "description": "Your own name for the payout, unique for ever. A second payout with it is refused (409 `duplicate_reference`, or 422 within one batch).",
          "minLength": 1,
          "maxLength": 128
         },
         "description": {
          "type": "string",
          "maxLength": 500
         },
         "memo": {
          "$ref": "#/components/schemas/Memo"
         },
         "priority": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10,
          "default": 5,
          "description": "10 is paid first."
         },
         "scheduled_at": {
          "$ref": "#/components/schemas/Timestamp",
          "description": "Not paid before this time. A time in the past means at once."
         },
         "metadata": {
          "$ref": "#/components/schemas/Metadata"
         }
        }
       },
       "PayoutV0Request": {
        "allOf": [
         {
          "$ref": "#/components/schemas/PayoutFields"
         },
         {
          "type": "object",
          "required": [
           "recipient_address"
          ],
          "properties": {
           "recipient_address": {
            "$ref": "#/components/schemas/Address",
            "description": "Must not be the paying wallet, the zero address or a token's contract (422 `validation_failed`). On the v0 and kyc routes, it must not be any contract (`policy_violation`, rule recipient_is_contract)."
           }
          }
         }
        ],
        "unevaluatedProperties": false
       },
       "PayoutKycRequest": {
        "allOf": [
         {
          "$ref": "#/components/schemas/PayoutFields"
         },
         {
          "type": "object",
          "required": [
           "recipient_address",
           "kyc_attestation"
          ],
          "properties": {
           "recipient_address": {
            "$ref": "#/components/schemas/Address"
           },
           "kyc_attestation": {
            "type": "string",
            "maxLength": 8192,
            "description": "A JWS (ES256, EdDSA or HS256) signed by a configured issuer, with `iss`, `sub` (the recipient's address), `exp`, `iat`,\n`jti`, `kyc_level` (1…5) and optionally `max_amount` (a decimal string, for each payout). It can be used for any number of\npayouts until `exp` (with 30 s of leeway), or for `max_uses` of them, and `max_total` of an asset in all (a decimal\nstring), if it has these claims. A payout that ends without paying gives its use back. A level below the policy's is `policy_violation`, rule kyc_minimum_level.\nAnything else that is wrong with it, and an amount above `max_amount` or what is left of the others, is `kyc_attestation_invalid`.\n"
           }
          }
         }
        ],
        "unevaluatedProperties": false
       },
       "PayoutDirectRequest": {
        "allOf": [
         {
          "$ref": "#/components/schemas/PayoutFields"
         },
         {
          "type": "object",
          "required": [
           "recipient_id"
          ],
          "properties": {
           "recipient_id": {
            "type": "string",
            "pattern": "^rcp_[0-9A-HJKMNP-TV-Z]{26}$"
           }
          }
         }
        ],
        "unevaluatedProperties": false
       },
       "PayoutBatchRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "payouts"
        ],
        "properties": {
         "payouts": {
          "type": "array",
          "minItems": 1,
          "maxItems": 1000,
          "description": "Locations in `errors` begin with /payouts/INDEX.",
          "items": {
           "$ref": "#/components/schemas/PayoutBatchItem"
          }
         }
        }
       },
       "PayoutBatchItem": {
        "description": "The body of one of the three routes, with the name of the route.",
        "allOf": [
         {
          "$ref": "#/components/schemas/PayoutFields"
         },
         {
          "type": "object",
          "required": [
           "route"
          ],
          "properties": {
           "route": {
            "$ref": "#/components/schemas/PayoutRoute"
           },
           "recipient_address": {
            "$ref": "#/components/schemas/Address"
           },
           "recipient_id": {
            "type": "string",
            "pattern": "^rcp_[0-9A-HJKMNP-TV-Z]{26}$"
           },
           "kyc_attestation": {
            "type": "string",
            "maxLength": 8192
           }
          }
         }
        ],
        "unevaluatedProperties": false
       },
       "PayoutBatchStatus": {
        "type": "object",
        "required": [
         "id",
         "count",
         "total",
         "by_status"
        ],
        "properties": {
         "id": {
          "type": "string",
          "pattern": "^bat_[0-9A-HJKMNP-TV-Z]{26}$"
         },
         "count": {
          "type": "integer"
         },
         "total": {
          "type": "object",
          "description": "Amount by asset.",
          "additionalProperties": {
           "$ref": "#/components/schemas/Amount"
          }
         },
         "by_status": {
          "type": "object",
          "additionalProperties": {
           "type": "integer"
          }
         }
        }
       },
       "PayoutEvaluation": {
        "type": "object",
        "required": [
         "accepted",
         "approvals_required",
         "rules",
         "fee_estimate"
        ],
        "properties": {
         "accepted": {
          "type": "boolean"
         },
         "problem": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Problem"
           },
           {
            "type": "null"
           }
          ],
          "description": "The problem that the order would get; null if it would be accepted."
         },
         "approvals_required": {
          "type": "integer"
         },
         "hold_reason": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/HoldReason"
           },
           {
            "type": "null"
           }
          ]
         },
         "rules": {
          "type": "array",
          "items": {
           "type": "object",
           "required": [
            "rule",
            "passed"
           ],
           "properties": {
            "rule": {
             "type": "string",
             "examples": [
              "v0_per_payout"
             ]
            },
            "passed": {
             "type": "boolean"
            },
            "limit": {
             "oneOf": [
              {
               "$ref": "#/components/schemas/Amount"
              },
              {
               "type": "null"
              }
             ]
            },
            "left": {
             "oneOf": [
              {
               "$ref": "#/components/schemas/Amount"
              },
              {
               "type": "null"
              }
             ],
             "description": "Before this payout."
            }
           }
          }
         },
         "fee_estimate": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/GasEstimate"
           },
           {
            "type": "null"
           }
          ]
         }
        }
       },
       "Statement": {
        "type": "object",
        "required": [
         "wallet_id",
         "asset",
         "from",
         "to",
         "opening_balance",
         "closing_balance",
         "movements"
        ],
        "properties": {
         "wallet_id": {
          "$ref": "#/components/schemas/WalletIDValue"
         },
         "asset": {
          "$ref": "#/components/schemas/Asset"
         },
         "from": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "to": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "opening_balance": {
          "$ref": "#/components/schemas/Amount"
         },
         "closing_balance": {
          "$ref": "#/components/schemas/Amount"
         },
         "movements": {
          "type": "array",
          "items": {
           "type": "object",
           "required": [
            "at",
            "kind",
            "amount",
            "balance",
            "tx_id"
           ],
           "properties": {
            "at": {
             "$ref": "#/components/schemas/Timestamp"
            },
            "kind": {
             "type": "string",
             "enum": [
              "payout",
              "transfer_out",
              "transfer_in",
              "fee",
              "stake",
              "unstake",
              "reward",
              "difference"
             ]
            },
            "amount": {
             "$ref": "#/components/schemas/SignedAmount"
            },
            "balance": {
             "$ref": "#/components/schemas/Amount",
             "description": "After it."
            },
            "tx_id": {
             "oneOf": [
              {
               "$ref": "#/components/schemas/TxID"
              },
              {
               "type": "null"
              }
             ]
            },
            "payout_id": {
             "type": [
              "string",
              "null"
             ]
            },
            "counterparty": {
             "oneOf": [
              {
               "$ref": "#/components/schemas/Address"
              },
              {
               "type": "null"
              }
             ]
            }
           }
          }
         }
        }
       },
       "Event": {
        "type": "object",
        "required": [
         "id",
         "type",
         "at",
         "resource_id",
         "data"
        ],
        "properties": {
         "id": {
          "type": "string",
          "pattern": "^evt_[0-9A-HJKMNP-TV-Z]{26}$"
         },
         "type": {
          "type": "string",
          "examples": [
           "payout.created",
           "payout.completed",
           "payout.failed",
           "payout.held",
           "transaction.confirmed",
           "wallet.created",
           "transfer.received",
           "transfer.sent",
           "reconciliation.difference",
           "reconciliation.opening"
          ]
         },
         "at": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "resource_id": {
          "type": "string"
         },
         "data": {
          "type": "object",
          "description": "The resource as it was right after the change (PayoutInfo, TransactionInfo, …)."
         }
        }
       },
       "EventPage": {
        "type": "object",
        "required": [
         "items",
         "next_cursor"
        ],
        "properties": {
         "items": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/Event"
          }
         },
         "next_cursor": {
          "type": "string"
         }
        }
       },
       "ReconciliationPage": {
        "type": "object",
        "required": [
         "items",
         "next_cursor"
        ],
        "properties": {
         "items": {
          "type": "array",
          "items": {
           "type": "object",
           "required": [
            "at",
            "wallet_id",
            "asset",
            "block_number",
            "books",
            "chain",
            "difference"
           ],
           "properties": {
            "at": {
             "$ref": "#/components/schemas/Timestamp"
            },
            "wallet_id": {
             "$ref": "#/components/schemas/WalletIDValue"
            },
            "asset": {
             "$ref": "#/components/schemas/Asset"
            },
            "block_number": {
             "type": "integer",
             "format": "int64",
             "description": "Solidified."
            },
            "books": {
             "$ref": "#/components/schemas/SignedAmount",
             "description": "Below 0 if a deposit was spent before it was found."
            },
            "chain": {
             "$ref": "#/components/schemas/Amount"
            },
            "difference": {
             "$ref": "#/components/schemas/SignedAmount"
            },
            "opening": {
             "$ref": "#/components/schemas/SignedAmount",
             "description": "Only if this comparison opens the books: what the wallet had before the first movement. It is not a difference."
            },
            "explained": {
             "oneOf": [
              {
               "$ref": "#/components/schemas/SignedAmount"
              },
              {
               "type": "null"
              }
             ],
             "description": "The part of the difference that transfers on the chain account for: deposits, and outside spends with their fees. Null until the blocks have been read that far."
            }
           }
          }
         },
         "next_cursor": {
          "type": [
           "string",
           "null"
          ]
         }
        }
       },
       "PayoutBatch": {
        "type": "object",
        "required": [
         "id",
         "count",
         "total",
         "payouts"
        ],
        "properties": {
         "id": {
          "type": "string",
          "pattern": "^bat_[0-9A-HJKMNP-TV-Z]{26}$"
         },
         "count": {
          "type": "integer"
         },
         "total": {
          "type": "object",
          "description": "Amount by asset.",
          "additionalProperties": {
           "$ref": "#/components/schemas/Amount"
          }
         },
         "payouts": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/PayoutInfo"
          }
         }
        }
       },
       "PayoutInfo": {
        "type": "object",
        "required": [
         "id",
         "route",
         "status",
         "wallet_id",
         "recipient_address",
         "asset",
         "amount",
         "priority",
         "approvals_required",
         "approvals",
         "created_by",
         "created_at",
         "updated_at",
         "history"
        ],
        "properties": {
         "id": {
          "$ref": "#/components/schemas/PayoutIDValue"
         },
         "route": {
          "$ref": "#/components/schemas/PayoutRoute"
         },
         "status": {
          "$ref": "#/components/schemas/PayoutStatus"
         },
         "hold_reason": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/HoldReason"
           },
           {
            "type": "null"
           }
          ]
         },
         "wallet_id": {
          "$ref": "#/components/schemas/WalletIDValue"
         },
         "recipient_address": {
          "$ref": "#/components/schemas/Address"
         },
         "recipient_id": {
          "type": [
           "string",
           "null"
          ]
         },
         "kyc_level": {
          "type": [
           "integer",
           "null"
          ]
         },
         "asset": {
          "$ref": "#/components/schemas/Asset"
         },
         "amount": {
          "$ref": "#/components/schemas/Amount"
         },
         "fee": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Amount"
           },
           {
            "type": "null"
           }
          ],
          "description": "TRX burnt."
         },
         "reference": {
          "type": [
           "string",
           "null"
          ]
         },
         "description": {
          "type": [
           "string",
           "null"
          ]
         },
         "memo": {
          "type": [
           "string",
           "null"
          ]
         },
         "priority": {
          "type": "integer"
         },
         "scheduled_at": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Timestamp"
           },
           {
            "type": "null"
           }
          ]
         },
         "batch_id": {
          "type": [
           "string",
           "null"
          ]
         },
         "approvals_required": {
          "type": "integer"
         },
         "approvals": {
          "type": "array",
          "items": {
           "type": "object",
           "required": [
            "by",
            "decision",
            "at"
           ],
           "properties": {
            "by": {
             "type": "string"
            },
            "decision": {
             "type": "string",
             "enum": [
              "approved",
              "rejected"
             ]
            },
            "reason": {
             "type": [
              "string",
              "null"
             ]
            },
            "at": {
             "$ref": "#/components/schemas/Timestamp"
            }
           }
          }
         },
         "transaction_id": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/TransactionIDValue"
           },
           {
            "type": "null"
           }
          ]
         },
         "tx_id": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/TxID"
           },
           {
            "type": "null"
           }
          ]
         },
         "failure": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Failure"
           },
           {
            "type": "null"
           }
          ]
         },
         "metadata": {
          "$ref": "#/components/schemas/Metadata"
         },
         "created_by": {
          "type": "string"
         },
         "created_at": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "updated_at": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "completed_at": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Timestamp"
           },
           {
            "type": "null"
           }
          ]
         },
         "history": {
          "type": "array",
          "items": {
           "type": "object",
           "required": [
            "status",
            "at"
           ],
           "properties": {
            "status": {
             "$ref": "#/components/schemas/PayoutStatus"
            },
            "at": {
             "$ref": "#/components/schemas/Timestamp"
            },
            "detail": {
             "type": [
              "string",
              "null"
             ]
            }
           }
          }
         }
        }
       },
       "PayoutHistory": {
        "type": "object",
        "required": [
         "items",
         "next_cursor"
        ],
        "properties": {
         "items": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/PayoutInfo"
          }
         },
         "next_cursor": {
          "type": [
           "string",
           "null"
          ]
         }
        }
       },
       "PayoutTotals": {
        "type": "object",
        "required": [
         "count",
         "completed",
         "failed",
         "cancelled",
         "rejected",
         "open",
         "volume",
         "fees"
        ],
        "properties": {
         "count": {
          "type": "integer",
          "description": "The sum of those that follow."
         },
         "completed": {
          "type": "integer"
         },
         "failed": {
          "type": "integer"
         },
         "cancelled": {
          "type": "integer"
         },
         "rejected": {
          "type": "integer"
         },
         "open": {
          "type": "integer",
          "description": "Not final yet."
         },
         "volume": {
          "type": "object",
          "description": "Completed amount by asset.",
          "additionalProperties": {
           "$ref": "#/components/schemas/Amount"
          }
         },
         "fees": {
          "$ref": "#/components/schemas/Amount",
          "description": "TRX burnt."
         }
        }
       },
       "PayoutAnalytics": {
        "type": "object",
        "required": [
         "from",
         "to",
         "interval",
         "totals",
         "success_rate",
         "seconds_to_completion",
         "by_route",
         "by_status",
         "series"
        ],
        "properties": {
         "from": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "to": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "interval": {
          "type": "string",
          "enum": [
           "hour",
           "day",
           "week",
           "month"
          ]
         },
         "totals": {
          "$ref": "#/components/schemas/PayoutTotals"
         },
         "success_rate": {
          "type": [
           "number",
           "null"
          ],
          "description": "completed / (completed + failed), rounded to four decimals. Null if there are neither."
         },
         "seconds_to_completion": {
          "type": "object",
          "required": [
           "p50",
           "p95",
           "max"
          ],
          "properties": {
           "p50": {
            "type": [
             "number",
             "null"
            ]
           },
           "p95": {
            "type": [
             "number",
             "null"
            ]
           },
           "max": {
            "type": [
             "number",
             "null"
            ]
           }
          }
         },
         "by_route": {
          "type": "object",
          "description": "Always all three.",
          "additionalProperties": {
           "$ref": "#/components/schemas/PayoutTotals"
          }
         },
         "by_status": {
          "type": "object",
          "additionalProperties": {
           "type": "integer"
          }
         },
         "series": {
          "type": "array",
          "description": "Payouts by `created_at`. Has every interval of the range, including empty ones, on UTC boundaries (weeks begin on Monday); the\nfirst one contains `from`. By default, the last 30 days. More than 1,000 intervals are 422.\n",
          "items": {
           "type": "object",
           "required": [
            "start",
            "totals"
           ],
           "properties": {
            "start": {
             "$ref": "#/components/schemas/Timestamp"
            },
            "totals": {
             "$ref": "#/components/schemas/PayoutTotals"
            }
           }
          }
         }
        }
       },
       "PayoutPolicy": {
        "type": "object",
        "required": [
         "v0",
         "kyc",
         "direct",
         "all",
         "approval",
         "new_recipient_wait_seconds"
        ],
        "description": "The configured limits of one asset. Days and hours are in UTC. A movement counts in the hour and day of its acceptance, and in\nthose in which it is signed, until it ends without taking effect. The defaults for USDT: v0 0.01…1,000, and 10,000 a day; kyc 0.01…5,000, and 50,000 a day, level 1; direct\n0.01…10,000, and 100,000 a day; transfers as direct; all movements 10,000 an hour and 100,000 a day; approval above 5,000. For TRX:\nevery route 0.000001…10,000, and 100,000 a day; all movements 100,000 a day; approval above 50,000. Another token cannot be moved\nuntil its limits are configured.\n",
        "properties": {
         "all": {
          "type": "object",
          "required": [
           "per_hour",
           "per_day",
           "used_this_hour",
           "used_today"
          ],
          "properties": {
           "per_hour": {
            "oneOf": [
             {
              "$ref": "#/components/schemas/Amount"
             },
             {
              "type": "null"
             }
            ]
           },
           "per_day": {
            "oneOf": [
             {
              "$ref": "#/components/schemas/Amount"
             },
             {
              "type": "null"
             }
            ]
           },
           "used_this_hour": {
            "$ref": "#/components/schemas/Amount"
           },
           "used_today": {
            "$ref": "#/components/schemas/Amount"
           }
          }
         },
         "new_recipient_wait_seconds": {
          "type": "integer",
          "description": "How long after it was added a recipient can be paid directly. 0 by default."
         },
         "v0": {
          "$ref": "#/components/schemas/RouteLimits"
         },
         "kyc": {
          "$ref": "#/components/schemas/RouteLimits"
         },
         "direct": {
          "$ref": "#/components/schemas/RouteLimits"
         },
         "transfers": {
          "description": "Of transfers, allowances, stakes and delegations. One that would need approvals as a payout is refused (rule approval_required).",
          "allOf": [
           {
            "$ref": "#/components/schemas/RouteLimits"
           },
           {
            "type": "object",
            "properties": {
             "unlimited_allowances": {
              "type": "boolean",
              "description": "Whether an allowance may be `unlimited`."
             }
            }
           }
          ]
         },
         "approval": {
          "type": "object",
          "required": [
           "above",
           "required"
          ],
          "properties": {
           "above": {
            "$ref": "#/components/schemas/Amount",
            "description": "Larger payouts need approvals, and larger transfers are refused."
           },
           "required": {
            "type": "integer",
            "description": "How many approvals. 0: none, whatever the amount."
           }
          }
         }
        }
       },
       "RouteLimits": {
        "type": "object",
        "description": "A limit that is null does not apply.",
        "required": [
         "minimum",
         "per_payout",
         "per_recipient_per_day",
         "per_day",
         "used_today"
        ],
        "properties": {
         "minimum": {
          "$ref": "#/components/schemas/Amount"
         },
         "per_payout": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Amount"
           },
           {
            "type": "null"
           }
          ]
         },
         "per_recipient_per_day": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Amount"
           },
           {
            "type": "null"
           }
          ]
         },
         "per_day": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Amount"
           },
           {
            "type": "null"
           }
          ]
         },
         "minimum_kyc_level": {
          "type": [
           "integer",
           "null"
          ]
         },
         "used_today": {
          "$ref": "#/components/schemas/Amount"
         }
        }
       },
       "ReasonRequest": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
         "reason": {
          "type": "string",
          "maxLength": 500
         }
        }
       },
       "RequiredReasonRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "reason"
        ],
        "properties": {
         "reason": {
          "type": "string",
          "minLength": 1,
          "maxLength": 500
         }
        }
       },
       "RecipientRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "name",
         "address"
        ],
        "properties": {
         "name": {
          "$ref": "#/components/schemas/Name"
         },
         "address": {
          "$ref": "#/components/schemas/Address"
         },
         "per_payout_limit": {
          "$ref": "#/components/schemas/Amount"
         },
         "per_day_limit": {
          "$ref": "#/components/schemas/Amount"
         },
         "metadata": {
          "$ref": "#/components/schemas/Metadata"
         }
        }
       },
       "Recipient": {
        "type": "object",
        "required": [
         "id",
         "name",
         "address",
         "status",
         "created_by",
         "created_at"
        ],
        "properties": {
         "id": {
          "type": "string",
          "pattern": "^rcp_[0-9A-HJKMNP-TV-Z]{26}$"
         },
         "name": {
          "type": "string"
         },
         "address": {
          "$ref": "#/components/schemas/Address"
         },
         "status": {
          "type": "string",
          "enum": [
           "trusted",
           "revoked",
           "pending_approval"
          ],
          "description": "pending_approval only where trust needs a second person."
         },
         "usable_from": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "per_payout_limit": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Amount"
           },
           {
            "type": "null"
           }
          ]
         },
         "per_day_limit": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Amount"
           },
           {
            "type": "null"
           }
          ]
         },
         "metadata": {
          "$ref": "#/components/schemas/Metadata"
         },
         "created_by": {
          "type": "string"
         },
         "created_at": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "approved_by": {
          "type": [
           "string",
           "null"
          ],
          "description": "The second person, where trust needed one."
         },
         "revoked_at": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Timestamp"
           },
           {
            "type": "null"
           }
          ]
         }
        }
       },
       "RecipientPage": {
        "type": "object",
        "required": [
         "items",
         "next_cursor"
        ],
        "properties": {
         "items": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/Recipient"
          }
         },
         "next_cursor": {
          "type": [
           "string",
           "null"
          ]
         }
        }
       },
       "Resource": {
        "type": "string",
        "enum": [
         "energy",
         "bandwidth"
        ]
       },
       "StakeRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "wallet_id",
         "amount",
         "resource"
        ],
        "properties": {
         "wallet_id": {
          "$ref": "#/components/schemas/WalletIDValue"
         },
         "amount": {
          "$ref": "#/components/schemas/Amount",
          "description": "TRX, at least 1 to stake."
         },
         "resource": {
          "$ref": "#/components/schemas/Resource"
         },
         "metadata": {
          "$ref": "#/components/schemas/Metadata"
         }
        }
       },
       "DelegateRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "wallet_id",
         "receiver",
         "amount",
         "resource"
        ],
        "properties": {
         "wallet_id": {
          "$ref": "#/components/schemas/WalletIDValue"
         },
         "receiver": {
          "$ref": "#/components/schemas/Address"
         },
         "amount": {
          "$ref": "#/components/schemas/Amount",
          "description": "Staked TRX, at least 1."
         },
         "resource": {
          "$ref": "#/components/schemas/Resource"
         },
         "lock_seconds": {
          "type": "integer",
          "minimum": 3,
          "description": "The delegation cannot be taken back before this time has passed. A multiple of the block interval, up to the network's maximum."
         },
         "metadata": {
          "$ref": "#/components/schemas/Metadata"
         }
        }
       },
       "UndelegateRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "wallet_id",
         "receiver",
         "amount",
         "resource"
        ],
        "properties": {
         "wallet_id": {
          "$ref": "#/components/schemas/WalletIDValue"
         },
         "receiver": {
          "$ref": "#/components/schemas/Address"
         },
         "amount": {
          "$ref": "#/components/schemas/Amount"
         },
         "resource": {
          "$ref": "#/components/schemas/Resource"
         },
         "metadata": {
          "$ref": "#/components/schemas/Metadata"
         }
        }
       },
       "WalletOnlyRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "wallet_id"
        ],
        "properties": {
         "wallet_id": {
          "$ref": "#/components/schemas/WalletIDValue"
         },
         "metadata": {
          "$ref": "#/components/schemas/Metadata"
         }
        }
       },
       "VoteRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
         "wallet_id",
         "votes"
        ],
        "properties": {
         "wallet_id": {
          "$ref": "#/components/schemas/WalletIDValue"
         },
         "votes": {
          "type": "array",
          "minItems": 1,
          "maxItems": 30,
          "items": {
           "type": "object",
           "additionalProperties": false,
           "required": [
            "witness",
            "count"
           ],
           "properties": {
            "witness": {
             "$ref": "#/components/schemas/Address"
            },
            "count": {
             "type": "integer",
             "minimum": 1,
             "description": "TRON power: whole TRX of stake."
            }
           }
          }
         },
         "metadata": {
          "$ref": "#/components/schemas/Metadata"
         }
        }
       },
       "StakingBalance": {
        "type": "object",
        "required": [
         "address",
         "staked",
         "delegated",
         "unstaking",
         "withdrawable",
         "unstake_slots_available",
         "votes",
         "tron_power"
        ],
        "properties": {
         "address": {
          "$ref": "#/components/schemas/Address"
         },
         "staked": {
          "$ref": "#/components/schemas/AmountByResource",
          "description": "Own stake that is not delegated, in TRX."
         },
         "delegated": {
          "$ref": "#/components/schemas/AmountByResource",
          "description": "Own stake that is delegated to others, in TRX."
         },
         "unstaking": {
          "type": "array",
          "items": {
           "type": "object",
           "required": [
            "resource",
            "amount",
            "withdrawable_at"
           ],
           "properties": {
            "resource": {
             "$ref": "#/components/schemas/Resource"
            },
            "amount": {
             "$ref": "#/components/schemas/Amount"
            },
            "withdrawable_at": {
             "$ref": "#/components/schemas/Timestamp"
            }
           }
          }
         },
         "withdrawable": {
          "$ref": "#/components/schemas/Amount"
         },
         "unstake_slots_available": {
          "type": "integer"
         },
         "tron_power": {
          "type": "integer"
         },
         "votes": {
          "type": "array",
          "items": {
           "type": "object",
           "required": [
            "witness",
            "count"
           ],
           "properties": {
            "witness": {
             "$ref": "#/components/schemas/Address"
            },
            "count": {
             "type": "integer"
            }
           }
          }
         }
        }
       },
       "AmountByResource": {
        "type": "object",
        "required": [
         "energy",
         "bandwidth"
        ],
        "properties": {
         "energy": {
          "$ref": "#/components/schemas/Amount"
         },
         "bandwidth": {
          "$ref": "#/components/schemas/Amount"
         }
        }
       },
       "StakingRewards": {
        "type": "object",
        "required": [
         "address",
         "claimable"
        ],
        "properties": {
         "address": {
          "$ref": "#/components/schemas/Address"
         },
         "claimable": {
          "$ref": "#/components/schemas/Amount"
         },
         "last_claimed_at": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Timestamp"
           },
           {
            "type": "null"
           }
          ]
         },
         "next_claim_at": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Timestamp"
           },
           {
            "type": "null"
           }
          ]
         }
        }
       },
       "ResourceAllocation": {
        "type": "object",
        "required": [
         "address",
         "energy",
         "bandwidth",
         "delegated_to",
         "delegated_from"
        ],
        "properties": {
         "address": {
          "$ref": "#/components/schemas/Address"
         },
         "energy": {
          "allOf": [
           {
            "$ref": "#/components/schemas/ResourceUse"
           },
           {
            "type": "object",
            "required": [
             "per_staked_trx"
            ],
            "properties": {
             "per_staked_trx": {
              "type": "number"
             }
            }
           }
          ]
         },
         "bandwidth": {
          "allOf": [
           {
            "$ref": "#/components/schemas/ResourceUse"
           },
           {
            "type": "object",
            "required": [
             "per_staked_trx",
             "free_limit",
             "free_used"
            ],
            "properties": {
             "per_staked_trx": {
              "type": "number"
             },
             "free_limit": {
              "type": "integer"
             },
             "free_used": {
              "type": "integer"
             }
            }
           }
          ]
         },
         "delegated_to": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/Delegation"
          }
         },
         "delegated_from": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/Delegation"
          }
         }
        }
       },
       "Delegation": {
        "type": "object",
        "required": [
         "address",
         "resource",
         "amount"
        ],
        "properties": {
         "address": {
          "$ref": "#/components/schemas/Address",
          "description": "The other account."
         },
         "resource": {
          "$ref": "#/components/schemas/Resource"
         },
         "amount": {
          "$ref": "#/components/schemas/Amount"
         },
         "locked_until": {
          "oneOf": [
           {
            "$ref": "#/components/schemas/Timestamp"
           },
           {
            "type": "null"
           }
          ]
         }
        }
       },
       "AuditEvent": {
        "description": "`hash` is the SHA-256 of the event's canonical JSON (RFC 8785) as returned here, including null members, without `hash`. The first\n`previous_hash` is 64 zeros. Every call that changes something, every denial (including 401, with the actor \"anonymous\"), use of a\nkey, broadcast and settlement is an event; reads are not.\n",
        "type": "object",
        "required": [
         "sequence",
         "at",
         "actor",
         "action",
         "outcome",
         "request_id",
         "previous_hash",
         "hash"
        ],
        "properties": {
         "sequence": {
          "type": "integer",
          "format": "int64"
         },
         "at": {
          "$ref": "#/components/schemas/Timestamp"
         },
         "actor": {
          "type": "string",
          "description": "The token's subject, or \"service\"."
         },
         "remote_address": {
          "type": [
           "string",
           "null"
          ]
         },
         "action": {
          "type": "string",
          "examples": [
           "payout.create",
           "payout.approve",
           "wallet.backup",
           "transaction.broadcast",
           "auth.denied"
          ]
         },
         "resource_id": {
          "type": [
           "string",
           "null"
          ]
         },
         "outcome": {
          "type": "string",
          "enum": [
           "success",
           "denied",
           "failed"
          ]
         },
         "request_id": {
          "type": "string"
         },
         "details": {
          "type": "object",
          "description": "Never contains a secret."
         },
         "previous_hash": {
          "$ref": "#/components/schemas/TxID"
         },
         "hash": {
          "$ref": "#/components/schemas/TxID"
         }
        }
       },
       "AuditPage": {
        "type": "object",
        "required": [
         "items",
         "next_cursor"
        ],
        "properties": {
         "items": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/AuditEvent"
          }
         },
         "next_cursor": {
          "type": [
           "string",
           "null"
          ]
         }
        }
       },
       "AuditVerification": {
        "type": "object",
        "required": [
         "valid",
         "events",
         "head_hash"
        ],
        "properties": {
         "valid": {
          "type": "boolean"
         },
         "events": {
          "type": "integer",
          "format": "int64"
         },
         "head_hash": {
          "type": [
           "string",
           "null"
          ]
         },
         "first_invalid_sequence": {
          "type": [
           "integer",
           "null"
          ]
         }
        }
       },
       "Session": {
        "type": "object",
        "required": [
         "subject",
         "roles",
         "permissions",
         "expires_at"
        ],
        "properties": {
         "subject": {
          "type": "string"
         },
         "roles": {
          "type": "array",
          "items": {
           "type": "string"
          }
         },
         "permissions": {
          "type": "array",
          "items": {
           "type": "string"
          }
         },
         "expires_at": {
          "$ref": "#/components/schemas/Timestamp"
         }
        }
       },
       "RevokeRequest": {
        "oneOf": [
         {
          "type": "object",
          "additionalProperties": false,
          "required": [
           "jti"
          ],
          "properties": {
           "jti": {
            "type": "string",
            "minLength": 1,
            "maxLength": 256
           }
          }
         },
         {
          "type": "object",
          "additionalProperties": false,
          "required": [
           "subject"
          ],
          "properties": {
           "subject": {
            "type": "string",
            "minLength": 1,
            "maxLength": 256
           }
          }
         }
        ]
       },
       "Health": {
        "type": "object",
        "required": [
         "status"
        ],
        "properties": {
         "status": {
          "type": "string",
          "enum": [
           "ok",
           "unavailable"
          ]
         },
         "version": {
          "type": "string"
         },
         "checks": {
          "type": "object",
          "additionalProperties": {
           "type": "string",
           "enum": [
            "ok",
            "unavailable"
           ]
          }
         },
         "workers": {
          "type": "object",
          "description": "The engine's workers by name. One that stands still is `unavailable`; `status` does not depend on it.",
          "additionalProperties": {
           "type": "string",
           "enum": [
            "ok",
            "unavailable"
           ]
          }
         }
        }
       }
      }
     }
    }
    """#
