import { join } from "node:path";
import { findRedisProgram, startRedis, waitFor } from "@tandem/local-servers";
import { Redis } from "ioredis";
import { StartFailure } from "../failure.js";
import type { Step } from "../progress.js";
import { aptInstall, canInstall } from "../provide/apt.js";
import { dockerWorks, startContainer } from "../provide/docker.js";
import type { Service, World } from "../world.js";

/** A running server: queues in one logical database, caches in another. */
export interface RedisService extends Service {
  readonly queueUrl: string;
  readonly cacheUrl: string;
}

const IMAGE = "redis:7";
const QUEUE_ARGS = ["--appendonly", "yes", "--maxmemory-policy", "noeviction"];

/** Uses the first that is available: REDIS_URL, a server on PATH, apt as root on Debian, Docker. */
export async function provideRedis(world: World, step: Step): Promise<RedisService> {
  const given = world.env.REDIS_URL;
  if (given !== undefined) {
    step.detail("given by REDIS_URL");
    const refuse = () =>
      Promise.reject(new Error("Redis is given by REDIS_URL; the runner cannot stop or restart it."));
    return withUrls({ pid: () => null, stop: () => Promise.resolve(), kill: refuse, restart: refuse }, given);
  }
  const program = (await findRedisProgram()) ?? (await installed(world, step));
  if (program !== null) {
    const server = await startRedis({
      program,
      dataFolder: join(world.dataFolder, "redis"),
      port: world.ports.redis,
      logFile: world.logFile("redis"),
    });
    step.detail(`${program}, port ${server.port}`);
    return withUrls(server, server.url());
  }
  if (await dockerWorks()) {
    step.detail(`Docker (${IMAGE})`);
    return inDocker(world);
  }
  throw new StartFailure("Redis 6.2 or later not found.", "Every app keeps its queues and caches in it.", {
    debian: "sudo apt-get install redis-server",
    macos: "brew install redis",
    docker: `docker run -d -p 6379:6379 ${IMAGE} redis-server ${QUEUE_ARGS.join(" ")}, then set REDIS_URL=redis://localhost:6379`,
  });
}

async function installed(world: World, step: Step): Promise<string | null> {
  if (!(await canInstall(world.env.PATH))) return null;
  await aptInstall(["redis-server"], step);
  return findRedisProgram();
}

async function inDocker(world: World): Promise<RedisService> {
  const url = `redis://127.0.0.1:${world.ports.redis}/0`;
  const container = await startContainer({
    name: `tandem-redis-${world.ports.redis}`,
    image: IMAGE,
    port: { host: world.ports.redis, container: 6379 },
    volume: { folder: join(world.dataFolder, "redis-docker"), at: "/data" },
    args: ["redis-server", ...QUEUE_ARGS],
    logFile: world.logFile("redis"),
    ready: async () => {
      const client = new Redis(url, { retryStrategy: () => 200, maxRetriesPerRequest: null });
      client.on("error", () => undefined);
      await waitFor({ what: "Redis in Docker", timeoutMs: 300_000, probe: () => client.ping() });
      client.disconnect();
    },
  });
  return withUrls(container, url);
}

function withUrls(service: Service, url: string): RedisService {
  const database = (offset: number) => {
    const parsed = new URL(url);
    parsed.pathname = `/${Number(parsed.pathname.slice(1) || "0") + offset}`;
    return parsed.href;
  };
  return { ...service, queueUrl: database(0), cacheUrl: database(1) };
}
