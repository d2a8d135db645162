import { useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { sentenceOfRefused } from "../../journal/web/refusal-sentence.ts";
import { doorTexts } from "../../access/web/door-texts.ts";

/** Posts to a route one at a time and keeps what was said against the last one. */
export function useAsking(): {
  readonly busy: boolean;
  readonly trouble: Sentence | null;
  /** True when it was accepted. */
  post(path: string, body: unknown): Promise<boolean>;
} {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  return {
    busy,
    trouble,
    post: async (path, body) => {
      setBusy(true);
      setTrouble(null);
      const reply = await ask("POST", path, { body });
      setBusy(false);
      if (reply.kind === "refused") setTrouble(sentenceOfRefused(client, reply.refused));
      if (reply.kind === "unreachable") setTrouble(reply.refused ?? doorTexts.unreachable);
      return reply.kind === "ok";
    },
  };
}
