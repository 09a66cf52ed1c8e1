import { DIRECTIONS, type Direction, type EndpointStatus, type SyncStatus } from "@tandem/contracts";
import { within } from "@tandem/service-kit";
import type { WorkerConfig } from "../env.js";
import { LANES } from "../lanes/direction.js";
import type { Circuit } from "../queues/circuit.js";
import type { LaneCount, LaneCounts } from "../queues/lane-counts.js";
import type { DeadLetters } from "../record/dead-letters.js";
import type { Runs } from "../record/runs.js";
import type { Timeline } from "../record/timeline.js";
import type { Services } from "../services/sync-service.js";

/** How long a status is reused, in milliseconds, so that consoles may poll freely. */
const FRESH_MS = 250;
const ENDPOINTS_TIMEOUT_MS = 3_000;

export interface StatusDeps {
  config: WorkerConfig;
  services: Services;
  lanes: LaneCounts;
  deadLetters: DeadLetters;
  timeline: Timeline;
  runs: Runs;
  circuits: Record<Direction, Circuit>;
  /** False while lost queues wait to be rebuilt. */
  queuesIntact: () => Promise<boolean>;
}

/** Creates a reader of the state of the whole sync; concurrent callers share one result, at most a quarter of a second old. */
export function createStatusReader(deps: StatusDeps): () => Promise<SyncStatus> {
  let current: { at: number; status: Promise<SyncStatus> } | undefined;
  return () => {
    if (current === undefined || Date.now() - current.at > FRESH_MS) {
      const status = readStatus(deps);
      current = { at: Date.now(), status };
      status.catch(() => {
        current = undefined;
      });
    }
    return current.status;
  };
}

/**
 * Logs are read before queues: a change in transit is then counted in at least one of them. What cannot be counted (a log that
 * cannot be read, queues that lost their data) counts as one, so that missing data never looks like a finished sync.
 */
async function readStatus(deps: StatusDeps): Promise<SyncStatus> {
  const [medusa, payload] = await Promise.all([endpointsOf(deps, "medusa"), endpointsOf(deps, "payload")]);
  const maintenance = await deps.lanes.maintenance();
  const counts = await Promise.all(DIRECTIONS.map((direction) => deps.lanes.of(direction)));
  const unknown = (await deps.queuesIntact()) ? 0 : 1;
  const [totals, dead, letters, conflicts, drift] = await Promise.all([
    deps.timeline.totals(),
    deps.deadLetters.counts(),
    deps.deadLetters.list({ limit: 1 }),
    deps.timeline.openConflicts(),
    deps.runs.drift(),
  ]);
  const endpoints = [...(medusa ?? []), ...(payload ?? [])];

  const directionStatus = (direction: Direction, count: LaneCount | undefined) => {
    const lane = LANES[direction];
    const endpoint = endpoints.find((candidate) => candidate.name === lane.endpoint);
    const open = (count?.open ?? 0) + maintenance + unknown;
    const waited = count?.oldest == null ? 0 : Math.max(0, (Date.now() - count.oldest) / 1000);
    return {
      last_sync: totals.get(direction)?.lastSync ?? null,
      status: stateOf(deps, direction, endpoint, open),
      synced_count: totals.get(direction)?.synced ?? 0,
      failed_count: dead.get(lane.queue) ?? 0,
      lag_seconds: Math.max(endpoint?.lag_seconds ?? 0, waited),
      backlog: open + (endpoint?.backlog ?? 1),
    };
  };
  return {
    medusa_to_payload: directionStatus("medusa_to_payload", counts[0]),
    payload_to_medusa: directionStatus("payload_to_medusa", counts[1]),
    dead_letters: letters.count,
    conflicts,
    drift,
    endpoints,
  };
}

function stateOf(
  deps: StatusDeps,
  direction: Direction,
  endpoint: EndpointStatus | undefined,
  open: number,
): SyncStatus[Direction]["status"] {
  if (!deps.config.directions[direction] || endpoint?.enabled === false) return "paused";
  if (endpoint === undefined || endpoint.failing_since !== null || deps.circuits[direction].isOpen)
    return "failing";
  return open + endpoint.backlog > 0 ? "syncing" : "idle";
}

/** Returns the log endpoints of one system; undefined when it does not respond in time, which the status shows as failing. */
async function endpointsOf(
  deps: StatusDeps,
  system: "medusa" | "payload",
): Promise<EndpointStatus[] | undefined> {
  return within(ENDPOINTS_TIMEOUT_MS, deps.services[system].endpoints()).then(
    ({ endpoints }) => endpoints,
    () => undefined,
  );
}
