"use client";
import { FieldDescription, FieldError, FieldLabel, useField } from "@payloadcms/ui";
import type { TextFieldClientProps } from "payload";

/** Edits a CSS colour: a picker beside the text value. */
export const ColorField = ({ field, path }: TextFieldClientProps) => {
  const { value, setValue, showError } = useField<string>({ path });
  const picked = /^#[0-9a-f]{6}$/i.test(value ?? "") ? value : "#888888";
  return (
    <div className="field-type text tandem-color" style={{ flex: `1 1 ${field.admin?.width ?? "25%"}` }}>
      <FieldLabel label={field.label} path={path} />
      <div className="field-type__wrap tandem-color__wrap">
        <FieldError path={path} showError={showError} />
        <input
          type="color"
          aria-label={path}
          value={picked}
          onChange={(event) => setValue(event.target.value)}
        />
        <input
          id={`field-${path}`}
          type="text"
          value={value ?? ""}
          placeholder="#b9532f"
          onChange={(event) => setValue(event.target.value)}
        />
      </div>
      <FieldDescription description={field.admin?.description} path={path} />
    </div>
  );
};
