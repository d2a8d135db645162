import { type ReactNode, useMemo, useState } from "react";
import { momentAt } from "../../ground/fact-names.ts";
import { Button } from "../../ground/web/button.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { type Column, Table } from "../../ground/web/table.tsx";
import { ask } from "../../journal/web/api.ts";
import { useStream } from "../../journal/web/client.ts";
import { useFactNames } from "../../journal/web/fact-names.ts";
import { SettingForm } from "../../journal/web/setting-form.tsx";
import { SettingPage } from "../../journal/web/setting-page.tsx";
import { panelOf, useRead } from "../../journal/web/use-read.ts";
import { roadsStream } from "../facts.ts";
import { noRoads, type RoadsState } from "../roads.ts";
import { leftSaid, numbersOf, type StreetReport } from "./street-import.ts";
import { StreetImport } from "./street-import-panel.tsx";
import { type Adopted, streetsSetting } from "./street-settings.ts";
import { streetTexts as texts } from "./street-texts.ts";

interface Version {
  readonly version: string;
  readonly source: string | null;
  readonly at: string;
  readonly report: StreetReport;
  readonly left: Readonly<Record<string, number>>;
}

/** `GET /api/v1/roads/versions`. */
interface Versions {
  readonly versions: readonly Version[];
}

const readVersions = (signal: AbortSignal) => ask<Versions>("GET", "/api/v1/roads/versions", { signal });

/** Which streets are in use, which there are, and how others are brought. */
export function StreetsPage(): ReactNode {
  const say = useSay();
  const names = useFactNames();
  const { adopted } = useStream<RoadsState>(roadsStream) ?? noRoads;
  const [built, setBuilt] = useState("");
  const read = useRead(
    readVersions,
    useMemo(() => [built, adopted], [built, adopted]),
  );
  const [chosen, setChosen] = useState<Adopted | null>(null);
  const columns: readonly Column<Version>[] = [
    {
      key: "source",
      head: say(texts.source),
      names: true,
      cell: ({ source, version }) => source ?? version.slice(0, 8),
    },
    { key: "built", head: say(texts.built), figures: true, cell: ({ at }) => momentAt(at, names).slice(0, 16) },
    { key: "junctions", head: say(texts.junctions), figures: "right", cell: ({ report }) => report.junctions },
    { key: "edges", head: say(texts.edges), figures: "right", cell: ({ report }) => report.edges },
    { key: "kilometres", head: say(texts.kilometres), figures: "right", cell: ({ report }) => report.kilometres },
    { key: "left", head: say(texts.left), cell: ({ left }) => say(leftSaid(left)) },
    {
      key: "acts",
      unseenHead: say(texts.acts),
      cell: (each) => {
        const source = each.source ?? each.version;
        if (each.version === adopted?.version) return <span className="quiet">{say(texts.inUse)}</span>;
        return (
          <Button
            aria-label={say(texts.chooseNamed, { source, version: each.version.slice(0, 8) })}
            onClick={() => setChosen({ version: each.version, source, ...numbersOf(each.report) })}
          >
            {say(texts.choose)}
          </Button>
        );
      },
    },
  ];
  return (
    <>
      <SettingPage title={texts.title} about={texts.about} settings={[streetsSetting]} onTake={setChosen}>
        {adopted === undefined && <p className="setting-about">{say(texts.noneInUse)}</p>}
        {chosen !== null && (
          <SettingForm
            label={say(texts.adopt)}
            setting={streetsSetting}
            now={adopted}
            then={chosen}
            meaning={<p>{say(texts.adoptMeaning)}</p>}
            onClose={() => setChosen(null)}
            onSaved={() => setChosen(null)}
          />
        )}
        <Panel
          title={say(texts.versions)}
          {...panelOf(read, ({ versions }) => versions.length === 0)}
          empty={texts.noVersions}
        >
          <Table
            caption={say(texts.versions)}
            columns={columns}
            rows={read.content?.versions ?? []}
            keyOf={({ version }) => version}
            isCurrent={({ version }) => version === adopted?.version}
          />
        </Panel>
        <StreetImport onBuilt={setBuilt} />
      </SettingPage>
    </>
  );
}
