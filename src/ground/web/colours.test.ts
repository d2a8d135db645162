import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../../", import.meta.url));

/** What is read by a camera, whatever the page's colours are. */
const ownColours = ["src/access/web/codes-form.tsx"];

test("every colour on a screen stands in tokens.css, so that both themes and every program have it", async () => {
  const rooms = (await readdir(join(repository, "src"))).map((room) => join("src", room, "web"));
  const written: string[] = [];
  for (const folder of [...rooms, "programs/console"]) {
    for (const name of await readdir(join(repository, folder)).catch(() => [])) {
      const file = join(folder, name);
      if (!/\.(css|tsx?)$/.test(name) || name.endsWith(".test.ts") || name === "tokens.css") continue;
      const text = await readFile(join(repository, file), "utf8");
      if (/#[0-9a-f]{6}\b|\brgba?\(/i.test(text)) written.push(file);
    }
  }
  assert.deepEqual(
    written.filter((file) => !ownColours.some((own) => own.split("/").at(-1) === file.split("/").at(-1))),
    [],
  );
});
