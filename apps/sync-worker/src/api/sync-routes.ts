import type { TokenVerifier } from "@tandem/auth";
import {
  AppError,
  conflictsResponseSchema,
  failedChangedSchema,
  failedQuerySchema,
  failedSelectionSchema,
  historyQuerySchema,
  historyResponseSchema,
  parseInput,
  replayRequestSchema,
  runBodySchema,
  type SyncStatus,
  WEBHOOK_ENDPOINTS,
  WORKER_SYNC_PATHS,
} from "@tandem/contracts";
import { currentCorrelationId, newCorrelationId } from "@tandem/service-kit";
import { type Request, type Response, Router } from "express";
import { z } from "zod";
import { drainedDirections } from "../maintenance/checkpoint.js";
import type { LaneCounts } from "../queues/lane-counts.js";
import { type RunDeps, startRun } from "../reconcile/run.js";
import type { DeadLetters } from "../record/dead-letters.js";
import type { Runs } from "../record/runs.js";
import type { Timeline } from "../record/timeline.js";
import type { Services } from "../services/sync-service.js";
import { guard } from "./guard.js";
import { retryLetters } from "./retry.js";

export interface SyncApiDeps {
  verifier: TokenVerifier;
  services: Services;
  run: RunDeps;
  runs: Runs;
  deadLetters: DeadLetters;
  lanes: LaneCounts;
  timeline: Timeline;
  status: () => Promise<SyncStatus>;
}

const runParamsSchema = z.object({ id: z.string().min(1).max(200) });

/** Log endpoints that live in Payload; the others are Medusa's. */
const IN_PAYLOAD: ReadonlySet<string> = new Set([
  WEBHOOK_ENDPOINTS.payloadToMedusa,
  WEBHOOK_ENDPOINTS.payloadToStorefront,
]);

/** Creates the sync API for operators and scripts; every call needs a token, see `guard`. */
export function createSyncRoutes(deps: SyncApiDeps): Router {
  const router = Router();
  const read = guard(deps.verifier, "read");
  const operate = guard(deps.verifier, "operate");
  const paths = WORKER_SYNC_PATHS;

  router.get(paths.status, read, async (_request, response) => {
    response.json(await deps.status());
  });

  router.post(paths.run, operate, async (request: Request, response: Response) => {
    const { dry_run, actor, ...body } = parseInput(runBodySchema, request.body);
    const correlationId = currentCorrelationId() ?? newCorrelationId();
    const run = {
      ...body,
      dryRun: dry_run,
      actor: actor ?? String(response.locals.actor),
      runId: newCorrelationId(),
      correlationId,
    };
    response.status(202).json(await startRun(deps.run, run, "manual"));
  });

  router.get(paths.runStatus, read, async (request, response) => {
    const { id } = parseInput(runParamsSchema, request.params);
    await deps.runs.settle(await drainedDirections(deps.lanes));
    const run = await deps.runs.get(id);
    if (run === undefined) throw new AppError("not_found", `There is no run "${id}".`);
    response.json(run);
  });

  router.get(paths.failed, read, async (request, response) => {
    response.json(await deps.deadLetters.list(parseInput(failedQuerySchema, request.query, "query")));
  });

  router.post(paths.retryFailed, operate, async (request, response) => {
    const letters = await deps.deadLetters.select(parseInput(failedSelectionSchema, request.body ?? {}));
    await retryLetters(deps.run.queues, letters);
    const count = await deps.deadLetters.remove(letters.map((letter) => letter.id));
    response.json(failedChangedSchema.parse({ count }));
  });

  router.post(paths.discard, operate, async (request, response) => {
    const letters = await deps.deadLetters.select(parseInput(failedSelectionSchema, request.body ?? {}));
    const count = await deps.deadLetters.remove(letters.map((letter) => letter.id));
    response.json(failedChangedSchema.parse({ count }));
  });

  router.get(paths.history, read, async (request, response) => {
    const { entity, id } = parseInput(historyQuerySchema, request.query, "query");
    response.json(historyResponseSchema.parse({ items: await deps.timeline.history(entity, id) }));
  });

  router.get(paths.conflicts, read, async (_request, response) => {
    response.json(conflictsResponseSchema.parse({ items: await deps.timeline.conflicts() }));
  });

  router.post(paths.replay, operate, async (request, response) => {
    const body = parseInput(replayRequestSchema, request.body);
    const system = IN_PAYLOAD.has(body.endpoint) ? deps.services.payload : deps.services.medusa;
    response.json(await system.replay(body));
  });

  return router;
}
