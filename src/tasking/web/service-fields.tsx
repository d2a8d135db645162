import { type ReactNode, useMemo } from "react";
import { roleNames } from "../../access/role-names.ts";
import { Button } from "../../ground/web/button.tsx";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Choice } from "../../ground/web/choice.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { PickSome } from "../../ground/web/pick-some.tsx";
import { NameFields } from "../../journal/web/name-fields.tsx";
import { taskRoles } from "../issuing.ts";
import { serviceReturnNames, serviceReturns } from "../service-facts.ts";
import { answerKinds, taskPriorities } from "../task-facts.ts";
import { useAnswererChoices } from "./answerer-choices.ts";
import { menuTexts as texts } from "./menu-texts.ts";
import { type GivesDraft, hoursIn, isAboutRight, newGives, partyIn, type ServiceDraft } from "./service-setting.ts";
import { answerKindNames, weekdays } from "./service-words.ts";
import { tasksTexts } from "./tasks-texts.ts";
import "./service-fields.css";

interface ServiceFieldsProps {
  readonly draft: ServiceDraft;
  readonly isNew: boolean;
  readonly onChange: (draft: ServiceDraft) => void;
}

/** The fields of an item of the menu: what it is, what the asker says, who answers when, what is promised, who may ask. */
export function ServiceFields({ draft, isNew, onChange }: ServiceFieldsProps): ReactNode {
  const say = useSay();
  const set = (change: Partial<ServiceDraft>) => onChange({ ...draft, ...change });
  return (
    <>
      {isNew && (
        <TextField
          label={say(texts.code)}
          name="service"
          required
          focused
          figures
          most={80}
          hint={say(texts.codeHint)}
          value={draft.service}
          onChange={(service) => set({ service })}
        />
      )}
      <NameFields focused={!isNew} value={draft.name} onChange={(name) => set({ name })} />
      <TextField
        label={say(texts.aboutZh)}
        name="about"
        most={200}
        trouble={isAboutRight(draft) ? null : texts.aboutWrong}
        value={draft.about.zh}
        onChange={(zh) => set({ about: { ...draft.about, zh } })}
      />
      <TextField
        label={say(texts.aboutEn)}
        most={200}
        value={draft.about.en}
        onChange={(en) => set({ about: { ...draft.about, en } })}
      />
      {draft.gives.map((one, index) => (
        <GivesFields
          // Fields have no name but their place while they are typed.
          key={index}
          gives={one}
          number={index + 1}
          onChange={(next) => set({ gives: draft.gives.with(index, next) })}
          onDrop={() => set({ gives: draft.gives.toSpliced(index, 1) })}
        />
      ))}
      <p>
        <Button disabled={draft.gives.length >= 12} onClick={() => set({ gives: [...draft.gives, newGives] })}>
          {say(texts.addField)}
        </Button>
      </p>
      <AnswererFields draft={draft} set={set} />
      <MinutesFields name="sign" value={draft.sign} onChange={(sign) => set({ sign })} />
      <MinutesFields name="answer" value={draft.answer} onChange={(answer) => set({ answer })} />
      <TextField
        label={say(texts.source)}
        name="source"
        most={80}
        hint={say(texts.sourceHint)}
        value={draft.source}
        onChange={(source) => set({ source })}
      />
      <Field label={say(texts.askers)} name="askers" hint={say(texts.askersHint)}>
        {(control) => (
          <PickSome
            {...control}
            value={draft.askers}
            options={taskRoles.map((value) => ({ value, label: say(roleNames[value]) }))}
            onChange={(askers) => set({ askers })}
          />
        )}
      </Field>
      <Field label={say(texts.returns)} name="returns">
        {(control) => (
          <PickSome
            {...control}
            value={draft.returns}
            options={serviceReturns.map((value) => ({ value, label: say(serviceReturnNames[value]) }))}
            onChange={(returns) => set({ returns })}
          />
        )}
      </Field>
      <TextField
        label={say(texts.certificates)}
        name="certificates"
        most={400}
        hint={say(texts.certificatesHint)}
        value={draft.certificates}
        onChange={(certificates) => set({ certificates })}
      />
      <span>{say(texts.referral)}</span>
      <Checkbox checked={draft.referral} onChange={({ target }) => set({ referral: target.checked })}>
        {say(texts.referralHint)}
      </Checkbox>
      <TextField
        label={say(texts.firstDay)}
        name="from"
        type="date"
        value={draft.from}
        onChange={(from) => set({ from })}
      />
      <TextField
        label={say(texts.lastDay)}
        name="until"
        type="date"
        value={draft.until}
        onChange={(until) => set({ until })}
      />
    </>
  );
}

interface GivesFieldsProps {
  readonly gives: GivesDraft;
  readonly number: number;
  readonly onChange: (gives: GivesDraft) => void;
  readonly onDrop: () => void;
}

