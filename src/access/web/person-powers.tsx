import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { useSay } from "../../ground/web/language.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { sentenceOfRefusal } from "../../journal/web/refusal-sentence.ts";
import { mayGive, rehearse } from "../../journal/web/rehearse.ts";
import { type Power, powerRoles, type PowerRole } from "../../ground/role.ts";
import type { Person } from "../person.ts";
import { countsOn, mayHold } from "../power-rules.ts";
import type { Proposal } from "../second-person.ts";
import { ActButton } from "./act-button.tsx";
import { peopleTexts as texts } from "./people-texts.ts";
import { grantOutcome, noDraft, type PowerDraft, powerFrom } from "./power-draft.ts";
import { PowerFields } from "./power-fields.tsx";
import { powerWords } from "./power-words.ts";
import { useMinute } from "./use-minute.ts";
import { useOpener } from "./use-opener.ts";
import { dayOf } from "../../ground/zone.ts";

/** What somebody may do, what of it waits for a second person, and giving and taking powers. */
export function PersonPowers({ person }: { readonly person: Person }): ReactNode {
  const say = useSay();
  const client = useClient();
  const district = useDistrict();
  const granting = useOpener();
  const [outcome, setOutcome] = useState<ReturnType<typeof grantOutcome> | null>(null);
  const waiting = useWaiting(person.id);
  const today = dayOf(useMinute(), district.zone);
  const said = { waits: texts.grantNoted, alone: texts.grantedAlone, held: texts.grantHeld };
  return (
    <section className="people-section" aria-label={say(texts.powers)}>
      <header>
        <h3>{say(texts.powers)}</h3>
        {mayGive(client, "GrantPowers") && person.disabled === undefined && (
          <Button
            {...granting.button}
            onClick={() => {
              setOutcome(null);
              granting.open();
            }}
          >
            {say(texts.grant)}
          </Button>
        )}
      </header>
      {person.powers.length === 0 && waiting.length === 0 && <p className="quiet">{say(texts.noPowers)}</p>}
      <ul className="people-lines">
        {person.powers.map((power) => {
          const words = say(powerWords(power, district));
          return (
            <li key={words}>
              <span>{words}</span>
              {!countsOn(power, today) && (
                <span className="people-mark" data-tone="amber">
                  {say(texts.powerOver)}
                </span>
              )}
              <ActButton
                order="WithdrawPower"
                body={{ person: person.id, power }}
                reason="needed"
                label={say(texts.withdrawNamed, { what: words })}
              >
                {say(texts.withdraw)}
              </ActButton>
            </li>
          );
        })}
        {waiting.map((power) => (
          <li key={`waiting ${say(powerWords(power, district))}`} className="quiet">
            {say(texts.waitingHere, { what: say(powerWords(power, district)) })}
          </li>
        ))}
      </ul>
      <p role="status" className={outcome === null ? "unseen" : "people-note"}>
        {outcome === null ? "" : say(said[outcome])}
      </p>
      {granting.isOpen && (
        <GrantForm
          person={person}
          onDone={(what) => {
            granting.close();
            setOutcome(what);
          }}
        />
      )}
    </section>
  );
}

/** Powers of somebody that wait for a second person. */
function useWaiting(person: string): readonly Power[] {
  return useStreams<Proposal>("proposal").flatMap(({ state }) => {
    if (state.order !== "GrantPowers" || state.ended !== undefined) return [];
    const { grants } = state.body as { readonly grants: readonly { readonly person: string; readonly power: Power }[] };
    return grants.filter((grant) => grant.person === person).map(({ power }) => power);
  });
}

interface GrantFormProps {
  readonly person: Person;
  readonly onDone: (outcome: ReturnType<typeof grantOutcome> | null) => void;
}

function GrantForm({ person, onDone }: GrantFormProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const [draft, setDraft] = useState<PowerDraft<PowerRole>>(noDraft);
  const power = powerFrom(draft);
  const body = power === null ? null : { grants: [{ person: person.id, power }] };
  const refusal = body === null ? null : rehearse(client, "GrantPowers", body);

  return (
    <OrderForm
      className="people-form"
      label={say(texts.grant)}
      send={say(texts.propose)}
      order="GrantPowers"
      body={body}
      trouble={refusal === null ? null : sentenceOfRefusal(client, refusal)}
      onAccepted={({ facts }) => onDone(grantOutcome(facts))}
      onClose={() => onDone(null)}
    >
      <PowerFields
        roles={powerRoles.filter((role) => mayHold(person.kind, role))}
        draft={draft}
        lastDay={say(texts.lastDay)}
        onChange={setDraft}
      />
      <p className="quiet">{say(texts.grantWaits)}</p>
    </OrderForm>
  );
}
