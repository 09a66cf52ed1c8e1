import { EVENT } from "@tandem/contracts";
import { startTestPostgres, type TestPostgres, waitFor } from "@tandem/local-servers";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  appendOutbox,
  claimNewer,
  createRelay,
  endpointStatuses,
  installOutbox,
  markSyncWrite,
  type OutboxRow,
  pruneOutbox,
  type Relay,
  readRevision,
  replayEndpoint,
} from "../src/index.js";
import { createReceiver } from "./receiver.js";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
let postgres: TestPostgres;
let receiver: Awaited<ReturnType<typeof createReceiver>>;
let pool: pg.Pool;
let url: string;
let clock = Date.now();
const relays: Relay[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
  receiver = await createReceiver();
}, 60_000);
afterAll(async () => {
  await pool.end();
  await receiver.close();
  await postgres.stop();
}, 60_000);

let count = 0;
beforeEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  await pool?.end();
  count += 1;
  url = await postgres.createDatabase(`log_${count}`);
  pool = newPool();
  await Promise.all([installOutbox(pool), installOutbox(pool), installOutbox(pool)]);
  receiver.reset();
  clock = Date.now();
});

function newPool() {
  const created = new pg.Pool({ connectionString: url, max: 8 });
  created.on("error", () => undefined);
  return created;
}

function newRelay(over: { tenant?: string; pollMs?: number } = {}): Relay {
  const { pollMs, ...endpoint } = over;
  const relay = createRelay({
    pool,
    listen: { connectionString: url },
    endpoints: [
      { name: "test", url: receiver.url, types: [EVENT.productUpdated], secrets: [secret], ...endpoint },
    ],
    logger: quiet,
    pollMs: pollMs ?? 50,
    clock: () => clock,
    random: () => 0.5,
  });
  relays.push(relay);
  return relay;
}

const change = (id: string, over: Partial<OutboxRow> = {}): OutboxRow => ({
  tenant: "ten_1",
  type: EVENT.productUpdated,
  entity: "product",
  id,
  op: "updated",
  ...over,
});

async function status() {
  const [endpoint] = await endpointStatuses(pool);
  if (endpoint === undefined) throw new Error("The endpoint is not registered.");
  return endpoint;
}

describe("capture", () => {
  test("a change of a row read without its tenant or id is refused instead of lost", async () => {
    for (const column of ["tenant", "id"] as const) {
      const row = { ...change("x"), [column]: undefined };
      // @ts-expect-error documents of Payload are not typed as strictly as they are read
      await expect(appendOutbox(pool, [row])).rejects.toThrow(`lacks its ${column}`);
    }
  });

  test("a row is committed or rolled back with its transaction", async () => {
    const client = await pool.connect();
    await client.query("begin");
    await appendOutbox(client, [change("rolled-back")]);
    await client.query("rollback");
    client.release();
    await appendOutbox(pool, [change("kept")]);
    await newRelay().flush();
    expect(receiver.deliveries.flatMap((d) => d.batch.data.events.map((e) => e.id))).toEqual(["kept"]);
  });

  test("what the sync writes is marked as such, with its correlation id", async () => {
    const client = await pool.connect();
    await client.query("begin");
    await markSyncWrite(client, "corr-1");
    await appendOutbox(client, [change("a")]);
    await client.query("commit");
    client.release();
    await appendOutbox(pool, [change("b")]);
    await newRelay().flush();
    const events = receiver.deliveries.flatMap((d) => d.batch.data.events);
    expect(events).toMatchObject([{ origin: "sync", correlationId: "corr-1" }, { origin: "local" }]);
  });
});

