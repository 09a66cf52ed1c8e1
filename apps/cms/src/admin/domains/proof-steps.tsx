"use client";
import { CopyToClipboard, useTranslation } from "@payloadcms/ui";
import type { DomainFinding, DomainView } from "@tandem/contracts";
import { say, type Words } from "../../fields/say";
import { FINDING, TEXT } from "./texts";

/** Shows what to enter where and what the last check found; collapsed once the domain is proven. */
export function ProofSteps({ domain: { state, method, dns, http } }: { domain: DomainView }) {
  const { language } = useTranslation().i18n;
  const isProven = state === "serving" && method !== "kept";
  return (
    <details open={!isProven}>
      <summary className="tandem-note">{say(language, isProven ? TEXT.keep : TEXT.prove)}</summary>
      <div className="tandem-domain__ways">
        <Way
          title={TEXT.dns}
          finding={dns.finding}
          lines={[
            [TEXT.name, dns.name],
            [TEXT.value, dns.value],
          ]}
        />
        <Way
          title={TEXT.http}
          finding={http.finding}
          lines={[
            [TEXT.url, http.url],
            [TEXT.content, http.value],
          ]}
        />
      </div>
    </details>
  );
}

interface WayProps {
  title: Words;
  finding: DomainFinding | null;
  lines: readonly (readonly [Words, string])[];
}

function Way({ title, finding, lines }: WayProps) {
  const { language } = useTranslation().i18n;
  return (
    <div className="tandem-domain__way">
      <div className="tandem-domain__head">
        <span>{say(language, title)}</span>
        {finding === null ? null : (
          <span className={`tandem-pill tandem-domain__finding--${finding}`}>
            {say(language, FINDING[finding])}
          </span>
        )}
      </div>
      <dl>
        {lines.map(([label, value]) => (
          <div key={label.en}>
            <dt>{say(language, label)}</dt>
            <dd>
              <code>{value}</code>
              <CopyToClipboard value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
