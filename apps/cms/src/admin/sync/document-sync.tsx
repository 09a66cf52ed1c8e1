"use client";
import { useDocumentInfo, useFormFields, useTranslation } from "@payloadcms/ui";
import { historyResponseSchema } from "@tandem/contracts";
import { say } from "../../fields/say";
import { usePoll } from "./poll";

const TEXT = {
  title: { en: "Medusa sync", ru: "Синхронизация с Medusa", uz: "Medusa bilan sinxronlash" },
  ok: { en: "In sync", ru: "Всё совпадает", uz: "Hammasi mos" },
  wait: { en: "Waiting to be synced", ru: "Ожидает очереди", uz: "Navbat kutmoqda" },
  fail: { en: "Sync failed", ru: "Не удалось перенести", uz: "O‘tkazib bo‘lmadi" },
  conflict: { en: "Changed on both sides", ru: "Изменено с обеих сторон", uz: "Ikkala tomonda o‘zgargan" },
  unknown: {
    en: "Status currently unavailable",
    ru: "Состояние сейчас неизвестно",
    uz: "Holati hozir nomaʼlum",
  },
} as const;
const FIRST_WAIT_MS = 5_000;

const parse = (body: unknown) => {
  const result = historyResponseSchema.safeParse(body);
  return result.success ? result.data.items : null;
};

/** Shows whether this document and Medusa agree: the newest entry of its history, polled every few seconds. */
export const DocumentSync = () => {
  const { i18n } = useTranslation();
  const { collectionSlug, id } = useDocumentInfo();
  const medusaId = useFormFields(([fields]) => fields.medusaId?.value);
  const entity = collectionSlug === "categories" ? "category" : "product";
  const url =
    id && typeof medusaId === "string"
      ? `/api/sync/document?entity=${entity}&id=${encodeURIComponent(medusaId)}`
      : null;
  const polled = usePoll(url, FIRST_WAIT_MS, parse);
  const newest = polled.state === "ready" ? polled.data[0] : undefined;
  const state =
    polled.state !== "ready"
      ? "unknown"
      : newest === undefined
        ? "wait"
        : newest.action === "failed"
          ? "fail"
          : newest.action === "conflict"
            ? "conflict"
            : "ok";
  const label = say(i18n.language, TEXT[state]);
  return (
    <section className="tandem-sync" aria-live="polite">
      <div className="tandem-sync__title">{say(i18n.language, TEXT.title)}</div>
      <div className={`tandem-sync__state tandem-sync__state--${state}`}>
        {polled.state === "loading" ? "…" : label}
      </div>
      {newest === undefined ? null : (
        <div className="tandem-note">
          {newest.direction === "payload_to_medusa" ? "Payload → Medusa" : "Medusa → Payload"} ·{" "}
          {new Date(newest.at).toLocaleString(i18n.language)}
        </div>
      )}
      {state === "fail" || state === "conflict" ? <div className="tandem-note">{newest?.reason}</div> : null}
    </section>
  );
};
