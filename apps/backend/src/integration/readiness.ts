import { connections } from "./connections";

const TIMEOUT_MS = 2_000;

/** Asks every dependency without which the backend cannot work; answers `ok` or `unavailable` for each. */
export async function checkReadiness(): Promise<Record<"database" | "redis", "ok" | "unavailable">> {
  const { pool, queueRedis } = connections();
  const [database, redis] = await Promise.all([answers(pool.query("select 1")), answers(queueRedis.ping())]);
  return { database, redis };
}

async function answers(question: Promise<unknown>): Promise<"ok" | "unavailable"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"unavailable">((resolve) => {
    timer = setTimeout(() => resolve("unavailable"), TIMEOUT_MS);
  });
  const answer = question.then(
    () => "ok" as const,
    () => "unavailable" as const,
  );
  const state = await Promise.race([answer, late]);
  clearTimeout(timer);
  return state;
}
