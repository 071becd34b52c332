-- Sends one POST request over and over, and counts the answers that the cache had kept.
local threads = {}

function setup(thread) table.insert(threads, thread) end

function init(args)
  local file = io.open(args[1], "rb")
  wrk.method, wrk.body = "POST", file:read("*a")
  file:close()
  for at = 2, #args do
    local name, value = args[at]:match("^([^=]+)=(.*)$")
    wrk.headers[name] = value
  end
  answers, hits, failed = 0, 0, 0
end

function response(status, headers)
  answers = answers + 1
  if status ~= 200 then failed = failed + 1 end
  for name, value in pairs(headers) do
    if name:lower() == "cache-status" and value == "scorecard; hit" then hits = hits + 1 end
  end
end

function done(summary)
  local counted = { answers = 0, hits = 0, failed = 0 }
  for _, thread in ipairs(threads) do
    for name in pairs(counted) do counted[name] = counted[name] + thread:get(name) end
  end
  print(string.format("loaded %d %d %d %f", counted.answers, counted.hits, counted.failed,
    summary.duration / 1e6))
end
