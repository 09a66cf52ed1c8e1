import { Button, Container, Heading, Table, Text, toast } from "@medusajs/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { discardFailed, readFailed, retryFailed } from "../../api/sync";
import { When } from "../../components/when";

/** Failed jobs with their reasons, and buttons to retry or discard them. */
export function DeadLetters({ count }: { count: number }) {
  const { t } = useTranslation("tandem");
  const cache = useQueryClient();
  const { data } = useQuery({ queryKey: ["tandem-failed", count], queryFn: readFailed });
  const act = useMutation({
    mutationFn: (work: () => Promise<{ count: number }>) => work(),
    onSuccess: async (done) => {
      toast.success(t("sync.done", { count: done.count }));
      await cache.invalidateQueries({ queryKey: ["tandem-failed"] });
      await cache.invalidateQueries({ queryKey: ["tandem-sync"] });
    },
    onError: (error) => toast.error(error.message),
  });
  const letters = data?.items ?? [];

  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading level="h2">
          {t("sync.deadLetters")} {count > 0 && <span className="text-ui-fg-error">{count}</span>}
        </Heading>
        {count > 0 && (
          <Button
            size="small"
            variant="secondary"
            isLoading={act.isPending}
            onClick={() => act.mutate(() => retryFailed())}
          >
            {t("sync.retryAll")}
          </Button>
        )}
      </div>
      {letters.length === 0 ? (
        <Text size="small" className="px-6 py-4 text-ui-fg-subtle">
          {t("sync.noDeadLetters")}
        </Text>
      ) : (
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("sync.what")}</Table.HeaderCell>
              <Table.HeaderCell>{t("sync.reason")}</Table.HeaderCell>
              <Table.HeaderCell>{t("sync.when")}</Table.HeaderCell>
              <Table.HeaderCell />
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {letters.map((letter) => (
              <Table.Row key={letter.id}>
                <Table.Cell className="font-mono text-xs">
                  {letter.entity ?? letter.job} {letter.entity_id}
                </Table.Cell>
                <Table.Cell>{letter.message}</Table.Cell>
                <Table.Cell>
                  <When at={letter.failed_at} />
                </Table.Cell>
                <Table.Cell className="flex items-center justify-end gap-x-2">
                  <Button
                    size="small"
                    variant="transparent"
                    onClick={() => act.mutate(() => retryFailed([letter.id]))}
                  >
                    {t("sync.retry")}
                  </Button>
                  <Button
                    size="small"
                    variant="transparent"
                    onClick={() => act.mutate(() => discardFailed([letter.id]))}
                  >
                    {t("sync.discard")}
                  </Button>
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      )}
    </Container>
  );
}
