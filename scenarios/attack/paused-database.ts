import assert from "node:assert/strict";
import { incidentLives, preparation, type Sent } from "../../bench/incident-life.ts";
import { processesIn } from "../../src/journal/server/engine/process-identity.ts";
import { until } from "../running-callsign.ts";
import { Acknowledged } from "./acknowledged.ts";
import { Installation } from "./installation.ts";
import type { Mishap } from "./mishap.ts";

const callers = 4;
/** No order waits longer for a database that is silent. */
const longestWait = 15_000;

export const pausedDatabase: Mishap = {
  name: "paused-database",
  title: { zh: "数据库停住不答（SIGSTOP）", en: "the database is silent (SIGSTOP)" },
  run: async () => {
    const installation = await Installation.open();
    const load = new AbortController();
    let stopped: readonly number[] = [];
    try {
      const acknowledged = new Acknowledged();
      for (const sent of preparation(callers)) assert.ok(acknowledged.take(sent, await installation.give(sent)));
      let longest = 0;
      const left: (Sent | undefined)[] = [];
      const work = async (caller: number) => {
        for (const sent of incidentLives(caller)) {
          left[caller] = sent;
          for (;;) {
            const given = await installation.give(sent);
            longest = Math.max(longest, given?.milliseconds ?? 0);
            if (acknowledged.take(sent, given)) break;
            if (load.signal.aborted) return;
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
          left[caller] = undefined;
          if (load.signal.aborted) return;
        }
      };
      const loading = Array.from({ length: callers }, (_, caller) => work(caller));
      await until(30, () => (acknowledged.size > 60 ? true : undefined));

      stopped = processesIn(await installation.cluster());
      assert.ok(stopped.length > 1, "nothing to pause");
      for (const pid of stopped) process.kill(pid, "SIGSTOP");
      const began = performance.now();
      const unhealthy = await until(30, async () => {
        const found = await installation.health();
        return found !== undefined && (found.status === 503 || found.content["takesOrders"] === false)
          ? found
          : undefined;
      });
      const noticed = Math.round(performance.now() - began);
      assert.ok(noticed < longestWait, `health said nothing for ${noticed} ms`);
      assert.equal(unhealthy.content["takesOrders"], false, JSON.stringify(unhealthy.content));
      for (const pid of stopped) process.kill(pid, "SIGCONT");
      stopped = [];
      await installation.isWell();
      load.abort();
      await Promise.all(loading);
      assert.ok(longest < longestWait, `an order waited ${Math.round(longest)} ms`);
      for (const sent of left) {
        if (sent !== undefined)
          await until(30, async () => (acknowledged.take(sent, await installation.give(sent)) ? true : undefined));
      }
      assert.deepEqual(await acknowledged.lost(installation), []);
      assert.deepEqual(await acknowledged.doubled(installation), []);
      assert.deepEqual(acknowledged.lied, []);
      await installation.stop();
      assert.deepEqual(await installation.troubles(), []);
      return `health said so after ${noticed} ms; the longest wait of an order ${Math.round(longest)} ms; ${acknowledged.size} acknowledged, none lost`;
    } finally {
      for (const pid of stopped) process.kill(pid, "SIGCONT");
      load.abort();
      await installation.close();
    }
  },
};
