import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { accessibilityFindings } from "../../programs/console/testing/accessibility.ts";
import { openHall } from "../../programs/console/testing/hall.ts";

/*
 * Run in a copy of the tree that has the made room: a dispatcher attaches files to a notice by choosing, dropping and pasting,
 * takes one back, is told what is not taken, and saves one again. In both languages, on a desk and on a phone.
 */
const pdf = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(600_000)]);
const program = Buffer.concat([Buffer.from("MZ\u0090\u0000"), Buffer.alloc(5000)]);

/** Lets the page get a file by a drop or a paste, as a browser gives it. */
async function bring(page: Page, how: "drop" | "paste", target: string, name: string, text: string): Promise<void> {
  const [at, file, content] = [target, name, text].map((each) => JSON.stringify(each));
  const event =
    how === "drop"
      ? 'new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: brought })'
      : 'new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: brought })';
  await page.evaluate(`(() => {
    const brought = new DataTransfer();
    brought.items.add(new File([${content}], ${file}));
    document.querySelector(${at}).dispatchEvent(${event});
  })()`);
}

const looks = [
  {
    ...({ language: "en-GB", size: { width: 1440, height: 900 } } as const),
    ...{
      words: "Words",
      files: "Files",
      sent: (name: string) => `${name} was sent`,
      remove: "Remove",
      hang: "Hang up a notice",
    },
    ...{
      refused: /This kind of file is not taken\. These are: PDF/,
      save: "Save (logged): file 1",
      open: "Open (logged)",
    },
    ...{ chosen: "Files chosen", purpose: "Purpose" },
  },
  {
    ...({ language: "zh-CN", size: { width: 390, height: 844 } } as const),
    ...{ words: "内容", files: "附件", sent: (name: string) => `${name} 已上传`, remove: "移除", hang: "张贴告示" },
    ...{ refused: /不接受这种文件；可上传：PDF/, save: "保存（留痕）：第 1 个文件", open: "查看（留痕）" },
    ...{ chosen: "已选文件", purpose: "查看用途" },
  },
];

const hall = await openHall();
try {
  for (const look of looks) {
    const { page, errors } = await hall.window({ role: "dispatcher", ...look, path: "/notices" });
    const form = page.getByRole("form", { name: look.hang });
    const field = form.getByLabel(look.files, { exact: false }).and(page.locator("input[type=file]"));
    const chosen = form.getByRole("list", { name: look.chosen });
    const send = form.getByRole("button", { name: look.hang });
    await form.getByRole("textbox", { name: look.words }).fill("寻物");

    await field.setInputFiles([{ name: "现场 1.pdf", mimeType: "text/plain", buffer: pdf }]);
    await chosen.getByText(look.sent("现场 1.pdf")).waitFor({ state: "attached" });
    await bring(page, "drop", ".attach .file-drop", "点位.csv", "纬度,经度\n31,117\n");
    await chosen.getByText(look.sent("点位.csv")).waitFor({ state: "attached" });
    await bring(page, "paste", ".order-form input:not([type=file])", "paste.txt", "粘贴的文字");
    await chosen.getByText(look.sent("paste.txt")).waitFor({ state: "attached" });
    await field.setInputFiles([{ name: "报告.pdf", mimeType: "application/pdf", buffer: program }]);
    await chosen.getByText(look.refused).waitFor();
    assert.equal(await send.isDisabled(), true, "not before every file is there");
    assert.deepEqual(await accessibilityFindings(page), []);
    assert.equal(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), true);

    // By the keyboard alone: the button has its file's name, and what had the focus is the field again.
    for (const name of ["报告.pdf", "paste.txt"]) {
      const remove = chosen.getByRole("button", { name: `${look.remove} ${name}` });
      await remove.focus();
      await page.keyboard.press("Enter");
      await remove.waitFor({ state: "detached" });
      await page.locator("input[type=file]:focus").waitFor({ state: "attached" });
    }
    await send.click();
    const table = page.getByRole("table", { name: look.files }).last();
    await table.getByRole("row").nth(2).waitFor();
    await chosen.waitFor({ state: "detached" });
    const rows = await table.getByRole("row").allTextContents();
    assert.equal(rows.length, 3, rows.join());
    assert.match(rows[1] ?? "", /PDF.*586 KB/);

    await table.getByRole("button", { name: look.save }).click();
    await page.getByRole("group", { name: look.purpose }).waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    assert.equal(download.suggestedFilename(), "现场 1.pdf");
    assert.ok((await readFile(await download.path())).equals(pdf));
    await page.getByRole("button", { name: look.open, exact: true }).last().click();
    await page.getByRole("group", { name: look.purpose }).waitFor();
    await page.keyboard.press("Enter");
    await table.getByText("点位.csv").waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
    assert.equal(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), true);
    assert.deepEqual(errors, []);
  }
  process.stdout.write("attached\n");
} finally {
  await hall.close();
}
