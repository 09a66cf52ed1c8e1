import { Select, Text, toast } from "@medusajs/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useAccess } from "../access/use-access";
import { chooseTenant, readActiveTenant } from "../api/tenants";

const ALL = "*";

/** Lets members of several tenants and platform admins choose the active tenant; other users see nothing. */
export function TenantSwitcher() {
  const { t } = useTranslation("tandem");
  const cache = useQueryClient();
  const { data: access } = useAccess();
  const { data } = useQuery({ queryKey: ["tandem-active-tenant"], queryFn: readActiveTenant, retry: false });
  const tenants = data?.tenants ?? [];
  const choose = useMutation({
    mutationFn: chooseTenant,
    onSuccess: ({ tenant }) => {
      const name = tenants.find(({ id }) => id === tenant)?.name ?? t("switcher.all");
      toast.success(t("switcher.changed", { name }));
      return cache.invalidateQueries();
    },
    onError: (error) => toast.error(error.message),
  });
  const platform = access?.platform_admin === true;
  if (access === undefined || tenants.length < (platform || access.tenant === null ? 1 : 2)) return null;

  return (
    <div className="flex items-center gap-x-2">
      <Text size="small" className="hidden text-ui-fg-subtle md:block">
        {t("switcher.label")}
      </Text>
      <Select
        size="small"
        value={access.tenant?.id ?? (platform ? ALL : "")}
        onValueChange={(tenant) => choose.mutate(tenant === ALL ? null : tenant)}
      >
        <Select.Trigger aria-label={t("switcher.label")} className="w-36 md:w-48">
          <Select.Value placeholder={t("switcher.choose")} />
        </Select.Trigger>
        <Select.Content>
          {platform && <Select.Item value={ALL}>{t("switcher.all")}</Select.Item>}
          {tenants.map(({ id, name }) => (
            <Select.Item key={id} value={id}>
              {name}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  );
}
