import type { Cosignatures } from "../cosignatures.ts";
import { addCheckpointUrl } from "../cosignatures.ts";
import type { Witness, Witnesses } from "../../witnesses.ts";

interface Parts {
  readonly witnesses: () => Witnesses;
  readonly cosignatures: Cosignatures;
  /** The latest checkpoint. */
  readonly checkpoint: () => Promise<{ readonly size: number; readonly note: string } | undefined>;
  readonly consistency: (from: number, to: number) => Promise<readonly Buffer[]>;
  readonly now: () => number;
  readonly log: (line: string) => void;
  readonly everyMillis?: number;
}

const hourMillis = 3_600_000;
const patienceMillis = 10_000;

/**
 * Each hour sends the latest checkpoint to every reachable witness (C2SP tlog-witness `add-checkpoint`), with the size
 * of the log at the witness's last visit and a proof that the log only grew since. A witness's answer is checked like a
 * cosignature that is brought by hand. Orders never wait for a witness.
 */
export function startWitnessing(o: Parts): { askAll(): Promise<void>; stop(): Promise<void> } {
  const ending = new AbortController();
  let last = Promise.resolve();

  async function show(witness: Witness, url: string, old: number): Promise<Response> {
    const present = await o.checkpoint();
    if (present === undefined) throw new Error("there is no checkpoint yet");
    const from = Math.min(old, present.size);
    const proof = from === 0 ? [] : await o.consistency(from, present.size);
    const lines = proof.map((hash) => `${hash.toString("base64")}\n`).join("");
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "text/plain; charset=utf-8" },
      body: `old ${old}\n${lines}\n${present.note}`,
      signal: AbortSignal.any([ending.signal, AbortSignal.timeout(patienceMillis)]),
    });
    if (!response.ok) return response;
    const brought = await o.cosignatures.bring(
      present.note + (await response.text()),
      { [witness.name]: witness },
      o.now(),
    );
    if ("fault" in brought) throw new Error(`its cosignature is not good (${brought.fault})`);
    return response;
  }

  async function ask(witness: Witness, url: string): Promise<void> {
    const old = await o.cosignatures.sizeOf(witness.name);
    const response = await show(witness, url, old);
    if (response.ok) return;
    // It has seen another size than we know of: it says which, and is shown the way from there.
    const seen = response.status === 409 ? Number((await response.text()).trim()) : Number.NaN;
    if (!Number.isSafeInteger(seen) || seen === old) throw new Error(`it answered ${response.status}`);
    const again = await show(witness, url, seen);
    if (!again.ok) throw new Error(`it answered ${again.status} from its own size ${seen}`);
  }

  async function askAll(): Promise<void> {
    for (const witness of Object.values(o.witnesses())) {
      const url = addCheckpointUrl(witness);
      if (url === undefined || ending.signal.aborted) continue;
      await ask(witness, url).catch((error: unknown) => {
        if (!ending.signal.aborted)
          o.log(
            `the witness ${witness.name} did not cosign: ${error instanceof Error ? error.message : String(error)}`,
          );
      });
    }
  }

  const inTurn = () => (last = last.then(askAll));
  const asking = setInterval(() => void inTurn(), o.everyMillis ?? hourMillis);
  asking.unref();
  void inTurn();
  return {
    askAll: inTurn,
    stop: async () => {
      clearInterval(asking);
      ending.abort();
      await last;
    },
  };
}
