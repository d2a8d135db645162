import type { Page } from "playwright-core";
import { until } from "../../../scenarios/running-callsign.ts";

/**
 * Waits until an expression is true in the page, for at most 30 s. `page.waitForFunction` of a string
 * looks again from within the page by `eval`, which the page's content security policy refuses: it passes only where the
 * first look finds it true.
 */
export async function untilTrue(page: Page, expression: string): Promise<void> {
  await until(30, async () => ((await page.evaluate(expression)) === true ? true : undefined));
}
