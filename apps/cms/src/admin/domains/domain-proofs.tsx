"use client";
import { useDocumentInfo, useTranslation } from "@payloadcms/ui";
import { DOMAIN_ADMIN_PATHS, domainListSchema } from "@tandem/contracts";
import { say } from "../../fields/say";
import { usePoll } from "../sync/poll";
import { DomainCard } from "./domain-card";
import { TEXT } from "./texts";

const EVERY_MS = 4_000;

const parse = (body: unknown) => {
  const result = domainListSchema.safeParse(body);
  return result.success ? result.data : null;
};

/** Shows for each domain of the tenant what proves it, what the last check found, and a button to check now. */
export const DomainProofs = () => {
  const { i18n } = useTranslation();
  const { id, docPermissions } = useDocumentInfo();
  const url = id ? `${DOMAIN_ADMIN_PATHS.list}?tenant=${encodeURIComponent(String(id))}` : null;
  const polled = usePoll(url, EVERY_MS, parse);
  const { language } = i18n;
  if (url === null || polled.state === "loading") return null;
  if (polled.state === "failed") {
    const fields = docPermissions?.fields;
    const mayChange = fields === true || Boolean(fields?.domains);
    return (
      <p className="tandem-note tandem-domains">
        {say(language, mayChange ? TEXT.unreadable : TEXT.forbidden)}
      </p>
    );
  }
  const { default_host: host, items, may_change: mayChange } = polled.data;
  return (
    <section className="tandem-domains" aria-live="polite">
      <h3>{say(language, TEXT.title)}</h3>
      <p className="tandem-note">
        {say(language, TEXT.always)} <code>{host}</code>
      </p>
      {items.length === 0 ? <p className="tandem-note">{say(language, TEXT.none)}</p> : null}
      {items.map((domain) => (
        <DomainCard key={domain.host} tenant={String(id)} domain={domain} mayChange={mayChange} />
      ))}
    </section>
  );
};
