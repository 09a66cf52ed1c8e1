import { Button, Copy, StatusBadge, Table, Text, toast } from "@medusajs/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../../access/use-access";
import { chooseTenant, readActiveTenant, type Tenant } from "../../api/tenants";
import { TenantActions } from "./tenant-actions";

const COLORS = { active: "green", suspended: "orange", archived: "grey" } as const;
const ACTIVE = ["tandem-active-tenant"];

/** Tenants with their stores, publishable keys and domains. */
export function TenantTable({ tenants }: { tenants: Tenant[] }) {
  const { t } = useTranslation("tandem");
  const cache = useQueryClient();
  const mayChange = useMay("platform", "write");
  const { data: active } = useQuery({ queryKey: ACTIVE, queryFn: readActiveTenant });
  const choose = useMutation({
    mutationFn: chooseTenant,
    onSuccess: () => cache.invalidateQueries(),
    onError: (error) => toast.error(error.message),
  });

  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("tenants.name")}</Table.HeaderCell>
            <Table.HeaderCell>{t("tenants.stores")}</Table.HeaderCell>
            <Table.HeaderCell>{t("tenants.domains")}</Table.HeaderCell>
            <Table.HeaderCell />
            <Table.HeaderCell />
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {tenants.map((tenant) => (
            <Table.Row key={tenant.id}>
              <Table.Cell className="py-3">
                <Text size="small" weight="plus">
                  {tenant.name}
                </Text>
                <Text size="xsmall" className="font-mono text-ui-fg-muted">
                  {tenant.slug}
                </Text>
              </Table.Cell>
              <Table.Cell>
                {tenant.stores.map((store) => (
                  <div key={store.id} className="flex items-center gap-x-2">
                    {store.name} · {store.default_currency.toUpperCase()}
                    <Copy content={store.publishable_key} aria-label={t("tenants.key")} />
                  </div>
                ))}
              </Table.Cell>
              <Table.Cell className="text-ui-fg-subtle">{tenant.config?.domains?.join(", ")}</Table.Cell>
              <Table.Cell>
                <StatusBadge color={COLORS[tenant.status]}>
                  {t(`tenants.status.${tenant.status}`)}
                </StatusBadge>
              </Table.Cell>
              <Table.Cell>
                {mayChange && (
                  <div className="flex items-center justify-end gap-x-1">
                    {tenant.status !== "archived" && (
                      <Button
                        size="small"
                        variant={active?.tenant === tenant.id ? "secondary" : "transparent"}
                        className="whitespace-nowrap"
                        onClick={() => choose.mutate(active?.tenant === tenant.id ? null : tenant.id)}
                      >
                        {active?.tenant === tenant.id ? t("tenants.working") : t("tenants.workFor")}
                      </Button>
                    )}
                    <TenantActions tenant={tenant} />
                  </div>
                )}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
