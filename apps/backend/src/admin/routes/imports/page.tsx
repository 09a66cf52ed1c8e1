import { defineRouteConfig } from "@medusajs/admin-sdk";
import { ArrowUpTray } from "@medusajs/icons";
import { Container, Heading, Label, Select, Text } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readActiveTenant, readTenants } from "../../api/tenants";
import { DropFile } from "./drop-file";
import { ImportResult } from "./import-result";
import { PendingImages } from "./pending-images";
import { useImport } from "./use-import";

/** `/app/imports`: imports a Shopify product export into a tenant and shows the progress. */
function ImportsPage() {
  const { t } = useTranslation("tandem");
  const { data } = useQuery({ queryKey: ["tandem-tenants"], queryFn: readTenants });
  const { data: active } = useQuery({ queryKey: ["tandem-active-tenant"], queryFn: readActiveTenant });
  const [chosen, setChosen] = useState<string>();
  const { state, start } = useImport();
  const tenants = data?.tenants ?? [];
  const tenant = chosen ?? tenants.find(({ id }) => id === active?.tenant)?.slug ?? tenants[0]?.slug;

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading>{t("imports.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("imports.subtitle")}
          </Text>
        </div>
        <div className="flex flex-col gap-y-4 px-6 py-4">
          <div className="max-w-sm">
            <Label htmlFor="import-tenant" size="small" weight="plus">
              {t("imports.tenant")}
            </Label>
            <Select value={tenant ?? ""} onValueChange={setChosen} disabled={state.running}>
              <Select.Trigger id="import-tenant">
                <Select.Value placeholder={t("imports.noTenant")} />
              </Select.Trigger>
              <Select.Content>
                {tenants.map(({ slug, name }) => (
                  <Select.Item key={slug} value={slug}>
                    {name}
                  </Select.Item>
                ))}
              </Select.Content>
            </Select>
          </div>
          <DropFile
            disabled={tenant === undefined || state.running}
            onFile={(file) => tenant !== undefined && start(tenant, file)}
          />
          <ImportResult state={state} />
        </div>
      </Container>
      {tenant !== undefined && <PendingImages tenant={tenant} running={state.running} />}
    </div>
  );
}

export const config = defineRouteConfig({
  label: "imports.title",
  translationNs: "tandem",
  icon: ArrowUpTray,
});

export default ImportsPage;