function GivesFields({ gives, number, onChange, onDrop }: GivesFieldsProps): ReactNode {
  const say = useSay();
  const { field, label, kind, required } = gives;
  return (
    <fieldset className="setting-group">
      <legend>{say(texts.givesLine, { line: number })}</legend>
      <TextField
        label={say(texts.fieldCode)}
        {...(number === 1 ? { name: "gives" } : {})}
        required
        focused={field === ""}
        figures
        most={80}
        value={field}
        onChange={(value) => onChange({ ...gives, field: value })}
      />
      <TextField
        label={say(texts.fieldZh)}
        required
        most={200}
        value={label.zh}
        onChange={(zh) => onChange({ ...gives, label: { ...label, zh } })}
      />
      <TextField
        label={say(texts.fieldEn)}
        required
        most={200}
        value={label.en}
        onChange={(en) => onChange({ ...gives, label: { ...label, en } })}
      />
      <Field label={say(texts.fieldKind)}>
        {(control) => (
          <PickOne
            {...control}
            value={kind}
            options={answerKinds.map((value) => ({ value, text: say(answerKindNames[value]) }))}
            onChange={(value) => onChange({ ...gives, kind: value })}
          />
        )}
      </Field>
      <p className="setting-row">
        <Checkbox checked={required} onChange={({ target }) => onChange({ ...gives, required: target.checked })}>
          {say(texts.required)}
        </Checkbox>
        <Button onClick={onDrop}>{say(texts.dropField, { line: number })}</Button>
      </p>
    </fieldset>
  );
}

interface PartProps {
  readonly draft: ServiceDraft;
  readonly set: (change: Partial<ServiceDraft>) => void;
}

/** Who answers, at which hours, and who covers outside them. */
function AnswererFields({ draft, set }: PartProps): ReactNode {
  const say = useSay();
  const { answeredBy, coveredBy, isAlways } = draft;
  const given = useMemo(
    () => [...answeredBy, ...(coveredBy === "" ? [] : [coveredBy])].map(partyIn),
    [answeredBy, coveredBy],
  );
  const choices = useAnswererChoices(given);
  const wrong = hoursIn(draft) === null ? texts.hoursWrong : null;
  return (
    <>
      <Field label={say(texts.answeredBy)} name="answeredBy" required hint={say(texts.answeredByHint)}>
        {(control) => (
          <PickSome
            {...control}
            value={answeredBy}
            options={choices}
            onChange={(value) => set({ answeredBy: value })}
          />
        )}
      </Field>
      <span>{say(texts.hours)}</span>
      <Choice
        label={say(texts.hours)}
        value={isAlways ? "always" : "hours"}
        options={[
          { value: "always", text: say(texts.always) },
          { value: "hours", text: say(texts.atHours) },
        ]}
        onChange={(value) => set({ isAlways: value === "always" })}
      />
      {!isAlways && (
        <fieldset className="setting-group">
          <legend>{say(texts.hours)}</legend>
          <Field label={say(texts.days)}>
            {(control) => (
              <PickSome
                {...control}
                value={draft.days}
                options={weekdays.map(({ day, name }) => ({ value: String(day), label: say(name) }))}
                onChange={(days) => set({ days })}
              />
            )}
          </Field>
          <TextField
            label={say(texts.from)}
            name="hours"
            type="time"
            trouble={wrong}
            value={draft.opens}
            onChange={(opens) => set({ opens })}
          />
          <TextField
            label={say(texts.to)}
            type="time"
            hint={say(texts.hoursHint)}
            value={draft.closes}
            onChange={(closes) => set({ closes })}
          />
          <p>
            <Checkbox checked={draft.holidays} onChange={({ target }) => set({ holidays: target.checked })}>
              {say(texts.onHolidays)}
            </Checkbox>
          </p>
        </fieldset>
      )}
      {!isAlways && (
        <Field label={say(texts.coveredBy)} name="coveredBy">
          {(control) => (
            <PickOne
              {...control}
              value={coveredBy}
              options={[
                { value: "", text: say(texts.nobodyCovers) },
                ...choices.map(({ value, label }) => ({ value, text: label })),
              ]}
              onChange={(value) => set({ coveredBy: value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

interface MinutesFieldsProps {
  readonly name: "sign" | "answer";
  readonly value: ServiceDraft["sign"];
  readonly onChange: (value: ServiceDraft["sign"]) => void;
}

function withMinutes([one, two, three]: ServiceDraft["sign"], place: number, said: string): ServiceDraft["sign"] {
  return [place === 0 ? said : one, place === 1 ? said : two, place === 2 ? said : three];
}

/** Minutes by priority, the most urgent first. */
function MinutesFields({ name, value, onChange }: MinutesFieldsProps): ReactNode {
  const say = useSay();
  return (
    <fieldset className="setting-group service-minutes">
      <legend>{say(texts[name])}</legend>
      {taskPriorities.map((priority, place) => (
        <TextField
          key={priority}
          label={say(tasksTexts.priorities[priority])}
          {...(place === 0 ? { name } : {})}
          required
          numeric
          figures
          most={6}
          value={value[place] ?? ""}
          onChange={(minutes) => onChange(withMinutes(value, place, minutes))}
        />
      ))}
    </fieldset>
  );
}
