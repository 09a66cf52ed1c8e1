import { defineWidgetConfig } from "@medusajs/admin-sdk";
import type { AdminProduct, DetailWidgetProps } from "@medusajs/framework/types";
import { ArrowUpRightOnBox } from "@medusajs/icons";
import { Button, Container, Heading, StatusBadge, Text, toast } from "@medusajs/ui";
import type { TriggerBody } from "@tandem/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../access/use-access";
import { fetchFromPayload, readContent, sendToPayload } from "../api/sync";
import { Fact } from "../components/fact";
import { When } from "../components/when";

const COLORS = { published: "green", draft: "orange", waiting: "grey" } as const;

/** On a product page: the status of its content in Payload, a link to it, and a button that syncs it now. */
function ProductContent({ data: product }: DetailWidgetProps<AdminProduct>) {
  const { t } = useTranslation("tandem");
  const cache = useQueryClient();
  const allowed = useMay("sync", "read");
  const queryKey = ["tandem-content", product.id];
  const { data: content } = useQuery({
    queryKey,
    queryFn: () => readContent(product.id),
    refetchInterval: 3_000,
    enabled: allowed,
  });
  const sync = useMutation({
    mutationFn: async () => {
      const body: TriggerBody = { entity: "products", ids: [product.id] };
      await Promise.all([sendToPayload(body), fetchFromPayload(body)]);
    },
    onSuccess: () => {
      toast.success(t("content.started"));
      return cache.invalidateQueries({ queryKey });
    },
    onError: (error) => toast.error(error.message),
  });

  if (!allowed) return null;
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading level="h2">{t("content.title")}</Heading>
        {content && <StatusBadge color={COLORS[content.state]}>{t(`content.${content.state}`)}</StatusBadge>}
      </div>
      {content && (
        <div className="flex flex-col gap-y-2 px-6 py-4">
          {content.published_at && (
            <Fact label={t("content.publishedAt")}>
              <When at={content.published_at} />
            </Fact>
          )}
          <Fact label={t("content.lastSync")}>
            <When at={content.last_sync?.at ?? null} />
          </Fact>
          {!content.worker_reachable && (
            <Text size="small" className="text-ui-fg-error">
              {t("content.workerDown")}
            </Text>
          )}
        </div>
      )}
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle">
          {t("content.hint")}
        </Text>
        <div className="flex gap-x-2">
          {content && (
            <Button size="small" variant="secondary" asChild>
              <a href={content.payload_url} target="_blank" rel="noreferrer">
                {t("content.open")}
                <ArrowUpRightOnBox />
              </a>
            </Button>
          )}
          <Button size="small" variant="transparent" isLoading={sync.isPending} onClick={() => sync.mutate()}>
            {t("content.syncNow")}
          </Button>
        </div>
      </div>
    </Container>
  );
}

export const config = defineWidgetConfig({ zone: "product.details.side.before" });

export default ProductContent;
