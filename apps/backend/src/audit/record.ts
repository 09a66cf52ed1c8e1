import { setTimeout as pause } from "node:timers/promises";
import type { AuditEntry } from "@tandem/contracts";
import { connections } from "../connections/connections";
import { log } from "../logger";

/** An entry before the database sets its number and time. */
export type NewEntry = Omit<AuditEntry, "seq" | "at" | "outcome">;

const INSERT = `insert into audit_entry
  (tenant_id, subject, user_id, via, roles, method, route, action, entities, status, correlation_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
const WAITS_MS = [100, 400, 1_600, 6_400];

const owed = new Set<Promise<void>>();

/**
 * Writes an entry once its content is known, with retries while the database is unavailable. An entry that cannot be
 * written is logged in full as an error: it holds ids only.
 */
export function recordWhenKnown(entry: Promise<NewEntry | null>): void {
  const work = entry
    .then((known) => (known === null ? undefined : write(known)))
    .catch((err: unknown) => log.error({ err }, "audit entry could not be created"))
    .finally(() => owed.delete(work));
  owed.add(work);
}

/** Waits until all pending entries are written. */
export async function settleAudit(): Promise<void> {
  await Promise.all(owed);
}

async function write(entry: NewEntry): Promise<void> {
  for (const wait of WAITS_MS) {
    const failed = await insert(entry).then(
      () => false,
      (err: unknown) => {
        log.warn({ err }, "audit entry write is retried");
        return true;
      },
    );
    if (!failed) return;
    await pause(wait);
  }
  await insert(entry).catch((err: unknown) => {
    log.error({ err, audit: entry }, "audit entry could not be written");
  });
}

async function insert(entry: NewEntry): Promise<void> {
  const { tenant_id, subject, user_id, via, roles, method, route, action, entities, status } = entry;
  await connections().pool.query(INSERT, [
    tenant_id,
    subject,
    user_id,
    via,
    roles,
    method,
    route,
    action,
    entities,
    status,
    entry.correlation_id,
  ]);
}
