import type { Payload } from "payload";
import { poolOf } from "../database/pool";
import { queueReady, queueRedis } from "../queue/queues";

const TIMEOUT_MS = 2_000;

/** Whether this service can do its work: database and queue each answer or not. */
export async function checkHealth(
  payload: Payload,
): Promise<{ ok: boolean; checks: { database: boolean; queue: boolean } }> {
  const [database, queue] = await Promise.all([
    answers(poolOf(payload).query("select 1 from integration.version")),
    answers(queueReady().then(() => queueRedis().ping())),
  ]);
  return { ok: database && queue, checks: { database, queue } };
}

async function answers(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), TIMEOUT_MS);
  });
  const done = work.then(
    () => true,
    () => false,
  );
  const result = await Promise.race([done, late]);
  clearTimeout(timer);
  return result;
}
