import { type ReactNode, useState } from "react";
import { Button } from "../../ground/web/button.tsx";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { OrderForm } from "../../journal/web/order-form.tsx";
import type { Unit } from "../unit.ts";
import { crewIn, type CrewMember, crewPosts, isSameCrew, nobody } from "./crew-draft.ts";
import { dispatchTexts as texts } from "./texts.ts";

const postTexts = { leader: texts.crewLeader, member: texts.crewMember, driver: texts.crewDriver } as const;

/** Who is in a unit: badge numbers, whether they are sworn, and what each does there. */
export function CrewForm({ unit, onClose }: { readonly unit: Unit; readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const [lines, setLines] = useState<readonly CrewMember[]>(unit.crew.length === 0 ? [nobody] : unit.crew);
  const crew = crewIn(lines);
  const change = (index: number, more: Partial<CrewMember>) =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...more } : line)));
  return (
    <OrderForm
      label={say(texts.changeCrew)}
      className="stack-form"
      order="ChangeCrew"
      body={crew === null || isSameCrew(crew, unit.crew) ? null : { unitId: unit.id, crew }}
      trouble={crew === null ? texts.crewTwice : null}
      onClose={onClose}
    >
      {lines.map((line, index) => (
        // Lines never change places.
        <fieldset key={index} className="crew-line">
          <legend className="unseen">{say(texts.crewLine, { number: index + 1 })}</legend>
          <TextField
            label={say(texts.badge)}
            labelUnseen
            focused={index === 0}
            figures
            most={80}
            value={line.badge}
            onChange={(badge) => change(index, { badge })}
          />
          <Field label={say(texts.crewPost)} labelUnseen>
            {(control) => (
              <PickOne
                {...control}
                value={line.post}
                onChange={(post) => change(index, { post })}
                options={crewPosts.map((post) => ({ value: post, text: say(postTexts[post]) }))}
              />
            )}
          </Field>
          <Checkbox checked={line.sworn} onChange={(event) => change(index, { sworn: event.target.checked })}>
            {say(texts.sworn)}
          </Checkbox>
          <Button
            look="text"
            aria-label={say(texts.dropCrewNamed, { badge: line.badge === "" ? `${index + 1}` : line.badge })}
            onClick={() => setLines(lines.filter((_, at) => at !== index))}
          >
            {say(texts.dropCrew)}
          </Button>
        </fieldset>
      ))}
      {lines.length < 40 && <Button onClick={() => setLines([...lines, nobody])}>{say(texts.addCrew)}</Button>}
    </OrderForm>
  );
}
