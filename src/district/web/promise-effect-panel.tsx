import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { forceTierNames } from "../../ground/force.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { panelOf, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { wrongIn } from "../../journal/web/wrong-in.ts";
import { type EffectRow, effectRows, keptShare, numberThen, type PromiseEffect } from "./effect-rows.ts";
import type { Promises } from "./promise-setting.ts";
import { effectTexts as texts } from "./response-texts.ts";
import { mapTexts } from "./setting-map-texts.ts";
import { useAreaChoices } from "./use-area-choices.ts";

const PromiseMap = lazy(async () => ({ default: (await import("./promise-map.tsx")).PromiseMap }));

const pauseMillis = 600;

/** How the last thirty days would have met what is promised, and what would be promised; the circles on a map. */
export function PromiseEffectPanel({ then }: { readonly then: Promises }): ReactNode {
  const say = useSay();
  const circles = useAreaChoices("circle");
  const asked = useSettled(useSound(then));
  const read = useRead(
    useMemo<ReadFrom<PromiseEffect> | null>(
      () =>
        asked === null
          ? null
          : (signal) =>
              ask<PromiseEffect>("POST", "/api/v1/statistics/promises/effect", { body: JSON.parse(asked), signal }),
      [asked],
    ),
  );
  const { content } = read;
  const rows = useMemo(() => (content === undefined ? [] : effectRows(content)), [content]);
  const nameOf = (circle: string | null) =>
    circle === null ? say(texts.outside) : (circles.find(({ id }) => id === circle)?.text ?? circle);
  const share = (row: EffectRow) => {
    const said = [row.was, row.becomes]
      .map((counts) => keptShare(counts))
      .map((percent) => (percent === null ? "–" : `${percent} %`));
    return said[0] === said[1] ? (said[1] ?? "") : said.join(" → ");
  };
  const number = (of: "kept" | "missed" | "unmeasured" | "unpromised") => ({
    key: of,
    head: say(texts[of]),
    figures: "right" as const,
    cell: (row: EffectRow) => numberThen(row, of),
  });
  return (
    <Panel
      title={say(texts.title)}
      before={
        <p className="setting-about quiet">
          {say(texts.about)} {content === undefined ? "" : say(texts.leftOut, leftOutOf(content))}
        </p>
      }
      {...panelOf(read, (effect) => effect.asked.length === 0 && (effect.inForce ?? []).length === 0)}
      empty={texts.empty}
      foot={
        <div className="promise-map">
          <Suspense fallback={<p className="quiet">{say(mapTexts.loading)}</p>}>
            <PromiseMap promises={then} effect={content} />
          </Suspense>
        </div>
      }
    >
      <div className="promise-effect">
        <Table
          caption={say(texts.title)}
          keyOf={({ key }) => key}
          columns={[
            { key: "circle", head: say(texts.circle), names: true, cell: ({ circle }) => nameOf(circle) },
            { key: "tier", head: say(texts.tier), cell: ({ tier }) => say(forceTierNames[tier]) },
            number("kept"),
            number("missed"),
            { key: "share", head: say(texts.share), figures: "right", cell: share },
            number("unmeasured"),
            number("unpromised"),
          ]}
          rows={rows}
        />
      </div>
    </Panel>
  );
}

function leftOutOf({ unsent, byCrew, unknownUnits }: PromiseEffect) {
  return { unsent, byCrew, unknownUnits };
}

/** The promises last said without a fault: half a number asks nothing. */
function useSound(then: Promises): string | null {
  const client = useClient();
  const text = JSON.stringify(then);
  const isSound = useMemo(
    () => Object.keys(wrongIn(client, "SetPromises", { ...(JSON.parse(text) as object), reason: "…" })).length === 0,
    [client, text],
  );
  const [sound, setSound] = useState<string | null>(isSound ? text : null);
  if (isSound && sound !== text) setSound(text);
  return isSound ? text : sound;
}

/** What has not changed for a moment; at first, at once. */
function useSettled(text: string | null): string | null {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    if (text === settled) return;
    const pause = setTimeout(() => setSettled(text), settled === null ? 0 : pauseMillis);
    return () => clearTimeout(pause);
  }, [text, settled]);
  return settled;
}
