-- tests/load/requests.lua - wrk asks what a file lists, one request a line:
-- method TAB path TAB header: value, separated by \31 TAB body.
-- REQUESTS names the file; THREADS tells how many threads share it.  Each
-- thread takes every THREADS-th line.  ONCE=1: no line twice; what follows them does not count.
-- RESULT requests, microseconds from the first to the last answer, p50, p99 (microseconds), errors.
local ffi = require("ffi")
ffi.cdef[[ typedef struct { long sec; long usec; } moment; int gettimeofday(moment *, void *); ]]
local clock = ffi.new("moment")
local pool = {}

local function now()
  ffi.C.gettimeofday(clock, nil)
  return tonumber(clock.sec) * 1000000 + tonumber(clock.usec)
end

function setup(thread)
  thread:set("number", #pool)
  table.insert(pool, thread)
end

function init()
  local threads, at = tonumber(os.getenv("THREADS")), 0
  lines, place, once, answered, failed, began, ended = {}, 0, os.getenv("ONCE") == "1", 0, 0, now(), 0
  for line in io.lines(os.getenv("REQUESTS")) do
    if at % threads == number then
      local method, path, heads, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
      local headers = {}
      for name, value in heads:gmatch("([^:\31]+): ([^\31]*)") do headers[name] = value end
      if body == "" then body = nil end
      lines[#lines + 1] = wrk.format(method, path, headers, body)
    end
    at = at + 1
  end
  spare = wrk.format("GET", "/index.html")	-- asked by those on their way out
  place = -1	-- wrk asks for one request to look at it
end

function request()
  place = place + 1
  if place == 1 then began = now() end
  if place >= #lines and once then return spare end
  return lines[place % #lines + 1]
end

function response(status)
  answered, ended = answered + 1, now()
  if status >= 400 then failed = failed + 1 end
  if once and answered >= #lines - 2 then wrk.thread:stop() end
end

function done(summary, latency)
  local count, bad, from, to = 0, 0, math.huge, 0
  for _, thread in ipairs(pool) do
    count, bad = count + thread:get("answered"), bad + thread:get("failed")
    from, to = math.min(from, thread:get("began")), math.max(to, thread:get("ended"))
  end
  local e = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d\n", count, to - from, latency:percentile(50), latency:percentile(99),
    bad + e.connect + e.read + e.timeout))
end
