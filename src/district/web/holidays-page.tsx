import { type ReactNode, useState } from "react";
import { Button } from "../../ground/web/button.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import type { Sentence } from "../../ground/sentence.ts";
import { kitTexts } from "../../ground/web/kit-texts.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { sentenceOfRefused } from "../../journal/web/refusal-sentence.ts";
import { SettingThings } from "../../journal/web/setting-things.tsx";
import { type Calendar, type Holidays, noCalendar } from "../calendar.ts";
import { calendarStream } from "../facts.ts";
import {
  daysText,
  daysTrouble,
  type HolidayDraft,
  holidayDraft,
  holidaySetting,
  holidaysOf,
} from "./holiday-setting.ts";
import { responseTexts as texts } from "./response-texts.ts";
import "./district-settings.css";

/** Which days of a year rest, and which weekends are worked. */
export function HolidaysPage(): ReactNode {
  const say = useSay();
  const { years } = useStream<Calendar>(calendarStream) ?? noCalendar;
  const count = (days: readonly string[]) => say(texts.countOfDays, { count: days.length });
  return (
    <SettingThings
      title={texts.holidays}
      about={texts.holidaysAbout}
      setting={holidaySetting}
      things={Object.values(years).toSorted((one, other) => other.year - one.year)}
      keyOf={({ year }) => String(year)}
      nameOf={({ year }) => String(year)}
      columns={[
        { key: "year", head: say(texts.year), names: true, figures: true, cell: ({ year }) => year },
        { key: "count", head: "", unseenHead: say(texts.days), figures: true, cell: ({ holidays }) => count(holidays) },
        { key: "days", head: say(texts.days), figures: true, cell: ({ holidays }) => daysText(holidays) },
        { key: "made", head: say(texts.makeUpDays), figures: true, cell: ({ makeUpDays }) => daysText(makeUpDays) },
        { key: "source", head: say(texts.source), cell: ({ source }) => source },
      ]}
      add={texts.addYear}
      none={texts.noYears}
      form={{
        draftOf: holidayDraft,
        valueOf: holidaysOf,
        fields: (draft, change, isNew) => <YearFields draft={draft} isNew={isNew} onChange={change} />,
      }}
    />
  );
}

interface YearFieldsProps {
  readonly draft: HolidayDraft;
  readonly isNew: boolean;
  readonly onChange: (draft: HolidayDraft) => void;
}

function YearFields({ draft, isNew, onChange }: YearFieldsProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);

  async function takePublished(): Promise<void> {
    setBusy(true);
    const reply = await ask<Holidays>("GET", `/api/v1/calendar/published?year=${draft.year}`);
    setBusy(false);
    if (reply.kind === "ok") {
      setTrouble(null);
      onChange(holidayDraft(reply.content));
    } else setTrouble(reply.refused === undefined ? kitTexts.unreached : sentenceOfRefused(client, reply.refused));
  }

  const days = (name: "holidays" | "makeUpDays", label: string) => (
    <Field label={label} name={name} hint={say(texts.daysHint)} trouble={daysTrouble(draft[name])}>
      {(control) => (
        <textarea
          {...control}
          className="input setting-paste figures"
          rows={3}
          value={draft[name]}
          onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      {isNew && (
        <TextField
          label={say(texts.year)}
          name="year"
          required
          focused
          numeric
          figures
          most={4}
          value={draft.year}
          onChange={(year) => onChange({ ...draft, year })}
        />
      )}
      <p className="setting-row">
        <Button busy={busy} disabled={!/^\d{4}$/.test(draft.year)} onClick={() => void takePublished()}>
          {say(texts.published)}
        </Button>
        <Trouble said={trouble} />
      </p>
      {days("holidays", say(texts.days))}
      {days("makeUpDays", say(texts.makeUpDays))}
      <TextField
        label={say(texts.source)}
        name="source"
        required
        most={80}
        value={draft.source}
        onChange={(source) => onChange({ ...draft, source })}
      />
    </>
  );
}
