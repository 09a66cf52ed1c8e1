import { EyeSlash } from "@medusajs/icons";
import { Container, Heading, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { useAccess } from "../../access/use-access";

/** `/app/no-access`: what people see instead of a page their roles do not open. */
function NoAccessPage() {
  const { t } = useTranslation("tandem");
  const { data: access } = useAccess();
  const roles = (access?.roles ?? []).map((role) => t(`members.roles.${role}`)).join(", ");

  return (
    <Container className="flex min-h-[60vh] flex-col items-center justify-center gap-y-3 px-6 py-16 text-center">
      <div className="flex size-12 items-center justify-center rounded-full bg-ui-bg-subtle text-ui-fg-muted">
        <EyeSlash />
      </div>
      <Heading>{t("access.title")}</Heading>
      <Text className="max-w-md text-balance text-ui-fg-subtle">{t("access.text")}</Text>
      {access && (
        <Text size="small" className="text-ui-fg-muted">
          {access.tenant
            ? t("access.who", { roles, tenant: access.tenant.name })
            : t("access.whoPlatform", { roles })}
        </Text>
      )}
    </Container>
  );
}

export default NoAccessPage;
