import { InformationCircle } from "@medusajs/icons";
import { Copy, IconButton, Popover, Text } from "@medusajs/ui";
import type { AuditEntry } from "@tandem/contracts";
import { useTranslation } from "react-i18next";
import { Fact } from "../../components/fact";

const SHOWN = 5;

/** A button that shows all details of an audit entry. */
export function Details({ entry }: { entry: AuditEntry }) {
  const { t, i18n } = useTranslation("tandem");
  const { entities } = entry;

  return (
    <Popover>
      <Popover.Trigger asChild>
        <IconButton size="small" variant="transparent" aria-label={t("audit.details")}>
          <InformationCircle />
        </IconButton>
      </Popover.Trigger>
      <Popover.Content align="end" className="flex w-80 max-w-[90vw] flex-col gap-y-2 p-4">
        <Fact label={t("audit.when")}>{new Date(entry.at).toLocaleString(i18n.language)}</Fact>
        <Fact label={t("audit.call")}>
          {entry.method} · {entry.status}
        </Fact>
        <Text size="xsmall" className="break-all font-mono text-ui-fg-subtle">
          {entry.route}
        </Text>
        {entities.slice(0, SHOWN).map((id) => (
          <Id key={id} id={id} />
        ))}
        {entities.length > SHOWN && (
          <Text size="xsmall" className="text-ui-fg-muted">
            {t("audit.others", { count: entities.length - SHOWN })}
          </Text>
        )}
        <Text size="xsmall" className="text-ui-fg-muted">
          {t("audit.correlation")}
        </Text>
        <Id id={entry.correlation_id} />
      </Popover.Content>
    </Popover>
  );
}

function Id({ id }: { id: string }) {
  return (
    <span className="flex items-center justify-between gap-x-2">
      <Text size="xsmall" className="truncate font-mono">
        {id}
      </Text>
      <Copy content={id} aria-label={id} />
    </span>
  );
}
