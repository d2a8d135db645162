import { Button, Input, type InputRef } from "antd";
import { type ReactNode, type RefObject, useEffect, useState } from "react";
import { useDistrict, useNames } from "../../district/web/use-district.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useSay } from "../../ground/web/language.ts";
import { stages } from "../stage.ts";
import type { HistoryFilter } from "./history-filter.ts";
import { historyTexts } from "./history-texts.ts";

const restMilliseconds = 400;

interface HistoryFormProps {
  readonly filter: HistoryFilter;
  readonly onFilter: (filter: HistoryFilter) => void;
  readonly find: RefObject<InputRef | null>;
}

/** The fields past incidents are looked for by; each change stands in the address bar. */
export function HistoryForm({ filter, onFilter, find }: HistoryFormProps): ReactNode {
  const say = useSay();
  const names = useNames();
  const district = useDistrict();
  const any = { value: "", text: say(historyTexts.any) };
  const change = (field: keyof HistoryFilter, value: string) => {
    const { [field]: _, ...others } = filter;
    onFilter(value.trim() === "" ? others : { ...others, [field]: value.trim() });
  };
  return (
    <div className="history-form" role="search" aria-label={say(historyTexts.search)}>
      <Typed field="place" filter={filter} onChange={change} input={find} />
      <Typed field="incident" filter={filter} onChange={change} />
      <Typed field="unit" filter={filter} onChange={change} />
      <PickOne
        label={say(historyTexts.type)}
        value={filter.type ?? ""}
        onChange={(type) => change("type", type)}
        options={[
          { ...any, text: say(historyTexts.type) },
          ...Object.keys(district.types).map((code) => ({ value: code, text: names.type(code) })),
        ]}
      />
      <PickOne
        label={say(historyTexts.stage)}
        value={filter.stage ?? ""}
        onChange={(stage) => change("stage", stage)}
        options={[
          { ...any, text: say(historyTexts.stage) },
          ...Object.entries(stages).map(([value, name]) => ({ value, text: say(name) })),
        ]}
      />
      <PickOne
        label={say(historyTexts.station)}
        value={filter.station ?? ""}
        onChange={(station) => change("station", station)}
        options={[
          { ...any, text: say(historyTexts.station) },
          ...Object.keys(district.stations).map((id) => ({ value: id, text: names.station(id) })),
        ]}
      />
      <Input
        size="small"
        type="date"
        aria-label={say(historyTexts.from)}
        title={say(historyTexts.from)}
        value={filter.from ?? ""}
        onChange={(event) => change("from", event.target.value)}
      />
      <Input
        size="small"
        type="date"
        aria-label={say(historyTexts.to)}
        title={say(historyTexts.to)}
        value={filter.to ?? ""}
        onChange={(event) => change("to", event.target.value)}
      />
      <Button size="small" disabled={Object.keys(filter).length === 0} onClick={() => onFilter({})}>
        {say(historyTexts.clear)}
      </Button>
    </div>
  );
}

interface TypedProps {
  readonly field: "place" | "incident" | "unit";
  readonly filter: HistoryFilter;
  readonly onChange: (field: keyof HistoryFilter, value: string) => void;
  readonly input?: RefObject<InputRef | null>;
}

/** A field one types in: it counts when typing rests, or at Enter. */
function Typed({ field, filter, onChange, input }: TypedProps): ReactNode {
  const say = useSay();
  const set = filter[field] ?? "";
  const [typed, setTyped] = useState(set);
  // The address bar may have changed it: back, forward, clear.
  useEffect(() => setTyped(set), [set]);
  useEffect(() => {
    if (typed.trim() === set) return;
    const rest = setTimeout(() => onChange(field, typed), restMilliseconds);
    return () => clearTimeout(rest);
  });
  return (
    <Input
      size="small"
      maxLength={field === "place" ? 100 : 30}
      {...(input === undefined ? {} : { ref: input })}
      aria-label={say(historyTexts[field])}
      placeholder={say(historyTexts[field])}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") onChange(field, typed);
      }}
    />
  );
}
