import { Alert, Badge, Table, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { ImportState } from "./use-import";

const TOTALS = ["created", "updated", "unchanged", "rejected_rows", "images", "images_pending"] as const;

/** Progress of an import, its totals, and every rejected row with its line and reason. */
export function ImportResult({ state }: { state: ImportState }) {
  const { t } = useTranslation("tandem");
  const { running, fileName, share, progress, issues, done, error } = state;
  if (fileName === null) return null;
  const percent = Math.round(share * 100);

  return (
    <div className="flex flex-col gap-y-4">
      <div>
        <div className="flex justify-between">
          <Text size="small" weight="plus">
            {fileName}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {t("imports.progress", { rows: progress?.rows ?? 0, products: progress?.products ?? 0 })}
          </Text>
        </div>
        <div
          role="progressbar"
          aria-label={fileName}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
          className="mt-2 h-2 overflow-hidden rounded-full bg-ui-bg-component-hover"
        >
          <div
            className={`h-full bg-ui-bg-interactive transition-all ${running && percent === 0 ? "w-full animate-pulse opacity-40" : ""}`}
            style={running && percent === 0 ? undefined : { width: `${percent}%` }}
          />
        </div>
      </div>
      {error !== null && <Alert variant="error">{error}</Alert>}
      {done !== null && (
        <div className="flex flex-wrap gap-2">
          {TOTALS.map((name) => (
            <Badge
              key={name}
              size="small"
              color={name === "rejected_rows" && done[name] > 0 ? "red" : "grey"}
            >
              {t(`imports.totals.${name}`)}: {done[name]}
            </Badge>
          ))}
        </div>
      )}
      {issues.length > 0 && (
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("imports.line")}</Table.HeaderCell>
              <Table.HeaderCell>{t("imports.product")}</Table.HeaderCell>
              <Table.HeaderCell>{t("imports.reason")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {issues.map((issue) => (
              <Table.Row key={`${issue.line}-${issue.reason}`}>
                <Table.Cell>{issue.kind === "content" ? "" : issue.line}</Table.Cell>
                <Table.Cell>{issue.handle}</Table.Cell>
                <Table.Cell className="whitespace-normal py-2">
                  <Badge size="2xsmall" color={issue.kind === "row" ? "red" : "orange"}>
                    {t(`imports.kinds.${issue.kind}`)}
                  </Badge>{" "}
                  {issue.reason}
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      )}
    </div>
  );
}
