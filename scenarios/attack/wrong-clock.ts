import assert from "node:assert/strict";
import { join } from "node:path";
import { until } from "../running-callsign.ts";
import { Installation } from "./installation.ts";
import { liveOnce } from "./lived.ts";
import type { Mishap } from "./mishap.ts";

const days = 86_400_000;
const undoable = ["SealedErased", "KeysRotated"];

/** A start with the clock `byDays` off, then one with the right clock. */
async function startShifted(byDays: number): Promise<string> {
  const installation = await Installation.open();
  try {
    const { incident } = await liveOnce(installation);
    const stream = `incident/${incident}`;
    const before = await installation.opened(stream);
    assert.ok(before.length > 0 && !before.includes(null));
    await installation.stop();

    const preload = `--import=${join(import.meta.dirname, "shifted-clock.ts")}`;
    await installation.start([], ["env", `NODE_OPTIONS=${preload}`, `CALLSIGN_ATTACK_SHIFT=${byDays * days}`]);
    const said = await until(20, async () => {
      const { status, content } = await installation.get("/api/v1/clock", installation.token("dutyCommander"));
      assert.equal(status, 200, JSON.stringify(content));
      return content["trusted"] === false ? content : undefined;
    });
    // Work that can be undone goes on; ids are drawn by the clock the server shows, which does not go back.
    await liveOnce(installation, () => Math.max(Date.now(), Date.now() + byDays * days));
    await installation.stop();

    await installation.start();
    assert.equal(await installation.facts(undoable), 0, "something was erased or rotated by a wrong clock");
    assert.deepEqual(await installation.opened(stream), before);
    await installation.stop();
    assert.deepEqual(await installation.troubles(), []);
    const { erasures } = (said["waiting"] ?? {}) as { erasures?: number };
    if (byDays > 0) assert.ok((erasures ?? 0) > 0, "nothing waited, so nothing was tried");
    return `clock in doubt (${String(said["why"])}), ${erasures ?? 0} erasures waited, 0 done`;
  } finally {
    await installation.close();
  }
}

export const clockAhead: Mishap = {
  name: "clock-ahead",
  title: { zh: "时钟快了 400 天", en: "the clock 400 days ahead" },
  run: () => startShifted(400),
};

export const clockBehind: Mishap = {
  name: "clock-behind",
  title: { zh: "时钟慢了 400 天", en: "the clock 400 days behind" },
  run: () => startShifted(-400),
};
