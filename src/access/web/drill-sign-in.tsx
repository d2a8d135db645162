import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { type District, unnamedDistrict } from "../../district/district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { ask, type Reply } from "../../journal/web/api.ts";
import { roleNames } from "../role-names.ts";
import { doorTexts } from "./door-texts.ts";
import { partName, powerWords } from "./power-words.ts";
import { type DrillPerson, readDrillPeople, signIn, troubleOf } from "./session.ts";
import type { Session } from "../own-session.ts";

const hallPosts = ["dispatcher", "calltaker", "shiftLeader", "dutyCommander", "supervisor", "reader"] as const;

/** One click at the machine a drill runs on: a seat of a role, or one of its staff. */
export function DrillSignIn({ onSignedIn }: { onSignedIn: (session: Session) => void }): ReactNode {
  const say = useSay();
  const [busy, setBusy] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const [district, setDistrict] = useState<District | null>(null);
  const [desksShown, setDesksShown] = useState(false);
  const [people, setPeople] = useState<readonly DrillPerson[] | null>(null);

  /** Does one thing at a time, and says what went wrong with it. */
  async function get<Content>(what: string, asking: Promise<Reply<Content>>): Promise<Content | undefined> {
    setBusy(what);
    setTrouble(null);
    const reply = await asking;
    setBusy(null);
    if (reply.kind === "ok") return reply.content;
    setTrouble(troubleOf(reply));
    return undefined;
  }

  async function enter(what: string, signing: Promise<Reply<Session>>): Promise<void> {
    const session = await get(what, signing);
    if (session !== undefined) onSignedIn(session);
  }

  async function showDesks(): Promise<void> {
    const found = await get("desks", readDistrict());
    if (found === undefined) return;
    setDistrict(found);
    setDesksShown(true);
  }

  async function showPeople(): Promise<void> {
    const found = district ?? (await get("people", readDistrict()));
    if (found === undefined) return;
    setDistrict(found);
    const staff = await get("people", readDrillPeople());
    if (staff !== undefined) setPeople(staff.people);
  }

  const stations = Object.values((district ?? unnamedDistrict).stations);
  return (
    <section className="door-section" aria-label={say(doorTexts.drillSignIn)}>
      <h2>{say(doorTexts.drillSignIn)}</h2>
      <Trouble said={trouble} />
      <h3>{say(doorTexts.hallPosts)}</h3>
      <div className="posts">
        {hallPosts.map((role, index) => (
          <Button
            key={role}
            size="large"
            look={index === 0 ? "primary" : "plain"}
            busy={busy === role}
            onClick={() => void enter(role, signIn.toDrill({ role }))}
          >
            {say(roleNames[role])}
          </Button>
        ))}
      </div>
      <h3>{say(doorTexts.stationDesks)}</h3>
      {desksShown ? (
        <div className="posts">
          {stations.map((station) => (
            <Button
              key={station.id}
              busy={busy === station.id}
              onClick={() => void enter(station.id, signIn.toDrill({ role: "station", station: station.id }))}
            >
              {say(station.name)}
            </Button>
          ))}
        </div>
      ) : (
        <Button size="large" busy={busy === "desks"} onClick={() => void showDesks()}>
          {say(doorTexts.chooseDesk)}
        </Button>
      )}
      <h3>{say(doorTexts.drillPeople)}</h3>
      {people === null ? (
        <Button size="large" busy={busy === "people"} onClick={() => void showPeople()}>
          {say(doorTexts.asDrillPerson)}
        </Button>
      ) : (
        <DrillPeople
          people={people}
          district={district ?? unnamedDistrict}
          busy={busy}
          onChoose={(person) => void enter(person, signIn.asDrillPerson(person))}
        />
      )}
      <p className="quiet">{say(doorTexts.drillNote)}</p>
    </section>
  );
}

interface DrillPeopleProps {
  readonly people: readonly DrillPerson[];
  readonly district: District;
  readonly busy: string | null;
  readonly onChoose: (person: string) => void;
}

function DrillPeople({ people, district, busy, onChoose }: DrillPeopleProps): ReactNode {
  const say = useSay();
  if (people.length === 0) return <p className="quiet">{say(doorTexts.noDrillPeople)}</p>;
  return (
    <>
      <p className="quiet">{say(doorTexts.drillPeopleNote)}</p>
      <ul className="drill-people">
        {people.map(({ person, name, part, powers, onPost }) => (
          <li key={person}>
            <Button busy={busy === person} onClick={() => onChoose(person)}>
              {name} <span className="figures">{person}</span>
            </Button>
            <span className="quiet">
              {[
                ...powers.map((power) => say(powerWords(power, district))),
                say(partName(district, part)),
                ...(onPost ? [say(doorTexts.onPost)] : []),
              ].join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The district is shown to whoever is signed in, so a drill's desks and places are read as its reader. */
async function readDistrict(): Promise<Reply<District>> {
  const signed = await signIn.toDrill({ role: "reader" });
  if (signed.kind !== "ok") return signed;
  const reply = await ask<{ state: District }>("GET", "/api/v1/district");
  return reply.kind === "ok" ? { kind: "ok", content: reply.content.state } : reply;
}
