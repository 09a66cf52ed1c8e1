import { EllipsisHorizontal } from "@medusajs/icons";
import { DropdownMenu, IconButton, toast, usePrompt } from "@medusajs/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { setTenantStatus, type Tenant } from "../../api/tenants";

const STEPS = {
  active: ["suspended", "archived"],
  suspended: ["active", "archived"],
  archived: ["active"],
} as const satisfies Record<Tenant["status"], readonly Tenant["status"][]>;

/** Suspends, archives or reactivates a tenant after a confirmation; to archive, the user must type its slug. */
export function TenantActions({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation("tandem");
  const cache = useQueryClient();
  const ask = usePrompt();
  const change = useMutation({
    mutationFn: setTenantStatus,
    onSuccess: ({ tenant: { name, status } }) => {
      toast.success(t(`tenants.changed.${status}`, { name }));
      return cache.invalidateQueries();
    },
    onError: (error) => toast.error(error.message),
  });
  const changeAfterAsking = async (status: Tenant["status"]) => {
    const sure = await ask({
      title: t(`tenants.ask.${status}.title`, { name: tenant.name }),
      description: t(`tenants.ask.${status}.text`),
      confirmText: t(`tenants.ask.${status}.do`),
      cancelText: t("tenants.cancel"),
      variant: status === "active" ? "confirmation" : "danger",
      ...(status === "archived" ? { verificationText: tenant.slug } : {}),
    });
    if (sure) change.mutate({ id: tenant.id, status });
  };

  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton
          size="small"
          variant="transparent"
          aria-label={`${t("tenants.actions")}: ${tenant.name}`}
          isLoading={change.isPending}
        >
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content>
        {STEPS[tenant.status].map((status) => (
          <DropdownMenu.Item key={status} onClick={() => changeAfterAsking(status)}>
            {t(`tenants.ask.${status}.do`)}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}
