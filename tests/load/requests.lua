-- tests/load/requests.lua - wrk asks what files list, one request a line:
-- method TAB path TAB header: value, separated by \31 TAB body.
-- REQUESTS names the files: each thread asks what stands in REQUESTS.<its number>, again and again; ONCE=1: every line
-- once, and a thread that has all its answers says ENDED (wrk.mjs then ends the run, which wrk can't by itself).
-- RESULT requests, microseconds from the first to the last answer, p50, p99 (microseconds), errors.
-- STATUS status times: for each answer that was an error.
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
  lines, place, once, answered, failed, began, ended = {}, 0, os.getenv("ONCE") == "1", 0, {}, 0, 0
  for line in io.lines(os.getenv("REQUESTS") .. "." .. number) do
    local method, path, heads, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
    local headers = {}
    for name, value in heads:gmatch("([^:\31]+): ([^\31]*)") do headers[name] = value end
    if body == "" then body = nil end
    lines[#lines + 1] = wrk.format(method, path, headers, body)
  end
  -- What a connection asks that has no line left: a page takes no POST, so nothing of ours is answered so.
  spare, nobody = wrk.format("POST", "/index.html"), 405
  looked = number > 0	-- wrk looks at one request of the first thread and sends it nowhere
end

function request()
  if not looked then
    looked = true
    return spare
  end
  if began == 0 then began = now() end
  place = place + 1
  if place > #lines and once then return spare end
  return lines[(place - 1) % #lines + 1]
end

function response(status)
  if status == nobody then return end
  answered, ended = answered + 1, now()
  if status >= 400 then failed[status] = (failed[status] or 0) + 1 end
  if once and answered == #lines then
    wrk.thread:stop()
    io.write("ENDED\n")
    io.flush()
  end
end

function done(summary, latency)
  local count, from, to, bad, all = 0, math.huge, 0, 0, {}
  for _, thread in ipairs(pool) do
    count, from, to = count + thread:get("answered"), math.min(from, thread:get("began")), math.max(to, thread:get("ended"))
    for status, n in pairs(thread:get("failed")) do all[status], bad = (all[status] or 0) + n, bad + n end
  end
  local e = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d\n", count, to - from, latency:percentile(50), latency:percentile(99),
    bad + e.connect + e.read + e.timeout))
  for status, n in pairs(all) do io.write(string.format("STATUS %d %d\n", status, n)) end
end
