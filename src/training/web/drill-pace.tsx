import type { ReactNode } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Choice } from "../../ground/web/choice.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";

const texts = {
  pace: { zh: "演练速度", en: "Drill pace" },
  stopped: { zh: "停", en: "Stop" },
  stoppedNow: { zh: "演练已停", en: "Drill stopped" },
  paceNow: { zh: "演练 {pace}×", en: "Drill {pace}×" },
} as const satisfies Record<string, Sentence>;

const paces = [0, 1, 2, 5, 10, 20];

/** How fast synthetic calls and crews go; those who may, set it here. */
export function DrillPace(): ReactNode {
  const say = useSay();
  const client = useClient();
  const giving = useGiving();
  const drill = useStream<{ readonly pace: number }>("drill/home");
  const pace = drill?.pace ?? 1;
  if (!mayGive(client, "SetDrillPace")) {
    return <span className="bar-item">{pace === 0 ? say(texts.stoppedNow) : say(texts.paceNow, { pace })}</span>;
  }
  return (
    <span className="bar-item bar-pace">
      <span className="bar-wide" aria-hidden="true">
        {say(texts.pace)}
      </span>
      <Choice
        label={say(texts.pace)}
        disabled={giving.busy}
        value={pace}
        options={[...new Set([...paces, pace])]
          .sort((a, b) => a - b)
          .map((value) => ({ value, text: value === 0 ? say(texts.stopped) : `${value}×` }))}
        onChange={(value) => void giving.give("SetDrillPace", { pace: value })}
      />
    </span>
  );
}
