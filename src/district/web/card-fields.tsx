import { type ReactNode, useMemo } from "react";
import {
  capabilities,
  capabilityNames,
  informedPostNames,
  informedPosts,
  unitKindNames,
  unitKinds,
} from "../../ground/force.ts";
import { Button } from "../../ground/web/button.tsx";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Choice } from "../../ground/web/choice.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { PickSome } from "../../ground/web/pick-some.tsx";
import { NameFields } from "../../journal/web/name-fields.tsx";
import { districtTexts } from "./district-texts.ts";
import { responseTexts as texts } from "./response-texts.ts";
import { type CardDraft, forceKey, forceWords, hoursOf, type LineDraft, newLine } from "./run-card-setting.ts";
import { useAreaChoices } from "./use-area-choices.ts";
import { useDistrict } from "./use-district.ts";

interface CardFieldsProps {
  readonly draft: CardDraft;
  readonly isNew: boolean;
  readonly onChange: (draft: CardDraft) => void;
}

/** The fields of a run card: when it applies, whom it sends, who is told, who goes first. */
export function CardFields({ draft, isNew, onChange }: CardFieldsProps): ReactNode {
  const say = useSay();
  const set = (change: Partial<CardDraft>) => onChange({ ...draft, ...change });
  return (
    <>
      {isNew && (
        <TextField
          label={say(texts.card)}
          name="card"
          required
          focused
          figures
          most={80}
          hint={say(districtTexts.idHint)}
          value={draft.card}
          onChange={(card) => set({ card })}
        />
      )}
      <NameFields focused={!isNew} value={draft.name} onChange={(name) => set({ name })} />
      <WhenFields draft={draft} set={set} />
      {draft.send.map((line, index) => (
        <LineFields
          // Lines have no name but their place.
          key={index}
          line={line}
          number={index + 1}
          onChange={(next) => set({ send: draft.send.with(index, next) })}
          onDrop={() => set({ send: draft.send.toSpliced(index, 1) })}
        />
      ))}
      <p>
        <Button disabled={draft.send.length >= 10} onClick={() => set({ send: [...draft.send, newLine] })}>
          {say(texts.addLine)}
        </Button>
      </p>
      <Field label={say(texts.inform)} name="inform">
        {(control) => (
          <PickSome
            {...control}
            value={draft.inform}
            options={informedPosts.map((value) => ({ value, label: say(informedPostNames[value]) }))}
            onChange={(inform) => set({ inform })}
          />
        )}
      </Field>
      <span>{say(texts.first)}</span>
      <Choice
        label={say(texts.first)}
        value={draft.first}
        options={[
          { value: "closest", text: say(texts.closest) },
          { value: "ownStation", text: say(texts.ownStationShort) },
        ]}
        onChange={(first) => set({ first })}
      />
      {draft.first === "ownStation" && (
        <TextField
          label={say(texts.minutesSlower)}
          name="policy"
          numeric
          figures
          most={2}
          value={draft.minutes}
          onChange={(minutes) => set({ minutes })}
        />
      )}
      <Checkbox checked={draft.reasonDemanded} onChange={({ target }) => set({ reasonDemanded: target.checked })}>
        {say(texts.reasonDemanded)}
      </Checkbox>
    </>
  );
}

function WhenFields({ draft, set }: { draft: CardDraft; set: (change: Partial<CardDraft>) => void }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const { types } = useDistrict();
  const areas = useAreaChoices();
  const typeOptions = useMemo(
    () => Object.values(types).map(({ code, name }) => ({ value: code, label: name[language] })),
    [types, language],
  );
  return (
    <>
      <Field label={say(texts.types)} name="when">
        {(control) => (
          <PickSome
            {...control}
            value={draft.types}
            options={typeOptions}
            onChange={(value) => set({ types: value })}
          />
        )}
      </Field>
      <Field label={say(texts.priorities)}>
        {(control) => (
          <PickSome
            {...control}
            value={draft.priorities}
            options={["1", "2", "3", "4"].map((value) => ({ value, label: value }))}
            onChange={(priorities) => set({ priorities })}
          />
        )}
      </Field>
      <Field label={say(texts.areas)}>
        {(control) => (
          <PickSome
            {...control}
            value={draft.areas}
            options={areas.map(({ id, text }) => ({ value: id, label: text }))}
            onChange={(value) => set({ areas: value })}
          />
        )}
      </Field>
      <TextField
        label={say(texts.hoursFrom)}
        type="time"
        value={draft.from}
        trouble={hoursOf(draft) === null ? texts.hoursWrong : null}
        onChange={(from) => set({ from })}
      />
      <TextField label={say(texts.hoursTo)} type="time" value={draft.to} onChange={(to) => set({ to })} />
      <Field label={say(texts.level)}>
        {(control) => (
          <PickOne
            {...control}
            value={draft.level}
            options={[1, 2, 3, 4, 5].map((value) => ({ value, text: String(value) }))}
            onChange={(level) => set({ level })}
          />
        )}
      </Field>
    </>
  );
}

interface LineFieldsProps {
  readonly line: LineDraft;
  readonly number: number;
  readonly onChange: (line: LineDraft) => void;
  readonly onDrop: () => void;
}

const usualSubstitutes = [
  ...unitKinds.map((kind) => ({ kinds: [kind] })),
  ...capabilities.map((one) => ({ capabilities: [one] })),
];

function LineFields({ line, number, onChange, onDrop }: LineFieldsProps): ReactNode {
  const say = useSay();
  const given = line.substitutes.map((key) => JSON.parse(key) as (typeof usualSubstitutes)[number]);
  const substitutes = new Map(
    [...usualSubstitutes, ...given].map((force) => [forceKey(force), say(forceWords(force))]),
  );
  return (
    <fieldset className="setting-group">
      <legend>{say(texts.line, { line: number })}</legend>
      <TextField
        label={say(texts.count)}
        name="send"
        numeric
        figures
        most={2}
        value={line.count}
        onChange={(count) => onChange({ ...line, count })}
      />
      <Field label={say(texts.kinds)}>
        {(control) => (
          <PickSome
            {...control}
            value={line.kinds}
            options={unitKinds.map((value) => ({ value, label: say(unitKindNames[value]) }))}
            onChange={(kinds) => onChange({ ...line, kinds })}
          />
        )}
      </Field>
      <Field label={say(texts.able)}>
        {(control) => (
          <PickSome
            {...control}
            value={line.capabilities}
            options={capabilities.map((value) => ({ value, label: say(capabilityNames[value]) }))}
            onChange={(able) => onChange({ ...line, capabilities: able })}
          />
        )}
      </Field>
      <Field label={say(texts.substitutes)}>
        {(control) => (
          <PickSome
            {...control}
            value={line.substitutes}
            options={[...substitutes].map(([value, label]) => ({ value, label }))}
            onChange={(value) => onChange({ ...line, substitutes: value })}
          />
        )}
      </Field>
      <p>
        <Button onClick={onDrop}>{say(texts.dropLine, { line: number })}</Button>
      </p>
    </fieldset>
  );
}
