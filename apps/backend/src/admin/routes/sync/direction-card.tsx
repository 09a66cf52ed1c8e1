import { Button, Container, Heading, StatusBadge, Text, toast } from "@medusajs/ui";
import type { RunStarted, SyncStatus } from "@tandem/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Fact } from "../../components/fact";
import { When } from "../../components/when";

const COLORS = { idle: "green", syncing: "blue", failing: "red", paused: "grey" } as const;

interface Props {
  title: string;
  hint: string;
  /** Label of the button. */
  action: string;
  status: SyncStatus["medusa_to_payload"];
  run: () => Promise<RunStarted>;
}

/** One direction of the sync: its state in numbers, and a button that starts a run. */
export function DirectionCard({ title, hint, action, status, run }: Props) {
  const { t } = useTranslation("tandem");
  const cache = useQueryClient();
  const trigger = useMutation({
    mutationFn: run,
    onSuccess: ({ enqueued }) => {
      toast.success(t("sync.started", { count: enqueued }));
      return cache.invalidateQueries({ queryKey: ["tandem-sync"] });
    },
    onError: (error) => toast.error(error.message),
  });

  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <div>
          <Heading level="h2">{title}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {hint}
          </Text>
        </div>
        <StatusBadge color={COLORS[status.status]}>{t(`sync.status.${status.status}`)}</StatusBadge>
      </div>
      <div className="flex flex-col gap-y-2 px-6 py-4">
        <Fact label={t("sync.lastSync")}>
          <When at={status.last_sync} />
        </Fact>
        <Fact label={t("sync.synced")}>{status.synced_count}</Fact>
        <Fact label={t("sync.failed")}>{status.failed_count}</Fact>
        <Fact label={t("sync.waiting")}>{status.backlog}</Fact>
        <Fact label={t("sync.lag")}>{t("sync.seconds", { count: Math.round(status.lag_seconds) })}</Fact>
      </div>
      <div className="px-6 py-4">
        <Button
          size="small"
          variant="secondary"
          isLoading={trigger.isPending}
          onClick={() => trigger.mutate()}
        >
          {action}
        </Button>
      </div>
    </Container>
  );
}
