import { defineRouteConfig } from "@medusajs/admin-sdk";
import { BuildingStorefront } from "@medusajs/icons";
import { Container, Heading, Text } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../../access/use-access";
import { readTenants } from "../../api/tenants";
import { CreateTenant } from "./create-tenant";
import { TenantTable } from "./tenant-table";

/** `/app/tenants`: all tenants with their stores; creates tenants and sets the active one. */
function TenantsPage() {
  const { t } = useTranslation("tandem");
  const mayChange = useMay("platform", "write");
  const { data, error } = useQuery({ queryKey: ["tandem-tenants"], queryFn: readTenants });

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
        <div>
          <Heading>{t("tenants.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("tenants.subtitle")} {t("tenants.workForHint")}
          </Text>
        </div>
        {mayChange && <CreateTenant />}
      </div>
      {error && <Text className="px-6 py-4 text-ui-fg-error">{error.message}</Text>}
      {data &&
        (data.tenants.length === 0 ? (
          <Text className="px-6 py-8 text-center text-ui-fg-subtle">{t("tenants.empty")}</Text>
        ) : (
          <TenantTable tenants={data.tenants} />
        ))}
    </Container>
  );
}

export const config = defineRouteConfig({
  label: "tenants.title",
  translationNs: "tandem",
  icon: BuildingStorefront,
});

export default TenantsPage;
