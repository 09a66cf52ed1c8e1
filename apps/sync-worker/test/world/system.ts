import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import {
  applyRequestSchema,
  bucketRequestSchema,
  bucketsRequestSchema,
  type EndpointStatus,
  INTERNAL_BASE,
  INTERNAL_PATHS,
  idsRequestSchema,
  refsRequestSchema,
  replayRequestSchema,
  type SyncEntity,
  type System,
} from "@tandem/contracts";

interface Held {
  tenant: string;
  state: Record<string, unknown> | null;
  archived: boolean;
  revision: number;
}

/** A small system that implements the bulk contract over HTTP, as source of one kind of state and target of the other. */
export class TestSystem {
  readonly own = new Map<string, Held>();
  readonly held = new Map<string, Held>();
  readonly shared = new Map<string, Record<string, unknown>>();
  readonly applied: { entity: string; ids: string[] }[] = [];
  readonly calls = new Map<string, number>();
  readonly replays: { endpoint: string; seq?: number | undefined }[] = [];
  readonly poison = new Set<string>();
  readonly staleOnce = new Set<string>();
  endpoints: EndpointStatus[] = [];
  private broken = false;
  writes = 0;
  private revision = 1;
  private server: Server | undefined;
  port = 0;

  constructor(readonly system: System) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Sets the state this system is the source of. */
  put(entity: SyncEntity, tenant: string, id: string, state: Record<string, unknown> | null): void {
    this.revision += 1;
    this.own.set(`${entity}:${id}`, { tenant, state, archived: state === null, revision: this.revision });
  }

  /** While broken it responds with 500 to everything, like a service whose database is down. */
  break(broken: boolean): void {
    this.broken = broken;
  }

