import { Alert, Button, FocusModal, Heading, Hint, Input, Label, Text } from "@medusajs/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { createTenant, type Tenant } from "../../api/tenants";
import { EMPTY, FIELDS, type Field, fieldOf, requestOf, type Wrong, wrongIn } from "./form";
import { Made } from "./made";

const HINTED: readonly Field[] = ["slug", "countries", "domain", "owner"];
const OPTIONAL: readonly Field[] = ["domain", "owner"];

/** A button that opens the form for a tenant with its first store and owner, and then shows what was created. */
export function CreateTenant() {
  const { t } = useTranslation("tandem");
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState(EMPTY);
  const [wrong, setWrong] = useState<Wrong>({});
  const [made, setMade] = useState<Tenant | null>(null);
  const create = useMutation({
    mutationFn: () => createTenant(requestOf(form)),
    onSuccess: ({ tenant }) => {
      setMade(tenant);
      return cache.invalidateQueries({ queryKey: ["tandem-tenants"] });
    },
    onError: (error) => setWrong(fieldOf(error) ?? {}),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = wrongIn(form);
    setWrong(
      Object.fromEntries(Object.entries(found).map(([field, key]) => [field, t(`tenants.wrong.${key}`)])),
    );
    if (Object.keys(found).length === 0) create.mutate();
  };
  const type = (field: Field, value: string) => {
    const follows = (other: Field) => form[other] === suggestion(other, form.name);
    setForm({
      ...form,
      [field]: value,
      ...(field === "name" && follows("slug") ? { slug: suggestion("slug", value) } : {}),
      ...(field === "name" && follows("store") ? { store: value } : {}),
    });
    setWrong({ ...wrong, [field]: undefined });
  };
  const show = (next: boolean) => {
    setOpen(next);
    if (next || made === null) return;
    setMade(null);
    setForm(EMPTY);
    create.reset();
  };
  const general = create.error !== null && fieldOf(create.error) === null ? create.error.message : null;

  return (
    <FocusModal open={open} onOpenChange={show}>
      <FocusModal.Trigger asChild>
        <Button size="small" variant="secondary" className="shrink-0">
          {t("tenants.create")}
        </Button>
      </FocusModal.Trigger>
      <FocusModal.Content>
        {made ? (
          <Made tenant={made} domain={form.domain} owner={form.owner} onDone={() => show(false)} />
        ) : (
          <form className="flex h-full flex-col overflow-hidden" onSubmit={submit} noValidate>
            <FocusModal.Header>
              <Button size="small" type="submit" isLoading={create.isPending}>
                {t("tenants.create")}
              </Button>
            </FocusModal.Header>
            <FocusModal.Body className="flex-1 overflow-y-auto">
              <div className="mx-auto flex w-full max-w-lg flex-col gap-y-6 px-4 py-12">
                <div>
                  <FocusModal.Title asChild>
                    <Heading>{t("tenants.create")}</Heading>
                  </FocusModal.Title>
                  <FocusModal.Description asChild>
                    <Text size="small" className="text-ui-fg-subtle">
                      {t("tenants.createHint")}
                    </Text>
                  </FocusModal.Description>
                </div>
                {general && <Alert variant="error">{general}</Alert>}
                {FIELDS.map((field) => (
                  <div key={field} className="flex flex-col gap-y-2">
                    <Label htmlFor={`tenant-${field}`} weight="plus" size="small">
                      {t(`tenants.fields.${field}`)}
                      {OPTIONAL.includes(field) && (
                        <span className="font-normal text-ui-fg-muted"> ({t("tenants.optional")})</span>
                      )}
                    </Label>
                    <Input
                      id={`tenant-${field}`}
                      value={form[field]}
                      type={field === "owner" ? "email" : "text"}
                      aria-invalid={wrong[field] !== undefined}
                      aria-describedby={`tenant-${field}-hint`}
                      onChange={({ target }) => type(field, target.value)}
                    />
                    <div id={`tenant-${field}-hint`}>
                      {wrong[field] !== undefined ? (
                        <Hint variant="error">{wrong[field]}</Hint>
                      ) : (
                        HINTED.includes(field) && <Hint>{t(`tenants.hints.${field}`)}</Hint>
                      )}
                    </div>
                  </div>
                ))}
              </div>
            </FocusModal.Body>
          </form>
        )}
      </FocusModal.Content>
    </FocusModal>
  );
}

function suggestion(field: Field, name: string): string {
  if (field !== "slug") return name;
  return name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
