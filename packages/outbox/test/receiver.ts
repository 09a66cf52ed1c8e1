import { createServer, type Server } from "node:http";
import type { WebhookBatch } from "@tandem/contracts";

/** One delivery as it came in. */
export interface Delivery {
  id: string;
  rawBody: Buffer;
  headers: Record<string, string>;
  seqs: number[];
  batch: WebhookBatch;
}

/** Starts an HTTP receiver that records its deliveries and responds as `control` is set. */
export async function createReceiver() {
  const deliveries: Delivery[] = [];
  const control = {
    status: 202,
    headers: {} as Record<string, string>,
    /** Awaited before each response. */
    before: async () => undefined as unknown,
    active: 0,
    mostActive: 0,
  };
  const server: Server = createServer(async (request, response) => {
    control.active += 1;
    control.mostActive = Math.max(control.mostActive, control.active);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const rawBody = Buffer.concat(parts);
    const batch: WebhookBatch = JSON.parse(rawBody.toString());
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    deliveries.push({
      id: headers["webhook-id"] ?? "",
      rawBody,
      headers,
      seqs: batch.data.events.map((event) => event.seq),
      batch,
    });
    await control.before();
    control.active -= 1;
    response.writeHead(control.status, control.headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    deliveries,
    control,
    seqs: () => deliveries.flatMap((delivery) => delivery.seqs),
    reset() {
      deliveries.length = 0;
      Object.assign(control, { status: 202, headers: {}, before: async () => undefined, mostActive: 0 });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
