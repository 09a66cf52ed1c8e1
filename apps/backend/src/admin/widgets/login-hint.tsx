import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { Button, Text } from "@medusajs/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";

const BOX = "div:has(> [data-tandem-login])";
const FORM = `${BOX} > :is(form, :has(form))`;
/** Puts Medusa's Keycloak button first and makes it prominent; passwords are not reset here. */
const ORDERED = `
  ${BOX} > div:last-child { order: -1; }
  ${BOX} > div:last-child > div { display: none; }
  ${BOX} > div:last-child > button { background: var(--button-inverted); color: var(--fg-on-inverted); }
  div:has(> div > [data-tandem-login]) > span { display: none; }
  ${BOX}:not(:has(form)) [data-tandem-emergency] { display: none; }`;
const CLOSED = `${FORM} { display: none; }`;

/** On the login page: staff sign in with one button; the form for emergency access opens on demand. */
function LoginHint() {
  const { t } = useTranslation("tandem");
  const [open, setOpen] = useState(false);
  return (
    <div data-tandem-login className="flex flex-col items-center gap-y-4 text-center">
      <style>{open ? ORDERED : ORDERED + CLOSED}</style>
      <Text size="small" className="text-ui-fg-subtle">
        {t("login.hint")}
      </Text>
      <Button
        data-tandem-emergency
        size="small"
        variant="transparent"
        aria-expanded={open}
        className="text-ui-fg-muted"
        onClick={() => setOpen(!open)}
      >
        {t("login.emergency")}
      </Button>
    </div>
  );
}

export const config = defineWidgetConfig({ zone: "login.after" });

export default LoginHint;
