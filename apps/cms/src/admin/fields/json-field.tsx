"use client";
import { FieldDescription, FieldError, FieldLabel, useField, useTranslation } from "@payloadcms/ui";
import type { JSONFieldClientProps, Validate } from "payload";
import { useCallback, useState } from "react";
import { say } from "../../fields/say";

const BROKEN = {
  en: "This is not valid JSON. Check quotes, commas and brackets.",
  ru: "Это пока не JSON: проверьте кавычки, запятые и скобки.",
  uz: "Bu hali JSON emas: qo‘shtirnoq, vergul va qavslarni tekshiring.",
};

/** Edits JSON as plain text. Payload's editor loads scripts from another host, which the admin's CSP blocks. */
export const JsonField = ({ field, path, readOnly }: JSONFieldClientProps) => {
  const { i18n } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const isBroken = draft !== null && parse(draft) === undefined;
  const validate: Validate = useCallback(
    () => (isBroken ? say(i18n.language, BROKEN) : true),
    [isBroken, i18n.language],
  );
  const { value, setValue, showError, disabled } = useField<unknown>({ path, validate });
  const text = draft ?? JSON.stringify(value ?? {}, null, 2);
  return (
    <div className="field-type textarea tandem-json">
      <FieldLabel label={field.label} path={path} required={field.required ?? false} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <textarea
          id={`field-${path}`}
          aria-invalid={isBroken}
          readOnly={readOnly === true || field.admin?.readOnly === true || disabled}
          rows={Math.min(24, text.split("\n").length + 1)}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setDraft(event.target.value);
            setValue(parse(event.target.value) ?? value);
          }}
        />
      </div>
      <FieldDescription description={field.admin?.description} path={path} />
    </div>
  );
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
