import { connect } from "node:net";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { REFUSED_DOMAIN, startMailCatcher } from "../src/mail/catcher.js";
import { anyFreePort } from "../src/ports.js";

/** Sends SMTP commands as a mail client does, one per reply. */
async function send(port: number, lines: readonly string[]): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  const answers = createInterface({ input: socket });
  const waiting = [...lines];
  for await (const answer of answers) {
    if (answer[3] === "-") continue;
    const next = waiting.shift();
    if (next === undefined) break;
    socket.write(`${next}\r\n`);
  }
  socket.destroy();
}

test("a mail that is sent is in the inbox, and its HTML cannot run anything there", async () => {
  const catcher = await startMailCatcher({ smtp: await anyFreePort(), web: await anyFreePort() });
  const port = Number(new URL(catcher.smtpUrl).port);
  await send(port, [
    "HELO shop",
    "MAIL FROM:<shop@saffron.test>",
    "RCPT TO:<buyer@example.test>",
    "DATA",
    "Subject: Your order\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script><p>Thank you</p>\r\n.",
    "QUIT",
  ]);
  const [mail] = catcher.messages();
  expect(mail).toMatchObject({
    subject: "Your order",
    to: ["buyer@example.test"],
    from: "shop@saffron.test",
  });

  const page = await fetch(`${catcher.webUrl}/mail/${mail?.id}`);
  const html = await page.text();
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(html).toContain("&lt;script&gt;");
  expect(html).not.toContain("<script>");
  await catcher.stop();
});

test("a subject, a sender and a text cannot add markup to the pages of the inbox", async () => {
  const catcher = await startMailCatcher({ smtp: await anyFreePort(), web: await anyFreePort() });
  await send(Number(new URL(catcher.smtpUrl).port), [
    "HELO shop",
    "MAIL FROM:<shop@saffron.test>",
    "RCPT TO:<buyer@example.test>",
    "DATA",
    'Subject: <script>alert(1)</script>\r\nFrom: "<script>" <shop@saffron.test>\r\n\r\n<script>alert(1)</script>\r\n.',
    "QUIT",
  ]);
  for (const path of ["/", `/mail/${catcher.messages()[0]?.id}`]) {
    const html = await (await fetch(`${catcher.webUrl}${path}`)).text();
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).not.toContain("<script");
  }
  await catcher.stop();
});

test("a mail to the refused domain is not accepted, so that a failing mail can be tested", async () => {
  const catcher = await startMailCatcher({ smtp: await anyFreePort(), web: await anyFreePort() });
  await send(Number(new URL(catcher.smtpUrl).port), [
    "HELO shop",
    "MAIL FROM:<shop@saffron.test>",
    `RCPT TO:<owner@${REFUSED_DOMAIN}>`,
    "DATA",
    "QUIT",
  ]);
  expect(catcher.messages()).toEqual([]);
  await catcher.stop();
});
