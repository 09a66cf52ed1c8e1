import { Button, Container, Heading, Text, toast } from "@medusajs/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readPendingImages, retryPendingImages } from "../../api/imports";

const REFRESH_MS = 5_000;
const SHOWN = 20;

/** Images of the tenant that are still at their old URL, with a button to fetch them again. */
export function PendingImages({ tenant, running }: { tenant: string; running: boolean }) {
  const { t } = useTranslation("tandem");
  const queries = useQueryClient();
  const queryKey = ["tandem-pending-images", tenant];
  const { data, error } = useQuery({
    queryKey,
    queryFn: () => readPendingImages(tenant),
    enabled: !running,
    refetchInterval: (query) => ((query.state.data?.items.length ?? 0) > 0 ? REFRESH_MS : false),
  });
  const retry = useMutation({
    mutationFn: () => retryPendingImages(tenant),
    onSuccess: ({ enqueued }) => {
      toast.success(t("imports.images.retrying", { count: enqueued }));
      return queries.invalidateQueries({ queryKey });
    },
    onError: (problem) => toast.error(problem.message),
  });
  const images = data?.items ?? [];
  if (error === null && images.length === 0) return null;

  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <div>
          <Heading level="h2">{t("imports.images.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {error?.message ?? t("imports.images.subtitle", { count: images.length })}
          </Text>
        </div>
        <Button
          size="small"
          variant="secondary"
          isLoading={retry.isPending}
          disabled={images.length === 0}
          onClick={() => retry.mutate()}
        >
          {t("imports.images.retry")}
        </Button>
      </div>
      <ul className="px-6 py-4">
        {images.slice(0, SHOWN).map(({ id, source, reason }) => (
          <li key={id} className="py-1">
            <Text size="small" className="break-all">
              {source}
            </Text>
            {reason !== null && (
              <Text size="xsmall" className="text-ui-fg-error">
                {reason}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </Container>
  );
}
