"use client";
import { useTranslation } from "@payloadcms/ui";
import type { DomainView } from "@tandem/contracts";
import { say } from "../../fields/say";
import { CheckButton } from "./check-button";
import { ProofSteps } from "./proof-steps";
import { METHOD, STATE, TEXT } from "./texts";

interface Props {
  tenant: string;
  domain: DomainView;
  mayChange: boolean;
}

const TONE = { waiting: "wait", serving: "ok", failing: "conflict", lost: "fail" } as const;

/** Shows one domain: whether it serves, and what to do until it does. */
export function DomainCard({ tenant, domain, mayChange }: Props) {
  const { language } = useTranslation().i18n;
  const { host, state, method, checked_at: checked, next_check_at: next, serves_until: until } = domain;
  const isFinal = method === "default" || method === "trusted";
  const isTaken = method === null && [domain.dns.finding, domain.http.finding].includes("proven");
  const at = (time: string) => new Date(time).toLocaleString(language);
  return (
    <article className="tandem-card tandem-domain" data-host={host} data-state={state}>
      <header className="tandem-domain__head">
        <strong>{host}</strong>
        <span className={`tandem-sync__state tandem-sync__state--${TONE[state]}`}>
          {say(language, STATE[state])}
        </span>
        {method === null ? null : <span className="tandem-note">{say(language, METHOD[method])}</span>}
      </header>
      {isTaken ? <p className="tandem-note">{say(language, TEXT.taken)}</p> : null}
      {isFinal ? null : <ProofSteps domain={domain} />}
      {isFinal ? null : (
        <footer className="tandem-domain__foot">
          {mayChange ? <CheckButton tenant={tenant} host={host} checked={checked} /> : null}
          <span className="tandem-note">
            {say(language, TEXT.checked)}: {checked === null ? say(language, TEXT.never) : at(checked)}
            {next === null ? null : ` · ${say(language, TEXT.next)}: ${at(next)}`}
            {until === null ? null : ` · ${say(language, TEXT.until)}: ${at(until)}`}
          </span>
        </footer>
      )}
    </article>
  );
}
