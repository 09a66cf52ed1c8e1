import { Container, Heading, StatusBadge, Table, Tooltip } from "@medusajs/ui";
import type { EndpointStatus } from "@tandem/contracts";
import { useTranslation } from "react-i18next";

/** Where both systems deliver their changes, and how far behind each delivery is. */
export function Endpoints({ endpoints }: { endpoints: EndpointStatus[] }) {
  const { t } = useTranslation("tandem");
  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        {t("sync.endpoints")}
      </Heading>
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("sync.endpoint")}</Table.HeaderCell>
            <Table.HeaderCell>{t("sync.backlog")}</Table.HeaderCell>
            <Table.HeaderCell>{t("sync.lag")}</Table.HeaderCell>
            <Table.HeaderCell>{t("sync.state")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {endpoints.map((endpoint) => (
            <Table.Row key={endpoint.name}>
              <Table.Cell>{endpoint.name}</Table.Cell>
              <Table.Cell className="tabular-nums">{endpoint.backlog}</Table.Cell>
              <Table.Cell className="tabular-nums">
                {t("sync.seconds", { count: Math.round(endpoint.lag_seconds) })}
              </Table.Cell>
              <Table.Cell>
                <Health endpoint={endpoint} />
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </Container>
  );
}

function Health({ endpoint }: { endpoint: EndpointStatus }) {
  const { t } = useTranslation("tandem");
  if (!endpoint.enabled) return <StatusBadge color="grey">{t("sync.off")}</StatusBadge>;
  if (endpoint.failing_since === null) return <StatusBadge color="green">{t("sync.delivering")}</StatusBadge>;
  return (
    <Tooltip content={endpoint.last_error ?? ""}>
      <StatusBadge color="orange">{t("sync.retrying")}</StatusBadge>
    </Tooltip>
  );
}
