import { type ReactNode, useEffect, useState } from "react";
import { Button } from "../../ground/web/button.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { type Column, Table } from "../../ground/web/table.tsx";
import { ask } from "../../journal/web/api.ts";
import { useStream } from "../../journal/web/client.ts";
import { SettingForm } from "../../journal/web/setting-form.tsx";
import { SettingPage } from "../../journal/web/setting-page.tsx";
import { StateLines } from "../../journal/web/state-lines.tsx";
import { stateLine } from "../../journal/web/state-line.ts";
import { panelOf, useRead } from "../../journal/web/use-read.ts";
import { roadsStream } from "../facts.ts";
import { type RoadClass, roadClasses } from "../road-class.ts";
import { noRoads, type RoadsState } from "../roads.ts";
import {
  bandName,
  errorSaid,
  type FitAnswer,
  fitPercent,
  fitTrouble,
  leftOutSaid,
  type Speeds,
  speedsDropped,
  speedSetting,
  speedsOf,
} from "./speed-setting.ts";
import { roadClassNames, speedTexts as texts } from "./speed-texts.ts";

/** What travel times have learnt from trips: the factors in use, a new fit with before and after, and the way back. */
export function SpeedsPage(): ReactNode {
  const say = useSay();
  const { speeds } = useStream<RoadsState>(roadsStream) ?? noRoads;
  const [form, setForm] = useState<Speeds | "drop" | null>(null);
  const leave = () => setForm(null);
  return (
    <SettingPage
      title={texts.title}
      about={texts.about}
      settings={[speedSetting, speedsDropped]}
      onTake={setForm}
      tools={
        speeds !== undefined && form === null && <Button onClick={() => setForm("drop")}>{say(texts.drop)}</Button>
      }
    >
      {form === "drop" && (
        <SettingForm<Speeds>
          label={say(texts.dropAll)}
          setting={speedSetting}
          now={speeds}
          then={undefined}
          order={{ name: "DropSpeedFactors", body: {} }}
          danger
          meaning={<p>{say(texts.meaning)}</p>}
          onClose={leave}
          onSaved={leave}
        />
      )}
      {form !== null && form !== "drop" && (
        <SettingForm<Speeds>
          label={say(texts.adopt)}
          setting={speedSetting}
          now={speeds}
          then={form}
          meaning={<p>{say(texts.meaning)}</p>}
          onClose={leave}
          onSaved={leave}
        />
      )}
      {speeds === undefined ? <p className="setting-about">{say(texts.free)}</p> : <Factors speeds={speeds} />}
      <Fit onFound={setForm} />
    </SettingPage>
  );
}

/** What was learnt: the error before and after, and the factor of each class of road by hour. */
function Factors({ speeds }: { readonly speeds: Speeds }): ReactNode {
  const say = useSay();
  const { bands, trips, errorBefore, errorAfter } = speeds;
  const columns: readonly Column<RoadClass>[] = [
    { key: "class", head: say(texts.roadClass), names: true, cell: (each) => say(roadClassNames[each]) },
    ...bands.map((band) => ({
      key: String(band.fromHour),
      head: say(bandName(band)),
      figures: "right" as const,
      cell: (each: RoadClass) => (band.factors[roadClasses.indexOf(each)] ?? 1).toFixed(2),
    })),
  ];
  return (
    <>
      <StateLines
        of={[
          stateLine("trips", texts.trips, { zh: `${trips}`, en: `${trips}` }),
          stateLine("before", texts.before, errorSaid(errorBefore)),
          stateLine("after", texts.after, errorSaid(errorAfter)),
        ]}
      />
      <Table caption={say(texts.factors)} captioned columns={columns} rows={roadClasses} keyOf={(each) => each} />
    </>
  );
}

const lookMillis = 1000;
const readFit = (signal: AbortSignal) => ask<FitAnswer>("GET", "/api/v1/roads/fit", { signal });

/** Fits factors when somebody asks for it; the server says how far it is. */
function Fit({ onFound }: { readonly onFound: (speeds: Speeds) => void }): ReactNode {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const [looks, setLooks] = useState(0);
  const read = useRead(asked ? readFit : null, looks);
  const { content } = read;
  const isWorking = asked && content?.state === "working";
  useEffect(() => {
    if (!isWorking) return;
    const timer = setTimeout(() => setLooks((count) => count + 1), lookMillis);
    return () => clearTimeout(timer);
  }, [isWorking, content]);
  const found = content === undefined ? null : speedsOf(content);
  const trouble = content === undefined ? null : fitTrouble(content);
  const leftOut = content === undefined ? null : leftOutSaid(content);
  return (
    <Panel
      title={say(texts.learn)}
      {...(asked ? panelOf(read) : {})}
      tools={
        <Button
          busy={isWorking}
          onClick={() => {
            setAsked(true);
            setLooks((count) => count + 1);
          }}
        >
          {say(texts.learn)}
        </Button>
      }
    >
      <div className="setting-about" role="status">
        {content?.state === "working" && <p>{say(texts.working, { percent: fitPercent(content) })}</p>}
        {trouble !== null && <p>{say(trouble)}</p>}
        {leftOut !== null && <p className="quiet">{say(leftOut)}</p>}
        {content?.state === "done" && content.drill && <p className="quiet">{say(texts.drill)}</p>}
        {content?.state === "done" && found !== null && (
          <p>{say(texts.fitted, { fitted: content.fit.fitted, heldOut: content.fit.heldOut })}</p>
        )}
      </div>
      {found !== null && (
        <>
          <Factors speeds={found} />
          <p className="setting-more">
            <Button look="primary" onClick={() => onFound(found)}>
              {say(texts.adopt)}
            </Button>
          </p>
        </>
      )}
    </Panel>
  );
}
