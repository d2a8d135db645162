import { type ReactNode, useState } from "react";
import { forceTierNames, forceTiers, unitKindNames, unitKinds } from "../../ground/force.ts";
import { instantOf } from "../../ground/instant.ts";
import { Button } from "../../ground/web/button.tsx";
import { Choice } from "../../ground/web/choice.tsx";
import { serverNow } from "../../ground/web/clock.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { PickSome } from "../../ground/web/pick-some.tsx";
import { useStream } from "../../journal/web/client.ts";
import { SettingForm } from "../../journal/web/setting-form.tsx";
import { SettingPage } from "../../journal/web/setting-page.tsx";
import { promisesStream } from "../facts.ts";
import { type PromiseTables, tableAt } from "../promise-table.ts";
import { PromiseEffectPanel } from "./promise-effect-panel.tsx";
import {
  newRow,
  noPromises,
  type Promises,
  type PromisesDraft,
  promisesDraft,
  promisesOf,
  promiseSetting,
  type RowDraft,
} from "./promise-setting.ts";
import { responseTexts as texts } from "./response-texts.ts";
import { useAreaChoices } from "./use-area-choices.ts";
import "./district-settings.css";

/** How soon which tier of force is promised, by circle and priority; saved as a whole. */
export function PromisesPage(): ReactNode {
  const say = useSay();
  const now = usePromises();
  const [edited, setEdited] = useState<PromisesDraft | null>(null);
  const [saved, setSaved] = useState(false);
  const draft = edited ?? promisesDraft(now ?? noPromises);
  const then = promisesOf(draft);
  const set = (change: Partial<PromisesDraft>) => {
    setSaved(false);
    setEdited({ ...draft, ...change });
  };
  return (
    <SettingPage
      title={texts.promises}
      about={texts.promisesAbout}
      settings={[promiseSetting]}
      onTake={(value) => setEdited(promisesDraft(value))}
    >
      <SettingForm
        label={say(texts.promises)}
        setting={promiseSetting}
        now={now ?? noPromises}
        then={then}
        onSaved={() => {
          setEdited(null);
          setSaved(true);
        }}
      >
        <span>{say(texts.clock)}</span>
        <Choice
          label={say(texts.clock)}
          value={draft.clock}
          options={(["ordered", "received"] as const).map((value) => ({ value, text: say(texts[value]) }))}
          onChange={(clock) => set({ clock })}
        />
        <fieldset className="setting-group">
          <legend>{say(texts.tierOf)}</legend>
          {unitKinds.map((kind) => (
            <Field key={kind} label={say(unitKindNames[kind])}>
              {(control) => (
                <PickOne
                  {...control}
                  value={draft.tierOf[kind]}
                  options={[
                    { value: "", text: say(texts.noTier) },
                    ...forceTiers.map((value) => ({ value, text: say(forceTierNames[value]) })),
                  ]}
                  onChange={(tier) => set({ tierOf: { ...draft.tierOf, [kind]: tier } })}
                />
              )}
            </Field>
          ))}
        </fieldset>
        {draft.rows.length === 0 && <p className="quiet">{say(texts.noRows)}</p>}
        {draft.rows.map((row, index) => (
          <RowFields
            // Rows have no name but their place.
            key={index}
            row={row}
            number={index + 1}
            onChange={(next) => set({ rows: draft.rows.with(index, next) })}
            onDrop={() => set({ rows: draft.rows.toSpliced(index, 1) })}
          />
        ))}
        <p className="setting-row">
          <Button onClick={() => set({ rows: [...draft.rows, newRow] })}>{say(texts.addRow)}</Button>
          <span className="quiet" role="status">
            {saved && say(texts.saved)}
          </span>
        </p>
      </SettingForm>
      <PromiseEffectPanel then={then} />
    </SettingPage>
  );
}

function usePromises(): Promises | undefined {
  const tables = useStream<PromiseTables>(promisesStream);
  const table = tables === undefined ? undefined : tableAt(tables, instantOf(serverNow()));
  if (table === undefined) return undefined;
  const { from: _, ...promises } = table;
  return promises;
}

interface RowFieldsProps {
  readonly row: RowDraft;
  readonly number: number;
  readonly onChange: (row: RowDraft) => void;
  readonly onDrop: () => void;
}

function RowFields({ row, number, onChange, onDrop }: RowFieldsProps): ReactNode {
  const say = useSay();
  const circles = useAreaChoices("circle");
  return (
    <fieldset className="setting-group">
      <legend>{say(texts.row, { row: number })}</legend>
      <Field label={say(texts.where)}>
        {(control) => (
          <PickOne
            {...control}
            value={row.where}
            options={(["circle", "outside", "anywhere"] as const).map((value) => ({ value, text: say(texts[value]) }))}
            onChange={(where) => onChange({ ...row, where })}
          />
        )}
      </Field>
      {row.where === "circle" && (
        <Field label={say(texts.onlyCircles)}>
          {(control) => (
            <PickSome
              {...control}
              value={row.circles}
              options={circles.map(({ id, text }) => ({ value: id, label: text }))}
              onChange={(value) => onChange({ ...row, circles: value })}
            />
          )}
        </Field>
      )}
      <Field label={say(texts.priorities)}>
        {(control) => (
          <PickSome
            {...control}
            value={row.priorities}
            options={["1", "2", "3", "4"].map((value) => ({ value, label: value }))}
            onChange={(priorities) => onChange({ ...row, priorities })}
          />
        )}
      </Field>
      {forceTiers.map((tier) => (
        <TextField
          key={tier}
          label={say(texts.seconds, { tier: say(forceTierNames[tier]) })}
          name="rows"
          numeric
          figures
          most={5}
          value={row.seconds[tier]}
          onChange={(value) => onChange({ ...row, seconds: { ...row.seconds, [tier]: value } })}
        />
      ))}
      <p>
        <Button onClick={onDrop}>{say(texts.dropRow, { row: number })}</Button>
      </p>
    </fieldset>
  );
}
