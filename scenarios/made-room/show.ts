import { openHall } from "../../programs/console/testing/hall.ts";
import { untilTrue } from "../../programs/console/testing/until-true.ts";

/*
 * Run in a copy of the tree that has the made room: builds the console, finds the room's page in the rail and its form among
 * the settings, gives its order there, finds its kind among the days of retention, and writes what was found as one line of
 * JSON.
 */
const hall = await openHall();
try {
  const { page, errors } = await hall.window({ role: "systemAdministrator", language: "en-GB", path: "/roster" });
  const rail = page.getByRole("navigation", { name: "Where to" });
  const pages = page.locator(".group-pages");
  const goTo = async (group: string, title: string) => {
    await rail.getByRole("link", { name: group }).click();
    await pages.getByRole("link", { name: title, exact: true }).click();
  };
  await pages.getByRole("link").first().waitFor();
  await rail.getByRole("link", { name: "Community" }).click();
  await pages.getByRole("link", { name: "Notices", exact: true }).waitFor();
  const offered = await pages.getByRole("link").allTextContents();
  await goTo("Community", "Notices");
  const shown = page.getByRole("region", { name: "Notices" });
  await shown.getByText("Not set yet").waitFor();
  const address = new URL(page.url()).pathname;

  await goTo("Set up", "Settings");
  const list = page.getByRole("navigation", { name: "Settings" });
  await list.getByRole("link", { name: "Notice settings" }).waitFor();
  const forms = (await list.getByRole("link").allTextContents()).filter((name) => /notice|clocks/i.test(name));
  await list.getByRole("link", { name: "Clocks" }).click();
  await page.getByRole("form", { name: "Clocks" }).waitFor();
  await list.getByRole("link", { name: "Notice settings" }).click();
  const form = page.getByRole("form", { name: "Save notice settings" });
  await form.getByRole("textbox", { name: "Days" }).fill("14");
  await form.getByRole("button", { name: "Save notice settings" }).click();
  await untilTrue(page, `document.querySelector("form input").value === ""`);
  const formAddress = new URL(page.url()).pathname;

  await page.goBack();
  await page.getByRole("form", { name: "Clocks" }).waitFor();
  await goTo("Community", "Notices");
  await shown.getByText("Hang 14 days").waitFor();
  const { page: other } = await hall.window({ role: "dispatcher", language: "en-GB", path: "/settings/notices" });
  const told = await other.getByText(/“Notice settings” exists/).textContent();

  const { page: privacy } = await hall.window({ role: "supervisor", language: "en-GB", path: "/settings/retention" });
  const kept = await privacy
    .getByRole("row", { name: /^Notices/ })
    .first()
    .textContent();
  const days = await privacy
    .getByRole("form")
    .getByRole("textbox", { name: /^Notices/ })
    .inputValue();
  const found = { offered, address, forms, formAddress, told: told !== null, kept, days, errors };
  process.stdout.write(`${JSON.stringify(found)}\n`);
} finally {
  await hall.close();
}