describe("settled horizon", () => {
  test("a late commit with a lower position is never skipped", async () => {
    const relay = newRelay();
    const early = await pool.connect();
    const late = await pool.connect();
    await early.query("begin");
    await early.query("select pg_current_xact_id()");
    await late.query("begin");
    await appendOutbox(late, [change("lower-position-commits-last")]);
    await appendOutbox(early, [change("higher-position-commits-first")]);
    await early.query("commit");
    await relay.flush();
    await late.query("commit");
    await relay.flush();
    early.release();
    late.release();
    expect(receiver.seqs().sort()).toEqual([1, 2]);
  });

  test("committed rows wait for older transactions, and are counted as backlog meanwhile", async () => {
    const relay = newRelay();
    const open = await pool.connect();
    await open.query("begin");
    await open.query("select pg_current_xact_id()");
    await appendOutbox(pool, [change("a")]);
    await relay.flush();
    expect(receiver.seqs()).toEqual([]);
    expect((await status()).backlog).toBe(1);
    await open.query("commit");
    open.release();
    await relay.flush();
    expect(receiver.seqs()).toEqual([1]);
    expect(await status()).toMatchObject({ backlog: 0, cursor: 1, lag_seconds: 0 });
  });

  test("rows of a restored dump count as settled, whatever their transaction ids, and the cursor continues", async () => {
    await appendOutbox(pool, [change("a"), change("b"), change("c")]);
    await newRelay().flush();
    await appendOutbox(pool, [change("d"), change("e")]);
    await pool.query("update integration.outbox set cluster = 'elsewhere', xid = '99999999'");
    await pool.query("update integration.endpoint set cursor_cluster = 'elsewhere', cursor_xid = '99999999'");
    await appendOutbox(pool, [change("f")]);
    receiver.reset();
    await newRelay().flush();
    expect(receiver.seqs()).toEqual([4, 5, 6]);
  });
});

describe("delivery", () => {
  test("a delivery starts on commit, without waiting for a poll", async () => {
    await newRelay({ pollMs: 60_000 }).start();
    await appendOutbox(pool, [change("a")]);
    await waitFor({
      what: "the delivery",
      timeoutMs: 5_000,
      everyMs: 5,
      probe: async () => receiver.deliveries[0],
    });
  });

  test("a delivery carries at most 500 events, in order, and none that the endpoint may not or need not receive", async () => {
    await appendOutbox(pool, [
      ...Array.from({ length: 1_100 }, (_, n) => change(`p${n}`)),
      change("no tenant", { tenant: null }),
      change("another type", { type: EVENT.orderPlaced, entity: "order" }),
    ]);
    await newRelay().flush();
    expect(receiver.deliveries.map((d) => d.seqs.length)).toEqual([500, 500, 100]);
    expect(receiver.seqs()).toEqual(Array.from({ length: 1_100 }, (_, n) => n + 1));
    expect((await status()).cursor).toBe(1_102);
  });

  test("a delivery stays under 1 MiB", async () => {
    const changedFields = Array.from({ length: 150 }, (_, n) => `${n}`.padEnd(100, "x"));
    await appendOutbox(
      pool,
      Array.from({ length: 100 }, (_, n) => change(`p${n}`, { changedFields })),
    );
    await newRelay().flush();
    expect(receiver.deliveries.length).toBeGreaterThan(1);
    for (const delivery of receiver.deliveries)
      expect(delivery.rawBody.length).toBeLessThanOrEqual(1024 * 1024);
    expect(receiver.seqs()).toHaveLength(100);
  });

  test("an endpoint of one tenant receives no other tenant's events", async () => {
    await appendOutbox(pool, [change("a"), change("b", { tenant: "ten_2" })]);
    await newRelay({ tenant: "ten_2" }).flush();
    expect(receiver.deliveries.flatMap((d) => d.batch.data.events.map((e) => e.tenant))).toEqual(["ten_2"]);
  });

  test("two relays never deliver at the same time, and together deliver everything once", async () => {
    await appendOutbox(
      pool,
      Array.from({ length: 2_000 }, (_, n) => change(`p${n}`)),
    );
    receiver.control.before = () => new Promise((resolve) => setImmediate(resolve));
    await Promise.all([newRelay().flush(), newRelay().flush(), newRelay().flush()]);
    expect(receiver.control.mostActive).toBe(1);
    expect(receiver.seqs()).toEqual(Array.from({ length: 2_000 }, (_, n) => n + 1));
  });
});

