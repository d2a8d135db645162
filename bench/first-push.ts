import { get } from "node:http";
import { createGunzip, constants } from "node:zlib";

/** What a console is sent when it joins the live push, until it is `ready`. */
export interface PushBytes {
  /** As the network carries it. */
  readonly onTheWire: number;
  /** Unpacked. */
  readonly plain: number;
}

/** Joins the live push as a browser does, which takes gzip, and counts what comes first. */
export function firstPush(url: string, token: string): Promise<PushBytes> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, "accept-encoding": "gzip" };
    const request = get(`${url}/api/v1/live`, { headers }, (response) => {
      if (response.statusCode !== 200) return void reject(new Error(`/live answered ${response.statusCode}`));
      let onTheWire = 0;
      let plain = 0;
      let end = "";
      const unpacked = createGunzip({ flush: constants.Z_SYNC_FLUSH });
      response.on("data", (chunk: Buffer) => (onTheWire += chunk.length));
      unpacked.on("data", (chunk: Buffer) => {
        plain += chunk.length;
        end = (end + chunk.toString("latin1")).slice(-4000);
        if (!end.includes("event: ready")) return;
        request.destroy();
        resolve({ onTheWire, plain });
      });
      unpacked.on("error", reject);
      response.pipe(unpacked);
    });
    request.on("error", reject);
  });
}
