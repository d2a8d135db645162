import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** What axe finds wrong with the page as it stands (WCAG 2.2 A and AA), one line a place; empty when nothing. */
export async function accessibilityFindings(page: Page): Promise<readonly string[]> {
  // A button at work is paler for its moment, as one that cannot be pressed is; axe tells the two apart by an attribute.
  await page.locator(".button[aria-busy=true]").first().waitFor({ state: "detached" });
  const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(source);
  const findings = await page.evaluate<readonly Finding[]>(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }).then((r) => r.violations)`,
  );
  return findings.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${impact ?? "?"} ${id}: ${help} at ${target.join(" ")}\n${failureSummary ?? ""}`,
    ),
  );
}
