import { type ReactNode, useMemo } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { capabilityNames, unitKindNames } from "../../ground/force.ts";
import { hallAddress, useGoTo } from "../../ground/web/address.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { MenuButton } from "../../ground/web/menu-button.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { rehearse } from "../../journal/web/rehearse.ts";
import { unitStatus } from "../status.ts";
import type { RestingStatus, Unit } from "../unit.ts";
import { statuses } from "../unit-facts.ts";
import { StatusMark } from "./shape.tsx";
import { dispatchTexts } from "./texts.ts";
import { unitsTexts as texts } from "./units-texts.ts";

/** Every unit in sight as a list to work in: a station's own, or the district's. */
export function UnitsPage(): ReactNode {
  const say = useSay();
  const goTo = useGoTo();
  const streams = useStreams<Unit>("unit");
  const units = useMemo(
    () => streams.map(({ state }) => state).toSorted((a, b) => a.id.localeCompare(b.id, "en", { numeric: true })),
    [streams],
  );
  const columns = useUnitColumns();
  return (
    <Panel title={say(texts.title)} className="panel-grow">
      <DataTable<Unit>
        list="units"
        caption={say(texts.title)}
        path="/units"
        columns={columns}
        rows={units}
        keyOf={idOf}
        nameOf={({ callsign }) => callsign}
        onChoose={(id) => goTo(hallAddress, { incident: undefined, unit: id, view: undefined, chosen: undefined })}
        acts={(selected, unselect) => <SetStatusOfMany units={selected} onDone={unselect} />}
        none={say(texts.none)}
      />
    </Panel>
  );
}

function idOf({ id }: Unit): string {
  return id;
}

function useUnitColumns(): readonly DataColumn<Unit>[] {
  const say = useSay();
  const names = useNames();
  const times = useTimeWords();
  return useMemo(() => {
    const since = ({ active, statusSince }: Unit) => active?.since ?? statusSince;
    return [
      { key: "callsign", head: say(texts.callsign), names: true, text: ({ callsign }) => callsign },
      { key: "kind", head: say(texts.kind), isChoice: true, text: ({ kind }) => say(unitKindNames[kind]) },
      {
        key: "station",
        head: say(texts.station),
        isChoice: true,
        text: ({ station }) => (station === undefined ? "" : names.station(station)),
      },
      {
        key: "status",
        head: say(texts.status),
        isChoice: true,
        text: (unit) => say(statuses[unitStatus(unit)]),
        cell: (unit) => <StatusMark status={unitStatus(unit)} />,
      },
      {
        key: "incident",
        head: say(texts.incident),
        figures: true,
        text: ({ active }) => active?.incidentNumber ?? "",
        cell: ({ active }) =>
          active !== undefined && (
            <AddressLink to={hallAddress.path} search={{ incident: active.incident }}>
              {active.incidentNumber}
            </AddressLink>
          ),
      },
      {
        key: "since",
        head: say(texts.since),
        figures: true,
        text: (unit) => times.dayAndTime(since(unit)),
        sortedBy: since,
        written: since,
      },
      {
        key: "crew",
        head: say(texts.crew),
        figures: "right",
        text: ({ crew }) => `${crew.length}`,
        sortedBy: ({ crew }) => crew.length,
      },
      {
        key: "capabilities",
        head: say(texts.capabilities),
        isLong: true,
        isExtra: true,
        text: ({ capabilities }) => capabilities.map((each) => say(capabilityNames[each])).join(say(texts.and)),
      },
    ];
  }, [say, names, times]);
}

/** Statuses that are set without a reason; the others ask for one, on the card of the unit. */
const forMany: readonly RestingStatus[] = ["standby", "patrol", "returning"];

interface SetStatusOfManyProps {
  readonly units: readonly Unit[];
  readonly onDone: () => void;
}

/** Sets one status for all that are selected; offered is what at least one of them may be set to. */
function SetStatusOfMany({ units, onDone }: SetStatusOfManyProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const giving = useGiving();
  const ordersFor = (status: RestingStatus) =>
    units
      .filter((unit) => unit.status !== status)
      .map(({ id }) => ({ name: "SetUnitStatus", body: { unitId: id, status } }))
      .filter(({ name, body }) => rehearse(client, name, body) === null);
  const items = forMany.flatMap((key) => {
    const count = ordersFor(key).length;
    return count === 0 ? [] : [{ key, label: say(texts.statusFor, { status: say(statuses[key]), count }) }];
  });
  const give = async (status: RestingStatus) => {
    const answers = await giving.giveAll(ordersFor(status));
    if (answers.every(({ kind }) => kind === "accepted")) onDone();
  };
  return (
    <>
      {items.length > 0 && (
        <MenuButton busy={giving.busy} edge="start" items={items} onPick={(status) => void give(status)}>
          {say(dispatchTexts.setStatus)}
        </MenuButton>
      )}
      <Trouble said={giving.trouble} />
    </>
  );
}
