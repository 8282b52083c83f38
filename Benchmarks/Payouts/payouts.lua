-- Orders payouts over HTTP, each with a key of its own, to one of many recipients. Arguments: token file, recipients file,
-- prefix of the keys, optionally a time before which nothing is to be paid.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  local file = assert(io.open(args[1]))
  headers = { ["Authorization"] = "Bearer " .. file:read("l"), ["Content-Type"] = "application/json" }
  file:close()
  recipients = {}
  for line in io.lines(args[2]) do recipients[#recipients + 1] = line end
  prefix = args[3]
  scheduled = args[4] and string.format(',"scheduled_at":"%s"', args[4]) or ""
  count = 0
  refused = 0
  accepted = 0
end

function request()
  count = count + 1
  headers["Idempotency-Key"] = string.format("%s-%d-%d", prefix, number, count)
  local body = string.format(
    '{"recipient_address":"%s","amount":"0.01"%s}', recipients[(count * 7 + number) % #recipients + 1], scheduled)
  return wrk.format("POST", "/tron/payouts/v0", headers, body)
end

function response(status, _, body)
  if status == 201 then
    accepted = accepted + 1
  else
    refused = refused + 1
    if refused == 1 then io.stderr:write(status, " ", body, "\n") end
  end
end


