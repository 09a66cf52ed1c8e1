import { Button, FocusModal, Heading, Hint, Input, Label, toast } from "@medusajs/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { createTenant } from "../../api/tenants";

const FIELDS = ["name", "slug", "currency", "countries"] as const;
type Field = (typeof FIELDS)[number];
const EMPTY: Record<Field, string> = { name: "", slug: "", currency: "usd", countries: "us" };
const HINTS: Partial<Record<Field, string>> = {
  slug: "tenants.slugHint",
  countries: "tenants.countriesHint",
};

/** A button and the form behind it: a tenant with its first store. */
export function CreateTenant() {
  const { t } = useTranslation("tandem");
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState(EMPTY);
  const create = useMutation({
    mutationFn: () =>
      createTenant({
        name: form.name,
        slug: form.slug,
        store: {
          name: form.name,
          slug: form.slug,
          default_currency: form.currency,
          countries: form.countries.split(/[\s,]+/).filter(Boolean),
        },
      }),
    onSuccess: ({ tenant }) => {
      toast.success(t("tenants.created", { name: tenant.name }));
      setOpen(false);
      setForm(EMPTY);
      return cache.invalidateQueries({ queryKey: ["tandem-tenants"] });
    },
    onError: (error) => toast.error(error.message),
  });
  const incomplete = FIELDS.some((field) => form[field].trim() === "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };

  return (
    <FocusModal open={open} onOpenChange={setOpen}>
      <FocusModal.Trigger asChild>
        <Button size="small" variant="secondary" className="shrink-0">
          {t("tenants.create")}
        </Button>
      </FocusModal.Trigger>
      <FocusModal.Content>
        <form className="flex h-full flex-col" onSubmit={submit}>
          <FocusModal.Header>
            <Button size="small" type="submit" disabled={incomplete} isLoading={create.isPending}>
              {t("tenants.create")}
            </Button>
          </FocusModal.Header>
          <FocusModal.Body className="mx-auto flex w-full max-w-lg flex-col gap-y-6 py-16">
            <FocusModal.Title asChild>
              <Heading>{t("tenants.create")}</Heading>
            </FocusModal.Title>
            {FIELDS.map((field) => (
              <div key={field} className="flex flex-col gap-y-2">
                <Label htmlFor={field} weight="plus" size="small">
                  {t(`tenants.${field}`)}
                </Label>
                <Input
                  id={field}
                  value={form[field]}
                  onChange={({ target }) => setForm({ ...form, [field]: target.value })}
                />
                {HINTS[field] && <Hint>{t(HINTS[field])}</Hint>}
              </div>
            ))}
          </FocusModal.Body>
        </form>
      </FocusModal.Content>
    </FocusModal>
  );
}
