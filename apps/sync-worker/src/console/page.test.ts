import type { SyncStatus } from "@tandem/contracts";
import { expect, test } from "vitest";
import { messagePage, statusPage } from "./page.js";

const hostile = "<script>alert(1)</script>";
const lane: SyncStatus["medusa_to_payload"] = {
  status: "idle",
  last_sync: null,
  lag_seconds: 0,
  backlog: 0,
  synced_count: 0,
  failed_count: 0,
};
const status: SyncStatus = {
  medusa_to_payload: lane,
  payload_to_medusa: lane,
  dead_letters: 0,
  conflicts: 0,
  drift: 0,
  endpoints: [
    {
      name: hostile,
      url: "https://cms.test/webhooks",
      enabled: true,
      cursor: 1,
      backlog: 0,
      lag_seconds: 0,
      failing_since: null,
      next_attempt_at: null,
      last_error: null,
    },
  ],
};

test("names of people, queues and endpoints cannot add markup to the console", () => {
  const queue = { name: hostile, active: 0, waiting: 0, delayed: 0 };
  for (const page of [statusPage("en", hostile, status, [queue]), messagePage("en", "refused", hostile)]) {
    expect(page).not.toContain("<script");
    expect(page).toContain("<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>");
  }
});
