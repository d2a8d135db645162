import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useMemo, useState } from "react";
import { areasInForce } from "../../district/areas.ts";
import { bureau, flatOf, organisationOf } from "../../district/organisation.ts";
import { placesOnLand } from "../../district/places-on-land.ts";
import { areasOf } from "../../district/write-areas.ts";
import { useAreas } from "../../district/web/use-areas.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { canonical } from "../../ground/canonical.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient, useStream, useStreams } from "../../journal/web/client.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { sentenceOfRefusal } from "../../journal/web/refusal-sentence.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { type ResponsibilityRow, responsibilityStream } from "../facts.ts";
import type { Person } from "../../access/person.ts";
import { areaStation, type Matrix, noMatrix } from "../responsibility.ts";
import { reportOf } from "../responsibility-report.ts";
import { reportNamesOf } from "../responsibility-sentence.ts";
import { judgeRows } from "../set-responsibility.ts";
import { areaChoices, typeChoices, withChange, withMove, withNewRow, withoutRow } from "./matrix-draft.ts";
import { MatrixReport } from "./matrix-report.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import { OrganisationChart } from "./organisation-chart.tsx";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { responsibilityTexts } from "./responsibility-texts.ts";
import "./responsibility-page.css";

type Rows = readonly ResponsibilityRow[];

/** A matrix being changed, and the one it began from. */
interface Draft {
  readonly from: Rows;
  readonly rows: Rows;
}

/** Who leads what, who answers for what, and what nobody or more than one answers for. */
export function ResponsibilityPage(): ReactNode {
  const nameOf = useOfficerNames();
  const say = useSay();
  const client = useClient();
  const district = useDistrict();
  const land = useLand();
  const giving = useGiving();
  const { rows: stored } = useStream<Matrix>(responsibilityStream) ?? noMatrix;
  const [draft, setDraft] = useState<Draft | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [marked, setMarked] = useState<string | null>(null);
  const rows = draft?.rows ?? stored;
  const names = useMemo(() => reportNamesOf(district, land?.areas ?? []), [district, land]);
  const choices = useChoices(land);
  const types = useMemo(() => Object.keys(district.types), [district.types]);
  const findings = useMemo(
    () => (land === null ? null : reportOf({ rows }, { types, places: land.places })),
    [rows, types, land],
  );
  const wrong = land === null ? undefined : judgeRows(rows, district, land.areas);
  const editable = mayGive(client, "SetResponsibility");

  function change(next: Rows): void {
    giving.clear();
    setDraft({ from: draft?.from ?? stored, rows: next });
  }

  async function save(): Promise<void> {
    const answer = await giving.give("SetResponsibility", { rows });
    if (answer.kind !== "accepted") return;
    setOpen(null);
    setDraft(null);
  }

  return (
    <div className="responsibility">
      <Organisation rows={rows} nameOf={nameOf} marked={marked} onMark={setMarked} />
      <Panel
        title={say(responsibilityTexts.matrix)}
        className="responsibility-matrix"
        about={<span className="quiet cut">{say(responsibilityTexts.matrixHow)}</span>}
        tools={
          editable && (
            <Button
              onClick={() => {
                const more = withNewRow(rows);
                change(more);
                setOpen(more.at(-1)?.row ?? null);
              }}
            >
              {say(responsibilityTexts.addRow)}
            </Button>
          )
        }
        body
        scrolls
        foot={
          draft !== null && (
            <footer className="responsibility-foot">
              <Trouble said={giving.trouble} />
              <Trouble said={wrong === undefined ? null : sentenceOfRefusal(client, wrong)} />
              <span className="quiet" role="status">
                {say(
                  canonical(draft.from) === canonical(stored)
                    ? responsibilityTexts.unsaved
                    : responsibilityTexts.changedElsewhere,
                )}
              </span>
              <span className="panel-head-space" />
              <Button
                onClick={() => {
                  giving.clear();
                  setOpen(null);
                  setDraft(null);
                }}
              >
                {say(responsibilityTexts.discard)}
              </Button>
              <Button look="primary" busy={giving.busy} disabled={wrong !== undefined} onClick={() => void save()}>
                {say(responsibilityTexts.save)}
              </Button>
            </footer>
          )
        }
      >
        <MatrixTable
          rows={rows}
          names={names}
          areaName={(id) => say(land?.areas.find((area) => area.id === id)?.name ?? { zh: id, en: id })}
          choices={choices}
          editable={editable}
          open={open}
          marked={marked}
          onOpen={setOpen}
          onChange={(at, said) => change(withChange(rows, at, said))}
          onMove={(at, by) => change(withMove(rows, at, by))}
          onRemove={(at) => change(withoutRow(rows, at))}
        />
      </Panel>
      <MatrixReport findings={findings} names={names} unsaved={draft !== null} />
    </div>
  );
}

interface OrganisationProps {
  readonly rows: Rows;
  readonly nameOf: (badge: string) => string;
  readonly marked: string | null;
  readonly onMark: (part: string | null) => void;
}

function Organisation({ rows, nameOf, marked, onMark }: OrganisationProps): ReactNode {
  const district = useDistrict();
  const people = useStreams<Person>("person");
  const whole = useMemo(() => organisationOf(district), [district]);
  const leaders = useMemo(() => {
    const found = new Map<string, readonly string[]>();
    for (const { state } of people) {
      const { id, part, leads, disabled } = state;
      if (leads && disabled === undefined) found.set(part, [...(found.get(part) ?? []), nameOf(id)]);
    }
    return found;
  }, [people, nameOf]);
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const { owner } of rows) found.set(owner, (found.get(owner) ?? 0) + 1);
    return found;
  }, [rows]);
  return <OrganisationChart whole={whole} leaders={leaders} counts={counts} chosen={marked} onChoose={onMark} />;
}

/** The areas in force and the places on them, reckoned once; null until they are known. */
function useLand() {
  const { stations } = useDistrict();
  const file = useAreas();
  return useMemo(() => {
    if (file === null) return null;
    const areas = areasInForce({ areas: areasOf(file), sources: {} }, { stations });
    return { areas, places: placesOnLand(areas) };
  }, [file, stations]);
}

/** What rows can name, in the language of the screen. */
function useChoices(land: ReturnType<typeof useLand>) {
  const say = useSay();
  const district = useDistrict();
  return useMemo(() => {
    const parts = flatOf(organisationOf(district)).filter(({ id }) => id !== bureau);
    return {
      types: typeChoices(Object.values(district.types)),
      areas: areaChoices(land?.areas ?? []),
      owners: [
        { value: areaStation, text: say(responsibilityTexts.areaStation) },
        ...parts.map(({ id, name }) => ({ value: id, text: say(name) })),
      ],
    };
  }, [district, land, say]);
}
