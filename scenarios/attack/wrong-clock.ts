import assert from "node:assert/strict";
import { join } from "node:path";
import { until } from "../running-callsign.ts";
import { House } from "./house.ts";
import { liveOnce } from "./lived.ts";
import type { Mishap } from "./mishap.ts";

const days = 86_400_000;
const undoable = ["SealedErased", "KeysRotated"];

/** A start with the clock `byDays` off, then one with the right clock. */
async function startShifted(byDays: number): Promise<string> {
  const house = await House.open();
  try {
    const { incident } = await liveOnce(house);
    const stream = `incident/${incident}`;
    const before = await house.opened(stream);
    assert.ok(before.length > 0 && !before.includes(null));
    await house.stop();

    const preload = `--import=${join(import.meta.dirname, "shifted-clock.ts")}`;
    await house.start([], ["env", `NODE_OPTIONS=${preload}`, `CALLSIGN_ATTACK_SHIFT=${byDays * days}`]);
    const said = await until(20, async () => {
      const { status, content } = await house.get("/api/v1/clock", house.token("dutyCommander"));
      assert.equal(status, 200, JSON.stringify(content));
      return content["trusted"] === false ? content : undefined;
    });
    // Work that can be undone goes on; ids are drawn by the clock the server shows, which does not go back.
    await liveOnce(house, () => Math.max(Date.now(), Date.now() + byDays * days));
    await house.stop();

    await house.start();
    assert.equal(await house.facts(undoable), 0, "something was erased or rotated by a wrong clock");
    assert.deepEqual(await house.opened(stream), before);
    await house.stop();
    assert.deepEqual(await house.troubles(), []);
    const { erasures } = (said["waiting"] ?? {}) as { erasures?: number };
    if (byDays > 0) assert.ok((erasures ?? 0) > 0, "nothing waited, so nothing was tried");
    return `clock in doubt (${String(said["why"])}), ${erasures ?? 0} erasures waited, 0 done`;
  } finally {
    await house.close();
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
