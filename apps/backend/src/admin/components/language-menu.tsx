import { GlobeEurope } from "@medusajs/icons";
import { DropdownMenu, IconButton } from "@medusajs/ui";
import { localeSchema } from "@tandem/contracts";
import { useTranslation } from "react-i18next";

const NAMES = { en: "English", ru: "Русский", uz: "O‘zbekcha" } as const;

/** Chooses the language of the admin; kept in the browser. */
export function LanguageMenu() {
  const { t, i18n } = useTranslation("tandem");
  const current = localeSchema.safeParse(i18n.language).data;

  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton size="small" variant="transparent" aria-label={t("language")}>
          <GlobeEurope className="text-ui-fg-muted" />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content>
        <DropdownMenu.RadioGroup
          value={current ?? ""}
          onValueChange={(language) => void i18n.changeLanguage(language)}
        >
          {localeSchema.options.map((language) => (
            <DropdownMenu.RadioItem key={language} value={language}>
              {NAMES[language]}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}
