import type { Browser, BrowserContext, Page } from "playwright-core";
import { slowness } from "../../../src/ground/testing/slowness.ts";

/** Who signs in to the drill: a seat by its role and place, or one of its staff by badge number. */
export type Seat =
  | { readonly role: string; readonly station?: string; readonly unit?: string; readonly department?: string }
  | { readonly person: string };

export function signInPath(seat: Seat): string {
  return "person" in seat ? "/api/v1/session/drill" : "/api/v1/session/demo";
}

export type WindowOptions = Seat & WindowLook;

export interface WindowLook {
  readonly language?: "zh-CN" | "en-GB";
  readonly theme?: "dark" | "light";
  readonly size?: { readonly width: number; readonly height: number };
  readonly path?: string;
  /** How this console was left; open where it is not said. A map that is drawn in software costs more than all the rest. */
  readonly map?: "open" | "folded";
  /** A window of the whole file, which the end of a test leaves open. */
  readonly kept?: true;
}

/** Windows of a whole file. */
const kept = new WeakSet<BrowserContext>();

/** What windows are opened in. */
export type Windows = Pick<Browser, "newContext">;

/** Closes the windows that a test has opened; `all` closes those of the whole file as well. */
export async function closeWindows(windows: Set<BrowserContext>, which?: "all"): Promise<void> {
  const ended = [...windows].filter((context) => which === "all" || !kept.has(context));
  for (const context of ended) windows.delete(context);
  await Promise.all(ended.map((context) => context.close()));
}

/** Longer than any step takes on two cores with WebGL drawn in software, in milliseconds; more where others use them too. */
export function patience(): number {
  return 30_000 * slowness();
}

/** Opens a window of its own, nobody signed in, on no page yet. */
export async function openWindow(browser: Windows, url: string, o: WindowLook): Promise<DoorWindow> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: o.size ?? { width: 1440, height: 900 },
    locale: o.language ?? "zh-CN",
    colorScheme: o.theme ?? "dark",
    reducedMotion: "reduce",
  });
  if (o.kept) kept.add(context);
  if (o.map === "folded") await context.addInitScript('localStorage["callsign.map"] ??= "folded"');
  const page = await context.newPage();
  page.setDefaultTimeout(patience());
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  return { page, errors };
}

/** Opens a window with a session of its own, already signed in to the drill, on the console. */
export async function signInWindow(browser: Windows, url: string, o: WindowOptions): Promise<HallWindow> {
  const { page, errors } = await openWindow(browser, url, o);
  const signed = await page.context().request.post(url + signInPath(o), { data: seatOf(o) });
  if (!signed.ok()) throw new Error(await signed.text());
  await page.goto(url + (o.path ?? "/"));
  if (o.path === undefined)
    await page
      .getByRole("status")
      .filter({ hasText: /实时|Live/ })
      .waitFor();
  return { page, errors, ...verbsOf(page) };
}

function seatOf(o: WindowOptions): Seat {
  if ("person" in o) return { person: o.person };
  const { role, station, unit, department } = o;
  return {
    role,
    ...(station === undefined ? {} : { station }),
    ...(unit === undefined ? {} : { unit }),
    ...(department === undefined ? {} : { department }),
  };
}

/** What operators do in the Chinese console, by role and label. */
export function verbsOf(page: Page) {
  const card = (number: string) => page.getByRole("region", { name: `警情 ${number}`, exact: true });
  const row = (number: string) => page.getByRole("option", { name: new RegExp(`\\b${number}\\b`) });
  return {
    card,
    row,
    chooseIncident: async (number: string) => {
      await row(number).click();
      await card(number).waitFor();
    },
    /** Orders a unit by its callsign, from the keyboard. */
    orderUnit: async (number: string, unit: string) => {
      await card(number).getByRole("button", { name: "派单元" }).click();
      await page.getByRole("combobox", { name: "派单元" }).fill(unit);
      await page.keyboard.press("Enter");
      await card(number).getByRole("listitem", { name: unit }).waitFor();
    },
    orderStation: async (number: string, station: string) => {
      await card(number).getByRole("button", { name: "派派出所" }).click();
      await page.getByRole("combobox", { name: "派派出所" }).fill(station);
      await page.keyboard.press("Enter");
      await card(number).getByRole("listitem", { name: station }).waitFor();
    },
    /** Presses the button of a step for a unit: 签收, 出警, 到场, 开始处置, 处警完毕. */
    step: (number: string, step: string, unit: string) =>
      card(number)
        .getByRole("button", { name: `${step} ${unit}`, exact: true })
        .click(),
    /** Waits until the list shows an incident in this stage. */
    seesStage: (number: string, stage: string) =>
      page.getByRole("option", { name: new RegExp(`\\b${number}\\b.*${stage}`) }).waitFor(),
  };
}

export interface DoorWindow {
  readonly page: Page;
  /** What the page threw; a test ends by expecting none. */
  readonly errors: readonly string[];
}

export interface HallWindow extends DoorWindow, ReturnType<typeof verbsOf> {}
