import { EyeSlash } from "@medusajs/icons";
import { Container, Heading, Text } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router-dom";
import { z } from "zod";
import { mayOpen } from "../../access/rights";
import { useAccess } from "../../access/use-access";
import { readActiveTenant } from "../../api/tenants";
import { ChooseTenant } from "./choose-tenant";

const stateSchema = z.object({ refused: z.string() });

/** `/app/no-access`: replaces a page that the user's roles do not allow, or that needs an active tenant first. */
function NoAccessPage() {
  const { data: access } = useAccess();
  const undecided = access !== undefined && access.tenant === null && !access.platform_admin;
  const { data: active } = useQuery({
    queryKey: ["tandem-active-tenant"],
    queryFn: readActiveTenant,
    enabled: undecided,
  });
  const tenants = undecided ? (active?.tenants ?? []) : [];
  const navigate = useNavigate();
  const refused = stateSchema.safeParse(useLocation().state).data?.refused;
  const back = access !== undefined && refused !== undefined && mayOpen(access, refused) ? refused : null;

  // Choosing a tenant, here or in the top bar, may give access to the refused page.
  useEffect(() => {
    if (back !== null) navigate(back, { replace: true });
  }, [back, navigate]);

  return (
    <Container className="flex min-h-[60vh] flex-col items-center justify-center gap-y-3 px-6 py-16 text-center">
      {tenants.length > 0 ? <ChooseTenant tenants={tenants} /> : <Refused />}
    </Container>
  );
}

function Refused() {
  const { t } = useTranslation("tandem");
  const { data: access } = useAccess();
  const roles = (access?.roles ?? []).map((role) => t(`members.roles.${role}`)).join(", ");

  return (
    <>
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
    </>
  );
}

export default NoAccessPage;
