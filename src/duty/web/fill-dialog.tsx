import { Button } from "../../ground/web/button.tsx";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { type ReactNode, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Form } from "../../ground/web/form.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { Dialog } from "../../ground/web/dialog.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import { filling, patternsOf, teamsOf, wrongInFilling } from "./fill-by-pattern.ts";
import type { DraftChange } from "./roster-draft.ts";
import { rosterTexts } from "./roster-texts.ts";
import type { ShiftChoices } from "./shift-form.tsx";
import type { RosterShown } from "./use-roster.ts";
import "./roster-dialogs.css";

interface FillDialogProps {
  readonly shown: RosterShown;
  readonly shifts: RosterShown["shifts"];
  readonly choices: ShiftChoices;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly onFill: (change: DraftChange) => void;
  readonly onClose: () => void;
}

type Teams = Readonly<Record<string, number>>;

const nothing: DraftChange = { add: [], remove: [] };

/**
 * A post, a pattern, the people in teams that begin apart in its cycle, from a day to a day: a draft of shifts. Days that
 * are none are said at once, what is missing when somebody tries to fill without it.
 */
export function FillDialog({ shown, shifts, choices, onFill, onClose, ...props }: FillDialogProps): ReactNode {
  const say = useSay();
  const patterns = patternsOf(shown.postsState);
  const [code, setCode] = useState("threeTeamsTwoShifts");
  const [post, setPost] = useState(choices.posts[0]?.value ?? "");
  const [firstDay, setFirstDay] = useState(props.firstDay);
  const [lastDay, setLastDay] = useState(props.lastDay);
  const [teams, setTeams] = useState<Teams>({});
  const [anew, setAnew] = useState(true);
  const [isTried, setTried] = useState(false);
  const pattern = patterns.find((one) => one.pattern === code) ?? patterns[0];
  const count = pattern === undefined ? 1 : teamsOf(pattern);
  const { days, missing } = wrongInFilling({ post, teams, firstDay, lastDay });
  const made =
    pattern === undefined || Object.keys(days).length > 0
      ? nothing
      : filling({ pattern, post, teams, firstDay, lastDay, anew }, shifts, {
          zone: shown.rules.zone,
          calendar: shown.calendar,
        });
  const isWhole = Object.keys({ ...days, ...missing }).length === 0;
  const { teams: noTeams = null, ...fields } = isTried ? missing : {};
  return (
    <Dialog onClose={onClose} title={say(rosterTexts.fill)} width={560}>
      <Form
        className="roster-save"
        send={say(rosterTexts.fillNow)}
        leave={rosterTexts.cancel}
        ready
        busy={false}
        wrong={{ ...days, ...fields }}
        trouble={isTried && isWhole && made.add.length === 0 ? rosterTexts.fillsNothing : null}
        onSend={() => {
          if (made.add.length === 0 || !isWhole) return setTried(true);
          onFill(made);
          onClose();
        }}
        onClose={onClose}
      >
        <div className="roster-shift-form">
          <Field label={say(rosterTexts.pattern)} className="roster-field">
            {(control) => (
              <PickOne
                {...control}
                focused
                value={code}
                options={patterns.map((one) => ({ value: one.pattern, text: say(one.name) }))}
                onChange={(chosen) => {
                  setCode(chosen);
                  setTeams({});
                }}
              />
            )}
          </Field>
          <Field label={say(rosterTexts.post)} name="post" required className="roster-field">
            {(control) => (
              <PickOne {...control} value={post === "" ? undefined : post} options={choices.posts} onChange={setPost} />
            )}
          </Field>
          {(
            [
              ["firstDay", firstDay, setFirstDay],
              ["lastDay", lastDay, setLastDay],
            ] as const
          ).map(([name, value, onChange]) => (
            <TextField
              key={name}
              label={say(rosterTexts[name])}
              name={name}
              required
              className="roster-field"
              type="date"
              value={value}
              onChange={onChange}
            />
          ))}
        </div>
        <TeamChoices people={choices.people} count={count} teams={teams} missing={noTeams} onChange={setTeams} />
        <Checkbox checked={anew} onChange={(event) => setAnew(event.target.checked)}>
          {say(rosterTexts.anew)}
        </Checkbox>
        <span role="status" className="quiet figures">
          {say(rosterTexts.fillCount, { count: made.add.length })}
        </span>
      </Form>
    </Dialog>
  );
}

interface TeamChoicesProps {
  readonly people: ShiftChoices["people"];
  /** How many teams there are. */
  readonly count: number;
  readonly teams: Teams;
  /** Said where nobody is in a team. */
  readonly missing: Sentence | null;
  readonly onChange: (teams: Teams) => void;
}

/** In which team each of the people is, if in any. */
function TeamChoices({ people, count, teams, missing, onChange }: TeamChoicesProps): ReactNode {
  const say = useSay();
  return (
    <>
      <div className="roster-shift-buttons">
        <Button onClick={() => onChange(Object.fromEntries(people.map(({ value }, index) => [value, index % count])))}>
          {say(rosterTexts.dealOut)}
        </Button>
        <Button onClick={() => onChange({})}>{say(rosterTexts.clearTeams)}</Button>
      </div>
      <ul className="roster-teams">
        {people.map(({ value: person, text: name }) => (
          <li key={person}>
            <span className="cut">{name}</span>
            <PickOne
              label={say(rosterTexts.teamOf, { person: name })}
              value={teams[person] ?? -1}
              options={[
                { value: -1, text: say(rosterTexts.notInTeam) },
                ...Array.from({ length: count }, (_, index) => ({
                  value: index,
                  text: say(rosterTexts.teamNumber, { number: index + 1 }),
                })),
              ]}
              onChange={(team) => {
                const { [person]: _, ...others } = teams;
                onChange(team < 0 ? others : { ...others, [person]: team });
              }}
            />
          </li>
        ))}
      </ul>
      <Trouble said={missing} />
    </>
  );
}
