import { Select, Text, toast } from "@medusajs/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { chooseTenant, readActiveTenant } from "../api/tenants";

/** Chooses the tenant to work for, for people who belong to several; the others see nothing. */
export function TenantSwitcher() {
  const { t } = useTranslation("tandem");
  const cache = useQueryClient();
  const { data } = useQuery({ queryKey: ["tandem-active-tenant"], queryFn: readActiveTenant, retry: false });
  const tenants = data?.tenants ?? [];
  const choose = useMutation({
    mutationFn: chooseTenant,
    onSuccess: ({ tenant }) => {
      const name = tenants.find(({ id }) => id === tenant)?.name ?? "";
      toast.success(t("switcher.changed", { name }));
      return cache.invalidateQueries();
    },
    onError: (error) => toast.error(error.message),
  });
  if (tenants.length < 2) return null;

  return (
    <div className="flex items-center gap-x-2">
      <Text size="small" className="text-ui-fg-subtle">
        {t("switcher.label")}
      </Text>
      <Select
        size="small"
        value={data?.tenant ?? tenants[0]?.id ?? ""}
        onValueChange={(tenant) => choose.mutate(tenant)}
      >
        <Select.Trigger aria-label={t("switcher.label")} className="w-48">
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
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
