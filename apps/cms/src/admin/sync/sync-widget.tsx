"use client";
import { useTranslation } from "@payloadcms/ui";
import { directionStatusSchema } from "@tandem/contracts";
import { z } from "zod";
import { say } from "../../fields/say";
import { usePoll } from "./poll";

const flowSchema = directionStatusSchema.pick({ status: true, last_sync: true, lag_seconds: true });
const pulseSchema = z.object({ medusa_to_payload: flowSchema, payload_to_medusa: flowSchema });
type Flow = z.infer<typeof flowSchema>;
const EVERY_MS = 5_000;

const TEXT = {
  idle: { en: "In sync", ru: "Всё совпадает", uz: "Hammasi mos" },
  syncing: { en: "Syncing changes", ru: "Переносит изменения", uz: "O‘zgarishlarni o‘tkazmoqda" },
  failing: {
    en: "Some changes need attention",
    ru: "Часть изменений требует внимания",
    uz: "Baʼzi o‘zgarishlar yordam kutmoqda",
  },
  paused: { en: "Paused", ru: "Приостановлено", uz: "To‘xtatilgan" },
  away: {
    en: "The sync is not responding. You can keep working; changes are saved and sent later.",
    ru: "Синхронизация не отвечает. Работайте спокойно: изменения сохранены и уйдут позже.",
    uz: "Sinxronlash javob bermayapti. Ishlayvering: o‘zgarishlar saqlanadi va keyin yuboriladi.",
  },
  never: { en: "nothing synced yet", ru: "пока ничего", uz: "hali hech narsa" },
} as const;

const parse = (body: unknown) => {
  const result = pulseSchema.safeParse(body);
  return result.success ? result.data : null;
};

/** Shows the live status of both directions of the sync on the dashboard. */
export const SyncWidget = () => {
  const { i18n } = useTranslation();
  const polled = usePoll("/api/sync/pulse", EVERY_MS, parse);
  if (polled.state === "loading") return <div className="tandem-card">…</div>;
  if (polled.state === "failed")
    return <div className="tandem-card tandem-note">{say(i18n.language, TEXT.away)}</div>;
  return (
    <div className="tandem-cards" aria-live="polite">
      <FlowCard title="Medusa → Payload" flow={polled.data.medusa_to_payload} language={i18n.language} />
      <FlowCard title="Payload → Medusa" flow={polled.data.payload_to_medusa} language={i18n.language} />
    </div>
  );
};

function FlowCard({ title, flow, language }: { title: string; flow: Flow; language: string }) {
  return (
    <div className="tandem-card">
      <div className="tandem-sync__title">{title}</div>
      <div className={`tandem-sync__state tandem-sync__state--${flow.status}`}>
        {say(language, TEXT[flow.status])}
      </div>
      <div className="tandem-note">
        {flow.last_sync === null
          ? say(language, TEXT.never)
          : new Date(flow.last_sync).toLocaleString(language)}
      </div>
    </div>
  );
}
