import { ArrowUpTray } from "@medusajs/icons";
import { Text } from "@medusajs/ui";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";

/** A drop zone for a CSV file; a click or the keyboard opens the file dialog. */
export function DropFile({ disabled, onFile }: { disabled: boolean; onFile: (file: File) => void }) {
  const { t } = useTranslation("tandem");
  const [over, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined && !disabled) onFile(file);
  }

  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-col items-center gap-y-2 rounded-lg border border-dashed px-6 py-10 text-center focus-within:shadow-borders-focus ${
        over ? "border-ui-border-interactive bg-ui-bg-subtle" : "border-ui-border-strong bg-ui-bg-component"
      } ${disabled ? "cursor-not-allowed opacity-60" : "cursor-pointer"}`}
    >
      <ArrowUpTray />
      <Text size="small" weight="plus">
        {t("imports.drop")}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t("imports.dropHint")}
      </Text>
      <input
        type="file"
        accept=".csv,text/csv"
        className="sr-only"
        disabled={disabled}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) onFile(file);
          event.target.value = "";
        }}
      />
    </label>
  );
}
