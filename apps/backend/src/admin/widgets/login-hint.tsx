import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";

/** On the login page: which of the two ways in is whose. */
function LoginHint() {
  const { t } = useTranslation("tandem");
  return (
    <Text size="small" className="text-center text-ui-fg-subtle">
      {t("login.hint")}
    </Text>
  );
}

export const config = defineWidgetConfig({ zone: "login.after" });

export default LoginHint;
