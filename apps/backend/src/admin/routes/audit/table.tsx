import { StatusBadge, Table, Text } from "@medusajs/ui";
import type { AuditEntry } from "@tandem/contracts";
import { useTranslation } from "react-i18next";
import { When } from "../../components/when";
import { Details } from "./details";
import { usePeople, Who } from "./who";
import { actionWords } from "./words";

const COLORS = { done: "green", refused: "orange", failed: "red" } as const;

/** Entries of the log, newest first. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const { t } = useTranslation("tandem");
  const people = usePeople();

  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("audit.when")}</Table.HeaderCell>
            <Table.HeaderCell>{t("audit.person")}</Table.HeaderCell>
            <Table.HeaderCell>{t("audit.what")}</Table.HeaderCell>
            <Table.HeaderCell>{t("audit.outcome")}</Table.HeaderCell>
            <Table.HeaderCell />
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {entries.map((entry) => {
            const { things, deed } = actionWords(t, entry.action);
            return (
              <Table.Row key={entry.seq}>
                <Table.Cell className="whitespace-nowrap text-ui-fg-subtle">
                  <When at={entry.at} />
                </Table.Cell>
                <Table.Cell className="py-2">
                  <Who entry={entry} people={people} />
                </Table.Cell>
                <Table.Cell className="py-2">
                  <Text size="small" weight="plus">
                    {things}
                  </Text>
                  <Text size="xsmall" className="text-ui-fg-subtle">
                    {deed}
                  </Text>
                </Table.Cell>
                <Table.Cell>
                  <StatusBadge color={COLORS[entry.outcome]}>
                    {t(`audit.outcomes.${entry.outcome}`)}
                  </StatusBadge>
                </Table.Cell>
                <Table.Cell className="text-right">
                  <Details entry={entry} />
                </Table.Cell>
              </Table.Row>
            );
          })}
        </Table.Body>
      </Table>
    </div>
  );
}
