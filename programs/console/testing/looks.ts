import type { Page } from "playwright-core";

/** Both languages that texts are written in, in every theme, in an order in which each differs from the one before by one press. */
export const looks = [
  { language: "zh-CN", theme: "dark" },
  { language: "en-GB", theme: "dark" },
  { language: "en-GB", theme: "light" },
  { language: "zh-CN", theme: "light" },
] as const;

type Look = (typeof looks)[number];

/** Chooses a language by the menu of the bar, or of the door. */
export async function chooseLanguage(page: Page, name: "简体中文" | "繁體中文" | "English"): Promise<void> {
  await page.getByRole("button", { name: /^(English|简体中文|繁體中文)$/ }).click();
  await page.getByRole("menuitem", { name }).click();
}

/**
 * Puts a page into a language and a theme by the buttons of its bar. Looking at one window four times takes less than half
 * of what four windows take: those fetch, compile and draw everything anew.
 */
export async function switchTo(page: Page, { language, theme }: Look): Promise<void> {
  const html = page.locator("html");
  const now = async () => [await html.getAttribute("lang"), await html.getAttribute("data-theme")];
  const lang = language === "zh-CN" ? "zh-CN" : "en";
  if ((await now())[0] !== lang) await chooseLanguage(page, language === "zh-CN" ? "简体中文" : "English");
  if ((await now())[1] !== theme) await page.getByRole("button", { name: /^(浅色|深色|Light|Dark)$/ }).click();
  await page.locator(`html[lang="${lang}"][data-theme="${theme}"]`).waitFor();
}
