import { DIRECTIONS, type Direction, QUEUE_EPOCH_KEY } from "@tandem/contracts";
import type { Redis } from "ioredis";
import { LANES } from "../lanes/direction.js";
import type { LaneCounts } from "../queues/lane-counts.js";
import type { Checkpoints, Cursors } from "../record/checkpoints.js";
import type { Runs } from "../record/runs.js";
import type { Services } from "../services/sync-service.js";

export interface CheckpointDeps {
  services: Services;
  redis: Redis;
  checkpoints: Checkpoints;
  runs: Runs;
  lanes: LaneCounts;
}

/** Advances the epoch key only if the queues were not flushed or recovered since it was read. */
const MOVE_ON = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2])
return 1`;

/**
 * Stores how far both logs are known to be applied: the cursors as read, if every lane is empty afterwards. The same number
 * goes into Redis first, so a queue that lost its data, or was restored with older data, is detected. Returns what it stored.
 */
export async function takeCheckpoint(deps: CheckpointDeps): Promise<Cursors | null> {
  const epoch = await deps.redis.get(QUEUE_EPOCH_KEY);
  if (epoch === null) return null;
  const cursors = await readCursors(deps.services);
  const drained = await drainedDirections(deps.lanes);
  await deps.runs.settle(drained);
  if (drained.length < DIRECTIONS.length) return null;
  const last = await deps.checkpoints.last();
  if (last !== undefined && JSON.stringify(last.cursors) === JSON.stringify(cursors)) return null;
  const id = await deps.checkpoints.nextId();
  const moved = await deps.redis.eval(MOVE_ON, 1, QUEUE_EPOCH_KEY, epoch, id);
  if (moved !== 1) return null;
  await deps.checkpoints.store(id, cursors);
  return cursors;
}

async function readCursors(services: Services): Promise<Cursors> {
  const cursors: Cursors = {};
  for (const direction of DIRECTIONS) {
    const { endpoint, source } = LANES[direction];
    const { endpoints } = await services[source].endpoints();
    const known = endpoints.find((candidate) => candidate.name === endpoint);
    cursors[endpoint] = known?.cursor ?? 0;
  }
  return cursors;
}

/** Returns the directions without a waiting or running job. */
export async function drainedDirections(lanes: LaneCounts): Promise<Direction[]> {
  const counts = await Promise.all(
    DIRECTIONS.map(async (direction) => ({ direction, open: (await lanes.of(direction)).open })),
  );
  return counts.filter(({ open }) => open === 0).map(({ direction }) => direction);
}
