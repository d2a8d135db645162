import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { lastMonths, useMonthNow } from "./check-filters.ts";
import { checkTexts as texts } from "./check-texts.ts";

/** The month a list is of. */
export function MonthChoice({
  value,
  onChange,
}: {
  readonly value: string | undefined;
  readonly onChange: (month: string) => void;
}): ReactNode {
  const say = useSay();
  const now = useMonthNow();
  const months = lastMonths(now);
  const known = value === undefined || months.includes(value) ? months : [value, ...months];
  return (
    <PickOne<string>
      label={say(texts.month)}
      value={value ?? now}
      options={known.map((month) => ({ value: month, text: month }))}
      onChange={onChange}
    />
  );
}
