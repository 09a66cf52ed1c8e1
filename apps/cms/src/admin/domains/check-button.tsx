"use client";
import { Button, toast, useTranslation } from "@payloadcms/ui";
import { DOMAIN_ADMIN_PATHS } from "@tandem/contracts";
import { useState } from "react";
import { z } from "zod";
import { say } from "../../fields/say";
import { TEXT } from "./texts";

interface Props {
  tenant: string;
  host: string;
  /** Time of the last check; a newer one ends the wait. */
  checked: string | null;
}

/** Longest wait for a result before the button may be used again. */
const PATIENCE_MS = 30_000;

const errorSchema = z.object({ message: z.string() });

/** Requests a check of one domain and waits for its result. */
export function CheckButton({ tenant, host, checked }: Props) {
  const { language } = useTranslation().i18n;
  const [asked, setAsked] = useState<{ before: string | null } | null>(null);
  const isChecking = asked !== null && asked.before === checked;

  async function ask(): Promise<void> {
    setAsked({ before: checked });
    const response = await fetch(DOMAIN_ADMIN_PATHS.check, {
      method: "POST",
      credentials: "include",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ tenant, host }),
    }).catch(() => null);
    if (response?.ok === true) {
      setTimeout(() => setAsked(null), PATIENCE_MS);
      return;
    }
    setAsked(null);
    const body = errorSchema.safeParse(await response?.json().catch(() => null));
    toast.error(body.success ? body.data.message : say(language, TEXT.failed));
  }

  return (
    <Button type="button" size="small" margin={false} disabled={isChecking} onClick={() => void ask()}>
      {say(language, isChecking ? TEXT.checking : TEXT.check)}
    </Button>
  );
}
