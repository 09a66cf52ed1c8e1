import { defineRouteConfig } from "@medusajs/admin-sdk";
import { ArrowPath } from "@medusajs/icons";
import { Container, Heading, Text } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { fetchFromPayload, readStatus, sendToPayload } from "../../api/sync";
import { DeadLetters } from "./dead-letters";
import { DirectionCard } from "./direction-card";
import { Endpoints } from "./endpoints";

/** `/app/sync`: the state of the sync between Medusa and Payload, with the actions of an operator. */
function SyncPage() {
  const { t } = useTranslation("tandem");
  const { data: status, error } = useQuery({
    queryKey: ["tandem-sync"],
    queryFn: readStatus,
    refetchInterval: 3_000,
    retry: false,
  });

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex items-start justify-between px-6 py-4">
        <div>
          <Heading>{t("sync.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("sync.subtitle")}
          </Text>
        </div>
        {status && (
          <Text size="small" className="text-ui-fg-subtle tabular-nums">
            {t("sync.conflicts")} {status.conflicts} · {t("sync.drift")} {status.drift}
          </Text>
        )}
      </Container>
      {error && (
        <Container className="px-6 py-4">
          <Text className="text-ui-fg-error">{error.message || t("sync.unavailable")}</Text>
        </Container>
      )}
      {status && (
        <>
          <div className="grid gap-3 md:grid-cols-2">
            <DirectionCard
              title={t("sync.toPayload")}
              hint={t("sync.toPayloadHint")}
              action={t("sync.send")}
              status={status.medusa_to_payload}
              run={() => sendToPayload({ entity: "all" })}
            />
            <DirectionCard
              title={t("sync.fromPayload")}
              hint={t("sync.fromPayloadHint")}
              action={t("sync.fetch")}
              status={status.payload_to_medusa}
              run={() => fetchFromPayload({ entity: "all" })}
            />
          </div>
          <DeadLetters count={status.dead_letters} />
          <Endpoints endpoints={status.endpoints} />
        </>
      )}
    </div>
  );
}

export const config = defineRouteConfig({ label: "sync.title", translationNs: "tandem", icon: ArrowPath });

export default SyncPage;
