import { defineRouteConfig } from "@medusajs/admin-sdk";
import { History } from "@medusajs/icons";
import { Button, Container, Heading, Text } from "@medusajs/ui";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAccess } from "../../access/use-access";
import { type AuditFilters, readAudit } from "../../api/audit";
import { Filters } from "./filters";
import { AuditTable } from "./table";

const NOTHING: AuditFilters = { actor: "", action: "", outcome: "", entity: "", from: "", to: "" };

/** `/app/audit`: who did what in the active tenant, and what was refused. */
function AuditPage() {
  const { t } = useTranslation("tandem");
  const { data: access } = useAccess();
  const [filters, setFilters] = useState(NOTHING);
  const log = useInfiniteQuery({
    queryKey: ["tandem-audit", access?.tenant?.id, filters],
    queryFn: ({ pageParam }) => readAudit(filters, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  const entries = log.data?.pages.flatMap((page) => page.entries);
  const narrowed = Object.values(filters).some((value) => value !== "");

  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading>{t("audit.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {access?.tenant ? t("audit.subtitle", { tenant: access.tenant.name }) : t("audit.subtitleAll")}
        </Text>
      </div>
      <Filters
        filters={filters}
        onChange={setFilters}
        onClear={narrowed ? () => setFilters(NOTHING) : null}
      />
      {log.error && <Text className="px-6 py-4 text-ui-fg-error">{log.error.message}</Text>}
      {entries?.length === 0 && (
        <div className="flex flex-col items-center gap-y-1 px-6 py-16 text-center">
          <History className="mb-2 text-ui-fg-muted" />
          <Text weight="plus">{t(narrowed ? "audit.emptyFound" : "audit.empty")}</Text>
          <Text size="small" className="max-w-md text-balance text-ui-fg-subtle">
            {t(narrowed ? "audit.emptyFoundHint" : "audit.emptyHint")}
          </Text>
        </div>
      )}
      {entries !== undefined && entries.length > 0 && <AuditTable entries={entries} />}
      {log.hasNextPage && (
        <div className="flex justify-center px-6 py-4">
          <Button
            size="small"
            variant="secondary"
            isLoading={log.isFetchingNextPage}
            onClick={() => log.fetchNextPage()}
          >
            {t("audit.more")}
          </Button>
        </div>
      )}
    </Container>
  );
}

export const config = defineRouteConfig({ label: "audit.title", translationNs: "tandem", icon: History });

export default AuditPage;
