import { Button } from "../../ground/web/button.tsx";
import type { ReactNode } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { fill } from "../../ground/sentence.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient, useConnection, useStream } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { personStream } from "../people-facts.ts";
import type { Person } from "../person.ts";
import { ActButton } from "./act-button.tsx";
import { meansNames } from "../access-names.ts";
import { MakeEntryLink } from "./make-entry-link.tsx";
import { peopleTexts as texts } from "./people-texts.ts";
import { PersonCertificates } from "./person-certificates.tsx";
import { PersonEntry } from "./person-entry.tsx";
import { PersonForm } from "./person-form.tsx";
import { PersonGlass } from "./person-glass.tsx";
import { PersonPowers } from "./person-powers.tsx";
import { partsFor } from "./people-parts.ts";
import { partName, powerWords } from "./power-words.ts";
import { SessionsTable } from "./sessions-table.tsx";
import { useMinute } from "./use-minute.ts";
import { useOpener } from "./use-opener.ts";
import { useSessions } from "./use-sessions.ts";
import { useShown } from "./use-shown.ts";
import { useOfficerNames } from "./officer-names.ts";
import { staffKindNames } from "../role-names.ts";

interface PersonCardProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** The card of a member of the staff, or that there is none of this badge number. */
export function PersonCard({ id, onClose }: PersonCardProps): ReactNode {
  const person = useStream<Person>(personStream(id));
  const isRead = useConnection().state !== "connecting";
  if (person !== undefined) return <CardOf person={person} onClose={onClose} />;
  return (
    <Panel
      title={id}
      className="panel-grow"
      tools={<CloseButton onClose={onClose} />}
      state={isRead ? "empty" : "loading"}
      empty={fill(texts.notThere, { id })}
    />
  );
}

/** Name, powers, how they sign in, where they are signed in. */
function CardOf({ person, onClose }: Pick<PersonCardProps, "onClose"> & { readonly person: Person }): ReactNode {
  const say = useSay();
  const client = useClient();
  const { id } = person;
  const name = useOfficerNames()(id);
  const sessions = useSessions(id);
  const editing = useOpener();
  useShown(personStream(id));
  return (
    <Panel
      title={name}
      label={`${name} ${id}`}
      className="panel-grow"
      about={<span className="figures quiet">{id}</span>}
      tools={
        <>
          {mayGive(client, "RegisterPerson") && (
            <Button {...editing.button} onClick={editing.open}>
              {say(texts.edit)}
            </Button>
          )}
          <CloseButton onClose={onClose} />
        </>
      }
      body="people-body"
      scrolls
    >
      {editing.isOpen ? <PersonForm person={person} onDone={editing.close} /> : <Standing person={person} />}
      <PersonPowers person={person} />
      <PersonGlass person={person} />
      <PersonCertificates person={person} />
      <section className="people-section" aria-label={say(texts.means)}>
        <header>
          <h3>{say(texts.means)}</h3>
        </header>
        {person.factors.length === 0 && <p className="quiet">{say(texts.noMeans)}</p>}
        <ul className="people-lines">
          {person.factors.map(({ factor, label }) => (
            <li key={`${factor} ${label ?? ""}`}>
              {say(meansNames[factor] ?? { zh: factor, en: factor })} <span className="quiet">{label}</span>
            </li>
          ))}
        </ul>
        <PersonEntry person={person} />
        <MakeEntryLink person={person} />
      </section>
      {partsFor(client).includes("sessions") && (
        <section className="people-section" aria-label={say(texts.sessionsOf)}>
          <header>
            <h3>{say(texts.sessionsOf)}</h3>
          </header>
          <SessionsTable sessions={sessions} />
        </section>
      )}
      <footer className="people-section people-buttons">
        {person.disabled === undefined ? (
          <ActButton order="DisablePerson" body={{ person: id }} reason="needed" kind="danger">
            {say(texts.disable)}
          </ActButton>
        ) : (
          <ActButton order="EnablePerson" body={{ person: id }}>
            {say(texts.enable)}
          </ActButton>
        )}
      </footer>
    </Panel>
  );
}

function CloseButton({ onClose }: Pick<PersonCardProps, "onClose">): ReactNode {
  const say = useSay();
  return (
    <Button look="text" aria-label={say(texts.close)} onClick={onClose}>
      ×
    </Button>
  );
}

/** Kind, part, and whether on post, locked or disabled now. */
function Standing({ person }: { readonly person: Person }): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const now = useMinute();
  const { onPost, disabled, lockedUntil } = person;
  const time = (instant: string) => dayAndTime(instant, district.zone);
  return (
    <div className="people-section">
      {disabled !== undefined && (
        <p className="people-note" data-tone="alarm">
          {say(texts.isDisabled, { reason: disabled.reason, time: time(disabled.at) })}
        </p>
      )}
      {lockedUntil !== undefined && now < lockedUntil && (
        <p className="people-note">{say(texts.lockedUntil, { time: time(lockedUntil) })}</p>
      )}
      <dl className="people-facts">
        <div>
          <dt>{say(texts.kind)}</dt>
          <dd>{say(staffKindNames[person.kind])}</dd>
        </div>
        <div>
          <dt>{say(texts.part)}</dt>
          <dd>
            {say(partName(district, person.part))} {person.leads && <span className="quiet">{say(texts.leads)}</span>}
          </dd>
        </div>
        <div>
          <dt>{say(texts.state)}</dt>
          <dd>
            {onPost === undefined
              ? say(texts.offPost)
              : say(texts.onPostSince, { power: say(powerWords(onPost.power, district)), time: time(onPost.since) })}
          </dd>
        </div>
      </dl>
    </div>
  );
}
