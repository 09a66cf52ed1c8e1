import { AUDIT_PATH, type AuditOutcome, auditPageSchema } from "@tandem/contracts";
import { request } from "./request";

/** Filters of the audit log; an empty text is no filter. */
export interface AuditFilters {
  actor: string;
  action: string;
  outcome: AuditOutcome | "";
  entity: string;
  /** Days in the format of a date field, both inclusive. */
  from: string;
  to: string;
}

/** Reads a page of the audit log, newest first; `before` is the `next` of the previous page. */
export function readAudit(filters: AuditFilters, before: number | null) {
  const { from, to, ...texts } = filters;
  const query = new URLSearchParams(Object.entries(texts).filter(([, value]) => value.trim() !== ""));
  if (from !== "") query.set("from", startOf(from, 0));
  if (to !== "") query.set("to", startOf(to, 1));
  if (before !== null) query.set("before", String(before));
  return request(`${AUDIT_PATH}?${query}`, auditPageSchema);
}

function startOf(day: string, daysLater: number): string {
  const moment = new Date(`${day}T00:00`);
  moment.setDate(moment.getDate() + daysLater);
  return moment.toISOString();
}
