import { type ReactNode, useMemo, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useClient } from "../../journal/web/client.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { settingTexts } from "../../journal/web/setting-texts.ts";
import { type AnswererKind, answererKindName, answererKinds, likelyAnswerer } from "../answerer-kinds.ts";
import { standardBody } from "../standard-body.ts";
import { standardServices } from "../standard-services.ts";
import { menuTexts as texts } from "./menu-texts.ts";
import "./service-fields.css";

interface StandardMenuProps {
  /** Codes of the items that are on the menu already. */
  readonly there: readonly string[];
  readonly onClose: () => void;
  /** So many were given. */
  readonly onTaken: (count: number) => void;
}

/** The standard menu: which department of this district answers for each kind, and what of it is taken. */
export function StandardMenu({ there, onClose, onTaken }: StandardMenuProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const giving = useGiving();
  const { departments } = useDistrict();
  const [chosen, setChosen] = useState<Partial<Record<AnswererKind, string>>>({});
  const [left, setLeft] = useState<readonly string[]>([]);
  const [reason, setReason] = useState("");
  const answering = useMemo(
    () => new Map(answererKinds.map((kind) => [kind, chosen[kind] ?? likelyAnswerer(kind, departments) ?? ""])),
    [chosen, departments],
  );
  const idOf = (kind: AnswererKind) => answering.get(kind) ?? "";
  const taken = standardServices.filter(
    ({ service, usually }) => !there.includes(service) && !left.includes(service) && idOf(usually[0]) !== "",
  );
  const why = reason.trim();

  async function take(): Promise<void> {
    const services = taken.map((standard) =>
      standardBody(standard, (kind) => (idOf(kind) === "" ? undefined : { kind: "department", id: idOf(kind) })),
    );
    const answer = await giving.give("DefineServices", { services, reason: why });
    if (answer.kind === "accepted") onTaken(services.length);
  }

  return (
    <Form
      label={say(texts.standard)}
      className="order-form setting-form standard-menu"
      send={say(texts.takeAll, { count: taken.length })}
      ready={taken.length > 0 && why !== ""}
      busy={giving.busy}
      trouble={giving.trouble}
      onSend={() => void take()}
      onClose={onClose}
    >
      <p className="quiet">{say(texts.standardAbout)}</p>
      <fieldset className="setting-group">
        <legend>{say(texts.whoAnswers)}</legend>
        {answererKinds.map((kind, place) => (
          <Field key={kind} label={say(answererKindName(kind))}>
            {(control) => (
              <PickOne
                {...control}
                focused={place === 0}
                value={idOf(kind)}
                options={[
                  { value: "", text: say(texts.noDepartment) },
                  ...Object.values(departments).map(({ id, name }) => ({ value: id, text: say(name) })),
                ]}
                onChange={(id) => setChosen({ ...chosen, [kind]: id })}
              />
            )}
          </Field>
        ))}
      </fieldset>
      <fieldset className="setting-group">
        <legend>{say(texts.items)}</legend>
        <ul className="standard-items">
          {standardServices.map(({ service, name, usually: [lead] }) => {
            const isThere = there.includes(service);
            const isUnanswered = idOf(lead) === "";
            return (
              <li key={service}>
                <Checkbox
                  disabled={isThere || isUnanswered}
                  checked={taken.some((one) => one.service === service)}
                  onChange={({ target }) =>
                    setLeft(target.checked ? left.filter((one) => one !== service) : [...left, service])
                  }
                >
                  {say(name)}{" "}
                  <span className="quiet">
                    {isThere
                      ? say(texts.there)
                      : isUnanswered
                        ? say(texts.needsDepartment, { kind: say(answererKindName(lead)) })
                        : say(departments[idOf(lead)]?.name ?? answererKindName(lead))}
                  </span>
                </Checkbox>
              </li>
            );
          })}
        </ul>
      </fieldset>
      {client.book.orders.get("DefineServices")?.second === true && <p>{say(settingTexts.secondNeeded)}</p>}
      <TextField
        label={say(settingTexts.reason)}
        name="reason"
        required
        most={500}
        hint={say(settingTexts.reasonHint)}
        value={reason}
        onChange={setReason}
      />
    </Form>
  );
}
