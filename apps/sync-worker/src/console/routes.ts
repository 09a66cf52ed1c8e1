import { createLogoutVerifier, type Revocations } from "@tandem/auth";
import { AppError, parseInput, type SyncStatus } from "@tandem/contracts";
import { securityHeaders } from "@tandem/service-kit";
import type { Queue } from "bullmq";
import { RedisStore } from "connect-redis";
import express, { Router } from "express";
import session from "express-session";
import type { Redis } from "ioredis";
import { z } from "zod";
import type { WorkerConfig } from "../env.js";
import { createBoard } from "./board.js";
import { createSignOn, nameOf } from "./keycloak.js";
import { messagePage, type QueueCounts, statusPage } from "./page.js";
import { STYLE } from "./style.js";
import { localeOf } from "./texts.js";

const SESSION_HOURS = 8;
const STATES = ["active", "waiting", "prioritized", "delayed"] as const;

const logoutSchema = z.object({ logout_token: z.string().min(1) });

export interface ConsoleDeps {
  config: Pick<WorkerConfig, "console" | "keycloak" | "publicUrl">;
  /** Stores sessions. */
  redis: Redis;
  revocations: Revocations;
  status: () => Promise<SyncStatus>;
  queues: readonly Queue[];
}

/** Creates the ops console at `/console`: read-only, for operators and platform admins. */
export function createConsole({ config, redis, revocations, status, queues }: ConsoleDeps): Router {
  const { issuer } = config.keycloak;
  const logoutTokens = createLogoutVerifier({ issuer, clientId: config.console.clientId });
  const signOn = createSignOn({
    issuer,
    clientId: config.console.clientId,
    clientSecret: config.console.clientSecret,
    consoleUrl: `${config.publicUrl}/console`,
    redis,
    revocations,
    refusalPage: (request) => messagePage(localeOf(request), "refused", nameOf(request) ?? ""),
  });
  const router = Router();
  router.use(headers(config.publicUrl));
  router.post(
    "/backchannel-logout",
    express.urlencoded({ extended: false, limit: "16kb" }),
    async (request, response) => {
      const { logout_token } = parseInput(logoutSchema, request.body);
      await revocations.revoke(await logoutTokens.verify(logout_token));
      response.json({});
    },
  );
  router.use((request, _response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      throw new AppError("forbidden", "The console is read-only. Use the sync API to make changes.");
    }
    next();
  });
  router.get("/console.css", (_request, response) => {
    response.set("cache-control", "public, max-age=3600").type("css").send(STYLE);
  });
  router.get("/signed-out", (request, response) => {
    response.send(messagePage(localeOf(request), "signedOut", null));
  });
  router.use(sessions(config, redis), signOn.attach);
  router.get("/logout", signOn.logout);
  router.get("/", signOn.callback);
  router.use(signOn.requireOperator);
  router.get("/", async (request, response) => {
    const locale = localeOf(request);
    const person = nameOf(request) ?? "";
    const page = await Promise.all([status(), Promise.all(queues.map(countsOf))]).then(
      ([now, counts]) => ({ code: 200, text: statusPage(locale, person, now, counts) }),
      () => ({ code: 503, text: messagePage(locale, "away", person) }),
    );
    response.status(page.code).send(page.text);
  });
  router.use("/queues", createBoard(queues, "/console/queues"));
  return router;
}

async function countsOf(queue: Queue): Promise<QueueCounts> {
  const counts = await queue.getJobCounts(...STATES);
  return {
    name: queue.name,
    active: counts.active ?? 0,
    waiting: (counts.waiting ?? 0) + (counts.prioritized ?? 0),
    delayed: counts.delayed ?? 0,
  };
}

function sessions({ console: { sessionSecret }, publicUrl }: ConsoleDeps["config"], redis: Redis) {
  const secure = publicUrl.startsWith("https:");
  return session({
    name: secure ? "__Host-console" : "console",
    secret: sessionSecret,
    store: new RedisStore({ client: redis, prefix: "tandem:console:session:", ttl: SESSION_HOURS * 3_600 }),
    resave: false,
    saveUninitialized: false,
    proxy: secure,
    cookie: { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: SESSION_HOURS * 3_600_000 },
  });
}

/** bull-board styles its elements inline; nothing else needs more than its own origin. */
function headers(publicUrl: string) {
  const https = publicUrl.startsWith("https:");
  return securityHeaders({
    https,
    contentSecurityPolicy: {
      "default-src": ["'none'"],
      "script-src": ["'self'"],
      "style-src": ["'self'", "'unsafe-inline'"],
      "img-src": ["'self'", "data:"],
      "font-src": ["'self'"],
      "connect-src": ["'self'"],
      "base-uri": ["'self'"],
      "form-action": ["'self'"],
      "frame-ancestors": ["'none'"],
      ...(https ? { "upgrade-insecure-requests": [] } : {}),
    },
  });
}
