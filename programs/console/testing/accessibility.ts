import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** Of rules that find nothing wrong axe need not name every place they looked at. */
const options = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  resultTypes: ["violations"],
};

/** What axe finds wrong with the page as it stands (WCAG 2.2 A and AA), one line a place; empty when nothing. */
export async function accessibilityFindings(page: Page): Promise<readonly string[]> {
  // A button at work is paler for its moment, as one that cannot be pressed is; axe tells the two apart by an attribute.
  await page.locator(".button[aria-busy=true]").first().waitFor({ state: "detached" });
  // Half a megabyte of program, once a page: reading it took a fifth of each look.
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) {
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  }
  // On a narrow screen notices and rail lie along the foot, over what their reader scrolls to: the page is looked at with
  // both at its end. That the focus is not beneath the rail is the style sheet's (`scroll-padding-bottom`).
  const findings = await page.evaluate<readonly Finding[]>(`(async () => {
    // What follows from a window's new size (a table that has to scroll now) is drawn a picture later.
    const picture = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    await picture();
    await picture();
    const foot = innerWidth > 1040 ? [] : [...document.querySelectorAll(".rail, .notices")];
    for (const bar of foot) bar.style.setProperty("position", "static");
    try {
      return (await axe.run(document, ${JSON.stringify(options)})).violations;
    } finally {
      for (const bar of foot) bar.style.removeProperty("position");
    }
  })()`);
  return findings.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${impact ?? "?"} ${id}: ${help} at ${target.join(" ")}\n${failureSummary ?? ""}`,
    ),
  );
}
