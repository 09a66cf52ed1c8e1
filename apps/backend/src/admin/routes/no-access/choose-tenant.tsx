import { BuildingStorefront } from "@medusajs/icons";
import { Button, Heading, Text, toast } from "@medusajs/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { chooseTenant } from "../../api/tenants";

/** Lets a member of several tenants choose the active one. */
export function ChooseTenant({ tenants }: { tenants: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation("tandem");
  const cache = useQueryClient();
  const choose = useMutation({
    mutationFn: chooseTenant,
    onSuccess: () => cache.invalidateQueries(),
    onError: (error) => toast.error(error.message),
  });

  return (
    <>
      <div className="flex size-12 items-center justify-center rounded-full bg-ui-bg-subtle text-ui-fg-muted">
        <BuildingStorefront />
      </div>
      <Heading>{t("access.chooseTitle")}</Heading>
      <Text className="max-w-md text-balance text-ui-fg-subtle">{t("access.chooseText")}</Text>
      <div className="mt-2 flex w-full max-w-xs flex-col gap-y-2">
        {tenants.map(({ id, name }) => (
          <Button
            key={id}
            className="w-full"
            size="large"
            variant="secondary"
            isLoading={choose.isPending && choose.variables === id}
            onClick={() => choose.mutate(id)}
          >
            {name}
          </Button>
        ))}
      </div>
    </>
  );
}
