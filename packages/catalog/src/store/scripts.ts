// One counter orders every fill and every invalidation: a document is fresh only while none of its tags was
// invalidated after its fill began, so a slow fill can never bring old data back.

/** Increments the counter, which starts from the server clock so that it never restarts below a stored number. */
const NEXT = `
local function next_generation(key, ttl)
  local value = redis.call('INCR', key)
  if value == 1 then
    local time = redis.call('TIME')
    value = tonumber(time[1]) * 1000000 + tonumber(time[2])
    redis.call('SET', key, string.format('%.0f', value))
  end
  redis.call('PEXPIRE', key, ttl)
  return value
end
`;

const JUDGE = `
local function untouched(prefix, tags, start)
  for tag in string.gmatch(tags, '[^\\n]+') do
    local dropped = redis.call('GET', prefix .. tag)
    if dropped and tonumber(dropped) > tonumber(start) then return 0 end
  end
  return 1
end
`;

const LOOK = `
local function look(key, prefix, now)
  local doc = redis.call('HMGET', key, 'value', 'tags', 'start', 'until')
  if not doc[1] then return nil end
  if tonumber(doc[4]) <= tonumber(now) then return {0, doc[1]} end
  return {untouched(prefix, doc[2], doc[3]), doc[1]}
end
`;

/** KEYS document · ARGV tag prefix, now (ms) → [fresh, value] or nil. */
export const READ = `${JUDGE}${LOOK}
return look(KEYS[1], ARGV[1], ARGV[2])
`;

/**
 * KEYS document, lock, counter · ARGV tag prefix, now (ms), token, lock ms, counter ms → the generation the fill
 * starts at, `filled` when another reader was faster, or nil while another reader fills.
 */
export const CLAIM = `${NEXT}${JUDGE}${LOOK}
local doc = look(KEYS[1], ARGV[1], ARGV[2])
if doc and doc[1] == 1 then return 'filled' end
if not redis.call('SET', KEYS[2], ARGV[3], 'NX', 'PX', ARGV[4]) then return nil end
return string.format('%.0f', next_generation(KEYS[3], ARGV[5]))
`;

/**
 * KEYS document, lock · ARGV tag prefix, value, tags, start, until (ms), lifetime (ms), token → 1 when the value is
 * still current. A newer document is never overwritten by an older fill.
 */
export const STORE = `${JUDGE}
local current = redis.call('HGET', KEYS[1], 'start')
if not current or tonumber(current) <= tonumber(ARGV[4]) then
  redis.call('HSET', KEYS[1], 'value', ARGV[2], 'tags', ARGV[3], 'start', ARGV[4], 'until', ARGV[5])
  redis.call('PEXPIRE', KEYS[1], ARGV[6])
end
if redis.call('GET', KEYS[2]) == ARGV[7] then redis.call('DEL', KEYS[2]) end
return untouched(ARGV[1], ARGV[3], ARGV[4])
`;

/** KEYS lock · ARGV token. */
export const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
`;

/** KEYS counter, tags… · ARGV lifetime (ms). */
export const DROP = `${NEXT}
local generation = string.format('%.0f', next_generation(KEYS[1], ARGV[1]))
for index = 2, #KEYS do redis.call('SET', KEYS[index], generation, 'PX', ARGV[1]) end
return #KEYS - 1
`;
