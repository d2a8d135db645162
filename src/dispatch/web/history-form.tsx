import { type ReactNode, type RefObject, useEffect, useState } from "react";
import { useDistrict, useNames } from "../../district/web/use-district.ts";
import { TextField } from "../../ground/web/field.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useSay } from "../../ground/web/language.ts";
import { stages } from "../stage.ts";
import type { HistoryFilter } from "./history-filter.ts";
import { historyTexts } from "./history-texts.ts";

const restMilliseconds = 400;

interface HistoryFormProps {
  readonly filter: HistoryFilter;
  readonly onFilter: (filter: HistoryFilter) => void;
  readonly find: RefObject<HTMLInputElement | null>;
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
      {(["from", "to"] as const).map((end) => (
        <TextField
          key={end}
          className="history-day"
          label={say(historyTexts[end])}
          type="date"
          value={filter[end] ?? ""}
          onChange={(day) => change(end, day)}
        />
      ))}
    </div>
  );
}

interface TypedProps {
  readonly field: "place" | "incident" | "unit";
  readonly filter: HistoryFilter;
  readonly onChange: (field: keyof HistoryFilter, value: string) => void;
  readonly input?: RefObject<HTMLInputElement | null>;
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
    <TextField
      className="history-word"
      label={say(historyTexts[field])}
      labelUnseen
      most={field === "place" ? 100 : 30}
      {...(input === undefined ? {} : { inputRef: input })}
      value={typed}
      onChange={setTyped}
      onEnter={() => onChange(field, typed)}
    />
  );
}
