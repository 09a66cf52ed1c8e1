import { CheckCircleSolid } from "@medusajs/icons";
import { Button, Copy, FocusModal, Heading, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { Tenant } from "../../api/tenants";
import { Fact } from "../../components/fact";

interface Props {
  tenant: Tenant;
  domain: string;
  owner: string;
  onDone: () => void;
}

/** Shows the created tenant and what is left to do. */
export function Made({ tenant, domain, owner, onDone }: Props) {
  const { t } = useTranslation("tandem");
  const [store] = tenant.stores;

  return (
    <>
      <FocusModal.Header>
        <Button size="small" onClick={onDone}>
          {t("tenants.done")}
        </Button>
      </FocusModal.Header>
      <FocusModal.Body className="flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-lg flex-col gap-y-6 px-4 py-12">
          <div className="flex items-center gap-x-3">
            <CheckCircleSolid className="text-ui-tag-green-icon" />
            <FocusModal.Title asChild>
              <Heading>{t("tenants.created", { name: tenant.name })}</Heading>
            </FocusModal.Title>
          </div>
          <div className="flex flex-col gap-y-3 rounded-lg border border-ui-border-base p-4">
            <Fact label={t("tenants.made.shop")}>
              {domain === "" ? t("tenants.made.noDomain") : <Copied text={domain} />}
            </Fact>
            <Fact label={t("tenants.made.owner")}>
              {owner === "" ? t("tenants.made.noOwner") : t("tenants.made.invited", { email: owner })}
            </Fact>
            {store && (
              <>
                <Fact label={t("tenants.fields.store")}>
                  {store.name} · {store.default_currency.toUpperCase()}
                </Fact>
                <Fact label={t("tenants.key")}>
                  <Copied text={store.publishable_key} />
                </Fact>
              </>
            )}
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            {t("tenants.made.next")}
          </Text>
        </div>
      </FocusModal.Body>
    </>
  );
}

function Copied({ text }: { text: string }) {
  return (
    <span className="inline-flex max-w-64 items-center gap-x-2">
      <span className="truncate">{text}</span>
      <Copy content={text} aria-label={text} />
    </span>
  );
}
