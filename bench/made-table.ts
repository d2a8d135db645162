import { createWriteStream } from "node:fs";
import { once } from "node:events";

/** The mapping of `makeTable`'s columns. */
export const madeMapping = {
  timezone: "Asia/Shanghai",
  incident: { id: "Incident", type: "Type", priority: "Priority", address: "Address", lat: "Lat", lon: "Lon" },
  unit: { id: "Unit" },
  times: {
    received: "Received",
    entered: "Entered",
    dispatched: "Dispatched",
    enRoute: "En route",
    onScene: "On scene",
    cleared: "Cleared",
  },
  disposition: "Disposition",
};

/** A table of calls for service with `rows` rows, two units to every other incident, in no order of time. */
export async function makeTable(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(
    "Incident,Type,Priority,Address,Lat,Lon,Unit,Received,Entered,Dispatched,En route,On scene,Cleared,Disposition\n",
  );
  const start = Date.UTC(2025, 0, 1);
  for (let row = 0; row < rows; row++) {
    const incident = Math.floor((row * 2) / 3);
    const began = start + ((incident * 7919) % rows) * 90_000;
    const unit = `U${(((incident * 7919) % rows) * 2 + (row % 3 === 1 ? 1 : 0)) % 160}`;
    const at = (seconds: number) =>
      new Date(began + seconds * 1000 + 8 * 3600_000).toISOString().slice(0, 19).replace("T", " ");
    const times = [0, 60, 120, 150, 420, 1500 + (row % 300)].map(at).join(",");
    const line = `I${incident},Type ${incident % 20},${1 + (incident % 4)},${incident} Anhe Road,31.2,110.4,${unit},${times},Done\n`;
    if (!out.write(line)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}
