import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import { useNow } from "../../ground/web/clock.ts";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { useSay } from "../../ground/web/language.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { inForce, noRoads, type RoadRestriction, type RoadsState } from "../../streets/roads.ts";
import type { DrawnLine } from "./map-drawn-line.ts";
import { ClosureForm, type NamedLine } from "./map-closure-form.tsx";
import { dispatchTexts } from "./texts.ts";
import { dayOf } from "../../ground/zone.ts";

/** Restrictions in force now, those that end first at the top: told live, and gone by the clock when they end. */
export function useClosures(): readonly RoadRestriction[] {
  const roads = useStreams<RoadsState>("roads")[0]?.state ?? noRoads;
  const at = instantOf(useNow());
  const count = inForce(roads, at).length;
  // They change when the roads do, or when one of them ends; a new second alone must not draw the map anew.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => inForce(roads, at).toSorted((a, b) => (a.until < b.until ? -1 : 1)), [roads, count]);
}

interface RoadsAnswer {
  readonly streets: "none" | "loading" | "ready" | "missing";
  readonly restrictions: readonly { readonly restriction: string; readonly edges: number | null }[];
}

/** On how many stretches of road each lies, asked when they change; one on none hinders nobody, and that is said. */
function useEdges(closures: readonly RoadRestriction[]): RoadsAnswer | null {
  const [answer, setAnswer] = useState<RoadsAnswer | null>(null);
  const key = closures.map(({ restriction }) => restriction).join(" ");
  useEffect(() => {
    const ending = new AbortController();
    void ask<RoadsAnswer>("GET", "/api/v1/roads", { signal: ending.signal }).then((reply) => {
      if (!ending.signal.aborted && reply.kind === "ok") setAnswer(reply.content);
    });
    return () => ending.abort();
  }, [key]);
  return answer;
}

interface ClosuresPanelProps {
  readonly closures: readonly RoadRestriction[];
  readonly chosen: string | null;
  readonly onChoose: (restriction: string | null) => void;
  readonly drawn: DrawnLine;
  readonly streets: readonly NamedLine[];
  readonly onClose: () => void;
}

/** The roads closed and slowed, each with why, until when and by whom; from here they are given and lifted. */
export function ClosuresPanel({ closures, chosen, onChoose, drawn, streets, onClose }: ClosuresPanelProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const known = useEdges(closures);
  const [giving, setGiving] = useState(false);
  const closeForm = () => {
    setGiving(false);
    drawn.stop();
  };
  useHotkey("Escape", dispatchTexts.closeClosures, () => (giving ? closeForm() : onClose()), {
    whileTyping: giving,
    closes: true,
  });
  return (
    <section className="map-panel map-closures" aria-label={say(dispatchTexts.closures)}>
      <header>
        <h3>
          {say(dispatchTexts.closures)} <span className="figures quiet">{closures.length}</span>
        </h3>
        <button type="button" className="plain-button" aria-label={say(dispatchTexts.closeClosures)} onClick={onClose}>
          ×
        </button>
      </header>
      {giving ? (
        <ClosureForm drawn={drawn} streets={streets} onClose={closeForm} />
      ) : (
        <>
          {closures.length === 0 && <p className="quiet">{say(dispatchTexts.noClosures)}</p>}
          <ul aria-label={say(dispatchTexts.closures)}>
            {closures.map((closure) => (
              <ClosureRow
                key={closure.restriction}
                closure={closure}
                offRoad={known?.restrictions.find((each) => each.restriction === closure.restriction)?.edges === 0}
                chosen={closure.restriction === chosen}
                onChoose={() => onChoose(closure.restriction === chosen ? null : closure.restriction)}
              />
            ))}
          </ul>
          {known !== null && known.streets !== "ready" && (
            <p className="quiet">{say(dispatchTexts.closuresNoStreets)}</p>
          )}
          {mayGive(client, "RestrictRoad") && (
            <Button autoFocus onClick={() => setGiving(true)}>
              {say(dispatchTexts.giveClosure)}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

interface ClosureRowProps {
  readonly closure: RoadRestriction;
  readonly offRoad: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function ClosureRow({ closure, offRoad, chosen, onChoose }: ClosureRowProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const now = useNow();
  const { zone } = useDistrict();
  const closed = closure.share === 0;
  const until = dayAndTime(closure.until, zone);
  const isToday = until.startsWith(dayOf(instantOf(now), zone));
  const what = closed
    ? say(dispatchTexts.roadClosed)
    : say(dispatchTexts.roadSlowed, { percent: Math.round(closure.share * 100) });
  const name = closure.street ?? closure.reason;
  return (
    <li data-chosen={chosen}>
      <button type="button" className="plain-button closure-what" aria-pressed={chosen} onClick={onChoose}>
        <span className="closure-mark" data-closed={closed}>
          {what}
        </span>
        <span className="cut">{name}</span>
      </button>
      {mayGive(client, "LiftRoadRestriction") && (
        <OrderButton
          order="LiftRoadRestriction"
          body={{ restriction: closure.restriction }}
          label={say(dispatchTexts.liftNamed, { name })}
        >
          {say(dispatchTexts.lift)}
        </OrderButton>
      )}
      <p className="quiet closure-about">
        {closure.street !== undefined && <span>{closure.reason}</span>}
        <span className="figures">
          {say(dispatchTexts.closureUntil, { time: isToday ? until.slice(11, 16) : until.slice(5, 16) })}
        </span>
        <span>{say(dispatchTexts.closureBy, { by: closure.by })}</span>
      </p>
      {offRoad && <p className="closure-off">{say(dispatchTexts.closureOffRoad)}</p>}
    </li>
  );
}
