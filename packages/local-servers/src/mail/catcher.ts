import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { CaughtMail } from "./caught-mail.js";
import { inboxPage, messagePage } from "./pages.js";

/** A local SMTP server that delivers nowhere, with a web inbox (`/`) and `GET`/`DELETE /messages` for tests. */
interface MailCatcher {
  readonly smtpUrl: string;
  readonly webUrl: string;
  messages(): readonly CaughtMail[];
  stop(): Promise<void>;
}

/** Mails to this domain are refused, to test what happens when a mail cannot be sent. */
export const REFUSED_DOMAIN = "refused.test";
const LARGEST_MAIL = 25 * 1024 * 1024;
const KEPT = 500;

/** Starts the catcher on two loopback ports; it keeps the newest 500 messages in memory. */
export async function startMailCatcher(ports: { smtp: number; web: number }): Promise<MailCatcher> {
  const caught: CaughtMail[] = [];
  let lastId = 0;
  const keep = async (raw: Buffer, sender: string, recipients: readonly string[]) => {
    const mail = await PostalMime.parse(raw);
    lastId += 1;
    caught.unshift({
      id: lastId,
      from: mail.from?.address ?? sender,
      to: recipients,
      subject: mail.subject ?? "(no subject)",
      text: mail.text ?? "",
      html: mail.html ?? null,
      receivedAt: new Date().toISOString(),
    });
    caught.splice(KEPT);
  };

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    size: LARGEST_MAIL,
    onAuth: (auth, _session, done) => done(null, { user: auth.username }),
    onRcptTo: ({ address }, _session, done) =>
      done(address.endsWith(`@${REFUSED_DOMAIN}`) ? new Error("This domain is refused.") : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const sender = mailFrom === false ? "" : mailFrom.address;
        const recipients = rcptTo.map((recipient) => recipient.address);
        keep(Buffer.concat(chunks), sender, recipients).then(() => done(), done);
      });
    },
  });
  const web = createServer((request, response) => answer(request, response, caught));
  await new Promise<void>((resolve, reject) => {
    smtp.server.once("error", reject);
    smtp.listen(ports.smtp, "127.0.0.1", resolve);
  });
  await listen(web, ports.web);

  return {
    smtpUrl: `smtp://127.0.0.1:${ports.smtp}`,
    webUrl: `http://127.0.0.1:${ports.web}`,
    messages: () => caught,
    async stop() {
      web.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => smtp.close(resolve)),
        new Promise<void>((resolve) => web.close(() => resolve())),
      ]);
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse, caught: CaughtMail[]): void {
  const { pathname } = new URL(request.url ?? "/", "http://inbox");
  const html = (status: number, page: string) =>
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...PAGE_HEADERS }).end(page);
  const json = (body: unknown) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));

  if (request.method === "DELETE" && pathname === "/messages") {
    caught.length = 0;
    return void response.writeHead(204).end();
  }
  if (request.method !== "GET") return void response.writeHead(405).end();
  if (pathname === "/messages") return void json(caught);
  if (pathname === "/health/ready" || pathname === "/health/live") return void json({ status: "ok" });
  const [, kind, id] = pathname.split("/");
  const mail = kind === "mail" ? caught.find((candidate) => String(candidate.id) === id) : undefined;
  if (mail !== undefined) return void html(200, messagePage(mail));
  if (pathname === "/") return void html(200, inboxPage(caught));
  html(404, inboxPage(caught, "Message not found. Only the newest 500 are kept."));
}

/** Mails hold untrusted HTML: no scripts, nothing loaded from other hosts. */
const PAGE_HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; img-src data: http://127.0.0.1:* http://localhost:*; frame-src 'self'",
  "x-content-type-options": "nosniff",
};

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}