  async up(): Promise<void> {
    const server = createServer((request, response) => {
      void this.answer(request).then(([status, body]) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(this.port, "127.0.0.1", resolve));
    const address = server.address();
    if (typeof address === "object" && address !== null) this.port = address.port;
    this.server = server;
  }

  async down(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server === undefined) return;
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage): Promise<[number, unknown]> {
    const path = (request.url ?? "").replace(INTERNAL_BASE[this.system], "");
    this.calls.set(path, (this.calls.get(path) ?? 0) + 1);
    if (this.broken) return [500, { message: "database is down" }];
    if (request.headers.authorization !== "Bearer service") return [401, { message: "no token" }];
    const body = request.method === "GET" ? undefined : await readJson(request);
    switch (path) {
      case INTERNAL_PATHS.snapshots:
        return [200, this.snapshots(body)];
      case INTERNAL_PATHS.targets:
        return [200, this.targets(body)];
      case INTERNAL_PATHS.apply:
        return this.apply(body);
      case INTERNAL_PATHS.buckets:
        return [200, this.buckets(body)];
      case INTERNAL_PATHS.bucket:
        return [200, this.bucket(body)];
      case INTERNAL_PATHS.ids:
        return [200, this.ids(body)];
      case INTERNAL_PATHS.endpoints:
        return [200, { endpoints: this.endpoints }];
      case INTERNAL_PATHS.replay: {
        const replay = replayRequestSchema.parse(body);
        this.replays.push(replay);
        return [200, { endpoint: replay.endpoint, cursor: replay.seq ?? 0 }];
      }
      default:
        return [404, { message: "not found" }];
    }
  }

  private snapshots(body: unknown) {
    const { entity, refs } = refsRequestSchema.parse(body);
    return {
      revision: { epoch: "1", value: String(this.revision) },
      items: refs.map(({ tenant, id }) => {
        const row = this.own.get(`${entity}:${id}`);
        const state = row?.tenant === tenant ? row.state : null;
        return { tenant, id, state, hash: state === null ? null : hashOf(state) };
      }),
    };
  }

  private targets(body: unknown) {
    const { entity, refs } = refsRequestSchema.parse(body);
    return {
      items: refs.map(({ tenant, id }) => {
        const row = this.held.get(`${entity}:${id}`);
        const shared = this.shared.get(`${entity}:${id}`);
        return {
          tenant,
          id,
          exists: row !== undefined,
          archived: row?.archived ?? false,
          hash: row === undefined ? null : hashOf(row.state),
          targetId: row === undefined ? null : `doc-${id}`,
          ...(shared === undefined ? {} : { shared }),
        };
      }),
    };
  }

  private apply(body: unknown): [number, unknown] {
    const request = applyRequestSchema.parse(body);
    if (request.items.some((item) => this.poison.has(item.id))) return [422, { message: "cannot be stored" }];
    this.applied.push({ entity: request.entity, ids: request.items.map((item) => item.id) });
    const items = request.items.map((item) => {
      const key = `${request.entity}:${item.id}`;
      const base = { tenant: item.tenant, id: item.id, targetId: `doc-${item.id}` };
      const row = this.held.get(key);
      if (this.staleOnce.delete(item.id) || (row?.revision ?? 0) > Number(request.revision.value)) {
        return { ...base, result: "stale", hash: null };
      }
      this.writes += 1;
      const state = asState(item.state);
      this.held.set(key, {
        tenant: item.tenant,
        state: item.op === "archive" ? (row?.state ?? null) : state,
        archived: item.op === "archive",
        revision: Number(request.revision.value),
      });
      const written = Object.entries(item.shared ?? {}).map(([field, change]) => [field, change.to]);
      const shown = row === undefined && request.entity === "product" ? { title: state?.title ?? null } : {};
      this.shared.set(key, { ...this.shared.get(key), ...shown, ...Object.fromEntries(written) });
      if (request.entity !== "product") this.shared.delete(key);
      const result = item.op === "archive" ? "archived" : row === undefined ? "created" : "updated";
      return { ...base, result, hash: hashOf(state) };
    });
    return [200, { items }];
  }

  private sideRows(entity: string, tenant: string, side: "facts" | "content") {
    const isOwn = (side === "facts") === (this.system === "medusa");
    return [...(isOwn ? this.own : this.held)].flatMap(([key, row]) =>
      key.startsWith(`${entity}:`) && row.tenant === tenant && !row.archived && row.state !== null
        ? [{ id: key.slice(entity.length + 1), hash: hashOf(row.state) }]
        : [],
    );
  }

  private buckets(body: unknown) {
    const { entity, tenant, side } = bucketsRequestSchema.parse(body);
    const rows = this.sideRows(entity, tenant, side);
    const numbers = [...new Set(rows.map((row) => bucketOf(row.id)))];
    return {
      revision: { epoch: "1", value: String(this.revision) },
      buckets: numbers.map((bucket) => {
        const inside = rows
          .filter((row) => bucketOf(row.id) === bucket)
          .sort((a, b) => (a.id < b.id ? -1 : 1));
        return {
          bucket,
          count: inside.length,
          hash: md5(inside.map((row) => `${row.id}=${row.hash}`).join("\n")),
        };
      }),
    };
  }

  private bucket(body: unknown) {
    const { entity, tenant, side, buckets } = bucketRequestSchema.parse(body);
    return { items: this.sideRows(entity, tenant, side).filter((row) => buckets.includes(bucketOf(row.id))) };
  }

  private ids(body: unknown) {
    const { entity, tenant, after, limit } = idsRequestSchema.parse(body);
    const all = [...this.own]
      .filter(([key, row]) => key.startsWith(`${entity}:`) && (tenant === undefined || row.tenant === tenant))
      .map(([key, row]) => ({ tenant: row.tenant, id: key.slice(entity.length + 1) }))
      .filter(({ id }) => after === undefined || id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return { items: all.slice(0, limit), next: all.length > limit ? (all[limit - 1]?.id ?? null) : null };
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return JSON.parse(Buffer.concat(parts).toString());
}

function asState(state: unknown): Record<string, unknown> | null {
  return typeof state === "object" && state !== null ? { ...state } : null;
}

function hashOf(state: unknown): string {
  return md5(JSON.stringify(state));
}

function bucketOf(id: string): number {
  return Number.parseInt(md5(id).slice(0, 2), 16);
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
