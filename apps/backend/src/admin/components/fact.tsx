import { Text } from "@medusajs/ui";
import type { ReactNode } from "react";

/** One labelled value of a list of facts. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-x-4">
      <Text size="small" className="text-ui-fg-subtle">
        {label}
      </Text>
      <Text size="small" weight="plus" className="text-right tabular-nums">
        {children}
      </Text>
    </div>
  );
}
