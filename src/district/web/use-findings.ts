import { useEffect, useRef, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { sentenceOfRefused } from "../../journal/web/refusal-sentence.ts";
import { journalTexts } from "../../journal/web/texts.ts";
import type { Area } from "../areas.ts";
import { writeAreas } from "../write-areas.ts";
import type { Compared } from "./areas-draft.ts";

const pauseMillis = 500;
const mostMillis = 120_000;

interface Found {
  readonly of: readonly Area[];
  readonly compared: Compared | null;
  readonly trouble: Sentence | null;
}

/**
 * What the server finds amiss between these areas, by the rule that judges files of them. One question at a time, and
 * only once nobody has changed anything for half a second: for thousands of grids it takes the server seconds. Null until it is known of
 * exactly these.
 */
export function useFindings(areas: readonly Area[] | null): Pick<Found, "compared" | "trouble"> {
  const client = useClient();
  const [found, setFound] = useState<Found>({ of: [], compared: null, trouble: null });
  const busy = useRef(false);
  const [answered, setAnswered] = useState(0);
  useEffect(() => {
    if (areas === null || areas.length === 0 || busy.current || found.of === areas) return;
    const pause = setTimeout(() => {
      busy.current = true;
      const file = new Blob([JSON.stringify(writeAreas(areas))]);
      void ask<Compared>("POST", "/api/v1/areas/compare", { file, signal: AbortSignal.timeout(mostMillis) }).then(
        (reply) => {
          busy.current = false;
          const trouble =
            reply.kind === "ok"
              ? null
              : reply.refused === undefined
                ? journalTexts.dropped
                : sentenceOfRefused(client, reply.refused);
          setFound({ of: areas, compared: reply.kind === "ok" ? reply.content : null, trouble });
          setAnswered((count) => count + 1);
        },
      );
    }, pauseMillis);
    return () => clearTimeout(pause);
  }, [areas, client, found.of, answered]);
  return found.of === areas ? found : { compared: null, trouble: null };
}