describe("failure", () => {
  test.each([500, 302, 404, 401])(
    "a response of %i leaves the cursor, and the retry carries the same id",
    async (code) => {
      await appendOutbox(pool, [change("a")]);
      receiver.control.status = code;
      const relay = newRelay();
      const [result] = await relay.flush();
      expect(result?.error).toContain(String(code));
      expect(await status()).toMatchObject({
        cursor: 0,
        enabled: true,
        backlog: 1,
        last_error: result?.error,
      });
      await appendOutbox(pool, [change("b")]);
      receiver.control.status = 202;
      await relay.flush();
      expect(receiver.deliveries[1]?.id).toBe(receiver.deliveries[0]?.id);
      expect(receiver.deliveries.map((d) => d.seqs)).toEqual([[1], [1], [2]]);
      expect(await status()).toMatchObject({ failing_since: null, last_error: null });
    },
  );

  test("pauses grow, never end, and Retry-After is honoured", async () => {
    await appendOutbox(pool, [change("a")]);
    receiver.control.status = 503;
    const relay = newRelay();
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await relay.flush();
      pauses.push(Date.parse((await status()).next_attempt_at ?? "") - clock);
    }
    expect(pauses.slice(0, 4)).toEqual([188, 375, 750, 1500]);
    expect(pauses.at(-1)).toBe(22_500);
    receiver.control.headers = { "retry-after": "120" };
    await relay.flush();
    expect(Date.parse((await status()).next_attempt_at ?? "") - clock).toBe(120_000);
    const since = Date.parse((await status()).failing_since ?? "");
    clock += 73 * 60 * 60 * 1000;
    receiver.control.status = 202;
    await relay.start();
    await waitFor({
      what: "the delivery after three days",
      timeoutMs: 5_000,
      probe: async () => receiver.deliveries[13],
    });
    expect(since).toBeLessThan(clock - 72 * 60 * 60 * 1000);
  });

  test("a 410 disables the endpoint until it is replayed", async () => {
    await appendOutbox(pool, [change("a")]);
    receiver.control.status = 410;
    const relay = newRelay();
    await relay.flush();
    expect((await status()).enabled).toBe(false);
    receiver.control.status = 202;
    await relay.flush();
    expect(receiver.deliveries).toHaveLength(1);
    await replayEndpoint(pool, { endpoint: "test", seq: 0 });
    await relay.flush();
    expect(receiver.deliveries).toHaveLength(2);
  });

  test("an unreachable receiver leaves the cursor", async () => {
    await appendOutbox(pool, [change("a")]);
    const relay = createRelay({
      pool,
      listen: { connectionString: url },
      endpoints: [
        { name: "test", url: "http://127.0.0.1:59998/", types: [EVENT.productUpdated], secrets: [secret] },
      ],
      logger: quiet,
    });
    expect((await relay.flush())[0]?.error).toContain("ECONNREFUSED");
    expect((await status()).cursor).toBe(0);
  });
});

describe("replay", () => {
  test("a replay delivers everything after a position again, under new ids, and never moves the cursor forward", async () => {
    await appendOutbox(pool, [change("a")]);
    const relay = newRelay();
    await relay.flush();
    await appendOutbox(pool, [change("b"), change("c")]);
    await relay.flush();
    const ids = receiver.deliveries.map((d) => d.id);
    expect(await replayEndpoint(pool, { endpoint: "test", seq: 1 })).toEqual({ endpoint: "test", cursor: 1 });
    await relay.flush();
    expect(receiver.deliveries[2]?.seqs).toEqual([2, 3]);
    expect(ids).not.toContain(receiver.deliveries[2]?.id);
    expect((await replayEndpoint(pool, { endpoint: "test", seq: 99 })).cursor).toBe(3);
    const since = new Date(Date.now() - 60_000).toISOString();
    expect((await replayEndpoint(pool, { endpoint: "test", since })).cursor).toBe(0);
    await expect(replayEndpoint(pool, { endpoint: "unknown", seq: 0 })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("retention and revisions", () => {
  test("rows older than 14 days are deleted, younger ones stay", async () => {
    await appendOutbox(pool, [change("old"), change("young")]);
    await pool.query("update integration.outbox set occurred_at = now() - interval '15 days' where seq = 1");
    expect(await pruneOutbox(pool, Date.now())).toBe(1);
    expect((await pool.query("select entity_id from integration.outbox")).rows).toEqual([
      { entity_id: "young" },
    ]);
  });

  test("a revision rises with every commit that becomes visible", async () => {
    const before = await readRevision(pool);
    await appendOutbox(pool, [change("a")]);
    const after = await readRevision(pool);
    expect(BigInt(after.value) > BigInt(before.value)).toBe(true);
    expect(after.epoch).toBe(before.epoch);
  });

  test("an older revision does not override a newer one; a restored source starts a new order", async () => {
    const claim = async (epoch: string, value: string) => [
      ...(await claimNewer(pool, "product", { epoch, value }, ["p"])),
    ];
    expect(await claim("one", "10")).toEqual(["p"]);
    expect(await claim("one", "9")).toEqual([]);
    expect(await claim("one", "10")).toEqual(["p"]);
    expect(await claim("two", "3")).toEqual(["p"]);
  });
});
