import type { Metadata } from "next";
import type { ReactNode } from "react";
import "@/app/globals.css";
import { themeStyle } from "@/theme/theme";

/** Metadata of the landing page, which belongs to no shop. */
export const metadata: Metadata = { title: "Stores", robots: { index: false } };

/** Renders the layout of the landing page in neutral colours. */
export default function DirectoryLayout({ children }: { children: ReactNode }) {
  return (
    <html
      lang="en"
      style={themeStyle({ theme: null })}
      data-header="left"
      data-hero="editorial"
      data-cards="soft"
    >
      <body>
        <main className="shell section">{children}</main>
      </body>
    </html>
  );
}
